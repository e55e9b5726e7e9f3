//! Quotations and attributions: who says what.

mod attribution;
mod direct;
mod lists;
mod marks;
mod mood;
mod page;
mod speakers;
pub(crate) mod view;

use foederis_language::engine::{Engine, Parsed};
use foederis_model::Language;
use std::ops::Range;

use attribution::Attribution;
pub use lists::Stance;
use page::Page;
pub use view::View;

/// How words are handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// In quotation marks, to the letter.
    Direct,
    /// As a clause of the one who tells: "sagte, …", "laut X …".
    Indirect,
    /// What was said, without its words: "forderte mehr Geld".
    Reported,
    /// As hearsay, without anybody named: "soll … haben", "zou … hebben".
    FreeIndirect,
    /// In the mood of reported speech, without a cue: "Er sei müde."
    IndirectFreeIndirect,
}

impl Kind {
    /// Its name in output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Reported => "reported",
            Self::FreeIndirect => "freeindirect",
            Self::IndirectFreeIndirect => "indirectfreeindirect",
        }
    }
}

/// Words of somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// What was said, in bytes; of direct speech with its quotation marks, of a quotation in parts from the first to the last.
    pub bytes: Range<usize>,
    /// How it is handed on.
    pub kind: Kind,
    /// The word that brings it in, in bytes.
    pub cue: Option<Range<usize>>,
    /// Who says it, as the text puts it nearest to the quotation, in bytes.
    pub speaker: Option<Range<usize>>,
    /// Where the speaker is a pronoun: the mention it goes back to, in bytes.
    pub mention: Option<Range<usize>>,
    /// Whether the text vouches for what is said.
    pub stance: Stance,
}

/// All quotations of a text, by their start; none in languages other than Dutch, German and English.
///
/// Needs a text parsed with trees and dictionary lemmas. Time is linear in the text.
pub fn read(engine: &Engine, parsed: &Parsed, text: &str, language: &Language) -> Vec<Quote> {
    read_in(&View::new(engine, parsed, text), language)
}

/// The same of a text that other readers look at too.
pub fn read_in(view: &View<'_>, language: &Language) -> Vec<Quote> {
    let Some(lists) = lists::Lists::of(language) else { return Vec::new() };
    if view.len() == 0 {
        return Vec::new();
    }
    let page = Page::new(view, lists, language.clone());
    let attributions = attribution::all(&page);
    let mut found = Vec::new();
    direct::indirect(&page, &attributions, &mut found);
    direct::direct(&page, &attributions, &mut found);
    direct::free(&page, &attributions, &mut found);
    found.sort_by_key(|said| (said.words.start, u32::MAX - said.words.end, said.kind));
    found.dedup_by(|b, a| a.words == b.words && a.kind == b.kind);
    speakers::carry_on(&page, &attributions, &mut found);
    let bytes = |words: &Range<u32>| page.view.bytes(words.clone());
    found
        .iter()
        .map(|said| Quote {
            bytes: bytes(&said.words),
            kind: said.kind,
            cue: said.cue.as_ref().map(bytes),
            speaker: said.speaker.as_ref().map(bytes),
            mention: said.mention.as_ref().map(bytes),
            stance: said.stance,
        })
        .collect()
}

/// A quotation in words.
#[derive(Debug, Clone)]
struct Said {
    words: Range<u32>,
    kind: Kind,
    cue: Option<Range<u32>>,
    speaker: Option<Range<u32>>,
    mention: Option<Range<u32>>,
    stance: Stance,
    /// Whether nobody can be named.
    nobody: bool,
}

impl Said {
    fn by(attribution: &Attribution, words: Range<u32>, kind: Kind) -> Self {
        let Attribution { cue, speaker, stance, nobody, .. } = attribution.clone();
        Self { words, kind, cue: Some(cue), speaker, mention: None, stance, nobody }
    }

    fn alone(words: Range<u32>, kind: Kind) -> Self {
        Self { words, kind, cue: None, speaker: None, mention: None, stance: Stance::Neutral, nobody: false }
    }
}
