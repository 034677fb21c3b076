//! `AWS::S3::Bucket`

use model::s3::{
    CreateBucket, CreateBucketConfiguration, CreateBucketInput, DeleteBucket, DeleteBucketInput,
    DeleteBucketTagging, DeleteBucketTaggingInput, HeadBucket, HeadBucketInput,
    PublicAccessBlockConfiguration, PutBucketTagging, PutBucketTaggingInput, PutPublicAccessBlock,
    PutPublicAccessBlockInput, Tag, Tagging,
};
use plane::BoxFuture;
use serde_json::Value;
use wire::Operation;

use crate::calls::{Calls, Failure};
use crate::resource_type::{Attributes, ResourceType, Wanted, changed};
use crate::schema::{Alphabet, Capability, Kind, Naming, Properties, Property, Schema, property};
use crate::tags;

const PUBLIC_ACCESS: &[Property] = &[
    property("BlockPublicAcls", Kind::Flag),
    property("BlockPublicPolicy", Kind::Flag),
    property("IgnorePublicAcls", Kind::Flag),
    property("RestrictPublicBuckets", Kind::Flag),
];

static SCHEMA: Schema = Schema {
    type_name: "AWS::S3::Bucket",
    source: <CreateBucket as Operation>::META.input,
    properties: &[
        property("BucketName", Kind::Text).create_only(),
        property(
            "PublicAccessBlockConfiguration",
            Kind::Object(PUBLIC_ACCESS),
        ),
        property("Tags", Kind::Tags),
    ],
    unsupported: &[
        "AbacStatus",
        "AccelerateConfiguration",
        "AccessControl",
        "AnalyticsConfigurations",
        "BucketEncryption",
        "BucketNamePrefix",
        "BucketNamespace",
        "CorsConfiguration",
        "IntelligentTieringConfigurations",
        "InventoryConfigurations",
        "LifecycleConfiguration",
        "LoggingConfiguration",
        "MetadataConfiguration",
        "MetadataTableConfiguration",
        "MetricsConfigurations",
        "NotificationConfiguration",
        "ObjectLockConfiguration",
        "ObjectLockEnabled",
        "OwnershipControls",
        "ReplicationConfiguration",
        "VersioningConfiguration",
        "WebsiteConfiguration",
    ],
    naming: Naming {
        property: Some("BucketName"),
        length: 63,
        alphabet: Alphabet::Lower,
    },
    attributes: &[
        "Arn",
        "DomainName",
        "DualStackDomainName",
        "RegionalDomainName",
    ],
    capability: Capability::None,
};

/// The type.
pub(super) struct Bucket;

async fn settle_tags(calls: &Calls, bucket: &str, after: &Properties) -> Result<(), Failure> {
    let bucket = Some(bucket.to_owned());
    let Some(tags) = tags::some(after) else {
        let input = DeleteBucketTaggingInput {
            bucket,
            ..Default::default()
        };
        return calls.remove::<DeleteBucketTagging>(input).await;
    };
    let tag_set = tags
        .into_iter()
        .map(|(key, value)| Tag {
            key: Some(key),
            value: Some(value),
        })
        .collect();
    let input = PutBucketTaggingInput {
        bucket,
        tagging: Some(Tagging {
            tag_set: Some(tag_set),
        }),
        ..Default::default()
    };
    calls.call::<PutBucketTagging>(input).await.map(|_| ())
}

async fn settle_public_access(
    calls: &Calls,
    bucket: &str,
    after: &Properties,
) -> Result<(), Failure> {
    let wanted = after.get("PublicAccessBlockConfiguration");
    let flag = |name: &str| {
        let flag = wanted.map(|wanted| wanted.get(name).and_then(Value::as_bool).unwrap_or(false));
        // New buckets block all public access.
        Some(flag.unwrap_or(true))
    };
    let input = PutPublicAccessBlockInput {
        bucket: Some(bucket.to_owned()),
        public_access_block_configuration: Some(PublicAccessBlockConfiguration {
            block_public_acls: flag("BlockPublicAcls"),
            ignore_public_acls: flag("IgnorePublicAcls"),
            block_public_policy: flag("BlockPublicPolicy"),
            restrict_public_buckets: flag("RestrictPublicBuckets"),
        }),
        ..Default::default()
    };
    calls.call::<PutPublicAccessBlock>(input).await.map(|_| ())
}

impl ResourceType for Bucket {
    fn schema(&self) -> &'static Schema {
        &SCHEMA
    }

    fn find<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<Option<String>, Failure>> {
        Box::pin(async move {
            let input = HeadBucketInput {
                bucket: Some(wanted.name.to_owned()),
                ..Default::default()
            };
            match calls.call::<HeadBucket>(input).await {
                Err(failure) if failure.missing => Ok(None),
                // S3 does not make one that is there a second time, whoever may look at it.
                Err(failure) if failure.denied => Ok(None),
                // It is there, but somebody else's or in another region.
                _ => Ok(Some(wanted.name.to_owned())),
            }
        })
    }

    fn create<'a>(
        &'a self,
        calls: &'a Calls,
        wanted: &'a Wanted<'a>,
    ) -> BoxFuture<'a, Result<String, Failure>> {
        Box::pin(async move {
            let region = calls.caller.region.as_str();
            let elsewhere = (region != "us-east-1").then(|| CreateBucketConfiguration {
                location_constraint: Some(region.to_owned()),
                ..Default::default()
            });
            let input = CreateBucketInput {
                bucket: Some(wanted.name.to_owned()),
                create_bucket_configuration: elsewhere,
                ..Default::default()
            };
            calls.call::<CreateBucket>(input).await?;
            Ok(wanted.name.to_owned())
        })
    }

    fn settle<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        before: Option<&'a Properties>,
        after: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let none = Properties::new();
            let before = Some(before.unwrap_or(&none));
            if changed(before, after, "Tags") {
                settle_tags(calls, physical, after).await?;
            }
            if changed(before, after, "PublicAccessBlockConfiguration") {
                settle_public_access(calls, physical, after).await?;
            }
            Ok(())
        })
    }

    fn attributes<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        _properties: &'a Properties,
    ) -> BoxFuture<'a, Result<Attributes, Failure>> {
        Box::pin(async move {
            let region = &calls.caller.region;
            let attribute = |name: &str, value: String| (name.to_owned(), Value::from(value));
            Ok(Attributes::from([
                attribute("Arn", format!("arn:aws:s3:::{physical}")),
                attribute("DomainName", format!("{physical}.s3.amazonaws.com")),
                attribute(
                    "DualStackDomainName",
                    format!("{physical}.s3.dualstack.{region}.amazonaws.com"),
                ),
                attribute(
                    "RegionalDomainName",
                    format!("{physical}.s3.{region}.amazonaws.com"),
                ),
            ]))
        })
    }

    fn delete<'a>(
        &'a self,
        calls: &'a Calls,
        physical: &'a str,
        _properties: &'a Properties,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let input = DeleteBucketInput {
                bucket: Some(physical.to_owned()),
                ..Default::default()
            };
            calls.remove::<DeleteBucket>(input).await
        })
    }
}
