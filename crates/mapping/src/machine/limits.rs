//! Bounds of the state machine.

/// Most bytes of event JSON in one invocation: Lambda's limit for a synchronous payload.
///
/// See "Lambda quotas" in the Lambda Developer Guide.
pub const BATCH_PAYLOAD_BYTES_MAX: u64 = 6 * 1024 * 1024;

/// Bytes that the event has beside its records: `{"Records":[` and `]}`.
pub const EVENT_ENVELOPE_BYTES: u64 = 14;

/// Most bytes that a window's state may have.
///
/// See "Implementing stateful Kinesis Data Streams processing in Lambda" in the Lambda Developer
/// Guide.
pub const WINDOW_STATE_BYTES_MAX: usize = 1024 * 1024;

/// Most bytes that an event tells of its window, the state aside.
pub(super) const WINDOW_ENVELOPE_BYTES: u64 = 1024;

/// How long after a window's end its last records are waited for, in milliseconds: a record has its
/// arrival time before it can be read.
pub(super) const WINDOW_LATE_MS: i64 = 500;

/// Bytes of records held per shard above which no more are read ahead.
pub(super) const BUFFER_BYTES_MAX: u64 = 2 * BATCH_PAYLOAD_BYTES_MAX;

/// Records held per shard above which no more are read ahead.
pub(super) const BUFFER_RECORDS_MAX: usize = 20_000;

/// Most records asked for in one read.
pub(super) const READ_RECORDS_MAX: usize = 10_000;

/// The first wait after a failure, in milliseconds; each further one is twice as long. With it an
/// always failing record of at most 60 seconds' age is invoked eight times, as on AWS.
pub(super) const BACKOFF_FIRST_MS: i64 = 250;

/// The longest wait between two attempts at a batch, in milliseconds.
pub(super) const BACKOFF_MAX_MS: i64 = 60_000;

/// The longest wait between two attempts at a refused read, in milliseconds.
pub(super) const READ_BACKOFF_MAX_MS: i64 = 5_000;
