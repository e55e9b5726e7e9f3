//! Dutch verbs, nouns and adjectives.

use super::{Forms, lines, named, split_end};

const PRESENT: &str = "Number=Sing|Tense=Pres|VerbForm=Fin";
const PRESENT_PLURAL: &str = "Number=Plur|Tense=Pres|VerbForm=Fin";
const PAST: &str = "Number=Sing|Tense=Past|VerbForm=Fin";
const PAST_PLURAL: &str = "Number=Plur|Tense=Past|VerbForm=Fin";
const PARTICIPLE: &str = "VerbForm=Part";

/// Infinitives in "-eren" that are not stressed there: "hinderen" makes "hinder", "regeren" "regeer".
const UNSTRESSED: [&str; 36] = [
    "benaderen",
    "ergeren",
    "fluisteren",
    "folteren",
    "hameren",
    "herinneren",
    "hinderen",
    "leveren",
    "luisteren",
    "minderen",
    "naderen",
    "schateren",
    "toveren",
    "verhinderen",
    "verduisteren",
    "veroveren",
    "vernederen",
    "verbeteren",
    "verergeren",
    "verhongeren",
    "verminderen",
    "vorderen",
    "weigeren",
    "woekeren",
    "zuiveren",
    "zomeren",
    "zegevieren",
    "steigeren",
    "schilderen",
    "plunderen",
    "schuilen",
    "belasteren",
    "bewonderen",
    "flirten",
    "verwijderen",
    "offeren",
];

fn is_vowel(c: char) -> bool {
    "aeiouyëïöüéè".contains(c)
}

fn is_consonant(c: char) -> bool {
    c.is_alphabetic() && !is_vowel(c)
}

/// Groups of vowels.
fn syllables(word: &str) -> usize {
    let mut before = false;
    let mut count = 0;
    for c in word.chars() {
        let vowel = is_vowel(c);
        count += usize::from(vowel && !before);
        before = vowel;
    }
    count
}

/// A prefix that takes the place of "ge" in participles.
fn prefix(verb: &str) -> usize {
    for prefix in ["onder", "over", "her", "ont", "ver", "vol", "be", "ge"] {
        if let Some(rest) = verb.strip_prefix(prefix)
            && syllables(rest) > 1
            && !(prefix.ends_with('e') && rest.starts_with(['i', 'u']))
        {
            return prefix.len();
        }
    }
    0
}

/// The stem of a verb: "maken" maak, "bakken" bak, "lezen" lees, "wandelen" wandel.
fn stem(verb: &str) -> String {
    let base = verb.strip_suffix("en").or_else(|| verb.strip_suffix('n')).unwrap_or(verb);
    let mut chars: Vec<char> = base.chars().collect();
    let count = chars.len();
    if count < 2 || !is_consonant(chars[count - 1]) {
        return base.to_owned();
    }
    let last = chars[count - 1];
    if chars[count - 2] == last {
        chars.pop();
    } else if is_vowel(chars[count - 2]) && (count < 3 || !is_vowel(chars[count - 3])) {
        let rest: String = chars[prefix(verb).min(count)..].iter().collect();
        let weak = chars[count - 2] == 'e' && matches!(last, 'l' | 'n' | 'm' | 'r') || chars[count - 2] == 'i';
        let unstressed = syllables(&rest) > 1 && weak && (last != 'r' || UNSTRESSED.contains(&verb));
        if !unstressed {
            let vowel = chars[count - 2];
            chars.insert(count - 1, vowel);
        }
    }
    if let Some(end) = chars.last_mut() {
        *end = match *end {
            'v' => 'f',
            'z' => 's',
            other => other,
        };
    }
    chars.into_iter().collect()
}

fn with_t(stem: &str) -> String {
    if stem.ends_with('t') { stem.to_owned() } else { format!("{stem}t") }
}

/// "gemaakt" gemaakte, "vergroot" vergrote, "gered" geredde.
fn with_e(word: &str) -> String {
    let chars: Vec<char> = word.chars().collect();
    let count = chars.len();
    if count < 3 || !is_consonant(chars[count - 1]) {
        return if word.ends_with('e') { word.to_owned() } else { format!("{word}e") };
    }
    let (before, vowel, last) = (chars[count - 3], chars[count - 2], chars[count - 1]);
    let start: String = chars[..count - 1].iter().collect();
    if is_vowel(vowel) && before == vowel {
        // A long vowel is written once before a single consonant; "v" and "z" come back.
        let start: String = chars[..count - 2].iter().collect();
        let last = match last {
            'f' => 'v',
            's' => 'z',
            other => other,
        };
        format!("{start}{last}e")
    } else if is_vowel(vowel) && !is_vowel(before) && (syllables(word) == 1 || (syllables(word) == 2 && word.starts_with("ge"))) {
        format!("{start}{last}{last}e")
    } else if is_vowel(vowel) && matches!(last, 'f' | 's') && is_vowel(before) {
        format!("{start}{}e", if last == 'f' { 'v' } else { 'z' })
    } else {
        format!("{word}e")
    }
}

