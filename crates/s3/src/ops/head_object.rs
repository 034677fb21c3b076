//! HeadObject: what GetObject would answer, without the data.

use model::s3::{HeadObject, HeadObjectInput, HeadObjectOutput};
use plane::{Access, Call, Serve};
use wire::{Fault, Timestamp};

use crate::S3;
use crate::answer_checksum;
use crate::conditions::ReadConditions;
use crate::object;
use crate::options;
use crate::range;
use crate::response_overrides;

impl Serve<HeadObject> for S3 {
    fn access(&self, _call: &Call, input: &HeadObjectInput) -> Result<Vec<Access>, Fault> {
        let (bucket, key) = (input.bucket.as_ref(), input.key.as_ref());
        Ok(vec![self.reading(bucket, key, input.version_id.as_ref())])
    }

    async fn run(&self, call: &Call, input: HeadObjectInput) -> Result<HeadObjectOutput, Fault> {
        let (name, bucket) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        let key = object::check_key(input.key.as_ref())?;
        options::refuse(&[
            ("x-amz-request-payer", input.request_payer.is_some()),
            ("partNumber", input.part_number.is_some()),
            (
                "x-amz-server-side-encryption-customer-algorithm",
                options::customer_key!(input),
            ),
            ("response-expires", input.response_expires.is_some()),
        ])?;
        options::check_overrides(call, &response_overrides!(input))?;
        object::check_version(input.version_id.as_ref())?;
        let found = self.readable(call, &name, &bucket, key)?;
        let conditions = ReadConditions {
            if_match: input.if_match.as_deref(),
            if_none_match: input.if_none_match.as_deref(),
            if_modified_since: input.if_modified_since,
            if_unmodified_since: input.if_unmodified_since,
            now: self.now(),
        };
        conditions.judge(&found)?;
        let part = match &input.range {
            Some(header) => range::parse(header, found.size)?,
            None => None,
        };
        let length = part.map_or(found.size, range::ByteRange::length);
        let headers = &found.headers;
        let mut output = HeadObjectOutput {
            accept_ranges: Some("bytes".to_owned()),
            last_modified: Some(Timestamp::from_millis(found.modified_ms)),
            content_length: i64::try_from(length).ok(),
            e_tag: Some(found.quoted_etag()),
            content_range: part.map(|part| part.content_range(found.size)),
            cache_control: input
                .response_cache_control
                .or_else(|| headers.cache_control.clone()),
            content_disposition: input
                .response_content_disposition
                .or_else(|| headers.content_disposition.clone()),
            content_encoding: input
                .response_content_encoding
                .or_else(|| headers.content_encoding.clone()),
            content_language: input
                .response_content_language
                .or_else(|| headers.content_language.clone()),
            content_type: input
                .response_content_type
                .or_else(|| headers.content_type.clone())
                .or_else(|| Some("binary/octet-stream".to_owned())),
            expires: headers.expires.clone(),
            server_side_encryption: Some("AES256".to_owned()),
            metadata: Some(headers.shown_metadata()),
            ..HeadObjectOutput::default()
        };
        if input.checksum_mode.as_deref() == Some("ENABLED") && part.is_none() {
            output.checksum_type = Some(found.checksum.kind().to_owned());
            answer_checksum!(output, found.checksum);
        }
        Ok(output)
    }
}
