//! Balances and what-if.

use foederis_analysis::exposure::{ArmsTable, Balance, Basis, Bond, Cut, Effect, Finding, Transfer, WhatIf, balance, what_if};
use foederis_analysis::{ReportedTie, Says, TieStanding};
use foederis_model::treaty::{Article, Duty, Membership, Suspension, Treaty};
use foederis_model::{Actor, Bound, Figure, FigureKind, Language, Status, Tie};
use jiff::civil::{Date, date};

const DAY: Date = date(2024, 7, 1);

/// `told` is type and ends: `arms-supply RUS > AZE`. Published before the day.
fn told(id: &str, told: &str) -> ReportedTie {
    let (code, sides) = told.split_once(' ').expect("a type");
    let (from, to) = sides.split_once('>').expect("two ends");
    let actors = |codes: &str| codes.split_whitespace().map(Actor::from).collect();
    ReportedTie {
        id: format!("t-{id}"),
        document: format!("d-{id}"),
        language: Language::English,
        source: Some(format!("Outlet {id}")),
        published: Some("2023-05-01".parse().expect("EDTF")),
        tie: Tie {
            tie_type: code.parse().expect("a type"),
            from: actors(from),
            to: actors(to),
            via: None,
            place: Vec::new(),
            since: None,
            until: None,
            figures: Vec::new(),
            scope: Vec::new(),
            status: Status::Asserted,
            claimed_by: Vec::new(),
            confidence: None,
            evidence: vec![format!("So it is, {id} writes.")],
            trigger: None,
            spans: Vec::new(),
            trigger_span: None,
        },
    }
}

fn all(ties: &[&str]) -> Vec<ReportedTie> {
    ties.iter().enumerate().map(|(at, tie)| told(&at.to_string(), tie)).collect()
}

fn share(value: f64) -> Figure {
    Figure { what: FigureKind::Share, value, upper: None, unit: Some("%".to_owned()), bound: Bound::Exact }
}

fn basis<'b>(ties: &'b [ReportedTie], arms: Option<&'b ArmsTable>) -> Basis<'b> {
    Basis { ties, treaties: &[], arms, as_of: DAY, known_on: None, window: None }
}

fn rules(balance: &Balance) -> Vec<String> {
    let rule = |finding: &Finding| match finding {
        Finding::Tension { rule, who, .. } => Some(format!("{rule} {who}")),
        _ => None,
    };
    balance.findings.iter().filter_map(rule).collect()
}

fn between(ties: &[ReportedTie]) -> Balance {
    balance(&basis(ties, None), ["ARM", "AZE"])
}

fn cut(ties: &[ReportedTie], what: &str) -> WhatIf {
    what_if(&basis(ties, None), &[Cut::parse(what, str::to_owned).expect("a cut")])
}

fn ids(answer: &WhatIf) -> Vec<&str> {
    answer.findings.iter().map(Effect::id).collect()
}

/// Invented deliveries.
fn transfers(vintage: Date, rows: &[(&str, &str, i16, f64)]) -> Vec<Transfer> {
    let row = |(supplier, recipient, year, tiv): &(&str, &str, i16, f64)| Transfer {
        source: "SIPRI".to_owned(),
        vintage,
        supplier: (*supplier).to_owned(),
        recipient: (*recipient).to_owned(),
        year: *year,
        tiv: *tiv,
    };
    rows.iter().map(row).collect()
}

