//! The price file. `docs/cost.md` describes its format.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::money::Money;

/// The prices that the program has with it.
pub const BUILT_IN: &str = include_str!("prices.json");

const UNKNOWN: &str = "unknown";

/// A price file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceFile {
    /// The version of this format: 1.
    format: u32,
    /// What the reader should know of the file as a whole.
    #[serde(rename = "note")]
    _note: String,
    /// The prices of each region.
    regions: BTreeMap<String, Prices>,
}

/// What one region charges.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prices {
    /// An hour of a shard.
    pub kinesis_shard_hour: Price,
    /// PUT payload units of 25 KiB.
    pub kinesis_put_payload_unit: Price,
    /// An hour of an on-demand stream.
    pub kinesis_on_demand_stream_hour: Price,
    /// Data written to an on-demand stream.
    pub kinesis_on_demand_gb_in: Price,
    /// Data read from an on-demand stream.
    pub kinesis_on_demand_gb_out: Price,
    /// Calls of KMS.
    pub kms_request: Price,
    /// Invocations.
    pub lambda_request: Price,
    /// Run time on x86_64, times memory.
    pub lambda_gb_second_x86_64: Price,
    /// Run time on arm64, times memory.
    pub lambda_gb_second_arm64: Price,
    /// PUT requests.
    pub s3_put: Price,
    /// GET requests.
    pub s3_get: Price,
    /// Objects kept.
    pub s3_gb_month: Price,
    /// Log events taken in.
    pub logs_gb_ingested: Price,
    /// Log events kept.
    pub logs_gb_month: Price,
    /// An alarm over one metric.
    pub alarm_month: Price,
    /// A dashboard.
    pub dashboard_month: Price,
    /// Data taken in by Amazon Data Firehose.
    pub firehose_gb: Price,
}

/// One price, in tiers where it has any.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// What is charged for, e.g. `shard hours`.
    pub unit: String,
    /// How many units the price is for.
    pub per: u64,
    /// From the first unit on.
    pub tiers: Vec<Tier>,
    /// AWS's own page of the price.
    pub page: String,
    /// Where the figure was seen.
    pub seen: String,
    /// When that was published: a year, with a month if it is known, or `unknown`.
    pub as_of: String,
    /// Whether a source that was made from AWS's own pages or price list says so.
    pub confirmed: bool,
}

/// A price up to an amount.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tier {
    /// The amount in units up to which it holds, in a month; the last tier has none.
    pub up_to: Option<u64>,
    /// US dollars, as a string, so that no digit is lost.
    pub price: String,
}

impl Price {
    /// The cost of `numerator / denominator` units in a month.
    pub fn of(&self, numerator: u128, denominator: u128) -> Money {
        let mut cost = Money::ZERO;
        let mut before = 0u128;
        for tier in &self.tiers {
            let end = tier.up_to.map_or(numerator, |units| {
                numerator.min(u128::from(units).saturating_mul(denominator))
            });
            let price = Money::parse(&tier.price).unwrap_or_default();
            let divisor = denominator.saturating_mul(u128::from(self.per));
            cost = cost + price.times(end.saturating_sub(before), divisor);
            before = before.max(end);
        }
        cost
    }

    fn check(&self) -> Result<(), String> {
        if self.per == 0 {
            return Err("per is 0".to_owned());
        }
        let mut before = 0;
        for (index, tier) in self.tiers.iter().enumerate() {
            if Money::parse(&tier.price).is_none() {
                return Err(format!(
                    "{:?} is not an amount of dollars, e.g. \"0.014\"",
                    tier.price
                ));
            }
            let is_last = index + 1 == self.tiers.len();
            match tier.up_to {
                None if is_last => {}
                Some(up_to) if !is_last && up_to > before => before = up_to,
                _ => return Err("tiers rise by up_to, which the last one has not".to_owned()),
            }
        }
        if self.tiers.is_empty() {
            return Err("no tiers".to_owned());
        }
        Ok(())
    }
}

