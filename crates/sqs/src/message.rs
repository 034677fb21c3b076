//! Messages: their rows, and what may be sent.

use std::collections::BTreeMap;

use base64_simd::STANDARD;
use bytes::Bytes;
use model::sqs::{MessageAttributeValue, MessageSystemAttributeValue};
use serde::{Deserialize, Serialize};
use wire::Fault;

use crate::{faults, limits};

/// The one system attribute that a sender sets.
const TRACE_HEADER: &str = "AWSTraceHeader";

/// What an attribute holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Value {
    /// Of a `String` or `Number`.
    Text(String),
    /// Of a `Binary`.
    #[serde(with = "base64")]
    Bytes(Vec<u8>),
}

mod base64 {
    use base64_simd::STANDARD;
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    pub fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode_to_string(bytes))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(deserializer)?;
        STANDARD.decode_to_vec(text).map_err(D::Error::custom)
    }
}

/// An attribute of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AttributeValue {
    /// `String`, `Number`, `Binary`, or one of them, a dot, and a label.
    pub(crate) kind: String,
    pub(crate) value: Value,
}

impl AttributeValue {
    fn len(&self) -> usize {
        let value = match &self.value {
            Value::Text(text) => text.len(),
            Value::Bytes(bytes) => bytes.len(),
        };
        self.kind.len() + value
    }

    pub(crate) fn shown(&self) -> MessageAttributeValue {
        let (text, bytes) = match &self.value {
            Value::Text(text) => (Some(text.clone()), None),
            Value::Bytes(bytes) => (None, Some(Bytes::copy_from_slice(bytes))),
        };
        MessageAttributeValue {
            string_value: text,
            binary_value: bytes,
            data_type: Some(self.kind.clone()),
            ..MessageAttributeValue::default()
        }
    }
}

pub(crate) type Attributes = BTreeMap<String, AttributeValue>;

/// A message as it was sent, under [`row_key`]. It never changes.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Message {
    /// A UUID; it stays when the message goes to a dead-letter queue.
    pub(crate) id: String,
    pub(crate) body: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) attributes: Attributes,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) trace_header: Option<String>,
    /// The unique id of who sent it.
    pub(crate) sender: String,
    pub(crate) sent_ms: u64,
    /// When it was first to be seen: later than it was sent if it is delayed.
    pub(crate) due_ms: u64,
    /// ARN of the queue that it came from as a dead letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) source: Option<String>,
}

/// What became of a message that was received, under the same key.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Delivery {
    /// When it is seen again.
    pub(crate) due_ms: u64,
    /// How often it was received.
    pub(crate) receives: u32,
    pub(crate) first_ms: u64,
    pub(crate) last_ms: u64,
    /// Tells the last receive's handle from those before.
    pub(crate) receipt: u64,
}

impl Message {
    /// Bytes that count against limits.
    pub(crate) fn len(&self) -> usize {
        length(&self.body, &self.attributes)
    }
}

/// Bytes of a body with its attributes, as the limits count them.
fn length(body: &str, attributes: &Attributes) -> usize {
    let attributes = attributes.iter();
    let attributes: usize = attributes
        .map(|(name, attribute)| name.len() + attribute.len())
        .sum();
    body.len() + attributes
}

/// Key of the rows of a message: queue and number.
pub(crate) fn row_key(queue: u64, number: u64) -> String {
    format!("{queue:020}/{number:020}")
}

/// Queue and number of a key.
pub(crate) fn numbers(key: &str) -> Option<(u64, u64)> {
    let (queue, number) = key.split_once('/')?;
    Some((queue.parse().ok()?, number.parse().ok()?))
}

/// What is asked to be sent, checked but for the queue's own limits.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Draft {
    pub(crate) body: String,
    pub(crate) attributes: Attributes,
    pub(crate) trace_header: Option<String>,
    pub(crate) delay_s: Option<u64>,
}

impl Draft {
    /// Bytes that count against limits.
    pub(crate) fn len(&self) -> usize {
        length(&self.body, &self.attributes)
    }
}

