//! Which facts are acts of the parties to a call.

use super::rules::{ACTS, End, Fact};
use super::{Call, Record};
use crate::sides::Bases;
use crate::teller::teller;
use crate::time::span;
use foederis_model::{Actor, Edtf, Status};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;

/// From this confidence on one reading is enough for a grave act.
const SURE: f64 = 0.5;

/// What an act is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ActKind))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The attacked asks for help.
    Asked,
    /// The party fights the attacker.
    Joins,
    /// The party sends troops.
    Troops,
    /// The party gives arms or other military aid.
    Aids,
    /// The party, or the body for it, comes to see, talks, mediates.
    Mission,
    /// The party speaks for the attacked, or against the attack.
    Words,
    /// The party says no, or is told to send nobody.
    Refuses,
    /// The party arms the attacker.
    Arms,
    /// The party helps the attacker otherwise.
    HelpsAttacker,
    /// The party attacks the attacked.
    Fights,
    /// Somebody judges what the party did.
    Judged,
}

impl Kind {
    /// All kinds, in the order in which they are told.
    pub const ALL: [Self; 11] = [
        Self::Asked,
        Self::Joins,
        Self::Troops,
        Self::Aids,
        Self::Mission,
        Self::Words,
        Self::Refuses,
        Self::Arms,
        Self::HelpsAttacker,
        Self::Fights,
        Self::Judged,
    ];

    /// Whether it says of a state that it went to war, or helped to: that is not said on one doubtful reading.
    fn is_grave(self) -> bool {
        matches!(self, Self::Joins | Self::Troops | Self::Fights | Self::HelpsAttacker)
    }

    /// The code written in output.
    pub fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Joins => "joins",
            Self::Troops => "troops",
            Self::Aids => "aids",
            Self::Mission => "mission",
            Self::Words => "words",
            Self::Refuses => "refuses",
            Self::Arms => "arms-attacker",
            Self::HelpsAttacker => "helps-attacker",
            Self::Fights => "attacks",
            Self::Judged => "judged",
        }
    }
}

/// One fact that counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Act {
    /// What it is.
    pub kind: Kind,
    /// Which rule says so.
    pub rule: &'static str,
    /// When, as far as told.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub when: Option<Edtf>,
    /// The day that it is sorted by.
    #[serde(skip)]
    pub(super) day: Option<Date>,
    /// Who acts or speaks, as written.
    pub by: Vec<Actor>,
    /// Whether the party itself or its body does it.
    pub through_body: bool,
    /// Whose word it is: who is quoted for it, else the outlet, else the document. For a judgement who judges.
    pub told_by: String,
    /// Whether the text vouches for it, or in which way it does not.
    pub status: Status,
    /// Whether one document alone tells this kind of act, and not surely so: it is shown, and decides nothing.
    pub doubtful: bool,
    /// Id of the event, tie or claim in the ledger.
    pub fact: String,
    /// The document.
    pub document: String,
    /// The sentence.
    pub evidence: String,
}

/// The days in which acts are looked for.
pub(super) struct Window {
    /// The first day.
    pub(super) first: Date,
    /// The last day that is looked at.
    pub(super) last: Date,
    /// The last day on which it would be an answer, whether that has come or not: "in September" is known before September is over.
    pub(super) end: Date,
}

