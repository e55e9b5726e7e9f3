//! `text`: what a page says, without what stands around it.

use crate::common::Desk;

const PAGE: &str = r#"<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Brug bij Kapan hersteld - De Oostgalm</title>
<meta property="article:published_time" content="2023-05-04T08:00:00+02:00"><meta property="og:site_name" content="De Oostgalm"></head>
<body><nav><a href="/">Voorpagina</a> <a href="/sport">Sport</a> <a href="/weer">Weer</a></nav>
<aside><time datetime="2026-01-01">1 januari 2026</time> <a href="/ander">Ander nieuws van vandaag</a></aside>
<article><h1>Brug bij Kapan hersteld</h1>
<p>De brug over de rivier bij Kapan is na een jaar weer open, meldde de provincie op donderdag. Het herstel kostte twee miljoen euro.</p>
<p>Volgens de gouverneur kunnen vrachtwagens de grens nu weer zonder omweg bereiken. De bouwers werkten ook in de winter door.</p></article>
<section class="comments"><h2>Reacties</h2><p>Eindelijk! Ik reed elke dag een uur om, wat een onzin was dat toch allemaal.</p></section>
<footer>Cookies: wij gebruiken cookies om u van dienst te zijn.</footer></body></html>"#;

#[test]
fn the_text_of_a_page_is_its_article_dated_by_its_own_day() {
    let desk = Desk::new();
    desk.write("brug.html", PAGE);
    let records = desk.run(&["text", "brug.html"]).exits(0).records();
    let [page] = &records[..] else { panic!("one line a page") };
    let keys: Vec<&str> = page.as_object().expect("an object").keys().map(String::as_str).collect();
    assert_eq!(keys, ["page", "title", "published", "lang", "source", "text"]);
    assert_eq!(
        (page["page"].as_str(), page["published"].as_str(), page["lang"].as_str()),
        (Some("brug.html"), Some("2023-05-04"), Some("nl"))
    );
    let text = page["text"].as_str().expect("a text");
    assert!(text.contains("weer open, meldde de provincie") && text.contains("zonder omweg"), "{text}");
    for other in ["Voorpagina", "Ander nieuws", "Eindelijk", "cookies"] {
        assert!(!text.contains(other), "{other} in {text}");
    }
}

#[test]
fn what_is_no_page_is_said_and_skipped() {
    let desk = Desk::new();
    desk.write("brug.html", PAGE);
    desk.write("leeg.html", "");
    let run = desk.run(&["text", "brug.html", "leeg.html"]).exits(3).says("leeg.html");
    assert_eq!(run.records().len(), 1);
    desk.run(&["text", "leeg.html"]).exits(4);
}
