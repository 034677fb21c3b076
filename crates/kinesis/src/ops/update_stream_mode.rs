//! UpdateStreamMode

use model::kinesis::{UpdateStreamMode, UpdateStreamModeInput, UpdateStreamModeOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::row::{Mode, Pending};
use crate::target::Address;
use crate::{Kinesis, faults};

/// How often a stream's mode may be switched within a day.
const TIMES_MAX: usize = 2;

fn address(input: &UpdateStreamModeInput) -> Address<'_> {
    Address {
        name: None,
        arn: input.stream_arn.as_deref(),
        id: input.stream_id.as_deref(),
    }
}

impl Serve<UpdateStreamMode> for Kinesis {
    fn access(&self, call: &Call, input: &UpdateStreamModeInput) -> Result<Vec<Access>, Fault> {
        self.access_to("kinesis:UpdateStreamMode", call, address(input))
    }

    async fn run(
        &self,
        call: &Call,
        input: UpdateStreamModeInput,
    ) -> Result<UpdateStreamModeOutput, Fault> {
        let target = address(&input).target(&call.caller)?;
        let details = input.stream_mode_details.unwrap_or_default();
        let mode = Mode::parse(details.stream_mode.as_deref().unwrap_or_default());
        let warm = input.warm_throughput_mibps;
        self.begin(&target, |row, tx| {
            let warm = self.checked_warmth(tx, &target, mode, warm)?;
            if mode != row.mode {
                match mode {
                    Mode::OnDemand => self.check_stream_limit(tx, &target)?,
                    Mode::Provisioned => {
                        // Its shards count from now on.
                        let open = row.shards.open_count();
                        self.check_shard_limit(tx, row, open)?;
                    }
                }
                if !self.counts_within_day(&mut row.switched_ms, tx.now_ms(), TIMES_MAX) {
                    return Err(faults::daily_limit("UpdateStreamMode", TIMES_MAX, ""));
                }
            }
            Ok((Pending::SwitchMode(mode, warm), ()))
        })
        .await?;
        Ok(UpdateStreamModeOutput {})
    }
}
