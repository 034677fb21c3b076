//! Towards the target: resources are created, changed and replaced.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use wire::Fault;

use super::{Deployment, Live};
use crate::calls::{Calls, Failure};
use crate::graph;
use crate::names;
use crate::plan::{Decision, Exports, decide};
use crate::prepare::Prepared;
use crate::resource_type::{ResourceType, Wanted};
use crate::resources;
use crate::state::{Action, Applied, Intent, OnFailure, Resource};
use crate::template::Resource as Declared;
use crate::template::parameters::Given;
use crate::template::resolve::Pseudo;

/// What the work on each resource needs.
struct Work<'a> {
    prepared: &'a Prepared,
    calls: &'a Calls,
    exports: &'a Exports,
}

impl Deployment {
    /// The target, prepared again from what was stored.
    pub(super) fn prepared(&self) -> Result<Prepared, Fault> {
        let Some(target) = &self.stack.target else {
            return Err(crate::faults::internal("the stack has no target"));
        };
        let text = self.ledger().template(target.template)?;
        let given: Vec<Given> = target
            .parameters
            .iter()
            .map(|(key, parameter)| Given {
                key: key.clone(),
                value: Some(parameter.text.clone()),
                use_previous: false,
            })
            .collect();
        let pseudo = Pseudo {
            account: self.stack.account.clone(),
            region: self.stack.region.clone(),
            stack_id: self.stack.arn.clone(),
            stack_name: self.stack.name.clone(),
            notification_arns: target.notification_arns.clone(),
        };
        Prepared::new(&text, &given, &BTreeMap::new(), pseudo, target.tags.clone())
    }

    /// Works on all resources, then concludes or turns back.
    pub(super) async fn forward(&self) -> Result<(), Fault> {
        let prepared = match self.prepared() {
            Ok(prepared) => prepared,
            Err(fault) => return self.turn_back(Some(Failure::from(fault))).await,
        };
        if let Some(broken) = prepared.broken_output() {
            return self.turn_back(Some(broken)).await;
        }
        let calls = match self.calls() {
            Ok(calls) => calls,
            Err(failure) => return self.turn_back(Some(failure)).await,
        };
        let turns = &self.means.turns;
        turns.cancellable(&self.stack.key(), &self.cancelled);
        let exports = match self.claim_exports(&prepared)? {
            Ok(exports) => exports,
            Err(missing) => {
                let words = format!("No export named {missing} found");
                return self.turn_back(Some(Failure::worded(words))).await;
            }
        };
        let work = Work {
            prepared: &prepared,
            calls: &calls,
            exports: &exports,
        };
        // Without a rollback a failure stops only what waits for it.
        graph::walk(&prepared.graph, !self.pauses(), |logical| {
            let work = &work;
            async move {
                match work.prepared.template.resource(&logical) {
                    Some(declared) => self.counted(self.forward_one(work, declared).await),
                    None => true,
                }
            }
        })
        .await;
        self.check_fatal()?;
        if self
            .rows()
            .values()
            .any(|row| row.operation == self.operation.id && row.failed)
        {
            return self.turn_back(None).await;
        }
        let outputs = {
            let live = Live {
                deployment: self,
                exports: &exports,
            };
            prepared
                .evaluate_outputs(&live)
                .and_then(|outputs| Ok((outputs, prepared.imports(&live)?)))
        };
        match outputs {
            Ok((outputs, imports)) => self.conclude_forward(outputs, imports).await,
            Err(fault) => self.turn_back(Some(Failure::from(fault))).await,
        }
    }

