//! Invoking functions from inside the engine, and the Runtime API between an execution
//! environment and the gateway.

use std::net::TcpListener;
use std::sync::Arc;

use bytes::Bytes;
use wire::Fault;

use crate::{Account, BoxFuture, Origin, Region};

/// What mappings need to know of a function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FunctionDescription {
    /// Internal id, never reused.
    pub id: u64,
    /// ARN without qualifier.
    pub arn: String,
    /// Name.
    pub name: String,
    /// The execution role's ARN.
    pub role_arn: String,
    /// The account it belongs to.
    pub account: Account,
    /// The region it belongs to.
    pub region: Region,
    /// Timeout in milliseconds.
    pub timeout_ms: u64,
}

/// An invocation asked for from inside.
#[derive(Debug, Clone)]
pub struct InvocationRequest {
    /// The function's ARN, with or without qualifier.
    pub function_arn: String,
    /// The event.
    pub payload: Bytes,
    /// The service that invokes, e.g. `lambda.amazonaws.com` for event source mappings.
    pub invoked_by: &'static str,
}

/// A finished invocation: the function ran, well or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Invocation {
    /// The request id.
    pub request_id: String,
    /// Origin under which the function's own calls are stored.
    pub origin: Origin,
    /// `Unhandled` where the function failed.
    pub function_error: Option<String>,
    /// The result or the error.
    pub payload: Bytes,
    /// The version that ran, e.g. `$LATEST`.
    pub executed_version: String,
    /// How long it ran, in milliseconds.
    pub duration_ms: f64,
}

/// Why a function did not run at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvokeRefusal {
    /// No such function.
    NotFound(Fault),
    /// Concurrency is exhausted: to be tried again.
    Throttled(Fault),
    /// The role cannot be assumed, the code cannot be placed, the function is not ready.
    Unavailable(Fault),
}

/// Invokes functions. Implemented by Lambda.
pub trait Invoke: Send + Sync {
    /// The function of an ARN, a partial ARN or a name in the given account and region.
    fn describe(
        &self,
        account: &Account,
        region: &Region,
        function: &str,
    ) -> Option<FunctionDescription>;

    /// Runs the function and waits for its result.
    ///
    /// # Errors
    /// [`InvokeRefusal`] where it did not run.
    fn invoke(
        &self,
        request: InvocationRequest,
    ) -> BoxFuture<'_, Result<Invocation, InvokeRefusal>>;
}

/// The answer to `GET /runtime/invocation/next`.
#[derive(Debug, Clone)]
pub struct NextInvocation {
    /// `Lambda-Runtime-Aws-Request-Id`
    pub request_id: String,
    /// `Lambda-Runtime-Deadline-Ms`, milliseconds since the epoch.
    pub deadline_ms: i64,
    /// `Lambda-Runtime-Invoked-Function-Arn`
    pub function_arn: String,
    /// `Lambda-Runtime-Trace-Id`
    pub trace_id: String,
    /// `Lambda-Runtime-Client-Context`, base64 already undone.
    pub client_context: Option<String>,
    /// The event.
    pub payload: Bytes,
}

/// A refusal of the Runtime API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuntimeRefusal {
    /// HTTP status: 400, 403 or 413.
    pub status: u16,
    /// `errorType`
    pub error_type: &'static str,
    /// `errorMessage`
    pub message: String,
}

/// One execution environment's side of the Runtime API. Implemented by Lambda, served by the
/// gateway on the environment's own listener.
///
/// See "Using the Lambda runtime API for custom runtimes" in the Lambda Developer Guide.
pub trait RuntimeApi: Send + Sync {
    /// Waits for the next invocation; `None` when the environment is shutting down.
    fn next(&self) -> BoxFuture<'_, Option<NextInvocation>>;

    /// Takes an invocation's result.
    ///
    /// # Errors
    /// [`RuntimeRefusal`] for an unknown request id or a result that is too large.
    fn response(&self, request_id: &str, payload: Bytes) -> Result<(), RuntimeRefusal>;

    /// Takes an invocation's error; `error_type` is `Lambda-Runtime-Function-Error-Type`.
    ///
    /// # Errors
    /// [`RuntimeRefusal`] for an unknown request id.
    fn error(
        &self,
        request_id: &str,
        error_type: Option<&str>,
        payload: Bytes,
    ) -> Result<(), RuntimeRefusal>;

    /// Takes an error of initialisation.
    ///
    /// # Errors
    /// [`RuntimeRefusal`] after the first invocation was taken.
    fn init_error(&self, error_type: Option<&str>, payload: Bytes) -> Result<(), RuntimeRefusal>;

    /// The invocation that runs now, for the origin of the environment's AWS calls.
    fn current(&self) -> Origin;
}

/// Serves the Runtime API and the AWS APIs on an execution environment's own listener, where no
/// credentials count but the environment's. Implemented by the gateway.
pub trait EnvironmentGate: Send + Sync {
    /// Begins to serve; ends when the guard is dropped.
    ///
    /// # Errors
    /// `ServiceException` if the listener cannot be used.
    fn open(
        &self,
        listener: TcpListener,
        environment: u64,
        runtime: Arc<dyn RuntimeApi>,
    ) -> Result<Box<dyn Send + Sync>, Fault>;
}
