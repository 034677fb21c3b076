//! One invocation from the slot it needs to the payload it gives.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use plane::{
    Account, BoxFuture, FunctionDescription, Invocation, InvocationRequest, Invoke, InvokeRefusal,
    MetricSample, NextInvocation, Origin, Region,
};
use wire::Fault;

use crate::code_store::Lease;
use crate::concurrency::{ACCOUNT_LIMIT, Slot};
use crate::faults::{internal, no_function, stopping, throttled};
use crate::names::{FunctionName, LATEST, Target};
use crate::platform_log::Format;
use crate::readiness::{Begin, NotReady, Ready};
use crate::report::{Outcome, Report};
use crate::row::{FunctionRow, State};
use crate::service::Lambda;

/// Environments that may die idle, one after another, before an invocation gives up.
const DEAD_ENVIRONMENTS_MAX: u32 = 3;

/// An invocation to be made.
pub(crate) struct Job {
    pub(crate) row: Arc<FunctionRow>,
    /// As the function sees it: with a qualifier if the caller gave one.
    pub(crate) invoked_arn: String,
    pub(crate) request_id: String,
    pub(crate) payload: Bytes,
    pub(crate) client_context: Option<String>,
    /// The trace that it belongs to, if its caller has one.
    pub(crate) trace: Option<String>,
    /// Whether the end of the log is asked for.
    pub(crate) tail: bool,
}

/// An invocation that was made.
pub(crate) struct Done {
    pub(crate) payload: Bytes,
    pub(crate) failed: bool,
    pub(crate) tail: Option<String>,
    pub(crate) duration_ms: f64,
    pub(crate) origin: Origin,
    pub(crate) version: String,
}

/// What came of handing an invocation to an environment.
enum Handed {
    /// It ran, for so many milliseconds, with so much of its time left.
    Ran {
        outcome: Outcome,
        duration_ms: f64,
        left: Duration,
    },
    /// The environment had died before it took the invocation.
    Dead,
}

impl Lambda {
    /// Runs a function, if there is room. What was begun goes on when the caller goes away.
    pub(crate) async fn invoke_row(self: &Arc<Self>, job: Job) -> Result<Done, Fault> {
        if job.row.state != State::Active {
            let arn = job.row.own_arn();
            let message = format!(
                "The operation cannot be performed at this time. The function is currently in the following state: Pending. {arn}"
            );
            return Err(Fault::client("ResourceConflictException", message).with_status(409));
        }
        if self.is_stopped() {
            return Err(stopping());
        }
        let (job, code) = self.with_code(job)?;
        let slot = self.enter(&job)?;
        let this = self.clone();
        tokio::spawn(async move { this.perform(job, slot, code).await })
            .await
            .map_err(|error| internal("an invocation", error))?
    }

    /// The invocation with a lease on its code: that which the function has now, if it has been
    /// changed since it was looked up and what it was is perhaps gone.
    fn with_code(&self, mut job: Job) -> Result<(Job, Arc<Lease>), Fault> {
        loop {
            let code = Arc::new(self.code.lease(&job.row.code.key));
            if self.is_current(&job.row) {
                return Ok((job, code));
            }
            let now = self.functions.get(&job.row.key());
            let now = now.filter(|now| job.row.version == LATEST && now.id == job.row.id);
            // A version does not change: it has been deleted.
            job.row = now.ok_or_else(|| no_function(&job.invoked_arn))?;
        }
    }

    fn enter(&self, job: &Job) -> Result<Slot, Fault> {
        let row = &job.row;
        // The reservation is the function's, whichever version runs.
        let reserved = self
            .functions
            .get(&row.key())
            .and_then(|row| row.reserved_concurrency);
        let place = format!("{}/{}", row.account, row.region);
        let limit = if reserved.is_some() {
            ACCOUNT_LIMIT
        } else {
            ACCOUNT_LIMIT.saturating_sub(self.reserved_in(&place))
        };
        self.concurrency
            .enter(row.id, reserved, &place, limit)
            .ok_or_else(|| {
                self.count(row, &job.invoked_arn, "Throttles", 1.0, "Count");
                throttled(reserved.is_some())
            })
    }

