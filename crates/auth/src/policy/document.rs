//! Policy documents: from JSON to something that can be evaluated.

use std::fmt;

use serde_json::{Map, Value};

use super::condition::{self, Condition};
use super::context::Request;
use super::evaluate::Outcome;
use super::pattern::{ArnPattern, Pattern, Syntax};
use super::principal::{Closeness, PrincipalClause};
use super::syntax::only_strings;

/// What a document is for. It decides which elements it must and must not have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Inline in a user, group or role, or passed for a session.
    Identity,
    /// A managed policy: as [`Kind::Identity`], and its version must be 2012-10-17.
    Managed,
    /// A role's trust policy.
    Trust,
    /// Attached to a resource.
    Resource,
}

/// What a statement says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Effect {
    /// It allows.
    Allow,
    /// It denies, whatever else allows.
    Deny,
}

/// Why a document is refused. `Display` is the message of IAM's `MalformedPolicyDocument`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PolicyFault {
    /// Not JSON.
    InvalidJson,
    /// JSON, but not a policy: unknown elements, operators, wrong types.
    Syntax,
    /// A managed policy of an old version.
    OldVersion,
    /// A Sid with other than letters and digits.
    InvalidSid,
    /// Two statements of one Sid.
    RepeatedSid,
    /// A statement without actions.
    NoActions,
    /// A statement without resources.
    NoResources,
    /// An action without service prefix.
    ActionWithoutVendor,
    /// An action with more than one colon.
    ActionWithColons,
    /// An action's service prefix with strange characters.
    InvalidVendor(String),
    /// A resource that is no ARN.
    ResourceNotArn(String),
    /// A resource whose ARN names an unknown partition.
    InvalidPartition {
        /// The partition.
        partition: String,
        /// The resource.
        resource: String,
    },
    /// A resource without a service, or with a wildcard in it.
    ResourceVendor,
    /// An identity's policy that names a principal.
    PrincipalForbidden,
    /// A resource's or trust policy without principal.
    PrincipalMissing,
    /// An element this kind of policy cannot have.
    ProhibitedField(&'static str),
    /// A principal that is none; as `"AWS":"…"`.
    InvalidPrincipal(String),
    /// A trust policy with actions other than those of STS.
    NotAssumeRole,
}

impl fmt::Display for PolicyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PolicyFault::InvalidJson => f.write_str("This policy contains invalid Json"),
            PolicyFault::Syntax => f.write_str("Syntax errors in policy."),
            PolicyFault::OldVersion => {
                f.write_str("Policy document must be version 2012-10-17 or greater.")
            }
            PolicyFault::InvalidSid => f.write_str(
                "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the \
                 regular expression [0-9A-Za-z]*",
            ),
            PolicyFault::RepeatedSid => {
                f.write_str("Statement IDs (SID) in a single policy must be unique.")
            }
            PolicyFault::NoActions => f.write_str("Policy statement must contain actions."),
            PolicyFault::NoResources => f.write_str("Policy statement must contain resources."),
            PolicyFault::ActionWithoutVendor => f.write_str(
                "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
            ),
            PolicyFault::ActionWithColons => {
                f.write_str("Actions/Condition can contain only one colon.")
            }
            PolicyFault::InvalidVendor(vendor) => write!(f, "Vendor {vendor} is not valid"),
            PolicyFault::ResourceNotArn(resource) => {
                write!(f, "Resource {resource} must be in ARN format or \"*\".")
            }
            PolicyFault::InvalidPartition {
                partition,
                resource,
            } => write!(
                f,
                "Partition \"{partition}\" is not valid for resource \"{resource}\"."
            ),
            PolicyFault::ResourceVendor => {
                f.write_str("Resource vendor must be fully qualified and cannot contain regexes.")
            }
            PolicyFault::PrincipalForbidden => {
                f.write_str("Policy document should not specify a principal.")
            }
            PolicyFault::PrincipalMissing => f.write_str("Missing required field Principal"),
            PolicyFault::ProhibitedField(field) => write!(f, "Has prohibited field {field}"),
            PolicyFault::InvalidPrincipal(principal) => {
                write!(f, "Invalid principal in policy: {principal}")
            }
            PolicyFault::NotAssumeRole => {
                f.write_str("AssumeRole policy may only specify STS AssumeRole actions.")
            }
        }
    }
}

impl std::error::Error for PolicyFault {}

/// A policy, ready to be evaluated.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// The document's `Id`.
    pub id: Option<String>,
    /// Its statements, in order.
    pub statements: Vec<Statement>,
}

/// One statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The statement's `Sid`.
    pub sid: Option<String>,
    /// Allow or Deny.
    pub effect: Effect,
    pub(super) principal: Option<PrincipalClause>,
    actions: Clause<Pattern>,
    resources: Option<Clause<ArnPattern>>,
    pub(super) conditions: Vec<Condition>,
}

/// `Action` or `NotAction`, `Resource` or `NotResource`.
#[derive(Clone, Debug, PartialEq)]
struct Clause<P> {
    negated: bool,
    patterns: Vec<P>,
}

