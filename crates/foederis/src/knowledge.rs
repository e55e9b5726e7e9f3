use foederis_knowledge::Knowledge;
use miette::{IntoDiagnostic as _, WrapErr as _, miette};
use std::borrow::Cow;
use std::fs;
use std::path::Path;

/// The built-in knowledge, or that of a folder; a folder with a mistake in it is refused, line by line.
pub fn load(folder: Option<&Path>) -> miette::Result<Cow<'static, Knowledge>> {
    let Some(folder) = folder else { return Ok(Cow::Borrowed(Knowledge::embedded())) };
    let mut files = Vec::new();
    walk(folder, folder, &mut files)?;
    if files.is_empty() {
        return Err(miette!("{}: no knowledge files (actors/*.toml, lexicon/*/*.txt …) in this folder", folder.display()));
    }
    let (knowledge, problems) = Knowledge::from_files(files.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    if problems.is_empty() {
        return Ok(Cow::Owned(knowledge));
    }
    let listed: Vec<_> = problems.iter().take(20).map(|problem| format!("  {}/{problem}", folder.display())).collect();
    Err(miette!("the knowledge files have {} mistakes; correct them first:\n{}", problems.len(), listed.join("\n")))
}

fn walk(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) -> miette::Result<()> {
    let entries = fs::read_dir(folder).into_diagnostic().wrap_err_with(|| format!("{}: cannot be listed", folder.display()))?;
    for entry in entries {
        let path = entry.into_diagnostic()?.path();
        if path.is_dir() {
            walk(root, &path, files)?;
        } else if path.extension().is_some_and(|ext| ext == "toml" || ext == "txt") {
            let text = fs::read_to_string(&path).into_diagnostic().wrap_err_with(|| format!("{}: cannot be read", path.display()))?;
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            files.push((name, text));
        }
    }
    Ok(())
}
