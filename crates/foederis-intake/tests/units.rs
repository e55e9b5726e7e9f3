//! Walking inputs: order, formats, limits and everything that can be wrong with a file.
#![allow(clippy::unwrap_used)]

use flate2::Compression;
use flate2::write::GzEncoder;
use foederis_intake::{Format, Limits, Problem, ProblemKind, Unit, Units};
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn walk(paths: &[&Path], limits: &Limits) -> Vec<Result<Unit, Problem>> {
    Units::new(paths.iter().map(|path| path.to_path_buf()).collect(), limits.clone()).collect()
}

fn stdin(input: impl Read + Send + 'static, limits: &Limits) -> Vec<Result<Unit, Problem>> {
    Units::with_stdin(vec![PathBuf::from("-")], limits.clone(), Box::new(input)).collect()
}

fn only_problem(results: &[Result<Unit, Problem>]) -> &Problem {
    match results {
        [Err(problem)] => problem,
        other => panic!("one problem was expected, not {other:?}"),
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

#[test]
fn a_folder_is_walked_by_name_and_hidden_files_are_skipped() {
    let zipped = gzip(b"Packed text.");
    let folder = folder(&[
        ("b.txt", b"Second."),
        ("a/deep/page.HTML", b"<p>First.</p>"),
        ("c.jsonl", b"{\"text\": \"x\"}\n\n{\"text\": \"y\"}\n"),
        ("d.txt.gz", &zipped),
        ("e.csv", b"a,b"),
        ("0123abcd", b"No extension."),
        (".hidden.txt", b"x"),
        (".git/config.txt", b"x"),
    ]);
    let results = walk(&[folder.path()], &Limits::default());
    let names: Vec<_> = results.iter().map(|result| result.as_ref().map_or("problem", |unit| unit.name.as_str())).collect();
    assert_eq!(names, ["0123abcd", "a/deep/page", "b", "c:1", "c:3", "d", "problem"]);
    let formats: Vec<_> = results.iter().flatten().map(|unit| unit.format).collect();
    assert_eq!(formats, [Format::Text, Format::Html, Format::Text, Format::Json, Format::Json, Format::Text]);
    assert_eq!(results[5].as_ref().unwrap().bytes, b"Packed text.");
    let problem = results[6].as_ref().unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Unknown);
    assert!(problem.to_string().contains("e.csv: its extension is none that is read"));
    assert_eq!(results, walk(&[folder.path()], &Limits::default()));
}

#[test]
fn files_keep_the_order_they_are_given_in() {
    let folder = folder(&[("b.txt", b"B"), ("a.md", b"A"), ("report.v2", b"Odd extension, but chosen.")]);
    let at = |name: &str| folder.path().join(name);
    let results = walk(&[&at("b.txt"), &at("a.md"), &at("report.v2")], &Limits::default());
    let names: Vec<_> = results.iter().flatten().map(|unit| unit.name.as_str()).collect();
    assert_eq!(names, ["b", "a", "report.v2"]);
}

#[test]
fn what_is_missing_or_empty_is_reported() {
    let folder =
        folder(&[("empty.txt", b""), ("empty.txt.gz", &gzip(b"")), ("sub/image.png", b"\x89PNG\r\n\x1a\n\0\0"), ("none/x.csv", b"1")]);
    let kind = |path: &str| only_problem(&walk(&[&folder.path().join(path)], &Limits::default())).kind;
    assert_eq!(kind("nowhere.txt"), ProblemKind::Missing);
    assert_eq!(kind("empty.txt"), ProblemKind::Empty);
    assert_eq!(kind("empty.txt.gz"), ProblemKind::Empty);
    let results = walk(&[&folder.path().join("none")], &Limits::default());
    let kinds: Vec<_> = results.iter().map(|result| result.as_ref().unwrap_err().kind).collect();
    assert_eq!(kinds, [ProblemKind::Unknown, ProblemKind::NothingFound]);
}

#[test]
fn binary_files_are_named() {
    let folder = folder(&[
        ("a.txt", b"%PDF-1.7\n..."),
        ("b.txt", b"PK\x03\x04rest"),
        ("c.txt", b"text\0with\0zeros and more of it\0"),
        ("d.jsonl", b"SQLite format 3\0"),
        ("e", b"<?xml version='1.0'?><rss><channel/></rss>"),
    ]);
    let message = |name: &str| {
        let results = walk(&[&folder.path().join(name)], &Limits::default());
        let problem = only_problem(&results);
        assert_eq!(problem.kind, ProblemKind::Unknown);
        problem.message.clone()
    };
    assert!(message("a.txt").contains("PDF"));
    assert!(message("b.txt").contains("ZIP"));
    assert!(message("c.txt").contains("binary data"));
    assert!(message("d.jsonl").contains("SQLite"));
    assert!(message("e").contains("feed"));
}

#[test]
fn standard_input_is_told_by_its_bytes() {
    let limits = Limits::default();
    let format = |bytes: &'static [u8]| stdin(bytes, &limits).remove(0).unwrap().format;
    assert_eq!(format(b"Plain words."), Format::Text);
    assert_eq!(format(b"  <!DOCTYPE html><title>x</title>"), Format::Html);
    assert_eq!(format(b"{\"id\": 1, \"text\": \"x\"}"), Format::Json);
    let zipped = stdin(io::Cursor::new(gzip(b"{\"text\": \"x\"}\n")), &limits).remove(0).unwrap();
    assert_eq!((zipped.format, zipped.place.as_str(), zipped.name.as_str()), (Format::Json, "standard input:1", ""));
    let twice = Units::with_stdin(vec!["-".into(), "-".into()], limits.clone(), Box::new(&b"x"[..])).nth(1).unwrap();
    assert_eq!(twice.unwrap_err().kind, ProblemKind::Empty);
}

#[test]
fn one_json_object_may_span_a_file() {
    let folder = folder(&[("one.json", b"{\n  \"id\": \"a\",\n  \"text\": \"x\"\n}\n")]);
    let results = walk(&[folder.path()], &Limits::default());
    let unit = results[0].as_ref().unwrap();
    assert_eq!((results.len(), unit.format, unit.name.as_str()), (1, Format::Json, "one"));
}

/// Yields a line of any length without ever holding it, then an honest document. Counts what is asked for at once.
struct HugeLine {
    left: u64,
    end: io::Cursor<&'static [u8]>,
    largest: usize,
}

impl Read for HugeLine {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.largest = self.largest.max(buffer.len());
        // Were the line collected, the reader would ask for more and more at once.
        assert!(self.largest <= 1 << 20, "a buffer of {} bytes", self.largest);
        if self.left == 0 {
            return self.end.read(buffer);
        }
        let length = buffer.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        buffer[..length].fill(b'a');
        self.left -= length as u64;
        Ok(length)
    }
}

