//! The status document: what the engine is doing, for the status page and for programs.
//!
//! It is made of what the services have in memory, so that looking costs the engine little, and
//! not at all when nobody looks. Every list in it is bounded and says how many there are.
//! docs/status.md describes it.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use cloudformation::Cloudformation;
use kinesis::{Behind, Kinesis, StreamOverview};
use lambda::Lambda;
use logs::Logs;
use mapping::{MappingOverview, Mappings};
use metrics::{Figure, Metrics};
use s3::S3;
use serde_json::{Map, Value, json};
use sns::{Sns, TopicOverview};
use sqs::{QueueOverview, Sqs};
use store::{Seams, ServiceClock};

use super::footprint;
use crate::cli::Auth;
use crate::settings::Settings;

/// The format of the document; it changes when a member changes its meaning or goes.
const FORMAT: u32 = 1;

const STREAMS_MAX: usize = 20;
const SHARDS_MAX: usize = 64;
const MAPPINGS_MAX: usize = 20;
const FUNCTIONS_MAX: usize = 50;
const BUCKETS_MAX: usize = 20;
const QUEUES_MAX: usize = 50;
const TOPICS_MAX: usize = 50;
const STACKS_MAX: usize = 20;
const ALARMS_MAX: usize = 50;

/// A document so young is given to the next who asks: many pages cost no more than one.
const FRESH: Duration = Duration::from_millis(200);
/// For so long a measured size of the data directory counts.
const SIZE_FRESH: Duration = Duration::from_secs(5);

/// The services that are looked at.
pub struct Services {
    /// Service time, as all times in the document but the engine's own.
    pub clock: Arc<dyn ServiceClock>,
    /// Streams.
    pub kinesis: Arc<Kinesis>,
    /// Event source mappings.
    pub mappings: Arc<Mappings>,
    /// Functions.
    pub lambda: Arc<Lambda>,
    /// Buckets.
    pub s3: Arc<S3>,
    /// Stacks.
    pub cloudformation: Arc<Cloudformation>,
    /// Metrics and alarms.
    pub metrics: Arc<Metrics>,
    /// Log lines.
    pub logs: Arc<Logs>,
    /// Queues.
    pub sqs: Arc<Sqs>,
    /// Topics.
    pub sns: Arc<Sns>,
}

/// Makes the status document of one engine.
pub struct Status {
    settings: Settings,
    started: Instant,
    started_ms: u64,
    made: Mutex<Made>,
}

#[derive(Default)]
struct Made {
    document: Option<(Instant, Arc<str>)>,
    data_bytes: Option<(Instant, footprint::Size)>,
}

