//! The steps of the demo, as calls through the engine's own door.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use bytes::Bytes;
use model::cloudformation::{
    CreateStack, CreateStackInput, DescribeStackEvents, DescribeStackEventsInput,
    DescribeStackResource, DescribeStackResourceInput, DescribeStacks, DescribeStacksInput,
    Parameter, StackEvent, UpdateStack, UpdateStackInput,
};
use model::cloudwatch::{Dimension, GetMetricStatistics, GetMetricStatisticsInput};
use model::kinesis::{PutRecord, PutRecordInput};
use model::logs::{FilterLogEvents, FilterLogEventsInput};
use model::s3::{
    CreateBucket, CreateBucketConfiguration, CreateBucketInput, GetObject, GetObjectInput,
    PutObject, PutObjectInput,
};
use plane::{Account, Caller, Door, Region};
use wire::{Fault, Operation, Payload, Timestamp};

use super::{BUCKET, CODE_KEY, STACK, STREAM};
use crate::engine::Engine;
use crate::environment;
use crate::settings::Settings;

/// How long a step may take before the demo gives up.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long metrics may take to be visible.
const METRICS_PATIENCE: Duration = Duration::from_secs(5);
/// Between two looks at something that is under way.
const LOOK_AGAIN: Duration = Duration::from_millis(2);

/// The first record's way.
pub struct First {
    /// Its object's key.
    pub key: String,
    /// Its object, in full.
    pub content: String,
    /// When it was put, in milliseconds.
    pub put_at: i64,
    /// From the put of the record to the first sight of the object.
    pub latency: Duration,
}

/// A metric's total.
pub struct Total {
    /// Namespace and name.
    pub name: String,
    /// Sum, or maximum where a sum says nothing.
    pub value: f64,
    /// CloudWatch's unit.
    pub unit: String,
}

/// Makes the calls.
pub struct Steps {
    door: Door,
    caller: Caller,
    address: SocketAddr,
    /// How far service time is ahead of this program's, in milliseconds.
    ahead_ms: i64,
}

impl Steps {
    /// Calls through the engine's door as the root user.
    pub fn new(engine: &Engine, settings: &Settings) -> Self {
        let account = Account::new(settings.account.as_str());
        let region = Region::new(settings.region.as_str());
        Self {
            door: engine.door(),
            caller: Caller::root(account, region, "demo.brookmill"),
            address: engine.address(),
            ahead_ms: i64::try_from(engine.clock_offset_ms()).unwrap_or(i64::MAX),
        }
    }

    async fn call<O: Operation>(&self, input: O::Input) -> Result<O::Output, Fault> {
        self.door.call::<O>(&self.caller, "demo", input).await
    }

    /// Makes the bucket; `false` if it was there.
    pub async fn make_bucket(&self) -> Result<bool, String> {
        let region = self.caller.region.as_str();
        let configuration = (region != "us-east-1").then(|| CreateBucketConfiguration {
            location_constraint: Some(region.to_owned()),
            ..CreateBucketConfiguration::default()
        });
        let input = CreateBucketInput {
            bucket: Some(BUCKET.to_owned()),
            create_bucket_configuration: configuration,
            ..CreateBucketInput::default()
        };
        match self.call::<CreateBucket>(input).await {
            Ok(_) => Ok(true),
            Err(fault) if fault.code == "BucketAlreadyOwnedByYou" => Ok(false),
            Err(fault) => Err(format!("making the bucket: {fault}")),
        }
    }

    /// Puts the function's archive into the bucket.
    pub async fn upload_function(&self, archive: Bytes) -> Result<(), String> {
        let input = PutObjectInput {
            bucket: Some(BUCKET.to_owned()),
            key: Some(CODE_KEY.to_owned()),
            body: Some(Payload::Bytes(archive)),
            ..PutObjectInput::default()
        };
        let put = self.call::<PutObject>(input).await;
        put.map(|_| ())
            .map_err(|fault| format!("uploading the function: {fault}"))
    }

