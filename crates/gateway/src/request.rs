//! One request, from its head to its answer.

use std::io::Read;
use std::sync::Arc;

use auth::fault::AuthFault;
use auth::sigv4::{BodyVerifier, sha256};
use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_ENCODING, HOST, ORIGIN, REFERER, USER_AGENT};
use http::request::Parts;
use http::{HeaderMap, Method, Request, Response};
use hyper::body::Incoming;
use plane::{Call, Source};
use tokio::sync::watch;
use wire::codec::{self, ReplyParts, RequestParts};
use wire::schema::{Protocol, ServiceMeta};
use wire::{Fault, Payload};

use crate::authenticate::{self, Entrance, Identity};
use crate::body::{self, Arriving, ReadError, Upload};
use crate::detached::{Detached, Stopped};
use crate::listener::{Entry, Shared, Target};
use crate::reply::{self, ReplyBody};
use crate::route::{self, Route};
use crate::{browser, front_end, integrity, pages, refusal, runtime_api, texts, trace};

/// Largest body of all services but Lambda and S3, in bytes: ten MiB of records in base64, with
/// their keys.
const BODY_BYTES_MAX: usize = 20 * 1024 * 1024;
/// Largest body of Lambda, in bytes: a zip file of 50 MiB in base64, as Lambda limits it.
const LAMBDA_BODY_BYTES_MAX: usize = 70_167_211;

/// Answers a request.
pub(crate) async fn answer(
    shared: Arc<Shared>,
    entry: Entry,
    request: Request<Incoming>,
) -> Response<ReplyBody> {
    let request_id = shared.request_ids.next();
    let (parts, incoming) = request.into_parts();
    let incoming = Arriving::of(&parts, incoming);
    let path = parts.uri.path();
    if let Some(runtime) = entry
        .runtime
        .as_ref()
        .filter(|_| path.starts_with(runtime_api::PREFIX))
    {
        let limit = runtime_api::BODY_LIMIT;
        let Some(_room) = entry.room.take(incoming.most(limit)) else {
            return pages::refused(&body::no_room());
        };
        return match body::read_beginning(incoming, limit, &shared.bodies).await {
            Ok(body) => {
                runtime_api::answer(runtime, &parts.method, path, &parts.headers, body).await
            }
            Err(_) => pages::refused(&Fault::client(
                "IncompleteBody",
                "The request ended before its body did.",
            )),
        };
    }
    if entry.runtime.is_some()
        && let Some(refused) = runtime_api::refuse_others(&parts.method, path)
    {
        return refused;
    }
    if let Err(fault) = browser::check(&parts.headers, &shared.allowed) {
        return refused(&parts, &fault, &request_id);
    }
    let preflight = front_end::preflight(&parts.method, path, &parts.headers, &request_id);
    if let Some(reply) = preflight {
        return reply::response(reply, false);
    }
    let Some(target) = shared.target() else {
        let starting = Fault::server("ServiceUnavailable", "The engine is starting.");
        return refused(&parts, &starting.with_status(503), &request_id);
    };
    if pages::is_own(path) {
        return own_page(&shared, &entry, &target, &parts, incoming).await;
    }
    api_call(shared, entry, target, parts, incoming, request_id).await
}

/// Refuses what no service is asked yet.
fn refused(parts: &Parts, fault: &Fault, request_id: &str) -> Response<ReplyBody> {
    let query = codec::form_pairs(parts.uri.query().unwrap_or_default().as_bytes());
    let presented = authenticate::parse(parts, &host(parts)).ok();
    let scope = presented
        .as_ref()
        .map(|presented| &*presented.scope.service);
    let request = route::Request {
        method: &parts.method,
        path: parts.uri.path(),
        query: &query,
        headers: &parts.headers,
        form: None,
    };
    refusal::answer(&request, scope, fault, request_id)
}

fn too_large(whose: &str, limit: usize) -> Fault {
    let message = format!("The body is larger than {whose} takes: {limit} bytes.");
    Fault::client("RequestEntityTooLarge", message).with_status(413)
}

