//! `DeleteFunctionEventInvokeConfig`

use model::lambda::{
    DeleteFunctionEventInvokeConfig, DeleteFunctionEventInvokeConfigInput,
    DeleteFunctionEventInvokeConfigOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::event_invoke::{event_invoke_key, named, none_set};
use crate::service::Lambda;

impl Serve<DeleteFunctionEventInvokeConfig> for Lambda {
    fn access(
        &self,
        call: &Call,
        input: &DeleteFunctionEventInvokeConfigInput,
    ) -> Result<Vec<Access>, Fault> {
        let function = input.function_name.as_deref();
        self.access_to_event_invoke(call, "lambda:DeleteFunctionEventInvokeConfig", function)
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteFunctionEventInvokeConfigInput,
    ) -> Result<DeleteFunctionEventInvokeConfigOutput, Fault> {
        let (function, qualifier) = (input.function_name.as_deref(), input.qualifier.as_deref());
        let (name, qualifier) = named(call, function, qualifier)?;
        let row = self
            .find(&name)
            .map_err(|_| none_set(&name.arn(), &qualifier))?;
        let key = event_invoke_key(row.id, &qualifier);
        self.change(|tx| {
            tx.get(&self.event_invokes, &key)
                .ok_or_else(|| none_set(&name.arn(), &qualifier))?;
            tx.delete(&self.event_invokes, &key);
            Ok(())
        })
        .await?;
        Ok(DeleteFunctionEventInvokeConfigOutput {})
    }
}
