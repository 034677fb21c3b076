//! JSON as it was written: read one level at a time, numbers as their text.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::value::RawValue;

/// Arrays in arrays are looked into this deep.
const NESTING_MAX: usize = 32;

/// A value of a record or of a pattern. What an object or array holds is read when it is asked for:
/// of a large record a pattern names few fields.
#[derive(Debug)]
pub(super) enum Value<'a> {
    Text(Cow<'a, str>),
    /// A number's text: 300 and 300.0 are not the same.
    Number(Cow<'a, str>),
    /// `true`, `false` or `null`.
    Word(&'a str),
    Object(BTreeMap<String, &'a RawValue>),
    Array(Vec<&'a RawValue>),
}

impl<'a> Value<'a> {
    /// Reads a text; `None` if it is no JSON.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        Self::of(serde_json::from_str(text).ok()?)
    }

    pub(super) fn of(raw: &'a RawValue) -> Option<Self> {
        let text = raw.get();
        Some(match text.as_bytes().first()? {
            b'{' => Self::Object(serde_json::from_str(text).ok()?),
            b'[' => Self::Array(serde_json::from_str(text).ok()?),
            b'"' => Self::Text(Cow::Owned(serde_json::from_str(text).ok()?)),
            b't' | b'f' | b'n' => Self::Word(text),
            _ => Self::Number(Cow::Borrowed(text)),
        })
    }

    /// Gives each value that is no array, of an array each of its members.
    pub(super) fn each_member(&self, take: &mut dyn FnMut(&Value<'_>)) {
        self.members_to(NESTING_MAX, take);
    }

    fn members_to(&self, depth: usize, take: &mut dyn FnMut(&Value<'_>)) {
        let Self::Array(members) = self else {
            return take(self);
        };
        if depth == 0 {
            return;
        }
        for member in members.iter().filter_map(|member| Value::of(member)) {
            member.members_to(depth - 1, take);
        }
    }
}
