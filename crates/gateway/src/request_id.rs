//! Names of requests.

use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};

/// Makes request ids: UUIDs that no two requests share.
///
/// They need not be secret, so that one call of the operating system at the start is enough.
pub(crate) struct RequestIds {
    /// Keyed at random, anew in each process.
    high: RandomState,
    low: RandomState,
    next: AtomicU64,
}

impl RequestIds {
    pub(crate) fn new() -> Self {
        Self {
            high: RandomState::new(),
            low: RandomState::new(),
            next: AtomicU64::new(0),
        }
    }

    pub(crate) fn next(&self) -> String {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let high = u128::from(self.high.hash_one(number));
        let bits = high << 64 | u128::from(self.low.hash_one(number));
        uuid::Builder::from_random_bytes(bits.to_be_bytes())
            .into_uuid()
            .to_string()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::RequestIds;

    #[test]
    fn ids_are_uuids_and_differ_between_requests_and_processes() {
        let (one, other) = (RequestIds::new(), RequestIds::new());
        let ids: HashSet<String> = (0..1_000)
            .flat_map(|_| [one.next(), other.next()])
            .collect();
        assert_eq!(ids.len(), 2_000);
        for id in &ids {
            let id: uuid::Uuid = id.parse().expect("a UUID");
            assert_eq!(id.get_version_num(), 4);
        }
    }
}
