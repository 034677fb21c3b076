//! From two status documents to what happens in a second.

use serde_json::{Value, json};

/// What `--json` prints; it changes when a member changes its meaning or goes.
const FORMAT: u32 = 1;

/// What happened from one status document of an engine to a later one.
pub(super) fn between(earlier: &Value, later: &Value) -> Value {
    let millis = |document: &Value| document["engine"]["uptime_ms"].as_u64().unwrap_or(0);
    // Counts begin again with the engine.
    let goes_on = earlier["engine"]["started_ms"] == later["engine"]["started_ms"];
    let over_ms = millis(later).saturating_sub(millis(earlier));
    let span = Span {
        over_ms: if goes_on { over_ms } else { 0 },
    };
    let of = |list: &str, name: &str, one: &dyn Fn(&Value, &Value) -> Value| {
        span.of_list(&earlier[list], &later[list], name, one)
    };
    let engine = &later["engine"];
    json!({
        "format": FORMAT,
        "time_ms": later["time_ms"],
        "over_ms": span.over_ms,
        "engine": {
            "version": engine["version"],
            "uptime_ms": engine["uptime_ms"],
            "memory_bytes": engine["memory_bytes"],
            "data_bytes": engine["data_bytes"],
        },
        "streams": of("streams", "arn", &|before, now| span.stream(before, now)),
        "mappings": of("mappings", "uuid", &|_, now| mapping(now)),
        "functions": of("functions", "arn", &|before, now| span.function(before, now)),
        "buckets": of("buckets", "name", &|before, now| span.bucket(before, now)),
        "queued_events": later["queued_events"],
        "alarms": alarms(&later["alarms"]),
    })
}

struct Span {
    over_ms: u64,
}

impl Span {
    /// How much a count rose, a second.
    fn rate(&self, before: &Value, now: &Value, count: &str) -> f64 {
        let (Some(was), Some(is)) = (before[count].as_u64(), now[count].as_u64()) else {
            return 0.0;
        };
        if self.over_ms == 0 {
            return 0.0;
        }
        let rate = is.saturating_sub(was) as f64 * 1000.0 / self.over_ms as f64;
        (rate * 10.0).round() / 10.0
    }

    /// Each of a later list beside what it was in the earlier one, if it was there.
    fn of_list(
        &self,
        earlier: &Value,
        later: &Value,
        name: &str,
        one: &dyn Fn(&Value, &Value) -> Value,
    ) -> Value {
        let items = |list: &Value| list["items"].as_array().cloned().unwrap_or_default();
        let before = items(earlier);
        let told = items(later).into_iter().map(|now| {
            let before = before.iter().find(|before| before[name] == now[name]);
            one(before.unwrap_or(&now), &now)
        });
        json!({ "total": later["total"], "items": told.collect::<Vec<_>>() })
    }

    fn intake(&self, before: &Value, now: &Value) -> Value {
        json!({
            "records_per_s": self.rate(before, now, "records"),
            "bytes_per_s": self.rate(before, now, "bytes"),
            "throttled_per_s": self.rate(before, now, "throttled"),
        })
    }

    fn stream(&self, before: &Value, now: &Value) -> Value {
        let none = Vec::new();
        let of_before = before["shards"].as_array().unwrap_or(&none);
        let shards = now["shards"].as_array().unwrap_or(&none).iter().map(|now| {
            let before = of_before.iter().find(|before| before["id"] == now["id"]);
            let mut shard = self.intake(before.unwrap_or(now), now);
            shard["id"] = now["id"].clone();
            shard["open"] = now["open"].clone();
            shard
        });
        let mut stream = self.intake(before, now);
        for member in ["name", "arn", "status", "open_shards", "total_shards"] {
            stream[member] = now[member].clone();
        }
        stream["shards"] = shards.collect();
        stream
    }

    fn function(&self, before: &Value, now: &Value) -> Value {
        json!({
            "name": now["name"],
            "arn": now["arn"],
            "invocations_per_s": self.rate(before, now, "invocations"),
            "errors_per_s": self.rate(before, now, "errors"),
            "throttles_per_s": self.rate(before, now, "throttles"),
            "in_flight": now["in_flight"],
            "idle_environments": now["idle_environments"],
            "duration_ms": now["duration_ms"],
        })
    }

    fn bucket(&self, before: &Value, now: &Value) -> Value {
        json!({
            "name": now["name"],
            "puts_per_s": self.rate(before, now, "puts"),
            "put_bytes_per_s": self.rate(before, now, "put_bytes"),
            "deletes_per_s": self.rate(before, now, "deletes"),
            "objects": now["objects"],
            "bytes": now["bytes"],
        })
    }
}

fn mapping(now: &Value) -> Value {
    let mut mapping = json!({});
    for member in [
        "uuid",
        "stream",
        "stream_arn",
        "function",
        "function_arn",
        "state",
        "last_result",
        "lag",
        "shards",
    ] {
        mapping[member] = now[member].clone();
    }
    mapping
}

fn alarms(list: &Value) -> Value {
    let none = Vec::new();
    let items = list["items"].as_array().unwrap_or(&none);
    let raised = items.iter().filter(|alarm| alarm["state"] == "ALARM");
    let names: Vec<&Value> = raised.map(|alarm| &alarm["name"]).collect();
    json!({ "total": list["total"], "in_alarm": names })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::between;

    fn document(started_ms: u64, uptime_ms: u64, records: u64) -> Value {
        json!({
            "time_ms": 5,
            "engine": {"started_ms": started_ms, "uptime_ms": uptime_ms},
            "streams": {"total": 1, "items": [{
                "arn": "a", "name": "s", "records": records, "bytes": records * 10, "throttled": 0,
                "shards": [{"id": "x", "open": true, "records": records, "bytes": 0, "throttled": 3}],
            }]},
        })
    }

    #[test]
    fn rates_are_differences_of_counts_over_the_engines_time() {
        let frame = between(&document(1, 1_000, 100), &document(1, 3_000, 300));
        let stream = &frame["streams"]["items"][0];
        assert_eq!(frame["over_ms"], 2_000);
        assert_eq!(stream["records_per_s"], 100.0);
        assert_eq!(stream["bytes_per_s"], 1_000.0);
        assert_eq!(stream["shards"][0]["records_per_s"], 100.0);
        assert_eq!(stream["shards"][0]["throttled_per_s"], 0.0);
    }

    #[test]
    fn what_began_again_has_no_rate_yet() {
        let restarted = between(&document(1, 1_000, 100), &document(2, 50, 300));
        assert_eq!(restarted["streams"]["items"][0]["records_per_s"], 0.0);
        let wiped = between(&document(1, 1_000, 100), &document(1, 2_000, 30));
        assert_eq!(wiped["streams"]["items"][0]["records_per_s"], 0.0);
        let made = between(
            &json!({"engine": {"started_ms": 1}}),
            &document(1, 2_000, 30),
        );
        assert_eq!(made["streams"]["items"][0]["records_per_s"], 0.0);
    }
}
