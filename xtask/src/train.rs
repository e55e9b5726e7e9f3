//! Makes the shipped language packs anew.

use std::path::Path;
use std::process::Command;

const PACKS: [&str; 4] = ["langid", "nl", "de", "en"];

/// Trains the packs of these languages, or all.
#[allow(clippy::print_stdout)] // Which pack is at work.
pub fn run(wanted: &[&str]) -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let corpora = root.join("../shared/corpora");
    if !corpora.is_dir() {
        return Err(
            "../shared/corpora is not there: the packs are trained from treebanks and name corpora that lie beside the project".to_owned()
        );
    }
    if let Some(unknown) = wanted.iter().find(|wanted| !PACKS.contains(wanted)) {
        return Err(format!("no pack {unknown:?}; there are {}", PACKS.join(", ")));
    }
    for pack in PACKS.iter().filter(|pack| wanted.is_empty() || wanted.contains(pack)) {
        println!("== {pack}");
        let recipe = format!("training/{pack}.toml");
        let output = format!("models/{pack}/model.pack");
        let status = Command::new(env!("CARGO"))
            .current_dir(&root)
            .args([
                "run",
                "--release",
                "--quiet",
                "--locked",
                "-p",
                "foederis",
                "--",
                "train",
                &recipe,
                "--data",
                "../shared/corpora",
                "--output",
                &output,
            ])
            .status()
            .map_err(|error| format!("cargo cannot be started: {error}"))?;
        if !status.success() {
            return Err(format!("{pack}: training failed"));
        }
    }
    Ok(())
}
