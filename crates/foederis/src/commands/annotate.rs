use crate::cli::{Annotate, AnnotateFormat, AnnotateInput, Cli, Lang, Layer};
use crate::exit::Exit;
use crate::models::{LANGUAGES, Models};
use crate::output::{self, safe};
use crate::pipeline::{Outcome, Pipeline};
use crate::progress;
use foederis_language::conllu::{self, ConlluError, Sentence};
use foederis_language::engine::{Depth, Engine, Lemma, Parsed, Workspace};
use foederis_model::{Document, Language};
use foederis_reading::{figures, quotes, times};
use miette::{Context as _, IntoDiagnostic as _, miette};
use rayon::prelude::*;
use std::cell::RefCell;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, BufWriter, IsTerminal as _, Read as _, Write as _};
use std::num::NonZeroUsize;
use std::ops::Range;
use std::path::Path;

/// A worker's buffers, one set a language: what it remembers of words is of no use to another.
type Buffers = [Option<Box<(Workspace, Parsed)>>; 3];

thread_local! {
    static BUFFERS: RefCell<Buffers> = RefCell::default();
}

/// `foederis annotate`
pub fn run(args: &Annotate, cli: &Cli) -> miette::Result<Exit> {
    let models = Models::open(cli.models.as_deref());
    if args.lang.is_none() {
        models.identifier().map_err(|error| miette!("{error}"))?;
    }
    for language in LANGUAGES.iter().filter(|language| args.lang.is_none_or(|wanted| wanted.code() == **language)) {
        if let Some(Err(error)) = models.engine(language) {
            return Err(miette!("{error}"));
        }
    }
    match args.input {
        AnnotateInput::Documents => documents(args, &models),
        AnnotateInput::Conllu => given_words(args, &models),
    }
}

fn documents(args: &Annotate, models: &Models) -> miette::Result<Exit> {
    let bar = progress::documents(!io::stdout().is_terminal());
    let mut out = BufWriter::new(output::stdout());
    let (mut read, mut skipped) = (0_u64, 0_u64);
    let reading = Pipeline { paths: args.paths.clone(), jobs: args.jobs, intake: foederis_intake::read_verbatim, done: 0 };
    reading.run(
        |document: Document| line(&document, args, models),
        |outcomes| -> miette::Result<()> {
            for outcome in outcomes {
                match outcome {
                    Outcome::Made(Ok(line)) => {
                        read += 1;
                        out.write_all(line.as_bytes()).into_diagnostic().wrap_err("cannot write standard output")?;
                    }
                    Outcome::Made(Err(problem)) | Outcome::Problem(problem) => {
                        skipped += 1;
                        bar.suspend(|| output::message(format_args!("{}", safe(&problem))));
                    }
                    Outcome::Done(_) => {}
                }
            }
            bar.set_position(read);
            out.flush().into_diagnostic().wrap_err("cannot write standard output")
        },
    )??;
    bar.finish_and_clear();
    Ok(Exit::after(read, skipped))
}

