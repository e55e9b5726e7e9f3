use foederis_model::{Actor, Event, EventType, Role};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The parties of an incident, as most of its reports give them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sides {
    /// Who acts.
    pub actor: Vec<Actor>,
    /// Who is at the other end.
    pub recipient: Vec<Actor>,
    /// Whether the direction means nothing, or the reports differ on it.
    pub mutual: bool,
}

impl fmt::Display for Sides {
    /// `AZE → ARM`, `ARM ↔ FRA, USA`; a party that nobody names is `?`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = |actors: &[Actor]| match actors {
            [] => "?".to_owned(),
            actors => actors.iter().map(Actor::to_string).collect::<Vec<_>>().join(", "),
        };
        let arrow = if self.mutual { '↔' } else { '→' };
        write!(f, "{} {arrow} {}", side(&self.actor), side(&self.recipient))
    }
}

/// The bases of one side, as they are compared.
pub(crate) type Bases = BTreeSet<String>;

pub(crate) fn bases(actors: &[Actor]) -> Bases {
    actors.iter().map(|actor| foederis_model::name_key(&actor.base)).collect()
}

/// How well two sides agree: `None` when they name different parties, else how many both name.
///
/// A side that is not named agrees with any. One list may be longer than the other; lists that differ both ways must have
/// `shared` parties and more in common than not.
pub(crate) fn agree(one: &Bases, other: &Bases, shared: usize) -> Option<usize> {
    if one.is_empty() || other.is_empty() {
        return Some(0);
    }
    let common = one.intersection(other).count();
    let all = one.len() + other.len() - common;
    let contained = common == one.len().min(other.len());
    (contained || (common >= shared && 2 * common >= all)).then_some(common)
}

/// The parties as most of these reports give them.
///
/// Reports of a two-sided type may tell the same happening from either end; they are turned to the direction that most of
/// them take before the parties are counted.
pub(crate) fn most_supported(event_type: EventType, events: &[&Event]) -> Sides {
    let reference = reference(events);
    let mut turned = false;
    let (mut actor, mut recipient) = (Votes::default(), Votes::default());
    for event in events {
        let (from, to) = (bases(&event.actor), bases(&event.recipient));
        let fits = |from: &Bases, to: &Bases| from.intersection(&reference.0).count() + to.intersection(&reference.1).count();
        let turn = event_type.is_two_sided() && fits(&to, &from) > fits(&from, &to);
        turned |= turn;
        let (from, to) = if turn { (&event.recipient, &event.actor) } else { (&event.actor, &event.recipient) };
        actor.count(from);
        recipient.count(to);
    }
    // Who is on one side in some reports and on the other in others stands where more reports see him; in a civil war one
    // country is on both sides of one report, and stays there.
    let both: BTreeSet<String> = events.iter().flat_map(|event| &bases(&event.actor) & &bases(&event.recipient)).collect();
    let contested: Vec<String> =
        actor.bases.keys().filter(|base| recipient.bases.contains_key(*base) && !both.contains(*base)).cloned().collect();
    for base in contested {
        let acts = match actor.of(&base).cmp(&recipient.of(&base)) {
            Ordering::Greater => true,
            Ordering::Less => false,
            Ordering::Equal => reference.0.contains(&base),
        };
        let (winner, loser) = if acts { (&mut actor, &mut recipient) } else { (&mut recipient, &mut actor) };
        let forms = winner.bases.entry(base.clone()).or_default();
        for (form, count) in loser.bases.remove(&base).unwrap_or_default() {
            *forms.entry(form).or_default() += count;
        }
    }
    let (actor, recipient) = (actor.winners(), recipient.winners());
    let mutual = (event_type.is_two_sided() && event_type != EventType::Assault) || turned;
    Sides { actor, recipient, mutual }
}

/// The pair of sides that most reports give; those that name both ends come first.
fn reference(events: &[&Event]) -> (Bases, Bases) {
    let mut votes: BTreeMap<(Bases, Bases), usize> = BTreeMap::new();
    for event in events {
        *votes.entry((bases(&event.actor), bases(&event.recipient))).or_default() += 1;
    }
    let whole = |sides: &(Bases, Bases)| !sides.0.is_empty() && !sides.1.is_empty();
    let mut best: Option<(bool, usize, (Bases, Bases))> = None;
    // In ascending order: of equal ones the first stays.
    for (sides, count) in votes {
        let candidate = (whole(&sides), count);
        if best.as_ref().is_none_or(|(whole, count, _)| candidate > (*whole, *count)) {
            best = Some((candidate.0, candidate.1, sides));
        }
    }
    best.map(|(_, _, sides)| sides).unwrap_or_default()
}

/// Who is named on one side, how often and in which role.
#[derive(Default)]
struct Votes {
    reports: usize,
    bases: BTreeMap<String, BTreeMap<(String, Option<Role>), usize>>,
}

impl Votes {
    /// How many reports name this one here.
    fn of(&self, base: &str) -> usize {
        self.bases.get(base).map_or(0, |forms| forms.values().sum())
    }

    fn count(&mut self, actors: &[Actor]) {
        self.reports += usize::from(!actors.is_empty());
        // Government and army of one state in one report are one voice for that state.
        let mut seen = BTreeSet::new();
        for actor in actors {
            let key = foederis_model::name_key(&actor.base);
            if seen.insert(key.clone()) {
                *self.bases.entry(key).or_default().entry((actor.base.clone(), actor.role)).or_default() += 1;
            }
        }
    }

    /// Those that at least half of the reports name, most named first; the most named ones where no one reaches that.
    fn winners(self) -> Vec<Actor> {
        let mut counted: Vec<(usize, Actor)> = self
            .bases
            .into_values()
            .filter_map(|forms| {
                let total = forms.values().sum();
                // In ascending order, no role before any: of equal forms the first stays.
                let form = forms.into_iter().rev().max_by_key(|(_, count)| *count)?;
                let ((base, role), _) = form;
                Some((total, Actor { base, role }))
            })
            .collect();
        counted.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
        let enough = counted.first().map_or(0, |most| most.0.min(self.reports.div_ceil(2)));
        counted.into_iter().take_while(|(count, _)| *count >= enough).map(|(_, actor)| actor).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Bases, agree};

    #[test]
    fn sides_agree_when_one_contains_the_other_or_most_is_shared() {
        let side = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Bases>();
        assert_eq!(agree(&side("aze"), &side("aze"), 1), Some(1));
        assert_eq!(agree(&side("aze"), &side("aze tur"), 1), Some(1));
        assert_eq!(agree(&side(""), &side("aze"), 1), Some(0));
        assert_eq!(agree(&side("aze"), &side("arm"), 1), None);
        assert_eq!(agree(&side("arm fra usa"), &side("arm fra rus"), 2), Some(2));
        assert_eq!(agree(&side("rus ukr"), &side("rus usa"), 2), None);
    }
}
