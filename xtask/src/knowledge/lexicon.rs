//! The trigger lexicons: three languages in step, each pattern once, no pattern that says more than it can, none that never matches.

use super::Problem;
use foederis_knowledge::{Class, Entry, Expression, Knowledge, Line, Scratch, lexicon_lines};
use foederis_language::{fold_german, fold_word};
use foederis_model::{EventType, Language, Stance, TieType};
use std::collections::{BTreeMap, BTreeSet};

const KINDS: [&str; 3] = ["events", "ties", "claims"];
/// A language with less than this part of the lemmas that the leading one has is told.
const BEHIND: f64 = 1.0 / 2.0;
/// Below this it is a mistake. German says in one compound or one prefixed verb, and `*` in one pattern, what English spells out phrase by
/// phrase, so half as many lemmas may find as much; below a third whole groups of words are missing.
const LEFT_BEHIND: f64 = 1.0 / 3.0;
/// Types with fewer lemmas than this in the leading language are not compared: a few words say nothing.
const FEW: usize = 12;

/// Words that say nothing by themselves.
const SMALL: &str = "\
a an the to of for in on with from by at as into over against and or its their his her it is are was were be been being has have had having will would \
de het een te van voor op met uit door aan bij tot naar tegen en om zijn waren ben wordt worden werd werden geworden heeft hebben hadden er zich \
der die das den dem des ein eine einen einem einer eines zu zum zur von vom für im am auf mit aus durch bei nach gegen und oder um ist sind war wird \
wurde wurden hat haben hatte hatten sich seine seinen ihre ihren ihr sein über";

/// One form of a line.
struct Form<'t> {
    line: usize,
    written: &'t str,
    folded: String,
    expression: Expression,
    class: Class,
    weight: f64,
}

/// A lexicon file: `lexicon/nl/ties.txt`.
struct File<'t> {
    name: &'t str,
    lang: Language,
    kind: &'t str,
    forms: Vec<Form<'t>>,
}

fn files(texts: &[(String, String)]) -> Vec<File<'_>> {
    let known = |name: &str| -> Option<(Language, &'static str)> {
        let (lang, kind) = name.strip_prefix("lexicon/")?.split_once('/')?;
        let lang = Language::CODED.into_iter().find(|known| known.code() == lang)?;
        Some((lang, KINDS.into_iter().find(|known| kind.strip_suffix(".txt") == Some(known))?))
    };
    texts
        .iter()
        .filter_map(|(name, text)| {
            let (lang, kind) = known(name)?;
            let forms = lexicon_lines(text).into_iter().flat_map(|line| forms(&lang, &line)).collect();
            Some(File { name, lang, kind, forms })
        })
        .collect()
}

fn forms<'t>(lang: &Language, line: &Line<'t>) -> Vec<Form<'t>> {
    let lexeme = &line.lexeme;
    let form = |written: &&'t str| Form {
        line: line.number,
        written,
        folded: folded(lang, written),
        expression: lexeme.expression,
        class: lexeme.class,
        weight: lexeme.weight,
    };
    line.forms.iter().map(form).collect()
}

/// A form as it is compared with texts.
fn folded(lang: &Language, form: &str) -> String {
    let fold = if *lang == Language::German { fold_german } else { fold_word };
    let mut folded = String::new();
    fold(&form.split_whitespace().collect::<Vec<_>>().join(" "), &mut folded);
    folded
}

/// Everything that needs no matching.
pub fn check(texts: &[(String, String)], report: &mut impl FnMut(&str, usize, String)) {
    let files = files(texts);
    for file in &files {
        kinds(file, report);
        twice(file, report);
        shares(file, report);
        written(file, report);
    }
    for (code, counts) in counts(&files) {
        let most = counts.iter().max().copied().unwrap_or(0);
        for (lang, count) in Language::CODED.iter().zip(counts).filter(|(_, count)| most >= FEW && part(*count, most) < LEFT_BEHIND) {
            let (kind, name) = code.split_once(' ').unwrap_or_default();
            report(
                &format!("lexicon/{lang}/{kind}s.txt"),
                0,
                format!("{name} has {count} lemmas, another language has {most}: add some until it has a third as many"),
            );
        }
    }
}

