//! GetBucketTagging: the tags of a bucket.

use model::s3::{GetBucketTagging, GetBucketTaggingInput, GetBucketTaggingOutput, Tag};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::S3;

impl Serve<GetBucketTagging> for S3 {
    fn access(&self, _call: &Call, input: &GetBucketTaggingInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![self.bucket_access(
            "s3:GetBucketTagging",
            input.bucket.as_ref(),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: GetBucketTaggingInput,
    ) -> Result<GetBucketTaggingOutput, Fault> {
        let (name, bucket) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        if bucket.tags.is_empty() {
            return Err(Fault::client("NoSuchTagSet", "The TagSet does not exist")
                .with_status(404)
                .with_field("BucketName", name));
        }
        let tags = bucket.tags.iter().map(|(key, value)| Tag {
            key: Some(key.clone()),
            value: Some(value.clone()),
        });
        Ok(GetBucketTaggingOutput {
            tag_set: Some(tags.collect()),
        })
    }
}
