//! What is done to the service, told without knowing what it holds.

use proptest::prelude::*;

use super::reference::{Entry, Model, Op, Stream};
use super::seen::NAMES;

/// A record to be put.
#[derive(Debug, Clone)]
pub struct Wished {
    key: u8,
    /// Where an ExplicitHashKey lies, if there is one: at an open shard's first or last key, or
    /// anywhere.
    explicit: Option<(u8, u128)>,
    kib: u8,
}

/// A call to be made. Numbers pick among what there is.
#[derive(Debug, Clone)]
pub enum Wish {
    Create(i32),
    Put(Wished),
    PutAll(Vec<Wished>),
    Split(u32, u8),
    Merge(u32, bool),
    Scale(u32),
    Retain(bool, u64),
    Encrypt(bool),
    Register(u8),
    Deregister(u8),
    Tag(u8, u8),
    Delete(bool),
}

/// Where an iterator starts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    TrimHorizon,
    Latest,
    AtNumber,
    AfterNumber,
    AtTimestamp,
}

/// What a listing of shards is filtered by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Filter {
    FromTrimHorizon,
    AtTrimHorizon,
    AtLatest,
    AtTimestamp,
    FromTimestamp,
    AfterShardId,
}

/// How the engine stops.
#[derive(Debug, Clone, Copy)]
pub enum Stop {
    Closed,
    Killed,
    /// What was not synced is lost or torn as the seed says.
    PowerCut(u64),
}

/// What goes wrong while a call is under way.
#[derive(Debug, Clone, Copy)]
pub enum Trouble {
    /// The power goes after so many changes of the disk.
    PowerGoes(u64),
    /// One of the next syncs fails.
    SyncFails(u64),
}

#[derive(Debug, Clone)]
pub enum Step {
    Call(usize, Wish),
    Pass(u64),
    Iterator(usize, u32, Kind, u32),
    Read(u32, Option<i32>),
    List(usize, Filter, u32),
    Restart(Stop),
    Cut(usize, Wish, Trouble, Stop),
    FullDisk(usize, Vec<Wished>),
    Housekeep,
}

impl Step {
    /// Whether it changes nothing.
    pub fn only_looks(&self) -> bool {
        matches!(self, Self::Iterator(..) | Self::Read(..) | Self::List(..))
    }
}

fn wished(kib: impl Strategy<Value = u8> + 'static) -> impl Strategy<Value = Wished> {
    let explicit = prop::option::weighted(0.3, (any::<u8>(), any::<u128>()));
    (0_u8..8, explicit, kib).prop_map(|(key, explicit, kib)| Wished { key, explicit, kib })
}

fn small() -> impl Strategy<Value = u8> {
    prop_oneof![9 => Just(0_u8), 1 => 1_u8..6]
}

fn wish() -> impl Strategy<Value = Wish> {
    prop_oneof![
        4 => (1_i32..5).prop_map(Wish::Create),
        8 => wished(small()).prop_map(Wish::Put),
        8 => prop::collection::vec(wished(small()), 1..8).prop_map(Wish::PutAll),
        4 => (any::<u32>(), any::<u8>()).prop_map(|(shard, at)| Wish::Split(shard, at)),
        4 => (any::<u32>(), prop::bool::weighted(0.1)).prop_map(|(shard, wrong)| Wish::Merge(shard, wrong)),
        3 => (1_u32..8).prop_map(Wish::Scale),
        3 => (any::<bool>(), 23_u64..73).prop_map(|(increase, hours)| Wish::Retain(increase, hours)),
        2 => any::<bool>().prop_map(Wish::Encrypt),
        2 => (0_u8..3).prop_map(Wish::Register),
        1 => (0_u8..3).prop_map(Wish::Deregister),
        1 => (0_u8..3, any::<u8>()).prop_map(|(key, value)| Wish::Tag(key, value)),
        1 => any::<bool>().prop_map(Wish::Delete),
    ]
}

fn span_ms() -> impl Strategy<Value = u64> {
    const HOUR_MS: u64 = 3_600_000;
    prop_oneof![
        3 => 1_u64..4,
        4 => 500_u64..2_000,
        1 => 299_990_u64..300_010,
        2 => HOUR_MS..30 * HOUR_MS,
        // What is as old as may be, to the millisecond.
        1 => (24 * HOUR_MS - 2)..(24 * HOUR_MS + 3),
    ]
}

fn stop() -> impl Strategy<Value = Stop> {
    prop_oneof![
        Just(Stop::Closed),
        Just(Stop::Killed),
        any::<u64>().prop_map(Stop::PowerCut),
    ]
}

