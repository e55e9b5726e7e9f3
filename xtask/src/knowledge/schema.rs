//! Keys, kinds, roles and posts that do not exist, and sources that are missing.

use super::entries::{Entry, File, Item, Value};
use foederis_model::Role;

/// What each section may hold; `places/` is left to its reader, which refuses every other key itself.
const KEYS: [(&str, &[&str]); 5] = [
    ("state", &["code", "name", "adjective", "people", "capital", "seat", "cow", "source"]),
    ("actor", &["code", "role", "kind", "name", "source"]),
    ("person", &["name", "surname", "alone", "office", "source"]),
    ("ambiguity", &["name", "of", "why", "instead", "near", "unless", "always"]),
    ("membership", &["body", "member", "from", "until", "note", "source"]),
];
const OFFICE: [&str; 4] = ["actor", "from", "until", "post"];
pub const POSTS: [&str; 6] = ["head-of-state", "head-of-government", "foreign", "defence", "interior", "other"];
const KINDS: [&str; 10] = ["body", "group", "force", "outlet", "thinktank", "ngo", "company", "party", "court", "people"];

pub fn check(files: &[File], report: &mut impl FnMut(&str, usize, String)) {
    for file in files.iter().filter(|file| file.name.starts_with("actors/")) {
        for entry in &file.entries {
            keys(file, entry, report);
            if entry.section != "place" {
                choice(file, entry.get("kind"), "kind", &KINDS, report);
            }
            choice(file, entry.get("role"), "role", &Role::ALL.map(Role::code), report);
            for office in entry.get("office").map_or(&[][..], Item::items) {
                if let Value::Table(fields) = &office.value {
                    for (key, item) in fields.iter().filter(|(key, _)| !OFFICE.contains(&key.as_str())) {
                        report(&file.name, item.line, format!("an office has no key {key:?}; it has {}", OFFICE.join(", ")));
                    }
                }
                choice(file, office.get("post"), "post", &POSTS, report);
            }
            let needs = matches!(entry.section.as_str(), "state" | "actor" | "person" | "membership");
            if needs && entry.text("source").is_none_or(|source| source.trim().is_empty()) {
                report(&file.name, entry.line, format!("{}: no source", entry.title()));
            }
            if entry.section == "actor" && entry.get("kind").is_none() {
                report(&file.name, entry.line, format!("{}: no kind; one of {}", entry.title(), KINDS.join(", ")));
            }
        }
    }
}

fn keys(file: &File, entry: &Entry, report: &mut impl FnMut(&str, usize, String)) {
    let Some((_, known)) = KEYS.iter().find(|(section, _)| *section == entry.section) else {
        if entry.section != "place" {
            report(
                &file.name,
                entry.line,
                format!("[[{}]] is not one of: state, actor, person, place, ambiguity, membership", entry.section),
            );
        }
        return;
    };
    for (key, item) in entry.fields.iter().filter(|(key, _)| !known.contains(&key.as_str())) {
        report(&file.name, item.line, format!("{}: a {} has no key {key:?}; it has {}", entry.title(), entry.section, known.join(", ")));
    }
}

fn choice(file: &File, item: Option<&Item>, what: &str, known: &[&str], report: &mut impl FnMut(&str, usize, String)) {
    if let Some(item) = item
        && item.text().is_none_or(|text| !known.contains(&text))
    {
        report(&file.name, item.line, format!("{what} {:?} is not one of: {}", item.text().unwrap_or_default(), known.join(", ")));
    }
}
