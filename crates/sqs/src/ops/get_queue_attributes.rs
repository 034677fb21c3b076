//! GetQueueAttributes

use std::collections::BTreeMap;

use model::sqs::{GetQueueAttributes, GetQueueAttributesInput, GetQueueAttributesOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::names::Address;
use crate::queue::{Queue, SETTINGS};
use crate::{Sqs, faults};

/// What is not set but told.
const TOLD: [&str; 6] = [
    "ApproximateNumberOfMessages",
    "ApproximateNumberOfMessagesDelayed",
    "ApproximateNumberOfMessagesNotVisible",
    "CreatedTimestamp",
    "LastModifiedTimestamp",
    "QueueArn",
];

/// What queues of other kinds have, and this one does not.
const OF_OTHERS: [&str; 6] = [
    "FifoQueue",
    "ContentBasedDeduplication",
    "DeduplicationScope",
    "FifoThroughputLimit",
    "KmsMasterKeyId",
    "KmsDataKeyReusePeriodSeconds",
];

impl Serve<GetQueueAttributes> for Sqs {
    fn access(&self, call: &Call, input: &GetQueueAttributesInput) -> Result<Vec<Access>, Fault> {
        self.access("sqs:GetQueueAttributes", call, input.queue_url.as_deref())
    }

    async fn run(
        &self,
        call: &Call,
        input: GetQueueAttributesInput,
    ) -> Result<GetQueueAttributesOutput, Fault> {
        let (address, queue) = self.queue(call, input.queue_url.as_deref())?;
        let mut attributes = BTreeMap::new();
        for name in input.attribute_names.unwrap_or_default() {
            let named = name.as_str();
            let names: Vec<&str> = match named {
                "All" => SETTINGS.into_iter().chain(TOLD).collect(),
                _ if SETTINGS.contains(&named) || TOLD.contains(&named) => vec![named],
                _ if OF_OTHERS.contains(&named) => Vec::new(),
                _ => return Err(faults::unknown_attribute(named)),
            };
            for name in names {
                if let Some(value) = self.attribute(&address, &queue, name) {
                    attributes.insert(name.to_owned(), value);
                }
            }
        }
        Ok(GetQueueAttributesOutput {
            // Left out where nothing is asked for or set.
            attributes: Some(attributes).filter(|attributes| !attributes.is_empty()),
        })
    }
}

impl Sqs {
    fn attribute(&self, address: &Address, queue: &Queue, name: &str) -> Option<String> {
        let counts = || {
            let now_ms = self.now_ms();
            self.index
                .counts(queue.id, now_ms, queue.horizon_ms(now_ms))
        };
        Some(match name {
            "ApproximateNumberOfMessages" => counts().visible.to_string(),
            "ApproximateNumberOfMessagesDelayed" => counts().delayed.to_string(),
            "ApproximateNumberOfMessagesNotVisible" => counts().in_flight.to_string(),
            "CreatedTimestamp" => (queue.created_ms / 1000).to_string(),
            "LastModifiedTimestamp" => (queue.modified_ms / 1000).to_string(),
            "QueueArn" => address.arn(),
            "Policy" => {
                let settings = &queue.settings;
                let policy = settings.policy.as_deref()?;
                self.principals.shown(policy, &settings.principals)
            }
            _ => return queue.settings.get(name),
        })
    }
}
