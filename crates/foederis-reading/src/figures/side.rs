//! Whose loss a figure is, or whom it concerns.

use super::counted::Counted;
use super::lexicon::Noun;
use super::page::Page;
use crate::quotes::view::NONE;
use foederis_model::FigureKind;
use std::ops::Range;

impl Page<'_> {
    /// Words for the side of what is counted.
    pub(super) fn side(&self, number: &Range<u32>, counted: &Counted) -> Option<Range<u32>> {
        let one = |word: u32| Some(word..word + 1);
        let people = matches!(
            counted.kind,
            FigureKind::Deaths | FigureKind::Injured | FigureKind::Captured | FigureKind::Displaced | FigureKind::Civilians
        );
        if counted.has_noun {
            // "14 Palestinians"
            if self.is_inhabitant(counted.head) && !matches!(counted.noun, Some(Noun::Of(_))) {
                return one(counted.head);
            }
            // "176 Azerbaijani soldiers", "US-Soldaten"
            if let Some(word) = counted.words.clone().find(|&word| word != counted.head && self.is_people(word)) {
                return one(word);
            }
            if let Some(owner) = self.owner(counted.head, number.start) {
                return Some(owner);
            }
        }
        let (verb, argument) = self.verb(number, counted)?;
        // "On the Armenian side"
        for &child in self.view.children(verb) {
            if child != argument
                && self.has("side", child)
                && let Some(word) = self.view.children(child).iter().copied().find(|&word| self.is_people(word))
            {
                return one(word);
            }
        }
        let subject = self.view.children(verb).iter().copied().find(|&child| {
            self.relation(child) == "nsubj" && child != argument && !number.contains(&child) && child < number.start.max(argument)
        });
        let takes = if people { self.has("lose", verb) } else { self.has("hold", verb) };
        let inhabitants = counted.kind == FigureKind::Civilians && self.has("hold", verb);
        if (takes || inhabitants)
            && let Some(subject) = subject
            && self.view.upos(subject) != "PRON"
        {
            return Some(self.name(subject));
        }
        if !people || counted.kind == FigureKind::Civilians {
            return None;
        }
        // "In Sudan": where no side is named.
        self.view
            .children(verb)
            .iter()
            .copied()
            .find(|&child| {
                matches!(self.relation(child), "obl" | "nmod")
                    && self.view.upos(child) == "PROPN"
                    && self.case_in(child, "in")
                    && !self.is_time(child)
            })
            .map(|child| self.proper(child))
    }

    /// Days and months are names as well.
    fn is_time(&self, word: u32) -> bool {
        let bytes = self.view.bytes(word..word + 1);
        let next = self.skip.partition_point(|range| range.end <= bytes.start);
        self.skip.get(next).is_some_and(|range| range.start < bytes.end)
    }

    /// "soldiers of the Armenian army", "soldiers from Fiji".
    fn owner(&self, head: u32, number: u32) -> Option<Range<u32>> {
        self.view.children(head).iter().copied().filter(|&child| child > number && child != head).find_map(|child| {
            let fits = matches!(self.relation(child), "nmod" | "appos") && (self.case_in(child, "of") || self.has("side", child));
            if !fits || self.is_time(child) {
                return None;
            }
            if let Some(word) = self.view.children(child).iter().copied().find(|&word| self.is_people(word)) {
                return Some(word..word + 1);
            }
            (self.view.upos(child) == "PROPN").then(|| self.proper(child))
        })
    }

    /// The verb over what is counted, with the argument by which it hangs there.
    fn verb(&self, number: &Range<u32>, counted: &Counted) -> Option<(u32, u32)> {
        let mut at = if counted.has_noun { counted.head } else { number.end - 1 };
        for _ in 0..6 {
            let head = self.view.heads[at as usize];
            if head == NONE {
                return (self.view.child(at, &["nsubj", "obl", "nsubj:pass"]).is_some()).then_some((at, at));
            }
            let relation = self.relation(at);
            if self.view.is_verbal(head) || matches!(relation, "nsubj" | "obj") {
                return Some((head, at));
            }
            if !matches!(relation, "conj" | "nmod" | "appos" | "nummod" | "compound" | "flat" | "obl" | "dep") {
                return None;
            }
            at = head;
        }
        None
    }

    /// A name with all its words.
    fn proper(&self, word: u32) -> Range<u32> {
        self.view.extent(word, |child| {
            matches!(self.relation(child), "flat" | "compound")
                || (self.relation(child) == "amod" && self.view.upos(child) == "PROPN")
                || (self.view.upos(child) == "ADJ"
                    && self.view.form(child).starts_with(char::is_uppercase)
                    && self.relation(child) == "amod")
        })
    }

    /// A subject with its article.
    fn name(&self, word: u32) -> Range<u32> {
        self.view.extent(word, |child| {
            matches!(self.relation(child), "flat" | "compound" | "det" | "amod" | "punct") && child < word || self.relation(child) == "flat"
        })
    }
}
