//! Models of the other services.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use model::kinesis::{
    DescribeStream, DescribeStreamInput, DescribeStreamOutput, StreamDescription,
};
use model::s3::{PutObject, PutObjectInput, PutObjectOutput};
use model::sns::{Publish, PublishInput, PublishOutput};
use model::sqs::{SendMessage, SendMessageInput, SendMessageOutput};
use plane::{
    Access, Account, Authorizer, BoxFuture, Call, Caller, FunctionDescription, Invocation,
    InvocationRequest, Invoke, InvokeRefusal, MetricSample, MetricSink, Origin, Principal,
    ReadShard, Region, Roles, Serve, SessionCredentials, SessionRequest, ShardDescription,
    ShardPushes, ShardRead, ShardRecord, ShardStart,
};
use tokio::sync::watch;
use wire::{Fault, Timestamp};

pub(super) const STREAM: &str = "arn:aws:kinesis:us-east-1:111122223333:stream/orders";
pub(super) const FUNCTION: &str = "arn:aws:lambda:us-east-1:111122223333:function:handler";
pub(super) const LETTERS: &str = "arn:aws:sqs:us-east-1:111122223333:letters";
pub(super) const TOPIC: &str = "arn:aws:sns:us-east-1:111122223333:letters";
pub(super) const ROLE: &str = "arn:aws:iam::111122223333:role/pipeline";

/// Which actions are denied to roles.
#[derive(Default)]
pub(super) struct Rights {
    pub(super) denied: Mutex<BTreeSet<&'static str>>,
}

impl Rights {
    pub(super) fn deny(&self, action: &'static str) {
        self.denied.lock().unwrap().insert(action);
    }

    pub(super) fn allow_all(&self) {
        self.denied.lock().unwrap().clear();
    }

    fn check(&self, caller: &Caller, action: &str) -> Result<(), Fault> {
        let is_role = matches!(caller.principal, Principal::AssumedRole { .. });
        if is_role && self.denied.lock().unwrap().contains(action) {
            return Err(Fault::client(
                "AccessDeniedException",
                format!("no {action}"),
            ));
        }
        Ok(())
    }
}

impl Authorizer for Rights {
    fn authorize(&self, caller: &Caller, access: &Access) -> Result<(), Fault> {
        self.check(caller, access.action)
    }
}

impl Roles for Rights {
    fn act_as(
        &self,
        service: &str,
        role_arn: &str,
        session_name: &str,
        region: &Region,
        origin: Origin,
    ) -> Result<Caller, Fault> {
        assert_eq!((service, role_arn), ("lambda.amazonaws.com", ROLE));
        if self.denied.lock().unwrap().contains("sts:AssumeRole") {
            return Err(Fault::client("AccessDenied", "no trust").with_status(403));
        }
        let mut caller = Caller::root(account(), region.clone(), service);
        caller.origin = origin;
        caller.principal = Principal::AssumedRole {
            role: "pipeline".to_owned(),
            id: "AROAEXAMPLE".to_owned(),
            path: "/".to_owned(),
            session: session_name.to_owned(),
        };
        Ok(caller)
    }

    fn issue(&self, _: SessionRequest) -> BoxFuture<'_, Result<SessionCredentials, Fault>> {
        Box::pin(async { Err(Fault::server("InternalFailure", "not in this model")) })
    }

    fn revoke(&self, _: &str) {}
}

pub(super) fn account() -> Account {
    Account::new("111122223333")
}

#[derive(Default)]
struct Shard {
    parents: Vec<u32>,
    closed: bool,
    expired: bool,
    records: Vec<ShardRecord>,
}

#[derive(Default)]
struct Stream {
    shards: Vec<Shard>,
    created_ms: i64,
    counter: u64,
    exists: bool,
    retention_hours: i32,
}

/// The consumer of the stream.
pub(super) const CONSUMER: &str =
    "arn:aws:kinesis:us-east-1:111122223333:stream/orders/consumer/billing:1700000000";

