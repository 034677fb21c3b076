//! An SQS on a pretended disk, called through the door.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use model::sqs as api;
use plane::{
    Access, Account, Authorizer, Caller, Door, KnownUsers, MetricSample, MetricSink, Region,
    Registry,
};
use store::sim::SimDisk;
use store::{Seams, SeededRng, ServiceClock, Store, VirtualClock};
use wire::{Fault, Operation};

use crate::{Options, Sqs};

/// 2026-01-01T00:00:00Z.
pub const START_MS: u64 = 1_767_225_600_000;

/// Allows everything, and remembers what was asked.
#[derive(Default)]
pub struct Asked {
    accesses: Mutex<Vec<Access>>,
    /// Whom policies may name.
    pub people: Arc<KnownUsers>,
}

impl Asked {
    pub fn last(&self) -> Access {
        self.accesses.lock().unwrap().last().unwrap().clone()
    }

    /// Whether the policy of what was last asked for lets a user with this unique id.
    pub fn is_let(&self, user_id: &str) -> bool {
        let asked = self.accesses.lock().unwrap();
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
}

impl Authorizer for Asked {
    fn authorize(&self, _: &Caller, access: &Access) -> Result<(), Fault> {
        self.accesses.lock().unwrap().push(access.clone());
        Ok(())
    }
}

/// Sums of metrics, by name.
#[derive(Default)]
pub struct Sums(Mutex<BTreeMap<&'static str, f64>>);

impl MetricSink for Sums {
    fn record(&self, sample: MetricSample<'_>) {
        assert_eq!(sample.namespace, "AWS/SQS");
        *self.0.lock().unwrap().entry(sample.name).or_default() += sample.value;
    }
}

impl Sums {
    pub fn all(&self) -> Vec<(&'static str, f64)> {
        let sums = self.0.lock().unwrap();
        sums.iter().map(|(name, sum)| (*name, *sum)).collect()
    }

    pub fn clear(&self) {
        self.0.lock().unwrap().clear();
    }
}

pub struct World {
    pub disk: Arc<SimDisk>,
    pub clock: Arc<VirtualClock>,
    pub store: Store,
    pub door: Door,
    pub service: Arc<Sqs>,
    pub asked: Arc<Asked>,
    pub sums: Arc<Sums>,
    pub caller: Caller,
    life: u64,
}

impl World {
    pub fn new() -> Self {
        let clock = Arc::new(VirtualClock::new(START_MS));
        Self::open(Arc::new(SimDisk::new()), clock, 0)
    }

    fn open(disk: Arc<SimDisk>, clock: Arc<VirtualClock>, life: u64) -> Self {
        let seams = Seams {
            disk: disk.mounted(),
            service_clock: Arc::clone(&clock) as _,
            wall_clock: Arc::clone(&clock) as _,
            rng: Arc::new(SeededRng::new(life)),
        };
        let store = Store::open(Path::new("/data"), seams, store::Options::default()).unwrap();
        let door = Door::new();
        let sums = Arc::new(Sums::default());
        let asked = Arc::new(Asked::default());
        let options = Options {
            metrics: sums.clone(),
            endpoint: "http://engine".to_owned(),
            pauses: true,
            principals: Arc::clone(&asked.people) as _,
        };
        let service = Sqs::open(&store, options).unwrap();
        store.start().unwrap();
        let mut registry = Registry::new();
        Sqs::register(&mut registry, &service);
        door.open(registry, Arc::clone(&asked) as _);
        let account = Account::new("111122223333");
        let caller = Caller::root(account, Region::new("us-east-1"), "test");
        Self {
            disk,
            clock,
            store,
            door,
            service,
            asked,
            sums,
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
        drop(self);
        disk.crash(seed);
        Self::open(disk, clock, life + 1)
    }

    pub fn pass_s(&self, seconds: u64) {
        ServiceClock::advance(&*self.clock, seconds * 1000);
    }

    pub async fn call<O: Operation>(&self, input: O::Input) -> Result<O::Output, Fault> {
        self.door.call::<O>(&self.caller, "request", input).await
    }

    /// Makes a queue and answers its URL.
    pub async fn queue(&self, name: &str, attributes: &[(&str, &str)]) -> String {
        let input = create(name, attributes);
        let output = self.call::<api::CreateQueue>(input).await.unwrap();
        output.queue_url.unwrap()
    }

    pub async fn send(&self, url: &str, body: &str) -> api::SendMessageOutput {
        let input = api::SendMessageInput {
            queue_url: text(url),
            message_body: text(body),
            ..Default::default()
        };
        self.call::<api::SendMessage>(input).await.unwrap()
    }

    pub async fn receive_with(&self, input: api::ReceiveMessageInput) -> Vec<api::Message> {
        let output = self.call::<api::ReceiveMessage>(input).await.unwrap();
        output.messages.unwrap_or_default()
    }

    /// Up to ten messages, with all they tell.
    pub async fn receive(&self, url: &str) -> Vec<api::Message> {
        self.receive_with(ten(url)).await
    }

    /// The bodies of what can be received, sorted.
    pub async fn bodies(&self, url: &str) -> Vec<String> {
        let received = self.receive(url).await;
        let bodies = received.into_iter().map(|message| message.body.unwrap());
        let mut bodies: Vec<String> = bodies.collect();
        bodies.sort();
        bodies
    }

    pub async fn delete(&self, url: &str, handle: Option<String>) -> Result<(), Fault> {
        let input = api::DeleteMessageInput {
            queue_url: text(url),
            receipt_handle: handle,
        };
        self.call::<api::DeleteMessage>(input).await.map(drop)
    }

    pub async fn hide(&self, url: &str, handle: Option<String>, seconds: i32) -> Result<(), Fault> {
        let input = api::ChangeMessageVisibilityInput {
            queue_url: text(url),
            receipt_handle: handle,
            visibility_timeout: Some(seconds),
        };
        let changed = self.call::<api::ChangeMessageVisibility>(input).await;
        changed.map(drop)
    }

    pub async fn attribute(&self, url: &str, name: &str) -> Option<String> {
        let input = api::GetQueueAttributesInput {
            queue_url: text(url),
            attribute_names: Some(vec![name.to_owned()]),
        };
        let output = self.call::<api::GetQueueAttributes>(input).await.unwrap();
        output.attributes?.remove(name)
    }

    /// Messages to be seen, in flight, delayed.
    pub async fn counts(&self, url: &str) -> [String; 3] {
        let name = |suffix: &str| format!("ApproximateNumberOfMessages{suffix}");
        let mut counts = Vec::new();
        for suffix in ["", "NotVisible", "Delayed"] {
            counts.push(self.attribute(url, &name(suffix)).await.unwrap());
        }
        counts.try_into().unwrap()
    }
}

pub fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

pub fn create(name: &str, attributes: &[(&str, &str)]) -> api::CreateQueueInput {
    let attributes = attributes.iter();
    let attributes = attributes.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    api::CreateQueueInput {
        queue_name: text(name),
        attributes: Some(attributes.collect()),
        ..Default::default()
    }
}

pub fn ten(url: &str) -> api::ReceiveMessageInput {
    api::ReceiveMessageInput {
        queue_url: text(url),
        max_number_of_messages: Some(10),
        message_system_attribute_names: Some(vec!["All".to_owned()]),
        message_attribute_names: Some(vec!["All".to_owned()]),
        ..Default::default()
    }
}
