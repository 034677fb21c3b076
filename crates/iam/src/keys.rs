//! Whom an access key stands for.

use std::sync::PoisonError;

use auth::sigv4::equal_in_constant_time;
use plane::{Account, Caller, KeyHolder, KeyRefusal, Keys, Origin, Principal, Region, Source};

use crate::Iam;
use crate::rows::{SessionRow, row_key};

/// A caller as far as its key tells; region, source and user agent come from the request.
pub(crate) fn blank_caller(account: Account, principal: Principal) -> Caller {
    Caller {
        account,
        region: Region::new(""),
        principal,
        session: None,
        chain: Vec::new(),
        source: Source::Address(String::new()),
        origin: Origin::OUTSIDE,
        user_agent: None,
        source_arn: None,
        access_key: String::new(),
    }
}

impl Keys for Iam {
    fn find(
        &self,
        access_key: &str,
        session_token: Option<&str>,
        now_ms: i64,
    ) -> Result<KeyHolder, KeyRefusal> {
        if let Some(token) = session_token.filter(|token| !token.is_empty()) {
            return self.find_session(access_key, token, now_ms);
        }
        if let Some(key) = self
            .root_keys
            .iter()
            .find(|key| key.access_key == access_key)
        {
            return Ok(KeyHolder {
                secret: key.secret.clone(),
                caller: blank_caller(key.account.clone(), Principal::Root),
                loopback_only: key.loopback_only,
                environment: None,
            });
        }
        let key = self.tables.keys.get(access_key).filter(|key| key.is_active);
        let key = key.ok_or(KeyRefusal::Unknown)?;
        let snapshot = self.published.load();
        let user = snapshot.users.get(&row_key(&key.account, &key.user_name));
        let user = user
            .filter(|user| user.id == key.user_id)
            .ok_or(KeyRefusal::Unknown)?;
        let principal = Principal::User {
            name: user.name.clone(),
            id: user.id.clone(),
            path: user.path.clone(),
        };
        Ok(KeyHolder {
            secret: key.secret.clone(),
            caller: blank_caller(Account::new(key.account.as_str()), principal),
            loopback_only: false,
            environment: None,
        })
    }
}

impl Iam {
    fn find_session(
        &self,
        access_key: &str,
        token: &str,
        now_ms: i64,
    ) -> Result<KeyHolder, KeyRefusal> {
        let environments = self.environment_sessions.lock();
        let in_memory = environments
            .unwrap_or_else(PoisonError::into_inner)
            .get(access_key)
            .cloned();
        let session = match in_memory {
            Some(session) => session,
            None => {
                let durable = self.tables.sessions.get(access_key);
                // Keys that are no session's have no token.
                let durable = durable.ok_or_else(|| match self.find(access_key, None, now_ms) {
                    Ok(_) => KeyRefusal::WrongToken,
                    Err(refusal) => refusal,
                })?;
                SessionRow::clone(&durable)
            }
        };
        if !equal_in_constant_time(session.token.as_bytes(), token.as_bytes()) {
            return Err(KeyRefusal::WrongToken);
        }
        // Sessions end by service time, which is never behind.
        if session.expires_ms <= now_ms.max(self.now_ms()) {
            return Err(KeyRefusal::Expired);
        }
        // A session ends with its user or role, also if another one gets the same name.
        let is_root = session.caller.principal == Principal::Root;
        if !is_root && self.published.load().subject(&session.caller).is_none() {
            return Err(KeyRefusal::Unknown);
        }
        Ok(KeyHolder {
            secret: session.secret,
            caller: session.caller,
            loopback_only: false,
            environment: session.environment,
        })
    }
}
