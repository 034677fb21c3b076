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
    /// By account and region.
    places: HashMap<String, Place>,
}

/// What runs of an account in a region.
#[derive(Debug, Default)]
struct Place {
    all: u32,
    /// Without a reservation.
    unreserved: u32,
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
    /// Account and region.
    place: String,
    is_reserved: bool,
    /// Invocations of the function that run at this moment, this one included.
    pub(crate) running: u32,
    /// And those of all functions of its account and region.
    pub(crate) running_in_place: u32,
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
        let Counts { functions, places } = &mut *counts;
        let running = functions.get(&function).copied().unwrap_or_default();
        let in_place = places.get(place).map_or(0, |place| place.unreserved);
        let has_room = match reserved {
            Some(reserved) => running < reserved,
            None => in_place < unreserved_limit,
        };
        if !has_room {
            return None;
        }
        let counted = places.entry(place.to_owned()).or_default();
        counted.all += 1;
        counted.unreserved += u32::from(reserved.is_none());
        functions.insert(function, running + 1);
        Some(Slot {
            concurrency: self.clone(),
            function,
            place: place.to_owned(),
            is_reserved: reserved.is_some(),
            running: running + 1,
            running_in_place: counted.all,
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
        if let Some(counted) = counts.places.get_mut(&self.place) {
            counted.all = counted.all.saturating_sub(1);
            let unreserved = u32::from(!self.is_reserved);
            counted.unreserved = counted.unreserved.saturating_sub(unreserved);
            if counted.all == 0 {
                counts.places.remove(&self.place);
            }
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
        assert_eq!((other.running, other.running_in_place), (1, 2));
        assert!(concurrency.enter(3, None, "p", 1).is_none());
        assert!(
            concurrency.enter(3, None, "q", 1).is_some(),
            "another place"
        );
        drop(first);
        assert!(concurrency.enter(1, Some(1), "p", 1).is_some());
        drop(other);
        assert!(concurrency.enter(3, None, "p", 1).is_some());
        let counts = concurrency.counts.lock().unwrap();
        assert!(counts.functions.is_empty() && counts.places.is_empty());
    }
}
