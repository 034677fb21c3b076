//! CreateUser.

use model::iam::{CreateUser, CreateUserInput, CreateUserOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use std::collections::BTreeMap;

use crate::credentials;
use crate::faults::given;
use crate::limits;
use crate::rows::{Identity, UserRow};
use crate::shapes;
use crate::tags;

impl Serve<CreateUser> for Iam {
    fn access(&self, call: &Call, input: &CreateUserInput) -> Result<Vec<Access>, Fault> {
        let account = &call.caller.account;
        let path = input.path.as_deref().unwrap_or("/");
        let name = input.user_name.as_deref().unwrap_or_default();
        let arn = format!("arn:aws:iam::{account}:user{path}{name}");
        let mut access = Access::new("iam:CreateUser", arn.clone());
        if let Some(boundary) = &input.permissions_boundary {
            access = access.with_context("iam:PermissionsBoundary", vec![boundary.clone()]);
        }
        let mut needed = vec![tags::with_tags(access, input.tags.as_deref())];
        if input.tags.as_ref().is_some_and(|tags| !tags.is_empty()) {
            let tagging = Access::new("iam:TagUser", arn);
            needed.push(tags::with_tags(tagging, input.tags.as_deref()));
        }
        Ok(needed)
    }

    async fn run(&self, call: &Call, input: CreateUserInput) -> Result<CreateUserOutput, Fault> {
        let row = UserRow {
            identity: Identity {
                account: call.caller.account.to_string(),
                name: given(input.user_name, "userName")?,
                path: input.path.unwrap_or_else(|| "/".into()),
                id: credentials::user_id(self.store.rng().as_ref()),
                created_ms: self.now_ms(),
                boundary: input.permissions_boundary,
                tags: tags::from_request(input.tags)?,
                inline: BTreeMap::new(),
                attached: Vec::new(),
            },
        };
        let row = self
            .create_entity(limits::USERS_MAX, "UsersPerAccount", row)
            .await?;
        Ok(CreateUserOutput {
            user: Some(shapes::whole_user(&row)),
        })
    }
}
