//! Whom nouns and pronouns that point back mean: "the country", "the group", "the president", "he".
//!
//! One rule for all of them. What may be meant are the mentions of the right kind in the sentences just before. Each counts by how
//! near it is and how it stands: the subject of its sentence before what stands in an object or an attribute. The one that counts
//! most is meant; where two different actors count as much, nobody is.

use crate::mentions::{Marker, Mention, MentionKind, is_country, is_state};
use crate::reading::Reading;
use foederis_knowledge::{Noun, Preposition, Pronoun, Referent, Word};
use foederis_language::TokenKind;
use foederis_model::{Actor, Language, Role};

/// Mentions point back over at most this many others, so that the time it takes does not grow with the text.
const BACK: usize = 60;

/// How many sentences back something may be meant by a noun that says what it is …
const NOUN: usize = 6;
/// … by an office or a part of a state …
const OFFICE: usize = 12;
/// … and by a pronoun, which says next to nothing.
const PRONOUN: usize = 2;

/// Words between a pronoun and whom it means; further off is a list or no sentence at all.
const FAR: usize = 100;

/// A sentence further off counts as much as standing as the subject.
const SENTENCE: i32 = 4;
const SUBJECT: i32 = 4;
const BARE: i32 = 2;
const ATTRIBUTE: i32 = -2;

/// One that counts more than all others …
const ANY: i32 = 1;
/// … and one that counts more by the difference between a subject and its object: "Russia attacked Ukraine. The country …".
const CLEAR: i32 = 3;

/// A word that points back, and what was found before it.
pub(crate) struct Pointing<'r, 'a, 'm> {
    reading: &'r Reading<'a>,
    /// Where the word stands.
    at: usize,
    /// What may be meant, in order.
    before: &'m [Mention],
}

impl<'r, 'a, 'm> Pointing<'r, 'a, 'm> {
    pub fn new(reading: &'r Reading<'a>, at: usize, before: &'m [Mention]) -> Self {
        Self { reading, at, before: &before[before.len().saturating_sub(BACK)..] }
    }

