//! Which service, protocol and operation a request is for.
//!
//! The service is the one that the request is signed for; then the `X-Amz-Target` header, the
//! host and at last the path tell.

use http::HeaderMap;
use http::Method;
use http::header::{CONTENT_TYPE, HeaderName};
use wire::Fault;
use wire::schema::{OperationRef, Protocol, ServiceMeta};

use crate::browser;

const TARGET: HeaderName = HeaderName::from_static("x-amz-target");
const UNSUBSCRIBE: &str = "Unsubscribe";
/// Services whose calls in the Query protocol have to name the API's version.
const VERSIONED: [&str; 2] = ["iam", "sts"];
const SMITHY_PROTOCOL: HeaderName = HeaderName::from_static("smithy-protocol");

/// A request's destination.
pub struct Route {
    /// The operation.
    pub operation: &'static OperationRef,
    /// Labels of the path, percent-decoded.
    pub labels: Vec<(&'static str, String)>,
}

/// What routing looks at.
pub struct Request<'a> {
    /// The method.
    pub method: &'a Method,
    /// The path as it stands in the request line.
    pub path: &'a str,
    /// The query parameters, percent-decoded, in order.
    pub query: &'a [(String, String)],
    /// The headers.
    pub headers: &'a HeaderMap,
    /// The body of form requests; `None` where the body was not read beforehand.
    pub form: Option<&'a [(String, String)]>,
}

/// The path that S3's routing sees: with the bucket in front where the host names it.
pub fn s3_path(host: Option<&str>, path: &str) -> String {
    match host.and_then(bucket_of_host) {
        Some(bucket) => format!("/{bucket}{path}"),
        None => path.to_owned(),
    }
}

/// The bucket that a virtual-hosted-style host name names.
fn bucket_of_host(host: &str) -> Option<&str> {
    if host.parse::<std::net::IpAddr>().is_ok() {
        return None;
    }
    if let Some(name) = host.strip_suffix(".amazonaws.com") {
        // `<bucket>.s3`, `<bucket>.s3.<region>`, `<bucket>.s3-<region>`; or without a bucket.
        let at = name.rfind(".s3.").or_else(|| name.rfind(".s3-"));
        return at
            .or_else(|| name.ends_with(".s3").then(|| name.len() - 3))
            .map(|at| &name[..at]);
    }
    for base in [".localhost.localstack.cloud", ".localhost"] {
        if let Some(name) = host.strip_suffix(base) {
            let name = match name.rfind(".s3.") {
                Some(at) => &name[..at],
                None => name.strip_suffix(".s3").unwrap_or(name),
            };
            return (name != "s3" && !name.starts_with("s3.")).then_some(name);
        }
    }
    None
}

/// The service that a request is for; `scope` is the service of its credential scope.
pub fn service(request: &Request<'_>, scope: Option<&str>) -> Option<&'static ServiceMeta> {
    if let Some(found) = scope.and_then(model::service) {
        return Some(found);
    }
    if scope.is_some_and(|name| name != "s3express") {
        return None;
    }
    let target = header(request.headers, &TARGET).and_then(|target| target.split_once('.'));
    if let Some((prefix, _)) = target {
        return model::services()
            .iter()
            .copied()
            .find(|service| service.target_prefix == Some(prefix));
    }
    if request
        .path
        .starts_with("/service/GraniteServiceVersion20100801/")
    {
        return model::service("monitoring");
    }
    let host = browser::host(request.headers);
    let named = host.as_deref().and_then(by_host);
    if let Some((found, is_certain)) = named
        && (is_certain || could_be_for(found, request))
    {
        return Some(found);
    }
    let parameters = request.form.unwrap_or_default().iter().chain(request.query);
    let value = |wanted: &str| {
        let mut parameters = parameters.clone();
        parameters
            .find(|(name, _)| name == wanted)
            .map(|(_, value)| value)
    };
    // The link in each notification names no version.
    if takes_forms(request)
        && value("Action").is_some_and(|action| action == UNSUBSCRIBE)
        && value("SubscriptionArn").is_some()
    {
        return model::service("sns");
    }
    if takes_forms(request)
        && names_action(request)
        && let Some(version) = value("Version")
    {
        return model::services().iter().copied().find(|service| {
            service.api_version == version && service.protocols.contains(&Protocol::Query)
        });
    }
    if dated(request.path) {
        return model::service("lambda");
    }
    model::service("s3")
}

/// Whether an operation may be called without a signature: the link to unsubscribe, which whoever
/// was told by SNS may follow. See "Unsubscribe" in the Amazon SNS API Reference.
pub fn is_open(request: &Request<'_>, service: &'static ServiceMeta, protocol: Protocol) -> bool {
    service.name == "sns"
        && operation(request, service, protocol)
            .is_ok_and(|route| route.operation.name == UNSUBSCRIBE)
}

/// Whether a path is one that calls of the Query protocol have: `/`, or that of a queue's URL.
/// Others are those of objects, whatever the body is said to be.
pub fn takes_forms(request: &Request<'_>) -> bool {
    let is_queue = || {
        let mut parts = request.path.trim_start_matches('/').split('/');
        let account = parts.next().unwrap_or_default();
        account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit())
    };
    match *request.method {
        Method::POST => request.path == "/" || is_queue(),
        Method::GET => names_action(request) && (request.path == "/" || is_queue()),
        _ => false,
    }
}

