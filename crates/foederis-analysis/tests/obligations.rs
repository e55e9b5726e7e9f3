//! What an attack triggers: own treaties of five states, with the limits that real ones have.

use foederis_analysis::obligations::{Attack, Case, Nature, Outcome, RULES, Site, Truth, Verdict, judge, obligations};
use foederis_model::Edtf;
use foederis_model::treaty::{
    Abroad, Against, Answer, Area, Article, Attackers, Duty, Membership, Parties, Reading, Request, Suspension, Treaty, Trigger, UnderWay,
};
use jiff::civil::{Date, date};
use proptest::prelude::*;

const DAY: Date = date(2022, 9, 13);

fn edtf(text: &str) -> Edtf {
    text.parse().expect("a date")
}

fn member(state: &str, entry: &str) -> Membership {
    Membership { state: state.to_owned(), entry: Some(edtf(entry)), ..Membership::default() }
}

/// A duty to defend the parties' recognised territory against outsiders.
fn defence() -> Article {
    Article {
        trigger: vec![Trigger::ArmedAttack],
        territory: Some(vec![Area::Parties]),
        forces_abroad: Some(Abroad::No),
        among_parties: Some(Answer::No),
        ..Article::unlimited("4", Duty::Defence)
    }
}

/// A pact of ARM, RUS and KAZ since 1994.
fn pact(articles: Vec<Article>) -> Treaty {
    Treaty {
        id: "PACT".to_owned(),
        in_force: Some(edtf("1994-04-20")),
        parties: ["ARM", "RUS", "KAZ"].map(|state| member(state, "1994-04-20")).into(),
        articles,
        ..Treaty::default()
    }
}

fn site(name: &str, owner: Option<&str>, held: &[&str]) -> Site {
    Site {
        name: name.to_owned(),
        within: vec![name.to_owned()],
        de_jure: owner.map(str::to_owned),
        de_facto: held.iter().map(|&code| code.to_owned()).collect(),
        ..Site::default()
    }
}

fn at(site: Site) -> Attack {
    Attack { site: Some(site), ..Attack::new("AZE", "ARM", DAY) }
}

fn jermuk() -> Attack {
    at(site("Jermuk", Some("ARM"), &["ARM"]))
}

fn case(attacks: Vec<Attack>) -> Case {
    Case { attacks, ..Case::default() }
}

/// What a treaty says of one duty of RUS toward ARM, which must be one verdict.
#[track_caller]
fn of_russia(treaty: &Treaty, case: &Case) -> Verdict {
    let verdicts: Vec<Verdict> =
        judge(treaty, case, true).into_iter().filter(|verdict| verdict.bound == "RUS" && verdict.toward == "ARM").collect();
    let [verdict] = &verdicts[..] else { panic!("one verdict, not {verdicts:#?}") };
    verdict.clone()
}

/// The steps that decided against it, or left it open.
fn against(verdict: &Verdict) -> Vec<&str> {
    verdict.steps.iter().filter(|step| step.finding != Truth::Holds).map(|step| step.rule).collect()
}

#[test]
fn an_attack_on_recognised_territory_triggers_the_pact_for_every_other_party() {
    let verdicts = obligations(&[pact(vec![defence()])], &case(vec![jermuk()]));
    let owed: Vec<(&str, &str, Outcome)> =
        verdicts.iter().map(|verdict| (verdict.bound.as_str(), verdict.toward.as_str(), verdict.outcome)).collect();
    assert_eq!(owed, [("KAZ", "ARM", Outcome::Triggered), ("RUS", "ARM", Outcome::Triggered)]);
    let steps: Vec<&str> = verdicts[0].steps.iter().map(|step| step.rule).collect();
    assert_eq!(steps, ["in force", "trigger", "place"]);
    assert!(verdicts[0].steps[2].says.contains("Jermuk is ARM's"), "{:?}", verdicts[0].steps);
}

