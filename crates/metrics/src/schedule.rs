//! What happens by itself: samples are written every second, summaries every minute,
//! alarms are evaluated every minute, those with shorter periods every ten seconds, and topics are
//! told when there is something to tell.

use std::sync::Arc;

use tokio::task::JoinHandle;

use crate::{Metrics, limits};

/// The service's own work. It stops when this is dropped; samples that are not written by then are
/// lost unless [`Metrics::flush`] is called.
#[must_use = "the work stops when this is dropped"]
pub struct Running {
    tasks: Vec<JoinHandle<()>>,
}

impl Drop for Running {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

impl Metrics {
    /// Begins to write samples, to evaluate alarms and to notify topics, by service time, on the
    /// current tokio runtime. Call it after the door was opened: notifications of an earlier run
    /// go on.
    pub fn start(service: &Arc<Self>) -> Running {
        let tasks = vec![
            tokio::spawn(write(Arc::clone(service))),
            tokio::spawn(watch(Arc::clone(service))),
            tokio::spawn(deliver(Arc::clone(service))),
        ];
        Running { tasks }
    }
}

async fn write(service: Arc<Metrics>) {
    let clock = Arc::clone(service.store.service_clock());
    let mut summarise_at = 0;
    loop {
        if let Err(fault) = service.flush().await {
            tracing::warn!(%fault, "metric samples are lost");
        }
        let now = clock.now_ms();
        if now >= summarise_at {
            if let Err(fault) = service.summarise().await {
                tracing::warn!(%fault, "metrics could not be summarised");
            }
            if let Err(fault) = service.forget_expired().await {
                tracing::warn!(%fault, "expired metrics could not be forgotten");
            }
            summarise_at = now + limits::SUMMARISE_EVERY_MS;
        }
        clock.sleep_until(now + limits::FLUSH_EVERY_MS).await;
    }
}

async fn watch(service: Arc<Metrics>) {
    let clock = Arc::clone(service.store.service_clock());
    let step = limits::EVALUATE_EVERY_MS;
    let mut minute = 0;
    loop {
        let now = clock.now_ms();
        let whole_minute = now / 60_000 != minute;
        minute = now / 60_000;
        if let Err(fault) = service.evaluate_alarms(whole_minute).await {
            tracing::warn!(%fault, "alarms could not be evaluated");
        }
        // A second late, so that the last samples of a period are there.
        let next = (now / step + 1) * step + limits::FLUSH_EVERY_MS;
        clock.sleep_until(next).await;
    }
}

async fn deliver(service: Arc<Metrics>) {
    let clock = Arc::clone(service.store.service_clock());
    loop {
        // What comes from here on wakes, also while others are delivered.
        let next = match service.deliver_due().await {
            Ok(next) => next,
            Err(fault) => {
                tracing::warn!(%fault, "notifications of alarms wait");
                Some(clock.now_ms() + limits::EVALUATE_EVERY_MS)
            }
        };
        match next {
            Some(due_ms) => tokio::select! {
                () = service.due.notified() => {}
                () = clock.sleep_until(due_ms) => {}
            },
            None => service.due.notified().await,
        }
    }
}
