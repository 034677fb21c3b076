//! Data points as they are stored: the samples of a metric in one minute, or in one second where
//! they came with high resolution, and in one unit.

use std::collections::BTreeMap;

use bytes::{Buf, BufMut, Bytes, BytesMut};

use crate::stats::{Distribution, Stats};
use crate::unit::Unit;

/// Which samples a bin holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct BinKey {
    /// The metric's number.
    pub number: u32,
    /// Its beginning, seconds since the epoch.
    pub start_s: i64,
    /// How long it is.
    pub width: Width,
    /// The samples' unit.
    pub unit: Unit,
}

/// How long a bin is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Width {
    Minute,
    Second,
}

impl Width {
    /// The beginning of the bin of this width that holds a time in milliseconds, in seconds.
    pub fn start_s(self, time_ms: i64) -> i64 {
        match self {
            Self::Minute => time_ms.div_euclid(60_000) * 60,
            Self::Second => time_ms.div_euclid(1_000),
        }
    }
}

/// Bins, by metric and time.
pub(crate) type Bins = BTreeMap<BinKey, Stats>;

/// Adds a bin to bins.
pub(crate) fn merge(bins: &mut Bins, key: BinKey, stats: &Stats) {
    match bins.get_mut(&key) {
        Some(known) => known.merge(stats),
        None => {
            bins.insert(key, stats.clone());
        }
    }
}

/// About what bins take in memory, in bytes.
pub(crate) fn size(bins: &Bins) -> usize {
    bins.values().map(Stats::size).sum()
}

const FLAG_SECOND: u8 = 1;
const FLAG_UNKNOWN: u8 = 2;

/// Writes bins: per metric its number (u32) and the length of what follows (u32), then per bin
/// its start (i64), flags, unit and level (u8 each), count, sum, min, max (f64), the number of
/// values (u16), and value and weight of each (f64). All big-endian.
pub(crate) fn encode(bins: &Bins, out: &mut BytesMut) {
    let mut bins = bins.iter().peekable();
    while let Some(number) = bins.peek().map(|(key, _)| key.number) {
        let mut body = BytesMut::new();
        while let Some((key, stats)) = bins.next_if(|(key, _)| key.number == number) {
            let (level, unknown) = stats.values.header();
            let second = if key.width == Width::Second {
                FLAG_SECOND
            } else {
                0
            };
            let weights = stats.values.weights();
            body.put_i64(key.start_s);
            body.put_u8(second | if unknown { FLAG_UNKNOWN } else { 0 });
            body.put_u8(key.unit.0);
            body.put_u8(level);
            for part in [stats.count, stats.sum, stats.min, stats.max] {
                body.put_f64(part);
            }
            let count = u16::try_from(weights.len()).unwrap_or(u16::MAX);
            body.put_u16(count);
            for (value, weight) in weights.iter().take(usize::from(count)) {
                body.put_f64(*value);
                body.put_f64(*weight);
            }
        }
        out.put_u32(number);
        out.put_u32(u32::try_from(body.len()).unwrap_or(u32::MAX));
        out.put_slice(&body);
    }
}

/// Reads what [`encode`] wrote: the bins of one metric, or of all. `None` if it is damaged.
pub(crate) fn decode(
    mut payload: Bytes,
    wanted: Option<u32>,
    mut each: impl FnMut(BinKey, Stats),
) -> Option<()> {
    while payload.has_remaining() {
        let number = payload.try_get_u32().ok()?;
        let length = usize::try_from(payload.try_get_u32().ok()?).ok()?;
        if payload.remaining() < length {
            return None;
        }
        let mut body = payload.split_to(length);
        if wanted.is_some_and(|wanted| wanted != number) {
            continue;
        }
        while body.has_remaining() {
            let start_s = body.try_get_i64().ok()?;
            let flags = body.try_get_u8().ok()?;
            let unit = Unit(body.try_get_u8().ok()?);
            let level = body.try_get_u8().ok()?;
            let mut part = || body.try_get_f64().ok();
            let (count, sum, min, max) = (part()?, part()?, part()?, part()?);
            let length = body.try_get_u16().ok()?;
            let mut weights = Vec::with_capacity(usize::from(length));
            for _ in 0..length {
                weights.push((body.try_get_f64().ok()?, body.try_get_f64().ok()?));
            }
            let values = Distribution::restore(level, flags & FLAG_UNKNOWN != 0, weights);
            let second = flags & FLAG_SECOND != 0;
            let width = if second { Width::Second } else { Width::Minute };
            let key = BinKey {
                number,
                start_s,
                width,
                unit,
            };
            each(
                key,
                Stats {
                    count,
                    sum,
                    min,
                    max,
                    values,
                },
            );
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_damage_is_noticed() {
        let mut bins = Bins::new();
        for number in [3, 7] {
            for (start_s, width) in [
                (60, Width::Minute),
                (61, Width::Second),
                (120, Width::Minute),
            ] {
                let key = BinKey {
                    number,
                    start_s,
                    width,
                    unit: Unit::NONE,
                };
                merge(&mut bins, key, &Stats::of(1.5, 2.0));
                merge(&mut bins, key, &Stats::of_set(3.0, 9.0, 1.0, 5.0));
            }
        }
        let mut out = BytesMut::new();
        encode(&bins, &mut out);
        let payload = out.freeze();
        let mut read = Bins::new();
        decode(payload.clone(), None, |key, stats| {
            merge(&mut read, key, &stats)
        })
        .unwrap();
        assert_eq!(read, bins);
        let mut of_seven = 0;
        decode(payload.clone(), Some(7), |key, _| {
            of_seven += usize::from(key.number == 7)
        })
        .unwrap();
        assert_eq!(of_seven, 3);
        for cut in 1..payload.len() {
            let mut count = 0;
            let whole = decode(payload.slice(..cut), None, |_, _| count += 1);
            assert!(whole.is_none() || count == 3, "{cut}");
        }
    }
}
