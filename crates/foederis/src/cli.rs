use clap::{Args, Parser, Subcommand, ValueEnum};
use foederis_analysis::exposure::Window;
use foederis_model::{Edtf, Language, Status};
use foederis_store::{Address, Verdict};
use jiff::civil::Date;
use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::PathBuf;

const AFTER: &str = "\
Exit codes: 0 done · 1 failed, nothing done · 2 wrong usage · 3 done, some input was skipped · 4 nothing could be read
Data goes to standard output, messages to standard error. NO_COLOR and --color are respected.";

/// Reads news reports in Dutch, German and English about conflict between states, and keeps a dated, sourced ledger of them.
#[derive(Debug, Parser)]
#[command(name = "foederis", version, about, after_help = AFTER, max_term_width = 110)]
pub struct Cli {
    /// Folder with knowledge packs to use instead of the built-in ones
    #[arg(long, global = true, value_name = "DIR")]
    pub knowledge: Option<PathBuf>,
    /// Folder with language packs (nl/model.pack …) to use instead of the built-in ones
    #[arg(long, global = true, value_name = "DIR")]
    pub models: Option<PathBuf>,
    /// When to colour output
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Code documents: one facts record a line to standard output, in input order
    Read(Read),
    /// Read reports into the ledger; the same document twice changes nothing
    Add(Add),
    /// What the ledger holds, at a glance
    Overview(Ledger),
    /// The ledger in a browser: web app and HTTP API, on this machine alone unless told otherwise
    Serve(Serve),
    /// Who may ask a server that other machines can reach
    Token(Token),
    /// Whether the ledger is sound: its file, its sentences, and everything put together from them
    Check(Check),
    /// Copy the ledger as it stands, while others may be adding to it
    Backup(Backup),
    /// What happened: one row per real incident, with its reports
    Incidents(Incidents),
    /// Where reports contradict each other: incidents and ties, each with who asserts and who denies it
    Contested(Contested),
    /// What happened, as each report tells it
    Events(List),
    /// Who is tied to whom
    Ties(List),
    /// Who is tied to whom on a day, by all that is said of each tie; for Gephi and Graphviz too
    Network(Network),
    /// Two sides: who arms and backs each, who is tied to both, and where that pulls two ways
    Balance(Balance),
    /// Who loses what if a tie, an actor, a route or a pact falls away; who hangs on those, and what else there is
    WhatIf(WhatIf),
    /// Who says what
    Claims(List),
    /// The reports themselves
    Documents(List),
    /// Which reports are about the same, in one language or several
    Stories(Stories),
    /// What has these words: reports, or the sentences of events, ties and claims
    Search(Search),
    /// One document, event, tie, claim or incident, or a tie over time, whole
    Show(Show),
    /// Accept, reject or correct a fact; what was said so far, and what waits
    Review(Review),
    /// Read what the ledger holds again with this version, and show what would change
    Reread(Reread),
    /// The incidents of one actor, or between two, line by line
    Timeline(Timeline),
    /// Whom a name, office or adjective stands for on a day, and why
    Who(Who),
    /// Score the coder against gold facts records
    Eval(Eval),
    /// Sentences, words, tags, trees and names of documents, as JSON Lines or CoNLL-U
    Annotate(Annotate),
    /// Main text, title, day, language and outlet of web pages, as JSON Lines
    Text(Text),
    /// What an attack triggers: treaty by treaty, duty by duty, party by party, with the proof
    Obligations(Obligations),
    /// Which calls on its promises a state got, and how it answered, by what the ledger tells
    Record(Record),
    /// Take in a data set of the field
    Import(Import),
    /// What a name of a place stands for, where that is, who holds it, and why
    Where(Where),
    /// Make a language pack from treebanks and name corpora
    Train(Train),
    /// The language packs: what they were made from and how well they read
    Models(Models),
}

#[derive(Debug, Args)]
pub struct Input {
    /// Text, HTML, JSON Lines, gzip of each; folders are read whole; - is standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How many documents to read at once [default: all cores]
    #[arg(long, short, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
}

const TEXT_AFTER: &str = "\
One object a line, in input order: page (the file's name, below the folder given), title, published (EDTF, or null), lang (ISO 639),
source, text. The text has no menus, comments, notices, teasers or captions; blank lines stand between its paragraphs, tabs between
the cells of a table's row. The day is taken from JSON-LD, then meta, the article's <time>, the address, the byline.
Exit codes: 0 done · 1 failed, nothing done · 2 wrong usage · 3 done, some input was skipped · 4 nothing could be read";

#[derive(Debug, Args)]
#[command(after_help = TEXT_AFTER)]
pub struct Text {
    #[command(flatten)]
    pub input: Input,
    /// JSON Lines, which is what is printed in any case
    #[arg(long)]
    pub json: bool,
}

const READ_AFTER: &str = "\
--explain prints for each sentence the words that may express a fact, their entry in the lexicon (file and line) or the lemma that coded
documents taught, the types, who was chosen for each end, the status, time and place, each with how likely it is and with the next best, the
confidence beside the one needed, and what weighed most for and against (in logits). Where nothing was coded it says why.
  foederis read report.txt --explain --sentence 3
