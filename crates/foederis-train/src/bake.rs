//! From a recipe and its data to a pack.

use crate::fit::{self, Dropout, Example, Gaps, Settings, Weights};
use crate::names::{self, Named, Scheme};
use crate::recipe::{self, BLOCK, Recipe, Texts};
use crate::swap::Material;
use crate::{Rng, measure, treebank};
use foederis_language::conllu::{self, Sentence};
use foederis_language::engine::Engine;
use foederis_language::lemma::{self, Lemmatizer, Listed};
use foederis_language::names::CLASSES;
use foederis_language::net::{Labels, Lists, Network, Reading, Sizes, Vocabulary};
use foederis_language::pack::{self, Header, PackError, Reader, Sections, Source, Writer};
use foederis_language::segment::train::{self as segments, Sample};
use foederis_language::segment::{LONGEST_SENTENCE, Segmenter, Segments};
use foederis_model::Language;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Why a pack cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum BakeError {
    /// A file cannot be read.
    #[error("{file}: {why}")]
    File {
        /// Which file.
        file: String,
        /// What is wrong with it.
        why: String,
    },
    /// Nothing to learn from.
    #[error("the recipe names no sentences that teach {0}")]
    Nothing(&'static str),
}

/// Where the data come from.
pub trait Data {
    /// The text of a file in the folder of the data.
    ///
    /// # Errors
    /// What is wrong with it, for people.
    fn data(&self, file: &str) -> Result<String, String>;
    /// The text of a file beside the recipe.
    ///
    /// # Errors
    /// What is wrong with it, for people.
    fn beside(&self, file: &str) -> Result<String, String>;
}

/// What is not trained anew but taken from a pack that is there.
#[derive(Debug, Default)]
pub struct Kept {
    parts: Vec<(Part, Vec<u8>)>,
    /// How they were trained.
    log: String,
}

/// A part of a pack that can be trained by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Sentences and tokens.
    Segments,
    /// Lemmas.
    Lemmas,
    /// Tags, features and trees.
    Trees,
    /// Names.
    Names,
}

impl Part {
    /// All parts.
    pub const ALL: [Self; 4] = [Self::Segments, Self::Lemmas, Self::Trees, Self::Names];

    /// The part's section in a pack.
    pub fn section(self) -> &'static str {
        match self {
            Self::Segments => "segments",
            Self::Lemmas => "lemmas",
            Self::Trees => "trees",
            Self::Names => "names",
        }
    }
}

impl Kept {
    /// All parts of a pack but those that are to be trained anew.
    ///
    /// # Errors
    /// When the bytes are no pack, or one without such a part.
    pub fn from_pack(pack: &[u8], anew: &[Part]) -> Result<Self, PackError> {
        let sections = Sections::read(pack)?;
        let parts = Part::ALL.into_iter().filter(|part| !anew.contains(part));
        let parts = parts.map(|part| Ok((part, sections.get(part.section())?.to_vec()))).collect::<Result<_, PackError>>()?;
        let earlier = String::from_utf8_lossy(sections.get("log")?);
        Ok(Self { parts, log: format!("{earlier}\nTrained anew: {anew:?}\n") })
    }

    fn get<T>(&self, part: Part, read: impl Fn(&mut Reader) -> Result<T, PackError>) -> Result<Option<T>, BakeError> {
        let Some((_, bytes)) = self.parts.iter().find(|(known, _)| *known == part) else { return Ok(None) };
        read(&mut Reader::new(bytes)).map(Some).map_err(|error| broken(part.section(), error.to_string()))
    }
}

/// A labelled stretch of a text.
#[derive(Debug, Clone, Deserialize)]
pub struct Labelled {
    /// The text's id.
    pub doc: String,
    /// First code point of the sentence.
    pub start: usize,
    /// Code point after it.
    pub end: usize,
    /// `train` or `measure`.
    pub r#use: String,
    /// First code point, code point after, class.
    pub names: Vec<(usize, usize, String)>,
}

/// A text of a file of texts.
#[derive(Debug, Clone, Deserialize)]
pub struct Text {
    /// Its id.
    pub id: String,
    /// What it says.
    pub text: String,
}

