//! How numbers are written.

use serde::Serializer;

/// Whole numbers without a decimal point, in text and in JSON.
// The signature is serde's.
#[allow(clippy::trivially_copy_pass_by_ref)]
pub(crate) fn plain<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    match whole(*value) {
        Some(whole) => serializer.serialize_i64(whole),
        None => serializer.serialize_f64(*value),
    }
}

/// Likewise where there may be none.
#[allow(clippy::trivially_copy_pass_by_ref, clippy::ref_option)]
pub(crate) fn plain_if_any<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => plain(value, serializer),
        None => serializer.serialize_none(),
    }
}

pub(crate) fn whole(value: f64) -> Option<i64> {
    // Every whole number below 2^53 is exact in both types.
    #[allow(clippy::cast_possible_truncation)]
    (value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0).then_some(value as i64)
}

/// `6600`, `2.5`.
pub(crate) fn text(value: f64) -> String {
    whole(value).map_or_else(|| value.to_string(), |whole| whole.to_string())
}
