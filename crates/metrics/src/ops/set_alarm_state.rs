//! SetAlarmState: puts an alarm into a state until its next evaluation.

use model::cloudwatch::{SetAlarmState, SetAlarmStateInput, SetAlarmStateOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::alarm::{self, State, StateValue};
use crate::{Metrics, faults};

impl Serve<SetAlarmState> for Metrics {
    fn access(&self, call: &Call, input: &SetAlarmStateInput) -> Result<Vec<Access>, Fault> {
        Ok(self.alarm_access("cloudwatch:SetAlarmState", &call.caller, &input.alarm_name))
    }

    async fn run(
        &self,
        call: &Call,
        input: SetAlarmStateInput,
    ) -> Result<SetAlarmStateOutput, Fault> {
        let wanted = input.state_value.unwrap_or_default();
        let value = StateValue::named(&wanted)
            .ok_or_else(|| faults::invalid("The parameter StateValue is invalid."))?;
        if let Some(data) = &input.state_reason_data
            && serde_json::from_str::<serde_json::Value>(data).is_err()
        {
            return Err(Fault::client(
                "InvalidFormat",
                "StateReasonData was not valid JSON",
            ));
        }
        let key = alarm::key_for(&call.caller, &input.alarm_name.unwrap_or_default());
        let now_ms = self.now_ms();
        let state = State {
            value,
            reason: input.state_reason.unwrap_or_default(),
            data: input.state_reason_data,
            updated_ms: now_ms,
            changed_ms: now_ms,
        };
        self.change_alarm(&key, |row, tx| {
            self.enter(row, state, tx);
            Ok(())
        })
        .await?;
        Ok(SetAlarmStateOutput {})
    }
}
