//! Weights of hashed features: signed bytes at run time, floats while they are learnt.

use crate::pack::{PackError, Reader, Writer};

/// What was learnt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Weights {
    values: Vec<i8>,
}

/// The slot of a feature in a table whose size is a power of two.
fn slot(feature: u64, size: usize) -> usize {
    (feature >> 32) as usize & (size - 1)
}

impl Weights {
    /// The weight of a hashed feature.
    pub(super) fn weight(&self, feature: u64) -> i32 {
        i32::from(self.values[slot(feature, self.values.len())])
    }

    /// The sum over features.
    pub(super) fn sum(&self, features: &[u64]) -> i32 {
        features.iter().map(|&feature| self.weight(feature)).sum()
    }

    pub(super) fn write(&self, out: &mut Writer) {
        out.i8s(&self.values);
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, PackError> {
        let values = reader.i8s()?;
        let possible = values.len().is_power_of_two();
        if possible { Ok(Self { values }) } else { Err(PackError::Broken("weights of lemmas are of no possible size")) }
    }
}

/// Weights in the making: a conditional log-linear model, learnt in steps that shrink with what a feature has moved already.
#[derive(Debug)]
pub(super) struct Gradient {
    weights: Vec<f32>,
    /// Sum of the squared gradients of each weight.
    squares: Vec<f32>,
}

impl Gradient {
    pub(super) fn new(bits: u32) -> Self {
        Self { weights: vec![0.0; 1 << bits], squares: vec![0.0; 1 << bits] }
    }

    /// The score of a candidate.
    pub(super) fn sum(&self, features: &[u64]) -> f32 {
        features.iter().map(|&feature| self.weights[slot(feature, self.weights.len())]).sum()
    }

    /// Moves the weights of a candidate's features.
    pub(super) fn shift(&mut self, features: &[u64], gradient: f32, rate: f32) {
        for &feature in features {
            let at = slot(feature, self.weights.len());
            self.squares[at] += gradient * gradient;
            self.weights[at] += rate * gradient / (self.squares[at].sqrt() + 1.0e-3);
        }
    }

    /// The weights as signed bytes: the scale lets all but the largest few fit.
    pub(super) fn finish(self) -> Weights {
        let mut sizes: Vec<f32> = self.weights.iter().map(|weight| weight.abs()).filter(|&size| size > 0.0).collect();
        sizes.sort_by(f32::total_cmp);
        let largest = sizes.get(sizes.len().saturating_sub(sizes.len() / 5000 + 1)).copied().unwrap_or(1.0);
        let scale = 127.0 / largest;
        #[allow(clippy::cast_possible_truncation)] // The clamp sees to it.
        let byte = |weight: &f32| (weight * scale).round().clamp(-127.0, 127.0) as i8;
        Weights { values: self.weights.iter().map(byte).collect() }
    }
}

/// e to the power of a number that is not positive, by arithmetic alone: the same on every machine.
pub(super) fn exp(power: f32) -> f32 {
    if power < -80.0 {
        return 0.0;
    }
    // e^x = (e^(x/256))^256, and so near 0 the series converges at once.
    let x = power / 256.0;
    let mut value = 1.0 + x * (1.0 + x * (0.5 + x * (1.0 / 6.0)));
    for _ in 0..8 {
        value *= value;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_is_close() {
        for (power, expected) in [(0.0, 1.0), (-0.5, 0.606_53), (-1.0, 0.367_88), (-5.0, 0.006_738)] {
            assert!((exp(power) - expected).abs() < 1.0e-4);
        }
        assert!(exp(-100.0).abs() < f32::MIN_POSITIVE);
    }
}
