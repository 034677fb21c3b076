//! Tags as templates write them.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::schema::Properties;

/// The `Tags` property as a map.
pub(super) fn all(properties: &Properties) -> BTreeMap<String, String> {
    let tags = properties.get("Tags").and_then(Value::as_array);
    tags.into_iter()
        .flatten()
        .filter_map(|tag| {
            let key = tag.get("Key")?.as_str()?;
            Some((key.to_owned(), tag.get("Value")?.as_str()?.to_owned()))
        })
        .collect()
}

/// The same, or nothing where there are none.
pub(super) fn some(properties: &Properties) -> Option<BTreeMap<String, String>> {
    Some(all(properties)).filter(|tags| !tags.is_empty())
}

/// What has to be set and what has to be taken away to get from one set of tags to another.
pub(super) fn changes(
    before: &Properties,
    after: &Properties,
) -> (BTreeMap<String, String>, Vec<String>) {
    let (before, after) = (all(before), all(after));
    let removed = before
        .keys()
        .filter(|key| !after.contains_key(*key))
        .cloned()
        .collect();
    let set = after
        .into_iter()
        .filter(|(key, value)| before.get(key) != Some(value))
        .collect();
    (set, removed)
}
