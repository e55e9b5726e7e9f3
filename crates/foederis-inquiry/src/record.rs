//! Which calls on its promises a state got, and how it answered.

use crate::Error;
use crate::case::Asked;
use crate::followed::{Follow, Told, call};
use crate::page::cut;
use crate::place::Places;
use foederis_analysis::answers::{Answer, Outcome};
use foederis_analysis::obligations::obligations;
use foederis_analysis::{Incident, State};
use foederis_model::treaty::Treaty;
use foederis_model::{Edtf, EventType};
use foederis_store::{Filter, Ledger};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Attacks of one state on another that begin within so many days of one another are one call.
const ONE_CALL: i32 = 7;

/// What is asked.
#[derive(Debug, Clone)]
pub struct Question<'q> {
    /// The ledger, up to which day it counts, and on which day it knew it.
    pub follow: Follow<'q>,
    /// The state's code ([`crate::party::known`]).
    pub party: String,
    /// Treaties that bind it ([`crate::treaties::of_party`]).
    pub treaties: &'q [Treaty],
    /// Attacks from this day, month or year on.
    pub from: Option<Edtf>,
    /// Attacks up to the end of this day, month or year.
    pub until: Option<Edtf>,
    /// Attacks that one source alone tells count from this confidence on, 0 to 1.
    pub min_confidence: f32,
    /// Newest first.
    pub newest: bool,
}

/// A state's record.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordAnswer {
    /// The state.
    pub party: String,
    /// Calls that it got.
    pub items: Vec<Called>,
    /// How many of them came out how, on all pages.
    pub outcomes: BTreeMap<Outcome, usize>,
    /// Attacks of which it is not clear which state attacked which; they call nobody.
    pub unclear: usize,
    /// Attacks that one source tells with too little confidence; they call nobody.
    pub weak: usize,
    /// How many items there are on all pages.
    pub total: usize,
    /// The cursor of the next page; null on the last.
    pub next: Option<usize>,
    /// Attacks of the ledger in that time with a party of one of the treaties in them.
    #[serde(skip)]
    pub attacks: usize,
}

/// A call that somebody got, with the incidents that it comes from.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Called {
    /// The call, what followed and what that comes to.
    #[serde(flatten)]
    pub answer: Answer,
    /// The article that the duty stands in.
    pub article: String,
    /// The incidents.
    pub incidents: Vec<String>,
}

/// Incidents that are one call, and the case that the first of them is.
struct Attacked {
    asked: Asked,
    incidents: Vec<String>,
}

impl RecordAnswer {
    /// The whole record on one page.
    pub fn of(question: &Question<'_>, places: &Places<'_>) -> Result<Self, Error> {
        let incidents = attacks(question)?;
        let mut answer = Self {
            party: question.party.clone(),
            items: Vec::new(),
            outcomes: BTreeMap::new(),
            unclear: 0,
            weak: 0,
            total: 0,
            next: None,
            attacks: incidents.len(),
        };
        let attacked = answer.attacked(&incidents, question, places)?;
        let (mut calls, mut known) = (Vec::new(), Vec::new());
        for (at, Attacked { asked, incidents }) in attacked.iter().enumerate() {
            // An answer after the next attack is an answer to that one.
            let later = attacked[at + 1..].iter().map(|later| &later.asked);
            let next = later.filter(|later| pair(later) == pair(asked)).map(Asked::day).min();
            for verdict in obligations(question.treaties, &asked.case).iter().filter(|verdict| verdict.bound == question.party) {
                if let Some(call) = call(verdict, question.treaties, &asked.case) {
                    calls.push(call);
                    known.push((verdict.article.clone(), incidents, next));
                }
            }
        }
        let told = Told::read(&question.follow, &calls)?;
        for (call, (article, incidents, next)) in calls.iter().zip(known) {
            let called = told.answer(call, next);
            *answer.outcomes.entry(called.outcome).or_default() += 1;
            answer.items.push(Called { answer: called, article, incidents: incidents.clone() });
        }
        answer.total = answer.items.len();
        if question.newest {
            answer.items.reverse();
        }
        Ok(answer)
    }

    /// One page of it: the items from a cursor on, at most so many.
    #[must_use]
    pub fn page(mut self, after: Option<usize>, limit: usize) -> Self {
        self.next = cut(&mut self.items, after, limit);
        self
    }

    /// The cases that the incidents are, each with all incidents of its week; what is no case is counted.
    fn attacked(&mut self, incidents: &[Incident], question: &Question<'_>, places: &Places<'_>) -> Result<Vec<Attacked>, Error> {
        let ledger = question.follow.ledger;
        let mut attacked: Vec<Attacked> = Vec::new();
        for incident in incidents {
            if confidence(ledger, incident)? < f64::from(question.min_confidence) {
                self.weak += 1;
                continue;
            }
            let asked = match Asked::of_incident(ledger, incident, None, places.names()) {
                Ok(asked) => asked,
                Err(fault @ Error::Ledger(_)) => return Err(fault),
                Err(_) => {
                    self.unclear += 1;
                    continue;
                }
            };
            match attacked.iter_mut().rev().find(|earlier| is_one_call(&earlier.asked, &asked)) {
                Some(earlier) => earlier.incidents.push(incident.id.clone()),
                None => attacked.push(Attacked { asked, incidents: vec![incident.id.clone()] }),
            }
        }
        for Attacked { asked, .. } in &mut attacked {
            if let Some(place) = asked.place(places.names()) {
                asked.at(&place, places)?;
            }
        }
        Ok(attacked)
    }
}

/// How sure it is that it happened so: what several independent sources tell is; else the best of the reports. What somebody coded by hand is sure.
fn confidence(ledger: &Ledger, incident: &Incident) -> Result<f64, Error> {
    if incident.independent > 1 { Ok(1.0) } else { Ok(ledger.surest(&incident.reports)?) }
}

/// Who attacked whom.
fn pair(asked: &Asked) -> Option<(&str, &str)> {
    asked.case.attacks.first().map(|attack| (attack.by.as_str(), attack.on.as_str()))
}

/// Whether an attack belongs to the one that an earlier case began with.
fn is_one_call(earlier: &Asked, later: &Asked) -> bool {
    pair(earlier) == pair(later) && (later.day() - earlier.day()).get_days() <= ONE_CALL
}

/// The attacks that somebody says did happen, by day; those without a day call nobody.
fn attacks(question: &Question<'_>) -> Result<Vec<Incident>, Error> {
    let Follow { ledger, until, known_on } = question.follow;
    // Others call nobody under these treaties.
    let parties: BTreeSet<&String> = question.treaties.iter().flat_map(|treaty| treaty.parties.iter().map(|party| &party.state)).collect();
    let filter = Filter {
        actor: parties.into_iter().cloned().collect(),
        types: vec![EventType::Assault.code().to_owned()],
        from: question.from.as_ref().and_then(|from| from.bounds().0),
        until: Some(question.until.as_ref().and_then(|last| last.bounds().1).map_or(until, |last| last.min(until))),
        known_on,
        ..Filter::default()
    };
    let mut found = Vec::new();
    ledger.each_incident(&filter, false, |incident| {
        let told = matches!(incident.state, State::Agreed | State::OneSided | State::Disputed);
        if told && incident.days().0.is_some() {
            found.push(incident);
        }
    })?;
    found.sort_by(|one, other| (one.days().0, &one.id).cmp(&(other.days().0, &other.id)));
    Ok(found)
}
