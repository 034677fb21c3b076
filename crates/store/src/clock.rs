//! The two clocks. *Service time* is what the APIs show (arrival times, retention, record age);
//! it can be advanced and never goes back. *Wall time* is what the outside world goes by
//! (signatures, timeouts); it is never virtual outside tests.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use tokio::sync::{oneshot, watch};

use crate::sync::lock;

/// A boxed future without a result, as clocks give out.
pub type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Time as the services tell it, in milliseconds since 1970-01-01 UTC.
pub trait ServiceClock: Send + Sync + Debug {
    /// Now. Never less than any earlier answer.
    fn now_ms(&self) -> u64;
    /// Resolves once `now_ms` has reached `deadline_ms`, also when it gets there by `advance`.
    fn sleep_until(&self, deadline_ms: u64) -> Sleep;
    /// Moves service time forward and wakes those whose deadline has come. In memory only:
    /// [`crate::Store::advance_clock`] makes it durable first.
    fn advance(&self, by_ms: u64);
    /// How far service time is ahead of wall time by advancing, in milliseconds.
    fn offset_ms(&self) -> u64;
    /// Called once at start-up with what was durable: the offset, and the latest time told.
    fn restore(&self, offset_ms: u64, floor_ms: u64);
}

/// Time as the outside world tells it.
pub trait WallClock: Send + Sync + Debug {
    /// Now, in milliseconds since 1970-01-01 UTC. May jump.
    fn now_ms(&self) -> u64;
    /// Nanoseconds since some fixed moment; never goes back. For durations.
    fn monotonic_nanos(&self) -> u64;
    /// Resolves after the duration.
    fn sleep(&self, duration: Duration) -> Sleep;
}

/// The machine's clock.
#[derive(Debug)]
pub struct SystemWallClock {
    started: Instant,
}

impl SystemWallClock {
    /// A clock whose monotonic part starts now.
    pub fn new() -> Self {
        Self {
            started: Instant::now(),
        }
    }
}

impl Default for SystemWallClock {
    fn default() -> Self {
        Self::new()
    }
}

fn system_now_ms() -> u64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

impl WallClock for SystemWallClock {
    fn now_ms(&self) -> u64 {
        system_now_ms()
    }

    fn monotonic_nanos(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_nanos()).unwrap_or(u64::MAX)
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        Box::pin(tokio::time::sleep(duration))
    }
}

/// A clock that goes by the machine's, and never back.
#[derive(Debug, Default)]
struct Forward {
    last_ms: AtomicU64,
    /// Since when the machine's clock is behind what was told, and what was told then.
    behind: Mutex<Option<(Instant, u64)>>,
}

impl Forward {
    /// What to tell when the machine's clock says this. While that is behind what was told (it was
    /// set back, or the data come from a machine whose clock was ahead) time goes on a little slower,
    /// until the machine's has caught up: if it stood still, so would everything that waits for it.
    fn now_ms(&self, machine_ms: u64, monotonic: impl FnOnce() -> Instant) -> u64 {
        let last_ms = self.last_ms.load(Ordering::Acquire);
        if machine_ms >= last_ms {
            return self.raise(machine_ms);
        }
        let monotonic = monotonic();
        let mut behind = lock(&self.behind);
        let told = behind.map(|(since, from_ms)| {
            let passed = monotonic.saturating_duration_since(since).as_millis();
            let passed_ms = u64::try_from(passed).unwrap_or(u64::MAX);
            from_ms.saturating_add(passed_ms - passed_ms / 8)
        });
        let told_ms = told.filter(|told_ms| *told_ms >= last_ms);
        let told_ms = told_ms.unwrap_or_else(|| {
            *behind = Some((monotonic, last_ms));
            last_ms
        });
        drop(behind);
        self.raise(told_ms)
    }

    fn raise(&self, at_least_ms: u64) -> u64 {
        self.last_ms
            .fetch_max(at_least_ms, Ordering::AcqRel)
            .max(at_least_ms)
    }
}

