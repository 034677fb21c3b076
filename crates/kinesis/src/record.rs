//! How the records of one call lie in a frame of the log.
//!
//! The payload is a table (count, the lengths of each record's partition key and data, a check
//! value per run, one of the table itself), then a piece per run of the frame: the partition keys
//! of its records, and their data. Reading a shard's records from disk takes the table and the
//! shard's own piece. What else a record has follows from its counter. In an encrypted frame all
//! of it is sealed together.

use std::ops::Range;

use bytes::Bytes;
use store::log::{FrameOnDisk, Run, checksum};

/// Kind of a frame that holds records.
pub const KIND: u16 = 0x4b02;
/// Kind of a frame as earlier builds wrote it: without check values, all partition keys before
/// all data.
pub const KIND_UNCHECKED: u16 = 0x4b01;

const COUNT_BYTES: usize = 4;
const LENGTHS_BYTES: usize = 6;
const CHECK_BYTES: usize = 8;

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

/// The payload of a frame that holds these records, `lengths` of them per run; their data is not
/// copied.
pub fn encode(records: &[&NewRecord], lengths: impl Iterator<Item = usize> + Clone) -> Vec<Bytes> {
    let runs = lengths.clone().count();
    let key_bytes = records.iter().map(|record| record.partition_key.len());
    let mut keys = Vec::with_capacity(key_bytes.sum());
    for record in records {
        keys.extend_from_slice(record.partition_key.as_bytes());
    }
    let keys = Bytes::from(keys);
    let mut table = Vec::with_capacity(table_bytes(records.len(), runs));
    table.extend_from_slice(&(records.len() as u32).to_le_bytes());
    for record in records {
        table.extend_from_slice(&(record.partition_key.len() as u16).to_le_bytes());
        table.extend_from_slice(&(record.data.len() as u32).to_le_bytes());
    }
    let mut parts = Vec::with_capacity(1 + runs + records.len());
    parts.push(Bytes::new());
    let (mut left, mut key_at) = (records, 0);
    for length in lengths {
        let (run, rest) = left.split_at(length.min(left.len()));
        left = rest;
        let key_end = key_at + run.iter().map(|r| r.partition_key.len()).sum::<usize>();
        let first = parts.len();
        parts.push(keys.slice(key_at..key_end));
        parts.extend(run.iter().map(|record| record.data.clone()));
        let piece = parts.get(first..).unwrap_or_default();
        let check = checksum(piece.iter().map(Bytes::as_ref));
        table.extend_from_slice(&check.to_le_bytes());
        key_at = key_end;
    }
    let check = checksum([table.as_slice()]);
    table.extend_from_slice(&check.to_le_bytes());
    if let Some(place) = parts.first_mut() {
        *place = Bytes::from(table);
    }
    parts
}

fn table_bytes(records: usize, runs: usize) -> usize {
    COUNT_BYTES + records * LENGTHS_BYTES + (runs + 1) * CHECK_BYTES
}

/// A record as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRecord {
    /// Its counter within the shard.
    pub counter: u64,
    /// The partition key.
    pub partition_key: String,
    /// The data.
    pub data: Bytes,
}

/// A payload's table.
struct Table {
    bytes: Bytes,
    runs: usize,
}

/// Where a run's piece lies, and the lengths of its records.
struct Piece<'a> {
    run: Run,
    /// Which piece it is.
    place: usize,
    /// How many records lie before it.
    before: usize,
    /// Bytes within the payload.
    range: Range<usize>,
    lengths: &'a [u8],
}

impl Piece<'_> {
    fn lengths(&self) -> impl Iterator<Item = (usize, usize)> {
        lengths(self.lengths)
    }

    fn key_bytes(&self) -> usize {
        self.lengths().map(|(key, _)| key).sum()
    }

    /// Hands the records from a counter on over; says whether more are wanted. `None` if they
    /// are not where they should be.
    fn hand_over(
        &self,
        keys: &[u8],
        from: u64,
        data: impl Fn(usize, Range<usize>) -> Option<Bytes>,
        take: &mut impl FnMut(StoredRecord) -> bool,
    ) -> Option<bool> {
        let (mut key_at, mut data_at) = (0_usize, 0_usize);
        let counters = self.run.first..=self.run.last;
        for (place, ((key_len, data_len), counter)) in self.lengths().zip(counters).enumerate() {
            let (key_end, data_end) = (key_at + key_len, data_at + data_len);
            if counter >= from {
                let record = StoredRecord {
                    counter,
                    partition_key: text(keys.get(key_at..key_end)?),
                    data: data(place, data_at..data_end)?,
                };
                if !take(record) {
                    return Some(false);
                }
            }
            (key_at, data_at) = (key_end, data_end);
        }
        Some(true)
    }
}

