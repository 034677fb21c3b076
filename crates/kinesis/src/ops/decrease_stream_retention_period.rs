//! DecreaseStreamRetentionPeriod

use model::kinesis::{
    DecreaseStreamRetentionPeriod, DecreaseStreamRetentionPeriodInput,
    DecreaseStreamRetentionPeriodOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use super::increase_stream_retention_period::{allowed, wrong_way};
use crate::Kinesis;
use crate::row::Pending;
use crate::target::address;

impl Serve<DecreaseStreamRetentionPeriod> for Kinesis {
    fn access(
        &self,
        call: &Call,
        input: &DecreaseStreamRetentionPeriodInput,
    ) -> Result<Vec<Access>, Fault> {
        self.access_to(
            "kinesis:DecreaseStreamRetentionPeriod",
            call,
            address!(input),
        )
    }

    async fn run(
        &self,
        call: &Call,
        input: DecreaseStreamRetentionPeriodInput,
    ) -> Result<DecreaseStreamRetentionPeriodOutput, Fault> {
        let target = address!(input).target(&call.caller)?;
        self.begin(&target, |row, _| {
            let hours = allowed(input.retention_period_hours)?;
            if hours > row.retention_hours {
                return Err(wrong_way(row, hours, "longer", "IncreaseRetentionPeriod"));
            }
            Ok((Pending::Retain(hours), ()))
        })
        .await?;
        Ok(DecreaseStreamRetentionPeriodOutput {})
    }
}
