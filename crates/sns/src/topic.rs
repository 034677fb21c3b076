//! Topics: their rows, attributes and rights.

use std::collections::BTreeMap;
use std::sync::Arc;

use auth::policy::{Bound, is_like};
use model::sns::Tag;
use plane::{Access, Call, Principals};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::Transaction;
use wire::Fault;

use crate::names::Address;
use crate::{Sns, faults, limits};

/// A topic, under `<account>/<region>/<name>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Topic {
    /// Internal id, never reused.
    pub(crate) id: u64,
    #[serde(default)]
    pub(crate) display_name: String,
    /// As it was put; without one, the default policy counts.
    #[serde(default)]
    pub(crate) policy: Option<String>,
    /// Whom the policy named when it was put.
    #[serde(default)]
    pub(crate) principals: Bound,
    #[serde(default)]
    pub(crate) tags: BTreeMap<String, String>,
}

/// Attributes of what AWS logs of deliveries.
const STATUS_LOGGING: [&str; 15] = [
    "ApplicationFailureFeedbackRoleArn",
    "ApplicationSuccessFeedbackRoleArn",
    "ApplicationSuccessFeedbackSampleRate",
    "FirehoseFailureFeedbackRoleArn",
    "FirehoseSuccessFeedbackRoleArn",
    "FirehoseSuccessFeedbackSampleRate",
    "HTTPFailureFeedbackRoleArn",
    "HTTPSuccessFeedbackRoleArn",
    "HTTPSuccessFeedbackSampleRate",
    "LambdaFailureFeedbackRoleArn",
    "LambdaSuccessFeedbackRoleArn",
    "LambdaSuccessFeedbackSampleRate",
    "SQSFailureFeedbackRoleArn",
    "SQSSuccessFeedbackRoleArn",
    "SQSSuccessFeedbackSampleRate",
];

impl Topic {
    /// Sets one attribute; an empty value takes it away.
    ///
    /// # Errors
    /// `InvalidParameter`
    pub(crate) fn set_topic_attribute(
        &mut self,
        name: &str,
        value: &str,
        principals: &dyn Principals,
    ) -> Result<(), Fault> {
        let is_set = |option: &str| name == option && !value.is_empty();
        let is_true = |option: &str| is_set(option) && value != "false";
        // A rate of none asks for nothing. Terraform gives every topic one.
        let is_no_rate = name.ends_with("FeedbackSampleRate") && value == "0";
        faults::refuse(&[
            ("ArchivePolicy", is_set("ArchivePolicy")),
            (
                "ContentBasedDeduplication true",
                is_true("ContentBasedDeduplication"),
            ),
            ("DeliveryPolicy", is_set("DeliveryPolicy")),
            ("FifoThroughputScope", is_set("FifoThroughputScope")),
            ("FifoTopic true", is_true("FifoTopic")),
            ("KmsMasterKeyId", is_set("KmsMasterKeyId")),
            (
                "SignatureVersion 2",
                is_set("SignatureVersion") && value != "1",
            ),
            (
                "TracingConfig Active",
                is_set("TracingConfig") && value != "PassThrough",
            ),
            (
                "delivery status logging",
                STATUS_LOGGING.contains(&name) && !value.is_empty() && !is_no_rate,
            ),
        ])?;
        match name {
            "DisplayName" => {
                if value.chars().count() > limits::DISPLAY_NAME_LETTERS_MAX {
                    return Err(faults::invalid("DisplayName"));
                }
                self.display_name = value.to_owned();
            }
            "Policy" => {
                let policy = policy(value)?;
                let bound = policy.as_deref().map(|text| principals.bind(text));
                let unknown = |_| faults::invalid("Policy Error: PrincipalNotFound");
                self.principals = bound.transpose().map_err(unknown)?.unwrap_or_default();
                self.policy = policy;
            }
            // Nothing, and what is so anyway.
            "ArchivePolicy"
            | "ContentBasedDeduplication"
            | "DeliveryPolicy"
            | "FifoThroughputScope"
            | "FifoTopic"
            | "KmsMasterKeyId"
            | "SignatureVersion"
            | "TracingConfig" => {}
            _ if STATUS_LOGGING.contains(&name) => {}
            _ => return Err(faults::invalid("AttributeName")),
        }
        Ok(())
    }

    /// Sets the policy to one that names the same and accounts; an empty text takes away the one
    /// that was there.
    ///
    /// # Errors
    /// `InvalidParameter`
    pub(crate) fn change_policy(&mut self, text: &str) -> Result<(), Fault> {
        self.policy = policy(text)?;
        Ok(())
    }

    /// The policy that counts.
    pub(crate) fn policy(&self, address: &Address) -> String {
        self.policy
            .clone()
            .unwrap_or_else(|| default_policy(address))
    }

