//! StartStreamEncryption

use model::kinesis::{
    StartStreamEncryption, StartStreamEncryptionInput, StartStreamEncryptionOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::row::Pending;
use crate::target::{Target, address};
use crate::{Kinesis, describe, faults};

/// How often encryption may be started, and stopped, within a day.
pub(super) const TIMES_MAX: usize = 25;

/// Refuses any kind of encryption but the one there is.
pub(super) fn check_kind(kind: Option<&str>) -> Result<(), Fault> {
    match kind.unwrap_or_default() {
        "KMS" => Ok(()),
        kind => Err(faults::invalid_argument(format!(
            "EncryptionType {kind} is not valid for this operation. Valid values: [KMS]"
        ))),
    }
}

fn kms_prefix(target: &Target) -> String {
    format!("arn:aws:kms:{}:{}:", target.region, target.account)
}

/// Whether this is the key that AWS manages for Kinesis, the only one there is.
pub(super) fn is_managed(key: &str, target: &Target) -> bool {
    key.strip_prefix(&kms_prefix(target)).unwrap_or(key) == describe::KEY_ID
}

/// Refuses every key but the one that AWS manages for Kinesis, by its alias or the alias' ARN, in
/// the words of KMS for a key that is not there.
fn check_key(key: &str, target: &Target) -> Result<(), Fault> {
    if is_managed(key, target) {
        return Ok(());
    }
    let prefix = kms_prefix(target);
    let arn = if key.starts_with("arn:") {
        key.to_owned()
    } else if key.starts_with("alias/") {
        format!("{prefix}{key}")
    } else {
        format!("{prefix}key/{key}")
    };
    Err(faults::kms_not_found(match arn.contains(":alias/") {
        true => format!("Alias {arn} is not found."),
        false => format!("Key '{arn}' does not exist"),
    }))
}

impl Serve<StartStreamEncryption> for Kinesis {
    fn access(
        &self,
        call: &Call,
        input: &StartStreamEncryptionInput,
    ) -> Result<Vec<Access>, Fault> {
        self.access_to("kinesis:StartStreamEncryption", call, address!(input))
    }

    async fn run(
        &self,
        call: &Call,
        input: StartStreamEncryptionInput,
    ) -> Result<StartStreamEncryptionOutput, Fault> {
        let target = address!(input).target(&call.caller)?;
        let key = input.key_id.unwrap_or_default();
        self.begin(&target, |row, tx| {
            check_kind(input.encryption_type.as_deref())?;
            check_key(&key, &target)?;
            if !self.counts_within_day(&mut row.encrypted_ms, tx.now_ms(), TIMES_MAX) {
                return Err(faults::daily_limit("StartStreamEncryption", TIMES_MAX, ""));
            }
            row.kms_key = Some(key);
            // Noted with the change, that no record is sealed with a key which is not durable.
            self.add_key(row);
            Ok((Pending::EncryptWithLast, ()))
        })
        .await?;
        Ok(StartStreamEncryptionOutput {})
    }
}
