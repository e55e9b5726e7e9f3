//! Any bytes as a text in any language: read to the end, offsets valid, CoNLL-U that can be read again.
#![no_main]

use foederis_language::conllu;
use foederis_language::engine::{Depth, Engine, Parsed, Workspace};
use libfuzzer_sys::fuzz_target;
use std::cell::RefCell;
use std::sync::LazyLock;

static ENGINES: LazyLock<[Engine; 3]> = LazyLock::new(|| {
    [
        include_bytes!("../../models/nl/model.pack").as_slice(),
        include_bytes!("../../models/de/model.pack"),
        include_bytes!("../../models/en/model.pack"),
    ]
    .map(|pack| Engine::read(pack).expect("a shipped pack"))
});

thread_local! {
    static BUFFERS: RefCell<[(Workspace, Parsed); 3]> = RefCell::default();
}

fuzz_target!(|bytes: &[u8]| {
    let Some((&first, bytes)) = bytes.split_first() else { return };
    let text = String::from_utf8_lossy(bytes);
    let language = usize::from(first) % 3;
    BUFFERS.with_borrow_mut(|buffers| check(&ENGINES[language], &text, &mut buffers[language]));
});

fn check(engine: &Engine, text: &str, (work, parsed): &mut (Workspace, Parsed)) {
    engine.parse(text, Depth::FULL, work, parsed);
    let mut at = 0;
    for token in &parsed.segments.tokens {
        let (start, end) = (token.start as usize, token.end as usize);
        assert!(at <= start && start < end && text.get(start..end).is_some());
        at = end;
    }
    for (name, _) in engine.names(text, parsed) {
        assert!(text.get(name).is_some_and(|name| !name.is_empty()));
    }
    let mut out = String::new();
    engine.write_conllu(text, parsed, "x", &mut out);
    assert_eq!(conllu::sentences(&out).filter(Result::is_ok).count(), parsed.segments.sentences.len());
}
