//! Pages made to hurt: too deep, too wide, never closed, wrongly labelled, cut off. Each is as large as a page may be where that
//! matters, so that work that grows with its square would take minutes; no clock is read.

#![allow(clippy::unwrap_used)]

use flate2::Compression;
use flate2::write::GzEncoder;
use foederis_intake::{Format, Limits, Problem, ProblemKind, Unit, Units, read};
use foederis_model::Document;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

/// The article that every page here holds somewhere.
const PARAGRAPHS: [&str; 4] = [
    "Both governments said that their troops had left the bridge, which has been closed since the spring, and that observers would \
     count the vehicles that remained on either bank of the river.",
    "A spokesman for the ministry told reporters that the withdrawal would be finished within a week, but residents of the town said \
     that they could still hear tanks at night.",
    "The two neighbours have fought over the valley for many years, and three rounds of talks under the eyes of foreign envoys have \
     ended without a result that either side would sign.",
    "Farmers on the northern bank hope that the crossing will open before the harvest, since the only other road leads through the \
     mountains and is blocked by snow for half of the year.",
];

/// The day on which it was published.
const DAY: &str = "2021-03-04";

/// What stands in code and in attributes, and must never be read as text.
const CODE: &str = "smuggled";

fn paragraphs() -> String {
    PARAGRAPHS.map(|paragraph| format!("<p>{paragraph}</p>\n")).concat()
}

fn head() -> String {
    format!("<title>The bridge opens</title><meta property='article:published_time' content='{DAY}T08:15:00+01:00'>")
}

/// A page with something before and something after its article.
fn page(before: &str, after: &str) -> String {
    let (head, body) = (head(), paragraphs());
    format!("<!DOCTYPE html><html><head>{head}</head><body>{before}<article><h1>The bridge opens</h1>{body}</article>{after}</body></html>")
}

/// Reads bytes as they would come over standard input.
fn documents(bytes: &[u8]) -> Vec<Result<Document, Problem>> {
    let limits = Limits::default();
    let units = Units::with_stdin(vec!["-".into()], limits.clone(), Box::new(Cursor::new(bytes.to_vec())));
    units.map(|unit| unit.and_then(|unit| read(&unit, &limits))).collect()
}

/// What was read of one page, after checks that hold for every page.
fn reading(html: impl AsRef<[u8]>) -> Result<Document, Problem> {
    let bytes = html.as_ref();
    assert!(bytes.len() <= Limits::default().max_document_bytes, "a test page of {} bytes is more than is read", bytes.len());
    // The format is given, as by the name of a file: some of these pages do not look like one.
    let unit = Unit { place: "page".to_owned(), path: "page".into(), format: Format::Html, name: "page".to_owned(), bytes: bytes.to_vec() };
    let found = read(&unit, &Limits::default());
    assert_eq!(found, read(&unit, &Limits::default()), "the same page is read differently");
    if let Ok(document) = &found {
        let text = &document.text;
        // A byte of an old encoding becomes at most three of UTF-8.
        assert!(text.len() <= bytes.len() * 3, "{} bytes became {}", bytes.len(), text.len());
        assert!(document.notes.len() < 10 && document.notes.iter().all(|note| note.text.len() < 1_000));
        assert!(document.title.as_ref().is_none_or(|title| title.chars().count() <= Limits::default().max_field_chars));
        assert!(!text.contains(|c: char| c.is_control() && c != '\n' && c != '\t'), "controls are in the text");
        for markup in ["<div", "<p", "</", "<!--", "-->", "<script", "style=", "class=", CODE] {
            assert!(!text.contains(markup), "{markup} is in the text: {}", start(text));
        }
    }
    found
}

/// Reads a page that must give its article with its day, however it is built.
fn article(html: impl AsRef<[u8]>) -> Document {
    let document = reading(html).expect("a document");
    for paragraph in PARAGRAPHS {
        assert!(document.text.contains(paragraph), "a paragraph is lost: {paragraph}\nin: {}", start(&document.text));
    }
    assert_eq!(day(&document), DAY);
    document
}

fn day(document: &Document) -> &str {
    document.published.as_ref().map_or("-", |day| day.as_str())
}

fn start(text: &str) -> String {
    text.chars().take(400).collect()
}

#[test]
fn deep_pages_keep_their_text() {
    for (open, close) in [("<div>", "</div>"), ("<span>", "</span>"), ("<ul><li>", "</li></ul>"), ("<table><tr><td>", ""), ("<b><i>", "")] {
        let deep = page(&open.repeat(100_000), &close.repeat(100_000));
        let document = article(deep);
        assert_eq!(document.title.as_deref(), Some("The bridge opens"));
    }
}

