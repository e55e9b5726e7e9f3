//! How many of the actors that people coded are found in the text, and how many are found that nobody coded.

use super::sides::Sides;
use foederis_coder::{MentionKind, Named, Scratch, mentions};
use foederis_intake::{Limits, Units};
use foederis_knowledge::{Knowledge, LanguagePack, Referent};
use foederis_language::fold_word;
use foederis_model::{Actor, Document, Language};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Counts over documents; one base in one document counts once.
#[derive(Default)]
struct Tally {
    /// Bases of gold.
    gold: usize,
    /// … that are found.
    found: usize,
    /// Bases of gold of which some known name, or the name that gold itself writes, is in the text.
    named: usize,
    /// … that are found.
    named_found: usize,
    /// Bases found where a coded fact is told.
    told: usize,
    /// … that stand nowhere in the document's gold.
    wrong: usize,
    /// The wrong ones by kind of mention.
    kinds: BTreeMap<&'static str, usize>,
}

/// The table for a part of the gold documents.
pub fn run(shared: &Path, part: &str, out: &mut String) -> Result<(), String> {
    let mut misses = String::new();
    let (tallies, sides) = measure(shared, part, &mut misses)?;
    let _ = writeln!(
        out,
        "### Actors, gold documents ({part})\n\n`cargo xtask actors {part}`. A base (state, body, group, name) counts once in a document. *Found*: the reader of names \
         finds it anywhere in the document, as an actor and not only as a place. *In the text*: some known name of it, or the name that gold writes, is there. \
         *Not in gold*: found in a sentence that is evidence of a coded fact, but in no field of any fact of the document; an upper bound of what is wrong, as \
         not everybody named in such a sentence is a party to the fact.\n\n\
         | language | bases in gold | found | in the text | found of these | found in evidence | not in gold | kinds of these |\n|---|---|---|---|---|---|---|---|"
    );
    for (lang, tally) in tallies {
        let share = |part: usize, whole: usize| if whole == 0 { "–".to_owned() } else { format!("{:.3}", part as f64 / whole as f64) };
        let kinds: Vec<String> = tally.kinds.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
        let _ = writeln!(
            out,
            "| {lang} | {} | {} ({}) | {} | **{}** ({}) | {} | **{}** ({}) | {} |",
            tally.gold,
            share(tally.found, tally.gold),
            tally.found,
            tally.named,
            share(tally.named_found, tally.named),
            tally.named_found,
            tally.told,
            share(tally.wrong, tally.told),
            tally.wrong,
            kinds.join(", ")
        );
    }
    out.push('\n');
    out.push_str(Sides::HEAD);
    for (lang, sides) in sides {
        sides.row(&lang, out);
    }
    out.push('\n');
    Ok(())
}

/// Prints the table and, for documents that may be looked at, what was missed and what was too much.
#[allow(clippy::print_stdout)] // The figures are the result.
pub fn print(part: &str, errors: bool) -> Result<(), String> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    if !shared.is_dir() {
        return Err("skipped: no ../shared".to_owned());
    }
    if errors {
        let mut misses = String::new();
        measure(&shared, part, &mut misses)?;
        print!("{misses}");
    }
    let mut out = String::new();
    run(&shared, part, &mut out)?;
    print!("{out}");
    Ok(())
}

/// By language, and for all.
type ByLanguage<T> = BTreeMap<String, T>;

fn measure(shared: &Path, part: &str, misses: &mut String) -> Result<(ByLanguage<Tally>, ByLanguage<Sides>), String> {
    let knowledge = Knowledge::embedded();
    let mut scratch = Scratch::default();
    let gold = gold(&shared.join(format!("gold/{part}.gold.jsonl")))?;
    let limits = Limits::default();
    let texts = shared.join(format!("gold/{part}.texts.jsonl"));
    let mut tallies: ByLanguage<Tally> = BTreeMap::new();
    let mut sides: ByLanguage<Sides> = BTreeMap::new();
    for unit in Units::new(vec![texts], limits.clone()) {
        let document = unit.and_then(|unit| foederis_intake::read(&unit, &limits)).map_err(|problem| problem.to_string())?;
        let Some(record) = gold.get(&document.id) else { continue };
        // The language was coded by hand, too; telling it is measured elsewhere.
        let document = Document { lang: Language::from(record.lang.as_str()), ..document };
        let Some(pack) = knowledge.pack(&document.lang) else { continue };
        let mentions = mentions(knowledge, &document, &mut scratch);
        let (whole, _) = document.whole();
        let named = nameable(pack, &document);
        let text = letters(&whole);
        let told = record.evidence.iter().filter_map(|evidence| place_of(&whole, evidence)).collect::<Vec<_>>();
        let analysis = pack.analyser.analyse(&document);
        for lang in [document.lang.code(), "all"] {
            // Each miss is told once.
            let mut again = String::new();
            let once = if lang == "all" { &mut again } else { &mut *misses };
            sides.entry(lang.to_owned()).or_default().add(&document.id, &record.events, &whole, &analysis, &mentions, once);
            let tally = tallies.entry(lang.to_owned()).or_default();
            let acting = |mention: &&Named| !mention.kind.is_place();
            let found: BTreeSet<String> = mentions.iter().filter(acting).flat_map(bases).collect();
            for (key, name) in &record.bases {
                tally.gold += 1;
                let hit = found.contains(key);
                tally.found += usize::from(hit);
                let there = named.contains(key) || text.contains(&format!(" {} ", letters(name).trim()));
                tally.named += usize::from(there);
                tally.named_found += usize::from(hit && there);
                if lang != "all" && !hit {
                    let _ = writeln!(
                        misses,
                        "{} missed {name}{}",
                        document.id,
                        if there { "" } else { " (not in the text by any known name)" }
                    );
                }
            }
            let mut seen = BTreeSet::new();
            for mention in mentions.iter().filter(acting) {
                if !told.iter().any(|bytes| bytes.start <= mention.bytes.start && mention.bytes.end <= bytes.end) {
                    continue;
                }
                for key in bases(mention).filter(|key| !key.is_empty()) {
                    if !seen.insert(key.clone()) {
                        continue;
                    }
                    tally.told += 1;
                    if !record.bases.contains_key(&key) {
                        tally.wrong += 1;
                        *tally.kinds.entry(kind(mention.kind)).or_default() += 1;
                        if lang != "all" {
                            let around = excerpt(&whole, &mention.bytes);
                            let _ = writeln!(misses, "{} extra {} ({}): {around}", document.id, mention.actor, kind(mention.kind));
                        }
                    }
                }
            }
        }
    }
    Ok((tallies, sides))
}

