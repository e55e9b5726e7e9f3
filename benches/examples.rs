//! The example reports as the benchmarks read them.

use foederis_intake::{Limits, Unit, Units};
use foederis_model::Document;
use std::path::Path;

/// The files under `examples/reports`, split into documents but not yet read.
///
/// # Panics
///
/// If the examples are not there: a benchmark over fewer documents would measure something else.
pub fn units() -> Vec<Unit> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/reports");
    let units: Vec<Unit> = Units::new(vec![folder], Limits::default()).map(|unit| unit.expect("an example report")).collect();
    assert!(!units.is_empty(), "there are no example reports");
    units
}

/// The example reports, read.
///
/// # Panics
///
/// If one of them cannot be read.
pub fn documents() -> Vec<Document> {
    units().iter().map(|unit| foederis_intake::read(unit, &Limits::default()).expect("a readable example")).collect()
}

/// How many characters all of them have together.
pub fn characters(documents: &[Document]) -> usize {
    documents.iter().map(|document| document.whole().0.chars().count()).sum()
}