    async fn forward_one(&self, work: &Work<'_>, declared: &Declared) -> Result<bool, Fault> {
        let known = self.row(&declared.id);
        let mut row = known.unwrap_or_else(|| Resource::new(&declared.id, &declared.type_name));
        let Some(kind) = resources::find(&row.type_name) else {
            return Ok(false);
        };
        let ours = row.operation == self.operation.id;
        if !ours && self.cancelled.load(Ordering::Acquire) {
            return Ok(false);
        }
        if ours && (row.done || row.failed) {
            return Ok(row.done);
        }
        if ours && let Some(intent) = row.intent.clone() {
            return self.carry_out(work.calls, kind, row, intent, true).await;
        }
        if !ours {
            let stillborn = row.is_stillborn();
            row.operation = self.operation.id;
            (row.done, row.failed, row.back) = (false, false, false);
            row.retired.clear();
            if stillborn {
                row.before = None;
                if let Err(failure) = self.bury(work.calls, &mut row).await {
                    return self.fail(row, true, failure).await;
                }
            }
            row.before = row.applied.clone();
            (row.intent, row.reason) = (None, None);
        }
        let wanted = {
            let live = Live {
                deployment: self,
                exports: work.exports,
            };
            work.prepared.wanted(declared, &live)
        };
        let creates = row.applied.is_none();
        let wanted = match wanted {
            Ok(wanted) => wanted,
            Err(fault) => return self.fail(row, creates, Failure::from(fault)).await,
        };
        let decision = match &row.applied {
            None => Decision::Replace,
            Some(now) => decide(kind.schema(), now, &wanted),
        };
        match decision {
            // What failed and is not wanted any more is as it is to be.
            Decision::Keep if row.status.ends_with("_FAILED") => {
                row.done = true;
                self.set(&mut row, "UPDATE_COMPLETE", None);
                drop(self.note(&row, Some((&row.physical, row.applied.as_ref())))?);
                Ok(true)
            }
            Decision::Keep => Ok(true),
            Decision::Note => {
                if let Some(now) = &mut row.applied {
                    let (physical, attributes) = (now.physical.clone(), now.attributes.clone());
                    *now = Applied {
                        physical,
                        attributes,
                        ..wanted
                    };
                }
                row.done = true;
                drop(self.note(&row, None)?);
                Ok(true)
            }
            Decision::Update => {
                let name = row.physical.clone();
                self.set(&mut row, "UPDATE_IN_PROGRESS", None);
                row.intent = Some(Intent {
                    creates: false,
                    name: name.clone(),
                    wanted: wanted.clone(),
                });
                self.tell(&row, &name, Some(&wanted)).await?;
                let intent = Intent {
                    creates: false,
                    name,
                    wanted,
                };
                self.carry_out(work.calls, kind, row, intent, false).await
            }
            Decision::Replace if row.before.is_some() && self.pauses() => {
                let words =
                    "Replacement type updates not supported on stack with disable-rollback.";
                self.fail(row, false, Failure::worded(words.to_owned()))
                    .await
            }
            Decision::Replace => self.begin_creation(work.calls, kind, row, wanted).await,
        }
    }

