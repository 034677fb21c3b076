//! `AWS::S3::BucketPolicy`

use model::s3::{
    DeleteBucketPolicy, DeleteBucketPolicyInput, GetBucketPolicy, GetBucketPolicyInput,
    PutBucketPolicy, PutBucketPolicyInput,
};
use plane::BoxFuture;
use serde_json::Value;
use wire::Operation;

use crate::calls::{Calls, Failure};
use crate::resource_type::{ResourceType, Wanted, changed, string};
use crate::schema::{Alphabet, Capability, Kind, Naming, Properties, Schema, property};

static SCHEMA: Schema = Schema {
    type_name: "AWS::S3::BucketPolicy",
    source: <PutBucketPolicy as Operation>::META.input,
    properties: &[
        property("Bucket", Kind::Text).required().create_only(),
        property("PolicyDocument", Kind::Json).required(),
    ],
    unsupported: &[],
    // It is known by its bucket's name.
    naming: Naming {
        property: None,
        length: 63,
        alphabet: Alphabet::Lower,
    },
    attributes: &[],
    capability: Capability::None,
};

/// The type.
pub(super) struct BucketPolicy;

async fn put(calls: &Calls, properties: &Properties) -> Result<(), Failure> {
    let input = PutBucketPolicyInput {
        bucket: string(properties, "Bucket"),
        policy: properties.get("PolicyDocument").map(Value::to_string),
        ..Default::default()
    };
    calls.call::<PutBucketPolicy>(input).await.map(drop)
}

impl ResourceType for BucketPolicy {
    fn schema(&self) -> &'static Schema {
        &SCHEMA
    }

    fn find<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<Option<String>, Failure>> {
        Box::pin(async move {
            let input = GetBucketPolicyInput {
                bucket: string(wanted.properties, "Bucket"),
                ..Default::default()
            };
            let found = calls.look::<GetBucketPolicy>(input).await?;
            Ok(found.and_then(|_| string(wanted.properties, "Bucket")))
        })
    }

    fn identity(&self, _name: &str, properties: &Properties) -> Option<String> {
        string(properties, "Bucket")
    }

    fn taken(&self, _calls: &Calls, physical: &str, _properties: &Properties) -> String {
        format!("The bucket policy already exists on bucket {physical}.")
    }

    fn create<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<String, Failure>> {
        Box::pin(async move {
            put(calls, wanted.properties).await?;
            Ok(string(wanted.properties, "Bucket").unwrap_or_default())
        })
    }

    fn settle<'a>(
        &'a self,
        calls: &'a Calls,
        _physical: &'a str,
        before: Option<&'a Properties>,
        after: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            match before.is_some() && changed(before, after, "PolicyDocument") {
                true => put(calls, after).await,
                false => Ok(()),
            }
        })
    }

    fn delete<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        _properties: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let input = DeleteBucketPolicyInput {
                bucket: Some(physical.to_owned()),
                ..Default::default()
            };
            calls.remove::<DeleteBucketPolicy>(input).await
        })
    }
}