#[test]
fn an_ally_who_arms_the_other_side_is_found_with_everything_that_shows_it() {
    let mut ties = all(&["membership ARM > CSTO", "membership BLR > CSTO", "defence-pact CSTO > ARM", "arms-supply BLR > AZE"]);
    ties[3].tie.figures = vec![share(5.0)];
    ties[3].tie.evidence = vec!["Belarus sold Azerbaijan 5 percent of its arms.".to_owned()];
    let found = between(&ties);
    let Finding::Tension { rule, who, says, ties, .. } = &found.findings[0] else { panic!("a tension first: {found:#?}") };
    assert_eq!((*rule, who.as_str(), says.as_str()), ("ally-arms-other-side", "BLR", "BLR is bound to ARM and arms AZE"));
    let made_of: Vec<&str> = ties.iter().map(|tie| tie.id.as_str()).collect();
    assert_eq!(made_of, ["membership:BLR:CSTO", "membership:ARM:CSTO", "defence-pact:CSTO:ARM", "arms-supply:BLR:AZE"]);
    assert_eq!(ties.iter().map(|tie| tie.sources[0].fact.as_str()).collect::<Vec<_>>(), ["t-1", "t-0", "t-2", "t-3"]);
    let figure = &ties[3].figures[0];
    assert_eq!((figure.figure.value, figure.by.as_str(), figure.sentence.is_some(), figure.one_of), (5.0, "Outlet 3", true, 1));
    assert_eq!(rules(&found).len(), 1);
}

#[test]
fn each_rule_finds_its_case_and_no_other() {
    let cases: [(&[&str], &[&str]); 9] = [
        (&["defence-pact RUS > ARM", "arms-supply RUS > AZE"], &["ally-arms-other-side RUS"]),
        (&["backing TUR > AZE", "arms-supply TUR > ARM"], &["backer-arms-other-side TUR"]),
        (&["deployment RUS > ARM", "arms-supply RUS > AZE"], &["forces-here-arms-there RUS"]),
        (&["partnership ARM > IRN", "defence-pact IRN > AZE"], &["ally-of-both IRN"]),
        (&["defence-pact ARM > RUS", "backing RUS > AZE"], &["ally-backs-other-side RUS"]),
        (&["arms-supply RUS > ARM", "arms-supply RUS > AZE"], &["arms-both RUS"]),
        (&["mediation FRA > ARM AZE", "arms-supply FRA > ARM"], &["mediator-arms FRA"]),
        (&["mediation TUR > ARM", "partnership TUR > AZE"], &["mediator-bound TUR"]),
        (&["energy-supply RUS > AZE", "defence-pact RUS > ARM"], &["energy-from-other-sides-ally RUS"]),
    ];
    for (ties, expected) in cases {
        assert_eq!(rules(&between(&all(ties))), expected, "{ties:?}");
    }
    let bound = all(&["partnership ARM > AZE"]);
    assert_eq!(rules(&between(&bound)), ["bound-to-each-other ARM"]);
    assert!(rules(&between(&all(&["trade RUS > ARM", "arms-supply RUS > AZE", "hostility IRN > ARM"]))).is_empty());
}

#[test]
fn what_does_not_stand_on_the_day_makes_no_tension() {
    let pair = ["defence-pact RUS > ARM", "arms-supply RUS > AZE"];
    let changed = |change: fn(&mut Tie)| {
        let mut ties = all(&pair);
        change(&mut ties[1].tie);
        rules(&between(&ties))
    };
    assert!(changed(|tie| tie.until = Some("2020".parse().expect("EDTF"))).is_empty(), "over");
    assert!(changed(|tie| tie.since = Some("2025".parse().expect("EDTF"))).is_empty(), "to come");
    assert!(changed(|tie| tie.status = Status::Hypothetical).is_empty(), "possible");
    assert!(changed(|tie| tie.status = Status::Denied).is_empty(), "denied");
    assert_eq!(changed(|_| ()).len(), 1);
}

#[test]
fn a_disputed_tie_shows_who_says_otherwise() {
    let mut ties = all(&["arms-supply RUS > AZE", "arms-supply RUS > AZE", "defence-pact RUS > ARM"]);
    ties[1].tie.status = Status::Denied;
    let found = between(&ties);
    let Finding::Tension { ties, .. } = &found.findings[0] else { panic!("a tension: {found:#?}") };
    let arms = ties.iter().find(|tie| tie.id == "arms-supply:RUS:AZE").expect("the arms");
    assert_eq!(arms.standing, TieStanding::Disputed);
    assert_eq!(arms.sources.iter().map(|source| source.says).collect::<Vec<_>>(), [Says::Holds, Says::Not]);
}