impl Policy {
    /// Denies everything to everybody.
    #[must_use]
    pub fn deny_all() -> Policy {
        let syntax = Syntax {
            wildcards: true,
            variables: false,
        };
        let everything = Statement {
            sid: None,
            effect: Effect::Deny,
            principal: None,
            actions: Clause {
                negated: false,
                patterns: vec![Pattern::parse("*", syntax)],
            },
            resources: None,
            conditions: Vec::new(),
        };
        Policy {
            id: None,
            statements: vec![everything],
        }
    }

    /// Reads the policy of a resource: [`Policy::parse_as`] with [`Kind::Resource`].
    ///
    /// # Errors
    /// As [`Policy::parse_as`].
    pub fn parse(text: &str) -> Result<Policy, PolicyFault> {
        Policy::parse_as(text, Kind::Resource)
    }

    /// Reads a document of one kind.
    ///
    /// # Errors
    /// The first fault, in the order in which AWS looks for them.
    pub fn parse_as(text: &str, kind: Kind) -> Result<Policy, PolicyFault> {
        let document: Value = serde_json::from_str(text).map_err(|_| PolicyFault::InvalidJson)?;
        Policy::from_json(&document, kind)
    }

    /// As [`Policy::parse_as`], from JSON already read.
    ///
    /// # Errors
    /// As [`Policy::parse_as`].
    pub fn from_json(document: &Value, kind: Kind) -> Result<Policy, PolicyFault> {
        let document = document.as_object().ok_or(PolicyFault::Syntax)?;
        only_fields(document, &["Version", "Id", "Statement"])?;
        let is_new = match document.get("Version").map(Value::as_str) {
            Some(Some("2012-10-17")) => true,
            Some(Some("2008-10-17")) | None => false,
            Some(_) => return Err(PolicyFault::Syntax),
        };
        let id = optional_text(document, "Id")?;
        let statements: &[Value] = match document.get("Statement") {
            Some(Value::Array(statements)) if !statements.is_empty() => statements,
            Some(statement @ Value::Object(_)) => std::slice::from_ref(statement),
            _ => return Err(PolicyFault::Syntax),
        };
        let statements: Vec<Statement> = statements
            .iter()
            .map(|statement| Statement::from_json(statement, kind, is_new))
            .collect::<Result<_, _>>()?;
        if kind == Kind::Managed && !is_new {
            return Err(PolicyFault::OldVersion);
        }
        let mut sids: Vec<&str> = statements
            .iter()
            .filter_map(|s| s.sid.as_deref())
            .filter(|s| !s.is_empty())
            .collect();
        let given = sids.len();
        sids.sort_unstable();
        sids.dedup();
        if sids.len() < given {
            return Err(PolicyFault::RepeatedSid);
        }
        Ok(Policy { id, statements })
    }
}

impl Statement {
    fn from_json(value: &Value, kind: Kind, is_new: bool) -> Result<Statement, PolicyFault> {
        let fields = value.as_object().ok_or(PolicyFault::Syntax)?;
        only_fields(
            fields,
            &[
                "Sid",
                "Effect",
                "Principal",
                "NotPrincipal",
                "Action",
                "NotAction",
                "Resource",
                "NotResource",
                "Condition",
            ],
        )?;
        let effect = match fields.get("Effect").and_then(Value::as_str) {
            Some("Allow") => Effect::Allow,
            Some("Deny") => Effect::Deny,
            _ => return Err(PolicyFault::Syntax),
        };
        let sid = optional_text(fields, "Sid")?;
        let conditions = match fields.get("Condition") {
            Some(block) => condition::parse(block, is_new)?,
            None => Vec::new(),
        };
        let principal = principal_clause(fields, kind)?;
        let plain_sid = |s: &String| s.bytes().all(|b| b.is_ascii_alphanumeric());
        if kind != Kind::Resource && !sid.as_ref().is_none_or(plain_sid) {
            return Err(PolicyFault::InvalidSid);
        }
        let (texts, negated) =
            either(fields, "Action", "NotAction")?.ok_or(PolicyFault::NoActions)?;
        if texts.is_empty() {
            return Err(PolicyFault::NoActions);
        }
        let resources = match either(fields, "Resource", "NotResource")? {
            Some(_) if kind == Kind::Trust => {
                return Err(PolicyFault::ProhibitedField("Resource"));
            }
            None if kind == Kind::Trust => None,
            Some((texts, negated)) if !texts.is_empty() => {
                for text in &texts {
                    check_resource(text)?;
                }
                let patterns = texts.iter().map(|t| ArnPattern::parse(t, is_new)).collect();
                Some(Clause { negated, patterns })
            }
            _ => return Err(PolicyFault::NoResources),
        };
        for text in &texts {
            check_action(text, kind)?;
        }
        let syntax = Syntax {
            wildcards: true,
            variables: false,
        };
        let patterns = texts.iter().map(|t| Pattern::parse(t, syntax)).collect();
        let actions = Clause { negated, patterns };
        Ok(Statement {
            sid,
            effect,
            principal,
            actions,
            resources,
            conditions,
        })
    }

