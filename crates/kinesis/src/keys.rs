//! Keys: the data directory's root key and what is derived from it, and streams' own keys.
//!
//! Records of an encrypted stream are sealed with AES-256-GCM before they reach the log. Each
//! start of encryption makes a new key, which is stored wrapped by the root key; keys of earlier
//! starts stay, for the records that were written under them.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use aes_gcm::aead::AeadInPlace;
use aes_gcm::{Aes256Gcm, Nonce, Tag};
use bytes::Bytes;
use hmac::digest::KeyInit;
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use store::Rng;

/// Bytes of a nonce.
pub const NONCE_BYTES: usize = 12;
/// Bytes of the tag behind sealed bytes.
pub const TAG_BYTES: usize = 16;

/// The key of a data directory, from which all others are derived or by which they are wrapped.
#[derive(Clone)]
pub struct RootKey([u8; 32]);

impl RootKey {
    /// From its bytes, which must be random.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// A key for one purpose, of which no other purpose's key can be told.
    fn derive(&self, purpose: &str) -> SealingKey {
        // HMAC pads short keys with zeroes to its block; done here, no length can be wrong.
        let mut block = [0; 64];
        for (to, from) in block.iter_mut().zip(self.0) {
            *to = from;
        }
        let mut mac = <Hmac<Sha256> as KeyInit>::new(&block.into());
        mac.update(purpose.as_bytes());
        SealingKey::new(mac.finalize().into_bytes().into())
    }

    /// The key that seals shard iterators and pagination tokens.
    pub fn tokens(&self) -> SealingKey {
        self.derive("kinesis tokens")
    }

    /// The key that wraps streams' keys.
    pub fn wrapping(&self) -> SealingKey {
        self.derive("kinesis stream keys")
    }
}

impl fmt::Debug for RootKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RootKey(secret)")
    }
}

/// A key that seals and opens: AES-256-GCM.
#[derive(Clone)]
pub struct SealingKey(Box<Aes256Gcm>);

impl SealingKey {
    fn new(key: [u8; 32]) -> Self {
        Self(Box::new(Aes256Gcm::new(&key.into())))
    }

    /// Encrypts the buffer in place and puts the tag behind it. A nonce must never come twice.
    /// `None` only for more bytes than the cipher takes (64 GiB).
    pub fn seal(
        &self,
        nonce: &[u8; NONCE_BYTES],
        bound_to: &[u8],
        buffer: &mut Vec<u8>,
    ) -> Option<()> {
        let nonce = Nonce::from_slice(nonce);
        let tag = self
            .0
            .encrypt_in_place_detached(nonce, bound_to, buffer)
            .ok()?;
        buffer.extend_from_slice(&tag);
        Some(())
    }

    /// Decrypts; `None` if the bytes were not sealed by this key for this purpose.
    pub fn open(
        &self,
        nonce: &[u8; NONCE_BYTES],
        bound_to: &[u8],
        sealed: &[u8],
    ) -> Option<Vec<u8>> {
        let (body, tag) = sealed.split_at_checked(sealed.len().checked_sub(TAG_BYTES)?)?;
        let mut plain = body.to_vec();
        let tag = Tag::from_slice(tag);
        self.0
            .decrypt_in_place_detached(Nonce::from_slice(nonce), bound_to, &mut plain, tag)
            .ok()?;
        Some(plain)
    }
}

impl fmt::Debug for SealingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealingKey(secret)")
    }
}

/// Nonces that never come twice in a data directory, because service time never goes back.
#[derive(Debug)]
pub struct Nonces {
    salt: [u8; 4],
    next: AtomicU64,
}

impl Nonces {
    /// Begins where no earlier process of this data directory can have come to.
    pub fn new(now_ms: u64, rng: &dyn Rng) -> Self {
        let mut salt = [0; 4];
        rng.fill_bytes(&mut salt);
        Self {
            salt,
            next: AtomicU64::new(now_ms.saturating_mul(1 << 20)),
        }
    }

    /// The next one.
    pub fn next(&self) -> [u8; NONCE_BYTES] {
        let mut nonce = [0; NONCE_BYTES];
        let number = self.next.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        for (to, from) in nonce.iter_mut().zip(number.into_iter().chain(self.salt)) {
            *to = from;
        }
        nonce
    }
}

