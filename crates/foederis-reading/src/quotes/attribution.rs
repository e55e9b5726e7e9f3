//! Cues with their speakers and what they bring in.
//!
//! Close attachments of a tree (subject, object, preposition) are reliable, those between clauses less so: "X sagte, Y sei gefallen" and
//! "Y sei gefallen, sagte X" come out as complement, parataxis or coordination. So the tree gives speakers, and the order of words with commas
//! and quotation marks gives what was said.

use super::lists::Stance;
use super::mood;
use super::page::Page;
use super::view::NONE;
use foederis_model::Language;
use std::ops::Range;

/// A cue with its speaker and the words it brings in.
#[derive(Debug, Clone)]
pub(crate) struct Attribution {
    pub cue: Range<u32>,
    pub speaker: Option<Range<u32>>,
    /// From the first to the last word of what was said; none where the cue has no clause with it.
    pub content: Option<Range<u32>>,
    pub stance: Stance,
    /// Whether nobody can be named: "es heißt", "man sagt".
    pub nobody: bool,
    /// The cue's own clause or phrase.
    pub clause: Range<u32>,
    /// Whether the cue is a verb.
    pub verb: bool,
}

/// All attributions of a text, by their cues.
pub(crate) fn all(page: &Page<'_>) -> Vec<Attribution> {
    let mut found = Vec::new();
    for word in 0..page.view.len() {
        if page.quoted(word) {
            continue;
        }
        if let Some(attribution) = phrase(page, word).or_else(|| verb(page, word)).or_else(|| noun(page, word)) {
            found.push(attribution);
        }
    }
    cut(page, &mut found);
    found
}

/// Cuts from what was said the phrases of others at its end: "…, so der Minister", "…, wie die Zeitung schreibt".
fn cut(page: &Page<'_>, found: &mut [Attribution]) {
    for at in 0..found.len() {
        let Some(content) = found[at].content.clone().filter(|content| content.start >= found[at].clause.end.min(found[at].cue.end)) else {
            continue;
        };
        let others = found[at + 1..].iter().take(12).take_while(|other| other.clause.start < content.end);
        let end = others
            .filter(|other| other.clause.start > content.start && other.clause.end + 1 >= content.end)
            .filter(|other| other.content.as_ref().is_some_and(|said| said.start < other.clause.start))
            .map(|other| other.clause.start)
            .min();
        if let Some(end) = end {
            found[at].content = page.trim(content.start..end);
        }
    }
}

