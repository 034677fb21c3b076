//! DeleteStream

use model::kinesis::{DeleteStream, DeleteStreamInput, DeleteStreamOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::row::{Pending, Status};
use crate::target::address;
use crate::{Kinesis, faults};

impl Serve<DeleteStream> for Kinesis {
    fn access(&self, call: &Call, input: &DeleteStreamInput) -> Result<Vec<Access>, Fault> {
        self.access_to("kinesis:DeleteStream", call, address!(input))
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteStreamInput,
    ) -> Result<DeleteStreamOutput, Fault> {
        let target = address!(input).target(&call.caller)?;
        let enforced = input.enforce_consumer_deletion.unwrap_or(false);
        // One that is being created may be deleted as well.
        let states = [Status::Active, Status::Creating];
        self.begin_in(&states, &target, |row, tx| {
            if !enforced && self.has_consumers(tx, &row.key()) {
                return Err(faults::has_consumers(&row.name, row.account.as_str()));
            }
            Ok((Pending::Delete, ()))
        })
        .await?;
        Ok(DeleteStreamOutput {})
    }
}
