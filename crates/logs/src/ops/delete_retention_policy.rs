//! DeleteRetentionPolicy: the events of a group are kept for ever again.

use model::logs::{DeleteRetentionPolicy, DeleteRetentionPolicyInput, DeleteRetentionPolicyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::{Logs, group};

impl Serve<DeleteRetentionPolicy> for Logs {
    fn access(
        &self,
        call: &Call,
        input: &DeleteRetentionPolicyInput,
    ) -> Result<Vec<Access>, Fault> {
        let group = input.log_group_name.as_deref().unwrap_or("*");
        Ok(vec![self.access(
            "logs:DeleteRetentionPolicy",
            &call.caller,
            group,
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteRetentionPolicyInput,
    ) -> Result<DeleteRetentionPolicyOutput, Fault> {
        let key = group::key_for(&call.caller, &input.log_group_name.unwrap_or_default());
        self.change_group(&key, |row, tx| {
            group::retain(row, None, tx);
            Ok(())
        })
        .await?;
        Ok(DeleteRetentionPolicyOutput {})
    }
}
