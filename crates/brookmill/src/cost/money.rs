//! Money, in whole picodollars: prices go down to fractions of a millionth of a cent, and a sum of
//! floating point numbers would not be the sum of its lines.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

const DIGITS: usize = 12;
const DOLLAR: u128 = 1_000_000_000_000;
const CENT: u128 = DOLLAR / 100;

/// An amount of US dollars, never negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Money(u128);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// Reads `0.0000166667`.
    pub fn parse(text: &str) -> Option<Self> {
        decimal(text, DIGITS).map(Self)
    }

    /// This price, `numerator / denominator` times, rounded to a picodollar.
    pub fn times(self, numerator: u128, denominator: u128) -> Self {
        let denominator = denominator.max(1);
        let product = self.0.saturating_mul(numerator);
        Self(product.saturating_add(denominator / 2) / denominator)
    }
}

impl Add for Money {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Money {
    type Output = Self;

    /// Nothing where more is taken than there is.
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Self::add)
    }
}

impl fmt::Display for Money {
    /// In cents, `1,234.50`; what is there but rounds to nothing is `<0.01`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cents = self.0.saturating_add(CENT / 2) / CENT;
        if cents == 0 && self.0 > 0 {
            return out.pad("<0.01");
        }
        out.pad(&format!("{}.{:02}", grouped(cents / 100), cents % 100))
    }
}

/// A number with a comma between thousands.
pub fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Reads a decimal number with at most `places` digits after the point, in units of the last one.
pub fn decimal(text: &str, places: usize) -> Option<u128> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !are_digits(whole) || !are_digits(fraction) || fraction.len() > places {
        return None;
    }
    format!("{whole}{fraction:0<places$}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Money, decimal, grouped};

    fn money(text: &str) -> Money {
        Money::parse(text).unwrap()
    }

    #[test]
    fn what_is_read_is_exact() {
        assert_eq!(money("0.0000166667"), Money(16_666_700));
        assert_eq!(money("3"), Money(3_000_000_000_000));
        for wrong in ["", ".5", "-1", "1e3", "0.0000000000001", "1,0", "1.2.3"] {
            assert_eq!(Money::parse(wrong), None, "{wrong}");
        }
        assert_eq!(decimal("2.5", 3), Some(2500));
    }

    #[test]
    fn ten_dimes_are_a_dollar() {
        let sum: Money = std::iter::repeat_n(money("0.1"), 10).sum();
        assert_eq!(sum, money("1"));
        assert_eq!(money("0.005").times(13_140_000_000, 1000), money("65700"));
    }

    #[test]
    fn shown_in_cents() {
        assert_eq!(money("65700").to_string(), "65,700.00");
        assert_eq!(money("0.004").to_string(), "<0.01");
        assert_eq!(money("0.005").to_string(), "0.01");
        assert_eq!(Money::ZERO.to_string(), "0.00");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }
}
