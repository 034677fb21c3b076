//! `GetFunctionEventInvokeConfig`

use model::lambda::{
    GetFunctionEventInvokeConfig, GetFunctionEventInvokeConfigInput,
    GetFunctionEventInvokeConfigOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::event_invoke::{event_invoke_key, named, none_set};
use crate::service::Lambda;

impl Serve<GetFunctionEventInvokeConfig> for Lambda {
    fn access(
        &self,
        call: &Call,
        input: &GetFunctionEventInvokeConfigInput,
    ) -> Result<Vec<Access>, Fault> {
        let function = input.function_name.as_deref();
        self.access_to_event_invoke(call, "lambda:GetFunctionEventInvokeConfig", function)
    }

    async fn run(
        &self,
        call: &Call,
        input: GetFunctionEventInvokeConfigInput,
    ) -> Result<GetFunctionEventInvokeConfigOutput, Fault> {
        let (function, qualifier) = (input.function_name.as_deref(), input.qualifier.as_deref());
        let (name, qualifier) = named(call, function, qualifier)?;
        let row = self
            .find(&name)
            .map_err(|_| none_set(&name.arn(), &qualifier))?;
        self.event_invokes
            .get(&event_invoke_key(row.id, &qualifier))
            .map(|found| found.shown(&name.arn()).into())
            .ok_or_else(|| none_set(&name.arn(), &qualifier))
    }
}
