//! Dead-letter queues: where messages go that were received too often, and who may send them.
//!
//! See "Using dead-letter queues in Amazon SQS" in the Amazon SQS Developer Guide.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use wire::Fault;

use crate::names::Address;
use crate::{faults, limits};

/// A `RedrivePolicy`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Redrive {
    /// As it was put.
    pub(crate) text: String,
    /// ARN.
    pub(crate) target_arn: String,
    /// Receives after which a message goes.
    pub(crate) receives_max: u32,
}

/// A `RedriveAllowPolicy`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Allowance {
    /// As it was put.
    pub(crate) text: String,
    permission: Permission,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Permission {
    All,
    None,
    /// ARNs of queues.
    Queues(Vec<String>),
}

const RECEIVES_MAX: u64 = 1_000;

impl Redrive {
    /// Reads the policy of a queue; an empty text takes away the one that was there.
    ///
    /// # Errors
    /// `InvalidParameterValue`
    pub(crate) fn parse(text: &str, address: &Address) -> Result<Option<Self>, Fault> {
        if text.is_empty() {
            return Ok(None);
        }
        let refused = |reason: &str| faults::invalid_value(text, "RedrivePolicy", reason);
        let Ok(Value::Object(policy)) = serde_json::from_str(text) else {
            return Err(refused("Redrive policy is not a valid JSON map."));
        };
        let (mut target, mut receives) = (None, 10);
        for (name, value) in &policy {
            match name.as_str() {
                "deadLetterTargetArn" => target = value.as_str(),
                "maxReceiveCount" => {
                    let number = value
                        .as_u64()
                        .or_else(|| value.as_str().and_then(|text| text.parse().ok()));
                    receives = number
                        .filter(|number| (1..=RECEIVES_MAX).contains(number))
                        .ok_or_else(|| {
                            refused("Invalid value for maxReceiveCount: must be from 1 to 1000.")
                        })?;
                }
                _ => {
                    return Err(refused(
                        "Only following attributes are supported: [deadLetterTargetArn, \
                         maxReceiveCount].",
                    ));
                }
            }
        }
        let target_arn = target.ok_or_else(|| {
            refused("Redrive policy does not contain mandatory attribute: deadLetterTargetArn.")
        })?;
        let target = Address::of_arn(target_arn)
            .ok_or_else(|| refused("Invalid value for deadLetterTargetArn."))?;
        if target.account != address.account || target.region != address.region {
            return Err(refused(
                "Dead letter target must be of the same account and region.",
            ));
        }
        Ok(Some(Self {
            text: text.to_owned(),
            target_arn: target_arn.to_owned(),
            receives_max: u32::try_from(receives).unwrap_or(u32::MAX),
        }))
    }

    /// The dead-letter queue.
    pub(crate) fn target(&self) -> Option<Address> {
        Address::of_arn(&self.target_arn)
    }
}

