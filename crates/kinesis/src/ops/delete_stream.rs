//! DeleteStream

use model::kinesis::{DeleteStream, DeleteStreamInput, DeleteStreamOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Kinesis;
use crate::row::Pending;
use crate::target::address;

impl Serve<DeleteStream> for Kinesis {
    fn access(&self, call: &Call, input: &DeleteStreamInput) -> Result<Vec<Access>, Fault> {
        self.access_to("kinesis:DeleteStream", call, address!(input))
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteStreamInput,
    ) -> Result<DeleteStreamOutput, Fault> {
        // EnforceConsumerDeletion has nothing to enforce: no stream has consumers here.
        let target = address!(input).target(&call.caller)?;
        self.begin(&target, |_, _| Ok((Pending::Delete, ())))
            .await?;
        Ok(DeleteStreamOutput {})
    }
}
