//! Queries for data: a metric and its statistic, or an expression over other queries.

use std::collections::{BTreeMap, HashMap};

use model::cloudwatch::{MessageData, MetricDataQuery, MetricStat};
use plane::Caller;
use wire::Fault;

use crate::math::{self, Env, Expression, Series, Value};
use crate::metric::Metric;
use crate::statistic::Statistic;
use crate::unit::Unit;
use crate::window::{self, Window};
use crate::{Metrics, faults, limits};

/// A query, checked.
pub(crate) struct Query {
    pub id: String,
    pub label: Option<String>,
    pub returns: bool,
    pub source: Source,
}

/// Where a query's values come from.
pub(crate) enum Source {
    Metric {
        metric: Metric,
        name: String,
        stat: String,
        statistic: Statistic,
        unit: Option<Unit>,
        period_s: i64,
    },
    Expression {
        tree: Expression,
        period_s: Option<i64>,
    },
}

/// What a query that returns data came to.
#[derive(Debug)]
pub(crate) struct Answer {
    pub id: String,
    pub series: Series,
    pub messages: Vec<MessageData>,
}

/// Checks a period: 1, 5, 10, 20, 30 or whole minutes.
///
/// # Errors
/// `InvalidParameterValue`
pub(crate) fn check_period(name: &str, period_s: i64) -> Result<(), Fault> {
    if [1, 5, 10, 20, 30].contains(&period_s) || (period_s > 0 && period_s % 60 == 0) {
        return Ok(());
    }
    Err(faults::invalid(format!(
        "The parameter {name} must be 1, 5, 10, 20, 30 or a multiple of 60."
    )))
}

/// Checks queries.
///
/// # Errors
/// `ValidationError`, `InvalidParameterValue`, `InvalidParameterCombination`,
/// `MissingParameter`.
pub(crate) fn checked(
    caller: &Caller,
    list: &str,
    queries: &[MetricDataQuery],
) -> Result<Vec<Query>, Fault> {
    let mut checked: Vec<Query> = Vec::with_capacity(queries.len());
    for (index, query) in queries.iter().enumerate() {
        let name = format!("{list}.member.{}", index + 1);
        let id = query.id.clone().unwrap_or_default();
        let mut characters = id.chars();
        let valid = characters
            .next()
            .is_some_and(|first| first.is_ascii_lowercase())
            && characters.all(|next| next.is_ascii_alphanumeric() || next == '_');
        if !valid {
            return Err(faults::validation(format!(
                "The value {id} for parameter {name}.Id is not matching the expected pattern \
                 ^[a-z][a-zA-Z0-9_]*$."
            )));
        }
        if checked.iter().any(|known| known.id == id) {
            return Err(faults::validation(format!(
                "The values for parameter id in {list} are not unique."
            )));
        }
        if query
            .account_id
            .as_ref()
            .is_some_and(|account| *account != caller.account.as_str())
        {
            return Err(faults::not_supported(&format!("{name}.AccountId")));
        }
        if query
            .label
            .as_ref()
            .is_some_and(|label| label.contains("${"))
        {
            return Err(faults::not_supported(&format!("{name}.Label with ${{…}}")));
        }
        let source = match (&query.metric_stat, &query.expression) {
            (Some(stat), None) => metric_source(caller, &name, stat)?,
            (None, Some(text)) => {
                let period_s = query.period.map(i64::from);
                if let Some(period_s) = period_s {
                    check_period(&format!("{name}.Period"), period_s)?;
                }
                let tree = math::parse(text).map_err(|reason| in_expression(&id, &reason))?;
                Source::Expression { tree, period_s }
            }
            (Some(_), Some(_)) => {
                return Err(faults::combination(format!(
                    "The parameters {name}.MetricStat and {name}.Expression are mutually \
                     exclusive and you have specified both."
                )));
            }
            (None, None) => {
                return Err(faults::missing(format!(
                    "Either {name}.MetricStat or {name}.Expression must be specified."
                )));
            }
        };
        let returns = query.return_data.unwrap_or(true);
        checked.push(Query {
            id,
            label: query.label.clone(),
            returns,
            source,
        });
    }
    Ok(checked)
}

fn metric_source(caller: &Caller, name: &str, stat: &MetricStat) -> Result<Source, Fault> {
    let metric = stat.metric.clone().unwrap_or_default();
    let metric_name = metric.metric_name.unwrap_or_default();
    let namespace = metric.namespace.unwrap_or_default();
    for (part, value) in [("Namespace", &namespace), ("MetricName", &metric_name)] {
        if value.is_empty() {
            let message = format!("The parameter {name}.MetricStat.Metric.{part} is required.");
            return Err(faults::missing(message));
        }
    }
    let period_s = i64::from(stat.period.unwrap_or(0));
    check_period(&format!("{name}.MetricStat.Period"), period_s)?;
    let text = stat.stat.clone().unwrap_or_default();
    let statistic = Statistic::named(&text).ok_or_else(|| {
        faults::invalid(format!(
            "The value {text} for parameter {name}.MetricStat.Stat is not supported."
        ))
    })?;
    Ok(Source::Metric {
        metric: Metric::named(
            caller,
            &namespace,
            &metric_name,
            metric.dimensions.as_deref(),
        ),
        name: metric_name,
        stat: text,
        statistic,
        unit: stat.unit.as_deref().and_then(Unit::named),
        period_s,
    })
}

