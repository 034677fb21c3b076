//! ListSubscriptions

use model::sns::{ListSubscriptions, ListSubscriptionsInput, ListSubscriptionsOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Sns;
use crate::names::{Address, prefix, subscription_prefix};
use crate::page::page;
use crate::topic::access_to_all;

impl Serve<ListSubscriptions> for Sns {
    fn access(&self, call: &Call, _input: &ListSubscriptionsInput) -> Result<Vec<Access>, Fault> {
        Ok(access_to_all("SNS:ListSubscriptions", call))
    }

    async fn run(
        &self,
        call: &Call,
        input: ListSubscriptionsInput,
    ) -> Result<ListSubscriptionsOutput, Fault> {
        let caller = &call.caller;
        let topics = self.topics.prefix(&prefix(&caller.account, &caller.region));
        let mut rows = Vec::new();
        for (key, topic) in topics {
            let Some(address) = Address::of_key(&key) else {
                continue;
            };
            let prefix = subscription_prefix(topic.id);
            for (key, row) in self.subscriptions.prefix(&prefix) {
                let id = key.strip_prefix(&prefix).unwrap_or_default();
                rows.push((key.to_string(), row.shown(&address, id)));
            }
        }
        rows.sort_by(|one, other| one.0.cmp(&other.0));
        let (subscriptions, next_token) = page(rows, input.next_token.as_deref())?;
        Ok(ListSubscriptionsOutput {
            subscriptions: Some(subscriptions),
            next_token,
        })
    }
}
