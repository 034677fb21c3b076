//! What create and update ask for, checked and turned into settings.

use std::ops::RangeInclusive;

use model::lambda::{
    CreateEventSourceMappingInput, DestinationConfig, EventSourceMappingMetricsConfig,
    FilterCriteria, UpdateEventSourceMappingInput,
};
use wire::Fault;

use crate::destination::Destination;
use crate::faults::{invalid_parameter, not_for_streams, unsupported};
use crate::filter::Filters;
use crate::row::{EVENT_COUNT, Settings, StartingPosition};

/// The limits of records' age, in seconds.
///
/// See "CreateEventSourceMapping" in the Lambda API Reference.
const RECORD_AGE_S: RangeInclusive<i32> = 60..=604_800;

/// Members that create and update share.
struct Wish<'a> {
    enabled: Option<bool>,
    batch_size: Option<i32>,
    batching_window_s: Option<i32>,
    parallelization_factor: Option<i32>,
    tumbling_window_s: Option<i32>,
    retry_attempts_max: Option<i32>,
    record_age_max_s: Option<i32>,
    bisect: Option<bool>,
    response_types: Option<&'a [String]>,
    destination: Option<&'a DestinationConfig>,
    filters: Option<&'a FilterCriteria>,
    filters_max: usize,
    metrics: Option<&'a EventSourceMappingMetricsConfig>,
}

impl Wish<'_> {
    fn apply(&self, settings: &mut Settings) -> Result<(), Fault> {
        fn set<T: Copy>(setting: &mut T, wish: Option<T>) {
            if let Some(value) = wish {
                *setting = value;
            }
        }
        if let Some(age) = self.record_age_max_s
            && age != -1
            && !RECORD_AGE_S.contains(&age)
        {
            return Err(invalid_parameter(format!(
                "MaximumRecordAgeInSeconds must be either -1 (forever) or between {} and {} \
                 (inclusive)",
                RECORD_AGE_S.start(),
                RECORD_AGE_S.end()
            )));
        }
        set(&mut settings.enabled, self.enabled);
        set(&mut settings.batch_size, self.batch_size);
        set(&mut settings.batching_window_s, self.batching_window_s);
        set(
            &mut settings.parallelization_factor,
            self.parallelization_factor,
        );
        set(&mut settings.tumbling_window_s, self.tumbling_window_s);
        if settings.tumbling_window_s > 0 && settings.parallelization_factor > 1 {
            // AWS documents that the two exclude each other, not its words.
            return Err(invalid_parameter(
                "TumblingWindowInSeconds is not supported with a ParallelizationFactor greater than 1.",
            ));
        }
        set(&mut settings.retry_attempts_max, self.retry_attempts_max);
        set(&mut settings.record_age_max_s, self.record_age_max_s);
        set(&mut settings.bisect, self.bisect);
        if let Some(types) = self.response_types {
            settings.report_item_failures =
                types.iter().any(|name| name == "ReportBatchItemFailures");
        }
        if let Some(config) = self.destination {
            if config
                .on_success
                .as_ref()
                .and_then(|success| success.destination.as_deref())
                .is_some_and(|destination| !destination.is_empty())
            {
                return Err(not_for_streams("DestinationConfig"));
            }
            let destination = config
                .on_failure
                .as_ref()
                .and_then(|failure| failure.destination.as_deref())
                .filter(|destination| !destination.is_empty());
            if let Some(destination) = destination {
                Destination::parse(destination)?;
            }
            settings.on_failure = destination.map(str::to_owned);
        }
        if let Some(config) = self.metrics {
            let metrics = config.metrics.as_deref().unwrap_or_default();
            // The others are Kafka's.
            if metrics.iter().any(|name| name != EVENT_COUNT) {
                return Err(not_for_streams("MetricsConfig"));
            }
            settings.event_count = !metrics.is_empty();
        }
        if let Some(criteria) = self.filters {
            settings.filters = patterns(criteria, self.filters_max)?;
        }
        Ok(())
    }
}

/// Refuses the first option that is there.
fn refuse(options: &[(bool, &str)], fault: fn(&str) -> Fault) -> Result<(), Fault> {
    match options.iter().find(|(is_there, _)| *is_there) {
        Some((_, name)) => Err(fault(name)),
        None => Ok(()),
    }
}

/// The patterns of criteria, each of which can be compiled.
fn patterns(criteria: &FilterCriteria, filters_max: usize) -> Result<Vec<String>, Fault> {
    let filters = criteria.filters.as_deref().unwrap_or_default();
    if filters.len() > filters_max {
        // AWS documents the quota, not its words.
        return Err(invalid_parameter(format!(
            "The number of filters exceeds the limit of {filters_max} for an event source mapping."
        )));
    }
    let patterns = filters
        .iter()
        .map(|filter| filter.pattern.clone().unwrap_or_default())
        .collect::<Vec<_>>();
    match Filters::compile(&patterns) {
        Ok(_) => Ok(patterns),
        Err(invalid) => Err(invalid_parameter(invalid.to_string())),
    }
}

