//! The `foederis` command: reports in, a sourced ledger out.

mod cli;
mod commands;
mod exit;
mod knowledge;
mod output;
mod pipeline;
mod progress;
mod render;

use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    match commands::run(&cli) {
        Ok(exit) => exit.into(),
        // A reader that has seen enough (`foederis events | head`) is no failure.
        Err(report) if output::is_closed_pipe(report.as_ref()) => exit::Exit::Fine.into(),
        Err(report) => {
            output::message(format_args!("foederis: {report:?}"));
            exit::Exit::Failed.into()
        }
    }
}
