//! Who and where: names, with the roles and places in the sentence that words around them give.

use crate::persons;
use crate::pointing::Pointing;
use crate::reading::Reading;
use foederis_knowledge::{NameHit, Preposition, Pronoun, Referent, Word};
use foederis_language::TokenKind;
use foederis_model::{Actor, Language, Role};
use std::ops::Range;

/// An actor or a place in the text.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    /// From the first to the last word of the name and its role.
    pub tokens: Range<usize>,
    /// Who; for a place, its de jure country or nobody.
    pub actor: Actor,
    /// What kind of mention.
    pub kind: MentionKind,
    /// How it stands in the sentence.
    pub marker: Marker,
    /// English name of the place, where it is one (capitals are both).
    pub place: Option<String>,
    /// Whether the name itself is written in the genitive.
    pub genitive: bool,
    /// The second of two that one expression stands for: "both countries".
    pub also: Option<Actor>,
}

impl Mention {
    /// A mention whose place in the sentence is not known yet.
    pub fn new(tokens: Range<usize>, actor: Actor, kind: MentionKind) -> Self {
        Self { tokens, actor, kind, marker: Marker::Bare, place: None, genitive: false, also: None }
    }
}

/// Kinds of mentions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MentionKind {
    /// A state, body or group by name, an office, a force.
    Named,
    /// A person known or named in the text.
    Person,
    /// An adjective before a noun that is no actor: "Armenian positions".
    Attribute,
    /// "the country", "the government", a pronoun.
    Anaphor,
    /// A town, region, sea.
    Place,
    /// A speaker without a name: analysts, media.
    Unnamed,
}

impl MentionKind {
    /// A town, region or sea, that does not act.
    pub fn is_place(self) -> bool {
        self == Self::Place
    }
}

/// How a mention stands in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Marker {
    /// Without a preposition: subject or object.
    Bare,
    /// After a preposition; its token.
    Preposition(Preposition, usize),
    /// `Armeniens`, `Armenia's`.
    Genitive,
}

impl Marker {
    /// The preposition, if there is one.
    pub fn preposition(self) -> Option<Preposition> {
        match self {
            Self::Preposition(kind, _) => Some(kind),
            _ => None,
        }
    }

    /// The marker without its position.
    pub fn kind(self) -> (u8, Option<Preposition>) {
        match self {
            Self::Bare => (0, None),
            Self::Preposition(kind, _) => (1, Some(kind)),
            Self::Genitive => (2, None),
        }
    }
}

/// How many words may stand between a state's adjective and the noun that gives its role.
const ADJECTIVES: usize = 3;

/// All mentions, by first token, not overlapping.
pub(crate) fn find(reading: &Reading<'_>, names: &[NameHit]) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::with_capacity(names.len());
    let mut people = persons::Memory::default();
    let mut next_name = 0;
    let mut at = 0;
    while at < reading.analysis.tokens.len() {
        while names.get(next_name).is_some_and(|name| name.tokens.start < at) {
            next_name += 1;
        }
        let found = match names.get(next_name).filter(|name| name.tokens.start == at) {
            Some(name) => {
                next_name += 1;
                named(reading, name, &mut people, &mentions)
            }
            None => persons::find(reading, at, names.get(next_name), &mut people).or_else(|| unnamed(reading, at, &mentions)),
        };
        match found {
            Some(mut mention) => {
                persons::apposition(reading, &mut mentions, &mention, &mut people);
                // A role to the left ("president of …") may reach back over an anaphor already taken.
                while mentions.last().is_some_and(|last| last.tokens.end > mention.tokens.start) {
                    mentions.pop();
                }
                mention.marker = marker(reading, &mention);
                at = mention.tokens.end.max(at + 1);
                mentions.push(mention);
            }
            None => at += 1,
        }
    }
    mentions
}

