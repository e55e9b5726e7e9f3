//! Whole pages in the shapes that news sites have, invented for these tests: `NAME.html` beside `NAME.txt`, whose first line is
//! the day (`-` for none) and whose rest is the text. Every miss is told at once.

use foederis_intake::{Format, Limits, Unit, read};
use std::fs;
use std::path::Path;

#[test]
fn every_page_is_read_as_written() {
    let mut misses = Vec::new();
    let mut count = 0;
    for lang in ["nl", "de", "en"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages").join(lang);
        let mut pages: Vec<_> = fs::read_dir(&folder).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
        pages.retain(|path| path.extension().is_some_and(|extension| extension == "html"));
        pages.sort();
        for path in pages {
            count += 1;
            let bytes = fs::read(&path).expect("the page");
            let unit = Unit { place: "page".to_owned(), path: path.clone(), format: Format::Html, name: "page".to_owned(), bytes };
            let expected = fs::read_to_string(path.with_extension("txt")).expect("the text beside the page");
            let (day, text) = expected.split_once('\n').expect("a day and a text");
            let document = read(&unit, &Limits::default()).expect("a document");
            let found = document.published.as_ref().map_or("-", |day| day.as_str());
            if found != day {
                misses.push(format!("{}:1: the day is {found}, expected {day}", path.display()));
            }
            if document.lang.code() != lang {
                misses.push(format!("{}: the language is {}", path.display(), document.lang.code()));
            }
            let (mut got, mut wanted) = (document.text.lines(), text.trim().lines());
            for line in 2.. {
                match (got.next(), wanted.next()) {
                    (None, None) => break,
                    (got, wanted) if got == wanted => {}
                    (got, wanted) => {
                        misses.push(format!("{}:{line}:\n  expected {wanted:?}\n  got      {got:?}", path.with_extension("txt").display()));
                        break;
                    }
                }
            }
        }
    }
    assert!(count >= 9, "only {count} pages were found");
    assert!(misses.is_empty(), "\n{}", misses.join("\n"));
}