    /// Begins to make a physical resource: checks that its name is free, and logs the intent.
    async fn begin_creation(
        &self,
        calls: &Calls,
        kind: &'static dyn ResourceType,
        mut row: Resource,
        wanted: Applied,
    ) -> Result<bool, Fault> {
        let schema = kind.schema();
        let replaces = row.before.is_some();
        let begun = if replaces {
            "UPDATE_IN_PROGRESS"
        } else {
            "CREATE_IN_PROGRESS"
        };
        if row.status != begun || row.changed_ms == 0 {
            let reason = replaces.then(|| {
                "Requested update requires the creation of a new physical resource; hence \
                 creating one."
                    .to_owned()
            });
            self.set(&mut row, begun, reason);
            drop(self.note(&row, Some((&row.physical, Some(&wanted))))?);
        }
        let given = schema
            .naming
            .property
            .and_then(|name| wanted.properties.get(name));
        let given = given.and_then(|name| name.as_str());
        let kept = |before: &Applied| given == Some(before.physical.as_str());
        if let Some(name) = given
            && row.before.as_ref().is_some_and(kept)
        {
            let words = format!(
                "CloudFormation cannot update a stack when a custom-named resource requires \
                 replacing. Rename {name} and update the stack again."
            );
            return self.fail(row, false, Failure::worded(words)).await;
        }
        let name = match given {
            Some(name) => name.to_owned(),
            None => {
                let rng = self.ledger().store.rng();
                names::physical(&**rng, &schema.naming, &self.stack.name, &row.logical)
            }
        };
        let identity = kind.identity(&name, &wanted.properties);
        let (owned, _) = self.unless_owned(&row, kind, identity.as_deref(), false)?;
        if let Some(owned) = owned {
            return self.fail(row, !replaces, owned).await;
        }
        let asked = Wanted {
            name: &name,
            properties: &wanted.properties,
        };
        let found = match kind.adopts() {
            true => Ok(None),
            false => kind.find(calls, &asked).await,
        };
        match found {
            Ok(None) => {}
            Ok(Some(taken)) => {
                let rng = self.ledger().store.rng();
                let words = kind.taken(calls, &taken, asked.properties);
                let failure = Failure::handler(&**rng, &words, "AlreadyExists");
                return self.fail(row, !replaces, failure).await;
            }
            Err(failure) => return self.fail(row, !replaces, failure).await,
        }
        let intent = Intent {
            creates: true,
            name,
            wanted,
        };
        let unclaimed = row.clone();
        row.intent = Some(intent.clone());
        // Another stack may have taken it since.
        let (owned, commit) = self.unless_owned(&row, kind, identity.as_deref(), true)?;
        if let Some(owned) = owned {
            return self.fail(unclaimed, !replaces, owned).await;
        }
        self.rows().insert(row.logical.clone(), row.clone());
        crate::ledger::durable(commit).await?;
        self.carry_out(calls, kind, row, intent, false).await
    }

    /// Looks whether another resource, of whatever stack, has what this one is about to make; if
    /// none has and `claims` is set, it is this one's from now on.
    pub(super) fn unless_owned(
        &self,
        row: &Resource,
        kind: &'static dyn ResourceType,
        identity: Option<&str>,
        claims: bool,
    ) -> Result<(Option<Failure>, store::Commit), Fault> {
        let ledger = self.writable()?;
        ledger.transact(|transaction| {
            let owned = identity.and_then(|identity| {
                let stack =
                    ledger.other_owner(transaction, &self.stack, &row.logical, kind, identity)?;
                let words = format!("{identity} already exists in stack {stack}");
                Some(Failure::worded(words))
            });
            if claims && owned.is_none() {
                ledger.put_resource(transaction, &self.stack, row);
            }
            Ok(owned)
        })
    }