#[test]
fn tags_that_are_never_closed_keep_the_text() {
    for tag in ["<p>", "<li>", "<a href=/x>", "<section class=x>", "<nav>", "<aside>", "<button>", "<title>", "<textarea>", "<iframe>"] {
        article(page(&tag.repeat(50_000), ""));
        article(page("", &tag.repeat(50_000)));
    }
    // What browsers show of these is nothing, and guessing would read code: only the article before them counts.
    for tag in ["<script>", "<style>", "<!--", "<div class='", "<div \""] {
        article(page("", &tag.repeat(100_000)));
        let _ = reading(page(&tag.repeat(100_000), ""));
    }
    // Closing tags of nothing, halves of tags, and a `<` that opens no tag.
    for tag in ["</div>", "</", "</>", "<", "< ", "<>", "</p </p", "<!x>", "<?x>", "</script>", "&#", "&&"] {
        let _ = reading(page("", &tag.repeat(100_000)));
        let _ = reading(tag.repeat(400_000));
    }
}

#[test]
fn a_million_attributes_are_no_text() {
    let mut many = String::from("<div ");
    for number in 0..1_000_000 {
        let _ = write!(many, "a{}=1 ", number % 1000);
    }
    many.push('>');
    article(page(&many, "</div>"));

    let bare = format!("<div {}>", "x ".repeat(1_000_000));
    article(page(&bare, "</div>"));
    let equals = format!("<div {}>", "= ".repeat(1_000_000));
    article(page(&equals, "</div>"));
    let classes = format!("<div class='{}'>", "a b-c ".repeat(500_000));
    article(page(&classes, "</div>"));
    let metas = format!("<meta name=x content={CODE}>").repeat(60_000);
    article(page(&metas, ""));
    let times = "<time datetime='2001-02-03'></time>".repeat(60_000);
    article(page(&format!("<nav>{times}</nav>"), ""));
}

#[test]
fn code_with_false_ends_is_no_text() {
    let ends = [
        format!("<script>var a = '</scripture>{CODE}'; </script>"),
        format!("<script>var a = '<\\/script>{CODE}'; </SCRIPT\n>"),
        format!("<style>/* </styled> </stylesheet> {CODE} */ p::after {{ content: '</p>{CODE}' }}</style>"),
        format!("<script type='a>b'>{CODE}</script >"),
        format!("<script>if (a</b/.exec('{CODE}')) {{}}</script>"),
        format!("<script><!-- document.write('<p>{CODE}</p>') --></script>"),
        format!("<noscript><style>{CODE}</style></noscript>"),
        format!("<div title='> {CODE}' data-x=\"</div>{CODE}\"></div>"),
    ];
    for code in &ends {
        article(page(code, code));
        article(page(&code.repeat(2_000), ""));
    }
    article(page(&format!("<script>{}{CODE}</script>", "</scriptx>".repeat(300_000)), ""));
}

#[test]
fn comments_hide_what_is_in_them() {
    let hidden = format!("<!-- <p>{CODE}</p> <meta name=date content=2001-02-03> -- > -->");
    article(page(&hidden.repeat(10_000), &hidden));
    // Never closed: all that follows is hidden, as in browsers.
    article(page("", &format!("<!-- <p>{CODE}</p>{}", "<!-- x --".repeat(200_000))));
    // Closed at once, as browsers read it.
    article(page("<!--><!--->", "<!-->"));
    let conditional = format!("<!--[if lt IE 9]><p>{CODE}</p><![endif]--><!--[if !IE]><!-->");
    article(page(&conditional, "<!--<![endif]-->"));
}

#[test]
fn references_do_not_grow() {
    let mut bomb = String::from("<!DOCTYPE lolz [<!ENTITY a0 \"boom\">");
    for level in 1..30 {
        let _ = write!(bomb, "<!ENTITY a{level} \"{}\">", format!("&a{};", level - 1).repeat(10));
    }
    let document = article(format!("{bomb}]>{}", page("<p>&a29;</p>", "")));
    assert!(document.text.len() < 10_000);

    for reference in ["&amp;", "&nbsp;", "&#x41;", "&#99999999999999;", "&#0;", "&#xD800;", "&#x202e;", "&unknown;", "&", "&#8203;"] {
        let document = article(page("", &format!("<p>{}</p>", reference.repeat(300_000))));
        assert!(document.text.len() < 3_000_000);
    }
}

