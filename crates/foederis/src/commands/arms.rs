//! The file of arms transfers that `import` writes and `balance` and `what-if` take.

use crate::output::safe;
use crate::render::number;
use foederis_analysis::exposure::{ArmsTable, Shares, UNKNOWN_PARTY};
use miette::{IntoDiagnostic as _, WrapErr as _, miette};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

/// Reads the table.
pub fn read(path: &Path) -> miette::Result<ArmsTable> {
    let text = fs::read_to_string(path).into_diagnostic().wrap_err_with(|| format!("cannot read {}", path.display()))?;
    ArmsTable::parse(&text).map_err(|error| miette!("{}: {error}", path.display()))
}

/// Writes it beside its place and gives it its name when it is complete.
pub fn write(path: &Path, table: &ArmsTable) -> miette::Result<()> {
    let mut partial = path.as_os_str().to_owned();
    partial.push(".partial");
    let cannot = || format!("cannot write {}", path.display());
    let mut file = File::create(&partial).into_diagnostic().wrap_err_with(cannot)?;
    file.write_all(table.text().as_bytes()).into_diagnostic().wrap_err_with(cannot)?;
    file.sync_all().into_diagnostic().wrap_err_with(cannot)?;
    fs::rename(&partial, path).into_diagnostic().wrap_err_with(cannot)
}

/// The shares of a recipient's suppliers, a line each.
pub fn block(shares: &Shares) -> String {
    let Shares { recipient, source, vintage, window, total, suppliers } = shares;
    // Writing to a String does not fail, here and below.
    let mut out = safe(&format!("arms to {recipient} in {window}, {source} as of {vintage}: {} million TIV", number(*total)));
    out.push('\n');
    for part in suppliers {
        let name = if part.supplier == UNKNOWN_PARTY { "supplier not known" } else { &part.supplier };
        let share = part.share.map_or_else(|| "–".to_owned(), |share| format!("{share:.1} %"));
        let _ = writeln!(out, "  {share:>7}  {}  {} million TIV", safe(name), number(part.tiv));
    }
    out
}
