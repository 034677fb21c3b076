//! Sequence numbers: 188 bits, written as 56 decimal digits.
//!
//! | bits | meaning |
//! |---|---|
//! | 4 | the constant 2 |
//! | 36 | when the shard was made, epoch seconds |
//! | 4 | low bits of the shard's index |
//! | 64 | counter, below 2^63 |
//! | 8 | zero; 1 in numbers that lie behind their counter's record and before the next |
//! | 36 | when the record arrived, epoch seconds |
//! | 32 | the shard's index |
//! | 4 | version, 2 |
//!
//! The counter holds the arrival in its upper bits (see [`counter_at`]), so that the order of
//! counters is the order of arrival and a point in time is a counter.

use std::fmt;

/// Low bits of a counter, which tell records of one millisecond apart.
const COUNTER_BITS: u32 = 20;
/// The counter of a closed shard's last sequence number.
const COUNTER_END: u64 = i64::MAX as u64;

/// The first counter of a millisecond.
pub fn counter_at(time_ms: u64) -> u64 {
    time_ms.saturating_mul(1 << COUNTER_BITS).min(COUNTER_END)
}

/// The millisecond a counter belongs to.
pub fn counter_time_ms(counter: u64) -> u64 {
    counter >> COUNTER_BITS
}

/// A record's sequence number, or one of a shard's two ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SequenceNumber {
    /// When the shard was made, epoch seconds.
    pub shard_created_s: u64,
    /// The counter within the shard.
    pub counter: u64,
    /// When the record arrived, epoch seconds.
    pub time_s: u64,
    /// The shard's index.
    pub shard: u32,
}

/// What a client's sequence number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parsed {
    /// One of today's numbers.
    Current(SequenceNumber),
    /// A number of the first two versions of the form, which no stream of today gives out.
    Old {
        /// 0 or 1.
        version: u8,
        /// The shard's index.
        shard: u32,
        /// When the record arrived, epoch seconds, if the form tells.
        time_s: Option<u64>,
    },
    /// The version is 3, at which the service itself stumbles.
    VersionThree,
}

impl SequenceNumber {
    /// The number of a record.
    pub fn record(shard_created_s: u64, shard: u32, counter: u64) -> Self {
        let time_s = counter_time_ms(counter) / 1000;
        Self {
            shard_created_s,
            counter,
            time_s,
            shard,
        }
    }

    /// The number a shard starts with.
    pub fn start(shard_created_s: u64, shard: u32) -> Self {
        Self {
            shard_created_s,
            counter: 0,
            time_s: shard_created_s,
            shard,
        }
    }

    /// The number a shard ends with that was closed at this second.
    pub fn end(shard_created_s: u64, shard: u32, closed_s: u64) -> Self {
        Self {
            shard_created_s,
            counter: COUNTER_END,
            time_s: closed_s,
            shard,
        }
    }

    /// Reads decimal digits; `None` if they are not a sequence number.
    pub fn parse(text: &str) -> Option<Parsed> {
        let (high, low) = parse_wide(text)?;
        if high == 0 {
            return parse_version_0(low);
        }
        if high >> 56 != 2 {
            return None;
        }
        let shard = (low >> 4) as u32;
        if shard > i32::MAX as u32 {
            return None;
        }
        let created = (high >> 20) & SECONDS_MASK;
        match low & 0xf {
            1 => {
                // Version 1 holds the time where version 2 has the counter.
                let time_s = ((u128::from(high & 0xffff) << 48 | low >> 80) >> 20) as u64;
                Some(Parsed::Old {
                    version: 1,
                    shard,
                    time_s: Some(time_s & SECONDS_MASK),
                })
            }
            2 => {
                let counter = (high & 0xffff) << 48 | ((low >> 80) as u64);
                if counter > COUNTER_END {
                    return None;
                }
                let time_s = ((low >> 36) as u64) & SECONDS_MASK;
                Some(Parsed::Current(Self {
                    shard_created_s: created,
                    counter,
                    time_s,
                    shard,
                }))
            }
            3 => Some(Parsed::VersionThree),
            _ => None,
        }
    }

