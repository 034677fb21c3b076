//! Keeps web pages away: browsers are on loopback too.
//!
//! A page of a foreign site can make its visitor's browser send requests to `127.0.0.1`, and by
//! rebinding a DNS name even read the answers. So a request must name a host that is ours, and
//! must not come from another origin.

use http::HeaderMap;
use http::header::{HOST, HeaderName, ORIGIN};
use wire::Fault;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Which hosts and origins are ours beside the built-in ones.
#[derive(Debug, Clone, Default)]
pub struct Allowed {
    /// Further host names, without port.
    pub hosts: Vec<String>,
    /// Further origins, as browsers send them, e.g. `http://localhost:3000`.
    pub origins: Vec<String>,
}

/// The host that a request names, without port, in lower case.
pub fn host(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(HOST)?.to_str().ok()?;
    let name = if let Some(rest) = text.strip_prefix('[') {
        rest.split(']').next()?
    } else {
        text.rsplit_once(':').map_or(text, |(name, port)| {
            if port.bytes().all(|byte| byte.is_ascii_digit()) {
                name
            } else {
                text
            }
        })
    };
    Some(name.to_ascii_lowercase())
}

fn is_ours(host: &str, allowed: &Allowed) -> bool {
    let loopback = host
        .parse::<std::net::IpAddr>()
        .is_ok_and(|address| address.is_loopback());
    loopback
        || host == "localhost"
        || host.ends_with(".localhost")
        || host.ends_with(".amazonaws.com")
        || host == "localhost.localstack.cloud"
        || host.ends_with(".localhost.localstack.cloud")
        || allowed
            .hosts
            .iter()
            .any(|name| name.eq_ignore_ascii_case(host))
}

/// Refuses a request for a foreign host or from a foreign page.
///
/// # Errors
/// `AccessDenied`, status 403, saying which of the two it is.
pub fn check(headers: &HeaderMap, allowed: &Allowed) -> Result<(), Fault> {
    let refuse = |message: String| Err(Fault::client("AccessDenied", message).with_status(403));
    match host(headers) {
        Some(host) if is_ours(&host, allowed) => {}
        Some(host) => {
            return refuse(format!(
                "The host {host} is not one that this server answers for. To make it one: brookmill \
                 up --allow-host {host}"
            ));
        }
        // HTTP/1.0 clients may leave it out; browsers never do.
        None => {}
    }
    if let Some(origin) = headers.get(ORIGIN) {
        let known = origin
            .to_str()
            .is_ok_and(|origin| allowed.origins.iter().any(|known| known == origin));
        if !known {
            return refuse("Requests of web pages are not answered for this origin.".to_owned());
        }
    } else if headers
        .get(SEC_FETCH_SITE)
        .is_some_and(|site| site == "cross-site")
    {
        return refuse("Requests of web pages of other sites are not answered.".to_owned());
    }
    Ok(())
}

/// Whether a request comes from a web page that is not our own: one that names its origin, or
/// one of the same site at another port, say.
pub fn is_of_another_page(headers: &HeaderMap) -> bool {
    headers.contains_key(ORIGIN)
        || headers
            .get(SEC_FETCH_SITE)
            .is_some_and(|site| site != "same-origin" && site != "none")
}

#[cfg(test)]
mod tests {
    use super::{Allowed, check, is_of_another_page};
    use http::{HeaderMap, HeaderName, HeaderValue};

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| {
                (
                    HeaderName::from_static(name),
                    HeaderValue::from_static(value),
                )
            })
            .collect()
    }

    #[test]
    fn own_hosts_pass() {
        for host in [
            "127.0.0.1:4566",
            "[::1]:4566",
            "localhost",
            "bucket.localhost:4566",
            "kinesis.us-east-1.amazonaws.com",
            "s3.localhost.localstack.cloud:4566",
            "engine.test",
        ] {
            let allowed = Allowed {
                hosts: vec!["engine.test".to_owned()],
                origins: vec![],
            };
            assert!(
                check(&headers(&[("host", host)]), &allowed).is_ok(),
                "{host}"
            );
        }
    }

    #[test]
    fn only_our_own_page_is_not_another_one() {
        assert!(!is_of_another_page(&headers(&[("host", "localhost")])));
        for (site, other) in [
            ("same-origin", false),
            ("none", false),
            ("same-site", true),
            ("cross-site", true),
        ] {
            assert_eq!(
                is_of_another_page(&headers(&[("sec-fetch-site", site)])),
                other,
                "{site}"
            );
        }
        let named = [("origin", "http://localhost:4566")];
        assert!(is_of_another_page(&headers(&named)));
    }

    #[test]
    fn foreign_hosts_and_pages_do_not() {
        let none = Allowed::default();
        for host in [
            "evil.example",
            "192.168.1.5:4566",
            "localhost.evil.example",
            "amazonaws.com.x",
        ] {
            assert!(check(&headers(&[("host", host)]), &none).is_err(), "{host}");
        }
        let page = [("host", "localhost"), ("origin", "http://evil.example")];
        assert!(check(&headers(&page), &none).is_err());
        let page = [("host", "localhost"), ("sec-fetch-site", "cross-site")];
        assert!(check(&headers(&page), &none).is_err());
        let allowed = Allowed {
            hosts: vec![],
            origins: vec!["http://localhost:3000".to_owned()],
        };
        let page = [("host", "localhost"), ("origin", "http://localhost:3000")];
        assert!(check(&headers(&page), &allowed).is_ok());
    }
}