pub(crate) fn in_expression(id: &str, reason: &str) -> Fault {
    faults::validation(format!("Error in expression '{id}': {reason}"))
}

/// The period that data of these queries have: the largest.
pub(crate) fn period_of(queries: &[Query]) -> i64 {
    let periods = queries.iter().filter_map(|query| match &query.source {
        Source::Metric { period_s, .. } => Some(*period_s),
        Source::Expression { period_s, .. } => *period_s,
    });
    periods.max().unwrap_or(60)
}

/// What metrics are called that have no label: by name, and by what else tells them apart.
fn labels(queries: &[Query]) -> HashMap<String, String> {
    let shown: Vec<&Query> = queries
        .iter()
        .filter(|query| query.returns && matches!(query.source, Source::Metric { .. }))
        .collect();
    let mut stats: Vec<&str> = Vec::new();
    let mut periods: Vec<i64> = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    for query in &shown {
        if let Source::Metric {
            name,
            stat,
            period_s,
            ..
        } = &query.source
        {
            stats.push(stat);
            periods.push(*period_s);
            names.push(name);
        }
    }
    fn differ<T: PartialEq>(all: &[T]) -> bool {
        all.windows(2)
            .any(|pair| matches!(pair, [one, other] if one != other))
    }
    let (stats_differ, periods_differ) = (differ(&stats), differ(&periods));
    let mut labels = HashMap::new();
    for query in queries {
        let label = match (&query.label, &query.source) {
            (Some(label), _) if !label.is_empty() => label.clone(),
            (_, Source::Expression { .. }) => query.id.clone(),
            (
                _,
                Source::Metric {
                    name,
                    stat,
                    period_s,
                    ..
                },
            ) => {
                let mut label = name.clone();
                if stats_differ {
                    label.push_str(&format!(" {stat}"));
                }
                if periods_differ {
                    label.push_str(&format!(" {period_s}"));
                }
                label
            }
        };
        labels.insert(query.id.clone(), label);
    }
    labels
}

/// Of which time values are wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Reach {
    /// From one time to another, milliseconds since the epoch, as requests round them.
    Requested(i64, i64),
    /// What alarms look at: periods begin at the window's beginning, whatever that is.
    Exact(Window),
}

impl Reach {
    fn window(self, period_s: i64) -> Window {
        match self {
            Self::Requested(from_ms, until_ms) => Window::requested(from_ms, until_ms, period_s),
            Self::Exact(window) => Window { period_s, ..window },
        }
    }
}

struct Run<'a> {
    service: &'a Metrics,
    queries: &'a [Query],
    labels: HashMap<String, String>,
    reach: Reach,
    known: HashMap<String, Value>,
    messages: HashMap<String, Vec<MessageData>>,
    failed: Option<Fault>,
}

impl Run<'_> {
    fn metric(&mut self, query: &Query) -> Result<Series, Fault> {
        let Source::Metric {
            metric,
            statistic,
            unit,
            period_s,
            ..
        } = &query.source
        else {
            return Err(in_expression(&query.id, "not a metric"));
        };
        // Longer periods begin where the window does, so that points of all queries meet.
        let window = self.reach.window(*period_s);
        let points = self.service.points(metric, window, *unit)?;
        let units = window::units(&points);
        if units.len() > 1 {
            let names: Vec<&str> = units.iter().map(|unit| unit.name()).collect();
            let value = format!("Multiple units returned: '[{}]'", names.join(", "));
            let message = MessageData {
                code: Some("MultipleUnits".to_owned()),
                value: Some(value),
            };
            self.messages.insert(query.id.clone(), vec![message]);
        }
        let first = units.first();
        let values = points
            .iter()
            .filter(|((unit, _), _)| Some(unit) == first)
            .filter_map(|((_, at), stats)| Some((*at, statistic.of(stats)?)));
        Ok(Series {
            points: values.collect::<BTreeMap<i64, f64>>(),
            period_s: *period_s,
            label: self.labels.get(&query.id).cloned().unwrap_or_default(),
        })
    }

    fn value(&mut self, id: &str) -> Result<Value, String> {
        self.work_out(id)?;
        let value = self.known.get(id).cloned();
        value.ok_or_else(|| format!("the id '{id}' is not known"))
    }

    /// Works a query out after those that it refers to. They may be a chain of hundreds, so none
    /// is worked out within another.
    fn work_out(&mut self, id: &str) -> Result<(), String> {
        let queries = self.queries;
        let find = |id: &str| queries.iter().find(|query| query.id == id);
        let mut under_way: Vec<&Query> = find(id).into_iter().collect();
        while let Some(query) = under_way.last().copied() {
            let value = match &query.source {
                _ if self.known.contains_key(&query.id) => None,
                Source::Metric { .. } => match self.metric(query) {
                    Ok(series) => Some(Value::Series(series)),
                    Err(fault) => {
                        self.failed = Some(fault);
                        return Err("the data cannot be read".to_owned());
                    }
                },
                Source::Expression { tree, .. } => {
                    let mut ids = tree.ids().into_iter();
                    let next = ids.find_map(|id| {
                        let is_known = self.known.contains_key(id);
                        find(id).filter(|_| !is_known)
                    });
                    if let Some(next) = next {
                        if under_way.iter().any(|other| other.id == next.id) {
                            return Err(format!("'{}' depends on itself", next.id));
                        }
                        under_way.push(next);
                        continue;
                    }
                    Some(math::evaluate(tree, self)?)
                }
            };
            if let Some(value) = value {
                self.known.insert(query.id.clone(), value);
            }
            under_way.pop();
        }
        Ok(())
    }
}

