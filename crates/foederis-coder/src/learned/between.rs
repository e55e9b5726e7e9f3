//! What is said of the type of the one event that a sentence tells between two of its parts, given by hand: for checks of the
//! decision on types alone, beside documents that are coded whole. The coder itself does not use it.

use super::feature::{Bag, Feature, level, put};
use super::kind::{Kind, Label};
use super::model::Part;
use super::proposal;
use super::trigger::TriggerFeatures;
use super::view::{View, lower};
use std::ops::Range;

/// What is said of the event between two parts of a text.
#[derive(Debug, Clone, Default)]
pub struct Between {
    /// For a model of its own.
    pub features: Vec<Feature>,
    /// How likely the coder's own model finds each type, of the words that it looks at, in the order of the event types.
    pub likely: Vec<f32>,
}

impl Between {
    /// `ends` are bytes of the analysed text; one may be empty.
    pub(crate) fn new(view: &View<'_, '_>, part: &Part, ends: &[Range<usize>; 2]) -> Self {
        let heads = ends.clone().map(|bytes| head_of(view, &bytes));
        let anchors = anchors(view, heads);
        let mut proposals = proposal::find(view, Kind::Event, part);
        // The verb between the two is asked about, whether or not it is known to tell events.
        for anchor in anchors.iter().flatten() {
            if !proposals.iter().any(|known| known.words.contains(anchor)) {
                proposals.push(proposal::of_word(view, *anchor));
            }
        }
        let mut bag = Bag::default();
        let mut likely = vec![0.0_f32; foederis_model::EventType::ALL.len()];
        for proposal in &proposals {
            let features = TriggerFeatures::new(view, proposal);
            let near = anchors.iter().position(|anchor| anchor.is_some_and(|anchor| proposal.words.contains(&anchor)));
            for (sure, label) in features.likely(view, proposal, &part.trigger) {
                let best = &mut likely[usize::from(label.0)];
                // What stands between the two counts for more than what stands beside.
                *best = best.max(if near.is_some() { sure } else { sure * 0.5 });
                put!(bag, "likely", u64::from(label.0), level(sure), near.is_some());
            }
            for (.., label) in &proposal.entries {
                put!(bag, "told", u64::from(label.0));
                put!(bag, "told near", u64::from(label.0), near.unwrap_or(9));
            }
            if let Some(near) = near {
                let around = features.around();
                bag.features.extend(around);
                bag.push_typed(around, near as u64);
            }
        }
        let sure = |label: &usize| likely[*label];
        let first = (0..likely.len()).max_by(|a, b| sure(a).total_cmp(&sure(b))).unwrap_or(0);
        put!(bag, "likeliest", first, level(likely[first]));
        put!(bag, "likeliest type", first);
        words(view, &mut bag);
        path(view, heads, &mut bag);
        bag.finish();
        Self { features: bag.features, likely }
    }
}

/// The token that the others of a part hang on.
fn head_of(view: &View<'_, '_>, bytes: &Range<usize>) -> Option<usize> {
    let tokens = &view.reading.analysis.tokens;
    let inside = |token: usize| tokens[token].bytes.start >= bytes.start && tokens[token].bytes.end <= bytes.end;
    let mut within = (0..tokens.len()).filter(|token| inside(*token)).peekable();
    let first = within.peek().copied();
    within.find(|token| view.head(*token).is_none_or(|head| !inside(head))).or(first)
}

/// What either part hangs on, the first verb above each, and where both meet.
fn anchors(view: &View<'_, '_>, heads: [Option<usize>; 2]) -> [Option<usize>; 4] {
    let verb = |head: Option<usize>| above(view, head?).skip(1).find(|token| view.upos(*token) == "VERB");
    let meet = heads[0].zip(heads[1]).and_then(|(a, b)| above(view, a).find(|token| above(view, b).any(|other| other == *token)));
    [verb(heads[0]), verb(heads[1]), meet, heads[1].and_then(|head| view.head(head))]
}

/// A token and all that it hangs on, up to the root.
fn above<'v>(view: &'v View<'_, '_>, token: usize) -> impl Iterator<Item = usize> + 'v {
    std::iter::successors(Some(token), |token| view.head(*token))
}

/// All words that carry meaning.
fn words(view: &View<'_, '_>, bag: &mut Bag) {
    let mut last = String::new();
    for token in 0..view.reading.analysis.tokens.len() {
        let lemma = lower(view.lemma(token));
        if matches!(view.upos(token), "VERB" | "NOUN" | "ADJ" | "ADV" | "PART") {
            put!(bag, "word", &*lemma);
        }
        put!(bag, "pair of words", &*last, &*lemma);
        last = lemma.into_owned();
    }
}

/// The way from one part to the other.
fn path(view: &View<'_, '_>, heads: [Option<usize>; 2], bag: &mut Bag) {
    for (end, head) in heads.into_iter().enumerate() {
        let Some(head) = head else {
            put!(bag, "no end", end);
            continue;
        };
        put!(bag, "end", end, view.relation(head), view.case(head).unwrap_or(""));
        put!(bag, "end lemma", end, &*lower(view.lemma(head)));
        put!(bag, "end upos", end, view.upos(head));
        for (step, token) in above(view, head).skip(1).take(4).enumerate() {
            put!(bag, "above end", end, &*lower(view.lemma(token)));
            put!(bag, "step above end", end, step, &*lower(view.lemma(token)), view.relation(head));
            for (_, lexeme) in view.reading.lexemes_at(token) {
                if let Some(Label(label)) = Kind::Event.label(lexeme.expression) {
                    put!(bag, "told above end", end, u64::from(label));
                }
            }
            for below in
                view.dependents(token).filter(|below| matches!(view.plain(*below), "obj" | "xcomp" | "ccomp" | "advmod" | "compound"))
            {
                put!(bag, "below path", view.plain(below), &*lower(view.lemma(below)));
                put!(bag, "pair on path", &*lower(view.lemma(token)), &*lower(view.lemma(below)));
            }
        }
    }
}
