//! UploadPartCopy: makes a part of an upload of an object, or of a range of one.

use model::s3::{CopyPartResult, UploadPartCopy, UploadPartCopyInput, UploadPartCopyOutput};
use plane::{Access, Call, Serve};
use wire::{Fault, Timestamp, percent};

use crate::checksum::Algorithm;
use crate::conditions::ReadConditions;
use crate::upload::{self, Expected};
use crate::{S3, access, answer_checksum, copy_source, faults, limits, object, options, read};

impl Serve<UploadPartCopy> for S3 {
    fn access(&self, _call: &Call, input: &UploadPartCopyInput) -> Result<Vec<Access>, Fault> {
        let get = self.reading_source(input.copy_source.as_ref())?;
        let put = self.upload_access(
            input.bucket.as_ref(),
            input.key.as_ref(),
            input.upload_id.as_ref(),
            false,
        );
        let header = input.copy_source.as_deref().unwrap_or_default();
        let source = percent::decode(header);
        let put = access::given(put, [("s3:x-amz-copy-source", source.as_ref())]);
        Ok(vec![get, put])
    }

    async fn run(
        &self,
        call: &Call,
        input: UploadPartCopyInput,
    ) -> Result<UploadPartCopyOutput, Fault> {
        let (_, bucket) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        let key = object::check_key(input.key.as_ref())?;
        options::refuse(&[("x-amz-request-payer", input.request_payer.is_some())])?;
        options::check_encryption(
            None,
            false,
            options::customer_key!(input) || options::customer_key_of_source!(input),
        )?;
        let number = object::check_part_number(input.part_number)?;
        let (id, begun) = self.upload(&bucket, key, input.upload_id.as_ref())?;
        let conditions = ReadConditions {
            if_match: input.copy_source_if_match.as_deref(),
            if_none_match: input.copy_source_if_none_match.as_deref(),
            if_modified_since: input.copy_source_if_modified_since,
            if_unmodified_since: input.copy_source_if_unmodified_since,
            now: self.now(),
        };
        let owner = input.expected_source_bucket_owner.as_ref();
        let (found, place) = self.copied(call, input.copy_source.as_ref(), owner, &conditions)?;
        let range = match &input.copy_source_range {
            Some(header) => Some(copy_source::range(header, found.size)?),
            None => None,
        };
        let length = range.map_or(found.size, |range| range.length());
        if length > limits::PUT_BYTES_MAX {
            return Err(faults::invalid_request(format!(
                "The specified copy source is larger than the maximum allowable size for a copy \
                 source: {}",
                limits::PUT_BYTES_MAX
            )));
        }
        let expected = Expected {
            fallback: Some(begun.algorithm.unwrap_or(Algorithm::Crc64Nvme)),
            ..Expected::default()
        };
        let (log, origin) = (self.store.log(), call.caller.origin.0);
        let body = read::data(log, Some(place), &found, range).await?;
        let received = upload::receive(log, bucket.id, origin, body, expected).await?;
        let part = self
            .keep_part(&bucket, &id, number, origin, received)
            .await?;
        let mut result = CopyPartResult {
            e_tag: Some(format!("\"{}\"", part.etag())),
            last_modified: Some(Timestamp::from_millis(part.modified_ms)),
            ..CopyPartResult::default()
        };
        if begun.algorithm.is_some() {
            answer_checksum!(result, part.checksum);
        }
        Ok(UploadPartCopyOutput {
            copy_part_result: Some(result),
            server_side_encryption: Some("AES256".to_owned()),
            ..UploadPartCopyOutput::default()
        })
    }
}
