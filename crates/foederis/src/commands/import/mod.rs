//! `foederis import`: data sets of the field become files that other commands take.

mod atop;
mod sipri;

use crate::cli::{Cli, Import, ImportWhat};
use crate::exit::Exit;

/// `foederis import`
pub fn run(args: &Import, cli: &Cli) -> miette::Result<Exit> {
    match &args.what {
        ImportWhat::Atop { from, into } => atop::run(from, into, cli),
        ImportWhat::Sipri(args) => sipri::run(args, cli),
    }
}
