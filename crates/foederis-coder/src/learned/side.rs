//! Who is at an end of a fact: what is said of each mention near the trigger, and of nobody.

use super::feature::{Bag, Feature, Noted, Notes, Words, bucket, put};
use super::kind::{Kind, Label};
use super::model::Weighing;
use super::path::Above;
use super::proposal::Proposal;
use super::slot::{self, Slot};
use super::trigger::{class, is_passive, tail};
use super::view::{View, distinct};
use crate::mentions::Marker;
use foederis_knowledge::{Expression, Preposition};
use std::ops::Range;

/// How many sentences back a side is looked for.
const BACK: usize = 3;
/// Of those named most in the document, so many are candidates wherever they stand.
const MOST: usize = 4;
/// Steps of distance.
const STEPS: [usize; 8] = [0, 1, 2, 3, 5, 8, 13, 21];

/// A trigger of a type, with what its sides have in common.
pub(crate) struct Trigger<'v, 'a, 'r, 'p> {
    view: &'v View<'a, 'r>,
    proposal: &'p Proposal<'r>,
    kind: Kind,
    label: Label,
    /// Mentions that can be a side.
    pub candidates: Vec<usize>,
    slots: [Option<Slot>; 2],
    /// Noun, verb or another word, whether passive, whether its entry swaps sides.
    voice: u64,
    passive: bool,
    /// Mentions of the sentence, those near.
    inside: Range<usize>,
    /// Bases that act in the sentence.
    here: Vec<usize>,
    /// What fills the place of the subject.
    subject: &'static str,
    above: Above,
}

impl<'v, 'a, 'r, 'p> Trigger<'v, 'a, 'r, 'p> {
    pub fn new(view: &'v View<'a, 'r>, proposal: &'p Proposal<'r>, kind: Kind, label: Label) -> Self {
        let reading = view.reading;
        let head = proposal.head;
        let sentence = reading.analysis.sentences[proposal.sentence].tokens.clone();
        let first = reading.analysis.sentences[proposal.sentence.saturating_sub(BACK)].tokens.start;
        let middle = reading.mentions_in(&(first..proposal.tokens.start)).end;
        let near = view.near(&(first..sentence.end), proposal.tokens.start);
        let mut candidates: Vec<usize> = near.filter(|at| view.base[*at] != 0).collect();
        // Those much spoken of, where they were named last.
        for base in view.most.iter().take(MOST) {
            if !candidates.iter().any(|at| view.base[*at] == *base) {
                let before = (0..middle).rev().take(400).find(|at| view.base[*at] == *base && view.acts(*at));
                candidates.extend(before);
            }
        }
        let passive = is_passive(view, head);
        let swap = proposal.entry(label).is_some_and(|lexeme| lexeme.frame.swap);
        let class = match view.upos(head) {
            "NOUN" => 0usize,
            "VERB" => 1,
            _ => 2,
        };
        let voice = [class, usize::from(passive), usize::from(swap), kind as usize].iter().fold(17, |state, part| state * 7 + *part as u64);
        let inside = view.near(&sentence, proposal.tokens.start);
        let mut here: Vec<usize> = inside.clone().filter(|at| view.acts(*at)).map(|at| view.base[at]).collect();
        here.sort_unstable();
        here.dedup();
        let subject = view.dependents(head).find(|at| view.plain(*at) == "nsubj").map_or("none", |at| {
            let acts = view.mention_at[at].is_some_and(|mention| view.acts(mention));
            if acts {
                "actor"
            } else if view.upos(at) == "PRON" {
                "pronoun"
            } else {
                "other"
            }
        });
        let slots = [0, 1].map(|side| slot::find(view, head, side));
        Self { view, proposal, kind, label, candidates, slots, voice, passive, inside, here, subject, above: Above::new(view, head) }
    }

