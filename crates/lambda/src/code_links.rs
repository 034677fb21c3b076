//! Links by which a function's code is downloaded: `GetFunction` gives them out.
//!
//! A link says what it is for and until when, under a MAC whose key lives as long as the process:
//! who has the link needs no other credentials, nobody makes one up, and after ten minutes it is
//! worth nothing. See "GetFunction" in the AWS Lambda API Reference.

use base64_simd::URL_SAFE_NO_PAD;
use bytes::Bytes;
use hmac::digest::KeyInit;
use hmac::{Hmac, Mac};
use plane::Call;
use sha2::Sha256;
use store::Rng;
use uuid::Uuid;
use wire::Fault;

use crate::faults::internal;
use crate::row::FunctionRow;
use crate::service::Lambda;

/// Where on the engine's own port links point to, as the gateway knows it; the token follows.
const CODE_PATH: &str = "/_brookmill/code/";

/// How long a link counts, in milliseconds.
const LIFE_MS: u64 = 600_000;

const KEY_BYTES: usize = 64;
const PLAIN_BYTES: usize = 24;

/// What links are made and checked with.
pub(crate) struct CodeLinks {
    mac: Hmac<Sha256>,
}

impl CodeLinks {
    /// With a new key, of which no other process knows.
    pub(crate) fn new(rng: &dyn Rng) -> Self {
        let mut key = [0; KEY_BYTES];
        rng.fill_bytes(&mut key);
        Self {
            mac: <Hmac<Sha256> as KeyInit>::new(&key.into()),
        }
    }

    /// A token for an archive until a moment; none for a name that is no archive's.
    fn seal(&self, archive: &str, until_ms: u64) -> Option<String> {
        let mut token = Vec::with_capacity(PLAIN_BYTES + 32);
        token.extend_from_slice(&until_ms.to_be_bytes());
        token.extend_from_slice(Uuid::parse_str(archive).ok()?.as_bytes());
        let mac = self.mac.clone().chain_update(&token).finalize();
        token.extend_from_slice(&mac.into_bytes());
        Some(URL_SAFE_NO_PAD.encode_to_string(token))
    }

    /// The archive and the moment that a token was made for.
    fn open(&self, token: &str) -> Option<(String, u64)> {
        let token = URL_SAFE_NO_PAD.decode_to_vec(token).ok()?;
        let (plain, mac) = token.split_at_checked(PLAIN_BYTES)?;
        let expected = self.mac.clone().chain_update(plain);
        expected.verify_slice(mac).ok()?;
        let (until, archive) = plain.split_first_chunk()?;
        let archive = Uuid::from_slice(archive).ok()?.to_string();
        Some((archive, u64::from_be_bytes(*until)))
    }
}

impl Lambda {
    /// Where the code of a function or version is to be had, by the address that the caller
    /// reached the engine by; none for calls from inside.
    pub(crate) fn code_location(&self, call: &Call, row: &FunctionRow) -> Option<String> {
        let until_ms = self.now_ms().saturating_add(LIFE_MS);
        let token = self.code_links.seal(&row.code.key, until_ms)?;
        Some(format!("{}{CODE_PATH}{token}", call.endpoint.as_ref()?))
    }

    /// The archive that a link is for.
    ///
    /// # Errors
    /// `AccessDenied` for what is no link of this engine, or one whose time is over; `NoSuchKey` if
    /// the code has been replaced or its function deleted.
    pub async fn linked_code(&self, token: &str) -> Result<Bytes, Fault> {
        let denied = |message: &str| Fault::client("AccessDenied", message).with_status(403);
        let opened = self.code_links.open(token);
        let (archive, until_ms) = opened.ok_or_else(|| denied("Access Denied"))?;
        if self.now_ms() >= until_ms {
            return Err(denied("Request has expired"));
        }
        if !self.is_code_named(&archive) {
            let message = "The specified key does not exist.";
            return Err(Fault::client("NoSuchKey", message).with_status(404));
        }
        let code = self.code.clone();
        tokio::task::spawn_blocking(move || code.get(&archive))
            .await
            .map_err(|error| internal("reading code", error))?
            .map_err(|error| internal("reading code", error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::SeededRng;

    const ARCHIVE: &str = "0b0e7a52-7c5b-4f3e-9f38-3a3f5e0c8d11";

    #[test]
    fn nobody_makes_a_link_up() {
        let links = CodeLinks::new(&SeededRng::new(1));
        let token = links.seal(ARCHIVE, 7).unwrap();
        assert_eq!(links.open(&token), Some((ARCHIVE.to_owned(), 7)));
        assert_eq!(CodeLinks::new(&SeededRng::new(2)).open(&token), None);
        for place in 0..token.len() {
            let mut other = token.clone().into_bytes();
            other[place] = if other[place] == b'A' { b'B' } else { b'A' };
            let other = String::from_utf8(other).unwrap();
            assert_eq!(links.open(&other), None, "{place}");
        }
        for other in ["", "AAAA", &token[..token.len() - 4], "ü"] {
            assert_eq!(links.open(other), None, "{other}");
        }
        assert_eq!(links.seal("../secret", 7), None);
    }
}