fn lengths(table: &[u8]) -> impl Iterator<Item = (usize, usize)> {
    table.chunks_exact(LENGTHS_BYTES).map(|entry| match entry {
        [k0, k1, d0, d1, d2, d3] => (
            usize::from(u16::from_le_bytes([*k0, *k1])),
            u32::from_le_bytes([*d0, *d1, *d2, *d3]) as usize,
        ),
        _ => (0, 0),
    })
}

fn slice(bytes: &Bytes, range: Range<usize>) -> Option<Bytes> {
    bytes.get(range).map(|part| bytes.slice_ref(part))
}

/// A stored text. It was one when it was put, and is looked at as what it is.
fn text(stored: &[u8]) -> String {
    String::from_utf8_lossy(stored).into_owned()
}

/// Records of a run; a run that was read from disk may claim anything.
fn run_len(run: &Run) -> Option<usize> {
    usize::try_from(run.last.checked_sub(run.first)?)
        .ok()?
        .checked_add(1)
}

impl Table {
    /// The table of a payload that holds these runs; `None` if it does not verify.
    fn read(payload: &Bytes, runs: &[Run]) -> Option<Self> {
        let count = u32::from_le_bytes(*payload.first_chunk()?) as usize;
        let bytes = slice(payload, 0..table_bytes(count, runs.len()))?;
        let table = Self {
            bytes,
            runs: runs.len(),
        };
        let (covered, check) = table.bytes.split_last_chunk::<CHECK_BYTES>()?;
        let is_whole = u64::from_le_bytes(*check) == checksum([covered]);
        is_whole.then_some(table)
    }

    /// How long the table is by what its frame's runs say.
    fn expected_bytes(runs: &[Run]) -> Option<usize> {
        let records = runs
            .iter()
            .try_fold(0_usize, |sum, run| sum.checked_add(run_len(run)?))?;
        let lengths = records.checked_mul(LENGTHS_BYTES)?;
        lengths.checked_add(COUNT_BYTES + (runs.len() + 1) * CHECK_BYTES)
    }

    /// The pieces of a shard's runs that hold records from a counter on.
    fn pieces<'a>(
        &'a self,
        runs: &'a [Run],
        shard: u32,
        from: u64,
    ) -> impl Iterator<Item = Option<Piece<'a>>> {
        let (mut before, mut at) = (0_usize, self.bytes.len());
        let pieces = runs.iter().enumerate().map(move |(place, run)| {
            let count = run_len(run)?;
            let first = COUNT_BYTES.checked_add(before.checked_mul(LENGTHS_BYTES)?)?;
            let end = first.checked_add(count.checked_mul(LENGTHS_BYTES)?)?;
            let checks = self.bytes.len() - (self.runs + 1) * CHECK_BYTES;
            let table = self.bytes.get(first..end).filter(|_| end <= checks)?;
            let length = lengths(table).map(|(key, data)| key + data).sum::<usize>();
            let piece = Piece {
                run: *run,
                place,
                before,
                range: at..at + length,
                lengths: table,
            };
            (before, at) = (before + count, at + length);
            Some(piece)
        });
        pieces.filter(move |piece| {
            let wanted = |piece: &Piece<'_>| piece.run.part == shard && piece.run.last >= from;
            piece.as_ref().is_none_or(wanted)
        })
    }

    fn verifies(&self, place: usize, piece: &Bytes) -> bool {
        let at = self.bytes.len() - (self.runs + 1) * CHECK_BYTES + place * CHECK_BYTES;
        let check = self
            .bytes
            .get(at..)
            .and_then(|rest| rest.first_chunk::<CHECK_BYTES>());
        check.is_some_and(|check| u64::from_le_bytes(*check) == checksum([piece.as_ref()]))
    }
}

/// Hands over one shard's records of a frame in order, from a counter on, until `take` says that
/// it wants no more. `None` if the payload is not what [`encode`] makes.
///
/// The frame has been verified as a whole.
pub fn decode(
    kind: u16,
    parts: &[Bytes],
    runs: &[Run],
    shard: u32,
    from: u64,
    mut take: impl FnMut(StoredRecord) -> bool,
) -> Option<()> {
    if kind == KIND_UNCHECKED {
        return unchecked::decode(parts, runs, shard, from, take);
    }
    let (payload, fresh) = parts.split_first()?;
    let table = Table::read(payload, runs)?;
    for piece in table.pieces(runs, shard, from) {
        let piece = piece?;
        // In one piece, or, fresh from a call, apart.
        let more = if fresh.is_empty() {
            let bytes = slice(payload, piece.range.clone())?;
            whole(&piece, &bytes, from, &mut take)?
        } else {
            let at = piece.place + piece.before;
            let keys = fresh.get(at)?;
            let data = |place: usize, _| fresh.get(at + 1 + place).cloned();
            piece.hand_over(keys, from, data, &mut take)?
        };
        if !more {
            break;
        }
    }
    Some(())
}

