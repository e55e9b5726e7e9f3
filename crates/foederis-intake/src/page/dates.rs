//! The day of publication as the article itself shows it, apart from the days in menus and under other headlines.

use super::blocks::Blocks;
use super::choose::Chosen;
use super::element::Tag;
use super::hints::Attributes;
use super::tree::Tree;
use crate::boilerplate::dates;
use crate::json::timestamp;
use foederis_model::Edtf;
use std::ops::Range;

/// How many blocks above the headline and into the body a line with the day may stand.
const NEAR: usize = 8;
/// The longest line, in words, that is a byline rather than a sentence about some day.
const LONGEST: u32 = 14;

/// The day in the `<time>` of the article: between its headline and its end, best where it says that it is the day of publication.
pub(super) fn of_time(tree: &Tree<'_>, blocks: &Blocks, chosen: &Chosen) -> Option<Edtf> {
    let nodes = chosen.head(tree, blocks)..tree.within(chosen.root).end;
    let mut found = None;
    for node in &tree.nodes[nodes] {
        if node.tag != Some(Tag::Time) {
            continue;
        }
        let Some(day) =
            Attributes(node.raw).iter().find(|(name, _)| name.eq_ignore_ascii_case("datetime")).and_then(|(_, day)| timestamp(day))
        else {
            continue;
        };
        let raw = node.raw.to_ascii_lowercase();
        if raw.contains("publi") || raw.contains("pubdate") {
            return Some(day);
        }
        if !raw.contains("modif") && !raw.contains("updat") {
            found.get_or_insert(day);
        }
    }
    found
}

/// The day in a short line near the headline or the start of the body.
pub(super) fn of_line(tree: &Tree<'_>, blocks: &Blocks, chosen: &Chosen) -> Option<Edtf> {
    let body = blocks.within(tree, chosen.root);
    let head = chosen.headline.unwrap_or(body.start);
    // Below the headline first: what stands above it may be the day on which the page was fetched.
    let below = head..(body.start + NEAR).min(body.end).max(head);
    in_lines(blocks, below).or_else(|| in_lines(blocks, head.saturating_sub(NEAR)..head))
}

fn in_lines(blocks: &Blocks, range: Range<usize>) -> Option<Edtf> {
    let mut updated = None;
    for block in blocks.list.get(range)?.iter().filter(|block| block.words <= LONGEST) {
        let words: Vec<&str> = blocks.text[block.text.clone()].split_whitespace().collect();
        // A bare month is more often an archive's than the article's.
        let day = |at: usize| dates::at(&words[at..]).filter(|found| found.date.as_str().len() >= 10);
        if let Some(found) = (0..words.len()).find_map(day) {
            if words.iter().any(|word| dates::is_update(word)) {
                updated.get_or_insert(found.date);
            } else {
                return Some(found.date);
            }
        }
    }
    updated
}

/// The day in an address such as `…/2021/03/04/…` or `…/2021-03-04-…`.
pub(crate) fn of_url(url: &str) -> Option<Edtf> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split(['?', '#']).next()?;
    let mut numbers: Vec<&str> = Vec::new();
    for part in path.split(['/', '-', '_', '.']).skip(1) {
        if !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit()) {
            numbers.push(part);
            if let [.., year, month, day] = numbers[..]
                && year.len() == 4
                && (1..=2).contains(&month.len())
                && (1..=2).contains(&day.len())
                && let Ok(date) = format!("{year}-{month:0>2}-{day:0>2}").parse::<Edtf>()
                && (1990..2100).contains(&year.parse().unwrap_or(0))
            {
                return Some(date);
            }
        } else {
            numbers.clear();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::of_url;

    #[test]
    fn addresses_give_their_day() {
        let day = |url: &str| of_url(url).map(|date| date.as_str().to_owned());
        assert_eq!(day("https://example.org/wereld/2021/03/04/brug-open").as_deref(), Some("2021-03-04"));
        assert_eq!(day("https://example.org/a-2021-3-4-b.html").as_deref(), Some("2021-03-04"));
        assert_eq!(day("https://example.org/2021/13/04/x"), None);
        assert_eq!(day("https://example.org/artikel/123456"), None);
        assert_eq!(day("https://example.org/2021/03/brug"), None);
    }
}
