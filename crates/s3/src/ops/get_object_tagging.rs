//! GetObjectTagging: an object's tags. Objects here have none: what would give them some is refused.

use model::s3::{GetObjectTagging, GetObjectTaggingInput, GetObjectTaggingOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::{S3, object, options};

impl Serve<GetObjectTagging> for S3 {
    fn access(&self, _call: &Call, input: &GetObjectTaggingInput) -> Result<Vec<Access>, Fault> {
        let action = match &input.version_id {
            None => "s3:GetObjectTagging",
            Some(_) => "s3:GetObjectVersionTagging",
        };
        Ok(vec![self.object_access(
            action,
            input.bucket.as_ref(),
            input.key.as_ref(),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: GetObjectTaggingInput,
    ) -> Result<GetObjectTaggingOutput, Fault> {
        let (name, bucket) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        let key = object::check_key(input.key.as_ref())?;
        options::refuse(&[("x-amz-request-payer", input.request_payer.is_some())])?;
        object::check_version(input.version_id.as_ref())?;
        self.readable(call, &name, &bucket, key)?;
        Ok(GetObjectTaggingOutput {
            version_id: None,
            tag_set: Some(Vec::new()),
        })
    }
}
