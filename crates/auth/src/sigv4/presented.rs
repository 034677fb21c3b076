//! What a request presents as its identity, before any secret is known.

use super::canonical::{PathStyle, canonical_head};
use super::key::from_hex_32;
use super::{ALGORITHM, TERMINATOR, query_auth};
use crate::fault::AuthFault;
use crate::time::{format_basic, parse_basic, parse_http};

/// A request as it arrived: nothing decoded.
#[derive(Clone, Copy, Debug)]
pub struct RequestParts<'a> {
    /// The method, upper case.
    pub method: &'a str,
    /// The path as on the request line, still percent-encoded, without the query.
    pub path: &'a str,
    /// The query as on the request line, without `?`; empty if there is none.
    pub query: &'a str,
    /// All headers in the order they came. Names in any case. `host` must be among them. Where
    /// the protocol has `:authority`, both are, with its value: clients sign either.
    pub headers: &'a [(&'a str, &'a [u8])],
}

impl<'a> RequestParts<'a> {
    /// The first value of the header `name`, if it is UTF-8.
    pub(super) fn header(&self, name: &str) -> Option<&'a str> {
        let (_, value) = self
            .headers
            .iter()
            .find(|(n, _)| n.eq_ignore_ascii_case(name))?;
        std::str::from_utf8(value).ok().map(str::trim)
    }

    fn has_header(&self, name: &str) -> bool {
        self.headers
            .iter()
            .any(|(n, _)| n.eq_ignore_ascii_case(name))
    }
}

/// Day, region and service a signature is good for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scope {
    /// The day, `20150830`.
    pub date: String,
    /// The region's name.
    pub region: String,
    /// The service's signing name.
    pub service: String,
}

impl Scope {
    /// The scope as the string to sign has it.
    #[must_use]
    pub fn text(&self) -> String {
        format!(
            "{}/{}/{}/{TERMINATOR}",
            self.date, self.region, self.service
        )
    }
}

/// Where the credentials stood.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Placement {
    /// In the `Authorization` header.
    Header,
    /// In the query: a presigned request.
    Query,
}

/// How the signature covers the body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Payload {
    /// The signature covers the hash of the body: [`super::verify`] must be given it. All
    /// services but S3.
    Computed,
    /// The signature covers this hash, the body must turn out to have it (S3).
    Declared([u8; 32]),
    /// The body is not covered (S3's `UNSIGNED-PAYLOAD`).
    Unsigned,
    /// An aws-chunked body whose chunks are signed one after the other.
    StreamingSigned {
        /// Whether signed trailers follow.
        trailer: bool,
    },
    /// An aws-chunked body with unsigned chunks and trailers.
    StreamingUnsignedTrailer,
}

impl Payload {
    /// The text that stands for the body in the canonical request; `None` if it is the hash of
    /// the body.
    pub(super) fn canonical(&self) -> Option<String> {
        Some(match self {
            Payload::Computed => return None,
            Payload::Declared(hash) => wire::hex::encode(hash),
            Payload::Unsigned => "UNSIGNED-PAYLOAD".into(),
            Payload::StreamingSigned { trailer: false } => {
                "STREAMING-AWS4-HMAC-SHA256-PAYLOAD".into()
            }
            Payload::StreamingSigned { trailer: true } => {
                "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER".into()
            }
            Payload::StreamingUnsignedTrailer => "STREAMING-UNSIGNED-PAYLOAD-TRAILER".into(),
        })
    }

    fn parse(text: &str) -> Result<Payload, AuthFault> {
        Ok(match text {
            "UNSIGNED-PAYLOAD" => Payload::Unsigned,
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" => Payload::StreamingSigned { trailer: false },
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER" => {
                Payload::StreamingSigned { trailer: true }
            }
            "STREAMING-UNSIGNED-PAYLOAD-TRAILER" => Payload::StreamingUnsignedTrailer,
            hash => Payload::Declared(
                from_hex_32(hash).ok_or_else(|| AuthFault::BadContentHash(hash.to_owned()))?,
            ),
        })
    }
}