/// Makes the pack. `say` hears what is being done, line by line; the same lines go into the pack's log.
///
/// # Errors
/// When a file cannot be read or teaches nothing.
pub fn bake(recipe: &Recipe, data: &dyn Data, version: &str, kept: &Kept, say: &mut dyn FnMut(&str)) -> Result<Vec<u8>, BakeError> {
    let mut log = kept.log.clone();
    let mut say = |line: String| {
        say(&line);
        let _ = writeln!(log, "{line}");
    };
    let mut sources = Vec::new();
    let mut source = |file: &str, licence: &str, teaches: &[String], text: &str, sentences: usize| {
        let blake3 = blake3::hash(text.as_bytes()).to_hex().to_string();
        sources.push(Source { file: file.to_owned(), licence: licence.to_owned(), teaches: teaches.to_vec(), blake3, sentences });
    };
    let mut banks: Vec<Vec<Sentence>> = Vec::new();
    for bank in &recipe.treebank {
        let text = open(data, &bank.file)?;
        let sentences = sentences(&bank.file, &text)?;
        source(&bank.file, &bank.licence, &bank.teaches, &text, sentences.len());
        banks.push(sentences);
    }
    let known = convention(recipe, &banks);
    for (bank, sentences) in recipe.treebank.iter().zip(&mut banks).filter(|(bank, _)| bank.conform) {
        let mut left_out = 0;
        for word in sentences.iter_mut().flat_map(|sentence| &mut sentence.words) {
            if let Some(tags) = known.get(&word.form.to_lowercase())
                && tags.values().sum::<usize>() >= KNOWN_FROM
                && !tags.contains_key(&word.upos)
            {
                "_".clone_into(&mut word.upos);
                left_out += 1;
            }
        }
        say(format!("{}: {left_out} tags of another convention left out", bank.file));
    }
    let of =
        |what: &'static str| recipe.treebank.iter().zip(&banks).filter(move |(bank, _)| bank.teaches.iter().any(|known| known == what));

    // Segments.
    let mut samples: Vec<Sample> = Vec::new();
    for (bank, sentences) in of("segments") {
        if bank.unspaced {
            samples.extend(segments::samples_without_spacing(
                sentences.iter().map(|sentence| sentence.words.iter().map(|word| &*word.form).collect()),
            ));
        } else {
            samples.extend(sentences.iter().map(Sample::of_treebank));
        }
    }
    if samples.is_empty() {
        return Err(BakeError::Nothing("segments"));
    }
    for corpus in recipe.names.iter().filter(|corpus| corpus.borders) {
        let named = names::bio(&open(data, &corpus.file)?, corpus.form, corpus.tag);
        samples.extend(segments::rough_samples(named.iter().map(|named| named.words.iter().map(|word| &**word).collect())));
    }
    let habits = match recipe.language.as_str() {
        "nl" => &segments::DUTCH,
        "de" => &segments::GERMAN,
        _ => &segments::ENGLISH,
    };
    let segmenter = match kept.get(Part::Segments, Segmenter::read)? {
        Some(segmenter) => segmenter,
        None => segments::train(&samples, habits, recipe.seed),
    };
    say(format!("segments: {} sentences", samples.len()));
    drop(samples);

    // Lemmas.
    let with_lemmas: Vec<Sentence> = of("lemmas").flat_map(|(_, sentences)| sentences.iter().cloned()).collect();
    if with_lemmas.is_empty() {
        return Err(BakeError::Nothing("lemmas"));
    }
    let listed: Vec<Listed> = of("tags")
        .flat_map(|(_, sentences)| sentences.iter().flat_map(|sentence| &sentence.words))
        .filter(|word| word.lemma == "_")
        .map(|word| Listed { form: &word.form, upos: &word.upos })
        .collect();
    let lemmatizer = match kept.get(Part::Lemmas, Lemmatizer::read)? {
        Some(lemmatizer) => lemmatizer,
        None => lemma::train(&Language::from(recipe.language.as_str()), &with_lemmas, &listed, recipe.seed),
    };
    say(format!("lemmas: {} sentences, {} more words", with_lemmas.len(), listed.len()));

    // The network.
    let mut columns = Vec::new();
    for corpus in &recipe.names {
        let text = open(data, &corpus.file)?;
        let mut named = names::bio(&text, corpus.form, corpus.tag);
        if let Some(folds) = corpus.folds {
            let mut number = 0;
            named.retain(|_| {
                number += 1;
                !((number - 1) / BLOCK).is_multiple_of(folds)
            });
        }
        if corpus.split_hyphens {
            named = named.iter().map(names::split_hyphens).collect();
        }
        named.retain(|named| named.words.len() <= LONGEST_SENTENCE);
        source(&corpus.file, &corpus.licence, &["names".to_owned()], &text, named.len());
        columns.push(named);
    }
    let mut stretches = Vec::new();
    for texts in &recipe.texts {
        let text = open(data, &texts.file)?;
        let labels = beside(data, &texts.names)?;
        let named = stretches_of(texts, &text, &labels, &segmenter)?;
        source(&texts.names, &texts.licence, &["names".to_owned()], &labels, named.len());
        stretches.push(named);
    }
    let labels = Labels::of(of("tags").chain(of("trees")).flat_map(|(_, sentences)| sentences), &CLASSES);
    let forms = banks.iter().flatten().flat_map(|sentence| sentence.words.iter().map(|word| &*word.form));
    let named = columns.iter().chain(&stretches).flatten().flat_map(|named| named.words.iter().map(|word| &**word));
    let mut lists = Vec::new();
    for list in &recipe.lists {
        let text = beside(data, &list.file)?;
        source(&list.file, &list.licence, &["names".to_owned()], &text, 0);
        lists.push(text);
    }
    let entries = |text: &'_ str| -> Vec<String> {
        text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
    };
    let entries: Vec<Vec<String>> = lists.iter().map(|text| entries(text)).collect();
    let lists = Lists::new(entries.iter().map(|list| list.iter().map(String::as_str)));
    let network = &recipe.network;
    let (vocabulary, counts) = treebank::vocabulary(
        forms.clone(),
        if network.lists { lists.clone() } else { Lists::default() },
        network.forms_from,
        network.pieces_from,
    );
    let finder = &recipe.finder;
    let (known, known_counts) = treebank::vocabulary(
        forms.chain(named),
        if finder.lists { lists } else { Lists::default() },
        finder.forms_from,
        finder.pieces_from,
    );
    let exact = exact();
    let mut examples: Vec<Example> = Vec::new();
    let mut for_names = Material::default();
    let mut segments = Segments::default();
    for (list, entries) in recipe.lists.iter().zip(&entries).filter(|(list, _)| !list.names.is_empty()) {
        for entry in entries {
            segmenter.segment(entry, &mut segments);
            for_names.pool.list(&list.names, segments.words.iter().map(|word| segmenter.form(entry, word).to_owned()).collect());
        }
    }
    for (bank, sentences) in recipe.treebank.iter().zip(&banks) {
        let teaches = |what: &str| bank.teaches.iter().any(|known| known == what);
        let apart = match &bank.names {
            Some(file) => names::apart(&beside(data, file)?)
                .map_err(|line| broken(file, format!("line {line}: expected sentence, first word, last word and class")))?,
            None => Vec::new(),
        };
        let mut apart = apart.into_iter().peekable();
        let scheme = for_names.scheme(Scheme { outside: bank.outside.clone(), ..exact.clone() });
        for (number, sentence) in sentences.iter().enumerate() {
            let mut found = Vec::new();
            while let Some((_, words, class)) = apart.next_if(|(at, ..)| *at <= number) {
                found.push((words, class));
            }
            if !is_usable(sentence) {
                continue;
            }
            let mut example = treebank::example(sentence, &labels, &vocabulary);
            if !teaches("tags") {
                (example.upos, example.feats) = (None, None);
            }
            if !teaches("trees") {
                (example.heads, example.feats) = (None, None);
            }
            example.weight = bank.weight;
            if teaches("names") {
                found.retain(|(words, _)| words.end <= sentence.words.len());
                let mut named = treebank::example(sentence, &labels, &known);
                (named.heads, named.feats) = (None, None);
                let words = sentence.words.iter().map(|word| word.form.clone()).collect();
                for_names.add(&labels, named, Named { words, names: found }, scheme, 1);
            }
            examples.extend(std::iter::repeat_n(example, usize::try_from(bank.repeat).unwrap_or(1)));
        }
    }
    let add = |for_names: &mut Material, named: &Named, scheme: usize, weight: f32, repeat: u64| {
        let example = Example { weight, ..treebank::words(named.words.iter().map(|word| &**word), &known) };
        for_names.add(&labels, example, named.clone(), scheme, repeat);
    };
    for (corpus, named) in recipe.names.iter().zip(&columns) {
        let scheme = for_names.scheme(Scheme {
            ours: corpus.classes.iter().map(|(class, ours)| (class.clone(), ours.clone())).collect(),
            outside: corpus.outside.clone(),
        });
        named.iter().for_each(|named| add(&mut for_names, named, scheme, corpus.weight, 1));
    }
    let scheme = for_names.scheme(exact);
    for (texts, named) in recipe.texts.iter().zip(&stretches) {
        named.iter().for_each(|named| add(&mut for_names, named, scheme, 1.0, texts.repeat));
    }
    for_names.finish();
    if labels.upos.is_empty() || !examples.iter().any(|example| example.heads.is_some()) {
        return Err(BakeError::Nothing("tags and trees"));
    }
    let network = if let Some(network) = kept.get(Part::Trees, Network::read)? {
        network
    } else {
        let labels = labels.without_names();
        if let Some(teacher) = &recipe.teacher {
            say("the teacher:".to_owned());
            let network = learn(&teacher.network, recipe.seed, &labels, &vocabulary, &counts, &mut examples, &mut |_, _| (), &mut say);
            let taught = teach(&network, &banks, recipe, &mut examples, teacher.trust);
            say(format!("the teacher gave trees to {taught} sentences"));
        }
        learn(&recipe.network, recipe.seed, &labels, &vocabulary, &counts, &mut examples, &mut |_, _| (), &mut say)
    };
    drop(examples);
    if for_names.examples.is_empty() {
        return Err(BakeError::Nothing("names"));
    }
    let finder = if let Some(finder) = kept.get(Part::Names, Network::read)? {
        finder
    } else {
        let labels = labels.without_trees();
        let mut examples = for_names.examples.clone();
        let mut renew = |round: usize, examples: &mut [Example]| {
            for_names.round(round, recipe.finder.swapped, recipe.seed, &labels, &known, examples);
        };
        learn(&recipe.finder, recipe.seed, &labels, &known, &known_counts, &mut examples, &mut renew, &mut say)
    };
    drop(for_names);
    finish(recipe, data, version, sources, log, segmenter, lemmatizer, network, finder)
}