/// "laut X", "X zufolge", "volgens X", "according to X", ", so X".
fn phrase(page: &Page<'_>, word: u32) -> Option<Attribution> {
    let (view, lists) = (page.view, page.lists);
    let lower = view.lower(word);
    let unit = page.unit(word);
    let sentence = view.sentence(word);
    let attribution = |cue: Range<u32>, speaker: Range<u32>, whole: Range<u32>| Attribution {
        cue,
        speaker: Some(speaker),
        content: around(page, &whole, true),
        stance: Stance::Neutral,
        clause: whole,
        nobody: false,
        verb: false,
    };
    if lists.has("adverb", lower) {
        let content = if word == sentence.start || page.divides(word - 1) { word + 1..unit.end } else { unit };
        let mut found = attribution(word..word + 1, word..word + 1, word..word + 1);
        found.content = page.trim(content);
        return Some(found);
    }
    if lists.has("after", lower) {
        let head = Some(view.heads[word as usize]).filter(|&head| head != NONE && head < word);
        let head = head.or_else(|| word.checked_sub(1).filter(|&at| at >= sentence.start && !page.is_punct(at)))?;
        let range = view.nominal(head);
        let speaker = range.start..word;
        return Some(attribution(word..word + 1, speaker.clone(), speaker.start..word + 1));
    }
    let two = word + 1 < sentence.end && lists.has("before", &format!("{lower}-{}", view.lower(word + 1)));
    let after = word + 1 + u32::from(two);
    if after >= sentence.end {
        return None;
    }
    let so = lists.has("so", lower) && (word == sentence.start || page.divides(word - 1));
    let sure = two || lists.has("before", lower);
    let report = lists.has("before-report", lower);
    if !so && !sure && !report {
        return None;
    }
    if so
        && (word == unit.start
            || !matches!(view.upos(after), "DET" | "NOUN" | "PROPN" | "PRON" | "ADJ" | "NUM")
            || lists.has("that", view.lower(after)))
    {
        return None;
    }
    if report && word > sentence.start && lists.is_report(view.lower(word - 1)) && !view.is_verbal(word - 1) {
        // "seiner Ansicht nach"
        let speaker = view.nominal(word - 1).start..word;
        return Some(attribution(word..word + 1, speaker.clone(), speaker.start..word + 1));
    }
    // The first nominal after it, before any verb.
    let mut head = view.heads[word as usize];
    let told = (after..sentence.end.min(after + 3)).find(|&at| report && lists.is_report(view.lower(at)));
    if let Some(told) = told {
        head = told;
    } else if head == NONE
        || head <= word
        || head >= sentence.end
        || !matches!(view.upos(head), "NOUN" | "PROPN" | "PRON" | "ADJ" | "X" | "NUM")
        || so
    {
        head = (after..sentence.end.min(after + 8))
            .take_while(|&at| !page.divides(at) && !view.is_finite(at))
            .find(|&at| matches!(view.upos(at), "NOUN" | "PROPN" | "PRON"))?;
    }
    let mut speaker = after..view.nominal(head).end.max(head + 1);
    if let Some(end) = (after..speaker.end).find(|&at| view.is_finite(at) || matches!(view.form(at), ":" | ";" | "(" | ")")) {
        speaker.end = end;
    }
    let speaker = page.trim(speaker)?;
    if report {
        // The first noun must be one: not "nach dem Beben, Behördenangaben …".
        let noun = speaker.clone().find(|&at| view.upos(at) == "NOUN" || lists.is_report(view.lower(at))).unwrap_or(speaker.start);
        if !lists.is_report(view.lower(noun)) {
            return None;
        }
    }
    let mut whole = word..speaker.end;
    if so || (sure && word > sentence.start && page.divides(word - 1)) {
        // ", so der Minister am Montag": up to the next comma.
        let end = (speaker.end..sentence.end).take_while(|&at| !page.divides(at)).last().map_or(speaker.end, |at| at + 1);
        if (speaker.end..end).any(|at| view.is_finite(at)) {
            if so {
                return None;
            }
        } else {
            whole.end = end;
        }
    }
    Some(attribution(word..after, speaker, whole))
}

/// What stands around a cue's clause: before it, after it, or on both sides.
fn around(page: &Page<'_>, clause: &Range<u32>, both: bool) -> Option<Range<u32>> {
    let unit = page.unit(clause.start);
    let view = page.view;
    // A semicolon ends what is said, and so does a colon before which somebody else is introduced.
    let stop = |at: u32| !page.quoted(at) && view.form(at) == ";";
    let from = (unit.start..clause.start).rev().take(200).find(|&at| stop(at)).map_or(unit.start, |at| at + 1);
    let to = (clause.end..unit.end).take(200).find(|&at| stop(at)).unwrap_or(unit.end);
    let (from, to) = if both { relative(page, clause, from..to) } else { (from, to) };
    let before = page.trim(from..clause.start);
    let after = page.trim(clause.end..to);
    match (before, after) {
        (Some(before), Some(after)) => {
            // "sagte X und ging": what follows without a comma is the teller's.
            let goes_on = both
                || (page.divides(clause.end)
                    && (page.quoted(after.start)
                        || !before.clone().any(|at| view.is_finite(at))
                        || after.clone().take(60).any(|at| mood::is_reported(page, at))
                        || view.is_finite(after.start)));
            Some(if goes_on { before.start..after.end } else { before })
        }
        (before, after) => before.filter(|before| !unless(page, before)).or(after),
    }
}