/// Service time over the machine's clock plus an offset. Sleeping needs a tokio runtime.
#[derive(Debug)]
pub struct SystemServiceClock {
    offset_ms: watch::Sender<u64>,
    forward: Arc<Forward>,
}

impl SystemServiceClock {
    /// A clock without offset.
    pub fn new() -> Self {
        Self {
            offset_ms: watch::Sender::new(0),
            forward: Arc::default(),
        }
    }
}

impl Default for SystemServiceClock {
    fn default() -> Self {
        Self::new()
    }
}

impl ServiceClock for SystemServiceClock {
    fn now_ms(&self) -> u64 {
        let machine_ms = system_now_ms().saturating_add(*self.offset_ms.borrow());
        self.forward.now_ms(machine_ms, Instant::now)
    }

    fn sleep_until(&self, deadline_ms: u64) -> Sleep {
        let mut offset = self.offset_ms.subscribe();
        // Cap one nap, so that a machine that slept or whose clock was set is noticed.
        const NAP_MS_MAX: u64 = 60_000;
        let forward = Arc::clone(&self.forward);
        Box::pin(async move {
            loop {
                let machine_ms = system_now_ms().saturating_add(*offset.borrow_and_update());
                let now = forward.now_ms(machine_ms, Instant::now);
                let Some(left) = deadline_ms.checked_sub(now).filter(|left| *left > 0) else {
                    return;
                };
                let nap = tokio::time::sleep(Duration::from_millis(left.min(NAP_MS_MAX)));
                tokio::select! {
                    () = nap => {}
                    changed = offset.changed() => if changed.is_err() { return },
                }
            }
        })
    }

    fn advance(&self, by_ms: u64) {
        self.offset_ms
            .send_modify(|offset| *offset = offset.saturating_add(by_ms));
    }

    fn offset_ms(&self) -> u64 {
        *self.offset_ms.borrow()
    }

    fn restore(&self, offset_ms: u64, floor_ms: u64) {
        self.offset_ms
            .send_modify(|offset| *offset = (*offset).max(offset_ms));
        self.forward.raise(floor_ms);
    }
}

#[derive(Debug, Default)]
struct VirtualState {
    now_ms: u64,
    offset_ms: u64,
    sleepers: BTreeMap<u64, Vec<oneshot::Sender<()>>>,
}

/// A clock that moves only when told to. Serves as either clock in tests and simulations.
#[derive(Debug)]
pub struct VirtualClock {
    state: Mutex<VirtualState>,
}

impl VirtualClock {
    /// A clock that stands at this time.
    pub fn new(now_ms: u64) -> Self {
        Self {
            state: Mutex::new(VirtualState {
                now_ms,
                ..VirtualState::default()
            }),
        }
    }

    /// The earliest time somebody sleeps for, if anybody does: where a simulation jumps next.
    pub fn next_deadline_ms(&self) -> Option<u64> {
        let mut state = lock(&self.state);
        state.sleepers.retain(|_, wakers| {
            wakers.retain(|waker| !waker.is_closed());
            !wakers.is_empty()
        });
        state.sleepers.keys().next().copied()
    }

    /// Lets time pass: both clocks' `now` move, sleepers due are woken.
    pub fn pass(&self, by_ms: u64) {
        let mut state = lock(&self.state);
        state.now_ms = state.now_ms.saturating_add(by_ms);
        let later = state.now_ms.saturating_add(1);
        let asleep = state.sleepers.split_off(&later);
        let due = std::mem::replace(&mut state.sleepers, asleep);
        drop(state);
        for waker in due.into_values().flatten() {
            let _ = waker.send(());
        }
    }

    fn sleep_till(&self, deadline_ms: u64) -> Sleep {
        let mut state = lock(&self.state);
        if state.now_ms >= deadline_ms {
            return Box::pin(std::future::ready(()));
        }
        let (sender, receiver) = oneshot::channel();
        state.sleepers.entry(deadline_ms).or_default().push(sender);
        Box::pin(async move {
            let _ = receiver.await;
        })
    }
}

