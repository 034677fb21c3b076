//! Pages of keys. See "ListObjectsV2" in the Amazon S3 API Reference.

use std::collections::BTreeSet;

use model::s3 as api;
use wire::{Fault, Timestamp};

use crate::bucket::Bucket;
use crate::object::Object;
use crate::{S3, faults, limits};

/// What a page is asked for by.
#[derive(Debug, Default)]
pub struct Query {
    /// Keys must begin with this.
    pub prefix: String,
    /// Keys are grouped up to this after the prefix; empty for no grouping.
    pub delimiter: String,
    /// Most keys and groups, at most [`limits::PAGE_KEYS_MAX`].
    pub max: usize,
    /// The page begins after this key or group.
    pub after: Option<String>,
}

/// A page.
#[derive(Debug)]
pub struct Page<T> {
    /// Keys with what the index holds of them.
    pub items: Vec<(String, T)>,
    /// Groups.
    pub prefixes: Vec<String>,
    /// The last key or group of this page, if there is more after it.
    pub next: Option<String>,
}

/// The most keys asked of the index at once.
const BATCH: usize = 256;

/// Makes a page. `scan` answers up to so many entries from a key on, in the order of their bytes.
///
/// # Errors
/// What `scan` says.
pub fn page<T>(
    query: &Query,
    mut scan: impl FnMut(&[u8], usize) -> Result<Vec<(Vec<u8>, T)>, Fault>,
) -> Result<Page<T>, Fault> {
    let mut page = Page {
        items: Vec::new(),
        prefixes: Vec::new(),
        next: None,
    };
    let mut groups = BTreeSet::new();
    let mut from = query.prefix.clone().into_bytes();
    if let Some(after) = &query.after {
        let after = match group(after, query) {
            // The page before ended with a group: nothing of that group comes again.
            Some(group) if group == after => successor(after.as_bytes()),
            _ => Some([after.as_bytes(), &[0]].concat()),
        };
        match after {
            Some(after) => from = from.max(after),
            None => return Ok(page),
        }
    }
    let mut last = None;
    'batches: loop {
        let want = query.max.saturating_sub(page.items.len() + groups.len()) + 1;
        let batch = scan(&from, want.min(BATCH))?;
        let Some((end, _)) = batch.last() else { break };
        from = [end.as_slice(), &[0]].concat();
        for (key, value) in batch {
            let Ok(key) = String::from_utf8(key) else {
                continue;
            };
            if !key.starts_with(&query.prefix) {
                break 'batches;
            }
            if page.items.len() + groups.len() >= query.max {
                page.next = last;
                break 'batches;
            }
            if let Some(found) = group(&key, query) {
                let found = found.to_owned();
                last = Some(found.clone());
                let next = successor(found.as_bytes());
                groups.insert(found);
                match next {
                    Some(next) => from = next,
                    None => break 'batches,
                }
                continue 'batches;
            }
            last = Some(key.clone());
            page.items.push((key, value));
        }
    }
    page.prefixes = groups.into_iter().collect();
    Ok(page)
}

/// The group that a key falls into: prefix to delimiter, both included.
fn group<'a>(key: &'a str, query: &Query) -> Option<&'a str> {
    if query.delimiter.is_empty() {
        return None;
    }
    let rest = key.strip_prefix(query.prefix.as_str())?;
    let at = rest.find(query.delimiter.as_str())?;
    key.get(..query.prefix.len() + at + query.delimiter.len())
}

/// The smallest key after all that begin with `prefix`; `None` if there can be none.
fn successor(prefix: &[u8]) -> Option<Vec<u8>> {
    let end = prefix.iter().rposition(|byte| *byte != u8::MAX)?;
    let mut next = prefix.get(..=end)?.to_vec();
    let last = next.last_mut()?;
    *last += 1;
    Some(next)
}

/// The continuation token that stands for the end of a page.
pub fn token(next: &str) -> String {
    base64_simd::URL_SAFE_NO_PAD.encode_to_string(format!("1{next}"))
}

/// What a continuation token stands for.
///
/// # Errors
/// `InvalidArgument`.
pub fn parse_token(token: &str) -> Result<String, Fault> {
    base64_simd::URL_SAFE_NO_PAD
        .decode_to_vec(token)
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .and_then(|text| text.strip_prefix('1').map(str::to_owned))
        .ok_or_else(|| {
            faults::invalid_argument(
                "The continuation token provided is incorrect",
                "continuation-token",
                token,
            )
        })
}

