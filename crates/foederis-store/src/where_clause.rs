//! Turns a filter into SQL. Values always travel as parameters.

use crate::cursor::Cursor;
use crate::engine::Value;
use crate::{FactKind, Filter, Order, days};
use foederis_model::Actor;
use jiff::civil::Date;

/// Conditions joined by AND, with their parameters in order.
#[derive(Debug, Default, Clone)]
pub(crate) struct Where {
    conditions: Vec<String>,
    pub(crate) values: Vec<Value<'static>>,
    /// Look at each row by itself for what is told of it, instead of gathering all rows of which it is told: faster where few rows come
    /// this far.
    one_by_one: bool,
}

impl Where {
    /// No conditions yet, and few rows to be put to them, or many.
    pub(crate) fn one_by_one(one_by_one: bool) -> Self {
        Self { one_by_one, ..Self::default() }
    }

    pub(crate) fn push(&mut self, condition: impl Into<String>, values: impl IntoIterator<Item = Value<'static>>) {
        self.conditions.push(condition.into());
        self.values.extend(values);
    }

    /// Whether rows of facts are named by what stands beside them, and nothing is asked of their documents.
    pub(crate) fn is_by_rows(&self) -> bool {
        self.conditions.iter().any(|test| test.starts_with("f.row IN ")) && !self.conditions.iter().any(|test| test.contains("d."))
    }

    /// ` AND …`, or nothing.
    pub(crate) fn and(&self) -> String {
        if self.conditions.is_empty() { String::new() } else { format!(" AND ({})", self.conditions.join(") AND (")) }
    }

    /// ` WHERE …`, or nothing.
    pub(crate) fn sql(&self) -> String {
        if self.conditions.is_empty() { String::new() } else { format!(" WHERE {}", self.conditions.join(" AND ")) }
    }

    /// The conditions for facts (`f`) of one kind, with their document as `d`.
    pub(crate) fn facts(kind: FactKind, filter: &Filter) -> Self {
        Self::default().and_facts(kind, filter)
    }

    pub(crate) fn and_facts(mut self, kind: FactKind, filter: &Filter) -> Self {
        self.push("f.kind = ?", [text(kind.code())]);
        self.known("f", filter.known_on);
        self.said_of_facts(kind, filter);
        self
    }

    /// The conditions for documents (`d`): what a filter says of facts asks for documents that tell such a fact.
    pub(crate) fn documents(filter: &Filter) -> Self {
        Self::default().and_documents(filter)
    }

    pub(crate) fn and_documents(mut self, filter: &Filter) -> Self {
        self.known("d", filter.known_on);
        self.said_of_documents(filter, filter.known_on);
        self
    }

