//! What an alarm watches and when it goes off.

use model::cloudwatch as api;
use plane::Caller;
use serde::{Deserialize, Serialize};
use wire::Fault;

use crate::statistic::Statistic;
use crate::{faults, limits, query};

/// What PutMetricAlarm set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Settings {
    pub description: Option<String>,
    pub actions_enabled: bool,
    pub ok_actions: Vec<String>,
    pub alarm_actions: Vec<String>,
    pub insufficient_data_actions: Vec<String>,
    pub source: Source,
    pub evaluation_periods: i32,
    pub datapoints_to_alarm: Option<i32>,
    pub threshold: f64,
    pub comparison: Comparison,
    pub treat_missing_data: Option<String>,
    pub low_sample_count: Option<String>,
}

/// Where an alarm's data points come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum Source {
    Metric {
        namespace: String,
        name: String,
        dimensions: Vec<(String, String)>,
        statistic: Option<String>,
        extended_statistic: Option<String>,
        period_s: i32,
        unit: Option<String>,
    },
    Queries(Vec<StoredQuery>),
}

/// A query of an alarm over several metrics.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct StoredQuery {
    pub id: String,
    pub label: Option<String>,
    pub return_data: Option<bool>,
    pub period_s: Option<i32>,
    pub expression: Option<String>,
    pub metric: Option<StoredMetric>,
}

/// A metric and its statistic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct StoredMetric {
    pub namespace: String,
    pub name: String,
    pub dimensions: Vec<(String, String)>,
    pub period_s: i32,
    pub stat: String,
    pub unit: Option<String>,
}

/// How a data point is compared with the threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Comparison {
    GreaterOrEqual,
    Greater,
    Less,
    LessOrEqual,
}

impl Comparison {
    const ALL: [(&'static str, Self); 4] = [
        ("GreaterThanOrEqualToThreshold", Self::GreaterOrEqual),
        ("GreaterThanThreshold", Self::Greater),
        ("LessThanThreshold", Self::Less),
        ("LessThanOrEqualToThreshold", Self::LessOrEqual),
    ];

    /// As it is shown.
    pub fn name(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(_, known)| *known == self)
            .map_or("", |(name, _)| name)
    }

    /// Whether a data point goes beyond the threshold.
    pub fn is_breaching(self, value: f64, threshold: f64) -> bool {
        match self {
            Self::GreaterOrEqual => value >= threshold,
            Self::Greater => value > threshold,
            Self::Less => value < threshold,
            Self::LessOrEqual => value <= threshold,
        }
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::GreaterOrEqual => "greater than or equal to",
            Self::Greater => "greater than",
            Self::Less => "less than",
            Self::LessOrEqual => "less than or equal to",
        }
    }
}

