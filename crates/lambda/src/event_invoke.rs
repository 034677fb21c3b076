//! What is made of asynchronous invocations: how often and how long they are tried, and who is
//! told of their end.
//!
//! See "Configuring error handling settings for Lambda asynchronous invocations" in the AWS Lambda
//! Developer Guide and the operations on event invoke configs in the API Reference.

use model::lambda::{DestinationConfig, FunctionEventInvokeConfig, OnFailure, OnSuccess};
use plane::{Access, Call, Origin, Region};
use serde::{Deserialize, Serialize};
use wire::{Arn, Fault, Timestamp};

use crate::environment::PRINCIPAL;
use crate::faults::{invalid, not_found, unsupported};
use crate::names::{FunctionName, LATEST, Target};
use crate::row::FunctionRow;
use crate::service::{Lambda, version_prefix};

/// The settings for one qualifier, as they are stored. What is not set has its default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct EventInvokeRow {
    /// `$LATEST`, the number of a version, or an alias.
    pub(crate) qualifier: String,
    pub(crate) modified_ms: u64,
    /// Tries after the first.
    pub(crate) retries: Option<u32>,
    /// Seconds that an event is tried at all.
    pub(crate) age_s: Option<u32>,
    /// ARNs of destinations.
    pub(crate) on_success: Option<String>,
    pub(crate) on_failure: Option<String>,
}

/// What a caller sets.
pub(crate) struct Given {
    pub(crate) retries: Option<i32>,
    pub(crate) age_s: Option<i32>,
    pub(crate) destinations: Option<DestinationConfig>,
}

/// Who is told of an event's end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Destination {
    /// A function, by ARN.
    Function(String),
    Bucket(String),
    Queue(Arn),
    Topic(Arn),
}

impl Destination {
    /// Reads an ARN; refuses what this engine cannot tell.
    pub(crate) fn parse(arn: &str) -> Result<Self, Fault> {
        if let Some(bucket) = arn.strip_prefix("arn:aws:s3:::") {
            return Ok(Self::Bucket(bucket.to_owned()));
        }
        match arn.split(':').nth(2) {
            Some("lambda") => Ok(Self::Function(arn.to_owned())),
            Some(service @ ("sqs" | "sns")) => {
                let parsed = arn.parse::<Arn>().ok().filter(|parsed| {
                    !parsed.resource.contains([':', '/']) && !parsed.resource.ends_with(".fifo")
                });
                let kind = if service == "sqs" {
                    Self::Queue
                } else {
                    Self::Topic
                };
                let invalid = || invalid(format!("The destination ARN {arn} is invalid."));
                parsed.map(kind).ok_or_else(invalid)
            }
            Some("events") => Err(unsupported("An EventBridge event bus as a destination")),
            _ => Err(invalid(format!("The destination ARN {arn} is invalid."))),
        }
    }
}

impl EventInvokeRow {
    /// As the operations show it.
    pub(crate) fn shown(&self, function_arn: &str) -> FunctionEventInvokeConfig {
        let number = |value: Option<u32>| value.and_then(|value| i32::try_from(value).ok());
        let modified = i64::try_from(self.modified_ms).unwrap_or(i64::MAX);
        FunctionEventInvokeConfig {
            last_modified: Some(Timestamp::from_millis(modified)),
            function_arn: Some(format!("{function_arn}:{}", self.qualifier)),
            maximum_retry_attempts: number(self.retries),
            maximum_event_age_in_seconds: number(self.age_s),
            destination_config: Some(DestinationConfig {
                on_success: Some(OnSuccess {
                    destination: self.on_success.clone(),
                }),
                on_failure: Some(OnFailure {
                    destination: self.on_failure.clone(),
                }),
            }),
        }
    }

    /// Sets what a caller gives; what is left out stays.
    fn merge(&mut self, given: &Given) {
        let number = |value: i32| u32::try_from(value).ok();
        if let Some(retries) = given.retries {
            self.retries = number(retries);
        }
        if let Some(age) = given.age_s {
            self.age_s = number(age);
        }
        let Some(destinations) = &given.destinations else {
            return;
        };
        // An empty destination takes away the one that was there.
        if let Some(success) = &destinations.on_success {
            self.on_success = success.destination.clone().filter(|arn| !arn.is_empty());
        }
        if let Some(failure) = &destinations.on_failure {
            self.on_failure = failure.destination.clone().filter(|arn| !arn.is_empty());
        }
    }
}

