//! What holds for any input.

use std::collections::BTreeMap;

use bytes::Bytes;
use proptest::prelude::*;
use store::log::Run;

use crate::hash_key::HashKey;
use crate::keys::RootKey;
use crate::record::{self, NewRecord};
use crate::sequence::{Parsed, SequenceNumber, counter_at, counter_time_ms};
use crate::shard::{Shards, Step};
use crate::shard_id::ShardId;
use crate::token::ShardIterator;

/// A change of a stream's shards, told without knowing them.
#[derive(Debug, Clone, Copy)]
enum Wish {
    /// Splits the open shard that holds the key, at the key.
    Split(u128),
    /// Merges the open shard that holds the key with the next.
    Merge(u128),
    Scale(u32),
}

fn wish() -> impl Strategy<Value = Wish> {
    prop_oneof![
        any::<u128>().prop_map(Wish::Split),
        any::<u128>().prop_map(Wish::Merge),
        (1_u32..12).prop_map(Wish::Scale),
    ]
}

/// The open shards as a map from where they start to their index: a simple model.
fn open(shards: &Shards) -> BTreeMap<u128, u32> {
    shards
        .open()
        .map(|shard| (shard.range.start.0, shard.index))
        .collect()
}

fn steps(shards: &Shards, wish: Wish) -> Vec<Step> {
    let open = open(shards);
    let at = |key: u128| {
        open.range(..=key)
            .next_back()
            .map_or(0, |(_, index)| *index)
    };
    match wish {
        Wish::Split(key) => vec![Step::Split(at(key), HashKey(key))],
        Wish::Merge(key) => {
            let next = open
                .range(key..)
                .map(|(_, index)| *index)
                .find(|index| *index != at(key));
            next.map(|next| Step::Merge(at(key), next))
                .into_iter()
                .collect()
        }
        Wish::Scale(target) => shards.uniform_steps(target),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn open_shards_always_cover_the_space_once(
        first in 1_u32..9,
        wishes in prop::collection::vec(wish(), 0..12),
    ) {
        let mut now_ms = 1_000_000;
        let mut shards = Shards::even(first, 998, now_ms);
        for wish in wishes {
            now_ms += 300;
            for step in steps(&shards, wish) {
                let before = open(&shards);
                let made = shards.apply(step, now_ms, |_| 0);
                let after = open(&shards);
                match step {
                    _ if !made => prop_assert_eq!(&before, &after),
                    Step::Split(..) => prop_assert_eq!(before.len() + 1, after.len()),
                    Step::Merge(..) => prop_assert_eq!(before.len() - 1, after.len()),
                }
            }
            if let Wish::Scale(target) = wish {
                prop_assert_eq!(shards.open_count(), target);
            }
            let mut ranges: Vec<_> = shards.open().map(|shard| shard.range).collect();
            ranges.sort_by_key(|range| range.start);
            prop_assert_eq!(ranges.first().map(|range| range.start), Some(HashKey(0)));
            prop_assert_eq!(ranges.last().map(|range| range.end), Some(HashKey::MAX));
            prop_assert!(ranges.windows(2).all(|pair| pair[0].is_followed_by(&pair[1])));
        }
        for shard in shards.iter() {
            for parent in shard.parent.iter().chain(&shard.adjacent_parent) {
                let parent = shards.get(*parent).unwrap();
                prop_assert!(parent.index < shard.index && !parent.is_open());
                let end = parent.ending_sequence_number().unwrap().to_string();
                prop_assert!(end < shard.starting_sequence_number().to_string());
            }
        }
    }

    #[test]
    fn sequence_numbers_read_back_and_rise(
        created_s in 1_000_000_000_u64..4_000_000_000,
        shard in 0_u32..=i32::MAX as u32,
        counter in 1_u64..i64::MAX as u64,
        more in 1_u64..1 << 40,
    ) {
        let number = SequenceNumber::record(created_s, shard, counter);
        let text = number.to_string();
        prop_assert_eq!(SequenceNumber::parse(&text), Some(Parsed::Current(number)));
        let later = SequenceNumber::record(created_s, shard, counter.saturating_add(more));
        prop_assert!(text < later.to_string());
    }

    #[test]
    fn a_moment_is_a_counter(time_ms in 0_u64..1 << 42) {
        prop_assert_eq!(counter_time_ms(counter_at(time_ms)), time_ms);
        prop_assert_eq!(counter_time_ms(counter_at(time_ms + 1) - 1), time_ms);
    }

    #[test]
    fn texts_of_clients_never_panic(text in ".{0,200}", digits in "[0-9]{0,130}") {
        for text in [text, digits] {
            let _ = SequenceNumber::parse(&text);
            let _ = ShardId::parse(&text);
            let _ = HashKey::parse(&text);
            prop_assert_eq!(ShardIterator::open(&RootKey::new([0; 32]).tokens(), &text), None);
        }
    }

    #[test]
    fn frames_read_back(
        records in prop::collection::vec((".{0,9}", prop::collection::vec(any::<u8>(), 0..40)), 1..20),
        split in any::<prop::sample::Index>(),
        skip in 0_u64..20,
    ) {
        let records: Vec<NewRecord> = records
            .into_iter()
            .map(|(partition_key, data)| NewRecord { partition_key, data: data.into() })
            .collect();
        let border = split.index(records.len()) as u64;
        let (count, base) = (records.len() as u64, 1000);
        let run = |part, first, last| Run { part, first, last, time_ms: 0 };
        let mut runs = vec![run(7, base, base + count - border - 1)];
        if border > 0 {
            runs.insert(0, run(3, base, base + border - 1));
        }
        let refs: Vec<&NewRecord> = records.iter().collect();
        let lengths = runs.iter().map(|run| (run.last + 1 - run.first) as usize);
        let parts = record::encode(&refs, lengths);
        for parts in [parts.clone(), vec![Bytes::from(parts.concat())]] {
            let mut found = Vec::new();
            let read = record::decode(record::KIND, &parts, &runs, 7, base + skip, |stored| {
                found.push((stored.counter, stored.partition_key, stored.data));
                true
            });
            prop_assert_eq!(read, Some(()));
            let wanted: Vec<_> = records
                .iter()
                .skip(border as usize)
                .zip(base..)
                .filter(|(_, counter)| *counter >= base + skip)
                .map(|(r, counter)| (counter, r.partition_key.clone(), r.data.clone()))
                .collect();
            prop_assert_eq!(found, wanted);
        }
    }

    #[test]
    fn damaged_frames_never_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        parts in 1_usize..3,
    ) {
        let parts: Vec<Bytes> = (0..parts).map(|_| Bytes::from(bytes.clone())).collect();
        let runs = [Run { part: 0, first: 1, last: 50, time_ms: 0 }];
        for kind in [record::KIND, record::KIND_UNCHECKED] {
            let _ = record::decode(kind, &parts, &runs, 0, 0, |_| true);
        }
    }
}
