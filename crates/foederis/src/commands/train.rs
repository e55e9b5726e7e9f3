use crate::cli::{Train, TrainPart};
use crate::exit::Exit;
use crate::output;
use foederis_train::bake::{self, Data, Kept, Part};
use foederis_train::identify;
use foederis_train::recipe::Recipe;
use miette::{IntoDiagnostic as _, WrapErr as _, miette};
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// `foederis train`
pub fn run(args: &Train) -> miette::Result<Exit> {
    let text = fs::read_to_string(&args.recipe).into_diagnostic().wrap_err_with(|| format!("{}: cannot be read", args.recipe.display()))?;
    let wrong = |error: toml::de::Error| miette!("{}: {error}", args.recipe.display());
    let table: toml::Table = toml::from_str(&text).map_err(wrong)?;
    let beside = args.recipe.parent().unwrap_or(Path::new(".")).to_owned();
    let folders = Folders { data: args.data.clone().unwrap_or_else(|| beside.clone()), beside };
    let threads = rayon::ThreadPoolBuilder::new()
        .num_threads(args.jobs.map_or(0, NonZeroUsize::get))
        .build()
        .map_err(|error| miette!("cannot start threads: {error}; try a smaller --jobs"))?;
    let mut say = |line: &str| output::message(format_args!("{line}"));
    let version = env!("CARGO_PKG_VERSION");
    let pack = if table.get("language").and_then(toml::Value::as_str) == Some("mul") {
        let mut recipe: identify::Recipe = toml::from_str(&text).map_err(wrong)?;
        recipe.seed = args.seed.unwrap_or(recipe.seed);
        identify::bake(&recipe, &folders, version, &mut say)
    } else {
        let mut recipe: Recipe = toml::from_str(&text).map_err(wrong)?;
        recipe.seed = args.seed.unwrap_or(recipe.seed);
        let kept = kept(args)?;
        threads.install(|| bake::bake(&recipe, &folders, version, &kept, &mut say))
    };
    let pack = pack.map_err(|error| miette!("{error}"))?;
    // Under another name until it is whole: a pack that is there is never half-written.
    let mut partial = args.output.as_os_str().to_owned();
    partial.push(".partial");
    let cannot = || format!("cannot write {}; check that its folder exists and may be written to", args.output.display());
    fs::write(&partial, &pack).into_diagnostic().wrap_err_with(cannot)?;
    fs::rename(&partial, &args.output).into_diagnostic().wrap_err_with(cannot)?;
    output::message(format_args!("{}: {:.1} MB", args.output.display(), pack.len() as f64 / 1e6));
    Ok(Exit::Fine)
}

/// The parts that are not trained anew.
fn kept(args: &Train) -> miette::Result<Kept> {
    if args.only.is_empty() {
        return Ok(Kept::default());
    }
    let anew: Vec<Part> = args
        .only
        .iter()
        .map(|part| match part {
            TrainPart::Segments => Part::Segments,
            TrainPart::Lemmas => Part::Lemmas,
            TrainPart::Trees => Part::Trees,
            TrainPart::Names => Part::Names,
        })
        .collect();
    let pack = fs::read(&args.output).into_diagnostic().wrap_err_with(|| {
        format!("{}: --only takes the other parts from the pack that is there, and there is none", args.output.display())
    })?;
    Kept::from_pack(&pack, &anew).map_err(|error| miette!("{}: {error}", args.output.display()))
}

struct Folders {
    data: PathBuf,
    beside: PathBuf,
}

impl Data for Folders {
    fn data(&self, file: &str) -> Result<String, String> {
        read(&self.data, file)
    }

    fn beside(&self, file: &str) -> Result<String, String> {
        read(&self.beside, file)
    }
}

fn read(folder: &Path, file: &str) -> Result<String, String> {
    let path = folder.join(file);
    fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
}