/// A relative clause around a phrase, if it stands in one: "Das Lager, das laut X brannte, …".
fn relative(page: &Page<'_>, clause: &Range<u32>, around: Range<u32>) -> (u32, u32) {
    let view = page.view;
    let divider = (around.start..clause.start).rev().take(12).find(|&at| page.divides(at));
    let opens = divider.filter(|&at| {
        let next = at + 1;
        next < clause.start && !page.quoted(at) && view.upos(next) == "PRON" && page.lists.has("wh", view.lower(next))
    });
    let Some(opens) = opens else { return (around.start, around.end) };
    let end = (clause.end..around.end).find(|&at| page.divides(at) && view.is_verbal(at - 1)).unwrap_or(around.end);
    (opens + 1, end)
}

/// Whether words hold a clause that can stand alone: one whose finite verb does not come last, as in clauses that hang on others.
fn stands_alone(page: &Page<'_>, words: &Range<u32>) -> bool {
    let view = page.view;
    if page.language == Language::English {
        return words.clone().any(|at| page.quoted(at) || view.is_finite(at));
    }
    let simple = !words.clone().any(|at| page.divides(at) && !page.is_mark(at)) && view.upos(words.start) != "SCONJ";
    let main = |at: u32| view.is_finite(at) && at + 1 < words.end && (!page.divides(at + 1) || page.is_mark(at + 1));
    words.clone().any(|at| page.quoted(at))
        || words.clone().take(120).any(|at| if simple { view.is_finite(at) } else { main(at) || mood::is_reported(page, at) })
}

/// Whether words begin as a clause of the teller's own: "Während X …, sagte Y".
fn unless(page: &Page<'_>, words: &Range<u32>) -> bool {
    (page.lists.has("unless", page.view.lower(words.start)) || page.lists.has("as", page.view.lower(words.start)))
        && page.view.upos(words.start) != "ADP"
        && !words.clone().take(60).any(|at| page.divides(at) && at + 1 < words.end && page.view.is_finite(at + 1))
}

