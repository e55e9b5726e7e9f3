//! Bytes of one document to its text, date and language.
#![allow(clippy::unwrap_used)]

use foederis_intake::{Format, Limits, Problem, ProblemKind, Unit, read};
use foederis_model::{Document, Language, NoteKind};

fn unit(format: Format, bytes: impl Into<Vec<u8>>) -> Unit {
    Unit { place: "here:1".to_owned(), path: "here".into(), format, name: "name".to_owned(), bytes: bytes.into() }
}

fn text(bytes: impl Into<Vec<u8>>) -> Document {
    read(&unit(Format::Text, bytes), &Limits::default()).unwrap()
}

fn json(text: &str) -> Result<Document, Problem> {
    read(&unit(Format::Json, text), &Limits::default())
}

fn published(document: &Document) -> Option<&str> {
    document.published.as_ref().map(foederis_model::Edtf::as_str)
}

const BODY: &str = "De regering van het buurland ontkende dinsdag dat er troepen over de brug waren getrokken, maar bewoners van het dorp \
zagen volgens eigen zeggen zeker twintig voertuigen. De waarnemers konden de berichten niet bevestigen.";
const KOERPER: &str = "Die Regierung des Nachbarlandes bestritt am Dienstag, dass Truppen über die Brücke gezogen seien, doch Bewohner des \
Dorfes wollen mindestens zwanzig Fahrzeuge gesehen haben. Die Beobachter konnten die Berichte nicht bestätigen.";
const STORY: &str = "The neighbouring government denied on Tuesday that troops had crossed the bridge, but villagers said they had counted at \
least twenty vehicles. The observers were not able to confirm the reports.";

#[test]
fn clean_text_is_kept_to_the_character() {
    let odd = format!("  {BODY}\n\n\tTweede  alinea,\u{a0}met «tekens» …\n{BODY}");
    let document = text(odd.clone());
    assert_eq!(document.text, odd.trim());
    assert!(document.notes.is_empty(), "{:?}", document.notes);
    assert_eq!((document.id.as_str(), document.lang), ("name", Language::Dutch));
}

#[test]
fn line_ends_are_made_one() {
    assert_eq!(text(format!("{BODY}\r\n\r\n{BODY}\r{BODY}")).text, format!("{BODY}\n\n{BODY}\n{BODY}"));
}

#[test]
fn encodings_are_told_apart() {
    let quoted = format!("„Nein“, hieß es – nichts weiter. {KOERPER}");
    let utf16 = |little: bool, mark: bool| -> Vec<u8> {
        let start = if mark { "\u{feff}" } else { "" };
        format!("{start}{quoted}").encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    };
    for (little, mark) in [(true, true), (true, false), (false, true), (false, false)] {
        assert_eq!(text(utf16(little, mark)).text, quoted, "little {little}, mark {mark}");
    }
    assert_eq!(text(format!("\u{feff}{quoted}")).text, quoted);
    let windows: Vec<u8> = quoted
        .chars()
        .map(|c| match c {
            '„' => 0x84,
            '“' => 0x93,
            '–' => 0x96,
            c => u8::try_from(u32::from(c)).unwrap(),
        })
        .collect();
    assert_eq!(text(windows).text, quoted);
    let latin: Vec<u8> = KOERPER.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    assert_eq!(text(latin).text, KOERPER);
}

#[test]
fn broken_utf8_costs_a_character_and_is_noted() {
    let mut bytes = KOERPER.as_bytes().to_vec();
    bytes.insert(10, 0xc3);
    let document = text(bytes);
    assert_eq!(document.text.replace('\u{fffd}', ""), KOERPER);
    assert_eq!(document.notes[0].kind, NoteKind::Encoding);
}

#[test]
fn a_date_glued_before_the_text_is_used_and_cut() {
    let document = text(format!(" date 2021-04 {BODY}"));
    assert_eq!((document.text.as_str(), published(&document)), (BODY, Some("2021-04")));
    assert_eq!(document.notes[0].kind, NoteKind::Boilerplate);
    let kept = format!("Date 2021 was set for the vote. {STORY}");
    assert_eq!(text(kept.clone()).text, kept);
}

