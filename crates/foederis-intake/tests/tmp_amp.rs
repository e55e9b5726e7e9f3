use foederis_intake::*;
#[test]
fn amp() {
    for (name, page) in [
        ("nl 400k", "\na".repeat(200_000)), ("nl 800k", "\na".repeat(400_000)), ("nl 1600k", "\na".repeat(800_000)),
        ("amp 400k", "&a".repeat(200_000)), ("amp 800k", "&a".repeat(400_000)),
        ("lt", "< ".repeat(400_000)), ("lt2", "< ".repeat(800_000)),
        ("ent long", "some longer text here, it is &amp; ".repeat(20_000)), ("ent long2", "some longer text here, it is &amp; ".repeat(40_000)),
        ("ent long2p", "<p>some longer text here, it is &amp; ".repeat(40_000)),
        ("close", "some longer text here, it is </nav> ".repeat(40_000)),
        ("foster", "<table>".to_owned() + &"some longer text here, it is <tr> ".repeat(40_000)),
    ] {
        let t = std::time::Instant::now();
        let u = Unit { place: "x".into(), path: "x".into(), format: Format::Html, name: "x".into(), bytes: page.into_bytes() };
        let r = read(&u, &Limits::default());
        eprintln!("{name} {:?} {:?}", t.elapsed(), r.map(|d| d.text.len()).map_err(|p| p.kind));
    }
}
