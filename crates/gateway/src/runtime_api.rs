//! The Lambda Runtime API, on an execution environment's own listener.
//!
//! See "Using the Lambda runtime API for custom runtimes" in the Lambda Developer Guide.

use std::sync::Arc;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{HeaderMap, Method, Response, StatusCode};
use plane::{NextInvocation, RuntimeApi, RuntimeRefusal};

use crate::reply::{ReplyBody, full};

/// What every path of the Runtime API begins with.
pub const PREFIX: &str = "/2018-06-01/runtime/";

const ERROR_TYPE: HeaderName = HeaderName::from_static("lambda-runtime-function-error-type");

/// Largest result or error of a function that is taken: 6 MiB and 100 bytes are judged by
/// Lambda, which answers 413 itself; more than this is not even read.
pub const BODY_LIMIT: usize = 8 * 1024 * 1024;

/// Answers one request of the Runtime API. `path` begins with [`PREFIX`].
pub async fn answer(
    runtime: &Arc<dyn RuntimeApi>,
    method: &Method,
    path: &str,
    headers: &HeaderMap,
    body: Bytes,
) -> Response<ReplyBody> {
    let rest = path.get(PREFIX.len()..).unwrap_or_default();
    let parts: Vec<&str> = rest.split('/').collect();
    let error_type = headers
        .get(ERROR_TYPE)
        .and_then(|value| value.to_str().ok());
    match (method, parts.as_slice()) {
        (&Method::GET, ["invocation", "next"]) => match runtime.next().await {
            Some(invocation) => next(invocation),
            None => refusal(&RuntimeRefusal {
                status: 403,
                error_type: "InvalidStateTransition",
                message: "The execution environment is shutting down.".to_owned(),
            }),
        },
        (&Method::POST, ["invocation", id, "response"]) => accepted(runtime.response(id, body)),
        (&Method::POST, ["invocation", id, "error"]) => {
            accepted(runtime.error(id, error_type, body))
        }
        (&Method::POST, ["init", "error"]) => accepted(runtime.init_error(error_type, body)),
        _ => refusal(&RuntimeRefusal {
            status: 404,
            error_type: "NotFound",
            message: format!("The Runtime API has no {method} {path}."),
        }),
    }
}

fn accepted(result: Result<(), RuntimeRefusal>) -> Response<ReplyBody> {
    match result {
        Ok(()) => json(
            StatusCode::ACCEPTED,
            Bytes::from_static(br#"{"status":"OK"}"#),
        ),
        Err(refused) => refusal(&refused),
    }
}

fn refusal(refused: &RuntimeRefusal) -> Response<ReplyBody> {
    let body = serde_json::json!({
        "errorMessage": refused.message,
        "errorType": refused.error_type,
    });
    let status = StatusCode::from_u16(refused.status).unwrap_or(StatusCode::BAD_REQUEST);
    json(status, Bytes::from(body.to_string()))
}

fn json(status: StatusCode, body: Bytes) -> Response<ReplyBody> {
    let mut response = Response::new(full(body));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

fn next(invocation: NextInvocation) -> Response<ReplyBody> {
    let mut response = json(StatusCode::OK, invocation.payload);
    let headers = response.headers_mut();
    let mut set = |name: &'static str, value: &str| {
        if let Ok(value) = HeaderValue::from_bytes(value.as_bytes()) {
            headers.insert(HeaderName::from_static(name), value);
        }
    };
    set("lambda-runtime-aws-request-id", &invocation.request_id);
    set(
        "lambda-runtime-deadline-ms",
        &invocation.deadline_ms.to_string(),
    );
    set(
        "lambda-runtime-invoked-function-arn",
        &invocation.function_arn,
    );
    set("lambda-runtime-trace-id", &invocation.trace_id);
    if let Some(context) = &invocation.client_context {
        set("lambda-runtime-client-context", context);
    }
    response
}
