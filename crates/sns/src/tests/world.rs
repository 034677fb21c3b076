//! An SNS on a pretended disk, called through the door, with a queue and a function that it tells.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use bytes::Bytes;
use model::{lambda, sns as api, sqs};
use plane::{
    Access, Account, Authorizer, Call, Caller, Door, KnownUsers, MetricSample, MetricSink, Region,
    Registry, Serve,
};
use store::sim::SimDisk;
use store::{Seams, SeededRng, Store, VirtualClock};
use wire::{Fault, Operation};

use crate::{Needs, Sns};

/// 2026-01-01T00:00:00Z.
const START_MS: u64 = 1_767_225_600_000;
pub const QUEUE: &str = "arn:aws:sqs:us-east-1:111122223333:q";
pub const FUNCTION: &str = "arn:aws:lambda:us-east-1:111122223333:function:f";

/// Whoever is told, what it answers, and the metrics.
#[derive(Default)]
pub struct Told {
    pub messages: Mutex<Vec<sqs::SendMessageInput>>,
    pub events: Mutex<Vec<Bytes>>,
    pub callers: Mutex<Vec<Caller>>,
    /// The next calls fail with these.
    pub faults: Mutex<Vec<Fault>>,
    pub metrics: Mutex<Vec<&'static str>>,
    pub asked: Mutex<Vec<Access>>,
    /// Whom policies may name.
    pub people: Arc<KnownUsers>,
}

impl Told {
    fn next(&self, call: &Call) -> Result<(), Fault> {
        self.callers.lock().unwrap().push(call.caller.clone());
        self.faults.lock().unwrap().pop().map_or(Ok(()), Err)
    }

    /// Whether the policy of what was last asked for lets a user with this unique id.
    pub fn is_let(&self, user_id: &str) -> bool {
        let asked = self.asked.lock().unwrap();
        let access = asked.last().unwrap();
        let request = auth::policy::Request {
            principal: &auth::policy::Principal::user("111122223333", "/", "u", user_id),
            action: access.action,
            resource: &access.resource,
            resource_account: None,
            context: &auth::policy::Context::new(),
        };
        let policies = auth::policy::Policies {
            resource: access.resource_policy.as_deref(),
            ..Default::default()
        };
        auth::policy::evaluate(&request, &policies).is_allow()
    }

    pub fn counted(&self, name: &str) -> usize {
        let metrics = self.metrics.lock().unwrap();
        metrics.iter().filter(|metric| **metric == name).count()
    }
}

impl Serve<sqs::SendMessage> for Told {
    fn access(&self, _: &Call, _: &sqs::SendMessageInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![Access::new("sqs:SendMessage", QUEUE)])
    }

    async fn run(
        &self,
        call: &Call,
        input: sqs::SendMessageInput,
    ) -> Result<sqs::SendMessageOutput, Fault> {
        self.next(call)?;
        self.messages.lock().unwrap().push(input);
        Ok(sqs::SendMessageOutput::default())
    }
}

impl Serve<lambda::Invoke> for Told {
    fn access(&self, _: &Call, _: &lambda::InvokeInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![Access::new("lambda:InvokeFunction", FUNCTION)])
    }

    async fn run(
        &self,
        call: &Call,
        input: lambda::InvokeInput,
    ) -> Result<lambda::InvokeOutput, Fault> {
        self.next(call)?;
        assert_eq!(input.invocation_type.as_deref(), Some("Event"));
        self.events.lock().unwrap().push(input.payload.unwrap());
        Ok(lambda::InvokeOutput::default())
    }
}

impl MetricSink for Told {
    fn record(&self, sample: MetricSample<'_>) {
        assert_eq!(sample.namespace, "AWS/SNS");
        self.metrics.lock().unwrap().push(sample.name);
    }
}

impl Authorizer for Told {
    fn authorize(&self, _: &Caller, access: &Access) -> Result<(), Fault> {
        self.asked.lock().unwrap().push(access.clone());
        Ok(())
    }
}

