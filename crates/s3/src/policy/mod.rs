//! Policies of buckets, checked beyond what all policies have to be: their actions and condition
//! keys are S3's, and they are about the bucket that they are put on.

mod names;

use auth::Policy;
use auth::policy::{PolicyFault, is_like};
use serde_json::Value;
use wire::Fault;

use names::Target;

/// Reads a policy that is put on a bucket.
///
/// # Errors
/// `MalformedPolicy`
pub(crate) fn parse(text: &str, bucket: &str) -> Result<Policy, Fault> {
    let parsed = match Policy::parse(text) {
        Ok(parsed) if text.starts_with('{') => parsed,
        Ok(_) => return Err(malformed(&in_words(&PolicyFault::InvalidJson))),
        Err(fault) => return Err(malformed(&in_words(&fault))),
    };
    let document: Value = serde_json::from_str(text).unwrap_or_default();
    let statements = match document.get("Statement") {
        Some(Value::Array(statements)) => statements.as_slice(),
        Some(statement) => std::slice::from_ref(statement),
        None => &[],
    };
    for statement in statements {
        check(statement, bucket)?;
    }
    Ok(parsed)
}

/// What S3 says of a principal that does not exist.
pub(crate) fn invalid_principal() -> Fault {
    malformed(INVALID_PRINCIPAL)
}

fn malformed(message: &str) -> Fault {
    Fault::client("MalformedPolicy", message)
}

/// What S3 says where it does not say what IAM does.
fn in_words(fault: &PolicyFault) -> String {
    let words = match fault {
        PolicyFault::InvalidJson => "Policies must be valid JSON and the first byte must be '{'",
        PolicyFault::NoActions => "Missing required field Action",
        PolicyFault::NoResources => "Missing required field Resource",
        PolicyFault::InvalidPrincipal(_) => INVALID_PRINCIPAL,
        PolicyFault::ActionWithoutVendor
        | PolicyFault::ActionWithColons
        | PolicyFault::InvalidVendor(_) => INVALID_ACTION,
        PolicyFault::ResourceNotArn(_)
        | PolicyFault::InvalidPartition { .. }
        | PolicyFault::ResourceVendor => INVALID_RESOURCE,
        other => return other.to_string(),
    };
    words.to_owned()
}

const INVALID_PRINCIPAL: &str = "Invalid principal in policy";
const INVALID_ACTION: &str = "Policy has invalid action";
const INVALID_RESOURCE: &str = "Policy has invalid resource";

fn check(statement: &Value, bucket: &str) -> Result<(), Fault> {
    let negated = texts(statement.get("NotAction"));
    for action in &negated {
        targets(action)?;
    }
    let resources = texts(statement.get("Resource"))
        .iter()
        .map(|resource| covered(resource, bucket))
        .collect::<Result<Vec<_>, Fault>>()?;
    for resource in texts(statement.get("NotResource")) {
        covered(&resource, bucket)?;
    }
    for action in texts(statement.get("Action")) {
        let targets = targets(&action)?;
        let applies = resources.iter().any(|(of_bucket, of_objects)| {
            (*of_bucket && targets.contains(&Target::Bucket))
                || (*of_objects && targets.contains(&Target::Object))
        });
        if !applies && !resources.is_empty() {
            return Err(malformed(
                "Action does not apply to any resource(s) in statement",
            ));
        }
    }
    let operators = statement.get("Condition").and_then(Value::as_object);
    let keys = operators
        .into_iter()
        .flat_map(|operators| operators.values())
        .filter_map(Value::as_object)
        .flat_map(|keys| keys.keys());
    for key in keys {
        let is_own = |prefix: &str| prefix.eq_ignore_ascii_case("s3");
        if let Some((_, name)) = key.split_once(':').filter(|(prefix, _)| is_own(prefix))
            && !names::is_condition_key(name)
        {
            return Err(malformed("Policy has an invalid condition key"));
        }
    }
    Ok(())
}

/// A string, or strings.
fn texts(value: Option<&Value>) -> Vec<String> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    match value {
        Some(Value::Array(values)) => values.iter().filter_map(text).collect(),
        Some(value) => text(value).into_iter().collect(),
        None => Vec::new(),
    }
}

/// What the actions that a pattern means are done to.
fn targets(pattern: &str) -> Result<Vec<Target>, Fault> {
    let pattern = match pattern.split_once(':') {
        None if pattern == "*" => "*",
        Some((service, name)) if service.eq_ignore_ascii_case("s3") => name,
        _ => return Err(malformed(INVALID_ACTION)),
    };
    let pattern = pattern.to_ascii_lowercase();
    let found: Vec<Target> = names::actions()
        .filter(|(name, _)| is_like(&pattern, &name.to_ascii_lowercase()))
        .map(|(_, target)| target)
        .collect();
    if found.is_empty() {
        return Err(malformed(INVALID_ACTION));
    }
    Ok(found)
}

