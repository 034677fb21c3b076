//! What is asked for.

use serde::Deserialize;
use wire::Fault;

/// The body of a request for a trace: one of `id`, `sequence` and `object`, and what narrows it down.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    id: Option<String>,
    sequence: Option<String>,
    object: Option<String>,
    /// A stream's name or ARN.
    pub stream: Option<String>,
    /// A shard's id.
    pub shard: Option<String>,
}

/// The one thing that is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Subject<'a> {
    /// Records whose data has this id.
    Id(&'a str),
    /// The record with this sequence number.
    Sequence(&'a str),
    /// The object with this key.
    Object {
        /// The bucket, if it is named: as `s3://bucket/key`.
        bucket: Option<&'a str>,
        /// The key.
        key: &'a str,
    },
}

impl Asked {
    /// Reads a request's body.
    ///
    /// # Errors
    /// `InvalidRequest`, which says what a body looks like.
    pub fn parse(body: &[u8]) -> Result<Self, Fault> {
        let invalid = |message: String| Fault::client("InvalidRequest", message);
        let asked: Self = serde_json::from_slice(body)
            .map_err(|error| invalid(format!("The body must be JSON: {error}.")))?;
        let subjects = [&asked.id, &asked.sequence, &asked.object];
        if subjects.into_iter().flatten().count() != 1 {
            let message = "One of id, sequence and object is asked for.";
            return Err(invalid(message.to_owned()));
        }
        if asked.shard.is_some() && asked.sequence.is_none() {
            return Err(invalid("shard belongs to sequence.".to_owned()));
        }
        if asked.stream.is_some() && asked.object.is_some() {
            return Err(invalid("stream belongs to id or sequence.".to_owned()));
        }
        let address = asked
            .object
            .as_deref()
            .and_then(|object| object.strip_prefix("s3://"));
        let is_whole = |address: &str| {
            let parts = address.split_once('/');
            parts.is_some_and(|(bucket, key)| !bucket.is_empty() && !key.is_empty())
        };
        if address.is_some_and(|address| !is_whole(address)) {
            let message = "An object's address is s3://BUCKET/KEY.";
            return Err(invalid(message.to_owned()));
        }
        Ok(asked)
    }

    /// The one thing that is asked for.
    pub fn subject(&self) -> Subject<'_> {
        if let Some(sequence) = &self.sequence {
            return Subject::Sequence(sequence);
        }
        let Some(object) = &self.object else {
            return Subject::Id(self.id.as_deref().unwrap_or_default());
        };
        let address = object.strip_prefix("s3://");
        match address.and_then(|address| address.split_once('/')) {
            Some((bucket, key)) => Subject::Object {
                bucket: Some(bucket),
                key,
            },
            None => Subject::Object {
                bucket: None,
                key: object,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, Subject};

    #[test]
    fn one_thing_is_asked_for() {
        let asked = |body: &str| Asked::parse(body.as_bytes());
        let one = asked(r#"{"id": "42", "stream": "s"}"#).unwrap();
        assert_eq!(one.subject(), Subject::Id("42"));
        let one = asked(r#"{"object": "s3://b/data/42.json"}"#).unwrap();
        let bucket = Some("b");
        let key = "data/42.json";
        assert_eq!(one.subject(), Subject::Object { bucket, key });
        let one = asked(r#"{"object": "data/42.json"}"#).unwrap();
        let bucket = None;
        assert_eq!(one.subject(), Subject::Object { bucket, key });
        for body in [
            "",
            "{}",
            r#"{"id": 42}"#,
            r#"{"id": "1", "object": "x"}"#,
            r#"{"id": "1", "shard": "shardId-000000000000"}"#,
            r#"{"object": "x", "stream": "s"}"#,
            r#"{"object": "s3://x"}"#,
            r#"{"object": "s3://x/"}"#,
            r#"{"object": "s3:///x"}"#,
            r#"{"id": "1", "colour": "red"}"#,
        ] {
            assert_eq!(asked(body).unwrap_err().code, "InvalidRequest", "{body}");
        }
    }
}
