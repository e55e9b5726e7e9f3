//! Scores facts records against gold facts records, with exactly the figures of the reference scorer `facts.py`,
//! and says for every record that was missed or made up what stood in the way.
//!
//! ```
//! use foederis_score::{read_jsonl, score};
//!
//! let gold = r#"{"doc": "a", "events": [{"type": "REJECT", "actor": ["ARM"], "recipient": ["AZE"]}]}"#;
//! let guess = r#"{"doc": "a", "events": [{"type": "ACCUSE", "actor": ["ARM"], "recipient": ["AZE"]}]}"#;
//! let golds = read_jsonl(gold.as_bytes(), "gold.jsonl")?;
//! let guesses = read_jsonl(guess.as_bytes(), "guess.jsonl")?;
//! let scores = score(&golds, &guesses, None);
//! assert_eq!(scores.row("events").and_then(|row| row.f1()), Some(0.0));
//! assert_eq!(scores.row("events-lenient").and_then(|row| row.f1()), Some(1.0));
//! # Ok::<(), foederis_score::ScoreError>(())
//! ```
//!
//! The way through the crate: [`read_jsonl`] makes [`Record`]s; `judge` lays one gold record beside its prediction
//! and finds the matching pairs by the `rules`; [`score`] adds the pairs up; [`errors`] explains the rest.
//! Nothing here reads files or the clock.
//!
//! Where this crate and `facts.py` part: a record of the wrong shape (a text where a list belongs) is an error with
//! its line here, a traceback there; `NaN` and half surrogates are refused, since they are no JSON.

mod bag;
mod bases;
mod error;
mod errors;
mod fold;
mod judge;
mod pair;
mod read;
mod record;
mod rules;
mod scores;
mod shape;
mod tally;
mod time;

pub use error::{RecordError, ScoreError};
pub use errors::{Cause, Confusion, ErrorCase, Kind, Summary, What, confusion, errors, summarise};
pub use read::{Texts, read_jsonl, read_texts};
pub use record::Record;
pub use scores::{Report, Row, Scores, score, score_by_language};
