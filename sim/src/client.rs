//! What the client does.

use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use model::{cloudformation as cfn, cloudwatch, kinesis, logs, s3};
use serde_json::json;
use store::SeededRng;
use store::sim::SimDisk;
use wire::{Fault, Payload};

use crate::engine::Engine;
use crate::expectation::Expectation;
use crate::function::{BUCKET, NAME, REFUSER, ROLE};

/// The stack's name.
pub const STACK: &str = "sim";
/// The stream's name.
pub const STREAM: &str = "orders";
/// The topic and the queue that failure records go to, one after the other.
pub const TOPIC: &str = "given-up";
/// See [`TOPIC`].
pub const QUEUE: &str = "failures";
/// The log group and the log stream.
pub const GROUP: &str = "/sim/client";

/// A client with what it was told.
pub struct Client<'a> {
    /// The engine that it calls.
    pub engine: &'a Engine,
    /// The disk, which it may fill.
    pub disk: &'a SimDisk,
    /// What it was told.
    pub told: &'a Mutex<Expectation>,
    /// Its choices.
    pub rng: &'a SeededRng,
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// The stack's template: all that the pipeline needs beside the function.
pub fn template() -> String {
    let statement = |actions: &[&str], resource: &str| json!({"Effect": "Allow", "Action": actions, "Resource": resource});
    let reads = [
        "kinesis:DescribeStream",
        "kinesis:DescribeStreamSummary",
        "kinesis:GetRecords",
        "kinesis:GetShardIterator",
        "kinesis:ListShards",
    ];
    let policy = json!({"Version": "2012-10-17", "Statement": [
        statement(&reads, &format!("arn:aws:kinesis:*:*:stream/{STREAM}")),
        statement(&["kinesis:ListStreams"], "*"),
        statement(&["s3:PutObject"], &format!("arn:aws:s3:::{BUCKET}/data/*")),
        statement(&["sns:Publish"], &format!("arn:aws:sns:*:*:{TOPIC}")),
    ]});
    let trust = json!({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow",
        "Principal": {"Service": "lambda.amazonaws.com"},
        "Action": "sts:AssumeRole",
    }]});
    let lets_topics_send = json!({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow",
        "Principal": {"Service": "sns.amazonaws.com"},
        "Action": "sqs:SendMessage",
        "Resource": {"Fn::GetAtt": ["Failures", "Arn"]},
    }]});
    json!({
        "Parameters": {"ShardCount": {"Type": "Number", "Default": 1}},
        "Resources": {
            "Role": {"Type": "AWS::IAM::Role", "Properties": {
                "RoleName": ROLE,
                "AssumeRolePolicyDocument": trust,
                "Policies": [{"PolicyName": "pipeline", "PolicyDocument": policy}],
            }},
            "Group": {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": GROUP}},
            "Stream": {"Type": "AWS::Kinesis::Stream", "Properties": {
                "Name": STREAM,
                "ShardCount": {"Ref": "ShardCount"},
            }},
            "Mapping": {"Type": "AWS::Lambda::EventSourceMapping", "DependsOn": "Role",
                "Properties": {
                    "EventSourceArn": {"Fn::GetAtt": ["Stream", "Arn"]},
                    "FunctionName": NAME,
                    "StartingPosition": "TRIM_HORIZON",
                    "BatchSize": 5,
                    "BisectBatchOnFunctionError": true,
                    "FunctionResponseTypes": ["ReportBatchItemFailures"],
                },
            },
            "Failures": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": QUEUE}},
            "FailuresPolicy": {"Type": "AWS::SQS::QueuePolicy", "Properties": {
                "Queues": [{"Ref": "Failures"}],
                "PolicyDocument": lets_topics_send,
            }},
            "GivenUp": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": TOPIC}},
            "ToQueue": {"Type": "AWS::SNS::Subscription", "DependsOn": "FailuresPolicy",
                "Properties": {
                    "TopicArn": {"Ref": "GivenUp"},
                    "Protocol": "sqs",
                    "Endpoint": {"Fn::GetAtt": ["Failures", "Arn"]},
                    "RawMessageDelivery": true,
                },
            },
            "Refusals": {"Type": "AWS::Lambda::EventSourceMapping",
                "DependsOn": ["Role", "ToQueue"],
                "Properties": {
                    "EventSourceArn": {"Fn::GetAtt": ["Stream", "Arn"]},
                    "FunctionName": REFUSER,
                    "StartingPosition": "TRIM_HORIZON",
                    "BatchSize": 3,
                    "MaximumRetryAttempts": 1,
                    "DestinationConfig": {
                        "OnFailure": {"Destination": {"Ref": "GivenUp"}},
                    },
                },
            },
        },
    })
    .to_string()
}