/// A word is known when treebanks with trees have it so often.
const KNOWN_FROM: usize = 3;

/// How often treebanks with trees have each word, by tag.
type Convention = BTreeMap<String, BTreeMap<String, usize>>;

/// How the treebanks with trees tag each word.
fn convention(recipe: &Recipe, banks: &[Vec<Sentence>]) -> Convention {
    let mut known = Convention::new();
    for (bank, sentences) in recipe.treebank.iter().zip(banks) {
        if bank.teaches.iter().any(|what| what == "trees") && recipe.treebank.iter().any(|bank| bank.conform) {
            for word in sentences.iter().flat_map(|sentence| &sentence.words) {
                *known.entry(word.form.to_lowercase()).or_default().entry(word.upos.clone()).or_default() += 1;
            }
        }
    }
    known
}

/// Trains one network.
fn learn(
    network: &recipe::Network,
    seed: u64,
    labels: &Labels,
    vocabulary: &Vocabulary,
    counts: &[u32],
    examples: &mut [Example],
    renew: &mut dyn FnMut(usize, &mut [Example]),
    say: &mut impl FnMut(String),
) -> Network {
    let sizes = Sizes {
        width: network.width,
        layers: network.layers,
        arc: network.arc,
        label: network.label,
        upos: labels.upos.len(),
        feats: labels.feats.iter().map(|(_, values)| values.len()).collect(),
        relations: labels.relations.len(),
        names: labels.names.len(),
    };
    let words: usize = examples.iter().map(Example::words).sum();
    say(format!("network: {} sentences, {words} words, {} features; {network:?}", examples.len(), vocabulary.rows()));
    let mut weights = Weights::new(sizes.clone(), vocabulary.rows(), &mut Rng::new(seed));
    let [input, inner, tree] = network.dropout;
    let settings =
        Settings { epochs: network.epochs, batch: network.batch, rate: network.rate, dropout: Dropout { input, inner, tree }, seed };
    let gaps = Gaps { counts: counts.to_vec(), lists: vocabulary.list_rows(), unlisted: network.unlisted, faded: network.faded };
    fit::fit(&mut weights, examples, &gaps, &settings, renew, |epoch, loss, _| {
        say(format!("round {epoch} of {}: loss {loss:.4}", network.epochs));
    });
    Network::new(labels.clone(), sizes, vocabulary.clone(), &weights.table, &weights.dense)
}