/// What is printed of a document.
fn line(document: &Document, args: &Annotate, models: &Models) -> Result<String, String> {
    let language = match args.lang {
        Some(lang) => Some(lang.code()),
        None => LANGUAGES.into_iter().find(|known| *known == document.lang.code()).or_else(|| identify(models, &document.text)),
    };
    let mut out = String::new();
    let number = LANGUAGES.iter().position(|known| Some(*known) == language);
    let engine = number.and_then(|number| models.engine(LANGUAGES[number])).and_then(Result::ok);
    let (Some(number), Some(engine)) = (number, engine) else {
        if args.format == AnnotateFormat::Conllu {
            return Err(format!(
                "{}: the language is {}; only {} can be parsed",
                document.id,
                language.unwrap_or("unknown"),
                LANGUAGES.join(", ")
            ));
        }
        json_start(document, language, args, &mut out);
        out.push_str("}\n");
        return Ok(out);
    };
    let wants = |layer| args.layers.contains(&layer);
    let conllu = args.format == AnnotateFormat::Conllu;
    let whole = conllu || wants(Layer::Tokens) || wants(Layer::Quotes) || wants(Layer::Figures);
    let depth = Depth {
        trees: whole || wants(Layer::Times),
        lemmas: whole.then_some(if conllu { Lemma::Treebank } else { Lemma::Dictionary }),
        names: !conllu && wants(Layer::Names),
    };
    // Taken out while in use: a panic leaves an empty one, never a half-written one.
    let mut buffers = BUFFERS.with_borrow_mut(|buffers| buffers[number].take()).unwrap_or_default();
    let (work, parsed) = &mut *buffers;
    engine.parse(&document.text, depth, work, parsed);
    if args.format == AnnotateFormat::Conllu {
        engine.write_conllu(&document.text, parsed, &document.id, &mut out);
    } else {
        json_start(document, language, args, &mut out);
        json_layers(engine, document, parsed, args, &mut out);
        if wants(Layer::Times) {
            json_times(engine, document, parsed, LANGUAGES[number], &mut out);
        }
        if wants(Layer::Quotes) {
            let said = quotes::read(engine, parsed, &document.text, &Language::from(LANGUAGES[number]));
            json_quotes(&said, &document.text, &mut out);
        }
        if wants(Layer::Figures) {
            let language = LANGUAGES[number];
            let points = figures::points(&times::read(engine, parsed, &document.text, language, None));
            let told = figures::read(engine, parsed, &document.text, &Language::from(language), &points);
            json_figures(&told, &document.text, &mut out);
        }
        out.push_str("}\n");
    }
    BUFFERS.with_borrow_mut(|kept| kept[number] = Some(buffers));
    Ok(out)
}

/// ISO 639-1 code of a text's language; none when it cannot be told.
fn identify(models: &Models, text: &str) -> Option<&'static str> {
    models.identifier().ok()?.identify(text).map(|guess| guess.lang)
}

fn json_start(document: &Document, language: Option<&str>, args: &Annotate, out: &mut String) {
    out.push_str("{\"id\":");
    push_json(&document.id, out);
    if args.layers.contains(&Layer::Language) {
        out.push_str(",\"language\":");
        match language {
            Some(language) => push_json(language, out),
            None => out.push_str("null"),
        }
    }
    if args.layers.contains(&Layer::Text) {
        out.push_str(",\"text\":");
        push_json(&document.text, out);
    }
}

fn json_layers(engine: &Engine, document: &Document, parsed: &Parsed, args: &Annotate, out: &mut String) {
    let text = &document.text;
    let segments = &parsed.segments;
    if args.layers.contains(&Layer::Sentences) {
        let mut points = Points::new(text);
        list("sentences", segments.sentences.iter(), out, |sentence, out| points.push(&segments.bytes((*sentence).clone()), out));
    }
    if args.layers.contains(&Layer::Tokens) {
        let mut points = Points::new(text);
        let mut sentences = segments.sentences.iter().peekable();
        list("tokens", segments.tokens.iter(), out, |token, out| {
            while sentences.next_if(|sentence| sentence.end <= token.first_word).is_some() {}
            let start = sentences.peek().map_or(0, |sentence| sentence.start);
            points.push(&(token.start as usize..token.end as usize), out);
            let words = token.first_word..token.first_word + u32::from(token.words);
            if token.words == 1 {
                word(engine, parsed, words.start, start, out);
                return;
            }
            let mut first = true;
            out.push_str(",\"words\":[");
            for at in words {
                out.push_str(if first { "{\"form\":" } else { ",{\"form\":" });
                first = false;
                push_json(engine.form(text, parsed, at), out);
                word(engine, parsed, at, start, out);
                out.push('}');
            }
            out.push(']');
        });
    }
    if args.layers.contains(&Layer::Names) {
        let mut points = Points::new(text);
        list("names", engine.names(text, parsed), out, |(bytes, class), out| {
            points.push(bytes, out);
            let _ = write!(out, ",\"type\":\"{class}\"");
        });
    }
}

