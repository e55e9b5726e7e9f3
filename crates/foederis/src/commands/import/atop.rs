use crate::cli::Cli;
use crate::exit::Exit;
use crate::output;
use crate::render::plural;
use foederis_exchange::{States, atop, treaty_file};
use foederis_knowledge::Knowledge;
use foederis_model::Language;
use miette::{IntoDiagnostic as _, WrapErr as _, miette};
use std::fs;
use std::path::{Path, PathBuf};

/// `foederis import atop`
pub fn run(from: &Path, into: &Path, cli: &Cli) -> miette::Result<Exit> {
    let knowledge = crate::knowledge::load(cli.knowledge.as_deref())?;
    let members = table(from, "member.csv")?;
    let alliances = table(from, "alliance.csv")?;
    let states = table(from, "cow_states.csv")?;
    let listed = States::read(&states.0, &states.1).into_diagnostic()?;
    let abbreviation = |number: u16| listed.abbreviation(number);
    let mut treaties = atop::treaties((&members.0, &members.1), (&alliances.0, &alliances.1), &abbreviation).into_diagnostic()?;
    atop::fill(&mut treaties, &knowledge.scopes.scopes);
    if fs::read_dir(into).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(miette!("{} is not empty; name a new or empty folder with --into", into.display()));
    }
    fs::create_dir_all(into).into_diagnostic().wrap_err_with(|| format!("{}: cannot be made", into.display()))?;
    let code = |abbreviation: &str| code(&knowledge, &listed, abbreviation);
    for treaty in &mut treaties {
        atop::rename(treaty, &code);
        let path = into.join(format!("{}.toml", treaty.id.to_lowercase()));
        fs::write(&path, treaty_file(treaty)).into_diagnostic().wrap_err_with(|| format!("{}: cannot be written", path.display()))?;
    }
    output::message(format_args!(
        "{} written; ask them with: foederis obligations --treaties {} --attack BY:ON --date DAY",
        plural(treaties.len(), "treaty file"),
        into.display()
    ));
    Ok(Exit::Fine)
}

/// Our code of a state, or its abbreviation marked as the data's.
fn code(knowledge: &Knowledge, listed: &States, abbreviation: &str) -> String {
    let names = knowledge.pack(&Language::English).map(|pack| &pack.names);
    let ours = names.zip(listed.number(abbreviation)).and_then(|(names, number)| names.by_cow(number));
    ours.map_or_else(|| format!("COW-{abbreviation}"), str::to_owned)
}

/// The one file of a folder whose name ends so.
fn table(folder: &Path, ending: &str) -> miette::Result<(String, String)> {
    let entries = fs::read_dir(folder).into_diagnostic().wrap_err_with(|| format!("{}: cannot be listed", folder.display()))?;
    let named = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(ending));
    let mut found: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(named).collect();
    found.sort();
    let [path] = &found[..] else {
        let why = if found.is_empty() { "no file" } else { "more than one file" };
        return Err(miette!("{}: {why} whose name ends in {ending}; see: foederis import atop --help", folder.display()));
    };
    let text = fs::read_to_string(path).into_diagnostic().wrap_err_with(|| format!("{}: cannot be read", path.display()))?;
    Ok((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), text))
}