fn kind(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Named => "name",
        MentionKind::Person => "person",
        MentionKind::Attribute => "adjective",
        MentionKind::Anaphor => "pointing back",
        MentionKind::Place => "place",
        MentionKind::Unnamed => "unnamed speaker",
    }
}

/// What people coded of one document.
struct Record {
    lang: String,
    /// Bases as they are compared, and as they are written.
    bases: BTreeMap<String, String>,
    evidence: Vec<String>,
    events: Vec<Value>,
}

fn gold(path: &Path) -> Result<BTreeMap<String, Record>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut records = BTreeMap::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let value: Value = serde_json::from_str(line).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut record = Record {
            lang: value["lang"].as_str().unwrap_or_default().to_owned(),
            bases: BTreeMap::new(),
            evidence: Vec::new(),
            events: value["events"].as_array().cloned().unwrap_or_default(),
        };
        let facts = ["events", "ties", "claims"].into_iter().filter_map(|list| value[list].as_array()).flatten();
        for fact in facts {
            let texts =
                |key: &str| fact[key].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>();
            for actor in ["actor", "recipient", "claimed_by", "from", "to", "by", "about"].into_iter().flat_map(texts) {
                let base = Actor::from(actor).base;
                record.bases.insert(compared(&base), base);
            }
            record.evidence.extend(texts("evidence"));
        }
        record.bases.remove("");
        records.insert(value["doc"].as_str().unwrap_or_default().to_owned(), record);
    }
    Ok(records)
}

pub(super) fn bases(mention: &Named) -> impl Iterator<Item = String> {
    [Some(&mention.actor), mention.also.as_ref()].into_iter().flatten().map(|actor| compared(&actor.base))
}

/// Case and punctuation do not count, as in the reference scorer.
pub(super) fn compared(base: &str) -> String {
    let mut folded = String::new();
    fold_word(base, &mut folded);
    folded.retain(|c| c.is_ascii_alphanumeric());
    folded
}

/// Folded words with one space before and after each.
fn letters(text: &str) -> String {
    let mut folded = String::new();
    fold_word(text, &mut folded);
    let mut out = String::from(" ");
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        out.push_str(word);
        out.push(' ');
    }
    out
}

/// Every base that any word of the document may name, whatever the words around it say: longer names hide no shorter ones, ended offices count.
fn nameable(pack: &LanguagePack, document: &Document) -> BTreeSet<String> {
    let analysis = pack.analyser.analyse(document);
    let mut found = BTreeSet::new();
    for sentence in &analysis.sentences {
        for at in sentence.tokens.clone() {
            for known in pack.names.known(&analysis, at, sentence.tokens.end) {
                match known.referent {
                    Referent::Actor(actor)
                    | Referent::Adjective(actor)
                    | Referent::People(actor)
                    | Referent::Capital(actor, _)
                    | Referent::Seat(actor) => {
                        found.insert(compared(&actor.base));
                    }
                    Referent::Person(person) => {
                        let person = &pack.names.persons[person];
                        found.insert(compared(&person.name));
                        found.extend(person.offices.iter().map(|office| compared(&office.actor.base)));
                    }
                    Referent::Place(_) => {}
                }
            }
        }
    }
    found
}

/// Where evidence stands in the text, white space folded.
pub(super) fn place_of(text: &str, evidence: &str) -> Option<std::ops::Range<usize>> {
    let mut words = evidence.split_whitespace();
    let first = words.next()?;
    let rest: Vec<&str> = words.collect();
    text.match_indices(first).find_map(|(start, _)| {
        let mut end = start + first.len();
        for word in &rest {
            let gap = text[end..].len() - text[end..].trim_start().len();
            end += gap;
            if gap == 0 || !text[end..].starts_with(word) {
                return None;
            }
            end += word.len();
        }
        Some(start..end)
    })
}

fn excerpt(text: &str, bytes: &std::ops::Range<usize>) -> String {
    let from = text[..bytes.start].char_indices().rev().nth(50).map_or(0, |(at, _)| at);
    let to = text[bytes.end..].char_indices().nth(40).map_or(text.len(), |(at, _)| bytes.end + at);
    format!("{}[{}]{}", &text[from..bytes.start], &text[bytes.clone()], &text[bytes.end..to]).replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::{compared, letters, place_of};

    #[test]
    fn evidence_is_found_across_line_breaks() {
        assert_eq!(place_of("Eins zwei\n drei vier", "zwei drei"), Some(5..15));
        assert_eq!(place_of("Eins zwei", "zwei drei"), None);
    }

    #[test]
    fn names_are_compared_without_case_and_punctuation() {
        assert_eq!(compared("Al-Qaeda"), compared("al qaeda"));
        assert!(letters("Die NSO Group, so heißt sie").contains(" nso group "));
    }
}
