mod add;
mod annotate;
mod arms;
mod backup;
mod balance;
mod check;
mod contested;
mod eval;
mod explain;
mod exposure;
mod import;
mod incidents;
mod list;
mod models;
mod network;
mod obligations;
mod overview;
mod read;
mod record;
mod refused;
mod reread;
mod review;
mod search;
mod serve;
mod show;
mod stories;
mod text;
mod timeline;
mod token;
mod train;
mod what_if;
mod whereabouts;
mod who;

use crate::cli::{Cli, Command};
use crate::exit::Exit;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Carries out the command.
pub fn run(cli: &Cli) -> miette::Result<Exit> {
    let colours = crate::output::colours(cli.color);
    match &cli.command {
        Command::Read(args) => read::run(args, cli, colours),
        Command::Add(args) => add::run(args, cli),
        Command::Check(args) => check::run(args),
        Command::Backup(args) => backup::run(args),
        Command::Overview(args) => overview::run(args),
        Command::Serve(args) => serve::run(args, cli),
        Command::Token(args) => token::run(args),
        Command::Incidents(args) => incidents::run(args, colours),
        Command::Contested(args) => contested::run(args, colours),
        Command::Events(args) => list::events(args, colours),
        Command::Ties(args) => list::ties(args, colours),
        Command::Network(args) => network::run(args),
        Command::Balance(args) => balance::run(args, cli, colours),
        Command::WhatIf(args) => what_if::run(args, cli, colours),
        Command::Claims(args) => list::claims(args, colours),
        Command::Documents(args) => list::documents(args, colours),
        Command::Stories(args) => stories::run(args, colours),
        Command::Search(args) => search::run(args, colours),
        Command::Show(args) => show::run(args, colours),
        Command::Review(args) => review::run(args, cli, colours),
        Command::Reread(args) => reread::run(args, cli, colours),
        Command::Timeline(args) => timeline::run(args),
        Command::Who(args) => who::run(args, cli, colours),
        Command::Eval(args) => eval::run(args, cli),
        Command::Annotate(args) => annotate::run(args, cli),
        Command::Text(args) => text::run(args),
        Command::Obligations(args) => obligations::run(args, cli, colours),
        Command::Record(args) => record::run(args, cli, colours),
        Command::Import(args) => import::run(args, cli),
        Command::Where(args) => whereabouts::run(args, cli, colours),
        Command::Train(args) => train::run(args),
        Command::Models(args) => models::run(args, cli),
    }
}

/// The day on which this happens, in UTC: the same on every desk.
pub fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}
