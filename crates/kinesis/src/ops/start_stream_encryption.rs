//! StartStreamEncryption

use model::kinesis::{
    StartStreamEncryption, StartStreamEncryptionInput, StartStreamEncryptionOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::row::Pending;
use crate::target::address;
use crate::{Kinesis, describe, faults};

/// Refuses every key but the one that AWS manages for Kinesis.
pub(super) fn check_key(kind: Option<&str>, key: Option<&str>) -> Result<(), Fault> {
    let (kind, key) = (kind.unwrap_or_default(), key.unwrap_or_default());
    if kind != "KMS" {
        return Err(faults::unsupported(&format!("EncryptionType {kind}")));
    }
    if key != describe::KEY_ID {
        return Err(faults::unsupported(&format!("KeyId {key}")));
    }
    Ok(())
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
        self.begin(&target, |_, _| {
            check_key(input.encryption_type.as_deref(), input.key_id.as_deref())?;
            Ok((Pending::Encrypt, ()))
        })
        .await?;
        Ok(StartStreamEncryptionOutput {})
    }
}