/// A verb of saying.
fn verb(page: &Page<'_>, word: u32) -> Option<Attribution> {
    let (view, lists) = (page.view, page.lists);
    let sentence = view.sentence(word);
    let adjective = view.upos(word) == "ADJ";
    let mut far = None;
    let partner = |at: u32| lists.goes_with(view.lower(at), view.lemma(word));
    let stance = if adjective && lists.has("adjective", view.lower(word)) {
        Stance::Neutral
    } else if !(view.is_verbal(word) || (adjective && view.feats(word).contains("VerbForm=Part"))) {
        return None;
    } else if let Some((at, stance)) = particle(page, word, sentence.end) {
        far = Some(at);
        stance
    } else if let Some(stance) = lists.verb(view.lemma(word), view.lower(word)) {
        stance
    } else if (word.saturating_sub(2).max(sentence.start)..sentence.end.min(word + 16)).any(partner) {
        Stance::Neutral
    } else {
        return None;
    };
    let unit = page.unit(word);
    let mut complex = word..word + 1;
    let mut finite = word;
    let mut passive = false;
    for &child in view.children(word) {
        match view.relation(child) {
            "aux" | "aux:pass" | "cop" | "compound:prt" if !(child.min(word)..child.max(word)).any(|at| page.divides(at)) => {
                complex.start = complex.start.min(child);
                complex.end = complex.end.max(child + 1);
                if view.relation(child) != "compound:prt" && view.is_finite(child) {
                    finite = child;
                }
                passive |= view.relation(child) == "aux:pass";
            }
            _ => {}
        }
    }
    if let Some(at) = (complex.end..sentence.end.min(word + 16)).find(|&at| partner(at)).or(far) {
        complex.end = complex.end.max(at + 1);
    }
    passive &= !lists.has("adjective", view.lower(word));
    // The clause of the cue: from the divider before its first word to the one after its last.
    let start = (unit.start..complex.start.min(finite)).rev().take(60).find(|&at| page.divides(at)).map_or(unit.start, |at| at + 1);
    let as_word = (sentence.start..complex.start).rev().take(30).find(|&at| {
        lists.has("as", view.lower(at))
            && (at == sentence.start || page.divides(at - 1))
            && (view.heads[at as usize] == word || at == start)
    });
    let as_word = as_word.or_else(|| {
        // "Wie der Sprecher, ein Major, mitteilte, …": the verb stands last before a comma.
        let last = page.language == Language::German && finite == word && word + 1 < sentence.end && page.divides(word + 1);
        let first = sentence.start;
        (last && lists.has("as", view.lower(first)) && !(first + 1..word).any(|at| view.is_finite(at))).then_some(first)
    });
    let start = as_word.unwrap_or(start);
    let subject = subject(page, word, finite, start..sentence.end, passive);
    let speaker_word =
        subject.filter(|&subject| !matches!(view.lower(subject), "es" | "het" | "it" | "man" | "men" | "das" | "dies" | "dat" | "dit"));
    let speaker = if passive {
        view.child(word, &["obl:agent"]).map(|agent| without_case(page, view.nominal(agent)))
    } else {
        speaker_word.map(|subject| without_case(page, view.nominal(subject)))
    };
    let nobody = subject.is_some_and(|at| matches!(view.lower(at), "es" | "het" | "it" | "man" | "men"));
    // "heißt es in der Mitteilung", "hieß es aus dem Ministerium": the place it comes from speaks.
    let speaker = speaker.or_else(|| {
        let from = view.children(word).iter().copied().find(|&at| {
            view.relation(at) == "obl"
                && (lists.is_report(view.lower(at))
                    || view.child(at, &["case"]).is_some_and(|case| matches!(view.lower(case), "aus" | "uit" | "from")))
        });
        from.filter(|_| nobody).map(|at| without_case(page, view.nominal(at)))
    });
    let as_clause = as_word.is_some();
    if speaker_word.is_some_and(|at| matches!(view.lower(at), "ich" | "wir" | "ik" | "we" | "wij" | "i" | "you" | "du")) {
        return None;
    }
    let first = (start..sentence.end).find(|&at| !matches!(view.upos(at), "ADV" | "PART" | "CCONJ"))?;
    let inverted = start > unit.start && first == finite && view.is_finite(finite) && subject.is_none_or(|subject| subject > finite);
    let english = page.language == Language::English
        && start > unit.start
        && !as_clause
        && subject.is_some_and(|subject| subject < finite && subject >= start && first <= subject);
    // What is said is the object; where the verb has another, only quotation marks tell that it speaks.
    let after_mark = start > unit.start && (page.quoted(start - 1) || (start > unit.start + 1 && page.quoted(start - 2)));
    let other_object = |at: u32| {
        let feats = view.feats(at);
        view.relation(at) == "obj" && at > finite && !feats.contains("Reflex") && !feats.contains("Case=Dat")
    };
    let told = matches!(view.lemma(word), "tell" | "assure" | "remind" | "warn" | "ask");
    let has_object = page.language != Language::German && !after_mark && !told && view.children(word).iter().any(|&at| other_object(at));
    let content = if as_clause {
        let end = clause_end(page, complex.end.max(speaker.as_ref().map_or(0, |words| words.end)), sentence.end);
        around(page, &(start..end), true)
    } else {
        let after = complement(page, word, complex.end, speaker.as_ref(), passive, sentence.end, unit.end);
        if (inverted || english) && after.is_none() {
            let end = clause_end(
                page,
                complex.end.max(speaker.as_ref().filter(|words| words.start > finite).map_or(0, |words| words.end)),
                sentence.end,
            );
            around(page, &(start..end), false)
        } else {
            after
        }
    };
    let content = content.filter(|content| {
        !((inverted || english)
            && content.start < start
            && (has_object || unless(page, content) || (content.end <= start && !stands_alone(page, &(content.start..start)))))
    });
    // What ends a clause that hangs on another ends at the verb of that one: "Wer sagt, er komme, ist …".
    let hangs = !as_clause
        && complex.end < sentence.end
        && page.divides(complex.end)
        && start > sentence.start
        && view.is_finite(complex.end - 1)
        && first != finite;
    let content = content.map(|content| {
        if !hangs || content.start < start {
            return content;
        }
        let end = (content.start + 1..content.end).take(200).find(|&at| {
            !page.quoted(at) && view.form(at) == "," && at + 1 < content.end && view.is_finite(at + 1) && !mood::is_reported(page, at + 1)
        });
        content.start..end.unwrap_or(content.end)
    });
    let content = content.filter(|content| !content.contains(&word) || as_clause || content.start < start);
    Some(Attribution { cue: word..word + 1, speaker, content, stance, clause: start..complex.end, nobody, verb: true })
}

