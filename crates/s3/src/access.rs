//! What calls need to be allowed, with the condition keys that go with it. See "Actions,
//! resources, and condition keys for Amazon S3" in the Service Authorization Reference.

use std::sync::Arc;

use plane::{Access, Call, Principal};
use wire::Fault;

use crate::S3;
use crate::bucket::{arn, object_arn};
use crate::faults;
use crate::multipart::Named;

/// The header of the algorithm that data is encrypted with, as a condition key.
const ENCRYPTION: &str = "s3:x-amz-server-side-encryption";

/// Adds the condition keys that a request has values for: what is not sent is no key.
pub(crate) fn given<'a>(
    access: Access,
    keys: impl IntoIterator<Item = (&'static str, Option<&'a String>)>,
) -> Access {
    keys.into_iter().fold(access, |access, (key, value)| {
        let values = value.filter(|value| !value.is_empty()).cloned();
        values.map_or(access.clone(), |value| {
            access.with_context(key, vec![value])
        })
    })
}

/// The conditions of a write, as condition keys.
pub(crate) fn preconditions<'a>(
    if_match: Option<&'a String>,
    if_none_match: Option<&'a String>,
) -> [(&'static str, Option<&'a String>); 2] {
    [
        ("s3:if-match", if_match),
        ("s3:if-none-match", if_none_match),
    ]
}

/// The condition keys of a page's bounds.
pub(crate) fn of_listing(
    access: Access,
    prefix: Option<&String>,
    delimiter: Option<&String>,
    max_keys: Option<i32>,
) -> Access {
    // An empty prefix is one that is named: policies tell it from none.
    let access = [("s3:prefix", prefix), ("s3:delimiter", delimiter)]
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?.clone())))
        .fold(access, |access, (key, value)| {
            access.with_context(key, vec![value])
        });
    match max_keys {
        Some(max) => access.with_context("s3:max-keys", vec![max.to_string()]),
        None => access,
    }
}

/// The condition keys of what a write says of its object.
pub(crate) fn of_object(access: Access, named: &Named) -> Access {
    given(
        access,
        [
            (ENCRYPTION, named.encryption.as_ref()),
            ("s3:x-amz-acl", named.acl.as_ref()),
            ("s3:x-amz-storage-class", named.storage_class.as_ref()),
        ],
    )
}

/// What a write says of its object, in the headers of an input.
macro_rules! named {
    ($input:expr) => {
        $crate::multipart::Named {
            encryption: $input.server_side_encryption.clone(),
            acl: $input.acl.clone(),
            storage_class: $input.storage_class.clone(),
        }
    };
}
pub(crate) use named;

/// The condition keys of keys that are not this service's own.
macro_rules! given_keys {
    ($input:expr) => {
        [
            (
                "s3:x-amz-server-side-encryption-aws-kms-key-id",
                $input.sse_kms_key_id.as_ref(),
            ),
            (
                "s3:x-amz-server-side-encryption-customer-algorithm",
                $input.sse_customer_algorithm.as_ref(),
            ),
            (
                "s3:x-amz-website-redirect-location",
                $input.website_redirect_location.as_ref(),
            ),
        ]
    };
}
pub(crate) use given_keys;

impl S3 {
    /// Decides one access outside of what an operation needs as a whole.
    ///
    /// # Errors
    /// `AccessDenied`
    pub(crate) fn authorize(&self, call: &Call, access: &Access) -> Result<(), Fault> {
        self.door
            .authorize(&call.caller, &call.with_own_context(access))
    }

    /// An action on a bucket, with the policy that the bucket has.
    pub(crate) fn bucket_access(&self, action: &'static str, bucket: Option<&String>) -> Access {
        let name = bucket.map_or("*", String::as_str);
        self.owned(Access::new(action, arn(name)), name)
    }

