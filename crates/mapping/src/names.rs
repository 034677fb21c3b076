//! Names that the operations are given: functions and streams.

use plane::Caller;
use wire::{Arn, Fault};

use crate::faults::{invalid_parameter, unsupported};

/// The qualifier (version or alias) in a function's name, partial ARN or ARN.
pub(crate) fn qualifier_of(function: &str) -> Option<&str> {
    name_and_qualifier(function).1
}

/// The ARN that a name, partial ARN or ARN stands for, whether there is such a function or not.
pub(crate) fn arn_of(caller: &Caller, function: &str) -> String {
    if function.starts_with("arn:") {
        return function.to_owned();
    }
    let (account, region) = (&caller.account, &caller.region);
    let (name, qualifier) = name_and_qualifier(function);
    let qualifier = qualifier.map(|one| format!(":{one}")).unwrap_or_default();
    format!("arn:aws:lambda:{region}:{account}:function:{name}{qualifier}")
}

fn name_and_qualifier(function: &str) -> (&str, Option<&str>) {
    let after = function.strip_prefix("function:");
    let after = after.or_else(|| Some(function.split_once(":function:")?.1));
    match after.unwrap_or(function).split_once(':') {
        Some((name, qualifier)) => (name, Some(qualifier)),
        None => (after.unwrap_or(function), None),
    }
}

/// What a mapping reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Source<'a> {
    /// ARN of the stream.
    pub(crate) stream_arn: &'a str,
    /// ARN of the stream's consumer with enhanced fan-out, if it reads as one.
    pub(crate) consumer_arn: Option<&'a str>,
}

impl Source<'_> {
    /// `EventSourceArn`
    pub(crate) fn arn(&self) -> &str {
        self.consumer_arn.unwrap_or(self.stream_arn)
    }
}

/// The Kinesis stream, or consumer of one, that an event source is: nothing else is supported.
pub(crate) fn event_source(event_source: &str) -> Result<Source<'_>, Fault> {
    let arn: Arn = event_source
        .parse()
        .map_err(|_| invalid_parameter("Unrecognized event source."))?;
    match (arn.service.as_str(), arn.resource.split_once('/')) {
        ("kinesis", Some(("stream", name))) if name.contains("/consumer/") => {
            let (stream_arn, _) = event_source
                .split_once("/consumer/")
                .unwrap_or((event_source, ""));
            Ok(Source {
                stream_arn,
                consumer_arn: Some(event_source),
            })
        }
        ("kinesis", Some(("stream", name))) if !name.is_empty() && !name.contains('/') => {
            Ok(Source {
                stream_arn: event_source,
                consumer_arn: None,
            })
        }
        ("sqs" | "dynamodb" | "kafka" | "mq" | "rds", _) => Err(unsupported(&format!(
            "The event source {event_source}, which is no Kinesis stream,"
        ))),
        _ => Err(invalid_parameter("Unrecognized event source.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn qualifiers_are_found_in_every_form_of_a_name() {
        for (function, qualifier) in [
            ("f", None),
            ("f:live", Some("live")),
            ("my-function:live", Some("live")),
            ("111122223333:function:f", None),
            ("111122223333:function:f:$LATEST", Some("$LATEST")),
            ("arn:aws:lambda:us-east-1:111122223333:function:f", None),
            (
                "arn:aws:lambda:us-east-1:111122223333:function:f:7",
                Some("7"),
            ),
        ] {
            assert_eq!(qualifier_of(function), qualifier, "{function}");
        }
    }

    #[test]
    fn only_streams_and_their_consumers_are_event_sources() {
        let message = |arn: &'static str| event_source(arn).map_err(|fault| fault.message);
        let stream_arn = "arn:aws:kinesis:us-east-1:111122223333:stream/orders";
        let stream = Source {
            stream_arn,
            consumer_arn: None,
        };
        assert_eq!(message(stream_arn), Ok(stream));
        assert_eq!(
            message("arn:aws:s3:::bucket"),
            Err("Unrecognized event source.".to_owned())
        );
        let consumer = "arn:aws:kinesis:us-east-1:111122223333:stream/orders/consumer/c:1";
        let source = message(consumer).unwrap();
        assert_eq!((source.stream_arn, source.arn()), (stream_arn, consumer));
        let queue = "arn:aws:sqs:us-east-1:111122223333:q";
        assert!(message(queue).unwrap_err().contains(queue));
    }
}
