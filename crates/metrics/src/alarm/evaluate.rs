//! From data points to a state.
//!
//! See "Alarm evaluation" and "Configuring how CloudWatch alarms treat missing data" in the
//! Amazon CloudWatch User Guide.

use std::collections::BTreeMap;
use std::sync::Arc;

use plane::Caller;
use wire::Fault;

use super::reason::{self, Point};
use super::{Alarm, Settings, Source, State, StateValue};
use crate::metric::Metric;
use crate::query::Reach;
use crate::statistic::Statistic;
use crate::unit::Unit;
use crate::window::{self, Window};
use crate::{Metrics, faults, query};

/// Periods that are looked at beyond those that count, so that some late or missing ones do not
/// matter.
const MORE_PERIODS: usize = 2;

/// How many periods are looked at beyond those that count, for data of standard resolution: they
/// stand at the beginning of their minute, so that shorter periods are looked at up to there.
fn more_periods(period_s: i64) -> usize {
    let within_a_minute = if period_s < 60 {
        60 / period_s.max(1)
    } else {
        0
    };
    MORE_PERIODS + usize::try_from(within_a_minute).unwrap_or(0)
}

/// The state that periods lead to, the newest first; `None`: it stays.
///
/// `periods` are those that count and [`more_periods`]; `needed` breaching ones of `evaluated`
/// make an alarm.
fn decide(
    periods: &[Option<bool>],
    evaluated: usize,
    needed: usize,
    treat_missing: &str,
) -> Option<StateValue> {
    let mut breaching = 0;
    let mut real = 0;
    let mut oldest = 0;
    for (index, period) in periods.iter().enumerate() {
        if let Some(breaches) = period.filter(|_| real < evaluated) {
            real += 1;
            breaching += usize::from(breaches);
            oldest = index + 1;
        }
    }
    let missing = evaluated - real;
    let alarm_if = |alarm: bool| {
        Some(if alarm {
            StateValue::Alarm
        } else {
            StateValue::Ok
        })
    };
    if missing == 0 || breaching >= needed {
        return alarm_if(breaching >= needed);
    }
    match treat_missing {
        "breaching" => alarm_if(breaching + missing >= needed),
        "notBreaching" => Some(StateValue::Ok),
        "ignore" if breaching == real => None,
        "ignore" => Some(StateValue::Ok),
        _ if real == 0 => Some(StateValue::InsufficientData),
        // All that is known breaches, and for long enough.
        _ => alarm_if(breaching == real && oldest >= needed),
    }
}

impl Metrics {
    /// Evaluates the alarms that are due: those with periods of less than a minute always, the
    /// others when `whole_minute` says so.
    ///
    /// # Errors
    /// `InternalServiceError`
    pub(crate) async fn evaluate_alarms(&self, whole_minute: bool) -> Result<(), Fault> {
        self.flush().await?;
        for (_, alarm) in self.alarms.all() {
            let caller = caller_of(&alarm);
            if whole_minute || alarm.settings.source.period_s(&caller) < 60 {
                self.evaluate_alarm(&alarm, &caller).await?;
            }
        }
        Ok(())
    }

    async fn evaluate_alarm(&self, alarm: &Arc<Alarm>, caller: &Caller) -> Result<(), Fault> {
        let settings = &alarm.settings;
        let now_ms = self.now_ms();
        let period_s = settings.source.period_s(caller);
        let step_s = if period_s < 60 { 10 } else { 60 };
        let until_s = now_ms.div_euclid(1_000 * step_s) * step_s;
        let evaluated = usize::try_from(settings.evaluation_periods)
            .unwrap_or(1)
            .max(1);
        let needed = settings
            .datapoints_to_alarm
            .and_then(|wanted| usize::try_from(wanted).ok());
        let needed = needed.unwrap_or(evaluated).max(1);
        let looked_at = evaluated + more_periods(period_s);
        let back = |periods: usize| {
            let periods = i64::try_from(periods).unwrap_or(1);
            until_s - periods.saturating_mul(period_s)
        };
        let window = Window {
            from_s: back(looked_at),
            until_s,
            period_s,
            seconds_from_s: back(evaluated + MORE_PERIODS),
        };
        let found = match self.alarm_points(settings, caller, window) {
            Ok(found) => found,
            Err(fault) if fault.code == "ValidationError" => return Ok(()),
            Err(fault) => return Err(fault),
        };
        let point = |index: usize| found.get(&back(index + 1)).copied();
        let points: Vec<Option<Point>> = (0..looked_at).map(point).collect();
        let breaches = |point: &Point| {
            settings
                .comparison
                .is_breaching(point.value, settings.threshold)
        };
        let periods: Vec<Option<bool>> = points
            .iter()
            .map(|point| point.as_ref().map(breaches))
            .collect();
        let treat = settings.treat_missing_data.as_deref().unwrap_or("missing");
        let Some(value) = decide(&periods, evaluated, needed, treat) else {
            return Ok(());
        };
        if value == alarm.state.value {
            return Ok(());
        }
        let empty = (0..).zip(&points).filter(|(_, point)| point.is_none());
        let empty = empty.map(|(index, _)| until_s - (index + 1) * period_s);
        let counted: Vec<Point> = points.iter().flatten().copied().take(evaluated).collect();
        let missing = evaluated - counted.len();
        let missing_s: Vec<i64> = empty.take(missing).collect();
        let before = alarm.state.value;
        let state = State {
            value,
            reason: reason::of(settings, before, value, &counted, missing, needed),
            data: Some(reason::data(
                settings, now_ms, &counted, &missing_s, period_s,
            )),
            updated_ms: now_ms,
            changed_ms: now_ms,
        };
        let key = alarm.key();
        let outcome = self.store.transact(|tx| {
            // What was set meanwhile counts.
            if let Some(row) = tx.get(&self.alarms, &key)
                && row.id == alarm.id
                && row.configured_ms == alarm.configured_ms
                && row.state == alarm.state
            {
                let mut row = Alarm::clone(&row);
                self.enter(&mut row, state, tx);
                tx.put(&self.alarms, &key, row);
            }
            Ok(())
        });
        store::committed(outcome, faults::store).await
    }

