//! Medians, spreads, quantiles.

use serde::{Deserialize, Serialize};

/// The middle of several runs, and how far they lie apart.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// The smallest.
    pub min: f64,
    /// The one in the middle; of an even number the mean of the two there.
    pub median: f64,
    /// The largest.
    pub max: f64,
}

impl Spread {
    /// Of runs in any order; none of no run.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut sorted: Vec<f64> = values.into_iter().collect();
        sorted.sort_by(f64::total_cmp);
        let upper = *sorted.get(sorted.len() / 2)?;
        let lower = *sorted.get((sorted.len() - 1) / 2)?;
        Some(Self {
            min: *sorted.first()?,
            median: lower.midpoint(upper),
            max: *sorted.last()?,
        })
    }
}

/// The value that `share` (0 to 1) of an ascending sample do not exceed; 0 of no sample.
pub fn quantile(sorted: &[u32], share: f64) -> u32 {
    let rank = (share * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_odd_and_even_numbers_of_runs() {
        let spread = |min, median, max| Some(Spread { min, median, max });
        assert_eq!(Spread::of([]), None);
        assert_eq!(Spread::of([7.0]), spread(7.0, 7.0, 7.0));
        assert_eq!(Spread::of([3.0, 1.0]), spread(1.0, 2.0, 3.0));
        assert_eq!(Spread::of([5.0, 1.0, 9.0, 2.0, 3.0]), spread(1.0, 3.0, 9.0));
    }

    #[test]
    fn quantiles_are_values_of_the_sample() {
        let sample: Vec<u32> = (1..=100).collect();
        assert_eq!(quantile(&sample, 0.5), 50);
        assert_eq!(quantile(&sample, 0.99), 99);
        assert_eq!(quantile(&sample, 1.0), 100);
        assert_eq!(quantile(&sample, 0.0), 1);
        assert_eq!(quantile(&[], 0.5), 0);
        assert_eq!(quantile(&[4], 0.99), 4);
    }
}