/// A stream's key as it is stored.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct WrappedKey {
    /// Its number within the stream, from 1.
    pub number: u32,
    /// Nonce and sealed key, in base64.
    pub wrapped: String,
}

impl WrappedKey {
    /// Makes a new key for a stream.
    pub fn make(
        wrapping: &SealingKey,
        stream: u64,
        number: u32,
        nonces: &Nonces,
        rng: &dyn Rng,
    ) -> Option<Self> {
        let mut key = vec![0; 32];
        rng.fill_bytes(&mut key);
        let nonce = nonces.next();
        wrapping.seal(&nonce, &bound_to(stream, number), &mut key)?;
        let mut bytes = nonce.to_vec();
        bytes.append(&mut key);
        Some(Self {
            number,
            wrapped: base64_simd::STANDARD.encode_to_string(bytes),
        })
    }

    /// Unwraps it; `None` if it was wrapped by another root key or for another stream.
    pub fn unwrap(&self, wrapping: &SealingKey, stream: u64) -> Option<FrameKey> {
        let bytes = base64_simd::STANDARD.decode_to_vec(&self.wrapped).ok()?;
        let (nonce, sealed) = bytes.split_first_chunk()?;
        let key = wrapping.open(nonce, &bound_to(stream, self.number), sealed)?;
        let key = SealingKey::new(key.try_into().ok()?);
        Some(FrameKey {
            stream,
            number: self.number,
            key,
        })
    }
}

fn bound_to(stream: u64, number: u32) -> [u8; 12] {
    let mut bytes = [0; 12];
    let parts = stream.to_be_bytes().into_iter().chain(number.to_be_bytes());
    for (to, from) in bytes.iter_mut().zip(parts) {
        *to = from;
    }
    bytes
}

/// A stream's key, ready to seal and open frames.
#[derive(Debug, Clone)]
pub struct FrameKey {
    stream: u64,
    /// Its number within the stream, from 1.
    pub number: u32,
    key: SealingKey,
}

impl FrameKey {
    /// A frame's payload, sealed.
    pub fn seal(&self, nonce: &[u8; NONCE_BYTES], parts: &[Bytes]) -> Option<Bytes> {
        let length = parts.iter().map(Bytes::len).sum::<usize>() + TAG_BYTES;
        let mut buffer = Vec::with_capacity(length);
        for part in parts {
            buffer.extend_from_slice(part);
        }
        self.key
            .seal(nonce, &bound_to(self.stream, self.number), &mut buffer)?;
        Some(buffer.into())
    }

    /// A frame's payload, opened; `None` if it does not verify.
    pub fn open(&self, nonce: &[u8; NONCE_BYTES], sealed: &[u8]) -> Option<Bytes> {
        self.key
            .open(nonce, &bound_to(self.stream, self.number), sealed)
            .map(Bytes::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::SeededRng;

    #[test]
    fn a_stream_s_key_opens_only_what_it_sealed() {
        let rng = SeededRng::new(1);
        let nonces = Nonces::new(1_000, &rng);
        let root = RootKey::new([7; 32]);
        let stored = WrappedKey::make(&root.wrapping(), 9, 1, &nonces, &rng).unwrap();
        let key = stored.unwrap(&root.wrapping(), 9).unwrap();
        let nonce = nonces.next();
        let sealed = key
            .seal(
                &nonce,
                &[Bytes::from_static(b"one"), Bytes::from_static(b"two")],
            )
            .unwrap();
        assert!(
            !sealed
                .windows(3)
                .any(|window| window == b"one" || window == b"two")
        );
        assert_eq!(key.open(&nonce, &sealed).as_deref(), Some(&b"onetwo"[..]));
        assert_eq!(key.open(&nonces.next(), &sealed), None);
        let mut torn = sealed.to_vec();
        torn[0] ^= 1;
        assert_eq!(key.open(&nonce, &torn), None);
        assert_eq!(key.open(&nonce, &[]), None);

        assert!(stored.unwrap(&root.wrapping(), 10).is_none());
        assert!(stored.unwrap(&root.tokens(), 9).is_none());
        assert!(
            stored
                .unwrap(&RootKey::new([8; 32]).wrapping(), 9)
                .is_none()
        );
    }

    #[test]
    fn nonces_differ() {
        let nonces = Nonces::new(5, &SeededRng::new(1));
        let first = nonces.next();
        assert_ne!(first, nonces.next());
    }
}
