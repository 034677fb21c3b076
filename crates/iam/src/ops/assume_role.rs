//! AssumeRole.

use auth::policy::Kind;
use model::sts::{
    AssumeRole, AssumeRoleInput, AssumeRoleOutput, AssumedRoleUser, PolicyDescriptorType,
};
use plane::{Access, Call, Principal, Serve, is_reserved_tag};
use serde_json::{Value, json};
use wire::Fault;

use crate::Iam;
use crate::faults::{self, given};
use crate::limits::{
    CHAINED_SESSION_SECONDS_MAX, ROLE_SESSION_SECONDS_DEFAULT, SESSION_POLICY_ARNS_MAX,
    SESSION_POLICY_SIZE_MAX, TAGS_MAX, counted_size,
};
use crate::tags::{self, same_key};

use super::get_session_token::answer;

impl Serve<AssumeRole> for Iam {
    fn access(&self, call: &Call, input: &AssumeRoleInput) -> Result<Vec<Access>, Fault> {
        let arn = input.role_arn.clone().unwrap_or_default();
        let invalid = || faults::validation(format!("{arn} is invalid"));
        let (account, _) = Iam::parse_role_arn(&arn).ok_or_else(invalid)?;
        if call.caller.principal == Principal::Root {
            let message = "Roles may not be assumed by root accounts.";
            return Err(Fault::client("AccessDenied", message).with_status(403));
        }
        // A role that does not exist is refused in the same words as one that does not trust the
        // caller: without a trust policy nothing allows.
        let role = self.role_of(&arn).map(|(_, role)| role);
        let trust = role.as_ref().and_then(|role| role.trust.clone());
        let session_name = input.role_session_name.clone().unwrap_or_default();
        let access = |action| {
            let mut access = Access::new(action, arn.clone())
                .owned_by(account.clone())
                .with_resource_policy(trust.clone())
                .with_context("sts:RoleSessionName", vec![session_name.clone()]);
            if let Some(id) = &input.external_id {
                access = access.with_context("sts:ExternalId", vec![id.clone()]);
            }
            if let Some(role) = &role {
                access = tags::on_tagged(access, &role.tags);
            }
            let session_tags = input.tags.as_deref().unwrap_or_default().iter();
            access.bringing_tags(session_tags.map(|tag| {
                let value = tag.value.as_deref().unwrap_or_default();
                (tag.key.as_deref().unwrap_or_default(), value)
            }))
        };
        let mut needed = vec![access("sts:AssumeRole")];
        if input.tags.as_ref().is_some_and(|tags| !tags.is_empty()) {
            needed.push(access("sts:TagSession"));
        }
        Ok(needed)
    }

    async fn run(&self, call: &Call, input: AssumeRoleInput) -> Result<AssumeRoleOutput, Fault> {
        refuse_unsupported(&input)?;
        let tags = session_tags(&input)?;
        let arn = given(input.role_arn, "roleArn")?;
        let session_name = given(input.role_session_name, "roleSessionName")?;
        let denied = || {
            let message = format!(
                "User: {} is not authorized to perform: sts:AssumeRole on resource: {arn}",
                call.caller.arn()
            );
            Fault::client("AccessDenied", message).with_status(403)
        };
        let (account, role) = self.role_of(&arn).ok_or_else(denied)?;
        let duration = input
            .duration_seconds
            .unwrap_or(ROLE_SESSION_SECONDS_DEFAULT);
        if duration > role.max_session_seconds {
            return Err(faults::validation(
                "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
            ));
        }
        let is_chained = matches!(call.caller.principal, Principal::AssumedRole { .. });
        if is_chained && duration > CHAINED_SESSION_SECONDS_MAX {
            return Err(faults::validation(
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed \
                 by role chaining.",
            ));
        }
        let policy = self.session_policy(input.policy, input.policy_arns)?;
        let packed_size = packed_size(policy.as_deref(), &tags)?;
        let mut caller = self.session_of(account, &role, &session_name);
        if let Some(session) = &mut caller.session {
            session.policy = policy;
            session.tags = tags;
        }
        let user = AssumedRoleUser {
            assumed_role_id: Some(caller.unique_id()),
            arn: Some(caller.arn()),
        };
        let issued = self
            .issue_session(caller, i64::from(duration), None)
            .await?;
        Ok(AssumeRoleOutput {
            credentials: Some(answer(issued)),
            assumed_role_user: Some(user),
            packed_policy_size: packed_size,
            source_identity: None,
        })
    }
}

