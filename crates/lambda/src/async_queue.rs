//! Asynchronous invocations: accepted durably, run until they succeed or their tries are used up.
//!
//! See "Understanding retry behavior in Lambda" in the AWS Lambda Developer Guide.

use std::sync::Arc;

use base64_simd::STANDARD;
use bytes::Bytes;
use plane::{Account, Region};
use serde::{Deserialize, Serialize};
use store::StoreError;
use wire::Fault;

use crate::faults::{internal, throttled};
use crate::invocation::Job;
use crate::names::FunctionName;
use crate::service::Lambda;

/// Events that may wait, and their bytes in all: they are held in memory.
const EVENTS_MAX: usize = 10_000;
const BYTES_MAX: usize = 64 << 20;

/// Tries after the first that failed in the function.
const RETRIES_MAX: u32 = 2;

/// How long an event is tried at all, in milliseconds.
const EVENT_AGE_MAX_MS: u64 = 6 * 3_600_000;

/// Waits after a function's error, in milliseconds.
const ERROR_WAITS_MS: [u64; 2] = [60_000, 120_000];

/// First and longest wait while the function cannot run, in milliseconds.
const REFUSED_WAIT_FIRST_MS: u64 = 1_000;
const REFUSED_WAIT_MAX_MS: u64 = 300_000;

/// An accepted event.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct QueuedEvent {
    function_arn: String,
    /// Base64.
    payload: String,
    client_context: Option<String>,
    request_id: String,
    accepted_ms: u64,
    /// Tries that failed in the function.
    failures: u32,
    /// Tries in a row that the function could not be run.
    refusals: u32,
    /// When it is tried next.
    due_ms: u64,
}

impl Lambda {
    /// Accepts an event; durable when this answers.
    pub(crate) async fn enqueue(self: &Arc<Self>, job: Job) -> Result<(), Fault> {
        let payload = STANDARD.encode_to_string(&job.payload);
        let waiting = self.queue.len();
        let bytes: usize = if waiting * payload.len() > BYTES_MAX / 4 {
            self.queue
                .all()
                .iter()
                .map(|(_, event)| event.payload.len())
                .sum()
        } else {
            0
        };
        if waiting >= EVENTS_MAX || bytes + payload.len() > BYTES_MAX {
            return Err(throttled(false));
        }
        let now = self.store.service_clock().now_ms();
        let event = QueuedEvent {
            function_arn: job.invoked_arn.clone(),
            payload,
            client_context: job.client_context.clone(),
            request_id: job.request_id.clone(),
            accepted_ms: now,
            failures: 0,
            refusals: 0,
            due_ms: now,
        };
        let (key, commit) = self
            .store
            .transact(|tx| {
                let key = format!("{:020}", tx.next_id());
                tx.put(&self.queue, &key, event);
                Ok::<_, StoreError>(key)
            })
            .map_err(|error| internal("accepting an event", error))?;
        commit
            .await
            .map_err(|error| internal("accepting an event", error))?;
        self.count(
            &job.row,
            &job.invoked_arn,
            "AsyncEventsReceived",
            1.0,
            "Count",
        );
        tokio::spawn(self.clone().work_off(key));
        Ok(())
    }

    /// Goes on with what an earlier run had accepted.
    pub(crate) fn resume_queue(self: &Arc<Self>) {
        for (key, _) in self.queue.all() {
            tokio::spawn(self.clone().work_off(key.to_string()));
        }
    }

    async fn work_off(self: Arc<Self>, key: String) {
        while let Some(event) = self.queue.get(&key) {
            tokio::select! {
                () = self.store.service_clock().sleep_until(event.due_ms) => {}
                () = self.stopped() => return,
            }
            let next = self.attempt(&event).await;
            let done = next.is_none();
            let stored = self.store.transact(|tx| {
                match next {
                    Some(event) => tx.put(&self.queue, &key, event),
                    None => tx.delete(&self.queue, &key),
                }
                Ok::<_, StoreError>(())
            });
            let stored = match stored {
                Ok(((), commit)) => commit.await.map(drop),
                Err(error) => Err(error),
            };
            if let Err(error) = stored {
                tracing::warn!(%error, "an asynchronous invocation goes on after a restart");
                return;
            }
            if done {
                return;
            }
        }
    }

    /// Tries an event once. Answers it as it is to be stored, or none if it is done with.
    async fn attempt(self: &Arc<Self>, event: &QueuedEvent) -> Option<QueuedEvent> {
        let name =
            FunctionName::parse(&Account::new(""), &Region::new(""), &event.function_arn).ok()?;
        // A function deleted meanwhile takes its events along.
        let row = self.find(&name).ok()?;
        let payload = STANDARD.decode_to_vec(&event.payload).ok()?;
        let job = Job {
            row: row.clone(),
            invoked_arn: event.function_arn.clone(),
            request_id: event.request_id.clone(),
            payload: Bytes::from(payload),
            client_context: event.client_context.clone(),
            tail: false,
        };
        let mut event = event.clone();
        let wait_ms = match self.invoke_row(job).await {
            Ok(done) if !done.failed => return None,
            Ok(_) => {
                let wait = ERROR_WAITS_MS.get(event.failures as usize).copied();
                event.failures += 1;
                event.refusals = 0;
                wait.filter(|_| event.failures <= RETRIES_MAX)
            }
            Err(_) => {
                let doubled = REFUSED_WAIT_FIRST_MS << event.refusals.min(16);
                event.refusals = event.refusals.saturating_add(1);
                Some(doubled.min(REFUSED_WAIT_MAX_MS))
            }
        };
        let now = self.store.service_clock().now_ms();
        event.due_ms = now + wait_ms.unwrap_or_default();
        let too_old = event.due_ms.saturating_sub(event.accepted_ms) > EVENT_AGE_MAX_MS;
        if wait_ms.is_none() || too_old {
            self.count(
                &row,
                &event.function_arn,
                "AsyncEventsDropped",
                1.0,
                "Count",
            );
            return None;
        }
        Some(event)
    }
}
