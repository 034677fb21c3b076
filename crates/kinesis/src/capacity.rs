//! The capacity of on-demand streams: shards that follow the traffic.
//!
//! AWS's rule, as the developer guide tells it under "Choose the right mode to stream in" and the
//! AWS Big Data Blog in "Amazon Kinesis Data Streams on-demand capacity mode now scales up to 1
//! GB/second ingest capacity", and what is made of it here:
//!
//! - A new stream has four shards, or as many as its warm throughput has MiB/s.
//! - Each shard is looked at once a minute. One that took in 500 KB or 500 records a second, on
//!   average over a minute, is split in the middle at the end of that minute; AWS does so within
//!   15 minutes. Until then the shard refuses what is over its rate.
//! - So there is room for double the peak. The room is kept for 30 days: a stream keeps the most
//!   shards that any of those days needed, or twice what its busiest minute filled.
//! - After that, neighbours that take in less than a quarter of a shard together are merged, once
//!   a minute, until no more shards are left than are needed.
//! - Switching to on-demand keeps the shards, as if that day had needed them; switching back does
//!   too.
//!
//! All of it goes by service time.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use model::kinesis::WarmThroughputObject;
use store::log::Commit;
use store::{StoreError, Transaction};
use wire::Fault;

use crate::hash_key::HashKey;
use crate::row::{Mode, Peak, Status, StreamRow, key_prefix};
use crate::shard::{SHARDS_KEPT_MAX, Shard, Step};
use crate::stream::Stream;
use crate::target::Target;
use crate::{Kinesis, account, faults};

const MINUTE_MS: u64 = 60_000;
const DAY_MS: u64 = 24 * 60 * MINUTE_MS;
/// How often a change that the store did not take is tried again.
const RETRY_MS: u64 = 1_000;
/// Shards of an on-demand stream at least.
const SHARDS_MIN: u32 = 4;
/// A shard with this load is split.
const HOT: u32 = 500;
/// Neighbours with less load than this together may be merged.
const COLD: u32 = 250;
/// How long capacity is kept.
const KEPT_DAYS: u64 = 30;
/// On-demand streams that an account may have in a region.
pub const STREAMS_MAX: u32 = 50;
/// Most warm throughput, in MiB/s.
const WARM_MIBPS_MAX: u32 = 10 * 1024;

/// What becomes of an on-demand stream after a minute.
#[derive(Debug, PartialEq, Eq)]
struct Fitting {
    steps: Vec<Step>,
    peaks: Vec<Peak>,
}

/// Shards an on-demand stream has at least, warm for so many MiB/s.
pub fn shards_for(warm_mibps: Option<u32>) -> u32 {
    warm_mibps.unwrap_or(0).max(SHARDS_MIN)
}

/// Shards an on-demand stream has at most. See "Quotas and limits" in the developer guide: 10
/// GiB/s in the large regions, 200 MiB/s elsewhere.
fn shards_max(region: &str) -> u32 {
    match region {
        "us-east-1" | "us-west-2" | "eu-west-1" => WARM_MIBPS_MAX,
        _ => 200,
    }
}

/// Notes that today needs so many shards, and forgets what is too long ago.
pub fn note_peak(peaks: &mut Vec<Peak>, now_ms: u64, shards: u32) {
    let day = now_ms / DAY_MS;
    peaks.retain(|peak| peak.day + KEPT_DAYS > day);
    match peaks.iter_mut().find(|peak| peak.day == day) {
        Some(peak) => peak.shards = peak.shards.max(shards),
        None => peaks.push(Peak { day, shards }),
    }
}

fn middle(shard: &Shard) -> Option<HashKey> {
    let (start, end) = (shard.range.start.0, shard.range.end.0);
    let half = (end - start) / 2;
    (half > 1).then(|| HashKey(start + half + 1))
}