#[test]
fn bylines_give_author_and_date() {
    for (byline, author, date) in [
        ("Von Erika Beispiel – 4. März 2021", Some("Erika Beispiel"), Some("2021-03-04")),
        ("Von Erika Beispiel und Max von der Aue, 04.03.2021, 14:05 Uhr", Some("Erika Beispiel und Max von der Aue"), Some("2021-03-04")),
        ("Door Jan van den Berg | 4 maart 2021 | leestijd 3 minuten", Some("Jan van den Berg"), Some("2021-03-04")),
        ("Tekst: Jan Jansen", Some("Jan Jansen"), None),
        ("By Ann Example in Geneva", Some("Ann Example"), None),
        ("By Ann Example and Bo Sample, March 4, 2021", Some("Ann Example and Bo Sample"), Some("2021-03-04")),
        ("Thursday, March 4, 2021", None, Some("2021-03-04")),
        ("Published March 4th, 2021 - 07:29 GMT", None, Some("2021-03-04")),
        ("4 maart 2021 om 14:30", None, Some("2021-03-04")),
        ("Stand: 04.03.2021, 7.29 Uhr", None, Some("2021-03-04")),
        ("Ann Example | 2021-03-04", Some("Ann Example"), Some("2021-03-04")),
    ] {
        let document = text(format!("A headline over the text\n\n{byline}\n\n{STORY}\n{STORY}"));
        assert_eq!(document.text, format!("A headline over the text\n\n{STORY}\n{STORY}"), "{byline}");
        assert_eq!((document.author.as_deref(), published(&document)), (author, date), "{byline}");
        assert_eq!(document.title.as_deref(), Some("A headline over the text"));
    }
}

#[test]
fn sentences_that_begin_like_bylines_stay() {
    for line in [
        "Von Montag an gilt die neue Regel",
        "Von Russland unterstützte Rebellen rücken vor",
        "Door Russische troepen bezet gebied",
        "By Friday the bridge was open again.",
        "Am 4. März 2021 begann der Angriff",
        "Geneva",
        "On March 4, 2021, the observers left",
        "Text und Bild",
        "Der Krieg – Armenien",
    ] {
        let whole = format!("{line}\n\n{STORY}\n\n{line}\n\n{STORY}");
        assert_eq!(text(whole.clone()).text, whole, "{line}");
    }
}

#[test]
fn an_update_does_not_pass_for_publication() {
    let document = text(format!("Kop boven het stuk\nLaatst bijgewerkt: 9 mei 2021\n3 mei 2021\n{BODY}"));
    assert_eq!(published(&document), Some("2021-05-03"));
    assert_eq!(document.text, format!("Kop boven het stuk\n{BODY}"));
}

#[test]
fn credits_and_counters_are_cut_from_the_ends_of_lines() {
    for (line, rest) in [
        ("Een soldaat bij de brug. Beeld REUTERS", "Een soldaat bij de brug."),
        ("Een soldaat bij de brug in Goris Foto ANP", "Een soldaat bij de brug in Goris"),
        ("Ein Soldat an der Brücke. Foto: Erika Beispiel/dpa", "Ein Soldat an der Brücke."),
        ("Ein Soldat an der Brücke (Bild: imago images)", "Ein Soldat an der Brücke"),
        ("A soldier at the bridge. Photo: Ann Example / AFP", "A soldier at the bridge."),
        ("A soldier at the bridge. © Getty Images", "A soldier at the bridge."),
        ("Wie de brug bouwde Opinie • Vandaag • leestijd 3 minuten • 57 keer bekeken • bewaren", "Wie de brug bouwde"),
        ("Wer die Brücke baute | 4 Kommentare | Lesezeit: 3 Min.", "Wer die Brücke baute"),
    ] {
        assert_eq!(text(format!("{line}\n\n{BODY}\n{BODY}")).text, format!("{rest}\n\n{BODY}\n{BODY}"), "{line}");
    }
    for line in [
        "Die Zeitung zeigte ein Foto der Brücke",
        "Zij kreeg een beeld van de Toestand",
        "Das ist das Bild Armeniens in der Welt.",
        "The photo shows Ann Example.",
        "Er sprach von einem Bild des Grauens (2020).",
    ] {
        let whole = format!("{line}\n\n{BODY}");
        assert_eq!(text(whole.clone()).text, whole, "{line}");
    }
}

#[test]
fn what_pages_put_around_articles_is_cut_in_three_languages() {
    for (body, lines) in [
        (BODY, ["Deel dit artikel", "Lees ook: Hoe de brug gebouwd werd", "Meld je aan voor onze nieuwsbrief!", "Geef een reactie"]),
        (
            KOERPER,
            ["Artikel teilen", "[Zum Originalbeitrag]", "Nachdruck mit freundlicher Genehmigung des Verlags.", "Schreibe einen Kommentar"],
        ),
        (STORY, ["Share this article", "Read more: How the bridge was built", "Sign up for our newsletter.", "Leave a Reply"]),
    ] {
        let page = format!("{}\n\n{body}\n\n{}\n\n{body}\n\n{}\n\n{}\n\nAnything below the form\n", lines[0], lines[1], lines[2], lines[3]);
        assert_eq!(text(page).text, format!("{body}\n\n{body}"));
    }
}

#[test]
fn menus_are_cut_as_blocks() {
    let page = format!(
        "Skip to content\n * Home\n * News\n * World\n * Odd Corner\nSearch\n\nThe bridge is open\n\n{STORY}\n{STORY}\n\n * Contact\n * Privacy\n * Imprint\n * Other"
    );
    assert_eq!(text(page).text, format!("The bridge is open\n\n{STORY}\n{STORY}"));
}

