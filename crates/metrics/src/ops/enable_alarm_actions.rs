//! EnableAlarmActions: lets alarms take their actions.

use model::cloudwatch::{EnableAlarmActions, EnableAlarmActionsInput, EnableAlarmActionsOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Metrics;

impl Serve<EnableAlarmActions> for Metrics {
    fn access(&self, call: &Call, input: &EnableAlarmActionsInput) -> Result<Vec<Access>, Fault> {
        let names = input.alarm_names.iter().flatten();
        Ok(self.alarm_access("cloudwatch:EnableAlarmActions", &call.caller, names))
    }

    async fn run(
        &self,
        call: &Call,
        input: EnableAlarmActionsInput,
    ) -> Result<EnableAlarmActionsOutput, Fault> {
        let names = input.alarm_names.unwrap_or_default();
        self.switch_actions(&call.caller, &names, true).await?;
        Ok(EnableAlarmActionsOutput {})
    }
}
