//! Reads the knowledge packs as they lie in the checkout and reports every mistake, each with its file and line.
//!
//! The reader of the packs refuses what it cannot read; this linter also finds what can be read and is wrong: codes that stand for
//! nobody, one office held by two, names that mean two actors, languages and sources left out.

mod codes;
mod entries;
mod languages;
mod lexicon;
mod names;
mod offices;
mod plover;
mod schema;

use entries::File;
use foederis_knowledge::Knowledge;
use std::fs;
use std::path::Path;

/// A mistake: where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Problem {
    file: String,
    line: usize,
    message: String,
}

/// Checks `knowledge/`, or another folder of the same shape.
#[allow(clippy::print_stdout)] // The report is the result.
pub fn run(folder: Option<&str>) -> Result<(), String> {
    let texts = match folder {
        Some(folder) => below(Path::new(folder))?,
        None => files()?,
    };
    let (knowledge, unread) = Knowledge::from_files(texts.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    let mut problems: Vec<Problem> = unread
        .into_iter()
        .map(|problem| Problem { file: problem.file, line: problem.line.unwrap_or(0), message: problem.message })
        .collect();
    problems.extend(check(&texts));
    problems.extend(lexicon::unmatched(&knowledge, &texts));
    problems.sort();
    problems.dedup();
    for Problem { file, line, message } in &problems {
        if *line == 0 { println!("knowledge/{file}: {message}") } else { println!("knowledge/{file}:{line}: {message}") }
    }
    for note in lexicon::notes(&texts) {
        println!("{note}");
    }
    println!("{} files, {} mistakes", texts.len(), problems.len());
    if problems.is_empty() { Ok(()) } else { Err("correct the mistakes above".to_owned()) }
}

/// The files of `knowledge/`, in order: path below it, text.
pub fn files() -> Result<Vec<(String, String)>, String> {
    below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../knowledge"))
}

fn below(root: &Path) -> Result<Vec<(String, String)>, String> {
    let mut files = Vec::new();
    walk(root, root, &mut files)?;
    files.sort();
    Ok(files)
}

/// Everything about actors and places that the reader of the packs lets pass.
fn check(texts: &[(String, String)]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let files: Vec<File> = texts
        .iter()
        .filter(|(name, _)| name.starts_with("actors/") || name.starts_with("places/"))
        // What is no TOML was reported by the reader.
        .filter_map(|(name, text)| File::read(name, text))
        .collect();
    let mut report = |file: &str, line: usize, message: String| problems.push(Problem { file: file.to_owned(), line, message });
    schema::check(&files, &mut report);
    codes::check(&files, &mut report);
    languages::check(&files, &mut report);
    offices::check(&files, &mut report);
    names::check(&files, &mut report);
    let words: Vec<File> =
        texts.iter().filter(|(name, _)| name.starts_with("plover/")).filter_map(|(name, text)| File::read(name, text)).collect();
    plover::check(&words, &mut report);
    lexicon::check(texts, &mut report);
    problems
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

#[cfg(test)]
mod tests {
    use super::check;

    fn problems(text: &str) -> Vec<String> {
        let state = r#"
[[state]]
code = "ARM"
name = { en = ["Armenia"], nl = ["Armenië"], de = ["Armenien"] }
adjective = { en = ["Armenian"], nl = ["Armeens"], de = ["armenisch"] }
people = { en = ["Armenian"], nl = ["Armeniër"], de = ["Armenier"] }
source = "ISO 3166-1"
"#;
        let mut problems = check(&[("actors/a.toml".to_owned(), state.to_owned()), ("actors/b.toml".to_owned(), text.to_owned())]);
        problems.sort();
        problems.into_iter().map(|problem| format!("{}:{}: {}", problem.file, problem.line, problem.message)).collect()
    }

    #[test]
    fn what_is_right_has_no_problems() {
        let text = r#"
[[person]]
name = "Nikol Pashinyan"
surname = ["Pashinyan"]
office = [{ actor = "ARM/gov", from = "2018-05-08", post = "head-of-government" }]
source = "general knowledge"
[[person]]
name = "Karen Karapetyan"
surname = ["Karapetyan"]
office = [{ actor = "ARM/gov", from = "2016-09", until = "2018-04-17", post = "head-of-government" }]
source = "general knowledge"
"#;
        assert_eq!(problems(text), Vec::<String>::new());
    }

    #[test]
    fn every_kind_of_mistake_is_told_with_its_line() {
        for (text, expected) in [
            ("[[state]]\ncode = \"XYZ\"\nname = [\"X\"]\nadjective = [\"X\"]\npeople = [\"X\"]\nsource = \"s\"\n", "b.toml:1: state XYZ: "),
            ("[[actor]]\ncode = \"A\"\nkind = \"club\"\nname = [\"A b\"]\nsource = \"s\"\n", "b.toml:3: kind \"club\""),
            ("[[actor]]\ncode = \"A\"\nkind = \"body\"\nrole = \"king\"\nname = [\"A b\"]\nsource = \"s\"\n", "b.toml:4: role \"king\""),
            ("[[actor]]\ncode = \"A\"\nkind = \"body\"\nname = [\"A b\"]\n", "b.toml:1: A: no source"),
            (
                "[[actor]]\ncode = \"A\"\nkind = \"body\"\nname = { en = [\"A b\"], nl = [\"B c\"] }\nsource = \"s\"\n",
                "b.toml:4: A: name is missing in de",
            ),
            (
                "[[actor]]\ncode = \"A\"\nkind = \"body\"\nname = [\"Armenia\"]\nsource = \"s\"\n",
                "b.toml:4: \"Armenia\" is a name of A and of ARM",
            ),
            (
                "[[person]]\nname = \"A B\"\nsurname = [\"B\"]\noffice = [{ actor = \"FRA/gov\" }]\nsource = \"s\"\n",
                "b.toml:4: A B: no actor has the code FRA",
            ),
            (
                "[[person]]\nname = \"A B\"\nsurname = [\"B\"]\noffice = [{ actor = \"ARM/gov\", from = \"2020\", until = \"2019\" }]\nsource = \"s\"\n",
                "b.toml:4: A B: the office ends before it begins",
            ),
            (
                "[[person]]\nname = \"A B\"\nsurname = [\"B\"]\nsource = \"s\"\n[[person]]\nname = \"A B\"\nsurname = [\"B\"]\nsource = \"s\"\n",
                "b.toml:5: A B is listed twice",
            ),
            (
                "[[person]]\nname = \"A B\"\nsurname = [\"B\"]\nsource = \"s\"\noffice = [{ actor = \"ARM/gov\", from = \"2018\", post = \"foreign\" }]\n\
                 [[person]]\nname = \"C D\"\nsurname = [\"D\"]\nsource = \"s\"\noffice = [{ actor = \"ARM/gov\", from = \"2020\", post = \"foreign\" }]\n",
                "b.toml:5: A B is foreign of ARM without an end, and C D from 2020",
            ),
        ] {
            let problems = problems(text);
            assert!(problems.iter().any(|problem| problem.contains(expected)), "{expected:?} is not in {problems:#?}");
        }
    }
}