impl Env for Run<'_> {
    fn id(&mut self, id: &str) -> Result<Value, String> {
        self.value(id)
    }

    fn metrics(&mut self, containing: Option<&str>) -> Result<Vec<Series>, String> {
        let queries = self.queries;
        let mut all = Vec::new();
        for query in queries {
            let is_metric = matches!(query.source, Source::Metric { .. });
            if !is_metric || containing.is_some_and(|text| !query.id.contains(text)) {
                continue;
            }
            if let Value::Series(series) = self.value(&query.id)? {
                all.push(series);
            }
        }
        Ok(all)
    }

    fn window(&self) -> Window {
        self.reach.window(period_of(self.queries))
    }
}

impl Metrics {
    /// Works queries out; answers those that return data, in order, points by time.
    ///
    /// # Errors
    /// `ValidationError` where an expression is wrong, `InternalServiceError`.
    pub(crate) fn answers(&self, queries: &[Query], reach: Reach) -> Result<Vec<Answer>, Fault> {
        let mut run = Run {
            service: self,
            queries,
            labels: labels(queries),
            reach,
            known: HashMap::new(),
            messages: HashMap::new(),
            failed: None,
        };
        let mut answers = Vec::new();
        for query in queries {
            let value = run.value(&query.id);
            let value = match (value, run.failed.take()) {
                (_, Some(fault)) => return Err(fault),
                (Err(reason), None) => return Err(in_expression(&query.id, &reason)),
                (Ok(value), None) => value,
            };
            if !query.returns {
                continue;
            }
            let label = run.labels.get(&query.id).cloned().unwrap_or_default();
            let messages = run.messages.remove(&query.id).unwrap_or_default();
            let id = &query.id;
            match value {
                Value::Number(_) => {
                    let reason = "the result is a number and not a time series";
                    return Err(in_expression(id, reason));
                }
                Value::Series(series) => {
                    let series = Series { label, ..series };
                    answers.push(Answer {
                        id: id.clone(),
                        series,
                        messages,
                    });
                }
                Value::Several(all) => answers.extend(all.into_iter().map(|series| {
                    let label = format!("{label} {}", series.label).trim().to_owned();
                    let series = Series { label, ..series };
                    Answer {
                        id: id.clone(),
                        series,
                        messages: Vec::new(),
                    }
                })),
            }
        }
        Ok(answers)
    }
}

/// Checks how many queries and data points are asked for.
///
/// # Errors
/// `ValidationError`
pub(crate) fn check_size(queries: &[Query], from_ms: i64, until_ms: i64) -> Result<(), Fault> {
    if queries.len() > limits::QUERIES_MAX {
        return Err(faults::validation(format!(
            "The collection MetricDataQueries must not have a size greater than {}.",
            limits::QUERIES_MAX
        )));
    }
    let period = |query: &Query| match &query.source {
        Source::Metric { period_s, .. } => *period_s,
        Source::Expression { .. } => period_of(queries),
    };
    let points = queries
        .iter()
        .map(|query| Window::requested(from_ms, until_ms, period(query)).points());
    // Kept data bound what a page holds; this bounds the work.
    let asked = points.fold(0_i64, i64::saturating_add);
    if asked > limits::DATA_POINTS_MAX * 100 {
        return Err(faults::validation(format!(
            "You have requested up to {asked} datapoints, which exceeds the limit of {}.",
            limits::DATA_POINTS_MAX * 100
        )));
    }
    Ok(())
}