    /// Creates the stack, or updates it if it is there; says which.
    pub async fn deploy(&self, template: String) -> Result<&'static str, String> {
        let parameter = |key: &str, value: &str| Parameter {
            parameter_key: Some(key.to_owned()),
            parameter_value: Some(value.to_owned()),
            ..Parameter::default()
        };
        let parameters = Some(vec![
            parameter("StreamName", STREAM),
            parameter("BucketName", BUCKET),
        ]);
        let capabilities = Some(vec!["CAPABILITY_IAM".to_owned()]);
        let created = self
            .call::<CreateStack>(CreateStackInput {
                stack_name: Some(STACK.to_owned()),
                template_body: Some(template.clone()),
                parameters: parameters.clone(),
                capabilities: capabilities.clone(),
                ..CreateStackInput::default()
            })
            .await;
        match created {
            Ok(_) => self.settled("CREATE_COMPLETE").await.map(|()| "created"),
            Err(fault) if fault.code == "AlreadyExistsException" => {
                let updated = self
                    .call::<UpdateStack>(UpdateStackInput {
                        stack_name: Some(STACK.to_owned()),
                        template_body: Some(template),
                        parameters,
                        capabilities,
                        ..UpdateStackInput::default()
                    })
                    .await;
                match updated {
                    Ok(_) => self.settled("UPDATE_COMPLETE").await.map(|()| "updated"),
                    Err(fault) if fault.message == "No updates are to be performed." => {
                        Ok("is as it should be")
                    }
                    Err(fault) => Err(format!("updating the stack: {fault}")),
                }
            }
            Err(fault) => Err(format!("creating the stack: {fault}")),
        }
    }

    /// Waits until the stack has come to the wanted state.
    async fn settled(&self, wanted: &str) -> Result<(), String> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let input = DescribeStacksInput {
                stack_name: Some(STACK.to_owned()),
                ..DescribeStacksInput::default()
            };
            let found = self.call::<DescribeStacks>(input).await;
            let stack = found
                .map_err(|fault| format!("describing the stack: {fault}"))?
                .stacks
                .and_then(|stacks| stacks.into_iter().next())
                .unwrap_or_default();
            let status = stack.stack_status.unwrap_or_default();
            if status == wanted {
                return Ok(());
            }
            let is_moving = status.ends_with("IN_PROGRESS") && !status.contains("ROLLBACK");
            if !is_moving || Instant::now() > deadline {
                let reason = stack.stack_status_reason.unwrap_or_default();
                return Err(format!("the stack is {status}: {reason}"));
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Puts one record and waits for its object.
    pub async fn first_record(&self) -> Result<First, String> {
        let put_at = now_ms();
        let id = format!("hello-{put_at}");
        let record = serde_json::json!({ "id": id, "message": "the first of many" });
        let begun = Instant::now();
        let input = PutRecordInput {
            stream_name: Some(STREAM.to_owned()),
            partition_key: Some(id.clone()),
            data: Some(Bytes::from(record.to_string())),
            ..PutRecordInput::default()
        };
        let put = self.call::<PutRecord>(input).await;
        put.map_err(|fault| format!("putting the first record: {fault}"))?;
        let key = format!("data/{id}.json");
        let deadline = begun + PATIENCE;
        loop {
            let input = GetObjectInput {
                bucket: Some(BUCKET.to_owned()),
                key: Some(key.clone()),
                ..GetObjectInput::default()
            };
            match self.call::<GetObject>(input).await {
                Ok(found) => {
                    let latency = begun.elapsed();
                    let too_large = Fault::client("EntityTooLarge", "larger than was sent");
                    let body = found
                        .body
                        .unwrap_or_default()
                        .collect(1 << 20, too_large)
                        .await;
                    let body = body.map_err(|fault| format!("the first object: {fault}"))?;
                    let content = pretty(&String::from_utf8_lossy(&body));
                    return Ok(First {
                        key,
                        content,
                        put_at,
                        latency,
                    });
                }
                Err(fault) if fault.code == "NoSuchKey" && Instant::now() < deadline => {
                    tokio::time::sleep(LOOK_AGAIN).await;
                }
                Err(fault) => return Err(format!("waiting for the first object: {fault}")),
            }
        }
    }

    /// Runs the sender, which waits for its objects; answers what it says in the end.
    pub async fn send(&self, sender: &Path, count: u32) -> Result<serde_json::Value, String> {
        let region = self.caller.region.as_str();
        let output = tokio::process::Command::new(sender)
            .args(["--stream", STREAM, "--verify", BUCKET, "--json"])
            .args(["--count", &count.to_string()])
            .args(["--endpoint-url", &format!("http://{}", self.address)])
            .envs(environment::variables(self.address.port(), region))
            .stdin(Stdio::null())
            .stderr(Stdio::inherit())
            .output()
            .await
            .map_err(|error| format!("{}: {error}", sender.display()))?;
        let text = String::from_utf8_lossy(&output.stdout);
        let last = text
            .lines()
            .rev()
            .find(|line| line.starts_with('{'))
            .unwrap_or_default();
        serde_json::from_str(last).map_err(|_| format!("the sender ended with {}", output.status))
    }

    /// The stack's events, oldest first.
    pub async fn stack_events(&self) -> Result<Vec<StackEvent>, String> {
        let input = DescribeStackEventsInput {
            stack_name: Some(STACK.to_owned()),
            ..DescribeStackEventsInput::default()
        };
        let found = self.call::<DescribeStackEvents>(input).await;
        let found = found.map_err(|fault| format!("the stack's events: {fault}"))?;
        let mut events = found.stack_events.unwrap_or_default();
        events.reverse();
        Ok(events)
    }

    /// Some lines of the function's log, from a time in milliseconds on: a directory that is used
    /// again has those of earlier runs.
    pub async fn log_lines(&self, from: i64) -> Result<Vec<String>, String> {
        let input = FilterLogEventsInput {
            log_group_name: Some(format!("/aws/lambda/{STACK}")),
            start_time: Some(from),
            limit: Some(12),
            ..FilterLogEventsInput::default()
        };
        let found = self.call::<FilterLogEvents>(input).await;
        let found = found.map_err(|fault| format!("the function's log: {fault}"))?;
        Ok(found
            .events
            .unwrap_or_default()
            .into_iter()
            .filter_map(|event| event.message)
            .map(|message| message.trim_end().to_owned())
            .collect())
    }

    /// The name that CloudFormation gave the function.
    async fn function_name(&self) -> Result<String, String> {
        let input = DescribeStackResourceInput {
            stack_name: Some(STACK.to_owned()),
            logical_resource_id: Some("Function".to_owned()),
        };
        let found = self.call::<DescribeStackResource>(input).await;
        found
            .map_err(|fault| format!("the function's name: {fault}"))?
            .stack_resource_detail
            .and_then(|detail| detail.physical_resource_id)
            .ok_or_else(|| "the stack has no function".to_owned())
    }

    /// The pipeline's metrics of the last hour, once they count at least so many records: samples
    /// become visible within a second or two.
    pub async fn metrics(&self, records: f64) -> Result<Vec<Total>, String> {
        let deadline = Instant::now() + METRICS_PATIENCE;
        loop {
            let totals = self.totals().await?;
            let counted = totals.first().map_or(0.0, |total| total.value);
            let invoked = totals.get(2).map_or(0.0, |total| total.value);
            if (counted >= records && invoked > 0.0) || Instant::now() > deadline {
                return Ok(totals);
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// How many records the stream has taken in during the last hour.
    pub async fn counted(&self) -> Result<f64, String> {
        let totals = self.totals().await?;
        Ok(totals.first().map_or(0.0, |total| total.value))
    }

    async fn totals(&self) -> Result<Vec<Total>, String> {
        let function = self.function_name().await?;
        let wanted = [
            (
                "AWS/Kinesis",
                "IncomingRecords",
                "StreamName",
                STREAM,
                "Sum",
            ),
            ("AWS/Kinesis", "IncomingBytes", "StreamName", STREAM, "Sum"),
            (
                "AWS/Lambda",
                "Invocations",
                "FunctionName",
                &function,
                "Sum",
            ),
            ("AWS/Lambda", "Errors", "FunctionName", &function, "Sum"),
            (
                "AWS/Lambda",
                "Duration",
                "FunctionName",
                &function,
                "Maximum",
            ),
            (
                "AWS/Lambda",
                "IteratorAge",
                "FunctionName",
                &function,
                "Maximum",
            ),
        ];
        let now = now_ms().saturating_add(self.ahead_ms);
        let mut totals = Vec::new();
        for (namespace, name, dimension, value, statistic) in wanted {
            let input = GetMetricStatisticsInput {
                namespace: Some(namespace.to_owned()),
                metric_name: Some(name.to_owned()),
                dimensions: Some(vec![Dimension {
                    name: Some(dimension.to_owned()),
                    value: Some(value.to_owned()),
                }]),
                start_time: Some(Timestamp::from_millis(now - 3_600_000)),
                end_time: Some(Timestamp::from_millis(now + 60_000)),
                period: Some(3600),
                statistics: Some(vec![statistic.to_owned()]),
                ..GetMetricStatisticsInput::default()
            };
            let found = self.call::<GetMetricStatistics>(input).await;
            let found = found.map_err(|fault| format!("the metric {name}: {fault}"))?;
            let points = found.datapoints.unwrap_or_default();
            let value = points
                .iter()
                .fold(0.0, |value: f64, point| match statistic {
                    "Sum" => value + point.sum.unwrap_or(0.0),
                    _ => value.max(point.maximum.unwrap_or(0.0)),
                });
            let unit = points
                .first()
                .and_then(|point| point.unit.clone())
                .unwrap_or_default();
            totals.push(Total {
                name: format!("{namespace} {name} ({statistic})"),
                value,
                unit,
            });
        }
        Ok(totals)
    }
}

/// Milliseconds since 1970.
fn now_ms() -> i64 {
    std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |elapsed| {
            i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX)
        })
}

/// JSON over several lines; anything else as it is.
fn pretty(text: &str) -> String {
    serde_json::from_str::<BTreeMap<String, serde_json::Value>>(text)
        .ok()
        .and_then(|value| serde_json::to_string_pretty(&value).ok())
        .unwrap_or_else(|| text.to_owned())
}