fn named(reading: &Reading<'_>, name: &NameHit, people: &mut persons::Memory, before: &[Mention]) -> Option<Mention> {
    let referent = name.referents.first()?;
    // "US-Dollar", "Amerikaanse dollar", "Russian roubles": money, not a state.
    let next = name.tokens.end + usize::from(word(reading, name.tokens.end) == Some("-"));
    if next < reading.sentence(name.tokens.start).end && reading.is(next, |word| matches!(word, Word::Currency(_))) {
        return None;
    }
    if matches!(referent, Referent::Actor(_) | Referent::Capital(..) | Referent::Place(_)) && is_club(reading, name) {
        return None;
    }
    match referent {
        Referent::Adjective(state) => Some(match role_after(reading, name.tokens.end, ADJECTIVES) {
            Some((_, end)) if persons::is_over(reading, name.tokens.start, end) => {
                people.former(reading, Mention::new(name.tokens.start..end, state.clone(), MentionKind::Attribute))
            }
            Some((role, end)) => office(reading, people, state, role, name.tokens.start..end),
            // "Moskauer Regierung" is one, "Minsker Abkommen" nobody's.
            None if reading.analysis.lang == Language::German
                && reading.analysis.tokens[name.tokens.start].capital
                && is_of_town(reading, name) =>
            {
                return None;
            }
            None => Mention::new(name.tokens.clone(), state.clone(), MentionKind::Attribute),
        }),
        Referent::Actor(actor) => Some(actor_mention(reading, name, actor, people, before)),
        Referent::People(state) => Some(Mention::new(name.tokens.clone(), state.clone().with_role(Role::Civilians), MentionKind::Named)),
        Referent::Seat(actor) => Some(Mention::new(name.tokens.clone(), actor.clone(), MentionKind::Named)),
        Referent::Capital(government, english) => Some(capital(reading, name, government, english, before)),
        Referent::Person(_) => persons::known(reading, name, people),
        Referent::Place(place) => {
            let place = &reading.pack.names.places[*place];
            let country = place.country.as_deref().map_or_else(|| Actor::new(""), Actor::new);
            let mention = Mention::new(name.tokens.clone(), country, MentionKind::Place);
            Some(Mention { place: Some(place.name.clone()), ..mention })
        }
    }
}

/// "Detroit Lions", "Dynamo Kyiv": a club of sport, neither the town nor its government.
fn is_club(reading: &Reading<'_>, name: &NameHit) -> bool {
    let sentence = reading.sentence(name.tokens.start);
    let of = |at: usize, after: bool| {
        sentence.contains(&at) && reading.analysis.tokens[at].capital && reading.pack.is_of_club(reading.analysis.norm(at), after)
    };
    name.tokens.start > sentence.start && of(name.tokens.start - 1, false) || of(name.tokens.end, true)
}

/// A part of an actor, with the name of its holder where that follows.
fn office(reading: &Reading<'_>, people: &mut persons::Memory, actor: &Actor, role: Role, tokens: Range<usize>) -> Mention {
    people.holder(reading, Mention::new(tokens, actor.clone().with_role(role), MentionKind::Named))
}

