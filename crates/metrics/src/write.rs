//! Writing data points: first to a journal, then once a minute to summaries.
//!
//! A journal frame holds what came since the one before it: once a second for the engine's own
//! samples, at once for PutMetricData. A summary holds what the journal took in since the summary
//! before it, and names the last journal frame it covers, so that a restart takes in only the
//! journal behind the newest summary. Readers merge summaries and what they do not cover yet.

use std::sync::{Arc, PoisonError};

use bytes::{BufMut, BytesMut};
use store::{AppendBatch, Commit, Durability, FrameDraft, Lane, Retention, Run, StoreError};
use wire::Fault;

use crate::bins::{self, BinKey, Bins, Width};
use crate::metric::{Metric, Registration};
use crate::recent::{Leaving, Recent};
use crate::stats::Stats;
use crate::{Metrics, faults, limits};

/// Frame kind: journal. Payload as [`bins::encode`] writes it. Telemetry lane, part
/// [`PART_JOURNAL`].
pub(crate) const KIND_JOURNAL: u16 = 0x40;
/// Frame kind: summary. Payload: the last journal frame covered (u64), then as the journal.
/// Telemetry lane, part [`PART_SUMMARIES`] and the parts of its metrics.
pub(crate) const KIND_SUMMARY: u16 = 0x41;
/// The part of all journal frames.
pub(crate) const PART_JOURNAL: u32 = 0;
/// The part of all summaries.
pub(crate) const PART_SUMMARIES: u32 = 1;
/// Metrics share this many parts, so that a summary has fewer runs than a frame may have.
const PARTS: u32 = 1_000;

/// The part of the summaries that hold a metric's data points.
pub(crate) fn part_of(number: u32) -> u32 {
    2 + number % PARTS
}

const OWNER: &str = "owner";

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The numbers of the next frames. Held while one is appended, so that numbers rise in the log.
pub(crate) struct Numbers {
    /// Of the next journal frame.
    pub journal: u64,
    /// Of the next summary.
    pub summary: u64,
    /// Of the next metric.
    pub metric: u32,
}

/// Keeps the bins of a summary in memory if it is not written after all: also if whoever waits
/// for it goes away.
struct Staying(Option<Arc<Recent>>);

impl Staying {
    /// The summary is on its way to disk.
    fn written(mut self) {
        self.0 = None;
    }
}

impl Drop for Staying {
    fn drop(&mut self) {
        if let Some(recent) = &self.0 {
            recent.stay();
        }
    }
}

impl Metrics {
    /// The internal id under which data points are stored; made when first needed.
    pub(crate) fn owner(&self) -> Option<u64> {
        self.ids.get(OWNER).map(|id| *id)
    }

    async fn make_owner(&self) -> Result<u64, Fault> {
        if let Some(owner) = self.owner() {
            return Ok(owner);
        }
        let outcome = self.store.transact(|tx| {
            if let Some(owner) = tx.get(&self.ids, OWNER) {
                return Ok(*owner);
            }
            let owner = tx.next_id();
            tx.put(&self.ids, OWNER, owner);
            tx.retain(
                Lane::Telemetry,
                owner,
                Retention::Milliseconds(limits::KEPT_MS),
            );
            Ok(owner)
        });
        store::committed(outcome, faults::store).await
    }

    /// The number of a metric that has had samples.
    pub(crate) fn number_of(&self, metric: &Metric) -> Option<u32> {
        self.known
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(metric)
            .copied()
    }

    /// The numbers of metrics, which are registered if they are new, and noted as seen today. All of
    /// them are, or none.
    ///
    /// # Errors
    /// `LimitExceeded` where there are too many, `InternalServiceError`.
    pub(crate) async fn register_metrics(
        &self,
        metrics: &[Arc<Metric>],
    ) -> Result<Vec<u32>, Fault> {
        let most = limits::METRICS_MAX;
        let too_many = || {
            let message = format!("Brookmill keeps {most} metrics at most.");
            faults::limit(message)
        };
        let numbers = self.register_all(metrics, most, || Err(too_many())).await?;
        Ok(numbers.into_iter().flatten().collect())
    }

    /// The numbers of metrics as [`Metrics::register_metrics`] gives them; none for new ones where
    /// there are as many as `most`. Those that are known go on.
    ///
    /// # Errors
    /// `InternalServiceError`
    pub(crate) async fn register_as_fit(
        &self,
        metrics: &[Arc<Metric>],
        most: usize,
    ) -> Result<Vec<Option<u32>>, Fault> {
        self.register_all(metrics, most, || Ok(())).await
    }

