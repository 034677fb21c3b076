// Written by `cargo codegen` from models/logs.json. Do not edit.
#![allow(missing_docs, reason = "the model holds facts and no prose")]

mod schema;

use std::collections::BTreeMap;


pub use schema::SERVICE;

#[derive(Clone, Default, PartialEq)]
pub struct CreateLogGroupInput {
    pub log_group_name: Option<String>,
    pub kms_key_id: Option<String>,
    pub tags: Option<BTreeMap<String, String>>,
    pub log_group_class: Option<String>,
    pub deletion_protection_enabled: Option<bool>,
}
wire::structure!(CreateLogGroupInput, schema::CREATE_LOG_GROUP_INPUT, 0 log_group_name, 1 kms_key_id, 2 tags, 3 log_group_class, 4 deletion_protection_enabled);

#[derive(Clone, Default, PartialEq)]
pub struct CreateLogGroupOutput {}
wire::structure!(CreateLogGroupOutput, schema::CREATE_LOG_GROUP_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct CreateLogStreamInput {
    pub log_group_name: Option<String>,
    pub log_stream_name: Option<String>,
}
wire::structure!(CreateLogStreamInput, schema::CREATE_LOG_STREAM_INPUT, 0 log_group_name, 1 log_stream_name);

#[derive(Clone, Default, PartialEq)]
pub struct CreateLogStreamOutput {}
wire::structure!(CreateLogStreamOutput, schema::CREATE_LOG_STREAM_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteLogGroupInput {
    pub log_group_name: Option<String>,
}
wire::structure!(DeleteLogGroupInput, schema::DELETE_LOG_GROUP_INPUT, 0 log_group_name);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteLogGroupOutput {}
wire::structure!(DeleteLogGroupOutput, schema::DELETE_LOG_GROUP_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteLogStreamInput {
    pub log_group_name: Option<String>,
    pub log_stream_name: Option<String>,
}
wire::structure!(DeleteLogStreamInput, schema::DELETE_LOG_STREAM_INPUT, 0 log_group_name, 1 log_stream_name);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteLogStreamOutput {}
wire::structure!(DeleteLogStreamOutput, schema::DELETE_LOG_STREAM_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteRetentionPolicyInput {
    pub log_group_name: Option<String>,
}
wire::structure!(DeleteRetentionPolicyInput, schema::DELETE_RETENTION_POLICY_INPUT, 0 log_group_name);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteRetentionPolicyOutput {}
wire::structure!(DeleteRetentionPolicyOutput, schema::DELETE_RETENTION_POLICY_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeLogGroupsInput {
    pub account_identifiers: Option<Vec<String>>,
    pub log_group_name_prefix: Option<String>,
    pub log_group_name_pattern: Option<String>,
    pub next_token: Option<String>,
    pub limit: Option<i32>,
    pub include_linked_accounts: Option<bool>,
    pub log_group_class: Option<String>,
    pub log_group_identifiers: Option<Vec<String>>,
}
wire::structure!(DescribeLogGroupsInput, schema::DESCRIBE_LOG_GROUPS_INPUT, 0 account_identifiers, 1 log_group_name_prefix, 2 log_group_name_pattern, 3 next_token, 4 limit, 5 include_linked_accounts, 6 log_group_class, 7 log_group_identifiers);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeLogGroupsOutput {
    pub log_groups: Option<Vec<LogGroup>>,
    pub next_token: Option<String>,
}
wire::structure!(DescribeLogGroupsOutput, schema::DESCRIBE_LOG_GROUPS_OUTPUT, 0 log_groups, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeLogStreamsInput {
    pub log_group_name: Option<String>,
    pub log_group_identifier: Option<String>,
    pub log_stream_name_prefix: Option<String>,
    pub order_by: Option<String>,
    pub descending: Option<bool>,
    pub next_token: Option<String>,
    pub limit: Option<i32>,
}
wire::structure!(DescribeLogStreamsInput, schema::DESCRIBE_LOG_STREAMS_INPUT, 0 log_group_name, 1 log_group_identifier, 2 log_stream_name_prefix, 3 order_by, 4 descending, 5 next_token, 6 limit);

#[derive(Clone, Default, PartialEq)]
pub struct DescribeLogStreamsOutput {
    pub log_streams: Option<Vec<LogStream>>,
    pub next_token: Option<String>,
}
wire::structure!(DescribeLogStreamsOutput, schema::DESCRIBE_LOG_STREAMS_OUTPUT, 0 log_streams, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct FilterLogEventsInput {
    pub log_group_name: Option<String>,
    pub log_group_identifier: Option<String>,
    pub log_stream_names: Option<Vec<String>>,
    pub log_stream_name_prefix: Option<String>,
    pub start_time: Option<i64>,
    pub end_time: Option<i64>,
    pub filter_pattern: Option<String>,
    pub next_token: Option<String>,
    pub limit: Option<i32>,
    pub interleaved: Option<bool>,
    pub unmask: Option<bool>,
}
wire::structure!(FilterLogEventsInput, schema::FILTER_LOG_EVENTS_INPUT, 0 log_group_name, 1 log_group_identifier, 2 log_stream_names, 3 log_stream_name_prefix, 4 start_time, 5 end_time, 6 filter_pattern, 7 next_token, 8 limit, 9 interleaved, 10 unmask);

#[derive(Clone, Default, PartialEq)]
pub struct FilterLogEventsOutput {
    pub events: Option<Vec<FilteredLogEvent>>,
    pub searched_log_streams: Option<Vec<SearchedLogStream>>,
    pub next_token: Option<String>,
}
wire::structure!(FilterLogEventsOutput, schema::FILTER_LOG_EVENTS_OUTPUT, 0 events, 1 searched_log_streams, 2 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct GetLogEventsInput {
    pub log_group_name: Option<String>,
    pub log_group_identifier: Option<String>,
    pub log_stream_name: Option<String>,
    pub start_time: Option<i64>,
    pub end_time: Option<i64>,
    pub next_token: Option<String>,
    pub limit: Option<i32>,
    pub start_from_head: Option<bool>,
    pub unmask: Option<bool>,
}
wire::structure!(GetLogEventsInput, schema::GET_LOG_EVENTS_INPUT, 0 log_group_name, 1 log_group_identifier, 2 log_stream_name, 3 start_time, 4 end_time, 5 next_token, 6 limit, 7 start_from_head, 8 unmask);

#[derive(Clone, Default, PartialEq)]
pub struct GetLogEventsOutput {
    pub events: Option<Vec<OutputLogEvent>>,
    pub next_forward_token: Option<String>,
    pub next_backward_token: Option<String>,
}
wire::structure!(GetLogEventsOutput, schema::GET_LOG_EVENTS_OUTPUT, 0 events, 1 next_forward_token, 2 next_backward_token);

#[derive(Clone, Default, PartialEq)]
pub struct ListLogGroupsInput {
    pub log_group_name_pattern: Option<String>,
    pub log_group_class: Option<String>,
    pub include_linked_accounts: Option<bool>,
    pub account_identifiers: Option<Vec<String>>,
    pub next_token: Option<String>,
    pub limit: Option<i32>,
    pub data_sources: Option<Vec<DataSourceFilter>>,
    pub field_index_names: Option<Vec<String>>,
    pub log_group_tags: Option<Vec<TagFilter>>,
}
wire::structure!(ListLogGroupsInput, schema::LIST_LOG_GROUPS_INPUT, 0 log_group_name_pattern, 1 log_group_class, 2 include_linked_accounts, 3 account_identifiers, 4 next_token, 5 limit, 6 data_sources, 7 field_index_names, 8 log_group_tags);

#[derive(Clone, Default, PartialEq)]
pub struct ListLogGroupsOutput {
    pub log_groups: Option<Vec<LogGroupSummary>>,
    pub next_token: Option<String>,
}
wire::structure!(ListLogGroupsOutput, schema::LIST_LOG_GROUPS_OUTPUT, 0 log_groups, 1 next_token);

#[derive(Clone, Default, PartialEq)]
pub struct ListTagsForResourceInput {
    pub resource_arn: Option<String>,
}
wire::structure!(ListTagsForResourceInput, schema::LIST_TAGS_FOR_RESOURCE_INPUT, 0 resource_arn);

#[derive(Clone, Default, PartialEq)]
pub struct ListTagsForResourceOutput {
    pub tags: Option<BTreeMap<String, String>>,
}
wire::structure!(ListTagsForResourceOutput, schema::LIST_TAGS_FOR_RESOURCE_OUTPUT, 0 tags);

#[derive(Clone, Default, PartialEq)]
pub struct ListTagsLogGroupInput {
    pub log_group_name: Option<String>,
}
wire::structure!(ListTagsLogGroupInput, schema::LIST_TAGS_LOG_GROUP_INPUT, 0 log_group_name);

#[derive(Clone, Default, PartialEq)]
pub struct ListTagsLogGroupOutput {
    pub tags: Option<BTreeMap<String, String>>,
}
wire::structure!(ListTagsLogGroupOutput, schema::LIST_TAGS_LOG_GROUP_OUTPUT, 0 tags);

#[derive(Clone, Default, PartialEq)]
pub struct PutLogEventsInput {
    pub log_group_name: Option<String>,
    pub log_stream_name: Option<String>,
    pub log_events: Option<Vec<InputLogEvent>>,
    pub sequence_token: Option<String>,
    pub entity: Option<Entity>,
}
wire::structure!(PutLogEventsInput, schema::PUT_LOG_EVENTS_INPUT, 0 log_group_name, 1 log_stream_name, 2 log_events, 3 sequence_token, 4 entity);

#[derive(Clone, Default, PartialEq)]
pub struct PutLogEventsOutput {
    pub next_sequence_token: Option<String>,
    pub rejected_log_events_info: Option<RejectedLogEventsInfo>,
    pub rejected_entity_info: Option<RejectedEntityInfo>,
}
wire::structure!(PutLogEventsOutput, schema::PUT_LOG_EVENTS_OUTPUT, 0 next_sequence_token, 1 rejected_log_events_info, 2 rejected_entity_info);

#[derive(Clone, Default, PartialEq)]
pub struct PutRetentionPolicyInput {
    pub log_group_name: Option<String>,
    pub retention_in_days: Option<i32>,
}
wire::structure!(PutRetentionPolicyInput, schema::PUT_RETENTION_POLICY_INPUT, 0 log_group_name, 1 retention_in_days);

#[derive(Clone, Default, PartialEq)]
pub struct PutRetentionPolicyOutput {}
wire::structure!(PutRetentionPolicyOutput, schema::PUT_RETENTION_POLICY_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct TagLogGroupInput {
    pub log_group_name: Option<String>,
    pub tags: Option<BTreeMap<String, String>>,
}
wire::structure!(TagLogGroupInput, schema::TAG_LOG_GROUP_INPUT, 0 log_group_name, 1 tags);

#[derive(Clone, Default, PartialEq)]
pub struct TagLogGroupOutput {}
wire::structure!(TagLogGroupOutput, schema::TAG_LOG_GROUP_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct TagResourceInput {
    pub resource_arn: Option<String>,
    pub tags: Option<BTreeMap<String, String>>,
}
wire::structure!(TagResourceInput, schema::TAG_RESOURCE_INPUT, 0 resource_arn, 1 tags);

#[derive(Clone, Default, PartialEq)]
pub struct TagResourceOutput {}
wire::structure!(TagResourceOutput, schema::TAG_RESOURCE_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct UntagLogGroupInput {
    pub log_group_name: Option<String>,
    pub tags: Option<Vec<String>>,
}
wire::structure!(UntagLogGroupInput, schema::UNTAG_LOG_GROUP_INPUT, 0 log_group_name, 1 tags);

#[derive(Clone, Default, PartialEq)]
pub struct UntagLogGroupOutput {}
wire::structure!(UntagLogGroupOutput, schema::UNTAG_LOG_GROUP_OUTPUT);

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
pub struct DataSourceFilter {
    pub name: Option<String>,
    pub r#type: Option<String>,
}
wire::structure!(DataSourceFilter, schema::DATA_SOURCE_FILTER, 0 name, 1 r#type);

#[derive(Clone, Default, PartialEq)]
pub struct Entity {
    pub key_attributes: Option<BTreeMap<String, String>>,
    pub attributes: Option<BTreeMap<String, String>>,
}
wire::structure!(Entity, schema::ENTITY, 0 key_attributes, 1 attributes);

#[derive(Clone, Default, PartialEq)]
pub struct FilteredLogEvent {
    pub log_stream_name: Option<String>,
    pub timestamp: Option<i64>,
    pub message: Option<String>,
    pub ingestion_time: Option<i64>,
    pub event_id: Option<String>,
}
wire::structure!(FilteredLogEvent, schema::FILTERED_LOG_EVENT, 0 log_stream_name, 1 timestamp, 2 message, 3 ingestion_time, 4 event_id);

#[derive(Clone, Default, PartialEq)]
pub struct InputLogEvent {
    pub timestamp: Option<i64>,
    pub message: Option<String>,
}
wire::structure!(InputLogEvent, schema::INPUT_LOG_EVENT, 0 timestamp, 1 message);

#[derive(Clone, Default, PartialEq)]
pub struct LogGroup {
    pub log_group_name: Option<String>,
    pub creation_time: Option<i64>,
    pub retention_in_days: Option<i32>,
    pub metric_filter_count: Option<i32>,
    pub arn: Option<String>,
    pub stored_bytes: Option<i64>,
    pub kms_key_id: Option<String>,
    pub data_protection_status: Option<String>,
    pub inherited_properties: Option<Vec<String>>,
    pub log_group_class: Option<String>,
    pub log_group_arn: Option<String>,
    pub deletion_protection_enabled: Option<bool>,
    pub bearer_token_authentication_enabled: Option<bool>,
}
wire::structure!(LogGroup, schema::LOG_GROUP, 0 log_group_name, 1 creation_time, 2 retention_in_days, 3 metric_filter_count, 4 arn, 5 stored_bytes, 6 kms_key_id, 7 data_protection_status, 8 inherited_properties, 9 log_group_class, 10 log_group_arn, 11 deletion_protection_enabled, 12 bearer_token_authentication_enabled);

#[derive(Clone, Default, PartialEq)]
pub struct LogGroupSummary {
    pub log_group_name: Option<String>,
    pub log_group_arn: Option<String>,
    pub log_group_class: Option<String>,
}
wire::structure!(LogGroupSummary, schema::LOG_GROUP_SUMMARY, 0 log_group_name, 1 log_group_arn, 2 log_group_class);

#[derive(Clone, Default, PartialEq)]
pub struct LogStream {
    pub log_stream_name: Option<String>,
    pub creation_time: Option<i64>,
    pub first_event_timestamp: Option<i64>,
    pub last_event_timestamp: Option<i64>,
    pub last_ingestion_time: Option<i64>,
    pub upload_sequence_token: Option<String>,
    pub arn: Option<String>,
    pub stored_bytes: Option<i64>,
}
wire::structure!(LogStream, schema::LOG_STREAM, 0 log_stream_name, 1 creation_time, 2 first_event_timestamp, 3 last_event_timestamp, 4 last_ingestion_time, 5 upload_sequence_token, 6 arn, 7 stored_bytes);

#[derive(Clone, Default, PartialEq)]
pub struct OutputLogEvent {
    pub timestamp: Option<i64>,
    pub message: Option<String>,
    pub ingestion_time: Option<i64>,
}
wire::structure!(OutputLogEvent, schema::OUTPUT_LOG_EVENT, 0 timestamp, 1 message, 2 ingestion_time);

#[derive(Clone, Default, PartialEq)]
pub struct RejectedEntityInfo {
    pub error_type: Option<String>,
}
wire::structure!(RejectedEntityInfo, schema::REJECTED_ENTITY_INFO, 0 error_type);

#[derive(Clone, Default, PartialEq)]
pub struct RejectedLogEventsInfo {
    pub too_new_log_event_start_index: Option<i32>,
    pub too_old_log_event_end_index: Option<i32>,
    pub expired_log_event_end_index: Option<i32>,
}
wire::structure!(RejectedLogEventsInfo, schema::REJECTED_LOG_EVENTS_INFO, 0 too_new_log_event_start_index, 1 too_old_log_event_end_index, 2 expired_log_event_end_index);

#[derive(Clone, Default, PartialEq)]
pub struct SearchedLogStream {
    pub log_stream_name: Option<String>,
    pub searched_completely: Option<bool>,
}
wire::structure!(SearchedLogStream, schema::SEARCHED_LOG_STREAM, 0 log_stream_name, 1 searched_completely);

#[derive(Clone, Default, PartialEq)]
pub struct TagFilter {
    pub key: Option<String>,
    pub values: Option<Vec<String>>,
}
wire::structure!(TagFilter, schema::TAG_FILTER, 0 key, 1 values);

pub struct CreateLogGroup;
wire::operation!(CreateLogGroup, CreateLogGroupInput, CreateLogGroupOutput, schema::OPERATION_CREATE_LOG_GROUP);

pub struct CreateLogStream;
wire::operation!(CreateLogStream, CreateLogStreamInput, CreateLogStreamOutput, schema::OPERATION_CREATE_LOG_STREAM);

pub struct DeleteLogGroup;
wire::operation!(DeleteLogGroup, DeleteLogGroupInput, DeleteLogGroupOutput, schema::OPERATION_DELETE_LOG_GROUP);

pub struct DeleteLogStream;
wire::operation!(DeleteLogStream, DeleteLogStreamInput, DeleteLogStreamOutput, schema::OPERATION_DELETE_LOG_STREAM);

pub struct DeleteRetentionPolicy;
wire::operation!(DeleteRetentionPolicy, DeleteRetentionPolicyInput, DeleteRetentionPolicyOutput, schema::OPERATION_DELETE_RETENTION_POLICY);

pub struct DescribeLogGroups;
wire::operation!(DescribeLogGroups, DescribeLogGroupsInput, DescribeLogGroupsOutput, schema::OPERATION_DESCRIBE_LOG_GROUPS);

pub struct DescribeLogStreams;
wire::operation!(DescribeLogStreams, DescribeLogStreamsInput, DescribeLogStreamsOutput, schema::OPERATION_DESCRIBE_LOG_STREAMS);

pub struct FilterLogEvents;
wire::operation!(FilterLogEvents, FilterLogEventsInput, FilterLogEventsOutput, schema::OPERATION_FILTER_LOG_EVENTS);

pub struct GetLogEvents;
wire::operation!(GetLogEvents, GetLogEventsInput, GetLogEventsOutput, schema::OPERATION_GET_LOG_EVENTS);

pub struct ListLogGroups;
wire::operation!(ListLogGroups, ListLogGroupsInput, ListLogGroupsOutput, schema::OPERATION_LIST_LOG_GROUPS);

pub struct ListTagsForResource;
wire::operation!(ListTagsForResource, ListTagsForResourceInput, ListTagsForResourceOutput, schema::OPERATION_LIST_TAGS_FOR_RESOURCE);

pub struct ListTagsLogGroup;
wire::operation!(ListTagsLogGroup, ListTagsLogGroupInput, ListTagsLogGroupOutput, schema::OPERATION_LIST_TAGS_LOG_GROUP);

pub struct PutLogEvents;
wire::operation!(PutLogEvents, PutLogEventsInput, PutLogEventsOutput, schema::OPERATION_PUT_LOG_EVENTS);

pub struct PutRetentionPolicy;
wire::operation!(PutRetentionPolicy, PutRetentionPolicyInput, PutRetentionPolicyOutput, schema::OPERATION_PUT_RETENTION_POLICY);

pub struct TagLogGroup;
wire::operation!(TagLogGroup, TagLogGroupInput, TagLogGroupOutput, schema::OPERATION_TAG_LOG_GROUP);

pub struct TagResource;
wire::operation!(TagResource, TagResourceInput, TagResourceOutput, schema::OPERATION_TAG_RESOURCE);

pub struct UntagLogGroup;
wire::operation!(UntagLogGroup, UntagLogGroupInput, UntagLogGroupOutput, schema::OPERATION_UNTAG_LOG_GROUP);

pub struct UntagResource;
wire::operation!(UntagResource, UntagResourceInput, UntagResourceOutput, schema::OPERATION_UNTAG_RESOURCE);
