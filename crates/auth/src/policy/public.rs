//! Whether a policy opens a resource to everybody. "The meaning of public" in "Blocking public
//! access to your Amazon S3 storage", Amazon S3 User Guide.

use super::document::{Effect, Policy};
use super::principal::PrincipalClause;

/// Condition keys whose fixed values say who asks, or from where.
const RESTRICTING_KEYS: [&str; 13] = [
    "aws:sourceip",
    "aws:sourcearn",
    "aws:sourcevpc",
    "aws:sourcevpce",
    "aws:sourceowner",
    "aws:sourceaccount",
    "aws:principalarn",
    "aws:principalorgid",
    "aws:principalaccount",
    "aws:userid",
    "s3:x-amz-server-side-encryption-aws-kms-key-id",
    "s3:dataaccesspointarn",
    "s3:dataaccesspointaccount",
];

impl Policy {
    /// Whether a statement allows something to everybody, with no condition that lets only fixed
    /// callers or places through. Values with wildcards or variables, wide ranges of addresses,
    /// and operators that hold also for others or where the key is absent do not count.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.statements.iter().any(|statement| {
            let is_everybody = statement
                .principal
                .as_ref()
                .is_some_and(PrincipalClause::is_everybody);
            let is_restricted = statement.conditions.iter().any(|condition| {
                let key = condition.key.to_ascii_lowercase();
                RESTRICTING_KEYS.contains(&key.as_str()) && condition.names_fixed_values()
            });
            statement.effect == Effect::Allow && is_everybody && !is_restricted
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Policy;

    fn is_public(principal: &str, condition: &str) -> bool {
        let text = format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{principal},
            "Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*","Condition":{condition}}}]}}"#
        );
        Policy::parse(&text).unwrap().is_public()
    }

    #[test]
    fn public_is_what_everybody_may() {
        for (principal, public) in [
            (r#""*""#, true),
            (r#"{"AWS":"*"}"#, true),
            (r#"{"AWS":["111122223333","*"]}"#, true),
            (r#"{"AWS":"arn:aws:iam::111122223333:root"}"#, false),
            (r#"{"Service":"logs.amazonaws.com"}"#, false),
        ] {
            assert_eq!(is_public(principal, "{}"), public, "{principal}");
        }
    }

    #[test]
    fn conditions_on_fixed_values_restrict() {
        for condition in [
            r#"{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}"#,
            r#"{"IpAddress":{"aws:SourceIp":["203.0.113.7","2001:db8::/32"]}}"#,
            r#"{"StringEquals":{"aws:SourceVpc":"vpc-1"}}"#,
            r#"{"StringLike":{"AWS:PrincipalOrgID":"o-1"}}"#,
            r#"{"ArnLike":{"aws:SourceArn":"arn:aws:sns:us-east-1:111122223333:t"}}"#,
            r#"{"ForAnyValue:StringEquals":{"aws:SourceAccount":"111122223333"}}"#,
            r#"{"StringEquals":{"aws:UserAgent":"x","aws:userid":"AIDA1"}}"#,
        ] {
            assert!(!is_public(r#""*""#, condition), "{condition}");
        }
    }

    #[test]
    fn other_conditions_do_not() {
        for condition in [
            r#"{"StringEquals":{"aws:UserAgent":"x"}}"#,
            r#"{"StringNotEqualsIfExists":{"aws:SourceVpc":"vpc-1"}}"#,
            r#"{"StringEqualsIfExists":{"aws:SourceVpc":"vpc-1"}}"#,
            r#"{"StringNotEquals":{"aws:PrincipalAccount":"111122223333"}}"#,
            r#"{"ForAllValues:StringEquals":{"aws:PrincipalOrgID":"o-1"}}"#,
            r#"{"StringLike":{"aws:userid":"*"}}"#,
            r#"{"StringLike":{"aws:userid":["AIDA1","AROA1:*"]}}"#,
            r#"{"StringEquals":{"aws:userid":"${aws:userid}"}}"#,
            r#"{"StringEquals":{"aws:userid":[]}}"#,
            r#"{"ArnLike":{"aws:PrincipalArn":"*"}}"#,
            r#"{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::*:role/r"}}"#,
            r#"{"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}}"#,
            r#"{"IpAddress":{"aws:SourceIp":["203.0.113.7","0.0.0.0/1","128.0.0.0/1"]}}"#,
            r#"{"IpAddress":{"aws:SourceIp":"::/0"}}"#,
            r#"{"NotIpAddress":{"aws:SourceIp":"203.0.113.7"}}"#,
            r#"{"Null":{"aws:SourceVpc":"true"}}"#,
        ] {
            assert!(is_public(r#""*""#, condition), "{condition}");
        }
    }
}
