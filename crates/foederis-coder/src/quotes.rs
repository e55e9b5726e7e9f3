//! Words of somebody else: the quotations that the reading layer finds, as the coder needs them.

use foederis_language::Analysis;
use foederis_reading::quotes::{Kind, Quote, Stance};
use std::ops::Range;

/// A quotation, direct or not.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub tokens: Range<usize>,
    pub kind: Kind,
    pub stance: Stance,
    /// The word that brings it in.
    pub cue: Option<usize>,
    /// Who says it, as the text puts it.
    pub speaker: Option<Range<usize>>,
}

/// All quotations, by first token.
pub(crate) fn said(analysis: &Analysis<'_>, quotes: &[Quote]) -> Vec<Said> {
    let tokens = |bytes: &Range<usize>| {
        let tokens = analysis.tokens_in(bytes);
        (!tokens.is_empty()).then_some(tokens)
    };
    let one = |quote: &Quote| {
        Some(Said {
            tokens: tokens(&quote.bytes)?,
            kind: quote.kind,
            stance: quote.stance,
            cue: quote.cue.as_ref().and_then(tokens).map(|cue| cue.start),
            speaker: quote.mention.as_ref().or(quote.speaker.as_ref()).and_then(tokens),
        })
    };
    quotes.iter().filter_map(one).collect()
}

/// The quotation that each token stands in, the innermost.
pub(crate) fn by_token(said: &[Said], tokens: usize) -> Vec<Option<usize>> {
    let mut at = vec![None; tokens];
    // Outer quotations begin earlier or end later, and come first.
    for (number, said) in said.iter().enumerate() {
        at[said.tokens.clone()].fill(Some(number));
    }
    at
}
