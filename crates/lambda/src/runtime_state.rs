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

/// What begins when the runtime takes an invocation, and is done before it has it.
type OnTaken = Box<dyn FnOnce() -> BoxFuture<'static, ()> + Send>;

#[derive(Default)]
struct Inner {
    /// Whether the runtime has asked for an invocation at all: initialisation is over.
    ready: bool,
    init_error: Option<InitError>,
    /// How often the runtime asks for an invocation at this moment.
    asking: usize,
    /// Assigned, and not yet taken by the runtime.
    waiting: Option<(NextInvocation, OnTaken)>,
    /// The invocation that is being worked on.
    request_id: String,
    origin: Origin,
    answer: Option<oneshot::Sender<Answer>>,
    closed: bool,
}

/// The state shared by an environment and its listener.
#[derive(Default)]
pub(crate) struct RuntimeState {
    inner: Mutex<Inner>,
    /// Something to take, or the end.
    arrived: Notify,
    /// Initialisation is over, one way or the other; or the runtime asks for an invocation.
    asked: Notify,
}

/// The runtime's asking, as long as its request is there.
struct Asking<'a>(&'a RuntimeState);

impl Drop for Asking<'_> {
    fn drop(&mut self) {
        let mut inner = self.0.lock();
        inner.asking = inner.asking.saturating_sub(1);
    }
}

impl RuntimeState {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for the end of initialisation.
    pub(crate) async fn initialised(&self) -> Result<(), InitError> {
        loop {
            let changed = self.asked.notified();
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

    /// Waits until the runtime asks for an invocation.
    pub(crate) async fn asks(&self) {
        loop {
            let changed = self.asked.notified();
            if self.lock().asking > 0 {
                return;
            }
            changed.await;
        }
    }

    /// Hands the environment its next invocation. The answer comes by the receiver; the sender is
    /// dropped when the environment is closed.
    pub(crate) fn assign(
        &self,
        next: NextInvocation,
        origin: Origin,
        on_taken: OnTaken,
    ) -> oneshot::Receiver<Answer> {
        let (sender, receiver) = oneshot::channel();
        let mut inner = self.lock();
        inner.request_id.clone_from(&next.request_id);
        inner.origin = origin;
        inner.answer = Some(sender);
        inner.waiting = Some((next, on_taken));
        drop(inner);
        self.arrived.notify_one();
        receiver
    }

    /// Takes back what the runtime was assigned; answers whether it had not taken it.
    pub(crate) fn withdraw(&self) -> bool {
        let mut inner = self.lock();
        let withdrawn = inner.waiting.take();
        if withdrawn.is_some() {
            inner.answer = None;
            inner.origin = Origin::OUTSIDE;
        }
        withdrawn.is_some()
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
            self.lock().asking += 1;
            let asking = Asking(self);
            loop {
                let changed = self.arrived.notified();
                let taken = {
                    let mut inner = self.lock();
                    // After the end nobody is answered: a client that does not look at the status
                    // would take the refusal for an event. Its process is being killed.
                    if inner.closed {
                        None
                    } else {
                        inner.ready = true;
                        self.asked.notify_waiters();
                        let waiting = inner.waiting.take();
                        waiting.map(|(next, on_taken)| (next, on_taken()))
                    }
                };
                if let Some((next, begun)) = taken {
                    drop(asking);
                    begun.await;
                    return Some(next);
                }
                changed.await;
            }
        })
    }

    fn response(&self, request_id: &str, payload: Bytes) -> Result<(), RuntimeRefusal> {
        if payload.len() > RESPONSE_BYTES_MAX {
            self.finish(request_id, Answer::TooLarge)?;
            return Err(too_large());
        }
        self.finish(request_id, Answer::Response(payload))
    }

    fn error(
        &self,
        request_id: &str,
        error_type: Option<&str>,
        payload: Bytes,
    ) -> Result<(), RuntimeRefusal> {
        if payload.len() > RESPONSE_BYTES_MAX {
            self.finish(request_id, Answer::TooLarge)?;
            return Err(too_large());
        }
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
        inner.init_error = Some(if payload.len() > RESPONSE_BYTES_MAX {
            InitError {
                kind: Some(TOO_LARGE.to_owned()),
                payload: too_large_payload(),
            }
        } else {
            let kind = error_type.map(str::to_owned);
            InitError { kind, payload }
        });
        drop(inner);
        self.asked.notify_waiters();
        Ok(())
    }

