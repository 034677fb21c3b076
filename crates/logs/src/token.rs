//! Tokens that go on with a list behind what was shown last, whether that is still there or not.

use base64_simd::URL_SAFE_NO_PAD;
use serde::{Serialize, de::DeserializeOwned};
use wire::Fault;

use crate::faults;

/// The token to go on with a list behind an item's key.
pub(crate) fn behind<K: Serialize>(list: &str, key: &K) -> Option<String> {
    let text = serde_json::to_string(&(list, key)).ok()?;
    Some(URL_SAFE_NO_PAD.encode_to_string(text))
}

/// The key in a token of the same list.
///
/// # Errors
/// `InvalidParameterException` if it is none.
pub(crate) fn key<K: DeserializeOwned>(list: &str, token: &str) -> Result<K, Fault> {
    let bytes = URL_SAFE_NO_PAD.decode_to_vec(token).ok();
    let parsed = bytes.and_then(|bytes| serde_json::from_slice::<(String, K)>(&bytes).ok());
    parsed
        .filter(|(of_list, _)| of_list == list)
        .map(|(_, key)| key)
        .ok_or_else(faults::bad_token)
}
