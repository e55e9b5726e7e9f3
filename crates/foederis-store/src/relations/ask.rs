//! Asking for ties over time.

use super::keep::parse;
use crate::engine::{self, Value};
use crate::reported::{self, REPORTED};
use crate::where_clause::{Where, text};
use crate::{Error, FactKind, Filter, Ledger, days};
use foederis_analysis::{Edge, Network, Relation, ReportedTie, TieStanding, relations};
use foederis_model::{Actor, Tie, TieType};
use jiff::civil::Date;
use std::collections::BTreeSet;

impl Ledger {
    /// Who is tied to whom on a day. Of the filter, actors, the pair, types and `known_on` count; an actor is asked for in any role.
    /// With `all`, ties that are only possible, denied, over or to come are there too.
    ///
    /// With [`Filter::known_on`], histories of which only a part was known are put together anew.
    pub fn network(&self, as_of: Date, filter: &Filter, all: bool) -> Result<Network, Error> {
        let asked = Asked::of(filter);
        if !super::is_current(&*self.store).map_err(self.failed())? {
            return Ok(Network::on(&self.gathered(filter)?, as_of, all));
        }
        let others = filter.known_on.map(|day| self.others_then(&asked, day)).transpose()?;
        let mut clause = asked.clause();
        let day = Value::Integer(days::number(as_of));
        clause.push("s.first <= ? AND s.last >= ?", [day.clone(), day]);
        clause.known_whole(filter.known_on);
        if !all {
            let standing =
                TieStanding::ALL.into_iter().filter(|standing| standing.stands()).map(|standing| format!("'{}'", standing.code()));
            clause.push(format!("s.standing IN ({})", standing.collect::<Vec<_>>().join(", ")), []);
        }
        // Of everybody, one walk through all days; of some, from their ties.
        let join = if asked.is_of_everybody() { "CROSS JOIN" } else { "JOIN" };
        let sql = format!(
            "SELECT r.type, r.from_name, r.to_name, s.standing, r.via, r.reports
             FROM relation_standing s {join} relations r ON r.row = s.relation{}",
            clause.sql()
        );
        let mut statement = self.store.prepare(&sql).map_err(self.failed())?;
        let mut rows = statement.scan(&clause.values).map_err(self.failed())?;
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
        if let Some(others) = others {
            edges.retain(|edge| !others.has(edge.tie_type, [&edge.from, &edge.to]));
            edges.append(&mut Network::on(&others.relations, as_of, all).edges);
        }
        Ok(Network::of(as_of, edges))
    }

    /// The ids of ties on which reports contradict each other, or that are only said not to hold, by type and ends. A tie is there when one of its
    /// statements is what the filter asks for.
    pub fn contested_ties(&self, filter: &Filter) -> Result<Vec<String>, Error> {
        let everything = Filter { known_on: filter.known_on, ..Filter::default() };
        let is_current = super::is_current(&*self.store).map_err(self.failed())?;
        let others = match filter.known_on {
            Some(day) if is_current => Some(self.others_then(&Asked::default(), day)?),
            _ => None,
        };
        // Type and ends, as they are compared, with the id.
        let mut found: Vec<((TieType, [String; 2]), String)> = Vec::new();
        if is_current {
            let mut clause = Where::default();
            clause.push("r.contested = 1", []);
            clause.known_whole(filter.known_on);
            if *filter != everything {
                let facts = Where::facts(FactKind::Tie, filter);
                let sql = "SELECT t.relation FROM tie_relation t JOIN facts f ON f.row = t.fact JOIN documents d ON d.row = f.document";
                clause.push(format!("r.row IN ({sql}{})", facts.sql()), facts.values);
            }
            let sql = format!("SELECT r.type, r.from_name, r.to_name FROM relations r{}", clause.sql());
            let mut statement = self.store.prepare(&sql).map_err(self.failed())?;
            let mut rows = statement.scan(&clause.values).map_err(self.failed())?;
            while let Some(row) = rows.next().map_err(self.failed())? {
                let text = |at| row.get::<String>(at).map_err(self.failed());
                let (code, from, to) = (text(0)?, text(1)?, text(2)?);
                let id = format!("{code}:{from}:{to}");
                let tie_type = code.parse().map_err(|_| self.corrupt(format!("there is a tie {id}, whose type is not known")))?;
                if !others.as_ref().is_some_and(|others| others.has(tie_type, [&from, &to])) {
                    found.push(((tie_type, [from, to].map(|end| foederis_model::name_key(&end))), id));
                }
            }
        }
        let mut anew = match others {
            Some(others) => others.relations,
            None if is_current => Vec::new(),
            None => self.gathered(&everything)?,
        };
        anew.retain(Relation::is_contested);
        if *filter != everything && !anew.is_empty() {
            let passing = self.ids::<Tie>(filter)?;
            anew.retain(|relation| relation.statements.iter().any(|statement| passing.contains(&statement.tie)));
        }
        let key = |relation: &Relation| (relation.tie_type, [&relation.from, &relation.to].map(|end| foederis_model::name_key(end)));
        found.extend(anew.into_iter().map(|relation| (key(&relation), relation.id)));
        found.sort_unstable();
        Ok(found.into_iter().map(|(_, id)| id).collect())
    }

    /// The ties over time that the filter asks for, put together anew.
    fn gathered(&self, filter: &Filter) -> Result<Vec<Relation>, Error> {
        let asked = Asked::of(filter);
        let mut found = relations(&self.reported_ties(filter)?);
        found.retain(|relation| asked.fits(relation));
        Ok(found)
    }

