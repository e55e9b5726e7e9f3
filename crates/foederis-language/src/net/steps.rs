//! Products with matrices of whole steps: what a pack holds, multiplied as it is.
//!
//! A pack's weights are whole numbers from −127 to 127, each row of a matrix with the size of its step. The left side is rounded to 16
//! bits a row as it comes in, so that sums are of whole numbers: exact, hence the same in any order and on any machine, and
//! twice as many at a time as with single precision. One 16-bit step is a 65,534th of a row's range: far below what rounding the weights costs.

use super::kernel::whole_bits;

/// Columns worked on at a time.
const LANES: usize = 16;
/// Rows worked on at a time: their sums fill the registers of a machine with 256-bit vectors.
const ROWS: usize = 6;
/// Most rows of a matrix: with more, sums of 16-bit numbers times 127 may leave 32 bits.
pub const MOST: usize = 512;

/// A matrix of `k × n` steps as the right side of products.
#[derive(Debug, Clone, Default)]
pub struct Steps {
    k: usize,
    n: usize,
    /// The size of a step, row by row.
    scales: Vec<f32>,
    /// Panels of sixteen columns; in a panel two rows at a time, the two numbers of a column beside each other.
    panels: Vec<[i16; 2 * LANES]>,
}

/// Buffers that are kept between products.
#[derive(Debug, Default)]
pub struct Rounded {
    row: Vec<f32>,
    steps: Vec<i16>,
    pairs: Vec<[i32; ROWS]>,
}

impl Steps {
    /// Of a row-major matrix of `k × n` steps; `scales` are the sizes of its rows' steps.
    pub fn new(steps: &[i8], scales: &[f32], n: usize) -> Self {
        let k = scales.len();
        let pairs = k.div_ceil(2);
        let mut panels = vec![[0i16; 2 * LANES]; pairs * n.div_ceil(LANES)];
        for (at, row) in steps.chunks_exact(n.max(1)).enumerate() {
            for (panel, part) in row.chunks(LANES).enumerate() {
                let to = &mut panels[panel * pairs + at / 2];
                part.iter().enumerate().for_each(|(column, &step)| to[2 * column + at % 2] = i16::from(step));
            }
        }
        Self { k, n, scales: scales.to_vec(), panels }
    }

    /// `out[rows × n] = a[rows × k] · self + bias` in every row, `out` and `a` row-major; no bias is none. For use inside
    /// [`super::kernel::simd`].
    #[inline(always)]
    pub fn product_here(&self, out: &mut [f32], a: &[f32], bias: &[f32], rounded: &mut Rounded) {
        let (k, n) = (self.k, self.n);
        if n == 0 || k == 0 {
            return;
        }
        let machine = Machine::new();
        let Rounded { row, steps, pairs } = rounded;
        row.resize(k, 0.0);
        steps.clear();
        steps.resize(k.next_multiple_of(2), 0);
        pairs.clear();
        pairs.resize(k.div_ceil(2), [0; ROWS]);
        for (out, a) in out.chunks_mut(ROWS * n).zip(a.chunks(ROWS * k)) {
            let mut sizes = [0f32; ROWS];
            for (at, (a, size)) in a.chunks_exact(k).zip(&mut sizes).enumerate() {
                row.iter_mut().zip(a).zip(&self.scales).for_each(|((out, a), scale)| *out = a * scale);
                *size = round(row, 32_767.0, |bits| bits as i16, steps);
                let (two, _) = steps.as_chunks::<2>();
                for (pair, two) in pairs.iter_mut().zip(two) {
                    pair[at] = i32::from(two[0]) & 0xffff | i32::from(two[1]) << 16;
                }
            }
            let rows = out.len() / n;
            for (panel, columns) in self.panels.chunks_exact(pairs.len()).zip((0..n).step_by(LANES)) {
                let sums = machine.sums(pairs, panel);
                for ((sum, size), out) in sums.iter().zip(sizes).zip(out.chunks_exact_mut(n)).take(rows) {
                    let bias = bias.get(columns..).unwrap_or_default();
                    // Whole panels are moved in registers; a call to copy the rest would cost more than the sums.
                    match (out[columns..].first_chunk_mut::<LANES>(), bias.first_chunk::<LANES>()) {
                        (Some(out), Some(bias)) => {
                            out.iter_mut().zip(sum).zip(bias).for_each(|((out, &sum), bias)| *out = sum as f32 * size + bias);
                        }
                        (Some(out), None) if bias.is_empty() => {
                            out.iter_mut().zip(sum).for_each(|(out, &sum)| *out = sum as f32 * size);
                        }
                        _ => {
                            let mut last = [0f32; LANES];
                            let shown = bias.len().min(LANES);
                            last[..shown].copy_from_slice(&bias[..shown]);
                            last.iter_mut().zip(sum).for_each(|(out, &sum)| *out += sum as f32 * size);
                            let out = &mut out[columns..];
                            let shown = out.len().min(LANES);
                            out[..shown].copy_from_slice(&last[..shown]);
                        }
                    }
                }
            }
        }
    }
}