fn actor_mention(reading: &Reading<'_>, name: &NameHit, actor: &Actor, people: &mut persons::Memory, before: &[Mention]) -> Mention {
    let end = name.tokens.end;
    let glued = |at: usize| word(reading, at) == Some("-") && !reading.analysis.tokens[at].spaced;
    // "the Russia-Ukraine war": the second of two attributes.
    if name.tokens.start > 1
        && glued(name.tokens.start - 1)
        && !reading.analysis.tokens[name.tokens.start].spaced
        && is_country(reading, actor)
    {
        return Mention::new(name.tokens.clone(), actor.clone(), MentionKind::Attribute);
    }
    if actor.role.is_none() {
        // "Armenia's prime minister", "Israels Armee"
        let possessive = matches!(word(reading, end), Some("'s" | "’s"));
        if (possessive || name.genitive)
            && let Some((role, stop)) = role_after(reading, end + usize::from(possessive), ADJECTIVES)
        {
            return office(reading, people, actor, role, name.tokens.start..stop);
        }
        // "EU-commissaris", "US-Truppen": the part after the hyphen decides; any other compound is an attribute.
        if glued(end) && reading.analysis.tokens.get(end + 1).is_some_and(|t| !t.spaced) {
            if reading.pack.names.at(reading.analysis, end + 1, reading.sentence(end).end).is_some() {
                // … and the first.
                return Mention::new(name.tokens.clone(), actor.clone(), MentionKind::Attribute);
            }
            return if let Some((
                role @ (Role::Government
                | Role::Military
                | Role::Legislature
                | Role::Police
                | Role::Intelligence
                | Role::Judiciary
                | Role::Rebels),
                stop,
            )) = role_after(reading, end + 1, 0)
            {
                office(reading, people, actor, role, name.tokens.start..stop)
            } else {
                let compound = name.tokens.start..(end + 2).min(reading.analysis.tokens.len());
                // "UNMISS-Vertreter Toby Lanzer" speaks for the body; "US-Schauspieler" for nobody.
                let mention = Mention::new(compound, actor.clone(), MentionKind::Attribute);
                if is_country(reading, actor) { mention } else { people.spokesman(reading, actor, mention) }
            };
        }
        // "US president", "UN peacekeepers": a name directly before the noun.
        if !name.genitive
            && let Some((role, stop)) = role_after(reading, end, 0)
            && stop == end + 1
        {
            if persons::is_over(reading, name.tokens.start, stop) {
                return people.former(reading, Mention::new(name.tokens.start..stop, actor.clone(), MentionKind::Attribute));
            }
            return office(reading, people, actor, role, name.tokens.start..stop);
        }
        if let Some((role, start)) = role_before(reading, name, before) {
            if persons::is_over(reading, start, start + 1) {
                return people.former(reading, Mention::new(start..end, actor.clone(), MentionKind::Attribute));
            }
            // "President of Armenia Nikol Pashinyan"
            return office(reading, people, actor, role, start..end);
        }
    }
    Mention { genitive: name.genitive, ..Mention::new(name.tokens.clone(), actor.clone(), MentionKind::Named) }
}

/// A capital acts as its government unless the words around it make it a place.
fn capital(reading: &Reading<'_>, name: &NameHit, government: &Actor, english: &str, before: &[Mention]) -> Mention {
    let mention = Mention::new(name.tokens.clone(), government.clone(), MentionKind::Named);
    let mut mention = Mention { place: Some(english.to_owned()), genitive: name.genitive, ..mention };
    if let Some((role, start)) = role_before(reading, name, before) {
        // "die Regierung in Kiew"
        mention.tokens.start = start;
        mention.actor.role = Some(role);
        return mention;
    }
    let stands = marker(reading, &mention);
    // "according to Moscow", "laut Kiew": a government speaks.
    if let Marker::Preposition(_, token) = stands
        && reading.attributes(token)
    {
        return mention;
    }
    if matches!(
        stands.preposition(),
        Some(Preposition::In | Preposition::On | Preposition::From | Preposition::To | Preposition::Other | Preposition::For)
    ) {
        mention.kind = MentionKind::Place;
        mention.actor.role = None;
    }
    mention
}

/// "Moskauer", "Pekinger": German adjectives of capitals.
fn is_of_town(reading: &Reading<'_>, name: &NameHit) -> bool {
    reading.analysis.norm(name.tokens.start).ends_with("er")
}

fn word<'r>(reading: &'r Reading<'_>, token: usize) -> Option<&'r str> {
    (token < reading.analysis.tokens.len()).then(|| reading.analysis.word(token))
}

