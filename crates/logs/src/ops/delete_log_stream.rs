//! DeleteLogStream: removes a stream with its events.

use model::logs::{DeleteLogStream, DeleteLogStreamInput, DeleteLogStreamOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::{Logs, faults, group, stream};

impl Serve<DeleteLogStream> for Logs {
    fn access(&self, call: &Call, input: &DeleteLogStreamInput) -> Result<Vec<Access>, Fault> {
        let group = input.log_group_name.as_deref().unwrap_or("*");
        let stream = input.log_stream_name.as_deref().unwrap_or("*");
        Ok(vec![group::stream_access(
            "logs:DeleteLogStream",
            &call.caller,
            group,
            stream,
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteLogStreamInput,
    ) -> Result<DeleteLogStreamOutput, Fault> {
        let group_key = group::key_for(&call.caller, &input.log_group_name.unwrap_or_default());
        let name = input.log_stream_name.unwrap_or_default();
        // Its events stay on disk as long as the group's others; nothing names them any more.
        let outcome = self.store.transact(|tx| {
            let group = tx
                .get(&self.groups, &group_key)
                .ok_or_else(faults::no_group)?;
            let key = stream::row_key(group.id, &name);
            let stream = tx.get(&self.streams, &key).ok_or_else(faults::no_stream)?;
            tx.delete(&self.streams, &key);
            self.forget_numbers(tx, group.id, Some(stream.part));
            self.orders.forget(tx, group.id, Some(stream.part));
            Ok(())
        });
        store::committed(outcome, faults::store).await?;
        Ok(DeleteLogStreamOutput {})
    }
}
