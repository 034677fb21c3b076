//! GetUser. Without a name the caller's own user.

use model::iam::{GetUser, GetUserInput, GetUserOutput, User};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use plane::Principal;

use crate::rows::UserRow;
use crate::shapes;

impl Serve<GetUser> for Iam {
    fn access(&self, call: &Call, input: &GetUserInput) -> Result<Vec<Access>, Fault> {
        Ok(self.entity_access::<UserRow>(call, "iam:GetUser", input.user_name.as_deref()))
    }

    async fn run(&self, call: &Call, input: GetUserInput) -> Result<GetUserOutput, Fault> {
        if input.user_name.is_none() && call.caller.principal == Principal::Root {
            let account = call.caller.account.to_string();
            let root = User {
                arn: Some(call.caller.arn()),
                user_id: Some(account),
                ..User::default()
            };
            return Ok(GetUserOutput { user: Some(root) });
        }
        let name = self.user_name(call, input.user_name)?;
        let row = self.entity::<UserRow>(call, &name)?;
        Ok(GetUserOutput {
            user: Some(shapes::whole_user(&row)),
        })
    }
}