/// What a call gives of a message.
pub(crate) struct Given {
    pub(crate) body: Option<String>,
    pub(crate) attributes: Option<BTreeMap<String, MessageAttributeValue>>,
    pub(crate) system_attributes: Option<BTreeMap<String, MessageSystemAttributeValue>>,
    pub(crate) delay_s: Option<i32>,
    pub(crate) deduplication_id: Option<String>,
    pub(crate) group_id: Option<String>,
}

impl Given {
    /// # Errors
    /// `MissingParameter`, `InvalidParameterValue`, `InvalidMessageContents`,
    /// `UnsupportedOperation`
    pub(crate) fn into_draft(self) -> Result<Draft, Fault> {
        if let Some(id) = self.deduplication_id {
            let reason = faults::NOT_OF_STANDARD_QUEUES;
            return Err(faults::invalid_value(id, "MessageDeduplicationId", reason));
        }
        faults::refuse(&[("MessageGroupId", self.group_id.is_some())])?;
        let body = self
            .body
            .filter(|body| !body.is_empty())
            .ok_or_else(|| faults::missing("MessageBody"))?;
        if !body.chars().all(is_allowed) {
            return Err(Fault::client(
                "InvalidMessageContents",
                "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to \
                 #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF",
            ));
        }
        let delay_s = self
            .delay_s
            .map(|delay| {
                let fits = (0..=limits::DELAY_S_MAX).contains(&delay);
                let delay_s = u64::try_from(delay).ok().filter(|_| fits);
                delay_s.ok_or_else(|| {
                    let reason = "DelaySeconds must be >= 0 and <= 900.";
                    faults::invalid_value(delay, "DelaySeconds", reason)
                })
            })
            .transpose()?;
        Ok(Draft {
            body,
            attributes: attributes(self.attributes.unwrap_or_default())?,
            trace_header: trace_header(self.system_attributes.unwrap_or_default())?,
            delay_s,
        })
    }
}

