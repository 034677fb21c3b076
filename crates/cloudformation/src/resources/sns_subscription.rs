//! `AWS::SNS::Subscription`

use model::sns::{
    GetSubscriptionAttributes, GetSubscriptionAttributesInput, ListSubscriptionsByTopic,
    ListSubscriptionsByTopicInput, SetSubscriptionAttributes, SetSubscriptionAttributesInput,
    Subscribe, SubscribeInput, Unsubscribe, UnsubscribeInput,
};
use plane::BoxFuture;
use wire::Operation;

use crate::calls::{Calls, Failure};
use crate::resource_type::{Attributes, ResourceType, Wanted, changed, other_than, string, text};
use crate::schema::{Alphabet, Capability, Kind, Naming, Properties, Schema, property};

static SCHEMA: Schema = Schema {
    type_name: "AWS::SNS::Subscription",
    source: <Subscribe as Operation>::META.input,
    properties: &[
        property("Endpoint", Kind::Text).required().create_only(),
        property("Protocol", Kind::Text).required().create_only(),
        property("RawMessageDelivery", Kind::Flag),
        property("Region", Kind::Text),
        property("TopicArn", Kind::Text).required().create_only(),
    ],
    unsupported: &[
        "DeliveryPolicy",
        "FilterPolicy",
        "FilterPolicyScope",
        "RedrivePolicy",
        "ReplayPolicy",
        "SubscriptionRoleArn",
    ],
    naming: Naming {
        property: None,
        length: 256,
        alphabet: Alphabet::Mixed,
    },
    attributes: &["Arn"],
    capability: Capability::None,
};

/// The type.
pub(super) struct Subscription;

/// The property as the operations take it.
fn raw(properties: &Properties) -> String {
    let raw = properties.get("RawMessageDelivery");
    let is_raw = raw.and_then(serde_json::Value::as_bool);
    is_raw.unwrap_or_default().to_string()
}

impl ResourceType for Subscription {
    fn schema(&self) -> &'static Schema {
        &SCHEMA
    }

    fn unsupported(&self, properties: &Properties) -> Option<String> {
        // A region is named where the topic is in another than the stack.
        let topic = string(properties, "TopicArn")?;
        other_than(properties, &["Region"], topic.split(':').nth(3)?)
    }

    fn find<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<Option<String>, Failure>> {
        Box::pin(async move {
            let protocol = string(wanted.properties, "Protocol");
            let endpoint = string(wanted.properties, "Endpoint");
            let mut next_token = None;
            loop {
                let input = ListSubscriptionsByTopicInput {
                    topic_arn: string(wanted.properties, "TopicArn"),
                    next_token,
                };
                let Some(page) = calls.look::<ListSubscriptionsByTopic>(input).await? else {
                    return Ok(None);
                };
                let mut listed = page.subscriptions.into_iter().flatten();
                let found = listed.find(|one| one.protocol == protocol && one.endpoint == endpoint);
                if let Some(found) = found {
                    return Ok(found.subscription_arn);
                }
                match page.next_token {
                    Some(token) => next_token = Some(token),
                    None => return Ok(None),
                }
            }
        })
    }

    fn identity(&self, _name: &str, properties: &Properties) -> Option<String> {
        let parts = ["TopicArn", "Protocol", "Endpoint"];
        let parts = parts.map(|name| text(properties, name).unwrap_or_default());
        Some(parts.join("|"))
    }

    fn adopts(&self) -> bool {
        true
    }

    fn create<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<String, Failure>> {
        Box::pin(async move {
            let properties = wanted.properties;
            let attribute = ("RawMessageDelivery".to_owned(), raw(properties));
            let input = SubscribeInput {
                topic_arn: string(properties, "TopicArn"),
                protocol: string(properties, "Protocol"),
                endpoint: string(properties, "Endpoint"),
                attributes: Some([attribute].into()),
                return_subscription_arn: Some(true),
            };
            let made = calls.call::<Subscribe>(input).await?;
            Ok(made.subscription_arn.unwrap_or_default())
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
            if before.is_some() && changed(before, after, "RawMessageDelivery") {
                let input = SetSubscriptionAttributesInput {
                    subscription_arn: Some(physical.to_owned()),
                    attribute_name: Some("RawMessageDelivery".to_owned()),
                    attribute_value: Some(raw(after)),
                };
                calls.call::<SetSubscriptionAttributes>(input).await?;
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
            let input = GetSubscriptionAttributesInput {
                subscription_arn: Some(physical.to_owned()),
            };
            calls.call::<GetSubscriptionAttributes>(input).await?;
            Ok(Attributes::from([("Arn".to_owned(), physical.into())]))
        })
    }

    fn delete<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        _properties: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let input = UnsubscribeInput {
                subscription_arn: Some(physical.to_owned()),
            };
            calls.remove::<Unsubscribe>(input).await
        })
    }
}
