//! GetEventSourceMapping.

use model::lambda::{
    GetEventSourceMapping, GetEventSourceMappingInput, GetEventSourceMappingOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::service::Mappings;

impl Serve<GetEventSourceMapping> for Mappings {
    fn access(
        &self,
        call: &Call,
        input: &GetEventSourceMappingInput,
    ) -> Result<Vec<Access>, Fault> {
        let uuid = input.uuid.as_deref();
        Ok(self.access_to(call, "lambda:GetEventSourceMapping", uuid))
    }

    async fn run(
        &self,
        call: &Call,
        input: GetEventSourceMappingInput,
    ) -> Result<GetEventSourceMappingOutput, Fault> {
        let mapping = self.find(call, input.uuid.as_deref())?;
        Ok(mapping.configuration().into())
    }
}
