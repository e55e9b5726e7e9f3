//! The table of rules: what must hold for a duty to be owed.
//!
//! A rule is a row: its name, the duties and occasions it concerns, and what it asks of the facts. None knows of the others, and none
//! decides alone except by failing. A table and not a logic program, because nothing here is recursive and the third value, "not known",
//! is half of the answers; every finding has to say in words what it found and where that stands.

use super::standing::{both_since, resting};
use super::verdict::Truth;
use super::{Attack, Facts, Nature, Occasion, Site};
use foederis_model::treaty::{Abroad, Against, Answer, Area, Attackers, Cited, Duty, Membership, Trigger, UnderWay};

/// One row of the table.
#[derive(Debug)]
pub struct Rule {
    /// What it is called in proofs.
    pub name: &'static str,
    /// The duties it concerns.
    pub duties: &'static [Duty],
    /// The occasions it concerns.
    pub occasions: &'static [Occasion],
    /// What it finds; nothing where the article says nothing of it.
    pub(super) test: fn(&Facts<'_>) -> Option<Finding>,
}

/// What a rule found.
#[derive(Debug)]
pub(super) struct Finding {
    pub truth: Truth,
    pub says: String,
    pub at: Option<Cited>,
    pub missing: Option<String>,
}

const ALL: &[Duty] = &[Duty::Defence, Duty::Offence, Duty::Neutrality, Duty::NonAggression, Duty::Consultation];
/// Duties to act or to stand aside in somebody's war.
const WAR: &[Duty] = &[Duty::Defence, Duty::Offence, Duty::Neutrality, Duty::Consultation];
const AGAINST_ATTACK: &[Duty] = &[Duty::Defence, Duty::Neutrality, Duty::Consultation];
const ALWAYS: &[Occasion] = &[Occasion::Attacked, Occasion::Attacks, Occasion::Breach];
const IN_WAR: &[Occasion] = &[Occasion::Attacked, Occasion::Attacks];
const ATTACKED: &[Occasion] = &[Occasion::Attacked];
const BREACH: &[Occasion] = &[Occasion::Breach];

/// All rules, in the order of the proof.
pub const RULES: &[Rule] = &[
    Rule { name: "in force", duties: ALL, occasions: ALWAYS, test: binding_that_day },
    Rule { name: "not suspended", duties: ALL, occasions: ALWAYS, test: not_suspended },
    Rule { name: "own attack", duties: ALL, occasions: BREACH, test: own_attack },
    Rule { name: "attack from outside", duties: AGAINST_ATTACK, occasions: ATTACKED, test: from_outside },
    Rule { name: "trigger", duties: AGAINST_ATTACK, occasions: ATTACKED, test: trigger },
    Rule { name: "adversary", duties: WAR, occasions: IN_WAR, test: adversary },
    Rule { name: "attacker is a party", duties: AGAINST_ATTACK, occasions: ATTACKED, test: among_parties },
    Rule { name: "who struck first", duties: AGAINST_ATTACK, occasions: ATTACKED, test: struck_first },
    Rule { name: "number of adversaries", duties: WAR, occasions: IN_WAR, test: number },
    Rule { name: "war under way", duties: WAR, occasions: IN_WAR, test: under_way },
    Rule { name: "place", duties: WAR, occasions: IN_WAR, test: place },
    Rule { name: "disputed place", duties: WAR, occasions: IN_WAR, test: disputed },
    Rule { name: "excluded place", duties: WAR, occasions: IN_WAR, test: excluded },
];

impl Facts<'_> {
    #[expect(clippy::unnecessary_wraps, reason = "what the rules of the table give back")]
    fn find(&self, truth: impl Into<Truth>, at: Option<&Cited>, says: impl FnOnce() -> String) -> Option<Finding> {
        let says = if self.proof { says() } else { String::new() };
        Some(Finding { truth: truth.into(), says, at: at.filter(|_| self.proof).cloned(), missing: None })
    }

    /// What is not known, and what would tell it.
    #[expect(clippy::unnecessary_wraps, reason = "what the rules of the table give back")]
    fn open(&self, at: Option<&Cited>, missing: impl FnOnce() -> String) -> Option<Finding> {
        let says = if self.proof { missing() } else { String::new() };
        Some(Finding { truth: Truth::Unknown, missing: Some(says.clone()), says, at: at.filter(|_| self.proof).cloned() })
    }

    #[expect(clippy::unnecessary_wraps, reason = "what the rules of the table give back")]
    fn article(&self) -> Option<&Cited> {
        Some(&self.article.at)
    }
}

