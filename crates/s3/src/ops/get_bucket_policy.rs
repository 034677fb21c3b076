//! GetBucketPolicy: the policy of a bucket.

use model::s3::{GetBucketPolicy, GetBucketPolicyInput, GetBucketPolicyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::S3;

impl Serve<GetBucketPolicy> for S3 {
    fn access(&self, call: &Call, input: &GetBucketPolicyInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![self.policy_access(
            "s3:GetBucketPolicy",
            call,
            input.bucket.as_ref(),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: GetBucketPolicyInput,
    ) -> Result<GetBucketPolicyOutput, Fault> {
        let (name, bucket) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        match &bucket.policy {
            Some(policy) => Ok(GetBucketPolicyOutput {
                policy: Some(self.principals.shown(policy, &bucket.principals)),
            }),
            None => Err(
                Fault::client("NoSuchBucketPolicy", "The bucket policy does not exist")
                    .with_status(404)
                    .with_field("BucketName", name),
            ),
        }
    }
}
