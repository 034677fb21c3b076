//! SQS' limits, and our own where AWS names none. See "Amazon SQS message quotas" and "Amazon SQS
//! standard queue quotas" in the Amazon SQS Developer Guide.

/// Longest name of a queue, in letters.
pub const NAME_LETTERS_MAX: usize = 80;
/// Largest message, and largest batch, in bytes: body and attributes.
pub const MESSAGE_BYTES_MAX: usize = 1_048_576;
/// Most attributes of a message.
pub const MESSAGE_ATTRIBUTES_MAX: usize = 10;
/// Longest name of a message's attribute and of its type, in bytes.
pub const ATTRIBUTE_NAME_BYTES_MAX: usize = 256;
/// Most entries of a batch, and most messages of one receive.
pub const BATCH_ENTRIES_MAX: usize = 10;
/// Longest id of a batch's entry, in letters.
pub const BATCH_ID_LETTERS_MAX: usize = 80;
/// Longest visibility timeout, in seconds; also the longest that a message stays in flight.
pub const VISIBILITY_S_MAX: i32 = 43_200;
/// Longest delay of a message, in seconds.
pub const DELAY_S_MAX: i32 = 900;
/// Longest wait of a long poll, in seconds.
pub const WAIT_S_MAX: i32 = 20;
/// Most queues of one page of a listing.
pub const PAGE_QUEUES_MAX: i32 = 1_000;
/// Most tags of a queue.
pub const TAGS_MAX: usize = 50;
/// Longest policy of a queue, in bytes.
pub const POLICY_BYTES_MAX: usize = 65_536;
/// Most source queues that a RedriveAllowPolicy names.
pub const SOURCE_QUEUES_MAX: usize = 10;
/// Most queues, over all accounts and regions.
pub const QUEUES_MAX: usize = 10_000;
/// Most messages in all queues: they are held in memory. AWS has no such limit, and 120,000 for
/// messages in flight, which cannot be reached here.
pub const MESSAGES_MAX: usize = 100_000;
/// Bytes of all messages in all queues.
pub const MESSAGES_BYTES_MAX: usize = 64 << 20;
/// Rows that one transaction deletes, so that it stays small beside the control lane's queue.
pub const DELETED_AT_ONCE_MAX: usize = 5_000;
/// Bytes that one receive moves to a dead-letter queue in one transaction.
pub const MOVED_BYTES_AT_ONCE_MAX: usize = 1 << 20;
/// Time between two purges of a queue, and between a queue's end and another one of its name.
pub const PAUSE_MS: u64 = 60_000;
