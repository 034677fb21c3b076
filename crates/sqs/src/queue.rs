//! Queues: their rows, attributes and rights.

use std::collections::BTreeMap;
use std::sync::Arc;

use auth::policy::Bound;
use plane::{Access, Call, Principals};
use serde::{Deserialize, Serialize};
use store::Transaction;
use wire::Fault;

use crate::names::Address;
use crate::redrive::{Allowance, Redrive};
use crate::{Sqs, faults, limits};

/// A queue, under `<account>/<region>/<name>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Queue {
    /// Internal id, never reused.
    pub(crate) id: u64,
    pub(crate) created_ms: u64,
    pub(crate) modified_ms: u64,
    #[serde(default)]
    pub(crate) settings: Settings,
    #[serde(default)]
    pub(crate) tags: BTreeMap<String, String>,
    #[serde(default)]
    pub(crate) purged_ms: Option<u64>,
}

/// What a queue's attributes set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Settings {
    pub(crate) delay_s: u64,
    pub(crate) message_bytes_max: usize,
    pub(crate) retention_s: u64,
    pub(crate) wait_s: u64,
    pub(crate) visibility_s: u64,
    /// As it was put.
    pub(crate) policy: Option<String>,
    /// Whom the policy named when it was put.
    pub(crate) principals: Bound,
    pub(crate) redrive: Option<Redrive>,
    pub(crate) allowance: Option<Allowance>,
    /// `SqsManagedSseEnabled`: the data directory is as safe either way.
    pub(crate) managed_sse: bool,
}

impl Default for Settings {
    /// AWS's defaults.
    fn default() -> Self {
        Self {
            delay_s: 0,
            message_bytes_max: limits::MESSAGE_BYTES_MAX,
            retention_s: 345_600,
            wait_s: 0,
            visibility_s: 30,
            policy: None,
            principals: Bound::new(),
            redrive: None,
            allowance: None,
            managed_sse: true,
        }
    }
}

/// Names of what is set, in the order of the API Reference.
pub(crate) const SETTINGS: [&str; 9] = [
    "DelaySeconds",
    "MaximumMessageSize",
    "MessageRetentionPeriod",
    "Policy",
    "ReceiveMessageWaitTimeSeconds",
    "VisibilityTimeout",
    "RedrivePolicy",
    "RedriveAllowPolicy",
    "SqsManagedSseEnabled",
];

impl Settings {
    /// Sets attributes; the others stay. An empty policy takes away the one that was there.
    ///
    /// # Errors
    /// `InvalidAttributeName`, `InvalidAttributeValue`, `InvalidParameterValue`;
    /// `UnsupportedOperation` for attributes of FIFO queues and of encryption with KMS.
    pub(crate) fn set(
        &mut self,
        given: &BTreeMap<String, String>,
        address: &Address,
        principals: &dyn Principals,
    ) -> Result<(), Fault> {
        let is_given = |name: &str| given.get(name).is_some_and(|value| value != "false");
        faults::refuse(&[
            ("FifoQueue true", is_given("FifoQueue")),
            (
                "ContentBasedDeduplication",
                is_given("ContentBasedDeduplication"),
            ),
            ("DeduplicationScope", is_given("DeduplicationScope")),
            ("FifoThroughputLimit", is_given("FifoThroughputLimit")),
            (
                "KmsMasterKeyId",
                given
                    .get("KmsMasterKeyId")
                    .is_some_and(|key| !key.is_empty()),
            ),
            (
                "KmsDataKeyReusePeriodSeconds",
                is_given("KmsDataKeyReusePeriodSeconds"),
            ),
        ])?;
        for (name, value) in given {
            let number = |min: u64, max: u64| {
                let number = value.parse().ok();
                number
                    .filter(|number| (min..=max).contains(number))
                    .ok_or_else(|| faults::invalid_attribute(name))
            };
            match name.as_str() {
                "DelaySeconds" => self.delay_s = number(0, 900)?,
                "MaximumMessageSize" => {
                    let bytes = number(1_024, limits::MESSAGE_BYTES_MAX as u64)?;
                    self.message_bytes_max = usize::try_from(bytes).unwrap_or(usize::MAX);
                }
                "MessageRetentionPeriod" => self.retention_s = number(60, 1_209_600)?,
                "ReceiveMessageWaitTimeSeconds" => self.wait_s = number(0, 20)?,
                "VisibilityTimeout" => self.visibility_s = number(0, 43_200)?,
                "Policy" => (self.policy, self.principals) = policy(value, principals)?,
                "RedrivePolicy" => self.redrive = Redrive::parse(value, address)?,
                "RedriveAllowPolicy" => self.allowance = Allowance::parse(value)?,
                "SqsManagedSseEnabled" => {
                    self.managed_sse = match value.as_str() {
                        "true" => true,
                        "false" => false,
                        _ => return Err(faults::invalid_attribute(name)),
                    };
                }
                // False, or empty: what a standard queue without a key has.
                "FifoQueue" => {
                    return Err(faults::unknown_attribute(name));
                }
                "ContentBasedDeduplication" | "KmsMasterKeyId" => {}
                _ => return Err(faults::unknown_attribute(name)),
            }
        }
        Ok(())
    }

