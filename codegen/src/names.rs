//! Names: the model's to Rust's.

/// Runs of letters in the models that are one word but do not look like it.
const WORDS: &[(&str, &str)] = &[
    ("SSEKMS", "SseKms"),
    ("KiB", "Kib"),
    ("MiBps", "Mibps"),
    ("MiB", "Mib"),
    ("GiB", "Gib"),
    ("CRC32C", "Crc32c"),
    ("CRC64NVME", "Crc64nvme"),
    ("XXHASH", "Xxhash"),
    ("IDs", "Ids"),
    ("ARNs", "Arns"),
    ("URLs", "Urls"),
    ("VPCs", "Vpcs"),
    ("ACLs", "Acls"),
];

/// `StreamARN` → `stream_arn`.
pub(crate) fn snake(name: &str) -> String {
    let mut name = name.to_owned();
    for (from, to) in WORDS {
        name = name.replace(from, to);
    }
    let letters: Vec<char> = name.chars().collect();
    let mut out = String::new();
    for (index, &letter) in letters.iter().enumerate() {
        if !letter.is_ascii_alphanumeric() {
            if !out.ends_with('_') {
                out.push('_');
            }
            continue;
        }
        let before = index.checked_sub(1).and_then(|at| letters.get(at)).copied();
        let after = letters.get(index + 1).copied();
        let starts = letter.is_ascii_uppercase()
            && before.is_some_and(|before| {
                before.is_ascii_lowercase()
                    || before.is_ascii_digit()
                    || (before.is_ascii_uppercase()
                        && after.is_some_and(|after| after.is_ascii_lowercase()))
            });
        if starts && !out.ends_with('_') {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

/// A field's name, escaped where Rust reserves it.
pub(crate) fn field(name: &str) -> String {
    let name = snake(name);
    match name.as_str() {
        "type" | "match" | "ref" | "enum" | "use" | "where" | "final" | "override" | "async"
        | "static" | "move" | "in" | "for" | "loop" | "mod" | "pub" | "trait" | "do" => {
            format!("r#{name}")
        }
        _ => name,
    }
}

/// A static's name.
pub(crate) fn constant(name: &str) -> String {
    snake(name).to_ascii_uppercase()
}

/// A type's name: the model's, with a capital first letter.
pub(crate) fn upper_first(name: &str) -> String {
    let mut letters = name.chars();
    match letters.next() {
        Some(first) => first.to_ascii_uppercase().to_string() + letters.as_str(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{constant, field, snake};

    #[test]
    fn words_are_told_apart_as_people_read_them() {
        for (name, expected) in [
            ("StreamARN", "stream_arn"),
            ("SSEKMSKeyId", "sse_kms_key_id"),
            ("ETag", "e_tag"),
            ("S3Key", "s3_key"),
            ("MaxRecordSizeInKiB", "max_record_size_in_kib"),
            ("WarmThroughputMiBps", "warm_throughput_mibps"),
            ("ChecksumCRC32C", "checksum_crc32c"),
            ("logGroupName", "log_group_name"),
            ("NotificationARNs", "notification_arns"),
            ("ContentMD5", "content_md5"),
        ] {
            assert_eq!(snake(name), expected);
        }
        assert_eq!(field("Type"), "r#type");
        assert_eq!(constant("StreamARN"), "STREAM_ARN");
    }
}
