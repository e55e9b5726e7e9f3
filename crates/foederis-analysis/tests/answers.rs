//! What followed a call: who asked, who answered with what, who judges it how.

mod common;

use common::{Report, actors, report};
use foederis_analysis::answers::{Answer, Call, Kind, Outcome, Owes, Record, ReportedClaim};
use foederis_analysis::{ReportedEvent, ReportedTie, relations};
use foederis_model::{Claim, Language, Stance, Status, Tie, TieType};
use jiff::civil::{Date, date};

/// Russia's duty toward Armenia, called in by an attack in September 2022.
fn call() -> Call {
    Call {
        treaty: "CST".into(),
        body: Some("CSTO".into()),
        party: "RUS".into(),
        toward: "ARM".into(),
        against: vec!["AZE".into()],
        day: date(2022, 9, 13),
        owes: Owes::Arms,
    }
}

fn answer(call: &Call, reports: impl IntoIterator<Item = Report>, ties: &[ReportedTie], claims: &[ReportedClaim]) -> Answer {
    let events: Vec<ReportedEvent> = reports.into_iter().map(Report::done).collect();
    let ties = relations(ties);
    Answer::of(call, Record { events: &events, ties: &ties, claims, until: date(2023, 9, 1) })
}

fn outcome(told: &[&str]) -> Outcome {
    answer(&call(), told.iter().enumerate().map(|(n, told)| report(&n.to_string(), told)), &[], &[]).outcome
}

fn tie(tie_type: TieType, from: &str, to: &str, since: &str) -> ReportedTie {
    ReportedTie {
        id: format!("t-{from}-{to}"),
        document: "d-tie".into(),
        language: Language::English,
        source: None,
        published: Some("2022-09-20".parse().expect("EDTF")),
        tie: Tie {
            tie_type,
            from: actors(from),
            to: actors(to),
            via: None,
            place: Vec::new(),
            since: since.parse().ok(),
            until: None,
            figures: Vec::new(),
            status: Status::Asserted,
            claimed_by: Vec::new(),
            scope: Vec::new(),
            confidence: None,
            evidence: vec!["They are tied.".into()],
            trigger: None,
            spans: Vec::new(),
            trigger_span: None,
        },
    }
}

fn kinds(answer: &Answer) -> Vec<(Kind, bool)> {
    answer.acts.iter().map(|act| (act.kind, act.through_body)).collect()
}

#[test]
fn a_delegation_where_help_was_asked_for_is_part_of_what_is_owed() {
    let answer = answer(
        &call(),
        [
            report("1", "REQUEST ARM > RUS CSTO @ 2022-09-13"),
            report("2", "CONSULT CSTO/gov > ARM @ 2022-09-15"),
            report("3", "SUPPORT RUS > ARM @ 2022-09-16"),
        ],
        &[],
        &[],
    );
    assert_eq!((answer.outcome, answer.asked(), answer.contradicted), (Outcome::Partly, true, false));
    assert_eq!(kinds(&answer), [(Kind::Asked, false), (Kind::Mission, true), (Kind::Words, false)]);
    assert!(answer.why.contains("mission"), "{}", answer.why);
}

#[test]
fn what_is_done_decides_and_words_come_last() {
    assert_eq!(outcome(&[]), Outcome::Silent);
    assert_eq!(outcome(&["SUPPORT RUS > ARM @ 2022-09-14"]), Outcome::Partly);
    assert_eq!(outcome(&["SUPPORT RUS > ARM @ 2022-09-14", "REJECT RUS/gov > ARM @ 2022-09-15"]), Outcome::Refused);
    assert_eq!(outcome(&["REJECT RUS/gov > ARM @ 2022-09-15", "AID RUS > ARM @ 2022-09-15"]), Outcome::Partly);
    assert_eq!(outcome(&["ASSAULT RUS/mil > AZE @ 2022-09-15"]), Outcome::Honoured);
    assert_eq!(outcome(&["ASSAULT RUS > ARM @ 2022-09-15", "AID RUS > ARM @ 2022-09-15"]), Outcome::Contradicted);
    // "In September" may be before the call, and is taken for an answer to it; a year is not.
    assert_eq!(outcome(&["AID RUS > ARM @ 2022-09"]), Outcome::Partly);
    // Nor is what may be more than a year later.
    assert_eq!(outcome(&["AID RUS > ARM @ 2023-09"]), Outcome::Silent);
    // Another's acts, acts before the call, long after it, or at a time that may lie anywhere in the year are no answer to it.
    assert_eq!(
        outcome(&["AID FRA > ARM @ 2022-09-15", "AID RUS > ARM @ 2022-08", "AID RUS > ARM @ 2024-01", "AID RUS > ARM @ 2022"]),
        Outcome::Silent
    );
}