    /// What an attribute is set to; none where nothing is.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        Some(match name {
            "DelaySeconds" => self.delay_s.to_string(),
            "MaximumMessageSize" => self.message_bytes_max.to_string(),
            "MessageRetentionPeriod" => self.retention_s.to_string(),
            "ReceiveMessageWaitTimeSeconds" => self.wait_s.to_string(),
            "VisibilityTimeout" => self.visibility_s.to_string(),
            "SqsManagedSseEnabled" => self.managed_sse.to_string(),
            "Policy" => self.policy.clone()?,
            "RedrivePolicy" => self.redrive.as_ref()?.text.clone(),
            "RedriveAllowPolicy" => self.allowance.as_ref()?.text.clone(),
            _ => return None,
        })
    }
}

fn policy(text: &str, principals: &dyn Principals) -> Result<(Option<String>, Bound), Fault> {
    if text.is_empty() {
        return Ok((None, Bound::new()));
    }
    let invalid = || faults::invalid_attribute("Policy");
    if !crate::policy::is_good(text) {
        return Err(invalid());
    }
    let bound = principals.bind(text).map_err(|_| invalid())?;
    Ok((Some(text.to_owned()), bound))
}

impl Queue {
    /// Messages that were sent before this are no longer there.
    pub(crate) fn horizon_ms(&self, now_ms: u64) -> u64 {
        let retention_ms = self.settings.retention_s.saturating_mul(1000);
        now_ms.saturating_sub(retention_ms).saturating_add(1)
    }
}

impl Sqs {
    /// What a call needs that other accounts may be let do by the queue's policy.
    ///
    /// # Errors
    /// `InvalidAddress`, `MissingParameter`
    pub(crate) fn access(
        &self,
        action: &'static str,
        call: &Call,
        url: Option<&str>,
    ) -> Result<Vec<Access>, Fault> {
        let address = Address::of_url(call, url)?;
        Ok(vec![self.access_to(action, &address)])
    }

    /// What a call needs that no policy of a queue grants to other accounts.
    ///
    /// # Errors
    /// `AccessDenied` for callers of other accounts; as [`Sqs::access`].
    pub(crate) fn access_of_owner(
        &self,
        action: &'static str,
        call: &Call,
        url: Option<&str>,
    ) -> Result<Vec<Access>, Fault> {
        let address = Address::of_url(call, url)?;
        if address.account != call.caller.account {
            let message = format!(
                "User: {} is not authorized to perform: {action} on resource: {address} because no \
                 resource-based policy allows the {action} action",
                call.caller.arn(),
            );
            return Err(Fault::client("AccessDenied", message).with_status(403));
        }
        Ok(vec![self.access_to(action, &address)])
    }

    /// An action on a queue, with the queue's tags and policy. See "Actions, resources, and
    /// condition keys for Amazon SQS" in the Service Authorization Reference.
    pub(crate) fn access_to(&self, action: &'static str, address: &Address) -> Access {
        let access = Access::new(action, address.arn()).owned_by(address.account.clone());
        let Some(queue) = self.queues.get(&address.key()) else {
            return access;
        };
        let policy = queue.settings.policy.as_deref();
        let policy = policy.map(|text| auth::Policy::parse_bound(text, &queue.settings.principals));
        access
            .on_tagged(&queue.tags)
            .with_resource_policy(policy.map(Arc::new))
    }

    /// The queue of a URL.
    ///
    /// # Errors
    /// `QueueDoesNotExist`; as [`Address::of_url`].
    pub(crate) fn queue(
        &self,
        call: &Call,
        url: Option<&str>,
    ) -> Result<(Address, Arc<Queue>), Fault> {
        let address = Address::of_url(call, url)?;
        let queue = self.queues.get(&address.key());
        Ok((address, queue.ok_or_else(faults::no_queue)?))
    }

    /// The address by which the queues' URLs are reached.
    pub(crate) fn endpoint<'a>(&'a self, call: &'a Call) -> &'a str {
        call.endpoint.as_deref().unwrap_or(&self.endpoint)
    }

    /// The queue of an address, as it is decided.
    ///
    /// # Errors
    /// `QueueDoesNotExist`
    pub(crate) fn decided(
        &self,
        tx: &Transaction<'_>,
        address: &Address,
    ) -> Result<Arc<Queue>, Fault> {
        tx.get(&self.queues, &address.key())
            .ok_or_else(faults::no_queue)
    }