#[test]
fn a_fight_outside_recognised_territory_does_not_and_the_clause_is_named() {
    let stepanakert = at(site("Stepanakert", Some("AZE"), &["NKR"]));
    let verdict = of_russia(&pact(vec![defence()]), &case(vec![stepanakert.clone()]));
    assert_eq!((verdict.outcome, against(&verdict)), (Outcome::NotTriggered, vec!["place"]));
    assert!(verdict.steps.iter().any(|step| step.says.contains("AZE's by law, held by NKR")), "{:?}", verdict.steps);
    // Where a text names what it leaves out, that clause is told too, and reaches all that lies in it.
    let within = vec!["Stepanakert".to_owned(), "Nagorno-Karabakh".to_owned()];
    let inside = at(Site { within, ..stepanakert.site.expect("a site") });
    let article = Article { excluded: vec![Area::Place("Nagorno-Karabakh".into())], territory: Some(vec![Area::Anywhere]), ..defence() };
    let verdict = of_russia(&pact(vec![article]), &case(vec![inside]));
    assert_eq!((verdict.outcome, against(&verdict)), (Outcome::NotTriggered, vec!["excluded place"]));
}

#[test]
fn what_is_not_known_is_named_and_not_guessed() {
    for (article, attack, missing) in [
        (defence(), Attack::new("AZE", "ARM", DAY), "where the attack was"),
        (Article { territory: None, ..defence() }, jermuk(), "(territory)"),
        (Article { trigger: Vec::new(), ..defence() }, jermuk(), "(trigger)"),
        (defence(), at(site("Artsvashen", None, &["AZE"])), "whose Artsvashen is by law is disputed"),
        (Article { against: Against::Unrecorded, ..defence() }, jermuk(), "whether AZE is one is not recorded"),
        (Article { attackers: Some(Attackers::Unrecorded), ..defence() }, jermuk(), "(attackers)"),
        (
            Article { forces_abroad: None, ..defence() },
            Attack { abroad: true, ..at(site("Latakia", Some("SYR"), &["SYR"])) },
            "(forces_abroad)",
        ),
        (Article { disputed: vec![Area::Place("Jermuk".into())], ..defence() }, jermuk(), "whether it reaches Jermuk is disputed"),
    ] {
        let verdict = of_russia(&pact(vec![article]), &case(vec![attack]));
        assert_eq!(verdict.outcome, Outcome::Undetermined, "{missing}");
        assert!(verdict.missing.iter().any(|what| what.contains(missing)), "{missing}: {:?}", verdict.missing);
    }
}

#[test]
fn one_clause_that_fails_decides_whatever_else_is_not_known() {
    let article = Article { against: Against::These(vec!["TUR".into()]), territory: None, ..defence() };
    assert_eq!(of_russia(&pact(vec![article]), &case(vec![jermuk()])).outcome, Outcome::NotTriggered);
}

#[test]
fn places_are_north_or_south_of_the_line_that_the_text_draws() {
    let article = || Article {
        territory: Some(vec![Area::Parties]),
        excluded: vec![Area::Place("south of the Tropic of Cancer".into())],
        ..defence()
    };
    let north = site("Ceuta", Some("ARM"), &["ARM"]);
    let south =
        Site { within: vec!["Port Stanley".into(), "south of the Tropic of Cancer".into()], ..site("Port Stanley", Some("ARM"), &["ARM"]) };
    assert_eq!(of_russia(&pact(vec![article()]), &case(vec![at(north)])).outcome, Outcome::Triggered);
    assert_eq!(of_russia(&pact(vec![article()]), &case(vec![at(south)])).outcome, Outcome::NotTriggered);
}

#[test]
fn forces_abroad_count_where_the_text_says_so() {
    let sea = || Attack { abroad: true, ..at(Site { within: vec!["Black Sea".into()], ..site("Black Sea", None, &[]) }) };
    let listed = |place: &str| Article { forces_abroad: Some(Abroad::Listed), forces_in: vec![Area::Place(place.into())], ..defence() };
    for (article, outcome) in [
        (defence(), Outcome::NotTriggered),
        (Article { forces_abroad: Some(Abroad::Yes), ..defence() }, Outcome::Triggered),
        (listed("Black Sea"), Outcome::Triggered),
        (listed("Mediterranean Sea"), Outcome::NotTriggered),
        (Article { forces_abroad: Some(Abroad::Disputed), ..defence() }, Outcome::Undetermined),
    ] {
        assert_eq!(of_russia(&pact(vec![article]), &case(vec![sea()])).outcome, outcome);
    }
    // Forces on a party's own soil are no forces abroad, wherever the text draws its line.
    assert_eq!(of_russia(&pact(vec![defence()]), &case(vec![jermuk()])).outcome, Outcome::Triggered);
}

