//! CreateStream

use std::collections::{BTreeMap, BTreeSet};

use model::kinesis::{CreateStream, CreateStreamInput, CreateStreamOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::row::{Mode, Status, StreamRow};
use crate::shard::Shards;
use crate::target::Target;
use crate::{Kinesis, capacity, faults, tags};

const RETENTION_HOURS: u32 = 24;
const RECORD_KIB_MAX: u32 = 1024;

fn target(call: &Call, input: &CreateStreamInput) -> Target {
    Target::named(
        &call.caller,
        input.stream_name.as_deref().unwrap_or_default(),
    )
}

/// How the stream's capacity is provided, and by how many shards if its owner says so.
///
/// # Errors
/// `ValidationException` where the two do not go together.
fn capacity_of(input: &CreateStreamInput) -> Result<(Mode, Option<u32>), Fault> {
    let shards = input.shard_count.map(i32::unsigned_abs);
    let details = input.stream_mode_details.as_ref();
    let mode = details.and_then(|details| details.stream_mode.as_deref());
    match (mode.map(Mode::parse), shards) {
        (None, None) => Ok((Mode::OnDemand, None)),
        (None | Some(Mode::Provisioned), Some(shards)) => Ok((Mode::Provisioned, Some(shards))),
        (Some(Mode::OnDemand), None) => Ok((Mode::OnDemand, None)),
        (Some(Mode::Provisioned), None) => Err(faults::validation(
            "ShardCount must be specified for a stream in PROVISIONED mode.",
        )),
        (Some(Mode::OnDemand), Some(_)) => Err(faults::validation(
            "ShardCount cannot be specified for a stream in ON_DEMAND mode.",
        )),
    }
}

impl Serve<CreateStream> for Kinesis {
    fn access(&self, call: &Call, input: &CreateStreamInput) -> Result<Vec<Access>, Fault> {
        let arn = target(call, input).arn();
        let access = |action| tags::to_add(Access::new(action, arn.as_str()), input.tags.as_ref());
        let mut needed = vec![access("kinesis:CreateStream")];
        if tags::are_given(input.tags.as_ref()) {
            needed.push(access("kinesis:AddTagsToStream"));
        }
        Ok(needed)
    }

    async fn run(
        &self,
        call: &Call,
        input: CreateStreamInput,
    ) -> Result<CreateStreamOutput, Fault> {
        let target = target(call, &input);
        let (mode, shards) = capacity_of(&input)?;
        let tags = input.tags.unwrap_or_default();
        tags::check(&BTreeMap::new(), &target, &tags)?;
        let record_kib_max = input.max_record_size_in_kib.map(i32::unsigned_abs);
        let row = StreamRow {
            id: 0,
            account: target.account.clone(),
            region: target.region.clone(),
            name: target.name.clone(),
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
            policy_principals: BTreeMap::new(),
            mode,
            warm_mibps: None,
            switched_ms: Vec::new(),
            encrypted_ms: Vec::new(),
            decrypted_ms: Vec::new(),
            kms_key: None,
            peaks: Vec::new(),
        };
        self.create(row, call, |row, tx| {
            row.warm_mibps = self.checked_warmth(tx, &target, mode, input.warm_throughput_mibps)?;
            let Some(shards) = shards else {
                self.check_stream_limit(tx, &target)?;
                return Ok(capacity::shards_for(row.warm_mibps));
            };
            self.check_shard_limit(tx, row, shards)?;
            Ok(shards)
        })
        .await?;
        Ok(CreateStreamOutput {})
    }
}
