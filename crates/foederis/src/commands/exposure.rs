//! What `balance` and `what-if` share: the table of arms, pages of findings, and how ties and deliveries are shown.

use super::arms;
use crate::cli::Exposure;
use crate::output::{self, safe};
use crate::render::{Renderer, number, plural};
use foederis_analysis::exposure::{ArmsTable, Delivered, Promise, Tied, ToldFigure};
use foederis_model::{Edtf, FigureKind};
use miette::{IntoDiagnostic as _, miette};
use serde::Serialize;
use serde_json::{Value, json};
use std::io::{self, Write as _};

/// The table of arms, if one is given.
pub fn table(args: &Exposure) -> miette::Result<Option<ArmsTable>> {
    args.arms.as_deref().map(arms::read).transpose()
}

/// One page of findings, with what is not known; `head` has what was asked.
pub struct Answer<'a, F> {
    pub head: Value,
    pub title: String,
    pub findings: &'a [F],
    pub unknown: &'a [String],
}

impl<F: Serialize> Answer<'_, F> {
    /// Prints a page: JSON, or each finding under the heading of its section.
    pub fn print(
        &self,
        args: &Exposure,
        renderer: Renderer,
        id: impl Fn(&F) -> &str,
        section: impl Fn(&F) -> &'static str,
        block: impl Fn(&F) -> String,
    ) -> miette::Result<()> {
        let total = self.findings.len();
        let from = match &args.after {
            None => 0,
            Some(after) => {
                let at = self.findings.iter().position(|finding| id(finding) == after);
                at.ok_or_else(|| miette!("--after: there is no finding {after} in this answer; start without --after"))? + 1
            }
        };
        let page = &self.findings[from..total.min(from + args.limit as usize)];
        let next = page.last().filter(|_| from + page.len() < total).map(&id);
        let mut out = io::BufWriter::new(output::stdout());
        if args.ledger.json {
            let mut answer = self.head.clone();
            for (key, value) in [("unknown", json!(self.unknown)), ("items", json!(page)), ("next", json!(next)), ("total", json!(total))] {
                answer[key] = value;
            }
            writeln!(out, "{answer}").into_diagnostic()?;
            return out.flush().into_diagnostic();
        }
        writeln!(out, "{}", renderer.bold(&safe(&self.title))).into_diagnostic()?;
        let mut under = "";
        for finding in page {
            if section(finding) != under {
                under = section(finding);
                writeln!(out, "\n{}", renderer.bold(under)).into_diagnostic()?;
            }
            writeln!(out, "{}", block(finding)).into_diagnostic()?;
        }
        if !self.unknown.is_empty() && next.is_none() {
            writeln!(out, "\n{}", renderer.bold("Not known")).into_diagnostic()?;
            for line in self.unknown {
                writeln!(out, "- {}", safe(line)).into_diagnostic()?;
            }
        }
        out.flush().into_diagnostic()?;
        let total = plural(total, "finding");
        match next {
            Some(id) => output::message(format_args!("{} of {total}; more with --after {id}", page.len())),
            None => output::message(format_args!("{total}")),
        }
        Ok(())
    }
}

/// A tie, its numbers and who says so, a line each.
pub fn tied(tie: &Tied, renderer: Renderer, lines: &mut Vec<String>) {
    let arrow = if tie.directed { '→' } else { '↔' };
    let via = if tie.via.is_empty() { String::new() } else { format!(" ({})", tie.via.join(", ")) };
    lines.push(safe(&format!(
        "  {} {} {arrow} {}{via} · {} · {}",
        tie.tie_type.code(),
        tie.from,
        tie.to,
        tie.standing.code(),
        plural(tie.reports, "report")
    )));
    lines.extend(tie.figures.iter().map(|told| safe(&format!("    {}", figure(told)))));
    for source in &tie.sources {
        let published = source.published.as_ref().map_or("undated", Edtf::as_str);
        lines.push(format!(
            "    {} {}",
            safe(&format!("“{}”", source.sentence.trim())),
            renderer.faint(&safe(&format!("{} {published} · {}", source.by, source.fact)))
        ));
    }
}

/// "60 % told by De Grensbode 2023-03-07 (one of 4 in that report …)"
pub fn figure(told: &ToldFigure) -> String {
    let published = told.published.as_ref().map_or("undated", Edtf::as_str);
    let mut doubts = Vec::new();
    if told.one_of > 1 {
        doubts.push(format!("one of {} such numbers there", told.one_of));
    }
    if told.together {
        doubts.push("told of several ties together".to_owned());
    }
    if told.sentence.is_none() {
        doubts.push("not in the sentence that tells the tie".to_owned());
    }
    let doubts = if doubts.is_empty() { String::new() } else { format!("; {}", doubts.join(", ")) };
    let amount = crate::render::figure_value(&told.figure);
    let amount = match (told.figure.what, &told.figure.unit) {
        (FigureKind::Share, _) => format!("{amount} %"),
        (what, Some(unit)) => format!("{what} {amount} {unit}"),
        (what, None) => format!("{what} {amount}"),
    };
    format!("{amount} told by {} {published} ({}{doubts})", told.by, told.fact)
}

/// "22.2 % of arms to AZE in 2017–2021, SIPRI as of 2022-03-14 (162 million TIV)"
pub fn delivered(part: &Delivered) -> String {
    let Delivered { recipient, source, vintage, window, tiv, share, .. } = part;
    let share = share.map_or_else(|| "no share (the sum is 0)".to_owned(), |share| format!("{share:.1} %"));
    safe(&format!("{share} of arms to {recipient} in {window}, {source} as of {vintage} ({} million TIV)", number(*tiv)))
}

/// "CST, article 4: RUS toward ARM (treaties/cst.toml:2)"
pub fn promised(promise: &Promise) -> String {
    let Promise { treaty, article, bound, toward, file, line, .. } = promise;
    safe(&format!("{treaty}, article {article}: {bound} toward {toward} ({file}:{line})"))
}
