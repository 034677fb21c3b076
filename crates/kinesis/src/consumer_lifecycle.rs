//! How consumers come, change and go: as streams do, noted in the row first and made right after.

use store::log::Commit;
use store::{StoreError, Transaction};
use wire::Fault;

use crate::account;
use crate::capacity::is_on_demand;
use crate::consumer::{self, ConsumerRow, ConsumerStatus};
use crate::consumer_target::ConsumerTarget;
use crate::row::{Status, StreamRow};
use crate::target::Target;
use crate::{Kinesis, faults};

/// Consumers that a stream may have. See "RegisterStreamConsumer" in the Kinesis API Reference.
pub const CONSUMERS_MAX: usize = 20;
/// The same of on-demand streams of accounts with a commitment.
const ADVANTAGE_CONSUMERS_MAX: usize = 50;
/// Consumers of a stream that may be in CREATING at a time.
pub const CREATING_MAX: usize = 5;

impl Kinesis {
    /// Notes a new consumer of an active stream.
    ///
    /// # Errors
    /// `ResourceNotFoundException`, `ResourceInUseException`, `LimitExceededException`,
    /// `InternalFailure`.
    pub(crate) async fn register_consumer(
        &self,
        stream: &Target,
        make: impl FnOnce(&StreamRow) -> ConsumerRow,
    ) -> Result<ConsumerRow, Fault> {
        let decided = self.store.transact(|tx| {
            let of = tx
                .get(&self.rows, &stream.key())
                .ok_or_else(|| stream.not_found())?;
            let mut row = make(&of);
            let key = row.key();
            if tx.get(&self.consumers, &key).is_some() {
                return Err(faults::consumer_exists(&row));
            }
            if of.status != Status::Active {
                return Err(stream.not_active(of.status));
            }
            let others = tx.prefix(&self.consumers, &consumer::key_prefix(&stream.key()));
            let creating = |row: &ConsumerRow| row.status == ConsumerStatus::Creating;
            let creating = others.iter().filter(|(_, row)| creating(row)).count();
            let (most, quotas) = (self.consumers_max(tx, &of), self.options.limits.quotas);
            if quotas && others.len() >= most {
                return Err(faults::too_many_consumers(&row, most));
            }
            if quotas && creating >= CREATING_MAX {
                return Err(faults::too_many_creating(&row, CREATING_MAX));
            }
            row.id = tx.next_id();
            row.created_s = tx.now_ms() / 1000;
            self.save_consumer(tx, &row);
            Ok(row)
        });
        store::committed(decided, faults::store).await
    }

    /// How many consumers a stream may have; more where the account is committed, which AWS calls
    /// On-demand Advantage. See "RegisterStreamConsumer" in the API Reference.
    fn consumers_max(&self, tx: &Transaction<'_>, of: &StreamRow) -> usize {
        let account = tx.get(&self.accounts, &account::key(&of.account, &of.region));
        let committed = account.is_some_and(|account| account.is_committed(tx.now_ms()));
        match is_on_demand(of) && committed {
            true => ADVANTAGE_CONSUMERS_MAX,
            false => CONSUMERS_MAX,
        }
    }

    /// Notes that a consumer is to go. One that is going already stays as it is.
    ///
    /// # Errors
    /// `ResourceNotFoundException`, `InternalFailure`.
    pub(crate) async fn deregister_consumer(&self, target: &ConsumerTarget) -> Result<(), Fault> {
        let decided = self.store.transact(|tx| {
            let mut row = self.decided_consumer(tx, target)?;
            if row.status != ConsumerStatus::Deleting {
                row.status = ConsumerStatus::Deleting;
                self.save_consumer(tx, &row);
            }
            Ok(())
        });
        store::committed(decided, faults::store).await
    }