#[test]
fn transfers_count_as_they_were_known_on_the_day() {
    let mut table = ArmsTable::default();
    table.add(transfers(date(2021, 3, 15), &[("ISR", "AZE", 2020, 60.0), ("RUS", "AZE", 2020, 40.0)])).expect("new");
    table.add(transfers(date(2022, 3, 14), &[("ISR", "AZE", 2020, 50.0), ("BLR", "AZE", 2020, 50.0)])).expect("new");
    let ties = all(&["defence-pact RUS > ARM", "defence-pact BLR > ARM"]);
    let known = |day| balance(&Basis { known_on: day, ..basis(&ties, Some(&table)) }, ["ARM", "AZE"]);
    assert_eq!(rules(&known(Some(date(2021, 6, 1)))), ["ally-arms-other-side RUS"]);
    let now = known(None);
    assert_eq!(rules(&now), ["ally-arms-other-side BLR"]);
    let Finding::Tension { delivered, .. } = &now.findings[0] else { panic!("a tension") };
    assert_eq!((delivered[0].share, delivered[0].vintage), (Some(50.0), date(2022, 3, 14)));
    assert!(now.unknown.iter().any(|line| line.contains("no arms to ARM in 2016–2020")), "{:?}", now.unknown);
    assert!(known(Some(date(2021, 3, 1))).unknown.iter().any(|line| line.contains("no vintage that was known on 2021-03-01")));
}

#[test]
fn suppliers_backers_and_who_is_tied_to_both_are_listed() {
    let found = between(&all(&[
        "arms-supply RUS > ARM",
        "arms-supply ISR > AZE",
        "backing RUS > ARM",
        "deployment EU > ARM",
        "trade IRN > ARM",
        "energy-supply IRN > AZE",
        "deployment AZE > ARM",
    ]));
    let listed: Vec<&str> = found.findings.iter().map(Finding::id).collect();
    assert_eq!(listed, ["arms:ARM:RUS", "arms:AZE:ISR", "backer:ARM:EU", "backer:ARM:RUS", "both:IRN"]);
    let Finding::Both { bonds, .. } = &found.findings[4] else { panic!("tied to both") };
    assert_eq!(bonds.each_ref().map(|bonds| bonds.iter().copied().collect::<Vec<_>>()), [vec![Bond::Trades], vec![Bond::Energy]]);
}

#[test]
fn what_nothing_tells_of_is_said_to_be_unknown() {
    let nothing = between(&[]);
    assert!(nothing.findings.is_empty());
    assert_eq!(nothing.unknown.len(), 5, "{:?}", nothing.unknown);
    assert!(nothing.unknown[0].contains("no table of transfers was given"));
}

/// A treaty whose parties defend one another.
fn treaty(id: &str, body: Option<&str>, parties: &[&str]) -> Treaty {
    let party =
        |state: &&str| Membership { state: (*state).to_owned(), entry: Some("1994".parse().expect("EDTF")), ..Membership::default() };
    Treaty {
        id: id.to_owned(),
        name: format!("Treaty {id}"),
        body: body.map(str::to_owned),
        in_force: Some("1994".parse().expect("EDTF")),
        parties: parties.iter().map(party).collect(),
        articles: vec![Article::unlimited("4", Duty::Defence)],
        ..Treaty::default()
    }
}

