use std::collections::BTreeSet;
use std::fmt;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::judge::{Judged, judge};
use crate::read::Texts;
use crate::record::Record;
use crate::tally::{Hits, Tally, Totals};

/// One line of a score.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Row {
    /// Precision, recall and their harmonic mean, with the counts they are made of.
    Prf {
        /// Right ones among the predicted.
        p: f64,
        /// Found ones among the gold.
        r: f64,
        /// The harmonic mean of both.
        f1: f64,
        /// How many agree.
        tp: usize,
        /// How many gold has.
        gold: usize,
        /// How many were predicted.
        pred: usize,
    },
    /// How often an attribute is right.
    Accuracy {
        /// The share that is right; nothing where there was nothing to look at.
        accuracy: Option<f64>,
        /// How many are right.
        right: usize,
        /// Of how many.
        of: usize,
    },
    /// The mean that stands for the whole.
    F1 {
        /// The mean of the F1 of events, ties, figures and claims.
        f1: f64,
    },
    /// A plain count.
    Count {
        /// How many.
        count: usize,
    },
}

impl Row {
    fn of_tally(tally: Tally) -> Self {
        let share = |whole: usize| {
            if whole == 0 { 0.0 } else { tally.tp as f64 / whole as f64 }
        };
        let (p, r) = (share(tally.pred), share(tally.gold));
        let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        Self::Prf { p: round(p), r: round(r), f1: round(f1), tp: tally.tp, gold: tally.gold, pred: tally.pred }
    }

    fn of_hits(hits: Hits) -> Self {
        let accuracy = (hits.of > 0).then(|| round(hits.right as f64 / hits.of as f64));
        Self::Accuracy { accuracy, right: hits.right, of: hits.of }
    }

    /// The row's F1, where it has one.
    pub fn f1(&self) -> Option<f64> {
        match self {
            Self::Prf { f1, .. } | Self::F1 { f1 } => Some(*f1),
            Self::Accuracy { .. } | Self::Count { .. } => None,
        }
    }
}

/// Four places, ties to even on the exact binary value, as the reference scorer rounds.
fn round(value: f64) -> f64 {
    format!("{value:.4}").parse().unwrap_or(value)
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Prf { p, r, f1, tp, gold, pred } => {
                write!(f, "p {p:?}  r {r:?}  f1 {f1:?}  tp {tp}  gold {gold}  pred {pred}")
            }
            Self::Accuracy { accuracy: Some(accuracy), right, of } => {
                write!(f, "accuracy {accuracy:?}  right {right}  of {of}")
            }
            Self::Accuracy { accuracy: None, right, of } => write!(f, "accuracy None  right {right}  of {of}"),
            Self::F1 { f1 } => write!(f, "f1 {f1:?}"),
            Self::Count { count } => write!(f, "count {count}"),
        }
    }
}

/// The score of some documents. Prints as a heading and one line a row; as JSON it is an object of its rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    /// What was scored: `all`, or a language.
    pub title: String,
    /// How many gold documents were scored.
    pub documents: usize,
    /// The rows, each with its name, in their fixed order.
    pub rows: Vec<(String, Row)>,
}

impl Scores {
    fn of<'a>(title: &str, judged: impl Iterator<Item = &'a Judged<'a>>) -> Self {
        let mut totals = Totals::default();
        judged.for_each(|document| totals.count(document));
        let t = &totals;
        let events = Row::of_tally(t.events);
        let ties = Row::of_tally(t.ties);
        let figures = Row::of_tally(t.figures);
        let claims = Row::of_tally(t.claims);
        // The mean is of the rounded figures, as they are printed.
        let sum: f64 = [events, ties, figures, claims].iter().filter_map(Row::f1).sum();
        let rows = [
            ("events", events),
            ("events-lenient", Row::of_tally(t.lenient)),
            ("ties", ties),
            ("figures", figures),
            ("claims", claims),
            ("event-when", Row::of_hits(t.when)),
            ("event-status", Row::of_hits(t.status)),
            ("event-place", Row::of_hits(t.place)),
            ("event-role", Row::of_hits(t.role)),
            ("claim-stance", Row::of_hits(t.stance)),
            ("lang", Row::of_hits(t.lang)),
            ("published", Row::of_hits(t.published)),
            ("facts", Row::F1 { f1: round(sum / 4.0) }),
            ("bad-evidence", Row::Count { count: t.bad_evidence }),
        ];
        Self { title: title.to_owned(), documents: totals.documents, rows: rows.map(|(name, row)| (name.to_owned(), row)).to_vec() }
    }

    /// The row of this name.
    pub fn row(&self, name: &str) -> Option<&Row> {
        self.rows.iter().find(|(known, _)| known == name).map(|(_, row)| row)
    }
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "# {} ({} documents)", self.title, self.documents)?;
        self.rows.iter().try_for_each(|(name, row)| write!(f, "\n{name:15} {row}"))
    }
}

impl Serialize for Scores {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.rows.iter().map(|(name, row)| (name, row)))
    }
}

/// Several scores, the whole first. Prints them one below the other; as JSON it is an object of scores by title.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The scores, in order.
    pub parts: Vec<Scores>,
}

impl From<Scores> for Report {
    fn from(scores: Scores) -> Self {
        Self { parts: vec![scores] }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, part) in self.parts.iter().enumerate() {
            let gap = if at == 0 { "" } else { "\n" };
            write!(f, "{gap}{part}")?;
        }
        Ok(())
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.parts.len()))?;
        for part in &self.parts {
            map.serialize_entry(&part.title, part)?;
        }
        map.end()
    }
}

/// Scores predictions against gold. With `texts`, a predicted record whose evidence is not in its document's text
/// counts as wrong.
pub fn score(golds: &[Record], preds: &[Record], texts: Option<&Texts>) -> Scores {
    Scores::of("all", judge(golds, preds, texts).iter())
}

/// As [`score`], for all documents and then for each language of gold (`?` where gold names none).
pub fn score_by_language(golds: &[Record], preds: &[Record], texts: Option<&Texts>) -> Report {
    let judged = judge(golds, preds, texts);
    let languages: BTreeSet<&str> = golds.iter().map(Record::language).collect();
    let mut parts = vec![Scores::of("all", judged.iter())];
    for language in languages {
        parts.push(Scores::of(language, judged.iter().filter(|document| document.gold.language() == language)));
    }
    Report { parts }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::float_cmp, reason = "rounding must be exact")]
    fn exact_halves_round_to_even() {
        assert_eq!(round(1.0 / 32.0), 0.0312);
        assert_eq!(round(3.0 / 32.0), 0.0938);
        assert_eq!(round(2.0 / 3.0), 0.6667);
        assert_eq!(round(0.000_04), 0.0);
    }

    #[test]
    fn rows_print_as_the_reference_scorer_prints_them() {
        let row = Row::of_tally(Tally { tp: 1, gold: 2, pred: 0 });
        assert_eq!(row.to_string(), "p 0.0  r 0.5  f1 0.6667".replace("0.6667", "0.0") + "  tp 1  gold 2  pred 0");
        assert_eq!(Row::of_hits(Hits::default()).to_string(), "accuracy None  right 0  of 0");
        assert_eq!(Row::of_hits(Hits { right: 3, of: 3 }).to_string(), "accuracy 1.0  right 3  of 3");
    }
}
