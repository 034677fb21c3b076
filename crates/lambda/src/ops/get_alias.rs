//! `GetAlias`

use model::lambda::{GetAlias, GetAliasInput, GetAliasOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::alias::alias_key;
use crate::faults::{no_alias, no_function};
use crate::names::FunctionName;
use crate::service::Lambda;

impl Serve<GetAlias> for Lambda {
    fn access(&self, call: &Call, input: &GetAliasInput) -> Result<Vec<Access>, Fault> {
        let function = input.function_name.as_deref();
        // Aliases are no resources of their own to IAM: the function is.
        let name = FunctionName::of_caller(&call.caller, function, None)?;
        self.access(call, "lambda:GetAlias", Some(&name.arn()), None)
    }

    async fn run(&self, call: &Call, input: GetAliasInput) -> Result<GetAliasOutput, Fault> {
        let name = FunctionName::of_caller(&call.caller, input.function_name.as_deref(), None)?;
        let alias = input.name.unwrap_or_default();
        let arn = name.arn();
        let function = self.functions.get(&name.key());
        let function = function.ok_or_else(|| no_function(&arn))?;
        let row = self.aliases.get(&alias_key(function.id, &alias));
        let row = row.ok_or_else(|| no_alias(&format!("{arn}:{alias}")))?;
        Ok(row.configuration(&arn).into())
    }
}
