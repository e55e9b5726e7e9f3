//! Who promised whom to defend him, by treaties.

use crate::obligations::{Roll, Time, Truth, resting};
use foederis_model::treaty::{Duty, Treaty};
use jiff::civil::Date;
use serde::Serialize;

/// A promise of defence that is in force on the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Promise {
    /// The treaty's id.
    pub treaty: String,
    /// Its name.
    pub name: String,
    /// The article.
    pub article: String,
    /// Who promised.
    pub bound: String,
    /// To whom.
    pub toward: String,
    /// Where it stands.
    pub file: String,
    /// The line there.
    pub line: u32,
    /// The body built on the treaty.
    #[serde(skip)]
    pub(super) body: Option<String>,
    /// Everything that the treaty is called.
    #[serde(skip)]
    pub(super) called: Vec<String>,
}

/// The promises of defence that surely hold on a day, one of each treaty for each two who are bound. Whether an attack triggers one is
/// another question: where it reaches, and against whom.
pub(super) fn promises(treaties: &[Treaty], day: Date) -> Vec<Promise> {
    let mut found: Vec<Promise> = Vec::new();
    for treaty in treaties {
        let roll = Roll::of(treaty);
        if roll.in_force(day) != Truth::Holds {
            continue;
        }
        let parties: Vec<&str> = roll.states.iter().copied().filter(|state| roll.is_party(state, day)).collect();
        let called = || [&treaty.id, &treaty.name].into_iter().chain(&treaty.also).chain(&treaty.body).cloned().collect();
        let begun = found.len();
        for article in treaty.articles.iter().filter(|article| article.duty == Duty::Defence) {
            if Time::new(article.from.as_ref(), article.until.as_ref()).has(day) != Truth::Holds {
                continue;
            }
            for toward in parties.iter().filter(|state| article.toward.has(state)) {
                for bound in parties.iter().filter(|state| *state != toward && article.bound.has(state)) {
                    let rests = roll
                        .party(bound, day)
                        .zip(roll.party(toward, day))
                        .is_some_and(|((one, _), (other, _))| resting(one, other, day).is_some());
                    if rests {
                        continue;
                    }
                    if found[begun..].iter().any(|known| known.bound == *bound && known.toward == *toward) {
                        continue;
                    }
                    let at = if article.at.file.is_empty() { &treaty.at } else { &article.at };
                    found.push(Promise {
                        treaty: treaty.id.clone(),
                        name: treaty.name.clone(),
                        article: article.number.clone(),
                        bound: (*bound).to_owned(),
                        toward: (*toward).to_owned(),
                        file: at.file.clone(),
                        line: at.line,
                        body: treaty.body.clone(),
                        called: called(),
                    });
                }
            }
        }
    }
    found
}