#[test]
fn what_is_held_and_what_is_owned_are_two_things() {
    let held = Article { territory: Some(vec![Area::Administered]), ..defence() };
    let senkaku = Site { claimed_by: vec!["CHN".into()], ..site("Senkaku Islands", None, &["ARM"]) };
    assert_eq!(of_russia(&pact(vec![held.clone()]), &case(vec![at(senkaku)])).outcome, Outcome::Triggered);
    let lost = site("Kurils", Some("ARM"), &["AZE"]);
    assert_eq!(of_russia(&pact(vec![held.clone()]), &case(vec![at(lost)])).outcome, Outcome::NotTriggered);
    let shared = site("a divided town", Some("ARM"), &["ARM", "AZE"]);
    assert_eq!(of_russia(&pact(vec![held]), &case(vec![at(shared)])).outcome, Outcome::Undetermined);
    // Who claims what another owns leaves open whether it is his territory.
    let claimed = Site { claimed_by: vec!["ARM".into()], ..site("a claimed town", Some("AZE"), &["AZE"]) };
    assert_eq!(of_russia(&pact(vec![defence()]), &case(vec![at(claimed)])).outcome, Outcome::Undetermined);
}

#[test]
fn members_on_both_sides_are_judged_by_what_the_text_says_of_them() {
    let by_member = || case(vec![Attack { by: "KAZ".into(), ..jermuk() }]);
    for (among, outcome) in [
        (Some(Answer::No), Outcome::NotTriggered),
        (Some(Answer::Yes), Outcome::Triggered),
        (Some(Answer::Disputed), Outcome::Undetermined),
        (None, Outcome::Undetermined),
    ] {
        let treaty = pact(vec![Article { among_parties: among, ..defence() }]);
        assert_eq!(of_russia(&treaty, &by_member()).outcome, outcome, "{among:?}");
        // Who attacks the one it promised to defend breaks that promise, whatever holds for the others.
        let own: Vec<Outcome> =
            judge(&treaty, &by_member(), true).iter().filter(|verdict| verdict.bound == "KAZ").map(|verdict| verdict.outcome).collect();
        assert_eq!(own, [Outcome::Broken], "{among:?}");
    }
}

#[test]
fn where_a_treaty_forbids_to_attack_in_words_those_words_are_broken() {
    let peace = Article { number: "1".into(), ..Article::unlimited("1", Duty::NonAggression) };
    let case = case(vec![Attack { by: "KAZ".into(), ..jermuk() }]);
    let broken = |articles: Vec<Article>| -> Vec<(String, Duty)> {
        let verdicts = judge(&pact(articles), &case, true).into_iter();
        verdicts.filter(|verdict| verdict.outcome == Outcome::Broken).map(|verdict| (verdict.article, verdict.duty)).collect()
    };
    assert_eq!(broken(vec![defence()]), [("4".to_owned(), Duty::Defence)]);
    assert_eq!(broken(vec![defence(), peace]), [("1".to_owned(), Duty::NonAggression)]);
}

#[test]
fn who_struck_first_loses_what_is_promised_to_the_attacked_only() {
    let first = Attack { from: date(2022, 9, 1), ..Attack::new("ARM", "AZE", DAY) };
    let provoked = case(vec![first, jermuk()]);
    let unprovoked = |trigger| Article { trigger: vec![trigger], ..defence() };
    for trigger in [Trigger::Aggression, Trigger::UnprovokedAttack] {
        let verdict = of_russia(&pact(vec![unprovoked(trigger)]), &provoked);
        assert_eq!((verdict.outcome, against(&verdict)), (Outcome::NotTriggered, vec!["who struck first"]));
        assert_eq!(of_russia(&pact(vec![unprovoked(trigger)]), &case(vec![jermuk()])).outcome, Outcome::Triggered);
    }
    for (answer, outcome) in
        [(Some(Answer::Yes), Outcome::Triggered), (Some(Answer::No), Outcome::NotTriggered), (None, Outcome::Undetermined)]
    {
        let article = Article { first_strike: answer, ..defence() };
        assert_eq!(of_russia(&pact(vec![article]), &provoked).outcome, outcome, "{answer:?}");
    }
}