async fn own_page(
    shared: &Shared,
    entry: &Entry,
    target: &Target,
    parts: &Parts,
    incoming: Arriving,
) -> Response<ReplyBody> {
    let path = parts.uri.path();
    if matches!(entry.entrance, Entrance::Environment(_)) && !pages::is_code(path) {
        let fault = Fault::client("AccessDenied", "Functions do not reach the engine's pages.");
        return pages::refused(&fault.with_status(403));
    }
    // A look whether a page is there, as monitors take one. A link to code is for GET alone.
    let method = match parts.method {
        Method::HEAD if !pages::is_code(path) => &Method::GET,
        ref method => method,
    };
    let mut sent = Bytes::new();
    if pages::needs_root(method, path) {
        // Whatever origins are allowed to call the services, no web page but our own wipes the
        // engine or looks into it. A page's GET to its own origin has no Origin header.
        if browser::is_of_another_page(&parts.headers) {
            let fault = Fault::client("AccessDenied", "Web pages do not reach this page.");
            return pages::refused(&fault.with_status(403));
        }
        let Ok(body) = body::read(incoming, BODY_BYTES_MAX, &shared.bodies).await else {
            return pages::refused(&too_large("this page", BODY_BYTES_MAX));
        };
        let Some(service) = model::service("sts") else {
            return pages::refused(&Fault::server("InternalFailure", "no service signs this"));
        };
        let hash = sha256(&body);
        let identity = shared.authentication.identify(
            service,
            authenticate::parse(parts, &host(parts)),
            target.keys.as_ref(),
            entry.entrance,
            (shared.now_ms)(),
            Some(&hash),
        );
        let checked = identity.and_then(|identity| pages::check_root(&identity.caller));
        if let Err(fault) = checked {
            return pages::refused(&fault);
        }
        sent = body;
    }
    pages::answer(target.admin.as_ref(), method, path, sent).await
}

fn host(parts: &Parts) -> String {
    parts
        .uri
        .authority()
        .map(|authority| authority.to_string())
        .unwrap_or_default()
}

/// What became known of a request on its way, for wording its failure.
struct Known {
    service: &'static ServiceMeta,
    protocol: Protocol,
    head: bool,
    /// A web page asks a service that lets web pages see its answers.
    is_shown_to_pages: bool,
    /// The client sends its body only once it is told to: a refusal may come instead, and what
    /// follows on the connection would be anybody's guess. Boto3 takes the next answer for it.
    ends_refused: bool,
    request_id: String,
    /// The trace of an invocation, which its answer tells.
    trace: Option<String>,
}

impl Known {
    fn refuse(&self, fault: Fault) -> Response<ReplyBody> {
        let fault = worded(self.service, self.protocol, fault);
        if fault.status >= 500 {
            tracing::warn!(
                service = self.service.name, code = %fault.code, message = %fault.message,
                request = self.request_id, "a request failed"
            );
        }
        let mut parts = codec::encode_fault(self.protocol, self.service, &fault, &self.request_id);
        if self.ends_refused {
            parts
                .headers
                .push(("connection".into(), "close".to_owned()));
        }
        self.send(parts)
    }

    fn send(&self, mut reply: ReplyParts) -> Response<ReplyBody> {
        if self.is_shown_to_pages {
            front_end::show_to_pages(&mut reply);
        }
        let trace = self.trace.clone();
        let trace = trace.map(|trace| (trace::TRACE_ID.into(), trace));
        reply.headers.extend(trace);
        reply::response(reply, self.head)
    }
}

/// Denials go by another name and status in each family of protocols.
fn worded(service: &ServiceMeta, protocol: Protocol, mut fault: Fault) -> Fault {
    if fault.code == "AccessDeniedException" || fault.code == "AccessDenied" {
        let (code, status) = match protocol {
            Protocol::AwsJson11 | Protocol::AwsCbor11 => ("AccessDeniedException", 400),
            Protocol::RestJson => ("AccessDeniedException", 403),
            Protocol::Query if service.name == "sns" => ("AuthorizationError", 403),
            _ => ("AccessDenied", 403),
        };
        fault.code = code.into();
        fault.status = status;
    }
    fault
}