fn is_set(text: Option<&String>) -> bool {
    text.is_some_and(|text| !text.is_empty())
}

macro_rules! check_options {
    ($input:ident) => {{
        refuse(
            &[(is_set($input.kms_key_arn.as_ref()), "KMSKeyArn")],
            unsupported,
        )?;
        let accesses = $input.source_access_configurations.as_ref();
        refuse(
            &[
                (
                    accesses.is_some_and(|list| !list.is_empty()),
                    "SourceAccessConfigurations",
                ),
                (
                    $input.amazon_managed_kafka_event_source_config.is_some(),
                    "AmazonManagedKafkaEventSourceConfig",
                ),
                (
                    $input.self_managed_kafka_event_source_config.is_some(),
                    "SelfManagedKafkaEventSourceConfig",
                ),
                (
                    $input.document_db_event_source_config.is_some(),
                    "DocumentDBEventSourceConfig",
                ),
                ($input.scaling_config.is_some(), "ScalingConfig"),
                ($input.logging_config.is_some(), "LoggingConfig"),
                (
                    $input.provisioned_poller_config.is_some(),
                    "ProvisionedPollerConfig",
                ),
            ],
            not_for_streams,
        )?;
    }};
}

/// The settings of a new mapping.
pub(crate) fn created(
    input: &CreateEventSourceMappingInput,
    function_arn: String,
    filters_max: usize,
) -> Result<Settings, Fault> {
    check_options!(input);
    refuse(
        &[
            (input.topics.is_some(), "Topics"),
            (input.queues.is_some(), "Queues"),
            (
                input.self_managed_event_source.is_some(),
                "SelfManagedEventSource",
            ),
        ],
        not_for_streams,
    )?;
    let wish = Wish {
        enabled: input.enabled,
        batch_size: input.batch_size,
        batching_window_s: input.maximum_batching_window_in_seconds,
        parallelization_factor: input.parallelization_factor,
        tumbling_window_s: input.tumbling_window_in_seconds,
        retry_attempts_max: input.maximum_retry_attempts,
        record_age_max_s: input.maximum_record_age_in_seconds,
        bisect: input.bisect_batch_on_function_error,
        response_types: input.function_response_types.as_deref(),
        destination: input.destination_config.as_ref(),
        filters: input.filter_criteria.as_ref(),
        filters_max,
        metrics: input.metrics_config.as_ref(),
    };
    let mut settings = Settings::of_function(function_arn);
    wish.apply(&mut settings)?;
    Ok(settings)
}

/// The settings of a mapping after an update.
pub(crate) fn updated(
    input: &UpdateEventSourceMappingInput,
    before: &Settings,
    function_arn: Option<String>,
    filters_max: usize,
) -> Result<Settings, Fault> {
    check_options!(input);
    let wish = Wish {
        enabled: input.enabled,
        batch_size: input.batch_size,
        batching_window_s: input.maximum_batching_window_in_seconds,
        parallelization_factor: input.parallelization_factor,
        tumbling_window_s: input.tumbling_window_in_seconds,
        retry_attempts_max: input.maximum_retry_attempts,
        record_age_max_s: input.maximum_record_age_in_seconds,
        bisect: input.bisect_batch_on_function_error,
        response_types: input.function_response_types.as_deref(),
        destination: input.destination_config.as_ref(),
        filters: input.filter_criteria.as_ref(),
        filters_max,
        metrics: input.metrics_config.as_ref(),
    };
    let mut settings = before.clone();
    if let Some(function_arn) = function_arn {
        settings.function_arn = function_arn;
    }
    wish.apply(&mut settings)?;
    Ok(settings)
}

/// Where a new mapping begins.
pub(crate) fn starting_position(
    input: &CreateEventSourceMappingInput,
    now_ms: i64,
) -> Result<StartingPosition, Fault> {
    let timestamp = input.starting_position_timestamp.map(|time| time.millis());
    match (input.starting_position.as_deref(), timestamp) {
        (None, _) => Err(invalid_parameter(
            "1 validation error detected: Value null at 'startingPosition' failed to satisfy \
             constraint: Member must not be null.",
        )),
        (Some("TRIM_HORIZON"), None) => Ok(StartingPosition::TrimHorizon),
        (Some("LATEST"), None) => Ok(StartingPosition::Latest),
        (Some("AT_TIMESTAMP"), Some(millis)) if millis <= now_ms => {
            Ok(StartingPosition::AtTimestamp(millis))
        }
        (Some("AT_TIMESTAMP"), Some(_)) => Err(invalid_parameter(
            "StartingPositionTimestamp must not be in the future.",
        )),
        (Some("AT_TIMESTAMP"), None) => Err(invalid_parameter("Need to specify a timestamp")),
        (Some(_), _) => Err(invalid_parameter(
            "StartingPositionTimestamp is only valid when StartingPosition is AT_TIMESTAMP.",
        )),
    }
}
