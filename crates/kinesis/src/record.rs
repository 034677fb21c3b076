//! How the records of one call lie in a frame of the log.
//!
//! The payload is a table (count, then the lengths of each record's partition key and data), all
//! partition keys, all data. Records of one shard lie side by side, in the order of the frame's
//! runs. What else a record has follows from its counter. In an encrypted frame all of it is
//! sealed together.

use bytes::Bytes;
use store::log::Run;

/// Kind of a frame that holds records.
pub const KIND: u16 = 0x4b01;

const COUNT_BYTES: usize = 4;
const LENGTHS_BYTES: usize = 6;

/// A record as it was put.
#[derive(Debug, Clone)]
pub struct NewRecord {
    /// The partition key, at most 256 characters.
    pub partition_key: String,
    /// The data.
    pub data: Bytes,
}

impl NewRecord {
    /// What counts against limits: data and partition key.
    pub fn len(&self) -> usize {
        self.partition_key.len() + self.data.len()
    }
}

/// The payload of a frame that holds these records; their data is not copied.
pub fn encode<'a>(records: impl ExactSizeIterator<Item = &'a NewRecord> + Clone) -> Vec<Bytes> {
    let keys: usize = records
        .clone()
        .map(|record| record.partition_key.len())
        .sum();
    let mut head = Vec::with_capacity(COUNT_BYTES + records.len() * LENGTHS_BYTES + keys);
    head.extend_from_slice(&(records.len() as u32).to_le_bytes());
    for record in records.clone() {
        head.extend_from_slice(&(record.partition_key.len() as u16).to_le_bytes());
        head.extend_from_slice(&(record.data.len() as u32).to_le_bytes());
    }
    for record in records.clone() {
        head.extend_from_slice(record.partition_key.as_bytes());
    }
    let mut parts = Vec::with_capacity(records.len() + 1);
    parts.push(Bytes::from(head));
    parts.extend(records.map(|record| record.data.clone()));
    parts
}

/// A record as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRecord {
    /// Its counter within the shard.
    pub counter: u64,
    /// The partition key, in UTF-8.
    pub partition_key: Bytes,
    /// The data.
    pub data: Bytes,
}

/// Hands over one shard's records of a frame in order, from a counter on, until `take` says that
/// it wants no more. `None` if the payload is not what [`encode`] makes.
pub fn decode(
    parts: &[Bytes],
    runs: &[Run],
    shard: u32,
    from: u64,
    mut take: impl FnMut(StoredRecord) -> bool,
) -> Option<()> {
    let (head, rest) = parts.split_first()?;
    let count = u32::from_le_bytes(*head.first_chunk()?) as usize;
    let table_end = COUNT_BYTES + count.checked_mul(LENGTHS_BYTES)?;
    let table = head.get(COUNT_BYTES..table_end)?;
    let lengths = || {
        table.chunks_exact(LENGTHS_BYTES).map(|entry| match entry {
            [k0, k1, d0, d1, d2, d3] => (
                usize::from(u16::from_le_bytes([*k0, *k1])),
                u32::from_le_bytes([*d0, *d1, *d2, *d3]) as usize,
            ),
            _ => (0, 0),
        })
    };
    // In one piece, the data lies behind the keys; fresh from a call, it is still apart.
    let whole = rest.is_empty();
    let mut key_at = table_end;
    let mut data_at = table_end + lengths().map(|(key, _)| key).sum::<usize>();
    let mut numbers = runs
        .iter()
        .flat_map(|run| (run.first..=run.last).map(|c| (run.part, c)));
    for (place, (key_len, data_len)) in lengths().enumerate() {
        let (part, counter) = numbers.next()?;
        if part == shard && counter >= from {
            let data = if whole {
                head.get(data_at..data_at.checked_add(data_len)?)
                    .map(|d| head.slice_ref(d))?
            } else {
                rest.get(place)?.clone()
            };
            let key = head.get(key_at..key_at.checked_add(key_len)?)?;
            let record = StoredRecord {
                counter,
                partition_key: head.slice_ref(key),
                data,
            };
            if !take(record) {
                return Some(());
            }
        }
        key_at += key_len;
        data_at += data_len;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(key: &str, data: &'static [u8]) -> NewRecord {
        NewRecord {
            partition_key: key.to_owned(),
            data: Bytes::from_static(data),
        }
    }

    fn read(parts: &[Bytes], runs: &[Run], shard: u32, from: u64) -> Vec<(u64, String, Vec<u8>)> {
        let mut found = Vec::new();
        decode(parts, runs, shard, from, |record| {
            let key = String::from_utf8(record.partition_key.to_vec()).unwrap();
            found.push((record.counter, key, record.data.to_vec()));
            true
        })
        .unwrap();
        found
    }

    #[test]
    fn records_read_back_in_pieces_and_whole() {
        let records = [record("a", b"one"), record("ß", b""), record("c", b"three")];
        let parts = encode(records.iter());
        let run = |part, first, last| Run {
            part,
            first,
            last,
            time_ms: 0,
        };
        let runs = [run(4, 10, 11), run(2, 7, 7)];
        for parts in [parts.clone(), vec![Bytes::from(parts.concat())]] {
            assert_eq!(
                read(&parts, &runs, 4, 0),
                [
                    (10, "a".to_owned(), b"one".to_vec()),
                    (11, "ß".to_owned(), vec![])
                ]
            );
            assert_eq!(read(&parts, &runs, 4, 11).len(), 1);
            assert_eq!(
                read(&parts, &runs, 2, 0),
                [(7, "c".to_owned(), b"three".to_vec())]
            );
            assert_eq!(read(&parts, &runs, 3, 0), []);
        }
    }

    #[test]
    fn torn_payloads_are_noticed() {
        let records = [record("key", b"data")];
        let whole = encode(records.iter()).concat();
        let runs = [Run {
            part: 0,
            first: 1,
            last: 1,
            time_ms: 0,
        }];
        for end in 0..whole.len() {
            let parts = [Bytes::copy_from_slice(&whole[..end])];
            assert_eq!(decode(&parts, &runs, 0, 0, |_| true), None, "{end}");
        }
        assert_eq!(decode(&[Bytes::from(whole)], &[], 0, 0, |_| true), None);
    }
}
