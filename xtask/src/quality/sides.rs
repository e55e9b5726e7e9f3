//! Whether those at the ends of coded events are found where somebody who looks for them would look: in the sentence of the trigger or in
//! the two before.

use super::actors::{bases, compared, place_of};
use foederis_coder::Named;
use foederis_language::Analysis;
use foederis_model::Actor;
use serde_json::Value;
use std::fmt::Write as _;

/// So many sentences before that of the trigger are near.
const BACK: usize = 2;

/// Bases at the ends of events, by where they are found; one base of one event counts once.
#[derive(Default)]
pub struct Sides {
    all: usize,
    /// As actors near the trigger.
    near: usize,
    /// Near the trigger, but only as the country of a place.
    place: usize,
    /// As actors elsewhere in the document.
    elsewhere: usize,
}

impl Sides {
    /// Adds the events of a document; `misses` are told who is not near.
    pub fn add(&mut self, doc: &str, events: &[Value], whole: &str, analysis: &Analysis<'_>, mentions: &[Named], misses: &mut String) {
        for event in events {
            let evidence = event["evidence"][0].as_str().unwrap_or_default();
            let Some(told) = place_of(whole, evidence) else { continue };
            let trigger = event["trigger"].as_str().unwrap_or_default();
            let at = told.start + whole[told.clone()].find(trigger).unwrap_or_default();
            let bytes = |sentence: usize| analysis.bytes(&analysis.sentences[sentence].tokens).unwrap_or_default();
            let Some(here) = (0..analysis.sentences.len()).find(|sentence| bytes(*sentence).end > at) else { continue };
            let near = bytes(here.saturating_sub(BACK)).start..bytes(here).end;
            let texts =
                |key: &str| event[key].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>();
            for actor in texts("actor").into_iter().chain(texts("recipient")) {
                let base = Actor::from(actor).base;
                let key = compared(&base);
                let is_it = |mention: &&Named| bases(mention).any(|found| found == key);
                let is_near = |mention: &&Named| near.start <= mention.bytes.start && mention.bytes.start < near.end;
                let acts = |mention: &&Named| !mention.kind.is_place();
                self.all += 1;
                let whom = if mentions.iter().filter(is_it).filter(is_near).any(|mention| acts(&mention)) {
                    self.near += 1;
                    continue;
                } else if mentions.iter().filter(is_it).any(|mention| is_near(&mention)) {
                    self.place += 1;
                    "only as a place"
                } else if mentions.iter().filter(is_it).any(|mention| acts(&mention)) {
                    self.elsewhere += 1;
                    "elsewhere"
                } else {
                    "nowhere"
                };
                let _ = writeln!(misses, "{doc} side {base} is {whom}: {trigger}");
            }
        }
    }

    /// A row of the table.
    pub fn row(&self, lang: &str, out: &mut String) {
        let share = |part: usize| format!("{:.3} ({part})", part as f64 / self.all.max(1) as f64);
        let nowhere = self.all - self.near - self.place - self.elsewhere;
        let _ = writeln!(
            out,
            "| {lang} | {} | **{}** | {} | {} | {} |",
            self.all,
            share(self.near),
            share(self.place),
            share(self.elsewhere),
            share(nowhere)
        );
    }

    /// What the rows stand under.
    pub const HEAD: &'static str = "Ends of coded events, each base of each event once: found as an actor in the sentence of the trigger or the two before, there only as the country of a \
         place, as an actor elsewhere in the document, or nowhere.\n\n| language | ends of events | near | only as a place | elsewhere | nowhere |\n|---|---|---|---|---|---|\n";
}
