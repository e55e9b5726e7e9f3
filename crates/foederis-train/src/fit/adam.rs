//! The optimiser: Adam (Kingma and Ba 2015), lazily for the rows of the word table.

const FIRST: f32 = 0.9;
const SECOND: f32 = 0.98;
const TINY: f32 = 1e-7;

/// The moments of some weights.
#[derive(Debug, Clone)]
pub struct Adam {
    first: Vec<f32>,
    second: Vec<f32>,
}

/// One step's size with the corrections for the moments' start at zero.
#[derive(Debug, Clone, Copy)]
pub struct Rate {
    size: f32,
    first: f32,
    second: f32,
}

impl Rate {
    /// The rate `size` at step `number`, from 1.
    pub fn new(size: f32, number: usize) -> Self {
        let power = i32::try_from(number).unwrap_or(i32::MAX);
        Self { size, first: 1.0 / (1.0 - FIRST.powi(power)), second: 1.0 / (1.0 - SECOND.powi(power)) }
    }
}

impl Adam {
    /// Moments of this many weights.
    pub fn new(count: usize) -> Self {
        Self { first: vec![0.0; count], second: vec![0.0; count] }
    }

    /// Moves weights `at..at + gradient.len()`, given as `weights`, against their gradient.
    pub fn update(&mut self, at: usize, weights: &mut [f32], gradient: &[f32], rate: Rate) {
        let count = gradient.len();
        let (first, second) = (&mut self.first[at..][..count], &mut self.second[at..][..count]);
        foederis_language::net::kernel::simd(
            #[inline(always)]
            || {
                for (((weight, &d), m), v) in weights.iter_mut().zip(gradient).zip(first).zip(second) {
                    *m = FIRST * *m + (1.0 - FIRST) * d;
                    *v = SECOND * *v + (1.0 - SECOND) * d * d;
                    *weight -= rate.size * (*m * rate.first) / ((*v * rate.second).sqrt() + TINY);
                }
            },
        );
    }
}