    /// The features of every candidate as this side, and of nobody, who comes last.
    pub fn features(&self, side: usize) -> Vec<Vec<Feature>> {
        let candidates = self.candidates.iter().map(|mention| self.candidate(*mention, side));
        candidates.chain([self.nobody(side)]).collect()
    }

    /// What the features of every candidate add up to as each of the sides, by the weights of that side; nobody comes last. The
    /// same as the sums over [`Self::features`], without building what both sides share twice.
    pub fn sums(&self, weighings: &[Weighing]) -> Vec<Vec<f32>> {
        let mut sums = vec![Vec::with_capacity(self.candidates.len() + 1); weighings.len()];
        let (mut bag, mut known) = (Bag::default(), Vec::new());
        for &at in &self.candidates {
            bag.features.clear();
            let sentence = self.either(at, &mut bag);
            let shared = bag.features.len();
            for (side, (weighing, sums)) in weighings.iter().zip(&mut sums).enumerate() {
                bag.features.truncate(shared);
                self.place(at, sentence, side, &mut bag);
                sums.push(weighing.sum_once(&bag.features, &mut known));
            }
        }
        for (side, (weighing, sums)) in weighings.iter().zip(&mut sums).enumerate() {
            sums.push(weighing.sum_once(&self.nobody(side), &mut known));
        }
        sums
    }

    fn candidate(&self, at: usize, side: usize) -> Vec<Feature> {
        let mut bag = Bag::default();
        let sentence = self.either(at, &mut bag);
        self.place(at, sentence, side, &mut bag);
        bag.finish();
        bag.features
    }

    /// What is said of a candidate whichever side it is. Gives its sentence.
    fn either<N: Notes>(&self, at: usize, bag: &mut Noted<N>) -> usize {
        let mention = self.view.mention(at);
        let sentence = self.view.sentence(mention.tokens.start);
        self.person(at, bag);
        if sentence == self.proposal.sentence {
            self.beside(at, bag);
        } else {
            self.elsewhere(at, sentence, bag);
        }
        sentence
    }

    /// Who it is.
    fn person<N: Notes>(&self, at: usize, bag: &mut Noted<N>) {
        let mention = self.view.mention(at);
        let base = self.view.base[at];
        let (kind, role) = (slot::kind(mention.kind), mention.actor.role.map_or("-", foederis_model::Role::code));
        let label = u64::from(self.label.0);
        put!(bag, "kind", kind);
        put!(bag, "role", role);
        put!(bag, "type kind", label, kind);
        put!(bag, "type role", label, role);
        put!(bag, "named", bucket(self.view.count[base], &[1, 2, 4, 8, 16]));
        put!(bag, "rank", self.view.rank[base].min(6));
        put!(bag, "type rank", label, self.view.rank[base].min(3));
        put!(bag, "state", crate::mentions::is_state(&mention.actor));
        // Both ends of events are states as a rule, whatever the type.
        if self.kind != Kind::Event {
            let what = self.view.what(at);
            put!(bag, "what", what, role);
            put!(bag, "type what", label, what);
        }
    }

    /// How it stands in another sentence.
    fn elsewhere<N: Notes>(&self, at: usize, sentence: usize, bag: &mut Noted<N>) {
        let view = self.view;
        let back = self.proposal.sentence.saturating_sub(sentence);
        let back = if back > BACK { 9 } else { back };
        let mention = view.mention(at);
        let label = u64::from(self.label.0);
        put!(bag, "back", back);
        put!(bag, "back kind", back, slot::kind(mention.kind));
        put!(bag, "back rank", back, view.rank[view.base[at]].min(4));
        put!(bag, "back relation", back, view.plain(view.heads[at]));
        put!(bag, "back type", back, label);
        put!(bag, "back voice", back, self.voice);
        put!(bag, "back subject", back, self.subject);
        if self.here.binary_search(&view.base[at]).is_ok() {
            put!(bag, "named here too");
        }
        if back != 9 {
            put!(bag, "back since", back, bucket(self.others(mention.tokens.start + 1..self.proposal.tokens.start, at), &[0, 1, 2, 4]));
        }
    }

