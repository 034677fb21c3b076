//! The workloads: what is sent, over how many connections, and what counts.

use std::sync::Arc;

use crate::load::Expect;
use crate::load::requests::{Content, Format, Requests, put_record, put_records};
use crate::servers::Kind;

/// The stream that everything goes to.
pub const STREAM: &str = "bench";
/// Shards of the stream that is written to.
pub const SHARDS: usize = 16;
/// Data of a record.
pub const RECORD_BYTES: usize = 1024;
/// Records of a PutRecords call: the most there may be.
pub const RECORDS: usize = 500;
/// Different PutRecords calls: 46 MB, more than a processor's caches hold.
const MANY_POOL: usize = 64;
/// Different PutRecord calls.
const ONE_POOL: usize = 4096;

/// What can be asked for by name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Task {
    /// PutRecords of 500 records.
    PutRecords,
    /// PutRecord, in JSON and in CBOR.
    PutRecord,
    /// GetRecords of a filled shard.
    GetRecords,
    /// PutRecord over one connection.
    Latency,
    /// From PutRecord to the event of a subscriber.
    FanOut,
    /// CPU time by GB from an empty stream on.
    Growth,
    /// CPU time by the number of shards.
    Shards,
}

impl Task {
    /// All.
    pub const ALL: [Self; 7] = [
        Self::PutRecords,
        Self::PutRecord,
        Self::GetRecords,
        Self::Latency,
        Self::FanOut,
        Self::Growth,
        Self::Shards,
    ];

    /// As it is called on the command line and in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::PutRecords => "put-records",
            Self::PutRecord => "put-record",
            Self::GetRecords => "get-records",
            Self::Latency => "latency",
            Self::FanOut => "fan-out",
            Self::Growth => "growth",
            Self::Shards => "shards",
        }
    }

    /// Connections at once.
    pub fn connections(self) -> usize {
        match self {
            Self::PutRecord => 64,
            Self::GetRecords => 4,
            Self::Latency | Self::FanOut => 1,
            Self::PutRecords | Self::Growth | Self::Shards => 16,
        }
    }

    /// What an answer must be to count.
    pub fn expect(self) -> Expect {
        match self {
            Self::PutRecord | Self::Latency | Self::FanOut => Expect::Good,
            Self::GetRecords => Expect::Length,
            Self::PutRecords | Self::Growth | Self::Shards => Expect::NoneFailed,
        }
    }

    /// Who takes part, of those wanted: JSON with everybody, CBOR beside it where it is a target.
    pub fn contestants(self, servers: &[Kind]) -> Vec<Contestant> {
        let json = |kind: &Kind| Contestant {
            kind: *kind,
            format: Format::Json,
        };
        let mut contestants: Vec<Contestant> = servers.iter().map(json).collect();
        let is_put = matches!(self, Self::PutRecord | Self::PutRecords);
        if is_put && servers.contains(&Kind::Brookmill) {
            let cbor = Contestant {
                kind: Kind::Brookmill,
                format: Format::Cbor,
            };
            contestants.insert(1, cbor);
        }
        contestants
    }

    /// The requests of the workloads that put.
    pub fn puts(self, format: Format, signs_live: bool) -> Arc<Requests> {
        let contents: Vec<Content> = match self {
            Self::PutRecord | Self::Latency => put_record(ONE_POOL, STREAM, RECORD_BYTES, format),
            _ => put_records(MANY_POOL, STREAM, RECORDS, RECORD_BYTES, format),
        };
        Arc::new(Requests::new(contents, signs_live))
    }
}

/// A server, and how it is spoken to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Contestant {
    /// The server.
    pub kind: Kind,
    /// How calls are written.
    pub format: Format,
}

impl Contestant {
    /// As it is called in results.
    pub fn name(self) -> String {
        match self.format {
            Format::Json => self.kind.name().to_owned(),
            Format::Cbor => format!("{}-cbor", self.kind.name()),
        }
    }
}
