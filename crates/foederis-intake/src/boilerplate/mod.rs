//! Cuts from a text what a page put around the article, and keeps the facts that stood there.
//!
//! Only whole lines and runs at the start or end of a line are cut; what stays is unchanged. Rules speak of kinds of
//! lines ([`lines`]), never of a site.

pub(crate) mod dates;
pub(crate) mod lines;
mod parts;

use foederis_model::Edtf;
use lines::Kind;
use parts::Facts;

/// A text without boilerplate, and what the boilerplate told.
#[derive(Debug, Default)]
pub(crate) struct Cut {
    pub text: String,
    /// The headline, where the text begins with one. It also stays in the text.
    pub title: Option<String>,
    pub published: Option<Edtf>,
    pub author: Option<String>,
    pub source: Option<String>,
    /// What was cut, in one sentence.
    pub note: Option<String>,
}

/// How many lines from the top a byline or a date may stand.
const HEAD: usize = 10;
/// How many lines from the bottom a byline, a source or a sign-off may stand.
const TAIL: usize = 3;

/// One line of the text, and how much of it stays.
struct Line<'t> {
    text: &'t str,
    keep: bool,
}

/// Cuts a text.
pub(crate) fn cut(text: &str) -> Cut {
    let mut facts = Facts::default();
    let mut kinds: Vec<Kind> = Vec::new();
    let mut lines: Vec<Line> = text.split('\n').map(|text| Line { text, keep: true }).collect();

    let text_lines: Vec<usize> = (0..lines.len()).filter(|&at| !lines[at].text.trim().is_empty()).collect();
    if let Some(&first) = text_lines.first() {
        let (rest, date) = parts::date_prefix(lines[first].text);
        if let Some(date) = date {
            facts.date(date, false);
            lines[first].text = rest;
            kinds.push(Kind::Date);
        }
    }

    cut_tail(&mut lines, &text_lines, &mut kinds);
    cut_menus(&mut lines, &text_lines, &mut kinds);
    for &at in &text_lines {
        if lines[at].keep
            && let Some(kind) = lines::kind(lines[at].text)
        {
            lines[at].keep = false;
            kinds.push(kind);
        }
    }
    let left = |lines: &[Line]| -> Vec<usize> {
        text_lines.iter().copied().filter(|&at| lines[at].keep && !lines[at].text.trim().is_empty()).collect()
    };

    // A trail of links above the headline ends with the headline itself.
    for pair in left(&lines).windows(2).take(HEAD) {
        let (one, two) = (lines[pair[0]].text, lines[pair[1]].text);
        if !parts::is_body(one) && lines::plain(one) == lines::plain(two) {
            lines[pair[0]].keep = false;
            kinds.push(Kind::Menu);
        }
    }

    // Bylines, dates and sources near the top and the bottom; runs at the ends of the first lines and of captions.
    let kept = left(&lines);
    for (place, &at) in kept.iter().enumerate() {
        let (top, bottom) = (place < HEAD, place + TAIL >= kept.len());
        let line = &mut lines[at];
        if let Some(found) = (top || bottom).then(|| parts::byline(line.text, place == 0)).flatten() {
            facts.add(found);
            kinds.push(Kind::Byline);
            line.keep = false;
            continue;
        }
        if let Some(outlet) = parts::source_line(line.text) {
            // Elsewhere it belongs to a picture or a box, and says nothing about the document.
            if bottom || place < TAIL {
                facts.outlet(outlet);
            }
            kinds.push(Kind::Source);
            line.keep = false;
            continue;
        }
        if let Some((rest, date)) = top.then(|| parts::without_meta_run(line.text)).flatten() {
            line.text = rest;
            kinds.push(Kind::ReadingTime);
            if let Some(date) = date {
                facts.date(date, false);
            }
        }
        if let Some(rest) = parts::without_credit(line.text) {
            line.text = rest;
            kinds.push(Kind::Credit);
        }
        line.keep = !line.text.trim().is_empty();
    }

    // The last line that is left may end in a sign-off such as (dpa) or (7.8.2015).
    let kept = left(&lines);
    if let Some(&last) = kept.last()
        && let Some((rest, found)) = parts::sign_off(lines[last].text)
    {
        facts.add(found);
        kinds.push(Kind::Source);
        lines[last].text = rest;
    }

    let kept = left(&lines);
    let mut title = None;
    if let [first, rest @ ..] = kept.as_slice() {
        if let Some((headline, site)) = parts::site_suffix(lines[*first].text) {
            facts.outlet(site.to_owned());
            kinds.push(Kind::SiteName);
            lines[*first].text = headline;
        }
        title = parts::headline(lines[*first].text, rest.first().map(|&at| lines[at].text));
    }

    Cut { title, published: facts.published(), author: facts.author, source: facts.source, note: note(&kinds), text: joined(&lines) }
}

