//! GetSessionToken. Temporary credentials of the user itself; needs no permission.

use model::sts::{Credentials, GetSessionToken, GetSessionTokenInput, GetSessionTokenOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::Iam;
use plane::{Principal, SessionContext, SessionCredentials};
use wire::Timestamp;

use crate::faults;
use crate::keys::blank_caller;

/// Twelve hours.
const SECONDS_DEFAULT: i64 = 43_200;
/// Root users' sessions last an hour at most.
const ROOT_SECONDS_MAX: i64 = 3_600;

/// Credentials as STS answers them.
pub(super) fn answer(issued: SessionCredentials) -> Credentials {
    Credentials {
        access_key_id: Some(issued.access_key),
        secret_access_key: Some(issued.secret),
        session_token: Some(issued.session_token),
        expiration: Some(Timestamp::from_secs(issued.expires_ms.div_euclid(1_000))),
    }
}

impl Serve<GetSessionToken> for Iam {
    fn access(&self, _: &Call, _: &GetSessionTokenInput) -> Result<Vec<Access>, Fault> {
        Ok(Vec::new())
    }

    async fn run(
        &self,
        call: &Call,
        input: GetSessionTokenInput,
    ) -> Result<GetSessionTokenOutput, Fault> {
        if input.serial_number.is_some() || input.token_code.is_some() {
            return Err(faults::unsupported("SerialNumber"));
        }
        let is_root = call.caller.principal == Principal::Root;
        let is_user = matches!(call.caller.principal, Principal::User { .. });
        if call.caller.session.is_some() || !(is_root || is_user) {
            let message = "Cannot call GetSessionToken with session credentials";
            return Err(Fault::client("AccessDenied", message).with_status(403));
        }
        let asked = input.duration_seconds.map(i64::from);
        let duration = if is_root {
            asked.unwrap_or(ROOT_SECONDS_MAX).min(ROOT_SECONDS_MAX)
        } else {
            asked.unwrap_or(SECONDS_DEFAULT)
        };
        let account = call.caller.account.clone();
        let mut caller = blank_caller(account, call.caller.principal.clone());
        caller.session = Some(SessionContext {
            issued_ms: self.now_ms(),
            ..SessionContext::default()
        });
        let issued = self.issue_session(caller, duration, None).await?;
        Ok(GetSessionTokenOutput {
            credentials: Some(answer(issued)),
        })
    }
}
