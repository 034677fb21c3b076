//! ListPolicies. The account's own managed policies, and those of AWS that are known here.

use model::iam::{ListPolicies, ListPoliciesInput, ListPoliciesOutput, Policy};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use crate::aws_managed;
use crate::faults;
use crate::page::page;
use crate::shapes;

impl Serve<ListPolicies> for Iam {
    fn access(&self, call: &Call, input: &ListPoliciesInput) -> Result<Vec<Access>, Fault> {
        let account = &call.caller.account;
        let path = input.path_prefix.as_deref().unwrap_or("/");
        Ok(vec![Access::new(
            "iam:ListPolicies",
            format!("arn:aws:iam::{account}:policy{path}"),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: ListPoliciesInput,
    ) -> Result<ListPoliciesOutput, Fault> {
        if input.policy_usage_filter.is_some() {
            return Err(faults::unsupported("PolicyUsageFilter"));
        }
        let account = call.caller.account.as_str();
        let scope = input.scope.as_deref().unwrap_or("All");
        let own = self.tables.policies.prefix(&format!("{account}/"));
        let own = own.iter().filter(|_| scope != "AWS");
        let own =
            own.map(|(_, row)| shapes::policy(row, self.attachment_counts(account, &row.arn())));
        let aws = aws_managed::all().iter().filter(|_| scope != "Local");
        let aws = aws
            .map(|policy| shapes::aws_policy(policy, self.attachment_counts(account, &policy.arn)));
        let path = input.path_prefix.as_deref().unwrap_or("/");
        let only_attached = input.only_attached == Some(true);
        let mut policies: Vec<Policy> = own
            .chain(aws)
            .filter(|policy| {
                policy
                    .path
                    .as_deref()
                    .is_some_and(|own| own.starts_with(path))
            })
            .filter(|policy| !only_attached || policy.attachment_count != Some(0))
            .collect();
        policies.sort_by(|one, other| one.arn.cmp(&other.arn));
        let arn = |policy: &Policy| policy.arn.clone().unwrap_or_default();
        let page = page(policies, input.marker.as_deref(), input.max_items, arn)?;
        Ok(ListPoliciesOutput {
            policies: Some(page.items),
            is_truncated: Some(page.marker.is_some()),
            marker: page.marker,
        })
    }
}
