//! PutObject: stores an object, under conditions if the client names some.

use model::s3::{PutObject, PutObjectInput, PutObjectOutput};
use plane::{Access, Call, Serve};
use wire::{Fault, Payload};

use crate::S3;
use crate::access::{self, given_keys, named};
use crate::checksum::Algorithm;
use crate::conditions::WriteCondition;
use crate::object::{self, Headers, Object, Put};
use crate::upload::{self, Expected};
use crate::{answer_checksum, checksum_members, options};

impl Serve<PutObject> for S3 {
    fn access(&self, _call: &Call, input: &PutObjectInput) -> Result<Vec<Access>, Fault> {
        let (bucket, key) = (input.bucket.as_ref(), input.key.as_ref());
        let etag = input.if_match.as_ref();
        let put = self.put_access(bucket, key, &named!(input), true);
        let put = access::given(put, given_keys!(input));
        let put = access::given(
            put,
            access::preconditions(etag, input.if_none_match.as_ref()),
        );
        let get = self.etag_access(bucket, key, etag);
        Ok(std::iter::once(put).chain(get).collect())
    }

    async fn run(&self, call: &Call, mut input: PutObjectInput) -> Result<PutObjectOutput, Fault> {
        let (name, bucket) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        let key = object::check_key(input.key.as_ref())?.clone();
        check_options(&input)?;
        let condition =
            WriteCondition::parse(input.if_match.as_ref(), input.if_none_match.as_ref())?;
        let trailers = input.body.as_ref().map(Payload::announced_trailers);
        let declared = checksum_members!(input, input.checksum_algorithm.as_deref())
            .declared_before(&trailers.unwrap_or_default())?;
        let headers = Headers {
            content_type: input.content_type.take(),
            content_encoding: input.content_encoding.take().and_then(without_aws_chunked),
            content_language: input.content_language.take(),
            content_disposition: input.content_disposition.take(),
            cache_control: input.cache_control.take(),
            expires: input.expires.take(),
            metadata: input.metadata.take().unwrap_or_default(),
        };
        headers.check()?;
        let expected = Expected {
            content_md5: input.content_md5.take(),
            checksum: declared,
            fallback: Some(Algorithm::Crc64Nvme),
        };
        let origin = call.caller.origin;
        let body = input.body.take().unwrap_or_default();
        let received =
            upload::receive(self.store.log(), bucket.id, origin.0, body, expected).await?;
        let object = Object {
            size: received.size,
            etag: upload::etag(&received.md5),
            modified_ms: 0,
            origin: 0,
            checksum: received.checksum.clone(),
            headers,
            extents: Vec::new(),
            parts: Vec::new(),
            upload: None,
        };
        let e_tag = Some(object.quoted_etag());
        let put = Put {
            key,
            object,
            dropped: Vec::new(),
            from: None,
        };
        let data = (received.laid, received.tail);
        self.put(&name, &bucket, put, data, &condition, origin)
            .await?;
        let mut output = PutObjectOutput {
            e_tag,
            server_side_encryption: Some("AES256".to_owned()),
            checksum_type: Some(received.checksum.kind().to_owned()),
            ..PutObjectOutput::default()
        };
        answer_checksum!(output, received.checksum);
        Ok(output)
    }
}

fn check_options(input: &PutObjectInput) -> Result<(), Fault> {
    let grants = [
        &input.grant_full_control,
        &input.grant_read,
        &input.grant_read_acp,
        &input.grant_write_acp,
    ];
    options::check_acl(
        input.acl.as_ref(),
        grants.iter().any(|grant| grant.is_some()),
    )?;
    options::check_encryption(
        input.server_side_encryption.as_ref(),
        input.sse_kms_key_id.is_some()
            || input.sse_kms_encryption_context.is_some()
            || input.bucket_key_enabled == Some(true),
        options::customer_key!(input),
    )?;
    options::check_storage_class(input.storage_class.as_ref())?;
    options::refuse(&[
        (
            "x-amz-write-offset-bytes",
            input.write_offset_bytes.is_some(),
        ),
        (
            "x-amz-website-redirect-location",
            input.website_redirect_location.is_some(),
        ),
        ("x-amz-request-payer", input.request_payer.is_some()),
        ("x-amz-tagging", input.tagging.is_some()),
        ("x-amz-object-lock-mode", input.object_lock_mode.is_some()),
        (
            "x-amz-object-lock-retain-until-date",
            input.object_lock_retain_until_date.is_some(),
        ),
        (
            "x-amz-object-lock-legal-hold",
            input.object_lock_legal_hold_status.is_some(),
        ),
    ])
}

/// `aws-chunked` is a matter of the transfer and not of the object.
fn without_aws_chunked(encoding: String) -> Option<String> {
    let left: Vec<&str> = encoding
        .split(',')
        .filter(|part| part.trim() != "aws-chunked")
        .collect();
    let left = left.join(",").trim().to_owned();
    (!left.is_empty()).then_some(left)
}

#[cfg(test)]
mod tests {
    use super::without_aws_chunked;

    #[test]
    fn the_transfer_encoding_is_not_kept() {
        for (sent, kept) in [
            ("aws-chunked", None),
            ("gzip, aws-chunked", Some("gzip")),
            ("aws-chunked, gzip, br", Some("gzip, br")),
            ("gzip, br", Some("gzip, br")),
        ] {
            assert_eq!(
                without_aws_chunked(sent.to_owned()).as_deref(),
                kept,
                "{sent}"
            );
        }
    }
}