#[test]
fn a_huge_line_is_read_past() {
    let limits = Limits { max_line_bytes: 1 << 16, ..Limits::default() };
    let first = io::Cursor::new(&b"{\"text\": \"a\"}\n{\"text\": \""[..]);
    let input = first.chain(HugeLine { left: 64 << 20, end: io::Cursor::new(b"\"}\n{\"text\": \"b\"}\n"), largest: 0 });
    let results = stdin(input, &limits);
    assert_eq!(results.len(), 3);
    let problem = results[1].as_ref().unwrap_err();
    assert_eq!((problem.kind, problem.place.as_str()), (ProblemKind::TooLarge, "standard input:2"));
    assert!(problem.message.contains("64 MiB"), "{problem}");
    assert_eq!(results[2].as_ref().unwrap().place, "standard input:3");
}

#[test]
fn a_document_over_the_limit_is_skipped() {
    let folder = folder(&[("a.txt", &[b'x'; 5000]), ("b.txt", b"short")]);
    let results = walk(&[folder.path()], &Limits { max_document_bytes: 4999, ..Limits::default() });
    assert_eq!(results[0].as_ref().unwrap_err().kind, ProblemKind::TooLarge);
    assert_eq!(results[1].as_ref().unwrap().name, "b");
}

#[test]
fn truncated_gzip_gives_its_whole_lines_and_then_a_problem() {
    let lines = (0..20_000).map(|n| format!("{{\"id\": {n}, \"text\": \"word {}\"}}\n", n * 7919 % 10_007)).collect::<Vec<_>>().concat();
    let zipped = gzip(lines.as_bytes());
    let folder = folder(&[("cut.jsonl.gz", &zipped[..zipped.len() / 2]), ("cut.txt.gz", &zipped[..zipped.len() / 2])]);
    let results = walk(&[&folder.path().join("cut.jsonl.gz")], &Limits::default());
    let (last, whole) = results.split_last().unwrap();
    assert!(whole.len() > 1000 && whole.len() < 20_000);
    for unit in whole {
        assert!(unit.as_ref().unwrap().bytes.ends_with(b"\"}"), "a broken line was delivered");
    }
    assert_eq!(last.as_ref().unwrap_err().kind, ProblemKind::Damaged);
    let results = walk(&[&folder.path().join("cut.txt.gz")], &Limits::default());
    assert_eq!(only_problem(&results).kind, ProblemKind::Damaged);
}

