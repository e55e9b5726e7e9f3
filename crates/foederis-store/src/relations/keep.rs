//! Bringing relations up to date.

use crate::days;
use crate::engine::{Fault, Result, Statement, Store, params};
use crate::reported::{self, REPORTED};
use foederis_analysis::{ends, relations};
use foederis_model::{Tie, TieType};
use std::collections::BTreeSet;

/// Collects what a batch adds and closes, and puts the relations right at its end.
pub(crate) struct Keeper<'t> {
    touched: BTreeSet<i64>,
    find: Statement<'t>,
    make: Statement<'t>,
    link: Statement<'t>,
    of_document: Statement<'t>,
    of_fact: Statement<'t>,
    leave: Statement<'t>,
    key: Statement<'t>,
    members: Statement<'t>,
    write: Statement<'t>,
    forget: Statement<'t>,
    stand: Statement<'t>,
    forget_names: Statement<'t>,
    name: Statement<'t>,
    remove: Statement<'t>,
}

impl<'t> Keeper<'t> {
    pub(crate) fn new(store: &'t dyn Store) -> Result<Self> {
        let prepare = |sql: &str| store.prepare(sql);
        Ok(Self {
            touched: BTreeSet::new(),
            find: prepare("SELECT row FROM relations WHERE type = ? AND from_key = ? AND to_key = ?")?,
            make: prepare("INSERT INTO relations (type, from_key, to_key, from_name, to_name, reports) VALUES (?, ?, ?, '', '', 0)")?,
            link: prepare("INSERT INTO tie_relation (relation, fact) VALUES (?, ?) ON CONFLICT DO NOTHING")?,
            of_document: prepare(
                "SELECT t.relation, t.fact FROM facts f JOIN tie_relation t ON t.fact = f.row WHERE f.document = ? AND f.kind = 'tie'",
            )?,
            of_fact: prepare("SELECT relation, fact FROM tie_relation WHERE fact = ?")?,
            leave: prepare("DELETE FROM tie_relation WHERE relation = ? AND fact = ?")?,
            key: prepare("SELECT type, from_key, to_key FROM relations WHERE row = ?")?,
            members: prepare(&format!(
                "SELECT {REPORTED}, f.known_from FROM tie_relation t JOIN facts f ON f.row = t.fact JOIN documents d ON d.row = f.document
                 WHERE t.relation = ?"
            ))?,
            write: prepare(
                "UPDATE relations SET from_name = ?2, to_name = ?3, via = ?4, reports = ?5, contested = ?6, known_first = ?7, known_whole = ?8
                 WHERE row = ?1",
            )?,
            forget: prepare("DELETE FROM relation_standing WHERE relation = ?")?,
            stand: prepare("INSERT INTO relation_standing (relation, first, last, standing) VALUES (?, ?, ?, ?)")?,
            forget_names: prepare("DELETE FROM relation_name WHERE relation = ?")?,
            name: prepare("INSERT INTO relation_name (relation, key) VALUES (?, ?)")?,
            remove: prepare("DELETE FROM relations WHERE row = ?")?,
        })
    }

    /// The ties of this version of a document are about to be closed.
    pub(crate) fn closing(&mut self, document: i64) -> Result<()> {
        let links = links(&mut self.of_document, document)?;
        self.unlink(links)
    }

    /// One tie is about to be closed, and its document stays.
    pub(crate) fn closing_one(&mut self, fact: i64) -> Result<()> {
        let links = links(&mut self.of_fact, fact)?;
        self.unlink(links)
    }

    fn unlink(&mut self, links: Vec<(i64, i64)>) -> Result<()> {
        for (relation, fact) in links {
            self.leave.execute(params![relation, fact])?;
            self.touched.insert(relation);
        }
        Ok(())
    }

    /// A tie was written.
    pub(crate) fn opened(&mut self, fact: i64, tie: &Tie) -> Result<()> {
        for ((tie_type, from, to), _) in ends(tie) {
            let key = params![tie_type.code(), &from, &to];
            let found: Option<i64> = self.find.maybe(key, |row| row.get(0))?;
            let relation = match found {
                Some(relation) => relation,
                None => self.make.insert(key)?,
            };
            self.link.execute(params![relation, fact])?;
            self.touched.insert(relation);
        }
        Ok(())
    }

    /// Writes the histories of what was touched.
    pub(crate) fn finish(&mut self) -> Result<()> {
        for relation in std::mem::take(&mut self.touched) {
            let (mut ties, mut known) = (Vec::new(), Vec::new());
            let mut rows = self.members.query(params![relation])?;
            while let Some(row) = rows.next()? {
                ties.push(reported::tie(row)?);
                known.push(row.get::<i64>(7)?);
            }
            drop(rows);
            self.forget.execute(params![relation])?;
            self.forget_names.execute(params![relation])?;
            let key: (String, String, String) = self.key.one(params![relation], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            // A report that binds several pairs stands in several relations; this one alone is asked for.
            let found = relations(&ties).into_iter().find(|found| {
                let ends = [&found.from, &found.to].map(|end| foederis_model::name_key(end));
                found.tie_type.code() == key.0 && ends == [key.1.as_str(), key.2.as_str()]
            });
            let Some(found) = found else {
                self.remove.execute(params![relation])?;
                continue;
            };
            let reports = i64::try_from(found.statements.len()).unwrap_or(i64::MAX);
            let (first, whole) = (known.iter().min().copied().unwrap_or_default(), known.iter().max().copied().unwrap_or_default());
            self.write.execute(params![
                relation,
                &found.from,
                &found.to,
                found.via.first(),
                reports,
                found.is_contested(),
                first,
                whole
            ])?;
            for name in ties.iter().flat_map(|told| named(&told.tie)).collect::<BTreeSet<_>>() {
                self.name.execute(params![relation, &name])?;
            }
            for (first, last, standing) in found.standings() {
                self.stand.execute(params![relation, days::number(first), days::number(last), standing.code()])?;
            }
        }
        Ok(())
    }
}

/// What a tie names beside its ends, as it is compared.
fn named(tie: &Tie) -> impl Iterator<Item = String> {
    tie.via.iter().chain(&tie.place).map(|name| foederis_model::name_key(name))
}

/// Pairs of a relation and a tie in it.
fn links(asked: &mut Statement<'_>, of: i64) -> Result<Vec<(i64, i64)>> {
    asked.all(params![of], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Makes all relations anew from the ties known now.
pub(crate) fn rebuild(store: &dyn Store) -> Result<()> {
    store.batch("DELETE FROM relation_standing; DELETE FROM relation_name; DELETE FROM tie_relation; DELETE FROM relations;")?;
    let mut keeper = Keeper::new(store)?;
    let mut all = store.prepare("SELECT row, record FROM facts WHERE kind = 'tie' AND known_to IS NULL ORDER BY row")?;
    let mut rows = all.scan(&[])?;
    while let Some(row) = rows.next()? {
        let tie: Tie = serde_json::from_str(&row.text(1)?).map_err(Fault::value)?;
        keeper.opened(row.get(0)?, &tie)?;
    }
    keeper.finish()
}

/// The type of a relation's id, with its ends: `arms-supply:RUS:AZE`.
pub(super) fn parse(id: &str) -> Option<(TieType, &str, &str)> {
    let mut parts = id.splitn(3, ':');
    Some((parts.next()?.parse().ok()?, parts.next()?, parts.next()?))
}
