//! Failure records: on their way from a mapping to a topic, from there to a queue, from there to
//! the client.

use model::sqs;
use serde_json::Value;

use crate::client::{Client, QUEUE, told};
use crate::engine::{ACCOUNT, ENDPOINT};

/// How long all of them may take, in milliseconds of service time.
const PATIENCE_MS: u64 = 600_000;

/// What a failure record tells of.
struct Range {
    shard: String,
    first: Number,
    last: Number,
}

/// A sequence number, in order: it has no leading zeroes, and too many digits to be one of Rust's.
type Number = (usize, String);

fn number(text: &str) -> Number {
    (text.len(), text.to_owned())
}

fn range(message: &str) -> Result<Range, String> {
    let body: Value = serde_json::from_str(message)
        .map_err(|error| format!("no failure record: {error}: {message}"))?;
    let text = |name: &str| {
        let found = body.get("KinesisBatchInfo").and_then(|info| info.get(name));
        let found = found.and_then(Value::as_str);
        found.ok_or_else(|| format!("no {name} in the failure record {message}"))
    };
    Ok(Range {
        shard: text("shardId")?.to_owned(),
        first: number(text("startSequenceNumber")?),
        last: number(text("endSequenceNumber")?),
    })
}

impl Client<'_> {
    /// Takes failure records out of the queue; answers how many.
    ///
    /// # Errors
    /// A refusal that nothing explains, or a message that is no failure record.
    pub async fn take_failures(&self) -> Result<usize, String> {
        let url = format!("{ENDPOINT}/{ACCOUNT}/{QUEUE}");
        let input = sqs::ReceiveMessageInput {
            queue_url: Some(url.clone()),
            max_number_of_messages: Some(10),
            ..Default::default()
        };
        let output = self.engine.call::<sqs::ReceiveMessage>(input).await;
        let output = output.map_err(|fault| told(&fault))?;
        let messages = output.messages.unwrap_or_default();
        for message in &messages {
            let range = range(message.body.as_deref().unwrap_or_default())?;
            self.tell_of(&range);
            let input = sqs::DeleteMessageInput {
                queue_url: Some(url.clone()),
                receipt_handle: message.receipt_handle.clone(),
            };
            let deleted = self.engine.call::<sqs::DeleteMessage>(input).await;
            deleted.map_err(|fault| told(&fault))?;
        }
        Ok(messages.len())
    }

    fn tell_of(&self, range: &Range) {
        self.told().given_up.retain(|(shard, sequence)| {
            let at = number(sequence);
            *shard != range.shard || at < range.first || at > range.last
        });
    }

    /// Waits until each record that was acknowledged has been told of.
    ///
    /// # Errors
    /// What nothing has told of.
    pub async fn wait_for_failures(&self) -> Result<(), String> {
        let mut waited_ms = 0;
        while !self.told().given_up.is_empty() {
            if self.take_failures().await? > 0 {
                continue;
            }
            if waited_ms >= PATIENCE_MS {
                let untold = self.told().given_up.clone();
                return Err(format!("no failure record tells of {untold:?}"));
            }
            waited_ms += 500;
            self.engine.sleep(500).await;
        }
        Ok(())
    }
}
