//! One document, one meaning: mentions of the same name vote on what it is.

use super::{Decoder, Name};
use rustc_hash::FxHashMap;

/// So much less likely a mention may look than "no name" and still be one, when the document has the name elsewhere.
const FAITH: f32 = 3.0;

/// Lets all mentions of a name vote on its class, and finds mentions that were overlooked.
///
/// `form` gives the document's words, `scores` those of all tags, word by word. Family names vote with the full names they
/// end. Linear in the document.
pub fn settle<'t>(decoder: &Decoder, form: impl Fn(u32) -> &'t str, scores: &[f32], names: &mut Vec<Name>) {
    let classes = decoder.classes().len();
    if names.is_empty() || classes == 0 {
        return;
    }
    let person = decoder.classes().iter().position(|class| class == "PER");
    let mut votes: FxHashMap<u64, Vec<f32>> = FxHashMap::default();
    let mut longest = 1;
    for name in names.iter() {
        longest = longest.max(name.words.len());
        let sum = votes.entry(key(name.words.clone().map(&form))).or_insert_with(|| vec![0.0; classes]);
        sum.iter_mut().zip(&name.votes).for_each(|(sum, vote)| *sum += vote);
    }
    // Who is called by full name once is the same person when called by the last of it.
    let mut families: Vec<(u64, f32)> = Vec::new();
    if let Some(person) = person {
        for name in names.iter().filter(|name| usize::from(name.class) == person && name.words.len() > 1) {
            families.push((key(std::iter::once(form(name.words.end - 1))), name.votes[person].max(0.0)));
        }
    }
    for &(family, vote) in &families {
        if let (Some(sum), Some(person)) = (votes.get_mut(&family), person) {
            sum[person] += vote;
        }
    }
    for name in names.iter_mut() {
        if let Some(sum) = votes.get(&key(name.words.clone().map(&form))) {
            name.class = best(sum);
        }
    }
    overlooked(decoder, form, scores, &votes, longest.min(6), names);
}

/// Adds mentions of known names in words that were taken for none.
fn overlooked<'t>(
    decoder: &Decoder,
    form: impl Fn(u32) -> &'t str,
    scores: &[f32],
    votes: &FxHashMap<u64, Vec<f32>>,
    longest: usize,
    names: &mut Vec<Name>,
) {
    let tags = decoder.tags();
    let words = (scores.len() / tags) as u32;
    let mut found = Vec::new();
    let mut known = names.iter().peekable();
    let mut word = 0;
    while word < words {
        while known.next_if(|name| name.words.end <= word).is_some() {}
        if let Some(name) = known.peek().filter(|name| name.words.start <= word) {
            word = name.words.end;
            continue;
        }
        let free = known.peek().map_or(words, |name| name.words.start) - word;
        let mut taken = 1;
        if form(word).chars().next().is_some_and(char::is_uppercase) {
            for length in (1..=free.min(longest as u32)).rev() {
                let range = word..word + length;
                let Some(sum) = votes.get(&key(range.clone().map(&form))) else { continue };
                let class = best(sum);
                let own = decoder.votes(&scores[word as usize * tags..(word + length) as usize * tags]);
                if own[usize::from(class)] > -FAITH && sum[usize::from(class)] > FAITH {
                    found.push(Name { words: range, class, votes: own });
                    taken = length;
                    break;
                }
            }
        }
        word += taken;
    }
    if !found.is_empty() {
        names.append(&mut found);
        names.sort_by_key(|name| name.words.start);
    }
}

fn best(votes: &[f32]) -> u8 {
    let mut top = (0u8, f32::NEG_INFINITY);
    for (at, &vote) in (0u8..).zip(votes) {
        if vote > top.1 {
            top = (at, vote);
        }
    }
    top.0
}

fn key<'t>(words: impl Iterator<Item = &'t str>) -> u64 {
    let mut state = 0xcbf2_9ce4_8422_2325u64;
    for word in words {
        for &byte in word.as_bytes() {
            state = (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        state = (state ^ 0x1f).wrapping_mul(0x0000_0100_0000_01b3);
    }
    state
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::net::Labels;

    #[test]
    fn mentions_agree_and_overlooked_ones_are_found() {
        let labels = Labels::of(std::iter::empty(), &["PER", "GPE"]);
        let decoder = Decoder::new(&labels.names);
        let tags = labels.names.len();
        let words = ["Nikol", "Pasjinjan", "sprak", ".", "Pasjinjan", "ging", ".", "Pasjinjan"];
        let mut scores = vec![0.0; words.len() * tags];
        let mut set =
            |word: usize, tag: &str, value: f32| scores[word * tags + labels.names.iter().position(|known| known == tag).unwrap()] = value;
        set(0, "B-PER", 6.0);
        set(1, "E-PER", 6.0);
        // The second mention looks a little more like a place, the third almost like nothing.
        set(4, "S-GPE", 2.0);
        set(4, "S-PER", 1.0);
        set(7, "S-PER", -1.0);
        set(7, "S-GPE", -2.0);
        let mut names = Vec::new();
        let mut lattice = super::super::decode::Lattice::default();
        for (from, to) in [(0, 4), (4, 7), (7, 8)] {
            decoder.decode(&scores[from * tags..to * tags], from as u32, &mut lattice, &mut names);
        }
        assert_eq!(names.len(), 2);
        settle(&decoder, |word| words[word as usize], &scores, &mut names);
        let found: Vec<_> = names.iter().map(|name| (name.words.clone(), &*decoder.classes()[usize::from(name.class)])).collect();
        assert_eq!(found, [(0..2, "PER"), (4..5, "PER"), (7..8, "PER")]);
    }
}
