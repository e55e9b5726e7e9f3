//! The numbers that the coder weighs evidence with.
//!
//! Starting values were set by hand, then fitted by coordinate ascent on the training documents alone
//! (`cargo xtask tune`); each moves a side, a trigger or a cue up or down against the others.

macro_rules! weights {
    ($($(#[$doc:meta])* $name:ident = $value:literal),+ $(,)?) => {
        /// Every number that can be fitted.
        #[derive(Debug, Clone, PartialEq)]
        pub struct Weights {
            $($(#[$doc])* pub $name: f64),+
        }

        impl Default for Weights {
            fn default() -> Self {
                Self { $($name: $value),+ }
            }
        }

        impl Weights {
            /// All weights by name, for fitting.
            pub fn each(&mut self) -> Vec<(&'static str, &mut f64)> {
                vec![$((stringify!($name), &mut self.$name)),+]
            }
        }
    };
}

weights! {
    /// A side of an event below this stays empty.
    side_least = -0.05,
    /// Cost of one word of distance.
    per_word = 0.06,
    /// Cost of one clause border.
    per_clause = 0.15,
    /// Cost of a quotation mark between.
    per_quote = 1.7,
    /// An anaphor ("the country") as a side.
    anaphor = -0.35,
    /// A speaker without a name as a side.
    unnamed = -1.2,
    /// An adjective as a verb's side.
    attribute = -1.1,
    /// A state in the text's own name as a side, over persons and groups.
    state = 0.1,
    /// Verb: a bare group before it, as subject.
    subject_before = 1.7,
    /// English verb: a bare group after it, as subject.
    subject_after_english = 0.2,
    /// Dutch or German verb: a bare group after it, as subject.
    subject_after = 1.3,
    /// Verb: any other group as subject.
    subject_other = -1.0,
    /// Passive: after "by".
    agent_by = 2.6,
    /// Passive: after "from".
    agent_from = 1.0,
    /// Verb: after a preposition that the entry names.
    object_named = 2.7,
    /// Verb: after "against".
    object_against = 1.85,
    /// Two-sided verb: after "with".
    object_with = 2.2,
    /// Verb: after "to" or "on".
    object_to = 0.9,
    /// Verb: after "for".
    object_for = 1.3,
    /// Verb: after "from", for entries that swap sides.
    object_from = 1.6,
    /// Verb: after "with" or "of", one-sided.
    object_of = 0.4,
    /// Verb: after "in".
    object_in = 0.65,
    /// Verb: in the genitive.
    object_genitive = 0.8,
    /// English verb: a bare group after it, as object.
    object_after_english = 2.5,
    /// Dutch or German verb: a bare group after it, as object.
    object_after = 1.6,
    /// Dutch or German verb: a bare group before it, as object.
    object_before = 1.4,
    /// Noun: after a preposition that the entry names.
    noun_named = 2.3,
    /// Noun: an adjective right before it.
    noun_adjective = 2.8,
    /// Noun: a genitive right before it.
    noun_genitive_before = 2.6,
    /// Noun: a genitive right after it.
    noun_genitive_after = 2.0,
    /// Noun: after "of".
    noun_of = 1.9,
    /// Noun: after "by".
    noun_by = 2.7,
    /// Noun: after "from".
    noun_from = 1.2,
    /// Noun: a bare group before it, as actor.
    noun_subject_before = 2.3,
    /// Noun: a bare group after it, as actor.
    noun_subject_after = 1.2,
    /// Noun: after "against" or "on", as recipient.
    noun_against = 1.3,
    /// Noun: after "to".
    noun_to = 2.0,
    /// Noun: after "with".
    noun_with = 2.0,
    /// Noun: after "for" or "in".
    noun_in = 0.0,
    /// Noun: after "against" or "with" that stands before it.
    noun_with_before = 1.3,
    /// Noun: a bare group after it, as recipient.
    noun_object_after = 0.4,
    /// Noun: after "of" or in the genitive, as recipient.
    noun_object_of = 0.9,
    /// An event below this is not coded.
    event_least = 0.5,
    /// Share of the score left when the recipient is missing where one is wanted.
    without_wanted = 1.62,
    /// … when the recipient is missing elsewhere.
    without_recipient = 0.85,
    /// … when the actor is missing.
    without_actor = 0.75,
    /// … when both are missing.
    without_sides = 0.3,
    /// Added when both are there.
    with_both = 0.1,
    /// Added to the score of nouns.
    noun_bonus = 0.0,
    /// A side left empty is taken from the sentences around when the best there reaches this.
    around_least = 0.8,
    /// Loss of one sentence of distance there.
    around_step = 0.3,
    /// Bonus of the trigger's own sentence there.
    around_here = 0.15,
    /// Bonus there for the document's most named actor.
    around_main = 1.2,
    /// Added to the score of AGREE.
    agree = 0.1,
    /// … of CONSULT.
    consult = -0.1,
    /// … of SUPPORT.
    support = 0.0,
    /// … of COOPERATE.
    cooperate = -0.1,
    /// … of AID.
    aid = -0.1,
    /// … of CONCEDE.
    concede = 0.2,
    /// … of RETREAT.
    retreat = -0.1,
    /// … of REQUEST.
    request = 0.0,
    /// … of ACCUSE.
    accuse = 0.1,
    /// … of REJECT.
    reject = 0.0,
    /// … of THREATEN.
    threaten = 0.1,
    /// … of PROTEST.
    protest = -0.5,
    /// … of SANCTION.
    sanction = -0.05,
    /// … of MOBILIZE.
    mobilize = 0.0,
    /// … of COERCE.
    coerce = 0.2,
    /// … of ASSAULT.
    assault = 0.0,
    /// A tie below this is not coded.
    tie_least = 0.4,
    /// Share of a tie's score that does not depend on how well its ends stand.
    tie_flat = 0.3,
    /// Loss of a tie of which one end was taken from around.
    tie_missing = 0.05,
    /// Added to the score of ties between equals.
    tie_symmetric = 0.0,
    /// … of ties to territory.
    tie_territory = -0.2,
    /// … of supply ties.
    tie_supply = 0.0,
    /// … of deployments.
    tie_deployment = -0.1,
    /// … of memberships and pacts.
    tie_member = 0.0,
    /// … of the others.
    tie_other = 0.0,
    /// A claim's cue below this is not taken.
    claim_least = 0.4,
    /// A speaker below this is not taken.
    speaker_least = 0.3,
    /// Speech: cost of one word of distance.
    speaker_per_word = 0.16,
    /// Speech: cost of one clause border.
    speaker_per_clause = 1.2,
    /// Speech: a bare group before the verb.
    speaker_before = 3.2,
    /// Speech: right after the verb.
    speaker_after = 2.1,
    /// Speech: further after the verb, Dutch and German.
    speaker_later = 1.3,
    /// Speech: an anaphor.
    speaker_anaphor = -0.35,
}

impl Weights {
    /// What is added to the score of a tie type.
    pub(crate) fn tie_bias(&self, tie: foederis_model::TieType) -> f64 {
        use foederis_model::TieType as T;
        match tie {
            T::Partnership | T::Trade | T::Hostility => self.tie_symmetric,
            T::Control | T::TerritorialClaim => self.tie_territory,
            T::ArmsSupply | T::EnergySupply => self.tie_supply,
            T::Deployment => self.tie_deployment,
            T::Membership | T::DefencePact => self.tie_member,
            T::Backing | T::Route | T::Intelligence | T::Mediation => self.tie_other,
        }
    }

    /// What is added to the score of an event type.
    pub(crate) fn event_bias(&self, event: foederis_model::EventType) -> f64 {
        use foederis_model::EventType as E;
        match event {
            E::Agree => self.agree,
            E::Consult => self.consult,
            E::Support => self.support,
            E::Cooperate => self.cooperate,
            E::Aid => self.aid,
            E::Concede => self.concede,
            E::Retreat => self.retreat,
            E::Request => self.request,
            E::Accuse => self.accuse,
            E::Reject => self.reject,
            E::Threaten => self.threaten,
            E::Protest => self.protest,
            E::Sanction => self.sanction,
            E::Mobilize => self.mobilize,
            E::Coerce => self.coerce,
            E::Assault => self.assault,
        }
    }
}
