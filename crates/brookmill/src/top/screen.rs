//! A frame of `brookmill top` as lines of text.

use serde_json::Value;
use wire::Timestamp;

use crate::span;

/// Shards of a stream that are shown: those that take in most.
const SHARDS_MAX: usize = 8;
/// Shards of a mapping that are shown: those furthest behind.
const LATE_MAX: usize = 4;

/// The lines of a frame, none longer than so many characters.
pub(super) fn lines(frame: &Value, columns: usize) -> Vec<String> {
    let mut lines = vec![head(frame)];
    streams(&mut lines, frame);
    mappings(&mut lines, frame);
    functions(&mut lines, frame);
    buckets(&mut lines, frame);
    let alarms = items(&frame["alarms"]["in_alarm"]);
    if !alarms.is_empty() {
        let names: Vec<String> = alarms.iter().map(said).collect();
        lines.push(String::new());
        lines.push(format!("IN ALARM  {}", names.join(", ")));
    }
    for line in &mut lines {
        *line = line.trim_end().chars().take(columns).collect();
    }
    lines
}

fn items(list: &Value) -> &[Value] {
    list.as_array().map_or(&[], Vec::as_slice)
}

fn said(value: &Value) -> String {
    let text = value.as_str().unwrap_or("-");
    text.chars()
        .map(|one| if one.is_control() { ' ' } else { one })
        .collect()
}

/// At most so many characters, the last of them the end's mark.
fn short(text: String, most: usize) -> String {
    if text.chars().count() <= most {
        return text;
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{kept}…")
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(0.0)
}

/// A count with three digits or so: `0`, `7.5`, `950`, `12.3k`, `4.0M`.
fn count(value: &Value) -> String {
    let number = number(value);
    match number {
        n if n >= 1e9 => format!("{:.1}G", n / 1e9),
        n if n >= 1e6 => format!("{:.1}M", n / 1e6),
        n if n >= 1e4 => format!("{:.1}k", n / 1e3),
        n if n >= 100.0 || n.fract() == 0.0 => format!("{n:.0}"),
        n => format!("{n:.1}"),
    }
}

fn bytes(value: &Value) -> String {
    const KIB: f64 = 1024.0;
    let number = number(value);
    match number {
        n if n >= KIB * KIB * KIB => format!("{:.1} GiB", n / KIB / KIB / KIB),
        n if n >= KIB * KIB => format!("{:.1} MiB", n / KIB / KIB),
        n if n >= KIB => format!("{:.1} KiB", n / KIB),
        n => format!("{n:.0} B"),
    }
}

fn millis(value: &Value) -> String {
    match value.as_f64() {
        None => "-".to_owned(),
        Some(ms) if ms >= 10_000.0 => span::text(ms as u64 / 1000 * 1000),
        Some(ms) if ms >= 100.0 => format!("{ms:.0}ms"),
        Some(ms) => format!("{ms:.1}ms"),
    }
}

fn head(frame: &Value) -> String {
    let engine = &frame["engine"];
    let time = Timestamp::from_millis(frame["time_ms"].as_i64().unwrap_or(0)).iso8601();
    let up = span::text(engine["uptime_ms"].as_u64().unwrap_or(0) / 1000 * 1000);
    format!(
        "Brookmill {}  {time}  up {up}  memory {}  data {}  over {}",
        said(&engine["version"]),
        bytes(&engine["memory_bytes"]),
        bytes(&engine["data_bytes"]),
        millis(&frame["over_ms"]),
    )
}

fn titled<'a>(lines: &mut Vec<String>, frame: &'a Value, name: &str, title: String) -> &'a [Value] {
    let list = &frame[name];
    let items = items(&list["items"]);
    if !items.is_empty() {
        lines.push(String::new());
        lines.push(title);
    }
    items
}

fn unlisted(lines: &mut Vec<String>, frame: &Value, name: &str) {
    let list = &frame[name];
    let total = list["total"].as_u64().unwrap_or(0);
    let more = total.saturating_sub(items(&list["items"]).len() as u64);
    if more > 0 {
        lines.push(format!("  and {more} more"));
    }
}

