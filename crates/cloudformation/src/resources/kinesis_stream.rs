//! `AWS::Kinesis::Stream`

use std::collections::BTreeSet;

use model::kinesis::{
    AddTagsToStream, AddTagsToStreamInput, CreateStream, DecreaseStreamRetentionPeriod,
    DecreaseStreamRetentionPeriodInput, DeleteStream, DeleteStreamInput, DescribeStreamSummary,
    DescribeStreamSummaryInput, DisableEnhancedMonitoring, DisableEnhancedMonitoringInput,
    EnableEnhancedMonitoring, EnableEnhancedMonitoringInput, IncreaseStreamRetentionPeriod,
    IncreaseStreamRetentionPeriodInput, RemoveTagsFromStream, RemoveTagsFromStreamInput,
    StartStreamEncryption, StartStreamEncryptionInput, StopStreamEncryption,
    StopStreamEncryptionInput, StreamDescriptionSummary, StreamModeDetails, UpdateMaxRecordSize,
    UpdateMaxRecordSizeInput, UpdateShardCount, UpdateShardCountInput, UpdateStreamMode,
    UpdateStreamModeInput, UpdateStreamWarmThroughput, UpdateStreamWarmThroughputInput,
};
use plane::BoxFuture;
use serde_json::Value;
use wire::Operation;

use crate::calls::{Calls, Failure};
use crate::resource_type::{Attributes, ResourceType, Wanted, changed, integer, other_than, text};
use crate::schema::{Alphabet, Capability, Kind, Naming, Properties, Property, Schema, property};
use crate::tags;

const ENCRYPTION: &[Property] = &[
    property("EncryptionType", Kind::Text).required(),
    property("KeyId", Kind::Text).required(),
];

static SCHEMA: Schema = Schema {
    type_name: "AWS::Kinesis::Stream",
    source: <CreateStream as Operation>::META.input,
    properties: &[
        property("DesiredShardLevelMetrics", Kind::List(&Kind::Text)),
        property("MaxRecordSizeInKiB", Kind::Integer),
        property("Name", Kind::Text).create_only(),
        property("RetentionPeriodHours", Kind::Integer),
        property("ShardCount", Kind::Integer),
        property("StreamEncryption", Kind::Object(ENCRYPTION)),
        property("StreamModeDetails", Kind::Model),
        property("Tags", Kind::Tags),
        property("WarmThroughputMiBps", Kind::Integer),
    ],
    unsupported: &[],
    naming: Naming {
        property: Some("Name"),
        length: 128,
        alphabet: Alphabet::Mixed,
    },
    attributes: &["Arn"],
    capability: Capability::None,
};

const RETENTION_HOURS: i32 = 24;
const RECORD_KIB_MAX: i32 = 1024;
const PROVISIONED: &str = "PROVISIONED";
const ON_DEMAND: &str = "ON_DEMAND";
const EVERY_METRIC: &str = "ALL";

/// The type.
pub(super) struct Stream;

async fn summary(calls: &Calls, name: &str) -> Result<StreamDescriptionSummary, Failure> {
    let input = DescribeStreamSummaryInput {
        stream_name: Some(name.to_owned()),
        ..Default::default()
    };
    let output = calls.call::<DescribeStreamSummary>(input).await?;
    Ok(output.stream_description_summary.unwrap_or_default())
}

/// Waits until the stream may be changed again.
async fn active(calls: &Calls, name: &str) -> Result<StreamDescriptionSummary, Failure> {
    calls
        .wait(|| async {
            let summary = summary(calls, name).await?;
            Ok((summary.stream_status.as_deref() == Some("ACTIVE")).then_some(summary))
        })
        .await
}

/// The mode that a template asks for; a stream that says nothing of it has its shards counted.
fn mode(properties: &Properties) -> &str {
    let details = properties
        .get("StreamModeDetails")
        .and_then(Value::as_object);
    details
        .and_then(|details| text(details, "StreamMode"))
        .unwrap_or(PROVISIONED)
}

async fn settle_mode(calls: &Calls, name: &str, after: &Properties) -> Result<(), Failure> {
    let now = active(calls, name).await?;
    let is = now
        .stream_mode_details
        .and_then(|details| details.stream_mode);
    let wanted = mode(after);
    if is.as_deref() == Some(wanted) {
        return Ok(());
    }
    calls
        .call::<UpdateStreamMode>(UpdateStreamModeInput {
            stream_arn: now.stream_arn,
            stream_mode_details: Some(StreamModeDetails {
                stream_mode: Some(wanted.to_owned()),
            }),
            ..Default::default()
        })
        .await?;
    Ok(())
}

async fn settle_record_size(calls: &Calls, name: &str, after: &Properties) -> Result<(), Failure> {
    let now = active(calls, name).await?;
    let wanted = integer(after, "MaxRecordSizeInKiB").unwrap_or(RECORD_KIB_MAX);
    if now.max_record_size_in_kib == Some(wanted) {
        return Ok(());
    }
    calls
        .call::<UpdateMaxRecordSize>(UpdateMaxRecordSizeInput {
            stream_arn: now.stream_arn,
            max_record_size_in_kib: Some(wanted),
            ..Default::default()
        })
        .await?;
    Ok(())
}

