use serde_json::Value;

use super::Cause;
use super::item::{Ends, Item, ends_clash, written};
use crate::record::{Evidence, Tie};
use crate::rules;

impl Tie {
    fn ends(&self) -> Ends<'_> {
        Ends { nouns: ("from", "to"), first: &self.from, second: &self.end }
    }
}

impl Item for Tie {
    fn shown(&self) -> Value {
        Value::Object(self.object.clone())
    }

    fn label(&self) -> &str {
        written(&self.object, "type")
    }

    fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    fn spoiled(&self) -> bool {
        self.spoiled
    }

    fn likeness(&self, pred: &Self) -> f64 {
        let same_type = if self.label() == pred.label() { 1.0 } else { 0.0 };
        same_type + rules::tie_weight(self, pred) + 0.5 * self.evidence.overlap(&pred.evidence)
    }

    fn obstacle(&self, pred: &Self) -> (Cause, String) {
        ends_clash((&self.object, &pred.object), &self.ends(), &pred.ends())
    }

    fn differences(&self, _: &Self) -> Vec<(Cause, String)> {
        Vec::new() // nothing of a tie is scored apart
    }
}
