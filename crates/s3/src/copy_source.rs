//! Sources of copies: the object that `x-amz-copy-source` names, the conditions on it, and the range
//! of it that a part is made of.

use plane::{Access, Call};
use wire::{Fault, percent};

use crate::bucket::Bucket;
use crate::conditions::ReadConditions;
use crate::object::{self, Object};
use crate::range::ByteRange;
use crate::read::Place;
use crate::{S3, faults};

/// Bucket and key of `x-amz-copy-source`: `/bucket/key` or `bucket/key`, percent-encoded.
///
/// # Errors
/// `InvalidArgument`
pub(crate) fn named(header: Option<&String>) -> Result<(String, String), Fault> {
    let header = header.map_or("", String::as_str);
    let invalid = || {
        faults::invalid_argument(
            "Copy Source must mention the source bucket and key: sourcebucket/sourcekey",
            "x-amz-copy-source",
            header,
        )
    };
    let (path, version) = split(header);
    object::check_version(version.as_ref())?;
    let path = percent::decode(path).ok_or_else(invalid)?;
    let path = path.strip_prefix('/').unwrap_or(&path);
    match path.split_once('/') {
        Some((bucket, key)) if !bucket.is_empty() && !key.is_empty() => {
            Ok((bucket.to_owned(), key.to_owned()))
        }
        _ => Err(invalid()),
    }
}

/// The path and the version that a header names.
fn split(header: &str) -> (&str, Option<String>) {
    match header.split_once("?versionId=") {
        Some((path, version)) => (path, Some(version.to_owned())),
        None => (header, None),
    }
}

/// The range of `x-amz-copy-source-range`, which must be in the object.
///
/// # Errors
/// `InvalidArgument`, `InvalidRequest`
pub(crate) fn range(header: &str, size: u64) -> Result<ByteRange, Fault> {
    let invalid =
        |message: String| faults::invalid_argument(message, "x-amz-copy-source-range", header);
    let number = |digits: &str| digits.parse::<u64>().ok();
    let ends = header
        .strip_prefix("bytes=")
        .and_then(|range| range.split_once('-'));
    let ends = ends.and_then(|(first, last)| Some((number(first)?, number(last)?)));
    let Some((first, last)) = ends.filter(|(first, last)| first <= last) else {
        return Err(invalid(
            "The x-amz-copy-source-range value must be of the form bytes=first-last where first \
             and last are the zero-based offsets of the first and last bytes to copy"
                .to_owned(),
        ));
    };
    if first >= size {
        return Err(faults::invalid_request(
            "The specified copy range is invalid for the source object size",
        ));
    }
    if last >= size {
        return Err(invalid(format!(
            "Range specified is not valid for source object of size: {size}"
        )));
    }
    Ok(ByteRange { first, last })
}

impl S3 {
    /// What reading the source needs.
    ///
    /// # Errors
    /// `InvalidArgument`
    pub(crate) fn reading_source(&self, header: Option<&String>) -> Result<Access, Fault> {
        let (bucket, key) = named(header)?;
        let (_, version) = split(header.map_or("", String::as_str));
        Ok(self.reading(Some(&bucket), Some(&key), version.as_ref()))
    }

    /// The object that is copied, wherever its bucket is, and where to read it.
    ///
    /// # Errors
    /// `NoSuchBucket`, `NoSuchKey`, `AccessDenied`, `PreconditionFailed`
    pub(crate) fn copied(
        &self,
        call: &Call,
        header: Option<&String>,
        expected_owner: Option<&String>,
        conditions: &ReadConditions<'_>,
    ) -> Result<(Object, Place), Fault> {
        let (name, key) = named(header)?;
        let bucket = self.bucket_anywhere(&name, expected_owner)?;
        let found = self.readable(call, &name, &bucket, &key)?;
        conditions.judge_source(&found)?;
        Ok((found, self.place(&bucket, key)))
    }

    /// Where an object is looked up while it is read.
    pub(crate) fn place(&self, bucket: &Bucket, key: String) -> Place {
        Place {
            index: self.store.ordered_index().clone(),
            bucket: bucket.id,
            key,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::range;

    #[test]
    fn ranges_lie_in_the_object() {
        assert_eq!(range("bytes=2-4", 5).map(|range| range.length()), Ok(3));
        for (header, said) in [
            (
                "bytes=0-5",
                "Range specified is not valid for source object of size: 5",
            ),
            (
                "bytes=5-9",
                "The specified copy range is invalid for the source object size",
            ),
            ("bytes=3-2", "must be of the form bytes=first-last"),
            ("bytes=2-", "must be of the form bytes=first-last"),
            ("bytes=-2", "must be of the form bytes=first-last"),
            ("0-1", "must be of the form bytes=first-last"),
        ] {
            let fault = range(header, 5).unwrap_err();
            assert!(fault.message.contains(said), "{header}: {}", fault.message);
            assert_eq!(fault.status, 400);
        }
    }
}
