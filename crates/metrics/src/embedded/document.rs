//! Documents in the embedded metric format.
//!
//! "Specification: Embedded metric format" in the CloudWatch User Guide, with its JSON schema.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::bins::Width;
use crate::limits::{
    AGE_MAX_MS, EMBEDDED_DEFINITIONS_MAX, EMBEDDED_DIMENSIONS_MAX, EMBEDDED_EVENT_METRICS_MAX,
    EMBEDDED_VALUES_MAX, FUTURE_MAX_MS, VALUE_MAX,
};
use crate::stats::Stats;
use crate::unit::Unit;

/// A metric of a document, with its values.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub namespace: String,
    pub name: String,
    pub dimensions: BTreeMap<String, String>,
    pub unit: Unit,
    pub width: Width,
    pub time_ms: i64,
    pub stats: Stats,
}

/// Why nothing is made of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is not JSON.
    Parsing,
    /// It is not what the specification says.
    Validation,
}

/// The metrics of a log event's text; none if it is no such document.
pub(super) fn read(text: &str, now_ms: i64) -> Result<Vec<Found>, Refusal> {
    // Most log events are nothing of the kind, and are not parsed to see that.
    let is_candidate = text.trim_start().starts_with('{')
        && text.contains("\"_aws\"")
        && text.contains("\"CloudWatchMetrics\"");
    if !is_candidate {
        return Ok(Vec::new());
    }
    let root: Map<String, Value> = serde_json::from_str(text).map_err(|_| Refusal::Parsing)?;
    let Some(metadata) = root.get("_aws").and_then(Value::as_object) else {
        return Ok(Vec::new());
    };
    let Some(directives) = metadata.get("CloudWatchMetrics") else {
        return Ok(Vec::new());
    };
    metrics(&root, metadata, directives, now_ms).ok_or(Refusal::Validation)
}

fn metrics(
    root: &Map<String, Value>,
    metadata: &Map<String, Value>,
    directives: &Value,
    now_ms: i64,
) -> Option<Vec<Found>> {
    let time_ms = time(metadata.get("Timestamp")?)?;
    if time_ms < now_ms - AGE_MAX_MS || time_ms > now_ms + FUTURE_MAX_MS {
        return None;
    }
    let mut found = Vec::new();
    for directive in directives.as_array()? {
        let namespace = text(directive.get("Namespace")?, 1024)?;
        // As in PutMetricData: nobody counts for AWS.
        if namespace.starts_with(':') || namespace.starts_with("AWS/") {
            return None;
        }
        let sets = directive.get("Dimensions")?.as_array()?;
        let definitions = directive.get("Metrics")?.as_array()?;
        let made = found.len() + sets.len().checked_mul(definitions.len())?;
        if sets.is_empty()
            || definitions.len() > EMBEDDED_DEFINITIONS_MAX
            || made > EMBEDDED_EVENT_METRICS_MAX
        {
            return None;
        }
        let sets: Option<Vec<_>> = sets.iter().map(|set| dimensions(root, set)).collect();
        let sets = sets?;
        for definition in definitions {
            let name = text(definition.get("Name")?, 1024)?;
            let unit = match definition.get("Unit") {
                Some(unit) => Unit::named(unit.as_str()?)?,
                None => Unit::NONE,
            };
            let width = match definition.get("StorageResolution") {
                Some(resolution) if resolution.as_i64()? == 1 => Width::Second,
                _ => Width::Minute,
            };
            let Some(stats) = stats(root.get(name)?)? else {
                continue;
            };
            found.extend(sets.iter().map(|dimensions| Found {
                namespace: namespace.to_owned(),
                name: name.to_owned(),
                dimensions: dimensions.clone(),
                unit,
                width,
                time_ms,
                stats: stats.clone(),
            }));
        }
    }
    Some(found)
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "a cast of a float saturates, and such a time is refused"
)]
fn time(value: &Value) -> Option<i64> {
    value
        .as_i64()
        .or_else(|| value.as_f64().map(|time| time as i64))
}

/// A text that is there and not too long.
fn text(value: &Value, max: usize) -> Option<&str> {
    let text = value.as_str()?;
    let fits = !text.is_empty() && text.chars().take(max + 1).count() <= max;
    fits.then_some(text)
}

fn dimensions(root: &Map<String, Value>, set: &Value) -> Option<BTreeMap<String, String>> {
    let keys = set.as_array()?;
    if keys.len() > EMBEDDED_DIMENSIONS_MAX {
        return None;
    }
    let pair = |key: &Value| {
        let key = text(key, 250).filter(|key| !key.starts_with(':'))?;
        let value = text(root.get(key)?, 1024)?;
        Some((key.to_owned(), value.to_owned()))
    };
    keys.iter().map(pair).collect()
}

