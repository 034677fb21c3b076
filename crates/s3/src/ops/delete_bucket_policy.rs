//! DeleteBucketPolicy: takes the policy off a bucket.

use model::s3::{DeleteBucketPolicy, DeleteBucketPolicyInput, DeleteBucketPolicyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::S3;

impl Serve<DeleteBucketPolicy> for S3 {
    fn access(&self, call: &Call, input: &DeleteBucketPolicyInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![self.policy_access(
            "s3:DeleteBucketPolicy",
            call,
            input.bucket.as_ref(),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteBucketPolicyInput,
    ) -> Result<DeleteBucketPolicyOutput, Fault> {
        let (name, bucket) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        self.change_bucket(&name, bucket.id, |row| {
            row.policy = None;
            row.principals.clear();
        })
        .await?;
        Ok(DeleteBucketPolicyOutput {})
    }
}
