//! One environment's side of the Runtime API: what it is waiting for, and what is waited for.
//!
//! See "Using the Lambda runtime API for custom runtimes" in the AWS Lambda Developer Guide.

use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use plane::{BoxFuture, NextInvocation, Origin, RuntimeApi, RuntimeRefusal};
use tokio::sync::{Notify, oneshot};

/// Bytes a function's result may have: 6 MiB and 100 bytes.
pub(crate) const RESPONSE_BYTES_MAX: usize = 6_291_556;

/// What a function answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Its result.
    Response(Bytes),
    /// Its own error, as it described it.
    Error {
        kind: Option<String>,
        payload: Bytes,
    },
    /// A result that is too large.
    TooLarge,
}

/// An error of initialisation, as the runtime described it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct InitError {
    pub(crate) kind: Option<String>,
    pub(crate) payload: Bytes,
}

#[derive(Debug, Default)]
struct Inner {
    /// Whether the runtime has asked for an invocation at all: initialisation is over.
    ready: bool,
    init_error: Option<InitError>,
    /// Assigned, and not yet taken by the runtime.
    waiting: Option<NextInvocation>,
    /// The invocation that is being worked on.
    request_id: String,
    origin: Origin,
    answer: Option<oneshot::Sender<Answer>>,
    closed: bool,
}

/// The state shared by an environment and its listener.
#[derive(Debug, Default)]
pub(crate) struct RuntimeState {
    inner: Mutex<Inner>,
    /// Something to take, or the end.
    arrived: Notify,
    /// Initialisation is over, one way or the other.
    initialised: Notify,
}

impl RuntimeState {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for the end of initialisation.
    pub(crate) async fn initialised(&self) -> Result<(), InitError> {
        loop {
            let changed = self.initialised.notified();
            {
                let inner = self.lock();
                if let Some(error) = &inner.init_error {
                    return Err(error.clone());
                }
                if inner.ready {
                    return Ok(());
                }
            }
            changed.await;
        }
    }

    /// Hands the environment its next invocation. The answer comes by the receiver; the sender is
    /// dropped when the environment is closed.
    pub(crate) fn assign(&self, next: NextInvocation, origin: Origin) -> oneshot::Receiver<Answer> {
        let (sender, receiver) = oneshot::channel();
        let mut inner = self.lock();
        inner.request_id.clone_from(&next.request_id);
        inner.origin = origin;
        inner.answer = Some(sender);
        inner.waiting = Some(next);
        drop(inner);
        self.arrived.notify_one();
        receiver
    }

    /// Whether the runtime has taken what it was assigned.
    pub(crate) fn has_taken(&self) -> bool {
        self.lock().waiting.is_none()
    }

    /// No more invocations: whoever asks for one waits until it is killed.
    pub(crate) fn close(&self) {
        let mut inner = self.lock();
        inner.closed = true;
        inner.answer = None;
        drop(inner);
        self.arrived.notify_waiters();
        self.arrived.notify_one();
    }

    fn finish(&self, request_id: &str, answer: Answer) -> Result<(), RuntimeRefusal> {
        let mut inner = self.lock();
        if inner.request_id != request_id || inner.waiting.is_some() {
            return Err(invalid_request_id());
        }
        match inner.answer.take() {
            Some(sender) => {
                inner.origin = Origin::OUTSIDE;
                // Nobody waits any more after a timeout; the environment is about to go.
                let _ = sender.send(answer);
                Ok(())
            }
            None => Err(invalid_request_id()),
        }
    }
}

fn invalid_request_id() -> RuntimeRefusal {
    RuntimeRefusal {
        status: 400,
        error_type: "InvalidRequestID",
        message: "Invalid request ID".to_owned(),
    }
}