fn streams(lines: &mut Vec<String>, frame: &Value) {
    let row = |name: &str, state: &str, intake: [&str; 3]| {
        let [records, size, throttled] = intake;
        format!("{name:<34} {state:<11} {records:>10} {size:>12} {throttled:>11}")
    };
    let title = row("STREAMS", "", ["records/s", "bytes/s", "throttled/s"]);
    for stream in titled(lines, frame, "streams", title) {
        let intake = |one: &Value| {
            [
                count(&one["records_per_s"]),
                bytes(&one["bytes_per_s"]),
                count(&one["throttled_per_s"]),
            ]
        };
        let told = intake(stream);
        let told = told.each_ref().map(String::as_str);
        let name = short(said(&stream["name"]), 34);
        lines.push(row(&name, &said(&stream["status"]), told));
        let mut shards: Vec<&Value> = items(&stream["shards"]).iter().collect();
        let total = stream["total_shards"].as_u64().unwrap_or(0);
        let by_intake = |one: &&Value, other: &&Value| {
            let rate = |shard: &Value| number(&shard["records_per_s"]);
            rate(other).total_cmp(&rate(one))
        };
        // Stable: of shards that take in nothing the first ones.
        shards.sort_by(by_intake);
        shards.truncate(SHARDS_MAX);
        shards.sort_by_key(|shard| shard["id"].as_str().unwrap_or_default().to_owned());
        for shard in &shards {
            let told = intake(shard);
            let told = told.each_ref().map(String::as_str);
            let name = format!("  {}", said(&shard["id"]));
            let state = if shard["open"] == true {
                "open"
            } else {
                "closed"
            };
            lines.push(row(&name, state, told));
        }
        let more = total.saturating_sub(shards.len() as u64);
        if more > 0 {
            lines.push(format!("  and {more} more shards"));
        }
    }
    unlisted(lines, frame, "streams");
}

/// How many records a reader is behind, and how old the first of them is.
fn lag(lag: &Value) -> (String, String) {
    let at_least = if lag["at_least"] == true { "≥" } else { "" };
    match lag {
        Value::Null => ("-".to_owned(), "-".to_owned()),
        lag if number(&lag["records"]) == 0.0 => (format!("{at_least}0"), "-".to_owned()),
        lag => (
            format!("{at_least}{}", count(&lag["records"])),
            millis(&lag["ms"]),
        ),
    }
}

fn mappings(lines: &mut Vec<String>, frame: &Value) {
    let row = |name: &str, state: &str, behind: &str, age: &str, rest: &str| {
        format!("{name:<46} {state:<10} {behind:>9} {age:>10}  {rest}")
    };
    let title = row("MAPPINGS", "", "behind", "oldest", "last result");
    for mapping in titled(lines, frame, "mappings", title) {
        let name = format!(
            "{} → {}",
            said(&mapping["stream"]),
            said(&mapping["function"])
        );
        let (behind, age) = lag(&mapping["lag"]);
        let result = said(&mapping["last_result"]);
        lines.push(row(
            &short(name, 46),
            &said(&mapping["state"]),
            &behind,
            &age,
            &result,
        ));
        let shards = items(&mapping["shards"]);
        let records = |shard: &&Value| number(&shard["lag"]["records"]);
        let mut late: Vec<&Value> = shards.iter().filter(|shard| records(shard) > 0.0).collect();
        // Of one shard it is what stands above.
        if shards.len() > 1 {
            late.sort_by(|one, other| records(other).total_cmp(&records(one)));
            for shard in late.iter().take(LATE_MAX) {
                let (behind, age) = lag(&shard["lag"]);
                let name = format!("  {}", said(&shard["id"]));
                lines.push(row(&name, &said(&shard["state"]), &behind, &age, ""));
            }
            let more = late.len().saturating_sub(LATE_MAX);
            if more > 0 {
                lines.push(format!("  and {more} more shards that are behind"));
            }
        }
        for shard in shards {
            let failing = &shard["failing"];
            if !failing.is_null() {
                let attempts = count(&failing["attempts"]);
                lines.push(format!(
                    "  {} fails, {attempts} attempts so far",
                    said(&shard["id"])
                ));
            }
        }
    }
    unlisted(lines, frame, "mappings");
}

fn functions(lines: &mut Vec<String>, frame: &Value) {
    let row = |name: &str, cells: [&str; 7]| {
        let [invoked, errors, throttles, running, idle, p50, p99] = cells;
        format!(
            "{name:<34} {invoked:>10} {errors:>9} {throttles:>11} {running:>8} {idle:>5} {p50:>9} {p99:>9}"
        )
    };
    let title = [
        "invoked/s",
        "errors/s",
        "throttles/s",
        "running",
        "idle",
        "p50",
        "p99",
    ];
    let title = row("FUNCTIONS", title);
    for function in titled(lines, frame, "functions", title) {
        let cells = [
            count(&function["invocations_per_s"]),
            count(&function["errors_per_s"]),
            count(&function["throttles_per_s"]),
            count(&function["in_flight"]),
            count(&function["idle_environments"]),
            millis(&function["duration_ms"]["p50"]),
            millis(&function["duration_ms"]["p99"]),
        ];
        let cells = cells.each_ref().map(String::as_str);
        lines.push(row(&short(said(&function["name"]), 34), cells));
    }
    unlisted(lines, frame, "functions");
}

