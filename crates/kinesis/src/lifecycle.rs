//! How streams come, change and go.
//!
//! A change is answered once it is noted in the stream's row, and made right after, by the same
//! code that makes it after a restart.

use std::sync::Arc;

use plane::Call;
use store::log::{Commit, Lane};
use store::{Retention, StoreError, Transaction};
use wire::Fault;

use crate::Kinesis;
use crate::keys::WrappedKey;
use crate::row::{Mode, Pending, Status, StreamRow, count_within_day, key_prefix};
use crate::shard::{SHARDS_KEPT_MAX, Shard, Shards, Step};
use crate::stream::Stream;
use crate::target::Target;
use crate::{capacity, faults, metrics, rates};

/// How long to wait before a change that the store did not take is tried again.
const RETRY_MS: u64 = 1_000;
/// Streams of an account and region that may be on their way at once. See "CreateStream" in the
/// Kinesis API Reference.
const CREATING_MAX: usize = 5;
/// On AWS the shards of a new stream are older than the call that made them.
const SHARD_HEAD_START_S: u64 = 2;

impl Kinesis {
    /// Notes a new stream, which has all but its id, unless there is one of its name. `decide`
    /// tells how many shards it gets.
    ///
    /// # Errors
    /// `ResourceInUseException`, `LimitExceededException`, what `decide` refuses with,
    /// `InternalFailure`.
    pub(crate) async fn create(
        &self,
        mut row: StreamRow,
        call: &Call,
        decide: impl FnOnce(&mut StreamRow, &Transaction<'_>) -> Result<u32, Fault>,
    ) -> Result<(), Fault> {
        row.status = Status::Creating;
        let key = row.key();
        let decided = self.store.transact(|tx| {
            if tx.get(&self.rows, &key).is_some() {
                return Err(faults::stream_exists(&row.name, row.account.as_str()));
            }
            self.check_creating(tx, &row, call)?;
            let noted = Pending::Create(decide(&mut row, tx)?);
            check_kept(&row, noted, tx.now_ms())?;
            row.pending = Some(noted);
            row.id = tx.next_id();
            row.created_ms = tx.now_ms();
            tx.put(&self.rows, &key, row.clone());
            let (me, due_ms) = (self.me.clone(), self.due_ms(tx.now_ms()));
            tx.on_applied(move || {
                if let Some(me) = me.upgrade() {
                    let id = row.id;
                    me.add_live(Arc::new(row));
                    me.finish_later(id, noted, due_ms);
                }
            });
            Ok(())
        });
        store::committed(decided, faults::store).await
    }

    /// Changes a stream's row at once.
    ///
    /// # Errors
    /// `ResourceNotFoundException`, what `decide` refuses with, `InternalFailure`.
    pub(crate) async fn change<R>(
        &self,
        target: &Target,
        decide: impl FnOnce(&mut StreamRow) -> Result<R, Fault>,
    ) -> Result<R, Fault> {
        let decided = self.store.transact(|tx| {
            let mut row = self.decided_row(tx, target)?;
            let result = decide(&mut row)?;
            self.save(tx, row);
            Ok(result)
        });
        store::committed(decided, faults::store).await
    }

    /// Notes a change of an active stream, to be made right after.
    ///
    /// # Errors
    /// `ResourceNotFoundException`, `ResourceInUseException` if the stream is not active, what
    /// `decide` refuses with, `InternalFailure`.
    pub(crate) async fn begin<R>(
        &self,
        target: &Target,
        decide: impl FnOnce(&mut StreamRow, &Transaction<'_>) -> Result<(Pending, R), Fault>,
    ) -> Result<R, Fault> {
        self.begin_in(&[Status::Active], target, decide).await
    }

    /// Notes a change of a stream in one of these states, to be made right after.
    ///
    /// # Errors
    /// As [`Kinesis::begin`].
    pub(crate) async fn begin_in<R>(
        &self,
        states: &[Status],
        target: &Target,
        decide: impl FnOnce(&mut StreamRow, &Transaction<'_>) -> Result<(Pending, R), Fault>,
    ) -> Result<R, Fault> {
        let decided = self.store.transact(|tx| {
            let mut row = self.decided_row(tx, target)?;
            if !states.contains(&row.status) {
                return Err(target.not_active(row.status));
            }
            let (pending, result) = decide(&mut row, tx)?;
            check_kept(&row, pending, tx.now_ms())?;
            row.status = match pending {
                Pending::Delete => Status::Deleting,
                _ => Status::Updating,
            };
            row.pending = Some(pending);
            let (id, me, due_ms) = (row.id, self.me.clone(), self.due_ms(tx.now_ms()));
            self.save(tx, row);
            tx.on_applied(move || {
                if let Some(me) = me.upgrade() {
                    me.finish_later(id, pending, due_ms);
                }
            });
            Ok(result)
        });
        store::committed(decided, faults::store).await
    }

    fn decided_row(&self, tx: &Transaction<'_>, target: &Target) -> Result<StreamRow, Fault> {
        let row = tx
            .get(&self.rows, &target.key())
            .ok_or_else(|| target.not_found())?;
        Ok(StreamRow::clone(&row))
    }

    pub(crate) fn save(&self, tx: &mut Transaction<'_>, row: StreamRow) {
        tx.put(&self.rows, &row.key(), row.clone());
        let (stream, now_ms) = (self.stream_by_id(row.id), tx.now_ms());
        tx.on_applied(move || {
            if let Some(stream) = stream {
                stream.show(Arc::new(row), now_ms);
            }
        });
    }

    /// Refuses a stream while too many others are being created or deleted.
    ///
    /// # Errors
    /// `LimitExceededException`
    fn check_creating(
        &self,
        tx: &Transaction<'_>,
        row: &StreamRow,
        call: &Call,
    ) -> Result<(), Fault> {
        if !self.options.limits.quotas || !rates::counts(&call.caller) {
            return Ok(());
        }
        let streams = tx.prefix(&self.rows, &key_prefix(&row.account, &row.region));
        let passing = streams
            .iter()
            .filter(|(_, row)| matches!(row.status, Status::Creating | Status::Deleting));
        if passing.count() < CREATING_MAX {
            return Ok(());
        }
        Err(faults::creating_limit(row.account.as_str(), CREATING_MAX))
    }

    /// Refuses shards beyond the account's quota in the stream's region.
    ///
    /// # Errors
    /// `LimitExceededException`
    pub(crate) fn check_shard_limit(
        &self,
        tx: &Transaction<'_>,
        row: &StreamRow,
        more: u32,
    ) -> Result<(), Fault> {
        let streams = tx.prefix(&self.rows, &key_prefix(&row.account, &row.region));
        let current = streams.iter().map(|(_, row)| open_shards(row)).sum::<u32>();
        let limit = self.shard_limit(row.region.as_str());
        if !self.options.limits.quotas || current.saturating_add(more) <= limit {
            return Ok(());
        }
        let (account, region) = (row.account.as_str(), row.region.as_str());
        Err(faults::shard_limit(account, region, current, limit, more))
    }

    /// Open shards an account may have in a region. See "Quotas and limits" in the developer
    /// guide.
    pub(crate) fn shard_limit(&self, region: &str) -> u32 {
        self.options.limits.shards_max.unwrap_or(match region {
            "us-east-1" | "us-west-2" | "eu-west-1" => 20_000,
            _ => 1_000,
        })
    }

    /// Counts a change of a stream among those of the last 24 hours, if quotas hold; says whether
    /// it may be made.
    pub(crate) fn counts_within_day(&self, times: &mut Vec<u64>, now_ms: u64, most: usize) -> bool {
        !self.options.limits.quotas || count_within_day(times, now_ms, most)
    }

    /// When a change noted at this time is made.
    pub(crate) fn due_ms(&self, noted_ms: u64) -> u64 {
        noted_ms.saturating_add(self.options.transition_ms)
    }

    /// Has the noted change of a stream made, by a task of its own, not before it is due; unless
    /// a deletion has taken its place, which is due later.
    pub(crate) fn finish_later(&self, id: u64, noted: Pending, due_ms: u64) {
        if let Some(me) = self.me.upgrade() {
            self.runtime
                .spawn(async move { me.finish(id, noted, due_ms).await });
        }
    }

    async fn finish(&self, id: u64, noted: Pending, due_ms: u64) {
        let make = || {
            let stream = self.stream_by_id(id);
            stream.map(|stream| self.make(&stream, noted)).transpose()
        };
        self.until_made(due_ms, make).await;
    }

    /// Makes what has been noted, not before it is due, and as often as the store needs to take
    /// it. `make` decides it; it answers nothing where there is nothing left to make.
    pub(crate) async fn until_made(
        &self,
        due_ms: u64,
        make: impl Fn() -> Result<Option<Commit>, StoreError> + Send,
    ) {
        self.clock.sleep_until(due_ms).await;
        loop {
            let error = match make() {
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
            tracing::warn!(%error, "a change waits for the store");
            self.clock
                .sleep_until(self.clock.now_ms().saturating_add(RETRY_MS))
                .await;
        }
    }

    /// Decides the noted change of a stream, if there still is one.
    fn make(&self, stream: &Stream, noted: Pending) -> Result<Commit, StoreError> {
        // Held until records are routed by what was decided: what was put before it lies in the
        // shards as they were, what is put after it in the shards as they are.
        let deciding = stream.deciding();
        let (routed, commit) = self.store.transact(|tx| {
            let row = tx
                .get(&self.rows, &stream.key)
                .filter(|row| row.id == stream.id);
            let row = row.filter(|row| row.pending == Some(noted));
            let Some((row, pending)) = row.map(|row| (row, noted)) else {
                return Ok::<_, StoreError>(None);
            };
            if pending == Pending::Delete {
                tx.delete(&self.rows, &stream.key);
                self.drop_consumers(tx, &stream.key);
                tx.retain(Lane::Records, stream.id, Retention::Forget);
                let (id, me) = (stream.id, self.me.clone());
                tx.on_applied(move || {
                    if let Some(me) = me.upgrade() {
                        me.remove_live(id);
                    }
                });
                return Ok(None);
            }
            let mut row = StreamRow::clone(&row);
            // What has expired does not come back with a longer retention.
            row.shards.prune(tx.now_ms(), row.retention_ms());
            let kept_from = row.kept_from(tx.now_ms());
            self.apply(&mut row, pending, stream, tx.now_ms());
            if row.mode == Mode::OnDemand {
                self.follow_traffic();
            }
            row.pending = None;
            row.status = Status::Active;
            row.shards.prune(tx.now_ms(), row.retention_ms());
            if matches!(pending, Pending::Create(_) | Pending::Retain(_)) {
                row.floor = row.floor.max(kept_from);
                let span = Retention::Milliseconds(row.retention_ms());
                tx.retain(Lane::Records, row.id, span);
            }
            self.save(tx, row.clone());
            Ok(Some(row))
        })?;
        if let Some(row) = routed {
            stream.route(&row, &self.wrapping, self.clock.now_ms());
        }
        drop(deciding);
        Ok(commit)
    }

    fn apply(&self, row: &mut StreamRow, pending: Pending, stream: &Stream, now_ms: u64) {
        let steps = steps(row, pending);
        match pending {
            Pending::Create(count) => {
                let created_s = (row.created_ms / 1000).saturating_sub(SHARD_HEAD_START_S);
                row.shards = Shards::even(count, created_s, now_ms);
            }
            Pending::Retain(hours) => row.retention_hours = hours,
            Pending::Encrypt => {
                self.add_key(row);
                row.encrypted = true;
            }
            Pending::EncryptWithLast => row.encrypted = true,
            Pending::StopEncryption => row.encrypted = false,
            Pending::SwitchMode(mode, warm) => {
                let switched = mode != row.mode;
                row.mode = mode;
                row.warm_mibps = match mode {
                    Mode::OnDemand => warm.or(row.warm_mibps),
                    Mode::Provisioned => None,
                };
                if switched {
                    row.peaks.clear();
                    capacity::note_peak(&mut row.peaks, now_ms, row.shards.open_count());
                }
            }
            Pending::Warm(warm) => {
                row.warm_mibps = Some(warm);
                // What earlier days needed is given up with it.
                row.peaks.clear();
            }
            Pending::RecordSize(kib) => row.record_kib_max = kib,
            Pending::CountPerShard(bits) => row.shard_metrics = metrics::per_shard(bits),
            Pending::Split(..) | Pending::Merge(..) | Pending::Scale(_) | Pending::Delete => {}
        }
        self.take_steps(row, steps, stream, now_ms);
    }

    /// Gives a stream a key. Records may be sealed with it once the row is durable.
    pub(crate) fn add_key(&self, row: &mut StreamRow) {
        let number = row.keys.last().map_or(1, |key| key.number + 1);
        let (nonces, rng) = (&self.nonces, &*self.rng);
        let key = WrappedKey::make(&self.wrapping, row.id, number, nonces, rng);
        row.keys.extend(key);
    }

    /// Changes a stream's shards step by step.
    pub(crate) fn take_steps(
        &self,
        row: &mut StreamRow,
        steps: Vec<Step>,
        stream: &Stream,
        now_ms: u64,
    ) {
        let last = |index| stream.shard(index).map_or(0, |shard| shard.decided());
        for step in steps {
            if !row.shards.apply(step, now_ms, last) {
                tracing::warn!(stream = %stream.arn, ?step, "a step no longer fits the shards");
            }
        }
    }
}

/// What a change does to the shards of a stream.
fn steps(row: &StreamRow, pending: Pending) -> Vec<Step> {
    match pending {
        Pending::Split(index, key) => vec![Step::Split(index, key)],
        Pending::Merge(one, other) => vec![Step::Merge(one, other)],
        Pending::Scale(target) => row.shards.uniform_steps(target),
        Pending::SwitchMode(_, Some(warm)) if warm > row.shards.open_count() => {
            row.shards.uniform_steps(warm)
        }
        Pending::Warm(warm) => row.shards.uniform_steps(capacity::shards_for(Some(warm))),
        _ => Vec::new(),
    }
}

/// Refuses a change that would leave a stream with more shards than it may have.
///
/// # Errors
/// `LimitExceededException`
fn check_kept(row: &StreamRow, pending: Pending, now_ms: u64) -> Result<(), Fault> {
    let more = match pending {
        Pending::Create(count) => count as usize,
        _ => steps(row, pending).into_iter().map(Step::children).sum(),
    };
    let listed = |shard: &&Shard| shard.is_listed(now_ms, row.retention_ms());
    let kept = row.shards.iter().filter(listed).count();
    if more == 0 || kept.saturating_add(more) <= SHARDS_KEPT_MAX {
        return Ok(());
    }
    Err(faults::limit_exceeded(format!(
        "A stream has at most {SHARDS_KEPT_MAX} shards in Brookmill, closed ones within the \
         retention period included. Shards of stream {}: {kept}. Additional shards: {more}.",
        row.name
    )))
}

/// Shards that a stream has open or is about to get, as far as they count: those of on-demand
/// streams have no quota.
pub fn open_shards(row: &StreamRow) -> u32 {
    if row.mode == Mode::OnDemand {
        return 0;
    }
    match row.pending {
        Some(Pending::Create(count)) => count,
        Some(Pending::Scale(target)) => target,
        Some(Pending::Split(..)) => row.shards.open_count() + 1,
        _ => row.shards.open_count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash_key::HashKey;
    use crate::testing::{World, no_limits};

    #[tokio::test]
    async fn closed_shards_count_until_their_records_expire() {
        let world = World::new(no_limits());
        world.stream("s", 1).await;
        let (_, row) = world.kinesis.rows.all().remove(0);
        let mut row = StreamRow::clone(&row);
        let now_ms = row.created_ms;
        let split = |row: &StreamRow, now_ms| {
            let open = row.shards.open().next().map_or(0, |shard| shard.index);
            check_kept(row, Pending::Split(open, HashKey(99)), now_ms).map_err(|f| f.message)
        };
        row.shards = Shards::even(SHARDS_KEPT_MAX as u32 - 2, 0, now_ms);
        assert_eq!(split(&row, now_ms), Ok(()));
        row.shards = Shards::even(SHARDS_KEPT_MAX as u32 - 3, 0, now_ms);
        assert!(row.shards.apply(Step::Merge(0, 1), now_ms, |_| 0));
        assert_eq!(split(&row, now_ms), Ok(()));
        assert!(row.shards.apply(Step::Merge(2, 3), now_ms, |_| 0));
        let message = "A stream has at most 100000 shards in Brookmill, closed ones within the \
                       retention period included. Shards of stream s: 99999. Additional shards: 2.";
        assert_eq!(split(&row, now_ms), Err(message.to_owned()));
        let kept = check_kept(&row, Pending::Delete, now_ms);
        assert!(kept.is_ok(), "what adds nothing can always be done");
        // The four that are closed have expired.
        let later_ms = now_ms + row.retention_ms();
        assert_eq!(split(&row, later_ms), Ok(()));
    }
}