/// Whether a resource takes in the bucket, and objects of it.
fn covered(resource: &str, bucket: &str) -> Result<(bool, bool), Fault> {
    if resource == "*" {
        return Ok((true, true));
    }
    let invalid = || malformed(INVALID_RESOURCE);
    let (head, path) = resource.split_once(":::").ok_or_else(invalid)?;
    if !head.starts_with("arn:") || !head.ends_with(":s3") {
        return Err(invalid());
    }
    let (name, key) = match path.split_once('/') {
        Some((name, key)) => (name, Some(key)),
        None => (path, None),
    };
    // What a variable will be nobody knows yet.
    let is_open = name.contains("${") || name.ends_with('*');
    let is_own = name.contains("${") || is_like(name, bucket);
    if !is_own {
        return Err(invalid());
    }
    Ok((key.is_none(), key.is_some() || is_open))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::parse;

    /// What S3 says of a policy of one statement; empty if it takes it.
    fn said(action: Value, resource: Value, more: Value) -> String {
        let mut statement = json!({
            "Effect": "Allow",
            "Principal": "*",
            "Action": action,
            "Resource": resource,
        });
        let fields = statement.as_object_mut().unwrap();
        for (name, value) in more.as_object().unwrap() {
            fields.insert(name.clone(), value.clone());
        }
        let policy = json!({"Version": "2012-10-17", "Statement": statement});
        match parse(&policy.to_string(), "bucket") {
            Ok(_) => String::new(),
            Err(fault) => {
                assert_eq!(fault.code, "MalformedPolicy");
                fault.message
            }
        }
    }

    #[test]
    fn actions_are_those_of_s3_and_apply() {
        let does_not_apply = "Action does not apply to any resource(s) in statement";
        let invalid = "Policy has invalid action";
        for (action, resource, expected) in [
            ("s3:GetObject", "arn:aws:s3:::bucket/*", ""),
            ("S3:getobject", "arn:aws:s3:::bucket/a/*.json", ""),
            ("s3:Get*", "arn:aws:s3:::bucket/*", ""),
            ("s3:*", "arn:aws:s3:::bucket", ""),
            ("*", "arn:aws:s3:::bucket", ""),
            ("s3:GetObject", "arn:aws:s3:::bucket*", ""),
            ("s3:GetObject", "arn:aws:s3:::*/*", ""),
            ("s3:GetObject", "*", ""),
            ("s3:ListBucket", "arn:aws-cn:s3:::bucket", ""),
            ("s3:GetObject", "arn:aws:s3:::bucket", does_not_apply),
            ("s3:ListBucket", "arn:aws:s3:::bucket/*", does_not_apply),
            ("s3:ListAllMyBuckets", "arn:aws:s3:::bucket", does_not_apply),
            ("s3:ListObjects", "arn:aws:s3:::bucket", invalid),
            ("s3:Foo*", "arn:aws:s3:::bucket", invalid),
            ("sqs:SendMessage", "arn:aws:s3:::bucket", invalid),
            ("GetObject", "arn:aws:s3:::bucket/*", invalid),
        ] {
            let found = said(json!(action), json!(resource), json!({}));
            assert_eq!(found, expected, "{action} on {resource}");
        }
        let both = json!(["arn:aws:s3:::bucket", "arn:aws:s3:::bucket/*"]);
        let actions = json!(["s3:GetObject", "s3:ListBucket"]);
        assert_eq!(said(actions, both, json!({})), "");
    }

    #[test]
    fn resources_are_of_the_bucket() {
        for (resource, is_good) in [
            ("arn:aws:s3:::bucket/*", true),
            ("arn:aws:s3:::buck?t/*", true),
            ("arn:aws:s3:::${aws:PrincipalTag/team}/*", true),
            ("arn:aws:s3:::other/*", false),
            ("arn:aws:s3:::bucket2/*", false),
            ("arn:aws:sqs:us-east-1:111122223333:queue", false),
            ("bucket/*", false),
        ] {
            let found = said(json!("s3:GetObject"), json!(resource), json!({}));
            let expected = if is_good {
                ""
            } else {
                "Policy has invalid resource"
            };
            assert_eq!(found, expected, "{resource}");
        }
    }

    #[test]
    fn condition_keys_are_known() {
        for (key, is_good) in [
            ("s3:x-amz-acl", true),
            ("S3:X-Amz-Acl", true),
            ("s3:ExistingObjectTag/team", true),
            ("aws:SourceIp", true),
            ("s3:x-amz-color", false),
            ("s3:ExistingObjectTag", false),
        ] {
            let condition = json!({"Condition": {"StringEquals": {(key): "x"}}});
            let resource = json!("arn:aws:s3:::bucket/*");
            let found = said(json!("s3:PutObject"), resource, condition);
            assert_eq!(found.is_empty(), is_good, "{key}: {found}");
        }
    }

    #[test]
    fn principals_are_some() {
        let resource = json!("arn:aws:s3:::bucket/*");
        let principal = json!({"Principal": {"AWS": "nobody"}});
        let found = said(json!("s3:PutObject"), resource, principal);
        assert_eq!(found, "Invalid principal in policy");
        let policy = r#" {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::bucket/*"}}"#;
        assert!(parse(policy.trim_start(), "bucket").is_ok());
        for text in ["no policy", policy] {
            let fault = parse(text, "bucket").unwrap_err();
            let expected = "Policies must be valid JSON and the first byte must be '{'";
            assert_eq!(fault.message, expected);
        }
    }
}
