//! What subscribers get: the envelope of queues, and the event of functions.
//!
//! See "Amazon SNS message and JSON formats" in the Amazon SNS Developer Guide and "Invoking Lambda
//! functions with Amazon SNS notifications" in the AWS Lambda Developer Guide. Nothing is signed:
//! there is no key of AWS here, and `Signature` is empty.

use std::collections::BTreeMap;

use base64_simd::STANDARD;
use bytes::Bytes;
use model::sqs;
use serde::Serialize;
use wire::Timestamp;

use crate::message::{Attributes, Message};
use crate::subscription::Protocol;

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct AttributeShown<'a> {
    r#type: &'a str,
    value: &'a str,
}

fn attributes(attributes: &Attributes) -> BTreeMap<&str, AttributeShown<'_>> {
    let shown = attributes.iter().map(|(name, attribute)| {
        let shown = AttributeShown {
            r#type: &attribute.kind,
            value: &attribute.value,
        };
        (name.as_str(), shown)
    });
    shown.collect()
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Envelope<'a> {
    r#type: &'static str,
    message_id: &'a str,
    topic_arn: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'a str>,
    message: &'a str,
    timestamp: &'a str,
    signature_version: &'static str,
    signature: &'static str,
    #[serde(rename = "SigningCertURL")]
    signing_cert_url: &'static str,
    #[serde(rename = "UnsubscribeURL")]
    unsubscribe_url: &'a str,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    message_attributes: BTreeMap<&'a str, AttributeShown<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Event<'a> {
    records: [Record<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Record<'a> {
    event_version: &'static str,
    event_subscription_arn: &'a str,
    event_source: &'static str,
    sns: Sns<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Sns<'a> {
    signature_version: &'static str,
    timestamp: &'a str,
    signature: &'static str,
    signing_cert_url: &'static str,
    message_id: &'a str,
    message: &'a str,
    message_attributes: BTreeMap<&'a str, AttributeShown<'a>>,
    r#type: &'static str,
    unsubscribe_url: &'a str,
    topic_arn: &'a str,
    subject: Option<&'a str>,
}

/// A message on its way to one subscription.
pub(crate) struct Notification<'a> {
    pub(crate) message: &'a Message,
    pub(crate) subscription_arn: &'a str,
    /// The engine's address.
    pub(crate) endpoint: &'a str,
}