/// Gives trees and features to the examples of treebanks that have none; returns to how many.
fn teach(teacher: &Network, banks: &[Vec<Sentence>], recipe: &Recipe, examples: &mut [Example], trust: f32) -> usize {
    let mut reading = Reading::default();
    let mut taught = 0;
    // The examples of treebanks come first, in their order.
    let mut examples = examples.iter_mut();
    for (bank, sentences) in recipe.treebank.iter().zip(banks) {
        for sentence in sentences.iter().filter(|sentence| is_usable(sentence)) {
            for _ in 0..bank.repeat {
                let Some(example) = examples.next() else { return taught };
                if example.heads.is_some() {
                    continue;
                }
                let forms: Vec<&str> = sentence.words.iter().map(|word| &*word.form).collect();
                teacher.read_sentences(&forms, &[forms.len()], &mut reading);
                example.heads = Some(reading.heads.clone());
                example.relations.clone_from(&reading.relations);
                example.feats = Some(reading.feats.clone());
                example.trust = trust;
                taught += 1;
            }
        }
    }
    taught
}

/// Whether a sentence becomes an example.
fn is_usable(sentence: &Sentence) -> bool {
    (1..=LONGEST_SENTENCE).contains(&sentence.words.len())
}

fn finish(
    recipe: &Recipe,
    data: &dyn Data,
    version: &str,
    sources: Vec<Source>,
    mut log: String,
    segmenter: Segmenter,
    lemmatizer: Lemmatizer,
    network: Network,
    finder: Network,
) -> Result<Vec<u8>, BakeError> {
    let section = |write: &dyn Fn(&mut Writer)| {
        let mut out = Writer::new();
        write(&mut out);
        out.finish()
    };
    let mut sections = vec![
        ("segments", section(&|out| segmenter.write(out))),
        ("lemmas", section(&|out| lemmatizer.write(out))),
        ("trees", section(&|out| network.write(out))),
        ("names", section(&|out| finder.write(out))),
    ];
    let mut header = Header {
        language: recipe.language.clone(),
        version: version.to_owned(),
        licence: recipe.licence.clone(),
        sources,
        ..Header::default()
    };
    let engine = Engine::new(header.clone(), segmenter, lemmatizer, network, finder);
    for measure in &recipe.measure {
        let text = open(data, &measure.file)?;
        let scores = match measure.kind.as_str() {
            "trees" => measure::trees(&engine, &measure.file, &sentences(&measure.file, &text)?),
            "columns" => measure::columns(&engine, measure, &text),
            "texts" => {
                let file = measure.labels.as_deref().unwrap_or_default();
                measure::texts(&engine, measure, &texts_of(&measure.file, &text)?, &labels_of(file, &beside(data, file)?)?)
            }
            other => return Err(broken(&measure.file, format!("the kind of measure is {other:?}; expected trees, columns or texts"))),
        };
        header.scores.extend(scores);
    }
    for score in &header.scores {
        let _ = writeln!(log, "{}: {} {:.4} of {}", score.on, score.what, score.value, score.of);
    }
    sections.push(("log", log.into_bytes()));
    Ok(pack::write(header, &sections))
}

