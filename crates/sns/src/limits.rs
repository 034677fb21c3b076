//! SNS' limits, and our own where AWS names none. See "Amazon SNS endpoints and quotas" in the AWS
//! General Reference and "Publish" in the Amazon SNS API Reference.

/// Longest name of a topic, in letters.
pub const NAME_LETTERS_MAX: usize = 256;
/// Largest message, in bytes: text and attributes.
pub const MESSAGE_BYTES_MAX: usize = 262_144;
/// Longest subject, in letters.
pub const SUBJECT_LETTERS_MAX: usize = 100;
/// Longest display name, in letters.
pub const DISPLAY_NAME_LETTERS_MAX: usize = 100;
/// Most entries of a batch.
pub const BATCH_ENTRIES_MAX: usize = 10;
/// Longest id of a batch's entry, in letters.
pub const BATCH_ID_LETTERS_MAX: usize = 80;
/// Topics and subscriptions of one page of a listing.
pub const PAGE_MAX: usize = 100;
/// Most tags of a topic.
pub const TAGS_MAX: usize = 50;
/// Longest policy of a topic, in bytes.
pub const POLICY_BYTES_MAX: usize = 30_720;
/// Most topics, over all accounts and regions. AWS has 100,000 of an account.
pub const TOPICS_MAX: usize = 10_000;
/// Most subscriptions of a topic. AWS has 12.5 million.
pub const SUBSCRIPTIONS_MAX: usize = 1_000;
/// Most deliveries that are under way; they are held in memory.
pub const DELIVERIES_MAX: usize = 20_000;
/// Bytes of the messages that are under way.
pub const MESSAGES_BYTES_MAX: usize = 64 << 20;

/// Tries of a delivery, and the waits between them. See "Amazon SNS message delivery retries" in
/// the Amazon SNS Developer Guide, of endpoints that AWS manages.
pub const TRIES_MAX: u32 = 100_015;
/// Tries that follow at once.
pub const TRIES_AT_ONCE: u32 = 3;
/// Tries after those, one second apart.
pub const TRIES_SOON: u32 = 2;
/// Tries after those, with waits that grow.
pub const TRIES_GROWING: u32 = 10;
/// The longest wait, in milliseconds.
pub const WAIT_MS_MAX: u64 = 20_000;
