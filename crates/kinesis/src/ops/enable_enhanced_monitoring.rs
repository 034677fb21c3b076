//! EnableEnhancedMonitoring

use std::collections::BTreeSet;

use model::kinesis::{
    EnableEnhancedMonitoring, EnableEnhancedMonitoringInput, EnableEnhancedMonitoringOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Kinesis;
use crate::row::Status;
use crate::target::{Target, address};

/// Every metric that can be counted per shard.
const ALL: [&str; 7] = [
    "IncomingBytes",
    "IncomingRecords",
    "IteratorAgeMilliseconds",
    "OutgoingBytes",
    "OutgoingRecords",
    "ReadProvisionedThroughputExceeded",
    "WriteProvisionedThroughputExceeded",
];

/// The metrics that a list of names means.
pub(super) fn named(names: Option<Vec<String>>) -> BTreeSet<String> {
    let names = names.unwrap_or_default();
    if names.iter().any(|name| name == "ALL") {
        return ALL.iter().map(|name| (*name).to_owned()).collect();
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
        self.change(target, |row| {
            if row.status != Status::Active {
                return Err(target.not_active(row.status));
            }
            let before = row.shard_metrics.iter().cloned().collect();
            change(&mut row.shard_metrics);
            Ok((before, row.shard_metrics.iter().cloned().collect()))
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
