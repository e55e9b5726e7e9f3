//! Names, adjectives and inhabitants in all three languages.

use super::entries::{Entry, File, Value};

const LANGUAGES: [&str; 3] = ["en", "nl", "de"];
/// Dependent territories, which news seldom speaks of as peoples, and states that share their words with a greater one (Congolese, Dominican).
const WITHOUT_WORDS: &str = "\
AIA ALA ASM ATA ATF BES BLM BVT CCK COK CXR CYM FLK GGY GLP GUF GUM HMD IMN IOT JEY MAF MNP MSR MTQ MYT NFK NIU PCN REU SGS SHN SJM SPM SXM TCA TKL UMI \
VGB VIR WLF COG DMA DNR LNR VAT EU";

pub fn check(files: &[File], report: &mut impl FnMut(&str, usize, String)) {
    for file in files {
        for entry in &file.entries {
            let body = entry.text("kind").is_some_and(|kind| matches!(kind, "body" | "court"));
            match entry.section.as_str() {
                "state" => {
                    let code = entry.text("code").unwrap_or_default();
                    complete(file, entry, "name", false, report);
                    if !WITHOUT_WORDS.split(' ').any(|known| known == code) {
                        complete(file, entry, "adjective", true, report);
                        complete(file, entry, "people", true, report);
                    }
                    complete_if_there(file, entry, "capital", report);
                }
                "actor" if body => complete(file, entry, "name", false, report),
                "actor" => complete_if_there(file, entry, "name", report),
                _ => {}
            }
            if matches!(entry.section.as_str(), "state" | "actor") && entry.get("name").is_none() {
                report(&file.name, entry.line, format!("{}: no name", entry.title()));
            }
            if entry.section == "person" {
                let surnames = entry.get("surname").map_or(0, |item| item.items().len());
                if surnames == 0 {
                    report(&file.name, entry.line, format!("{}: no surname", entry.title()));
                }
            }
        }
    }
}

/// Every language has the key, or one list counts for all. English names are read in the others too; adjectives are not.
fn complete(file: &File, entry: &Entry, key: &str, strict: bool, report: &mut impl FnMut(&str, usize, String)) {
    let Some(item) = entry.get(key) else {
        report(&file.name, entry.line, format!("{}: no {key}", entry.title()));
        return;
    };
    let Value::Table(fields) = &item.value else { return };
    let has = |lang: &str| fields.iter().any(|(name, list)| name == lang && !list.items().is_empty());
    for (lang, list) in fields.iter().filter(|(lang, _)| !LANGUAGES.contains(&lang.as_str())) {
        report(&file.name, list.line, format!("{}: {key} has no language {lang:?}; it has en, nl, de", entry.title()));
    }
    // Under `en` alone: the same in all three.
    if !strict && has("en") && !has("nl") && !has("de") {
        return;
    }
    let missing: Vec<&str> = LANGUAGES.into_iter().filter(|lang| !has(lang)).collect();
    if !missing.is_empty() {
        let hint = if strict { "" } else { "; where it is the English one, write it again" };
        report(&file.name, item.line, format!("{}: {key} is missing in {}{hint}", entry.title(), missing.join(" and ")));
    }
}

fn complete_if_there(file: &File, entry: &Entry, key: &str, report: &mut impl FnMut(&str, usize, String)) {
    if entry.get(key).is_some() && entry.section == "state" {
        complete(file, entry, key, false, report);
    } else if let Some(item) = entry.get(key)
        && let Value::Table(fields) = &item.value
    {
        for (lang, list) in fields.iter().filter(|(lang, _)| !LANGUAGES.contains(&lang.as_str())) {
            report(&file.name, list.line, format!("{}: {key} has no language {lang:?}; it has en, nl, de", entry.title()));
        }
    }
}
