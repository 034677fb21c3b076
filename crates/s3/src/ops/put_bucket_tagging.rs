//! PutBucketTagging: replaces the tags of a bucket.

use model::s3::{PutBucketTagging, PutBucketTaggingInput, PutBucketTaggingOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::S3;
use crate::options;

impl Serve<PutBucketTagging> for S3 {
    fn access(&self, _call: &Call, input: &PutBucketTaggingInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![self.bucket_access(
            "s3:PutBucketTagging",
            input.bucket.as_ref(),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: PutBucketTaggingInput,
    ) -> Result<PutBucketTaggingOutput, Fault> {
        let (name, bucket) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        let tags: Vec<(String, String)> = input
            .tagging
            .and_then(|tagging| tagging.tag_set)
            .unwrap_or_default()
            .into_iter()
            .map(|tag| (tag.key.unwrap_or_default(), tag.value.unwrap_or_default()))
            .collect();
        options::check_tags(&tags, 50)?;
        self.change_bucket(&name, bucket.id, |row| row.tags = tags)
            .await?;
        Ok(PutBucketTaggingOutput {})
    }
}
