//! Answers computed from ledger facts: incidents, disputed figures, timelines. Pure.
