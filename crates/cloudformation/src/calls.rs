//! Calls of other services on behalf of a stack's operation, and what their failures are called.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use plane::{Caller, Door};
use store::{Rng, WallClock};
use wire::{Fault, Operation};

use crate::fill::fill;
use crate::limits::STABILISE_MS;
use crate::schema::Properties;

/// Why a resource could not be brought to where it should be.
#[derive(Debug, Clone)]
pub(crate) struct Failure {
    /// The reason as events show it.
    pub(crate) reason: String,
    /// The other service's code, empty where none answered.
    pub(crate) code: String,
    /// There is no such resource.
    pub(crate) missing: bool,
    /// There is one already.
    pub(crate) exists: bool,
    /// The caller may not do this.
    pub(crate) denied: bool,
    /// The operation was given up because another resource failed.
    pub(crate) cancelled: bool,
    /// Whether what was asked for has been done is not known.
    pub(crate) unclear: bool,
}

impl Failure {
    /// A failure in the words of a resource handler.
    pub(crate) fn handler(rng: &dyn Rng, message: &str, code: &str) -> Self {
        let token = rng.uuid();
        Self::worded(format!(
            "Resource handler returned message: \"{message}\" (RequestToken: {token}, \
             HandlerErrorCode: {code})"
        ))
    }

    /// A failure in these words.
    pub(crate) fn worded(reason: String) -> Self {
        Self {
            reason,
            code: String::new(),
            missing: false,
            exists: false,
            denied: false,
            cancelled: false,
            unclear: false,
        }
    }

    /// What a sibling's failure cuts short.
    pub(crate) fn cancelled() -> Self {
        Self {
            cancelled: true,
            ..Self::worded("Resource creation cancelled".to_owned())
        }
    }
}

impl From<Fault> for Failure {
    /// A fault of our own, before any call.
    fn from(fault: Fault) -> Self {
        Self::worded(fault.message)
    }
}

/// The service's name in the reasons of events.
fn label(service: &str) -> &'static str {
    match service {
        "kinesis" => "Kinesis",
        "lambda" => "Lambda",
        "s3" => "S3",
        "iam" => "Iam",
        "logs" => "CloudWatchLogs",
        "sqs" => "Sqs",
        "sns" => "Sns",
        "monitoring" => "CloudWatch",
        _ => "CloudFormation",
    }
}

/// What a resource handler says before a service's message: the one of mappings alone has words of
/// its own for parameters that Lambda refuses.
fn introduction(operation: &str, fault: &Fault) -> &'static str {
    let is_of_mapping = operation.ends_with("EventSourceMapping");
    match is_of_mapping && fault.code == "InvalidParameterValueException" {
        true => "Invalid request provided: ",
        false => "",
    }
}

fn handler_code(operation: &str, fault: &Fault, missing: bool, exists: bool) -> &'static str {
    const MAKING: [&str; 3] = ["Add", "Create", "Register"];
    let code = fault.code.as_ref();
    if missing {
        "NotFound"
    } else if exists && MAKING.iter().any(|verb| operation.starts_with(verb)) {
        "AlreadyExists"
    } else if exists {
        "ResourceConflict"
    } else if code == "BucketNotEmpty" {
        "GeneralServiceException"
    } else if code.contains("AccessDenied") {
        "AccessDenied"
    } else if code.contains("Throttl") || code.contains("TooManyRequests") {
        "Throttling"
    } else if code.contains("LimitExceeded") {
        "ServiceLimitExceeded"
    } else if fault.status >= 500 {
        "ServiceInternalError"
    } else {
        "InvalidRequest"
    }
}

fn is_missing(fault: &Fault) -> bool {
    fault.status == 404
        || matches!(
            fault.code.as_ref(),
            "ResourceNotFoundException"
                | "ResourceNotFound"
                | "NoSuchEntity"
                | "NoSuchBucket"
                | "QueueDoesNotExist"
        )
}

fn is_there_already(fault: &Fault) -> bool {
    matches!(
        fault.code.as_ref(),
        "ResourceInUseException"
            | "ResourceAlreadyExistsException"
            | "ResourceConflictException"
            | "EntityAlreadyExists"
            | "BucketAlreadyOwnedByYou"
            | "BucketAlreadyExists"
            | "QueueNameExists"
    )
}

/// Calls through the door as one caller.
#[derive(Clone)]
pub(crate) struct Calls {
    pub(crate) door: Door,
    /// Who calls, already passed on by CloudFormation.
    pub(crate) caller: Caller,
    pub(crate) clock: Arc<dyn WallClock>,
    pub(crate) rng: Arc<dyn Rng>,
    /// Set once a sibling has failed.
    pub(crate) cancelled: Arc<AtomicBool>,
    /// Set once the engine is stopping: what fails from then on says nothing about resources.
    pub(crate) halted: Arc<AtomicBool>,
}

