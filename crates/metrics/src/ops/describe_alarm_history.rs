//! DescribeAlarmHistory: what happened to alarms, deleted ones as well.

use model::cloudwatch::{
    AlarmHistoryItem, DescribeAlarmHistory, DescribeAlarmHistoryInput, DescribeAlarmHistoryOutput,
};
use plane::{Access, Call, Serve};
use wire::{Fault, Timestamp};

use crate::{Metrics, alarm, faults, limits};

impl Serve<DescribeAlarmHistory> for Metrics {
    fn access(&self, call: &Call, input: &DescribeAlarmHistoryInput) -> Result<Vec<Access>, Fault> {
        Ok(self.alarm_access(
            "cloudwatch:DescribeAlarmHistory",
            &call.caller,
            &input.alarm_name,
        ))
    }

    async fn run(
        &self,
        call: &Call,
        input: DescribeAlarmHistoryInput,
    ) -> Result<DescribeAlarmHistoryOutput, Fault> {
        faults::refuse(&[("AlarmContributorId", input.alarm_contributor_id.is_some())])?;
        let most = input
            .max_records
            .and_then(|most| usize::try_from(most).ok());
        let most = most.unwrap_or(limits::ALARMS_PAGE);
        let skip: usize = match &input.next_token {
            Some(token) => token.parse().map_err(|_| faults::bad_token())?,
            None => 0,
        };
        let types = input.alarm_types.unwrap_or_default();
        let metric_alarms = types.is_empty() || types.iter().any(|kind| kind == "MetricAlarm");
        let from = input.start_date.map_or(i64::MIN, Timestamp::millis);
        let until = input.end_date.map_or(i64::MAX, Timestamp::millis);
        let mut rows = self.history.prefix(&alarm::prefix_for(&call.caller));
        if input.scan_by.as_deref() != Some("TimestampAscending") {
            rows.reverse();
        }
        let oldest = self.now_ms() - limits::HISTORY_KEPT_MS;
        let mut items: Vec<AlarmHistoryItem> = rows
            .iter()
            .map(|(_, row)| row)
            .filter(|row| {
                metric_alarms
                    && row.time_ms >= oldest
                    && (from..=until).contains(&row.time_ms)
                    && input
                        .alarm_name
                        .as_ref()
                        .is_none_or(|name| *name == row.alarm)
                    && input
                        .history_item_type
                        .as_ref()
                        .is_none_or(|kind| kind == row.kind.name())
            })
            .skip(skip)
            .take(most.saturating_add(1))
            .map(|row| AlarmHistoryItem {
                alarm_name: Some(row.alarm.clone()),
                alarm_type: Some("MetricAlarm".to_owned()),
                timestamp: Some(Timestamp::from_millis(row.time_ms)),
                history_item_type: Some(row.kind.name().to_owned()),
                history_summary: Some(row.summary.clone()),
                history_data: Some(row.data.clone()),
                alarm_contributor_id: None,
                alarm_contributor_attributes: None,
            })
            .collect();
        let more = items.len() > most;
        items.truncate(most);
        Ok(DescribeAlarmHistoryOutput {
            alarm_history_items: Some(items),
            next_token: more.then(|| skip.saturating_add(most).to_string()),
        })
    }
}
