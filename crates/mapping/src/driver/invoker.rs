//! Invoking the function with a batch.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

use plane::{InvocationRequest, InvokeRefusal, Origin, ShardRecord};

use super::{Live, RESULT_FAILED, RESULT_OK};
use crate::deliveries::{DeliveryTrace, Tracer};
use crate::engine::{Engine, LAMBDA};
use crate::machine::{
    BATCH_PAYLOAD_BYTES_MAX, Batch, BatchWindow, Event, InvocationTrace, Outcome, interpret,
    state_of,
};
use crate::under_way::Invocation;

type Handle = Arc<ShardRecord>;

/// Most bytes of a state that an event without records can carry.
const STATE_BYTES_MAX: u64 = BATCH_PAYLOAD_BYTES_MAX - 1024;

/// One invocation.
pub(super) struct Invoker {
    pub(super) engine: Arc<Engine>,
    pub(super) live: Arc<Live>,
    pub(super) shard_id: String,
    pub(super) report_item_failures: bool,
    pub(super) tracer: Tracer,
}

/// How an invocation ended.
struct Answer {
    outcome: Outcome,
    trace: Option<InvocationTrace>,
    /// The window's state.
    state: Option<Arc<str>>,
    /// What to say of it.
    result: Option<&'static str>,
    /// What the function's own calls are stored under.
    origin: Origin,
    /// How long it ran.
    duration_us: Option<u64>,
    /// Why it was not invoked.
    reason: Option<String>,
}

impl Answer {
    /// The function was not invoked, for this reason.
    fn without(outcome: Outcome, result: Option<&'static str>, reason: impl Into<String>) -> Self {
        Self {
            outcome,
            trace: None,
            state: None,
            result,
            origin: Origin::OUTSIDE,
            duration_us: None,
            reason: Some(reason.into()),
        }
    }
}

impl Invoker {
    pub(super) async fn invoke(&self, batch: Batch<Handle>) -> Event<Handle> {
        let records: Arc<[Handle]> = batch
            .records
            .iter()
            .map(|record| record.handle.clone())
            .collect();
        let began_ms = self.engine.now_ms();
        let ending = self.engine.under_way.begin(Invocation {
            mapping: self.live.mapping.id,
            attempt: batch.attempt,
            began_ms,
            records: Arc::clone(&records),
        });
        let answer = self.call(&records, batch.window.as_ref()).await;
        if let Some(result) = answer.result {
            let key = self.live.mapping.key();
            self.engine.note_result(&key, result);
        }
        self.trace(batch.attempt, &records, began_ms, &answer);
        // From here on the log tells of it.
        drop(ending);
        let Answer {
            outcome,
            trace,
            state,
            ..
        } = answer;
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
            return Answer::without(Outcome::NotInvoked, None, "There is no such function.");
        };
        let source = mapping.event_source(function.role_arn, &self.shard_id);
        let payload = source.event(records, window);
        if payload.len() as u64 > BATCH_PAYLOAD_BYTES_MAX {
            // Of one record retries do not heal it.
            let what = if records.len() > 1 { "batch" } else { "record" };
            let reason = format!("The {what} is larger than an invocation may be.");
            return Answer::without(Outcome::TooLarge, Some(RESULT_FAILED), reason);
        }
        let request = InvocationRequest {
            function_arn: settings.function_arn.clone(),
            payload: payload.into(),
            invoked_by: LAMBDA,
        };
        let invocation = match self.engine.services.functions.invoke(request).await {
            Ok(invocation) => invocation,
            Err(InvokeRefusal::NotFound(fault)) => {
                return Answer::without(Outcome::NotInvoked, None, fault.message);
            }
            Err(InvokeRefusal::Throttled(fault) | InvokeRefusal::Unavailable(fault)) => {
                let result = Some(RESULT_FAILED);
                return Answer::without(Outcome::NotInvoked, result, fault.message);
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
            origin: invocation.origin,
            duration_us: Some((invocation.duration_ms * 1000.0) as u64),
            reason: lacks_state.then(|| "The answer has no state.".to_owned()),
        }
    }

    fn trace(&self, attempt: u32, records: &[Handle], began_ms: i64, answer: &Answer) {
        let invocation = answer.trace.as_ref();
        let delivery = DeliveryTrace {
            attempt,
            began_ms,
            request_id: invocation.map_or_else(String::new, |it| it.request_id.clone()),
            outcome: match answer.outcome {
                Outcome::FailedFrom(index) => format!("FailedFrom {index}"),
                Outcome::Succeeded => "Succeeded".to_owned(),
                Outcome::Failed | Outcome::TooLarge => "Failed".to_owned(),
                Outcome::NotInvoked => "NotInvoked".to_owned(),
            },
            duration_us: answer.duration_us,
            version: invocation.map(|it| it.executed_version.clone()),
            function_error: invocation.and_then(|it| it.function_error.clone()),
            reason: answer.reason.clone(),
            ..DeliveryTrace::of(&self.live.mapping.uuid, &self.shard_id, records)
        };
        self.tracer.note(answer.origin, &delivery);
    }
}