/// The role that a noun gives, at most `skip` words on in the sentence of the token before; and the token after it.
fn role_after(reading: &Reading<'_>, from: usize, skip: usize) -> Option<(Role, usize)> {
    let end = reading.sentence(from.saturating_sub(1)).end;
    for at in from..end.min(from + skip + 1) {
        let best = reading
            .words_at(at)
            .iter()
            .filter_map(|hit| match hit.word {
                Word::Role(role) => Some((*role, hit.tokens.end)),
                _ => None,
            })
            .max_by_key(|(_, end)| *end);
        if let Some((role, end)) = best {
            return Some((role, portfolio(reading, end)));
        }
        let joins = reading.analysis.tokens[at].kind == TokenKind::Word
            && !reading.is(at, |word| {
                matches!(word, Word::Preposition(_) | Word::Determiner | Word::And | Word::But | Word::Passive | Word::Perfect | Word::Modal | Word::Future | Word::Clause | Word::Negation)
            })
            // In English and Dutch the words between are adjectives, in lower case or names of states; in German too.
            && (!reading.analysis.tokens[at].capital || reading.analysis.word(at).len() > 3 && reading.analysis.lang != Language::German);
        if !joins {
            return None;
        }
    }
    None
}

/// "minister van Buitenlandse Zaken", "Secretary of Defence": the portfolio belongs to the office.
fn portfolio(reading: &Reading<'_>, end: usize) -> usize {
    let sentence = reading.sentence(end - 1);
    if end + 1 >= sentence.end || !reading.is(end, |word| matches!(word, Word::Preposition(Preposition::Of | Preposition::For))) {
        return end;
    }
    let listed = reading.words_at(end + 1).iter().filter(|hit| matches!(hit.word, Word::Role(_))).map(|hit| hit.tokens.end).max();
    if let Some(end) = listed {
        return end;
    }
    let plain = |at: usize| reading.analysis.tokens[at].capital && reading.pack.names.at(reading.analysis, at, sentence.end).is_none();
    if plain(end + 1) { end + 2 } else { end }
}

/// "president of", "Regierung in", "het leger van", "Präsident Armeniens": the role noun to the left, and where it begins.
fn role_before(reading: &Reading<'_>, hit: &NameHit, before: &[Mention]) -> Option<(Role, usize)> {
    let name = hit.tokens.start;
    let sentence = reading.sentence(name);
    let mut at = name;
    // Articles and adjectives of the name itself: "der Ukraine", "het kleine Armenië".
    let mut article = false;
    while at > sentence.start && reading.is(at - 1, |word| *word == Word::Determiner) {
        article = true;
        at -= 1;
    }
    let preposition =
        at > sentence.start && reading.is(at - 1, |word| matches!(word, Word::Preposition(Preposition::Of | Preposition::In)));
    if preposition {
        at -= 1;
    } else if !(article || hit.genitive && reading.analysis.lang == Language::German) {
        return None;
    }
    // "Russian troops in Syria": the noun has its owner. Only a noun that was taken to point back is free.
    if before.last().is_some_and(|last| last.tokens.end >= at && !matches!(last.kind, MentionKind::Anaphor | MentionKind::Unnamed)) {
        return None;
    }
    // "the government in Kyiv" is that of Kyiv, "the minister in Kyiv" is a visitor.
    let inside = preposition && reading.is(at, |word| *word == Word::Preposition(Preposition::In));
    // The noun ends right before; it may be several words ("minister of defence of").
    (at.saturating_sub(4).max(sentence.start)..at).find_map(|start| {
        reading.words_at(start).iter().find_map(|hit| match hit.word {
            Word::Role(role)
                if hit.tokens.end == at
                    && (preposition || reading.analysis.lang == Language::German)
                    && (!inside || reading.words_at(at - 1).iter().any(|noun| *noun.word == Word::Seated && noun.tokens.end == at)) =>
            {
                Some((*role, start))
            }
            _ => None,
        })
    })
}

/// Nouns and pronouns point back over at most this many mentions: some ten thousand words.
const BACK: usize = 1000;

