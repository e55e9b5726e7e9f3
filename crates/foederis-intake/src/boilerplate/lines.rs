//! Kinds of lines that stand on pages around articles, told from their words, in Dutch, German and English.
//!
//! A line is judged whole. Lists of exact lines are safe anywhere; patterns need two cues, since one alone occurs in
//! news ("a cookie", "the app").

/// What a cut line was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Date,
    Byline,
    Credit,
    ReadingTime,
    Menu,
    Sharing,
    Advert,
    Cookies,
    CommentForm,
    Permission,
    Pointer,
    Source,
    SiteName,
}

impl Kind {
    /// The name in a note to the reader.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Byline => "byline",
            Self::Credit => "photo credit",
            Self::ReadingTime => "reading time or counters",
            Self::Menu => "menu",
            Self::Sharing => "share buttons",
            Self::Advert => "advert for a newsletter, app or subscription",
            Self::Cookies => "cookie notice",
            Self::CommentForm => "comment form",
            Self::Permission => "reprint or copyright notice",
            Self::Pointer => "pointer to other articles",
            Self::Source => "source line",
            Self::SiteName => "name of the site",
        }
    }
}

/// A line made comparable: lower case, single spaces, no bullets and no punctuation at its ends.
pub(crate) fn plain(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    for word in line.split(|c: char| c.is_whitespace() || c == '\u{200b}').filter(|word| !word.is_empty()) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(word.chars().flat_map(char::to_lowercase));
    }
    let edge = |c: char| !c.is_alphanumeric() && !matches!(c, '©' | '[' | ']');
    let plain = plain.trim_matches(edge);
    let unnumbered = plain.trim_start_matches(|c: char| c.is_ascii_digit());
    // `1. Home` is an entry of a list, `5 min read` and `1.204 views` are not.
    match unnumbered.strip_prefix(". ") {
        Some(entry) if unnumbered.len() < plain.len() => entry.to_owned(),
        _ => plain.to_owned(),
    }
}

/// Longest line, in words, that a pattern is tried on: notices are short, paragraphs are not.
const LONGEST: usize = 60;

/// What kind of boilerplate a whole line is, wherever it stands.
pub(crate) fn kind(line: &str) -> Option<Kind> {
    if line.len() > 900 {
        return None;
    }
    let text = plain(line);
    if text.is_empty() {
        // What is left of a list of buttons.
        return matches!(line.trim(), "*" | "•" | "|" | "·").then_some(Kind::Menu);
    }
    let words = text.split(' ').count();
    if words > LONGEST {
        return None;
    }
    exact(&text).or_else(|| pattern(line.trim(), &text, words))
}

/// Whether everything from this line on is the page's and no longer the article's.
pub(crate) fn ends_article(line: &str) -> bool {
    let text = plain(line);
    let text = text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '(' | ')'));
    COMMENT_HEADS.contains(&text)
}

/// Whether this line heads a list of other articles.
pub(crate) fn heads_links(line: &str) -> bool {
    LINK_HEADS.contains(&plain(line).as_str())
}

fn exact(text: &str) -> Option<Kind> {
    if COMMENT_HEADS.contains(&text) {
        return Some(Kind::CommentForm);
    }
    if LINK_HEADS.contains(&text) {
        return Some(Kind::Pointer);
    }
    EXACT.iter().find(|(_, lines)| lines.contains(&text)).map(|(kind, _)| *kind)
}

