//! Objects: put on a condition, get, and whether they are there.

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, StatusCode, header};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::client::{Answer, Call};
use crate::{Client, Deadline, Error};

/// What S3 leaves as it is in a key's path; see "Create a signed AWS API request" in the IAM User
/// Guide.
const KEY_ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b'/');

/// When an object may be written; see "Conditional writes" in the Amazon S3 User Guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Always.
    None,
    /// Only where there is no object under the key (`If-None-Match: *`).
    Absent,
    /// Only over the object with this ETag (`If-Match`).
    Unchanged(String),
}

/// What became of a put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PutOutcome {
    /// The object is stored.
    Stored,
    /// The condition did not hold (412).
    ConditionFailed,
    /// Another write of the same key was under way (409).
    Conflict,
    /// The object to be replaced is gone (404 on `If-Match`).
    Gone,
}

/// An object as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// Its ETag, in quotes as S3 gives it.
    pub etag: String,
    /// Its content.
    pub body: Bytes,
}

/// One bucket.
#[derive(Clone)]
pub struct S3 {
    client: Client,
    path_prefix: String,
}

impl S3 {
    /// The bucket `bucket`, reached through `client`.
    ///
    /// # Errors
    /// A bucket name that cannot be part of a host name.
    pub fn new(client: Client, bucket: &str) -> Result<Self, Error> {
        let (endpoint, path_prefix) = client
            .endpoint()
            .for_bucket(bucket)
            .map_err(|error| Error::Request(error.to_string()))?;
        Ok(S3 {
            client: client.with_endpoint(endpoint),
            path_prefix,
        })
    }

    /// Puts an object. `metadata` are pairs of name (without `x-amz-meta-`) and value, ASCII both.
    ///
    /// # Errors
    /// Every answer but success, a failed condition and a conflict. Because a put whose answer was
    /// lost is repeated, [`PutOutcome::ConditionFailed`] may mean that this very put took effect.
    pub async fn put(
        &self,
        key: &str,
        body: Bytes,
        condition: &Condition,
        metadata: &[(&str, String)],
        deadline: Deadline,
    ) -> Result<PutOutcome, Error> {
        let mut headers = vec![(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json"),
        )];
        match condition {
            Condition::None => {}
            Condition::Absent => {
                headers.push((header::IF_NONE_MATCH, HeaderValue::from_static("*")));
            }
            Condition::Unchanged(etag) => headers.push((header::IF_MATCH, value(etag)?)),
        }
        for (name, text) in metadata {
            let name = HeaderName::try_from(format!("x-amz-meta-{name}"))
                .map_err(|error| Error::Request(error.to_string()))?;
            headers.push((name, value(text)?));
        }
        let conditional = *condition != Condition::None;
        let replaces = matches!(condition, Condition::Unchanged(_));
        let answer = self
            .send(
                Method::PUT,
                key,
                &headers,
                body,
                deadline,
                |answer| match answer.status {
                    StatusCode::PRECONDITION_FAILED | StatusCode::CONFLICT => conditional,
                    // A missing bucket is a 404 as well, and no outcome of a condition.
                    StatusCode::NOT_FOUND => replaces && code_of(answer) == Some("NoSuchKey"),
                    _ => false,
                },
            )
            .await?;
        Ok(match answer.status {
            StatusCode::PRECONDITION_FAILED => PutOutcome::ConditionFailed,
            StatusCode::CONFLICT => PutOutcome::Conflict,
            StatusCode::NOT_FOUND => PutOutcome::Gone,
            _ => PutOutcome::Stored,
        })
    }

    /// Gets an object; none where there is no such key.
    ///
    /// # Errors
    /// Every answer but success and `NoSuchKey`.
    pub async fn get(&self, key: &str, deadline: Deadline) -> Result<Option<Object>, Error> {
        let answer = self
            .send(Method::GET, key, &[], Bytes::new(), deadline, |answer| {
                answer.status == StatusCode::NOT_FOUND && code_of(answer) == Some("NoSuchKey")
            })
            .await?;
        if answer.status == StatusCode::NOT_FOUND {
            return Ok(None);
        }
        let etag = answer
            .headers
            .get(header::ETAG)
            .and_then(|etag| etag.to_str().ok())
            .ok_or_else(|| Error::Answer("an object without an ETag".to_owned()))?
            .to_owned();
        Ok(Some(Object {
            etag,
            body: answer.body,
        }))
    }

    /// Asks for the bucket itself. Needs `s3:ListBucket`.
    ///
    /// # Errors
    /// The bucket is absent, or the caller may not list it.
    pub async fn head_bucket(&self, deadline: Deadline) -> Result<(), Error> {
        self.send(Method::HEAD, "", &[], Bytes::new(), deadline, |_| false)
            .await
            .map(drop)
    }

    async fn send(
        &self,
        method: Method,
        key: &str,
        headers: &[(HeaderName, HeaderValue)],
        body: Bytes,
        deadline: Deadline,
        expected: impl Fn(&Answer) -> bool,
    ) -> Result<Answer, Error> {
        let path = format!(
            "{}{}",
            self.path_prefix,
            utf8_percent_encode(key, KEY_ENCODED)
        );
        let call = Call {
            method,
            path_and_query: &path,
            headers,
            body,
            deadline,
        };
        self.client
            .send(call, |answer| {
                (!answer.status.is_success() && !expected(answer)).then(|| fault(answer))
            })
            .await
    }
}

fn value(text: &str) -> Result<HeaderValue, Error> {
    HeaderValue::from_str(text).map_err(|error| Error::Request(error.to_string()))
}

fn fault(answer: &Answer) -> Error {
    let in_words = answer.status.canonical_reason().unwrap_or("Unknown");
    Error::Service {
        status: answer.status.as_u16(),
        code: code_of(answer).unwrap_or(in_words).to_owned(),
        message: unescape(element(answer, "Message").unwrap_or_default()),
    }
}

fn code_of(answer: &Answer) -> Option<&str> {
    element(answer, "Code")
}

/// The text of the first element `name`. S3's error document is flat and has no attributes, so
/// that no XML parser is needed to read it.
fn element<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
    let text = std::str::from_utf8(&answer.body).ok()?;
    let (_, rest) = text.split_once(&format!("<{name}>"))?;
    rest.split_once(&format!("</{name}>"))
        .map(|(content, _)| content)
}

fn unescape(text: &str) -> String {
    text.replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_document_is_read() {
        let answer = Answer {
            status: StatusCode::FORBIDDEN,
            headers: http::HeaderMap::new(),
            body: Bytes::from_static(
                b"<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code><Message>on resource: &quot;arn&quot; &amp;lt;</Message></Error>",
            ),
        };
        let error = fault(&answer);
        assert_eq!(
            error.to_string(),
            "AccessDenied (403): on resource: \"arn\" &lt;"
        );
    }

    #[test]
    fn an_answer_without_a_document_is_named_by_its_status() {
        let answer = Answer {
            status: StatusCode::FORBIDDEN,
            headers: http::HeaderMap::new(),
            body: Bytes::new(),
        };
        assert_eq!(fault(&answer).code(), Some("Forbidden"));
    }

    #[test]
    fn keys_are_encoded_once_and_slashes_kept() {
        let path = utf8_percent_encode("data/a b+ü~/x.json", KEY_ENCODED).to_string();
        assert_eq!(path, "data/a%20b%2B%C3%BC~/x.json");
    }
}
