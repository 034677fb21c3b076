//! A stream as it is stored.

use std::collections::{BTreeMap, BTreeSet};

use auth::policy::Bound;
use plane::{Account, Region};
use serde::{Deserialize, Serialize};

use crate::hash_key::HashKey;
use crate::keys::WrappedKey;
use crate::sequence::counter_at;
use crate::shard::Shards;

/// The table of streams.
pub const TABLE: &str = "kinesis.streams";

const HOUR_MS: u64 = 3_600_000;

/// What state a stream is in. See "StreamDescription" in the Kinesis API Reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// Not there yet.
    Creating,
    /// Ready.
    Active,
    /// Being changed; takes and gives records.
    Updating,
    /// About to be gone.
    Deleting,
}

impl Status {
    /// As the API names it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Creating => "CREATING",
            Self::Active => "ACTIVE",
            Self::Updating => "UPDATING",
            Self::Deleting => "DELETING",
        }
    }

    /// Whether records are taken.
    pub fn takes_records(self) -> bool {
        matches!(self, Self::Active | Self::Updating)
    }
}

/// How a stream's capacity is provided. See "StreamModeDetails" in the Kinesis API Reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Mode {
    /// By shards that its owner counts.
    #[default]
    Provisioned,
    /// By shards that follow the traffic.
    OnDemand,
}

impl Mode {
    /// As the API names it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Provisioned => "PROVISIONED",
            Self::OnDemand => "ON_DEMAND",
        }
    }

    /// Reads the API's name; what has passed validation is one of the two.
    pub fn parse(text: &str) -> Self {
        match text {
            "ON_DEMAND" => Self::OnDemand,
            _ => Self::Provisioned,
        }
    }
}

/// What a day asked of an on-demand stream's capacity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Peak {
    /// Days since the epoch.
    pub day: u64,
    /// The most shards it needed.
    pub shards: u32,
}

/// A change that was answered and is still to be made; made at the latest after a restart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pending {
    /// The stream gets its first shards, so many.
    Create(u32),
    /// A shard is split; the upper child starts at the key.
    Split(u32, HashKey),
    /// A shard is merged with the one that follows it.
    Merge(u32, u32),
    /// The shards are made so many, of even ranges.
    Scale(u32),
    /// Records are kept for so many hours.
    Retain(u32),
    /// Records are encrypted with a new key from now on. As earlier builds noted it, which made the
    /// key with the change: records could be durable that were sealed with a key that was not.
    Encrypt,
    /// Records are not encrypted from now on.
    StopEncryption,
    /// The stream goes, and its records.
    Delete,
    /// Its capacity is provided in this way from now on, with so much warm throughput in MiB/s.
    SwitchMode(Mode, Option<u32>),
    /// It is warmed to take in so many MiB/s.
    Warm(u32),
    /// Records may have so many KiB.
    RecordSize(u32),
    /// Records are encrypted from now on, with the last of the keys, which is durable.
    EncryptWithLast,
    /// These metrics are counted per shard: a bit for each of [`crate::metrics::PER_SHARD`].
    CountPerShard(u8),
}

/// A stream.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StreamRow {
    /// Internal id, never given twice.
    pub id: u64,
    /// The account it belongs to.
    pub account: Account,
    /// The region it is in.
    pub region: Region,
    /// Its name.
    pub name: String,
    /// When it was created, milliseconds since the epoch.
    pub created_ms: u64,
    /// Its state.
    pub status: Status,
    /// What is still to be done.
    pub pending: Option<Pending>,
    /// How long records are kept.
    pub retention_hours: u32,
    /// Records with smaller counters had expired before they were to be kept for longer.
    pub floor: u64,
    /// Largest record: data and partition key.
    pub record_kib_max: u32,
    /// Its shards.
    pub shards: Shards,
    /// Its tags.
    pub tags: BTreeMap<String, String>,
    /// Whether new records are encrypted, with the last of the keys.
    pub encrypted: bool,
    /// Every key that records may still be encrypted with.
    pub keys: Vec<WrappedKey>,
    /// When UpdateShardCount was called within the last day, milliseconds since the epoch.
    pub scaled_ms: Vec<u64>,
    /// Names of the metrics counted per shard.
    pub shard_metrics: BTreeSet<String>,
    /// The resource policy, as it was put.
    #[serde(default)]
    pub policy: Option<String>,
    /// Whom that names, by unique ids.
    #[serde(default)]
    pub policy_principals: Bound,
    /// How its capacity is provided.
    #[serde(default)]
    pub mode: Mode,
    /// MiB/s that an on-demand stream is kept warm for.
    #[serde(default)]
    pub warm_mibps: Option<u32>,
    /// When its mode was switched within the last day, milliseconds since the epoch.
    #[serde(default)]
    pub switched_ms: Vec<u64>,
    /// When encryption was started within the last day, milliseconds since the epoch.
    #[serde(default)]
    pub encrypted_ms: Vec<u64>,
    /// When encryption was stopped within the last day, milliseconds since the epoch.
    #[serde(default)]
    pub decrypted_ms: Vec<u64>,
    /// The KMS key's name as it was given; the one that AWS manages if none was kept.
    #[serde(default)]
    pub kms_key: Option<String>,
    /// What the last days asked of an on-demand stream's capacity.
    #[serde(default)]
    pub peaks: Vec<Peak>,
}

/// Counts a call among those of the last 24 hours, unless there were `most` of them already.
pub fn count_within_day(times: &mut Vec<u64>, now_ms: u64, most: usize) -> bool {
    times.retain(|at_ms| at_ms.saturating_add(24 * HOUR_MS) > now_ms);
    let counted = times.len() < most;
    if counted {
        times.push(now_ms);
    }
    counted
}

impl StreamRow {
    /// How long records are kept, in milliseconds.
    pub fn retention_ms(&self) -> u64 {
        u64::from(self.retention_hours) * HOUR_MS
    }

    /// The smallest counter that a record may have which is kept: those as old as the retention
    /// have expired, as have the segments they lie in.
    pub fn kept_from(&self, now_ms: u64) -> u64 {
        counter_at((now_ms + 1).saturating_sub(self.retention_ms()))
    }

    /// Its key in the table.
    pub fn key(&self) -> String {
        key(&self.account, &self.region, &self.name)
    }
}

/// The key of a stream in the table.
pub fn key(account: &Account, region: &Region, name: &str) -> String {
    format!("{account}/{region}/{name}")
}

/// What keys of all streams of an account in a region start with.
pub fn key_prefix(account: &Account, region: &Region) -> String {
    format!("{account}/{region}/")
}

/// A stream's ARN.
pub fn arn(account: &Account, region: &Region, name: &str) -> String {
    format!("arn:aws:kinesis:{region}:{account}:stream/{name}")
}
