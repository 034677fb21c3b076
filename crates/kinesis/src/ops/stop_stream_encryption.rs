//! StopStreamEncryption

use model::kinesis::{StopStreamEncryption, StopStreamEncryptionInput, StopStreamEncryptionOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use super::start_stream_encryption::check_key;
use crate::Kinesis;
use crate::row::Pending;
use crate::target::address;

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
        self.begin(&target, |_, _| {
            check_key(input.encryption_type.as_deref(), input.key_id.as_deref())?;
            Ok((Pending::StopEncryption, ()))
        })
        .await?;
        Ok(StopStreamEncryptionOutput {})
    }
}
