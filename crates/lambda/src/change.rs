//! Durable changes of rows.

use store::StoreError;
use wire::Fault;

use crate::faults;
use crate::service::Lambda;

/// A refusal within a transaction: the operation's own, or the store's.
enum Refusal {
    Fault(Fault),
    Store(StoreError),
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Lambda {
    /// Decides a change and waits until it is durable.
    pub(crate) async fn change<R>(
        &self,
        decide: impl FnOnce(&mut store::Transaction<'_>) -> Result<R, Fault>,
    ) -> Result<R, Fault> {
        let decided = self.store.transact(|tx| decide(tx).map_err(Refusal::from));
        match decided {
            Ok((result, commit)) => {
                commit
                    .await
                    .map_err(|error| faults::store("a change", &error))?;
                Ok(result)
            }
            Err(Refusal::Fault(fault)) => Err(fault),
            Err(Refusal::Store(error)) => Err(faults::store("a change", &error)),
        }
    }
}
