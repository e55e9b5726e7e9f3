//! The append-only ledger of documents and facts, kept in one SQLite file.
