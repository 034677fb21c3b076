//! ListParts: the parts of an upload that have arrived.

use model::s3::{ListParts, ListPartsInput, ListPartsOutput, Owner, Part};
use plane::{Access, Call, Serve};
use wire::{Fault, Timestamp};

use crate::{S3, answer_checksum, listing, object, options};

impl Serve<ListParts> for S3 {
    fn access(&self, _call: &Call, input: &ListPartsInput) -> Result<Vec<Access>, Fault> {
        let (bucket, key) = (input.bucket.as_ref(), input.key.as_ref());
        Ok(vec![self.object_access(
            "s3:ListMultipartUploadParts",
            bucket,
            key,
        )])
    }

    async fn run(&self, call: &Call, input: ListPartsInput) -> Result<ListPartsOutput, Fault> {
        let (name, bucket) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        let key = object::check_key(input.key.as_ref())?.clone();
        options::refuse(&[("x-amz-request-payer", input.request_payer.is_some())])?;
        options::check_encryption(None, false, options::customer_key!(input))?;
        let (id, begun) = self.upload(&bucket, &key, input.upload_id.as_ref())?;
        let max = listing::max_keys(input.max_parts, "max-parts")?;
        let marker = input.part_number_marker.unwrap_or(0);
        let mut found = self.parts_of(&id);
        found.retain(|(number, _)| *number > marker);
        let more = found.len() > max;
        found.truncate(max);
        let next = found.last().map_or(0, |(number, _)| *number);
        let parts = found.iter().map(|(number, part)| {
            let mut shown = Part {
                part_number: Some(*number),
                last_modified: Some(Timestamp::from_millis(part.modified_ms)),
                e_tag: Some(format!("\"{}\"", part.etag())),
                size: i64::try_from(part.size).ok(),
                ..Part::default()
            };
            answer_checksum!(shown, part.checksum);
            shown
        });
        let owner = crate::owner_id(&bucket.account);
        Ok(ListPartsOutput {
            bucket: Some(name),
            key: Some(key),
            upload_id: Some(id.clone()),
            part_number_marker: Some(marker),
            next_part_number_marker: Some(next),
            max_parts: i32::try_from(max).ok(),
            is_truncated: Some(more),
            parts: Some(parts.collect()),
            initiator: Some(begun.shown_initiator(&bucket)),
            owner: Some(Owner {
                display_name: None,
                id: Some(owner),
            }),
            storage_class: Some("STANDARD".to_owned()),
            checksum_algorithm: begun.algorithm.map(|algorithm| algorithm.name().to_owned()),
            checksum_type: begun.algorithm.map(|_| begun.kind().to_owned()),
            ..ListPartsOutput::default()
        })
    }
}
