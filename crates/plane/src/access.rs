//! What a call needs to be allowed, and who decides.

use std::sync::Arc;

use wire::Fault;

use crate::Caller;

/// One action on one resource that a call needs to be allowed.
#[derive(Debug, Clone)]
pub struct Access {
    /// IAM's name of the action, e.g. `kinesis:PutRecords`.
    pub action: &'static str,
    /// The resource's ARN, or `*` where the action knows none.
    pub resource: String,
    /// The account that owns the resource, where it is another than the caller's.
    pub owner: Option<crate::Account>,
    /// Condition keys beside the global ones, e.g. `("s3:prefix", ["data/"])`.
    pub context: Vec<(String, Vec<String>)>,
    /// The policy attached to the resource itself, if it has one.
    pub resource_policy: Option<Arc<auth::Policy>>,
    /// What a stranger is told in place of a denial: that there is no such resource.
    pub absent: Option<Box<Fault>>,
}

impl Access {
    /// An action on a resource, without further conditions.
    pub fn new(action: &'static str, resource: impl Into<String>) -> Self {
        Self {
            action,
            resource: resource.into(),
            owner: None,
            context: Vec::new(),
            resource_policy: None,
            absent: None,
        }
    }

    /// The same access with one more condition key.
    #[must_use]
    pub fn with_context(mut self, key: impl Into<String>, values: Vec<String>) -> Self {
        self.context.push((key.into(), values));
        self
    }

    /// The same access on a resource that has these tags: `aws:ResourceTag/…`, which a `Deny` or an
    /// `Allow` may depend on. Every operation on a resource with tags sets it.
    #[must_use]
    pub fn on_tagged<K: AsRef<str>, V: AsRef<str>>(
        self,
        tags: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        tags.into_iter().fold(self, |access, (key, value)| {
            let key = format!("aws:ResourceTag/{}", key.as_ref());
            access.with_context(key, vec![value.as_ref().to_owned()])
        })
    }

    /// The same access by a request that brings these tags: `aws:RequestTag/…` and `aws:TagKeys`,
    /// which are absent where it brings none.
    #[must_use]
    pub fn bringing_tags<K: AsRef<str>, V: AsRef<str>>(
        self,
        tags: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        let mut keys = Vec::new();
        let access = tags.into_iter().fold(self, |access, (key, value)| {
            keys.push(key.as_ref().to_owned());
            let key = format!("aws:RequestTag/{}", key.as_ref());
            access.with_context(key, vec![value.as_ref().to_owned()])
        });
        if keys.is_empty() {
            return access;
        }
        access.with_context("aws:TagKeys", keys)
    }

    /// The same access with the policy of the resource itself.
    #[must_use]
    pub fn with_resource_policy(mut self, policy: Option<Arc<auth::Policy>>) -> Self {
        self.resource_policy = policy;
        self
    }

    /// The same access on a resource that does not exist, of which strangers are told so.
    #[must_use]
    pub fn on_absent(mut self, fault: Fault) -> Self {
        self.absent = Some(Box::new(fault));
        self
    }

    /// The same access on a resource that `owner` owns.
    #[must_use]
    pub fn owned_by(mut self, owner: crate::Account) -> Self {
        self.owner = Some(owner);
        self
    }
}

/// Decides whether a caller may do something. Implemented by IAM over a snapshot of its policies.
pub trait Authorizer: Send + Sync {
    /// Allows the access, or says no in AWS's words.
    ///
    /// # Errors
    /// `AccessDeniedException` (the gateway renames it where a protocol says `AccessDenied`),
    /// status 403 except for the JSON services, whose codecs answer 400.
    fn authorize(&self, caller: &Caller, access: &Access) -> Result<(), Fault>;
}