fn whole(
    piece: &Piece<'_>,
    bytes: &Bytes,
    from: u64,
    take: &mut impl FnMut(StoredRecord) -> bool,
) -> Option<bool> {
    let (keys, all_data) = bytes.split_at_checked(piece.key_bytes())?;
    let data = |_, range| Some(bytes.slice_ref(all_data.get(range)?));
    piece.hand_over(keys, from, data, take)
}

/// As [`decode`], from a frame of which only the header has been read. `None` also where the disk
/// fails or what it brings does not verify; then the frame as a whole has to be asked for.
///
/// Nothing has been taken in that case, unless it was right.
pub fn read_pieces(
    frame: &FrameOnDisk,
    shard: u32,
    from: u64,
    mut take: impl FnMut(StoredRecord) -> bool,
) -> Option<()> {
    if frame.kind() != KIND || frame.key_id() != 0 {
        return None;
    }
    let runs = frame.runs();
    let head = frame.piece(0..Table::expected_bytes(runs)?).ok()?;
    let table = Table::read(&head, runs)?;
    for piece in table.pieces(runs, shard, from) {
        let piece = piece?;
        let bytes = frame.piece(piece.range.clone()).ok()?;
        if !table.verifies(piece.place, &bytes) {
            return None;
        }
        if !whole(&piece, &bytes, from, &mut take)? {
            break;
        }
    }
    Some(())
}

mod unchecked {
    //! Frames of [`super::KIND_UNCHECKED`].

    use bytes::Bytes;
    use store::log::Run;

    use super::{COUNT_BYTES, LENGTHS_BYTES, StoredRecord, lengths, slice, text};

    pub(super) fn decode(
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
        // In one piece, the data lies behind the keys; fresh from a call, it is still apart.
        let whole = rest.is_empty();
        let mut key_at = table_end;
        let mut data_at = table_end + lengths(table).map(|(key, _)| key).sum::<usize>();
        let mut numbers = runs
            .iter()
            .flat_map(|run| (run.first..=run.last).map(|c| (run.part, c)));
        for (place, (key_len, data_len)) in lengths(table).enumerate() {
            let (part, counter) = numbers.next()?;
            if part == shard && counter >= from {
                let data = if whole {
                    slice(head, data_at..data_at + data_len)?
                } else {
                    rest.get(place)?.clone()
                };
                let record = StoredRecord {
                    counter,
                    partition_key: text(head.get(key_at..key_at + key_len)?),
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
        read_kind(KIND, parts, runs, shard, from)
    }

    fn read_kind(
        kind: u16,
        parts: &[Bytes],
        runs: &[Run],
        shard: u32,
        from: u64,
    ) -> Vec<(u64, String, Vec<u8>)> {
        let mut found = Vec::new();
        decode(kind, parts, runs, shard, from, |record| {
            found.push((record.counter, record.partition_key, record.data.to_vec()));
            true
        })
        .unwrap();
        found
    }

    #[test]
    fn records_read_back_in_pieces_and_whole() {
        let records = [record("a", b"one"), record("ß", b""), record("c", b"three")];
        let parts = encode(&records.each_ref(), [2, 1].into_iter());
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
        let whole = encode(&records.each_ref(), [1].into_iter()).concat();
        let runs = [Run {
            part: 0,
            first: 1,
            last: 1,
            time_ms: 0,
        }];
        for end in 0..whole.len() {
            let parts = [Bytes::copy_from_slice(&whole[..end])];
            assert_eq!(decode(KIND, &parts, &runs, 0, 0, |_| true), None, "{end}");
        }
        assert_eq!(
            decode(KIND, &[Bytes::from(whole)], &[], 0, 0, |_| true),
            None
        );
    }

    #[test]
    fn frames_of_earlier_builds_read_back() {
        // Two records: lengths, keys, data.
        let mut payload = vec![2, 0, 0, 0, 1, 0, 3, 0, 0, 0, 2, 0, 1, 0, 0, 0];
        payload.extend_from_slice(b"abcone2");
        let run = |part, first| Run {
            part,
            first,
            last: first,
            time_ms: 0,
        };
        let runs = [run(4, 10), run(2, 7)];
        let read = |shard| {
            let parts = [Bytes::from(payload.clone())];
            read_kind(KIND_UNCHECKED, &parts, &runs, shard, 0)
        };
        assert_eq!(read(4), [(10, "a".to_owned(), b"one".to_vec())]);
        assert_eq!(read(2), [(7, "bc".to_owned(), b"2".to_vec())]);
    }
}
