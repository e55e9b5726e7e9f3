//! Names that stand twice, and names that stand for two actors without anybody having said so.

use super::entries::File;
use foederis_language::fold_word;
use std::collections::{BTreeMap, BTreeSet};

/// Where a name stands and whom it means.
struct Use<'f> {
    file: &'f str,
    line: usize,
    owner: String,
    name: &'f str,
    languages: Vec<&'f str>,
}

pub fn check(files: &[File], report: &mut impl FnMut(&str, usize, String)) {
    let mut ambiguous: BTreeSet<String> = BTreeSet::new();
    for file in files {
        for entry in file.of("ambiguity") {
            ambiguous.insert(folded(entry.text("name").unwrap_or_default()));
        }
    }
    actors(files, &ambiguous, report);
    people(files, &ambiguous, report);
    places(files, &ambiguous, report);
}

fn actors(files: &[File], ambiguous: &BTreeSet<String>, report: &mut impl FnMut(&str, usize, String)) {
    let mut uses: BTreeMap<String, Vec<Use<'_>>> = BTreeMap::new();
    for file in files {
        for entry in file.entries.iter().filter(|entry| matches!(entry.section.as_str(), "state" | "actor")) {
            // Adjectives and inhabitants often look alike; they are told apart by rank and by what stands beside them.
            for key in ["name", "seat"] {
                let Some(item) = entry.get(key) else { continue };
                let mut own = BTreeSet::new();
                for (lang, name, line) in item.names() {
                    if !own.insert((lang, name)) {
                        report(&file.name, line, format!("{}: \"{name}\" stands twice", entry.title()));
                    }
                    // English names are read in every language.
                    let languages = match lang {
                        Some("nl") => vec!["nl"],
                        Some("de") => vec!["de"],
                        _ => vec!["en", "nl", "de"],
                    };
                    let owner = entry.text("code").unwrap_or_default().to_owned();
                    uses.entry(written(name)).or_default().push(Use { file: &file.name, line, owner, name, languages });
                }
            }
        }
    }
    for (key, uses) in uses {
        let first = &uses[0];
        if ambiguous.contains(&folded(&key)) {
            continue;
        }
        for other in &uses[1..] {
            if other.owner != first.owner && other.languages.iter().any(|lang| first.languages.contains(lang)) {
                report(
                    other.file,
                    other.line,
                    format!(
                        "\"{}\" is a name of {} and of {} ({}:{}); keep one, or add an [[ambiguity]] that says which is meant when",
                        other.name, other.owner, first.owner, first.file, first.line
                    ),
                );
            }
        }
    }
}

fn people(files: &[File], ambiguous: &BTreeSet<String>, report: &mut impl FnMut(&str, usize, String)) {
    let mut known: BTreeMap<String, (&str, usize, &str)> = BTreeMap::new();
    for file in files {
        for entry in file.of("person") {
            let Some(name) = entry.text("name") else { continue };
            if let Some((other, line, _)) = known.get(&folded(name)) {
                report(&file.name, entry.line, format!("{name} is listed twice, first in {other}:{line}"));
            } else {
                known.insert(folded(name), (&file.name, entry.line, name));
            }
        }
    }
    // A full name listed as a spelling is the same person or an ambiguity.
    for file in files {
        for entry in file.of("person") {
            let Some(name) = entry.text("name") else { continue };
            let mut own = BTreeSet::new();
            for (_, surname, line) in entry.get("surname").map_or_else(Vec::new, |item| item.names()) {
                if !own.insert(surname) {
                    report(&file.name, line, format!("{name}: \"{surname}\" stands twice"));
                }
                let key = folded(surname);
                if surname.contains(' ')
                    && key != folded(name)
                    && !ambiguous.contains(&key)
                    && let Some((other, at, owner)) = known.get(&key)
                {
                    report(&file.name, line, format!("{name}: \"{surname}\" is {owner} ({other}:{at})"));
                }
            }
        }
    }
}

fn places(files: &[File], ambiguous: &BTreeSet<String>, report: &mut impl FnMut(&str, usize, String)) {
    let mut known: BTreeMap<String, (&str, usize)> = BTreeMap::new();
    for file in files {
        for entry in file.of("place") {
            let Some(name) = entry.text("name") else { continue };
            if ambiguous.contains(&folded(name)) {
                continue;
            }
            let key = format!("{} {}", written(name), entry.text("country").unwrap_or_default());
            if let Some((other, line)) = known.get(&key) {
                report(&file.name, entry.line, format!("place {name} is listed twice, first in {other}:{line}"));
            } else {
                known.insert(key, (&file.name, entry.line));
            }
        }
    }
}

/// As the reader compares: folded, but short acronyms and plain words apart from capitalised ones.
fn written(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let shape = if (1..=3).contains(&letters) && !name.chars().any(char::is_lowercase) {
        "="
    } else if name.chars().next().is_some_and(char::is_uppercase) {
        "+"
    } else {
        ""
    };
    format!("{}{shape}", folded(name))
}

fn folded(name: &str) -> String {
    let mut out = String::new();
    fold_word(name, &mut out);
    out
}