impl Settings {
    /// The settings that an input asks for.
    ///
    /// # Errors
    /// `ValidationError`, `InvalidParameterValue`, `InvalidParameterCombination`,
    /// `MissingParameter`.
    pub fn checked(caller: &Caller, input: &api::PutMetricAlarmInput) -> Result<Self, Fault> {
        faults::refuse(&[
            ("ThresholdMetricId", input.threshold_metric_id.is_some()),
            ("EvaluationCriteria", input.evaluation_criteria.is_some()),
            ("EvaluationInterval", input.evaluation_interval.is_some()),
        ])?;
        let wanted = input
            .comparison_operator
            .as_deref()
            .ok_or_else(|| faults::missing("The parameter ComparisonOperator is required."))?;
        let comparison = Comparison::ALL.iter().find(|(name, _)| *name == wanted);
        let comparison = comparison
            .map(|(_, comparison)| *comparison)
            .ok_or_else(|| {
                faults::not_supported(&format!("ComparisonOperator with the value {wanted}"))
            })?;
        let threshold = input
            .threshold
            .ok_or_else(|| faults::missing("The parameter Threshold is required."))?;
        if !threshold.is_finite() {
            let message = format!("The value {threshold} for parameter Threshold is invalid.");
            return Err(faults::invalid(message));
        }
        let evaluation_periods = input
            .evaluation_periods
            .ok_or_else(|| faults::missing("The parameter EvaluationPeriods is required."))?;
        if input
            .datapoints_to_alarm
            .is_some_and(|wanted| wanted > evaluation_periods)
        {
            return Err(faults::validation(
                "DatapointsToAlarm must be less than or equal to EvaluationPeriods.",
            ));
        }
        if let Some(treat) = &input.treat_missing_data
            && !["breaching", "notBreaching", "ignore", "missing"].contains(&treat.as_str())
        {
            return Err(faults::validation(format!(
                "The value {treat} is not supported for TreatMissingData parameter. Supported \
                 values are [breaching, notBreaching, ignore, missing]."
            )));
        }
        if let Some(low) = &input.evaluate_low_sample_count_percentile {
            let known = ["evaluate", "ignore"].contains(&low.as_str());
            if !known || input.extended_statistic.is_none() {
                return Err(faults::validation(format!(
                    "Option {low} is not supported for parameter EvaluateLowSampleCountPercentile."
                )));
            }
            if low == "ignore" {
                let option = "EvaluateLowSampleCountPercentile with the value ignore";
                return Err(faults::not_supported(option));
            }
        }
        let source = Source::checked(caller, input)?;
        let settings = Self {
            description: input.alarm_description.clone(),
            actions_enabled: input.actions_enabled.unwrap_or(true),
            ok_actions: input.ok_actions.clone().unwrap_or_default(),
            alarm_actions: input.alarm_actions.clone().unwrap_or_default(),
            insufficient_data_actions: input.insufficient_data_actions.clone().unwrap_or_default(),
            source,
            evaluation_periods,
            datapoints_to_alarm: input.datapoints_to_alarm,
            threshold,
            comparison,
            treat_missing_data: input.treat_missing_data.clone(),
            low_sample_count: input.evaluate_low_sample_count_percentile.clone(),
        };
        settings.check_span(caller)?;
        super::action::check(caller, &settings)?;
        Ok(settings)
    }

    fn check_span(&self, caller: &Caller) -> Result<(), Fault> {
        let period_s = self.source.period_s(caller);
        let span = i64::from(self.evaluation_periods).saturating_mul(period_s);
        let (most, words) = if period_s >= 3_600 {
            (limits::ALARM_LONG_SPAN_S, "7 days")
        } else {
            (limits::ALARM_SPAN_S, "a day")
        };
        if span > most {
            return Err(faults::validation(format!(
                "Metrics cannot be checked across more than {words} (EvaluationPeriods * Period \
                 must be <= {most})."
            )));
        }
        Ok(())
    }
}

fn check_period(period_s: i32) -> Result<(), Fault> {
    if [10, 20, 30].contains(&period_s) || (period_s > 0 && period_s % 60 == 0) {
        return Ok(());
    }
    Err(faults::validation(
        "Period must be 10, 20, 30 or a multiple of 60.",
    ))
}

impl Source {
    fn checked(caller: &Caller, input: &api::PutMetricAlarmInput) -> Result<Self, Fault> {
        if let Some(queries) = &input.metrics {
            return Self::queries(caller, input, queries);
        }
        let needed = |name: &str, value: &Option<String>| {
            value
                .clone()
                .ok_or_else(|| faults::missing(format!("The parameter {name} is required.")))
        };
        let name = needed("MetricName", &input.metric_name)?;
        let namespace = needed("Namespace", &input.namespace)?;
        let period_s = input
            .period
            .ok_or_else(|| faults::missing("The parameter Period is required."))?;
        check_period(period_s)?;
        match (&input.statistic, &input.extended_statistic) {
            (Some(_), None) => {}
            (None, Some(extended)) => {
                let known = Statistic::named(extended).is_some_and(|known| !known.is_plain());
                if !known {
                    return Err(faults::validation(format!(
                        "The value {extended} for parameter ExtendedStatistic is not supported."
                    )));
                }
            }
            (None, None) => {
                return Err(faults::missing(
                    "At least one of the parameters Statistic or ExtendedStatistic must be \
                     specified.",
                ));
            }
            (Some(_), Some(_)) => {
                return Err(faults::combination(
                    "The parameters Statistic and ExtendedStatistic are mutually exclusive and \
                     you have specified both.",
                ));
            }
        }
        let dimensions = input.dimensions.as_deref().unwrap_or_default();
        let mut names: Vec<_> = dimensions.iter().map(|given| &given.name).collect();
        names.sort_unstable();
        let is_twice = |pair: &[&Option<String>]| matches!(pair, [one, other] if one == other);
        if names.windows(2).any(is_twice) {
            return Err(faults::invalid(
                "The parameter Dimensions is invalid: names must differ.",
            ));
        }
        Ok(Self::Metric {
            namespace,
            name,
            dimensions: dimensions.iter().map(crate::metric::pair).collect(),
            statistic: input.statistic.clone(),
            extended_statistic: input.extended_statistic.clone(),
            period_s,
            unit: input.unit.clone(),
        })
    }