    fn current(&self) -> Origin {
        self.lock().origin
    }
}

fn too_large() -> RuntimeRefusal {
    RuntimeRefusal {
        status: 413,
        error_type: TOO_LARGE,
        message: too_large_message(),
    }
}

/// The type of the error that a result which is too large is.
pub(crate) const TOO_LARGE: &str = "Function.ResponseSizeTooLarge";

fn too_large_message() -> String {
    format!(
        "Response payload size exceeded maximum allowed payload size ({RESPONSE_BYTES_MAX} bytes)."
    )
}

/// What is answered in place of a result or an error that is too large.
pub(crate) fn too_large_payload() -> Bytes {
    let message = serde_json::Value::from(too_large_message());
    Bytes::from(format!(
        "{{\"errorMessage\":{message},\"errorType\":\"{TOO_LARGE}\"}}"
    ))
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

    fn at_once() -> BoxFuture<'static, ()> {
        Box::pin(std::future::ready(()))
    }

    #[tokio::test]
    async fn an_invocation_is_taken_and_answered_once() {
        let state = RuntimeState::default();
        let (taken, begun) = std::sync::mpsc::channel();
        let on_taken = move || {
            taken.send(()).unwrap();
            at_once()
        };
        let receiver = state.assign(next("a"), Origin(7), Box::new(on_taken));
        assert!(state.response("a", Bytes::new()).is_err(), "not taken yet");
        assert!(begun.try_recv().is_err());
        assert_eq!(state.next().await.unwrap().request_id, "a");
        assert!(begun.try_recv().is_ok() && !state.withdraw());
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
    async fn the_runtime_has_an_invocation_once_it_has_begun() {
        let state = RuntimeState::default();
        let (begun, beginning) = oneshot::channel::<()>();
        let on_taken =
            move || -> BoxFuture<'static, ()> { Box::pin(async { drop(beginning.await) }) };
        let _answer = state.assign(next("a"), Origin(7), Box::new(on_taken));
        let mut asked = state.next();
        tokio::select! {
            biased;
            _ = &mut asked => panic!("before it has begun"),
            () = std::future::ready(()) => {}
        }
        begun.send(()).unwrap();
        assert_eq!(asked.await.unwrap().request_id, "a");
    }

    #[tokio::test]
    async fn what_is_not_taken_can_be_withdrawn() {
        let state = RuntimeState::default();
        let receiver = state.assign(next("a"), Origin(7), Box::new(|| panic!("taken")));
        assert!(state.withdraw());
        assert!(receiver.await.is_err());
        assert_eq!(state.current(), Origin::OUTSIDE);
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        let (mut asks, mut next) = (Box::pin(state.asks()), state.next());
        assert!(asks.as_mut().poll(&mut context).is_pending());
        assert!(next.as_mut().poll(&mut context).is_pending());
        assert!(asks.as_mut().poll(&mut context).is_ready());
        // A request that is given up asks no more.
        drop(next);
        let mut asks = Box::pin(state.asks());
        assert!(asks.as_mut().poll(&mut context).is_pending());
    }

    #[tokio::test]
    async fn a_result_over_the_limit_is_refused() {
        let state = RuntimeState::default();
        let receiver = state.assign(next("a"), Origin(1), Box::new(at_once));
        state.next().await.unwrap();
        let refusal = state.response("a", Bytes::from(vec![0; RESPONSE_BYTES_MAX + 1]));
        assert_eq!(refusal.unwrap_err().status, 413);
        assert_eq!(receiver.await.unwrap(), Answer::TooLarge);
        let receiver = state.assign(next("b"), Origin(2), Box::new(at_once));
        state.next().await.unwrap();
        let refusal = state.error("b", None, Bytes::from(vec![0; RESPONSE_BYTES_MAX + 1]));
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
        state
            .init_error(None, Bytes::from(vec![0; RESPONSE_BYTES_MAX + 1]))
            .unwrap();
        let error = state.initialised().await.unwrap_err();
        assert_eq!(error.kind.as_deref(), Some(TOO_LARGE));
        assert!(error.payload.starts_with(b"{\"errorMessage\":"));
        let state = RuntimeState::default();
        let receiver = state.assign(next("a"), Origin(1), Box::new(at_once));
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