pub struct World {
    pub disk: Arc<SimDisk>,
    pub clock: Arc<VirtualClock>,
    pub door: Door,
    pub service: Arc<Sns>,
    pub told: Arc<Told>,
    pub caller: Caller,
    life: u64,
}

impl World {
    pub fn new() -> Self {
        let clock = Arc::new(VirtualClock::new(START_MS));
        Self::open(Arc::new(SimDisk::new()), clock, Arc::default(), 0)
    }

    fn open(disk: Arc<SimDisk>, clock: Arc<VirtualClock>, told: Arc<Told>, life: u64) -> Self {
        let seams = Seams {
            disk: disk.mounted(),
            service_clock: Arc::clone(&clock) as _,
            wall_clock: Arc::clone(&clock) as _,
            rng: Arc::new(SeededRng::new(life)),
        };
        let store = Store::open(Path::new("/data"), seams, store::Options::default()).unwrap();
        let door = Door::new();
        let service = Sns::open(Needs {
            store: store.clone(),
            door: door.clone(),
            metrics: Arc::clone(&told) as _,
            principals: Arc::clone(&told.people) as _,
            endpoint: "http://engine".to_owned(),
        })
        .unwrap();
        store.start().unwrap();
        let mut registry = Registry::new();
        Sns::register(&mut registry, &service);
        registry.serve::<sqs::SendMessage, _>(&told);
        registry.serve::<lambda::Invoke, _>(&told);
        door.open(registry, Arc::clone(&told) as _);
        service.start();
        let account = Account::new("111122223333");
        let caller = Caller::root(account, Region::new("us-east-1"), "test");
        Self {
            disk,
            clock,
            door,
            service,
            told,
            caller,
            life,
        }
    }

    /// Cuts the power and comes back.
    pub fn crash(self, seed: u64) -> Self {
        self.disk.stop_after(0);
        self.door.close();
        self.service.stop();
        let (disk, clock, life) = (self.disk.clone(), self.clock.clone(), self.life);
        let told = Arc::clone(&self.told);
        drop(self);
        disk.crash(seed);
        Self::open(disk, clock, told, life + 1)
    }

    pub async fn call<O: Operation>(&self, input: O::Input) -> Result<O::Output, Fault> {
        self.door.call::<O>(&self.caller, "request", input).await
    }

    /// Makes a topic and answers its ARN.
    pub async fn topic(&self, name: &str) -> String {
        let input = api::CreateTopicInput {
            name: text(name),
            ..Default::default()
        };
        let made = self.call::<api::CreateTopic>(input).await.unwrap();
        made.topic_arn.unwrap()
    }

    pub async fn subscribe(&self, topic: &str, protocol: &str, endpoint: &str) -> String {
        let input = api::SubscribeInput {
            topic_arn: text(topic),
            protocol: text(protocol),
            endpoint: text(endpoint),
            ..Default::default()
        };
        let made = self.call::<api::Subscribe>(input).await.unwrap();
        made.subscription_arn.unwrap()
    }

    pub async fn publish(&self, topic: &str, message: &str) {
        let input = api::PublishInput {
            topic_arn: text(topic),
            message: text(message),
            ..Default::default()
        };
        self.call::<api::Publish>(input).await.unwrap();
    }

    /// Waits for a condition while service time passes.
    pub async fn until(&self, what: &str, mut is_so: impl FnMut(&Self) -> bool) {
        let deadline = Instant::now() + Duration::from_secs(20);
        while !is_so(self) {
            assert!(Instant::now() < deadline, "waited in vain: {what}");
            self.clock.pass(500);
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    pub fn messages(&self) -> usize {
        self.told.messages.lock().unwrap().len()
    }

    pub fn fail(&self, faults: Vec<Fault>) {
        *self.told.faults.lock().unwrap() = faults;
    }
}

pub fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}