fn pattern(line: &str, text: &str, words: usize) -> Option<Kind> {
    let has = |cues: &[&str]| cues.iter().any(|cue| holds(text, cue));
    let starts = |cues: &[&str]| cues.iter().any(|cue| text.starts_with(cue) && !text[cue.len()..].starts_with(char::is_alphanumeric));
    if words <= 8 && is_meta(text) {
        return Some(Kind::ReadingTime);
    }
    if !quoted(line)
        && has(&["cookie", "cookies"])
        && has(COOKIE_VERBS)
        && has(&["we", "wij", "wir", "our", "onze", "unsere", "site", "website", "webseite"])
    {
        return Some(Kind::Cookies);
    }
    if starts(FORM_STARTS) || COMMENT_FORM.iter().any(|cue| text.contains(cue)) {
        return Some(Kind::CommentForm);
    }
    if words <= 40 && starts(PERMISSIONS) || words <= 15 && (text.starts_with('©') || has(RIGHTS)) {
        return Some(Kind::Permission);
    }
    if line.starts_with('[') && line.ends_with(']') && words <= 14 && has(BRACKET_CUES) {
        return Some(Kind::Pointer);
    }
    if words <= 30 && starts(POINTERS) || words <= 40 && has(DOSSIERS) {
        return Some(Kind::Pointer);
    }
    if words <= 50 && !quoted(line) && asks(line, ASKING) && has(ASKED_FOR) {
        return Some(Kind::Advert);
    }
    if words <= 30 && !quoted(line) && starts(SHARING) {
        return Some(Kind::Sharing);
    }
    None
}

/// Reading time, counters and save buttons: `leestijd 3 minuten`, `57 keer bekeken`, `12 reacties`, `bewaren`.
pub(crate) fn is_meta(text: &str) -> bool {
    let text = text.trim();
    if META.contains(&text) {
        return true;
    }
    let counted = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\u{a0}' | '~' | '-' | '–'));
    if counted.len() < text.len() && COUNTED.contains(&counted) {
        return true;
    }
    let time = ["leestijd", "lesezeit", "reading time", "read time", "estimated reading time", "leesduur", "lesedauer", "luistertijd"];
    time.iter().any(|label| {
        text.strip_prefix(label).is_some_and(|rest| {
            let rest = rest.trim_start_matches(|c: char| !c.is_alphabetic());
            let rest = rest.strip_prefix("ca").filter(|rest| !rest.starts_with(char::is_alphabetic)).unwrap_or(rest);
            let rest = rest.trim_start_matches(|c: char| !c.is_alphabetic());
            MINUTES.contains(&rest.trim_end_matches('.'))
        })
    })
}

/// Words for the kind of a piece that pages print beside its title.
pub(crate) fn is_category(word: &str) -> bool {
    CATEGORIES.contains(&word.to_lowercase().as_str())
}

/// Whether a cue stands in the text as whole words.
fn holds(text: &str, cue: &str) -> bool {
    let mut from = 0;
    while let Some(at) = text[from..].find(cue).map(|at| at + from) {
        let end = at + cue.len();
        let free = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        if free(text[..at].chars().next_back()) && free(text[end..].chars().next()) {
            return true;
        }
        from = at + text[at..].chars().next().map_or(1, char::len_utf8);
    }
    false
}

/// Whether a sentence of the line begins with one of these requests to the reader.
fn asks(line: &str, requests: &[&str]) -> bool {
    line.split(['.', '?', '!', ':', '|', '•', '*']).any(|sentence| {
        let sentence = plain(sentence);
        requests.iter().any(|request| sentence.starts_with(request) && !sentence[request.len()..].starts_with(char::is_alphanumeric))
    })
}

fn quoted(line: &str) -> bool {
    line.starts_with(['"', '“', '„', '‘', '»', '«'])
}

/// News agencies, as photo credits and sign-offs name them.
pub(crate) fn is_agency(name: &str) -> bool {
    let name = name.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    AGENCIES.contains(&name.as_str())
}

/// Outlets as site titles end with, for headlines such as `… – POLITICO`.
pub(crate) fn is_outlet(name: &str) -> bool {
    let lower = name.trim().to_lowercase();
    OUTLETS.contains(&lower.as_str()) || is_agency(name) || is_domain(&lower)
}

/// `example.org`, without a path.
pub(crate) fn is_domain(name: &str) -> bool {
    let Some((host, top)) = name.trim_end_matches('/').rsplit_once('.') else { return false };
    !host.is_empty()
        && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))
        && host.len() > 1
        && ["nl", "de", "com", "org", "net", "eu", "be", "at", "ch", "info", "uk", "news", "tv", "fr", "media"].contains(&top)
}