impl Status {
    /// Of an engine that starts now.
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            started: Instant::now(),
            started_ms: Seams::system().wall_clock.now_ms(),
            made: Mutex::default(),
        }
    }

    /// Forgets what was made of services that are no longer there.
    pub fn forget(&self) {
        *self.made.lock().unwrap_or_else(PoisonError::into_inner) = Made::default();
    }

    /// The document as JSON text. May wait for the disk.
    pub fn document(&self, services: &Services) -> Arc<str> {
        // Held while it is made: who asks meanwhile gets the same.
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, document)) = &made.document
            && at.elapsed() < FRESH
        {
            return document.clone();
        }
        let size = match made.data_bytes {
            Some((at, size)) if at.elapsed() < SIZE_FRESH => size,
            _ => {
                let size = footprint::of_directory(&self.settings.data);
                made.data_bytes = Some((Instant::now(), size));
                size
            }
        };
        let document: Arc<str> = self.make(services, size).to_string().into();
        made.document = Some((Instant::now(), document.clone()));
        document
    }

    fn make(&self, services: &Services, size: footprint::Size) -> Value {
        let (streams, streams_total) = services.kinesis.overview(STREAMS_MAX, SHARDS_MAX);
        let (mappings, mappings_total) = services.mappings.overview(MAPPINGS_MAX);
        let mappings: Vec<Value> = mappings
            .iter()
            .map(|mapping| of_mapping(&services.kinesis, &streams, mapping))
            .collect();
        let figures = services.metrics.figures("AWS/Lambda", "FunctionName");
        let (functions, functions_total) = services.lambda.overview(FUNCTIONS_MAX);
        let functions: Vec<Value> = functions
            .iter()
            .map(|function| of_function(function, &figures))
            .collect();
        let (buckets, buckets_total) = services.s3.overview(BUCKETS_MAX);
        let (queues, queues_total) = services.sqs.overview(QUEUES_MAX);
        let figures = services.metrics.figures("AWS/SQS", "QueueName");
        let queues: Vec<Value> = queues.iter().map(|one| of_queue(one, &figures)).collect();
        let (topics, topics_total) = services.sns.overview(TOPICS_MAX);
        let figures = services.metrics.figures("AWS/SNS", "TopicName");
        let topics: Vec<Value> = topics.iter().map(|one| of_topic(one, &figures)).collect();
        let (stacks, stacks_total) = services.cloudformation.overview(STACKS_MAX);
        let (alarms, alarms_total) = services.metrics.alarms(ALARMS_MAX);
        let (lines, lines_total) = services.logs.latest();
        json!({
            "format": FORMAT,
            "time_ms": services.clock.now_ms(),
            "engine": self.engine(size),
            "streams": list(json!(streams), streams_total),
            "mappings": list(json!(mappings), mappings_total),
            "functions": list(json!(functions), functions_total),
            "queued_events": services.lambda.queued(),
            "buckets": list(json!(buckets), buckets_total),
            "queues": list(json!(queues), queues_total),
            "topics": list(json!(topics), topics_total),
            "undelivered": services.sns.undelivered(),
            "stacks": list(json!(stacks), stacks_total),
            "alarms": list(json!(alarms), alarms_total),
            "log": list(json!(lines), usize::try_from(lines_total).unwrap_or(usize::MAX)),
        })
    }

    fn engine(&self, size: footprint::Size) -> Value {
        let settings = &self.settings;
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "started_ms": self.started_ms,
            "uptime_ms": u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX),
            "account": settings.account,
            "region": settings.region,
            "auth": if settings.auth == Auth::Enforce { "enforce" } else { "off" },
            "limits": settings.limits.throughput,
            "data": absolute(&settings.data),
            "data_bytes": size.bytes,
            "data_bytes_at_least": size.at_least,
            "memory_bytes": footprint::of_memory(),
        })
    }
}

fn absolute(path: &PathBuf) -> String {
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.clone());
    path.display().to_string()
}

/// A bounded list and how many there are.
fn list(items: Value, total: usize) -> Value {
    json!({ "total": total, "items": items })
}

/// What was serialised, with more members.
fn with(base: serde_json::Result<Value>, more: Value) -> Value {
    let mut object = match base {
        Ok(Value::Object(object)) => object,
        _ => Map::new(),
    };
    if let Value::Object(more) = more {
        object.extend(more);
    }
    Value::Object(object)
}

/// The figure of a name of a resource.
fn figure_of<'a>(
    figures: &'a [Figure],
    name: &str,
    of: &str,
    account: &str,
    region: &str,
) -> Option<&'a Figure> {
    figures.iter().find(|figure| {
        figure.name == name
            && figure.of == of
            && figure.account.as_str() == account
            && figure.region.as_str() == region
    })
}

/// Members that tell the sums of metrics since the engine started.
fn sums(
    figures: &[Figure],
    (of, account, region): (&str, &str, &str),
    members: [(&str, &str); 3],
) -> Value {
    let sum = |name| figure_of(figures, name, of, account, region).map_or(0.0, |figure| figure.sum);
    let members = members.map(|(member, name)| (member.to_owned(), json!(sum(name) as u64)));
    Value::Object(members.into_iter().collect())
}

fn of_queue(queue: &QueueOverview, figures: &[Figure]) -> Value {
    let members = [
        ("sent", "NumberOfMessagesSent"),
        ("received", "NumberOfMessagesReceived"),
        ("deleted", "NumberOfMessagesDeleted"),
    ];
    let whose = (&*queue.name, &*queue.account, &*queue.region);
    with(serde_json::to_value(queue), sums(figures, whose, members))
}

