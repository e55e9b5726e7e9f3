use serde_json::Value;

use super::Cause;
use super::item::{Ends, Item, ends_clash, field_for, names_for, written};
use crate::record::{Event, Evidence};
use crate::{rules, time};

impl Event {
    fn ends(&self) -> Ends<'_> {
        Ends { nouns: ("actor", "recipient"), first: &self.actor, second: &self.recipient }
    }
}

impl Item for Event {
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
        same_type + rules::event_weight(self, pred)
    }

    fn obstacle(&self, pred: &Self) -> (Cause, String) {
        ends_clash((&self.object, &pred.object), &self.ends(), &pred.ends())
    }

    fn differences(&self, pred: &Self) -> Vec<(Cause, String)> {
        let mut found = Vec::new();
        if !time::same(self.when, pred.when) {
            found.push((Cause::Time, field_for("when", &pred.object, &self.object)));
        }
        if self.status != pred.status {
            let status = |event: &Self| event.status.clone().unwrap_or_else(|| "none".to_owned());
            found.push((Cause::Status, format!("status {} for {}", status(pred), status(self))));
        }
        if !self.place.bases.touch(&pred.place.bases) {
            found.push((Cause::Place, names_for("place", &pred.place, &self.place)));
        }
        if self.actor.roles() != pred.actor.roles() {
            found.push((Cause::Role, names_for("role of actor", &pred.actor, &self.actor)));
        }
        found
    }
}