const AGENCIES: &[&str] = &[
    "afp",
    "anp",
    "ap",
    "apa",
    "associated press",
    "belga",
    "belgaimage",
    "bloomberg",
    "dpa",
    "dpa-afx",
    "epa",
    "epd",
    "efe",
    "getty",
    "getty images",
    "hollandse hoogte",
    "imago",
    "imago images",
    "interfax",
    "istock",
    "keystone",
    "kna",
    "novum",
    "pa",
    "picture alliance",
    "picture-alliance",
    "pixabay",
    "reuters",
    "ria novosti",
    "rts",
    "sda",
    "shutterstock",
    "sputnik",
    "sid",
    "tass",
    "ullstein",
    "unsplash",
    "upi",
    "xinhua",
    "zuma",
    "zumapress",
    "action press",
    "anadolu",
    "anadolu agency",
    "wikimedia",
    "wikimedia commons",
    "wikipedia",
    "flickr",
    "red",
    "archief",
    "archiv",
];

const OUTLETS: &[&str] = &[
    "politico",
    "reuters",
    "bbc",
    "bbc news",
    "cnn",
    "cnn.com",
    "the guardian",
    "guardian",
    "the times",
    "the new york times",
    "new york times",
    "the washington post",
    "washington post",
    "the economist",
    "financial times",
    "bloomberg",
    "al jazeera",
    "al monitor",
    "al-monitor",
    "france 24",
    "euronews",
    "euractiv",
    "eurasianet",
    "foreign policy",
    "foreign affairs",
    "the independent",
    "the telegraph",
    "sky news",
    "fox news",
    "npr",
    "voa",
    "voice of america",
    "radio free europe",
    "rfe/rl",
    "haaretz",
    "the times of israel",
    "the jerusalem post",
    "the moscow times",
    "tass",
    "rt",
    "rt de",
    "anadolu",
    "daily sabah",
    "hürriyet daily news",
    "the diplomat",
    "openDemocracy",
    "der spiegel",
    "spiegel",
    "spiegel online",
    "zeit online",
    "die zeit",
    "die welt",
    "welt",
    "bild",
    "stern",
    "focus online",
    "focus",
    "faz",
    "faz.net",
    "f.a.z.",
    "süddeutsche zeitung",
    "süddeutsche",
    "taz",
    "tagesschau",
    "der tagesspiegel",
    "tagesspiegel",
    "frankfurter rundschau",
    "handelsblatt",
    "wirtschaftswoche",
    "n-tv",
    "ntv",
    "zdf",
    "zdfheute",
    "ard",
    "deutschlandfunk",
    "dlf",
    "deutsche welle",
    "dw",
    "mdr",
    "ndr",
    "wdr",
    "telepolis",
    "heise online",
    "cicero",
    "der standard",
    "derstandard",
    "die presse",
    "kurier",
    "kronen zeitung",
    "krone",
    "orf",
    "profil",
    "nzz",
    "neue zürcher zeitung",
    "srf",
    "tages-anzeiger",
    "blick",
    "watson",
    "merkur",
    "t-online",
    "junge welt",
    "neues deutschland",
    "jungle world",
    "nos",
    "nos nieuws",
    "nrc",
    "nrc handelsblad",
    "de volkskrant",
    "volkskrant",
    "trouw",
    "het parool",
    "parool",
    "ad",
    "algemeen dagblad",
    "de telegraaf",
    "telegraaf",
    "nu.nl",
    "rtl nieuws",
    "rtl",
    "bnr",
    "bnr nieuwsradio",
    "de groene amsterdammer",
    "vrij nederland",
    "elsevier",
    "ew",
    "ew magazine",
    "reformatorisch dagblad",
    "nederlands dagblad",
    "de standaard",
    "de morgen",
    "het nieuwsblad",
    "het laatste nieuws",
    "hln",
    "vrt",
    "vrt nws",
    "knack",
    "de tijd",
    "mo*",
    "joop",
    "follow the money",
    "de correspondent",
    "clingendael spectator",
    "wikinews",
];

const CATEGORIES: &[&str] = &[
    "opinie",
    "nieuws",
    "achtergrond",
    "analyse",
    "columns",
    "column",
    "blog",
    "interview",
    "reportage",
    "commentaar",
    "buitenland",
    "binnenland",
    "politiek",
    "wereld",
    "economie",
    "meinung",
    "nachrichten",
    "hintergrund",
    "kommentar",
    "kolumne",
    "gastbeitrag",
    "ausland",
    "politik",
    "welt",
    "wirtschaft",
    "opinion",
    "news",
    "analysis",
    "comment",
    "commentary",
    "feature",
    "world",
    "politics",
    "explainer",
    "editorial",
    "essay",
];

