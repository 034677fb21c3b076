//! From a request's signature to its caller.

use auth::fault::{AuthFault, FaultData, FaultStyle};
use auth::sigv4::{
    self, BodyFault, BodyVerifier, Placement, Presented, RequestParts, SigningKeyCache,
};
use plane::{Account, Caller, KeyHolder, KeyRefusal, Keys, Origin, Principal, Region, Source};
use wire::Fault;
use wire::schema::{Protocol, ServiceMeta};

/// Whether signatures count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Signatures are checked and unknown keys refused.
    Enforce,
    /// Known keys keep their identity, unknown ones act as root; no signature is checked.
    Off,
}

/// Where a request came in, as far as its identity is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entrance {
    /// The main port; `loopback` tells whether the client is on this machine.
    Main {
        /// The client's address is a loopback one.
        loopback: bool,
    },
    /// An execution environment's own listener.
    Environment(u64),
}

/// The rules of identity of one server.
pub struct Authentication {
    /// Whether signatures count.
    pub mode: Mode,
    /// The account of unknown keys under [`Mode::Off`].
    pub default_account: Account,
    /// The region of unsigned requests.
    pub default_region: Region,
    /// Signing keys of the day.
    pub signing_keys: SigningKeyCache,
}

/// Who a request's caller is, and how its body is to be verified.
pub struct Identity {
    /// The caller; source and origin are filled in by the server.
    pub caller: Caller,
    /// What the body of an S3 request has to pass through.
    pub verifier: BodyVerifier,
    /// Names of the trailers that follow the body.
    pub trailers: Vec<String>,
}

/// How a service words failures of authentication.
pub fn style(service: &ServiceMeta) -> FaultStyle {
    match service.protocols.first() {
        Some(Protocol::RestXml) => FaultStyle::S3,
        Some(Protocol::RestJson) => FaultStyle::RestJson,
        Some(Protocol::Query) => FaultStyle::Query,
        _ => FaultStyle::Json,
    }
}

fn fault(data: FaultData) -> Fault {
    let mut fault = Fault::client(data.code, data.message).with_status(data.status);
    for (name, value) in data.extra {
        fault = fault.with_field(name, value);
    }
    fault
}

/// A failure of authentication in a service's words.
pub fn auth_fault(service: &ServiceMeta, failure: &AuthFault) -> Fault {
    fault(failure.render(style(service)))
}

/// A body's failure in S3's words.
pub fn body_fault(failure: &BodyFault) -> Fault {
    fault(failure.render())
}

impl Authentication {
    /// The identity behind a parsed signature, or behind none.
    ///
    /// `body_hash` is the SHA-256 of the body, needed for all services but S3.
    ///
    /// # Errors
    /// The service's own fault for a missing, unknown, expired or wrong signature.
    pub fn identify(
        &self,
        service: &ServiceMeta,
        presented: Result<Presented, AuthFault>,
        keys: &dyn Keys,
        entrance: Entrance,
        now_ms: i64,
        body_hash: Option<&[u8; 32]>,
    ) -> Result<Identity, Fault> {
        let refuse = |failure: &AuthFault| auth_fault(service, failure);
        let presented = match presented {
            Ok(presented) => presented,
            Err(AuthFault::Missing) => return self.unsigned(service, entrance),
            Err(failure) => return Err(refuse(&failure)),
        };
        let token = presented.session_token.as_deref();
        let region = Region::new(presented.scope.region.as_str());
        let unknown = || AuthFault::UnknownAccessKey(presented.access_key.clone());
        let holder = match keys.find(&presented.access_key, token, now_ms) {
            Ok(holder) if counts_here(&holder, entrance) => holder,
            Err(KeyRefusal::Expired) => return Err(refuse(&AuthFault::ExpiredToken)),
            Ok(_) => return Err(refuse(&unknown())),
            Err(refusal @ (KeyRefusal::Unknown | KeyRefusal::WrongToken)) => {
                if self.mode == Mode::Off && matches!(entrance, Entrance::Main { .. }) {
                    let account = self.account_of(&presented.access_key);
                    let mut caller = self.root(account, region);
                    caller.access_key = presented.access_key.clone();
                    let verifier = BodyVerifier::framing_only(&presented)
                        .map_err(|failure| refuse(&failure))?;
                    return Ok(Identity {
                        caller,
                        verifier,
                        trailers: presented.trailers,
                    });
                }
                return Err(refuse(&match refusal {
                    KeyRefusal::WrongToken => AuthFault::InvalidToken,
                    _ => unknown(),
                }));
            }
        };
        let mut caller = holder.caller;
        caller.region = region;
        caller.access_key = presented.access_key.clone();
        if self.mode == Mode::Off && matches!(entrance, Entrance::Main { .. }) {
            let verifier =
                BodyVerifier::framing_only(&presented).map_err(|failure| refuse(&failure))?;
            return Ok(Identity {
                caller,
                verifier,
                trailers: presented.trailers,
            });
        }
        let now = now_ms.div_euclid(1000);
        let verified = sigv4::verify(
            &presented,
            &holder.secret,
            now,
            body_hash,
            &self.signing_keys,
        )
        .map_err(|failure| refuse(&failure))?;
        Ok(Identity {
            caller,
            verifier: verified.body,
            trailers: presented.trailers,
        })
    }

