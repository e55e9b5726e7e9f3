//! Words that tell an event's PLOVER mode and contexts (`knowledge/plover/`).

use crate::names::folded;
use crate::problem::KnowledgeProblem;
use foederis_language::fold_german;
use foederis_model::{Context, EventType, Language, Mode, Role};
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// What a word tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cue {
    /// The mode of events of these types.
    Mode(Vec<EventType>, Mode),
    /// A context of any event.
    Context(Context),
}

/// The words of one language, found by their first.
#[derive(Debug, Clone, Default)]
pub struct Cues {
    cues: Vec<Cue>,
    patterns: Vec<Pattern>,
    /// Patterns whose first word is written out.
    whole: FxHashMap<Box<str>, Vec<u32>>,
    /// Patterns whose first word may go on, or begin otherwise, by the three letters that it must have there.
    begins: FxHashMap<[char; 3], Vec<u32>>,
    ends: FxHashMap<[char; 3], Vec<u32>>,
    roles: Vec<(Role, Context)>,
    otherwise: Vec<(EventType, Context)>,
    german: bool,
}

#[derive(Debug, Clone)]
struct Pattern {
    words: Vec<Word>,
    cue: usize,
}

#[derive(Debug, Clone)]
enum Word {
    Whole(Box<str>),
    Begins(Box<str>),
    Ends(Box<str>),
}

impl Word {
    fn fits(&self, word: &str) -> bool {
        match self {
            Self::Whole(whole) => word == &**whole,
            Self::Begins(start) => word.starts_with(&**start),
            Self::Ends(end) => word.ends_with(&**end),
        }
    }
}

/// One `[[mode]]` or `[[context]]` of the files.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    mode: Option<String>,
    context: Option<String>,
    #[serde(default)]
    r#type: Vec<String>,
    #[serde(default)]
    role: Vec<String>,
    #[serde(default)]
    otherwise: Vec<String>,
    #[serde(default)]
    nl: Vec<String>,
    #[serde(default)]
    de: Vec<String>,
    #[serde(default)]
    en: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    mode: Vec<Entry>,
    #[serde(default)]
    context: Vec<Entry>,
}

impl Cues {
    /// Reads the files of `plover/` for one language. What is wrong is left out and reported.
    pub(crate) fn read(lang: &Language, files: &[(&str, &str)], problems: &mut Vec<KnowledgeProblem>) -> Self {
        let mut cues = Self { german: *lang == Language::German, ..Self::default() };
        for (path, text) in files.iter().filter(|(path, _)| path.starts_with("plover/")) {
            let file: File = match toml::from_str(text) {
                Ok(file) => file,
                Err(error) => {
                    let line = error.span().map(|span| text[..span.start].lines().count().max(1));
                    problems.push(KnowledgeProblem::new(path, line, error.message().to_owned()));
                    continue;
                }
            };
            for entry in file.mode.iter().chain(&file.context) {
                if let Err(message) = cues.add(entry, lang) {
                    problems.push(KnowledgeProblem::new(path, None, message));
                }
            }
        }
        cues
    }

