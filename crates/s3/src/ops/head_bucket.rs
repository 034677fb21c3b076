//! HeadBucket: whether a bucket is there and may be listed.

use model::s3::{HeadBucket, HeadBucketInput, HeadBucketOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::S3;
use crate::bucket;

impl Serve<HeadBucket> for S3 {
    fn access(&self, _call: &Call, input: &HeadBucketInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![
            self.bucket_access("s3:ListBucket", input.bucket.as_ref()),
        ])
    }

    async fn run(&self, call: &Call, input: HeadBucketInput) -> Result<HeadBucketOutput, Fault> {
        let (name, found) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        Ok(HeadBucketOutput {
            bucket_arn: Some(bucket::arn(&name)),
            bucket_region: Some(found.region.to_string()),
            access_point_alias: Some(false),
            ..HeadBucketOutput::default()
        })
    }
}
