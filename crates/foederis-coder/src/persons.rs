//! People: known office holders, holders that the text itself introduces, and names met for the first time.

use crate::affiliation::affiliation;
use crate::mentions::{Mention, MentionKind, is_country};
use crate::reading::Reading;
use foederis_knowledge::{NameHit, Preposition, Referent, Word};
use foederis_language::TokenKind;
use foederis_model::{Actor, Language, Role};
use rustc_hash::FxHashMap;

/// Particles inside names.
const PARTICLES: [&str; 16] = ["van", "von", "de", "der", "den", "al", "el", "bin", "ben", "ibn", "du", "da", "di", "la", "ter", "zu"];
/// A name has at most this many words.
const LONGEST: usize = 4;
/// A word of more bytes than this is no part of a name: names are copied into every record that speaks of their bearers.
const LONGEST_WORD: usize = 64;

/// Whom a surname stands for in this document.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    aliases: FxHashMap<String, Actor>,
}

impl Memory {
    /// "the Armenian prime minister" followed by a name: the name stands for that office from here on.
    pub fn holder(&mut self, reading: &Reading<'_>, mut mention: Mention) -> Mention {
        let after = mention.tokens.end;
        let sentence = reading.sentence(mention.tokens.start);
        if let Some(name) = known_after(reading, after, sentence.end) {
            mention.tokens.end = name.tokens.end;
            mention.kind = MentionKind::Person;
            // "the Russian spy Skripal": who is known without any office goes by name.
            if matches!(mention.actor.role, Some(Role::Intelligence | Role::Rebels | Role::Opposition))
                && let Some(person) = known(reading, &name, self)
                && person.actor.role.is_none()
                && !is_country(reading, &person.actor)
            {
                mention.actor = person.actor;
            }
            return mention;
        }
        if let Some(named) = organisation(reading, &mention, sentence.end) {
            return named;
        }
        if !matches!(
            mention.actor.role,
            Some(
                Role::Government
                    | Role::Military
                    | Role::Legislature
                    | Role::Police
                    | Role::Intelligence
                    | Role::Judiciary
                    | Role::Opposition
                    | Role::Rebels
            )
        ) {
            return mention;
        }
        let end = name_end(reading, after, sentence.end);
        if end > after {
            self.learn(reading, end, &mention.actor);
            mention.tokens.end = end;
            mention.kind = MentionKind::Person;
        }
        mention
    }

    /// "the former Armenian minister" followed by a name: the name stands for its bearer alone.
    pub fn former(&mut self, reading: &Reading<'_>, mention: Mention) -> Mention {
        let after = mention.tokens.end;
        let sentence = reading.sentence(mention.tokens.start);
        if let Some(name) = known_after(reading, after, sentence.end)
            && let Some(person) = known(reading, &name, self)
        {
            return Mention { tokens: mention.tokens.start..name.tokens.end, ..person };
        }
        let end = name_end(reading, after, sentence.end);
        if end == after {
            return mention;
        }
        let actor = Actor::new(reading.analysis.slice(after..end));
        self.learn(reading, end, &actor);
        Mention::new(mention.tokens.start..end, actor, MentionKind::Person)
    }

    /// "UNMISS-Vertreter Toby Lanzer": the name after the compound speaks for the body.
    pub fn spokesman(&mut self, reading: &Reading<'_>, actor: &Actor, mut mention: Mention) -> Mention {
        let sentence = reading.sentence(mention.tokens.start);
        let end = name_end(reading, mention.tokens.end, sentence.end);
        if end >= mention.tokens.end + 2 {
            self.learn(reading, end, actor);
            mention.tokens.end = end;
            mention.kind = MentionKind::Person;
        }
        mention
    }

    /// Remembers the last word before `end` as the surname of `actor`.
    fn learn(&mut self, reading: &Reading<'_>, end: usize, actor: &Actor) {
        let surname = reading.analysis.norm(end - 1);
        if surname.chars().count() > 2 {
            self.aliases.insert(surname.to_owned(), actor.clone());
        }
    }

