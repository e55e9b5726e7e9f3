use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::item::{Item, Meeting, Near};
use super::{Kind, Visitor};

/// Which type was taken for which. Prints one line a gold type: its count, then what it was taken for, the most
/// frequent first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Confusion {
    cells: BTreeMap<String, BTreeMap<String, usize>>,
}

impl Confusion {
    /// Stands for the other side's type where it has no record on the sentence.
    pub const NOTHING: &'static str = "nothing";

    /// How often gold's type (or [`Self::NOTHING`]) was taken for a type (or [`Self::NOTHING`]).
    pub fn count(&self, gold: &str, pred: &str) -> usize {
        self.cells.get(gold).and_then(|row| row.get(pred)).copied().unwrap_or(0)
    }

    /// All counts that are not zero: gold's type, the predicted one, how often; in alphabetic order.
    pub fn cells(&self) -> impl Iterator<Item = (&str, &str, usize)> {
        self.cells.iter().flat_map(|(gold, row)| row.iter().map(move |(pred, n)| (gold.as_str(), pred.as_str(), *n)))
    }

    fn add(&mut self, gold: &str, pred: &str) {
        *self.cells.entry(gold.to_owned()).or_default().entry(pred.to_owned()).or_default() += 1;
    }
}

impl Visitor for Confusion {
    fn document<T: Item>(&mut self, _: &str, _: Kind, golds: &[&T], preds: &[&T], meeting: &Meeting) {
        for &(i, j) in &meeting.pairs {
            self.add(golds[i].label(), preds[j].label());
        }
        for &(i, near) in &meeting.missed {
            let pred = if let Near::One(j) = near { preds[j].label() } else { Self::NOTHING };
            self.add(golds[i].label(), pred);
        }
        for &(j, near) in &meeting.extra {
            // One that explains a missed record was counted there.
            if !matches!(near, Near::One(_)) {
                self.add(Self::NOTHING, preds[j].label());
            }
        }
    }
}

impl fmt::Display for Confusion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.cells.keys().map(|gold| gold.chars().count()).max().unwrap_or(0);
        for (at, (gold, row)) in self.cells.iter().enumerate() {
            let mut cells: Vec<(&String, &usize)> = row.iter().collect();
            cells.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
            let cells: Vec<String> = cells.into_iter().map(|(pred, count)| format!("{pred} {count}")).collect();
            let total: usize = row.values().sum();
            let gap = if at == 0 { "" } else { "\n" };
            write!(f, "{gap}{gold:width$} {total:5}: {}", cells.join(", "))?;
        }
        Ok(())
    }
}