/// The stream `orders`.
pub(super) struct Kinesis {
    stream: Arc<Mutex<Stream>>,
    /// How often the consumer subscribed; who is behind the last count has lost its subscription.
    pub(super) subscriptions: Arc<watch::Sender<u64>>,
    /// Reads that asked.
    pub(super) asked: Mutex<u64>,
    changes: Mutex<Option<watch::Sender<u64>>>,
    rights: Arc<Rights>,
}

impl Kinesis {
    pub(super) fn new(rights: Arc<Rights>, shards: usize) -> Self {
        let kinesis = Self {
            stream: Arc::default(),
            subscriptions: Arc::new(watch::Sender::new(0)),
            asked: Mutex::new(0),
            changes: Mutex::new(None),
            rights,
        };
        kinesis.create(shards, 1_000_000);
        kinesis
    }

    pub(super) fn create(&self, shards: usize, created_ms: i64) {
        *self.stream.lock().unwrap() = Stream {
            shards: (0..shards).map(|_| Shard::default()).collect(),
            created_ms,
            counter: 0,
            exists: true,
            retention_hours: 24,
        };
        *self.changes.lock().unwrap() = Some(watch::Sender::new(0));
    }

    /// The shard and its records are no longer kept.
    pub(super) fn expire(&self, shard: usize) {
        self.stream.lock().unwrap().shards[shard].expired = true;
        self.notify();
    }

    pub(super) fn retain(&self, hours: i32) {
        self.stream.lock().unwrap().retention_hours = hours;
    }

    pub(super) fn delete(&self) {
        self.stream.lock().unwrap().exists = false;
        *self.changes.lock().unwrap() = None;
    }

    pub(super) fn put(&self, shard: usize, arrival_ms: i64, data: &[&str]) {
        let mut stream = self.stream.lock().unwrap();
        for data in data {
            stream.counter += 1;
            let counter = stream.counter;
            stream.shards[shard].records.push(ShardRecord {
                counter,
                sequence_number: format!("49{counter:054}"),
                partition_key: (*data).into(),
                data: Bytes::copy_from_slice(data.as_bytes()),
                arrival_ms,
            });
        }
        drop(stream);
        self.notify();
    }

    pub(super) fn records(&self, shard: usize) -> Vec<ShardRecord> {
        self.stream.lock().unwrap().shards[shard].records.clone()
    }

    pub(super) fn split(&self, shard: usize) {
        let mut stream = self.stream.lock().unwrap();
        stream.shards[shard].closed = true;
        for _ in 0..2 {
            let parents = vec![shard as u32];
            stream.shards.push(Shard {
                parents,
                ..Shard::default()
            });
        }
        drop(stream);
        self.notify();
    }

    fn notify(&self) {
        if let Some(changes) = &*self.changes.lock().unwrap() {
            changes.send_modify(|version| *version += 1);
        }
    }

    fn check(&self, caller: &Caller, action: &str, stream_arn: &str) -> Result<(), Fault> {
        self.rights.check(caller, action)?;
        let stream = self.stream.lock().unwrap();
        if stream_arn == STREAM && stream.exists {
            return Ok(());
        }
        Err(Fault::client("ResourceNotFoundException", "no such stream"))
    }
}

impl ReadShard for Kinesis {
    fn shards(&self, caller: &Caller, stream_arn: &str) -> Result<Vec<ShardDescription>, Fault> {
        self.check(caller, "kinesis:ListShards", stream_arn)?;
        let stream = self.stream.lock().unwrap();
        Ok(stream
            .shards
            .iter()
            .enumerate()
            .filter(|(_, shard)| !shard.expired)
            .map(|(index, shard)| ShardDescription {
                index: index as u32,
                id: format!("shardId-{index:012}"),
                parents: shard.parents.clone(),
                closed: shard.closed,
            })
            .collect())
    }

    fn resolve(
        &self,
        caller: &Caller,
        stream_arn: &str,
        shard: u32,
        start: ShardStart,
    ) -> Result<u64, Fault> {
        self.check(caller, "kinesis:GetShardIterator", stream_arn)?;
        let stream = self.stream.lock().unwrap();
        let records = &stream.shards[shard as usize].records;
        Ok(match start {
            ShardStart::TrimHorizon => 0,
            ShardStart::Latest => records.last().map_or(0, |record| record.counter + 1),
            ShardStart::AtTimestamp(at_ms) => records
                .iter()
                .find(|record| record.arrival_ms >= at_ms)
                .map_or(stream.counter + 1, |record| record.counter),
        })
    }

