//! What answers are taken from: the ties that stand on a day, with who says so, and what the table of arms says.

use super::arms::{ArmsTable, Shares, UNKNOWN_PARTY, Window};
use super::promises::{Promise, promises};
use crate::numbers::{plain, plain_if_any};
use crate::relations::{Relation, ReportedTie, Says, Standing, Statement, ends, relations};
use foederis_model::treaty::Treaty;
use foederis_model::{Edtf, Figure, FigureKind, TieType, name_key};
use jiff::civil::Date;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// Sentences and figures shown of one tie: the newest. All of them are with the tie itself (`foederis show arms-supply:RUS:AZE`).
const SHOWN: usize = 3;

/// What is asked of what.
#[derive(Debug, Clone, Copy)]
pub struct Basis<'b> {
    /// What reports tell of ties, as the ledger knew it on the day that is asked about.
    pub ties: &'b [ReportedTie],
    /// Treaties: who promised whom to defend him.
    pub treaties: &'b [Treaty],
    /// Arms transfers.
    pub arms: Option<&'b ArmsTable>,
    /// The day on which ties must stand.
    pub as_of: Date,
    /// The day up to which vintages of the table count; all do where none is given.
    pub known_on: Option<Date>,
    /// Over which years transfers are summed; the five up to `as_of` that the table tells of where none are given.
    pub window: Option<Window>,
}

/// A tie with who says so.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Tied {
    /// Its id: `arms-supply:RUS:AZE`.
    pub id: String,
    /// The type.
    #[serde(rename = "type")]
    pub tie_type: TieType,
    /// Supplier, member, sender …
    pub from: String,
    /// Receiver, body, host …
    pub to: String,
    /// Whether the direction means something.
    pub directed: bool,
    /// How it stands on the day.
    pub standing: Standing,
    /// Treaties, routes and weapons named.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub via: Vec<String>,
    /// How many reports speak of it.
    pub reports: usize,
    /// Numbers told with it, those whose sentence holds them first: the newest three of each kind.
    pub figures: Vec<ToldFigure>,
    /// Who says so: the newest three.
    pub sources: Vec<Source>,
}

/// A number as one report tells it of a tie.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ToldFigure {
    /// The number.
    #[serde(flatten)]
    pub figure: Figure,
    /// Whose number it is.
    pub by: String,
    /// When the report was published.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub published: Option<Edtf>,
    /// The fact's id.
    pub fact: String,
    /// How many numbers of this kind that fact has. More than one: which of them is meant of this tie, the report's sentence says.
    pub one_of: usize,
    /// Whether it is told of several pairs at once.
    pub together: bool,
    /// The sentence that holds the number in digits; none where it is in words, or elsewhere in the report.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub sentence: Option<String>,
}

/// A report that speaks of a tie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Source {
    /// The fact's id.
    pub fact: String,
    /// The document.
    pub document: String,
    /// Whose word it is.
    pub by: String,
    /// When it was published.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub published: Option<Edtf>,
    /// Whether the tie holds, by this report.
    pub says: Says,
    /// Its sentence.
    pub sentence: String,
}

/// What a table says that one supplier delivered to a party.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Delivered {
    /// The supplier.
    pub supplier: String,
    /// The recipient.
    pub recipient: String,
    /// Whose table.
    pub source: String,
    /// Its vintage.
    #[serde(serialize_with = "day")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub vintage: Date,
    /// Over which years.
    pub window: Window,
    /// In millions of trend-indicator value.
    #[serde(serialize_with = "plain")]
    pub tiv: f64,
    /// In percent of all deliveries to the recipient, unknown suppliers included.
    #[serde(serialize_with = "plain_if_any")]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub share: Option<f64>,
}

/// The ties over time that reports make, with how they stand on the day.
pub(super) struct Graph<'b> {
    pub(super) basis: Basis<'b>,
    pub(super) relations: Vec<(Relation, Standing)>,
    /// The promises of defence that are in force on the day.
    pub(super) promises: Vec<Promise>,
    told: BTreeMap<&'b str, &'b ReportedTie>,
}

impl<'b> Graph<'b> {
    pub(super) fn of(basis: Basis<'b>) -> Self {
        let stands = |relation: Relation| {
            let standing = relation.on(basis.as_of);
            (relation, standing)
        };
        let relations = relations(basis.ties).into_iter().map(stands).collect();
        let promises = promises(basis.treaties, basis.as_of);
        Self { basis, relations, promises, told: basis.ties.iter().map(|tie| (tie.id.as_str(), tie)).collect() }
    }

    /// The ties that stand.
    pub(super) fn standing(&self) -> impl Iterator<Item = &Relation> {
        self.relations.iter().filter(|(_, standing)| standing.stands()).map(|(relation, _)| relation)
    }

