//! How a name sounds, roughly: Dutch, German and English write the same Russian or Armenian name by different letters.

use foederis_model::Language;

/// Fewest letters of a sound that tells one name from others.
const SHORTEST: usize = 3;

/// Whose spelling a group of letters belongs to, as bits.
const DUTCH: u8 = 1;
const GERMAN: u8 = 2;
const ENGLISH: u8 = 4;
const ANY: u8 = DUTCH | GERMAN | ENGLISH;

/// Letters that are one sound together, the longer before the shorter. "c" stands for all of sh, zh, ch and dzh, "x" for the ch of "loch".
const GROUPS: [(&str, char, u8); 29] = [
    ("tsch", 'c', GERMAN),
    ("dsch", 'c', ANY),
    ("shch", 'c', ANY),
    ("sch", 'c', DUTCH | GERMAN),
    ("tsj", 'c', ANY),
    ("dzj", 'c', ANY),
    ("dzh", 'c', ANY),
    ("tch", 'c', ANY),
    ("sj", 'c', DUTCH),
    ("zj", 'c', DUTCH),
    ("sh", 'c', ANY),
    ("zh", 'c', ANY),
    ("dj", 'c', ANY),
    ("ch", 'c', ENGLISH),
    ("ch", 'x', DUTCH | GERMAN),
    ("kh", 'x', ANY),
    ("gh", 'x', ANY),
    ("ts", 's', ANY),
    ("tz", 's', ANY),
    ("ph", 'f', ANY),
    ("th", 't', ANY),
    ("dt", 't', ANY),
    ("ck", 'k', ANY),
    ("oe", 'u', ANY),
    ("ou", 'u', ANY),
    ("oo", 'u', ANY),
    ("ue", 'u', ANY),
    ("ae", 'a', ANY),
    ("aa", 'a', ANY),
];

/// Appends the sound of a folded name as a text of this language writes it; nothing where too little is left.
///
/// Sibilants fall together (s and z; sh, zh, ch as in "chess", j as in "jet"), so do v and w, and vowels are three: a, i (with e, y, j) and u
/// (with o). Endings -ov, -ev and the genitive's s go.
pub fn push(name: &str, language: &Language, out: &mut String) {
    let start = out.len();
    // Only Latin letters have such rules.
    if !name.is_ascii() {
        return;
    }
    let name = name.as_bytes();
    let name = match name {
        [rest @ .., before, b's'] if rest.len() > 3 && !matches!(before, b's' | b'a' | b'i' | b'u') => &name[..name.len() - 1],
        _ => name,
    };
    let spelling = match language {
        Language::Dutch => DUTCH,
        Language::German => GERMAN,
        _ => ENGLISH,
    };
    let mut at = 0;
    while at < name.len() {
        let rest = &name[at..];
        // Dutch "sj" is "sh", but "Petrosjan" has an s before his -jan.
        let group = GROUPS
            .iter()
            .find(|(letters, _, spellings)| spellings & spelling != 0 && rest.starts_with(letters.as_bytes()))
            .filter(|(letters, ..)| *letters != "sj" || rest != b"sjan");
        let (sound, length) = match group {
            Some((letters, sound, _)) => (*sound, letters.len()),
            None if rest.starts_with(b"ow") && rest.len() > 2 => ('u', 2),
            None if glides(rest) => ('i', 2),
            None if rest[0] == b'j' && spelling == ENGLISH => ('c', 1),
            None => (letter(rest), 1),
        };
        if !out[start..].ends_with(sound) {
            out.push(sound);
        }
        at += length;
    }
    // -ov, -ev, -iv and all their spellings.
    if out.len() - start > SHORTEST && (out[start..].ends_with("iv") || out[start..].ends_with("uv")) {
        out.truncate(out.len() - 2);
        if out[start..].ends_with('i') {
            out.pop();
        }
        out.push('v');
    }
    if out.len() - start < SHORTEST {
        out.truncate(start);
    }
}

/// The sound of a single letter.
fn letter(rest: &[u8]) -> char {
    match rest[0] {
        b'a' => 'a',
        b'e' | b'i' | b'y' | b'j' => 'i',
        b'o' | b'u' => 'u',
        b'v' | b'w' => 'v',
        b's' | b'z' => 's',
        b'c' if matches!(rest.get(1), Some(b'e' | b'i' | b'y')) => 's',
        b'c' | b'k' | b'q' => 'k',
        other => char::from(other),
    }
}

/// Whether "ai", "ej" … is one vowel, and its second letter does not begin the next syllable ("Kotayk", but "Pashinyan", "Mirzoyan").
fn glides(rest: &[u8]) -> bool {
    matches!(rest, [b'a' | b'e', b'i' | b'y' | b'j', ..]) && !matches!(rest.get(2), Some(b'a' | b'e' | b'i' | b'o' | b'u' | b'y'))
}