#[test]
fn a_date_among_buttons_is_used() {
    let document = text(format!("The bridge is open again today\n\nMarch 4, 2021\n\nShare\n*\n*\n*\n\n{STORY}\n{STORY}"));
    assert_eq!(published(&document), Some("2021-03-04"));
    assert_eq!(document.text, format!("The bridge is open again today\n\n{STORY}\n{STORY}"));
}

#[test]
fn a_headline_is_kept_once() {
    let page = format!("1. Home\n2. The bridge is open\n\n  The bridge is open\n  *\n  *\n\n{STORY}\n{STORY}");
    assert_eq!(text(page).text, format!("The bridge is open\n\n{STORY}\n{STORY}"));
}

#[test]
fn outlets_are_taken_from_titles_and_sign_offs() {
    let document = text(format!("Wer die Brücke gebaut hat – DER SPIEGEL\n\n{KOERPER}\n\n{KOERPER} (dpa/AFP, 7.8.2015)"));
    assert_eq!(document.text, format!("Wer die Brücke gebaut hat\n\n{KOERPER}\n\n{KOERPER}"));
    assert_eq!((document.title.as_deref(), document.source.as_deref()), (Some("Wer die Brücke gebaut hat"), Some("dpa")));
    assert_eq!(published(&document), Some("2015-08-07"));
    let document = text(format!("Wie bouwde de brug - NOS\n\n{BODY}\n\nBron: ANP"));
    assert_eq!((document.text.contains("ANP"), document.text.contains("NOS")), (false, false));
}

#[test]
fn json_fields_win_over_the_text() {
    let document = json(&format!(
        r#"{{"id": 12, "text": "Kop van het stuk\n\nDoor Jan Jansen, 3 mei 2021\n\n{BODY}", "published": "2021-05", "lang": "de-AT", "source": "Krant", "url": "https://example.org/a", "title": "Andere kop"}}"#
    ))
    .unwrap();
    assert_eq!(document.id, "12");
    assert_eq!(published(&document), Some("2021-05"));
    assert_eq!((document.lang.code(), document.author.as_deref(), document.source.as_deref()), ("de", Some("Jan Jansen"), Some("Krant")));
    assert_eq!((document.title.as_deref(), document.url.as_deref()), (Some("Andere kop"), Some("https://example.org/a")));
    assert_eq!(document.text, format!("Kop van het stuk\n\n{BODY}"));
}

#[test]
fn json_may_hold_html_and_half_characters() {
    let page = format!("<html><body><article><h1>Kop</h1><p>{BODY}</p><p>{BODY} \\ud83d</p></article></body></html>");
    let document = json(&format!(r#"{{"html": "{page}"}}"#)).unwrap();
    assert!(document.text.contains(BODY) && document.text.contains('\u{fffd}') && !document.text.contains('<'));
    assert_eq!(document.id, "name");
}

#[test]
fn json_without_text_is_a_problem_with_its_place() {
    for (line, words) in
        [("{\"id\": 1}", "neither"), ("{\"text\": []}", "a list"), ("nonsense", "not valid JSON"), ("{\"text\": \" \"}", "no text")]
    {
        let problem = json(line).unwrap_err();
        assert!(problem.to_string().starts_with("here:1: ") && problem.message.contains(words), "{problem}");
    }
}

#[test]
fn deep_and_endless_html_is_read_flat() {
    for opening in ["<div>", "<b>", "<table><tr><td>", "<div></span>", "<svg><a>"] {
        let page = format!("<html><body>{}<p>{STORY}</p>{}", opening.repeat(200_000), "</div>".repeat(200_000));
        let document = read(&unit(Format::Html, page), &Limits::default()).unwrap();
        assert_eq!(document.text, STORY, "{opening}");
    }
}

#[test]
fn other_languages_are_kept_and_noted() {
    let document = text(
        "Le gouvernement a démenti mardi que des troupes aient franchi le pont, mais les habitants du village ont compté des véhicules.",
    );
    assert_eq!(document.lang.code(), "fr");
    assert_eq!(document.notes[0].kind, NoteKind::Language);
    assert_eq!(text("Jermuk 2022").lang, Language::undetermined());
}

#[test]
fn an_id_is_made_from_the_bytes_where_nothing_else_is_known() {
    let nameless = Unit { name: String::new(), ..unit(Format::Text, BODY) };
    let id = read(&nameless, &Limits::default()).unwrap().id;
    assert_eq!(id.len(), 16);
    assert_eq!(id, read(&nameless, &Limits::default()).unwrap().id);
}

#[test]
fn a_text_without_words_is_empty() {
    assert_eq!(read(&unit(Format::Text, " \r\n\0"), &Limits::default()).unwrap_err().kind, ProblemKind::Empty);
    assert_eq!(read(&unit(Format::Html, "<p></p>"), &Limits::default()).unwrap_err().kind, ProblemKind::Empty);
}