async fn settle_warm_throughput(
    calls: &Calls,
    name: &str,
    after: &Properties,
) -> Result<(), Failure> {
    let now = active(calls, name).await?;
    let target = now.warm_throughput.and_then(|warm| warm.target_mibps);
    let Some(wanted) = integer(after, "WarmThroughputMiBps") else {
        return Ok(());
    };
    if target == Some(wanted) {
        return Ok(());
    }
    calls
        .call::<UpdateStreamWarmThroughput>(UpdateStreamWarmThroughputInput {
            stream_name: Some(name.to_owned()),
            warm_throughput_mibps: Some(wanted),
            ..Default::default()
        })
        .await?;
    Ok(())
}

/// The names of a list of metrics, sorted.
fn metric_names(properties: &Properties) -> BTreeSet<String> {
    let listed = properties
        .get("DesiredShardLevelMetrics")
        .and_then(Value::as_array);
    let names = listed.into_iter().flatten().filter_map(Value::as_str);
    names.map(str::to_owned).collect()
}

async fn settle_metrics(calls: &Calls, name: &str, after: &Properties) -> Result<(), Failure> {
    let now = active(calls, name).await?;
    let counted = now.enhanced_monitoring.into_iter().flatten();
    let counted: BTreeSet<String> = counted
        .flat_map(|metrics| metrics.shard_level_metrics.unwrap_or_default())
        .collect();
    let wanted = metric_names(after);
    if !wanted.is_subset(&counted) {
        calls
            .call::<EnableEnhancedMonitoring>(EnableEnhancedMonitoringInput {
                stream_name: Some(name.to_owned()),
                shard_level_metrics: Some(wanted.iter().cloned().collect()),
                ..Default::default()
            })
            .await?;
    }
    let rest: Vec<String> = counted.difference(&wanted).cloned().collect();
    if !rest.is_empty() && !wanted.contains(EVERY_METRIC) {
        active(calls, name).await?;
        calls
            .call::<DisableEnhancedMonitoring>(DisableEnhancedMonitoringInput {
                stream_name: Some(name.to_owned()),
                shard_level_metrics: Some(rest),
                ..Default::default()
            })
            .await?;
    }
    Ok(())
}

async fn settle_shards(calls: &Calls, name: &str, after: &Properties) -> Result<(), Failure> {
    let now = active(calls, name).await?;
    let Some(target) = integer(after, "ShardCount") else {
        return Ok(());
    };
    if now.open_shard_count == Some(target) {
        return Ok(());
    }
    calls
        .call::<UpdateShardCount>(UpdateShardCountInput {
            stream_name: Some(name.to_owned()),
            target_shard_count: Some(target),
            scaling_type: Some("UNIFORM_SCALING".to_owned()),
            ..Default::default()
        })
        .await?;
    Ok(())
}

async fn settle_retention(calls: &Calls, name: &str, after: &Properties) -> Result<(), Failure> {
    let now = active(calls, name)
        .await?
        .retention_period_hours
        .unwrap_or(RETENTION_HOURS);
    let wanted = integer(after, "RetentionPeriodHours").unwrap_or(RETENTION_HOURS);
    let (stream_name, retention_period_hours) = (Some(name.to_owned()), Some(wanted));
    if wanted > now {
        calls
            .call::<IncreaseStreamRetentionPeriod>(IncreaseStreamRetentionPeriodInput {
                stream_name,
                retention_period_hours,
                ..Default::default()
            })
            .await?;
    } else if wanted < now {
        calls
            .call::<DecreaseStreamRetentionPeriod>(DecreaseStreamRetentionPeriodInput {
                stream_name,
                retention_period_hours,
                ..Default::default()
            })
            .await?;
    }
    Ok(())
}

async fn settle_encryption(calls: &Calls, name: &str, after: &Properties) -> Result<(), Failure> {
    let now = active(calls, name).await?;
    let wanted = after.get("StreamEncryption").and_then(Value::as_object);
    let wanted_key = wanted.and_then(|wanted| text(wanted, "KeyId"));
    let is = now.encryption_type.as_deref().unwrap_or("NONE");
    match (wanted, is) {
        (Some(wanted), is) if is == "NONE" || now.key_id.as_deref() != wanted_key => {
            calls
                .call::<StartStreamEncryption>(StartStreamEncryptionInput {
                    stream_name: Some(name.to_owned()),
                    encryption_type: crate::resource_type::string(wanted, "EncryptionType"),
                    key_id: wanted_key.map(str::to_owned),
                    ..Default::default()
                })
                .await?;
        }
        (None, is) if is != "NONE" => {
            calls
                .call::<StopStreamEncryption>(StopStreamEncryptionInput {
                    stream_name: Some(name.to_owned()),
                    encryption_type: now.encryption_type,
                    key_id: now.key_id,
                    ..Default::default()
                })
                .await?;
        }
        _ => {}
    }
    Ok(())
}

