//! Invoking the function with a batch.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use plane::{InvocationRequest, InvokeRefusal, ShardRecord};

use super::{Live, RESULT_FAILED, RESULT_OK};
use crate::deliveries::{DeliveryTrace, trace};
use crate::engine::{Engine, LAMBDA};
use crate::machine::{
    BATCH_PAYLOAD_BYTES_MAX, Batch, BatchWindow, Event, InvocationTrace, Outcome, interpret,
    state_of,
};

type Handle = Arc<ShardRecord>;

/// Most bytes of a state that an event without records can carry.
const STATE_BYTES_MAX: u64 = BATCH_PAYLOAD_BYTES_MAX - 1024;

/// One invocation.
pub(super) struct Invoker {
    pub(super) engine: Arc<Engine>,
    pub(super) live: Arc<Live>,
    pub(super) index: u32,
    pub(super) shard_id: String,
    pub(super) report_item_failures: bool,
    pub(super) traces: Arc<AtomicU64>,
}

/// How an invocation ended.
struct Answer {
    outcome: Outcome,
    trace: Option<InvocationTrace>,
    /// The window's state.
    state: Option<Arc<str>>,
    /// What to say of it.
    result: Option<&'static str>,
}

impl Answer {
    /// The function was not invoked.
    fn without(outcome: Outcome, result: Option<&'static str>) -> Self {
        Self {
            outcome,
            trace: None,
            state: None,
            result,
        }
    }
}

impl Invoker {
    pub(super) async fn invoke(&self, batch: Batch<Handle>) -> Event<Handle> {
        let records: Vec<Handle> = batch
            .records
            .iter()
            .map(|record| record.handle.clone())
            .collect();
        let answer = self.call(&records, batch.window.as_ref()).await;
        let Answer {
            outcome,
            trace,
            state,
            result,
        } = answer;
        if let Some(result) = result {
            let key = self.live.mapping.key();
            self.engine.note_result(&key, result);
        }
        self.trace(&batch, &records, &outcome, trace.as_ref());
        Event::InvocationFinished {
            batch: batch.number,
            outcome,
            trace,
            state,
        }
    }

    async fn call(&self, records: &[Handle], window: Option<&BatchWindow>) -> Answer {
        let mapping = &self.live.mapping;
        let settings = &self.live.settings;
        let Some(function) = self.engine.function(mapping, settings) else {
            return Answer::without(Outcome::NotInvoked, None);
        };
        let source = mapping.event_source(function.role_arn, &self.shard_id);
        let payload = source.event(records, window);
        if payload.len() as u64 > BATCH_PAYLOAD_BYTES_MAX {
            // One record that no invocation can carry: a failure that retries do not heal.
            return Answer::without(Outcome::Failed, Some(RESULT_FAILED));
        }
        let request = InvocationRequest {
            function_arn: settings.function_arn.clone(),
            payload: payload.into(),
            invoked_by: LAMBDA,
        };
        let invocation = match self.engine.services.functions.invoke(request).await {
            Ok(invocation) => invocation,
            Err(InvokeRefusal::NotFound(_)) => {
                return Answer::without(Outcome::NotInvoked, None);
            }
            Err(InvokeRefusal::Throttled(_) | InvokeRefusal::Unavailable(_)) => {
                return Answer::without(Outcome::NotInvoked, Some(RESULT_FAILED));
            }
        };
        let has_error = invocation.function_error.is_some();
        // Made only for an answer that names records: it may name thousands.
        let positions = OnceCell::new();
        let outcome = interpret(
            self.report_item_failures,
            has_error,
            &invocation.payload,
            |identifier| {
                let positions: &HashMap<&str, usize> = positions.get_or_init(|| {
                    let numbers = records.iter().map(|record| &*record.sequence_number);
                    numbers.zip(0..).collect()
                });
                positions.get(identifier).copied()
            },
        );
        let state = match window {
            // One that no event can carry is none.
            Some(_) if !has_error => {
                state_of(&invocation.payload).filter(|state| state.len() as u64 <= STATE_BYTES_MAX)
            }
            _ => None,
        };
        // In a window an answer without a state is a failure, whatever else it says.
        let lacks_state = window.is_some() && state.is_none();
        let outcome = if lacks_state {
            Outcome::Failed
        } else {
            outcome
        };
        let result = match has_error || lacks_state {
            true => RESULT_FAILED,
            false => RESULT_OK,
        };
        let trace = InvocationTrace {
            request_id: invocation.request_id,
            executed_version: invocation.executed_version,
            function_error: invocation.function_error,
        };
        Answer {
            outcome,
            trace: Some(trace),
            state,
            result: Some(result),
        }
    }

    fn trace(
        &self,
        batch: &Batch<Handle>,
        records: &[Handle],
        outcome: &Outcome,
        invocation: Option<&InvocationTrace>,
    ) {
        let sequence = |record: Option<&Handle>| {
            record.map_or_else(String::new, |record| record.sequence_number.clone())
        };
        let delivery = DeliveryTrace {
            mapping: self.live.mapping.uuid.clone(),
            shard: self.shard_id.clone(),
            first: sequence(records.first()),
            last: sequence(records.last()),
            records: records.len(),
            attempt: batch.attempt,
            request_id: invocation.map_or_else(String::new, |it| it.request_id.clone()),
            outcome: match outcome {
                Outcome::FailedFrom(index) => format!("FailedFrom {index}"),
                Outcome::Succeeded => "Succeeded".to_owned(),
                Outcome::Failed => "Failed".to_owned(),
                Outcome::NotInvoked => "NotInvoked".to_owned(),
            },
        };
        let engine = &self.engine;
        // Numbers grow within a shard, also over restarts: service time never goes back.
        let now_ms = engine.now_ms();
        let floor = u64::try_from(now_ms).unwrap_or(0).saturating_mul(1000);
        let last = self.traces.load(Ordering::Relaxed);
        let number = floor.max(last.saturating_add(1));
        self.traces.store(number, Ordering::Relaxed);
        let mapping = self.live.mapping.id;
        trace(
            &engine.services.store,
            mapping,
            self.index,
            now_ms,
            number,
            &delivery,
        );
    }
}
