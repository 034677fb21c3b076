//! AWS's own managed policies: those that templates of this kind of pipeline name. Another one is
//! refused as AWS refuses a policy that does not exist.
//!
//! The data is in `data/aws_managed_policies.json`: ARN, dates, number and document of the default
//! version, after the "AWS Managed Policy Reference Guide".

use std::sync::OnceLock;

use serde::Deserialize;
use serde_json::value::RawValue;
use wire::Timestamp;

#[derive(Deserialize)]
struct Entry {
    arn: String,
    version: u32,
    created: String,
    updated: String,
    document: Box<RawValue>,
}

/// One of AWS's managed policies.
pub(crate) struct AwsManaged {
    /// Its ARN.
    pub arn: String,
    /// The number of its default version.
    pub version: u32,
    /// When AWS made it, milliseconds since the epoch.
    pub created_ms: i64,
    /// When AWS last changed it, milliseconds since the epoch.
    pub updated_ms: i64,
    /// The document of that version.
    pub document: String,
}

impl AwsManaged {
    /// The last part of the ARN.
    pub(crate) fn name(&self) -> &str {
        self.arn
            .rsplit_once('/')
            .map_or(&self.arn, |(_, name)| name)
    }

    /// The path in the ARN, with slashes at both ends.
    pub(crate) fn path(&self) -> &str {
        let resource = self
            .arn
            .split_once(":policy")
            .map_or("/", |(_, resource)| resource);
        resource
            .rfind('/')
            .and_then(|end| resource.get(..=end))
            .unwrap_or("/")
    }
}

/// All of them, by ARN. Read when first needed: an engine without roles never does.
pub(crate) fn all() -> &'static [AwsManaged] {
    static ALL: OnceLock<Vec<AwsManaged>> = OnceLock::new();
    ALL.get_or_init(|| {
        let data = include_str!("../data/aws_managed_policies.json");
        let entries: Vec<Entry> = serde_json::from_str(data).unwrap_or_default();
        let millis = |text: &str| Timestamp::parse_iso8601(text).map_or(0, Timestamp::millis);
        let managed = |entry: Entry| AwsManaged {
            created_ms: millis(&entry.created),
            updated_ms: millis(&entry.updated),
            arn: entry.arn,
            version: entry.version,
            document: entry.document.get().to_owned(),
        };
        entries.into_iter().map(managed).collect()
    })
}

/// The policy with this ARN.
pub(crate) fn find(arn: &str) -> Option<&'static AwsManaged> {
    all().iter().find(|policy| policy.arn == arn)
}

#[cfg(test)]
mod tests {
    use super::*;
    use auth::policy::Kind;

    #[test]
    fn all_documents_are_valid_and_found() {
        assert_eq!(all().len(), 27);
        for policy in all() {
            let parsed = auth::Policy::parse_as(&policy.document, Kind::Managed);
            assert!(parsed.is_ok(), "{}: {parsed:?}", policy.arn);
            assert!(find(&policy.arn).is_some());
            assert!(policy.created_ms > 0 && policy.created_ms <= policy.updated_ms);
        }
        assert!(all().windows(2).all(|pair| pair[0].arn < pair[1].arn));
    }

    #[test]
    fn names_and_paths() {
        let policy = find("arn:aws:iam::aws:policy/service-role/AWSLambdaRole").expect("policy");
        assert_eq!(
            (policy.path(), policy.name()),
            ("/service-role/", "AWSLambdaRole")
        );
        let policy = find("arn:aws:iam::aws:policy/AdministratorAccess").expect("policy");
        assert_eq!((policy.path(), policy.name()), ("/", "AdministratorAccess"));
    }
}
