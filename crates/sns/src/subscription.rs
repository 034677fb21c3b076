//! Subscriptions: who is told, and how.

use std::collections::BTreeMap;
use std::sync::Arc;

use model::sns::Subscription as Shown;
use plane::Account;
use serde::{Deserialize, Serialize};
use wire::{Arn, Fault};

use crate::names::{Address, subscription, subscription_key};
use crate::{Sns, faults};

/// Where messages go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Protocol {
    Sqs,
    Lambda,
}

impl Protocol {
    /// As the operations name it; also the key in messages that have a text for each protocol.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Sqs => "sqs",
            Self::Lambda => "lambda",
        }
    }

    /// # Errors
    /// `InvalidParameter`
    pub(crate) fn of_name(name: &str) -> Result<Self, Fault> {
        match name {
            "sqs" => Ok(Self::Sqs),
            "lambda" => Ok(Self::Lambda),
            "http" | "https" | "email" | "email-json" | "sms" | "application" | "firehose" => {
                Err(faults::unsupported(&format!("Protocol {name}")))
            }
            _ => Err(faults::invalid(format!(
                "Amazon SNS does not support this protocol string: {name}"
            ))),
        }
    }

    /// Reads an endpoint of the protocol.
    ///
    /// # Errors
    /// `InvalidParameter`
    pub(crate) fn endpoint(self, endpoint: &str) -> Result<Arn, Fault> {
        let (service, label) = match self {
            Self::Sqs => ("sqs", "SQS"),
            Self::Lambda => ("lambda", "Lambda"),
        };
        let arn = endpoint.parse::<Arn>().ok();
        let arn = arn.filter(|arn| arn.service == service && !arn.resource.is_empty());
        let arn = arn.ok_or_else(|| faults::invalid(format!("{label} endpoint ARN")))?;
        let is_fifo = self == Self::Sqs && arn.resource.ends_with(".fifo");
        if is_fifo {
            return Err(faults::invalid(
                "Endpoint Reason: FIFO SQS Queues can not be subscribed to \
                 standard SNS topics",
            ));
        }
        Ok(arn)
    }
}

/// A subscription, under the topic's id and its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Subscription {
    pub(crate) protocol: Protocol,
    /// ARN.
    pub(crate) endpoint: String,
    /// Who subscribed.
    pub(crate) owner: Account,
    /// ARN of who subscribed.
    pub(crate) principal: String,
    /// Whether a queue gets the message as it is.
    #[serde(default)]
    pub(crate) raw: bool,
}

impl Subscription {
    /// Sets one attribute.
    ///
    /// # Errors
    /// `InvalidParameter`
    pub(crate) fn set_subscription_attribute(
        &mut self,
        name: &str,
        value: &str,
    ) -> Result<(), Fault> {
        let is_set = |option: &str| name == option && !value.is_empty();
        faults::refuse(&[
            ("DeliveryPolicy", is_set("DeliveryPolicy")),
            ("FilterPolicy", is_set("FilterPolicy")),
            ("FilterPolicyScope", is_set("FilterPolicyScope")),
            ("RedrivePolicy", is_set("RedrivePolicy")),
            ("ReplayPolicy", is_set("ReplayPolicy")),
            ("SubscriptionRoleArn", is_set("SubscriptionRoleArn")),
        ])?;
        match (name, value) {
            ("RawMessageDelivery", "true") if self.protocol != Protocol::Sqs => {
                Err(faults::invalid(format!(
                    "Delivery protocol [{}] does not support raw message delivery.",
                    self.protocol.name()
                )))
            }
            ("RawMessageDelivery", "true" | "false") => {
                self.raw = value == "true";
                Ok(())
            }
            ("RawMessageDelivery", _) => Err(faults::invalid(format!(
                "Attributes Reason: RawMessageDelivery: Invalid value [{value}]. Must be true or \
                 false."
            ))),
            (
                "DeliveryPolicy"
                | "FilterPolicy"
                | "FilterPolicyScope"
                | "RedrivePolicy"
                | "ReplayPolicy"
                | "SubscriptionRoleArn",
                _,
            ) => Ok(()),
            _ => Err(faults::invalid("AttributeName")),
        }
    }

