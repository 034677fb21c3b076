//! `PutFunctionEventInvokeConfig`

use model::lambda::{
    PutFunctionEventInvokeConfig, PutFunctionEventInvokeConfigInput,
    PutFunctionEventInvokeConfigOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::event_invoke::{Given, named};
use crate::service::Lambda;

impl Serve<PutFunctionEventInvokeConfig> for Lambda {
    fn access(
        &self,
        call: &Call,
        input: &PutFunctionEventInvokeConfigInput,
    ) -> Result<Vec<Access>, Fault> {
        let function = input.function_name.as_deref();
        self.access_to_event_invoke(call, "lambda:PutFunctionEventInvokeConfig", function)
    }

    async fn run(
        &self,
        call: &Call,
        input: PutFunctionEventInvokeConfigInput,
    ) -> Result<PutFunctionEventInvokeConfigOutput, Fault> {
        let (function, qualifier) = (input.function_name.as_deref(), input.qualifier.as_deref());
        let named = named(call, function, qualifier)?;
        let given = Given {
            retries: input.maximum_retry_attempts,
            age_s: input.maximum_event_age_in_seconds,
            destinations: input.destination_config,
        };
        let set = self.set_event_invoke(call, named, given, false).await?;
        Ok(set.into())
    }
}