    fn add(&mut self, entry: &Entry, lang: &Language) -> Result<(), String> {
        let types = |codes: &[String]| codes.iter().map(|code| code.parse()).collect::<Result<Vec<EventType>, String>>();
        let cue = match (&entry.mode, &entry.context) {
            (Some(mode), None) => {
                let mode: Mode = mode.parse()?;
                let types = types(&entry.r#type)?;
                if let Some(wrong) = types.iter().find(|event_type| !event_type.modes().contains(&mode)) {
                    return Err(format!(
                        "{wrong} has no mode {mode}; it has {:?}",
                        wrong.modes().iter().map(|mode| mode.code()).collect::<Vec<_>>()
                    ));
                }
                Cue::Mode(types, mode)
            }
            (None, Some(context)) => {
                let context: Context = context.parse()?;
                for role in &entry.role {
                    self.roles.push((Role::from_code(role).ok_or_else(|| format!("no role is called {role:?}"))?, context));
                }
                self.otherwise.extend(types(&entry.otherwise)?.into_iter().map(|event_type| (event_type, context)));
                Cue::Context(context)
            }
            _ => return Err("an entry needs either a mode or a context".to_owned()),
        };
        let number = self.cues.len();
        self.cues.push(cue);
        let forms = match *lang {
            Language::Dutch => &entry.nl,
            Language::German => &entry.de,
            _ => &entry.en,
        };
        forms.iter().try_for_each(|form| self.form(form, number))
    }

    fn form(&mut self, form: &str, cue: usize) -> Result<(), String> {
        let mut words = Vec::new();
        // Hyphens part tokens and are tokens themselves.
        for part in form.replace('-', " - ").split_whitespace() {
            let word = match (part.strip_prefix('*'), part.strip_suffix('*')) {
                (Some(end), None) => Word::Ends(self.fold(end).into()),
                (None, Some(start)) => Word::Begins(self.fold(start).into()),
                (None, None) => Word::Whole(self.fold(part).into()),
                (Some(_), Some(_)) => return Err(format!("{form:?}: a word has one * at most")),
            };
            words.push(word);
        }
        let number = u32::try_from(self.patterns.len()).map_err(|_| "too many words".to_owned())?;
        let short = || format!("{form:?}: three letters or more stand beside the *");
        match words.first() {
            None => return Err("a word is empty".to_owned()),
            Some(Word::Whole(word)) => self.whole.entry(word.clone()).or_default().push(number),
            Some(Word::Begins(word)) => self.begins.entry(first_three(word.chars()).ok_or_else(short)?).or_default().push(number),
            Some(Word::Ends(word)) => self.ends.entry(first_three(word.chars().rev()).ok_or_else(short)?).or_default().push(number),
        }
        self.patterns.push(Pattern { words, cue });
        Ok(())
    }

    /// A word as the lists compare it.
    pub fn fold(&self, word: &str) -> String {
        if self.german {
            let mut out = String::new();
            fold_german(word, &mut out);
            out
        } else {
            folded(word)
        }
    }

    /// Hands over what the words that begin at a place tell, with how many they are. `forms` gives the forms of a word at or after
    /// that place (as written, and its lemma), folded; none where the text ends.
    pub fn at<'t>(&self, forms: impl Fn(usize) -> Option<[&'t str; 2]>, mut each: impl FnMut(&Cue, usize)) {
        let Some(first) = forms(0) else { return };
        let mut seen: Option<usize> = None;
        for form in first.iter().take(if first[0] == first[1] { 1 } else { 2 }) {
            let ends = first_three(form.chars().rev()).and_then(|key| self.ends.get(&key));
            let begins = first_three(form.chars()).and_then(|key| self.begins.get(&key));
            for number in self.whole.get(*form).into_iter().chain(begins).chain(ends).flatten() {
                let pattern = &self.patterns[*number as usize];
                let fits = pattern.words.iter().enumerate().all(|(at, word)| {
                    forms(at).is_some_and(|forms| if at == 0 { word.fits(form) } else { forms.iter().any(|form| word.fits(form)) })
                });
                if fits && seen != Some(pattern.cue) {
                    seen = Some(pattern.cue);
                    each(&self.cues[pattern.cue], pattern.words.len());
                }
            }
        }
    }

    /// The contexts that an actor's role gives.
    pub fn of_role(&self, role: Role) -> impl Iterator<Item = Context> + '_ {
        self.roles.iter().filter(move |(known, _)| *known == role).map(|(_, context)| *context)
    }

    /// The context of an event of this type when no word gives one.
    pub fn otherwise(&self, event_type: EventType) -> Option<Context> {
        self.otherwise.iter().find(|(known, _)| *known == event_type).map(|(_, context)| *context)
    }
}

fn first_three(mut letters: impl Iterator<Item = char>) -> Option<[char; 3]> {
    Some([letters.next()?, letters.next()?, letters.next()?])
}

#[cfg(test)]
mod tests {
    use super::{Cue, Cues};
    use foederis_model::{Language, Mode};

    fn read(text: &str) -> (Cues, Vec<String>) {
        let mut problems = Vec::new();
        let cues = Cues::read(&Language::English, &[("plover/a.toml", text)], &mut problems);
        (cues, problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn words_are_found_whole_begun_ended_and_in_a_row() {
        let (cues, problems) = read(
            "[[mode]]\ntype = [\"ASSAULT\"]\nmode = \"drone\"\nen = [\"drone*\", \"*copter\"]\n\
             [[mode]]\ntype = [\"ASSAULT\"]\nmode = \"aerial\"\nen = [\"air raid\"]\n",
        );
        assert_eq!(problems, Vec::<String>::new());
        let found = |words: &[&str]| {
            let mut modes = Vec::new();
            cues.at(
                |at| words.get(at).map(|word| [*word, *word]),
                |cue, _| {
                    if let Cue::Mode(_, mode) = cue {
                        modes.push(*mode);
                    }
                },
            );
            modes
        };
        assert_eq!(found(&["drones"]), [Mode::Drone]);
        assert_eq!(found(&["quadcopter"]), [Mode::Drone]);
        assert_eq!(found(&["air", "raid"]), [Mode::Aerial]);
        assert!(found(&["air"]).is_empty() && found(&["raid"]).is_empty() && found(&["the", "drone"]).is_empty());
    }

    #[test]
    fn a_mode_that_its_type_has_not_is_refused() {
        for (text, expected) in [
            ("[[mode]]\ntype = [\"AID\"]\nmode = \"drone\"\nen = [\"drone\"]\n", "AID has no mode drone"),
            ("[[mode]]\ntype = [\"ASSAULT\"]\nmode = \"laser\"\nen = [\"laser\"]\n", "\"laser\" is not one of"),
            ("[[context]]\ncontext = \"sport\"\nen = [\"match\"]\n", "\"sport\" is not one of"),
            ("[[context]]\ncontext = \"legal\"\nen = [\"a*\"]\n", "three letters"),
            ("[[context]]\nwords = []\n", "unknown field"),
        ] {
            let (_, problems) = read(text);
            assert!(problems.iter().any(|problem| problem.contains(expected)), "{expected:?} is not in {problems:?}");
        }
    }
}