    /// The text of a number behind this one's record and before that of the next counter: what a
    /// reader who has got so far goes on from, whether at this number or after it.
    pub fn text_behind(self) -> String {
        let (high, low) = self.wide();
        Decimal::new((high, low | BEHIND << BEHIND_SHIFT)).text()
    }

    /// Whether a text is one of [`SequenceNumber::text_behind`].
    pub fn is_behind(text: &str) -> bool {
        parse_wide(text).is_some_and(|(_, low)| low >> BEHIND_SHIFT & 0xff == BEHIND)
    }

    fn wide(self) -> (u64, u128) {
        let (shard_high, shard_low) = self.wide_of_shard();
        let (record_high, record_low) = self.wide_of_record();
        (shard_high | record_high, shard_low | record_low)
    }

    /// What the numbers of a shard's records have in common.
    fn wide_of_shard(self) -> (u64, u128) {
        let low = 2 | u128::from(self.shard) << 4;
        let high = u64::from(self.shard & 0xf) << 16
            | (self.shard_created_s & SECONDS_MASK) << 20
            | 2 << 56;
        (high, low)
    }

    fn wide_of_record(self) -> (u64, u128) {
        let low = u128::from(self.time_s & SECONDS_MASK) << 36 | u128::from(self.counter) << 80;
        (self.counter >> 48, low)
    }
}

const SECONDS_MASK: u64 = (1 << 36) - 1;
/// Where the eight bits lie that are zero in records' numbers.
const BEHIND_SHIFT: u32 = 72;
/// What they are in numbers that lie behind a record.
const BEHIND: u128 = 1;
/// The newest moment that a number of version 0 may name.
const VERSION_0_SECONDS_MAX: u64 = 16_025_175_000;

fn parse_version_0(low: u128) -> Option<Parsed> {
    let created = ((low >> 88) as u64) & SECONDS_MASK;
    let shard = (low & 0xffff) as u32;
    (low >> 125 == 0 && created < VERSION_0_SECONDS_MAX).then_some(Parsed::Old {
        version: 0,
        shard,
        time_s: None,
    })
}

/// Decimal digits as a number of 192 bits.
fn parse_wide(text: &str) -> Option<(u64, u128)> {
    if text.is_empty() {
        return None;
    }
    let (mut high, mut low) = (0_u64, 0_u128);
    for byte in text.bytes() {
        let digit = byte.is_ascii_digit().then(|| byte - b'0')?;
        let (product, carry) = mul_small(low, 10);
        let (sum, overflow) = product.overflowing_add(u128::from(digit));
        low = sum;
        high = high
            .checked_mul(10)?
            .checked_add(carry + u64::from(overflow))?;
    }
    Some((high, low))
}

/// The product's low 128 bits, and what is above them.
fn mul_small(value: u128, factor: u64) -> (u128, u64) {
    let factor = u128::from(factor);
    let low = (value & u128::from(u64::MAX)) * factor;
    let high = (value >> 64) * factor + (low >> 64);
    (
        high << 64 | (low & u128::from(u64::MAX)),
        (high >> 64) as u64,
    )
}

/// Base of [`Decimal`]'s limbs.
const LIMB: u64 = 10_000_000_000_000_000_000;
/// What one step of the counter adds, `2^80`, as limbs, the lowest first.
const COUNTER_STEP: [u64; 3] = [5_819_614_629_174_706_176, 120_892, 0];

/// A number in limbs of 19 decimal digits, the lowest first.
#[derive(Debug, Clone, Copy)]
struct Decimal([u64; 3]);

/// What replaces dividing by [`LIMB`], less 2^64.
const RECIPROCAL: u64 = (u128::MAX / LIMB as u128) as u64;

