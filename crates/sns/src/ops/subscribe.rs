//! Subscribe

use std::collections::BTreeMap;

use model::sns::{Subscribe, SubscribeInput, SubscribeOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::names::{Address, subscription_key, subscription_prefix};
use crate::subscription::{Protocol, Subscription};
use crate::{Sns, faults, limits};

impl Serve<Subscribe> for Sns {
    fn access(&self, call: &Call, input: &SubscribeInput) -> Result<Vec<Access>, Fault> {
        let needed = self.access("SNS:Subscribe", call, input.topic_arn.as_deref())?;
        let keys = [
            ("sns:Protocol", &input.protocol),
            ("sns:Endpoint", &input.endpoint),
        ];
        let with = |access: Access| {
            keys.iter()
                .fold(access, |access, (key, value)| match value {
                    Some(value) => access.with_context(*key, vec![value.clone()]),
                    None => access,
                })
        };
        Ok(needed.into_iter().map(with).collect())
    }

    async fn run(&self, call: &Call, input: SubscribeInput) -> Result<SubscribeOutput, Fault> {
        let address = Address::of_arn("TopicArn", input.topic_arn.as_deref())?;
        let protocol = Protocol::of_name(input.protocol.as_deref().unwrap_or_default())?;
        let endpoint = input.endpoint.unwrap_or_default();
        let owner = &call.caller.account;
        if protocol.endpoint(&endpoint)?.account != owner.as_str() {
            // AWS has the owner of such an endpoint confirm the subscription.
            return Err(faults::unsupported(&format!(
                "Endpoint {endpoint} of another account"
            )));
        }
        let mut wanted = Subscription {
            protocol,
            endpoint,
            owner: owner.clone(),
            principal: call.caller.arn(),
            raw: false,
        };
        let given = input.attributes.unwrap_or_default();
        set_all(&mut wanted, &given)?;
        let outcome = self.store.transact(|tx| {
            let topic = self.decided(tx, &address)?;
            let prefix = subscription_prefix(topic.id);
            let present = tx.prefix(&self.subscriptions, &prefix);
            let is_same =
                |row: &Subscription| row.protocol == protocol && row.endpoint == wanted.endpoint;
            if let Some((key, row)) = present.iter().find(|(_, row)| is_same(row)) {
                let mut same = Subscription::clone(row);
                set_all(&mut same, &given)?;
                if same != **row {
                    return Err(faults::invalid(
                        "Attributes Reason: Subscription already exists with different attributes",
                    ));
                }
                let id = key.strip_prefix(&prefix).unwrap_or_default();
                return Ok(id.to_owned());
            }
            if present.len() >= limits::SUBSCRIPTIONS_MAX {
                let message = format!(
                    "Brookmill keeps {} subscriptions of a topic at most.",
                    limits::SUBSCRIPTIONS_MAX
                );
                return Err(Fault::client("SubscriptionLimitExceeded", message));
            }
            let id = self.store.rng().uuid();
            tx.put(
                &self.subscriptions,
                &subscription_key(topic.id, &id),
                wanted,
            );
            Ok(id)
        });
        let id = store::committed(outcome, faults::store).await?;
        Ok(SubscribeOutput {
            subscription_arn: Some(format!("{}:{id}", address.arn())),
        })
    }
}

fn set_all(row: &mut Subscription, given: &BTreeMap<String, String>) -> Result<(), Fault> {
    let mut given = given.iter();
    given.try_for_each(|(name, value)| row.set_subscription_attribute(name, value))
}
