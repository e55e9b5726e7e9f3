//! How many events the coder finds where there are none: reports of our own on sport, culture and economy, and texts of corpora of
//! which the genre is known.

use crate::facts::{Engines, coder_model};
use foederis_coder::{Coder, Scratch};
use foederis_knowledge::Knowledge;
use foederis_model::{Document, Language};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// At most so many texts of one corpus.
const MOST: usize = 300;

/// Topics of the stories in `stories/en-ecbplus-dev.jsonl` that are of one genre.
const STORIES: [(&str, &str); 7] =
    [("2", "culture"), ("4", "culture"), ("6", "culture"), ("5", "sport"), ("7", "sport"), ("10", "sport"), ("25", "sport")];

/// Texts of one language and topic.
struct Set {
    language: &'static str,
    topic: String,
    source: &'static str,
    texts: Vec<String>,
}

/// What was found in a set.
struct Found {
    set: Set,
    events: usize,
    /// Texts with an event.
    with: usize,
    /// Found types, most frequent first.
    types: Vec<(String, usize)>,
}

/// Prints the table, or the same as JSON.
#[allow(clippy::print_stdout)] // The figures are the result.
pub fn print(as_json: bool) -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    if as_json {
        let rows: Vec<Value> = measure(&root)?
            .iter()
            .map(|found| {
                let Found { set, events, with, types } = found;
                let types: serde_json::Map<String, Value> = types.iter().map(|(name, count)| (name.clone(), json!(count))).collect();
                json!({"lang": set.language, "topic": set.topic, "source": set.source, "documents": set.texts.len(), "events": events,
                    "with_events": with, "types": types})
            })
            .collect();
        println!("{}", json!(rows));
        return Ok(());
    }
    let mut out = String::new();
    run(&root, &mut out)?;
    print!("{out}");
    Ok(())
}

/// The section of QUALITY.md.
pub fn run(root: &Path, out: &mut String) -> Result<(), String> {
    let _ = writeln!(
        out,
        "### Events where there are none\n\n`cargo xtask offtopic`: events that the coder writes for texts that tell of no political act, in words that tempt it: reports of our own \
         (`crates/foederis-coder/tests/offtopic/`), and texts of corpora by genre (at most {MOST} a set). *News without events*: news coded by hand in which there are none; \
         most of it was learnt from.\n\n\
         | language | topic | texts from | texts | events | events a text | texts with one or more | types |\n|---|---|---|---|---|---|---|---|"
    );
    for Found { set, events, with, types } in measure(root)? {
        let types: Vec<String> = types.iter().map(|(name, count)| format!("{name} {count}")).collect();
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {events} | **{:.2}** | {with} | {} |",
            set.language,
            set.topic,
            set.source,
            set.texts.len(),
            events as f64 / set.texts.len().max(1) as f64,
            types.join(", ")
        );
    }
    out.push('\n');
    Ok(())
}

fn measure(root: &Path) -> Result<Vec<Found>, String> {
    let engines = Engines::load(root)?;
    let model = coder_model(root)?;
    let coder = Coder::new(Knowledge::embedded(), &engines, &model);
    let mut sets = own(root)?;
    let shared = root.join("../shared");
    if shared.is_dir() {
        sets.extend(corpora(root, &shared)?);
    }
    let code = |set: Set| {
        let found: Vec<Vec<String>> = set
            .texts
            .par_iter()
            .map_init(Scratch::default, |scratch, text| {
                let record = coder.code(&document(set.language, text), scratch);
                record.events.iter().map(|event| event.event_type.code().to_owned()).collect()
            })
            .collect();
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for name in found.iter().flatten() {
            *counts.entry(name.clone()).or_default() += 1;
        }
        let mut types: Vec<(String, usize)> = counts.into_iter().collect();
        types.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        Found { set, events: found.iter().map(Vec::len).sum(), with: found.iter().filter(|events| !events.is_empty()).count(), types }
    };
    Ok(sets.into_iter().map(code).collect())
}

fn document(language: &str, text: &str) -> Document {
    Document::new("", Language::from(language), text)
}

/// The project's own reports: a heading for each topic, a paragraph for each report.
fn own(root: &Path) -> Result<Vec<Set>, String> {
    let mut sets: Vec<Set> = Vec::new();
    for language in ["nl", "de", "en"] {
        let text = text_of(&root.join(format!("crates/foederis-coder/tests/offtopic/{language}.md")))?;
        for section in text.split("\n## ").skip(1) {
            let mut paragraphs = section.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
            let topic = paragraphs.next().unwrap_or_default().to_owned();
            sets.push(Set { language, topic, source: "our own", texts: paragraphs.map(str::to_owned).collect() });
        }
    }
    Ok(sets)
}

