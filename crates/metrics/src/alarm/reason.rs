//! Why an alarm is in its state, in CloudWatch's words.

use serde_json::json;
use wire::Timestamp;

use super::settings::Settings;
use super::{Source, StateValue};

/// A data point that counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Point {
    /// Its beginning, seconds since the epoch.
    pub at_s: i64,
    pub value: f64,
    /// How many samples it is made of, where that is known.
    pub count: Option<f64>,
}

/// A number as CloudWatch writes it: with at least one decimal.
fn number(value: f64) -> String {
    format!("{value:?}")
}

/// `22/11/26 20:00:00`.
fn short_time(at_s: i64) -> String {
    let text = Timestamp::from_secs(at_s).iso8601();
    let part = |range| text.get(range).unwrap_or_default();
    format!(
        "{}/{}/{} {}",
        part(8..10),
        part(5..7),
        part(2..4),
        part(11..19)
    )
}

/// `2026-11-22T20:00:00.000+0000`.
pub(super) fn long_time(millis: i64) -> String {
    let text = Timestamp::from_millis(millis).iso8601_millis();
    format!("{}+0000", text.trim_end_matches('Z'))
}

fn plural(count: usize) -> &'static str {
    if count == 1 {
        "datapoint"
    } else {
        "datapoints"
    }
}

/// Why the data points, the newest one first, led to a state.
pub(super) fn of(
    settings: &Settings,
    before: StateValue,
    after: StateValue,
    points: &[Point],
    missing: usize,
    needed: usize,
) -> String {
    let was = |count: usize| if count == 1 { "was" } else { "were" };
    if after == StateValue::InsufficientData {
        return format!(
            "Insufficient Data: {missing} {} {} unknown.",
            plural(missing),
            was(missing)
        );
    }
    if points.is_empty() {
        let treated = match settings.treat_missing_data.as_deref() {
            Some("breaching") => "Breaching",
            _ => "NonBreaching",
        };
        let periods = if missing == 1 { "period" } else { "periods" };
        return format!(
            "Threshold Crossed: no datapoints were received for {missing} {periods} and {missing} \
             missing {} {} treated as [{treated}].",
            plural(missing),
            was(missing),
        );
    }
    let counts = |point: &&Point| {
        let breaching = settings
            .comparison
            .is_breaching(point.value, settings.threshold);
        breaching == (after == StateValue::Alarm)
    };
    let counted: Vec<&Point> = points.iter().filter(counts).collect();
    let count = counted.len();
    let shown: Vec<String> = counted
        .iter()
        .map(|point| format!("{} ({})", number(point.value), short_time(point.at_s)))
        .collect();
    let not = if after == StateValue::Alarm {
        ""
    } else {
        "not "
    };
    let tail = format!(
        "[{}] {} {not}{} the threshold ({})",
        shown.join(", "),
        was(count),
        settings.comparison.words(),
        number(settings.threshold),
    );
    if before == StateValue::InsufficientData {
        return format!("Threshold Crossed: {count} {} {tail}.", plural(count));
    }
    let least = match after {
        StateValue::Alarm => needed,
        _ => (points.len() + missing).saturating_sub(needed) + 1,
    };
    format!(
        "Threshold Crossed: {count} out of the last {} datapoints {tail} (minimum {least} {} for \
         {} -> {} transition).",
        points.len(),
        plural(least),
        before.name(),
        after.name(),
    )
}

/// The same for programs, as JSON. Periods without data are among those evaluated, by their
/// beginnings.
pub(super) fn data(
    settings: &Settings,
    now_ms: i64,
    points: &[Point],
    missing_s: &[i64],
    period_s: i64,
) -> String {
    let recent: Vec<f64> = points.iter().rev().map(|point| point.value).collect();
    let shown = |at_s: i64| json!({ "timestamp": long_time(at_s.saturating_mul(1_000)) });
    let mut evaluated: Vec<_> = missing_s.iter().map(|at_s| (*at_s, shown(*at_s))).collect();
    for point in points {
        let mut shown = shown(point.at_s);
        shown["value"] = json!(point.value);
        if let Some(count) = point.count {
            shown["sampleCount"] = json!(count);
        }
        evaluated.push((point.at_s, shown));
    }
    evaluated.sort_by_key(|(at_s, _)| std::cmp::Reverse(*at_s));
    let evaluated: Vec<_> = evaluated.into_iter().map(|(_, shown)| shown).collect();
    let mut data = json!({ "version": "1.0", "queryDate": long_time(now_ms) });
    if let Some(object) = data.as_object_mut() {
        if let Some(first) = points.last() {
            let start = long_time(first.at_s.saturating_mul(1_000));
            object.insert("startDate".to_owned(), json!(start));
        }
        if let Source::Metric {
            statistic,
            extended_statistic,
            unit,
            ..
        } = &settings.source
        {
            if let Some(statistic) = statistic.as_ref().or(extended_statistic.as_ref()) {
                object.insert("statistic".to_owned(), json!(statistic));
            }
            if let Some(unit) = unit {
                object.insert("unit".to_owned(), json!(unit));
            }
        }
        object.insert("period".to_owned(), json!(period_s));
        object.insert("recentDatapoints".to_owned(), json!(recent));
        object.insert("threshold".to_owned(), json!(settings.threshold));
        object.insert("evaluatedDatapoints".to_owned(), json!(evaluated));
    }
    data.to_string()
}

#[cfg(test)]
mod tests {
    #[test]
    fn times_are_written_day_first() {
        assert_eq!(super::short_time(1_767_225_600), "01/01/26 00:00:00");
        assert_eq!(
            super::long_time(1_767_225_600_123),
            "2026-01-01T00:00:00.123+0000"
        );
    }
}