/// The parameter that a call of the Query protocol on a queue's URL need not have: the URL itself.
/// See "Making Query API requests using the AWS query protocol" in the Amazon SQS Developer Guide.
pub fn queue_url(
    request: &Request<'_>,
    service: &ServiceMeta,
    protocol: Protocol,
) -> Option<(String, String)> {
    let mut parameters = request.form.unwrap_or_default().iter().chain(request.query);
    let is_on_queue =
        service.name == "sqs" && protocol == Protocol::Query && request.path.len() > 1;
    (is_on_queue && !parameters.any(|(name, _)| name == "QueueUrl"))
        .then(|| ("QueueUrl".to_owned(), request.path.to_owned()))
}

/// Whether form or query name an action.
fn names_action(request: &Request<'_>) -> bool {
    let parameters = request.form.unwrap_or_default().iter().chain(request.query);
    parameters.clone().any(|(name, _)| name == "Action")
}

/// The service whose endpoint a host name is, and whether it cannot be a bucket's:
/// `logs.us-east-1.amazonaws.com` is that of a service, `logs.localhost` of either, and
/// `logs.s3.localhost` of a bucket.
fn by_host(host: &str) -> Option<(&'static ServiceMeta, bool)> {
    let (label, rest) = host.split_once('.').unwrap_or((host, ""));
    if rest.split('.').any(|label| label == "s3") || rest.starts_with("s3-") {
        return None;
    }
    let service = model::services()
        .iter()
        .copied()
        .find(|service| service.endpoint_prefix == label && service.name != "s3")?;
    let is_certain = !matches!(rest, "localhost" | "localhost.localstack.cloud");
    Some((service, is_certain))
}

/// Whether an unsigned request could be for a service that is not S3.
fn could_be_for(service: &ServiceMeta, request: &Request<'_>) -> bool {
    request.path.starts_with("/service/")
        || takes_forms(request)
        || service.protocols.contains(&Protocol::RestJson) && dated(request.path)
}

