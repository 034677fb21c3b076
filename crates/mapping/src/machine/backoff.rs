//! Exponential backoff.

use super::limits::BACKOFF_FIRST_MS;

/// The wait after the given number of failures in a row (at least one), in milliseconds.
pub(super) fn after(failures: u32, max_ms: i64) -> i64 {
    let doublings = failures.saturating_sub(1).min(30);
    BACKOFF_FIRST_MS.saturating_mul(1 << doublings).min(max_ms)
}

#[cfg(test)]
mod tests {
    use super::after;

    #[test]
    fn doubles_up_to_its_bound() {
        let waits: Vec<i64> = (1..=10).map(|n| after(n, 60_000)).collect();
        assert_eq!(
            waits,
            [250, 500, 1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000]
        );
        assert_eq!(after(u32::MAX, 60_000), 60_000);
        assert_eq!(after(0, 60_000), 250);
    }
}
