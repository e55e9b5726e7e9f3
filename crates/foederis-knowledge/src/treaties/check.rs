//! What can be read of a treaty and is wrong: codes and places of nobody, days out of order, memberships that overlap.

use crate::names::{Names, Referent};
use crate::problem::KnowledgeProblem;
use foederis_model::Edtf;
use foederis_model::treaty::{Against, Area, Article, Cited, Duty, Parties, Treaty};

pub(super) fn treaty(treaty: &Treaty, names: Option<&Names>, problems: &mut Vec<KnowledgeProblem>) {
    let mut report = |at: &Cited, message: String| {
        problems.push(KnowledgeProblem::new(&at.file, usize::try_from(at.line).ok(), message));
    };
    let at = &treaty.at;
    let stem = at.file.rsplit('/').next().and_then(|name| name.strip_suffix(".toml")).unwrap_or_default();
    if treaty.id.to_lowercase() != stem {
        report(at, format!("treaty: id \"{}\"; expected the name of the file, {stem}, in capitals or small letters", treaty.id));
    }
    order(at, "treaty", &[("signed", &treaty.signed), ("in_force", &treaty.in_force), ("ended", &treaty.ended)], &mut report);
    if treaty.citation.trim().is_empty() {
        report(at, "treaty: citation is empty; expected where the text is found".to_owned());
    }
    if treaty.parties.is_empty() {
        report(at, "party: there is none; expected a [[party]] for each state".to_owned());
    }
    for party in &treaty.parties {
        let what = format!("party {}", party.state);
        order(&party.at, &what, &[("entry", &party.entry), ("exit", &party.exit)], &mut report);
        if party.entry.is_none() && party.exit.is_some() {
            report(&party.at, format!("{what}: exit without entry; expected the first day on which it was bound"));
        }
        for rest in &party.suspended {
            order(&party.at, &format!("{what}: suspended"), &[("from", &rest.from), ("until", &rest.until)], &mut report);
            members(treaty, &party.at, &format!("{what}: suspended.toward"), &rest.toward, &mut report);
        }
    }
    overlaps(treaty, &mut report);
    for article in &treaty.articles {
        self::article(treaty, article, &mut report);
    }
    if let Some(names) = names {
        codes(treaty, names, &mut report);
    }
}

/// Days in the order in which they must be, those that are known.
fn order(at: &Cited, what: &str, days: &[(&str, &Option<Edtf>)], report: &mut impl FnMut(&Cited, String)) {
    let known: Vec<_> = days.iter().filter_map(|(name, day)| Some((name, day.as_ref()?))).collect();
    for pair in known.windows(2) {
        let [(first, one), (second, other)] = pair else { continue };
        if let (Some(begin), (_, Some(end))) = (one.bounds().0, other.bounds())
            && end < begin
        {
            report(at, format!("{what}: {second} {other} is before {first} {one}; expected a later day"));
        }
    }
}

/// A state is party once at a time: one spell must have ended before the next begins.
fn overlaps(treaty: &Treaty, report: &mut impl FnMut(&Cited, String)) {
    for (number, party) in treaty.parties.iter().enumerate() {
        for earlier in treaty.parties[..number].iter().filter(|earlier| earlier.state == party.state) {
            let surely = |spell: &foederis_model::treaty::Membership| {
                // The last day on which it may have begun and the first on which it may have ended: within these it was bound for certain.
                let begin = spell.entry.as_ref().and_then(|day| day.bounds().1);
                let end = spell.exit.as_ref().and_then(|day| day.bounds().0);
                (begin, end)
            };
            let ((begin, end), (earlier_begin, earlier_end)) = (surely(party), surely(earlier));
            let (Some(begin), Some(earlier_begin)) = (begin, earlier_begin) else { continue };
            let before = |end: Option<jiff::civil::Date>, begin| end.is_some_and(|end| end <= begin);
            if !before(end, earlier_begin) && !before(earlier_end, begin) {
                let message = format!(
                    "party {}: entry {} overlaps its membership in line {}; expected an exit there before",
                    party.state,
                    party.entry.as_ref().map(Edtf::as_str).unwrap_or_default(),
                    earlier.at.line
                );
                report(&party.at, message);
            }
        }
    }
}

fn article(treaty: &Treaty, article: &Article, report: &mut impl FnMut(&Cited, String)) {
    let what = format!("article {}", article.number);
    order(&article.at, &what, &[("from", &article.from), ("until", &article.until)], report);
    for (field, parties) in [("bound", &article.bound), ("toward", &article.toward)] {
        if let Parties::These(states) = parties {
            members(treaty, &article.at, &format!("{what}: {field}"), states, report);
        }
    }
    if matches!(article.duty, Duty::Defence) && article.trigger.is_empty() {
        report(&article.at, format!("{what}: trigger is missing; expected armed-attack, aggression, unprovoked-attack, threat …"));
    }
    if article.citation.as_deref().is_none_or(|citation| citation.trim().is_empty()) {
        report(&article.at, format!("{what}: citation is empty; expected where the words stand, such as \"art. 4\""));
    }
}

fn members(treaty: &Treaty, at: &Cited, what: &str, states: &[String], report: &mut impl FnMut(&Cited, String)) {
    for state in states {
        if !treaty.parties.iter().any(|party| party.state == *state) {
            report(at, format!("{what}: {state} is no party; expected one that has a [[party]]"));
        }
    }
}

fn codes(treaty: &Treaty, names: &Names, report: &mut impl FnMut(&Cited, String)) {
    let known = |code: &str| names.english(code).is_some();
    let mut code = |at: &Cited, what: &str, code: &str| {
        if !known(code) {
            report(at, format!("{what}: {code} is not known; expected a code of knowledge/actors, such as ARM"));
        }
    };
    if let Some(body) = &treaty.body {
        code(&treaty.at, "treaty: body", body);
    }
    for party in &treaty.parties {
        code(&party.at, "party: state", &party.state);
    }
    for article in &treaty.articles {
        let what = format!("article {}", article.number);
        let against = if let Against::These(states) = &article.against { &states[..] } else { &[] };
        for (field, states) in [("against", against), ("not_against", &article.not_against)] {
            for state in states {
                code(&article.at, &format!("{what}: {field}"), state);
            }
        }
    }
    for article in &treaty.articles {
        let Article { territory, excluded, disputed, forces_in, .. } = article;
        let territory = territory.as_deref().unwrap_or_default();
        for (field, areas) in [("territory", territory), ("excluded", excluded), ("disputed", disputed), ("forces_in", forces_in)] {
            for area in areas {
                let unknown = match area {
                    Area::State(code) => names.state(code).is_none().then_some(code),
                    Area::Place(name) => (!is_place(names, name)).then_some(name),
                    _ => None,
                };
                if let Some(unknown) = unknown {
                    let expected =
                        "expected parties, administered, anywhere, a state's code or a place of knowledge/places by its English name";
                    report(&article.at, format!("article {}: {field}: \"{unknown}\" is not known; {expected}", article.number));
                }
            }
        }
    }
}

fn is_place(names: &Names, name: &str) -> bool {
    names.place(name).is_some() || names.lookup(name).iter().any(|referent| matches!(referent, Referent::Place(_)))
}
