//! The index for searching: two FTS5 tables that hold no text.

use super::LedgerFile;
use crate::engine::{Result, Statement, Store, Value, params};
use crate::search::{Beside, Expression, Indexer, Leaf, TEXT, TEXT_FORM, TITLE, TITLE_FORM, Table, Terms, Words};
use crate::where_clause::Where;

impl Words for LedgerFile {
    fn indexer(&self) -> Result<Box<dyn Indexer + '_>> {
        Ok(Box::new(Tables {
            document: self.prepare("INSERT INTO document_words (rowid, title, text, title_forms, text_forms) VALUES (?, ?, ?, ?, ?)")?,
            fact: self.prepare("INSERT INTO fact_words (rowid, text, forms) VALUES (?, ?, ?)")?,
        }))
    }

    fn clear_words(&self) -> Result<()> {
        self.batch(
            "INSERT INTO document_words (document_words) VALUES ('delete-all');
             INSERT INTO fact_words (fact_words) VALUES ('delete-all');",
        )
    }

    fn indexed(&self, what: Table) -> &'static str {
        match what {
            Table::Documents => "SELECT id FROM document_words_docsize",
            Table::Facts => "SELECT id FROM fact_words_docsize",
        }
    }

    fn documents_with(&self, expression: &Expression) -> (String, Vec<Value<'static>>) {
        let sql = "SELECT rowid FROM document_words WHERE document_words MATCH ?".to_owned();
        (sql, vec![Value::from(written(expression, Table::Documents))])
    }

    fn are_few(&self, table: Table, expression: &Expression) -> Result<bool> {
        let name = name(table);
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM {name} WHERE {name} MATCH ? LIMIT ?)");
        let count: i64 = self.prepare(&sql)?.one(params![written(expression, table), FEW], |row| row.get(0))?;
        Ok(count < FEW)
    }

    /// What was added last is ranked; of very many hits the others follow in the order of their rows.
    fn search(
        &self,
        (table, beside): (Table, Beside),
        expression: &Expression,
        clause: &Where,
        hit: &mut dyn FnMut(i64, f64),
    ) -> Result<()> {
        let values: Vec<Value<'_>> = std::iter::once(written(expression, table).into()).chain(clause.values.iter().cloned()).collect();
        for part in [Part::Ranked, Part::Others] {
            let mut statement = self.prepare(&walk(table, beside, part, clause))?;
            let mut rows = statement.query(&values)?;
            let mut total = 0;
            while let Some(row) = rows.next()? {
                total += 1;
                hit(row.get(0)?, row.get(1)?);
            }
            if total < MOST_RANKED {
                break;
            }
        }
        Ok(())
    }
}

/// Hits that are ranked. Ranking takes ten times as long as counting, and who asks for a word of more reports than these wants to know of the newest.
const MOST_RANKED: usize = 10_000;

/// Up to so many hits are put to a filter one by one.
const FEW: i64 = 20_000;

/// Hits that are ranked, and all after them.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Ranked,
    Others,
}

/// A walk over the hits, the newest first.
fn walk(table: Table, beside: Beside, part: Part, clause: &Where) -> String {
    let name = name(table);
    let weights = match table {
        Table::Documents => format!("{TITLE:?}, {TEXT:?}, {TITLE_FORM:?}, {TEXT_FORM:?}"),
        Table::Facts => format!("{TEXT:?}, {TEXT_FORM:?}"),
    };
    // A rank is below 0.
    let (rank, limit) = match part {
        Part::Ranked => (format!("bm25({name}, {weights})"), format!("LIMIT {MOST_RANKED}")),
        Part::Others => ("0.0".to_owned(), format!("LIMIT -1 OFFSET {MOST_RANKED}")),
    };
    // Rows are looked up in an index that has all that is asked of them: a text or record may fill many pages. Where nothing else is asked,
    // what is not known any longer is left out by itself.
    let (rows, known) = match (table, beside) {
        (_, Beside::Nothing) => (String::new(), format!(" AND {name}.rowid NOT IN (SELECT row FROM documents WHERE known_to IS NOT NULL)")),
        (Table::Documents, _) => (format!(" CROSS JOIN documents d INDEXED BY documents_search ON d.row = {name}.rowid"), String::new()),
        (Table::Facts, beside) => {
            let document = if beside == Beside::Document { " JOIN documents d ON d.row = f.document" } else { "" };
            (format!(" CROSS JOIN facts f INDEXED BY facts_search ON f.row = {name}.rowid{document}"), String::new())
        }
    };
    format!("SELECT {name}.rowid, {rank} FROM {name}{rows} WHERE {name} MATCH ?{known}{} ORDER BY {name}.rowid DESC {limit}", clause.and())
}

fn name(table: Table) -> &'static str {
    match table {
        Table::Documents => "document_words",
        Table::Facts => "fact_words",
    }
}

/// Statements that write the index.
struct Tables<'s> {
    document: Statement<'s>,
    fact: Statement<'s>,
}

impl Indexer for Tables<'_> {
    fn document(&mut self, row: i64, title: &Terms, text: &Terms) -> Result<()> {
        self.document.execute(params![row, &title.words, &text.words, &title.forms, &text.forms]).map(drop)
    }

    fn fact(&mut self, row: i64, sentences: &Terms) -> Result<()> {
        self.fact.execute(params![row, &sentences.words, &sentences.forms]).map(drop)
    }

    fn finish(&mut self) -> Result<()> {
        Ok(())
    }
}

/// The expression in the language of FTS5.
fn written(expression: &Expression, what: Table) -> String {
    let all = |parts: &[Expression], between: &str| {
        let parts: Vec<String> = parts.iter().map(|part| written(part, what)).collect();
        format!("({})", parts.join(between))
    };
    match expression {
        Expression::All(parts) => all(parts, " AND "),
        Expression::Any(parts) => all(parts, " OR "),
        Expression::Except(wanted, unwanted) => format!("({} NOT {})", written(wanted, what), written(unwanted, what)),
        Expression::Leaf { title, leaf } => {
            let columns = match (what, title, leaf) {
                (Table::Facts, _, Leaf::Form(_)) => "{forms}",
                (Table::Facts, _, _) => "{text}",
                (Table::Documents, true, Leaf::Form(_)) => "{title_forms}",
                (Table::Documents, true, _) => "{title}",
                (Table::Documents, false, Leaf::Form(_)) => "{title_forms text_forms}",
                (Table::Documents, false, _) => "{title text}",
            };
            match leaf {
                Leaf::Words(words) => format!("{columns} : {}", string(words)),
                Leaf::Form(form) => format!("{columns} : {}", string([form])),
                Leaf::Beginning(beginning) => format!("{columns} : {} *", string([beginning])),
            }
        }
    }
}

/// A string of the index's language. Whatever could end it is left out, should an analysed word ever hold it.
fn string<S: AsRef<str>>(words: impl IntoIterator<Item = S>) -> String {
    let words: Vec<String> =
        words.into_iter().map(|word| word.as_ref().chars().filter(|c| c.is_alphanumeric() || *c == '_').collect()).collect();
    format!("\"{}\"", words.join(" "))
}
