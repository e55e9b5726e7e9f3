//! `read --output`: the file appears when it is complete, and an interrupted run can be gone on with.

use crate::common::{Desk, reports};
use std::fs;

#[test]
fn the_file_holds_what_standard_output_would() {
    let desk = Desk::new();
    desk.write("in.jsonl", reports(20));
    let plain = desk.run(&["read", "in.jsonl"]).exits(0);
    desk.run(&["read", "in.jsonl", "-o", "out.jsonl"]).exits(0).says("20 documents read, 0 skipped");
    assert_eq!(String::from_utf8(desk.bytes("out.jsonl")).expect("UTF-8"), plain.out);
    assert_eq!(desk.files(), ["in.jsonl", "out.jsonl"], "nothing is left beside it");
}

#[cfg(unix)]
#[test]
fn the_file_appears_only_when_it_is_complete() {
    use std::io::Write as _;
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};
    let desk = Desk::new();
    let mut child = Command::new(env!("CARGO_BIN_EXE_foederis"))
        .args(["read", "-", "-o", "out.jsonl"])
        .current_dir(desk.path())
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the command starts");
    let mut input = child.stdin.take().expect("a pipe");
    // A batch and a bit: the first batch is written, the rest waits for more input.
    input.write_all(reports(600).as_bytes()).expect("it reads");
    let partial = desk.path().join("out.jsonl.partial");
    let patience = Instant::now() + Duration::from_mins(1);
    while fs::metadata(&partial).map_or(0, |file| file.len()) == 0 {
        assert!(Instant::now() < patience, "nothing was written");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(desk.files(), ["out.jsonl.partial"]);
    // Killed in the middle, it leaves the lines it had, and nothing under the name asked for.
    child.kill().expect("killed");
    child.wait().expect("ended");
    drop(input);
    assert_eq!(desk.files(), ["out.jsonl.partial"]);
    desk.write("in.jsonl", reports(600));
    desk.run(&["read", "in.jsonl", "-o", "out.jsonl", "--resume"]).exits(0);
    desk.run(&["read", "in.jsonl", "-o", "whole.jsonl"]).exits(0);
    assert!(desk.bytes("out.jsonl") == desk.bytes("whole.jsonl"), "going on gave other bytes");
    assert_eq!(desk.files(), ["in.jsonl", "out.jsonl", "whole.jsonl"]);
}

#[test]
fn going_on_drops_half_a_line_and_gives_the_same_bytes() {
    let desk = Desk::new();
    // One broken line in the middle: what was skipped does not count as done.
    let mut lines: Vec<String> = reports(30).lines().map(str::to_owned).collect();
    lines.insert(4, "{broken".to_owned());
    desk.write("in.jsonl", lines.join("\n"));
    desk.run(&["read", "in.jsonl", "-o", "whole.jsonl"]).exits(3);
    let whole = String::from_utf8(desk.bytes("whole.jsonl")).expect("UTF-8");
    let ends: Vec<usize> = whole.match_indices('\n').map(|(at, _)| at + 1).collect();
    assert_eq!(ends.len(), 30);
    for (name, left) in [("half", &whole[..ends[10] + 40]), ("none", ""), ("less", &whole[..25]), ("full", &whole[..])] {
        desk.write(&format!("{name}.jsonl.partial"), left);
        desk.run(&["read", "in.jsonl", "-o", &format!("{name}.jsonl"), "--resume"]).exits(3).says("in.jsonl:5");
        assert!(desk.bytes(&format!("{name}.jsonl")) == whole.as_bytes(), "after {name} the bytes are others");
    }
    // Nothing to go on with is a run from the start.
    desk.run(&["read", "in.jsonl", "-o", "fresh.jsonl", "--resume"]).exits(3);
    assert!(desk.bytes("fresh.jsonl") == whole.as_bytes());
}

#[test]
fn going_on_with_another_input_is_refused() {
    let desk = Desk::new();
    desk.write("long.jsonl", reports(9));
    desk.write("short.jsonl", reports(4));
    desk.run(&["read", "long.jsonl", "-o", "long.out"]).exits(0);
    desk.write("short.out.partial", desk.bytes("long.out"));
    desk.run(&["read", "short.jsonl", "-o", "short.out", "--resume"]).exits(1).says("--resume");
    assert!(!desk.path().join("short.out").exists());
}

#[test]
fn without_resume_an_earlier_rest_is_written_over() {
    let desk = Desk::new();
    desk.write("in.jsonl", reports(3));
    desk.write("out.jsonl.partial", "{\"doc\":\"of another run\"}\n");
    desk.run(&["read", "in.jsonl", "-o", "out.jsonl"]).exits(0);
    let plain = desk.run(&["read", "in.jsonl"]).exits(0);
    assert_eq!(desk.bytes("out.jsonl"), plain.out.as_bytes());
}

#[test]
fn where_nothing_could_be_read_an_earlier_output_stays() {
    let desk = Desk::new();
    desk.write("out.jsonl", "{\"doc\":\"an earlier run\"}\n");
    desk.run(&["read", "missing.jsonl", "-o", "out.jsonl"]).exits(4).says("missing.jsonl: there is no such file");
    assert_eq!(desk.bytes("out.jsonl"), b"{\"doc\":\"an earlier run\"}\n");
    assert_eq!(desk.files(), ["out.jsonl"]);
}

#[test]
fn an_output_that_cannot_be_written_is_told_before_anything_is_read() {
    let desk = Desk::new();
    desk.write("in.jsonl", reports(2));
    fs::create_dir(desk.path().join("folder")).expect("a folder");
    desk.run(&["read", "in.jsonl", "-o", "nowhere/out.jsonl"]).exits(1).says("cannot write nowhere/out.jsonl");
    desk.run(&["read", "in.jsonl", "-o", "in.jsonl/out.jsonl"]).exits(1).says("cannot write in.jsonl/out.jsonl");
    desk.run(&["read", "in.jsonl", "-o", "folder"]).exits(1).says("cannot write folder").says("folder");
    assert_eq!(desk.files(), ["folder", "in.jsonl"], "nothing is left behind");
}
