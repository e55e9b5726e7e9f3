//! Where a named place lies, and whose it is on a day.

mod candidate;
mod search;

pub use candidate::Candidate;

use crate::{Error, party};
use foederis_knowledge::gazetteer::Gazetteer;
use foederis_knowledge::{Knowledge, Names, Precision};
use foederis_model::{Edtf, Language};
use search::Search;
use serde::Serialize;

/// The languages in which a name is looked up where nobody says in which it is written.
pub const LANGUAGES: [Language; 3] = [Language::English, Language::Dutch, Language::German];

/// The places that are known: by hand, and the towns of the world. Made once and asked from any thread.
#[derive(Debug)]
pub struct Places<'k> {
    knowledge: &'k Knowledge,
    names: &'k Names,
    towns: Gazetteer<'k>,
    /// The same, but for towns whose names in a text are most often something else.
    of_texts: Gazetteer<'k>,
}

/// Where a place is, for whoever asks what happened there.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Whereabouts {
    /// Its English name, or the state's code.
    pub name: String,
    /// Latitude and longitude in degrees; null for a whole state and where no point is known.
    pub at: Option<[f64; 2]>,
    /// How exactly that says where it is.
    pub precision: Precision,
    /// ISO alpha-3; null at sea, on borders and where whose it is is the dispute.
    pub country: Option<String>,
    /// The disputed territory that it lies in.
    pub within: Option<String>,
    /// Whose it is by law; null at sea and where that is the dispute.
    pub de_jure: Option<String>,
    /// Who holds it in fact; empty at sea.
    pub de_facto: Vec<String>,
    /// The entry or table that says so.
    pub source: String,
}

impl<'k> Places<'k> {
    /// Takes the pack of places apart; damage is noticed here.
    pub fn read(pack: &'k [u8], knowledge: &'k Knowledge) -> Result<Self, Error> {
        let towns = Gazetteer::read(pack).map_err(|error| Error::Places { reason: error.to_string() })?;
        let of_texts = towns.clone().without(knowledge.common.iter().map(AsRef::as_ref));
        Ok(Self { knowledge, names: party::names(knowledge)?, towns, of_texts })
    }

    /// The English names of states and of places known by hand.
    pub fn names(&self) -> &'k Names {
        self.names
    }

    /// The place of this name on a day, beside these states. Whoever asks for a place means one, so a common word is no less a town's name.
    pub fn find(&self, name: &str, day: &Edtf, context: &[String]) -> Option<Whereabouts> {
        let found = self.search(name, day, context, &self.towns, &LANGUAGES).into_iter().next()?;
        Some(Whereabouts {
            at: found.at.filter(|_| found.precision != Precision::Country),
            name: found.name,
            precision: found.precision,
            country: found.country,
            within: found.within,
            de_jure: found.de_jure,
            de_facto: found.de_facto,
            source: found.source,
        })
    }

    /// Everything that a name in a text of one of these languages may stand for, on a day and beside these states, best first.
    pub fn candidates(&self, name: &str, day: &Edtf, context: &[String], languages: &[Language]) -> Vec<Candidate> {
        self.search(name, day, context, &self.of_texts, languages)
    }

    fn search(&self, name: &str, day: &Edtf, context: &[String], gazetteer: &Gazetteer<'k>, languages: &[Language]) -> Vec<Candidate> {
        let packs: Vec<&Names> = languages.iter().filter_map(|lang| Some(&self.knowledge.pack(lang)?.names)).collect();
        Search::new(name, day, context, gazetteer, &self.knowledge.files).all(&packs)
    }
}