/// From the head of a comment form on, nothing is the article's.
fn cut_tail(lines: &mut [Line], text_lines: &[usize], kinds: &mut Vec<Kind>) {
    let total: usize = text_lines.iter().map(|&at| lines[at].text.len()).sum();
    let last_body = text_lines.iter().rposition(|&at| parts::is_body(lines[at].text));
    let mut before = 0;
    let mut place = 0;
    while place < text_lines.len() {
        let line = lines[text_lines[place]].text;
        // A link to the form may also stand above the article.
        if lines::ends_article(line) && before * 3 >= total {
            for &at in &text_lines[place..] {
                lines[at].keep = false;
            }
            kinds.push(Kind::CommentForm);
            return;
        }
        before += line.len();
        place += 1;
        if lines::heads_links(line) {
            // In the middle of an article one link follows; what comes then may be the heading of its next part.
            let most = if last_body.is_some_and(|last| last >= place) { 1 } else { usize::MAX };
            let linked = text_lines[place..]
                .iter()
                .take(most)
                .take_while(|&&at| parts::is_link_line(lines[at].text) && !lines::ends_article(lines[at].text))
                .count();
            for &at in &text_lines[place..place + linked] {
                before += lines[at].text.len();
                lines[at].keep = false;
            }
            place += linked;
        }
    }
}

/// Blocks of short lines among which menu entries are frequent.
fn cut_menus(lines: &mut [Line], text_lines: &[usize], kinds: &mut Vec<Kind>) {
    let mut start = 0;
    while start < text_lines.len() {
        let short = text_lines[start..].iter().take_while(|&&at| parts::is_menu_like(lines[at].text)).count();
        let block = &text_lines[start..start + short];
        let is_known = |at: usize| lines::kind(lines[at].text).is_some() || lines[at].text.trim().starts_with("* ");
        let known = block.iter().filter(|&&at| is_known(at)).count();
        if short >= 4 && known >= 3 && known * 5 >= short * 2 {
            // A short headline right above the article looks like the last entry.
            let headline = text_lines.get(start + short).is_some_and(|&at| parts::is_body(lines[at].text)) && !is_known(block[short - 1]);
            for &at in &block[..short - usize::from(headline)] {
                lines[at].keep = false;
            }
            kinds.push(Kind::Menu);
        }
        start += short.max(1);
    }
}

/// The lines that stay, blank lines around a cut line taken once.
fn joined(lines: &[Line]) -> String {
    let mut text = String::new();
    let (mut after_cut, mut after_blank) = (false, true);
    for line in lines {
        let blank = line.text.trim().is_empty();
        if !line.keep {
            after_cut = true;
            continue;
        }
        if blank && after_cut && after_blank {
            continue;
        }
        text.push_str(line.text);
        text.push('\n');
        after_cut &= blank;
        after_blank = blank;
    }
    text.trim().to_owned()
}

fn note(kinds: &[Kind]) -> Option<String> {
    let mut kinds = kinds.to_vec();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.is_empty() {
        return None;
    }
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
    Some(format!("Cut from the text: {}.", names.join(", ")))
}