impl Client<'_> {
    pub(crate) fn told(&self) -> MutexGuard<'_, Expectation> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes the bucket, if need be.
    ///
    /// # Errors
    /// What is not as it must be.
    pub async fn prepare_bucket(&self) -> Result<(), String> {
        let input = s3::CreateBucketInput {
            bucket: text(BUCKET),
            ..Default::default()
        };
        match self.engine.call::<s3::CreateBucket>(input).await {
            Ok(_) if self.told().bucket => Err("the bucket was gone".to_owned()),
            Err(fault) if fault.code != "BucketAlreadyOwnedByYou" => Err(told(&fault)),
            _ => {
                self.told().bucket = true;
                Ok(())
            }
        }
    }

    /// Makes the stack, if need be, and waits until it is complete.
    ///
    /// # Errors
    /// What is not as it must be.
    pub async fn prepare_stack(&self) -> Result<(), String> {
        loop {
            let input = cfn::DescribeStacksInput {
                stack_name: text(STACK),
                ..Default::default()
            };
            match self.engine.call::<cfn::DescribeStacks>(input).await {
                Ok(output) => {
                    self.told().stack = true;
                    let stack = output.stacks.and_then(|stacks| stacks.into_iter().next());
                    let status = stack
                        .and_then(|stack| stack.stack_status)
                        .unwrap_or_default();
                    match status.as_str() {
                        "CREATE_COMPLETE" | "UPDATE_COMPLETE" => break,
                        "CREATE_IN_PROGRESS"
                        | "UPDATE_IN_PROGRESS"
                        | "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"
                        | "UPDATE_ROLLBACK_IN_PROGRESS"
                        | "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS" => {
                            self.engine.sleep(200).await;
                        }
                        other => {
                            let why = self.why().await;
                            // This client's own resharding came between the stack's look at the
                            // stream and its change.
                            let is_ours = why.contains("not ACTIVE, instead in state UPDATING");
                            if other == "UPDATE_ROLLBACK_COMPLETE" && is_ours {
                                break;
                            }
                            return Err(format!("the stack is {other}: {why}"));
                        }
                    }
                }
                Err(_) if self.told().stack => return Err("the stack was gone".to_owned()),
                Err(_) => {
                    let input = cfn::CreateStackInput {
                        stack_name: text(STACK),
                        template_body: Some(template()),
                        capabilities: Some(vec!["CAPABILITY_NAMED_IAM".to_owned()]),
                        ..Default::default()
                    };
                    let created = self.engine.call::<cfn::CreateStack>(input).await;
                    created.map_err(|fault| told(&fault))?;
                    self.told().stack = true;
                }
            }
        }
        self.told().complete = true;
        let input = logs::CreateLogStreamInput {
            log_group_name: text(GROUP),
            log_stream_name: text("client"),
        };
        match self.engine.call::<logs::CreateLogStream>(input).await {
            Err(fault) if fault.code != "ResourceAlreadyExistsException" => Err(told(&fault)),
            _ => Ok(()),
        }
    }

    /// Why the stack failed, from its events.
    async fn why(&self) -> String {
        let input = cfn::DescribeStackEventsInput {
            stack_name: text(STACK),
            ..Default::default()
        };
        let output = self.engine.call::<cfn::DescribeStackEvents>(input).await;
        let events = output
            .ok()
            .and_then(|output| output.stack_events)
            .unwrap_or_default();
        let reasons = events.into_iter().filter_map(|event| {
            let status = event
                .resource_status
                .filter(|status| status.ends_with("FAILED"))?;
            Some(format!(
                "{} {status}: {}",
                event.logical_resource_id.unwrap_or_default(),
                event.resource_status_reason.unwrap_or_default()
            ))
        });
        reasons.collect::<Vec<_>>().join("; ")
    }

    /// Does one thing or another to objects and alarms.
    ///
    /// # Errors
    /// A refusal that nothing explains.
    pub async fn act_on_objects(&self, number: u64) -> Result<(), String> {
        match self.rng.below(8) {
            0..=4 => self.put_object(number).await,
            5..=6 => self.delete_object().await,
            _ => self.put_alarm(number).await,
        }
    }

    /// Does one thing or another.
    ///
    /// # Errors
    /// A refusal that nothing explains.
    pub async fn act(&self, number: u64) -> Result<(), String> {
        match self.rng.below(20) {
            0..=8 => self.send(number).await,
            9..=11 => self.act_on_objects(number).await,
            12..=13 => self.put_messages(number).await,
            14 => self.reshard().await,
            15 => self.update_stack().await,
            16 => self.take_failures().await.map(drop),
            _ => {
                self.engine.sleep(self.rng.below(1_500)).await;
                Ok(())
            }
        }
    }

    /// Sends some records: most under keys of their own, some under keys that come again.
    async fn send(&self, number: u64) -> Result<(), String> {
        let count = 1 + self.rng.below(4);
        let mut entries = Vec::new();
        let mut keys = Vec::new();
        for at in 0..count {
            let key = match self.rng.below(3) {
                0 => format!("hot-{}", self.rng.below(3)),
                _ => format!("key-{number}-{at}"),
            };
            if keys.contains(&key) {
                continue;
            }
            let content = format!("{number}.{at} {}", "x".repeat(self.rng.below(400) as usize));
            self.told()
                .records
                .entry(key.clone())
                .or_default()
                .ask(&content);
            entries.push(kinesis::PutRecordsRequestEntry {
                data: Some(Bytes::from(content)),
                partition_key: Some(key.clone()),
                explicit_hash_key: None,
            });
            keys.push(key);
        }
        let input = kinesis::PutRecordsInput {
            stream_name: text(STREAM),
            records: Some(entries),
            ..Default::default()
        };
        let output = self.engine.call::<kinesis::PutRecords>(input).await;
        let output = output.map_err(|fault| told(&fault))?;
        let results = output.records.unwrap_or_default();
        for (key, result) in keys.into_iter().zip(results) {
            let Some((number, shard)) = result.sequence_number.zip(result.shard_id) else {
                continue;
            };
            self.told().given_up.insert((shard, number));
            if let Some(history) = self.told().records.get_mut(&key) {
                history.acknowledge();
            }
        }
        Ok(())
    }

    async fn put_object(&self, number: u64) -> Result<(), String> {
        let key = format!("client/{}", self.rng.below(5));
        let content = format!("{number} {}", "o".repeat(self.rng.below(3_000) as usize));
        self.told()
            .objects
            .entry(key.clone())
            .or_default()
            .ask(&content);
        let input = s3::PutObjectInput {
            bucket: text(BUCKET),
            key: Some(key.clone()),
            body: Some(Payload::Bytes(Bytes::from(content))),
            ..Default::default()
        };
        let put = self.engine.call::<s3::PutObject>(input).await;
        put.map_err(|fault| told(&fault))?;
        if let Some(history) = self.told().objects.get_mut(&key) {
            history.acknowledge();
        }
        Ok(())
    }

    async fn delete_object(&self) -> Result<(), String> {
        let key = format!("client/{}", self.rng.below(5));
        self.told()
            .objects
            .entry(key.clone())
            .or_default()
            .ask_to_go();
        let input = s3::DeleteObjectInput {
            bucket: text(BUCKET),
            key: Some(key.clone()),
            ..Default::default()
        };
        let deleted = self.engine.call::<s3::DeleteObject>(input).await;
        deleted.map_err(|fault| told(&fault))?;
        if let Some(history) = self.told().objects.get_mut(&key) {
            history.acknowledge();
        }
        Ok(())
    }

    async fn put_messages(&self, number: u64) -> Result<(), String> {
        let now = i64::try_from(store::ServiceClock::now_ms(self.engine.clock.as_ref()));
        let message = format!("message {number}");
        self.told().messages.1.push(message.clone());
        let input = logs::PutLogEventsInput {
            log_group_name: text(GROUP),
            log_stream_name: text("client"),
            log_events: Some(vec![logs::InputLogEvent {
                timestamp: now.ok(),
                message: Some(message.clone()),
            }]),
            ..Default::default()
        };
        let put = self.engine.call::<logs::PutLogEvents>(input).await;
        put.map_err(|fault| told(&fault))?;
        let mut expected = self.told();
        expected.messages.1.clear();
        expected.messages.0.push(message);
        Ok(())
    }

    async fn put_alarm(&self, number: u64) -> Result<(), String> {
        let name = format!("alarm-{}", self.rng.below(2));
        let threshold = number as f64;
        let content = threshold.to_string();
        self.told()
            .alarms
            .entry(name.clone())
            .or_default()
            .ask(&content);
        let input = cloudwatch::PutMetricAlarmInput {
            alarm_name: Some(name.clone()),
            namespace: text("AWS/Kinesis"),
            metric_name: text("IncomingRecords"),
            statistic: text("Sum"),
            period: Some(60),
            evaluation_periods: Some(1),
            threshold: Some(threshold),
            comparison_operator: text("GreaterThanThreshold"),
            ..Default::default()
        };
        let put = self.engine.call::<cloudwatch::PutMetricAlarm>(input).await;
        put.map_err(|fault| told(&fault))?;
        if let Some(history) = self.told().alarms.get_mut(&name) {
            history.acknowledge();
        }
        Ok(())
    }

    /// Changes the number of shards. It may be refused: the stream is being changed already.
    async fn reshard(&self) -> Result<(), String> {
        let input = kinesis::UpdateShardCountInput {
            stream_name: text(STREAM),
            target_shard_count: Some(1 + i32::from(self.rng.below(2) == 0)),
            scaling_type: text("UNIFORM_SCALING"),
            ..Default::default()
        };
        match self.engine.call::<kinesis::UpdateShardCount>(input).await {
            Err(fault) if fault.status >= 500 => Err(told(&fault)),
            _ => Ok(()),
        }
    }

    /// Updates the stack to another number of shards. It may be refused: there is nothing to
    /// update, or it is being updated.
    async fn update_stack(&self) -> Result<(), String> {
        let count = 1 + self.rng.below(2);
        let input = cfn::UpdateStackInput {
            stack_name: text(STACK),
            use_previous_template: Some(true),
            capabilities: Some(vec!["CAPABILITY_NAMED_IAM".to_owned()]),
            parameters: Some(vec![cfn::Parameter {
                parameter_key: text("ShardCount"),
                parameter_value: Some(count.to_string()),
                ..Default::default()
            }]),
            ..Default::default()
        };
        match self.engine.call::<cfn::UpdateStack>(input).await {
            Err(fault) if fault.status >= 500 => Err(told(&fault)),
            _ => Ok(()),
        }
    }
}

pub(crate) fn told(fault: &Fault) -> String {
    format!("refused with {fault}")
}
