//! How well a row fits what was looked for.

use super::counts::{sign, unpacked};
use super::words::{Sought, name, places, plain};
use crate::engine::{Result, Store, params};
use crate::search::{Leaf, Table};
use crate::where_clause::past;
use std::collections::HashMap;

/// How much each leaf weighs, and which terms of a row belong to it.
pub(super) struct Weights {
    /// Rare leaves weigh more.
    each: Vec<f64>,
    /// Leaves to which a term belongs, and what it counts there.
    terms: HashMap<u32, Vec<(usize, f64)>>,
    /// Leaves that are several words in order, which the server counts.
    runs: Vec<usize>,
    /// The average length of a row of the index.
    length: f64,
}

impl Weights {
    pub(super) fn of(store: &dyn Store, what: Table, leaves: &[Sought<'_>]) -> Result<Self> {
        let totals = store.maybe("SELECT entries, length FROM word_totals WHERE what = ?", params![name(what)], |row| {
            Ok((row.get::<i64>(0)? as f64, row.get::<i64>(1)? as f64))
        })?;
        let (entries, length) = totals.unwrap_or((0.0, 0.0));
        let mut weights = Self {
            each: Vec::with_capacity(leaves.len()),
            terms: HashMap::new(),
            runs: Vec::new(),
            length: (length / entries.max(1.0)).max(1.0),
        };
        for (at, sought) in leaves.iter().enumerate() {
            let known = known(store, what, sought.1)?;
            let holding = known.iter().map(|(_, entries)| *entries);
            // Of several words in order: at most as many as have the rarest of them.
            let is_run = matches!(sought.1, Leaf::Words(words) if words.len() != 1);
            let holding = if is_run { holding.reduce(f64::min) } else { holding.reduce(|one, other| one + other) };
            let holding = holding.unwrap_or(0.0).min(entries);
            // What stands in more than half of all rows still counts for something.
            weights.each.push(((entries - holding + 0.5) / (holding + 0.5)).ln().max(1e-6));
            if is_run {
                weights.runs.push(at);
                continue;
            }
            for (word, _) in &known {
                for (letter, weight) in places(what, *sought) {
                    weights.terms.entry(sign(&format!("{letter}{word}"))).or_default().push((at, weight));
                }
            }
        }
        Ok(weights)
    }

    pub(super) fn runs(&self) -> impl Iterator<Item = usize> + '_ {
        self.runs.iter().copied()
    }

    /// How often each leaf is in a row, by what it counts where it stands.
    pub(super) fn count(&self, packed: &[u8], each: &mut Vec<f64>) {
        each.clear();
        each.resize(self.each.len(), 0.0);
        for (sign, count) in unpacked(packed) {
            for (leaf, weight) in self.terms.get(&sign).into_iter().flatten() {
                each[*leaf] += weight * f64::from(count);
            }
        }
    }

    /// BM25 with its usual constants, below 0 as in the index of files.
    pub(super) fn rank(&self, length: i64, each: &[f64]) -> f64 {
        let long = 1.2 * (0.25 + 0.75 * length as f64 / self.length);
        -self.each.iter().zip(each).map(|(weight, count)| weight * count * 2.2 / (count + long)).sum::<f64>()
    }
}

/// The words of a leaf that are in the vocabulary, with the number of rows that have each.
fn known(store: &dyn Store, what: Table, leaf: &Leaf) -> Result<Vec<(String, f64)>> {
    let range = |from: String, until: String| {
        let sql = "SELECT substr(term, 2), entries FROM vocabulary WHERE what = ? AND term >= ? AND term < ? ORDER BY term";
        store.all(sql, params![name(what), from, until], |row| Ok((row.get(0)?, row.get::<i64>(1)? as f64)))
    };
    let one = |letter: char, word: &str| {
        let term = format!("{letter}{}", plain(word));
        let entries = store
            .maybe("SELECT entries FROM vocabulary WHERE what = ? AND term = ?", params![name(what), &term], |row| row.get::<i64>(0))?;
        Ok((term[letter.len_utf8()..].to_owned(), entries.unwrap_or(0) as f64))
    };
    match leaf {
        Leaf::Words(words) => words.iter().map(|word| one('w', word)).collect(),
        Leaf::Form(form) => Ok(vec![one('f', form)?]),
        Leaf::Beginning(beginning) => {
            let from = format!("w{}", plain(beginning));
            let until = past(&from);
            range(from, until)
        }
    }
}
