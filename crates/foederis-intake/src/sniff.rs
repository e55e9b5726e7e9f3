//! What a file is, by its first bytes.

use crate::decode::utf16_without_mark;

/// First bytes of kinds of files that are not read, and what people call them.
const MAGICS: &[(usize, &[u8], &str)] = &[
    (0, b"%PDF", "a PDF file; save its text first, for example with pdftotext"),
    (0, b"\x89PNG", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF8", "a GIF image"),
    (0, b"PK\x03\x04", "a ZIP archive or an office document; unpack it or save it as text first"),
    (0, b"\xd0\xcf\x11\xe0", "an old office document; save it as text first"),
    (0, b"{\\rtf", "an RTF document; save it as text first"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it first"),
    (0, b"\xfd7zXZ\0", "an xz file; unpack it first or use gzip"),
    (0, b"\x28\xb5\x2f\xfd", "a zstd file; unpack it first or use gzip"),
    (4, b"1AY&SY", "a bzip2 file; unpack it first or use gzip"),
    (0, b"\x1f\x8b", "gzip within gzip; unpack it once first"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ\x90\0", "a program"),
    (0, b"SQLite format 3\0", "an SQLite database"),
    (0, b"PAR1", "a Parquet file; save it as JSON Lines first"),
    (0, b"WARC/", "a WARC archive; save its pages as HTML first"),
    (4, b"ftyp", "a film or image file"),
    (257, b"ustar", "a tar archive; unpack it first"),
];

/// What these first bytes of a file show it to be, if that is nothing that can be read.
pub(crate) fn unreadable(head: &[u8]) -> Option<&'static str> {
    for (at, magic, name) in MAGICS {
        if head.get(*at..).is_some_and(|rest| rest.starts_with(magic)) {
            return Some(name);
        }
    }
    if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) || utf16_without_mark(head).is_some() {
        return None;
    }
    let control = head.iter().filter(|&&byte| byte < 9 || (14..32).contains(&byte) && byte != 27).count();
    // A few stray control bytes occur in crawled text; a NUL or many of them do not.
    if head.contains(&0) || control * 10 > head.len() {
        return Some("binary data");
    }
    None
}

/// How HTML pages and pieces of them begin.
const OPENINGS: [&str; 7] = ["<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>"];

/// Whether the first bytes are those of an HTML page.
pub(crate) fn is_html(head: &[u8]) -> bool {
    let text = readable_head(head);
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if !start.starts_with('<') {
        return false;
    }
    let start = start.to_ascii_lowercase();
    OPENINGS.iter().any(|opening| start.starts_with(opening))
        // A comment or an XML declaration may come first.
        || (start.starts_with("<!--") || start.starts_with("<?xml")) && (start.contains("<html") || start.contains("<!doctype html"))
}

/// Whether the first bytes are those of XML that is no HTML, such as a feed.
pub(crate) fn is_xml(head: &[u8]) -> bool {
    let text = readable_head(head);
    let start = text.trim_start_matches('\u{feff}').trim_start();
    (start.starts_with("<?xml") || start.starts_with("<rss") || start.starts_with("<feed")) && !is_html(head)
}

/// Whether the first bytes are those of a JSON object.
pub(crate) fn is_json(head: &[u8]) -> bool {
    let text = readable_head(head);
    let mut chars = text.trim_start_matches('\u{feff}').trim_start().chars();
    chars.next() == Some('{') && matches!(chars.find(|c| !c.is_whitespace()), Some('"' | '}'))
}

/// The head as text good enough to look at: UTF-16 is reduced to its ASCII.
fn readable_head(head: &[u8]) -> String {
    if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) || utf16_without_mark(head).is_some() {
        return head.iter().filter(|byte| byte.is_ascii() && **byte != 0).map(|&byte| char::from(byte)).collect();
    }
    String::from_utf8_lossy(head).into_owned()
}
