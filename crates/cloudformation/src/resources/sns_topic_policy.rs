//! `AWS::SNS::TopicPolicy`: one policy, which topics have.

use model::sns::{SetTopicAttributes, SetTopicAttributesInput};
use plane::BoxFuture;
use serde_json::Value;
use wire::Operation;

use crate::calls::{Calls, Failure};
use crate::resource_type::{Attributes, ResourceType, Wanted, texts};
use crate::schema::{Alphabet, Capability, Kind, Naming, Properties, Schema, property};

static SCHEMA: Schema = Schema {
    type_name: "AWS::SNS::TopicPolicy",
    source: <SetTopicAttributes as Operation>::META.input,
    properties: &[
        property("PolicyDocument", Kind::Json).required(),
        property("Topics", Kind::List(&Kind::Text)).required(),
    ],
    naming: Naming {
        property: None,
        length: 100,
        alphabet: Alphabet::Mixed,
    },
    attributes: &["Id"],
    capability: Capability::None,
};

/// The type.
pub(super) struct TopicPolicy;

/// A topic's policy, or the default one where it is empty.
fn policy(topic_arn: &str, text: String) -> SetTopicAttributesInput {
    SetTopicAttributesInput {
        topic_arn: Some(topic_arn.to_owned()),
        attribute_name: Some("Policy".to_owned()),
        attribute_value: Some(text),
    }
}

/// Takes the policy from the topics of `properties` that are not in `kept`.
async fn take(
    calls: &Calls,
    properties: &Properties,
    kept: Option<&Properties>,
) -> Result<(), Failure> {
    let kept = kept.map(|kept| texts(kept, "Topics")).unwrap_or_default();
    for topic in texts(properties, "Topics") {
        if !kept.contains(&topic) {
            let input = policy(topic, String::new());
            calls.remove::<SetTopicAttributes>(input).await?;
        }
    }
    Ok(())
}

impl ResourceType for TopicPolicy {
    fn schema(&self) -> &'static Schema {
        &SCHEMA
    }

    fn find<'a>(
        &'a self,
        _calls: &'a Calls,
        _wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<Option<String>, Failure>> {
        // The id is CloudFormation's own; setting a policy replaces the one that is there.
        Box::pin(async { Ok(None) })
    }

    fn create<'a>(
        &'a self,
        _calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<String, Failure>> {
        // It is set when it is settled: then CloudFormation already knows what to take back.
        Box::pin(async move { Ok(wanted.name.to_owned()) })
    }

    fn settle<'a>(
        &'a self,
        calls: &'a Calls,
        _physical: &'a str,
        before: Option<&'a Properties>,
        after: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let text = after.get("PolicyDocument").map(Value::to_string);
            for topic in texts(after, "Topics") {
                let input = policy(topic, text.clone().unwrap_or_default());
                calls.call::<SetTopicAttributes>(input).await?;
            }
            match before {
                Some(before) => take(calls, before, Some(after)).await,
                None => Ok(()),
            }
        })
    }

    fn attributes<'a>(
        &'a self,
        _calls: &'a Calls,
        physical: &'a str,
        _properties: &'a Properties,
    ) -> BoxFuture<'a, Result<Attributes, Failure>> {
        Box::pin(async move { Ok(Attributes::from([("Id".to_owned(), physical.into())])) })
    }

    fn delete<'a>(
        &'a self,
        calls: &'a Calls,
        _physical: &'a str,
        properties: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(take(calls, properties, None))
    }
}