/// The page size that a request asks for.
///
/// # Errors
/// `InvalidArgument` for a negative one.
pub fn max_keys(asked: Option<i32>, name: &str) -> Result<usize, Fault> {
    match asked {
        None => Ok(limits::PAGE_KEYS_MAX),
        Some(asked) => usize::try_from(asked)
            .map(|asked| asked.min(limits::PAGE_KEYS_MAX))
            .map_err(|_| {
                faults::invalid_argument(
                    format!("Argument {name} must be an integer between 0 and 2147483647"),
                    name,
                    &asked.to_string(),
                )
            }),
    }
}

/// Refuses encodings that S3 does not know, and tells whether keys are to be URL-encoded.
///
/// # Errors
/// `InvalidArgument`.
pub fn url_encoded(encoding: Option<&String>) -> Result<bool, Fault> {
    match encoding.map(String::as_str) {
        None => Ok(false),
        Some("url") => Ok(true),
        Some(other) => Err(faults::invalid_argument(
            "Invalid Encoding Method specified in Request",
            "encoding-type",
            other,
        )),
    }
}

/// A key as a listing shows it.
pub fn shown(key: &str, encoded: bool) -> String {
    if !encoded {
        return key.to_owned();
    }
    let mut text = String::with_capacity(key.len());
    for byte in key.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'*' | b'/') {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}

impl S3 {
    /// An object's entry in a listing.
    ///
    /// # Errors
    /// `InternalError` if its row is damaged.
    pub(crate) fn listed(
        &self,
        bucket: &Bucket,
        key: &str,
        row: &[u8],
        encoded: bool,
        with_owner: bool,
    ) -> Result<api::Object, Fault> {
        let object = Object::from_row(row)?;
        let owner = with_owner.then(|| api::Owner {
            display_name: None,
            id: Some(crate::owner_id(&bucket.account)),
        });
        Ok(api::Object {
            key: Some(shown(key, encoded)),
            last_modified: Some(Timestamp::from_millis(object.modified_ms)),
            e_tag: Some(object.quoted_etag()),
            checksum_algorithm: Some(vec![object.checksum.algorithm.name().to_owned()]),
            checksum_type: Some(object.checksum.kind().to_owned()),
            size: i64::try_from(object.size).ok(),
            storage_class: Some("STANDARD".to_owned()),
            owner,
            restore_status: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Page, Query, page, parse_token, token};

    fn list(keys: &[&str], query: &Query) -> Page<()> {
        let keys: BTreeMap<Vec<u8>, ()> = keys
            .iter()
            .map(|key| (key.as_bytes().to_vec(), ()))
            .collect();
        page(query, |from, count| {
            Ok(keys
                .range(from.to_vec()..)
                .take(count)
                .map(|(key, ())| (key.clone(), ()))
                .collect())
        })
        .unwrap()
    }

    const KEYS: [&str; 7] = [
        "a",
        "data/1.json",
        "data/2.json",
        "data/x/1",
        "data/x/2",
        "data/y/1",
        "z",
    ];

    #[test]
    fn prefix_and_delimiter() {
        let query = Query {
            prefix: "data/".to_owned(),
            delimiter: "/".to_owned(),
            max: 1000,
            after: None,
        };
        let found = list(&KEYS, &query);
        let keys: Vec<&str> = found.items.iter().map(|(key, ())| key.as_str()).collect();
        assert_eq!(keys, ["data/1.json", "data/2.json"]);
        assert_eq!(found.prefixes, ["data/x/", "data/y/"]);
        assert_eq!(found.next, None);
    }

    #[test]
    fn pages_cover_everything_once() {
        for delimiter in ["", "/"] {
            for max in 1..=8 {
                let mut seen = Vec::new();
                let mut after = None;
                loop {
                    let query = Query {
                        prefix: String::new(),
                        delimiter: delimiter.to_owned(),
                        max,
                        after: after.take(),
                    };
                    let found = list(&KEYS, &query);
                    assert!(found.items.len() + found.prefixes.len() <= max);
                    seen.extend(found.items.into_iter().map(|(key, ())| key));
                    seen.extend(found.prefixes);
                    match found.next {
                        Some(next) => after = Some(parse_token(&token(&next)).unwrap()),
                        None => break,
                    }
                }
                let wanted: Vec<&str> = if delimiter.is_empty() {
                    KEYS.to_vec()
                } else {
                    vec!["a", "data/", "z"]
                };
                seen.sort();
                assert_eq!(seen, wanted, "delimiter {delimiter:?}, pages of {max}");
            }
        }
    }

    #[test]
    fn foreign_tokens_are_refused() {
        assert!(parse_token("not a token").is_err());
    }
}