/// Types in which a language is behind, for people who add words.
pub fn notes(texts: &[(String, String)]) -> Vec<String> {
    let behind = |counts: &[usize; 3]| {
        let most = counts.iter().max().copied().unwrap_or(0);
        most >= FEW && counts.iter().any(|count| part(*count, most) < BEHIND)
    };
    let told = |counts: [usize; 3]| Language::CODED.iter().zip(counts).map(|(lang, count)| format!("{lang} {count}")).collect::<Vec<_>>();
    let lines = counts(&files(texts)).into_iter().filter(|(_, counts)| behind(counts));
    lines.map(|(code, counts)| format!("note: lemmas of {code}: {}", told(counts).join(", "))).collect()
}

#[allow(clippy::cast_precision_loss, reason = "counts of words")]
fn part(count: usize, most: usize) -> f64 {
    count as f64 / most.max(1) as f64
}

/// Lemmas of every type in the coded languages, in their order.
fn counts(files: &[File<'_>]) -> Vec<(String, [usize; 3])> {
    let mut lemmas: BTreeMap<(String, usize), BTreeSet<String>> = BTreeMap::new();
    for file in files {
        let Some(number) = Language::CODED.iter().position(|lang| *lang == file.lang) else { continue };
        for form in &file.forms {
            lemmas.entry((code(form.expression), number)).or_default().insert(lemma(&file.lang, &form.folded));
        }
    }
    let all = EventType::ALL.iter().map(|known| Expression::Event(*known));
    let all = all.chain(TieType::ALL.iter().map(|known| Expression::Tie(*known)));
    let all = all.chain(Stance::ALL.iter().map(|known| Expression::Claim(*known)));
    let count = |code: &str, number| lemmas.get(&(code.to_owned(), number)).map_or(0, BTreeSet::len);
    all.map(code).map(|code| (code.clone(), [0, 1, 2].map(|number| count(&code, number)))).collect()
}

/// "tie trade"
fn code(expression: Expression) -> String {
    match expression {
        Expression::Event(known) => format!("event {}", known.code()),
        Expression::Tie(known) => format!("tie {}", known.code()),
        Expression::Claim(known) => format!("claim {}", known.code()),
    }
}

/// What the forms of one word have in common, near enough to count with: words that say something, without their endings.
fn lemma(lang: &Language, folded: &str) -> String {
    let words = folded.split(' ').filter(|word| *word != "…" && !SMALL.split(' ').any(|small| small == *word));
    let stems: Vec<&str> = words.map(|word| stem(lang, word)).collect();
    if stems.is_empty() { folded.to_owned() } else { stems.join(" ") }
}

fn stem<'w>(lang: &Language, word: &'w str) -> &'w str {
    let endings: &[&str] = match *lang {
        Language::English => &["ings", "ing", "ies", "ied", "es", "ed", "s", "e", "y"],
        Language::Dutch => &["enden", "ende", "ingen", "ing", "ten", "den", "tte", "dde", "te", "de", "en", "t", "d", "e", "s"],
        _ => &["ungen", "ung", "enden", "ende", "test", "tet", "ten", "te", "est", "et", "en", "em", "er", "es", "st", "e", "t", "n", "s"],
    };
    let word = word.trim_matches('*');
    // "gestuurd" is "stuurt"
    let word = word.strip_prefix("ge").filter(|rest| *lang != Language::English && rest.len() > 4).unwrap_or(word);
    let end = endings.iter().find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.chars().count() >= 4)).unwrap_or(word);
    // "hitting" is "hits"
    let mut last = end.chars().rev();
    match (last.next(), last.next()) {
        (Some(a), Some(b)) if a == b && end.len() > 3 => &end[..end.len() - a.len_utf8()],
        _ => end,
    }
}

/// Ties stand among ties.
fn kinds(file: &File<'_>, report: &mut impl FnMut(&str, usize, String)) {
    for form in &file.forms {
        let code = code(form.expression);
        if code.split(' ').next() != file.kind.strip_suffix('s') {
            report(file.name, form.line, format!("\"{}\" tells {code}, which does not belong into this file", form.written));
        }
    }
}

/// The same pattern for the same type and class.
fn twice(file: &File<'_>, report: &mut impl FnMut(&str, usize, String)) {
    let mut seen: BTreeMap<(&str, String, u8), usize> = BTreeMap::new();
    for form in &file.forms {
        if let Some(first) = seen.insert((&form.folded, code(form.expression), form.class as u8), form.line) {
            report(file.name, form.line, format!("\"{}\" stands in line {first} already, with the same type and class", form.written));
        }
    }
}