    /// How many others act among these tokens; more than five are five.
    fn others(&self, tokens: Range<usize>, but: usize) -> usize {
        if tokens.is_empty() {
            return 0;
        }
        let mentions = self.view.reading.mentions_in(&tokens);
        distinct::<5>(mentions.filter(|at| self.view.acts(*at)).map(|at| self.view.base[at]).filter(|base| *base != self.view.base[but]))
    }

    /// How it stands in the trigger's own sentence.
    fn beside<N: Notes>(&self, at: usize, bag: &mut Noted<N>) {
        let (view, proposal, voice) = (self.view, self.proposal, self.voice);
        let reading = view.reading;
        let mention = view.mention(at);
        let (lang, label) = (view.lang, u64::from(self.label.0));
        let (kind, marker) = (slot::kind(mention.kind), marker(mention.marker));
        let lemma = view.lemma(proposal.head);
        let (side, distance) = if mention.tokens.start >= proposal.tokens.end {
            ("after", mention.tokens.start - proposal.tokens.end)
        } else if mention.tokens.end <= proposal.tokens.start {
            ("before", proposal.tokens.start - mention.tokens.end)
        } else {
            ("inside", 0)
        };
        self.way(at, bag);
        put!(bag, "marker", voice, marker, side);
        put!(bag, "type marker", label, voice, marker, side);
        put!(bag, "lang marker", lang, voice, marker, side);
        let speaks = |said: &crate::quotes::Said| said.speaker.as_ref().is_some_and(|speaker| speaker.contains(&mention.tokens.start));
        if reading.said_at(proposal.head).is_some_and(speaks) {
            put!(bag, "says this", voice);
            put!(bag, "says this type", label);
        }
        let preposition = match mention.marker {
            Marker::Preposition(_, token) => Some(view.norm(token)),
            _ => None,
        };
        if let Some(preposition) = preposition {
            put!(bag, "preposition", lang, preposition, voice);
            put!(bag, "type preposition", label, lang, preposition);
            put!(bag, "lemma preposition", lang, lemma, preposition);
        }
        if let Some(entry) = proposal.entry(self.label) {
            let case = view.case(view.heads[at]);
            let named = |list: &[String]| list.iter().any(|word| Some(word.as_str()) == case || Some(word.as_str()) == preposition);
            if named(&entry.frame.to) {
                put!(bag, "named to");
                put!(bag, "named to at", voice, side);
            }
            if named(&entry.frame.by) {
                put!(bag, "named by");
                put!(bag, "named by at", voice, side);
            }
            put!(bag, "class", class(entry.class), kind, side);
        }
        let step = bucket(distance, &STEPS);
        put!(bag, "distance", side, step);
        put!(bag, "voice distance", voice, side, step);
        let crossed = reading.clause[mention.tokens.start].abs_diff(reading.clause[proposal.head]);
        put!(bag, "crossed", crossed.min(4));
        put!(bag, "voice crossed", voice, crossed.min(4), side);
        put!(bag, "voice crossed marker", voice, crossed.min(2), marker, side);
        if reading.quote[mention.tokens.start] != reading.quote[proposal.head] {
            put!(bag, "quote between", reading.quote[mention.tokens.start] != 0);
        }
        put!(bag, "voice kind", voice, side, kind);
        put!(bag, "near kind", distance.min(2), kind, side, voice);
        if let Some(above) = view.head(view.heads[at]) {
            for (hit, lexeme) in reading.lexemes_at(above) {
                match lexeme.expression {
                    Expression::Claim(_) => put!(bag, "of speech", view.plain(view.heads[at])),
                    Expression::Event(_) if hit.tokens.start != proposal.tokens.start => {
                        put!(bag, "of another event", view.plain(view.heads[at]));
                    }
                    _ => {}
                }
            }
        }
        let between = match side {
            "after" => proposal.tokens.end..mention.tokens.start,
            "before" => mention.tokens.end..proposal.tokens.start,
            _ => 0..0,
        };
        let between = self.others(between, at).min(3);
        put!(bag, "between", between, side);
        put!(bag, "voice between", voice, between, side, marker);
        if mention.kind.is_place() {
            put!(bag, "type place", label, marker);
        }
        if self.inside.clone().filter(|other| view.base[*other] == view.base[at]).nth(1).is_some() {
            put!(bag, "twice");
        }
    }

