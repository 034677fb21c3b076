//! What tags may look like, and how many a stream may have.

use std::collections::BTreeMap;

use plane::{Access, Account};
use wire::Fault;

use crate::faults::invalid_argument;
use crate::row::{Status, StreamRow};
use crate::target::Target;

/// Most tags of a stream. See "Tag your Amazon Kinesis Data Streams resources" in the developer
/// guide.
const TAGS_MAX: usize = 50;

/// Adds tags to a row, replacing the values of those that are there.
///
/// # Errors
/// `InvalidArgumentException` for characters that tags may not have and for too many tags;
/// `ResourceInUseException` while the stream comes or goes.
pub fn add(
    row: &mut StreamRow,
    target: &Target,
    tags: BTreeMap<String, String>,
) -> Result<(), Fault> {
    check_settled(row, target)?;
    check(&row.tags, target, &tags)?;
    row.tags.extend(tags);
    Ok(())
}

/// Removes tags from a row; those that are not there do not matter.
///
/// # Errors
/// `InvalidArgumentException` for characters that tags may not have; `ResourceInUseException`
/// while the stream comes or goes.
pub fn remove(row: &mut StreamRow, target: &Target, keys: &[String]) -> Result<(), Fault> {
    check_settled(row, target)?;
    let (name, account) = (&target.name, &target.account);
    let what = format!("remove tags from stream {name} under account {account}");
    check_characters(&what, || keys.iter())?;
    check_reserved(&what, keys.iter())?;
    row.tags.retain(|key, _| !keys.contains(key));
    Ok(())
}

fn check_settled(row: &StreamRow, target: &Target) -> Result<(), Fault> {
    match row.status {
        Status::Active | Status::Updating => Ok(()),
        Status::Creating | Status::Deleting => Err(target.not_active(row.status)),
    }
}

/// Checks tags that are to be added to those that are there.
///
/// # Errors
/// `InvalidArgumentException`
pub fn check(
    present: &BTreeMap<String, String>,
    target: &Target,
    added: &BTreeMap<String, String>,
) -> Result<(), Fault> {
    check_of("stream", &target.name, &target.account, present, added)
}

/// Checks tags that are to be added to those of a stream or a consumer.
///
/// # Errors
/// `InvalidArgumentException`
pub fn check_of(
    kind: &str,
    name: &str,
    account: &Account,
    present: &BTreeMap<String, String>,
    added: &BTreeMap<String, String>,
) -> Result<(), Fault> {
    let whose = format!("{kind} {name} under account {account}");
    let what = format!("add tags to {whose}");
    check_characters(&what, || added.iter().flat_map(|(key, value)| [key, value]))?;
    check_reserved(&what, added.keys())?;
    let new = added
        .keys()
        .filter(|key| !present.contains_key(*key))
        .count();
    if present.len() + new > TAGS_MAX {
        return Err(invalid_argument(format!(
            "Failed to add tags to {whose} because a given {kind} \
             cannot have more than {TAGS_MAX} tags associated with it."
        )));
    }
    Ok(())
}

/// Refuses texts that tags may not have; `what` is what fails then.
fn check_characters<'a, I: Iterator<Item = &'a String>>(
    what: &str,
    texts: impl Fn() -> I,
) -> Result<(), Fault> {
    if !texts().all(|text| text.chars().all(|c| is_allowed(c) || c == '%')) {
        return Err(invalid_argument(
            "Some tags contain invalid characters. Valid characters: Unicode letters, digits, \
             white space, _ . / = + - % @ :.",
        ));
    }
    // The service's own two checks disagree about this character.
    if texts().any(|text| text.contains('%')) {
        return Err(invalid_argument(format!(
            "Failed to {what} because some tags contained illegal characters. The allowed \
             characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@',':'."
        )));
    }
    Ok(())
}

/// Refuses keys that only AWS itself gives. See "Tag restrictions" in the developer guide.
fn check_reserved<'a>(what: &str, mut keys: impl Iterator<Item = &'a String>) -> Result<(), Fault> {
    if keys.any(|key| plane::is_reserved_tag(key)) {
        return Err(invalid_argument(format!(
            "Failed to {what} because some tags' keys begin with aws:, which is reserved."
        )));
    }
    Ok(())
}

/// White space is blanks: tabs and ends of lines are refused.
fn is_allowed(c: char) -> bool {
    let is_blank = c.is_whitespace() && !c.is_control();
    c.is_alphabetic() || c.is_numeric() || is_blank || "_./=+-@:".contains(c)
}

/// Whether something is tagged as it is made, which needs to be allowed as tagging it later does.
pub fn are_given(tags: Option<&BTreeMap<String, String>>) -> bool {
    tags.is_some_and(|tags| !tags.is_empty())
}

/// An access that adds these tags: they are condition keys. See "Actions, resources, and condition
/// keys for Amazon Kinesis Data Streams" in the Service Authorization Reference.
pub fn to_add(access: Access, tags: Option<&BTreeMap<String, String>>) -> Access {
    access.bringing_tags(tags.into_iter().flatten())
}

/// An access that removes the tags of these keys.
pub fn to_remove(access: Access, keys: Option<&Vec<String>>) -> Access {
    match keys {
        Some(keys) if !keys.is_empty() => access.with_context("aws:TagKeys", keys.clone()),
        _ => access,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plane::Region;

    fn check_one(key: &str, value: &str, present: usize) -> Option<String> {
        let target = Target {
            account: Account::new("111122223333"),
            region: Region::new("us-east-1"),
            name: "s".to_owned(),
        };
        let present = (0..present)
            .map(|n| (n.to_string(), String::new()))
            .collect();
        let added = BTreeMap::from([(key.to_owned(), value.to_owned())]);
        check(&present, &target, &added)
            .err()
            .map(|fault| fault.message)
    }

    #[test]
    fn tags_are_refused_in_the_service_s_words() {
        assert_eq!(check_one("Größe 1", "a_./=+-@", 49), None);
        assert_eq!(check_one("0", "replaced", 50), None);
        assert_eq!(
            check_one("a;", "", 0).as_deref(),
            Some(
                "Some tags contain invalid characters. Valid characters: Unicode letters, \
                 digits, white space, _ . / = + - % @ :."
            )
        );
        assert_eq!(
            check_one("a", "1%", 0).as_deref(),
            Some(
                "Failed to add tags to stream s under account 111122223333 because some tags \
                 contained illegal characters. The allowed characters are Unicode letters, \
                 white-spaces, '_',',','/','=','+','-','@',':'."
            )
        );
        for reserved in ["aws:x", "AWS:"] {
            assert_eq!(
                check_one(reserved, "", 0).as_deref(),
                Some(
                    "Failed to add tags to stream s under account 111122223333 because some \
                     tags' keys begin with aws:, which is reserved."
                )
            );
        }
        assert_eq!(check_one("aws", "aws:x", 0), None);
        assert_eq!(
            check_one("new", "", 50).as_deref(),
            Some(
                "Failed to add tags to stream s under account 111122223333 because a given \
                 stream cannot have more than 50 tags associated with it."
            )
        );
    }
}
