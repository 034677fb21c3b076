//! What a shard takes in and gives out per second.
//!
//! Token buckets on the service clock, one second deep. See "Quotas and limits" and "Handle large
//! records" in the Kinesis Data Streams Developer Guide and the limits named in "GetRecords" in its
//! API Reference.

/// Bytes a shard takes in per second.
pub const WRITE_BYTES_PER_S: i64 = 1 << 20;
/// Records a shard takes in per second.
pub const WRITE_RECORDS_PER_S: i64 = 1000;
/// Bytes a shard gives out per second to readers who share it.
pub const READ_BYTES_PER_S: i64 = 2 << 20;
/// Calls of GetRecords, and of GetShardIterator, that a shard answers per second.
pub const READ_CALLS_PER_S: i64 = 5;

/// Bytes of large records that a shard takes in at once beside its rate, once it has been idle for
/// long enough.
pub const BURST_BYTES: i64 = 10 << 20;

/// Longest pause counted; more would fill no bucket fuller.
const PAUSE_MS_MAX: u64 = 60_000;

/// Tokens in thousandths, so that a millisecond brings a whole number of them.
#[derive(Debug, Clone, Copy)]
pub struct Bucket {
    per_s: i64,
    tokens: i64,
}

/// What the shard's rate has left over for large records, in thousandths of bytes.
#[derive(Debug, Clone, Copy)]
struct Tank(i64);

impl Tank {
    fn fill(&mut self, surplus: i64) {
        self.0 = (self.0 + surplus).min(BURST_BYTES * 1000);
    }

    /// Takes as much out as there is, up to an amount; tells what is missing of it.
    fn drain(&mut self, amount: i64) -> i64 {
        let drained = (amount * 1000).min(self.0);
        self.0 -= drained;
        amount - drained / 1000
    }
}

impl Bucket {
    /// One that holds a second's worth.
    pub fn full(per_s: i64) -> Self {
        Self {
            per_s,
            tokens: per_s * 1000,
        }
    }

    /// Adds what a pause brings; tells what there was no room for, in thousandths.
    pub fn refill(&mut self, pause_ms: i64) -> i64 {
        let (tokens, full) = (self.tokens + self.per_s * pause_ms, self.per_s * 1000);
        self.tokens = tokens.min(full);
        tokens - self.tokens
    }

    /// Whether as much is there.
    pub fn holds(&self, amount: i64) -> bool {
        self.tokens >= amount * 1000
    }

    /// Takes as much out.
    pub fn take(&mut self, amount: i64) {
        self.tokens -= amount * 1000;
    }
}

/// How long it has been, and sets the time on.
pub fn pause_since(at_ms: &mut u64, now_ms: u64) -> i64 {
    let pause = now_ms.saturating_sub(*at_ms).min(PAUSE_MS_MAX);
    *at_ms = (*at_ms).max(now_ms);
    pause as i64
}

/// The limits of one shard.
#[derive(Debug)]
pub struct ShardMeter {
    at_ms: u64,
    write_bytes: Bucket,
    write_burst: Tank,
    write_records: Bucket,
    read_calls: Bucket,
    iterator_calls: Bucket,
    /// Bytes given out that the rate has not yet made up for, in thousandths.
    read_debt: i64,
    read_blocked_until_ms: u64,
}

impl ShardMeter {
    /// The meter of a shard that has been idle.
    pub fn new(now_ms: u64) -> Self {
        Self {
            at_ms: now_ms,
            write_bytes: Bucket::full(WRITE_BYTES_PER_S),
            write_burst: Tank(BURST_BYTES * 1000),
            write_records: Bucket::full(WRITE_RECORDS_PER_S),
            read_calls: Bucket::full(READ_CALLS_PER_S),
            iterator_calls: Bucket::full(READ_CALLS_PER_S),
            read_debt: 0,
            read_blocked_until_ms: 0,
        }
    }

    fn refill(&mut self, now_ms: u64) {
        let pause_ms = pause_since(&mut self.at_ms, now_ms);
        let surplus = self.write_bytes.refill(pause_ms);
        self.write_burst.fill(surplus);
        self.write_records.refill(pause_ms);
        self.read_calls.refill(pause_ms);
        self.iterator_calls.refill(pause_ms);
        self.read_debt = (self.read_debt - READ_BYTES_PER_S * pause_ms).max(0);
    }