/// Expressions of time, seen from the day of publication. A month or year of publication is no day: what depends on it stays open.
fn json_times(engine: &Engine, document: &Document, parsed: &Parsed, language: &str, out: &mut String) {
    let published = document.published.as_ref().and_then(|published| match published.bounds() {
        (Some(first), Some(last)) if first == last => Some(first),
        _ => None,
    });
    let mut points = Points::new(&document.text);
    list("times", times::read(engine, parsed, &document.text, language, published).iter(), out, |time, out| {
        points.push(&(time.start..time.end), out);
        let _ = write!(out, ",\"type\":\"{}\",\"value\":\"{}\"", time.kind, time.value);
    });
}

/// Bytes of spans that stand in any order → code points, counted in one go.
fn scattered(text: &str, spans: impl Iterator<Item = Range<usize>>) -> impl Fn(usize) -> usize {
    let mut bytes: Vec<usize> = spans.flat_map(|span| [span.start, span.end]).collect();
    bytes.sort_unstable();
    bytes.dedup();
    let mut points = Points::new(text);
    let counts: Vec<usize> = bytes.iter().map(|&byte| points.at(byte)).collect();
    move |byte| bytes.binary_search(&byte).map_or(0, |at| counts[at])
}

/// Figures; what they count and their sides stand before or behind them.
fn json_figures(told: &[figures::Figure], text: &str, out: &mut String) {
    let spans = |figure: &figures::Figure| [Some(figure.bytes.clone()), figure.counted.clone(), figure.of.clone()];
    let point = scattered(text, told.iter().flat_map(spans).flatten());
    list("figures", told.iter(), out, |figure, out| {
        let (start, end) = (point(figure.bytes.start), point(figure.bytes.end));
        let _ = write!(out, "\"start\":{start},\"end\":{end},\"what\":\"{}\",\"value\":{},\"upper\":", figure.what, figure.value);
        let _ = match figure.upper {
            Some(upper) => write!(out, "{upper}"),
            None => write!(out, "null"),
        };
        let _ = match figure.unit {
            Some(unit) => write!(out, ",\"unit\":\"{unit}\""),
            None => write!(out, ",\"unit\":null"),
        };
        let _ = write!(out, ",\"bound\":\"{}\"", figure.bound);
        for (name, span) in [("counted", &figure.counted), ("of", &figure.of)] {
            let _ = match span {
                Some(span) => write!(out, ",\"{name}\":[{},{}]", point(span.start), point(span.end)),
                None => write!(out, ",\"{name}\":null"),
            };
        }
    });
}

/// Quotations; they overlap, and their speakers stand anywhere, so the offsets are counted beforehand.
fn json_quotes(said: &[quotes::Quote], text: &str, out: &mut String) {
    let spans = |quote: &quotes::Quote| [Some(quote.bytes.clone()), quote.cue.clone(), quote.speaker.clone(), quote.mention.clone()];
    let point = scattered(text, said.iter().flat_map(spans).flatten());
    list("quotes", said.iter(), out, |quote, out| {
        let _ = write!(out, "\"start\":{},\"end\":{},\"type\":\"{}\"", point(quote.bytes.start), point(quote.bytes.end), quote.kind.name());
        for (name, span) in [("cue", &quote.cue), ("speaker", &quote.speaker), ("mention", &quote.mention)] {
            let _ = match span {
                Some(span) => write!(out, ",\"{name}\":[{},{}]", point(span.start), point(span.end)),
                None => write!(out, ",\"{name}\":null"),
            };
        }
        let _ = write!(out, ",\"stance\":\"{}\"", quote.stance.name());
    });
}

/// Number in its sentence, lemma as a dictionary has it, tags and place in the tree.
fn word(engine: &Engine, parsed: &Parsed, word: u32, sentence: u32, out: &mut String) {
    let _ = write!(out, ",\"n\":{},\"lemma\":", word - sentence + 1);
    push_json(parsed.lemma(word), out);
    let _ = write!(out, ",\"upos\":\"{}\",\"feats\":\"", engine.upos(parsed, word));
    engine.feats(parsed, word, out);
    let _ = write!(out, "\",\"head\":{},\"deprel\":\"{}\"", parsed.head(word), engine.relation(parsed, word));
}

