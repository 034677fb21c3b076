//! Log streams.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use wire::Fault;

use crate::group::Group;
use crate::{Logs, faults};

/// A log stream, under `<group id>/<name>`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Stream {
    /// The part of the group's events that are this stream's.
    pub part: u32,
    /// When it was made, milliseconds since the epoch.
    pub created_ms: i64,
}

/// The key of a stream's row.
pub(crate) fn row_key(group: u64, name: &str) -> String {
    format!("{group:020}/{name}")
}

/// The stream's name in the key of its row.
pub(crate) fn name_of(row_key: &str) -> &str {
    row_key.split_once('/').map_or("", |(_, name)| name)
}

impl Logs {
    /// A stream of a group.
    ///
    /// # Errors
    /// `ResourceNotFoundException`.
    pub(crate) fn stream(&self, group: &Group, name: &str) -> Result<Arc<Stream>, Fault> {
        self.streams
            .get(&row_key(group.id, name))
            .ok_or_else(faults::no_stream)
    }

    /// The streams of a group whose names begin so, by name.
    pub(crate) fn streams_of(&self, group: &Group, prefix: &str) -> Vec<(String, Arc<Stream>)> {
        self.streams
            .prefix(&row_key(group.id, prefix))
            .into_iter()
            .map(|(key, stream)| (name_of(&key).to_owned(), stream))
            .collect()
    }
}
