use serde::{Deserialize, Serialize};
use std::fmt;

/// In what capacity a part of an actor acts, as in the codebook (`ARM/gov`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Government, head of state, ministry, diplomat.
    Government,
    /// Armed forces, border guards.
    Military,
    /// Parliament.
    Legislature,
    /// Courts.
    Judiciary,
    /// Opposition.
    Opposition,
    /// Rebels, separatist forces.
    Rebels,
    /// Civilians, population.
    Civilians,
    /// Media, journalists.
    Media,
    /// Companies.
    Business,
    /// Analysts, think tanks, academics.
    Experts,
    /// Aid and rights groups.
    Ngo,
    /// Police.
    Police,
    /// Intelligence services.
    Intelligence,
}

impl Role {
    /// Every role, in the codebook's order.
    pub const ALL: [Self; 13] = [
        Self::Government,
        Self::Military,
        Self::Legislature,
        Self::Judiciary,
        Self::Opposition,
        Self::Rebels,
        Self::Civilians,
        Self::Media,
        Self::Business,
        Self::Experts,
        Self::Ngo,
        Self::Police,
        Self::Intelligence,
    ];

    /// The codebook's three letters.
    pub fn code(self) -> &'static str {
        match self {
            Self::Government => "gov",
            Self::Military => "mil",
            Self::Legislature => "leg",
            Self::Judiciary => "jud",
            Self::Opposition => "opp",
            Self::Rebels => "reb",
            Self::Civilians => "civ",
            Self::Media => "med",
            Self::Business => "bus",
            Self::Experts => "exp",
            Self::Ngo => "ngo",
            Self::Police => "cop",
            Self::Intelligence => "spy",
        }
    }

    /// The role with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// An actor: `BASE` or `BASE/role`, where a state's base is its ISO 3166-1 alpha-3 code.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Actor {
    /// `ARM`, `CSTO`, `Hezbollah`, `Institute for the Study of War` …
    pub base: String,
    /// Which part of the actor acts; `None` when it acts as such.
    pub role: Option<Role>,
}

impl Actor {
    /// An actor acting as such.
    pub fn new(base: impl Into<String>) -> Self {
        Self { base: base.into(), role: None }
    }

    /// The same actor in a role.
    #[must_use]
    pub fn with_role(mut self, role: impl Into<Option<Role>>) -> Self {
        self.role = role.into();
        self
    }
}

impl From<String> for Actor {
    /// Splits off a known role; a slash before anything else belongs to the name.
    fn from(code: String) -> Self {
        if let Some((base, role)) = code.rsplit_once('/')
            && let Some(role) = Role::from_code(role)
            && !base.is_empty()
        {
            return Self { base: base.to_owned(), role: Some(role) };
        }
        Self::new(code)
    }
}

impl From<&str> for Actor {
    fn from(code: &str) -> Self {
        Self::from(code.to_owned())
    }
}

impl From<Actor> for String {
    fn from(actor: Actor) -> Self {
        actor.to_string()
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.role {
            Some(role) => write!(f, "{}/{}", self.base, role.code()),
            None => f.write_str(&self.base),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Actor, Role};

    #[test]
    fn codes_split_at_a_known_role_only() {
        assert_eq!(Actor::from("ARM/gov"), Actor::new("ARM").with_role(Role::Government));
        assert_eq!(Actor::from("AC/DC"), Actor::new("AC/DC"));
        assert_eq!(Actor::from("ARM/gov").to_string(), "ARM/gov");
    }
}
