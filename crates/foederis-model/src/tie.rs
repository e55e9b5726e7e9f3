use crate::plover::codes;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

codes! {
    /// What holds between actors for a time.
    TieType {
        /// Treaty duty to help when attacked: obliged → protected.
        DefencePact = "defence-pact",
        /// Alliance whose duty to help is not stated; symmetric.
        Partnership = "partnership",
        /// Member → body.
        Membership = "membership",
        /// Lasting political or military support: supporter → supported.
        Backing = "backing",
        /// Sells or delivers weapons: supplier → receiver.
        ArmsSupply = "arms-supply",
        /// Oil, gas, power: supplier → receiver.
        EnergySupply = "energy-supply",
        /// Other commerce; symmetric.
        Trade = "trade",
        /// Pipeline, corridor, railway, airport: builder or user → reached.
        Route = "route",
        /// Troops, peacekeepers, observers, bases: sender → host.
        Deployment = "deployment",
        /// Listening post, surveillance, spyware: watcher → watched or host.
        Intelligence = "intelligence",
        /// Rivalry, enmity, conflict that lasts; symmetric.
        Hostility = "hostility",
        /// Claimant → territory.
        TerritorialClaim = "territorial-claim",
        /// Holder → territory.
        Control = "control",
        /// Standing mediator → parties.
        Mediation = "mediation",
    }
}

impl TieType {
    /// Whether the tie reads the same from both ends.
    pub fn is_symmetric(self) -> bool {
        matches!(self, Self::Partnership | Self::Trade | Self::Hostility)
    }
}
