//! Asking for ties over time.

use super::keep::parse;
use crate::engine::{self, Value, params};
use crate::reported::{self, REPORTED};
use crate::where_clause::{CLOSED, Where, text};
use crate::{Error, Filter, Ledger, days};
use foederis_analysis::{Edge, Network, Relation, ReportedTie, TieStanding, relations};
use foederis_model::{Actor, Tie, TieType};
use jiff::civil::Date;

impl Ledger {
    /// Who is tied to whom on a day. Of the filter, actors, the pair, types and `known_on` count; an actor is asked for in any role.
    /// With `all`, ties that are only possible, denied, over or to come are there too.
    ///
    /// With [`Filter::known_on`] the histories are put together anew, which takes longer the more ties there are.
    pub fn network(&self, as_of: Date, filter: &Filter, all: bool) -> Result<Network, Error> {
        let Asked { actors, pair, types } = Asked::of(filter);
        if filter.known_on.is_some() {
            let found = self.gathered(filter)?;
            return Ok(Network::on(&found, as_of, all));
        }
        let mut conditions = vec!["s.first <= ? AND s.last >= ?".to_owned()];
        let day = Value::Integer(days::number(as_of));
        let mut values = vec![day.clone(), day];
        let mut any = |column: &str, wanted: &[String]| {
            let marks = vec!["?"; wanted.len()].join(", ");
            values.extend(wanted.iter().map(text));
            format!("{column} IN ({marks})")
        };
        if !actors.is_empty() {
            conditions.push(format!("({} OR {})", any("r.from_key", &actors), any("r.to_key", &actors)));
        }
        for one in &pair {
            let one = std::slice::from_ref(one);
            conditions.push(format!("({} OR {})", any("r.from_key", one), any("r.to_key", one)));
        }
        if !types.is_empty() {
            conditions.push(any("r.type", &types));
        }
        if !all {
            let standing =
                TieStanding::ALL.into_iter().filter(|standing| standing.stands()).map(|standing| format!("'{}'", standing.code()));
            conditions.push(format!("s.standing IN ({})", standing.collect::<Vec<_>>().join(", ")));
        }
        // Of everybody, one walk through all days; of some, from their ties.
        let join = if actors.is_empty() && pair.is_empty() { "CROSS JOIN" } else { "JOIN" };
        let sql = format!(
            "SELECT r.type, r.from_name, r.to_name, s.standing, r.via, r.reports
             FROM relation_standing s {join} relations r ON r.row = s.relation WHERE {}",
            conditions.join(" AND ")
        );
        let mut statement = self.store.prepare(&sql).map_err(self.failed())?;
        let mut rows = statement.scan(&values).map_err(self.failed())?;
        let mut edges = Vec::new();
        while let Some(row) = rows.next().map_err(self.failed())? {
            let code = |at| row.text(at).map_err(self.failed());
            let (tie_type, standing) = (code(0)?, code(3)?);
            let unknown = || self.corrupt(format!("the network has a tie {tie_type} that {standing}, which is not known"));
            let tie_type: TieType = tie_type.parse().map_err(|_| unknown())?;
            let standing = TieStanding::ALL.into_iter().find(|one| one.code() == standing).ok_or_else(unknown)?;
            let edge = || -> engine::Result<Edge> {
                let reports = row.get::<i64>(5)?.unsigned_abs();
                Ok(Edge::new(tie_type, [row.get(1)?, row.get(2)?], standing, row.get(4)?, usize::try_from(reports).unwrap_or(usize::MAX)))
            };
            edges.push(edge().map_err(self.failed())?);
        }
        Ok(Network::of(as_of, edges))
    }

    /// Ties on which reports contradict each other, or that are only said not to hold, by type and ends. A tie is there whole when one of its statements
    /// is what the filter asks for.
    pub fn contested_ties(&self, filter: &Filter) -> Result<Vec<Relation>, Error> {
        let everything = Filter { known_on: filter.known_on, ..Filter::default() };
        let mut found = self.gathered(&everything)?;
        found.retain(Relation::is_contested);
        if *filter != everything {
            let passing = self.ids::<Tie>(filter)?;
            found.retain(|relation| relation.statements.iter().any(|statement| passing.contains(&statement.tie)));
        }
        Ok(found)
    }

