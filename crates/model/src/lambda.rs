// Written by `cargo codegen` from models/lambda.json. Do not edit.
#![allow(missing_docs, reason = "the model holds facts and no prose")]

mod schema;

use std::collections::BTreeMap;

use bytes::Bytes;
use wire::Timestamp;

pub use schema::SERVICE;

#[derive(Clone, Default, PartialEq)]
pub struct AddPermissionInput {
    pub function_name: Option<String>,
    pub statement_id: Option<String>,
    pub action: Option<String>,
    pub principal: Option<String>,
    pub source_arn: Option<String>,
    pub source_account: Option<String>,
    pub event_source_token: Option<String>,
    pub qualifier: Option<String>,
    pub revision_id: Option<String>,
    pub principal_org_id: Option<String>,
    pub function_url_auth_type: Option<String>,
    pub invoked_via_function_url: Option<bool>,
}
wire::structure!(AddPermissionInput, schema::ADD_PERMISSION_INPUT, 0 function_name, 1 statement_id, 2 action, 3 principal, 4 source_arn, 5 source_account, 6 event_source_token, 7 qualifier, 8 revision_id, 9 principal_org_id, 10 function_url_auth_type, 11 invoked_via_function_url);

#[derive(Clone, Default, PartialEq)]
pub struct AddPermissionOutput {
    pub statement: Option<String>,
}
wire::structure!(AddPermissionOutput, schema::ADD_PERMISSION_OUTPUT, 0 statement);

#[derive(Clone, Default, PartialEq)]
pub struct CreateAliasInput {
    pub function_name: Option<String>,
    pub name: Option<String>,
    pub function_version: Option<String>,
    pub description: Option<String>,
    pub routing_config: Option<AliasRoutingConfiguration>,
}
wire::structure!(CreateAliasInput, schema::CREATE_ALIAS_INPUT, 0 function_name, 1 name, 2 function_version, 3 description, 4 routing_config);

#[derive(Clone, Default, PartialEq)]
pub struct CreateAliasOutput {
    pub alias_arn: Option<String>,
    pub name: Option<String>,
    pub function_version: Option<String>,
    pub description: Option<String>,
    pub routing_config: Option<AliasRoutingConfiguration>,
    pub revision_id: Option<String>,
}
wire::structure!(CreateAliasOutput, schema::CREATE_ALIAS_OUTPUT, 0 alias_arn, 1 name, 2 function_version, 3 description, 4 routing_config, 5 revision_id);

impl From<AliasConfiguration> for CreateAliasOutput {
    fn from(shared: AliasConfiguration) -> Self {
        Self {
            alias_arn: shared.alias_arn,
            name: shared.name,
            function_version: shared.function_version,
            description: shared.description,
            routing_config: shared.routing_config,
            revision_id: shared.revision_id,
        }
    }
}

#[derive(Clone, Default, PartialEq)]
pub struct CreateEventSourceMappingInput {
    pub event_source_arn: Option<String>,
    pub function_name: Option<String>,
    pub enabled: Option<bool>,
    pub batch_size: Option<i32>,
    pub filter_criteria: Option<FilterCriteria>,
    pub maximum_batching_window_in_seconds: Option<i32>,
    pub parallelization_factor: Option<i32>,
    pub starting_position: Option<String>,
    pub starting_position_timestamp: Option<Timestamp>,
    pub destination_config: Option<DestinationConfig>,
    pub maximum_record_age_in_seconds: Option<i32>,
    pub bisect_batch_on_function_error: Option<bool>,
    pub maximum_retry_attempts: Option<i32>,
    pub tags: Option<BTreeMap<String, String>>,
    pub tumbling_window_in_seconds: Option<i32>,
    pub topics: Option<Vec<String>>,
    pub queues: Option<Vec<String>>,
    pub source_access_configurations: Option<Vec<SourceAccessConfiguration>>,
    pub self_managed_event_source: Option<SelfManagedEventSource>,
    pub function_response_types: Option<Vec<String>>,
    pub amazon_managed_kafka_event_source_config: Option<AmazonManagedKafkaEventSourceConfig>,
    pub self_managed_kafka_event_source_config: Option<SelfManagedKafkaEventSourceConfig>,
    pub scaling_config: Option<ScalingConfig>,
    pub document_db_event_source_config: Option<DocumentDBEventSourceConfig>,
    pub kms_key_arn: Option<String>,
    pub metrics_config: Option<EventSourceMappingMetricsConfig>,
    pub logging_config: Option<EventSourceMappingLoggingConfig>,
    pub provisioned_poller_config: Option<ProvisionedPollerConfig>,
}
wire::structure!(CreateEventSourceMappingInput, schema::CREATE_EVENT_SOURCE_MAPPING_INPUT, 0 event_source_arn, 1 function_name, 2 enabled, 3 batch_size, 4 filter_criteria, 5 maximum_batching_window_in_seconds, 6 parallelization_factor, 7 starting_position, 8 starting_position_timestamp, 9 destination_config, 10 maximum_record_age_in_seconds, 11 bisect_batch_on_function_error, 12 maximum_retry_attempts, 13 tags, 14 tumbling_window_in_seconds, 15 topics, 16 queues, 17 source_access_configurations, 18 self_managed_event_source, 19 function_response_types, 20 amazon_managed_kafka_event_source_config, 21 self_managed_kafka_event_source_config, 22 scaling_config, 23 document_db_event_source_config, 24 kms_key_arn, 25 metrics_config, 26 logging_config, 27 provisioned_poller_config);

#[derive(Clone, Default, PartialEq)]
pub struct CreateEventSourceMappingOutput {
    pub uuid: Option<String>,
    pub starting_position: Option<String>,
    pub starting_position_timestamp: Option<Timestamp>,
    pub batch_size: Option<i32>,
    pub maximum_batching_window_in_seconds: Option<i32>,
    pub parallelization_factor: Option<i32>,
    pub event_source_arn: Option<String>,
    pub filter_criteria: Option<FilterCriteria>,
    pub function_arn: Option<String>,
    pub last_modified: Option<Timestamp>,
    pub last_processing_result: Option<String>,
    pub state: Option<String>,
    pub state_transition_reason: Option<String>,
    pub destination_config: Option<DestinationConfig>,
    pub topics: Option<Vec<String>>,
    pub queues: Option<Vec<String>>,
    pub source_access_configurations: Option<Vec<SourceAccessConfiguration>>,
    pub self_managed_event_source: Option<SelfManagedEventSource>,
    pub maximum_record_age_in_seconds: Option<i32>,
    pub bisect_batch_on_function_error: Option<bool>,
    pub maximum_retry_attempts: Option<i32>,
    pub tumbling_window_in_seconds: Option<i32>,
    pub function_response_types: Option<Vec<String>>,
    pub amazon_managed_kafka_event_source_config: Option<AmazonManagedKafkaEventSourceConfig>,
    pub self_managed_kafka_event_source_config: Option<SelfManagedKafkaEventSourceConfig>,
    pub scaling_config: Option<ScalingConfig>,
    pub document_db_event_source_config: Option<DocumentDBEventSourceConfig>,
    pub kms_key_arn: Option<String>,
    pub filter_criteria_error: Option<FilterCriteriaError>,
    pub event_source_mapping_arn: Option<String>,
    pub metrics_config: Option<EventSourceMappingMetricsConfig>,
    pub logging_config: Option<EventSourceMappingLoggingConfig>,
    pub provisioned_poller_config: Option<ProvisionedPollerConfig>,
}
wire::structure!(CreateEventSourceMappingOutput, schema::CREATE_EVENT_SOURCE_MAPPING_OUTPUT, 0 uuid, 1 starting_position, 2 starting_position_timestamp, 3 batch_size, 4 maximum_batching_window_in_seconds, 5 parallelization_factor, 6 event_source_arn, 7 filter_criteria, 8 function_arn, 9 last_modified, 10 last_processing_result, 11 state, 12 state_transition_reason, 13 destination_config, 14 topics, 15 queues, 16 source_access_configurations, 17 self_managed_event_source, 18 maximum_record_age_in_seconds, 19 bisect_batch_on_function_error, 20 maximum_retry_attempts, 21 tumbling_window_in_seconds, 22 function_response_types, 23 amazon_managed_kafka_event_source_config, 24 self_managed_kafka_event_source_config, 25 scaling_config, 26 document_db_event_source_config, 27 kms_key_arn, 28 filter_criteria_error, 29 event_source_mapping_arn, 30 metrics_config, 31 logging_config, 32 provisioned_poller_config);

impl From<EventSourceMappingConfiguration> for CreateEventSourceMappingOutput {
    fn from(shared: EventSourceMappingConfiguration) -> Self {
        Self {
            uuid: shared.uuid,
            starting_position: shared.starting_position,
            starting_position_timestamp: shared.starting_position_timestamp,
            batch_size: shared.batch_size,
            maximum_batching_window_in_seconds: shared.maximum_batching_window_in_seconds,
            parallelization_factor: shared.parallelization_factor,
            event_source_arn: shared.event_source_arn,
            filter_criteria: shared.filter_criteria,
            function_arn: shared.function_arn,
            last_modified: shared.last_modified,
            last_processing_result: shared.last_processing_result,
            state: shared.state,
            state_transition_reason: shared.state_transition_reason,
            destination_config: shared.destination_config,
            topics: shared.topics,
            queues: shared.queues,
            source_access_configurations: shared.source_access_configurations,
            self_managed_event_source: shared.self_managed_event_source,
            maximum_record_age_in_seconds: shared.maximum_record_age_in_seconds,
            bisect_batch_on_function_error: shared.bisect_batch_on_function_error,
            maximum_retry_attempts: shared.maximum_retry_attempts,
            tumbling_window_in_seconds: shared.tumbling_window_in_seconds,
            function_response_types: shared.function_response_types,
            amazon_managed_kafka_event_source_config: shared.amazon_managed_kafka_event_source_config,
            self_managed_kafka_event_source_config: shared.self_managed_kafka_event_source_config,
            scaling_config: shared.scaling_config,
            document_db_event_source_config: shared.document_db_event_source_config,
            kms_key_arn: shared.kms_key_arn,
            filter_criteria_error: shared.filter_criteria_error,
            event_source_mapping_arn: shared.event_source_mapping_arn,
            metrics_config: shared.metrics_config,
            logging_config: shared.logging_config,
            provisioned_poller_config: shared.provisioned_poller_config,
        }
    }
}

#[derive(Clone, Default, PartialEq)]
pub struct CreateFunctionInput {
    pub function_name: Option<String>,
    pub runtime: Option<String>,
    pub role: Option<String>,
    pub handler: Option<String>,
    pub code: Option<FunctionCode>,
    pub description: Option<String>,
    pub timeout: Option<i32>,
    pub memory_size: Option<i32>,
    pub publish: Option<bool>,
    pub vpc_config: Option<VpcConfig>,
    pub package_type: Option<String>,
    pub dead_letter_config: Option<DeadLetterConfig>,
    pub environment: Option<Environment>,
    pub kms_key_arn: Option<String>,
    pub tracing_config: Option<TracingConfig>,
    pub tags: Option<BTreeMap<String, String>>,
    pub layers: Option<Vec<String>>,
    pub file_system_configs: Option<Vec<FileSystemConfig>>,
    pub image_config: Option<ImageConfig>,
    pub code_signing_config_arn: Option<String>,
    pub architectures: Option<Vec<String>>,
    pub ephemeral_storage: Option<EphemeralStorage>,
    pub snap_start: Option<SnapStart>,
    pub logging_config: Option<LoggingConfig>,
    pub capacity_provider_config: Option<CapacityProviderConfig>,
    pub publish_to: Option<String>,
    pub durable_config: Option<DurableConfig>,
    pub tenancy_config: Option<TenancyConfig>,
}
wire::structure!(CreateFunctionInput, schema::CREATE_FUNCTION_INPUT, 0 function_name, 1 runtime, 2 role, 3 handler, 4 code, 5 description, 6 timeout, 7 memory_size, 8 publish, 9 vpc_config, 10 package_type, 11 dead_letter_config, 12 environment, 13 kms_key_arn, 14 tracing_config, 15 tags, 16 layers, 17 file_system_configs, 18 image_config, 19 code_signing_config_arn, 20 architectures, 21 ephemeral_storage, 22 snap_start, 23 logging_config, 24 capacity_provider_config, 25 publish_to, 26 durable_config, 27 tenancy_config);

