//! Stories: which documents report the same, in one language or several.
//!
//! Documents are compared by their profiles: the cosine of each aspect, weighed, over the aspects that both have, and fading with the days between their
//! days of publication. Those that are alike on average are one story (average linkage, Sokal & Michener 1958). Only documents that some path of
//! alike pairs joins can come together, so each such neighbourhood is put together alone, and that gives what everything at once gives.

use foederis_model::{Aspect, Edtf, Profile};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How much each aspect says; words count only within a language.
const WEIGHTS: [(Aspect, f32); Aspect::ALL.len()] = [
    (Aspect::Words, 1.0),
    (Aspect::Names, 1.0),
    (Aspect::Phrases, 0.4),
    (Aspect::Numbers, 0.4),
    (Aspect::Actors, 0.1),
    (Aspect::Places, 0.1),
    (Aspect::Days, 0.1),
];
/// Documents that are less alike on average are different stories.
const ALIKE: f32 = 0.28;
/// Less to compare by than this weight is less sure.
const ENOUGH: f32 = 1.0;
/// Days between two reports of one story that say nothing, and days in which likeness fades to a third after these.
const DAYS: (i64, f32) = (2, 20.0);
/// Of each document so many of its strongest features bring it together with others.
const STRONGEST: usize = 40;
/// A neighbourhood of more documents is taken apart at a higher likeness: all its pairs are compared.
const MOST: usize = 2_000;
/// By how much higher.
const STEP: f32 = 0.02;

/// A document to be put together with others.
#[derive(Debug, Clone, PartialEq)]
pub struct Telling {
    /// The document's id.
    pub document: String,
    /// When it was published.
    pub published: Option<Edtf>,
    /// What it is about.
    pub profile: Profile,
}

/// How alike two texts are, 0 to 1.
pub(crate) fn likeness(one: &Profile, other: &Profile) -> f32 {
    let (mut sum, mut weight) = (0.0, 0.0);
    for (aspect, counts) in WEIGHTS {
        if aspect == Aspect::Words && one.lang != other.lang {
            continue;
        }
        if let Some(likeness) = one.likeness(other, aspect) {
            sum += counts * likeness;
            weight += counts;
        }
    }
    if weight == 0.0 {
        return 0.0;
    }
    sum / weight * (weight / ENOUGH).min(1.0)
}

/// How alike two documents are, 0 to 1.
fn alike(one: &Telling, other: &Telling) -> f32 {
    nearness(day(one), day(other)) * likeness(&one.profile, &other.profile)
}

/// The day of publication, where it is known to the day.
fn day(telling: &Telling) -> Option<Date> {
    let published = telling.published.as_ref()?;
    (published.length_days() == Some(1)).then(|| published.bounds().0)?
}

/// How likely two days are of one story; nothing against it where a day is not known.
#[allow(clippy::cast_precision_loss, reason = "days")]
fn nearness(one: Option<Date>, other: Option<Date>) -> f32 {
    let (Some(one), Some(other)) = (one, other) else { return 1.0 };
    let gap = (one - other).get_days().unsigned_abs();
    (-((i64::from(gap) - DAYS.0).max(0) as f32) / DAYS.1).exp()
}

/// Puts documents together that report the same: every document in exactly one story, those of a story and the stories by the documents' ids.
///
/// The answer does not depend on the order of the tellings.
pub fn stories(tellings: &[Telling]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..tellings.len()).collect();
    order.sort_by(|a, b| tellings[*a].document.cmp(&tellings[*b].document));
    let sorted: Vec<&Telling> = order.iter().map(|at| &tellings[*at]).collect();
    let pairs = pairs(&sorted);
    let mut found = Vec::new();
    for neighbourhood in joined(&pairs, (0..sorted.len()).collect(), ALIKE) {
        found.extend(together(&sorted, &neighbourhood));
    }
    found.sort();
    found.into_iter().map(|story| story.into_iter().map(|at| order[at]).collect()).collect()
}

/// Pairs of documents that are alike enough to be one story, the earlier first.
fn pairs(tellings: &[&Telling]) -> Vec<(usize, usize, f32)> {
    let mut by_feature: BTreeMap<(usize, u64), Vec<usize>> = BTreeMap::new();
    let mut pairs = Vec::new();
    let mut met = vec![usize::MAX; tellings.len()];
    for (at, telling) in tellings.iter().enumerate() {
        for feature in strongest(&telling.profile, STRONGEST) {
            let others = by_feature.entry(feature).or_default();
            for &other in others.iter() {
                if std::mem::replace(&mut met[other], at) != at {
                    let likeness = alike(tellings[other], telling);
                    if likeness >= ALIKE {
                        pairs.push((other, at, likeness));
                    }
                }
            }
            others.push(at);
        }
    }
    pairs
}

