//! Statements, rows and values.

use super::{Server, bound, text};
use crate::engine::{Access, Fault, Result, Store as _, Value};
use bytes::BytesMut;
use postgres::Row;
use postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use std::borrow::Cow;
use std::error::Error;
use std::vec::IntoIter;

/// So many rows of a scan are in memory at a time: a document may have some megabytes.
const AT_ONCE: usize = 100;

/// A statement. The server learns it when it is first run.
pub(crate) struct Prepared<'s> {
    server: &'s Server,
    sql: String,
}

impl<'s> Prepared<'s> {
    pub(super) fn new(server: &'s Server, sql: &str) -> Self {
        Self { server, sql: sql.to_owned() }
    }

    pub(crate) fn execute(&mut self, values: &[Value<'_>]) -> Result<usize> {
        let written = self.server.execute(&self.sql, values)?;
        Ok(usize::try_from(written).unwrap_or(usize::MAX))
    }

    pub(crate) fn insert(&mut self, values: &[Value<'_>]) -> Result<i64> {
        let rows = self.server.query(&format!("{} RETURNING row", self.sql), values)?;
        Ok(rows.first().ok_or(Fault::NoRow)?.try_get(0)?)
    }

    pub(crate) fn query(&mut self, values: &[Value<'_>]) -> Result<Rows<'_>> {
        let batch = self.server.query(&self.sql, values)?.into_iter();
        Ok(Rows { batch, current: None, cursor: None })
    }

    pub(crate) fn scan(&mut self, values: &[Value<'_>]) -> Result<Rows<'_>> {
        Ok(Rows { batch: Vec::new().into_iter(), current: None, cursor: Some(Cursor::open(self.server, &self.sql, values)?) })
    }
}

/// Rows that came, and where more of them come from.
pub(crate) struct Rows<'r> {
    batch: IntoIter<Row>,
    current: Option<Row>,
    cursor: Option<Cursor<'r>>,
}

impl Rows<'_> {
    pub(crate) fn next(&mut self) -> Result<Option<&Row>> {
        self.current = self.batch.next();
        if let (None, Some(cursor)) = (&self.current, &self.cursor) {
            self.batch = cursor.fetch()?.into_iter();
            self.current = self.batch.next();
        }
        Ok(self.current.as_ref())
    }
}

/// A cursor of the server. It needs a transaction, and makes one where there is none.
struct Cursor<'s> {
    server: &'s Server,
    name: String,
    fetch: postgres::Statement,
}

impl<'s> Cursor<'s> {
    fn open(server: &'s Server, sql: &str, values: &[Value<'_>]) -> Result<Self> {
        server.begin(Access::Read)?;
        let number = server.cursors.get() + 1;
        server.cursors.set(number);
        let name = format!("scan_{number}");
        let declared = || -> Result<postgres::Statement> {
            let mut client = server.client.borrow_mut();
            client.execute(&format!("DECLARE {name} NO SCROLL CURSOR FOR {}", text::translated(sql)), &bound(values))?;
            Ok(client.prepare(&format!("FETCH {AT_ONCE} FROM {name}"))?)
        };
        match declared() {
            Ok(fetch) => Ok(Self { server, name, fetch }),
            Err(fault) => {
                // Why it failed is told.
                let _ = server.end(false);
                Err(fault)
            }
        }
    }

    fn fetch(&self) -> Result<Vec<Row>> {
        Ok(self.server.client.borrow_mut().query(&self.fetch, &[])?)
    }
}

impl Drop for Cursor<'_> {
    fn drop(&mut self) {
        // After a failure there is nothing left to close, and nobody to tell.
        let _ = self.server.batch(&format!("CLOSE {}", self.name));
        let _ = self.server.end(false);
    }
}

/// A value of a row.
pub(crate) fn value(row: &Row, at: usize) -> Result<Value<'_>> {
    let kind = row.columns().get(at).ok_or_else(|| Fault::value("a row has fewer columns than were asked for"))?.type_();
    Ok(match *kind {
        Type::INT8 => row.try_get::<_, Option<i64>>(at)?.into(),
        Type::INT4 => row.try_get::<_, Option<i32>>(at)?.map(i64::from).into(),
        Type::BOOL => row.try_get::<_, Option<bool>>(at)?.into(),
        Type::FLOAT8 => row.try_get::<_, Option<f64>>(at)?.into(),
        Type::BYTEA => row.try_get::<_, Option<&[u8]>>(at)?.map_or(Value::Null, |bytes| Value::Blob(Cow::Borrowed(bytes))),
        _ => row.try_get::<_, Option<&str>>(at)?.map_or(Value::Null, |given| Value::Text(text::given(given))),
    })
}

impl ToSql for Value<'_> {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> std::result::Result<IsNull, Box<dyn Error + Sync + Send>> {
        match (self, kind) {
            (Value::Null, _) => Ok(IsNull::Yes),
            (Value::Integer(number), &Type::BOOL) => (*number != 0).to_sql(kind, out),
            (Value::Integer(number), &Type::INT4) => i32::try_from(*number)?.to_sql(kind, out),
            (Value::Integer(number), &Type::INT8) => number.to_sql(kind, out),
            (Value::Real(number), &Type::FLOAT8) => number.to_sql(kind, out),
            (Value::Text(given), &Type::TEXT | &Type::VARCHAR | &Type::NAME) => text::kept(given).as_ref().to_sql(kind, out),
            (Value::Blob(bytes), &Type::BYTEA) => bytes.as_ref().to_sql(kind, out),
            (_, kind) => Err(format!("a value is no {kind}").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}