    /// As the operations show it, without the numbers of subscriptions.
    pub(crate) fn shown(
        &self,
        address: &Address,
        principals: &dyn Principals,
    ) -> BTreeMap<String, String> {
        let policy = self.policy(address);
        let attribute = |name: &str, value: String| (name.to_owned(), value);
        BTreeMap::from([
            attribute("TopicArn", address.arn()),
            attribute("Owner", address.account.to_string()),
            attribute("DisplayName", self.display_name.clone()),
            attribute("Policy", principals.shown(&policy, &self.principals)),
        ])
    }
}

fn policy(text: &str) -> Result<Option<String>, Fault> {
    if text.is_empty() {
        return Ok(None);
    }
    if text.len() > limits::POLICY_BYTES_MAX {
        return Err(faults::invalid("Policy Error: PolicyTooLarge"));
    }
    match auth::Policy::parse(text) {
        Ok(_) if is_in_scope(text) => Ok(Some(text.to_owned())),
        Ok(_) => Err(faults::out_of_scope()),
        Err(error) => Err(faults::invalid(format!("Policy Error: {error}"))),
    }
}

/// What topics' policies are about. "Valid Amazon SNS policy actions", Amazon SNS Developer Guide;
/// and `Receive`, which older policies have.
pub(crate) const ACTIONS: [&str; 12] = [
    "AddPermission",
    "DeleteTopic",
    "GetDataProtectionPolicy",
    "GetTopicAttributes",
    "ListSubscriptionsByTopic",
    "ListTagsForResource",
    "Publish",
    "PutDataProtectionPolicy",
    "Receive",
    "RemovePermission",
    "SetTopicAttributes",
    "Subscribe",
];

/// Whether all actions of a policy are of topics. AWS takes names in any case.
fn is_in_scope(policy: &str) -> bool {
    let document: Value = serde_json::from_str(policy).unwrap_or_default();
    let statements = match document.get("Statement") {
        Some(Value::Array(statements)) => statements.as_slice(),
        Some(statement) => std::slice::from_ref(statement),
        None => &[],
    };
    let clauses = statements
        .iter()
        .flat_map(|statement| [statement.get("Action"), statement.get("NotAction")])
        .flatten();
    let mut actions = clauses.flat_map(|clause| match clause {
        Value::Array(actions) => actions.as_slice(),
        action => std::slice::from_ref(action),
    });
    actions.all(|action| {
        let action = action.as_str().unwrap_or_default().to_ascii_lowercase();
        let name = action.strip_prefix("sns:");
        action == "*"
            || name.is_some_and(|name| {
                let mut known = ACTIONS.iter();
                known.any(|known| is_like(name, &known.to_ascii_lowercase()))
            })
    })
}

/// The policy of a topic that was given none: its account's services may publish.
fn default_policy(address: &Address) -> String {
    json!({
        "Version": "2008-10-17",
        "Id": "__default_policy_ID",
        "Statement": [{
            "Sid": "__default_statement_ID",
            "Effect": "Allow",
            "Principal": {"AWS": "*"},
            "Action": [
                "SNS:GetTopicAttributes",
                "SNS:SetTopicAttributes",
                "SNS:AddPermission",
                "SNS:RemovePermission",
                "SNS:DeleteTopic",
                "SNS:Subscribe",
                "SNS:ListSubscriptionsByTopic",
                "SNS:Publish",
            ],
            "Resource": address.arn(),
            "Condition": {"StringEquals": {"AWS:SourceOwner": address.account.as_str()}},
        }],
    })
    .to_string()
}

impl Sns {
    /// What a call on a topic needs, with the topic's tags and policy. See "Actions, resources, and
    /// condition keys for Amazon SNS" in the Service Authorization Reference.
    pub(crate) fn access_to(&self, action: &'static str, address: &Address) -> Access {
        let access = Access::new(action, address.arn()).owned_by(address.account.clone());
        let Some(topic) = self.topics.get(&address.key()) else {
            return access;
        };
        let policy = auth::Policy::parse_bound(&topic.policy(address), &topic.principals);
        access
            .on_tagged(&topic.tags)
            .with_resource_policy(Some(Arc::new(policy)))
    }

    /// The same, of a topic by its ARN.
    ///
    /// # Errors
    /// `InvalidParameter`
    pub(crate) fn access(
        &self,
        action: &'static str,
        call: &Call,
        arn: Option<&str>,
    ) -> Result<Vec<Access>, Fault> {
        let address = Address::of_arn("TopicArn", arn)?;
        address.check_region(call, "TopicArn")?;
        Ok(vec![self.access_to(action, &address)])
    }

    /// The topic of an ARN.
    ///
    /// # Errors
    /// `NotFound`, `InvalidParameter`
    pub(crate) fn topic(&self, arn: Option<&str>) -> Result<(Address, Arc<Topic>), Fault> {
        let address = Address::of_arn("TopicArn", arn)?;
        let topic = self.topics.get(&address.key());
        Ok((address, topic.ok_or_else(faults::no_topic)?))
    }

