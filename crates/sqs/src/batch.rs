//! What all batches have in common: ids that tell their entries apart.

use model::sqs::BatchResultErrorEntry;
use wire::{Fault, FaultKind};

use crate::limits;

/// Refuses batches that are empty, too long, or whose ids do not tell entries apart.
///
/// # Errors
/// `EmptyBatchRequest`, `TooManyEntriesInBatchRequest`, `InvalidBatchEntryId`,
/// `BatchEntryIdsNotDistinct`
pub(crate) fn check_ids<'a>(
    entry: &str,
    ids: impl Iterator<Item = Option<&'a String>>,
) -> Result<(), Fault> {
    let ids: Vec<&str> = ids.map(|id| id.map_or("", String::as_str)).collect();
    if ids.is_empty() {
        return Err(Fault::client(
            "EmptyBatchRequest",
            format!("There should be at least one {entry} in the request."),
        ));
    }
    if ids.len() > limits::BATCH_ENTRIES_MAX {
        return Err(Fault::client(
            "TooManyEntriesInBatchRequest",
            format!(
                "Maximum number of entries per request are {}. You have sent {}.",
                limits::BATCH_ENTRIES_MAX,
                ids.len()
            ),
        ));
    }
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    for (at, id) in ids.iter().enumerate() {
        let fits = (1..=limits::BATCH_ID_LETTERS_MAX).contains(&id.len());
        if !fits || !id.bytes().all(is_letter) {
            return Err(Fault::client(
                "InvalidBatchEntryId",
                "A batch entry id can only contain alphanumeric characters, hyphens and \
                 underscores. It can be at most 80 letters long.",
            ));
        }
        if ids.iter().take(at).any(|earlier| earlier == id) {
            return Err(Fault::client(
                "BatchEntryIdsNotDistinct",
                format!("Id {id} repeated."),
            ));
        }
    }
    Ok(())
}

/// An entry that failed, as the answers tell it.
pub(crate) fn failed(id: Option<String>, fault: &Fault) -> BatchResultErrorEntry {
    BatchResultErrorEntry {
        id,
        sender_fault: Some(fault.kind == FaultKind::Client),
        code: Some(fault.code.to_string()),
        message: Some(fault.message.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_tell_entries_apart() {
        let check = |ids: &[&str]| {
            let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
            let checked = check_ids("SendMessageBatchRequestEntry", ids.iter().map(Some));
            checked.map_err(|fault| fault.code.into_owned())
        };
        assert_eq!(check(&["a", "B-1_"]), Ok(()));
        assert_eq!(check(&[]), Err("EmptyBatchRequest".to_owned()));
        let many = ["x"; 11];
        assert_eq!(check(&many), Err("TooManyEntriesInBatchRequest".to_owned()));
        assert_eq!(check(&["a.b"]), Err("InvalidBatchEntryId".to_owned()));
        assert_eq!(
            check(&["a", "a"]),
            Err("BatchEntryIdsNotDistinct".to_owned())
        );
    }
}