    fn queries(
        caller: &Caller,
        input: &api::PutMetricAlarmInput,
        queries: &[api::MetricDataQuery],
    ) -> Result<Self, Fault> {
        let single = [
            ("MetricName", input.metric_name.is_some()),
            ("Namespace", input.namespace.is_some()),
            ("Dimensions", input.dimensions.is_some()),
            ("Period", input.period.is_some()),
            ("Unit", input.unit.is_some()),
            ("Statistic", input.statistic.is_some()),
            ("ExtendedStatistic", input.extended_statistic.is_some()),
        ];
        if let Some((name, _)) = single.iter().find(|(_, given)| *given) {
            return Err(faults::combination(format!(
                "The parameters Metrics and {name} are mutually exclusive and you have specified \
                 both."
            )));
        }
        let checked = query::checked(caller, "Metrics", queries)?;
        let is_metric =
            |query: &&query::Query| matches!(query.source, query::Source::Metric { .. });
        let metrics = checked.iter().filter(is_metric).count();
        let most = limits::ALARM_QUERIES_MAX;
        for (what, count) in [
            ("MetricStat", metrics),
            ("Expression", checked.len() - metrics),
        ] {
            if count > most {
                return Err(faults::validation(format!(
                    "The collection Metrics must not have more than {most} elements with {what}."
                )));
            }
        }
        if checked.iter().filter(|query| query.returns).count() != 1 {
            return Err(faults::validation(
                "Exactly one element of the metrics list should return data.",
            ));
        }
        let mut stored = Vec::with_capacity(queries.len());
        for query in queries {
            let metric = query.metric_stat.as_ref().map(|stat| {
                let metric = stat.metric.clone().unwrap_or_default();
                let dimensions = metric.dimensions.unwrap_or_default();
                StoredMetric {
                    namespace: metric.namespace.unwrap_or_default(),
                    name: metric.metric_name.unwrap_or_default(),
                    dimensions: dimensions.iter().map(crate::metric::pair).collect(),
                    period_s: stat.period.unwrap_or(60),
                    stat: stat.stat.clone().unwrap_or_default(),
                    unit: stat.unit.clone(),
                }
            });
            if let Some(metric) = &metric {
                check_period(metric.period_s)?;
            }
            stored.push(StoredQuery {
                id: query.id.clone().unwrap_or_default(),
                label: query.label.clone(),
                return_data: query.return_data,
                period_s: query.period,
                expression: query.expression.clone(),
                metric,
            });
        }
        Ok(Self::Queries(stored))
    }

    /// How long a period is, in seconds.
    pub fn period_s(&self, caller: &Caller) -> i64 {
        match self {
            Self::Metric { period_s, .. } => i64::from(*period_s),
            Self::Queries(stored) => {
                let queries: Vec<_> = stored.iter().map(StoredQuery::shown).collect();
                let checked = query::checked(caller, "Metrics", &queries).unwrap_or_default();
                query::period_of(&checked)
            }
        }
    }
}

impl StoredQuery {
    /// As it is shown.
    pub fn shown(&self) -> api::MetricDataQuery {
        let stat = self.metric.as_ref().map(|stored| api::MetricStat {
            metric: Some(api::Metric {
                namespace: Some(stored.namespace.clone()),
                metric_name: Some(stored.name.clone()),
                dimensions: Some(super::shape::dimensions(&stored.dimensions)),
            }),
            period: Some(stored.period_s),
            stat: Some(stored.stat.clone()),
            unit: stored.unit.clone(),
        });
        api::MetricDataQuery {
            id: Some(self.id.clone()),
            metric_stat: stat,
            expression: self.expression.clone(),
            label: self.label.clone(),
            return_data: self.return_data,
            period: self.period_s,
            account_id: None,
        }
    }
}