fn exact() -> Scheme {
    Scheme { ours: CLASSES.iter().map(|&class| (class.to_owned(), vec![class.to_owned()])).collect(), outside: Vec::new() }
}

fn open(data: &dyn Data, file: &str) -> Result<String, BakeError> {
    data.data(file).map_err(|why| broken(file, why))
}

fn beside(data: &dyn Data, file: &str) -> Result<String, BakeError> {
    data.beside(file).map_err(|why| broken(file, why))
}

fn broken(file: &str, why: String) -> BakeError {
    BakeError::File { file: file.to_owned(), why }
}

fn sentences(file: &str, text: &str) -> Result<Vec<Sentence>, BakeError> {
    let mut sentences: Vec<Sentence> =
        conllu::sentences(text).collect::<Result<_, _>>().map_err(|error| broken(file, error.to_string()))?;
    for sentence in &mut sentences {
        // What was never tagged has X for every word and no lemma; what was made from such tags is of no use either.
        if sentence.words.iter().all(|word| word.upos == "X" && word.lemma.is_empty()) {
            for word in &mut sentence.words {
                for column in [&mut word.upos, &mut word.lemma, &mut word.feats, &mut word.deprel] {
                    "_".clone_into(column);
                }
                word.head = None;
            }
        }
        // A column of roots is how an empty column is written where a number must stand.
        if sentence.words.len() > 1 && sentence.words.iter().all(|word| word.head == Some(0)) {
            for word in &mut sentence.words {
                (word.head, word.deprel) = (None, "_".to_owned());
            }
        }
    }
    Ok(sentences)
}

