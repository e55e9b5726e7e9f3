//! What the server needs of the coder.

use crate::keeping::{self, Told};
use crate::models::Models;
use crate::pipeline::{self, Pipeline};
use foederis_coder::{Coder, Kind};
use foederis_knowledge::Knowledge;
use foederis_model::{Document, Span};
use foederis_server::Came;
use foederis_store::{Address, Ledger};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The coder with its packs, and the ledger that it reads into.
pub struct Desk {
    pub knowledge: &'static Knowledge,
    pub models: &'static Models,
    pub address: Address,
}

impl Desk {
    fn coder(&self) -> Result<Coder<'_>, String> {
        Ok(Coder::new(self.knowledge, self.models, self.models.coder()?))
    }
}

impl foederis_server::Desk for Desk {
    fn add(&self, paths: Vec<PathBuf>, came: &mut dyn FnMut(Came)) -> Result<(), String> {
        let coder = self.coder()?;
        let mut ledger = Some(Ledger::open_existing(&self.address).map_err(|error| error.to_string())?);
        let reading = Pipeline { paths, jobs: None, intake: foederis_intake::read, done: 0 };
        let kept = keeping::keep(reading, &coder, (&mut ledger, &self.address), crate::commands::today(), |told| match told {
            Told::Read(document) => came(Came::Read { id: document.id.clone() }),
            Told::Problem(says) => came(Came::Problem { says: named(says) }),
            Told::Kept(document, added) => {
                came(Came::Document {
                    id: added.document,
                    title: document.title.clone(),
                    outcome: added.outcome.code().to_owned(),
                    events: added.events,
                    ties: added.ties,
                    claims: added.claims,
                });
                added.refused.iter().for_each(|refused| came(Came::Problem { says: refused.to_string() }));
                added.conflicts.iter().for_each(|conflict| came(Came::Problem { says: conflict.to_string() }));
            }
        });
        kept.map_err(|error| error.to_string())?.map_err(|error| error.to_string())
    }

    fn why(&self, document: &Document, kind: &str, trigger: Span) -> Result<serde_json::Value, String> {
        let explanation = pipeline::explain(&self.coder()?, document);
        let tellings = explanation.sentences.into_iter().flat_map(|sentence| sentence.tellings);
        let telling = tellings.into_iter().find(|telling| telling.kind == kind && telling.span == trigger);
        telling.map_or(Ok(serde_json::Value::Null), |telling| serde_json::to_value(telling).map_err(|error| error.to_string()))
    }

    fn least(&self) -> Result<[f64; 3], String> {
        let model = self.models.coder()?;
        Ok([Kind::Event, Kind::Tie, Kind::Claim].map(|kind| f64::from(model.least(kind))))
    }
}

/// A problem begins with where; of files that were handed in only their names mean something to whoever did.
fn named(says: &str) -> String {
    match says.split_once(": ") {
        Some((place, rest)) => format!("{}: {rest}", place.rsplit('/').next().unwrap_or(place)),
        None => says.to_owned(),
    }
}

/// Opens an address in the desktop's browser, where there is one. Whether it was handed over.
pub fn browse(url: &str) -> bool {
    let openers: &[&str] = if cfg!(target_os = "macos") { &["open"] } else { &["xdg-open", "wslview"] };
    // Without a screen there is no browser to be seen.
    let screen =
        cfg!(target_os = "macos") || ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"].iter().any(|name| std::env::var_os(name).is_some());
    screen
        && openers
            .iter()
            .any(|opener| Command::new(opener).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().is_ok())
}
