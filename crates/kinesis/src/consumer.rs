//! A consumer with enhanced fan-out, as it is stored.

use std::collections::BTreeMap;

use auth::policy::Bound;
use model::kinesis as api;
use plane::{Account, Region};
use serde::{Deserialize, Serialize};
use wire::Timestamp;

use crate::describe;
use crate::row::{self, StreamRow};

/// The table of consumers.
pub const TABLE: &str = "kinesis.consumers";

/// What state a consumer is in. See "ConsumerDescription" in the Kinesis API Reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ConsumerStatus {
    /// Not there yet.
    Creating,
    /// May subscribe to shards.
    Active,
    /// About to be gone.
    Deleting,
}

impl ConsumerStatus {
    /// As the API names it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Creating => "CREATING",
            Self::Active => "ACTIVE",
            Self::Deleting => "DELETING",
        }
    }
}

/// A consumer. Its key in the table is [`key`]; it goes with its stream.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ConsumerRow {
    /// Internal id, never given twice.
    pub id: u64,
    /// Internal id of its stream.
    pub stream: u64,
    /// The account of the stream.
    pub account: Account,
    /// The region of the stream.
    pub region: Region,
    /// The stream's name.
    pub stream_name: String,
    /// Its name.
    pub name: String,
    /// When it was registered, seconds since the epoch: the end of its ARN.
    pub created_s: u64,
    /// Its state. What is not active is on its way, also after a restart.
    pub status: ConsumerStatus,
    /// Its tags.
    pub tags: BTreeMap<String, String>,
    /// The resource policy, as it was put.
    #[serde(default)]
    pub policy: Option<String>,
    /// Whom that names, by unique ids.
    #[serde(default)]
    pub policy_principals: Bound,
}

impl ConsumerRow {
    /// A consumer of this stream that is to be registered.
    pub fn new(stream: &StreamRow, name: &str, tags: BTreeMap<String, String>) -> Self {
        Self {
            id: 0,
            stream: stream.id,
            account: stream.account.clone(),
            region: stream.region.clone(),
            stream_name: stream.name.clone(),
            name: name.to_owned(),
            created_s: 0,
            status: ConsumerStatus::Creating,
            tags,
            policy: None,
            policy_principals: Bound::new(),
        }
    }

    /// Its key in the table.
    pub fn key(&self) -> String {
        key(
            &row::key(&self.account, &self.region, &self.stream_name),
            &self.name,
        )
    }

    /// The ARN of its stream.
    pub fn stream_arn(&self) -> String {
        row::arn(&self.account, &self.region, &self.stream_name)
    }

    /// Its ARN.
    pub fn arn(&self) -> String {
        arn(&self.stream_arn(), &self.name, Some(self.created_s))
    }

    /// When it is gone at the earliest, milliseconds since the epoch: not within the second that
    /// its ARN names, so that no other consumer ever gets that ARN.
    pub fn gone_from_ms(&self) -> u64 {
        self.created_s.saturating_add(1).saturating_mul(1000)
    }

    /// As registration and listings show it.
    pub fn summary(&self) -> api::Consumer {
        api::Consumer {
            consumer_name: Some(self.name.clone()),
            consumer_arn: Some(self.arn()),
            consumer_status: Some(self.status.as_str().to_owned()),
            consumer_creation_timestamp: Some(self.created()),
        }
    }

    /// As its description shows it.
    pub fn description(&self) -> api::ConsumerDescription {
        api::ConsumerDescription {
            consumer_name: Some(self.name.clone()),
            consumer_arn: Some(self.arn()),
            consumer_status: Some(self.status.as_str().to_owned()),
            consumer_creation_timestamp: Some(self.created()),
            stream_arn: Some(self.stream_arn()),
        }
    }

    /// Its tags, by key.
    pub fn described_tags(&self) -> Vec<api::Tag> {
        describe::tag_list(&self.tags)
    }

    fn created(&self) -> Timestamp {
        Timestamp::from_millis(self.created_s.saturating_mul(1000) as i64)
    }
}

/// The key of a consumer in the table: the stream's key and the consumer's name.
pub fn key(stream_key: &str, name: &str) -> String {
    format!("{stream_key}/{name}")
}

/// What keys of all consumers of a stream start with. No name has a slash.
pub fn key_prefix(stream_key: &str) -> String {
    format!("{stream_key}/")
}

/// A consumer's ARN; without its end where it is not known.
pub fn arn(stream_arn: &str, name: &str, created_s: Option<u64>) -> String {
    let end = created_s.map_or_else(String::new, |created_s| format!(":{created_s}"));
    format!("{stream_arn}/consumer/{name}{end}")
}
