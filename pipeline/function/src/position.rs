//! Which of two records is the newer.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

/// Where and when a record entered a stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Position {
    /// The stream's name.
    pub stream: String,
    /// The shard's name.
    pub shard: String,
    /// The sender's partition key.
    pub partition_key: String,
    /// A decimal number of up to 128 digits.
    pub sequence_number: String,
    /// ISO 8601 with milliseconds in UTC, whose texts sort as the times do.
    pub arrival_time: String,
}

impl Position {
    /// Whether this record is the newer of the two: within one stream and partition key the one
    /// with the larger sequence number (they grow across a reshard as well), otherwise the one that
    /// arrived later, and at the same time the one with the larger sequence number.
    pub fn is_newer_than(&self, other: &Position) -> bool {
        let same_key = self.stream == other.stream && self.partition_key == other.partition_key;
        let by_sequence = compare_decimal(&self.sequence_number, &other.sequence_number);
        let order = if same_key {
            by_sequence
        } else {
            self.arrival_time.cmp(&other.arrival_time).then(by_sequence)
        };
        order == Ordering::Greater
    }
}

/// Compares decimal numbers of any length.
fn compare_decimal(left: &str, right: &str) -> Ordering {
    let (left, right) = (left.trim_start_matches('0'), right.trim_start_matches('0'));
    left.len().cmp(&right.len()).then_with(|| left.cmp(right))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(key: &str, sequence: &str, arrival: &str) -> Position {
        Position {
            stream: "s".into(),
            shard: "shardId-000000000000".into(),
            partition_key: key.into(),
            sequence_number: sequence.into(),
            arrival_time: arrival.into(),
        }
    }

    #[test]
    fn for_one_key_the_sequence_number_decides_as_a_number() {
        let (nine, ten) = (
            position("k", "9", "2026-02"),
            position("k", "10", "2026-01"),
        );
        assert!(
            ten.is_newer_than(&nine),
            "10 is more than 9, whatever the clock said"
        );
        assert!(!nine.is_newer_than(&ten));
        assert!(
            !ten.is_newer_than(&ten),
            "a record is not newer than itself"
        );
        assert!(!position("k", "010", "").is_newer_than(&ten));
    }

    #[test]
    fn for_two_keys_the_arrival_decides_and_then_the_sequence_number() {
        let early = position("a", "99", "2026-01");
        let late = position("b", "1", "2026-02");
        assert!(late.is_newer_than(&early) && !early.is_newer_than(&late));
        let (low, high) = (
            position("a", "9", "2026-01"),
            position("b", "10", "2026-01"),
        );
        assert!(high.is_newer_than(&low) && !low.is_newer_than(&high));
    }

    #[test]
    fn another_stream_is_another_count() {
        let mut other = position("k", "1", "2026-02");
        other.stream = "t".into();
        assert!(other.is_newer_than(&position("k", "99", "2026-01")));
    }
}
