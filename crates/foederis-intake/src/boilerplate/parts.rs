//! Runs within a line: dates before the text, bylines, credits, sign-offs, site names.

use super::dates;
use super::lines::{is_agency, is_category, is_domain, is_meta, is_outlet, plain};
use foederis_model::Edtf;

/// What bylines and sign-offs tell about a document. The first of each wins.
#[derive(Debug, Default)]
pub(super) struct Facts {
    published: Option<Edtf>,
    updated: Option<Edtf>,
    pub author: Option<String>,
    pub source: Option<String>,
}

impl Facts {
    pub(super) fn date(&mut self, date: Edtf, update: bool) {
        let slot = if update { &mut self.updated } else { &mut self.published };
        // A day says more than a month glued on by a crawler, if the two agree.
        let finer =
            slot.as_ref().is_some_and(|known| date.as_str().len() > known.as_str().len() && date.as_str().starts_with(known.as_str()));
        if slot.is_none() || finer {
            *slot = Some(date);
        }
    }

    pub(super) fn outlet(&mut self, name: String) {
        self.source.get_or_insert(name);
    }

    pub(super) fn add(&mut self, found: Self) {
        if let Some(date) = found.published {
            self.date(date, false);
        }
        if let Some(date) = found.updated {
            self.date(date, true);
        }
        if self.author.is_none() {
            self.author = found.author;
        }
        if self.source.is_none() {
            self.source = found.source;
        }
    }

    /// The day of publication; that of the last change only where no other is known.
    pub(super) fn published(&self) -> Option<Edtf> {
        self.published.clone().or_else(|| self.updated.clone())
    }

    fn is_empty(&self) -> bool {
        self.published.is_none() && self.updated.is_none() && self.author.is_none() && self.source.is_none()
    }
}

/// Labels of a date before the text.
const DATE_LABELS: [&str; 8] =
    ["date", "datum", "published", "publicatiedatum", "gepubliceerd", "veröffentlicht", "pubdate", "published_at"];

/// A label and a date in digits that a crawler glued before the text: `date 2022-09 `.
pub(super) fn date_prefix(line: &str) -> (&str, Option<Edtf>) {
    let mut rest = line.trim_start();
    let label = rest.split_whitespace().next().unwrap_or_default();
    if !DATE_LABELS.contains(&label.trim_end_matches([':', '=']).to_lowercase().as_str()) {
        return (line, None);
    }
    rest = rest[label.len()..].trim_start().trim_start_matches([':', '=']).trim_start();
    let date = rest.split_whitespace().next().unwrap_or_default();
    // A bare year may begin a sentence; with its month it does not.
    if date.len() < 7 || !date.starts_with(|c: char| c.is_ascii_digit()) || date.as_bytes().get(4) != Some(&b'-') {
        return (line, None);
    }
    match crate::json::timestamp(date) {
        Some(found) => (rest[date.len()..].trim_start(), Some(found)),
        None => (line, None),
    }
}

/// A line without the run of reading time, counters, buttons and dates at its end, and a date that stood there;
/// `None` if it has no such run.
///
/// Such runs are set apart by dots or bars: `Headline Opinie • Vandaag • leestijd 3 minuten • bewaren`.
pub(super) fn without_meta_run(line: &str) -> Option<(&str, Option<Edtf>)> {
    let separator = ['•', '|', '·'];
    let mut end = line.len();
    let mut cut = 0;
    let mut date = None;
    while let Some(at) = line[..end].rfind(separator) {
        let segment = line[at..end].trim_matches(|c: char| separator.contains(&c) || c.is_whitespace());
        if !is_meta(&plain_segment(segment)) {
            match dates::only(segment) {
                Some(found) => date = Some(found),
                None => break,
            }
        }
        end = at;
        cut += 1;
    }
    if cut == 0 {
        return None;
    }
    let mut rest = line[..end].trim_end();
    if is_meta(&plain_segment(rest)) {
        return Some(("", date));
    }
    // One button may be a word of the text after all; a run of them is not, and then the word before is a label.
    if cut == 1 && !line[end..].chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let last = rest.rsplit(char::is_whitespace).next().unwrap_or_default();
    if cut >= 2 && is_category(last) {
        rest = rest[..rest.len() - last.len()].trim_end();
    }
    Some((rest, date))
}

