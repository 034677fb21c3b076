//! `GetFunctionCodeSigningConfig`
//!
//! No function has one here. Terraform asks for it whenever it reads a function.

use model::lambda::{
    GetFunctionCodeSigningConfig, GetFunctionCodeSigningConfigInput,
    GetFunctionCodeSigningConfigOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::faults::no_function;
use crate::names::FunctionName;
use crate::service::Lambda;

impl Serve<GetFunctionCodeSigningConfig> for Lambda {
    fn access(
        &self,
        call: &Call,
        input: &GetFunctionCodeSigningConfigInput,
    ) -> Result<Vec<Access>, Fault> {
        self.access(
            call,
            "lambda:GetFunctionCodeSigningConfig",
            input.function_name.as_deref(),
            None,
        )
    }

    async fn run(
        &self,
        call: &Call,
        input: GetFunctionCodeSigningConfigInput,
    ) -> Result<GetFunctionCodeSigningConfigOutput, Fault> {
        let name = FunctionName::of_caller(&call.caller, input.function_name.as_deref(), None)?;
        if self.functions.get(&name.key()).is_none() {
            return Err(no_function(&name.arn()));
        }
        // On AWS, too, a function without one gets an answer with nothing in it.
        Ok(GetFunctionCodeSigningConfigOutput::default())
    }
}
