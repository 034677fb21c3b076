//! GetShardIterator

use model::kinesis::{GetShardIterator, GetShardIteratorInput, GetShardIteratorOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::read;
use crate::reader::listed_shard;
use crate::shard_id::ShardId;
use crate::start::Start;
use crate::target::address;
use crate::token::ShardIterator;
use crate::{Kinesis, faults};

impl Serve<GetShardIterator> for Kinesis {
    fn access(&self, call: &Call, input: &GetShardIteratorInput) -> Result<Vec<Access>, Fault> {
        self.access_to("kinesis:GetShardIterator", call, address!(input))
    }

    async fn run(
        &self,
        call: &Call,
        input: GetShardIteratorInput,
    ) -> Result<GetShardIteratorOutput, Fault> {
        let target = address!(input).target(&call.caller)?;
        let account = target.account.as_str();
        let raw = input.shard_id.as_deref().unwrap_or_default();
        let id = ShardId::parse(raw)
            .ok_or_else(|| faults::shard_not_found(raw, &target.name, account))?;
        let missing = || faults::shard_does_not_exist(id, &target.name, account);
        let stream = self.find_stream(&target).ok_or_else(missing)?;
        let row = stream.row();
        let now_ms = self.clock.now_ms();
        let shard = listed_shard(&row, id, now_ms)?;
        let state = stream.shard(shard.index).ok_or_else(missing)?;
        let latest = read::tip(shard, &state);
        let start = Start {
            operation: "GetShardIterator",
            kind: input.shard_iterator_type.as_deref().unwrap_or_default(),
            number: input.starting_sequence_number.as_deref(),
            time: input.timestamp,
        };
        let from = start.counter(&target, shard, latest, now_ms)?;
        if self.limits_throughput(&stream) && !state.meter().admit_iterator(now_ms) {
            return Err(faults::throttled(id, &target.name, account));
        }
        let iterator = ShardIterator {
            stream: stream.id,
            name: target.name.clone(),
            shard: id.0,
            from,
            issued_ms: now_ms,
        };
        let text = iterator.seal(&self.tokens, &self.nonces);
        Ok(GetShardIteratorOutput {
            shard_iterator: Some(text),
        })
    }
}
