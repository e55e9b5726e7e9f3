use crate::units::Format;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Text as decoded, with a sentence on what had to be replaced.
pub(crate) struct Decoded {
    pub text: String,
    pub note: Option<String>,
}

/// Decodes bytes of unknown encoding: byte order mark, UTF-16 by its pattern, UTF-8, the encoding an HTML page names,
/// and at last a guess from the letters.
pub(crate) fn decode(bytes: &[u8], format: Format) -> Decoded {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, &bytes[mark..]),
        None => (encoding_of(bytes, format), bytes),
    };
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    let note = replaced.then(|| {
        let count = text.matches('\u{fffd}').count();
        format!("{count} broken characters in {} were replaced by \u{fffd}.", encoding.name())
    });
    Decoded { text: clean(&text), note }
}

fn encoding_of(bytes: &[u8], format: Format) -> &'static Encoding {
    if let Some(encoding) = utf16_without_mark(bytes) {
        return encoding;
    }
    let Err(first_error) = std::str::from_utf8(bytes) else {
        return UTF_8;
    };
    if mostly_utf8(bytes, first_error.valid_up_to()) {
        return UTF_8;
    }
    if format == Format::Html
        && let Some(named) = charset_named(bytes)
        && named != UTF_8
        // What could be read so far as to find the name is not in UTF-16, nor in an encoding that browsers refuse.
        && named.is_ascii_compatible()
    {
        return named;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// UTF-16 without a byte order mark: in Western text every other byte is zero.
pub(crate) fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let pairs = sample.len() / 2;
    if pairs < 4 {
        return None;
    }
    let zeros = |at: usize| sample.iter().skip(at).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 10 > pairs * 6 && even * 50 <= pairs {
        Some(UTF_16LE)
    } else if even * 10 > pairs * 6 && odd * 50 <= pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether the bytes are UTF-8 with a few broken places rather than another encoding: more whole multi-byte
/// characters than broken ones, which chance hardly ever makes.
fn mostly_utf8(bytes: &[u8], first_error: usize) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    let mut count = |text: &str| whole += text.chars().filter(|c| !c.is_ascii()).count();
    let mut rest = bytes;
    let mut valid = first_error;
    loop {
        if let Ok(text) = std::str::from_utf8(&rest[..valid]) {
            count(text);
        }
        rest = &rest[valid..];
        match std::str::from_utf8(rest) {
            Ok(text) => {
                count(text);
                break;
            }
            Err(error) if error.valid_up_to() == 0 => {
                broken += 1;
                rest = &rest[error.error_len().unwrap_or(rest.len())..];
                valid = std::str::from_utf8(rest).map_or_else(|error| error.valid_up_to(), str::len);
            }
            Err(error) => valid = error.valid_up_to(),
        }
    }
    whole > broken
}

/// The encoding that an HTML page names in its first bytes.
fn charset_named(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(4096)].to_ascii_lowercase();
    let at = head.windows(8).position(|window| window == b"charset=")? + 8;
    let label: Vec<u8> = head[at..]
        .iter()
        .copied()
        .skip_while(|byte| matches!(byte, b'"' | b'\'' | b' '))
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.'))
        .collect();
    Encoding::for_label(&label)
}

/// Line ends become `\n`, and control characters that no text means are dropped: they break terminals and exports.
/// Page breaks become line ends, since words on both sides of one must not run together.
pub(crate) fn clean(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}');
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    clean.push('\n');
                }
            }
            '\u{b}' | '\u{c}' | '\u{85}' => clean.push('\n'),
            '\n' | '\t' => clean.push(c),
            c if c.is_control() => {}
            c => clean.push(c),
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::{clean, decode};
    use crate::units::Format;
    use encoding_rs::WINDOWS_1252;

    fn text(bytes: &[u8]) -> String {
        decode(bytes, Format::Text).text
    }

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    const GERMAN: &str = "„Wir prüfen das“, sagte die Außenministerin – mehr nicht. Für die Gespräche in Genf gab es keine Zusage.";

    #[test]
    fn utf16_is_read_with_and_without_its_mark() {
        for little in [true, false] {
            let marked = [utf16("\u{feff}", little), utf16(GERMAN, little)].concat();
            assert_eq!(text(&marked), GERMAN);
            assert_eq!(text(&utf16(GERMAN, little)), GERMAN);
        }
    }

    #[test]
    fn windows_1252_keeps_its_quotes() {
        let (bytes, _, _) = WINDOWS_1252.encode(GERMAN);
        assert_eq!(text(&bytes), GERMAN);
        assert_eq!(
            text(b"De minister noemde Armeni\xeb een beproefde bondgenoot."),
            "De minister noemde Armenië een beproefde bondgenoot."
        );
    }

    #[test]
    fn a_broken_byte_in_utf8_is_replaced_and_noted() {
        let mut bytes = GERMAN.as_bytes().to_vec();
        bytes.insert(7, 0xff);
        let decoded = decode(&bytes, Format::Text);
        assert_eq!(decoded.text.matches('\u{fffd}').count(), 1);
        assert!(decoded.text.contains("Außenministerin"));
        assert!(decoded.note.is_some_and(|note| note.starts_with("1 broken")));
    }

    #[test]
    fn the_encoding_a_page_names_is_used() {
        let page = b"<html><head><meta charset='iso-8859-2'></head><p>\xa3\xf3d\xbc</p>";
        assert!(decode(page, Format::Html).text.contains("Łódź"));
    }

    #[test]
    fn line_ends_are_one_and_controls_are_gone() {
        assert_eq!(clean("a\r\nb\rc\u{c}d\u{0}e\u{1b}[31mf\tg"), "a\nb\nc\nde[31mf\tg");
    }
}
