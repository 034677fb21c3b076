//! An engine of CloudFormation and stand-ins, on a pretended disk.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use model::cloudformation as cfn;
use plane::{
    Access, Account, Authorizer, BoxFuture, Caller, Door, Origin, Region, Registry, Roles,
    SessionCredentials, SessionRequest,
};
use store::sim::SimDisk;
use store::{Options, OsRng, Seams, Store, SystemServiceClock, SystemWallClock};
use wire::{Fault, Operation};

use super::buckets;
use super::queues;
use super::world::{self, World};
use crate::Cloudformation;

struct AllowAll;

impl Authorizer for AllowAll {
    fn authorize(&self, _: &Caller, _: &Access) -> Result<(), Fault> {
        Ok(())
    }
}

struct NoRoles;

impl Roles for NoRoles {
    fn act_as(
        &self,
        _: &str,
        role: &str,
        _: &str,
        region: &Region,
        _: Origin,
    ) -> Result<Caller, Fault> {
        match role.ends_with("/trusted") {
            true => Ok(Caller::root(
                Account::new("000000000000"),
                region.clone(),
                "test",
            )),
            false => Err(Fault::client("AccessDenied", "no")),
        }
    }

    fn issue(&self, _: SessionRequest) -> BoxFuture<'_, Result<SessionCredentials, Fault>> {
        Box::pin(async { Err(Fault::client("AccessDenied", "no")) })
    }

    fn revoke(&self, _: &str) {}
}

/// The engine.
pub(super) struct Bench {
    pub(super) world: Arc<World>,
    pub(super) store: Store,
    pub(super) service: Arc<Cloudformation>,
    door: Door,
}

impl Drop for Bench {
    fn drop(&mut self) {
        self.door.close();
    }
}

impl Bench {
    /// An engine with an empty world; commits are made by the store's own thread.
    pub(super) fn new() -> Self {
        Self::open(&Arc::new(SimDisk::new()), Arc::default(), false)
    }

    /// An engine on a disk that may have been used before, in a world that stayed.
    pub(super) fn open(disk: &Arc<SimDisk>, world: Arc<World>, manual_commit: bool) -> Self {
        let seams = Seams {
            disk: disk.mounted(),
            service_clock: Arc::new(SystemServiceClock::new()),
            wall_clock: Arc::new(SystemWallClock::new()),
            rng: Arc::new(OsRng),
        };
        let options = Options {
            segment_bytes: [256 << 10; 4],
            manual_commit,
            ..Options::default()
        };
        let store = Store::open(Path::new("/data"), seams, options).unwrap();
        let door = Door::new();
        let service = Cloudformation::open(&store, door.clone(), Arc::new(NoRoles)).unwrap();
        store.start().unwrap();
        let mut registry = Registry::new();
        world::register(&mut registry, &world);
        queues::register(&mut registry, &world);
        buckets::register(&mut registry, &world);
        crate::register(&mut registry, &service);
        assert!(door.open(registry, Arc::new(AllowAll)));
        Self {
            world,
            store,
            service,
            door,
        }
    }

    pub(super) fn caller() -> Caller {
        Caller::root(
            Account::new("000000000000"),
            Region::new("us-east-1"),
            "test",
        )
    }

    /// Calls an operation as the account's root user.
    pub(super) async fn call<O: Operation>(&self, input: O::Input) -> Result<O::Output, Fault> {
        self.door
            .call::<O>(&Self::caller(), "request-1", input)
            .await
    }

    pub(super) async fn create(
        &self,
        name: &str,
        body: &str,
        parameters: &[(&str, &str)],
    ) -> Result<String, String> {
        let input = cfn::CreateStackInput {
            stack_name: Some(name.to_owned()),
            template_body: Some(body.to_owned()),
            parameters: Some(pairs(parameters)),
            capabilities: Some(vec!["CAPABILITY_NAMED_IAM".to_owned()]),
            ..Default::default()
        };
        let output = self.call::<cfn::CreateStack>(input).await;
        output
            .map(|output| output.stack_id.unwrap_or_default())
            .map_err(|fault| fault.message)
    }

    pub(super) async fn update(
        &self,
        name: &str,
        body: &str,
        parameters: &[(&str, &str)],
    ) -> Result<(), String> {
        let input = cfn::UpdateStackInput {
            stack_name: Some(name.to_owned()),
            template_body: Some(body.to_owned()),
            parameters: Some(pairs(parameters)),
            capabilities: Some(vec!["CAPABILITY_NAMED_IAM".to_owned()]),
            ..Default::default()
        };
        self.call::<cfn::UpdateStack>(input)
            .await
            .map(|_| ())
            .map_err(|fault| fault.message)
    }

    pub(super) async fn delete(&self, name: &str) -> Result<(), String> {
        let input = cfn::DeleteStackInput {
            stack_name: Some(name.to_owned()),
            ..Default::default()
        };
        self.call::<cfn::DeleteStack>(input)
            .await
            .map(|_| ())
            .map_err(|fault| fault.message)
    }

    pub(super) async fn stack(&self, name: &str) -> Option<cfn::Stack> {
        let input = cfn::DescribeStacksInput {
            stack_name: Some(name.to_owned()),
            next_token: None,
        };
        let output = self.call::<cfn::DescribeStacks>(input).await.ok()?;
        output.stacks?.into_iter().next()
    }

    /// Waits until nothing is in progress and answers the status.
    pub(super) async fn settled(&self, name: &str) -> String {
        let begun = Instant::now();
        loop {
            let stack = self.stack(name).await.expect("the stack is there");
            let status = stack.stack_status.unwrap_or_default();
            if !status.ends_with("_IN_PROGRESS") || status == "REVIEW_IN_PROGRESS" {
                return status;
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "still {status}");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    /// The events, oldest first: logical id, status, reason.
    pub(super) async fn events(&self, name: &str) -> Vec<(String, String, String)> {
        let mut all = Vec::new();
        let mut next_token = None;
        loop {
            let input = cfn::DescribeStackEventsInput {
                stack_name: Some(name.to_owned()),
                next_token: next_token.take(),
            };
            let page = self.call::<cfn::DescribeStackEvents>(input).await.unwrap();
            all.extend(
                page.stack_events
                    .unwrap_or_default()
                    .into_iter()
                    .map(|event| {
                        (
                            event.logical_resource_id.unwrap_or_default(),
                            event.resource_status.unwrap_or_default(),
                            event.resource_status_reason.unwrap_or_default(),
                        )
                    }),
            );
            match page.next_token {
                Some(token) => next_token = Some(token),
                None => break,
            }
        }
        all.reverse();
        all
    }

    /// The statuses of one logical id, oldest first.
    pub(super) async fn statuses(&self, name: &str, logical: &str) -> Vec<String> {
        let events = self.events(name).await;
        let ours = events.into_iter().filter(|(id, _, _)| id == logical);
        ours.map(|(_, status, _)| status).collect()
    }

    pub(super) async fn output(&self, name: &str, key: &str) -> Option<String> {
        let outputs = self.stack(name).await?.outputs?;
        outputs
            .into_iter()
            .find(|output| output.output_key.as_deref() == Some(key))?
            .output_value
    }
}

pub(super) fn pairs(parameters: &[(&str, &str)]) -> Vec<cfn::Parameter> {
    parameters
        .iter()
        .map(|(key, value)| cfn::Parameter {
            parameter_key: Some((*key).to_owned()),
            parameter_value: Some((*value).to_owned()),
            ..Default::default()
        })
        .collect()
}
