//! `AWS::SNS::Topic`, with the subscriptions that stand in it.

use model::sns::{
    CreateTopic, CreateTopicInput, DeleteTopic, DeleteTopicInput, GetTopicAttributes,
    GetTopicAttributesInput, ListSubscriptionsByTopic, ListSubscriptionsByTopicInput,
    SetTopicAttributes, SetTopicAttributesInput, Subscribe, SubscribeInput, Tag, TagResource,
    TagResourceInput, Unsubscribe, UnsubscribeInput, UntagResource, UntagResourceInput,
};
use plane::BoxFuture;
use serde_json::Value;
use wire::Operation;

use crate::calls::{Calls, Failure};
use crate::resource_type::{Attributes, ResourceType, Wanted, changed, string, text};
use crate::schema::{Alphabet, Capability, Kind, Naming, Properties, Property, Schema, property};
use crate::tags;

const SUBSCRIPTION: &[Property] = &[
    property("Endpoint", Kind::Text).required(),
    property("Protocol", Kind::Text).required(),
];

static SCHEMA: Schema = Schema {
    type_name: "AWS::SNS::Topic",
    source: <CreateTopic as Operation>::META.input,
    properties: &[
        property("DisplayName", Kind::Text),
        property("Subscription", Kind::List(&Kind::Object(SUBSCRIPTION))),
        property("Tags", Kind::Tags),
        property("TopicName", Kind::Text).create_only(),
    ],
    unsupported: &[
        "ArchivePolicy",
        "ContentBasedDeduplication",
        "DataProtectionPolicy",
        "DeliveryStatusLogging",
        "FifoThroughputScope",
        "FifoTopic",
        "KmsMasterKeyId",
        "SignatureVersion",
        "TracingConfig",
    ],
    naming: Naming {
        property: Some("TopicName"),
        length: 256,
        alphabet: Alphabet::Mixed,
    },
    attributes: &["TopicArn", "TopicName"],
    capability: Capability::None,
};

/// The type.
pub(super) struct Topic;

fn arn_of(calls: &Calls, name: &str) -> String {
    let (region, account) = (&calls.caller.region, &calls.caller.account);
    format!("arn:aws:sns:{region}:{account}:{name}")
}

/// Protocol and endpoint of each subscription in the properties.
fn subscriptions(properties: &Properties) -> Vec<(String, String)> {
    let list = properties.get("Subscription").and_then(Value::as_array);
    let pairs = list.into_iter().flatten().filter_map(|one| {
        let text = |name: &str| one.get(name)?.as_str().map(str::to_owned);
        Some((text("Protocol")?, text("Endpoint")?))
    });
    pairs.collect()
}

/// Takes away the subscriptions of these protocols and endpoints.
async fn unsubscribe(calls: &Calls, topic: &str, gone: &[(String, String)]) -> Result<(), Failure> {
    let mut next_token = None;
    loop {
        let input = ListSubscriptionsByTopicInput {
            topic_arn: Some(topic.to_owned()),
            next_token,
        };
        let Some(page) = calls.look::<ListSubscriptionsByTopic>(input).await? else {
            return Ok(());
        };
        for one in page.subscriptions.into_iter().flatten() {
            let pair = (
                one.protocol.unwrap_or_default(),
                one.endpoint.unwrap_or_default(),
            );
            if gone.contains(&pair) {
                let input = UnsubscribeInput {
                    subscription_arn: one.subscription_arn,
                };
                calls.remove::<Unsubscribe>(input).await?;
            }
        }
        match page.next_token {
            Some(token) => next_token = Some(token),
            None => return Ok(()),
        }
    }
}

async fn settle_subscriptions(
    calls: &Calls,
    topic: &str,
    before: Option<&Properties>,
    after: &Properties,
) -> Result<(), Failure> {
    let wanted = subscriptions(after);
    let gone: Vec<_> = before
        .map(subscriptions)
        .unwrap_or_default()
        .into_iter()
        .filter(|pair| !wanted.contains(pair))
        .collect();
    if !gone.is_empty() {
        unsubscribe(calls, topic, &gone).await?;
    }
    for (protocol, endpoint) in wanted {
        let input = SubscribeInput {
            topic_arn: Some(topic.to_owned()),
            protocol: Some(protocol),
            endpoint: Some(endpoint),
            ..Default::default()
        };
        calls.call::<Subscribe>(input).await?;
    }
    Ok(())
}

