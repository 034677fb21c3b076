//! `RemovePermission`

use model::lambda::{RemovePermission, RemovePermissionInput, RemovePermissionOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::faults::{no_function, not_found, wrong_revision};
use crate::names::FunctionName;
use crate::row::FunctionRow;
use crate::service::Lambda;

impl Serve<RemovePermission> for Lambda {
    fn access(&self, call: &Call, input: &RemovePermissionInput) -> Result<Vec<Access>, Fault> {
        let (function, qualifier) = (input.function_name.as_deref(), input.qualifier.as_deref());
        self.access(call, "lambda:RemovePermission", function, qualifier)
    }

    async fn run(
        &self,
        call: &Call,
        input: RemovePermissionInput,
    ) -> Result<RemovePermissionOutput, Fault> {
        let qualifier = input.qualifier.as_deref();
        let name =
            FunctionName::of_caller(&call.caller, input.function_name.as_deref(), qualifier)?;
        let sid = input.statement_id.unwrap_or_default();
        self.change(|tx| {
            let old = tx
                .get(&self.functions, &name.key())
                .ok_or_else(|| no_function(&name.arn()))?;
            // A version has no policy of its own here.
            if name.version().is_some() || old.policy.is_empty() {
                return Err(not_found(
                    "No policy is associated with the given resource.",
                ));
            }
            if input
                .revision_id
                .as_ref()
                .is_some_and(|given| *given != old.policy_revision)
            {
                return Err(wrong_revision("GetPolicy"));
            }
            let mut row = FunctionRow::clone(&old);
            row.policy.retain(|one| one.sid != sid);
            if row.policy.len() == old.policy.len() {
                return Err(not_found(format!(
                    "Statement {sid} is not found in resource policy."
                )));
            }
            row.policy_revision = self.new_uuid();
            tx.put(&self.functions, &name.key(), row);
            Ok(())
        })
        .await?;
        Ok(RemovePermissionOutput {})
    }
}
