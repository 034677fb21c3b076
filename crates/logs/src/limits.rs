//! CloudWatch Logs' limits. See "CloudWatch Logs quotas" in its User Guide.

/// Most events of one PutLogEvents and of one page.
pub const EVENTS_MAX: usize = 10_000;
/// Most bytes of one PutLogEvents and of one page, each event counted with [`EVENT_OVERHEAD`].
pub const BATCH_BYTES_MAX: usize = 1_048_576;
/// Bytes that each event counts beside its message.
pub const EVENT_OVERHEAD: usize = 26;
/// Longest span of one PutLogEvents, in milliseconds.
pub const BATCH_SPAN_MS: i64 = 24 * 60 * 60 * 1000;
/// Oldest event taken, in milliseconds.
pub const AGE_MAX_MS: i64 = 14 * 24 * 60 * 60 * 1000;
/// How far an event may lie in the future, in milliseconds.
pub const FUTURE_MAX_MS: i64 = 2 * 60 * 60 * 1000;
/// Most groups or streams of one page.
pub const PAGE_MAX: i32 = 50;
/// Longest name of a group or stream.
pub const NAME_MAX: usize = 512;
/// Most tags of a group.
pub const TAGS_MAX: usize = 50;
/// Longest filter pattern.
pub const PATTERN_MAX: usize = 1024;
/// The retentions that exist, in days.
pub const RETENTION_DAYS: [i32; 22] = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
    3288, 3653,
];
/// Most regular expressions of a filter pattern.
pub const EXPRESSIONS_MAX: usize = 2;
/// Searches that go on at once; others wait for them. Each has a thread, of which there are not many.
pub const SEARCHES_MAX: usize = 8;
