//! English verbs and nouns.

use super::{Forms, lines, named};

const S: &str = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin";
const PAST: &str = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin";
const PARTICIPLE: &str = "Tense=Past|VerbForm=Part";
const ING: [&str; 2] = ["VerbForm=Ger", "Tense=Pres|VerbForm=Part"];

pub(super) fn inflect(forms: &mut Forms) {
    for line in lines(include_str!("../words/en-verbs.txt")) {
        let words: Vec<&str> = line.split(' ').collect();
        let [verb, past, participle] = words[..] else { continue };
        // "running", "making", "seeing", "lying", "sending".
        let double = matches!(
            verb,
            "begin"
                | "bet"
                | "bid"
                | "cut"
                | "dig"
                | "forbid"
                | "forget"
                | "get"
                | "hit"
                | "let"
                | "put"
                | "quit"
                | "rid"
                | "run"
                | "set"
                | "shed"
                | "shut"
                | "sit"
                | "slit"
                | "spin"
                | "spit"
                | "split"
                | "swim"
                | "upset"
                | "win"
        );
        let stem = if double { format!("{verb}{}", &verb[verb.len() - 1..]) } else { ing_stem(verb) };
        verb_forms(forms, verb, past, participle, &format!("{stem}ing"));
    }
    for line in lines(include_str!("../words/en-regular.txt")) {
        let (kind, verbs) = named(line);
        for verb in verbs {
            let (stem, ed) = match kind {
                "double" => (format!("{verb}{}", &verb[verb.len() - 1..]), "ed"),
                "k" => (format!("{verb}k"), "ed"),
                _ => (ing_stem(verb), if verb.ends_with('e') { "d" } else { "ed" }),
            };
            let past = if kind == "plain" {
                match verb.strip_suffix('y') {
                    Some(start) if !start.ends_with(['a', 'e', 'o', 'u']) => format!("{start}ied"),
                    _ => format!("{verb}ed"),
                }
            } else if kind == "e" {
                format!("{verb}{ed}")
            } else {
                format!("{stem}{ed}")
            };
            verb_forms(forms, verb, &past, &past, &format!("{stem}ing"));
        }
    }
    for line in lines(include_str!("../words/en-nouns.txt")) {
        if let Some((noun, plural)) = line.split_once(' ') {
            forms.push(noun, "NOUN", "Number=Sing", noun);
            forms.push(plural, "NOUN", "Number=Plur", noun);
        }
    }
}

/// What "ing" is put after.
fn ing_stem(verb: &str) -> String {
    if let Some(stem) = verb.strip_suffix("ie") {
        return format!("{stem}y");
    }
    match verb.strip_suffix('e') {
        Some(stem) if !verb.ends_with("ee") && !verb.ends_with("oe") && !verb.ends_with("ye") => stem.to_owned(),
        _ => verb.to_owned(),
    }
}

fn third_person(verb: &str) -> String {
    match verb.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| verb.ends_with(end)) => format!("{verb}es"),
        _ => format!("{verb}s"),
    }
}

fn verb_forms(forms: &mut Forms, verb: &str, past: &str, participle: &str, ing: &str) {
    forms.push(verb, "VERB", "VerbForm=Inf", verb);
    forms.push(third_person(verb), "VERB", S, verb);
    forms.push(past, "VERB", PAST, verb);
    forms.push(participle, "VERB", PARTICIPLE, verb);
    for feats in ING {
        forms.push(ing, "VERB", feats, verb);
    }
}
