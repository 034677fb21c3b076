//! EnableEnhancedMonitoring

use std::collections::BTreeSet;

use model::kinesis::{
    EnableEnhancedMonitoring, EnableEnhancedMonitoringInput, EnableEnhancedMonitoringOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::row::Pending;
use crate::target::{Target, address};
use crate::{Kinesis, metrics};

/// The metrics that a list of names means.
pub(super) fn named(names: Option<Vec<String>>) -> BTreeSet<String> {
    let names = names.unwrap_or_default();
    if names.iter().any(|name| name == "ALL") {
        return metrics::per_shard(u8::MAX);
    }
    names.into_iter().collect()
}

impl Kinesis {
    /// Changes which metrics are counted per shard; answers what it was and what it is now.
    pub(super) async fn change_monitoring(
        &self,
        target: &Target,
        change: impl FnOnce(&mut BTreeSet<String>),
    ) -> Result<(Vec<String>, Vec<String>), Fault> {
        self.begin(target, |row, _| {
            let before = row.shard_metrics.iter().cloned().collect();
            let mut after = row.shard_metrics.clone();
            change(&mut after);
            let pending = Pending::CountPerShard(metrics::per_shard_bits(&after));
            Ok((pending, (before, after.into_iter().collect())))
        })
        .await
    }
}

impl Serve<EnableEnhancedMonitoring> for Kinesis {
    fn access(
        &self,
        call: &Call,
        input: &EnableEnhancedMonitoringInput,
    ) -> Result<Vec<Access>, Fault> {
        self.access_to("kinesis:EnableEnhancedMonitoring", call, address!(input))
    }

    async fn run(
        &self,
        call: &Call,
        input: EnableEnhancedMonitoringInput,
    ) -> Result<EnableEnhancedMonitoringOutput, Fault> {
        let target = address!(input).target(&call.caller)?;
        let names = named(input.shard_level_metrics);
        let (before, after) = self
            .change_monitoring(&target, |metrics| metrics.extend(names))
            .await?;
        Ok(EnableEnhancedMonitoringOutput {
            stream_arn: Some(target.arn()),
            stream_name: Some(target.name),
            current_shard_level_metrics: Some(before),
            desired_shard_level_metrics: Some(after),
        })
    }
}
