//! An environment for an invocation, and what the log says until it has one.
//!
//! See "Failures during the invoke phase" in the Developer Guide, where an initialisation within an
//! invocation is called a suppressed init.

use std::sync::Arc;
use std::time::Duration;

use plane::Origin;
use wire::Fault;

use crate::code_store::Lease;
use crate::environment::{Environment, Remains, Start, StartFailure, log_stream};
use crate::environment_log::Ended;
use crate::faults::stopping;
use crate::invocation::Job;
use crate::platform_log::{Format, Phase};
use crate::pool;
use crate::report::Outcome;
use crate::service::Lambda;
use crate::settling::Settled;

/// Initialisation may take so long before it is tried again within the invocation.
const INIT_LIMIT: Duration = Duration::from_secs(10);

/// An environment that an invocation may be handed to.
pub(crate) struct Ready {
    pub(crate) environment: Arc<Environment>,
    /// It has been started for this invocation, before it.
    pub(crate) cold: bool,
    /// It has been started within this invocation, whose START line it has.
    pub(crate) begun: bool,
    /// What that took of the invocation's time.
    pub(crate) spent_ms: f64,
}

impl Ready {
    fn warm(environment: Arc<Environment>) -> Self {
        Self {
            environment,
            cold: false,
            begun: false,
            spent_ms: 0.0,
        }
    }
}

/// Why there is none.
pub(crate) enum NotReady {
    /// The engine's fault or the role's: the function did not run.
    Unavailable(Fault),
    /// The function's fault: the invocation has ended with it.
    Failed {
        outcome: Outcome,
        duration_ms: f64,
        /// The end of the log, if it was asked for.
        tail: Option<String>,
    },
}

/// An invocation as its log begins: the START line, if the log takes one.
#[derive(Clone)]
pub(crate) struct Begin {
    pub(crate) line: Option<String>,
    pub(crate) origin: Origin,
}

impl Lambda {
    /// An environment for an invocation: one that is idle, else what one that was reset has left,
    /// else a new one.
    pub(crate) async fn environment(
        self: &Arc<Self>,
        job: &Job,
        code: &Arc<Lease>,
        begin: Begin,
    ) -> Result<Ready, NotReady> {
        while let Some(environment) = self.pool.take(&job.row, self) {
            match environment.settled(self).await {
                Settled::Ready if environment.fits(&job.row, self) => {
                    environment.begin_use();
                    return Ok(Ready::warm(environment));
                }
                Settled::Ready | Settled::Gone => {}
                Settled::NotYet => {
                    if self.is_current(&job.row) {
                        self.pool.keep(environment);
                    }
                    break;
                }
            }
        }
        match self.pool.take_remains(&job.row) {
            Some(remains) => {
                let stream = remains.stream.clone();
                self.start_within(job, code, &stream, Some(&remains), begin)
                    .await
            }
            None => self.cold_start(job, code, begin).await,
        }
    }

    /// Starts an environment; tries again within the invocation's own time if its function fails
    /// to initialise.
    async fn cold_start(
        self: &Arc<Self>,
        job: &Job,
        code: &Arc<Lease>,
        begin: Begin,
    ) -> Result<Ready, NotReady> {
        let row = &job.row;
        let stream = log_stream(self, row);
        let format = Format::of(row.settings.json_log);
        let init_start: Vec<String> = format.init_start(row, self.now_ms()).into_iter().collect();
        let first = Start {
            row,
            code,
            stream: &stream,
            limit: INIT_LIMIT,
            lines: init_start.clone(),
            remains: None,
            origin: None,
        };
        let (outcome, init_ms, ended) = match self.start_environment(first).await {
            Ok(environment) => {
                return Ok(Ready {
                    cold: true,
                    ..Ready::warm(self.adopt(environment))
                });
            }
            Err(StartFailure::Unavailable(fault)) => return Err(NotReady::Unavailable(fault)),
            Err(StartFailure::Init {
                outcome,
                init_ms,
                ended,
            }) => (outcome, init_ms, ended),
        };
        let ended = match ended {
            Some(ended) => ended,
            None => {
                Ended::unstarted(self, row, &stream, init_start).map_err(NotReady::Unavailable)?
            }
        };
        let line = format.init_failed(Phase::Init, init_ms, &outcome, self.now_ms());
        ended.output.ended(line, ended.process.clone());
        if let Outcome::InvalidEntrypoint(_) = outcome {
            // It is not going to be another the next moment.
            drop(ended.output.begin(None, begin.origin));
            let failed = self.failed_within(job, outcome, init_ms, ended, begin);
            return Err(failed.await);
        }
        let remains = self.pool.take_remains(row);
        let stream = remains.as_ref().map_or(stream, |left| left.stream.clone());
        self.start_within(job, code, &stream, remains.as_ref(), begin)
            .await
    }

    async fn start_environment(
        self: &Arc<Self>,
        start: Start<'_>,
    ) -> Result<Arc<Environment>, StartFailure> {
        match Environment::start(self, start).await {
            Err(StartFailure::Init {
                outcome: Outcome::Exited(_),
                ..
            }) if self.is_stopped() => Err(StartFailure::Unavailable(stopping())),
            started => started,
        }
    }

    /// Initialises within an invocation: in its time, and as part of its duration.
    async fn start_within(
        self: &Arc<Self>,
        job: &Job,
        code: &Arc<Lease>,
        stream: &str,
        remains: Option<&Remains>,
        begin: Begin,
    ) -> Result<Ready, NotReady> {
        let row = &job.row;
        let start = Start {
            row,
            code,
            stream,
            limit: Duration::from_secs(u64::from(row.settings.timeout_s)),
            lines: Vec::new(),
            remains,
            origin: Some(begin.origin),
        };
        match self.start_environment(start).await {
            Ok(environment) => {
                begin
                    .line
                    .into_iter()
                    .for_each(|line| environment.output.line(line));
                Ok(Ready {
                    begun: true,
                    spent_ms: environment.init_ms,
                    ..Ready::warm(self.adopt(environment))
                })
            }
            Err(StartFailure::Init {
                outcome,
                init_ms,
                ended,
            }) => {
                let ended = match ended {
                    Some(ended) => ended,
                    None => Ended::unstarted(self, row, stream, Vec::new())
                        .map_err(NotReady::Unavailable)?,
                };
                Err(self
                    .failed_within(job, outcome, init_ms, ended, begin)
                    .await)
            }
            Err(StartFailure::Unavailable(fault)) => Err(NotReady::Unavailable(fault)),
        }
    }

    /// Ends an invocation within which the function has failed to initialise.
    async fn failed_within(
        &self,
        job: &Job,
        outcome: Outcome,
        init_ms: f64,
        ended: Ended,
        begin: Begin,
    ) -> NotReady {
        let format = Format::of(job.row.settings.json_log);
        let line = format.init_failed(Phase::Invoke, init_ms, &outcome, self.now_ms());
        let Ended {
            output,
            process,
            peak,
        } = ended;
        output.ended(line, process.clone());
        begin.line.into_iter().for_each(|line| output.line(line));
        let mut report = self.report(job, &outcome, init_ms, None);
        (report.peak, report.init_failed) = (Some(peak), true);
        let tail = output.finish(report, process, job.tail).await;
        NotReady::Failed {
            outcome,
            duration_ms: init_ms,
            tail,
        }
    }

    fn adopt(self: &Arc<Self>, environment: Arc<Environment>) -> Arc<Environment> {
        environment.begin_use();
        tokio::spawn(pool::keep(
            Arc::downgrade(self),
            Arc::downgrade(&environment),
        ));
        environment
    }
}