/// Quotient and remainder of `high * 2^64 + low` by [`LIMB`], which `high` is below. Each record
/// has a number, and no processor's division is as quick: see Möller and Granlund, "Improved
/// division by invariant integers".
fn divide(high: u64, low: u64) -> (u64, u64) {
    let guess =
        u128::from(RECIPROCAL) * u128::from(high) + (u128::from(high) << 64 | u128::from(low));
    let mut quotient = ((guess >> 64) as u64).wrapping_add(1);
    let mut remainder = low.wrapping_sub(quotient.wrapping_mul(LIMB));
    if remainder > guess as u64 {
        quotient = quotient.wrapping_sub(1);
        remainder = remainder.wrapping_add(LIMB);
    }
    if remainder >= LIMB {
        quotient = quotient.wrapping_add(1);
        remainder -= LIMB;
    }
    (quotient, remainder)
}

impl Decimal {
    fn new((high, low): (u64, u128)) -> Self {
        let mut words = [high, (low >> 64) as u64, low as u64];
        let limbs = [(); 3].map(|()| {
            let mut remainder = 0_u64;
            for word in &mut words {
                // As it is with most of the words after the first limb.
                if remainder == 0 && *word < LIMB {
                    remainder = std::mem::take(word);
                    continue;
                }
                (*word, remainder) = divide(remainder, *word);
            }
            remainder
        });
        Self(limbs)
    }

    fn plus(self, other: [u64; 3]) -> Self {
        let ([low, middle, high], other) = (self.0, other);
        let (low, carry) = add_limbs(low, other[0], 0);
        let (middle, carry) = add_limbs(middle, other[1], carry);
        Self([low, middle, high + other[2] + carry])
    }

    fn step(&mut self) {
        *self = self.plus(COUNTER_STEP);
    }
}

fn add_limbs(one: u64, other: u64, carry: u64) -> (u64, u64) {
    let sum = u128::from(one) + u128::from(other) + u128::from(carry);
    if sum >= u128::from(LIMB) {
        ((sum - u128::from(LIMB)) as u64, 1)
    } else {
        (sum as u64, 0)
    }
}

/// Digits of all limbs.
const DIGITS_MAX: usize = 57;
/// Digits of one limb.
const LIMB_DIGITS: usize = 19;
/// One more than the largest number of eight digits.
const EIGHT_DIGITS: u64 = 100_000_000;

impl Decimal {
    /// The digits, behind their leading zeroes. Every record's answer has them, so that they are
    /// not left to the formatting of integers, which is three times slower.
    fn digits(&self) -> [u8; DIGITS_MAX] {
        let mut digits = [b'0'; DIGITS_MAX];
        for (place, limb) in digits.rchunks_exact_mut(LIMB_DIGITS).zip(self.0) {
            // Parts that do not depend on each other are made side by side.
            let (upper, lower) = (limb / EIGHT_DIGITS, (limb % EIGHT_DIGITS) as u32);
            let (top, middle) = (upper / EIGHT_DIGITS, (upper % EIGHT_DIGITS) as u32);
            if let Some((head, rest)) = place.split_first_chunk_mut::<3>() {
                *head = [top / 100, top / 10 % 10, top % 10].map(|digit| b'0' + digit as u8);
                for (eight, value) in rest.chunks_exact_mut(8).zip([middle, lower]) {
                    eight.copy_from_slice(&eight_digits(value));
                }
            }
        }
        digits
    }

    fn text(&self) -> String {
        let digits = self.digits();
        let zeroes = digits.iter().take(DIGITS_MAX - 1);
        let zeroes = zeroes.take_while(|digit| **digit == b'0').count();
        let digits = digits.get(zeroes..).unwrap_or_default();
        std::str::from_utf8(digits).unwrap_or_default().to_owned()
    }
}

