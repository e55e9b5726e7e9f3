//! `train`: a user's own treebank becomes a pack, the same bytes every time.

use crate::common::Desk;
use std::fmt::Write as _;
use std::fs;

/// Sentences of one pattern, enough to learn it.
fn treebank() -> String {
    let mut text = String::new();
    let nouns = ["leger", "dorp", "schip", "land"];
    let verbs = [("ziet", "zien"), ("haalt", "halen"), ("neemt", "nemen")];
    for (number, noun) in nouns.iter().cycle().take(48).enumerate() {
        let (form, lemma) = verbs[number % verbs.len()];
        let other = nouns[(number / 3) % nouns.len()];
        let _ = writeln!(text, "# text = Het {noun} {form} het {other}.");
        let rows = [
            ("Het", "het", "DET", 2, "det", "_"),
            (*noun, noun, "NOUN", 3, "nsubj", "_"),
            (form, lemma, "VERB", 0, "root", "_"),
            ("het", "het", "DET", 5, "det", "_"),
            (other, other, "NOUN", 3, "obj", "SpaceAfter=No"),
            (".", ".", "PUNCT", 3, "punct", "_"),
        ];
        for (at, (form, lemma, upos, head, deprel, misc)) in rows.into_iter().enumerate() {
            let _ = writeln!(text, "{}\t{form}\t{lemma}\t{upos}\t_\t_\t{head}\t{deprel}\t_\t{misc}", at + 1);
        }
        text.push('\n');
    }
    text
}

const RECIPE: &str = r#"
language = "nl"
licence = "MIT"
[network]
width = 32
layers = 1
arc = 16
label = 16
epochs = 30
batch = 60
rate = 0.01
dropout = [0.1, 0.1, 0.1]
forms_from = 1
pieces_from = 1
[finder]
width = 32
layers = 1
epochs = 10
batch = 60
rate = 0.01
dropout = [0.1, 0.1, 0.0]
forms_from = 1
pieces_from = 1
[[treebank]]
file = "own.conllu"
licence = "MIT"
teaches = ["segments", "lemmas", "tags", "trees", "names"]
[[measure]]
file = "own.conllu"
kind = "trees"
"#;

#[test]
fn a_treebank_becomes_a_pack_and_the_pack_reads() {
    let desk = Desk::new();
    desk.write("own.conllu", treebank());
    desk.write("recipe.toml", RECIPE);
    desk.write("packs/nl/.keep", "");
    desk.run(&["train", "recipe.toml", "--output", "packs/nl/model.pack", "--jobs", "1"]).exits(0).says("round 30 of 30");
    desk.run(&["train", "recipe.toml", "--output", "again.pack", "--jobs", "2"]).exits(0);
    let bytes = |name: &str| fs::read(desk.path().join(name)).expect("as printed");
    assert!(bytes("packs/nl/model.pack") == bytes("again.pack"), "another number of threads gave other bytes");
    desk.run(&["train", "recipe.toml", "--output", "other.pack", "--seed", "2"]).exits(0);
    assert!(bytes("other.pack") != bytes("again.pack"));
    desk.write("new.txt", "Het schip neemt het dorp.");
    let printed = desk.run(&["annotate", "new.txt", "--lang", "nl", "--models", "packs", "--format", "conllu"]).exits(0).out;
    let tree: Vec<&str> = printed.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').nth(7).unwrap_or("")).collect();
    assert_eq!(tree, ["det", "nsubj", "root", "det", "obj", "punct", ""]);
    let header = desk.run(&["models", "--models", "packs", "--json"]).exits(0).out;
    assert!(header.lines().next().expect("as printed").contains("\"own.conllu\""));
}

#[test]
fn what_is_wrong_with_a_recipe_is_said() {
    let desk = Desk::new();
    desk.write("recipe.toml", RECIPE);
    desk.run(&["train", "recipe.toml", "--output", "x.pack"]).exits(1).says("own.conllu");
    desk.write("own.conllu", "1\tkaputt\n\n");
    desk.run(&["train", "recipe.toml", "--output", "x.pack"]).exits(1).says("fewer than ten columns");
    desk.write("recipe.toml", RECIPE.replace("epochs", "epoch"));
    desk.run(&["train", "recipe.toml", "--output", "x.pack"]).exits(1).says("epoch");
    assert!(!desk.path().join("x.pack").exists());
}
