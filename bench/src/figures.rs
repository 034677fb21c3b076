//! Figures, and how they are printed.

use std::time::Duration;

/// Measured durations.
pub struct Sample {
    sorted_ms: Vec<f64>,
}

impl Sample {
    /// Of durations in any order.
    pub fn new(durations: &[Duration]) -> Self {
        let mut sorted_ms: Vec<f64> = durations
            .iter()
            .map(|duration| duration.as_secs_f64() * 1000.0)
            .collect();
        sorted_ms.sort_by(f64::total_cmp);
        Self { sorted_ms }
    }

    /// The duration in ms that `share` (0 to 1) of the sample do not exceed; 0 of no sample.
    pub fn quantile_ms(&self, share: f64) -> f64 {
        let rank = (share * self.sorted_ms.len() as f64).ceil() as usize;
        self.sorted_ms
            .get(rank.saturating_sub(1))
            .copied()
            .unwrap_or(0.0)
    }
}

/// Prints what the next figures are about.
pub fn heading(text: &str) {
    println!("\n{text}");
}

/// Prints a figure beside its target: below 1 × the target is met.
pub fn against(name: &str, value: f64, target: f64, unit: &str) {
    println!(
        "  {name:<46} {value:>9.2} {unit:<3} target {target:>6.0}   {:>6.2} ×",
        value / target
    );
}

/// Prints a figure that has no target.
pub fn plain(name: &str, value: f64, unit: &str) {
    println!("  {name:<46} {value:>9.2} {unit}");
}
