//! GetPublicAccessBlock: which public access a bucket refuses.

use model::s3::{
    GetPublicAccessBlock, GetPublicAccessBlockInput, GetPublicAccessBlockOutput,
    PublicAccessBlockConfiguration,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::S3;

impl Serve<GetPublicAccessBlock> for S3 {
    fn access(
        &self,
        _call: &Call,
        input: &GetPublicAccessBlockInput,
    ) -> Result<Vec<Access>, Fault> {
        Ok(vec![self.bucket_access(
            "s3:GetBucketPublicAccessBlock",
            input.bucket.as_ref(),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: GetPublicAccessBlockInput,
    ) -> Result<GetPublicAccessBlockOutput, Fault> {
        let (name, bucket) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        let Some([acls, ignore, policy, restrict]) = bucket.public_access_block else {
            return Err(Fault::client(
                "NoSuchPublicAccessBlockConfiguration",
                "The public access block configuration was not found",
            )
            .with_status(404)
            .with_field("BucketName", name));
        };
        Ok(GetPublicAccessBlockOutput {
            public_access_block_configuration: Some(PublicAccessBlockConfiguration {
                block_public_acls: Some(acls),
                ignore_public_acls: Some(ignore),
                block_public_policy: Some(policy),
                restrict_public_buckets: Some(restrict),
            }),
        })
    }
}
