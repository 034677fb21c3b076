//! Every way authentication fails, and how each protocol says it.
//!
//! Sources: "Troubleshoot Signature Version 4 signing" and "Common errors" in the IAM User Guide
//! and API reference, "Error responses" in the Amazon S3 API Reference.

mod s3;

use crate::sigv4::{PRESIGNED_SECONDS_MAX, Placement};
use crate::time::format_basic;

/// The family of answers a service gives. CBOR services answer as the JSON ones do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FaultStyle {
    /// AWS JSON 1.0 and 1.1 and their CBOR twins: every client error has status 400.
    Json,
    /// REST-JSON (Lambda): the same codes, status 403.
    RestJson,
    /// Query protocols (IAM, STS, CloudFormation, CloudWatch).
    Query,
    /// Amazon S3, which has codes of its own.
    S3,
}

/// A failure ready for a protocol's encoder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FaultData {
    /// The error code, as `__type`, `<Code>` or `x-amzn-ErrorType` carry it.
    pub code: &'static str,
    /// The sentence for people.
    pub message: String,
    /// The HTTP status.
    pub status: u16,
    /// Further elements of the error, in order (S3 only).
    pub extra: Vec<(&'static str, String)>,
}

impl FaultData {
    fn new(code: &'static str, status: u16, message: impl Into<String>) -> FaultData {
        FaultData {
            code,
            message: message.into(),
            status,
            extra: Vec::new(),
        }
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> FaultData {
        self.extra.push((name, value.into()));
        self
    }
}

/// What both sides signed, when the signatures differ.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mismatch {
    /// The access key the request names.
    pub access_key: String,
    /// The canonical request as we see it.
    pub canonical_request: String,
    /// The string to sign as we see it.
    pub string_to_sign: String,
    /// The signature the request carries.
    pub presented: String,
}

