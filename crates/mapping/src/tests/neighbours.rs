//! Models of the other services.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use model::s3::{PutObject, PutObjectInput, PutObjectOutput};
use model::sns::{Publish, PublishInput, PublishOutput};
use model::sqs::{SendMessage, SendMessageInput, SendMessageOutput};
use plane::{
    Access, Account, Authorizer, BoxFuture, Call, Caller, FunctionDescription, Invocation,
    InvocationRequest, Invoke, InvokeRefusal, MetricSample, MetricSink, Origin, Principal, Region,
    Roles, Serve, SessionCredentials, SessionRequest,
};
use tokio::sync::watch;
use wire::Fault;

pub(super) const STREAM: &str = "arn:aws:kinesis:us-east-1:111122223333:stream/orders";
pub(super) const FUNCTION: &str = "arn:aws:lambda:us-east-1:111122223333:function:handler";
pub(super) const LETTERS: &str = "arn:aws:sqs:us-east-1:111122223333:letters";
pub(super) const TOPIC: &str = "arn:aws:sns:us-east-1:111122223333:letters";
pub(super) const ROLE: &str = "arn:aws:iam::111122223333:role/pipeline";

/// Which actions are denied to roles.
#[derive(Default)]
pub(super) struct Rights {
    pub(super) denied: Mutex<BTreeSet<&'static str>>,
}

impl Rights {
    pub(super) fn deny(&self, action: &'static str) {
        self.denied.lock().unwrap().insert(action);
    }

    pub(super) fn allow_all(&self) {
        self.denied.lock().unwrap().clear();
    }

    pub(super) fn check(&self, caller: &Caller, action: &str) -> Result<(), Fault> {
        let is_role = matches!(caller.principal, Principal::AssumedRole { .. });
        if is_role && self.denied.lock().unwrap().contains(action) {
            return Err(Fault::client(
                "AccessDeniedException",
                format!("no {action}"),
            ));
        }
        Ok(())
    }
}

impl Authorizer for Rights {
    fn authorize(&self, caller: &Caller, access: &Access) -> Result<(), Fault> {
        self.check(caller, access.action)
    }
}

impl Roles for Rights {
    fn act_as(
        &self,
        service: &str,
        role_arn: &str,
        session_name: &str,
        region: &Region,
        origin: Origin,
    ) -> Result<Caller, Fault> {
        assert_eq!(service, "lambda.amazonaws.com");
        assert!(role_arn.starts_with(ROLE), "{role_arn}");
        if self.denied.lock().unwrap().contains("sts:AssumeRole") {
            return Err(Fault::client("AccessDenied", "no trust").with_status(403));
        }
        let mut caller = Caller::root(account(), region.clone(), service);
        caller.origin = origin;
        caller.principal = Principal::AssumedRole {
            role: "pipeline".to_owned(),
            id: "AROAEXAMPLE".to_owned(),
            path: "/".to_owned(),
            session: session_name.to_owned(),
        };
        Ok(caller)
    }

    fn issue(&self, _: SessionRequest) -> BoxFuture<'_, Result<SessionCredentials, Fault>> {
        Box::pin(async { Err(Fault::server("InternalFailure", "not in this model")) })
    }

    fn revoke(&self, _: &str) {}
}

pub(super) fn account() -> Account {
    Account::new("111122223333")
}

/// How the function takes a batch.
pub(super) enum Reply {
    /// It returns this.
    Returns(String),
    /// It returns the count of its window's records as the state.
    Counts,
    /// It fails.
    Fails,
    /// It is not invoked at all.
    Throttled,
}

type Answer = Box<dyn FnMut(&[String]) -> Reply + Send>;

/// The function `handler`.
pub(super) struct Lambda {
    pub(super) exists: Mutex<bool>,
    pub(super) role_arn: Mutex<String>,
    /// The ARN that was invoked last.
    pub(super) invoked: Mutex<String>,
    /// What each invocation saw: its shard and the data of its records.
    pub(super) seen: Mutex<Vec<(String, Vec<String>)>>,
    /// The events themselves.
    pub(super) events: Mutex<Vec<serde_json::Value>>,
    pub(super) answer: Mutex<Answer>,
    /// Invocations last as long as this is true.
    pub(super) holds: watch::Sender<bool>,
}

impl Lambda {
    pub(super) fn new() -> Self {
        Self {
            exists: Mutex::new(true),
            role_arn: Mutex::new(ROLE.to_owned()),
            invoked: Mutex::default(),
            seen: Mutex::new(Vec::new()),
            events: Mutex::default(),
            answer: Mutex::new(Box::new(|_| Reply::Returns("null".to_owned()))),
            holds: watch::Sender::new(false),
        }
    }

    pub(super) fn answers(&self, answer: impl FnMut(&[String]) -> Reply + Send + 'static) {
        *self.answer.lock().unwrap() = Box::new(answer);
    }

    pub(super) fn batches(&self) -> Vec<Vec<String>> {
        let seen = self.seen.lock().unwrap();
        seen.iter().map(|(_, batch)| batch.clone()).collect()
    }
}

impl Invoke for Lambda {
    fn describe(&self, _: &Account, _: &Region, function: &str) -> Option<FunctionDescription> {
        let name = function.strip_suffix(":live").unwrap_or(function);
        let is_known = ["handler", FUNCTION].contains(&name);
        (is_known && *self.exists.lock().unwrap()).then(|| FunctionDescription {
            id: 7,
            arn: FUNCTION.to_owned(),
            name: "handler".to_owned(),
            role_arn: self.role_arn.lock().unwrap().clone(),
            account: account(),
            region: Region::new("us-east-1"),
            timeout_ms: 3_000,
        })
    }