fn verb(forms: &mut Forms, verb: &str, past: [&str; 2], participle: &str) {
    let stem = stem(verb);
    forms.push(verb, "VERB", "VerbForm=Inf", verb);
    forms.push(verb, "VERB", PRESENT_PLURAL, verb);
    forms.push(with_t(&stem), "VERB", PRESENT, verb);
    forms.push(stem, "VERB", PRESENT, verb);
    forms.push(past[0], "VERB", PAST, verb);
    forms.push(past[1], "VERB", PAST_PLURAL, verb);
    forms.push(format!("{verb}d"), "VERB", PARTICIPLE, verb);
    forms.push(format!("{verb}de"), "VERB", PARTICIPLE, verb);
    if participle != "_" {
        forms.push(participle, "VERB", PARTICIPLE, verb);
        // Strong participles take an ending only as nouns: "gevallene".
        let long = if participle.ends_with("en") { format!("{participle}e") } else { with_e(participle) };
        forms.push(format!("{long}n"), "VERB", PARTICIPLE, verb);
        forms.push(long, "VERB", PARTICIPLE, verb);
    }
}

fn weak(forms: &mut Forms, infinitive: &str) {
    let stem = stem(infinitive);
    let base = infinitive.strip_suffix("en").unwrap_or(infinitive);
    let voiceless = base.ends_with(['t', 'k', 'f', 's', 'p', 'x']) || base.ends_with("ch");
    let dental = if voiceless { "t" } else { "d" };
    let past = format!("{stem}{dental}e");
    let end = if stem.ends_with(['t', 'd']) { "" } else { dental };
    // "geëindigd": the vowels do not run together.
    let ge = if prefix(infinitive) > 0 { "" } else { "ge" };
    let participle = if ge.is_empty() || !stem.starts_with(['e', 'i', 'u']) || stem.starts_with("ij") {
        format!("{ge}{stem}{end}")
    } else {
        let mut chars = stem.chars();
        let first = match chars.next() {
            Some('e') => 'ë',
            Some('i') => 'ï',
            _ => 'ü',
        };
        format!("{ge}{first}{}{end}", chars.as_str())
    };
    verb(forms, infinitive, [&past, &format!("{past}n")], &participle);
}

/// The plural in "-en" where spelling alone tells it.
fn plural(noun: &str) -> Option<String> {
    if let Some(start) = noun.strip_suffix("heid") {
        return Some(format!("{start}heden"));
    }
    let chars: Vec<char> = noun.chars().collect();
    let count = chars.len();
    if count < 2 {
        return None;
    }
    if noun.ends_with('e') {
        return (!noun.ends_with("ie") && !noun.ends_with("ee")).then(|| format!("{noun}n"));
    }
    if !is_consonant(chars[count - 1]) {
        return noun
            .ends_with(['i', 'u'])
            .then(|| format!("{noun}en"))
            .filter(|_| noun.ends_with("ui") || noun.ends_with("ei") || noun.ends_with("ouw"));
    }
    if noun.ends_with("ij") {
        return Some(format!("{noun}en"));
    }
    let single = is_vowel(chars[count - 2]) && (count < 3 || !is_vowel(chars[count - 3]));
    if single && syllables(noun) > 1 {
        return None;
    }
    if matches!(chars[count - 1], 's' | 'f') && is_consonant(chars[count - 2]) {
        return (chars[count - 1] == 's' && matches!(chars[count - 2], 't' | 'p' | 'k')).then(|| format!("{noun}en"));
    }
    Some(format!("{}n", with_e(noun)))
}

/// "boompje", "mannetje", "huisje", "autootje".
fn diminutive(noun: &str) -> Option<String> {
    let chars: Vec<char> = noun.chars().collect();
    let count = chars.len();
    if count < 3 {
        return None;
    }
    let (before, vowel, last) = (chars[count - 3], chars[count - 2], chars[count - 1]);
    let short = is_vowel(vowel) && !is_vowel(before);
    let ending = match last {
        'a' | 'o' | 'u' if !is_vowel(vowel) => return Some(format!("{noun}{last}tje")),
        'l' | 'n' | 'r' | 'm' if short && syllables(noun) == 1 => return Some(format!("{noun}{last}etje")),
        'g' if noun.ends_with("ng") && syllables(noun) == 1 => "etje",
        'g' if noun.ends_with("ing") => return Some(format!("{}nkje", split_end(noun, 2).0)),
        'm' => "pje",
        'l' | 'n' | 'r' | 'w' | 'e' | 'i' => "tje",
        _ if is_vowel(last) => return None,
        _ => "je",
    };
    Some(format!("{noun}{ending}"))
}

