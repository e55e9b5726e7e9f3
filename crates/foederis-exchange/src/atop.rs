//! Alliances of the ATOP project (Leeds, Ritter, Mitchell and Long 2002) as treaties.
//!
//! Read are the member file and, for its threats, the alliance file of version 4 or 5. A row of the member file is one state's time in
//! one phase of an alliance, with its own duties and conditions. A condition flag says *that* a duty is limited, rarely how: where the
//! alliance names the state that threatens (`statthr1`, `statthr2`), that is taken as the adversary; everything else that a flag hides is
//! "not recorded", so that the engine says so, until a [`Scope`] tells it.

use crate::csv::{Row, Table, TableError};
use foederis_model::Edtf;
use foederis_model::treaty::{
    Against, Answer, Area, Article, Attackers, Cited, Duty, Membership, Owed, Parties, Request, Scope, Treaty, Trigger, UnderWay,
};
use std::collections::BTreeMap;

/// The column of each duty and the beginning of its conditions': adversary, place, conflict, number, demand, non-provocation.
const CONDITIONS: [(&str, &str, Duty); 3] =
    [("defense", "def", Duty::Defence), ("offense", "off", Duty::Offence), ("neutral", "neu", Duty::Neutrality)];

/// Reads the alliances. `code` names a state by its Correlates of War number.
pub fn treaties(members: (&str, &str), alliances: (&str, &str), code: &impl Fn(u16) -> String) -> Result<Vec<Treaty>, TableError> {
    let (file, text) = members;
    let needed = ["atopid", "member", "yrent", "yrexit", "defense", "offense", "neutral", "nonagg", "consul"];
    let members = Table::read(file, text, &needed)?;
    let alliances = Table::read(alliances.0, alliances.1, &["atopid", "statthr1", "statthr2"])?;
    let mut threats: BTreeMap<i32, Vec<String>> = BTreeMap::new();
    for row in alliances.rows() {
        let states = ["statthr1", "statthr2"].iter().filter_map(|column| state(row.number(column)?, code));
        threats.insert(row.needed("atopid")?, states.collect());
    }
    let mut treaties: BTreeMap<i32, Treaty> = BTreeMap::new();
    for row in members.rows() {
        let id = row.needed("atopid")?;
        let treaty = treaties.entry(id).or_insert_with(|| Treaty {
            id: format!("ATOP-{id}"),
            name: format!("ATOP alliance {id}"),
            citation: format!("Alliance Treaty Obligations and Provisions, alliance {id}"),
            at: Cited { file: file.to_owned(), line: row.line },
            ..Treaty::default()
        });
        let Some(member) = member(file, &row, code)? else { continue };
        let adversaries = threats.get(&id).map_or(&[][..], Vec::as_slice);
        for mut article in articles(&row, adversaries) {
            article.bound = Parties::These(vec![member.state.clone()]);
            article.from.clone_from(&member.entry);
            article.until.clone_from(&member.exit);
            article.at = member.at.clone();
            match treaty.articles.iter_mut().find(|other| same(other, &article)) {
                Some(Article { bound: Parties::These(states), .. }) => states.push(member.state.clone()),
                _ => treaty.articles.push(article),
            }
        }
        treaty.parties.push(member);
    }
    let mut treaties: Vec<Treaty> = treaties.into_values().collect();
    for treaty in &mut treaties {
        for (number, article) in treaty.articles.iter_mut().enumerate() {
            article.number = format!("{} {}", article.duty.code(), number + 1);
        }
    }
    Ok(treaties)
}

/// Fills in what scopes tell of the conditions of alliances.
pub fn fill(treaties: &mut [Treaty], scopes: &[Scope]) {
    for scope in scopes {
        let id = format!("ATOP-{}", scope.atopid);
        let Some(treaty) = treaties.iter_mut().find(|treaty| treaty.id == id) else { continue };
        for article in &mut treaty.articles {
            let named = scope.duties.is_empty() || scope.duties.contains(&article.duty);
            let owes = scope.bound.is_empty()
                || matches!(&article.bound, Parties::These(states) if states.iter().all(|state| scope.bound.contains(state)));
            if !named || !owes {
                continue;
            }
            // A scope says how far a limit reaches; that there is none, the data set has said.
            if let Some(states) = &scope.against
                && article.against != Against::All
            {
                article.against = Against::These(states.clone());
                article.at.clone_from(&scope.at);
            }
            if let Some(places) = &scope.territory
                && article.territory.is_none()
            {
                article.territory = Some(places.iter().map(|place| Area::from_word(place)).collect());
                article.at.clone_from(&scope.at);
            }
            if !scope.excluded.is_empty() {
                article.excluded = scope.excluded.iter().map(|place| Area::from_word(place)).collect();
            }
            if scope.attackers.is_some() && article.attackers.is_some() {
                article.attackers = scope.attackers;
            }
        }
    }
}