fn binding_that_day(facts: &Facts<'_>) -> Option<Finding> {
    let day = facts.day;
    let since = |member: &Membership| match &member.entry {
        Some(entry) => format!("{} since {entry}", member.state),
        None => format!("{} signed only", member.state),
    };
    let until = |member: &Membership| member.exit.as_ref().map(|exit| format!("; {} until {exit}", member.state)).unwrap_or_default();
    let words = || format!("{}, {}{}{}", since(facts.bound), since(facts.toward), until(facts.bound), until(facts.toward));
    match facts.in_force {
        Truth::Unknown => facts.open(Some(&facts.bound.at), || format!("whether it bound both on {day}: {}", words())),
        truth => facts.find(truth, Some(&facts.bound.at), || format!("it binds both on {day}: {}", words())),
    }
}

fn not_suspended(facts: &Facts<'_>) -> Option<Finding> {
    let why = resting(facts.bound, facts.toward, facts.day)?;
    facts.find(Truth::Fails, Some(&facts.bound.at), || {
        format!("between {} and {} the duties rest: {why}", facts.bound.state, facts.toward.state)
    })
}

fn own_attack(facts: &Facts<'_>) -> Option<Finding> {
    let Attack { by, on, from, at, .. } = facts.attack;
    let against = match facts.article.duty {
        Duty::Defence => "which a promise to defend it rules out",
        Duty::Neutrality => "which a promise to stand aside rules out",
        _ => "against what it promised",
    };
    facts.find(true, at.as_ref().or(facts.article()), || format!("{by} attacked {on} itself on {from}, {against}{}", told(facts.attack)))
}

/// The sentence that tells an attack, where there is one.
fn told(attack: &Attack) -> String {
    attack.evidence.as_ref().map(|sentence| format!(" (\u{201c}{}\u{201d})", sentence.trim())).unwrap_or_default()
}

fn from_outside(facts: &Facts<'_>) -> Option<Finding> {
    if facts.case.nature == Nature::Interstate {
        return None;
    }
    if facts.article.trigger.contains(&Trigger::Internal) {
        return facts.find(true, facts.article(), || "the article reaches what happens inside a party".to_owned());
    }
    facts.open(facts.attack.at.as_ref().or(facts.article()), || {
        format!("whether another state stands behind what happens inside {}", facts.toward.state)
    })
}

fn trigger(facts: &Facts<'_>) -> Option<Finding> {
    let triggers = &facts.article.trigger;
    let Attack { by, on, from, at, .. } = facts.attack;
    let needs = |only: &[Trigger]| !triggers.is_empty() && triggers.iter().all(|trigger| only.contains(trigger));
    if needs(&[Trigger::Internal]) && facts.case.nature == Nature::Interstate {
        return facts
            .find(false, facts.article(), || "it is for what happens inside a party, and this is an attack from outside".to_owned());
    }
    if needs(&[Trigger::ExternalAttackOnForces]) && !facts.attack.abroad {
        return facts.find(false, facts.article(), || {
            format!("it is for attacks on forces abroad, and this one is not said to be on forces of {on} abroad")
        });
    }
    if facts.article.duty != Duty::Neutrality && triggers.is_empty() {
        return facts.open(facts.article(), || "what sets the duty off is not recorded (trigger)".to_owned());
    }
    if facts.case.nature == Nature::Internal {
        return None;
    }
    facts.find(true, at.as_ref().or(facts.article()), || {
        format!("{by} attacked {on} on {from}: an armed attack from outside{}", told(facts.attack))
    })
}

fn adversary(facts: &Facts<'_>) -> Option<Finding> {
    let other = facts.adversary();
    if facts.article.not_against.iter().any(|state| state == other) {
        return facts.find(false, facts.article(), || format!("it does not hold against {other}"));
    }
    match &facts.article.against {
        Against::All => None,
        Against::These(states) => {
            let among = states.iter().any(|state| state == other);
            let list = || states.join(", ");
            facts.find(among, facts.article(), || {
                if among {
                    format!("it holds against {}, and {other} is the adversary", list())
                } else {
                    format!("it holds against {} only, not against {other}", list())
                }
            })
        }
        Against::Unrecorded => {
            facts.open(facts.article(), || format!("it holds against certain adversaries only; whether {other} is one is not recorded"))
        }
    }
}

fn among_parties(facts: &Facts<'_>) -> Option<Finding> {
    let other = facts.adversary();
    if !facts.roll.is_party(other, facts.day) {
        return None;
    }
    match facts.article.among_parties {
        Some(Answer::Yes) => facts.find(true, facts.article(), || format!("{other} is a party too, and it holds among parties")),
        Some(Answer::No) => facts.find(false, facts.article(), || format!("{other} is a party too, and it holds against outsiders only")),
        Some(Answer::Disputed) => {
            facts.open(facts.article(), || format!("{other} is a party too; whether it holds among parties is disputed"))
        }
        None => facts
            .open(facts.article(), || format!("{other} is a party too; whether it holds among parties is not recorded (among_parties)")),
    }
}

