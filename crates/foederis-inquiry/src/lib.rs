//! Questions that take ledger, treaties and places together: the case that an incident is, what it triggers, what followed, a state's record.
//!
//! Answers are values that serialize as they are printed; who asks, by flags or over a wire, opens the ledger, chooses the treaties and says
//! which day it is.

pub mod case;
mod error;
pub mod exposure;
pub mod followed;
pub mod page;
pub mod party;
pub mod place;
pub mod record;
pub mod treaties;
pub mod triggered;

pub use error::Error;
