//! PutBucketPolicy: attaches a policy to a bucket.

use model::s3::{PutBucketPolicy, PutBucketPolicyInput, PutBucketPolicyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::S3;
use crate::{faults, limits};

impl Serve<PutBucketPolicy> for S3 {
    fn access(&self, _call: &Call, input: &PutBucketPolicyInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![self.bucket_access(
            "s3:PutBucketPolicy",
            input.bucket.as_ref(),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: PutBucketPolicyInput,
    ) -> Result<PutBucketPolicyOutput, Fault> {
        let (name, bucket) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        let policy = input.policy.ok_or_else(|| faults::missing("Policy"))?;
        if policy.len() > limits::POLICY_BYTES_MAX {
            return Err(Fault::client(
                "PolicyTooLarge",
                "Policies must not exceed 20480 bytes",
            ));
        }
        if let Err(error) = auth::Policy::parse(&policy) {
            return Err(Fault::client("MalformedPolicy", error.to_string()));
        }
        self.change_bucket(&name, bucket.id, |row| row.policy = Some(policy))
            .await?;
        Ok(PutBucketPolicyOutput {})
    }
}
