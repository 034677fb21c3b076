//! CreateRole.

use model::iam::{CreateRole, CreateRoleInput, CreateRoleOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use std::collections::BTreeMap;

use crate::credentials;
use crate::faults::given;
use crate::limits;
use crate::rows::{Identity, RoleRow};
use crate::shapes;
use crate::tags;
use crate::trust;

impl Serve<CreateRole> for Iam {
    fn access(&self, call: &Call, input: &CreateRoleInput) -> Result<Vec<Access>, Fault> {
        let account = &call.caller.account;
        let path = input.path.as_deref().unwrap_or("/");
        let name = input.role_name.as_deref().unwrap_or_default();
        let arn = format!("arn:aws:iam::{account}:role{path}{name}");
        let mut access = Access::new("iam:CreateRole", arn.clone());
        if let Some(boundary) = &input.permissions_boundary {
            access = access.with_context("iam:PermissionsBoundary", vec![boundary.clone()]);
        }
        let mut needed = vec![tags::with_tags(access, input.tags.as_deref())];
        if input.tags.as_ref().is_some_and(|tags| !tags.is_empty()) {
            let tagging = Access::new("iam:TagRole", arn);
            needed.push(tags::with_tags(tagging, input.tags.as_deref()));
        }
        Ok(needed)
    }

    async fn run(&self, call: &Call, input: CreateRoleInput) -> Result<CreateRoleOutput, Fault> {
        let trust = given(
            input.assume_role_policy_document,
            "assumeRolePolicyDocument",
        )?;
        trust::check(&trust)?;
        let row = RoleRow {
            identity: Identity {
                account: call.caller.account.to_string(),
                name: given(input.role_name, "roleName")?,
                path: input.path.unwrap_or_else(|| "/".into()),
                id: credentials::role_id(self.store.rng().as_ref()),
                created_ms: self.now_ms(),
                boundary: input.permissions_boundary,
                tags: tags::from_request(input.tags)?,
                inline: BTreeMap::new(),
                attached: Vec::new(),
            },
            trust,
            trusted: BTreeMap::new(),
            description: input.description,
            max_session_seconds: input
                .max_session_duration
                .unwrap_or(limits::ROLE_SESSION_SECONDS_DEFAULT),
        };
        let row = self
            .create_entity(limits::ROLES_MAX, "RolesPerAccount", row)
            .await?;
        Ok(CreateRoleOutput {
            role: Some(shapes::created_role(&row, &row.trust)),
        })
    }
}