    /// Takes in a record of this size (data and partition key), if the shard may.
    pub fn admit_write(&mut self, now_ms: u64, bytes: usize) -> bool {
        self.refill(now_ms);
        let (mut burst, mut bytes) = (self.write_burst, bytes as i64);
        if bytes > WRITE_BYTES_PER_S {
            bytes = burst.drain(bytes);
        }
        let admitted = self.write_records.holds(1) && self.write_bytes.holds(bytes);
        if admitted {
            self.write_records.take(1);
            self.write_bytes.take(bytes);
            self.write_burst = burst;
        }
        admitted
    }

    /// Admits a call of GetRecords, if the shard may answer one.
    pub fn admit_read(&mut self, now_ms: u64) -> bool {
        self.refill(now_ms);
        let admitted = now_ms >= self.read_blocked_until_ms && self.read_calls.holds(1);
        if admitted {
            self.read_calls.take(1);
        }
        admitted
    }

    /// Counts what a call of GetRecords brought. Beyond a second's worth, further calls are
    /// refused until the rate has made up for all of it: five seconds after 10 MiB.
    pub fn charge_read(&mut self, now_ms: u64, bytes: usize) {
        self.refill(now_ms);
        self.read_debt += bytes as i64 * 1000;
        if self.read_debt > READ_BYTES_PER_S * 1000 {
            let pause_ms = self.read_debt / READ_BYTES_PER_S;
            self.read_blocked_until_ms = now_ms.saturating_add(pause_ms as u64);
        }
    }

    /// Admits a call of GetShardIterator, if the shard may answer one.
    pub fn admit_iterator(&mut self, now_ms: u64) -> bool {
        self.refill(now_ms);
        let admitted = self.iterator_calls.holds(1);
        if admitted {
            self.iterator_calls.take(1);
        }
        admitted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousand_records_a_second() {
        let mut meter = ShardMeter::new(0);
        assert!((0..1000).all(|_| meter.admit_write(0, 1)));
        assert!(!meter.admit_write(0, 1));
        assert!(meter.admit_write(1, 1));
        assert!(!meter.admit_write(1, 1));
        assert_eq!(
            (0..5000).filter(|_| meter.admit_write(5_000, 1)).count(),
            1000
        );
    }

    #[test]
    fn a_mebibyte_a_second() {
        let mut meter = ShardMeter::new(0);
        assert!((0..16).all(|_| meter.admit_write(0, 64 << 10)));
        assert!(!meter.admit_write(0, 64 << 10));
        assert!(meter.admit_write(63, 64 << 10));
    }

    #[test]
    fn large_records_use_what_the_rate_left_over() {
        let mut meter = ShardMeter::new(0);
        assert!(
            meter.admit_write(0, 10),
            "what else there is does not matter"
        );
        assert!(meter.admit_write(0, 10 << 20));
        assert!(
            meter.admit_write(0, (1 << 20) - 10),
            "the rate is as it was"
        );
        assert!(!meter.admit_write(1_000, 3 << 20), "nothing is left over");
        assert!(meter.admit_write(1_000, 1 << 20));
        // The rate is made up for by now, and two seconds of it have been left over.
        assert!(!meter.admit_write(3_999, 3 << 20));
        assert!(meter.admit_write(4_000, 3 << 20));
        assert!(!meter.admit_write(4_000, 1));
        // A day later there is no more than at first.
        assert!(meter.admit_write(86_400_000, 10 << 20));
        assert!(!meter.admit_write(86_400_000, (1 << 20) + 1));
        assert!(meter.admit_write(86_400_000, 1 << 20));
    }

    #[test]
    fn five_reads_a_second() {
        let mut meter = ShardMeter::new(0);
        assert!((0..5).all(|_| meter.admit_read(0)));
        assert!(!meter.admit_read(199));
        assert!(meter.admit_read(200));
        assert!((0..5).all(|_| meter.admit_iterator(200)));
        assert!(!meter.admit_iterator(200));
    }

    #[test]
    fn ten_mebibytes_read_block_for_five_seconds() {
        let mut meter = ShardMeter::new(0);
        assert!(meter.admit_read(0));
        meter.charge_read(0, 10 << 20);
        assert!(!meter.admit_read(4_999));
        assert!(meter.admit_read(5_000));
        meter.charge_read(5_000, 2 << 20);
        assert!(meter.admit_read(5_000));
    }
}
