//! Messages: their rows, and what may be published.

use std::collections::BTreeMap;

use base64_simd::STANDARD;
use model::sns::MessageAttributeValue;
use plane::{Account, Region};
use serde::{Deserialize, Serialize};
use wire::Fault;

use crate::names::Address;
use crate::subscription::Protocol;
use crate::{faults, limits};

/// An attribute of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Attribute {
    /// `String`, `String.Array`, `Number` or `Binary`.
    pub(crate) kind: String,
    /// Text as it is, bytes in base64.
    pub(crate) value: String,
}

impl Attribute {
    pub(crate) fn is_binary(&self) -> bool {
        self.kind.starts_with("Binary")
    }

    /// Length of the value in bytes, not in base64.
    fn len(&self) -> usize {
        if !self.is_binary() {
            return self.value.len();
        }
        let padding = self.value.len() - self.value.trim_end_matches('=').len();
        (self.value.len() / 4 * 3).saturating_sub(padding)
    }
}

pub(crate) type Attributes = BTreeMap<String, Attribute>;

/// What is asked to be published, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Draft {
    pub(crate) subject: Option<String>,
    /// The text for every protocol without one of its own.
    pub(crate) text: String,
    /// Texts by protocol.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) texts: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) attributes: Attributes,
}

/// A message that was published, until all its deliveries have ended.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Message {
    /// A UUID.
    pub(crate) id: String,
    pub(crate) account: Account,
    pub(crate) region: Region,
    /// The topic's name.
    pub(crate) topic: String,
    pub(crate) published_ms: u64,
    pub(crate) draft: Draft,
}

impl Message {
    pub(crate) fn topic(&self) -> Address {
        Address {
            account: self.account.clone(),
            region: self.region.clone(),
            name: self.topic.clone(),
        }
    }

    /// Bytes that count against limits.
    pub(crate) fn len(&self) -> usize {
        self.draft.len()
    }
}

impl Draft {
    fn attributes_len(&self) -> usize {
        let attributes = self.attributes.iter();
        attributes
            .map(|(name, attribute)| name.len() + attribute.kind.len() + attribute.len())
            .sum()
    }

    /// Bytes that it takes.
    pub(crate) fn len(&self) -> usize {
        let texts: usize = self.texts.values().map(String::len).sum();
        self.text.len() + texts + self.attributes_len()
    }

    /// The text for a protocol.
    pub(crate) fn text(&self, protocol: Protocol) -> &str {
        let own = self.texts.get(protocol.name());
        own.unwrap_or(&self.text)
    }
}

/// What a call gives of a message.
pub(crate) struct Given {
    pub(crate) message: Option<String>,
    pub(crate) subject: Option<String>,
    pub(crate) structure: Option<String>,
    pub(crate) attributes: Option<BTreeMap<String, MessageAttributeValue>>,
    pub(crate) deduplication_id: Option<String>,
    pub(crate) group_id: Option<String>,
}

impl Given {
    /// # Errors
    /// `InvalidParameter`, `ParameterValueInvalid`
    pub(crate) fn into_draft(self) -> Result<Draft, Fault> {
        faults::refuse(&[("MessageGroupId", self.group_id.is_some())])?;
        if self.deduplication_id.is_some() {
            return Err(faults::invalid(
                "MessageDeduplicationId Reason: The request includes MessageDeduplicationId \
                 parameter that is not valid for this topic type",
            ));
        }
        let message = self.message.filter(|message| !message.is_empty());
        let message = message.ok_or_else(|| faults::invalid("Empty message"))?;
        if self
            .subject
            .as_ref()
            .is_some_and(|subject| !is_subject(subject))
        {
            return Err(faults::invalid("Subject"));
        }
        let whole = message.len();
        let (text, texts) = match self.structure.as_deref() {
            None | Some("") => (message, BTreeMap::new()),
            Some("json") => texts(&message)?,
            Some(_) => return Err(faults::invalid("MessageStructure")),
        };
        let given = self.attributes.unwrap_or_default();
        let attributes: Result<Attributes, Fault> = given
            .into_iter()
            .map(|(name, value)| Ok((name.clone(), attribute(&name, value)?)))
            .collect();
        let draft = Draft {
            subject: self.subject,
            text,
            texts,
            attributes: attributes?,
        };
        // Texts for protocols that are not here count as well.
        if draft.attributes_len() + whole > limits::MESSAGE_BYTES_MAX {
            return Err(faults::invalid("Message too long"));
        }
        Ok(draft)
    }
}

/// "Subjects must be UTF-8 text with no line breaks or control characters": Publish in the Amazon
/// SNS API Reference.
fn is_subject(subject: &str) -> bool {
    let is_line_break = |letter: char| matches!(letter, '\u{2028}' | '\u{2029}');
    let is_letter = |letter: char| !letter.is_control() && !is_line_break(letter);
    !subject.trim().is_empty()
        && subject.chars().count() <= limits::SUBJECT_LETTERS_MAX
        && subject.chars().all(is_letter)
}

/// Whether a text is a number; infinity and what is none are not.
fn is_number(text: &str) -> bool {
    text.trim().parse::<f64>().is_ok_and(f64::is_finite)
}