/// Gives every state another code.
pub fn rename(treaty: &mut Treaty, code: &impl Fn(&str) -> String) {
    let each = |states: &mut Vec<String>| states.iter_mut().for_each(|state| *state = code(state));
    let parties = |parties: &mut Parties| {
        if let Parties::These(states) = parties {
            each(states);
        }
    };
    let areas = |areas: &mut Vec<Area>| {
        for area in areas {
            if let Area::State(state) = area {
                *state = code(state);
            }
        }
    };
    for party in &mut treaty.parties {
        party.state = code(&party.state);
    }
    for article in &mut treaty.articles {
        parties(&mut article.bound);
        parties(&mut article.toward);
        if let Against::These(states) = &mut article.against {
            each(states);
        }
        article.territory.iter_mut().for_each(areas);
        areas(&mut article.excluded);
    }
}

fn state(number: i32, code: &impl Fn(u16) -> String) -> Option<String> {
    u16::try_from(number).ok().filter(|number| *number > 0).map(code)
}

fn member(file: &str, row: &Row<'_>, code: &impl Fn(u16) -> String) -> Result<Option<Membership>, TableError> {
    let Some(state) = state(row.needed("member")?, code) else { return Ok(None) };
    Ok(Some(Membership {
        state,
        entry: date(row, ["yrent", "moent", "dayent"]),
        exit: date(row, ["yrexit", "moexit", "dayexit"]),
        at: Cited { file: file.to_owned(), line: row.line },
        source: Some("ATOP".to_owned()),
        ..Membership::default()
    }))
}

/// A day, month or year; a year of nought is none.
fn date(row: &Row<'_>, columns: [&str; 3]) -> Option<Edtf> {
    let [year, month, day] = columns.map(|column| row.number(column).filter(|number| *number > 0));
    let year = year?;
    let text = match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}"),
    };
    // A day that no month has is known by its month.
    text.parse().or_else(|_| text[..7.min(text.len())].parse()).ok()
}

fn articles(row: &Row<'_>, adversaries: &[String]) -> Vec<Article> {
    let mut articles = Vec::new();
    for (column, prefix, duty) in CONDITIONS {
        if !row.is(column) {
            continue;
        }
        let limited = |what: &str| row.is(&format!("{prefix}co{what}"));
        let mut article = Article::unlimited("", duty);
        if limited("adv") {
            article.against = match adversaries {
                [] => Against::Unrecorded,
                states => Against::These(states.to_vec()),
            };
        }
        if limited("loc") {
            article.territory = None;
        }
        article.attackers = limited("num").then_some(Attackers::Unrecorded);
        article.under_way = match (limited("con"), row.is("wartime")) {
            (true, _) => Some(UnderWay::Only),
            (false, true) => Some(UnderWay::Also),
            (false, false) => None,
        };
        if limited("dem") {
            article.decision = Some("a demand on the adversary must have been refused".to_owned());
        }
        article.trigger = match (duty, limited("npr"), limited("att")) {
            (Duty::Offence, _, _) | (Duty::Neutrality, false, false) => vec![Trigger::AnyWar],
            (_, true, _) => vec![Trigger::UnprovokedAttack],
            _ => vec![Trigger::ArmedAttack],
        };
        if article.trigger == [Trigger::UnprovokedAttack] {
            article.first_strike = Some(Answer::No);
        }
        article.owed = match duty {
            Duty::Neutrality => Owed::Abstain,
            _ if row.is("olimob") => Owed::Assistance,
            _ => Owed::Military,
        };
        articles.push(article);
    }
    if row.is("nonagg") {
        articles.push(Article { owed: Owed::Abstain, ..Article::unlimited("", Duty::NonAggression) });
    }
    if row.is("consul") {
        let request = if row.is("concoreq") { Request::Yes } else { Request::No };
        let trigger = vec![Trigger::Threat, Trigger::ArmedAttack];
        articles.push(Article { owed: Owed::Consult, request: Some(request), trigger, ..Article::unlimited("", Duty::Consultation) });
    }
    articles
}

/// Whether two promises differ in nothing but who owes them.
fn same(one: &Article, other: &Article) -> bool {
    let plain = |article: &Article| Article { bound: Parties::All, at: Cited::default(), ..article.clone() };
    plain(one) == plain(other)
}