/// Whether a path begins with a date, as all of Lambda's do.
fn dated(path: &str) -> bool {
    let bytes = path.as_bytes();
    bytes.len() > 11
        && bytes[0] == b'/'
        && bytes[11] == b'/'
        && bytes[1..11].iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

fn header<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Whether a request is in Smithy's CBOR.
pub fn is_cbor(request: &Request<'_>) -> bool {
    header(request.headers, &SMITHY_PROTOCOL) == Some("rpc-v2-cbor")
        || request.path.starts_with("/service/")
}

/// Whether a header names the operation, as clients of JSON have it.
pub fn names_target(request: &Request<'_>) -> bool {
    request.headers.contains_key(&TARGET)
}

/// Whether a body is called a form.
pub fn is_form(headers: &HeaderMap) -> bool {
    header(headers, &CONTENT_TYPE)
        .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"))
}

/// The protocol of a request to a service.
pub fn protocol(request: &Request<'_>, service: &ServiceMeta) -> Protocol {
    let content_type = header(request.headers, &CONTENT_TYPE).unwrap_or_default();
    let speaks = |protocol| service.protocols.contains(&protocol);
    if is_cbor(request) {
        if speaks(Protocol::RpcV2Cbor) {
            return Protocol::RpcV2Cbor;
        }
    } else if names_target(request) {
        if content_type.starts_with("application/x-amz-cbor-1.1") && speaks(Protocol::AwsCbor11) {
            return Protocol::AwsCbor11;
        }
        for candidate in [Protocol::AwsJson11, Protocol::AwsJson10] {
            if speaks(candidate) {
                return candidate;
            }
        }
    }
    for candidate in [
        Protocol::RestXml,
        Protocol::RestJson,
        Protocol::Query,
        Protocol::AwsJson11,
        Protocol::AwsJson10,
    ] {
        if speaks(candidate) {
            return candidate;
        }
    }
    Protocol::AwsJson11
}

/// The operation that a request is for.
///
/// # Errors
/// What the service answers to an operation it does not know.
pub fn operation(
    request: &Request<'_>,
    service: &'static ServiceMeta,
    protocol: Protocol,
) -> Result<Route, Fault> {
    let named = |name: Option<&str>, unknown: &dyn Fn() -> Fault| {
        let operation = service.operation(name.unwrap_or_default());
        let operation = operation.ok_or_else(unknown)?;
        Ok(Route {
            operation,
            labels: Vec::new(),
        })
    };
    let nameless = || Fault::client("UnknownOperationException", "");
    match protocol {
        Protocol::AwsJson10 | Protocol::AwsJson11 | Protocol::AwsCbor11 => {
            let target = header(request.headers, &TARGET)
                .and_then(|target| target.split_once('.'))
                .filter(|(prefix, _)| service.target_prefix == Some(*prefix))
                .map(|(_, name)| name);
            named(target, &nameless)
        }
        Protocol::RpcV2Cbor => {
            let mut parts = request.path.split('/').skip(1);
            let name = match (parts.next(), parts.next(), parts.next(), parts.next()) {
                (Some("service"), Some(prefix), Some("operation"), Some(name))
                    if service.target_prefix == Some(prefix) =>
                {
                    Some(name)
                }
                _ => None,
            };
            named(name, &nameless)
        }
        Protocol::Query => {
            let parameters = request.form.unwrap_or_default().iter().chain(request.query);
            let value = |wanted: &str| {
                let mut parameters = parameters.clone();
                let found = parameters.find(|(name, _)| name == wanted);
                found
                    .map(|(_, value)| value.as_str())
                    .filter(|value| !value.is_empty())
            };
            let Some(action) = value("Action") else {
                return Err(Fault::client(
                    "MissingAction",
                    "The request is missing an action or a required parameter.",
                ));
            };
            let version = value("Version");
            let unknown = || {
                let version = version.unwrap_or("NO_VERSION_SPECIFIED");
                let message = format!("Could not find operation {action} for version {version}");
                Fault::client("InvalidAction", message)
            };
            let is_versioned = VERSIONED.contains(&service.name);
            if is_versioned && version != Some(service.api_version) {
                return Err(unknown());
            }
            named(Some(action), &unknown)
        }
        Protocol::RestXml | Protocol::RestJson => {
            let host = browser::host(request.headers);
            let path = if protocol == Protocol::RestXml {
                s3_path(host.as_deref(), request.path)
            } else {
                request.path.to_owned()
            };
            if protocol == Protocol::RestXml && !is_text(&path) {
                return Err(
                    Fault::client("InvalidURI", "Couldn't parse the specified URI.")
                        .with_field("URI", path),
                );
            }
            let has_header = |name: &str| request.headers.contains_key(name);
            let found = model::route_rest(
                service,
                request.method.as_str(),
                &path,
                request.query,
                &has_header,
            );
            match found {
                Some((operation, labels)) => {
                    if protocol == Protocol::RestXml {
                        check_parameters(request, operation.name)?;
                    }
                    Ok(Route { operation, labels })
                }
                None if protocol == Protocol::RestXml && is_browser_upload(request) => {
                    let message = "Browser-based uploads using POST (POST Object) are not \
                                   supported by Brookmill.";
                    Err(Fault::client("NotImplemented", message).with_status(501))
                }
                None if protocol == Protocol::RestXml => Err(Fault::client(
                    "MethodNotAllowed",
                    "The specified method is not allowed against this resource.",
                )
                .with_status(405)),
                None => Err(Fault::client(
                    "UnknownOperationException",
                    format!(
                        "Brookmill knows no operation for {} {path}.",
                        request.method
                    ),
                )
                .with_status(404)),
            }
        }
    }
}

/// Whether a path, percent-decoded, is UTF-8, as keys are. Two that are not could not be told apart.
fn is_text(path: &str) -> bool {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        let (Some(high), Some(low)) = (digit(), digit()) else {
            return false;
        };
        bytes.push(u8::try_from(high * 16 + low).unwrap_or_default());
    }
    std::str::from_utf8(&bytes).is_ok()
}