fn list<T>(name: &str, items: impl Iterator<Item = T>, out: &mut String, mut each: impl FnMut(&T, &mut String)) {
    let _ = write!(out, ",\"{name}\":[");
    let mut first = true;
    for item in items {
        out.push_str(if first { "{" } else { ",{" });
        first = false;
        each(&item, out);
        out.push('}');
    }
    out.push(']');
}

/// Bytes to code points, going forwards.
struct Points<'t> {
    text: &'t str,
    byte: usize,
    count: usize,
}

impl<'t> Points<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, byte: 0, count: 0 }
    }

    fn at(&mut self, byte: usize) -> usize {
        self.count += self.text[self.byte..byte].chars().count();
        self.byte = byte;
        self.count
    }

    fn push(&mut self, bytes: &Range<usize>, out: &mut String) {
        let (start, end) = (self.at(bytes.start), self.at(bytes.end));
        let _ = write!(out, "\"start\":{start},\"end\":{end}");
    }
}

fn push_json(text: &str, out: &mut String) {
    if text.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
        out.push('"');
        out.push_str(text);
        out.push('"');
    } else {
        // A string can always be written as JSON.
        out.push_str(&serde_json::to_string(text).unwrap_or_default());
    }
}

/// Sentences whose words are given.
fn given_words(args: &Annotate, models: &Models) -> miette::Result<Exit> {
    let workers = rayon::ThreadPoolBuilder::new()
        .num_threads(args.jobs.map_or(0, NonZeroUsize::get))
        .build()
        .map_err(|error| miette!("cannot start threads: {error}; try a smaller --jobs"))?;
    let mut out = BufWriter::new(output::stdout());
    let (mut read, mut skipped) = (0_u64, 0_u64);
    for path in &args.paths {
        let text = match open(path) {
            Ok(text) => text,
            Err(problem) => {
                skipped += 1;
                output::message(format_args!("{}", safe(&problem)));
                continue;
            }
        };
        let mut sentences: Vec<Result<Sentence, ConlluError>> = conllu::sentences(&text).collect();
        let language = args.lang.map_or_else(
            || {
                let words = sentences.iter().flatten().flat_map(|sentence| &sentence.words);
                let forms: Vec<&str> = words.take(2000).map(|word| &*word.form).collect();
                identify(models, &forms.join(" ")).unwrap_or("unknown")
            },
            Lang::code,
        );
        let Some(engine) = models.engine(language) else {
            skipped += 1;
            output::message(format_args!("{}: the language is {language}; say --lang nl, de or en if that is wrong", path.display()));
            continue;
        };
        let engine = engine.map_err(|error| miette!("{error}"))?;
        workers.install(|| {
            sentences.par_chunks_mut(64).for_each_init(Workspace::default, |work, sentences| {
                sentences.iter_mut().flatten().for_each(|sentence| engine.annotate(sentence, work));
            });
        });
        let mut written = String::new();
        for sentence in &sentences {
            match sentence {
                Ok(sentence) => {
                    read += 1;
                    sentence.write(&mut written);
                }
                Err(error) => {
                    skipped += 1;
                    output::message(format_args!("{}: {error}; the sentence was skipped", path.display()));
                }
            }
        }
        out.write_all(written.as_bytes()).and_then(|()| out.flush()).into_diagnostic().wrap_err("cannot write standard output")?;
    }
    Ok(Exit::after(read, skipped))
}

fn open(path: &Path) -> Result<String, String> {
    let bytes = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    let bytes = bytes.map_err(|error| format!("{}: cannot be read: {error}", path.display()))?;
    String::from_utf8(bytes).map_err(|_| format!("{}: is not UTF-8; CoNLL-U must be", path.display()))
}
