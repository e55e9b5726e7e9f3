//! Ties over time: what all reports say of one tie, as one dated history.
//!
//! A report states a tie for a stretch of days ("since 2013", "until 2020"), or just speaks of it; another says that it does not
//! hold, or no longer. [`relations`] puts the statements about one pair and type together; nothing said is dropped.

mod graph;
mod history;
mod statement;

pub use graph::{Edge, Network};
pub use history::{Contradiction, Gap, Stretch};
pub use statement::{Says, Statement};

use foederis_model::{Actor, Edtf, Language, Tie, TieType};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A tie as one document tells it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportedTie {
    /// The tie's id in the ledger.
    pub id: String,
    /// The document's id.
    pub document: String,
    /// Its language.
    pub language: Language,
    /// Its outlet.
    pub source: Option<String>,
    /// When it was published.
    pub published: Option<Edtf>,
    /// The tie.
    pub tie: Tie,
}

/// All that is said of one tie: one type, one party at either end.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Relation {
    /// `arms-supply:RUS:AZE`; of a symmetric type the ends are in alphabetical order.
    pub id: String,
    /// The type.
    #[serde(rename = "type")]
    pub tie_type: TieType,
    /// Supplier, member, sender … without a role.
    pub from: String,
    /// Receiver, body, host …; or the territory, where the tie is to one.
    pub to: String,
    /// Names of treaties, routes and weapons it is said to run through, most named first.
    pub via: Vec<String>,
    /// Everything said of it, by the day of publication.
    pub statements: Vec<Statement>,
    /// When it held, by what is said; in order, apart from each other.
    pub held: Vec<Stretch>,
    /// What lies between two of those stretches.
    pub gaps: Vec<Gap>,
    /// Where the statements exclude each other.
    pub contradictions: Vec<Contradiction>,
}

/// How a tie stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = TieStanding))]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It held, and nobody says otherwise.
    Holds,
    /// One party alone says that it held.
    OneSided,
    /// Some say that it held, some that it did not.
    Disputed,
    /// It is only said not to hold.
    Denied,
    /// It is only said to be possible or planned.
    Possible,
    /// It held before.
    Ended,
    /// It is said to hold, from a later day on.
    NotYet,
}

impl Standing {
    /// Every one of them.
    pub const ALL: [Self; 7] = [Self::Holds, Self::OneSided, Self::Disputed, Self::Denied, Self::Possible, Self::Ended, Self::NotYet];

    /// The code written in records.
    pub fn code(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::OneSided => "one-sided",
            Self::Disputed => "disputed",
            Self::Denied => "denied",
            Self::Possible => "possible",
            Self::Ended => "ended",
            Self::NotYet => "not-yet",
        }
    }

    /// Whether the tie stands: somebody says that it held, contradicted or not.
    pub fn stands(self) -> bool {
        matches!(self, Self::Holds | Self::OneSided | Self::Disputed)
    }
}

/// A report, with the names that it has for the two ends.
type Told<'r> = (&'r ReportedTie, [String; 2]);

/// One row per tie, by type and ends. The order of `ties` does not matter.
pub fn relations(ties: &[ReportedTie]) -> Vec<Relation> {
    let mut found: BTreeMap<(TieType, String, String), Vec<Told<'_>>> = BTreeMap::new();
    for report in ties {
        for (key, names) in ends(&report.tie) {
            found.entry(key).or_default().push((report, names));
        }
    }
    found.into_values().filter_map(Relation::of).collect()
}

/// The pairs that a tie binds: each party at one end with each at the other, or with each territory where nobody is there.
///
/// Gives the type with both ends as they are compared, and as they are written.
pub fn ends(tie: &Tie) -> Vec<((TieType, String, String), [String; 2])> {
    let bases = |actors: &[Actor]| -> BTreeSet<String> { actors.iter().map(|actor| actor.base.clone()).collect() };
    let from = bases(&tie.from);
    let to = if tie.to.is_empty() { tie.place.iter().cloned().collect() } else { bases(&tie.to) };
    let mut pairs = BTreeMap::new();
    for one in &from {
        for other in &to {
            let (mut a, mut b) = (foederis_model::name_key(one), foederis_model::name_key(other));
            let mut names = [one.clone(), other.clone()];
            if a == b {
                continue;
            }
            if tie.tie_type.is_symmetric() && a > b {
                std::mem::swap(&mut a, &mut b);
                names.reverse();
            }
            pairs.entry((tie.tie_type, a, b)).or_insert(names);
        }
    }
    pairs.into_iter().collect()
}

impl Relation {
    /// Whether its statements exclude each other, or nobody says more than that it does not hold.
    pub fn is_contested(&self) -> bool {
        let says = |what| self.statements.iter().any(|statement| statement.says == what);
        !self.contradictions.is_empty() || (says(Says::Not) && !says(Says::Holds))
    }

