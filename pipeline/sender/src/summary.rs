//! What came of it, in numbers.

use std::fmt;
use std::time::Duration;

use indicatif::HumanCount;
use serde_json::{Value, json};

use crate::send::SendSummary;
use crate::verify::Verification;

/// A set of latencies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Latencies {
    sorted: Vec<Duration>,
}

impl Latencies {
    /// Percentiles of `latencies`, in any order.
    pub fn new(mut latencies: Vec<Duration>) -> Self {
        latencies.sort_unstable();
        Latencies { sorted: latencies }
    }

    /// The smallest latency that `percent` percent of all do not exceed (nearest rank); none where
    /// there are none.
    pub fn percentile(&self, percent: f64) -> Option<Duration> {
        let rank = (percent / 100.0 * self.sorted.len() as f64).ceil() as usize;
        self.sorted.get(rank.saturating_sub(1)).copied()
    }

    /// The longest.
    pub fn max(&self) -> Option<Duration> {
        self.sorted.last().copied()
    }

    /// How many fall into each power of two of milliseconds: pairs of the upper bound in
    /// milliseconds and the number up to it that exceed the bound before.
    pub fn buckets(&self) -> Vec<(u64, usize)> {
        let mut buckets = Vec::new();
        let mut rest = self.sorted.as_slice();
        let mut bound = 1;
        while !rest.is_empty() {
            let inside = rest.partition_point(|latency| *latency <= Duration::from_millis(bound));
            buckets.push((bound, inside));
            rest = rest.get(inside..).unwrap_or_default();
            bound *= 2;
        }
        buckets
    }

    fn json(&self) -> Value {
        let millis = |latency: Option<Duration>| latency.map(|latency| latency.as_secs_f64() * 1e3);
        json!({
            "p50": millis(self.percentile(50.0)),
            "p90": millis(self.percentile(90.0)),
            "p99": millis(self.percentile(99.0)),
            "max": millis(self.max()),
            "buckets": self.buckets(),
        })
    }
}

impl fmt::Display for Latencies {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, percent) in [("p50", 50.0), ("p90", 90.0), ("p99", 99.0), ("max", 100.0)] {
            let latency = self.percentile(percent).unwrap_or_default();
            let separator = if name == "p50" { "" } else { " · " };
            write!(
                formatter,
                "{separator}{name} {:.1} ms",
                latency.as_secs_f64() * 1e3
            )?;
        }
        Ok(())
    }
}

/// The whole run.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// The stream's name.
    pub stream: String,
    /// Makes the same records again.
    pub seed: u64,
    /// What was sent.
    pub sent: SendSummary,
    /// What was found; none where nobody asked.
    pub verified: Option<Verification>,
}

impl Summary {
    /// Whether every record is where it should be.
    pub fn is_complete(&self) -> bool {
        self.sent.failed == 0
            && self
                .verified
                .as_ref()
                .is_none_or(|verified| verified.missing.is_empty())
    }

    /// The summary for programs; latencies in milliseconds.
    pub fn json(&self) -> Value {
        let mut value = json!({
            "stream": self.stream,
            "seed": self.seed,
            "sent": self.sent.sent,
            "failed": self.sent.failed,
            "refusal": self.sent.refusal,
            "retried": self.sent.retried,
            "seconds": self.sent.elapsed.as_secs_f64(),
            "putRecordsMs": self.sent.latencies.json(),
        });
        if let Some(verified) = &self.verified {
            value["ids"] = json!(verified.ids());
            value["landed"] = json!(verified.landed);
            value["putAside"] = json!(verified.put_aside.len());
            value["missing"] = json!(verified.missing);
            value["putToObjectMs"] = verified.latencies.json();
        }
        value
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let SendSummary {
            sent,
            failed,
            refusal,
            retried,
            elapsed,
            latencies,
        } = &self.sent;
        let count = |number: usize| HumanCount(number as u64);
        let rate = *sent as f64 / elapsed.as_secs_f64().max(1e-6);
        writeln!(
            formatter,
            "Sent {} records to {} in {:.2} s ({} a second), {} retried, {} failed; seed {}.",
            count(*sent),
            self.stream,
            elapsed.as_secs_f64(),
            HumanCount(rate as u64),
            count(*retried),
            count(*failed),
            self.seed,
        )?;
        if let Some(refusal) = refusal {
            writeln!(formatter, "  refused: {refusal}")?;
        }
        write!(formatter, "PutRecords      {latencies}")?;
        let Some(verified) = &self.verified else {
            return Ok(());
        };
        write!(
            formatter,
            "\nput to object   {}\nids sent {} · landed {} · put aside {} · missing {}",
            verified.latencies,
            count(verified.ids()),
            count(verified.landed),
            count(verified.put_aside.len()),
            count(verified.missing.len()),
        )?;
        for missing in verified.missing.iter().take(5) {
            write!(formatter, "\n  missing: {missing}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn millis(values: impl IntoIterator<Item = u64>) -> Latencies {
        Latencies::new(values.into_iter().map(Duration::from_millis).collect())
    }

    #[test]
    fn percentiles_are_nearest_ranks() {
        let hundred = millis((1..=100).rev());
        assert_eq!(hundred.percentile(50.0), Some(Duration::from_millis(50)));
        assert_eq!(hundred.percentile(99.0), Some(Duration::from_millis(99)));
        assert_eq!(hundred.percentile(100.0), hundred.max());
        assert_eq!(millis([7]).percentile(50.0), Some(Duration::from_millis(7)));
        assert_eq!(millis([]).percentile(50.0), None);
    }

    #[test]
    fn buckets_hold_every_latency_once() {
        assert_eq!(
            millis([1, 2, 2, 3, 9]).buckets(),
            [(1, 1), (2, 2), (4, 1), (8, 0), (16, 1)]
        );
        assert_eq!(millis([]).buckets(), []);
    }
}
