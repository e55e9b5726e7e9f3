//! Coded documents to learn from: gold with texts, documents of our own, and labels that stand apart from the texts they are about.

use foederis_model::{Document, FactsRecord};
use serde::Deserialize as _;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Where a document comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// News, coded as a whole.
    News,
    /// Reports of our own, coded as a whole.
    Own,
    /// One sentence.
    Sentence,
}

/// A document with its facts.
pub struct Example {
    pub document: Document,
    pub record: FactsRecord,
    pub origin: Origin,
}

/// A file that is learnt from.
pub struct Source {
    pub path: PathBuf,
    /// What the header says of it.
    pub name: String,
    pub licence: &'static str,
    pub documents: usize,
}

/// All there is: the gold documents, our own, the labels of sentences and of news.
pub fn load(root: &Path) -> Result<(Vec<Example>, Vec<Source>), String> {
    let shared = root.join("../shared");
    let facts = root.join("training/facts");
    let mut examples = Vec::new();
    let mut sources = Vec::new();
    let mut add = |path: PathBuf, name: &str, licence, found: Vec<Example>| {
        sources.push(Source { path, name: name.to_owned(), licence, documents: found.len() });
        examples.extend(found);
    };
    let gold = shared.join("gold/train.gold.jsonl");
    let found = texts(&gold, &shared.join("gold/train.texts.jsonl"), Origin::News)?;
    add(gold, "gold/train.gold.jsonl", "labels only", found);
    let news = facts.join("news.jsonl");
    add(news.clone(), "training/facts/news.jsonl", "Apache-2.0 OR MIT", beside(&news, &shared.join("corpora/news/dev.jsonl"))?);
    for language in ["nl", "de", "en"] {
        let own = facts.join(format!("own.{language}.gold.jsonl"));
        let found = texts(&own, &facts.join(format!("own.{language}.texts.jsonl")), Origin::Own)?;
        add(own, &format!("training/facts/own.{language}.gold.jsonl"), "Apache-2.0 OR MIT", found);
        for name in ["short", "status", "plain", "said", "apart"] {
            let short = facts.join(format!("{name}.{language}.jsonl"));
            // What has no fact in it weighs as little as a report of our own.
            let origin = if name == "apart" { Origin::Own } else { Origin::Sentence };
            add(short.clone(), &format!("training/facts/{name}.{language}.jsonl"), "Apache-2.0 OR MIT", items(&short, origin)?);
        }
        let labels = facts.join(format!("sentences.{language}.jsonl"));
        let found = sentences(&labels, &shared.join("corpora"))?;
        add(labels, &format!("training/facts/sentences.{language}.jsonl"), "Apache-2.0 OR MIT", found);
    }
    Ok((examples, sources))
}

fn lines(path: &Path) -> Result<Vec<Value>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let line = |(at, line): (usize, &str)| serde_json::from_str(line).map_err(|error| format!("{}:{}: {error}", path.display(), at + 1));
    text.lines().filter(|line| !line.trim().is_empty()).enumerate().map(line).collect()
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

fn example(value: &Value, record: &Value, body: String, origin: Origin) -> Result<Example, String> {
    let record: FactsRecord = FactsRecord::deserialize(record).map_err(|error| format!("{}: {error}", record["doc"]))?;
    let document = Document {
        published: record.published.clone(),
        title: value["title"].as_str().map(str::to_owned),
        ..Document::new(record.doc.clone(), record.lang.clone(), body)
    };
    Ok(Example { document, record, origin })
}

/// Records with the texts they are about.
fn texts(gold: &Path, texts: &Path, origin: Origin) -> Result<Vec<Example>, String> {
    let texts: HashMap<String, Value> = lines(texts)?.into_iter().map(|value| (text(&value, "id").to_owned(), value)).collect();
    let found = lines(gold)?.into_iter().map(|record| {
        let id = text(&record, "doc").to_owned();
        let value = texts.get(&id).ok_or_else(|| format!("{}: no text with the id {id:?}", gold.display()))?;
        example(value, &record, text(value, "text").to_owned(), origin)
    });
    found.collect()
}

