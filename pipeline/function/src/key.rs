//! Keys in the bucket, and which ids can be one.

/// Where processed records go.
pub const DATA_PREFIX: &str = "data/";

/// The longest key that S3 takes, in bytes; see "Naming Amazon S3 objects" in the Amazon S3 User
/// Guide.
pub const KEY_BYTES_MAX: usize = 1024;

/// Why an id cannot be part of a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdFault {
    /// Nothing to name the object by.
    #[error("the id is empty")]
    Empty,
    /// Programs that treat keys as paths would leave the prefix.
    #[error("the id has the path segment {0:?}")]
    DotSegment(&'static str),
    /// The same.
    #[error("the id begins with a slash")]
    LeadingSlash,
    /// S3 takes them, but neither listings nor many programs bear them.
    #[error("the id has the control character U+{0:04X}")]
    ControlCharacter(u32),
    /// S3 would refuse the key.
    #[error("the id makes a key of {0} bytes, and {KEY_BYTES_MAX} is the most that S3 takes")]
    TooLong(usize),
}

/// The key of the object for `id`.
///
/// # Errors
/// See [`IdFault`].
pub fn data_key(id: &str) -> Result<String, IdFault> {
    if id.is_empty() {
        return Err(IdFault::Empty);
    }
    if id.starts_with('/') {
        return Err(IdFault::LeadingSlash);
    }
    if let Some(control) = id.chars().find(|character| character.is_control()) {
        return Err(IdFault::ControlCharacter(u32::from(control)));
    }
    for segment in [".", ".."] {
        if id.split('/').any(|part| part == segment) {
            return Err(IdFault::DotSegment(segment));
        }
    }
    let key = format!("{DATA_PREFIX}{id}.json");
    if key.len() > KEY_BYTES_MAX {
        return Err(IdFault::TooLong(key.len()));
    }
    Ok(key)
}

/// The key of a record that is put aside. `prefix` ends with a slash.
pub fn failure_key(prefix: &str, stream: &str, shard: &str, sequence_number: &str) -> String {
    format!("{prefix}{stream}/{shard}/{sequence_number}.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_ids_become_keys() {
        for (id, key) in [
            ("42", "data/42.json"),
            ("a/b", "data/a/b.json"),
            ("...", "data/....json"),
            ("a..b", "data/a..b.json"),
            ("Straße 1", "data/Straße 1.json"),
        ] {
            assert_eq!(data_key(id).as_deref(), Ok(key));
        }
    }

    #[test]
    fn ids_that_lead_astray_are_refused() {
        for (id, fault) in [
            ("", IdFault::Empty),
            ("/etc/passwd", IdFault::LeadingSlash),
            ("..", IdFault::DotSegment("..")),
            ("../x", IdFault::DotSegment("..")),
            ("a/./b", IdFault::DotSegment(".")),
            ("a\u{0}b", IdFault::ControlCharacter(0)),
            ("a\nb", IdFault::ControlCharacter(10)),
            ("a\u{85}", IdFault::ControlCharacter(0x85)),
        ] {
            assert_eq!(data_key(id), Err(fault), "{id:?}");
        }
    }

    #[test]
    fn the_whole_key_is_measured_in_bytes() {
        let around = DATA_PREFIX.len() + ".json".len();
        let longest = "x".repeat(KEY_BYTES_MAX - around);
        assert_eq!(data_key(&longest).map(|key| key.len()), Ok(KEY_BYTES_MAX));
        assert_eq!(
            data_key(&format!("{longest}x")),
            Err(IdFault::TooLong(KEY_BYTES_MAX + 1))
        );
        assert!(data_key(&"ü".repeat(600)).is_err());
    }
}
