//! IncreaseStreamRetentionPeriod

use model::kinesis::{
    IncreaseStreamRetentionPeriod, IncreaseStreamRetentionPeriodInput,
    IncreaseStreamRetentionPeriodOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::row::{Pending, StreamRow};
use crate::target::address;
use crate::{Kinesis, faults};

/// Shortest retention, in hours.
const HOURS_MIN: i32 = 24;
/// Longest retention, in hours.
const HOURS_MAX: i32 = 8760;

/// Hours that the service allows.
pub(super) fn allowed(hours: Option<i32>) -> Result<u32, Fault> {
    let hours = hours.unwrap_or_default();
    if hours < HOURS_MIN {
        return Err(faults::invalid_argument(format!(
            "Minimum allowed retention period is {HOURS_MIN} hours. Requested retention period \
             ({hours} hours) is too short."
        )));
    }
    if hours > HOURS_MAX {
        return Err(faults::invalid_argument(format!(
            "Maximum allowed retention period is {HOURS_MAX} hours. Requested retention period \
             ({hours} hours) is too long."
        )));
    }
    Ok(hours.unsigned_abs())
}

/// The request goes the other way than the operation.
pub(super) fn wrong_way(row: &StreamRow, hours: u32, way: &str, operation: &str) -> Fault {
    let (name, current) = (&row.name, row.retention_hours);
    faults::invalid_argument(format!(
        "Requested retention period ({hours} hours) for stream {name} can not be {way} than \
         existing retention period ({current} hours). Use {operation} API."
    ))
}

impl Serve<IncreaseStreamRetentionPeriod> for Kinesis {
    fn access(
        &self,
        call: &Call,
        input: &IncreaseStreamRetentionPeriodInput,
    ) -> Result<Vec<Access>, Fault> {
        self.access_to(
            "kinesis:IncreaseStreamRetentionPeriod",
            call,
            address!(input),
        )
    }

    async fn run(
        &self,
        call: &Call,
        input: IncreaseStreamRetentionPeriodInput,
    ) -> Result<IncreaseStreamRetentionPeriodOutput, Fault> {
        let target = address!(input).target(&call.caller)?;
        self.begin(&target, |row, _| {
            let hours = allowed(input.retention_period_hours)?;
            if hours < row.retention_hours {
                return Err(wrong_way(row, hours, "shorter", "DecreaseRetentionPeriod"));
            }
            Ok((Pending::Retain(hours), ()))
        })
        .await?;
        Ok(IncreaseStreamRetentionPeriodOutput {})
    }
}
