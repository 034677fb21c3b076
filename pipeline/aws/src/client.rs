//! One signed call: sign, send, read, and again where that may help.

use std::time::{Duration, SystemTime};

use aws_sigv4::http_request::{
    PayloadChecksumKind, PercentEncodingMode, SignableBody, SignableRequest, SigningSettings,
    UriPathNormalizationMode, sign,
};
use aws_sigv4::sign::v4;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, Uri, header};
use http_body_util::{BodyExt, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client as HttpClient;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use rustls::{ClientConfig, RootCertStore};
use tokio::time::Instant;

use crate::{Credentials, Endpoint, Error, Service};

/// The largest answer that is read, in bytes.
const ANSWER_BYTES_MAX: usize = 32 * 1024 * 1024;
/// How the calls show in CloudTrail.
const USER_AGENT: &str = concat!("kinesis-lambda-s3-pipeline/", env!("CARGO_PKG_VERSION"));
const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);
/// Connections idle for longer are not used again: services close them at about this age.
const IDLE_TIMEOUT: Duration = Duration::from_secs(15);

/// The moment after which the result of a call is of no use to anybody.
#[derive(Debug, Clone, Copy, Default)]
pub struct Deadline(Option<Instant>);

impl Deadline {
    /// No deadline: the retry policy alone bounds the call.
    pub const NONE: Deadline = Deadline(None);

    /// A deadline this long from now.
    pub fn after(duration: Duration) -> Self {
        Deadline(Some(Instant::now() + duration))
    }

    /// What is left of it, zero when it has passed; none where there is no deadline.
    pub fn remaining(self) -> Option<Duration> {
        self.0
            .map(|at| at.saturating_duration_since(Instant::now()))
    }
}

/// How often and how patiently a call is tried.
#[derive(Debug, Clone, Copy)]
pub struct RetryPolicy {
    /// Tries in all, at least one.
    pub attempts: u32,
    /// Longest wait for one answer.
    pub attempt_timeout: Duration,
    /// Longest pause after the first failure; it doubles with each further one, and the pause
    /// taken is random below it.
    pub first_pause: Duration,
    /// Longest pause at all.
    pub pause_max: Duration,
}

impl RetryPolicy {
    /// A random pause after the `failures`-th failure in a row.
    pub fn pause(&self, failures: u32) -> Duration {
        let ceiling = self
            .first_pause
            .saturating_mul(2u32.saturating_pow(failures.saturating_sub(1)))
            .min(self.pause_max);
        ceiling.mul_f64(fastrand::f64())
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        RetryPolicy {
            attempts: 4,
            attempt_timeout: Duration::from_secs(10),
            first_pause: Duration::from_millis(50),
            pause_max: Duration::from_secs(2),
        }
    }
}

/// A request before it is signed.
pub(crate) struct Call<'a> {
    pub(crate) method: Method,
    pub(crate) path_and_query: &'a str,
    pub(crate) headers: &'a [(HeaderName, HeaderValue)],
    pub(crate) body: Bytes,
    pub(crate) deadline: Deadline,
}

/// An answer, whatever its status.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// A signing HTTP client for one service. Cloning it shares its connections.
#[derive(Clone)]
pub struct Client {
    http: HttpClient<HttpsConnector<HttpConnector>, Full<Bytes>>,
    endpoint: Endpoint,
    service: Service,
    region: String,
    credentials: aws_credential_types::Credentials,
    retry: RetryPolicy,
}

impl Client {
    /// A client for `service` at `endpoint`. Root certificates are read from the system, and only
    /// where the endpoint speaks TLS.
    ///
    /// # Errors
    /// The system has no root certificates.
    pub fn new(
        service: Service,
        endpoint: Endpoint,
        region: &str,
        credentials: &Credentials,
        retry: RetryPolicy,
    ) -> Result<Self, Error> {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_connect_timeout(Some(CONNECT_TIMEOUT));
        let connector = HttpsConnectorBuilder::new()
            .with_tls_config(tls_config(endpoint.is_https())?)
            .https_or_http()
            .enable_http1()
            .wrap_connector(tcp);
        let http = HttpClient::builder(TokioExecutor::new())
            .pool_idle_timeout(IDLE_TIMEOUT)
            .pool_timer(TokioTimer::new())
            .build(connector);
        let credentials = aws_credential_types::Credentials::new(
            credentials.access_key_id.clone(),
            credentials.secret_access_key.clone(),
            credentials.session_token.clone(),
            None,
            "pipeline",
        );
        Ok(Client {
            http,
            endpoint,
            service,
            region: region.to_owned(),
            credentials,
            retry,
        })
    }

    pub(crate) fn with_endpoint(self, endpoint: Endpoint) -> Self {
        Client { endpoint, ..self }
    }

