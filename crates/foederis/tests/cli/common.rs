//! What the tests share: running the command, its examples, generated reports.

use assert_cmd::Command;
use foederis_intake::{Limits, Units};
use foederis_model::Document;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::TempDir;

/// The reports that the project wrote.
pub fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports")
}

/// The example documents, read as the command reads them.
pub fn example_documents() -> Vec<Document> {
    let limits = Limits::default();
    Units::new(vec![examples()], limits.clone())
        .map(|unit| foederis_intake::read(&unit.expect("an example"), &limits).expect("a readable example"))
        .collect()
}

/// The command, away from the settings of whoever runs the tests.
pub fn command() -> Command {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("foederis");
    command.env_remove("FOEDERIS_LEDGER").env_remove("NO_COLOR");
    command
}

/// How a run ended.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs `foederis` with these arguments in this folder.
pub fn foederis(folder: &Path, args: &[&str]) -> Ran {
    run(command().current_dir(folder).args(args))
}

/// Runs a command that was prepared.
pub fn run(command: &mut Command) -> Ran {
    let output = command.output().expect("the command starts");
    Ran {
        code: output.status.code().expect("it exits by itself"),
        out: String::from_utf8(output.stdout).expect("output in UTF-8"),
        err: String::from_utf8(output.stderr).expect("messages in UTF-8"),
    }
}

impl Ran {
    /// Asserts the exit code.
    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, code, "output:\n{}\nmessages:\n{}", self.out, self.err);
        self
    }

    /// Asserts that the messages hold these words, however their lines are broken and framed.
    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(bare(&self.err).contains(&bare(words)), "not said: {words}\nmessages:\n{}", self.err);
        self
    }

    /// Standard output as one JSON value.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}\n{}", self.out, self.err))
    }

    /// Standard output as JSON Lines.
    #[track_caller]
    pub fn records(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
    }

    /// The `doc` of every record.
    #[track_caller]
    pub fn ids(&self) -> Vec<String> {
        self.records().iter().map(|record| text(record, "doc")).collect()
    }
}

/// Without white space and without the marks that frame a message.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '│' | '×' | '╰' | '─' | '▶')).collect()
}

/// A string field.
#[track_caller]
pub fn text(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_else(|| panic!("no string {field} in {value}")).to_owned()
}

/// The rows of a `--json` listing.
#[track_caller]
pub fn items(value: &Value) -> &[Value] {
    value["items"].as_array().unwrap_or_else(|| panic!("no items in {value}"))
}

/// The ids of the rows of a `--json` listing.
#[track_caller]
pub fn item_ids(value: &Value) -> Vec<String> {
    items(value).iter().map(|item| text(item, "id")).collect()
}

/// A folder of one test, with a ledger of the examples where it asks for one.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    /// An empty folder.
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// A folder with a ledger of the examples in `ledger.foederis`.
    pub fn with_examples() -> Self {
        static LEDGER: OnceLock<Vec<u8>> = OnceLock::new();
        let ledger = LEDGER.get_or_init(|| {
            let desk = Self::new();
            let examples = examples();
            desk.run(&["add", &examples.to_string_lossy()]).exits(0);
            assert_eq!(desk.files(), ["ledger.foederis"], "a closed ledger is one file");
            desk.bytes("ledger.foederis")
        });
        let desk = Self::new();
        desk.write("ledger.foederis", ledger);
        desk
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        foederis(self.path(), args)
    }

    /// Runs a query with `--json` and gives its answer.
    #[track_caller]
    pub fn ask(&self, args: &[&str]) -> Value {
        self.run(&[args, &["--json"]].concat()).exits(0).json()
    }

    /// All rows of a listing.
    #[track_caller]
    pub fn all(&self, list: &str) -> Value {
        let all = self.ask(&[list, "--limit", "10000"]);
        assert_eq!(all["next"], Value::Null, "{list} fits one page");
        all
    }

    /// Everything that the ledger tells, to be compared before and after.
    #[track_caller]
    pub fn told(&self) -> Vec<Value> {
        ["documents", "events", "ties", "claims"].map(|list| self.all(list)).into()
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("a folder");
        fs::write(&path, bytes).expect("a file");
        path
    }

    pub fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The names in the folder, in order.
    pub fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path()).expect("a folder");
        let mut names: Vec<String> = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

/// A report in JSON Lines, without its line end.
pub fn line(id: &str, published: &str, text: &str) -> String {
    json!({ "id": id, "published": published, "text": text }).to_string()
}

/// Generated reports in JSON Lines, in three languages and of uneven length, ids `r-0`, `r-1` …
pub fn reports(count: usize) -> String {
    const TOWNS: [&str; 7] = ["Jermuk", "Goris", "Vardenis", "Sotk", "Kapan", "Ganja", "Tartar"];
    let mut lines = String::new();
    for n in 0..count {
        let (town, day, dead) = (TOWNS[n % TOWNS.len()], 1 + n % 28, 2 + n * 13 % 190);
        let story = match n % 3 {
            0 => format!(
                "Azerbaijan shelled the town of {town} on Tuesday, the Armenian defence ministry said. At least {dead} soldiers were killed. \
                 Prime Minister Nikol Pashinyan asked Russia for help. Baku denied the attack."
            ),
            1 => format!(
                "Azerbeidzjan heeft dinsdag de stad {town} beschoten, meldt het Armeense ministerie van Defensie. Daarbij vielen zeker {dead} doden. \
                 Rusland levert wapens aan Armenië. Bakoe ontkent de aanval."
            ),
            _ => format!(
                "Aserbaidschan hat am Dienstag die Stadt {town} beschossen, teilte das armenische Verteidigungsministerium mit. Mindestens {dead} \
                 Soldaten wurden getötet. Armenien bat Russland um Hilfe. Baku wies die Vorwürfe zurück."
            ),
        };
        let story = vec![story; 1 + n % 4].join("\n\n");
        writeln!(lines, "{}", line(&format!("r-{n}"), &format!("2022-09-{day:02}"), &story)).expect("a string takes everything");
    }
    lines
}
