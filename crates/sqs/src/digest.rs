//! The MD5 digests by which clients check what they sent and got.
//!
//! See "Calculating the MD5 message digest for message attributes" in the Amazon SQS Developer
//! Guide.

use std::collections::BTreeMap;

use md5::{Digest as _, Md5};
use wire::hex;

use crate::message::{AttributeValue, Value};

/// Marks a value that is text, and one that is bytes.
const TEXT: u8 = 1;
const BYTES: u8 = 2;

/// The digest of a body, in hexadecimal.
pub(crate) fn of_body(body: &str) -> String {
    hex::encode(&Md5::digest(body.as_bytes()))
}

/// The digest of attributes, in hexadecimal; none if there are none.
pub(crate) fn of_attributes<'a>(
    attributes: impl IntoIterator<Item = (&'a String, &'a AttributeValue)>,
) -> Option<String> {
    // Sorted by name whatever they come in.
    let sorted: BTreeMap<&String, &AttributeValue> = attributes.into_iter().collect();
    if sorted.is_empty() {
        return None;
    }
    let mut digest = Md5::new();
    let mut with_length = |bytes: &[u8], mark: Option<u8>| {
        if let Some(mark) = mark {
            digest.update([mark]);
        }
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        digest.update(length.to_be_bytes());
        digest.update(bytes);
    };
    for (name, attribute) in sorted {
        with_length(name.as_bytes(), None);
        with_length(attribute.kind.as_bytes(), None);
        match &attribute.value {
            Value::Text(text) => with_length(text.as_bytes(), Some(TEXT)),
            Value::Bytes(bytes) => with_length(bytes, Some(BYTES)),
        }
    }
    Some(hex::encode(&digest.finalize()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attribute(kind: &str, value: Value) -> AttributeValue {
        AttributeValue {
            kind: kind.to_owned(),
            value,
        }
    }

    #[test]
    fn the_digest_of_a_body_is_rfc_1321s() {
        assert_eq!(of_body("abc"), "900150983cd24fb0d6963f7d28e17f72");
    }

    /// The expected digests are MD5 over the bytes that the guide says, written out by hand.
    #[test]
    fn attributes_are_digested_in_the_order_of_their_names() {
        let number = attribute("Number", Value::Text("1".to_owned()));
        let bytes = attribute("Binary", Value::Bytes(vec![0, 255]));
        let written = b"\0\0\0\x01A\0\0\0\x06Number\x01\0\0\0\x011\0\0\0\x01b\0\0\0\x06Binary\x02\0\0\0\x02\x00\xff";
        let (b, a) = ("b".to_owned(), "A".to_owned());
        let given = [(&b, &bytes), (&a, &number)];
        assert_eq!(
            of_attributes(given),
            Some(hex::encode(&Md5::digest(written)))
        );
        assert_eq!(of_attributes([]), None);
    }
}
