//! CompleteMultipartUpload: makes an object of the parts of an upload.

use std::sync::Arc;

use md5::Digest as _;
use model::s3::{
    CompleteMultipartUpload, CompleteMultipartUploadInput, CompleteMultipartUploadOutput,
    CompletedPart,
};
use plane::{Access, Call, Origin, Serve};
use store::FrameDraft;
use wire::{Fault, hex, percent};

use crate::access;
use crate::bucket::Bucket;
use crate::checksum::{self, Algorithm, Running, RunningMd5};
use crate::conditions::WriteCondition;
use crate::multipart::{Part, Upload, part_number};
use crate::object::{self, Checksum, Extent, KIND_PUT, Object, Put, encode_put};
use crate::{S3, answer_checksum, checksum_members, faults, limits, options};

impl Serve<CompleteMultipartUpload> for S3 {
    fn access(
        &self,
        _call: &Call,
        input: &CompleteMultipartUploadInput,
    ) -> Result<Vec<Access>, Fault> {
        let (bucket, key) = (input.bucket.as_ref(), input.key.as_ref());
        let etag = input.if_match.as_ref();
        let put = self.upload_access(bucket, key, input.upload_id.as_ref(), true);
        let put = access::given(
            put,
            access::preconditions(etag, input.if_none_match.as_ref()),
        );
        let get = self.etag_access(bucket, key, etag);
        Ok(std::iter::once(put).chain(get).collect())
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
        options::check_encryption(None, false, options::customer_key!(input))?;
        let condition =
            WriteCondition::parse(input.if_match.as_ref(), input.if_none_match.as_ref())?;
        let (id, begun) = match self.upload(&bucket, &key, input.upload_id.as_ref()) {
            Ok(found) => found,
            Err(fault) => {
                let object = self
                    .completed_before(bucket.id, &key, &input)?
                    .ok_or(fault)?;
                return Ok(answer(name, &bucket, key, &object));
            }
        };
        let named = input
            .multipart_upload
            .as_ref()
            .and_then(|upload| upload.parts.as_ref())
            .filter(|parts| !parts.is_empty())
            .ok_or_else(faults::malformed_xml)?;
        begun.check_type(input.checksum_type.as_deref())?;
        let uploaded = self.parts_of(&id);
        let chosen = choose(named, &uploaded, &begun)?;
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
            checksum: computed,
            headers: begun.headers.clone(),
            extents: extents_of(&chosen),
            parts: chosen.iter().map(|(_, part)| part.size).collect(),
            upload: Some(id),
        };
        self.check_undisturbed(bucket.id, &key, &condition, &begun)?;
        let output = answer(name.clone(), &bucket, key.clone(), &object);
        let put = Put {
            key: key.clone(),
            object,
            dropped: Vec::new(),
            from: None,
        };
        let outcome = self
            .complete(&name, &bucket, put, &chosen, &condition, call.caller.origin)
            .await;
        match outcome {
            Ok(()) => Ok(output),
            // Another one was faster: the upload is over though its rows are still to be seen.
            Err(fault) if fault.code == "NoSuchUpload" => {
                let made = self.completed_before(bucket.id, &key, &input)?;
                made.map(|_| output).ok_or(fault)
            }
            Err(fault) => Err(fault),
        }
    }
}

fn answer(
    name: String,
    bucket: &Bucket,
    key: String,
    object: &Object,
) -> CompleteMultipartUploadOutput {
    let mut output = CompleteMultipartUploadOutput {
        location: Some(format!(
            "https://{name}.s3.{}.amazonaws.com/{}",
            bucket.region,
            percent::encode(&key)
        )),
        bucket: Some(name),
        key: Some(key),
        e_tag: Some(object.quoted_etag()),
        checksum_type: Some(object.checksum.kind().to_owned()),
        server_side_encryption: Some("AES256".to_owned()),
        ..CompleteMultipartUploadOutput::default()
    };
    answer_checksum!(output, object.checksum);
    output
}

fn extents_of(parts: &[Numbered]) -> Vec<Extent> {
    parts
        .iter()
        .flat_map(|(_, part)| part.extents.iter().copied())
        .collect()
}

type Numbered = (i32, Arc<Part>);