#[test]
fn one_endless_text_is_bounded() {
    let words = "The guns fell silent along the whole river on that day. ".repeat(100_000);
    let document = reading(page(&format!("<p>{words}</p>"), "")).expect("a document");
    assert_eq!(day(&document), DAY);
    let unbroken = "x".repeat(6_000_000);
    let _ = reading(page(&format!("<p>{unbroken}</p>"), ""));
    let lines = "<br>\n".repeat(1_000_000);
    article(page("", &lines));
    let spaces = " \n\t".repeat(1_000_000);
    article(page(&spaces, &spaces));

    let too_long = page(&"<p>more than a page may hold</p>".repeat(400_000), "");
    assert_eq!(documents(too_long.as_bytes()).pop().unwrap().unwrap_err().kind, ProblemKind::TooLarge);
}

#[test]
fn endless_tables_are_read() {
    let row = format!("<tr>{}</tr>", "<td>17</td><td>tanks</td>".repeat(5));
    for (open, close) in [("<table>", "</table>"), ("<table>", "")] {
        let table = format!("{open}{}{close}", row.repeat(10_000));
        let document = reading(page("", &table)).expect("a document");
        assert!(document.text.contains(PARAGRAPHS[0]), "{}", start(&document.text));
        assert_eq!(day(&document), DAY);
    }
    let nested = "<table><tr><td>".repeat(200);
    article(page(&nested, ""));
    let unclosed = "<td>17".repeat(100_000);
    let document = reading(page("", &format!("<table><tr>{unclosed}"))).expect("a document");
    assert!(document.text.contains(PARAGRAPHS[0]), "{}", start(&document.text));
}

#[test]
fn a_wrong_charset_does_not_spoil_the_page() {
    const UMLAUTS: &str =
        "Die Außenministerin erklärte, für die Brücke gebe es „keine Zusage“, und die Bevölkerung müsse weiter Umwege fahren.";
    let german = |charset: &str| {
        let head = head();
        let text = format!("<p>{UMLAUTS}</p>").repeat(3);
        format!("<html><head><meta charset={charset}>{head}</head><body><article><h1>Die Brücke</h1>{text}</article></body></html>")
    };
    for charset in ["utf-8", "utf-16", "utf-16be", "iso-2022-kr", "hz-gb-2312", "replacement", "x-user-defined", "nothing", "''"] {
        let html = german(charset);
        assert!(reading(&html).expect("a document").text.contains(UMLAUTS), "UTF-8 with {charset}");
        if charset != "x-user-defined" {
            let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&html);
            let document = reading(&bytes).expect("a document");
            assert!(document.text.contains(UMLAUTS), "Windows-1252 with {charset}: {}", start(&document.text));
            assert_eq!(day(&document), DAY);
        }
    }
    // Two encodings in one page, as where pages are glued together: what is whole stays.
    let html = german("iso-8859-1");
    let mut mixed = html.clone().into_bytes();
    mixed.extend_from_slice(b"<p>Armeni\xeb</p>");
    assert!(reading(&mixed).expect("a document").text.contains(UMLAUTS));
    let utf16: Vec<u8> = format!("\u{feff}{html}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let document = reading(&utf16).expect("a document");
    assert!(document.text.contains(UMLAUTS), "UTF-16 that calls itself ISO 8859-1");
    // Half a character at the end.
    let _ = reading(&utf16[..utf16.len() - 1]);
}

#[test]
fn zeros_and_directions_stay_out_of_the_way() {
    let zeros = page("", "").replace("<p>", "<p>\0").replace("</p>", "\0</p>").replace("</h1>", "\u{1b}[31m</h1>");
    article(&zeros);
    let _ = reading("\0".repeat(1_000_000));
    let _ = reading(page("", &"<p>\0</p>".repeat(100_000)));

    // Text set from right to left turns neither the words nor the day.
    let turned = page("<p>\u{202e}5002 ,2 lirpA\u{202c} \u{2066}\u{2067}\u{2068}\u{2069}</p>", "<p>\u{202e}</p>");
    article(&turned);
    article(page(&"<bdo dir=rtl>".repeat(400), ""));
    article(page("", &format!("<p>{}</p>", "\u{202e}\u{200f}".repeat(200_000))));
}