async fn api_call(
    shared: Arc<Shared>,
    entry: Entry,
    target: Target,
    parts: Parts,
    incoming: Arriving,
    request_id: String,
) -> Response<ReplyBody> {
    let mut query = codec::form_pairs(parts.uri.query().unwrap_or_default().as_bytes());
    let presented = authenticate::parse(&parts, &host(&parts));
    let scope = presented
        .as_ref()
        .ok()
        .map(|presented| presented.scope.service.clone());
    let mut looked = route::Request {
        method: &parts.method,
        path: parts.uri.path(),
        query: &query,
        headers: &parts.headers,
        form: None,
    };
    let mut service = route::service(&looked, scope.as_deref());
    // An unsigned form names its service by its version, which is in the body. Clients call also
    // objects' data a form.
    let unsigned_form = scope.is_none()
        && service.is_some_and(|service| service.name == "s3")
        && route::is_form(&parts.headers)
        && route::takes_forms(&looked);
    let streams = service.is_some_and(|service| service.name == "s3") && !unsigned_form;
    let mut incoming = Some(incoming);
    let mut whole = Bytes::new();
    // Kept until the answer is there.
    let mut room = None;
    if !streams && let Some(incoming) = incoming.take() {
        let limit = match service {
            Some(service) if service.name == "lambda" => LAMBDA_BODY_BYTES_MAX,
            _ => BODY_BYTES_MAX,
        };
        room = entry.room.take(incoming.most(limit));
        if room.is_none() {
            return refused(&parts, &body::no_room(), &request_id);
        }
        match body::read(incoming, limit, &shared.bodies).await {
            Ok(read) => whole = read,
            Err(ReadError::TooLarge) => {
                return refused(&parts, &too_large("the service", limit), &request_id);
            }
            Err(ReadError::Broken) => return refused(&parts, &broken(), &request_id),
        }
    }
    let hash = if streams { None } else { Some(sha256(&whole)) };
    let mut form = Vec::new();
    if route::is_form(&parts.headers) {
        // Which operation it is stands within.
        if is_gzip(&parts.headers) && !streams {
            match inflated(&whole) {
                Ok(content) => whole = content,
                Err(fault) => return refused(&parts, &fault, &request_id),
            }
        }
        // A signature is looked at later: whoever calls without one shall not cost more than another.
        let speaks_forms = |service: &ServiceMeta| service.protocols.contains(&Protocol::Query);
        if service.is_none_or(|service| unsigned_form || speaks_forms(service)) {
            if let Err(fault) = codec::check_form(&whole) {
                return refused(&parts, &fault, &request_id);
            }
            form = codec::form_pairs(&whole);
        }
    }
    if !form.is_empty() {
        looked.form = Some(&form);
        if unsigned_form {
            service = route::service(&looked, None);
        }
    }
    let Some(service) = service else {
        let name = scope.as_deref().unwrap_or_default();
        let message = format!("The service {name} is not one that Brookmill serves.");
        let fault = Fault::client("UnknownService", message).with_status(404);
        return refusal::answer(&looked, scope.as_deref(), &fault, &request_id);
    };
    let protocol = route::protocol(&looked, service);
    let head = parts.method == Method::HEAD;
    let has_front_end = service.name == "kinesis";
    let mut known = Known {
        service,
        protocol,
        head,
        is_shown_to_pages: has_front_end && parts.headers.contains_key(ORIGIN),
        ends_refused: body::is_held_back(&parts),
        request_id,
        trace: None,
    };
    if has_front_end
        && let Some(reply) =
            front_end::refusal(&looked, service, protocol, &whole, &known.request_id)
    {
        return known.send(reply);
    }
    let presented = match presented {
        Err(_) if has_front_end && !names_algorithm(&query) && is_unsigned(&parts.headers) => {
            Err(AuthFault::Missing)
        }
        presented => presented,
    };
    let mut context = match &presented {
        Ok(presented) if service.name == "s3" => {
            authenticate::signature_keys(presented, &parts.headers, (shared.now_ms)())
        }
        _ => Vec::new(),
    };
    if let Some(referer) = header(&parts.headers, REFERER.as_str()) {
        context.push(("aws:Referer".to_owned(), vec![referer.to_owned()]));
    }
    let identity = match presented {
        Err(AuthFault::Missing) if route::is_open(&looked, service, protocol) => {
            Ok(shared.authentication.stranger())
        }
        presented => shared.authentication.identify(
            service,
            presented,
            target.keys.as_ref(),
            entry.entrance,
            (shared.now_ms)(),
            hash.as_ref(),
        ),
    };
    let (identity, route) = match identity
        .and_then(|identity| Ok((identity, route::operation(&looked, service, protocol)?)))
    {
        Ok(found) => found,
        Err(fault) if has_front_end => {
            return known.refuse(front_end::body_first(protocol, &whole, fault));
        }
        Err(fault) => return known.refuse(fault),
    };
    let queue_url = route::queue_url(&looked, service, protocol);
    query.extend(queue_url);
    let decoded = decode(
        &parts,
        &query,
        &route,
        &known,
        identity,
        incoming,
        whole,
        &entry,
        &shared.bodies,
    )
    .await;
    let (mut call, meta, input) = match decoded {
        Ok(decoded) => decoded,
        Err(fault) => return known.refuse(fault),
    };
    call.context = context;
    // Queues tell their addresses, and are waited at; functions tell where their code is. Nobody searches
    // logs for who is gone.
    let mut waits = None;
    if matches!(service.name, "sqs" | "lambda") {
        call.endpoint = endpoint(&parts);
    }
    if matches!(service.name, "sqs" | "logs") {
        let (client, hung_up) = Client::new();
        call.hung_up = Some(hung_up);
        waits = Some(client);
    }
    if (service.name, meta.name) == ("lambda", "Invoke") {
        let given = header(&parts.headers, trace::TRACE_ID);
        let trace = trace::of(given, &shared.request_ids, (shared.now_ms)());
        call.trace = Some(trace.clone());
        known.trace = Some(trace);
    }
    // What a client has asked for is done whether it waits for it or not.
    let work = async move { target.door.call_erased(&call, meta, input).await };
    let outcome = Detached::new(work).await;
    drop((waits, room));
    match outcome {
        Ok(Ok(output)) => {
            let reply = codec::encode(protocol, service, meta, output, &known.request_id);
            known.send(reply)
        }
        Ok(Err(fault)) => known.refuse(fault),
        Err(Stopped) => {
            tracing::error!(operation = ?meta, "an operation stopped");
            known.refuse(Fault::server("InternalFailure", "The operation stopped."))
        }
    }
}

