//! Who does what when: one thread, commits by hand, time that moves when nothing else does.

use std::future::{Future, poll_fn};
use std::io::ErrorKind;
use std::pin::pin;
use std::task::Poll;

use store::{Begun, SeededRng, Store, StoreError, VirtualClock};
use tokio::task::{spawn_blocking, yield_now};

/// How a life ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Ended<T> {
    /// The client was done.
    Done(T),
    /// The power went.
    PowerOff,
    /// Nobody will ever do anything any more, or service time has run away.
    Stuck,
}

/// Rounds without work after which nobody is taken to have anything to do.
const IDLE_ROUNDS: u32 = 12;
/// Jumps of the clock after which a life is stuck.
const JUMPS_MAX: u32 = 40_000;

/// Runs `client` and everything that was spawned around it, on the current-thread runtime that
/// this is called in. Commits gather what was decided for as long as the seed says.
pub async fn drive<T>(
    store: &Store,
    clock: &VirtualClock,
    rng: &SeededRng,
    client: impl Future<Output = T>,
) -> Ended<T> {
    let mut client = pin!(client);
    let (mut idle, mut jumps, mut waited) = (0, 0, false);
    let mut begun = None;
    loop {
        let polled = poll_fn(|context| Poll::Ready(client.as_mut().poll(context))).await;
        if let Poll::Ready(done) = polled {
            let _ = begun.map_or(Ok(()), Begun::finish);
            return Ended::Done(done);
        }
        let steps = idle > 2 || rng.below(3) == 0;
        let worked = steps && commit(store, &mut begun, rng);
        if store.log().poisoned().is_some() {
            return Ended::PowerOff;
        }
        if worked {
            (idle, waited) = (0, false);
            if rng.below(24) == 0
                && let Err(error) = store.housekeep()
                && !is_full(&error)
            {
                return Ended::PowerOff;
            }
        } else {
            idle += 1;
        }
        if idle >= IDLE_ROUNDS {
            idle = 0;
            if !waited {
                // Reads on the one other thread come back first: it takes them in order.
                let _ = spawn_blocking(|| ()).await;
                waited = true;
            } else {
                waited = false;
                jumps += 1;
                let next = clock.next_deadline_ms();
                let (Some(next), true) = (next, jumps < JUMPS_MAX) else {
                    return Ended::Stuck;
                };
                if store.sync_lazy().is_err() {
                    return Ended::PowerOff;
                }
                clock.pass(
                    next.saturating_sub(store::ServiceClock::now_ms(clock))
                        .max(1),
                );
            }
        }
        yield_now().await;
    }
}

/// Commits a round; says whether there was anything. Now and then one is left written and not
/// synced, while others go on.
fn commit(store: &Store, begun: &mut Option<Begun>, rng: &SeededRng) -> bool {
    let before = begun.take();
    let next = store.begin().ok().flatten();
    let worked = before.is_some() || next.is_some();
    let _ = before.map_or(Ok(()), Begun::finish);
    match next {
        Some(next) if rng.below(4) == 0 => *begun = Some(next),
        next => drop(next.map(Begun::finish)),
    }
    worked
}

/// Whether there is no room for a snapshot or a segment. It is tried again.
fn is_full(error: &StoreError) -> bool {
    match error {
        StoreError::NoSpace { .. } => true,
        StoreError::Io { source, .. } => source.kind() == ErrorKind::StorageFull,
        _ => false,
    }
}
