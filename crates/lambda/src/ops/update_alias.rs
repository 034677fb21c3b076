//! `UpdateAlias`

use model::lambda::{UpdateAlias, UpdateAliasInput, UpdateAliasOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::alias::{AliasRow, alias_key, refuse_weights};
use crate::faults::{no_alias, wrong_revision};
use crate::names::FunctionName;
use crate::service::Lambda;

impl Serve<UpdateAlias> for Lambda {
    fn access(&self, call: &Call, input: &UpdateAliasInput) -> Result<Vec<Access>, Fault> {
        let function = input.function_name.as_deref();
        // Aliases are no resources of their own to IAM: the function is.
        let name = FunctionName::of_caller(&call.caller, function, None)?;
        self.access(call, "lambda:UpdateAlias", Some(&name.arn()), None)
    }

    async fn run(&self, call: &Call, input: UpdateAliasInput) -> Result<UpdateAliasOutput, Fault> {
        let name = FunctionName::of_whole(&call.caller, input.function_name.as_deref())?;
        let alias = input.name.unwrap_or_default();
        refuse_weights(input.routing_config.as_ref())?;
        let updated = self
            .change(|tx| {
                let function = self.function_of(tx, &name)?;
                let key = alias_key(function.id, &alias);
                let old = tx
                    .get(&self.aliases, &key)
                    .ok_or_else(|| no_alias(&format!("{}:{alias}", name.arn())))?;
                if input
                    .revision_id
                    .is_some_and(|given| given != old.revision_id)
                {
                    return Err(wrong_revision("GetFunction/GetAlias"));
                }
                let mut row = AliasRow::clone(&old);
                if let Some(version) = input.function_version {
                    self.check_version(tx, &function, &version)?;
                    row.version = version;
                }
                if let Some(description) = input.description {
                    row.description = description;
                }
                // A new one also where nothing changes, as on AWS.
                row.revision_id = self.new_uuid();
                tx.put(&self.aliases, &key, row.clone());
                Ok(row)
            })
            .await?;
        Ok(updated.configuration(&name.arn()).into())
    }
}
