//! RemovePermission

use auth::policy::edit;
use model::sns::{RemovePermission, RemovePermissionInput, RemovePermissionOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Sns;
use crate::names::Address;

impl Serve<RemovePermission> for Sns {
    fn access(&self, call: &Call, input: &RemovePermissionInput) -> Result<Vec<Access>, Fault> {
        self.access("SNS:RemovePermission", call, input.topic_arn.as_deref())
    }

    async fn run(
        &self,
        _call: &Call,
        input: RemovePermissionInput,
    ) -> Result<RemovePermissionOutput, Fault> {
        let address = Address::of_arn("TopicArn", input.topic_arn.as_deref())?;
        let label = input.label.unwrap_or_default();
        self.change_topic(&address, |topic| {
            // One that is gone already makes no difference.
            if let Some(left) = edit::revoke(Some(&topic.policy(&address)), &label) {
                topic.policy = left;
            }
            Ok(())
        })
        .await?;
        Ok(RemovePermissionOutput {})
    }
}
