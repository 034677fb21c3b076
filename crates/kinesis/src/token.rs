//! Shard iterators and pagination tokens: opaque, authenticated, and short-lived.
//!
//! An iterator is base64 of eight fixed bytes and of AES-256-GCM over what it means, as long as
//! the service's own for the stream's name. It outlives a restart, and nobody can make one up.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::keys::{NONCE_BYTES, Nonces, SealingKey, TAG_BYTES};

/// How long an iterator or a token counts, in milliseconds. See "GetShardIterator" and
/// "ListShards" in the Kinesis API Reference.
pub const LIFE_MS: u64 = 300_000;

const ITERATOR_PREFIX: [u8; 8] = [0, 0, 0, 0, 0, 0, 0, 1];
const TOKEN_PREFIX: [u8; 8] = [0, 0, 0, 0, 0, 0, 0, 2];
const ITERATOR_FIELDS_BYTES: usize = 28;

/// What a shard iterator means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShardIterator {
    /// Internal id of the stream.
    pub stream: u64,
    /// The stream's name, for errors after the stream has gone.
    pub name: String,
    /// Index of the shard.
    pub shard: u32,
    /// The counter to read from.
    pub from: u64,
    /// When it was given out, milliseconds since the epoch.
    pub issued_ms: u64,
}

impl ShardIterator {
    /// Its text.
    pub fn seal(&self, key: &SealingKey, nonces: &Nonces) -> String {
        // As long as the service makes it: 152 bytes and 16 more per 16 bytes of the name.
        let length = 144 + (self.name.len() + 2) / 16 * 16 - NONCE_BYTES - TAG_BYTES;
        let mut plain = Vec::with_capacity(length + TAG_BYTES);
        plain.extend_from_slice(&self.stream.to_le_bytes());
        plain.extend_from_slice(&self.from.to_le_bytes());
        plain.extend_from_slice(&self.issued_ms.to_le_bytes());
        plain.extend_from_slice(&self.shard.to_le_bytes());
        plain.extend_from_slice(self.name.as_bytes());
        plain.resize(length.max(plain.len()), 0);
        seal(key, nonces, ITERATOR_PREFIX, plain)
    }

    /// Reads a text back; `None` if it is not one that was given out here.
    pub fn open(key: &SealingKey, text: &str) -> Option<Self> {
        let plain = open(key, ITERATOR_PREFIX, text)?;
        let (fields, name) = plain.split_at_checked(ITERATOR_FIELDS_BYTES)?;
        let number = |at: usize| -> Option<u64> {
            Some(u64::from_le_bytes(*fields.get(at..)?.first_chunk()?))
        };
        let end = name
            .iter()
            .position(|byte| *byte == 0)
            .unwrap_or(name.len());
        Some(Self {
            stream: number(0)?,
            from: number(8)?,
            issued_ms: number(16)?,
            shard: u32::from_le_bytes(*fields.get(24..)?.first_chunk()?),
            name: String::from_utf8(name.get(..end)?.to_vec()).ok()?,
        })
    }
}

/// A pagination token around a place to go on from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageToken<T> {
    /// When it was given out, milliseconds since the epoch.
    pub issued_ms: u64,
    /// Where to go on.
    pub place: T,
}

impl<T: Serialize + DeserializeOwned> PageToken<T> {
    /// Its text; `None` if the place does not serialise.
    pub fn seal(&self, key: &SealingKey, nonces: &Nonces) -> Option<String> {
        Some(seal(
            key,
            nonces,
            TOKEN_PREFIX,
            serde_json::to_vec(self).ok()?,
        ))
    }

    /// Reads a text back; `None` if it is not one that was given out here for such a place.
    pub fn open(key: &SealingKey, text: &str) -> Option<Self> {
        serde_json::from_slice(&open(key, TOKEN_PREFIX, text)?).ok()
    }

    /// Whether it still counts.
    pub fn is_alive(&self, now_ms: u64) -> bool {
        now_ms.saturating_sub(self.issued_ms) <= LIFE_MS
    }
}

fn seal(key: &SealingKey, nonces: &Nonces, prefix: [u8; 8], mut plain: Vec<u8>) -> String {
    let nonce = nonces.next();
    let mut bytes = Vec::with_capacity(prefix.len() + nonce.len() + plain.len() + TAG_BYTES);
    bytes.extend_from_slice(&prefix);
    bytes.extend_from_slice(&nonce);
    // Fails for 64 GiB alone; what is left then opens nowhere.
    if key.seal(&nonce, &prefix, &mut plain).is_some() {
        bytes.append(&mut plain);
    }
    base64_simd::STANDARD.encode_to_string(bytes)
}

fn open(key: &SealingKey, prefix: [u8; 8], text: &str) -> Option<Vec<u8>> {
    let bytes = base64_simd::STANDARD.decode_to_vec(text).ok()?;
    let rest = bytes.strip_prefix(&prefix)?;
    let (nonce, sealed) = rest.split_first_chunk()?;
    key.open(nonce, &prefix, sealed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::RootKey;
    use store::SeededRng;

    fn iterator(name: &str) -> ShardIterator {
        ShardIterator {
            stream: 7,
            name: name.to_owned(),
            shard: 3,
            from: 1 << 61,
            issued_ms: 99,
        }
    }

    #[test]
    fn an_iterator_reads_back_and_has_the_service_s_length() {
        let key = RootKey::new([1; 32]).tokens();
        let nonces = Nonces::new(0, &SeededRng::new(1));
        for length in [1, 13, 14, 29, 30, 128] {
            let iterator = iterator(&"n".repeat(length));
            let text = iterator.seal(&key, &nonces);
            let bytes = base64_simd::STANDARD.decode_to_vec(&text).unwrap();
            assert_eq!(bytes.len(), 152 + (length + 2) / 16 * 16, "{length}");
            assert!(bytes.starts_with(&[0, 0, 0, 0, 0, 0, 0, 1]));
            assert_eq!(ShardIterator::open(&key, &text), Some(iterator));
        }
    }

    #[test]
    fn nobody_makes_one_up() {
        let key = RootKey::new([1; 32]).tokens();
        let nonces = Nonces::new(0, &SeededRng::new(1));
        let text = iterator("stream").seal(&key, &nonces);
        assert_eq!(
            ShardIterator::open(&RootKey::new([2; 32]).tokens(), &text),
            None
        );
        for place in 0..text.len() {
            let mut other = text.clone().into_bytes();
            other[place] = if other[place] == b'A' { b'B' } else { b'A' };
            let other = String::from_utf8(other).unwrap();
            assert_eq!(ShardIterator::open(&key, &other), None, "{place}");
        }
        for other in ["", "AAAAAAAAAAE=", "x", "é"] {
            assert_eq!(ShardIterator::open(&key, other), None);
        }
        let token = PageToken {
            issued_ms: 5,
            place: "after".to_owned(),
        };
        let page = token.seal(&key, &nonces).unwrap();
        assert_eq!(ShardIterator::open(&key, &page), None);
        assert_eq!(PageToken::open(&key, &page), Some(token.clone()));
        assert_eq!(PageToken::<String>::open(&key, &text), None);
        assert!(token.is_alive(300_005) && !token.is_alive(300_006));
    }
}