#[derive(Clone, Default, PartialEq)]
pub struct CreateFunctionOutput {
    pub function_name: Option<String>,
    pub function_arn: Option<String>,
    pub runtime: Option<String>,
    pub role: Option<String>,
    pub handler: Option<String>,
    pub code_size: Option<i64>,
    pub description: Option<String>,
    pub timeout: Option<i32>,
    pub memory_size: Option<i32>,
    pub last_modified: Option<String>,
    pub code_sha256: Option<String>,
    pub version: Option<String>,
    pub vpc_config: Option<VpcConfigResponse>,
    pub dead_letter_config: Option<DeadLetterConfig>,
    pub environment: Option<EnvironmentResponse>,
    pub kms_key_arn: Option<String>,
    pub tracing_config: Option<TracingConfigResponse>,
    pub master_arn: Option<String>,
    pub revision_id: Option<String>,
    pub layers: Option<Vec<Layer>>,
    pub state: Option<String>,
    pub state_reason: Option<String>,
    pub state_reason_code: Option<String>,
    pub last_update_status: Option<String>,
    pub last_update_status_reason: Option<String>,
    pub last_update_status_reason_code: Option<String>,
    pub file_system_configs: Option<Vec<FileSystemConfig>>,
    pub package_type: Option<String>,
    pub image_config_response: Option<ImageConfigResponse>,
    pub signing_profile_version_arn: Option<String>,
    pub signing_job_arn: Option<String>,
    pub architectures: Option<Vec<String>>,
    pub ephemeral_storage: Option<EphemeralStorage>,
    pub snap_start: Option<SnapStartResponse>,
    pub runtime_version_config: Option<RuntimeVersionConfig>,
    pub logging_config: Option<LoggingConfig>,
    pub capacity_provider_config: Option<CapacityProviderConfig>,
    pub config_sha256: Option<String>,
    pub durable_config: Option<DurableConfig>,
    pub tenancy_config: Option<TenancyConfig>,
}
wire::structure!(CreateFunctionOutput, schema::CREATE_FUNCTION_OUTPUT, 0 function_name, 1 function_arn, 2 runtime, 3 role, 4 handler, 5 code_size, 6 description, 7 timeout, 8 memory_size, 9 last_modified, 10 code_sha256, 11 version, 12 vpc_config, 13 dead_letter_config, 14 environment, 15 kms_key_arn, 16 tracing_config, 17 master_arn, 18 revision_id, 19 layers, 20 state, 21 state_reason, 22 state_reason_code, 23 last_update_status, 24 last_update_status_reason, 25 last_update_status_reason_code, 26 file_system_configs, 27 package_type, 28 image_config_response, 29 signing_profile_version_arn, 30 signing_job_arn, 31 architectures, 32 ephemeral_storage, 33 snap_start, 34 runtime_version_config, 35 logging_config, 36 capacity_provider_config, 37 config_sha256, 38 durable_config, 39 tenancy_config);

impl From<FunctionConfiguration> for CreateFunctionOutput {
    fn from(shared: FunctionConfiguration) -> Self {
        Self {
            function_name: shared.function_name,
            function_arn: shared.function_arn,
            runtime: shared.runtime,
            role: shared.role,
            handler: shared.handler,
            code_size: shared.code_size,
            description: shared.description,
            timeout: shared.timeout,
            memory_size: shared.memory_size,
            last_modified: shared.last_modified,
            code_sha256: shared.code_sha256,
            version: shared.version,
            vpc_config: shared.vpc_config,
            dead_letter_config: shared.dead_letter_config,
            environment: shared.environment,
            kms_key_arn: shared.kms_key_arn,
            tracing_config: shared.tracing_config,
            master_arn: shared.master_arn,
            revision_id: shared.revision_id,
            layers: shared.layers,
            state: shared.state,
            state_reason: shared.state_reason,
            state_reason_code: shared.state_reason_code,
            last_update_status: shared.last_update_status,
            last_update_status_reason: shared.last_update_status_reason,
            last_update_status_reason_code: shared.last_update_status_reason_code,
            file_system_configs: shared.file_system_configs,
            package_type: shared.package_type,
            image_config_response: shared.image_config_response,
            signing_profile_version_arn: shared.signing_profile_version_arn,
            signing_job_arn: shared.signing_job_arn,
            architectures: shared.architectures,
            ephemeral_storage: shared.ephemeral_storage,
            snap_start: shared.snap_start,
            runtime_version_config: shared.runtime_version_config,
            logging_config: shared.logging_config,
            capacity_provider_config: shared.capacity_provider_config,
            config_sha256: shared.config_sha256,
            durable_config: shared.durable_config,
            tenancy_config: shared.tenancy_config,
        }
    }
}