fn struck_first(facts: &Facts<'_>) -> Option<Finding> {
    let (state, attack) = (&facts.toward.state, facts.attack);
    let first = facts.case.struck_first(state, attack);
    let victims_only = facts.article.trigger.iter().all(|trigger| matches!(trigger, Trigger::UnprovokedAttack | Trigger::Aggression));
    let victims_only = victims_only && !facts.article.trigger.is_empty();
    if !first {
        // Only an article that asks for it needs the step.
        return if victims_only {
            facts.find(true, attack.at.as_ref().or(facts.article()), || format!("nothing says that {state} attacked anybody before"))
        } else {
            None
        };
    }
    match facts.article.first_strike {
        _ if victims_only => {
            facts.find(false, facts.article(), || format!("{state} had attacked before, and it holds for who is attacked without cause"))
        }
        Some(Answer::Yes) => None,
        Some(Answer::No) => facts.find(false, facts.article(), || format!("{state} had attacked before, and it does not hold then")),
        Some(Answer::Disputed) => facts.open(facts.article(), || format!("{state} had attacked before; whether it holds then is disputed")),
        None => {
            facts.open(facts.article(), || format!("{state} had attacked before; whether it holds then is not recorded (first_strike)"))
        }
    }
}

fn number(facts: &Facts<'_>) -> Option<Finding> {
    let wanted = facts.article.attackers?;
    let count = facts.case.attackers(&facts.toward.state);
    let says = |what: &str| format!("it is limited to {what}, and {count} attacked {}", facts.toward.state);
    match wanted {
        Attackers::Unrecorded => {
            facts.open(facts.article(), || "it depends on the number of adversaries; on which is not recorded (attackers)".to_owned())
        }
        Attackers::One => facts.find(count <= 1, facts.article(), || says("one adversary")),
        Attackers::Several => facts.find(count > 1, facts.article(), || says("two adversaries or more")),
    }
}

/// A war that was on when the treaty was concluded, or the only one that it is for.
fn under_way(facts: &Facts<'_>) -> Option<Finding> {
    let concluded = facts.day > facts.attack.from;
    let began = facts.case.attacks.iter().map(|attack| attack.from).min()?;
    let in_it = both_since(facts.bound, facts.toward).is_some_and(|since| since > began);
    match facts.article.under_way {
        Some(UnderWay::Only) => facts.find(in_it, facts.article(), || {
            if in_it {
                format!("it is for the war that was on when it was concluded, and this is that war, begun on {began}")
            } else {
                "it is for a war that was on when it was concluded, not for this one".to_owned()
            }
        }),
        Some(UnderWay::Also) if concluded => {
            facts.find(true, facts.article(), || format!("the war was on when it was concluded ({}), and is covered", facts.day))
        }
        Some(UnderWay::No) if concluded => {
            facts.find(false, facts.article(), || format!("the war was on when it was concluded ({}), and is not covered", facts.day))
        }
        None if concluded => facts.open(facts.article(), || {
            format!(
                "the attack began on {}, before it was concluded; whether it covers a war under way is not recorded (under_way)",
                facts.attack.from
            )
        }),
        _ => None,
    }
}

fn place(facts: &Facts<'_>) -> Option<Finding> {
    let Some(areas) = &facts.article.territory else {
        return facts.open(facts.article(), || "where the attack must be is not recorded (territory)".to_owned());
    };
    if areas.contains(&Area::Anywhere) && facts.article.forces_abroad == Some(Abroad::Yes) {
        return None;
    }
    let on = &facts.attack.on;
    let inside = if areas.contains(&Area::Anywhere) { Truth::Holds } else { within(areas, facts) };
    let abroad = if facts.attack.abroad { forces(facts) } else { Truth::Fails };
    let claims = |site: &Site| match &site.claimed_by[..] {
        [] => String::new(),
        states => format!(", claimed by {}", states.join(" and ")),
    };
    let whose = |site: &Site| match (&site.de_jure, site.de_facto.as_slice()) {
        (Some(owner), held) if held.iter().all(|code| code == owner) => format!("{} is {owner}'s{}", site.name, claims(site)),
        (Some(owner), held) => format!("{} is {owner}'s by law, held by {}{}", site.name, held.join(" and "), claims(site)),
        (None, []) => format!("{} is nobody's territory", site.name),
        (None, held) => format!("whose {} is by law is disputed, {} hold it", site.name, held.join(" and ")),
    };
    let covers = || list(areas);
    let at = facts.attack.site.as_ref().and_then(|site| site.at.as_ref()).or(facts.article());
    let Some(site) = &facts.attack.site else {
        return match Truth::any([inside, abroad]) {
            Truth::Holds => None,
            _ => facts.open(facts.article(), || format!("where the attack was; it covers {}", covers())),
        };
    };
    match Truth::any([inside, abroad]) {
        Truth::Holds if facts.attack.abroad => {
            facts.find(true, at, || format!("it struck forces of {on} at {}, and that counts", site.name))
        }
        Truth::Holds => facts.find(true, at, || format!("{}, and it covers {}", whose(site), covers())),
        Truth::Fails if facts.attack.abroad => {
            facts.find(false, at, || format!("it struck forces of {on} abroad ({}), and that does not count", site.name))
        }
        Truth::Fails => facts.find(false, at, || format!("{}, and it covers {} only", whose(site), covers())),
        Truth::Unknown if facts.attack.abroad && abroad == Truth::Unknown => facts.open(at, || match facts.article.forces_abroad {
            Some(Abroad::Disputed) => "whether an attack on forces abroad counts is disputed".to_owned(),
            _ => "whether an attack on forces abroad counts is not recorded (forces_abroad)".to_owned(),
        }),
        Truth::Unknown => facts.open(at, || format!("{}; whether that is in {} cannot be said", whose(site), covers())),
    }
}

