//! What a pack is made from: a readable file that names the data, their licences and what each teaches.

use serde::Deserialize;
use std::collections::BTreeMap;

/// How to make the pack of one language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// ISO 639-1 code: `nl`, `de`, `en`, or one of your own.
    pub language: String,
    /// Licence of the weights, by SPDX expression.
    pub licence: String,
    /// Where chance starts from.
    #[serde(default = "one")]
    pub seed: u64,
    /// Sizes and schedule of the network for tags and trees.
    pub network: Network,
    /// Sizes and schedule of the network for names.
    pub finder: Network,
    /// Files with lists of words that the networks may know, beside the recipe.
    #[serde(default)]
    pub lists: Vec<List>,
    /// A larger network that is trained first and gives trees to the sentences that have none.
    pub teacher: Option<Teacher>,
    /// Sentences in CoNLL-U.
    #[serde(default)]
    pub treebank: Vec<Treebank>,
    /// Sentences in columns, with names only.
    #[serde(default)]
    pub names: Vec<Names>,
    /// Texts whose names are labelled apart.
    #[serde(default)]
    pub texts: Vec<Texts>,
    /// What to measure on.
    #[serde(default)]
    pub measure: Vec<Measure>,
}

/// A list of words: given names, cities, words that head names of companies.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// File with an entry a line; lines that begin with `#` are comments.
    pub file: String,
    /// Its licence.
    pub licence: String,
    /// What its entries are names of: one of our classes, or `given` or `family`. They may then stand in for other names.
    #[serde(default)]
    pub names: String,
}

/// Sizes and schedule of a network.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Network {
    /// Length of word vectors and of the layers' outputs; a multiple of 16.
    pub width: usize,
    /// Recurrent layers above the first.
    pub layers: usize,
    /// Length of the vectors that choose heads; not for names.
    #[serde(default)]
    pub arc: usize,
    /// Length of the vectors that choose relations; not for names.
    #[serde(default)]
    pub label: usize,
    /// Rounds over the data.
    pub epochs: usize,
    /// Words in a batch.
    pub batch: usize,
    /// Highest rate of learning.
    pub rate: f32,
    /// Share of input, inner and tree vectors left out while learning.
    pub dropout: [f32; 3],
    /// Share of the words whose lists are left out while learning.
    #[serde(default)]
    pub unlisted: f32,
    /// Share of the words whose form and half of whose other features are left out while learning.
    #[serde(default)]
    pub faded: f32,
    /// Share of the sentences with names that are read with other names, in every round with others; not for trees.
    #[serde(default)]
    pub swapped: f32,
    /// Whether it may look words up in the lists.
    #[serde(default)]
    pub lists: bool,
    /// A form gets a vector of its own when it occurs so often …
    pub forms_from: u32,
    /// … and a piece of forms when it occurs so often.
    pub pieces_from: u32,
}

/// A network that is trained only to teach.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Teacher {
    /// How much its trees count beside those made by people.
    pub trust: f32,
    /// Sizes and schedule.
    pub network: Network,
}

/// A treebank.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Treebank {
    /// File, in the folder of the data.
    pub file: String,
    /// Its licence.
    pub licence: String,
    /// `segments`, `lemmas`, `tags`, `trees`, `names`.
    pub teaches: Vec<String>,
    /// File with the names of its sentences, beside the recipe.
    pub names: Option<String>,
    /// How often its sentences are gone through in one round.
    #[serde(default = "one")]
    pub repeat: u64,
    /// How much its sentences count.
    #[serde(default = "full")]
    pub weight: f32,
    /// Whether its tags follow an older convention: where the treebanks with trees know a word and never tag it so, its tag is
    /// left out.
    #[serde(default)]
    pub conform: bool,
    /// Our classes of names that its labels leave unmarked.
    #[serde(default)]
    pub outside: Vec<String>,
    /// Whether its sentences come without their spacing, which is then guessed.
    #[serde(default)]
    pub unspaced: bool,
}

/// A corpus of names in columns.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// File, in the folder of the data.
    pub file: String,
    /// Its licence.
    pub licence: String,
    /// Column of the word, from 0.
    #[serde(default)]
    pub form: usize,
    /// Column of the tag, from 0; the last without this.
    pub tag: Option<usize>,
    /// Whether where its sentences end is learned from it, too. Its tokens may follow other rules than the language's treebank.
    #[serde(default)]
    pub borders: bool,
    /// Whether words are split at hyphens, as the language's treebank does.
    #[serde(default)]
    pub split_hyphens: bool,
    /// What its classes may be in ours. A class that is not listed may be anything.
    pub classes: BTreeMap<String, Vec<String>>,
    /// Our classes that it leaves unmarked.
    #[serde(default)]
    pub outside: Vec<String>,
    /// How much its sentences count.
    #[serde(default = "full")]
    pub weight: f32,
    /// Of so many blocks of [`BLOCK`] sentences the first is left out: for measuring.
    pub folds: Option<usize>,
}

/// Sentences of a corpus in columns that are read as one document when they are measured on.
pub const BLOCK: usize = 100;

/// Texts in JSON Lines (`id`, `text`) whose names are labelled in another file, by offsets.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// File, in the folder of the data.
    pub file: String,
    /// Licence of the labels.
    pub licence: String,
    /// File with the labels, beside the recipe.
    pub names: String,
    /// How often they are gone through in one round.
    #[serde(default = "one")]
    pub repeat: u64,
}

/// Data to measure on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// File, in the folder of the data.
    pub file: String,
    /// `trees` for a treebank, `columns` for a corpus of names, `texts` for texts with labels apart.
    pub kind: String,
    /// File with the labels of texts, beside the recipe.
    pub labels: Option<String>,
    /// Column of the word.
    #[serde(default)]
    pub form: usize,
    /// Column of the tag; the last without this.
    pub tag: Option<usize>,
    /// Of so many blocks of [`BLOCK`] sentences only the first is measured on.
    pub folds: Option<usize>,
    /// Their classes and the ones of ours that count as each; names of other classes are left out on both sides.
    #[serde(default)]
    pub classes: BTreeMap<String, Vec<String>>,
}

fn one() -> u64 {
    1
}

fn full() -> f32 {
    1.0
}
