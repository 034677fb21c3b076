//! How much a shard takes in, minute by minute.

const MINUTE_MS: u64 = 60_000;

/// A shard's traffic. Its load is counted in KB or records a second, whichever are more: a
/// thousand of either fill a shard.
#[derive(Debug, Clone, Copy, Default)]
pub struct Traffic {
    minute: u64,
    records: u64,
    bytes: u64,
    busiest: u32,
}

impl Traffic {
    /// Counts records that came at a time, milliseconds since the epoch.
    pub fn add(&mut self, at_ms: u64, records: u64, bytes: u64) {
        self.turn(at_ms);
        self.records += records;
        self.bytes += bytes;
    }

    /// The load of the busiest minute that has passed since this was asked last.
    pub fn take(&mut self, now_ms: u64) -> u32 {
        self.turn(now_ms);
        std::mem::take(&mut self.busiest)
    }

    fn turn(&mut self, at_ms: u64) {
        let minute = at_ms / MINUTE_MS;
        if minute > self.minute {
            let load = (self.bytes / 1000).max(self.records) / 60;
            let load = u32::try_from(load).unwrap_or(u32::MAX);
            *self = Self {
                minute,
                records: 0,
                bytes: 0,
                busiest: self.busiest.max(load),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_load_is_that_of_the_busiest_whole_minute() {
        let mut traffic = Traffic::default();
        traffic.add(60_000, 10, 30_000_000);
        assert_eq!(traffic.take(119_999), 0, "the minute is not over");
        traffic.add(119_999, 10, 30_000_000);
        traffic.add(120_000, 60_000, 60_000);
        traffic.add(180_000, 60, 60_000);
        assert_eq!(traffic.take(240_000), 1_000, "as many KB as records");
        assert_eq!(traffic.take(300_000), 0);
    }
}
