//! Hashes, signing keys, and the cache of derived keys.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use wire::hex;

use super::{Scope, TERMINATOR};

const CACHE_ENTRIES_MAX: usize = 256;

/// SHA-256 of `data`.
#[must_use]
pub fn sha256(data: &[u8]) -> [u8; 32] {
    Sha256::digest(data).into()
}

/// SHA-256 of texts one after the other.
pub(super) fn sha256_of(parts: &[&str]) -> [u8; 32] {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part.as_bytes());
    }
    digest.finalize().into()
}

/// The 32 bytes written as 64 lower-case hexadecimal digits; `None` for anything else.
pub(super) fn from_hex_32(text: &str) -> Option<[u8; 32]> {
    if text.bytes().any(|digit| digit.is_ascii_uppercase()) {
        return None;
    }
    hex::decode(text)?.try_into().ok()
}

/// HMAC-SHA256 of the concatenation of `parts`.
pub(super) fn hmac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    // HMAC takes keys of every length, so this constructor cannot fail; an empty key would.
    let mut mac = match Hmac::<Sha256>::new_from_slice(key) {
        Ok(mac) => mac,
        Err(_) => return [0; 32],
    };
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// Compares secrets without telling by its duration where the difference lies.
#[must_use]
pub fn equal_in_constant_time(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let difference = a.iter().zip(b).fold(0u8, |acc, (x, y)| acc | (x ^ y));
    std::hint::black_box(difference) == 0
}

/// A key derived for one day, region and service. It signs for nothing else.
#[derive(Clone)]
pub struct SigningKey([u8; 32]);

impl SigningKey {
    /// Derives the key of `secret` for `scope`: four chained HMACs.
    #[must_use]
    pub fn derive(secret: &str, scope: &Scope) -> SigningKey {
        let first = hmac(format!("AWS4{secret}").as_bytes(), &[scope.date.as_bytes()]);
        let region = hmac(&first, &[scope.region.as_bytes()]);
        let service = hmac(&region, &[scope.service.as_bytes()]);
        SigningKey(hmac(&service, &[TERMINATOR.as_bytes()]))
    }

    /// Signs `text`: lower-case hexadecimal, 64 digits.
    #[must_use]
    pub fn sign(&self, text: &str) -> String {
        hex::encode(&hmac(&self.0, &[text.as_bytes()]))
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(..)")
    }
}

/// Remembers derived signing keys, at most 256 of them.
///
/// A client signs all requests of a day with one key per region and service. When full the cache
/// is emptied: a flood of strange scopes costs a few microseconds per request and nothing else.
#[derive(Default)]
pub struct SigningKeyCache {
    // Keyed by a digest of secret and scope, so that no secret is kept here.
    keys: Mutex<HashMap<[u8; 32], SigningKey>>,
}

impl SigningKeyCache {
    /// An empty cache.
    #[must_use]
    pub fn new() -> SigningKeyCache {
        SigningKeyCache::default()
    }

    /// The signing key of `secret` for `scope`, derived if it is not here.
    #[must_use]
    pub fn get(&self, secret: &str, scope: &Scope) -> SigningKey {
        let mut digest = Sha256::new();
        for part in [secret, &scope.date, &scope.region, &scope.service] {
            digest.update(part.as_bytes());
            digest.update([0]);
        }
        let id: [u8; 32] = digest.finalize().into();
        let lock = || self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = lock().get(&id) {
            return key.clone();
        }
        let key = SigningKey::derive(secret, scope);
        let mut keys = lock();
        if keys.len() >= CACHE_ENTRIES_MAX {
            keys.clear();
        }
        keys.insert(id, key.clone());
        key
    }
}

impl fmt::Debug for SigningKeyCache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKeyCache(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope(service: &str) -> Scope {
        Scope {
            date: "20150830".into(),
            region: "us-east-1".into(),
            service: service.into(),
        }
    }

    #[test]
    fn documented_signing_key() {
        // "Examples of how to derive a signing key", IAM User Guide.
        let key = SigningKey::derive("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", &scope("iam"));
        assert_eq!(
            hex::encode(&key.0),
            "c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9"
        );
    }

    #[test]
    fn cache_is_bounded_and_keeps_secrets_apart() {
        let cache = SigningKeyCache::new();
        for n in 0..1_000 {
            let _ = cache.get("s", &scope(&n.to_string()));
            assert!(cache.keys.lock().expect("lock").len() <= CACHE_ENTRIES_MAX);
        }
        assert_ne!(
            cache.get("a", &scope("s3")).0,
            cache.get("b", &scope("s3")).0
        );
        assert_eq!(
            cache.get("a", &scope("s3")).0,
            SigningKey::derive("a", &scope("s3")).0
        );
    }

    #[test]
    fn hexadecimal() {
        assert_eq!(from_hex_32(&hex::encode(&[0xab; 32])), Some([0xab; 32]));
        assert_eq!(from_hex_32(&"AB".repeat(32)), None);
        assert_eq!(from_hex_32("ab"), None);
    }
}
