//! PutMetricData: takes samples of a client's own metrics.

use std::collections::HashMap;
use std::sync::Arc;

use model::cloudwatch::{
    Dimension, MetricDatum, PutMetricData, PutMetricDataInput, PutMetricDataOutput,
};
use plane::{Access, Call, Serve};
use store::Durability;
use wire::Fault;

use crate::bins::{BinKey, Bins, Width, merge};
use crate::metric::Metric;
use crate::stats::Stats;
use crate::unit::Unit;
use crate::{Metrics, faults, limits};

impl Serve<PutMetricData> for Metrics {
    fn access(&self, _: &Call, input: &PutMetricDataInput) -> Result<Vec<Access>, Fault> {
        let namespace = input.namespace.clone().unwrap_or_default();
        let access = Access::new("cloudwatch:PutMetricData", "*");
        Ok(vec![
            access.with_context("cloudwatch:namespace", vec![namespace]),
        ])
    }

    async fn run(
        &self,
        call: &Call,
        input: PutMetricDataInput,
    ) -> Result<PutMetricDataOutput, Fault> {
        faults::refuse(&[
            ("EntityMetricData", input.entity_metric_data.is_some()),
            (
                "StrictEntityValidation",
                input.strict_entity_validation == Some(true),
            ),
        ])?;
        let namespace = input.namespace.unwrap_or_default();
        if namespace.starts_with(':') || namespace.starts_with("AWS/") {
            let message = format!("The value {namespace} for parameter Namespace is invalid.");
            return Err(faults::invalid(message));
        }
        check_text("Namespace", &namespace)?;
        let datums = input.metric_data.unwrap_or_default();
        if datums.is_empty() {
            return Err(faults::missing("The parameter MetricData is required."));
        }
        if datums.len() > limits::DATUMS_MAX {
            return Err(faults::invalid(format!(
                "The collection MetricData must not have a size greater than {}.",
                limits::DATUMS_MAX
            )));
        }
        let now_ms = self.now_ms();
        let mut metrics: Vec<Arc<Metric>> = Vec::new();
        let mut places: HashMap<Arc<Metric>, usize> = HashMap::new();
        let mut samples = Vec::with_capacity(datums.len());
        for (index, datum) in datums.iter().enumerate() {
            let name = format!("MetricData.member.{}", index + 1);
            check_text(
                &format!("{name}.MetricName"),
                datum.metric_name.as_deref().unwrap_or_default(),
            )?;
            check_dimensions(&name, datum.dimensions.as_deref().unwrap_or_default())?;
            let sample = Sample::of(&name, datum, now_ms)?;
            let metric = Arc::new(Metric::named(
                &call.caller,
                &namespace,
                datum.metric_name.as_deref().unwrap_or_default(),
                datum.dimensions.as_deref(),
            ));
            let place = *places.entry(Arc::clone(&metric)).or_insert_with(|| {
                metrics.push(metric);
                metrics.len() - 1
            });
            samples.push((place, sample));
        }
        let numbers = self.register_metrics(&metrics).await?;
        let mut added = Bins::new();
        for (
            place,
            Sample {
                start_s,
                width,
                unit,
                stats,
            },
        ) in &samples
        {
            let Some(number) = numbers.get(*place) else {
                continue;
            };
            let key = BinKey {
                number: *number,
                start_s: *start_s,
                width: *width,
                unit: *unit,
            };
            merge(&mut added, key, stats);
        }
        let commit = self.journal(added, Durability::Now).await?;
        commit.await.map_err(|error| faults::store(&error))?;
        // Clients that put faster than once a second is enough for make room themselves.
        if self.recent.bytes() > 4 * limits::RECENT_BYTES_MAX {
            self.summarise().await?;
        }
        Ok(PutMetricDataOutput {})
    }
}

/// A datum, checked.
struct Sample {
    start_s: i64,
    width: Width,
    unit: Unit,
    stats: Stats,
}

impl Sample {
    fn of(name: &str, datum: &MetricDatum, now_ms: i64) -> Result<Self, Fault> {
        let time_ms = datum
            .timestamp
            .map_or(now_ms, |timestamp| timestamp.millis());
        if time_ms < now_ms - limits::AGE_MAX_MS {
            return Err(faults::invalid(format!(
                "The parameter {name}.Timestamp must specify a time no more than two weeks in \
                 the past."
            )));
        }
        if time_ms > now_ms + limits::FUTURE_MAX_MS {
            return Err(faults::invalid(format!(
                "The parameter {name}.Timestamp must specify a time no more than two hours in \
                 the future."
            )));
        }
        let width = match datum.storage_resolution {
            Some(1) => Width::Second,
            None | Some(60) => Width::Minute,
            Some(other) => {
                return Err(faults::invalid(format!(
                    "The value {other} for parameter {name}.StorageResolution is invalid. Valid \
                     values are 1 and 60."
                )));
            }
        };
        let unit = datum
            .unit
            .as_deref()
            .and_then(Unit::named)
            .unwrap_or(Unit::NONE);
        let stats = stats(name, datum)?;
        Ok(Self {
            start_s: width.start_s(time_ms),
            width,
            unit,
            stats,
        })
    }
}