    fn alias(&self, reading: &Reading<'_>, token: usize) -> Option<&Actor> {
        let norm = reading.analysis.norm(token);
        self.aliases.get(norm).or_else(|| match reading.analysis.lang {
            // "Bembas", "Gülens"
            Language::German | Language::Dutch => self.aliases.get(norm.strip_suffix('s')?),
            _ => None,
        })
    }
}

/// Somebody known whose name begins at a token, or whose surname follows a given name there in a spelling of its own.
fn known_after(reading: &Reading<'_>, at: usize, end: usize) -> Option<NameHit> {
    let names = &reading.pack.names;
    let person = |hit: &NameHit| match hit.referents.first() {
        Some(Referent::Person(person)) => Some(&names.persons[*person]),
        _ => None,
    };
    if let Some(hit) = names.at(reading.analysis, at, end) {
        return person(&hit).is_some().then_some(hit);
    }
    // "Michail Saakaschwili"
    let given = at + 1 < end && is_name_word(reading, at) && next_spaced(reading, at + 1);
    let hit = names.at(reading.analysis, at + 1, end).filter(|_| given)?;
    person(&hit)?.has_given_name(reading.analysis.word(at)).then_some(NameHit { tokens: at..hit.tokens.end, ..hit })
}

/// "the Lebanese militia Hezbollah", "the Israeli newspaper Haaretz": an organisation whose name follows at once.
fn organisation(reading: &Reading<'_>, mention: &Mention, end: usize) -> Option<Mention> {
    let names = &reading.pack.names;
    let kind = match mention.actor.role? {
        Role::Rebels | Role::Opposition => "group",
        Role::Media => "outlet",
        Role::Business => "company",
        Role::Ngo => "ngo",
        Role::Experts => "thinktank",
        _ => return None,
    };
    let name = names.at(reading.analysis, mention.tokens.end, end)?;
    let Some(Referent::Actor(actor)) = name.referents.first() else { return None };
    let fits = names.kind_of(&actor.base) == Some(kind) && next_spaced(reading, mention.tokens.end);
    fits.then(|| Mention::new(mention.tokens.start..name.tokens.end, actor.clone(), MentionKind::Named))
}

/// Whether words at the office or right before it say that it is over: "former US ambassador", "Altkanzler".
pub(crate) fn is_over(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    // A word that begins further off must reach up to the office: "Ex-Außenminister".
    let begin = reading.sentence(start).start;
    let near = (begin.max(start.saturating_sub(2))..end).any(|at| reading.is(at, |word| *word == Word::Former));
    let reaches = |at: usize| reading.words_at(at).iter().any(|hit| *hit.word == Word::Former && hit.tokens.end + 1 >= start);
    near || (begin.max(start.saturating_sub(4))..start).any(reaches)
}

/// Capitalised words (with particles between them) from `from` on; returns where they end. A name does not cross a line.
fn name_end(reading: &Reading<'_>, from: usize, end: usize) -> usize {
    let mut stop = from;
    let mut at = from;
    let mut words = 0;
    while at < end && words < LONGEST {
        let token = &reading.analysis.tokens[at];
        let crosses = at > from && reading.analysis.text[reading.analysis.tokens[at - 1].bytes.end..token.bytes.start].contains('\n');
        if crosses {
            break;
        }
        // "Park Byeong-seug": the second half of a name may be small.
        let half = at > from && at == stop + 1 && token.kind == TokenKind::Word && !token.spaced && reading.analysis.word(at - 1) == "-";
        words += usize::from(token.kind == TokenKind::Word && token.spaced);
        if is_name_word(reading, at) || half && !PARTICLES.contains(&reading.analysis.norm(at)) && at > from + 2 {
            stop = at + 1;
        } else if !(token.kind == TokenKind::Word && PARTICLES.contains(&reading.analysis.norm(at)) && at > from
            || reading.analysis.word(at) == "-" && !token.spaced)
        {
            break;
        }
        at += 1;
    }
    stop
}

