//! SNS' errors, in its own words. See the operations' errors in the Amazon SNS API Reference.

use store::StoreError;
use wire::Fault;

pub(crate) fn no_topic() -> Fault {
    Fault::client("NotFound", "Topic does not exist").with_status(404)
}

pub(crate) fn no_subscription() -> Fault {
    Fault::client("NotFound", "Subscription does not exist").with_status(404)
}

/// What operations on tags answer where there is no topic; other faults as they are.
pub(crate) fn no_resource(fault: Fault) -> Fault {
    if fault.code == "NotFound" {
        return Fault::client("ResourceNotFound", "Resource does not exist").with_status(404);
    }
    fault
}

/// `Invalid parameter: …`
pub(crate) fn invalid(what: impl std::fmt::Display) -> Fault {
    Fault::client("InvalidParameter", format!("Invalid parameter: {what}"))
}

/// For actions in a topic's policy that are none on topics.
pub(crate) fn out_of_scope() -> Fault {
    invalid("Policy statement action out of service scope!")
}

pub(crate) fn unsupported(what: &str) -> Fault {
    Fault::client(
        "InvalidParameter",
        format!("{what} is not supported by Brookmill."),
    )
}

/// Refuses each named option that is present.
///
/// # Errors
/// `InvalidParameter`, naming the first one.
pub(crate) fn refuse(options: &[(&str, bool)]) -> Result<(), Fault> {
    match options.iter().find(|(_, present)| *present) {
        Some((name, _)) => Err(unsupported(name)),
        None => Ok(()),
    }
}

pub(crate) fn throttled(message: impl Into<String>) -> Fault {
    Fault::client("Throttled", message).with_status(429)
}

/// What a failure of the disk or the queue looks like from outside.
pub(crate) fn store(error: &StoreError) -> Fault {
    match error {
        StoreError::Full { .. } => throttled("Rate exceeded"),
        StoreError::NoSpace { .. } => Fault::server(
            "ServiceUnavailable",
            "The disk of the data directory is full. Reads go on; writes resume when there is \
             space again.",
        )
        .with_status(503),
        error => {
            tracing::error!(%error, "the store failed");
            Fault::server("InternalError", "An internal service error occurred.")
        }
    }
}