    pub(crate) fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// Sends a call. Throttling, faults of the service and lost connections are tried again within
    /// the policy and the deadline, so a call may take effect although its answer was lost: callers
    /// must be able to bear a repetition. `fault` turns an answer into the error that it states, if
    /// it states one.
    pub(crate) async fn send(
        &self,
        call: Call<'_>,
        fault: impl Fn(&Answer) -> Option<Error>,
    ) -> Result<Answer, Error> {
        let mut failures = 0;
        loop {
            let error = match self.attempt(&call).await {
                Ok(answer) => match fault(&answer) {
                    None => return Ok(answer),
                    Some(error) => error,
                },
                Err(error) => error,
            };
            failures += 1;
            let pause = self.retry.pause(failures);
            let in_time = call
                .deadline
                .remaining()
                .is_none_or(|remaining| pause < remaining);
            if failures >= self.retry.attempts || !error.is_transient() || !in_time {
                return Err(error);
            }
            tokio::time::sleep(pause).await;
        }
    }

    async fn attempt(&self, call: &Call<'_>) -> Result<Answer, Error> {
        let request = self.signed(call)?;
        let limit = call
            .deadline
            .remaining()
            .map_or(self.retry.attempt_timeout, |left| {
                left.min(self.retry.attempt_timeout)
            });
        tokio::time::timeout(limit, self.exchange(request))
            .await
            .map_err(|_| Error::Timeout)?
    }

    async fn exchange(&self, request: Request<Full<Bytes>>) -> Result<Answer, Error> {
        let response = self
            .http
            .request(request)
            .await
            .map_err(|error| self.transport(&error))?;
        let (parts, body) = response.into_parts();
        let body = Limited::new(body, ANSWER_BYTES_MAX)
            .collect()
            .await
            .map_err(|error| self.transport(error.as_ref()))?
            .to_bytes();
        Ok(Answer {
            status: parts.status,
            headers: parts.headers,
            body,
        })
    }

    fn transport(&self, error: &dyn std::error::Error) -> Error {
        // The outermost words ("client error (Connect)") say little; the innermost say why.
        let mut innermost = error;
        while let Some(source) = innermost.source() {
            innermost = source;
        }
        Error::Transport {
            endpoint: self.endpoint.display(),
            reason: innermost.to_string(),
        }
    }

    fn signed(&self, call: &Call<'_>) -> Result<Request<Full<Bytes>>, Error> {
        let unusable = |error: &dyn std::fmt::Display| Error::Request(error.to_string());
        let uri: Uri = self
            .endpoint
            .uri(call.path_and_query)
            .map_err(|error| unusable(&error))?;
        let mut request = Request::builder()
            .method(call.method.clone())
            .uri(uri)
            .header(header::HOST, self.endpoint.authority().as_str())
            .header(header::USER_AGENT, USER_AGENT)
            .body(Full::new(call.body.clone()))
            .map_err(|error| unusable(&error))?;
        for (name, value) in call.headers {
            request.headers_mut().insert(name.clone(), value.clone());
        }
        let identity = self.credentials.clone().into();
        let parameters = v4::SigningParams::builder()
            .identity(&identity)
            .region(&self.region)
            .name(self.service.name())
            .time(SystemTime::now())
            .settings(settings(self.service))
            .build()
            .map_err(|error| unusable(&error))?
            .into();
        let uri = request.uri().to_string();
        let mut headers = Vec::with_capacity(request.headers().len());
        for (name, value) in request.headers() {
            headers.push((
                name.as_str(),
                value.to_str().map_err(|error| unusable(&error))?,
            ));
        }
        let signable = SignableRequest::new(
            call.method.as_str(),
            uri,
            headers.into_iter(),
            SignableBody::Bytes(&call.body),
        )
        .map_err(|error| unusable(&error))?;
        let (instructions, _) = sign(signable, &parameters)
            .map_err(|error| unusable(&error))?
            .into_parts();
        instructions.apply_to_request_http1x(&mut request);
        Ok(request)
    }
}

/// S3 signs paths as they stand, every other service normalised and encoded twice; see "Create a
/// signed AWS API request" in the IAM User Guide.
fn settings(service: Service) -> SigningSettings {
    let mut settings = SigningSettings::default();
    if service == Service::S3 {
        settings.percent_encoding_mode = PercentEncodingMode::Single;
        settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
        settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
    }
    settings
}

fn tls_config(needed: bool) -> Result<ClientConfig, Error> {
    let mut roots = RootCertStore::empty();
    if needed {
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        if roots.is_empty() {
            return Err(Error::Request(
                "this system has no root certificates".to_owned(),
            ));
        }
    }
    let config =
        ClientConfig::builder_with_provider(rustls::crypto::ring::default_provider().into())
            .with_safe_default_protocol_versions()
            .map_err(|error| Error::Request(error.to_string()))?
            .with_root_certificates(roots)
            .with_no_client_auth();
    Ok(config)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_their_bound_and_not_beyond() {
        let policy = RetryPolicy {
            first_pause: Duration::from_millis(100),
            pause_max: Duration::from_millis(300),
            ..RetryPolicy::default()
        };
        for _ in 0..100 {
            assert!(policy.pause(1) <= Duration::from_millis(100));
            assert!(policy.pause(60) <= Duration::from_millis(300));
        }
    }
}
