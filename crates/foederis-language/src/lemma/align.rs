//! How forms and lemmas of a treebank correspond: edit scripts and the seams of compounds. Only needed to learn.

use super::guess::without_trema;
use super::script::{Case, Cut, Script};

/// Characters two words have in common at their start.
fn common(a: &[char], b: &[char]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

fn small(count: usize) -> Option<u8> {
    u8::try_from(count).ok()
}

/// Edits that make `lemma` of `base`; `cut` is a character at which two may be left out.
pub(super) fn edits(base: &str, lemma: &str, cut: Option<usize>, case: Case) -> Option<Script> {
    let (base, lemma): (Vec<char>, Vec<char>) = (base.chars().collect(), lemma.chars().collect());
    let plain = common(&base, &lemma);
    let mut script = Script { case, cuts: Vec::new(), strip: small(base.len() - plain)?, add: lemma[plain..].iter().collect() };
    if let Some(at) = cut.filter(|&at| at + 2 < base.len() && at <= plain) {
        let mut shorter: Vec<char> = base[..at].iter().chain(&base[at + 2..]).copied().collect();
        let rest: String = shorter[at..].iter().collect();
        let plain_vowel = without_trema(&rest);
        if let Some(vowel) = plain_vowel {
            shorter.splice(at..=at, vowel.chars());
        }
        let same = common(&shorter, &lemma);
        // "gegeten" is "eten" with "gege" off or "ge" out and "ge" off: the fewer letters touched, the better.
        let (old, new) = (base.len() + lemma.len() - 2 * plain, shorter.len() + lemma.len() - 2 * same);
        if same > at && new + 1 < old {
            let skip = 2 + u8::from(plain_vowel.is_some());
            script.cuts.push(Cut { at: small(at)?, skip, put: plain_vowel.unwrap_or("").into() });
            script.strip = small(shorter.len() - same)?;
            script.add = lemma[same..].iter().collect();
        }
    }
    (script.add.len() < 200).then_some(script)
}

/// The script from a form in lower case.
pub(super) fn from_lower(lower: &str, lemma: &str, cut: Option<usize>) -> Option<Script> {
    let plain = lemma.to_lowercase();
    for case in [Case::Lower, Case::Title, Case::Upper] {
        let mut cased = String::new();
        case.push(&plain, &mut cased);
        if cased == lemma {
            return edits(lower, &plain, cut, case);
        }
    }
    edits(lower, lemma, None, Case::Lower)
}

/// Cuts the form of a compound into as many pieces as its lemma has parts: the byte at which each but the first begins.
pub(super) fn pieces(lower: &str, parts: &[&str]) -> Option<Vec<usize>> {
    let bounds: Vec<usize> = lower.char_indices().map(|(at, _)| at).chain([lower.len()]).collect();
    let count = bounds.len();
    // best[part][end]: the least cost of the parts so far up to a bound, and where the last of them began.
    let mut best = vec![vec![(usize::MAX, 0); count]; parts.len() + 1];
    best[0][0] = (0, 0);
    for (number, part) in parts.iter().enumerate() {
        let part: Vec<char> = part.to_lowercase().chars().collect();
        for start in 0..count {
            let (cost, _) = best[number][start];
            if cost == usize::MAX {
                continue;
            }
            for end in start + 1..count {
                let piece: Vec<char> = lower[bounds[start]..bounds[end]].chars().filter(|&c| c != '-' && c != '/').collect();
                let total = cost + distance(&piece, &part);
                if total < best[number + 1][end].0 {
                    best[number + 1][end] = (total, start);
                }
            }
        }
    }
    let (cost, _) = best[parts.len()][count - 1];
    if cost > lower.len() {
        return None;
    }
    let mut starts = Vec::new();
    let mut end = count - 1;
    for number in (1..=parts.len()).rev() {
        let (_, start) = best[number][end];
        starts.push(bounds[start]);
        end = start;
    }
    starts.reverse();
    starts.remove(0);
    // A hyphen belongs to what stands before it.
    for start in &mut starts {
        *start += usize::from(lower[*start..].starts_with(['-', '/']));
    }
    Some(starts)
}

/// What it costs to take a piece of a form for a part of a lemma: ends may differ, beginnings hardly.
fn distance(piece: &[char], part: &[char]) -> usize {
    let same = common(piece, part);
    let beginning = if same == 0 { 10 } else { 0 };
    beginning + 2 * (piece.len() + part.len() - 2 * same) + usize::from(piece.len() < part.len())
}

/// The script that sets the seams: from the lemma written solid, cut at `starts`, to the one with parts.
pub(super) fn seams(solid: &str, starts: &[usize], parts: &[&str]) -> Option<Script> {
    let mut script = Script { case: Case::Keep, cuts: Vec::new(), strip: 0, add: "".into() };
    let mut from = 0;
    for (&start, part) in starts.iter().zip(parts) {
        let piece: Vec<char> = solid.get(from..start)?.chars().collect();
        let part: Vec<char> = part.chars().collect();
        let same = common(&piece, &part);
        let at = solid.get(..from)?.chars().count() + same;
        let put: String = part[same..].iter().chain(['_'].iter()).collect();
        script.cuts.push(Cut { at: small(at)?, skip: small(piece.len() - same)?, put: put.into() });
        from = start;
    }
    (solid.get(from..)? == *parts.last()?).then_some(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_fall_into_their_parts() {
        assert_eq!(pieces("vrouwentoernooien", &["vrouw", "toernooi"]), Some(vec![7]));
        assert_eq!(pieces("provincieraadsverkiezingen", &["provincie", "raad", "verkiezing"]), Some(vec![9, 14]));
        assert_eq!(pieces("rabo-renners", &["Rabo", "renner"]).map(|at| &"rabo-renners"[at[0]..]), Some("renners"));
    }

    #[test]
    fn seams_are_set_and_left_out() {
        let script = seams("vrouwentoernooi", &[7], &["vrouw", "toernooi"]).unwrap();
        let (mut with, mut without) = (String::new(), String::new());
        script.apply("vrouwentoernooi", true, &mut with);
        script.apply("vrouwentoernooi", false, &mut without);
        assert_eq!((with.as_str(), without.as_str()), ("vrouw_toernooi", "vrouwentoernooi"));
    }

    #[test]
    fn participles_lose_their_ge() {
        let script = from_lower("gelopen", "lopen", Some(0)).unwrap();
        assert_eq!((script.cuts.len(), script.strip), (1, 0));
        let script = from_lower("aangekocht", "aankopen", Some(3)).unwrap();
        let mut out = String::new();
        script.apply("aangekocht", true, &mut out);
        assert_eq!(out, "aankopen");
    }
}