/// The parts that the request names, which must be there, as named, in order and large enough.
fn choose(
    named: &[CompletedPart],
    uploaded: &[Numbered],
    begun: &Upload,
) -> Result<Vec<Numbered>, Fault> {
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
        let declared = checksum_members!(part, None).declared()?;
        if declared.is_none()
            && begun.composite
            && let Some(algorithm) = begun.algorithm
        {
            return Err(faults::invalid_request(format!(
                "The upload was created using a {} checksum. The complete request must include \
                 the checksum for each part. It was missing for part {number} in the request.",
                algorithm.name().to_lowercase()
            )));
        }
        match found {
            Some((_, present)) if present.etag() == etag && present.has(declared.as_ref()) => {
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

fn conflict() -> Fault {
    Fault::client(
        "OperationAborted",
        "A conflicting conditional operation is currently in progress against this resource. \
         Please try again.",
    )
    .with_status(409)
}

/// MD5 of the parts' MD5s, and their number.
fn etag_of(parts: &[Numbered]) -> String {
    let mut md5 = RunningMd5::new();
    for (_, part) in parts {
        md5.update(part.md5);
    }
    format!("{}-{}", hex::encode(&md5.finalize()), parts.len())
}

impl S3 {
    /// The object that an earlier completion of this upload made of the same parts: a client that
    /// did not get the answer may ask again.
    fn completed_before(
        &self,
        bucket: u64,
        key: &str,
        input: &CompleteMultipartUploadInput,
    ) -> Result<Option<Object>, Fault> {
        let Some(object) = self.object(bucket, key)? else {
            return Ok(None);
        };
        let named = input.multipart_upload.as_ref();
        let named = named.and_then(|upload| upload.parts.as_deref());
        let mut md5 = RunningMd5::new();
        let mut count = 0;
        for part in named.unwrap_or_default() {
            let etag = part.e_tag.as_deref().unwrap_or_default().trim_matches('"');
            md5.update(hex::decode(etag).unwrap_or_default());
            count += 1;
        }
        let same = object.upload.is_some()
            && object.upload == input.upload_id
            && object.etag == format!("{}-{count}", hex::encode(&md5.finalize()));
        Ok(same.then_some(object))
    }

    /// Refuses a completion with a condition where the key was written or its object deleted after
    /// the upload was begun, whatever is there now. That there is an object where there should be
    /// none is told otherwise.
    fn check_undisturbed(
        &self,
        bucket: u64,
        key: &str,
        condition: &WriteCondition,
        begun: &Upload,
    ) -> Result<(), Fault> {
        let header = match condition {
            WriteCondition::None | WriteCondition::Present => return Ok(()),
            WriteCondition::Absent => "If-None-Match",
            WriteCondition::Matches(_) => "If-Match",
        };
        let is_later = |object: Object| object.modified_ms > begun.begun_ms;
        let is_disturbed = match self.object(bucket, key)? {
            None => begun.disturbed,
            Some(_) if *condition == WriteCondition::Absent => false,
            Some(object) => begun.disturbed || is_later(object),
        };
        if is_disturbed {
            return Err(Fault::client(
                "ConditionalRequestConflict",
                "The conditional request cannot succeed due to a conflicting operation against \
                 this resource.",
            )
            .with_status(409)
            .with_field("Condition", header)
            .with_field("Key", key));
        }
        Ok(())
    }

    /// Puts the object and does away with the upload, in one commit: who aborts the upload or
    /// replaces a part of it comes before or after, never between.
    async fn complete(
        &self,
        name: &str,
        bucket: &Bucket,
        mut put: Put,
        chosen: &[Numbered],
        condition: &WriteCondition,
        origin: Origin,
    ) -> Result<(), Fault> {
        let (key, etag) = (put.key.clone(), Some(put.object.etag.clone()));
        let id = put.object.upload.clone().unwrap_or_default();
        let durable = || Ok(self.object(bucket.id, &key)?.map(|object| object.etag));
        let outcome = self.decisions.decide(
            bucket.id,
            &key,
            etag,
            durable,
            |present| condition.judge(&key, present),
            |ticket| {
                let outcome = self.store.transact(|tx| {
                    if tx.get(&self.uploads, &id).is_none() {
                        return Err(faults::no_such_upload(&id));
                    }
                    tx.delete(&self.uploads, &id);
                    let mut kept = 0;
                    for (row_key, part) in tx.prefix(&self.parts, &format!("{id}/")) {
                        let number = part_number(&row_key);
                        let found = chosen.iter().find(|(chosen, _)| *chosen == number);
                        match found {
                            Some((_, chosen)) if chosen.extents == part.extents => kept += 1,
                            _ => put.dropped.extend_from_slice(&part.extents),
                        }
                        tx.delete(&self.parts, &row_key);
                    }
                    if kept != chosen.len() {
                        return Err(conflict());
                    }
                    let draft = FrameDraft {
                        kind: KIND_PUT,
                        owner: bucket.id,
                        origin: origin.0,
                        parts: encode_put(put, Vec::new())?,
                        on_applied: Some(self.settling(bucket.id, &key, ticket)),
                        ..FrameDraft::default()
                    };
                    tx.append_object(draft);
                    Ok(())
                });
                crate::decided(outcome)
            },
        );
        let commit =
            outcome.map_err(|refused| refused.unwrap_or_else(|| faults::no_such_bucket(name)))?;
        commit
            .await
            .map(|_| ())
            .map_err(|error| faults::store(&error))
    }

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
            extents: extents_of(parts),
            parts: Vec::new(),
            upload: None,
        };
        let mut data = crate::read::data(self.store.log(), None, &whole, None).await?;
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