fn corpora(root: &Path, shared: &Path) -> Result<Vec<Set>, String> {
    let corpora = shared.join("corpora");
    let mut sets = Vec::new();
    let mut add = |language, topic: &str, source, mut texts: Vec<String>| {
        texts.truncate(MOST);
        sets.push(Set { language, topic: topic.to_owned(), source, texts });
    };
    // Sentences of a treebank, those of one text in a row.
    let reviews = by_text(&text_of(&corpora.join("ud/en-train.conllu"))?, "# newdoc id = reviews", "# newdoc");
    add("en", "reviews of shops and restaurants", "ud/en-train", reviews);
    let stories = lines(&corpora.join("stories/en-ecbplus-dev.jsonl"))?;
    for topic in ["sport", "culture"] {
        let is_of = |story: &&Value| STORIES.contains(&(story["topic"].as_str().unwrap_or_default(), topic));
        let texts = stories.iter().filter(is_of).filter_map(|story| story["text"].as_str()).map(str::to_owned).collect();
        add("en", topic, "stories/en-ecbplus-dev", texts);
    }
    let words = text_of(&corpora.join("ner/de-mobie-train.conll"))?;
    let traffic = words.split("-DOCSTART-").skip(1).map(|text| {
        let words = text.lines().skip(1).filter_map(|row| row.split('\t').next()).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    });
    add("de", "traffic and trains", "ner/de-mobie-train", traffic.filter(|text| !text.is_empty()).collect());
    add("nl", "a novel, by paragraph", "ud/nl-train (Titaantjes)", novel(&text_of(&corpora.join("ud/nl-train.conllu"))?));
    for language in ["nl", "de", "en"] {
        let mut texts = Vec::new();
        for (gold, file) in [
            (shared.join("gold/train.gold.jsonl"), shared.join("gold/train.texts.jsonl")),
            (root.join("training/facts/news.jsonl"), corpora.join("news/dev.jsonl")),
        ] {
            let empty = |record: &Value| record["lang"] == language && record["events"].as_array().is_some_and(Vec::is_empty);
            let empty: HashSet<String> = lines(&gold)?
                .iter()
                .filter(|record| empty(record))
                .filter_map(|record| record["doc"].as_str())
                .map(str::to_owned)
                .collect();
            let here = |value: &&Value| value["id"].as_str().is_some_and(|id| empty.contains(id));
            texts.extend(lines(&file)?.iter().filter(here).filter_map(|value| value["text"].as_str()).map(str::to_owned));
        }
        add(language, "news without events", "gold/train, news/dev", texts);
    }
    sets.sort_by_key(|set| ["nl", "de", "en"].iter().position(|language| *language == set.language));
    Ok(sets)
}

/// The texts of a treebank that begin with a comment, up to the next text.
fn by_text(treebank: &str, begins: &str, next: &str) -> Vec<String> {
    let mut texts: Vec<Vec<&str>> = Vec::new();
    let mut inside = false;
    for line in treebank.lines() {
        if line.starts_with(next) {
            inside = line.starts_with(begins);
            if inside {
                texts.push(Vec::new());
            }
        } else if let Some(sentence) = line.strip_prefix("# text = ").filter(|_| inside) {
            texts.last_mut().into_iter().for_each(|text| text.push(sentence));
        }
    }
    texts.into_iter().map(|text| text.join(" ")).collect()
}

/// The paragraphs of the novel in the Dutch treebank: `Titaantjes\PARAGRAPH-SENTENCE`, in order of paragraphs and sentences.
fn novel(treebank: &str) -> Vec<String> {
    let mut paragraphs: BTreeMap<usize, BTreeMap<usize, String>> = BTreeMap::new();
    let mut place = None;
    for line in treebank.lines() {
        if let Some(id) = line.strip_prefix("# sent_id = ") {
            let numbers = id.strip_prefix("Titaantjes\\").and_then(|id| id.split_once('-'));
            place = numbers.and_then(|(paragraph, sentence)| Some((paragraph.parse().ok()?, sentence.parse().ok()?)));
        } else if let (Some((paragraph, sentence)), Some(text)) = (place, line.strip_prefix("# text = ")) {
            paragraphs.entry(paragraph).or_default().insert(sentence, text.to_owned());
        }
    }
    paragraphs.into_values().map(|sentences| sentences.into_values().collect::<Vec<_>>().join(" ")).collect()
}

fn text_of(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn lines(path: &Path) -> Result<Vec<Value>, String> {
    let line = |(at, line): (usize, &str)| serde_json::from_str(line).map_err(|error| format!("{}:{}: {error}", path.display(), at + 1));
    text_of(path)?.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::{by_text, novel};

    #[test]
    fn sentences_of_one_text_are_put_together() {
        let treebank = "# newdoc id = reviews-1\n# text = One.\n1\tOne\n# text = Two.\n# newdoc id = email-1\n# text = Three.\n# newdoc id = reviews-2\n# text = Four.";
        assert_eq!(by_text(treebank, "# newdoc id = reviews", "# newdoc"), ["One. Two.", "Four."]);
    }

    #[test]
    fn paragraphs_of_the_novel_are_in_order() {
        let treebank = "# sent_id = Titaantjes\\2-10\n# text = D.\n# sent_id = Titaantjes\\2-9\n# text = C.\n# sent_id = ovis\\3\n# text = X.\n# sent_id = Titaantjes\\1-1\n# text = A.";
        assert_eq!(novel(treebank), ["A.", "C. D."]);
    }
}
