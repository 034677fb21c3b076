//! `AWS::SQS::QueuePolicy`: one policy, which queues have.

use std::collections::BTreeMap;

use model::sqs::{SetQueueAttributes, SetQueueAttributesInput};
use wire::Operation;

use crate::schema::{Alphabet, Capability, Kind, Naming, Schema, property};
use crate::shared_policy::SharedPolicy;

static SCHEMA: Schema = Schema {
    type_name: "AWS::SQS::QueuePolicy",
    source: <SetQueueAttributes as Operation>::META.input,
    properties: &[
        property("PolicyDocument", Kind::Json).required(),
        property("Queues", Kind::List(&Kind::Text)).required(),
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
pub(super) struct QueuePolicy;

impl SharedPolicy for QueuePolicy {
    type Set = SetQueueAttributes;
    const SCHEMA: &'static Schema = &SCHEMA;
    const LIST: &'static str = "Queues";

    fn policy(url: &str, text: String) -> SetQueueAttributesInput {
        SetQueueAttributesInput {
            queue_url: Some(url.to_owned()),
            attributes: Some(BTreeMap::from([("Policy".to_owned(), text)])),
        }
    }
}
