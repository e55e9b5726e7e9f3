//! Bytes to clean, dated documents: text, HTML, JSON Lines, gzip, with every limit against hostile input.
//!
//! Two stages. [`Units`] walks the inputs in a fixed order and splits them into one [`Unit`] per document, without
//! looking into them and without ever holding more than one. [`read()`] turns a unit into a
//! [`Document`](foederis_model::Document): it does no I/O and keeps no state, so a caller may run it on every core.
//!
//! What cannot be read becomes a [`Problem`] that says where, what happened and what to do, and reading goes on.
//! Nothing here panics on any input, and no input makes it allocate more than the [`Limits`] allow.

mod boilerplate;
mod decode;
mod gzip;
mod html;
mod json;
mod language;
mod limits;
mod page;
mod problem;
mod read;
mod sniff;
mod tags;
mod units;

pub use language::identify;
pub use limits::Limits;
pub use problem::{Problem, ProblemKind};
pub use read::{read, read_verbatim};
pub use units::{Format, Unit, Units};
