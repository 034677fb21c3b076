//! AbortMultipartUpload: forgets an upload and its parts.

use model::s3::{AbortMultipartUpload, AbortMultipartUploadInput, AbortMultipartUploadOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::object::Extent;
use crate::{S3, faults, object, options, upload};

impl Serve<AbortMultipartUpload> for S3 {
    fn access(
        &self,
        _call: &Call,
        input: &AbortMultipartUploadInput,
    ) -> Result<Vec<Access>, Fault> {
        let (bucket, key) = (input.bucket.as_ref(), input.key.as_ref());
        Ok(vec![self.object_access(
            "s3:AbortMultipartUpload",
            bucket,
            key,
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: AbortMultipartUploadInput,
    ) -> Result<AbortMultipartUploadOutput, Fault> {
        let (_, bucket) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        let key = object::check_key(input.key.as_ref())?;
        options::refuse(&[
            ("x-amz-request-payer", input.request_payer.is_some()),
            (
                "x-amz-if-match-initiated-time",
                input.if_match_initiated_time.is_some(),
            ),
        ])?;
        let (id, _) = self.upload(&bucket, key, input.upload_id.as_ref())?;
        let outcome = self.store.transact(|tx| {
            if tx.get(&self.uploads, &id).is_none() {
                return Err(faults::no_such_upload(&id));
            }
            tx.delete(&self.uploads, &id);
            let mut extents: Vec<Extent> = Vec::new();
            for (row_key, part) in tx.prefix(&self.parts, &format!("{id}/")) {
                extents.extend_from_slice(&part.extents);
                tx.delete(&self.parts, &row_key);
            }
            let (log, owner) = (self.store.log().clone(), bucket.id);
            // Not before the rows are gone for good, and whether the client waits or not.
            tx.on_applied(move || upload::release(&log, owner, &extents));
            Ok(())
        });
        store::committed(outcome, faults::store).await?;
        Ok(AbortMultipartUploadOutput {
            request_charged: None,
        })
    }
}
