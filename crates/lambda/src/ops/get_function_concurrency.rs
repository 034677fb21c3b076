//! `GetFunctionConcurrency`

use model::lambda::{
    GetFunctionConcurrency, GetFunctionConcurrencyInput, GetFunctionConcurrencyOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::names::FunctionName;
use crate::service::Lambda;

impl Serve<GetFunctionConcurrency> for Lambda {
    fn access(
        &self,
        call: &Call,
        input: &GetFunctionConcurrencyInput,
    ) -> Result<Vec<Access>, Fault> {
        self.access(
            call,
            "lambda:GetFunctionConcurrency",
            input.function_name.as_deref(),
            None,
        )
    }

    async fn run(
        &self,
        call: &Call,
        input: GetFunctionConcurrencyInput,
    ) -> Result<GetFunctionConcurrencyOutput, Fault> {
        let name = FunctionName::of_caller(&call.caller, input.function_name.as_deref(), None)?;
        let reserved = self.find(&name)?.reserved_concurrency;
        Ok(GetFunctionConcurrencyOutput {
            reserved_concurrent_executions: reserved.and_then(|value| i32::try_from(value).ok()),
        })
    }
}
