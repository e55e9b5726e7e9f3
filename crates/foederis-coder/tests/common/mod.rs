//! The coder as the program has it: built-in knowledge, the packs of the checkout.

use foederis_coder::{Coder, Engines, Model};
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

struct Packs([OnceLock<Engine>; 3]);

impl Engines for Packs {
    fn engine(&self, language: &Language) -> Option<&Engine> {
        let number = Language::CODED.iter().position(|coded| coded == language)?;
        Some(self.0[number].get_or_init(|| Engine::read(&pack(language.code())).expect("a pack that can be read")))
    }
}

pub fn coder() -> Coder<'static> {
    static PACKS: Packs = Packs([OnceLock::new(), OnceLock::new(), OnceLock::new()]);
    static MODEL: OnceLock<Model> = OnceLock::new();
    let model = MODEL.get_or_init(|| Model::read(&pack("coder")).expect("a pack that can be read"));
    Coder::new(Knowledge::embedded(), &PACKS, model)
}