/// Of all the times words appear, those in which they tell one type and those in which they tell another are no more than all.
fn shares(file: &File<'_>, report: &mut impl FnMut(&str, usize, String)) {
    let mut told: BTreeMap<(&str, u8), Vec<&Form<'_>>> = BTreeMap::new();
    for form in &file.forms {
        // In German a capital tells the noun from the verb.
        let class = if file.lang == Language::German { form.class as u8 } else { 0 };
        told.entry((&form.folded, class)).or_default().push(form);
    }
    for forms in told.values() {
        let mut best: BTreeMap<String, f64> = BTreeMap::new();
        for form in forms {
            let weight = best.entry(code(form.expression)).or_default();
            *weight = weight.max(form.weight);
        }
        let sum: f64 = best.values().sum();
        if best.len() > 1
            && sum > 1.001
            && let Some(last) = forms.last()
        {
            let types: Vec<String> = best.iter().map(|(code, weight)| format!("{code} {weight}")).collect();
            report(
                file.name,
                last.line,
                format!("\"{}\" tells {}, together more than always: lower w= or leave one out", last.written, types.join(" and ")),
            );
        }
    }
}

/// German forms that are written as no text writes them.
fn written(file: &File<'_>, report: &mut impl FnMut(&str, usize, String)) {
    if file.lang != Language::German {
        return;
    }
    for form in &file.forms {
        let words: Vec<&str> = form.written.split_whitespace().collect();
        let capital = |word: &str| word.trim_start_matches('*').starts_with(char::is_uppercase);
        // "*angriff" is the end of a compound.
        let may_be_capital = words.iter().any(|word| word.starts_with('*') || word.chars().any(char::is_uppercase));
        let after_nothing =
            words.windows(2).any(|pair| matches!(pair[1], "dass" | "ob" | "weil" | "obwohl") && pair[0] != "…" && !pair[0].ends_with(','));
        let fault = match form.class {
            Class::Noun if !may_be_capital => "a German noun needs a capital, or it is never found",
            Class::Verb if words.len() == 1 && capital(words[0]) => "a German verb has no capital, or it is never found: this is a noun",
            _ if after_nothing => "a German clause begins after a comma, or it is never found",
            _ => continue,
        };
        report(file.name, form.line, format!("\"{}\": {fault}", form.written));
    }
}