    /// Carries a logged intent out; after a crash from the beginning, without doing twice what
    /// must be done once.
    async fn carry_out(
        &self,
        calls: &Calls,
        kind: &'static dyn ResourceType,
        mut row: Resource,
        intent: Intent,
        again: bool,
    ) -> Result<bool, Fault> {
        let creates = row.before.is_none();
        if intent.creates && !row.made() {
            let wanted = Wanted {
                name: &intent.name,
                properties: &intent.wanted.properties,
            };
            let physical = match self.make(calls, kind, &wanted, again).await {
                Ok(physical) => physical,
                Err(failure) => {
                    // Nothing has been made, and what was there before us is not ours to take away.
                    let makes_nothing = !failure.unclear || kind.adopts();
                    if makes_nothing {
                        row.intent = None;
                    }
                    let wanted = Some(&intent.wanted);
                    return self.fail_at(row, creates, failure, wanted).await;
                }
            };
            let unmade = row.clone();
            row.physical.clone_from(&physical);
            row.applied = Some(Applied {
                physical: physical.clone(),
                ..intent.wanted.clone()
            });
            let identity = kind.identity(kind.name_of(&physical), wanted.properties);
            if identity != kind.identity(&intent.name, wanted.properties) {
                let (owned, _) = self.unless_owned(&row, kind, identity.as_deref(), true)?;
                if owned.is_some() {
                    let rng = self.ledger().store.rng();
                    let failure = Failure::handler(
                        &**rng,
                        &kind.taken(calls, &physical, wanted.properties),
                        "AlreadyExists",
                    );
                    row = Resource {
                        intent: None,
                        ..unmade
                    };
                    return self.fail(row, creates, failure).await;
                }
            }
            let begun = if creates {
                "CREATE_IN_PROGRESS"
            } else {
                "UPDATE_IN_PROGRESS"
            };
            self.set(
                &mut row,
                begun,
                Some("Resource creation Initiated".to_owned()),
            );
            drop(self.note(&row, Some((&row.physical, Some(&intent.wanted))))?);
        }
        let before = if intent.creates {
            None
        } else {
            row.before.as_ref()
        };
        let before = before.map(|before| &before.properties);
        let after = &intent.wanted.properties;
        let settled = kind.settle(calls, &row.physical, before, after).await;
        let attributes = match settled {
            Ok(()) => kind.attributes(calls, &row.physical, after).await,
            Err(failure) => Err(failure),
        };
        match attributes {
            Ok(attributes) => {
                let physical = row.physical.clone();
                row.applied = Some(Applied {
                    physical,
                    attributes,
                    ..intent.wanted
                });
                row.intent = None;
                row.done = true;
                let complete = if creates {
                    "CREATE_COMPLETE"
                } else {
                    "UPDATE_COMPLETE"
                };
                self.set(&mut row, complete, None);
                drop(self.note(&row, Some((&row.physical, row.applied.as_ref())))?);
                Ok(true)
            }
            Err(failure) => self.fail(row, creates, failure).await,
        }
    }

    async fn make(
        &self,
        calls: &Calls,
        kind: &'static dyn ResourceType,
        wanted: &Wanted<'_>,
        again: bool,
    ) -> Result<String, Failure> {
        if again {
            // It may be there, and not be seen.
            let found = kind.find(calls, wanted).await.map_err(|failure| Failure {
                unclear: true,
                ..failure
            });
            if let Some(found) = found? {
                return Ok(found);
            }
        }
        if self.cancelled.load(Ordering::Acquire) {
            return Err(Failure::cancelled());
        }
        kind.create(calls, wanted).await
    }

    async fn fail(&self, row: Resource, creates: bool, failure: Failure) -> Result<bool, Fault> {
        let wanted = row.intent.as_ref().map(|intent| intent.wanted.clone());
        self.fail_at(row, creates, failure, wanted.as_ref()).await
    }

    /// The resource has failed to become what was wanted.
    async fn fail_at(
        &self,
        mut row: Resource,
        creates: bool,
        failure: Failure,
        wanted: Option<&Applied>,
    ) -> Result<bool, Fault> {
        if !self.pauses() {
            self.cancelled.store(true, Ordering::Release);
        }
        let reason = match (failure.cancelled, creates) {
            (true, true) => "Resource creation cancelled".to_owned(),
            (true, false) => "Resource update cancelled".to_owned(),
            (false, _) => failure.reason,
        };
        row.failed = true;
        self.set(
            &mut row,
            if creates {
                "CREATE_FAILED"
            } else {
                "UPDATE_FAILED"
            },
            Some(reason),
        );
        self.tell(&row, &row.physical, wanted).await?;
        Ok(false)
    }

    /// Gives a row a status, now.
    pub(super) fn set(&self, row: &mut Resource, status: &str, reason: Option<String>) {
        row.status = status.to_owned();
        row.reason = reason;
        row.changed_ms = self.now_ms();
    }

    /// Whether the running operation, if it fails, leaves the stack as it is.
    fn pauses(&self) -> bool {
        self.operation.on_failure == OnFailure::DoNothing
    }

    /// Whether the running operation is a stack's creation.
    pub(super) fn creates_stack(&self) -> bool {
        self.operation.action == Action::Create
    }
}