/// A capitalised word that is nothing else we know.
fn is_name_word(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.analysis.word(at);
    let token = &reading.analysis.tokens[at];
    token.kind == TokenKind::Word
        && token.capital
        && (2..=LONGEST_WORD).contains(&word.len())
        && word.chars().any(char::is_lowercase)
        && !word.chars().any(|c| c.is_ascii_digit())
        && !reading.starts_lexeme(at)
        && reading.is_plain(at)
        && !reading.pack.is_thing(reading.analysis.norm(at))
        && !matches!(word, "I" | "The" | "De" | "Het" | "Die" | "Der" | "Das" | "Een" | "Ein" | "Eine" | "In" | "On" | "A")
}

/// A person by a name that the packs know. "Barak-raketten" are no person's.
pub(crate) fn known(reading: &Reading<'_>, name: &NameHit, people: &mut Memory) -> Option<Mention> {
    let next = |at: usize| reading.analysis.tokens.get(at).is_some_and(|token| !token.spaced);
    let end = name.tokens.end;
    if next(end) && reading.analysis.word(end) == "-" && next(end + 1) {
        return None;
    }
    // "Petro Poroshenko": one man's surname is another's given name.
    if name.tokens.len() == 1
        && let Some(whole) = reading.pack.names.at(reading.analysis, end, reading.sentence(name.tokens.start).end)
        && let Some(Referent::Person(person)) = whole.referents.first()
        && next_spaced(reading, end)
        && reading.pack.names.persons[*person].is_called(reading.analysis.norm(name.tokens.start))
    {
        return known(reading, &whole, people).map(|mention| Mention { tokens: name.tokens.start..whole.tokens.end, ..mention });
    }
    if let Some(actor) = people.alias(reading, name.tokens.end - 1) {
        return Some(Mention { genitive: name.genitive, ..Mention::new(name.tokens.clone(), actor.clone(), MentionKind::Person) });
    }
    let when = reading.document.published.as_ref();
    let mut persons = name.referents.iter().filter_map(|referent| match referent {
        Referent::Person(person) => Some(&reading.pack.names.persons[*person]),
        _ => None,
    });
    let first = persons.clone().next()?;
    let holder = persons.find_map(|person| person.office_at(when));
    // Without a date the main office is taken for held, unless the text says that it is over.
    let over = when.is_none() && is_over(reading, name.tokens.start, name.tokens.start);
    let actor = match holder.filter(|_| !over) {
        Some(office) => office.actor.clone(),
        None => Actor::new(&first.name),
    };
    // "Thomas de Waal of Carnegie Europe"
    if actor.role.is_none()
        && actor.base == first.name
        && let Some((body, end, "thinktank")) = affiliation(reading, name.tokens.end, &reading.sentence(name.tokens.start))
    {
        let expert = Actor { role: body.role, ..actor };
        people.learn(reading, name.tokens.end, &expert);
        return Some(Mention::new(name.tokens.start..end, expert, MentionKind::Person));
    }
    if name.tokens.len() > 1 {
        // From here on the surname alone will do, also one that is too common to stand alone elsewhere.
        people.learn(reading, name.tokens.end, &actor);
    }
    Some(Mention { genitive: name.genitive, ..Mention::new(name.tokens.clone(), actor, MentionKind::Person) })
}

