//! Data points of a period, out of bins.

use std::collections::{BTreeMap, BTreeSet};

use wire::Fault;

use crate::bins::Width;
use crate::metric::Metric;
use crate::stats::Stats;
use crate::unit::Unit;
use crate::{Metrics, limits};

/// Which data points are wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Window {
    /// The first period's beginning, seconds since the epoch.
    pub from_s: i64,
    /// The end: periods that begin before it are wanted.
    pub until_s: i64,
    /// How long each is, in seconds.
    pub period_s: i64,
    /// Where the data that came with seconds begin that are wanted; those by the minute are from
    /// the window's beginning on.
    pub seconds_from_s: i64,
}

impl Window {
    /// The window of a request, its start rounded down as CloudWatch does: to whole minutes, for
    /// shorter periods to whole periods.
    pub fn requested(from_ms: i64, until_ms: i64, period_s: i64) -> Self {
        let round_s = if period_s < 60 { period_s.max(1) } else { 60 };
        let from_s = from_ms.div_euclid(1_000 * round_s) * round_s;
        let until_s = until_ms.div_euclid(1_000) + i64::from(until_ms.rem_euclid(1_000) > 0);
        Self {
            from_s,
            until_s,
            period_s,
            seconds_from_s: from_s,
        }
    }

    /// How many periods it has.
    pub fn points(&self) -> i64 {
        let span = self.until_s.saturating_sub(self.from_s).max(0);
        span.saturating_add(self.period_s - 1) / self.period_s.max(1)
    }
}

/// Samples per unit, by the beginning of their period.
pub(crate) type Points = BTreeMap<(Unit, i64), Stats>;

impl Metrics {
    /// The samples of a metric in each period of a window, in one unit or in each of them.
    ///
    /// # Errors
    /// `InternalServiceError`
    pub(crate) fn points(
        &self,
        metric: &Metric,
        window: Window,
        unit: Option<Unit>,
    ) -> Result<Points, Fault> {
        let mut points = Points::new();
        let Some(number) = self.number_of(metric) else {
            return Ok(points);
        };
        let fine = window.period_s < 60;
        let oldest_fine_s = (self.now_ms() - limits::HIGH_RESOLUTION_KEPT_MS).div_euclid(1_000);
        let bins = self.bins(number, window.from_s, window.until_s)?;
        for (key, stats) in &bins {
            // What came at standard resolution stands at the beginning of its minute.
            let too_old = fine && key.start_s < oldest_fine_s;
            let too_early = key.width == Width::Second && key.start_s < window.seconds_from_s;
            if too_old || too_early || unit.is_some_and(|unit| unit != key.unit) {
                continue;
            }
            let since = key.start_s - window.from_s;
            let start_s = window.from_s + since.div_euclid(window.period_s) * window.period_s;
            match points.get_mut(&(key.unit, start_s)) {
                Some(known) => known.merge(stats),
                None => {
                    points.insert((key.unit, start_s), stats.clone());
                }
            }
        }
        Ok(points)
    }
}

/// The units that occur, by name.
pub(crate) fn units(points: &Points) -> BTreeSet<Unit> {
    points.keys().map(|(unit, _)| *unit).collect()
}