/// Key of the settings in their table.
pub(crate) fn event_invoke_key(function: u64, qualifier: &str) -> String {
    format!("{}{qualifier}", version_prefix(function))
}

/// The function and the qualifier that an operation on these settings is about.
pub(crate) fn named(
    call: &Call,
    function: Option<&str>,
    qualifier: Option<&str>,
) -> Result<(FunctionName, String), Fault> {
    let name = FunctionName::of_caller(&call.caller, function, qualifier)?;
    let qualifier = name.qualifier.clone().unwrap_or_else(|| LATEST.to_owned());
    Ok((name, qualifier))
}

/// 404 where there is no function, version or alias to have settings.
pub(crate) fn nothing_to_set() -> Fault {
    not_found("The function doesn't exist.")
}

/// 404 where nothing has been set.
pub(crate) fn none_set(function_arn: &str, qualifier: &str) -> Fault {
    not_found(format!(
        "The function {function_arn}:{qualifier} doesn't have an EventInvokeConfig"
    ))
}

impl Lambda {
    /// What an operation on these settings needs: to IAM they are the function's.
    pub(crate) fn access_to_event_invoke(
        &self,
        call: &Call,
        action: &'static str,
        function: Option<&str>,
    ) -> Result<Vec<Access>, Fault> {
        let name = FunctionName::of_caller(&call.caller, function, None)?;
        self.access(call, action, Some(&name.arn()), None)
    }

    /// Stores settings: over what is there if `merged`, else in its place.
    pub(crate) async fn set_event_invoke(
        &self,
        call: &Call,
        (name, qualifier): (FunctionName, String),
        given: Given,
        merged: bool,
    ) -> Result<FunctionEventInvokeConfig, Fault> {
        if given.retries.is_none() && given.age_s.is_none() && given.destinations.is_none() {
            return Err(invalid(
                "You must specify at least one of error handling or destination setting.",
            ));
        }
        let row = self.find(&name).map_err(|_| nothing_to_set())?;
        self.check_destinations(call, &row, given.destinations.as_ref())?;
        let key = event_invoke_key(row.id, &qualifier);
        self.change(|tx| {
            let there = tx.get(&self.event_invokes, &key);
            let mut settings = match (merged, there) {
                (true, None) => return Err(none_set(&name.arn(), &qualifier)),
                (true, Some(there)) => EventInvokeRow::clone(&there),
                (false, _) => EventInvokeRow {
                    qualifier: qualifier.clone(),
                    ..EventInvokeRow::default()
                },
            };
            settings.merge(&given);
            settings.modified_ms = tx.now_ms();
            let shown = settings.shown(&name.arn());
            tx.put(&self.event_invokes, &key, settings);
            Ok(shown)
        })
        .await
    }

    /// Refuses destinations that are not there, that this engine cannot tell, or that the
    /// function's role may not.
    fn check_destinations(
        &self,
        call: &Call,
        row: &FunctionRow,
        given: Option<&DestinationConfig>,
    ) -> Result<(), Fault> {
        let Some(given) = given else { return Ok(()) };
        let success = given.on_success.as_ref();
        let success = success.and_then(|one| one.destination.as_deref());
        let failure = given.on_failure.as_ref();
        let failure = failure.and_then(|one| one.destination.as_deref());
        let set = |arn: Option<&str>| arn.filter(|arn| !arn.is_empty()).map(str::to_owned);
        refuse_foreign(set(success), set(failure))?;
        for (arn, is_success) in [(set(success), true), (set(failure), false)] {
            let Some(arn) = arn else { continue };
            let destination = Destination::parse(&arn)?;
            let (action, name, resource) = match &destination {
                Destination::Bucket(_) if is_success => {
                    return Err(invalid(format!(
                        "The provided destination {arn} is invalid: an S3 bucket can only be a \
                         destination on failure."
                    )));
                }
                Destination::Bucket(bucket) => (
                    "s3:PutObject",
                    "PutObject on S3".to_owned(),
                    format!("arn:aws:s3:::{bucket}/{}", object_prefix(&row.name)),
                ),
                Destination::Queue(_) => (
                    "sqs:SendMessage",
                    "SendMessage on SQS".to_owned(),
                    arn.clone(),
                ),
                Destination::Topic(_) => ("SNS:Publish", "Publish on SNS".to_owned(), arn.clone()),
                Destination::Function(function) => {
                    let target =
                        FunctionName::parse(&call.caller.account, &call.caller.region, function)
                            .and_then(|target| self.find(&target));
                    let target = target
                        .map_err(|_| invalid(format!("The destination ARN {arn} is invalid.")))?;
                    if target.id == row.id {
                        return Err(invalid(
                            "You can't specify the function as a destination for itself.",
                        ));
                    }
                    (
                        "lambda:InvokeFunction",
                        format!("InvokeFunction on {arn}"),
                        arn.clone(),
                    )
                }
            };
            let region = Region::new(row.region.as_str());
            let role = &row.settings.role;
            let caller = self
                .roles
                .act_as(PRINCIPAL, role, &row.name, &region, Origin::OUTSIDE);
            let allowed = caller
                .and_then(|caller| self.door.authorize(&caller, &Access::new(action, resource)));
            if allowed.is_err() {
                return Err(invalid(format!(
                    "The function's execution role does not have permissions to call {name}"
                )));
            }
        }
        Ok(())
    }

