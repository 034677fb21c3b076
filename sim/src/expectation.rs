//! What must be there, told from the answers that the client has got.

use std::collections::BTreeMap;

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

    /// Whether the name may hold this; `None` for nothing.
    pub fn may_be(&self, found: Option<&str>) -> bool {
        let asked = self.asked.iter().any(|asked| asked.as_deref() == found);
        asked || self.acknowledged.as_deref() == found
    }

    /// What is there is the truth from now on.
    pub fn settle(&mut self, found: Option<String>) {
        self.acknowledged = found;
        self.asked.clear();
    }
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
    /// Log messages acknowledged, in order, and those asked for after.
    pub messages: (Vec<String>, Vec<String>),
    /// Alarms put, by name: their thresholds.
    pub alarms: BTreeMap<String, History>,
}
