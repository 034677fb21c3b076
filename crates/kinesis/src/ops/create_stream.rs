//! CreateStream

use std::collections::{BTreeMap, BTreeSet};

use model::kinesis::{CreateStream, CreateStreamInput, CreateStreamOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::row::{Status, StreamRow};
use crate::shard::Shards;
use crate::target::Target;
use crate::{Kinesis, faults, tags};

const RETENTION_HOURS: u32 = 24;
const RECORD_KIB_MAX: u32 = 1024;

fn target(call: &Call, input: &CreateStreamInput) -> Target {
    Target::named(
        &call.caller,
        input.stream_name.as_deref().unwrap_or_default(),
    )
}

impl Serve<CreateStream> for Kinesis {
    fn access(&self, call: &Call, input: &CreateStreamInput) -> Result<Vec<Access>, Fault> {
        let access = Access::new("kinesis:CreateStream", target(call, input).arn());
        let in_request = input
            .tags
            .iter()
            .flatten()
            .map(|(key, value)| (key, Some(value)));
        Ok(vec![tags::in_request(access, in_request)])
    }

    async fn run(
        &self,
        call: &Call,
        input: CreateStreamInput,
    ) -> Result<CreateStreamOutput, Fault> {
        let target = target(call, &input);
        if input.warm_throughput_mibps.is_some() {
            return Err(faults::unsupported("WarmThroughputMiBps"));
        }
        let mode = input
            .stream_mode_details
            .and_then(|details| details.stream_mode);
        if mode.as_deref() == Some("ON_DEMAND") {
            return Err(faults::unsupported("StreamMode ON_DEMAND"));
        }
        let shards = input
            .shard_count
            .and_then(|count| u32::try_from(count).ok());
        let Some(shards) = shards else {
            // AWS takes such a stream for an on-demand one.
            return Err(faults::unsupported("A stream without ShardCount"));
        };
        let tags = input.tags.unwrap_or_default();
        tags::check(&BTreeMap::new(), &target, &tags)?;
        let record_kib_max = input
            .max_record_size_in_kib
            .and_then(|kib| u32::try_from(kib).ok());
        let row = StreamRow {
            id: 0,
            account: target.account,
            region: target.region,
            name: target.name,
            created_ms: 0,
            status: Status::Creating,
            pending: None,
            retention_hours: RETENTION_HOURS,
            floor: 0,
            record_kib_max: record_kib_max.unwrap_or(RECORD_KIB_MAX),
            shards: Shards::default(),
            tags,
            encrypted: false,
            keys: Vec::new(),
            scaled_ms: Vec::new(),
            shard_metrics: BTreeSet::new(),
            policy: None,
        };
        self.create(row, shards).await?;
        Ok(CreateStreamOutput {})
    }
}
