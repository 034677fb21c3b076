//! AWS's error answers of the event source mapping operations.

use wire::Fault;

use crate::names::Source;

/// A parameter that AWS, or this engine, does not take.
pub(crate) fn invalid_parameter(message: impl Into<String>) -> Fault {
    Fault::client("InvalidParameterValueException", message)
}

/// No mapping has this UUID.
pub(crate) fn not_found() -> Fault {
    Fault::client(
        "ResourceNotFoundException",
        "The resource you requested does not exist.",
    )
    .with_status(404)
}

/// The mapping is between two states.
pub(crate) fn in_use(doing: &str) -> Fault {
    Fault::client(
        "ResourceInUseException",
        format!("Cannot {doing} the event source mapping because it is in use."),
    )
}

/// There is a mapping of this stream to this function already.
pub(crate) fn already_exists(stream_arn: &str, function: &str, uuid: &str) -> Fault {
    Fault::client(
        "ResourceConflictException",
        format!(
            "The event source arn (\" {stream_arn} \") and function (\" {function} \") provided \
             mapping already exists. Please update or delete the existing mapping with UUID {uuid}"
        ),
    )
    .with_status(409)
}

/// The execution role may not read the stream.
pub(crate) fn cannot_access(source: Source<'_>) -> String {
    // What AWS says of a consumer is not known: the same with the action that it needs.
    let subscribes = match source.consumer_arn {
        Some(_) => "SubscribeToShard, ",
        None => "",
    };
    format!(
        "Cannot access stream {}. Please ensure the role can perform the {subscribes}GetRecords, \
         GetShardIterator, DescribeStream, ListShards, and ListStreams Actions on your stream in \
         IAM.",
        source.arn()
    )
}

/// An option that this engine does not have yet.
pub(crate) fn unsupported(option: &str) -> Fault {
    invalid_parameter(format!("{option} is not supported by Brookmill."))
}

/// An option that AWS does not take for Kinesis streams.
pub(crate) fn not_for_streams(option: &str) -> Fault {
    invalid_parameter(format!(
        "Unsupported {option} parameter for given event source mapping type."
    ))
}

/// The store failed.
pub(crate) fn store_failed(error: &store::StoreError) -> Fault {
    Fault::server("ServiceException", error.to_string())
}
