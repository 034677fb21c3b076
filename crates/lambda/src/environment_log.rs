//! The log of an environment: as whom it is written, and what is left of it.

use std::sync::Arc;

use plane::{Caller, Origin, Region};
use sandbox::Process;
use wire::Fault;

use crate::environment::{PRINCIPAL, not_assumed};
use crate::log_pipes::LogPipes;
use crate::output::{Destination, Output};
use crate::row::FunctionRow;
use crate::service::Lambda;

/// The log of an environment that has not come to be.
pub(crate) struct Ended {
    pub(crate) output: Output,
    /// What was started and has been told to end.
    pub(crate) process: Option<Process>,
    /// Most memory it had, in bytes.
    pub(crate) peak: u64,
}

impl Ended {
    /// Of one without a program; with the first lines of its log.
    ///
    /// # Errors
    /// The role is gone.
    pub(crate) fn unstarted(
        lambda: &Arc<Lambda>,
        row: &FunctionRow,
        stream: &str,
        lines: Vec<String>,
    ) -> Result<Self, Fault> {
        let caller = acting(lambda, row)?;
        let output = Output::start(
            destination(lambda, row, caller, stream),
            LogPipes::new(None, None, None),
            Origin::OUTSIDE,
        );
        lines.into_iter().for_each(|line| output.line(line));
        Ok(Self {
            output,
            process: None,
            peak: 0,
        })
    }
}

/// The function's role at work.
///
/// # Errors
/// The role is gone.
pub(crate) fn acting(lambda: &Lambda, row: &FunctionRow) -> Result<Caller, Fault> {
    let (role, region) = (&row.settings.role, Region::new(row.region.as_str()));
    let acting = lambda
        .roles
        .act_as(PRINCIPAL, role, &row.name, &region, Origin::OUTSIDE);
    let mut caller = acting.map_err(|fault| not_assumed(&fault))?;
    // "Using source function ARN to control function access behavior", Lambda Developer Guide:
    // what is written into the function's log has it, too.
    if let Some(session) = &mut caller.session {
        session.function_arn = Some(row.arn());
    }
    Ok(caller)
}

/// Where a function's log goes.
pub(crate) fn destination(
    lambda: &Lambda,
    row: &FunctionRow,
    caller: Caller,
    stream: &str,
) -> Destination {
    Destination {
        sink: lambda.logs.clone(),
        caller,
        group: row.settings.log_group.clone(),
        stream: stream.to_owned(),
        json_log: row.settings.json_log,
        service_clock: lambda.store.service_clock().clone(),
        wall_clock: lambda.wall_clock().clone(),
        deliveries: lambda.deliveries.clone(),
    }
}
