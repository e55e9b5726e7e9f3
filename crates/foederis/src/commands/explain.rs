//! `read --explain`: why a document is coded as it is, for people or as JSON.

use crate::cli::Read;
use crate::output::safe;
use crate::pipeline;
use crate::render::Renderer;
use foederis_coder::Coder;
use foederis_coder::explain::{Choice, End, Explanation, Next, Outcome, Sentence, Share, Telling, Weight, Who};
use foederis_model::Document;
use std::fmt::Write as _;

/// One document's explanation, as it is written: a line of JSON, or a text.
pub fn explained(coder: &Coder<'_>, document: &Document, args: &Read, colours: bool) -> serde_json::Result<Vec<u8>> {
    let mut explanation = pipeline::explain(coder, document);
    if let Some(number) = args.sentence {
        explanation.sentences.retain(|sentence| sentence.number == number.get());
        if explanation.sentences.is_empty() && explanation.why.is_none() {
            explanation.why = Some(format!("there is no sentence {number} in it"));
        }
    }
    if args.json { serde_json::to_vec(&explanation) } else { Ok(text(&explanation, Renderer::new(colours)).into_bytes()) }
}

/// For people. It ends with a line break: an empty line parts documents.
fn text(explanation: &Explanation, renderer: Renderer) -> String {
    let mut out = format!("{}  {}\n", renderer.bold(&safe(&explanation.doc)), explanation.lang.code());
    if let Some(why) = &explanation.why {
        let _ = writeln!(out, "  {}", safe(why));
    }
    for one in &explanation.sentences {
        sentence(&mut out, one, renderer);
    }
    out
}

fn sentence(out: &mut String, sentence: &Sentence, renderer: Renderer) {
    let _ = writeln!(out, "\n{:>3}  {}", sentence.number, safe(&sentence.text));
    let mut coded = false;
    for one in sentence.tellings.iter().filter(|telling| telling.outcome == Outcome::Coded) {
        coded = true;
        telling(out, one, renderer);
    }
    for why in &sentence.why {
        let _ = writeln!(out, "     {}", renderer.faint(&format!("not coded  {}", safe(why))));
    }
    // Beside a record, what was left out is told in short; where it was found, the ends help to see why.
    for one in sentence.tellings.iter().filter(|telling| telling.outcome != Outcome::Coded) {
        if coded {
            let line = format!("not coded  “{}”: {}", safe(&one.trigger), safe(&one.why));
            let _ = writeln!(out, "     {}", renderer.faint(&line));
        } else if one.confidence.is_some() {
            telling(out, one, renderer);
        }
    }
}

fn telling(out: &mut String, telling: &Telling, renderer: Renderer) {
    let shares: Vec<String> = telling.types.iter().take(2).map(share).collect();
    let code = telling.types.first().map_or("", |first| first.name.as_str());
    // A claim's stance is chosen last.
    let code = telling.choices.iter().find(|choice| choice.what == "stance").and_then(|choice| choice.chosen.as_deref()).unwrap_or(code);
    let record = if telling.outcome == Outcome::Coded { "" } else { " (not coded)" };
    let head = format!("     {}{record}  by “{}”", renderer.bold(&format!("{} {code}", telling.kind)), safe(&telling.trigger));
    let _ = writeln!(out, "{head}");
    let mut line = |name: &str, text: &str| {
        let _ = writeln!(out, "       {name:<11}{}", safe(text));
    };
    let entries = telling.entries.iter().map(|entry| format!("{}:{} {}", entry.file, entry.line, entry.code));
    let learnt = telling.learnt.iter().map(|lemma| format!("“{lemma}” learnt from coded documents"));
    line("known by", &entries.chain(learnt).collect::<Vec<_>>().join(" · "));
    line("type", &shares.join(", next "));
    weights(&mut line, &telling.type_for, &telling.type_against);
    for end in &telling.ends {
        line(end.end, &who_is(end));
        weights(&mut line, &end.speaks_for, &end.against);
    }
    for one in &telling.choices {
        line(one.what, &choice(one));
    }
    line("outcome", &telling.why);
}

fn weights(line: &mut impl FnMut(&str, &str), speaks_for: &[Weight], against: &[Weight]) {
    for (name, weights) in [("  for", speaks_for), ("  against", against)] {
        if !weights.is_empty() {
            let all: Vec<String> = weights.iter().map(|one| format!("{} {:+.1}", one.what, one.weight)).collect();
            line(name, &all.join(" · "));
        }
    }
}

fn share(share: &Share) -> String {
    format!("{} {}", share.name, percent(share.share))
}

fn percent(share: f32) -> String {
    format!("{:.0} %", share * 100.0)
}

fn who(who: Option<&Who>) -> String {
    who.map_or_else(|| "nobody".to_owned(), |who| format!("{} (“{}”, sentence {})", who.actor, who.words, who.sentence))
}

fn who_is(end: &End) -> String {
    let with = if end.with.is_empty() { String::new() } else { format!(" with {}", end.with.join(", ")) };
    let next = |next: &Next| format!(", next {} {}", who(next.who.as_ref()), percent(next.share));
    let next = end.next.as_ref().map_or_else(String::new, next);
    format!("{}{with} {}{next}", who(end.chosen.as_ref()), percent(end.share))
}

fn choice(choice: &Choice) -> String {
    let mut text = choice.chosen.clone().unwrap_or_else(|| if choice.what == "place" { "none" } else { "open" }.to_owned());
    if let Some(share) = choice.share {
        let _ = write!(text, " {}", percent(share));
    }
    if let Some(next) = &choice.next {
        let _ = write!(text, ", next {}", share(next));
    }
    text
}