    fn of(mut told: Vec<Told<'_>>) -> Option<Self> {
        told.sort_by(|(one, _), (other, _)| {
            let day = |report: &ReportedTie| report.published.as_ref().and_then(|published| published.bounds().0);
            day(one).cmp(&day(other)).then_with(|| one.id.cmp(&other.id))
        });
        // One report may tell it twice over a body and its members; one id is one statement.
        told.dedup_by(|(later, _), (kept, _)| later.id == kept.id);
        let (first, names) = told.first()?;
        let tie_type = first.tie.tie_type;
        let [from, to] = names.clone();
        let statements: Vec<Statement> = told.iter().map(|(report, _)| Statement::of(report)).collect();
        let history = history::of(&statements);
        let mut via: BTreeMap<&String, usize> = BTreeMap::new();
        for name in told.iter().filter_map(|(report, _)| report.tie.via.as_ref()) {
            *via.entry(name).or_default() += 1;
        }
        let mut via: Vec<(&String, usize)> = via.into_iter().collect();
        via.sort_by(|(one, a), (other, b)| b.cmp(a).then_with(|| one.cmp(other)));
        Some(Self {
            id: format!("{}:{from}:{to}", tie_type.code()),
            tie_type,
            from,
            to,
            via: via.into_iter().map(|(name, _)| name.clone()).collect(),
            held: history.held,
            gaps: history.gaps,
            contradictions: history.contradictions,
            statements,
        })
    }

    /// How it stands over all days: stretches without a break between them, the first open to the past, the last to the future.
    pub fn standings(&self) -> Vec<(Date, Date, Standing)> {
        let next = |day: Date| day.tomorrow().ok();
        let mut starts: BTreeSet<Date> = BTreeSet::from([Date::MIN]);
        for (first, last) in self.held.iter().map(|stretch| (stretch.first, stretch.last)) {
            starts.extend(first.into_iter().chain(last.and_then(next)));
        }
        for not in self.statements.iter().filter(|statement| statement.says == Says::Not) {
            starts.extend(not.first().into_iter().chain(not.last().and_then(next)));
        }
        let starts: Vec<Date> = starts.into_iter().collect();
        // What covers each start: the days of a stretch, or of a statement, are a run of starts.
        let run = |first: Option<Date>, last: Option<Date>| {
            let begin = first.map_or(0, |first| starts.partition_point(|start| *start < first));
            let end = last.map_or(starts.len(), |last| starts.partition_point(|start| *start <= last));
            begin..end.max(begin)
        };
        let mut stretches: Vec<Option<&Stretch>> = vec![None; starts.len()];
        for stretch in &self.held {
            stretches[run(stretch.first, stretch.last)].fill(Some(stretch));
        }
        let mut opened_and_closed = vec![0_i64; starts.len() + 1];
        for not in self.statements.iter().filter(|statement| statement.says == Says::Not) {
            let run = run(not.first(), not.last());
            opened_and_closed[run.start] += 1;
            opened_and_closed[run.end] -= 1;
        }
        let over = self.held.iter().filter_map(|stretch| stretch.last).min();
        let mut found: Vec<(Date, Date, Standing)> = Vec::new();
        let mut against = 0;
        for (at, first) in starts.iter().enumerate() {
            against += opened_and_closed[at];
            let last = starts.get(at + 1).and_then(|next| next.yesterday().ok()).unwrap_or(Date::MAX);
            let standing = self.standing(stretches[at], against > 0, over.is_some_and(|over| over < *first));
            match found.last_mut().filter(|before| before.2 == standing) {
                Some(before) => before.1 = last,
                None => found.push((*first, last, standing)),
            }
        }
        found
    }

    /// How it stands on a day.
    pub fn on(&self, day: Date) -> Standing {
        let stretch = self.held.iter().find(|stretch| stretch.covers(day));
        let against = self.statements.iter().any(|statement| statement.says == Says::Not && statement.covers(day));
        self.standing(stretch, against, self.held.iter().any(|stretch| stretch.is_over(day)))
    }

    /// How it stands on a day in this stretch, when somebody speaks against that day or not, and an earlier stretch is over or none.
    fn standing(&self, stretch: Option<&Stretch>, against: bool, over: bool) -> Standing {
        if let Some(stretch) = stretch {
            return match (against, stretch.vouched || stretch.tellers > 1) {
                (true, _) => Standing::Disputed,
                (false, true) => Standing::Holds,
                (false, false) => Standing::OneSided,
            };
        }
        if over {
            return Standing::Ended;
        }
        if !self.held.is_empty() {
            return Standing::NotYet;
        }
        if self.statements.iter().any(|statement| statement.says == Says::Not) { Standing::Denied } else { Standing::Possible }
    }
}
