//! How many connections are served at once. What functions take, nobody else is refused for: each
//! environment has a bound, and all of them together have one of their own beside the main port's.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Most connections of the main port.
const MAIN_MAX: usize = 4096;
/// Most connections of all environments beside those that are each one's own.
const ENVIRONMENTS_MAX: usize = 4096;
/// Most connections of one environment. One of Lambda's may have 1,024 files open.
const ENVIRONMENT_MAX: usize = 1024;
/// Connections of an environment that no other can take from it: for its runtime, and some calls.
const OWN: usize = 8;

/// The bounds of a gateway.
pub(crate) struct Connections {
    main: Arc<Semaphore>,
    environments: Arc<Semaphore>,
    environment_max: usize,
}

impl Connections {
    /// Bounds for a process that may have so many files open, of which it needs some for others.
    pub(crate) fn within(open_files: usize) -> Self {
        let main = MAIN_MAX.min(open_files / 2).max(1);
        let environments = ENVIRONMENTS_MAX.min(open_files / 4).max(1);
        Self {
            main: Arc::new(Semaphore::new(main)),
            environments: Arc::new(Semaphore::new(environments)),
            environment_max: ENVIRONMENT_MAX.min(environments / 4).max(OWN),
        }
    }

    /// The bound of the main port.
    pub(crate) fn of_main(&self) -> Quota {
        Quota {
            all: self.main.clone(),
            environment: None,
        }
    }

    /// The bound of another environment.
    pub(crate) fn of_environment(&self) -> Quota {
        Quota {
            all: self.environments.clone(),
            environment: Some((
                Arc::new(Semaphore::new(self.environment_max)),
                self.environment_max.saturating_sub(OWN),
            )),
        }
    }
}

/// The bound of one listener.
pub(crate) struct Quota {
    all: Arc<Semaphore>,
    /// The environment's places, and how many of them are free when its own are taken.
    environment: Option<(Arc<Semaphore>, usize)>,
}

/// A place for a connection, until it is dropped.
pub(crate) struct Place {
    _places: [Option<OwnedSemaphorePermit>; 2],
}

impl Quota {
    /// Waits for a place.
    pub(crate) async fn place(&self) -> Place {
        let Some((environment, shared)) = &self.environment else {
            return Place {
                _places: [take(&self.all).await, None],
            };
        };
        let one = take(environment).await;
        let is_own = environment.available_permits() >= *shared;
        let other = if is_own { None } else { take(&self.all).await };
        Place {
            _places: [one, other],
        }
    }
}

async fn take(places: &Arc<Semaphore>) -> Option<OwnedSemaphorePermit> {
    // An error means that it was closed, which none of these is.
    places.clone().acquire_owned().await.ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use super::*;

    /// A place, if there is one now.
    fn place(quota: &Quota) -> Option<Place> {
        match pin!(quota.place()).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(place) => Some(place),
            Poll::Pending => None,
        }
    }

    fn all(quota: &Quota) -> Vec<Place> {
        std::iter::from_fn(|| place(quota)).collect()
    }

    #[test]
    fn an_environment_takes_places_from_nobody_but_within_bounds() {
        let connections = Connections::within(1 << 20);
        let greedy: Vec<Quota> = (0..8).map(|_| connections.of_environment()).collect();
        let mut held: Vec<Vec<Place>> = greedy.iter().map(all).collect();
        let counts: Vec<usize> = held.iter().map(Vec::len).collect();
        // Four take all that is shared, up to the four times eight that are their own.
        assert_eq!(counts, [1024, 1024, 1024, 1024, 40, 8, 8, 8]);
        // Another environment has its own, and the main port all of its.
        assert_eq!(all(&connections.of_environment()).len(), OWN);
        let main = connections.of_main();
        assert_eq!(all(&main).len(), MAIN_MAX);
        // What is given back can be taken again.
        held.first_mut().unwrap().truncate(1000);
        assert_eq!(all(greedy.first().unwrap()).len(), 24);
    }

    #[test]
    fn few_files_make_few_connections() {
        let connections = Connections::within(1024);
        assert_eq!(all(&connections.of_main()).len(), 512);
        let environments: Vec<Vec<Place>> =
            (0..9).map(|_| all(&connections.of_environment())).collect();
        let held: usize = environments.iter().map(Vec::len).sum();
        assert_eq!(held, 256 + 9 * OWN);
        let connections = Connections::within(0);
        assert_eq!(all(&connections.of_main()).len(), 1);
        assert_eq!(all(&connections.of_environment()).len(), OWN);
    }
}
