//! German verbs, nouns and adjectives.

use super::{Forms, lines, named, split_end};

const FIRST: &str = "Mood=Ind|Number=Sing|Person=1|Tense=Pres|VerbForm=Fin";
const SECOND: &str = "Mood=Ind|Number=Sing|Person=2|Tense=Pres|VerbForm=Fin";
const THIRD: &str = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin";
const PLURAL: &str = "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin";
const YOU_ALL: &str = "Mood=Ind|Number=Plur|Person=2|Tense=Pres|VerbForm=Fin";
const PAST: &str = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin";
const PAST_PLURAL: &str = "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin";
const WISH: &str = "Mood=Sub|Number=Sing|Person=3|Tense=Past|VerbForm=Fin";
const WISH_PLURAL: &str = "Mood=Sub|Number=Plur|Person=3|Tense=Past|VerbForm=Fin";
const REPORTED: &str = "Mood=Sub|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin";
const COMMAND: &str = "Mood=Imp|Number=Sing|Person=2|VerbForm=Fin";
const PARTICIPLE: &str = "VerbForm=Part";
const INFINITIVE: &str = "VerbForm=Inf";

/// Prefixes that take the place of "ge" in participles.
const PREFIXES: [&str; 14] = ["be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "über", "unter", "hinter", "wider", "wieder", "durch"];

/// The word with the umlaut on its last vowel that can take one: "Baum" Bäum, "Saal" Säl.
fn umlaut(word: &str) -> String {
    let Some((end, vowel)) = word.char_indices().rev().find(|(_, c)| "aouAOU".contains(*c)) else { return word.to_owned() };
    let before = word[..end].chars().next_back().filter(|c| {
        let c = c.to_ascii_lowercase();
        vowel == 'u' && c == 'a' || vowel != 'u' && c == vowel
    });
    // "au" has it on the first, "aa" and "oo" are written once.
    let (start, vowel, kept) = match before {
        Some(first) if vowel == 'u' => (end - 1, first, "u"),
        Some(first) => (end - 1, first, ""),
        None => (end, vowel, ""),
    };
    let changed = match vowel {
        'a' => 'ä',
        'o' => 'ö',
        'u' => 'ü',
        'A' => 'Ä',
        'O' => 'Ö',
        _ => 'Ü',
    };
    format!("{}{changed}{kept}{}", &word[..start], &word[end + 1..])
}

/// Whether an "e" goes between a stem and "t" or "st": "arbeitet", "atmet", but "lernt".
fn needs_e(stem: &str) -> bool {
    if stem.ends_with(['t', 'd']) {
        return true;
    }
    let mut last = stem.chars().rev();
    matches!(last.next(), Some('n' | 'm')) && matches!(last.next(), Some(c) if !"aeiouäöülrhmn".contains(c))
}

fn stem(verb: &str) -> &str {
    verb.strip_suffix("en").or_else(|| verb.strip_suffix('n')).unwrap_or(verb)
}

fn finite(forms: &mut Forms, verb: &str, third: &str, past: &str) {
    let stem = stem(verb);
    let e = if needs_e(stem) { "e" } else { "" };
    forms.push(verb, "VERB", INFINITIVE, verb);
    forms.push(verb, "VERB", PLURAL, verb);
    forms.push(format!("{stem}e"), "VERB", FIRST, verb);
    forms.push(format!("{stem}e"), "VERB", REPORTED, verb);
    forms.push(format!("{stem}{e}t"), "VERB", YOU_ALL, verb);
    forms.push(third, "VERB", THIRD, verb);
    if let Some(start) = third.strip_suffix('t') {
        let s = if start.ends_with(['s', 'ß', 'x', 'z']) { "t" } else { "st" };
        forms.push(format!("{start}{s}"), "VERB", SECOND, verb);
    }
    forms.push(past, "VERB", PAST, verb);
    let n = if past.ends_with('e') { "n" } else { "en" };
    forms.push(format!("{past}{n}"), "VERB", PAST_PLURAL, verb);
}

fn strong(forms: &mut Forms, words: &[&str]) {
    let &[verb, third, past, participle, wish] = words else { return };
    finite(forms, verb, third, past);
    forms.push(participle, "VERB", PARTICIPLE, verb);
    forms.push(wish, "VERB", WISH, verb);
    forms.push(format!("{wish}n"), "VERB", WISH_PLURAL, verb);
    // "gib", "lies", "nimm"; "fahr" keeps its vowel.
    let changed = third.strip_suffix('t').filter(|start| start.contains('i') && !stem(verb).contains('i'));
    forms.push(changed.unwrap_or(stem(verb)), "VERB", COMMAND, verb);
}

fn weak(forms: &mut Forms, verb: &str) {
    let stem = stem(verb);
    let e = if needs_e(stem) { "e" } else { "" };
    finite(forms, verb, &format!("{stem}{e}t"), &format!("{stem}{e}te"));
    let bare = verb.ends_with("ieren")
        || PREFIXES.iter().any(|prefix| {
            let vowels = |c: char| "aeiouäöü".contains(c);
            stem.strip_prefix(prefix).is_some_and(|rest| rest.len() > 2 && rest.contains(vowels) && !rest.starts_with(['i', 'u']))
        });
    let ge = if bare { "" } else { "ge" };
    forms.push(format!("{ge}{stem}{e}t"), "VERB", PARTICIPLE, verb);
    forms.push(format!("{stem}{}", if needs_e(stem) { "e" } else { "" }), "VERB", COMMAND, verb);
}

/// FEATS of a noun by gender: singular nominative, genitive, dative and accusative; plural nominative and dative.
fn cases(gender: &str) -> [&'static str; 6] {
    match gender {
        "m" => [
            "Case=Nom|Gender=Masc|Number=Sing",
            "Case=Gen|Gender=Masc|Number=Sing",
            "Case=Dat|Gender=Masc|Number=Sing",
            "Case=Acc|Gender=Masc|Number=Sing",
            "Case=Nom|Gender=Masc|Number=Plur",
            "Case=Dat|Gender=Masc|Number=Plur",
        ],
        "n" => [
            "Case=Nom|Gender=Neut|Number=Sing",
            "Case=Gen|Gender=Neut|Number=Sing",
            "Case=Dat|Gender=Neut|Number=Sing",
            "Case=Acc|Gender=Neut|Number=Sing",
            "Case=Nom|Gender=Neut|Number=Plur",
            "Case=Dat|Gender=Neut|Number=Plur",
        ],
        _ => [
            "Case=Nom|Gender=Fem|Number=Sing",
            "Case=Gen|Gender=Fem|Number=Sing",
            "Case=Dat|Gender=Fem|Number=Sing",
            "Case=Acc|Gender=Fem|Number=Sing",
            "Case=Nom|Gender=Fem|Number=Plur",
            "Case=Dat|Gender=Fem|Number=Plur",
        ],
    }
}

fn noun(forms: &mut Forms, noun: &str, plural: &str, gender: &str) {
    let [nominative, genitive, dative, accusative, plurals, datives] = cases(gender);
    for feats in [nominative, dative, accusative] {
        forms.push(noun, "NOUN", feats, noun);
    }
    if gender == "f" {
        forms.push(noun, "NOUN", genitive, noun);
    } else if noun.ends_with("nis") {
        forms.push(format!("{noun}ses"), "NOUN", genitive, noun);
    } else if noun.ends_with("us") || noun.ends_with("os") {
        forms.push(noun, "NOUN", genitive, noun);
    } else {
        let hissing = noun.ends_with(['s', 'ß', 'x', 'z']);
        if !hissing {
            forms.push(format!("{noun}s"), "NOUN", genitive, noun);
        }
        let (_, last) = split_end(noun, 2);
        if !matches!(last, "er" | "el" | "en" | "um" | "or") && !noun.ends_with(['a', 'o', 'i', 'u', 'e']) {
            forms.push(format!("{noun}es"), "NOUN", genitive, noun);
        }
    }
    forms.push(plural, "NOUN", plurals, noun);
    let dative = if plural.ends_with(['n', 's', 'a', 'i']) { plural.to_owned() } else { format!("{plural}n") };
    forms.push(dative, "NOUN", datives, noun);
}

fn weak_noun(forms: &mut Forms, noun: &str, genitive_end: &str) {
    let [nominative, genitive, dative, accusative, plurals, datives] = cases("m");
    let plural = match noun {
        "Nachbar" | "Bauer" | "Ungar" => format!("{noun}n"),
        _ if noun.ends_with('e') => format!("{noun}n"),
        _ => format!("{noun}en"),
    };
    forms.push(noun, "NOUN", nominative, noun);
    forms.push(format!("{plural}{genitive_end}"), "NOUN", genitive, noun);
    for feats in [dative, accusative, plurals, datives] {
        forms.push(plural.clone(), "NOUN", feats, noun);
    }
}

/// The endings of adjectives with FEATS that go with them.
const ENDINGS: [(&str, [&str; 3]); 5] = [
    (
        "e",
        [
            "Case=Nom|Degree=Pos|Gender=Fem|Number=Sing",
            "Case=Nom|Degree=Cmp|Gender=Fem|Number=Sing",
            "Case=Nom|Degree=Sup|Gender=Fem|Number=Sing",
        ],
    ),
    (
        "en",
        [
            "Case=Dat|Degree=Pos|Gender=Masc|Number=Plur",
            "Case=Dat|Degree=Cmp|Gender=Masc|Number=Plur",
            "Case=Dat|Degree=Sup|Gender=Masc|Number=Plur",
        ],
    ),
    (
        "er",
        [
            "Case=Nom|Degree=Pos|Gender=Masc|Number=Sing",
            "Case=Nom|Degree=Cmp|Gender=Masc|Number=Sing",
            "Case=Nom|Degree=Sup|Gender=Masc|Number=Sing",
        ],
    ),
    (
        "es",
        [
            "Case=Nom|Degree=Pos|Gender=Neut|Number=Sing",
            "Case=Nom|Degree=Cmp|Gender=Neut|Number=Sing",
            "Case=Nom|Degree=Sup|Gender=Neut|Number=Sing",
        ],
    ),
    (
        "em",
        [
            "Case=Dat|Degree=Pos|Gender=Neut|Number=Sing",
            "Case=Dat|Degree=Cmp|Gender=Neut|Number=Sing",
            "Case=Dat|Degree=Sup|Gender=Neut|Number=Sing",
        ],
    ),
];

fn adjective(forms: &mut Forms, word: &str, umlauts: bool) {
    forms.push(word, "ADJ", "Degree=Pos", word);
    // "dunkel" dunkle, "teuer" teure, "hoch" hohe, "leise" leise.
    let inflected = match word {
        "hoch" => "hoh".to_owned(),
        _ if word.ends_with("el") => format!("{}l", split_end(word, 2).0),
        _ if word.ends_with("euer") || word.ends_with("auer") => format!("{}r", split_end(word, 2).0),
        _ => word.strip_suffix('e').unwrap_or(word).to_owned(),
    };
    let raised = if umlauts { umlaut(word) } else { word.strip_suffix('e').unwrap_or(word).to_owned() };
    let (higher, highest) = match word {
        "gut" => ("besser".to_owned(), "best".to_owned()),
        "hoch" => ("höher".to_owned(), "höchst".to_owned()),
        "nah" | "nahe" => ("näher".to_owned(), "nächst".to_owned()),
        "groß" => ("größer".to_owned(), "größt".to_owned()),
        _ if !umlauts && inflected != raised => (format!("{inflected}er"), format!("{raised}st")),
        _ => {
            let e = if raised.ends_with(['t', 'd', 's', 'ß', 'z', 'x']) || raised.ends_with("sch") { "e" } else { "" };
            (format!("{raised}er"), format!("{raised}{e}st"))
        }
    };
    let word = if word == "nahe" { "nah" } else { word };
    // Words such as "gesamt" or "täglich" are not raised; that their forms do not occur does no harm.
    forms.push(higher.clone(), "ADJ", "Degree=Cmp", word);
    forms.push(format!("{highest}en"), "ADJ", "Degree=Sup", word);
    for (ending, feats) in ENDINGS {
        for (stem, feats) in [&inflected, &higher, &highest].into_iter().zip(feats) {
            forms.push(format!("{stem}{ending}"), "ADJ", feats, word);
        }
    }
}

pub(super) fn inflect(forms: &mut Forms) {
    for line in lines(include_str!("../words/de-verbs.txt")) {
        let words: Vec<&str> = line.split(' ').collect();
        strong(forms, &words);
    }
    for verb in lines(include_str!("../words/de-weak.txt")).flat_map(str::split_whitespace) {
        weak(forms, verb);
    }
    for line in lines(include_str!("../words/de-nouns.txt")) {
        let (kind, mut words) = named(line);
        match kind.split_once(' ') {
            Some(("weak", _)) => words.for_each(|word| weak_noun(forms, word, "")),
            Some(("ns", _)) => words.for_each(|word| weak_noun(forms, word, "s")),
            Some((ending, gender)) => {
                for word in words {
                    let (umlauts, ending) = ending.strip_prefix('"').map_or((false, ending), |ending| (true, ending));
                    let stem = if umlauts { umlaut(word) } else { word.to_owned() };
                    let plural = match ending {
                        "0" => stem,
                        "e" if word.ends_with("nis") => format!("{stem}se"),
                        "n" | "en" if word.ends_with("in") => format!("{stem}nen"),
                        _ => format!("{stem}{ending}"),
                    };
                    noun(forms, word, &plural, gender);
                }
            }
            None => {
                if let (Some(word), Some(plural), Some(gender)) = (words.next(), words.next(), words.next()) {
                    noun(forms, word, plural, gender);
                }
            }
        }
    }
    for line in lines(include_str!("../words/de-closed.txt")) {
        let (kind, words) = named(line);
        let Some((upos, lemma)) = kind.split_once(' ') else { continue };
        words.for_each(|word| forms.push(word, upos, "_", lemma));
    }
    for line in lines(include_str!("../words/de-adjectives.txt")) {
        let (kind, words) = named(line);
        words.for_each(|word| adjective(forms, word, kind == "umlaut"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umlauts_stand_where_they_belong() {
        for (word, expected) in [("Baum", "Bäum"), ("Saal", "Säl"), ("Bruder", "Brüder"), ("Vorstand", "Vorständ"), ("Ofen", "Öfen")] {
            assert_eq!(umlaut(word), expected);
        }
    }

    #[test]
    fn weak_verbs_get_their_e() {
        let mut forms = Forms::default();
        for verb in ["arbeiten", "atmen", "lernen", "besuchen", "regieren"] {
            weak(&mut forms, verb);
        }
        let participles: Vec<&str> = forms.list.iter().filter(|form| form.feats == PARTICIPLE).map(|form| form.form.as_str()).collect();
        assert_eq!(participles, ["gearbeitet", "geatmet", "gelernt", "besucht", "regiert"]);
    }
}