/// The particle of a separable verb where the tree has not joined them: the last word of the clause, "warf dem Nachbarn … vor".
fn particle(page: &Page<'_>, word: u32, end: u32) -> Option<(u32, Stance)> {
    let view = page.view;
    if page.language == Language::English || !view.is_finite(word) {
        return None;
    }
    let last = (word + 1..end).take(25).take_while(|&at| !page.divides(at) && !page.is_punct(at)).last()?;
    let particle = view.form(last);
    if particle.len() > 8 || view.is_verbal(last) || view.lemma(word).starts_with(particle) {
        return None;
    }
    page.lists.verb(&format!("{particle}{}", view.lemma(word)), "").map(|stance| (last, stance))
}

fn without_case(page: &Page<'_>, mut words: Range<u32>) -> Range<u32> {
    while words.len() > 1 && page.view.upos(words.start) == "ADP" {
        words.start += 1;
    }
    words
}

fn clause_end(page: &Page<'_>, from: u32, end: u32) -> u32 {
    (from..end).find(|&at| page.divides(at) || at + 1 == end).unwrap_or(end)
}

/// Who speaks: the subject by the tree, or the first bare nominal of the clause.
fn subject(page: &Page<'_>, word: u32, finite: u32, clause: Range<u32>, passive: bool) -> Option<u32> {
    let view = page.view;
    let mut at = word;
    for _ in 0..4 {
        if let Some(subject) = view.child(at, &["nsubj", "nsubj:pass"]) {
            // A relative pronoun stands for the noun it hangs on.
            let relative =
                view.feats(subject).contains("PronType=") && view.feats(subject).contains("Rel") && view.relation(at).starts_with("acl");
            return Some(if relative && view.heads[at as usize] != NONE { view.heads[at as usize] } else { subject });
        }
        match view.relation(at) {
            "conj" | "xcomp" | "ccomp" | "aux" | "cop" if view.heads[at as usize] != NONE => at = view.heads[at as usize],
            "acl" | "amod" if view.heads[at as usize] != NONE && !passive => return Some(view.heads[at as usize]),
            _ => break,
        }
        if at == word {
            break;
        }
    }
    // "X, a major, said": nothing stands between the comma and the verb, so whoever began the sentence speaks.
    let sentence = view.sentence(word);
    let bare = |at: u32| {
        matches!(view.upos(at), "NOUN" | "PROPN" | "PRON")
            && view.child(at, &["case"]).is_none()
            && !view.feats(at).contains("Reflex")
            && !matches!(view.relation(at), "nmod" | "nmod:poss" | "flat" | "iobj" | "obl" | "compound" | "appos")
            // "…", said the mayor: trees take who speaks for the object.
            && (view.relation(at) != "obj" || clause.start == finite)
    };
    if page.language == Language::English
        && clause.start == finite
        && clause.start > sentence.start
        && !page.quoted(clause.start - 1)
        && !(clause.start > sentence.start + 1 && page.quoted(clause.start - 2))
    {
        return (sentence.start..finite).find(|&at| bare(at) && !page.quoted(at));
    }
    (clause.start..clause.end.min(finite + 8))
        .filter(|&at| at >= clause.start && at != word)
        .take_while(|&at| at <= finite || !page.divides(at))
        .find(|&at| bare(at))
}