    /// An action on a bucket's policy. No policy keeps the root of the owner's account from it, so
    /// that nobody is locked out for good: see "DeleteBucketPolicy" in the API Reference.
    pub(crate) fn policy_access(
        &self,
        action: &'static str,
        call: &Call,
        bucket: Option<&String>,
    ) -> Access {
        let mut access = self.bucket_access(action, bucket);
        let is_owner = access.owner.as_ref() == Some(&call.caller.account);
        if is_owner && call.caller.principal == Principal::Root {
            access.resource_policy = None;
        }
        access
    }

    /// An action on an object, with the policy that its bucket has.
    pub(crate) fn object_access(
        &self,
        action: &'static str,
        bucket: Option<&String>,
        key: Option<&String>,
    ) -> Access {
        let name = bucket.map_or("*", String::as_str);
        let access = Access::new(action, object_arn(name, key.map_or("*", String::as_str)));
        self.owned(access, name)
    }

    /// Reading an object; who names a version needs another action. See "GetObject" in the API
    /// Reference.
    pub(crate) fn reading(
        &self,
        bucket: Option<&String>,
        key: Option<&String>,
        version: Option<&String>,
    ) -> Access {
        let action = match version {
            None => "s3:GetObject",
            Some(_) => "s3:GetObjectVersion",
        };
        let access = self.object_access(action, bucket, key);
        given(access, [("s3:versionid", version)])
    }

    /// Putting an object, or a part of one. `creates`: there is an object afterwards.
    pub(crate) fn put_access(
        &self,
        bucket: Option<&String>,
        key: Option<&String>,
        named: &Named,
        creates: bool,
    ) -> Access {
        let access = self.object_access("s3:PutObject", bucket, key);
        of_object(access, named)
            .with_context("s3:ObjectCreationOperation", vec![creates.to_string()])
    }

    /// What a write or deletion with `If-Match` needs beside: whoever names an ETag learns whether
    /// it is the object's. See "How to prevent object overwrites with conditional writes" and "How
    /// to perform conditional deletes" in the User Guide.
    pub(crate) fn etag_access(
        &self,
        bucket: Option<&String>,
        key: Option<&String>,
        etag: Option<&String>,
    ) -> Option<Access> {
        etag.filter(|etag| *etag != "*")
            .map(|_| self.object_access("s3:GetObject", bucket, key))
    }

    /// What deleting an object needs, if it has an ETag where one is named.
    pub(crate) fn delete_access(
        &self,
        bucket: Option<&String>,
        key: Option<&String>,
        etag: Option<&String>,
        version: Option<&String>,
    ) -> Vec<Access> {
        let action = match version {
            None => "s3:DeleteObject",
            Some(_) => "s3:DeleteObjectVersion",
        };
        let delete = self.object_access(action, bucket, key);
        let delete = given(delete, [("s3:if-match", etag), ("s3:versionid", version)]);
        let get = self.etag_access(bucket, key, etag);
        std::iter::once(delete).chain(get).collect()
    }

    /// What a part of an upload, or its completion, needs: the upload's headers count for it.
    pub(crate) fn upload_access(
        &self,
        bucket: Option<&String>,
        key: Option<&String>,
        upload: Option<&String>,
        creates: bool,
    ) -> Access {
        let begun = upload.and_then(|id| self.uploads.get(id));
        let named = begun.map(|begun| begun.named.clone()).unwrap_or_default();
        self.put_access(bucket, key, &named, creates)
    }

    fn owned(&self, access: Access, bucket: &str) -> Access {
        let Some(bucket) = self.buckets.get(bucket) else {
            return access.on_absent(faults::no_such_bucket(bucket));
        };
        let policy = bucket.policy.as_deref();
        let policy = policy.map(|text| auth::Policy::parse_bound(text, &bucket.principals));
        access
            .owned_by(bucket.account.clone())
            .with_context("s3:ResourceAccount", vec![bucket.account.to_string()])
            .with_resource_policy(policy.map(Arc::new))
    }
}
