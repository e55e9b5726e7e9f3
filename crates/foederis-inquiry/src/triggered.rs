//! What a case triggers, with what followed.

use crate::Error;
use crate::case::{Asked, CaseAnswer};
use crate::followed::Follow;
use crate::page::cut;
use foederis_analysis::answers::Answer;
use foederis_analysis::obligations::{Verdict, is_party, obligations};
use foederis_model::treaty::Treaty;
use serde::Serialize;

/// What treaties say of a case.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Obligations {
    /// What happened.
    pub case: CaseAnswer,
    /// Duties, the most serious first.
    pub items: Vec<Group>,
    /// What treaties of the attacked are thought to say of it and do not.
    pub silent: Vec<Silent>,
    /// What the ledger tells of each call; empty where it was not asked.
    pub followed: Vec<Answer>,
    /// How many items there are on all pages.
    pub total: usize,
    /// The cursor of the next page; null on the last.
    pub next: Option<usize>,
}

/// Duties of one article toward one state that came out alike, for the same reasons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Group {
    /// Who owes.
    pub owed_by: Vec<String>,
    /// The verdict on the first of them, `bound`; of the others only the days differ.
    #[serde(flatten)]
    pub verdict: Verdict,
}

/// What a treaty is thought to say of the case and does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Silent {
    /// The treaty.
    pub treaty: String,
    /// The duty or place that it is about.
    pub about: String,
    /// What it says instead, in own words.
    pub summary: String,
    /// The file that says so.
    pub file: String,
    /// The line in it.
    pub line: u32,
}

impl Obligations {
    /// The whole answer on one page. What the ledger tells of a request for help is written into the case, where that was left open.
    pub fn of(asked: &mut Asked, treaties: &[Treaty], follow: Option<&Follow<'_>>) -> Result<Self, Error> {
        let mut verdicts = obligations(treaties, &asked.case);
        let mut followed = Vec::new();
        if let Some(follow) = follow {
            followed = follow.answers(&verdicts, treaties, asked)?;
            // What the ledger tells of a request need not be said again.
            if asked.case.asked.is_none() && followed.iter().any(Answer::asked) {
                asked.case.asked = Some(true);
                verdicts = obligations(treaties, &asked.case);
            }
        }
        let items = grouped(verdicts);
        Ok(Self { case: CaseAnswer::from(&*asked), silent: silent(treaties, asked), followed, total: items.len(), next: None, items })
    }

    /// One page of it: the items from a cursor on, at most so many.
    #[must_use]
    pub fn page(mut self, after: Option<usize>, limit: usize) -> Self {
        self.next = cut(&mut self.items, after, limit);
        self
    }
}

/// Verdicts that differ in nothing but who owes, together.
fn grouped(verdicts: Vec<Verdict>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let alike = |one: &Verdict, other: &Verdict| {
        let findings = |verdict: &Verdict| verdict.steps.iter().map(|step| (step.rule, step.finding)).collect::<Vec<_>>();
        (&one.treaty, &one.article, one.duty, &one.toward, one.attack, one.outcome)
            == (&other.treaty, &other.article, other.duty, &other.toward, other.attack, other.outcome)
            && one.at == other.at
            && findings(one) == findings(other)
    };
    for verdict in verdicts {
        match groups.iter_mut().find(|group| alike(&group.verdict, &verdict)) {
            Some(group) => group.owed_by.push(verdict.bound),
            None => groups.push(Group { owed_by: vec![verdict.bound.clone()], verdict }),
        }
    }
    groups
}

/// What treaties of the attacked are thought to promise and do not.
fn silent(treaties: &[Treaty], asked: &Asked) -> Vec<Silent> {
    let concerned = |treaty: &&Treaty| asked.case.attacks.iter().any(|attack| is_party(treaty, &attack.on, asked.day()));
    let mut silent = Vec::new();
    for treaty in treaties.iter().filter(concerned) {
        silent.extend(treaty.silences.iter().map(|silence| Silent {
            treaty: treaty.id.clone(),
            about: silence.about.clone(),
            summary: silence.summary.clone(),
            file: silence.at.file.clone(),
            line: silence.at.line,
        }));
    }
    silent
}