/// What follows a verb of saying as its complement.
fn complement(
    page: &Page<'_>,
    word: u32,
    from: u32,
    speaker: Option<&Range<u32>>,
    passive: bool,
    sentence_end: u32,
    unit_end: u32,
) -> Option<Range<u32>> {
    let (view, lists) = (page.view, page.lists);
    let from = speaker.filter(|speaker| speaker.start > word && speaker.start <= from + 4).map_or(from, |speaker| speaker.end.max(from));
    let german = page.language == Language::German;
    if !german {
        let clause = view.child(word, &["ccomp", "xcomp"]).filter(|&child| child > word && !page.quoted(child));
        if let Some(child) = clause.filter(|&child| view.is_verbal(child) || view.relation(child) == "ccomp") {
            let start = view.extent(child, |_| true).start.max(from);
            let marked = view.relation(child) == "ccomp" || matches!(view.lower(start), "to" | "te" | "om");
            if marked {
                return page.trim(start..unit_end);
            }
        }
        // "told reporters that …"
        let heard =
            view.children(word).iter().copied().find(|&at| matches!(view.relation(at), "obj" | "iobj") && at >= from && at < from + 4);
        let from = heard.map_or(from, |at| view.nominal(at).end.max(from));
        let that = (from..sentence_end).take(25).take_while(|&at| !page.divides(at)).find(|&at| {
            matches!(view.lower(at), "that" | "dat" | "of" | "whether")
                && (view.upos(at) == "SCONJ" || matches!(view.upos(at), "PRON" | "CCONJ"))
                && (page.language == Language::Dutch || view.lower(at) != "of")
        });
        if let Some(that) = that.filter(|&that| that == from || view.upos(that) == "SCONJ") {
            return page.trim(that..unit_end);
        }
    }
    let mut at = from;
    for _ in 0..5 {
        let divider = (at..sentence_end).find(|&at| page.divides(at))?;
        let next = divider + 1;
        if page.quoted(divider) {
            // What stands in quotation marks at once: its own business.
            return None;
        }
        if next >= unit_end {
            return None;
        }
        match view.form(divider) {
            ":" if page.quoted(next) && page.is_mark(next) => return Some(page.pair_words[page.pair_of[next as usize] as usize].clone()),
            ":" => return page.trim(next..unit_end).filter(|said| said.clone().take(40).any(|at| view.is_finite(at))),
            "," | "–" | "—" => {}
            _ => return None,
        }
        let lower = view.lower(next);
        let end = (next..sentence_end).find(|&at| page.divides(at) && !page.is_mark(at) && !page.quoted(at)).unwrap_or(sentence_end);
        let stop = (next..unit_end)
            .take(300)
            .find(|&at| !page.quoted(at) && (view.form(at) == ";" || (view.form(at) == ":" && at + 1 < unit_end && page.is_mark(at + 1))))
            .unwrap_or(unit_end);
        let last = (next..end).rev().find(|&at| !page.is_punct(at)).unwrap_or(next);
        let relative = view.upos(next) == "PRON" && lists.has("wh", lower) && view.relation(next) != "det";
        let opens = if matches!(lower, "dass" | "daß" | "ob" | "dat" | "that" | "whether") {
            true
        } else if page.quoted(next) && page.is_mark(next) {
            german && page.pair_words[page.pair_of[next as usize] as usize].end < sentence_end
        } else if relative || matches!(view.upos(next), "CCONJ") {
            (next..last).any(|at| mood::is_reported(page, at))
        } else {
            let inside = next..end;
            inside.clone().any(|at| mood::is_reported(page, at) || mood::stands_in(page, at))
                || (german
                    && inside.clone().any(|at| view.lower(at) == "zu" && view.upos(at) == "PART" || is_zu_infinitive(page, at))
                    && !inside.clone().any(|at| view.is_finite(at))
                    && lower != "um"
                    && lower != "ohne")
                || (lists.has("that", lower) && german && view.is_finite(end - 1))
                || (german && inside.clone().any(|at| view.heads[at as usize] == word && view.relation(at) == "ccomp"))
                || (german
                    && !passive
                    && lower != "und"
                    && !matches!(lower, "dies" | "das" | "was")
                    && view.upos(next) != "SCONJ"
                    && view.upos(next) != "ADP"
                    && (next + 1..end).take(6).any(|at| view.is_finite(at))
                    && !lists.has("as", lower)
                    && lower != "so"
                    && lower != "als")
        };
        if opens {
            return page.trim(next..stop);
        }
        at = next;
    }
    None
}