impl Prices {
    /// All prices with their names.
    pub fn all(&self) -> [(&'static str, &Price); 17] {
        [
            ("kinesis_shard_hour", &self.kinesis_shard_hour),
            ("kinesis_put_payload_unit", &self.kinesis_put_payload_unit),
            (
                "kinesis_on_demand_stream_hour",
                &self.kinesis_on_demand_stream_hour,
            ),
            ("kinesis_on_demand_gb_in", &self.kinesis_on_demand_gb_in),
            ("kinesis_on_demand_gb_out", &self.kinesis_on_demand_gb_out),
            ("kms_request", &self.kms_request),
            ("lambda_request", &self.lambda_request),
            ("lambda_gb_second_x86_64", &self.lambda_gb_second_x86_64),
            ("lambda_gb_second_arm64", &self.lambda_gb_second_arm64),
            ("s3_put", &self.s3_put),
            ("s3_get", &self.s3_get),
            ("s3_gb_month", &self.s3_gb_month),
            ("logs_gb_ingested", &self.logs_gb_ingested),
            ("logs_gb_month", &self.logs_gb_month),
            ("alarm_month", &self.alarm_month),
            ("dashboard_month", &self.dashboard_month),
            ("firehose_gb", &self.firehose_gb),
        ]
    }

    /// From when the prices are, in words.
    pub fn dates(&self) -> String {
        let mut dates: Vec<&str> = self
            .all()
            .iter()
            .map(|(_, price)| price.as_of.as_str())
            .collect();
        let all = dates.len();
        dates.retain(|date| *date != UNKNOWN);
        dates.sort_unstable();
        let (Some(first), Some(last)) = (dates.first(), dates.last()) else {
            return "of unknown dates".to_owned();
        };
        let unknown = match all - dates.len() {
            0 => String::new(),
            count => format!(", {count} of {all} without a date"),
        };
        format!("published from {first} to {last}{unknown}")
    }
}

/// The prices of a region, from `file` or those the program has with it.
///
/// # Errors
/// A sentence that names the file and what is wrong with it, or the regions that it has.
pub fn read(file: Option<&Path>, region: &str) -> Result<Prices, String> {
    let (name, text) = match file {
        Some(path) => {
            let name = path.display().to_string();
            let text = fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
            (name, text)
        }
        None => ("the built-in prices".to_owned(), BUILT_IN.to_owned()),
    };
    parse(&text, region).map_err(|error| format!("{name}: {error}"))
}

fn parse(text: &str, region: &str) -> Result<Prices, String> {
    let mut file: PriceFile = serde_json::from_str(text).map_err(|error| error.to_string())?;
    if file.format != 1 {
        return Err(format!("format {} is not known; 1 is", file.format));
    }
    for (region, prices) in &file.regions {
        for (name, price) in prices.all() {
            price
                .check()
                .map_err(|error| format!("{region}: {name}: {error}"))?;
        }
    }
    let known = file.regions.keys().cloned().collect::<Vec<_>>().join(", ");
    file.regions
        .remove(region)
        .ok_or_else(|| format!("no prices for {region}; there are some for {known}"))
}

#[cfg(test)]
mod tests {
    use super::{BUILT_IN, Money, UNKNOWN, parse};

    #[test]
    fn tiers_are_paid_one_after_the_other() {
        let prices = parse(BUILT_IN, "us-east-1").unwrap();
        // 50 TiB at 0.023 and 1 TiB at 0.022, both in GiB.
        let cost = prices.s3_gb_month.of(51 * 1024, 1);
        assert_eq!(Some(cost), Money::parse("1200.128"));
        // The same in half units.
        assert_eq!(prices.s3_gb_month.of(102 * 1024, 2), cost);
    }

    #[test]
    fn mistakes_are_named() {
        for (from, to, said) in [
            ("\"0.015\"", "\"cheap\"", "kinesis_shard_hour"),
            ("\"per\": 1000,", "\"per\": 0,", "per is 0"),
            ("\"s3_get\"", "\"s3_got\"", "s3_got"),
            ("\"up_to\": 51200,", "\"up_to\": 0,", "s3_gb_month"),
            ("\"format\": 1", "\"format\": 2", "format 2"),
        ] {
            let text = BUILT_IN.replace(from, to);
            assert_ne!(text, BUILT_IN, "{from}");
            let error = parse(&text, "us-east-1").unwrap_err();
            assert!(error.contains(said), "{error}");
        }
        let error = parse(BUILT_IN, "mars-1").unwrap_err();
        assert_eq!(error, "no prices for mars-1; there are some for us-east-1");
    }

    #[test]
    fn every_price_says_where_it_is_from() {
        for (name, price) in parse(BUILT_IN, "us-east-1").unwrap().all() {
            assert!(price.page.starts_with("https://aws.amazon.com/"), "{name}");
            assert!(!price.seen.is_empty(), "{name}");
            let (year, month) = price.as_of.split_once('-').unwrap_or((&price.as_of, "1"));
            let month: u32 = month.parse().unwrap();
            assert!((1..=12).contains(&month), "{name}");
            assert!(year == UNKNOWN || year.parse::<u32>().is_ok(), "{name}");
        }
    }
}
