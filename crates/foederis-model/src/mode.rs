//! How an event was done, what it is about, and how hostile or friendly it is: PLOVER's modes, contexts and intensity.

use crate::EventType;
use crate::plover::codes;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

codes! {
    /// PLOVER's modes: the manner of an event, or what is asked, refused or threatened. Each type of event has its own.
    Mode {
        /// One side comes to the other.
        Visit = "visit",
        /// A third party is host.
        ThirdParty = "third-party",
        /// In a body, or a meeting of many.
        Multilateral = "multilateral",
        /// From afar: by telephone or screen.
        Phone = "phone",
        /// Forces leave.
        Withdraw = "withdraw",
        /// Captives go free.
        Release = "release",
        /// Arms are given up.
        Disarm = "disarm",
        /// The guns are silent.
        Ceasefire = "ceasefire",
        /// Others are let in.
        Access = "access",
        /// Somebody gives up an office.
        Resign = "resign",
        /// Help, exchange or relations.
        Assist = "assist",
        /// Another policy, government or order.
        Change = "change",
        /// That the other gives way.
        Yield = "yield",
        /// Talks.
        Meet = "meet",
        /// Condemns, complains.
        Disapprove = "disapprove",
        /// Looks into it.
        Investigate = "investigate",
        /// Charges somebody with it, in court or out of it.
        Allege = "allege",
        /// Limits movement, goods or freedoms.
        Restrict = "restrict",
        /// Takes into custody.
        Arrest = "arrest",
        /// Ends relations or talks.
        Relations = "relations",
        /// Throws out of a country or a body.
        Expel = "expel",
        /// Takes land.
        Territory = "territory",
        /// Uses force.
        Violence = "violence",
        /// A demonstration.
        Demo = "demo",
        /// A violent one.
        Riot = "riot",
        /// Work is laid down.
        Strike = "strike",
        /// A hunger strike.
        Hunger = "hunger",
        /// A boycott.
        Boycott = "boycott",
        /// Ways are blocked.
        Obstruct = "obstruct",
        /// Things are damaged.
        Vandalize = "vandalize",
        /// A court finds guilty.
        Convict = "convict",
        /// Exchange or help is cut.
        Discontinue = "discontinue",
        /// Soldiers, ships, aircraft with their crews.
        Troops = "troops",
        /// Weapons are readied or tried.
        Weapons = "weapons",
        /// Police.
        Police = "police",
        /// Armed groups of no state.
        Militia = "militia",
        /// Property or land is taken.
        Seize = "seize",
        /// What may be said or read is cut.
        Censor = "censor",
        /// A curfew.
        Curfew = "curfew",
        /// A state of emergency, martial law.
        MartialLaw = "martial-law",
        /// People are driven out.
        Deport = "deport",
        /// Water, power, food or goods are kept back.
        Withhold = "withhold",
        /// False tales are spread.
        Misinformation = "misinformation",
        /// Computers are attacked.
        Cyber = "cyber",
        /// Kidnapping, hijacking.
        Abduct = "abduct",
        /// Blows.
        Beat = "beat",
        /// Torture.
        Torture = "torture",
        /// Sexual violence.
        Sexual = "sexual",
        /// One person is meant: assassination, execution.
        Targeted = "targeted",
        /// Things are destroyed.
        Destroy = "destroy",
        /// Fire, knives, stones.
        Primitive = "primitive",
        /// Rifles, pistols.
        Firearms = "firearms",
        /// Mines, bombs laid or hidden.
        Explosives = "explosives",
        /// The attacker dies with it.
        SuicideAttack = "suicide-attack",
        /// From aircraft.
        Aerial = "aerial",
        /// From aircraft without crew.
        Drone = "drone",
        /// Artillery, rockets, tanks.
        HeavyWeapons = "heavy-weapons",
        /// Tear gas, water cannon, batons against a crowd.
        CrowdControl = "crowd-control",
        /// Chemical to nuclear.
        Unconventional = "unconventional",
    }
}

codes! {
    /// PLOVER's contexts: what an event is about, whatever its type.
    Context {
        /// Armed forces of states.
        Military = "military",
        /// Spying by states.
        Intelligence = "intelligence",
        /// Heads of state and government, ministries.
        Executive = "executive",
        /// Parliaments.
        Legislative = "legislative",
        /// Votes and campaigns.
        Election = "election",
        /// Formal bodies and parties, and how they change.
        PoliticalInstitutions = "political_institutions",
        /// Towards democracy.
        ProDemocracy = "pro_democracy",
        /// Away from it.
        ProAutocracy = "pro_autocracy",
        /// Trade, money, growth.
        Economic = "economic",
        /// Courts and law.
        Legal = "legal",
        /// Redress for harm done.
        Reparations = "reparations",
        /// Rights in general.
        HumanRights = "human_rights",
        /// Single freedoms: speech, assembly, movement.
        RightsFreedoms = "rights_freedoms",
        /// Force by those who should keep order.
        Repression = "repression",
        /// Water, food, power, a roof.
        HumanSecurity = "human_security",
        /// Women and men.
        Gender = "gender",
        /// Lesbian, gay, bisexual, trans people.
        Lgbt = "lgbt",
        /// Faiths and peoples.
        ReligionEthnicity = "religion_ethnicity",
        /// Rich and poor.
        Inequality = "inequality",
        /// Diplomacy.
        Diplomatic = "diplomatic",
        /// Disputed land and borders.
        Territory = "territory",
        /// Peacekeepers and observers.
        Peacekeeping = "peacekeeping",
        /// Sickness and care.
        Health = "health",
        /// Refuge granted or sought.
        Asylum = "asylum",
        /// Refugees and displaced people.
        Migration = "migration",
        /// Disasters of nature or machines.
        Disasters = "disasters",
        /// Oil, gas, ore, and trade in them.
        NaturalResource = "natural_resource",
        /// Nature and climate.
        Environment = "environment",
        /// Technology.
        Technology = "technology",
        /// Terrorism.
        Terrorism = "terrorism",
        /// Chemical, biological, radiological, nuclear.
        Cbrn = "cbrn",
        /// Computers and networks.
        Cyber = "cyber",
        /// False tales.
        Misinformation = "misinformation",
        /// Crime that no other context names.
        Crime = "crime",
        /// Office used for gain.
        Corruption = "corruption",
        /// Drugs.
        IllegalDrugs = "illegal_drugs",
        /// Trade in people or forbidden goods.
        Trafficking = "trafficking",
    }
}

