//! Whether a number belongs to a fact: how many died in an attack, and not how old somebody is.

use super::super::decide::shares;
use super::super::examples::Choice;
use super::super::feature::{Bag, Feature, bucket, put};
use super::super::kind::Kind;
use super::super::model::{Part, Weighing};
use super::super::view::View;
use super::Attribute;
use crate::figures::FigureMention;
use foederis_model::{Figure, FigureKind};

/// So many words above a number are looked at.
const ABOVE: usize = 4;
/// So many figures to either side are looked at …
const NEAR: usize = 60;
/// … and so many words before a number.
const REACH: usize = 60;
/// So many lexicon entries of a sentence are looked at.
const ENTRIES: usize = 40;

/// What one of the reading's figures counts, and how likely it belongs to a fact.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Belongs {
    pub likely: f32,
    pub what: FigureKind,
    /// The sentence it stands in.
    pub sentence: usize,
}

/// The same for all of them, in order. `part` is that of events.
pub(crate) fn figures(view: &View<'_, '_>, part: &Part) -> Vec<Belongs> {
    let weighing = part.attribute(Attribute::Figure);
    (0..view.reading.figures.len()).map(|at| figure(view, at, weighing)).collect()
}

fn figure(view: &View<'_, '_>, at: usize, weighing: &Weighing) -> Belongs {
    let sums: Vec<f32> = options(view, at).iter().map(|features| weighing.sum(features)).collect();
    let shares = shares(&sums);
    // The first option is to leave it out.
    let best = (1..shares.len()).max_by(|a, b| shares[*a].total_cmp(&shares[*b])).unwrap_or(1);
    let sentence = view.sentence(view.reading.figures[at].tokens.start);
    Belongs { likely: 1.0 - shares[0], what: FigureKind::ALL[best - 1], sentence }
}

/// For all figures of a document: that it belongs to no fact, or what it counts.
pub(in super::super) fn choices(view: &View<'_, '_>, right: impl Fn(FigureKind, &Figure) -> bool) -> Vec<Vec<Choice>> {
    let figures = view.reading.figures.iter().enumerate();
    let one = |(at, mention): (usize, &FigureMention)| {
        let is_right: Vec<bool> = FigureKind::ALL.iter().map(|what| right(*what, &mention.figure)).collect();
        let none = !is_right.iter().any(|right| *right);
        options(view, at).into_iter().zip(std::iter::once(none).chain(is_right)).collect()
    };
    figures.map(one).collect()
}

/// To leave it out weighs nothing. What the reader says it counts goes with all features; other readings with those of their own.
fn options(view: &View<'_, '_>, at: usize) -> Vec<Vec<Feature>> {
    let shared = features(view, at);
    let read = view.reading.figures[at].figure.what;
    let one = |what: &FigureKind| {
        let mut bag = Bag::default();
        bag.push_typed(&shared, *what as u64);
        put!(bag, "as", what.code());
        if *what == read {
            bag.features.extend(&shared);
            put!(bag, "as read");
            put!(bag, "as read of", what.code());
        } else {
            put!(bag, "read", read.code(), what.code());
        }
        bag.features
    };
    std::iter::once(Vec::new()).chain(FigureKind::ALL.iter().map(one)).collect()
}

fn features(view: &View<'_, '_>, at: usize) -> Vec<Feature> {
    let (reading, lang) = (view.reading, view.lang);
    let mention = &reading.figures[at];
    let figure = &mention.figure;
    let what = figure.what.code();
    let outside = |token: &usize| view.head(*token).is_none_or(|head| !mention.tokens.contains(&head));
    let root = mention.tokens.clone().find(outside).unwrap_or(mention.tokens.start);
    let mut bag = Bag::default();
    put!(bag, "any");
    put!(bag, "what", what);
    put!(bag, "what lang", what, lang);
    put!(bag, "unit", what, figure.unit.as_deref().unwrap_or("-"));
    put!(bag, "bound", what, figure.bound.code());
    put!(bag, "range", figure.upper.is_some());
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 20")]
    let size = figure.value.abs().max(1.0).log10().min(20.0) as usize;
    put!(bag, "size", what, size);
    put!(bag, "one", what, figure.value <= 1.0);
    put!(bag, "year", (1900.0..2100.0).contains(&figure.value) && figure.what == FigureKind::Count);
    put!(bag, "words", what, mention.tokens.len().min(4));
    let mut token = root;
    for up in 0..=ABOVE {
        put!(bag, "lemma", lang, view.lemma(token));
        put!(bag, "lemma up", up.min(2), lang, view.lemma(token), what);
        put!(bag, "relation", up, view.relation(token), what);
        for (_, lexeme) in reading.lexemes_at(token) {
            for kind in Kind::ALL {
                if let Some(label) = kind.label(lexeme.expression) {
                    put!(bag, "under", up.min(2), kind as usize, u64::from(label.0));
                    put!(bag, "under what", kind as usize, u64::from(label.0), what);
                }
            }
        }
        for below in view.dependents(token).filter(|at| matches!(view.plain(*at), "case" | "det" | "amod" | "advmod" | "nmod" | "obj")) {
            put!(bag, "below", lang, view.lemma(below));
        }
        let Some(above) = view.head(token) else { break };
        token = above;
    }
    let sentence = reading.sentence(root);
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let beside = [start.checked_sub(2), start.checked_sub(1), Some(end), Some(end + 1), Some(end + 2)];
    for (place, token) in beside.into_iter().enumerate() {
        if let Some(token) = token.filter(|token| sentence.contains(token)) {
            put!(bag, "next to", place, lang, view.norm(token));
            put!(bag, "next to what", place, lang, view.norm(token), what);
        }
    }
    let from = reading.lexemes.partition_point(|(hit, _)| hit.tokens.start < sentence.start.max(root.saturating_sub(REACH)));
    let mut any = [false; 3];
    for (hit, lexeme) in reading.lexemes[from..].iter().take_while(|(hit, _)| hit.tokens.start < sentence.end).take(ENTRIES) {
        let same = reading.clause[hit.tokens.start] == reading.clause[root];
        for kind in Kind::ALL {
            if let Some(label) = kind.label(lexeme.expression) {
                any[kind as usize] = true;
                put!(bag, "with", kind as usize, u64::from(label.0), what);
                put!(bag, "with same", same, kind as usize, u64::from(label.0), what);
            }
        }
    }
    put!(bag, "with any", any[0], any[1], what);
    let actors = view.near(&sentence, root).filter(|at| view.acts(*at)).count().min(4);
    put!(bag, "actors", actors, what);
    put!(bag, "sentence", bucket(view.sentence(root), &[0, 1, 2, 4, 8, 16, 32]));
    put!(bag, "headline", reading.analysis.tokens[root].bytes.start < reading.analysis.body);
    put!(bag, "figures", reading.figures.len().min(12) / 3);
    let near = &reading.figures[at.saturating_sub(NEAR)..reading.figures.len().min(at + NEAR)];
    let again = near.iter().filter(|other| other.figure.what == figure.what && close(other.figure.value, figure.value)).count();
    put!(bag, "again", again.min(3), what);
    let here = near.iter().filter(|other| sentence.contains(&other.tokens.start)).count();
    put!(bag, "beside", here.min(4), what);
    bag.finish();
    bag.features
}

/// The same number, for all that a text says.
pub(crate) fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 0.01 * a.abs().max(b.abs())
}
