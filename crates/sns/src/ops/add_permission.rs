//! AddPermission

use auth::policy::edit;
use model::sns::{AddPermission, AddPermissionInput, AddPermissionOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::names::{Address, is_account};
use crate::topic::ACTIONS;
use crate::{Sns, faults};

impl Serve<AddPermission> for Sns {
    fn access(&self, call: &Call, input: &AddPermissionInput) -> Result<Vec<Access>, Fault> {
        self.access("SNS:AddPermission", call, input.topic_arn.as_deref())
    }

    async fn run(
        &self,
        _call: &Call,
        input: AddPermissionInput,
    ) -> Result<AddPermissionOutput, Fault> {
        let address = Address::of_arn("TopicArn", input.topic_arn.as_deref())?;
        let label = input.label.unwrap_or_default();
        let accounts = input.aws_account_id.unwrap_or_default();
        let actions = input.action_name.unwrap_or_default();
        if label.is_empty() {
            return Err(faults::invalid("Label"));
        }
        if accounts.is_empty() || !accounts.iter().all(|account| is_account(account)) {
            return Err(faults::invalid("AWSAccountId"));
        }
        let is_known = |action: &String| ACTIONS.contains(&action.as_str());
        if actions.is_empty() || !actions.iter().all(is_known) {
            return Err(faults::out_of_scope());
        }
        let actions: Vec<String> = actions
            .iter()
            .map(|action| format!("SNS:{action}"))
            .collect();
        self.change_topic(&address, |topic| {
            let (policy, arn) = (topic.policy(&address), address.arn());
            let granted = edit::grant(Some(&policy), "", &label, &accounts, &actions, &arn);
            let granted = granted.ok_or_else(|| faults::invalid("Statement already exists"))?;
            topic.change_policy(&granted)
        })
        .await?;
        Ok(AddPermissionOutput {})
    }
}
