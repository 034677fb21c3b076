//! The model function: what Lambda would run.

use std::sync::Arc;

use bytes::Bytes;
use model::s3::{PutObject, PutObjectInput};
use plane::{
    Account, BoxFuture, Caller, Door, FunctionDescription, Invocation, InvocationRequest, Invoke,
    InvokeRefusal, Origin, Region, Roles,
};
use serde_json::{Value, json};
use store::{SeededRng, ServiceClock, VirtualClock};
use wire::{Fault, Payload};

use crate::engine::{ACCOUNT, REGION};

/// The function's name.
pub const NAME: &str = "writer";
/// The name of one beside it that always fails.
pub const REFUSER: &str = "refuser";
/// The name of their execution role.
pub const ROLE: &str = "writer-role";
/// The bucket that it writes to.
pub const BUCKET: &str = "sim-bucket";

/// How often the function fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Temper {
    /// Never by itself.
    Calm,
    /// At one of so many records.
    FailsAtOneOf(u64),
}

/// Writes the data of each record to `data/<partition key>`, in order, under its role.
pub struct Writer {
    door: Door,
    roles: Arc<dyn Roles>,
    clock: Arc<VirtualClock>,
    rng: SeededRng,
    temper: Temper,
}

/// A record of an event.
struct Record {
    sequence: String,
    key: String,
    data: Vec<u8>,
}

impl Writer {
    /// The function behind a door.
    pub fn new(
        door: &Door,
        roles: Arc<dyn Roles>,
        clock: Arc<VirtualClock>,
        seed: u64,
        temper: Temper,
    ) -> Self {
        Self {
            door: door.clone(),
            roles,
            clock,
            rng: SeededRng::new(seed ^ 0x5eed),
            temper,
        }
    }

    async fn write(&self, caller: &Caller, record: Record) -> Result<(), Fault> {
        if let Temper::FailsAtOneOf(count) = self.temper
            && self.rng.below(count) == 0
        {
            return Err(Fault::server("Crash", "the function crashes here"));
        }
        let input = PutObjectInput {
            bucket: Some(BUCKET.to_owned()),
            key: Some(format!("data/{}", record.key)),
            body: Some(Payload::Bytes(Bytes::from(record.data))),
            ..PutObjectInput::default()
        };
        self.door
            .call::<PutObject>(caller, "function", input)
            .await
            .map(|_| ())
    }

    async fn run(&self, request: InvocationRequest) -> Result<Invocation, InvokeRefusal> {
        let origin = Origin(1 + self.rng.below(1 << 40));
        let role = format!("arn:aws:iam::{ACCOUNT}:role/{ROLE}");
        let caller = self
            .roles
            .act_as(
                "lambda.amazonaws.com",
                &role,
                NAME,
                &Region::new(REGION),
                origin,
            )
            .map_err(InvokeRefusal::Unavailable)?;
        let mut result = json!({"batchItemFailures": []});
        let mut function_error = None;
        let mut todo = records(&request.payload);
        if named(&request.function_arn) == Some(REFUSER) {
            todo.clear();
            function_error = Some("Unhandled".to_owned());
            result = json!({"errorMessage": "as always"});
        }
        for record in todo {
            let sequence = record.sequence.clone();
            if let Err(fault) = self.write(&caller, record).await {
                // In order: what comes behind the failed record is tried again with it.
                if self.rng.below(2) == 0 {
                    result = json!({"batchItemFailures": [{"itemIdentifier": sequence}]});
                } else {
                    function_error = Some("Unhandled".to_owned());
                    result = json!({"errorMessage": fault.to_string()});
                }
                break;
            }
        }
        self.clock.sleep_until_soon(self.rng.below(20)).await;
        Ok(Invocation {
            request_id: format!("{:032x}", origin.0),
            origin,
            function_error,
            payload: Bytes::from(result.to_string()),
            executed_version: "$LATEST".to_owned(),
            duration_ms: 1.0,
        })
    }
}

trait Soon {
    fn sleep_until_soon(&self, span_ms: u64) -> store::Sleep;
}

impl Soon for VirtualClock {
    fn sleep_until_soon(&self, span_ms: u64) -> store::Sleep {
        self.sleep_until(ServiceClock::now_ms(self) + span_ms)
    }
}

/// Which function is named, or meant by an ARN.
fn named(function: &str) -> Option<&'static str> {
    let mut names = [NAME, REFUSER].into_iter();
    names.find(|name| function == *name || function.ends_with(&format!(":function:{name}")))
}

/// The records of an event; none of what cannot be read, which the expectation then misses.
fn records(event: &[u8]) -> Vec<Record> {
    let event: Value = serde_json::from_slice(event).unwrap_or_default();
    let list = event.get("Records").and_then(Value::as_array);
    let read = |record: &Value| {
        let kinesis = record.get("kinesis")?;
        let text = |name: &str| kinesis.get(name)?.as_str().map(str::to_owned);
        let data = base64_simd::STANDARD.decode_to_vec(text("data")?).ok()?;
        Some(Record {
            sequence: text("sequenceNumber")?,
            key: text("partitionKey")?,
            data,
        })
    };
    list.into_iter().flatten().filter_map(read).collect()
}

impl Invoke for Writer {
    fn describe(
        &self,
        account: &Account,
        region: &Region,
        function: &str,
    ) -> Option<FunctionDescription> {
        named(function).map(|name| FunctionDescription {
            id: u64::MAX - u64::from(name == REFUSER),
            arn: format!("arn:aws:lambda:{region}:{account}:function:{name}"),
            name: name.to_owned(),
            role_arn: format!("arn:aws:iam::{account}:role/{ROLE}"),
            account: account.clone(),
            region: region.clone(),
            timeout_ms: 3_000,
        })
    }

    fn invoke(
        &self,
        request: InvocationRequest,
    ) -> BoxFuture<'_, Result<Invocation, InvokeRefusal>> {
        Box::pin(self.run(request))
    }
}
