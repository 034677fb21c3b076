//! Services acting under roles.

use std::sync::Arc;

use auth::policy::{Context, Decision, Policies, Principal, Request, evaluate};
use plane::{
    Account, BoxFuture, Caller, Origin, Region, Roles, SessionContext, SessionCredentials,
    SessionRequest, Source,
};
use store::Transaction;
use wire::Fault;

use crate::Iam;
use crate::entity::Entity;
use crate::keys::blank_caller;
use crate::published::Subject;
use crate::rows::{Identity, RoleRow, row_key};
use crate::trust;

impl Iam {
    /// The ARN and the unique id of a user or role, as decided so far; `None` if the account is
    /// not one of this engine.
    pub(crate) fn named(
        &self,
        tx: &Transaction<'_>,
        account: &str,
        word: &str,
        name: &str,
    ) -> Option<Option<(String, String)>> {
        let mut own = self.root_keys.iter();
        if !own.any(|key| key.account.as_str() == account) {
            return None;
        }
        let key = row_key(account, name);
        let whole = |arn: String, identity: &Identity| (arn, identity.id.clone());
        Some(match word {
            "user" => {
                let row = tx.get(&self.tables.users, &key);
                row.map(|row| whole(row.arn(), &row.identity))
            }
            _ => {
                let row = tx.get(&self.tables.roles, &key);
                row.map(|row| whole(row.arn(), &row.identity))
            }
        })
    }

    /// Whether a user or role, or a role's session, has this unique id.
    pub(crate) fn has_id(&self, tx: &Transaction<'_>, id: &str) -> bool {
        let id = id.split(':').next().unwrap_or(id);
        let roles = tx.prefix(&self.tables.roles, "");
        let users = tx.prefix(&self.tables.users, "");
        roles.iter().any(|(_, row)| row.identity.id == id)
            || users.iter().any(|(_, row)| row.identity.id == id)
    }

    /// The trust policy as GetRole shows it: whoever is gone is named by the unique id.
    pub(crate) fn shown_trust(&self, row: &RoleRow) -> String {
        let snapshot = self.published.load();
        trust::with_ids(&row.trust, &row.trusted, |arn, id| {
            let id = id.split(':').next().unwrap_or(id);
            let Ok(arn) = arn.parse::<wire::Arn>() else {
                return false;
            };
            let (kind, path) = arn.resource.split_once('/').unwrap_or_default();
            let (subjects, name) = match kind {
                "user" => (&snapshot.users, path.rsplit('/').next()),
                "role" => (&snapshot.roles, path.rsplit('/').next()),
                _ => (&snapshot.roles, path.split('/').next()),
            };
            let now = subjects.get(&row_key(&arn.account, name.unwrap_or(path)));
            now.is_none_or(|now| now.id != id)
        })
    }

    /// The role of an ARN, path included.
    pub(crate) fn role_of(&self, arn: &str) -> Option<(Account, Arc<Subject>)> {
        let (account, name) = Iam::parse_role_arn(arn)?;
        let snapshot = self.published.load();
        let role = snapshot.roles.get(&row_key(account.as_str(), &name))?;
        let whole = format!("arn:aws:iam::{account}:role{}{}", role.path, role.name);
        (whole == arn).then(|| (account, Arc::clone(role)))
    }

    /// A session of the role, without region and source.
    pub(crate) fn session_of(&self, account: Account, role: &Subject, session: &str) -> Caller {
        let principal = plane::Principal::AssumedRole {
            role: role.name.clone(),
            id: role.id.clone(),
            path: role.path.clone(),
            session: session.to_owned(),
        };
        let context = SessionContext {
            issued_ms: self.now_ms(),
            ..SessionContext::default()
        };
        Caller {
            session: Some(context),
            ..blank_caller(account, principal)
        }
    }

    fn assume_for_service(
        &self,
        service: &str,
        role_arn: &str,
        session_name: &str,
    ) -> Result<Caller, Fault> {
        let denied = || {
            let message = format!(
                "User: {service} is not authorized to perform: sts:AssumeRole on resource: \
                 {role_arn}"
            );
            Fault::client("AccessDenied", message).with_status(403)
        };
        let (account, role) = self.role_of(role_arn).ok_or_else(denied)?;
        let principal = Principal::service(service);
        let context = Context::new().with("aws:SourceAccount", account.as_str());
        let request = Request {
            principal: &principal,
            action: "sts:AssumeRole",
            resource: role_arn,
            resource_account: None,
            context: &context,
        };
        let policies = Policies {
            resource: role.trust.as_deref(),
            ..Policies::default()
        };
        match evaluate(&request, &policies) {
            Decision::Allow { .. } => Ok(self.session_of(account, &role, session_name)),
            Decision::ExplicitDeny { .. } | Decision::ImplicitDeny { .. } => Err(denied()),
        }
    }
}

impl Roles for Iam {
    fn act_as(
        &self,
        service: &str,
        role_arn: &str,
        session_name: &str,
        region: &Region,
        origin: Origin,
    ) -> Result<Caller, Fault> {
        let caller = self.assume_for_service(service, role_arn, session_name)?;
        Ok(Caller {
            region: region.clone(),
            source: Source::Service(service.to_owned()),
            origin,
            ..caller
        })
    }

    fn issue(&self, request: SessionRequest) -> BoxFuture<'_, Result<SessionCredentials, Fault>> {
        Box::pin(async move {
            let SessionRequest {
                role_arn,
                session_name,
                service,
                duration_s,
                environment,
            } = request;
            let caller = self.assume_for_service(&service, &role_arn, &session_name)?;
            let duration = i64::try_from(duration_s).unwrap_or(i64::MAX);
            self.issue_session(caller, duration, environment).await
        })
    }

    fn revoke(&self, access_key: &str) {
        self.end_session(access_key);
    }
}
