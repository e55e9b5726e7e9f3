use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::{Cause, ErrorCase, What};

/// How often each cause stands behind an error, by what happened; the most frequent first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Why gold records were missed.
    pub missed: Vec<(Cause, usize)>,
    /// Why predictions were too many.
    pub extra: Vec<(Cause, usize)>,
    /// What is wrong in matches.
    pub differs: Vec<(Cause, usize)>,
}

/// Counts the causes of some errors.
pub fn summarise(cases: &[ErrorCase]) -> Summary {
    let count = |what: What| {
        let mut counts: BTreeMap<Cause, usize> = BTreeMap::new();
        for case in cases.iter().filter(|case| case.what == what) {
            *counts.entry(case.cause).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        counts
    };
    Summary { missed: count(What::Missed), extra: count(What::Extra), differs: count(What::Differs) }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = |what: What, counts: &[(Cause, usize)]| {
            let parts: Vec<String> = counts
                .iter()
                .map(|(cause, count)| match (what, cause) {
                    (What::Extra, Cause::NoRecord) => {
                        format!("{count} nothing in gold on the sentence")
                    }
                    (What::Extra, Cause::Taken) => {
                        format!("{count} nothing further in gold on the sentence")
                    }
                    _ => format!("{count} {cause}"),
                })
                .collect();
            let parts = if parts.is_empty() { "none".to_owned() } else { parts.join(", ") };
            format!("{}: {parts}", what.name())
        };
        writeln!(f, "{}", line(What::Missed, &self.missed))?;
        writeln!(f, "{}", line(What::Extra, &self.extra))?;
        write!(f, "{}", line(What::Differs, &self.differs))
    }
}
