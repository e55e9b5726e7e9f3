//! Hostile sizes do not cost memory.
#![cfg(target_os = "linux")]

use crate::common::{Desk, line};
use std::fs::{self, File};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::process::{Command, Stdio};
use std::time::Duration;

/// Runs the command and gives its exit code, both outputs and the most memory it had, in MiB.
fn watched(desk: &Desk, args: &[&str]) -> (Option<i32>, String, String, u64) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_foederis"))
        .args(args)
        .current_dir(desk.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    // The mark only rises, so the last look before the end is the highest.
    while child.try_wait().expect("a state").is_none() {
        let now = fs::read_to_string(&status).unwrap_or_default();
        let mark =
            now.lines().find_map(|line| line.strip_prefix("VmHWM:")).and_then(|rest| rest.split_whitespace().next()?.parse::<u64>().ok());
        peak = peak.max(mark.unwrap_or_default() >> 10);
        std::thread::sleep(Duration::from_millis(2));
    }
    let ended = child.wait_with_output().expect("it ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (ended.status.code(), text(ended.stdout), text(ended.stderr), peak)
}

/// A file whose first line is so long that it is mostly a hole in the disk, and whose second is a report.
fn huge_line(desk: &Desk, bytes: u64) {
    let mut file = File::create(desk.path().join("huge.jsonl")).expect("a file");
    // No zero bytes where the kind of file is told from.
    write!(file, "{{\"id\": \"huge\", \"text\": \"{}", "words ".repeat(2000)).expect("written");
    file.seek(SeekFrom::Start(bytes)).expect("a hole");
    let report = line("after", "2022-09-13", "Azerbaijan shelled the town of Jermuk on Tuesday.");
    write!(file, "\"}}\n{report}\n").expect("written");
}

#[test]
fn a_line_of_a_gigabyte_is_skipped_in_little_memory() {
    let desk = Desk::with_examples();
    let before = desk.told();
    huge_line(&desk, 1 << 30);
    let (code, out, err, peak) = watched(&desk, &["read", "huge.jsonl"]);
    assert_eq!(code, Some(3), "{err}");
    assert!(err.starts_with("huge.jsonl:1: the line is 1024 MiB long, more than 32 MiB, and was skipped"), "{err}");
    assert!(out.starts_with("{\"doc\":\"after\"") && out.lines().count() == 1, "{out}");
    assert!(peak > 0 && peak < 300, "{peak} MiB");
    huge_line(&desk, 300 << 20);
    let (code, _, err, peak) = watched(&desk, &["add", "huge.jsonl"]);
    assert_eq!(code, Some(3), "{err}");
    assert!(peak > 0 && peak < 300, "{peak} MiB");
    let after = desk.told();
    assert_eq!(after[0]["total"].as_u64(), before[0]["total"].as_u64().map(|total| total + 1));
}

#[test]
fn a_huge_file_of_text_is_skipped_in_little_memory() {
    let desk = Desk::new();
    let mut file = File::create(desk.path().join("huge.txt")).expect("a file");
    write!(file, "{}", "words ".repeat(2000)).expect("written");
    file.set_len(1 << 30).expect("a hole");
    let (code, out, err, peak) = watched(&desk, &["read", "huge.txt"]);
    assert_eq!((code, &*out), (Some(4), ""), "{err}");
    assert!(err.starts_with("huge.txt: the document is longer than 8 MiB and was skipped"), "{err}");
    assert!(peak > 0 && peak < 300, "{peak} MiB");
}