fn disputed(facts: &Facts<'_>) -> Option<Finding> {
    let site = facts.attack.site.as_ref()?;
    let open = !facts.article.disputed.is_empty() && within(&facts.article.disputed, facts) != Truth::Fails;
    if open { facts.open(facts.article(), || format!("whether it reaches {} is disputed", site.name)) } else { None }
}

fn excluded(facts: &Facts<'_>) -> Option<Finding> {
    let areas = &facts.article.excluded;
    if areas.is_empty() {
        return None;
    }
    let Some(site) = &facts.attack.site else {
        return facts.open(facts.article(), || format!("where the attack was; it does not reach {}", list(areas)));
    };
    match within(areas, facts) {
        Truth::Holds => facts.find(false, facts.article(), || {
            let here: Vec<Area> = areas.iter().filter(|area| within(std::slice::from_ref(*area), facts) == Truth::Holds).cloned().collect();
            format!("it does not reach {}, where {} is", list(&here), site.name)
        }),
        Truth::Fails => facts.find(true, facts.article(), || format!("{} is nowhere that is left out", site.name)),
        Truth::Unknown => facts.open(facts.article(), || format!("whether {} is where it does not reach: {}", site.name, list(areas))),
    }
}

/// Whether an attack on forces abroad counts here.
fn forces(facts: &Facts<'_>) -> Truth {
    match facts.article.forces_abroad {
        Some(Abroad::Yes) => Truth::Holds,
        Some(Abroad::No) => Truth::Fails,
        Some(Abroad::Listed) => within(&facts.article.forces_in, facts),
        Some(Abroad::Disputed) | None => Truth::Unknown,
    }
}

/// Whether the place of the attack lies in one of these areas.
fn within(areas: &[Area], facts: &Facts<'_>) -> Truth {
    let Some(site) = &facts.attack.site else { return Truth::Unknown };
    let surely = |holds: bool| if holds && site.vague { Truth::Unknown } else { holds.into() };
    // Whose it is by law is the state's that holds the title; that another claims it leaves the question open, not answered.
    let claimed = |by: &dyn Fn(&str) -> bool| if site.claimed_by.iter().any(|state| by(state)) { Truth::Unknown } else { Truth::Fails };
    Truth::any(areas.iter().map(|area| match area {
        Area::Anywhere => Truth::Holds,
        Area::Parties => match (&site.de_jure, site.de_facto.is_empty()) {
            (Some(owner), _) if facts.roll.is_party(owner, facts.day) => surely(true),
            (Some(_), _) => claimed(&|state| facts.roll.is_party(state, facts.day)),
            (None, true) => Truth::Fails,
            (None, false) => Truth::Unknown,
        },
        Area::Administered => {
            let held = site.de_facto.iter().filter(|code| facts.roll.is_party(code, facts.day)).count();
            match held {
                0 => Truth::Fails,
                all if all == site.de_facto.len() => Truth::Holds,
                _ => Truth::Unknown,
            }
        }
        Area::State(code) => match &site.de_jure {
            Some(owner) if owner == code => surely(true),
            Some(_) => claimed(&|state| state == code),
            None if site.de_facto.is_empty() => Truth::Fails,
            None => Truth::Unknown,
        },
        Area::Place(name) => site.within.iter().any(|place| place == name).into(),
    }))
}

fn list(areas: &[Area]) -> String {
    let words: Vec<&str> = areas
        .iter()
        .map(|area| match area {
            Area::Anywhere => "any place",
            Area::Parties => "territory of the parties",
            Area::Administered => "what a party holds",
            Area::State(name) | Area::Place(name) => name,
        })
        .collect();
    words.join(", ")
}