    /// The topic of an address, as it is decided.
    ///
    /// # Errors
    /// `NotFound`
    pub(crate) fn decided(
        &self,
        tx: &Transaction<'_>,
        address: &Address,
    ) -> Result<Arc<Topic>, Fault> {
        tx.get(&self.topics, &address.key())
            .ok_or_else(faults::no_topic)
    }

    /// Changes a topic's row.
    ///
    /// # Errors
    /// `NotFound`, or what `change` says.
    pub(crate) async fn change_topic(
        &self,
        address: &Address,
        change: impl FnOnce(&mut Topic) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let outcome = self.store.transact(|tx| {
            let mut topic = Topic::clone(&*self.decided(tx, address)?);
            change(&mut topic)?;
            tx.put(&self.topics, &address.key(), topic);
            Ok(())
        });
        store::committed(outcome, faults::store).await
    }
}

/// What an action on all topics of the caller needs, as its denials name them.
pub(crate) fn access_to_all(action: &'static str, call: &Call) -> Vec<Access> {
    vec![Access::new(action, Address::own(call, "*").arn())]
}

/// Tags of a request, not checked yet, as condition keys have them.
pub(crate) fn pairs(given: Option<&Vec<Tag>>) -> impl Iterator<Item = (&str, &str)> {
    given.into_iter().flatten().map(|tag| {
        (
            tag.key.as_deref().unwrap_or_default(),
            tag.value.as_deref().unwrap_or_default(),
        )
    })
}

/// Tags of a request as a map.
///
/// # Errors
/// `InvalidParameter`
pub(crate) fn tags_of(given: Option<Vec<Tag>>) -> Result<BTreeMap<String, String>, Fault> {
    let mut tags = BTreeMap::new();
    for tag in given.unwrap_or_default() {
        let (key, value) = (tag.key.unwrap_or_default(), tag.value.unwrap_or_default());
        let is_key = (1..=128).contains(&key.chars().count()) && !plane::is_reserved_tag(&key);
        if !is_key || value.chars().count() > 256 || tags.contains_key(&key) {
            return Err(faults::invalid("Tags"));
        }
        tags.insert(key, value);
    }
    Ok(tags)
}

/// Refuses more tags than a topic may have.
///
/// # Errors
/// `TagLimitExceeded`
pub(crate) fn check_tags(tags: &BTreeMap<String, String>) -> Result<(), Fault> {
    if tags.len() <= limits::TAGS_MAX {
        return Ok(());
    }
    Err(Fault::client(
        "TagLimitExceeded",
        format!(
            "Could not complete request: tag quota of per resource exceeded ({} at most)",
            limits::TAGS_MAX
        ),
    ))
}

#[cfg(test)]
mod tests {
    use plane::{Account, Region};

    use super::*;

    #[test]
    fn attributes_are_set_or_refused_by_name() {
        let mut topic = Topic {
            id: 1,
            display_name: String::new(),
            policy: None,
            principals: Bound::new(),
            tags: BTreeMap::new(),
        };
        let address = Address {
            account: Account::new("111122223333"),
            region: Region::new("us-east-1"),
            name: "t".to_owned(),
        };
        assert!(auth::Policy::parse(&topic.policy(&address)).is_ok());
        let people = plane::KnownUsers::default();
        let mut set = |name: &str, value: &str| topic.set_topic_attribute(name, value, &people);
        for (name, value) in [
            ("DisplayName", "Mill"),
            ("FifoTopic", "false"),
            ("KmsMasterKeyId", ""),
        ] {
            set(name, value).unwrap();
        }
        for (name, value, message) in [
            (
                "FifoTopic",
                "true",
                "FifoTopic true is not supported by Brookmill.",
            ),
            (
                "DeliveryPolicy",
                "{}",
                "DeliveryPolicy is not supported by Brookmill.",
            ),
            ("Color", "red", "Invalid parameter: AttributeName"),
        ] {
            assert_eq!(set(name, value).unwrap_err().message, message);
        }
        for (action, is_good) in [
            (json!("SNS:Publish"), true),
            (json!(["sns:publish", "SNS:Subscribe"]), true),
            (json!("sns:Get*"), true),
            (json!("sns:*"), true),
            (json!("s3:GetObject"), false),
            (json!(["sns:Publish", "sns:CreateTopic"]), false),
        ] {
            let policy = json!({"Version": "2012-10-17", "Statement": {
                "Effect": "Allow",
                "Principal": "*",
                "Action": action,
                "Resource": "*",
            }});
            let refused = set("Policy", &policy.to_string());
            let expected = "Invalid parameter: Policy statement action out of service scope!";
            match refused {
                Ok(()) => assert!(is_good, "{action}"),
                Err(fault) => assert!(!is_good && fault.message == expected, "{fault}"),
            }
        }
        let refused = set("Policy", "{}").unwrap_err().message;
        assert!(refused.starts_with("Invalid parameter: Policy Error"));
        assert_eq!(topic.shown(&address, &people)["DisplayName"], "Mill");
    }
}
