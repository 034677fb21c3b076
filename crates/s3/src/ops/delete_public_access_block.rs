//! DeletePublicAccessBlock: a bucket refuses no public access any more.

use model::s3::{
    DeletePublicAccessBlock, DeletePublicAccessBlockInput, DeletePublicAccessBlockOutput,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::S3;

impl Serve<DeletePublicAccessBlock> for S3 {
    fn access(
        &self,
        _call: &Call,
        input: &DeletePublicAccessBlockInput,
    ) -> Result<Vec<Access>, Fault> {
        // There is no right of its own for it.
        Ok(vec![self.bucket_access(
            "s3:PutBucketPublicAccessBlock",
            input.bucket.as_ref(),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: DeletePublicAccessBlockInput,
    ) -> Result<DeletePublicAccessBlockOutput, Fault> {
        let (name, bucket) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        self.change_bucket(&name, bucket.id, |row| row.public_access_block = None)
            .await?;
        Ok(DeletePublicAccessBlockOutput {})
    }
}
