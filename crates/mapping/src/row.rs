//! A mapping as it is stored.

use std::collections::BTreeMap;

use model::lambda::{
    DestinationConfig, EventSourceMappingConfiguration, EventSourceMappingMetricsConfig, Filter,
    FilterCriteria, OnFailure,
};
use plane::{Account, Region};
use serde::{Deserialize, Serialize};
use wire::Timestamp;

use crate::event::EventSource;
use crate::machine::Options;
use crate::names::Source;

/// Where a mapping is in its life.
///
/// See "EventSourceMappingConfiguration" in the Lambda API Reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum State {
    Creating,
    Enabling,
    Enabled,
    Updating,
    Disabling,
    Disabled,
    Deleting,
}

impl State {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Creating => "Creating",
            Self::Enabling => "Enabling",
            Self::Enabled => "Enabled",
            Self::Updating => "Updating",
            Self::Disabling => "Disabling",
            Self::Disabled => "Disabled",
            Self::Deleting => "Deleting",
        }
    }

    pub(crate) fn is_steady(self) -> bool {
        matches!(self, Self::Enabled | Self::Disabled)
    }
}

/// Where a mapping begins to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum StartingPosition {
    TrimHorizon,
    Latest,
    /// Milliseconds since the epoch.
    AtTimestamp(i64),
}

impl StartingPosition {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::TrimHorizon => "TRIM_HORIZON",
            Self::Latest => "LATEST",
            Self::AtTimestamp(_) => "AT_TIMESTAMP",
        }
    }
}

/// What an update can change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Settings {
    /// ARN as answered: with the qualifier it was given, if any.
    pub(crate) function_arn: String,
    pub(crate) enabled: bool,
    pub(crate) batch_size: i32,
    pub(crate) batching_window_s: i32,
    pub(crate) parallelization_factor: i32,
    /// −1 is unlimited.
    pub(crate) retry_attempts_max: i32,
    /// −1 is unlimited.
    pub(crate) record_age_max_s: i32,
    pub(crate) bisect: bool,
    pub(crate) report_item_failures: bool,
    /// ARN of the failure destination, an S3 bucket.
    pub(crate) on_failure: Option<String>,
    #[serde(default)]
    pub(crate) tumbling_window_s: i32,
    /// `MetricsConfig` has `EventCount`.
    #[serde(default)]
    pub(crate) event_count: bool,
    /// Patterns of `FilterCriteria`, as they were given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) filters: Vec<String>,
}

impl Settings {
    /// AWS's defaults for Kinesis.
    pub(crate) fn of_function(function_arn: String) -> Self {
        Self {
            function_arn,
            enabled: true,
            batch_size: 100,
            batching_window_s: 0,
            parallelization_factor: 1,
            retry_attempts_max: -1,
            record_age_max_s: -1,
            bisect: false,
            report_item_failures: false,
            on_failure: None,
            tumbling_window_s: 0,
            event_count: false,
            filters: Vec::new(),
        }
    }

    /// The state machine's view of them.
    pub(crate) fn options(&self, retention_ms: Option<i64>) -> Options {
        Options {
            batch_size: usize::try_from(self.batch_size).unwrap_or(1).max(1),
            batching_window_ms: i64::from(self.batching_window_s) * 1000,
            parallelization_factor: u16::try_from(self.parallelization_factor)
                .unwrap_or(1)
                .max(1),
            retry_attempts_max: u32::try_from(self.retry_attempts_max).ok(),
            record_age_max_ms: (self.record_age_max_s >= 0)
                .then(|| i64::from(self.record_age_max_s) * 1000),
            window_ms: (self.tumbling_window_s > 0)
                .then(|| i64::from(self.tumbling_window_s) * 1000),
            retention_ms,
            bisect: self.bisect,
            report_item_failures: self.report_item_failures,
            has_failure_destination: self.on_failure.is_some(),
        }
    }

    /// The criteria as they are answered: none if there are no patterns.
    fn filter_criteria(&self) -> Option<FilterCriteria> {
        let filters = self.filters.iter().map(|pattern| Filter {
            pattern: Some(pattern.clone()),
        });
        (!self.filters.is_empty()).then(|| FilterCriteria {
            filters: Some(filters.collect()),
        })
    }

    /// Name and qualifier of the function, if the mapping names a version or alias.
    pub(crate) fn qualified_name(&self) -> Option<&str> {
        let (_, name) = self.function_arn.split_once(":function:")?;
        name.contains(':').then_some(name)
    }

    /// Name of the function, without the rest of its ARN.
    pub(crate) fn function_name(&self) -> &str {
        self.function_arn
            .split(':')
            .nth(6)
            .unwrap_or(&self.function_arn)
    }
}

