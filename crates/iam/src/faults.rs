//! IAM's faults, in AWS's words.

use store::{FULL_DISK, StoreError};
use wire::Fault;

/// The store failed.
pub(crate) fn store(error: &StoreError) -> Fault {
    if error.is_full_disk() {
        return Fault::server("ServiceFailure", FULL_DISK);
    }
    tracing::error!(%error, "the store refused a change of IAM");
    Fault::server(
        "ServiceFailure",
        "The request processing has failed because of an unknown error, exception or failure.",
    )
}

pub(crate) fn no_such_entity(message: impl Into<String>) -> Fault {
    Fault::client("NoSuchEntity", message).with_status(404)
}

pub(crate) fn already_exists(message: impl Into<String>) -> Fault {
    Fault::client("EntityAlreadyExists", message).with_status(409)
}

pub(crate) fn delete_conflict(message: &str) -> Fault {
    Fault::client("DeleteConflict", message).with_status(409)
}

pub(crate) fn limit_exceeded(message: impl Into<String>) -> Fault {
    Fault::client("LimitExceeded", message).with_status(409)
}

pub(crate) fn malformed(message: impl Into<String>) -> Fault {
    Fault::client("MalformedPolicyDocument", message)
}

pub(crate) fn malformed_policy(fault: &auth::PolicyFault) -> Fault {
    malformed(fault.to_string())
}

pub(crate) fn invalid_principal(unknown: &plane::UnknownPrincipal) -> Fault {
    malformed(unknown.to_string())
}

pub(crate) fn validation(message: impl Into<String>) -> Fault {
    Fault::client("ValidationError", message)
}

pub(crate) fn invalid_input(message: impl Into<String>) -> Fault {
    Fault::client("InvalidInput", message)
}

/// A member that validation has let through although it is required.
pub(crate) fn missing(member: &str) -> Fault {
    validation(format!(
        "1 validation error detected: Value at '{member}' failed to satisfy constraint: Member \
         must not be null"
    ))
}

/// A parameter that AWS has and this engine does not.
pub(crate) fn unsupported(parameter: &str) -> Fault {
    validation(format!(
        "The parameter {parameter} is not supported by Brookmill."
    ))
}

/// The value of a required member.
pub(crate) fn given(value: Option<String>, member: &str) -> Result<String, Fault> {
    value.ok_or_else(|| missing(member))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_named() {
        let full = StoreError::NoSpace {
            lane: store::Lane::Control,
        };
        assert_eq!(store(&full).message, FULL_DISK);
    }
}
