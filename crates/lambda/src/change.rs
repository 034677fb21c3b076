//! Durable changes of rows.

use store::StoreError;
use wire::Fault;

use crate::faults;
use crate::service::Lambda;

impl Lambda {
    /// Decides a change and waits until it is durable.
    pub(crate) async fn change<R>(
        &self,
        decide: impl FnOnce(&mut store::Transaction<'_>) -> Result<R, Fault>,
    ) -> Result<R, Fault> {
        let failed = |error: &StoreError| faults::store("a change", error);
        store::committed(self.store.transact(decide), failed).await
    }
}
