//! What a number counts: the noun behind it, and what happened to those it names.

use super::lexicon::{Class, Noun};
use super::page::Page;
use crate::quotes::view::NONE;
use foederis_model::FigureKind;
use std::ops::Range;

/// What is counted.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    pub(super) kind: FigureKind,
    /// Words that say so.
    pub(super) words: Range<u32>,
    /// The noun, or the verb where there is none.
    pub(super) head: u32,
    /// Whether those counted have a noun of their own.
    pub(super) has_noun: bool,
    /// Whether something happened to them.
    pub(super) fate: bool,
    pub(super) noun: Option<Noun>,
}

/// How far the noun may stand from its number.
const REACH: u32 = 9;

/// The nominal behind a number.
struct Nominal {
    head: u32,
    /// An adjective says what happened to them.
    state: Option<FigureKind>,
}

impl Page<'_> {
    /// What the number in these words counts.
    pub(super) fn counted(&self, number: Range<u32>) -> Option<Counted> {
        let nominal = self.nominal(&number);
        let before = self.verb_before(&number);
        if let Some(Nominal { head, state }) = nominal {
            let noun = self.noun(head);
            let inhabitant = self.is_inhabitant(head);
            let people = noun.map_or(inhabitant, Noun::is_people);
            let words = if head >= number.end { number.end..head + 1 } else { head..head + 1 };
            let make = |kind, fate| Some(Counted { kind, words: words.clone(), head, has_noun: true, fate, noun });
            // What their name says beats the rest: "four dead".
            if let Some(Noun::Of(kind @ (FigureKind::Deaths | FigureKind::Injured))) = noun {
                return make(kind, true);
            }
            let thing = matches!(noun, Some(Noun::Of(_))) && !people;
            if !thing
                && let Some(kind) = state
                    .or(before.map(|(kind, _)| kind))
                    .or_else(|| self.fate(head, noun))
                    .or_else(|| people.then(|| self.clause_fate(head, number.start))?)
                && (people || matches!(kind, FigureKind::Deaths | FigureKind::Injured))
            {
                // Diplomats who are sent home are no refugees.
                let sent = kind == FigureKind::Displaced && self.has("envoy", head);
                return make(if sent { FigureKind::Count } else { kind }, true);
            }
            return match noun {
                Some(Noun::Of(kind)) => make(kind, false),
                None if inhabitant => make(FigureKind::Civilians, false),
                None if self.is_designation(head, number.end) => make(FigureKind::Weapons, false),
                // "USB-sticks" is a noun, whatever its tag.
                None if self.view.upos(head) == "PROPN" && !self.is_compound(head) => None,
                Some(Noun::Person) | None => make(FigureKind::Count, false),
            };
        }
        let alone = |kind, word: u32| Some(Counted { kind, words: word..word + 1, head: word, has_noun: false, fate: true, noun: None });
        // "four dead", "one injured", "zwei weitere verletzt".
        if let Some((kind, word)) = self.state_behind(&number).or(before) {
            return alone(kind, word);
        }
        let last = number.end - 1;
        self.bare(last).or_else(|| self.total(&number))
    }

    /// "Die Zahl der Flüchtlinge schätzt man auf 50.000": a number that a preposition of goals leads to, and a word before that says
    /// that something is counted.
    fn total(&self, number: &Range<u32>) -> Option<Counted> {
        let start = self.view.sentence(number.start).start.max(number.start.saturating_sub(30));
        let goal = (start.max(number.start.saturating_sub(3))..number.start).any(|word| self.has("goal", word));
        if !goal {
            return None;
        }
        let make = |kind, word: u32| Some(Counted { kind, words: word..word + 1, head: word, has_noun: false, fate: true, noun: None });
        (start..number.start).rev().find_map(|word| {
            let kind = match self.noun(word) {
                Some(Noun::Of(kind @ (FigureKind::Deaths | FigureKind::Civilians))) => Some(kind).filter(|_| self.has("tally", word)),
                _ => None,
            };
            if let Some(kind) = kind {
                return make(kind, word);
            }
            self.has("toll", word).then(|| {
                (word + 1..(word + 6).min(number.start)).find_map(|word| match self.noun(word)? {
                    Noun::Of(kind) => make(kind, word),
                    Noun::Person => None,
                })
            })?
        })
    }

    /// A number without a noun: "twelve died", "the death toll rose to 58", "a force of 3,000".
    fn bare(&self, number: u32) -> Option<Counted> {
        let mut at = number;
        for _ in 0..3 {
            let head = self.view.heads[at as usize];
            if head == NONE {
                break;
            }
            let make = |kind, word: u32, fate| Some(Counted { kind, words: word..word + 1, head: word, has_noun: false, fate, noun: None });
            match self.relation(at) {
                "nsubj" | "obj" | "iobj" if self.case(at).is_none() => {
                    if let Some(kind) = self.predicate(head, at, None, false) {
                        return make(kind, head, true);
                    }
                }
                "nmod" | "appos" | "list" | "parataxis" | "dep" | "flat" | "nummod" | "compound" if head < at => {
                    // "a crowd of 25,000", "Tote: 12"; not "in Gaza 12".
                    let fits = self.case_in(at, "of") || self.view.lower(at.saturating_sub(1)) == ":";
                    if fits
                        && let Some(Noun::Of(kind)) = self.noun(head)
                        && kind != FigureKind::Flights
                    {
                        return make(kind, head, matches!(kind, FigureKind::Deaths | FigureKind::Injured));
                    }
                }
                _ => {}
            }
            // "the number of refugees rose to 1.2 million": the subject says it.
            if self.view.is_verbal(head) || self.relation(at) == "root" {
                return self.subject_kind(head, at).and_then(|(kind, word)| make(kind, word, kind != FigureKind::Troops));
            }
            at = head;
        }
        self.subject_kind(at, number).and_then(|(kind, word)| {
            Some(Counted { kind, words: word..word + 1, head: word, has_noun: false, fate: false, noun: None }).filter(|_| at == number)
        })
    }

    /// What the subject of a verb counts: "the death toll", "die Zahl der Verletzten".
    fn subject_kind(&self, verb: u32, number: u32) -> Option<(FigureKind, u32)> {
        let subject =
            self.view.children(verb).iter().copied().find(|&child| child != number && self.relation(child) == "nsubj" && child < number)?;
        if let Some(Noun::Of(kind)) = self.noun(subject).filter(|_| !self.has("toll", subject) && self.view.lower(subject).len() > 4)
            && matches!(kind, FigureKind::Deaths | FigureKind::Injured)
        {
            return Some((kind, subject));
        }
        if !self.has("toll", subject) {
            return None;
        }
        let words = self.view.nominal(subject);
        words.filter(|&word| word != subject && word < number).find_map(|word| match self.noun(word)? {
            Noun::Of(kind) => Some((kind, word)),
            Noun::Person => None,
        })
    }

    /// The noun that a number counts: to the right over adjectives, or where the tree says so.
    fn nominal(&self, number: &Range<u32>) -> Option<Nominal> {
        let end = self.end_behind(number).min(number.end.saturating_add(REACH));
        let mut state = None;
        let mut at = number.end;
        let mut name: Option<u32> = None;
        let mut of = false;
        while at < end {
            let form = self.view.lower(at);
            let upos = self.view.upos(at);
            let next_is_noun =
                |at: u32| at + 1 < end && (matches!(self.view.upos(at + 1), "NOUN" | "PROPN" | "ADJ") || self.noun(at + 1).is_some());
            if let Some(kind) = self.state(at).filter(|_| upos != "NOUN" || next_is_noun(at)) {
                // "dead soldiers"; "four dead" has none behind it.
                let mut next = at + 1;
                while next < end && matches!(self.view.upos(next), "ADJ" | "CCONJ") {
                    next += 1;
                }
                if next >= end || !(matches!(self.view.upos(next), "NOUN" | "PROPN") && self.view.heads[at as usize] >= at) {
                    break;
                }
                state = state.or(Some(kind));
                at += 1;
                continue;
            }
            // "a 23-year-old man"
            if upos == "NOUN" && at + 2 < end && self.view.form(at + 1) == "-" && self.view.upos(at + 2) == "ADJ" {
                at += 3;
                continue;
            }
            // "seven other Arab countries"
            let modifier = upos == "ADJ" || (matches!(upos, "DET" | "PRON") && at == number.end);
            if modifier
                && name.is_none()
                && at + 1 < end
                && matches!(self.view.upos(at + 1), "ADJ" | "NOUN" | "PROPN")
                && self.state(at).is_none()
            {
                at += 1;
                continue;
            }
            // Right behind the number, a known noun is one, whatever its tag.
            let is_noun =
                if upos == "VERB" { (of || at == number.end) && self.lexicon.noun(form).is_some() } else { self.noun(at).is_some() };
            if is_noun && !(upos == "ADJ" && next_is_noun(at) && self.view.upos(at + 1) != "ADJ") {
                return Some(Nominal { head: self.compound(at, end), state });
            }
            match upos {
                _ if !form.chars().any(char::is_alphabetic) && upos != "PUNCT" && upos != "SYM" && upos != "NUM" => break,
                "NOUN" => return Some(Nominal { head: self.compound(at, end), state }),
                "PROPN" => {
                    name = Some(at);
                    // An inhabitant is a noun of its own where adjectives have another form.
                    if self.lexicon.decimal == ',' && self.is_inhabitant(at) && !self.lexicon.is_adjective(form) {
                        break;
                    }
                }
                "ADJ" | "NUM" | "SYM" | "X" => {
                    if upos == "NUM" && name.is_none() && at > number.end {
                        break;
                    }
                }
                "ADV" if at == number.end || self.view.upos(at - 1) == "ADV" => {}
                "PUNCT" if matches!(form, "-" | "„" | "“" | "\"" | "‘" | "'") => {}
                // "two of the suspects"
                "ADP" | "DET" | "PRON" if at == number.end && self.lexicon.has("of", form) => of = true,
                "DET" | "PRON" if of => {}
                "CCONJ" if at > number.end && self.view.upos(at - 1) == "ADJ" && next_is_noun(at) => {}
                "VERB" if self.view.heads[at as usize] > at && self.relation(at) == "amod" => {}
                _ => break,
            }
            at += 1;
        }
        if let Some(name) = name {
            return Some(Nominal { head: name, state });
        }
        // "drei in Nordkorea festgehaltene Amerikaner": far to the right, but its head.
        let last = number.end - 1;
        let mut head = self.view.heads[last as usize];
        if head != NONE && number.contains(&head) {
            head = self.view.heads[head as usize];
        }
        (head != NONE
            && head >= number.end
            && self.relation(last) == "nummod"
            && matches!(self.view.upos(head), "NOUN" | "PROPN")
            && self.view.form(head).starts_with(char::is_alphabetic)
            && !self.breaks(number.end..head)
            && !(number.end..head).any(|word| self.view.upos(word) == "NUM"))
        .then(|| {
            let state = self
                .view
                .children(head)
                .iter()
                .find_map(|&child| (child > last && child < head && self.relation(child) == "amod").then(|| self.state(child))?);
            Nominal { head, state }
        })
    }

    /// The end of the sentence, or of the next one where it is cut right behind the number.
    fn end_behind(&self, number: &Range<u32>) -> u32 {
        let end = self.view.sentence(number.start).end;
        let next = number.end;
        if end == next && next < self.view.len() {
            let between = self.view.end(next - 1)..self.view.start(next);
            if self.view.text.get(between).is_some_and(|gap| !gap.contains('\n')) {
                return self.view.sentence(next).end;
            }
        }
        end
    }

    /// The last noun of a compound: "rocket launchers", "Leopard-tanks".
    fn compound(&self, first: u32, end: u32) -> u32 {
        let mut head = first;
        loop {
            let next = head + 1;
            if next < end
                && matches!(self.view.upos(next), "NOUN" | "PROPN")
                && matches!(self.relation(head), "compound" | "nmod" | "flat")
                && self.view.heads[head as usize] >= next
                && self.case(head).is_none()
            {
                head = next;
            } else if next + 1 < end && matches!(self.view.form(next), "-" | "‑") && matches!(self.view.upos(next + 1), "NOUN" | "PROPN")
            {
                head = next + 1;
            } else {
                return head;
            }
        }
    }

    /// Whether a word with a dash ends in lower case: a compound, no name.
    fn is_compound(&self, word: u32) -> bool {
        let form = self.view.form(word);
        form.rsplit_once('-').is_some_and(|(_, end)| end.len() > 2 && end.starts_with(char::is_lowercase))
    }

    /// What happens in the clause around people, where the tree does not say: somebody dies, is killed, is wounded.
    fn clause_fate(&self, head: u32, number: u32) -> Option<FigureKind> {
        // "by 12 soldiers", "with 3 children": not those it happens to.
        if self.case(head).is_some_and(|case| !self.is_bound(case)) {
            return None;
        }
        let sentence = self.view.sentence(head);
        let is_border = |word: u32| {
            let upos = self.view.upos(word);
            upos == "SCONJ" && self.relation(word) == "mark"
                || upos == "PUNCT" && !matches!(self.view.form(word), "-" | "\"" | "„" | "“" | "”" | "'")
                || upos == "PRON" && self.view.feats(word).contains("PronType=Rel")
        };
        let start = (sentence.start..number).rev().find(|&word| is_border(word)).map_or(sentence.start, |word| word + 1);
        let end = (head + 1..sentence.end).find(|&word| is_border(word)).unwrap_or(sentence.end);
        let passive = || {
            (start..end)
                .any(|word| self.view.upos(word) == "AUX" && matches!(self.lemma(word), "werden" | "worden" | "be" | "zijn" | "sein"))
        };
        (start..end).filter(|word| !(number..=head).contains(word)).find_map(|word| {
            if !matches!(self.view.upos(word), "VERB" | "ADJ" | "AUX" | "ADV") {
                return None;
            }
            let kill = self.known(word, |word| self.lexicon.kill.get(word).copied());
            if let Some(kind) = kill.filter(|_| self.view.is_verbal(word)) {
                let doer = word > head && self.view.is_finite(word) && !passive();
                return (!doer).then_some(kind);
            }
            self.known(word, |word| self.lexicon.die.get(word).copied()).or_else(|| self.state(word)).or_else(|| {
                let partners = self.partners(word)?;
                (start..end).filter(|other| *other != word && !(number..=head).contains(other)).find_map(|other| {
                    let (form, lemma) = (self.view.lower(other), self.lemma(other));
                    partners.iter().find(|(partner, _)| **partner == *form || **partner == *lemma).map(|(_, kind)| *kind)
                })
            })
        })
    }

    /// "F-35", "T-72": a letter, a dash and digits, or a token with both.
    fn is_designation(&self, word: u32, first: u32) -> bool {
        let has = |word: u32, digit: bool| {
            self.view.form(word).bytes().any(|byte| if digit { byte.is_ascii_digit() } else { byte.is_ascii_uppercase() })
        };
        let near = word.saturating_sub(2).max(first)..(word + 3).min(self.view.sentence(word).end);
        let parted = near.clone().any(|word| self.view.form(word) == "-") && near.clone().any(|word| has(word, true));
        let named = near.clone().any(|word| has(word, false));
        (has(word, false) && has(word, true)) || (parted && named && (has(word, false) || has(word, true)))
    }

    /// A participle right behind the number or after "more", "weitere": "12 injured".
    fn state_behind(&self, number: &Range<u32>) -> Option<(FigureKind, u32)> {
        let end = self.view.sentence(number.start).end.min(number.end + 3);
        for word in number.end..end {
            if let Some(kind) = self.state(word) {
                return Some((kind, word));
            }
            if !matches!(self.view.upos(word), "ADJ" | "ADV" | "PRON" | "DET") {
                break;
            }
        }
        None
    }

    /// A verb right before the number whose object it is: "killed five", "doodden er tien".
    fn verb_before(&self, number: &Range<u32>) -> Option<(FigureKind, u32)> {
        let start = self.view.sentence(number.start).start;
        let mut at = number.start;
        for _ in 0..5 {
            at = at.checked_sub(1).filter(|&at| at >= start)?;
            let form = self.view.lower(at);
            let kind = match self.view.upos(at) {
                "VERB" => self.known(at, |word| self.lexicon.kill.get(word).copied()).or_else(|| self.state(at)),
                "ADJ" => self.state(at),
                _ => None,
            };
            if let Some(kind) = kind {
                // "wurden getötet, 12 …": of a passive those before it are meant.
                let passive = self.view.children(at).iter().any(|&child| {
                    let relation = self.view.relation(child);
                    relation.ends_with(":pass") && child < at
                });
                return (!passive).then_some((kind, at));
            }
            let piece = self.piece_of(at);
            let filler = form == "er"
                || matches!(self.view.upos(at), "ADV")
                || self.lexicon.decimal == '.'
                    && matches!(
                        form,
                        "more" | "than" | "at" | "least" | "some" | "about" | "another" | "over" | "up" | "to" | "as" | "many"
                    )
                || self.lexicon.is_before(self.pieces, piece + 1, Class::Filler)
                || self.lexicon.before(self.pieces, piece + 1, |class| matches!(class, Class::Bound(_)).then_some(())).is_some()
                || matches!(form, "mehr" | "meer" | "als" | "dan");
            if !filler {
                return None;
            }
        }
        None
    }

    /// What happens to a nominal, by the tree.
    fn fate(&self, head: u32, noun: Option<Noun>) -> Option<FigureKind> {
        for &child in self.view.children(head) {
            let kind = match self.relation(child) {
                "amod" | "acl" | "advcl" | "appos" | "dep" | "parataxis" => self.state(child).or_else(|| self.clause(child)),
                _ => None,
            };
            if kind.is_some() {
                return kind;
            }
        }
        let mut at = head;
        // Hung on another noun without a preposition: a mistake of the tree, mostly, for an object.
        let mut object = false;
        for _ in 0..6 {
            let next = self.view.heads[at as usize];
            if next == NONE {
                // A nominal as root with its predicate below: "12 Soldaten tot".
                return self.below(at);
            }
            match self.relation(at) {
                "conj" | "appos" | "flat" | "compound" | "nummod" | "list" => {}
                "nmod" => {
                    if let Some(Noun::Of(kind @ (FigureKind::Deaths | FigureKind::Injured | FigureKind::Captured))) = self.noun(next) {
                        return Some(kind);
                    }
                    if self.case(at).is_none_or(|case| self.is_bound(case)) && self.lexicon.decimal == ',' {
                        object = true;
                    } else if !self.has("toll", next) && self.noun(next).is_none_or(|noun| !noun.is_people()) {
                        return None;
                    }
                }
                "advmod" | "cop" | "amod" | "cc" | "punct" | "vocative" => return None,
                _ => return self.predicate(next, at, noun, object),
            }
            at = next;
        }
        None
    }

    /// A clause that hangs on a noun: "soldiers who died", "people killed in".
    fn clause(&self, verb: u32) -> Option<FigureKind> {
        if let Some(kind) = self.known(verb, |word| self.lexicon.die.get(word).copied()) {
            return Some(kind);
        }
        let kind = self.known(verb, |word| self.lexicon.kill.get(word).copied())?;
        (self.is_passive(verb) || self.view.child(verb, &["obj", "nsubj"]).is_none()).then_some(kind)
    }

    fn is_passive(&self, verb: u32) -> bool {
        self.view.children(verb).iter().any(|&child| self.view.relation(child).ends_with(":pass"))
    }

    /// States that hang on a word as predicates.
    fn below(&self, verb: u32) -> Option<FigureKind> {
        self.view.children(verb).iter().find_map(|&child| {
            matches!(
                self.relation(child),
                "xcomp" | "advmod" | "compound" | "obj" | "obl" | "advcl" | "acl" | "dep" | "ccomp" | "conj" | "amod"
            )
            .then(|| self.state(child).filter(|_| self.noun(child).is_none() || self.view.upos(child) != "NOUN"))?
        })
    }

    /// What a predicate says of one of its arguments.
    fn predicate(&self, verb: u32, argument: u32, noun: Option<Noun>, object: bool) -> Option<FigureKind> {
        let relation = self.relation(argument);
        // An oblique with a preposition is a circumstance.
        let circumstance = relation == "obl" && !object && self.case(argument).is_some_and(|case| !self.is_bound(case));
        // "kostte het leven aan 6.000 soldaten"
        if circumstance && self.case(argument).is_some_and(|case| self.view.lower(case) == "aan") {
            return self.with(verb, argument);
        }
        if circumstance || matches!(relation, "advmod" | "advcl" | "mark" | "cop" | "aux" | "punct") {
            return None;
        }
        let has_object = self.view.children(verb).iter().any(|&child| child != argument && matches!(self.relation(child), "obj" | "ccomp"));
        let other_subject = self.view.children(verb).iter().any(|&child| child < argument && self.relation(child) == "nsubj");
        let is_subject = relation == "nsubj" && !object && !other_subject && !self.view.relation(argument).ends_with(":pass");
        let kill = self.known(verb, |word| self.lexicon.kill.get(word).copied());
        if let Some(kind) = kill.filter(|_| self.view.is_verbal(verb) || self.view.upos(verb) == "ADJ") {
            let doer = is_subject && !self.is_passive(verb) && (has_object || self.view.is_finite(verb) && self.aux(verb).is_none());
            return (!doer).then_some(kind);
        }
        if let Some(kind) = self.state(verb).filter(|_| !has_object) {
            return Some(kind);
        }
        if let Some(kind) = self.known(verb, |word| self.lexicon.die.get(word).copied()) {
            return Some(kind);
        }
        let soldiers = matches!(noun, Some(Noun::Person | Noun::Of(FigureKind::Troops)));
        if soldiers && self.lexicon.fallen.contains(self.lemma(verb)) && self.view.child(verb, &["compound:prt"]).is_none() {
            return Some(FigureKind::Deaths);
        }
        if let Some(kind) = self.with(verb, argument).or_else(|| self.partner(verb)) {
            return Some(kind);
        }
        if let Some(kind) = self.view.children(verb).iter().find_map(|&child| {
            matches!(self.relation(child), "xcomp" | "advmod" | "compound" | "advcl" | "dep" | "obj" | "obl")
                .then(|| self.state(child).filter(|_| child != argument && self.view.upos(child) != "NOUN"))?
        }) {
            return Some(kind);
        }
        if !is_subject && self.has("lose", verb) && noun.is_some_and(Noun::is_people) {
            return Some(FigureKind::Deaths);
        }
        // "liet … vermoorden", "had … murdered", "moesten vluchten".
        if let Some(kind) = self
            .view
            .children(verb)
            .iter()
            .copied()
            .filter(|&child| matches!(self.relation(child), "xcomp" | "ccomp") && !self.view.is_finite(child))
            .find_map(|child| {
                let dies = self.known(child, |word| self.lexicon.die.get(word).copied()).filter(|_| is_subject);
                dies.or_else(|| self.known(child, |word| self.lexicon.kill.get(word).copied()).filter(|_| !is_subject))
            })
        {
            return Some(kind);
        }
        // A verb in two parts: "nahmen … gefangen".
        let above = self.view.heads[verb as usize];
        if above != NONE && matches!(self.relation(verb), "xcomp" | "conj" | "aux" | "ccomp") && above > verb && !self.breaks(verb..above) {
            return self.with(verb, argument).or_else(|| self.known(above, |word| self.lexicon.kill.get(word).copied())).or_else(|| {
                let form = self.view.lower(above);
                self.partners(verb)?.iter().find(|(partner, _)| **partner == *form).map(|(_, kind)| *kind)
            });
        }
        None
    }

    fn aux(&self, verb: u32) -> Option<u32> {
        self.view.children(verb).iter().copied().find(|&child| self.relation(child) == "aux")
    }

    /// Whether a preposition only says how exact the number is: "between 10 and 12".
    fn is_bound(&self, case: u32) -> bool {
        let piece = self.piece_of(case);
        self.lexicon.is_before(self.pieces, piece + 1, Class::Between)
            || self.lexicon.before(self.pieces, piece + 1, |class| matches!(class, Class::Bound(_)).then_some(())).is_some()
            || matches!(self.view.lower(case), "als" | "dan" | "than" | "bis" | "tot" | "to")
    }

    /// "op de vlucht (zijn)", where the tree makes the partner the predicate.
    fn partner(&self, word: u32) -> Option<FigureKind> {
        let (form, lemma) = (self.view.lower(word), self.lemma(word));
        let above = Some(self.view.heads[word as usize]).filter(|&above| above != NONE);
        let below = self.view.children(word).iter().copied().filter(|&child| matches!(self.relation(child), "cop" | "aux"));
        below.chain(above).find_map(|verb| {
            self.partners(verb)?.iter().find(|(partner, _)| **partner == *form || **partner == *lemma).map(|(_, kind)| *kind)
        })
    }

    fn partners(&self, verb: u32) -> Option<&Vec<(Box<str>, FigureKind)>> {
        self.lexicon.with.get(self.lemma(verb)).or_else(|| self.lexicon.with.get(self.view.lower(verb)))
    }

    /// A verb with a word that goes with it: "ums Leben kommen", "take prisoner".
    fn with(&self, verb: u32, argument: u32) -> Option<FigureKind> {
        let partners = self.partners(verb)?;
        let goes = |word: u32| {
            let (form, lemma) = (self.view.lower(word), self.lemma(word));
            partners.iter().find(|(partner, _)| **partner == *form || **partner == *lemma).map(|(_, kind)| *kind)
        };
        self.view.children(verb).iter().filter(|&&child| child != argument).find_map(|&child| {
            goes(child).or_else(|| {
                matches!(self.relation(child), "obj" | "obl" | "xcomp" | "ccomp" | "nmod")
                    .then(|| self.view.children(child).iter().find_map(|&below| (below != argument).then(|| goes(below))?))?
            })
        })
    }
}