#[test]
fn a_joiner_is_an_adversary_of_its_own_and_several_attackers_are_counted() {
    let joiner = Attack { by: "TUR".into(), joined: true, ..jermuk() };
    let both = case(vec![jermuk(), joiner]);
    let treaty = pact(vec![Article { against: Against::These(vec!["TUR".into()]), ..defence() }]);
    let outcomes = |treaty: &Treaty, case: &Case| -> Vec<(Option<usize>, Outcome)> {
        judge(treaty, case, true)
            .into_iter()
            .filter(|verdict| verdict.bound == "RUS")
            .map(|verdict| (verdict.attack, verdict.outcome))
            .collect()
    };
    assert_eq!(outcomes(&treaty, &both), [(Some(0), Outcome::NotTriggered), (Some(1), Outcome::Triggered)]);
    let several = pact(vec![Article { attackers: Some(Attackers::Several), ..defence() }]);
    assert_eq!(outcomes(&several, &both), [(Some(0), Outcome::Triggered), (Some(1), Outcome::Triggered)]);
    assert_eq!(outcomes(&several, &case(vec![jermuk()])), [(Some(0), Outcome::NotTriggered)]);
}

#[test]
fn an_internal_conflict_is_undetermined_unless_the_text_reaches_it() {
    let inside = Case { attacks: vec![Attack { by: "forces inside".into(), ..jermuk() }], nature: Nature::Internal, asked: None };
    let verdict = of_russia(&pact(vec![defence()]), &inside);
    assert_eq!((verdict.outcome, against(&verdict)), (Outcome::Undetermined, vec!["attack from outside"]));
    assert!(verdict.missing[0].contains("another state"), "{:?}", verdict.missing);
    let reaches = Article { trigger: vec![Trigger::ArmedAttack, Trigger::Internal], ..defence() };
    assert_eq!(of_russia(&pact(vec![reaches]), &inside).outcome, Outcome::Triggered);
    let only = Article { trigger: vec![Trigger::Internal], ..defence() };
    assert_eq!(of_russia(&pact(vec![only]), &case(vec![jermuk()])).outcome, Outcome::NotTriggered);
}

#[test]
fn nobody_is_bound_before_entry_after_exit_or_while_it_rests() {
    let with = |change: &dyn Fn(&mut Membership)| {
        let mut treaty = pact(vec![defence()]);
        change(treaty.parties.iter_mut().find(|party| party.state == "RUS").expect("a party"));
        judge(&treaty, &case(vec![jermuk()]), true).into_iter().find(|verdict| verdict.bound == "RUS").map(|verdict| verdict.outcome)
    };
    let day = |text: &str| Some(edtf(text));
    assert_eq!(with(&|party| party.entry = day("2022-09-14")), None);
    assert_eq!(with(&|party| party.exit = day("2022-09-12")), None);
    // The last day is one of being bound: whoever attacks on it breaks the treaty.
    assert_eq!(with(&|party| party.exit = day("2022-09-13")), Some(Outcome::Triggered));
    // A year that the day lies in decides nothing.
    assert_eq!(with(&|party| party.entry = day("2022")), Some(Outcome::Undetermined));
    assert_eq!(with(&|party| party.entry = None), Some(Outcome::Undetermined));
    let rest = |toward: &[&str]| Suspension {
        from: day("2012-06"),
        toward: toward.iter().map(|&code| code.to_owned()).collect(),
        ..Suspension::default()
    };
    assert_eq!(with(&|party| party.suspended = vec![rest(&[])]), Some(Outcome::NotTriggered));
    assert_eq!(with(&|party| party.suspended = vec![rest(&["ARM"])]), Some(Outcome::NotTriggered));
    assert_eq!(with(&|party| party.suspended = vec![rest(&["KAZ"])]), Some(Outcome::Triggered));
}

