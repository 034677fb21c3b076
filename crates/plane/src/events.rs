//! Log events and metric samples, on their way to CloudWatch.

use wire::Fault;

use crate::{Account, BoxFuture, Caller, Origin, Region};

/// One line of a function's log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEvent {
    /// When it was written, milliseconds since the epoch.
    pub time_ms: i64,
    /// The text.
    pub message: String,
    /// The invocation that wrote it.
    pub origin: Origin,
}

/// Takes log events for delivery. Implemented by CloudWatch Logs.
pub trait LogSink: Send + Sync {
    /// Writes events to a log stream, made first if it is missing, as `caller` (who needs
    /// `logs:CreateLogStream` and `logs:PutLogEvents`; the group too is made if it is missing
    /// and the caller has `logs:CreateLogGroup`). Durable within a second.
    ///
    /// # Errors
    /// CloudWatch Logs' own: `AccessDeniedException`, `ResourceNotFoundException`.
    fn put<'a>(
        &'a self,
        caller: &'a Caller,
        group: &'a str,
        stream: &'a str,
        events: Vec<LogEvent>,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}

/// One value of a metric.
#[derive(Debug, Clone, Copy)]
pub struct MetricSample<'a> {
    /// The account that the metric belongs to.
    pub account: &'a Account,
    /// The region that the metric belongs to.
    pub region: &'a Region,
    /// E.g. `AWS/Kinesis`.
    pub namespace: &'static str,
    /// E.g. `IncomingRecords`.
    pub name: &'static str,
    /// Name and value of each dimension.
    pub dimensions: &'a [(&'static str, &'a str)],
    /// The value.
    pub value: f64,
    /// CloudWatch's unit, e.g. `Count`, `Bytes`, `Milliseconds`.
    pub unit: &'static str,
    /// When, milliseconds since the epoch.
    pub time_ms: i64,
}

/// Takes metric samples where they happen. Implemented by CloudWatch metrics; never blocks.
pub trait MetricSink: Send + Sync {
    /// Counts one sample.
    fn record(&self, sample: MetricSample<'_>);
}

/// Finds metrics in log events. Implemented by CloudWatch metrics; never blocks.
pub trait EmbeddedMetrics: Send + Sync {
    /// Counts what the text of an event brings if it is a document in the embedded metric format,
    /// for the account and region of its log group.
    fn extract(&self, account: &Account, region: &Region, group: &str, text: &str);
}
