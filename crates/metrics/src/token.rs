//! Tokens that go on with a list behind a name: what tells the list, then the name in hexadecimal.

use wire::hex;

/// The token of the page of a list after a name.
pub(crate) fn behind(list: &str, name: &str) -> String {
    format!("{list}{}", hex::encode(name.as_bytes()))
}

/// The name that a page of a list comes after; `None` if the token is none of this list.
pub(crate) fn name_in(list: &str, token: &str) -> Option<String> {
    String::from_utf8(hex::decode(token.strip_prefix(list)?)?).ok()
}
