//! What an attack triggers: treaty by treaty, duty by duty, party by party, with the proof.
//!
//! # How it is decided
//! A duty is looked at on an *occasion*: the state it is owed to was attacked, went to war, or was attacked by the very party that owes
//! it. Then every rule of the table in `rules.rs` that concerns that duty is asked. Each answers in three values: it holds, it fails, or
//! what would decide it is not known. The duty is triggered where all hold, not triggered where one fails, and undetermined otherwise;
//! so the order of the table is that of the proof and changes no outcome.
//!
//! # What holds
//! - Nothing is filled in: what neither the treaty nor the case records is named as missing.
//! - Each step of the proof stands on a line of knowledge, a row of data or a sentence.
//! - A request or a decision that must come first does not undo the case: the duty is triggered, and says what it awaits.

mod case;
mod rules;
mod standing;
mod verdict;

pub use case::{Attack, Case, Nature, Site};
pub use rules::RULES;
pub use standing::is_party;
pub(crate) use standing::{Roll, Time, resting};
pub use verdict::{Outcome, Step, Truth, Verdict};

use foederis_model::treaty::{Article, Cited, Duty, Membership, Request, Treaty, Trigger, UnderWay};
use jiff::civil::Date;

/// Why a duty is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// The state it is owed to was attacked by a third.
    Attacked,
    /// The state it is owed to attacked a third.
    Attacks,
    /// The party that owes it attacked the state it is owed to.
    Breach,
}

/// What the rules see.
#[derive(Debug, Clone, Copy)]
struct Facts<'a> {
    /// The treaty.
    treaty: &'a Treaty,
    /// Its parties.
    roll: &'a Roll<'a>,
    /// The article.
    article: &'a Article,
    /// The membership of who owes.
    bound: &'a Membership,
    /// The membership of whom it is owed to.
    toward: &'a Membership,
    /// Why it is looked at.
    occasion: Occasion,
    /// The attack.
    attack: &'a Attack,
    /// Everything that happened.
    case: &'a Case,
    /// The day on which it must be in force: that of the attack, or the first on which both were bound of a war that was on then.
    day: Date,
    /// Whether it is in force then, as far as that is known.
    in_force: Truth,
    /// Whether the proof is wanted.
    proof: bool,
}

impl Facts<'_> {
    /// The other side: who attacked, or was attacked.
    fn adversary(&self) -> &str {
        if self.occasion == Occasion::Attacks { &self.attack.on } else { &self.attack.by }
    }
}

/// What each treaty says of a case, those that bind anyone toward an attacked or attacking state; the most serious first.
pub fn obligations(treaties: &[Treaty], case: &Case) -> Vec<Verdict> {
    let mut verdicts: Vec<Verdict> = treaties.iter().flat_map(|treaty| judge(treaty, case, true)).collect();
    verdicts.sort_by(|a, b| {
        let key = |verdict: &Verdict| (verdict.outcome, verdict.duty, verdict.attack);
        let names = |verdict: &Verdict| [&verdict.treaty, &verdict.article, &verdict.toward, &verdict.bound].map(String::clone);
        key(a).cmp(&key(b)).then_with(|| names(a).cmp(&names(b)))
    });
    verdicts
}

/// What one treaty says of a case, in the order of its articles and parties; without `proof`, only the outcomes.
pub fn judge(treaty: &Treaty, case: &Case, proof: bool) -> Vec<Verdict> {
    let roll = Roll::of(treaty);
    let mut verdicts = Vec::new();
    for article in &treaty.articles {
        let time = Time::new(article.from.as_ref(), article.until.as_ref());
        for toward in roll.states.iter().filter(|state| article.toward.has(state)) {
            let concerned = |attack: &Attack| attack.on == *toward || attack.by == *toward;
            if !case.attacks.iter().any(concerned) {
                continue;
            }
            for bound in roll.states.iter().filter(|state| *state != toward && article.bound.has(state)) {
                let promise = Promise { treaty, roll: &roll, article, time, bound, toward };
                promise.judge(case, proof, &mut verdicts);
            }
        }
    }
    verdicts
}

