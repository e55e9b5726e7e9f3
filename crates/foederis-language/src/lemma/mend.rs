//! Words that are known but for how they are written, and tags that are easily mistaken.

/// The parts of speech that a word unknown as this one may really have: an unknown verb is rarely one when it is a known noun.
pub(super) fn mistaken_for(upos: &str) -> &'static [&'static str] {
    match upos {
        "VERB" => &["NOUN"],
        "NOUN" => &["ADJ"],
        "ADP" | "ADV" | "AUX" | "CCONJ" | "DET" | "INTJ" | "PART" | "PRON" | "SCONJ" => {
            &["ADV", "PRON", "DET", "ADP", "SCONJ", "CCONJ", "AUX", "PART", "INTJ", "NUM", "X"]
        }
        _ => &[],
    }
}

/// Two or three capitals: no word that is merely shouted.
pub(super) fn is_acronym(form: &str) -> bool {
    matches!(form.len(), 2..=3) && form.chars().all(char::is_uppercase)
}

/// A word with letters that stand three times or more in a row written once, and without acute accents; nothing when it has
/// neither.
pub(super) fn plain(lower: &str) -> Option<String> {
    let mended = |c: char| match c {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' => 'u',
        c => c,
    };
    let drawn_out = lower.as_bytes().windows(3).any(|three| three[0] == three[1] && three[1] == three[2]);
    if !drawn_out && lower.chars().all(|c| mended(c) == c) {
        return None;
    }
    let mut out = String::with_capacity(lower.len());
    let mut chars = lower.chars().peekable();
    while let Some(c) = chars.next() {
        let mut run = 1;
        while chars.next_if_eq(&c).is_some() {
            run += 1;
        }
        let times = if run > 2 && c.is_alphabetic() { 1 } else { run };
        out.extend(std::iter::repeat_n(mended(c), times));
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn drawn_out_letters_and_stress_go() {
        assert_eq!(plain("sooooo").as_deref(), Some("so"));
        assert_eq!(plain("géén").as_deref(), Some("geen"));
        assert_eq!(plain("seen"), None);
    }
}
