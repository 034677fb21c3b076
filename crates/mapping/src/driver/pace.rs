//! When a shard is looked at next, where mappings keep AWS's cadence.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use plane::ShardRead;

use crate::engine::Cadence;

/// From the begin of one look at a shard to the next where nothing more is there, in milliseconds of
/// service time.
const POLL_EVERY_MS: i64 = 1_000;

/// The pace at which one shard is read.
#[derive(Debug, Clone)]
pub(super) struct Pace {
    cadence: Cadence,
    /// Service time before which the shard is not looked at.
    next_ms: Arc<AtomicI64>,
}

impl Pace {
    pub(super) fn new(cadence: Cadence) -> Self {
        Self {
            cadence,
            next_ms: Arc::new(AtomicI64::new(i64::MIN)),
        }
    }

    /// Whether readers look when they are told of records.
    pub(super) fn is_pushed(&self) -> bool {
        self.cadence == Cadence::Push
    }

    /// When to look, if that is not now.
    pub(super) fn waits_until(&self, now_ms: i64) -> Option<i64> {
        let next_ms = self.next_ms.load(Ordering::Relaxed);
        (!self.is_pushed() && next_ms > now_ms).then_some(next_ms)
    }

    /// A look that began at this time brought this, or failed.
    pub(super) fn looked(&self, at_ms: i64, read: Option<&ShardRead>) {
        let more = read.is_some_and(|read| !read.records.is_empty() && read.behind_ms > 0);
        let next_ms = if more { at_ms } else { at_ms + POLL_EVERY_MS };
        self.next_ms.store(next_ms, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use plane::{ShardRead, ShardRecord};

    use super::Pace;
    use crate::engine::Cadence;

    fn read(records: usize, behind_ms: i64) -> ShardRead {
        let record = ShardRecord {
            counter: 1,
            sequence_number: String::new(),
            partition_key: "k".into(),
            data: Bytes::new(),
            arrival_ms: 0,
        };
        ShardRead {
            records: vec![record; records],
            next: 2,
            finished: false,
            behind_ms,
        }
    }

    #[test]
    fn a_shard_is_looked_at_once_a_second_and_at_once_while_more_is_there() {
        let pace = Pace::new(Cadence::Aws);
        assert_eq!(pace.waits_until(5), None);
        for (brought, next) in [
            (Some(read(0, 0)), Some(1_005)),
            // Records, and all of them.
            (Some(read(3, 0)), Some(1_005)),
            (Some(read(3, 70)), None),
            // Behind what is not durable, or is filtered elsewhere: nothing came.
            (Some(read(0, 70)), Some(1_005)),
            (None, Some(1_005)),
        ] {
            pace.looked(5, brought.as_ref());
            assert_eq!(pace.waits_until(5), next);
            assert_eq!(pace.waits_until(1_005), None);
        }
    }

    #[test]
    fn who_is_told_of_records_never_waits() {
        let pace = Pace::new(Cadence::Push);
        pace.looked(5, None);
        assert!(pace.is_pushed());
        assert_eq!(pace.waits_until(5), None);
    }
}
