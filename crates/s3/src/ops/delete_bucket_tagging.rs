//! DeleteBucketTagging: takes all tags off a bucket.

use model::s3::{DeleteBucketTagging, DeleteBucketTaggingInput, DeleteBucketTaggingOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::S3;

impl Serve<DeleteBucketTagging> for S3 {
    fn access(&self, _call: &Call, input: &DeleteBucketTaggingInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![self.bucket_access(
            "s3:PutBucketTagging",
            input.bucket.as_ref(),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteBucketTaggingInput,
    ) -> Result<DeleteBucketTaggingOutput, Fault> {
        let (name, bucket) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        self.change_bucket(&name, bucket.id, |row| row.tags.clear())
            .await?;
        Ok(DeleteBucketTaggingOutput {})
    }
}