impl Allowance {
    /// Reads the policy of a dead-letter queue; an empty text takes away the one that was there.
    ///
    /// # Errors
    /// `InvalidParameterValue`
    pub(crate) fn parse(text: &str) -> Result<Option<Self>, Fault> {
        if text.is_empty() {
            return Ok(None);
        }
        let refused = |reason: &str| faults::invalid_value(text, "RedriveAllowPolicy", reason);
        let Ok(Value::Object(policy)) = serde_json::from_str(text) else {
            return Err(refused("Redrive allow policy is not a valid JSON map."));
        };
        let is_known =
            |name: &String| matches!(name.as_str(), "redrivePermission" | "sourceQueueArns");
        if !policy.keys().all(is_known) {
            return Err(refused(
                "Only following attributes are supported: [redrivePermission, sourceQueueArns].",
            ));
        }
        let queues = policy.get("sourceQueueArns").map(|queues| {
            let queues = queues.as_array().into_iter().flatten();
            let arns = queues.filter_map(Value::as_str).map(str::to_owned);
            arns.collect::<Vec<String>>()
        });
        let permission = match (
            policy.get("redrivePermission").and_then(Value::as_str),
            queues,
        ) {
            (Some("allowAll"), None) => Permission::All,
            (Some("denyAll"), None) => Permission::None,
            (Some("byQueue"), Some(queues))
                if (1..=limits::SOURCE_QUEUES_MAX).contains(&queues.len()) =>
            {
                Permission::Queues(queues)
            }
            (Some("byQueue"), _) => {
                return Err(refused(
                    "Amazon SQS can't create the redrive allow policy: sourceQueueArns names from \
                     1 to 10 queues.",
                ));
            }
            (Some("allowAll" | "denyAll"), Some(_)) => {
                return Err(refused(
                    "sourceQueueArns can be specified only when redrivePermission is byQueue.",
                ));
            }
            _ => return Err(refused("Invalid value for redrivePermission.")),
        };
        Ok(Some(Self {
            text: text.to_owned(),
            permission,
        }))
    }

    /// Whether a queue may send its dead letters.
    pub(crate) fn allows(&self, source_arn: &str) -> bool {
        match &self.permission {
            Permission::All => true,
            Permission::None => false,
            Permission::Queues(arns) => arns.iter().any(|arn| arn == source_arn),
        }
    }
}

#[cfg(test)]
mod tests {
    use plane::{Account, Region};

    use super::*;

    fn redrive(text: &str) -> Result<Option<Redrive>, Fault> {
        let address = Address {
            account: Account::new("111122223333"),
            region: Region::new("us-east-1"),
            name: "q".to_owned(),
        };
        Redrive::parse(text, &address)
    }

    #[test]
    fn redrive_policies() {
        let arn = "arn:aws:sqs:us-east-1:111122223333:dead";
        let policy = |count: &str| format!(r#"{{"deadLetterTargetArn":"{arn}"{count}}}"#);
        let receives = |text: String| redrive(&text).unwrap().unwrap().receives_max;
        assert_eq!(receives(policy("")), 10);
        assert_eq!(receives(policy(r#","maxReceiveCount":3"#)), 3);
        assert_eq!(receives(policy(r#","maxReceiveCount":"4""#)), 4);
        assert_eq!(redrive(""), Ok(None));
        for bad in [
            "x".to_owned(),
            "{}".to_owned(),
            policy(r#","maxReceiveCount":0"#),
            policy(r#","maxReceiveCount":1001"#),
            policy(r#","other":1"#),
            policy("").replace("us-east-1", "eu-west-1"),
            policy("").replace("sqs", "sns"),
        ] {
            assert_eq!(
                redrive(&bad).unwrap_err().code,
                "InvalidParameterValue",
                "{bad}"
            );
        }
    }

    #[test]
    fn allowances() {
        let parse = |text: &str| Allowance::parse(text).map(Option::unwrap);
        let by_queue = r#"{"redrivePermission":"byQueue","sourceQueueArns":["a"]}"#;
        assert!(parse(by_queue).unwrap().allows("a"));
        assert!(!parse(by_queue).unwrap().allows("b"));
        assert!(
            parse(r#"{"redrivePermission":"allowAll"}"#)
                .unwrap()
                .allows("a")
        );
        assert!(
            !parse(r#"{"redrivePermission":"denyAll"}"#)
                .unwrap()
                .allows("a")
        );
        assert_eq!(Allowance::parse(""), Ok(None));
        for bad in [
            "[]",
            "{}",
            r#"{"redrivePermission":"some"}"#,
            r#"{"redrivePermission":"byQueue"}"#,
            r#"{"redrivePermission":"denyAll","sourceQueueArns":["a"]}"#,
        ] {
            assert_eq!(
                parse(bad).unwrap_err().code,
                "InvalidParameterValue",
                "{bad}"
            );
        }
    }
}
