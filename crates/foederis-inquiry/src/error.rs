use thiserror::Error;

/// Why there is no answer, in a sentence for whoever asked. What to do about it depends on how he asked, so that is said by who heard him.
#[derive(Debug, Error)]
pub enum Error {
    /// The ledger has no such incident.
    #[error("there is no incident {id}")]
    NoIncident {
        /// What was asked for.
        id: String,
    },
    /// Only attacks are cases.
    #[error("{id} is {code}, and no attack")]
    NoAttack {
        /// The incident.
        id: String,
        /// The type that it is of.
        code: &'static str,
    },
    /// As many reports have one side attack as the other.
    #[error("the reports of {id} do not agree on who attacked whom")]
    Divided {
        /// The incident.
        id: String,
    },
    /// Treaties bind states.
    #[error("{id} ({sides}) does not name a state on either side")]
    NoStates {
        /// The incident.
        id: String,
        /// Whom it names.
        sides: String,
    },
    /// Without a day nobody can say who was bound.
    #[error("the day of {id} is not known")]
    NoDay {
        /// The incident.
        id: String,
    },
    /// Neither a state nor anybody else has this code.
    #[error("{code} is the code of nobody; states have their ISO alpha-3 code, such as ARM")]
    NobodysCode {
        /// What was written.
        code: String,
    },
    /// A state at both ends of an attack.
    #[error("{state} cannot attack itself")]
    OnItself {
        /// The state.
        state: String,
    },
    /// A place that somebody wrote, and nobody knows.
    #[error("nothing has the name {name}")]
    NoPlace {
        /// What was written.
        name: String,
    },
    /// Neither a treaty nor a body built on one has this name.
    #[error("there is no treaty {id}")]
    NoTreaty {
        /// What was asked for.
        id: String,
    },
    /// Who promised nothing cannot be called on it.
    #[error("no treaty names {party} as a party")]
    NoParty {
        /// The state.
        party: String,
    },
    /// Codes are looked up in English.
    #[error("the knowledge packs have no English names")]
    NoNames,
    /// The towns of the world cannot be read.
    #[error("the pack of places: {reason}")]
    Places {
        /// What is wrong with it.
        reason: String,
    },
    /// The ledger does not answer.
    #[error(transparent)]
    Ledger(#[from] foederis_store::Error),
}
