//! Tags of users, roles and policies.

use model::iam::Tag;
use plane::{Access, is_reserved_tag};
use wire::Fault;

use crate::faults::{invalid_input, limit_exceeded};
use crate::limits::TAGS_MAX;

/// The tags of a request as pairs.
///
/// # Errors
/// Two keys that differ in case at most; a key that is AWS's own.
pub(crate) fn from_request(tags: Option<Vec<Tag>>) -> Result<Vec<(String, String)>, Fault> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for tag in tags.unwrap_or_default() {
        let (key, value) = (tag.key.unwrap_or_default(), tag.value.unwrap_or_default());
        check_reserved(&key)?;
        if pairs.iter().any(|(known, _)| same_key(known, &key)) {
            return Err(invalid_input(
                "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
            ));
        }
        pairs.push((key, value));
    }
    Ok(pairs)
}

/// Refuses keys that only AWS itself gives. "Tags for IAM resources", IAM User Guide.
fn check_reserved(key: &str) -> Result<(), Fault> {
    if is_reserved_tag(key) {
        return Err(invalid_input(
            "Invalid tag keys: aws: is a reserved prefix.",
        ));
    }
    Ok(())
}

/// Pairs as the answers have them; `None` if there are none.
pub(crate) fn to_answer(tags: &[(String, String)]) -> Option<Vec<Tag>> {
    let tags: Vec<Tag> = tags
        .iter()
        .map(|(key, value)| Tag {
            key: Some(key.clone()),
            value: Some(value.clone()),
        })
        .collect();
    if tags.is_empty() { None } else { Some(tags) }
}

/// Adds or replaces tags.
///
/// # Errors
/// More than 50 tags.
pub(crate) fn merge(
    tags: &mut Vec<(String, String)>,
    added: Vec<(String, String)>,
) -> Result<(), Fault> {
    for (key, value) in added {
        match tags.iter_mut().find(|(known, _)| same_key(known, &key)) {
            Some(tag) => *tag = (key, value),
            None => tags.push((key, value)),
        }
    }
    if tags.len() > TAGS_MAX {
        return Err(limit_exceeded(
            "The number of tags has reached the maximum limit.",
        ));
    }
    Ok(())
}

/// Takes tags away; keys that are not there do not matter.
pub(crate) fn remove(tags: &mut Vec<(String, String)>, keys: &[String]) {
    tags.retain(|(known, _)| !keys.iter().any(|key| same_key(known, key)));
}

/// Tag keys are unique without regard to case.
pub(crate) fn same_key(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// The condition keys of a request with tags.
pub(crate) fn with_tags(access: Access, tags: Option<&[Tag]>) -> Access {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let pairs: Vec<_> = tags
        .unwrap_or_default()
        .iter()
        .map(|tag| (text(&tag.key), text(&tag.value)))
        .collect();
    access.bringing_tags(borrowed(&pairs))
}

/// The condition keys of a user, role or policy with tags: AWS's common ones and IAM's own.
pub(crate) fn on_tagged(access: Access, tags: &[(String, String)]) -> Access {
    let access = access.on_tagged(borrowed(tags));
    tags.iter().fold(access, |access, (key, value)| {
        access.with_context(format!("iam:ResourceTag/{key}"), vec![value.clone()])
    })
}

fn borrowed(tags: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    tags.iter()
        .map(|(key, value)| (key.as_str(), value.as_str()))
}