    async fn register_all(
        &self,
        metrics: &[Arc<Metric>],
        most: usize,
        lack_room: impl Fn() -> Result<(), Fault>,
    ) -> Result<Vec<Option<u32>>, Fault> {
        let today = self.now_ms().div_euclid(DAY_MS);
        let is_seen = |metric: &Metric, number: u32| {
            let row = self.registrations.get(&metric.row_key(number));
            row.is_some_and(|row| row.seen_day == today)
        };
        let numbers: Vec<Option<u32>> = metrics
            .iter()
            .map(|metric| {
                self.number_of(metric)
                    .filter(|number| is_seen(metric, *number))
            })
            .collect();
        if numbers.iter().all(Option::is_some) {
            return Ok(numbers);
        }
        let mut made: Vec<Arc<Metric>> = Vec::new();
        let outcome = self.store.transact(|tx| {
            let mut next = self.numbers.lock().unwrap_or_else(PoisonError::into_inner);
            let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
            let mut numbers = Vec::with_capacity(metrics.len());
            for metric in metrics {
                let number = match known.get(metric) {
                    Some(number) => *number,
                    None if known.len() >= most => {
                        lack_room()?;
                        numbers.push(None);
                        continue;
                    }
                    None => {
                        let number = next.metric;
                        next.metric += 1;
                        known.insert(Arc::clone(metric), number);
                        made.push(Arc::clone(metric));
                        number
                    }
                };
                numbers.push(Some(number));
                let key = metric.row_key(number);
                let row = tx.get(&self.registrations, &key);
                if row.is_some_and(|row| row.seen_day == today) {
                    continue;
                }
                let row = Registration {
                    number,
                    metric: Metric::clone(metric),
                    seen_day: today,
                };
                tx.put(&self.registrations, &key, row);
            }
            Ok(numbers)
        });
        if outcome.is_err() {
            let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
            for metric in made {
                known.remove(&metric);
            }
        }
        store::committed(outcome, faults::store).await
    }

    /// Forgets metrics whose last data points have expired. Their numbers may be given again: what
    /// is left under them is too old to be read.
    ///
    /// # Errors
    /// `InternalServiceError`
    pub(crate) async fn forget_expired(&self) -> Result<(), Fault> {
        let kept_ms = i64::try_from(limits::KEPT_MS).unwrap_or(i64::MAX);
        let oldest_day = (self.now_ms() - kept_ms).div_euclid(DAY_MS) - 1;
        let is_expired = |row: &Registration| row.seen_day < oldest_day;
        if !self
            .registrations
            .all()
            .iter()
            .any(|(_, row)| is_expired(row))
        {
            return Ok(());
        }
        let outcome = self.store.transact(|tx| {
            let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
            for (key, row) in tx.prefix(&self.registrations, "") {
                if is_expired(&row) {
                    tx.delete(&self.registrations, &key);
                    known.remove(&row.metric);
                }
            }
            Ok(())
        });
        store::committed(outcome, faults::store).await?;
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        self.pending.forget(|metric| known.contains_key(metric));
        Ok(())
    }

    /// Writes data points to the journal. They can be read once the commit resolves.
    ///
    /// # Errors
    /// `InternalServiceError`
    pub(crate) async fn journal(
        &self,
        added: Bins,
        durability: Durability,
    ) -> Result<Commit, Fault> {
        let owner = self.make_owner().await?;
        let mut payload = BytesMut::new();
        bins::encode(&added, &mut payload);
        let mut draft = FrameDraft::new(KIND_JOURNAL, owner, payload.freeze());
        draft.runs = vec![Run {
            part: PART_JOURNAL,
            first: 0,
            last: 0,
            time_ms: 0,
        }];
        let (fault, log) = (|error| faults::store(&error), self.store.log());
        let reservation = log
            .reserve(Lane::Telemetry, draft.disk_len())
            .await
            .map_err(fault)?;
        let mut numbers = self.numbers.lock().unwrap_or_else(PoisonError::into_inner);
        let number = numbers.journal;
        let time_ms = self.store.service_clock().now_ms();
        draft.runs = vec![Run {
            part: PART_JOURNAL,
            first: number,
            last: number,
            time_ms,
        }];
        let recent = Arc::clone(&self.recent);
        draft.on_applied = Some(Box::new(move |_| {
            recent.apply(number, added.iter().map(|(key, stats)| (*key, stats)));
        }));
        let batch = AppendBatch::one(Lane::Telemetry, draft)
            .reserved(reservation)
            .durability(durability);
        let appended = log.try_append(batch).map_err(fault)?;
        numbers.journal += 1;
        Ok(appended.commit)
    }

