//! ListStreamConsumers

use model::kinesis::{ListStreamConsumers, ListStreamConsumersInput, ListStreamConsumersOutput};
use plane::{Access, Call, Serve};
use serde::{Deserialize, Serialize};
use wire::Fault;

use super::list_shards::token_expired;
use super::register_stream_consumer::stream_of;
use crate::row::Status;
use crate::target::{Address, Target};
use crate::token::PageToken;
use crate::{Kinesis, faults};

/// Most consumers of one answer.
const CONSUMERS_MAX: usize = 100;

/// Where a listing goes on.
#[derive(Debug, Serialize, Deserialize)]
struct Place {
    stream: u64,
    after_consumer: String,
}

impl Kinesis {
    /// The name after which a listing of the stream's consumers begins.
    fn after_consumer(
        &self,
        input: &ListStreamConsumersInput,
        target: &Target,
        now_ms: u64,
    ) -> Result<Option<String>, Fault> {
        let stream = self.stream(target)?;
        let row = stream.row();
        let Some(text) = &input.next_token else {
            if row.status == Status::Creating {
                return Err(target.not_active(row.status));
            }
            let created = input.stream_creation_timestamp;
            if created.is_some_and(|time| time.secs() != (row.created_ms / 1000) as i64) {
                return Err(target.not_found());
            }
            return Ok(None);
        };
        if input.stream_creation_timestamp.is_some() {
            let message = "NextToken and StreamCreationTimestamp cannot be provided together.";
            return Err(faults::invalid_argument(message));
        }
        let invalid = || faults::invalid_argument("Invalid NextToken.");
        let token = PageToken::<Place>::open(&self.tokens, text).ok_or_else(invalid)?;
        if !token.is_alive(now_ms) {
            return Err(token_expired());
        }
        if token.place.stream != stream.id {
            return Err(invalid());
        }
        Ok(Some(token.place.after_consumer))
    }
}

impl Serve<ListStreamConsumers> for Kinesis {
    fn access(&self, call: &Call, input: &ListStreamConsumersInput) -> Result<Vec<Access>, Fault> {
        self.access_to("kinesis:ListStreamConsumers", call, stream_of!(input))
    }

    async fn run(
        &self,
        call: &Call,
        input: ListStreamConsumersInput,
    ) -> Result<ListStreamConsumersOutput, Fault> {
        let now_ms = self.clock.now_ms();
        let target = stream_of!(input).target(&call.caller)?;
        let after = self.after_consumer(&input, &target, now_ms)?;
        let limit = input
            .max_results
            .and_then(|limit| usize::try_from(limit).ok());
        let limit = limit.unwrap_or(CONSUMERS_MAX).min(CONSUMERS_MAX);
        let mut rows = self.consumers_of(&target);
        rows.retain(|row| after.as_ref().is_none_or(|after| row.name > *after));
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next_token = rows.last().filter(|_| more).and_then(|last| {
            let token = PageToken {
                issued_ms: now_ms,
                place: Place {
                    stream: last.stream,
                    after_consumer: last.name.clone(),
                },
            };
            token.seal(&self.tokens, &self.nonces)
        });
        Ok(ListStreamConsumersOutput {
            consumers: Some(rows.iter().map(|row| row.summary()).collect()),
            next_token,
        })
    }
}