const MINUTES: &[&str] = &["min", "minuten", "minuut", "minute", "minutes", "mins", "ca", ""];

const META: &[&str] = &[
    "bewaren",
    "opslaan",
    "bewaar",
    "merken",
    "speichern",
    "save",
    "bookmark",
    "drucken",
    "print",
    "printen",
    "afdrukken",
    "vandaag",
    "gisteren",
    "heute",
    "gestern",
    "today",
    "yesterday",
    "vorlesen",
    "anhören",
    "luister",
    "listen",
    "beluister",
    "kopieer link",
    "link kopieren",
    "copy link",
    "premium",
    "leestijd",
    "lesezeit",
];

const COUNTED: &[&str] = &[
    "keer bekeken",
    "keer gelezen",
    "keer gedeeld",
    "x bekeken",
    "x gelezen",
    "mal gelesen",
    "mal geteilt",
    "aufrufe",
    "views",
    "view",
    "shares",
    "share",
    "likes",
    "like",
    "comments",
    "comment",
    "reacties",
    "reactie",
    "kommentare",
    "kommentar",
    "min read",
    "minute read",
    "minutes read",
    "min. read",
    "min lesezeit",
    "minuten lesezeit",
    "min. lesezeit",
    "minuten leestijd",
    "min leestijd",
    "min. leestijd",
    "min lezen",
    "minuten lezen",
    "replies",
    "antworten",
    "retweets",
    "tweets",
    "followers",
    "volgers",
    "times viewed",
    "minuten geleden",
    "uur geleden",
    "dagen geleden",
    "hours ago",
    "minutes ago",
    "days ago",
    "hour ago",
    "day ago",
];

/// Heads of comment forms and comment lists: what follows is never the article's.
const COMMENT_HEADS: &[&str] = &[
    "leave a reply",
    "leave a comment",
    "post a comment",
    "add a comment",
    "add comment",
    "write a comment",
    "join the conversation",
    "join the discussion",
    "view the discussion thread",
    "view comments",
    "show comments",
    "cancel reply",
    "leave a reply cancel reply",
    "schreibe einen kommentar",
    "schreibe einen kommentar antworten abbrechen",
    "schreiben sie einen kommentar",
    "kommentar schreiben",
    "kommentar verfassen",
    "schreibe eine antwort",
    "antwort schreiben",
    "kommentar hinterlassen",
    "hinterlasse einen kommentar",
    "hinterlasse eine antwort",
    "kommentare anzeigen",
    "diskutieren sie mit",
    "antworten abbrechen",
    "antwort abbrechen",
    "geef een reactie",
    "geef een reactie reactie annuleren",
    "laat een reactie achter",
    "plaats een reactie",
    "reageer op dit artikel",
    "reageren op dit artikel",
    "schrijf een reactie",
    "reactie plaatsen",
    "reactie annuleren",
    "bekijk reacties",
    "toon reacties",
    "praat mee",
    "log in om te reageren",
    "login om te reageren",
];

/// Heads of lists of other articles.
const LINK_HEADS: &[&str] = &[
    "you may also like",
    "you might also like",
    "related",
    "related articles",
    "related posts",
    "related stories",
    "related news",
    "more on this topic",
    "more from this author",
    "more stories",
    "most read",
    "most popular",
    "trending",
    "trending now",
    "recommended",
    "recommended for you",
    "read next",
    "up next",
    "more on this story",
    "latest news",
    "recent posts",
    "popular posts",
    "mehr zum thema",
    "mehr zu diesem thema",
    "weitere artikel",
    "weitere themenverwandte artikel",
    "weitere meldungen",
    "weitere beiträge",
    "ähnliche artikel",
    "ähnliche beiträge",
    "verwandte artikel",
    "verwandte beiträge",
    "verwandte themen",
    "das könnte sie auch interessieren",
    "das könnte dich auch interessieren",
    "auch interessant",
    "lesen sie auch",
    "lesen sie mehr zum thema",
    "meistgelesen",
    "meistgelesene artikel",
    "empfohlene artikel",
    "neueste beiträge",
    "themenverwandte artikel",
    "lees ook",
    "lees meer",
    "lees verder",
    "meer over dit onderwerp",
    "meer over",
    "meer lezen",
    "gerelateerd",
    "gerelateerde artikelen",
    "gerelateerde berichten",
    "gerelateerd nieuws",
    "meest gelezen",
    "aanbevolen",
    "dit vind je misschien ook leuk",
    "misschien ook interessant",
    "ook interessant",
    "anderen lazen ook",
    "bekijk ook",
    "recente berichten",
    "meer nieuws",
    "fußnoten",
    "meer artikelen",
];

