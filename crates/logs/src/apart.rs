//! Work that reads much, or looks at much that was read, apart from what must go on meanwhile.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use wire::Fault;

use crate::Logs;

/// Whether nobody waits for the work any more.
#[derive(Clone, Default)]
pub(crate) struct GivenUp(Arc<AtomicBool>);

impl GivenUp {
    /// Whether it is so.
    pub fn is_so(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Held by who waits.
struct Waiting(GivenUp);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.0.store(true, Ordering::Relaxed);
    }
}

impl Logs {
    /// Does work on a thread of its own, and waits for it.
    ///
    /// # Errors
    /// The work's; `ServiceUnavailableException` if it could not be done.
    pub(crate) async fn apart<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self, &GivenUp) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let unavailable = || {
            let message = "The service cannot complete the request.";
            Fault::server("ServiceUnavailableException", message)
        };
        let me = self.me.upgrade().ok_or_else(unavailable)?;
        let given_up = GivenUp::default();
        let _waiting = Waiting(given_up.clone());
        let done = tokio::task::spawn_blocking(move || work(&me, &given_up)).await;
        done.map_err(|_| unavailable())?
    }
}
