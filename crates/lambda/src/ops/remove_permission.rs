//! `RemovePermission`

use model::lambda::{RemovePermission, RemovePermissionInput, RemovePermissionOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::faults::{not_found, wrong_revision};
use crate::names::FunctionName;
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
            let mut holder = self.holder(tx, &name)?;
            let (old, revision) = holder.policy();
            if old.is_empty() {
                return Err(not_found(
                    "No policy is associated with the given resource.",
                ));
            }
            if input
                .revision_id
                .as_ref()
                .is_some_and(|given| given != revision)
            {
                return Err(wrong_revision("GetPolicy"));
            }
            let mut left = old.to_vec();
            left.retain(|one| one.sid != sid);
            if left.len() == old.len() {
                return Err(not_found(format!(
                    "Statement {sid} is not found in resource policy."
                )));
            }
            holder.set_policy(left, self.new_uuid());
            self.put_holder(tx, holder);
            Ok(())
        })
        .await?;
        Ok(RemovePermissionOutput {})
    }
}