#[test]
fn a_promise_of_a_treaty_binds_while_it_is_in_force() {
    let ties = all(&["arms-supply BLR > AZE"]);
    let mut treaties = [treaty("CST", Some("CSTO"), &["ARM", "BLR"])];
    let weigh = |treaties: &[Treaty]| balance(&Basis { treaties, ..basis(&ties, None) }, ["ARM", "AZE"]);
    let found = weigh(&treaties);
    assert_eq!(rules(&found), ["ally-arms-other-side BLR"]);
    let Finding::Tension { treaties: promises, .. } = &found.findings[0] else { panic!("a tension") };
    assert_eq!((promises[0].treaty.as_str(), promises[0].article.as_str()), ("CST", "4"));
    treaties[0].parties[1].suspended = vec![Suspension { from: Some("2024-01".parse().expect("EDTF")), ..Suspension::default() }];
    assert!(rules(&weigh(&treaties)).is_empty(), "its duties rest");
    treaties[0].parties[1].suspended.clear();
    treaties[0].ended = Some("2020".parse().expect("EDTF"));
    assert!(rules(&weigh(&treaties)).is_empty(), "it ended");
}

#[test]
fn a_treaty_that_is_cut_takes_its_promises_and_leaves_those_of_others() {
    let treaties = [treaty("CST", Some("CSTO"), &["ARM", "BLR", "RUS"]), treaty("ARM-RUS", None, &["ARM", "RUS"])];
    let cut = |what: &str| {
        let cuts = [Cut::parse(what, str::to_owned).expect("a cut")];
        what_if(&Basis { treaties: &treaties, ..basis(&[], None) }, &cuts)
    };
    for name in ["CST", "CSTO", "treaty cst"] {
        let answer = cut(name);
        assert_eq!(
            ids(&answer),
            [
                "loss:treaty:CST:ARM",
                "loss:treaty:CST:BLR",
                "loss:treaty:CST:RUS",
                "alternative:defence-pact:ARM:RUS",
                "no-other:defence-pact:BLR",
                "alternative:defence-pact:RUS:ARM"
            ],
            "{name}"
        );
    }
    let answer = cut("RUS");
    assert_eq!(ids(&answer)[..2], ["loss:treaty:ARM-RUS:ARM", "loss:treaty:CST:ARM"], "who is gone loses nothing itself");
}

#[test]
fn losses_come_with_what_is_told_of_them_then_what_follows_and_what_else_there_is() {
    let mut ties = all(&[
        "energy-supply AZE > EU",
        "energy-supply EU > MDA",
        "membership HUN > EU",
        "energy-supply NOR > EU",
        "arms-supply ISR > AZE",
    ]);
    ties[0].tie.figures = vec![share(4.0)];
    ties[0].tie.evidence = vec!["Azerbaijan sends the Union 4 percent of its gas.".to_owned()];
    let answer = cut(&ties, "AZE -> EU energy-supply");
    assert_eq!(
        ids(&answer),
        [
            "loss:energy-supply:AZE:EU:EU",
            "loss:energy-supply:AZE:EU:AZE",
            "knock:energy-supply:AZE:EU>membership:HUN:EU",
            "knock:energy-supply:AZE:EU>energy-supply:EU:MDA",
            "alternative:energy-supply:EU:NOR"
        ]
    );
    let Effect::Loss { who, loses, from, tie: Some(tie), share_unknown, .. } = &answer.findings[0] else { panic!("a loss") };
    assert_eq!((who.as_str(), *loses, from.as_str(), *share_unknown), ("EU", "a supplier of energy", "AZE", false));
    assert_eq!(tie.figures[0].sentence.as_deref(), Some("Azerbaijan sends the Union 4 percent of its gas."));
    assert_eq!(tie.sources[0].fact, "t-0");
    assert!(answer.unknown.iter().any(|line| line.contains("how much the others could deliver")));
}

#[test]
fn a_share_that_nobody_tells_is_unknown_and_is_never_made_up() {
    let ties = all(&["energy-supply AZE > EU"]);
    let answer = cut(&ties, "AZE");
    let Effect::Loss { share_unknown, tie: Some(tie), delivered, .. } = &answer.findings[0] else { panic!("a loss") };
    assert!(*share_unknown && tie.figures.is_empty() && delivered.is_empty());
    assert_eq!(ids(&answer), ["loss:energy-supply:AZE:EU:EU", "no-other:energy-supply:EU"], "who is gone loses nothing itself");
}

