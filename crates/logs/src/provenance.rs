//! Which invocation wrote which lines: for who traces records.

use std::collections::HashSet;

use plane::{Account, Region};
use serde::Serialize;
use store::Lane;
use wire::Fault;

use crate::event::decode;
use crate::group::row_key;
use crate::{Logs, faults};

/// What is told of a line, in bytes.
const MESSAGE_BYTES_MAX: usize = 2_048;

/// A line of a function's log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OriginLine {
    /// When it was written, milliseconds since the epoch.
    pub time_ms: i64,
    /// The log stream.
    pub stream: String,
    /// The text, its first 2 KiB.
    pub message: String,
    /// The invocation.
    #[serde(skip)]
    pub origin: u64,
}

impl Logs {
    /// The lines that these invocations wrote to a group, delivered from one time to another, by time,
    /// at most `most` of each; none if there is no such group. Reads the disk.
    ///
    /// # Errors
    /// `ServiceUnavailableException` if the disk fails.
    pub fn lines_by(
        &self,
        (account, region, group): (&Account, &Region, &str),
        origins: &HashSet<u64>,
        (from_ms, until_ms): (u64, u64),
        most: usize,
    ) -> Result<Vec<OriginLine>, Fault> {
        let Some(row) = self.groups.get(&row_key(account, region, group)) else {
            return Ok(Vec::new());
        };
        let log = self.store.log();
        let horizon_ms = row.horizon_ms(self.now_ms());
        let mut lines: Vec<OriginLine> = Vec::new();
        let mut of_origin = std::collections::HashMap::new();
        for (name, stream) in self.streams_of(&row, "") {
            let first = log.find_time(Lane::Telemetry, row.id, stream.part, from_ms);
            let first = first.map_err(|error| faults::store(&error))?;
            let first = first.and_then(|frame| {
                let mut runs = frame.runs.iter();
                Some(runs.find(|run| run.part == stream.part)?.first)
            });
            let Some(first) = first else {
                continue;
            };
            for frame in log.scan(Lane::Telemetry, row.id, stream.part, first) {
                let frame = frame.map_err(|error| faults::store(&error))?;
                if frame.time_ms > until_ms {
                    break;
                }
                for event in decode(&frame, stream.part, first) {
                    if !origins.contains(&event.origin) || event.timestamp < horizon_ms {
                        continue;
                    }
                    let count: &mut usize = of_origin.entry(event.origin).or_default();
                    *count += 1;
                    if *count <= most {
                        lines.push(OriginLine {
                            time_ms: event.timestamp,
                            stream: name.clone(),
                            message: shortened(event.message),
                            origin: event.origin,
                        });
                    }
                }
            }
        }
        lines.sort_by_key(|line| line.time_ms);
        Ok(lines)
    }
}

fn shortened(mut message: String) -> String {
    let mut end = message.len().min(MESSAGE_BYTES_MAX);
    while !message.is_char_boundary(end) {
        end -= 1;
    }
    message.truncate(end);
    message
}