fn plain_segment(segment: &str) -> String {
    segment.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Words that announce who made a picture.
const CREDITS: &[&str] = &[
    "foto",
    "credit",
    "credits",
    "bildnachweis",
    "fotocredit",
    "foto's",
    "fotos",
    "beeld",
    "bild",
    "bilder",
    "photo",
    "photos",
    "image",
    "picture",
    "fotografie",
    "illustratie",
    "illustration",
    "grafik",
    "fotograf",
    "fotograaf",
    "photograph",
    "symbolbild",
    "symbolfoto",
    "titelbild",
    "archivbild",
    "archiefbeeld",
    "©",
];
/// Words after which a picture is spoken of, not credited.
const BEFORE_PICTURE: &[&str] = &[
    "ein", "das", "dieses", "ihr", "sein", "dem", "vom", "im", "am", "een", "de", "het", "deze", "die", "dit", "op", "a", "the", "this",
    "his", "her", "auf", "zum", "kein", "jedes", "neues", "neue", "one", "in", "of", "by", "und", "en", "and", "mit", "met", "with",
];

/// A line without the photo credit at its end, `None` if it has none: `Caption. Beeld REUTERS`, `Caption (Foto: dpa)`.
pub(super) fn without_credit(line: &str) -> Option<&str> {
    let end = line.trim_end();
    if end.is_empty() {
        return None;
    }
    let words = word_starts(end);
    // A credit is short; look only at the last words.
    for &at in words.iter().rev().take(7) {
        let word = end[at..].split(char::is_whitespace).next().unwrap_or_default();
        let open = word.starts_with(['(', '[']);
        let label = word.trim_start_matches(['(', '[']);
        let name = label.split([':', '/', '©']).next().unwrap_or_default();
        let label_word = if label.starts_with('©') { "©" } else { name };
        if !CREDITS.contains(&label_word.to_lowercase().as_str()) {
            continue;
        }
        let marked = label.len() > name.len() || open || label_word == "©";
        let after = end[at..].trim_start_matches(['(', '[']).get(label_word.len()..).unwrap_or_default();
        let credited = after.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '/' | ')' | ']' | '©' | '.'));
        let before = end[..at].trim_end();
        let fresh = before.is_empty() || before.ends_with(['.', '!', '?', '”', '"', '’', '“', ')', ':']);
        let credited_words = credited.split_whitespace().count();
        // Digits and sentence ends belong to text, except in "© 2020".
        let names = credited_words > 0
            && credited_words <= 6
            && credited.split_whitespace().all(|word| {
                word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || !c.is_alphanumeric())
                    || is_agency(word)
                    || is_particle(word)
                    || is_domain(word)
            })
            || is_agency(credited);
        let agency = credited.split(['/', ',']).any(is_agency) || credited.split_whitespace().any(is_agency);
        let last_before = before.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
        let spoken_of = !marked && BEFORE_PICTURE.contains(&last_before.as_str());
        let stopped = end.ends_with(['.', '!', '?']) && !agency && !open;
        if !names || spoken_of || stopped {
            continue;
        }
        let capital = label_word.starts_with(|c: char| c.is_uppercase() || c == '©');
        let after_stop = fresh && credited_words <= 4 && !starts_with_article(credited);
        // Dutch writes these nouns small, so in the middle of a line they are a credit; German puts a small article or
        // adjective before them, which is told above.
        let dutch = matches!(label_word, "Foto" | "Beeld") && credited_words <= 3;
        if marked && (fresh || agency || open) || capital && (agency || after_stop || dutch) {
            return Some(before);
        }
    }
    None
}