/// A name met at `at`: an alias of this document, a given name before a known surname, or someone new.
pub(crate) fn find(reading: &Reading<'_>, at: usize, next: Option<&NameHit>, people: &mut Memory) -> Option<Mention> {
    if !reading.analysis.tokens[at].capital {
        return None;
    }
    if reading.is_plain(at)
        && let Some(actor) = people.alias(reading, at)
    {
        let genitive = !people.aliases.contains_key(reading.analysis.norm(at));
        return Some(Mention { genitive, ..Mention::new(at..at + 1, actor.clone(), MentionKind::Person) });
    }
    if !is_name_word(reading, at) {
        return None;
    }
    let sentence = reading.sentence(at);
    if is_aged(reading, at, sentence.end) {
        let actor = Actor::new(reading.analysis.word(at));
        people.learn(reading, at + 1, &actor);
        return Some(Mention::new(at..at + 1, actor, MentionKind::Person));
    }
    let limit = next.map_or(sentence.end, |name| name.tokens.start.min(sentence.end));
    let end = name_end(reading, at, limit);
    // "Michael Jordan": a given name before the name of a state or its capital makes it a surname.
    if let Some(name) = next.filter(|name| name.tokens.start == at + 1 && end == at + 1 && name.tokens.end == at + 2)
        && next_spaced(reading, at + 1)
        && reading.pack.names.is_given_name(reading.analysis.norm(at))
        && matches!(name.referents.first(), Some(Referent::Actor(_) | Referent::Capital(..) | Referent::Place(_)))
    {
        let actor = Actor::new(reading.analysis.slice(at..name.tokens.end));
        return Some(Mention::new(at..name.tokens.end, actor, MentionKind::Person));
    }
    // "Ilham" directly before a known surname.
    if let Some(name) = next.filter(|name| name.tokens.start == end && end > at && end < sentence.end)
        && let Some(Referent::Person(person)) = name.referents.first()
        && !opens_plainly(reading, at, &sentence)
    {
        let person = &reading.pack.names.persons[*person];
        if person.has_given_name(reading.analysis.word(at)) {
            return known(reading, name, people).map(|mention| Mention { tokens: at..name.tokens.end, ..mention });
        }
        if at == sentence.start || !is_likely_name(reading, at) {
            return None;
        }
        let actor = Actor::new(reading.analysis.slice(at..name.tokens.end));
        people.learn(reading, name.tokens.end, &actor);
        return Some(Mention::new(at..name.tokens.end, actor, MentionKind::Person));
    }
    // Parts of one hyphenated word are no given name and surname: "Baden-Baden".
    let apart = (at + 1..end).any(|token| reading.analysis.tokens[token].spaced);
    if !apart || opens_plainly(reading, at, &sentence) || !is_likely_name(reading, at) || is_before_name(reading, at, end) {
        return None;
    }
    let mut actor = Actor::new(reading.analysis.slice(at..end).replace('\n', " "));
    let mut stop = end;
    match affiliation(reading, end, &sentence) {
        // "Laurence Broers of Chatham House": an expert speaks for himself; the body beside only says of what he is one.
        Some((body, till, "thinktank")) => {
            actor.role = body.role;
            stop = till;
        }
        // "Sabrina Bennoui of Reporters Without Borders" speaks for them.
        Some((body, till, _)) => {
            actor = body;
            stop = till;
        }
        None => actor.role = occupation(reading, at, end, &sentence),
    }
    people.learn(reading, end, &actor);
    Some(Mention::new(at..stop, actor, MentionKind::Person))
}

/// "Samira (14)", "Omar, 17, ": a first name alone, with an age.
fn is_aged(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let word = |at: usize| if at < end { reading.analysis.word(at) } else { "" };
    let aged = word(at + 2).len() == 2 && word(at + 2).bytes().all(|byte| byte.is_ascii_digit());
    aged && (word(at + 1) == "(" && word(at + 3) == ")" || word(at + 1) == "," && word(at + 3) == ",")
        && reading.pack.names.at(reading.analysis, at, end).is_none()
}

/// "Representatives Eliot Engel", "Minister of Information Moammar al-Eryani": the name begins with the given name, after a noun.
fn is_before_name(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let given = |at: usize| reading.pack.names.is_given_name(reading.analysis.norm(at));
    let noun = || matches!(reading.trees.upos.get(at).copied(), Some("NOUN" | "VERB" | "ADJ"));
    // The portfolio of an office that was told without its state.
    let portfolio = || {
        at > 1
            && reading.is(at - 1, |word| *word == Word::Preposition(Preposition::Of))
            && reading.is(at - 2, |word| matches!(word, Word::Title | Word::Role(Role::Government)))
    };
    end > at + 2 && !given(at) && next_spaced(reading, at + 1) && next_spaced(reading, at + 2) && (noun() && given(at + 1) || portfolio())
}