    fn read<'a>(
        &'a self,
        caller: &'a Caller,
        stream_arn: &'a str,
        shard: u32,
        from: u64,
        max_records: usize,
        _: usize,
    ) -> BoxFuture<'a, Result<ShardRead, Fault>> {
        Box::pin(async move {
            self.check(caller, "kinesis:GetRecords", stream_arn)?;
            *self.asked.lock().unwrap() += 1;
            read(&self.stream.lock().unwrap(), shard, from, max_records)
        })
    }

    fn subscribe(
        &self,
        caller: &Caller,
        consumer_arn: &str,
        shard: u32,
    ) -> Result<Box<dyn ShardPushes>, Fault> {
        self.check_consumer(consumer_arn)?;
        self.check(caller, "kinesis:SubscribeToShard", STREAM)?;
        self.subscriptions.send_modify(|count| *count += 1);
        let mut lost = self.subscriptions.subscribe();
        lost.mark_unchanged();
        Ok(Box::new(Subscription {
            stream: self.stream.clone(),
            shard,
            changes: self.watch(STREAM)?,
            lost,
        }))
    }

    fn check_consumer(&self, consumer_arn: &str) -> Result<(), Fault> {
        match consumer_arn {
            CONSUMER => Ok(()),
            _ => Err(Fault::client(
                "ResourceNotFoundException",
                "no such consumer",
            )),
        }
    }

    fn watch(&self, stream_arn: &str) -> Result<watch::Receiver<u64>, Fault> {
        match &*self.changes.lock().unwrap() {
            Some(changes) if stream_arn == STREAM => Ok(changes.subscribe()),
            _ => Err(Fault::client("ResourceNotFoundException", "no such stream")),
        }
    }
}

fn read(stream: &Stream, shard: u32, from: u64, max_records: usize) -> Result<ShardRead, Fault> {
    let shard = &stream.shards[shard as usize];
    if shard.expired {
        return Err(Fault::client("ResourceNotFoundException", "no such shard"));
    }
    let records: Vec<_> = shard
        .records
        .iter()
        .filter(|record| record.counter >= from)
        .take(max_records)
        .cloned()
        .collect();
    let next = records.last().map_or(from, |record| record.counter + 1);
    let is_behind = shard.records.iter().any(|record| record.counter >= next);
    Ok(ShardRead {
        records,
        next,
        finished: shard.closed && !is_behind,
        behind_ms: i64::from(is_behind),
    })
}

/// A subscription for one shard of a stream, which the next one for it takes over.
struct Subscription {
    stream: Arc<Mutex<Stream>>,
    shard: u32,
    changes: watch::Receiver<u64>,
    lost: watch::Receiver<u64>,
}

impl ShardPushes for Subscription {
    fn next(&mut self, from: u64) -> BoxFuture<'_, Option<Result<ShardRead, Fault>>> {
        Box::pin(async move {
            loop {
                self.changes.borrow_and_update();
                if self.lost.has_changed().unwrap() {
                    let fault = Fault::client("ResourceInUseException", "taken over");
                    return Some(Err(fault));
                }
                let read = read(&self.stream.lock().unwrap(), self.shard, from, 100);
                match read {
                    Ok(read) if read.records.is_empty() && !read.finished => {}
                    other => return Some(other),
                }
                tokio::select! {
                    _ = self.lost.changed() => {
                        let fault = Fault::client("ResourceInUseException", "taken over");
                        return Some(Err(fault));
                    }
                    changed = self.changes.changed() => if changed.is_err() {
                        let fault = Fault::client("ResourceNotFoundException", "no such stream");
                        return Some(Err(fault));
                    },
                    // A beat.
                    () = tokio::time::sleep(Duration::from_millis(20)) => {
                        return Some(Ok(ShardRead {
                            records: Vec::new(),
                            next: from,
                            finished: false,
                            behind_ms: 0,
                        }));
                    }
                }
            }
        })
    }
}

