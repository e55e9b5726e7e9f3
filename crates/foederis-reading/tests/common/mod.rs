//! The engines of the checkout's packs.

use foederis_language::engine::Engine;
use std::sync::LazyLock;

pub static LANGUAGES: [&str; 3] = ["nl", "de", "en"];

static PACKS: [&[u8]; 3] = [
    include_bytes!("../../../../models/nl/model.pack"),
    include_bytes!("../../../../models/de/model.pack"),
    include_bytes!("../../../../models/en/model.pack"),
];

/// By [`LANGUAGES`].
pub static ENGINES: LazyLock<Vec<Engine>> =
    LazyLock::new(|| PACKS.iter().map(|pack| Engine::read(pack).expect("the packs are whole")).collect());
