//! A treaty written in the form of `knowledge/treaties/`.

use foederis_model::treaty::{Against, Area, Article, Parties, Treaty};
use serde::Serialize;
use std::fmt::Write as _;

/// The text of a treaty's file.
pub fn treaty_file(treaty: &Treaty) -> String {
    let mut out = Fields(String::new());
    out.put("[treaty]\nid", &treaty.id);
    let _ = writeln!(out.0, "name = {{ en = {} }}", toml(&treaty.name));
    out.some("also", &treaty.also);
    out.maybe("signed", treaty.signed.as_ref());
    out.maybe("in_force", treaty.in_force.as_ref());
    out.maybe("ended", treaty.ended.as_ref());
    out.put("citation", &treaty.citation);
    out.maybe("summary", treaty.summary.as_ref());
    for party in &treaty.parties {
        out.put("\n[[party]]\nstate", &party.state);
        out.maybe("entry", party.entry.as_ref());
        out.maybe("exit", party.exit.as_ref());
        out.maybe("note", party.note.as_ref());
        out.maybe("source", party.source.as_ref());
    }
    for article in &treaty.articles {
        write_article(&mut out, article);
    }
    out.0
}

fn write_article(out: &mut Fields, article: &Article) {
    let areas = |areas: &[Area]| areas.iter().map(|area| word(area).to_owned()).collect::<Vec<_>>();
    out.put("\n[[article]]\nnumber", &article.number);
    out.put("duty", &article.duty);
    out.maybe("from", article.from.as_ref());
    out.maybe("until", article.until.as_ref());
    for (field, parties) in [("bound", &article.bound), ("toward", &article.toward)] {
        if let Parties::These(states) = parties {
            out.put(field, states);
        }
    }
    out.some("trigger", &article.trigger);
    match &article.against {
        Against::All => {}
        Against::These(states) => out.put("against", states),
        Against::Unrecorded => out.put("against", &["unrecorded"]),
    }
    out.some("not_against", &article.not_against);
    out.maybe("among_parties", article.among_parties.as_ref());
    out.maybe("first_strike", article.first_strike.as_ref());
    out.maybe("attackers", article.attackers.as_ref());
    out.maybe("under_way", article.under_way.as_ref());
    out.maybe("territory", article.territory.as_deref().map(areas).as_ref());
    out.some("excluded", &areas(&article.excluded));
    out.some("disputed", &areas(&article.disputed));
    out.maybe("forces_abroad", article.forces_abroad.as_ref());
    out.some("forces_in", &areas(&article.forces_in));
    out.maybe("request", article.request.as_ref());
    out.maybe("decision", article.decision.as_ref());
    out.put("owed", &article.owed);
    out.maybe("within", article.within.as_ref());
    out.maybe("summary", article.summary.as_ref());
    out.maybe("note", article.note.as_ref());
    let row = || format!("{}:{}", article.at.file, article.at.line);
    out.put("citation", &article.citation.clone().unwrap_or_else(row));
}

/// Lines of `key = value`.
struct Fields(String);

impl Fields {
    fn put(&mut self, key: &str, value: &impl Serialize) {
        let _ = writeln!(self.0, "{key} = {}", toml(value));
    }

    fn maybe(&mut self, key: &str, value: Option<&impl Serialize>) {
        if let Some(value) = value {
            self.put(key, value);
        }
    }

    /// A list, left out where it is empty.
    fn some<T: Serialize>(&mut self, key: &str, values: &Vec<T>) {
        if !values.is_empty() {
            self.put(key, values);
        }
    }
}

/// A string, list or word of the form; what JSON writes of them is TOML too.
fn toml(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn word(area: &Area) -> &str {
    match area {
        Area::Anywhere => "anywhere",
        Area::Parties => "parties",
        Area::Administered => "administered",
        Area::State(name) | Area::Place(name) => name,
    }
}
