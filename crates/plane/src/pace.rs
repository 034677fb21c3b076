//! How often a service answers.

use wire::{Fault, OperationMeta, Structure};

use crate::Call;

/// A service that limits how often its operations are called.
pub trait Pace: Send + Sync {
    /// Counts a call that is allowed and valid, before it is run.
    ///
    /// # Errors
    /// The service's fault for too many calls.
    fn pace(
        &self,
        call: &Call,
        meta: &'static OperationMeta,
        input: &dyn Structure,
    ) -> Result<(), Fault>;
}
