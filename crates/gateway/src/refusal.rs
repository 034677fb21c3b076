//! Refusals of requests that get to no service of ours, in the language that their client reads: one
//! of XML would tell of an answer that cannot be read, and not why it was refused.

use http::Method;
use http::Response;
use wire::Fault;
use wire::codec::{self, ReplyParts};
use wire::schema::{Protocol, ServiceMeta};

use crate::pages;
use crate::reply::{self, ReplyBody};
use crate::route::{self, Request};

/// Services that are not served here and speak XML without forms; others without forms speak JSON.
const XML_ELSEWHERE: [&str; 2] = ["cloudfront", "route53"];

/// The refusal of a request that is signed for the service `scope`.
pub(crate) fn answer(
    request: &Request<'_>,
    scope: Option<&str>,
    fault: &Fault,
    request_id: &str,
) -> Response<ReplyBody> {
    if pages::is_own(request.path) {
        return pages::refused(fault);
    }
    match worded(request, scope, fault, request_id) {
        Some(parts) => reply::response(parts, request.method == Method::HEAD),
        None => pages::refused(fault),
    }
}

fn worded(
    request: &Request<'_>,
    scope: Option<&str>,
    fault: &Fault,
    request_id: &str,
) -> Option<ReplyParts> {
    let (service, protocol) = language(request, scope)?;
    Some(codec::encode_fault(protocol, service, fault, request_id))
}

/// A service whose errors the client reads, and how: the one that it asks, or one that speaks alike.
fn language(
    request: &Request<'_>,
    scope: Option<&str>,
) -> Option<(&'static ServiceMeta, Protocol)> {
    if let Some(service) = route::service(request, scope) {
        return Some((service, route::protocol(request, service)));
    }
    let (alike, protocol) = if route::is_cbor(request) {
        ("monitoring", Protocol::RpcV2Cbor)
    } else if route::names_target(request) {
        ("logs", Protocol::AwsJson11)
    } else if route::is_form(request.headers)
        || scope.is_some_and(|scope| XML_ELSEWHERE.contains(&scope))
    {
        ("sts", Protocol::Query)
    } else {
        ("lambda", Protocol::RestJson)
    };
    Some((model::service(alike)?, protocol))
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;
    use http::header::{HeaderName, HeaderValue};
    use wire::Payload;

    use super::*;

    /// Content type and body of a refusal to a client of that service with that header.
    fn refusal(scope: &str, path: &str, header: (&'static str, &'static str)) -> (String, String) {
        let mut headers = HeaderMap::new();
        headers.insert(
            HeaderName::from_static(header.0),
            HeaderValue::from_static(header.1),
        );
        let request = Request {
            method: &Method::POST,
            path,
            query: &[],
            headers: &headers,
            form: None,
        };
        let fault = Fault::client("UnknownService", "No.").with_status(404);
        let parts = worded(&request, Some(scope), &fault, "id").unwrap();
        assert_eq!(parts.status, 404);
        let content_type = parts
            .headers
            .iter()
            .find(|(name, _)| name == "content-type");
        let Payload::Bytes(body) = parts.body else {
            panic!("no body");
        };
        (
            content_type.unwrap().1.clone(),
            String::from_utf8_lossy(&body).into_owned(),
        )
    }

    #[test]
    fn clients_of_services_that_are_not_served_read_why() {
        let form = (
            "content-type",
            "application/x-www-form-urlencoded; charset=utf-8",
        );
        let target = ("x-amz-target", "DynamoDB_20120810.ListTables");
        let cbor = ("smithy-protocol", "rpc-v2-cbor");
        let none = ("accept", "*/*");
        let json = "{\"__type\":\"UnknownService\",\"message\":\"No.\"}";
        assert_eq!(
            refusal("dynamodb", "/", target),
            ("application/x-amz-json-1.1".to_owned(), json.to_owned())
        );
        assert_eq!(
            refusal("eks", "/clusters", none),
            (
                "application/json".to_owned(),
                "{\"message\":\"No.\"}".to_owned()
            )
        );
        assert_eq!(
            refusal("arc", "/service/A/operation/B", cbor).0,
            "application/cbor"
        );
        for (scope, header) in [("ec2", form), ("route53", none), ("cloudfront", none)] {
            let (content_type, body) = refusal(scope, "/", header);
            assert_eq!(content_type, "text/xml", "{scope}");
            let code = "<Code>UnknownService</Code><Message>No.</Message>";
            assert!(
                body.starts_with("<ErrorResponse") && body.contains(code),
                "{body}"
            );
        }
    }

    #[test]
    fn clients_of_services_that_are_served_read_theirs() {
        let none = ("accept", "*/*");
        let (content_type, body) = refusal("s3", "/bucket", none);
        assert_eq!(content_type, "application/xml");
        assert!(body.contains("<Code>UnknownService</Code>"), "{body}");
        assert_eq!(refusal("iam", "/", none).0, "text/xml");
        assert_eq!(refusal("lambda", "/", none).0, "application/json");
    }
}