/// A mapping.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Mapping {
    /// Internal id, never reused.
    pub(crate) id: u64,
    pub(crate) uuid: String,
    pub(crate) account: Account,
    pub(crate) region: Region,
    pub(crate) stream_arn: String,
    /// ARN of the consumer with enhanced fan-out that the mapping reads as, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) consumer_arn: Option<String>,
    pub(crate) starting_position: StartingPosition,
    /// Positions were taken in all shards: shards that come later begin at their first record.
    #[serde(default)]
    pub(crate) is_positioned: bool,
    /// When the stream was made whose positions were taken: another one may get its name.
    #[serde(default)]
    pub(crate) stream_created_ms: Option<i64>,
    pub(crate) state: State,
    pub(crate) settings: Settings,
    /// What an update asked for and the driver has not put in force yet.
    #[serde(default)]
    pub(crate) update: Option<Settings>,
    pub(crate) last_modified_ms: i64,
    pub(crate) last_processing_result: String,
    #[serde(default)]
    pub(crate) tags: BTreeMap<String, String>,
}

/// The metrics that Kinesis' mappings have.
pub(crate) const EVENT_COUNT: &str = "EventCount";

/// The result of a mapping that has not invoked its function.
pub(crate) const NOTHING_PROCESSED: &str = "No records processed";

impl Mapping {
    /// Key of the row of a mapping.
    pub(crate) fn key_of(account: &Account, region: &Region, uuid: &str) -> String {
        format!("{account}/{region}/{uuid}")
    }

    pub(crate) fn key(&self) -> String {
        Self::key_of(&self.account, &self.region, &self.uuid)
    }

    pub(crate) fn arn(&self) -> String {
        mapping_arn(&self.account, &self.region, &self.uuid)
    }

    /// What the mapping reads.
    pub(crate) fn source(&self) -> Source<'_> {
        Source {
            stream_arn: &self.stream_arn,
            consumer_arn: self.consumer_arn.as_deref(),
        }
    }

    /// What the events of a shard have in common.
    pub(crate) fn event_source(&self, role_arn: String, shard_id: &str) -> EventSource {
        EventSource {
            arn: self.source().arn().to_owned(),
            region: self.region.to_string(),
            role_arn,
            shard_id: shard_id.to_owned(),
        }
    }

    /// Whether the mapping invokes this function, or will once its update is in force.
    pub(crate) fn is_to(&self, function_arn: &str) -> bool {
        let update = self.update.as_ref();
        self.settings.function_arn == function_arn
            || update.is_some_and(|update| update.function_arn == function_arn)
    }

    /// The mapping as the operations answer it.
    pub(crate) fn configuration(&self) -> EventSourceMappingConfiguration {
        let settings = &self.settings;
        EventSourceMappingConfiguration {
            uuid: Some(self.uuid.clone()),
            starting_position: Some(self.starting_position.as_str().to_owned()),
            starting_position_timestamp: match self.starting_position {
                StartingPosition::AtTimestamp(millis) => Some(Timestamp::from_millis(millis)),
                _ => None,
            },
            batch_size: Some(settings.batch_size),
            maximum_batching_window_in_seconds: Some(settings.batching_window_s),
            parallelization_factor: Some(settings.parallelization_factor),
            event_source_arn: Some(self.source().arn().to_owned()),
            function_arn: Some(settings.function_arn.clone()),
            last_modified: Some(Timestamp::from_millis(self.last_modified_ms)),
            last_processing_result: Some(self.last_processing_result.clone()),
            state: Some(self.state.as_str().to_owned()),
            state_transition_reason: Some("User action".to_owned()),
            destination_config: Some(DestinationConfig {
                on_success: None,
                on_failure: Some(OnFailure {
                    destination: settings.on_failure.clone(),
                }),
            }),
            maximum_record_age_in_seconds: Some(settings.record_age_max_s),
            bisect_batch_on_function_error: Some(settings.bisect),
            maximum_retry_attempts: Some(settings.retry_attempts_max),
            tumbling_window_in_seconds: Some(settings.tumbling_window_s),
            function_response_types: Some(if settings.report_item_failures {
                vec!["ReportBatchItemFailures".to_owned()]
            } else {
                Vec::new()
            }),
            event_source_mapping_arn: Some(self.arn()),
            filter_criteria: settings.filter_criteria(),
            metrics_config: settings
                .event_count
                .then(|| EventSourceMappingMetricsConfig {
                    metrics: Some(vec![EVENT_COUNT.to_owned()]),
                }),
            ..EventSourceMappingConfiguration::default()
        }
    }
}

/// `arn:aws:lambda:<region>:<account>:event-source-mapping:<uuid>`
pub(crate) fn mapping_arn(account: &Account, region: &Region, uuid: &str) -> String {
    format!("arn:aws:lambda:{region}:{account}:event-source-mapping:{uuid}")
}
