//! The `Range` header. See RFC 9110, section 14.1.2; S3 takes one range and ignores what it does
//! not understand.

use wire::Fault;

/// A range of bytes, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByteRange {
    /// The first byte.
    pub first: u64,
    /// The last byte.
    pub last: u64,
}

impl ByteRange {
    /// Length in bytes.
    pub fn length(self) -> u64 {
        self.last - self.first + 1
    }

    /// `Content-Range` of an answer.
    pub fn content_range(self, size: u64) -> String {
        format!("bytes {}-{}/{size}", self.first, self.last)
    }
}

/// The range that a header asks for of an object of `size` bytes; `None` for all of it.
///
/// # Errors
/// `InvalidRange` (416) where none of it is there.
pub fn parse(header: &str, size: u64) -> Result<Option<ByteRange>, Fault> {
    let Some((first, last)) = header
        .strip_prefix("bytes=")
        .and_then(|spec| spec.split_once('-'))
    else {
        return Ok(None);
    };
    let unsatisfiable = || {
        Err(
            Fault::client("InvalidRange", "The requested range is not satisfiable")
                .with_status(416)
                .with_field("RangeRequested", header)
                .with_field("ActualObjectSize", size.to_string())
                .with_header("Content-Range", format!("bytes */{size}")),
        )
    };
    let range = match (first.trim(), last.trim()) {
        ("", suffix) => {
            let Ok(length) = suffix.parse::<u64>() else {
                return Ok(None);
            };
            if length == 0 || size == 0 {
                return unsatisfiable();
            }
            ByteRange {
                first: size.saturating_sub(length),
                last: size - 1,
            }
        }
        (first, "") => {
            let Ok(first) = first.parse::<u64>() else {
                return Ok(None);
            };
            if first >= size {
                return unsatisfiable();
            }
            ByteRange {
                first,
                last: size - 1,
            }
        }
        (first, last) => {
            let (Ok(first), Ok(last)) = (first.parse::<u64>(), last.parse::<u64>()) else {
                return Ok(None);
            };
            if last < first {
                return Ok(None);
            }
            if first >= size {
                return unsatisfiable();
            }
            ByteRange {
                first,
                last: last.min(size - 1),
            }
        }
    };
    Ok(Some(range))
}

#[cfg(test)]
mod tests {
    use super::{ByteRange, parse};

    #[test]
    fn ranges() {
        let range = |first, last| Ok(Some(ByteRange { first, last }));
        assert_eq!(parse("bytes=0-4", 10), range(0, 4));
        assert_eq!(parse("bytes=5-", 10), range(5, 9));
        assert_eq!(parse("bytes=-3", 10), range(7, 9));
        assert_eq!(parse("bytes=-30", 10), range(0, 9));
        assert_eq!(parse("bytes=8-99", 10), range(8, 9));
        for ignored in [
            "0-4",
            "bytes=a-b",
            "bytes=5-4",
            "bytes=0-1,3-4",
            "items=0-1",
        ] {
            assert_eq!(parse(ignored, 10), Ok(None), "{ignored}");
        }
        for (header, size) in [("bytes=10-", 10), ("bytes=-0", 10), ("bytes=0-0", 0)] {
            assert_eq!(
                parse(header, size).map_err(|fault| fault.status),
                Err(416),
                "{header}"
            );
        }
    }
}
