//! `GetFunctionConfiguration`

use model::lambda::{
    GetFunctionConfiguration, GetFunctionConfigurationInput, GetFunctionConfigurationOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::names::FunctionName;
use crate::service::Lambda;

impl Serve<GetFunctionConfiguration> for Lambda {
    fn access(
        &self,
        call: &Call,
        input: &GetFunctionConfigurationInput,
    ) -> Result<Vec<Access>, Fault> {
        let (function, qualifier) = (input.function_name.as_deref(), input.qualifier.as_deref());
        self.access(call, "lambda:GetFunctionConfiguration", function, qualifier)
    }

    async fn run(
        &self,
        call: &Call,
        input: GetFunctionConfigurationInput,
    ) -> Result<GetFunctionConfigurationOutput, Fault> {
        let qualifier = input.qualifier.as_deref();
        let name =
            FunctionName::of_caller(&call.caller, input.function_name.as_deref(), qualifier)?;
        let mut configuration = self.find(&name)?.configuration();
        configuration.function_arn = Some(name.qualified_arn());
        Ok(configuration.into())
    }
}
