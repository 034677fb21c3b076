//! Buckets: their rows and names.

use std::sync::Arc;

use auth::policy::Bound;
use plane::{Account, Call, Principal, Region, Source};
use serde::{Deserialize, Serialize};
use wire::Fault;

use crate::{S3, faults};

/// A bucket as it is stored, under its name: bucket names are global.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Bucket {
    /// Internal id, never reused.
    pub id: u64,
    /// Who owns it.
    pub account: Account,
    /// Where it is.
    pub region: Region,
    /// When it was made, milliseconds since the epoch.
    pub created_ms: i64,
    /// Bucket policy, as it was put.
    #[serde(default)]
    pub policy: Option<String>,
    /// Whom the policy named when it was put.
    #[serde(default)]
    pub principals: Bound,
    /// Tags, in the order they were put.
    #[serde(default)]
    pub tags: Vec<(String, String)>,
    /// `BlockPublicAcls`, `IgnorePublicAcls`, `BlockPublicPolicy`, `RestrictPublicBuckets`.
    #[serde(default = "blocked")]
    pub public_access_block: Option<[bool; 4]>,
}

fn blocked() -> Option<[bool; 4]> {
    Some([true; 4])
}

impl Bucket {
    /// A bucket with AWS's defaults: no policy, no tags, all public access blocked.
    pub fn new(id: u64, account: Account, region: Region, created_ms: i64) -> Self {
        let public_access_block = blocked();
        Self {
            id,
            account,
            region,
            created_ms,
            policy: None,
            principals: Bound::new(),
            tags: Vec::new(),
            public_access_block,
        }
    }

    /// Refuses who expects another owner, by `x-amz-expected-bucket-owner`.
    pub(crate) fn check_owner(&self, expected: Option<&String>) -> Result<(), Fault> {
        if expected.is_some_and(|owner| owner != self.account.as_str()) {
            return Err(Fault::client("AccessDenied", "Access Denied").with_status(403));
        }
        Ok(())
    }
}

/// The ARN of a bucket.
pub(crate) fn arn(bucket: &str) -> String {
    format!("arn:aws:s3:::{bucket}")
}

/// The ARN of an object.
pub(crate) fn object_arn(bucket: &str, key: &str) -> String {
    format!("arn:aws:s3:::{bucket}/{key}")
}

/// Whether a name follows "General purpose bucket naming rules".
pub(crate) fn is_valid_name(name: &str) -> bool {
    let bytes = name.as_bytes();
    let edge = |byte: Option<&u8>| {
        byte.is_some_and(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    (3..=63).contains(&bytes.len())
        && edge(bytes.first())
        && edge(bytes.last())
        && bytes.iter().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-')
        })
        && !name.contains("..")
        && name.parse::<std::net::Ipv4Addr>().is_err()
        && !["xn--", "sthree-", "amzn-s3-demo-"]
            .iter()
            .any(|prefix| name.starts_with(prefix))
        && ![
            "-s3alias",
            "--ol-s3",
            ".mrap",
            "--x-s3",
            "--table-s3",
            "-an",
        ]
        .iter()
        .any(|suffix| name.ends_with(suffix))
}

impl S3 {
    /// The bucket that an input names, where it is and whether its owner is the expected one.
    ///
    /// # Errors
    /// `NoSuchBucket`, `AuthorizationHeaderMalformed` for another region's bucket, `AccessDenied`
    /// for another owner than expected.
    pub(crate) fn bucket(
        &self,
        call: &Call,
        name: Option<&String>,
        expected_owner: Option<&String>,
    ) -> Result<(String, Arc<Bucket>), Fault> {
        let name = name.ok_or_else(|| faults::missing("Bucket"))?;
        let bucket = self.found(name)?;
        // Who does not sign names no region either.
        let is_free = matches!(call.caller.source, Source::Service(_))
            || call.caller.principal == Principal::Anonymous;
        if !is_free && bucket.region != call.caller.region {
            let (wrong, right) = (&call.caller.region, &bucket.region);
            return Err(Fault::client(
                "AuthorizationHeaderMalformed",
                format!(
                    "The authorization header is malformed; the region '{wrong}' is wrong; \
                     expecting '{right}'"
                ),
            )
            .with_field("Region", right.as_str())
            .with_header("x-amz-bucket-region", right.to_string()));
        }
        bucket.check_owner(expected_owner)?;
        Ok((name.clone(), bucket))
    }

    /// A bucket in whatever region, as copies read from it.
    ///
    /// # Errors
    /// `NoSuchBucket`, `AccessDenied` for another owner than expected.
    pub(crate) fn bucket_anywhere(
        &self,
        name: &str,
        expected_owner: Option<&String>,
    ) -> Result<Arc<Bucket>, Fault> {
        let bucket = self.found(name)?;
        bucket.check_owner(expected_owner)?;
        Ok(bucket)
    }

    fn found(&self, name: &str) -> Result<Arc<Bucket>, Fault> {
        let bucket = self.buckets.get(name);
        bucket.ok_or_else(|| faults::no_such_bucket(name))
    }
}

#[cfg(test)]
mod tests {
    use super::is_valid_name;

    #[test]
    fn names() {
        for good in [
            "abc",
            "s3-bucket-assignment-01",
            "my.bucket.1",
            &"a".repeat(63),
        ] {
            assert!(is_valid_name(good), "{good}");
        }
        for bad in [
            "ab",
            "Abc",
            "a_b",
            "-ab",
            "ab-",
            "a..b",
            "192.168.0.1",
            "xn--abc",
            "abc-s3alias",
            "abc--ol-s3",
            &"a".repeat(64),
        ] {
            assert!(!is_valid_name(bad), "{bad}");
        }
    }
}
