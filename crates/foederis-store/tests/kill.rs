//! A process killed while it adds loses nothing that it acknowledged, and leaves a sound ledger.
//!
//! The number of kills is `FOEDERIS_KILLS`, 20 without it; `benches/kill-1000` asks for more.
#![cfg(unix)]

mod common;

use common::{Home, Report, claim, event, tie};
use foederis_model::Stance;
use foederis_store::{Address, Error, Ledger};
use jiff::civil::date;
use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::time::Duration;

const LEDGER: &str = "FOEDERIS_KILL_LEDGER";
const FROM: &str = "FOEDERIS_KILL_FROM";
const BATCH: usize = 20;

/// The process that is killed: this program once more, with this test alone. Says after each batch how many documents are in the ledger.
#[test]
#[ignore = "adds until it is killed; started by the test below"]
fn adder() {
    let (Some(address), Ok(from)) = (std::env::var_os(LEDGER), std::env::var(FROM)) else { return };
    let mut next: usize = from.parse().expect("a number");
    // Its own opening may meet the moment too.
    let mut ledger = Ledger::open(Address::from(address)).expect("opens");
    loop {
        let batch: Vec<_> = (next..next + BATCH).map(report).collect();
        ledger.add(&batch, date(2024, 1, 1)).expect("adds");
        next += BATCH;
        println!("acknowledged {next}");
        std::io::stdout().flush().expect("writes");
    }
}

fn report(number: usize) -> (foederis_model::Document, foederis_model::FactsRecord) {
    let day = format!("2022-{:02}-{:02}", 1 + number % 12, 1 + number % 28);
    let states = ["AZE", "ARM", "RUS", "UKR", "FRA"];
    let (one, other) = (states[number % 5], states[(number / 5 + 1) % 5]);
    let mut report = Report::new(&format!("d-{number:06}"), ["nl", "de", "en"][number % 3], &day)
        .event(event("ASSAULT", &[one], &[other], &day))
        .tie(tie("arms-supply", &[one], &[other], &day))
        .claim(claim(&[one], Stance::Accuses, &[other]));
    // Every second one tells a new story, every tenth one the same at length, so that there are copies.
    let story = if number.is_multiple_of(10) { 0 } else { number };
    for sentence in 0..30 {
        let _ = writeln!(report.document.text, "Sentence {sentence} of story {story} on the border near town {}.", story * 31 + sentence);
    }
    report.build()
}

#[test]
fn a_killed_adder_loses_nothing_that_it_acknowledged() {
    let kills: usize = std::env::var("FOEDERIS_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(20);
    let mut state = 0x9E37_79B9_u64;
    let (mut home, mut acknowledged, mut amidst) = (Home::new(), 0, 0);
    for kill in 1..=kills {
        // A ledger that grew for long takes long to check.
        if kill % 40 == 0 {
            (home, acknowledged) = (Home::new(), 0);
        }
        let mut adder = Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "adder", "--ignored", "--nocapture"])
            .env(LEDGER, home.given())
            .env(FROM, acknowledged.to_string())
            .stdout(Stdio::piped())
            .spawn()
            .expect("starts");
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_micros((state >> 33) % 250_000));
        adder.kill().expect("kills");
        let said = BufReader::new(adder.stdout.take().expect("its output")).lines();
        let said: Vec<String> = said.map(|line| line.expect("a line")).collect();
        assert!(!adder.wait().expect("ends").success(), "it ended by itself: {said:?}");
        acknowledged = said.iter().filter_map(|line| line.split("acknowledged ").nth(1)?.parse().ok()).next_back().unwrap_or(acknowledged);

        let checked = match Ledger::check(home.address(), false) {
            Ok(checked) => checked,
            // Killed while it was made: opening it for writing goes on with that.
            Err(Error::Missing { .. } | Error::NotALedger { .. } | Error::Older { .. }) if acknowledged == 0 => continue,
            Err(error) => panic!("kill {kill}: {error}"),
        };
        assert_eq!(checked.flaws, [], "kill {kill}");
        // Killed while it was made: what is derived is not there yet, and opening it for writing makes it.
        assert!(checked.skipped.is_empty() || checked.documents == 0, "kill {kill}: {:?}", checked.skipped);
        let documents = usize::try_from(checked.documents).expect("a number");
        // The last batch may be in the file and not yet acknowledged; never a part of it.
        assert!(documents == acknowledged || documents == acknowledged + BATCH, "kill {kill}: {documents} of {acknowledged}");
        let ledger = Ledger::open_read_only(home.address()).expect("opens");
        for number in 0..acknowledged {
            ledger.show(&format!("d-{number:06}")).unwrap_or_else(|error| panic!("kill {kill}: {error}"));
        }
        acknowledged = documents;
        amidst += usize::from(documents > 0);
    }
    println!("{kills} kills, {amidst} of them of a ledger that held documents; nothing lost");
}