fn buckets(lines: &mut Vec<String>, frame: &Value) {
    let row = |name: &str, puts: &str, size: &str, objects: &str, held: &str| {
        format!("{name:<34} {puts:>10} {size:>12} {objects:>10} {held:>12}")
    };
    let title = row("BUCKETS", "puts/s", "bytes/s", "objects", "held");
    for bucket in titled(lines, frame, "buckets", title) {
        lines.push(row(
            &short(said(&bucket["name"]), 34),
            &count(&bucket["puts_per_s"]),
            &bytes(&bucket["put_bytes_per_s"]),
            &count(&bucket["objects"]),
            &bytes(&bucket["bytes"]),
        ));
    }
    unlisted(lines, frame, "buckets");
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{bytes, count, lines, millis};

    #[test]
    fn numbers_fit_their_columns() {
        for (number, text) in [
            (0.0, "0"),
            (7.5, "7.5"),
            (950.4, "950"),
            (9_999.0, "9999"),
            (12_345.0, "12.3k"),
            (4e6, "4.0M"),
        ] {
            assert_eq!(count(&json!(number)), text);
        }
        assert_eq!(bytes(&json!(1_572_864)), "1.5 MiB");
        assert_eq!(bytes(&json!(12)), "12 B");
        assert_eq!(millis(&json!(12.34)), "12.3ms");
        assert_eq!(millis(&json!(61_500)), "1m1s");
        assert_eq!(millis(&json!(null)), "-");
    }

    #[test]
    fn a_frame_is_a_table_for_each_kind() {
        let shard = |at: u32, rate: f64| json!({"id": format!("shardId-{at:012}"), "open": true, "records_per_s": rate});
        let shards: Vec<_> = (0..10).map(|at| shard(at, f64::from(at))).collect();
        let frame = json!({
            "time_ms": 0, "over_ms": 1000,
            "engine": {"version": "1.0.0", "uptime_ms": 61_500, "memory_bytes": 0, "data_bytes": 2048},
            "streams": {"total": 1, "items": [{
                "name": "s", "status": "ACTIVE", "total_shards": 10, "records_per_s": 45.0,
                "bytes_per_s": 4096.0, "throttled_per_s": 0.0, "shards": shards,
            }]},
            "mappings": {"total": 3, "items": [{
                "stream": "s", "function": "f", "state": "Enabled", "last_result": "OK",
                "lag": {"records": 7, "ms": 1500, "at_least": true},
                "shards": [
                    {"id": "x", "state": "reading", "lag": {"records": 3}, "failing": {"attempts": 2}},
                    {"id": "y", "state": "reading", "lag": {"records": 4, "ms": 1500}},
                    {"id": "z", "state": "reading", "lag": {"records": 0}},
                ],
            }]},
            "functions": {"total": 1, "items": [{
                "name": "f", "invocations_per_s": 3.5, "in_flight": 1,
                "duration_ms": {"p50": 1.25, "p99": 120.0},
            }]},
            "buckets": {"total": 0, "items": []},
            "alarms": {"total": 2, "in_alarm": ["late"]},
        });
        let text = lines(&frame, 200).join("\n");
        let expected = "\
Brookmill 1.0.0  1970-01-01T00:00:00Z  up 1m1s  memory 0 B  data 2.0 KiB  over 1000ms

STREAMS                                         records/s      bytes/s throttled/s
s                                  ACTIVE              45      4.0 KiB           0
  shardId-000000000002             open                 2          0 B           0";
        assert_eq!(text.get(..expected.len()), Some(expected));
        for part in [
            "  and 2 more shards\n",
            "s → f                                          Enabled           ≥7     1500ms  OK\n",
            "  y                                            reading            4     1500ms\n  x ",
            "  x fails, 2 attempts so far\n  and 2 more\n",
            "3.5         0           0        1     0     1.2ms     120ms\n",
            "IN ALARM  late",
        ] {
            assert!(text.contains(part), "{part:?} in\n{text}");
        }
        assert!(!text.contains("BUCKETS"));
        assert!(
            lines(&frame, 20)
                .iter()
                .all(|line| line.chars().count() <= 20)
        );
    }
}