/// What one party promised another.
#[derive(Debug, Clone, Copy)]
struct Promise<'a> {
    treaty: &'a Treaty,
    roll: &'a Roll<'a>,
    article: &'a Article,
    /// When the article is in force.
    time: Time,
    bound: &'a str,
    toward: &'a str,
}

impl<'a> Promise<'a> {
    /// Looks at it on every occasion that the case gives.
    fn judge(&self, case: &'a Case, proof: bool, verdicts: &mut Vec<Verdict>) {
        let before = verdicts.len();
        for (number, attack) in case.attacks.iter().enumerate() {
            if let Some(occasion) = self.occasion(attack)
                && let Some(day) = self.day(attack)
                && let Some(facts) = self.facts(occasion, attack, day, case, proof)
            {
                verdicts.push(decide(&facts, number));
            }
        }
        // A promise not to attack is kept while the attacks are somebody else's.
        if self.article.duty == Duty::NonAggression
            && verdicts.len() == before
            && let Some(attack) = case.attacks.iter().find(|attack| attack.on == self.toward && attack.by != self.bound)
            && let Some(facts) = self.facts(Occasion::Attacked, attack, attack.from, case, proof)
        {
            let says = if proof {
                format!("{} is not among those who attacked {}: it keeps its promise", self.bound, self.toward)
            } else {
                String::new()
            };
            let step = Step { rule: "own attack", finding: Truth::Fails, says, at: Some(self.article.at.clone()).filter(|_| proof) };
            verdicts.push(Verdict { outcome: Outcome::NotTriggered, ..verdict(&facts, None, vec![step]) });
        }
    }

    /// Which occasion an attack is for it, if it is one.
    fn occasion(&self, attack: &Attack) -> Option<Occasion> {
        let Self { article, bound, toward, .. } = *self;
        let any_war = article.trigger.contains(&Trigger::AnyWar);
        let this_war = article.under_way == Some(UnderWay::Only);
        let (attacked, attacks) = (attack.on == toward, attack.by == toward);
        if attack.by == bound {
            return (attacked && self.forbids_attack()).then_some(Occasion::Breach);
        }
        if attack.on == bound {
            return None;
        }
        match article.duty {
            Duty::Defence | Duty::Neutrality | Duty::Consultation if attacked => Some(Occasion::Attacked),
            Duty::Neutrality if attacks && any_war => Some(Occasion::Attacks),
            Duty::Offence if attacks => Some(Occasion::Attacks),
            // A duty made for a war that is on is owed in it, whoever struck first.
            Duty::Defence if attacks && this_war => Some(Occasion::Attacks),
            Duty::Offence if attacked && this_war => Some(Occasion::Attacked),
            _ => None,
        }
    }

    /// Whether it forbids to attack the other: by its words, or where the treaty has no words for that, because who is to help or to stand
    /// aside cannot attack.
    fn forbids_attack(&self) -> bool {
        let in_words = |other: &Article| other.duty == Duty::NonAggression && other.bound.has(self.bound) && other.toward.has(self.toward);
        match self.article.duty {
            Duty::NonAggression => true,
            Duty::Defence | Duty::Neutrality => !self.treaty.articles.iter().any(in_words),
            Duty::Offence | Duty::Consultation => false,
        }
    }