    /// The way through the tree.
    fn way<N: Notes>(&self, at: usize, bag: &mut Noted<N>) {
        let (voice, lang, label) = (self.voice, self.view.lang, u64::from(self.label.0));
        let lemma = self.view.lemma(self.proposal.head);
        let Some(path) = self.above.path(self.view, self.view.heads[at]) else {
            put!(bag, "no path", voice);
            return;
        };
        put!(bag, "path", path.whole);
        put!(bag, "voice path", voice, path.whole);
        put!(bag, "voice plain path", voice, path.plain);
        put!(bag, "type plain path", label, voice, path.plain);
        put!(bag, "lang path", lang, voice, path.whole);
        if self.kind == Kind::Tie && path.up == 0 && path.down == 1 {
            // Words of one make are read alike: "supplier", "backer".
            let relation = self.view.plain(self.view.heads[at]);
            put!(bag, "type hangs", label, relation);
            put!(bag, "make hangs", lang, tail(lemma, 3), relation);
        }
        put!(bag, "lemma path", lang, lemma, path.whole);
        put!(bag, "type path", label, voice, path.whole);
        put!(bag, "steps", voice, path.up, path.down);
        if let (Some(first), Some(last)) = (path.first_down, path.last_down) {
            put!(bag, "turn", voice, first, path.ups);
            put!(bag, "end", voice, last, path.down);
        } else {
            put!(bag, "above", voice, path.ups);
        }
    }

    /// How it fits the place that the side should fill.
    fn place<N: Notes>(&self, at: usize, sentence: usize, side: usize, bag: &mut Noted<N>) {
        let view = self.view;
        let mention = view.mention(at);
        let label = u64::from(self.label.0);
        let role = mention.actor.role.map_or("-", foederis_model::Role::code);
        let holds = |slot: &Slot| mention.tokens.contains(&slot.token);
        let same = |slot: &Slot| view.somebody_at(slot.token).is_some_and(|other| view.base[other] == view.base[at]);
        let slot = self.slots[side];
        match &slot {
            Some(slot) if holds(slot) => {
                put!(bag, "fills");
                put!(bag, "fills place", slot.place);
                put!(bag, "fills type", label);
                put!(bag, "fills kind", slot::kind(mention.kind));
            }
            Some(slot) if same(slot) => put!(bag, "fills elsewhere"),
            _ => {
                let (place, filler) = slot.map_or(("none", "none"), |slot| (slot.place, slot.filler.code()));
                let back = self.proposal.sentence.saturating_sub(sentence).min(BACK + 1);
                put!(bag, "place", place, filler);
                put!(bag, "back place", back, place, filler);
                put!(bag, "back filler", back, filler);
                put!(bag, "back filler role", back, filler, role);
                put!(bag, "back filler kind", back, filler, slot::kind(mention.kind));
                put!(bag, "back filler relation", back, filler, view.plain(view.heads[at]));
                if let Some(slot) = &slot {
                    if matches!(slot.filler, slot::Filler::Pronoun) {
                        put!(bag, "pronoun role", view.lang, view.norm(slot.token), role, back == 0);
                    }
                    if matches!(slot.filler, slot::Filler::One | slot::Filler::Many) {
                        put!(bag, "noun role", view.lang, view.lemma(slot.token), role);
                        put!(bag, "noun back", view.lang, view.lemma(slot.token), back);
                    }
                    if back == 0 && self.is_under(view.heads[at], slot.token) {
                        put!(bag, "within", slot.place);
                        put!(bag, "within as", slot.place, marker(mention.marker), slot::kind(mention.kind));
                    }
                }
                if back > 0 {
                    let since = bucket(self.others(mention.tokens.start + 1..self.proposal.tokens.start, at), &[0, 1, 2, 4]);
                    put!(bag, "since filler", since, filler);
                    put!(bag, "filler rank", filler, view.rank[view.base[at]].min(4));
                    put!(bag, "back here", back, self.here.len().min(3));
                }
            }
        }
        if let Some(other) = self.slots[1 - side].filter(holds) {
            put!(bag, "fills other");
            put!(bag, "fills other place", other.place);
            put!(bag, "fills other type", label);
        }
    }

