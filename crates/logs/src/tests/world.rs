//! CloudWatch Logs on a pretended disk.

use std::path::Path;
use std::sync::{Arc, Mutex};

use model::logs as api;
use plane::{Access, Account, Authorizer, Caller, Door, EmbeddedMetrics, Region, Registry};
use store::sim::SimDisk;
use store::{Seams, SeededRng, Store, VirtualClock};
use wire::{Fault, Operation};

use crate::Logs;

/// 2026-01-01T00:00:00Z.
pub const START_MS: i64 = 1_767_225_600_000;
pub const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Allows everything but what a test forbids.
#[derive(Default)]
pub struct Rules {
    pub forbidden: Mutex<Vec<&'static str>>,
    asked: Mutex<Vec<Access>>,
}

impl Rules {
    /// Action and resource of the last access that was asked for.
    pub fn last(&self) -> (&'static str, String) {
        let asked = self.asked.lock().unwrap();
        let last = asked.last().unwrap();
        (last.action, last.resource.clone())
    }

    /// The values of a condition key in the last access that was asked for.
    pub fn values(&self, key: &str) -> Option<Vec<String>> {
        let asked = self.asked.lock().unwrap();
        let context = &asked.last().unwrap().context;
        let found = context.iter().find(|(name, _)| name == key);
        found.map(|(_, values)| values.clone())
    }
}

impl Authorizer for Rules {
    fn authorize(&self, _: &Caller, access: &Access) -> Result<(), Fault> {
        self.asked.lock().unwrap().push(access.clone());
        if self.forbidden.lock().unwrap().contains(&access.action) {
            return Err(Fault::client("AccessDeniedException", access.action));
        }
        Ok(())
    }
}

/// Events that were looked through for metrics, after account, region and group.
#[derive(Default)]
pub struct Read(pub Mutex<Vec<String>>);

impl EmbeddedMetrics for Read {
    fn extract(&self, account: &Account, region: &Region, group: &str, text: &str) {
        let read = format!("{account}/{region}/{group}: {text}");
        self.0.lock().unwrap().push(read);
    }
}

pub struct World {
    pub disk: Arc<SimDisk>,
    pub clock: Arc<VirtualClock>,
    pub door: Door,
    pub logs: Arc<Logs>,
    pub rules: Arc<Rules>,
    /// What was looked through for metrics.
    pub read: Arc<Read>,
    pub caller: Caller,
    life: u64,
}

impl World {
    pub fn new() -> Self {
        let clock = Arc::new(VirtualClock::new(u64::try_from(START_MS).unwrap()));
        Self::open(Arc::new(SimDisk::new()), clock, 0)
    }

    /// A world with the group `group` and its stream `stream`.
    pub async fn with_stream() -> Self {
        let world = Self::new();
        world.group("group").await;
        world.stream("group", "stream").await;
        world
    }

    fn open(disk: Arc<SimDisk>, clock: Arc<VirtualClock>, life: u64) -> Self {
        let seams = Seams {
            disk: disk.mounted(),
            service_clock: Arc::clone(&clock) as _,
            wall_clock: Arc::clone(&clock) as _,
            rng: Arc::new(SeededRng::new(life)),
        };
        let sizes = store::Options {
            segment_bytes: [64 << 10, 64 << 10, 64 << 10, 64 << 10],
            frame_cache_bytes: 16 << 10,
            ..store::Options::default()
        };
        let store = Store::open(Path::new("/data"), seams, sizes).unwrap();
        let door = Door::new();
        let read = Arc::new(Read::default());
        let logs = Logs::open(&store, &door, Arc::clone(&read) as _).unwrap();
        store.start().unwrap();
        let mut registry = Registry::new();
        Logs::register(&mut registry, &logs);
        let rules = Arc::new(Rules::default());
        door.open(registry, Arc::clone(&rules) as _);
        let account = Account::new("111122223333");
        let caller = Caller::root(account, Region::new("us-east-1"), "test");
        Self {
            disk,
            clock,
            door,
            logs,
            rules,
            read,
            caller,
            life,
        }
    }

    /// Cuts the power and comes back. Nothing of the old life touches the disk any more when the
    /// new one begins.
    pub fn crash(self, seed: u64) -> Self {
        self.disk.stop_after(0);
        self.door.close();
        let (disk, clock, life) = (self.disk.clone(), self.clock.clone(), self.life);
        drop(self);
        disk.crash(seed);
        Self::open(disk, clock, life + 1)
    }

    pub async fn call<O: Operation>(&self, input: O::Input) -> Result<O::Output, Fault> {
        self.door.call::<O>(&self.caller, "request", input).await
    }

    pub async fn group(&self, name: &str) {
        self.call::<api::CreateLogGroup>(group(name)).await.unwrap();
    }

    pub async fn stream(&self, group: &str, name: &str) {
        self.call::<api::CreateLogStream>(stream(group, name))
            .await
            .unwrap();
    }

    /// Puts messages that happened now.
    pub async fn put(&self, name: &str, messages: &[&str]) {
        let now = self.now();
        let events: Vec<_> = messages.iter().map(|message| (now, *message)).collect();
        self.call::<api::PutLogEvents>(events_of(name, &events))
            .await
            .unwrap();
    }

    pub fn now(&self) -> i64 {
        use store::ServiceClock as _;
        i64::try_from(self.clock.now_ms()).unwrap()
    }

    /// All messages of a stream, read from the head in pages.
    pub async fn all(&self, name: &str) -> Vec<String> {
        let mut found = Vec::new();
        let mut token = None;
        loop {
            let input = api::GetLogEventsInput {
                start_from_head: Some(true),
                next_token: token.clone(),
                ..get(name)
            };
            let output = self.call::<api::GetLogEvents>(input).await.unwrap();
            found.extend(messages(&output));
            if output.next_forward_token == token {
                return found;
            }
            token = output.next_forward_token;
        }
    }
}

pub fn group(name: &str) -> api::CreateLogGroupInput {
    api::CreateLogGroupInput {
        log_group_name: text(name),
        ..Default::default()
    }
}

pub fn stream(group: &str, name: &str) -> api::CreateLogStreamInput {
    api::CreateLogStreamInput {
        log_group_name: text(group),
        log_stream_name: text(name),
    }
}

pub fn events_of(name: &str, events: &[(i64, &str)]) -> api::PutLogEventsInput {
    let event = |(timestamp, message): &(i64, &str)| api::InputLogEvent {
        timestamp: Some(*timestamp),
        message: text(message),
    };
    api::PutLogEventsInput {
        log_group_name: text("group"),
        log_stream_name: text(name),
        log_events: Some(events.iter().map(event).collect()),
        ..Default::default()
    }
}

pub fn get(name: &str) -> api::GetLogEventsInput {
    api::GetLogEventsInput {
        log_group_name: text("group"),
        log_stream_name: text(name),
        ..Default::default()
    }
}

pub fn messages(output: &api::GetLogEventsOutput) -> Vec<String> {
    let events = output.events.as_deref().unwrap_or_default();
    events
        .iter()
        .map(|event| event.message.clone().unwrap())
        .collect()
}

pub fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// Code and message of a refusal.
pub fn refused<T>(result: Result<T, Fault>) -> (String, String) {
    match result {
        Ok(_) => panic!("not refused"),
        Err(fault) => (fault.code.into_owned(), fault.message),
    }
}
