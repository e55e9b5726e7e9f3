//! One direction of a recurrent layer: a simple recurrent unit with state-dependent gates.
//!
//! After Lei et al. 2018, "Simple Recurrent Units for Highly Parallelizable Recurrence" (EMNLP): all matrix products are
//! taken before the recurrence, whose steps are element by element:
//!
//! ```text
//! f = σ(F + v·c + b)   r = σ(R + w·c + d)   c ← f·c + (1 − f)·Z   h = r·c + (1 − r)·x
//! ```

#![allow(
    clippy::too_many_arguments,
    clippy::many_single_char_names,
    clippy::similar_names,
    reason = "the formula's own names, and one slice for each of its parts"
)]

use super::kernel::sigmoids;

/// One direction's place in the matrices of a layer.
#[derive(Debug, Clone, Copy)]
pub struct Direction {
    /// Whether it reads from the last word to the first.
    pub backwards: bool,
    /// Units.
    pub hidden: usize,
}

/// What the training needs of one direction's run, row by row: states, forget gates, reset gates.
#[derive(Debug, Default, Clone)]
pub struct Trace {
    /// States after each step.
    pub state: Vec<f32>,
    /// Forget gates.
    pub forget: Vec<f32>,
    /// Reset gates.
    pub reset: Vec<f32>,
}

/// Runs one direction over a sentence of `projected.len() / stride` words.
///
/// `projected` holds Z, F and R of this direction at column `at` of rows of `stride`; `skip` and `out` are rows of
/// `2·hidden`, of which this direction reads and writes its half. `gates` are v, w, b, d of this direction.
#[inline(always)]
pub fn run(
    direction: Direction,
    projected: &[f32],
    stride: usize,
    at: usize,
    gates: &[f32],
    skip: &[f32],
    out: &mut [f32],
    state: &mut [f32],
    mut trace: Option<&mut Trace>,
) {
    let Direction { backwards, hidden } = direction;
    let words = projected.len() / stride;
    let half = if backwards { hidden } else { 0 };
    state[..hidden].fill(0.0);
    if let Some(trace) = &mut trace {
        trace.state.resize(words * hidden, 0.0);
        trace.forget.resize(words * hidden, 0.0);
        trace.reset.resize(words * hidden, 0.0);
    }
    let state = &mut state[..hidden];
    let (v, w, b, d) = (&gates[..hidden], &gates[hidden..][..hidden], &gates[2 * hidden..][..hidden], &gates[3 * hidden..][..hidden]);
    for step in 0..words {
        let word = if backwards { words - 1 - step } else { step };
        let row = &projected[word * stride + at..][..3 * hidden];
        let (z, f, r) = (&row[..hidden], &row[hidden..][..hidden], &row[2 * hidden..][..hidden]);
        let skip = &skip[word * 2 * hidden + half..][..hidden];
        let out = &mut out[word * 2 * hidden + half..][..hidden];
        if let Some(trace) = &mut trace {
            let forgets = &mut trace.forget[word * hidden..][..hidden];
            let resets = &mut trace.reset[word * hidden..][..hidden];
            for j in 0..hidden {
                (forgets[j], resets[j]) = sigmoids(f[j] + v[j] * state[j] + b[j], r[j] + w[j] * state[j] + d[j]);
                state[j] = forgets[j] * (state[j] - z[j]) + z[j];
                out[j] = resets[j] * (state[j] - skip[j]) + skip[j];
            }
            trace.state[word * hidden..][..hidden].copy_from_slice(state);
        } else {
            for j in 0..hidden {
                let (forget, reset) = sigmoids(f[j] + v[j] * state[j] + b[j], r[j] + w[j] * state[j] + d[j]);
                state[j] = forget * (state[j] - z[j]) + z[j];
                out[j] = reset * (state[j] - skip[j]) + skip[j];
            }
        }
    }
}

/// The gradient of [`run`]: from that of its output to those of what went in, added to what is there.
#[inline(always)]
pub fn run_back(
    direction: Direction,
    projected: &[f32],
    stride: usize,
    at: usize,
    gates: &[f32],
    skip: &[f32],
    trace: &Trace,
    d_out: &[f32],
    d_projected: &mut [f32],
    d_gates: &mut [f32],
    d_skip: &mut [f32],
    d_state: &mut [f32],
) {
    let Direction { backwards, hidden } = direction;
    let words = projected.len() / stride;
    let half = if backwards { hidden } else { 0 };
    let d_state = &mut d_state[..hidden];
    d_state.fill(0.0);
    let (v, w) = (&gates[..hidden], &gates[hidden..][..hidden]);
    let (dv, rest) = d_gates.split_at_mut(hidden);
    let (dw, rest) = rest.split_at_mut(hidden);
    let (db, dd) = rest.split_at_mut(hidden);
    let zeros = [0f32; 512];
    for step in (0..words).rev() {
        let word = if backwards { words - 1 - step } else { step };
        let before: &[f32] = if step == 0 {
            &zeros[..hidden]
        } else {
            let word = if backwards { word + 1 } else { word - 1 };
            &trace.state[word * hidden..][..hidden]
        };
        let z = &projected[word * stride + at..][..hidden];
        let d_row = &mut d_projected[word * stride + at..][..3 * hidden];
        let (dz, rest) = d_row.split_at_mut(hidden);
        let (df, dr) = rest.split_at_mut(hidden);
        let skip = &skip[word * 2 * hidden + half..][..hidden];
        let d_skip = &mut d_skip[word * 2 * hidden + half..][..hidden];
        let d_out = &d_out[word * 2 * hidden + half..][..hidden];
        let state = &trace.state[word * hidden..][..hidden];
        let forget = &trace.forget[word * hidden..][..hidden];
        let reset = &trace.reset[word * hidden..][..hidden];
        for j in 0..hidden {
            let r = reset[j];
            let f = forget[j];
            let d_reset = d_out[j] * (state[j] - skip[j]) * r * (1.0 - r);
            d_skip[j] += d_out[j] * (1.0 - r);
            let d_c = d_state[j] + d_out[j] * r;
            let d_forget = d_c * (before[j] - z[j]) * f * (1.0 - f);
            dz[j] += d_c * (1.0 - f);
            df[j] += d_forget;
            dr[j] += d_reset;
            dv[j] += d_forget * before[j];
            dw[j] += d_reset * before[j];
            db[j] += d_forget;
            dd[j] += d_reset;
            d_state[j] = d_c * f + d_forget * v[j] + d_reset * w[j];
        }
    }
}
