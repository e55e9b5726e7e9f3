//! Facts with what belongs to them, as they are handed to the analysis.

use crate::abouts::Abouts;
use crate::engine::{self, Fault, Row};
use foederis_analysis::{ReportedEvent, ReportedTie};
use foederis_model::{Edtf, Event, Language, Tie};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The columns that a fact (`f`) and its document (`d`) are read from.
pub(crate) const REPORTED: &str = "f.row, f.id, d.id, d.lang, d.source, d.published, f.record";

/// A fact as one document tells it.
struct Reported<T> {
    id: String,
    document: String,
    language: Language,
    source: Option<String>,
    published: Option<Edtf>,
    told: T,
}

fn read<T: DeserializeOwned>(row: Row<'_>) -> engine::Result<Reported<T>> {
    let published: Option<String> = row.get(5)?;
    let published = published.map(|text| text.parse::<Edtf>()).transpose().map_err(Fault::value)?;
    let told = serde_json::from_str(&row.text(6)?).map_err(Fault::value)?;
    let language = Language::from(row.get::<String>(3)?);
    Ok(Reported { id: row.get(1)?, document: row.get(2)?, language, source: row.get(4)?, published, told })
}

/// An event with its row; the column after [`REPORTED`] is the original that its document is a copy of, then comes
/// [`ABOUT`](crate::abouts::ABOUT).
pub(crate) fn event(row: Row<'_>, abouts: &mut Abouts) -> engine::Result<(i64, ReportedEvent)> {
    let Reported { id, document, language, source, published, told } = read::<Event>(row)?;
    let about = abouts.of_row(row, 8, &language)?;
    Ok((row.get(0)?, ReportedEvent { id, document, language, source, published, copy_of: row.get(7)?, about, event: told }))
}

/// A tie.
pub(crate) fn tie(row: Row<'_>) -> engine::Result<ReportedTie> {
    let Reported { id, document, language, source, published, told } = read::<Tie>(row)?;
    Ok(ReportedTie { id, document, language, source, published, tie: told })
}

/// The sentences of a record of any kind.
pub(crate) fn evidence(record: &str) -> serde_json::Result<Vec<String>> {
    #[derive(Deserialize)]
    struct Told {
        evidence: Vec<String>,
    }
    Ok(serde_json::from_str::<Told>(record)?.evidence)
}
