//! Light stemming by endings, for words that no list knows: the forms of one word come out alike, and little else does.

use foederis_model::Language;

/// Fewest letters that are left of a word.
const LEAST: usize = 3;

/// Takes the ending off a folded word.
pub(super) fn cut(word: &mut String, language: &Language) {
    // Endings are of plain letters; cutting them must not cut a character.
    if !word.is_ascii() || word.len() <= LEAST {
        return;
    }
    match language {
        Language::Dutch => dutch(word),
        Language::German => german(word),
        Language::English => english(word),
        Language::Other(_) => {}
    }
}

/// Takes off `ending` where enough is left of the word.
fn strip(word: &mut String, ending: &str, least: usize) -> bool {
    let strips = word.strip_suffix(ending).is_some_and(|stem| stem.len() >= least && has_vowel(stem));
    if strips {
        word.truncate(word.len() - ending.len());
    }
    strips
}

fn has_vowel(stem: &str) -> bool {
    stem.bytes().any(is_vowel)
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Leaves one of two equal consonants at the end.
fn undouble(word: &mut String) {
    if let [.., one, other] = word.as_bytes()
        && one == other
        && !is_vowel(*one)
        && word.len() > LEAST
    {
        word.pop();
    }
}

/// "Armeense", "Armeens", "Armeniërs"; "leverantie(s)", "staat" and "staten", "brieven".
fn dutch(word: &mut String) {
    plural_s(word);
    // "Armeen" is no plural of "arme".
    if !word.ends_with("een") && (strip(word, "en", LEAST) || strip(word, "e", LEAST)) {
        undouble(word);
        plural_s(word);
    }
    single_vowels(word);
    hard_end(word);
}

fn plural_s(word: &mut String) {
    if let [.., before, b's'] = word.as_bytes()
        && !matches!(before, b's' | b'i' | b'u' | b'a')
        && word.len() > LEAST + 1
    {
        word.pop();
    }
}

/// "staat" as in "staten", "systeem" as in "systemen".
fn single_vowels(word: &mut String) {
    let mut last = 0;
    word.retain(|letter| {
        let keep = letter != char::from(last) || !matches!(last, b'a' | b'e' | b'o' | b'u');
        last = u8::try_from(letter).unwrap_or(0);
        keep
    });
}

/// "briev" is "brief", "huiz" is "huis".
fn hard_end(word: &mut String) {
    for (soft, hard) in [('v', 'f'), ('z', 's')] {
        if word.ends_with(soft) {
            word.pop();
            word.push(hard);
        }
    }
}

/// "Abkommens", "Raketen", "Lieferungen", "russischer". Umlauts are folded before; plurals that have one are in the lists.
fn german(word: &mut String) {
    if let [.., before, b's'] = word.as_bytes()
        && !matches!(before, b's' | b'i' | b'u' | b'a')
        && word.len() > LEAST + 2
    {
        word.pop();
    }
    let adjective =
        |stem: &str| ["isch", "lich", "ig", "bar", "sam", "haft", "end", "iv", "ell", "los"].iter().any(|end| stem.ends_with(end));
    if strip(word, "innen", LEAST) {
        word.push_str("in");
    } else if strip(word, "em", LEAST + 1) || strip(word, "en", LEAST) || strip(word, "es", LEAST + 1) || strip(word, "e", LEAST) {
    } else if word.strip_suffix("er").is_some_and(adjective) {
        word.truncate(word.len() - 2);
    } else if word.ends_with("eln") || word.ends_with("ern") {
        word.pop();
    }
}

/// "armies", "accused", "shelling", "forces".
fn english(word: &mut String) {
    if strip(word, "ies", 2) || strip(word, "ied", 2) {
        word.push('y');
        return;
    }
    if let [.., before, b's'] = word.as_bytes()
        && !matches!(before, b's' | b'u' | b'i')
    {
        word.pop();
    }
    if strip(word, "ing", LEAST) || strip(word, "ed", LEAST) {
        // "stopped" is "stop", but "shelled" is "shell".
        if !["ll", "ss", "zz", "ff"].iter().any(|end| word.ends_with(end)) {
            undouble(word);
        }
    }
    strip(word, "e", LEAST);
}
