//! DescribeAlarms: alarms by name, prefix, state or action.

use model::cloudwatch::{DescribeAlarms, DescribeAlarmsInput, DescribeAlarmsOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::{Metrics, alarm, faults, limits, token};

/// What its tokens begin with.
const LIST: &str = "a1";

impl Serve<DescribeAlarms> for Metrics {
    fn access(&self, call: &Call, input: &DescribeAlarmsInput) -> Result<Vec<Access>, Fault> {
        let names = input.alarm_names.iter().flatten();
        Ok(self.alarm_access("cloudwatch:DescribeAlarms", &call.caller, names))
    }

    async fn run(
        &self,
        call: &Call,
        input: DescribeAlarmsInput,
    ) -> Result<DescribeAlarmsOutput, Fault> {
        faults::refuse(&[
            (
                "ChildrenOfAlarmName",
                input.children_of_alarm_name.is_some(),
            ),
            ("ParentsOfAlarmName", input.parents_of_alarm_name.is_some()),
        ])?;
        if input.alarm_names.is_some() && input.alarm_name_prefix.is_some() {
            return Err(faults::combination(
                "AlarmNamePrefix and AlarmNames are mutually exclusive and you have specified both.",
            ));
        }
        let after = input
            .next_token
            .as_deref()
            .map(|token| token::name_in(LIST, token).ok_or_else(faults::bad_token))
            .transpose()?;
        let most = input
            .max_records
            .and_then(|most| usize::try_from(most).ok());
        let most = most.unwrap_or(limits::ALARMS_PAGE);
        let types = input.alarm_types.unwrap_or_default();
        let metric_alarms = types.is_empty() || types.iter().any(|kind| kind == "MetricAlarm");
        let has_prefix = |actions: &[String], prefix: &str| {
            actions.iter().any(|action| action.starts_with(prefix))
        };
        let mut shown = Vec::new();
        let mut next = None;
        for alarm in self.alarms_of(&call.caller) {
            let (name, settings) = (&alarm.name, &alarm.settings);
            let lists = [
                &settings.ok_actions,
                &settings.alarm_actions,
                &settings.insufficient_data_actions,
            ];
            let is_wanted = metric_alarms
                && input
                    .alarm_names
                    .as_ref()
                    .is_none_or(|names| names.contains(name))
                && input
                    .alarm_name_prefix
                    .as_ref()
                    .is_none_or(|prefix| name.starts_with(prefix))
                && input
                    .state_value
                    .as_ref()
                    .is_none_or(|state| state == alarm.state.value.name())
                && input
                    .action_prefix
                    .as_ref()
                    .is_none_or(|prefix| lists.iter().any(|list| has_prefix(list, prefix)))
                && after.as_ref().is_none_or(|after| name > after);
            if !is_wanted {
                continue;
            }
            if shown.len() == most {
                next = shown
                    .last()
                    .and_then(|last: &model::cloudwatch::MetricAlarm| last.alarm_name.clone());
                break;
            }
            shown.push(alarm::shown(&alarm));
        }
        Ok(DescribeAlarmsOutput {
            composite_alarms: Some(Vec::new()),
            metric_alarms: Some(shown),
            next_token: next.map(|name| token::behind(LIST, &name)),
        })
    }
}
