//! One at a time: who works on a stack's operation, and how a later one makes it stop.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The stacks whose operations are worked on, by key.
#[derive(Clone, Default)]
pub(crate) struct Turns {
    stacks: Arc<Mutex<BTreeMap<String, Arc<Turn>>>>,
}

#[derive(Default)]
struct Turn {
    held: tokio::sync::Mutex<()>,
    /// What the present work looks at before it makes anything.
    cancelled: Mutex<Arc<AtomicBool>>,
}

impl Turns {
    fn of(&self, key: &str) -> Arc<Turn> {
        let mut stacks = self.stacks.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(stacks.entry(key.to_owned()).or_default())
    }

    /// Works once nobody else does on this stack.
    pub(super) async fn take<R>(&self, key: &str, work: impl Future<Output = R>) -> R {
        let turn = self.of(key);
        let held = turn.held.lock().await;
        let outcome = work.await;
        drop(held);
        let mut stacks = self.stacks.lock().unwrap_or_else(PoisonError::into_inner);
        // Nobody waits for a turn that only the map and we know of.
        if Arc::strong_count(&turn) == 2 {
            stacks.remove(key);
        }
        outcome
    }

    /// Tells by what the present work is cancelled.
    pub(super) fn cancellable(&self, key: &str, by: &Arc<AtomicBool>) {
        let turn = self.of(key);
        let mut cancelled = turn
            .cancelled
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *cancelled = Arc::clone(by);
    }

    /// Lets the present work make nothing more.
    pub(crate) fn cancel(&self, key: &str) {
        let turn = self.of(key);
        let cancelled = turn
            .cancelled
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        cancelled.store(true, Ordering::Release);
    }
}

#[cfg(test)]
impl Turns {
    pub(crate) fn len(&self) -> usize {
        self.stacks
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .len()
    }
}