const EXACT: &[(Kind, &[&str])] = &[
    (
        Kind::Menu,
        &[
            "home",
            "startseite",
            "menu",
            "menü",
            "search",
            "suche",
            "suchen",
            "zoeken",
            "zoek",
            "login",
            "log in",
            "log out",
            "sign in",
            "anmelden",
            "abmelden",
            "inloggen",
            "registreren",
            "register",
            "registrieren",
            "mein konto",
            "mijn account",
            "my account",
            "skip to main content",
            "skip to content",
            "zum inhalt springen",
            "zum inhalt",
            "direkt zum inhalt",
            "ga naar de inhoud",
            "ga naar hoofdinhoud",
            "naar hoofdinhoud",
            "spring naar inhoud",
            "toggle navigation",
            "main navigation",
            "navigation",
            "navigatie",
            "hauptnavigation",
            "previous next",
            "previous",
            "next",
            "vorige",
            "volgende",
            "zurück",
            "weiter",
            "nach oben",
            "back to top",
            "naar boven",
            "terug naar boven",
            "contact",
            "kontakt",
            "impressum",
            "imprint",
            "datenschutz",
            "datenschutzerklärung",
            "privacy",
            "privacy policy",
            "privacybeleid",
            "agb",
            "terms",
            "terms of use",
            "terms of service",
            "algemene voorwaarden",
            "about",
            "about us",
            "über uns",
            "over ons",
            "vacancies",
            "advertise",
            "breaking news",
            "loading content",
            "loading",
            "laden",
            "wird geladen",
            "sort by",
            "relevance",
            "english main navigation",
            "close",
            "sluiten",
            "schließen",
            "more",
            "mehr",
            "meer",
            "search search",
            "latest",
            "popular",
            "sitemap",
            "rss",
            "faq",
            "help",
            "hilfe",
            "highlights",
            "social media links",
            "news toggle navigation",
            "zum seitenanfang",
            "inhaltsverzeichnis",
            "table of contents",
        ],
    ),
    (
        Kind::Sharing,
        &[
            "share",
            "share this",
            "share this article",
            "share on",
            "teilen",
            "artikel teilen",
            "delen",
            "deel",
            "deel dit",
            "deel dit artikel",
            "deel dit bericht",
            "facebook",
            "twitter",
            "linkedin",
            "whatsapp",
            "telegram",
            "instagram",
            "youtube",
            "reddit",
            "pinterest",
            "xing",
            "mastodon",
            "bluesky",
            "threads",
            "tiktok",
            "email",
            "e-mail",
            "mail",
            "fb",
            "pocket",
            "tweet",
            "twittern",
            "share on facebook",
            "share on twitter",
            "share on whatsapp",
            "share on linkedin",
            "auf facebook teilen",
            "auf twitter teilen",
            "auf whatsapp teilen",
            "deel op facebook",
            "deel op twitter",
            "deel via whatsapp",
            "deel via e-mail",
            "per e-mail teilen",
            "gefällt mir",
            "like",
            "vind ik leuk",
            "follow us",
            "folgen sie uns",
            "folge uns",
            "volg ons",
            "gefällt mir wird geladen",
            "like loading",
            "send to a friend",
            "e-mail deze pagina",
        ],
    ),
    (
        Kind::Advert,
        &[
            "subscribe",
            "subscribe now",
            "abonnieren",
            "jetzt abonnieren",
            "abonneren",
            "abonneer",
            "abonneer nu",
            "word abonnee",
            "word lid",
            "newsletter",
            "nieuwsbrief",
            "anzeige",
            "werbung",
            "advertentie",
            "advertisement",
            "advertising",
            "sponsored",
            "sponsored content",
            "gesponsord",
            "donate",
            "donate now",
            "spenden",
            "jetzt spenden",
            "doneer",
            "doneer nu",
            "support us",
            "steun ons",
            "become a member",
            "sign up",
            "sign up now",
            "probeer nu",
            "jetzt testen",
            "download de app",
            "get the app",
            "artikel geht nach der werbung weiter",
            "tekst gaat verder onder de advertentie",
            "lees verder na de advertentie",
            "story continues below advertisement",
            "artikel loopt door onder de advertentie",
            "nach der anzeige weiterlesen",
            "lesen sie nach der anzeige weiter",
        ],
    ),
    (
        Kind::Source,
        &[
            "source site",
            "original source",
            "source link",
            "zur quelle",
            "quelle",
            "source",
            "bron",
            "originalartikel",
            "original article",
            "oorspronkelijk artikel",
            "zum originalartikel",
            "via syndigate.info",
        ],
    ),
    (
        Kind::Pointer,
        &[
            "read more",
            "read full story",
            "continue reading",
            "weiterlesen",
            "mehr lesen",
            "mehr dazu",
            "hier weiterlesen",
            "lees het hele artikel",
            "klik hier",
            "click here",
            "hier klicken",
            "mehr erfahren",
            "learn more",
            "meer informatie",
            "lees hier meer",
            "mehr anzeigen",
            "show more",
            "toon meer",
            "load more",
            "bekijk meer",
        ],
    ),
];