/// The digits of a number below 10^8, all at once: in lanes of one word it is cut in halves, these
/// in halves again, and those once more. Dividing by a constant is multiplying and shifting there.
fn eight_digits(value: u32) -> [u8; 8] {
    let value = u64::from(value);
    let fours = (value / 10_000) | (value % 10_000) << 32;
    let hundreds = (fours * 10_486) >> 20 & 0x7f_0000_007f;
    let twos = hundreds | (fours - 100 * hundreds) << 16;
    let tens = (twos * 103) >> 10 & 0x000f_000f_000f_000f;
    let ones = tens | (twos - 10 * tens) << 8;
    (ones + u64::from_le_bytes([b'0'; 8])).to_le_bytes()
}

impl fmt::Display for SequenceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Decimal::new(self.wide()).text())
    }
}

/// The texts of consecutive counters' numbers, made by adding instead of dividing anew.
///
/// The counters must belong to one second, as those of one call do unless it straddles two: the
/// text is made anew where the second changes.
pub struct SequenceTexts {
    number: SequenceNumber,
    decimal: Decimal,
}

impl SequenceTexts {
    /// From this record's number on.
    pub fn from(number: SequenceNumber) -> Self {
        Self {
            number,
            decimal: Decimal::new(number.wide()),
        }
    }
}

/// What the numbers of a shard's records have in common, ready to be written.
#[derive(Debug)]
pub struct ShardNumbers {
    created_s: u64,
    shard: u32,
    decimal: Decimal,
}

impl ShardNumbers {
    /// Of the shard with this index that was made then, epoch seconds.
    pub fn new(created_s: u64, shard: u32) -> Self {
        let start = SequenceNumber::record(created_s, shard, 0);
        Self {
            created_s,
            shard,
            decimal: Decimal::new(start.wide_of_shard()),
        }
    }
}

/// Writes the numbers of one call's records. Shard by shard they mostly have the same counter, so
/// that what follows from it is made once, and added to what the shard has ready.
#[derive(Debug, Default)]
pub struct CallNumbers {
    last: Option<(u64, Decimal)>,
}

impl CallNumbers {
    /// The texts of a shard's numbers from a counter on.
    pub fn texts(&mut self, shard: &ShardNumbers, first: u64) -> SequenceTexts {
        let number = SequenceNumber::record(shard.created_s, shard.shard, first);
        let of_record = match self.last {
            Some((counter, decimal)) if counter == first => decimal,
            _ => Decimal::new(number.wide_of_record()),
        };
        self.last = Some((first, of_record));
        SequenceTexts {
            number,
            decimal: shard.decimal.plus(of_record.0),
        }
    }
}

impl Iterator for SequenceTexts {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let text = self.decimal.text();
        let SequenceNumber {
            shard_created_s,
            counter,
            time_s,
            shard,
        } = self.number;
        self.number = SequenceNumber::record(shard_created_s, shard, counter.saturating_add(1));
        if self.number.time_s == time_s {
            self.decimal.step();
        } else {
            self.decimal = Decimal::new(self.number.wide());
        }
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From "Retrieve DescribeStream output" in a published sample of a stream made in 2018.
    const PUBLISHED: &str = "49590338271490256608559692538361571095921575989136588898";

    #[test]
    fn the_published_example_reads_as_what_it_was() {
        let number = SequenceNumber {
            shard_created_s: 1_542_776_258,
            counter: 1_734_642_199,
            time_s: 1_545_084_650,
            shard: 6,
        };
        assert_eq!(
            SequenceNumber::parse(PUBLISHED),
            Some(Parsed::Current(number))
        );
        assert_eq!(number.to_string(), PUBLISHED);
    }

    #[test]
    fn every_record_reads_back() {
        for counter in [
            1,
            1 << 47,
            1 << 48,
            counter_at(1_700_000_000_123) + 7,
            COUNTER_END,
        ] {
            for shard in [0, 15, 16, i32::MAX as u32] {
                let number = SequenceNumber::record(1_700_000_000, shard, counter);
                let text = number.to_string();
                assert_eq!(text.len(), 56);
                assert_eq!(SequenceNumber::parse(&text), Some(Parsed::Current(number)));
            }
        }
    }

