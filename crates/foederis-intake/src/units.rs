use crate::gzip::{self, Unpacked};
use crate::limits::{Limits, size};
use crate::problem::{Problem, ProblemKind};
use crate::{json, sniff};
use std::collections::VecDeque;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

/// How many bytes at the start of a file are looked at to tell what it is.
const HEAD: u64 = 4096;

/// What standard input is called where a path would stand.
const STDIN: &str = "standard input";

/// What the bytes of a [`Unit`] are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// An HTML page.
    Html,
    /// One JSON object: a line of JSON Lines, or a whole file.
    Json,
}

/// The bytes of one document and where they came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The file as people should be told: its path, with `:line` for a line of JSON Lines.
    pub place: String,
    /// The file; `-` for standard input.
    pub path: PathBuf,
    /// What the bytes are.
    pub format: Format,
    /// The id of the document if it brings none; when empty, one is made from the bytes.
    pub name: String,
    /// The document, unpacked, otherwise as found.
    pub bytes: Vec<u8>,
}

/// Walks files, folders and standard input, and yields one [`Unit`] per document or a [`Problem`] for what is none.
///
/// The order is that of the paths given; within a folder, by name. Only one document is in memory at a time.
pub struct Units {
    limits: Limits,
    todo: Vec<Step>,
    stdin: Option<Box<dyn Read + Send>>,
    lines: Option<Lines>,
    ready: VecDeque<Result<Unit, Problem>>,
    delivered: u64,
}

/// What is still to be walked, as a stack.
enum Step {
    Given(PathBuf),
    File {
        path: PathBuf,
        name: String,
        chosen: bool,
    },
    Folder {
        path: PathBuf,
        name: String,
        depth: usize,
    },
    /// A folder that was given has been walked; `delivered` is the count before it.
    FolderDone {
        path: PathBuf,
        delivered: u64,
    },
}

impl Units {
    /// Walks these paths; `-` is standard input, its format told from its bytes.
    pub fn new(paths: Vec<PathBuf>, limits: Limits) -> Self {
        Self::with_stdin(paths, limits, Box::new(io::stdin()))
    }

    /// As [`Units::new`], with something else in place of standard input.
    pub fn with_stdin(paths: Vec<PathBuf>, limits: Limits, stdin: Box<dyn Read + Send>) -> Self {
        Self {
            limits,
            todo: paths.into_iter().rev().map(Step::Given).collect(),
            stdin: Some(stdin),
            lines: None,
            ready: VecDeque::new(),
            delivered: 0,
        }
    }

    fn step(&mut self, step: Step) {
        match step {
            Step::Given(path) if path.as_os_str() == "-" => self.standard_input(),
            Step::Given(path) => match fs::metadata(&path) {
                Err(error) => self.fail(Problem::io(&path, &error)),
                Ok(found) if found.is_dir() => {
                    self.todo.push(Step::FolderDone { path: path.clone(), delivered: self.delivered });
                    self.todo.push(Step::Folder { path, name: String::new(), depth: 0 });
                }
                Ok(_) => {
                    let name = stem(path.file_name().unwrap_or(OsStr::new("document")));
                    self.todo.push(Step::File { path, name, chosen: true });
                }
            },
            Step::File { path, name, chosen } => self.file(&path, name, chosen),
            Step::Folder { path, name, depth } => self.folder(&path, &name, depth),
            Step::FolderDone { path, delivered } if delivered == self.delivered => self.fail(Problem::new(
                path.display().to_string(),
                ProblemKind::NothingFound,
                "the folder holds no document that could be read; give files that end in .txt, .md, .html, .jsonl or .json, with or without .gz",
            )),
            Step::FolderDone { .. } => {}
        }
    }

    fn fail(&mut self, problem: Problem) {
        self.ready.push_back(Err(problem));
    }

    fn standard_input(&mut self) {
        match self.stdin.take() {
            Some(input) => self.open(input, Path::new("-"), STDIN.to_owned(), String::new(), None),
            None => {
                self.fail(Problem::new(STDIN, ProblemKind::Empty, "it was given more than once and has been read already; give - once"));
            }
        }
    }

