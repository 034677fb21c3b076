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

/// What the paths of Lambda's other APIs for environments begin with.
const OTHERS: [(&str, &str); 3] = [
    ("/2020-01-01/extension/", "Extensions API"),
    ("/2020-08-15/logs", "Logs API"),
    ("/2022-07-01/telemetry", "Telemetry API"),
];

const ERROR_TYPE: HeaderName = HeaderName::from_static("lambda-runtime-function-error-type");

/// What is kept of a function's result or error. It is more than a result may have, 6 MiB and 100
/// bytes: Lambda sees by it that one is too large.
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

/// Refuses what an environment asks of an API that is not there; none if it asks something else.
pub(crate) fn refuse_others(method: &Method, path: &str) -> Option<Response<ReplyBody>> {
    let (_, name) = OTHERS.iter().find(|(prefix, _)| path.starts_with(prefix))?;
    Some(refusal(&RuntimeRefusal {
        status: 501,
        error_type: "NotSupported",
        message: format!("Lambda's {name} is not supported by Brookmill: {method} {path}."),
    }))
}

/// Whether a connection begins with a request of the Runtime API.
pub(crate) fn is_begun_by(head: &[u8]) -> bool {
    let path = head.split(|byte| *byte == b' ').nth(1);
    path.is_some_and(|path| path.starts_with(PREFIX.as_bytes()))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_connection_is_known_by_its_first_request() {
        assert!(is_begun_by(
            b"GET /2018-06-01/runtime/invocation/next HTTP/1.1"
        ));
        assert!(is_begun_by(b"POST /2018-06-01/runtime/init/error"));
        assert!(!is_begun_by(
            b"POST / HTTP/1.1\r\nHost: /2018-06-01/runtime/"
        ));
        assert!(!is_begun_by(b"PRI * HTTP/2.0"));
        assert!(!is_begun_by(b""));
    }

    #[test]
    fn other_apis_of_environments_are_refused_by_name() {
        let post = &Method::POST;
        let refused = refuse_others(post, "/2020-01-01/extension/register").unwrap();
        assert_eq!(refused.status(), StatusCode::NOT_IMPLEMENTED);
        assert!(refuse_others(post, "/2018-06-01/runtime/init/error").is_none());
        assert!(refuse_others(post, "/bucket/2020-08-15/logs").is_none());
    }
}
