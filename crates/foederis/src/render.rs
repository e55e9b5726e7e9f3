//! Facts as people read them in a terminal.

use crate::output::safe;
use anstyle::{AnsiColor, Style};
use foederis_analysis::{Account, Contradiction, Figures, Incident, Relation, Says, Statement, Versions, Voice};
use foederis_model::{Actor, Bound, Claim, Edtf, Event, Figure, FigureKind, Language, Scope, Span, Status, Tie};
use foederis_store::{FoundDocument, Hit, Mark, Snippet, Stored, StoredDocument};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// How wide a line of evidence may be before it is broken.
const WIDTH: usize = 100;

/// Prints facts, with or without colours.
#[derive(Debug, Clone, Copy)]
pub struct Renderer {
    colours: bool,
}

impl Renderer {
    pub fn new(colours: bool) -> Self {
        Self { colours }
    }

    fn style(self, style: Style, text: &str) -> String {
        if self.colours { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    pub fn bold(self, text: &str) -> String {
        self.style(Style::new().bold(), text)
    }

    pub fn faint(self, text: &str) -> String {
        self.style(Style::new().dimmed(), text)
    }

    fn warn(self, text: &str) -> String {
        self.style(AnsiColor::Yellow.on_default(), text)
    }

    /// An event with its evidence.
    pub fn event(self, stored: &Stored<Event>) -> String {
        let event = &stored.record;
        let mut out = format!(
            "{}  {}  {}",
            self.bold(event.when.as_ref().map_or("undated", Edtf::as_str)),
            self.bold(event.event_type.code()),
            sides(&event.actor, &event.recipient, event.event_type.is_two_sided())
        );
        if !event.place.is_empty() {
            let _ = write!(out, "  at {}", safe(&event.place.join(", ")));
        }
        out.push_str(&self.standing(event.status, &event.claimed_by));
        self.plover(&mut out, event);
        Self::figures(&mut out, &event.figures);
        self.source(&mut out, stored);
        self.evidence(&mut out, &event.evidence, &event.spans, event.trigger_span.as_ref());
        out
    }

    /// A tie over time: when it held, what lies between, where statements exclude each other.
    pub fn relation(self, relation: &Relation) -> String {
        let arrow = if relation.tie_type.is_symmetric() { "↔" } else { "→" };
        let mut out = format!("{}  {} {arrow} {}", self.bold(relation.tie_type.code()), safe(&relation.from), safe(&relation.to));
        if !relation.via.is_empty() {
            let _ = write!(out, " · via {}", safe(&relation.via.join(", ")));
        }
        let date = |day: Option<Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
        for stretch in &relation.held {
            let told = if stretch.beginning_told || stretch.first.is_none() { "" } else { " (first told then)" };
            let reports = plural(stretch.reports, "report");
            let _ = write!(out, "\n    held {} – {}{told} · {reports}", date(stretch.first), date(stretch.last));
        }
        for gap in &relation.gaps {
            let _ = write!(out, "\n    gap  {} – {}", gap.first, gap.last);
        }
        for contradiction in &relation.contradictions {
            let line = match contradiction {
                Contradiction::Holding { holds, not } => format!("{holds} says that it holds, {not} that it does not"),
                Contradiction::Beginning { one, other } => format!("{one} and {other} tell different beginnings"),
                Contradiction::End { one, other } => format!("{one} and {other} tell different ends"),
            };
            let _ = write!(out, "\n    contradiction: {}", safe(&line));
        }
        out
    }

    /// A tie with its evidence.
    pub fn tie(self, stored: &Stored<Tie>) -> String {
        let tie = &stored.record;
        let to: Vec<String> = if tie.to.is_empty() { tie.place.clone() } else { tie.to.iter().map(ToString::to_string).collect() };
        let arrow = if tie.tie_type.is_symmetric() { "↔" } else { "→" };
        let mut out = format!("{}  {} {arrow} {}", self.bold(tie.tie_type.code()), names(&tie.from), safe(&to.join(", ")));
        if let Some(via) = &tie.via {
            let _ = write!(out, "  via {}", safe(via));
        }
        for (word, when) in [("since", &tie.since), ("until", &tie.until)] {
            if let Some(when) = when {
                let _ = write!(out, "  {word} {when}");
            }
        }
        out.push_str(&self.standing(tie.status, &tie.claimed_by));
        Self::figures(&mut out, &tie.figures);
        self.source(&mut out, stored);
        self.evidence(&mut out, &tie.evidence, &tie.spans, tie.trigger_span.as_ref());
        for note in &tie.scope {
            self.scope(&mut out, note);
        }
        out
    }

    /// A claim with its words.
    pub fn claim(self, stored: &Stored<Claim>) -> String {
        let claim = &stored.record;
        let mut out = format!("{}  {}", self.bold(&names(&claim.by)), self.bold(claim.stance.code()));
        if !claim.about.is_empty() {
            let _ = write!(out, "  about {}", names(&claim.about));
        }
        self.source(&mut out, stored);
        self.evidence(&mut out, &claim.evidence, &claim.spans, claim.cue_span.as_ref());
        out
    }

    /// A document on three lines.
    pub fn document(self, stored: &StoredDocument) -> String {
        let document = &stored.document;
        let title = document.title.as_deref().unwrap_or_else(|| first_words(&document.text));
        let mut out = format!("{}  {}", self.bold(document.published.as_ref().map_or("undated", Edtf::as_str)), self.bold(&safe(title)));
        let _ = write!(
            out,
            "\n  {}",
            self.faint(&format!(
                "{} · {} · {}, {}, {} · {}",
                safe(document.lang.code()),
                safe(document.source.as_deref().or(document.author.as_deref()).unwrap_or("outlet unknown")),
                count(stored.events, "event"),
                count(stored.ties, "tie"),
                count(stored.claims, "claim"),
                safe(&document.id)
            ))
        );
        for note in &document.notes {
            let _ = write!(out, "\n  {}", self.faint(&format!("note: {}", safe(&note.text))));
        }
        out
    }

    /// The documents of a story under how many they are, with a line for each.
    pub fn story(self, story: &[&StoredDocument]) -> String {
        let languages: BTreeSet<&str> = story.iter().map(|stored| stored.document.lang.code()).collect();
        let languages: Vec<String> = languages.into_iter().map(safe).collect();
        let mut out = self.bold(&format!("{} in {}", plural(story.len(), "report"), languages.join(", ")));
        for stored in story {
            let document = &stored.document;
            let title = document.title.as_deref().unwrap_or_else(|| first_words(&document.text));
            let day = document.published.as_ref().map_or("undated", Edtf::as_str);
            let source = document.source.as_deref().or(document.author.as_deref()).unwrap_or("outlet unknown");
            let _ = write!(out, "\n  {day}  {}  {}", safe(title), self.faint(&format!("{} · {}", safe(source), safe(&document.id))));
        }
        out.push('\n');
        out
    }

    /// A document that a search found.
    pub fn found_document(self, hit: &Hit<FoundDocument>) -> String {
        let item = &hit.item;
        let title = hit.title.as_deref().map_or_else(|| safe(first_words(&hit.snippet.text)), |title| self.found(title, &hit.title_marks));
        let mut out = format!("{}  {title}", self.bold(item.published.as_ref().map_or("undated", Edtf::as_str)));
        let line =
            format!("{} · {} · {}", safe(item.lang.code()), safe(item.source.as_deref().unwrap_or("outlet unknown")), safe(&item.id));
        let _ = write!(out, "\n  {}", self.faint(&line));
        self.snippet(&mut out, &hit.snippet);
        out
    }

    /// A fact that a search found, its own lines as `told` prints them; the evidence is the piece found.
    pub fn found_fact<T: Clone>(
        self,
        hit: &Hit<Stored<T>>,
        bare: impl FnOnce(&mut T),
        told: impl FnOnce(Self, &Stored<T>) -> String,
    ) -> String {
        let mut stored = hit.item.clone();
        bare(&mut stored.record);
        let mut out = told(self, &stored);
        if let Some(title) = &hit.title {
            let _ = write!(out, "\n  {}", self.faint(&safe(title)));
        }
        self.snippet(&mut out, &hit.snippet);
        out
    }

    fn snippet(self, out: &mut String, snippet: &Snippet) {
        let before = if snippet.start > 0 { "… " } else { "" };
        let after = if snippet.more { " …" } else { "" };
        let quoted = format!("“{before}{}{after}”", self.found(&snippet.text, &snippet.marks).trim());
        for (line, text) in wrap(&quoted).into_iter().enumerate() {
            let _ = write!(out, "\n  {}{text}", if line == 0 { "" } else { " " });
        }
    }

    /// A text with the words found in it between marks.
    fn found(self, text: &str, marks: &[Mark]) -> String {
        let mut chars = text.chars();
        let mut take = |count: usize| safe(&chars.by_ref().take(count).collect::<String>());
        let (mut out, mut at) = (String::new(), 0);
        for mark in marks {
            out.push_str(&take(mark.start - at));
            out.push_str(&self.mark(&take(mark.end - mark.start)));
            at = mark.end;
        }
        out.push_str(&take(usize::MAX));
        out
    }

    /// An incident on two lines or more.
    pub fn incident(self, incident: &Incident) -> String {
        let mut out = format!(
            "{}  {}  {}",
            self.bold(incident.when.as_ref().map_or("undated", Edtf::as_str)),
            self.bold(incident.event_type.code()),
            safe(&incident.sides.to_string())
        );
        if !incident.place.is_empty() {
            let _ = write!(out, "  at {}", safe(&incident.place.join(", ")));
        }
        if incident.state.code() != "agreed" {
            let _ = write!(out, "  {}", self.warn(incident.state.code()));
        }
        for figures in &incident.figures {
            let _ = write!(out, "\n  {}", self.told(figures));
        }
        let languages: Vec<&str> = incident.languages.iter().map(Language::code).collect();
        let _ = write!(
            out,
            "\n  {}",
            self.faint(&format!("{} · {} · {}", plural(incident.reports.len(), "report"), safe(&languages.join(", ")), incident.id))
        );
        out
    }

    /// An incident by those who tell it, a line each.
    pub fn versions(incident: &Incident, versions: &Versions) -> String {
        let mut out = String::new();
        for (word, voices) in [("asserts", &versions.asserts), ("denies", &versions.denies), ("unconfirmed", &versions.unconfirmed)] {
            for voice in voices {
                let back = if voice.retracts { " · took it back" } else { "" };
                let _ = writeln!(out, "  {word:<17}{}{back}", voice_line(voice));
            }
        }
        for account in &versions.figures {
            let _ = writeln!(out, "  {:<17}{}", whose(account.what.code(), &account.of), account_line(account));
        }
        let copies: Vec<String> = incident.copies.iter().map(|group| group.join(" = ")).collect();
        let copies = if copies.is_empty() { String::new() } else { format!(" · copies: {}", copies.join("; ")) };
        let _ = write!(out, "  {:<17}{}{}", "sources", plural(incident.independent, "independent source"), safe(&copies));
        out
    }

    /// Who says what of a tie, a line each.
    pub fn statements(relation: &Relation) -> String {
        let line = |statement: &Statement| {
            let word = match statement.says {
                Says::Holds => "asserts",
                Says::Not => "denies",
                Says::Possible => "unconfirmed",
            };
            let published = statement.published.as_ref().map_or("undated", Edtf::as_str);
            let mut out = format!("  {word:<12}{} {published}", safe(&statement.by));
            for (word, when) in [("since", &statement.since), ("until", &statement.until)] {
                if let Some(when) = when {
                    let _ = write!(out, " · {word} {when}");
                }
            }
            let _ = write!(out, " · {}", statement.tie);
            out
        };
        relation.statements.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// A figure by everyone who told it.
    pub fn told(self, figures: &Figures) -> String {
        let range = if (figures.low - figures.high).abs() < f64::EPSILON {
            number(figures.low)
        } else {
            format!("{}–{}", number(figures.low), number(figures.high))
        };
        let unit = figures.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
        let mut out = format!("{} {range}{unit}", whose(figures.what.code(), &figures.of));
        if figures.disputed {
            let _ = write!(out, " {}", self.warn("disputed"));
        }
        let told: Vec<String> = figures
            .told
            .iter()
            .map(|told| {
                format!(
                    "{} {}",
                    figure_value(&told.figure),
                    safe(&format!("{} {}", told.by, told.published.as_ref().map_or("", Edtf::as_str)))
                )
            })
            .collect();
        if told.len() > 1 {
            let _ = write!(out, ": {}", told.join(" · "));
        }
        out
    }

    fn standing(self, status: Status, by: &[Actor]) -> String {
        if status == Status::Asserted {
            return String::new();
        }
        let by = if by.is_empty() { String::new() } else { format!(" by {}", names(by)) };
        format!("  {}", self.warn(&format!("{status}{by}")))
    }

    /// "drone · military · −9": how, about what, how hostile.
    fn plover(self, out: &mut String, event: &Event) {
        let mut parts: Vec<String> = event.mode.iter().map(ToString::to_string).collect();
        if !event.context.is_empty() {
            parts.push(event.context.iter().map(|context| context.code()).collect::<Vec<_>>().join(", "));
        }
        parts.extend(event.intensity.map(|intensity| format!("{intensity:+}")));
        if !parts.is_empty() {
            let _ = write!(out, "\n  {}", self.faint(&parts.join(" · ")));
        }
    }

    /// "except Nagorno-Karabakh", with the sentence that says so.
    fn scope(self, out: &mut String, note: &Scope) {
        let about = if note.about.is_empty() { String::new() } else { format!(" {}", note.about.join(", ")) };
        let _ = write!(out, "\n  {}", self.warn(&safe(&format!("{}{about}", note.kind))));
        let spans: Vec<Span> = note.span.iter().copied().collect();
        self.evidence(out, std::slice::from_ref(&note.evidence), &spans, note.cue_span.as_ref());
    }

    fn figures(out: &mut String, figures: &[Figure]) {
        if !figures.is_empty() {
            let listed: Vec<_> = figures.iter().map(figure).collect();
            let _ = write!(out, "\n  {}", listed.join(" · "));
        }
    }

    fn source<T>(self, out: &mut String, stored: &Stored<T>) {
        let line = format!(
            "{} · {} · {} · {}",
            safe(stored.lang.code()),
            safe(stored.source.as_deref().unwrap_or(&stored.doc)),
            stored.published.as_ref().map_or("undated", Edtf::as_str),
            stored.id
        );
        let _ = write!(out, "\n  {}", self.faint(&line));
        if let Some(mark) = &stored.review {
            let _ = write!(out, "\n  {}", self.faint(&format!("{} by {} on {}", mark.verdict, safe(&mark.by), day(&mark.at))));
        }
    }

    fn evidence(self, out: &mut String, evidence: &[String], spans: &[Span], trigger: Option<&Span>) {
        for (at, sentence) in evidence.iter().enumerate() {
            let marked = match (spans.get(at), trigger) {
                (Some(span), Some(trigger)) if span.field == trigger.field && span.start <= trigger.start && trigger.end <= span.end => {
                    self.marked(sentence, trigger.start - span.start, trigger.end - span.start)
                }
                _ => safe(sentence),
            };
            for (line, text) in wrap(&format!("“{}”", marked.trim())).into_iter().enumerate() {
                let _ = write!(out, "\n  {}{text}", if line == 0 { "" } else { " " });
            }
        }
    }

    /// The trigger between marks: bold where there are colours, brackets where there are none.
    fn marked(self, sentence: &str, start: usize, end: usize) -> String {
        let part = |from: usize, to: usize| safe(&sentence.chars().skip(from).take(to - from).collect::<String>());
        format!("{}{}{}", part(0, start), self.mark(&part(start, end)), part(end, sentence.len()))
    }

    fn mark(self, words: &str) -> String {
        let style = AnsiColor::Cyan.on_default().bold().underline();
        if self.colours { format!("{style}{words}{style:#}") } else { format!("[{words}]") }
    }
}

/// "ARM/gov since 2022-09-13 · 2 reports", who is quoted in which documents.
/// "deaths of ARM".
fn whose(what: &str, of: &[String]) -> String {
    if of.is_empty() { safe(what) } else { safe(&format!("{what} of {}", of.join(", "))) }
}

fn voice_line(voice: &Voice) -> String {
    let first = voice.first.as_ref().map(|day| format!(" {day}")).unwrap_or_default();
    let from = if voice.quoted { format!(" · in {}", voice.documents.join(", ")) } else { String::new() };
    safe(&format!("{}{first} · {}{from}", voice.by, plural(voice.reports.len(), "report")))
}

/// "ARM/gov: 2022-09-13 49 → 2022-09-14 105 (+56)"; low and high where they differ from the number itself.
fn account_line(account: &Account) -> String {
    let value = |value: Option<f64>| value.map_or_else(|| "…".to_owned(), number);
    let unit = account.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let days: Vec<String> = account
        .days
        .iter()
        .map(|day| {
            let published = day.published.as_ref().map_or("undated", Edtf::as_str);
            let span = if day.low == day.best && day.high == day.best {
                String::new()
            } else {
                format!(" [{}–{}]", value(day.low), value(day.high))
            };
            format!("{published} {}{unit}{span}", value(day.best))
        })
        .collect();
    let moved = account.moved.map(|moved| format!(" ({}{})", if moved > 0.0 { "+" } else { "" }, number(moved))).unwrap_or_default();
    safe(&format!("{}: {}{moved}", account.by, days.join(" → ")))
}

/// "AZE → ARM", or with an arrow both ways.
fn sides(actor: &[Actor], recipient: &[Actor], two_sided: bool) -> String {
    match (actor.is_empty(), recipient.is_empty()) {
        (true, true) => "nobody named".to_owned(),
        (false, true) => names(actor),
        (true, false) => format!("? → {}", names(recipient)),
        (false, false) if two_sided => format!("{} ↔ {}", names(actor), names(recipient)),
        (false, false) => format!("{} → {}", names(actor), names(recipient)),
    }
}

pub fn names(actors: &[Actor]) -> String {
    let listed: Vec<_> = actors.iter().map(ToString::to_string).collect();
    safe(&listed.join(", "))
}

/// "deaths ≥ 176", "money about 1.6 bn USD"
fn figure(figure: &Figure) -> String {
    let unit = figure.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
    format!("{} {}{unit}", figure.what, figure_value(figure))
}

pub fn figure_value(figure: &Figure) -> String {
    let mark = match (figure.bound, figure.what) {
        (Bound::AtLeast, _) => "≥ ",
        (Bound::AtMost, _) => "≤ ",
        (Bound::About, FigureKind::Share) => "about ",
        (Bound::About, _) => "≈ ",
        (Bound::Exact, _) => "",
    };
    match figure.upper {
        Some(upper) => format!("{mark}{}–{}", number(figure.value), number(upper)),
        None => format!("{mark}{}", number(figure.value)),
    }
}

/// 100000 as "100,000".
pub fn number(value: f64) -> String {
    let plain = format!("{value}");
    let (whole, rest) = plain.split_once('.').map_or((plain.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let digits = whole.trim_start_matches('-');
    let mut out = String::new();
    if whole.starts_with('-') {
        out.push('-');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    out
}

pub fn plural(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{} {word}s", number(count as f64)) }
}

/// A count with its word.
pub fn count(count: u64, word: &str) -> String {
    plural(usize::try_from(count).unwrap_or(usize::MAX), word)
}

/// The day of a time such as `2026-11-22T06:15:00Z`.
pub fn day(at: &str) -> &str {
    at.split('T').next().unwrap_or(at)
}

fn first_words(text: &str) -> &str {
    let text = text.trim_start();
    let line = text.lines().next().unwrap_or_default();
    line.char_indices().nth(70).map_or(line, |(at, _)| &line[..at])
}

/// Breaks a text at spaces. Styles are counted as width; that only breaks a line a little early.
fn wrap(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut width = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > WIDTH {
            lines.push(String::new());
            width = 0;
        }
        if let Some(line) = lines.last_mut() {
            if width > 0 {
                line.push(' ');
                width += 1;
            }
            line.push_str(word);
        }
        width += length;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Renderer, number, wrap};
    use foederis_model::{Field, Scope, ScopeKind, Span};

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(
            [number(0.0), number(176.0), number(6600.0), number(1_600_000_000.0), number(-1234.5)],
            ["0", "176", "6,600", "1,600,000,000", "-1,234.5"]
        );
    }

    #[test]
    fn a_note_on_scope_shows_kind_names_and_sentence() {
        let span = |start, end| Some(Span { field: Field::Text, start, end });
        let note = Scope {
            kind: ScopeKind::Except,
            about: vec!["Nagorno-Karabakh".to_owned()],
            evidence: "It does not cover Karabakh.".to_owned(),
            span: span(10, 37),
            cue: Some("does not cover".to_owned()),
            cue_span: span(13, 27),
        };
        let mut out = String::new();
        Renderer::new(false).scope(&mut out, &note);
        assert_eq!(out, "\n  except Nagorno-Karabakh\n  “It [does not cover] Karabakh.”");
    }

    #[test]
    fn long_evidence_is_broken_at_spaces() {
        let lines = wrap(&"woord ".repeat(40));
        assert!(lines.len() > 1 && lines.iter().all(|line| line.chars().count() <= super::WIDTH));
    }
}
