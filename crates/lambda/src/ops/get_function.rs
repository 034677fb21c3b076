//! `GetFunction`

use model::lambda::{
    Concurrency, FunctionCodeLocation, GetFunction, GetFunctionInput, GetFunctionOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::names::FunctionName;
use crate::service::Lambda;

impl Serve<GetFunction> for Lambda {
    fn access(&self, call: &Call, input: &GetFunctionInput) -> Result<Vec<Access>, Fault> {
        let (function, qualifier) = (input.function_name.as_deref(), input.qualifier.as_deref());
        self.access(call, "lambda:GetFunction", function, qualifier)
    }

    async fn run(&self, call: &Call, input: GetFunctionInput) -> Result<GetFunctionOutput, Fault> {
        let qualifier = input.qualifier.as_deref();
        let name =
            FunctionName::of_caller(&call.caller, input.function_name.as_deref(), qualifier)?;
        let row = self.find(&name)?;
        let mut configuration = row.configuration();
        configuration.function_arn = Some(name.qualified_arn());
        // Whoever may not list tags gets the rest.
        let may_list = || {
            let access = Access::new("lambda:ListTags", row.arn());
            self.door.authorize(&call.caller, &access).is_ok()
        };
        let tags = (!row.tags.is_empty() && may_list()).then(|| row.tags.clone());
        let reserved = row
            .reserved_concurrency
            .and_then(|value| i32::try_from(value).ok());
        Ok(GetFunctionOutput {
            configuration: Some(configuration),
            code: Some(FunctionCodeLocation {
                repository_type: Some("S3".to_owned()),
                location: self.code_location(call, &row),
                ..FunctionCodeLocation::default()
            }),
            tags,
            concurrency: reserved.map(|reserved| Concurrency {
                reserved_concurrent_executions: Some(reserved),
            }),
            ..GetFunctionOutput::default()
        })
    }
}
