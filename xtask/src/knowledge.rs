//! Reads the knowledge packs as they lie in the checkout and reports every mistake.

use foederis_knowledge::Knowledge;
use std::fs;
use std::path::Path;

/// Checks `knowledge/`.
#[allow(clippy::print_stdout)] // The report is the result.
pub fn run() -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../knowledge");
    let mut files = Vec::new();
    walk(&root, &root, &mut files)?;
    let (_, problems) = Knowledge::from_files(files.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    for problem in &problems {
        println!("knowledge/{problem}");
    }
    println!("{} files, {} mistakes", files.len(), problems.len());
    if problems.is_empty() { Ok(()) } else { Err("correct the mistakes above".to_owned()) }
}

fn walk(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            walk(root, &path, files)?;
        } else if path.extension().is_some_and(|ext| ext == "toml" || ext == "txt") {
            let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            files.push((path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/"), text));
        }
    }
    Ok(())
}