/// The acts in these days.
pub(super) fn find(call: &Call, record: Record<'_>, window: &Window) -> Vec<Act> {
    let mut acts = Vec::new();
    for report in record.events {
        let event = &report.event;
        let Some((from, until)) = days(event.when.as_ref(), report.published.as_ref()) else { continue };
        if !is_within(from, until, window) {
            continue;
        }
        for rule in &ACTS {
            if let Fact::Event { types, modes, status } = rule.fact
                && types.contains(&event.event_type)
                && (modes.is_empty() || event.mode.is_some_and(|mode| modes.contains(&mode)))
                && status.contains(&event.status)
                && let Some(through_body) = rule.ends(call, &event.actor, &event.recipient)
            {
                let (_, told_by) = teller(&event.claimed_by, report.source.as_ref(), &report.document);
                acts.push(Act {
                    kind: rule.kind,
                    rule: rule.name,
                    when: event.when.clone(),
                    day: Some(from),
                    by: event.actor.clone(),
                    through_body,
                    told_by,
                    status: event.status,
                    doubtful: rule.kind.is_grave() && event.confidence.is_some_and(|confidence| confidence < SURE),
                    fact: report.id.clone(),
                    document: report.document.clone(),
                    evidence: event.evidence.first().cloned().unwrap_or_default(),
                });
            }
        }
    }
    for tie in record.ties {
        let (from, to) = ([Actor::new(tie.from.as_str())], [Actor::new(tie.to.as_str())]);
        for rule in &ACTS {
            let Fact::Tie { types, begun } = rule.fact else { continue };
            let Some(through_body) = rule.ends(call, &from, &to).filter(|_| types.contains(&tie.tie_type)) else { continue };
            if !tie.on(call.day).stands() && !begun {
                continue;
            }
            for statement in &tie.statements {
                // What began because of the call began after it; what stood against it stood on the day.
                let since = statement.since.as_ref().and_then(span_days);
                let counts = if begun {
                    since.is_some_and(|(from, until)| is_within(from, until, window))
                } else {
                    statement.says == crate::Says::Holds
                };
                if counts {
                    acts.push(Act {
                        kind: rule.kind,
                        rule: rule.name,
                        when: statement.since.clone(),
                        day: since.map(|(from, _)| from),
                        by: from.to_vec(),
                        through_body,
                        told_by: statement.by.clone(),
                        status: if statement.vouched { Status::Asserted } else { Status::Claimed },
                        doubtful: false,
                        fact: statement.tie.clone(),
                        document: statement.document.clone(),
                        evidence: String::new(),
                    });
                }
            }
        }
    }
    for report in record.claims {
        let Some((from, until)) = days(None, report.published.as_ref()) else { continue };
        if !is_within(from, until, window) {
            continue;
        }
        for rule in &ACTS {
            if let Fact::Claim { stances } = rule.fact
                && stances.contains(&report.claim.stance)
                && let Some(through_body) = rule.ends(call, &report.claim.by, &report.claim.about)
            {
                acts.push(Act {
                    kind: rule.kind,
                    rule: rule.name,
                    when: report.published.clone(),
                    day: Some(from),
                    by: report.claim.by.clone(),
                    through_body,
                    told_by: report.claim.by.iter().map(Actor::to_string).collect::<Vec<_>>().join(", "),
                    status: Status::Claimed,
                    doubtful: false,
                    fact: report.id.clone(),
                    document: report.document.clone(),
                    evidence: report.claim.evidence.first().cloned().unwrap_or_default(),
                });
            }
        }
    }
    // What two documents tell is no slip of one reading.
    for kind in Kind::ALL {
        let documents: BTreeSet<&String> = acts.iter().filter(|act| act.kind == kind).map(|act| &act.document).collect();
        if documents.len() > 1 {
            acts.iter_mut().filter(|act| act.kind == kind).for_each(|act| act.doubtful = false);
        }
    }
    acts
}

/// Longest time in days that is taken for one of the window where it only reaches into it: "in September" for an attack on the 13th.
pub(super) const MONTH: i32 = 31;

/// Whether a time lies in the window, or, if it is no longer than a month, reaches into it. What may lie anywhere in a year is not taken for it.
fn is_within(from: Date, until: Date, window: &Window) -> bool {
    let Window { first, last, end } = *window;
    let short = (until - from).get_days() < MONTH;
    if short { until >= first && from <= last && until <= end } else { from >= first && until <= last }
}

/// First and last day: as told, else that of publication.
fn days(when: Option<&Edtf>, published: Option<&Edtf>) -> Option<(Date, Date)> {
    when.and_then(span_days).or_else(|| published.and_then(span_days))
}

/// The day on which something told so begins: as told, else that of publication. What has none answers nothing.
pub fn begins(when: Option<&Edtf>, published: Option<&Edtf>) -> Option<Date> {
    days(when, published).map(|(from, _)| from)
}

fn span_days(when: &Edtf) -> Option<(Date, Date)> {
    span(when)?;
    let (from, until) = when.bounds();
    Some((from?, until?))
}

impl End {
    /// Whether one of these actors stands for this end; gives whether it is the body that does.
    pub(super) fn is(self, call: &Call, actors: &Bases) -> Option<bool> {
        let named = |code: &str| actors.contains(&foederis_model::name_key(code));
        let party = named(&call.party);
        let body = call.body.as_deref().is_some_and(named);
        match self {
            Self::Party => party.then_some(false),
            Self::PartyOrBody => (party || body).then_some(!party),
            Self::Toward => named(&call.toward).then_some(false),
            Self::Attacker => call.against.iter().any(|code| named(code)).then_some(false),
            Self::Other => (!party && !body && !actors.is_empty()).then_some(false),
        }
    }
}
