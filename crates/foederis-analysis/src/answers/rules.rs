//! The two tables: which fact is which act, and what acts come to.

use super::acts::Kind;
use super::{Call, Outcome, Owes};
use crate::sides::bases;
use foederis_model::{Actor, EventType, Mode, Stance, Status, TieType};

/// Told as having happened.
const HAPPENED: &[Status] = &[Status::Asserted, Status::Claimed];
/// Told as not having happened.
const NOT: &[Status] = &[Status::Negated, Status::Denied];

/// A kind of fact.
#[derive(Debug, Clone, Copy)]
pub enum Fact {
    /// An event of one of these types, modes (any, where none is named) and statuses.
    Event {
        /// Types.
        types: &'static [EventType],
        /// Modes.
        modes: &'static [Mode],
        /// Statuses.
        status: &'static [Status],
    },
    /// A tie of one of these types.
    Tie {
        /// Types.
        types: &'static [TieType],
        /// Whether it must have begun after the call; else it must stand on its day.
        begun: bool,
    },
    /// A claim of one of these stances.
    Claim {
        /// Stances.
        stances: &'static [Stance],
    },
}

/// Who must be at an end.
#[derive(Debug, Clone, Copy)]
pub enum End {
    /// Who owes.
    Party,
    /// Who owes, or the body that acts for it.
    PartyOrBody,
    /// Who was attacked.
    Toward,
    /// Who attacked.
    Attacker,
    /// Anybody named but who owes and the body: whoever judges himself is no judge.
    Other,
}

/// A line of the first table.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// In plain words; printed with each act.
    pub name: &'static str,
    /// What it makes of a fact.
    pub kind: Kind,
    /// The fact.
    pub fact: Fact,
    /// Who acts.
    pub from: End,
    /// At whom.
    pub to: End,
}

impl Rule {
    /// Whether the ends fit, in either direction where the type has none; gives whether it is the body that acts or is spoken of.
    pub(super) fn ends(&self, call: &Call, from: &[Actor], to: &[Actor]) -> Option<bool> {
        let (from, to) = (bases(from), bases(to));
        let fit = |one, other| Some(self.from.is(call, one)? | self.to.is(call, other)?);
        let both = match self.fact {
            Fact::Event { types, .. } => types.iter().all(|code| code.is_two_sided()),
            Fact::Tie { types, .. } => types.iter().all(|code| code.is_symmetric()),
            Fact::Claim { .. } => false,
        };
        fit(&from, &to).or_else(|| if both { fit(&to, &from) } else { None })
    }
}

const fn event(types: &'static [EventType]) -> Fact {
    Fact::Event { types, modes: &[], status: HAPPENED }
}

use End::{Attacker, Other, Party, PartyOrBody, Toward};
use EventType::{Accuse, Agree, Aid, Assault, Consult, Cooperate, Mobilize, Reject, Request, Sanction, Support};

