//! Brookmill's own pages, under `/_brookmill/`: never a bucket's name, so never in S3's way.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Method, Response, StatusCode};
use plane::{BoxFuture, Caller, Principal};
use wire::Fault;

use crate::reply::{ReplyBody, full};
use crate::status_page;

/// What every path of our own begins with.
const PREFIX: &str = "/_brookmill/";

/// What the links to functions' code begin with; a token follows that is all they need.
const CODE: &str = "/_brookmill/code/";

/// What the pages show and do. Implemented by the binary.
pub trait Admin: Send + Sync {
    /// The engine's state as JSON.
    fn health(&self) -> String;

    /// Metrics in Prometheus' text format.
    fn metrics(&self) -> String;

    /// What the engine is doing, as JSON: what the status page shows.
    ///
    /// # Errors
    /// `ServiceUnavailable` while the engine starts or stops.
    fn status(&self) -> BoxFuture<'_, Result<String, Fault>>;

    /// What happened to the record or object that the body asks for, as JSON.
    ///
    /// # Errors
    /// `InvalidRequest` for a body that is not understood; of what is not there what it is, e.g.
    /// `RecordNotFound`, `RecordExpired`, `ObjectNotFound`; `ServiceUnavailable` while the engine
    /// starts or stops.
    fn trace(&self, body: Bytes) -> BoxFuture<'_, Result<String, Fault>>;

    /// Service time and how far it is ahead of the machine's clock, as JSON.
    ///
    /// # Errors
    /// `ServiceUnavailable` while the engine starts or stops.
    fn clock(&self) -> Result<String, Fault>;

    /// Moves service time forward by what the body says; answers as [`Admin::clock`].
    ///
    /// # Errors
    /// `ClockControlOff` if the engine was not started for it, `InvalidRequest` for a body that is
    /// not understood or says too much, `InternalFailure` if the disk does.
    fn advance_clock(&self, body: Bytes) -> BoxFuture<'_, Result<String, Fault>>;

    /// The archive of a function's code, for the token of a link to it.
    ///
    /// # Errors
    /// `AccessDenied` for a token that does not count or no longer, `NoSuchKey` for code that is
    /// gone, `ServiceUnavailable` while the engine starts or stops.
    fn code<'a>(&'a self, token: &'a str) -> BoxFuture<'a, Result<Bytes, Fault>>;

    /// Wipes everything: after it the engine is as on its first start.
    ///
    /// # Errors
    /// `InternalFailure` if the disk does; then nothing has changed.
    fn reset(&self) -> BoxFuture<'_, Result<(), Fault>>;
}

/// Whether a request for a page has to be signed by root.
pub fn needs_root(method: &Method, path: &str) -> bool {
    let open = [
        status_page::PATH,
        status_page::BARE,
        "/_brookmill/health",
        "/_brookmill/metrics",
    ];
    !(method == Method::GET && (open.contains(&path) || is_code(path)))
}

/// Whether a path is that of a link to a function's code.
pub fn is_code(path: &str) -> bool {
    path.starts_with(CODE)
}

/// Whether a path is one of ours.
pub fn is_own(path: &str) -> bool {
    path.starts_with(PREFIX) || path == status_page::BARE
}

/// Refuses everybody but root.
///
/// # Errors
/// `AccessDenied`.
pub fn check_root(caller: &Caller) -> Result<(), Fault> {
    if caller.principal == Principal::Root {
        return Ok(());
    }
    let message = format!("User: {} is not the root user.", caller.arn());
    Err(Fault::client("AccessDenied", message).with_status(403))
}

/// Answers a request whose right has been checked.
pub async fn answer(
    admin: &dyn Admin,
    method: &Method,
    path: &str,
    body: Bytes,
) -> Response<ReplyBody> {
    match (method, path) {
        (&Method::GET, "/_brookmill/health") => {
            page(StatusCode::OK, "application/json", admin.health())
        }
        (&Method::GET, "/_brookmill/metrics") => {
            page(StatusCode::OK, "text/plain; version=0.0.4", admin.metrics())
        }
        (&Method::GET, status_page::PATH) => status_page::answer(),
        (&Method::GET, status_page::BARE) => status_page::redirect(),
        (&Method::GET, "/_brookmill/status") => match admin.status().await {
            Ok(document) => {
                status_page::document(page(StatusCode::OK, "application/json", document))
            }
            Err(fault) => refused(&fault),
        },
        (&Method::POST, "/_brookmill/trace") => {
            status_page::document(told(admin.trace(body).await))
        }
        (&Method::GET, path) if is_code(path) => {
            let token = path.strip_prefix(CODE).unwrap_or_default();
            match admin.code(token).await {
                Ok(archive) => page(StatusCode::OK, "application/zip", archive),
                Err(fault) => refused(&fault),
            }
        }
        (&Method::GET, "/_brookmill/clock") => told(admin.clock()),
        (&Method::POST, "/_brookmill/clock") => told(admin.advance_clock(body).await),
        (&Method::POST, "/_brookmill/reset") => match admin.reset().await {
            Ok(()) => page(
                StatusCode::OK,
                "application/json",
                "{\"reset\":true}".to_owned(),
            ),
            Err(fault) => refused(&fault),
        },
        _ => refused(
            &Fault::client("NotFound", format!("There is no page {method} {path}."))
                .with_status(404),
        ),
    }
}

fn told(document: Result<String, Fault>) -> Response<ReplyBody> {
    match document {
        Ok(document) => page(StatusCode::OK, "application/json", document),
        Err(fault) => refused(&fault),
    }
}

/// A refusal of one of our own pages.
pub fn refused(fault: &Fault) -> Response<ReplyBody> {
    let body = serde_json::json!({ "code": fault.code, "message": fault.message });
    let status = StatusCode::from_u16(fault.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    page(status, "application/json", body.to_string())
}

fn page(
    status: StatusCode,
    content_type: &'static str,
    body: impl Into<Bytes>,
) -> Response<ReplyBody> {
    let mut response = Response::new(full(body.into()));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}