/// Speakers without a name, and nouns or pronouns that point back.
fn unnamed(reading: &Reading<'_>, at: usize, before: &[Mention]) -> Option<Mention> {
    let mention = |tokens, actor, kind| Some(Mention::new(tokens, actor, kind));
    let before = &before[before.len().saturating_sub(BACK)..];
    let sentence = reading.sentence(at).start;
    let pointing = Pointing::new(reading, at, before);
    // "Het heeft een alliantie": a country, where an auxiliary follows; an article or nobody elsewhere.
    // "Het is lastig" speaks of nobody; "het is lid van de NAVO" does.
    let norm = |at: usize| if at < reading.analysis.tokens.len() { reading.analysis.norm(at) } else { "" };
    let owns = matches!(norm(at + 1), "heeft" | "had" | "hat" | "hatte" | "has");
    let joins = [2, 3].iter().any(|on| matches!(norm(at + on), "lid" | "mitglied" | "member"));
    if matches!(norm(at), "het" | "es" | "it") && (owns || joins && reading.is(at + 1, |word| *word == Word::Perfect)) {
        return mention(at..at + 1, pointing.it()?, MentionKind::Anaphor);
    }
    // "sociale media": a phrase that only ends like a speaker.
    let nobody = |from: usize| {
        reading.words_at(from).iter().any(|hit| hit.tokens.end > at && matches!(hit.word, Word::Unnamed(actor) if actor.base == "nobody"))
    };
    // "25 Millionen Einwohner": counted, not speaking.
    let counted = at > sentence && reading.is(at - 1, |word| matches!(word, Word::Multiplier(_)));
    if nobody(at) || at > sentence && nobody(at - 1) {
        return None;
    }
    for hit in reading.words_at(at) {
        match hit.word {
            // "says analyst Annika Holmström": the name speaks.
            Word::Unnamed(_) if persons::is_named(reading, hit.tokens.end) => {}
            Word::Unnamed(actor) if counted && actor.role == Some(Role::Civilians) => {}
            Word::Unnamed(actor) => return mention(hit.tokens.clone(), actor.clone(), MentionKind::Unnamed),
            Word::Reported(actor) if at > sentence && (reading.attributes(at - 1) || at > sentence + 1 && reading.attributes(at - 2)) => {
                return mention(hit.tokens.clone(), actor.clone(), MentionKind::Unnamed);
            }
            Word::Pronoun(Pronoun::Government) => {
                let Some(actor) = pointing.government(hit.tokens.end) else { continue };
                return mention(hit.tokens.clone(), actor, MentionKind::Anaphor);
            }
            Word::Pronoun(Pronoun::Both) => {
                let (first, second) = last_two(reading, before)?;
                let both = Mention::new(hit.tokens.clone(), first, MentionKind::Anaphor);
                return Some(Mention { also: Some(second), ..both });
            }
            // "the alliance CSTO": the name follows.
            Word::Points(_) if reading.pack.names.at(reading.analysis, hit.tokens.end, reading.sentence(at).end).is_some() => {}
            Word::Points(noun) => {
                let Some(actor) = pointing.noun(*noun) else { continue };
                return mention(hit.tokens.clone(), actor, MentionKind::Anaphor);
            }
            Word::Pronoun(Pronoun::Person) => {
                let Some(actor) = pointing.person() else { continue };
                return mention(hit.tokens.clone(), actor, MentionKind::Anaphor);
            }
            Word::Pronoun(Pronoun::Plural) => {
                let Some(actor) = pointing.many() else { continue };
                return mention(hit.tokens.clone(), actor, MentionKind::Anaphor);
            }
            Word::Role(role) if counted && *role == Role::Civilians => {}
            // "President Zelensky": the name says whose.
            Word::Role(_) if holder_follows(reading, hit.tokens.end) => {}
            Word::Role(role) if !matches!(role, Role::Experts | Role::Media) => {
                let Some(actor) = pointing.part(*role, hit.tokens.end) else { continue };
                return mention(hit.tokens.clone(), actor, MentionKind::Anaphor);
            }
            _ => {}
        }
    }
    None
}

