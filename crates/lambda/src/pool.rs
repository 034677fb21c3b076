//! Warm environments, and the keeper that freezes and reaps them; what is left of those that were
//! reset.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use crate::environment::{Environment, Remains};
use crate::row::FunctionRow;
use crate::service::Lambda;

/// An environment that has been idle so long is stopped: nothing of it runs between invocations.
/// Not at once, so that a steady stream of invocations pays nothing for it.
const FREEZE_AFTER: Duration = Duration::from_millis(100);

/// An environment that has been idle so long is ended.
const REAP_AFTER: Duration = Duration::from_secs(300);

type Key = (u64, String);

/// The idle environments of all functions; the one used last is used next.
#[derive(Default)]
pub(crate) struct Pool {
    idle: Mutex<HashMap<Key, Vec<Arc<Environment>>>>,
    remains: Mutex<HashMap<Key, Vec<Remains>>>,
}

impl Pool {
    fn lock(&self) -> MutexGuard<'_, HashMap<Key, Vec<Arc<Environment>>>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock_remains(&self) -> MutexGuard<'_, HashMap<Key, Vec<Remains>>> {
        self.remains.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes what is left of an environment that was reset and fits the row.
    pub(crate) fn take_remains(&self, row: &FunctionRow) -> Option<Remains> {
        let key = (row.id, row.version.clone());
        loop {
            let candidate = self.lock_remains().get_mut(&key)?.pop()?;
            if candidate.fits(row) {
                return Some(candidate);
            }
        }
    }

    /// Lets go what has been left for too long; answers whether there is more of its kind.
    fn prune_remains(&self, key: &Key, now: u64) -> bool {
        let mut remains = self.lock_remains();
        let mut old = Vec::new();
        if let Some(left) = remains.get_mut(key) {
            let age = |one: &mut Remains| Duration::from_nanos(now.saturating_sub(one.since));
            old.extend(left.extract_if(.., |one| age(one) >= REAP_AFTER));
        }
        let more = remains.get(key).is_some_and(|left| !left.is_empty());
        if !more {
            remains.remove(key);
        }
        // Ended here, not under the lock.
        drop(remains);
        drop(old);
        more
    }

    /// Takes an environment that fits the row, if there is one that nobody uses. Those that do not
    /// fit are ended. One whose runtime has asked for an invocation comes first.
    pub(crate) fn take(&self, row: &FunctionRow, lambda: &Lambda) -> Option<Arc<Environment>> {
        loop {
            let candidate = {
                let mut idle = self.lock();
                let environments = idle.get_mut(&(row.id, row.version.clone()))?;
                match environments.iter().rposition(|one| one.is_ready()) {
                    Some(index) => environments.remove(index),
                    None => environments.pop()?,
                }
            };
            // What becomes of one that is not ready yet is seen by whoever waits for it.
            if !candidate.is_ready() || candidate.fits(row, lambda) {
                return Some(candidate);
            }
        }
    }

    /// Keeps an environment for the next invocation.
    pub(crate) fn keep(&self, environment: Arc<Environment>) {
        let key = (environment.function, environment.version.clone());
        self.lock().entry(key).or_default().push(environment);
    }

    /// How many environments of a function are idle.
    pub(crate) fn idle(&self, function: u64) -> usize {
        let idle = self.lock();
        let of_function = idle.iter().filter(|((id, _), _)| *id == function);
        of_function
            .map(|(_, environments)| environments.len())
            .sum()
    }

    /// Ends every idle environment of a function.
    pub(crate) fn retire(&self, function: u64) {
        let mut retired = Vec::new();
        self.lock().retain(|(id, _), environments| {
            if *id == function {
                retired.append(environments);
            }
            *id != function
        });
        let mut left = Vec::new();
        self.lock_remains().retain(|(id, _), remains| {
            if *id == function {
                left.append(remains);
            }
            *id != function
        });
        // Ended here, not under the lock.
        drop((retired, left));
    }

    /// Ends every idle environment of one version of a function.
    pub(crate) fn retire_version(&self, function: u64, version: &str) {
        let key = (function, version.to_owned());
        let retired = self.lock().remove(&key);
        let left = self.lock_remains().remove(&key);
        drop((retired, left));
    }

    /// Ends every idle environment.
    pub(crate) fn retire_all(&self) {
        let retired = std::mem::take(&mut *self.lock());
        let left = std::mem::take(&mut *self.lock_remains());
        drop((retired, left));
    }

    /// Takes an environment out, if it is idle.
    pub(crate) fn remove(&self, environment: &Environment) -> Option<Arc<Environment>> {
        let key = (environment.function, environment.version.clone());
        let mut idle = self.lock();
        let environments = idle.get_mut(&key)?;
        let index = environments
            .iter()
            .position(|one| one.id == environment.id)?;
        let removed = environments.remove(index);
        if environments.is_empty() {
            idle.remove(&key);
        }
        Some(removed)
    }
}

/// Keeps what an environment has left, for as long as an idle one would be kept.
pub(crate) fn leave(lambda: &Arc<Lambda>, remains: Remains) {
    let key = (remains.function, remains.version.clone());
    let first = {
        let mut all = lambda.pool.lock_remains();
        let first = !all.contains_key(&key);
        all.entry(key.clone()).or_default().push(remains);
        first
    };
    if first {
        tokio::spawn(keep_remains(Arc::downgrade(lambda), key));
    }
}

/// Watches what a function's environments have left until nothing is.
async fn keep_remains(lambda: Weak<Lambda>, key: Key) {
    loop {
        let Some(clock) = lambda.upgrade().map(|lambda| lambda.wall_clock().clone()) else {
            return;
        };
        clock.sleep(REAP_AFTER).await;
        let Some(lambda) = lambda.upgrade() else {
            return;
        };
        if !lambda.pool.prune_remains(&key, clock.monotonic_nanos()) {
            return;
        }
    }
}

/// Watches one environment until it has ended.
pub(crate) async fn keep(lambda: Weak<Lambda>, environment: Weak<Environment>) {
    loop {
        let (process, woken, clock, frozen) = {
            let (Some(lambda), Some(environment)) = (lambda.upgrade(), environment.upgrade())
            else {
                return;
            };
            let frozen = environment.usage().frozen;
            let clock = lambda.wall_clock().clone();
            (
                environment.process.clone(),
                environment.woken.clone(),
                clock,
                frozen,
            )
        };
        let nap = if frozen { REAP_AFTER } else { FREEZE_AFTER };
        let ended = tokio::select! {
            _ = process.wait() => true,
            () = clock.sleep(nap) => false,
            () = woken.notified() => false,
        };
        let (Some(lambda), Some(environment)) = (lambda.upgrade(), environment.upgrade()) else {
            return;
        };
        if ended {
            lambda.pool.remove(&environment);
            return;
        }
        let now = clock.monotonic_nanos();
        let reap = {
            let mut usage = environment.usage();
            let idle = Duration::from_nanos(now.saturating_sub(usage.idle_since));
            if !usage.busy && !usage.frozen && idle >= FREEZE_AFTER {
                usage.frozen = true;
                environment.process.freeze();
            }
            !usage.busy && idle >= REAP_AFTER
        };
        if reap && lambda.pool.remove(&environment).is_some() {
            return;
        }
    }
}