#[test]
fn what_is_feared_or_denied_is_no_help() {
    let told = |status| answer(&call(), [report("1", "AID RUS > ARM @ 2022-09-15").status(status, "")], &[], &[]).outcome;
    assert_eq!(
        (told(Status::Hypothetical), told(Status::Negated), told(Status::Claimed)),
        (Outcome::Silent, Outcome::Refused, Outcome::Partly)
    );
}

#[test]
fn who_arms_the_attacker_contradicts_what_it_promised() {
    let arms = tie(TieType::ArmsSupply, "RUS", "AZE", "2011");
    let alone = answer(&call(), [], std::slice::from_ref(&arms), &[]);
    assert_eq!((alone.outcome, alone.contradicted), (Outcome::Contradicted, true));
    assert_eq!(alone.acts[0].fact, "t-RUS-AZE");
    let mission = answer(&call(), [report("2", "CONSULT RUS > ARM @ 2022-09-15")], &[arms], &[]);
    assert_eq!((mission.outcome, mission.contradicted), (Outcome::Partly, true));
    // Arms for the attacked count when they begin after the call.
    let to = |since| answer(&call(), [], &[tie(TieType::ArmsSupply, "RUS", "ARM", since)], &[]).outcome;
    assert_eq!((to("2011"), to("2022-10")), (Outcome::Silent, Outcome::Partly));
}

#[test]
fn what_is_owed_decides_what_is_enough() {
    let talk = Call { owes: Owes::Talk, ..call() };
    assert_eq!(answer(&talk, [report("1", "CONSULT CSTO > ARM @ 2022-09-15")], &[], &[]).outcome, Outcome::Honoured);
    let nothing = Call { owes: Owes::Nothing, ..call() };
    assert_eq!(answer(&nothing, [], &[], &[]).outcome, Outcome::Honoured);
    assert_eq!(answer(&nothing, [report("1", "AID RUS > AZE @ 2022-09-15")], &[], &[]).outcome, Outcome::Contradicted);
}

#[test]
fn a_judgement_is_its_judges_and_decides_nothing() {
    let claim = |id: &str, by: &str, stance, published: &str| ReportedClaim {
        id: id.into(),
        document: "d-claim".into(),
        language: Language::German,
        published: published.parse().ok(),
        claim: Claim {
            by: actors(by),
            stance,
            about: actors("CSTO"),
            confidence: None,
            evidence: vec!["Sie sagen es.".into()],
            cue: None,
            spans: Vec::new(),
            cue_span: None,
        },
    };
    let claims = [
        claim("c-1", "ARM/gov", Stance::Accuses, "2022-09-15"),
        claim("c-2", "analysts", Stance::Assesses, "2022-09-16"),
        // Whoever judges himself is no judge; what is said of it before the call is about another one.
        claim("c-3", "RUS/gov", Stance::Assesses, "2022-09-16"),
        claim("c-4", "ARM/gov", Stance::Accuses, "2022-04-01"),
    ];
    let answer = answer(&call(), [report("1", "ACCUSE ARM > RUS @ 2022-09-20")], &[], &claims);
    assert_eq!(answer.outcome, Outcome::Silent);
    let judged: Vec<_> = answer.acts.iter().map(|act| (act.told_by.as_str(), act.fact.as_str())).collect();
    assert_eq!(judged, [("ARM/gov", "c-1"), ("analysts", "c-2"), ("d-1", "e-1")]);
    assert!(answer.acts.iter().all(|act| act.kind == Kind::Judged));
}

#[test]
fn the_answer_is_that_of_the_day_on_which_it_is_asked() {
    let events: Vec<ReportedEvent> = vec![report("1", "AID RUS > ARM @ 2022-10-15").done()];
    let on = |until: Date| Answer::of(&call(), Record { events: &events, ties: &[], claims: &[], until }).outcome;
    assert_eq!((on(date(2022, 10, 1)), on(date(2022, 11, 1))), (Outcome::Silent, Outcome::Partly));
}

#[test]
fn a_war_is_not_told_on_one_doubtful_reading() {
    let fights = |id: &str, confidence| {
        let mut told = report(id, "ASSAULT RUS > ARM @ 2022-09-15").done();
        told.event.confidence = Some(confidence);
        told
    };
    let of = |events: &[ReportedEvent]| Answer::of(&call(), Record { events, ties: &[], claims: &[], until: date(2023, 9, 1) });
    let doubtful = of(&[fights("1", 0.4)]);
    assert_eq!((doubtful.outcome, doubtful.contradicted, doubtful.acts[0].doubtful), (Outcome::Silent, false, true));
    assert_eq!(of(&[fights("1", 0.6)]).outcome, Outcome::Contradicted);
    let twice = of(&[fights("1", 0.4), fights("2", 0.3)]);
    assert_eq!((twice.outcome, twice.acts.iter().any(|act| act.doubtful)), (Outcome::Contradicted, false));
}
