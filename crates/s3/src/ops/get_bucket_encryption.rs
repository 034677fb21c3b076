//! GetBucketEncryption: every bucket has SSE-S3, and here nothing else.

use model::s3::{
    GetBucketEncryption, GetBucketEncryptionInput, GetBucketEncryptionOutput,
    ServerSideEncryptionByDefault, ServerSideEncryptionConfiguration, ServerSideEncryptionRule,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::S3;

impl Serve<GetBucketEncryption> for S3 {
    fn access(&self, _call: &Call, input: &GetBucketEncryptionInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![self.bucket_access(
            "s3:GetEncryptionConfiguration",
            input.bucket.as_ref(),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: GetBucketEncryptionInput,
    ) -> Result<GetBucketEncryptionOutput, Fault> {
        self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        let rule = ServerSideEncryptionRule {
            apply_server_side_encryption_by_default: Some(ServerSideEncryptionByDefault {
                sse_algorithm: Some("AES256".to_owned()),
                kms_master_key_id: None,
            }),
            bucket_key_enabled: Some(false),
            blocked_encryption_types: None,
        };
        Ok(GetBucketEncryptionOutput {
            server_side_encryption_configuration: Some(ServerSideEncryptionConfiguration {
                rules: Some(vec![rule]),
            }),
        })
    }
}
