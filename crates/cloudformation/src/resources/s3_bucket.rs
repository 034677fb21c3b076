//! `AWS::S3::Bucket`

use model::s3::{
    CreateBucket, CreateBucketConfiguration, CreateBucketInput, DeleteBucket,
    DeleteBucketEncryption, DeleteBucketEncryptionInput, DeleteBucketInput, DeleteBucketTagging,
    DeleteBucketTaggingInput, HeadBucket, HeadBucketInput, PublicAccessBlockConfiguration,
    PutBucketEncryption, PutBucketEncryptionInput, PutBucketTagging, PutBucketTaggingInput,
    PutPublicAccessBlock, PutPublicAccessBlockInput, ServerSideEncryptionByDefault,
    ServerSideEncryptionConfiguration, ServerSideEncryptionRule, Tag, Tagging,
};
use plane::BoxFuture;
use serde_json::Value;
use wire::Operation;

use crate::calls::{Calls, Failure};
use crate::resource_type::{Attributes, ResourceType, Wanted, changed, other_than, string};
use crate::schema::{Alphabet, Capability, Kind, Naming, Properties, Property, Schema, property};
use crate::tags;

const BY_DEFAULT: &[Property] = &[
    property("KMSMasterKeyID", Kind::Text),
    property("SSEAlgorithm", Kind::Text).required(),
];

const RULE: &[Property] = &[
    property("BucketKeyEnabled", Kind::Flag),
    property("ServerSideEncryptionByDefault", Kind::Object(BY_DEFAULT)),
];

const ENCRYPTION: &[Property] = &[property(
    "ServerSideEncryptionConfiguration",
    Kind::List(&Kind::Object(RULE)),
)
.required()];

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
        property("BucketEncryption", Kind::Object(ENCRYPTION)),
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

/// The rules of the encryption that a bucket is to have.
fn rules(properties: &Properties) -> impl Iterator<Item = &Properties> {
    let encryption = properties.get("BucketEncryption");
    let rules = encryption.and_then(|all| all.get("ServerSideEncryptionConfiguration"));
    let rules = rules.and_then(Value::as_array).into_iter().flatten();
    rules.filter_map(Value::as_object)
}

async fn settle_encryption(calls: &Calls, bucket: &str, after: &Properties) -> Result<(), Failure> {
    let bucket = Some(bucket.to_owned());
    if !after.contains_key("BucketEncryption") {
        let input = DeleteBucketEncryptionInput {
            bucket,
            ..Default::default()
        };
        return calls.remove::<DeleteBucketEncryption>(input).await;
    }
    let by_default = |rule: &Properties| {
        let by_default = rule.get("ServerSideEncryptionByDefault")?.as_object()?;
        Some(ServerSideEncryptionByDefault {
            sse_algorithm: string(by_default, "SSEAlgorithm"),
            kms_master_key_id: string(by_default, "KMSMasterKeyID"),
        })
    };
    let rules = rules(after).map(|rule| ServerSideEncryptionRule {
        apply_server_side_encryption_by_default: by_default(rule),
        bucket_key_enabled: rule.get("BucketKeyEnabled").and_then(Value::as_bool),
        blocked_encryption_types: None,
    });
    let input = PutBucketEncryptionInput {
        bucket,
        server_side_encryption_configuration: Some(ServerSideEncryptionConfiguration {
            rules: Some(rules.collect()),
        }),
        ..Default::default()
    };
    calls.call::<PutBucketEncryption>(input).await.map(drop)
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

    fn unsupported(&self, properties: &Properties) -> Option<String> {
        rules(properties).find_map(|rule| {
            other_than(
                rule,
                &["ServerSideEncryptionByDefault", "SSEAlgorithm"],
                "AES256",
            )
        })
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
            if changed(before, after, "BucketEncryption") {
                settle_encryption(calls, physical, after).await?;
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