const COOKIE_VERBS: &[&str] = &[
    "accept",
    "agree",
    "consent",
    "use",
    "uses",
    "akkoord",
    "accepteren",
    "accepteer",
    "toestemming",
    "gebruik",
    "gebruiken",
    "gebruikt",
    "plaatsen",
    "zustimmen",
    "zustimmung",
    "einwilligung",
    "akzeptieren",
    "verwendet",
    "verwenden",
    "nutzt",
    "nutzen",
    "einverstanden",
    "setzt",
    "setzen",
];

const FORM_STARTS: &[&str] =
    &["save my name, email", "bewaar mijn naam, e-mail", "mijn naam, e-mail", "meinen namen, meine e-mail", "name, e-mail und website"];

const COMMENT_FORM: &[&str] = &[
    "e-mail-adresse wird nicht veröffentlicht",
    "email address will not be published",
    "e-mailadres wordt niet gepubliceerd",
    "e-mailadres zal niet gepubliceerd",
    "e-mailadres zal niet worden gepubliceerd",
    "e-mail adres wordt niet gepubliceerd",
    "erforderliche felder sind",
    "required fields are marked",
    "vereiste velden zijn gemarkeerd",
    "verplichte velden zijn gemarkeerd",
    "akismet",
    "kommentardaten verarbeitet",
    "comment data is processed",
    "reactie gegevens worden verwerkt",
    "reactiegegevens worden verwerkt",
    "you must be logged in to post a comment",
    "je moet ingelogd zijn om een reactie",
    "du musst angemeldet sein, um einen kommentar",
    "sie müssen angemeldet sein, um einen kommentar",
    "this site uses akismet",
    "in diesem browser für die nächste kommentierung",
    "in deze browser voor de volgende keer",
    "in this browser for the next time i comment",
    "recaptcha",
];

