//! DeleteEventSourceMapping.

use model::lambda::{
    DeleteEventSourceMapping, DeleteEventSourceMappingInput, DeleteEventSourceMappingOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::engine::Refusal;
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
        let (mapping, commit) = engine
            .services
            .store
            .transact(|transaction| {
                let row = transaction
                    .get(&engine.mappings, &key)
                    .ok_or_else(not_found)?;
                if !row.state.is_steady() && row.state != State::Creating {
                    return Err(in_use("delete").into());
                }
                let mut row = Mapping::clone(&row);
                row.state = State::Deleting;
                transaction.put(&engine.mappings, &key, row.clone());
                Ok::<_, Refusal>(row)
            })
            .map_err(Fault::from)?;
        commit.await.map_err(|error| store_failed(&error))?;
        self.drive(&key);
        Ok(mapping.configuration().into())
    }
}