    async fn perform(
        self: Arc<Self>,
        job: Job,
        slot: Slot,
        code: Arc<Lease>,
    ) -> Result<Done, Fault> {
        let row = &job.row;
        let origin = self.next_origin();
        let format = Format::of(row.settings.json_log);
        let start_line = format.start(&job.request_id, &row.version, self.now_ms());
        for _ in 0..DEAD_ENVIRONMENTS_MAX {
            let begin = Begin {
                line: start_line.clone(),
                origin,
            };
            let ready = match self.environment(&job, &code, begin).await {
                Ok(ready) => ready,
                Err(NotReady::Unavailable(fault)) => return Err(fault),
                Err(NotReady::Failed {
                    outcome,
                    duration_ms,
                    tail,
                }) => {
                    return Ok(self.finished(&job, &slot, outcome, duration_ms, origin, tail));
                }
            };
            let begin = (!ready.begun).then(|| Begin {
                line: start_line.clone(),
                origin,
            });
            match self.hand_over(&ready, &job, origin, begin).await {
                Handed::Dead => {}
                Handed::Ran {
                    outcome: Outcome::Exited(_),
                    ..
                } if self.is_stopped() => return Err(stopping()),
                Handed::Ran {
                    outcome,
                    duration_ms,
                    left,
                } => {
                    let tail = self.close(ready, &job, &outcome, duration_ms, left).await;
                    return Ok(self.finished(&job, &slot, outcome, duration_ms, origin, tail));
                }
            }
        }
        Err(internal(
            "an invocation",
            "its environments died before they took it",
        ))
    }

    async fn hand_over(
        &self,
        ready: &Ready,
        job: &Job,
        origin: Origin,
        begin: Option<Begin>,
    ) -> Handed {
        let environment = &ready.environment;
        let spent = Duration::try_from_secs_f64(ready.spent_ms / 1000.0).unwrap_or_default();
        let timeout = Duration::from_secs(u64::from(job.row.settings.timeout_s));
        let timeout = timeout.saturating_sub(spent);
        let timeout_ms = u64::try_from(timeout.as_millis()).unwrap_or(u64::MAX);
        let deadline = self.wall_clock().now_ms().saturating_add(timeout_ms);
        let next = NextInvocation {
            request_id: job.request_id.clone(),
            deadline_ms: i64::try_from(deadline).unwrap_or(i64::MAX),
            function_arn: job.invoked_arn.clone(),
            trace_id: job.trace.clone().unwrap_or_else(|| self.trace_id()),
            client_context: job.client_context.clone(),
            payload: job.payload.clone(),
        };
        let began = self.wall_clock().monotonic_nanos();
        let answer = environment.assign(next, origin, begin.clone());
        let outcome = tokio::select! {
            biased;
            Ok(answer) = answer => Outcome::from(answer),
            exit = environment.process.wait() => {
                // One that has been begun in it already ends with it.
                if environment.runtime.withdraw() && !ready.begun {
                    return Handed::Dead;
                }
                Outcome::Exited(exit)
            }
            () = self.wall_clock().sleep(timeout) => {
                if environment.runtime.withdraw() && let Some(begin) = begin {
                    drop(environment.output.begin(begin.line, begin.origin));
                }
                Outcome::TimedOut
            }
        };
        let taken_ns = self.wall_clock().monotonic_nanos().saturating_sub(began);
        Handed::Ran {
            outcome,
            duration_ms: ready.spent_ms + self.elapsed_ms(began),
            left: timeout.saturating_sub(Duration::from_nanos(taken_ns)),
        }
    }

    pub(crate) fn report(
        &self,
        job: &Job,
        outcome: &Outcome,
        duration_ms: f64,
        init_ms: Option<f64>,
    ) -> Report {
        Report {
            request_id: job.request_id.clone(),
            outcome: outcome.clone(),
            duration_ms,
            init_ms,
            memory_mb: job.row.settings.memory_mb,
            timeout_s: job.row.settings.timeout_s,
            peak: None,
            init_failed: false,
        }
    }

    fn finished(
        &self,
        job: &Job,
        slot: &Slot,
        outcome: Outcome,
        duration_ms: f64,
        origin: Origin,
        tail: Option<String>,
    ) -> Done {
        let row = &job.row;
        let failed = outcome.is_error();
        self.count(row, &job.invoked_arn, "Invocations", 1.0, "Count");
        self.count(
            row,
            &job.invoked_arn,
            "Errors",
            if failed { 1.0 } else { 0.0 },
            "Count",
        );
        self.count(
            row,
            &job.invoked_arn,
            "Duration",
            duration_ms,
            "Milliseconds",
        );
        // Running are all of a function's versions together, and all functions of the account.
        let name = "ConcurrentExecutions";
        let of_function: &[_] = &[("FunctionName", row.name.as_str())];
        for (dimensions, running) in [(of_function, slot.running), (&[], slot.running_in_place)] {
            self.sample(row, dimensions, name, f64::from(running), "Count");
        }
        Done {
            payload: outcome.payload(&job.request_id, row.settings.timeout_s),
            failed,
            tail,
            duration_ms,
            origin,
            version: row.version.clone(),
        }
    }

