//! Opening a schema of a database as a ledger, without touching one that is none.

use super::schema::STEPS;
use super::{Server, meaning};
use crate::engine::{Access, Result as Asked, Store, params};
use crate::{Address, Error};
use postgres::{Config, NoTls};
use std::time::Duration;

/// How long to wait for a server that does not answer.
const PATIENCE: Duration = Duration::from_secs(15);

/// The schema where the address names none.
const SCHEMA: &str = "foederis";

/// A ledger to write to, of the newest layout; with `make`, made where there is none.
pub(crate) fn writable(address: &Address, make: bool) -> Result<Box<dyn Store>, Error> {
    let server = connect(address)?;
    let failed = |fault| Error::of(address, fault);
    let store: &dyn Store = &server;
    match layout(store, address)? {
        None if !make => return Err(Error::Missing { ledger: address.clone() }),
        Some(version) if version == newest() => {}
        _ => bring_up_to_date(store, address)?,
    }
    let sql = "SELECT current_setting('transaction_read_only') = 'on' OR NOT has_table_privilege('documents', 'INSERT')";
    if store.one(sql, &[], |row| row.get(0)).map_err(failed)? {
        return Err(Error::ReadOnly { ledger: address.clone() });
    }
    Ok(Box::new(server))
}

/// A ledger to ask.
pub(crate) fn read_only(address: &Address) -> Result<Box<dyn Store>, Error> {
    let server = connect(address)?;
    match layout(&server, address)? {
        None => return Err(Error::Missing { ledger: address.clone() }),
        Some(found) if found < newest() => return Err(Error::Older { ledger: address.clone(), found, known: newest() }),
        Some(_) => {}
    }
    // Whatever else the role may do.
    server.batch("SET default_transaction_read_only = on").map_err(|fault| Error::of(address, fault))?;
    Ok(Box::new(server))
}

fn newest() -> i64 {
    i64::try_from(STEPS.len()).unwrap_or(i64::MAX)
}

fn connect(address: &Address) -> Result<Server, Error> {
    let wrong = |reason: String| Error::Unreadable { ledger: address.clone(), reason };
    let (plain, schema) = without_schema(address.server().unwrap_or_default());
    if !is_name(&schema) {
        return Err(wrong("its schema is no plain name: small letters, digits and _, a letter first, 63 at most".to_owned()));
    }
    let mut config: Config = plain.parse().map_err(|error| {
        wrong(format!(
            "{}; an address is postgres://USER@HOST:PORT/DATABASE, with ?schema=NAME for another schema than {SCHEMA}",
            super::told(&error)
        ))
    })?;
    if config.get_password().is_none()
        && let Some(password) = std::env::var_os("PGPASSWORD")
    {
        config.password(password.as_encoded_bytes());
    }
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(PATIENCE);
    }
    config.application_name("foederis");
    let client = config.connect(NoTls).map_err(|error| meaning(address.clone(), &error))?;
    let server = Server::new(client);
    let failed = |fault| Error::of(address, fault);
    let store: &dyn Store = &server;
    let encoding: String = store.one("SELECT current_setting('server_encoding')", &[], |row| row.get(0)).map_err(failed)?;
    if encoding != "UTF8" {
        return Err(wrong(format!(
            "its database keeps text as {encoding}; make one with: createdb --encoding=UTF8 --template=template0 NAME"
        )));
    }
    // Plain names mean the tables of the ledger alone; a name that is_name lets through is as it is written. Whatever is scanned is scanned
    // to its end, so the server shall not plan for the first rows.
    let settings = format!("SET search_path = {schema}; SET lock_timeout = '{}s'; SET cursor_tuple_fraction = 1", PATIENCE.as_secs());
    store.batch(&settings).map_err(failed)?;
    Ok(server)
}

/// The layout of the ledger that is there, if one is.
fn layout(store: &dyn Store, address: &Address) -> Result<Option<i64>, Error> {
    let failed = |fault| Error::of(address, fault);
    let found = |found| Err(Error::NotALedger { ledger: address.clone(), found });
    let sql = "SELECT has_schema_privilege(n.oid, 'USAGE'), (SELECT count(*) FROM pg_class c WHERE c.relnamespace = n.oid),
            (SELECT count(*) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
             WHERE c.relnamespace = n.oid AND c.relname = 'layout' AND a.attname IN ('program', 'version'))
        FROM pg_namespace n WHERE n.nspname = current_setting('search_path')";
    let schema = store.maybe(sql, &[], |row| Ok((row.get::<bool>(0)?, row.get::<i64>(1)?, row.get::<i64>(2)?))).map_err(failed)?;
    match schema {
        None | Some((true, 0, _)) => return Ok(None),
        Some((true, _, 2)) => {}
        Some((true, ..)) => return found("its schema holds tables of another program"),
        Some((false, ..)) => {
            let reason = "permission denied: its owner may GRANT USAGE ON the SCHEMA, and SELECT ON ALL TABLES IN it".to_owned();
            return Err(Error::Unreadable { ledger: address.clone(), reason });
        }
    }
    let sql = "SELECT version FROM layout WHERE program = 'foederis'";
    match store.maybe(sql, &[], |row| row.get(0)).map_err(failed)? {
        Some(version) if version > newest() => Err(Error::Newer { ledger: address.clone(), found: version, known: newest() }),
        Some(version) => Ok(Some(version)),
        None => found("its schema holds tables of another program"),
    }
}

/// Runs the steps that are missing. Two programs may come here at once: the first one does it, the other finds it done.
fn bring_up_to_date(store: &dyn Store, address: &Address) -> Result<(), Error> {
    let failed = |fault| Error::of(address, fault);
    let transaction = store.transaction(Access::Write).map_err(failed)?;
    let found = layout(&*transaction, address)?;
    let run = |from: i64| -> Asked<()> {
        if found.is_none() {
            let schema: String = transaction.one("SELECT current_setting('search_path')", &[], |row| row.get(0))?;
            transaction.batch(&format!("CREATE SCHEMA IF NOT EXISTS {schema}"))?;
        }
        for step in STEPS.iter().skip(usize::try_from(from).unwrap_or(0)) {
            transaction.batch(step)?;
        }
        transaction.execute("UPDATE layout SET version = ?", params![newest()]).map(drop)
    };
    run(found.unwrap_or(0)).map_err(failed)?;
    transaction.commit().map_err(failed)
}

/// The address as the driver reads it, and the schema that it names.
fn without_schema(address: &str) -> (String, String) {
    let Some((place, settings)) = address.split_once('?') else { return (address.to_owned(), SCHEMA.to_owned()) };
    let (schema, rest): (Vec<&str>, Vec<&str>) = settings.split('&').partition(|setting| setting.starts_with("schema="));
    let schema = schema.last().and_then(|setting| setting.strip_prefix("schema=")).unwrap_or(SCHEMA);
    (format!("{place}?{}", rest.join("&")), schema.to_owned())
}

fn is_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    name.len() <= 63 && name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(plain)
}