impl Notification<'_> {
    fn timestamp(&self) -> String {
        let millis = i64::try_from(self.message.published_ms).unwrap_or(i64::MAX);
        Timestamp::from_millis(millis).iso8601_millis()
    }

    fn unsubscribe_url(&self) -> String {
        format!(
            "{}/?Action=Unsubscribe&SubscriptionArn={}",
            self.endpoint, self.subscription_arn
        )
    }

    /// The body of a queue's message that is not raw.
    pub(crate) fn envelope(&self) -> String {
        let draft = &self.message.draft;
        let envelope = Envelope {
            r#type: "Notification",
            message_id: &self.message.id,
            topic_arn: &self.message.topic().arn(),
            subject: draft.subject.as_deref(),
            message: draft.text(Protocol::Sqs),
            timestamp: &self.timestamp(),
            signature_version: "1",
            signature: "",
            signing_cert_url: "",
            unsubscribe_url: &self.unsubscribe_url(),
            message_attributes: attributes(&draft.attributes),
        };
        serde_json::to_string(&envelope).unwrap_or_default()
    }

    /// The event of a function.
    pub(crate) fn event(&self) -> Bytes {
        let draft = &self.message.draft;
        let event = Event {
            records: [Record {
                event_version: "1.0",
                event_subscription_arn: self.subscription_arn,
                event_source: "aws:sns",
                sns: Sns {
                    signature_version: "1",
                    timestamp: &self.timestamp(),
                    signature: "",
                    signing_cert_url: "",
                    message_id: &self.message.id,
                    message: draft.text(Protocol::Lambda),
                    message_attributes: attributes(&draft.attributes),
                    r#type: "Notification",
                    unsubscribe_url: &self.unsubscribe_url(),
                    topic_arn: &self.message.topic().arn(),
                    subject: draft.subject.as_deref(),
                },
            }],
        };
        Bytes::from(serde_json::to_vec(&event).unwrap_or_default())
    }

    /// The attributes of a raw message, as queues take them.
    pub(crate) fn raw_attributes(&self) -> Option<BTreeMap<String, sqs::MessageAttributeValue>> {
        let attributes = &self.message.draft.attributes;
        let raw = attributes.iter().map(|(name, attribute)| {
            let (text, bytes) = if attribute.is_binary() {
                let bytes = STANDARD.decode_to_vec(&attribute.value).unwrap_or_default();
                (None, Some(Bytes::from(bytes)))
            } else {
                (Some(attribute.value.clone()), None)
            };
            let value = sqs::MessageAttributeValue {
                data_type: Some(attribute.kind.clone()),
                string_value: text,
                binary_value: bytes,
                ..sqs::MessageAttributeValue::default()
            };
            (name.clone(), value)
        });
        Some(raw.collect()).filter(|raw: &BTreeMap<_, _>| !raw.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use plane::{Account, Region};

    use super::*;
    use crate::message::{Attribute, Draft};

    fn message(subject: Option<&str>) -> Message {
        let attribute = Attribute {
            kind: "Binary".to_owned(),
            value: "AP8=".to_owned(),
        };
        Message {
            id: "95df01b4-ee98-5cb9-9903-4c221d41eb5e".to_owned(),
            account: Account::new("123456789012"),
            region: Region::new("us-east-1"),
            topic: "t".to_owned(),
            published_ms: 1_546_433_107_000,
            draft: Draft {
                subject: subject.map(str::to_owned),
                text: "Hello".to_owned(),
                texts: BTreeMap::new(),
                attributes: BTreeMap::from([("raw".to_owned(), attribute)]),
            },
        }
    }

    fn notification(message: &Message) -> Notification<'_> {
        Notification {
            message,
            subscription_arn: "arn:aws:sns:us-east-1:123456789012:t:21be56ed",
            endpoint: "http://127.0.0.1:4566",
        }
    }

    /// The members and their order are those of the examples in the two guides.
    #[test]
    fn a_function_gets_an_event() {
        let message = message(Some("TestInvoke"));
        assert_eq!(
            notification(&message).event(),
            r#"{"Records":[{"EventVersion":"1.0","EventSubscriptionArn":"arn:aws:sns:us-east-1:123456789012:t:21be56ed","EventSource":"aws:sns","Sns":{"SignatureVersion":"1","Timestamp":"2019-01-02T12:45:07.000Z","Signature":"","SigningCertUrl":"","MessageId":"95df01b4-ee98-5cb9-9903-4c221d41eb5e","Message":"Hello","MessageAttributes":{"raw":{"Type":"Binary","Value":"AP8="}},"Type":"Notification","UnsubscribeUrl":"http://127.0.0.1:4566/?Action=Unsubscribe&SubscriptionArn=arn:aws:sns:us-east-1:123456789012:t:21be56ed","TopicArn":"arn:aws:sns:us-east-1:123456789012:t","Subject":"TestInvoke"}}]}"#
        );
    }

    #[test]
    fn a_queue_gets_an_envelope_or_the_message_as_it_is() {
        let message = message(None);
        let notification = notification(&message);
        assert_eq!(
            notification.envelope(),
            r#"{"Type":"Notification","MessageId":"95df01b4-ee98-5cb9-9903-4c221d41eb5e","TopicArn":"arn:aws:sns:us-east-1:123456789012:t","Message":"Hello","Timestamp":"2019-01-02T12:45:07.000Z","SignatureVersion":"1","Signature":"","SigningCertURL":"","UnsubscribeURL":"http://127.0.0.1:4566/?Action=Unsubscribe&SubscriptionArn=arn:aws:sns:us-east-1:123456789012:t:21be56ed","MessageAttributes":{"raw":{"Type":"Binary","Value":"AP8="}}}"#
        );
        let raw = notification.raw_attributes().unwrap();
        assert_eq!(raw["raw"].binary_value.as_deref(), Some(&[0, 255][..]));
    }
}