impl RuntimeApi for RuntimeState {
    fn next(&self) -> BoxFuture<'_, Option<NextInvocation>> {
        Box::pin(async move {
            loop {
                let changed = self.arrived.notified();
                {
                    let mut inner = self.lock();
                    // After the end nobody is answered: a client that does not look at the status
                    // would take the refusal for an event. Its process is being killed.
                    if !inner.closed {
                        if !inner.ready {
                            inner.ready = true;
                            self.initialised.notify_waiters();
                        }
                        if let Some(next) = inner.waiting.take() {
                            return Some(next);
                        }
                    }
                }
                changed.await;
            }
        })
    }

    fn response(&self, request_id: &str, payload: Bytes) -> Result<(), RuntimeRefusal> {
        if payload.len() > RESPONSE_BYTES_MAX {
            self.finish(request_id, Answer::TooLarge)?;
            return Err(RuntimeRefusal {
                status: 413,
                error_type: "Function.ResponseSizeTooLarge",
                message: too_large_message(),
            });
        }
        self.finish(request_id, Answer::Response(payload))
    }

    fn error(
        &self,
        request_id: &str,
        error_type: Option<&str>,
        payload: Bytes,
    ) -> Result<(), RuntimeRefusal> {
        let kind = error_type.map(str::to_owned);
        self.finish(request_id, Answer::Error { kind, payload })
    }

    fn init_error(&self, error_type: Option<&str>, payload: Bytes) -> Result<(), RuntimeRefusal> {
        let mut inner = self.lock();
        if inner.ready {
            return Err(RuntimeRefusal {
                status: 403,
                error_type: "InvalidStateTransition",
                message: "Transition from Ready to InitError is not allowed.".to_owned(),
            });
        }
        inner.init_error = Some(InitError {
            kind: error_type.map(str::to_owned),
            payload,
        });
        drop(inner);
        self.initialised.notify_waiters();
        Ok(())
    }

    fn current(&self) -> Origin {
        self.lock().origin
    }
}

/// What Lambda says of a result that is too large.
pub(crate) fn too_large_message() -> String {
    format!(
        "Response payload size exceeded maximum allowed payload size ({RESPONSE_BYTES_MAX} bytes)."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(id: &str) -> NextInvocation {
        NextInvocation {
            request_id: id.into(),
            deadline_ms: 1,
            function_arn: "arn".into(),
            trace_id: String::new(),
            client_context: None,
            payload: Bytes::from_static(b"{}"),
        }
    }

    #[tokio::test]
    async fn an_invocation_is_taken_and_answered_once() {
        let state = RuntimeState::default();
        let receiver = state.assign(next("a"), Origin(7));
        assert!(!state.has_taken());
        assert!(state.response("a", Bytes::new()).is_err(), "not taken yet");
        assert_eq!(state.next().await.unwrap().request_id, "a");
        state.initialised().await.unwrap();
        assert_eq!(state.current(), Origin(7));
        assert_eq!(state.response("b", Bytes::new()).unwrap_err().status, 400);
        state.response("a", Bytes::from_static(b"1")).unwrap();
        assert_eq!(
            receiver.await.unwrap(),
            Answer::Response(Bytes::from_static(b"1"))
        );
        assert_eq!(state.current(), Origin::OUTSIDE);
        assert_eq!(
            state.response("a", Bytes::new()).unwrap_err().error_type,
            "InvalidRequestID"
        );
    }

    #[tokio::test]
    async fn a_result_over_the_limit_is_refused() {
        let state = RuntimeState::default();
        let receiver = state.assign(next("a"), Origin(1));
        state.next().await.unwrap();
        let refusal = state.response("a", Bytes::from(vec![0; RESPONSE_BYTES_MAX + 1]));
        assert_eq!(refusal.unwrap_err().status, 413);
        assert_eq!(receiver.await.unwrap(), Answer::TooLarge);
    }

    #[tokio::test]
    async fn an_error_of_initialisation_counts_before_the_first_invocation_only() {
        let state = RuntimeState::default();
        state
            .init_error(Some("Runtime.X"), Bytes::from_static(b"{}"))
            .unwrap();
        assert_eq!(
            state.initialised().await.unwrap_err().kind.as_deref(),
            Some("Runtime.X")
        );
        let state = RuntimeState::default();
        let receiver = state.assign(next("a"), Origin(1));
        state.next().await.unwrap();
        assert_eq!(
            state.init_error(None, Bytes::new()).unwrap_err().status,
            403
        );
        state.close();
        assert!(receiver.await.is_err());
        // Woken by the end, and not answered.
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        let mut next = state.next();
        for _ in 0..4 {
            assert!(next.as_mut().poll(&mut context).is_pending());
        }
    }
}
