//! DescribeAlarmHistory: what happened to alarms, deleted ones as well.

use model::cloudwatch::{
    AlarmHistoryItem, DescribeAlarmHistory, DescribeAlarmHistoryInput, DescribeAlarmHistoryOutput,
};
use plane::{Access, Call, Serve};
use wire::{Fault, Timestamp};

use crate::{Metrics, alarm, faults, limits, token};

/// What the tokens begin with, by the order that they go on in.
const OLDEST_FIRST: &str = "h1";
const NEWEST_FIRST: &str = "h2";

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
        let is_ascending = input.scan_by.as_deref() == Some("TimestampAscending");
        let list = if is_ascending {
            OLDEST_FIRST
        } else {
            NEWEST_FIRST
        };
        let after = input
            .next_token
            .as_deref()
            .map(|token| token::name_in(list, token).ok_or_else(faults::bad_token))
            .transpose()?;
        let is_ahead = |key: &str| match &after {
            Some(after) if is_ascending => key > after.as_str(),
            Some(after) => key < after.as_str(),
            None => true,
        };
        let types = input.alarm_types.unwrap_or_default();
        let metric_alarms = types.is_empty() || types.iter().any(|kind| kind == "MetricAlarm");
        let from = input.start_date.map_or(i64::MIN, Timestamp::millis);
        let until = input.end_date.map_or(i64::MAX, Timestamp::millis);
        let mut rows = self.history.prefix(&alarm::prefix_for(&call.caller));
        if !is_ascending {
            rows.reverse();
        }
        let oldest = self.now_ms() - limits::HISTORY_KEPT_MS;
        rows.retain(|(key, row)| {
            is_ahead(key)
                && metric_alarms
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
        });
        let has_more = rows.len() > most;
        rows.truncate(most);
        let last = rows.last().filter(|_| has_more);
        let next_token = last.map(|(key, _)| token::behind(list, key));
        let items = rows.iter().map(|(_, row)| AlarmHistoryItem {
            alarm_name: Some(row.alarm.clone()),
            alarm_type: Some("MetricAlarm".to_owned()),
            timestamp: Some(Timestamp::from_millis(row.time_ms)),
            history_item_type: Some(row.kind.name().to_owned()),
            history_summary: Some(row.summary.clone()),
            history_data: Some(row.data.clone()),
            alarm_contributor_id: None,
            alarm_contributor_attributes: None,
        });
        Ok(DescribeAlarmHistoryOutput {
            alarm_history_items: Some(items.collect()),
            next_token,
        })
    }
}