/// Records whose evidence is given as characters of texts that stand elsewhere.
fn beside(labels: &Path, texts: &Path) -> Result<Vec<Example>, String> {
    let texts: HashMap<String, Value> = lines(texts)?.into_iter().map(|value| (text(&value, "id").to_owned(), value)).collect();
    let found = lines(labels)?.into_iter().map(|mut record| {
        let id = text(&record, "doc").to_owned();
        let value = texts.get(&id).ok_or_else(|| format!("{}: no text with the id {id:?}", labels.display()))?;
        let characters: Vec<char> = text(value, "text").chars().collect();
        for kind in ["events", "ties", "claims"] {
            for fact in record[kind].as_array_mut().into_iter().flatten() {
                for evidence in fact["evidence"].as_array_mut().into_iter().flatten() {
                    let at = |end: usize| evidence[end].as_u64().and_then(|at| usize::try_from(at).ok());
                    let piece = at(0).zip(at(1)).and_then(|(from, to)| characters.get(from..to));
                    let piece = piece.ok_or_else(|| format!("{}: {id}: evidence beyond the text", labels.display()))?;
                    *evidence = json!(piece.iter().collect::<String>());
                }
            }
        }
        example(value, &record, text(value, "text").to_owned(), Origin::News)
    });
    found.collect()
}

/// Short items, each with its text: all of it is evidence.
fn items(path: &Path, origin: Origin) -> Result<Vec<Example>, String> {
    let found = lines(path)?.into_iter().map(|mut record| {
        let body = text(&record, "text").to_owned();
        record["doc"] = record["id"].clone();
        all_is_evidence(&mut record, &body);
        example(&Value::Null, &record, body, origin)
    });
    found.collect()
}

fn all_is_evidence(record: &mut Value, body: &str) {
    for kind in ["events", "ties", "claims"] {
        for fact in record[kind].as_array_mut().into_iter().flatten() {
            fact["evidence"] = json!([body]);
        }
    }
}

/// Labels of single sentences of corpora, by file and line.
fn sentences(labels: &Path, corpora: &Path) -> Result<Vec<Example>, String> {
    let mut files: HashMap<String, Vec<String>> = HashMap::new();
    let mut found = Vec::new();
    for mut record in lines(labels)? {
        let file = text(&record, "file").to_owned();
        if !files.contains_key(&file) {
            let path = corpora.join(&file);
            let content = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            files.insert(file.clone(), content.lines().map(str::to_owned).collect());
        }
        let line = record["line"].as_u64().and_then(|line| usize::try_from(line).ok()).unwrap_or(0);
        let body = sentence(&files[&file], line).ok_or_else(|| format!("{}: no sentence at {file}:{line}", labels.display()))?;
        record["doc"] = json!(format!("{file}:{line}"));
        all_is_evidence(&mut record, &body);
        found.push(example(&Value::Null, &record, body, Origin::Sentence)?);
    }
    Ok(found)
}

/// The sentence that a line begins: its text as a comment gives it, or its words, one a line.
fn sentence(lines: &[String], line: usize) -> Option<String> {
    let first = lines.get(line.checked_sub(1)?)?;
    if let Some(text) = first.strip_prefix("# text = ") {
        return Some(text.trim().to_owned());
    }
    let mut sentence = String::new();
    let mut glued = true;
    for row in lines[line - 1..].iter().take_while(|row| !row.trim().is_empty()).filter(|row| !row.starts_with("#\t")) {
        let mut columns = row.split('\t');
        let (number, word) = (columns.next()?, columns.next()?);
        if number.contains('-') {
            continue;
        }
        if !glued && !matches!(word, "." | "," | ";" | ":" | "!" | "?" | ")" | "]" | "%") {
            sentence.push(' ');
        }
        glued = matches!(word, "(" | "[");
        sentence.push_str(word);
    }
    (!sentence.is_empty()).then_some(sentence)
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn sentences_are_rebuilt_from_comments_and_columns() {
        let lines: Vec<String> = [
            "# text = Het leger viel aan.",
            "1\tHet\t_",
            "",
            "1\tDie\tO",
            "2\tArmee\tO",
            "3\t(\tO",
            "4\tBRD\tO",
            "5\t)\tO",
            "6\tkam\tO",
            "7\t.\tO",
        ]
        .map(str::to_owned)
        .to_vec();
        assert_eq!(sentence(&lines, 1).as_deref(), Some("Het leger viel aan."));
        assert_eq!(sentence(&lines, 4).as_deref(), Some("Die Armee (BRD) kam."));
        assert_eq!(sentence(&lines, 40), None);
    }
}