/// Whether a letter is one of those that XML may hold.
fn is_allowed(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

fn attributes(given: BTreeMap<String, MessageAttributeValue>) -> Result<Attributes, Fault> {
    if given.len() > limits::MESSAGE_ATTRIBUTES_MAX {
        return Err(faults::invalid(format!(
            "Number of message attributes [{}] exceeds the allowed maximum [{}].",
            given.len(),
            limits::MESSAGE_ATTRIBUTES_MAX
        )));
    }
    given
        .into_iter()
        .map(|(name, value)| {
            check_attribute_name(&name)?;
            if value.string_list_values.is_some() || value.binary_list_values.is_some() {
                // AWS has them in its model alone.
                return Err(Fault::client(
                    "UnsupportedOperation",
                    "Message attribute list values in SendMessage operation are not supported.",
                ));
            }
            let value = attribute(
                &name,
                "user",
                value.data_type,
                value.string_value,
                value.binary_value,
            )?;
            Ok((name, value))
        })
        .collect()
}

fn check_attribute_name(name: &str) -> Result<(), Fault> {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let lower = name.to_ascii_lowercase();
    let is_good = !name.is_empty()
        && name.len() <= limits::ATTRIBUTE_NAME_BYTES_MAX
        && name.bytes().all(is_letter)
        && !name.starts_with('.')
        && !name.ends_with('.')
        && !name.contains("..")
        && !lower.starts_with("aws.")
        && !lower.starts_with("amazon.");
    if is_good {
        return Ok(());
    }
    Err(faults::invalid(format!(
        "The message attribute name '{name}' is invalid. Attribute name can contain A-Z, a-z, 0-9, \
         underscore (_), hyphen (-), and period (.) characters, 1 to {} of them, must not start or \
         end with a period, have successive periods, or start with AWS. or Amazon.",
        limits::ATTRIBUTE_NAME_BYTES_MAX
    )))
}

fn attribute(
    name: &str,
    whose: &str,
    kind: Option<String>,
    text: Option<String>,
    bytes: Option<Bytes>,
) -> Result<AttributeValue, Fault> {
    let kind = kind.unwrap_or_default();
    let base = kind.split('.').next().unwrap_or_default();
    if text.is_some() && bytes.is_some() {
        return Err(faults::invalid(format!(
            "Message ({whose}) attribute '{name}' has multiple values."
        )));
    }
    let value = match base {
        "String" | "Number" => text.filter(|text| !text.is_empty()).map(Value::Text),
        "Binary" => bytes
            .filter(|bytes| !bytes.is_empty())
            .map(|bytes| Value::Bytes(bytes.to_vec())),
        _ => {
            return Err(faults::invalid(format!(
                "The message attribute '{name}' has an invalid message attribute type, the set of \
                 supported type prefixes is Binary, Number, and String."
            )));
        }
    };
    if kind.len() > limits::ATTRIBUTE_NAME_BYTES_MAX {
        return Err(faults::invalid(format!(
            "Length of message attribute type must be less than {} bytes.",
            limits::ATTRIBUTE_NAME_BYTES_MAX
        )));
    }
    let Some(value) = value else {
        return Err(faults::invalid(format!(
            "Message ({whose}) attribute '{name}' must contain a non-empty value of type '{base}'."
        )));
    };
    match &value {
        Value::Text(text) if base == "Number" && !is_number(text) => Err(faults::invalid(format!(
            "Can't cast the value of message ({whose}) attribute '{name}' to a number."
        ))),
        Value::Text(text) if !text.chars().all(is_allowed) => Err(faults::invalid(format!(
            "Invalid non-printable or control characters in message ({whose}) attribute '{name}'."
        ))),
        _ => Ok(AttributeValue { kind, value }),
    }
}

fn trace_header(
    given: BTreeMap<String, MessageSystemAttributeValue>,
) -> Result<Option<String>, Fault> {
    let mut header = None;
    for (name, value) in given {
        if name != TRACE_HEADER {
            return Err(faults::invalid(format!(
                "Message system attribute name '{name}' is invalid."
            )));
        }
        let value = attribute(
            &name,
            "system",
            value.data_type,
            value.string_value,
            value.binary_value,
        )?;
        match value.value {
            Value::Text(text) if value.kind == "String" => header = Some(text),
            _ => {
                return Err(faults::invalid(format!(
                    "Message system attribute '{name}' must be of type 'String'."
                )));
            }
        }
    }
    Ok(header)
}

/// The digest of the system attributes that a sender gave.
pub(crate) fn system_digest(trace_header: Option<&String>) -> Option<String> {
    let value = AttributeValue {
        kind: "String".to_owned(),
        value: Value::Text(trace_header?.clone()),
    };
    crate::digest::of_attributes([(&TRACE_HEADER.to_owned(), &value)])
}

/// A receipt handle: which message of which queue, and of which receive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Receipt {
    pub(crate) queue: u64,
    pub(crate) number: u64,
    pub(crate) receipt: u64,
}

impl Receipt {
    pub(crate) fn handle(self) -> String {
        let mut bytes = [0; 24];
        for (place, number) in
            bytes
                .chunks_exact_mut(8)
                .zip([self.queue, self.number, self.receipt])
        {
            place.copy_from_slice(&number.to_be_bytes());
        }
        STANDARD.encode_to_string(bytes)
    }

    /// The receipt of a handle that was given out for this queue.
    ///
    /// # Errors
    /// `ReceiptHandleIsInvalid`
    pub(crate) fn parse(queue: u64, handle: &str) -> Result<Self, Fault> {
        let bytes = STANDARD.decode_to_vec(handle).unwrap_or_default();
        let numbers: Vec<u64> = bytes
            .chunks_exact(8)
            .filter_map(|chunk| Some(u64::from_be_bytes(chunk.try_into().ok()?)))
            .collect();
        match (bytes.len(), numbers.as_slice()) {
            (24, [of, number, receipt]) if *of == queue => Ok(Self {
                queue,
                number: *number,
                receipt: *receipt,
            }),
            _ => Err(faults::bad_receipt(handle)),
        }
    }
}