fn stats(name: &str, datum: &MetricDatum) -> Result<Stats, Fault> {
    let given = [
        ("Value", datum.value.is_some()),
        ("Values", datum.values.is_some()),
        ("StatisticValues", datum.statistic_values.is_some()),
    ];
    let mut given = given.into_iter().filter(|(_, given)| *given);
    let first = given.next();
    if let (Some((one, _)), Some((other, _))) = (first, given.next()) {
        return Err(faults::combination(format!(
            "The parameters {name}.{one} and {name}.{other} are mutually exclusive and you have \
             specified both."
        )));
    }
    if let Some(value) = datum.value {
        return Ok(Stats::of(checked(&format!("{name}.Value"), value)?, 1.0));
    }
    if let Some(set) = &datum.statistic_values {
        let part = |part: &str, value: Option<f64>| {
            checked(
                &format!("{name}.StatisticValues.{part}"),
                value.unwrap_or(f64::NAN),
            )
        };
        let count = part("SampleCount", set.sample_count)?;
        let sum = part("Sum", set.sum)?;
        let min = part("Minimum", set.minimum)?;
        let max = part("Maximum", set.maximum)?;
        if count <= 0.0 {
            return Err(faults::invalid(format!(
                "The value {count} for parameter {name}.StatisticValues.SampleCount is invalid."
            )));
        }
        if min > max {
            return Err(faults::combination(format!(
                "The parameter {name}.StatisticValues.Maximum must be greater than or equal to \
                 {name}.StatisticValues.Minimum."
            )));
        }
        return Ok(Stats::of_set(count, sum, min, max));
    }
    let Some(values) = &datum.values else {
        return Err(faults::missing(format!(
            "At least one of the parameters {name}.Value, {name}.Values or \
             {name}.StatisticValues must be specified."
        )));
    };
    if values.len() > limits::VALUES_MAX || values.is_empty() {
        return Err(faults::invalid(format!(
            "The collection {name}.Values must have a size between 1 and {}.",
            limits::VALUES_MAX
        )));
    }
    if datum
        .counts
        .as_ref()
        .is_some_and(|counts| counts.len() != values.len())
    {
        return Err(faults::invalid(format!(
            "The parameters {name}.Values and {name}.Counts must be of the same size."
        )));
    }
    let mut stats: Option<Stats> = None;
    for (index, value) in values.iter().enumerate() {
        let value = checked(&format!("{name}.Values.member.{}", index + 1), *value)?;
        let count = datum
            .counts
            .as_ref()
            .and_then(|counts| counts.get(index))
            .copied();
        let count = checked(
            &format!("{name}.Counts.member.{}", index + 1),
            count.unwrap_or(1.0),
        )?;
        if count <= 0.0 {
            let place = index + 1;
            return Err(faults::invalid(format!(
                "The value {count} for parameter {name}.Counts.member.{place} is invalid."
            )));
        }
        match &mut stats {
            Some(stats) => stats.add(value, count),
            None => stats = Some(Stats::of(value, count)),
        }
    }
    stats.ok_or_else(|| faults::missing(format!("The parameter {name}.Values is required.")))
}

fn checked(name: &str, value: f64) -> Result<f64, Fault> {
    if !value.is_finite() || value.abs() > limits::VALUE_MAX {
        return Err(faults::invalid(format!(
            "The value {value} for parameter {name} is invalid."
        )));
    }
    Ok(value)
}

/// Names and values are ASCII that shows something. See "Dimension" in the Amazon CloudWatch API
/// Reference.
fn check_text(parameter: &str, text: &str) -> Result<(), Fault> {
    if !text.is_ascii() {
        return Err(faults::invalid(format!(
            "The value for parameter {parameter} contains non-ASCII characters."
        )));
    }
    if text.bytes().any(|byte| byte.is_ascii_control()) || text.trim().is_empty() {
        let shown = text.escape_debug();
        return Err(faults::invalid(format!(
            "The value {shown} for parameter {parameter} is invalid."
        )));
    }
    Ok(())
}

fn check_dimensions(name: &str, dimensions: &[Dimension]) -> Result<(), Fault> {
    for (index, dimension) in dimensions.iter().enumerate() {
        let of = |part: &str| format!("{name}.Dimensions.member.{}.{part}", index + 1);
        check_text(&of("Name"), dimension.name.as_deref().unwrap_or_default())?;
        check_text(&of("Value"), dimension.value.as_deref().unwrap_or_default())?;
    }
    let mut names: Vec<&str> = dimensions
        .iter()
        .filter_map(|dimension| dimension.name.as_deref())
        .collect();
    names.sort_unstable();
    let twice = names
        .windows(2)
        .any(|pair| matches!(pair, [one, other] if one == other));
    if twice || names.iter().any(|name| name.starts_with(':')) {
        return Err(faults::invalid(format!(
            "The parameter {name}.Dimensions is invalid: names must differ and not begin with a \
             colon."
        )));
    }
    Ok(())
}
