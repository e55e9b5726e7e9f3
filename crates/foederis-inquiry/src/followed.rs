//! What followed a call: what the ledger tells of those who owe, in the year after it.

use crate::Error;
use crate::case::Asked;
use foederis_analysis::answers::{ACTS, Answer, Call, Fact, Owes, Record, ReportedClaim, WINDOW, begins};
use foederis_analysis::obligations::{Case, Outcome, Verdict};
use foederis_analysis::{Relation, ReportedEvent, relations};
use foederis_model::treaty::{Duty, Owed, Treaty};
use foederis_store::{Filter, Ledger, Stored};
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};

/// What is looked at for what followed.
#[derive(Debug, Clone, Copy)]
pub struct Follow<'l> {
    /// The ledger.
    pub ledger: &'l Ledger,
    /// The last day that counts: today, or the day as of which is asked.
    pub until: Date,
    /// As known on this day; now, where none is given.
    pub known_on: Option<Date>,
}

/// What the ledger knew on a day, as far as it can be an answer to anything.
#[derive(Debug)]
pub struct Told {
    events: ByDay<ReportedEvent>,
    ties: Vec<Relation>,
    claims: ByDay<ReportedClaim>,
    /// The sentences of ties, by their ids.
    sentences: HashMap<String, String>,
    until: Date,
}

/// Facts in the order of the days on which they begin; those without one left out.
#[derive(Debug)]
struct ByDay<T> {
    days: Vec<Date>,
    facts: Vec<T>,
}

impl<T> ByDay<T> {
    fn of(mut facts: Vec<(Date, T)>) -> Self {
        facts.sort_by_key(|(day, _)| *day);
        let (days, facts) = facts.into_iter().unzip();
        Self { days, facts }
    }

    /// Those that begin from one day to another.
    fn within(&self, (first, last): (Date, Date)) -> &[T] {
        let [from, to] = [self.days.partition_point(|day| *day < first), self.days.partition_point(|day| *day <= last)];
        &self.facts[from..to.max(from)]
    }
}

impl Follow<'_> {
    /// What followed each call of a case.
    pub fn answers(&self, verdicts: &[Verdict], treaties: &[Treaty], asked: &Asked) -> Result<Vec<Answer>, Error> {
        let calls: Vec<Call> = verdicts.iter().filter_map(|verdict| call(verdict, treaties, &asked.case)).collect();
        let told = Told::read(self, &calls)?;
        Ok(calls.iter().map(|call| told.answer(call, None)).collect())
    }
}

impl Told {
    /// What those do and say who have to do with these calls, from the day before the first one to a year after the last; and their ties.
    pub fn read(follow: &Follow<'_>, calls: &[Call]) -> Result<Self, Error> {
        let Follow { ledger, until, known_on } = *follow;
        let (events, claims) = (ByDay::of(Vec::new()), ByDay::of(Vec::new()));
        let mut told = Self { events, ties: Vec::new(), claims, sentences: HashMap::new(), until };
        let days = calls.iter().map(|call| call.day);
        let Some((first, last)) = days.clone().min().zip(days.max()) else { return Ok(told) };
        // Every rule asks for one of them at one end.
        let who: BTreeSet<&String> =
            calls.iter().flat_map(|call| [&call.party, &call.toward].into_iter().chain(&call.body).chain(&call.against)).collect();
        let actor: Vec<String> = who.into_iter().cloned().collect();
        let [mut events, mut ties, mut claims] = [BTreeSet::new(), BTreeSet::new(), BTreeSet::new()];
        for rule in &ACTS {
            match rule.fact {
                Fact::Event { types, .. } => events.extend(types.iter().map(|code| code.code())),
                Fact::Tie { types, .. } => ties.extend(types.iter().map(|code| code.code())),
                Fact::Claim { stances } => claims.extend(stances.iter().map(|stance| stance.code())),
            }
        }
        let owned = |codes: BTreeSet<&str>| codes.into_iter().map(str::to_owned).collect();
        let filter = |codes| Filter {
            actor: actor.clone(),
            types: owned(codes),
            from: first.checked_sub(1.days()).ok(),
            until: last.checked_add(WINDOW.days()).ok().map(|last| last.min(until)),
            known_on,
            ..Filter::default()
        };
        let mut by_day: Vec<(Date, ReportedEvent)> = Vec::new();
        ledger.each_event(&filter(events), |stored| {
            let begins = begins(stored.record.when.as_ref(), stored.published.as_ref());
            by_day.extend(begins.map(|day| (day, stored.into())));
        })?;
        told.events = ByDay::of(by_day);
        // A tie that began long before stands on the day, whenever it is told.
        let ties = ledger.reported_ties(&Filter { actor: actor.clone(), types: owned(ties), known_on, ..Filter::default() })?;
        let sentences = ties.iter().filter_map(|told| Some((told.id.clone(), told.tie.evidence.first()?.clone())));
        told.sentences = sentences.collect();
        told.ties = relations(&ties);
        let mut by_day: Vec<(Date, ReportedClaim)> = Vec::new();
        ledger.each_claim(&filter(claims), |stored| {
            let begins = begins(None, stored.published.as_ref());
            let Stored { id, doc: document, lang: language, published, record: claim, .. } = stored;
            by_day.extend(begins.map(|day| (day, ReportedClaim { id, document, language, published, claim })));
        })?;
        told.claims = ByDay::of(by_day);
        Ok(told)
    }

    /// What followed a call, before the next one came on the same promise.
    pub fn answer(&self, call: &Call, next: Option<Date>) -> Answer {
        let until = next.and_then(|next| next.yesterday().ok()).map_or(self.until, |before| before.min(self.until));
        let (first, last) = call.days();
        let days = (first, last.min(until));
        let (events, claims) = (self.events.within(days), self.claims.within(days));
        let mut answer = Answer::of(call, Record { events, ties: &self.ties, claims, until });
        for act in answer.acts.iter_mut().filter(|act| act.evidence.is_empty()) {
            act.evidence = self.sentences.get(&act.fact).cloned().unwrap_or_default();
        }
        answer
    }
}

/// The call that a verdict is, where something is owed now.
pub fn call(verdict: &Verdict, treaties: &[Treaty], case: &Case) -> Option<Call> {
    if !matches!(verdict.outcome, Outcome::Triggered | Outcome::Broken) {
        return None;
    }
    let attacks = case.attacks.iter();
    let against: BTreeSet<&String> = match verdict.duty {
        // Who promised to join in a war is called by the one who wages it.
        Duty::Offence => attacks.filter(|attack| attack.by == verdict.toward).map(|attack| &attack.on).collect(),
        _ => attacks.filter(|attack| attack.on == verdict.toward).map(|attack| &attack.by).collect(),
    };
    let owes = match (verdict.duty, verdict.owed) {
        (Duty::NonAggression | Duty::Neutrality, _) | (_, Owed::Abstain) => Owes::Nothing,
        (Duty::Consultation, _) | (_, Owed::Consult) => Owes::Talk,
        _ => Owes::Arms,
    };
    Some(Call {
        treaty: verdict.treaty.clone(),
        body: treaties.iter().find(|treaty| treaty.id == verdict.treaty).and_then(|treaty| treaty.body.clone()),
        party: verdict.bound.clone(),
        toward: verdict.toward.clone(),
        against: against.into_iter().cloned().collect(),
        day: verdict.day,
        owes,
    })
}
