//! CreateBucket: makes a general purpose bucket. See "CreateBucket" in the Amazon S3 API Reference.

use model::s3::{CreateBucket, CreateBucketInput, CreateBucketOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::bucket::{self, Bucket};
use crate::{Refused, S3, access, faults, options};

impl Serve<CreateBucket> for S3 {
    fn access(&self, _call: &Call, input: &CreateBucketInput) -> Result<Vec<Access>, Fault> {
        let name = input.bucket.as_deref().unwrap_or("*");
        let configuration = input.create_bucket_configuration.as_ref();
        let location = configuration.and_then(|c| c.location_constraint.as_ref());
        Ok(vec![access::given(
            Access::new("s3:CreateBucket", bucket::arn(name)),
            [
                ("s3:locationconstraint", location),
                ("s3:x-amz-acl", input.acl.as_ref()),
                ("s3:x-amz-object-ownership", input.object_ownership.as_ref()),
            ],
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: CreateBucketInput,
    ) -> Result<CreateBucketOutput, Fault> {
        let name = input
            .bucket
            .clone()
            .ok_or_else(|| faults::missing("Bucket"))?;
        if !bucket::is_valid_name(&name) {
            return Err(
                Fault::client("InvalidBucketName", "The specified bucket is not valid.")
                    .with_field("BucketName", name),
            );
        }
        let grants = [
            &input.grant_full_control,
            &input.grant_read,
            &input.grant_read_acp,
            &input.grant_write,
            &input.grant_write_acp,
        ];
        options::check_acl(
            input.acl.as_ref(),
            grants.iter().any(|grant| grant.is_some()),
        )?;
        let ownership = input.object_ownership.as_deref();
        let configuration = input.create_bucket_configuration.as_ref();
        options::refuse(&[
            (
                "x-amz-bucket-object-lock-enabled",
                input.object_lock_enabled_for_bucket == Some(true),
            ),
            (
                "x-amz-bucket-namespace",
                input
                    .bucket_namespace
                    .as_deref()
                    .is_some_and(|n| n != "global"),
            ),
            (
                "x-amz-object-ownership",
                ownership.is_some_and(|o| o != "BucketOwnerEnforced"),
            ),
            (
                "Location",
                configuration.is_some_and(|c| c.location.is_some()),
            ),
            ("Bucket", configuration.is_some_and(|c| c.bucket.is_some())),
        ])?;
        check_location(
            call,
            configuration.and_then(|c| c.location_constraint.as_deref()),
        )?;
        let tags: Vec<(String, String)> = configuration
            .and_then(|c| c.tags.as_ref())
            .into_iter()
            .flatten()
            .map(|tag| {
                (
                    tag.key.clone().unwrap_or_default(),
                    tag.value.clone().unwrap_or_default(),
                )
            })
            .collect();
        options::check_tags(&tags, 50)?;
        let caller = &call.caller;
        let outcome = self.store.transact(|tx| {
            if let Some(present) = tx.get(&self.buckets, &name) {
                return Err(if present.account == caller.account {
                    Fault::client(
                        "BucketAlreadyOwnedByYou",
                        "Your previous request to create the named bucket succeeded and you \
                         already own it.",
                    )
                } else {
                    Fault::client(
                        "BucketAlreadyExists",
                        "The requested bucket name is not available. The bucket namespace is \
                         shared by all users of the system. Please select a different name and \
                         try again.",
                    )
                }
                .with_status(409)
                .with_field("BucketName", name.clone())
                .into());
            }
            let id = tx.next_id();
            let now = i64::try_from(tx.now_ms()).unwrap_or(i64::MAX);
            let mut bucket = Bucket::new(id, caller.account.clone(), caller.region.clone(), now);
            bucket.tags = tags;
            tx.put(&self.buckets, &name, bucket);
            Ok::<_, Refused>(())
        });
        crate::committed(outcome).await?;
        Ok(CreateBucketOutput {
            location: Some(format!("/{name}")),
            bucket_arn: Some(bucket::arn(&name)),
        })
    }
}

fn check_location(call: &Call, constraint: Option<&str>) -> Result<(), Fault> {
    let region = call.caller.region.as_str();
    let incompatible = |constraint: &str| {
        Err(Fault::client(
            "IllegalLocationConstraintException",
            format!(
                "The {constraint} location constraint is incompatible for the region specific \
                 endpoint this request was sent to."
            ),
        ))
    };
    match constraint {
        None if region == "us-east-1" => Ok(()),
        None => incompatible("unspecified"),
        Some(constraint) if constraint == region && region != "us-east-1" => Ok(()),
        Some(constraint) if looks_like_region(constraint) => incompatible(constraint),
        Some(constraint) => Err(Fault::client(
            "InvalidLocationConstraint",
            "The specified location-constraint is not valid",
        )
        .with_field("LocationConstraint", constraint)),
    }
}

/// `eu-west-1`: letters, letters, a number.
fn looks_like_region(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    text == "EU"
        || (parts.len() >= 3
            && parts.last().is_some_and(|last| last.parse::<u8>().is_ok())
            && parts
                .iter()
                .rev()
                .skip(1)
                .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase())))
}
