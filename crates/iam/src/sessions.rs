//! Temporary credentials.

use std::sync::PoisonError;

use plane::{Account, Caller, SessionCredentials};
use store::Transaction;
use wire::Fault;

use crate::Iam;
use crate::credentials;
use crate::rows::SessionRow;

/// Expired sessions taken away with each new one, at most.
const SWEPT_PER_SESSION_MAX: usize = 32;

impl Iam {
    /// Issues credentials for `caller`: in memory for an execution environment, else durably.
    pub(crate) async fn issue_session(
        &self,
        caller: Caller,
        duration_seconds: i64,
        environment: Option<u64>,
    ) -> Result<SessionCredentials, Fault> {
        let rng = self.store.rng().as_ref();
        let now_ms = self.now_ms();
        let access_key = credentials::session_access_key(rng);
        let row = SessionRow {
            secret: credentials::secret(rng),
            token: credentials::session_token(rng),
            caller,
            expires_ms: now_ms.saturating_add(duration_seconds.saturating_mul(1_000)),
            environment,
        };
        let issued = SessionCredentials {
            access_key: access_key.clone(),
            secret: row.secret.clone(),
            session_token: row.token.clone(),
            expires_ms: row.expires_ms,
        };
        if environment.is_some() {
            let sessions = self.environment_sessions.lock();
            sessions
                .unwrap_or_else(PoisonError::into_inner)
                .insert(access_key, row);
            return Ok(issued);
        }
        self.decide(|tx| {
            self.sweep_sessions(tx, now_ms);
            tx.put(&self.tables.sessions, &access_key, row);
            Ok(())
        })
        .await?;
        Ok(issued)
    }

    fn sweep_sessions(&self, tx: &mut Transaction<'_>, now_ms: i64) {
        let expired: Vec<_> = tx
            .prefix(&self.tables.sessions, "")
            .into_iter()
            .filter(|(_, session)| session.expires_ms <= now_ms)
            .take(SWEPT_PER_SESSION_MAX)
            .collect();
        for (access_key, _) in expired {
            tx.delete(&self.tables.sessions, &access_key);
        }
    }

    /// Ends a session before its time.
    pub(crate) fn end_session(&self, access_key: &str) {
        let sessions = self.environment_sessions.lock();
        let was_in_memory = sessions
            .unwrap_or_else(PoisonError::into_inner)
            .remove(access_key)
            .is_some();
        if was_in_memory {
            return;
        }
        // Nobody waits: the change is durable with the next commit, and the credentials of a
        // crash in between end by themselves.
        let ended = self.store.transact(|tx| {
            tx.delete(&self.tables.sessions, access_key);
            Ok::<_, store::StoreError>(())
        });
        if let Err(error) = ended {
            tracing::error!(%error, "a session could not be ended");
        }
    }

    /// The account and the name in a role's ARN.
    pub(crate) fn parse_role_arn(arn: &str) -> Option<(Account, String)> {
        let parsed: wire::Arn = arn.parse().ok()?;
        let resource = parsed.resource.strip_prefix("role/")?;
        let name = resource
            .rsplit('/')
            .next()
            .filter(|name| !name.is_empty())?;
        let is_role = parsed.service == "iam" && parsed.region.is_empty();
        (is_role && !parsed.account.is_empty())
            .then(|| (Account::new(parsed.account.as_str()), name.to_owned()))
    }
}