    /// What reports say of a tie, one by one.
    pub(super) fn reports<'g>(&'g self, relation: &'g Relation) -> impl Iterator<Item = &'b ReportedTie> + 'g {
        relation.statements.iter().filter_map(|statement| self.told.get(statement.tie.as_str()).copied())
    }

    /// A tie as it is shown.
    pub(super) fn shown(&self, relation: &Relation) -> Tied {
        let standing = relation.on(self.basis.as_of);
        // Who says that it does not hold belongs to a tie that is disputed; else what counts is who says that it does.
        let mut sources: Vec<&Statement> = relation.statements.iter().rev().collect();
        sources.sort_by_key(|statement| statement.says != Says::Holds);
        if standing == Standing::Disputed
            && let Some(against) = sources.iter().position(|statement| statement.says == Says::Not)
        {
            let against = sources.remove(against);
            sources.insert(1.min(sources.len()), against);
        }
        Tied {
            id: relation.id.clone(),
            tie_type: relation.tie_type,
            from: relation.from.clone(),
            to: relation.to.clone(),
            directed: !relation.tie_type.is_symmetric(),
            standing,
            via: relation.via.clone(),
            reports: relation.statements.len(),
            figures: self.figures(relation),
            sources: sources.into_iter().take(SHOWN).map(|statement| self.source(statement)).collect(),
        }
    }

    fn source(&self, statement: &Statement) -> Source {
        let sentence = self.told.get(statement.tie.as_str()).and_then(|report| report.tie.evidence.first());
        Source {
            fact: statement.tie.clone(),
            document: statement.document.clone(),
            by: statement.by.clone(),
            published: statement.published.clone(),
            says: statement.says,
            sentence: sentence.cloned().unwrap_or_default(),
        }
    }

    fn figures(&self, relation: &Relation) -> Vec<ToldFigure> {
        let mut figures: Vec<ToldFigure> = Vec::new();
        for statement in relation.statements.iter().rev().filter(|statement| statement.says == Says::Holds) {
            let Some(report) = self.told.get(statement.tie.as_str()) else { continue };
            for figure in statement.figures.iter().filter(|figure| weighs(figure.what) && figure.value.is_finite()) {
                let sentence = report.tie.evidence.iter().find(|sentence| holds(sentence, figure.value));
                figures.push(ToldFigure {
                    figure: figure.clone(),
                    by: statement.by.clone(),
                    published: statement.published.clone(),
                    fact: statement.tie.clone(),
                    one_of: statement.figures.iter().filter(|other| other.what == figure.what).count(),
                    together: ends(&report.tie).len() > 1,
                    sentence: sentence.cloned(),
                });
            }
        }
        figures.sort_by_key(|told| (told.figure.what != FigureKind::Share, told.sentence.is_none()));
        let mut shown: BTreeMap<FigureKind, usize> = BTreeMap::new();
        figures.retain(|told| {
            let before = shown.entry(told.figure.what).or_default();
            *before += 1;
            *before <= SHOWN
        });
        figures
    }

    /// Who armed a party, by each source of the table that was known; and what is not known of it.
    pub(super) fn arms(&self, recipient: &str, unknown: &mut Vec<String>) -> Vec<Shares> {
        let Some(table) = self.basis.arms else { return Vec::new() };
        let mut found = Vec::new();
        for (source, vintage) in table.known_on(self.basis.known_on) {
            let last = table.last_year(source, vintage).unwrap_or_default().min(self.basis.as_of.year());
            let window = self.basis.window.unwrap_or(Window::five_up_to(last));
            match table.shares(source, vintage, recipient, window) {
                Some(shares) => found.push(shares),
                None => unknown.push(format!("{source} as of {vintage} tells of no arms to {recipient} in {window}")),
            }
        }
        found
    }

    /// What is not known of arms as a whole.
    pub(super) fn arms_unknown(&self) -> Option<String> {
        match self.basis.arms {
            None => Some("shares of arms: no table of transfers was given, so only what reports tell is known".to_owned()),
            Some(table) if table.known_on(self.basis.known_on).is_empty() => {
                let day = self.basis.known_on.unwrap_or(self.basis.as_of);
                Some(format!("shares of arms: the table has no vintage that was known on {day}"))
            }
            Some(_) => None,
        }
    }
}

impl Delivered {
    /// What known suppliers delivered, by these shares; one who delivered less than half a million is there with 0.
    pub(super) fn of(shares: &Shares) -> impl Iterator<Item = Self> + '_ {
        shares.suppliers.iter().filter(|part| part.supplier != UNKNOWN_PARTY).map(|part| Self {
            supplier: part.supplier.clone(),
            recipient: shares.recipient.clone(),
            source: shares.source.clone(),
            vintage: shares.vintage,
            window: shares.window,
            tiv: part.tiv,
            share: part.share,
        })
    }
}

/// Whether two names are those of one party.
pub(super) fn same(one: &str, other: &str) -> bool {
    // Codes, which most names are, need no folding; a large network asks this a million times.
    let plain = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if plain(one) && plain(other) { one.eq_ignore_ascii_case(other) } else { name_key(one) == name_key(other) }
}

/// Whether a number of this kind says how much a tie is worth.
fn weighs(what: FigureKind) -> bool {
    matches!(what, FigureKind::Share | FigureKind::Volume | FigureKind::Money | FigureKind::Weapons | FigureKind::Troops)
}

/// Whether a sentence holds a number in digits: as it is, or in thousands, millions or billions; `1,960`, `1.960` and `22.5` alike.
fn holds(sentence: &str, value: f64) -> bool {
    let numbers = sentence.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')));
    numbers.map(|number| number.trim_matches(['.', ','])).filter(|number| !number.is_empty()).any(|number| {
        let whole = number.replace(['.', ','], "").parse::<f64>().ok();
        let (before, after) = number.rsplit_once(['.', ',']).unwrap_or((number, "0"));
        let broken = format!("{}.{after}", before.replace(['.', ','], "")).parse::<f64>().ok();
        let is = |read: f64| [1.0, 1e3, 1e6, 1e9].iter().any(|scale| (read * scale - value).abs() <= value.abs() * 1e-9);
        whole.is_some_and(is) || broken.is_some_and(is)
    })
}

// The signature is serde's.
#[allow(clippy::trivially_copy_pass_by_ref)]
pub(super) fn day<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn a_number_is_found_however_it_is_written() {
        assert!(holds("Es sind 1.960 Mann.", 1960.0) && holds("They are 1,960 men.", 1960.0));
        assert!(holds("20 Milliarden Kubikmeter", 20e9) && holds("22,5 procent.", 22.5));
        assert!(!holds("Sixty percent of 2022.", 60.0) && !holds("160 percent", 60.0) && !holds("none …", 0.5));
    }
}
