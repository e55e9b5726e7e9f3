//! What class names, ids and roles say about an element.

use super::element::Tag;

/// The attributes of a tag, as they stand in the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attributes<'h>(pub &'h str);

impl<'h> Attributes<'h> {
    /// Names and values, in order. Linear in the length of the tag.
    pub(super) fn iter(self) -> impl Iterator<Item = (&'h str, &'h str)> {
        let mut rest = self.0.trim_start();
        std::iter::from_fn(move || {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '='));
            if rest.is_empty() {
                return None;
            }
            let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            let Some(value) = after.trim_ascii_start().strip_prefix('=').map(str::trim_ascii_start) else {
                rest = after;
                return Some((name, ""));
            };
            let (value, after) = match value.as_bytes().first() {
                Some(quote @ (b'"' | b'\'')) => {
                    let value = &value[1..];
                    let end = value.find(char::from(*quote)).unwrap_or(value.len());
                    (&value[..end], value.get(end + 1..).unwrap_or_default())
                }
                _ => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
            };
            rest = after;
            Some((name, value))
        })
    }

    /// Whether browsers do not show the element.
    pub(super) fn is_hidden(self) -> bool {
        if !contains(self.0, "hidden") && !contains(self.0, "none") {
            return false;
        }
        self.iter().any(|(name, value)| {
            name.eq_ignore_ascii_case("hidden") && !value.eq_ignore_ascii_case("false")
                || name.eq_ignore_ascii_case("style") && {
                    let style: String = value.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
                    style.contains("display:none") || style.contains("visibility:hidden")
                }
        })
    }
}

fn contains(text: &str, wanted: &str) -> bool {
    text.as_bytes().windows(wanted.len()).any(|window| window.eq_ignore_ascii_case(wanted.as_bytes()))
}

/// What an element is by its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hint {
    /// The body of an article.
    Body,
    /// Around the article.
    Away,
    /// Around the article if it leads elsewhere: teasers of other articles have links, the article's own has none.
    Links,
    /// The head of a page or an article: headline and lead, among bylines and menus.
    Head,
    /// A picture and what is said under it.
    Picture,
    /// Words of readers.
    Comments,
}

/// What the tag, the class names, the id and the role of an element say.
pub(super) fn hint(tag: Tag, attributes: &str) -> Option<Hint> {
    let mut hint = match tag {
        Tag::Nav | Tag::Footer | Tag::Aside | Tag::Form | Tag::Dialog | Tag::Menu | Tag::Fieldset => Some(Hint::Away),
        Tag::Header => Some(Hint::Head),
        Tag::Figure | Tag::Figcaption => Some(Hint::Picture),
        _ => None,
    };
    for (name, value) in Attributes(attributes).iter() {
        match name.to_ascii_lowercase().as_str() {
            "class" | "id" => {
                for name in value.split_ascii_whitespace() {
                    match of_name(name) {
                        Some(Hint::Body) => return Some(Hint::Body),
                        found => hint = found.or(hint),
                    }
                }
            }
            "itemprop" => match value.to_ascii_lowercase().as_str() {
                "articlebody" => return Some(Hint::Body),
                "comment" => hint = Some(Hint::Comments),
                _ => {}
            },
            "role" if ROLES.contains(&value.to_ascii_lowercase().as_str()) => hint = Some(Hint::Away),
            _ => {}
        }
    }
    hint
}

/// Roles of what stands around an article.
const ROLES: &[&str] =
    &["navigation", "banner", "complementary", "contentinfo", "search", "dialog", "menu", "menubar", "tablist", "alertdialog"];

/// What one class name or id says.
fn of_name(name: &str) -> Option<Hint> {
    if name.len() > 60 {
        return None;
    }
    let mut joined = String::with_capacity(name.len() + 4);
    let mut last_lower = false;
    for c in name.chars() {
        if c.is_alphanumeric() {
            if c.is_uppercase() && last_lower {
                joined.push(' ');
            }
            last_lower = c.is_lowercase() || c.is_ascii_digit();
            joined.extend(c.to_lowercase());
        } else {
            joined.push(' ');
            last_lower = false;
        }
    }
    let joined = joined.trim();
    let squeezed: String = joined.chars().filter(|c| *c != ' ').collect();
    if matches!(squeezed.as_str(), "hidden" | "visuallyhidden" | "sronly" | "date") {
        return Some(Hint::Away);
    }
    if BODIES.contains(&squeezed.as_str()) || BODY_PARTS.iter().any(|part| squeezed.contains(part)) {
        return Some(Hint::Body);
    }
    let words: Vec<&str> = joined.split(' ').filter(|word| !word.is_empty()).collect();
    // `has-sidebar`, `comments-open`: what is said of a page, not what an element is.
    if words.iter().any(|word| STATES.contains(word)) {
        return None;
    }
    let bare = |word: &str| word.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
    if words.iter().any(|word| COMMENTS.contains(&bare(word).as_str())) {
        return Some(Hint::Comments);
    }
    if words.iter().any(|word| PICTURES.contains(word)) {
        return Some(Hint::Picture);
    }
    if words.iter().any(|word| AWAY.contains(&bare(word).as_str())) || AWAY_PARTS.iter().any(|part| squeezed.contains(part)) {
        return Some(Hint::Away);
    }
    if words.iter().any(|word| LINKS.contains(&bare(word).as_str())) {
        return Some(Hint::Links);
    }
    None
}

