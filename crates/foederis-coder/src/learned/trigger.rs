//! Whether words express a fact of a type: what is said of the words and what hangs on them.

use super::decide::sigmoid;
use super::feature::{Bag, Feature, Noted, Notes, Words, bucket, key, put};
use super::kind::Label;
use super::model::Weighing;
use super::proposal::Proposal;
use super::view::{View, distinct, lower};
use crate::mentions::MentionKind;
use foederis_knowledge::Class;

/// Features of a proposal, of all its types.
pub(crate) struct TriggerFeatures {
    /// What holds whatever the type.
    shared: Vec<Feature>,
    /// Those of them that are learnt for every type too.
    typed: Vec<Feature>,
}

impl TriggerFeatures {
    pub fn new(view: &View<'_, '_>, proposal: &Proposal<'_>) -> Self {
        let mut typed = Bag::default();
        around(view, proposal, &mut typed);
        let mut shared = Bag::default();
        neighbours(view, proposal, &mut shared);
        below(view, proposal.head, true, &mut typed, &mut shared);
        shared.features.extend(&typed.features);
        Self { shared: shared.features, typed: typed.features }
    }

    /// What is said of the words and what hangs on them, whatever the type.
    pub fn around(&self) -> &[Feature] {
        &self.typed
    }

    /// All features for one of the types.
    pub fn of(&self, view: &View<'_, '_>, proposal: &Proposal<'_>, label: Label) -> Vec<Feature> {
        let mut bag = Bag::default();
        self.own(view, proposal, label, &mut bag);
        bag.features.extend(&self.shared);
        bag.finish();
        bag.features
    }

    /// Every feature of one type in words. What holds for that type alone has the same words again.
    pub fn words(view: &View<'_, '_>, proposal: &Proposal<'_>, label: Label) -> Words {
        let (mut typed, mut shared) = (Noted::<Words>::default(), Noted::default());
        around(view, proposal, &mut typed);
        neighbours(view, proposal, &mut shared);
        below(view, proposal.head, true, &mut typed, &mut shared);
        let mut own = Noted::<Words>::default();
        let alone = Self { shared: Vec::new(), typed: Vec::new() };
        alone.own(view, proposal, label, &mut own);
        let mut pair = Bag::default();
        for (feature, note) in &typed.notes.0 {
            pair.push(Bag::typed(*feature, u64::from(label.0)));
            own.notes.0.extend(pair.features.pop().map(|feature| (feature, note.clone())));
        }
        own.notes.0.append(&mut typed.notes.0);
        own.notes.0.append(&mut shared.notes.0);
        own.notes
    }

    /// How likely each of the types is, by what was learnt.
    pub fn likely(&self, view: &View<'_, '_>, proposal: &Proposal<'_>, weighing: &Weighing) -> Vec<(f32, Label)> {
        let (mut bag, mut known) = (Bag::default(), Vec::new());
        let shared = weighing.sum_once(&self.shared, &mut known);
        let mut sum = |label: &Label| {
            bag.features.clear();
            self.own(view, proposal, *label, &mut bag);
            shared + weighing.sum_once(&bag.features, &mut known)
        };
        proposal.labels.iter().map(|label| (sigmoid(sum(label)), *label)).collect()
    }

    /// What is said of one type alone.
    fn own<N: Notes>(&self, view: &View<'_, '_>, proposal: &Proposal<'_>, label: Label, bag: &mut Noted<N>) {
        let kind = u64::from(label.0);
        bag.push_typed(&self.typed, kind);
        let entries = proposal.entries.iter().enumerate().filter(|(_, (.., known))| *known == label);
        let weight = entries.clone().map(|(_, (_, lexeme, _))| lexeme.weight).fold(0.0, f64::max);
        let best = entries.clone().any(|(at, _)| at < proposal.best);
        let types = proposal.labels.len().min(3);
        let words = entries.clone().map(|(_, (hit, ..))| hit.words).max().unwrap_or(0);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "weights lie between 0 and 1")]
        let (tenth, fifth) = ((weight * 10.0) as usize, (weight * 5.0) as usize);
        put!(bag, "type", kind);
        put!(bag, "listed", entries.clone().next().is_some());
        put!(bag, "weight", tenth);
        put!(bag, "type weight", kind, fifth);
        put!(bag, "best", best, types);
        put!(bag, "type best", kind, best);
        put!(bag, "words", words);
        for (_, (_, lexeme, _)) in entries {
            put!(bag, "class", class(lexeme.class), view.upos(proposal.head));
            if let Some(status) = lexeme.status {
                put!(bag, "entry status", status.code());
            }
            if lexeme.frame.both {
                put!(bag, "both");
            }
        }
    }
}

pub(crate) fn class(class: Class) -> &'static str {
    match class {
        Class::Verb => "verb",
        Class::Noun => "noun",
        Class::Prep => "prep",
    }
}

