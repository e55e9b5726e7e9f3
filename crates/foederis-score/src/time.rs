use crate::fold::is_space;

/// First and last day of a stretch of time, in days of a calendar whose months all have 31.
/// Such days sort and span as real ones nearly do, which is all that a score needs.
pub(crate) type Days = (i64, i64);

const MONTH: i64 = 31;
const YEAR: i64 = 12 * MONTH;

/// The days of an EDTF date, month, year or interval; nothing where it cannot be read.
/// An open end reaches one year beyond the end that is known.
pub(crate) fn days(edtf: &str) -> Option<Days> {
    if let Some((from, until)) = edtf.split_once('/') {
        // An end that cannot be read counts as open, like "" and "..".
        match (point(from), point(until)) {
            (None, None) => None,
            (Some((first, _)), None) => Some((first, first + YEAR)),
            (None, Some((_, last))) => Some((last - YEAR, last)),
            (Some((first, _)), Some((_, last))) => Some((first, last)),
        }
    } else {
        point(edtf)
    }
}

/// The days of `2022`, `2022-09` or `2022-09-13`, each perhaps marked `~` or `?`.
fn point(part: &str) -> Option<Days> {
    let part = part.trim_matches(is_space);
    let part = part.strip_prefix('~').unwrap_or(part);
    let part = part.strip_suffix(['~', '?', '%']).unwrap_or(part);
    let (sign, part) = part.strip_prefix('-').map_or((1, part), |rest| (-1, rest));
    let mut fields = part.split('-');
    let year = sign * number(fields.next()?, 4)?;
    let month = fields.next().map_or(Some(0), |field| number(field, 2))?;
    let day = fields.next().map_or(Some(0), |field| number(field, 2))?;
    if fields.next().is_some() {
        return None;
    }
    // A month or day of 00 is as good as none.
    let at = |month, day| year * YEAR + (month - 1) * MONTH + (day - 1);
    let or = |given, otherwise| if given == 0 { otherwise } else { given };
    Some((at(or(month, 1), or(day, 1)), at(or(month, 12), or(day, MONTH))))
}

fn number(digits: &str, width: usize) -> Option<i64> {
    let sound = digits.len() == width && digits.bytes().all(|b| b.is_ascii_digit());
    if sound { digits.parse().ok() } else { None }
}

/// Are two times the same? Neither is known, or they share at least half of the days that they span together.
pub(crate) fn same(gold: Option<Days>, pred: Option<Days>) -> bool {
    let (Some(gold), Some(pred)) = (gold, pred) else {
        return gold.is_none() && pred.is_none();
    };
    let shared = gold.1.min(pred.1) - gold.0.max(pred.0) + 1;
    let spanned = gold.1.max(pred.1) - gold.0.min(pred.0) + 1;
    shared > 0 && 2 * shared >= spanned
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(gold: &str, pred: &str) -> bool {
        same(days(gold), days(pred))
    }

    #[test]
    fn dates_months_and_years_span_their_days() {
        assert_eq!(days("0001-02-03"), Some((372 + 31 + 2, 372 + 31 + 2)));
        assert_eq!(days("~0001-02?"), Some((372 + 31, 372 + 61)));
        assert_eq!(days(" -0001% "), Some((-372, -1)));
        assert_eq!(days("0001-00-00"), days("0001"));
    }

    #[test]
    fn open_ends_reach_a_year() {
        assert_eq!(days("0002/.."), Some((744, 744 + 372)));
        assert_eq!(days("/0002"), Some((1115 - 372, 1115)));
        assert_eq!(days("soon/0002"), days("../0002"));
        assert_eq!(days("../.."), None);
        assert_eq!(days("0001/0002/0003"), days("0001/.."));
    }

    #[test]
    fn what_is_no_date_is_unknown() {
        for text in ["", "spring", "22-09", "2022-9", "2022-09-1", "2022-09-13-1", "2022-09-13T08", "+2022", "--2022", "2022??"] {
            assert_eq!(days(text), None, "{text}");
        }
    }

    #[test]
    fn half_of_the_span_is_enough() {
        assert!(alike("2022-09-12/2022-09-13", "2022-09-13"));
        assert!(!alike("2022-09-12/2022-09-14", "2022-09-13"));
        assert!(!alike("2022-09", "2022-09-13"));
        assert!(alike("2022-12/..", "2022-11/2023-12"));
        assert!(!alike("2023/2022", "2023/2022"), "a backward interval has no days to share");
        assert!(same(None, None) && !same(None, days("2022")) && !same(days("2022"), None));
    }
}
