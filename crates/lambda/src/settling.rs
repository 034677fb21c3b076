//! What follows an answer: an invocation has ended when its runtime asks for the next one.
//!
//! Whoever invoked has the answer by then. See "Understanding the Lambda execution environment
//! lifecycle" in the Developer Guide: the phase ends when the runtime has sent a Next request.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::oneshot;

use crate::environment::Environment;
use crate::invocation::Job;
use crate::readiness::Ready;
use crate::report::{Outcome, Report};
use crate::row::FunctionRow;
use crate::service::Lambda;

/// How long the next invocation waits for an environment whose runtime has answered. It takes less
/// than starting another one, and is over in a fraction of that unless the function goes on.
const PATIENCE: Duration = Duration::from_millis(20);

/// Whether an environment can take an invocation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Settled {
    /// Its runtime has asked for one.
    Ready,
    /// Its runtime has answered the last one, and has not asked for the next one.
    NotYet,
    /// It has ended instead.
    Gone,
}

impl Environment {
    /// Whether its runtime has asked for another invocation, after some patience.
    pub(crate) async fn settled(&self, lambda: &Lambda) -> Settled {
        let mut settled = self.settled.subscribe();
        tokio::select! {
            biased;
            // It cannot be closed: the environment has the sender.
            _ = settled.wait_for(|settled| *settled != Settled::NotYet) => {}
            () = lambda.wall_clock().sleep(PATIENCE) => {}
        }
        *settled.borrow()
    }

    pub(crate) fn is_ready(&self) -> bool {
        *self.settled.borrow() == Settled::Ready
    }
}

impl Lambda {
    /// Keeps or ends the environment of an invocation that has been answered, and writes the end
    /// of it to the log. Answers the end of the log if it was asked for, and only then waits.
    pub(crate) async fn close(
        self: &Arc<Self>,
        ready: Ready,
        job: &Job,
        outcome: &Outcome,
        duration_ms: f64,
        left: Duration,
    ) -> Option<String> {
        let Ready {
            environment, cold, ..
        } = ready;
        let init_ms = cold.then_some(environment.init_ms);
        let report = self.report(job, outcome, duration_ms, init_ms);
        if !outcome.leaves_environment() {
            let ended = self.end_with(&environment, &job.row, report, job.tail);
            return ended.await.await;
        }
        environment.settled.send_replace(Settled::NotYet);
        if self.is_current(&job.row) {
            self.pool.keep(environment.clone());
        }
        let (this, row, tail) = (self.clone(), job.row.clone(), job.tail);
        let (sender, receiver) = oneshot::channel();
        tokio::spawn(async move {
            // An error means that the end of the log is not asked for.
            let _ = sender.send(this.settle(environment, &row, report, tail, left).await);
        });
        if tail {
            receiver.await.ok().flatten()
        } else {
            None
        }
    }

    /// Waits until the runtime asks for the next invocation, in the time that is left for this one.
    async fn settle(
        self: Arc<Self>,
        environment: Arc<Environment>,
        row: &FunctionRow,
        mut report: Report,
        tail: bool,
        left: Duration,
    ) -> Option<String> {
        let ended = tokio::select! {
            biased;
            exit = environment.process.wait() => Some(Outcome::Exited(exit)),
            () = environment.runtime.asks() => None,
            () = self.wall_clock().sleep(left) => Some(Outcome::TimedOut),
        };
        match ended.filter(|_| !self.is_stopped()) {
            None => {
                let process = Some(environment.process.clone());
                let tail = environment.output.finish(report, process, tail);
                environment.end_use(self.wall_clock().monotonic_nanos());
                environment.settled.send_replace(Settled::Ready);
                tail.await
            }
            Some(outcome) => {
                report.outcome = outcome;
                drop(self.pool.remove(&environment));
                let tail = self.end_with(&environment, row, report, tail).await;
                environment.settled.send_replace(Settled::Gone);
                tail.await
            }
        }
    }

    /// Ends an environment with its invocation. The end of the log comes when it is there.
    async fn end_with(
        self: &Arc<Self>,
        environment: &Environment,
        row: &FunctionRow,
        mut report: Report,
        tail: bool,
    ) -> impl Future<Output = Option<String>> + use<> {
        report.peak = Some(environment.process.memory_peak().await);
        environment.reset(self, row);
        let process = Some(environment.process.clone());
        environment.output.finish(report, process, tail)
    }
}
