//! SubscribeToShard

use model::kinesis::{SubscribeToShard, SubscribeToShardInput, SubscribeToShardOutput};
use plane::{Access, Call, Caller, Serve};
use wire::{Fault, Payload};

use crate::consumer_target::{ConsumerAddress, ConsumerTarget};
use crate::reader::listed_shard;
use crate::shard_id::ShardId;
use crate::start::Start;
use crate::subscription::Subscription;
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
            call,
            &target,
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: SubscribeToShardInput,
    ) -> Result<SubscribeToShardOutput, Fault> {
        let target = target(&input, &call.caller)?;
        let consumer = self.active_consumer(&target)?;
        let stream_target = &target.stream;
        let account = stream_target.account.as_str();
        let raw = input.shard_id.as_deref().unwrap_or_default();
        let id = ShardId::parse(raw)
            .ok_or_else(|| faults::shard_not_found(raw, &stream_target.name, account))?;
        let missing = || faults::shard_does_not_exist(id, &stream_target.name, account);
        let stream = self.stream(stream_target)?;
        let row = stream.row();
        let now_ms = self.clock.now_ms();
        let shard = listed_shard(&row, id, now_ms)?;
        let state = stream.shard(shard.index).ok_or_else(missing)?;
        let key = (consumer.id, shard.index);
        let refuse = |denied| self.denied(denied, &stream, &consumer, id, now_ms);
        let limited = self.limits_throughput(&stream);
        self.subscriptions
            .call(key, now_ms, limited)
            .map_err(refuse)?;
        let position = input.starting_position.unwrap_or_default();
        let start = Start {
            operation: "SubscribeToShard",
            kind: position.r#type.as_deref().unwrap_or_default(),
            number: position.sequence_number.as_deref(),
            time: position.timestamp,
        };
        let latest = read::tip(shard, &state);
        let from = start.counter(stream_target, shard, latest, now_ms)?;
        let kinesis = self
            .me
            .upgrade()
            .ok_or_else(|| faults::internal(&"the service is going"))?;
        let held = self.subscriptions.start(key, now_ms).map_err(refuse)?;
        self.count_call(&stream, &consumer, true, now_ms);
        let subscription = Subscription::new(
            kinesis,
            stream.clone(),
            state,
            consumer.clone(),
            from,
            held,
            now_ms,
        );
        Ok(SubscribeToShardOutput {
            event_stream: Some(Payload::Events(Box::new(subscription))),
        })
    }
}
