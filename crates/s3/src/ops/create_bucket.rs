//! CreateBucket: makes a general purpose bucket. See "CreateBucket" in the Amazon S3 API Reference.

use model::s3::{CreateBucket, CreateBucketConfiguration, CreateBucketInput, CreateBucketOutput};
use plane::{Access, Call, Region, Serve, Source};
use wire::{Fault, Structure};

use crate::bucket::{self, Bucket};
use crate::{S3, access, faults, options};

/// The region that needs no constraint, and whose endpoint is the global one.
const FIRST_REGION: &str = "us-east-1";

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
        let region = location(
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
                if present.account == caller.account && is_repeatable(call, &present, &region) {
                    return Ok(());
                }
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
                .with_field("BucketName", name.clone()));
            }
            let id = tx.next_id();
            let now = i64::try_from(tx.now_ms()).unwrap_or(i64::MAX);
            let mut bucket = Bucket::new(id, caller.account.clone(), region, now);
            bucket.tags = tags;
            tx.put(&self.buckets, &name, bucket);
            Ok(())
        });
        store::committed(outcome, faults::store).await?;
        Ok(CreateBucketOutput {
            location: Some(format!("/{name}")),
            bucket_arn: Some(bucket::arn(&name)),
        })
    }
}

/// "In the us-east-1 Region, if you re-create a bucket that you already own, Amazon S3 returns 200
/// OK": error codes of the Amazon S3 API Reference. Who calls from inside, CloudFormation, has to
/// learn that it made nothing.
fn is_repeatable(call: &Call, present: &Bucket, region: &Region) -> bool {
    matches!(call.caller.source, Source::Address(_))
        && region.as_str() == FIRST_REGION
        && present.region == *region
}

/// Where a bucket is made: in the caller's region, or from us-east-1, which answers for the global
/// endpoint, wherever it is wanted.
fn location(call: &Call, constraint: Option<&str>) -> Result<Region, Fault> {
    let region = call.caller.region.as_str();
    let is_first = region == FIRST_REGION;
    let Some(constraint) = constraint else {
        return if is_first {
            Ok(call.caller.region.clone())
        } else {
            Err(incompatible("unspecified"))
        };
    };
    let wanted = if constraint == "EU" {
        "eu-west-1"
    } else {
        constraint
    };
    if wanted == region && !is_first {
        return Ok(call.caller.region.clone());
    }
    let is_of_other_partition = wanted.starts_with("cn-") || wanted.starts_with("us-gov-");
    let is_known = constraints().contains(&constraint);
    match (is_first, is_known && !is_of_other_partition) {
        (true, true) => Ok(Region::new(wanted)),
        (false, true) => Err(incompatible(constraint)),
        (false, false) if wanted == FIRST_REGION => Err(incompatible(constraint)),
        (_, false) => Err(Fault::client(
            "InvalidLocationConstraint",
            "The specified location-constraint is not valid",
        )
        .with_field("LocationConstraint", constraint)),
    }
}

fn incompatible(constraint: &str) -> Fault {
    Fault::client(
        "IllegalLocationConstraintException",
        format!(
            "The {constraint} location constraint is incompatible for the region specific \
             endpoint this request was sent to."
        ),
    )
}

/// The constraints that S3 knows: its regions but us-east-1, and `EU`.
fn constraints() -> &'static [&'static str] {
    let schema = CreateBucketConfiguration::default().schema();
    let mut members = schema.members.iter();
    let constraint = members.find(|member| member.wire == "LocationConstraint");
    constraint.map_or(&[], |member| member.shape.values)
}