fn next_spaced(reading: &Reading<'_>, at: usize) -> bool {
    reading.analysis.tokens.get(at).is_some_and(|token| token.spaced)
}

/// Whether a new name of two words or more begins at a token.
pub(crate) fn is_named(reading: &Reading<'_>, at: usize) -> bool {
    let end = reading.sentence(at.saturating_sub(1)).end;
    let stop = if at < end { name_end(reading, at, end) } else { at };
    (at + 1..stop).any(|token| reading.analysis.tokens[token].spaced) && is_likely_name(reading, at)
}

/// A sentence begins with a capital anyhow: its first word is taken for a name only where that is likely.
fn opens_plainly(reading: &Reading<'_>, at: usize, sentence: &std::ops::Range<usize>) -> bool {
    let opens =
        at == sentence.start || reading.analysis.tokens[at - 1].kind == TokenKind::Mark && reading.quote[at] != reading.quote[at - 1];
    if !opens || reading.analysis.lang == Language::English {
        return false;
    }
    let norm = reading.analysis.norm(at);
    ["e", "en", "er", "es", "em", "ung", "lijk"].iter().any(|ending| norm.ends_with(ending))
}

/// In German every noun has a capital: a new name must begin with a given name, be one for the tree, or follow a title or an occupation. Elsewhere
/// a word that the text also writes small is none.
fn is_likely_name(reading: &Reading<'_>, at: usize) -> bool {
    let norm = reading.analysis.norm(at);
    // "Nur Kranke": no name begins with a word of grammar.
    let upos = reading.trees.upos.get(at).copied().unwrap_or_default();
    if matches!(upos, "ADV" | "DET" | "PRON" | "ADP" | "SCONJ" | "CCONJ") {
        return false;
    }
    if reading.pack.names.is_given_name(norm) {
        return true;
    }
    if reading.analysis.lang == Language::German {
        // "die Journalistin Giuliana Sgrena": two names in a row, where there is a tree.
        let named = upos == "PROPN" && reading.trees.upos.get(at + 1).copied() == Some("PROPN");
        return named || at > 0 && reading.is(at - 1, |word| matches!(word, Word::Title | Word::Role(_)));
    }
    !reading.small.contains(norm)
}

/// "Rusland-deskundige Laurence Broers", "Eduard Arakelyan, ein Militäranalytiker": what a new person is, if not of a state.
fn occupation(reading: &Reading<'_>, from: usize, end: usize, sentence: &std::ops::Range<usize>) -> Option<Role> {
    let role_at = |at: usize| {
        reading.words_at(at).iter().find_map(|hit| match hit.word {
            Word::Role(role @ (Role::Experts | Role::Media | Role::Business | Role::Ngo | Role::Civilians | Role::Legislature)) => {
                Some(*role)
            }
            _ => None,
        })
    };
    if from > sentence.start
        && let Some(role) = role_at(from - 1)
    {
        return Some(role);
    }
    if end < sentence.end && matches!(reading.analysis.word(end), "," | "(" | "–") {
        return (end + 1..sentence.end.min(end + 8)).find_map(role_at);
    }
    None
}

/// "Araghtschi, der iranische Außenminister": the name before the comma is that office's holder.
pub(crate) fn apposition(reading: &Reading<'_>, before: &mut [Mention], found: &Mention, people: &mut Memory) {
    let Some(last) = before.last_mut() else { return };
    let new = last.kind == MentionKind::Person && !is_country(reading, &last.actor) && last.actor.role.is_none();
    let office = found.kind == MentionKind::Named && found.actor.role.is_some() && is_country(reading, &found.actor);
    let gap = last.tokens.end..found.tokens.start;
    if new
        && office
        && (1..=3).contains(&gap.len())
        && reading.analysis.word(gap.start) == ","
        && gap.clone().skip(1).all(|at| reading.is(at, |word| matches!(word, Word::Determiner)))
        && reading.sentence(last.tokens.start) == reading.sentence(found.tokens.start)
    {
        last.actor = found.actor.clone();
        people.learn(reading, last.tokens.end, &found.actor);
    }
}
