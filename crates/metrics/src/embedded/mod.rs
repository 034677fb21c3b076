//! Metrics that come embedded in log events.
//!
//! "Embedding metrics within logs" in the CloudWatch User Guide. Who may put the event needs no
//! right to put metrics. What CloudWatch cannot make metrics of is counted in `AWS/Logs`.

mod document;

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use plane::{Account, EmbeddedMetrics, MetricSample, Region};
use wire::Fault;

use crate::Metrics;
use crate::bins::{BinKey, Width};
use crate::limits::{EMBEDDED_METRICS_MAX, EMBEDDED_PENDING_MAX};
use crate::metric::Metric;
use crate::stats::Stats;
use crate::unit::Unit;
use document::{Found, Refusal, read};

/// Samples of embedded metrics that are not on disk yet.
#[derive(Default)]
pub(crate) struct Embedded {
    pending: Mutex<HashMap<Place, Stats>>,
    overflowed: AtomicBool,
}

#[derive(PartialEq, Eq, Hash)]
struct Place {
    metric: Metric,
    start_s: i64,
    width: Width,
    unit: Unit,
}

impl Embedded {
    fn add(&self, account: &Account, region: &Region, found: Found) {
        let place = Place {
            start_s: found.width.start_s(found.time_ms),
            width: found.width,
            unit: found.unit,
            metric: Metric {
                account: account.clone(),
                region: region.clone(),
                namespace: found.namespace,
                name: found.name,
                dimensions: found.dimensions,
            },
        };
        let mut pending = self.pending.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(stats) = pending.get_mut(&place) {
            stats.merge(&found.stats);
        } else if pending.len() < EMBEDDED_PENDING_MAX {
            pending.insert(place, found.stats);
        } else {
            self.overflow();
        }
    }

    fn take(&self) -> HashMap<Place, Stats> {
        let mut pending = self.pending.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *pending)
    }

    fn overflow(&self) {
        if !self.overflowed.swap(true, Ordering::Relaxed) {
            tracing::warn!(
                EMBEDDED_METRICS_MAX,
                "new metrics in log events are dropped: there are too many"
            );
        }
    }
}

impl EmbeddedMetrics for Metrics {
    fn extract(&self, account: &Account, region: &Region, group: &str, text: &str) {
        let wrong = match read(text, self.now_ms()) {
            Ok(found) => {
                for found in found {
                    self.embedded.add(account, region, found);
                }
                return;
            }
            Err(Refusal::Parsing) => "EMFParsingErrors",
            Err(Refusal::Validation) => "EMFValidationErrors",
        };
        // See "Monitoring with CloudWatch metrics" in the CloudWatch Logs User Guide.
        self.pending.add(&MetricSample {
            account,
            region,
            namespace: "AWS/Logs",
            name: wrong,
            dimensions: &[("LogGroupName", group)],
            value: 1.0,
            unit: "None",
            time_ms: self.now_ms(),
        });
    }
}

impl Metrics {
    /// Writes the samples of embedded metrics to the journal.
    ///
    /// # Errors
    /// `InternalServiceError`: the samples are lost.
    pub(crate) async fn flush_embedded(&self) -> Result<(), Fault> {
        let taken = self.embedded.take();
        if taken.is_empty() {
            return Ok(());
        }
        let mut metrics = Vec::with_capacity(taken.len());
        let mut bins = Vec::with_capacity(taken.len());
        for (place, stats) in taken {
            metrics.push(Arc::new(place.metric));
            bins.push((place.start_s, place.width, place.unit, stats));
        }
        // Whoever has an id for a dimension must not take the place of all other metrics.
        let numbers = self.register_as_fit(&metrics, EMBEDDED_METRICS_MAX).await?;
        if numbers.contains(&None) {
            self.embedded.overflow();
        }
        let bins = numbers.into_iter().zip(bins);
        self.journal_lazily(bins.filter_map(|(number, (start_s, width, unit, stats))| {
            let key = BinKey {
                number: number?,
                start_s,
                width,
                unit,
            };
            Some((key, stats))
        }))
        .await
    }
}