Exit codes: 0 done · 1 failed, nothing done · 2 wrong usage · 3 done, some input was skipped · 4 nothing could be read";

#[derive(Debug, Args)]
#[command(after_help = READ_AFTER)]
pub struct Read {
    #[command(flatten)]
    pub input: Input,
    /// Write to this file instead; it appears when it is complete
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Go on where an interrupted run with the same input and --output stopped
    #[arg(long, requires = "output")]
    pub resume: bool,
    /// Keep facts from this confidence on, 0 to 1 [default: where F1 is highest]
    #[arg(long, value_name = "SHARE", value_parser = share)]
    pub min_confidence: Option<f32>,
    /// Say why, sentence by sentence, instead of printing records
    #[arg(long, conflicts_with = "resume")]
    pub explain: bool,
    /// Explain this sentence alone; they count from 1, a headline included
    #[arg(long, requires = "explain", value_name = "N")]
    pub sentence: Option<NonZeroUsize>,
    /// Print explanations as JSON Lines, as records are in any case
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Ledger {
    // The variable may hold a password. The help is no Markdown.
    #[arg(help = "The ledger: a file, or a PostgreSQL database (postgres://USER@HOST/DATABASE)")]
    #[arg(long, short = 'L', env = "FOEDERIS_LEDGER", hide_env_values = true, default_value = "ledger.foederis", value_name = "LEDGER")]
    pub ledger: Address,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

const CHECK_AFTER: &str = "\
Looked at: the pages of the file and their references; every document, to the letter as it was added; every fact's sentence; and copies,
incidents, ties over time and the index for searching, as making them anew would give them. --repair makes anew what of these four is wrong,
from documents and facts, so nothing is lost. Adding waits meanwhile.
Exit codes: 0 sound, or made so · 1 damaged, or not a ledger · 2 wrong usage";

#[derive(Debug, Args)]
#[command(after_help = CHECK_AFTER)]
pub struct Check {
    #[command(flatten)]
    pub ledger: Ledger,
    /// Make anew what is wrong and can be made anew
    #[arg(long)]
    pub repair: bool,
}

const SERVE_AFTER: &str = "\
On a loopback address, which is the default, everybody on this machine may ask and write, and no request leaves it. Any other address needs tokens:
  foederis token add Anna --may write
  foederis serve --listen 0.0.0.0:8417 --host ledger.example.org
A server that can be reached from outside belongs behind a proxy that speaks TLS. /openapi.json describes the API.
Exit codes: 0 ended by a signal · 1 failed · 2 wrong usage";

#[derive(Debug, Args)]
#[command(after_help = SERVE_AFTER)]
pub struct Serve {
    // The variable may hold a password. The help is no Markdown.
    #[arg(help = "The ledger: a file, or a PostgreSQL database (postgres://USER@HOST/DATABASE)")]
    #[arg(long, short = 'L', env = "FOEDERIS_LEDGER", hide_env_values = true, default_value = "ledger.foederis", value_name = "LEDGER")]
    pub ledger: Address,
    /// Where to listen; port 0 takes one that is free
    #[arg(long, default_value = "127.0.0.1:8417", value_name = "ADDRESS")]
    pub listen: SocketAddr,
    /// A name under which this server may be asked for, beside those of this machine; may be given several times
    #[arg(long, value_name = "NAME")]
    pub host: Vec<String>,
    /// The file of tokens [default: the ledger's file with .tokens behind it]
    #[arg(long, value_name = "FILE")]
    pub tokens: Option<PathBuf>,
    /// Open the web app in the desktop's browser
    #[arg(long)]
    pub open: bool,
}

#[derive(Debug, Args)]
pub struct Token {
    #[command(subcommand)]
    pub action: TokenAction,
    #[command(flatten)]
    pub ledger: Ledger,
    /// The file of tokens [default: the ledger's file with .tokens behind it]
    #[arg(long, value_name = "FILE")]
    pub tokens: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum TokenAction {
    /// Make a token; it is printed once, and only its hash is kept
    Add {
        /// Whose it is
        #[arg(value_name = "NAME")]
        name: String,
        /// What it allows: asking, also reviewing and adding, or everything
        #[arg(long, value_enum, default_value_t = MayDo::Read, value_name = "WHAT")]
        may: MayDo,
    },
    /// Take a token back
    Remove {
        /// Whose it is
        #[arg(value_name = "NAME")]
        name: String,
    },
    /// Who has a token
    List,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MayDo {
    Read,
    Write,
    Admin,
}

impl From<MayDo> for foederis_server::May {
    fn from(may: MayDo) -> Self {
        match may {
            MayDo::Read => Self::Read,
            MayDo::Write => Self::Write,
            MayDo::Admin => Self::Admin,
        }
    }
}

const BACKUP_AFTER: &str = "\
The copy has what was in the ledger when copying began. It appears when it is complete, and is a ledger like any other.
Exit codes: 0 done · 1 failed, nothing done · 2 wrong usage";

#[derive(Debug, Args)]
#[command(after_help = BACKUP_AFTER)]
pub struct Backup {
    /// The file to write
    #[arg(value_name = "TO")]
    pub to: PathBuf,
    #[command(flatten)]
    pub ledger: Ledger,
    /// Replace a ledger that is there already
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub struct Add {
    #[command(flatten)]
    pub input: Input,
    /// Keep facts from this confidence on, 0 to 1 [default: where F1 is highest]
    #[arg(long, value_name = "SHARE", value_parser = share)]
    pub min_confidence: Option<f32>,
    #[command(flatten)]
    pub ledger: Ledger,
}

#[derive(Debug, Args)]
pub struct Filters {
    /// A party: ARM in any role, ARM/gov in this one; may be given twice for either
    #[arg(long, short, value_name = "ACTOR")]
    pub actor: Vec<String>,
    /// Two parties that must both be there: ARM:AZE
    #[arg(long, value_name = "A:B", value_parser = pair)]
    pub pair: Option<(String, String)>,
    /// Who says so
    #[arg(long, value_name = "ACTOR")]
    pub by: Vec<String>,
    /// ASSAULT, arms-supply, accuses …
    #[arg(long = "type", short, value_name = "TYPE")]
    pub types: Vec<String>,
    /// A place by its English name
    #[arg(long, short, value_name = "NAME")]
    pub place: Vec<String>,
    /// From this day, month or year on
    #[arg(long, value_name = "DATE")]
    pub from: Option<Edtf>,
    /// Up to the end of this day, month or year
    #[arg(long, value_name = "DATE")]
    pub until: Option<Edtf>,
    /// asserted, claimed, denied, negated, hypothetical
    #[arg(long, short, value_name = "STATUS")]
    pub status: Vec<Status>,
    /// nl, de, en
    #[arg(long, short, value_name = "LANG", value_parser = |code: &str| Ok::<_, String>(Language::from(code)))]
    pub lang: Vec<Language>,
    /// An outlet
    #[arg(long, value_name = "NAME")]
    pub source: Vec<String>,
    #[command(flatten)]
    pub axes: Axes,
}

#[derive(Debug, Args)]
pub struct Axes {
    /// What held on this day: ties that stood then, what had happened and been said by then
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub as_of: Option<Date>,
    /// As the ledger knew it on this day, instead of now
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub known_on: Option<Date>,
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "a day is needed, such as 2022-09-13".to_owned())
}

/// A share, 0 to 1.
fn share(text: &str) -> Result<f32, String> {
    match text.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("a number from 0 to 1 is needed".to_owned()),
    }
}

/// Years such as 2017-2021, or one.
fn window(text: &str) -> Result<Window, String> {
    let (first, last) = text.split_once(['-', '–']).unwrap_or((text, text));
    match (first.trim().parse(), last.trim().parse()) {
        (Ok(first), Ok(last)) if first <= last => Ok(Window { first, last }),
        _ => Err("years are needed, such as 2017-2021".to_owned()),
    }
}

fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once(':') {
        Some((a, b)) if !a.is_empty() && !b.is_empty() => Ok((a.to_owned(), b.to_owned())),
        _ => Err("expected two actors with a colon between, such as ARM:AZE".to_owned()),
    }
}

#[derive(Debug, Args)]
pub struct List {
    #[command(flatten)]
    pub filters: Filters,
    #[command(flatten)]
    pub ledger: Ledger,
    /// At most this many rows
    #[arg(long, short = 'n', default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=10_000), value_name = "N")]
    pub limit: u32,
    /// Go on after the page that printed this cursor
    #[arg(long, value_name = "CURSOR")]
    pub after: Option<String>,
    /// Newest first
    #[arg(long)]
    pub newest: bool,
}

const SEARCH_AFTER: &str = "\
  gas pijpleiding       both words, in any form, in Dutch, German or English; also inside compounds (gasleverancier), without accents
                        (cavusoglu) and however a name is written (Paschinjan, Pasjinian, Pashinyan)
  '\"gas uit Bakoe\"'     these words in this order, as they are
  gas OR olie           either; OR binds closer than the space
  NOT gas               what has no such word; inside quotation marks of the shell also -gas
  'wapen*'              words that begin so
  title:gas             in the headline; likewise source:\"De Grensbode\" lang:nl actor:ARM place:Goris type:ASSAULT
The best come first: a headline counts more than a text, a word as typed more than another form of it. Cursors hold while nothing is added.
Exit codes: 0 done · 1 failed, or the search could not be read · 2 wrong usage";

#[derive(Debug, Args)]
#[command(after_help = SEARCH_AFTER)]
pub struct Search {
    /// Words, "phrases", NOT, OR, beginnings*, field:value
    #[arg(required = true, value_name = "QUERY")]
    pub query: Vec<String>,
    /// What to search
    #[arg(long = "in", value_enum, default_value_t = SearchIn::Documents, value_name = "WHAT")]
    pub what: SearchIn,
    #[command(flatten)]
    pub filters: Filters,
    #[command(flatten)]
    pub ledger: Ledger,
    /// At most this many hits
    #[arg(long, short = 'n', default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=10_000), value_name = "N")]
    pub limit: u32,
    /// Go on after the page that printed this cursor
    #[arg(long, value_name = "CURSOR")]
    pub after: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SearchIn {
    /// Headlines and texts of reports
    Documents,
    /// The sentences that tell events
    Events,
    /// The sentences that tell ties
    Ties,
    /// The sentences that tell claims
    Claims,
}

#[derive(Debug, Args)]
pub struct Incidents {
    #[command(flatten)]
    pub list: List,
    /// Only incidents on which reports differ
    #[arg(long)]
    pub contested: bool,
}

const STORIES_AFTER: &str = "\
Reports are compared by their names, words, numbers, and by the actors, places and days of the facts in them, and put together where they are alike
on average; reports more than a month apart are not. A story is wider than an incident: one attack, the appeals after it, and what others said of it.
Exit codes: 0 done · 1 failed · 2 wrong usage";

#[derive(Debug, Args)]
#[command(after_help = STORIES_AFTER)]
pub struct Stories {
    #[command(flatten)]
    pub list: List,
    /// Only stories that so many reports tell
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=10_000), value_name = "N")]
    pub least: u32,
}

