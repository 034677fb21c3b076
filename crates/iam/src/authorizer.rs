//! Whether a caller may do something.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use auth::Policy;
use auth::policy::{Context, Kind, Policies, Principal, Request, access_denied, evaluate};
use plane::{Access, Authorizer, Caller, Source};
use wire::{Fault, Timestamp};

use crate::Iam;
use crate::published::{Snapshot, Subject};
use crate::rows::row_key;

const CACHED_SESSION_POLICIES_MAX: usize = 64;

/// Compiled session policies, by their text. Sessions are many, their policies few.
#[derive(Default)]
pub(crate) struct SessionPolicies {
    compiled: Mutex<HashMap<String, Arc<Policy>>>,
}

impl SessionPolicies {
    /// The compiled policy; nothing is allowed by a text that is none.
    fn get(&self, text: &str) -> Arc<Policy> {
        let mut compiled = self.compiled.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(policy) = compiled.get(text) {
            return Arc::clone(policy);
        }
        let nothing = Policy {
            id: None,
            statements: Vec::new(),
        };
        let policy = Arc::new(Policy::parse_as(text, Kind::Identity).unwrap_or(nothing));
        if compiled.len() >= CACHED_SESSION_POLICIES_MAX {
            compiled.clear();
        }
        compiled.insert(text.to_owned(), Arc::clone(&policy));
        policy
    }
}

impl Snapshot {
    /// The user or role behind a caller, if it still is the same.
    pub(crate) fn subject(&self, caller: &Caller) -> Option<&Arc<Subject>> {
        let account = caller.account.as_str();
        let (subjects, name, id) = match &caller.principal {
            plane::Principal::User { name, id, .. } => (&self.users, name, id),
            plane::Principal::AssumedRole { role, id, .. } => (&self.roles, role, id),
            plane::Principal::Root | plane::Principal::Service(_) | plane::Principal::Anonymous => {
                return None;
            }
        };
        subjects
            .get(&row_key(account, name))
            .filter(|subject| subject.id == *id)
    }
}

/// Whether the credentials come from GetSessionToken, which here are always without MFA. "You
/// cannot call any IAM API operations unless MFA authentication information is included in the
/// request", GetSessionToken.
fn is_session_without_mfa(caller: &Caller) -> bool {
    let of_itself = matches!(
        caller.principal,
        plane::Principal::Root | plane::Principal::User { .. }
    );
    of_itself && caller.session.is_some()
}

/// The caller as policies know it.
pub(crate) fn principal(caller: &Caller) -> Principal {
    let account = caller.account.as_str();
    match &caller.principal {
        plane::Principal::Root => Principal::root(account),
        plane::Principal::User { name, id, path } => Principal::user(account, path, name, id),
        plane::Principal::AssumedRole {
            role,
            id,
            path,
            session,
        } => Principal::session(account, path, role, id, session),
        plane::Principal::Service(name) => Principal::service(name.as_str()),
        plane::Principal::Anonymous => Principal::Anonymous,
    }
}

impl Authorizer for Iam {
    fn authorize(&self, caller: &Caller, access: &Access) -> Result<(), Fault> {
        if is_session_without_mfa(caller) && access.action.starts_with("iam:") {
            // PassRole is no operation of IAM: other services ask for it.
            if access.action != "iam:PassRole" {
                let message = "The security token included in the request is invalid.";
                return Err(Fault::client("InvalidClientTokenId", message).with_status(403));
            }
        }
        let is_assume_role = access.action == "sts:AssumeRole" || access.action == "sts:TagSession";
        let is_root = caller.principal == plane::Principal::Root;
        let is_own = access
            .owner
            .as_ref()
            .is_none_or(|owner| *owner == caller.account);
        if is_root && is_own && access.resource_policy.is_none() && !is_assume_role {
            // AWS's own managed policies are everybody's.
            let account = access.resource.split(':').nth(4).unwrap_or("");
            if ["", "aws", caller.account.as_str()].contains(&account) {
                return Ok(());
            }
        }
        let snapshot = self.published.load();
        let subject = snapshot.subject(caller);
        let session_policy = caller
            .session
            .as_ref()
            .and_then(|session| session.policy.as_deref())
            .map(|text| [self.session_policies.get(text)]);
        let principal = principal(caller);
        let context = self.context(caller, access, subject);
        let request = Request {
            principal: &principal,
            action: access.action,
            resource: &access.resource,
            resource_account: access.owner.as_ref().map(|owner| owner.as_str()),
            context: &context,
        };
        let policies = Policies {
            identity: subject.map_or(&[], |subject| &subject.policies),
            resource: access.resource_policy.as_deref(),
            boundary: subject.and_then(|subject| subject.boundary.as_deref()),
            session: session_policy.as_ref().map(|policies| policies.as_slice()),
            resource_must_allow: is_assume_role,
        };
        match access_denied(&request, &evaluate(&request, &policies)) {
            None => Ok(()),
            Some(message) => Err(Fault::client("AccessDeniedException", message).with_status(403)),
        }
    }
}

impl Iam {
    /// The condition keys of a request. "AWS global condition context keys", IAM User Guide.
    fn context(&self, caller: &Caller, access: &Access, subject: Option<&Arc<Subject>>) -> Context {
        let now = Timestamp::from_millis(self.now_ms());
        let mut context = Context::new()
            .with(
                "aws:CurrentTime",
                Timestamp::from_secs(now.secs()).iso8601(),
            )
            .with("aws:EpochTime", now.secs().to_string())
            .with("aws:RequestedRegion", caller.region.as_str())
            .with("aws:ViaAWSService", (!caller.chain.is_empty()).to_string());
        // Loopback counts as secure transport, as it does for browsers: nobody can listen in, and
        // policies that insist on TLS keep their meaning.
        let is_secure = match &caller.source {
            Source::Address(address) => {
                context.set("aws:SourceIp", address.as_str());
                let parsed = address.parse::<std::net::IpAddr>();
                parsed.is_ok_and(|address| address.is_loopback())
            }
            Source::Service(_) => true,
        };
        context.set("aws:SecureTransport", is_secure.to_string());
        if let Some(arn) = &caller.source_arn {
            context.set("aws:SourceArn", arn.as_str());
            context.set("aws:SourceAccount", caller.account.as_str());
            // The older key, which the default policies of topics name.
            context.set("aws:SourceOwner", caller.account.as_str());
        }
        if let Some(agent) = &caller.user_agent {
            context.set("aws:UserAgent", agent.as_str());
        }
        if let (Some(first), Some(last)) = (caller.chain.first(), caller.chain.last()) {
            context.set("aws:CalledViaFirst", first.as_str());
            context.set("aws:CalledViaLast", last.as_str());
            context.set_all("aws:CalledVia", caller.chain.clone());
        }
        for (key, value) in subject.map_or(&[][..], |subject| &subject.tags) {
            context.set(format!("aws:PrincipalTag/{key}"), value.as_str());
        }
        if let Some(session) = &caller.session {
            for (key, value) in &session.tags {
                context.set(format!("aws:PrincipalTag/{key}"), value.as_str());
            }
            let issued = Timestamp::from_secs(session.issued_ms.div_euclid(1_000));
            context.set("aws:TokenIssueTime", issued.iso8601());
            context.set("aws:MultiFactorAuthPresent", "false");
            if let Some(arn) = &session.function_arn {
                context.set("lambda:SourceFunctionArn", arn.as_str());
            }
        }
        for (key, values) in &access.context {
            context.set_all(key.clone(), values.clone());
        }
        context
    }
}