    /// Changes an active consumer's row at once.
    ///
    /// # Errors
    /// `ResourceNotFoundException`, `ResourceInUseException`, what `decide` refuses with,
    /// `InternalFailure`.
    pub(crate) async fn change_consumer(
        &self,
        target: &ConsumerTarget,
        decide: impl FnOnce(&mut ConsumerRow) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let decided = self.store.transact(|tx| {
            let mut row = self.decided_consumer(tx, target)?;
            if row.status != ConsumerStatus::Active {
                return Err(faults::consumer_not_active(&row));
            }
            decide(&mut row)?;
            self.save_consumer(tx, &row);
            Ok(())
        });
        store::committed(decided, faults::store).await
    }

    fn decided_consumer(
        &self,
        tx: &Transaction<'_>,
        target: &ConsumerTarget,
    ) -> Result<ConsumerRow, Fault> {
        let row = tx
            .get(&self.consumers, &target.key())
            .filter(|row| target.is(row));
        row.map(|row| ConsumerRow::clone(&row))
            .ok_or_else(|| target.not_found())
    }

    /// Puts a row; where it is on its way, has it get there.
    fn save_consumer(&self, tx: &mut Transaction<'_>, row: &ConsumerRow) {
        tx.put(&self.consumers, &row.key(), row.clone());
        let (me, row) = (self.me.clone(), row.clone());
        let due_ms = self.due_ms(tx.now_ms());
        tx.on_applied(move || {
            if let Some(me) = me.upgrade() {
                me.finish_consumer_later(&row, due_ms);
                me.wake_consumers_stream(&row);
            }
        });
    }

    /// Lets subscriptions see that a consumer has changed.
    fn wake_consumers_stream(&self, row: &ConsumerRow) {
        if let Some(stream) = self.stream_by_id(row.stream) {
            stream.wake();
        }
    }

    /// Takes the consumers of a stream away with it.
    pub(crate) fn drop_consumers(&self, tx: &mut Transaction<'_>, stream_key: &str) {
        for (key, _) in tx.prefix(&self.consumers, &consumer::key_prefix(stream_key)) {
            tx.delete(&self.consumers, &key);
        }
    }

    /// Has a consumer that is on its way get there, by a task of its own, not before it is due.
    pub(crate) fn finish_consumer_later(&self, row: &ConsumerRow, due_ms: u64) {
        let due_ms = match row.status {
            ConsumerStatus::Active => return,
            ConsumerStatus::Creating => due_ms,
            ConsumerStatus::Deleting => due_ms.max(row.gone_from_ms()),
        };
        if let Some(me) = self.me.upgrade() {
            let (key, id, status) = (row.key(), row.id, row.status);
            self.runtime.spawn(async move {
                let make = || me.make_consumer(&key, id, status);
                me.until_made(due_ms, make).await;
            });
        }
    }

    /// Decides what a consumer is on its way to, if it still is.
    fn make_consumer(
        &self,
        key: &str,
        id: u64,
        from: ConsumerStatus,
    ) -> Result<Option<Commit>, StoreError> {
        let ((), commit) = self.store.transact(|tx| {
            let found = tx.get(&self.consumers, key);
            let Some(row) = found.filter(|row| row.id == id && row.status == from) else {
                return Ok::<_, StoreError>(());
            };
            if from == ConsumerStatus::Deleting {
                tx.delete(&self.consumers, key);
                let me = self.me.clone();
                tx.on_applied(move || {
                    if let Some(me) = me.upgrade() {
                        me.wake_consumers_stream(&row);
                    }
                });
                return Ok(());
            }
            let mut row = ConsumerRow::clone(&row);
            row.status = ConsumerStatus::Active;
            self.save_consumer(tx, &row);
            Ok(())
        })?;
        Ok(Some(commit))
    }

    /// Goes on with the consumers that a stop had interrupted.
    pub(crate) fn finish_consumers(&self) {
        for (_, row) in self.consumers.all() {
            self.finish_consumer_later(&row, self.clock.now_ms());
        }
    }

    /// Whether consumers keep a stream from being deleted, as decided.
    pub(crate) fn has_consumers(&self, tx: &Transaction<'_>, stream_key: &str) -> bool {
        !tx.prefix(&self.consumers, &consumer::key_prefix(stream_key))
            .is_empty()
    }
}
