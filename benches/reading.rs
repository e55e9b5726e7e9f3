//! How fast the steps of reading are, on one core, over the example reports.
//!
//! Every figure is for all examples together; the throughput column gives documents (items) or characters a second.

use divan::counter::{CharsCount, ItemsCount};
use divan::{Bencher, black_box};
use foederis_benches::{characters, documents, units};
use foederis_coder::Scratch;

#[path = "../crates/foederis-coder/tests/common/mod.rs"]
mod packs;
use foederis_intake::Limits;
use foederis_knowledge::Knowledge;
use packs::coder;

fn main() {
    divan::main();
}

/// Bytes to clean, dated text.
#[divan::bench]
fn intake(bencher: Bencher<'_, '_>) {
    let (units, limits) = (units(), Limits::default());
    bencher.counter(ItemsCount::new(units.len())).bench(|| {
        for unit in &units {
            black_box(foederis_intake::read(black_box(unit), &limits).is_ok());
        }
    });
}

/// Text to tokens.
#[divan::bench]
fn tokenise(bencher: Bencher<'_, '_>) {
    let documents = documents();
    bencher.counter(CharsCount::new(characters(&documents))).bench(|| {
        for document in &documents {
            black_box(foederis_language::tokenize(black_box(&document.text)));
        }
    });
}

/// The knowledge packs, parsed and made ready: what every run of the command pays once.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn load_knowledge(bencher: Bencher<'_, '_>) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../knowledge");
    let mut files = Vec::new();
    collect(&folder, "", &mut files);
    bencher.bench(|| {
        let (knowledge, problems) = Knowledge::from_files(files.iter().map(|(name, text)| (name.as_str(), text.as_str())));
        assert!(problems.is_empty());
        knowledge
    });
}

/// Files of a knowledge folder, by their names within it.
fn collect(folder: &std::path::Path, within: &str, files: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).expect("the knowledge folder") {
        let entry = entry.expect("an entry");
        let name = format!("{within}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files);
        } else if entry.path().extension().is_some_and(|extension| extension == "toml" || extension == "txt") {
            files.push((name, std::fs::read_to_string(entry.path()).expect("a knowledge file")));
        }
    }
}

/// Documents to facts records.
#[divan::bench]
fn code(bencher: Bencher<'_, '_>) {
    let documents = documents();
    let coder = coder();
    let mut scratch = Scratch::default();
    bencher.counter(ItemsCount::new(documents.len())).bench_local(|| {
        for document in &documents {
            black_box(coder.code(black_box(document), &mut scratch));
        }
    });
}

/// Documents to facts records, by characters and by language.
#[divan::bench(args = ["nl", "de", "en"])]
fn code_language(bencher: Bencher<'_, '_>, lang: &str) {
    let mut documents = documents();
    documents.retain(|document| document.lang.code() == lang);
    let coder = coder();
    let mut scratch = Scratch::default();
    bencher.counter(CharsCount::new(characters(&documents))).bench_local(|| {
        for document in &documents {
            black_box(coder.code(black_box(document), &mut scratch));
        }
    });
}

/// What `foederis read` does for every document: bytes to a line of JSON.
#[divan::bench]
fn read_whole(bencher: Bencher<'_, '_>) {
    let (units, limits) = (units(), Limits::default());
    let coder = coder();
    let mut scratch = Scratch::default();
    let mut line = Vec::new();
    bencher.counter(ItemsCount::new(units.len())).bench_local(|| {
        for unit in &units {
            let document = foederis_intake::read(black_box(unit), &limits).expect("a readable example");
            let record = coder.code(&document, &mut scratch);
            line.clear();
            serde_json::to_writer(&mut line, &record).expect("a record is JSON");
            black_box(&line);
        }
    });
}