fn texts_of(file: &str, text: &str) -> Result<Vec<Text>, BakeError> {
    lines(file, text)
}

fn labels_of(file: &str, text: &str) -> Result<Vec<Labelled>, BakeError> {
    lines(file, text)
}

fn lines<T: for<'de> Deserialize<'de>>(file: &str, text: &str) -> Result<Vec<T>, BakeError> {
    let line =
        |(number, line): (usize, &str)| serde_json::from_str(line).map_err(|error| broken(file, format!("line {}: {error}", number + 1)));
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(line).collect()
}

/// The labelled sentences for training, in words of our own segmentation.
fn stretches_of(texts: &Texts, text: &str, labels: &str, segmenter: &Segmenter) -> Result<Vec<Named>, BakeError> {
    let documents = texts_of(&texts.file, text)?;
    let mut found = Vec::new();
    let mut segments = Segments::default();
    for label in labels_of(&texts.names, labels)?.iter().filter(|label| label.r#use == "train") {
        let document = documents
            .iter()
            .find(|document| document.id == label.doc)
            .ok_or_else(|| broken(&texts.names, format!("no text {:?} in {}", label.doc, texts.file)))?;
        let stretch: String = document.text.chars().skip(label.start).take(label.end - label.start).collect();
        let starts: Vec<usize> = stretch.char_indices().map(|(at, _)| at).chain([stretch.len()]).collect();
        segmenter.segment(&stretch, &mut segments);
        let mut named =
            Named { words: segments.words.iter().map(|word| segmenter.form(&stretch, word).to_owned()).collect(), names: Vec::new() };
        for (start, end, class) in &label.names {
            let (Some(&from), Some(&to)) =
                (start.checked_sub(label.start).and_then(|at| starts.get(at)), end.checked_sub(label.start).and_then(|at| starts.get(at)))
            else {
                return Err(broken(&texts.names, format!("a name of {:?} lies outside its sentence", label.doc)));
            };
            let touches = |word: u32| {
                let bytes = segments.bytes(word..word + 1);
                bytes.start < to && bytes.end > from
            };
            let words: Vec<u32> = (0..segments.words.len() as u32).filter(|&word| touches(word)).collect();
            if let (Some(&first), Some(&last)) = (words.first(), words.last()) {
                named.names.push((first as usize..last as usize + 1, class.clone()));
            }
        }
        if named.words.len() <= LONGEST_SENTENCE {
            found.push(named);
        }
    }
    Ok(found)
}
