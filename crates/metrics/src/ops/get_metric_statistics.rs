//! GetMetricStatistics: data points of one metric.

use std::collections::BTreeMap;

use model::cloudwatch::{
    Datapoint, GetMetricStatistics, GetMetricStatisticsInput, GetMetricStatisticsOutput,
};
use plane::{Access, Call, Serve};
use wire::{Fault, Timestamp};

use crate::metric::Metric;
use crate::query::check_period;
use crate::statistic::Statistic;
use crate::stats::Stats;
use crate::unit::Unit;
use crate::window::Window;
use crate::{Metrics, faults, limits};

impl Serve<GetMetricStatistics> for Metrics {
    fn access(&self, _: &Call, _: &GetMetricStatisticsInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![Access::new("cloudwatch:GetMetricStatistics", "*")])
    }

    async fn run(
        &self,
        call: &Call,
        input: GetMetricStatisticsInput,
    ) -> Result<GetMetricStatisticsOutput, Fault> {
        let plain = input.statistics.unwrap_or_default();
        let extended = input.extended_statistics.unwrap_or_default();
        if plain.is_empty() && extended.is_empty() {
            return Err(faults::combination(
                "Must specify either Statistics or ExtendedStatistics",
            ));
        }
        if !plain.is_empty() && !extended.is_empty() {
            return Err(faults::combination(
                "The parameters Statistics and ExtendedStatistics are mutually exclusive and you \
                 have specified both.",
            ));
        }
        let mut statistics = Vec::new();
        for name in &extended {
            let statistic = Statistic::named(name).filter(|statistic| !statistic.is_plain());
            let statistic = statistic.ok_or_else(|| {
                faults::invalid(format!(
                    "The value {name} for parameter ExtendedStatistics is invalid."
                ))
            })?;
            statistics.push((name.clone(), statistic));
        }
        let (from, until) = (millis(input.start_time), millis(input.end_time));
        if from >= until {
            return Err(faults::invalid(
                "The parameter StartTime must be less than the parameter EndTime.",
            ));
        }
        let period = i64::from(input.period.unwrap_or(60));
        check_period("Period", period)?;
        let window = Window::requested(from, until, period);
        if window.points() > limits::STATISTICS_POINTS_MAX {
            return Err(faults::combination(format!(
                "You have requested up to {} datapoints, which exceeds the limit of {}. You may \
                 reduce the datapoints requested by increasing Period, or decreasing the time \
                 range.",
                window.points(),
                limits::STATISTICS_POINTS_MAX
            )));
        }
        let name = input.metric_name.unwrap_or_default();
        let namespace = input.namespace.unwrap_or_default();
        let metric = Metric::named(&call.caller, &namespace, &name, input.dimensions.as_deref());
        let unit = input.unit.as_deref().and_then(Unit::named);
        let points = self.points(&metric, window, unit)?;
        let shown = points
            .iter()
            .map(|((unit, start_s), stats)| shown(*unit, *start_s, stats, &plain, &statistics));
        Ok(GetMetricStatisticsOutput {
            label: Some(name),
            datapoints: Some(shown.collect()),
        })
    }
}

fn millis(timestamp: Option<Timestamp>) -> i64 {
    timestamp.map_or(0, Timestamp::millis)
}

fn shown(
    unit: Unit,
    start_s: i64,
    stats: &Stats,
    plain: &[String],
    extended: &[(String, Statistic)],
) -> Datapoint {
    let wanted = |name: &str, statistic: Statistic| {
        plain
            .iter()
            .any(|plain| plain == name)
            .then(|| statistic.of(stats))
            .flatten()
    };
    let values: BTreeMap<String, f64> = extended
        .iter()
        .filter_map(|(name, statistic)| Some((name.clone(), statistic.of(stats)?)))
        .collect();
    Datapoint {
        timestamp: Some(Timestamp::from_secs(start_s)),
        sample_count: wanted("SampleCount", Statistic::SampleCount),
        average: wanted("Average", Statistic::Average),
        sum: wanted("Sum", Statistic::Sum),
        minimum: wanted("Minimum", Statistic::Minimum),
        maximum: wanted("Maximum", Statistic::Maximum),
        unit: Some(unit.name().to_owned()),
        extended_statistics: (!extended.is_empty()).then_some(values),
    }
}
