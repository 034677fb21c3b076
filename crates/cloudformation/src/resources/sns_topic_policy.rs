//! `AWS::SNS::TopicPolicy`: one policy, which topics have.

use model::sns::{SetTopicAttributes, SetTopicAttributesInput};
use wire::Operation;

use crate::schema::{Alphabet, Capability, Kind, Naming, Schema, property};
use crate::shared_policy::SharedPolicy;

static SCHEMA: Schema = Schema {
    type_name: "AWS::SNS::TopicPolicy",
    source: <SetTopicAttributes as Operation>::META.input,
    properties: &[
        property("PolicyDocument", Kind::Json).required(),
        property("Topics", Kind::List(&Kind::Text)).required(),
    ],
    unsupported: &[],
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

impl SharedPolicy for TopicPolicy {
    type Set = SetTopicAttributes;
    const SCHEMA: &'static Schema = &SCHEMA;
    const LIST: &'static str = "Topics";

    fn policy(arn: &str, text: String) -> SetTopicAttributesInput {
        SetTopicAttributesInput {
            topic_arn: Some(arn.to_owned()),
            attribute_name: Some("Policy".to_owned()),
            attribute_value: Some(text),
        }
    }
}
