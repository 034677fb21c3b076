//! Every bound of the store in one place. Sizes are bytes unless the name says otherwise.

/// Most frames one [`crate::log::AppendBatch`] may hold.
pub const BATCH_FRAMES_MAX: usize = 4096;
/// Largest payload of one frame. Larger bodies are split into several frames.
pub const FRAME_PAYLOAD_BYTES_MAX: usize = 48 << 20;
/// Most runs one frame may hold.
pub const FRAME_RUNS_MAX: usize = 4096;
/// Most slices handed to the disk in one vectored write (Linux takes 1024).
pub const WRITE_SLICES_MAX: usize = 1024;
/// Segment files kept open for reading.
pub const OPEN_SEGMENTS_MAX: usize = 64;
/// Sealed segments of a set of records that the system may keep in memory: a gibibyte of what was
/// written last.
pub const CACHED_SEGMENTS: u32 = 16;
/// Emptied segment files kept per lane to be written again.
pub const RECYCLED_SEGMENTS_MAX: usize = 2;
/// Size of the ordered index's page cache.
pub const ORDERED_INDEX_CACHE_BYTES: usize = 16 << 20;
/// Undurable tail of the ordered index, in memory, after which it is flushed.
pub const ORDERED_INDEX_TAIL_BYTES: usize = 4 << 20;
/// Bytes of the objects lane not yet covered by the ordered index after which it is flushed.
pub const ORDERED_INDEX_LAG_BYTES: u64 = 64 << 20;
/// Longest time a lazily written frame of the telemetry lane stays unsynced.
pub const LAZY_SYNC_MS: u64 = 1_000;
/// Bytes of the control lane after which tables are snapshotted (at most twice this is replayed).
pub const SNAPSHOT_AFTER_BYTES: u64 = 8 << 20;
/// Longest table name.
pub const TABLE_NAME_BYTES_MAX: usize = 64;
/// Longest row key.
pub const ROW_KEY_BYTES_MAX: usize = 4096;
/// How often it is tried again to write what there was no room for.
pub const ROOM_EVERY_MS: u64 = 1_000;
/// How often the ordered index is flushed and segments are looked over for expiry, at the latest.
pub const CHORES_EVERY_MS: u64 = 5_000;
/// Bytes of records that are worth being written while others are being synced: what a disk takes
/// in about the time that a small commit lasts.
pub const OVERLAP_BYTES: usize = 1 << 20;
/// Largest round, in one lane, behind which zeroes are written.
pub const SMALL_ROUND_BYTES: usize = 16 << 10;
/// Most zeroes written behind a small round.
pub const ZEROES_BYTES_MAX: usize = 256 << 10;
/// Bytes of records, written at once, from which on they are written past the system's cache: what
/// it takes to find and fill memory for less than that hardly counts, and readers find it there.
pub const DIRECT_BYTES: usize = 128 << 10;