type Decoded = (Call, &'static wire::OperationMeta, Box<dyn wire::Structure>);

#[expect(
    clippy::too_many_arguments,
    reason = "the parts of one request, taken apart once"
)]
async fn decode(
    parts: &Parts,
    query: &[(String, String)],
    route: &Route,
    known: &Known,
    identity: Identity,
    incoming: Option<Arriving>,
    mut whole: Bytes,
    entry: &Entry,
    pool: &body::Pool,
) -> Result<Decoded, Fault> {
    let Identity {
        mut caller,
        verifier,
        trailers,
    } = identity;
    caller.source = Source::Address(entry.peer.ip().to_string());
    caller.user_agent = header(&parts.headers, USER_AGENT.as_str()).map(str::to_owned);
    if let Some(runtime) = &entry.runtime {
        caller.origin = runtime.current();
    }
    let meta = route
        .operation
        .meta
        .ok_or_else(|| plane::not_supported(known.service.name, route.operation.name))?;
    let mut stream = None;
    if let Some(incoming) = incoming {
        if meta.streams_input() {
            texts::check_transfer(&parts.headers, parts.version, verifier.is_chunked())?;
            stream = Some(streamed(parts, incoming, verifier, trailers));
        } else {
            let most = incoming.most(BODY_BYTES_MAX);
            let _room = entry.room.take(most).ok_or_else(body::no_room)?;
            let read =
                body::read(incoming, BODY_BYTES_MAX, pool)
                    .await
                    .map_err(|error| match error {
                        ReadError::TooLarge => too_large("the operation", BODY_BYTES_MAX),
                        ReadError::Broken => broken(),
                    })?;
            let (content, trailers) = verified(verifier, read)?;
            integrity::check(meta, &parts.headers, &trailers, &content)?;
            whole = content;
        }
    } else if is_gzip(&parts.headers) && !route::is_form(&parts.headers) {
        whole = inflated(&whole)?;
    }
    let headers = texts::of(&parts.headers);
    let headers: Vec<(&str, &str)> = headers
        .iter()
        .map(|(name, text)| (*name, &**text))
        .collect();
    let request = RequestParts {
        method: parts.method.as_str(),
        labels: &route.labels,
        query,
        headers: &headers,
        body: &whole,
    };
    let decoded = codec::decode(known.protocol, meta, &request);
    pool.give_back(whole);
    let mut input = decoded?;
    if let Some(stream) = stream {
        codec::set_payload(input.as_mut(), stream);
    }
    Ok((
        Call {
            caller,
            request_id: known.request_id.clone(),
            endpoint: None,
            hung_up: None,
            trace: None,
            context: Vec::new(),
        },
        meta,
        input,
    ))
}