    /// The mention that counts most among those of at most `reach` sentences back; nobody where
    /// another one comes nearer to it than `margin`.
    fn salient(&self, reach: usize, margin: i32, fits: impl Fn(&Mention) -> bool) -> Option<&'m Mention> {
        let here = self.reading.analysis.sentence_of(self.at);
        // The best of each base: there are few.
        let mut best: Vec<(i32, &Mention)> = Vec::new();
        for (place, mention) in self.before.iter().enumerate().rev() {
            let sentence = self.reading.analysis.sentence_of(mention.tokens.start);
            let back = here - sentence.min(here);
            if back > reach {
                break;
            }
            if mention.actor.base.is_empty() || mention.kind.is_place() || !fits(mention) || self.is_barred(mention) {
                continue;
            }
            let counts = self.counts(place, mention, sentence) - SENTENCE * i32::try_from(back).unwrap_or(i32::MAX / SENTENCE);
            match best.iter_mut().find(|(_, known)| known.actor.base == mention.actor.base) {
                Some(known) if known.0 < counts => *known = (counts, mention),
                Some(_) => {}
                None => best.push((counts, mention)),
            }
        }
        let (most, mention) = best.iter().max_by_key(|(counts, _)| *counts)?;
        (best.iter().filter(|(counts, _)| counts + margin > *most).count() == 1).then_some(*mention)
    }

    /// How a mention stands in its sentence.
    fn counts(&self, place: usize, mention: &Mention, sentence: usize) -> i32 {
        let first = || {
            let start = self.reading.analysis.sentences[sentence].tokens.start;
            let earlier = self.before[..place].iter().rev().take_while(|other| other.tokens.start >= start);
            !earlier.into_iter().any(|other| other.marker == Marker::Bare && other.kind != MentionKind::Attribute && !other.kind.is_place())
        };
        match (mention.kind, mention.marker) {
            (MentionKind::Attribute, _) => ATTRIBUTE,
            (_, Marker::Bare) if first() => SUBJECT,
            (_, Marker::Bare) => BARE,
            _ => 0,
        }
    }

    /// The subject is not its own object: "Russia attacked the country".
    fn is_barred(&self, mention: &Mention) -> bool {
        let reading = self.reading;
        if mention.marker != Marker::Bare
            || mention.kind == MentionKind::Attribute
            || reading.clause[mention.tokens.start] != reading.clause[self.at]
        {
            return false;
        }
        // Behind a preposition or as an owner it may be: "Iran arrested journalists in the country".
        let start = self.article().unwrap_or(self.at);
        let own = reading.is(start, |word| *word == Word::Pronoun(Pronoun::Possessive));
        let governed = own
            || start > 0 && reading.is(start - 1, |word| matches!(word, Word::Preposition(_)))
            || reading.words_at(start).iter().any(|hit| matches!(hit.word, Word::Preposition(_)));
        !governed
    }

    /// The article of the noun here, at most two adjectives before it.
    fn article(&self) -> Option<usize> {
        let start = self.reading.sentence(self.at).start;
        for at in (start.max(self.at.saturating_sub(3))..self.at).rev() {
            if self.reading.is(at, |word| *word == Word::Definite) {
                return Some(at);
            }
            let token = &self.reading.analysis.tokens[at];
            let adjective = token.kind == TokenKind::Word && !token.capital && self.reading.is_plain(at);
            if !adjective {
                return None;
            }
        }
        None
    }

    /// Whom a noun of this kind means, if an article says that it was spoken of.
    pub fn noun(&self, noun: Noun) -> Option<Actor> {
        let article = self.article()?;
        let of = |kinds: &'static [&'static str]| {
            move |mention: &Mention| {
                let names = &self.reading.pack.names;
                // A body that has adjectives and inhabitants stands among the states: the EU.
                let union = names.is_state(&mention.actor.base) && !is_state(&mention.actor);
                let kind = names.kind_of(&mention.actor.base).or(union.then_some("body"));
                kind.is_some_and(|kind| kinds.contains(&kind)) && mention.kind != MentionKind::Attribute
            }
        };
        let found = match noun {
            Noun::Country => return self.country(article),
            Noun::Body => self.salient(NOUN, CLEAR, of(&["body"])),
            Noun::Organisation => self.salient(NOUN, CLEAR, of(&["body", "group", "ngo", "thinktank"])),
            Noun::Group => self.salient(NOUN, CLEAR, |mention| self.is_armed(mention)),
            Noun::Party => self.salient(NOUN, CLEAR, of(&["party"])),
            Noun::Court => self.salient(NOUN, CLEAR, of(&["court"])),
            Noun::Company => self.salient(NOUN, CLEAR, |m| of(&["company"])(m) || is_known_by_name(m, Role::Business)),
            Noun::Outlet => self.salient(NOUN, CLEAR, of(&["outlet"])),
            Noun::Institute => self.salient(NOUN, CLEAR, of(&["thinktank", "ngo"])),
        };
        // Peacekeepers are of a body, and the body is not peacekeepers.
        let whole = matches!(noun, Noun::Body | Noun::Organisation);
        found.map(|mention| if whole { Actor::new(mention.actor.base.clone()) } else { mention.actor.clone() })
    }

    /// "the country", "his country".
    fn country(&self, article: usize) -> Option<Actor> {
        let base = match owner_after(self.reading, self.at + 1) {
            Owner::Known(base) => base,
            Owner::Unknown | Owner::Place(_) => return None,
            Owner::None => self.possessor(article).or_else(|| self.state(NOUN, CLEAR))?.actor.base.clone(),
        };
        Some(Actor::new(base))
    }

    /// "his troops", "ihr Land": the state that a person acts for.
    fn possessor(&self, article: usize) -> Option<&'m Mention> {
        let own = self.reading.is(article, |word| *word == Word::Pronoun(Pronoun::Possessive));
        let person = if own { self.salient(PRONOUN, ANY, |m| is_person(self.reading, m)) } else { None };
        person.filter(|m| is_country(self.reading, &m.actor))
    }

    /// The state that is spoken of.
    fn state(&self, reach: usize, margin: i32) -> Option<&'m Mention> {
        self.salient(reach, margin, |mention| is_country(self.reading, &mention.actor))
    }

    /// An armed group, by its name.
    fn is_armed(&self, mention: &Mention) -> bool {
        mention.kind != MentionKind::Attribute
            && (self.reading.pack.names.kind_of(&mention.actor.base) == Some("group")
                || mention.kind == MentionKind::Named
                    && mention.actor.role == Some(Role::Rebels)
                    && !is_country(self.reading, &mention.actor))
    }

    /// Whose office, forces, people stand here: "the president", "the army", "the rebels". The word ends before `end`.
    pub fn part(&self, role: Role, end: usize) -> Option<Actor> {
        let of = |base: &str| Some(Actor::new(base).with_role(role));
        match owner_after(self.reading, end) {
            Owner::None if role == Role::Civilians => {
                // "people in Syria"
                if let Some(base) = self.inside(end) {
                    return of(&base);
                }
            }
            Owner::Known(base) | Owner::Place(base) => return of(&base),
            Owner::Unknown if !matches!(role, Role::Civilians) => return None,
            _ => {}
        }
        let article = self.article();
        let definite = article.is_some();
        let others = self.at > 0 && self.reading.is(self.at - 1, |word| *word == Word::Others);
        if is_indefinite(self.reading, self.at) || others || self.is_attribute(end) {
            return None;
        }
        if let Some(person) = article.and_then(|article| self.possessor(article)) {
            return of(&person.actor.base);
        }
        // "Soldiers", "rebels" without an article may be spoken of; ministers, courts and firms are some of many.
        let may_be_bare = matches!(role, Role::Military | Role::Rebels | Role::Civilians | Role::Police) && self.is_plural(end - 1);
        if !definite && !may_be_bare {
            return None;
        }
        // "The leaders met": of several states.
        let many = role == Role::Government && self.reading.analysis.lang != Language::German && self.is_plural(end - 1);
        if many && !self.reading.is(self.at, |word| *word == Word::Seated) {
            return None;
        }
        // "Russia sends soldiers": its own.
        if !definite
            && role == Role::Military
            && let Some(subject) = self.subject()
        {
            return of(&subject.actor.base);
        }
        let own = |mention: &Mention| mention.actor.role == Some(role) && is_country(self.reading, &mention.actor);
        match role {
            Role::Business | Role::Ngo => return None,
            Role::Judiciary => {
                if let Some(court) = self.noun(Noun::Court) {
                    return Some(court);
                }
                // Courts of several states and bodies are spoken of in one report.
                return self.salient(NOUN, CLEAR, own).and_then(|m| of(&m.actor.base));
            }
            Role::Rebels => {
                // The group has a name: its fighters are meant.
                let group = self.before.iter().rev().any(|mention| self.is_armed(mention));
                if group {
                    return self.salient(OFFICE, ANY, |mention| self.is_armed(mention) || own(mention)).map(|group| group.actor.clone());
                }
            }
            _ => {}
        }
        let title = role == Role::Government && self.reading.is(self.at, |word| *word == Word::Title);
        let holder = if title { self.salient(NOUN, ANY, |m| own(m) && is_person(self.reading, m)) } else { None };
        let same = || self.salient(OFFICE, ANY, |m| own(m) && m.kind != MentionKind::Attribute);
        // People are those of where something happens.
        let here = matches!(role, Role::Civilians | Role::Rebels);
        let state = holder.or_else(same).or_else(|| if here { self.located() } else { self.state(OFFICE, ANY) })?;
        of(&state.actor.base)
    }

    /// "the government", "the authorities": those of the state that is spoken of.
    pub fn government(&self, end: usize) -> Option<Actor> {
        let base = match owner_after(self.reading, end) {
            Owner::Known(base) | Owner::Place(base) => base,
            Owner::Unknown => return None,
            Owner::None => self.state(OFFICE, ANY)?.actor.base.clone(),
        };
        Some(Actor::new(base).with_role(Role::Government))
    }

    /// The state named last near by, as a place or as an actor.
    fn located(&self) -> Option<&'m Mention> {
        let here = self.reading.analysis.sentence_of(self.at);
        let near = |mention: &&Mention| self.reading.analysis.sentence_of(mention.tokens.start) + NOUN >= here;
        self.before.iter().rev().take_while(near).find(|mention| is_country(self.reading, &mention.actor))
    }

    /// The country of the name that follows "in".
    fn inside(&self, end: usize) -> Option<String> {
        let sentence = self.reading.sentence(self.at).end;
        if end + 1 >= sentence || !self.reading.is(end, |word| *word == Word::Preposition(Preposition::In)) {
            return None;
        }
        let names = &self.reading.pack.names;
        match names.at(self.reading.analysis, end + 1, sentence)?.referents.first()? {
            Referent::Actor(actor) | Referent::Capital(actor, _) if is_country(self.reading, actor) => Some(actor.base.clone()),
            Referent::Place(place) => names.places[*place].country.clone(),
            _ => None,
        }
    }

    /// The state that is the subject of the clause here.
    fn subject(&self) -> Option<&'m Mention> {
        let clause = self.reading.clause[self.at];
        let here = self.before.iter().rev().take_while(|mention| self.reading.clause[mention.tokens.start] == clause);
        let acts = |mention: &&Mention| {
            mention.marker == Marker::Bare
                && !matches!(mention.kind, MentionKind::Attribute | MentionKind::Place)
                && is_country(self.reading, &mention.actor)
        };
        here.filter(acts).last()
    }

    /// "military parade", "civilian deaths": the word says of what kind another is.
    fn is_attribute(&self, end: usize) -> bool {
        let trees = &self.reading.trees;
        let tokens = &self.reading.analysis.tokens;
        // "Militär- und Geheimdienstkreise"
        if self.reading.analysis.text[tokens[end - 1].bytes.end..].starts_with('-') {
            return true;
        }
        let relation = trees.relation.get(self.at).copied().unwrap_or_default();
        let head = trees.head.get(self.at).copied().flatten();
        matches!(relation, "amod" | "compound") && head.is_some_and(|head| head > self.at && trees.upos[head] == "NOUN")
            || self.reading.is(self.at, |word| *word == Word::Owned)
    }

    /// Whether a word looks like a plural, or like one that is many anyhow.
    fn is_plural(&self, at: usize) -> bool {
        let norm = self.reading.analysis.norm(at);
        match self.reading.analysis.lang {
            Language::English => norm.ends_with('s') || norm.ends_with("men") || matches!(norm, "people" | "children" | "police"),
            Language::Dutch => norm.ends_with("en") || norm.ends_with('s') || norm == "politie",
            _ => norm.ends_with(['n', 'e', 'r', 's']) || norm == "polizei",
        }
    }

    /// Whom "he" or "she" means.
    pub fn person(&self) -> Option<Actor> {
        let reading = self.reading;
        let norm = reading.analysis.norm(self.at);
        if norm == "ihr" || matches!(norm, "sie" | "ze" | "zij") && !self.is_beside_singular() {
            return None;
        }
        // "Trump wants to be friends with him": not with himself.
        let object = matches!(norm, "him" | "hem" | "ihn" | "ihm");
        // In a quotation the one who is quoted speaks of somebody else.
        let quoted = reading.quote[self.at] != 0;
        let fits = |m: &Mention| {
            is_person(reading, m)
                && !(quoted && matches!(m.actor.role, Some(Role::Experts | Role::Media)))
                && !(object && m.marker == Marker::Bare && reading.clause[m.tokens.start] == reading.clause[self.at])
        };
        let found = self.salient(PRONOUN, ANY, fits)?;
        if self.at.saturating_sub(found.tokens.end) > FAR {
            return None;
        }
        // A stranger stands nearer: "a woman", "ein Soldat".
        let stranger = (found.tokens.end..self.at)
            .any(|at| reading.is(at, |word| matches!(word, Word::Role(_) | Word::Unnamed(_))) && is_indefinite(reading, at));
        (!stranger).then(|| found.actor.clone())
    }

    /// Whether the verb beside a Dutch `ze`, `zij` or German `sie` is a singular.
    fn is_beside_singular(&self) -> bool {
        let (reading, at) = (self.reading, self.at);
        let sentence = reading.sentence(at);
        let german = reading.analysis.lang == Language::German;
        let singular = |at: usize| {
            let norm = reading.analysis.norm(at);
            let many = norm.len() > 3 && norm.ends_with("en") || matches!(norm, "sind" | "zijn" | "gaan" | "staan" | "doen");
            let verb = reading.starts_lexeme(at)
                || reading.is(at, |word| matches!(word, Word::Perfect | Word::Passive | Word::Modal | Word::Future));
            !reading.analysis.tokens[at].capital && !many && verb && (!german || !norm.ends_with('n'))
        };
        at + 1 < sentence.end && singular(at + 1) || at > sentence.start && singular(at - 1)
    }

    /// Whom "they" means: the many that the sentence or the one before is about.
    pub fn many(&self) -> Option<Actor> {
        let reading = self.reading;
        let many = |m: &Mention| {
            m.marker == Marker::Bare
                && reading.quote[m.tokens.start] == reading.quote[self.at]
                && match m.kind {
                    MentionKind::Named | MentionKind::Anaphor => {
                        self.is_armed(m)
                            || matches!(
                                m.actor.role,
                                Some(Role::Military | Role::Rebels | Role::Civilians | Role::Police | Role::Opposition)
                            )
                    }
                    MentionKind::Unnamed => true,
                    _ => false,
                }
        };
        self.salient(1, ANY, many).map(|mention| mention.actor.clone())
    }

    /// Whether it is the country that "it" means: "het heeft een alliantie".
    pub fn it(&self) -> Option<Actor> {
        let found = self.state(PRONOUN, CLEAR)?;
        // Who is quoted may speak of anything.
        let same = self.reading.quote[found.tokens.start] == self.reading.quote[self.at];
        same.then_some(found).map(|mention| Actor::new(mention.actor.base.clone()))
    }
}

