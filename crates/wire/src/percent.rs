//! Percent-encoding as URIs have it.

use std::fmt::Write as _;

use crate::hex;

/// Percent-encodes all but RFC 3986's unreserved characters, with upper-case digits: the form of
/// canonical requests, and of policy documents in IAM's answers.
#[must_use]
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 2);
    push_encoded(text.as_bytes(), &mut encoded);
    encoded
}

/// As [`encode`], at the end of `text`.
pub fn push_encoded(bytes: &[u8], text: &mut String) {
    for byte in bytes {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                text.push(char::from(*byte));
            }
            other => {
                let _ = write!(text, "%{other:02X}");
            }
        }
    }
}

/// Undoes percent-encoding; `None` if it is broken or not UTF-8.
#[must_use]
pub fn decode(text: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        decoded.push(match byte {
            b'%' => hex::byte(rest.next()?, rest.next()?)?,
            other => other,
        });
    }
    String::from_utf8(decoded).ok()
}

/// Undoes percent-encoding; a `%` that begins no escape stays as it is.
#[must_use]
pub fn decode_leniently(text: &[u8]) -> Vec<u8> {
    leniently(text, false)
}

/// As [`decode_leniently`], of a query or a form, where `+` is a space.
#[must_use]
pub fn decode_query(text: &[u8]) -> Vec<u8> {
    leniently(text, true)
}

fn leniently(text: &[u8], plus_is_space: bool) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        decoded.push(match (first, behind) {
            (b'%', [high, low, behind @ ..]) => match hex::byte(*high, *low) {
                Some(byte) => {
                    rest = behind;
                    byte
                }
                None => b'%',
            },
            (b'+', _) if plus_is_space => b' ',
            (other, _) => *other,
        });
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encoded_comes_back() {
        let text = "data/a b+ü~%/x.json";
        assert_eq!(encode(text), "data%2Fa%20b%2B%C3%BC~%25%2Fx.json");
        assert_eq!(decode(&encode(text)).as_deref(), Some(text));
        assert_eq!(decode_query(encode(text).as_bytes()), text.as_bytes());
    }

    #[test]
    fn broken_escapes_are_refused_or_stay() {
        for broken in ["%", "%4", "%zz", "a%4", "%+1", "%ff"] {
            assert_eq!(decode(broken), None, "{broken}");
        }
        for broken in ["%", "%4", "%zz", "%4z", "a%", "%+1", "100%"] {
            assert_eq!(decode_leniently(broken.as_bytes()), broken.as_bytes());
        }
        assert_eq!(decode_leniently(b"%%41%4%42"), b"%A%4B");
        assert_eq!(decode_leniently(b"%ff"), [0xff]);
    }

    #[test]
    fn a_plus_is_a_space_in_queries_only() {
        assert_eq!(decode("a+b").as_deref(), Some("a+b"));
        assert_eq!(decode_leniently(b"a+b"), b"a+b");
        assert_eq!(decode_query(b"a+b%2b%+"), b"a b+% ");
    }
}
