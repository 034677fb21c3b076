//! SQS' errors, in its own words. See "Common errors" and the operations' errors in the Amazon SQS
//! API Reference.

use store::StoreError;
use wire::Fault;

pub(crate) fn no_queue() -> Fault {
    Fault::client("QueueDoesNotExist", "The specified queue does not exist.")
}

pub(crate) fn missing(parameter: &str) -> Fault {
    Fault::client(
        "MissingParameter",
        format!("The request must contain the parameter {parameter}."),
    )
}

pub(crate) fn invalid(message: impl Into<String>) -> Fault {
    Fault::client("InvalidParameterValue", message)
}

/// Why parameters of FIFO queues are refused for others.
pub(crate) const NOT_OF_STANDARD_QUEUES: &str =
    "The request include parameter that is not valid for this queue type.";

/// `Value 11 for parameter MaxNumberOfMessages is invalid. Reason: …`
pub(crate) fn invalid_value(value: impl std::fmt::Display, name: &str, reason: &str) -> Fault {
    invalid(format!(
        "Value {value} for parameter {name} is invalid. Reason: {reason}"
    ))
}

pub(crate) fn invalid_attribute(name: &str) -> Fault {
    Fault::client(
        "InvalidAttributeValue",
        format!("Invalid value for the parameter {name}."),
    )
}

pub(crate) fn unknown_attribute(name: &str) -> Fault {
    Fault::client("InvalidAttributeName", format!("Unknown Attribute {name}."))
}

pub(crate) fn bad_receipt(handle: &str) -> Fault {
    Fault::client(
        "ReceiptHandleIsInvalid",
        format!("The input receipt handle \"{handle}\" is not a valid receipt handle."),
    )
}

pub(crate) fn unsupported(what: &str) -> Fault {
    Fault::client(
        "UnsupportedOperation",
        format!("{what} is not supported by Brookmill."),
    )
}

/// Refuses each named option that is present.
///
/// # Errors
/// `UnsupportedOperation`, naming the first one.
pub(crate) fn refuse(options: &[(&str, bool)]) -> Result<(), Fault> {
    match options.iter().find(|(_, present)| *present) {
        Some((name, _)) => Err(unsupported(name)),
        None => Ok(()),
    }
}

/// What a failure of the disk or the queue looks like from outside.
pub(crate) fn store(error: &StoreError) -> Fault {
    match error {
        StoreError::Full { .. } => Fault::client("RequestThrottled", "Rate exceeded"),
        StoreError::NoSpace { .. } => Fault::server(
            "ServiceUnavailable",
            "The disk of the data directory is full. Reads go on; writes resume when there is \
             space again.",
        )
        .with_status(503),
        // Who waits for a message may look for it while the engine ends.
        StoreError::Closed => {
            Fault::server("ServiceUnavailable", "The engine is ending.").with_status(503)
        }
        error => {
            tracing::error!(%error, "the store failed");
            Fault::server("InternalFailure", "The request processing has failed.")
        }
    }
}