#[derive(Clone, Default, PartialEq)]
pub struct DeleteAliasInput {
    pub function_name: Option<String>,
    pub name: Option<String>,
}
wire::structure!(DeleteAliasInput, schema::DELETE_ALIAS_INPUT, 0 function_name, 1 name);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteAliasOutput {}
wire::structure!(DeleteAliasOutput, schema::DELETE_ALIAS_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteEventSourceMappingInput {
    pub uuid: Option<String>,
}
wire::structure!(DeleteEventSourceMappingInput, schema::DELETE_EVENT_SOURCE_MAPPING_INPUT, 0 uuid);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteEventSourceMappingOutput {
    pub uuid: Option<String>,
    pub starting_position: Option<String>,
    pub starting_position_timestamp: Option<Timestamp>,
    pub batch_size: Option<i32>,
    pub maximum_batching_window_in_seconds: Option<i32>,
    pub parallelization_factor: Option<i32>,
    pub event_source_arn: Option<String>,
    pub filter_criteria: Option<FilterCriteria>,
    pub function_arn: Option<String>,
    pub last_modified: Option<Timestamp>,
    pub last_processing_result: Option<String>,
    pub state: Option<String>,
    pub state_transition_reason: Option<String>,
    pub destination_config: Option<DestinationConfig>,
    pub topics: Option<Vec<String>>,
    pub queues: Option<Vec<String>>,
    pub source_access_configurations: Option<Vec<SourceAccessConfiguration>>,
    pub self_managed_event_source: Option<SelfManagedEventSource>,
    pub maximum_record_age_in_seconds: Option<i32>,
    pub bisect_batch_on_function_error: Option<bool>,
    pub maximum_retry_attempts: Option<i32>,
    pub tumbling_window_in_seconds: Option<i32>,
    pub function_response_types: Option<Vec<String>>,
    pub amazon_managed_kafka_event_source_config: Option<AmazonManagedKafkaEventSourceConfig>,
    pub self_managed_kafka_event_source_config: Option<SelfManagedKafkaEventSourceConfig>,
    pub scaling_config: Option<ScalingConfig>,
    pub document_db_event_source_config: Option<DocumentDBEventSourceConfig>,
    pub kms_key_arn: Option<String>,
    pub filter_criteria_error: Option<FilterCriteriaError>,
    pub event_source_mapping_arn: Option<String>,
    pub metrics_config: Option<EventSourceMappingMetricsConfig>,
    pub logging_config: Option<EventSourceMappingLoggingConfig>,
    pub provisioned_poller_config: Option<ProvisionedPollerConfig>,
}
wire::structure!(DeleteEventSourceMappingOutput, schema::DELETE_EVENT_SOURCE_MAPPING_OUTPUT, 0 uuid, 1 starting_position, 2 starting_position_timestamp, 3 batch_size, 4 maximum_batching_window_in_seconds, 5 parallelization_factor, 6 event_source_arn, 7 filter_criteria, 8 function_arn, 9 last_modified, 10 last_processing_result, 11 state, 12 state_transition_reason, 13 destination_config, 14 topics, 15 queues, 16 source_access_configurations, 17 self_managed_event_source, 18 maximum_record_age_in_seconds, 19 bisect_batch_on_function_error, 20 maximum_retry_attempts, 21 tumbling_window_in_seconds, 22 function_response_types, 23 amazon_managed_kafka_event_source_config, 24 self_managed_kafka_event_source_config, 25 scaling_config, 26 document_db_event_source_config, 27 kms_key_arn, 28 filter_criteria_error, 29 event_source_mapping_arn, 30 metrics_config, 31 logging_config, 32 provisioned_poller_config);

impl From<EventSourceMappingConfiguration> for DeleteEventSourceMappingOutput {
    fn from(shared: EventSourceMappingConfiguration) -> Self {
        Self {
            uuid: shared.uuid,
            starting_position: shared.starting_position,
            starting_position_timestamp: shared.starting_position_timestamp,
            batch_size: shared.batch_size,
            maximum_batching_window_in_seconds: shared.maximum_batching_window_in_seconds,
            parallelization_factor: shared.parallelization_factor,
            event_source_arn: shared.event_source_arn,
            filter_criteria: shared.filter_criteria,
            function_arn: shared.function_arn,
            last_modified: shared.last_modified,
            last_processing_result: shared.last_processing_result,
            state: shared.state,
            state_transition_reason: shared.state_transition_reason,
            destination_config: shared.destination_config,
            topics: shared.topics,
            queues: shared.queues,
            source_access_configurations: shared.source_access_configurations,
            self_managed_event_source: shared.self_managed_event_source,
            maximum_record_age_in_seconds: shared.maximum_record_age_in_seconds,
            bisect_batch_on_function_error: shared.bisect_batch_on_function_error,
            maximum_retry_attempts: shared.maximum_retry_attempts,
            tumbling_window_in_seconds: shared.tumbling_window_in_seconds,
            function_response_types: shared.function_response_types,
            amazon_managed_kafka_event_source_config: shared.amazon_managed_kafka_event_source_config,
            self_managed_kafka_event_source_config: shared.self_managed_kafka_event_source_config,
            scaling_config: shared.scaling_config,
            document_db_event_source_config: shared.document_db_event_source_config,
            kms_key_arn: shared.kms_key_arn,
            filter_criteria_error: shared.filter_criteria_error,
            event_source_mapping_arn: shared.event_source_mapping_arn,
            metrics_config: shared.metrics_config,
            logging_config: shared.logging_config,
            provisioned_poller_config: shared.provisioned_poller_config,
        }
    }
}

#[derive(Clone, Default, PartialEq)]
pub struct DeleteFunctionInput {
    pub function_name: Option<String>,
    pub qualifier: Option<String>,
}
wire::structure!(DeleteFunctionInput, schema::DELETE_FUNCTION_INPUT, 0 function_name, 1 qualifier);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteFunctionOutput {
    pub status_code: Option<i32>,
}
wire::structure!(DeleteFunctionOutput, schema::DELETE_FUNCTION_OUTPUT, 0 status_code);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteFunctionConcurrencyInput {
    pub function_name: Option<String>,
}
wire::structure!(DeleteFunctionConcurrencyInput, schema::DELETE_FUNCTION_CONCURRENCY_INPUT, 0 function_name);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteFunctionConcurrencyOutput {}
wire::structure!(DeleteFunctionConcurrencyOutput, schema::DELETE_FUNCTION_CONCURRENCY_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteFunctionEventInvokeConfigInput {
    pub function_name: Option<String>,
    pub qualifier: Option<String>,
}
wire::structure!(DeleteFunctionEventInvokeConfigInput, schema::DELETE_FUNCTION_EVENT_INVOKE_CONFIG_INPUT, 0 function_name, 1 qualifier);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteFunctionEventInvokeConfigOutput {}
wire::structure!(DeleteFunctionEventInvokeConfigOutput, schema::DELETE_FUNCTION_EVENT_INVOKE_CONFIG_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct GetAccountSettingsInput {}
wire::structure!(GetAccountSettingsInput, schema::GET_ACCOUNT_SETTINGS_INPUT);

#[derive(Clone, Default, PartialEq)]
pub struct GetAccountSettingsOutput {
    pub account_limit: Option<AccountLimit>,
    pub account_usage: Option<AccountUsage>,
}
wire::structure!(GetAccountSettingsOutput, schema::GET_ACCOUNT_SETTINGS_OUTPUT, 0 account_limit, 1 account_usage);

#[derive(Clone, Default, PartialEq)]
pub struct GetAliasInput {
    pub function_name: Option<String>,
    pub name: Option<String>,
}
wire::structure!(GetAliasInput, schema::GET_ALIAS_INPUT, 0 function_name, 1 name);

#[derive(Clone, Default, PartialEq)]
pub struct GetAliasOutput {
    pub alias_arn: Option<String>,
    pub name: Option<String>,
    pub function_version: Option<String>,
    pub description: Option<String>,
    pub routing_config: Option<AliasRoutingConfiguration>,
    pub revision_id: Option<String>,
}
wire::structure!(GetAliasOutput, schema::GET_ALIAS_OUTPUT, 0 alias_arn, 1 name, 2 function_version, 3 description, 4 routing_config, 5 revision_id);

impl From<AliasConfiguration> for GetAliasOutput {
    fn from(shared: AliasConfiguration) -> Self {
        Self {
            alias_arn: shared.alias_arn,
            name: shared.name,
            function_version: shared.function_version,
            description: shared.description,
            routing_config: shared.routing_config,
            revision_id: shared.revision_id,
        }
    }
}

#[derive(Clone, Default, PartialEq)]
pub struct GetEventSourceMappingInput {
    pub uuid: Option<String>,
}
wire::structure!(GetEventSourceMappingInput, schema::GET_EVENT_SOURCE_MAPPING_INPUT, 0 uuid);

#[derive(Clone, Default, PartialEq)]
pub struct GetEventSourceMappingOutput {
    pub uuid: Option<String>,
    pub starting_position: Option<String>,
    pub starting_position_timestamp: Option<Timestamp>,
    pub batch_size: Option<i32>,
    pub maximum_batching_window_in_seconds: Option<i32>,
    pub parallelization_factor: Option<i32>,
    pub event_source_arn: Option<String>,
    pub filter_criteria: Option<FilterCriteria>,
    pub function_arn: Option<String>,
    pub last_modified: Option<Timestamp>,
    pub last_processing_result: Option<String>,
    pub state: Option<String>,
    pub state_transition_reason: Option<String>,
    pub destination_config: Option<DestinationConfig>,
    pub topics: Option<Vec<String>>,
    pub queues: Option<Vec<String>>,
    pub source_access_configurations: Option<Vec<SourceAccessConfiguration>>,
    pub self_managed_event_source: Option<SelfManagedEventSource>,
    pub maximum_record_age_in_seconds: Option<i32>,
    pub bisect_batch_on_function_error: Option<bool>,
    pub maximum_retry_attempts: Option<i32>,
    pub tumbling_window_in_seconds: Option<i32>,
    pub function_response_types: Option<Vec<String>>,
    pub amazon_managed_kafka_event_source_config: Option<AmazonManagedKafkaEventSourceConfig>,
    pub self_managed_kafka_event_source_config: Option<SelfManagedKafkaEventSourceConfig>,
    pub scaling_config: Option<ScalingConfig>,
    pub document_db_event_source_config: Option<DocumentDBEventSourceConfig>,
    pub kms_key_arn: Option<String>,
    pub filter_criteria_error: Option<FilterCriteriaError>,
    pub event_source_mapping_arn: Option<String>,
    pub metrics_config: Option<EventSourceMappingMetricsConfig>,
    pub logging_config: Option<EventSourceMappingLoggingConfig>,
    pub provisioned_poller_config: Option<ProvisionedPollerConfig>,
}
wire::structure!(GetEventSourceMappingOutput, schema::GET_EVENT_SOURCE_MAPPING_OUTPUT, 0 uuid, 1 starting_position, 2 starting_position_timestamp, 3 batch_size, 4 maximum_batching_window_in_seconds, 5 parallelization_factor, 6 event_source_arn, 7 filter_criteria, 8 function_arn, 9 last_modified, 10 last_processing_result, 11 state, 12 state_transition_reason, 13 destination_config, 14 topics, 15 queues, 16 source_access_configurations, 17 self_managed_event_source, 18 maximum_record_age_in_seconds, 19 bisect_batch_on_function_error, 20 maximum_retry_attempts, 21 tumbling_window_in_seconds, 22 function_response_types, 23 amazon_managed_kafka_event_source_config, 24 self_managed_kafka_event_source_config, 25 scaling_config, 26 document_db_event_source_config, 27 kms_key_arn, 28 filter_criteria_error, 29 event_source_mapping_arn, 30 metrics_config, 31 logging_config, 32 provisioned_poller_config);

impl From<EventSourceMappingConfiguration> for GetEventSourceMappingOutput {
    fn from(shared: EventSourceMappingConfiguration) -> Self {
        Self {
            uuid: shared.uuid,
            starting_position: shared.starting_position,
            starting_position_timestamp: shared.starting_position_timestamp,
            batch_size: shared.batch_size,
            maximum_batching_window_in_seconds: shared.maximum_batching_window_in_seconds,
            parallelization_factor: shared.parallelization_factor,
            event_source_arn: shared.event_source_arn,
            filter_criteria: shared.filter_criteria,
            function_arn: shared.function_arn,
            last_modified: shared.last_modified,
            last_processing_result: shared.last_processing_result,
            state: shared.state,
            state_transition_reason: shared.state_transition_reason,
            destination_config: shared.destination_config,
            topics: shared.topics,
            queues: shared.queues,
            source_access_configurations: shared.source_access_configurations,
            self_managed_event_source: shared.self_managed_event_source,
            maximum_record_age_in_seconds: shared.maximum_record_age_in_seconds,
            bisect_batch_on_function_error: shared.bisect_batch_on_function_error,
            maximum_retry_attempts: shared.maximum_retry_attempts,
            tumbling_window_in_seconds: shared.tumbling_window_in_seconds,
            function_response_types: shared.function_response_types,
            amazon_managed_kafka_event_source_config: shared.amazon_managed_kafka_event_source_config,
            self_managed_kafka_event_source_config: shared.self_managed_kafka_event_source_config,
            scaling_config: shared.scaling_config,
            document_db_event_source_config: shared.document_db_event_source_config,
            kms_key_arn: shared.kms_key_arn,
            filter_criteria_error: shared.filter_criteria_error,
            event_source_mapping_arn: shared.event_source_mapping_arn,
            metrics_config: shared.metrics_config,
            logging_config: shared.logging_config,
            provisioned_poller_config: shared.provisioned_poller_config,
        }
    }
}

#[derive(Clone, Default, PartialEq)]
pub struct GetFunctionInput {
    pub function_name: Option<String>,
    pub qualifier: Option<String>,
}
wire::structure!(GetFunctionInput, schema::GET_FUNCTION_INPUT, 0 function_name, 1 qualifier);

#[derive(Clone, Default, PartialEq)]
pub struct GetFunctionOutput {
    pub configuration: Option<FunctionConfiguration>,
    pub code: Option<FunctionCodeLocation>,
    pub tags: Option<BTreeMap<String, String>>,
    pub tags_error: Option<TagsError>,
    pub concurrency: Option<Concurrency>,
}
wire::structure!(GetFunctionOutput, schema::GET_FUNCTION_OUTPUT, 0 configuration, 1 code, 2 tags, 3 tags_error, 4 concurrency);

#[derive(Clone, Default, PartialEq)]
pub struct GetFunctionCodeSigningConfigInput {
    pub function_name: Option<String>,
}
wire::structure!(GetFunctionCodeSigningConfigInput, schema::GET_FUNCTION_CODE_SIGNING_CONFIG_INPUT, 0 function_name);

#[derive(Clone, Default, PartialEq)]
pub struct GetFunctionCodeSigningConfigOutput {
    pub code_signing_config_arn: Option<String>,
    pub function_name: Option<String>,
}
wire::structure!(GetFunctionCodeSigningConfigOutput, schema::GET_FUNCTION_CODE_SIGNING_CONFIG_OUTPUT, 0 code_signing_config_arn, 1 function_name);

#[derive(Clone, Default, PartialEq)]
pub struct GetFunctionConcurrencyInput {
    pub function_name: Option<String>,
}
wire::structure!(GetFunctionConcurrencyInput, schema::GET_FUNCTION_CONCURRENCY_INPUT, 0 function_name);

#[derive(Clone, Default, PartialEq)]
pub struct GetFunctionConcurrencyOutput {
    pub reserved_concurrent_executions: Option<i32>,
}
wire::structure!(GetFunctionConcurrencyOutput, schema::GET_FUNCTION_CONCURRENCY_OUTPUT, 0 reserved_concurrent_executions);

#[derive(Clone, Default, PartialEq)]
pub struct GetFunctionConfigurationInput {
    pub function_name: Option<String>,
    pub qualifier: Option<String>,
}
wire::structure!(GetFunctionConfigurationInput, schema::GET_FUNCTION_CONFIGURATION_INPUT, 0 function_name, 1 qualifier);

#[derive(Clone, Default, PartialEq)]
pub struct GetFunctionConfigurationOutput {
    pub function_name: Option<String>,
    pub function_arn: Option<String>,
    pub runtime: Option<String>,
    pub role: Option<String>,
    pub handler: Option<String>,
    pub code_size: Option<i64>,
    pub description: Option<String>,
    pub timeout: Option<i32>,
    pub memory_size: Option<i32>,
    pub last_modified: Option<String>,
    pub code_sha256: Option<String>,
    pub version: Option<String>,
    pub vpc_config: Option<VpcConfigResponse>,
    pub dead_letter_config: Option<DeadLetterConfig>,
    pub environment: Option<EnvironmentResponse>,
    pub kms_key_arn: Option<String>,
    pub tracing_config: Option<TracingConfigResponse>,
    pub master_arn: Option<String>,
    pub revision_id: Option<String>,
    pub layers: Option<Vec<Layer>>,
    pub state: Option<String>,
    pub state_reason: Option<String>,
    pub state_reason_code: Option<String>,
    pub last_update_status: Option<String>,
    pub last_update_status_reason: Option<String>,
    pub last_update_status_reason_code: Option<String>,
    pub file_system_configs: Option<Vec<FileSystemConfig>>,
    pub package_type: Option<String>,
    pub image_config_response: Option<ImageConfigResponse>,
    pub signing_profile_version_arn: Option<String>,
    pub signing_job_arn: Option<String>,
    pub architectures: Option<Vec<String>>,
    pub ephemeral_storage: Option<EphemeralStorage>,
    pub snap_start: Option<SnapStartResponse>,
    pub runtime_version_config: Option<RuntimeVersionConfig>,
    pub logging_config: Option<LoggingConfig>,
    pub capacity_provider_config: Option<CapacityProviderConfig>,
    pub config_sha256: Option<String>,
    pub durable_config: Option<DurableConfig>,
    pub tenancy_config: Option<TenancyConfig>,
}
wire::structure!(GetFunctionConfigurationOutput, schema::GET_FUNCTION_CONFIGURATION_OUTPUT, 0 function_name, 1 function_arn, 2 runtime, 3 role, 4 handler, 5 code_size, 6 description, 7 timeout, 8 memory_size, 9 last_modified, 10 code_sha256, 11 version, 12 vpc_config, 13 dead_letter_config, 14 environment, 15 kms_key_arn, 16 tracing_config, 17 master_arn, 18 revision_id, 19 layers, 20 state, 21 state_reason, 22 state_reason_code, 23 last_update_status, 24 last_update_status_reason, 25 last_update_status_reason_code, 26 file_system_configs, 27 package_type, 28 image_config_response, 29 signing_profile_version_arn, 30 signing_job_arn, 31 architectures, 32 ephemeral_storage, 33 snap_start, 34 runtime_version_config, 35 logging_config, 36 capacity_provider_config, 37 config_sha256, 38 durable_config, 39 tenancy_config);

impl From<FunctionConfiguration> for GetFunctionConfigurationOutput {
    fn from(shared: FunctionConfiguration) -> Self {
        Self {
            function_name: shared.function_name,
            function_arn: shared.function_arn,
            runtime: shared.runtime,
            role: shared.role,
            handler: shared.handler,
            code_size: shared.code_size,
            description: shared.description,
            timeout: shared.timeout,
            memory_size: shared.memory_size,
            last_modified: shared.last_modified,
            code_sha256: shared.code_sha256,
            version: shared.version,
            vpc_config: shared.vpc_config,
            dead_letter_config: shared.dead_letter_config,
            environment: shared.environment,
            kms_key_arn: shared.kms_key_arn,
            tracing_config: shared.tracing_config,
            master_arn: shared.master_arn,
            revision_id: shared.revision_id,
            layers: shared.layers,
            state: shared.state,
            state_reason: shared.state_reason,
            state_reason_code: shared.state_reason_code,
            last_update_status: shared.last_update_status,
            last_update_status_reason: shared.last_update_status_reason,
            last_update_status_reason_code: shared.last_update_status_reason_code,
            file_system_configs: shared.file_system_configs,
            package_type: shared.package_type,
            image_config_response: shared.image_config_response,
            signing_profile_version_arn: shared.signing_profile_version_arn,
            signing_job_arn: shared.signing_job_arn,
            architectures: shared.architectures,
            ephemeral_storage: shared.ephemeral_storage,
            snap_start: shared.snap_start,
            runtime_version_config: shared.runtime_version_config,
            logging_config: shared.logging_config,
            capacity_provider_config: shared.capacity_provider_config,
            config_sha256: shared.config_sha256,
            durable_config: shared.durable_config,
            tenancy_config: shared.tenancy_config,
        }
    }
}

#[derive(Clone, Default, PartialEq)]
pub struct GetFunctionEventInvokeConfigInput {
    pub function_name: Option<String>,
    pub qualifier: Option<String>,
}
wire::structure!(GetFunctionEventInvokeConfigInput, schema::GET_FUNCTION_EVENT_INVOKE_CONFIG_INPUT, 0 function_name, 1 qualifier);

#[derive(Clone, Default, PartialEq)]
pub struct GetFunctionEventInvokeConfigOutput {
    pub last_modified: Option<Timestamp>,
    pub function_arn: Option<String>,
    pub maximum_retry_attempts: Option<i32>,
    pub maximum_event_age_in_seconds: Option<i32>,
    pub destination_config: Option<DestinationConfig>,
}
wire::structure!(GetFunctionEventInvokeConfigOutput, schema::GET_FUNCTION_EVENT_INVOKE_CONFIG_OUTPUT, 0 last_modified, 1 function_arn, 2 maximum_retry_attempts, 3 maximum_event_age_in_seconds, 4 destination_config);

impl From<FunctionEventInvokeConfig> for GetFunctionEventInvokeConfigOutput {
    fn from(shared: FunctionEventInvokeConfig) -> Self {
        Self {
            last_modified: shared.last_modified,
            function_arn: shared.function_arn,
            maximum_retry_attempts: shared.maximum_retry_attempts,
            maximum_event_age_in_seconds: shared.maximum_event_age_in_seconds,
            destination_config: shared.destination_config,
        }
    }
}

#[derive(Clone, Default, PartialEq)]
pub struct GetPolicyInput {
    pub function_name: Option<String>,
    pub qualifier: Option<String>,
}
wire::structure!(GetPolicyInput, schema::GET_POLICY_INPUT, 0 function_name, 1 qualifier);

#[derive(Clone, Default, PartialEq)]
pub struct GetPolicyOutput {
    pub policy: Option<String>,
    pub revision_id: Option<String>,
}
wire::structure!(GetPolicyOutput, schema::GET_POLICY_OUTPUT, 0 policy, 1 revision_id);

#[derive(Clone, Default, PartialEq)]
pub struct InvokeInput {
    pub function_name: Option<String>,
    pub invocation_type: Option<String>,
    pub log_type: Option<String>,
    pub client_context: Option<String>,
    pub durable_execution_name: Option<String>,
    pub payload: Option<Bytes>,
    pub qualifier: Option<String>,
    pub tenant_id: Option<String>,
}
wire::structure!(InvokeInput, schema::INVOKE_INPUT, 0 function_name, 1 invocation_type, 2 log_type, 3 client_context, 4 durable_execution_name, 5 payload, 6 qualifier, 7 tenant_id);

#[derive(Clone, Default, PartialEq)]
pub struct InvokeOutput {
    pub status_code: Option<i32>,
    pub function_error: Option<String>,
    pub log_result: Option<String>,
    pub payload: Option<Bytes>,
    pub executed_version: Option<String>,
    pub durable_execution_arn: Option<String>,
}
wire::structure!(InvokeOutput, schema::INVOKE_OUTPUT, 0 status_code, 1 function_error, 2 log_result, 3 payload, 4 executed_version, 5 durable_execution_arn);

#[derive(Clone, Default, PartialEq)]
pub struct ListAliasesInput {
    pub function_name: Option<String>,
    pub function_version: Option<String>,
    pub marker: Option<String>,
    pub max_items: Option<i32>,
}
wire::structure!(ListAliasesInput, schema::LIST_ALIASES_INPUT, 0 function_name, 1 function_version, 2 marker, 3 max_items);

#[derive(Clone, Default, PartialEq)]
pub struct ListAliasesOutput {
    pub next_marker: Option<String>,
    pub aliases: Option<Vec<AliasConfiguration>>,
}
wire::structure!(ListAliasesOutput, schema::LIST_ALIASES_OUTPUT, 0 next_marker, 1 aliases);

#[derive(Clone, Default, PartialEq)]
pub struct ListEventSourceMappingsInput {
    pub event_source_arn: Option<String>,
    pub function_name: Option<String>,
    pub marker: Option<String>,
    pub max_items: Option<i32>,
}
wire::structure!(ListEventSourceMappingsInput, schema::LIST_EVENT_SOURCE_MAPPINGS_INPUT, 0 event_source_arn, 1 function_name, 2 marker, 3 max_items);

#[derive(Clone, Default, PartialEq)]
pub struct ListEventSourceMappingsOutput {
    pub next_marker: Option<String>,
    pub event_source_mappings: Option<Vec<EventSourceMappingConfiguration>>,
}
wire::structure!(ListEventSourceMappingsOutput, schema::LIST_EVENT_SOURCE_MAPPINGS_OUTPUT, 0 next_marker, 1 event_source_mappings);

#[derive(Clone, Default, PartialEq)]
pub struct ListFunctionEventInvokeConfigsInput {
    pub function_name: Option<String>,
    pub marker: Option<String>,
    pub max_items: Option<i32>,
}
wire::structure!(ListFunctionEventInvokeConfigsInput, schema::LIST_FUNCTION_EVENT_INVOKE_CONFIGS_INPUT, 0 function_name, 1 marker, 2 max_items);

#[derive(Clone, Default, PartialEq)]
pub struct ListFunctionEventInvokeConfigsOutput {
    pub function_event_invoke_configs: Option<Vec<FunctionEventInvokeConfig>>,
    pub next_marker: Option<String>,
}
wire::structure!(ListFunctionEventInvokeConfigsOutput, schema::LIST_FUNCTION_EVENT_INVOKE_CONFIGS_OUTPUT, 0 function_event_invoke_configs, 1 next_marker);

#[derive(Clone, Default, PartialEq)]
pub struct ListFunctionsInput {
    pub master_region: Option<String>,
    pub function_version: Option<String>,
    pub marker: Option<String>,
    pub max_items: Option<i32>,
}
wire::structure!(ListFunctionsInput, schema::LIST_FUNCTIONS_INPUT, 0 master_region, 1 function_version, 2 marker, 3 max_items);

#[derive(Clone, Default, PartialEq)]
pub struct ListFunctionsOutput {
    pub next_marker: Option<String>,
    pub functions: Option<Vec<FunctionConfiguration>>,
}
wire::structure!(ListFunctionsOutput, schema::LIST_FUNCTIONS_OUTPUT, 0 next_marker, 1 functions);

#[derive(Clone, Default, PartialEq)]
pub struct ListTagsInput {
    pub resource: Option<String>,
}
wire::structure!(ListTagsInput, schema::LIST_TAGS_INPUT, 0 resource);

#[derive(Clone, Default, PartialEq)]
pub struct ListTagsOutput {
    pub tags: Option<BTreeMap<String, String>>,
}
wire::structure!(ListTagsOutput, schema::LIST_TAGS_OUTPUT, 0 tags);

#[derive(Clone, Default, PartialEq)]
pub struct ListVersionsByFunctionInput {
    pub function_name: Option<String>,
    pub marker: Option<String>,
    pub max_items: Option<i32>,
}
wire::structure!(ListVersionsByFunctionInput, schema::LIST_VERSIONS_BY_FUNCTION_INPUT, 0 function_name, 1 marker, 2 max_items);

#[derive(Clone, Default, PartialEq)]
pub struct ListVersionsByFunctionOutput {
    pub next_marker: Option<String>,
    pub versions: Option<Vec<FunctionConfiguration>>,
}
wire::structure!(ListVersionsByFunctionOutput, schema::LIST_VERSIONS_BY_FUNCTION_OUTPUT, 0 next_marker, 1 versions);

#[derive(Clone, Default, PartialEq)]
pub struct PublishVersionInput {
    pub function_name: Option<String>,
    pub code_sha256: Option<String>,
    pub description: Option<String>,
    pub revision_id: Option<String>,
    pub publish_to: Option<String>,
}
wire::structure!(PublishVersionInput, schema::PUBLISH_VERSION_INPUT, 0 function_name, 1 code_sha256, 2 description, 3 revision_id, 4 publish_to);

#[derive(Clone, Default, PartialEq)]
pub struct PublishVersionOutput {
    pub function_name: Option<String>,
    pub function_arn: Option<String>,
    pub runtime: Option<String>,
    pub role: Option<String>,
    pub handler: Option<String>,
    pub code_size: Option<i64>,
    pub description: Option<String>,
    pub timeout: Option<i32>,
    pub memory_size: Option<i32>,
    pub last_modified: Option<String>,
    pub code_sha256: Option<String>,
    pub version: Option<String>,
    pub vpc_config: Option<VpcConfigResponse>,
    pub dead_letter_config: Option<DeadLetterConfig>,
    pub environment: Option<EnvironmentResponse>,
    pub kms_key_arn: Option<String>,
    pub tracing_config: Option<TracingConfigResponse>,
    pub master_arn: Option<String>,
    pub revision_id: Option<String>,
    pub layers: Option<Vec<Layer>>,
    pub state: Option<String>,
    pub state_reason: Option<String>,
    pub state_reason_code: Option<String>,
    pub last_update_status: Option<String>,
    pub last_update_status_reason: Option<String>,
    pub last_update_status_reason_code: Option<String>,
    pub file_system_configs: Option<Vec<FileSystemConfig>>,
    pub package_type: Option<String>,
    pub image_config_response: Option<ImageConfigResponse>,
    pub signing_profile_version_arn: Option<String>,
    pub signing_job_arn: Option<String>,
    pub architectures: Option<Vec<String>>,
    pub ephemeral_storage: Option<EphemeralStorage>,
    pub snap_start: Option<SnapStartResponse>,
    pub runtime_version_config: Option<RuntimeVersionConfig>,
    pub logging_config: Option<LoggingConfig>,
    pub capacity_provider_config: Option<CapacityProviderConfig>,
    pub config_sha256: Option<String>,
    pub durable_config: Option<DurableConfig>,
    pub tenancy_config: Option<TenancyConfig>,
}
wire::structure!(PublishVersionOutput, schema::PUBLISH_VERSION_OUTPUT, 0 function_name, 1 function_arn, 2 runtime, 3 role, 4 handler, 5 code_size, 6 description, 7 timeout, 8 memory_size, 9 last_modified, 10 code_sha256, 11 version, 12 vpc_config, 13 dead_letter_config, 14 environment, 15 kms_key_arn, 16 tracing_config, 17 master_arn, 18 revision_id, 19 layers, 20 state, 21 state_reason, 22 state_reason_code, 23 last_update_status, 24 last_update_status_reason, 25 last_update_status_reason_code, 26 file_system_configs, 27 package_type, 28 image_config_response, 29 signing_profile_version_arn, 30 signing_job_arn, 31 architectures, 32 ephemeral_storage, 33 snap_start, 34 runtime_version_config, 35 logging_config, 36 capacity_provider_config, 37 config_sha256, 38 durable_config, 39 tenancy_config);

impl From<FunctionConfiguration> for PublishVersionOutput {
    fn from(shared: FunctionConfiguration) -> Self {
        Self {
            function_name: shared.function_name,
            function_arn: shared.function_arn,
            runtime: shared.runtime,
            role: shared.role,
            handler: shared.handler,
            code_size: shared.code_size,
            description: shared.description,
            timeout: shared.timeout,
            memory_size: shared.memory_size,
            last_modified: shared.last_modified,
            code_sha256: shared.code_sha256,
            version: shared.version,
            vpc_config: shared.vpc_config,
            dead_letter_config: shared.dead_letter_config,
            environment: shared.environment,
            kms_key_arn: shared.kms_key_arn,
            tracing_config: shared.tracing_config,
            master_arn: shared.master_arn,
            revision_id: shared.revision_id,
            layers: shared.layers,
            state: shared.state,
            state_reason: shared.state_reason,
            state_reason_code: shared.state_reason_code,
            last_update_status: shared.last_update_status,
            last_update_status_reason: shared.last_update_status_reason,
            last_update_status_reason_code: shared.last_update_status_reason_code,
            file_system_configs: shared.file_system_configs,
            package_type: shared.package_type,
            image_config_response: shared.image_config_response,
            signing_profile_version_arn: shared.signing_profile_version_arn,
            signing_job_arn: shared.signing_job_arn,
            architectures: shared.architectures,
            ephemeral_storage: shared.ephemeral_storage,
            snap_start: shared.snap_start,
            runtime_version_config: shared.runtime_version_config,
            logging_config: shared.logging_config,
            capacity_provider_config: shared.capacity_provider_config,
            config_sha256: shared.config_sha256,
            durable_config: shared.durable_config,
            tenancy_config: shared.tenancy_config,
        }
    }
}

#[derive(Clone, Default, PartialEq)]
pub struct PutFunctionConcurrencyInput {
    pub function_name: Option<String>,
    pub reserved_concurrent_executions: Option<i32>,
}
wire::structure!(PutFunctionConcurrencyInput, schema::PUT_FUNCTION_CONCURRENCY_INPUT, 0 function_name, 1 reserved_concurrent_executions);

#[derive(Clone, Default, PartialEq)]
pub struct PutFunctionConcurrencyOutput {
    pub reserved_concurrent_executions: Option<i32>,
}
wire::structure!(PutFunctionConcurrencyOutput, schema::PUT_FUNCTION_CONCURRENCY_OUTPUT, 0 reserved_concurrent_executions);

impl From<Concurrency> for PutFunctionConcurrencyOutput {
    fn from(shared: Concurrency) -> Self {
        Self {
            reserved_concurrent_executions: shared.reserved_concurrent_executions,
        }
    }
}

#[derive(Clone, Default, PartialEq)]
pub struct PutFunctionEventInvokeConfigInput {
    pub function_name: Option<String>,
    pub qualifier: Option<String>,
    pub maximum_retry_attempts: Option<i32>,
    pub maximum_event_age_in_seconds: Option<i32>,
    pub destination_config: Option<DestinationConfig>,
}
wire::structure!(PutFunctionEventInvokeConfigInput, schema::PUT_FUNCTION_EVENT_INVOKE_CONFIG_INPUT, 0 function_name, 1 qualifier, 2 maximum_retry_attempts, 3 maximum_event_age_in_seconds, 4 destination_config);

#[derive(Clone, Default, PartialEq)]
pub struct PutFunctionEventInvokeConfigOutput {
    pub last_modified: Option<Timestamp>,
    pub function_arn: Option<String>,
    pub maximum_retry_attempts: Option<i32>,
    pub maximum_event_age_in_seconds: Option<i32>,
    pub destination_config: Option<DestinationConfig>,
}
wire::structure!(PutFunctionEventInvokeConfigOutput, schema::PUT_FUNCTION_EVENT_INVOKE_CONFIG_OUTPUT, 0 last_modified, 1 function_arn, 2 maximum_retry_attempts, 3 maximum_event_age_in_seconds, 4 destination_config);

impl From<FunctionEventInvokeConfig> for PutFunctionEventInvokeConfigOutput {
    fn from(shared: FunctionEventInvokeConfig) -> Self {
        Self {
            last_modified: shared.last_modified,
            function_arn: shared.function_arn,
            maximum_retry_attempts: shared.maximum_retry_attempts,
            maximum_event_age_in_seconds: shared.maximum_event_age_in_seconds,
            destination_config: shared.destination_config,
        }
    }
}

#[derive(Clone, Default, PartialEq)]
pub struct RemovePermissionInput {
    pub function_name: Option<String>,
    pub statement_id: Option<String>,
    pub qualifier: Option<String>,
    pub revision_id: Option<String>,
}
wire::structure!(RemovePermissionInput, schema::REMOVE_PERMISSION_INPUT, 0 function_name, 1 statement_id, 2 qualifier, 3 revision_id);

#[derive(Clone, Default, PartialEq)]
pub struct RemovePermissionOutput {}
wire::structure!(RemovePermissionOutput, schema::REMOVE_PERMISSION_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct TagResourceInput {
    pub resource: Option<String>,
    pub tags: Option<BTreeMap<String, String>>,
}
wire::structure!(TagResourceInput, schema::TAG_RESOURCE_INPUT, 0 resource, 1 tags);

#[derive(Clone, Default, PartialEq)]
pub struct TagResourceOutput {}
wire::structure!(TagResourceOutput, schema::TAG_RESOURCE_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct UntagResourceInput {
    pub resource: Option<String>,
    pub tag_keys: Option<Vec<String>>,
}
wire::structure!(UntagResourceInput, schema::UNTAG_RESOURCE_INPUT, 0 resource, 1 tag_keys);

#[derive(Clone, Default, PartialEq)]
pub struct UntagResourceOutput {}
wire::structure!(UntagResourceOutput, schema::UNTAG_RESOURCE_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateAliasInput {
    pub function_name: Option<String>,
    pub name: Option<String>,
    pub function_version: Option<String>,
    pub description: Option<String>,
    pub routing_config: Option<AliasRoutingConfiguration>,
    pub revision_id: Option<String>,
}
wire::structure!(UpdateAliasInput, schema::UPDATE_ALIAS_INPUT, 0 function_name, 1 name, 2 function_version, 3 description, 4 routing_config, 5 revision_id);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateAliasOutput {
    pub alias_arn: Option<String>,
    pub name: Option<String>,
    pub function_version: Option<String>,
    pub description: Option<String>,
    pub routing_config: Option<AliasRoutingConfiguration>,
    pub revision_id: Option<String>,
}
wire::structure!(UpdateAliasOutput, schema::UPDATE_ALIAS_OUTPUT, 0 alias_arn, 1 name, 2 function_version, 3 description, 4 routing_config, 5 revision_id);

impl From<AliasConfiguration> for UpdateAliasOutput {
    fn from(shared: AliasConfiguration) -> Self {
        Self {
            alias_arn: shared.alias_arn,
            name: shared.name,
            function_version: shared.function_version,
            description: shared.description,
            routing_config: shared.routing_config,
            revision_id: shared.revision_id,
        }
    }
}

#[derive(Clone, Default, PartialEq)]
pub struct UpdateEventSourceMappingInput {
    pub uuid: Option<String>,
    pub function_name: Option<String>,
    pub enabled: Option<bool>,
    pub batch_size: Option<i32>,
    pub filter_criteria: Option<FilterCriteria>,
    pub maximum_batching_window_in_seconds: Option<i32>,
    pub destination_config: Option<DestinationConfig>,
    pub maximum_record_age_in_seconds: Option<i32>,
    pub bisect_batch_on_function_error: Option<bool>,
    pub maximum_retry_attempts: Option<i32>,
    pub parallelization_factor: Option<i32>,
    pub source_access_configurations: Option<Vec<SourceAccessConfiguration>>,
    pub tumbling_window_in_seconds: Option<i32>,
    pub function_response_types: Option<Vec<String>>,
    pub scaling_config: Option<ScalingConfig>,
    pub amazon_managed_kafka_event_source_config: Option<AmazonManagedKafkaEventSourceConfig>,
    pub self_managed_kafka_event_source_config: Option<SelfManagedKafkaEventSourceConfig>,
    pub document_db_event_source_config: Option<DocumentDBEventSourceConfig>,
    pub kms_key_arn: Option<String>,
    pub metrics_config: Option<EventSourceMappingMetricsConfig>,
    pub logging_config: Option<EventSourceMappingLoggingConfig>,
    pub provisioned_poller_config: Option<ProvisionedPollerConfig>,
}
wire::structure!(UpdateEventSourceMappingInput, schema::UPDATE_EVENT_SOURCE_MAPPING_INPUT, 0 uuid, 1 function_name, 2 enabled, 3 batch_size, 4 filter_criteria, 5 maximum_batching_window_in_seconds, 6 destination_config, 7 maximum_record_age_in_seconds, 8 bisect_batch_on_function_error, 9 maximum_retry_attempts, 10 parallelization_factor, 11 source_access_configurations, 12 tumbling_window_in_seconds, 13 function_response_types, 14 scaling_config, 15 amazon_managed_kafka_event_source_config, 16 self_managed_kafka_event_source_config, 17 document_db_event_source_config, 18 kms_key_arn, 19 metrics_config, 20 logging_config, 21 provisioned_poller_config);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateEventSourceMappingOutput {
    pub uuid: Option<String>,
    pub starting_position: Option<String>,
    pub starting_position_timestamp: Option<Timestamp>,
    pub batch_size: Option<i32>,
    pub maximum_batching_window_in_seconds: Option<i32>,
    pub parallelization_factor: Option<i32>,
    pub event_source_arn: Option<String>,
    pub filter_criteria: Option<FilterCriteria>,
    pub function_arn: Option<String>,
    pub last_modified: Option<Timestamp>,
    pub last_processing_result: Option<String>,
    pub state: Option<String>,
    pub state_transition_reason: Option<String>,
    pub destination_config: Option<DestinationConfig>,
    pub topics: Option<Vec<String>>,
    pub queues: Option<Vec<String>>,
    pub source_access_configurations: Option<Vec<SourceAccessConfiguration>>,
    pub self_managed_event_source: Option<SelfManagedEventSource>,
    pub maximum_record_age_in_seconds: Option<i32>,
    pub bisect_batch_on_function_error: Option<bool>,
    pub maximum_retry_attempts: Option<i32>,
    pub tumbling_window_in_seconds: Option<i32>,
    pub function_response_types: Option<Vec<String>>,
    pub amazon_managed_kafka_event_source_config: Option<AmazonManagedKafkaEventSourceConfig>,
    pub self_managed_kafka_event_source_config: Option<SelfManagedKafkaEventSourceConfig>,
    pub scaling_config: Option<ScalingConfig>,
    pub document_db_event_source_config: Option<DocumentDBEventSourceConfig>,
    pub kms_key_arn: Option<String>,
    pub filter_criteria_error: Option<FilterCriteriaError>,
    pub event_source_mapping_arn: Option<String>,
    pub metrics_config: Option<EventSourceMappingMetricsConfig>,
    pub logging_config: Option<EventSourceMappingLoggingConfig>,
    pub provisioned_poller_config: Option<ProvisionedPollerConfig>,
}
wire::structure!(UpdateEventSourceMappingOutput, schema::UPDATE_EVENT_SOURCE_MAPPING_OUTPUT, 0 uuid, 1 starting_position, 2 starting_position_timestamp, 3 batch_size, 4 maximum_batching_window_in_seconds, 5 parallelization_factor, 6 event_source_arn, 7 filter_criteria, 8 function_arn, 9 last_modified, 10 last_processing_result, 11 state, 12 state_transition_reason, 13 destination_config, 14 topics, 15 queues, 16 source_access_configurations, 17 self_managed_event_source, 18 maximum_record_age_in_seconds, 19 bisect_batch_on_function_error, 20 maximum_retry_attempts, 21 tumbling_window_in_seconds, 22 function_response_types, 23 amazon_managed_kafka_event_source_config, 24 self_managed_kafka_event_source_config, 25 scaling_config, 26 document_db_event_source_config, 27 kms_key_arn, 28 filter_criteria_error, 29 event_source_mapping_arn, 30 metrics_config, 31 logging_config, 32 provisioned_poller_config);

impl From<EventSourceMappingConfiguration> for UpdateEventSourceMappingOutput {
    fn from(shared: EventSourceMappingConfiguration) -> Self {
        Self {
            uuid: shared.uuid,
            starting_position: shared.starting_position,
            starting_position_timestamp: shared.starting_position_timestamp,
            batch_size: shared.batch_size,
            maximum_batching_window_in_seconds: shared.maximum_batching_window_in_seconds,
            parallelization_factor: shared.parallelization_factor,
            event_source_arn: shared.event_source_arn,
            filter_criteria: shared.filter_criteria,
            function_arn: shared.function_arn,
            last_modified: shared.last_modified,
            last_processing_result: shared.last_processing_result,
            state: shared.state,
            state_transition_reason: shared.state_transition_reason,
            destination_config: shared.destination_config,
            topics: shared.topics,
            queues: shared.queues,
            source_access_configurations: shared.source_access_configurations,
            self_managed_event_source: shared.self_managed_event_source,
            maximum_record_age_in_seconds: shared.maximum_record_age_in_seconds,
            bisect_batch_on_function_error: shared.bisect_batch_on_function_error,
            maximum_retry_attempts: shared.maximum_retry_attempts,
            tumbling_window_in_seconds: shared.tumbling_window_in_seconds,
            function_response_types: shared.function_response_types,
            amazon_managed_kafka_event_source_config: shared.amazon_managed_kafka_event_source_config,
            self_managed_kafka_event_source_config: shared.self_managed_kafka_event_source_config,
            scaling_config: shared.scaling_config,
            document_db_event_source_config: shared.document_db_event_source_config,
            kms_key_arn: shared.kms_key_arn,
            filter_criteria_error: shared.filter_criteria_error,
            event_source_mapping_arn: shared.event_source_mapping_arn,
            metrics_config: shared.metrics_config,
            logging_config: shared.logging_config,
            provisioned_poller_config: shared.provisioned_poller_config,
        }
    }
}

#[derive(Clone, Default, PartialEq)]
pub struct UpdateFunctionCodeInput {
    pub function_name: Option<String>,
    pub zip_file: Option<Bytes>,
    pub s3_bucket: Option<String>,
    pub s3_key: Option<String>,
    pub s3_object_version: Option<String>,
    pub image_uri: Option<String>,
    pub publish: Option<bool>,
    pub dry_run: Option<bool>,
    pub revision_id: Option<String>,
    pub architectures: Option<Vec<String>>,
    pub source_kms_key_arn: Option<String>,
    pub publish_to: Option<String>,
}
wire::structure!(UpdateFunctionCodeInput, schema::UPDATE_FUNCTION_CODE_INPUT, 0 function_name, 1 zip_file, 2 s3_bucket, 3 s3_key, 4 s3_object_version, 5 image_uri, 6 publish, 7 dry_run, 8 revision_id, 9 architectures, 10 source_kms_key_arn, 11 publish_to);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateFunctionCodeOutput {
    pub function_name: Option<String>,
    pub function_arn: Option<String>,
    pub runtime: Option<String>,
    pub role: Option<String>,
    pub handler: Option<String>,
    pub code_size: Option<i64>,
    pub description: Option<String>,
    pub timeout: Option<i32>,
    pub memory_size: Option<i32>,
    pub last_modified: Option<String>,
    pub code_sha256: Option<String>,
    pub version: Option<String>,
    pub vpc_config: Option<VpcConfigResponse>,
    pub dead_letter_config: Option<DeadLetterConfig>,
    pub environment: Option<EnvironmentResponse>,
    pub kms_key_arn: Option<String>,
    pub tracing_config: Option<TracingConfigResponse>,
    pub master_arn: Option<String>,
    pub revision_id: Option<String>,
    pub layers: Option<Vec<Layer>>,
    pub state: Option<String>,
    pub state_reason: Option<String>,
    pub state_reason_code: Option<String>,
    pub last_update_status: Option<String>,
    pub last_update_status_reason: Option<String>,
    pub last_update_status_reason_code: Option<String>,
    pub file_system_configs: Option<Vec<FileSystemConfig>>,
    pub package_type: Option<String>,
    pub image_config_response: Option<ImageConfigResponse>,
    pub signing_profile_version_arn: Option<String>,
    pub signing_job_arn: Option<String>,
    pub architectures: Option<Vec<String>>,
    pub ephemeral_storage: Option<EphemeralStorage>,
    pub snap_start: Option<SnapStartResponse>,
    pub runtime_version_config: Option<RuntimeVersionConfig>,
    pub logging_config: Option<LoggingConfig>,
    pub capacity_provider_config: Option<CapacityProviderConfig>,
    pub config_sha256: Option<String>,
    pub durable_config: Option<DurableConfig>,
    pub tenancy_config: Option<TenancyConfig>,
}
wire::structure!(UpdateFunctionCodeOutput, schema::UPDATE_FUNCTION_CODE_OUTPUT, 0 function_name, 1 function_arn, 2 runtime, 3 role, 4 handler, 5 code_size, 6 description, 7 timeout, 8 memory_size, 9 last_modified, 10 code_sha256, 11 version, 12 vpc_config, 13 dead_letter_config, 14 environment, 15 kms_key_arn, 16 tracing_config, 17 master_arn, 18 revision_id, 19 layers, 20 state, 21 state_reason, 22 state_reason_code, 23 last_update_status, 24 last_update_status_reason, 25 last_update_status_reason_code, 26 file_system_configs, 27 package_type, 28 image_config_response, 29 signing_profile_version_arn, 30 signing_job_arn, 31 architectures, 32 ephemeral_storage, 33 snap_start, 34 runtime_version_config, 35 logging_config, 36 capacity_provider_config, 37 config_sha256, 38 durable_config, 39 tenancy_config);

impl From<FunctionConfiguration> for UpdateFunctionCodeOutput {
    fn from(shared: FunctionConfiguration) -> Self {
        Self {
            function_name: shared.function_name,
            function_arn: shared.function_arn,
            runtime: shared.runtime,
            role: shared.role,
            handler: shared.handler,
            code_size: shared.code_size,
            description: shared.description,
            timeout: shared.timeout,
            memory_size: shared.memory_size,
            last_modified: shared.last_modified,
            code_sha256: shared.code_sha256,
            version: shared.version,
            vpc_config: shared.vpc_config,
            dead_letter_config: shared.dead_letter_config,
            environment: shared.environment,
            kms_key_arn: shared.kms_key_arn,
            tracing_config: shared.tracing_config,
            master_arn: shared.master_arn,
            revision_id: shared.revision_id,
            layers: shared.layers,
            state: shared.state,
            state_reason: shared.state_reason,
            state_reason_code: shared.state_reason_code,
            last_update_status: shared.last_update_status,
            last_update_status_reason: shared.last_update_status_reason,
            last_update_status_reason_code: shared.last_update_status_reason_code,
            file_system_configs: shared.file_system_configs,
            package_type: shared.package_type,
            image_config_response: shared.image_config_response,
            signing_profile_version_arn: shared.signing_profile_version_arn,
            signing_job_arn: shared.signing_job_arn,
            architectures: shared.architectures,
            ephemeral_storage: shared.ephemeral_storage,
            snap_start: shared.snap_start,
            runtime_version_config: shared.runtime_version_config,
            logging_config: shared.logging_config,
            capacity_provider_config: shared.capacity_provider_config,
            config_sha256: shared.config_sha256,
            durable_config: shared.durable_config,
            tenancy_config: shared.tenancy_config,
        }
    }
}

#[derive(Clone, Default, PartialEq)]
pub struct UpdateFunctionConfigurationInput {
    pub function_name: Option<String>,
    pub role: Option<String>,
    pub handler: Option<String>,
    pub description: Option<String>,
    pub timeout: Option<i32>,
    pub memory_size: Option<i32>,
    pub vpc_config: Option<VpcConfig>,
    pub environment: Option<Environment>,
    pub runtime: Option<String>,
    pub dead_letter_config: Option<DeadLetterConfig>,
    pub kms_key_arn: Option<String>,
    pub tracing_config: Option<TracingConfig>,
    pub revision_id: Option<String>,
    pub layers: Option<Vec<String>>,
    pub file_system_configs: Option<Vec<FileSystemConfig>>,
    pub image_config: Option<ImageConfig>,
    pub ephemeral_storage: Option<EphemeralStorage>,
    pub snap_start: Option<SnapStart>,
    pub logging_config: Option<LoggingConfig>,
    pub capacity_provider_config: Option<CapacityProviderConfig>,
    pub durable_config: Option<DurableConfig>,
}
wire::structure!(UpdateFunctionConfigurationInput, schema::UPDATE_FUNCTION_CONFIGURATION_INPUT, 0 function_name, 1 role, 2 handler, 3 description, 4 timeout, 5 memory_size, 6 vpc_config, 7 environment, 8 runtime, 9 dead_letter_config, 10 kms_key_arn, 11 tracing_config, 12 revision_id, 13 layers, 14 file_system_configs, 15 image_config, 16 ephemeral_storage, 17 snap_start, 18 logging_config, 19 capacity_provider_config, 20 durable_config);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateFunctionConfigurationOutput {
    pub function_name: Option<String>,
    pub function_arn: Option<String>,
    pub runtime: Option<String>,
    pub role: Option<String>,
    pub handler: Option<String>,
    pub code_size: Option<i64>,
    pub description: Option<String>,
    pub timeout: Option<i32>,
    pub memory_size: Option<i32>,
    pub last_modified: Option<String>,
    pub code_sha256: Option<String>,
    pub version: Option<String>,
    pub vpc_config: Option<VpcConfigResponse>,
    pub dead_letter_config: Option<DeadLetterConfig>,
    pub environment: Option<EnvironmentResponse>,
    pub kms_key_arn: Option<String>,
    pub tracing_config: Option<TracingConfigResponse>,
    pub master_arn: Option<String>,
    pub revision_id: Option<String>,
    pub layers: Option<Vec<Layer>>,
    pub state: Option<String>,
    pub state_reason: Option<String>,
    pub state_reason_code: Option<String>,
    pub last_update_status: Option<String>,
    pub last_update_status_reason: Option<String>,
    pub last_update_status_reason_code: Option<String>,
    pub file_system_configs: Option<Vec<FileSystemConfig>>,
    pub package_type: Option<String>,
    pub image_config_response: Option<ImageConfigResponse>,
    pub signing_profile_version_arn: Option<String>,
    pub signing_job_arn: Option<String>,
    pub architectures: Option<Vec<String>>,
    pub ephemeral_storage: Option<EphemeralStorage>,
    pub snap_start: Option<SnapStartResponse>,
    pub runtime_version_config: Option<RuntimeVersionConfig>,
    pub logging_config: Option<LoggingConfig>,
    pub capacity_provider_config: Option<CapacityProviderConfig>,
    pub config_sha256: Option<String>,
    pub durable_config: Option<DurableConfig>,
    pub tenancy_config: Option<TenancyConfig>,
}
wire::structure!(UpdateFunctionConfigurationOutput, schema::UPDATE_FUNCTION_CONFIGURATION_OUTPUT, 0 function_name, 1 function_arn, 2 runtime, 3 role, 4 handler, 5 code_size, 6 description, 7 timeout, 8 memory_size, 9 last_modified, 10 code_sha256, 11 version, 12 vpc_config, 13 dead_letter_config, 14 environment, 15 kms_key_arn, 16 tracing_config, 17 master_arn, 18 revision_id, 19 layers, 20 state, 21 state_reason, 22 state_reason_code, 23 last_update_status, 24 last_update_status_reason, 25 last_update_status_reason_code, 26 file_system_configs, 27 package_type, 28 image_config_response, 29 signing_profile_version_arn, 30 signing_job_arn, 31 architectures, 32 ephemeral_storage, 33 snap_start, 34 runtime_version_config, 35 logging_config, 36 capacity_provider_config, 37 config_sha256, 38 durable_config, 39 tenancy_config);

impl From<FunctionConfiguration> for UpdateFunctionConfigurationOutput {
    fn from(shared: FunctionConfiguration) -> Self {
        Self {
            function_name: shared.function_name,
            function_arn: shared.function_arn,
            runtime: shared.runtime,
            role: shared.role,
            handler: shared.handler,
            code_size: shared.code_size,
            description: shared.description,
            timeout: shared.timeout,
            memory_size: shared.memory_size,
            last_modified: shared.last_modified,
            code_sha256: shared.code_sha256,
            version: shared.version,
            vpc_config: shared.vpc_config,
            dead_letter_config: shared.dead_letter_config,
            environment: shared.environment,
            kms_key_arn: shared.kms_key_arn,
            tracing_config: shared.tracing_config,
            master_arn: shared.master_arn,
            revision_id: shared.revision_id,
            layers: shared.layers,
            state: shared.state,
            state_reason: shared.state_reason,
            state_reason_code: shared.state_reason_code,
            last_update_status: shared.last_update_status,
            last_update_status_reason: shared.last_update_status_reason,
            last_update_status_reason_code: shared.last_update_status_reason_code,
            file_system_configs: shared.file_system_configs,
            package_type: shared.package_type,
            image_config_response: shared.image_config_response,
            signing_profile_version_arn: shared.signing_profile_version_arn,
            signing_job_arn: shared.signing_job_arn,
            architectures: shared.architectures,
            ephemeral_storage: shared.ephemeral_storage,
            snap_start: shared.snap_start,
            runtime_version_config: shared.runtime_version_config,
            logging_config: shared.logging_config,
            capacity_provider_config: shared.capacity_provider_config,
            config_sha256: shared.config_sha256,
            durable_config: shared.durable_config,
            tenancy_config: shared.tenancy_config,
        }
    }
}

#[derive(Clone, Default, PartialEq)]
pub struct UpdateFunctionEventInvokeConfigInput {
    pub function_name: Option<String>,
    pub qualifier: Option<String>,
    pub maximum_retry_attempts: Option<i32>,
    pub maximum_event_age_in_seconds: Option<i32>,
    pub destination_config: Option<DestinationConfig>,
}
wire::structure!(UpdateFunctionEventInvokeConfigInput, schema::UPDATE_FUNCTION_EVENT_INVOKE_CONFIG_INPUT, 0 function_name, 1 qualifier, 2 maximum_retry_attempts, 3 maximum_event_age_in_seconds, 4 destination_config);

#[derive(Clone, Default, PartialEq)]
pub struct UpdateFunctionEventInvokeConfigOutput {
    pub last_modified: Option<Timestamp>,
    pub function_arn: Option<String>,
    pub maximum_retry_attempts: Option<i32>,
    pub maximum_event_age_in_seconds: Option<i32>,
    pub destination_config: Option<DestinationConfig>,
}
wire::structure!(UpdateFunctionEventInvokeConfigOutput, schema::UPDATE_FUNCTION_EVENT_INVOKE_CONFIG_OUTPUT, 0 last_modified, 1 function_arn, 2 maximum_retry_attempts, 3 maximum_event_age_in_seconds, 4 destination_config);

impl From<FunctionEventInvokeConfig> for UpdateFunctionEventInvokeConfigOutput {
    fn from(shared: FunctionEventInvokeConfig) -> Self {
        Self {
            last_modified: shared.last_modified,
            function_arn: shared.function_arn,
            maximum_retry_attempts: shared.maximum_retry_attempts,
            maximum_event_age_in_seconds: shared.maximum_event_age_in_seconds,
            destination_config: shared.destination_config,
        }
    }
}

#[derive(Clone, Default, PartialEq)]
pub struct AccountLimit {
    pub total_code_size: Option<i64>,
    pub code_size_unzipped: Option<i64>,
    pub code_size_zipped: Option<i64>,
    pub concurrent_executions: Option<i32>,
    pub unreserved_concurrent_executions: Option<i32>,
}
wire::structure!(AccountLimit, schema::ACCOUNT_LIMIT, 0 total_code_size, 1 code_size_unzipped, 2 code_size_zipped, 3 concurrent_executions, 4 unreserved_concurrent_executions);

#[derive(Clone, Default, PartialEq)]
pub struct AccountUsage {
    pub total_code_size: Option<i64>,
    pub function_count: Option<i64>,
}
wire::structure!(AccountUsage, schema::ACCOUNT_USAGE, 0 total_code_size, 1 function_count);

#[derive(Clone, Default, PartialEq)]
pub struct AliasConfiguration {
    pub alias_arn: Option<String>,
    pub name: Option<String>,
    pub function_version: Option<String>,
    pub description: Option<String>,
    pub routing_config: Option<AliasRoutingConfiguration>,
    pub revision_id: Option<String>,
}
wire::structure!(AliasConfiguration, schema::ALIAS_CONFIGURATION, 0 alias_arn, 1 name, 2 function_version, 3 description, 4 routing_config, 5 revision_id);

#[derive(Clone, Default, PartialEq)]
pub struct AliasRoutingConfiguration {
    pub additional_version_weights: Option<BTreeMap<String, f64>>,
}
wire::structure!(AliasRoutingConfiguration, schema::ALIAS_ROUTING_CONFIGURATION, 0 additional_version_weights);

#[derive(Clone, Default, PartialEq)]
pub struct AmazonManagedKafkaEventSourceConfig {
    pub consumer_group_id: Option<String>,
    pub schema_registry_config: Option<KafkaSchemaRegistryConfig>,
}
wire::structure!(AmazonManagedKafkaEventSourceConfig, schema::AMAZON_MANAGED_KAFKA_EVENT_SOURCE_CONFIG, 0 consumer_group_id, 1 schema_registry_config);

#[derive(Clone, Default, PartialEq)]
pub struct CapacityProviderConfig {
    pub lambda_managed_instances_capacity_provider_config: Option<LambdaManagedInstancesCapacityProviderConfig>,
}
wire::structure!(CapacityProviderConfig, schema::CAPACITY_PROVIDER_CONFIG, 0 lambda_managed_instances_capacity_provider_config);

#[derive(Clone, Default, PartialEq)]
pub struct Concurrency {
    pub reserved_concurrent_executions: Option<i32>,
}
wire::structure!(Concurrency, schema::CONCURRENCY, 0 reserved_concurrent_executions);

#[derive(Clone, Default, PartialEq)]
pub struct DeadLetterConfig {
    pub target_arn: Option<String>,
}
wire::structure!(DeadLetterConfig, schema::DEAD_LETTER_CONFIG, 0 target_arn);

#[derive(Clone, Default, PartialEq)]
pub struct DestinationConfig {
    pub on_success: Option<OnSuccess>,
    pub on_failure: Option<OnFailure>,
}
wire::structure!(DestinationConfig, schema::DESTINATION_CONFIG, 0 on_success, 1 on_failure);

#[derive(Clone, Default, PartialEq)]
pub struct DocumentDBEventSourceConfig {
    pub database_name: Option<String>,
    pub collection_name: Option<String>,
    pub full_document: Option<String>,
}
wire::structure!(DocumentDBEventSourceConfig, schema::DOCUMENT_DB_EVENT_SOURCE_CONFIG, 0 database_name, 1 collection_name, 2 full_document);

#[derive(Clone, Default, PartialEq)]
pub struct DurableConfig {
    pub retention_period_in_days: Option<i32>,
    pub execution_timeout: Option<i32>,
}
wire::structure!(DurableConfig, schema::DURABLE_CONFIG, 0 retention_period_in_days, 1 execution_timeout);

#[derive(Clone, Default, PartialEq)]
pub struct Environment {
    pub variables: Option<BTreeMap<String, String>>,
}
wire::structure!(Environment, schema::ENVIRONMENT, 0 variables);

#[derive(Clone, Default, PartialEq)]
pub struct EnvironmentError {
    pub error_code: Option<String>,
    pub message: Option<String>,
}
wire::structure!(EnvironmentError, schema::ENVIRONMENT_ERROR, 0 error_code, 1 message);

#[derive(Clone, Default, PartialEq)]
pub struct EnvironmentResponse {
    pub variables: Option<BTreeMap<String, String>>,
    pub error: Option<EnvironmentError>,
}
wire::structure!(EnvironmentResponse, schema::ENVIRONMENT_RESPONSE, 0 variables, 1 error);

#[derive(Clone, Default, PartialEq)]
pub struct EphemeralStorage {
    pub size: Option<i32>,
}
wire::structure!(EphemeralStorage, schema::EPHEMERAL_STORAGE, 0 size);

#[derive(Clone, Default, PartialEq)]
pub struct EventSourceMappingConfiguration {
    pub uuid: Option<String>,
    pub starting_position: Option<String>,
    pub starting_position_timestamp: Option<Timestamp>,
    pub batch_size: Option<i32>,
    pub maximum_batching_window_in_seconds: Option<i32>,
    pub parallelization_factor: Option<i32>,
    pub event_source_arn: Option<String>,
    pub filter_criteria: Option<FilterCriteria>,
    pub function_arn: Option<String>,
    pub last_modified: Option<Timestamp>,
    pub last_processing_result: Option<String>,
    pub state: Option<String>,
    pub state_transition_reason: Option<String>,
    pub destination_config: Option<DestinationConfig>,
    pub topics: Option<Vec<String>>,
    pub queues: Option<Vec<String>>,
    pub source_access_configurations: Option<Vec<SourceAccessConfiguration>>,
    pub self_managed_event_source: Option<SelfManagedEventSource>,
    pub maximum_record_age_in_seconds: Option<i32>,
    pub bisect_batch_on_function_error: Option<bool>,
    pub maximum_retry_attempts: Option<i32>,
    pub tumbling_window_in_seconds: Option<i32>,
    pub function_response_types: Option<Vec<String>>,
    pub amazon_managed_kafka_event_source_config: Option<AmazonManagedKafkaEventSourceConfig>,
    pub self_managed_kafka_event_source_config: Option<SelfManagedKafkaEventSourceConfig>,
    pub scaling_config: Option<ScalingConfig>,
    pub document_db_event_source_config: Option<DocumentDBEventSourceConfig>,
    pub kms_key_arn: Option<String>,
    pub filter_criteria_error: Option<FilterCriteriaError>,
    pub event_source_mapping_arn: Option<String>,
    pub metrics_config: Option<EventSourceMappingMetricsConfig>,
    pub logging_config: Option<EventSourceMappingLoggingConfig>,
    pub provisioned_poller_config: Option<ProvisionedPollerConfig>,
}
wire::structure!(EventSourceMappingConfiguration, schema::EVENT_SOURCE_MAPPING_CONFIGURATION, 0 uuid, 1 starting_position, 2 starting_position_timestamp, 3 batch_size, 4 maximum_batching_window_in_seconds, 5 parallelization_factor, 6 event_source_arn, 7 filter_criteria, 8 function_arn, 9 last_modified, 10 last_processing_result, 11 state, 12 state_transition_reason, 13 destination_config, 14 topics, 15 queues, 16 source_access_configurations, 17 self_managed_event_source, 18 maximum_record_age_in_seconds, 19 bisect_batch_on_function_error, 20 maximum_retry_attempts, 21 tumbling_window_in_seconds, 22 function_response_types, 23 amazon_managed_kafka_event_source_config, 24 self_managed_kafka_event_source_config, 25 scaling_config, 26 document_db_event_source_config, 27 kms_key_arn, 28 filter_criteria_error, 29 event_source_mapping_arn, 30 metrics_config, 31 logging_config, 32 provisioned_poller_config);

#[derive(Clone, Default, PartialEq)]
pub struct EventSourceMappingLoggingConfig {
    pub system_log_level: Option<String>,
}
wire::structure!(EventSourceMappingLoggingConfig, schema::EVENT_SOURCE_MAPPING_LOGGING_CONFIG, 0 system_log_level);

#[derive(Clone, Default, PartialEq)]
pub struct EventSourceMappingMetricsConfig {
    pub metrics: Option<Vec<String>>,
}
wire::structure!(EventSourceMappingMetricsConfig, schema::EVENT_SOURCE_MAPPING_METRICS_CONFIG, 0 metrics);

#[derive(Clone, Default, PartialEq)]
pub struct FileSystemConfig {
    pub arn: Option<String>,
    pub local_mount_path: Option<String>,
}
wire::structure!(FileSystemConfig, schema::FILE_SYSTEM_CONFIG, 0 arn, 1 local_mount_path);

#[derive(Clone, Default, PartialEq)]
pub struct Filter {
    pub pattern: Option<String>,
}
wire::structure!(Filter, schema::FILTER, 0 pattern);

#[derive(Clone, Default, PartialEq)]
pub struct FilterCriteria {
    pub filters: Option<Vec<Filter>>,
}
wire::structure!(FilterCriteria, schema::FILTER_CRITERIA, 0 filters);

#[derive(Clone, Default, PartialEq)]
pub struct FilterCriteriaError {
    pub error_code: Option<String>,
    pub message: Option<String>,
}
wire::structure!(FilterCriteriaError, schema::FILTER_CRITERIA_ERROR, 0 error_code, 1 message);

#[derive(Clone, Default, PartialEq)]
pub struct FunctionCode {
    pub zip_file: Option<Bytes>,
    pub s3_bucket: Option<String>,
    pub s3_key: Option<String>,
    pub s3_object_version: Option<String>,
    pub image_uri: Option<String>,
    pub source_kms_key_arn: Option<String>,
}
wire::structure!(FunctionCode, schema::FUNCTION_CODE, 0 zip_file, 1 s3_bucket, 2 s3_key, 3 s3_object_version, 4 image_uri, 5 source_kms_key_arn);

#[derive(Clone, Default, PartialEq)]
pub struct FunctionCodeLocation {
    pub repository_type: Option<String>,
    pub location: Option<String>,
    pub image_uri: Option<String>,
    pub resolved_image_uri: Option<String>,
    pub source_kms_key_arn: Option<String>,
}
wire::structure!(FunctionCodeLocation, schema::FUNCTION_CODE_LOCATION, 0 repository_type, 1 location, 2 image_uri, 3 resolved_image_uri, 4 source_kms_key_arn);

#[derive(Clone, Default, PartialEq)]
pub struct FunctionConfiguration {
    pub function_name: Option<String>,
    pub function_arn: Option<String>,
    pub runtime: Option<String>,
    pub role: Option<String>,
    pub handler: Option<String>,
    pub code_size: Option<i64>,
    pub description: Option<String>,
    pub timeout: Option<i32>,
    pub memory_size: Option<i32>,
    pub last_modified: Option<String>,
    pub code_sha256: Option<String>,
    pub version: Option<String>,
    pub vpc_config: Option<VpcConfigResponse>,
    pub dead_letter_config: Option<DeadLetterConfig>,
    pub environment: Option<EnvironmentResponse>,
    pub kms_key_arn: Option<String>,
    pub tracing_config: Option<TracingConfigResponse>,
    pub master_arn: Option<String>,
    pub revision_id: Option<String>,
    pub layers: Option<Vec<Layer>>,
    pub state: Option<String>,
    pub state_reason: Option<String>,
    pub state_reason_code: Option<String>,
    pub last_update_status: Option<String>,
    pub last_update_status_reason: Option<String>,
    pub last_update_status_reason_code: Option<String>,
    pub file_system_configs: Option<Vec<FileSystemConfig>>,
    pub package_type: Option<String>,
    pub image_config_response: Option<ImageConfigResponse>,
    pub signing_profile_version_arn: Option<String>,
    pub signing_job_arn: Option<String>,
    pub architectures: Option<Vec<String>>,
    pub ephemeral_storage: Option<EphemeralStorage>,
    pub snap_start: Option<SnapStartResponse>,
    pub runtime_version_config: Option<RuntimeVersionConfig>,
    pub logging_config: Option<LoggingConfig>,
    pub capacity_provider_config: Option<CapacityProviderConfig>,
    pub config_sha256: Option<String>,
    pub durable_config: Option<DurableConfig>,
    pub tenancy_config: Option<TenancyConfig>,
}
wire::structure!(FunctionConfiguration, schema::FUNCTION_CONFIGURATION, 0 function_name, 1 function_arn, 2 runtime, 3 role, 4 handler, 5 code_size, 6 description, 7 timeout, 8 memory_size, 9 last_modified, 10 code_sha256, 11 version, 12 vpc_config, 13 dead_letter_config, 14 environment, 15 kms_key_arn, 16 tracing_config, 17 master_arn, 18 revision_id, 19 layers, 20 state, 21 state_reason, 22 state_reason_code, 23 last_update_status, 24 last_update_status_reason, 25 last_update_status_reason_code, 26 file_system_configs, 27 package_type, 28 image_config_response, 29 signing_profile_version_arn, 30 signing_job_arn, 31 architectures, 32 ephemeral_storage, 33 snap_start, 34 runtime_version_config, 35 logging_config, 36 capacity_provider_config, 37 config_sha256, 38 durable_config, 39 tenancy_config);

#[derive(Clone, Default, PartialEq)]
pub struct FunctionEventInvokeConfig {
    pub last_modified: Option<Timestamp>,
    pub function_arn: Option<String>,
    pub maximum_retry_attempts: Option<i32>,
    pub maximum_event_age_in_seconds: Option<i32>,
    pub destination_config: Option<DestinationConfig>,
}
wire::structure!(FunctionEventInvokeConfig, schema::FUNCTION_EVENT_INVOKE_CONFIG, 0 last_modified, 1 function_arn, 2 maximum_retry_attempts, 3 maximum_event_age_in_seconds, 4 destination_config);

#[derive(Clone, Default, PartialEq)]
pub struct ImageConfig {
    pub entry_point: Option<Vec<String>>,
    pub command: Option<Vec<String>>,
    pub working_directory: Option<String>,
}
wire::structure!(ImageConfig, schema::IMAGE_CONFIG, 0 entry_point, 1 command, 2 working_directory);

#[derive(Clone, Default, PartialEq)]
pub struct ImageConfigError {
    pub error_code: Option<String>,
    pub message: Option<String>,
}
wire::structure!(ImageConfigError, schema::IMAGE_CONFIG_ERROR, 0 error_code, 1 message);

#[derive(Clone, Default, PartialEq)]
pub struct ImageConfigResponse {
    pub image_config: Option<ImageConfig>,
    pub error: Option<ImageConfigError>,
}
wire::structure!(ImageConfigResponse, schema::IMAGE_CONFIG_RESPONSE, 0 image_config, 1 error);

#[derive(Clone, Default, PartialEq)]
pub struct KafkaSchemaRegistryAccessConfig {
    pub r#type: Option<String>,
    pub uri: Option<String>,
}
wire::structure!(KafkaSchemaRegistryAccessConfig, schema::KAFKA_SCHEMA_REGISTRY_ACCESS_CONFIG, 0 r#type, 1 uri);

#[derive(Clone, Default, PartialEq)]
pub struct KafkaSchemaRegistryConfig {
    pub schema_registry_uri: Option<String>,
    pub event_record_format: Option<String>,
    pub access_configs: Option<Vec<KafkaSchemaRegistryAccessConfig>>,
    pub schema_validation_configs: Option<Vec<KafkaSchemaValidationConfig>>,
}
wire::structure!(KafkaSchemaRegistryConfig, schema::KAFKA_SCHEMA_REGISTRY_CONFIG, 0 schema_registry_uri, 1 event_record_format, 2 access_configs, 3 schema_validation_configs);

#[derive(Clone, Default, PartialEq)]
pub struct KafkaSchemaValidationConfig {
    pub attribute: Option<String>,
}
wire::structure!(KafkaSchemaValidationConfig, schema::KAFKA_SCHEMA_VALIDATION_CONFIG, 0 attribute);

#[derive(Clone, Default, PartialEq)]
pub struct LambdaManagedInstancesCapacityProviderConfig {
    pub capacity_provider_arn: Option<String>,
    pub per_execution_environment_max_concurrency: Option<i32>,
    pub execution_environment_memory_gib_per_v_cpu: Option<f64>,
}
wire::structure!(LambdaManagedInstancesCapacityProviderConfig, schema::LAMBDA_MANAGED_INSTANCES_CAPACITY_PROVIDER_CONFIG, 0 capacity_provider_arn, 1 per_execution_environment_max_concurrency, 2 execution_environment_memory_gib_per_v_cpu);

#[derive(Clone, Default, PartialEq)]
pub struct Layer {
    pub arn: Option<String>,
    pub code_size: Option<i64>,
    pub signing_profile_version_arn: Option<String>,
    pub signing_job_arn: Option<String>,
}
wire::structure!(Layer, schema::LAYER, 0 arn, 1 code_size, 2 signing_profile_version_arn, 3 signing_job_arn);

#[derive(Clone, Default, PartialEq)]
pub struct LoggingConfig {
    pub log_format: Option<String>,
    pub application_log_level: Option<String>,
    pub system_log_level: Option<String>,
    pub log_group: Option<String>,
}
wire::structure!(LoggingConfig, schema::LOGGING_CONFIG, 0 log_format, 1 application_log_level, 2 system_log_level, 3 log_group);

#[derive(Clone, Default, PartialEq)]
pub struct OnFailure {
    pub destination: Option<String>,
}
wire::structure!(OnFailure, schema::ON_FAILURE, 0 destination);

#[derive(Clone, Default, PartialEq)]
pub struct OnSuccess {
    pub destination: Option<String>,
}
wire::structure!(OnSuccess, schema::ON_SUCCESS, 0 destination);

#[derive(Clone, Default, PartialEq)]
pub struct ProvisionedPollerConfig {
    pub minimum_pollers: Option<i32>,
    pub maximum_pollers: Option<i32>,
    pub poller_group_name: Option<String>,
}
wire::structure!(ProvisionedPollerConfig, schema::PROVISIONED_POLLER_CONFIG, 0 minimum_pollers, 1 maximum_pollers, 2 poller_group_name);

#[derive(Clone, Default, PartialEq)]
pub struct RuntimeVersionConfig {
    pub runtime_version_arn: Option<String>,
    pub error: Option<RuntimeVersionError>,
}
wire::structure!(RuntimeVersionConfig, schema::RUNTIME_VERSION_CONFIG, 0 runtime_version_arn, 1 error);

#[derive(Clone, Default, PartialEq)]
pub struct RuntimeVersionError {
    pub error_code: Option<String>,
    pub message: Option<String>,
}
wire::structure!(RuntimeVersionError, schema::RUNTIME_VERSION_ERROR, 0 error_code, 1 message);

#[derive(Clone, Default, PartialEq)]
pub struct ScalingConfig {
    pub maximum_concurrency: Option<i32>,
}
wire::structure!(ScalingConfig, schema::SCALING_CONFIG, 0 maximum_concurrency);

#[derive(Clone, Default, PartialEq)]
pub struct SelfManagedEventSource {
    pub endpoints: Option<BTreeMap<String, Vec<String>>>,
}
wire::structure!(SelfManagedEventSource, schema::SELF_MANAGED_EVENT_SOURCE, 0 endpoints);

#[derive(Clone, Default, PartialEq)]
pub struct SelfManagedKafkaEventSourceConfig {
    pub consumer_group_id: Option<String>,
    pub schema_registry_config: Option<KafkaSchemaRegistryConfig>,
}
wire::structure!(SelfManagedKafkaEventSourceConfig, schema::SELF_MANAGED_KAFKA_EVENT_SOURCE_CONFIG, 0 consumer_group_id, 1 schema_registry_config);

#[derive(Clone, Default, PartialEq)]
pub struct SnapStart {
    pub apply_on: Option<String>,
}
wire::structure!(SnapStart, schema::SNAP_START, 0 apply_on);

#[derive(Clone, Default, PartialEq)]
pub struct SnapStartResponse {
    pub apply_on: Option<String>,
    pub optimization_status: Option<String>,
}
wire::structure!(SnapStartResponse, schema::SNAP_START_RESPONSE, 0 apply_on, 1 optimization_status);

#[derive(Clone, Default, PartialEq)]
pub struct SourceAccessConfiguration {
    pub r#type: Option<String>,
    pub uri: Option<String>,
}
wire::structure!(SourceAccessConfiguration, schema::SOURCE_ACCESS_CONFIGURATION, 0 r#type, 1 uri);

#[derive(Clone, Default, PartialEq)]
pub struct TagsError {
    pub error_code: Option<String>,
    pub message: Option<String>,
}
wire::structure!(TagsError, schema::TAGS_ERROR, 0 error_code, 1 message);

#[derive(Clone, Default, PartialEq)]
pub struct TenancyConfig {
    pub tenant_isolation_mode: Option<String>,
}
wire::structure!(TenancyConfig, schema::TENANCY_CONFIG, 0 tenant_isolation_mode);

#[derive(Clone, Default, PartialEq)]
pub struct TracingConfig {
    pub mode: Option<String>,
}
wire::structure!(TracingConfig, schema::TRACING_CONFIG, 0 mode);

#[derive(Clone, Default, PartialEq)]
pub struct TracingConfigResponse {
    pub mode: Option<String>,
}
wire::structure!(TracingConfigResponse, schema::TRACING_CONFIG_RESPONSE, 0 mode);

#[derive(Clone, Default, PartialEq)]
pub struct VpcConfig {
    pub subnet_ids: Option<Vec<String>>,
    pub security_group_ids: Option<Vec<String>>,
    pub ipv6_allowed_for_dual_stack: Option<bool>,
}
wire::structure!(VpcConfig, schema::VPC_CONFIG, 0 subnet_ids, 1 security_group_ids, 2 ipv6_allowed_for_dual_stack);

#[derive(Clone, Default, PartialEq)]
pub struct VpcConfigResponse {
    pub subnet_ids: Option<Vec<String>>,
    pub security_group_ids: Option<Vec<String>>,
    pub vpc_id: Option<String>,
    pub ipv6_allowed_for_dual_stack: Option<bool>,
}
wire::structure!(VpcConfigResponse, schema::VPC_CONFIG_RESPONSE, 0 subnet_ids, 1 security_group_ids, 2 vpc_id, 3 ipv6_allowed_for_dual_stack);

pub struct AddPermission;
wire::operation!(AddPermission, AddPermissionInput, AddPermissionOutput, schema::OPERATION_ADD_PERMISSION);

pub struct CreateAlias;
wire::operation!(CreateAlias, CreateAliasInput, CreateAliasOutput, schema::OPERATION_CREATE_ALIAS);

pub struct CreateEventSourceMapping;
wire::operation!(CreateEventSourceMapping, CreateEventSourceMappingInput, CreateEventSourceMappingOutput, schema::OPERATION_CREATE_EVENT_SOURCE_MAPPING);

pub struct CreateFunction;
wire::operation!(CreateFunction, CreateFunctionInput, CreateFunctionOutput, schema::OPERATION_CREATE_FUNCTION);

pub struct DeleteAlias;
wire::operation!(DeleteAlias, DeleteAliasInput, DeleteAliasOutput, schema::OPERATION_DELETE_ALIAS);

pub struct DeleteEventSourceMapping;
wire::operation!(DeleteEventSourceMapping, DeleteEventSourceMappingInput, DeleteEventSourceMappingOutput, schema::OPERATION_DELETE_EVENT_SOURCE_MAPPING);

pub struct DeleteFunction;
wire::operation!(DeleteFunction, DeleteFunctionInput, DeleteFunctionOutput, schema::OPERATION_DELETE_FUNCTION);

pub struct DeleteFunctionConcurrency;
wire::operation!(DeleteFunctionConcurrency, DeleteFunctionConcurrencyInput, DeleteFunctionConcurrencyOutput, schema::OPERATION_DELETE_FUNCTION_CONCURRENCY);

pub struct DeleteFunctionEventInvokeConfig;
wire::operation!(DeleteFunctionEventInvokeConfig, DeleteFunctionEventInvokeConfigInput, DeleteFunctionEventInvokeConfigOutput, schema::OPERATION_DELETE_FUNCTION_EVENT_INVOKE_CONFIG);

pub struct GetAccountSettings;
wire::operation!(GetAccountSettings, GetAccountSettingsInput, GetAccountSettingsOutput, schema::OPERATION_GET_ACCOUNT_SETTINGS);

pub struct GetAlias;
wire::operation!(GetAlias, GetAliasInput, GetAliasOutput, schema::OPERATION_GET_ALIAS);

pub struct GetEventSourceMapping;
wire::operation!(GetEventSourceMapping, GetEventSourceMappingInput, GetEventSourceMappingOutput, schema::OPERATION_GET_EVENT_SOURCE_MAPPING);

pub struct GetFunction;
wire::operation!(GetFunction, GetFunctionInput, GetFunctionOutput, schema::OPERATION_GET_FUNCTION);

pub struct GetFunctionCodeSigningConfig;
wire::operation!(GetFunctionCodeSigningConfig, GetFunctionCodeSigningConfigInput, GetFunctionCodeSigningConfigOutput, schema::OPERATION_GET_FUNCTION_CODE_SIGNING_CONFIG);

pub struct GetFunctionConcurrency;
wire::operation!(GetFunctionConcurrency, GetFunctionConcurrencyInput, GetFunctionConcurrencyOutput, schema::OPERATION_GET_FUNCTION_CONCURRENCY);

pub struct GetFunctionConfiguration;
wire::operation!(GetFunctionConfiguration, GetFunctionConfigurationInput, GetFunctionConfigurationOutput, schema::OPERATION_GET_FUNCTION_CONFIGURATION);

pub struct GetFunctionEventInvokeConfig;
wire::operation!(GetFunctionEventInvokeConfig, GetFunctionEventInvokeConfigInput, GetFunctionEventInvokeConfigOutput, schema::OPERATION_GET_FUNCTION_EVENT_INVOKE_CONFIG);

pub struct GetPolicy;
wire::operation!(GetPolicy, GetPolicyInput, GetPolicyOutput, schema::OPERATION_GET_POLICY);

pub struct Invoke;
wire::operation!(Invoke, InvokeInput, InvokeOutput, schema::OPERATION_INVOKE);

pub struct ListAliases;
wire::operation!(ListAliases, ListAliasesInput, ListAliasesOutput, schema::OPERATION_LIST_ALIASES);

pub struct ListEventSourceMappings;
wire::operation!(ListEventSourceMappings, ListEventSourceMappingsInput, ListEventSourceMappingsOutput, schema::OPERATION_LIST_EVENT_SOURCE_MAPPINGS);

pub struct ListFunctionEventInvokeConfigs;
wire::operation!(ListFunctionEventInvokeConfigs, ListFunctionEventInvokeConfigsInput, ListFunctionEventInvokeConfigsOutput, schema::OPERATION_LIST_FUNCTION_EVENT_INVOKE_CONFIGS);

pub struct ListFunctions;
wire::operation!(ListFunctions, ListFunctionsInput, ListFunctionsOutput, schema::OPERATION_LIST_FUNCTIONS);

pub struct ListTags;
wire::operation!(ListTags, ListTagsInput, ListTagsOutput, schema::OPERATION_LIST_TAGS);

pub struct ListVersionsByFunction;
wire::operation!(ListVersionsByFunction, ListVersionsByFunctionInput, ListVersionsByFunctionOutput, schema::OPERATION_LIST_VERSIONS_BY_FUNCTION);

pub struct PublishVersion;
wire::operation!(PublishVersion, PublishVersionInput, PublishVersionOutput, schema::OPERATION_PUBLISH_VERSION);

pub struct PutFunctionConcurrency;
wire::operation!(PutFunctionConcurrency, PutFunctionConcurrencyInput, PutFunctionConcurrencyOutput, schema::OPERATION_PUT_FUNCTION_CONCURRENCY);

pub struct PutFunctionEventInvokeConfig;
wire::operation!(PutFunctionEventInvokeConfig, PutFunctionEventInvokeConfigInput, PutFunctionEventInvokeConfigOutput, schema::OPERATION_PUT_FUNCTION_EVENT_INVOKE_CONFIG);

pub struct RemovePermission;
wire::operation!(RemovePermission, RemovePermissionInput, RemovePermissionOutput, schema::OPERATION_REMOVE_PERMISSION);

pub struct TagResource;
wire::operation!(TagResource, TagResourceInput, TagResourceOutput, schema::OPERATION_TAG_RESOURCE);

pub struct UntagResource;
wire::operation!(UntagResource, UntagResourceInput, UntagResourceOutput, schema::OPERATION_UNTAG_RESOURCE);

pub struct UpdateAlias;
wire::operation!(UpdateAlias, UpdateAliasInput, UpdateAliasOutput, schema::OPERATION_UPDATE_ALIAS);

pub struct UpdateEventSourceMapping;
wire::operation!(UpdateEventSourceMapping, UpdateEventSourceMappingInput, UpdateEventSourceMappingOutput, schema::OPERATION_UPDATE_EVENT_SOURCE_MAPPING);

pub struct UpdateFunctionCode;
wire::operation!(UpdateFunctionCode, UpdateFunctionCodeInput, UpdateFunctionCodeOutput, schema::OPERATION_UPDATE_FUNCTION_CODE);

pub struct UpdateFunctionConfiguration;
wire::operation!(UpdateFunctionConfiguration, UpdateFunctionConfigurationInput, UpdateFunctionConfigurationOutput, schema::OPERATION_UPDATE_FUNCTION_CONFIGURATION);

pub struct UpdateFunctionEventInvokeConfig;
wire::operation!(UpdateFunctionEventInvokeConfig, UpdateFunctionEventInvokeConfigInput, UpdateFunctionEventInvokeConfigOutput, schema::OPERATION_UPDATE_FUNCTION_EVENT_INVOKE_CONFIG);