#[test]
fn who_came_back_is_bound_again() {
    let mut treaty = pact(vec![defence()]);
    treaty.parties[1].exit = Some(edtf("1999-04-20"));
    treaty.parties.push(member("RUS", "2020-01-01"));
    let on = |day: Date| judge(&treaty, &case(vec![Attack { from: day, ..jermuk() }]), true).iter().any(|verdict| verdict.bound == "RUS");
    assert!(on(date(1998, 1, 1)) && !on(date(2005, 1, 1)) && on(DAY));
}

#[test]
fn a_request_and_a_decision_are_awaited_and_undo_nothing() {
    let article = Article { request: Some(Request::Yes), decision: Some("the council decides".to_owned()), ..defence() };
    let treaty = pact(vec![article]);
    for (asked, awaited) in [(None, 2), (Some(false), 2), (Some(true), 1)] {
        let verdict = of_russia(&treaty, &Case { asked, ..case(vec![jermuk()]) });
        assert_eq!((verdict.outcome, verdict.awaits.len()), (Outcome::Triggered, awaited), "{:?}", verdict.awaits);
    }
}

#[test]
fn each_kind_of_duty_has_its_own_occasion() {
    let attack = || case(vec![jermuk()]);
    let toward = |duty: Duty, case: &Case, state: &str| -> Vec<Outcome> {
        let trigger = if matches!(duty, Duty::Offence | Duty::Neutrality) { Trigger::AnyWar } else { Trigger::ArmedAttack };
        let mut treaty = pact(vec![Article { trigger: vec![trigger], ..Article::unlimited("1", duty) }]);
        treaty.parties.push(member("AZE", "1994-04-20"));
        judge(&treaty, case, true)
            .into_iter()
            .filter(|verdict| verdict.bound == "RUS" && verdict.toward == state)
            .map(|verdict| verdict.outcome)
            .collect()
    };
    // Help for the attacked, help for the attacker, standing aside for either, keeping the peace.
    assert_eq!((toward(Duty::Defence, &attack(), "ARM"), toward(Duty::Defence, &attack(), "AZE")), (vec![Outcome::Triggered], vec![]));
    assert_eq!((toward(Duty::Offence, &attack(), "ARM"), toward(Duty::Offence, &attack(), "AZE")), (vec![], vec![Outcome::Triggered]));
    assert_eq!(
        (toward(Duty::Neutrality, &attack(), "ARM"), toward(Duty::Neutrality, &attack(), "AZE")),
        (vec![Outcome::Triggered], vec![Outcome::Triggered])
    );
    assert_eq!(toward(Duty::NonAggression, &attack(), "ARM"), [Outcome::NotTriggered]);
    let own = case(vec![Attack { by: "RUS".into(), ..jermuk() }]);
    assert_eq!(toward(Duty::NonAggression, &own, "ARM"), [Outcome::Broken]);
    assert_eq!(toward(Duty::Offence, &own, "ARM"), []);
}

#[test]
fn a_duty_is_owed_by_and_to_those_whom_the_article_names() {
    let named = Article { bound: Parties::These(vec!["RUS".into()]), toward: Parties::These(vec!["ARM".into()]), ..defence() };
    let verdicts = judge(&pact(vec![named]), &case(vec![jermuk()]), true);
    assert_eq!(verdicts.iter().map(|verdict| verdict.bound.as_str()).collect::<Vec<_>>(), ["RUS"]);
    let elsewhere = Article { toward: Parties::These(vec!["KAZ".into()]), ..defence() };
    assert!(judge(&pact(vec![elsewhere]), &case(vec![jermuk()]), true).is_empty());
}

