//! Doing away with messages that have expired, and with those of queues that are gone.

use std::collections::HashMap;
use std::sync::Weak;

use tokio::sync::watch;

use crate::Sqs;
use crate::index::Index;

/// Longest time between two looks while there are messages, in milliseconds: retention may have
/// been shortened meanwhile.
const LOOK_MS_MAX: u64 = 15 * 60_000;
/// Shortest time between two looks.
const LOOK_MS_MIN: u64 = 1_000;

pub(crate) async fn run(service: Weak<Sqs>, mut stopped: watch::Receiver<bool>) {
    loop {
        let Some(sqs) = service.upgrade() else { return };
        let next_ms = sqs.sweep().await;
        let index: std::sync::Arc<Index> = sqs.index.clone();
        let sleep = next_ms.map(|next_ms| sqs.store.service_clock().sleep_until(next_ms));
        // A service that is looked at by nobody else may go.
        drop(sqs);
        let next = async {
            match sleep {
                Some(sleep) => sleep.await,
                None => index.filled.notified().await,
            }
        };
        tokio::select! {
            () = next => {}
            _ = stopped.wait_for(|stopped| *stopped) => return,
        }
    }
}

impl Sqs {
    /// Deletes what has expired or has no queue; answers when to look again, if there is anything
    /// left.
    pub(crate) async fn sweep(&self) -> Option<u64> {
        let now_ms = self.now_ms();
        let queues = self.queues.all();
        let queues: HashMap<u64, _> = queues.iter().map(|(_, queue)| (queue.id, queue)).collect();
        let mut next_ms: Option<u64> = None;
        for (id, oldest_ms) in self.index.oldest() {
            let horizon_ms = queues
                .get(&id)
                .map_or(u64::MAX, |queue| queue.horizon_ms(now_ms));
            let mut left_ms = Some(oldest_ms);
            if oldest_ms < horizon_ms {
                let expired = self.index.sent_before(id, horizon_ms);
                if let Err(fault) = self.delete_all(id, &expired).await {
                    tracing::warn!(%fault, "expired messages are deleted later");
                }
                left_ms = queues.contains_key(&id).then_some(horizon_ms);
            }
            let kept_ms = now_ms.saturating_sub(horizon_ms).saturating_add(1);
            let expires_ms = left_ms.map(|sent_ms| sent_ms.saturating_add(kept_ms));
            next_ms = [next_ms, expires_ms].into_iter().flatten().min();
        }
        let (messages, _) = self.index.totals();
        let (soonest_ms, latest_ms) = (
            now_ms.saturating_add(LOOK_MS_MIN),
            now_ms.saturating_add(LOOK_MS_MAX),
        );
        let next_ms = next_ms.unwrap_or(latest_ms);
        (messages > 0).then(|| next_ms.clamp(soonest_ms, latest_ms))
    }
}