/// Why a request is not authenticated.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AuthFault {
    /// No credentials at all.
    Missing,
    /// Credentials both in the query and in the `Authorization` header, whose value this is.
    TwoMechanisms(String),
    /// A signing algorithm other than `AWS4-HMAC-SHA256`.
    UnsupportedAlgorithm {
        /// Where it stood.
        placement: Placement,
        /// The whole header, or the query parameter's value.
        value: String,
    },
    /// The `Authorization` header lacks parameters, or there is no date.
    IncompleteHeader {
        /// Names of the missing parameters, in AWS's order.
        missing: Vec<&'static str>,
        /// Whether neither `X-Amz-Date` nor `Date` is there.
        no_date: bool,
        /// The whole header.
        authorization: String,
    },
    /// The query lacks parameters (names, in AWS's order).
    IncompleteQuery(Vec<&'static str>),
    /// The credential is not `key/date/region/service/aws4_request`.
    MalformedCredential {
        /// Where it stood.
        placement: Placement,
        /// The credential as given.
        credential: String,
    },
    /// The date is not in the form `20150830T123600Z`.
    MalformedDate {
        /// Where it stood.
        placement: Placement,
        /// The date as given.
        date: String,
    },
    /// The scope's day is not the day of the request's time.
    DateMismatch {
        /// The day in the credential's scope.
        scope_date: String,
        /// The request's time, `20150830T123600Z`.
        timestamp: String,
    },
    /// `X-Amz-Expires` is no number, negative, or above seven days. Holds AWS's sentence.
    BadExpires(&'static str),
    /// Headers that had to be signed and are not, lower case.
    HeadersNotSigned(Vec<String>),
    /// S3: no `x-amz-content-sha256`.
    MissingContentHash,
    /// S3: `x-amz-content-sha256` is neither a hash nor a known word.
    BadContentHash(String),
    /// S3: a streaming body without a usable `x-amz-decoded-content-length`.
    MissingDecodedLength,
    /// The access key is not ours. Found by the caller's look-up.
    UnknownAccessKey(String),
    /// The session token does not belong to the access key, is missing, or is not ours.
    InvalidToken,
    /// The session is over.
    ExpiredToken,
    /// The signature is wrong.
    SignatureMismatch(Box<Mismatch>),
    /// The request's time is too long ago or too far ahead (all Unix seconds).
    Skewed {
        /// The request's time.
        request: i64,
        /// The server's time.
        now: i64,
        /// What is tolerated.
        tolerance: i64,
    },
    /// A presigned request after its end (all Unix seconds).
    PresignedExpired {
        /// When it was signed.
        signed: i64,
        /// Its life in seconds.
        expires: u32,
        /// The server's time.
        now: i64,
    },
    /// The body's hash is not the one declared.
    ContentHashMismatch {
        /// What the header declares, hexadecimal.
        declared: String,
        /// What the body has, hexadecimal.
        computed: String,
    },
    /// The scope's region is not the one the resource lives in.
    WrongRegion {
        /// The scope's region.
        given: String,
        /// The resource's region.
        expected: String,
    },
}

const MISMATCH: &str = "The request signature we calculated does not match the signature you \
    provided. Check your AWS Secret Access Key and signing method. Consult the service \
    documentation for details.";
/// What the non-S3 protocols distinguish; each has its own code for it.
enum Kind {
    MissingToken,
    Incomplete,
    Signature,
    UnknownClient,
    Expired,
}

impl AuthFault {
    /// The failure in the words and codes of `style`.
    #[must_use]
    pub fn render(&self, style: FaultStyle) -> FaultData {
        match style {
            FaultStyle::S3 => self.render_s3(),
            other => {
                let (kind, message) = self.kind_and_message(other);
                let (code, status) = code_and_status(kind, other);
                FaultData::new(code, status, message)
            }
        }
    }

    fn kind_and_message(&self, style: FaultStyle) -> (Kind, String) {
        match self {
            AuthFault::Missing if style == FaultStyle::Query => (
                Kind::MissingToken,
                "Request is missing Authentication Token".into(),
            ),
            AuthFault::Missing => (Kind::MissingToken, "Missing Authentication Token".into()),
            AuthFault::TwoMechanisms(_) => (
                Kind::Signature,
                "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as \
                 HTTP header."
                    .into(),
            ),
            AuthFault::UnsupportedAlgorithm { value, placement } => {
                let algorithm = match placement {
                    Placement::Header => value.split_whitespace().next().unwrap_or(""),
                    Placement::Query => value,
                };
                (
                    Kind::Incomplete,
                    format!("Unsupported AWS 'algorithm': '{algorithm}'."),
                )
            }
            AuthFault::IncompleteHeader {
                missing,
                no_date,
                authorization,
            } => {
                let mut text = String::new();
                for name in missing {
                    text += &format!("Authorization header requires '{name}' parameter. ");
                }
                if *no_date {
                    text += "Authorization header requires existence of either a 'X-Amz-Date' \
                             or a 'Date' header. ";
                }
                (
                    Kind::Incomplete,
                    format!("{text}Authorization={authorization}"),
                )
            }
            AuthFault::IncompleteQuery(missing) => {
                let mut text = String::new();
                for name in missing {
                    text += &format!("AWS query-string parameters must include '{name}'. ");
                }
                (
                    Kind::Incomplete,
                    text + "Re-examine the query-string parameters.",
                )
            }
            AuthFault::MalformedCredential { credential, .. } => (
                Kind::Incomplete,
                format!(
                    "Credential must have exactly 5 slash-delimited elements, e.g. \
                     keyid/date/region/service/term, got '{credential}'"
                ),
            ),
            AuthFault::MalformedDate { date, .. } => (
                Kind::Incomplete,
                format!(
                    "Date must be in ISO-8601 'basic format'. Got '{date}'. See http://en.wikipedia.org/wiki/ISO_8601"
                ),
            ),
            AuthFault::DateMismatch {
                scope_date,
                timestamp,
            } => (
                Kind::Signature,
                format!(
                    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of \
                     date from HTTP: '{scope_date}' != '{}', from '{timestamp}'.",
                    timestamp.get(..8).unwrap_or("")
                ),
            ),
            AuthFault::BadExpires(sentence) => (Kind::Incomplete, (*sentence).into()),
            AuthFault::HeadersNotSigned(names) => {
                let name = names.first().map_or("host", String::as_str);
                let shown = if name == "host" {
                    "'Host' or ':authority'".to_owned()
                } else {
                    format!("'{name}'")
                };
                (
                    Kind::Signature,
                    format!("{shown} must be a 'SignedHeader' in the AWS Authorization."),
                )
            }
            AuthFault::MissingContentHash
            | AuthFault::BadContentHash(_)
            | AuthFault::MissingDecodedLength
            | AuthFault::SignatureMismatch(_)
            | AuthFault::ContentHashMismatch { .. } => (Kind::Signature, MISMATCH.into()),
            AuthFault::UnknownAccessKey(_) | AuthFault::InvalidToken => (
                Kind::UnknownClient,
                "The security token included in the request is invalid.".into(),
            ),
            AuthFault::ExpiredToken => (
                Kind::Expired,
                "The security token included in the request is expired".into(),
            ),
            AuthFault::Skewed {
                request,
                now,
                tolerance,
            } => (Kind::Signature, skew_sentence(*request, *now, *tolerance)),
            AuthFault::PresignedExpired {
                signed,
                expires,
                now,
            } => {
                let end = signed.saturating_add(i64::from(*expires));
                (
                    Kind::Signature,
                    format!(
                        "Signature expired: {} is now earlier than {}",
                        format_basic(end),
                        format_basic(*now)
                    ),
                )
            }
            AuthFault::WrongRegion { given, .. } => (
                Kind::Signature,
                format!("Credential should be scoped to a valid region, not '{given}'."),
            ),
        }
    }
}

fn code_and_status(kind: Kind, style: FaultStyle) -> (&'static str, u16) {
    if style == FaultStyle::Query {
        return match kind {
            Kind::MissingToken => ("MissingAuthenticationToken", 403),
            Kind::Incomplete => ("IncompleteSignature", 400),
            Kind::Signature => ("SignatureDoesNotMatch", 403),
            Kind::UnknownClient => ("InvalidClientTokenId", 403),
            Kind::Expired => ("ExpiredToken", 403),
        };
    }
    let code = match kind {
        Kind::MissingToken => "MissingAuthenticationTokenException",
        Kind::Incomplete => "IncompleteSignatureException",
        Kind::Signature => "InvalidSignatureException",
        Kind::UnknownClient => "UnrecognizedClientException",
        Kind::Expired => "ExpiredTokenException",
    };
    (
        code,
        if style == FaultStyle::RestJson {
            403
        } else {
            400
        },
    )
}

fn skew_sentence(request: i64, now: i64, tolerance: i64) -> String {
    let minutes = tolerance / 60;
    let (request_text, now_text) = (format_basic(request), format_basic(now));
    if request < now {
        let edge = format_basic(now.saturating_sub(tolerance));
        format!(
            "Signature expired: {request_text} is now earlier than {edge} ({now_text} - {minutes} min.)"
        )
    } else {
        let edge = format_basic(now.saturating_add(tolerance));
        format!(
            "Signature not yet current: {request_text} is still later than {edge} ({now_text} + {minutes} min.)"
        )
    }
}

/// S3's sentence for lives above seven days.
pub(crate) const EXPIRES_TOO_LONG: &str = "X-Amz-Expires must be less than a week (in seconds); \
    that is, the given X-Amz-Expires must be less than 604800 seconds";
pub(crate) const EXPIRES_NEGATIVE: &str = "X-Amz-Expires must be non-negative";
pub(crate) const EXPIRES_NO_NUMBER: &str = "X-Amz-Expires should be a number";
const _: () = assert!(PRESIGNED_SECONDS_MAX == 604_800);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_credentials() {
        let codes = [
            FaultStyle::Json,
            FaultStyle::RestJson,
            FaultStyle::Query,
            FaultStyle::S3,
        ]
        .map(|s| AuthFault::Missing.render(s))
        .map(|f| (f.code, f.status, f.message));
        assert_eq!(
            codes,
            [
                (
                    "MissingAuthenticationTokenException",
                    400,
                    "Missing Authentication Token".into()
                ),
                (
                    "MissingAuthenticationTokenException",
                    403,
                    "Missing Authentication Token".into()
                ),
                (
                    "MissingAuthenticationToken",
                    403,
                    "Request is missing Authentication Token".into()
                ),
                ("AccessDenied", 403, "Access Denied".into()),
            ]
        );
    }

    #[test]
    fn incomplete_header_lists_each_part() {
        let fault = AuthFault::IncompleteHeader {
            missing: vec!["Credential", "Signature", "SignedHeaders"],
            no_date: true,
            authorization: "AWS4-HMAC-SHA256 x".into(),
        };
        assert_eq!(
            fault.render(FaultStyle::Json).message,
            "Authorization header requires 'Credential' parameter. Authorization header requires \
             'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. \
             Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. \
             Authorization=AWS4-HMAC-SHA256 x"
        );
    }

    #[test]
    fn skew() {
        let fault = AuthFault::Skewed {
            request: 0,
            now: 1_000,
            tolerance: 300,
        };
        assert_eq!(
            fault.render(FaultStyle::Json).message,
            "Signature expired: 19700101T000000Z is now earlier than 19700101T001140Z \
             (19700101T001640Z - 5 min.)"
        );
        let s3 = fault.render(FaultStyle::S3);
        assert_eq!((s3.code, s3.status), ("RequestTimeTooSkewed", 403));
        let early = AuthFault::Skewed {
            request: 1_000,
            now: 0,
            tolerance: 300,
        };
        assert_eq!(
            early.render(FaultStyle::Query).message,
            "Signature not yet current: 19700101T001640Z is still later than 19700101T000500Z \
             (19700101T000000Z + 5 min.)"
        );
    }
}
