//! What pulls a third party two ways, as a table of rules.

use super::bonds::Bond;

/// Two ways of being tied that go ill together.
pub(super) struct Rule {
    pub(super) code: &'static str,
    /// How somebody is tied to one side …
    pub(super) one: Bond,
    /// … and to the other.
    pub(super) other: Bond,
    /// Whether the first way counts toward either side: who mediates does so between both.
    pub(super) between: bool,
    words: &'static str,
}

impl Rule {
    /// Whether the sides can change places.
    pub(super) fn is_even(&self) -> bool {
        self.one == self.other && !self.between
    }

    /// The tension in a sentence.
    pub(super) fn says(&self, who: &str, [one, other]: [&str; 2]) -> String {
        self.words.replace("{who}", who).replace("{one}", one).replace("{other}", other)
    }
}

const fn rule(code: &'static str, one: Bond, other: Bond, words: &'static str) -> Rule {
    Rule { code, one, other, between: matches!(one, Bond::Mediates), words }
}

/// The rules, the gravest first.
pub(super) const RULES: &[Rule] = &[
    rule("ally-arms-other-side", Bond::Ally, Bond::Arms, "{who} is bound to {one} and arms {other}"),
    rule("backer-arms-other-side", Bond::Backs, Bond::Arms, "{who} backs {one} and arms {other}"),
    rule("forces-here-arms-there", Bond::Troops, Bond::Arms, "{who} has forces in {one} and arms {other}"),
    rule("ally-of-both", Bond::Ally, Bond::Ally, "{who} is bound to {one} and to {other}"),
    rule("ally-backs-other-side", Bond::Ally, Bond::Backs, "{who} is bound to {one} and backs {other}"),
    rule("arms-both", Bond::Arms, Bond::Arms, "{who} arms both {one} and {other}"),
    rule("mediator-arms", Bond::Mediates, Bond::Arms, "{who} mediates between the two and arms {other}"),
    rule("mediator-bound", Bond::Mediates, Bond::Ally, "{who} mediates between the two and is bound to {other}"),
    rule("energy-from-other-sides-ally", Bond::Energy, Bond::Ally, "{who} supplies {one} with energy and is bound to {other}"),
];
