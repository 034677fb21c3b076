//! Alarms as answers show them.

use model::cloudwatch as api;
use wire::Timestamp;

use super::settings::StoredQuery;
use super::{Alarm, Source};

/// Dimensions as answers show them.
pub(super) fn dimensions(pairs: &[(String, String)]) -> Vec<api::Dimension> {
    let shown = |(name, value): &(String, String)| api::Dimension {
        name: Some(name.clone()),
        value: Some(value.clone()),
    };
    pairs.iter().map(shown).collect()
}

/// An alarm as answers show it.
pub(crate) fn shown(alarm: &Alarm) -> api::MetricAlarm {
    let time = |millis: i64| Some(Timestamp::from_millis(millis));
    let (settings, state) = (&alarm.settings, &alarm.state);
    let shown = api::MetricAlarm {
        alarm_name: Some(alarm.name.clone()),
        alarm_arn: Some(alarm.arn()),
        alarm_description: settings.description.clone(),
        alarm_configuration_updated_timestamp: time(alarm.configured_ms),
        actions_enabled: Some(settings.actions_enabled),
        ok_actions: Some(settings.ok_actions.clone()),
        alarm_actions: Some(settings.alarm_actions.clone()),
        insufficient_data_actions: Some(settings.insufficient_data_actions.clone()),
        state_value: Some(state.value.name().to_owned()),
        state_reason: Some(state.reason.clone()),
        state_reason_data: state.data.clone(),
        state_updated_timestamp: time(state.updated_ms),
        state_transitioned_timestamp: time(state.changed_ms),
        evaluation_periods: Some(settings.evaluation_periods),
        datapoints_to_alarm: settings.datapoints_to_alarm,
        threshold: Some(settings.threshold),
        comparison_operator: Some(settings.comparison.name().to_owned()),
        treat_missing_data: settings.treat_missing_data.clone(),
        evaluate_low_sample_count_percentile: settings.low_sample_count.clone(),
        ..Default::default()
    };
    match &settings.source {
        Source::Metric {
            namespace,
            name,
            dimensions: pairs,
            statistic,
            extended_statistic,
            period_s,
            unit,
        } => api::MetricAlarm {
            metric_name: Some(name.clone()),
            namespace: Some(namespace.clone()),
            statistic: statistic.clone(),
            extended_statistic: extended_statistic.clone(),
            dimensions: Some(dimensions(pairs)),
            period: Some(*period_s),
            unit: unit.clone(),
            ..shown
        },
        Source::Queries(stored) => api::MetricAlarm {
            metrics: Some(stored.iter().map(StoredQuery::shown).collect()),
            ..shown
        },
    }
}
