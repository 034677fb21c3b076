//! GetBucketLocation: the region of a bucket; empty for us-east-1.

use model::s3::{GetBucketLocation, GetBucketLocationInput, GetBucketLocationOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::S3;
use crate::faults;

impl Serve<GetBucketLocation> for S3 {
    fn access(&self, _call: &Call, input: &GetBucketLocationInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![self.bucket_access(
            "s3:GetBucketLocation",
            input.bucket.as_ref(),
        )])
    }

    async fn run(
        &self,
        _call: &Call,
        input: GetBucketLocationInput,
    ) -> Result<GetBucketLocationOutput, Fault> {
        // The one operation that every region answers.
        let name = input.bucket.ok_or_else(|| faults::missing("Bucket"))?;
        let bucket = self
            .buckets
            .get(&name)
            .ok_or_else(|| faults::no_such_bucket(&name))?;
        bucket.check_owner(input.expected_bucket_owner.as_ref())?;
        let region = Some(bucket.region.to_string()).filter(|region| region != "us-east-1");
        Ok(GetBucketLocationOutput {
            location_constraint: region,
        })
    }
}
