//! Documents that report the same are put together, and others are not.

mod common;

use common::profile;
use foederis_analysis::{Telling, stories};
use foederis_model::Language;
use proptest::prelude::*;

fn telling(document: &str, language: &Language, published: &str, things: &str) -> Telling {
    Telling { document: document.to_owned(), published: published.parse().ok(), profile: profile(language, things) }
}

fn together(tellings: &[Telling]) -> Vec<Vec<&str>> {
    stories(tellings).into_iter().map(|story| story.into_iter().map(|at| tellings[at].document.as_str()).collect()).collect()
}

#[test]
fn two_languages_meet_in_their_names_and_words_count_within_one() {
    let (dutch, german) = (Language::Dutch, Language::German);
    let found = [
        telling("a", &dutch, "2022-09-13", "ABC abcdef"),
        telling("b", &german, "2022-09-14", "ABCD xyzuvw"),
        telling("c", &german, "2022-09-14", "XYZ abcdef"),
        telling("d", &dutch, "2022-09-14", "KLM ghijkl"),
        telling("e", &dutch, "2022-09-14", "NOP ghijkl"),
    ];
    assert_eq!(together(&found), [vec!["a", "b"], vec!["c"], vec!["d", "e"]]);
}

#[test]
fn the_same_again_next_month_is_another_story() {
    let english = Language::English;
    let meeting = |id: &str, day: &str| telling(id, &english, day, "ABCD abcd");
    assert_eq!(
        together(&[meeting("a", "2022-09-13"), meeting("b", "2022-09-15"), meeting("c", "2022-11-13")]),
        [vec!["a", "b"], vec!["c"]]
    );
    // Where no day is known, nothing keeps them apart.
    assert_eq!(together(&[meeting("a", "2022-09-13"), meeting("b", ""), meeting("c", "")]).len(), 1);
    assert_eq!(together(&[]), Vec::<Vec<&str>>::new());
}

proptest! {
    #[test]
    fn every_document_is_in_one_story_whatever_the_order(
        (tellings, shuffled) in prop::collection::vec(("[A-H]{1,6}[a-h]{0,6}", 0..2_usize, prop::sample::select(vec!["", "2022-09-13", "2022-09-20", "2022-10-20"])), 0..40)
            .prop_flat_map(|found| {
                let tellings: Vec<Telling> = found.into_iter().enumerate()
                    .map(|(at, (things, language, day))| telling(&format!("d-{at:02}"), &[Language::Dutch, Language::German][language], day, &things))
                    .collect();
                (Just(tellings.clone()), Just(tellings).prop_shuffle())
            })
    ) {
        let found = together(&tellings);
        prop_assert_eq!(&found, &together(&shuffled));
        let mut documents: Vec<&str> = found.into_iter().flatten().collect();
        documents.sort_unstable();
        prop_assert_eq!(documents, tellings.iter().map(|telling| telling.document.as_str()).collect::<Vec<_>>());
    }
}
