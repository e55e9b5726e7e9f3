use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

macro_rules! codes {
    ($(#[doc = $about:literal])* $name:ident { $($(#[doc = $means:literal])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name {
            $($(#[doc = $means])* #[serde(rename = $code)] $variant),+
        }

        impl $name {
            /// Every value, in the codebook's order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code written in facts records.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        impl FromStr for $name {
            type Err = String;

            fn from_str(code: &str) -> Result<Self, String> {
                match code {
                    $($code => Ok(Self::$variant),)+
                    _ => Err(format!(
                        "\"{code}\" is not one of: {}",
                        Self::ALL.iter().map(|value| value.code()).collect::<Vec<_>>().join(", ")
                    )),
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.code())
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                crate::openapi::codes(&[$($about),*], &[$(($code, &[$($means),*])),+])
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::ToSchema for $name {}
    };
}
pub(crate) use codes;

codes! {
    /// The sixteen event types of PLOVER 2.0 (openeventdata/PLOVER, manual draft 2.0).
    EventType {
        /// Agrees, signs, announces or promises to cooperate, settle or meet.
        Agree = "AGREE",
        /// Meets, visits, telephones, negotiates, mediates.
        Consult = "CONSULT",
        /// Verbal or diplomatic backing.
        Support = "SUPPORT",
        /// Material or institutional cooperation carried out.
        Cooperate = "COOPERATE",
        /// Gives money, arms, food, troops to help, refuge, peacekeepers.
        Aid = "AID",
        /// Gives way in words or law.
        Concede = "CONCEDE",
        /// Gives way in fact.
        Retreat = "RETREAT",
        /// Asks, appeals, demands, calls for.
        Request = "REQUEST",
        /// Blames, criticises, condemns, alleges.
        Accuse = "ACCUSE",
        /// Refuses, turns down, vetoes, defies; denies an accusation.
        Reject = "REJECT",
        /// Threatens force, sanctions or other harm.
        Threaten = "THREATEN",
        /// Demonstrates, strikes, riots.
        Protest = "PROTEST",
        /// Cuts or lowers relations or help.
        Sanction = "SANCTION",
        /// Moves or readies forces.
        Mobilize = "MOBILIZE",
        /// Force short of battle.
        Coerce = "COERCE",
        /// Armed attack.
        Assault = "ASSAULT",
    }
}

codes! {
    /// PLOVER's four classes of events.
    QuadClass {
        /// Words that help.
        VerbalCooperation = "verbal-coop",
        /// Deeds that help.
        MaterialCooperation = "material-coop",
        /// Words that hurt.
        VerbalConflict = "verbal-conf",
        /// Deeds that hurt.
        MaterialConflict = "material-conf",
    }
}

impl EventType {
    /// The quad class, by the codebook: CONCEDE counts as material cooperation, SANCTION as material conflict.
    pub fn quad(self) -> QuadClass {
        match self {
            Self::Agree | Self::Consult | Self::Support => QuadClass::VerbalCooperation,
            Self::Cooperate | Self::Aid | Self::Concede | Self::Retreat => QuadClass::MaterialCooperation,
            Self::Request | Self::Accuse | Self::Reject | Self::Threaten => QuadClass::VerbalConflict,
            Self::Protest | Self::Sanction | Self::Mobilize | Self::Coerce | Self::Assault => QuadClass::MaterialConflict,
        }
    }

    /// Whether actor and recipient may be told in either order for the same happening.
    pub fn is_two_sided(self) -> bool {
        matches!(self, Self::Consult | Self::Agree | Self::Cooperate | Self::Assault)
    }
}

#[cfg(test)]
mod tests {
    use super::EventType;

    #[test]
    fn every_code_reads_back() {
        for event_type in EventType::ALL {
            assert_eq!(event_type.code().parse(), Ok(*event_type));
        }
        assert!("ATTACK".parse::<EventType>().unwrap_err().contains("ASSAULT"));
    }
}
