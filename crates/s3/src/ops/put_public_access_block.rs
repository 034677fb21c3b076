//! PutPublicAccessBlock: sets which public access a bucket refuses.

use model::s3::{PutPublicAccessBlock, PutPublicAccessBlockInput, PutPublicAccessBlockOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::{S3, faults};

impl Serve<PutPublicAccessBlock> for S3 {
    fn access(
        &self,
        _call: &Call,
        input: &PutPublicAccessBlockInput,
    ) -> Result<Vec<Access>, Fault> {
        Ok(vec![self.bucket_access(
            "s3:PutBucketPublicAccessBlock",
            input.bucket.as_ref(),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: PutPublicAccessBlockInput,
    ) -> Result<PutPublicAccessBlockOutput, Fault> {
        let (name, bucket) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        let wanted = input.public_access_block_configuration.unwrap_or_default();
        let flags = [
            wanted.block_public_acls,
            wanted.ignore_public_acls,
            wanted.block_public_policy,
            wanted.restrict_public_buckets,
        ];
        let flags = flags.map(|flag| flag.unwrap_or(false));
        let [_, _, _, restricts] = flags;
        let policy = bucket.policy.as_deref();
        let is_public = policy
            .and_then(|policy| auth::Policy::parse(policy).ok())
            .is_some_and(|policy| policy.is_public());
        if restricts && is_public {
            return Err(faults::not_supported(
                "RestrictPublicBuckets on a bucket whose policy is public",
            ));
        }
        self.change_bucket(&name, bucket.id, |row| {
            row.public_access_block = Some(flags)
        })
        .await?;
        Ok(PutPublicAccessBlockOutput {})
    }
}