    /// Ties known now or on a day, to be put together by the analysis. Of the filter, actors, the pair and types count: every statement on a tie over time
    /// between these is there. Others may be there as well, and some twice.
    pub fn reported_ties(&self, filter: &Filter) -> Result<Vec<ReportedTie>, Error> {
        let asked = Asked::of(filter);
        if asked.is_of_everybody() {
            let mut ties = Vec::new();
            let all = Filter { types: asked.types, known_on: filter.known_on, ..Filter::default() };
            self.each_tie(&all, |stored| ties.push(stored.into()))?;
            return Ok(ties);
        }
        let mut ties = match filter.known_on {
            Some(day) => self.closed_then(&asked.types, day)?,
            None => Vec::new(),
        };
        ties.append(&mut self.members(asked.clause(), filter.known_on)?);
        Ok(ties)
    }

    /// Ties that runs through, or reach to, what has this name in it, word for word.
    pub fn ties_naming(&self, name: &str, known_on: Option<Date>) -> Result<Vec<ReportedTie>, Error> {
        let mut named = Where::default();
        let name = foederis_model::name_key(name);
        if name.is_empty() {
            return Ok(Vec::new());
        }
        // Every name is looked at: a few for each tie over time, and read in one go.
        let sql = "r.row IN (SELECT relation FROM relation_name WHERE ' ' || key || ' ' LIKE '% ' || CAST(? AS TEXT) || ' %' ESCAPE '!')";
        named.push(sql, [text(name.replace('!', "!!").replace('%', "!%").replace('_', "!_"))]);
        let mut ties = match known_on {
            Some(day) => self.closed_then(&[], day)?,
            None => Vec::new(),
        };
        ties.append(&mut self.members(named, known_on)?);
        Ok(ties)
    }

    /// What reports known now say of these ties over time; with a day, those of them that were known then.
    pub(super) fn members(&self, mut relations: Where, known_on: Option<Date>) -> Result<Vec<ReportedTie>, Error> {
        if let Some(day) = known_on {
            relations.push("f.known_from <= ?", [Value::Integer(days::number(day))]);
        }
        let sql = format!(
            "SELECT {REPORTED} FROM relations r JOIN tie_relation t ON t.relation = r.row JOIN facts f ON f.row = t.fact
             JOIN documents d ON d.row = f.document{}",
            relations.sql()
        );
        self.store.all(&sql, &relations.values, reported::tie).map_err(self.failed())
    }

    /// A tie over time, with all that is said of it, by its id: `arms-supply:RUS:AZE`.
    pub fn relation(&self, id: &str, known_on: Option<Date>) -> Result<Relation, Error> {
        let missing = || Error::NoSuchId { id: id.to_owned() };
        let (tie_type, from, to) = parse(id.trim()).ok_or_else(missing)?;
        let pair = Some((from.to_owned(), to.to_owned()));
        let filter = Filter { pair, types: vec![tie_type.code().to_owned()], known_on, ..Filter::default() };
        let mut ends = [from, to].map(foederis_model::name_key);
        if tie_type.is_symmetric() {
            ends.sort_unstable();
        }
        let is_it = |relation: &Relation| {
            relation.tie_type == tie_type && [&relation.from, &relation.to].map(|end| foederis_model::name_key(end)) == ends
        };
        relations(&self.reported_ties(&filter)?).into_iter().find(is_it).ok_or_else(missing)
    }
}

/// What of a filter counts for ties over time, as it is compared.
#[derive(Default)]
pub(super) struct Asked {
    actors: Vec<String>,
    pair: Vec<String>,
    types: Vec<String>,
}

impl Asked {
    fn of(filter: &Filter) -> Self {
        let key = |name: &String| foederis_model::name_key(&Actor::from(name.as_str()).base);
        // A territory may have the stroke in its name that stands before roles elsewhere.
        let actors = filter.actor.iter().flat_map(|name| [key(name), foederis_model::name_key(name)]);
        Self {
            actors: actors.collect::<BTreeSet<_>>().into_iter().collect(),
            pair: filter.pair.iter().flat_map(|(one, other)| [key(one), key(other)]).collect(),
            types: filter.types.iter().map(|code| code.to_ascii_lowercase()).collect(),
        }
    }

    fn is_of_everybody(&self) -> bool {
        self.actors.is_empty() && self.pair.is_empty()
    }

    /// As conditions on `relations r`.
    pub(super) fn clause(&self) -> Where {
        let mut clause = Where::default();
        let mut one_end_is = |wanted: &[String]| {
            let marks = vec!["?"; wanted.len()].join(", ");
            clause.push(format!("(r.from_key IN ({marks}) OR r.to_key IN ({marks}))"), wanted.iter().chain(wanted).map(text));
        };
        if !self.actors.is_empty() {
            one_end_is(&self.actors);
        }
        for one in &self.pair {
            one_end_is(std::slice::from_ref(one));
        }
        clause.any("r.type = ?", self.types.iter().map(text));
        clause
    }

    pub(super) fn fits(&self, relation: &Relation) -> bool {
        let ends = [&relation.from, &relation.to].map(|end| foederis_model::name_key(end));
        (self.actors.is_empty() || self.actors.iter().any(|actor| ends.contains(actor)))
            && self.pair.iter().all(|actor| ends.contains(actor))
            && (self.types.is_empty() || self.types.iter().any(|code| code == relation.tie_type.code()))
    }

    pub(super) fn types(&self) -> &[String] {
        &self.types
    }
}
