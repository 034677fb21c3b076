//! Samples of the engine's own services, counted where they happen until the next flush.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use foldhash::fast::RandomState;
use plane::MetricSample;

use crate::bins::Width;
use crate::limits::METRICS_MAX;
use crate::metric::{Metric, hash_of};
use crate::stats::Stats;
use crate::unit::Unit;

const SHARDS: usize = 16;

/// Samples that are not on disk yet, and totals since the start, by metric.
#[derive(Default)]
pub(crate) struct Pending {
    hasher: RandomState,
    shards: [Mutex<HashMap<u64, Vec<Entry>, RandomState>>; SHARDS],
    metrics: AtomicUsize,
    dirty: AtomicBool,
    overflowed: AtomicBool,
}

struct Entry {
    metric: Arc<Metric>,
    /// Minute (its start in seconds), unit and samples. One, as a rule.
    bins: Vec<(i64, Unit, Stats)>,
    total: Total,
    /// All samples since the process started, for spans of time.
    spread: Option<Stats>,
}

/// What came of a metric since the process started.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Total {
    /// How many samples.
    pub count: f64,
    /// Their sum.
    pub sum: f64,
    /// The last one.
    pub last: f64,
    /// The last sample's unit.
    pub unit: Unit,
}

/// The samples of a metric in one minute.
pub(crate) type Taken = (Arc<Metric>, i64, Unit, Stats);

impl Pending {
    /// Counts one sample. Needs no memory unless the metric or its minute is new.
    pub fn add(&self, sample: &MetricSample<'_>) {
        if !sample.value.is_finite() {
            return;
        }
        let hash = hash_of(&self.hasher, sample);
        let place = usize::try_from(hash % SHARDS as u64).unwrap_or(0);
        let Some(shard) = self.shards.get(place) else {
            return;
        };
        let unit = Unit::named(sample.unit).unwrap_or(Unit::NONE);
        let minute = Width::Minute.start_s(sample.time_ms);
        let mut shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
        let entries = shard.entry(hash).or_default();
        let known = entries.iter().position(|entry| entry.metric.is_of(sample));
        let entry = match known.and_then(|at| entries.get_mut(at)) {
            Some(entry) => entry,
            None => {
                if self.metrics.fetch_add(1, Ordering::Relaxed) >= METRICS_MAX {
                    self.metrics.fetch_sub(1, Ordering::Relaxed);
                    self.overflow();
                    return;
                }
                let total = Total {
                    count: 0.0,
                    sum: 0.0,
                    last: 0.0,
                    unit,
                };
                let metric = Arc::new(Metric::of(sample));
                entries.push(Entry {
                    metric,
                    bins: Vec::new(),
                    total,
                    spread: None,
                });
                let Some(entry) = entries.last_mut() else {
                    return;
                };
                entry
            }
        };
        entry.total.count += 1.0;
        entry.total.sum += sample.value;
        entry.total.unit = unit;
        entry.total.last = sample.value;
        if sample.unit == "Milliseconds" {
            match &mut entry.spread {
                Some(stats) => stats.add(sample.value, 1.0),
                none => *none = Some(Stats::of(sample.value, 1.0)),
            }
        }
        match entry
            .bins
            .iter_mut()
            .find(|bin| bin.0 == minute && bin.1 == unit)
        {
            Some((_, _, stats)) => stats.add(sample.value, 1.0),
            None => entry
                .bins
                .push((minute, unit, Stats::of(sample.value, 1.0))),
        }
        self.dirty.store(true, Ordering::Release);
    }

    /// Says once that there is no room.
    pub fn overflow(&self) {
        if !self.overflowed.swap(true, Ordering::Relaxed) {
            tracing::warn!(METRICS_MAX, "new metrics are dropped: there are too many");
        }
    }

    /// Gives back the room of metrics that nobody knows any more.
    pub fn forget(&self, is_known: impl Fn(&Metric) -> bool) {
        for shard in &self.shards {
            let mut shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
            shard.retain(|_, entries| {
                let before = entries.len();
                entries.retain(|entry| !entry.bins.is_empty() || is_known(&entry.metric));
                let gone = before - entries.len();
                self.metrics.fetch_sub(gone, Ordering::Relaxed);
                !entries.is_empty()
            });
        }
    }

    /// Takes all samples out.
    pub fn take(&self) -> Vec<Taken> {
        if !self.dirty.swap(false, Ordering::AcqRel) {
            return Vec::new();
        }
        let mut taken = Vec::new();
        self.each(|entry| {
            for (minute, unit, stats) in std::mem::take(&mut entry.bins) {
                taken.push((Arc::clone(&entry.metric), minute, unit, stats));
            }
        });
        taken
    }

    /// All metrics and their totals.
    pub fn totals(&self) -> Vec<(Arc<Metric>, Total)> {
        let mut totals = Vec::new();
        self.each(|entry| totals.push((Arc::clone(&entry.metric), entry.total)));
        totals
    }

    /// Shows all metrics, their totals, and the spread of spans of time.
    pub fn each_total(&self, mut visit: impl FnMut(&Metric, Total, Option<&Stats>)) {
        self.each(|entry| visit(&entry.metric, entry.total, entry.spread.as_ref()));
    }

    fn each(&self, mut visit: impl FnMut(&mut Entry)) {
        for shard in &self.shards {
            let mut shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
            shard.values_mut().flatten().for_each(&mut visit);
        }
    }
}
