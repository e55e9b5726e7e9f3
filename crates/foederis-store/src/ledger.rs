use crate::engine::{Fault, Store};
use crate::search::Readers;
use crate::{Address, Error, incidents, relations, search, sqlite};

/// One ledger, open for asking or for adding as well.
///
/// Several processes may have the same ledger open; one writes at a time, the others go on reading what was there
/// before.
#[derive(Debug)]
pub struct Ledger {
    pub(crate) store: Box<dyn Store>,
    pub(crate) address: Address,
    /// What was learnt of words while indexing, from batch to batch.
    pub(crate) readers: Readers,
}

impl Ledger {
    /// Opens a ledger to add to it, and makes it where there is none: in a new or empty file, or in a database that has none yet.
    ///
    /// Anything else than a ledger is refused and left as it is. One that an older program made is brought up to date first: its documents
    /// are indexed for searching then, at some thousand a second.
    pub fn open(address: impl Into<Address>) -> Result<Self, Error> {
        Self::open_to_write(address.into(), true)
    }

    /// The same, but makes none: where there is no ledger, that is [`Error::Missing`].
    pub fn open_existing(address: impl Into<Address>) -> Result<Self, Error> {
        Self::open_to_write(address.into(), false)
    }

    fn open_to_write(address: Address, make: bool) -> Result<Self, Error> {
        let store: Box<dyn Store> = match address.file() {
            Some(path) if !make && !path.exists() => return Err(Error::Missing { ledger: address }),
            Some(path) => Box::new(sqlite::writable(path)?),
            None => server::writable(&address, make)?,
        };
        let ledger = Self { store, address, readers: Readers::default() };
        incidents::derive(&*ledger.store).map_err(ledger.failed())?;
        relations::derive(&*ledger.store).map_err(ledger.failed())?;
        search::bring_up_to_date(&*ledger.store).map_err(ledger.failed())?;
        Ok(ledger)
    }

    /// Opens a ledger for asking only. Works on a disk that cannot be written, and for who may only read a database.
    pub fn open_read_only(address: impl Into<Address>) -> Result<Self, Error> {
        let address = address.into();
        let store: Box<dyn Store> = match address.file() {
            Some(path) => Box::new(sqlite::read_only(path)?),
            None => server::read_only(&address)?,
        };
        Ok(Self { store, address, readers: Readers::default() })
    }

    /// A ledger of this layout, to be written but not brought up to date by opening it.
    pub(crate) fn open_for_checking(address: &Address) -> Result<Self, Error> {
        let store: Box<dyn Store> = match address.file() {
            Some(path) => Box::new(sqlite::for_checking(path)?),
            None => server::writable(address, false)?,
        };
        Ok(Self { store, address: address.clone(), readers: Readers::default() })
    }

    /// Where the ledger is.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Turns a failure of the engine into one of this ledger.
    pub(crate) fn failed(&self) -> impl Fn(Fault) -> Error + '_ {
        |fault| Error::of(&self.address, fault)
    }
}

/// Ledgers on a server, where this program was built for them.
mod server {
    #[cfg(not(feature = "postgres"))]
    use crate::{Address, Error, engine::Store};

    #[cfg(feature = "postgres")]
    pub(super) use crate::postgres::{read_only, writable};

    #[cfg(not(feature = "postgres"))]
    pub(super) fn writable(address: &Address, _make: bool) -> Result<Box<dyn Store>, Error> {
        Err(Error::NoPostgres { ledger: address.clone() })
    }

    #[cfg(not(feature = "postgres"))]
    pub(super) fn read_only(address: &Address) -> Result<Box<dyn Store>, Error> {
        Err(Error::NoPostgres { ledger: address.clone() })
    }
}
