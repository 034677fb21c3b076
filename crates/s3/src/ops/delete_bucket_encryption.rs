//! DeleteBucketEncryption: a bucket has what every bucket has, which it has here anyway.

use model::s3::{
    DeleteBucketEncryption, DeleteBucketEncryptionInput, DeleteBucketEncryptionOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::S3;

impl Serve<DeleteBucketEncryption> for S3 {
    fn access(
        &self,
        _call: &Call,
        input: &DeleteBucketEncryptionInput,
    ) -> Result<Vec<Access>, Fault> {
        // There is no right of its own for it.
        Ok(vec![self.bucket_access(
            "s3:PutEncryptionConfiguration",
            input.bucket.as_ref(),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteBucketEncryptionInput,
    ) -> Result<DeleteBucketEncryptionOutput, Fault> {
        self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        Ok(DeleteBucketEncryptionOutput {})
    }
}
