//! SubscribeToShard

use model::kinesis::{SubscribeToShard, SubscribeToShardInput, SubscribeToShardOutput};
use plane::{Access, Call, Caller, Serve};
use wire::{Fault, Payload};

use crate::consumer_target::{ConsumerAddress, ConsumerTarget};
use crate::shard_id::ShardId;
use crate::start::Start;
use crate::{Kinesis, faults, read};

fn target(input: &SubscribeToShardInput, caller: &Caller) -> Result<ConsumerTarget, Fault> {
    let address = ConsumerAddress {
        stream_arn: None,
        name: None,
        arn: input.consumer_arn.as_deref(),
        id: input.stream_id.as_deref(),
    };
    address.target(caller)
}

impl Serve<SubscribeToShard> for Kinesis {
    fn access(&self, call: &Call, input: &SubscribeToShardInput) -> Result<Vec<Access>, Fault> {
        let target = target(input, &call.caller)?;
        Ok(vec![self.consumer_access(
            "kinesis:SubscribeToShard",
            &call.caller,
            &target,
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: SubscribeToShardInput,
    ) -> Result<SubscribeToShardOutput, Fault> {
        let target = target(&input, &call.caller)?;
        // Looked at first, as the service does.
        self.active_consumer(&target)?;
        let stream = &target.stream;
        let raw = input.shard_id.as_deref().unwrap_or_default();
        let id = ShardId::parse(raw)
            .ok_or_else(|| faults::shard_not_found(raw, &stream.name, stream.account.as_str()))?;
        let position = input.starting_position.unwrap_or_default();
        let start = Start {
            operation: "SubscribeToShard",
            kind: position.r#type.as_deref().unwrap_or_default(),
            number: position.sequence_number.as_deref(),
            time: position.timestamp,
        };
        let subscription = self.subscribe_at(&target, id, |shard, state, now_ms| {
            start.counter(stream, shard, read::tip(shard, state), now_ms)
        })?;
        Ok(SubscribeToShardOutput {
            event_stream: Some(Payload::Events(Box::new(subscription))),
        })
    }
}