impl Serve<DescribeStream> for Kinesis {
    fn access(&self, _: &Call, input: &DescribeStreamInput) -> Result<Vec<Access>, Fault> {
        let arn = input.stream_arn.clone().unwrap_or_default();
        Ok(vec![Access::new("kinesis:DescribeStream", arn)])
    }

    async fn run(&self, _: &Call, _: DescribeStreamInput) -> Result<DescribeStreamOutput, Fault> {
        let stream = self.stream.lock().unwrap();
        Ok(DescribeStreamOutput {
            stream_description: Some(StreamDescription {
                retention_period_hours: Some(stream.retention_hours),
                stream_creation_timestamp: Some(Timestamp::from_millis(stream.created_ms)),
                ..StreamDescription::default()
            }),
        })
    }
}

/// How the function takes a batch.
pub(super) enum Reply {
    /// It returns this.
    Returns(String),
    /// It returns the count of its window's records as the state.
    Counts,
    /// It fails.
    Fails,
    /// It is not invoked at all.
    Throttled,
}

type Answer = Box<dyn FnMut(&[String]) -> Reply + Send>;

/// The function `handler`.
pub(super) struct Lambda {
    pub(super) exists: Mutex<bool>,
    /// The ARN that was invoked last.
    pub(super) invoked: Mutex<String>,
    /// What each invocation saw: its shard and the data of its records.
    pub(super) seen: Mutex<Vec<(String, Vec<String>)>>,
    /// The events themselves.
    pub(super) events: Mutex<Vec<serde_json::Value>>,
    pub(super) answer: Mutex<Answer>,
    /// Invocations last as long as this is true.
    pub(super) holds: watch::Sender<bool>,
}

impl Lambda {
    pub(super) fn new() -> Self {
        Self {
            exists: Mutex::new(true),
            invoked: Mutex::default(),
            seen: Mutex::new(Vec::new()),
            events: Mutex::default(),
            answer: Mutex::new(Box::new(|_| Reply::Returns("null".to_owned()))),
            holds: watch::Sender::new(false),
        }
    }

    pub(super) fn answers(&self, answer: impl FnMut(&[String]) -> Reply + Send + 'static) {
        *self.answer.lock().unwrap() = Box::new(answer);
    }

    pub(super) fn batches(&self) -> Vec<Vec<String>> {
        let seen = self.seen.lock().unwrap();
        seen.iter().map(|(_, batch)| batch.clone()).collect()
    }
}

impl Invoke for Lambda {
    fn describe(&self, _: &Account, _: &Region, function: &str) -> Option<FunctionDescription> {
        let name = function.strip_suffix(":live").unwrap_or(function);
        let is_known = ["handler", FUNCTION].contains(&name);
        (is_known && *self.exists.lock().unwrap()).then(|| FunctionDescription {
            id: 7,
            arn: FUNCTION.to_owned(),
            name: "handler".to_owned(),
            role_arn: ROLE.to_owned(),
            account: account(),
            region: Region::new("us-east-1"),
            timeout_ms: 3_000,
        })
    }

