//! S3's limits, and our own where AWS names none. See "Amazon S3 multipart upload limits" and
//! "Creating object key names" in the Amazon S3 User Guide.

/// Longest key, in bytes of UTF-8.
pub const KEY_BYTES_MAX: usize = 1024;
/// Most user metadata of an object, names and values, in bytes.
pub const METADATA_BYTES_MAX: usize = 2 * 1024;
/// Largest object of one PUT and largest part, in bytes.
pub const PUT_BYTES_MAX: u64 = 5 * 1024 * 1024 * 1024;
/// Smallest part but the last, in bytes.
pub const PART_BYTES_MIN: u64 = 5 * 1024 * 1024;
/// Highest part number.
pub const PART_NUMBER_MAX: i32 = 10_000;
/// Most keys of one page of a listing and of one DeleteObjects.
pub const PAGE_KEYS_MAX: usize = 1000;
/// Longest bucket policy, in bytes.
pub const POLICY_BYTES_MAX: usize = 20 * 1024;
/// Data up to this size lies in one frame with its object's metadata; larger data lies in frames
/// of this size before it. Bounds the memory of a transfer.
pub const CHUNK_BYTES: usize = 1024 * 1024;