/// The text for all, and those for the protocols that are here.
fn texts(message: &str) -> Result<(String, BTreeMap<String, String>), Fault> {
    let Ok(serde_json::Value::Object(by_protocol)) = serde_json::from_str(message) else {
        return Err(faults::invalid(
            "Message Structure - JSON message body failed to parse",
        ));
    };
    let mut texts = BTreeMap::new();
    let mut default = None;
    for (protocol, text) in by_protocol {
        let serde_json::Value::String(text) = text else {
            continue;
        };
        match protocol.as_str() {
            "default" => default = Some(text),
            "sqs" | "lambda" => {
                texts.insert(protocol, text);
            }
            _ => {}
        }
    }
    let default = default.ok_or_else(|| {
        faults::invalid("Message Structure - No default entry in JSON message body")
    })?;
    Ok((default, texts))
}

fn attribute(name: &str, given: MessageAttributeValue) -> Result<Attribute, Fault> {
    let refused = |message: String| Err(Fault::client("ParameterValueInvalid", message));
    let kind = given.data_type.unwrap_or_default();
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    if name.is_empty() || name.len() > 256 || !name.bytes().all(is_letter) {
        return refused(format!("The message attribute name '{name}' is invalid."));
    }
    let base = kind.split('.').next().unwrap_or_default();
    let value = match base {
        "String" | "Number" => given.string_value.filter(|text| !text.is_empty()),
        "Binary" => given
            .binary_value
            .filter(|bytes| !bytes.is_empty())
            .map(|bytes| STANDARD.encode_to_string(&bytes)),
        _ => {
            return refused(format!(
                "The message attribute '{name}' has an invalid message attribute type, the set of \
                 supported type prefixes is Binary, Number, and String."
            ));
        }
    };
    match value {
        Some(text) if base == "Number" && !is_number(&text) => refused(format!(
            "Could not cast message attribute '{name}' value to number."
        )),
        Some(value) => Ok(Attribute { kind, value }),
        None => refused(format!(
            "The message attribute '{name}' must contain non-empty message attribute value for \
             message attribute type '{kind}'."
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(message: &str) -> Given {
        Given {
            message: Some(message.to_owned()),
            subject: None,
            structure: None,
            attributes: None,
            deduplication_id: None,
            group_id: None,
        }
    }

    fn code(given: Given) -> Result<(), String> {
        let draft = given.into_draft();
        draft.map(drop).map_err(|fault| fault.message)
    }

    #[test]
    fn what_may_not_be_published_is_refused() {
        let refused = |message: &str| Err(format!("Invalid parameter: {message}"));
        assert_eq!(code(given("x")), Ok(()));
        assert_eq!(code(given("")), refused("Empty message"));
        let long = "x".repeat(limits::MESSAGE_BYTES_MAX + 1);
        assert_eq!(code(given(&long)), refused("Message too long"));
        for subject in ["", " ", "a\nb", "a\u{2028}b", "a\u{7}", &"s".repeat(101)] {
            let with = Given {
                subject: Some(subject.to_owned()),
                ..given("x")
            };
            assert_eq!(code(with), refused("Subject"), "{subject:?}");
        }
        for subject in ["Grüße, 世界", &"ß".repeat(100)] {
            let with = Given {
                subject: Some(subject.to_owned()),
                ..given("x")
            };
            assert_eq!(code(with), Ok(()), "{subject:?}");
        }
        let grouped = Given {
            group_id: Some("g".to_owned()),
            ..given("x")
        };
        assert!(code(grouped).unwrap_err().contains("MessageGroupId"));
    }

    fn with_attribute(kind: &str, text: Option<&str>, bytes: Option<usize>) -> Given {
        let value = MessageAttributeValue {
            data_type: Some(kind.to_owned()),
            string_value: text.map(str::to_owned),
            binary_value: bytes.map(|length| vec![7; length].into()),
        };
        Given {
            attributes: Some(BTreeMap::from([("a".to_owned(), value)])),
            ..given("x")
        }
    }

    #[test]
    fn bytes_count_and_not_their_base64() {
        let max = limits::MESSAGE_BYTES_MAX - "x".len() - "aBinary".len();
        assert_eq!(code(with_attribute("Binary", None, Some(max))), Ok(()));
        let long = with_attribute("Binary", None, Some(max + 1));
        assert_eq!(
            code(long),
            Err("Invalid parameter: Message too long".to_owned())
        );
        let mail = "m".repeat(limits::MESSAGE_BYTES_MAX);
        let structured = Given {
            structure: Some("json".to_owned()),
            ..given(&serde_json::json!({"default": "d", "email": mail}).to_string())
        };
        assert_eq!(
            code(structured),
            Err("Invalid parameter: Message too long".to_owned())
        );
    }

    #[test]
    fn numbers_are_finite() {
        for text in ["1", "-2.5e3", " 7"] {
            assert_eq!(
                code(with_attribute("Number", Some(text), None)),
                Ok(()),
                "{text}"
            );
        }
        for text in ["NaN", "inf", "-infinity", "1e999", "x"] {
            let refused = code(with_attribute("Number", Some(text), None)).unwrap_err();
            assert!(refused.contains("Could not cast"), "{text}");
        }
    }

    #[test]
    fn a_protocol_may_have_a_text_of_its_own() {
        let structured = |message: &str| {
            let with = Given {
                structure: Some("json".to_owned()),
                ..given(message)
            };
            with.into_draft()
        };
        let draft = structured(r#"{"default":"d","sqs":"s","email":"e"}"#).unwrap();
        assert_eq!(draft.text(Protocol::Sqs), "s");
        assert_eq!(draft.text(Protocol::Lambda), "d");
        for wrong in ["x", "[]", r#"{"sqs":"s"}"#] {
            let fault = structured(wrong).unwrap_err();
            assert!(fault.message.contains("Message Structure"), "{wrong}");
        }
    }
}
