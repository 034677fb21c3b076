//! The decision, and why.

use std::sync::Arc;

use super::context::{Principal, Request};
use super::document::{Effect, Policy};
use super::principal::Closeness;

/// Which policy decided.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// Those of the user or role.
    Identity,
    /// That of the resource.
    Resource,
    /// The permissions boundary.
    Boundary,
    /// Those passed when the session began.
    Session,
    /// None: the caller is the account's root.
    Root,
}

impl Source {
    fn in_words(self) -> &'static str {
        match self {
            Source::Identity | Source::Root => "identity-based policy",
            Source::Resource => "resource-based policy",
            Source::Boundary => "permissions boundary",
            Source::Session => "session policy",
        }
    }
}

/// All policies that have a say in a request.
#[derive(Clone, Copy, Default, Debug)]
pub struct Policies<'a> {
    /// Those of the user or role, inline and attached, and of the user's groups.
    pub identity: &'a [Arc<Policy>],
    /// That of the resource.
    pub resource: Option<&'a Policy>,
    /// The permissions boundary of the user or role.
    pub boundary: Option<&'a Policy>,
    /// Those passed when the session began; together they allow what any of them allows.
    pub session: Option<&'a [Arc<Policy>]>,
    /// Whether the resource's policy must allow in any case, as a role's trust policy must.
    pub resource_must_allow: bool,
}

/// The answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Decision {
    /// Yes.
    Allow {
        /// What allows it.
        source: Source,
    },
    /// No, and a statement says so.
    ExplicitDeny {
        /// Whose statement.
        source: Source,
        /// Its Sid.
        sid: Option<String>,
    },
    /// No, because nothing there says yes.
    ImplicitDeny {
        /// Where an allow is missing.
        source: Source,
    },
}

impl Decision {
    /// Whether the answer is yes.
    #[must_use]
    pub fn is_allow(&self) -> bool {
        matches!(self, Decision::Allow { .. })
    }
}

/// Why a statement applies or not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It applies.
    Applies,
    /// It is about somebody else.
    OtherPrincipal,
    /// It is about other actions.
    OtherAction,
    /// It is about other resources.
    OtherResource,
    /// A condition does not hold.
    Condition {
        /// The operator as written.
        operator: String,
        /// The condition key.
        key: String,
    },
}

/// One statement's part in a decision.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StatementTrace {
    /// Whose policy.
    pub source: Source,
    /// Which of them, from 0.
    pub policy: usize,
    /// Which statement, from 0.
    pub statement: usize,
    /// Its Sid.
    pub sid: Option<String>,
    /// Allow or Deny.
    pub effect: Effect,
    /// Whether it applies.
    pub outcome: Outcome,
}

/// Decides a request.
///
/// The order is that of "Policy evaluation logic": an explicit deny anywhere decides; root may
/// everything in its account; a resource's policy that names the caller itself suffices; else the
/// identity's policies must allow, within boundary and session policies. Between accounts both
/// sides must allow.
#[must_use]
pub fn evaluate(request: &Request<'_>, policies: &Policies<'_>) -> Decision {
    let identity = verdict_of(policies.identity.iter().map(Arc::as_ref), request);
    let boundary = policies
        .boundary
        .map(|policy| verdict_of([policy].into_iter(), request));
    let session = policies
        .session
        .map(|list| verdict_of(list.iter().map(Arc::as_ref), request));
    let resource = resource_verdict(policies.resource, request);

    let verdicts = [
        (Source::Identity, Some(&identity)),
        (Source::Boundary, boundary.as_ref()),
        (Source::Session, session.as_ref()),
    ];
    for (source, verdict) in verdicts {
        if let Some(Verdict::Deny(sid)) = verdict {
            return Decision::ExplicitDeny {
                source,
                sid: sid.clone(),
            };
        }
    }
    let granted = match resource {
        ResourceVerdict::Deny(sid) => {
            return Decision::ExplicitDeny {
                source: Source::Resource,
                sid,
            };
        }
        ResourceVerdict::Grants(closeness) => Some(closeness),
        ResourceVerdict::Silent => None,
    };

    let same_account = match (request.principal.account(), request.owner()) {
        (Some(own), Some(owner)) => own == owner,
        (Some(_), None) => true,
        (None, _) => {
            // Services and strangers have no policies of their own.
            return match granted {
                Some(_) => Decision::Allow {
                    source: Source::Resource,
                },
                None => Decision::ImplicitDeny {
                    source: Source::Resource,
                },
            };
        }
    };
    let is_root = matches!(request.principal, Principal::Root { .. });
    if is_root && same_account && !policies.resource_must_allow {
        return Decision::Allow {
            source: Source::Root,
        };
    }
    if same_account && granted == Some(Closeness::Itself) {
        return Decision::Allow {
            source: Source::Resource,
        };
    }
    let by_identity = is_root || identity == Verdict::Allow;
    let by_resource = granted.is_some_and(|closeness| closeness >= Closeness::General);
    let missing = |source| Decision::ImplicitDeny { source };
    if !(by_identity || same_account && by_resource) {
        return missing(Source::Identity);
    }
    if boundary.is_some_and(|verdict| verdict != Verdict::Allow) {
        return missing(Source::Boundary);
    }
    if session.is_some_and(|verdict| verdict != Verdict::Allow) {
        return missing(Source::Session);
    }
    if (!same_account || policies.resource_must_allow) && granted.is_none() {
        return missing(Source::Resource);
    }
    Decision::Allow {
        source: if by_identity {
            Source::Identity
        } else {
            Source::Resource
        },
    }
}

