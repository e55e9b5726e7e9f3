//! A flat reading of HTML: tags one after another, no tree.
//!
//! Linear in the page's length whatever the page holds, so it may look at pages before, and instead of, the parser.

use std::borrow::Cow;

/// One piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'h> {
    /// Text between tags, entities still in it.
    Text(&'h str),
    /// An opening tag: its name in lower case and what stands after it.
    Open(Cow<'h, str>, &'h str),
    /// A closing tag.
    Close(Cow<'h, str>),
    /// An element whose content is no markup: `script`, `style`, `title`, `textarea` and kin, with its attributes.
    Raw(Cow<'h, str>, &'h str, &'h str),
}

/// Elements whose content is no markup.
const RAW: [&str; 7] = ["script", "style", "title", "textarea", "xmp", "iframe", "noframes"];

/// The pieces of a page, in order. Comments and declarations are left out.
pub(crate) struct Pieces<'h> {
    rest: &'h str,
    /// Of each raw element, whether it is known that no closing tag comes any more.
    endless: [bool; RAW.len()],
}

impl<'h> Pieces<'h> {
    pub(crate) fn new(html: &'h str) -> Self {
        Self { rest: html, endless: [false; RAW.len()] }
    }

    fn take(&mut self, bytes: usize) -> &'h str {
        let (taken, rest) = self.rest.split_at(bytes);
        self.rest = rest;
        taken
    }
}

impl<'h> Iterator for Pieces<'h> {
    type Item = Piece<'h>;

    fn next(&mut self) -> Option<Piece<'h>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let text_end = text_end(self.rest);
            if text_end > 0 {
                return Some(Piece::Text(self.take(text_end)));
            }
            if self.rest.starts_with("<!--") {
                let end = comment_end(self.rest);
                self.take(end);
                continue;
            }
            let tag_end = tag_end(self.rest);
            let tag = self.take(tag_end);
            let inner = tag.trim_start_matches('<').trim_end_matches('>');
            if inner.starts_with(['!', '?']) {
                continue;
            }
            if let Some(name) = inner.strip_prefix('/') {
                return Some(Piece::Close(lower(name_of(name))));
            }
            let name = name_of(inner);
            let attributes = &inner[name.len()..];
            let name = lower(name);
            // A drawing may hold `<title/>`.
            let raw = RAW.iter().position(|raw| *raw == name).filter(|_| name == "script" || !attributes.ends_with('/'));
            if let Some(raw) = raw {
                let end = if self.endless[raw] { None } else { close_of(self.rest, &name) };
                self.endless[raw] = end.is_none();
                let end = match end {
                    Some(end) => end,
                    // What is never closed must not swallow the article; code is no text in any case.
                    None if !matches!(RAW[raw], "script" | "style") => return Some(Piece::Open(name, attributes)),
                    None => self.rest.len(),
                };
                let content = self.take(end);
                if !self.rest.is_empty() {
                    let close = self.rest.find('>').map_or(self.rest.len(), |end| end + 1);
                    self.take(close);
                }
                return Some(Piece::Raw(name, attributes, content));
            }
            return Some(Piece::Open(name, attributes));
        }
    }
}

/// Where the text at the start of `html` ends and a tag begins; a `<` that opens no tag is text.
fn text_end(html: &str) -> usize {
    let bytes = html.as_bytes();
    let mut from = 0;
    while let Some(at) = html[from..].find('<').map(|at| at + from) {
        if matches!(bytes.get(at + 1), Some(next) if next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?')) {
            return at;
        }
        from = at + 1;
    }
    html.len()
}

/// One past the end of the comment at the start of `html`. `<!-->` and `<!--->` are whole, as in browsers.
fn comment_end(html: &str) -> usize {
    if let Some(short) = ["<!-->", "<!--->"].iter().find(|short| html.starts_with(**short)) {
        return short.len();
    }
    html.get(4..).and_then(|rest| rest.find("-->")).map_or(html.len(), |end| end + 7)
}

/// One past the `>` that ends the tag at the start of `html`; one inside quotes does not.
fn tag_end(html: &str) -> usize {
    let mut quote = None;
    let mut after_equals = false;
    for (at, byte) in html.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            // A quote opens a value only after `=`; elsewhere it is a slip of the page's author.
            (None, b'"' | b'\'') if after_equals => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            after_equals = byte == b'=';
        }
    }
    html.len()
}

fn name_of(inner: &str) -> &str {
    let end = inner.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).unwrap_or(inner.len());
    &inner[..end]
}

fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) { Cow::Owned(name.to_ascii_lowercase()) } else { Cow::Borrowed(name) }
}

/// Where the closing tag of a raw element begins.
fn close_of(html: &str, name: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = html[from..].find("</").map(|at| at + from) {
        let rest = &html.as_bytes()[at + 2..];
        // `</scripture>` in a string of a script ends no script.
        let ends = rest.get(name.len()).is_none_or(|next| next.is_ascii_whitespace() || matches!(next, b'/' | b'>'));
        if ends && rest.len() >= name.len() && rest[..name.len()].eq_ignore_ascii_case(name.as_bytes()) {
            return Some(at);
        }
        from = at + 2;
    }
    None
}