    /// Changes a queue's row.
    ///
    /// # Errors
    /// `QueueDoesNotExist`, or what `change` says.
    pub(crate) async fn change(
        &self,
        address: &Address,
        change: impl FnOnce(&Transaction<'_>, &mut Queue) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let outcome = self.store.transact(|tx| {
            let mut queue = Queue::clone(&*self.decided(tx, address)?);
            change(tx, &mut queue)?;
            tx.put(&self.queues, &address.key(), queue);
            Ok(())
        });
        store::committed(outcome, faults::store).await
    }

    /// Refuses dead-letter queues that are not there or do not want this queue's dead letters.
    ///
    /// # Errors
    /// `InvalidParameterValue`
    pub(crate) fn check_redrive(
        &self,
        tx: &Transaction<'_>,
        address: &Address,
        settings: &Settings,
    ) -> Result<(), Fault> {
        let Some(redrive) = &settings.redrive else {
            return Ok(());
        };
        let refused = |reason: &str| faults::invalid_value(&redrive.text, "RedrivePolicy", reason);
        let target = redrive.target();
        let target = target.and_then(|target| tx.get(&self.queues, &target.key()));
        let target = target.ok_or_else(|| refused("Dead letter target does not exist."))?;
        match &target.settings.allowance {
            Some(allowance) if !allowance.allows(&address.arn()) => Err(refused(
                "Redrive policy of the dead letter target does not allow this source queue.",
            )),
            _ => Ok(()),
        }
    }
}

/// Refuses tags that SQS refuses.
///
/// # Errors
/// `InvalidParameterValue`
pub(crate) fn check_tags(
    present: &BTreeMap<String, String>,
    added: &BTreeMap<String, String>,
) -> Result<(), Fault> {
    for (key, value) in added {
        let is_key = (1..=128).contains(&key.chars().count()) && !plane::is_reserved_tag(key);
        if !is_key {
            return Err(faults::invalid(format!("Tag key '{key}' is invalid.")));
        }
        if value.chars().count() > 256 {
            return Err(faults::invalid(format!(
                "The value of tag '{key}' is invalid."
            )));
        }
    }
    let new = added.keys().filter(|key| !present.contains_key(*key));
    if present.len() + new.count() > limits::TAGS_MAX {
        return Err(faults::invalid(format!(
            "Too many tags added for queue. A queue can have at most {} tags.",
            limits::TAGS_MAX
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use plane::{Account, Region};

    use super::*;

    fn set(name: &str, value: &str) -> Result<Settings, Fault> {
        let address = Address {
            account: Account::new("111122223333"),
            region: Region::new("us-east-1"),
            name: "q".to_owned(),
        };
        let mut settings = Settings::default();
        let given = BTreeMap::from([(name.to_owned(), value.to_owned())]);
        let people = plane::KnownUsers::default();
        let set = settings.set(&given, &address, &people);
        set.map(|()| settings)
    }

    #[test]
    fn attributes_are_read_back_as_they_were_set() {
        for (name, value) in [
            ("DelaySeconds", "900"),
            ("MaximumMessageSize", "1024"),
            ("MessageRetentionPeriod", "60"),
            ("ReceiveMessageWaitTimeSeconds", "20"),
            ("VisibilityTimeout", "0"),
            ("SqsManagedSseEnabled", "false"),
        ] {
            assert_eq!(set(name, value).unwrap().get(name).as_deref(), Some(value));
        }
        for name in SETTINGS {
            let is_optional = ["Policy", "RedrivePolicy", "RedriveAllowPolicy"].contains(&name);
            assert_eq!(
                Settings::default().get(name).is_none(),
                is_optional,
                "{name}"
            );
        }
    }

    #[test]
    fn attributes_out_of_range_unknown_or_not_here_are_refused() {
        for (name, value, code) in [
            ("DelaySeconds", "901", "InvalidAttributeValue"),
            ("MaximumMessageSize", "1048577", "InvalidAttributeValue"),
            ("MessageRetentionPeriod", "59", "InvalidAttributeValue"),
            ("VisibilityTimeout", "soon", "InvalidAttributeValue"),
            ("Policy", "{}", "InvalidAttributeValue"),
            ("QueueArn", "x", "InvalidAttributeName"),
            ("FifoQueue", "false", "InvalidAttributeName"),
            ("FifoQueue", "true", "UnsupportedOperation"),
            ("KmsMasterKeyId", "alias/aws/sqs", "UnsupportedOperation"),
        ] {
            assert_eq!(set(name, value).unwrap_err().code, code, "{name} {value}");
        }
    }
}
