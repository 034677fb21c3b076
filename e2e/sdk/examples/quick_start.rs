//! A record is put into a stream and read back.

use aws_sdk_kinesis::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_kinesis::primitives::Blob;
use aws_sdk_kinesis::types::ShardIteratorType;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let config = aws_sdk_kinesis::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .endpoint_url(std::env::var("AWS_ENDPOINT_URL")?)
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("test", "test", None, None, "quick start"))
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .build();
    let kinesis = aws_sdk_kinesis::Client::from_conf(config);
    let put = kinesis
        .put_record()
        .stream_name("quick-start")
        .partition_key("k")
        .data(Blob::new(r#"{"id": "from-rust"}"#))
        .send()
        .await?;
    let iterator = kinesis
        .get_shard_iterator()
        .stream_name("quick-start")
        .shard_id(put.shard_id)
        .shard_iterator_type(ShardIteratorType::AtSequenceNumber)
        .starting_sequence_number(put.sequence_number)
        .send()
        .await?;
    let read = kinesis
        .get_records()
        .set_shard_iterator(iterator.shard_iterator)
        .send()
        .await?;
    for record in read.records {
        println!("{}", String::from_utf8_lossy(record.data.as_ref()));
    }
    Ok(())
}
