//! CloudWatch's limits, and Brookmill's own. See "CloudWatch service quotas" in its User Guide
//! and the constraints of the Amazon CloudWatch API Reference.

/// Most datums of one PutMetricData.
pub const DATUMS_MAX: usize = 1_000;
/// Most values of one datum.
pub const VALUES_MAX: usize = 150;
/// Largest magnitude of a value: 2^360.
pub const VALUE_MAX: f64 = 2.348_542_582_773_833_2e108;
/// Oldest sample taken, in milliseconds.
pub const AGE_MAX_MS: i64 = 14 * 24 * 60 * 60 * 1000;
/// How far a sample may lie in the future, in milliseconds.
pub const FUTURE_MAX_MS: i64 = 2 * 60 * 60 * 1000;
/// How long data points are kept, whatever their period. (CloudWatch keeps points of one minute
/// this long and rolls them up into longer periods for up to 15 months; here nothing older is
/// kept.)
pub const KEPT_MS: u64 = 15 * 24 * 60 * 60 * 1000;
/// How long points of less than a minute can be read, in milliseconds.
pub const HIGH_RESOLUTION_KEPT_MS: i64 = 3 * 60 * 60 * 1000;
/// Most data points of one GetMetricStatistics.
pub const STATISTICS_POINTS_MAX: i64 = 1_440;
/// Most queries of one GetMetricData.
pub const QUERIES_MAX: usize = 500;
/// Most queries of an alarm that retrieve a metric, and most that are an expression.
pub const ALARM_QUERIES_MAX: usize = 10;
/// Most data points of one GetMetricData.
pub const DATA_POINTS_MAX: i64 = 100_800;
/// Most metrics of one page of ListMetrics.
pub const METRICS_PAGE: usize = 500;
/// How long a metric without new samples is listed, in milliseconds.
pub const LISTED_MS: i64 = 14 * 24 * 60 * 60 * 1000;
/// Most metrics that Brookmill keeps, of all accounts and regions together.
pub const METRICS_MAX: usize = 20_000;
/// Metrics that there may be before log events bring no new ones: the rest is for those that are
/// put, and for the engine's own.
pub const EMBEDDED_METRICS_MAX: usize = METRICS_MAX / 2;
/// Data points of metrics in log events that wait for the next flush.
pub const EMBEDDED_PENDING_MAX: usize = 20_000;
/// Metrics, each set of dimensions counted, of one log event. CloudWatch has no such limit; it bounds
/// what one event makes.
pub const EMBEDDED_EVENT_METRICS_MAX: usize = 5_000;
/// Most metrics of a directive in a log event.
pub const EMBEDDED_DEFINITIONS_MAX: usize = 100;
/// Most dimensions of a metric in a log event.
pub const EMBEDDED_DIMENSIONS_MAX: usize = 30;
/// Most values of a metric in a log event.
pub const EMBEDDED_VALUES_MAX: usize = 100;
/// Bytes of data points in memory after which they are summarised to disk at once.
pub const RECENT_BYTES_MAX: usize = 2 << 20;
/// How often samples are written to disk, in milliseconds.
pub const FLUSH_EVERY_MS: u64 = 1_000;
/// How often data points are summarised to disk, in milliseconds.
pub const SUMMARISE_EVERY_MS: u64 = 60_000;
/// Bytes of data points that one frame of the journal holds.
pub const JOURNAL_FRAME_BYTES: usize = 1 << 20;
/// Different values of one metric in one minute that are told apart exactly.
pub const EXACT_VALUES: usize = 256;
/// Most tags of an alarm or dashboard.
pub const TAGS_MAX: usize = 50;
/// Most metric alarms of one page.
pub const ALARMS_PAGE: usize = 100;
/// Most alarms that one call names.
pub const ALARMS_NAMED_MAX: usize = 100;
/// How long the history of alarms is kept, in milliseconds.
pub const HISTORY_KEPT_MS: i64 = 30 * 24 * 60 * 60 * 1000;
/// Most history items that Brookmill keeps for one account and region.
pub const HISTORY_MAX: usize = 10_000;
/// Most notifications on their way to topics.
pub const NOTIFICATIONS_MAX: usize = 10_000;
/// How often a notification is tried.
pub const NOTIFICATION_TRIES_MAX: u32 = 20;
/// Longest subject of a notification, in characters, as topics take it.
pub const SUBJECT_CHARS_MAX: usize = 100;
/// Longest span that an alarm looks at, in seconds: a week for periods of an hour and more, a day
/// for shorter ones.
pub const ALARM_SPAN_S: i64 = 24 * 60 * 60;
/// See [`ALARM_SPAN_S`].
pub const ALARM_LONG_SPAN_S: i64 = 7 * 24 * 60 * 60;
/// Largest dashboard body, in bytes.
pub const DASHBOARD_BYTES_MAX: usize = 1 << 20;
/// Most characters of a metric math expression.
pub const EXPRESSION_CHARS_MAX: usize = 2_048;
/// Deepest nesting of a metric math expression.
pub const EXPRESSION_DEPTH_MAX: usize = 64;
/// How often alarms with periods of less than a minute are evaluated, in milliseconds.
pub const EVALUATE_EVERY_MS: u64 = 10_000;
