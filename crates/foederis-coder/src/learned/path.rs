//! The way through the tree from one word to another.

use super::feature::Part as _;
use super::view::View;

/// Steps up or down the tree.
const LONGEST: usize = 5;

/// The words above a word, itself first.
pub(crate) struct Above(Vec<usize>);

/// The way from a word up to what both hang on, and down to another.
pub(crate) struct Path {
    pub up: usize,
    pub down: usize,
    /// With prepositions.
    pub whole: u64,
    /// Without.
    pub plain: u64,
    pub ups: u64,
    pub first_down: Option<u64>,
    pub last_down: Option<u64>,
}

fn hash(state: u64, text: &str) -> u64 {
    text.mix(state)
}

impl Above {
    pub fn new(view: &View<'_, '_>, word: usize) -> Self {
        let mut above = vec![word];
        while let Some(next) = above.last().and_then(|at| view.head(*at)).filter(|_| above.len() <= LONGEST) {
            above.push(next);
        }
        Self(above)
    }

    /// The way to a word, unless it is too far.
    pub fn path(&self, view: &View<'_, '_>, word: usize) -> Option<Path> {
        let (mut steps, mut count) = ([0; LONGEST], 0);
        let mut at = word;
        let up = loop {
            if let Some(up) = self.0.iter().position(|above| *above == at) {
                break up;
            }
            *steps.get_mut(count)? = at;
            count += 1;
            at = view.head(at)?;
        };
        let down = &steps[..count];
        let ups = self.0[..up].iter().fold(1, |state, at| hash(state, view.plain(*at)));
        let name = |at: usize| {
            let relation = hash(2, view.relation(at));
            match view.case(at).filter(|_| view.is_marked(at)) {
                Some(case) => hash(relation, case),
                None => relation,
            }
        };
        let downs = || down.iter().rev();
        Some(Path {
            up,
            down: down.len(),
            whole: downs().fold(ups, |state, at| name(*at).mix(state)),
            plain: downs().fold(ups, |state, at| hash(state, view.relation(*at))),
            ups,
            first_down: downs().next().map(|at| name(*at)),
            last_down: down.first().map(|at| name(*at)),
        })
    }
}