/// The features that say most of a document: nothing that it shares with others only by the rest makes a story.
pub(crate) fn strongest(profile: &Profile, most: usize) -> Vec<(usize, u64)> {
    let mut features: Vec<(f32, usize, u64)> = Vec::new();
    for (aspect, counts) in WEIGHTS {
        features.extend(profile.of(aspect).iter().map(|(key, weight)| (-counts * f32::from(*weight), aspect as usize, *key)));
    }
    features.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    features.truncate(most);
    features.into_iter().map(|(_, aspect, key)| (aspect, key)).collect()
}

/// The neighbourhoods of documents that pairs of this likeness join.
fn joined(pairs: &[(usize, usize, f32)], of: Vec<usize>, least: f32) -> Vec<Vec<usize>> {
    let mut group: BTreeMap<usize, usize> = of.iter().map(|at| (*at, *at)).collect();
    let root = |group: &BTreeMap<usize, usize>, mut at: usize| {
        while group[&at] != at {
            at = group[&at];
        }
        at
    };
    for (one, other, likeness) in pairs {
        if *likeness >= least && group.contains_key(one) && group.contains_key(other) {
            let (one, other) = (root(&group, *one), root(&group, *other));
            // The lowest number stands for all.
            group.insert(one.max(other), one.min(other));
        }
    }
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in of {
        found.entry(root(&group, at)).or_default().push(at);
    }
    let apart = |neighbourhood: Vec<usize>| {
        if neighbourhood.len() > MOST && least < 1.0 { joined(pairs, neighbourhood, least + STEP) } else { vec![neighbourhood] }
    };
    found.into_values().flat_map(apart).collect()
}

/// The stories of a neighbourhood: the two that are most alike on average become one, as long as they are alike enough.
fn together(tellings: &[&Telling], neighbourhood: &[usize]) -> Vec<Vec<usize>> {
    let count = neighbourhood.len();
    let mut table = vec![0.0_f32; count * count];
    for one in 0..count {
        for other in 0..one {
            let likeness = alike(tellings[neighbourhood[one]], tellings[neighbourhood[other]]);
            table[one * count + other] = likeness;
            table[other * count + one] = likeness;
        }
    }
    let mut stories: Vec<Option<Vec<usize>>> = neighbourhood.iter().map(|at| Some(vec![*at])).collect();
    // Of each story the one most like it among those after it.
    let best_of = |table: &[f32], stories: &[Option<Vec<usize>>], one: usize| {
        let others = (one + 1..count).filter(|other| stories[*other].is_some());
        others.map(|other| (table[one * count + other], other)).reduce(|best, next| if next.0 > best.0 { next } else { best })
    };
    let mut best: Vec<Option<(f32, usize)>> = (0..count).map(|one| best_of(&table, &stories, one)).collect();
    loop {
        let pairs = best.iter().enumerate().filter_map(|(one, best)| best.map(|(likeness, other)| (likeness, one, other)));
        let Some((likeness, one, other)) = pairs.reduce(|best, next| if next.0 > best.0 { next } else { best }) else { break };
        if likeness < ALIKE {
            break;
        }
        let taken = stories[other].take().unwrap_or_default();
        let size = |story: &Option<Vec<usize>>| story.as_ref().map_or(0, Vec::len);
        #[allow(clippy::cast_precision_loss, reason = "numbers of documents")]
        let (here, there) = (size(&stories[one]) as f32, taken.len() as f32);
        for third in (0..count).filter(|third| *third != one && stories[*third].is_some()) {
            let mean = (table[one * count + third] * here + table[other * count + third] * there) / (here + there);
            table[one * count + third] = mean;
            table[third * count + one] = mean;
        }
        if let Some(story) = &mut stories[one] {
            story.extend(taken);
            story.sort_unstable();
        }
        best[other] = None;
        // A mean is never above both, so only who pointed at one of the two, and the new story, look again.
        for again in 0..other {
            if stories[again].is_some() && (again == one || best[again].is_some_and(|(_, at)| at == one || at == other)) {
                best[again] = best_of(&table, &stories, again);
            }
        }
    }
    stories.into_iter().flatten().collect()
}
