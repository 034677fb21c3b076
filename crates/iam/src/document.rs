//! Policy documents as they are put: what IAM demands of their text beside what they say. Those
//! that are stored already are not looked at again.

use std::collections::HashSet;
use std::fmt;

use auth::policy::{Kind, Policy, PolicyFault};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use wire::Fault;

use crate::faults;

/// Refuses what is no policy of its kind.
///
/// # Errors
/// `MalformedPolicyDocument`
pub(crate) fn check(document: &str, kind: Kind) -> Result<(), Fault> {
    if document.starts_with(|letter: char| letter.is_whitespace()) {
        return Err(faults::malformed(match kind {
            Kind::Identity => "The policy failed legacy parsing",
            Kind::Managed | Kind::Trust | Kind::Resource => {
                "JSON strings must not have leading spaces"
            }
        }));
    }
    Policy::parse_as(document, kind).map_err(|fault| faults::malformed_policy(&fault))?;
    if repeats_elements(document) {
        return Err(faults::malformed_policy(&PolicyFault::Syntax));
    }
    Ok(())
}

/// Whether the document or one of its statements has an element twice: what such a one means is
/// not for the reader to choose.
fn repeats_elements(document: &str) -> bool {
    let mut found = false;
    let elements = Elements {
        depth: 0,
        repeated: &mut found,
    };
    let mut reader = serde_json::Deserializer::from_str(document);
    // What is no JSON has been refused.
    let _ = elements.deserialize(&mut reader);
    found
}

/// Reads a document for names that come twice in one object.
struct Elements<'a> {
    /// 0 in the document, 1 in a statement.
    depth: u8,
    repeated: &'a mut bool,
}

impl<'de> DeserializeSeed<'de> for Elements<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Elements<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a part of a policy")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut names = HashSet::new();
        while let Some(name) = map.next_key::<String>()? {
            if self.depth == 0 && name == "Statement" {
                map.next_value_seed(Elements {
                    depth: 1,
                    repeated: self.repeated,
                })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
            *self.repeated |= !names.insert(name);
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut statements: A) -> Result<(), A::Error> {
        let (depth, repeated) = (self.depth, self.repeated);
        while statements
            .next_element_seed(Elements {
                depth,
                repeated: &mut *repeated,
            })?
            .is_some()
        {}
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATEMENT: &str = r#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#;

    fn document(statement: &str) -> String {
        format!(r#"{{"Version":"2012-10-17","Statement":{statement}}}"#)
    }

    fn said(document: &str, kind: Kind) -> String {
        check(document, kind).map_or_else(|fault| fault.message, |()| String::new())
    }

    #[test]
    fn documents_begin_with_their_brace() {
        let good = document(STATEMENT);
        for (kind, expected) in [
            (Kind::Identity, "The policy failed legacy parsing"),
            (Kind::Managed, "JSON strings must not have leading spaces"),
        ] {
            assert_eq!(said(&good, kind), "");
            assert_eq!(said(&format!("{good}\n"), kind), "");
            assert_eq!(said(&format!("\n{good}"), kind), expected);
            assert_eq!(said(&format!(" {good}"), kind), expected);
        }
    }

    #[test]
    fn elements_come_once() {
        for (statement, is_good) in [
            (STATEMENT.to_owned(), true),
            (format!("[{STATEMENT},{STATEMENT}]"), true),
            (
                STATEMENT.replace("\"Action\"", "\"Effect\":\"Allow\",\"Action\""),
                false,
            ),
            (STATEMENT.replace("}", ",\"Action\":\"s3:Get*\"}"), false),
            (
                format!(
                    "[{},{STATEMENT}]",
                    STATEMENT.replace("}", ",\"Resource\":\"*\"}")
                ),
                false,
            ),
            (format!("{STATEMENT},\"Statement\":{STATEMENT}"), false),
        ] {
            let expected = if is_good {
                ""
            } else {
                "Syntax errors in policy."
            };
            assert_eq!(
                said(&document(&statement), Kind::Managed),
                expected,
                "{statement}"
            );
        }
    }
}