    /// Adds conditions of which at least one must hold, or none of them; each is what a filter says. What documents tell is what was known
    /// of them on the day.
    pub(crate) fn group<'f>(
        &mut self,
        kind: Option<FactKind>,
        known_on: Option<Date>,
        filters: impl IntoIterator<Item = &'f Filter>,
        negated: bool,
    ) {
        let mut tests = Vec::new();
        let mut values = Vec::new();
        for filter in filters {
            let mut one = Self::one_by_one(self.one_by_one);
            match kind {
                Some(kind) => one.said_of_facts(kind, filter),
                None => one.said_of_documents(filter, known_on),
            }
            tests.push(format!("({})", one.conditions.join(" AND ")));
            values.extend(one.values);
        }
        let tests = tests.join(" OR ");
        // What is not known, an outlet say, is not what was asked for; so it is let through where that shall not be.
        self.push(if negated { format!("NOT coalesce(({tests}), FALSE)") } else { format!("({tests})") }, values);
    }

    /// Only facts of the documents whose rows this asks for, or of others.
    pub(crate) fn in_documents(&mut self, (documents, values): (String, Vec<Value<'static>>), negated: bool) {
        let not = if negated { "NOT " } else { "" };
        self.push(format!("f.document {not}IN ({documents})"), values);
    }

    fn said_of_facts(&mut self, kind: FactKind, filter: &Filter) {
        self.told(Some(kind), filter);
        self.span("f.day_first", "f.day_last", filter);
        if let Some(day) = filter.as_of.map(|day| Value::Integer(days::number(day))) {
            // Only ties end.
            let (held, times) = match kind {
                FactKind::Tie => ("f.day_first <= ? AND f.day_last >= ?", 3),
                FactKind::Event | FactKind::Claim => ("f.day_first <= ?", 2),
            };
            self.push(format!("({held} OR (f.day_first IS NULL AND d.published_first <= ?))"), vec![day; times]);
        }
        self.any("f.lang = ?", filter.lang.iter().map(|lang| text(lang.code())));
        self.any("f.source_key = ?", filter.source.iter().map(|source| text(foederis_model::name_key(source))));
        self.any("d.id = ?", filter.document.iter().map(text));
    }

    fn said_of_documents(&mut self, filter: &Filter, known_on: Option<Date>) {
        self.span("d.published_first", "d.published_last", filter);
        if let Some(day) = filter.as_of {
            self.push("d.published_first <= ?", [Value::Integer(days::number(day))]);
        }
        self.any("d.lang = ?", filter.lang.iter().map(|lang| text(lang.code())));
        self.any("d.source_key = ?", filter.source.iter().map(|source| text(foederis_model::name_key(source))));
        self.any("d.id = ?", filter.document.iter().map(text));
        let mut inner = Self::one_by_one(self.one_by_one);
        inner.told(None, filter);
        if !inner.conditions.is_empty() {
            // A document may stand and a fact of it be closed, by a review.
            inner.known("f", known_on);
            let sql = if self.one_by_one {
                format!("EXISTS (SELECT 1 FROM facts f INDEXED BY facts_document WHERE f.document = d.row{})", inner.and())
            } else {
                format!("d.row IN (SELECT f.document FROM facts f{})", inner.sql())
            };
            self.push(sql, inner.values);
        }
    }

    /// Rows of a table that are known now, or were on a day.
    pub(crate) fn known_on(table: &str, known_on: Option<Date>) -> Self {
        let mut clause = Self::default();
        clause.known(table, known_on);
        clause
    }

    /// Only what comes after the cursor, for a listing by `day` and `id`.
    pub(crate) fn after(&mut self, day: &str, id: &str, cursor: &Cursor) {
        let sign = match cursor.order {
            Order::OldestFirst => '>',
            Order::NewestFirst => '<',
        };
        self.push(format!("({day}, {id}) {sign} (?, ?)"), [Value::Integer(cursor.day), text(&cursor.id)]);
    }

    /// What is known now, or was on a day.
    fn known(&mut self, table: &str, known_on: Option<Date>) {
        match known_on {
            None => self.push(format!("{table}.known_to IS NULL"), []),
            Some(day) => {
                let day = Value::Integer(days::number(day));
                self.push(format!("{table}.known_from <= ? AND ({table}.known_to IS NULL OR {table}.known_to > ?)"), [day.clone(), day]);
            }
        }
    }

    /// Overlap with the span of days asked for. What has no day is in no span.
    fn span(&mut self, first: &str, last: &str, filter: &Filter) {
        if let Some(until) = filter.until {
            self.push(format!("{first} <= ?"), [Value::Integer(days::number(until))]);
        }
        if let Some(from) = filter.from {
            self.push(format!("{last} >= ?"), [Value::Integer(days::number(from))]);
        }
    }

    /// Who, what, where, in which status.
    fn told(&mut self, kind: Option<FactKind>, filter: &Filter) {
        const PARTIES: &str = "side <> 'claimed_by'";
        self.actors(PARTIES, filter.actor.iter());
        if let Some((one, other)) = &filter.pair {
            self.actors(PARTIES, [one]);
            self.actors(PARTIES, [other]);
        }
        self.actors("side IN ('claimed_by', 'by')", filter.claimant.iter());
        let types = filter.types.iter().flat_map(|code| match kind {
            Some(FactKind::Event) => vec![text(code.to_ascii_uppercase())],
            Some(_) => vec![text(code.to_ascii_lowercase())],
            None => vec![text(code.to_ascii_uppercase()), text(code.to_ascii_lowercase())],
        });
        self.any("f.type = ?", types);
        self.any("f.status = ?", filter.status.iter().map(|status| text(status.code())));
        let places: Vec<Value> = filter.place.iter().map(|place| text(foederis_model::name_key(place))).collect();
        if !places.is_empty() {
            let marks = vec!["?"; places.len()].join(", ");
            self.noted("fact_place", &format!("key IN ({marks})"), places);
        }
    }

    /// At least one of these actors on such a side.
    fn actors<'a>(&mut self, sides: &str, actors: impl IntoIterator<Item = &'a String>) {
        let mut tests = Vec::new();
        let mut values = Vec::new();
        for actor in actors {
            let actor = Actor::from(actor.as_str());
            values.push(text(foederis_model::name_key(&actor.base)));
            if let Some(role) = actor.role {
                tests.push("(key = ? AND role = ?)");
                values.push(text(role.code()));
            } else {
                tests.push("key = ?");
            }
        }
        if !tests.is_empty() {
            self.noted("fact_actor", &format!("{sides} AND ({})", tests.join(" OR ")), values);
        }
    }

    /// Facts of which this stands in a table beside them.
    fn noted(&mut self, table: &str, test: &str, values: Vec<Value<'static>>) {
        let sql = if self.one_by_one {
            format!("EXISTS (SELECT 1 FROM {table} INDEXED BY {table}_fact WHERE fact = f.row AND {test})")
        } else {
            format!("f.row IN (SELECT fact FROM {table} WHERE {test})")
        };
        self.push(sql, values);
    }

    /// At least one of these values; no values ask for nothing.
    pub(crate) fn any(&mut self, test: &str, values: impl IntoIterator<Item = Value<'static>>) {
        let values: Vec<Value> = values.into_iter().collect();
        if !values.is_empty() {
            self.push(format!("({})", vec![test; values.len()].join(" OR ")), values);
        }
    }
}

/// Facts (`f`) that may have been closed, with the version of their document or by a review: few, and read by their rows.
pub(crate) const CLOSED: &str = "(SELECT c.row FROM documents v INDEXED BY documents_closed CROSS JOIN facts c ON c.document = v.row
    WHERE v.known_to IS NOT NULL UNION SELECT r.fact FROM fact_review r) g CROSS JOIN facts f ON f.row = g.row";

pub(crate) fn text(value: impl AsRef<str>) -> Value<'static> {
    Value::from(value.as_ref().to_owned())
}

/// What comes after every text that begins so: no character sorts after U+10FFFF. A range can use an index.
pub(crate) fn past(beginning: &str) -> String {
    format!("{beginning}\u{10FFFF}")
}