    fn unsigned(&self, service: &ServiceMeta, entrance: Entrance) -> Result<Identity, Fault> {
        if self.mode == Mode::Off && matches!(entrance, Entrance::Main { .. }) {
            let caller = self.root(self.default_account.clone(), self.default_region.clone());
            return Ok(Identity {
                caller,
                verifier: BodyVerifier::unsigned(),
                trailers: Vec::new(),
            });
        }
        if service.name != "s3" {
            return Err(auth_fault(service, &AuthFault::Missing));
        }
        Ok(self.stranger())
    }

    /// Who calls without a signature where that is allowed.
    pub fn stranger(&self) -> Identity {
        let mut caller = self.root(Account::new(""), self.default_region.clone());
        caller.principal = Principal::Anonymous;
        Identity {
            caller,
            verifier: BodyVerifier::unsigned(),
            trailers: Vec::new(),
        }
    }

    fn account_of(&self, access_key: &str) -> Account {
        if access_key.len() == 12 && access_key.bytes().all(|byte| byte.is_ascii_digit()) {
            Account::new(access_key)
        } else {
            self.default_account.clone()
        }
    }

    fn root(&self, account: Account, region: Region) -> Caller {
        Caller {
            account,
            region,
            principal: Principal::Root,
            session: None,
            chain: Vec::new(),
            source: Source::Address(String::new()),
            origin: Origin::OUTSIDE,
            user_agent: None,
            source_arn: None,
            access_key: String::new(),
        }
    }
}

/// A key of an execution environment counts on that environment's listener alone, and nothing
/// else counts there; the root key of a fresh data directory counts from loopback alone.
fn counts_here(holder: &KeyHolder, entrance: Entrance) -> bool {
    match entrance {
        Entrance::Environment(environment) => holder.environment == Some(environment),
        Entrance::Main { loopback } => {
            holder.environment.is_none() && (loopback || !holder.loopback_only)
        }
    }
}

/// What S3's policies may ask of a signature. See "Amazon S3 Signature Version 4 Authentication
/// Specific Policy Keys" in the Amazon S3 API Reference.
pub fn signature_keys(
    presented: &Presented,
    headers: &http::HeaderMap,
    now_ms: i64,
) -> Vec<(String, Vec<String>)> {
    let kind = match presented.placement {
        Placement::Header => "REST-HEADER",
        Placement::Query => "REST-QUERY-STRING",
    };
    let age_ms = now_ms.saturating_sub(presented.timestamp.saturating_mul(1_000));
    let hash = headers
        .get("x-amz-content-sha256")
        .and_then(|value| value.to_str().ok());
    let keys = [
        ("s3:authType", Some(kind.to_owned())),
        ("s3:signatureversion", Some("AWS4-HMAC-SHA256".to_owned())),
        ("s3:signatureAge", Some(age_ms.to_string())),
        ("s3:x-amz-content-sha256", hash.map(str::to_owned)),
    ];
    keys.into_iter()
        .filter_map(|(key, value)| Some((key.to_owned(), vec![value?])))
        .collect()
}

/// What a request presents, read from hyper's parts.
pub fn parse(parts: &http::request::Parts, host: &str) -> Result<Presented, AuthFault> {
    let mut headers: Vec<(&str, &[u8])> = parts
        .headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_bytes()))
        .collect();
    match parts.headers.get(http::header::HOST) {
        // The listener has put `:authority` there.
        Some(host) if parts.version == http::Version::HTTP_2 => {
            headers.push((":authority", host.as_bytes()));
        }
        Some(_) => {}
        None => headers.push(("host", host.as_bytes())),
    }
    sigv4::parse(&RequestParts {
        method: parts.method.as_str(),
        path: parts.uri.path(),
        query: parts.uri.query().unwrap_or_default(),
        headers: &headers,
    })
}
