//! DeleteObjects: removes up to 1,000 keys; each is judged and answered by itself.

use model::s3::{DeleteObjects, DeleteObjectsInput, DeleteObjectsOutput, DeletedObject, Error};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::S3;
use crate::conditions::WriteCondition;
use crate::{faults, limits, object, options};

impl Serve<DeleteObjects> for S3 {
    fn access(&self, _call: &Call, _input: &DeleteObjectsInput) -> Result<Vec<Access>, Fault> {
        // Each key is authorised by itself, and refused by itself.
        Ok(Vec::new())
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteObjectsInput,
    ) -> Result<DeleteObjectsOutput, Fault> {
        let (name, bucket) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        options::refuse(&[
            ("x-amz-mfa", input.mfa.is_some()),
            ("x-amz-request-payer", input.request_payer.is_some()),
            (
                "x-amz-bypass-governance-retention",
                input.bypass_governance_retention == Some(true),
            ),
        ])?;
        let delete = input.delete.unwrap_or_default();
        let objects = delete.objects.unwrap_or_default();
        if objects.is_empty() || objects.len() > limits::PAGE_KEYS_MAX {
            return Err(faults::malformed_xml());
        }
        let mut deleted = Vec::new();
        let mut errors = Vec::new();
        for wanted in objects {
            let outcome = async {
                let key = object::check_key(wanted.key.as_ref())?;
                let (etag, version) = (wanted.e_tag.as_ref(), wanted.version_id.as_ref());
                for access in self.delete_access(Some(&name), Some(key), etag, version) {
                    self.authorize(call, &access)?;
                }
                object::check_version(wanted.version_id.as_ref())?;
                if wanted.last_modified_time.is_some() || wanted.size.is_some() {
                    return Err(faults::not_supported("Deletion by size or time"));
                }
                let condition = WriteCondition::of_deletion(wanted.e_tag.as_ref());
                self.delete(&name, &bucket, key, &condition, call.caller.origin)
                    .await
            };
            match outcome.await {
                Ok(()) => deleted.push(DeletedObject {
                    key: wanted.key,
                    ..DeletedObject::default()
                }),
                Err(fault) => errors.push(Error {
                    key: wanted.key,
                    version_id: None,
                    code: Some(match &*fault.code {
                        "AccessDeniedException" => "AccessDenied".to_owned(),
                        code => code.to_owned(),
                    }),
                    message: Some(fault.message),
                }),
            }
        }
        let deleted = if delete.quiet == Some(true) {
            Vec::new()
        } else {
            deleted
        };
        Ok(DeleteObjectsOutput {
            deleted: Some(deleted),
            errors: Some(errors),
            request_charged: None,
        })
    }
}