    /// Whether the statement applies to the request, and if not, why not.
    pub(super) fn outcome(&self, request: &Request<'_>) -> Outcome {
        if self.principal.is_some() && self.closeness(request).is_none() {
            return Outcome::OtherPrincipal;
        }
        let any = |p: &Pattern| p.matches(request.action, request, true);
        if self.actions.patterns.iter().any(any) == self.actions.negated {
            return Outcome::OtherAction;
        }
        if let Some(resources) = &self.resources {
            let any = |p: &ArnPattern| p.matches(request.resource, request);
            if resources.patterns.iter().any(any) == resources.negated {
                return Outcome::OtherResource;
            }
        }
        match self
            .conditions
            .iter()
            .find(|condition| !condition.holds(request))
        {
            Some(Condition { operator, key, .. }) => Outcome::Condition {
                operator: operator.clone(),
                key: key.clone(),
            },
            None => Outcome::Applies,
        }
    }

    /// How the statement's principal names who asks.
    pub(super) fn closeness(&self, request: &Request<'_>) -> Option<Closeness> {
        self.principal
            .as_ref()
            .and_then(|clause| clause.covers(request.principal))
    }
}

fn only_fields(object: &Map<String, Value>, known: &[&str]) -> Result<(), PolicyFault> {
    let all_known = object.keys().all(|key| known.contains(&key.as_str()));
    if all_known {
        Ok(())
    } else {
        Err(PolicyFault::Syntax)
    }
}

fn optional_text(object: &Map<String, Value>, key: &str) -> Result<Option<String>, PolicyFault> {
    match object.get(key) {
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(PolicyFault::Syntax),
        None => Ok(None),
    }
}

/// The values of an element or of its negation; both at once are an error.
fn either(
    fields: &Map<String, Value>,
    plain: &str,
    negated: &str,
) -> Result<Option<(Vec<String>, bool)>, PolicyFault> {
    let (value, is_negated) = match (fields.get(plain), fields.get(negated)) {
        (Some(_), Some(_)) => return Err(PolicyFault::Syntax),
        (Some(value), None) => (value, false),
        (None, Some(value)) => (value, true),
        (None, None) => return Ok(None),
    };
    let texts = only_strings(value).ok_or(PolicyFault::Syntax)?;
    Ok(Some((texts, is_negated)))
}

fn principal_clause(
    fields: &Map<String, Value>,
    kind: Kind,
) -> Result<Option<PrincipalClause>, PolicyFault> {
    let clause = match (fields.get("Principal"), fields.get("NotPrincipal")) {
        (Some(_), Some(_)) => return Err(PolicyFault::Syntax),
        (Some(value), None) => Some((value, false)),
        (None, Some(_)) if kind == Kind::Trust => {
            return Err(PolicyFault::ProhibitedField("NotPrincipal"));
        }
        (None, Some(value)) => Some((value, true)),
        (None, None) => None,
    };
    match (clause, kind) {
        (Some(_), Kind::Identity | Kind::Managed) => Err(PolicyFault::PrincipalForbidden),
        (None, Kind::Identity | Kind::Managed) => Ok(None),
        (None, Kind::Trust | Kind::Resource) => Err(PolicyFault::PrincipalMissing),
        (Some((value, negated)), Kind::Trust | Kind::Resource) => {
            PrincipalClause::parse(value, negated).map(Some)
        }
    }
}

fn check_action(action: &str, kind: Kind) -> Result<(), PolicyFault> {
    if action == "*" {
        return if kind == Kind::Trust {
            Err(PolicyFault::NotAssumeRole)
        } else {
            Ok(())
        };
    }
    let (vendor, name) = action
        .split_once(':')
        .ok_or(PolicyFault::ActionWithoutVendor)?;
    if name.contains(':') {
        return Err(PolicyFault::ActionWithColons);
    }
    let plain = vendor
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b));
    if !plain && vendor != "*" {
        return Err(PolicyFault::InvalidVendor(vendor.to_owned()));
    }
    if kind == Kind::Trust && !vendor.eq_ignore_ascii_case("sts") {
        return Err(PolicyFault::NotAssumeRole);
    }
    Ok(())
}

fn check_resource(resource: &str) -> Result<(), PolicyFault> {
    if resource == "*" {
        return Ok(());
    }
    let not_arn = || PolicyFault::ResourceNotArn(resource.to_owned());
    let (scheme, rest) = resource.split_once(':').ok_or_else(not_arn)?;
    if scheme != "arn" {
        return Err(not_arn());
    }
    let (partition, rest) = rest.split_once(':').unwrap_or((rest, ""));
    let known = matches!(partition, "aws" | "aws-cn" | "aws-us-gov" | "*")
        || partition.eq_ignore_ascii_case("${aws:partition}");
    if !known {
        return Err(PolicyFault::InvalidPartition {
            partition: partition.to_owned(),
            resource: resource.to_owned(),
        });
    }
    // "arn:aws:*" and "arn:aws:s*:…" are refused, a lone service is not.
    let (service, _) = rest.split_once(':').ok_or(PolicyFault::ResourceVendor)?;
    if service.is_empty() || service.contains(['*', '?']) {
        return Err(PolicyFault::ResourceVendor);
    }
    Ok(())
}
