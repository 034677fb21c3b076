//! CloudWatch Logs' errors, in its own words.

use plane::Caller;
use store::StoreError;
use wire::Fault;

pub(crate) fn no_group() -> Fault {
    Fault::client(
        "ResourceNotFoundException",
        "The specified log group does not exist.",
    )
}

pub(crate) fn no_stream() -> Fault {
    Fault::client(
        "ResourceNotFoundException",
        "The specified log stream does not exist.",
    )
}

pub(crate) fn no_resource() -> Fault {
    Fault::client(
        "ResourceNotFoundException",
        "The specified resource does not exist.",
    )
}

pub(crate) fn tags_denied(caller: &Caller) -> Fault {
    let account = &caller.account;
    Fault::client(
        "AccessDeniedException",
        format!(
            "User with accountId: {account} is not authorized to perform CreateLogGroup with Tags. \
             An additional permission \"logs:TagResource\" is required."
        ),
    )
}

pub(crate) fn group_exists() -> Fault {
    Fault::client(
        "ResourceAlreadyExistsException",
        "The specified log group already exists",
    )
}

pub(crate) fn stream_exists() -> Fault {
    Fault::client(
        "ResourceAlreadyExistsException",
        "The specified log stream already exists",
    )
}

pub(crate) fn invalid(message: impl Into<String>) -> Fault {
    Fault::client("InvalidParameterException", message)
}

pub(crate) fn not_supported(option: &str) -> Fault {
    invalid(format!(
        "The parameter {option} is not supported by Brookmill."
    ))
}

pub(crate) fn bad_token() -> Fault {
    invalid("The specified nextToken is invalid.")
}

/// Refuses each named option that is present.
pub(crate) fn refuse(options: &[(&str, bool)]) -> Result<(), Fault> {
    match options.iter().find(|(_, present)| *present) {
        Some((name, _)) => Err(not_supported(name)),
        None => Ok(()),
    }
}

/// What a failure of the disk or the queue looks like from outside.
pub(crate) fn store(error: &StoreError) -> Fault {
    tracing::error!(%error, "the store failed");
    let message = match error {
        StoreError::NoSpace { .. } => "The disk of the data directory is full.",
        _ => "The service cannot complete the request.",
    };
    Fault::server("ServiceUnavailableException", message)
}
