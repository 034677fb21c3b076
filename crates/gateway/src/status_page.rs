//! The status page: one static document, whole in the binary. It holds no data; its script asks
//! for `/_brookmill/status` with a signed request.

use std::sync::OnceLock;

use auth::sigv4::sha256;
use bytes::Bytes;
use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue,
    LOCATION, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use http::{Response, StatusCode};

use crate::reply::{ReplyBody, full};

/// Where the page is.
pub const PATH: &str = "/_brookmill/";
/// What people type.
pub const BARE: &str = "/_brookmill";

const HTML: &str = include_str!("status_page/page.html");
const STYLE: &str = include_str!("status_page/page.css");
const SCRIPT: &str = concat!(
    include_str!("status_page/sign.js"),
    include_str!("status_page/show.js"),
    include_str!("status_page/page.js"),
);

/// The page and the policy that lets nothing but its own script and style run.
struct Page {
    body: Bytes,
    policy: HeaderValue,
}

fn whole() -> &'static Page {
    static PAGE: OnceLock<Page> = OnceLock::new();
    PAGE.get_or_init(|| {
        let body = HTML
            .replace("/*style*/", STYLE)
            .replace("/*script*/", SCRIPT);
        // Everything is refused but the two texts, known by their hashes, and requests to the
        // engine itself. Trusted Types are required and none is allowed: no text becomes markup.
        let policy = format!(
            "default-src 'none'; script-src '{}'; style-src '{}'; connect-src 'self'; \
             img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
             require-trusted-types-for 'script'; trusted-types 'none'",
            source(SCRIPT),
            source(STYLE),
        );
        Page {
            body: Bytes::from(body),
            policy: HeaderValue::from_str(&policy)
                .unwrap_or(HeaderValue::from_static("default-src 'none'")),
        }
    })
}

/// How a policy names an inline text.
fn source(text: &str) -> String {
    let hash = base64_simd::STANDARD.encode_to_string(sha256(text.as_bytes()));
    format!("sha256-{hash}")
}

fn guard(headers: &mut HeaderMap) {
    for (name, value) in [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (CACHE_CONTROL, "no-store"),
        (REFERRER_POLICY, "no-referrer"),
        (X_FRAME_OPTIONS, "DENY"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

/// The page.
pub fn answer() -> Response<ReplyBody> {
    let page = whole();
    let mut response = Response::new(full(page.body.clone()));
    let headers = response.headers_mut();
    guard(headers);
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    headers.insert(CONTENT_SECURITY_POLICY, page.policy.clone());
    response
}

/// To the page, from its address without the slash.
pub fn redirect() -> Response<ReplyBody> {
    let mut response = Response::new(full(Bytes::new()));
    *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
    guard(response.headers_mut());
    response
        .headers_mut()
        .insert(LOCATION, HeaderValue::from_static(PATH));
    response
}

/// The status document with the headers that keep it to those who asked for it.
pub fn document(mut response: Response<ReplyBody>) -> Response<ReplyBody> {
    guard(response.headers_mut());
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_whole_and_small() {
        let body = std::str::from_utf8(&whole().body).unwrap();
        assert!(body.contains(STYLE) && body.contains(SCRIPT));
        assert!(!body.contains("/*style*/") && !body.contains("/*script*/"));
        // What would end the element that holds it.
        assert!(!SCRIPT.contains("</script") && !STYLE.contains("</style"));
        assert!(body.len() < 64 * 1024, "{} bytes", body.len());
    }

    #[test]
    fn nothing_of_it_needs_what_the_policy_forbids() {
        let markup = HTML.to_ascii_lowercase();
        for forbidden in [
            " style=", " onclick", " onload", "http://", "https://", "src=",
        ] {
            assert!(!markup.contains(forbidden), "{forbidden}");
        }
        for forbidden in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
        ] {
            assert!(!SCRIPT.contains(forbidden), "{forbidden}");
        }
        let policy = whole().policy.to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'; script-src 'sha256-"));
        assert!(!policy.contains("unsafe"));
    }
}
