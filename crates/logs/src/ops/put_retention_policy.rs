//! PutRetentionPolicy: how long the events of a group are kept.

use model::logs::{PutRetentionPolicy, PutRetentionPolicyInput, PutRetentionPolicyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::{Logs, faults, group, limits};

impl Serve<PutRetentionPolicy> for Logs {
    fn access(&self, call: &Call, input: &PutRetentionPolicyInput) -> Result<Vec<Access>, Fault> {
        let group = input.log_group_name.as_deref().unwrap_or("*");
        Ok(vec![self.access(
            "logs:PutRetentionPolicy",
            &call.caller,
            group,
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: PutRetentionPolicyInput,
    ) -> Result<PutRetentionPolicyOutput, Fault> {
        let key = group::key_for(&call.caller, &input.log_group_name.unwrap_or_default());
        let days = input.retention_in_days.unwrap_or(0);
        if !limits::RETENTION_DAYS.contains(&days) {
            let known: Vec<String> = limits::RETENTION_DAYS
                .iter()
                .map(ToString::to_string)
                .collect();
            return Err(faults::invalid(format!(
                "1 validation error detected: Value '{days}' at 'retentionInDays' failed to \
                 satisfy constraint: Member must satisfy enum value set: [{}]",
                known.join(", ")
            )));
        }
        self.change_group(&key, |row, tx| {
            group::retain(row, Some(days), tx);
            Ok(())
        })
        .await?;
        Ok(PutRetentionPolicyOutput {})
    }
}