/// What starts with an article is a sentence about a picture, no name.
fn starts_with_article(credited: &str) -> bool {
    let first = credited.split_whitespace().next().unwrap_or_default();
    matches!(first, "Der" | "Die" | "Das" | "Des" | "De" | "Het" | "The" | "Of" | "Vom" | "Aus")
}

fn word_starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut after_space = true;
    for (at, c) in text.char_indices() {
        if after_space && !c.is_whitespace() {
            starts.push(at);
        }
        after_space = c.is_whitespace();
    }
    starts
}

fn is_particle(word: &str) -> bool {
    const PARTICLES: [&str; 22] = [
        "van", "von", "de", "der", "den", "di", "da", "du", "le", "la", "ten", "ter", "te", "zu", "zur", "vom", "al", "el", "bin", "ibn",
        "'t", "y",
    ];
    PARTICLES.contains(&word)
}

/// What a line tells that is a byline or a date and nothing else.
///
/// `first` is whether it is the first line of the text, where a headline may begin with the same words.
pub(super) fn byline(line: &str, first: bool) -> Option<Facts> {
    let line = line.trim().trim_matches('*').trim();
    if line.len() > 200 || line.split_whitespace().count() > 18 || line.ends_with(['!', '?', '”', '"']) {
        return None;
    }
    let mut facts = Facts::default();
    let mut names: Vec<&str> = Vec::new();
    let (mut labelled, mut meta, mut places) = (false, false, 0);
    for segment in segments(line) {
        if is_meta(&plain_segment(segment)) || is_category(segment) {
            meta |= !is_category(segment);
            continue;
        }
        if is_outlet(segment) || is_agency(segment) {
            facts.source.get_or_insert_with(|| segment.to_owned());
            continue;
        }
        let words: Vec<&str> = segment.split_whitespace().collect();
        let mut at = 0;
        let mut update = false;
        while at < words.len() {
            if let Some(found) = dates::at(&words[at..]) {
                facts.date(found.date, update);
                at += found.words;
            } else if let Some((name, taken)) = author(&words[at..]) {
                labelled = true;
                if is_agency(&name) || is_outlet(&name) {
                    facts.source.get_or_insert(name);
                } else {
                    facts.author.get_or_insert(name);
                }
                at += taken;
                // `in Eriwan` after a name is where the author sits.
                if words.get(at).is_some_and(|word| *word == "in")
                    && words.get(at + 1).is_some_and(|word| word.starts_with(char::is_uppercase))
                {
                    at += 2;
                }
            } else if dates::is_filler(words[at]) {
                update |= dates::is_update(words[at]);
                at += 1;
            } else if at == 0 && words.len() == name_length(&words) && words.len() <= 4 {
                names.push(segment);
                at = words.len();
            } else if at == 0 && words.len() == 1 && words[0].starts_with(char::is_uppercase) {
                places += 1;
                at = 1;
            } else {
                return None;
            }
        }
    }
    let dated = facts.published.is_some() || facts.updated.is_some();
    // A bare name, a bare place or a bare outlet is no byline: it may be a heading.
    if !dated && !labelled && !meta || places > 1 || names.len() > 2 {
        return None;
    }
    if first && !dated {
        return None;
    }
    if facts.author.is_none() && dated {
        facts.author = names.first().map(|name| (*name).to_owned());
    } else if !names.is_empty() && !dated && !labelled {
        return None;
    }
    (!facts.is_empty() || meta).then_some(facts)
}

