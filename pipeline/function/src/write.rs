//! One object, written so that the newest record stays.

use std::time::Duration;

use pipeline_aws::{Condition, Deadline, Error, PutOutcome};

use crate::document::Document;
use crate::store::Store;

/// How often another writer may come in between. Each time somebody else's write succeeded, so
/// that only a crowd on one key gets here, and the mapping will deliver again.
const ROUNDS_MAX: u32 = 16;
/// The longest pause after the first time another writer came in between.
const FIRST_PAUSE: Duration = Duration::from_millis(4);
const PAUSE_MAX: Duration = Duration::from_millis(200);

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// It is the first object under its key.
    Created,
    /// It took the place of an older one.
    Replaced,
    /// It took the place of an object that this function did not write.
    ReplacedForeign,
    /// It, or a newer one, was there already.
    AlreadyThere,
}

/// Why a document is not stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// The store refused or did not answer.
    #[error(transparent)]
    Store(#[from] Error),
    /// Other writers of the key always came first.
    #[error("other writers of the object came in between {ROUNDS_MAX} times")]
    Contended,
}

/// Writes `document` under `key`, unless it or a newer one is there: creates the object, or, where
/// there is one, compares and replaces exactly the one it compared with; see "Conditional writes"
/// in the Amazon S3 User Guide. However many writers run at once, the newest document stays.
///
/// # Errors
/// See [`WriteError`]. The document may be stored all the same, where an answer was lost.
pub async fn write(
    store: &impl Store,
    key: &str,
    document: &Document,
    metadata: &[(&str, String)],
    deadline: Deadline,
) -> Result<Written, WriteError> {
    let mut absent = true;
    for round in 0..ROUNDS_MAX {
        pause(round, deadline).await;
        let (condition, done) = if absent {
            (Condition::Absent, Written::Created)
        } else {
            let Some(existing) = store.get(key, deadline).await? else {
                absent = true;
                continue;
            };
            let done = match Document::stored_position(&existing.body) {
                Some(stored) if !document.position.is_newer_than(&stored) => {
                    return Ok(Written::AlreadyThere);
                }
                Some(_) => Written::Replaced,
                None => Written::ReplacedForeign,
            };
            (Condition::Unchanged(existing.etag), done)
        };
        match store
            .put(key, document.body.clone(), &condition, metadata, deadline)
            .await?
        {
            PutOutcome::Stored => return Ok(done),
            PutOutcome::ConditionFailed => absent = false,
            // The other write may end either way; what is there afterwards decides.
            PutOutcome::Conflict => {}
            PutOutcome::Gone => absent = true,
        }
    }
    Err(WriteError::Contended)
}

/// Lets other writers finish. The first look at what is there comes without delay.
async fn pause(round: u32, deadline: Deadline) {
    let Some(conflicts) = round.checked_sub(2) else {
        return;
    };
    let ceiling = FIRST_PAUSE
        .saturating_mul(2u32.saturating_pow(conflicts))
        .min(PAUSE_MAX);
    let left = deadline.remaining().unwrap_or(PAUSE_MAX);
    tokio::time::sleep(ceiling.mul_f64(fastrand::f64()).min(left)).await;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::{Fault, Memory, document};

    const KEY: &str = "data/k.json";

    async fn put(store: &Memory, document: &Document) -> Result<Written, WriteError> {
        write(store, KEY, document, &[], Deadline::NONE).await
    }

    #[tokio::test(start_paused = true)]
    async fn the_newer_stays_in_either_order() {
        let (older, newer) = (document("k", 1, "a"), document("k", 2, "b"));
        for (first, second, outcome) in [
            (&older, &newer, Written::Replaced),
            (&newer, &older, Written::AlreadyThere),
        ] {
            let store = Memory::default();
            assert_eq!(put(&store, first).await, Ok(Written::Created));
            assert_eq!(put(&store, second).await, Ok(outcome));
            assert_eq!(store.body(KEY), Some(newer.body.clone()));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_redelivery_changes_neither_bytes_nor_etag() {
        let store = Memory::default();
        let only = document("k", 1, "a");
        put(&store, &only).await.unwrap();
        let before = store.state_at(KEY);
        assert_eq!(put(&store, &only).await, Ok(Written::AlreadyThere));
        assert_eq!(store.state_at(KEY), before);
        assert_eq!(store.writes(), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn a_lost_answer_is_recognised_as_success() {
        let store = Memory::default();
        store.inject(Fault::EffectThenTimeout);
        let only = document("k", 1, "a");
        assert!(matches!(
            put(&store, &only).await,
            Err(WriteError::Store(Error::Timeout))
        ));
        assert_eq!(put(&store, &only).await, Ok(Written::AlreadyThere));
    }

    #[tokio::test(start_paused = true)]
    async fn conflicts_and_deletions_in_between_are_gone_over_again() {
        let store = Memory::default();
        put(&store, &document("k", 1, "a")).await.unwrap();
        let newer = document("k", 2, "b");
        store.inject(Fault::Conflict);
        assert_eq!(put(&store, &newer).await, Ok(Written::Replaced));
        // The object disappears between the look and the replacement.
        let newest = document("k", 3, "c");
        store.inject(Fault::None);
        store.inject(Fault::None);
        store.inject(Fault::DeletedBefore);
        assert_eq!(put(&store, &newest).await, Ok(Written::Created));
        assert_eq!(store.body(KEY), Some(newest.body));
    }

    #[tokio::test(start_paused = true)]
    async fn an_object_of_somebody_else_is_replaced() {
        let store = Memory::default();
        store.set(KEY, b"by hand");
        assert_eq!(
            put(&store, &document("k", 1, "a")).await,
            Ok(Written::ReplacedForeign)
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_refusal_is_told() {
        let store = Memory::default();
        store.refuse(true);
        let error = put(&store, &document("k", 1, "a")).await;
        assert!(
            matches!(&error, Err(WriteError::Store(error)) if error.code() == Some("AccessDenied"))
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_crowd_on_one_key_ends_after_a_bound() {
        let store = Memory::default();
        for _ in 0..2 * ROUNDS_MAX {
            store.inject(Fault::Conflict);
        }
        assert_eq!(
            put(&store, &document("k", 1, "a")).await,
            Err(WriteError::Contended)
        );
    }

    #[tokio::test(start_paused = true)]
    async fn of_writers_at_once_the_newest_wins_whoever_comes_last() {
        for seed in 0..300 {
            let store = Memory::troubled(seed);
            let mut order: Vec<u64> = (1..=12).collect();
            fastrand::Rng::with_seed(seed).shuffle(&mut order);
            let writers = order.into_iter().map(|sequence| {
                let (store, document) = (&store, document("k", sequence, "x"));
                async move { while put(store, &document).await.is_err() {} }
            });
            futures_util::future::join_all(writers).await;
            assert_eq!(
                store.body(KEY),
                Some(document("k", 12, "x").body),
                "seed {seed}"
            );
        }
    }
}