/// What the loads of a stream's open shards lead to, by their indexes.
fn fit(row: &StreamRow, warm: Option<u32>, loads: &BTreeMap<u32, u32>, now_ms: u64) -> Fitting {
    let load = |shard: &Shard| loads.get(&shard.index).copied().unwrap_or(0);
    let mut open: Vec<&Shard> = row.shards.open().collect();
    let keepable = SHARDS_KEPT_MAX.saturating_sub(row.shards.iter().count());
    let room = shards_max(row.region.as_str()).saturating_sub(open.len() as u32) as usize;
    let room = room.min(keepable / 2);
    let hot = open.iter().filter(|shard| load(shard) >= HOT);
    let splits = hot.filter_map(|shard| Some(Step::Split(shard.index, middle(shard)?)));
    let mut steps: Vec<Step> = splits.take(room).collect();
    let total: u32 = open.iter().map(|shard| load(shard)).sum();
    let mut peaks = row.peaks.clone();
    let double = total.saturating_mul(2).div_ceil(1_000);
    let split = match steps.len() as u32 {
        0 => 0,
        more => open.len() as u32 + more,
    };
    note_peak(&mut peaks, now_ms, double.max(split));
    if steps.is_empty() {
        let peak = peaks.iter().map(|peak| peak.shards).max().unwrap_or(0);
        let mut spare = (open.len() as u32).saturating_sub(peak.max(shards_for(warm)));
        spare = spare.min(keepable as u32);
        open.sort_by_key(|shard| shard.range.start);
        let mut neighbours = open.windows(2);
        while let (Some([lower, upper]), true) = (neighbours.next(), spare > 0) {
            if load(lower) + load(upper) < COLD && lower.range.is_followed_by(&upper.range) {
                steps.push(Step::Merge(lower.index, upper.index));
                spare -= 1;
                // The upper one is taken.
                neighbours.next();
            }
        }
    }
    Fitting { steps, peaks }
}

impl Kinesis {
    /// Warm throughput that may be asked for, if any is.
    ///
    /// # Errors
    /// `ValidationException` for a provisioned stream and for an account without a commitment;
    /// `LimitExceededException` for more than a stream can be warmed for.
    pub(crate) fn checked_warmth(
        &self,
        tx: &Transaction<'_>,
        target: &Target,
        mode: Mode,
        wanted: Option<i32>,
    ) -> Result<Option<u32>, Fault> {
        let (name, account) = (&target.name, &target.account);
        let Some(wanted) = wanted.map(i32::unsigned_abs) else {
            return Ok(None);
        };
        if mode != Mode::OnDemand {
            return Err(faults::validation(format!(
                "Request is invalid. Stream {name} under account {account} is in Provisioned mode."
            )));
        }
        let row = tx.get(&self.accounts, &account::key(account, &target.region));
        if !row.is_some_and(|row| row.is_committed(tx.now_ms())) {
            return Err(faults::validation(format!(
                "Request is invalid. WarmThroughputMiBps needs MinimumThroughputBillingCommitment \
                 to be enabled for account {account}."
            )));
        }
        let most = WARM_MIBPS_MAX.min(shards_max(target.region.as_str()));
        if wanted > most {
            return Err(faults::limit_exceeded(format!(
                "Target warm throughput cannot be greater than {most} MiBps. Target warm \
                 throughput: {wanted} MiBps"
            )));
        }
        Ok(Some(wanted))
    }

    /// Refuses one more on-demand stream if the account has as many as it may.
    ///
    /// # Errors
    /// `LimitExceededException`
    pub(crate) fn check_stream_limit(
        &self,
        tx: &Transaction<'_>,
        target: &Target,
    ) -> Result<(), Fault> {
        let (account, region) = (&target.account, &target.region);
        let streams = tx.prefix(&self.rows, &key_prefix(account, region));
        let current = streams.iter().filter(|(_, row)| is_on_demand(row)).count() as u32;
        if !self.options.limits.quotas || current < STREAMS_MAX {
            return Ok(());
        }
        let (account, region) = (account.as_str(), region.as_str());
        Err(faults::on_demand_stream_limit(
            account,
            region,
            current,
            STREAMS_MAX,
        ))
    }

    /// A stream's warm throughput, which only accounts with a commitment are shown.
    pub(crate) fn warm_throughput(
        &self,
        row: &StreamRow,
        now_ms: u64,
    ) -> Option<WarmThroughputObject> {
        let account = self.account(&row.account, &row.region);
        let shown = row.mode == Mode::OnDemand && account.is_committed(now_ms);
        let open = row.shards.open_count();
        shown.then(|| WarmThroughputObject {
            target_mibps: Some(row.warm_mibps.unwrap_or(open) as i32),
            current_mibps: Some(open as i32),
        })
    }

