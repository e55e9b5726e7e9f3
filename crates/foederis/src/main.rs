//! The `foederis` command: reports in, a sourced ledger out.

mod cli;
mod commands;
mod desk;
mod exit;
mod keeping;
mod knowledge;
mod models;
mod output;
mod pipeline;
mod progress;
mod render;
mod writing;

use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    // Messages hold paths, ids and commands to copy: a frame that breaks them at hyphens would spoil them.
    // Fails only when called twice.
    let _ = miette::set_hook(Box::new(|_| Box::new(miette::MietteHandlerOpts::new().wrap_lines(false).build())));
    let cli = cli::Cli::parse();
    match commands::run(&cli) {
        Ok(exit) => exit.into(),
        // A reader that has seen enough (`foederis events | head`) is no failure.
        Err(_) if output::is_closed() => exit::Exit::Fine.into(),
        Err(report) => {
            output::message(format_args!("foederis: {report:?}"));
            exit::Exit::Failed.into()
        }
    }
}
