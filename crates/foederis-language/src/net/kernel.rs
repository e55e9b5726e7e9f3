//! The arithmetic of the networks: matrix products and activations in plain single precision.
//!
//! Every sum runs in a fixed order and vectorises over output columns only, without fused multiply-add, so results are
//! the same bits whatever vector width the machine has. [`simd`] picks the widest set of instructions at run time.

/// Runs a computation compiled for the best vector instructions this machine has.
pub fn simd<R>(work: impl FnOnce() -> R) -> R {
    pulp::Arch::new().dispatch(work)
}

/// Columns worked on at a time: with [`ROWS`] rows their sums fill the registers of a machine with 256-bit vectors.
const LANES: usize = 16;
/// Rows worked on at a time.
const ROWS: usize = 6;

/// A matrix of `k × n` as the right side of products: cut into panels of sixteen columns, each panel row after row.
#[derive(Debug, Clone, Default)]
pub struct Panels {
    k: usize,
    n: usize,
    data: Vec<[f32; LANES]>,
}

impl Panels {
    /// Of a row-major matrix of `k × n`.
    pub fn new(b: &[f32], k: usize, n: usize) -> Self {
        let mut panels = Self::default();
        panels.fill(b, k, n);
        panels
    }

    /// Of the transposed of a row-major matrix of `n × k`.
    pub fn turned(b: &[f32], k: usize, n: usize) -> Self {
        let mut panels = Self::default();
        panels.fill_turned(b, k, n);
        panels
    }

    /// [`Panels::new`] into memory that is there.
    pub fn fill(&mut self, b: &[f32], k: usize, n: usize) {
        self.size(k, n);
        for (at, row) in b.chunks_exact(n.max(1)).take(k).enumerate() {
            for (panel, part) in row.chunks(LANES).enumerate() {
                self.data[panel * k + at][..part.len()].copy_from_slice(part);
            }
        }
    }

    /// [`Panels::turned`] into memory that is there.
    pub fn fill_turned(&mut self, b: &[f32], k: usize, n: usize) {
        self.size(k, n);
        for (column, row) in b.chunks_exact(k.max(1)).take(n).enumerate() {
            let panel = &mut self.data[column / LANES * k..][..k];
            for (out, &value) in panel.iter_mut().zip(row) {
                out[column % LANES] = value;
            }
        }
    }

    fn size(&mut self, k: usize, n: usize) {
        (self.k, self.n) = (k, n);
        self.data.clear();
        self.data.resize(k * n.div_ceil(LANES), [0.0; LANES]);
    }
}

/// `out[rows × n] += a[rows × k] · b[k × n]`, `out` and `a` row-major.
pub fn add_product(out: &mut [f32], a: &[f32], b: &Panels) {
    simd(
        #[inline(always)]
        || add_product_here(out, a, b),
    );
}

/// [`add_product`] for use inside [`simd`].
#[inline(always)]
pub fn add_product_here(out: &mut [f32], a: &[f32], b: &Panels) {
    let (k, n) = (b.k, b.n);
    if n == 0 || k == 0 {
        return;
    }
    let mut out_blocks = out.chunks_exact_mut(ROWS * n);
    let mut a_blocks = a.chunks_exact(ROWS * k);
    let mut packed = vec![[0f32; ROWS]; k];
    for (out, a) in out_blocks.by_ref().zip(a_blocks.by_ref()) {
        for (row, values) in a.chunks_exact(k).enumerate() {
            packed.iter_mut().zip(values).for_each(|(packed, &value)| packed[row] = value);
        }
        for (at, panel) in b.data.chunks_exact(k).enumerate() {
            tile(out, &packed, panel, n, at * LANES);
        }
    }
    for (out, a) in out_blocks.into_remainder().chunks_exact_mut(n).zip(a_blocks.remainder().chunks_exact(k)) {
        let (single, _) = a.as_chunks::<1>();
        for (at, panel) in b.data.chunks_exact(k).enumerate() {
            tile(out, single, panel, n, at * LANES);
        }
    }
}

/// The sums of a few rows over one panel.
#[inline(always)]
fn tile<const R: usize>(out: &mut [f32], rows: &[[f32; R]], panel: &[[f32; LANES]], n: usize, column: usize) {
    // Whole panels are moved in registers; a call to copy the rest would cost more than the sums.
    let whole = n - column >= LANES;
    let mut sums = [[0f32; LANES]; R];
    for (row, sum) in sums.iter_mut().enumerate() {
        let from = &out[row * n + column..];
        match from.first_chunk() {
            Some(from) if whole => *sum = *from,
            _ => sum[..n - column].copy_from_slice(&from[..n - column]),
        }
    }
    for (factors, b) in rows.iter().zip(panel) {
        for (sum, factor) in sums.iter_mut().zip(factors) {
            for (sum, b) in sum.iter_mut().zip(b) {
                *sum += factor * b;
            }
        }
    }
    for (row, sum) in sums.iter().enumerate() {
        let to = &mut out[row * n + column..];
        match to.first_chunk_mut() {
            Some(to) if whole => *to = *sum,
            _ => to[..n - column].copy_from_slice(&sum[..n - column]),
        }
    }
}

