//! What the demo shows in the end.

use model::cloudformation::StackEvent;
use serde_json::Value;

use super::STACK;
use super::steps::Total;
use crate::output::line;

/// Widest bar of the histogram, in characters.
const BAR: u64 = 40;
/// Most characters shown of a log line.
const LOG_LINE: usize = 110;

/// Prints what was sent, what landed and how long it took; answers how many were lost.
///
/// # Errors
/// A sentence if the sender's report is not one.
pub fn summary(sent: &Value) -> Result<u64, String> {
    let number = |name: &str| {
        sent.get(name)
            .and_then(Value::as_u64)
            .ok_or_else(|| format!("the sender's report has no {name}"))
    };
    let (records, landed) = (number("ids")?, number("landed")?);
    let missing = sent.get("missing").and_then(Value::as_array);
    let missing = missing.ok_or("the sender's report does not say what is missing")?;
    let lost = u64::try_from(missing.len()).unwrap_or(u64::MAX);
    let latency = |name: &str| {
        sent.pointer(&format!("/putToObjectMs/{name}"))
            .and_then(Value::as_f64)
            .unwrap_or(0.0)
    };
    line(format_args!(
        "\n  sent {records} · landed {landed} · lost {lost} · put to object p50 {:.1} ms, p99 \
         {:.1} ms\n",
        latency("p50"),
        latency("p99")
    ));
    if let Some(buckets) = sent
        .pointer("/putToObjectMs/buckets")
        .and_then(Value::as_array)
    {
        histogram(buckets);
    }
    Ok(lost)
}

fn histogram(buckets: &[Value]) {
    let pairs: Vec<(u64, u64)> = buckets
        .iter()
        .filter_map(|pair| Some((pair.get(0)?.as_u64()?, pair.get(1)?.as_u64()?)))
        .collect();
    let most = pairs
        .iter()
        .map(|(_, count)| *count)
        .max()
        .unwrap_or(0)
        .max(1);
    // Nothing landed faster than the first bar.
    for (bound, count) in pairs.into_iter().skip_while(|(_, count)| *count == 0) {
        let width = usize::try_from((count * BAR).div_ceil(most)).unwrap_or(0);
        line(format_args!(
            "  ≤ {bound:>6} ms  {:<40}  {count}",
            "█".repeat(width)
        ));
    }
}

/// Prints the stack's events.
pub fn events(events: &[StackEvent]) {
    line(format_args!("\n▸ stack events"));
    for event in events {
        let text = format!(
            "  {:<31} {:<18} {:<20} {}",
            event.resource_type.as_deref().unwrap_or_default(),
            event.resource_status.as_deref().unwrap_or_default(),
            event.logical_resource_id.as_deref().unwrap_or_default(),
            event.resource_status_reason.as_deref().unwrap_or_default(),
        );
        line(text.trim_end());
    }
}

/// Prints lines of the function's log.
pub fn log_lines(lines: &[String]) {
    line(format_args!(
        "\n▸ from the function's log, /aws/lambda/{STACK}"
    ));
    for text in lines {
        let mut cut: String = text.chars().take(LOG_LINE).collect();
        if text.chars().nth(LOG_LINE).is_some() {
            cut.push('…');
        }
        line(format_args!("  {}", cut.replace('\t', " ")));
    }
}

/// Prints metrics.
pub fn metrics(totals: &[Total]) {
    line(format_args!("\n▸ metrics of the last hour"));
    for total in totals {
        line(format_args!(
            "  {:<40} {:>12.1} {}",
            total.name, total.value, total.unit
        ));
    }
}
