//! DisableAlarmActions: lets alarms change their state without actions.

use model::cloudwatch::{DisableAlarmActions, DisableAlarmActionsInput, DisableAlarmActionsOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Metrics;

impl Serve<DisableAlarmActions> for Metrics {
    fn access(&self, call: &Call, input: &DisableAlarmActionsInput) -> Result<Vec<Access>, Fault> {
        let names = input.alarm_names.iter().flatten();
        Ok(self.alarm_access("cloudwatch:DisableAlarmActions", &call.caller, names))
    }

    async fn run(
        &self,
        call: &Call,
        input: DisableAlarmActionsInput,
    ) -> Result<DisableAlarmActionsOutput, Fault> {
        let names = input.alarm_names.unwrap_or_default();
        self.switch_actions(&call.caller, &names, false).await?;
        Ok(DisableAlarmActionsOutput {})
    }
}
