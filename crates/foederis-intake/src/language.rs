use foederis_model::Language;

/// Bytes of a text that are looked at: a few paragraphs decide as well as a book.
const SAMPLE: usize = 8_000;

/// Words that are frequent in one of the coded languages and rare in the other two and their neighbours.
const DUTCH: &[&str] = &[
    "de", "het", "een", "van", "en", "niet", "voor", "zijn", "dat", "ook", "naar", "wordt", "werd", "werden", "worden", "bij", "aan",
    "maar", "uit", "hebben", "heeft", "met", "te", "op", "om", "door", "over", "als", "hij", "zij", "ze", "deze", "dit", "geen", "meer",
    "nog", "tot", "zich", "tegen", "volgens", "kan", "zou", "zal", "wil", "omdat", "toen", "mensen", "jaar",
];
const GERMAN: &[&str] = &[
    "der", "die", "das", "und", "den", "dem", "des", "nicht", "ist", "mit", "von", "ein", "eine", "einen", "einem", "einer", "auf", "für",
    "im", "zu", "zum", "zur", "sich", "auch", "wird", "werden", "wurde", "wurden", "bei", "nach", "hat", "haben", "es", "als", "sie", "er",
    "aus", "dass", "sind", "über", "gegen", "noch", "vor", "am", "um", "oder", "aber", "laut", "sei", "war", "jahr", "durch",
];
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "is", "that", "for", "with", "was", "on", "as", "by", "are", "were", "said", "from", "has", "have", "had",
    "at", "be", "been", "which", "his", "its", "it", "their", "they", "this", "an", "not", "would", "will", "who", "but", "after", "he",
    "against", "more", "than", "about", "or", "when", "what",
];

/// The language of a text; `und` where it is too short or too strange to tell.
///
/// Function words decide for Dutch, German and English, which are what is coded and what a general identifier
/// confuses most (Dutch with Afrikaans, short German with anything). Everything else is left to trigrams.
pub fn identify(text: &str) -> Language {
    let sample = sample(text);
    let mut hits = [0_u32; 3];
    let mut words = 0_u32;
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        words += 1;
        let word = word.to_lowercase();
        for (count, list) in hits.iter_mut().zip([DUTCH, GERMAN, ENGLISH]) {
            *count += u32::from(list.contains(&word.as_str()));
        }
    }
    let best = (0..3).max_by_key(|&at| (hits[at], std::cmp::Reverse(at))).unwrap_or_default();
    let second = (0..3).filter(|&at| at != best).map(|at| hits[at]).max().unwrap_or_default();
    let clear = hits[best] >= 2 && hits[best] * 6 >= words && hits[best] >= second * 2;
    let coded = Language::CODED[best].clone();
    let guess = whatlang::detect(sample);
    match guess {
        // Afrikaans shares most of the Dutch words listed, and "die" and "en" with two lists; "nie" tells it.
        Some(guess) if guess.lang() == whatlang::Lang::Afr && guess.is_reliable() && afrikaans(sample) => Language::from("af"),
        _ if clear && words >= 4 => coded,
        Some(guess) if guess.is_reliable() => Language::from(two_letters(guess.lang())),
        // A longer text in which trigrams and function words agree, though neither is sure.
        Some(guess) if words >= 12 && two_letters(guess.lang()) == coded.code() && hits[best] > second => coded,
        _ => Language::undetermined(),
    }
}

fn afrikaans(sample: &str) -> bool {
    let count = |wanted: &[&str]| sample.split(|c: char| !c.is_alphabetic()).filter(|word| wanted.contains(word)).count();
    count(&["nie", "het", "hulle", "'n", "wat", "sy"]) > 0
        && count(&["nie", "hulle", "sê", "vir"]) > count(&["niet", "zijn", "een", "wordt"])
}

/// The start of the text, cut at a character.
fn sample(text: &str) -> &str {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// ISO 639-1 for what the identifier knows, ISO 639-3 where there is none.
fn two_letters(lang: whatlang::Lang) -> &'static str {
    let code = lang.code();
    CODES.iter().find(|(three, _)| *three == code).map_or(code, |(_, two)| two)
}

const CODES: &[(&str, &str)] = &[
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
    ("zul", "zu"),
];

#[cfg(test)]
mod tests {
    use super::identify;

    #[test]
    fn the_three_coded_languages_are_told_from_one_sentence() {
        for (code, text) in [
            ("nl", "De minister zei dat er nog geen akkoord over de grens was bereikt."),
            ("de", "Der Minister sagte, dass es noch keine Einigung über die Grenze gebe."),
            ("en", "The minister said that no agreement on the border had been reached."),
        ] {
            assert_eq!(identify(text).code(), code, "{text}");
        }
    }

    #[test]
    fn neighbours_are_not_taken_for_them() {
        for (code, text) in [
            (
                "af",
                "Die minister het gesê dat daar nog nie 'n ooreenkoms oor die grens bereik is nie, maar hulle sal weer môre daaroor praat.",
            ),
            ("sv", "Ministern sade att man ännu inte hade nått någon överenskommelse om gränsen mellan de båda länderna."),
            ("fr", "Le ministre a déclaré qu'aucun accord sur la frontière n'avait encore été trouvé entre les deux pays."),
            (
                "ru",
                "Министр заявил, что соглашение о границе пока не достигнуто, но переговоры будут продолжены уже в понедельник в Женеве.",
            ),
            ("hy", "Նախարարն ասաց, որ սահմանի շուրջ համաձայնություն դեռ չկա։"),
        ] {
            assert_eq!(identify(text).code(), code, "{text}");
        }
    }

    #[test]
    fn too_little_is_undetermined() {
        for text in ["", "2022", "Jermuk", "+++"] {
            assert_eq!(identify(text).code(), "und", "{text}");
        }
    }
}
