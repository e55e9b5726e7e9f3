//! Documents read, coded and kept, batch by batch.

use crate::pipeline::{self, Outcome, Pipeline};
use foederis_coder::Coder;
use foederis_model::Document;
use foederis_store::{Added, Address, Error, Ledger};
use jiff::civil::Date;

/// What becomes of an input, told as it does.
pub enum Told<'a> {
    /// It was read, and is being written.
    Read(&'a Document),
    /// It is broken: where and why.
    Problem(&'a str),
    /// It is in the ledger.
    Kept(&'a Document, Added),
}

/// Reads all and keeps it as of `today`. A ledger that is not there yet is made at `address` when there is something to keep.
pub fn keep(
    reading: Pipeline,
    coder: &Coder<'_>,
    (ledger, address): (&mut Option<Ledger>, &Address),
    today: Date,
    mut tell: impl FnMut(Told<'_>),
) -> miette::Result<Result<(), Error>> {
    let code = |document: Document| {
        let record = pipeline::code(coder, &document);
        (document, record)
    };
    reading.run(code, |outcomes| {
        let mut batch = Vec::with_capacity(outcomes.len());
        for outcome in outcomes {
            match outcome {
                Outcome::Made(pair) => {
                    tell(Told::Read(&pair.0));
                    batch.push(pair);
                }
                Outcome::Problem(problem) => tell(Told::Problem(&problem)),
                Outcome::Done(_) => {}
            }
        }
        if batch.is_empty() {
            return Ok(());
        }
        let ledger = match &mut *ledger {
            Some(ledger) => ledger,
            None => ledger.insert(Ledger::open(address)?),
        };
        for (added, (document, _)) in ledger.add(&batch, today)?.into_iter().zip(&batch) {
            tell(Told::Kept(document, added));
        }
        Ok(())
    })
}