    /// Checks that the expressions of an alarm lead to one time series.
    ///
    /// # Errors
    /// `ValidationError`
    pub(crate) fn check_expressions(
        &self,
        caller: &Caller,
        settings: &Settings,
    ) -> Result<(), Fault> {
        let Source::Queries(stored) = &settings.source else {
            return Ok(());
        };
        let queries: Vec<_> = stored.iter().map(|query| query.shown()).collect();
        let queries = query::checked(caller, "Metrics", &queries)?;
        let until = self.now_ms();
        let from = until - 1_000 * settings.source.period_s(caller);
        if self.answers(&queries, Reach::Requested(from, until))?.len() != 1 {
            return Err(faults::validation(
                "The expression of an alarm must evaluate to a single time series.",
            ));
        }
        Ok(())
    }

    /// An alarm's data points in a window, by the beginning of their period.
    fn alarm_points(
        &self,
        settings: &Settings,
        caller: &Caller,
        window: Window,
    ) -> Result<BTreeMap<i64, Point>, Fault> {
        match &settings.source {
            Source::Metric {
                namespace,
                name,
                dimensions,
                statistic,
                extended_statistic,
                unit,
                ..
            } => {
                let metric = Metric {
                    account: caller.account.clone(),
                    region: caller.region.clone(),
                    namespace: namespace.clone(),
                    name: name.clone(),
                    dimensions: dimensions.iter().cloned().collect(),
                };
                let wanted = statistic.as_deref().or(extended_statistic.as_deref());
                let statistic = wanted
                    .and_then(Statistic::named)
                    .unwrap_or(Statistic::Average);
                let points = self.points(&metric, window, unit.as_deref().and_then(Unit::named))?;
                let unit = window::units(&points).first().copied();
                let of_unit = points.iter().filter(|((of, _), _)| Some(*of) == unit);
                let found = of_unit.filter_map(|((_, at_s), stats)| {
                    let value = statistic.of(stats)?;
                    Some((
                        *at_s,
                        Point {
                            at_s: *at_s,
                            value,
                            count: Some(stats.count),
                        },
                    ))
                });
                Ok(found.collect())
            }
            Source::Queries(stored) => {
                let queries: Vec<_> = stored.iter().map(|query| query.shown()).collect();
                let queries = query::checked(caller, "Metrics", &queries)?;
                let answers = self.answers(&queries, Reach::Exact(window))?;
                let points = answers
                    .into_iter()
                    .next()
                    .map(|answer| answer.series.points);
                let found = points.unwrap_or_default().into_iter();
                Ok(found
                    .map(|(at_s, value)| {
                        (
                            at_s,
                            Point {
                                at_s,
                                value,
                                count: None,
                            },
                        )
                    })
                    .collect())
            }
        }
    }
}

/// Whose data an alarm sees.
fn caller_of(alarm: &Alarm) -> Caller {
    Caller::root(
        alarm.account.clone(),
        alarm.region.clone(),
        "cloudwatch.amazonaws.com",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tables of "Configuring how CloudWatch alarms treat missing data", oldest period first:
    /// `0` is fine, `X` breaches, `-` is missing; what follows for missing, ignore, breaching,
    /// notBreaching (`.` stays).
    #[test]
    fn missing_data_as_documented() {
        let state = |mark: char| match mark {
            'A' => Some(StateValue::Alarm),
            'O' => Some(StateValue::Ok),
            'I' => Some(StateValue::InsufficientData),
            _ => None,
        };
        for (periods, needed, expected) in [
            ("0-X-X", 3, "OOOO"),
            ("0----", 3, "OOOO"),
            ("-----", 3, "I.AO"),
            ("0XX-X", 3, "AAAA"),
            ("--X--", 3, "A.AO"),
            ("0-X-X", 2, "AAAA"),
            ("00X0X", 2, "AAAA"),
            ("0-X--", 2, "OOAO"),
            ("----0", 2, "OOAO"),
            ("---X-", 2, "A.AO"),
        ] {
            let marks: Vec<Option<bool>> = periods
                .chars()
                .rev()
                .map(|mark| (mark != '-').then_some(mark == 'X'))
                .collect();
            let treats = ["missing", "ignore", "breaching", "notBreaching"];
            for (treat, mark) in treats.into_iter().zip(expected.chars()) {
                let found = decide(&marks, 3, needed, treat);
                assert_eq!(found, state(mark), "{periods} {needed} {treat}");
            }
        }
    }
}
