//! `AWS::Lambda::EventSourceMapping`

use model::lambda::{
    CreateEventSourceMapping, DeleteEventSourceMapping, DeleteEventSourceMappingInput,
    GetEventSourceMapping, GetEventSourceMappingInput, GetEventSourceMappingOutput,
    ListEventSourceMappings, ListEventSourceMappingsInput, UpdateEventSourceMapping,
};
use plane::BoxFuture;
use serde_json::json;
use wire::Operation;

use super::lambda_function::settle_tags;
use crate::calls::{Calls, Failure};
use crate::resource_type::{Attributes, ResourceType, Wanted, delta, string};
use crate::schema::{Alphabet, Capability, Kind, Naming, Properties, Schema, property};
use crate::tags;

static SCHEMA: Schema = Schema {
    type_name: "AWS::Lambda::EventSourceMapping",
    source: <CreateEventSourceMapping as Operation>::META.input,
    properties: &[
        property("BatchSize", Kind::Model),
        property("BisectBatchOnFunctionError", Kind::Model),
        property("DestinationConfig", Kind::Model),
        property("Enabled", Kind::Model),
        property("EventSourceArn", Kind::Model)
            .required()
            .create_only(),
        property("FilterCriteria", Kind::Model),
        property("FunctionName", Kind::Model).required(),
        property("FunctionResponseTypes", Kind::Model),
        property("MaximumBatchingWindowInSeconds", Kind::Model),
        property("MaximumRecordAgeInSeconds", Kind::Model),
        property("MaximumRetryAttempts", Kind::Model),
        property("MetricsConfig", Kind::Model),
        property("ParallelizationFactor", Kind::Model),
        property("StartingPosition", Kind::Model).create_only(),
        property("StartingPositionTimestamp", Kind::Model).create_only(),
        property("Tags", Kind::Tags),
        property("TumblingWindowInSeconds", Kind::Model),
    ],
    unsupported: &[
        "AmazonManagedKafkaEventSourceConfig",
        "DocumentDBEventSourceConfig",
        "KmsKeyArn",
        "LoggingConfig",
        "ProvisionedPollerConfig",
        "Queues",
        "ScalingConfig",
        "SelfManagedEventSource",
        "SelfManagedKafkaEventSourceConfig",
        "SourceAccessConfigurations",
        "Topics",
    ],
    naming: Naming {
        property: None,
        length: 64,
        alphabet: Alphabet::Mixed,
    },
    attributes: &["EventSourceMappingArn", "Id"],
    capability: Capability::None,
};

/// The type.
pub(super) struct EventSourceMapping;

fn get(physical: &str) -> GetEventSourceMappingInput {
    GetEventSourceMappingInput {
        uuid: Some(physical.to_owned()),
    }
}

/// The name in a function's name, partial ARN or ARN, without version or alias.
fn function_name(function: &str) -> &str {
    let name = match function.split_once("function:") {
        Some((_, name)) => name,
        None => function,
    };
    name.split(':').next().unwrap_or(name)
}

/// Waits until the mapping has taken its last change.
async fn ready(calls: &Calls, physical: &str) -> Result<GetEventSourceMappingOutput, Failure> {
    calls
        .wait(|| async {
            let now = calls.call::<GetEventSourceMapping>(get(physical)).await?;
            let settled = matches!(now.state.as_deref(), Some("Enabled" | "Disabled"));
            Ok(settled.then_some(now))
        })
        .await
}

impl ResourceType for EventSourceMapping {
    fn schema(&self) -> &'static Schema {
        &SCHEMA
    }

    fn find<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<Option<String>, Failure>> {
        Box::pin(async move {
            // Lambda lets one function read one stream through one mapping, so that the pair
            // tells the mapping.
            let input = ListEventSourceMappingsInput {
                event_source_arn: string(wanted.properties, "EventSourceArn"),
                function_name: string(wanted.properties, "FunctionName"),
                ..Default::default()
            };
            let found = calls.look_ahead::<ListEventSourceMappings>(input).await?;
            let mut mappings = found
                .and_then(|found| found.event_source_mappings)
                .into_iter()
                .flatten();
            Ok(mappings
                .find(|mapping| mapping.state.as_deref() != Some("Deleting"))
                .and_then(|mapping| mapping.uuid))
        })
    }

    /// As Lambda refuses a second one, which AWS's handler leaves to it.
    fn taken(&self, calls: &Calls, physical: &str, properties: &Properties) -> String {
        let source = string(properties, "EventSourceArn").unwrap_or_default();
        let function = string(properties, "FunctionName").unwrap_or_default();
        let request_id = calls.rng.uuid();
        format!(
            "The event source arn (\" {source} \") and function (\" {} \") provided mapping \
             already exists. Please update or delete the existing mapping with UUID {physical} \
             (Service: Lambda, Status Code: 409, Request ID: {request_id})",
            function_name(&function)
        )
    }

    fn create<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<String, Failure>> {
        Box::pin(async move {
            let tagged = tags::some(wanted.properties);
            let mut properties = wanted.properties.clone();
            properties.remove("Tags");
            let made = calls
                .call_with::<CreateEventSourceMapping>(&properties, |input| input.tags = tagged)
                .await?;
            Ok(made.uuid.unwrap_or_default())
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
            let now = ready(calls, physical).await?;
            let Some(before) = before else { return Ok(()) };
            settle_tags(calls, now.event_source_mapping_arn, before, after).await?;
            let defaults = json!({
                "BatchSize": 100, "BisectBatchOnFunctionError": false, "Enabled": true,
                "DestinationConfig": {"OnFailure": {}}, "FilterCriteria": {},
                "FunctionResponseTypes": [], "MaximumBatchingWindowInSeconds": 0,
                "MaximumRecordAgeInSeconds": -1, "MaximumRetryAttempts": -1,
                "MetricsConfig": {"Metrics": []},
                "ParallelizationFactor": 1, "TumblingWindowInSeconds": 0,
            });
            let mut delta = delta(before, after, &defaults);
            delta.remove("Tags");
            if !delta.is_empty() {
                calls
                    .call_with::<UpdateEventSourceMapping>(&delta, |input| {
                        input.uuid = Some(physical.to_owned());
                    })
                    .await?;
                ready(calls, physical).await?;
            }
            Ok(())
        })
    }

    fn attributes<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        _properties: &'a Properties,
    ) -> BoxFuture<'a, Result<Attributes, Failure>> {
        Box::pin(async move {
            let now = calls.call::<GetEventSourceMapping>(get(physical)).await?;
            let arn = now.event_source_mapping_arn.unwrap_or_default();
            Ok(Attributes::from([
                ("EventSourceMappingArn".to_owned(), arn.into()),
                ("Id".to_owned(), physical.into()),
            ]))
        })
    }

    fn delete<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        _properties: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            calls
                .wait(|| async {
                    let input = DeleteEventSourceMappingInput {
                        uuid: Some(physical.to_owned()),
                    };
                    match calls.remove::<DeleteEventSourceMapping>(input).await {
                        // It is still taking an earlier change, or being deleted already.
                        Err(failure) if failure.code == "ResourceInUseException" => {
                            let left = calls.look::<GetEventSourceMapping>(get(physical)).await?;
                            let going =
                                left.is_none_or(|left| left.state.as_deref() == Some("Deleting"));
                            Ok(going.then_some(()))
                        }
                        outcome => outcome.map(Some),
                    }
                })
                .await?;
            calls
                .wait(|| async {
                    let left = calls.look::<GetEventSourceMapping>(get(physical)).await?;
                    Ok(left.is_none().then_some(()))
                })
                .await
        })
    }
}
