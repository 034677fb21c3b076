//! The engine's own metrics in the text format of Prometheus.
//!
//! See "Exposition formats" in the Prometheus documentation.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::Metrics;
use crate::metric::Metric;
use crate::pending::Total;
use crate::unit::Unit;

impl Metrics {
    /// What the engine's own services counted since the process started: counts as
    /// `brookmill_<service>_<metric>_total`, other values as a sum and a count.
    pub fn prometheus(&self) -> String {
        let mut families: BTreeMap<String, Vec<(String, Total)>> = BTreeMap::new();
        for (metric, total) in self.pending.totals() {
            families
                .entry(family(&metric))
                .or_default()
                .push((labels(&metric), total));
        }
        let count = Unit::named("Count").unwrap_or(Unit::NONE);
        let bytes = Unit::named("Bytes").unwrap_or(Unit::NONE);
        let mut text = String::new();
        for (name, mut series) in families {
            series.sort_by(|one, other| one.0.cmp(&other.0));
            let unit = series.first().map_or(Unit::NONE, |(_, total)| total.unit);
            // Writing to a string does not fail.
            if unit == count || unit == bytes {
                let _ = writeln!(text, "# TYPE {name}_total counter");
                for (labels, total) in series {
                    let _ = writeln!(text, "{name}_total{{{labels}}} {}", total.sum);
                }
                continue;
            }
            let name = format!("{name}{}", suffix(&name, unit));
            let _ = writeln!(text, "# TYPE {name} summary");
            for (labels, total) in series {
                let _ = writeln!(text, "{name}_sum{{{labels}}} {}", total.sum);
                let _ = writeln!(text, "{name}_count{{{labels}}} {}", total.count);
            }
        }
        text
    }
}

fn suffix(name: &str, unit: Unit) -> String {
    let unit = snake(unit.name());
    if unit == "none" || name.ends_with(&unit) {
        String::new()
    } else {
        format!("_{unit}")
    }
}

fn family(metric: &Metric) -> String {
    let namespace = metric
        .namespace
        .strip_prefix("AWS/")
        .unwrap_or(&metric.namespace);
    format!("brookmill_{}_{}", snake(namespace), snake(&metric.name))
}

fn labels(metric: &Metric) -> String {
    let mut labels = format!(
        "account=\"{}\",region=\"{}\"",
        metric.account, metric.region
    );
    for (name, value) in &metric.dimensions {
        let value = value
            .replace('\\', "\\\\")
            .replace('"', "\\\"")
            .replace('\n', "\\n");
        let _ = write!(labels, ",{}=\"{value}\"", snake(name));
    }
    labels
}

/// `GetRecords.IteratorAgeMilliseconds` as `get_records_iterator_age_milliseconds`.
fn snake(name: &str) -> String {
    let mut text = String::new();
    let mut after_small = false;
    for character in name.chars() {
        if !character.is_ascii_alphanumeric() {
            if !text.ends_with('_') && !text.is_empty() {
                text.push('_');
            }
            after_small = false;
            continue;
        }
        if character.is_ascii_uppercase() && after_small {
            text.push('_');
        }
        after_small = !character.is_ascii_uppercase();
        text.push(character.to_ascii_lowercase());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::snake;

    #[test]
    fn names_become_snakes() {
        for (name, expected) in [
            ("IncomingRecords", "incoming_records"),
            (
                "GetRecords.IteratorAgeMilliseconds",
                "get_records_iterator_age_milliseconds",
            ),
            ("ESM", "esm"),
            ("StreamName", "stream_name"),
            ("Bytes/Second", "bytes_second"),
        ] {
            assert_eq!(snake(name), expected);
        }
    }
}
