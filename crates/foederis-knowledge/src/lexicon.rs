use crate::problem::KnowledgeProblem;
use foederis_model::{EventType, Stance, Status, TieType};

/// What an entry of the lexicon expresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expression {
    /// An event of this type.
    Event(EventType),
    /// A tie of this type.
    Tie(TieType),
    /// A claim made in this manner.
    Claim(Stance),
}

/// The word class of an entry: it decides where the sides stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Subject acts, object receives.
    Verb,
    /// Adjective or genitive acts, prepositional phrase receives.
    Noun,
    /// `volgens`, `laut`, `according to`: what follows speaks.
    Prep,
}

/// How an entry takes its sides.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Frame {
    /// The grammatical subject is the other end.
    pub swap: bool,
    /// Actors at both ends are needed.
    pub both: bool,
    /// An acting actor is needed.
    pub actor: bool,
    /// The object is a thing.
    pub own: bool,
    /// Prepositions that mark the recipient, folded.
    pub to: Vec<String>,
    /// Prepositions that mark the actor, folded.
    pub by: Vec<String>,
}

/// One entry of the lexicon.
#[derive(Debug, Clone, PartialEq)]
pub struct Lexeme {
    /// What it expresses.
    pub expression: Expression,
    /// Its word class.
    pub class: Class,
    /// Its sides.
    pub frame: Frame,
    /// How often the words express just this, 0-1.
    pub weight: f64,
    /// The status the words themselves give.
    pub status: Option<Status>,
    /// File and line, for explanations.
    pub origin: (u16, u32),
}

/// One parsed line of a lexicon: its entry and its forms.
#[derive(Debug)]
pub struct Line<'t> {
    /// What the forms express.
    pub lexeme: Lexeme,
    /// The patterns, as written.
    pub forms: Vec<&'t str>,
    /// Its number, from 1.
    pub number: usize,
}

/// The lines of a lexicon file that can be read, for checks of the file; the others are reported with the packs.
pub fn lexicon_lines(text: &str) -> Vec<Line<'_>> {
    parse("", 0, text, &mut Vec::new())
}

/// Reads a lexicon file; what cannot be read is reported line by line, the rest is kept.
pub(crate) fn parse<'t>(file: &str, number: u16, text: &'t str, problems: &mut Vec<KnowledgeProblem>) -> Vec<Line<'t>> {
    let mut lines = Vec::new();
    let mut header = None;
    for (at, line) in text.lines().enumerate().map(|(at, line)| (at + 1, line)) {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        if let Some(inner) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            header = match parse_header(inner) {
                Ok(found) => Some(found),
                Err(message) => {
                    problems.push(KnowledgeProblem::new(file, at, message));
                    None
                }
            };
            continue;
        }
        let Some((expression, class)) = header else {
            problems.push(KnowledgeProblem::new(file, at, "no valid header such as [event ASSAULT verb] above this entry"));
            continue;
        };
        let mut lexeme = Lexeme {
            expression,
            class,
            frame: Frame::default(),
            weight: 0.7,
            status: None,
            origin: (number, u32::try_from(at).unwrap_or(u32::MAX)),
        };
        let mut fields = line.split(';').map(str::trim);
        let forms = fields.next().unwrap_or_default().split('|').map(str::trim).filter(|form| !form.is_empty()).collect();
        for property in fields.flat_map(split_properties) {
            if let Err(message) = apply(&mut lexeme, property) {
                problems.push(KnowledgeProblem::new(file, at, message));
            }
        }
        lines.push(Line { lexeme, forms, number: at });
    }
    lines
}

/// Properties may be parted by `;` or by spaces.
fn split_properties(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
}

fn parse_header(inner: &str) -> Result<(Expression, Class), String> {
    let words: Vec<_> = inner.split_whitespace().collect();
    let [kind, code, class] = words[..] else {
        return Err(format!("[{inner}]: expected kind, type and word class, such as [event ASSAULT verb]"));
    };
    let expression = match kind {
        "event" => Expression::Event(code.parse()?),
        "tie" => Expression::Tie(code.parse()?),
        "claim" => Expression::Claim(code.parse()?),
        _ => return Err(format!("\"{kind}\" is not one of: event, tie, claim")),
    };
    let class = match class {
        "verb" => Class::Verb,
        "noun" => Class::Noun,
        "prep" => Class::Prep,
        _ => return Err(format!("\"{class}\" is not one of: verb, noun, prep")),
    };
    Ok((expression, class))
}

fn apply(lexeme: &mut Lexeme, property: &str) -> Result<(), String> {
    let list = |value: &str| value.split(',').map(|word| crate::names::folded(word.trim())).filter(|word| !word.is_empty()).collect();
    match property.split_once('=') {
        None => match property {
            "swap" => lexeme.frame.swap = true,
            "both" => lexeme.frame.both = true,
            "actor" => lexeme.frame.actor = true,
            "self" => lexeme.frame.own = true,
            _ => return Err(format!("\"{property}\" is not one of: swap, both, actor, self, w=, to=, by=, status=")),
        },
        Some(("w", value)) => {
            lexeme.weight = value
                .parse()
                .ok()
                .filter(|weight| (0.0..=1.0).contains(weight))
                .ok_or_else(|| format!("w={value}: expected a number from 0 to 1"))?;
        }
        Some(("to", value)) => lexeme.frame.to = list(value),
        Some(("by", value)) => lexeme.frame.by = list(value),
        Some(("status", value)) => lexeme.status = Some(value.parse()?),
        Some((name, _)) => return Err(format!("\"{name}=\" is not one of: w=, to=, by=, status=")),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Class, Expression, parse};
    use foederis_model::EventType;

    #[test]
    fn entries_and_problems_are_read_line_by_line() {
        let mut problems = Vec::new();
        let text = "# words\n[event ASSAULT verb]\nviel … aan | aangevallen ; w=0.9 to=op,tegen swap\n[event WAR noun]\noorlog\n[event AID noun]\nhulp ; w=2\n";
        let lines = parse("nl/events.txt", 3, text, &mut problems);
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0].forms, ["viel … aan", "aangevallen"]);
        assert_eq!((lines[0].lexeme.expression, lines[0].lexeme.class), (Expression::Event(EventType::Assault), Class::Verb));
        assert!(lines[0].lexeme.frame.swap && lines[0].lexeme.frame.to == ["op", "tegen"]);
        assert!((lines[0].lexeme.weight - 0.9).abs() < 1e-9);
        let messages: Vec<_> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(messages.len(), 3, "{messages:?}");
        assert!(messages[0].starts_with("nl/events.txt:4: \"WAR\" is not one of: AGREE"));
        assert!(messages[1].starts_with("nl/events.txt:5: no valid header"));
        assert!(messages[2].starts_with("nl/events.txt:7: w=2"));
    }
}
