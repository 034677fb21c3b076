//! What was counted since the process started, and the alarms, for the engine's status page.
//! Nothing is read from disk.

use plane::{Account, Region};
use serde::Serialize;

use crate::Metrics;
use crate::statistic::Statistic;

/// What came of one metric since the process started.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The account it was counted for.
    pub account: Account,
    /// The region it was counted in.
    pub region: Region,
    /// The metric's name.
    pub name: String,
    /// The value of its one dimension.
    pub of: String,
    /// How many samples.
    pub count: f64,
    /// Their sum.
    pub sum: f64,
    /// The last one.
    pub last: f64,
    /// How they spread, for spans of time.
    pub spread: Option<Spread>,
}

/// How samples spread.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Spread {
    /// Half of them are not above it.
    pub p50: f64,
    /// 99 of 100 are not above it.
    pub p99: f64,
    /// The largest.
    pub max: f64,
}

/// An alarm.
#[derive(Debug, Clone, Serialize)]
pub struct AlarmOverview {
    /// Its name.
    pub name: String,
    /// The account it belongs to.
    pub account: Account,
    /// The region it is in.
    pub region: Region,
    /// `OK`, `ALARM` or `INSUFFICIENT_DATA`.
    pub state: &'static str,
    /// Why, in CloudWatch's words.
    pub reason: String,
    /// When the state last changed, milliseconds since the epoch.
    pub since_ms: i64,
}

impl Metrics {
    /// What the engine counted since it started of a namespace's metrics that have this dimension
    /// and no other.
    pub fn figures(&self, namespace: &str, dimension: &str) -> Vec<Figure> {
        let statistic = |name| Statistic::named(name);
        let mut figures = Vec::new();
        self.pending.each_total(|metric, total, spread| {
            if metric.namespace != namespace || metric.dimensions.len() != 1 {
                return;
            }
            let Some(of) = metric.dimensions.get(dimension) else {
                return;
            };
            let spread = spread.and_then(|stats| {
                Some(Spread {
                    p50: statistic("p50")?.of(stats)?,
                    p99: statistic("p99")?.of(stats)?,
                    max: stats.max,
                })
            });
            figures.push(Figure {
                account: metric.account.clone(),
                region: metric.region.clone(),
                name: metric.name.clone(),
                of: of.clone(),
                count: total.count,
                sum: total.sum,
                last: total.last,
                spread,
            });
        });
        figures
    }

    /// The alarms, those that are in `ALARM` first, at most `most`; and how many there are.
    pub fn alarms(&self, most: usize) -> (Vec<AlarmOverview>, usize) {
        let rows = self.alarms.all();
        let total = rows.len();
        let mut alarms: Vec<AlarmOverview> = rows
            .iter()
            .map(|(_, row)| AlarmOverview {
                name: row.name.clone(),
                account: row.account.clone(),
                region: row.region.clone(),
                state: row.state.value.name(),
                reason: row.state.reason.clone(),
                since_ms: row.state.changed_ms,
            })
            .collect();
        alarms.sort_by_key(|alarm| alarm.state != "ALARM");
        alarms.truncate(most);
        (alarms, total)
    }
}

#[cfg(test)]
mod tests {
    use plane::{Account, MetricSample, Region};

    use crate::pending::Pending;

    #[test]
    fn spans_of_time_keep_their_spread() {
        let pending = Pending::default();
        let (account, region) = (Account::new("000000000000"), Region::new("us-east-1"));
        let sample = |name, unit, value| {
            pending.add(&MetricSample {
                account: &account,
                region: &region,
                namespace: "AWS/Lambda",
                name,
                dimensions: &[("FunctionName", "f")],
                value,
                unit,
                time_ms: 60_000,
            });
        };
        for value in 1..=100_u32 {
            sample("Duration", "Milliseconds", f64::from(value));
            sample("Invocations", "Count", 1.0);
        }
        // What was written to disk stays in the totals.
        assert_eq!(pending.take().len(), 2);
        let mut seen = 0;
        pending.each_total(|metric, total, spread| {
            seen += 1;
            assert_eq!(total.count, 100.0, "{}", metric.name);
            match metric.name.as_str() {
                "Duration" => {
                    assert_eq!(total.last, 100.0);
                    assert_eq!(
                        spread.map(|stats| (stats.min, stats.max)),
                        Some((1.0, 100.0))
                    );
                }
                _ => assert!(spread.is_none() && total.sum == 100.0),
            }
        });
        assert_eq!(seen, 2);
    }
}
