//! What is asked of batches: ids that tell their entries apart.

use model::sns::BatchResultErrorEntry;
use wire::{Fault, FaultKind};

use crate::limits;

/// Refuses batches that are empty, too long, or whose ids do not tell entries apart.
///
/// # Errors
/// `EmptyBatchRequest`, `TooManyEntriesInBatchRequest`, `InvalidBatchEntryId`,
/// `BatchEntryIdsNotDistinct`
pub(crate) fn check_ids<'a>(ids: impl Iterator<Item = Option<&'a String>>) -> Result<(), Fault> {
    let ids: Vec<&str> = ids.map(|id| id.map_or("", String::as_str)).collect();
    let refused = |code: &'static str, message: &str| Err(Fault::client(code, message));
    if ids.is_empty() {
        return refused(
            "EmptyBatchRequest",
            "The batch request doesn't contain any entries.",
        );
    }
    if ids.len() > limits::BATCH_ENTRIES_MAX {
        return refused(
            "TooManyEntriesInBatchRequest",
            "The batch request contains more entries than permissible.",
        );
    }
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    for (at, id) in ids.iter().enumerate() {
        let fits = (1..=limits::BATCH_ID_LETTERS_MAX).contains(&id.len());
        if !fits || !id.bytes().all(is_letter) {
            return refused(
                "InvalidBatchEntryId",
                "The Id of a batch entry in a batch request doesn't abide by the specification.",
            );
        }
        if ids.iter().take(at).any(|earlier| earlier == id) {
            return refused(
                "BatchEntryIdsNotDistinct",
                "Two or more batch entries in the request have the same Id.",
            );
        }
    }
    Ok(())
}

/// An entry that failed, as the answer tells it.
pub(crate) fn failed(id: Option<String>, fault: &Fault) -> BatchResultErrorEntry {
    BatchResultErrorEntry {
        id,
        sender_fault: Some(fault.kind == FaultKind::Client),
        code: Some(fault.code.to_string()),
        message: Some(fault.message.clone()),
    }
}
