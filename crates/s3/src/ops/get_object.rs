//! GetObject: an object's data, whole or a range of it.

use model::s3::{GetObject, GetObjectInput, GetObjectOutput};
use plane::{Access, Call, Serve};
use wire::{Fault, FaultKind, Timestamp};

use crate::S3;
use crate::answer_checksum;
use crate::conditions::ReadConditions;
use crate::object;
use crate::options;
use crate::range;
use crate::response_overrides;

/// How often an object is looked up and read before its failure is answered.
const ATTEMPTS_MAX: u32 = 3;

impl Serve<GetObject> for S3 {
    fn access(&self, _call: &Call, input: &GetObjectInput) -> Result<Vec<Access>, Fault> {
        let (bucket, key) = (input.bucket.as_ref(), input.key.as_ref());
        Ok(vec![self.reading(bucket, key, input.version_id.as_ref())])
    }

    async fn run(&self, call: &Call, input: GetObjectInput) -> Result<GetObjectOutput, Fault> {
        let mut attempts = 1;
        loop {
            match self.read_object(call, &input).await {
                // What was found may have been moved or replaced before it was read.
                Err(fault) if fault.kind == FaultKind::Server && attempts < ATTEMPTS_MAX => {
                    attempts += 1;
                }
                outcome => return outcome,
            }
        }
    }
}

impl S3 {
    async fn read_object(
        &self,
        call: &Call,
        input: &GetObjectInput,
    ) -> Result<GetObjectOutput, Fault> {
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
        let body = crate::read::data(
            self.store.log(),
            Some(self.place(&bucket, key.clone())),
            &found,
            part,
        )
        .await?;
        let headers = &found.headers;
        let mut output = GetObjectOutput {
            accept_ranges: Some("bytes".to_owned()),
            last_modified: Some(Timestamp::from_millis(found.modified_ms)),
            content_length: i64::try_from(length).ok(),
            e_tag: Some(found.quoted_etag()),
            content_range: part.map(|part| part.content_range(found.size)),
            cache_control: input
                .response_cache_control
                .clone()
                .or_else(|| headers.cache_control.clone()),
            content_disposition: input
                .response_content_disposition
                .clone()
                .or_else(|| headers.content_disposition.clone()),
            content_encoding: input
                .response_content_encoding
                .clone()
                .or_else(|| headers.content_encoding.clone()),
            content_language: input
                .response_content_language
                .clone()
                .or_else(|| headers.content_language.clone()),
            content_type: input
                .response_content_type
                .clone()
                .or_else(|| headers.content_type.clone())
                .or_else(|| Some("binary/octet-stream".to_owned())),
            expires: headers.expires.clone(),
            server_side_encryption: Some("AES256".to_owned()),
            metadata: Some(headers.shown_metadata()),
            ..GetObjectOutput::default()
        };
        if input.checksum_mode.as_deref() == Some("ENABLED") && part.is_none() {
            output.checksum_type = Some(found.checksum.kind().to_owned());
            answer_checksum!(output, found.checksum);
        }
        output.body = Some(body);
        Ok(output)
    }
}