impl ServiceClock for VirtualClock {
    fn now_ms(&self) -> u64 {
        lock(&self.state).now_ms
    }

    fn sleep_until(&self, deadline_ms: u64) -> Sleep {
        self.sleep_till(deadline_ms)
    }

    fn advance(&self, by_ms: u64) {
        {
            let mut state = lock(&self.state);
            state.offset_ms = state.offset_ms.saturating_add(by_ms);
        }
        self.pass(by_ms);
    }

    fn offset_ms(&self) -> u64 {
        lock(&self.state).offset_ms
    }

    fn restore(&self, offset_ms: u64, floor_ms: u64) {
        let now = {
            let mut state = lock(&self.state);
            state.offset_ms = state.offset_ms.max(offset_ms);
            state.now_ms
        };
        self.pass(floor_ms.saturating_sub(now));
    }
}

impl WallClock for VirtualClock {
    fn now_ms(&self) -> u64 {
        lock(&self.state).now_ms
    }

    fn monotonic_nanos(&self) -> u64 {
        lock(&self.state).now_ms.saturating_mul(1_000_000)
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        let span = u64::try_from(duration.as_millis()).unwrap_or(u64::MAX);
        let deadline = lock(&self.state).now_ms.saturating_add(span);
        self.sleep_till(deadline)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn advancing_wakes_who_is_due_and_nobody_else() {
        let clock = VirtualClock::new(1_000);
        let early = clock.sleep_until(2_000);
        let late = clock.sleep_until(9_000);
        assert_eq!(clock.next_deadline_ms(), Some(2_000));
        ServiceClock::advance(&clock, 1_000);
        early.await;
        assert_eq!(clock.next_deadline_ms(), Some(9_000));
        drop(late);
        assert_eq!(clock.next_deadline_ms(), None);
        assert_eq!(clock.offset_ms(), 1_000);
    }

    #[tokio::test]
    async fn the_system_service_clock_never_goes_back() {
        let clock = SystemServiceClock::new();
        let ahead = clock.now_ms() + 3_600_000;
        clock.restore(0, ahead);
        assert!(clock.now_ms() >= ahead);
        clock.sleep_until(ahead).await;
        let sleeping = clock.sleep_until(ahead + 7_200_000);
        clock.advance(3 * 3_600_000);
        sleeping.await;
        assert!(clock.now_ms() > ahead + 3_600_000);
        // Ahead of the machine's clock it still moves, and wakes who sleeps.
        clock.restore(0, ahead + 90 * 3_600_000);
        let now_ms = clock.now_ms();
        let sleeping = clock.sleep_until(now_ms + 20);
        let woken = tokio::time::timeout(Duration::from_secs(60), sleeping).await;
        assert!(woken.is_ok() && clock.now_ms() >= now_ms + 20);
    }

    #[test]
    fn a_machine_s_clock_that_is_set_back_slows_time_until_it_has_caught_up() {
        let clock = Forward::default();
        let start = Instant::now();
        let at = |passed_ms, machine_ms| {
            clock.now_ms(machine_ms, || start + Duration::from_millis(passed_ms))
        };
        assert_eq!(at(0, 10_000), 10_000);
        assert_eq!(at(0, 2_000), 10_000);
        assert_eq!(at(800, 2_800), 10_700);
        assert_eq!(at(8_000, 10_000), 17_000);
        assert_eq!(at(64_000, 66_000), 66_000);
        assert_eq!(at(65_000, 67_000), 67_000);
        // Once more, by less; and set right again, by more.
        assert_eq!(at(65_000, 66_000), 67_000);
        assert_eq!(at(65_800, 66_800), 67_700);
        assert_eq!(at(65_900, 80_000), 80_000);
        assert_eq!(at(66_000, 67_000), 80_000);
        assert_eq!(at(66_008, 67_008), 80_007);
    }
}
