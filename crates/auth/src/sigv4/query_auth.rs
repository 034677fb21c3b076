//! Presigned requests: the identity stands in the query.

use wire::percent;

use super::presented::{Claim, Placement, RequestParts};
use super::{ALGORITHM, PRESIGNED_SECONDS_MAX};
use crate::fault::{AuthFault, EXPIRES_NEGATIVE, EXPIRES_NO_NUMBER, EXPIRES_TOO_LONG};

fn find(query: &str, wanted: &str) -> Option<String> {
    query
        .split('&')
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .find(|(name, _)| percent::decode_query(name.as_bytes()) == wanted.as_bytes())
        .map(|(_, value)| {
            String::from_utf8_lossy(&percent::decode_query(value.as_bytes())).into_owned()
        })
}

/// Whether the query claims to sign the request, in this or the retired way (version 2).
pub(super) fn is_presigned(query: &str) -> bool {
    ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature"]
        .iter()
        .any(|name| find(query, name).is_some())
        || is_version_2(query)
}

fn is_version_2(query: &str) -> bool {
    find(query, "AWSAccessKeyId").is_some() && find(query, "Signature").is_some()
}

/// Reads the claim of a presigned request.
pub(super) fn from_query(request: &RequestParts<'_>) -> Result<Claim, AuthFault> {
    let placement = Placement::Query;
    if is_version_2(request.query) {
        return Err(AuthFault::UnsupportedAlgorithm {
            placement,
            value: String::new(),
        });
    }
    let given = |name: &str| find(request.query, name).filter(|v| !v.is_empty());
    let names = [
        "X-Amz-Algorithm",
        "X-Amz-Credential",
        "X-Amz-Signature",
        "X-Amz-SignedHeaders",
        "X-Amz-Date",
    ];
    let (Some(algorithm), Some(credential), Some(signature), Some(signed_headers), Some(date)) = (
        given("X-Amz-Algorithm"),
        given("X-Amz-Credential"),
        given("X-Amz-Signature"),
        given("X-Amz-SignedHeaders"),
        given("X-Amz-Date"),
    ) else {
        let missing = names.into_iter().filter(|n| given(n).is_none()).collect();
        return Err(AuthFault::IncompleteQuery(missing));
    };
    if algorithm != ALGORITHM {
        return Err(AuthFault::UnsupportedAlgorithm {
            placement,
            value: algorithm,
        });
    }
    let expires = match given("X-Amz-Expires") {
        Some(text) => Some(parse_expires(&text)?),
        // Only S3 needs it; its scope is the fourth part of the credential.
        None if credential.split('/').nth(3) == Some("s3") => {
            return Err(AuthFault::IncompleteQuery(vec!["X-Amz-Expires"]));
        }
        None => None,
    };
    Ok(Claim {
        credential,
        signed_headers,
        signature,
        date,
        expires,
        session_token: given("X-Amz-Security-Token"),
        content_hash: given("X-Amz-Content-Sha256")
            .or_else(|| request.header("x-amz-content-sha256").map(str::to_owned)),
        placement,
    })
}

fn parse_expires(text: &str) -> Result<u32, AuthFault> {
    match text.parse::<i64>() {
        Err(_) => Err(AuthFault::BadExpires(EXPIRES_NO_NUMBER)),
        Ok(seconds) if seconds < 0 => Err(AuthFault::BadExpires(EXPIRES_NEGATIVE)),
        Ok(seconds) => u32::try_from(seconds)
            .ok()
            .filter(|s| *s <= PRESIGNED_SECONDS_MAX)
            .ok_or(AuthFault::BadExpires(EXPIRES_TOO_LONG)),
    }
}