const CONTESTED_AFTER: &str = "\
An incident is contested when some say that it did not happen or took it back, or when figures that stand exclude each other; a tie when somebody says that
it does not hold, or when tellers give beginnings or ends that lie apart. Under each: who asserts and who denies it, what is unconfirmed,
each teller's figures by day with low, best and high, and how many independent sources there are.
The filters pick incidents or ties by their reports, and leave out none of the reports of those picked.
Exit codes: 0 done · 1 failed · 2 wrong usage";

#[derive(Debug, Args)]
#[command(after_help = CONTESTED_AFTER)]
pub struct Contested {
    #[command(flatten)]
    pub list: List,
    /// Incidents or ties
    #[arg(long, value_enum, default_value_t = ContestedKind::Incidents, value_name = "KIND")]
    pub kind: ContestedKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ContestedKind {
    Incidents,
    Ties,
}

const NETWORK_AFTER: &str = "\
A tie holds from the day told (else from the first report that speaks of it) until an end is told or a later report says that it does not hold.
Each line ends with how it stands: holds · one-sided (one party alone says so) · disputed; with --all also denied, possible, ended, not-yet.
Its whole history, with gaps and contradictions: foederis show arms-supply:RUS:AZE
Exit codes: 0 done · 1 failed · 2 wrong usage";

#[derive(Debug, Args)]
#[command(after_help = NETWORK_AFTER)]
pub struct Network {
    /// The day [default: today]
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub as_of: Option<Date>,
    /// As the ledger knew it on this day, instead of now
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub known_on: Option<Date>,
    /// An actor at either end; may be given twice for either
    #[arg(long, short, value_name = "ACTOR")]
    pub actor: Vec<String>,
    /// Two actors that must be the ends: ARM:RUS
    #[arg(long, value_name = "A:B", value_parser = pair)]
    pub pair: Option<(String, String)>,
    /// arms-supply, defence-pact …
    #[arg(long = "type", short, value_name = "TYPE")]
    pub types: Vec<String>,
    /// Also what is only possible, denied, over or to come
    #[arg(long)]
    pub all: bool,
    /// How to print it [default: a line for each tie]
    #[arg(long, value_enum, value_name = "FORMAT", conflicts_with = "json")]
    pub format: Option<NetworkFormat>,
    #[command(flatten)]
    pub ledger: Ledger,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum NetworkFormat {
    Json,
    Graphml,
    Dot,
}

#[derive(Debug, Args)]
pub struct Show {
    /// An id as other commands print it; its beginning is enough where that is clear
    #[arg(value_name = "ID")]
    pub id: String,
    /// An incident as the ledger knew it on this day, instead of now
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub known_on: Option<Date>,
    #[command(flatten)]
    pub ledger: Ledger,
}

const REVIEW_AFTER: &str = "\
A review counts from its day on, in every list, incident, network and search; nothing is deleted. A later review of the same fact takes its place.
It survives reading anew: what was rejected stays out, what was accepted or corrected stays, as long as its sentence stands in the report.
  foederis review --queue
  foederis review e-1f0c22ab --reject --note \"asked for help, did not give it\"
  foederis review e-1f0c22ab --correct '{\"actor\": [\"AZE/mil\"], \"when\": \"2022-09-13\"}'
  foederis review --export gold.jsonl --texts texts.jsonl
Exit codes: 0 done · 1 failed, nothing written · 2 wrong usage";

#[derive(Debug, Args)]
#[command(after_help = REVIEW_AFTER)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["accept", "reject", "correct", "list", "queue", "export"]))]
pub struct Review {
    /// The fact: its id, or the clear beginning of it
    #[arg(value_name = "ID", required_unless_present_any = ["list", "queue", "export"], conflicts_with_all = ["list", "queue", "export"])]
    pub id: Option<String>,
    /// It is right
    #[arg(long)]
    pub accept: bool,
    /// The report does not say so
    #[arg(long)]
    pub reject: bool,
    /// The fields that should read otherwise, as JSON, from a file, or from standard input (-); null takes a field away
    #[arg(long, value_name = "JSON|FILE|-")]
    pub correct: Option<String>,
    /// Who reviews [default: $USER]; with --list, whose reviews, may be given twice for either
    #[arg(long, value_name = "NAME")]
    pub by: Vec<String>,
    /// A word beside it
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["list", "queue", "export"])]
    pub note: Option<String>,
    /// What was said so far, newest first
    #[arg(long)]
    pub list: bool,
    /// With --list: accepted, rejected, corrected
    #[arg(long, value_name = "VERDICT", requires = "list")]
    pub verdict: Vec<Verdict>,
    /// What nobody looked at, least sure first; contested facts come sooner
    #[arg(long)]
    pub queue: bool,
    /// Write the facts of all reports that were reviewed whole, as training gold
    #[arg(long, value_name = "GOLD.jsonl")]
    pub export: Option<PathBuf>,
    /// With --export: write their texts too
    #[arg(long, value_name = "TEXTS.jsonl", requires = "export")]
    pub texts: Option<PathBuf>,
    /// With --export: also reports of which some facts wait; these are left out, and each line says how each fact was reviewed
    #[arg(long, requires = "export")]
    pub partial: bool,
    /// At most this many rows
    #[arg(long, short = 'n', default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=10_000), value_name = "N")]
    pub limit: u32,
    /// Go on after the page that printed this cursor
    #[arg(long, value_name = "CURSOR")]
    pub after: Option<String>,
    #[command(flatten)]
    pub ledger: Ledger,
}

