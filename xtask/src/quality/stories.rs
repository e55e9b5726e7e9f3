//! How well documents that report the same are put together: the stories of `corpora/news` (two languages and more) and of `corpora/stories`.

use super::happenings::{self, Happenings};
use crate::facts::sources::{self, Origin};
use crate::facts::{Engines, coder_model};
use foederis_analysis::{Telling, stories};
use foederis_coder::{Coder, Engines as _, Scratch};
use foederis_knowledge::Knowledge;
use foederis_language::profile::Profiler;
use foederis_model::{Document, Edtf, Event, Language};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const SETS: [(&str, &str); 2] = [("news", "corpora/news/dev.jsonl"), ("ECB+", "corpora/stories/en-ecbplus-dev.jsonl")];

/// What came out on a set.
struct Measured {
    set: &'static str,
    /// Documents that were put together, and those of them whose story is known.
    documents: usize,
    known: usize,
    /// Known stories, those with documents in more than one language, and stories found.
    stories: usize,
    across: usize,
    found: usize,
    /// `BCubed` over the documents whose story is known.
    precision: f64,
    recall: f64,
}

/// Everything that is measured here.
struct Measures {
    sets: Vec<Measured>,
    /// By who coded the events.
    happenings: Vec<(&'static str, Happenings)>,
}

impl Measured {
    fn f1(&self) -> f64 {
        2.0 * self.precision * self.recall / (self.precision + self.recall)
    }
}

/// Prints the table, or the same as JSON.
#[allow(clippy::print_stdout)] // The figures are the result.
pub fn print(as_json: bool) -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let measured = measure(&root)?;
    if as_json {
        let sets = measured.sets.iter().map(|m| {
            json!({"set": m.set, "documents": m.documents, "known": m.known, "stories": m.stories, "across_languages": m.across, "found": m.found,
                "precision": m.precision, "recall": m.recall, "f1": m.f1()})
        });
        let happenings = measured.happenings.iter().map(|(coded, h)| {
            json!({"coded_by": coded, "labelled": h.labelled, "told": h.told, "incidents": h.incidents, "incidents_each": h.each(), "mixed": h.mixed})
        });
        println!("{}", json!({"stories": sets.collect::<Value>(), "happenings": happenings.collect::<Value>()}));
    } else {
        print!("{}", table(&measured));
    }
    Ok(())
}

/// The section of QUALITY.md.
pub fn run(root: &Path, out: &mut String) -> Result<(), String> {
    out.push_str(&table(&measure(root)?));
    Ok(())
}

fn table(measured: &Measures) -> String {
    let mut out = String::from(
        "### Stories: documents that report the same\n\n`cargo xtask stories`: BCubed over documents whose story is known, put together with all others of the set. \
         Documents in other languages than Dutch, German and English are left out: nothing is read in them.\n\n\
         | set | documents | with a known story | stories, in more than one language | found | precision | recall | F1 |\n|---|---|---|---|---|---|---|---|\n",
    );
    for m in &measured.sets {
        let _ = writeln!(
            out,
            "| {} | {} | {} | {}, {} | {} | {:.3} | {:.3} | **{:.3}** |",
            m.set,
            m.documents,
            m.known,
            m.stories,
            m.across,
            m.found,
            m.precision,
            m.recall,
            m.f1()
        );
    }
    out.push_str(
        "\nHappenings that several reports of these news tell, labelled by us (`training/stories/happenings.jsonl`); all documents of the set are fused. One incident each is \
         right; *mixed* incidents hold reports of several happenings.\n\n\
         | events by | labelled | coded in two documents and more | incidents | each | mixed |\n|---|---|---|---|---|---|\n",
    );
    for (coded, happenings) in &measured.happenings {
        happenings.row(coded, &mut out);
    }
    out.push('\n');
    out
}

fn measure(root: &Path) -> Result<Measures, String> {
    let engines = Engines::load(root)?;
    let model = coder_model(root)?;
    let coder = Coder::new(Knowledge::embedded(), &engines, &model);
    let (mut sets, mut happenings) = (Vec::new(), Vec::new());
    for (set, file) in SETS {
        let path = root.join("../shared").join(file);
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let lines: Vec<Value> =
            text.lines().map(serde_json::from_str).collect::<Result<_, _>>().map_err(|error| format!("{}: {error}", path.display()))?;
        let read = |line: &Value| {
            let document = document(line);
            engines.engine(&document.lang)?;
            let facts = coder.code(&document, &mut Scratch::default());
            let profile = Profiler::default().coded(&document, &facts)?;
            let telling = Telling { document: document.id.clone(), published: document.published.clone(), profile };
            Some(((document, facts.events), (telling, line["story"].as_str().map(str::to_owned))))
        };
        let (read, told): (Vec<_>, Vec<_>) = lines.par_iter().filter_map(read).unzip();
        let (tellings, known): (Vec<Telling>, Vec<Option<String>>) = told.into_iter().unzip();
        sets.push(compare(set, &tellings, &known));
        if set == "news" {
            happenings.push(("our coder", happenings::measure(root, &read)?));
            let by_hand = by_hand(root, read)?;
            happenings.push(("coders by hand", happenings::measure(root, &by_hand)?));
        }
    }
    Ok(Measures { sets, happenings })
}

fn document(line: &Value) -> Document {
    let text = |field: &str| line[field].as_str().map(str::to_owned);
    let lang = Language::from(line["lang"].as_str().unwrap_or_default());
    Document {
        published: text("published").and_then(|day| Edtf::try_from(day).ok()),
        title: text("title"),
        source: text("source"),
        ..Document::new(text("id").unwrap_or_default(), lang, text("text").unwrap_or_default())
    }
}

/// The same documents with the facts that were coded by hand, as far as they were.
fn by_hand(root: &Path, read: Vec<(Document, Vec<Event>)>) -> Result<Vec<(Document, Vec<Event>)>, String> {
    let (examples, _) = sources::load(root)?;
    let news = examples.into_iter().filter(|example| example.origin == Origin::News);
    let mut records: BTreeMap<String, Vec<Event>> = news.map(|example| (example.document.id, example.record.events)).collect();
    Ok(read.into_iter().filter_map(|(document, _)| records.remove(&document.id).map(|events| (document, events))).collect())
}

/// `BCubed` (Bagga & Baldwin 1998): for each document, the share of its neighbours here that are its neighbours there.
fn compare(set: &'static str, tellings: &[Telling], known: &[Option<String>]) -> Measured {
    let mut gold: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (at, story) in known.iter().enumerate() {
        if let Some(story) = story {
            gold.entry(story).or_default().insert(at);
        }
    }
    let found = stories(tellings);
    let (mut precision, mut recall, mut count) = (0.0, 0.0, 0_usize);
    for story in &found {
        let story: BTreeSet<usize> = story.iter().copied().filter(|at| known[*at].is_some()).collect();
        for at in &story {
            let Some(truth) = known[*at].as_deref().map(|name| &gold[name]) else { continue };
            let both = story.intersection(truth).count() as f64;
            precision += both / story.len() as f64;
            recall += both / truth.len() as f64;
            count += 1;
        }
    }
    let languages = |story: &BTreeSet<usize>| story.iter().map(|at| tellings[*at].profile.lang.code()).collect::<BTreeSet<_>>().len();
    Measured {
        set,
        documents: tellings.len(),
        known: count,
        stories: gold.len(),
        across: gold.values().filter(|story| languages(story) > 1).count(),
        found: found.len(),
        precision: precision / count.max(1) as f64,
        recall: recall / count.max(1) as f64,
    }
}
