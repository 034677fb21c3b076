//! `DeleteFunction`

use model::lambda::{DeleteFunction, DeleteFunctionInput, DeleteFunctionOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::faults::{invalid, no_function};
use crate::names::{FunctionName, LATEST};
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
        let (id, keys) = self
            .change(|tx| {
                let row = tx
                    .get(&self.functions, &name.key())
                    .ok_or_else(|| no_function(&name.arn()))?;
                let mut code_keys = Vec::new();
                if let Some(version) = name.version() {
                    let key = version_key(row.id, version);
                    code_keys.extend(tx.get(&self.versions, &key).map(|row| row.code.key.clone()));
                    tx.delete(&self.versions, &key);
                    return Ok((None, code_keys));
                }
                code_keys.push(row.code.key.clone());
                for (key, version) in tx.prefix(&self.versions, &version_prefix(row.id)) {
                    code_keys.push(version.code.key.clone());
                    tx.delete(&self.versions, &key);
                }
                tx.delete(&self.functions, &name.key());
                Ok((Some(row.id), code_keys))
            })
            .await?;
        if let Some(id) = id {
            self.pool.retire(id);
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
