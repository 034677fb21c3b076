//! `DeleteAlias`

use model::lambda::{DeleteAlias, DeleteAliasInput, DeleteAliasOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::alias::alias_key;
use crate::event_invoke::event_invoke_key;
use crate::names::FunctionName;
use crate::service::Lambda;

impl Serve<DeleteAlias> for Lambda {
    fn access(&self, call: &Call, input: &DeleteAliasInput) -> Result<Vec<Access>, Fault> {
        let function = input.function_name.as_deref();
        // Aliases are no resources of their own to IAM: the function is.
        let name = FunctionName::of_caller(&call.caller, function, None)?;
        self.access(call, "lambda:DeleteAlias", Some(&name.arn()), None)
    }

    async fn run(&self, call: &Call, input: DeleteAliasInput) -> Result<DeleteAliasOutput, Fault> {
        let name = FunctionName::of_whole(&call.caller, input.function_name.as_deref())?;
        let alias = input.name.unwrap_or_default();
        self.change(|tx| {
            let function = self.function_of(tx, &name)?;
            // One that is not there is as good as deleted.
            tx.delete(&self.aliases, &alias_key(function.id, &alias));
            tx.delete(&self.event_invokes, &event_invoke_key(function.id, &alias));
            Ok(())
        })
        .await?;
        Ok(DeleteAliasOutput {})
    }
}
