//! What must be there, told from the answers that the client has got.

use std::collections::{BTreeMap, BTreeSet};

/// What one name may hold: what was acknowledged last, or anything asked for since.
#[derive(Debug, Clone, Default)]
pub struct History {
    acknowledged: Option<String>,
    asked: Vec<Option<String>>,
}

impl History {
    /// Something was asked for, and may or may not come to be.
    pub fn ask(&mut self, content: &str) {
        self.asked.push(Some(content.to_owned()));
    }

    /// It was asked to go.
    pub fn ask_to_go(&mut self) {
        self.asked.push(None);
    }

    /// What was asked for last has been acknowledged.
    pub fn acknowledge(&mut self) {
        if let Some(last) = self.asked.pop() {
            self.acknowledged = last;
            self.asked.clear();
        }
    }

    /// What was asked for last has been refused, and is not to come.
    pub fn refuse(&mut self) {
        self.asked.pop();
    }

    /// Whether the name may hold this; `None` for nothing.
    pub fn may_be(&self, found: Option<&str>) -> bool {
        let asked = self.asked.iter().any(|asked| asked.as_deref() == found);
        asked || self.acknowledged.as_deref() == found
    }

    /// What the name holds, if nothing else can be.
    pub fn certain(&self) -> Option<String> {
        self.acknowledged.clone().filter(|_| self.asked.is_empty())
    }

    /// What is there is the truth from now on.
    pub fn settle(&mut self, found: Option<String>) {
        self.acknowledged = found;
        self.asked.clear();
    }
}

/// A record of a stream.
#[derive(Debug, Clone)]
pub struct Sent {
    /// Its data, unlike that of any other.
    pub content: String,
    /// The call that it was sent with.
    pub call: u64,
    /// Its sequence number, once it was acknowledged.
    pub number: Option<String>,
}

/// One of the streams that a name has had.
#[derive(Debug, Clone, Default)]
pub struct StreamTold {
    /// How long its records are kept, in hours.
    pub hours: History,
    /// Its type of encryption.
    pub encryption: History,
    /// How many shards it has open.
    pub open: History,
    /// Its records by partition key, in order.
    pub records: BTreeMap<String, Vec<Sent>>,
}

/// All that the client was told, over all lives.
#[derive(Debug, Clone, Default)]
pub struct Expectation {
    /// The bucket is there.
    pub bucket: bool,
    /// The stack is there.
    pub stack: bool,
    /// The stack was seen complete.
    pub complete: bool,
    /// Objects that the client put, by key.
    pub objects: BTreeMap<String, History>,
    /// Records that the client sent, by partition key: what the function must make of them.
    pub records: BTreeMap<String, History>,
    /// Records acknowledged, by shard and sequence number, that no failure record has told of yet.
    pub given_up: BTreeSet<(String, String)>,
    /// Log messages acknowledged, in order, and those asked for after.
    pub messages: (Vec<String>, Vec<String>),
    /// Alarms put, by name: their thresholds.
    pub alarms: BTreeMap<String, History>,
    /// Streams made, by name: which of those that have been made.
    pub names: BTreeMap<String, History>,
    /// All streams that have been made.
    pub streams: BTreeMap<String, StreamTold>,
    /// How often calls were refused because the disk was full.
    pub refused: u64,
}