async fn settle_tags(
    calls: &Calls,
    topic: &str,
    before: &Properties,
    after: &Properties,
) -> Result<(), Failure> {
    let (set, removed) = tags::changes(before, after);
    let resource_arn = Some(topic.to_owned());
    if !set.is_empty() {
        let input = TagResourceInput {
            resource_arn: resource_arn.clone(),
            tags: Some(set.into_iter().map(tag).collect()),
        };
        calls.call::<TagResource>(input).await?;
    }
    if !removed.is_empty() {
        let input = UntagResourceInput {
            resource_arn,
            tag_keys: Some(removed),
        };
        calls.call::<UntagResource>(input).await?;
    }
    Ok(())
}

fn tag((key, value): (String, String)) -> Tag {
    Tag {
        key: Some(key),
        value: Some(value),
    }
}

impl ResourceType for Topic {
    fn schema(&self) -> &'static Schema {
        &SCHEMA
    }

    fn unsupported(&self, properties: &Properties) -> Option<String> {
        let name = text(properties, "TopicName")?;
        name.ends_with(".fifo").then(|| format!("TopicName {name}"))
    }

    fn find<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<Option<String>, Failure>> {
        Box::pin(async move {
            let arn = arn_of(calls, wanted.name);
            let input = GetTopicAttributesInput {
                topic_arn: Some(arn.clone()),
            };
            match calls.look::<GetTopicAttributes>(input).await {
                // It has a name that no topic has, which is for CreateTopic to say.
                Err(failure) if failure.code.starts_with("InvalidParameter") => Ok(None),
                found => Ok(found?.map(|_| arn)),
            }
        })
    }

    fn taken(&self, _calls: &Calls, physical: &str, _properties: &Properties) -> String {
        let (kind, name) = (SCHEMA.type_name, self.name_of(physical));
        format!("Resource of type '{kind}' with identifier '{name}' already exists.")
    }

    fn name_of<'p>(&self, physical: &'p str) -> &'p str {
        physical.rsplit(':').next().unwrap_or(physical)
    }

    fn create<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<String, Failure>> {
        Box::pin(async move {
            let display = string(wanted.properties, "DisplayName");
            let input = CreateTopicInput {
                name: Some(wanted.name.to_owned()),
                attributes: display.map(|name| [("DisplayName".to_owned(), name)].into()),
                tags: tags::some(wanted.properties).map(|tags| tags.into_iter().map(tag).collect()),
                ..Default::default()
            };
            let made = calls.call::<CreateTopic>(input).await?;
            Ok(made.topic_arn.unwrap_or_default())
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
            if changed(before, after, "Subscription") {
                settle_subscriptions(calls, physical, before, after).await?;
            }
            let Some(before) = before else { return Ok(()) };
            if changed(Some(before), after, "DisplayName") {
                let input = SetTopicAttributesInput {
                    topic_arn: Some(physical.to_owned()),
                    attribute_name: Some("DisplayName".to_owned()),
                    attribute_value: Some(string(after, "DisplayName").unwrap_or_default()),
                };
                calls.call::<SetTopicAttributes>(input).await?;
            }
            settle_tags(calls, physical, before, after).await
        })
    }

    fn attributes<'a>(
        &'a self,
        _calls: &'a Calls,
        physical: &'a str,
        _properties: &'a Properties,
    ) -> BoxFuture<'a, Result<Attributes, Failure>> {
        Box::pin(async move {
            let name = self.name_of(physical);
            Ok(Attributes::from([
                ("TopicArn".to_owned(), physical.into()),
                ("TopicName".to_owned(), name.into()),
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
            let input = DeleteTopicInput {
                topic_arn: Some(physical.to_owned()),
            };
            calls.remove::<DeleteTopic>(input).await
        })
    }
}
