//! Services acting under roles.

use std::sync::Arc;

use auth::policy::{Context, Decision, Policies, Principal, Request, evaluate};
use plane::{
    Account, BoxFuture, Caller, Origin, Region, Roles, SessionContext, SessionCredentials,
    SessionRequest, Source,
};
use wire::Fault;

use crate::Iam;
use crate::keys::blank_caller;
use crate::published::Subject;
use crate::rows::row_key;

impl Iam {
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
                function_arn,
            } = request;
            let mut caller = self.assume_for_service(&service, &role_arn, &session_name)?;
            if let Some(session) = &mut caller.session {
                session.function_arn = function_arn;
            }
            let duration = i64::try_from(duration_s).unwrap_or(i64::MAX);
            self.issue_session(caller, duration, environment).await
        })
    }

    fn revoke(&self, access_key: &str) {
        self.end_session(access_key);
    }
}