fn trouble() -> impl Strategy<Value = Trouble> {
    prop_oneof![
        3 => (0_u64..6).prop_map(Trouble::PowerGoes),
        1 => (0_u64..3).prop_map(Trouble::SyncFails),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let name = || prop_oneof![4 => Just(0_usize), 1 => Just(1_usize)];
    let kind = prop_oneof![
        Just(Kind::TrimHorizon),
        Just(Kind::Latest),
        Just(Kind::AtNumber),
        Just(Kind::AfterNumber),
        Just(Kind::AtTimestamp),
    ];
    let filter = prop_oneof![
        Just(Filter::FromTrimHorizon),
        Just(Filter::AtTrimHorizon),
        Just(Filter::AtLatest),
        Just(Filter::AtTimestamp),
        Just(Filter::FromTimestamp),
        Just(Filter::AfterShardId),
    ];
    let limit = prop::option::of(1_i32..6);
    prop_oneof![
        30 => (name(), wish()).prop_map(|(name, wish)| Step::Call(name, wish)),
        10 => span_ms().prop_map(Step::Pass),
        6 => (name(), any::<u32>(), kind, any::<u32>())
            .prop_map(|(name, shard, kind, pick)| Step::Iterator(name, shard, kind, pick)),
        8 => (any::<u32>(), limit).prop_map(|(pick, limit)| Step::Read(pick, limit)),
        4 => (name(), filter, any::<u32>()).prop_map(|(name, filter, pick)| Step::List(name, filter, pick)),
        3 => stop().prop_map(Step::Restart),
        4 => (name(), wish(), trouble(), stop())
            .prop_map(|(name, wish, trouble, stop)| Step::Cut(name, wish, trouble, stop)),
        1 => (name(), prop::collection::vec(wished(4_u8..12), 4..12))
            .prop_map(|(name, wished)| Step::FullDisk(name, wished)),
        1 => Just(Step::Housekeep),
    ]
}

/// A run: how long changes take, in milliseconds, and what is done. It begins with a stream.
pub fn steps() -> impl Strategy<Value = (u64, Vec<Step>)> {
    let transition_ms = prop_oneof![Just(0_u64), Just(500_u64)];
    let first = (1_i32..4).prop_map(|shards| Step::Call(0, Wish::Create(shards)));
    let rest = prop::collection::vec(step(), 0..80);
    let steps = (first, rest).prop_map(|(first, mut rest)| {
        rest.insert(0, first);
        rest
    });
    (transition_ms, steps)
}

impl Wished {
    /// The record itself, unlike all others.
    pub fn entry(&self, stream: Option<&Stream>, number: u64) -> Entry {
        let explicit = self.explicit.map(|(pick, anywhere)| {
            let open: Vec<_> = stream.into_iter().flat_map(Stream::open).collect();
            let at = usize::from(pick / 4) % open.len().max(1);
            match (open.get(at), pick % 4) {
                (Some((_, shard)), 0) => shard.first,
                (Some((_, shard)), 1) => shard.last,
                _ => anywhere,
            }
        });
        let padding = usize::from(self.kib) << 10;
        Entry {
            key: format!("key {}", self.key),
            explicit,
            data: format!("{number} {:padding$}", ""),
        }
    }
}

impl Wish {
    /// The call itself.
    pub fn op(&self, name: &str, model: &Model, numbers: &mut u64) -> Op {
        let stream = model.streams.get(name);
        let mut entry = |wished: &Wished| {
            *numbers += 1;
            wished.entry(stream, *numbers)
        };
        match self {
            Self::Create(shards) => Op::Create(*shards),
            Self::Put(wished) => Op::Put(entry(wished)),
            Self::PutAll(wished) => Op::PutAll(wished.iter().map(entry).collect()),
            Self::Split(pick, at) => {
                let index = pick_shard(stream, *pick);
                let shard = stream.and_then(|stream| stream.shard(index));
                let (first, last) = shard.map_or((0, u128::MAX), |shard| (shard.first, shard.last));
                let key = match at {
                    0 => first.saturating_add(1),
                    1 => last,
                    2 => first.saturating_add(2),
                    3 => last - 1,
                    _ => first + (last - first) / 256 * u128::from(*at),
                };
                Op::Split(index, key)
            }
            Self::Merge(pick, wrong) => {
                let open: Vec<_> = stream.into_iter().flat_map(Stream::open).collect();
                let mut ranges: Vec<_> = open
                    .iter()
                    .map(|(index, shard)| (shard.first, *index))
                    .collect();
                ranges.sort_unstable();
                let at = *pick as usize % ranges.len().max(1);
                let index = |at: usize| ranges.get(at).map_or(9, |(_, index)| *index);
                match wrong {
                    true => Op::Merge(index(at + 1), index(at)),
                    false => Op::Merge(index(at), index(at + 1)),
                }
            }
            Self::Scale(target) => Op::Scale(*target),
            Self::Retain(increase, hours) => Op::Retain(*increase, *hours),
            Self::Encrypt(on) => Op::Encrypt(*on),
            Self::Register(consumer) => Op::Register(format!("consumer-{consumer}")),
            Self::Deregister(consumer) => Op::Deregister(format!("consumer-{consumer}")),
            Self::Tag(key, value) => Op::Tag(format!("key-{key}"), value.to_string()),
            Self::Delete(enforced) => Op::Delete(*enforced),
        }
    }
}

/// Mostly an open shard, now and then any, or one that never was.
pub fn pick_shard(stream: Option<&Stream>, pick: u32) -> u32 {
    let open: Vec<u32> = stream
        .into_iter()
        .flat_map(Stream::open)
        .map(|(index, _)| index)
        .collect();
    let at = pick / 4;
    match (pick % 4, open.len() as u32) {
        (0, _) | (_, 0) => at % (stream.map_or(0, |stream| stream.shards.len() as u32) + 1),
        (_, count) => open.get((at % count) as usize).copied().unwrap_or(0),
    }
}

pub fn name_of(place: usize) -> &'static str {
    NAMES[place % NAMES.len()]
}
