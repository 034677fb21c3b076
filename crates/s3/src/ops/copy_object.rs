//! CopyObject: copies an object within or between buckets.

use model::s3::{CopyObject, CopyObjectInput, CopyObjectOutput, CopyObjectResult};
use plane::{Access, Call, Serve};
use wire::{Fault, Timestamp, percent};

use crate::S3;
use crate::access::{self, given_keys, named};
use crate::checksum::Algorithm;
use crate::checksum::Declared;
use crate::conditions::{ReadConditions, WriteCondition};
use crate::object::{self, Headers, Object, Put};
use crate::upload::{self, Expected};
use crate::{answer_checksum, copy_source, faults, options};

impl Serve<CopyObject> for S3 {
    fn access(&self, _call: &Call, input: &CopyObjectInput) -> Result<Vec<Access>, Fault> {
        let get = self.reading_source(input.copy_source.as_ref())?;
        let (bucket, key) = (input.bucket.as_ref(), input.key.as_ref());
        let etag = input.if_match.as_ref();
        let put = self.put_access(bucket, key, &named!(input), true);
        let put = access::given(put, given_keys!(input));
        let put = access::given(
            put,
            access::preconditions(etag, input.if_none_match.as_ref()),
        );
        let header = input.copy_source.as_deref().unwrap_or_default();
        let put = access::given(
            put,
            [
                ("s3:x-amz-copy-source", percent::decode(header).as_ref()),
                (
                    "s3:x-amz-metadata-directive",
                    input.metadata_directive.as_ref(),
                ),
            ],
        );
        let compared = self.etag_access(bucket, key, etag);
        Ok([get, put].into_iter().chain(compared).collect())
    }

    async fn run(&self, call: &Call, input: CopyObjectInput) -> Result<CopyObjectOutput, Fault> {
        let (name, bucket) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        let key = object::check_key(input.key.as_ref())?.clone();
        check_options(&input)?;
        let replace = match input.metadata_directive.as_deref() {
            None | Some("COPY") => false,
            Some("REPLACE") => true,
            Some(other) => {
                return Err(faults::invalid_argument(
                    "Unknown metadata directive.",
                    "x-amz-metadata-directive",
                    other,
                ));
            }
        };
        // What is named anew counts as a change even where it is what the object has.
        let changes =
            replace || input.storage_class.is_some() || input.server_side_encryption.is_some();
        let (from_name, from_key) = copy_source::named(input.copy_source.as_ref())?;
        if from_name == name && from_key == key && !changes {
            return Err(faults::invalid_request(
                "This copy request is illegal because it is trying to copy an object to itself \
                 without changing the object's metadata, storage class, website redirect \
                 location or encryption attributes.",
            ));
        }
        let condition =
            WriteCondition::parse(input.if_match.as_ref(), input.if_none_match.as_ref())?;
        let conditions = ReadConditions {
            if_match: input.copy_source_if_match.as_deref(),
            if_none_match: input.copy_source_if_none_match.as_deref(),
            if_modified_since: input.copy_source_if_modified_since,
            if_unmodified_since: input.copy_source_if_unmodified_since,
            now: self.now(),
        };
        let owner = input.expected_source_bucket_owner.as_ref();
        let (found, place) = self.copied(call, input.copy_source.as_ref(), owner, &conditions)?;
        let algorithm = match &input.checksum_algorithm {
            Some(name) => Algorithm::parse(name)?,
            None if found.checksum.composite => Algorithm::Crc64Nvme,
            None => found.checksum.algorithm,
        };
        let headers = if replace {
            new_headers(&input)
        } else {
            found.headers.clone()
        };
        headers.check()?;
        let origin = call.caller.origin;
        let body = crate::read::data(self.store.log(), Some(place), &found, None).await?;
        let expected = Expected {
            checksum: Some(Declared {
                algorithm,
                value: None,
            }),
            ..Expected::default()
        };
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
        let time_ms = self
            .put(&name, &bucket, put, data, &condition, origin)
            .await?;
        let mut result = CopyObjectResult {
            e_tag,
            last_modified: Some(Timestamp::from_millis(time_ms)),
            checksum_type: Some(received.checksum.kind().to_owned()),
            ..CopyObjectResult::default()
        };
        answer_checksum!(result, received.checksum);
        Ok(CopyObjectOutput {
            copy_object_result: Some(result),
            server_side_encryption: Some("AES256".to_owned()),
            ..CopyObjectOutput::default()
        })
    }
}

fn new_headers(input: &CopyObjectInput) -> Headers {
    Headers {
        content_type: input.content_type.clone(),
        content_encoding: input.content_encoding.clone(),
        content_language: input.content_language.clone(),
        content_disposition: input.content_disposition.clone(),
        cache_control: input.cache_control.clone(),
        expires: input.expires.clone(),
        metadata: input.metadata.clone().unwrap_or_default(),
    }
}

fn check_options(input: &CopyObjectInput) -> Result<(), Fault> {
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
        options::customer_key!(input) || options::customer_key_of_source!(input),
    )?;
    options::check_storage_class(input.storage_class.as_ref())?;
    options::refuse(&[
        (
            "x-amz-website-redirect-location",
            input.website_redirect_location.is_some(),
        ),
        ("x-amz-request-payer", input.request_payer.is_some()),
        ("x-amz-tagging", input.tagging.is_some()),
        (
            "x-amz-tagging-directive",
            input
                .tagging_directive
                .as_deref()
                .is_some_and(|directive| directive != "COPY"),
        ),
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
