//! GetCallerIdentity. Everybody may ask who they are, whatever policies say.

use model::sts::{GetCallerIdentity, GetCallerIdentityInput, GetCallerIdentityOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;

impl Serve<GetCallerIdentity> for Iam {
    fn access(&self, _: &Call, _: &GetCallerIdentityInput) -> Result<Vec<Access>, Fault> {
        Ok(Vec::new())
    }

    async fn run(
        &self,
        call: &Call,
        _: GetCallerIdentityInput,
    ) -> Result<GetCallerIdentityOutput, Fault> {
        Ok(GetCallerIdentityOutput {
            user_id: Some(call.caller.unique_id()),
            account: Some(call.caller.account.to_string()),
            arn: Some(call.caller.arn()),
        })
    }
}