/// Patterns that do not even match themselves.
pub fn unmatched(knowledge: &Knowledge, texts: &[(String, String)]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut scratch = Scratch::default();
    for file in files(texts) {
        let Some(pack) = knowledge.pack(&file.lang) else { continue };
        // Each form as a paragraph, its gaps empty.
        let (mut text, mut starts) = (String::new(), BTreeMap::new());
        for (number, form) in file.forms.iter().enumerate() {
            starts.insert(text.len(), number);
            let words = form.written.split_whitespace().filter(|word| !matches!(*word, "…" | "..."));
            text.push_str(&words.map(|word| word.trim_matches('*')).collect::<Vec<_>>().join(" "));
            text.push_str("\n\n");
        }
        let analysis = pack.analyser.analyse_text(text.as_str().into(), 0);
        let mut found = BTreeSet::new();
        pack.find(&analysis, &mut scratch, |hit| {
            let Entry::Lexeme(lexeme) = pack.entry(&hit) else { return };
            let Some(number) = starts.get(&analysis.tokens[hit.tokens.start].bytes.start) else { return };
            let form = &file.forms[*number];
            if lexeme.expression == form.expression && lexeme.origin.1 as usize == form.line {
                found.insert(*number);
            }
        });
        for (_, form) in file.forms.iter().enumerate().filter(|(number, _)| !found.contains(number)) {
            problems.push(Problem {
                file: file.name.to_owned(),
                line: form.line,
                message: format!("\"{}\" does not match itself: no text is cut into words so", form.written),
            });
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::{check, lemma, notes, unmatched};
    use foederis_knowledge::Knowledge;
    use foederis_model::Language;

    fn problems(files: &[(&str, &str)]) -> Vec<String> {
        let texts: Vec<(String, String)> = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        let (knowledge, unread) = Knowledge::from_files(files.iter().copied());
        let mut problems: Vec<String> = unread.into_iter().map(|problem| problem.to_string()).collect();
        check(&texts, &mut |file: &str, line: usize, message: String| problems.push(format!("{file}:{line}: {message}")));
        problems.extend(unmatched(&knowledge, &texts).into_iter().map(|p| format!("{}:{}: {}", p.file, p.line, p.message)));
        problems
    }

    #[test]
    fn every_kind_of_mistake_in_a_lexicon_is_told_with_its_line() {
        for (file, text, expected) in [
            ("lexicon/en/ties.txt", "[tie treaty noun]\npact\n", "lexicon/en/ties.txt:1: \"treaty\" is not one of"),
            ("lexicon/en/ties.txt", "[event AID noun]\nhelp\n", "lexicon/en/ties.txt:2: \"help\" tells event AID, which does not belong"),
            ("lexicon/en/ties.txt", "[tie trade noun]\ntrade | Trade\n", "ties.txt:2: \"Trade\" stands in line 2 already"),
            (
                "lexicon/nl/ties.txt",
                "[tie trade noun]\nhandel ; w=0.7\n[tie route noun]\nhandel ; w=0.6\n",
                "ties.txt:4: \"handel\" tells tie route 0.6 and tie trade 0.7, together more than always",
            ),
            ("lexicon/de/ties.txt", "[tie trade noun]\nhandel\n", "ties.txt:2: \"handel\": a German noun needs a capital"),
            ("lexicon/de/ties.txt", "[tie trade verb]\nHandel\n", "ties.txt:2: \"Handel\": a German verb has no capital"),
            ("lexicon/de/claims.txt", "[claim predicts verb]\nwarnt dass\n", "claims.txt:2: \"warnt dass\": a German clause begins after"),
            ("lexicon/en/ties.txt", "[tie trade verb]\nsold goods. The rest\n", "\"sold goods. The rest\" does not match itself"),
        ] {
            let problems = problems(&[(file, text)]);
            assert!(problems.iter().any(|problem| problem.contains(expected)), "{expected:?} is not in {problems:#?}");
        }
    }

    #[test]
    fn what_is_right_has_no_problems() {
        let text =
            "[tie trade noun]\nHandel | *handel | Handel … Öl ; w=0.6\n[tie route noun]\nHandel ; w=0.4\n[tie trade verb]\nhandelt … mit\n";
        assert_eq!(problems(&[("lexicon/de/ties.txt", text)]), Vec::<String>::new());
    }

    #[test]
    fn a_language_that_falls_behind_is_told_and_far_behind_is_a_mistake() {
        let words = ["barter", "cargo", "deal", "export", "fair", "goods", "haul", "import", "joint", "kiosk", "loan", "market"];
        let file = |count: usize| format!("[tie trade noun]\n{}\n", words[..count].join("\n"));
        let files =
            |german: usize| [("lexicon/en/ties.txt", file(12)), ("lexicon/nl/ties.txt", file(8)), ("lexicon/de/ties.txt", file(german))];
        let run = |german: usize| {
            let files = files(german).map(|(name, text)| (name.to_owned(), text));
            let mut problems = Vec::new();
            check(&files, &mut |file: &str, _, message: String| problems.push(format!("{file}: {message}")));
            problems.retain(|problem| problem.contains("lemmas"));
            (problems, notes(&files))
        };
        assert_eq!(run(6), (Vec::new(), Vec::new()));
        let (problems, notes) = run(5);
        assert_eq!((problems.len(), notes), (0, vec!["note: lemmas of tie trade: nl 8, de 5, en 12".to_owned()]));
        let (problems, _) = run(3);
        assert_eq!(problems, ["lexicon/de/ties.txt: trade has 3 lemmas, another language has 12: add some until it has a third as many"]);
    }

    #[test]
    fn forms_of_one_word_are_one_lemma() {
        for (lang, forms) in [
            (Language::English, ["delivers … arms to", "has delivered … arms", "delivering … arms"]),
            (Language::Dutch, ["stuurt … troepen", "stuurde … troepen naar", "heeft … troepen gestuurd"]),
            (Language::German, ["verkauft … waffen", "verkaufte … waffen an", "verkaufen … waffen"]),
        ] {
            let mut lemmas: Vec<Vec<String>> = forms
                .iter()
                .map(|form| {
                    let mut words: Vec<String> = lemma(&lang, form).split(' ').map(str::to_owned).collect();
                    words.sort();
                    words
                })
                .collect();
            lemmas.dedup();
            assert_eq!(lemmas.len(), 1, "{lemmas:?}");
        }
    }
}
