//! Ids of facts: short enough to read aloud, the same whenever the same document is read.

use crate::FactKind;
use std::collections::BTreeMap;

/// Gives the facts of one document their ids.
///
/// An id stands for a document, a kind, a type and a sentence: a better coder that finds another actor in the same
/// sentence keeps the id, and a fact found elsewhere in the text does not shift the others.
pub(crate) struct Ids<'d> {
    document: &'d str,
    seen: BTreeMap<(FactKind, String, String), u64>,
}

impl<'d> Ids<'d> {
    pub(crate) fn new(document: &'d str) -> Self {
        Self { document, seen: BTreeMap::new() }
    }

    /// The next id for a fact with this type and first sentence; `taken` says which ids are given out.
    ///
    /// When an id is taken (two facts of many millions may meet, and a revised fact follows its old row), the next try is
    /// longer.
    pub(crate) fn next<E>(
        &mut self,
        kind: FactKind,
        code: &str,
        sentence: &str,
        mut taken: impl FnMut(&str) -> Result<bool, E>,
    ) -> Result<String, E> {
        let sentence = foederis_model::fold(sentence);
        let same = self.seen.entry((kind, code.to_owned(), sentence.clone())).or_insert(0);
        let nth = *same;
        *same += 1;
        let mut attempt: u64 = 0;
        loop {
            let mut hasher = blake3::Hasher::new();
            // Lengths before the parts: no two different lists of parts give the same bytes.
            for part in [self.document, kind.code(), code, &sentence] {
                hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
            }
            hasher.update(&nth.to_le_bytes()).update(&attempt.to_le_bytes());
            let length = if attempt == 0 { 8 } else { 12 };
            let id = format!("{}-{}", kind.letter(), &hasher.finalize().to_hex()[..length]);
            if !taken(&id)? {
                return Ok(id);
            }
            attempt += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Ids;
    use crate::FactKind;
    use std::convert::Infallible;

    #[allow(clippy::unnecessary_wraps)] // the signature is that of a look-up
    fn free(_: &str) -> Result<bool, Infallible> {
        Ok(false)
    }

    #[test]
    fn the_same_fact_has_the_same_id_and_equal_ones_differ() {
        let ids = |document: &str| {
            let mut ids = Ids::new(document);
            [("ASSAULT", "One."), ("ASSAULT", "One."), ("ACCUSE", "One."), ("ASSAULT", "Two.")]
                .map(|(code, sentence)| ids.next(FactKind::Event, code, sentence, free).expect("infallible"))
        };
        assert_eq!(ids("a"), ids("a"));
        let mut all: Vec<String> = ids("a").into_iter().chain(ids("b")).collect();
        assert!(all.iter().all(|id| id.len() == 10 && id.starts_with("e-")), "{all:?}");
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 8);
    }

    #[test]
    fn a_taken_id_gives_way_to_a_longer_one() {
        let first = Ids::new("a").next(FactKind::Tie, "trade", "One.", free).expect("infallible");
        let second = Ids::new("a").next(FactKind::Tie, "trade", "One.", |id| Ok::<_, Infallible>(id == first)).expect("infallible");
        assert_eq!((first.len(), second.len()), (10, 14));
    }
}
