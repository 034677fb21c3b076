//! From a record's bytes to an object with an id.

use serde::Deserialize;
use serde_json::value::RawValue;

/// The first bytes of records that the Kinesis Producer Library has packed together.
const KPL_MAGIC: [u8; 4] = [0xF3, 0x89, 0x9A, 0xC2];

/// A record that can be stored.
#[derive(Debug)]
pub struct Decoded {
    /// The object's id. An integer is written in decimal: 42 and "42" are the same id.
    pub id: String,
    /// The object as it was sent, to the byte.
    pub record: Box<RawValue>,
}

/// Why a record cannot be stored, whatever the bucket says: it is itself at fault.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordFault {
    /// Packed by the Kinesis Producer Library.
    #[error("the data is an aggregate of the Kinesis Producer Library, which is not taken apart")]
    Aggregated,
    /// Neither form can be read.
    #[error("the data is neither JSON nor base64 of JSON: {0}")]
    NotJson(String),
    /// JSON, but nothing that could have an id.
    #[error("the data is JSON but not an object")]
    NotAnObject,
    /// No id, or null.
    #[error("the object has no id")]
    NoId,
    /// The object says two things at once.
    #[error("the object has more than one id")]
    SeveralIds,
    /// For instance a fraction, a list or an object.
    #[error("the id is neither a string nor an integer")]
    IdKind,
    /// An id that cannot be part of a key.
    #[error(transparent)]
    Id(#[from] crate::key::IdFault),
}

/// Reads a record: JSON, or else base64 of JSON (a sender that encodes by itself encodes once more
/// than Kinesis does). No base64 text of an object is JSON too, so that the order decides nothing.
///
/// # Errors
/// See [`RecordFault`].
pub fn decode(data: &[u8]) -> Result<Decoded, RecordFault> {
    if data.starts_with(&KPL_MAGIC) {
        return Err(RecordFault::Aggregated);
    }
    match serde_json::from_slice::<&RawValue>(data) {
        Ok(value) => object(value),
        Err(as_json) => {
            let not_json = || RecordFault::NotJson(as_json.to_string());
            let inner = base64_simd::forgiving_decode_to_vec(data).map_err(|_| not_json())?;
            let value = serde_json::from_slice::<&RawValue>(&inner).map_err(|_| not_json())?;
            object(value)
        }
    }
}

fn object(value: &RawValue) -> Result<Decoded, RecordFault> {
    #[derive(Deserialize)]
    struct Identified<'a> {
        #[serde(borrow)]
        id: Option<&'a RawValue>,
    }
    if !value.get().starts_with('{') {
        return Err(RecordFault::NotAnObject);
    }
    // The text is known to be JSON, so that only a repeated id can fail here.
    let identified: Identified<'_> =
        serde_json::from_str(value.get()).map_err(|_| RecordFault::SeveralIds)?;
    let id = identified.id.ok_or(RecordFault::NoId)?;
    Ok(Decoded {
        id: id_text(id.get())?,
        record: value.to_owned(),
    })
}

fn id_text(json: &str) -> Result<String, RecordFault> {
    if json.starts_with('"') {
        // Fails for half a surrogate pair, which no key can hold.
        return serde_json::from_str(json).map_err(|_| RecordFault::IdKind);
    }
    let digits = json.strip_prefix('-').unwrap_or(json);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(RecordFault::IdKind);
    }
    Ok(if digits == "0" { "0" } else { json }.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(data: &str) -> Result<String, RecordFault> {
        decode(data.as_bytes()).map(|decoded| decoded.id)
    }

    #[test]
    fn json_and_base64_of_json_are_the_same_record() {
        let json = r#" {"id": "a", "price": 1.10, "big": 1e400} "#;
        let plain = decode(json.as_bytes()).unwrap();
        let encoded = base64_simd::STANDARD.encode_to_string(json);
        let wrapped = format!("{}\n{}\n", &encoded[..20], &encoded[20..]);
        for text in [encoded.as_str(), encoded.trim_end_matches('='), &wrapped] {
            let decoded = decode(text.as_bytes()).unwrap();
            assert_eq!(
                (decoded.id.as_str(), decoded.record.get()),
                ("a", json.trim())
            );
        }
        assert_eq!(
            plain.record.get(),
            json.trim(),
            "numbers stay as they were written"
        );
    }

    #[test]
    fn an_integer_and_its_text_are_the_same_id() {
        assert_eq!(id(r#"{"id":42}"#), Ok("42".into()));
        assert_eq!(id(r#"{"id":"42"}"#), Ok("42".into()));
        assert_eq!(id(r#"{"id":-0}"#), Ok("0".into()));
        let beyond_64_bits = "123456789012345678901234567890";
        assert_eq!(
            id(&format!("{{\"id\":{beyond_64_bits}}}")),
            Ok(beyond_64_bits.into())
        );
        assert_eq!(id(r#"{"id":"\u00fc"}"#), Ok("ü".into()));
    }

    #[test]
    fn only_the_outermost_id_counts() {
        assert_eq!(id(r#"{"nested":{"id":1}}"#), Err(RecordFault::NoId));
        assert_eq!(id(r#"{"nested":{"id":1},"id":2}"#), Ok("2".into()));
    }

    #[test]
    fn records_at_fault_are_told_apart() {
        for (data, fault) in [
            ("{}", RecordFault::NoId),
            (r#"{"id":null}"#, RecordFault::NoId),
            (r#"{"id":1,"id":1}"#, RecordFault::SeveralIds),
            (r#"{"id":1.5}"#, RecordFault::IdKind),
            (r#"{"id":1e3}"#, RecordFault::IdKind),
            (r#"{"id":true}"#, RecordFault::IdKind),
            (r#"{"id":["a"]}"#, RecordFault::IdKind),
            (r#"{"id":"\ud800"}"#, RecordFault::IdKind),
            ("[1]", RecordFault::NotAnObject),
            (r#"["id"]"#, RecordFault::NotAnObject),
            ("42", RecordFault::NotAnObject),
            ("null", RecordFault::NotAnObject),
        ] {
            assert_eq!(id(data), Err(fault), "{data}");
        }
        for data in [
            "",
            "not json",
            "{\"id\":1",
            "\u{feff}{\"id\":1}",
            "aGVsbG8=",
        ] {
            assert!(matches!(id(data), Err(RecordFault::NotJson(_))), "{data:?}");
        }
        assert_eq!(
            decode(&[0xF3, 0x89, 0x9A, 0xC2, 1]).map(|decoded| decoded.id),
            Err(RecordFault::Aggregated)
        );
        assert!(matches!(
            decode(&[0xFF, 0xFE]),
            Err(RecordFault::NotJson(_))
        ));
    }

    #[test]
    fn depth_exhausts_nothing() {
        let deep = format!(
            "{{\"id\":1,\"x\":{}{}}}",
            "[".repeat(100_000),
            "]".repeat(100_000)
        );
        assert_eq!(id(&deep), Ok("1".into()));
    }
}
