//! Where failure records go.

use plane::{Caller, Region};
use wire::{Arn, Fault};

use crate::faults::{invalid_parameter, unsupported};

/// A failure destination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Destination {
    /// An S3 bucket, by name.
    Bucket(String),
    /// An SQS queue.
    Queue(Arn),
    /// An SNS topic.
    Topic(Arn),
}

impl Destination {
    /// Reads an ARN.
    ///
    /// # Errors
    /// `InvalidParameterValueException` for what is no destination, or none that this engine has.
    pub(crate) fn parse(destination: &str) -> Result<Self, Fault> {
        let wrong = |what: &str| {
            Err(invalid_parameter(format!(
                "The provided destination {destination} is not the ARN of {what}."
            )))
        };
        if let Some(bucket) = destination.strip_prefix("arn:aws:s3:::") {
            if bucket.is_empty() || bucket.contains(['/', ':']) {
                return wrong("an S3 bucket");
            }
            return Ok(Self::Bucket(bucket.to_owned()));
        }
        match destination.parse::<Arn>() {
            Ok(arn) if arn.service == "sqs" && is_standard(&arn) => Ok(Self::Queue(arn)),
            Ok(arn) if arn.service == "sqs" => wrong("a standard SQS queue"),
            Ok(arn) if arn.service == "sns" && is_standard(&arn) => Ok(Self::Topic(arn)),
            Ok(arn) if arn.service == "sns" => wrong("a standard SNS topic"),
            _ => Err(unsupported(&format!(
                "The failure destination {destination}, which is no S3 bucket, queue or topic,"
            ))),
        }
    }

    /// What the execution role must be allowed, on what, and how AWS names it.
    pub(crate) fn needs(&self, uuid: &str) -> Vec<(&'static str, String, &'static str)> {
        match self {
            Self::Bucket(bucket) => {
                let arn = format!("arn:aws:s3:::{bucket}");
                let object = format!("{arn}/aws/lambda/{uuid}/shardId-000000000000");
                vec![
                    ("s3:PutObject", object, "PutObject on S3"),
                    ("s3:ListBucket", arn, "ListBucket on S3"),
                ]
            }
            Self::Queue(arn) => {
                vec![("sqs:SendMessage", arn.to_string(), "SendMessage on SQS")]
            }
            Self::Topic(arn) => vec![("SNS:Publish", arn.to_string(), "Publish on SNS")],
        }
    }

    /// Whether its records hold the batch's event, which only objects do.
    pub(crate) fn takes_payload(&self) -> bool {
        matches!(self, Self::Bucket(_))
    }
}

/// Whether an ARN's resource is the plain name of a queue or topic that is not FIFO.
fn is_standard(arn: &Arn) -> bool {
    !arn.resource.contains([':', '/']) && !arn.resource.ends_with(".fifo")
}

/// The URL of a queue, and the caller in the queue's region.
pub(crate) fn queue_url(arn: &Arn, caller: &Caller) -> (String, Caller) {
    let (account, region, name) = (&arn.account, &arn.region, &arn.resource);
    let url = format!("https://sqs.{region}.amazonaws.com/{account}/{name}");
    (url, caller.in_region(Region::new(region.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_queues_and_topics_are_failure_destinations() {
        let bucket = Destination::Bucket("bucket".to_owned());
        assert_eq!(Destination::parse("arn:aws:s3:::bucket"), Ok(bucket));
        let queue = "arn:aws:sqs:us-east-1:111122223333:q";
        let parsed = Destination::parse(queue).unwrap();
        assert_eq!(parsed, Destination::Queue(queue.parse().unwrap()));
        assert!(!parsed.takes_payload());
        let topic = "arn:aws:sns:us-east-1:111122223333:t";
        let parsed = Destination::parse(topic);
        assert_eq!(parsed, Ok(Destination::Topic(topic.parse().unwrap())));
        for wrong in [
            "arn:aws:s3:::bucket/key",
            "arn:aws:sqs:us-east-1:111122223333:q.fifo",
            "arn:aws:sqs:us-east-1:111122223333:q/x",
            "arn:aws:sns:us-east-1:111122223333:t.fifo",
        ] {
            let fault = Destination::parse(wrong).unwrap_err();
            assert_eq!(fault.code, "InvalidParameterValueException");
            assert!(fault.message.contains("is not the ARN of"), "{wrong}");
        }
        let stream = "arn:aws:kinesis:us-east-1:111122223333:stream/s";
        let fault = Destination::parse(stream).unwrap_err();
        assert!(fault.message.contains(stream) && fault.message.ends_with("by Brookmill."));
    }
}