    fn is_under(&self, token: usize, top: usize) -> bool {
        std::iter::successors(Some(token), |at| self.view.head(*at)).take(6).any(|at| at == top)
    }

    /// What is said of nobody at all.
    fn nobody(&self, side: usize) -> Vec<Feature> {
        let mut bag = Bag::default();
        self.empty(side, &mut bag);
        bag.finish();
        bag.features
    }

    fn empty<N: Notes>(&self, side: usize, bag: &mut Noted<N>) {
        let view = self.view;
        let head = self.proposal.head;
        let label = u64::from(self.label.0);
        let (place, filler) = self.slots[side].map_or(("none", "none"), |slot| (slot.place, slot.filler.code()));
        let count = self.here.len();
        put!(bag, "nobody");
        put!(bag, "nobody type", label);
        put!(bag, "nobody voice", self.voice);
        put!(bag, "nobody type voice", label, self.voice);
        put!(bag, "nobody lemma", view.lang, view.lemma(head));
        put!(bag, "nobody passive", self.passive);
        put!(bag, "nobody subject", self.subject);
        put!(bag, "nobody subject voice", self.subject, self.voice);
        put!(bag, "nobody here", count.min(4));
        put!(bag, "nobody type here", label, count.min(3));
        put!(bag, "nobody sentence", bucket(self.proposal.sentence, &STEPS));
        put!(bag, "nobody named", view.most.len().min(4));
        put!(bag, "nobody place", place, filler);
        put!(bag, "nobody filler", filler);
        put!(bag, "nobody type filler", label, filler);
        put!(bag, "nobody relation", view.relation(head));
        if let Some(slot) = self.slots[side].filter(|slot| matches!(slot.filler, slot::Filler::One | slot::Filler::Many)) {
            put!(bag, "nobody noun", view.lang, view.lemma(slot.token));
        }
        for token in view.dependents(head).filter(|at| matches!(view.relation(*at), "case" | "mark" | "det")) {
            put!(bag, "nobody word", view.lang, view.norm(token));
        }
    }

    /// Every feature of a candidate as this side in words; of nobody for none.
    pub fn words(&self, candidate: Option<usize>, side: usize) -> Words {
        let mut bag = Noted::<Words>::default();
        if let Some(at) = candidate {
            let sentence = self.either(at, &mut bag);
            self.place(at, sentence, side, &mut bag);
        } else {
            self.empty(side, &mut bag);
        }
        bag.notes
    }
}

fn marker(marker: Marker) -> &'static str {
    match marker {
        Marker::Bare => "bare",
        Marker::Genitive => "genitive",
        Marker::Preposition(kind, _) => match kind {
            Preposition::By => "by",
            Preposition::Of => "of",
            Preposition::To => "to",
            Preposition::Against => "against",
            Preposition::With => "with",
            Preposition::From => "from",
            Preposition::For => "for",
            Preposition::In => "in",
            Preposition::On => "on",
            Preposition::Between => "between",
            Preposition::Other => "other",
        },
    }
}
