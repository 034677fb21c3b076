//! `CreateAlias`

use model::lambda::{CreateAlias, CreateAliasInput, CreateAliasOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::alias::{AliasRow, alias_key, refuse_weights};
use crate::faults::conflict;
use crate::names::FunctionName;
use crate::service::Lambda;

impl Serve<CreateAlias> for Lambda {
    fn access(&self, call: &Call, input: &CreateAliasInput) -> Result<Vec<Access>, Fault> {
        let function = input.function_name.as_deref();
        // Aliases are no resources of their own to IAM: the function is.
        let name = FunctionName::of_caller(&call.caller, function, None)?;
        self.access(call, "lambda:CreateAlias", Some(&name.arn()), None)
    }

    async fn run(&self, call: &Call, input: CreateAliasInput) -> Result<CreateAliasOutput, Fault> {
        let name = FunctionName::of_whole(&call.caller, input.function_name.as_deref())?;
        let alias = input.name.unwrap_or_default();
        let version = input.function_version.unwrap_or_default();
        refuse_weights(input.routing_config.as_ref())?;
        let row = AliasRow {
            name: alias.clone(),
            version,
            description: input.description.unwrap_or_default(),
            revision_id: self.new_uuid(),
            policy: Vec::new(),
            policy_revision: String::new(),
        };
        let created = self
            .change(|tx| {
                let function = self.function_of(tx, &name)?;
                let key = alias_key(function.id, &alias);
                if tx.get(&self.aliases, &key).is_some() {
                    let arn = name.arn();
                    return Err(conflict(format!("Alias already exists: {arn}:{alias}")));
                }
                self.check_version(tx, &function, &row.version)?;
                tx.put(&self.aliases, &key, row.clone());
                Ok(row)
            })
            .await?;
        Ok(created.configuration(&name.arn()).into())
    }
}
