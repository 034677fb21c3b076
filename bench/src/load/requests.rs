//! Requests made and signed before the clock runs.

use std::sync::Arc;
use std::time::{Duration, Instant};

use base64_simd::STANDARD;
use minicbor::Encoder;

use crate::connection::signed_head;

/// A signature is renewed at this age; after five minutes servers refuse it.
const RENEW: Duration = Duration::from_secs(200);

/// How a call is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// AWS JSON 1.1.
    Json,
    /// AWS CBOR 1.1.
    Cbor,
}

impl Format {
    fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/x-amz-json-1.1",
            Self::Cbor => "application/x-amz-cbor-1.1",
        }
    }
}

/// The content of a call, which stays the same when it is signed again.
pub struct Content {
    service: &'static str,
    path: String,
    headers: Vec<(&'static str, String)>,
    body: Arc<[u8]>,
    /// Bytes of record data that its good answer acknowledges or brings.
    pub payload: u64,
    /// How long the answer's content is, where that is known.
    pub answer_length: u64,
}

impl Content {
    /// Of a call of Kinesis.
    pub fn new(operation: &'static str, format: Format, body: &[u8]) -> Self {
        Self {
            service: "kinesis",
            path: "/".to_owned(),
            headers: vec![
                ("content-type", format.content_type().to_owned()),
                ("x-amz-target", format!("Kinesis_20131202.{operation}")),
            ],
            body: body.into(),
            payload: 0,
            answer_length: 0,
        }
    }

    /// Of an invocation of a function.
    pub fn invoke(function: &str, event: &[u8]) -> Self {
        Self {
            service: "lambda",
            path: format!("/2015-03-31/functions/{function}/invocations"),
            headers: Vec::new(),
            body: event.into(),
            payload: 0,
            answer_length: 0,
        }
    }

    fn sign(&self) -> Vec<u8> {
        let headers: Vec<(&str, &str)> = self
            .headers
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        signed_head(self.service, "POST", &self.path, &headers, &self.body)
    }
}

/// Many different requests, sent in turn.
pub struct Requests {
    contents: Vec<Content>,
    /// A new signature for each sending, as applications do it.
    signs_live: bool,
}

/// A request's head as one client has it.
pub struct Head {
    bytes: Vec<u8>,
    signed: Instant,
}

impl Requests {
    /// Of these contents; with `signs_live` each is signed whenever it is sent.
    pub fn new(contents: Vec<Content>, signs_live: bool) -> Self {
        Self {
            contents,
            signs_live,
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.contents.len()
    }

    /// Signs all.
    pub fn heads(&self) -> Vec<Head> {
        let head = |content: &Content| Head {
            bytes: content.sign(),
            signed: Instant::now(),
        };
        self.contents.iter().map(head).collect()
    }

    /// The content with this number.
    pub fn content(&self, number: usize) -> Option<&Content> {
        self.contents.get(number)
    }

    /// Renews the signature of the content with this number if it is due.
    pub fn renew(&self, number: usize, head: &mut Head, now: Instant) {
        let is_due = self.signs_live || now.duration_since(head.signed) > RENEW;
        if let (true, Some(content)) = (is_due, self.contents.get(number)) {
            head.bytes = content.sign();
            head.signed = now;
        }
    }
}

impl Head {
    /// As it goes over the wire.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl Content {
    /// As it goes over the wire.
    pub fn body(&self) -> &[u8] {
        &self.body
    }
}

/// Random data that is the same in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        // An xorshift; its low bits are good enough for data that nobody compresses.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn data(&mut self, length: usize) -> Vec<u8> {
        let words = (0..length.div_ceil(8)).flat_map(|_| self.next().to_le_bytes());
        words.take(length).collect()
    }

    /// As long as a UUID's digits, the usual key.
    fn key(&mut self) -> String {
        format!("{:016x}{:016x}", self.next(), self.next())
    }
}

/// `count` different PutRecords of `records` records with `bytes` of data each.
pub fn put_records(
    count: usize,
    stream: &str,
    records: usize,
    bytes: usize,
    format: Format,
) -> Vec<Content> {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let one = |_| {
        let records: Vec<(Vec<u8>, String)> = (0..records)
            .map(|_| (random.data(bytes), random.key()))
            .collect();
        let body = match format {
            Format::Json => json_records(stream, &records),
            Format::Cbor => cbor_records(stream, &records),
        };
        let mut content = Content::new("PutRecords", format, &body);
        content.payload = (records.len() * bytes) as u64;
        content
    };
    (0..count).map(one).collect()
}

/// `count` different PutRecord calls with `bytes` of data each.
pub fn put_record(count: usize, stream: &str, bytes: usize, format: Format) -> Vec<Content> {
    let mut random = Random(0xd1b5_4a32_d192_ed03);
    let one = |_| {
        let (data, key) = (random.data(bytes), random.key());
        let body = match format {
            Format::Json => {
                let record = json_record(&data, &key);
                format!("{{\"StreamName\":\"{stream}\",{record}}}").into_bytes()
            }
            Format::Cbor => {
                let mut encoder = Encoder::new(Vec::with_capacity(bytes + 128));
                // Writing to memory does not fail.
                let _ = encoder
                    .map(3)
                    .and_then(|encoder| encoder.str("StreamName"))
                    .and_then(|encoder| encoder.str(stream));
                cbor_members(&mut encoder, &data, &key);
                encoder.into_writer()
            }
        };
        let mut content = Content::new("PutRecord", format, &body);
        content.payload = bytes as u64;
        content
    };
    (0..count).map(one).collect()
}

fn json_record(data: &[u8], key: &str) -> String {
    let data = STANDARD.encode_to_string(data);
    format!("\"Data\":\"{data}\",\"PartitionKey\":\"{key}\"")
}

fn json_records(stream: &str, records: &[(Vec<u8>, String)]) -> Vec<u8> {
    let records: Vec<String> = records
        .iter()
        .map(|(data, key)| format!("{{{}}}", json_record(data, key)))
        .collect();
    let records = records.join(",");
    format!("{{\"StreamName\":\"{stream}\",\"Records\":[{records}]}}").into_bytes()
}

fn cbor_members(encoder: &mut Encoder<Vec<u8>>, data: &[u8], key: &str) {
    // Writing to memory does not fail.
    let _ = encoder
        .str("Data")
        .and_then(|encoder| encoder.bytes(data))
        .and_then(|encoder| encoder.str("PartitionKey"))
        .and_then(|encoder| encoder.str(key));
}

fn cbor_records(stream: &str, records: &[(Vec<u8>, String)]) -> Vec<u8> {
    let mut encoder = Encoder::new(Vec::with_capacity(records.len() * 1152));
    // Writing to memory does not fail.
    let _ = encoder
        .map(2)
        .and_then(|encoder| encoder.str("StreamName"))
        .and_then(|encoder| encoder.str(stream))
        .and_then(|encoder| encoder.str("Records"))
        .and_then(|encoder| encoder.array(records.len() as u64));
    for (data, key) in records {
        let _ = encoder.map(2);
        cbor_members(&mut encoder, data, key);
    }
    encoder.into_writer()
}
