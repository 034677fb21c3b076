//! CreateQueue

use std::collections::BTreeMap;

use model::sqs::{CreateQueue, CreateQueueInput, CreateQueueOutput};
use plane::{Access, Call, Serve};
use store::Transaction;
use wire::Fault;

use crate::names::{Address, check_name};
use crate::queue::{Queue, SETTINGS, Settings, check_tags};
use crate::{Sqs, faults, limits};

impl Serve<CreateQueue> for Sqs {
    fn access(&self, call: &Call, input: &CreateQueueInput) -> Result<Vec<Access>, Fault> {
        let name = input.queue_name.as_deref();
        let name = name.ok_or_else(|| faults::missing("QueueName"))?;
        let address = Address::own(call, name);
        let mut needed = vec![self.access_to("sqs:CreateQueue", &address)];
        if input.tags.as_ref().is_some_and(|tags| !tags.is_empty()) {
            needed.push(self.access_to("sqs:TagQueue", &address));
        }
        let bringing = |access: Access| access.bringing_tags(input.tags.iter().flatten());
        Ok(needed.into_iter().map(bringing).collect())
    }

    async fn run(&self, call: &Call, input: CreateQueueInput) -> Result<CreateQueueOutput, Fault> {
        let name = input.queue_name.unwrap_or_default();
        check_name(&name)?;
        let given = input.attributes.unwrap_or_default();
        let tags = input.tags.unwrap_or_default();
        check_tags(&BTreeMap::new(), &tags)?;
        let address = Address::own(call, &name);
        let mut settings = Settings::default();
        settings.set(&given, &address, self.principals.as_ref())?;
        let outcome = self.store.transact(|tx| {
            if let Some(present) = tx.get(&self.queues, &address.key()) {
                check_same(&present.settings, &settings, &given)?;
                return Ok(());
            }
            self.check_name_is_free(tx, &address)?;
            self.check_redrive(tx, &address, &settings)?;
            let queue = Queue {
                id: tx.next_id(),
                created_ms: tx.now_ms(),
                modified_ms: tx.now_ms(),
                settings,
                tags,
                purged_ms: None,
            };
            tx.delete(&self.deleted, &address.key());
            tx.put(&self.queues, &address.key(), queue);
            Ok(())
        });
        store::committed(outcome, faults::store).await?;
        Ok(CreateQueueOutput {
            queue_url: Some(address.url(self.endpoint(call))),
        })
    }
}

impl Sqs {
    fn check_name_is_free(&self, tx: &Transaction<'_>, address: &Address) -> Result<(), Fault> {
        if self.queues.len() >= limits::QUEUES_MAX {
            return Err(Fault::client(
                "OverLimit",
                format!("Brookmill keeps {} queues at most.", limits::QUEUES_MAX),
            ));
        }
        let deleted_ms = tx.get(&self.deleted, &address.key());
        let is_recent =
            deleted_ms.is_some_and(|at_ms| tx.now_ms() < at_ms.saturating_add(limits::PAUSE_MS));
        if self.pauses && is_recent {
            return Err(Fault::client(
                "QueueDeletedRecently",
                "You must wait 60 seconds after deleting a queue before you can create another \
                 with the same name.",
            ));
        }
        Ok(())
    }
}

/// A queue that is there already is as good as made if it has what is given.
fn check_same(
    present: &Settings,
    wanted: &Settings,
    given: &BTreeMap<String, String>,
) -> Result<(), Fault> {
    let differs =
        |name: &&&str| given.contains_key(**name) && present.get(name) != wanted.get(name);
    match SETTINGS.iter().find(differs) {
        Some(name) => Err(Fault::client(
            "QueueNameExists",
            format!(
                "A queue already exists with the same name and a different value for attribute \
                 {name}"
            ),
        )),
        None => Ok(()),
    }
}
