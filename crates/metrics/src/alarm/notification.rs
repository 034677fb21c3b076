//! What topics are told of an alarm that changed its state. See "Notifying users on alarm changes"
//! in the Amazon CloudWatch User Guide.

use plane::{Account, Region};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::reason::long_time;
use super::region::in_words;
use super::settings::{StoredMetric, StoredQuery};
use super::{Alarm, Settings, Source, StateValue};
use crate::limits;

/// A message on its way to a topic, under a number that rises with time.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Notification {
    /// The alarm's account.
    pub account: Account,
    /// The alarm's region.
    pub region: Region,
    /// The alarm's name.
    pub alarm: String,
    /// The alarm's ARN.
    pub alarm_arn: String,
    /// The topic's ARN.
    pub topic: String,
    pub subject: String,
    /// JSON.
    pub message: String,
    /// When the alarm's state was set, milliseconds since the epoch.
    pub updated_ms: i64,
    /// Tries that failed.
    pub tries: u32,
    /// When it is tried next, milliseconds since the epoch.
    pub due_ms: u64,
}

impl Notification {
    /// What a topic is told of an alarm that was in another state before.
    pub(super) fn new(alarm: &Alarm, before: StateValue, topic: &str) -> Self {
        Self {
            account: alarm.account.clone(),
            region: alarm.region.clone(),
            alarm: alarm.name.clone(),
            alarm_arn: alarm.arn(),
            topic: topic.to_owned(),
            subject: subject(alarm),
            message: message(alarm, before).to_string(),
            updated_ms: alarm.state.updated_ms,
            tries: 0,
            due_ms: u64::try_from(alarm.state.updated_ms).unwrap_or(0),
        }
    }
}

/// `ALARM: "hot" in US East (N. Virginia)`, of letters that topics take, and not too long for them.
fn subject(alarm: &Alarm) -> String {
    let head = format!("{}: \"", alarm.state.value.name());
    let tail = format!("\" in {}", in_words(alarm.region.as_str()));
    let room = limits::SUBJECT_CHARS_MAX.saturating_sub(head.len() + tail.len());
    let shown = |letter: char| match letter {
        '\u{2028}' | '\u{2029}' => '?',
        letter if letter.is_control() => '?',
        letter => letter,
    };
    let mut name: String = alarm.name.chars().map(shown).collect();
    if name.chars().count() > room {
        name = name.chars().take(room.saturating_sub(3)).collect();
        name.push_str("...");
    }
    format!("{head}{name}{tail}")
}

fn message(alarm: &Alarm, before: StateValue) -> Value {
    let (settings, state) = (&alarm.settings, &alarm.state);
    json!({
        "AlarmName": alarm.name,
        "AlarmDescription": settings.description,
        "AWSAccountId": alarm.account.as_str(),
        "AlarmConfigurationUpdatedTimestamp": long_time(alarm.configured_ms),
        "NewStateValue": state.value.name(),
        "NewStateReason": state.reason,
        "StateChangeTime": long_time(state.updated_ms),
        "Region": in_words(alarm.region.as_str()),
        "AlarmArn": alarm.arn(),
        "OldStateValue": before.name(),
        "OKActions": settings.ok_actions,
        "AlarmActions": settings.alarm_actions,
        "InsufficientDataActions": settings.insufficient_data_actions,
        "ActionExecutedAfterMuteWindow": false,
        "Trigger": trigger(settings),
    })
}

fn trigger(settings: &Settings) -> Value {
    let mut trigger = json!({
        "EvaluationPeriods": settings.evaluation_periods,
        "ComparisonOperator": settings.comparison.name(),
        "Threshold": settings.threshold,
        "TreatMissingData": settings.treat_missing_data.as_deref().unwrap_or(""),
        "EvaluateLowSampleCountPercentile": settings.low_sample_count.as_deref().unwrap_or(""),
    });
    let mut more = match &settings.source {
        Source::Metric {
            namespace,
            name,
            dimensions,
            statistic,
            extended_statistic,
            period_s,
            unit,
        } => {
            let (kind, value) = match (statistic, extended_statistic) {
                (None, Some(extended)) => ("ExtendedStatistic", extended.clone()),
                (statistic, _) => (
                    "Statistic",
                    statistic_name(statistic.as_deref().unwrap_or_default()),
                ),
            };
            json!({
                "MetricName": name,
                "Namespace": namespace,
                "StatisticType": kind,
                kind: value,
                "Unit": unit,
                "Dimensions": dimensions_shown(dimensions),
                "Period": period_s,
            })
        }
        Source::Queries(queries) => json!({
            "Period": queries.iter().find_map(period_of),
            "Metrics": queries.iter().map(query).collect::<Vec<_>>(),
        }),
    };
    if let Some(datapoints) = settings.datapoints_to_alarm
        && let Some(more) = more.as_object_mut()
    {
        more.insert("DatapointsToAlarm".to_owned(), json!(datapoints));
    }
    if let (Some(trigger), Some(more)) = (trigger.as_object_mut(), more.as_object_mut()) {
        trigger.append(more);
    }
    trigger
}

/// `SampleCount` as `SAMPLE_COUNT`.
fn statistic_name(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.push(letter.to_ascii_uppercase());
    }
    text
}

fn dimensions_shown(dimensions: &[(String, String)]) -> Vec<Value> {
    dimensions
        .iter()
        .map(|(name, value)| json!({"value": value, "name": name}))
        .collect()
}

fn period_of(query: &StoredQuery) -> Option<i32> {
    let own = query.metric.as_ref().map(|metric| metric.period_s);
    own.or(query.period_s)
}

fn query(stored: &StoredQuery) -> Value {
    let mut shown = json!({
        "Id": stored.id,
        "ReturnData": stored.return_data.unwrap_or(true),
    });
    let Some(members) = shown.as_object_mut() else {
        return shown;
    };
    for (name, value) in [("Expression", &stored.expression), ("Label", &stored.label)] {
        if let Some(value) = value {
            members.insert(name.to_owned(), json!(value));
        }
    }
    if let Some(metric) = &stored.metric {
        members.insert("MetricStat".to_owned(), metric_stat(metric));
    }
    shown
}

fn metric_stat(metric: &StoredMetric) -> Value {
    json!({
        "Metric": {
            "Dimensions": dimensions_shown(&metric.dimensions),
            "MetricName": metric.name,
            "Namespace": metric.namespace,
        },
        "Period": metric.period_s,
        "Stat": metric.stat,
    })
}