const REREAD_AFTER: &str = "\
Without --commit nothing is written. With it, a report that reads otherwise becomes a revision: its facts are known from today, the earlier ones
are kept and closed. Reviews hold. What reads the same writes nothing, so an interrupted run goes on where it stopped.
Exit codes: 0 done · 1 failed · 2 wrong usage · 3 done, some reports were skipped";

#[derive(Debug, Args)]
#[command(after_help = REREAD_AFTER)]
pub struct Reread {
    /// Only this report; may be given again for more
    #[arg(long, value_name = "ID")]
    pub document: Vec<String>,
    /// Show what would change and write nothing, which is what happens in any case without --commit
    #[arg(long, conflicts_with = "commit")]
    pub dry_run: bool,
    /// Show what changes, and write it
    #[arg(long)]
    pub commit: bool,
    /// Keep facts from this confidence on, 0 to 1 [default: where F1 is highest]
    #[arg(long, value_name = "SHARE", value_parser = share)]
    pub min_confidence: Option<f32>,
    /// How many documents to read at once [default: all cores]
    #[arg(long, short, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    pub ledger: Ledger,
}

#[derive(Debug, Args)]
pub struct Exposure {
    /// The day on which ties must stand [default: today]
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub as_of: Option<Date>,
    /// As ledger and table of arms knew it on this day, instead of now
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub known_on: Option<Date>,
    /// Arms transfers, as foederis import wrote them
    #[arg(long, value_name = "TABLE.tsv")]
    pub arms: Option<PathBuf>,
    /// Sum transfers over these years [default: the five up to the day that the table tells of]
    #[arg(long, value_name = "YEARS", value_parser = window, requires = "arms")]
    pub window: Option<Window>,
    /// At most this many findings
    #[arg(long, short = 'n', default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=10_000), value_name = "N")]
    pub limit: u32,
    /// Go on after the finding with this id
    #[arg(long, value_name = "ID")]
    pub after: Option<String>,
    #[command(flatten)]
    pub ledger: Ledger,
}

