// Written by `cargo codegen` from models/cloudwatch.json. Do not edit.
#![allow(missing_docs, reason = "the model holds facts and no prose")]

mod schema;

use std::collections::BTreeMap;

use wire::Timestamp;

pub use schema::SERVICE;

#[derive(Clone, Default, PartialEq)]
pub struct DeleteAlarmsInput {
    pub alarm_names: Option<Vec<String>>,
}
wire::structure!(DeleteAlarmsInput, schema::DELETE_ALARMS_INPUT, 0 alarm_names);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteAlarmsOutput {}
wire::structure!(DeleteAlarmsOutput, schema::DELETE_ALARMS_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteDashboardsInput {
    pub dashboard_names: Option<Vec<String>>,
}
wire::structure!(DeleteDashboardsInput, schema::DELETE_DASHBOARDS_INPUT, 0 dashboard_names);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteDashboardsOutput {}
wire::structure!(DeleteDashboardsOutput, schema::DELETE_DASHBOARDS_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeAlarmHistoryInput {
    pub alarm_name: Option<String>,
    pub alarm_contributor_id: Option<String>,
    pub alarm_types: Option<Vec<String>>,
    pub history_item_type: Option<String>,
    pub start_date: Option<Timestamp>,
    pub end_date: Option<Timestamp>,
    pub max_records: Option<i32>,
    pub next_token: Option<String>,
    pub scan_by: Option<String>,
}
wire::structure!(DescribeAlarmHistoryInput, schema::DESCRIBE_ALARM_HISTORY_INPUT, 0 alarm_name, 1 alarm_contributor_id, 2 alarm_types, 3 history_item_type, 4 start_date, 5 end_date, 6 max_records, 7 next_token, 8 scan_by);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeAlarmHistoryOutput {
    pub alarm_history_items: Option<Vec<AlarmHistoryItem>>,
    pub next_token: Option<String>,
}
wire::structure!(DescribeAlarmHistoryOutput, schema::DESCRIBE_ALARM_HISTORY_OUTPUT, 0 alarm_history_items, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeAlarmsInput {
    pub alarm_names: Option<Vec<String>>,
    pub alarm_name_prefix: Option<String>,
    pub alarm_types: Option<Vec<String>>,
    pub children_of_alarm_name: Option<String>,
    pub parents_of_alarm_name: Option<String>,
    pub state_value: Option<String>,
    pub action_prefix: Option<String>,
    pub max_records: Option<i32>,
    pub next_token: Option<String>,
}
wire::structure!(DescribeAlarmsInput, schema::DESCRIBE_ALARMS_INPUT, 0 alarm_names, 1 alarm_name_prefix, 2 alarm_types, 3 children_of_alarm_name, 4 parents_of_alarm_name, 5 state_value, 6 action_prefix, 7 max_records, 8 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeAlarmsOutput {
    pub composite_alarms: Option<Vec<CompositeAlarm>>,
    pub metric_alarms: Option<Vec<MetricAlarm>>,
    pub next_token: Option<String>,
}
wire::structure!(DescribeAlarmsOutput, schema::DESCRIBE_ALARMS_OUTPUT, 0 composite_alarms, 1 metric_alarms, 2 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeAlarmsForMetricInput {
    pub metric_name: Option<String>,
    pub namespace: Option<String>,
    pub statistic: Option<String>,
    pub extended_statistic: Option<String>,
    pub dimensions: Option<Vec<Dimension>>,
    pub period: Option<i32>,
    pub unit: Option<String>,
}
wire::structure!(DescribeAlarmsForMetricInput, schema::DESCRIBE_ALARMS_FOR_METRIC_INPUT, 0 metric_name, 1 namespace, 2 statistic, 3 extended_statistic, 4 dimensions, 5 period, 6 unit);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeAlarmsForMetricOutput {
    pub metric_alarms: Option<Vec<MetricAlarm>>,
}
wire::structure!(DescribeAlarmsForMetricOutput, schema::DESCRIBE_ALARMS_FOR_METRIC_OUTPUT, 0 metric_alarms);

#[derive(Clone, Default, PartialEq)]
pub struct DisableAlarmActionsInput {
    pub alarm_names: Option<Vec<String>>,
}
wire::structure!(DisableAlarmActionsInput, schema::DISABLE_ALARM_ACTIONS_INPUT, 0 alarm_names);

#[derive(Clone, Default, PartialEq)]
pub struct DisableAlarmActionsOutput {}
wire::structure!(DisableAlarmActionsOutput, schema::DISABLE_ALARM_ACTIONS_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct EnableAlarmActionsInput {
    pub alarm_names: Option<Vec<String>>,
}
wire::structure!(EnableAlarmActionsInput, schema::ENABLE_ALARM_ACTIONS_INPUT, 0 alarm_names);

#[derive(Clone, Default, PartialEq)]
pub struct EnableAlarmActionsOutput {}
wire::structure!(EnableAlarmActionsOutput, schema::ENABLE_ALARM_ACTIONS_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct GetDashboardInput {
    pub dashboard_name: Option<String>,
}
wire::structure!(GetDashboardInput, schema::GET_DASHBOARD_INPUT, 0 dashboard_name);

#[derive(Clone, Default, PartialEq)]
pub struct GetDashboardOutput {
    pub dashboard_arn: Option<String>,
    pub dashboard_body: Option<String>,
    pub dashboard_name: Option<String>,
}
wire::structure!(GetDashboardOutput, schema::GET_DASHBOARD_OUTPUT, 0 dashboard_arn, 1 dashboard_body, 2 dashboard_name);

#[derive(Clone, Default, PartialEq)]
pub struct GetMetricDataInput {
    pub metric_data_queries: Option<Vec<MetricDataQuery>>,
    pub start_time: Option<Timestamp>,
    pub end_time: Option<Timestamp>,
    pub next_token: Option<String>,
    pub scan_by: Option<String>,
    pub max_datapoints: Option<i32>,
    pub label_options: Option<LabelOptions>,
}
wire::structure!(GetMetricDataInput, schema::GET_METRIC_DATA_INPUT, 0 metric_data_queries, 1 start_time, 2 end_time, 3 next_token, 4 scan_by, 5 max_datapoints, 6 label_options);

#[derive(Clone, Default, PartialEq)]
pub struct GetMetricDataOutput {
    pub metric_data_results: Option<Vec<MetricDataResult>>,
    pub next_token: Option<String>,
    pub messages: Option<Vec<MessageData>>,
}
wire::structure!(GetMetricDataOutput, schema::GET_METRIC_DATA_OUTPUT, 0 metric_data_results, 1 next_token, 2 messages);

#[derive(Clone, Default, PartialEq)]
pub struct GetMetricStatisticsInput {
    pub namespace: Option<String>,
    pub metric_name: Option<String>,
    pub dimensions: Option<Vec<Dimension>>,
    pub start_time: Option<Timestamp>,
    pub end_time: Option<Timestamp>,
    pub period: Option<i32>,
    pub statistics: Option<Vec<String>>,
    pub extended_statistics: Option<Vec<String>>,
    pub unit: Option<String>,
}
wire::structure!(GetMetricStatisticsInput, schema::GET_METRIC_STATISTICS_INPUT, 0 namespace, 1 metric_name, 2 dimensions, 3 start_time, 4 end_time, 5 period, 6 statistics, 7 extended_statistics, 8 unit);

#[derive(Clone, Default, PartialEq)]
pub struct GetMetricStatisticsOutput {
    pub label: Option<String>,
    pub datapoints: Option<Vec<Datapoint>>,
}
wire::structure!(GetMetricStatisticsOutput, schema::GET_METRIC_STATISTICS_OUTPUT, 0 label, 1 datapoints);

#[derive(Clone, Default, PartialEq)]
pub struct ListDashboardsInput {
    pub dashboard_name_prefix: Option<String>,
    pub next_token: Option<String>,
}
wire::structure!(ListDashboardsInput, schema::LIST_DASHBOARDS_INPUT, 0 dashboard_name_prefix, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct ListDashboardsOutput {
    pub dashboard_entries: Option<Vec<DashboardEntry>>,
    pub next_token: Option<String>,
}
wire::structure!(ListDashboardsOutput, schema::LIST_DASHBOARDS_OUTPUT, 0 dashboard_entries, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct ListMetricsInput {
    pub namespace: Option<String>,
    pub metric_name: Option<String>,
    pub dimensions: Option<Vec<DimensionFilter>>,
    pub next_token: Option<String>,
    pub recently_active: Option<String>,
    pub include_linked_accounts: Option<bool>,
    pub owning_account: Option<String>,
}
wire::structure!(ListMetricsInput, schema::LIST_METRICS_INPUT, 0 namespace, 1 metric_name, 2 dimensions, 3 next_token, 4 recently_active, 5 include_linked_accounts, 6 owning_account);

#[derive(Clone, Default, PartialEq)]
pub struct ListMetricsOutput {
    pub metrics: Option<Vec<Metric>>,
    pub next_token: Option<String>,
    pub owning_accounts: Option<Vec<String>>,
}
wire::structure!(ListMetricsOutput, schema::LIST_METRICS_OUTPUT, 0 metrics, 1 next_token, 2 owning_accounts);

#[derive(Clone, Default, PartialEq)]
pub struct ListTagsForResourceInput {
    pub resource_arn: Option<String>,
}
wire::structure!(ListTagsForResourceInput, schema::LIST_TAGS_FOR_RESOURCE_INPUT, 0 resource_arn);

#[derive(Clone, Default, PartialEq)]
pub struct ListTagsForResourceOutput {
    pub tags: Option<Vec<Tag>>,
}
wire::structure!(ListTagsForResourceOutput, schema::LIST_TAGS_FOR_RESOURCE_OUTPUT, 0 tags);

#[derive(Clone, Default, PartialEq)]
pub struct PutDashboardInput {
    pub dashboard_name: Option<String>,
    pub dashboard_body: Option<String>,
    pub tags: Option<Vec<Tag>>,
}
wire::structure!(PutDashboardInput, schema::PUT_DASHBOARD_INPUT, 0 dashboard_name, 1 dashboard_body, 2 tags);

#[derive(Clone, Default, PartialEq)]
pub struct PutDashboardOutput {
    pub dashboard_validation_messages: Option<Vec<DashboardValidationMessage>>,
}
wire::structure!(PutDashboardOutput, schema::PUT_DASHBOARD_OUTPUT, 0 dashboard_validation_messages);

#[derive(Clone, Default, PartialEq)]
pub struct PutMetricAlarmInput {
    pub alarm_name: Option<String>,
    pub alarm_description: Option<String>,
    pub actions_enabled: Option<bool>,
    pub ok_actions: Option<Vec<String>>,
    pub alarm_actions: Option<Vec<String>>,
    pub insufficient_data_actions: Option<Vec<String>>,
    pub metric_name: Option<String>,
    pub namespace: Option<String>,
    pub statistic: Option<String>,
    pub extended_statistic: Option<String>,
    pub dimensions: Option<Vec<Dimension>>,
    pub period: Option<i32>,
    pub unit: Option<String>,
    pub evaluation_periods: Option<i32>,
    pub datapoints_to_alarm: Option<i32>,
    pub threshold: Option<f64>,
    pub comparison_operator: Option<String>,
    pub treat_missing_data: Option<String>,
    pub evaluate_low_sample_count_percentile: Option<String>,
    pub metrics: Option<Vec<MetricDataQuery>>,
    pub tags: Option<Vec<Tag>>,
    pub threshold_metric_id: Option<String>,
    pub evaluation_criteria: Option<EvaluationCriteria>,
    pub evaluation_interval: Option<i32>,
}
wire::structure!(PutMetricAlarmInput, schema::PUT_METRIC_ALARM_INPUT, 0 alarm_name, 1 alarm_description, 2 actions_enabled, 3 ok_actions, 4 alarm_actions, 5 insufficient_data_actions, 6 metric_name, 7 namespace, 8 statistic, 9 extended_statistic, 10 dimensions, 11 period, 12 unit, 13 evaluation_periods, 14 datapoints_to_alarm, 15 threshold, 16 comparison_operator, 17 treat_missing_data, 18 evaluate_low_sample_count_percentile, 19 metrics, 20 tags, 21 threshold_metric_id, 22 evaluation_criteria, 23 evaluation_interval);

#[derive(Clone, Default, PartialEq)]
pub struct PutMetricAlarmOutput {}
wire::structure!(PutMetricAlarmOutput, schema::PUT_METRIC_ALARM_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct PutMetricDataInput {
    pub namespace: Option<String>,
    pub metric_data: Option<Vec<MetricDatum>>,
    pub entity_metric_data: Option<Vec<EntityMetricData>>,
    pub strict_entity_validation: Option<bool>,
}
wire::structure!(PutMetricDataInput, schema::PUT_METRIC_DATA_INPUT, 0 namespace, 1 metric_data, 2 entity_metric_data, 3 strict_entity_validation);

#[derive(Clone, Default, PartialEq)]
pub struct PutMetricDataOutput {}
wire::structure!(PutMetricDataOutput, schema::PUT_METRIC_DATA_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct SetAlarmStateInput {
    pub alarm_name: Option<String>,
    pub state_value: Option<String>,
    pub state_reason: Option<String>,
    pub state_reason_data: Option<String>,
}
wire::structure!(SetAlarmStateInput, schema::SET_ALARM_STATE_INPUT, 0 alarm_name, 1 state_value, 2 state_reason, 3 state_reason_data);

#[derive(Clone, Default, PartialEq)]
pub struct SetAlarmStateOutput {}
wire::structure!(SetAlarmStateOutput, schema::SET_ALARM_STATE_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct TagResourceInput {
    pub resource_arn: Option<String>,
    pub tags: Option<Vec<Tag>>,
}
wire::structure!(TagResourceInput, schema::TAG_RESOURCE_INPUT, 0 resource_arn, 1 tags);

#[derive(Clone, Default, PartialEq)]
pub struct TagResourceOutput {}
wire::structure!(TagResourceOutput, schema::TAG_RESOURCE_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct UntagResourceInput {
    pub resource_arn: Option<String>,
    pub tag_keys: Option<Vec<String>>,
}
wire::structure!(UntagResourceInput, schema::UNTAG_RESOURCE_INPUT, 0 resource_arn, 1 tag_keys);

#[derive(Clone, Default, PartialEq)]
pub struct UntagResourceOutput {}
wire::structure!(UntagResourceOutput, schema::UNTAG_RESOURCE_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct AlarmHistoryItem {
    pub alarm_name: Option<String>,
    pub alarm_contributor_id: Option<String>,
    pub alarm_type: Option<String>,
    pub timestamp: Option<Timestamp>,
    pub history_item_type: Option<String>,
    pub history_summary: Option<String>,
    pub history_data: Option<String>,
    pub alarm_contributor_attributes: Option<BTreeMap<String, String>>,
}
wire::structure!(AlarmHistoryItem, schema::ALARM_HISTORY_ITEM, 0 alarm_name, 1 alarm_contributor_id, 2 alarm_type, 3 timestamp, 4 history_item_type, 5 history_summary, 6 history_data, 7 alarm_contributor_attributes);

#[derive(Clone, Default, PartialEq)]
pub struct AlarmPromQLCriteria {
    pub query: Option<String>,
    pub pending_period: Option<i32>,
    pub recovery_period: Option<i32>,
}
wire::structure!(AlarmPromQLCriteria, schema::ALARM_PROM_QL_CRITERIA, 0 query, 1 pending_period, 2 recovery_period);

#[derive(Clone, Default, PartialEq)]
pub struct CompositeAlarm {
    pub actions_enabled: Option<bool>,
    pub alarm_actions: Option<Vec<String>>,
    pub alarm_arn: Option<String>,
    pub alarm_configuration_updated_timestamp: Option<Timestamp>,
    pub alarm_description: Option<String>,
    pub alarm_name: Option<String>,
    pub alarm_rule: Option<String>,
    pub insufficient_data_actions: Option<Vec<String>>,
    pub ok_actions: Option<Vec<String>>,
    pub state_reason: Option<String>,
    pub state_reason_data: Option<String>,
    pub state_updated_timestamp: Option<Timestamp>,
    pub state_value: Option<String>,
    pub state_transitioned_timestamp: Option<Timestamp>,
    pub actions_suppressed_by: Option<String>,
    pub actions_suppressed_reason: Option<String>,
    pub actions_suppressor: Option<String>,
    pub actions_suppressor_wait_period: Option<i32>,
    pub actions_suppressor_extension_period: Option<i32>,
}
wire::structure!(CompositeAlarm, schema::COMPOSITE_ALARM, 0 actions_enabled, 1 alarm_actions, 2 alarm_arn, 3 alarm_configuration_updated_timestamp, 4 alarm_description, 5 alarm_name, 6 alarm_rule, 7 insufficient_data_actions, 8 ok_actions, 9 state_reason, 10 state_reason_data, 11 state_updated_timestamp, 12 state_value, 13 state_transitioned_timestamp, 14 actions_suppressed_by, 15 actions_suppressed_reason, 16 actions_suppressor, 17 actions_suppressor_wait_period, 18 actions_suppressor_extension_period);

#[derive(Clone, Default, PartialEq)]
pub struct DashboardEntry {
    pub dashboard_name: Option<String>,
    pub dashboard_arn: Option<String>,
    pub last_modified: Option<Timestamp>,
    pub size: Option<i64>,
}
wire::structure!(DashboardEntry, schema::DASHBOARD_ENTRY, 0 dashboard_name, 1 dashboard_arn, 2 last_modified, 3 size);

#[derive(Clone, Default, PartialEq)]
pub struct DashboardValidationMessage {
    pub data_path: Option<String>,
    pub message: Option<String>,
}
wire::structure!(DashboardValidationMessage, schema::DASHBOARD_VALIDATION_MESSAGE, 0 data_path, 1 message);

#[derive(Clone, Default, PartialEq)]
pub struct Datapoint {
    pub timestamp: Option<Timestamp>,
    pub sample_count: Option<f64>,
    pub average: Option<f64>,
    pub sum: Option<f64>,
    pub minimum: Option<f64>,
    pub maximum: Option<f64>,
    pub unit: Option<String>,
    pub extended_statistics: Option<BTreeMap<String, f64>>,
}
wire::structure!(Datapoint, schema::DATAPOINT, 0 timestamp, 1 sample_count, 2 average, 3 sum, 4 minimum, 5 maximum, 6 unit, 7 extended_statistics);

#[derive(Clone, Default, PartialEq)]
pub struct Dimension {
    pub name: Option<String>,
    pub value: Option<String>,
}
wire::structure!(Dimension, schema::DIMENSION, 0 name, 1 value);

#[derive(Clone, Default, PartialEq)]
pub struct DimensionFilter {
    pub name: Option<String>,
    pub value: Option<String>,
}
wire::structure!(DimensionFilter, schema::DIMENSION_FILTER, 0 name, 1 value);

#[derive(Clone, Default, PartialEq)]
pub struct Entity {
    pub key_attributes: Option<BTreeMap<String, String>>,
    pub attributes: Option<BTreeMap<String, String>>,
}
wire::structure!(Entity, schema::ENTITY, 0 key_attributes, 1 attributes);

#[derive(Clone, Default, PartialEq)]
pub struct EntityMetricData {
    pub entity: Option<Entity>,
    pub metric_data: Option<Vec<MetricDatum>>,
}
wire::structure!(EntityMetricData, schema::ENTITY_METRIC_DATA, 0 entity, 1 metric_data);

#[derive(Clone, Default, PartialEq)]
pub struct EvaluationCriteria {
    pub prom_ql_criteria: Option<AlarmPromQLCriteria>,
}
wire::structure!(EvaluationCriteria, schema::EVALUATION_CRITERIA, 0 prom_ql_criteria);

#[derive(Clone, Default, PartialEq)]
pub struct LabelOptions {
    pub timezone: Option<String>,
}
wire::structure!(LabelOptions, schema::LABEL_OPTIONS, 0 timezone);

#[derive(Clone, Default, PartialEq)]
pub struct MessageData {
    pub code: Option<String>,
    pub value: Option<String>,
}
wire::structure!(MessageData, schema::MESSAGE_DATA, 0 code, 1 value);

#[derive(Clone, Default, PartialEq)]
pub struct Metric {
    pub namespace: Option<String>,
    pub metric_name: Option<String>,
    pub dimensions: Option<Vec<Dimension>>,
}
wire::structure!(Metric, schema::METRIC, 0 namespace, 1 metric_name, 2 dimensions);

#[derive(Clone, Default, PartialEq)]
pub struct MetricAlarm {
    pub alarm_name: Option<String>,
    pub alarm_arn: Option<String>,
    pub alarm_description: Option<String>,
    pub alarm_configuration_updated_timestamp: Option<Timestamp>,
    pub actions_enabled: Option<bool>,
    pub ok_actions: Option<Vec<String>>,
    pub alarm_actions: Option<Vec<String>>,
    pub insufficient_data_actions: Option<Vec<String>>,
    pub state_value: Option<String>,
    pub state_reason: Option<String>,
    pub state_reason_data: Option<String>,
    pub state_updated_timestamp: Option<Timestamp>,
    pub metric_name: Option<String>,
    pub namespace: Option<String>,
    pub statistic: Option<String>,
    pub extended_statistic: Option<String>,
    pub dimensions: Option<Vec<Dimension>>,
    pub period: Option<i32>,
    pub unit: Option<String>,
    pub evaluation_periods: Option<i32>,
    pub datapoints_to_alarm: Option<i32>,
    pub threshold: Option<f64>,
    pub comparison_operator: Option<String>,
    pub treat_missing_data: Option<String>,
    pub evaluate_low_sample_count_percentile: Option<String>,
    pub metrics: Option<Vec<MetricDataQuery>>,
    pub threshold_metric_id: Option<String>,
    pub evaluation_state: Option<String>,
    pub state_transitioned_timestamp: Option<Timestamp>,
    pub evaluation_criteria: Option<EvaluationCriteria>,
    pub evaluation_interval: Option<i32>,
}
wire::structure!(MetricAlarm, schema::METRIC_ALARM, 0 alarm_name, 1 alarm_arn, 2 alarm_description, 3 alarm_configuration_updated_timestamp, 4 actions_enabled, 5 ok_actions, 6 alarm_actions, 7 insufficient_data_actions, 8 state_value, 9 state_reason, 10 state_reason_data, 11 state_updated_timestamp, 12 metric_name, 13 namespace, 14 statistic, 15 extended_statistic, 16 dimensions, 17 period, 18 unit, 19 evaluation_periods, 20 datapoints_to_alarm, 21 threshold, 22 comparison_operator, 23 treat_missing_data, 24 evaluate_low_sample_count_percentile, 25 metrics, 26 threshold_metric_id, 27 evaluation_state, 28 state_transitioned_timestamp, 29 evaluation_criteria, 30 evaluation_interval);

#[derive(Clone, Default, PartialEq)]
pub struct MetricDataQuery {
    pub id: Option<String>,
    pub metric_stat: Option<MetricStat>,
    pub expression: Option<String>,
    pub label: Option<String>,
    pub return_data: Option<bool>,
    pub period: Option<i32>,
    pub account_id: Option<String>,
}
wire::structure!(MetricDataQuery, schema::METRIC_DATA_QUERY, 0 id, 1 metric_stat, 2 expression, 3 label, 4 return_data, 5 period, 6 account_id);

#[derive(Clone, Default, PartialEq)]
pub struct MetricDataResult {
    pub id: Option<String>,
    pub label: Option<String>,
    pub timestamps: Option<Vec<Timestamp>>,
    pub values: Option<Vec<f64>>,
    pub status_code: Option<String>,
    pub messages: Option<Vec<MessageData>>,
}
wire::structure!(MetricDataResult, schema::METRIC_DATA_RESULT, 0 id, 1 label, 2 timestamps, 3 values, 4 status_code, 5 messages);

#[derive(Clone, Default, PartialEq)]
pub struct MetricDatum {
    pub metric_name: Option<String>,
    pub dimensions: Option<Vec<Dimension>>,
    pub timestamp: Option<Timestamp>,
    pub value: Option<f64>,
    pub statistic_values: Option<StatisticSet>,
    pub values: Option<Vec<f64>>,
    pub counts: Option<Vec<f64>>,
    pub unit: Option<String>,
    pub storage_resolution: Option<i32>,
}
wire::structure!(MetricDatum, schema::METRIC_DATUM, 0 metric_name, 1 dimensions, 2 timestamp, 3 value, 4 statistic_values, 5 values, 6 counts, 7 unit, 8 storage_resolution);

#[derive(Clone, Default, PartialEq)]
pub struct MetricStat {
    pub metric: Option<Metric>,
    pub period: Option<i32>,
    pub stat: Option<String>,
    pub unit: Option<String>,
}
wire::structure!(MetricStat, schema::METRIC_STAT, 0 metric, 1 period, 2 stat, 3 unit);

#[derive(Clone, Default, PartialEq)]
pub struct StatisticSet {
    pub sample_count: Option<f64>,
    pub sum: Option<f64>,
    pub minimum: Option<f64>,
    pub maximum: Option<f64>,
}
wire::structure!(StatisticSet, schema::STATISTIC_SET, 0 sample_count, 1 sum, 2 minimum, 3 maximum);

#[derive(Clone, Default, PartialEq)]
pub struct Tag {
    pub key: Option<String>,
    pub value: Option<String>,
}
wire::structure!(Tag, schema::TAG, 0 key, 1 value);

pub struct DeleteAlarms;
wire::operation!(DeleteAlarms, DeleteAlarmsInput, DeleteAlarmsOutput, schema::OPERATION_DELETE_ALARMS);

pub struct DeleteDashboards;
wire::operation!(DeleteDashboards, DeleteDashboardsInput, DeleteDashboardsOutput, schema::OPERATION_DELETE_DASHBOARDS);

pub struct DescribeAlarmHistory;
wire::operation!(DescribeAlarmHistory, DescribeAlarmHistoryInput, DescribeAlarmHistoryOutput, schema::OPERATION_DESCRIBE_ALARM_HISTORY);

pub struct DescribeAlarms;
wire::operation!(DescribeAlarms, DescribeAlarmsInput, DescribeAlarmsOutput, schema::OPERATION_DESCRIBE_ALARMS);

pub struct DescribeAlarmsForMetric;
wire::operation!(DescribeAlarmsForMetric, DescribeAlarmsForMetricInput, DescribeAlarmsForMetricOutput, schema::OPERATION_DESCRIBE_ALARMS_FOR_METRIC);

pub struct DisableAlarmActions;
wire::operation!(DisableAlarmActions, DisableAlarmActionsInput, DisableAlarmActionsOutput, schema::OPERATION_DISABLE_ALARM_ACTIONS);

pub struct EnableAlarmActions;
wire::operation!(EnableAlarmActions, EnableAlarmActionsInput, EnableAlarmActionsOutput, schema::OPERATION_ENABLE_ALARM_ACTIONS);

pub struct GetDashboard;
wire::operation!(GetDashboard, GetDashboardInput, GetDashboardOutput, schema::OPERATION_GET_DASHBOARD);

pub struct GetMetricData;
wire::operation!(GetMetricData, GetMetricDataInput, GetMetricDataOutput, schema::OPERATION_GET_METRIC_DATA);

pub struct GetMetricStatistics;
wire::operation!(GetMetricStatistics, GetMetricStatisticsInput, GetMetricStatisticsOutput, schema::OPERATION_GET_METRIC_STATISTICS);

pub struct ListDashboards;
wire::operation!(ListDashboards, ListDashboardsInput, ListDashboardsOutput, schema::OPERATION_LIST_DASHBOARDS);

pub struct ListMetrics;
wire::operation!(ListMetrics, ListMetricsInput, ListMetricsOutput, schema::OPERATION_LIST_METRICS);

pub struct ListTagsForResource;
wire::operation!(ListTagsForResource, ListTagsForResourceInput, ListTagsForResourceOutput, schema::OPERATION_LIST_TAGS_FOR_RESOURCE);

pub struct PutDashboard;
wire::operation!(PutDashboard, PutDashboardInput, PutDashboardOutput, schema::OPERATION_PUT_DASHBOARD);

pub struct PutMetricAlarm;
wire::operation!(PutMetricAlarm, PutMetricAlarmInput, PutMetricAlarmOutput, schema::OPERATION_PUT_METRIC_ALARM);

pub struct PutMetricData;
wire::operation!(PutMetricData, PutMetricDataInput, PutMetricDataOutput, schema::OPERATION_PUT_METRIC_DATA);

pub struct SetAlarmState;
wire::operation!(SetAlarmState, SetAlarmStateInput, SetAlarmStateOutput, schema::OPERATION_SET_ALARM_STATE);

pub struct TagResource;
wire::operation!(TagResource, TagResourceInput, TagResourceOutput, schema::OPERATION_TAG_RESOURCE);

pub struct UntagResource;
wire::operation!(UntagResource, UntagResourceInput, UntagResourceOutput, schema::OPERATION_UNTAG_RESOURCE);
