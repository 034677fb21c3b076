//! Amazon S3: general purpose buckets without versions, their objects, multipart uploads,
//! conditional writes and checksums.
//!
//! Data lies in the log's `objects` lane, keys in the ordered index, buckets and uploads in
//! tables. See the Amazon S3 API Reference.

mod access;
mod bucket;
mod checksum;
mod conditions;
mod copy_source;
mod decisions;
mod faults;
mod fold;
pub mod limits;
mod listing;
mod mover;
mod multipart;
mod object;
mod ops;
mod options;
mod policy;
mod provenance;
mod put;
mod range;
mod read;
mod tally;
mod upload;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use plane::{Account, Door, Principals, Registry};
use store::{Commit, FoldRegistration, Lane, Replay, Store, StoreError, Table, TransactError};
use wire::{Fault, Timestamp};

use bucket::Bucket;
use decisions::Decisions;
use fold::{Completed, ObjectFold};
use mover::Mover;
use multipart::{Part, Upload};
use tally::Tallies;

pub use provenance::{Change, FoundObject};
pub use tally::{BucketOverview, Folder, Newest};

/// The service.
pub struct S3 {
    store: Store,
    door: Door,
    principals: Arc<dyn Principals>,
    decisions: Arc<Decisions>,
    completed: Arc<Completed>,
    tallies: Arc<Tallies>,
    buckets: Table<Bucket>,
    uploads: Table<Upload>,
    parts: Table<Part>,
}

impl S3 {
    /// The service over a store that is open and not yet started.
    ///
    /// # Errors
    /// What the store says of its tables and folds.
    pub fn open(
        store: &Store,
        door: &Door,
        principals: Arc<dyn Principals>,
    ) -> Result<Arc<Self>, StoreError> {
        let completed = Arc::new(Completed::default());
        let tallies = Arc::new(Tallies::default());
        let index = store.ordered_index().clone();
        store.register(FoldRegistration {
            lane: Lane::Objects,
            kinds: object::KIND_PUT..=object::KIND_MOVED_DATA,
            replay: Replay::BeyondOrderedIndex,
            fold: Arc::new(ObjectFold::new(
                index,
                Arc::clone(&completed),
                Arc::clone(&tallies),
            )),
        })?;
        store.set_relocator(Arc::new(Mover::new(store.ordered_index().clone())))?;
        Ok(Arc::new(Self {
            buckets: store.table("s3.buckets")?,
            uploads: store.table("s3.uploads")?,
            parts: store.table("s3.parts")?,
            decisions: Decisions::new(),
            completed,
            tallies,
            store: store.clone(),
            door: door.clone(),
            principals,
        }))
    }

    /// Adds the operations to the registry. The store has started by now: what a power cut left
    /// of uploads that were completed is tidied up first.
    pub fn register(registry: &mut Registry, service: &Arc<Self>) {
        service.forget_completed();
        service.tallies.run();
        ops::register(registry, service);
    }

    /// Does away with the rows of uploads whose objects are there. Whatever is decided later
    /// does not see them any more.
    fn forget_completed(&self) {
        let seen = self.completed.take();
        let outcome = self.store.transact(|tx| {
            for id in &seen {
                tx.delete(&self.uploads, id);
                for (row_key, _) in tx.prefix(&self.parts, &format!("{id}/")) {
                    tx.delete(&self.parts, &row_key);
                }
            }
            Ok(())
        });
        if let Err(fault) = decided(outcome) {
            tracing::error!(%fault, "completed uploads could not be tidied up");
        }
    }

    /// Service time.
    pub(crate) fn now(&self) -> Timestamp {
        let now_ms = self.store.service_clock().now_ms();
        Timestamp::from_millis(i64::try_from(now_ms).unwrap_or(i64::MAX))
    }

    /// Changes the row of a bucket that is still the same bucket.
    pub(crate) async fn change_bucket(
        &self,
        name: &str,
        id: u64,
        change: impl FnOnce(&mut Bucket),
    ) -> Result<(), Fault> {
        let outcome = self.store.transact(|tx| {
            let row = tx
                .get(&self.buckets, name)
                .filter(|row| row.id == id)
                .ok_or_else(|| faults::no_such_bucket(name))?;
            let mut row = Bucket::clone(&row);
            change(&mut row);
            tx.put(&self.buckets, name, row);
            Ok(())
        });
        store::committed(outcome, faults::store).await
    }
}

/// A decided transaction's commit, or why there is none.
pub(crate) fn decided(
    outcome: Result<((), Commit), TransactError<Fault>>,
) -> Result<Commit, Fault> {
    outcome
        .map(|((), commit)| commit)
        .map_err(|error| error.refusal(faults::store))
}

/// The canonical user id of an account: 64 hexadecimal digits, the same always.
pub(crate) fn owner_id(account: &Account) -> String {
    use sha2::Digest as _;
    wire::hex::encode(&sha2::Sha256::digest(format!("canonical-user/{account}")))
}
