//! Speakers over sentence borders.

use super::attribution::Attribution;
use super::page::Page;
use super::{Kind, Said};
use std::ops::Range;

/// How many words back a speaker is still remembered.
const MEMORY: u32 = 400;

/// Gives quotations without a speaker the one who spoke last, and pronouns the mention they go back to.
///
/// Who is quoted inside of what another says does not speak on; a speaker of whom nothing was handed on before ("spekulierte über …") does.
pub(super) fn carry_on(page: &Page<'_>, attributions: &[Attribution], found: &mut [Said]) {
    let view = page.view;
    let mut last: Option<Range<u32>> = None;
    let mut named: Option<Range<u32>> = None;
    let mut next = 0;
    let mut content_end = 0;
    let recent = |range: &Range<u32>, at: u32| at.saturating_sub(range.end) < MEMORY;
    for said in found {
        while next < attributions.len() && attributions[next].cue.start < said.words.start.max(said.cue.as_ref().map_or(0, |cue| cue.start))
        {
            let attribution = &attributions[next];
            next += 1;
            let Some(speaker) = attribution.speaker.as_ref().filter(|_| attribution.cue.start >= content_end) else { continue };
            if let Some(content) = &attribution.content {
                content_end = content_end.max(content.end);
            }
            if !is_pronoun(page, speaker) {
                named = Some(speaker.clone());
            }
            last = Some(speaker.clone());
        }
        let at = said.words.start;
        if let Some(speaker) = &said.speaker {
            if is_pronoun(page, speaker) {
                said.mention = named.clone().filter(|named| named.start < speaker.start && recent(named, at));
            } else if said.cue.is_none() {
                named = Some(speaker.clone());
                last = Some(speaker.clone());
            }
            continue;
        }
        let noun = said.kind == Kind::Indirect && said.cue.as_ref().is_some_and(|cue| !view.is_verbal(cue.start));
        if !noun && !said.nobody {
            said.speaker = last.clone().filter(|last| recent(last, at));
            if said.speaker.as_ref().is_some_and(|speaker| is_pronoun(page, speaker)) {
                said.mention = named.clone().filter(|named| recent(named, at));
            }
        }
    }
}

fn is_pronoun(page: &Page<'_>, words: &Range<u32>) -> bool {
    words.len() == 1 && page.view.upos(words.start) == "PRON"
}
