//! `Fn::Cidr`: subnets of an address block.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde_json::Value;
use wire::Fault;

use crate::faults::template_error;

/// The first `count` subnets of `block` with `bits` host bits each.
///
/// # Errors
/// `ValidationError` where an argument is out of bounds or the block is too small.
pub(crate) fn subnets(block: &str, count: &str, bits: Option<&str>) -> Result<Value, Fault> {
    let wrong = |what: &str| template_error(format!("Fn::Cidr: {what}"));
    let (address, prefix) = block
        .split_once('/')
        .and_then(|(address, prefix)| {
            Some((address.parse::<IpAddr>().ok()?, prefix.parse::<u32>().ok()?))
        })
        .ok_or_else(|| wrong("the IP block must be in CIDR notation"))?;
    let width = if address.is_ipv4() { 32 } else { 128 };
    if prefix > width {
        return Err(wrong("the IP block must be in CIDR notation"));
    }
    let count: u32 = count
        .parse()
        .ok()
        .filter(|count| (1..=256).contains(count))
        .ok_or_else(|| wrong("the count must be between 1 and 256"))?;
    let bits: u32 = match bits {
        Some(bits) => bits
            .parse()
            .map_err(|_| wrong("the subnet bits must be a number"))?,
        None => return Err(wrong("the subnet bits must be given")),
    };
    let room = width - prefix;
    if bits == 0 || bits > room {
        return Err(wrong("the subnet bits must fit into the IP block"));
    }
    if room - bits < 32 && u128::from(count) > 1 << (room - bits) {
        return Err(wrong("the IP block has not enough subnets"));
    }
    let base = match address {
        IpAddr::V4(address) => u128::from(u32::from(address)),
        IpAddr::V6(address) => u128::from(address),
    };
    let base = if room == 128 { 0 } else { base >> room << room };
    Ok((0..count)
        .map(|index| {
            let start = base + (u128::from(index) << bits.min(127));
            let address = match address {
                IpAddr::V4(_) => IpAddr::V4(Ipv4Addr::from(u32::try_from(start).unwrap_or(0))),
                IpAddr::V6(_) => IpAddr::V6(Ipv6Addr::from(start)),
            };
            format!("{address}/{}", width - bits)
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::subnets;

    #[test]
    fn documented_examples() {
        assert_eq!(
            subnets("192.168.0.0/24", "6", Some("5")).ok(),
            Some(json!([
                "192.168.0.0/27",
                "192.168.0.32/27",
                "192.168.0.64/27",
                "192.168.0.96/27",
                "192.168.0.128/27",
                "192.168.0.160/27"
            ]))
        );
        assert_eq!(
            subnets("fd00::/56", "2", Some("64")).ok(),
            Some(json!(["fd00::/64", "fd00:0:0:1::/64"]))
        );
        assert_eq!(
            subnets("0.0.0.0/0", "1", Some("32")).ok(),
            Some(json!(["0.0.0.0/0"]))
        );
        assert_eq!(
            subnets("::/0", "1", Some("128")).ok(),
            Some(json!(["::/0"]))
        );
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        for (block, count, bits) in [
            ("192.168.0.0/24", "9", "5"),
            ("192.168.0.0/24", "0", "5"),
            ("10.0.0.0", "1", "5"),
            ("10.0.0.0/8", "1", "25"),
            ("10.0.0.0/33", "1", "1"),
            ("10.0.0.0/8", "x", "1"),
        ] {
            assert!(
                subnets(block, count, Some(bits)).is_err(),
                "{block} {count} {bits}"
            );
        }
    }
}
