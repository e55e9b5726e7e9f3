//! The same input gives the same bytes, in the order of the input, on one core or more.

use crate::common::{Desk, command, examples, reports, run};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write as _;

#[test]
fn reading_twice_and_on_more_cores_gives_the_same_bytes() {
    let desk = Desk::new();
    // More than one batch of the pipeline.
    desk.write("generated.jsonl", reports(700));
    let examples = examples();
    let inputs = [&*examples.to_string_lossy(), "generated.jsonl"];
    let read = |jobs: &[&str]| desk.run(&[&["read"], jobs, &inputs[..]].concat()).exits(0);
    let first = read(&[]);
    let ids = first.ids();
    assert_eq!(ids.len(), 34 + 700);
    let generated: Vec<String> = (0..700).map(|n| format!("r-{n}")).collect();
    assert_eq!(ids[34..], generated, "the order of the input");
    assert!(first.records().iter().filter(|record| record["events"].as_array().is_some_and(|events| !events.is_empty())).count() > 350);
    for jobs in [&[][..], &["--jobs", "1"], &["--jobs", "2"]] {
        assert!(read(jobs).out == first.out, "{jobs:?} gave other bytes");
    }
}

#[test]
fn files_are_read_in_the_order_given_and_folders_by_name() {
    let desk = Desk::new();
    for name in ["b/2.txt", "b/10.txt", "b/a/1.txt", "z.txt", "a.txt"] {
        desk.write(name, format!("Armenia asked Russia for help on Tuesday, the report {name} said."));
    }
    let given = desk.run(&["read", "z.txt", "b", "a.txt"]).exits(0);
    assert_eq!(given.ids(), ["z", "10", "2", "a/1", "a"]);
}

#[test]
fn a_pipe_and_gzip_give_what_the_file_gives() {
    let desk = Desk::new();
    let lines = reports(12);
    desk.write("r.jsonl", &lines);
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(lines.as_bytes()).expect("packed");
    desk.write("r.jsonl.gz", packed.finish().expect("packed"));
    let plain = desk.run(&["read", "r.jsonl"]).exits(0);
    assert_eq!(desk.run(&["read", "r.jsonl.gz"]).exits(0).out, plain.out);
    let piped = run(command().args(["read", "-"]).write_stdin(lines)).exits(0);
    assert_eq!(piped.out, plain.out);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    use std::io::Read as _;
    use std::process::{Command, Stdio};
    let desk = Desk::new();
    desk.write("r.jsonl", reports(300));
    let mut child = Command::new(env!("CARGO_BIN_EXE_foederis"))
        .args(["read", "r.jsonl"])
        .current_dir(desk.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut start = [0; 6];
    child.stdout.take().expect("a pipe").read_exact(&mut start).expect("some output");
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!(&start, b"{\"doc\"");
    assert_eq!((ended.status.code(), &*String::from_utf8_lossy(&ended.stderr)), (Some(0), ""));
}
