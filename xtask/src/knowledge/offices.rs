//! Dates of offices and memberships: readable, in order, and one holder of a post at a time.

use super::entries::{Entry, File, Item};
use foederis_model::{Actor, Edtf};
use std::collections::BTreeMap;

/// Posts that more than one may hold: a collegiate head, two governments, monarchs and captains by turns.
const SHARED: [&str; 9] = ["AND", "BIH", "CHE", "LBY", "SDN", "SMR", "YEM", "YUG", "SOM-LAND"];

struct Term<'f> {
    file: &'f str,
    line: usize,
    holder: &'f str,
    from: Edtf,
    until: Option<Edtf>,
}

pub fn check(files: &[File], report: &mut impl FnMut(&str, usize, String)) {
    let mut posts: BTreeMap<(String, &str), Vec<Term<'_>>> = BTreeMap::new();
    for file in files {
        for entry in file.of("membership") {
            dates(file, entry.title(), entry.line, entry.get("from"), entry.get("until"), "membership", report);
        }
        for entry in file.of("person") {
            for office in entry.get("office").map_or(&[][..], Item::items) {
                let (from, until) = dates(file, entry.title(), office.line, office.get("from"), office.get("until"), "office", report);
                let base = Actor::from(office.get("actor").and_then(Item::text).unwrap_or_default()).base;
                let post = office.get("post").and_then(Item::text).unwrap_or("other");
                if post != "other"
                    && let Some(from) = from
                    && !SHARED.contains(&base.as_str())
                {
                    let term = Term { file: &file.name, line: office.line, holder: entry.title(), from, until };
                    posts.entry((base, post)).or_default().push(term);
                }
            }
            own_overlaps(file, entry, report);
        }
    }
    for ((base, post), mut terms) in posts {
        terms.sort_by_key(|term| (term.from.bounds().0, term.until.is_none()));
        for (at, first) in terms.iter().enumerate() {
            for second in terms[at + 1..].iter().filter(|second| second.holder != first.holder) {
                match &first.until {
                    None => report(
                        first.file,
                        first.line,
                        format!("{} is {post} of {base} without an end, and {} from {}", first.holder, second.holder, second.from),
                    ),
                    // Sure only where the first day that the end can be is after the last day that the beginning can be.
                    Some(until) if until.bounds().0 > second.from.bounds().1 => report(
                        second.file,
                        second.line,
                        format!("{} is {post} of {base} from {}, and {} is until {until}", second.holder, second.from, first.holder),
                    ),
                    Some(_) => continue,
                }
                break;
            }
        }
    }
}

/// The same office twice at one time.
fn own_overlaps(file: &File, entry: &Entry, report: &mut impl FnMut(&str, usize, String)) {
    let offices: Vec<_> = entry
        .get("office")
        .map_or(&[][..], Item::items)
        .iter()
        .filter_map(|office| {
            let text = |key| office.get(key).and_then(Item::text);
            let date = |key| text(key).and_then(|date| date.parse::<Edtf>().ok());
            Some((office.line, text("actor")?, text("post").unwrap_or("other"), date("from"), date("until")))
        })
        .collect();
    for (at, (_, actor, post, from, until)) in offices.iter().enumerate() {
        for (line, other, same, start, end) in &offices[at + 1..] {
            if actor == other && post == same && from == start && until == end {
                report(&file.name, *line, format!("{}: the same office twice", entry.title()));
            }
        }
    }
}

fn dates(
    file: &File,
    title: &str,
    line: usize,
    from: Option<&Item>,
    until: Option<&Item>,
    what: &str,
    report: &mut impl FnMut(&str, usize, String),
) -> (Option<Edtf>, Option<Edtf>) {
    let mut read = |item: Option<&Item>| {
        let item = item?;
        let parsed = item.text().unwrap_or_default().parse::<Edtf>();
        if let Err(error) = &parsed {
            report(&file.name, item.line, format!("{title}: {error}"));
        }
        parsed.ok()
    };
    let (from, until) = (read(from), read(until));
    if let (Some(first), Some(last)) = (&from, &until)
        && first.bounds().0 > last.bounds().1
    {
        report(&file.name, line, format!("{title}: the {what} ends before it begins ({first} to {last})"));
    }
    (from, until)
}
