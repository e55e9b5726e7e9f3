//! The language packs: built in, or of a folder.

use foederis_coder::{Engines, Model};
use foederis_language::engine::Engine;
use foederis_language::langid::Identifier;
use foederis_language::pack::{PackError, Reader, Sections};
use foederis_model::Language;
use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Codes of the languages that are read, in the order of [`Models`].
pub const LANGUAGES: [&str; 3] = ["nl", "de", "en"];

static BUILT_IN: [&[u8]; 3] = [
    include_bytes!("../../../models/nl/model.pack"),
    include_bytes!("../../../models/de/model.pack"),
    include_bytes!("../../../models/en/model.pack"),
];
static IDENTIFIER: &[u8] = include_bytes!("../../../models/langid/model.pack");
static CODER: &[u8] = include_bytes!("../../../models/coder/model.pack");
static PLACES: &[u8] = include_bytes!("../../../models/places/model.pack");

/// All packs; each is unpacked when it is first needed.
pub struct Models {
    folder: Option<PathBuf>,
    engines: [OnceLock<Result<Engine, String>>; 3],
    /// The same without names, for the coder: it has its names from the knowledge packs.
    coding: [OnceLock<Result<Engine, String>>; 3],
    identifier: OnceLock<Result<Identifier, String>>,
    coder: OnceLock<Result<Model, String>>,
}

impl Models {
    /// The built-in packs, or those of a folder.
    pub fn open(folder: Option<&Path>) -> Self {
        Self {
            folder: folder.map(Path::to_owned),
            engines: Default::default(),
            coding: Default::default(),
            identifier: OnceLock::new(),
            coder: OnceLock::new(),
        }
    }

    /// What tells languages apart.
    pub fn identifier(&self) -> Result<&Identifier, &str> {
        let identifier = self.identifier.get_or_init(|| {
            let bytes = self.bytes("langid")?;
            Sections::read(&bytes)
                .and_then(|sections| Identifier::read(&mut Reader::new(sections.get("langid")?)))
                .map_err(|error| format!("the pack that tells languages apart: {error}"))
        });
        identifier.as_ref().map_err(String::as_str)
    }

    /// The weights of the coder.
    pub fn coder(&self) -> Result<&Model, &str> {
        let model = self.coder.get_or_init(|| {
            let bytes = self.bytes("coder")?;
            Model::read(&bytes).map_err(|error| format!("the pack of the coder: {error}"))
        });
        model.as_ref().map_err(String::as_str)
    }

    /// Checks that what the coder needs can be read, so that an error comes before the first document.
    pub fn check(&self) -> miette::Result<&Model> {
        if self.folder.is_some() {
            for language in LANGUAGES {
                if let Some(Err(problem)) = self.coding(language) {
                    return Err(miette::miette!("{problem}"));
                }
            }
        }
        self.coder().map_err(|problem| miette::miette!("{problem}"))
    }

    /// The pack of this name in the folder, if there is one.
    fn file(&self, name: &str) -> Option<Result<Cow<'static, [u8]>, String>> {
        let path = self.folder.as_ref()?.join(name).join("model.pack");
        path.exists().then(|| fs::read(&path).map(Cow::Owned).map_err(|error| format!("{}: cannot be read: {error}", path.display())))
    }

    /// The engine of a language that is read.
    pub fn engine(&self, language: &str) -> Option<Result<&Engine, &str>> {
        self.open_engine(&self.engines, Engine::read, language)
    }

    /// The same without names: half the memory.
    fn coding(&self, language: &str) -> Option<Result<&Engine, &str>> {
        self.open_engine(&self.coding, Engine::read_without_names, language)
    }

    fn open_engine<'e>(
        &self,
        engines: &'e [OnceLock<Result<Engine, String>>; 3],
        read: fn(&[u8]) -> Result<Engine, PackError>,
        language: &str,
    ) -> Option<Result<&'e Engine, &'e str>> {
        let number = LANGUAGES.iter().position(|known| *known == language)?;
        let engine = engines[number].get_or_init(|| {
            let bytes = self.bytes(language)?;
            read(&bytes).map_err(|error| format!("the pack of language {language}: {error}"))
        });
        Some(engine.as_ref().map_err(String::as_str))
    }

    /// A pack's bytes: of a language, `langid`, `coder` or `places`.
    pub fn bytes(&self, name: &str) -> Result<Cow<'static, [u8]>, String> {
        let built_in = match LANGUAGES.iter().position(|known| *known == name) {
            Some(number) => BUILT_IN[number],
            None if name == "coder" => CODER,
            None if name == "places" => PLACES,
            None => IDENTIFIER,
        };
        self.file(name).unwrap_or(Ok(Cow::Borrowed(built_in)))
    }

    /// The header and the training log of a pack.
    pub fn header(&self, name: &str) -> Result<(foederis_language::pack::Header, String), String> {
        let bytes = self.bytes(name)?;
        let read = || -> Result<_, PackError> {
            let sections = Sections::read(&bytes)?;
            // What is not trained round by round has no log.
            let log = sections.get("log").map_or_else(|_| String::new(), |log| String::from_utf8_lossy(log).into_owned());
            Ok((sections.header, log))
        };
        read().map_err(|error| format!("the pack {name}: {error}"))
    }
}

impl Engines for Models {
    fn engine(&self, language: &Language) -> Option<&Engine> {
        self.coding(language.code()).and_then(Result::ok)
    }
}