/// The identity a request claims, with everything needed to check the claim.
#[derive(Clone, Debug)]
pub struct Presented {
    /// The access key id.
    pub access_key: String,
    /// What the signature is scoped to.
    pub scope: Scope,
    /// Names of the signed headers, lower case, in the order given.
    pub signed_headers: Vec<String>,
    /// The signature as given.
    pub signature: String,
    /// The session token, if there is one.
    pub session_token: Option<String>,
    /// The request's own time, Unix seconds.
    pub timestamp: i64,
    /// Life of a presigned request, seconds.
    pub expires: Option<u32>,
    /// Header or query.
    pub placement: Placement,
    /// How the body is covered.
    pub payload: Payload,
    /// `x-amz-decoded-content-length` of aws-chunked bodies, bytes.
    pub decoded_length: Option<u64>,
    /// Names of the trailers announced by `x-amz-trailer`, lower case.
    pub trailers: Vec<String>,
    pub(super) canonical_head: String,
}

/// What [`parse`] finds in header or query, before it is put together.
pub(super) struct Claim {
    pub(super) credential: String,
    pub(super) signed_headers: String,
    pub(super) signature: String,
    pub(super) date: String,
    pub(super) expires: Option<u32>,
    pub(super) session_token: Option<String>,
    pub(super) content_hash: Option<String>,
    pub(super) placement: Placement,
}

/// Reads what the request presents.
///
/// # Errors
/// [`AuthFault::Missing`] if there are no credentials; other faults if they are malformed. No
/// signature is checked here.
pub fn parse(request: &RequestParts<'_>) -> Result<Presented, AuthFault> {
    let authorization = request
        .headers
        .iter()
        .find(|(n, _)| n.eq_ignore_ascii_case("authorization"))
        .map(|(_, v)| String::from_utf8_lossy(v).trim().to_owned());
    let claim = match (authorization, query_auth::is_presigned(request.query)) {
        (Some(authorization), true) => return Err(AuthFault::TwoMechanisms(authorization)),
        (Some(authorization), false) => from_header(request, authorization)?,
        (None, true) => query_auth::from_query(request)?,
        (None, false) => return Err(AuthFault::Missing),
    };
    put_together(request, claim)
}

fn from_header(request: &RequestParts<'_>, authorization: String) -> Result<Claim, AuthFault> {
    let (algorithm, parameters) = authorization
        .split_once(char::is_whitespace)
        .unwrap_or((&authorization, ""));
    let (mut credential, mut signature, mut signed_headers) = (None, None, None);
    for parameter in parameters.split([',', ' ']) {
        let Some((name, value)) = parameter.trim().split_once('=') else {
            continue;
        };
        let place = match name {
            "Credential" => &mut credential,
            "Signature" => &mut signature,
            "SignedHeaders" => &mut signed_headers,
            _ => continue,
        };
        if place.is_none() && !value.is_empty() {
            *place = Some(value.to_owned());
        }
    }
    let date = request
        .header("x-amz-date")
        .or_else(|| request.header("date"));
    match (credential, signature, signed_headers, date) {
        (Some(_), Some(_), Some(_), Some(_)) if algorithm != ALGORITHM => {
            Err(AuthFault::UnsupportedAlgorithm {
                placement: Placement::Header,
                value: authorization,
            })
        }
        (Some(credential), Some(signature), Some(signed_headers), Some(date)) => Ok(Claim {
            credential,
            signed_headers,
            signature,
            date: date.to_owned(),
            expires: None,
            session_token: request.header("x-amz-security-token").map(str::to_owned),
            content_hash: request.header("x-amz-content-sha256").map(str::to_owned),
            placement: Placement::Header,
        }),
        (credential, signature, signed_headers, date) => {
            let parts = [
                ("Credential", credential.is_some()),
                ("Signature", signature.is_some()),
                ("SignedHeaders", signed_headers.is_some()),
            ];
            Err(AuthFault::IncompleteHeader {
                missing: parts
                    .iter()
                    .filter(|(_, there)| !there)
                    .map(|(n, _)| *n)
                    .collect(),
                no_date: date.is_none(),
                authorization,
            })
        }
    }
}