/// Which fact is which act.
pub const ACTS: [Rule; 17] = [
    Rule { name: "the attacked asks for help", kind: Kind::Asked, fact: event(&[Request]), from: Toward, to: PartyOrBody },
    Rule { name: "the party fights the attacker", kind: Kind::Joins, fact: event(&[Assault]), from: Party, to: Attacker },
    Rule { name: "the party moves troops for the attacked", kind: Kind::Troops, fact: event(&[Mobilize]), from: Party, to: Toward },
    Rule {
        name: "troops are stationed with the attacked",
        kind: Kind::Troops,
        fact: Fact::Tie { types: &[TieType::Deployment], begun: true },
        from: PartyOrBody,
        to: Toward,
    },
    Rule { name: "the party gives aid", kind: Kind::Aids, fact: event(&[Aid]), from: PartyOrBody, to: Toward },
    Rule {
        name: "the party supplies arms",
        kind: Kind::Aids,
        fact: Fact::Tie { types: &[TieType::ArmsSupply], begun: true },
        from: Party,
        to: Toward,
    },
    Rule {
        name: "they meet, talk, or agree on something",
        kind: Kind::Mission,
        fact: event(&[Consult, Agree, Cooperate]),
        from: PartyOrBody,
        to: Toward,
    },
    Rule { name: "the party speaks for the attacked", kind: Kind::Words, fact: event(&[Support]), from: PartyOrBody, to: Toward },
    Rule {
        name: "the party speaks or acts against the attacker",
        kind: Kind::Words,
        fact: event(&[Accuse, Sanction]),
        from: PartyOrBody,
        to: Attacker,
    },
    Rule { name: "the party says no", kind: Kind::Refuses, fact: event(&[Reject]), from: PartyOrBody, to: Toward },
    Rule {
        name: "no help is sent",
        kind: Kind::Refuses,
        fact: Fact::Event { types: &[Aid, Mobilize, Support], modes: &[], status: NOT },
        from: PartyOrBody,
        to: Toward,
    },
    Rule { name: "the party attacks the attacked", kind: Kind::Fights, fact: event(&[Assault]), from: Party, to: Toward },
    Rule {
        name: "the party arms the attacker",
        kind: Kind::Arms,
        fact: Fact::Tie { types: &[TieType::ArmsSupply], begun: false },
        from: Party,
        to: Attacker,
    },
    Rule { name: "the party aids the attacker", kind: Kind::HelpsAttacker, fact: event(&[Aid]), from: Party, to: Attacker },
    Rule {
        name: "the party backs the attacker",
        kind: Kind::HelpsAttacker,
        fact: Fact::Tie { types: &[TieType::Backing, TieType::DefencePact], begun: false },
        from: Party,
        to: Attacker,
    },
    Rule { name: "the attacked accuses the party", kind: Kind::Judged, fact: event(&[Accuse]), from: Toward, to: PartyOrBody },
    Rule {
        name: "somebody accuses, criticises or assesses it",
        kind: Kind::Judged,
        fact: Fact::Claim { stances: &[Stance::Accuses, Stance::Assesses] },
        from: Other,
        to: PartyOrBody,
    },
];

/// A line of the second table.
#[derive(Clone, Copy)]
pub struct Sum {
    /// What it comes to.
    pub outcome: Outcome,
    /// In plain words.
    pub says: &'static str,
    /// When: what is owed, and whether there are acts of a kind.
    pub holds: fn(Owes, &dyn Fn(Kind) -> bool) -> bool,
}

/// What acts come to: the first line that holds.
pub const ANSWERS: [Sum; 10] = [
    Sum {
        outcome: Outcome::Contradicted,
        says: "it attacked whom it had promised to defend or to leave alone",
        holds: |_, did| did(Kind::Fights),
    },
    Sum {
        outcome: Outcome::Contradicted,
        says: "it owed to keep out, and helps the attacker",
        holds: |owes, did| owes == Owes::Nothing && (did(Kind::Arms) || did(Kind::HelpsAttacker)),
    },
    Sum { outcome: Outcome::Honoured, says: "it kept out, as far as is told", holds: |owes, _| owes == Owes::Nothing },
    Sum {
        outcome: Outcome::Honoured,
        says: "it fights the attacker or sent troops",
        holds: |owes, did| owes == Owes::Arms && (did(Kind::Joins) || did(Kind::Troops)),
    },
    Sum {
        outcome: Outcome::Honoured,
        says: "it came together with the attacked, which is what is owed",
        holds: |owes, did| owes == Owes::Talk && did(Kind::Mission),
    },
    Sum { outcome: Outcome::Partly, says: "it gave aid; of troops nothing is told", holds: |_, did| did(Kind::Aids) },
    Sum {
        outcome: Outcome::Partly,
        says: "it sent a mission, talked or mediated; of troops or arms nothing is told",
        holds: |_, did| did(Kind::Mission),
    },
    Sum { outcome: Outcome::Refused, says: "it said no, or is told to have sent nothing", holds: |_, did| did(Kind::Refuses) },
    Sum { outcome: Outcome::Partly, says: "it found words; nothing else is told", holds: |_, did| did(Kind::Words) },
    Sum {
        outcome: Outcome::Contradicted,
        says: "nothing is told of help, and it arms or helps the attacker",
        holds: |_, did| did(Kind::Arms) || did(Kind::HelpsAttacker),
    },
];
