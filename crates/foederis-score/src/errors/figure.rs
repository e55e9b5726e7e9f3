use serde_json::Value;

use super::Cause;
use super::item::{Item, field_for, written};
use crate::record::{Evidence, Figure};
use crate::rules;

impl Item for Figure {
    /// The figure with the evidence of the event or tie that it came from, without which a number says little.
    fn shown(&self) -> Value {
        let mut object = self.object.clone();
        object.insert("evidence".to_owned(), self.evidence.strings.clone().into());
        Value::Object(object)
    }

    fn label(&self) -> &str {
        written(&self.object, "what")
    }

    fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    fn spoiled(&self) -> bool {
        false // a record without evidence in the text has no figures left
    }

    fn likeness(&self, pred: &Self) -> f64 {
        let value = if rules::figure_value(self, pred) { 2.0 } else { 0.0 };
        let what = if self.what == pred.what { 1.0 } else { 0.0 };
        value + what + 0.5 * self.evidence.overlap(&pred.evidence)
    }

    fn obstacle(&self, pred: &Self) -> (Cause, String) {
        let what = (self.what != pred.what).then(|| field_for("what", &pred.object, &self.object));
        if rules::figure_value(self, pred) {
            return (Cause::Counted, what.unwrap_or_default());
        }
        let value = format!("value {} for {}", pred.value, self.value);
        (Cause::Value, what.map_or_else(|| value.clone(), |what| format!("{value}, {what}")))
    }

    fn differences(&self, _: &Self) -> Vec<(Cause, String)> {
        Vec::new() // nothing of a figure is scored apart
    }
}
