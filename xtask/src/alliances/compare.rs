//! The coded file, and how far the engine agrees with it.

use super::Decided;
use foederis_analysis::obligations::Outcome;
use foederis_exchange::iwd::War;
use serde_json::{Value, json};

/// A war and an alliance, as coded by others.
#[derive(Debug, Clone)]
pub struct Row {
    pub war: i32,
    pub name: String,
    pub alliance: i32,
    /// The year in which the war began; 0 where the data on wars lacks it.
    pub year: i16,
    /// What the coders found.
    pub coded: Coded,
}

/// What coders found of an alliance in a war.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coded {
    /// No case: nothing was owed.
    NoCase,
    Honoured,
    Violated,
}

/// Reads a file of the form of `fulfilment-1816-1944.csv`.
pub fn rows(file: &str, text: &str, wars: &[War]) -> Result<Vec<Row>, String> {
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().trim_start_matches('\u{feff}').split(',').collect();
    let column = |name: &str| {
        header.iter().position(|column| column.trim().eq_ignore_ascii_case(name)).ok_or_else(|| format!("{file}: no column {name}"))
    };
    let [war, name, alliance, none, honoured, violated] =
        [column("warid")?, column("warname")?, column("atopid")?, column("dnaLLM")?, column("honorLLM")?, column("violateLLM")?];
    let mut rows = Vec::new();
    for (line, number) in lines.zip(2..).filter(|(line, _)| !line.trim().is_empty()) {
        let fields: Vec<&str> = line.split(',').map(str::trim).collect();
        let field = |at: usize| fields.get(at).copied().unwrap_or_default();
        let whole = |at: usize, column: &str| {
            let text = field(at);
            text.split('.')
                .next()
                .unwrap_or_default()
                .parse::<i32>()
                .map_err(|_| format!("{file}:{number}: {column} is \"{text}\"; expected a number"))
        };
        let is = |at: usize| matches!(field(at), "1" | "1.0");
        let coded = match (is(none), is(honoured), is(violated)) {
            (_, true, _) => Coded::Honoured,
            (_, _, true) => Coded::Violated,
            (true, _, _) => Coded::NoCase,
            // Not coded by these rules at all.
            _ => continue,
        };
        let war = whole(war, "warid")?;
        let year = wars.iter().find(|known| known.id == war).map_or(0, |known| known.years().0);
        rows.push(Row { war, name: field(name).to_owned(), alliance: whole(alliance, "atopid")?, year, coded });
    }
    Ok(rows)
}

/// How a row differs, if it does.
pub fn difference(row: &Row, decided: &Decided) -> Option<String> {
    let Row { war, name, alliance, coded, .. } = row;
    let case = *coded != Coded::NoCase;
    let what = match decided.outcome {
        None => "war not in the data".to_owned(),
        Some(Outcome::Undetermined) => "undetermined".to_owned(),
        Some(Outcome::NotTriggered) if case => "not triggered".to_owned(),
        Some(Outcome::Triggered) if !case => "triggered".to_owned(),
        Some(Outcome::Triggered) if decided.honoured != (*coded == Coded::Honoured) => {
            format!("honoured {}: {}", decided.honoured, decided.failing.iter().take(6).cloned().collect::<Vec<_>>().join("; "))
        }
        _ => return None,
    };
    Some(format!("{war}\t{name}\t{alliance}\t{coded:?}\t{what}"))
}

/// Agreement over rows.
#[derive(Debug, Default)]
pub struct Figures {
    pub rows: usize,
    undetermined: usize,
    /// Cases found and coded, found only, coded only, neither.
    both: usize,
    found: usize,
    coded: usize,
    neither: usize,
    /// Of verdicts on promises without conditions: right, wrong.
    unconditional: (usize, usize),
    /// Of cases found and coded: judged alike, and how many by each are honoured.
    alike: usize,
    honoured: usize,
    /// Among all cases found, and among all coded.
    our_rate: (usize, usize),
    coded_rate: (usize, usize),
}

