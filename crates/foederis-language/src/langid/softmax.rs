//! Probabilities from sums, with plain additions and multiplications so that every machine gives the same bits.

/// Turns sums into probabilities that add up to one.
pub(super) fn softmax(values: &mut [f32]) {
    let top = values.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut total = 0.0;
    for value in values.iter_mut() {
        *value = exp(*value - top);
        total += *value;
    }
    for value in values {
        *value /= total;
    }
}

/// e to the power of a number that is not above zero, to six digits.
fn exp(x: f32) -> f32 {
    if x < -80.0 {
        return 0.0;
    }
    let twos = (x * std::f32::consts::LOG2_E - 0.5) as i32;
    let rest = x - twos as f32 * std::f32::consts::LN_2;
    let power = 1.0 + rest * (1.0 + rest * (0.5 + rest * (1.0 / 6.0 + rest * (1.0 / 24.0 + rest * (1.0 / 120.0 + rest / 720.0)))));
    // `twos` lies between -116 and 0.
    power * f32::from_bits(((twos + 127) << 23).cast_unsigned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponentials_are_close_to_the_true_ones() {
        for step in 0..8000u16 {
            let x = -f32::from(step) / 100.0;
            let (own, true_one) = (f64::from(exp(x)), f64::from(x).exp());
            assert!((own - true_one).abs() <= 2e-5 * true_one, "{x}: {own} {true_one}");
        }
    }

    #[test]
    fn probabilities_add_up() {
        let mut values = [3.0, 1.0, -200.0, 3.0];
        softmax(&mut values);
        assert!((values.iter().sum::<f32>() - 1.0).abs() < 1e-5);
        assert_eq!(values[0].to_bits(), values[3].to_bits());
        assert!(values[0] > 0.46 && values[2] < 1e-20);
    }
}
