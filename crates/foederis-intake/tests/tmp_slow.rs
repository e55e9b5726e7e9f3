use foederis_intake::*;
#[test]
fn slow() {
    for (name, page) in [
        ("p", "<p>some words, and more of them to be counted here, really. </p>".repeat(90_000)),
        ("div-p", "<div><p>some words, and more of them to be counted here, really.</p></div>".repeat(45_000)),
        ("br", "a<br><br>".repeat(90_000)),
        ("deep500", ("<div>".repeat(500) + "<p>some words, and more of them to be counted here, really.</p>" + &"</div>".repeat(500)).repeat(180)),
        ("a", "<a href=x>link</a> ".repeat(90_000)),
        ("b", "<b x=1><b x=2><p>x</p></b>".repeat(200)),
        ("table", "<table>".repeat(300) + &"<b>x".repeat(200)),
        ("amp", "&".repeat(8_000_000)), ("lt", "<".repeat(8_000_000)), ("lta", "<a ".repeat(2_000_000)), ("attr", format!("<meta {}>", "a=b ".repeat(2_000_000))),
        ("closes", "</nav>".repeat(1_000_000)), ("unclosedscript", "<script>".repeat(1_000_000)),
        ("closescr", "<script></".repeat(800_000)),
    ] {
        let t = std::time::Instant::now();
        let u = Unit { place: "x".into(), path: "x".into(), format: Format::Html, name: "x".into(), bytes: page.into_bytes() };
        let r = read(&u, &Limits::default());
        eprintln!("{name} {:?} {:?}", t.elapsed(), r.map(|d| d.text.len()).map_err(|p| p.kind));
    }
    for (name, text) in [("short lines", "a b\n".repeat(2_000_000)), ("lees ook", "Lees ook\n".repeat(900_000)), ("leave", "Lees ook\nx y\n".repeat(600_000)), ("bars", "| ".repeat(4_000_000)), ("one line", "Foto ".repeat(1_600_000)), ("cookie", "Foto: AP (a) ".repeat(600_000))] {
        let t = std::time::Instant::now();
        let u = Unit { place: "x".into(), path: "x".into(), format: Format::Text, name: "x".into(), bytes: text.into_bytes() };
        let r = read(&u, &Limits::default());
        eprintln!("{name} {:?} {:?}", t.elapsed(), r.map(|d| d.text.len()).map_err(|p| p.kind));
    }
}
