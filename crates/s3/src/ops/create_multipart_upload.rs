//! CreateMultipartUpload: begins an upload in parts.

use model::s3::{CreateMultipartUpload, CreateMultipartUploadInput, CreateMultipartUploadOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::access::{self, given_keys, named};
use crate::checksum::{self, Algorithm};
use crate::multipart::{Initiator, Upload};
use crate::object::{self, Headers};
use crate::{S3, faults, options};

impl Serve<CreateMultipartUpload> for S3 {
    fn access(
        &self,
        _call: &Call,
        input: &CreateMultipartUploadInput,
    ) -> Result<Vec<Access>, Fault> {
        let (bucket, key) = (input.bucket.as_ref(), input.key.as_ref());
        let put = self.put_access(bucket, key, &named!(input), false);
        Ok(vec![access::given(put, given_keys!(input))])
    }

    async fn run(
        &self,
        call: &Call,
        input: CreateMultipartUploadInput,
    ) -> Result<CreateMultipartUploadOutput, Fault> {
        let (name, bucket) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        let key = object::check_key(input.key.as_ref())?.clone();
        check_options(&input)?;
        let algorithm = input
            .checksum_algorithm
            .as_deref()
            .map(Algorithm::parse)
            .transpose()?;
        let composite = is_composite(algorithm, input.checksum_type.as_deref())?;
        let named = named!(input);
        let headers = Headers {
            content_type: input.content_type,
            content_encoding: input.content_encoding,
            content_language: input.content_language,
            content_disposition: input.content_disposition,
            cache_control: input.cache_control,
            expires: input.expires,
            metadata: input.metadata.unwrap_or_default(),
        };
        headers.check()?;
        let id = self.new_upload_id();
        let outcome = self.store.transact(|tx| {
            if tx
                .get(&self.buckets, &name)
                .is_none_or(|row| row.id != bucket.id)
            {
                return Err(faults::no_such_bucket(&name));
            }
            let upload = Upload {
                bucket: bucket.id,
                key: key.clone(),
                begun_ms: i64::try_from(tx.now_ms()).unwrap_or(i64::MAX),
                headers,
                algorithm,
                composite,
                named,
                disturbed: false,
                initiator: Some(Initiator::of(&call.caller)),
            };
            tx.put(&self.uploads, &id, upload);
            Ok(())
        });
        store::committed(outcome, faults::store).await?;
        Ok(CreateMultipartUploadOutput {
            bucket: Some(name),
            key: Some(key),
            upload_id: Some(id),
            server_side_encryption: Some("AES256".to_owned()),
            checksum_algorithm: algorithm.map(|algorithm| algorithm.name().to_owned()),
            checksum_type: algorithm.map(|_| {
                if composite {
                    "COMPOSITE".to_owned()
                } else {
                    "FULL_OBJECT".to_owned()
                }
            }),
            ..CreateMultipartUploadOutput::default()
        })
    }
}

/// Whether the object's checksum is over those of its parts: the default for all but CRC64NVME,
/// which can only be over the data.
fn is_composite(algorithm: Option<Algorithm>, kind: Option<&str>) -> Result<bool, Fault> {
    if let Some(kind) = kind
        && !matches!(kind, "COMPOSITE" | "FULL_OBJECT")
    {
        return Err(checksum::invalid_type());
    }
    let refuse = |kind: &str, algorithm: Algorithm| {
        Err(faults::invalid_request(format!(
            "The {kind} checksum type cannot be used with the {} checksum algorithm.",
            algorithm.name().to_lowercase()
        )))
    };
    match (algorithm, kind) {
        (None, None) => Ok(false),
        (None, Some(_)) => Err(faults::invalid_request(
            "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm \
             header.",
        )),
        (Some(Algorithm::Crc64Nvme), Some("COMPOSITE")) => {
            refuse("COMPOSITE", Algorithm::Crc64Nvme)
        }
        (Some(Algorithm::Crc64Nvme), _) => Ok(false),
        (Some(_), None | Some("COMPOSITE")) => Ok(true),
        (Some(sha @ (Algorithm::Sha1 | Algorithm::Sha256 | Algorithm::Sha512)), Some(_)) => {
            refuse("FULL_OBJECT", sha)
        }
        (Some(_), Some(_)) => Ok(false),
    }
}

fn check_options(input: &CreateMultipartUploadInput) -> Result<(), Fault> {
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