/// A small generator, so that copies differ and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn any_day(&mut self) -> (u64, u64, u64) {
        (1995 + self.roll(30), 1 + self.roll(12), 1 + self.roll(28))
    }
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// A frame around an article: menus and teasers, each with days of their own.
fn framed(dice: &mut Dice, head: &str, article: &str) -> String {
    let mut boxes = [String::new(), String::new(), String::new()];
    for frame in &mut boxes {
        for number in 0..dice.roll(12) {
            let (year, month, day) = dice.any_day();
            let name = MONTHS[usize::try_from(month - 1).unwrap()];
            let _ = match dice.roll(4) {
                0 => write!(frame, "<li><a href='/{year}/{month:02}/{day:02}/a{number}'>Other news {number}</a></li>"),
                1 => write!(
                    frame,
                    "<li><a href=/b{number}>Talks resume</a> <time datetime='{year}-{month:02}-{day:02}'>{day} {name} {year}</time></li>"
                ),
                2 => write!(frame, "<li><span class=date>{name} {day}, {year}</span> <a href=/c{number}>Border closed</a></li>"),
                _ => write!(frame, "<li><a href=/d{number}>{year}-{month:02}-{day:02}: envoy leaves</a></li>"),
            };
        }
    }
    let [menu, aside, teasers] = boxes;
    format!(
        "<!DOCTYPE html><html><head><title>The bridge opens</title>{head}</head><body><nav><ul>{menu}</ul></nav>\
         <aside class=sidebar><ul>{aside}</ul></aside><main>{article}</main>\
         <section class='related teasers'><h2>More</h2><ul>{teasers}</ul></section><footer>© 1999</footer></body></html>"
    )
}

#[test]
fn the_days_of_menus_and_teasers_are_not_the_articles() {
    let body = paragraphs();
    // The ways in which an article shows its day.
    let shown = [
        (head(), format!("<article><h1>The bridge opens</h1>{body}</article>")),
        (
            String::new(),
            format!(
                "<article><h1>The bridge opens</h1><p class=byline><time datetime='{DAY}T09:00:00Z'>March 4, 2021</time></p>{body}</article>"
            ),
        ),
        (String::new(), format!("<article><h1>The bridge opens</h1><p>4 March 2021</p>{body}</article>")),
        (
            format!("<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"datePublished\":\"{DAY}T09:00:00Z\"}}</script>"),
            format!("<article><h1>The bridge opens</h1>{body}</article>"),
        ),
        (
            "<link rel=canonical href='https://example.org/world/2021/03/04/bridge'>".to_owned(),
            format!("<article><h1>The bridge opens</h1>{body}</article>"),
        ),
    ];
    let mut misses = Vec::new();
    let mut dice = Dice(20_210_304);
    for (way, (head, article)) in shown.iter().enumerate() {
        for copy in 0..60 {
            let document = reading(framed(&mut dice, head, article)).expect("a document");
            for paragraph in PARAGRAPHS {
                assert!(document.text.contains(paragraph), "way {way}, copy {copy} lost: {paragraph}");
            }
            if day(&document) != DAY {
                misses.push(format!("way {way}, copy {copy}: {}", day(&document)));
            }
            for teaser in ["Talks resume", "Border closed", "envoy leaves"] {
                if document.text.contains(teaser) {
                    misses.push(format!("way {way}, copy {copy}: {teaser} is in the text"));
                }
            }
        }
    }
    assert!(misses.is_empty(), "{} misses\n{}", misses.len(), misses.join("\n"));
}

#[test]
fn a_page_that_breaks_off_in_gzip_is_a_problem() {
    let html = page("<nav>Home</nav>", "<footer>Imprint</footer>");
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(html.as_bytes()).unwrap();
    let packed = encoder.finish().unwrap();
    let whole = documents(&packed).pop().unwrap().unwrap();
    assert!(whole.text.contains(PARAGRAPHS[3]));
    assert_eq!(day(&whole), DAY);
    for end in 2..packed.len() {
        let read = documents(&packed[..end]);
        let [Err(problem)] = &read[..] else { panic!("cut at {end} of {}: {read:?}", packed.len()) };
        assert!(matches!(problem.kind, ProblemKind::Damaged | ProblemKind::Empty), "cut at {end}: {problem}");
    }
    // One wrong byte anywhere is told or does no harm.
    for at in 0..packed.len() {
        let mut wrong = packed.clone();
        wrong[at] ^= 0x55;
        for document in documents(&wrong).into_iter().flatten() {
            assert!(!document.text.contains(char::is_control) || document.text.contains('\n'));
        }
    }
}
