//! Beginning operations: the decision, its durability, and the task that carries it out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use plane::Call;
use store::Commit;
use wire::Fault;

use crate::Cloudformation;
use crate::deploy::{self, Means};
use crate::faults;
use crate::limits;
use crate::plan::{Plan, plan};
use crate::request::Checked;
use crate::state::{
    Action, OnFailure, Operation, Phase, Requested, Resource, Stack, Token, numbered_key,
    template_key, within,
};

/// The states that an update may begin from.
pub(crate) const UPDATABLE: [&str; 3] = [
    "CREATE_COMPLETE",
    "UPDATE_COMPLETE",
    "UPDATE_ROLLBACK_COMPLETE",
];

/// The states in which a failed operation has left a stack as it is.
pub(crate) const PAUSED: [&str; 2] = ["CREATE_FAILED", "UPDATE_FAILED"];

/// Whether an update may begin from a state: where the last operation has left the stack as it is,
/// only one that would do so, too. "Choose how to handle failures when provisioning resources",
/// CloudFormation User Guide.
pub(crate) fn is_updatable(status: &str, on_failure: OnFailure) -> bool {
    UPDATABLE.contains(&status) || (PAUSED.contains(&status) && on_failure == OnFailure::DoNothing)
}

impl Cloudformation {
    /// Works on a stack's operation in a task of its own, once `commit` is durable. The answer
    /// tells when it is; nobody has to wait for it.
    pub(crate) fn spawn(
        self: &Arc<Self>,
        key: String,
        commit: Option<Commit>,
    ) -> tokio::sync::oneshot::Receiver<Result<(), Fault>> {
        let (sender, receiver) = tokio::sync::oneshot::channel();
        let means = self.means.clone();
        let mut tasks = self.tasks.lock().unwrap_or_else(PoisonError::into_inner);
        // Those that have ended are let go, so that the set does not grow.
        while tasks.try_join_next().is_some() {}
        tasks.spawn(async move {
            let begun = match commit {
                Some(commit) => crate::ledger::durable(commit).await,
                None => Ok(()),
            };
            let durable = begun.is_ok();
            // Whoever asked may have gone; the operation runs all the same.
            let _ = sender.send(begun);
            if durable && let Err(fault) = carry_on(&means, &key).await {
                tracing::error!(%fault, stack = key, "an operation stopped; it goes on after a restart");
            }
        });
        receiver
    }

    /// Spawns, and waits until the decision is durable.
    ///
    /// # Errors
    /// `InternalFailure` if it does not become durable.
    pub(crate) async fn begin(self: &Arc<Self>, key: String, commit: Commit) -> Result<(), Fault> {
        let begun = self.spawn(key, Some(commit));
        begun
            .await
            .unwrap_or_else(|_| Err(faults::internal("the engine is stopping")))
    }

    /// An operation about to begin.
    pub(crate) fn operation(
        &self,
        call: &Call,
        id: u64,
        action: Action,
        token: Option<String>,
    ) -> Operation {
        Operation {
            id,
            uuid: self.means.ledger.store.rng().uuid(),
            action,
            phase: Phase::Forward,
            on_failure: OnFailure::Rollback,
            caller: call.caller.clone(),
            role_arn: None,
            token,
            previous: None,
            retain: BTreeSet::new(),
            force: false,
            retain_except_on_create: false,
            from: String::new(),
            imported: None,
        }
    }

    /// The resources that a stack has now, by logical id.
    pub(crate) fn present(&self, stack: u64) -> BTreeMap<String, Resource> {
        let rows = self.means.ledger.resources_of(stack);
        rows.into_iter()
            .map(|row| (row.logical.clone(), (*row).clone()))
            .collect()
    }

    /// Plans a checked request against what a stack has now.
    ///
    /// # Errors
    /// `ValidationError` where functions or properties do not fit.
    pub(crate) fn plan(
        &self,
        call: &Call,
        checked: &Checked,
        stack: Option<&Stack>,
    ) -> Result<Plan, Fault> {
        let present = stack
            .map(|stack| self.present(stack.id))
            .unwrap_or_default();
        let before = stack.and_then(|stack| stack.target.as_ref());
        let plane::Caller {
            account, region, ..
        } = &call.caller;
        let exports = deploy::exports(&self.means.ledger, account.as_str(), region.as_str());
        plan(&checked.prepared, &present, before, &exports)
    }

    /// Change sets that were made for what a stack no longer is can no longer be executed.
    pub(crate) fn outdate(&self, transaction: &mut store::Transaction<'_>, stack: u64) {
        let ledger = &self.means.ledger;
        for (_, set) in transaction.prefix(&ledger.change_sets, &within(stack)) {
            if set.execution == "AVAILABLE" {
                let mut set = (*set).clone();
                "OBSOLETE".clone_into(&mut set.execution);
                let key = numbered_key(stack, set.number);
                transaction.put(&ledger.change_sets, &key, set);
            }
        }
    }