fn noun(forms: &mut Forms, noun: &str, plural: Option<&str>) {
    forms.push(noun, "NOUN", "Gender=Com|Number=Sing", noun);
    if let Some(plural) = plural {
        forms.push(plural, "NOUN", "Number=Plur", noun);
    }
    if let Some(small) = diminutive(noun).filter(|_| !noun.ends_with("je")) {
        forms.push(format!("{small}s"), "NOUN", "Number=Plur", noun);
        forms.push(small, "NOUN", "Gender=Neut|Number=Sing", noun);
    }
}

fn adjective(forms: &mut Forms, word: &str) {
    forms.push(word, "ADJ", "Degree=Pos", word);
    if word.ends_with('e') {
        return;
    }
    let long = with_e(word);
    forms.push(format!("{long}n"), "ADJ", "Degree=Pos", word);
    forms.push(format!("{word}s"), "ADJ", "Degree=Pos", word);
    let higher = if word.ends_with('r') { format!("{word}der") } else { format!("{long}r") };
    forms.push(format!("{higher}e"), "ADJ", "Degree=Cmp", word);
    forms.push(higher, "ADJ", "Degree=Cmp", word);
    let highest = if word.ends_with('s') { format!("{word}t") } else { format!("{word}st") };
    forms.push(format!("{highest}e"), "ADJ", "Degree=Sup", word);
    forms.push(highest, "ADJ", "Degree=Sup", word);
    forms.push(long, "ADJ", "Degree=Pos", word);
}

pub(super) fn inflect(forms: &mut Forms) {
    for line in lines(include_str!("../words/nl-verbs.txt")) {
        let words: Vec<&str> = line.split(' ').collect();
        if let [infinitive, past, past_plural, participle] = words[..] {
            verb(forms, infinitive, [past, past_plural], participle);
        }
    }
    for infinitive in lines(include_str!("../words/nl-weak.txt")).flat_map(str::split_whitespace) {
        weak(forms, infinitive);
    }
    for line in lines(include_str!("../words/nl-nouns.txt")) {
        match named(line) {
            ("", mut pair) => {
                if let (Some(word), plural) = (pair.next(), pair.next()) {
                    noun(forms, word, plural);
                }
            }
            (kind, words) => {
                for word in words {
                    let plural = match kind {
                        "en" => plural(word),
                        "n" => Some(format!("{word}n")),
                        "s" => Some(format!("{word}s")),
                        _ => Some(format!("{word}'s")),
                    };
                    noun(forms, word, plural.as_deref());
                }
            }
        }
    }
    for line in lines(include_str!("../words/nl-peoples.txt")) {
        if let Some((one, many)) = line.split_once(' ') {
            forms.push(one, "PROPN", "Gender=Com|Number=Sing", one);
            forms.push(many, "PROPN", "Number=Plur", one);
        }
    }
    for word in lines(include_str!("../words/nl-adjectives.txt")).flat_map(str::split_whitespace) {
        adjective(forms, word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_follow_the_spelling() {
        for (verb, expected) in [
            ("maken", "maak"),
            ("bakken", "bak"),
            ("lezen", "lees"),
            ("geven", "geef"),
            ("wandelen", "wandel"),
            ("regeren", "regeer"),
            ("hinderen", "hinder"),
            ("kijken", "kijk"),
            ("beheren", "beheer"),
            ("tekenen", "teken"),
        ] {
            assert_eq!(stem(verb), expected);
        }
    }

    #[test]
    fn plurals_and_diminutives_follow_the_spelling() {
        for (noun, expected) in [("boom", "bomen"), ("kat", "katten"), ("brief", "brieven"), ("vrijheid", "vrijheden"), ("steen", "stenen")]
        {
            assert_eq!(plural(noun).as_deref(), Some(expected));
        }
        for (noun, expected) in [("boom", "boompje"), ("man", "mannetje"), ("huis", "huisje"), ("koning", "koninkje"), ("auto", "autootje")]
        {
            assert_eq!(diminutive(noun).as_deref(), Some(expected));
        }
    }
}