const PERMISSIONS: &[&str] = &[
    "veröffentlichung mit freundlicher genehmigung",
    "mit freundlicher genehmigung",
    "veröffentlicht mit freundlicher genehmigung",
    "nachdruck",
    "alle rechte vorbehalten",
    "dieser artikel erschien zuerst",
    "dieser artikel erschien zunächst",
    "dieser artikel ist zuerst erschienen",
    "dieser beitrag erschien zuerst",
    "der beitrag erschien zuerst",
    "dieser text erschien zuerst",
    "zuerst erschienen",
    "zuerst veröffentlicht",
    "republished with permission",
    "reprinted with permission",
    "published with permission",
    "with kind permission",
    "this article was originally published",
    "this article first appeared",
    "this article originally appeared",
    "this story was originally published",
    "originally published",
    "this article has been adapted from",
    "this article is republished",
    "all rights reserved",
    "copyright",
    "overgenomen met toestemming",
    "met toestemming overgenomen",
    "gepubliceerd met toestemming",
    "dit artikel verscheen eerder",
    "dit artikel is eerder verschenen",
    "dit artikel verscheen oorspronkelijk",
    "dit stuk verscheen eerder",
    "eerder verschenen",
    "eerder gepubliceerd",
    "alle rechten voorbehouden",
    "op dit artikel rust auteursrecht",
    "auteursrecht",
];

const RIGHTS: &[&str] = &["all rights reserved", "alle rechte vorbehalten", "alle rechten voorbehouden"];

const BRACKET_CUES: &[&str] = &[
    "originalbeitrag",
    "originalartikel",
    "original",
    "originaltext",
    "article",
    "artikel",
    "beitrag",
    "read",
    "lees",
    "lesen",
    "bron",
    "quelle",
    "source",
    "origineel",
    "oorspronkelijke",
    "hier",
    "here",
    "mehr",
    "meer",
    "more",
];

/// Starts of one-line pointers to another article.
const POINTERS: &[&str] = &[
    "lees ook:",
    "lees meer:",
    "lees verder:",
    "lees meer over",
    "lees verder in",
    "lees hier",
    "zie ook:",
    "bekijk ook:",
    "kijk ook:",
    "luister ook:",
    "of, lees verder",
    "meer weten?",
    "meer weten over",
    "wil je meer weten",
    "wilt u meer weten",
    "lesen sie auch:",
    "lesen sie hier",
    "lesen sie dazu",
    "lies auch:",
    "mehr dazu:",
    "mehr zum thema:",
    "siehe auch:",
    "sehen sie auch:",
    "auch lesenswert:",
    "read also:",
    "also read:",
    "read more:",
    "read more about",
    "read next:",
    "see also:",
    "related:",
    "watch:",
    "listen:",
    "more:",
    "lees ook",
    "lesen sie auch",
    "read also",
    "want to know more",
    "a post shared by",
    "ein beitrag geteilt von",
    "een bericht gedeeld door",
    "view this post on",
    "sieh dir diesen beitrag",
    "dit bericht op instagram bekijken",
];

const DOSSIERS: &[&str] = &["in ons dossier", "ons dossier", "in unserem dossier", "unser dossier", "on our topic page"];

/// Requests to the reader, at the start of a sentence.
const ASKING: &[&str] = &[
    "meld je aan",
    "meld je nu aan",
    "meldt u aan",
    "schrijf je in",
    "schrijf u in",
    "abonneer je",
    "abonneer u",
    "abonneer",
    "download",
    "volg ons",
    "neem een abonnement",
    "neem een proefabonnement",
    "neem nu",
    "of neem een",
    "word abonnee",
    "word lid",
    "ontvang",
    "maak dan nu",
    "maak nu",
    "blijf op de hoogte",
    "altijd op de hoogte",
    "wil je op de hoogte blijven",
    "nog geen abonnement",
    "probeer",
    "steun",
    "sign up",
    "subscribe",
    "follow us",
    "join",
    "get our",
    "get the",
    "receive",
    "register",
    "stay up to date",
    "support",
    "become a",
    "try",
    "abonnieren sie",
    "abonniere",
    "melden sie sich",
    "melde dich",
    "registrieren sie",
    "folgen sie",
    "folge uns",
    "bleiben sie",
    "jetzt abonnieren",
    "jetzt anmelden",
    "laden sie",
    "erhalten sie",
    "testen sie",
    "unterstützen sie",
    "werden sie",
    "unseren newsletter",
    "hier geht es zum",
    "sie wollen",
    "noch kein",
];

