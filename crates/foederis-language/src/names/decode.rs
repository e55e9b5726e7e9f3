//! The best sequence of name tags that fit each other.

use super::Name;

/// Tags of a model as places (outside, begin, inside, end, single) of classes.
#[derive(Debug, Clone, Default)]
pub struct Decoder {
    classes: Vec<String>,
    tags: usize,
    /// Tag numbers of begin, inside, end and single, by class.
    places: Vec<[usize; 4]>,
}

/// Buffers, and the way back from every word.
#[derive(Debug, Default)]
pub struct Lattice {
    back: Vec<u8>,
    now: Vec<f32>,
    next: Vec<f32>,
}

/// No way leads here.
const NEVER: f32 = -1e30;

impl Decoder {
    /// For these tags, of which the first is `O`.
    pub fn new(tags: &[String]) -> Self {
        let mut classes: Vec<String> = Vec::new();
        for class in tags.iter().filter_map(|tag| tag.strip_prefix("S-")) {
            classes.push(class.to_owned());
        }
        let number = |tag: String| tags.iter().position(|known| *known == tag);
        let places = classes.iter().map_while(|class| {
            let [begin, inside, end, single] = ["B", "I", "E", "S"].map(|place| number(format!("{place}-{class}")));
            Some([begin?, inside?, end?, single?])
        });
        let places: Vec<_> = places.collect();
        classes.truncate(places.len());
        Self { classes, tags: tags.len(), places }
    }

    /// The classes by number.
    pub fn classes(&self) -> &[String] {
        &self.classes
    }

    /// Number of tags: scores come in rows of this many.
    pub fn tags(&self) -> usize {
        self.tags
    }

    /// Appends the names of one sentence whose first word is the document's word `first`.
    pub fn decode(&self, scores: &[f32], first: u32, lattice: &mut Lattice, names: &mut Vec<Name>) {
        let classes = self.classes.len();
        if classes == 0 || scores.is_empty() {
            return;
        }
        let words = scores.len() / self.tags;
        // State 0: between names; state 1 + c: inside a name of class c that goes on.
        let states = classes + 1;
        lattice.now.clear();
        lattice.now.resize(states, NEVER);
        lattice.now[0] = 0.0;
        lattice.next.resize(states, NEVER);
        lattice.back.clear();
        lattice.back.resize(words * states, 0);
        for (word, row) in scores.chunks_exact(self.tags).enumerate() {
            let (now, next, back) = (&lattice.now, &mut lattice.next, &mut lattice.back[word * states..][..states]);
            // To "between": outside, a single word's name (2c + 2), or the end of a name (2c + 3).
            let mut best = (now[0] + row[0], 1);
            for (class, [begin, inside, end, single]) in self.places.iter().enumerate() {
                let alone = now[0] + row[*single];
                if alone > best.0 {
                    best = (alone, 2 * class + 2);
                }
                let ended = now[class + 1] + row[*end];
                if ended > best.0 {
                    best = (ended, 2 * class + 3);
                }
                let (started, on) = (now[0] + row[*begin], now[class + 1] + row[*inside]);
                (next[class + 1], back[class + 1]) = if started >= on { (started, 0) } else { (on, 1) };
            }
            next[0] = best.0;
            back[0] = u8::try_from(best.1).unwrap_or(1);
            std::mem::swap(&mut lattice.now, &mut lattice.next);
        }
        let begun = names.len();
        let mut word = words;
        while word > 0 {
            word -= 1;
            let how = usize::from(lattice.back[word * states]);
            if how == 1 {
                continue;
            }
            let (class, end) = ((how - 2) / 2, word + 1);
            if how % 2 == 1 {
                // Backwards to where the name begins.
                word -= 1;
                while word > 0 && lattice.back[word * states + class + 1] == 1 {
                    word -= 1;
                }
            }
            let votes = self.votes(&scores[word * self.tags..end * self.tags]);
            names.push(Name { words: first + word as u32..first + end as u32, class: u8::try_from(class).unwrap_or(0), votes });
        }
        names[begun..].reverse();
    }

    /// How much better each class scores than no name, for these words as one name.
    pub fn votes(&self, rows: &[f32]) -> Vec<f32> {
        let words = rows.len() / self.tags;
        let mut votes = vec![0.0; self.classes.len()];
        for (word, row) in rows.chunks_exact(self.tags).enumerate() {
            let place = match (word == 0, word + 1 == words) {
                (true, true) => 3,
                (true, false) => 0,
                (false, true) => 2,
                (false, false) => 1,
            };
            for (vote, places) in votes.iter_mut().zip(&self.places) {
                *vote += row[places[place]] - row[0];
            }
        }
        votes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::net::Labels;
    use proptest::prelude::*;

    fn decoder() -> (Decoder, Vec<String>) {
        let labels = Labels::of(std::iter::empty(), &["PER", "GPE"]);
        (Decoder::new(&labels.names), labels.names)
    }

    #[test]
    fn tags_become_names() {
        let (decoder, tags) = decoder();
        let row = |tag: &str| -> Vec<f32> { tags.iter().map(|known| f32::from(u8::from(known == tag))).collect() };
        let scores: Vec<f32> = ["B-PER", "I-PER", "E-PER", "O", "S-GPE", "S-GPE"].into_iter().flat_map(row).collect();
        let mut names = Vec::new();
        decoder.decode(&scores, 10, &mut Lattice::default(), &mut names);
        let found: Vec<_> = names.iter().map(|name| (name.words.clone(), &*decoder.classes()[usize::from(name.class)])).collect();
        assert_eq!(found, [(10..13, "PER"), (14..15, "GPE"), (15..16, "GPE")]);
    }

    proptest! {
        #[test]
        fn names_never_overlap(scores in proptest::collection::vec(-5.0f32..5.0, 0..20 * 9)) {
            let (decoder, tags) = decoder();
            let scores = &scores[..scores.len() / tags.len() * tags.len()];
            let mut names = Vec::new();
            decoder.decode(scores, 0, &mut Lattice::default(), &mut names);
            let mut next = 0;
            for name in names {
                prop_assert!(name.words.start >= next && name.words.end > name.words.start);
                next = name.words.end;
            }
            prop_assert!(next as usize <= scores.len() / tags.len());
        }
    }
}
