//! DeleteObject: removes a key, whether it is there or not.

use model::s3::{DeleteObject, DeleteObjectInput, DeleteObjectOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::S3;
use crate::conditions::WriteCondition;
use crate::{faults, object, options};

impl Serve<DeleteObject> for S3 {
    fn access(&self, _call: &Call, input: &DeleteObjectInput) -> Result<Vec<Access>, Fault> {
        let (bucket, key) = (input.bucket.as_ref(), input.key.as_ref());
        let (etag, version) = (input.if_match.as_ref(), input.version_id.as_ref());
        Ok(self.delete_access(bucket, key, etag, version))
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteObjectInput,
    ) -> Result<DeleteObjectOutput, Fault> {
        let (name, bucket) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        let key = object::check_key(input.key.as_ref())?;
        object::check_version(input.version_id.as_ref())?;
        options::refuse(&[
            ("x-amz-mfa", input.mfa.is_some()),
            ("x-amz-request-payer", input.request_payer.is_some()),
            (
                "x-amz-bypass-governance-retention",
                input.bypass_governance_retention == Some(true),
            ),
        ])?;
        if input.if_match_last_modified_time.is_some() {
            return Err(faults::header_not_implemented(
                "x-amz-if-match-last-modified-time",
            ));
        }
        if input.if_match_size.is_some() {
            return Err(faults::header_not_implemented("x-amz-if-match-size"));
        }
        let condition = WriteCondition::of_deletion(input.if_match.as_ref());
        self.delete(&name, &bucket, key, &condition, call.caller.origin)
            .await?;
        Ok(DeleteObjectOutput::default())
    }
}
