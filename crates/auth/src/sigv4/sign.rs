//! Signing requests: for our own clients and for tests.

use wire::percent::push_encoded;

use super::canonical::{PathStyle, canonical_head};
use super::key::sha256;
use super::{ALGORITHM, ChunkSigning, Payload, RequestParts, Scope, SigningKey, verify};
use crate::time::format_basic;

/// Credentials with the scope they sign for.
#[derive(Clone)]
pub struct Signer {
    /// The access key id.
    pub access_key: String,
    /// The secret access key.
    pub secret: String,
    /// The session token of temporary credentials.
    pub session_token: Option<String>,
    /// The region to sign for.
    pub region: String,
    /// The signing name of the service.
    pub service: String,
}

impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Signer")
            .field("access_key", &self.access_key)
            .finish_non_exhaustive()
    }
}

/// Frames and signs a body chunk by chunk.
#[derive(Debug)]
pub struct StreamingSigner {
    signing: ChunkSigning,
}

impl StreamingSigner {
    /// One chunk, framed and signed. The empty chunk ends the content.
    pub fn chunk(&mut self, data: &[u8]) -> Vec<u8> {
        let signature = self.signing.sign_chunk(&sha256(data));
        let mut framed = format!("{:x};chunk-signature={signature}\r\n", data.len()).into_bytes();
        framed.extend_from_slice(data);
        if !data.is_empty() {
            framed.extend_from_slice(b"\r\n");
        }
        framed
    }

    /// The end of the body: trailers (names in lower case) with their signature, or without any
    /// the last line break.
    #[must_use]
    pub fn end(self, trailers: &[(String, String)]) -> Vec<u8> {
        let mut text: String = trailers
            .iter()
            .map(|(n, v)| format!("{n}:{v}\r\n"))
            .collect();
        if !trailers.is_empty() {
            let signature = self.signing.sign_trailers(trailers);
            text += &format!("x-amz-trailer-signature:{signature}\r\n");
        }
        text += "\r\n";
        text.into_bytes()
    }
}

impl Signer {
    fn scope(&self, now: i64) -> Scope {
        Scope {
            date: format_basic(now).chars().take(8).collect(),
            region: self.region.clone(),
            service: self.service.clone(),
        }
    }

    fn style(&self) -> PathStyle {
        if self.service == "s3" {
            PathStyle::S3
        } else {
            PathStyle::Normalised
        }
    }

    /// The headers to add to `request`: date, token, content hash (S3), and `authorization`.
    ///
    /// All headers already there are signed, except those that proxies change. `payload` must be
    /// what the body will be; for [`Payload::Computed`] and [`Payload::Declared`] `body` is
    /// hashed.
    #[must_use]
    pub fn headers(
        &self,
        request: &RequestParts<'_>,
        payload: Payload,
        body: &[u8],
        now: i64,
    ) -> Vec<(String, String)> {
        let hash = wire::hex::encode(&sha256(body));
        let payload_text = match payload {
            Payload::Computed | Payload::Declared(_) => hash,
            other => other.canonical().unwrap_or(hash),
        };
        let mut added = vec![("x-amz-date".to_owned(), format_basic(now))];
        if self.service == "s3" {
            added.push(("x-amz-content-sha256".to_owned(), payload_text.clone()));
        }
        if let Some(token) = &self.session_token {
            added.push(("x-amz-security-token".to_owned(), token.clone()));
        }
        let all: Vec<(&str, &[u8])> = request
            .headers
            .iter()
            .copied()
            .chain(added.iter().map(|(n, v)| (n.as_str(), v.as_bytes())))
            .collect();
        let mut signed: Vec<String> = all
            .iter()
            .map(|(n, _)| n.to_ascii_lowercase())
            .filter(|n| !UNSIGNED.contains(&n.as_str()))
            .collect();
        signed.sort();
        signed.dedup();
        let request = RequestParts {
            headers: &all,
            ..*request
        };
        let head = canonical_head(&request, &signed, self.style(), false);
        let signature = self.signature(now, &format!("{head}{payload_text}"));
        let authorization = format!(
            "{ALGORITHM} Credential={}/{}, SignedHeaders={}, Signature={signature}",
            self.access_key,
            self.scope(now).text(),
            signed.join(";")
        );
        added.push(("authorization".to_owned(), authorization));
        added
    }

    /// The query (without `?`) that makes `request` a presigned one for `expires` seconds. All
    /// headers given are signed; for S3 the body is not covered, elsewhere it must be empty.
    #[must_use]
    pub fn presign(&self, request: &RequestParts<'_>, expires: u32, now: i64) -> String {
        let mut signed: Vec<String> = request
            .headers
            .iter()
            .map(|(n, _)| n.to_ascii_lowercase())
            .collect();
        signed.sort();
        signed.dedup();
        let credential = format!("{}/{}", self.access_key, self.scope(now).text());
        let date = format_basic(now);
        let (expires, signed_text) = (expires.to_string(), signed.join(";"));
        let mut query = request.query.to_owned();
        let mut add = |name: &str, value: &str| {
            if !query.is_empty() {
                query.push('&');
            }
            query.push_str(name);
            query.push('=');
            push_encoded(value.as_bytes(), &mut query);
        };
        add("X-Amz-Algorithm", ALGORITHM);
        add("X-Amz-Credential", &credential);
        add("X-Amz-Date", &date);
        add("X-Amz-Expires", &expires);
        add("X-Amz-SignedHeaders", &signed_text);
        if let Some(token) = &self.session_token {
            add("X-Amz-Security-Token", token);
        }
        let payload = if self.service == "s3" {
            "UNSIGNED-PAYLOAD"
        } else {
            super::EMPTY_SHA256
        };
        let request = RequestParts {
            query: &query,
            ..*request
        };
        let head = canonical_head(&request, &signed, self.style(), true);
        let signature = self.signature(now, &format!("{head}{payload}"));
        format!("{query}&X-Amz-Signature={signature}")
    }

    /// What signs the chunks of a request whose `authorization` came from [`Signer::headers`].
    #[must_use]
    pub fn streaming(&self, seed_signature: &str, now: i64) -> StreamingSigner {
        let scope = self.scope(now);
        StreamingSigner {
            signing: ChunkSigning {
                key: SigningKey::derive(&self.secret, &scope),
                timestamp: format_basic(now),
                scope: scope.text(),
                previous_signature: seed_signature.to_owned(),
            },
        }
    }

    fn signature(&self, now: i64, canonical_request: &str) -> String {
        let scope = self.scope(now);
        let text = verify::string_to_sign(now, &scope, &sha256(canonical_request.as_bytes()));
        SigningKey::derive(&self.secret, &scope).sign(&text)
    }
}

// Headers that change on the way or belong to one connection.
const UNSIGNED: [&str; 6] = [
    "authorization",
    "connection",
    "expect",
    "transfer-encoding",
    "user-agent",
    "x-amzn-trace-id",
];
