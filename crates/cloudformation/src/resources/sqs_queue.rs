//! `AWS::SQS::Queue`

use std::collections::BTreeMap;

use model::sqs::{
    CreateQueue, CreateQueueInput, DeleteQueue, DeleteQueueInput, GetQueueAttributes,
    GetQueueAttributesInput, GetQueueUrl, GetQueueUrlInput, SetQueueAttributes,
    SetQueueAttributesInput, TagQueue, TagQueueInput, UntagQueue, UntagQueueInput,
};
use plane::BoxFuture;
use serde_json::Value;
use wire::Operation;

use crate::calls::{Calls, Failure};
use crate::resource_type::{Attributes, ResourceType, Wanted, text};
use crate::schema::{Alphabet, Capability, Kind, Naming, Properties, Schema, property};
use crate::tags;

static SCHEMA: Schema = Schema {
    type_name: "AWS::SQS::Queue",
    source: <CreateQueue as Operation>::META.input,
    properties: &[
        property("DelaySeconds", Kind::Integer),
        property("MaximumMessageSize", Kind::Integer),
        property("MessageRetentionPeriod", Kind::Integer),
        property("QueueName", Kind::Text).create_only(),
        property("ReceiveMessageWaitTimeSeconds", Kind::Integer),
        property("RedriveAllowPolicy", Kind::Json),
        property("RedrivePolicy", Kind::Json),
        property("SqsManagedSseEnabled", Kind::Flag),
        property("Tags", Kind::Tags),
        property("VisibilityTimeout", Kind::Integer),
    ],
    unsupported: &[
        "ContentBasedDeduplication",
        "DeduplicationScope",
        "FifoQueue",
        "FifoThroughputLimit",
        "KmsDataKeyReusePeriodSeconds",
        "KmsMasterKeyId",
    ],
    naming: Naming {
        property: Some("QueueName"),
        length: 80,
        alphabet: Alphabet::Mixed,
    },
    attributes: &["Arn", "QueueName", "QueueUrl"],
    capability: Capability::None,
};

/// What the attributes are without the properties.
const DEFAULTS: [(&str, &str); 8] = [
    ("DelaySeconds", "0"),
    ("MaximumMessageSize", "1048576"),
    ("MessageRetentionPeriod", "345600"),
    ("ReceiveMessageWaitTimeSeconds", "0"),
    ("RedriveAllowPolicy", ""),
    ("RedrivePolicy", ""),
    ("SqsManagedSseEnabled", "true"),
    ("VisibilityTimeout", "30"),
];

/// The type.
pub(super) struct Queue;

/// A property as the operations take it.
fn attribute(properties: &Properties, name: &str) -> Option<String> {
    properties.get(name).map(|value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    })
}

fn all(properties: &Properties) -> BTreeMap<String, String> {
    DEFAULTS
        .into_iter()
        .filter_map(|(name, _)| Some((name.to_owned(), attribute(properties, name)?)))
        .collect()
}

/// What has to be set to get from one set of properties to another.
fn changes(before: &Properties, after: &Properties) -> BTreeMap<String, String> {
    DEFAULTS
        .into_iter()
        .filter_map(|(name, default)| {
            let (was, is) = (attribute(before, name), attribute(after, name));
            let is_other = was != is;
            is_other.then(|| (name.to_owned(), is.unwrap_or_else(|| default.to_owned())))
        })
        .collect()
}

/// The queue's name, in its URL.
fn name_of(url: &str) -> &str {
    url.rsplit('/').next().unwrap_or(url)
}

impl ResourceType for Queue {
    fn schema(&self) -> &'static Schema {
        &SCHEMA
    }

    fn unsupported(&self, properties: &Properties) -> Option<String> {
        let name = text(properties, "QueueName")?;
        name.ends_with(".fifo").then(|| format!("QueueName {name}"))
    }

    fn find<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<Option<String>, Failure>> {
        Box::pin(async move {
            let input = GetQueueUrlInput {
                queue_name: Some(wanted.name.to_owned()),
                ..Default::default()
            };
            let found = calls.look::<GetQueueUrl>(input).await?;
            Ok(found.and_then(|found| found.queue_url))
        })
    }

    fn name_of<'p>(&self, physical: &'p str) -> &'p str {
        name_of(physical)
    }

    fn create<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<String, Failure>> {
        Box::pin(async move {
            let input = CreateQueueInput {
                queue_name: Some(wanted.name.to_owned()),
                attributes: Some(all(wanted.properties)),
                tags: tags::some(wanted.properties),
            };
            let made = calls.call::<CreateQueue>(input).await?;
            Ok(made.queue_url.unwrap_or_default())
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
            let Some(before) = before else { return Ok(()) };
            let queue_url = Some(physical.to_owned());
            let changed = changes(before, after);
            if !changed.is_empty() {
                let input = SetQueueAttributesInput {
                    queue_url: queue_url.clone(),
                    attributes: Some(changed),
                };
                calls.call::<SetQueueAttributes>(input).await?;
            }
            let (set, removed) = tags::changes(before, after);
            if !set.is_empty() {
                let input = TagQueueInput {
                    queue_url: queue_url.clone(),
                    tags: Some(set),
                };
                calls.call::<TagQueue>(input).await?;
            }
            if !removed.is_empty() {
                let input = UntagQueueInput {
                    queue_url,
                    tag_keys: Some(removed),
                };
                calls.call::<UntagQueue>(input).await?;
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
            let input = GetQueueAttributesInput {
                queue_url: Some(physical.to_owned()),
                attribute_names: Some(vec!["QueueArn".to_owned()]),
            };
            let told = calls.call::<GetQueueAttributes>(input).await?;
            let arn = told
                .attributes
                .and_then(|mut told| told.remove("QueueArn"))
                .unwrap_or_default();
            Ok(Attributes::from([
                ("Arn".to_owned(), arn.into()),
                ("QueueName".to_owned(), name_of(physical).into()),
                ("QueueUrl".to_owned(), physical.into()),
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
            let input = DeleteQueueInput {
                queue_url: Some(physical.to_owned()),
            };
            calls.remove::<DeleteQueue>(input).await
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn properties(value: Value) -> Properties {
        value.as_object().cloned().unwrap_or_default()
    }

    #[test]
    fn what_is_taken_away_goes_back_to_its_default() {
        let before = properties(json!({
            "DelaySeconds": 5, "VisibilityTimeout": 60, "RedrivePolicy": {"maxReceiveCount": 1},
        }));
        let after = properties(json!({"DelaySeconds": 6, "SqsManagedSseEnabled": false}));
        let expected = [
            ("DelaySeconds", "6"),
            ("RedrivePolicy", ""),
            ("SqsManagedSseEnabled", "false"),
            ("VisibilityTimeout", "30"),
        ];
        let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(changes(&before, &after), BTreeMap::from(expected));
        assert_eq!(changes(&after, &after), BTreeMap::new());
        let redrive = all(&before).remove("RedrivePolicy");
        assert_eq!(redrive.as_deref(), Some(r#"{"maxReceiveCount":1}"#));
    }
}
