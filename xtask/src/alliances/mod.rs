//! How well the rules of treaties decide what history decided: alliances and wars of two data sets against fulfilment as coded by others.
//!
//! The same engine that answers `foederis obligations` is run over every war, with the alliances of ATOP as its treaties. What is compared
//! is told in `compare.rs`, what counts as kept in `fulfil.rs`.

mod compare;
mod fulfil;

use compare::{Figures, Row};
use foederis_analysis::obligations::{Outcome, Verdict, judge};
use foederis_exchange::States;
use foederis_exchange::atop;
use foederis_exchange::iwd::{self, War};
use foederis_knowledge::treaties::{Scopes, read_scopes};
use foederis_model::treaty::{Duty, Treaty};
use jiff::civil::Date;
use serde_json::json;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The coded file, where no other is named.
const CODED: &str = "fulfilment-1816-1944.csv";

/// What the command was asked for.
#[derive(Debug, Default, Clone, Copy)]
pub struct Options<'a> {
    /// Coded fulfilment, if not that of `../shared`.
    pub fulfilment: Option<&'a str>,
    /// JSON instead of a table.
    pub json: bool,
    /// Every row on which we differ.
    pub errors: bool,
    /// The proof for one war and alliance, `WAR:ALLIANCE`.
    pub proof: Option<&'a str>,
}

/// All data that is compared.
struct Data {
    treaties: Vec<Treaty>,
    wars: Vec<War>,
    rows: Vec<Row>,
}

/// One way of running the engine over all rows, and its name.
type Run = (&'static str, Vec<(Row, Decided)>);

/// Everything that was measured.
struct Measured {
    file: PathBuf,
    data: Data,
    /// How many scopes of our own were filled in.
    scopes: usize,
    candidates: Candidates,
    runs: [Run; 2],
    seconds: f64,
}

/// Measures and prints.
#[allow(clippy::print_stdout)] // The figures are the result.
pub fn print(options: Options<'_>) -> Result<(), String> {
    let Some(folder) = folder() else {
        println!("skipped: no ../shared");
        return Ok(());
    };
    let file = options.fulfilment.map_or_else(|| folder.join(CODED), PathBuf::from);
    if let Some(row) = options.proof {
        let mut data = Data::read(&folder, &file)?;
        data.fill(&scopes()?);
        println!("{}", data.proof(row)?);
        return Ok(());
    }
    let measured = measure(&folder, &file)?;
    if options.errors {
        for line in measured.runs[0].1.iter().filter_map(|(row, decided)| compare::difference(row, decided)) {
            println!("{line}");
        }
    } else if options.json {
        println!("{}", measured.json());
    } else {
        print!("{}", measured.text());
    }
    Ok(())
}

/// The section of QUALITY.md.
pub fn run(out: &mut String) -> Result<(), String> {
    let Some(folder) = folder() else { return Ok(()) };
    let measured = measure(&folder, &folder.join(CODED))?;
    let Measured { data, candidates, scopes, .. } = &measured;
    let _ = writeln!(
        out,
        "### The rules of treaties against history\n\n`cargo xtask alliances`: the engine of `foederis obligations` over {} alliances (ATOP 4.01) and {} wars (IWD 1.1), against \
         {} pairs of war and alliance coded by Berkemeier and Fuhrmann (2018), wars of 1816-1944. Candidates (in force in a year of the war, a belligerent among the \
         members): {} of {} coded pairs are among {}; the other {} are of a war that IWD lacks. *Scopes* are our own knowledge of conditions that ATOP only flags \
         (`knowledge/alliances/scope.toml`, {scopes}).\n\n\
         | run | pairs | undetermined | triggered or not, right of decided | kappa | triggered, no condition: right of | honoured or violated, alike of | honoured, ours | honoured, coded |\n\
         |---|---:|---:|---:|---:|---:|---:|---:|---:|",
        data.treaties.len(),
        data.wars.len(),
        data.rows.len(),
        candidates.found,
        data.rows.len(),
        candidates.all,
        candidates.without_war,
    );
    for (name, run) in &measured.runs {
        for (part, figures) in parts(run) {
            let _ = writeln!(out, "| {name}, {part} | {}", figures.row());
        }
    }
    out.push('\n');
    Ok(())
}

fn measure(folder: &Path, file: &Path) -> Result<Measured, String> {
    let began = Instant::now();
    let mut data = Data::read(folder, file)?;
    let known = scopes()?;
    let without = data.decide();
    let candidates = data.candidates();
    data.fill(&known);
    let runs = [("with scopes", data.decide()), ("without", without)];
    let seconds = began.elapsed().as_secs_f64();
    Ok(Measured { file: file.to_path_buf(), data, scopes: known.scopes.len(), candidates, runs, seconds })
}

/// The whole, and halves that share no war, so that a rule made for some wars shows.
fn parts(run: &[(Row, Decided)]) -> Vec<(&'static str, Figures)> {
    let of = |keep: &dyn Fn(&Row) -> bool| Figures::of(run.iter().filter(|(row, _)| keep(row)));
    let parts = [
        ("all", of(&|_| true)),
        ("wars before 1900", of(&|row| row.year < 1900)),
        ("wars from 1900 on", of(&|row| row.year >= 1900)),
        ("even war numbers", of(&|row| row.war % 2 == 0)),
        ("odd war numbers", of(&|row| row.war % 2 != 0)),
    ];
    parts.into_iter().filter(|(_, figures)| figures.rows > 0).collect()
}

impl Measured {
    fn recall(&self) -> f64 {
        self.candidates.found as f64 / self.data.rows.len().max(1) as f64
    }

    fn json(&self) -> serde_json::Value {
        let Self { file, data, scopes, candidates, runs, seconds } = self;
        let runs: serde_json::Map<String, serde_json::Value> = runs
            .iter()
            .map(|(name, run)| {
                let figures = parts(run).into_iter().map(|(part, figures)| (part.to_owned(), figures.json()));
                ((*name).to_owned(), figures.collect::<serde_json::Map<_, _>>().into())
            })
            .collect();
        json!({"file": file.display().to_string(), "rows": data.rows.len(), "alliances": data.treaties.len(), "wars": data.wars.len(),
            "scopes": scopes, "candidates": candidates.all, "candidates_found": candidates.found, "candidate_recall": self.recall(),
            "wars_not_in_data": candidates.without_war, "seconds": seconds, "runs": runs})
    }

    fn text(&self) -> String {
        let Self { file, data, scopes, candidates, runs, seconds } = self;
        let mut out = format!(
            "{}: {} rows; {} alliances, {} wars, {scopes} scopes of our own\n\
             candidates: {} of {} rows found ({:.3}), among {} candidates; {} rows are of wars that the data on wars lacks\n",
            file.display(),
            data.rows.len(),
            data.treaties.len(),
            data.wars.len(),
            candidates.found,
            data.rows.len(),
            self.recall(),
            candidates.all,
            candidates.without_war,
        );
        for (name, run) in runs {
            for (part, figures) in parts(run) {
                let _ = writeln!(out, "\n{name}, {part}\n{}", figures.text());
            }
        }
        let _ = writeln!(out, "\n{seconds:.2} s");
        out
    }
}

/// A member, and the years for which it is one.
type Years<'t> = (&'t str, i16, i16);

