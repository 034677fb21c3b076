//! `GetPolicy`

use model::lambda::{GetPolicy, GetPolicyInput, GetPolicyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::faults::not_found;
use crate::names::FunctionName;
use crate::policy::shown;
use crate::service::Lambda;

impl Serve<GetPolicy> for Lambda {
    fn access(&self, call: &Call, input: &GetPolicyInput) -> Result<Vec<Access>, Fault> {
        let (function, qualifier) = (input.function_name.as_deref(), input.qualifier.as_deref());
        self.access(call, "lambda:GetPolicy", function, qualifier)
    }

    async fn run(&self, call: &Call, input: GetPolicyInput) -> Result<GetPolicyOutput, Fault> {
        let qualifier = input.qualifier.as_deref();
        let name =
            FunctionName::of_caller(&call.caller, input.function_name.as_deref(), qualifier)?;
        let holder = self.durable_holder(&name)?;
        let (statements, revision) = holder.policy();
        let missing = || not_found("The resource you requested does not exist.");
        Ok(GetPolicyOutput {
            policy: Some(shown(statements, self.principals.as_ref()).ok_or_else(missing)?),
            revision_id: Some(revision.to_owned()),
        })
    }
}