    /// The ties over time that the filter asks for, put together anew.
    fn gathered(&self, filter: &Filter) -> Result<Vec<Relation>, Error> {
        let Asked { actors, pair, types } = Asked::of(filter);
        let mut found = relations(&self.reported_ties(filter)?);
        found.retain(|relation| {
            let ends = [&relation.from, &relation.to].map(|end| foederis_model::name_key(end));
            (actors.is_empty() || actors.iter().any(|actor| ends.contains(actor)))
                && pair.iter().all(|actor| ends.contains(actor))
                && (types.is_empty() || types.iter().any(|code| code == relation.tie_type.code()))
        });
        Ok(found)
    }

    /// Ties known now or on a day, to be put together by the analysis. Of the filter, actors, the pair and types count: every statement on a tie over time
    /// between these is there. Others may be there as well, and some twice.
    pub fn reported_ties(&self, filter: &Filter) -> Result<Vec<ReportedTie>, Error> {
        let Asked { actors, pair, types } = Asked::of(filter);
        let mut ties = Vec::new();
        if actors.is_empty() && pair.is_empty() {
            let all = Filter { types, known_on: filter.known_on, ..Filter::default() };
            self.each_tie(&all, |stored| ties.push(stored.into()))?;
            return Ok(ties);
        }
        let mut now = Where::default();
        let mut one_end_is = |wanted: &[String]| {
            let marks = vec!["?"; wanted.len()].join(", ");
            let values = wanted.iter().chain(wanted).map(text);
            now.push(format!("(r.from_key IN ({marks}) OR r.to_key IN ({marks}))"), values);
        };
        if !actors.is_empty() {
            one_end_is(&actors);
        }
        for one in &pair {
            one_end_is(std::slice::from_ref(one));
        }
        now.any("r.type = ?", types.iter().map(text));
        let mut read = |from: &str, clause: &Where| -> Result<(), Error> {
            let sql = format!("SELECT {REPORTED} FROM {from} JOIN documents d ON d.row = f.document{}", clause.sql());
            ties.append(&mut self.store.all(&sql, &clause.values, reported::tie).map_err(self.failed())?);
            Ok(())
        };
        if let Some(day) = filter.known_on.map(|day| Value::Integer(days::number(day))) {
            // What was closed since belongs to no tie of now.
            let mut closed = Where::default();
            closed.push("f.kind = 'tie' AND f.known_from <= ? AND f.known_to > ?", [day.clone(), day.clone()]);
            closed.any("f.type = ?", types.iter().map(text));
            read(CLOSED, &closed)?;
            now.push("f.known_from <= ?", [day]);
        }
        read("relations r JOIN tie_relation t ON t.relation = r.row JOIN facts f ON f.row = t.fact", &now)?;
        Ok(ties)
    }

    /// A tie over time, with all that is said of it, by its id: `arms-supply:RUS:AZE`.
    pub fn relation(&self, id: &str) -> Result<Relation, Error> {
        let missing = || Error::NoSuchId { id: id.to_owned() };
        let (tie_type, from, to) = parse(id.trim()).ok_or_else(missing)?;
        let (mut from, mut to) = (foederis_model::name_key(from), foederis_model::name_key(to));
        if tie_type.is_symmetric() && from > to {
            std::mem::swap(&mut from, &mut to);
        }
        let sql = format!(
            "SELECT {REPORTED} FROM relations r JOIN tie_relation t ON t.relation = r.row JOIN facts f ON f.row = t.fact
             JOIN documents d ON d.row = f.document WHERE r.type = ? AND r.from_key = ? AND r.to_key = ?"
        );
        let ties = self.store.all(&sql, params![tie_type.code(), &from, &to], reported::tie).map_err(self.failed())?;
        let is_it = |relation: &Relation| {
            relation.tie_type == tie_type
                && [&relation.from, &relation.to].map(|end| foederis_model::name_key(end)) == [from.as_str(), to.as_str()]
        };
        relations(&ties).into_iter().find(is_it).ok_or_else(missing)
    }
}

/// What of a filter counts for ties over time, as it is compared.
struct Asked {
    actors: Vec<String>,
    pair: Vec<String>,
    types: Vec<String>,
}

impl Asked {
    fn of(filter: &Filter) -> Self {
        let key = |name: &String| foederis_model::name_key(&Actor::from(name.as_str()).base);
        Self {
            actors: filter.actor.iter().map(key).collect(),
            pair: filter.pair.iter().flat_map(|(one, other)| [key(one), key(other)]).collect(),
            types: filter.types.iter().map(|code| code.to_ascii_lowercase()).collect(),
        }
    }
}
