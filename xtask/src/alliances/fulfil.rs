//! Whether what was owed was done, after the rules of Leeds, Long and Mitchell (2000).
//!
//! Who owed help came if it fought on that side: against an enemy of its ally, within a year and before the fight that called for it was over. Who owed to hold back kept
//! that if it did not fight its ally while the promise stood. Who attacked its ally broke every promise to it. A pact of several is kept
//! where all who owed something did it.

use foederis_analysis::obligations::{Outcome, Verdict};
use foederis_exchange::iwd::War;
use foederis_model::treaty::{Duty, Treaty, UnderWay};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Who owes help and comes later than so many days after it was due, came for reasons of its own.
const IN_TIME: i32 = 366;

/// Who did not do what it owed, and toward whom.
pub fn failing(treaty: &Treaty, owed: &[&Verdict], war: &War) -> Vec<String> {
    // What a party owes another in one war is one thing, though several attacks call for it.
    let mut pairs: BTreeMap<(&str, &str, bool), Vec<&Verdict>> = BTreeMap::new();
    let belligerents = war.belligerents();
    let made_for_it = |verdict: &Verdict| {
        treaty.articles.iter().any(|article| article.number == verdict.article && article.under_way == Some(UnderWay::Only))
    };
    for verdict in owed.iter().filter(|verdict| !made_for_it(verdict) || belligerents.contains(&verdict.bound.as_str())) {
        let helps = matches!(verdict.duty, Duty::Defence | Duty::Offence) && verdict.outcome == Outcome::Triggered;
        pairs.entry((&verdict.bound, &verdict.toward, helps)).or_default().push(verdict);
    }
    let failed = |((bound, toward, helps), verdicts): &((&str, &str, bool), Vec<&Verdict>)| {
        let broken = verdicts.iter().any(|verdict| verdict.outcome == Outcome::Broken);
        let kept = match (broken, helps) {
            (true, _) => false,
            (false, true) => verdicts.iter().any(|verdict| came(war, bound, toward, verdict)),
            (false, false) => !fought_its_ally(treaty, war, bound, toward),
        };
        (!kept).then(|| format!("{bound} toward {toward}"))
    };
    pairs.into_iter().filter_map(|pair| failed(&pair)).collect()
}

/// Whether a party fought an enemy of the other, in time and before the fight that called for it was over.
fn came(war: &War, bound: &str, toward: &str, verdict: &Verdict) -> bool {
    let Some(attack) = verdict.attack.and_then(|number| war.case.attacks.get(number)) else { return false };
    let in_time = |from: Date| (from - verdict.day).get_days() <= IN_TIME && attack.until.is_none_or(|until| from <= until);
    let enemy_of_both = |enemy: &str| war.fights.contains_key(&(toward.to_owned(), enemy.to_owned()));
    war.fights.iter().any(|((one, enemy), (from, _))| one == bound && enemy_of_both(enemy) && in_time(*from))
}

/// Whether a party fought the other while both were bound.
fn fought_its_ally(treaty: &Treaty, war: &War, bound: &str, toward: &str) -> bool {
    let Some((from, _)) = war.fights.get(&(bound.to_owned(), toward.to_owned())) else { return false };
    [bound, toward].iter().all(|state| foederis_analysis::obligations::is_party(treaty, state, *from))
}
