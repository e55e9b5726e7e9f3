//! The sets of labels a network chooses from, and what it chose.

use crate::conllu;
use crate::pack::{PackError, Reader, Writer};

/// The labels of each head, by number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labels {
    /// UPOS tags.
    pub upos: Vec<String>,
    /// Features with their values; value 0 of each is the empty string: "not present".
    pub feats: Vec<(String, Vec<String>)>,
    /// Relations with subtypes.
    pub relations: Vec<String>,
    /// Name tags: `O`, then `B-`, `I-`, `E-`, `S-` with a class.
    pub names: Vec<String>,
}

impl Labels {
    /// All labels that occur in these sentences, in a fixed order, with the tags of these name classes.
    pub fn of<'s>(sentences: impl Iterator<Item = &'s conllu::Sentence>, classes: &[&str]) -> Self {
        let mut labels = Self::default();
        for word in sentences.flat_map(|sentence| &sentence.words) {
            add(&mut labels.upos, &word.upos);
            add(&mut labels.relations, &word.deprel);
            for (name, value) in pairs(&word.feats) {
                let at = labels.feats.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
                    labels.feats.push((name.to_owned(), vec![String::new()]));
                    labels.feats.len() - 1
                });
                add(&mut labels.feats[at].1, value);
            }
        }
        labels.upos.sort_unstable();
        labels.relations.sort_unstable();
        labels.feats.sort_by(|(a, _), (b, _)| order(a).cmp(&order(b)));
        labels.feats.iter_mut().for_each(|(_, values)| values.sort_unstable());
        if !classes.is_empty() {
            labels.names.push("O".to_owned());
            for class in classes {
                labels.names.extend(["B", "I", "E", "S"].map(|place| format!("{place}-{class}")));
            }
        }
        labels
    }

    /// Only the tags of words and names: what a network needs that finds names.
    #[must_use]
    pub fn without_trees(&self) -> Self {
        Self { upos: self.upos.clone(), names: self.names.clone(), ..Self::default() }
    }

    /// Without names.
    #[must_use]
    pub fn without_names(&self) -> Self {
        Self { names: Vec::new(), ..self.clone() }
    }

    /// The values of all features in a FEATS column, by feature.
    pub fn feat_values(&self, feats: &str, out: &mut Vec<u8>) {
        let start = out.len();
        out.resize(start + self.feats.len(), 0);
        for (name, value) in pairs(feats) {
            if let Some(at) = self.feats.iter().position(|(known, _)| known == name)
                && let Some(value) = self.feats[at].1.iter().position(|known| known == value)
            {
                out[start + at] = u8::try_from(value).unwrap_or(0);
            }
        }
    }

    /// Appends the FEATS column for these values: `_` when none is present.
    pub fn write_feats(&self, values: &[u8], out: &mut String) {
        let mut first = true;
        for ((name, names), &value) in self.feats.iter().zip(values) {
            if value > 0 {
                if !first {
                    out.push('|');
                }
                first = false;
                out.push_str(name);
                out.push('=');
                out.push_str(&names[usize::from(value)]);
            }
        }
        if first {
            out.push('_');
        }
    }

    /// Appends to a pack.
    pub fn write(&self, out: &mut Writer) {
        out.strs(&self.upos);
        out.len(self.feats.len());
        for (name, values) in &self.feats {
            out.str(name);
            out.strs(values);
        }
        out.strs(&self.relations);
        out.strs(&self.names);
    }

    /// Reads from a pack.
    pub fn read(reader: &mut Reader) -> Result<Self, PackError> {
        let upos = reader.strs()?;
        let count = reader.len()?;
        let mut feats = Vec::new();
        for _ in 0..count {
            feats.push((reader.str()?.to_owned(), reader.strs()?));
        }
        let labels = Self { upos, feats, relations: reader.strs()?, names: reader.strs()? };
        let sets = [&labels.upos, &labels.relations, &labels.names].into_iter().chain(labels.feats.iter().map(|(_, values)| values));
        if sets.into_iter().any(|set| set.len() > 255) {
            return Err(PackError::Broken("a set of labels is too large"));
        }
        if labels.feats.iter().any(|(_, values)| values.is_empty()) {
            return Err(PackError::Broken("a feature without values"));
        }
        Ok(labels)
    }
}

/// The pairs of a FEATS column.
pub fn pairs(feats: &str) -> impl Iterator<Item = (&str, &str)> {
    feats.split('|').filter_map(|pair| pair.split_once('='))
}

/// UD sorts features by name, without regard to capitals.
fn order(name: &str) -> (String, &str) {
    (name.to_lowercase(), name)
}

fn add(set: &mut Vec<String>, label: &str) {
    if label != "_" && !set.iter().any(|known| known == label) {
        set.push(label.to_owned());
    }
}
