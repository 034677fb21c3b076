//! Shard ids: `shardId-` and the shard's index in twelve digits.

use std::fmt;

/// The id of the shard with this index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShardId(pub u32);

impl ShardId {
    /// Reads what clients send, as leniently as the service: `shardId-000000000003`, `shardId-3`,
    /// `x-3` and `3` are the same shard. `None` if there is no index up to 2147483647 in it.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = match text.split('-').nth(1) {
            None | Some("") => text,
            Some(digits) => digits,
        };
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        // Zeroes in front would overflow nothing but the parser.
        let significant = digits.trim_start_matches('0');
        let index = if significant.is_empty() {
            0
        } else {
            significant.parse().ok()?
        };
        (index <= i32::MAX as u32).then_some(Self(index))
    }
}

impl fmt::Display for ShardId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Every record's answer has one; by hand it is made in a fifth of the time.
        let mut text = *b"shardId-000000000000";
        let mut rest = self.0;
        for digit in text.iter_mut().rev() {
            if rest == 0 {
                break;
            }
            *digit = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        f.write_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::ShardId;

    #[test]
    fn ids_are_read_leniently() {
        for (text, index) in [
            ("shardId-000000000003", Some(3)),
            ("shardId-3", Some(3)),
            ("3", Some(3)),
            ("a-3", Some(3)),
            ("shardId-002147483647", Some(2_147_483_647)),
            ("shardId-2147483648", None),
            ("shardId-", None),
            ("shardId", None),
            ("shardId-x", None),
            ("-", None),
            ("", None),
            ("00000000000000000000000000000000000000001", Some(1)),
        ] {
            assert_eq!(ShardId::parse(text).map(|id| id.0), index, "{text}");
        }
        assert_eq!(ShardId(12).to_string(), "shardId-000000000012");
    }
}
