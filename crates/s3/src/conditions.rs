//! Preconditions of reads and writes. See "Add preconditions to S3 operations with conditional
//! requests" in the Amazon S3 User Guide.

use wire::{Fault, Timestamp};

use crate::faults;
use crate::object::Object;

/// What a write demands of the object that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteCondition {
    /// Nothing.
    None,
    /// There must be no object.
    Absent,
    /// The object must have this ETag, without quotes.
    Matches(String),
    /// There must be an object.
    Present,
}

impl WriteCondition {
    /// From the headers `If-Match` and `If-None-Match` of a write.
    ///
    /// # Errors
    /// `NotImplemented` for the forms that S3 does not take on writes.
    pub fn parse(if_match: Option<&String>, if_none_match: Option<&String>) -> Result<Self, Fault> {
        match (if_match, if_none_match) {
            (None, None) => Ok(Self::None),
            (None, Some(any)) if any == "*" => Ok(Self::Absent),
            (Some(etag), None) if etag != "*" => Ok(Self::Matches(unquoted(etag).to_owned())),
            (Some(_), None) => Err(faults::header_not_implemented("If-Match")),
            (_, Some(_)) => Err(faults::header_not_implemented("If-None-Match")),
        }
    }

    /// From the header `If-Match` of a deletion, which may be `*`.
    pub fn of_deletion(if_match: Option<&String>) -> Self {
        match if_match.map(String::as_str) {
            None => Self::None,
            Some("*") => Self::Present,
            Some(etag) => Self::Matches(unquoted(etag).to_owned()),
        }
    }

    /// Whether it needs to know the object that is there.
    pub fn asks(&self) -> bool {
        *self != Self::None
    }

    /// Judges the object that is there, by its ETag.
    ///
    /// # Errors
    /// `PreconditionFailed`; `NoSuchKey` where something is demanded of no object.
    pub fn judge(&self, key: &str, present: Option<&str>) -> Result<(), Fault> {
        match (self, present) {
            (Self::None, _) | (Self::Absent, None) | (Self::Present, Some(_)) => Ok(()),
            (Self::Absent, Some(_)) => Err(faults::precondition_failed("If-None-Match")),
            (Self::Matches(_) | Self::Present, None) => Err(faults::no_such_key(key)),
            (Self::Matches(etag), Some(present)) if etag == present => Ok(()),
            (Self::Matches(_), Some(_)) => Err(faults::precondition_failed("If-Match")),
        }
    }
}

const IF_MATCH: &str = "If-Match";
const IF_UNMODIFIED_SINCE: &str = "If-Unmodified-Since";

/// What a read demands.
#[derive(Debug)]
pub struct ReadConditions<'a> {
    /// `If-Match`
    pub if_match: Option<&'a str>,
    /// `If-None-Match`
    pub if_none_match: Option<&'a str>,
    /// `If-Modified-Since`
    pub if_modified_since: Option<Timestamp>,
    /// `If-Unmodified-Since`
    pub if_unmodified_since: Option<Timestamp>,
    /// What time it is.
    pub now: Timestamp,
}

impl ReadConditions<'_> {
    /// Judges an object that is read.
    ///
    /// # Errors
    /// `PreconditionFailed` (412) or `NotModified` (304).
    pub fn judge(&self, object: &Object) -> Result<(), Fault> {
        match self.failed(object) {
            None => Ok(()),
            Some(condition @ (IF_MATCH | IF_UNMODIFIED_SINCE)) => {
                Err(faults::precondition_failed(condition))
            }
            Some(_) => Err(faults::not_modified().with_header("ETag", object.quoted_etag())),
        }
    }

    /// Judges an object that is copied: a source that has not changed is a failed condition here.
    ///
    /// # Errors
    /// `PreconditionFailed` (412).
    pub fn judge_source(&self, object: &Object) -> Result<(), Fault> {
        match self.failed(object) {
            None => Ok(()),
            Some(condition) => Err(faults::precondition_failed(&format!(
                "x-amz-copy-source-{condition}"
            ))),
        }
    }

    /// The condition that does not hold, by the precedence of RFC 9110, section 13.2.2.
    fn failed(&self, object: &Object) -> Option<&'static str> {
        let modified = object.modified_ms.div_euclid(1000);
        if let Some(wanted) = self.if_match {
            if !names(wanted, &object.etag) {
                return Some(IF_MATCH);
            }
        } else if self
            .if_unmodified_since
            .is_some_and(|since| modified > since.secs())
        {
            return Some(IF_UNMODIFIED_SINCE);
        }
        if let Some(known) = self.if_none_match {
            return names(known, &object.etag).then_some("If-None-Match");
        }
        // A date that has yet to come is ignored (RFC 9110, section 13.1.3).
        self.if_modified_since
            .is_some_and(|since| modified <= since.secs() && since <= self.now)
            .then_some("If-Modified-Since")
    }
}

/// Whether a header's list of ETags has this one, or is `*`.
fn names(list: &str, etag: &str) -> bool {
    list.split(',')
        .map(str::trim)
        .any(|item| item == "*" || unquoted(item) == etag)
}

fn unquoted(etag: &str) -> &str {
    let etag = etag.strip_prefix("W/").unwrap_or(etag);
    etag.strip_prefix('"')
        .and_then(|etag| etag.strip_suffix('"'))
        .unwrap_or(etag)
}

#[cfg(test)]
mod tests {
    use super::WriteCondition;

    fn code(condition: &WriteCondition, present: Option<&str>) -> Option<(u16, String)> {
        let fault = condition.judge("k", present).err()?;
        Some((fault.status, fault.code.into_owned()))
    }

    #[test]
    fn writes() {
        let star = "*".to_owned();
        let etag = "\"abc\"".to_owned();
        let absent = WriteCondition::parse(None, Some(&star)).unwrap();
        assert_eq!(code(&absent, None), None);
        assert_eq!(
            code(&absent, Some("abc")),
            Some((412, "PreconditionFailed".to_owned()))
        );
        let matches = WriteCondition::parse(Some(&etag), None).unwrap();
        assert_eq!(code(&matches, Some("abc")), None);
        assert_eq!(
            code(&matches, Some("x")),
            Some((412, "PreconditionFailed".to_owned()))
        );
        assert_eq!(code(&matches, None), Some((404, "NoSuchKey".to_owned())));
        for (if_match, if_none_match) in [
            (Some(&star), None),
            (None, Some(&etag)),
            (Some(&etag), Some(&star)),
        ] {
            let fault = WriteCondition::parse(if_match, if_none_match).unwrap_err();
            assert_eq!((fault.status, &*fault.code), (501, "NotImplemented"));
        }
    }
}