    fn invoke(
        &self,
        request: InvocationRequest,
    ) -> BoxFuture<'_, Result<Invocation, InvokeRefusal>> {
        Box::pin(async move {
            let invoked = request.function_arn.strip_prefix(FUNCTION);
            assert!(matches!(invoked, Some("" | ":live")), "{invoked:?}");
            *self.invoked.lock().unwrap() = request.function_arn.clone();
            let event: serde_json::Value = serde_json::from_slice(&request.payload).unwrap();
            let records = event["Records"].as_array().unwrap();
            let keys: Vec<String> = records
                .iter()
                .map(|record| {
                    record["kinesis"]["partitionKey"]
                        .as_str()
                        .unwrap()
                        .to_owned()
                })
                .collect();
            let id = records
                .first()
                .map_or("", |record| record["eventID"].as_str().unwrap());
            let shard = id.split(':').next().unwrap().to_owned();
            self.events.lock().unwrap().push(event.clone());
            let number = {
                let mut seen = self.seen.lock().unwrap();
                seen.push((shard, keys.clone()));
                seen.len()
            };
            let mut held = self.holds.subscribe();
            assert!(held.wait_for(|holds| !holds).await.is_ok());
            let (function_error, payload) = match (self.answer.lock().unwrap())(&keys) {
                Reply::Returns(payload) => (None, payload),
                Reply::Counts => {
                    let before = event["state"]["n"].as_u64().unwrap_or(0);
                    let count = before + keys.len() as u64;
                    (None, serde_json::json!({"state": {"n": count}}).to_string())
                }
                Reply::Fails => (Some("Unhandled"), r#"{"errorMessage":"no"}"#.to_owned()),
                Reply::Throttled => {
                    let fault = Fault::client("TooManyRequestsException", "Rate Exceeded.");
                    return Err(InvokeRefusal::Throttled(fault.with_status(429)));
                }
            };
            Ok(Invocation {
                request_id: format!("request-{number}"),
                origin: Origin(number as u64),
                function_error: function_error.map(str::to_owned),
                payload: payload.into(),
                executed_version: "$LATEST".to_owned(),
                duration_ms: 1.0,
            })
        })
    }
}

/// The bucket `failures`.
#[derive(Default)]
pub(super) struct S3 {
    pub(super) objects: Mutex<BTreeMap<String, serde_json::Value>>,
}

impl Serve<PutObject> for S3 {
    fn access(&self, _: &Call, input: &PutObjectInput) -> Result<Vec<Access>, Fault> {
        let bucket = input.bucket.as_deref().unwrap_or_default();
        let key = input.key.as_deref().unwrap_or_default();
        let arn = format!("arn:aws:s3:::{bucket}/{key}");
        Ok(vec![Access::new("s3:PutObject", arn)])
    }

    async fn run(&self, _: &Call, input: PutObjectInput) -> Result<PutObjectOutput, Fault> {
        assert_eq!(input.bucket.as_deref(), Some("failures"));
        let too_large = Fault::client("EntityTooLarge", "");
        let body = input.body.unwrap().collect(1 << 20, too_large).await?;
        let body = serde_json::from_slice(&body).unwrap();
        let mut objects = self.objects.lock().unwrap();
        objects.insert(input.key.unwrap(), body);
        Ok(PutObjectOutput::default())
    }
}

/// The queue and the topic `letters`.
#[derive(Default)]
pub(super) struct Sqs {
    pub(super) messages: Mutex<Vec<serde_json::Value>>,
}

impl Serve<SendMessage> for Sqs {
    fn access(&self, _: &Call, _: &SendMessageInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![Access::new("sqs:SendMessage", LETTERS)])
    }

    async fn run(&self, call: &Call, input: SendMessageInput) -> Result<SendMessageOutput, Fault> {
        assert_eq!(call.caller.region.as_str(), "us-east-1");
        let url = "https://sqs.us-east-1.amazonaws.com/111122223333/letters";
        assert_eq!(input.queue_url.as_deref(), Some(url));
        let message = serde_json::from_str(&input.message_body.unwrap()).unwrap();
        self.messages.lock().unwrap().push(message);
        Ok(SendMessageOutput::default())
    }
}

impl Serve<Publish> for Sqs {
    fn access(&self, _: &Call, _: &PublishInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![Access::new("SNS:Publish", TOPIC)])
    }

    async fn run(&self, _: &Call, input: PublishInput) -> Result<PublishOutput, Fault> {
        assert_eq!(input.topic_arn.as_deref(), Some(TOPIC));
        let message = serde_json::from_str(&input.message.unwrap()).unwrap();
        self.messages.lock().unwrap().push(message);
        Ok(PublishOutput::default())
    }
}

/// Counted samples by name.
#[derive(Default)]
pub(super) struct Metrics {
    pub(super) samples: Mutex<Vec<(String, String, f64)>>,
}

impl MetricSink for Metrics {
    fn record(&self, sample: MetricSample<'_>) {
        let dimensions = format!("{}:{:?}", sample.namespace, sample.dimensions);
        let sample = (sample.name.to_owned(), dimensions, sample.value);
        self.samples.lock().unwrap().push(sample);
    }
}
