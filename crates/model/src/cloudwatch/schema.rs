// Written by `cargo codegen` from models/cloudwatch.json. Do not edit.
use wire::OperationMeta;
use wire::schema::*;

/// The service, with all its operations.
pub static SERVICE: ServiceMeta = ServiceMeta {
    name: "monitoring",
    endpoint_prefix: "monitoring",
    api_version: "2010-08-01",
    uid: "monitoring-2010-08-01",
    protocols: &[Protocol::RpcV2Cbor, Protocol::AwsJson10, Protocol::Query],
    target_prefix: Some("GraniteServiceVersion20100801"),
    xml_namespace: Some("http://monitoring.amazonaws.com/doc/2010-08-01/"),
    query_compatible: true,
    operations: &[
        OperationRef { name: "DeleteAlarmMuteRule", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteAlarms", http: &HTTP_0, meta: Some(&OPERATION_DELETE_ALARMS) },
        OperationRef { name: "DeleteAnomalyDetector", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteDashboards", http: &HTTP_0, meta: Some(&OPERATION_DELETE_DASHBOARDS) },
        OperationRef { name: "DeleteInsightRules", http: &HTTP_0, meta: None },
        OperationRef { name: "DeleteMetricStream", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeAlarmContributors", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeAlarmHistory", http: &HTTP_0, meta: Some(&OPERATION_DESCRIBE_ALARM_HISTORY) },
        OperationRef { name: "DescribeAlarms", http: &HTTP_0, meta: Some(&OPERATION_DESCRIBE_ALARMS) },
        OperationRef { name: "DescribeAlarmsForMetric", http: &HTTP_0, meta: Some(&OPERATION_DESCRIBE_ALARMS_FOR_METRIC) },
        OperationRef { name: "DescribeAnomalyDetectors", http: &HTTP_0, meta: None },
        OperationRef { name: "DescribeInsightRules", http: &HTTP_0, meta: None },
        OperationRef { name: "DisableAlarmActions", http: &HTTP_0, meta: Some(&OPERATION_DISABLE_ALARM_ACTIONS) },
        OperationRef { name: "DisableInsightRules", http: &HTTP_0, meta: None },
        OperationRef { name: "EnableAlarmActions", http: &HTTP_0, meta: Some(&OPERATION_ENABLE_ALARM_ACTIONS) },
        OperationRef { name: "EnableInsightRules", http: &HTTP_0, meta: None },
        OperationRef { name: "GetAlarmMuteRule", http: &HTTP_0, meta: None },
        OperationRef { name: "GetDashboard", http: &HTTP_0, meta: Some(&OPERATION_GET_DASHBOARD) },
        OperationRef { name: "GetInsightRuleReport", http: &HTTP_0, meta: None },
        OperationRef { name: "GetMetricData", http: &HTTP_0, meta: Some(&OPERATION_GET_METRIC_DATA) },
        OperationRef { name: "GetMetricStatistics", http: &HTTP_0, meta: Some(&OPERATION_GET_METRIC_STATISTICS) },
        OperationRef { name: "GetMetricStream", http: &HTTP_0, meta: None },
        OperationRef { name: "GetMetricWidgetImage", http: &HTTP_0, meta: None },
        OperationRef { name: "GetOTelEnrichment", http: &HTTP_0, meta: None },
        OperationRef { name: "ListAlarmMuteRules", http: &HTTP_0, meta: None },
        OperationRef { name: "ListDashboards", http: &HTTP_0, meta: Some(&OPERATION_LIST_DASHBOARDS) },
        OperationRef { name: "ListManagedInsightRules", http: &HTTP_0, meta: None },
        OperationRef { name: "ListMetricStreams", http: &HTTP_0, meta: None },
        OperationRef { name: "ListMetrics", http: &HTTP_0, meta: Some(&OPERATION_LIST_METRICS) },
        OperationRef { name: "ListTagsForResource", http: &HTTP_0, meta: Some(&OPERATION_LIST_TAGS_FOR_RESOURCE) },
        OperationRef { name: "PutAlarmMuteRule", http: &HTTP_0, meta: None },
        OperationRef { name: "PutAnomalyDetector", http: &HTTP_0, meta: None },
        OperationRef { name: "PutCompositeAlarm", http: &HTTP_0, meta: None },
        OperationRef { name: "PutDashboard", http: &HTTP_0, meta: Some(&OPERATION_PUT_DASHBOARD) },
        OperationRef { name: "PutInsightRule", http: &HTTP_0, meta: None },
        OperationRef { name: "PutManagedInsightRules", http: &HTTP_0, meta: None },
        OperationRef { name: "PutMetricAlarm", http: &HTTP_0, meta: Some(&OPERATION_PUT_METRIC_ALARM) },
        OperationRef { name: "PutMetricData", http: &HTTP_0, meta: Some(&OPERATION_PUT_METRIC_DATA) },
        OperationRef { name: "PutMetricStream", http: &HTTP_0, meta: None },
        OperationRef { name: "SetAlarmState", http: &HTTP_0, meta: Some(&OPERATION_SET_ALARM_STATE) },
        OperationRef { name: "StartMetricStreams", http: &HTTP_0, meta: None },
        OperationRef { name: "StartOTelEnrichment", http: &HTTP_0, meta: None },
        OperationRef { name: "StopMetricStreams", http: &HTTP_0, meta: None },
        OperationRef { name: "StopOTelEnrichment", http: &HTTP_0, meta: None },
        OperationRef { name: "TagResource", http: &HTTP_0, meta: Some(&OPERATION_TAG_RESOURCE) },
        OperationRef { name: "UntagResource", http: &HTTP_0, meta: Some(&OPERATION_UNTAG_RESOURCE) },
    ],
    errors: &[
        ErrorMeta { shape: "ConcurrentModificationException", code: "ConcurrentModificationException", status: 429 },
        ErrorMeta { shape: "ConflictException", code: "ConflictException", status: 409 },
        ErrorMeta { shape: "DashboardInvalidInputError", code: "InvalidParameterInput", status: 400 },
        ErrorMeta { shape: "DashboardNotFoundError", code: "ResourceNotFound", status: 404 },
        ErrorMeta { shape: "InternalServiceFault", code: "InternalServiceError", status: 500 },
        ErrorMeta { shape: "InvalidFormatFault", code: "InvalidFormat", status: 400 },
        ErrorMeta { shape: "InvalidNextToken", code: "InvalidNextToken", status: 400 },
        ErrorMeta { shape: "InvalidParameterCombinationException", code: "InvalidParameterCombination", status: 400 },
        ErrorMeta { shape: "InvalidParameterValueException", code: "InvalidParameterValue", status: 400 },
        ErrorMeta { shape: "LimitExceededException", code: "LimitExceededException", status: 400 },
        ErrorMeta { shape: "LimitExceededFault", code: "LimitExceeded", status: 400 },
        ErrorMeta { shape: "MissingRequiredParameterException", code: "MissingParameter", status: 400 },
        ErrorMeta { shape: "ResourceNotFound", code: "ResourceNotFound", status: 404 },
        ErrorMeta { shape: "ResourceNotFoundException", code: "ResourceNotFoundException", status: 404 },
    ],
};

static HTTP_0: HttpBinding = HttpBinding {
    method: "POST",
    path: &[],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

pub(super) static OPERATION_DELETE_ALARMS: OperationMeta = OperationMeta {
    service: "monitoring",
    name: "DeleteAlarms",
    http: &HTTP_0,
    input: &DELETE_ALARMS_INPUT,
    output: &DELETE_ALARMS_OUTPUT,
    new_input: || Box::<super::DeleteAlarmsInput>::default(),
    new_output: || Box::<super::DeleteAlarmsOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_DASHBOARDS: OperationMeta = OperationMeta {
    service: "monitoring",
    name: "DeleteDashboards",
    http: &HTTP_0,
    input: &DELETE_DASHBOARDS_INPUT,
    output: &DELETE_DASHBOARDS_OUTPUT,
    new_input: || Box::<super::DeleteDashboardsInput>::default(),
    new_output: || Box::<super::DeleteDashboardsOutput>::default(),
    result_wrapper: Some("DeleteDashboardsResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DESCRIBE_ALARM_HISTORY: OperationMeta = OperationMeta {
    service: "monitoring",
    name: "DescribeAlarmHistory",
    http: &HTTP_0,
    input: &DESCRIBE_ALARM_HISTORY_INPUT,
    output: &DESCRIBE_ALARM_HISTORY_OUTPUT,
    new_input: || Box::<super::DescribeAlarmHistoryInput>::default(),
    new_output: || Box::<super::DescribeAlarmHistoryOutput>::default(),
    result_wrapper: Some("DescribeAlarmHistoryResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DESCRIBE_ALARMS: OperationMeta = OperationMeta {
    service: "monitoring",
    name: "DescribeAlarms",
    http: &HTTP_0,
    input: &DESCRIBE_ALARMS_INPUT,
    output: &DESCRIBE_ALARMS_OUTPUT,
    new_input: || Box::<super::DescribeAlarmsInput>::default(),
    new_output: || Box::<super::DescribeAlarmsOutput>::default(),
    result_wrapper: Some("DescribeAlarmsResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DESCRIBE_ALARMS_FOR_METRIC: OperationMeta = OperationMeta {
    service: "monitoring",
    name: "DescribeAlarmsForMetric",
    http: &HTTP_0,
    input: &DESCRIBE_ALARMS_FOR_METRIC_INPUT,
    output: &DESCRIBE_ALARMS_FOR_METRIC_OUTPUT,
    new_input: || Box::<super::DescribeAlarmsForMetricInput>::default(),
    new_output: || Box::<super::DescribeAlarmsForMetricOutput>::default(),
    result_wrapper: Some("DescribeAlarmsForMetricResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DISABLE_ALARM_ACTIONS: OperationMeta = OperationMeta {
    service: "monitoring",
    name: "DisableAlarmActions",
    http: &HTTP_0,
    input: &DISABLE_ALARM_ACTIONS_INPUT,
    output: &DISABLE_ALARM_ACTIONS_OUTPUT,
    new_input: || Box::<super::DisableAlarmActionsInput>::default(),
    new_output: || Box::<super::DisableAlarmActionsOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_ENABLE_ALARM_ACTIONS: OperationMeta = OperationMeta {
    service: "monitoring",
    name: "EnableAlarmActions",
    http: &HTTP_0,
    input: &ENABLE_ALARM_ACTIONS_INPUT,
    output: &ENABLE_ALARM_ACTIONS_OUTPUT,
    new_input: || Box::<super::EnableAlarmActionsInput>::default(),
    new_output: || Box::<super::EnableAlarmActionsOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_GET_DASHBOARD: OperationMeta = OperationMeta {
    service: "monitoring",
    name: "GetDashboard",
    http: &HTTP_0,
    input: &GET_DASHBOARD_INPUT,
    output: &GET_DASHBOARD_OUTPUT,
    new_input: || Box::<super::GetDashboardInput>::default(),
    new_output: || Box::<super::GetDashboardOutput>::default(),
    result_wrapper: Some("GetDashboardResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_METRIC_DATA: OperationMeta = OperationMeta {
    service: "monitoring",
    name: "GetMetricData",
    http: &HTTP_0,
    input: &GET_METRIC_DATA_INPUT,
    output: &GET_METRIC_DATA_OUTPUT,
    new_input: || Box::<super::GetMetricDataInput>::default(),
    new_output: || Box::<super::GetMetricDataOutput>::default(),
    result_wrapper: Some("GetMetricDataResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_METRIC_STATISTICS: OperationMeta = OperationMeta {
    service: "monitoring",
    name: "GetMetricStatistics",
    http: &HTTP_0,
    input: &GET_METRIC_STATISTICS_INPUT,
    output: &GET_METRIC_STATISTICS_OUTPUT,
    new_input: || Box::<super::GetMetricStatisticsInput>::default(),
    new_output: || Box::<super::GetMetricStatisticsOutput>::default(),
    result_wrapper: Some("GetMetricStatisticsResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_DASHBOARDS: OperationMeta = OperationMeta {
    service: "monitoring",
    name: "ListDashboards",
    http: &HTTP_0,
    input: &LIST_DASHBOARDS_INPUT,
    output: &LIST_DASHBOARDS_OUTPUT,
    new_input: || Box::<super::ListDashboardsInput>::default(),
    new_output: || Box::<super::ListDashboardsOutput>::default(),
    result_wrapper: Some("ListDashboardsResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_METRICS: OperationMeta = OperationMeta {
    service: "monitoring",
    name: "ListMetrics",
    http: &HTTP_0,
    input: &LIST_METRICS_INPUT,
    output: &LIST_METRICS_OUTPUT,
    new_input: || Box::<super::ListMetricsInput>::default(),
    new_output: || Box::<super::ListMetricsOutput>::default(),
    result_wrapper: Some("ListMetricsResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_TAGS_FOR_RESOURCE: OperationMeta = OperationMeta {
    service: "monitoring",
    name: "ListTagsForResource",
    http: &HTTP_0,
    input: &LIST_TAGS_FOR_RESOURCE_INPUT,
    output: &LIST_TAGS_FOR_RESOURCE_OUTPUT,
    new_input: || Box::<super::ListTagsForResourceInput>::default(),
    new_output: || Box::<super::ListTagsForResourceOutput>::default(),
    result_wrapper: Some("ListTagsForResourceResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_PUT_DASHBOARD: OperationMeta = OperationMeta {
    service: "monitoring",
    name: "PutDashboard",
    http: &HTTP_0,
    input: &PUT_DASHBOARD_INPUT,
    output: &PUT_DASHBOARD_OUTPUT,
    new_input: || Box::<super::PutDashboardInput>::default(),
    new_output: || Box::<super::PutDashboardOutput>::default(),
    result_wrapper: Some("PutDashboardResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_PUT_METRIC_ALARM: OperationMeta = OperationMeta {
    service: "monitoring",
    name: "PutMetricAlarm",
    http: &HTTP_0,
    input: &PUT_METRIC_ALARM_INPUT,
    output: &PUT_METRIC_ALARM_OUTPUT,
    new_input: || Box::<super::PutMetricAlarmInput>::default(),
    new_output: || Box::<super::PutMetricAlarmOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_PUT_METRIC_DATA: OperationMeta = OperationMeta {
    service: "monitoring",
    name: "PutMetricData",
    http: &HTTP_0,
    input: &PUT_METRIC_DATA_INPUT,
    output: &PUT_METRIC_DATA_OUTPUT,
    new_input: || Box::<super::PutMetricDataInput>::default(),
    new_output: || Box::<super::PutMetricDataOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_SET_ALARM_STATE: OperationMeta = OperationMeta {
    service: "monitoring",
    name: "SetAlarmState",
    http: &HTTP_0,
    input: &SET_ALARM_STATE_INPUT,
    output: &SET_ALARM_STATE_OUTPUT,
    new_input: || Box::<super::SetAlarmStateInput>::default(),
    new_output: || Box::<super::SetAlarmStateOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_TAG_RESOURCE: OperationMeta = OperationMeta {
    service: "monitoring",
    name: "TagResource",
    http: &HTTP_0,
    input: &TAG_RESOURCE_INPUT,
    output: &TAG_RESOURCE_OUTPUT,
    new_input: || Box::<super::TagResourceInput>::default(),
    new_output: || Box::<super::TagResourceOutput>::default(),
    result_wrapper: Some("TagResourceResult"),
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_UNTAG_RESOURCE: OperationMeta = OperationMeta {
    service: "monitoring",
    name: "UntagResource",
    http: &HTTP_0,
    input: &UNTAG_RESOURCE_INPUT,
    output: &UNTAG_RESOURCE_OUTPUT,
    new_input: || Box::<super::UntagResourceInput>::default(),
    new_output: || Box::<super::UntagResourceOutput>::default(),
    result_wrapper: Some("UntagResourceResult"),
    has_output: true,
    checksum_required: false,
};

static MEMBERS_OF_DELETE_ALARMS_INPUT: [Member; 1] = [
    Member::new("AlarmNames", "AlarmNames", Location::Body, &SHAPE_ALARM_NAMES).required(),
];

pub(super) static DELETE_ALARMS_INPUT: StructureSchema = StructureSchema {
    name: "DeleteAlarmsInput",
    xml_name: "DeleteAlarmsInput",
    members: &MEMBERS_OF_DELETE_ALARMS_INPUT,
    payload: None,
};

pub(super) static DELETE_ALARMS_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteAlarmsOutput",
    xml_name: "DeleteAlarmsOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DELETE_DASHBOARDS_INPUT: [Member; 1] = [
    Member::new("DashboardNames", "DashboardNames", Location::Body, &SHAPE_DASHBOARD_NAMES).required(),
];

pub(super) static DELETE_DASHBOARDS_INPUT: StructureSchema = StructureSchema {
    name: "DeleteDashboardsInput",
    xml_name: "DeleteDashboardsInput",
    members: &MEMBERS_OF_DELETE_DASHBOARDS_INPUT,
    payload: None,
};

static MEMBERS_OF_DELETE_DASHBOARDS_OUTPUT: [Member; 0] = [
];

pub(super) static DELETE_DASHBOARDS_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteDashboardsOutput",
    xml_name: "DeleteDashboardsOutput",
    members: &MEMBERS_OF_DELETE_DASHBOARDS_OUTPUT,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_ALARM_HISTORY_INPUT: [Member; 9] = [
    Member::new("AlarmName", "AlarmName", Location::Body, &SHAPE_ALARM_NAME),
    Member::new("AlarmContributorId", "AlarmContributorId", Location::Body, &SHAPE_CONTRIBUTOR_ID),
    Member::new("AlarmTypes", "AlarmTypes", Location::Body, &SHAPE_ALARM_TYPES),
    Member::new("HistoryItemType", "HistoryItemType", Location::Body, &SHAPE_HISTORY_ITEM_TYPE),
    Member::new("StartDate", "StartDate", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("EndDate", "EndDate", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("MaxRecords", "MaxRecords", Location::Body, &SHAPE_MAX_RECORDS),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
    Member::new("ScanBy", "ScanBy", Location::Body, &SHAPE_SCAN_BY),
];

pub(super) static DESCRIBE_ALARM_HISTORY_INPUT: StructureSchema = StructureSchema {
    name: "DescribeAlarmHistoryInput",
    xml_name: "DescribeAlarmHistoryInput",
    members: &MEMBERS_OF_DESCRIBE_ALARM_HISTORY_INPUT,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_ALARM_HISTORY_OUTPUT: [Member; 2] = [
    Member::new("AlarmHistoryItems", "AlarmHistoryItems", Location::Body, &SHAPE_ALARM_HISTORY_ITEMS),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static DESCRIBE_ALARM_HISTORY_OUTPUT: StructureSchema = StructureSchema {
    name: "DescribeAlarmHistoryOutput",
    xml_name: "DescribeAlarmHistoryOutput",
    members: &MEMBERS_OF_DESCRIBE_ALARM_HISTORY_OUTPUT,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_ALARMS_INPUT: [Member; 9] = [
    Member::new("AlarmNames", "AlarmNames", Location::Body, &SHAPE_ALARM_NAMES),
    Member::new("AlarmNamePrefix", "AlarmNamePrefix", Location::Body, &SHAPE_ALARM_NAME_PREFIX),
    Member::new("AlarmTypes", "AlarmTypes", Location::Body, &SHAPE_ALARM_TYPES),
    Member::new("ChildrenOfAlarmName", "ChildrenOfAlarmName", Location::Body, &SHAPE_ALARM_NAME),
    Member::new("ParentsOfAlarmName", "ParentsOfAlarmName", Location::Body, &SHAPE_ALARM_NAME),
    Member::new("StateValue", "StateValue", Location::Body, &SHAPE_STATE_VALUE),
    Member::new("ActionPrefix", "ActionPrefix", Location::Body, &SHAPE_ACTION_PREFIX),
    Member::new("MaxRecords", "MaxRecords", Location::Body, &SHAPE_MAX_RECORDS),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static DESCRIBE_ALARMS_INPUT: StructureSchema = StructureSchema {
    name: "DescribeAlarmsInput",
    xml_name: "DescribeAlarmsInput",
    members: &MEMBERS_OF_DESCRIBE_ALARMS_INPUT,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_ALARMS_OUTPUT: [Member; 3] = [
    Member::new("CompositeAlarms", "CompositeAlarms", Location::Body, &SHAPE_COMPOSITE_ALARMS),
    Member::new("MetricAlarms", "MetricAlarms", Location::Body, &SHAPE_METRIC_ALARMS),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static DESCRIBE_ALARMS_OUTPUT: StructureSchema = StructureSchema {
    name: "DescribeAlarmsOutput",
    xml_name: "DescribeAlarmsOutput",
    members: &MEMBERS_OF_DESCRIBE_ALARMS_OUTPUT,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_ALARMS_FOR_METRIC_INPUT: [Member; 7] = [
    Member::new("MetricName", "MetricName", Location::Body, &SHAPE_METRIC_NAME).required(),
    Member::new("Namespace", "Namespace", Location::Body, &SHAPE_NAMESPACE).required(),
    Member::new("Statistic", "Statistic", Location::Body, &SHAPE_STATISTIC),
    Member::new("ExtendedStatistic", "ExtendedStatistic", Location::Body, &SHAPE_EXTENDED_STATISTIC),
    Member::new("Dimensions", "Dimensions", Location::Body, &SHAPE_DIMENSIONS),
    Member::new("Period", "Period", Location::Body, &SHAPE_PERIOD),
    Member::new("Unit", "Unit", Location::Body, &SHAPE_STANDARD_UNIT),
];

pub(super) static DESCRIBE_ALARMS_FOR_METRIC_INPUT: StructureSchema = StructureSchema {
    name: "DescribeAlarmsForMetricInput",
    xml_name: "DescribeAlarmsForMetricInput",
    members: &MEMBERS_OF_DESCRIBE_ALARMS_FOR_METRIC_INPUT,
    payload: None,
};

static MEMBERS_OF_DESCRIBE_ALARMS_FOR_METRIC_OUTPUT: [Member; 1] = [
    Member::new("MetricAlarms", "MetricAlarms", Location::Body, &SHAPE_METRIC_ALARMS),
];

pub(super) static DESCRIBE_ALARMS_FOR_METRIC_OUTPUT: StructureSchema = StructureSchema {
    name: "DescribeAlarmsForMetricOutput",
    xml_name: "DescribeAlarmsForMetricOutput",
    members: &MEMBERS_OF_DESCRIBE_ALARMS_FOR_METRIC_OUTPUT,
    payload: None,
};

static MEMBERS_OF_DISABLE_ALARM_ACTIONS_INPUT: [Member; 1] = [
    Member::new("AlarmNames", "AlarmNames", Location::Body, &SHAPE_ALARM_NAMES).required(),
];

pub(super) static DISABLE_ALARM_ACTIONS_INPUT: StructureSchema = StructureSchema {
    name: "DisableAlarmActionsInput",
    xml_name: "DisableAlarmActionsInput",
    members: &MEMBERS_OF_DISABLE_ALARM_ACTIONS_INPUT,
    payload: None,
};

pub(super) static DISABLE_ALARM_ACTIONS_OUTPUT: StructureSchema = StructureSchema {
    name: "DisableAlarmActionsOutput",
    xml_name: "DisableAlarmActionsOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_ENABLE_ALARM_ACTIONS_INPUT: [Member; 1] = [
    Member::new("AlarmNames", "AlarmNames", Location::Body, &SHAPE_ALARM_NAMES).required(),
];

pub(super) static ENABLE_ALARM_ACTIONS_INPUT: StructureSchema = StructureSchema {
    name: "EnableAlarmActionsInput",
    xml_name: "EnableAlarmActionsInput",
    members: &MEMBERS_OF_ENABLE_ALARM_ACTIONS_INPUT,
    payload: None,
};

pub(super) static ENABLE_ALARM_ACTIONS_OUTPUT: StructureSchema = StructureSchema {
    name: "EnableAlarmActionsOutput",
    xml_name: "EnableAlarmActionsOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_GET_DASHBOARD_INPUT: [Member; 1] = [
    Member::new("DashboardName", "DashboardName", Location::Body, &SHAPE_DASHBOARD_NAME).required(),
];

pub(super) static GET_DASHBOARD_INPUT: StructureSchema = StructureSchema {
    name: "GetDashboardInput",
    xml_name: "GetDashboardInput",
    members: &MEMBERS_OF_GET_DASHBOARD_INPUT,
    payload: None,
};

static MEMBERS_OF_GET_DASHBOARD_OUTPUT: [Member; 3] = [
    Member::new("DashboardArn", "DashboardArn", Location::Body, &SHAPE_DASHBOARD_ARN),
    Member::new("DashboardBody", "DashboardBody", Location::Body, &SHAPE_DASHBOARD_BODY),
    Member::new("DashboardName", "DashboardName", Location::Body, &SHAPE_DASHBOARD_NAME),
];

pub(super) static GET_DASHBOARD_OUTPUT: StructureSchema = StructureSchema {
    name: "GetDashboardOutput",
    xml_name: "GetDashboardOutput",
    members: &MEMBERS_OF_GET_DASHBOARD_OUTPUT,
    payload: None,
};

static MEMBERS_OF_GET_METRIC_DATA_INPUT: [Member; 7] = [
    Member::new("MetricDataQueries", "MetricDataQueries", Location::Body, &SHAPE_METRIC_DATA_QUERIES).required(),
    Member::new("StartTime", "StartTime", Location::Body, &SHAPE_TIMESTAMP).required(),
    Member::new("EndTime", "EndTime", Location::Body, &SHAPE_TIMESTAMP).required(),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
    Member::new("ScanBy", "ScanBy", Location::Body, &SHAPE_SCAN_BY),
    Member::new("MaxDatapoints", "MaxDatapoints", Location::Body, &SHAPE_GET_METRIC_DATA_MAX_DATAPOINTS),
    Member::new("LabelOptions", "LabelOptions", Location::Body, &SHAPE_LABEL_OPTIONS),
];

pub(super) static GET_METRIC_DATA_INPUT: StructureSchema = StructureSchema {
    name: "GetMetricDataInput",
    xml_name: "GetMetricDataInput",
    members: &MEMBERS_OF_GET_METRIC_DATA_INPUT,
    payload: None,
};

static MEMBERS_OF_GET_METRIC_DATA_OUTPUT: [Member; 3] = [
    Member::new("MetricDataResults", "MetricDataResults", Location::Body, &SHAPE_METRIC_DATA_RESULTS),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
    Member::new("Messages", "Messages", Location::Body, &SHAPE_METRIC_DATA_RESULT_MESSAGES),
];

pub(super) static GET_METRIC_DATA_OUTPUT: StructureSchema = StructureSchema {
    name: "GetMetricDataOutput",
    xml_name: "GetMetricDataOutput",
    members: &MEMBERS_OF_GET_METRIC_DATA_OUTPUT,
    payload: None,
};

static MEMBERS_OF_GET_METRIC_STATISTICS_INPUT: [Member; 9] = [
    Member::new("Namespace", "Namespace", Location::Body, &SHAPE_NAMESPACE).required(),
    Member::new("MetricName", "MetricName", Location::Body, &SHAPE_METRIC_NAME).required(),
    Member::new("Dimensions", "Dimensions", Location::Body, &SHAPE_DIMENSIONS),
    Member::new("StartTime", "StartTime", Location::Body, &SHAPE_TIMESTAMP).required(),
    Member::new("EndTime", "EndTime", Location::Body, &SHAPE_TIMESTAMP).required(),
    Member::new("Period", "Period", Location::Body, &SHAPE_PERIOD).required(),
    Member::new("Statistics", "Statistics", Location::Body, &SHAPE_STATISTICS),
    Member::new("ExtendedStatistics", "ExtendedStatistics", Location::Body, &SHAPE_EXTENDED_STATISTICS),
    Member::new("Unit", "Unit", Location::Body, &SHAPE_STANDARD_UNIT),
];

pub(super) static GET_METRIC_STATISTICS_INPUT: StructureSchema = StructureSchema {
    name: "GetMetricStatisticsInput",
    xml_name: "GetMetricStatisticsInput",
    members: &MEMBERS_OF_GET_METRIC_STATISTICS_INPUT,
    payload: None,
};

static MEMBERS_OF_GET_METRIC_STATISTICS_OUTPUT: [Member; 2] = [
    Member::new("Label", "Label", Location::Body, &SHAPE_METRIC_LABEL),
    Member::new("Datapoints", "Datapoints", Location::Body, &SHAPE_DATAPOINTS),
];

pub(super) static GET_METRIC_STATISTICS_OUTPUT: StructureSchema = StructureSchema {
    name: "GetMetricStatisticsOutput",
    xml_name: "GetMetricStatisticsOutput",
    members: &MEMBERS_OF_GET_METRIC_STATISTICS_OUTPUT,
    payload: None,
};

static MEMBERS_OF_LIST_DASHBOARDS_INPUT: [Member; 2] = [
    Member::new("DashboardNamePrefix", "DashboardNamePrefix", Location::Body, &SHAPE_DASHBOARD_NAME_PREFIX),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static LIST_DASHBOARDS_INPUT: StructureSchema = StructureSchema {
    name: "ListDashboardsInput",
    xml_name: "ListDashboardsInput",
    members: &MEMBERS_OF_LIST_DASHBOARDS_INPUT,
    payload: None,
};

static MEMBERS_OF_LIST_DASHBOARDS_OUTPUT: [Member; 2] = [
    Member::new("DashboardEntries", "DashboardEntries", Location::Body, &SHAPE_DASHBOARD_ENTRIES),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
];

pub(super) static LIST_DASHBOARDS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListDashboardsOutput",
    xml_name: "ListDashboardsOutput",
    members: &MEMBERS_OF_LIST_DASHBOARDS_OUTPUT,
    payload: None,
};

static MEMBERS_OF_LIST_METRICS_INPUT: [Member; 7] = [
    Member::new("Namespace", "Namespace", Location::Body, &SHAPE_NAMESPACE),
    Member::new("MetricName", "MetricName", Location::Body, &SHAPE_METRIC_NAME),
    Member::new("Dimensions", "Dimensions", Location::Body, &SHAPE_DIMENSION_FILTERS),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
    Member::new("RecentlyActive", "RecentlyActive", Location::Body, &SHAPE_RECENTLY_ACTIVE),
    Member::new("IncludeLinkedAccounts", "IncludeLinkedAccounts", Location::Body, &SHAPE_INCLUDE_LINKED_ACCOUNTS),
    Member::new("OwningAccount", "OwningAccount", Location::Body, &SHAPE_ACCOUNT_ID),
];

pub(super) static LIST_METRICS_INPUT: StructureSchema = StructureSchema {
    name: "ListMetricsInput",
    xml_name: "ListMetricsInput",
    members: &MEMBERS_OF_LIST_METRICS_INPUT,
    payload: None,
};

static MEMBERS_OF_LIST_METRICS_OUTPUT: [Member; 3] = [
    Member::new("Metrics", "Metrics", Location::Body, &SHAPE_METRICS),
    Member::new("NextToken", "NextToken", Location::Body, &SHAPE_NEXT_TOKEN),
    Member::new("OwningAccounts", "OwningAccounts", Location::Body, &SHAPE_OWNING_ACCOUNTS),
];

pub(super) static LIST_METRICS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListMetricsOutput",
    xml_name: "ListMetricsOutput",
    members: &MEMBERS_OF_LIST_METRICS_OUTPUT,
    payload: None,
};

static MEMBERS_OF_LIST_TAGS_FOR_RESOURCE_INPUT: [Member; 1] = [
    Member::new("ResourceARN", "ResourceARN", Location::Body, &SHAPE_AMAZON_RESOURCE_NAME).required(),
];

pub(super) static LIST_TAGS_FOR_RESOURCE_INPUT: StructureSchema = StructureSchema {
    name: "ListTagsForResourceInput",
    xml_name: "ListTagsForResourceInput",
    members: &MEMBERS_OF_LIST_TAGS_FOR_RESOURCE_INPUT,
    payload: None,
};

static MEMBERS_OF_LIST_TAGS_FOR_RESOURCE_OUTPUT: [Member; 1] = [
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_LIST),
];

pub(super) static LIST_TAGS_FOR_RESOURCE_OUTPUT: StructureSchema = StructureSchema {
    name: "ListTagsForResourceOutput",
    xml_name: "ListTagsForResourceOutput",
    members: &MEMBERS_OF_LIST_TAGS_FOR_RESOURCE_OUTPUT,
    payload: None,
};

static MEMBERS_OF_PUT_DASHBOARD_INPUT: [Member; 3] = [
    Member::new("DashboardName", "DashboardName", Location::Body, &SHAPE_DASHBOARD_NAME).required(),
    Member::new("DashboardBody", "DashboardBody", Location::Body, &SHAPE_DASHBOARD_BODY).required(),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_LIST),
];

pub(super) static PUT_DASHBOARD_INPUT: StructureSchema = StructureSchema {
    name: "PutDashboardInput",
    xml_name: "PutDashboardInput",
    members: &MEMBERS_OF_PUT_DASHBOARD_INPUT,
    payload: None,
};

static MEMBERS_OF_PUT_DASHBOARD_OUTPUT: [Member; 1] = [
    Member::new("DashboardValidationMessages", "DashboardValidationMessages", Location::Body, &SHAPE_DASHBOARD_VALIDATION_MESSAGES),
];

pub(super) static PUT_DASHBOARD_OUTPUT: StructureSchema = StructureSchema {
    name: "PutDashboardOutput",
    xml_name: "PutDashboardOutput",
    members: &MEMBERS_OF_PUT_DASHBOARD_OUTPUT,
    payload: None,
};

static MEMBERS_OF_PUT_METRIC_ALARM_INPUT: [Member; 24] = [
    Member::new("AlarmName", "AlarmName", Location::Body, &SHAPE_ALARM_NAME).required(),
    Member::new("AlarmDescription", "AlarmDescription", Location::Body, &SHAPE_ALARM_DESCRIPTION),
    Member::new("ActionsEnabled", "ActionsEnabled", Location::Body, &SHAPE_ACTIONS_ENABLED),
    Member::new("OKActions", "OKActions", Location::Body, &SHAPE_RESOURCE_LIST),
    Member::new("AlarmActions", "AlarmActions", Location::Body, &SHAPE_RESOURCE_LIST),
    Member::new("InsufficientDataActions", "InsufficientDataActions", Location::Body, &SHAPE_RESOURCE_LIST),
    Member::new("MetricName", "MetricName", Location::Body, &SHAPE_METRIC_NAME),
    Member::new("Namespace", "Namespace", Location::Body, &SHAPE_NAMESPACE),
    Member::new("Statistic", "Statistic", Location::Body, &SHAPE_STATISTIC),
    Member::new("ExtendedStatistic", "ExtendedStatistic", Location::Body, &SHAPE_EXTENDED_STATISTIC),
    Member::new("Dimensions", "Dimensions", Location::Body, &SHAPE_DIMENSIONS),
    Member::new("Period", "Period", Location::Body, &SHAPE_PERIOD),
    Member::new("Unit", "Unit", Location::Body, &SHAPE_STANDARD_UNIT),
    Member::new("EvaluationPeriods", "EvaluationPeriods", Location::Body, &SHAPE_EVALUATION_PERIODS),
    Member::new("DatapointsToAlarm", "DatapointsToAlarm", Location::Body, &SHAPE_DATAPOINTS_TO_ALARM),
    Member::new("Threshold", "Threshold", Location::Body, &SHAPE_THRESHOLD),
    Member::new("ComparisonOperator", "ComparisonOperator", Location::Body, &SHAPE_COMPARISON_OPERATOR),
    Member::new("TreatMissingData", "TreatMissingData", Location::Body, &SHAPE_TREAT_MISSING_DATA),
    Member::new("EvaluateLowSampleCountPercentile", "EvaluateLowSampleCountPercentile", Location::Body, &SHAPE_EVALUATE_LOW_SAMPLE_COUNT_PERCENTILE),
    Member::new("Metrics", "Metrics", Location::Body, &SHAPE_METRIC_DATA_QUERIES),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_LIST),
    Member::new("ThresholdMetricId", "ThresholdMetricId", Location::Body, &SHAPE_METRIC_ID),
    Member::new("EvaluationCriteria", "EvaluationCriteria", Location::Body, &SHAPE_EVALUATION_CRITERIA),
    Member::new("EvaluationInterval", "EvaluationInterval", Location::Body, &SHAPE_EVALUATION_INTERVAL),
];

pub(super) static PUT_METRIC_ALARM_INPUT: StructureSchema = StructureSchema {
    name: "PutMetricAlarmInput",
    xml_name: "PutMetricAlarmInput",
    members: &MEMBERS_OF_PUT_METRIC_ALARM_INPUT,
    payload: None,
};

pub(super) static PUT_METRIC_ALARM_OUTPUT: StructureSchema = StructureSchema {
    name: "PutMetricAlarmOutput",
    xml_name: "PutMetricAlarmOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_PUT_METRIC_DATA_INPUT: [Member; 4] = [
    Member::new("Namespace", "Namespace", Location::Body, &SHAPE_NAMESPACE).required(),
    Member::new("MetricData", "MetricData", Location::Body, &SHAPE_METRIC_DATA),
    Member::new("EntityMetricData", "EntityMetricData", Location::Body, &SHAPE_ENTITY_METRIC_DATA_LIST),
    Member::new("StrictEntityValidation", "StrictEntityValidation", Location::Body, &SHAPE_STRICT_ENTITY_VALIDATION),
];

pub(super) static PUT_METRIC_DATA_INPUT: StructureSchema = StructureSchema {
    name: "PutMetricDataInput",
    xml_name: "PutMetricDataInput",
    members: &MEMBERS_OF_PUT_METRIC_DATA_INPUT,
    payload: None,
};

pub(super) static PUT_METRIC_DATA_OUTPUT: StructureSchema = StructureSchema {
    name: "PutMetricDataOutput",
    xml_name: "PutMetricDataOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_SET_ALARM_STATE_INPUT: [Member; 4] = [
    Member::new("AlarmName", "AlarmName", Location::Body, &SHAPE_ALARM_NAME).required(),
    Member::new("StateValue", "StateValue", Location::Body, &SHAPE_STATE_VALUE).required(),
    Member::new("StateReason", "StateReason", Location::Body, &SHAPE_STATE_REASON).required(),
    Member::new("StateReasonData", "StateReasonData", Location::Body, &SHAPE_STATE_REASON_DATA),
];

pub(super) static SET_ALARM_STATE_INPUT: StructureSchema = StructureSchema {
    name: "SetAlarmStateInput",
    xml_name: "SetAlarmStateInput",
    members: &MEMBERS_OF_SET_ALARM_STATE_INPUT,
    payload: None,
};

pub(super) static SET_ALARM_STATE_OUTPUT: StructureSchema = StructureSchema {
    name: "SetAlarmStateOutput",
    xml_name: "SetAlarmStateOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_TAG_RESOURCE_INPUT: [Member; 2] = [
    Member::new("ResourceARN", "ResourceARN", Location::Body, &SHAPE_AMAZON_RESOURCE_NAME).required(),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_LIST).required(),
];

pub(super) static TAG_RESOURCE_INPUT: StructureSchema = StructureSchema {
    name: "TagResourceInput",
    xml_name: "TagResourceInput",
    members: &MEMBERS_OF_TAG_RESOURCE_INPUT,
    payload: None,
};

static MEMBERS_OF_TAG_RESOURCE_OUTPUT: [Member; 0] = [
];

pub(super) static TAG_RESOURCE_OUTPUT: StructureSchema = StructureSchema {
    name: "TagResourceOutput",
    xml_name: "TagResourceOutput",
    members: &MEMBERS_OF_TAG_RESOURCE_OUTPUT,
    payload: None,
};

static MEMBERS_OF_UNTAG_RESOURCE_INPUT: [Member; 2] = [
    Member::new("ResourceARN", "ResourceARN", Location::Body, &SHAPE_AMAZON_RESOURCE_NAME).required(),
    Member::new("TagKeys", "TagKeys", Location::Body, &SHAPE_TAG_KEY_LIST).required(),
];

pub(super) static UNTAG_RESOURCE_INPUT: StructureSchema = StructureSchema {
    name: "UntagResourceInput",
    xml_name: "UntagResourceInput",
    members: &MEMBERS_OF_UNTAG_RESOURCE_INPUT,
    payload: None,
};

static MEMBERS_OF_UNTAG_RESOURCE_OUTPUT: [Member; 0] = [
];

pub(super) static UNTAG_RESOURCE_OUTPUT: StructureSchema = StructureSchema {
    name: "UntagResourceOutput",
    xml_name: "UntagResourceOutput",
    members: &MEMBERS_OF_UNTAG_RESOURCE_OUTPUT,
    payload: None,
};

static MEMBERS_OF_ALARM_HISTORY_ITEM: [Member; 8] = [
    Member::new("AlarmName", "AlarmName", Location::Body, &SHAPE_ALARM_NAME),
    Member::new("AlarmContributorId", "AlarmContributorId", Location::Body, &SHAPE_CONTRIBUTOR_ID),
    Member::new("AlarmType", "AlarmType", Location::Body, &SHAPE_ALARM_TYPE),
    Member::new("Timestamp", "Timestamp", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("HistoryItemType", "HistoryItemType", Location::Body, &SHAPE_HISTORY_ITEM_TYPE),
    Member::new("HistorySummary", "HistorySummary", Location::Body, &SHAPE_HISTORY_SUMMARY),
    Member::new("HistoryData", "HistoryData", Location::Body, &SHAPE_HISTORY_DATA),
    Member::new("AlarmContributorAttributes", "AlarmContributorAttributes", Location::Body, &SHAPE_CONTRIBUTOR_ATTRIBUTES),
];

pub(super) static ALARM_HISTORY_ITEM: StructureSchema = StructureSchema {
    name: "AlarmHistoryItem",
    xml_name: "AlarmHistoryItem",
    members: &MEMBERS_OF_ALARM_HISTORY_ITEM,
    payload: None,
};

static MEMBERS_OF_ALARM_PROM_QL_CRITERIA: [Member; 3] = [
    Member::new("Query", "Query", Location::Body, &SHAPE_QUERY).required(),
    Member::new("PendingPeriod", "PendingPeriod", Location::Body, &SHAPE_PENDING_PERIOD),
    Member::new("RecoveryPeriod", "RecoveryPeriod", Location::Body, &SHAPE_RECOVERY_PERIOD),
];

pub(super) static ALARM_PROM_QL_CRITERIA: StructureSchema = StructureSchema {
    name: "AlarmPromQLCriteria",
    xml_name: "AlarmPromQLCriteria",
    members: &MEMBERS_OF_ALARM_PROM_QL_CRITERIA,
    payload: None,
};

static MEMBERS_OF_COMPOSITE_ALARM: [Member; 19] = [
    Member::new("ActionsEnabled", "ActionsEnabled", Location::Body, &SHAPE_ACTIONS_ENABLED),
    Member::new("AlarmActions", "AlarmActions", Location::Body, &SHAPE_RESOURCE_LIST),
    Member::new("AlarmArn", "AlarmArn", Location::Body, &SHAPE_ALARM_ARN),
    Member::new("AlarmConfigurationUpdatedTimestamp", "AlarmConfigurationUpdatedTimestamp", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("AlarmDescription", "AlarmDescription", Location::Body, &SHAPE_ALARM_DESCRIPTION),
    Member::new("AlarmName", "AlarmName", Location::Body, &SHAPE_ALARM_NAME),
    Member::new("AlarmRule", "AlarmRule", Location::Body, &SHAPE_ALARM_RULE),
    Member::new("InsufficientDataActions", "InsufficientDataActions", Location::Body, &SHAPE_RESOURCE_LIST),
    Member::new("OKActions", "OKActions", Location::Body, &SHAPE_RESOURCE_LIST),
    Member::new("StateReason", "StateReason", Location::Body, &SHAPE_STATE_REASON),
    Member::new("StateReasonData", "StateReasonData", Location::Body, &SHAPE_STATE_REASON_DATA),
    Member::new("StateUpdatedTimestamp", "StateUpdatedTimestamp", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("StateValue", "StateValue", Location::Body, &SHAPE_STATE_VALUE),
    Member::new("StateTransitionedTimestamp", "StateTransitionedTimestamp", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("ActionsSuppressedBy", "ActionsSuppressedBy", Location::Body, &SHAPE_ACTIONS_SUPPRESSED_BY),
    Member::new("ActionsSuppressedReason", "ActionsSuppressedReason", Location::Body, &SHAPE_ACTIONS_SUPPRESSED_REASON),
    Member::new("ActionsSuppressor", "ActionsSuppressor", Location::Body, &SHAPE_ALARM_ARN),
    Member::new("ActionsSuppressorWaitPeriod", "ActionsSuppressorWaitPeriod", Location::Body, &SHAPE_SUPPRESSOR_PERIOD),
    Member::new("ActionsSuppressorExtensionPeriod", "ActionsSuppressorExtensionPeriod", Location::Body, &SHAPE_SUPPRESSOR_PERIOD),
];

pub(super) static COMPOSITE_ALARM: StructureSchema = StructureSchema {
    name: "CompositeAlarm",
    xml_name: "CompositeAlarm",
    members: &MEMBERS_OF_COMPOSITE_ALARM,
    payload: None,
};

static MEMBERS_OF_DASHBOARD_ENTRY: [Member; 4] = [
    Member::new("DashboardName", "DashboardName", Location::Body, &SHAPE_DASHBOARD_NAME),
    Member::new("DashboardArn", "DashboardArn", Location::Body, &SHAPE_DASHBOARD_ARN),
    Member::new("LastModified", "LastModified", Location::Body, &SHAPE_LAST_MODIFIED),
    Member::new("Size", "Size", Location::Body, &SHAPE_SIZE),
];

pub(super) static DASHBOARD_ENTRY: StructureSchema = StructureSchema {
    name: "DashboardEntry",
    xml_name: "DashboardEntry",
    members: &MEMBERS_OF_DASHBOARD_ENTRY,
    payload: None,
};

static MEMBERS_OF_DASHBOARD_VALIDATION_MESSAGE: [Member; 2] = [
    Member::new("DataPath", "DataPath", Location::Body, &SHAPE_DATA_PATH),
    Member::new("Message", "Message", Location::Body, &SHAPE_MESSAGE),
];

pub(super) static DASHBOARD_VALIDATION_MESSAGE: StructureSchema = StructureSchema {
    name: "DashboardValidationMessage",
    xml_name: "DashboardValidationMessage",
    members: &MEMBERS_OF_DASHBOARD_VALIDATION_MESSAGE,
    payload: None,
};

static MEMBERS_OF_DATAPOINT: [Member; 8] = [
    Member::new("Timestamp", "Timestamp", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("SampleCount", "SampleCount", Location::Body, &SHAPE_DATAPOINT_VALUE),
    Member::new("Average", "Average", Location::Body, &SHAPE_DATAPOINT_VALUE),
    Member::new("Sum", "Sum", Location::Body, &SHAPE_DATAPOINT_VALUE),
    Member::new("Minimum", "Minimum", Location::Body, &SHAPE_DATAPOINT_VALUE),
    Member::new("Maximum", "Maximum", Location::Body, &SHAPE_DATAPOINT_VALUE),
    Member::new("Unit", "Unit", Location::Body, &SHAPE_STANDARD_UNIT),
    Member::new("ExtendedStatistics", "ExtendedStatistics", Location::Body, &SHAPE_DATAPOINT_VALUE_MAP),
];

pub(super) static DATAPOINT: StructureSchema = StructureSchema {
    name: "Datapoint",
    xml_name: "Datapoint",
    members: &MEMBERS_OF_DATAPOINT,
    payload: None,
};

static MEMBERS_OF_DIMENSION: [Member; 2] = [
    Member::new("Name", "Name", Location::Body, &SHAPE_DIMENSION_NAME).required(),
    Member::new("Value", "Value", Location::Body, &SHAPE_DIMENSION_VALUE).required(),
];

pub(super) static DIMENSION: StructureSchema = StructureSchema {
    name: "Dimension",
    xml_name: "Dimension",
    members: &MEMBERS_OF_DIMENSION,
    payload: None,
};

static MEMBERS_OF_DIMENSION_FILTER: [Member; 2] = [
    Member::new("Name", "Name", Location::Body, &SHAPE_DIMENSION_NAME).required(),
    Member::new("Value", "Value", Location::Body, &SHAPE_DIMENSION_VALUE),
];

pub(super) static DIMENSION_FILTER: StructureSchema = StructureSchema {
    name: "DimensionFilter",
    xml_name: "DimensionFilter",
    members: &MEMBERS_OF_DIMENSION_FILTER,
    payload: None,
};

static MEMBERS_OF_ENTITY: [Member; 2] = [
    Member::new("KeyAttributes", "KeyAttributes", Location::Body, &SHAPE_ENTITY_KEY_ATTRIBUTES_MAP),
    Member::new("Attributes", "Attributes", Location::Body, &SHAPE_ENTITY_ATTRIBUTES_MAP),
];

pub(super) static ENTITY: StructureSchema = StructureSchema {
    name: "Entity",
    xml_name: "Entity",
    members: &MEMBERS_OF_ENTITY,
    payload: None,
};

static MEMBERS_OF_ENTITY_METRIC_DATA: [Member; 2] = [
    Member::new("Entity", "Entity", Location::Body, &SHAPE_ENTITY),
    Member::new("MetricData", "MetricData", Location::Body, &SHAPE_METRIC_DATA),
];

pub(super) static ENTITY_METRIC_DATA: StructureSchema = StructureSchema {
    name: "EntityMetricData",
    xml_name: "EntityMetricData",
    members: &MEMBERS_OF_ENTITY_METRIC_DATA,
    payload: None,
};

static MEMBERS_OF_EVALUATION_CRITERIA: [Member; 1] = [
    Member::new("PromQLCriteria", "PromQLCriteria", Location::Body, &SHAPE_ALARM_PROM_QL_CRITERIA),
];

pub(super) static EVALUATION_CRITERIA: StructureSchema = StructureSchema {
    name: "EvaluationCriteria",
    xml_name: "EvaluationCriteria",
    members: &MEMBERS_OF_EVALUATION_CRITERIA,
    payload: None,
};

static MEMBERS_OF_LABEL_OPTIONS: [Member; 1] = [
    Member::new("Timezone", "Timezone", Location::Body, &SHAPE_GET_METRIC_DATA_LABEL_TIMEZONE),
];

pub(super) static LABEL_OPTIONS: StructureSchema = StructureSchema {
    name: "LabelOptions",
    xml_name: "LabelOptions",
    members: &MEMBERS_OF_LABEL_OPTIONS,
    payload: None,
};

static MEMBERS_OF_MESSAGE_DATA: [Member; 2] = [
    Member::new("Code", "Code", Location::Body, &SHAPE_MESSAGE_DATA_CODE),
    Member::new("Value", "Value", Location::Body, &SHAPE_MESSAGE_DATA_VALUE),
];

pub(super) static MESSAGE_DATA: StructureSchema = StructureSchema {
    name: "MessageData",
    xml_name: "MessageData",
    members: &MEMBERS_OF_MESSAGE_DATA,
    payload: None,
};

static MEMBERS_OF_METRIC: [Member; 3] = [
    Member::new("Namespace", "Namespace", Location::Body, &SHAPE_NAMESPACE),
    Member::new("MetricName", "MetricName", Location::Body, &SHAPE_METRIC_NAME),
    Member::new("Dimensions", "Dimensions", Location::Body, &SHAPE_DIMENSIONS),
];

pub(super) static METRIC: StructureSchema = StructureSchema {
    name: "Metric",
    xml_name: "Metric",
    members: &MEMBERS_OF_METRIC,
    payload: None,
};

static MEMBERS_OF_METRIC_ALARM: [Member; 31] = [
    Member::new("AlarmName", "AlarmName", Location::Body, &SHAPE_ALARM_NAME),
    Member::new("AlarmArn", "AlarmArn", Location::Body, &SHAPE_ALARM_ARN),
    Member::new("AlarmDescription", "AlarmDescription", Location::Body, &SHAPE_ALARM_DESCRIPTION),
    Member::new("AlarmConfigurationUpdatedTimestamp", "AlarmConfigurationUpdatedTimestamp", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("ActionsEnabled", "ActionsEnabled", Location::Body, &SHAPE_ACTIONS_ENABLED),
    Member::new("OKActions", "OKActions", Location::Body, &SHAPE_RESOURCE_LIST),
    Member::new("AlarmActions", "AlarmActions", Location::Body, &SHAPE_RESOURCE_LIST),
    Member::new("InsufficientDataActions", "InsufficientDataActions", Location::Body, &SHAPE_RESOURCE_LIST),
    Member::new("StateValue", "StateValue", Location::Body, &SHAPE_STATE_VALUE),
    Member::new("StateReason", "StateReason", Location::Body, &SHAPE_STATE_REASON),
    Member::new("StateReasonData", "StateReasonData", Location::Body, &SHAPE_STATE_REASON_DATA),
    Member::new("StateUpdatedTimestamp", "StateUpdatedTimestamp", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("MetricName", "MetricName", Location::Body, &SHAPE_METRIC_NAME),
    Member::new("Namespace", "Namespace", Location::Body, &SHAPE_NAMESPACE),
    Member::new("Statistic", "Statistic", Location::Body, &SHAPE_STATISTIC),
    Member::new("ExtendedStatistic", "ExtendedStatistic", Location::Body, &SHAPE_EXTENDED_STATISTIC),
    Member::new("Dimensions", "Dimensions", Location::Body, &SHAPE_DIMENSIONS),
    Member::new("Period", "Period", Location::Body, &SHAPE_PERIOD),
    Member::new("Unit", "Unit", Location::Body, &SHAPE_STANDARD_UNIT),
    Member::new("EvaluationPeriods", "EvaluationPeriods", Location::Body, &SHAPE_EVALUATION_PERIODS),
    Member::new("DatapointsToAlarm", "DatapointsToAlarm", Location::Body, &SHAPE_DATAPOINTS_TO_ALARM),
    Member::new("Threshold", "Threshold", Location::Body, &SHAPE_THRESHOLD),
    Member::new("ComparisonOperator", "ComparisonOperator", Location::Body, &SHAPE_COMPARISON_OPERATOR),
    Member::new("TreatMissingData", "TreatMissingData", Location::Body, &SHAPE_TREAT_MISSING_DATA),
    Member::new("EvaluateLowSampleCountPercentile", "EvaluateLowSampleCountPercentile", Location::Body, &SHAPE_EVALUATE_LOW_SAMPLE_COUNT_PERCENTILE),
    Member::new("Metrics", "Metrics", Location::Body, &SHAPE_METRIC_DATA_QUERIES),
    Member::new("ThresholdMetricId", "ThresholdMetricId", Location::Body, &SHAPE_METRIC_ID),
    Member::new("EvaluationState", "EvaluationState", Location::Body, &SHAPE_EVALUATION_STATE),
    Member::new("StateTransitionedTimestamp", "StateTransitionedTimestamp", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("EvaluationCriteria", "EvaluationCriteria", Location::Body, &SHAPE_EVALUATION_CRITERIA),
    Member::new("EvaluationInterval", "EvaluationInterval", Location::Body, &SHAPE_EVALUATION_INTERVAL),
];

pub(super) static METRIC_ALARM: StructureSchema = StructureSchema {
    name: "MetricAlarm",
    xml_name: "MetricAlarm",
    members: &MEMBERS_OF_METRIC_ALARM,
    payload: None,
};

static MEMBERS_OF_METRIC_DATA_QUERY: [Member; 7] = [
    Member::new("Id", "Id", Location::Body, &SHAPE_METRIC_ID).required(),
    Member::new("MetricStat", "MetricStat", Location::Body, &SHAPE_METRIC_STAT),
    Member::new("Expression", "Expression", Location::Body, &SHAPE_METRIC_EXPRESSION),
    Member::new("Label", "Label", Location::Body, &SHAPE_METRIC_LABEL),
    Member::new("ReturnData", "ReturnData", Location::Body, &SHAPE_RETURN_DATA),
    Member::new("Period", "Period", Location::Body, &SHAPE_PERIOD),
    Member::new("AccountId", "AccountId", Location::Body, &SHAPE_ACCOUNT_ID),
];

pub(super) static METRIC_DATA_QUERY: StructureSchema = StructureSchema {
    name: "MetricDataQuery",
    xml_name: "MetricDataQuery",
    members: &MEMBERS_OF_METRIC_DATA_QUERY,
    payload: None,
};

static MEMBERS_OF_METRIC_DATA_RESULT: [Member; 6] = [
    Member::new("Id", "Id", Location::Body, &SHAPE_METRIC_ID),
    Member::new("Label", "Label", Location::Body, &SHAPE_METRIC_LABEL),
    Member::new("Timestamps", "Timestamps", Location::Body, &SHAPE_TIMESTAMPS),
    Member::new("Values", "Values", Location::Body, &SHAPE_DATAPOINT_VALUES),
    Member::new("StatusCode", "StatusCode", Location::Body, &SHAPE_STATUS_CODE),
    Member::new("Messages", "Messages", Location::Body, &SHAPE_METRIC_DATA_RESULT_MESSAGES),
];

pub(super) static METRIC_DATA_RESULT: StructureSchema = StructureSchema {
    name: "MetricDataResult",
    xml_name: "MetricDataResult",
    members: &MEMBERS_OF_METRIC_DATA_RESULT,
    payload: None,
};

static MEMBERS_OF_METRIC_DATUM: [Member; 9] = [
    Member::new("MetricName", "MetricName", Location::Body, &SHAPE_METRIC_NAME).required(),
    Member::new("Dimensions", "Dimensions", Location::Body, &SHAPE_DIMENSIONS),
    Member::new("Timestamp", "Timestamp", Location::Body, &SHAPE_TIMESTAMP),
    Member::new("Value", "Value", Location::Body, &SHAPE_DATAPOINT_VALUE),
    Member::new("StatisticValues", "StatisticValues", Location::Body, &SHAPE_STATISTIC_SET),
    Member::new("Values", "Values", Location::Body, &SHAPE_VALUES),
    Member::new("Counts", "Counts", Location::Body, &SHAPE_COUNTS),
    Member::new("Unit", "Unit", Location::Body, &SHAPE_STANDARD_UNIT),
    Member::new("StorageResolution", "StorageResolution", Location::Body, &SHAPE_STORAGE_RESOLUTION),
];

pub(super) static METRIC_DATUM: StructureSchema = StructureSchema {
    name: "MetricDatum",
    xml_name: "MetricDatum",
    members: &MEMBERS_OF_METRIC_DATUM,
    payload: None,
};

static MEMBERS_OF_METRIC_STAT: [Member; 4] = [
    Member::new("Metric", "Metric", Location::Body, &SHAPE_METRIC).required(),
    Member::new("Period", "Period", Location::Body, &SHAPE_PERIOD).required(),
    Member::new("Stat", "Stat", Location::Body, &SHAPE_STAT).required(),
    Member::new("Unit", "Unit", Location::Body, &SHAPE_STANDARD_UNIT),
];

pub(super) static METRIC_STAT: StructureSchema = StructureSchema {
    name: "MetricStat",
    xml_name: "MetricStat",
    members: &MEMBERS_OF_METRIC_STAT,
    payload: None,
};

static MEMBERS_OF_STATISTIC_SET: [Member; 4] = [
    Member::new("SampleCount", "SampleCount", Location::Body, &SHAPE_DATAPOINT_VALUE).required(),
    Member::new("Sum", "Sum", Location::Body, &SHAPE_DATAPOINT_VALUE).required(),
    Member::new("Minimum", "Minimum", Location::Body, &SHAPE_DATAPOINT_VALUE).required(),
    Member::new("Maximum", "Maximum", Location::Body, &SHAPE_DATAPOINT_VALUE).required(),
];

pub(super) static STATISTIC_SET: StructureSchema = StructureSchema {
    name: "StatisticSet",
    xml_name: "StatisticSet",
    members: &MEMBERS_OF_STATISTIC_SET,
    payload: None,
};

static MEMBERS_OF_TAG: [Member; 2] = [
    Member::new("Key", "Key", Location::Body, &SHAPE_TAG_KEY).required(),
    Member::new("Value", "Value", Location::Body, &SHAPE_TAG_VALUE).required(),
];

pub(super) static TAG: StructureSchema = StructureSchema {
    name: "Tag",
    xml_name: "Tag",
    members: &MEMBERS_OF_TAG,
    payload: None,
};

static SHAPE_ACCOUNT_ID: Shape = Shape::new("AccountId", Kind::String).range(Some(1), Some(255));

static SHAPE_ACTIONS_ENABLED: Shape = Shape::new("ActionsEnabled", Kind::Boolean);

static SHAPE_ACTIONS_SUPPRESSED_BY: Shape = Shape::new("ActionsSuppressedBy", Kind::String).values(&["WaitPeriod", "ExtensionPeriod", "Alarm"]);

static SHAPE_ACTIONS_SUPPRESSED_REASON: Shape = Shape::new("ActionsSuppressedReason", Kind::String).range(Some(0), Some(1024));

static SHAPE_ACTION_PREFIX: Shape = Shape::new("ActionPrefix", Kind::String).range(Some(1), Some(1024));

static SHAPE_ALARM_ARN: Shape = Shape::new("AlarmArn", Kind::String).range(Some(1), Some(1600));

static SHAPE_ALARM_DESCRIPTION: Shape = Shape::new("AlarmDescription", Kind::String).range(Some(0), Some(1024));

static SHAPE_ALARM_HISTORY_ITEM: Shape = Shape::new("AlarmHistoryItem", Kind::Structure(&ALARM_HISTORY_ITEM));

static SHAPE_ALARM_HISTORY_ITEMS: Shape = Shape::new("AlarmHistoryItems", Kind::List { item: &SHAPE_ALARM_HISTORY_ITEM, item_name: "member", flattened: false });

static SHAPE_ALARM_NAME: Shape = Shape::new("AlarmName", Kind::String).range(Some(1), Some(255));

static SHAPE_ALARM_NAMES: Shape = Shape::new("AlarmNames", Kind::List { item: &SHAPE_ALARM_NAME, item_name: "member", flattened: false }).range(None, Some(100));

static SHAPE_ALARM_NAME_PREFIX: Shape = Shape::new("AlarmNamePrefix", Kind::String).range(Some(1), Some(255));

static SHAPE_ALARM_PROM_QL_CRITERIA: Shape = Shape::new("AlarmPromQLCriteria", Kind::Structure(&ALARM_PROM_QL_CRITERIA));

static SHAPE_ALARM_RULE: Shape = Shape::new("AlarmRule", Kind::String).range(Some(1), Some(10240));

static SHAPE_ALARM_TYPE: Shape = Shape::new("AlarmType", Kind::String).values(&["CompositeAlarm", "MetricAlarm"]);

static SHAPE_ALARM_TYPES: Shape = Shape::new("AlarmTypes", Kind::List { item: &SHAPE_ALARM_TYPE, item_name: "member", flattened: false });

static SHAPE_AMAZON_RESOURCE_NAME: Shape = Shape::new("AmazonResourceName", Kind::String).range(Some(1), Some(1024));

static SHAPE_ATTRIBUTE_NAME: Shape = Shape::new("AttributeName", Kind::String).range(Some(1), Some(255));

static SHAPE_ATTRIBUTE_VALUE: Shape = Shape::new("AttributeValue", Kind::String).range(Some(1), Some(1024));

static SHAPE_COMPARISON_OPERATOR: Shape = Shape::new("ComparisonOperator", Kind::String).values(&["GreaterThanOrEqualToThreshold", "GreaterThanThreshold", "LessThanThreshold", "LessThanOrEqualToThreshold", "LessThanLowerOrGreaterThanUpperThreshold", "LessThanLowerThreshold", "GreaterThanUpperThreshold"]);

static SHAPE_COMPOSITE_ALARM: Shape = Shape::new("CompositeAlarm", Kind::Structure(&COMPOSITE_ALARM));

static SHAPE_COMPOSITE_ALARMS: Shape = Shape::new("CompositeAlarms", Kind::List { item: &SHAPE_COMPOSITE_ALARM, item_name: "member", flattened: false });

static SHAPE_CONTRIBUTOR_ATTRIBUTES: Shape = Shape::new("ContributorAttributes", Kind::Map { key: &SHAPE_ATTRIBUTE_NAME, value: &SHAPE_ATTRIBUTE_VALUE, key_name: "key", value_name: "value", flattened: false }).range(Some(0), Some(150));

static SHAPE_CONTRIBUTOR_ID: Shape = Shape::new("ContributorId", Kind::String).range(Some(1), Some(16));

static SHAPE_COUNTS: Shape = Shape::new("Counts", Kind::List { item: &SHAPE_DATAPOINT_VALUE, item_name: "member", flattened: false });

static SHAPE_DASHBOARD_ARN: Shape = Shape::new("DashboardArn", Kind::String);

static SHAPE_DASHBOARD_BODY: Shape = Shape::new("DashboardBody", Kind::String);

static SHAPE_DASHBOARD_ENTRIES: Shape = Shape::new("DashboardEntries", Kind::List { item: &SHAPE_DASHBOARD_ENTRY, item_name: "member", flattened: false });

static SHAPE_DASHBOARD_ENTRY: Shape = Shape::new("DashboardEntry", Kind::Structure(&DASHBOARD_ENTRY));

static SHAPE_DASHBOARD_NAME: Shape = Shape::new("DashboardName", Kind::String);

static SHAPE_DASHBOARD_NAMES: Shape = Shape::new("DashboardNames", Kind::List { item: &SHAPE_DASHBOARD_NAME, item_name: "member", flattened: false });

static SHAPE_DASHBOARD_NAME_PREFIX: Shape = Shape::new("DashboardNamePrefix", Kind::String);

static SHAPE_DASHBOARD_VALIDATION_MESSAGE: Shape = Shape::new("DashboardValidationMessage", Kind::Structure(&DASHBOARD_VALIDATION_MESSAGE));

static SHAPE_DASHBOARD_VALIDATION_MESSAGES: Shape = Shape::new("DashboardValidationMessages", Kind::List { item: &SHAPE_DASHBOARD_VALIDATION_MESSAGE, item_name: "member", flattened: false });

static SHAPE_DATAPOINT: Shape = Shape::new("Datapoint", Kind::Structure(&DATAPOINT));

static SHAPE_DATAPOINTS: Shape = Shape::new("Datapoints", Kind::List { item: &SHAPE_DATAPOINT, item_name: "member", flattened: false });

static SHAPE_DATAPOINTS_TO_ALARM: Shape = Shape::new("DatapointsToAlarm", Kind::Integer).range(Some(1), None);

static SHAPE_DATAPOINT_VALUE: Shape = Shape::new("DatapointValue", Kind::Double);

static SHAPE_DATAPOINT_VALUES: Shape = Shape::new("DatapointValues", Kind::List { item: &SHAPE_DATAPOINT_VALUE, item_name: "member", flattened: false });

static SHAPE_DATAPOINT_VALUE_MAP: Shape = Shape::new("DatapointValueMap", Kind::Map { key: &SHAPE_EXTENDED_STATISTIC, value: &SHAPE_DATAPOINT_VALUE, key_name: "key", value_name: "value", flattened: false });

static SHAPE_DATA_PATH: Shape = Shape::new("DataPath", Kind::String);

static SHAPE_DIMENSION: Shape = Shape::new("Dimension", Kind::Structure(&DIMENSION));

static SHAPE_DIMENSIONS: Shape = Shape::new("Dimensions", Kind::List { item: &SHAPE_DIMENSION, item_name: "member", flattened: false }).range(None, Some(30));

static SHAPE_DIMENSION_FILTER: Shape = Shape::new("DimensionFilter", Kind::Structure(&DIMENSION_FILTER));

static SHAPE_DIMENSION_FILTERS: Shape = Shape::new("DimensionFilters", Kind::List { item: &SHAPE_DIMENSION_FILTER, item_name: "member", flattened: false }).range(None, Some(10));

static SHAPE_DIMENSION_NAME: Shape = Shape::new("DimensionName", Kind::String).range(Some(1), Some(255));

static SHAPE_DIMENSION_VALUE: Shape = Shape::new("DimensionValue", Kind::String).range(Some(1), Some(1024));

static SHAPE_ENTITY: Shape = Shape::new("Entity", Kind::Structure(&ENTITY));

static SHAPE_ENTITY_ATTRIBUTES_MAP: Shape = Shape::new("EntityAttributesMap", Kind::Map { key: &SHAPE_ENTITY_ATTRIBUTES_MAP_KEY_STRING, value: &SHAPE_ENTITY_ATTRIBUTES_MAP_VALUE_STRING, key_name: "key", value_name: "value", flattened: false }).range(Some(0), Some(10));

static SHAPE_ENTITY_ATTRIBUTES_MAP_KEY_STRING: Shape = Shape::new("EntityAttributesMapKeyString", Kind::String).range(Some(1), Some(256));

static SHAPE_ENTITY_ATTRIBUTES_MAP_VALUE_STRING: Shape = Shape::new("EntityAttributesMapValueString", Kind::String).range(Some(1), Some(2048));

static SHAPE_ENTITY_KEY_ATTRIBUTES_MAP: Shape = Shape::new("EntityKeyAttributesMap", Kind::Map { key: &SHAPE_ENTITY_KEY_ATTRIBUTES_MAP_KEY_STRING, value: &SHAPE_ENTITY_KEY_ATTRIBUTES_MAP_VALUE_STRING, key_name: "key", value_name: "value", flattened: false }).range(Some(2), Some(4));

static SHAPE_ENTITY_KEY_ATTRIBUTES_MAP_KEY_STRING: Shape = Shape::new("EntityKeyAttributesMapKeyString", Kind::String).range(Some(1), Some(32));

static SHAPE_ENTITY_KEY_ATTRIBUTES_MAP_VALUE_STRING: Shape = Shape::new("EntityKeyAttributesMapValueString", Kind::String).range(Some(1), Some(2048));

static SHAPE_ENTITY_METRIC_DATA: Shape = Shape::new("EntityMetricData", Kind::Structure(&ENTITY_METRIC_DATA));

static SHAPE_ENTITY_METRIC_DATA_LIST: Shape = Shape::new("EntityMetricDataList", Kind::List { item: &SHAPE_ENTITY_METRIC_DATA, item_name: "member", flattened: false });

static SHAPE_EVALUATE_LOW_SAMPLE_COUNT_PERCENTILE: Shape = Shape::new("EvaluateLowSampleCountPercentile", Kind::String).range(Some(1), Some(255));

static SHAPE_EVALUATION_CRITERIA: Shape = Shape::new("EvaluationCriteria", Kind::Structure(&EVALUATION_CRITERIA));

static SHAPE_EVALUATION_INTERVAL: Shape = Shape::new("EvaluationInterval", Kind::Integer).range(Some(10), Some(3600));

static SHAPE_EVALUATION_PERIODS: Shape = Shape::new("EvaluationPeriods", Kind::Integer).range(Some(1), None);

static SHAPE_EVALUATION_STATE: Shape = Shape::new("EvaluationState", Kind::String).values(&["PARTIAL_DATA", "EVALUATION_FAILURE", "EVALUATION_ERROR"]);

static SHAPE_EXTENDED_STATISTIC: Shape = Shape::new("ExtendedStatistic", Kind::String);

static SHAPE_EXTENDED_STATISTICS: Shape = Shape::new("ExtendedStatistics", Kind::List { item: &SHAPE_EXTENDED_STATISTIC, item_name: "member", flattened: false }).range(Some(1), Some(10));

static SHAPE_GET_METRIC_DATA_LABEL_TIMEZONE: Shape = Shape::new("GetMetricDataLabelTimezone", Kind::String);

static SHAPE_GET_METRIC_DATA_MAX_DATAPOINTS: Shape = Shape::new("GetMetricDataMaxDatapoints", Kind::Integer);

static SHAPE_HISTORY_DATA: Shape = Shape::new("HistoryData", Kind::String).range(Some(1), Some(4095));

static SHAPE_HISTORY_ITEM_TYPE: Shape = Shape::new("HistoryItemType", Kind::String).values(&["ConfigurationUpdate", "StateUpdate", "Action", "AlarmContributorStateUpdate", "AlarmContributorAction"]);

static SHAPE_HISTORY_SUMMARY: Shape = Shape::new("HistorySummary", Kind::String).range(Some(1), Some(255));

static SHAPE_INCLUDE_LINKED_ACCOUNTS: Shape = Shape::new("IncludeLinkedAccounts", Kind::Boolean);

static SHAPE_LABEL_OPTIONS: Shape = Shape::new("LabelOptions", Kind::Structure(&LABEL_OPTIONS));

static SHAPE_LAST_MODIFIED: Shape = Shape::new("LastModified", Kind::Timestamp(None));

static SHAPE_MAX_RECORDS: Shape = Shape::new("MaxRecords", Kind::Integer).range(Some(1), Some(100));

static SHAPE_MESSAGE: Shape = Shape::new("Message", Kind::String);

static SHAPE_MESSAGE_DATA: Shape = Shape::new("MessageData", Kind::Structure(&MESSAGE_DATA));

static SHAPE_MESSAGE_DATA_CODE: Shape = Shape::new("MessageDataCode", Kind::String);

static SHAPE_MESSAGE_DATA_VALUE: Shape = Shape::new("MessageDataValue", Kind::String);

static SHAPE_METRIC: Shape = Shape::new("Metric", Kind::Structure(&METRIC));

static SHAPE_METRICS: Shape = Shape::new("Metrics", Kind::List { item: &SHAPE_METRIC, item_name: "member", flattened: false });

static SHAPE_METRIC_ALARM: Shape = Shape::new("MetricAlarm", Kind::Structure(&METRIC_ALARM));

static SHAPE_METRIC_ALARMS: Shape = Shape::new("MetricAlarms", Kind::List { item: &SHAPE_METRIC_ALARM, item_name: "member", flattened: false });

static SHAPE_METRIC_DATA: Shape = Shape::new("MetricData", Kind::List { item: &SHAPE_METRIC_DATUM, item_name: "member", flattened: false });

static SHAPE_METRIC_DATA_QUERIES: Shape = Shape::new("MetricDataQueries", Kind::List { item: &SHAPE_METRIC_DATA_QUERY, item_name: "member", flattened: false });

static SHAPE_METRIC_DATA_QUERY: Shape = Shape::new("MetricDataQuery", Kind::Structure(&METRIC_DATA_QUERY));

static SHAPE_METRIC_DATA_RESULT: Shape = Shape::new("MetricDataResult", Kind::Structure(&METRIC_DATA_RESULT));

static SHAPE_METRIC_DATA_RESULTS: Shape = Shape::new("MetricDataResults", Kind::List { item: &SHAPE_METRIC_DATA_RESULT, item_name: "member", flattened: false });

static SHAPE_METRIC_DATA_RESULT_MESSAGES: Shape = Shape::new("MetricDataResultMessages", Kind::List { item: &SHAPE_MESSAGE_DATA, item_name: "member", flattened: false });

static SHAPE_METRIC_DATUM: Shape = Shape::new("MetricDatum", Kind::Structure(&METRIC_DATUM));

static SHAPE_METRIC_EXPRESSION: Shape = Shape::new("MetricExpression", Kind::String).range(Some(1), Some(2048));

static SHAPE_METRIC_ID: Shape = Shape::new("MetricId", Kind::String).range(Some(1), Some(255));

static SHAPE_METRIC_LABEL: Shape = Shape::new("MetricLabel", Kind::String);

static SHAPE_METRIC_NAME: Shape = Shape::new("MetricName", Kind::String).range(Some(1), Some(255));

static SHAPE_METRIC_STAT: Shape = Shape::new("MetricStat", Kind::Structure(&METRIC_STAT));

static SHAPE_NAMESPACE: Shape = Shape::new("Namespace", Kind::String).range(Some(1), Some(255)).pattern("[^:].*");

static SHAPE_NEXT_TOKEN: Shape = Shape::new("NextToken", Kind::String);

static SHAPE_OWNING_ACCOUNTS: Shape = Shape::new("OwningAccounts", Kind::List { item: &SHAPE_ACCOUNT_ID, item_name: "member", flattened: false });

static SHAPE_PENDING_PERIOD: Shape = Shape::new("PendingPeriod", Kind::Integer).range(Some(0), Some(86400));

static SHAPE_PERIOD: Shape = Shape::new("Period", Kind::Integer).range(Some(1), None);

static SHAPE_QUERY: Shape = Shape::new("Query", Kind::String).range(Some(1), Some(10000));

static SHAPE_RECENTLY_ACTIVE: Shape = Shape::new("RecentlyActive", Kind::String).values(&["PT3H"]);

static SHAPE_RECOVERY_PERIOD: Shape = Shape::new("RecoveryPeriod", Kind::Integer).range(Some(0), Some(86400));

static SHAPE_RESOURCE_LIST: Shape = Shape::new("ResourceList", Kind::List { item: &SHAPE_RESOURCE_NAME, item_name: "member", flattened: false }).range(None, Some(5));

static SHAPE_RESOURCE_NAME: Shape = Shape::new("ResourceName", Kind::String).range(Some(1), Some(1024));

static SHAPE_RETURN_DATA: Shape = Shape::new("ReturnData", Kind::Boolean);

static SHAPE_SCAN_BY: Shape = Shape::new("ScanBy", Kind::String).values(&["TimestampDescending", "TimestampAscending"]);

static SHAPE_SIZE: Shape = Shape::new("Size", Kind::Long);

static SHAPE_STANDARD_UNIT: Shape = Shape::new("StandardUnit", Kind::String).values(&["Seconds", "Microseconds", "Milliseconds", "Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes", "Bits", "Kilobits", "Megabits", "Gigabits", "Terabits", "Percent", "Count", "Bytes/Second", "Kilobytes/Second", "Megabytes/Second", "Gigabytes/Second", "Terabytes/Second", "Bits/Second", "Kilobits/Second", "Megabits/Second", "Gigabits/Second", "Terabits/Second", "Count/Second", "None"]);

static SHAPE_STAT: Shape = Shape::new("Stat", Kind::String);

static SHAPE_STATE_REASON: Shape = Shape::new("StateReason", Kind::String).range(Some(0), Some(1023));

static SHAPE_STATE_REASON_DATA: Shape = Shape::new("StateReasonData", Kind::String).range(Some(0), Some(4000));

static SHAPE_STATE_VALUE: Shape = Shape::new("StateValue", Kind::String).values(&["OK", "ALARM", "INSUFFICIENT_DATA"]);

static SHAPE_STATISTIC: Shape = Shape::new("Statistic", Kind::String).values(&["SampleCount", "Average", "Sum", "Minimum", "Maximum"]);

static SHAPE_STATISTICS: Shape = Shape::new("Statistics", Kind::List { item: &SHAPE_STATISTIC, item_name: "member", flattened: false }).range(Some(1), Some(5));

static SHAPE_STATISTIC_SET: Shape = Shape::new("StatisticSet", Kind::Structure(&STATISTIC_SET));

static SHAPE_STATUS_CODE: Shape = Shape::new("StatusCode", Kind::String).values(&["Complete", "InternalError", "PartialData", "Forbidden"]);

static SHAPE_STORAGE_RESOLUTION: Shape = Shape::new("StorageResolution", Kind::Integer).range(Some(1), None);

static SHAPE_STRICT_ENTITY_VALIDATION: Shape = Shape::new("StrictEntityValidation", Kind::Boolean);

static SHAPE_SUPPRESSOR_PERIOD: Shape = Shape::new("SuppressorPeriod", Kind::Integer);

static SHAPE_TAG: Shape = Shape::new("Tag", Kind::Structure(&TAG));

static SHAPE_TAG_KEY: Shape = Shape::new("TagKey", Kind::String).range(Some(1), Some(128));

static SHAPE_TAG_KEY_LIST: Shape = Shape::new("TagKeyList", Kind::List { item: &SHAPE_TAG_KEY, item_name: "member", flattened: false });

static SHAPE_TAG_LIST: Shape = Shape::new("TagList", Kind::List { item: &SHAPE_TAG, item_name: "member", flattened: false });

static SHAPE_TAG_VALUE: Shape = Shape::new("TagValue", Kind::String).range(Some(0), Some(256));

static SHAPE_THRESHOLD: Shape = Shape::new("Threshold", Kind::Double);

static SHAPE_TIMESTAMP: Shape = Shape::new("Timestamp", Kind::Timestamp(None));

static SHAPE_TIMESTAMPS: Shape = Shape::new("Timestamps", Kind::List { item: &SHAPE_TIMESTAMP, item_name: "member", flattened: false });

static SHAPE_TREAT_MISSING_DATA: Shape = Shape::new("TreatMissingData", Kind::String).range(Some(1), Some(255));

static SHAPE_VALUES: Shape = Shape::new("Values", Kind::List { item: &SHAPE_DATAPOINT_VALUE, item_name: "member", flattened: false });
