//! Where a call goes.

use http::Uri;
use http::uri::{Authority, Scheme};

/// A service that the pipeline calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// Amazon Kinesis Data Streams.
    Kinesis,
    /// Amazon S3.
    S3,
}

impl Service {
    /// The name in host names and in signatures.
    pub fn name(self) -> &'static str {
        match self {
            Service::Kinesis => "kinesis",
            Service::S3 => "s3",
        }
    }

    fn endpoint_variable(self) -> &'static str {
        match self {
            Service::Kinesis => "AWS_ENDPOINT_URL_KINESIS",
            Service::S3 => "AWS_ENDPOINT_URL_S3",
        }
    }
}

/// An endpoint URL that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "endpoint URL {url:?} cannot be used: it must be http:// or https:// with a host and no query"
)]
pub struct EndpointError {
    url: String,
}

/// The address of a service: AWS's own for the region, or one that was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    scheme: Scheme,
    authority: Authority,
    path_prefix: String,
    custom: bool,
}

impl Endpoint {
    /// The endpoint that `explicit`, or else `AWS_ENDPOINT_URL_<SERVICE>`, or else
    /// `AWS_ENDPOINT_URL` sets, or else AWS's own for `region`; see "Service-specific endpoints"
    /// in the AWS SDKs and Tools Reference Guide. `variable` reads an environment variable.
    ///
    /// # Errors
    /// A URL that is not http or https with a host.
    pub fn resolve(
        service: Service,
        region: &str,
        explicit: Option<&str>,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, EndpointError> {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let ignored = set("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
            .is_some_and(|value| value.eq_ignore_ascii_case("true"));
        let configured = || {
            if ignored {
                return None;
            }
            set(service.endpoint_variable()).or_else(|| set("AWS_ENDPOINT_URL"))
        };
        match explicit.map(str::to_owned).or_else(configured) {
            Some(url) => Self::parse(&url),
            None => {
                let host = format!("{}.{region}.{}", service.name(), domain(region));
                let authority = Authority::try_from(host.as_str()).map_err(|_| EndpointError {
                    url: format!("https://{host}"),
                })?;
                Ok(Endpoint {
                    scheme: Scheme::HTTPS,
                    authority,
                    path_prefix: String::new(),
                    custom: false,
                })
            }
        }
    }

    fn parse(url: &str) -> Result<Self, EndpointError> {
        let error = || EndpointError {
            url: url.to_owned(),
        };
        let uri: Uri = url.parse().map_err(|_| error())?;
        let parts = uri.into_parts();
        let scheme = parts
            .scheme
            .filter(|scheme| *scheme == Scheme::HTTP || *scheme == Scheme::HTTPS)
            .ok_or_else(error)?;
        let authority = parts.authority.ok_or_else(error)?;
        let path = parts.path_and_query;
        if path.as_ref().is_some_and(|path| path.query().is_some()) {
            return Err(error());
        }
        let path_prefix = path
            .map(|path| path.path().trim_end_matches('/').to_owned())
            .unwrap_or_default();
        Ok(Endpoint {
            scheme,
            authority,
            path_prefix,
            custom: true,
        })
    }

    /// Whether calls travel encrypted.
    pub fn is_https(&self) -> bool {
        self.scheme == Scheme::HTTPS
    }

    /// The endpoint for one bucket, and what stands before the key in a path. AWS is addressed by
    /// host name, except where dots in the bucket's name would not match the certificate; a
    /// custom endpoint is addressed by path.
    ///
    /// # Errors
    /// A bucket name that cannot be part of a host name.
    pub fn for_bucket(&self, bucket: &str) -> Result<(Self, String), EndpointError> {
        if self.custom || bucket.contains('.') {
            return Ok((self.clone(), format!("/{bucket}/")));
        }
        let host = format!("{bucket}.{}", self.authority);
        let authority = Authority::try_from(host.as_str()).map_err(|_| EndpointError {
            url: format!("https://{host}"),
        })?;
        Ok((
            Endpoint {
                authority,
                ..self.clone()
            },
            "/".to_owned(),
        ))
    }

    /// Scheme, host and port.
    pub fn display(&self) -> String {
        format!("{}://{}", self.scheme, self.authority)
    }

    pub(crate) fn authority(&self) -> &Authority {
        &self.authority
    }

    pub(crate) fn uri(&self, path_and_query: &str) -> Result<Uri, http::Error> {
        Uri::builder()
            .scheme(self.scheme.clone())
            .authority(self.authority.clone())
            .path_and_query(format!("{}{path_and_query}", self.path_prefix))
            .build()
    }
}

fn domain(region: &str) -> &'static str {
    if region.starts_with("cn-") {
        "amazonaws.com.cn"
    } else {
        "amazonaws.com"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolve(service: Service, explicit: Option<&str>, variables: &[(&str, &str)]) -> String {
        Endpoint::resolve(service, "eu-west-1", explicit, |name| {
            variables
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| (*value).to_owned())
        })
        .map(|endpoint| endpoint.display())
        .unwrap_or_else(|error| error.to_string())
    }

    #[test]
    fn the_most_specific_setting_wins() {
        let both = [
            ("AWS_ENDPOINT_URL", "http://127.0.0.1:1"),
            ("AWS_ENDPOINT_URL_S3", "http://[::1]:2"),
        ];
        assert_eq!(resolve(Service::S3, None, &both), "http://[::1]:2");
        assert_eq!(resolve(Service::Kinesis, None, &both), "http://127.0.0.1:1");
        assert_eq!(
            resolve(Service::S3, Some("http://127.0.0.1:3"), &both),
            "http://127.0.0.1:3"
        );
        assert_eq!(
            resolve(Service::S3, None, &[]),
            "https://s3.eu-west-1.amazonaws.com"
        );
        let ignored = [both[0], ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")];
        assert_eq!(
            resolve(Service::S3, None, &ignored),
            "https://s3.eu-west-1.amazonaws.com"
        );
    }

    #[test]
    fn a_url_without_host_or_with_another_scheme_is_refused() {
        for url in [
            "localhost:4566",
            "ftp://127.0.0.1",
            "http://127.0.0.1/?a=b",
            "",
        ] {
            assert!(Endpoint::parse(url).is_err(), "{url:?}");
        }
    }

    #[test]
    fn aws_is_addressed_by_host_and_a_custom_endpoint_by_path() {
        let aws = Endpoint::resolve(Service::S3, "us-east-1", None, |_| None).unwrap();
        let (endpoint, prefix) = aws.for_bucket("bucket-1").unwrap();
        assert_eq!(
            endpoint.display(),
            "https://bucket-1.s3.us-east-1.amazonaws.com"
        );
        assert_eq!(prefix, "/");
        assert_eq!(aws.for_bucket("a.b").unwrap().1, "/a.b/");
        let local = Endpoint::parse("http://127.0.0.1:4566/").unwrap();
        let (endpoint, prefix) = local.for_bucket("bucket-1").unwrap();
        assert_eq!(
            endpoint
                .uri(&format!("{prefix}data/1.json"))
                .unwrap()
                .to_string(),
            "http://127.0.0.1:4566/bucket-1/data/1.json"
        );
    }
}
