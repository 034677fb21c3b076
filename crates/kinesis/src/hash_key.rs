//! Hash keys: where partition keys fall, and how shards divide the space between them.

use std::fmt;

use md5::{Digest, Md5};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A point of the hash key space, `0` to `2^128 - 1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HashKey(pub u128);

impl HashKey {
    /// The last point.
    pub const MAX: Self = Self(u128::MAX);

    /// Where a partition key falls: the MD5 of its UTF-8 bytes, read as a big-endian number.
    ///
    /// See "PutRecord" in the Kinesis API Reference.
    pub fn of_partition_key(key: &str) -> Self {
        Self(u128::from_be_bytes(Md5::digest(key.as_bytes()).into()))
    }

    /// From decimal digits; `None` if there are others or the number is `2^128` or more.
    pub fn parse(text: &str) -> Option<Self> {
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        text.parse().ok().map(Self)
    }
}

impl fmt::Display for HashKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for HashKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for HashKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not a hash key"))
    }
}

/// A shard's part of the space, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HashRange {
    /// First key.
    pub start: HashKey,
    /// Last key.
    pub end: HashKey,
}

impl HashRange {
    /// Whether the range holds the key.
    pub fn contains(&self, key: HashKey) -> bool {
        self.start <= key && key <= self.end
    }

    /// Whether `other` begins right after this range's end.
    pub fn is_followed_by(&self, other: &Self) -> bool {
        self.end.0.checked_add(1) == Some(other.start.0)
    }
}

/// The space divided evenly among `count` shards, the last one taking what is left over; empty
/// for a count of 0.
pub fn even_ranges(count: u32) -> Vec<HashRange> {
    let divisor = u128::from(count);
    let Some(quotient) = u128::MAX.checked_div(divisor) else {
        return Vec::new();
    };
    if divisor == 1 {
        return vec![HashRange {
            start: HashKey(0),
            end: HashKey::MAX,
        }];
    }
    // 2^128 itself does not fit: its quotient is one more where MAX lacks just one to divide.
    let width = if u128::MAX % divisor + 1 == divisor {
        quotient + 1
    } else {
        quotient
    };
    (0..divisor)
        .map(|index| HashRange {
            start: HashKey(width * index),
            end: if index + 1 == divisor {
                HashKey::MAX
            } else {
                HashKey(width * (index + 1) - 1)
            },
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_shards_divide_the_space_as_the_service_does() {
        let ranges: Vec<_> = even_ranges(3)
            .iter()
            .map(|r| (r.start.to_string(), r.end.to_string()))
            .collect();
        let expected = [
            ("0", "113427455640312821154458202477256070484"),
            (
                "113427455640312821154458202477256070485",
                "226854911280625642308916404954512140969",
            ),
            (
                "226854911280625642308916404954512140970",
                "340282366920938463463374607431768211455",
            ),
        ];
        assert_eq!(ranges.len(), 3);
        for ((start, end), (first, last)) in ranges.iter().zip(expected) {
            assert_eq!((start.as_str(), end.as_str()), (first, last));
        }
    }

    #[test]
    fn ranges_cover_the_space_without_gaps() {
        for count in [1, 2, 5, 7, 64, 1000] {
            let ranges = even_ranges(count);
            assert_eq!(ranges.len(), count as usize);
            assert_eq!(ranges[0].start, HashKey(0));
            assert_eq!(ranges[ranges.len() - 1].end, HashKey::MAX);
            assert!(
                ranges
                    .windows(2)
                    .all(|pair| pair[0].is_followed_by(&pair[1]))
            );
        }
        assert!(even_ranges(0).is_empty());
        assert_eq!(even_ranges(2)[1].start, HashKey(1 << 127));
    }

    #[test]
    fn partition_keys_fall_where_their_md5_says() {
        // RFC 1321, appendix A.5.
        assert_eq!(
            HashKey::of_partition_key("abc"),
            HashKey(0x9001_5098_3cd2_4fb0_d696_3f7d_28e1_7f72)
        );
    }

    #[test]
    fn only_digits_within_the_space_parse() {
        assert_eq!(
            HashKey::parse("340282366920938463463374607431768211455"),
            Some(HashKey::MAX)
        );
        for text in [
            "",
            "-1",
            "+1",
            "1e3",
            "340282366920938463463374607431768211456",
        ] {
            assert_eq!(HashKey::parse(text), None, "{text}");
        }
    }
}
