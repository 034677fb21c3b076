//! GetBucketVersioning: buckets here have no versions, which S3 answers with nothing.

use model::s3::{GetBucketVersioning, GetBucketVersioningInput, GetBucketVersioningOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::S3;

impl Serve<GetBucketVersioning> for S3 {
    fn access(&self, _call: &Call, input: &GetBucketVersioningInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![self.bucket_access(
            "s3:GetBucketVersioning",
            input.bucket.as_ref(),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: GetBucketVersioningInput,
    ) -> Result<GetBucketVersioningOutput, Fault> {
        self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        Ok(GetBucketVersioningOutput::default())
    }
}
