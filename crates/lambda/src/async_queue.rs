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

use crate::destination::{Condition, Undelivered};
use crate::faults::{self, throttled};
use crate::invocation::{Done, Job};
use crate::names::FunctionName;
use crate::row::FunctionRow;
use crate::service::Lambda;

/// Events that may wait, and their bytes in all: they are held in memory.
const EVENTS_MAX: usize = 10_000;
const BYTES_MAX: usize = 64 << 20;

/// Tries after the first that failed in the function, where nothing else is set.
const RETRIES: u32 = 2;

/// How long an event is tried at all, in seconds, where nothing else is set.
const EVENT_AGE_S: u32 = 6 * 3_600;

/// Waits after a function's error, in milliseconds.
const ERROR_WAITS_MS: [u64; 2] = [60_000, 120_000];

/// First and longest wait while the function cannot run, in milliseconds.
const REFUSED_WAIT_FIRST_MS: u64 = 1_000;
const REFUSED_WAIT_MAX_MS: u64 = 300_000;

/// An accepted event.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct QueuedEvent {
    pub(crate) function_arn: String,
    /// Base64.
    pub(crate) payload: String,
    client_context: Option<String>,
    #[serde(default)]
    trace: Option<String>,
    pub(crate) request_id: String,
    accepted_ms: u64,
    /// Tries that failed in the function.
    failures: u32,
    /// Tries in a row that the function could not be run.
    refusals: u32,
    /// When it is tried next.
    due_ms: u64,
    /// Set when it has come to its end and somebody is still to be told.
    #[serde(default)]
    undelivered: Option<Undelivered>,
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
            trace: job.trace.clone(),
            request_id: job.request_id.clone(),
            accepted_ms: now,
            failures: 0,
            refusals: 0,
            due_ms: now,
            undelivered: None,
        };
        let decided = self.store.transact(|tx| {
            let key = format!("{:020}", tx.next_id());
            tx.put(&self.queue, &key, event);
            Ok(key)
        });
        let failed = |error: &StoreError| faults::store("accepting an event", error);
        let key = store::committed(decided, failed).await?;
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
            let stored = self.store.transact_when_there_is_room(|tx| match &next {
                Some(event) => tx.put(&self.queue, &key, event.clone()),
                None => tx.delete(&self.queue, &key),
            });
            let stored = tokio::select! {
                biased;
                stored = stored => stored,
                () = self.stopped() => return,
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

    /// Tries an event once, or tells of its end. Answers it as it is to be stored, or none if it
    /// is done with.
    async fn attempt(self: &Arc<Self>, event: &QueuedEvent) -> Option<QueuedEvent> {
        let name =
            FunctionName::parse(&Account::new(""), &Region::new(""), &event.function_arn).ok()?;
        // A function deleted meanwhile takes its events along.
        let row = self.find(&name).ok()?;
        if let Some(undelivered) = &event.undelivered {
            let over = self.deliver(&row, event, undelivered).await;
            return (!over).then(|| event.clone());
        }
        let settings = self.event_invoke(&row, &event.function_arn);
        let age_max_ms = u64::from(settings.age_s.unwrap_or(EVENT_AGE_S)) * 1000;
        let last_ms = event.accepted_ms.saturating_add(age_max_ms);
        let now = self.store.service_clock().now_ms();
        if now >= last_ms {
            return self.end(
                &row,
                event,
                Condition::EventAgeExceeded,
                event.failures,
                None,
            );
        }
        if self.is_switched_off(&row) {
            let condition = Condition::ZeroReservedConcurrency;
            return self.end(&row, event, condition, event.failures, None);
        }
        let payload = STANDARD.decode_to_vec(&event.payload).ok()?;
        let job = Job {
            row: row.clone(),
            invoked_arn: event.function_arn.clone(),
            request_id: event.request_id.clone(),
            payload: Bytes::from(payload),
            client_context: event.client_context.clone(),
            trace: event.trace.clone(),
            tail: false,
        };
        let age_ms = u32::try_from(now.saturating_sub(event.accepted_ms)).unwrap_or(u32::MAX);
        let mut event = event.clone();
        let wait_ms = match self.invoke_row(job).await {
            Ok(done) => {
                let arn = &event.function_arn;
                self.count(
                    &row,
                    arn,
                    "AsyncEventAge",
                    f64::from(age_ms),
                    "Milliseconds",
                );
                let invocations = event.failures + 1;
                if !done.failed {
                    return self.end(&row, &event, Condition::Success, invocations, Some(&done));
                }
                event.failures = invocations;
                event.refusals = 0;
                let tried = settings.retries.unwrap_or(RETRIES) < invocations;
                let Some(wait) = ERROR_WAITS_MS
                    .get(invocations as usize - 1)
                    .filter(|_| !tried)
                else {
                    let exhausted = Condition::RetriesExhausted;
                    return self.end(&row, &event, exhausted, invocations, Some(&done));
                };
                *wait
            }
            // It is tried as if it had not been, by the next engine.
            Err(_) if self.is_stopped() => return Some(event),
            Err(_) => {
                let doubled = REFUSED_WAIT_FIRST_MS << event.refusals.min(16);
                event.refusals = event.refusals.saturating_add(1);
                doubled.min(REFUSED_WAIT_MAX_MS)
            }
        };
        let now = self.store.service_clock().now_ms();
        // Looked at again when its time is over, if not before.
        event.due_ms = now.saturating_add(wait_ms).min(last_ms);
        Some(event)
    }

    /// Whether a function is kept from running at all: its events end at once then.
    ///
    /// See "Configuring reserved concurrency" in the AWS Lambda Developer Guide.
    fn is_switched_off(&self, row: &FunctionRow) -> bool {
        let function = self.functions.get(&row.key());
        function.is_some_and(|row| row.reserved_concurrency == Some(0))
    }

    /// An event's end: kept until who wants to know has been told.
    fn end(
        &self,
        row: &FunctionRow,
        event: &QueuedEvent,
        condition: Condition,
        invocations: u32,
        done: Option<&Done>,
    ) -> Option<QueuedEvent> {
        if condition != Condition::Success {
            let arn = &event.function_arn;
            self.count(row, arn, "AsyncEventsDropped", 1.0, "Count");
        }
        let undelivered = self.to_deliver(row, event, condition, invocations, done)?;
        Some(QueuedEvent {
            undelivered: Some(undelivered),
            due_ms: 0,
            ..event.clone()
        })
    }
}
