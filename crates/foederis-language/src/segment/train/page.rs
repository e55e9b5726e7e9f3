//! Sentences set as pages: paragraphs, lines of one sentence, lines cut at a width, everything in one line.
//!
//! A segmenter meets text in any of these layouts and must know from a line break itself whether it means something.

use std::ops::Range;

use super::habits::Habits;
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
const HEADINGS: usize = 20;
/// Of a hundred headings so many are the first of a list.
const LISTS: usize = 10;
/// Of a hundred headings so many are those that articles and reports have in common.
const USUAL: usize = 15;
/// Of a hundred sentences so many that begin with a noun or name get it as their heading, too …
const TITLED: usize = 15;
/// … and so many of those headings go on in the line.
const RUN_IN: usize = 70;
/// Of a hundred short sentences without a mark at the end so many go on in the line where paragraphs are not known.
const UNMARKED: usize = 20;

/// Sentences set in one layout.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The text.
    pub(super) text: String,
    /// Bytes where tokens end, in order.
    pub(super) token_ends: Vec<usize>,
    /// Where sentences with rough tokens stand, in order.
    rough: Vec<Range<usize>>,
    /// Bytes where sentences end, in order.
    pub(super) sentence_ends: Vec<usize>,
}

impl Page {
    /// Sets the samples in some layout. `known` says whether they follow each other as in their documents; where they do not,
    /// sentences without a mark at the end (headings, list items, fragments of a test suite) stand apart from what follows by
    /// chance and mostly get a paragraph of their own.
    pub(super) fn set(&mut self, samples: &[Sample], all: &[Sample], known: bool, habits: &Habits, random: &mut Random) {
        self.text.clear();
        self.token_ends.clear();
        self.sentence_ends.clear();
        self.rough.clear();
        let layout = Layout::pick(random);
        let mut column = 0;
        let mut glued = false;
        let mut alone = false;
        let mut left = 1 + random.below(6);
        for sample in samples {
            let apart = !(known || ends_with_mark(sample) || is_short(sample) && random.percent(UNMARKED));
            if apart && layout == Layout::Joined {
                continue;
            }
            left -= 1;
            let paragraph = sample.starts_paragraph || sample.starts_document || left == 0 || alone;
            if left == 0 {
                left = 1 + random.below(6);
            }
            alone = apart;
            if paragraph && random.percent(HEADINGS) {
                let count = if random.percent(LISTS) { 2 + random.below(6) } else { 1 };
                let style = [Style::Bare, Style::Bullet, Style::Valued][random.below(3)];
                for _ in 0..count {
                    if let Some(heading) = heading(all, style, habits, random) {
                        self.push(&heading, layout, layout.between(true), &mut column);
                    }
                }
            }
            let titled = sample.subject > 0 && random.percent(TITLED);
            if titled {
                self.push(&title(sample), layout, layout.between(true), &mut column);
            }
            let run_in = titled && random.percent(RUN_IN);
            let between = layout.between(paragraph && !run_in);
            self.push(sample, layout, if glued && between == " " && random.percent(50) { "" } else { between }, &mut column);
            glued = sample.glued;
        }
    }

    /// Whether tokens are to be learned at this byte.
    pub(super) fn teaches_tokens(&self, byte: usize) -> bool {
        let next = self.rough.partition_point(|range| range.end < byte);
        self.rough.get(next).is_none_or(|range| byte < range.start)
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
        if sample.rough {
            self.rough.push(base..self.text.len());
        }
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

/// How a heading or an item of a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Bare,
    Bullet,
    /// With a number or another noun after a colon.
    Valued,
}

/// A usual heading, or one made of the nouns of some sentence.
fn heading(samples: &[Sample], style: Style, habits: &Habits, random: &mut Random) -> Option<Sample> {
    let mut out = Sample::default();
    if random.percent(USUAL) {
        for word in habits.headings[random.below(habits.headings.len())].split(' ') {
            out.push(word, Vec::new(), false);
        }
        return Some(out);
    }
    if style == Style::Bullet {
        out.push(["*", "-", "•", "–"][random.below(4)], Vec::new(), false);
    }
    let (source, range) = some_nominal(samples, random)?;
    push_range(source, range, style != Style::Bullet || random.percent(70), &mut out);
    if style == Style::Valued {
        out.push(":", Vec::new(), true);
        if random.percent(50) {
            out.push(&random.below(1000).to_string(), Vec::new(), false);
        } else {
            let (source, range) = some_nominal(samples, random)?;
            push_range(source, range, false, &mut out);
        }
    }
    Some(out)
}

/// What the sentence begins with, as its heading.
fn title(sample: &Sample) -> Sample {
    let mut out = Sample::default();
    push_range(sample, 0..sample.subject, true, &mut out);
    out
}

fn some_nominal<'s>(samples: &'s [Sample], random: &mut Random) -> Option<(&'s Sample, Range<usize>)> {
    let source = &samples[random.below(samples.len())];
    Some((source, source.nominals.get(random.below(source.nominals.len()))?.clone()))
}

/// Appends tokens of another sample.
fn push_range(source: &Sample, range: Range<usize>, capital: bool, out: &mut Sample) {
    let first = range.start;
    for at in range {
        let form = source.form(at);
        let form = if capital && at == first { capitalized(form) } else { form.to_owned() };
        out.push(&form, Vec::new(), false);
    }
}