#[test]
fn several_numbers_of_one_report_are_marked_as_such() {
    let mut ties = all(&["arms-supply ISR RUS > AZE"]);
    ties[0].tie.figures = vec![share(60.0), share(31.0)];
    let answer = cut(&ties, "ISR -> AZE");
    let Effect::Loss { tie: Some(tie), .. } = &answer.findings[0] else { panic!("a loss") };
    let marks: Vec<_> = tie.figures.iter().map(|told| (told.one_of, told.together, told.sentence.is_some())).collect();
    assert_eq!(marks, [(2, true, false), (2, true, false)]);
}

#[test]
fn a_route_takes_what_is_said_to_run_through_it() {
    let mut ties = all(&["energy-supply AZE > EU", "energy-supply AZE > EU", "energy-supply AZE > GEO", "deployment RUS > ARM"]);
    ties[0].tie.via = Some("South Caucasus Pipeline".to_owned());
    ties[3].tie.place = vec!["Gyumri".to_owned()];
    let named_by = |answer: &WhatIf| match &answer.findings[0] {
        Effect::Loss { named_by, .. } => *named_by,
        other => panic!("{other:?}"),
    };
    let pipeline = cut(&ties, "south caucasus pipeline");
    assert_eq!(
        (pipeline.cut.as_slice(), named_by(&pipeline)),
        (["energy-supply:AZE:EU".to_owned()].as_slice(), Some(1)),
        "one of two reports"
    );
    let base = cut(&ties, "Gyumri");
    assert_eq!((base.cut.as_slice(), named_by(&base)), (["deployment:RUS:ARM".to_owned()].as_slice(), None));
    assert!(cut(&ties, "Caucasus Pipe").cut.is_empty(), "half a word is no name");
}

#[test]
fn ties_that_do_not_stand_are_named_and_followed_no_further() {
    let mut ties = all(&["arms-supply RUS > AZE", "hostility RUS > UKR"]);
    ties[0].tie.until = Some("2020".parse().expect("EDTF"));
    let answer = cut(&ties, "RUS");
    assert_eq!(answer.not_standing, [("arms-supply:RUS:AZE".to_owned(), TieStanding::Ended)]);
    assert_eq!(answer.cut, ["hostility:RUS:UKR"]);
    assert!(answer.findings.is_empty() && answer.unknown[0].starts_with("1 of these ties"), "{:?}", answer.unknown);
}

#[test]
fn deliveries_of_a_supplier_that_is_gone_are_lost_and_the_others_remain() {
    let mut table = ArmsTable::default();
    let rows = [("ISR", "AZE", 2020, 60.0), ("RUS", "AZE", 2020, 30.0), ("unknown", "AZE", 2020, 10.0), ("ISR", "IND", 2010, 9.0)];
    table.add(transfers(date(2022, 3, 14), &rows)).expect("new");
    let answer = what_if(&basis(&[], Some(&table)), &[Cut::parse("ISR", str::to_owned).expect("a cut")]);
    assert_eq!(ids(&answer), ["loss:arms-supply:ISR:AZE:AZE", "alternative:arms-supply:AZE:RUS"], "what was long ago is not lost now");
    let Effect::Loss { delivered, share_unknown, tie, .. } = &answer.findings[0] else { panic!("a loss") };
    assert_eq!((delivered[0].share, *share_unknown, tie.is_none()), (Some(60.0), false, true));
}

#[test]
fn the_order_of_reports_changes_nothing() {
    let mut ties =
        all(&["defence-pact RUS > ARM", "arms-supply RUS > AZE", "arms-supply RUS > AZE", "membership ARM > CSTO", "trade RUS > ARM"]);
    let before = (between(&ties), cut(&ties, "RUS"));
    ties.reverse();
    assert_eq!((between(&ties), cut(&ties, "RUS")), before);
}
