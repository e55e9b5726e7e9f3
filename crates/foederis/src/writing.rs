//! Opening a ledger to write to.

use crate::output::{self, safe};
use foederis_store::{Address, Error, Ledger};

/// A ledger that is there. One that an older version made is brought up to date, and that is said first: of a million documents it takes a minute.
pub fn open(address: &Address) -> Result<Ledger, Error> {
    announce(address);
    Ledger::open_existing(address)
}

/// Says that opening it to write brings it up to date, if that is so.
pub fn announce(address: &Address) {
    // Whatever else is wrong with it is told by who opens it.
    if let Err(Error::Older { ledger, found, known }) = Ledger::open_read_only(address) {
        let says = format!(
            "{ledger} is of an older layout ({found}) and is brought up to date ({known}) first; a very large one takes some minutes"
        );
        output::message(format_args!("{}", safe(&says)));
    }
}
