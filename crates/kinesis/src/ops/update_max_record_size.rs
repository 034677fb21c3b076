//! UpdateMaxRecordSize

use model::kinesis::{UpdateMaxRecordSize, UpdateMaxRecordSizeInput, UpdateMaxRecordSizeOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Kinesis;
use crate::row::Pending;
use crate::target::Address;

fn address(input: &UpdateMaxRecordSizeInput) -> Address<'_> {
    Address {
        name: None,
        arn: input.stream_arn.as_deref(),
        id: input.stream_id.as_deref(),
    }
}

impl Serve<UpdateMaxRecordSize> for Kinesis {
    fn access(&self, call: &Call, input: &UpdateMaxRecordSizeInput) -> Result<Vec<Access>, Fault> {
        self.access_to("kinesis:UpdateMaxRecordSize", call, address(input))
    }

    async fn run(
        &self,
        call: &Call,
        input: UpdateMaxRecordSizeInput,
    ) -> Result<UpdateMaxRecordSizeOutput, Fault> {
        let target = address(&input).target(&call.caller)?;
        let kib = input.max_record_size_in_kib.unwrap_or_default();
        let change = Pending::RecordSize(kib.unsigned_abs());
        self.begin(&target, |_, _| Ok((change, ()))).await?;
        Ok(UpdateMaxRecordSizeOutput {})
    }
}
