//! CloudWatch's errors, in its own words.

use store::StoreError;
use wire::Fault;

pub(crate) fn invalid(message: impl Into<String>) -> Fault {
    Fault::client("InvalidParameterValue", message)
}

pub(crate) fn combination(message: impl Into<String>) -> Fault {
    Fault::client("InvalidParameterCombination", message)
}

pub(crate) fn missing(message: impl Into<String>) -> Fault {
    Fault::client("MissingParameter", message)
}

pub(crate) fn validation(message: impl Into<String>) -> Fault {
    Fault::client("ValidationError", message)
}

pub(crate) fn limit(message: impl Into<String>) -> Fault {
    Fault::client("LimitExceeded", message)
}

pub(crate) fn bad_token() -> Fault {
    Fault::client("InvalidNextToken", "The next token is invalid.")
}

/// No such alarm, as SetAlarmState says it: without a word.
pub(crate) fn no_alarm() -> Fault {
    Fault::client("ResourceNotFound", "").with_status(404)
}

pub(crate) fn no_resource(arn: &str) -> Fault {
    Fault::client(
        "ResourceNotFoundException",
        format!("Unknown resource: {arn}"),
    )
    .with_status(404)
}

pub(crate) fn no_dashboard(name: &str) -> Fault {
    Fault::client(
        "ResourceNotFound",
        format!("Dashboard {name} does not exist"),
    )
    .with_status(404)
}

pub(crate) fn not_supported(option: &str) -> Fault {
    invalid(format!(
        "The parameter {option} is not supported by Brookmill."
    ))
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
    Fault::server("InternalServiceError", message)
}
