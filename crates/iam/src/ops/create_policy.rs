//! CreatePolicy.

use model::iam::{CreatePolicy, CreatePolicyInput, CreatePolicyOutput, Policy};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use std::collections::BTreeMap;

use auth::policy::Kind;

use crate::credentials;
use crate::document;
use crate::faults::{self, given};
use crate::limits;
use crate::rows::{PolicyRow, PolicyVersionRow, row_key};
use crate::shapes;
use crate::tags;

/// Refuses a document that is no managed policy or too large.
pub(super) fn check_managed_policy(document: &str) -> Result<(), Fault> {
    document::check(document, Kind::Managed)?;
    let max = limits::MANAGED_POLICY_SIZE_MAX;
    if limits::counted_size(document) > max {
        let message = format!("Cannot exceed quota for PolicySize: {max}");
        return Err(faults::limit_exceeded(message));
    }
    Ok(())
}

impl Serve<CreatePolicy> for Iam {
    fn access(&self, call: &Call, input: &CreatePolicyInput) -> Result<Vec<Access>, Fault> {
        let account = &call.caller.account;
        let path = input.path.as_deref().unwrap_or("/");
        let name = input.policy_name.as_deref().unwrap_or_default();
        let arn = format!("arn:aws:iam::{account}:policy{path}{name}");
        let access = Access::new("iam:CreatePolicy", arn.clone());
        let mut needed = vec![tags::with_tags(access, input.tags.as_deref())];
        if input.tags.as_ref().is_some_and(|tags| !tags.is_empty()) {
            let tagging = Access::new("iam:TagPolicy", arn);
            needed.push(tags::with_tags(tagging, input.tags.as_deref()));
        }
        Ok(needed)
    }

    async fn run(
        &self,
        call: &Call,
        input: CreatePolicyInput,
    ) -> Result<CreatePolicyOutput, Fault> {
        let document = given(input.policy_document, "policyDocument")?;
        check_managed_policy(&document)?;
        let created_ms = self.now_ms();
        let row = PolicyRow {
            account: call.caller.account.to_string(),
            name: given(input.policy_name, "policyName")?,
            path: input.path.unwrap_or_else(|| "/".into()),
            id: credentials::policy_id(self.store.rng().as_ref()),
            description: input.description,
            tags: tags::from_request(input.tags)?,
            created_ms,
            updated_ms: created_ms,
            versions: BTreeMap::from([(
                1,
                PolicyVersionRow {
                    document,
                    created_ms,
                },
            )]),
            default_version: 1,
            next_version: 2,
        };
        let key = row_key(&row.account, &row.name);
        let answer = Policy {
            tags: tags::to_answer(&row.tags),
            ..shapes::policy(&row, (0, 0))
        };
        self.decide(|tx| {
            if tx.get(&self.tables.policies, &key).is_some() {
                let name = &row.name;
                return Err(faults::already_exists(format!(
                    "A policy called {name} already exists. Duplicate names are not allowed."
                )));
            }
            let prefix = format!("{}/", row.account);
            if tx.prefix(&self.tables.policies, &prefix).len() >= limits::POLICIES_MAX {
                let max = limits::POLICIES_MAX;
                let message = format!("Cannot exceed quota for PoliciesPerAccount: {max}");
                return Err(faults::limit_exceeded(message));
            }
            tx.put(&self.tables.policies, &key, row);
            Ok(())
        })
        .await?;
        Ok(CreatePolicyOutput {
            policy: Some(answer),
        })
    }
}
