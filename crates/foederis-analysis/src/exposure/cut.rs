//! What is thought away: ties between two parties, or all that hangs on one name.

use super::basis::{Graph, same};
use super::promises::Promise;
use crate::relations::Relation;
use foederis_model::{TieType, name_key};
use std::fmt;

/// What is thought away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    what: What,
    /// Of these types alone; of all where none are named.
    types: Vec<TieType>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum What {
    /// Ties from one party to another; in both directions where the second field says so.
    Between([String; 2], bool),
    /// An actor with all its ties; or what runs through a route, a treaty, a weapon or a place of this name.
    Named(String),
}

/// Why a cut cannot be read: it has no name where one must stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CutError(String);

impl fmt::Display for CutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "\"{}\" names nothing to cut; give a tie (\"AZE -> EU energy-supply\", \"ARM <-> RUS\"), an actor, or the name of a route, pact or place",
            self.0
        )
    }
}

impl std::error::Error for CutError {}

/// How much of a tie falls away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Touch {
    /// All of it.
    Whole,
    /// What so many of its reports tell.
    Part(usize),
}

impl Cut {
    /// Reads `AZE -> EU energy-supply`, `ARM <-> RUS`, `arms-supply:RUS:AZE`, `RUS`, `Gyumri`. `party` gives the code of whoever is named.
    pub fn parse(text: &str, party: impl Fn(&str) -> String) -> Result<Self, CutError> {
        let wrong = || CutError(text.trim().to_owned());
        if let Some((code, ends)) = text.trim().split_once(':')
            && let (Ok(tie_type), Some((from, to))) = (code.parse(), ends.split_once(':'))
        {
            return Ok(Self { what: What::Between([party(from.trim()), party(to.trim())], false), types: vec![tie_type] });
        }
        let mut words: Vec<&str> = text.split_whitespace().collect();
        let mut types: Vec<TieType> = Vec::new();
        while let Some(tie_type) = words.last().and_then(|word| word.to_lowercase().parse().ok()) {
            types.push(tie_type);
            words.pop();
        }
        let rest = words.join(" ");
        let arrows = [("<->", true), ("↔", true), ("->", false), ("→", false)];
        let what = match arrows.iter().find_map(|(arrow, both)| rest.split_once(arrow).map(|ends| (ends, *both))) {
            Some(((from, to), both)) => {
                let ends = [from.trim(), to.trim()];
                if ends.iter().any(|end| end.is_empty()) {
                    return Err(wrong());
                }
                What::Between(ends.map(party), both)
            }
            None if rest.is_empty() => return Err(wrong()),
            None => What::Named(party(&rest)),
        };
        Ok(Self { what, types })
    }

    /// Whose ties are cut: both ends, or whoever has the name that is.
    pub fn parties(&self) -> impl Iterator<Item = &str> {
        match &self.what {
            What::Between(ends, _) => ends.iter(),
            What::Named(name) => std::slice::from_ref(name).iter(),
        }
        .map(String::as_str)
    }

    /// The name, where a single one is cut: of an actor that goes, or of what ties run through.
    pub fn actor(&self) -> Option<&str> {
        match &self.what {
            What::Named(name) => Some(name),
            What::Between(..) => None,
        }
    }

    /// Whether it takes ties of this type.
    pub(super) fn takes(&self, tie_type: TieType) -> bool {
        self.types.is_empty() || self.types.contains(&tie_type)
    }

    /// Whether what one party gives another falls away.
    pub(super) fn parts(&self, from: &str, to: &str, symmetric: bool) -> bool {
        match &self.what {
            What::Between([one, other], both) => {
                same(one, from) && same(other, to) || (*both || symmetric) && same(one, to) && same(other, from)
            }
            What::Named(name) => same(name, from) || same(name, to),
        }
    }

    /// Whether a promise of a treaty falls away: between those who are cut apart, or with the treaty or its body.
    pub(super) fn breaks(&self, promise: &Promise) -> bool {
        let named = |name: &String| promise.called.iter().any(|called| same(called, name));
        let by_name = matches!(&self.what, What::Named(name) if named(name));
        self.takes(TieType::DefencePact) && (by_name || self.parts(&promise.bound, &promise.toward, false))
    }

    /// How much of a tie falls away, if anything does.
    pub(super) fn touches(&self, graph: &Graph<'_>, relation: &Relation) -> Option<Touch> {
        if !self.takes(relation.tie_type) {
            return None;
        }
        if self.parts(&relation.from, &relation.to, relation.tie_type.is_symmetric()) {
            return Some(Touch::Whole);
        }
        let What::Named(name) = &self.what else { return None };
        let wanted = name_key(name);
        let naming = graph.reports(relation).filter(|report| {
            let mut names = report.tie.via.iter().chain(&report.tie.place);
            names.any(|named| is_in(&wanted, &name_key(named)))
        });
        match naming.count() {
            0 => None,
            all if all == relation.statements.len() => Some(Touch::Whole),
            part => Some(Touch::Part(part)),
        }
    }
}

/// Whether a name stands whole within another: `tanap` in `tanap pipeline`.
fn is_in(name: &str, other: &str) -> bool {
    format!(" {other} ").contains(&format!(" {name} "))
}

#[cfg(test)]
mod tests {
    use super::{Cut, What};
    use foederis_model::TieType;

    #[test]
    fn cuts_are_read_as_they_are_typed() {
        let read = |text: &str| Cut::parse(text, str::to_uppercase);
        let between =
            |both, types: &[TieType]| Ok(Cut { what: What::Between(["AZE".to_owned(), "EU".to_owned()], both), types: types.to_vec() });
        assert_eq!(read("aze -> eu energy-supply"), between(false, &[TieType::EnergySupply]));
        assert_eq!(read("energy-supply:AZE:EU"), between(false, &[TieType::EnergySupply]));
        assert_eq!(read(" aze <-> eu "), between(true, &[]));
        assert_eq!(read("aze→eu"), between(false, &[]));
        let named = |name: &str, types: &[TieType]| Ok(Cut { what: What::Named(name.to_owned()), types: types.to_vec() });
        assert_eq!(read("south caucasus pipeline"), named("SOUTH CAUCASUS PIPELINE", &[]));
        assert_eq!(read("rus Arms-Supply trade"), named("RUS", &[TieType::Trade, TieType::ArmsSupply]));
        assert!(["", "->", "AZE ->", "trade"].iter().all(|text| read(text).is_err()));
    }
}