/// Whether the name of somebody known follows an office.
fn holder_follows(reading: &Reading<'_>, end: usize) -> bool {
    let sentence = reading.sentence(end.saturating_sub(1)).end;
    let name = reading.pack.names.at(reading.analysis, end, sentence);
    name.is_some_and(|name| matches!(name.referents.first(), Some(Referent::Person(_))))
}

/// The two states named last, in the order in which they were named.
pub(crate) fn last_two(reading: &Reading<'_>, before: &[Mention]) -> Option<(Actor, Actor)> {
    let mut states =
        before.iter().rev().take(BACK).filter(|m| is_country(reading, &m.actor) && m.kind != MentionKind::Place).map(|m| &m.actor.base);
    let second = states.next()?;
    let first = states.find(|base| *base != second)?;
    Some((Actor::new(first), Actor::new(second)))
}

/// Whether two sides are the same actors, roles and order aside.
pub(crate) fn same_actors(a: &[Actor], b: &[Actor]) -> bool {
    a.len() == b.len() && a.iter().all(|a| b.iter().any(|b| a.base == b.base))
}

/// Whether the base is a state's code: three capitals and no more.
pub(crate) fn is_state(actor: &Actor) -> bool {
    actor.base.len() == 3 && actor.base.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether an actor is a state that the packs know: `AFP` and `CIS` only look like one.
pub(crate) fn is_country(reading: &Reading<'_>, actor: &Actor) -> bool {
    is_state(actor) && reading.pack.names.is_state(&actor.base)
}

/// Looks to the left for the preposition that governs a mention.
fn marker(reading: &Reading<'_>, mention: &Mention) -> Marker {
    let sentence = reading.sentence(mention.tokens.start);
    // "voor Ruslands oorlog", "after Israel's strike": the preposition governs the noun that follows, not the owner.
    let owns = mention.genitive || matches!(word(reading, mention.tokens.end), Some("'s" | "’s"));
    let next = mention.tokens.end + usize::from(!mention.genitive);
    if owns && next < sentence.end && reading.starts_lexeme(next) {
        return Marker::Genitive;
    }
    let mut at = mention.tokens.start;
    let mut steps = 0;
    while at > sentence.start && steps < 5 {
        let before = at - 1;
        // A preposition of several words ("in opdracht van") ends right here.
        let preposition = (before.saturating_sub(3).max(sentence.start)..=before).find_map(|start| {
            reading.words_at(start).iter().find_map(|hit| match hit.word {
                Word::Preposition(kind) if hit.tokens.end == at => Some((*kind, start)),
                _ => None,
            })
        });
        if let Some((kind, token)) = preposition {
            return Marker::Preposition(kind, token);
        }
        let skips = reading.analysis.tokens[before].kind != TokenKind::Mark
            && (reading.is(before, |word| matches!(word, Word::Determiner | Word::Title | Word::Former | Word::Role(_) | Word::Number(_)))
                || (reading.is_plain(before) && !reading.starts_lexeme(before) && !reading.analysis.tokens[before].capital));
        if !skips {
            break;
        }
        at = before;
        steps += 1;
    }
    if owns || has_genitive_article(reading, mention) { Marker::Genitive } else { Marker::Bare }
}

/// "die Armee der Ukraine", "Präsident des Iran": the article after a noun.
fn has_genitive_article(reading: &Reading<'_>, mention: &Mention) -> bool {
    let token = mention.tokens.start;
    reading.analysis.lang == Language::German
        && token >= 2
        && matches!(reading.analysis.norm(token - 1), "der" | "des")
        && reading.analysis.tokens[token - 2].capital
        && reading.analysis.tokens[token - 2].kind == TokenKind::Word
        && !reading.is(token - 2, |word| matches!(word, Word::Preposition(_)))
}