/// What these requests are about.
const ASKED_FOR: &[&str] = &[
    "nieuwsbrief",
    "nieuwsbrieven",
    "newsletter",
    "newsletters",
    "app",
    "whatsapp",
    "whatsapp-dienst",
    "whatsapp-kanaal",
    "proefabonnement",
    "abonnement",
    "abonnee",
    "abonnees",
    "abo",
    "probeabo",
    "abonnenten",
    "abonnent",
    "subscription",
    "subscriber",
    "subscribers",
    "inbox",
    "mailbox",
    "postfach",
    "e-mail updates",
    "email updates",
    "telegram-kanal",
    "whatsapp-kanal",
    "telegram channel",
    "youtube-kanal",
    "youtube channel",
    "account",
    "facebook",
    "instagram",
    "snapchat",
    "twitter",
    "patreon",
    "paypal",
    "donation",
    "donatie",
    "spende",
    "spenden",
    "mitglied",
];

const SHARING: &[&str] = &[
    "share this on",
    "share this article",
    "share this story",
    "share on",
    "teilen auf",
    "diesen artikel teilen",
    "artikel teilen",
    "teile diesen",
    "teilen sie diesen",
    "deel dit artikel",
    "deel dit bericht",
    "deel dit op",
    "delen via",
    "delen op",
    "deel op",
    "follow us on",
    "folgen sie uns auf",
    "folge uns auf",
    "volg ons op",
    "klick, um",
    "klik om te delen",
    "click to share",
];

#[cfg(test)]
mod tests {
    use super::{Kind, ends_article, is_meta, is_outlet, kind};

    #[test]
    fn notices_are_known_by_their_kind() {
        for (line, expected) in [
            ("Leestijd: 4 minuten", Kind::ReadingTime),
            ("5 min read", Kind::ReadingTime),
            ("1.204 keer gelezen", Kind::ReadingTime),
            ("Lesezeit ca. 3 Min.", Kind::ReadingTime),
            ("Diese Website verwendet Cookies. Mit der Nutzung sind Sie einverstanden.", Kind::Cookies),
            ("Wij gebruiken cookies om onze site te verbeteren.", Kind::Cookies),
            ("Deine E-Mail-Adresse wird nicht veröffentlicht.", Kind::CommentForm),
            ("Je e-mailadres wordt niet gepubliceerd. Vereiste velden zijn gemarkeerd met *", Kind::CommentForm),
            ("Mit freundlicher Genehmigung des Verlags.", Kind::Permission),
            ("© 2021 Een Krant BV", Kind::Permission),
            ("Dit artikel verscheen eerder in een ander blad.", Kind::Permission),
            ("[Zum Originaltext]", Kind::Pointer),
            ("Lees ook: Wat weten we over de grens?", Kind::Pointer),
            ("Niets missen? Meld je aan voor onze nieuwsbrief!", Kind::Advert),
            ("Abonnieren Sie unseren Newsletter und lesen Sie morgens das Wichtigste.", Kind::Advert),
            ("Sign up for our newsletter", Kind::Advert),
            ("* Home", Kind::Menu),
            ("Delen", Kind::Sharing),
            ("Click to share on Facebook (Opens in new window)", Kind::Sharing),
        ] {
            assert_eq!(kind(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn news_about_such_things_is_kept() {
        for line in [
            "De app van de regering meldde de aanval te laat.",
            "The newsletter of the ministry said on Monday that troops would subscribe to the plan.",
            "„Wir nutzen keine Cookies mehr“, sagte er.",
            "Download speeds fell across the country after the attack on the exchange.",
            "Der Kommentar des Ministers blieb aus.",
            "Delen van het leger trokken zich terug.",
            "More than 50 people died.",
            "Auf Facebook teilte das Ministerium mit, die Angriffe hätten aufgehört.",
            "Get the troops out, the opposition demands.",
            "Source of the dispute is a bridge.",
        ] {
            assert_eq!(kind(line), None, "{line}");
        }
    }

    #[test]
    fn the_end_of_an_article_is_seen() {
        assert!(ends_article("Leave a Reply") && ends_article("Schreibe einen Kommentar") && ends_article("View Comments (12)"));
        assert!(!ends_article("Kommentar des Ministers"));
        assert!(is_meta("57 keer bekeken") && !is_meta("57 keer beschoten"));
        assert!(is_outlet("POLITICO") && is_outlet("example.org") && !is_outlet("Armenien"));
    }
}
