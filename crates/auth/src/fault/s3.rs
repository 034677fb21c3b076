//! The failures in Amazon S3's codes and words.

use super::{AuthFault, FaultData};
use crate::sigv4::{ALGORITHM, Placement};
use crate::time::{format_basic, format_extended};

const S3_MECHANISM: &str =
    "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.";
const S3_CREDENTIAL: &str = "the Credential is mal-formed; expecting \
    \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".";

impl AuthFault {
    pub(super) fn render_s3(&self) -> FaultData {
        let malformed = |rest: String| {
            FaultData::new(
                "AuthorizationHeaderMalformed",
                400,
                format!("The authorization header is malformed; {rest}"),
            )
        };
        let query =
            |message: &str| FaultData::new("AuthorizationQueryParametersError", 400, message);
        match self {
            AuthFault::Missing => FaultData::new("AccessDenied", 403, "Access Denied"),
            AuthFault::TwoMechanisms(authorization) => FaultData::new(
                "InvalidArgument",
                400,
                "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, \
                 Signature query string parameter or the Authorization header should be specified",
            )
            .with("ArgumentName", "Authorization")
            .with("ArgumentValue", authorization),
            AuthFault::UnsupportedAlgorithm {
                placement: Placement::Query,
                value,
            } if !value.is_empty() => query(
                "X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256\"",
            ),
            AuthFault::UnsupportedAlgorithm { value, .. }
                if value.is_empty() || value.starts_with("AWS") =>
            {
                FaultData::new("InvalidRequest", 400, S3_MECHANISM)
            }
            AuthFault::UnsupportedAlgorithm { value, .. } => {
                FaultData::new("InvalidArgument", 400, "Unsupported Authorization Type")
                    .with("ArgumentName", "Authorization")
                    .with("ArgumentValue", value)
            }
            // S3 looks at the algorithm first.
            AuthFault::IncompleteHeader { authorization, .. }
                if authorization.split_whitespace().next() != Some(ALGORITHM) =>
            {
                AuthFault::UnsupportedAlgorithm {
                    placement: Placement::Header,
                    value: authorization.clone(),
                }
                .render_s3()
            }
            AuthFault::IncompleteHeader { missing, .. } => match missing.first() {
                Some(name) => malformed(format!(
                    "the authorization header requires three components: Credential, \
                     SignedHeaders, and Signature; missing {name}."
                )),
                None => FaultData::new(
                    "AccessDenied",
                    403,
                    "AWS authentication requires a valid Date or x-amz-date header",
                ),
            },
            AuthFault::IncompleteQuery(_) => query(
                "Query-string authentication version 4 requires the X-Amz-Algorithm, \
                 X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and \
                 X-Amz-Expires parameters.",
            ),
            AuthFault::MalformedCredential {
                placement: Placement::Header,
                ..
            } => malformed(S3_CREDENTIAL.into()),
            AuthFault::MalformedCredential { .. } => query(&format!(
                "Error parsing the X-Amz-Credential parameter; {S3_CREDENTIAL}"
            )),
            AuthFault::MalformedDate {
                placement: Placement::Header,
                ..
            } => FaultData::new(
                "AccessDenied",
                403,
                "AWS authentication requires a valid Date or x-amz-date header",
            ),
            AuthFault::MalformedDate { .. } => {
                query("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"")
            }
            AuthFault::DateMismatch {
                scope_date,
                timestamp,
            } => malformed(format!(
                "Invalid credential date \"{scope_date}\". This date is not the same as \
                 X-Amz-Date: \"{}\".",
                timestamp.get(..8).unwrap_or("")
            )),
            AuthFault::BadExpires(sentence) => query(sentence),
            AuthFault::HeadersNotSigned(names) => FaultData::new(
                "AccessDenied",
                403,
                "There were headers present in the request which were not signed",
            )
            .with("HeadersNotSigned", names.join(", ")),
            AuthFault::MissingContentHash => FaultData::new(
                "InvalidRequest",
                400,
                "Missing required header for this request: x-amz-content-sha256",
            ),
            AuthFault::BadContentHash(value) => FaultData::new(
                "InvalidArgument",
                400,
                "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, \
                 STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, \
                 STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER or a valid sha256 value.",
            )
            .with("ArgumentName", "x-amz-content-sha256")
            .with("ArgumentValue", value),
            AuthFault::MissingDecodedLength => FaultData::new(
                "MissingContentLength",
                411,
                "You must provide the Content-Length HTTP header.",
            ),
            AuthFault::UnknownAccessKey(key) => FaultData::new(
                "InvalidAccessKeyId",
                403,
                "The AWS Access Key Id you provided does not exist in our records.",
            )
            .with("AWSAccessKeyId", key),
            AuthFault::InvalidToken => FaultData::new(
                "InvalidToken",
                400,
                "The provided token is malformed or otherwise invalid.",
            ),
            AuthFault::ExpiredToken => {
                FaultData::new("ExpiredToken", 400, "The provided token has expired.")
            }
            AuthFault::SignatureMismatch(m) => FaultData::new(
                "SignatureDoesNotMatch",
                403,
                "The request signature we calculated does not match the signature you provided. \
                 Check your key and signing method.",
            )
            .with("AWSAccessKeyId", &m.access_key)
            .with("StringToSign", &m.string_to_sign)
            .with("SignatureProvided", &m.presented)
            .with("StringToSignBytes", spaced_hex(&m.string_to_sign))
            .with("CanonicalRequest", &m.canonical_request)
            .with("CanonicalRequestBytes", spaced_hex(&m.canonical_request)),
            AuthFault::Skewed {
                request,
                now,
                tolerance,
            } => FaultData::new(
                "RequestTimeTooSkewed",
                403,
                "The difference between the request time and the current time is too large.",
            )
            .with("RequestTime", format_basic(*request))
            .with("ServerTime", format_extended(*now))
            .with(
                "MaxAllowedSkewMilliseconds",
                (tolerance * 1_000).to_string(),
            ),
            AuthFault::PresignedExpired {
                signed,
                expires,
                now,
            } => FaultData::new("AccessDenied", 403, "Request has expired")
                .with("X-Amz-Expires", expires.to_string())
                .with(
                    "Expires",
                    format_extended(signed.saturating_add(i64::from(*expires))),
                )
                .with("ServerTime", format_extended(*now)),
            AuthFault::ContentHashMismatch { declared, computed } => FaultData::new(
                "XAmzContentSHA256Mismatch",
                400,
                "The provided 'x-amz-content-sha256' header does not match what was computed.",
            )
            .with("ClientComputedContentSHA256", declared)
            .with("S3ComputedContentSHA256", computed),
            AuthFault::WrongRegion { given, expected } => malformed(format!(
                "the region '{given}' is wrong; expecting '{expected}'"
            ))
            .with("Region", expected),
        }
    }
}

fn spaced_hex(text: &str) -> String {
    let bytes: Vec<String> = text.bytes().map(|b| format!("{b:02x}")).collect();
    bytes.join(" ")
}