impl Calls {
    /// Calls an operation.
    ///
    /// # Errors
    /// The operation's fault, in the words of a resource handler.
    pub(crate) async fn call<O: Operation>(&self, input: O::Input) -> Result<O::Output, Failure> {
        let request_id = self.rng.uuid();
        self.door.call::<O>(&self.caller, &request_id, input).await.map_err(|fault| {
            // A door that is closed serves nothing, not even us.
            if fault.status == 503 && !self.door.serves("cloudformation", "DescribeStacks") {
                self.halted.store(true, Ordering::Release);
            }
            let (missing, exists) = (is_missing(&fault), is_there_already(&fault));
            let handler = handler_code(O::META.name, &fault, missing, exists);
            let reason = format!(
                "Resource handler returned message: \"{}{} (Service: {}, Status Code: {}, Request \
                 ID: {request_id})\" (RequestToken: {}, HandlerErrorCode: {})",
                introduction(O::META.name, &fault),
                fault.message,
                label(O::META.service),
                fault.status,
                self.rng.uuid(),
                handler,
            );
            let unclear = fault.status >= 500;
            let code = fault.code.into_owned();
            let denied = handler == "AccessDenied";
            Failure { reason, code, missing, exists, denied, unclear, cancelled: false }
        })
    }

    /// Calls an operation whose members carry the names of properties; `adjust` sets the rest.
    ///
    /// # Errors
    /// As [`Calls::call`].
    pub(crate) async fn call_with<O: Operation>(
        &self,
        properties: &Properties,
        adjust: impl FnOnce(&mut O::Input),
    ) -> Result<O::Output, Failure> {
        let mut input = O::Input::default();
        fill(&mut input, properties)?;
        adjust(&mut input);
        self.call::<O>(input).await
    }

    /// Calls an operation; something that is not there is `None`.
    ///
    /// # Errors
    /// As [`Calls::call`], other failures: what may not be looked at may be somebody else's.
    pub(crate) async fn look<O: Operation>(
        &self,
        input: O::Input,
    ) -> Result<Option<O::Output>, Failure> {
        match self.call::<O>(input).await {
            Ok(output) => Ok(Some(output)),
            Err(failure) if failure.missing => Ok(None),
            Err(failure) => Err(failure),
        }
    }

    /// Looks whether there is something that the service itself would not make a second time: it
    /// decides where the caller may not look.
    ///
    /// # Errors
    /// As [`Calls::call`], other failures.
    pub(crate) async fn look_ahead<O: Operation>(
        &self,
        input: O::Input,
    ) -> Result<Option<O::Output>, Failure> {
        match self.look::<O>(input).await {
            Err(failure) if failure.denied => Ok(None),
            outcome => outcome,
        }
    }

    /// Calls an operation that takes something away; that it is gone already is fine.
    ///
    /// # Errors
    /// As [`Calls::call`], other failures.
    pub(crate) async fn remove<O: Operation>(&self, input: O::Input) -> Result<(), Failure> {
        match self.call::<O>(input).await {
            Err(failure) if !failure.missing => Err(failure),
            _ => Ok(()),
        }
    }

    /// Asks until there is an answer.
    ///
    /// # Errors
    /// What `probe` fails with; `NotStabilized` after ten minutes; cancellation.
    pub(crate) async fn wait<T, F>(&self, mut probe: impl FnMut() -> F) -> Result<T, Failure>
    where
        F: Future<Output = Result<Option<T>, Failure>>,
    {
        const FIRST: Duration = Duration::from_millis(1);
        const LONGEST: Duration = Duration::from_millis(100);
        let mut pause = FIRST;
        let mut waited = Duration::ZERO;
        loop {
            if let Some(answer) = probe().await? {
                return Ok(answer);
            }
            if self.cancelled.load(Ordering::Acquire) {
                return Err(Failure::cancelled());
            }
            if waited.as_millis() >= STABILISE_MS {
                return Err(Failure::handler(
                    &*self.rng,
                    "Exceeded attempts to wait",
                    "NotStabilized",
                ));
            }
            self.clock.sleep(pause).await;
            waited += pause;
            pause = (pause * 2).min(LONGEST);
        }
    }
}

#[cfg(test)]
mod tests {
    use wire::Fault;

    use super::handler_code;

    #[test]
    fn only_what_makes_something_finds_it_there_already() {
        let code = |operation, exists, code: &'static str| {
            let fault = Fault::client(code, "").with_status(409);
            handler_code(operation, &fault, false, exists)
        };
        let conflict = "ResourceConflictException";
        assert_eq!(code("CreateFunction", true, conflict), "AlreadyExists");
        assert_eq!(code("AddPermission", true, conflict), "AlreadyExists");
        assert_eq!(code("DeleteFunction", true, conflict), "ResourceConflict");
        assert_eq!(
            code("UpdateShardCount", true, "ResourceInUseException"),
            "ResourceConflict"
        );
        assert_eq!(
            code("DeleteBucket", false, "BucketNotEmpty"),
            "GeneralServiceException"
        );
        assert_eq!(
            code("DeleteRole", false, "DeleteConflict"),
            "InvalidRequest"
        );
    }
}
