//! DeleteAlarms: deletes alarms, or none of them if one does not exist.

use model::cloudwatch::{DeleteAlarms, DeleteAlarmsInput, DeleteAlarmsOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::{Metrics, alarm, faults};

impl Serve<DeleteAlarms> for Metrics {
    fn access(&self, call: &Call, input: &DeleteAlarmsInput) -> Result<Vec<Access>, Fault> {
        let names = input.alarm_names.iter().flatten();
        Ok(self.alarm_access("cloudwatch:DeleteAlarms", &call.caller, names))
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteAlarmsInput,
    ) -> Result<DeleteAlarmsOutput, Fault> {
        let mut names = input.alarm_names.unwrap_or_default();
        names.sort_unstable();
        names.dedup();
        let now_ms = self.now_ms();
        let outcome = self.store.transact(|tx| {
            for name in &names {
                let key = alarm::key_for(&call.caller, name);
                let row = tx.get(&self.alarms, &key).ok_or_else(faults::no_alarm)?;
                self.note(tx, alarm::of_settings(&row, "Delete", now_ms));
                tx.delete(&self.alarms, &key);
            }
            Ok(())
        });
        store::committed(outcome, faults::store).await?;
        Ok(DeleteAlarmsOutput {})
    }
}