    /// Lists a folder and puts its entries on the stack, last first.
    fn folder(&mut self, path: &Path, name: &str, depth: usize) {
        if depth > self.limits.max_folder_depth {
            let deepest = self.limits.max_folder_depth;
            return self.fail(Problem::new(
                path.display().to_string(),
                ProblemKind::TooLarge,
                format!("the folder lies more than {deepest} folders deep and was not entered; give it by itself"),
            ));
        }
        let mut entries = Vec::new();
        let listing = match fs::read_dir(path) {
            Ok(listing) => listing,
            Err(error) => return self.fail(Problem::io(path, &error)),
        };
        for entry in listing {
            match entry {
                Ok(entry) if entry.file_name().as_encoded_bytes().starts_with(b".") => {}
                Ok(entry) => entries.push(entry),
                Err(error) => self.fail(Problem::io(path, &error)),
            }
        }
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries.into_iter().rev() {
            let (path, file_name) = (entry.path(), entry.file_name());
            let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
            let within = |last: String| if name.is_empty() { last } else { format!("{name}/{last}") };
            let step = match fs::metadata(&path) {
                // A link may lead back up; what it leads to can be given by itself.
                Ok(found) if found.is_dir() && is_link => {
                    self.fail(Problem::new(
                        path.display().to_string(),
                        ProblemKind::Unknown,
                        "a link to a folder is not followed; give that folder itself",
                    ));
                    continue;
                }
                Ok(found) if found.is_dir() => {
                    Step::Folder { name: within(file_name.to_string_lossy().into_owned()), path, depth: depth + 1 }
                }
                Ok(found) if found.is_file() => Step::File { name: within(stem(&file_name)), path, chosen: false },
                // Pipes and devices would block for ever.
                Ok(_) => {
                    self.fail(Problem::new(
                        path.display().to_string(),
                        ProblemKind::Unknown,
                        "it is no ordinary file and was skipped; save its content to a file",
                    ));
                    continue;
                }
                Err(error) => {
                    self.fail(Problem::io(&path, &error));
                    continue;
                }
            };
            self.todo.push(step);
        }
    }

    fn file(&mut self, path: &Path, name: String, chosen: bool) {
        let place = path.display().to_string();
        let expected = by_extension(path.file_name().unwrap_or_default());
        if expected == Some(Expected::Nothing) && !chosen {
            return self.fail(Problem::new(
                place,
                ProblemKind::Unknown,
                "its extension is none that is read (.txt, .text, .md, .html, .htm, .xhtml, .jsonl, .ndjson, .json, and .gz of these); \
                 give the file by itself to have it read by its content",
            ));
        }
        match File::open(path) {
            Ok(file) => self.open(Box::new(file), path, place, name, expected),
            Err(error) => self.fail(Problem::io(path, &error)),
        }
    }

    /// Unpacks a stream if it is gzip, tells its format, and takes its documents from it.
    fn open(&mut self, input: Box<dyn Read + Send>, path: &Path, place: String, name: String, expected: Option<Expected>) {
        let (head, input) = match peek(input) {
            Ok(peeked) => peeked,
            Err(error) => return self.fail(Problem { place, ..Problem::io(path, &error) }),
        };
        let (head, input) = if head.starts_with(&gzip::MAGIC) {
            match peek(Box::new(Unpacked::new(input, &self.limits))) {
                Ok(peeked) => peeked,
                Err(error) => return self.fail(self.broken(path, place, &error)),
            }
        } else {
            (head, input)
        };
        if head.is_empty() {
            return self.fail(Problem::new(place, ProblemKind::Empty, "the file is empty; nothing was read from it"));
        }
        let format = match format_of(&head, expected) {
            Ok(format) => format,
            Err(kind) => return self.fail(Problem::new(place, ProblemKind::Unknown, format!("it looks like {kind}"))),
        };
        let source = Source { path: path.to_owned(), place, name };
        if format == Format::Json && !json::spans_lines(&head) {
            self.lines = Some(Lines { input: BufReader::with_capacity(64 << 10, input), source, number: 0, buffer: Vec::new() });
            return;
        }
        let result = self.whole(input, source, format);
        self.deliver(result);
    }

    /// A file that is one document.
    fn whole(&self, input: Box<dyn Read + Send>, source: Source, format: Format) -> Result<Unit, Problem> {
        let Source { path, place, name } = source;
        let limit = if format == Format::Json { self.limits.max_line_bytes } else { self.limits.max_document_bytes };
        let mut bytes = Vec::new();
        if let Err(error) = input.take(limit as u64 + 1).read_to_end(&mut bytes) {
            return Err(self.broken(&path, place, &error));
        }
        if bytes.len() > limit {
            let limit = size(limit as u64);
            return Err(Problem::new(
                place,
                ProblemKind::TooLarge,
                format!("the document is longer than {limit} and was skipped; split it, or write one document per line as JSON Lines"),
            ));
        }
        Ok(Unit { place, path, format, name, bytes })
    }

    fn deliver(&mut self, result: Result<Unit, Problem>) {
        self.delivered += u64::from(result.is_ok());
        self.ready.push_back(result);
    }

    fn broken(&self, path: &Path, place: String, error: &io::Error) -> Problem {
        gzip::problem(&place, error, &self.limits).unwrap_or_else(|| Problem { place, ..Problem::io(path, error) })
    }
}

impl Iterator for Units {
    type Item = Result<Unit, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(ready) = self.ready.pop_front() {
                return Some(ready);
            }
            if let Some(mut lines) = self.lines.take() {
                match lines.next(&self.limits) {
                    Next::Line(unit) => {
                        self.lines = Some(lines);
                        self.delivered += 1;
                        return Some(Ok(unit));
                    }
                    Next::TooLong(problem) => {
                        self.lines = Some(lines);
                        return Some(Err(problem));
                    }
                    Next::Broken(error) => {
                        let Source { path, place, .. } = lines.source;
                        return Some(Err(self.broken(&path, place, &error)));
                    }
                    Next::End => {}
                }
                continue;
            }
            let step = self.todo.pop()?;
            self.step(step);
        }
    }
}