/// What the engine says of a war and an alliance.
#[derive(Debug, Clone, Default)]
struct Decided {
    /// What it says of the alliance as a whole; none where the data on wars lacks the war.
    outcome: Option<Outcome>,
    /// Whether a promise without any condition was found triggered.
    unconditional: bool,
    /// Whether all who owed something did it.
    honoured: bool,
    /// Who did not, and toward whom.
    failing: Vec<String>,
}

/// Alliances that concern a war.
struct Candidates {
    all: usize,
    found: usize,
    without_war: usize,
}

impl Data {
    fn read(folder: &Path, fulfilment: &Path) -> Result<Self, String> {
        let text = |name: &str| fs::read_to_string(folder.join(name)).map_err(|error| format!("{}: {error}", folder.join(name).display()));
        let (members, alliances, wars) = ("atop4_member.csv", "atop4_alliance.csv", "iwd-1.1.csv");
        let failed = |error: foederis_exchange::TableError| error.to_string();
        let states = States::read("cow_states.csv", &text("cow_states.csv")?).map_err(failed)?;
        let code = |number: u16| states.abbreviation(number);
        let treaties = atop::treaties((members, &text(members)?), (alliances, &text(alliances)?), &code).map_err(failed)?;
        let wars = iwd::wars(wars, &text(wars)?, &states).map_err(failed)?;
        let coded = fs::read_to_string(fulfilment).map_err(|error| format!("{}: {error}", fulfilment.display()))?;
        let rows = compare::rows(&fulfilment.display().to_string(), &coded, &wars)?;
        Ok(Self { treaties, wars, rows })
    }

    /// Fills in what our own knowledge tells of conditions, and where attacks were.
    fn fill(&mut self, known: &Scopes) {
        atop::fill(&mut self.treaties, &known.scopes);
        iwd::locate(&mut self.wars, &known.overseas);
    }

    fn war(&self, id: i32) -> Option<&War> {
        self.wars.binary_search_by_key(&id, |war| war.id).ok().map(|at| &self.wars[at])
    }

    fn decide(&self) -> Vec<(Row, Decided)> {
        let treaty = |id: i32| self.treaties.iter().find(|treaty| treaty.id == format!("ATOP-{id}"));
        self.rows
            .iter()
            .map(|row| {
                let decided = match (self.war(row.war), treaty(row.alliance)) {
                    (Some(war), Some(treaty)) => decide(treaty, war),
                    _ => Decided::default(),
                };
                (row.clone(), decided)
            })
            .collect()
    }

