//! From name corpora to examples: BIO columns, labels kept apart from their text, and classes that are coarser than ours.

use foederis_language::net::Labels;
use std::ops::Range;

/// A sentence with the names in it; the classes are those of the corpus.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    /// The words.
    pub words: Vec<String>,
    /// Word ranges and classes, in order.
    pub names: Vec<(Range<usize>, String)>,
}

/// Reads sentences from lines of columns with tags `B-X`, `I-X`, `O`; empty lines end sentences, lines of comments
/// (`# …`) and document starts are skipped. Columns count from 0; `None` is the last. A run without sentence ends is cut at
/// full stops.
pub fn bio(text: &str, form: usize, tag: Option<usize>) -> Vec<Named> {
    let mut sentences = Vec::new();
    let mut now = Named::default();
    let mut open = false;
    let mut close = |now: &mut Named| {
        if !now.words.is_empty() {
            sentences.push(std::mem::take(now));
        }
    };
    for line in text.lines() {
        let columns: Vec<&str> = line.split([' ', '\t']).collect();
        if line.trim().is_empty() || line.starts_with("-DOCSTART-") || (line.starts_with('#') && (columns.len() < 2 || columns[0] == "#")) {
            close(&mut now);
            open = false;
            continue;
        }
        let (Some(&form), Some(&tag)) = (columns.get(form), tag.map_or(columns.last(), |tag| columns.get(tag))) else { continue };
        let at = now.words.len();
        now.words.push(form.to_owned());
        match tag.split_once('-') {
            Some(("I", class)) if open && now.names.last().is_some_and(|(_, last)| last == class) => {
                if let Some((range, _)) = now.names.last_mut() {
                    range.end = at + 1;
                }
            }
            Some(("B" | "I", class)) => {
                now.names.push((at..at + 1, class.to_owned()));
                open = true;
            }
            _ => open = false,
        }
        if now.words.len() >= 120 || (now.words.len() >= 60 && form == ".") {
            close(&mut now);
            open = false;
        }
    }
    close(&mut now);
    sentences
}

/// Splits words at hyphens, as the German and English treebanks do; a name keeps all pieces of its words.
pub fn split_hyphens(named: &Named) -> Named {
    let mut out = Named::default();
    let mut starts = Vec::with_capacity(named.words.len() + 1);
    for word in &named.words {
        starts.push(out.words.len());
        let inner = word.trim_matches('-');
        if inner.contains('-')
            && inner.split('-').all(|piece| !piece.is_empty() && piece.chars().all(char::is_alphanumeric))
            && inner.len() == word.len()
        {
            for (at, piece) in word.split('-').enumerate() {
                if at > 0 {
                    out.words.push("-".to_owned());
                }
                out.words.push(piece.to_owned());
            }
        } else {
            out.words.push(word.clone());
        }
    }
    starts.push(out.words.len());
    out.names = named.names.iter().map(|(range, class)| (starts[range.start]..starts[range.end], class.clone())).collect();
    out
}

/// What a corpus's classes mean in ours: `ours` are the classes that a corpus class may be; words outside of all names may be
/// nothing, or a name of one of the classes in `outside`, which the corpus does not mark.
#[derive(Debug, Clone, Default)]
pub struct Scheme {
    /// Corpus class and our classes. A class that is not listed is read as unknown: anything goes.
    pub ours: Vec<(String, Vec<String>)>,
    /// Our classes that the corpus leaves unmarked.
    pub outside: Vec<String>,
}

/// The tags that each word may have, as bits by tag number.
pub fn allowed(labels: &Labels, words: usize, names: &[(Range<usize>, String)], scheme: &Scheme) -> Vec<u64> {
    let bits = |place: Option<&str>, classes: &[String]| {
        labels.names.iter().enumerate().fold(0u64, |bits, (at, tag)| {
            let fits = tag
                .split_once('-')
                .is_some_and(|(p, class)| place.is_none_or(|place| place == p) && classes.iter().any(|known| known == class));
            bits | (u64::from(fits) << at)
        })
    };
    let nothing = 1 | bits(None, &scheme.outside);
    let mut allowed = vec![nothing; words];
    for (range, class) in names {
        let known = scheme.ours.iter().find(|(theirs, _)| theirs == class);
        for at in range.clone() {
            let place = match (at == range.start, at + 1 == range.end) {
                (true, true) => "S",
                (true, false) => "B",
                (false, true) => "E",
                (false, false) => "I",
            };
            allowed[at] = known.map_or(u64::MAX >> (64 - labels.names.len()), |(_, ours)| bits(Some(place), ours));
        }
    }
    allowed
}

/// Labels kept apart from a treebank: sentence, first and last word (all from 0) and class, separated by tabs.
///
/// # Errors
/// The number of the first line that cannot be read.
pub fn apart(text: &str) -> Result<Vec<(usize, Range<usize>, String)>, usize> {
    let mut labels = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty()) {
        let mut columns = line.split('\t');
        let mut next = || columns.next().and_then(|column| column.parse::<usize>().ok());
        let (Some(sentence), Some(first), Some(last)) = (next(), next(), next()) else { return Err(number + 1) };
        let class = columns.next().filter(|_| first <= last).ok_or(number + 1)?;
        labels.push((sentence, first..last + 1, class.to_owned()));
    }
    Ok(labels)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_become_names() {
        let text = "# newdoc\n1 Der O\n2 EU-Gipfel B-EVENT\n3 in O\n4 Den B-LOC\n5 Haag I-LOC\n6 . O\n\n1 Ende O\n";
        let read = bio(text, 1, None);
        assert_eq!(read.len(), 2);
        assert_eq!(read[0].names, [(1..2, "EVENT".to_owned()), (3..5, "LOC".to_owned())]);
        let split = split_hyphens(&read[0]);
        assert_eq!(split.words[1..4], ["EU", "-", "Gipfel"]);
        assert_eq!(split.names, [(1..4, "EVENT".to_owned()), (5..7, "LOC".to_owned())]);
    }

    #[test]
    fn a_coarse_class_allows_all_it_may_be() {
        let labels = Labels::of(std::iter::empty(), &["GPE", "LOC", "NORP"]);
        let scheme = Scheme { ours: vec![("LOC".into(), vec!["GPE".into(), "LOC".into()])], outside: vec!["NORP".into()] };
        let allowed = allowed(&labels, 3, &[(1..2, "LOC".to_owned())], &scheme);
        let tags = |bits: u64| -> Vec<&str> { (0..64).filter(|at| bits >> at & 1 == 1).map(|at| &*labels.names[at]).collect() };
        assert_eq!(tags(allowed[1]), ["S-GPE", "S-LOC"]);
        assert_eq!(tags(allowed[0]), ["O", "B-NORP", "I-NORP", "E-NORP", "S-NORP"]);
    }
}