/// "mitzuteilen", "einzuführen".
fn is_zu_infinitive(page: &Page<'_>, word: u32) -> bool {
    let form = page.view.form(word);
    matches!(page.view.upos(word), "VERB" | "ADJ") && form.ends_with('n') && form.get(2..).is_some_and(|rest| rest.contains("zu"))
}

/// "die Forderung, dass …", "the claim that …".
fn noun(page: &Page<'_>, word: u32) -> Option<Attribution> {
    let (view, lists) = (page.view, page.lists);
    if view.upos(word) != "NOUN" || !(lists.has("noun", view.lemma(word)) || lists.has("noun", view.form(word))) {
        return None;
    }
    let sentence = view.sentence(word);
    let nominal = view.nominal(word);
    let mut next = nominal.end.max(word + 1);
    while next < sentence.end && view.form(next) == "," {
        next += 1;
    }
    if next >= sentence.end || page.quoted(next) {
        return None;
    }
    let lower = view.lower(next);
    let that = matches!(lower, "dass" | "daß" | "dat" | "that" | "ob")
        && view.upos(next) != "DET"
        && !(lower == "dat" && view.upos(next) == "PRON");
    let end = (next..sentence.end).find(|&at| page.divides(at)).unwrap_or(sentence.end);
    let reported = page.language == Language::German
        && next > nominal.end
        && !lists.has("wh", lower)
        && (next..end).any(|at| mood::is_reported(page, at));
    let infinitive = page.language == Language::German
        && next > nominal.end
        && !lists.has("unless", lower)
        && (next..end).any(|at| view.lower(at) == "zu" && view.upos(at) == "PART" || is_zu_infinitive(page, at))
        && !(next..end).any(|at| view.is_finite(at));
    if !that && !reported && !infinitive {
        return None;
    }
    let owner = view
        .child(word, &["nsubj"])
        .or_else(|| view.child(word, &["nmod:poss"]))
        .or_else(|| view.child(word, &["nmod"]).filter(|&at| at < next));
    let speaker = owner.map(|owner| without_case(page, view.nominal(owner))).or_else(|| {
        // "äußerte die Hoffnung, dass": the verb's subject.
        let head = view.heads[word as usize];
        (head != NONE && matches!(view.relation(word), "obj" | "obl"))
            .then(|| view.child(head, &["nsubj"]))
            .flatten()
            .map(|at| view.nominal(at))
    });
    // "Die Behauptung, das Dorf sei leer, stimmte nicht": up to the verb of the clause around.
    let whole = next..page.unit(word).end;
    let end = (next + 1..whole.end).take(200).find(|&at| {
        !page.quoted(at) && view.form(at) == "," && at + 1 < whole.end && view.is_finite(at + 1) && !mood::is_reported(page, at + 1)
    });
    Some(Attribution {
        cue: word..word + 1,
        speaker,
        content: page.trim(next..end.unwrap_or(whole.end)),
        stance: Stance::Neutral,
        clause: word..word + 1,
        nobody: false,
        verb: false,
    })
}
