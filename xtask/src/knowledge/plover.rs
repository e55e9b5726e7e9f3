//! Words for PLOVER modes and contexts: every one there is, legal for its type, in three languages, each word once.

use super::entries::{Entry, File, Item};
use foederis_model::{Context, EventType, Mode};
use std::collections::BTreeMap;

const LANGUAGES: [&str; 3] = ["nl", "de", "en"];

pub fn check(files: &[File], report: &mut impl FnMut(&str, usize, String)) {
    let mut covered = Vec::new();
    let mut contexts = Vec::new();
    // A word tells one mode of a type: type, language, word → mode.
    let mut told: BTreeMap<(String, &str, String), String> = BTreeMap::new();
    for (file, entry) in files.iter().flat_map(|file| file.entries.iter().map(move |entry| (file, entry))) {
        match entry.section.as_str() {
            "mode" => modes(file, entry, &mut covered, &mut told, report),
            "context" => {
                let name = entry.text("context").unwrap_or_default().to_owned();
                match name.parse::<Context>() {
                    Ok(context) if contexts.contains(&context) => report(&file.name, entry.line, format!("context {name} is listed twice")),
                    Ok(context) => contexts.push(context),
                    Err(message) => report(&file.name, entry.line, message),
                }
                words(file, entry, &name, report, |_, _, _| None);
            }
            other => report(&file.name, entry.line, format!("[[{other}]] is not one of: mode, context")),
        }
    }
    let Some(first) = files.first() else { return };
    for event_type in EventType::ALL {
        for mode in event_type.modes().iter().filter(|mode| !covered.contains(&(*event_type, **mode))) {
            report(&first.name, 0, format!("no words tell mode {mode} of {event_type}"));
        }
    }
    for context in Context::ALL.iter().filter(|context| !contexts.contains(context)) {
        report(&first.name, 0, format!("no words tell context {context}"));
    }
}

fn modes<'f>(
    file: &File,
    entry: &'f Entry,
    covered: &mut Vec<(EventType, Mode)>,
    told: &mut BTreeMap<(String, &'f str, String), String>,
    report: &mut impl FnMut(&str, usize, String),
) {
    let name = entry.text("mode").unwrap_or_default().to_owned();
    let mode = match name.parse::<Mode>() {
        Ok(mode) => mode,
        Err(message) => return report(&file.name, entry.line, message),
    };
    let types: Vec<&str> = entry.get("type").map_or(&[][..], Item::items).iter().filter_map(Item::text).collect();
    if types.is_empty() {
        report(&file.name, entry.line, format!("mode {name}: no type"));
    }
    for code in &types {
        match code.parse::<EventType>() {
            Ok(event_type) if !event_type.modes().contains(&mode) => {
                report(&file.name, entry.line, format!("{code} has no mode {name}"));
            }
            Ok(event_type) if covered.contains(&(event_type, mode)) => {
                report(&file.name, entry.line, format!("mode {name} of {code} is listed twice"));
            }
            Ok(event_type) => covered.push((event_type, mode)),
            Err(message) => report(&file.name, entry.line, message),
        }
    }
    words(file, entry, &name, report, |lang, word, _| {
        let mut other = None;
        for code in &types {
            let known = told.insert(((*code).to_owned(), lang, word.to_owned()), name.clone());
            other = other.or(known.filter(|known| *known != name).map(|known| format!("\"{word}\" tells {known} and {name} of {code}")));
        }
        other
    });
}

/// The lists of three languages; `also` may find fault with a word.
fn words<'f>(
    file: &File,
    entry: &'f Entry,
    name: &str,
    report: &mut impl FnMut(&str, usize, String),
    mut also: impl FnMut(&'f str, &str, usize) -> Option<String>,
) {
    for lang in LANGUAGES {
        let list = entry.get(lang).map_or(&[][..], Item::items);
        if list.is_empty() {
            report(&file.name, entry.line, format!("{name}: no words in {lang}"));
        }
        let mut seen = Vec::new();
        for item in list {
            let word = item.text().unwrap_or_default().to_lowercase();
            if word.trim().is_empty() {
                report(&file.name, item.line, format!("{name}: a word is empty"));
            } else if seen.contains(&word) {
                report(&file.name, item.line, format!("{name}: \"{word}\" stands twice in {lang}"));
            } else if let Some(fault) = also(lang, &word, item.line) {
                report(&file.name, item.line, fault);
            }
            seen.push(word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{File, check};

    fn problems(text: &str) -> Vec<String> {
        let files: Vec<File> = File::read("plover/a.toml", text).into_iter().collect();
        let mut problems = Vec::new();
        check(&files, &mut |file: &str, line: usize, message: String| problems.push(format!("{file}:{line}: {message}")));
        problems
    }

    #[test]
    fn every_kind_of_mistake_in_modes_and_contexts_is_told() {
        let entry = |types: &str, mode: &str, words: &str| format!("[[mode]]\ntype = [{types}]\nmode = \"{mode}\"\n{words}\n");
        let words = "nl = [\"a\"]\nde = [\"b\"]\nen = [\"c\"]";
        for (text, expected) in [
            (entry("\"AID\"", "drone", words), "a.toml:1: AID has no mode drone"),
            (entry("\"ASSAULT\"", "laser", words), "\"laser\" is not one of"),
            (entry("\"ASSAULT\"", "drone", "nl = [\"a\"]\nen = [\"c\"]"), "a.toml:1: drone: no words in de"),
            (entry("\"ASSAULT\"", "drone", "nl = [\"a\", \"A\"]\nde = [\"b\"]\nen = [\"c\"]"), "a.toml:4: drone: \"a\" stands twice in nl"),
            (entry("\"ASSAULT\"", "drone", words) + &entry("\"ASSAULT\"", "beat", words), "\"a\" tells drone and beat of ASSAULT"),
            (
                entry("\"ASSAULT\"", "drone", words) + &entry("\"ASSAULT\"", "drone", words),
                "a.toml:7: mode drone of ASSAULT is listed twice",
            ),
            (entry("\"ASSAULT\"", "drone", words), "no words tell mode visit of CONSULT"),
            (entry("\"ASSAULT\"", "drone", words), "no words tell context military"),
        ] {
            let problems = problems(&text);
            assert!(problems.iter().any(|problem| problem.contains(expected)), "{expected:?} is not in {problems:#?}");
        }
    }
}