/// A body that streams, with the length that its content will have.
fn streamed(
    parts: &Parts,
    incoming: Arriving,
    verifier: BodyVerifier,
    trailers: Vec<String>,
) -> Payload {
    let name = if verifier.is_chunked() {
        "x-amz-decoded-content-length"
    } else {
        "content-length"
    };
    let length = header(&parts.headers, name).and_then(|text| text.parse().ok());
    Payload::Stream {
        length,
        chunks: Box::new(Upload::new(incoming, verifier, trailers)),
    }
}

/// A body's content and trailers.
type Verified = (Bytes, Vec<(String, String)>);

/// A body read whole, through its verification.
fn verified(mut verifier: BodyVerifier, read: Bytes) -> Result<Verified, Fault> {
    let fault = |failure| authenticate::body_fault(&failure);
    let content = if verifier.is_chunked() {
        let mut content = Vec::with_capacity(read.len());
        let mut rest: &[u8] = &read;
        while let Some(piece) = verifier.next(&mut rest).map_err(fault)? {
            content.extend_from_slice(piece);
        }
        Bytes::from(content)
    } else {
        let mut rest: &[u8] = &read;
        while verifier.next(&mut rest).map_err(fault)?.is_some() {}
        read
    };
    let received = verifier.finish().map_err(fault)?;
    Ok((content, received.trailers))
}

/// Undoes gzip, within the limit of a body.
fn inflated(body: &Bytes) -> Result<Bytes, Fault> {
    let mut content = Vec::new();
    let limit = BODY_BYTES_MAX as u64 + 1;
    let read = flate2::read::GzDecoder::new(body.as_ref())
        .take(limit)
        .read_to_end(&mut content);
    match read {
        Ok(_) if content.len() <= BODY_BYTES_MAX => Ok(Bytes::from(content)),
        Ok(_) => Err(too_large("the service", BODY_BYTES_MAX)),
        Err(_) => Err(Fault::client(
            "SerializationException",
            "The body is not valid gzip.",
        )),
    }
}

fn broken() -> Fault {
    Fault::client("RequestTimeout", "The body did not arrive whole.")
}

/// Whether the query says how it signs; without that, its other parameters are no signature.
fn names_algorithm(query: &[(String, String)]) -> bool {
    query.iter().any(|(name, _)| name == "X-Amz-Algorithm")
}

/// A client that waits for its answer: dropped where it hangs up.
struct Client(watch::Sender<bool>);

impl Client {
    fn new() -> (Self, watch::Receiver<bool>) {
        let (sender, receiver) = watch::channel(false);
        (Self(sender), receiver)
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        self.0.send_replace(true);
    }
}

/// The address by which the client reached the engine.
fn endpoint(parts: &Parts) -> Option<String> {
    let of_request = parts.uri.authority().map(|authority| authority.as_str());
    let host = of_request.or_else(|| header(&parts.headers, HOST.as_str()))?;
    Some(format!("http://{host}"))
}

fn is_unsigned(headers: &HeaderMap) -> bool {
    !headers.contains_key(AUTHORIZATION)
}

fn is_gzip(headers: &HeaderMap) -> bool {
    header(headers, CONTENT_ENCODING.as_str()) == Some("gzip")
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
