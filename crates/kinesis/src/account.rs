//! Settings of an account in a region: the minimum throughput billing commitment.
//!
//! See "UpdateAccountSettings" and "MinimumThroughputBillingCommitmentInput" in the Kinesis API
//! Reference: a commitment holds for 24 hours at least; to end it earlier is to have it end then.

use model::kinesis as api;
use plane::{Account, Region};
use serde::{Deserialize, Serialize};
use wire::Timestamp;

use crate::Kinesis;

/// The table of accounts' settings.
pub const TABLE: &str = "kinesis.accounts";

/// How long a commitment holds at least.
const SHORTEST_MS: u64 = 24 * 3_600_000;

/// A commitment, as it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    /// When it began, milliseconds since the epoch.
    pub started_ms: u64,
    /// When it ends or has ended, if that has been said.
    pub ends_ms: Option<u64>,
}

/// An account's settings in a region.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountRow {
    /// The last commitment.
    pub commitment: Option<Commitment>,
}

/// The key of an account's settings in the table.
pub fn key(account: &Account, region: &Region) -> String {
    format!("{account}/{region}")
}

impl Commitment {
    fn earliest_end_ms(self) -> u64 {
        self.started_ms.saturating_add(SHORTEST_MS)
    }

    fn holds(self, now_ms: u64) -> bool {
        self.ends_ms.is_none_or(|ends_ms| ends_ms > now_ms)
    }
}

impl AccountRow {
    /// Whether the account is committed.
    pub fn is_committed(self, now_ms: u64) -> bool {
        self.commitment
            .is_some_and(|commitment| commitment.holds(now_ms))
    }

    /// Commits the account, or lets a commitment end as soon as it may.
    pub fn commit(&mut self, enabled: bool, now_ms: u64) {
        match &mut self.commitment {
            Some(commitment) if commitment.holds(now_ms) => {
                let earliest_ms = commitment.earliest_end_ms().max(now_ms);
                commitment.ends_ms = (!enabled).then(|| commitment.ends_ms.unwrap_or(earliest_ms));
            }
            _ if enabled => {
                self.commitment = Some(Commitment {
                    started_ms: now_ms,
                    ends_ms: None,
                });
            }
            _ => {}
        }
    }

    /// As answers show it.
    pub fn describe(self, now_ms: u64) -> api::MinimumThroughputBillingCommitmentOutput {
        let time = |at_ms: u64| Some(Timestamp::from_millis(at_ms as i64));
        let status = |status: &str| Some(status.to_owned());
        let Some(commitment) = self.commitment else {
            return api::MinimumThroughputBillingCommitmentOutput {
                status: status("DISABLED"),
                ..Default::default()
            };
        };
        let started_at = time(commitment.started_ms);
        let earliest_allowed_end_at = time(commitment.earliest_end_ms());
        match commitment.ends_ms {
            None => api::MinimumThroughputBillingCommitmentOutput {
                status: status("ENABLED"),
                started_at,
                ended_at: None,
                earliest_allowed_end_at,
            },
            Some(ends_ms) if ends_ms > now_ms => api::MinimumThroughputBillingCommitmentOutput {
                status: status("ENABLED_UNTIL_EARLIEST_ALLOWED_END"),
                started_at,
                ended_at: None,
                earliest_allowed_end_at,
            },
            Some(ends_ms) => api::MinimumThroughputBillingCommitmentOutput {
                status: status("DISABLED"),
                started_at,
                ended_at: time(ends_ms),
                earliest_allowed_end_at,
            },
        }
    }
}

impl Kinesis {
    /// An account's settings in a region.
    pub(crate) fn account(&self, account: &Account, region: &Region) -> AccountRow {
        self.accounts
            .get(&key(account, region))
            .map(|row| *row)
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(row: AccountRow, now_ms: u64) -> (String, [Option<i64>; 3]) {
        let shown = row.describe(now_ms);
        let millis = |time: Option<Timestamp>| time.map(|time| time.millis());
        (
            shown.status.unwrap(),
            [
                millis(shown.started_at),
                millis(shown.ended_at),
                millis(shown.earliest_allowed_end_at),
            ],
        )
    }

    #[test]
    fn a_commitment_holds_for_a_day() {
        const DAY: u64 = SHORTEST_MS;
        let mut row = AccountRow::default();
        row.commit(false, 1);
        assert_eq!(shown(row, 1), ("DISABLED".to_owned(), [None; 3]));
        row.commit(true, 1_000);
        row.commit(true, 2_000);
        let earliest = Some(1_000 + DAY as i64);
        assert_eq!(
            shown(row, 2_000),
            ("ENABLED".to_owned(), [Some(1_000), None, earliest])
        );
        row.commit(false, 3_000);
        let pending = "ENABLED_UNTIL_EARLIEST_ALLOWED_END".to_owned();
        assert_eq!(shown(row, 3_000), (pending, [Some(1_000), None, earliest]));
        assert!(row.is_committed(999 + DAY));
        // A pending end is taken back by committing again.
        let mut again = row;
        again.commit(true, 4_000);
        assert_eq!(shown(again, 4_000).0, "ENABLED");
        // A later end is at once.
        again.commit(false, 5_000 + DAY);
        assert_eq!(
            shown(again, 5_000 + DAY),
            (
                "DISABLED".to_owned(),
                [Some(1_000), Some(5_000 + DAY as i64), earliest]
            )
        );
        assert!(!row.is_committed(1_000 + DAY));
        assert_eq!(
            shown(row, 1_000 + DAY),
            ("DISABLED".to_owned(), [Some(1_000), earliest, earliest])
        );
        row.commit(true, 2_000 + DAY);
        assert_eq!(shown(row, 2_000 + DAY).1[0], Some(2_000 + DAY as i64));
    }
}