fn of_topic(topic: &TopicOverview, figures: &[Figure]) -> Value {
    let members = [
        ("published", "NumberOfMessagesPublished"),
        ("delivered", "NumberOfNotificationsDelivered"),
        ("failed", "NumberOfNotificationsFailed"),
    ];
    let whose = (&*topic.name, &*topic.account, &*topic.region);
    with(serde_json::to_value(topic), sums(figures, whose, members))
}

fn of_function(function: &lambda::FunctionOverview, figures: &[Figure]) -> Value {
    let figure = |name: &str| {
        let (account, region) = (&function.account, &function.region);
        figure_of(figures, name, &function.name, account, region)
    };
    let sum = |name| figure(name).map_or(0, |figure| figure.sum as u64);
    let duration = figure("Duration").and_then(|figure| {
        let spread = figure.spread?;
        Some(with(
            serde_json::to_value(spread),
            json!({ "last": figure.last }),
        ))
    });
    with(
        serde_json::to_value(function),
        json!({
            "invocations": sum("Invocations"),
            "errors": sum("Errors"),
            "throttles": sum("Throttles"),
            "duration_ms": duration,
        }),
    )
}

/// A mapping, its place in each shard, and how far it is behind.
fn of_mapping(kinesis: &Kinesis, streams: &[StreamOverview], mapping: &MappingOverview) -> Value {
    let stream = streams
        .iter()
        .find(|stream| stream.arn == mapping.stream_arn);
    let listed = stream.map_or(&[][..], |stream| &stream.shards);
    let mut indexes: Vec<u32> = listed.iter().map(|shard| shard.index).collect();
    let finished = |index: &u32| {
        let mut places = mapping.places.iter();
        places.any(|place| place.shard == *index && place.finished)
    };
    // Those beyond the bound of the list count for the lag, too.
    let unlisted = mapping.places.iter().map(|place| place.shard);
    indexes.extend(unlisted.filter(|index| !finished(index)));
    indexes.sort_unstable();
    indexes.dedup();
    let mut whole = Behind::default();
    let mut shards = Vec::new();
    for index in indexes {
        let place = mapping.places.iter().find(|place| place.shard == index);
        let described = listed.iter().find(|shard| shard.index == index);
        let waits = described.is_some_and(|shard| {
            let mut parents = shard.parent_indexes.iter();
            parents.any(|parent| {
                listed.iter().any(|shard| shard.index == *parent) && !finished(parent)
            })
        });
        let state = match place {
            Some(place) if place.finished => "finished",
            Some(_) => "reading",
            None if !mapping.is_positioned => "starting",
            None if waits => "waiting",
            None => "reading",
        };
        let behind = match (state, place) {
            ("finished", _) => Some(Behind::default()),
            ("starting", _) => None,
            (_, place) => {
                let position = place.map_or(0, |place| place.position);
                kinesis.behind(&mapping.stream_arn, index, position)
            }
        };
        if let Some(behind) = behind {
            whole.records += behind.records;
            whole.at_least |= behind.at_least;
            whole.ms = whole.ms.max(behind.ms);
        }
        if shards.len() < SHARDS_MAX {
            shards.push(json!({
                "id": format!("shardId-{index:012}"),
                "state": state,
                "lag": behind,
                "failing": place.and_then(|place| place.failing.as_ref()),
            }));
        }
    }
    let after = |arn: &str, at: usize| arn.split(':').nth(at).unwrap_or_default().to_owned();
    let stream_name = after(&mapping.stream_arn, 5);
    with(
        serde_json::to_value(mapping),
        json!({
            "stream": stream_name.strip_prefix("stream/").unwrap_or(&stream_name),
            "function": after(&mapping.function_arn, 6),
            "qualifier": mapping.function_arn.split(':').nth(7),
            "lag": mapping.is_positioned.then_some(whole),
            "shards": shards,
        }),
    )
}
