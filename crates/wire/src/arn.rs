//! Amazon Resource Names.

use std::fmt;
use std::str::FromStr;

/// `arn:partition:service:region:account:resource`. Region and account may be empty.
///
/// See "Identify AWS resources with Amazon Resource Names (ARNs)" in the IAM User Guide.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Arn {
    /// `aws`, `aws-cn`, `aws-us-gov` …
    pub partition: String,
    /// The service's namespace, e.g. `kinesis`.
    pub service: String,
    /// The region; empty for global services and for S3 buckets.
    pub region: String,
    /// The 12-digit account; empty for S3 buckets.
    pub account: String,
    /// All that follows the fifth colon, further colons included.
    pub resource: String,
}

impl Arn {
    /// An ARN of the partition `aws`.
    pub fn new(
        service: impl Into<String>,
        region: impl Into<String>,
        account: impl Into<String>,
        resource: impl Into<String>,
    ) -> Self {
        Self {
            partition: "aws".to_owned(),
            service: service.into(),
            region: region.into(),
            account: account.into(),
            resource: resource.into(),
        }
    }
}

impl fmt::Display for Arn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            partition,
            service,
            region,
            account,
            resource,
        } = self;
        write!(f, "arn:{partition}:{service}:{region}:{account}:{resource}")
    }
}

/// The text is not an ARN: it lacks the `arn:` prefix or one of the six parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnArn;

impl fmt::Display for NotAnArn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an ARN")
    }
}

impl std::error::Error for NotAnArn {}

impl FromStr for Arn {
    type Err = NotAnArn;

    fn from_str(text: &str) -> Result<Self, NotAnArn> {
        let mut parts = text.splitn(6, ':');
        let mut next = || parts.next().map(str::to_owned).ok_or(NotAnArn);
        if next()? != "arn" {
            return Err(NotAnArn);
        }
        let arn = Self {
            partition: next()?,
            service: next()?,
            region: next()?,
            account: next()?,
            resource: next()?,
        };
        if arn.partition.is_empty() || arn.service.is_empty() || arn.resource.is_empty() {
            return Err(NotAnArn);
        }
        Ok(arn)
    }
}

#[cfg(test)]
mod tests {
    use super::Arn;

    #[test]
    fn round_trip_keeps_every_part() {
        for text in [
            "arn:aws:kinesis:us-east-1:111122223333:stream/orders",
            "arn:aws:s3:::bucket/data/a:b.json",
            "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/f:*",
        ] {
            assert_eq!(
                text.parse::<Arn>().map(|arn| arn.to_string()).as_deref(),
                Ok(text)
            );
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            "",
            "arn",
            "arn:aws:s3",
            "urn:aws:s3:::b",
            "arn::s3:::b",
            "arn:aws:s3:::",
        ] {
            assert!(text.parse::<Arn>().is_err(), "{text}");
        }
    }
}
