//! The coder as the program has it: built-in knowledge, the packs of the checkout.

use foederis_coder::{Coder, Model};
use foederis_knowledge::Knowledge;
use foederis_language::engine::Engine;
use foederis_model::Language;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

fn pack(name: &str) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().find(|folder| folder.join("models").is_dir());
    fs::read(root.expect("a checkout").join(format!("models/{name}/model.pack"))).expect("a pack of the checkout")
}

fn engine(language: &Language) -> Option<&'static Engine> {
    static ENGINES: [OnceLock<Engine>; 3] = [OnceLock::new(), OnceLock::new(), OnceLock::new()];
    let number = Language::CODED.iter().position(|coded| coded == language)?;
    Some(ENGINES[number].get_or_init(|| Engine::read(&pack(language.code())).expect("a pack that can be read")))
}

pub fn coder() -> Coder<'static> {
    static MODEL: OnceLock<Model> = OnceLock::new();
    let model = MODEL.get_or_init(|| Model::read(&pack("coder")).expect("a pack that can be read"));
    Coder::new(Knowledge::embedded(), &engine, model)
}
