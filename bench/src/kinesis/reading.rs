//! A filled shard, and requests that read it from several places.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use super::workload::{RECORD_BYTES, RECORDS, STREAM};
use crate::connection::Connection;
use crate::load::requests::{Content, Format, Requests, put_records};
use crate::load::{Expect, Load, Until};
use crate::servers::Server;

/// Written to the shard before it is read, in bytes of data: six answers' worth.
const FILLED: u64 = 64_000_000;
/// The slowest peer needs half a minute on an idle machine.
const PATIENCE: Duration = Duration::from_secs(90);
/// Connections that fill it.
const FILLERS: usize = 4;
/// Different calls that fill it.
const POOL: usize = 16;

/// Fills the only shard of the stream, walks through it once, and makes a request for each place
/// that an answer began at. The first full answer is kept in `answer`.
///
/// # Errors
/// The server refuses, or returns less than was put.
pub fn prepare(
    server: &Server,
    signs_live: bool,
    answer: Option<&Path>,
) -> Result<Arc<Requests>, String> {
    server.create_stream(STREAM, 1)?;
    let contents = put_records(POOL, STREAM, RECORDS, RECORD_BYTES, Format::Json);
    let load = Load {
        address: server.address,
        connections: FILLERS,
        threads: 1,
        requests: Arc::new(Requests::new(contents, false)),
        expect: Expect::NoneFailed,
        until: Until::Payload {
            total: FILLED,
            step: FILLED,
            patience: PATIENCE,
        },
        warm_up: Duration::ZERO,
    };
    let filled = load.run(&|| server.cost())?;
    if let Some(error) = filled.first_error {
        return Err(format!("while filling the shard: {error}"));
    }
    let written = filled.moments.last().map_or(0, |moment| moment.payload);
    if written < FILLED {
        let seconds = PATIENCE.as_secs();
        return Err(format!(
            "of {FILLED} bytes {written} were written in {seconds} s"
        ));
    }
    let mut connection = Connection::open(server.address)?;
    let ask = json!({
        "StreamName": STREAM,
        "ShardId": "shardId-000000000000",
        "ShardIteratorType": "TRIM_HORIZON",
    });
    let found = server.call(&mut connection, "GetShardIterator", &ask)?;
    let mut iterator = found.get("ShardIterator").cloned().unwrap_or_default();
    let mut contents: Vec<Content> = Vec::new();
    let mut seen = 0;
    while seen < FILLED {
        let get = json!({ "ShardIterator": iterator, "Limit": 10_000 });
        let read = server.call_raw(&mut connection, "GetRecords", &get)?;
        let parsed: Value = serde_json::from_slice(&read)
            .map_err(|error| format!("an answer that is no JSON: {error}"))?;
        let payload = payload(&parsed);
        if payload == 0 {
            return Err(format!("of {FILLED} bytes {seen} are read"));
        }
        // The last answer is a short one.
        let is_full = contents
            .first()
            .is_none_or(|first| payload * 10 >= first.payload * 9);
        if is_full {
            if let (Some(path), true) = (answer, contents.is_empty()) {
                fs::write(path, &read).map_err(|error| error.to_string())?;
            }
            let body = get.to_string();
            let mut content = Content::new("GetRecords", Format::Json, body.as_bytes());
            content.payload = payload;
            content.answer_length = read.len() as u64;
            contents.push(content);
        }
        seen += payload;
        iterator = parsed.get("NextShardIterator").cloned().unwrap_or_default();
    }
    Ok(Arc::new(Requests::new(contents, signs_live)))
}

/// For the server that does nothing: its answer is `answer`'s content, whatever is asked.
///
/// # Errors
/// The engine has not been read from yet.
pub fn pretended(answer: &Path, signs_live: bool) -> Result<Arc<Requests>, String> {
    let read = fs::read(answer)
        .map_err(|_| "needs an answer of brookmill, which has to be measured with it".to_owned())?;
    let parsed: Value = serde_json::from_slice(&read).map_err(|error| error.to_string())?;
    let iterator = parsed.get("NextShardIterator").cloned().unwrap_or_default();
    let get = json!({ "ShardIterator": iterator, "Limit": 10_000 });
    let body = get.to_string();
    let mut content = Content::new("GetRecords", Format::Json, body.as_bytes());
    content.payload = payload(&parsed);
    content.answer_length = read.len() as u64;
    Ok(Arc::new(Requests::new(vec![content], signs_live)))
}

/// Bytes of data in an answer's records.
fn payload(answer: &Value) -> u64 {
    let records = answer.get("Records").and_then(Value::as_array);
    let data = records
        .into_iter()
        .flatten()
        .filter_map(|record| record.get("Data").and_then(Value::as_str));
    data.map(|text| {
        let padding = text.bytes().rev().take_while(|byte| *byte == b'=').count();
        (text.len() / 4 * 3).saturating_sub(padding) as u64
    })
    .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_payload_is_what_the_data_decodes_to() {
        let answer = json!({ "Records": [
            { "Data": "aGVsbG8=" }, { "Data": "YQ==" }, { "Data": "YWJj" }, { "Data": "" },
        ] });
        assert_eq!(payload(&answer), 5 + 1 + 3);
        assert_eq!(payload(&json!({})), 0);
    }
}