    /// Everything that one alliance says of one war, step by step.
    fn proof(&self, row: &str) -> Result<String, String> {
        let numbers = row.split_once(':').and_then(|(war, alliance)| Some((war.parse::<i32>().ok()?, alliance.parse::<i32>().ok()?)));
        let (war, alliance) = numbers.ok_or("--proof takes a war and an alliance, such as 38:1350")?;
        let treaty = self.treaties.iter().find(|treaty| treaty.id == format!("ATOP-{alliance}")).ok_or("no such alliance")?;
        let war = self.war(war).ok_or("no such war")?;
        let mut out = String::new();
        for verdict in judge(treaty, &war.case, true) {
            let _ = writeln!(out, "{} · {} toward {} · {}", verdict.outcome.code(), verdict.bound, verdict.toward, verdict.article);
            for step in &verdict.steps {
                let _ = writeln!(out, "    {:?} · {}: {}", step.finding, step.rule, step.says);
            }
        }
        Ok(out)
    }

    /// Alliances with a belligerent as a member that were in force in a year of the war: the unit of the coded file.
    fn candidates(&self) -> Candidates {
        let members: Vec<(i32, Vec<Years<'_>>)> = self
            .treaties
            .iter()
            .map(|treaty| {
                let years = treaty.parties.iter().map(|party| {
                    let from = party.entry.as_ref().and_then(|entry| entry.bounds().0).map_or(i16::MIN, Date::year);
                    let until = party.exit.as_ref().and_then(|exit| exit.bounds().1).map_or(i16::MAX, Date::year);
                    (party.state.as_str(), from, until)
                });
                (treaty.id.trim_start_matches("ATOP-").parse().unwrap_or_default(), years.collect())
            })
            .collect();
        let mut all = 0;
        let mut found = 0;
        for war in &self.wars {
            let belligerents = war.belligerents();
            let (first, last) = war.years();
            for (id, members) in &members {
                let fights = |(state, from, until): &Years<'_>| *from <= last && *until >= first && belligerents.contains(state);
                if members.iter().any(fights) {
                    all += 1;
                    found += usize::from(self.rows.iter().any(|row| row.war == war.id && row.alliance == *id));
                }
            }
        }
        Candidates { all, found, without_war: self.rows.iter().filter(|row| self.war(row.war).is_none()).count() }
    }
}

/// What one alliance says of one war, and whether it was kept.
fn decide(treaty: &Treaty, war: &War) -> Decided {
    // To confer is no case: the coded file counts it as none.
    let verdicts: Vec<Verdict> = judge(treaty, &war.case, false).into_iter().filter(|verdict| verdict.duty != Duty::Consultation).collect();
    let owed: Vec<&Verdict> = verdicts.iter().filter(|verdict| matches!(verdict.outcome, Outcome::Triggered | Outcome::Broken)).collect();
    let outcome = if owed.is_empty() {
        if verdicts.iter().any(|verdict| verdict.outcome == Outcome::Undetermined) { Outcome::Undetermined } else { Outcome::NotTriggered }
    } else {
        Outcome::Triggered
    };
    let failing = fulfil::failing(treaty, &owed, war);
    Decided {
        outcome: Some(outcome),
        unconditional: owed.iter().any(|verdict| !verdict.conditional),
        honoured: failing.is_empty(),
        failing,
    }
}

/// Our own knowledge of the conditions of alliances, as it lies in the checkout.
fn scopes() -> Result<Scopes, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../knowledge/alliances/scope.toml");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut problems = Vec::new();
    let known = read_scopes([("alliances/scope.toml", text.as_str())], &mut problems);
    problems.first().map_or(Ok(known), |problem| Err(problem.to_string()))
}

fn folder() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/datasets/alliances");
    root.is_dir().then_some(root)
}

#[cfg(test)]
mod tests {
    use super::{CODED, Figures, folder, measure};

    #[test]
    fn the_rules_decide_history_as_it_was_coded() {
        let Some(folder) = folder() else {
            eprintln!("skipped: no ../shared");
            return;
        };
        let measured = measure(&folder, &folder.join(CODED)).expect("data");
        assert!(measured.recall() >= 0.98, "{}", measured.recall());
        for (name, run) in &measured.runs {
            let figures = Figures::of(run.iter()).json();
            for (figure, least) in [("accuracy", 0.95), ("kappa", 0.9), ("unconditional_precision", 0.95), ("fulfilment_agreement", 0.92)] {
                assert!(figures[figure].as_f64().is_some_and(|value| value >= least), "{name}: {figure} is {}", figures[figure]);
            }
            let (ours, theirs) = (figures["rate"].as_f64().expect("a share"), figures["coded_rate"].as_f64().expect("a share"));
            assert!((ours - theirs).abs() < 0.08, "{name}: {ours} and {theirs}");
        }
    }
}
