//! The error answers of CloudFormation, in its words.

use store::{FULL_DISK, StoreError};
use wire::Fault;

/// `ValidationError`, which most refusals are.
pub(crate) fn validation(message: impl Into<String>) -> Fault {
    Fault::client("ValidationError", message)
}

/// A template that is not one.
pub(crate) fn format_error(message: impl AsRef<str>) -> Fault {
    validation(format!("Template format error: {}", message.as_ref()))
}

/// A template whose functions make no sense.
pub(crate) fn template_error(message: impl AsRef<str>) -> Fault {
    validation(format!("Template error: {}", message.as_ref()))
}

/// Something that CloudFormation has and this engine does not.
pub(crate) fn unsupported(what: impl AsRef<str>) -> Fault {
    validation(format!("{} is not supported by Brookmill.", what.as_ref()))
}

/// Refuses text that no answer can show, as XML 1.0 does not have all characters: one such value
/// would make every answer that lists it unreadable.
///
/// # Errors
/// `ValidationError` naming the character.
pub(crate) fn check_shown(what: impl AsRef<str>, text: &str) -> Result<(), Fault> {
    let shown = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    match text.chars().find(|c| !shown(*c)) {
        None => Ok(()),
        Some(other) => Err(validation(format!(
            "{} contains the character U+{:04X}, which XML does not have.",
            what.as_ref(),
            u32::from(other)
        ))),
    }
}

/// A stack that most operations do not find.
pub(crate) fn no_stack(name: &str) -> Fault {
    validation(format!("Stack [{name}] does not exist"))
}

/// A stack that `DescribeStacks` and its kin do not find.
pub(crate) fn no_stack_with_id(name: &str) -> Fault {
    validation(format!("Stack with id {name} does not exist"))
}

/// A stack in a state that the operation does not begin from.
pub(crate) fn wrong_state(stack_id: &str, status: &str) -> Fault {
    validation(format!(
        "Stack:{stack_id} is in {status} state and can not be updated."
    ))
}

/// A name that is taken.
pub(crate) fn stack_exists(name: &str) -> Fault {
    Fault::client(
        "AlreadyExistsException",
        format!("Stack [{name}] already exists"),
    )
}

/// A change set that is not there.
pub(crate) fn no_change_set(name: &str) -> Fault {
    Fault::client(
        "ChangeSetNotFound",
        format!("ChangeSet [{name}] does not exist"),
    )
    .with_status(404)
}

/// The disk or the log failed.
pub(crate) fn internal(error: impl std::fmt::Display) -> Fault {
    Fault::server("InternalFailure", error.to_string())
}

/// The store failed.
pub(crate) fn store(error: &StoreError) -> Fault {
    match error {
        // The log takes nothing at the moment; the request may be made again.
        StoreError::Full { .. } => Fault::client("Throttling", "Rate exceeded"),
        error if error.is_full_disk() => internal(FULL_DISK),
        error => internal(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_named() {
        let full = StoreError::NoSpace {
            lane: store::Lane::Control,
        };
        assert_eq!(super::store(&full).message, FULL_DISK);
    }
}
