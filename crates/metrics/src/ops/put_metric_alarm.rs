//! PutMetricAlarm: makes an alarm or replaces its settings.

use model::cloudwatch::{PutMetricAlarm, PutMetricAlarmInput, PutMetricAlarmOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::alarm::{self, Alarm, Settings, State};
use crate::{Metrics, faults, tags};

impl Serve<PutMetricAlarm> for Metrics {
    fn access(&self, call: &Call, input: &PutMetricAlarmInput) -> Result<Vec<Access>, Fault> {
        let mut needed =
            self.alarm_access("cloudwatch:PutMetricAlarm", &call.caller, &input.alarm_name);
        if input.tags.as_ref().is_some_and(|tags| !tags.is_empty()) {
            let tag = self.alarm_access("cloudwatch:TagResource", &call.caller, &input.alarm_name);
            needed.extend(tag);
        }
        let lists = [
            &input.ok_actions,
            &input.alarm_actions,
            &input.insufficient_data_actions,
        ];
        let actions: Vec<String> = lists.into_iter().flatten().flatten().cloned().collect();
        let with = |access: Access| {
            let access = access.bringing_tags(tags::given(input.tags.as_ref()));
            if actions.is_empty() {
                access
            } else {
                access.with_context("cloudwatch:AlarmActions", actions.clone())
            }
        };
        Ok(needed.into_iter().map(with).collect())
    }

    async fn run(
        &self,
        call: &Call,
        input: PutMetricAlarmInput,
    ) -> Result<PutMetricAlarmOutput, Fault> {
        let settings = Settings::checked(&call.caller, &input)?;
        self.check_expressions(&call.caller, &settings)?;
        let name = input.alarm_name.unwrap_or_default();
        let tags = tags::checked(input.tags.unwrap_or_default())?;
        let key = alarm::key_for(&call.caller, &name);
        let now_ms = self.now_ms();
        let outcome = self.store.transact(|tx| {
            let known = tx.get(&self.alarms, &key);
            let what = if known.is_some() { "Update" } else { "Create" };
            let row = match known {
                // Its state and tags stay.
                Some(known) => Alarm {
                    settings,
                    configured_ms: now_ms,
                    ..Alarm::clone(&known)
                },
                None => Alarm {
                    id: tx.next_id(),
                    account: call.caller.account.clone(),
                    region: call.caller.region.clone(),
                    name,
                    settings,
                    configured_ms: now_ms,
                    state: State::initial(now_ms),
                    tags,
                },
            };
            self.note(tx, alarm::of_settings(&row, what, now_ms));
            tx.put(&self.alarms, &key, row);
            Ok(())
        });
        store::committed(outcome, faults::store).await?;
        Ok(PutMetricAlarmOutput {})
    }
}
