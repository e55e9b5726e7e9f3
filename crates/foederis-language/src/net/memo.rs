//! Words met before: their vectors and first projections, so that they need not be made again.

use super::steps::round;
use crate::places::{Place, Places, each_eight};

/// Words kept.
const KEPT: usize = 16384;

/// What is kept of words, in 8-bit steps like the weights that it was made of: the less memory, the more of it is near.
#[derive(Debug, Default)]
pub struct Memo {
    width: usize,
    wide: usize,
    places: Places,
    /// The run in which each place was last needed.
    stamps: Vec<u32>,
    now: u32,
    /// Of each word its vector, then its projections.
    steps: Vec<i8>,
    /// The sizes of their steps: of the vector, and of each quarter of the projections.
    sizes: Vec<[f32; 5]>,
}

/// A word's row in the memo, and whether it is there already or has to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// There.
    Known(usize),
    /// To be [kept](Memo::keep).
    New(usize),
}

impl Memo {
    /// Begins a run of words with vectors of `width` and projections of `wide` numbers. Rows stay what they are until the next run.
    pub fn begin(&mut self, width: usize, wide: usize) {
        (self.width, self.wide) = (width, wide);
        self.places.open(KEPT);
        self.stamps.resize(KEPT, 0);
        self.now = self.now.wrapping_add(1);
        if self.steps.is_empty() {
            // Memory that is zero as it comes is not touched before it is needed.
            self.steps = vec![0; KEPT * (width + wide)];
        }
        self.steps.resize(KEPT * (width + wide), 0);
        self.sizes.resize(KEPT, [0.0; 5]);
    }

    /// The row of a word.
    #[inline(always)]
    pub fn find(&mut self, form: &str) -> Row {
        let row = match self.places.find(key(form), |place| self.stamps[place] == self.now) {
            Place::Known(row) => {
                self.stamps[row] = self.now;
                return Row::Known(row);
            }
            Place::New(row) => {
                self.stamps[row] = self.now;
                row
            }
            // A place for this run only.
            Place::None => {
                self.sizes.push([0.0; 5]);
                self.steps.resize(self.sizes.len() * (self.width + self.wide), 0);
                self.sizes.len() - 1
            }
        };
        Row::New(row)
    }

    /// Keeps a word.
    #[inline(always)]
    pub fn keep(&mut self, row: usize, vector: &[f32], projections: &[f32]) {
        let record = &mut self.steps[row * (self.width + self.wide)..][..self.width + self.wide];
        let (to, rest) = record.split_at_mut(self.width);
        let (whole, quarters) = self.sizes[row].split_at_mut(1);
        let small = |row: &[f32], steps: &mut [i8]| round(row, 127.0, |bits| bits as i8, steps);
        whole[0] = small(vector, to);
        let quarter = self.wide / 4;
        for ((size, part), to) in quarters.iter_mut().zip(projections.chunks(quarter)).zip(rest.chunks_mut(quarter)) {
            *size = small(part, to);
        }
    }

    /// A word's vector.
    #[inline(always)]
    pub fn vector(&self, row: usize, out: &mut [f32]) {
        let steps = &self.steps[row * (self.width + self.wide)..][..self.width];
        let size = self.sizes[row][0];
        out.iter_mut().zip(steps).for_each(|(out, &step)| *out = f32::from(step) * size);
    }

    /// A quarter of a word's projections, and of its neighbour's if there is one, added up; given by row and number.
    #[inline(always)]
    pub fn meet(&self, out: &mut [f32], own: (usize, usize), neighbour: Option<(usize, usize)>) {
        let count = out.len();
        let part = |(row, number): (usize, usize)| {
            (&self.steps[row * (self.width + self.wide) + self.width + number * count..][..count], self.sizes[row][1 + number])
        };
        let (own, size) = part(own);
        if let Some(neighbour) = neighbour {
            let (other, other_size) = part(neighbour);
            for ((out, &own), &other) in out.iter_mut().zip(own).zip(other) {
                *out = f32::from(own) * size + f32::from(other) * other_size;
            }
        } else {
            out.iter_mut().zip(own).for_each(|(out, &own)| *out = f32::from(own) * size);
        }
    }
}

/// Never 0, which marks an empty place.
fn key(form: &str) -> u64 {
    let mut state = 0x2545_f491_4f6c_dd1du64 ^ form.len() as u64;
    each_eight(form.as_bytes(), |word| {
        state = (state ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        state ^= state >> 31;
    });
    state | 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_and_rows_of_a_run_stay_apart() {
        let mut memo = Memo::default();
        // Far more words than there are places, some of them again and again.
        for run in 0..40 {
            memo.begin(2, 4);
            let words: Vec<String> = (0..500).map(|word| format!("word{}", if word % 2 == 0 { word } else { run * 1000 + word })).collect();
            let value = |word: &str| word.bytes().map(f32::from).sum::<f32>();
            let mut rows = Vec::new();
            for word in &words {
                rows.push(match memo.find(word) {
                    Row::Known(row) => row,
                    Row::New(row) => {
                        let value = value(word);
                        memo.keep(row, &[value, 1.0], &[1.0, 2.0, value, 0.0]);
                        row
                    }
                });
            }
            for (word, &row) in words.iter().zip(&rows) {
                let (mut vector, mut met) = ([0.0; 2], [0.0]);
                memo.vector(row, &mut vector);
                memo.meet(&mut met, (row, 1), Some((row, 2)));
                let value = value(word);
                assert!((vector[0] - value).abs() < value / 200.0, "{word}");
                assert!((met[0] - 2.0 - value).abs() < value / 200.0, "{word}");
            }
        }
        memo.begin(2, 4);
        assert!(matches!(memo.find("word0"), Row::Known(_)), "a word of every run is still there");
    }
}
