//! Chores of the workspace: `cargo xtask CHORE`.

mod knowledge;
mod quality;
mod train;
mod tune;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask knowledge                  check the knowledge packs
       cargo xtask quality                    measure everything in QUALITY.md anew
       cargo xtask train [LANG …]             make the language packs anew from ../shared/corpora (langid nl de en)
       cargo xtask tune GOLD TEXTS [--passes N]
                                              fit the coder's weights to gold documents (training ones, never those to measure on)";

#[allow(clippy::print_stderr)] // A chore talks to the terminal it was called from.
fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args[..] {
        ["knowledge"] => knowledge::run(),
        ["quality"] => quality::run(),
        ["train", ref languages @ ..] => train::run(languages),
        ["tune", gold, texts] => tune::run(gold, texts, 2),
        ["tune", gold, texts, "--passes", passes] => match passes.parse() {
            Ok(passes) => tune::run(gold, texts, passes),
            Err(_) => Err(format!("--passes {passes}: expected a number")),
        },
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
