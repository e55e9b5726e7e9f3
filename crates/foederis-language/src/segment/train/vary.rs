//! The same sentence as other print houses set it: other quotation marks, apostrophes, ellipses, with abbreviations and ordinals.
//!
//! A treebank knows the habits of its few sources; what is learned must hold for all.

use super::habits::Habits;
use super::random::Random;
use super::samples::Sample;
use crate::segment::chars::{self, OPEN};

/// What a quotation mark does in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    No,
    Opens,
    Closes,
}

/// What a style does to a sentence, beside what every sentence gets.
#[derive(Debug)]
struct Style {
    /// The quotation marks.
    quotes: [&'static str; 2],
    /// A space before a closing mark.
    apart: bool,
    /// A space after an opening mark, too.
    airy: bool,
    /// No space between a comma or colon and an opening mark.
    tight: bool,
    /// Curly apostrophes.
    curly: bool,
    /// An ellipsis of one character.
    ellipsis: bool,
    /// Somebody's words start with the sentence, and end with it.
    opened: bool,
    closed: bool,
    /// First and last token of a title in quotation marks, and whether it gets a capital.
    title: Option<(usize, usize, bool)>,
    /// Forms put in before a token; before the last one they take its place.
    inserted: Option<(usize, Vec<String>)>,
}

impl Style {
    fn pick(sample: &Sample, sides: &[Side], habits: &Habits, random: &mut Random) -> Self {
        let quotes = habits.quotes[random.below(habits.quotes.len())];
        let apart = random.percent(33);
        let unquoted = sides.iter().all(|&side| side == Side::No);
        // Somebody's words may be of several sentences: then one opens them and another closes them.
        let (opened, closed) = if unquoted && sample.text.ends_with(['.', '!', '?']) && random.percent(12) {
            [(true, true), (true, true), (true, false), (false, true)][random.below(4)]
        } else {
            (false, false)
        };
        let title = if unquoted && random.percent(8) { title(sample, random) } else { None };
        let inserted = match random.below(100) {
            0..10 => abbreviation(sample, habits, random),
            10..15 => ordinal(sample, habits, random),
            15..18 => address(sample, random),
            _ => None,
        };
        Self {
            quotes,
            apart,
            airy: apart && quotes[0] != "»" && (quotes[0] == "«" || random.percent(25)),
            tight: quotes[0] == ",," && random.percent(33),
            curly: random.percent(33),
            ellipsis: random.percent(33),
            opened,
            closed,
            title,
            inserted,
        }
    }
}

/// The sample in another style; its words are not kept.
pub(super) fn vary(sample: &Sample, habits: &Habits, random: &mut Random) -> Sample {
    let sides = sides(sample);
    let style = Style::pick(sample, &sides, habits, random);
    let [open, close] = style.quotes;
    let mut out = Sample { text: String::new(), tokens: Vec::new(), ..sample.clone() };
    if style.opened {
        out.push(open, Vec::new(), false);
    }
    for (at, token) in sample.tokens.iter().enumerate() {
        let form = sample.form(at);
        let after_opening = if at == 0 { style.opened } else { sides[at - 1] == Side::Opens };
        let was_glued = at > 0 && sample.tokens[at - 1].end == token.start || at == 0 && style.opened;
        let mut glued = was_glued && !(style.apart && sides[at] == Side::Closes) && !(style.airy && after_opening);
        if style.tight && sides[at] == Side::Opens && at > 0 && sample.form(at - 1).ends_with([',', ':', '.']) {
            glued = true;
        }
        if let Some((_, forms)) = style.inserted.as_ref().filter(|(place, _)| *place == at) {
            for form in forms {
                out.push(form, Vec::new(), false);
            }
            if at + 1 == sample.tokens.len() {
                continue;
            }
        }
        let title = style.title.filter(|&(first, last, _)| (first..=last).contains(&at));
        let starts_title = title.is_some_and(|(first, _, _)| first == at);
        if starts_title {
            out.push(open, Vec::new(), glued);
            glued = !style.airy;
        }
        let styled = match sides[at] {
            Side::Opens => open.to_owned(),
            Side::Closes => close.to_owned(),
            Side::No if starts_title && title.is_some_and(|(_, _, capital)| capital) => capitalized(form),
            Side::No if style.ellipsis && form == "..." => "…".to_owned(),
            Side::No if style.curly => form.replace('\'', "’"),
            Side::No => form.to_owned(),
        };
        out.push(&styled, Vec::new(), glued);
        if title.is_some_and(|(_, last, _)| last == at) {
            out.push(close, Vec::new(), !style.apart);
        }
    }
    if style.closed {
        out.push(close, Vec::new(), !style.apart);
    }
    out
}

/// A few words inside the sentence that could be a title.
fn title(sample: &Sample, random: &mut Random) -> Option<(usize, usize, bool)> {
    let count = sample.tokens.len();
    if count < 5 {
        return None;
    }
    let first = 1 + random.below(count - 2);
    let last = (first + random.below(4)).min(count - 2);
    (first..=last).all(|at| is_plain(sample, at)).then(|| (first, last, random.percent(50)))
}

/// An abbreviation and the token before which it may stand.
fn abbreviation(sample: &Sample, habits: &Habits, random: &mut Random) -> Option<(usize, Vec<String>)> {
    let count = sample.tokens.len();
    if count < 4 {
        return None;
    }
    let (at, list) = if random.percent(12) {
        (count - 1, habits.last)
    } else {
        let at = 1 + random.below(count - 2);
        (at, if sample.form(at).starts_with(char::is_uppercase) && random.percent(50) { habits.titles } else { habits.abbreviations })
    };
    let fits = if at == count - 1 { sample.form(at) == "." && is_plain(sample, at - 1) } else { is_plain(sample, at) };
    fits.then(|| (at, vec![list[random.below(list.len())].to_owned()]))
}

/// An ordinal with what follows it, and the token before which they may stand.
fn ordinal(sample: &Sample, habits: &Habits, random: &mut Random) -> Option<(usize, Vec<String>)> {
    let noun = *habits.after_ordinal.get(random.below(habits.after_ordinal.len()))?;
    let count = sample.tokens.len();
    if count < 4 {
        return None;
    }
    let at = 1 + random.below(count - 2);
    is_plain(sample, at).then(|| (at, vec![format!("{}.", 1 + random.below(31)), noun.to_owned()]))
}

/// An address of the net or the name of a file, and the token before which it may stand.
fn address(sample: &Sample, random: &mut Random) -> Option<(usize, Vec<String>)> {
    const ENDINGS: [&str; 12] = ["com", "org", "net", "nl", "de", "be", "at", "co.uk", "info", "pdf", "doc", "html"];
    let plain: Vec<usize> = (0..sample.tokens.len()).filter(|&at| is_plain(sample, at)).collect();
    let word = |random: &mut Random| plain.get(random.below(plain.len())).map(|&at| sample.form(at).to_lowercase());
    let (name, other, ending) = (word(random)?, word(random)?, ENDINGS[random.below(ENDINGS.len())]);
    let form = match random.below(6) {
        0 => format!("{name}.{ending}"),
        1 => format!("www.{name}.{ending}"),
        2 => format!("https://www.{name}.{ending}/{other}"),
        3 => format!("http://{name}.{ending}/{other}-{}.html", random.below(1000)),
        4 => format!("{other}@{name}.{ending}"),
        _ => format!("@{name}"),
    };
    Some((plain[random.below(plain.len())], vec![form]))
}

/// Whether the token is a word set off by spaces.
fn is_plain(sample: &Sample, at: usize) -> bool {
    let token = &sample.tokens[at];
    sample.form(at).chars().all(char::is_alphabetic) && at > 0 && sample.tokens[at - 1].end < token.start
}

/// The form with a capital.
pub(super) fn capitalized(form: &str) -> String {
    let mut rest = form.chars();
    rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect()
}

/// Which tokens are double quotation marks and what they do, as their spacing tells; none are where that is unclear.
fn sides(sample: &Sample) -> Vec<Side> {
    let all = |at: usize, test: fn(u8) -> bool| sample.form(at).chars().all(|c| test(chars::class(c)));
    let mut open = false;
    let mut sides = vec![Side::No; sample.tokens.len()];
    for (at, side) in sides.iter_mut().enumerate() {
        if !matches!(sample.form(at), "\"" | "''" | "``" | ",," | "„" | "“" | "”" | "«" | "»") {
            continue;
        }
        let token = &sample.tokens[at];
        let after_space = at == 0 || sample.tokens[at - 1].end < token.start || all(at - 1, |class| class == OPEN);
        let before_space = sample.tokens.get(at + 1).is_none_or(|next| token.end < next.start);
        let before_mark = before_space || all(at + 1, |class| class > chars::DIGIT && class != OPEN);
        *side = match (after_space, before_mark) {
            (true, false) => Side::Opens,
            (true, true) if !open && at + 1 < sample.tokens.len() => Side::Opens,
            (false, false) if !open => Side::No,
            _ if open || !after_space => Side::Closes,
            _ => Side::No,
        };
        open = *side == Side::Opens;
    }
    sides
}
