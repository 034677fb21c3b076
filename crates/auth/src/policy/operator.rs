//! Condition operators: what a single value is compared by.

use std::net::IpAddr;

use super::context::Request;
use super::pattern::{ArnPattern, Pattern, Syntax};
use crate::time::parse_policy_date;

/// The families of operators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Comparison {
    String { ignore_case: bool },
    StringLike,
    Number(Order),
    Date(Order),
    Bool,
    Binary,
    Ip,
    Arn,
}

/// How two ordered values are compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Order {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Order {
    fn holds(self, ordering: std::cmp::Ordering) -> bool {
        match self {
            Order::Equal => ordering.is_eq(),
            Order::Less => ordering.is_lt(),
            Order::LessOrEqual => ordering.is_le(),
            Order::Greater => ordering.is_gt(),
            Order::GreaterOrEqual => ordering.is_ge(),
        }
    }
}

/// An operator without prefix and suffix; the second part says whether it is negated.
pub(super) fn parse(name: &str) -> Option<(Comparison, bool)> {
    let exact = Comparison::String { ignore_case: false };
    let ignore_case = Comparison::String { ignore_case: true };
    Some(match name {
        "StringEquals" => (exact, false),
        "StringNotEquals" => (exact, true),
        "StringEqualsIgnoreCase" => (ignore_case, false),
        "StringNotEqualsIgnoreCase" => (ignore_case, true),
        "StringLike" => (Comparison::StringLike, false),
        "StringNotLike" => (Comparison::StringLike, true),
        "Bool" => (Comparison::Bool, false),
        "BinaryEquals" => (Comparison::Binary, false),
        "IpAddress" => (Comparison::Ip, false),
        "NotIpAddress" => (Comparison::Ip, true),
        "ArnEquals" | "ArnLike" => (Comparison::Arn, false),
        "ArnNotEquals" | "ArnNotLike" => (Comparison::Arn, true),
        _ => {
            let (order, family): (_, fn(Order) -> Comparison) =
                if let Some(order) = name.strip_prefix("Numeric") {
                    (order, Comparison::Number)
                } else {
                    (name.strip_prefix("Date")?, Comparison::Date)
                };
            let (order, negated) = match order {
                "Equals" => (Order::Equal, false),
                "NotEquals" => (Order::Equal, true),
                "LessThan" => (Order::Less, false),
                "LessThanEquals" => (Order::LessOrEqual, false),
                "GreaterThan" => (Order::Greater, false),
                "GreaterThanEquals" => (Order::GreaterOrEqual, false),
                _ => return None,
            };
            (family(order), negated)
        }
    })
}

/// A value of a policy's condition, prepared for its operator.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expected {
    Text { pattern: Pattern, ignore_case: bool },
    Arn(ArnPattern),
    Number { order: Order, value: f64 },
    Date { order: Order, millis: i64 },
    Bool(bool),
    Binary(Vec<u8>),
    Network(Network),
}

impl Expected {
    /// Prepares `text`; `None` if it is not of the operator's type.
    pub(super) fn parse(comparison: Comparison, text: &str, variables: bool) -> Option<Expected> {
        Some(match comparison {
            Comparison::String { ignore_case } => {
                let syntax = Syntax {
                    wildcards: false,
                    variables,
                };
                Expected::Text {
                    pattern: Pattern::parse(text, syntax),
                    ignore_case,
                }
            }
            Comparison::StringLike => {
                let syntax = Syntax {
                    wildcards: true,
                    variables,
                };
                Expected::Text {
                    pattern: Pattern::parse(text, syntax),
                    ignore_case: false,
                }
            }
            Comparison::Arn => Expected::Arn(ArnPattern::parse(text, variables)),
            Comparison::Number(order) => Expected::Number {
                order,
                value: parse_number(text)?,
            },
            Comparison::Date(order) => Expected::Date {
                order,
                millis: parse_policy_date(text)?,
            },
            Comparison::Bool => Expected::Bool(parse_bool(text)?),
            Comparison::Binary => Expected::Binary(parse_binary(text)?),
            Comparison::Ip => Expected::Network(Network::parse(text)?),
        })
    }

    /// Whether it is one value, or a range of addresses no wider than a network has: /8, or /32 of
    /// IPv6.
    pub(super) fn is_fixed(&self) -> bool {
        match self {
            Expected::Text { pattern, .. } => pattern.is_fixed(),
            Expected::Arn(pattern) => pattern.is_fixed(),
            Expected::Number { order, .. } | Expected::Date { order, .. } => *order == Order::Equal,
            Expected::Bool(_) | Expected::Binary(_) => true,
            Expected::Network(network) => !network.is_wide(),
        }
    }

    /// Whether `found`, a value of the request, is what is expected.
    pub(super) fn matches(&self, found: &str, request: &Request<'_>) -> bool {
        match self {
            Expected::Text {
                pattern,
                ignore_case,
            } => pattern.matches(found, request, *ignore_case),
            Expected::Arn(pattern) => pattern.matches(found, request),
            Expected::Number { order, value } => parse_number(found)
                .and_then(|found| found.partial_cmp(value))
                .is_some_and(|ordering| order.holds(ordering)),
            Expected::Date { order, millis } => {
                parse_policy_date(found).is_some_and(|found| order.holds(found.cmp(millis)))
            }
            Expected::Bool(value) => parse_bool(found) == Some(*value),
            Expected::Binary(bytes) => parse_binary(found).as_ref() == Some(bytes),
            Expected::Network(network) => found.parse().is_ok_and(|found| network.contains(found)),
        }
    }
}

fn parse_number(text: &str) -> Option<f64> {
    text.trim()
        .parse::<f64>()
        .ok()
        .filter(|number| number.is_finite())
}

pub(super) fn parse_bool(text: &str) -> Option<bool> {
    if text.eq_ignore_ascii_case("true") {
        Some(true)
    } else if text.eq_ignore_ascii_case("false") {
        Some(false)
    } else {
        None
    }
}

fn parse_binary(text: &str) -> Option<Vec<u8>> {
    base64_simd::STANDARD.decode_to_vec(text).ok()
}

/// An address, or a network such as `203.0.113.0/24`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Network {
    is_v4: bool,
    address: u128,
    mask: u128,
}

impl Network {
    fn parse(text: &str) -> Option<Network> {
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address, Some(bits.parse::<u32>().ok()?)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().ok()?;
        let width: u32 = if address.is_ipv4() { 32 } else { 128 };
        let host_bits = width.checked_sub(bits.unwrap_or(width))?;
        let mask = u128::MAX.checked_shl(host_bits).unwrap_or(0);
        Some(Network {
            is_v4: address.is_ipv4(),
            address: number(address),
            mask,
        })
    }

    fn is_wide(&self) -> bool {
        let host_bits = self.mask.trailing_zeros();
        host_bits > if self.is_v4 { 24 } else { 96 }
    }

    fn contains(&self, address: IpAddr) -> bool {
        address.is_ipv4() == self.is_v4 && number(address) & self.mask == self.address & self.mask
    }
}

fn number(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(v4) => u128::from(u32::from(v4)),
        IpAddr::V6(v6) => u128::from(v6),
    }
}