/// Refuses to put an object where a part was meant: half of what names one makes none.
fn check_parameters(request: &Request<'_>, operation: &str) -> Result<(), Fault> {
    let puts = matches!(operation, "PutObject" | "CopyObject");
    let of_part = |name: &str| matches!(name, "partNumber" | "uploadId");
    match request.query.iter().find(|(name, _)| of_part(name)) {
        Some((name, value)) if puts => Err(Fault::client(
            "InvalidArgument",
            "This operation does not accept a query-string.",
        )
        .with_field("ArgumentName", name.clone())
        .with_field("ArgumentValue", value.clone())),
        _ => Ok(()),
    }
}

/// Whether a web page's form puts an object, which S3 takes and this does not.
fn is_browser_upload(request: &Request<'_>) -> bool {
    request.method == Method::POST
        && header(request.headers, &CONTENT_TYPE)
            .is_some_and(|kind| kind.starts_with("multipart/form-data"))
}

#[cfg(test)]
mod tests {
    use http::header::{HOST, HeaderValue};
    use http::{HeaderMap, Method};

    use wire::schema::Protocol;

    use super::{Request, bucket_of_host, dated, operation, s3_path, service};

    #[test]
    fn buckets_in_host_names() {
        for (host, bucket) in [
            ("b.s3.us-east-1.amazonaws.com", Some("b")),
            ("my.dotted.s3.amazonaws.com", Some("my.dotted")),
            ("s3.us-east-1.amazonaws.com", None),
            ("b.localhost", Some("b")),
            ("b.s3.localhost", Some("b")),
            ("s3.localhost", None),
            ("b.s3.localhost.localstack.cloud", Some("b")),
            ("b.s3.us-east-1.localhost.localstack.cloud", Some("b")),
            ("s3.us-east-1.localhost.localstack.cloud", None),
            ("localhost", None),
            ("127.0.0.1", None),
        ] {
            assert_eq!(bucket_of_host(host), bucket, "{host}");
        }
        assert_eq!(
            s3_path(Some("b.localhost"), "/data/1.json"),
            "/b/data/1.json"
        );
        assert_eq!(s3_path(Some("localhost"), "/b/k"), "/b/k");
    }