/// The pieces of a byline: what dashes, bars and dots set apart; then what commas do, dates being left whole.
fn segments(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let strong = |text: &str| -> Option<(usize, usize)> {
        [" – ", " — ", " - ", " | ", "|", " • ", "•", " · ", "·", " / "]
            .iter()
            .filter_map(|separator| text.find(separator).map(|at| (at, separator.len())))
            .min_by_key(|(at, length)| (*at, usize::MAX - length))
    };
    let mut rest = line;
    loop {
        let (piece, more) = match strong(rest) {
            Some((at, length)) => (&rest[..at], Some(&rest[at + length..])),
            None => (rest, None),
        };
        // `January 15, 2019` keeps its comma; `Jan Jansen, 3 maart 2021` is split at it.
        let mut from = 0;
        for (at, _) in piece.match_indices(", ") {
            let after: Vec<&str> = piece[at + 2..].split_whitespace().take(3).collect();
            let is_year = after.first().is_some_and(|word| word.len() >= 4 && word[..].bytes().take(4).all(|byte| byte.is_ascii_digit()));
            if !is_year || dates::at(&after).is_some() {
                pieces.push(&piece[from..at]);
                from = at + 2;
            }
        }
        pieces.push(&piece[from..]);
        match more {
            Some(more) => rest = more,
            None => break,
        }
    }
    pieces.into_iter().map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

/// The author that these words name, after `Von`, `Door`, `By` or a label, and how many words that takes.
fn author(words: &[&str]) -> Option<(String, usize)> {
    const LABELS: [&str; 14] = [
        "von",
        "door",
        "by",
        "text",
        "tekst",
        "autor",
        "autorin",
        "auteur",
        "author",
        "geschreven",
        "written",
        "reported",
        "posted",
        "ein",
    ];
    let first = words.first()?;
    let label = first.trim_end_matches(':').to_lowercase();
    if !LABELS.contains(&label.as_str()) {
        return None;
    }
    let with_colon = first.ends_with(':');
    let mut start = 1;
    match label.as_str() {
        "geschreven" if words.get(1) == Some(&"door") => start = 2,
        "written" | "reported" | "posted" if words.get(1) == Some(&"by") => start = 2,
        "ein" if words.get(1..3) == Some(&["Gastbeitrag", "von"]) => start = 3,
        "geschreven" | "written" | "reported" | "posted" | "ein" => return None,
        "text" | "tekst" | "author" | "auteur" | "autor" | "autorin" if !with_colon => return None,
        _ => {}
    }
    let mut end = start;
    loop {
        let length = name_length(&words[end..]);
        if length == 0 {
            break;
        }
        end += length;
        match words.get(end) {
            Some(&("und" | "en" | "and" | "&")) if name_length(&words[end + 1..]) > 0 => end += 1,
            _ => break,
        }
    }
    if end == start {
        // `Von dpa`.
        let agency = words.get(start).filter(|word| is_agency(word))?;
        return Some(((*agency).to_owned(), start + 1));
    }
    let name = words[start..end].join(" ");
    let name = name.trim_end_matches([',', '.', ':']).to_owned();
    // A single capitalised word after `Von` may be anything, unless it is an outlet or followed by a date.
    let single = end - start == 1;
    let followed = words.get(end).is_some_and(|_| dates::at(&words[end..]).is_some() || dates::is_filler(words[end]));
    (!single || with_colon || followed || is_outlet(&name)).then_some((name, end))
}

/// How many words at the start are a person's name: capitalised words, initials and particles between them.
fn name_length(words: &[&str]) -> usize {
    let mut length = 0;
    for (at, word) in words.iter().enumerate().take(5) {
        if dates::at(&words[at..]).is_some() || dates::is_filler(word) && !is_particle(word) || word.contains(|c: char| c.is_ascii_digit())
        {
            break;
        }
        let capital = word.starts_with(char::is_uppercase);
        if capital {
            length = at + 1;
            if word.ends_with([',', ':']) {
                break;
            }
        } else if !is_particle(word) {
            break;
        }
    }
    length
}

/// Labels of a line that names the outlet.
const SOURCE_LABELS: [&str; 8] = ["bron", "bronnen", "quelle", "quellen", "source", "sources", "via", "nachrichtenagentur"];

/// The outlet of a line such as `Bron: ANP` or `Quelle: example.org`. A quoted body (`Source: Ministry of …`) is none.
pub(super) fn source_line(line: &str) -> Option<String> {
    let (label, name) = line.trim().split_once(':')?;
    if !SOURCE_LABELS.contains(&label.trim_matches(['(', '[', '*', ' ']).to_lowercase().as_str()) {
        return None;
    }
    let name = name.trim().trim_end_matches([')', ']', '.', '*']).trim();
    let known = name.split(['/', ',', ';']).map(str::trim).all(|part| is_outlet(part) || is_agency(part));
    (known && !name.is_empty()).then(|| name.to_owned())
}

/// The last line without a sign-off in brackets, and what that tells: `(dpa/AFP)`, `(APA, 7.8.2015)`, `(7.8.2015)`.
pub(super) fn sign_off(line: &str) -> Option<(&str, Facts)> {
    let end = line.trim_end();
    let inner = end.strip_suffix([')', ']'])?;
    let open = inner.rfind(['(', '['])?;
    let rest = inner[..open].trim_end();
    if !rest.is_empty() && !rest.ends_with(['.', '!', '?', '“', '”', '"', '’', '»', '«', ')']) {
        return None;
    }
    let mut facts = Facts::default();
    for part in inner[open + 1..].split([',', '/', ';']).map(str::trim).filter(|part| !part.is_empty()) {
        if let Some(date) = dates::only(part) {
            facts.date(date, false);
        } else if is_agency(part) {
            if !matches!(part.trim_end_matches('.').to_lowercase().as_str(), "red" | "archiv" | "archief") {
                facts.outlet(part.to_owned());
            }
        } else {
            return None;
        }
    }
    Some((rest, facts))
}

/// A first line's headline and the outlet after it: `Headline – POLITICO`.
pub(super) fn site_suffix(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_end();
    if line.len() > 300 {
        return None;
    }
    for separator in [" | ", " – ", " — ", " - ", " :: ", " · ", " • "] {
        if let Some((headline, site)) = line.rsplit_once(separator) {
            let site = site.trim();
            let is_bar = separator == " | " && site.split_whitespace().count() <= 4 && !site.ends_with(['.', '?', '!']);
            if headline.split_whitespace().count() >= 3 && (is_outlet(site) || is_bar) {
                return Some((headline.trim_end(), site));
            }
        }
    }
    None
}

/// The first line as the headline, if it is one: short, no sentence end, and text follows.
pub(super) fn headline(line: &str, next: Option<&str>) -> Option<String> {
    let line = line.trim();
    let words = line.split_whitespace().count();
    let ends = line.ends_with(['.', ':', ';', ',']) || line.is_empty();
    let longer = next.is_some_and(|next| next.split_whitespace().count() >= 12 || next.trim_end().ends_with(['.', '“', '”', '"', '’']));
    (!ends && (2..=25).contains(&words) && line.len() <= 220 && longer).then(|| line.to_owned())
}

/// A line as in a list of links: a short phrase that is no sentence.
pub(super) fn is_link_line(line: &str) -> bool {
    let line = line.trim();
    line.split_whitespace().count() <= 18 && !line.ends_with(['.', '“', '”', '"', ':']) && !line.is_empty()
}

/// A line long enough to be a paragraph of the article.
pub(super) fn is_body(line: &str) -> bool {
    line.split_whitespace().nth(24).is_some()
}

/// A line as in a menu: a few words and no punctuation at the end.
pub(super) fn is_menu_like(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() <= 40
        && line.split_whitespace().count() <= 4
        && !line.ends_with(['.', '?', '!', ':', '“', '”', '"', '’', ','])
        && !plain(line).contains(". ")
        // A date among buttons is a fact to keep.
        && dates::only(line).is_none()
}