/// From so many dead on an attack stands at the end of the scale; it is also the number that conflict data sets count a war from in a year.
const MANY_DEAD: f64 = 25.0;

impl EventType {
    /// The modes that PLOVER has for the type. None for AGREE, SUPPORT, CONCEDE, COOPERATE and AID.
    #[allow(clippy::enum_glob_use, reason = "a table of modes")]
    pub fn modes(self) -> &'static [Mode] {
        use Mode::*;
        match self {
            Self::Agree | Self::Support | Self::Concede | Self::Cooperate | Self::Aid => &[],
            Self::Consult => &[Visit, ThirdParty, Multilateral, Phone],
            Self::Retreat => &[Withdraw, Release, Disarm, Ceasefire, Access, Resign],
            Self::Request | Self::Reject => &[Assist, Change, Yield, Meet],
            Self::Accuse => &[Disapprove, Investigate, Allege],
            Self::Threaten => &[Restrict, Arrest, Relations, Expel, Territory, Violence],
            Self::Protest => &[Demo, Riot, Strike, Hunger, Boycott, Obstruct, Vandalize],
            Self::Sanction => &[Convict, Expel, Withdraw, Discontinue],
            Self::Mobilize => &[Troops, Weapons, Police, Militia],
            Self::Coerce => &[Seize, Restrict, Censor, Curfew, MartialLaw, Arrest, Deport, Withhold, Misinformation, Cyber],
            Self::Assault => &[
                Abduct,
                Beat,
                Torture,
                Sexual,
                Targeted,
                Destroy,
                Primitive,
                Firearms,
                Explosives,
                SuicideAttack,
                Aerial,
                Drone,
                HeavyWeapons,
                CrowdControl,
                Unconventional,
            ],
        }
    }

    /// How hostile (−10) or friendly (+10) an event of the type is: the base scores of the PLOVER 2.0 manual
    /// (openeventdata/PLOVER). The manual prints +3 for ACCUSE beside modes that are all hostile; −3 is meant.
    ///
    /// The dead count for ASSAULT, which has one point left to the end of the scale: half of it with anyone dead, all of it from
    /// 25 dead on. That step is ours. Modes do not move the value.
    pub fn intensity(self, dead: f64) -> f64 {
        match self {
            Self::Agree | Self::Consult => 2.5,
            Self::Support => 5.0,
            Self::Concede => 4.5,
            Self::Cooperate => 9.5,
            Self::Aid => 10.0,
            Self::Retreat => 6.5,
            Self::Request => 0.0,
            Self::Accuse => -3.0,
            Self::Reject => -2.0,
            Self::Threaten => -3.5,
            Self::Protest => -5.0,
            Self::Sanction => -6.0,
            Self::Mobilize => -5.5,
            Self::Coerce => -7.0,
            Self::Assault if dead >= MANY_DEAD => -10.0,
            Self::Assault if dead >= 1.0 => -9.5,
            Self::Assault => -9.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Context, Mode};
    use crate::EventType;

    #[test]
    fn every_mode_belongs_to_a_type_and_codes_read_back() {
        for mode in Mode::ALL {
            assert!(EventType::ALL.iter().any(|event_type| event_type.modes().contains(mode)), "{mode} is legal nowhere");
            assert_eq!(mode.code().parse(), Ok(*mode));
        }
        for context in Context::ALL {
            assert_eq!(context.code().parse(), Ok(*context));
        }
        assert_eq!(Context::ALL.len(), 37);
    }

    #[test]
    fn a_type_has_each_of_its_modes_once_and_no_other_types() {
        for event_type in EventType::ALL {
            let modes = event_type.modes();
            assert!((1..modes.len()).all(|at| !modes[..at].contains(&modes[at])), "{event_type}");
        }
        assert!(EventType::Assault.modes().contains(&Mode::Drone) && !EventType::Mobilize.modes().contains(&Mode::Drone));
        assert!(EventType::Agree.modes().is_empty());
    }

    #[test]
    fn the_dead_make_an_attack_worse_and_nothing_else() {
        let of = |event_type: EventType| [0.0, 1.0, 24.0, 25.0].map(|dead| event_type.intensity(dead));
        let halves = of(EventType::Assault).map(|value| format!("{value:.1}"));
        assert_eq!(halves, ["-9.0", "-9.5", "-9.5", "-10.0"]);
        assert!(of(EventType::Coerce).iter().all(|value| (value + 7.0).abs() < 1e-9));
        assert!(EventType::ALL.iter().all(|event_type| event_type.intensity(1e9).abs() <= 10.0));
    }
}
