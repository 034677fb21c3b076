//! ReceiveMessage

use std::collections::BTreeMap;

use model::sqs::{Message, ReceiveMessage, ReceiveMessageInput, ReceiveMessageOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::message::Attributes;
use crate::names::Address;
use crate::receive::{Received, Wanted};
use crate::{Sqs, digest, faults, limits, remove};

/// What a message tells of itself, and what messages of FIFO queues would.
const SYSTEM_ATTRIBUTES: [&str; 9] = [
    "SenderId",
    "SentTimestamp",
    "ApproximateReceiveCount",
    "ApproximateFirstReceiveTimestamp",
    "AWSTraceHeader",
    "DeadLetterQueueSourceArn",
    "SequenceNumber",
    "MessageDeduplicationId",
    "MessageGroupId",
];

impl Serve<ReceiveMessage> for Sqs {
    fn access(&self, call: &Call, input: &ReceiveMessageInput) -> Result<Vec<Access>, Fault> {
        self.access("sqs:ReceiveMessage", call, input.queue_url.as_deref())
    }

    async fn run(
        &self,
        call: &Call,
        input: ReceiveMessageInput,
    ) -> Result<ReceiveMessageOutput, Fault> {
        let address = Address::of_url(call, input.queue_url.as_deref())?;
        if let Some(id) = &input.receive_request_attempt_id {
            let reason = faults::NOT_OF_STANDARD_QUEUES;
            return Err(faults::invalid_value(id, "ReceiveRequestAttemptId", reason));
        }
        let wanted = wanted(&input)?;
        let mut system = input.message_system_attribute_names.unwrap_or_default();
        system.extend(input.attribute_names.unwrap_or_default());
        if let Some(unknown) = system
            .iter()
            .find(|name| *name != "All" && !SYSTEM_ATTRIBUTES.contains(&name.as_str()))
        {
            return Err(faults::unknown_attribute(unknown));
        }
        let user = input.message_attribute_names.unwrap_or_default();
        let received = self.receive(call, &address, wanted).await?;
        match received.len() {
            0 => self.count(&address, "NumberOfEmptyReceives", 1, "Count"),
            number => self.count(&address, "NumberOfMessagesReceived", number, "Count"),
        }
        let messages = received.iter().map(|one| shown(one, &system, &user));
        let messages: Vec<Message> = messages.collect();
        Ok(ReceiveMessageOutput {
            // Left out where there are none.
            messages: Some(messages).filter(|messages| !messages.is_empty()),
        })
    }
}

fn wanted(input: &ReceiveMessageInput) -> Result<Wanted, Fault> {
    let messages = input.max_number_of_messages.unwrap_or(1);
    let messages_max = usize::try_from(messages).unwrap_or_default();
    if !(1..=limits::BATCH_ENTRIES_MAX).contains(&messages_max) {
        let reason = "Must be between 1 and 10, if provided.";
        return Err(faults::invalid_value(
            messages,
            "MaxNumberOfMessages",
            reason,
        ));
    }
    let seconds = |given: Option<i32>, max: i32, refused: fn(i32) -> Fault| {
        given
            .map(|given| {
                let fits = (0..=max).contains(&given);
                let seconds = u64::try_from(given).ok().filter(|_| fits);
                seconds.ok_or_else(|| refused(given))
            })
            .transpose()
    };
    Ok(Wanted {
        messages_max,
        visibility_s: seconds(
            input.visibility_timeout,
            limits::VISIBILITY_S_MAX,
            remove::visibility_out_of_range,
        )?,
        wait_s: seconds(input.wait_time_seconds, limits::WAIT_S_MAX, |given| {
            let reason = "Must be >= 0 and <= 20, if provided.";
            faults::invalid_value(given, "WaitTimeSeconds", reason)
        })?,
    })
}

fn shown(one: &Received, system: &[String], user: &[String]) -> Message {
    let (message, delivery) = (&one.message, &one.delivery);
    let told = |name: &str| {
        Some(match name {
            "SenderId" => message.sender.clone(),
            "SentTimestamp" => message.sent_ms.to_string(),
            "ApproximateReceiveCount" => delivery.receives.to_string(),
            "ApproximateFirstReceiveTimestamp" => delivery.first_ms.to_string(),
            "AWSTraceHeader" => message.trace_header.clone()?,
            "DeadLetterQueueSourceArn" => message.source.clone()?,
            _ => return None,
        })
    };
    let is_asked = |name: &str| system.iter().any(|asked| asked == name || asked == "All");
    let attributes: BTreeMap<String, String> = SYSTEM_ATTRIBUTES
        .into_iter()
        .filter(|name| is_asked(name))
        .filter_map(|name| Some((name.to_owned(), told(name)?)))
        .collect();
    let chosen = chosen(&message.attributes, user);
    let digest = digest::of_attributes(&chosen);
    let shown: BTreeMap<String, _> = chosen
        .into_iter()
        .map(|(name, value)| (name, value.shown()))
        .collect();
    Message {
        message_id: Some(message.id.clone()),
        receipt_handle: Some(one.receipt.handle()),
        md5_of_body: Some(digest::of_body(&message.body)),
        body: Some(message.body.clone()),
        attributes: Some(attributes).filter(|attributes| !attributes.is_empty()),
        md5_of_message_attributes: digest,
        message_attributes: Some(shown).filter(|shown| !shown.is_empty()),
    }
}

/// The attributes whose names are asked for: one by one, by what they begin with, or all.
fn chosen(attributes: &Attributes, asked: &[String]) -> Attributes {
    let is_asked = |name: &String| {
        asked.iter().any(|asked| match asked.as_str() {
            "All" | ".*" => true,
            asked => match asked.strip_suffix(".*") {
                Some(begin) => name.starts_with(begin),
                None => name == asked,
            },
        })
    };
    let chosen = attributes.iter().filter(|(name, _)| is_asked(name));
    chosen
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{AttributeValue, Value};

    #[test]
    fn attributes_are_chosen_by_name_beginning_or_all() {
        let value = || AttributeValue {
            kind: "String".to_owned(),
            value: Value::Text("x".to_owned()),
        };
        let names = ["bar.one", "bar.two", "foo"];
        let attributes: Attributes = names.map(|name| (name.to_owned(), value())).into();
        let check = |asked: &[&str], expected: &[&str]| {
            let asked: Vec<String> = asked.iter().map(|name| (*name).to_owned()).collect();
            let chosen = chosen(&attributes, &asked);
            assert_eq!(chosen.keys().collect::<Vec<_>>(), expected, "{asked:?}");
        };
        check(&[], &[]);
        check(&["foo", "none"], &["foo"]);
        check(&["bar.*"], &["bar.one", "bar.two"]);
        check(&[".*"], &names);
        check(&["All"], &names);
    }
}
