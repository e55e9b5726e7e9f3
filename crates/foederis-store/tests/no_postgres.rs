//! A program built without `PostgreSQL` says how to get it.
#![cfg(not(feature = "postgres"))]

use foederis_store::{Error, Ledger};

#[test]
fn an_address_of_a_server_asks_for_the_feature() {
    let address = "postgres://anna:geheim@db.example/reports";
    for opened in [Ledger::open(address), Ledger::open_existing(address), Ledger::open_read_only(address)] {
        let error = opened.expect_err("opened without a driver");
        assert!(matches!(error, Error::NoPostgres { .. }) && error.to_string().contains("--features postgres"), "{error}");
        assert!(!format!("{error} {error:?}").contains("geheim"), "{error:?}");
    }
    assert!(!std::path::Path::new("postgres:").exists(), "a file was made of it");
}
