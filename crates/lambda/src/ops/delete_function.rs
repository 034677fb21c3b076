//! `DeleteFunction`

use model::lambda::{DeleteFunction, DeleteFunctionInput, DeleteFunctionOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::event_invoke::event_invoke_key;
use crate::faults::{conflict, invalid, no_function};
use crate::names::{FunctionName, LATEST, Target};
use crate::service::{Lambda, version_key, version_prefix};

impl Serve<DeleteFunction> for Lambda {
    fn access(&self, call: &Call, input: &DeleteFunctionInput) -> Result<Vec<Access>, Fault> {
        let (function, qualifier) = (input.function_name.as_deref(), input.qualifier.as_deref());
        self.access(call, "lambda:DeleteFunction", function, qualifier)
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteFunctionInput,
    ) -> Result<DeleteFunctionOutput, Fault> {
        let qualifier = input.qualifier.as_deref();
        let name =
            FunctionName::of_caller(&call.caller, input.function_name.as_deref(), qualifier)?;
        if name.qualifier.as_deref() == Some(LATEST) {
            return Err(invalid(
                "$LATEST version cannot be deleted without deleting the function.",
            ));
        }
        if let Target::Alias(_) = name.target() {
            return Err(invalid("Deletion of aliases is not currently supported."));
        }
        let (id, keys) = self
            .change(|tx| {
                let row = tx
                    .get(&self.functions, &name.key())
                    .ok_or_else(|| no_function(&name.arn()))?;
                let mut code_keys = Vec::new();
                if let Target::Version(version) = name.target() {
                    let aliases = tx.prefix(&self.aliases, &version_prefix(row.id));
                    let pointing = aliases.iter().filter(|(_, alias)| alias.version == version);
                    let pointing: Vec<&str> =
                        pointing.map(|(_, alias)| alias.name.as_str()).collect();
                    if !pointing.is_empty() {
                        return Err(conflict(format!(
                            "Unable to delete version because the following aliases reference it: \
                             [{}]",
                            pointing.join(", ")
                        )));
                    }
                    let key = version_key(row.id, version);
                    let found = tx.get(&self.versions, &key);
                    if let Some(found) = found.filter(|found| found.version == version) {
                        code_keys.push(found.code.key.clone());
                        tx.delete(&self.versions, &key);
                        tx.delete(&self.event_invokes, &event_invoke_key(row.id, version));
                    }
                    return Ok((row.id, code_keys));
                }
                for (key, _) in tx.prefix(&self.aliases, &version_prefix(row.id)) {
                    tx.delete(&self.aliases, &key);
                }
                for (key, _) in tx.prefix(&self.event_invokes, &version_prefix(row.id)) {
                    tx.delete(&self.event_invokes, &key);
                }
                code_keys.push(row.code.key.clone());
                for (key, version) in tx.prefix(&self.versions, &version_prefix(row.id)) {
                    code_keys.push(version.code.key.clone());
                    tx.delete(&self.versions, &key);
                }
                tx.delete(&self.functions, &name.key());
                Ok((row.id, code_keys))
            })
            .await?;
        match name.target() {
            Target::Version(version) => self.pool.retire_version(id, version),
            Target::Latest | Target::Alias(_) => self.pool.retire(id),
        }
        let service = self.itself()?;
        for key in keys {
            service.forget_code(key);
        }
        Ok(DeleteFunctionOutput {
            status_code: Some(204),
        })
    }
}
