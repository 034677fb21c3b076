//! DeleteEventSourceMapping.

use model::lambda::{
    DeleteEventSourceMapping, DeleteEventSourceMappingInput, DeleteEventSourceMappingOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::faults::{in_use, not_found, store_failed};
use crate::row::{Mapping, State};
use crate::service::Mappings;

impl Serve<DeleteEventSourceMapping> for Mappings {
    fn access(
        &self,
        call: &Call,
        input: &DeleteEventSourceMappingInput,
    ) -> Result<Vec<Access>, Fault> {
        let uuid = input.uuid.as_deref();
        Ok(self.access_to(call, "lambda:DeleteEventSourceMapping", uuid))
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteEventSourceMappingInput,
    ) -> Result<DeleteEventSourceMappingOutput, Fault> {
        let engine = &self.engine;
        let key = self.find(call, input.uuid.as_deref())?.key();
        let decided = engine.services.store.transact(|transaction| {
            let row = transaction
                .get(&engine.mappings, &key)
                .ok_or_else(not_found)?;
            if !row.state.is_steady() && row.state != State::Creating {
                return Err(in_use("delete"));
            }
            let mut row = Mapping::clone(&row);
            row.state = State::Deleting;
            transaction.put(&engine.mappings, &key, row.clone());
            Ok(row)
        });
        let mapping = store::committed(decided, store_failed).await?;
        self.drive(&key);
        Ok(mapping.configuration().into())
    }
}
