//! `AWS::Kinesis::StreamConsumer`

use model::kinesis::{
    ConsumerDescription, DeregisterStreamConsumer, DeregisterStreamConsumerInput,
    DescribeStreamConsumer, DescribeStreamConsumerInput, RegisterStreamConsumer,
};
use plane::BoxFuture;
use wire::Operation;

use crate::calls::{Calls, Failure};
use crate::resource_type::{Attributes, ResourceType, Wanted, string, text};
use crate::schema::{Alphabet, Capability, Kind, Naming, Properties, Schema, property};
use crate::tags;

static SCHEMA: Schema = Schema {
    type_name: "AWS::Kinesis::StreamConsumer",
    source: <RegisterStreamConsumer as Operation>::META.input,
    properties: &[
        property("ConsumerName", Kind::Model)
            .required()
            .create_only(),
        property("StreamARN", Kind::Model).required().create_only(),
        property("Tags", Kind::Tags).create_only(),
    ],
    unsupported: &[],
    // The name is one of the stream's consumers, not of the account: where a replacement belongs
    // to another stream it may keep it.
    naming: Naming {
        property: None,
        length: 128,
        alphabet: Alphabet::Mixed,
    },
    attributes: &[
        "ConsumerARN",
        "ConsumerCreationTimestamp",
        "ConsumerName",
        "ConsumerStatus",
        "StreamARN",
    ],
    capability: Capability::None,
};

/// The type.
pub(super) struct StreamConsumer;

fn by_arn(physical: &str) -> DescribeStreamConsumerInput {
    DescribeStreamConsumerInput {
        consumer_arn: Some(physical.to_owned()),
        ..Default::default()
    }
}

async fn described(calls: &Calls, physical: &str) -> Result<ConsumerDescription, Failure> {
    let output = calls
        .call::<DescribeStreamConsumer>(by_arn(physical))
        .await?;
    Ok(output.consumer_description.unwrap_or_default())
}

impl ResourceType for StreamConsumer {
    fn schema(&self) -> &'static Schema {
        &SCHEMA
    }

    fn find<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<Option<String>, Failure>> {
        Box::pin(async move {
            let input = DescribeStreamConsumerInput {
                stream_arn: string(wanted.properties, "StreamARN"),
                consumer_name: string(wanted.properties, "ConsumerName"),
                ..Default::default()
            };
            let found = calls.look::<DescribeStreamConsumer>(input).await?;
            Ok(found
                .and_then(|found| found.consumer_description)
                .and_then(|consumer| consumer.consumer_arn))
        })
    }

    fn identity(&self, _name: &str, properties: &Properties) -> Option<String> {
        let part = |name| text(properties, name).unwrap_or_default();
        Some(format!(
            "{}/consumer/{}",
            part("StreamARN"),
            part("ConsumerName")
        ))
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
                .call_with::<RegisterStreamConsumer>(&properties, |input| input.tags = tagged)
                .await?;
            Ok(made
                .consumer
                .and_then(|consumer| consumer.consumer_arn)
                .unwrap_or_default())
        })
    }

    fn settle<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        _before: Option<&'a Properties>,
        _after: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            calls
                .wait(|| async {
                    let consumer = described(calls, physical).await?;
                    Ok((consumer.consumer_status.as_deref() == Some("ACTIVE")).then_some(()))
                })
                .await
        })
    }

    fn attributes<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        _properties: &'a Properties,
    ) -> BoxFuture<'a, Result<Attributes, Failure>> {
        Box::pin(async move {
            let consumer = described(calls, physical).await?;
            let created = consumer.consumer_creation_timestamp;
            let attributes = [
                ("ConsumerARN", consumer.consumer_arn),
                (
                    "ConsumerCreationTimestamp",
                    created.map(|time| time.secs().to_string()),
                ),
                ("ConsumerName", consumer.consumer_name),
                ("ConsumerStatus", consumer.consumer_status),
                ("StreamARN", consumer.stream_arn),
            ];
            Ok(attributes
                .into_iter()
                .filter_map(|(name, value)| Some((name.to_owned(), value?.into())))
                .collect())
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
                .remove::<DeregisterStreamConsumer>(DeregisterStreamConsumerInput {
                    consumer_arn: Some(physical.to_owned()),
                    ..Default::default()
                })
                .await?;
            calls
                .wait(|| async {
                    let left = calls
                        .look::<DescribeStreamConsumer>(by_arn(physical))
                        .await?;
                    Ok(left.is_none().then_some(()))
                })
                .await
        })
    }
}
