//! UploadPart: takes in one part of an upload; a second one of the same number replaces it.

use bytes::Bytes;
use model::s3::{UploadPart, UploadPartInput, UploadPartOutput};
use plane::{Access, Call, Serve};
use store::{AppendBatch, FrameDraft, Lane};
use wire::{Fault, Payload};

use crate::bucket::Bucket;
use crate::checksum::Algorithm;
use crate::multipart::{Part, part_key};
use crate::object::{self, Extent, KIND_DATA};
use crate::upload::{self, Expected, Received};
use crate::{S3, answer_checksum, checksum_members, faults, options};

impl Serve<UploadPart> for S3 {
    fn access(&self, _call: &Call, input: &UploadPartInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![self.upload_access(
            input.bucket.as_ref(),
            input.key.as_ref(),
            input.upload_id.as_ref(),
            false,
        )])
    }

    async fn run(
        &self,
        call: &Call,
        mut input: UploadPartInput,
    ) -> Result<UploadPartOutput, Fault> {
        let (_, bucket) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        let key = object::check_key(input.key.as_ref())?.clone();
        options::refuse(&[("x-amz-request-payer", input.request_payer.is_some())])?;
        options::check_encryption(None, false, options::customer_key!(input))?;
        let number = object::check_part_number(input.part_number)?;
        let (id, begun) = self.upload(&bucket, &key, input.upload_id.as_ref())?;
        let trailers = input.body.as_ref().map(Payload::announced_trailers);
        let declared = checksum_members!(input, input.checksum_algorithm.as_deref())
            .declared_before(&trailers.unwrap_or_default())?;
        if let (Some(declared), Some(wanted)) = (&declared, begun.algorithm)
            && declared.algorithm != wanted
        {
            return Err(faults::invalid_request(format!(
                "Checksum Type mismatch occurred, expected checksum Type: {}, actual checksum \
                 Type: {}",
                wanted.name().to_lowercase(),
                declared.algorithm.name().to_lowercase()
            )));
        }
        let expected = Expected {
            content_md5: input.content_md5.take(),
            checksum: declared,
            fallback: Some(begun.algorithm.unwrap_or(Algorithm::Crc64Nvme)),
        };
        let origin = call.caller.origin.0;
        let body = input.body.take().unwrap_or_default();
        let log = self.store.log();
        let received = upload::receive(log, bucket.id, origin, body, expected).await?;
        let part = self
            .keep_part(&bucket, &id, number, origin, received)
            .await?;
        let (e_tag, checksum) = (Some(format!("\"{}\"", part.etag())), part.checksum);
        let mut output = UploadPartOutput {
            e_tag,
            server_side_encryption: Some("AES256".to_owned()),
            ..UploadPartOutput::default()
        };
        answer_checksum!(output, checksum);
        Ok(output)
    }
}

impl S3 {
    /// Keeps what has arrived as a part of an upload.
    ///
    /// # Errors
    /// `NoSuchUpload` if the upload is over meanwhile, the store's.
    pub(super) async fn keep_part(
        &self,
        bucket: &Bucket,
        id: &str,
        number: i32,
        origin: u64,
        mut received: Received,
    ) -> Result<Part, Fault> {
        let tail = std::mem::take(&mut received.tail);
        self.lay_down(bucket.id, origin, tail, &mut received)
            .await?;
        let part = Part {
            size: received.size,
            md5: received.md5,
            checksum: received.checksum,
            modified_ms: 0,
            extents: received.laid.extents().to_vec(),
        };
        let (log, owner) = (self.store.log().clone(), bucket.id);
        let outcome = self.store.transact(|tx| {
            if tx.get(&self.uploads, id).is_none() {
                return Err(faults::no_such_upload(id));
            }
            let row_key = part_key(id, number);
            let replaced = tx.get(&self.parts, &row_key);
            let part = Part {
                modified_ms: i64::try_from(tx.now_ms()).unwrap_or(i64::MAX),
                ..part
            };
            tx.put(&self.parts, &row_key, part.clone());
            if let Some(replaced) = replaced {
                tx.on_applied(move || upload::release(&log, owner, &replaced.extents));
            }
            Ok(part)
        });
        let (part, commit) = outcome.map_err(|error| error.refusal(faults::store))?;
        received.laid.keep();
        commit.await.map_err(|error| faults::store(&error))?;
        Ok(part)
    }

    /// Lays down the rest of a part's data and waits until all of it is durable: only then may
    /// the part's row say where it is.
    async fn lay_down(
        &self,
        owner: u64,
        origin: u64,
        tail: Vec<Bytes>,
        received: &mut Received,
    ) -> Result<(), Fault> {
        let length: usize = tail.iter().map(Bytes::len).sum();
        let draft = FrameDraft {
            kind: KIND_DATA,
            owner,
            origin,
            parts: tail,
            ..FrameDraft::default()
        };
        let disk = u32::try_from(draft.disk_len()).unwrap_or(u32::MAX);
        let appended = self
            .store
            .log()
            .append(AppendBatch::one(Lane::Objects, draft))
            .await
            .map_err(|error| faults::store(&error))?;
        if let Some(position) = appended.positions.first() {
            let length = u32::try_from(length).unwrap_or(u32::MAX);
            let position = position.to_u64();
            received.laid.push(Extent {
                position,
                offset: 0,
                length,
                disk,
            });
        }
        appended
            .commit
            .await
            .map(|_| ())
            .map_err(|error| faults::store(&error))
    }
}