    /// The settings that count for an event which was sent to this ARN.
    pub(crate) fn event_invoke(&self, row: &FunctionRow, invoked_arn: &str) -> EventInvokeRow {
        let qualifier = match Target::of(invoked_arn.split(':').nth(7)) {
            Target::Latest => LATEST,
            Target::Version(name) | Target::Alias(name) => name,
        };
        let key = event_invoke_key(row.id, qualifier);
        let found = self.event_invokes.get(&key);
        found
            .map(|found| EventInvokeRow::clone(&found))
            .unwrap_or_default()
    }
}

/// Refuses destinations of services that take none.
fn refuse_foreign(success: Option<String>, failure: Option<String>) -> Result<(), Fault> {
    let is_foreign = |arn: &Option<String>| {
        let service = arn.as_deref().and_then(|arn| arn.split(':').nth(2));
        service.is_some_and(|name| !["lambda", "sqs", "sns", "s3", "events"].contains(&name))
    };
    if !is_foreign(&success) && !is_foreign(&failure) {
        return Ok(());
    }
    let shown = |name: &str, arn: Option<String>| match arn {
        Some(arn) => format!("{name}(destination={arn})"),
        None => "null".to_owned(),
    };
    Err(invalid(format!(
        "The provided destination config DestinationConfig(onSuccess={}, onFailure={}) is invalid.",
        shown("OnSuccess", success),
        shown("OnFailure", failure)
    )))
}

/// What the keys of a function's failure records begin with.
pub(crate) fn object_prefix(function: &str) -> String {
    format!("aws/lambda/async/{function}/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn destinations_that_are_not_here_are_refused_by_name() {
        let message = |arn: &str| Destination::parse(arn).unwrap_err().message;
        assert!(message("arn:aws:sqs:us-east-1:1:q.fifo").ends_with("is invalid."));
        assert!(message("arn:aws:events:us-east-1:1:event-bus/b").contains("EventBridge"));
        assert_eq!(message("q"), "The destination ARN q is invalid.");
        let bucket = Destination::parse("arn:aws:s3:::b").unwrap();
        assert_eq!(bucket, Destination::Bucket("b".into()));
        let arn = "arn:aws:sqs:us-east-1:1:q";
        let queue = Destination::Queue(arn.parse().unwrap());
        assert_eq!(Destination::parse(arn), Ok(queue));
    }

    #[test]
    fn a_merge_keeps_what_it_does_not_name() {
        let mut row = EventInvokeRow {
            retries: Some(0),
            on_failure: Some("arn:aws:s3:::b".into()),
            ..EventInvokeRow::default()
        };
        row.merge(&Given {
            retries: None,
            age_s: Some(60),
            destinations: None,
        });
        assert_eq!((row.retries, row.age_s), (Some(0), Some(60)));
        row.merge(&Given {
            retries: None,
            age_s: None,
            destinations: Some(DestinationConfig {
                on_success: None,
                on_failure: Some(OnFailure { destination: None }),
            }),
        });
        assert_eq!(row.on_failure, None);
    }
}
