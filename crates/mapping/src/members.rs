//! Which records of a shard a batch has: their counters, in ranges, as text.
//!
//! Each range is how far it begins behind the one before it and how much longer than one record it
//! is, both as LEB128, all of it in base64. The records of one `PutRecords` are one range.

use serde::{Deserialize, Serialize};

/// Counters of records, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Members(String);

impl Members {
    /// Of rising counters.
    pub(crate) fn of(counters: impl Iterator<Item = u64>) -> Self {
        let mut bytes = Vec::new();
        let mut behind = 0_u64;
        let mut range: Option<(u64, u64)> = None;
        let mut put = |(first, last): (u64, u64)| {
            leb128(&mut bytes, first.saturating_sub(behind));
            leb128(&mut bytes, last - first);
            behind = last.saturating_add(1);
        };
        for counter in counters {
            match &mut range {
                Some((_, last)) if last.checked_add(1) == Some(counter) => *last = counter,
                _ => {
                    range.replace((counter, counter)).map(&mut put);
                }
            }
        }
        range.map(&mut put);
        Self(base64_simd::STANDARD_NO_PAD.encode_to_string(bytes))
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The ranges, first and last counter; nothing of what is no text of ours.
    pub fn ranges(&self) -> Vec<(u64, u64)> {
        let decoded = base64_simd::STANDARD_NO_PAD.decode_to_vec(&self.0);
        let bytes = decoded.unwrap_or_default();
        let mut left = bytes.as_slice();
        let mut ranges = Vec::new();
        let mut behind = 0_u64;
        while let (Some(gap), Some(more)) = (take(&mut left), take(&mut left)) {
            let first = behind.saturating_add(gap);
            let last = first.saturating_add(more);
            ranges.push((first, last));
            behind = last.saturating_add(1);
        }
        ranges
    }

    /// The place of a counter among them.
    pub fn place(&self, counter: u64) -> Option<usize> {
        let mut before = 0_u64;
        for (first, last) in self.ranges() {
            if (first..=last).contains(&counter) {
                return usize::try_from(before + (counter - first)).ok();
            }
            before = before.saturating_add(last - first).saturating_add(1);
        }
        None
    }
}

fn leb128(bytes: &mut Vec<u8>, mut number: u64) {
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return;
        }
        bytes.push(low | 0x80);
    }
}

fn take(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0_u64;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::collection::btree_set;
    use proptest::prelude::*;

    use super::Members;

    #[test]
    fn what_one_call_put_takes_a_few_bytes() {
        let first = 1_795_000_000_000 << 20;
        let members = Members::of(first..first + 10_000);
        assert!(members.0.len() < 20, "{}", members.0.len());
        assert_eq!(members.place(first + 17), Some(17));
        assert_eq!(members.place(first - 1), None);
        assert_eq!(members.place(first + 10_000), None);
    }

    #[test]
    fn records_that_came_a_minute_apart_take_ten_bytes_each() {
        let counters: Vec<u64> = (0..10_000)
            .map(|at| (1_795_000_000_000 + 60_000 * at) << 20)
            .collect();
        let members = Members::of(counters.iter().copied());
        assert!(members.0.len() <= 10_000 * 10, "{}", members.0.len());
        assert_eq!(members.place(counters[9_999]), Some(9_999));
    }

    #[test]
    fn nothing_and_what_is_no_text_of_ours_have_no_members() {
        assert!(Members::of(std::iter::empty()).is_empty());
        for text in ["", "?", "////////////////"] {
            let members: Members = serde_json::from_value(text.into()).unwrap();
            assert_eq!(members.place(5), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_counter_has_its_place(counters in btree_set(0..u64::MAX, 0..200)) {
            let members = Members::of(counters.iter().copied());
            for (place, counter) in counters.iter().enumerate() {
                prop_assert_eq!(members.place(*counter), Some(place));
                let next = counter.saturating_add(1);
                prop_assert_eq!(members.place(next).is_some(), counters.contains(&next));
            }
        }
    }
}
