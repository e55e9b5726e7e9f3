//! Sentences set as pages: paragraphs, lines of one sentence, lines cut at a width, everything in one line.
//!
//! A segmenter meets text in any of these layouts and must know from a line break itself whether it means something.

use super::random::Random;
use super::samples::Sample;
use super::vary::capitalized;
use crate::segment::chars;

/// How a page is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// Paragraphs apart by an empty line, their lines cut at a width.
    Cut(usize),
    /// Paragraphs apart by an empty line.
    Blanks,
    /// A paragraph a line.
    Lines,
    /// A sentence a line.
    Sentences,
    /// One line.
    Joined,
}

impl Layout {
    fn pick(random: &mut Random) -> Self {
        match random.below(100) {
            0..25 => Self::Cut(45 + random.below(60)),
            25..55 => Self::Blanks,
            55..65 => Self::Lines,
            65..80 => Self::Sentences,
            _ => Self::Joined,
        }
    }

    fn between(self, paragraph: bool) -> &'static str {
        match self {
            Self::Cut(_) | Self::Blanks if paragraph => "\n\n",
            Self::Lines if paragraph => "\n",
            Self::Sentences => "\n",
            _ => " ",
        }
    }
}

/// Of a hundred paragraphs so many get a heading.
const HEADINGS: usize = 30;
/// Of a hundred short sentences without a mark at the end so many go on in the line where paragraphs are not known.
const UNMARKED: usize = 20;

/// Sentences set in one layout.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The text.
    pub(super) text: String,
    /// Bytes where tokens end, in order.
    pub(super) token_ends: Vec<usize>,
    /// Bytes where sentences end, in order.
    pub(super) sentence_ends: Vec<usize>,
}

impl Page {
    /// Sets the samples in some layout. `known` says whether they follow each other as in their documents; where they do not,
    /// sentences without a mark at the end (headings, list items, fragments of a test suite) stand apart from what follows by
    /// chance and mostly get a paragraph of their own.
    pub(super) fn set(&mut self, samples: &[Sample], all: &[Sample], known: bool, random: &mut Random) {
        self.text.clear();
        self.token_ends.clear();
        self.sentence_ends.clear();
        let layout = Layout::pick(random);
        let mut column = 0;
        let mut glued = false;
        let mut alone = false;
        let mut left = 1 + random.below(6);
        for sample in samples {
            let apart = !known && !ends_with_mark(sample) && !(is_short(sample) && random.percent(UNMARKED));
            if apart && layout == Layout::Joined {
                continue;
            }
            left -= 1;
            let paragraph = sample.starts_paragraph || sample.starts_document || left == 0 || alone;
            if left == 0 {
                left = 1 + random.below(6);
            }
            alone = apart;
            if paragraph
                && random.percent(HEADINGS)
                && let Some(heading) = heading(all, random)
            {
                self.push(&heading, layout, layout.between(true), &mut column);
            }
            let between = layout.between(paragraph);
            self.push(sample, layout, if glued && between == " " && random.percent(50) { "" } else { between }, &mut column);
            glued = sample.glued;
        }
    }

    fn push(&mut self, sample: &Sample, layout: Layout, between: &str, column: &mut usize) {
        if !self.text.is_empty() {
            self.text.push_str(between);
            if between.starts_with('\n') {
                *column = 0;
            }
        }
        let base = self.text.len();
        self.text.push_str(&sample.text);
        self.token_ends.extend(sample.tokens.iter().map(|token| base + token.end));
        self.sentence_ends.push(self.text.len());
        if let Layout::Cut(width) = layout {
            *column = self.wrap(base, *column, width);
        }
    }

    /// Breaks lines from byte `from` on where the next word would pass the width; gives the column at the end.
    fn wrap(&mut self, from: usize, column: usize, width: usize) -> usize {
        let mut column = column;
        let mut breaks = Vec::new();
        let mut start = from;
        let mut space = from.checked_sub(1).filter(|&at| self.text.as_bytes()[at] == b' ');
        for word in self.text[from..].split(' ') {
            let length = word.chars().count();
            if column > 0 && column + 1 + length > width {
                breaks.extend(space);
                column = length;
            } else {
                column += length + usize::from(column > 0);
            }
            start += word.len();
            space = Some(start);
            start += 1;
        }
        for at in breaks {
            self.text.replace_range(at..=at, "\n");
        }
        column
    }
}

fn ends_with_mark(sample: &Sample) -> bool {
    let last = sample.text.chars().next_back().map_or(chars::NONE, chars::class);
    matches!(last, chars::STOP | chars::CALL | chars::QUOTE | chars::APOSTROPHE | chars::CLOSE)
}

fn is_short(sample: &Sample) -> bool {
    sample.tokens.len() < 5 && sample.text.starts_with(char::is_uppercase)
}

/// A heading made of the nouns of some sentence.
fn heading(samples: &[Sample], random: &mut Random) -> Option<Sample> {
    let source = &samples[random.below(samples.len())];
    let range = source.nominals.get(random.below(source.nominals.len()))?.clone();
    let mut out = Sample::default();
    for token in &source.tokens[range] {
        let form = &source.text[token.start..token.end];
        let form = if out.tokens.is_empty() { capitalized(form) } else { form.to_owned() };
        out.push(&form, Vec::new(), false);
    }
    Some(out)
}
