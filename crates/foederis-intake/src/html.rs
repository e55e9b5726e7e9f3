use crate::boilerplate::dates;
use crate::decode::clean;
use crate::json::timestamp;
use crate::limits::Limits;
use crate::page;
use crate::tags::{Piece, Pieces, attribute, entities};
use foederis_model::Edtf;
use serde_json::Value;

/// What a page holds and says of itself.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub text: String,
    pub title: Option<String>,
    pub published: Option<Edtf>,
    /// The first day in any `<time>`, which may be that of another article.
    pub published_loosely: Option<Edtf>,
    pub source: Option<String>,
    pub author: Option<String>,
    pub url: Option<String>,
    pub lang: Option<String>,
    /// The article's text as the page gives it to search engines.
    pub body: Option<String>,
    /// The page was too deep or too large for its structure to be read.
    pub flat: bool,
}

/// Main text and metadata of a page.
pub(crate) fn extract(html: &str, limits: &Limits) -> Page {
    let mut page = metadata(html);
    let loose = page.published_loosely.take();
    match page::read(html, limits.max_html_depth, limits.max_html_elements) {
        Some(main) => {
            page.text = clean(&main.text);
            let url = page.url.as_deref().and_then(page::dates::of_url);
            page.published = page.published.or(main.time).or(url).or(main.line);
        }
        None => page.flat = true,
    }
    page.published = page.published.or(loose);
    // Some pages fetch their text with a script, and give it whole to search engines only.
    if let Some(body) = page.body.take().filter(|body| body.len() > 200 && body.len() > page.text.len() * 3 / 2) {
        page.text = flat_text(&body);
    }
    if page.text.trim().is_empty() {
        page.text = flat_text(html);
    }
    page
}

/// Elements that end a line.
const BLOCKS: [&str; 40] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "td",
    "tr",
    "ul",
];

/// Elements that hold no article text.
const ASIDES: [&str; 9] = ["nav", "aside", "footer", "form", "button", "select", "noscript", "svg", "head"];

/// All text of a page without its tags, for pages whose structure cannot be used.
fn flat_text(html: &str) -> String {
    let mut text = String::new();
    let mut aside: Option<(String, usize)> = None;
    // An aside that is never closed would swallow the page, so only as many are skipped as are closed.
    let mut closing = [0_usize; ASIDES.len()];
    for piece in Pieces::new(html) {
        if let Piece::Close(name) = piece
            && let Some(at) = ASIDES.iter().position(|aside| *aside == name)
        {
            closing[at] += 1;
        }
    }
    for piece in Pieces::new(html) {
        match piece {
            Piece::Open(name, _) => {
                match &mut aside {
                    Some((open, depth)) if *open == name => *depth += 1,
                    Some(_) => {}
                    None => {
                        if ASIDES.iter().position(|aside| *aside == name).is_some_and(|at| closing[at] > 0) {
                            aside = Some((name.clone().into_owned(), 1));
                        }
                    }
                }
                if BLOCKS.contains(&name.as_ref()) && !text.ends_with('\n') {
                    text.push('\n');
                }
            }
            Piece::Close(name) => {
                if let Some(at) = ASIDES.iter().position(|aside| *aside == name) {
                    closing[at] -= 1;
                }
                if let Some((open, depth)) = &mut aside
                    && *open == name
                {
                    *depth -= 1;
                    if *depth == 0 {
                        aside = None;
                    }
                }
                if BLOCKS.contains(&name.as_ref()) && !text.ends_with('\n') {
                    text.push('\n');
                }
            }
            Piece::Text(raw) if aside.is_none() => {
                let raw = entities(raw);
                let mut words = raw.split_whitespace().peekable();
                if words.peek().is_none() || raw.starts_with(char::is_whitespace) {
                    space(&mut text);
                }
                while let Some(word) = words.next() {
                    text.push_str(word);
                    if words.peek().is_some() || raw.ends_with(char::is_whitespace) {
                        text.push(' ');
                    }
                }
            }
            Piece::Text(_) | Piece::Raw(..) => {}
        }
    }
    clean(&text)
}

fn space(text: &mut String) {
    if !text.is_empty() && !text.ends_with(char::is_whitespace) {
        text.push(' ');
    }
}