fn put_together(request: &RequestParts<'_>, claim: Claim) -> Result<Presented, AuthFault> {
    let placement = claim.placement;
    let (access_key, scope) = parse_credential(&claim.credential, placement)?;
    let timestamp = parse_basic(&claim.date)
        .or_else(|| parse_http(&claim.date).filter(|_| placement == Placement::Header))
        .ok_or_else(|| AuthFault::MalformedDate {
            placement,
            date: claim.date.clone(),
        })?;
    let basic = format_basic(timestamp);
    if !basic.starts_with(&scope.date) {
        return Err(AuthFault::DateMismatch {
            scope_date: scope.date,
            timestamp: basic,
        });
    }
    let signed_headers: Vec<String> = claim
        .signed_headers
        .split(';')
        .map(str::to_ascii_lowercase)
        .collect();
    let is_s3 = scope.service == "s3";
    check_signed(request, &signed_headers, is_s3)?;
    let payload = match (is_s3, claim.content_hash, placement) {
        (false, ..) => Payload::Computed,
        (true, Some(text), _) => Payload::parse(&text)?,
        (true, None, Placement::Query) => Payload::Unsigned,
        (true, None, Placement::Header) => return Err(AuthFault::MissingContentHash),
    };
    let style = if is_s3 {
        PathStyle::S3
    } else {
        PathStyle::Normalised
    };
    let presigned = placement == Placement::Query;
    Ok(Presented {
        canonical_head: canonical_head(request, &signed_headers, style, presigned),
        access_key,
        scope,
        signed_headers,
        signature: claim.signature,
        session_token: claim.session_token,
        timestamp,
        expires: claim.expires,
        placement,
        payload,
        decoded_length: request
            .header("x-amz-decoded-content-length")
            .and_then(|v| v.parse().ok()),
        trailers: request
            .header("x-amz-trailer")
            .unwrap_or("")
            .split(',')
            .map(|n| n.trim().to_ascii_lowercase())
            .filter(|n| !n.is_empty())
            .collect(),
    })
}

fn parse_credential(text: &str, placement: Placement) -> Result<(String, Scope), AuthFault> {
    let parts: Vec<&str> = text.split('/').collect();
    // Access keys of our own users hold no slash, so that exactly five parts remain.
    match parts.as_slice() {
        [key, date, region, service, TERMINATOR]
            if !key.is_empty() && date.len() == 8 && !region.is_empty() && !service.is_empty() =>
        {
            let scope = Scope {
                date: (*date).to_owned(),
                region: (*region).to_owned(),
                service: (*service).to_owned(),
            };
            Ok(((*key).to_owned(), scope))
        }
        _ => Err(AuthFault::MalformedCredential {
            placement,
            credential: text.to_owned(),
        }),
    }
}

/// `host` must always be signed. S3 wants every `x-amz-` header signed; the other services at
/// least what names the operation, or a captured request could be turned into another one.
fn check_signed(
    request: &RequestParts<'_>,
    signed_headers: &[String],
    is_s3: bool,
) -> Result<(), AuthFault> {
    let is_signed = |name: &str| signed_headers.iter().any(|s| s == name);
    let mut unsigned: Vec<String> = Vec::new();
    let by_authority = is_signed(":authority") && request.has_header(":authority");
    if !is_signed("host") && !by_authority {
        unsigned.push("host".into());
    }
    if is_s3 {
        for (name, _) in request.headers {
            let name = name.to_ascii_lowercase();
            if name.starts_with("x-amz-") && !is_signed(&name) && !unsigned.contains(&name) {
                unsigned.push(name);
            }
        }
    } else if request.has_header("x-amz-target") && !is_signed("x-amz-target") {
        unsigned.push("x-amz-target".into());
    }
    if unsigned.is_empty() {
        Ok(())
    } else {
        Err(AuthFault::HeadersNotSigned(unsigned))
    }
}

#[cfg(test)]
mod tests {
    use super::{RequestParts, check_signed};

    #[test]
    fn host_may_be_signed_as_the_authority_where_there_is_one() {
        let signed = [":authority".to_owned()];
        let accepts = |headers: &[(&str, &[u8])]| {
            let request = RequestParts {
                method: "POST",
                path: "/",
                query: "",
                headers,
            };
            check_signed(&request, &signed, false).is_ok()
        };
        assert!(accepts(&[("host", b"h"), (":authority", b"h")]));
        assert!(!accepts(&[("host", b"h")]), "HTTP/1.1 has none");
    }
}
