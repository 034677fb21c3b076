//! DeleteLogGroup: removes a group with its streams and events.

use model::logs::{DeleteLogGroup, DeleteLogGroupInput, DeleteLogGroupOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use store::{Lane, Retention};

use crate::{Logs, faults, group, stream};

impl Serve<DeleteLogGroup> for Logs {
    fn access(&self, call: &Call, input: &DeleteLogGroupInput) -> Result<Vec<Access>, Fault> {
        let group = input.log_group_name.as_deref().unwrap_or("*");
        Ok(vec![self.access(
            "logs:DeleteLogGroup",
            &call.caller,
            group,
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteLogGroupInput,
    ) -> Result<DeleteLogGroupOutput, Fault> {
        let key = group::key_for(&call.caller, &input.log_group_name.unwrap_or_default());
        let outcome = self.store.transact(|tx| {
            let row = tx.get(&self.groups, &key).ok_or_else(faults::no_group)?;
            for (stream, _) in tx.prefix(&self.streams, &stream::row_key(row.id, "")) {
                tx.delete(&self.streams, &stream);
            }
            tx.delete(&self.groups, &key);
            tx.retain(Lane::Telemetry, row.id, Retention::Forget);
            self.forget_numbers(tx, row.id, None);
            self.orders.forget(tx, row.id, None);
            Ok(())
        });
        store::committed(outcome, faults::store).await?;
        Ok(DeleteLogGroupOutput {})
    }
}