#[test]
fn a_damaged_gzip_is_reported() {
    let mut zipped = gzip(b"{\"text\": \"a\"}\n{\"text\": \"b\"}\n");
    let at = zipped.len() - 6;
    zipped[at] ^= 0xff;
    let results = stdin(io::Cursor::new(zipped), &Limits::default());
    assert_eq!(results.last().unwrap().as_ref().unwrap_err().kind, ProblemKind::Damaged);
    let results = stdin(&b"\x1f\x8b not gzip at all"[..], &Limits::default());
    assert_eq!(only_problem(&results).kind, ProblemKind::Damaged);
}

/// Members of zeros, one after another, as a file of some megabytes that unpacks to gigabytes.
fn bomb(start: &[u8], fill: u8) -> impl Read + Send + 'static {
    let member = gzip(&vec![fill; 64 << 20]);
    let mut bomb = gzip(start);
    for _ in 0..64 {
        bomb.extend_from_slice(&member);
    }
    io::Cursor::new(bomb)
}

#[test]
fn a_gzip_bomb_is_stopped_early() {
    let started = std::time::Instant::now();
    let results = stdin(bomb(b"{\"text\": \"a\"}\n", b'\n'), &Limits::default());
    assert_eq!(results.len(), 2);
    assert_eq!(results[1].as_ref().unwrap_err().kind, ProblemKind::Bomb);
    // The line that never ends is dropped at the limit for lines and read past until the ratio shows.
    let results = stdin(bomb(b"{\"text\": \"a\"}\n", b'a'), &Limits::default());
    assert_eq!(results.last().unwrap().as_ref().unwrap_err().kind, ProblemKind::Bomb);
    let results = stdin(bomb(b"Some text. ", b'a'), &Limits::default());
    assert_eq!(only_problem(&results).kind, ProblemKind::TooLarge);
    assert!(started.elapsed().as_secs() < 60);
}

#[cfg(unix)]
#[test]
fn links_to_folders_are_not_followed() {
    let folder = folder(&[("a.txt", b"x"), ("other/b.txt", b"y")]);
    std::os::unix::fs::symlink(folder.path(), folder.path().join("other/loop")).unwrap();
    std::os::unix::fs::symlink(folder.path().join("a.txt"), folder.path().join("z.txt")).unwrap();
    let results = walk(&[folder.path()], &Limits::default());
    let names: Vec<_> = results.iter().flatten().map(|unit| unit.name.as_str()).collect();
    assert_eq!(names, ["a", "other/b", "z"]);
    assert!(results.iter().any(|result| result.as_ref().is_err_and(|problem| problem.message.contains("link to a folder"))));
}

#[test]
fn folders_too_deep_are_not_entered() {
    let folder = folder(&[("1/2/3/a.txt", b"x"), ("1/b.txt", b"y")]);
    let results = walk(&[folder.path()], &Limits { max_folder_depth: 2, ..Limits::default() });
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    assert!(results.iter().any(|result| result.as_ref().is_err_and(|problem| problem.kind == ProblemKind::TooLarge)));
}