    /// Decides an update: the stack goes over to a new target, whose template is stored as
    /// `template` or, if it has a text, under a new id.
    ///
    /// # Errors
    /// `ValidationError` where the stack is gone or in a state that does not allow it.
    pub(crate) fn decide_update(
        &self,
        stack: &Stack,
        change: UpdateDecision,
    ) -> Result<(String, String, Commit), Fault> {
        let ledger = &self.means.ledger;
        let key = stack.key();
        let ((arn, operation), commit) = ledger.transact(|transaction| {
            let row = transaction
                .get(&ledger.stacks, &key)
                .ok_or_else(|| faults::no_stack(&stack.name))?;
            let mut next = (*row).clone();
            // What was planned against must still be so.
            let on_failure = change.operation.on_failure;
            if !is_updatable(&next.status, on_failure) || next.operation.is_some() {
                return Err(faults::wrong_state(&next.arn, &next.status));
            }
            let mut operation = change.operation;
            operation.id = transaction.next_id();
            operation.from.clone_from(&next.status);
            let template = transaction.next_id();
            let target = change.checked.target(template);
            let text = crate::state::TemplateText {
                body: change.checked.text,
            };
            transaction.put(&ledger.templates, &template_key(template), text);
            operation.previous = next.target.replace(target);
            "UPDATE_IN_PROGRESS".clone_into(&mut next.status);
            next.reason = Some("User Initiated".to_owned());
            next.updated_ms = Some(i64::try_from(transaction.now_ms()).unwrap_or(i64::MAX));
            next.disable_rollback = operation.on_failure == OnFailure::DoNothing;
            next.role_arn.clone_from(&operation.role_arn);
            next.change_set = change.change_set.or(next.change_set.take());
            remember(
                &mut next,
                Requested::Update,
                operation.token.as_ref(),
                &operation.uuid,
            );
            let uuid = operation.uuid.clone();
            next.operation = Some(operation);
            ledger.stack_event(transaction, &next);
            ledger.put_stack(transaction, &next);
            match change.also {
                Some(also) => also(transaction)?,
                None => self.outdate(transaction, next.id),
            }
            Ok((next.arn, uuid))
        })?;
        Ok((arn, operation, commit))
    }
}

/// Works on a stack's operation, through times when the log takes nothing.
async fn carry_on(means: &Means, key: &str) -> Result<(), Fault> {
    const PAUSE: Duration = Duration::from_millis(100);
    loop {
        match deploy::drive(means, key).await {
            Err(fault) if fault.code == "Throttling" => {
                means.ledger.store.wall_clock().sleep(PAUSE).await;
                // What has been decided so far must show in the tables before it is read again.
                let ((), commit) = means.ledger.transact(|_| Ok(()))?;
                crate::ledger::durable(commit).await?;
            }
            outcome => return outcome,
        }
    }
}

/// What happens in the same transaction as an update's beginning.
pub(crate) type Also<'a> = Box<dyn FnOnce(&mut store::Transaction<'_>) -> Result<(), Fault> + 'a>;

/// An update about to be decided.
pub(crate) struct UpdateDecision<'a> {
    pub(crate) checked: Checked,
    pub(crate) operation: Operation,
    /// The change set that is executed, if one is.
    pub(crate) change_set: Option<String>,
    pub(crate) also: Option<Also<'a>>,
}

/// Notes a request's token and the operation that it is about, so that the same request made again
/// is known.
pub(crate) fn remember(
    stack: &mut Stack,
    requested: Requested,
    token: Option<&String>,
    operation: &str,
) {
    if let Some(token) = token {
        stack.tokens.push(Token {
            token: token.clone(),
            requested,
            operation: operation.to_owned(),
        });
        let surplus = stack.tokens.len().saturating_sub(limits::TOKENS);
        stack.tokens.drain(..surplus);
    }
}

/// Whether a stack has seen a token: the operation's id, if the same was asked for.
///
/// # Errors
/// `TokenAlreadyExistsException` if something else was.
pub(crate) fn seen(
    stack: &Stack,
    token: Option<&str>,
    requested: Requested,
) -> Result<Option<String>, Fault> {
    let Some(token) = token else { return Ok(None) };
    match stack.tokens.iter().find(|seen| seen.token == token) {
        None => Ok(None),
        Some(seen) if seen.requested == requested => Ok(Some(seen.operation.clone())),
        Some(_) => Err(Fault::client(
            "TokenAlreadyExistsException",
            format!("A client request token [{token}] was already used for another operation."),
        )),
    }
}