/// What is said of the words themselves and their sentence.
fn around<N: Notes>(view: &View<'_, '_>, proposal: &Proposal<'_>, bag: &mut Noted<N>) {
    let (lang, head) = (view.lang, proposal.head);
    let reading = view.reading;
    let lemma = lower(view.lemma(head));
    put!(bag, "any");
    put!(bag, "lang", lang);
    put!(bag, "lemma", lang, &*lemma);
    put!(bag, "upos", view.upos(head));
    put!(bag, "relation", view.plain(head));
    for (.., label) in &proposal.entries {
        put!(bag, "entry", u64::from(label.0));
    }
    if proposal.words.len() > 1 {
        let whole = proposal.words.iter().fold(0, |hash, at| hash ^ key(view.norm(*at)).rotate_left(7));
        put!(bag, "phrase", lang, whole);
    }
    for length in [4, 6] {
        put!(bag, "ending", lang, tail(&lemma, length));
    }
    put!(bag, "beginning", lang, lemma.char_indices().nth(5).map_or(&*lemma, |(at, _)| &lemma[..at]));
    for feature in reading.trees.feats[head].split('|') {
        if feature.starts_with("Tense") || feature.starts_with("Mood") || feature.starts_with('V') || feature.starts_with("Number=") {
            put!(bag, "form", feature);
        }
    }
    if is_passive(view, head) {
        put!(bag, "passive");
    }
    if proposal.in_name {
        put!(bag, "in name");
    }
    let sentence = reading.analysis.sentences[proposal.sentence].tokens.clone();
    if proposal.tokens.start == sentence.start {
        put!(bag, "first");
    }
    if reading.analysis.tokens[head].bytes.start < reading.analysis.body {
        put!(bag, "headline");
    }
    put!(bag, "quoted", reading.quote[head] != 0);
    put!(bag, "sentence", bucket(proposal.sentence, &[0, 1, 2, 3, 5, 8, 13, 21]));
    put!(bag, "length", bucket(sentence.len(), &[5, 10, 20, 30, 45]));
    if let Some(above) = view.head(head) {
        put!(bag, "above", lang, view.lemma(above));
        put!(bag, "above upos", view.upos(above), view.plain(head));
        for (hit, lexeme) in reading.lexemes_at(above) {
            for kind in super::Kind::ALL {
                if let Some(label) = kind.label(lexeme.expression).filter(|_| hit.covers(above)) {
                    put!(bag, "under", kind as usize, u64::from(label.0));
                    put!(bag, "under by", kind as usize, u64::from(label.0), view.plain(head));
                }
            }
        }
        if view.mention_at[above].is_some() {
            put!(bag, "under name", view.relation(head));
        }
    } else {
        put!(bag, "root");
    }
    let acting = |tokens| view.near(tokens, head).filter(|at| view.acts(*at)).map(|at| view.base[at]);
    let clause = reading.clause_of(head);
    put!(bag, "actors", distinct::<3>(acting(&sentence)));
    put!(bag, "clause actors", distinct::<2>(acting(&clause)));
    if proposal.event {
        let known = view.near(&sentence, head).filter(|at| view.acts(*at) && !view.is_private(*at)).map(|at| view.base[at]);
        let (known, all) = (distinct::<2>(known), distinct::<2>(acting(&sentence)));
        put!(bag, "known actors", known, all);
        put!(bag, "public", view.public);
    }
    for listed in view.listed(clause, head) {
        put!(bag, "clause", listed);
    }
}

/// The last characters of a word.
pub(crate) fn tail(word: &str, length: usize) -> &str {
    word.char_indices().rev().nth(length - 1).map_or(word, |(at, _)| &word[at..])
}

/// The words beside.
fn neighbours<N: Notes>(view: &View<'_, '_>, proposal: &Proposal<'_>, bag: &mut Noted<N>) {
    let sentence = &view.reading.analysis.sentences[proposal.sentence].tokens;
    let (start, end) = (proposal.tokens.start, proposal.tokens.end);
    let beside = [(0usize, start.checked_sub(2)), (1, start.checked_sub(1)), (2, Some(end)), (3, Some(end + 1))];
    for (place, token) in beside {
        if let Some(token) = token.filter(|token| sentence.contains(token)) {
            put!(bag, "beside", place, view.lang, view.norm(token));
            put!(bag, "beside upos", place, view.upos(token));
        }
    }
}

/// What hangs on a word; `near` for the trigger itself, else one step further down.
fn below<N: Notes>(view: &View<'_, '_>, head: usize, near: bool, typed: &mut Noted<N>, shared: &mut Noted<N>) {
    let lang = view.lang;
    for token in view.dependents(head) {
        let relation = view.relation(token);
        let plain = view.plain(token);
        let who = view.mention_at[token].map(|mention| match view.mention(mention).kind {
            MentionKind::Place => "place",
            _ if view.base[mention] != 0 => "actor",
            _ => "other",
        });
        let bag = if near { &mut *typed } else { &mut *shared };
        let counts = matches!(
            plain,
            "nsubj"
                | "obj"
                | "obl"
                | "nmod"
                | "iobj"
                | "amod"
                | "compound"
                | "appos"
                | "acl"
                | "advcl"
                | "ccomp"
                | "xcomp"
                | "advmod"
                | "aux"
                | "mark"
                | "det"
                | "nummod"
        );
        if counts {
            put!(bag, "below", near, relation, who.unwrap_or(""));
        }
        let is_argument = matches!(plain, "obj" | "nmod" | "nsubj" | "obl" | "amod" | "compound");
        if is_argument && who.is_none() {
            put!(bag, "argument", near, plain, lang, view.lemma(token));
        }
        if view.is_marked(token)
            && let Some(case) = view.case(token)
        {
            put!(bag, "marked", near, lang, relation, case);
        }
        if matches!(plain, "aux" | "advmod" | "mark" | "det") {
            put!(bag, "function", near, lang, view.norm(token));
        }
        if near && who.is_none() && matches!(plain, "obj" | "nmod" | "obl" | "nsubj") {
            below(view, token, false, typed, shared);
        }
    }
}

/// Whether a verb stands in the passive.
pub(crate) fn is_passive(view: &View<'_, '_>, token: usize) -> bool {
    view.is_passive(token)
}
