//! Lambda's errors in AWS's words.
//!
//! See "Common errors" and the errors of each operation in the AWS Lambda API Reference.

use store::{FULL_DISK, StoreError, is_full_disk};
use wire::Fault;

/// 400 `InvalidParameterValueException`.
pub(crate) fn invalid(message: impl Into<String>) -> Fault {
    Fault::client("InvalidParameterValueException", message)
}

/// 400 `InvalidParameterValueException` for something this engine does not do.
pub(crate) fn unsupported(what: impl std::fmt::Display) -> Fault {
    invalid(format!("{what} is not supported by Brookmill."))
}

/// 404 `ResourceNotFoundException`.
pub(crate) fn not_found(message: impl Into<String>) -> Fault {
    Fault::client("ResourceNotFoundException", message).with_status(404)
}

/// 404 for a function; the ARN with its qualifier, if there is one.
pub(crate) fn no_function(arn: &str) -> Fault {
    not_found(format!("Function not found: {arn}"))
}

/// 404 for an alias, by the ARN it would have.
pub(crate) fn no_alias(arn: &str) -> Fault {
    not_found(format!("Cannot find alias arn: {arn}"))
}

/// 409 `ResourceConflictException`.
pub(crate) fn conflict(message: impl Into<String>) -> Fault {
    Fault::client("ResourceConflictException", message).with_status(409)
}

/// 409 while an update has not settled.
pub(crate) fn update_in_progress(arn: &str) -> Fault {
    conflict(format!(
        "The operation cannot be performed at this time. An update is in progress for resource: \
         {arn}"
    ))
}

/// 412 where a revision id was given and is not the latest.
pub(crate) fn wrong_revision(which: &str) -> Fault {
    let message = format!(
        "The Revision Id provided does not match the latest Revision Id. Call the {which} API to \
         retrieve the latest Revision Id"
    );
    Fault::client("PreconditionFailedException", message).with_status(412)
}

/// 413 for a body or an archive that is too large.
pub(crate) fn too_large(code: &'static str, message: impl Into<String>) -> Fault {
    Fault::client(code, message).with_status(413)
}

/// 429 where concurrency is exhausted.
pub(crate) fn throttled(reserved: bool) -> Fault {
    let reason = if reserved {
        "ReservedFunctionConcurrentInvocationLimitExceeded"
    } else {
        "ConcurrentInvocationLimitExceeded"
    };
    Fault::client("TooManyRequestsException", "Rate Exceeded.")
        .with_status(429)
        .with_field("Reason", reason)
}

/// 503 while the engine ends, which ends its functions' processes too: nobody's fault.
pub(crate) fn stopping() -> Fault {
    Fault::server("ServiceException", "The service is stopping.").with_status(503)
}

/// 500 where the engine itself failed. The reason goes to the engine's log, not to the caller.
pub(crate) fn internal(during: &str, error: impl std::fmt::Display) -> Fault {
    tracing::error!(%error, "{during} failed");
    Fault::server("ServiceException", "An internal error occurred.")
}

/// 500 where the store failed; 503 where it has no room.
pub(crate) fn store(during: &str, error: &StoreError) -> Fault {
    if error.is_full_disk() {
        return full_disk();
    }
    internal(during, error)
}

/// The same for files of code.
pub(crate) fn file(during: &str, error: &std::io::Error) -> Fault {
    if is_full_disk(error) {
        return full_disk();
    }
    internal(during, error)
}

fn full_disk() -> Fault {
    Fault::server("ServiceException", FULL_DISK).with_status(503)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_named() {
        let full = StoreError::NoSpace {
            lane: store::Lane::Control,
        };
        assert_eq!(super::store("a change", &full).message, FULL_DISK);
        let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
        assert_eq!(file("storing code", &full).message, FULL_DISK);
        let other = std::io::Error::from(std::io::ErrorKind::NotFound);
        assert_ne!(file("storing code", &other).message, FULL_DISK);
    }
}
