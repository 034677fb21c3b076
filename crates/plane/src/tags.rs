//! Tags of what one service keeps, for which another service's operations answer.

use std::collections::BTreeMap;

use wire::Fault;

use crate::{Account, BoxFuture, Region};

/// Tags that one of Lambda's resources may have.
const TAGS_MAX: usize = 50;

/// Characters of a tag's key and value.
const TAG_KEY_CHARS_MAX: usize = 128;
const TAG_VALUE_CHARS_MAX: usize = 256;

/// Refuses tags that Lambda does not take, of functions and of mappings alike.
///
/// # Errors
/// `InvalidParameterValueException`.
///
/// See "Tag restrictions" in the AWS Lambda Developer Guide, which has the limits, not the words.
pub fn check_lambda_tags(tags: &BTreeMap<String, String>) -> Result<(), Fault> {
    let invalid = |message: String| Fault::client("InvalidParameterValueException", message);
    if tags.len() > TAGS_MAX {
        return Err(invalid(
            "Number of tags exceeds resource tag limit.".to_owned(),
        ));
    }
    for (key, value) in tags {
        let broken = |which: &str, text: &str, rule: String| {
            invalid(format!(
                "1 validation error detected: Value '{text}' at 'tags' failed to satisfy \
                 constraint: Map {which} must satisfy constraint: [{rule}]"
            ))
        };
        let longest =
            |chars: usize| format!("Member must have length less than or equal to {chars}");
        if key.is_empty() || key.chars().count() > TAG_KEY_CHARS_MAX {
            let longest = longest(TAG_KEY_CHARS_MAX);
            let rule = format!("{longest}, Member must have length greater than or equal to 1");
            return Err(broken("keys", key, rule));
        }
        if value.chars().count() > TAG_VALUE_CHARS_MAX {
            return Err(broken("value", value, longest(TAG_VALUE_CHARS_MAX)));
        }
        if is_reserved_tag(key) {
            return Err(invalid(
                "aws: prefixed tag key names are not allowed for external use.".to_owned(),
            ));
        }
    }
    Ok(())
}

/// Whether only AWS may set tags of this name: those that begin with `aws:`, in any case.
///
/// See "Tag naming limits and requirements" in the Tagging AWS Resources User Guide.
#[must_use]
pub fn is_reserved_tag(key: &str) -> bool {
    key.get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("aws:"))
}

/// The tags of event source mappings: Lambda's operations over tags take their ARNs beside those of
/// functions. Implemented by the mappings.
pub trait MappingTags: Send + Sync {
    /// The tags of a mapping.
    ///
    /// # Errors
    /// `ResourceNotFoundException`.
    fn mapping_tags(
        &self,
        account: &Account,
        region: &Region,
        arn: &str,
    ) -> Result<BTreeMap<String, String>, Fault>;

    /// Adds tags and takes others away; resolves when that is durable.
    ///
    /// # Errors
    /// `ResourceNotFoundException`, `InvalidParameterValueException` for more than 50.
    fn change_mapping_tags<'a>(
        &'a self,
        account: &'a Account,
        region: &'a Region,
        arn: &'a str,
        added: BTreeMap<String, String>,
        removed: Vec<String>,
    ) -> BoxFuture<'a, Result<(), Fault>>;
}

#[cfg(test)]
mod tests {
    use super::is_reserved_tag;

    #[test]
    fn what_begins_with_aws_and_a_colon_is_reserved_in_any_case() {
        for reserved in ["aws:", "aws:x", "AWS:x", "aWs:cloudformation:stack-name"] {
            assert!(is_reserved_tag(reserved), "{reserved}");
        }
        for free in ["", "aws", "awsx:", "my:aws:", "äws:"] {
            assert!(!is_reserved_tag(free), "{free}");
        }
    }
}
