//! The tables, and the changes that are made to them together.

use std::sync::Arc;

use serde_json::Value;
use store::{Commit, Store, StoreError, Table, Transaction};
use wire::{Fault, Timestamp};

use crate::faults;
use crate::owners::Owner;
use crate::state::{
    ChangeSet, Event, Resource, Stack, TemplateText, numbered_key, stack_prefix, template_key,
    within,
};

/// Waits until a transaction is durable.
pub(crate) async fn durable(commit: Commit) -> Result<(), Fault> {
    commit
        .await
        .map(drop)
        .map_err(|error| faults::store(&error))
}

/// CloudFormation's tables.
#[derive(Clone)]
pub(crate) struct Ledger {
    pub(crate) store: Store,
    pub(crate) stacks: Table<Stack>,
    pub(crate) resources: Table<Resource>,
    pub(crate) owners: Table<Owner>,
    pub(crate) events: Table<Event>,
    pub(crate) templates: Table<TemplateText>,
    pub(crate) change_sets: Table<ChangeSet>,
}

impl Ledger {
    /// Opens the tables; before the store starts.
    ///
    /// # Errors
    /// What the store fails with.
    pub(crate) fn open(store: Store) -> Result<Self, StoreError> {
        Ok(Self {
            stacks: store.table("cloudformation.stacks")?,
            resources: store.table("cloudformation.resources")?,
            owners: store.table("cloudformation.owners")?,
            events: store.table("cloudformation.events")?,
            templates: store.table("cloudformation.templates")?,
            change_sets: store.table("cloudformation.changesets")?,
            store,
        })
    }

    /// Decides a change. The commit resolves when it is durable.
    ///
    /// # Errors
    /// What `decide` refuses with, and `InternalFailure` where the log does not take it.
    pub(crate) fn transact<R>(
        &self,
        decide: impl FnOnce(&mut Transaction<'_>) -> Result<R, Fault>,
    ) -> Result<(R, Commit), Fault> {
        let decided = self.store.transact(decide);
        decided.map_err(|error| error.refusal(faults::store))
    }

    /// Service time in milliseconds.
    pub(crate) fn now_ms(&self) -> i64 {
        i64::try_from(self.store.service_clock().now_ms()).unwrap_or(i64::MAX)
    }

    /// The durable stack of a name or id: by name only if it is not deleted.
    pub(crate) fn stack(&self, account: &str, region: &str, name: &str) -> Option<Arc<Stack>> {
        let all = self.stacks.prefix(&stack_prefix(account, region));
        pick(all.into_iter().map(|(_, stack)| stack), name)
    }

    /// The same, as decided so far.
    pub(crate) fn decided_stack(
        &self,
        transaction: &Transaction<'_>,
        account: &str,
        region: &str,
        name: &str,
    ) -> Option<Arc<Stack>> {
        let all = transaction.prefix(&self.stacks, &stack_prefix(account, region));
        pick(all.into_iter().map(|(_, stack)| stack), name)
    }

    /// The durable resources of a stack, by logical id.
    pub(crate) fn resources_of(&self, stack: u64) -> Vec<Arc<Resource>> {
        self.resources
            .prefix(&within(stack))
            .into_iter()
            .map(|(_, row)| row)
            .collect()
    }

    /// The text of a template.
    ///
    /// # Errors
    /// `InternalFailure` if there is none.
    pub(crate) fn template(&self, id: u64) -> Result<String, Fault> {
        let row = self.templates.get(&template_key(id));
        row.map(|row| row.body.clone())
            .ok_or_else(|| faults::internal(format!("template {id} is missing")))
    }

    /// Puts a stack's row.
    pub(crate) fn put_stack(&self, transaction: &mut Transaction<'_>, stack: &Stack) {
        transaction.put(&self.stacks, &stack.key(), stack.clone());
    }

    /// Adds the event of a stack's present status.
    pub(crate) fn stack_event(&self, transaction: &mut Transaction<'_>, stack: &Stack) {
        let number = transaction.next_id();
        let event = Event {
            number,
            id: self.store.rng().uuid(),
            logical: stack.name.clone(),
            physical: stack.arn.clone(),
            type_name: "AWS::CloudFormation::Stack".to_owned(),
            time_ms: i64::try_from(transaction.now_ms()).unwrap_or(i64::MAX),
            status: stack.status.clone(),
            reason: stack.reason.clone(),
            properties: None,
            token: stack
                .operation
                .as_ref()
                .and_then(|operation| operation.token.clone()),
            operation: stack
                .operation
                .as_ref()
                .map(|operation| operation.uuid.clone()),
        };
        transaction.put(&self.events, &numbered_key(stack.id, number), event);
    }

    /// Adds the event of a resource's present status.
    pub(crate) fn resource_event(
        &self,
        transaction: &mut Transaction<'_>,
        stack: &Stack,
        resource: &Resource,
        physical: &str,
        properties: Option<&Value>,
    ) {
        let number = transaction.next_id();
        let unique = self.store.rng().uuid();
        let event = Event {
            number,
            id: if resource.status.starts_with("DELETE") {
                format!("{}-{unique}", resource.logical)
            } else {
                // Two events of one millisecond must not have one id: clients tell them apart by it.
                let time = Timestamp::from_millis(resource.changed_ms).iso8601_millis();
                let fraction = number % 1000;
                let time = time.trim_end_matches('Z');
                format!(
                    "{}-{}-{time}{fraction:03}Z",
                    resource.logical, resource.status
                )
            },
            logical: resource.logical.clone(),
            physical: physical.to_owned(),
            type_name: resource.type_name.clone(),
            time_ms: resource.changed_ms,
            status: resource.status.clone(),
            reason: resource.reason.clone(),
            properties: properties.map(Value::to_string),
            token: stack
                .operation
                .as_ref()
                .and_then(|operation| operation.token.clone()),
            operation: stack
                .operation
                .as_ref()
                .map(|operation| operation.uuid.clone()),
        };
        transaction.put(&self.events, &numbered_key(stack.id, number), event);
    }
}

fn pick(stacks: impl Iterator<Item = Arc<Stack>>, name: &str) -> Option<Arc<Stack>> {
    if name.starts_with("arn:") {
        return stacks.into_iter().find(|stack| stack.arn == name);
    }
    stacks
        .into_iter()
        .find(|stack| stack.name == name && !stack.is_deleted())
}
