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
    /// `brookmill_<service>_<metric>_total`, what is there at a time as it was
    /// last, other values as a sum and a count.
    pub fn prometheus(&self) -> String {
        let mut families: BTreeMap<String, (Kind, Vec<(String, Total)>)> = BTreeMap::new();
        for (metric, total) in self.pending.totals() {
            families
                .entry(family(&metric))
                .or_insert_with(|| (Kind::of(&metric.name, total.unit), Vec::new()))
                .1
                .push((labels(&metric), total));
        }
        let mut text = String::new();
        for (name, (kind, mut series)) in families {
            series.sort_by(|one, other| one.0.cmp(&other.0));
            let unit = series.first().map_or(Unit::NONE, |(_, total)| total.unit);
            let name = match kind {
                Kind::Counter => format!("{name}_total"),
                Kind::Gauge | Kind::Summary => format!("{name}{}", suffix(&name, unit)),
            };
            // Writing to a string does not fail.
            let _ = writeln!(text, "# TYPE {name} {}", kind.name());
            for (labels, total) in series {
                let _ = match kind {
                    Kind::Counter => writeln!(text, "{name}{{{labels}}} {}", total.sum),
                    Kind::Gauge => writeln!(text, "{name}{{{labels}}} {}", total.last),
                    Kind::Summary => writeln!(
                        text,
                        "{name}_sum{{{labels}}} {}\n{name}_count{{{labels}}} {}",
                        total.sum, total.count
                    ),
                };
            }
        }
        text
    }
}

/// What a metric's samples are to Prometheus.
#[derive(Clone, Copy)]
enum Kind {
    /// They add up.
    Counter,
    /// The last one says how it is.
    Gauge,
    /// They are spans of time, or levels that are looked at when something happens.
    Summary,
}

impl Kind {
    fn of(metric: &str, unit: Unit) -> Self {
        let adds_up = [Unit::named("Count"), Unit::named("Bytes")].contains(&Some(unit));
        if metric.starts_with("Approximate") {
            Self::Gauge
        } else if adds_up && metric != "ConcurrentExecutions" {
            Self::Counter
        } else {
            Self::Summary
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Counter => "counter",
            Self::Gauge => "gauge",
            Self::Summary => "summary",
        }
    }
}

fn suffix(name: &str, unit: Unit) -> String {
    let unit = snake(unit.name());
    if matches!(unit.as_str(), "none" | "count") || name.ends_with(&unit) {
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