/// Whether a text is a number; infinity and what is none are not.
fn is_number(text: &str) -> bool {
    text.trim().parse::<f64>().is_ok_and(f64::is_finite)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(body: &str) -> Given {
        Given {
            body: Some(body.to_owned()),
            attributes: None,
            system_attributes: None,
            delay_s: None,
            deduplication_id: None,
            group_id: None,
        }
    }

    fn with_attribute(name: &str, kind: &str, text: &str) -> Result<Draft, Fault> {
        let value = MessageAttributeValue {
            data_type: Some(kind.to_owned()),
            string_value: Some(text.to_owned()),
            ..MessageAttributeValue::default()
        };
        Given {
            attributes: Some(BTreeMap::from([(name.to_owned(), value)])),
            ..given("body")
        }
        .into_draft()
    }

    #[test]
    fn an_attribute_has_one_value() {
        let value = MessageAttributeValue {
            data_type: Some("String".to_owned()),
            string_value: Some("x".to_owned()),
            binary_value: Some(Bytes::from_static(b"x")),
            ..MessageAttributeValue::default()
        };
        let given = Given {
            attributes: Some(BTreeMap::from([("a".to_owned(), value)])),
            ..given("body")
        };
        assert_eq!(
            given.into_draft().unwrap_err().message,
            "Message (user) attribute 'a' has multiple values."
        );
    }

    #[test]
    fn what_may_not_be_sent_is_refused() {
        let code = |given: Given| given.into_draft().map(drop).map_err(|fault| fault.code);
        assert_eq!(code(given("\u{1}")), Err("InvalidMessageContents".into()));
        assert_eq!(code(given("")), Err("MissingParameter".into()));
        assert_eq!(code(given("tab\tand 😀")), Ok(()));
        for delay in [-1, 901] {
            let late = Given {
                delay_s: Some(delay),
                ..given("b")
            };
            assert_eq!(code(late), Err("InvalidParameterValue".into()));
        }
        let grouped = Given {
            group_id: Some("g".to_owned()),
            ..given("b")
        };
        assert_eq!(code(grouped), Err("UnsupportedOperation".into()));
    }

    #[test]
    fn attributes_have_a_name_a_type_and_a_value() {
        assert!(with_attribute("a.B-c_1", "String.label", "x").is_ok());
        assert!(with_attribute("n", "Number", "-1.5e3").is_ok());
        for (name, kind, text) in [
            ("", "String", "x"),
            ("AWS.x", "String", "x"),
            (".x", "String", "x"),
            ("x..y", "String", "x"),
            ("x", "Text", "x"),
            ("x", "String", ""),
            ("x", "Binary", "x"),
            ("x", "Number", "x"),
            ("x", "Number", "NaN"),
            ("x", "Number", "-inf"),
        ] {
            let fault = with_attribute(name, kind, text).unwrap_err();
            assert_eq!(fault.code, "InvalidParameterValue", "{name} {kind} {text}");
        }
    }

    #[test]
    fn a_message_has_ten_attributes() {
        let attributes = |number: u32| {
            let value = || MessageAttributeValue {
                data_type: Some("String".to_owned()),
                string_value: Some("x".to_owned()),
                ..MessageAttributeValue::default()
            };
            let names = (0..number).map(|number| (format!("a{number}"), value()));
            Given {
                attributes: Some(names.collect()),
                ..given("b")
            }
        };
        assert!(attributes(10).into_draft().is_ok());
        let fault = attributes(11).into_draft().unwrap_err();
        assert!(
            fault
                .message
                .starts_with("Number of message attributes [11]")
        );
    }

    #[test]
    fn a_handle_counts_for_its_queue_alone() {
        let receipt = Receipt {
            queue: 7,
            number: 9,
            receipt: u64::MAX,
        };
        assert_eq!(Receipt::parse(7, &receipt.handle()), Ok(receipt));
        for (queue, handle) in [
            (8, receipt.handle()),
            (7, "garbage".to_owned()),
            (7, String::new()),
        ] {
            let fault = Receipt::parse(queue, &handle).unwrap_err();
            assert_eq!(fault.code, "ReceiptHandleIsInvalid");
        }
    }
}
