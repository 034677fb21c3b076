//! Work that reads much, or looks at much that was read, apart from what must go on meanwhile.

use wire::Fault;

use crate::Logs;

impl Logs {
    /// Does work on a thread of its own, and waits for it.
    ///
    /// # Errors
    /// The work's; `ServiceUnavailableException` if it could not be done.
    pub(crate) async fn apart<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let unavailable = || {
            let message = "The service cannot complete the request.";
            Fault::server("ServiceUnavailableException", message)
        };
        let me = self.me.upgrade().ok_or_else(unavailable)?;
        let done = tokio::task::spawn_blocking(move || work(&me)).await;
        done.map_err(|_| unavailable())?
    }
}
