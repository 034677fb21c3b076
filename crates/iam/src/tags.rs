//! Tags of users, roles and policies.

use model::iam::Tag;
use plane::Access;
use wire::Fault;

use crate::faults::{invalid_input, limit_exceeded};
use crate::limits::TAGS_MAX;

/// The tags of a request as pairs.
///
/// # Errors
/// Two keys that differ in case at most.
pub(crate) fn from_request(tags: Option<Vec<Tag>>) -> Result<Vec<(String, String)>, Fault> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for tag in tags.unwrap_or_default() {
        let (key, value) = (tag.key.unwrap_or_default(), tag.value.unwrap_or_default());
        if pairs.iter().any(|(known, _)| same_key(known, &key)) {
            return Err(invalid_input(
                "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
            ));
        }
        pairs.push((key, value));
    }
    Ok(pairs)
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
pub(crate) fn with_tags(mut access: Access, tags: Option<&[Tag]>) -> Access {
    let tags = tags.unwrap_or_default();
    if tags.is_empty() {
        return access;
    }
    for tag in tags {
        let key = tag.key.as_deref().unwrap_or_default();
        let value = tag.value.clone().unwrap_or_default();
        access = access.with_context(format!("aws:RequestTag/{key}"), vec![value]);
    }
    let keys = tags.iter().filter_map(|tag| tag.key.clone()).collect();
    access.with_context("aws:TagKeys", keys)
}
