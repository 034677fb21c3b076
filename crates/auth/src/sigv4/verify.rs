//! Checking a claim against a secret.

use wire::hex;

use super::key::{equal_in_constant_time, sha256_of};
use super::{
    ALGORITHM, BodyVerifier, Payload, Placement, Presented, SKEW_SECONDS, SKEW_SECONDS_S3, Scope,
    SigningKey, SigningKeyCache, sha256,
};
use crate::fault::{AuthFault, Mismatch};
use crate::time::format_basic;

/// A request whose signature is right.
#[derive(Debug)]
pub struct Verified {
    /// The request's signature, from which those of its chunks follow.
    pub signature: String,
    /// The signing key.
    pub key: SigningKey,
    /// What the body must pass through before anything made of it may be kept.
    pub body: BodyVerifier,
}

/// Checks time and signature of `presented` against `secret`.
///
/// `now` is the wall clock in Unix seconds. `body_hash` is the SHA-256 of the body; it is needed
/// where [`Presented::payload`] is [`Payload::Computed`] (missing there, it counts as the hash of
/// an empty body), and ignored otherwise: S3's bodies are checked by the returned
/// [`BodyVerifier`] as they arrive.
///
/// # Errors
/// The time is out of bounds, a presigned request is over, the signature differs, or a streaming
/// body lacks its decoded length.
pub fn verify(
    presented: &Presented,
    secret: &str,
    now: i64,
    body_hash: Option<&[u8; 32]>,
    keys: &SigningKeyCache,
) -> Result<Verified, AuthFault> {
    check_time(presented, now)?;
    let payload_text = presented
        .payload
        .canonical()
        .unwrap_or_else(|| hex::encode(body_hash.unwrap_or(&sha256(b""))));
    let canonical_hash = sha256_of(&[&presented.canonical_head, &payload_text]);
    let string_to_sign = string_to_sign(presented.timestamp, &presented.scope, &canonical_hash);
    let key = keys.get(secret, &presented.scope);
    let expected = key.sign(&string_to_sign);
    if !equal_in_constant_time(expected.as_bytes(), presented.signature.as_bytes()) {
        return Err(AuthFault::SignatureMismatch(Box::new(Mismatch {
            access_key: presented.access_key.clone(),
            canonical_request: format!("{}{payload_text}", presented.canonical_head),
            string_to_sign,
            presented: presented.signature.clone(),
        })));
    }
    let body = BodyVerifier::new(presented, &key, &expected)?;
    Ok(Verified {
        signature: expected,
        key,
        body,
    })
}

pub(super) fn string_to_sign(timestamp: i64, scope: &Scope, canonical_hash: &[u8; 32]) -> String {
    let (time, hash) = (format_basic(timestamp), hex::encode(canonical_hash));
    let parts = [ALGORITHM, "\n", &time, "\n", &scope.text(), "\n", &hash];
    parts.concat()
}

fn check_time(presented: &Presented, now: i64) -> Result<(), AuthFault> {
    let is_s3 = presented.scope.service == "s3";
    let tolerance = if is_s3 { SKEW_SECONDS_S3 } else { SKEW_SECONDS };
    let age = now.saturating_sub(presented.timestamp);
    let skewed = AuthFault::Skewed {
        request: presented.timestamp,
        now,
        tolerance,
    };
    match (presented.placement, presented.expires) {
        (Placement::Query, Some(expires)) if age > i64::from(expires) => {
            Err(AuthFault::PresignedExpired {
                signed: presented.timestamp,
                expires,
                now,
            })
        }
        (Placement::Query, Some(_)) if age < -tolerance => Err(skewed),
        (Placement::Query, Some(_)) => Ok(()),
        _ if age.abs() > tolerance => Err(skewed),
        _ => Ok(()),
    }
}

impl Presented {
    /// Whether the body's SHA-256 must be known before [`verify`] can decide.
    #[must_use]
    pub fn needs_body_hash(&self) -> bool {
        self.payload == Payload::Computed
    }
}