/// `out[n × rows] = a[rows × n]` transposed.
pub fn transpose(out: &mut [f32], a: &[f32], n: usize) {
    let rows = a.len() / n.max(1);
    for (row, values) in a.chunks_exact(n).enumerate() {
        for (column, &value) in values.iter().enumerate() {
            out[column * rows + row] = value;
        }
    }
}

/// Adding 1.5·2²³ rounds to a whole number and leaves it in the low bits.
const MAGIC: f32 = 12_582_912.0;

/// 2ˣ to about five digits, by a polynomial: plain operations only, the same bits everywhere. x lies within ±126.
#[inline(always)]
fn exp2(x: f32) -> f32 {
    let shifted = x + MAGIC;
    let r = x - (shifted - MAGIC);
    // The best polynomial of its degree between −½ and ½.
    let poly = 0.999_999_3 + r * (0.693_121_8 + r * (0.240_247_45 + r * (0.055_917_86 + r * 0.009_570_1)));
    // The low bits of `shifted` are the whole number; added to the exponent they multiply by its power of two.
    f32::from_bits(poly.to_bits().wrapping_add(shifted.to_bits() << 23))
}

/// eˣ to about five digits.
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    exp2((x * std::f32::consts::LOG2_E).clamp(-126.0, 126.0))
}

/// The nearest whole number to one of at most 2²¹, in the low bits.
#[inline(always)]
pub fn whole_bits(x: f32) -> u32 {
    // A plain cast would check its bounds and break up the vectors.
    (x + MAGIC).to_bits()
}

/// 1 / (1 + e⁻ˣ) of two numbers, with one division.
#[inline(always)]
pub fn sigmoids(a: f32, b: f32) -> (f32, f32) {
    let part = |x: f32| 1.0 + exp2((x * -std::f32::consts::LOG2_E).clamp(-60.0, 60.0));
    let (a, b) = (part(a), part(b));
    let inverse = 1.0 / (a * b);
    (b * inverse, a * inverse)
}

/// Turns scores into probabilities and returns the logarithm's base sum: the largest score and the sum of the exponentials.
#[inline(always)]
pub fn softmax(scores: &mut [f32]) {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = exp(*score - top);
        sum += *score;
    }
    let scale = 1.0 / sum;
    for score in scores.iter_mut() {
        *score *= scale;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_agree_with_the_definition_for_any_shape() {
        for (rows, k, n) in [(1, 1, 1), (5, 7, 3), (4, 16, 32), (9, 33, 75), (6, 5, 41)] {
            let a: Vec<f32> = (0..rows * k).map(|i| ((i * 37 % 19) as f32 - 9.0) / 8.0).collect();
            let b: Vec<f32> = (0..k * n).map(|i| ((i * 53 % 23) as f32 - 11.0) / 8.0).collect();
            let mut out = vec![1.0; rows * n];
            add_product(&mut out, &a, &Panels::new(&b, k, n));
            let mut turned = vec![0.0; b.len()];
            transpose(&mut turned, &b, n);
            let mut again = vec![1.0; rows * n];
            add_product(&mut again, &a, &Panels::turned(&turned, k, n));
            assert_eq!(out, again);
            for row in 0..rows {
                for column in 0..n {
                    let right = (0..k).fold(1.0, |sum, at| sum + a[row * k + at] * b[at * n + column]);
                    assert_eq!(out[row * n + column].to_bits(), f32::to_bits(right), "{rows} {k} {n}");
                }
            }
        }
    }

    #[test]
    fn activations_are_close_to_the_true_functions() {
        for step in -400..=400 {
            let x = step as f32 / 20.0;
            let wide = f64::from(x);
            assert!((f64::from(exp(x)) / wide.exp() - 1.0).abs() < 1e-5, "{x}");
            for y in [-1000.0, -3.0, 0.5, 1000.0] {
                let (a, b) = sigmoids(x, y);
                assert!((f64::from(a) - 1.0 / (1.0 + (-wide).exp())).abs() < 1e-5, "{x} {y}");
                assert!((f64::from(b) - 1.0 / (1.0 + (-f64::from(y)).exp())).abs() < 1e-5, "{x} {y}");
            }
        }
        assert!(exp(-1000.0) >= 0.0 && exp(1000.0).is_finite());
    }
}
