//! Putting records into a stream and reading shards, as consumers do.

use aws_sdk_kinesis::Client;
use aws_sdk_kinesis::config::retry::RetryConfig;
use aws_sdk_kinesis::primitives::Blob;
use aws_sdk_kinesis::types::{ChildShard, PutRecordsRequestEntry, Record, Shard, StreamStatus};
use e2e_sdk::{Engine, until};

/// The stream of every test.
pub const STREAM: &str = "kinesis-stream-hw-03";

/// What a shard gave.
pub struct Read {
    /// Its records, in the order of reading.
    pub records: Vec<Record>,
    /// Where to go on; empty as long as the shard is open.
    pub children: Vec<ChildShard>,
}

/// Creates the stream and waits until it is active. The client repeats throttled calls: a shard
/// is read at most five times a second.
pub async fn stream(engine: &Engine, shards: i32) -> Client {
    let retries = RetryConfig::standard().with_max_attempts(10);
    let client = Client::from_conf(engine.kinesis_config().retry_config(retries).build());
    client
        .create_stream()
        .stream_name(STREAM)
        .shard_count(shards)
        .send()
        .await
        .unwrap();
    active(&client).await;
    client
}

/// Waits until the stream is active.
pub async fn active(client: &Client) {
    until("the stream is active", async || {
        let summary = client
            .describe_stream_summary()
            .stream_name(STREAM)
            .send()
            .await
            .unwrap();
        let summary = summary.stream_description_summary.unwrap();
        (*summary.stream_status() == StreamStatus::Active).then_some(())
    })
    .await;
}

/// Every shard of the stream.
pub async fn all_shards(client: &Client) -> Vec<Shard> {
    client
        .list_shards()
        .stream_name(STREAM)
        .send()
        .await
        .unwrap()
        .shards
        .unwrap()
}

/// Puts pairs of partition key and data; entries that failed are put again until none does.
pub async fn put_all(client: &Client, mut entries: Vec<(String, String)>) {
    until("every record is put", async || {
        let records = entries.iter().take(500).map(|(key, data)| {
            let entry = PutRecordsRequestEntry::builder().partition_key(key);
            entry.data(Blob::new(data.as_bytes())).build().unwrap()
        });
        let put = client
            .put_records()
            .stream_name(STREAM)
            .set_records(Some(records.collect()));
        let results = put.send().await.unwrap().records;
        let mut results = results.iter();
        // Beyond the results are the entries that were not yet sent.
        entries.retain(|_| results.next().is_none_or(|one| one.error_code().is_some()));
        entries.is_empty().then_some(())
    })
    .await;
}

/// Reads from an iterator to the end of a closed shard or to the tip of an open one.
pub async fn read(client: &Client, iterator: &str) -> Read {
    let mut records = Vec::new();
    let mut iterator = iterator.to_owned();
    loop {
        let got = client
            .get_records()
            .shard_iterator(&iterator)
            .send()
            .await
            .unwrap();
        let nothing = got.records.is_empty();
        records.extend(got.records);
        match got.next_shard_iterator {
            None => {
                return Read {
                    records,
                    children: got.child_shards.unwrap_or_default(),
                };
            }
            Some(_) if nothing && got.millis_behind_latest == Some(0) => {
                return Read {
                    records,
                    children: Vec::new(),
                };
            }
            Some(next) => iterator = next,
        }
    }
}

/// The data of records as text.
pub fn payloads(records: &[Record]) -> Vec<String> {
    let text = |one: &Record| String::from_utf8(one.data().as_ref().to_vec()).unwrap();
    records.iter().map(text).collect()
}

/// Sequence numbers are compared as numbers: of equal length as text, and longer is larger.
pub fn order(sequence_number: &str) -> (usize, &str) {
    (sequence_number.len(), sequence_number)
}
