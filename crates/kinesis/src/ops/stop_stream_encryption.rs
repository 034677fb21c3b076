//! StopStreamEncryption

use model::kinesis::{StopStreamEncryption, StopStreamEncryptionInput, StopStreamEncryptionOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use super::start_stream_encryption::{TIMES_MAX, check_kind, is_managed};
use crate::row::Pending;
use crate::target::address;
use crate::{Kinesis, faults};

impl Serve<StopStreamEncryption> for Kinesis {
    fn access(&self, call: &Call, input: &StopStreamEncryptionInput) -> Result<Vec<Access>, Fault> {
        self.access_to("kinesis:StopStreamEncryption", call, address!(input))
    }

    async fn run(
        &self,
        call: &Call,
        input: StopStreamEncryptionInput,
    ) -> Result<StopStreamEncryptionOutput, Fault> {
        let target = address!(input).target(&call.caller)?;
        let key = input.key_id.unwrap_or_default();
        self.begin(&target, |row, tx| {
            check_kind(input.encryption_type.as_deref())?;
            // The operation has no faults of KMS.
            if !is_managed(&key, &target) {
                return Err(faults::invalid_argument(format!(
                    "KeyId {key} is not the key that stream {} is encrypted with.",
                    target.name
                )));
            }
            if !self.counts_within_day(&mut row.decrypted_ms, tx.now_ms(), TIMES_MAX) {
                return Err(faults::daily_limit("StopStreamEncryption", TIMES_MAX, ""));
            }
            Ok((Pending::StopEncryption, ()))
        })
        .await?;
        Ok(StopStreamEncryptionOutput {})
    }
}
