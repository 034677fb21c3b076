//! Carries operations out: one task per stack, resources side by side where the graph allows.
//!
//! An operation's state is in the tables at every moment. The task may end anywhere and be begun
//! again from there; see "Stack creation and update" in the CloudFormation User Guide for what
//! shows outside.

mod back;
mod exports;
mod forward;
mod outcome;
mod paused;
mod remove;
mod turns;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use plane::{Door, Region, Roles};
use serde_json::Value;
use store::Transaction;
use wire::Fault;

use crate::calls::{Calls, Failure};
use crate::faults;
use crate::ledger::{Ledger, durable};
use crate::plan::Exports;
use crate::state::{Action, Applied, Operation, Phase, Resource, Stack};
use crate::template::resolve::Known;

pub(crate) use exports::exports;

/// The service under whose name roles are assumed and calls are passed on.
pub(crate) const SERVICE: &str = "cloudformation.amazonaws.com";

/// What a deployment needs from around it.
#[derive(Clone)]
pub(crate) struct Means {
    pub(crate) ledger: Ledger,
    pub(crate) door: Door,
    pub(crate) roles: Arc<dyn Roles>,
    pub(crate) turns: turns::Turns,
}

/// Works on a stack's operation until there is none.
///
/// # Errors
/// `InternalFailure` where the log takes no more; the operation goes on after a restart.
pub(crate) async fn drive(means: &Means, key: &str) -> Result<(), Fault> {
    means.turns.take(key, work(means, key)).await
}

async fn work(means: &Means, key: &str) -> Result<(), Fault> {
    let mut ours = None;
    while let Some(deployment) = Deployment::load(means, key) {
        // The next operation may have begun before this one's task has seen its own end; it has
        // a task of its own.
        if *ours.get_or_insert(deployment.operation.id) != deployment.operation.id {
            return Ok(());
        }
        match (deployment.operation.action, deployment.operation.phase) {
            (Action::Delete, _) | (Action::Create, Phase::Rollback) => {
                deployment.remove_all().await?;
            }
            (_, Phase::Forward) => deployment.forward().await?,
            (_, Phase::Cleanup | Phase::RollbackCleanup) => deployment.clean_up().await?,
            (_, Phase::Rollback) => deployment.roll_back().await?,
        }
    }
    Ok(())
}

/// One phase of a stack's operation.
struct Deployment {
    means: Means,
    stack: Stack,
    operation: Operation,
    /// The resources as they stand; the tables follow.
    rows: Mutex<BTreeMap<String, Resource>>,
    cancelled: Arc<AtomicBool>,
    /// The engine is stopping: nothing is written any more, so that a restart goes on from here.
    halted: Arc<AtomicBool>,
    /// The log has failed: nothing more can be done before a restart.
    fatal: Mutex<Option<Fault>>,
}

impl Deployment {
    fn load(means: &Means, key: &str) -> Option<Self> {
        let stack = means.ledger.stacks.get(key)?;
        let operation = stack.operation.clone()?;
        let rows = means.ledger.resources_of(stack.id);
        Some(Self {
            means: means.clone(),
            stack: (*stack).clone(),
            operation,
            rows: Mutex::new(
                rows.into_iter()
                    .map(|row| (row.logical.clone(), (*row).clone()))
                    .collect(),
            ),
            cancelled: Arc::default(),
            halted: Arc::default(),
            fatal: Mutex::default(),
        })
    }

    fn ledger(&self) -> &Ledger {
        &self.means.ledger
    }

    /// The tables, to be written to.
    fn writable(&self) -> Result<&Ledger, Fault> {
        if self.halted.load(Ordering::Acquire) {
            return Err(faults::internal("the engine is stopping"));
        }
        Ok(&self.means.ledger)
    }

    /// Calls as the operation's caller, or as the stack's role.
    fn calls(&self) -> Result<Calls, Failure> {
        let caller = match &self.operation.role_arn {
            None => self.operation.caller.clone(),
            Some(role) => self
                .means
                .roles
                .act_as(
                    SERVICE,
                    role,
                    "AWSCloudFormation",
                    &Region::new(self.stack.region.as_str()),
                    self.operation.caller.origin,
                )
                .map_err(|_| {
                    Failure::worded(format!("Role {role} is invalid or cannot be assumed"))
                })?,
        };
        Ok(Calls {
            door: self.means.door.clone(),
            caller: caller.via(SERVICE),
            clock: self.ledger().store.wall_clock().clone(),
            rng: self.ledger().store.rng().clone(),
            cancelled: self.cancelled.clone(),
            halted: self.halted.clone(),
        })
    }