/// The value of an attribute, entities decoded.
pub(crate) fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let mut rest = attributes.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len());
        let name = &rest[..end];
        let after = rest[end..].trim_start();
        let Some(value) = after.strip_prefix('=').map(str::trim_start) else {
            rest = if name.is_empty() { after.get(1..).unwrap_or_default().trim_start() } else { after };
            continue;
        };
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let value = &value[1..];
                let end = value.find(quote).unwrap_or(value.len());
                (&value[..end], value.get(end + 1..).unwrap_or_default())
            }
            _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(entities(value));
        }
        rest = after.trim_start();
    }
    None
}

/// Text with its character references decoded: numbers, and the names that Western pages use.
pub(crate) fn entities(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        // No name that is known is longer, so a page full of `&` stays linear.
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        if let Some((c, end)) = end.and_then(|end| Some((reference(&rest[1..end])?, end))) {
            decoded.push(c);
            rest = &rest[end + 1..];
        } else {
            decoded.push('&');
            rest = &rest[1..];
        }
    }
    decoded.push_str(rest);
    decoded
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return match code {
            // Pages mean Windows-1252 by these numbers, and browsers read them so.
            0x80..=0x9f => {
                let byte = [u8::try_from(code).ok()?];
                encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte).0.chars().next()
            }
            _ => char::from_u32(code).filter(|c| !c.is_control() || matches!(c, '\n' | '\t')),
        };
    }
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, c)| *c)
}

const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("shy", '\u{ad}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("euro", '€'),
    ("pound", '£'),
    ("yen", '¥'),
    ("cent", '¢'),
    ("sect", '§'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("deg", '°'),
    ("times", '×'),
    ("plusmn", '±'),
    ("frac12", '½'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("rarr", '→'),
    ("larr", '←'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("szlig", 'ß'),
    ("euml", 'ë'),
    ("iuml", 'ï'),
    ("Euml", 'Ë'),
    ("Iuml", 'Ï'),
    ("eacute", 'é'),
    ("Eacute", 'É'),
    ("egrave", 'è'),
    ("Egrave", 'È'),
    ("ecirc", 'ê'),
    ("aacute", 'á'),
    ("Aacute", 'Á'),
    ("agrave", 'à'),
    ("Agrave", 'À'),
    ("acirc", 'â'),
    ("atilde", 'ã'),
    ("aring", 'å'),
    ("Aring", 'Å'),
    ("aelig", 'æ'),
    ("AElig", 'Æ'),
    ("ccedil", 'ç'),
    ("Ccedil", 'Ç'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("igrave", 'ì'),
    ("ntilde", 'ñ'),
    ("Ntilde", 'Ñ'),
    ("oacute", 'ó'),
    ("Oacute", 'Ó'),
    ("ocirc", 'ô'),
    ("ograve", 'ò'),
    ("otilde", 'õ'),
    ("oslash", 'ø'),
    ("Oslash", 'Ø'),
    ("oelig", 'œ'),
    ("scaron", 'š'),
    ("Scaron", 'Š'),
    ("uacute", 'ú'),
    ("ucirc", 'û'),
    ("ugrave", 'ù'),
    ("yacute", 'ý'),
    ("yuml", 'ÿ'),
];

#[cfg(test)]
mod tests {
    use super::{Piece, Pieces, attribute, entities};

    #[test]
    fn pieces_skip_comments_and_keep_scripts_apart() {
        let html = "a < b<!-- <p> --><P CLASS='x>y'>c</p><script>if (a</b>) {}</SCRIPT >d<";
        let pieces: Vec<_> = Pieces::new(html).collect();
        assert_eq!(
            pieces,
            [
                Piece::Text("a < b"),
                Piece::Open("p".into(), " CLASS='x>y'"),
                Piece::Text("c"),
                Piece::Close("p".into()),
                Piece::Raw("script".into(), "", "if (a</b>) {}"),
                Piece::Text("d<"),
            ]
        );
    }

    #[test]
    fn attributes_are_found_in_any_dress() {
        let tag = r#" name=author checked content = "Ann &amp; Bo" data-x='a=b' /"#;
        assert_eq!(attribute(tag, "content").as_deref(), Some("Ann & Bo"));
        assert_eq!(attribute(tag, "NAME").as_deref(), Some("author"));
        assert_eq!(attribute(tag, "data-x").as_deref(), Some("a=b"));
        assert_eq!(attribute(tag, "href"), None);
        assert_eq!(attribute("= / = \"", "x"), None);
    }

    #[test]
    fn raw_elements_without_an_end_swallow_no_text() {
        let texts =
            |html: &'static str| -> Vec<Piece<'static>> { Pieces::new(html).filter(|piece| matches!(piece, Piece::Text(_))).collect() };
        assert_eq!(texts("<svg><title/></svg>a<title>b</title>"), [Piece::Text("a")]);
        assert_eq!(texts("<textarea>a<iframe>b"), [Piece::Text("a"), Piece::Text("b")]);
        assert_eq!(texts("<script>a"), []);
    }

    #[test]
    fn entities_are_decoded_once() {
        assert_eq!(entities("Se&ntilde;or &amp;amp; &#8222;x&#x201C; &#132; &unknown; &"), "Señor &amp; „x“ „ &unknown; &");
    }
}
