//! Records: put, and a look at the stream.

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, header};
use serde::{Deserialize, Serialize};

use crate::client::{Answer, Call};
use crate::{Client, Deadline, Error};

/// One record to put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Decides the shard. At most 256 characters.
    pub partition_key: String,
    /// What is sent.
    pub data: Bytes,
}

/// What became of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryResult {
    /// It is in the stream.
    Stored {
        /// The shard it went to.
        shard_id: String,
        /// Its sequence number, a decimal number of up to 128 digits.
        sequence_number: String,
    },
    /// It is not.
    Failed {
        /// AWS's error code, for instance `ProvisionedThroughputExceededException`.
        code: String,
        /// AWS's message.
        message: String,
    },
}

/// What [`Kinesis::describe_stream_summary`] tells.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StreamSummary {
    /// For instance `ACTIVE`.
    pub stream_status: String,
    /// Shards that take records.
    pub open_shard_count: u64,
}

/// Amazon Kinesis Data Streams.
#[derive(Clone)]
pub struct Kinesis {
    client: Client,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct PutRecordsInput<'a> {
    stream_name: &'a str,
    records: Vec<PutRecordsEntry<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct PutRecordsEntry<'a> {
    data: String,
    partition_key: &'a str,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct PutRecordsOutput {
    records: Vec<PutRecordsResult>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct PutRecordsResult {
    shard_id: Option<String>,
    sequence_number: Option<String>,
    error_code: Option<String>,
    error_message: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct DescribeInput<'a> {
    stream_name: &'a str,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct DescribeOutput {
    stream_description_summary: StreamSummary,
}

impl Kinesis {
    /// The service behind `client`.
    pub fn new(client: Client) -> Self {
        Kinesis { client }
    }

    /// Puts up to 500 records; the results are in the order of `entries`.
    ///
    /// # Errors
    /// The request as a whole failed. A lost answer is repeated, so that a record may be in the
    /// stream twice.
    pub async fn put_records<'a>(
        &self,
        stream: &str,
        entries: impl IntoIterator<Item = &'a Entry>,
        deadline: Deadline,
    ) -> Result<Vec<EntryResult>, Error> {
        let records: Vec<_> = entries
            .into_iter()
            .map(|entry| PutRecordsEntry {
                data: base64_simd::STANDARD.encode_to_string(&entry.data),
                partition_key: &entry.partition_key,
            })
            .collect();
        let sent = records.len();
        let input = PutRecordsInput {
            stream_name: stream,
            records,
        };
        let output: PutRecordsOutput = self.call("PutRecords", &input, deadline).await?;
        if output.records.len() != sent {
            return Err(Error::Answer(format!(
                "{} results for {sent} records",
                output.records.len()
            )));
        }
        output.records.into_iter().map(result).collect()
    }

    /// Describes a stream.
    ///
    /// # Errors
    /// `ResourceNotFoundException` where there is none, and every other refusal.
    pub async fn describe_stream_summary(
        &self,
        stream: &str,
        deadline: Deadline,
    ) -> Result<StreamSummary, Error> {
        let input = DescribeInput {
            stream_name: stream,
        };
        let output: DescribeOutput = self.call("DescribeStreamSummary", &input, deadline).await?;
        Ok(output.stream_description_summary)
    }

    async fn call<I: Serialize, O: for<'de> Deserialize<'de>>(
        &self,
        operation: &str,
        input: &I,
        deadline: Deadline,
    ) -> Result<O, Error> {
        let body = serde_json::to_vec(input)
            .map_err(|error| Error::Request(error.to_string()))?
            .into();
        let target = HeaderValue::try_from(format!("Kinesis_20131202.{operation}"))
            .map_err(|error| Error::Request(error.to_string()))?;
        let headers = [
            (
                header::CONTENT_TYPE,
                HeaderValue::from_static("application/x-amz-json-1.1"),
            ),
            (HeaderName::from_static("x-amz-target"), target),
        ];
        let call = Call {
            method: Method::POST,
            path_and_query: "/",
            headers: &headers,
            body,
            deadline,
        };
        let answer = self
            .client
            .send(call, |answer| {
                (!answer.status.is_success()).then(|| fault(answer))
            })
            .await?;
        serde_json::from_slice(&answer.body).map_err(|error| Error::Answer(error.to_string()))
    }
}

fn result(result: PutRecordsResult) -> Result<EntryResult, Error> {
    match (result.error_code, result.shard_id, result.sequence_number) {
        (Some(code), _, _) => Ok(EntryResult::Failed {
            code,
            message: result.error_message.unwrap_or_default(),
        }),
        (None, Some(shard_id), Some(sequence_number)) => Ok(EntryResult::Stored {
            shard_id,
            sequence_number,
        }),
        _ => Err(Error::Answer(
            "a result with neither sequence number nor error".to_owned(),
        )),
    }
}

fn fault(answer: &Answer) -> Error {
    let document: serde_json::Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    let text = |name: &str| document.get(name).and_then(serde_json::Value::as_str);
    // Other JSON services write the code with a namespace before it.
    let kind = text("__type")
        .and_then(|kind| kind.rsplit('#').next())
        .unwrap_or_default();
    let in_words = answer.status.canonical_reason().unwrap_or("Unknown");
    Error::Service {
        status: answer.status.as_u16(),
        code: if kind.is_empty() { in_words } else { kind }.to_owned(),
        message: text("message")
            .or_else(|| text("Message"))
            .unwrap_or_default()
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::StatusCode;

    #[test]
    fn an_error_is_read_with_its_plain_code() {
        let answer = Answer {
            status: StatusCode::BAD_REQUEST,
            headers: http::HeaderMap::new(),
            body: Bytes::from_static(
                b"{\"__type\":\"com.amazonaws#ResourceNotFoundException\",\"message\":\"no\",\"Message\":\"no\"}",
            ),
        };
        let error = fault(&answer);
        assert_eq!(error.to_string(), "ResourceNotFoundException (400): no");
    }

    #[test]
    fn a_result_is_a_place_or_an_error() {
        let read = |text: &str| result(serde_json::from_str(text).unwrap());
        assert_eq!(
            read(r#"{"ShardId":"shardId-000000000000","SequenceNumber":"7"}"#),
            Ok(EntryResult::Stored {
                shard_id: "shardId-000000000000".into(),
                sequence_number: "7".into()
            })
        );
        assert!(matches!(
            read(r#"{"ErrorCode":"InternalFailure","ErrorMessage":"x"}"#),
            Ok(EntryResult::Failed { .. })
        ));
        assert!(read("{}").is_err());
    }
}
