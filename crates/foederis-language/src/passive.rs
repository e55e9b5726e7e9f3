//! Agents of passives: who did it, where the verb's subject is whom it was done to.
//!
//! Universal Dependencies mark them as `obl:agent` ("shelled *by rebels*", "*door rebellen* beschoten", "*von Rebellen* beschossen"). They are rare
//! enough in treebanks for a network to take them for any other `obl`, and plain to see once the tree stands: a passive verb, and the one
//! preposition that the language has for them.

use crate::net::{Labels, Reading};

/// What tells agents in one language.
#[derive(Debug, Clone, Default)]
pub struct Passives {
    prepositions: &'static [&'static str],
    nominal: Vec<u8>,
    oblique: Option<u8>,
    agent: Option<u8>,
    case: Option<u8>,
    /// Relations of a passive verb's own: its auxiliary, its subject.
    passive: Vec<u8>,
    /// Relations that only an active verb has.
    active: Vec<u8>,
    /// Relations of participles that stand without an auxiliary.
    participle: Vec<u8>,
    /// The feature and its value for the passive voice, for participles, and for past ones where the language tells them.
    voice: Option<(usize, u8)>,
    form: Option<(usize, u8)>,
    past: Option<(usize, u8)>,
}

const PASSIVE: u8 = 1;
const ACTIVE: u8 = 2;
const BY: u8 = 4;
const OTHER_CASE: u8 = 8;

impl Passives {
    /// For a language and the labels of its network.
    pub fn new(language: &str, labels: &Labels) -> Self {
        let prepositions: &[&str] = match language {
            "nl" => &["door"],
            "de" => &["von", "durch", "vom"],
            "en" => &["by"],
            _ => &[],
        };
        let number = |set: &[String], label: &str| set.iter().position(|known| known == label).and_then(|at| u8::try_from(at).ok());
        let relation = |label: &str| number(&labels.relations, label);
        let relations = |wanted: &[&str]| wanted.iter().filter_map(|label| relation(label)).collect();
        let feature = |name: &str, value: &str| {
            let at = labels.feats.iter().position(|(known, _)| known == name)?;
            Some((at, number(&labels.feats[at].1, value)?))
        };
        Self {
            prepositions,
            nominal: ["NOUN", "PROPN", "PRON"].iter().filter_map(|tag| number(&labels.upos, tag)).collect(),
            oblique: relation("obl"),
            agent: relation("obl:agent"),
            case: relation("case"),
            passive: relations(&["aux:pass", "nsubj:pass"]),
            active: relations(&["nsubj", "obj"]),
            participle: relations(&["acl", "amod", "advcl", "conj", "root"]),
            voice: feature("Voice", "Pass"),
            form: feature("VerbForm", "Part"),
            past: (language == "en").then(|| feature("Tense", "Past")).flatten(),
        }
    }

    /// Marks the agents, and no others, in what a network made of some sentences, given as the lengths of their runs of `forms`.
    pub fn mark(&self, forms: &[&str], lengths: &[usize], feats: usize, reading: &mut Reading, marks: &mut Vec<u8>) {
        let (Some(oblique), Some(agent), Some(case)) = (self.oblique, self.agent, self.case) else { return };
        if self.prepositions.is_empty() {
            return;
        }
        let mut start = 0;
        for &length in lengths {
            let words = start..start + length;
            start += length;
            let heads = &reading.heads[words.clone()];
            marks.clear();
            marks.resize(length, 0);
            for (at, &head) in heads.iter().enumerate() {
                let Some(mark) = (head as usize).checked_sub(1).and_then(|head| marks.get_mut(head)) else { continue };
                let relation = reading.relations[words.start + at];
                if relation == case {
                    let by = self.prepositions.iter().any(|known| known.eq_ignore_ascii_case(forms[words.start + at]));
                    *mark |= if by && *mark & BY == 0 { BY } else { OTHER_CASE };
                } else if self.passive.contains(&relation) {
                    *mark |= PASSIVE;
                } else if self.active.contains(&relation) {
                    *mark |= ACTIVE;
                }
            }
            for at in 0..length {
                let word = words.start + at;
                let relation = reading.relations[word];
                if relation != oblique && relation != agent || marks[at] & (BY | OTHER_CASE) != BY {
                    continue;
                }
                let Some(head) = (reading.heads[word] as usize).checked_sub(1) else { continue };
                let verb = words.start + head;
                let has = |feature: Option<(usize, u8)>| feature.is_some_and(|(at, value)| reading.feats[verb * feats + at] == value);
                let alone = marks[head] & ACTIVE == 0 && self.participle.contains(&reading.relations[verb]);
                let participle = has(self.form) && (self.past.is_none() || has(self.past));
                if marks[head] & PASSIVE != 0 || has(self.voice) || (alone && participle) {
                    if self.nominal.contains(&reading.upos[word]) {
                        reading.relations[word] = agent;
                    }
                } else if marks[head] & ACTIVE != 0 {
                    reading.relations[word] = oblique;
                }
            }
        }
    }
}