/// Every statement with its part in the decision, in the order in which sources are asked.
#[must_use]
pub fn explain(request: &Request<'_>, policies: &Policies<'_>) -> Vec<StatementTrace> {
    let session = policies.session.unwrap_or(&[]);
    let sources = [
        (
            Source::Identity,
            policies
                .identity
                .iter()
                .map(Arc::as_ref)
                .collect::<Vec<_>>(),
        ),
        (Source::Boundary, policies.boundary.into_iter().collect()),
        (Source::Session, session.iter().map(Arc::as_ref).collect()),
        (Source::Resource, policies.resource.into_iter().collect()),
    ];
    let mut traces = Vec::new();
    for (source, list) in sources {
        for (policy, document) in list.into_iter().enumerate() {
            for (statement, item) in document.statements.iter().enumerate() {
                traces.push(StatementTrace {
                    source,
                    policy,
                    statement,
                    sid: item.sid.clone(),
                    effect: item.effect,
                    outcome: item.outcome(request),
                });
            }
        }
    }
    traces
}

/// AWS's sentence for a denied request, `None` if it is allowed. "Troubleshoot access denied
/// error messages", IAM User Guide.
///
/// S3 quotes the resource, says nothing to strangers; AssumeRole gives no reason, because whoever
/// asks need not learn a role's trust policy.
#[must_use]
pub fn access_denied(request: &Request<'_>, decision: &Decision) -> Option<String> {
    let action = request.action;
    let reason = match decision {
        Decision::Allow { .. } => return None,
        Decision::ExplicitDeny { source, .. } => {
            let article = match source {
                Source::Identity | Source::Root => "an",
                Source::Resource | Source::Boundary | Source::Session => "a",
            };
            format!(" with an explicit deny in {article} {}", source.in_words())
        }
        Decision::ImplicitDeny { source } => {
            format!(
                " because no {} allows the {action} action",
                source.in_words()
            )
        }
    };
    if *request.principal == Principal::Anonymous {
        return Some("Access Denied".to_owned());
    }
    let reason = if action == "sts:AssumeRole" {
        String::new()
    } else {
        reason
    };
    let who = request.principal.arn();
    let on_resource = match shown_resource(action, request.resource) {
        Some(shown) => format!(" on resource: {shown}"),
        None => String::new(),
    };
    Some(format!(
        "User: {who} is not authorized to perform: {action}{on_resource}{reason}"
    ))
}

/// A resource as the sentence has it: S3 quotes it; IAM names by their names what is there already;
/// S3 and CloudWatch do not speak of everything.
fn shown_resource(action: &str, resource: &str) -> Option<String> {
    let (service, operation) = action.split_once(':').unwrap_or_default();
    match service {
        "s3" if operation == "ListAllMyBuckets" => None,
        "s3" => Some(format!("\"{resource}\"")),
        "cloudwatch" if resource == "*" => None,
        "iam" => Some(shown_entity(operation, resource)),
        _ => Some(resource.to_owned()),
    }
}

fn shown_entity(operation: &str, arn: &str) -> String {
    let entity = arn
        .splitn(6, ':')
        .nth(5)
        .and_then(|rest| rest.split_once('/'));
    let Some((kind, path)) = entity else {
        return arn.to_owned();
    };
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_by_arn = operation == "PassRole"
        || operation.starts_with("Tag")
        || matches!(
            operation,
            "CreateUser" | "CreateRole" | "ListUsers" | "ListRoles"
        );
    match kind {
        "user" | "role" if !is_by_arn => format!("{kind} {name}"),
        "policy" if operation == "CreatePolicy" => format!("policy {name}"),
        "policy" if operation == "ListPolicies" => format!("policy path /{path}"),
        "policy" if !is_by_arn => format!("policy {arn}"),
        _ => arn.to_owned(),
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Verdict {
    Allow,
    Deny(Option<String>),
    Silent,
}

fn verdict_of<'a>(policies: impl Iterator<Item = &'a Policy>, request: &Request<'_>) -> Verdict {
    let mut verdict = Verdict::Silent;
    for statement in policies.flat_map(|policy| &policy.statements) {
        if verdict == Verdict::Allow && statement.effect == Effect::Allow {
            continue;
        }
        if statement.outcome(request) == Outcome::Applies {
            match statement.effect {
                Effect::Allow => verdict = Verdict::Allow,
                Effect::Deny => return Verdict::Deny(statement.sid.clone()),
            }
        }
    }
    verdict
}

enum ResourceVerdict {
    Deny(Option<String>),
    Grants(Closeness),
    Silent,
}

fn resource_verdict(policy: Option<&Policy>, request: &Request<'_>) -> ResourceVerdict {
    let mut closest: Option<Closeness> = None;
    for statement in policy.map_or(&[][..], |policy| &policy.statements) {
        if statement.outcome(request) != Outcome::Applies {
            continue;
        }
        match statement.effect {
            Effect::Deny => return ResourceVerdict::Deny(statement.sid.clone()),
            Effect::Allow => closest = closest.max(statement.closeness(request)),
        }
    }
    closest.map_or(ResourceVerdict::Silent, ResourceVerdict::Grants)
}