    /// Writes the samples of the engine and of log events to the journal. Afterwards they can be
    /// read.
    ///
    /// # Errors
    /// `InternalServiceError`: the samples are lost.
    pub async fn flush(&self) -> Result<(), Fault> {
        {
            // What another flush has taken is there when that has ended.
            let _alone = self.flushing.lock().await;
            let own = self.flush_own().await;
            self.flush_embedded().await?;
            own?;
        }
        if self.recent.bytes() > limits::RECENT_BYTES_MAX {
            self.summarise().await?;
        }
        Ok(())
    }

    async fn flush_own(&self) -> Result<(), Fault> {
        let taken = self.pending.take();
        if taken.is_empty() {
            return Ok(());
        }
        let metrics: Vec<Arc<Metric>> = taken.iter().map(|taken| Arc::clone(&taken.0)).collect();
        let numbers = self.register_as_fit(&metrics, limits::METRICS_MAX).await?;
        if numbers.contains(&None) {
            self.pending.overflow();
        }
        let taken = taken.into_iter().zip(numbers);
        self.journal_lazily(taken.filter_map(|((_, start_s, unit, stats), number)| {
            let key = BinKey {
                number: number?,
                start_s,
                width: Width::Minute,
                unit,
            };
            Some((key, stats))
        }))
        .await
    }

    /// Writes data points to the journal, in as many frames as they need.
    ///
    /// # Errors
    /// `InternalServiceError`
    pub(crate) async fn journal_lazily(
        &self,
        points: impl Iterator<Item = (BinKey, Stats)>,
    ) -> Result<(), Fault> {
        let mut added = Bins::new();
        let mut bytes = 0;
        let mut commits = Vec::new();
        for (key, stats) in points {
            bytes += stats.size();
            bins::merge(&mut added, key, &stats);
            if bytes > limits::JOURNAL_FRAME_BYTES {
                let full = std::mem::take(&mut added);
                commits.push(self.journal(full, Durability::Lazy).await?);
                bytes = 0;
            }
        }
        if !added.is_empty() {
            commits.push(self.journal(added, Durability::Lazy).await?);
        }
        for commit in commits {
            commit.await.map_err(|error| faults::store(&error))?;
        }
        Ok(())
    }

    /// Writes a summary of what no summary holds yet.
    ///
    /// # Errors
    /// `InternalServiceError`: nothing is lost.
    pub(crate) async fn summarise(&self) -> Result<(), Fault> {
        let _alone = self.summarising.lock().await;
        let Some(leaving) = self.recent.leave() else {
            return Ok(());
        };
        self.write_summary(leaving).await
    }

    async fn write_summary(&self, leaving: Leaving) -> Result<(), Fault> {
        let staying = Staying(Some(Arc::clone(&self.recent)));
        let owner = self.make_owner().await?;
        let mut payload = BytesMut::new();
        payload.put_u64(leaving.journalled);
        bins::encode(&leaving.bins, &mut payload);
        let mut parts: Vec<u32> = leaving.bins.keys().map(|key| part_of(key.number)).collect();
        parts.push(PART_SUMMARIES);
        parts.sort_unstable();
        parts.dedup();
        let run = |part: &u32| Run {
            part: *part,
            first: 0,
            last: 0,
            time_ms: 0,
        };
        let mut draft = FrameDraft::new(KIND_SUMMARY, owner, payload.freeze());
        draft.runs = parts.iter().map(run).collect();
        let (fault, log) = (|error: StoreError| faults::store(&error), self.store.log());
        let reservation = log
            .reserve(Lane::Telemetry, draft.disk_len())
            .await
            .map_err(fault)?;
        let appended = {
            let mut numbers = self.numbers.lock().unwrap_or_else(PoisonError::into_inner);
            let number = numbers.summary;
            let time_ms = self.store.service_clock().now_ms();
            for run in &mut draft.runs {
                (run.first, run.last, run.time_ms) = (number, number, time_ms);
            }
            let recent = Arc::clone(&self.recent);
            draft.on_applied = Some(Box::new(move |_| recent.left(number)));
            let batch = AppendBatch::one(Lane::Telemetry, draft)
                .reserved(reservation)
                .durability(Durability::Lazy);
            let appended = log.try_append(batch).map_err(fault)?;
            numbers.summary += 1;
            staying.written();
            appended
        };
        appended.commit.await.map_err(fault)?;
        Ok(())
    }
}
