//! Work that is done whether or not somebody waits for it.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::runtime::Handle;

/// The work panicked.
#[derive(Debug)]
pub(crate) struct Stopped;

/// A future that runs where it is awaited. If it is dropped before its end, because the client
/// hung up, it goes on as a task of its own: only then does it cost one.
pub(crate) struct Detached<F: Future<Output: Send + 'static> + Send + 'static> {
    work: Option<Pin<Box<F>>>,
}

impl<F: Future<Output: Send + 'static> + Send + 'static> Detached<F> {
    pub(crate) fn new(work: F) -> Self {
        Self {
            work: Some(Box::pin(work)),
        }
    }
}

impl<F: Future<Output: Send + 'static> + Send + 'static> Future for Detached<F> {
    type Output = Result<F::Output, Stopped>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        // Taken out, so that work that panics is not taken up again.
        let Some(mut work) = self.work.take() else {
            return Poll::Ready(Err(Stopped));
        };
        match catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(context))) {
            Ok(Poll::Ready(output)) => Poll::Ready(Ok(output)),
            Ok(Poll::Pending) => {
                self.work = Some(work);
                Poll::Pending
            }
            Err(_) => Poll::Ready(Err(Stopped)),
        }
    }
}

impl<F: Future<Output: Send + 'static> + Send + 'static> Drop for Detached<F> {
    fn drop(&mut self) {
        if let Some(work) = self.work.take()
            && let Ok(runtime) = Handle::try_current()
        {
            runtime.spawn(work);
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::sync::oneshot;

    use super::*;

    #[tokio::test]
    async fn work_that_is_dropped_goes_on() {
        let (go, gone) = oneshot::channel::<()>();
        let (done, ended) = oneshot::channel();
        let mut work = Box::pin(Detached::new(async move {
            let _ = gone.await;
            let _ = done.send("done");
        }));
        let first = std::future::poll_fn(|context| Poll::Ready(work.as_mut().poll(context)));
        assert!(first.await.is_pending());
        drop(work);
        assert!(go.send(()).is_ok());
        assert_eq!(ended.await, Ok("done"));
    }

    #[tokio::test]
    async fn work_that_ends_is_not_begun_again() {
        let mut work = Box::pin(Detached::new(async { 7 }));
        assert_eq!(work.as_mut().await.ok(), Some(7));
        assert!(work.await.is_err());
    }

    #[tokio::test]
    async fn work_that_panics_is_reported() {
        let work = Detached::new(async { panic!("on purpose") });
        assert!(work.await.is_err());
    }
}
