use serde_json::Value;

use super::Cause;
use super::item::{Item, field_for, names_for, written};
use crate::record::{Claim, Evidence};
use crate::rules;

impl Item for Claim {
    fn shown(&self) -> Value {
        Value::Object(self.object.clone())
    }

    fn label(&self) -> &str {
        written(&self.object, "stance")
    }

    fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    fn spoiled(&self) -> bool {
        self.spoiled
    }

    fn likeness(&self, pred: &Self) -> f64 {
        rules::claim_weight(self, pred)
    }

    fn obstacle(&self, pred: &Self) -> (Cause, String) {
        // Items are only compared on one sentence, so nothing but the speaker can be in the way.
        (Cause::Speaker, names_for("by", &pred.by, &self.by))
    }

    fn differences(&self, pred: &Self) -> Vec<(Cause, String)> {
        if self.stance == pred.stance {
            return Vec::new();
        }
        vec![(Cause::Stance, field_for("stance", &pred.object, &self.object))]
    }
}
