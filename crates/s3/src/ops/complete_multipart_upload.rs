//! CompleteMultipartUpload: makes an object of the parts of an upload.

use std::sync::Arc;

use md5::Digest as _;
use model::s3::{
    CompleteMultipartUpload, CompleteMultipartUploadInput, CompleteMultipartUploadOutput,
    CompletedPart,
};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::checksum::{self, Algorithm, Running, RunningMd5, hex};
use crate::conditions::WriteCondition;
use crate::multipart::{Part, Upload};
use crate::object::{self, Checksum, Extent, Object, Put};
use crate::{Refused, S3, answer_checksum, checksum_members, faults, limits, options, upload};

impl Serve<CompleteMultipartUpload> for S3 {
    fn access(
        &self,
        _call: &Call,
        input: &CompleteMultipartUploadInput,
    ) -> Result<Vec<Access>, Fault> {
        Ok(vec![self.object_access(
            "s3:PutObject",
            input.bucket.as_ref(),
            input.key.as_ref(),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: CompleteMultipartUploadInput,
    ) -> Result<CompleteMultipartUploadOutput, Fault> {
        let (name, bucket) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        let key = object::check_key(input.key.as_ref())?.clone();
        options::refuse(&[("x-amz-request-payer", input.request_payer.is_some())])?;
        options::check_encryption(None, false, input.sse_customer_algorithm.is_some())?;
        let condition =
            WriteCondition::parse(input.if_match.as_ref(), input.if_none_match.as_ref())?;
        let (id, begun) = self.upload(&bucket, &key, input.upload_id.as_ref())?;
        let named = input
            .multipart_upload
            .as_ref()
            .and_then(|upload| upload.parts.as_ref())
            .filter(|parts| !parts.is_empty())
            .ok_or_else(faults::malformed_xml)?;
        let uploaded = self.parts_of(&id);
        let chosen = choose(named, &uploaded)?;
        let size: u64 = chosen.iter().map(|(_, part)| part.size).sum();
        if input
            .mpu_object_size
            .is_some_and(|expected| u64::try_from(expected) != Ok(size))
        {
            return Err(faults::invalid_request(
                "The provided 'x-amz-mp-object-size' header value does not match what was \
                 computed",
            ));
        }
        let computed = self.checksum_of(&begun, &chosen).await?;
        if let Some(declared) = checksum_members!(input, None).declared()? {
            let given = declared.value.as_deref().unwrap_or_default();
            let value = computed.value.split('-').next().unwrap_or_default();
            if declared.algorithm != computed.algorithm || given != value {
                return Err(checksum::mismatch(declared.algorithm));
            }
        }
        let object = Object {
            size,
            etag: etag_of(&chosen),
            modified_ms: 0,
            origin: 0,
            checksum: computed.clone(),
            headers: begun.headers.clone(),
            extents: chosen
                .iter()
                .flat_map(|(_, part)| part.extents.iter().copied())
                .collect(),
            parts: chosen.iter().map(|(_, part)| part.size).collect(),
        };
        let e_tag = Some(object.quoted_etag());
        let put = Put {
            key: key.clone(),
            object,
        };
        self.put_of_parts(&name, &bucket, put, &condition, call.caller.origin)
            .await?;
        let outcome = self.store.transact(|tx| {
            tx.delete(&self.uploads, &id);
            for (row_key, _) in tx.prefix(&self.parts, &format!("{id}/")) {
                tx.delete(&self.parts, &row_key);
            }
            Ok::<_, Refused>(())
        });
        crate::committed(outcome).await?;
        let left: Vec<Extent> = uploaded
            .iter()
            .filter(|(number, _)| chosen.iter().all(|(chosen, _)| chosen != number))
            .flat_map(|(_, part)| part.extents.iter().copied())
            .collect();
        upload::release(self.store.log(), bucket.id, &left);
        let mut output = CompleteMultipartUploadOutput {
            location: Some(format!(
                "https://{name}.s3.{}.amazonaws.com/{key}",
                bucket.region
            )),
            bucket: Some(name),
            key: Some(key),
            e_tag,
            checksum_type: Some(computed.kind().to_owned()),
            server_side_encryption: Some("AES256".to_owned()),
            ..CompleteMultipartUploadOutput::default()
        };
        answer_checksum!(output, computed);
        Ok(output)
    }
}

type Numbered = (i32, Arc<Part>);

/// The parts that the request names, which must be there, as named, in order and large enough.
fn choose(named: &[CompletedPart], uploaded: &[Numbered]) -> Result<Vec<Numbered>, Fault> {
    let mut chosen: Vec<Numbered> = Vec::with_capacity(named.len());
    for part in named {
        let number = part.part_number.unwrap_or(0);
        if chosen.last().is_some_and(|(last, _)| *last >= number) {
            return Err(Fault::client(
                "InvalidPartOrder",
                "The list of parts was not in ascending order. Parts must be ordered by part \
                 number.",
            ));
        }
        let etag = part.e_tag.as_deref().unwrap_or_default().trim_matches('"');
        let found = uploaded.iter().find(|(present, _)| *present == number);
        match found {
            Some((_, present)) if present.etag() == etag => {
                chosen.push((number, present.clone()));
            }
            _ => {
                return Err(Fault::client(
                    "InvalidPart",
                    "One or more of the specified parts could not be found.  The part may not \
                     have been uploaded, or the specified entity tag may not match the part's \
                     entity tag.",
                )
                .with_field("PartNumber", number.to_string())
                .with_field("ETag", etag));
            }
        }
    }
    let all_but_last = chosen.len().saturating_sub(1);
    if let Some((number, part)) = chosen
        .iter()
        .take(all_but_last)
        .find(|(_, part)| part.size < limits::PART_BYTES_MIN)
    {
        return Err(Fault::client(
            "EntityTooSmall",
            "Your proposed upload is smaller than the minimum allowed size",
        )
        .with_field("ETag", part.etag())
        .with_field("PartNumber", number.to_string())
        .with_field("MinSizeAllowed", limits::PART_BYTES_MIN.to_string())
        .with_field("ProposedSize", part.size.to_string()));
    }
    Ok(chosen)
}

/// MD5 of the parts' MD5s, and their number.
fn etag_of(parts: &[Numbered]) -> String {
    let mut md5 = RunningMd5::new();
    for (_, part) in parts {
        md5.update(part.md5);
    }
    format!("{}-{}", hex(&md5.finalize()), parts.len())
}

impl S3 {
    /// The object's checksum: over the parts' checksums where it is composite, else over the
    /// data, which is read once for it.
    async fn checksum_of(&self, begun: &Upload, parts: &[Numbered]) -> Result<Checksum, Fault> {
        let algorithm = begun.algorithm.unwrap_or(Algorithm::Crc64Nvme);
        let mut running = Running::new(algorithm);
        if begun.composite {
            for (_, part) in parts {
                let value = base64_simd::STANDARD.decode_to_vec(&part.checksum.value);
                running.update(&value.unwrap_or_default());
            }
            let value = format!("{}-{}", running.finish(), parts.len());
            return Ok(Checksum {
                algorithm,
                value,
                composite: true,
            });
        }
        let whole = Object {
            size: parts.iter().map(|(_, part)| part.size).sum(),
            etag: String::new(),
            modified_ms: 0,
            origin: 0,
            checksum: Checksum {
                algorithm,
                value: String::new(),
                composite: false,
            },
            headers: object::Headers::default(),
            extents: parts
                .iter()
                .flat_map(|(_, part)| part.extents.iter().copied())
                .collect(),
            parts: Vec::new(),
        };
        let mut data = crate::read::data(self.store.log(), &whole, None).await?;
        while let Some(chunk) = data.next().await {
            running.update(&chunk?);
        }
        Ok(Checksum {
            algorithm,
            value: running.finish(),
            composite: false,
        })
    }
}