    /// Counts one sample of a metric: for the account, for the function with all its versions
    /// and aliases, and where a version or alias was invoked, for that.
    ///
    /// See "Viewing metrics for Lambda functions" in the AWS Lambda Developer Guide.
    pub(crate) fn count(
        &self,
        row: &FunctionRow,
        invoked_arn: &str,
        name: &'static str,
        value: f64,
        unit: &'static str,
    ) {
        let Some(qualifier) = invoked_arn.split(':').nth(7) else {
            return self.count_of(row, &[], name, value, unit);
        };
        let resource = format!("{}:{qualifier}", row.name);
        let function = ("FunctionName", row.name.as_str());
        let resource = ("Resource", resource.as_str());
        let executed = ("ExecutedVersion", row.version.as_str());
        let by_resource: &[_] = &[function, resource];
        let by_version: &[_] = &[function, resource, executed];
        let further = match Target::of(Some(qualifier)) {
            Target::Alias(_) => &[by_resource, by_version][..],
            Target::Latest | Target::Version(_) => &[by_resource],
        };
        self.count_of(row, further, name, value, unit);
    }

    /// Counts one sample for the account, the function, and by further dimensions.
    fn count_of(
        &self,
        row: &FunctionRow,
        further: &[&[(&'static str, &str)]],
        name: &'static str,
        value: f64,
        unit: &'static str,
    ) {
        let of_function: &[_] = &[("FunctionName", row.name.as_str())];
        let usual: [&[_]; 2] = [of_function, &[]];
        for dimensions in usual.into_iter().chain(further.iter().copied()) {
            self.sample(row, dimensions, name, value, unit);
        }
    }

    fn sample(
        &self,
        row: &FunctionRow,
        dimensions: &[(&'static str, &str)],
        name: &'static str,
        value: f64,
        unit: &'static str,
    ) {
        let account = Account::new(row.account.as_str());
        let region = Region::new(row.region.as_str());
        let time_ms = i64::try_from(self.store.service_clock().now_ms()).unwrap_or(i64::MAX);
        self.metrics.record(MetricSample {
            account: &account,
            region: &region,
            namespace: "AWS/Lambda",
            name,
            dimensions,
            value,
            unit,
            time_ms,
        });
    }
}

impl Invoke for Lambda {
    fn describe(
        &self,
        account: &Account,
        region: &Region,
        function: &str,
    ) -> Option<FunctionDescription> {
        let name = FunctionName::parse(account, region, function).ok()?;
        let row = self.find(&name).ok()?;
        Some(FunctionDescription {
            id: row.id,
            arn: row.arn(),
            name: row.name.clone(),
            role_arn: row.settings.role.clone(),
            account: name.account,
            region: name.region,
            timeout_ms: u64::from(row.settings.timeout_s) * 1000,
        })
    }

    fn invoke(
        &self,
        request: InvocationRequest,
    ) -> BoxFuture<'_, Result<Invocation, InvokeRefusal>> {
        Box::pin(async move {
            let this = self.itself().map_err(InvokeRefusal::Unavailable)?;
            let none = || InvokeRefusal::NotFound(no_function(&request.function_arn));
            // An ARN says account and region itself.
            let (account, region) = (Account::new(""), Region::new(""));
            let name = FunctionName::parse(&account, &region, &request.function_arn)
                .map_err(|_| none())?;
            let row = self.find(&name).map_err(InvokeRefusal::NotFound)?;
            let request_id = self.new_uuid();
            let job = Job {
                row,
                invoked_arn: name.qualified_arn(),
                request_id: request_id.clone(),
                payload: request.payload,
                client_context: None,
                trace: None,
                tail: false,
            };
            match this.invoke_row(job).await {
                Ok(done) => Ok(Invocation {
                    request_id,
                    origin: done.origin,
                    function_error: done.failed.then(|| "Unhandled".to_owned()),
                    payload: done.payload,
                    executed_version: done.version,
                    duration_ms: done.duration_ms,
                }),
                Err(fault) if fault.status == 429 => Err(InvokeRefusal::Throttled(fault)),
                Err(fault) => Err(InvokeRefusal::Unavailable(fault)),
            }
        })
    }
}
