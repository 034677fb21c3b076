//! PutBucketPolicy: attaches a policy to a bucket.

use model::s3::{PutBucketPolicy, PutBucketPolicyInput, PutBucketPolicyOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::S3;
use crate::{faults, limits};

impl Serve<PutBucketPolicy> for S3 {
    fn access(&self, call: &Call, input: &PutBucketPolicyInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![self.policy_access(
            "s3:PutBucketPolicy",
            call,
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
        let parsed = crate::policy::parse(&policy, &name)?;
        let principals = self.principals.bind(&policy);
        let principals = principals.map_err(|_| crate::policy::invalid_principal())?;
        let [_, _, blocks_policy, restricts] = bucket.public_access_block.unwrap_or_default();
        if blocks_policy && parsed.is_public() {
            return Err(Fault::client(
                "AccessDenied",
                format!(
                    "User: {} is not authorized to perform: s3:PutBucketPolicy on resource: \
                     \"{}\" because public policies are prevented by the BlockPublicPolicy setting \
                     in S3 Block Public Access.",
                    call.caller.arn(),
                    crate::bucket::arn(&name)
                ),
            )
            .with_status(403));
        }
        if restricts && parsed.is_public() {
            return Err(faults::not_supported(
                "A public bucket policy while RestrictPublicBuckets is on",
            ));
        }
        self.change_bucket(&name, bucket.id, |row| {
            row.policy = Some(policy);
            row.principals = principals;
        })
        .await?;
        Ok(PutBucketPolicyOutput {})
    }
}
