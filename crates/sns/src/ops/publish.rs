//! Publish

use model::sns::{Publish, PublishInput, PublishOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::message::Given;
use crate::names::Address;
use crate::{Sns, faults};

/// The topic that is meant, by either name.
fn target(input: &PublishInput) -> Result<Address, Fault> {
    match (&input.topic_arn, &input.target_arn) {
        (Some(arn), None) => Address::of_arn("TopicArn", Some(arn)),
        (None, Some(arn)) => Address::of_arn("TargetArn", Some(arn)),
        (Some(_), Some(_)) => Err(faults::invalid(
            "TopicArn or TargetArn Reason: both cannot be specified",
        )),
        (None, None) => Err(faults::invalid(
            "TopicArn or TargetArn Reason: no value for required parameter",
        )),
    }
}

impl Serve<Publish> for Sns {
    fn access(&self, call: &Call, input: &PublishInput) -> Result<Vec<Access>, Fault> {
        faults::refuse(&[("PhoneNumber", input.phone_number.is_some())])?;
        let topic = target(input)?;
        let is_target = input.topic_arn.is_none();
        topic.check_region(call, if is_target { "TargetArn" } else { "TopicArn" })?;
        Ok(vec![self.access_to("SNS:Publish", &topic)])
    }

    async fn run(&self, _call: &Call, input: PublishInput) -> Result<PublishOutput, Fault> {
        let address = target(&input)?;
        let given = Given {
            message: input.message,
            subject: input.subject,
            structure: input.message_structure,
            attributes: input.message_attributes,
            deduplication_id: input.message_deduplication_id,
            group_id: input.message_group_id,
        };
        let mut ids = self.publish(&address, vec![given.into_draft()?]).await?;
        Ok(PublishOutput {
            message_id: ids.pop(),
            sequence_number: None,
        })
    }
}