/// An actor with this role that is no state.
fn is_known_by_name(mention: &Mention, role: Role) -> bool {
    mention.actor.role == Some(role) && matches!(mention.kind, MentionKind::Named | MentionKind::Anaphor)
}

/// Somebody by name, by an office that one person holds, or by a pronoun for one.
fn is_person(reading: &Reading<'_>, mention: &Mention) -> bool {
    let ends_with_title = || {
        let last = mention.tokens.end - 1;
        mention.tokens.clone().any(|at| reading.words_at(at).iter().any(|hit| *hit.word == Word::Title && hit.tokens.end == last + 1))
    };
    match mention.kind {
        MentionKind::Person => true,
        MentionKind::Anaphor => reading.is(mention.tokens.start, |word| *word == Word::Pronoun(Pronoun::Person)) || ends_with_title(),
        MentionKind::Named => mention.actor.role.is_some() && ends_with_title(),
        _ => false,
    }
}

/// What stands after an office.
enum Owner {
    /// The state it belongs to.
    Known(String),
    /// The country of the place it belongs to: "the governor of Kherson".
    Place(String),
    /// Somebody or something that we do not know: "the governor of Utopia".
    Unknown,
    /// Nothing that says whose it is.
    None,
}

/// "Söldner des türkischen Präsidenten", "die Regierung von Präsident Assad": whose they are, where that is said right after.
fn owner_after(reading: &Reading<'_>, end: usize) -> Owner {
    let sentence = reading.sentence(end.saturating_sub(1)).end;
    if end + 1 >= sentence {
        return Owner::None;
    }
    let of = reading.is(end, |word| *word == Word::Preposition(Preposition::Of));
    let german = reading.analysis.lang == Language::German;
    if !(of || german && matches!(reading.analysis.norm(end), "des" | "der")) {
        return Owner::None;
    }
    let named =
        (end + 1..sentence.min(end + 4)).find_map(|at| match reading.pack.names.at(reading.analysis, at, sentence)?.referents.first()? {
            Referent::Actor(actor) | Referent::Adjective(actor) | Referent::Capital(actor, _) | Referent::Seat(actor) => {
                Some(Owner::Known(actor.base.clone()))
            }
            Referent::Person(person) => {
                let office = reading.pack.names.persons[*person].office_at(reading.document.published.as_ref())?;
                Some(Owner::Known(office.actor.base.clone()))
            }
            Referent::Place(place) => reading.pack.names.places[*place].country.clone().map(Owner::Place),
            Referent::People(_) => None,
        });
    let unknown = || of && !german && reading.analysis.tokens[end + 1].capital;
    match named {
        Some(owner) => owner,
        None if unknown() => Owner::Unknown,
        None => Owner::None,
    }
}

/// Whether "a" stands before a noun, or before its adjective.
pub(crate) fn is_indefinite(reading: &Reading<'_>, at: usize) -> bool {
    let sentence = reading.sentence(at).start;
    let article = |at: usize| {
        let norm = reading.analysis.norm(at);
        matches!(
            norm,
            "a" | "an"
                | "een"
                | "no"
                | "geen"
                | "any"
                | "every"
                | "each"
                | "elke"
                | "jeder"
                | "jede"
                | "jedes"
                | "mehrere"
                | "several"
                | "verschillende"
                | "viele"
                | "many"
                | "veel"
                | "andere"
                | "other"
        ) || norm.starts_with("ein") && norm.len() < 6
            || norm.starts_with("kein") && norm.len() < 7
    };
    at > sentence && article(at - 1) || at > sentence + 1 && article(at - 2) && reading.is_plain(at - 1)
}