    #[test]
    fn later_numbers_are_larger_texts() {
        let numbers = [
            SequenceNumber::start(1_700_000_000, 3),
            SequenceNumber::record(1_700_000_000, 3, counter_at(1_700_000_000_000)),
            SequenceNumber::record(1_700_000_000, 3, counter_at(1_700_000_000_001)),
            SequenceNumber::end(1_700_000_000, 3, 1_700_000_100),
            SequenceNumber::start(1_700_000_101, 4),
        ];
        let texts = numbers.map(|number| number.to_string());
        assert!(texts.windows(2).all(|pair| pair[0] < pair[1]), "{texts:?}");
    }

    #[test]
    fn eight_digits_are_those_of_the_number() {
        let spread = (0..100_000_000).step_by(9_973);
        for value in spread.chain([9, 10, 9_999, 10_000, 99_999_999]) {
            assert_eq!(eight_digits(value), *format!("{value:08}").as_bytes());
        }
    }

    #[test]
    fn divisions_are_exact() {
        let edges = [
            0,
            1,
            2,
            LIMB / 2,
            LIMB - 2,
            LIMB - 1,
            LIMB,
            LIMB + 1,
            u64::MAX - 1,
            u64::MAX,
        ];
        let mut spread = 0x9e37_79b9_7f4a_7c15_u64;
        let mut next = || {
            spread ^= spread << 13;
            spread ^= spread >> 7;
            spread ^= spread << 17;
            spread
        };
        let mut pairs: Vec<(u64, u64)> = (0..100_000).map(|_| (next() % LIMB, next())).collect();
        for high in edges.into_iter().filter(|high| *high < LIMB) {
            pairs.extend(edges.map(|low| (high, low)));
        }
        for (high, low) in pairs {
            let (value, limb) = (u128::from(high) << 64 | u128::from(low), u128::from(LIMB));
            let expected = ((value / limb) as u64, (value % limb) as u64);
            assert_eq!(divide(high, low), expected, "{high} {low}");
        }
    }

    #[test]
    fn texts_in_a_row_are_those_of_the_numbers() {
        // Across a second's border too.
        let first = counter_at(1_700_000_000_999) + (1 << COUNTER_BITS) - 3;
        let number = SequenceNumber::record(1_700_000_000, 9, first);
        for (step, text) in SequenceTexts::from(number).take(1000).enumerate() {
            let expected = SequenceNumber::record(1_700_000_000, 9, first + step as u64);
            assert_eq!(text, expected.to_string());
        }
    }

    #[test]
    fn numbers_of_a_call_are_those_of_their_records() {
        let mut call = CallNumbers::default();
        let counters = [counter_at(1_700_000_000_123), 1, COUNTER_END - 1];
        for (place, counter) in counters.into_iter().cycle().take(600).enumerate() {
            // The counter stays for a while, as it does over a call's shards.
            let counter = counter + place as u64 / 30;
            for shard in [0, 15, 16, 999, i32::MAX as u32] {
                let created_s = 1_600_000_000 + u64::from(shard);
                let numbers = ShardNumbers::new(created_s, shard);
                let counters = counter..COUNTER_END;
                for (text, counter) in call.texts(&numbers, counter).zip(counters).take(2) {
                    let expected = SequenceNumber::record(created_s, shard, counter);
                    assert_eq!(text, expected.to_string());
                }
            }
        }
    }

    #[test]
    fn old_and_foreign_numbers_are_told_apart() {
        assert_eq!(
            SequenceNumber::parse("0"),
            Some(Parsed::Old {
                version: 0,
                shard: 0,
                time_s: None
            })
        );
        for text in [
            "",
            "x",
            "12345678901234567890123456789012345678901234567890123456789",
            "-1",
        ] {
            assert_eq!(SequenceNumber::parse(text), None, "{text}");
        }
        let three = SequenceNumber::parse(&(PUBLISHED[..PUBLISHED.len() - 1].to_owned() + "9"));
        assert_eq!(three, Some(Parsed::VersionThree));
    }
}