    fn invoke(
        &self,
        request: InvocationRequest,
    ) -> BoxFuture<'_, Result<Invocation, InvokeRefusal>> {
        Box::pin(async move {
            let invoked = request.function_arn.strip_prefix(FUNCTION);
            assert!(matches!(invoked, Some("" | ":live")), "{invoked:?}");
            *self.invoked.lock().unwrap() = request.function_arn.clone();
            let event: serde_json::Value = serde_json::from_slice(&request.payload).unwrap();
            let records = event["Records"].as_array().unwrap();
            let keys: Vec<String> = records
                .iter()
                .map(|record| {
                    record["kinesis"]["partitionKey"]
                        .as_str()
                        .unwrap()
                        .to_owned()
                })
                .collect();
            let id = records
                .first()
                .map_or("", |record| record["eventID"].as_str().unwrap());
            let shard = id.split(':').next().unwrap().to_owned();
            self.events.lock().unwrap().push(event.clone());
            let number = {
                let mut seen = self.seen.lock().unwrap();
                seen.push((shard, keys.clone()));
                seen.len()
            };
            let mut held = self.holds.subscribe();
            assert!(held.wait_for(|holds| !holds).await.is_ok());
            let (function_error, payload) = match (self.answer.lock().unwrap())(&keys) {
                Reply::Returns(payload) => (None, payload),
                Reply::Counts => {
                    let before = event["state"]["n"].as_u64().unwrap_or(0);
                    let count = before + keys.len() as u64;
                    (None, serde_json::json!({"state": {"n": count}}).to_string())
                }
                Reply::Fails => (Some("Unhandled"), r#"{"errorMessage":"no"}"#.to_owned()),
                Reply::Throttled => {
                    let fault = Fault::client("TooManyRequestsException", "Rate Exceeded.");
                    return Err(InvokeRefusal::Throttled(fault.with_status(429)));
                }
            };
            Ok(Invocation {
                request_id: format!("request-{number}"),
                origin: Origin(number as u64),
                function_error: function_error.map(str::to_owned),
                payload: payload.into(),
                executed_version: "$LATEST".to_owned(),
                duration_ms: 1.0,
            })
        })
    }
}

/// The bucket `failures`.
#[derive(Default)]
pub(super) struct S3 {
    pub(super) objects: Mutex<BTreeMap<String, serde_json::Value>>,
}

impl Serve<PutObject> for S3 {
    fn access(&self, _: &Call, input: &PutObjectInput) -> Result<Vec<Access>, Fault> {
        let bucket = input.bucket.as_deref().unwrap_or_default();
        let key = input.key.as_deref().unwrap_or_default();
        let arn = format!("arn:aws:s3:::{bucket}/{key}");
        Ok(vec![Access::new("s3:PutObject", arn)])
    }

    async fn run(&self, _: &Call, input: PutObjectInput) -> Result<PutObjectOutput, Fault> {
        assert_eq!(input.bucket.as_deref(), Some("failures"));
        let too_large = Fault::client("EntityTooLarge", "");
        let body = input.body.unwrap().collect(1 << 20, too_large).await?;
        let body = serde_json::from_slice(&body).unwrap();
        let mut objects = self.objects.lock().unwrap();
        objects.insert(input.key.unwrap(), body);
        Ok(PutObjectOutput::default())
    }
}

/// The queue and the topic `letters`.
#[derive(Default)]
pub(super) struct Sqs {
    pub(super) messages: Mutex<Vec<serde_json::Value>>,
}

impl Serve<SendMessage> for Sqs {
    fn access(&self, _: &Call, _: &SendMessageInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![Access::new("sqs:SendMessage", LETTERS)])
    }

    async fn run(&self, call: &Call, input: SendMessageInput) -> Result<SendMessageOutput, Fault> {
        assert_eq!(call.caller.region.as_str(), "us-east-1");
        let url = "https://sqs.us-east-1.amazonaws.com/111122223333/letters";
        assert_eq!(input.queue_url.as_deref(), Some(url));
        let message = serde_json::from_str(&input.message_body.unwrap()).unwrap();
        self.messages.lock().unwrap().push(message);
        Ok(SendMessageOutput::default())
    }
}

impl Serve<Publish> for Sqs {
    fn access(&self, _: &Call, _: &PublishInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![Access::new("SNS:Publish", TOPIC)])
    }

    async fn run(&self, _: &Call, input: PublishInput) -> Result<PublishOutput, Fault> {
        assert_eq!(input.topic_arn.as_deref(), Some(TOPIC));
        let message = serde_json::from_str(&input.message.unwrap()).unwrap();
        self.messages.lock().unwrap().push(message);
        Ok(PublishOutput::default())
    }
}

/// Counted samples by name.
#[derive(Default)]
pub(super) struct Metrics {
    pub(super) samples: Mutex<Vec<(String, String, f64)>>,
}

impl MetricSink for Metrics {
    fn record(&self, sample: MetricSample<'_>) {
        let dimensions = format!("{}:{:?}", sample.namespace, sample.dimensions);
        let sample = (sample.name.to_owned(), dimensions, sample.value);
        self.samples.lock().unwrap().push(sample);
    }
}