    fn rows(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Resource>> {
        self.rows.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn row(&self, logical: &str) -> Option<Resource> {
        self.rows().get(logical).cloned()
    }

    /// Puts a row and tells its status as an event; resolves when both are durable.
    async fn tell(
        &self,
        row: &Resource,
        physical: &str,
        properties: Option<&Applied>,
    ) -> Result<(), Fault> {
        durable(self.note(row, Some((physical, properties)))?).await
    }

    /// Puts a row, with an event if one is wanted; durable no later than anything after it.
    fn note(
        &self,
        row: &Resource,
        event: Option<(&str, Option<&Applied>)>,
    ) -> Result<store::Commit, Fault> {
        let ledger = self.writable()?;
        self.rows().insert(row.logical.clone(), row.clone());
        let ((), commit) = ledger.transact(|transaction| {
            ledger.put_resource(transaction, &self.stack, row);
            if let Some((physical, applied)) = event {
                let properties = applied.map(|applied| Value::Object(applied.shown().clone()));
                ledger.resource_event(transaction, &self.stack, row, physical, properties.as_ref());
            }
            Ok(())
        })?;
        Ok(commit)
    }

    /// Takes a work's outcome into account; `false` stops what waits for it.
    fn counted(&self, outcome: Result<bool, Fault>) -> bool {
        outcome.unwrap_or_else(|fault| {
            self.cancelled.store(true, Ordering::Release);
            *self.fatal.lock().unwrap_or_else(PoisonError::into_inner) = Some(fault);
            false
        })
    }

    fn check_fatal(&self) -> Result<(), Fault> {
        let fatal = self.fatal.lock().unwrap_or_else(PoisonError::into_inner);
        fatal.clone().map_or(Ok(()), Err)
    }

    /// Changes the stack's row and tells its status as an event; resolves when durable.
    async fn advance(&self, change: impl FnOnce(&mut Stack)) -> Result<(), Fault> {
        self.advance_with(|_, stack| change(stack)).await
    }

    /// The same, with what changes together with it.
    async fn advance_with(
        &self,
        change: impl FnOnce(&mut Transaction<'_>, &mut Stack),
    ) -> Result<(), Fault> {
        let ledger = self.writable()?;
        let key = self.stack.key();
        let ((), commit) = ledger.transact(|transaction| {
            let row = transaction
                .get(&ledger.stacks, &key)
                .ok_or_else(|| faults::internal("the stack's row is missing"))?;
            let mut stack = (*row).clone();
            if !self.is_current(&stack) {
                return Ok(());
            }
            // The event belongs to the operation that ends with it, too.
            let operation = stack.operation.clone();
            change(transaction, &mut stack);
            let after = std::mem::replace(&mut stack.operation, operation);
            ledger.stack_event(transaction, &stack);
            stack.operation = after;
            ledger.put_stack(transaction, &stack);
            Ok(())
        })?;
        durable(commit).await
    }

    /// Whether the stack still is where this phase may lead it on: a deletion may have taken over,
    /// or the update have been cancelled.
    fn is_current(&self, stack: &Stack) -> bool {
        let ours = (self.operation.id, self.operation.phase);
        let now = stack.operation.as_ref();
        now.is_some_and(|now| (now.id, now.phase) == ours)
    }

    fn now_ms(&self) -> i64 {
        self.ledger().now_ms()
    }
}

/// Resources as they stand now, for the functions that refer to them.
struct Live<'a> {
    deployment: &'a Deployment,
    exports: &'a Exports,
}

impl Known for Live<'_> {
    fn reference(&self, resource: &str) -> Option<Value> {
        let rows = self.deployment.rows();
        rows.get(resource)?
            .applied
            .as_ref()
            .map(|applied| applied.physical.as_str().into())
    }

    fn attribute(&self, resource: &str, attribute: &str) -> Option<Value> {
        let rows = self.deployment.rows();
        rows.get(resource)?
            .applied
            .as_ref()?
            .attributes
            .get(attribute)
            .cloned()
    }

    fn import(&self, name: &str) -> Option<String> {
        self.exports.get(name).cloned()
    }
}