/// Where a stream comes from.
struct Source {
    path: PathBuf,
    place: String,
    name: String,
}

/// The lines of a JSON Lines stream.
struct Lines {
    input: BufReader<Box<dyn Read + Send>>,
    source: Source,
    number: u64,
    buffer: Vec<u8>,
}

enum Next {
    Line(Unit),
    TooLong(Problem),
    Broken(io::Error),
    End,
}

impl Lines {
    /// The next line that is not blank. A line over the limit is read past without being kept.
    fn next(&mut self, limits: &Limits) -> Next {
        loop {
            self.buffer.clear();
            self.number += 1;
            let (mut length, mut ended) = (0_usize, false);
            while !ended {
                let chunk = match self.input.fill_buf() {
                    Ok([]) => break,
                    Ok(chunk) => chunk,
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    Err(error) => return Next::Broken(error),
                };
                let end = chunk.iter().position(|&byte| byte == b'\n');
                let (part, used) = end.map_or((chunk, chunk.len()), |end| (&chunk[..end], end + 1));
                ended = end.is_some();
                length += part.len();
                if length <= limits.max_line_bytes {
                    self.buffer.extend_from_slice(part);
                } else {
                    self.buffer = Vec::new();
                }
                self.input.consume(used);
            }
            if length > limits.max_line_bytes {
                let (length, limit) = (size(length as u64), size(limits.max_line_bytes as u64));
                return Next::TooLong(Problem::new(
                    format!("{}:{}", self.source.place, self.number),
                    ProblemKind::TooLarge,
                    format!("the line is {length} long, more than {limit}, and was skipped; write one document per line"),
                ));
            }
            if length == 0 && !ended {
                return Next::End;
            }
            if self.number == 1 && self.buffer.starts_with(b"\xef\xbb\xbf") {
                self.buffer.drain(..3);
            }
            if self.buffer.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let Source { path, place, name } = &self.source;
            return Next::Line(Unit {
                place: format!("{place}:{}", self.number),
                path: path.clone(),
                format: Format::Json,
                name: if name.is_empty() { String::new() } else { format!("{name}:{}", self.number) },
                bytes: std::mem::take(&mut self.buffer),
            });
        }
    }
}

/// Reads the first bytes of a stream and gives them back together with the whole stream.
fn peek(mut input: Box<dyn Read + Send>) -> io::Result<(Vec<u8>, Box<dyn Read + Send>)> {
    let mut head = Vec::new();
    let error = match (&mut input).take(HEAD).read_to_end(&mut head) {
        Ok(_) => None,
        // What came before the break may be whole lines.
        Err(error) if !head.is_empty() => Some(error),
        Err(error) => return Err(error),
    };
    let whole = Cursor::new(head.clone()).chain(Resumed { error, input });
    Ok((head, Box::new(whole)))
}

/// A stream that first repeats the error met while looking at its start.
struct Resumed {
    error: Option<io::Error>,
    input: Box<dyn Read + Send>,
}

impl Read for Resumed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.error.take().map_or_else(|| self.input.read(buffer), Err)
    }
}

/// What an extension promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    Text,
    Html,
    Json,
    /// An extension of something else.
    Nothing,
}

/// What a file's extension promises, `.gz` left aside; `None` where there is no extension.
fn by_extension(file_name: &OsStr) -> Option<Expected> {
    let name = file_name.to_string_lossy().to_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let (_, extension) = name.rsplit_once('.')?;
    Some(match extension {
        "txt" | "text" | "md" => Expected::Text,
        "html" | "htm" | "xhtml" => Expected::Html,
        "jsonl" | "ndjson" | "json" => Expected::Json,
        _ => Expected::Nothing,
    })
}

/// The file's name without the extensions that are read.
fn stem(file_name: &OsStr) -> String {
    let name = file_name.to_string_lossy();
    let mut name: &str = &name;
    if name.to_lowercase().ends_with(".gz") {
        name = &name[..name.len() - 3];
    }
    if by_extension(OsStr::new(name)).is_some_and(|expected| expected != Expected::Nothing)
        && let Some((stem, _)) = name.rsplit_once('.')
        && !stem.is_empty()
    {
        name = stem;
    }
    name.to_owned()
}

/// The format, from the first bytes and the extension; or what the file is instead.
fn format_of(head: &[u8], expected: Option<Expected>) -> Result<Format, String> {
    if let Some(kind) = sniff::unreadable(head) {
        let kind = if kind.contains(';') { kind.to_owned() } else { format!("{kind}; it was skipped") };
        return Err(kind);
    }
    match expected {
        Some(Expected::Json) => Ok(Format::Json),
        Some(Expected::Html) => Ok(Format::Html),
        _ if sniff::is_html(head) => Ok(Format::Html),
        _ if sniff::is_xml(head) => Err("XML or a feed; save its articles as HTML or JSON Lines first".to_owned()),
        Some(Expected::Text) => Ok(Format::Text),
        _ if sniff::is_json(head) => Ok(Format::Json),
        _ => Ok(Format::Text),
    }
}