    fn named(method: &Method, host: &'static str, path: &str) -> &'static str {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let query = wire::codec::form_pairs(query.as_bytes());
        let mut headers = HeaderMap::new();
        headers.insert(HOST, HeaderValue::from_static(host));
        let request = Request {
            method,
            path,
            query: &query,
            headers: &headers,
            form: None,
        };
        service(&request, None).unwrap().name
    }

    #[test]
    fn buckets_may_have_the_names_of_services() {
        for (method, host, path, expected) in [
            (Method::GET, "logs.localhost:4566", "/k", "s3"),
            (Method::GET, "lambda.localhost", "/index.html", "s3"),
            (
                Method::GET,
                "lambda.localhost",
                "/2015-03-31/functions",
                "lambda",
            ),
            (
                Method::GET,
                "sqs.localhost.localstack.cloud",
                "/k?x=y",
                "s3",
            ),
            (Method::GET, "sqs.localhost", "/?Action=ListQueues", "sqs"),
            (Method::POST, "sqs.localhost", "/", "sqs"),
            (Method::POST, "logs.localhost", "/k?uploads", "s3"),
            (Method::GET, "sqs.s3.us-east-1.amazonaws.com", "/k", "s3"),
            (Method::GET, "sqs.s3-eu-west-1.amazonaws.com", "/k", "s3"),
            (Method::POST, "logs.s3.localhost", "/", "s3"),
            (Method::GET, "logs.us-east-1.amazonaws.com", "/", "logs"),
            (Method::GET, "sqs.us-east-1.localhost", "/", "sqs"),
        ] {
            assert_eq!(named(&method, host, path), expected, "{host}{path}");
        }
    }

    #[test]
    fn unsigned_calls_of_queues_name_themselves_by_their_version() {
        let call = "Action=SendMessage&MessageBody=x&Version=2012-11-05";
        let own = "127.0.0.1:4566";
        for (path, expected) in [
            (format!("/000000000000/q?{call}"), "sqs"),
            (format!("/?{call}"), "sqs"),
            (format!("/bucket/q?{call}"), "s3"),
            ("/000000000000/q?Version=2012-11-05".to_owned(), "s3"),
            ("/?Action=Unsubscribe&SubscriptionArn=a".to_owned(), "sns"),
            ("/?Action=Unsubscribe".to_owned(), "s3"),
        ] {
            assert_eq!(named(&Method::GET, own, &path), expected, "{path}");
        }
    }

    #[test]
    fn what_is_not_found_is_told_with_the_version_that_was_asked_for() {
        let none = "NO_VERSION_SPECIFIED";
        for (service, form, expected) in [
            ("iam", "Action=ListUsers&Version=2010-05-08", ""),
            (
                "iam",
                "Action=ListUsers&Version=2012-01-01",
                "ListUsers 2012-01-01",
            ),
            ("iam", "Action=ListUsers", &format!("ListUsers {none}")),
            ("sts", "Action=Nope&Version=2011-06-15", "Nope 2011-06-15"),
            ("sns", "Action=Unsubscribe&SubscriptionArn=a", ""),
            ("sqs", "Action=Nope", &format!("Nope {none}")),
        ] {
            let form = wire::codec::form_pairs(form.as_bytes());
            let request = Request {
                method: &Method::POST,
                path: "/",
                query: &[],
                headers: &HeaderMap::new(),
                form: Some(&form),
            };
            let service = model::service(service).unwrap();
            let found = operation(&request, service, Protocol::Query);
            let message = found.err().map(|fault| fault.message).unwrap_or_default();
            let expected = match expected.split_once(' ') {
                Some((name, version)) => {
                    format!("Could not find operation {name} for version {version}")
                }
                None => String::new(),
            };
            assert_eq!(message, expected, "{form:?}");
        }
    }

    #[test]
    fn keys_are_text_and_parts_are_named_whole() {
        let s3 = model::service("s3").unwrap();
        for (path, expected) in [
            ("/b/%C3%A4", "PutObject"),
            ("/b/%FF", "InvalidURI"),
            ("/b/%zz", "InvalidURI"),
            ("/b/k?partNumber=1", "InvalidArgument"),
            ("/b/k?uploadId=u", "InvalidArgument"),
            ("/b/k?partNumber=1&uploadId=u", "UploadPart"),
        ] {
            let (path, query) = path.split_once('?').unwrap_or((path, ""));
            let query = wire::codec::form_pairs(query.as_bytes());
            let request = Request {
                method: &Method::PUT,
                path,
                query: &query,
                headers: &HeaderMap::new(),
                form: None,
            };
            let found = match operation(&request, s3, Protocol::RestXml) {
                Ok(route) => route.operation.name.to_owned(),
                Err(fault) => fault.code.into_owned(),
            };
            assert_eq!(found, expected, "{path} {query:?}");
        }
    }

    #[test]
    fn dated_paths_are_lambdas() {
        assert!(dated("/2015-03-31/functions"));
        assert!(!dated("/2015-03-31x/functions"));
        assert!(!dated("/bucket/2015-03-31/key"));
    }
}