const BALANCE_AFTER: &str = "\
Each finding has the ties it is made of, how each stands, the newest reports that tell it and the numbers told with it; arms also by tables of
transfers. What nothing tells of is listed at the end as not known.
  foederis balance --pair ARM:AZE --as-of 2024-07-01 --arms arms.tsv
Exit codes: 0 done · 1 failed · 2 wrong usage";

#[derive(Debug, Args)]
#[command(after_help = BALANCE_AFTER)]
pub struct Balance {
    /// The two sides: ARM:AZE
    #[arg(long, value_name = "A:B", value_parser = pair)]
    pub pair: (String, String),
    #[command(flatten)]
    pub exposure: Exposure,
}

const WHAT_IF_AFTER: &str = "\
  foederis what-if --cut \"AZE -> EU energy-supply\"    the ties of one type (or, without it, of any) from one party to another; <-> for both ways
  foederis what-if --cut RUS --arms arms.tsv           an actor with all its ties
  foederis what-if --cut CSTO                          a body or pact
  foederis what-if --cut Gyumri                        a route, treaty, weapon or place: the ties that are said to run through it
  foederis what-if --cut arms-supply:RUS:AZE           a tie by its id
First come losses, with the numbers told of the tie, then who hangs on those who lose, then who else gives the same; what nothing tells of
is listed at the end as not known. Nothing is computed but shares of transfers.
Exit codes: 0 done · 1 failed, or nothing falls away · 2 wrong usage";

