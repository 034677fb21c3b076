//! Which stack's resource has which physical one: no two have the same, so that none is changed or
//! deleted for the sake of another.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use store::Transaction;

use crate::ledger::Ledger;
use crate::resource_type::ResourceType;
use crate::resources;
use crate::state::{Applied, Resource, Stack, resource_key};

/// Who has a physical resource.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Owner {
    /// The stack's ARN.
    pub(crate) stack: String,
    pub(crate) logical: String,
}

fn key(stack: &Stack, type_name: &str, identity: &str) -> String {
    let (account, region) = (&stack.account, &stack.region);
    format!("{account}/{region}/{type_name}/{identity}")
}

/// What the physical resources are known by that a row has, or is about to have.
fn identities(row: &Resource) -> BTreeSet<String> {
    let Some(kind) = resources::find(&row.type_name) else {
        return BTreeSet::new();
    };
    if matches!(row.status.as_str(), "DELETE_COMPLETE" | "DELETE_SKIPPED") {
        return BTreeSet::new();
    }
    let of = |has: &Applied| kind.identity(kind.name_of(&has.physical), &has.properties);
    let has = row.applied.iter().chain(&row.before).chain(&row.stable);
    let has = has.chain(&row.retired).filter_map(of);
    let makes = row.intent.iter().filter(|intent| intent.creates);
    let makes = makes.filter_map(|intent| kind.identity(&intent.name, &intent.wanted.properties));
    has.chain(makes).collect()
}

impl Ledger {
    /// Whose a physical resource is, if it is not this one's.
    pub(crate) fn other_owner(
        &self,
        transaction: &Transaction<'_>,
        stack: &Stack,
        logical: &str,
        kind: &dyn ResourceType,
        identity: &str,
    ) -> Option<String> {
        let key = key(stack, kind.schema().type_name, identity);
        let owner = transaction.get(&self.owners, &key)?;
        let own = owner.stack == stack.arn && owner.logical == logical;
        (!own).then(|| owner.stack.clone())
    }

    /// Puts a resource's row, and notes what it has now.
    pub(crate) fn put_resource(
        &self,
        transaction: &mut Transaction<'_>,
        stack: &Stack,
        row: &Resource,
    ) {
        let place = resource_key(stack.id, &row.logical);
        let before = transaction.get(&self.resources, &place);
        let before = before.map(|row| identities(&row)).unwrap_or_default();
        let after = identities(row);
        self.release(transaction, stack, row, before.difference(&after));
        for identity in after.difference(&before) {
            self.claim(transaction, stack, row, identity);
        }
        transaction.put(&self.resources, &place, row.clone());
    }

    /// Deletes a resource's row: it has nothing any more.
    pub(crate) fn delete_resource(
        &self,
        transaction: &mut Transaction<'_>,
        stack: &Stack,
        logical: &str,
    ) {
        let place = resource_key(stack.id, logical);
        if let Some(row) = transaction.get(&self.resources, &place) {
            self.release(transaction, stack, &row, identities(&row).iter());
        }
        transaction.delete(&self.resources, &place);
    }

    /// Notes what rows have that were written before anybody noted it.
    pub(crate) fn note_owners(&self, transaction: &mut Transaction<'_>, stack: &Stack) {
        for row in self.resources_of(stack.id) {
            for identity in identities(&row) {
                self.claim(transaction, stack, &row, &identity);
            }
        }
    }

    fn claim(
        &self,
        transaction: &mut Transaction<'_>,
        stack: &Stack,
        row: &Resource,
        identity: &str,
    ) {
        let key = key(stack, &row.type_name, identity);
        if transaction.get(&self.owners, &key).is_none() {
            let owner = Owner {
                stack: stack.arn.clone(),
                logical: row.logical.clone(),
            };
            transaction.put(&self.owners, &key, owner);
        }
    }

    fn release<'a>(
        &self,
        transaction: &mut Transaction<'_>,
        stack: &Stack,
        row: &Resource,
        gone: impl Iterator<Item = &'a String>,
    ) {
        for identity in gone {
            let key = key(stack, &row.type_name, identity);
            let owner = transaction.get(&self.owners, &key);
            let ours = |owner: &Owner| owner.stack == stack.arn && owner.logical == row.logical;
            if owner.is_some_and(|owner| ours(&owner)) {
                transaction.delete(&self.owners, &key);
            }
        }
    }
}
