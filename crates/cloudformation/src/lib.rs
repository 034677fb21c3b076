//! CloudFormation: templates, stacks and change sets.
//!
//! A template's text becomes a checked model (`template`), with its parameters a graph
//! (`prepare`, `graph`), against the stack's present resources a plan (`plan`), and is carried
//! out resource by resource (`deploy`, `resources`). All that is under way is in the tables, so
//! that every operation goes on, or rolls back, after a crash.

mod access;
mod begin;
mod calls;
mod deploy;
mod describe;
mod faults;
mod fill;
mod finding;
mod graph;
mod ledger;
mod limits;
mod mask;
mod names;
mod ops;
mod overview;
mod owners;
mod plan;
mod prepare;
mod request;
mod resource_type;
mod resources;
mod schema;
mod shared_policy;
mod state;
mod tags;
mod template;
mod template_url;

use std::sync::{Arc, Mutex, PoisonError};

use plane::{Door, Registry, Roles};
use store::{Store, StoreError};
use tokio::task::JoinSet;

use crate::deploy::Means;
use crate::ledger::Ledger;

pub use crate::overview::StackOverview;

/// The service.
pub struct Cloudformation {
    means: Means,
    /// The operations under way.
    tasks: Mutex<JoinSet<()>>,
    /// For the tasks that operations run in: they outlive the calls that begin them.
    this: std::sync::Weak<Cloudformation>,
}

impl Cloudformation {
    /// Opens the service's tables; before the store starts. Resources are called through `door`,
    /// stacks' own roles come from `roles`.
    ///
    /// # Errors
    /// What the store fails with.
    pub fn open(store: &Store, door: Door, roles: Arc<dyn Roles>) -> Result<Arc<Self>, StoreError> {
        let ledger = Ledger::open(store.clone())?;
        let means = Means {
            ledger,
            door,
            roles,
            turns: Default::default(),
        };
        Ok(Arc::new_cyclic(|this| Self {
            means,
            tasks: Mutex::default(),
            this: this.clone(),
        }))
    }

    /// Goes on with every operation that a stop or a crash has cut short, and forgets stacks that
    /// were deleted 90 days ago. Called once, when the
    /// store has started and the door is open; needs a tokio runtime.
    pub fn resume(self: &Arc<Self>) {
        let stacks = self.means.ledger.stacks.all();
        self.note_owners(stacks.iter().map(|(_, stack)| &**stack));
        for (key, stack) in stacks {
            if stack.operation.is_some() {
                drop(self.spawn(key.to_string(), None));
            } else if stack.is_deleted() {
                self.forget(&stack);
            }
        }
    }

    /// Notes which physical resources stacks have, where that is not known.
    fn note_owners<'a>(&self, stacks: impl Iterator<Item = &'a state::Stack>) {
        let ledger = &self.means.ledger;
        let noted = ledger.transact(|transaction| {
            stacks.for_each(|stack| ledger.note_owners(transaction, stack));
            Ok(())
        });
        if let Err(fault) = noted {
            tracing::warn!(%fault, "what stacks have is not known before the next start");
        }
    }

    /// Stops working on operations, wherever they are: [`Cloudformation::resume`] goes on with
    /// them after the next start. Called before other services stop, whose refusals would
    /// otherwise fail the stacks under way.
    pub async fn stop(&self) {
        let mut tasks = {
            let mut tasks = self.tasks.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::take(&mut *tasks)
        };
        tasks.shutdown().await;
    }

    /// Forgets a deleted stack, if its time has come.
    fn forget(&self, stack: &state::Stack) {
        let ledger = &self.means.ledger;
        let deleted_ms = stack.deleted_ms.unwrap_or(i64::MAX);
        if ledger.now_ms().saturating_sub(deleted_ms) < limits::DELETED_STACK_MS {
            return;
        }
        let all = state::within(stack.id);
        let forgotten = ledger.transact(|transaction| {
            for (key, _) in transaction.prefix(&ledger.events, &all) {
                transaction.delete(&ledger.events, &key);
            }
            for row in ledger.resources_of(stack.id) {
                ledger.delete_resource(transaction, stack, &row.logical);
            }
            for (key, set) in transaction.prefix(&ledger.change_sets, &all) {
                transaction.delete(&ledger.change_sets, &key);
                let template = state::template_key(set.target.template);
                transaction.delete(&ledger.templates, &template);
            }
            if let Some(target) = &stack.target {
                transaction.delete(&ledger.templates, &state::template_key(target.template));
            }
            if let Some(stable) = &stack.stable {
                let template = state::template_key(stable.target.template);
                transaction.delete(&ledger.templates, &template);
            }
            transaction.delete(&ledger.stacks, &stack.key());
            Ok(())
        });
        if let Err(fault) = forgotten {
            tracing::warn!(%fault, stack = stack.arn, "a deleted stack is kept a while longer");
        }
    }

    /// The service, to be handed to a task.
    fn shared(&self) -> Result<Arc<Self>, wire::Fault> {
        self.this
            .upgrade()
            .ok_or_else(|| faults::internal("the engine is stopping"))
    }
}

/// Adds the service's operations to the registry.
pub fn register(registry: &mut Registry, service: &Arc<Cloudformation>) {
    ops::register(registry, service);
}

#[cfg(test)]
mod tests;