/// Rounds a row to steps between −`most` and `most`, of which `cut` keeps the low bits, and returns the size of a step.
#[inline(always)]
pub fn round<T>(row: &[f32], most: f32, cut: impl Fn(u32) -> T, steps: &mut [T]) -> f32 {
    // Lane by lane: one number after the other would wait for each comparison.
    let (chunks, rest) = row.as_chunks::<LANES>();
    let mut tops = [0f32; LANES];
    let larger = |top: &mut f32, value: &f32| *top = if value.abs() > *top { value.abs() } else { *top };
    for chunk in chunks {
        tops.iter_mut().zip(chunk).for_each(|(top, value)| larger(top, value));
    }
    tops.iter_mut().zip(rest).for_each(|(top, value)| larger(top, value));
    let top = tops.iter().fold(0f32, |top, &value| if value > top { value } else { top });
    let inverse = if top > 0.0 { most / top } else { 0.0 };
    for (step, value) in steps.iter_mut().zip(row) {
        *step = cut(whole_bits(value * inverse));
    }
    top / most
}

/// What multiplies pairs of 16-bit numbers here.
#[derive(Clone, Copy)]
struct Machine {
    #[cfg(target_arch = "x86_64")]
    wide: Option<pulp::x86::V3>,
}

impl Machine {
    #[inline(always)]
    fn new() -> Self {
        Self {
            #[cfg(target_arch = "x86_64")]
            wide: pulp::x86::V3::try_new(),
        }
    }

    /// The sums of a few rows over one panel.
    #[inline(always)]
    fn sums(self, rows: &[[i32; ROWS]], panel: &[[i16; 2 * LANES]]) -> [[i32; LANES]; ROWS] {
        #[cfg(target_arch = "x86_64")]
        if let Some(wide) = self.wide {
            return wide_sums(wide, rows, panel);
        }
        plain_sums(rows, panel)
    }
}

#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn wide_sums(wide: pulp::x86::V3, rows: &[[i32; ROWS]], panel: &[[i16; 2 * LANES]]) -> [[i32; LANES]; ROWS] {
    let (avx, avx2) = (wide.avx, wide.avx2);
    let mut sums = [[avx._mm256_setzero_si256(); 2]; ROWS];
    for (pairs, panel) in rows.iter().zip(panel) {
        let panel: [std::arch::x86_64::__m256i; 2] = pulp::cast(*panel);
        for (sum, &pair) in sums.iter_mut().zip(pairs) {
            let pair = avx._mm256_set1_epi32(pair);
            sum[0] = avx2._mm256_add_epi32(sum[0], avx2._mm256_madd_epi16(pair, panel[0]));
            sum[1] = avx2._mm256_add_epi32(sum[1], avx2._mm256_madd_epi16(pair, panel[1]));
        }
    }
    pulp::cast(sums)
}

#[inline(always)]
fn plain_sums(rows: &[[i32; ROWS]], panel: &[[i16; 2 * LANES]]) -> [[i32; LANES]; ROWS] {
    let mut sums = [[0i32; LANES]; ROWS];
    for (pairs, panel) in rows.iter().zip(panel) {
        for (sum, &pair) in sums.iter_mut().zip(pairs) {
            let (first, second) = (i32::from(pair as i16), pair >> 16);
            let (columns, _) = panel.as_chunks::<2>();
            for (sum, column) in sum.iter_mut().zip(columns) {
                *sum += first * i32::from(column[0]) + second * i32::from(column[1]);
            }
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::super::kernel::simd;
    use super::*;

    #[test]
    fn products_agree_with_the_definition_for_any_shape() {
        for (rows, k, n) in [(1, 1, 1), (5, 7, 3), (4, 16, 32), (9, 33, 75), (13, 512, 41)] {
            let a: Vec<f32> = (0..rows * k).map(|i| ((i * 37 % 19) as f32 - 9.0) / 8.0).collect();
            let steps: Vec<i8> = (0..k * n).map(|i| ((i * 53 % 255) as u8).cast_signed()).collect();
            let scales: Vec<f32> = (0..k).map(|i| (i % 5) as f32 * 0.01).collect();
            let bias: Vec<f32> = (0..n).map(|i| i as f32 / 4.0).collect();
            let (mut out, mut plain) = (vec![7.0; rows * n], vec![7.0; rows * n]);
            simd(|| {
                let steps = Steps::new(&steps, &scales, n);
                steps.product_here(&mut out, &a, &bias, &mut Rounded::default());
                steps.product_here(&mut plain, &a, &[], &mut Rounded::default());
            });
            assert!(out.iter().zip(&plain).enumerate().all(|(at, (out, plain))| (out - plain - bias[at % n]).abs() < 1e-3));
            for row in 0..rows {
                let largest = (0..k).map(|at| f64::from(a[row * k + at] * scales[at]).abs()).fold(0.0, f64::max);
                for column in 0..n {
                    let right = (0..k).fold(f64::from(bias[column]), |sum, at| {
                        sum + f64::from(a[row * k + at]) * f64::from(steps[at * n + column]) * f64::from(scales[at])
                    });
                    // Each of the k summands is off by half a step of the row at most.
                    let margin = largest / 65_534.0 * 127.0 * k as f64 + 1e-4;
                    assert!((f64::from(out[row * n + column]) - right).abs() <= margin, "{rows} {k} {n}");
                }
            }
        }
    }

    #[test]
    fn every_machine_has_the_same_sums() {
        let pairs: Vec<[i32; ROWS]> = (0..70)
            .map(|at: i32| std::array::from_fn(|row| at.wrapping_mul(0x9e37_79b9u32.cast_signed()).rotate_left(row as u32)))
            .collect();
        let panel: Vec<[i16; 2 * LANES]> =
            (0..70).map(|at| std::array::from_fn(|column| i16::from(((at * 31 + column * 7) as u8).cast_signed()))).collect();
        let here = simd(|| Machine::new().sums(&pairs, &panel));
        assert_eq!(here, plain_sums(&pairs, &panel));
        assert!(here.iter().flatten().any(|&sum| sum != 0));
    }
}