#[test]
fn a_treaty_made_in_a_war_covers_it_only_where_that_is_told() {
    let began = date(1993, 1, 1);
    let war = || case(vec![Attack { from: began, until: Some(DAY), ..jermuk() }]);
    for (under_way, outcome) in [
        (Some(UnderWay::Also), Outcome::Triggered),
        (Some(UnderWay::Only), Outcome::Triggered),
        (Some(UnderWay::No), Outcome::NotTriggered),
        (None, Outcome::Undetermined),
    ] {
        let verdict = of_russia(&pact(vec![Article { under_way, ..defence() }]), &war());
        assert_eq!((verdict.outcome, verdict.day), (outcome, date(1994, 4, 20)), "{under_way:?}");
    }
    // A later war is not the one that it was made for.
    let only = Article { under_way: Some(UnderWay::Only), ..defence() };
    assert_eq!(of_russia(&pact(vec![only]), &case(vec![jermuk()])).outcome, Outcome::NotTriggered);
}

#[test]
fn disputed_readings_go_with_the_verdict() {
    let reading = Reading { says: "Border incidents are no attack.".into(), by: vec!["RUS".into()], citation: None };
    let verdict = of_russia(&pact(vec![Article { readings: vec![reading.clone()], ..defence() }]), &case(vec![jermuk()]));
    assert_eq!(verdict.readings, [reading]);
}

#[test]
fn every_rule_has_a_name_of_its_own() {
    let mut names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), RULES.len());
}

fn articles() -> impl Strategy<Value = Article> {
    let answers = || prop::option::of(prop::sample::select(vec![Answer::Yes, Answer::No, Answer::Disputed]));
    let duties = vec![Duty::Defence, Duty::Offence, Duty::Neutrality, Duty::NonAggression, Duty::Consultation];
    let triggers = vec![Trigger::ArmedAttack, Trigger::Aggression, Trigger::AnyWar, Trigger::Internal, Trigger::ExternalAttackOnForces];
    (
        prop::sample::select(duties),
        prop::collection::vec(prop::sample::select(triggers), 0..3),
        (answers(), answers()),
        prop::option::of(prop::collection::vec(prop::sample::select(vec![Area::Parties, Area::Anywhere, Area::Administered]), 0..2)),
        prop::option::of(prop::sample::select(vec![Abroad::Yes, Abroad::No, Abroad::Listed, Abroad::Disputed])),
        prop::option::of(prop::sample::select(vec![UnderWay::Only, UnderWay::Also, UnderWay::No])),
        prop::sample::select(vec![Against::All, Against::Unrecorded, Against::These(vec!["AZE".into()])]),
    )
        .prop_map(|(duty, trigger, (among_parties, first_strike), territory, forces_abroad, under_way, against)| Article {
            trigger,
            among_parties,
            first_strike,
            territory,
            forces_abroad,
            under_way,
            against,
            ..Article::unlimited("1", duty)
        })
}

proptest! {
    #[test]
    fn the_proof_says_what_the_outcome_is(article in articles(), by in 0..4usize, on in 0..4usize, abroad: bool, placed: bool, internal: bool) {
        let states = ["ARM", "RUS", "AZE", "KAZ"];
        prop_assume!(by != on);
        let attack = Attack { abroad, site: placed.then(|| site("Jermuk", Some("ARM"), &["ARM"])), ..Attack::new(states[by], states[on], DAY) };
        let nature = if internal { Nature::Internal } else { Nature::Interstate };
        let treaty = pact(vec![article]);
        let case = Case { attacks: vec![attack], nature, asked: None };
        for (verdict, plain) in judge(&treaty, &case, true).iter().zip(judge(&treaty, &case, false)) {
            let all = Truth::all(verdict.steps.iter().map(|step| step.finding));
            let told = match verdict.outcome {
                Outcome::Triggered | Outcome::Broken => Truth::Holds,
                Outcome::Undetermined => Truth::Unknown,
                Outcome::NotTriggered => Truth::Fails,
            };
            prop_assert_eq!(all, told);
            prop_assert!(verdict.steps.iter().all(|step| !step.says.is_empty()));
            prop_assert_eq!(verdict.outcome == Outcome::Undetermined, !verdict.missing.is_empty() && all != Truth::Fails);
            // Without the proof the outcome is the same.
            prop_assert_eq!((verdict.outcome, &verdict.bound), (plain.outcome, &plain.bound));
        }
    }
}
