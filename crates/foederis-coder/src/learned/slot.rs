//! The word that fills the grammatical place of a side, whoever it means: "they", "the group", a name.

use super::trigger::is_passive;
use super::view::View;
use crate::mentions::MentionKind;

/// A filled place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Slot {
    /// Which place it is.
    pub place: &'static str,
    pub token: usize,
    /// What fills it.
    pub filler: Filler,
}

/// What fills a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Filler {
    /// Somebody known.
    Known(&'static str),
    /// A relative pronoun.
    Relative,
    /// Another pronoun.
    Pronoun,
    /// A name that is not known.
    Name,
    /// A noun in the singular …
    One,
    /// … or in the plural.
    Many,
}

impl Filler {
    pub fn code(self) -> &'static str {
        match self {
            Self::Known(kind) => kind,
            Self::Relative => "relative",
            Self::Pronoun => "pronoun",
            Self::Name => "name",
            Self::One => "one",
            Self::Many => "many",
        }
    }
}

/// How many steps up the subject of a verb without one is looked for.
const UP: usize = 4;

/// The place of one side (0: who acts) of a trigger, if a word fills it.
pub(crate) fn find(view: &View<'_, '_>, head: usize, side: usize) -> Option<Slot> {
    let child = |token: usize, relations: &[&str]| view.dependents(token).find(|at| relations.contains(&view.relation(*at)));
    let slot = |place, token| Some(Slot { place, token, filler: filler(view, token) });
    if view.upos(head) == "NOUN" {
        if side == 1 {
            return None;
        }
        let owner = view.dependents(head).find(|at| matches!(view.relation(*at), "nmod:poss" | "det:poss") || view.has(*at, "Poss=Yes"));
        if let Some(token) = owner {
            return slot("owner", token);
        }
        // "carried out attacks": the subject of the verb that the noun belongs to.
        let verb = view.head(head).filter(|verb| matches!(view.upos(*verb), "VERB" | "AUX"))?;
        let carries = matches!(view.relation(head), "obj" | "obl" | "nsubj:pass" | "xcomp");
        let subject = carries.then(|| child(verb, &["nsubj"])).flatten().filter(|subject| *subject != head)?;
        return slot("carrier", subject);
    }
    let passive = is_passive(view, head);
    match (side, passive) {
        (1, true) => return slot("passive subject", child(head, &["nsubj:pass", "nsubj"])?),
        (1, false) => return slot("object", child(head, &["obj", "iobj"])?),
        (_, true) => return slot("agent", child(head, &["obl:agent"])?),
        _ => {}
    }
    let mut at = head;
    for up in 0..UP {
        if let Some(subject) = child(at, &["nsubj", "nsubj:pass"]) {
            return slot(if up == 0 { "subject" } else { "subject above" }, subject);
        }
        let above = view.head(at)?;
        match view.plain(at) {
            "acl" => return slot("noun above", above),
            "conj" | "xcomp" | "advcl" | "ccomp" | "aux" | "cop" => at = above,
            _ => return None,
        }
    }
    None
}

fn filler(view: &View<'_, '_>, token: usize) -> Filler {
    if let Some(mention) = view.somebody_at(token) {
        return Filler::Known(kind(view.mention(mention).kind));
    }
    match view.upos(token) {
        "PRON" if view.has(token, "PronType=Rel") => Filler::Relative,
        "PRON" => Filler::Pronoun,
        "PROPN" => Filler::Name,
        _ if view.has(token, "Number=Plur") => Filler::Many,
        _ => Filler::One,
    }
}

/// A kind of mention, for features.
pub(crate) fn kind(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Named => "named",
        MentionKind::Person => "person",
        MentionKind::Attribute => "attribute",
        MentionKind::Anaphor => "anaphor",
        MentionKind::Place => "place",
        MentionKind::Unnamed => "unnamed",
    }
}