impl Figures {
    pub fn of<'r>(run: impl Iterator<Item = &'r (Row, Decided)>) -> Self {
        let mut all = Self::default();
        for (row, decided) in run {
            let case = row.coded != Coded::NoCase;
            if case {
                all.coded_rate.1 += 1;
                all.coded_rate.0 += usize::from(row.coded == Coded::Honoured);
            }
            let Some(outcome) = decided.outcome else { continue };
            all.rows += 1;
            match (outcome, case) {
                (Outcome::Undetermined, _) => all.undetermined += 1,
                (Outcome::Triggered, true) => {
                    all.both += 1;
                    all.alike += usize::from(decided.honoured == (row.coded == Coded::Honoured));
                    all.honoured += usize::from(row.coded == Coded::Honoured);
                }
                (Outcome::Triggered, false) => all.found += 1,
                (_, true) => all.coded += 1,
                (_, false) => all.neither += 1,
            }
            if outcome == Outcome::Triggered {
                all.our_rate.1 += 1;
                all.our_rate.0 += usize::from(decided.honoured);
                if decided.unconditional {
                    all.unconditional.0 += usize::from(case);
                    all.unconditional.1 += usize::from(!case);
                }
            }
        }
        all
    }

    fn decided(&self) -> usize {
        self.both + self.found + self.coded + self.neither
    }

    fn accuracy(&self) -> f64 {
        share(self.both + self.neither, self.decided())
    }

    /// Cohen's kappa of case or not.
    fn kappa(&self) -> f64 {
        let all = self.decided() as f64;
        let (ours, theirs) = ((self.both + self.found) as f64, (self.both + self.coded) as f64);
        let chance = (ours * theirs + (all - ours) * (all - theirs)) / (all * all);
        if (1.0 - chance).abs() < f64::EPSILON { 1.0 } else { (self.accuracy() - chance) / (1.0 - chance) }
    }

    pub fn json(&self) -> Value {
        let (right, wrong) = self.unconditional;
        json!({
            "rows": self.rows, "undetermined": self.undetermined, "undetermined_share": share(self.undetermined, self.rows),
            "decided": self.decided(), "accuracy": self.accuracy(), "kappa": self.kappa(),
            "triggered_and_coded": self.both, "triggered_only": self.found, "coded_only": self.coded, "neither": self.neither,
            "triggered_precision": share(self.both, self.both + self.found),
            "unconditional_triggered": right + wrong, "unconditional_precision": share(right, right + wrong),
            "fulfilment_compared": self.both, "fulfilment_agreement": share(self.alike, self.both),
            "honoured": self.our_rate.0, "cases": self.our_rate.1, "rate": share(self.our_rate.0, self.our_rate.1),
            "coded_honoured": self.coded_rate.0, "coded_cases": self.coded_rate.1, "coded_rate": share(self.coded_rate.0, self.coded_rate.1),
        })
    }

    /// The cells of a row in QUALITY.md.
    pub fn row(&self) -> String {
        let of = |part: usize, whole: usize| format!("{:.3} ({part} of {whole})", share(part, whole));
        let (right, wrong) = self.unconditional;
        format!(
            "{} | {:.3} ({}) | {} | {:.3} | {} | {} | {} | {} |",
            self.rows,
            share(self.undetermined, self.rows),
            self.undetermined,
            of(self.both + self.neither, self.decided()),
            self.kappa(),
            of(right, right + wrong),
            of(self.alike, self.both),
            of(self.our_rate.0, self.our_rate.1),
            of(self.coded_rate.0, self.coded_rate.1),
        )
    }

    pub fn text(&self) -> String {
        let (right, wrong) = self.unconditional;
        format!(
            "  rows {} · undetermined {} ({:.3}) · decided {}\n  triggered or not: accuracy {:.3} ({} of {}), kappa {:.3}; both {}, ours only {}, coded only {}, neither {}\n  \
             promises without conditions: precision {:.3} ({right} of {})\n  honoured or violated: agreement {:.3} ({} of {})\n  \
             honoured: {:.3} ({} of {}) by us, {:.3} ({} of {}) as coded",
            self.rows,
            self.undetermined,
            share(self.undetermined, self.rows),
            self.decided(),
            self.accuracy(),
            self.both + self.neither,
            self.decided(),
            self.kappa(),
            self.both,
            self.found,
            self.coded,
            self.neither,
            share(right, right + wrong),
            right + wrong,
            share(self.alike, self.both),
            self.alike,
            self.both,
            share(self.our_rate.0, self.our_rate.1),
            self.our_rate.0,
            self.our_rate.1,
            share(self.coded_rate.0, self.coded_rate.1),
            self.coded_rate.0,
            self.coded_rate.1,
        )
    }
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