    /// As GetSubscriptionAttributes shows it.
    pub(crate) fn attributes(&self, topic: &Address, id: &str) -> BTreeMap<String, String> {
        let attribute = |name: &str, value: String| (name.to_owned(), value);
        BTreeMap::from([
            attribute("SubscriptionArn", format!("{}:{id}", topic.arn())),
            attribute("TopicArn", topic.arn()),
            attribute("Protocol", self.protocol.name().to_owned()),
            attribute("Endpoint", self.endpoint.clone()),
            attribute("Owner", self.owner.to_string()),
            attribute("SubscriptionPrincipal", self.principal.clone()),
            attribute("RawMessageDelivery", self.raw.to_string()),
            attribute("ConfirmationWasAuthenticated", "true".to_owned()),
            attribute("PendingConfirmation", "false".to_owned()),
        ])
    }

    /// As the lists show it.
    pub(crate) fn shown(&self, topic: &Address, id: &str) -> Shown {
        Shown {
            subscription_arn: Some(format!("{}:{id}", topic.arn())),
            owner: Some(self.owner.to_string()),
            protocol: Some(self.protocol.name().to_owned()),
            endpoint: Some(self.endpoint.clone()),
            topic_arn: Some(topic.arn()),
        }
    }
}

/// A subscription that was found.
pub(crate) struct Found {
    pub(crate) topic: Address,
    pub(crate) id: String,
    pub(crate) key: String,
    pub(crate) row: Arc<Subscription>,
}

impl Sns {
    /// The subscription of an ARN.
    ///
    /// # Errors
    /// `NotFound`, `InvalidParameter`
    pub(crate) fn subscription(&self, arn: Option<&str>) -> Result<Found, Fault> {
        let (topic, id) = subscription(arn)?;
        let row = self.topics.get(&topic.key());
        let row = row.ok_or_else(faults::no_subscription)?;
        let key = subscription_key(row.id, &id);
        let row = self.subscriptions.get(&key);
        Ok(Found {
            topic,
            id,
            key,
            row: row.ok_or_else(faults::no_subscription)?,
        })
    }

    /// Changes a subscription's row.
    ///
    /// # Errors
    /// `NotFound`, or what `change` says.
    pub(crate) async fn change_subscription(
        &self,
        key: &str,
        change: impl FnOnce(&mut Subscription) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let outcome = self.store.transact(|tx| {
            let row = tx.get(&self.subscriptions, key);
            let row = row.ok_or_else(faults::no_subscription)?;
            let mut row = Subscription::clone(&row);
            change(&mut row)?;
            tx.put(&self.subscriptions, key, row);
            Ok(())
        });
        store::committed(outcome, faults::store).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endpoints_are_queues_and_functions() {
        let message = |protocol: &str, endpoint: &str| {
            let parsed = Protocol::of_name(protocol);
            parsed
                .and_then(|protocol| protocol.endpoint(endpoint))
                .map(drop)
                .map_err(|fault| fault.message)
        };
        assert_eq!(
            message("sqs", "arn:aws:sqs:us-east-1:111122223333:q"),
            Ok(())
        );
        let function = "arn:aws:lambda:us-east-1:111122223333:function:f";
        assert_eq!(message("lambda", function), Ok(()));
        assert_eq!(
            message("sqs", function),
            Err("Invalid parameter: SQS endpoint ARN".to_owned())
        );
        assert!(
            message("email", "a@b")
                .unwrap_err()
                .contains("Protocol email is not supported")
        );
        assert!(
            message("pigeon", "x")
                .unwrap_err()
                .contains("protocol string: pigeon")
        );
        assert!(message("sqs", "arn:aws:sqs:us-east-1:111122223333:q.fifo").is_err());
    }

    #[test]
    fn attributes_are_set_or_refused_by_name() {
        let mut row = Subscription {
            protocol: Protocol::Lambda,
            endpoint: String::new(),
            owner: Account::new("111122223333"),
            principal: String::new(),
            raw: false,
        };
        assert!(
            row.set_subscription_attribute("RawMessageDelivery", "true")
                .is_err()
        );
        row.protocol = Protocol::Sqs;
        row.set_subscription_attribute("RawMessageDelivery", "true")
            .unwrap();
        assert!(row.raw);
        let fault = row
            .set_subscription_attribute("FilterPolicy", "{\"a\":[1]}")
            .unwrap_err();
        assert_eq!(fault.message, "FilterPolicy is not supported by Brookmill.");
        assert!(row.set_subscription_attribute("Color", "red").is_err());
    }
}
