//! DisableEnhancedMonitoring

use model::kinesis::{
    DisableEnhancedMonitoring, DisableEnhancedMonitoringInput, DisableEnhancedMonitoringOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use super::enable_enhanced_monitoring::named;
use crate::Kinesis;
use crate::target::address;

impl Serve<DisableEnhancedMonitoring> for Kinesis {
    fn access(
        &self,
        call: &Call,
        input: &DisableEnhancedMonitoringInput,
    ) -> Result<Vec<Access>, Fault> {
        self.access_to("kinesis:DisableEnhancedMonitoring", call, address!(input))
    }

    async fn run(
        &self,
        call: &Call,
        input: DisableEnhancedMonitoringInput,
    ) -> Result<DisableEnhancedMonitoringOutput, Fault> {
        let target = address!(input).target(&call.caller)?;
        let names = named(input.shard_level_metrics);
        let (before, after) = self
            .change_monitoring(&target, |metrics| {
                metrics.retain(|name| !names.contains(name))
            })
            .await?;
        Ok(DisableEnhancedMonitoringOutput {
            stream_arn: Some(target.arn()),
            stream_name: Some(target.name),
            current_shard_level_metrics: Some(before),
            desired_shard_level_metrics: Some(after),
        })
    }
}
