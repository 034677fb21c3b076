//! How many invocations run at a time.
//!
//! See "Lambda function scaling" and "Configuring reserved concurrency" in the AWS Lambda
//! Developer Guide.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Invocations an account may have at a time in a region.
pub(crate) const ACCOUNT_LIMIT: u32 = 1000;

/// What must stay unreserved of it.
pub(crate) const UNRESERVED_MIN: u32 = 100;

#[derive(Debug, Default)]
struct Counts {
    /// Running, by function.
    functions: HashMap<u64, u32>,
    /// Running without a reservation, by account and region.
    unreserved: HashMap<String, u32>,
}

/// Counts running invocations and says when there are enough.
#[derive(Debug, Default)]
pub(crate) struct Concurrency {
    counts: Mutex<Counts>,
}

/// One running invocation; dropping it ends it.
#[derive(Debug)]
pub(crate) struct Slot {
    concurrency: Arc<Concurrency>,
    function: u64,
    /// Account and region, for an invocation without a reservation.
    place: Option<String>,
    /// Invocations of the function that run at this moment, this one included.
    pub(crate) running: u32,
}

impl Concurrency {
    /// Lets one more invocation of a function run, if there is room: within its reservation if it
    /// has one, else within what no function has reserved at `place` (account and region).
    pub(crate) fn enter(
        self: &Arc<Self>,
        function: u64,
        reserved: Option<u32>,
        place: &str,
        unreserved_limit: u32,
    ) -> Option<Slot> {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let running = counts.functions.get(&function).copied().unwrap_or_default();
        let place = match reserved {
            Some(reserved) => {
                if running >= reserved {
                    return None;
                }
                None
            }
            None => {
                let all = counts.unreserved.entry(place.to_owned()).or_default();
                if *all >= unreserved_limit {
                    return None;
                }
                *all += 1;
                Some(place.to_owned())
            }
        };
        counts.functions.insert(function, running + 1);
        Some(Slot {
            concurrency: self.clone(),
            function,
            place,
            running: running + 1,
        })
    }
}

impl Concurrency {
    /// Invocations of a function that run now.
    pub(crate) fn running(&self, function: u64) -> u32 {
        let counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.functions.get(&function).copied().unwrap_or_default()
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        let mut counts = self
            .concurrency
            .counts
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(running) = counts.functions.get_mut(&self.function) {
            *running = running.saturating_sub(1);
            if *running == 0 {
                counts.functions.remove(&self.function);
            }
        }
        if let Some(all) = self
            .place
            .as_ref()
            .and_then(|place| counts.unreserved.get_mut(place))
        {
            *all = all.saturating_sub(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reservations_bound_and_guarantee() {
        let concurrency = Arc::new(Concurrency::default());
        let first = concurrency.enter(1, Some(1), "p", 1).unwrap();
        assert_eq!(first.running, 1);
        assert!(concurrency.enter(1, Some(1), "p", 1).is_none());
        assert!(concurrency.enter(1, Some(0), "p", 1).is_none());
        let other = concurrency.enter(2, None, "p", 1).unwrap();
        assert!(concurrency.enter(3, None, "p", 1).is_none());
        assert!(
            concurrency.enter(3, None, "q", 1).is_some(),
            "another place"
        );
        drop(first);
        assert!(concurrency.enter(1, Some(1), "p", 1).is_some());
        drop(other);
        assert!(concurrency.enter(3, None, "p", 1).is_some());
    }
}