fn refuse_unsupported(input: &AssumeRoleInput) -> Result<(), Fault> {
    let unsupported = [
        ("SerialNumber", input.serial_number.is_some()),
        ("TokenCode", input.token_code.is_some()),
        ("SourceIdentity", input.source_identity.is_some()),
        (
            "ProvidedContexts",
            input
                .provided_contexts
                .as_ref()
                .is_some_and(|c| !c.is_empty()),
        ),
    ];
    match unsupported.iter().find(|(_, is_given)| *is_given) {
        Some((parameter, _)) => Err(faults::unsupported(parameter)),
        None => Ok(()),
    }
}

fn session_tags(input: &AssumeRoleInput) -> Result<Vec<(String, String)>, Fault> {
    let invalid = |message: &str| Fault::client("InvalidParameterValue", message);
    let mut pairs: Vec<(String, String)> = Vec::new();
    for tag in input.tags.as_deref().unwrap_or_default() {
        let key = tag.key.clone().unwrap_or_default();
        if is_reserved_tag(&key) {
            return Err(invalid(
                "One or more of the tag keys is reserved: keys must not begin with aws:.",
            ));
        }
        if pairs.iter().any(|(known, _)| same_key(known, &key)) {
            return Err(invalid(
                "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
            ));
        }
        pairs.push((key, tag.value.clone().unwrap_or_default()));
    }
    if pairs.len() > TAGS_MAX {
        return Err(invalid(
            "The number of session tags has reached the maximum limit.",
        ));
    }
    let transitive = input.transitive_tag_keys.as_deref().unwrap_or_default();
    if transitive
        .iter()
        .any(|key| !pairs.iter().any(|(known, _)| same_key(known, key)))
    {
        return Err(invalid(
            "The specified transitive tag key must be included in the requested tags.",
        ));
    }
    if !transitive.is_empty() {
        return Err(faults::unsupported("TransitiveTagKeys"));
    }
    Ok(pairs)
}

/// How much of the room for policy and tags is used, in percent; `None` if none is.
fn packed_size(policy: Option<&str>, tags: &[(String, String)]) -> Result<Option<i32>, Fault> {
    let tag_size: usize = tags
        .iter()
        .map(|(key, value)| key.len() + value.len())
        .sum();
    let size = policy.map_or(0, counted_size) + tag_size;
    if size == 0 {
        return Ok(None);
    }
    let percent = (size * 100).div_ceil(SESSION_POLICY_SIZE_MAX);
    if percent > 100 {
        let message = format!(
            "Packed policy consumes {percent}% of allotted space, please use smaller policy."
        );
        return Err(Fault::client("PackedPolicyTooLarge", message));
    }
    Ok(i32::try_from(percent).ok())
}

impl Iam {
    /// One document that allows what the inline policy or any of the managed ones allows.
    fn session_policy(
        &self,
        inline: Option<String>,
        arns: Option<Vec<PolicyDescriptorType>>,
    ) -> Result<Option<String>, Fault> {
        if let Some(document) = &inline {
            auth::Policy::parse_as(document, Kind::Identity)
                .map_err(|fault| faults::malformed_policy(&fault))?;
        }
        let arns: Vec<String> = arns
            .unwrap_or_default()
            .into_iter()
            .filter_map(|policy| policy.arn)
            .collect();
        if arns.is_empty() {
            return Ok(inline);
        }
        if arns.len() > SESSION_POLICY_ARNS_MAX {
            return Err(faults::validation(format!(
                "1 validation error detected: Value at 'policyArns' failed to satisfy \
                 constraint: Member must have length less than or equal to \
                 {SESSION_POLICY_ARNS_MAX}"
            )));
        }
        let mut documents: Vec<String> = inline.into_iter().collect();
        for arn in &arns {
            documents.push(self.managed_policy(arn)?.document().to_owned());
        }
        let mut statements: Vec<Value> = Vec::new();
        for document in &documents {
            let document: Value = serde_json::from_str(document).unwrap_or_default();
            match document.get("Statement") {
                Some(Value::Array(items)) => statements.extend(items.iter().cloned()),
                Some(statement) => statements.push(statement.clone()),
                None => {}
            }
        }
        for statement in &mut statements {
            // Ids need to be unique within one document only.
            if let Some(fields) = statement.as_object_mut() {
                fields.remove("Sid");
            }
        }
        Ok(Some(
            json!({ "Version": "2012-10-17", "Statement": statements }).to_string(),
        ))
    }
}