/// Words for what stands under pictures.
const PICTURES: &[&str] = &[
    "caption",
    "bildunterschrift",
    "bildtext",
    "bildunterzeile",
    "onderschrift",
    "bijschrift",
    "fotobijschrift",
    "figcaption",
    "bildnachweis",
    "imagecaption",
    "photocaption",
];

/// Words for what leads to other pages, or belongs to the article.
const LINKS: &[&str] = &[
    "bottom",
    "facebook",
    "categories",
    "kategorien",
    "categorieen",
    "rubriken",
    "leesook",
    "print",
    "promo",
    "promotion",
    "readmore",
    "teaser",
    "teasers",
    "twitter",
    "weiterlesen",
    "whatsapp",
];

/// Names that articles' bodies have, words run together.
const BODIES: &[&str] =
    &["entry", "articletext", "artikeltext", "fulltext", "storybody", "textbody", "bodytext", "posttext", "postbody", "artikelinhalt"];

/// Parts of such names.
const BODY_PARTS: &[&str] = &[
    "articlebody",
    "articlecontent",
    "articletext",
    "artikelbody",
    "artikeltext",
    "artikelcontent",
    "entrycontent",
    "entrytext",
    "entrybody",
    "postcontent",
    "postentry",
    "postbody",
    "posttext",
    "storybody",
    "storycontent",
    "newsbody",
    "newstext",
    "bodycopy",
    "blogcontent",
    "fieldnamebody",
];

/// Words that turn a name into a statement about the page.
const STATES: &[&str] = &[
    "has", "no", "not", "with", "without", "is", "open", "closed", "enabled", "disabled", "active", "layout", "category", "postid",
    "hentry", "tag", "tweet",
];

const COMMENTS: &[&str] = &[
    "comment",
    "comments",
    "commentlist",
    "commentary",
    "kommentar",
    "kommentare",
    "reacties",
    "reactie",
    "respond",
    "disqus",
    "replies",
    "discussion",
    "guestbook",
    "trackback",
    "trackbacks",
    "pingback",
    "pings",
];

const AWAY: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "advertising",
    "anzeige",
    "anzeigen",
    "author",
    "authors",
    "autor",
    "autoren",
    "auteur",
    "auteurs",
    "adsense",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "bread",
    "brotkrumen",
    "buttons",
    "byline",
    "cart",
    "consent",
    "cookie",
    "cookies",
    "copyright",
    "crumb",
    "crumbs",
    "disclaimer",
    "feedback",
    "flattr",
    "foot",
    "footer",
    "fuss",
    "gdpr",
    "lightbox",
    "login",
    "logo",
    "menu",
    "menue",
    "meta",
    "metadata",
    "metanav",
    "modal",
    "nav",
    "navbar",
    "navi",
    "navigation",
    "newsletter",
    "overlay",
    "pager",
    "pagination",
    "paging",
    "paywall",
    "popup",
    "popular",
    "postmeta",
    "postmetadata",
    "rating",
    "ratings",
    "recommend",
    "recommendations",
    "recommended",
    "register",
    "related",
    "relatedposts",
    "rss",
    "search",
    "share",
    "sharedaddy",
    "shariff",
    "sharing",
    "shop",
    "sidebar",
    "sidebars",
    "sidenav",
    "signup",
    "similar",
    "sitemap",
    "skip",
    "social",
    "socialmedia",
    "sponsor",
    "sponsored",
    "subnav",
    "subscribe",
    "subscription",
    "suche",
    "tagcloud",
    "tags",
    "toolbar",
    "tooltip",
    "topbar",
    "topnav",
    "trending",
    "vote",
    "voting",
    "werbung",
    "widget",
    "widgets",
    "yarpp",
];

/// Parts of names that say the same.
const AWAY_PARTS: &[&str] = &[
    "breadcrumb",
    "sidebar",
    "navigation",
    "navbar",
    "mainmenu",
    "submenu",
    "topmenu",
    "socialmedia",
    "sharebutton",
    "relatedpost",
    "relatedarticle",
    "newsletter",
    "cookie",
    "outbrain",
    "taboola",
    "addthis",
    "addtoany",
    "mostread",
    "meistgelesen",
    "meestgelezen",
    "jprelatedposts",
    "mehrzumthema",
    "authorbox",
    "aboutauthor",
    "authorbio",
    "screenreader",
    "footer",
];