/// The statistics of a metric's values; none where the array of them is empty.
fn stats(target: &Value) -> Option<Option<Stats>> {
    let number = |value: &Value| value.as_f64().filter(|value| value.abs() <= VALUE_MAX);
    let values = match target {
        Value::Array(values) if values.len() <= EMBEDDED_VALUES_MAX => values.as_slice(),
        Value::Number(_) => std::slice::from_ref(target),
        _ => return None,
    };
    let mut stats: Option<Stats> = None;
    for value in values {
        let value = number(value)?;
        match &mut stats {
            Some(stats) => stats.add(value, 1.0),
            none => *none = Some(Stats::of(value, 1.0)),
        }
    }
    Some(stats)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const NOW_MS: i64 = 1_767_225_600_000;

    fn document() -> Value {
        json!({
            "_aws": {
                "Timestamp": NOW_MS,
                "CloudWatchMetrics": [{
                    "Namespace": "App",
                    "Dimensions": [["service", "stage"], []],
                    "Metrics": [
                        {"Name": "Latency", "Unit": "Milliseconds", "StorageResolution": 1},
                        {"Name": "Items"},
                    ],
                }],
            },
            "service": "s",
            "stage": "test",
            "Latency": [1, 2.5],
            "Items": 3,
            "request": {"id": "x"},
        })
    }

    fn read_value(value: &Value) -> Result<Vec<Found>, Refusal> {
        read(&value.to_string(), NOW_MS)
    }

    #[test]
    fn each_set_of_dimensions_is_a_metric() {
        let found = read(&format!(" {}\n", document()), NOW_MS).unwrap();
        let [latency, whole, items, _] = found.as_slice() else {
            panic!("{found:?}")
        };
        assert_eq!(
            (latency.namespace.as_str(), latency.name.as_str()),
            ("App", "Latency")
        );
        let dimensions = [("service", "s"), ("stage", "test")];
        let dimensions = dimensions.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(latency.dimensions, BTreeMap::from(dimensions));
        assert!(whole.dimensions.is_empty());
        assert_eq!((latency.stats.count, latency.stats.sum), (2.0, 3.5));
        assert_eq!(
            (latency.unit.name(), latency.width),
            ("Milliseconds", Width::Second)
        );
        assert_eq!((items.unit, items.width), (Unit::NONE, Width::Minute));
        assert_eq!((items.stats.count, items.stats.sum), (1.0, 3.0));
        assert_eq!(items.time_ms, NOW_MS);
    }

    #[test]
    fn other_events_are_no_documents() {
        for text in [
            "START RequestId: x",
            "{\"message\": \"CloudWatchMetrics\"}",
            "{\"_aws\": 1, \"also\": \"CloudWatchMetrics\"}",
            "{\"_aws\": {}, \"CloudWatchMetrics\": []}",
            "not JSON \"_aws\" \"CloudWatchMetrics\"",
        ] {
            assert_eq!(read(text, NOW_MS), Ok(Vec::new()), "{text}");
        }
        let mut text = document().to_string();
        text.push('x');
        assert_eq!(read(&text, NOW_MS), Err(Refusal::Parsing));
        let mut empty = document();
        empty["_aws"]["CloudWatchMetrics"] = json!([]);
        assert_eq!(read_value(&empty), Ok(Vec::new()));
    }

    #[test]
    fn what_the_specification_does_not_allow_is_left_out_as_a_whole() {
        let directive = "/_aws/CloudWatchMetrics/0";
        let names = |count: usize| json!(vec!["service"; count]);
        for (place, value) in [
            ("/_aws/Timestamp", json!("now")),
            ("/_aws/Timestamp", json!(NOW_MS - AGE_MAX_MS - 1)),
            ("/_aws/Timestamp", json!(NOW_MS + FUTURE_MAX_MS + 1)),
            ("/_aws/CloudWatchMetrics", json!({})),
            ("/Namespace", json!("")),
            ("/Namespace", json!("AWS/Lambda")),
            ("/Namespace", json!(":App")),
            ("/Namespace", json!(1)),
            ("/Dimensions", json!([])),
            ("/Dimensions", json!(["service"])),
            ("/Dimensions", json!([["other"]])),
            ("/Dimensions", json!([["Items"]])),
            ("/Dimensions", json!([names(31)])),
            (
                "/Dimensions",
                json!(vec![json!([]); EMBEDDED_EVENT_METRICS_MAX]),
            ),
            ("/Metrics", json!([{"Name": "other"}])),
            ("/Metrics", json!([{"Name": "service"}])),
            ("/Metrics", json!([{"Name": "Items", "Unit": "Furlongs"}])),
            (
                "/Metrics",
                json!([{"Name": "Items", "StorageResolution": "1"}]),
            ),
            ("/Metrics", json!(vec![json!({"Name": "Items"}); 101])),
            ("/Latency", json!(vec![1; 101])),
            ("/Latency", json!([1, "2"])),
            ("/Latency", json!(1e200)),
            ("/Latency", json!({"value": 1})),
            ("/stage", json!("")),
            ("/stage", json!("x".repeat(1025))),
        ] {
            let mut wrong = document();
            let within = matches!(place, "/Namespace" | "/Dimensions" | "/Metrics");
            let whole = if within {
                format!("{directive}{place}")
            } else {
                place.to_owned()
            };
            *wrong.pointer_mut(&whole).unwrap() = value.clone();
            assert_eq!(
                read_value(&wrong),
                Err(Refusal::Validation),
                "{place}: {value}"
            );
        }
        for (place, value) in [
            ("/Dimensions", json!([names(30)])),
            (
                "/Metrics",
                json!([{"Name": "Items", "StorageResolution": 60}]),
            ),
            ("/Latency", json!(vec![1; 100])),
            ("/Latency", json!([])),
        ] {
            let mut good = document();
            let whole = if place == "/Latency" {
                place.to_owned()
            } else {
                format!("{directive}{place}")
            };
            *good.pointer_mut(&whole).unwrap() = value;
            assert!(read_value(&good).is_ok(), "{place}");
        }
    }
}
