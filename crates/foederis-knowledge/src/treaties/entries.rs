//! The form of a treaty file, field by field.

use super::line_of;
use crate::problem::KnowledgeProblem;
use foederis_model::Edtf;
use foederis_model::treaty::{
    Abroad, Against, Answer, Area, Article, Attackers, Binding, Cited, Duty, Membership, Owed, Parties, Reading, Request, Silence,
    Suspension, Treaty, Trigger, UnderWay,
};
use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TreatyFile {
    treaty: Spanned<TreatyEntry>,
    #[serde(default)]
    party: Vec<Spanned<PartyEntry>>,
    #[serde(default)]
    article: Vec<Spanned<ArticleEntry>>,
    #[serde(default)]
    silence: Vec<Spanned<SilenceEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TreatyEntry {
    id: String,
    name: NameEntry,
    #[serde(default)]
    also: Vec<String>,
    body: Option<String>,
    signed: Option<Edtf>,
    in_force: Option<Edtf>,
    ended: Option<Edtf>,
    term: Option<String>,
    renewal: Option<String>,
    #[serde(default)]
    binding: Binding,
    citation: String,
    summary: Option<String>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NameEntry {
    en: String,
    nl: Option<String>,
    de: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartyEntry {
    state: String,
    #[serde(rename = "signed")]
    _signed: Option<Edtf>,
    ratified: Option<Edtf>,
    entry: Option<Edtf>,
    exit: Option<Edtf>,
    #[serde(default)]
    suspended: Vec<Suspension>,
    note: Option<String>,
    source: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ArticleEntry {
    number: String,
    duty: Duty,
    from: Option<Edtf>,
    until: Option<Edtf>,
    #[serde(default = "all")]
    bound: Vec<String>,
    #[serde(default = "all")]
    toward: Vec<String>,
    #[serde(default)]
    trigger: Vec<Trigger>,
    #[serde(default = "all")]
    against: Vec<String>,
    #[serde(default)]
    not_against: Vec<String>,
    among_parties: Option<Answer>,
    first_strike: Option<Answer>,
    attackers: Option<Attackers>,
    under_way: Option<UnderWay>,
    territory: Option<Vec<String>>,
    #[serde(default)]
    excluded: Vec<String>,
    #[serde(default)]
    disputed: Vec<String>,
    forces_abroad: Option<Abroad>,
    #[serde(default)]
    forces_in: Vec<String>,
    request: Option<Request>,
    decision: Option<String>,
    #[serde(default)]
    owed: Owed,
    within: Option<String>,
    summary: Option<String>,
    note: Option<String>,
    citation: String,
    #[serde(default)]
    reading: Vec<Reading>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SilenceEntry {
    about: String,
    summary: String,
    citation: Option<String>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

fn all() -> Vec<String> {
    vec!["all".to_owned()]
}

/// Takes a file apart; a mistake is reported with its line and field.
pub(super) fn read(file: &str, text: &str, problems: &mut Vec<KnowledgeProblem>) -> Option<Treaty> {
    let entries = match toml::from_str::<TreatyFile>(text) {
        Ok(entries) => entries,
        Err(error) => {
            let line = error.span().map(|span| line_of(text, span.start));
            // The reader of TOML says what it expected, and where, but not of which field.
            let written = line.and_then(|line| text.lines().nth(line - 1)).unwrap_or_default();
            let field = written.split_once('=').map(|(key, _)| format!("{}: ", key.trim())).unwrap_or_default();
            problems.push(KnowledgeProblem::new(file, line, format!("{field}{}", error.message())));
            return None;
        }
    };
    let at = |start: usize| Cited { file: file.to_owned(), line: u32::try_from(line_of(text, start)).unwrap_or(u32::MAX) };
    let (start, treaty) = (entries.treaty.span().start, entries.treaty.into_inner());
    Some(Treaty {
        id: treaty.id,
        name: treaty.name.en,
        also: treaty.name.nl.into_iter().chain(treaty.name.de).chain(treaty.also).collect(),
        body: treaty.body,
        signed: treaty.signed,
        in_force: treaty.in_force,
        ended: treaty.ended,
        term: treaty.term,
        renewal: treaty.renewal,
        binding: treaty.binding,
        summary: treaty.summary,
        citation: treaty.citation,
        parties: entries.party.into_iter().map(|entry| party(at(entry.span().start), entry.into_inner())).collect(),
        articles: entries.article.into_iter().map(|entry| article(at(entry.span().start), entry.into_inner())).collect(),
        silences: entries.silence.into_iter().map(|entry| silence(at(entry.span().start), entry.into_inner())).collect(),
        at: at(start),
    })
}

fn party(at: Cited, entry: PartyEntry) -> Membership {
    let PartyEntry { state, ratified, entry, exit, suspended, note, source, .. } = entry;
    Membership { state, ratified, entry, exit, suspended, note, source, at }
}

fn article(at: Cited, entry: ArticleEntry) -> Article {
    let areas = |words: Vec<String>| words.iter().map(|word| Area::from_word(word)).collect();
    Article {
        number: entry.number,
        duty: entry.duty,
        from: entry.from,
        until: entry.until,
        bound: parties(entry.bound),
        toward: parties(entry.toward),
        trigger: entry.trigger,
        against: match parties(entry.against) {
            Parties::All => Against::All,
            Parties::These(states) if states == ["unrecorded"] => Against::Unrecorded,
            Parties::These(states) => Against::These(states),
        },
        not_against: entry.not_against,
        among_parties: entry.among_parties,
        first_strike: entry.first_strike,
        attackers: entry.attackers,
        under_way: entry.under_way,
        territory: entry.territory.map(areas),
        excluded: areas(entry.excluded),
        disputed: areas(entry.disputed),
        forces_abroad: entry.forces_abroad,
        forces_in: areas(entry.forces_in),
        request: entry.request,
        decision: entry.decision,
        owed: entry.owed,
        within: entry.within,
        summary: entry.summary,
        note: entry.note,
        citation: Some(entry.citation),
        readings: entry.reading,
        at,
    }
}

fn silence(at: Cited, entry: SilenceEntry) -> Silence {
    Silence { about: entry.about, summary: entry.summary, citation: entry.citation, at }
}

fn parties(words: Vec<String>) -> Parties {
    if words.iter().any(|word| word == "all") { Parties::All } else { Parties::These(words) }
}