    /// Puts the facts together where both may be bound that day.
    fn facts(&self, occasion: Occasion, attack: &'a Attack, day: Date, case: &'a Case, proof: bool) -> Option<Facts<'a>> {
        let Self { treaty, roll, article, time, bound, toward } = *self;
        let (bound, is_bound) = roll.party(bound, day)?;
        let (toward, is_toward) = roll.party(toward, day)?;
        let in_force = [roll.in_force(day), is_bound, is_toward, time.has(day)];
        let facts = Facts { treaty, roll, article, bound, toward, occasion, attack, case, day, in_force: Truth::all(in_force), proof };
        (facts.in_force != Truth::Fails).then_some(facts)
    }

    /// The day on which it must be in force: the attack's, or where it was concluded while the fighting went on, that of its entry.
    fn day(&self, attack: &Attack) -> Option<Date> {
        let bound = |state| self.roll.party(state, attack.from).is_some_and(|(_, truth)| truth != Truth::Fails);
        if bound(self.bound) && bound(self.toward) {
            return Some(attack.from);
        }
        self.roll.bound_after((self.bound, self.toward), attack.from, attack.until?)
    }
}

/// Asks every rule.
fn decide(facts: &Facts<'_>, number: usize) -> Verdict {
    let mut steps = Vec::new();
    let mut missing = Vec::new();
    for rule in RULES.iter().filter(|rule| rule.occasions.contains(&facts.occasion) && rule.duties.contains(&facts.article.duty)) {
        let Some(finding) = (rule.test)(facts) else { continue };
        missing.extend(finding.missing);
        steps.push(Step { rule: rule.name, finding: finding.truth, says: finding.says, at: finding.at });
    }
    let outcome = match Truth::all(steps.iter().map(|step| step.finding)) {
        Truth::Holds if facts.occasion == Occasion::Breach => Outcome::Broken,
        Truth::Holds => Outcome::Triggered,
        Truth::Unknown => Outcome::Undetermined,
        Truth::Fails => Outcome::NotTriggered,
    };
    Verdict { outcome, missing, ..verdict(facts, Some(number), steps) }
}

/// A verdict with everything that does not depend on the outcome.
fn verdict(facts: &Facts<'_>, attack: Option<usize>, steps: Vec<Step>) -> Verdict {
    let Facts { treaty, article, .. } = facts;
    Verdict {
        treaty: treaty.id.clone(),
        name: treaty.name.clone(),
        binding: treaty.binding,
        article: article.number.clone(),
        duty: article.duty,
        bound: facts.bound.state.clone(),
        toward: facts.toward.state.clone(),
        attack,
        day: facts.day,
        outcome: Outcome::Undetermined,
        owed: article.owed,
        within: article.within.clone(),
        conditional: is_conditional(article),
        awaits: if facts.proof { awaits(facts) } else { Vec::new() },
        missing: Vec::new(),
        steps,
        readings: if facts.proof { article.readings.clone() } else { Vec::new() },
        at: if facts.proof { article.at.clone() } else { Cited::default() },
    }
}

/// What must come first, where that has not come.
fn awaits(facts: &Facts<'_>) -> Vec<String> {
    let state = &facts.toward.state;
    let asked = match (facts.article.request, facts.case.asked) {
        (Some(Request::Yes), Some(false)) => Some(format!("{state} has not asked for help, which the article requires")),
        (Some(Request::Yes), None) => Some(format!("{state} must ask for help; whether it did is not told")),
        (Some(Request::Unclear), Some(false) | None) => Some(format!("the article can be read to require that {state} asks")),
        _ => None,
    };
    asked.into_iter().chain(facts.article.decision.iter().cloned()).collect()
}

/// Whether a promise is limited beyond what its kind says: in adversary, place, war, number, or who struck first.
pub fn is_conditional(article: &Article) -> bool {
    let free = Article::unlimited("", article.duty);
    article.against != free.against
        || article.territory != free.territory
        || article.attackers.is_some()
        || article.under_way == Some(UnderWay::Only)
        || article.first_strike != free.first_strike
        || !article.excluded.is_empty()
        || !article.not_against.is_empty()
        || article.trigger.contains(&Trigger::UnprovokedAttack)
        || article.duty == Duty::Neutrality && !article.trigger.contains(&Trigger::AnyWar)
}
