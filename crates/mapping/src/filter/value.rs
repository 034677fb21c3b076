//! JSON as it was written: read one level at a time, numbers as their text.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// Arrays in arrays are looked into this deep. With the depth of patterns this bounds how often a
/// record's innermost text is passed over, and how deep functions call themselves.
const NESTING_MAX: usize = 8;

/// Values whose text is at least this long are kept once they are read. Shorter ones are soon read
/// again, and in large numbers would take far more memory than their text.
const KEPT_FROM: usize = 64;

/// A value of a record or of a pattern. What an object or array holds is read when it is asked for:
/// of a large record a pattern names few fields.
#[derive(Debug)]
pub(super) enum Value<'a> {
    Text(Cow<'a, str>),
    /// A number's text: 300 and 300.0 are not the same.
    Number(Cow<'a, str>),
    /// `true`, `false` or `null`.
    Word(&'a str),
    Object(BTreeMap<String, Member<'a>>),
    Array(Vec<Member<'a>>),
}

/// A value in an object or array. However many alternatives of a pattern ask for it, a long text is
/// read once.
#[derive(Debug)]
pub(super) struct Member<'a> {
    raw: &'a RawValue,
    kept: OnceCell<Box<Option<Value<'a>>>>,
}

impl<'de> Deserialize<'de> for Member<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self {
            raw: Deserialize::deserialize(deserializer)?,
            kept: OnceCell::new(),
        })
    }
}

impl<'a> Member<'a> {
    /// Reads it for good.
    pub(super) fn read(&self) -> Option<Value<'a>> {
        Value::of(self.raw)
    }

    /// Shows the value, or nothing if it cannot be read.
    fn show<T>(&self, take: impl FnOnce(Option<&Value<'a>>) -> T) -> T {
        if self.raw.get().len() < KEPT_FROM {
            return take(self.read().as_ref());
        }
        let kept = self.kept.get_or_init(|| Box::new(self.read()));
        take(kept.as_ref().as_ref())
    }
}

impl<'a> Value<'a> {
    /// Reads a text; `None` if it is no JSON.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        Self::of(serde_json::from_str(text).ok()?)
    }

    fn of(raw: &'a RawValue) -> Option<Self> {
        let text = raw.get();
        Some(match text.as_bytes().first()? {
            b'{' => Self::Object(serde_json::from_str(text).ok()?),
            b'[' => Self::Array(serde_json::from_str(text).ok()?),
            b'"' => Self::Text(Cow::Owned(serde_json::from_str(text).ok()?)),
            b't' | b'f' | b'n' => Self::Word(text),
            _ => Self::Number(Cow::Borrowed(text)),
        })
    }

    /// Shows a field, or nothing if it is not there.
    pub(super) fn show_field<T>(
        &self,
        name: &str,
        take: impl FnOnce(Option<&Value<'a>>) -> T,
    ) -> T {
        let field = match self {
            Self::Object(members) => members.get(name),
            _ => None,
        };
        match field {
            Some(member) => member.show(take),
            None => take(None),
        }
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
        for member in members {
            member.show(|value| {
                if let Some(value) = value {
                    value.members_to(depth - 1, take);
                }
            });
        }
    }
}
