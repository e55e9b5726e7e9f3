//! Measures what QUALITY.md holds.

/// Not yet.
pub fn run() -> Result<(), String> {
    Err("to be written".to_owned())
}