async fn settle_tags(
    calls: &Calls,
    name: &str,
    before: &Properties,
    after: &Properties,
) -> Result<(), Failure> {
    let (set, removed) = tags::changes(before, after);
    if !set.is_empty() {
        calls
            .call::<AddTagsToStream>(AddTagsToStreamInput {
                stream_name: Some(name.to_owned()),
                tags: Some(set),
                ..Default::default()
            })
            .await?;
    }
    if !removed.is_empty() {
        calls
            .call::<RemoveTagsFromStream>(RemoveTagsFromStreamInput {
                stream_name: Some(name.to_owned()),
                tag_keys: Some(removed),
                ..Default::default()
            })
            .await?;
    }
    Ok(())
}

impl ResourceType for Stream {
    fn schema(&self) -> &'static Schema {
        &SCHEMA
    }

    fn unsupported(&self, properties: &Properties) -> Option<String> {
        other_than(properties, &["StreamEncryption", "EncryptionType"], "KMS").or_else(|| {
            other_than(
                properties,
                &["StreamEncryption", "KeyId"],
                "alias/aws/kinesis",
            )
        })
    }

    fn find<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<Option<String>, Failure>> {
        Box::pin(async move {
            let input = DescribeStreamSummaryInput {
                stream_name: Some(wanted.name.to_owned()),
                ..Default::default()
            };
            let found = calls.look::<DescribeStreamSummary>(input).await?;
            Ok(found.map(|_| wanted.name.to_owned()))
        })
    }

    fn create<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<String, Failure>> {
        Box::pin(async move {
            let counted = (mode(wanted.properties) != ON_DEMAND).then_some(1);
            let shards = integer(wanted.properties, "ShardCount").or(counted);
            let tagged = tags::some(wanted.properties);
            let mut properties = wanted.properties.clone();
            properties.remove("Tags");
            calls
                .call_with::<CreateStream>(&properties, |input| {
                    input.stream_name = Some(wanted.name.to_owned());
                    input.shard_count = shards;
                    input.tags = tagged;
                })
                .await?;
            Ok(wanted.name.to_owned())
        })
    }

    fn settle<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        before: Option<&'a Properties>,
        after: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            // What CreateStream was given needs no settling in a stream that is new.
            let updated = |name: &str| before.is_some() && changed(before, after, name);
            if updated("StreamModeDetails") {
                settle_mode(calls, physical, after).await?;
            }
            if changed(before, after, "ShardCount") && mode(after) != ON_DEMAND {
                settle_shards(calls, physical, after).await?;
            }
            if updated("WarmThroughputMiBps") {
                settle_warm_throughput(calls, physical, after).await?;
            }
            if updated("MaxRecordSizeInKiB") {
                settle_record_size(calls, physical, after).await?;
            }
            if changed(before, after, "RetentionPeriodHours") {
                settle_retention(calls, physical, after).await?;
            }
            if changed(before, after, "StreamEncryption") {
                settle_encryption(calls, physical, after).await?;
            }
            let metrics = "DesiredShardLevelMetrics";
            if updated(metrics) || (before.is_none() && after.contains_key(metrics)) {
                settle_metrics(calls, physical, after).await?;
            }
            if let Some(before) = before {
                settle_tags(calls, physical, before, after).await?;
            }
            active(calls, physical).await.map(|_| ())
        })
    }

    fn attributes<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        _properties: &'a Properties,
    ) -> BoxFuture<'a, Result<Attributes, Failure>> {
        Box::pin(async move {
            let arn = summary(calls, physical)
                .await?
                .stream_arn
                .unwrap_or_default();
            Ok(Attributes::from([("Arn".to_owned(), arn.into())]))
        })
    }

    fn delete<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        _properties: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let stream_name = Some(physical.to_owned());
            let delete = || DeleteStreamInput {
                stream_name: stream_name.clone(),
                enforce_consumer_deletion: Some(true),
                ..Default::default()
            };
            // One that is on its way somewhere cannot be deleted yet; if that is to its end, all
            // there is to do is to wait.
            calls
                .wait(|| async {
                    match calls.remove::<DeleteStream>(delete()).await {
                        Ok(()) => Ok(Some(())),
                        Err(failure) if failure.exists => {
                            let input = DescribeStreamSummaryInput {
                                stream_name: stream_name.clone(),
                                ..Default::default()
                            };
                            let now = calls.look::<DescribeStreamSummary>(input).await?;
                            let status = now
                                .and_then(|now| now.stream_description_summary)
                                .and_then(|summary| summary.stream_status);
                            let goes = status.is_none_or(|status| status == "DELETING");
                            Ok(goes.then_some(()))
                        }
                        Err(failure) => Err(failure),
                    }
                })
                .await?;
            calls
                .wait(|| async {
                    let input = DescribeStreamSummaryInput {
                        stream_name: stream_name.clone(),
                        ..Default::default()
                    };
                    let left = calls.look::<DescribeStreamSummary>(input).await?;
                    Ok(left.is_none().then_some(()))
                })
                .await
        })
    }
}