/// Names under which pages give their day of publication, best first.
const DATE_NAMES: [&str; 18] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "publish-date",
    "publication_date",
    "publishdate",
    "pubdate",
    "sailthru.date",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
    "last-modified-article",
];
const AUTHOR_NAMES: [&str; 7] =
    ["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "twitter:creator"];
const TITLE_NAMES: [&str; 5] = ["og:title", "twitter:title", "dc.title", "parsely-title", "title"];
const SOURCE_NAMES: [&str; 4] = ["og:site_name", "dc.publisher", "application-name", "publisher"];

/// The best value so far: what stands earlier in a list of names wins.
#[derive(Default)]
struct Best(Option<(usize, String)>);

impl Best {
    fn offer(&mut self, rank: usize, value: &str) {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.is_empty() && self.0.as_ref().is_none_or(|(best, _)| rank < *best) {
            self.0 = Some((rank, value));
        }
    }

    fn value(self) -> Option<String> {
        self.0.map(|(_, value)| value)
    }
}

/// What the page says of itself in its head, in JSON-LD and in `<time>`.
fn metadata(html: &str) -> Page {
    let (mut title, mut source, mut author) = (Best::default(), Best::default(), Best::default());
    let mut published: Option<(usize, Edtf)> = None;
    let mut page = Page::default();
    let mut window_title = None;
    let mut day = |rank: usize, text: &str| {
        if published.as_ref().is_none_or(|(best, _)| rank < *best)
            && let Some(date) = timestamp(text).or_else(|| dates::only(text))
            // What programs write where they know no day.
            && date.as_str() != "1970-01-01"
        {
            published = Some((rank, date));
        }
    };
    for piece in Pieces::new(html) {
        match piece {
            Piece::Raw(name, attributes, content) if name == "script" => {
                let is_ld = attribute(attributes, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json"));
                if is_ld && let Some(article) = linked_data(content) {
                    article.date.iter().for_each(|date| day(0, date));
                    article.headline.iter().for_each(|headline| title.offer(0, headline));
                    article.author.iter().for_each(|name| author.offer(0, name));
                    page.body = page.body.or(article.body);
                    article.publisher.iter().for_each(|name| source.offer(SOURCE_NAMES.len(), name));
                }
            }
            Piece::Raw(name, _, content) if name == "title" => {
                window_title.get_or_insert_with(|| entities(content));
            }
            Piece::Open(name, attributes) => match name.as_ref() {
                "html" => page.lang = page.lang.or_else(|| attribute(attributes, "lang")),
                "link" => {
                    if attribute(attributes, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) {
                        page.url = attribute(attributes, "href").filter(|url| url.starts_with("http")).or(page.url);
                    }
                }
                "time" => {
                    if page.published_loosely.is_none() {
                        page.published_loosely = attribute(attributes, "datetime").and_then(|text| timestamp(&text));
                    }
                }
                _ => {
                    let Some(content) = attribute(attributes, "content").filter(|content| !content.trim().is_empty()) else { continue };
                    for key in ["property", "name", "itemprop"] {
                        let Some(key) = attribute(attributes, key).map(|key| key.to_ascii_lowercase()) else { continue };
                        let rank = |names: &[&str]| names.iter().position(|name| *name == key);
                        if let Some(rank) = rank(&DATE_NAMES) {
                            day(rank + 1, &content);
                        }
                        if let Some(rank) = rank(&TITLE_NAMES) {
                            title.offer(rank + 1, &content);
                        }
                        if let Some(rank) = rank(&SOURCE_NAMES) {
                            source.offer(rank, &content);
                        }
                        // Some sites put the address of a profile here.
                        if let Some(rank) = rank(&AUTHOR_NAMES).filter(|_| !content.contains("://") && !content.starts_with('@')) {
                            author.offer(rank + 1, &content);
                        }
                        if key == "og:url" && content.starts_with("http") {
                            page.url.get_or_insert_with(|| content.clone());
                        }
                    }
                }
            },
            _ => {}
        }
    }
    page.published = published.map(|(_, date)| date);
    page.source = source.value().or_else(|| page.url.as_deref().and_then(host));
    page.author = author.value();
    if let Some(text) = window_title {
        title.offer(TITLE_NAMES.len() + 1, &text);
    }
    page.title = title.value().map(|title| without_site(&title, page.source.as_deref()));
    page
}

/// A headline without ` | Outlet` at its end.
fn without_site(title: &str, source: Option<&str>) -> String {
    for separator in [" | ", " – ", " - ", " — ", " :: ", " · "] {
        if let Some((headline, site)) = title.rsplit_once(separator)
            && headline.split_whitespace().count() > 1
            && source.is_some_and(|source| same_outlet(site, source))
        {
            return headline.trim().to_owned();
        }
    }
    title.to_owned()
}

/// Whether two ways to write an outlet mean the same one (`DER SPIEGEL`, `spiegel.de`).
fn same_outlet(one: &str, other: &str) -> bool {
    let key = |name: &str| -> String { name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect() };
    let (one, other) = (key(one), key(other));
    !one.is_empty() && !other.is_empty() && (one.contains(&other) || other.contains(&one))
}

/// The host of an address, without `www.`.
fn host(url: &str) -> Option<String> {
    let host = url.split_once("://")?.1.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.') && !host.contains('@')).then(|| host.to_lowercase())
}

#[derive(Debug, Default, PartialEq, Eq)]
struct LinkedData {
    date: Option<String>,
    headline: Option<String>,
    author: Option<String>,
    publisher: Option<String>,
    body: Option<String>,
}

/// The article described by a JSON-LD block, wherever in it the article stands.
fn linked_data(content: &str) -> Option<LinkedData> {
    let content =
        content.trim().trim_start_matches("<![CDATA[").trim_start_matches("//<![CDATA[").trim_end_matches("//]]>").trim_end_matches("]]>");
    let value: Value = serde_json::from_str(content).ok()?;
    let mut todo = vec![&value];
    while let Some(value) = todo.pop() {
        match value {
            Value::Array(items) => todo.extend(items.iter().rev()),
            Value::Object(object) => {
                if object.get("@type").is_some_and(is_article) {
                    let string = |name: &str| object.get(name).and_then(Value::as_str).map(entities);
                    return Some(LinkedData {
                        date: string("datePublished").or_else(|| string("dateCreated")),
                        headline: string("headline").or_else(|| string("name")),
                        author: object.get("author").and_then(name_of),
                        publisher: object.get("publisher").and_then(name_of),
                        body: string("articleBody"),
                    });
                }
                todo.extend(object.get("mainEntity"));
                todo.extend(object.get("@graph"));
            }
            _ => {}
        }
    }
    None
}

fn is_article(kind: &Value) -> bool {
    match kind {
        Value::String(kind) => kind.contains("Article") || kind.contains("BlogPosting") || kind == "Report",
        Value::Array(kinds) => kinds.iter().any(is_article),
        _ => false,
    }
}

/// A name given as a string, an object with a name, or a list of these.
fn name_of(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(entities(name)).filter(|name| !name.trim().is_empty() && !name.contains("://")),
        Value::Object(object) => object.get("name").filter(|name| name.is_string()).and_then(name_of),
        Value::Array(items) => {
            // One level is enough: lists of lists of authors do not occur.
            let names: Vec<String> = items.iter().filter(|item| !item.is_array()).filter_map(name_of).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{extract, linked_data};
    use crate::Limits;

    const PARAGRAPH: &str = "Both governments said on Monday that their troops had left the bridge, which has been closed since the spring, \
         and that observers would count the vehicles that remained on either bank of the river.";

    fn page(head: &str) -> String {
        let body = [1, 2, 3, 4, 5].map(|n| format!("<p>Paragraph {n}. {PARAGRAPH}</p>")).concat();
        format!(
            "<html lang=en><head>{head}</head><body><nav><a href=/>Home</a></nav><article><h1>A bridge opens</h1>{body}</article><footer>Imprint</footer></body></html>"
        )
    }

    #[test]
    fn the_article_is_kept_and_the_frame_is_not() {
        let page = extract(
            &page("<title>A bridge opens | River Post</title><meta property=og:site_name content='River Post'>"),
            &Limits::default(),
        );
        assert!(page.text.contains("Paragraph 5.") && !page.text.contains("Imprint") && !page.text.contains("Home"), "{}", page.text);
        assert_eq!(page.title.as_deref(), Some("A bridge opens"));
        assert_eq!(page.source.as_deref(), Some("River Post"));
        assert_eq!(page.lang.as_deref(), Some("en"));
    }

    #[test]
    fn dates_are_taken_from_the_best_place() {
        let published = |head: &str| extract(&page(head), &Limits::default()).published.map(|date| date.as_str().to_owned());
        let meta = "<meta property='article:published_time' content='2021-03-04T08:00:00+01:00'>";
        let linked = r#"<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"datePublished":"2021-03-05","author":[{"name":"Ann Example"},"Bo"]}]}</script>"#;
        assert_eq!(published(meta).as_deref(), Some("2021-03-04"));
        assert_eq!(published(&format!("{meta}{linked}")).as_deref(), Some("2021-03-05"));
        assert_eq!(published("<meta name=date content='4. März 2021'>").as_deref(), Some("2021-03-04"));
        assert_eq!(published("<time datetime='2020-01-02'></time>").as_deref(), Some("2020-01-02"));
        assert_eq!(published(""), None);
        assert_eq!(extract(&page(linked), &Limits::default()).author.as_deref(), Some("Ann Example, Bo"));
    }

    #[test]
    fn deep_pages_are_read_flat() {
        let deep = format!("{}<p>Deep &amp; safe.</p><script>x()</script>{}", "<div>".repeat(200_000), "</div>".repeat(200_000));
        let page = extract(&deep, &Limits::default());
        assert!(page.flat);
        assert_eq!(page.text.trim(), "Deep & safe.");
    }

    #[test]
    fn broken_linked_data_is_no_article() {
        assert_eq!(linked_data("{\"@type\": "), None);
        assert_eq!(linked_data(&"[".repeat(100_000)), None);
        assert_eq!(linked_data("{\"@type\": \"Organization\", \"name\": \"x\"}"), None);
    }
}