    /// Has on-demand streams looked at from now on, every minute.
    pub(crate) fn follow_traffic(&self) {
        if self.following.swap(true, Ordering::AcqRel) {
            return;
        }
        let (me, clock) = (self.me.clone(), Arc::clone(&self.clock));
        let mut next_ms = next_minute(clock.now_ms());
        self.runtime.spawn(async move {
            loop {
                clock.sleep_until(next_ms).await;
                let Some(me) = me.upgrade() else { return };
                let now_ms = clock.now_ms();
                next_ms = next_minute(now_ms);
                me.fit_streams().await;
                #[cfg(test)]
                me.looked_ms.send_replace(now_ms);
            }
        });
    }

    async fn fit_streams(&self) {
        let streams: Vec<Arc<Stream>> = {
            let live = self.live.read();
            let live = live.unwrap_or_else(std::sync::PoisonError::into_inner);
            let streams = live.by_id.values();
            streams
                .filter(|stream| {
                    let row = stream.row();
                    // The loads of one that is being changed are kept for later.
                    is_on_demand(&row) && row.status == Status::Active
                })
                .cloned()
                .collect()
        };
        for stream in streams {
            let now_ms = self.clock.now_ms();
            let row = stream.row();
            let load = |shard: &Shard| {
                let state = stream.shard(shard.index)?;
                let load = state.progress().take_load(now_ms);
                Some((shard.index, load))
            };
            let loads = row.shards.open().filter_map(load).collect();
            self.fit_stream(&stream, &loads).await;
        }
    }

    /// Fits a stream's shards to their loads; again, as long as the store does not take it.
    async fn fit_stream(&self, stream: &Arc<Stream>, loads: &BTreeMap<u32, u32>) {
        loop {
            let error = match self.decide_fitting(stream, loads) {
                Ok(None) => return,
                Ok(Some(commit)) => match commit.await {
                    Ok(_) => return,
                    Err(error) => error,
                },
                Err(error) => error,
            };
            if matches!(error, StoreError::Poisoned { .. } | StoreError::Closed) {
                return;
            }
            tracing::warn!(stream = %stream.arn, %error, "a change of capacity waits for the store");
            let again_ms = self.clock.now_ms().saturating_add(RETRY_MS);
            self.clock.sleep_until(again_ms).await;
        }
    }

    fn decide_fitting(
        &self,
        stream: &Stream,
        loads: &BTreeMap<u32, u32>,
    ) -> Result<Option<Commit>, StoreError> {
        // As in `lifecycle`: what was put before lies in the shards as they were.
        let deciding = stream.deciding();
        let (decided, commit) = self.store.transact(|tx| {
            let row = tx.get(&self.rows, &stream.key);
            let row = row.filter(|row| row.id == stream.id && row.status == Status::Active);
            let Some(row) = row.filter(|row| is_on_demand(row)) else {
                return Ok::<_, StoreError>(None);
            };
            let now_ms = tx.now_ms();
            let account = tx.get(&self.accounts, &account::key(&row.account, &row.region));
            let committed = account.is_some_and(|account| account.is_committed(now_ms));
            let warm = row.warm_mibps.filter(|_| committed);
            let Fitting { steps, peaks } = fit(&row, warm, loads, now_ms);
            if steps.is_empty() && peaks == row.peaks {
                return Ok(None);
            }
            let mut row = StreamRow::clone(&row);
            row.peaks = peaks;
            self.take_steps(&mut row, steps, stream, now_ms);
            row.shards.prune(now_ms, row.retention_ms());
            self.save(tx, row.clone());
            Ok(Some(row))
        })?;
        if let Some(row) = &decided {
            stream.route(row, &self.wrapping, self.clock.now_ms());
        }
        drop(deciding);
        Ok(decided.map(|_| commit))
    }
}

/// When the next minute begins.
fn next_minute(now_ms: u64) -> u64 {
    (now_ms / MINUTE_MS + 1).saturating_mul(MINUTE_MS)
}

/// Whether a stream is, or is about to be, an on-demand one.
pub fn is_on_demand(row: &StreamRow) -> bool {
    row.mode == Mode::OnDemand
}
