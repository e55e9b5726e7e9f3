//! Copies of one report, and reports that only tell the same.

use foederis_analysis::Fingerprint;

const WIRE: &[&str] = &[
    "The army of Orlavia said on Tuesday that its positions along the northern ridge had come under artillery fire shortly after midnight.",
    "Two border posts were damaged and a supply road was cut for several hours, a spokeswoman told reporters in the capital.",
    "The neighbouring republic rejected the account and said its gunners had answered an attempt to lay mines in the valley.",
    "Neither side would say how many soldiers had been hurt, but a doctor at the district hospital counted fourteen wounded by noon.",
    "It was the worst exchange since the two governments agreed last spring to pull heavy weapons back behind the river.",
    "Observers of the monitoring mission reached the village of Tamre in the afternoon and saw craters near the school.",
    "They were turned away at a checkpoint further north, the mission wrote in its daily report.",
    "Residents spent the night in cellars; the baker opened at six all the same, because people still wanted bread, he said.",
    "The foreign ministers are due to meet in the lake resort of Sandvik on Friday.",
    "Diplomats who are preparing the talks had hoped to settle the question of the prisoners first.",
    "Now, one of them said, everyone will be glad if the meeting takes place at all.",
    "A second diplomat spoke of a test: whoever stays away will be blamed for what comes next.",
    "Trade through the tunnel, which pays for a third of the customs revenue, was halted until further notice.",
    "Lorry drivers waited in a queue of nine kilometres, and the price of onions rose within hours.",
    "Economists at the central bank warned that a longer closure would cost more than the whole harvest brings in.",
];

fn wire() -> String {
    WIRE.join(" ")
}

fn copies(one: &str, other: &str) -> bool {
    let (one, other) = (Fingerprint::of(one), Fingerprint::of(other));
    assert_eq!(one.is_copy_of(&other), other.is_copy_of(&one));
    let found = one.keys().iter().any(|key| other.keys().contains(key));
    assert!(found || !one.is_copy_of(&other), "copies that share no key are never compared");
    one.is_copy_of(&other)
}

#[test]
fn a_copy_is_known_under_another_headline_cut_short_with_a_prefix_or_in_another_order() {
    let text = wire();
    let prefixed = format!("KORSUND, 12 May (Nordwire) - {text}\nReporting by A. Writer; editing by the night desk");
    let cut = WIRE[..5].join(" ");
    let mut paragraphs: Vec<String> = WIRE.chunks(4).map(|sentences| sentences.join(" ")).collect();
    paragraphs.reverse();
    let reordered = paragraphs.join("\n\n");
    let retouched =
        text.replace("on Tuesday", "early on Tuesday").replace("fourteen", "14").replace("the lake resort of Sandvik", "Sandvik");
    let shouted = text.to_uppercase();
    for (what, other) in [("prefix", prefixed), ("cut", cut), ("reordered", reordered), ("retouched", retouched), ("capitals", shouted)] {
        assert!(copies(&text, &other), "{what}");
    }
}

#[test]
fn another_report_of_the_same_is_no_copy() {
    let other = "Shells fell on two Orlavian border posts in the night to Tuesday, and both governments blame each other. \
        The republic next door speaks of sappers who were caught laying mines; Orlavia's army says its men were asleep. \
        In the hospital of the district fourteen people are being treated. \
        On Friday the foreign ministers want to see each other in Sandvik, the lake resort, as had been planned. \
        \"The army of Orlavia said on Tuesday that its positions along the northern ridge had come under artillery fire shortly after midnight\", \
        the monitoring mission quoted; it was turned away when it wanted to look. The tunnel is closed, and onions have become dear. \
        In the capital nobody expects the war to come back, but the queues at the banks are longer than they were last week.";
    assert!(!copies(&wire(), other));
}

#[test]
fn a_short_text_is_no_copy_of_anything() {
    let line = "The army of Orlavia said on Tuesday that its positions had come under fire.";
    assert!(!copies(line, &wire()) && !copies(line, line) && !copies("", ""));
}

#[test]
fn what_two_reports_both_quote_does_not_make_them_copies() {
    let statement = WIRE[..3].join(" ");
    let one = format!("{} {statement}", WIRE[8..12].join(" "));
    let other = format!("{statement} {}", WIRE[12..].join(" ") + " " + WIRE[4]);
    assert!(!copies(&one, &other));
}