#[derive(Debug, Args)]
#[command(after_help = WHAT_IF_AFTER)]
pub struct WhatIf {
    /// What falls away; may be given again for more at once
    #[arg(long, required = true, value_name = "TIE|NAME")]
    pub cut: Vec<String>,
    #[command(flatten)]
    pub exposure: Exposure,
}

const WHERE_AFTER: &str = "\
Places known by hand (knowledge/places/) come first, then towns of GeoNames, the largest first; places in a state of --context
before all others. \"taken\" marks the one that a mention in a text is taken for; without it the name is too unclear to act on.
Exit codes: 0 found · 1 nothing has this name · 2 wrong usage";

#[derive(Debug, Args)]
#[command(after_help = WHERE_AFTER)]
pub struct Where {
    /// The name, in any of the three languages; accents and case do not matter
    #[arg(required = true, value_name = "NAME")]
    pub name: Vec<String>,
    /// Who holds it on this day, in this month or year [default: today]
    #[arg(long, value_name = "DATE")]
    pub date: Option<Edtf>,
    /// Read the name as it stands in a text of this language [default: all three]
    #[arg(long, short, value_enum, value_name = "LANG")]
    pub lang: Option<Lang>,
    /// States that the text names beside it: ARM,AZE
    #[arg(long, short, value_delimiter = ',', value_name = "STATE,…")]
    pub context: Vec<String>,
    /// At most this many
    #[arg(long, short = 'n', default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=10_000), value_name = "N")]
    pub limit: u32,
    /// Print JSON, one object a line
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Timeline {
    /// One actor, or two for what is between them; none for everything
    #[arg(value_name = "ACTOR", num_args = 0..=2)]
    pub actors: Vec<String>,
    #[command(flatten)]
    pub ledger: Ledger,
    /// From this day, month or year on
    #[arg(long, value_name = "DATE")]
    pub from: Option<Edtf>,
    /// Up to the end of this day, month or year
    #[arg(long, value_name = "DATE")]
    pub until: Option<Edtf>,
    #[command(flatten)]
    pub axes: Axes,
    /// Only incidents that at least this many reports tell
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub reports: usize,
    /// At most this many lines
    #[arg(long, short = 'n', default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=10_000), value_name = "N")]
    pub limit: u32,
    /// Go on after the incident with this id
    #[arg(long, value_name = "ID")]
    pub after: Option<String>,
}

const WHO_AFTER: &str = "\
NAME is read as a text of its own: a name (Armenia, Nato, Pasjinian), an adjective, an office (\"the German chancellor\"), an office with its
holder (Bundeskanzler Scholz), a capital or by-word (Washington, \"het Kremlin\"). Printed are the code that facts records would have, everything
else that the name may stand for in the order in which it is tried (* is the one taken), offices with their dates, and the file and line of
each entry. Without --date it is read as in a report without a date: for the main office.
  foederis who Scholz --date 2022-05-01     DEU/gov
  foederis who Scholz --date 2026-01-01     Olaf Scholz
Exit codes: 0 found · 1 not found (names written nearly so are listed) or failed · 2 wrong usage";

#[derive(Debug, Args)]
#[command(after_help = WHO_AFTER)]
pub struct Who {
    /// A name, an adjective, an office, a phrase
    #[arg(required = true, value_name = "NAME")]
    pub name: Vec<String>,
    /// The day, month or year that the report is from
    #[arg(long, short, value_name = "DATE")]
    pub date: Option<Edtf>,
    /// As read in this language only [default: all three]
    #[arg(long, short, value_enum, value_name = "LANG")]
    pub lang: Option<Lang>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Eval {
    /// Gold facts records, one a line
    #[arg(value_name = "GOLD.jsonl")]
    pub gold: PathBuf,
    /// The documents: JSON Lines with id and text
    #[arg(long, value_name = "TEXTS.jsonl")]
    pub texts: PathBuf,
    /// Keep facts from this confidence on, 0 to 1 [default: where F1 is highest]
    #[arg(long, value_name = "SHARE", value_parser = share)]
    pub min_confidence: Option<f32>,
    /// Score these facts records instead of reading the documents
    #[arg(long, value_name = "FILE")]
    pub predicted: Option<PathBuf>,
    /// List what was missed and what was too much
    #[arg(long, value_enum, value_name = "KIND")]
    pub errors: Option<ErrorKind>,
    /// Only documents in this language
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
    /// Figures for each language too
    #[arg(long)]
    pub by_lang: bool,
    /// At most this many errors
    #[arg(long, short = 'n', default_value_t = 100, value_name = "N")]
    pub limit: usize,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// How many documents to read at once [default: all cores]
    #[arg(long, short, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ErrorKind {
    Events,
    Ties,
    Figures,
    Claims,
}

#[derive(Debug, Args)]
pub struct Annotate {
    /// Text, HTML, JSON Lines, gzip of each; folders are read whole; - is standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How many documents to read at once [default: all cores]
    #[arg(long, short, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    /// What to print of each document
    #[arg(long, value_enum, value_delimiter = ',', default_value = "language,sentences,tokens,names", value_name = "LAYER,…")]
    pub layers: Vec<Layer>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = AnnotateFormat::Json, value_name = "FORMAT")]
    pub format: AnnotateFormat,
    /// What the input is: documents, or sentences in CoNLL-U whose words are kept and whose tags, lemmas and trees are made anew
    #[arg(long, value_enum, default_value_t = AnnotateInput::Documents, value_name = "KIND")]
    pub input: AnnotateInput,
    /// Read everything in this language instead of finding out
    #[arg(long, short, value_enum, value_name = "LANG")]
    pub lang: Option<Lang>,
}

const OBLIGATIONS_AFTER: &str = "\
  foederis obligations --attack AZE:ARM --place Jermuk --date 2022-09-13
  foederis obligations i-4f0c… --ledger desk.foederis          an incident of the ledger: its parties, day, place and sentence
Asked are the treaties in force that day that bind anyone toward the attacked or the attacker. A duty is triggered, broken (who owes it attacked
itself), undetermined (what is missing is named) or not triggered (the clause is named). A request or decision that must come first is told as
awaited. Treaties are those of knowledge/treaties, or those of --treaties, such as what `foederis import atop` writes. See docs/obligations.md.
Exit codes: 0 done · 1 failed, nothing done · 2 wrong usage";

#[derive(Debug, Args)]
#[command(after_help = OBLIGATIONS_AFTER)]
pub struct Obligations {
    /// An incident of the ledger, as `foederis incidents` lists it
    #[arg(value_name = "INCIDENT", required_unless_present_any = ["attack", "internal"], conflicts_with_all = ["attack", "internal", "joins"])]
    pub incident: Option<String>,
    /// Who attacked whom: AZE:ARM; again for each further attacker or attacked, in the order in which they began
    #[arg(long, value_name = "BY:ON", value_parser = pair)]
    pub attack: Vec<(String, String)>,
    /// Who came into it later, against whom: TUR:ARM
    #[arg(long, value_name = "BY:ON", value_parser = pair)]
    pub joins: Vec<(String, String)>,
    /// Unrest, a coup or a civil war in this state, instead of an attack
    #[arg(long, value_name = "STATE", conflicts_with = "attack")]
    pub internal: Option<String>,
    /// The day
    #[arg(long, value_name = "DAY", value_parser = day, required_unless_present = "incident")]
    pub date: Option<Date>,
    /// Where it was
    #[arg(long, value_name = "PLACE")]
    pub place: Option<String>,
    /// It struck forces, ships or aircraft outside the attacked state's territory
    #[arg(long)]
    pub abroad: bool,
    /// Whether the attacked asked for help
    #[arg(long, value_enum, value_name = "YES|NO")]
    pub asked: Option<YesNo>,
    /// What followed, by what the ledger tells: who asked, who answered with what, who judges it how; always told of an incident
    #[arg(long)]
    pub follow_up: bool,
    #[command(flatten)]
    pub axes: Axes,
    #[command(flatten)]
    pub asked_of: Treaties,
    #[command(flatten)]
    pub ledger: Ledger,
    /// At most this many duties, those of one outcome and article together
    #[arg(long, short = 'n', default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=10_000), value_name = "N")]
    pub limit: u32,
    /// Go on after the page that printed this cursor
    #[arg(long, value_name = "CURSOR")]
    pub after: Option<usize>,
}

/// Which treaties are asked.
#[derive(Debug, Args)]
pub struct Treaties {
    /// Only these treaties, by id: CST,NATO
    #[arg(long, value_delimiter = ',', value_name = "ID,…")]
    pub treaty: Vec<String>,
    /// Folder with treaties to use instead of those of the knowledge packs
    #[arg(long, value_name = "DIR")]
    pub treaties: Option<PathBuf>,
}

const RECORD_AFTER: &str = "\
  foederis record --party RUS
A call is a duty that an attack of the ledger triggered; attacks of one state on another within a week are one call. Looked at is what the year after it
brought. Outcomes: honoured · partly · refused · contradicted (it did the opposite) · silent-so-far. Whoever judges it stands under *judged* and decides nothing.
Exit codes: 0 done · 1 failed, nothing done · 2 wrong usage";

#[derive(Debug, Args)]
#[command(after_help = RECORD_AFTER)]
pub struct Record {
    /// The state whose promises are meant: RUS
    #[arg(long, value_name = "STATE")]
    pub party: String,
    /// Attacks that one source alone tells count from this confidence on, 0 to 1
    #[arg(long, default_value_t = 0.5, value_name = "SHARE", value_parser = share)]
    pub min_confidence: f32,
    /// Attacks from this day, month or year on
    #[arg(long, value_name = "DATE")]
    pub from: Option<Edtf>,
    /// Attacks up to the end of this day, month or year
    #[arg(long, value_name = "DATE")]
    pub until: Option<Edtf>,
    #[command(flatten)]
    pub axes: Axes,
    #[command(flatten)]
    pub asked_of: Treaties,
    #[command(flatten)]
    pub ledger: Ledger,
    /// Newest first
    #[arg(long)]
    pub newest: bool,
    /// At most this many calls
    #[arg(long, short = 'n', default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=10_000), value_name = "N")]
    pub limit: u32,
    /// Go on after the page that printed this cursor
    #[arg(long, value_name = "CURSOR")]
    pub after: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum YesNo {
    Yes,
    No,
}

#[derive(Debug, Args)]
pub struct Import {
    #[command(subcommand)]
    pub what: ImportWhat,
}

const ATOP_AFTER: &str = "\
DIR holds atop4_member.csv and atop4_alliance.csv (or those of version 5) and cow_states.csv, the Correlates of War project's list of states.
Each alliance becomes a file of the form of knowledge/treaties, to be asked with: foederis obligations --treaties INTO …
States have our codes; those that no state of today continues keep COW- and their abbreviation. What a condition flag hides is not recorded,
unless knowledge/alliances/scope.toml tells it.
Exit codes: 0 done · 1 failed · 2 wrong usage";

#[derive(Debug, Subcommand)]
pub enum ImportWhat {
    /// Alliances of the Alliance Treaty Obligations and Provisions project, as treaties to ask
    #[command(after_help = ATOP_AFTER)]
    Atop {
        /// Folder with the project's tables
        #[arg(value_name = "DIR")]
        from: PathBuf,
        /// Folder to write to, new or empty
        #[arg(long, value_name = "DIR")]
        into: PathBuf,
    },
    /// Arms transfers as SIPRI's tables tell them: a row for each supplier, recipient and year
    Sipri(ImportSipri),
}

const SIPRI_AFTER: &str = "\
Columns are found by their names: supplier, recipient, year, value (trend-indicator value, in millions). A table may hold several vintages, the days
from which its files are; none replaces another. Parties are written by their codes; who has none keeps the name and is reported.
  foederis import sipri transfers.csv --vintage 2022-03-14 --output arms.tsv
  foederis import sipri transfers.csv --vintage 2022-03-14 --recipient AZE --window 2017-2021
Exit codes: 0 done · 1 failed, nothing written · 2 wrong usage · 3 done, some rows were skipped · 4 no row could be read";

#[derive(Debug, Args)]
#[command(after_help = SIPRI_AFTER)]
pub struct ImportSipri {
    /// The table, with commas between its fields
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The day from which the file is
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub vintage: Date,
    /// Add the transfers to this table, which balance and what-if take with --arms
    #[arg(long, short, value_name = "TABLE.tsv")]
    pub output: Option<PathBuf>,
    /// Show who delivered what share to this party, by each vintage of the table
    #[arg(long, value_name = "ACTOR")]
    pub recipient: Option<String>,
    /// Over these years [default: the last five of the file]
    #[arg(long, value_name = "YEARS", value_parser = window, requires = "recipient")]
    pub window: Option<Window>,
    /// Only vintages up to this day
    #[arg(long, value_name = "DAY", value_parser = day, requires = "recipient")]
    pub known_on: Option<Date>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// Report at most this many skipped rows and names without a code
    #[arg(long, short = 'n', default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=10_000), value_name = "N")]
    pub limit: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    Nl,
    De,
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Layer {
    /// The language
    Language,
    /// Sentences: first and last character
    Sentences,
    /// Tokens with part of speech, lemma, features and tree
    Tokens,
    /// Names with their class
    Names,
    /// Expressions of time with their TIMEX3 type and value
    Times,
    /// Who says what: quotations with kind, cue and speaker
    Quotes,
    /// How many: numbers with what they count, unit, bound and side
    Figures,
    /// The text that the offsets point into
    Text,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AnnotateFormat {
    /// One object a document and line; offsets count Unicode code points
    Json,
    /// CoNLL-U
    Conllu,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AnnotateInput {
    Documents,
    Conllu,
}

#[derive(Debug, Args)]
pub struct Train {
    /// What to train from, in TOML; see docs/training.md
    #[arg(value_name = "RECIPE.toml")]
    pub recipe: PathBuf,
    /// Folder that the recipe's files lie in [default: the recipe's own]
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Where to write the pack
    #[arg(long, short, value_name = "FILE")]
    pub output: PathBuf,
    /// How many threads; the pack does not depend on it [default: all cores]
    #[arg(long, short, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    /// Train only these parts anew and take the others from the pack that is there
    #[arg(long, value_enum, value_delimiter = ',', value_name = "PART,…")]
    pub only: Vec<TrainPart>,
    /// Another seed than the recipe's
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TrainPart {
    /// Sentences and tokens
    Segments,
    /// Lemmas
    Lemmas,
    /// Tags, features and trees
    Trees,
    /// Names
    Names,
}

#[derive(Debug, Args)]
pub struct Models {
    /// Print the training log of this language's pack
    #[arg(long, value_enum, value_name = "LANG")]
    pub log: Option<Lang>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

impl Lang {
    /// ISO 639-1.
    pub fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::De => "de",
            Self::En => "en",
        }
    }
}
