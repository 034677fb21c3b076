//! ListMultipartUploads: the uploads of a bucket that are under way, by key.

use model::s3::{
    ListMultipartUploads, ListMultipartUploadsInput, ListMultipartUploadsOutput, MultipartUpload,
    Owner,
};
use plane::{Access, Call, Serve};
use wire::{Fault, Timestamp};

use crate::{S3, listing, options};

impl Serve<ListMultipartUploads> for S3 {
    fn access(
        &self,
        _call: &Call,
        input: &ListMultipartUploadsInput,
    ) -> Result<Vec<Access>, Fault> {
        Ok(vec![self.bucket_access(
            "s3:ListBucketMultipartUploads",
            input.bucket.as_ref(),
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: ListMultipartUploadsInput,
    ) -> Result<ListMultipartUploadsOutput, Fault> {
        let (name, bucket) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        options::refuse(&[
            (
                "delimiter",
                input
                    .delimiter
                    .as_ref()
                    .is_some_and(|text| !text.is_empty()),
            ),
            ("x-amz-request-payer", input.request_payer.is_some()),
        ])?;
        let encoded = listing::url_encoded(input.encoding_type.as_ref())?;
        let max = listing::max_keys(input.max_uploads, "max-uploads")?;
        let prefix = input.prefix.clone().unwrap_or_default();
        let key_marker = input.key_marker.clone().unwrap_or_default();
        let id_marker = input.upload_id_marker.clone().unwrap_or_default();
        // Uploads of one key stand in the order in which they were begun.
        let begun_ms = self.uploads.get(&id_marker).map_or(0, |row| row.begun_ms);
        let marker = (key_marker.clone(), begun_ms, id_marker.clone());
        let mut found: Vec<(String, i64, String)> = self
            .uploads
            .all()
            .into_iter()
            .filter(|(_, upload)| upload.bucket == bucket.id && upload.key.starts_with(&prefix))
            .map(|(id, upload)| (upload.key.clone(), upload.begun_ms, id.to_string()))
            .filter(|place| {
                key_marker.is_empty()
                    || place.0 > key_marker
                    || (!id_marker.is_empty() && *place > marker)
            })
            .collect();
        found.sort();
        let more = found.len() > max;
        found.truncate(max);
        let last = found.last().cloned().filter(|_| more);
        let owner = Owner {
            display_name: None,
            id: Some(crate::owner_id(&bucket.account)),
        };
        let uploads = found
            .into_iter()
            .map(|(key, begun_ms, id)| MultipartUpload {
                upload_id: Some(id),
                key: Some(listing::shown(&key, encoded)),
                initiated: Some(Timestamp::from_millis(begun_ms)),
                storage_class: Some("STANDARD".to_owned()),
                owner: Some(owner.clone()),
                ..MultipartUpload::default()
            });
        Ok(ListMultipartUploadsOutput {
            bucket: Some(name),
            key_marker: Some(key_marker),
            upload_id_marker: Some(id_marker),
            next_key_marker: last
                .as_ref()
                .map(|(key, _, _)| listing::shown(key, encoded)),
            next_upload_id_marker: last.map(|(_, _, id)| id),
            prefix: Some(listing::shown(&prefix, encoded)),
            max_uploads: i32::try_from(max).ok(),
            is_truncated: Some(more),
            uploads: Some(uploads.collect()),
            encoding_type: input.encoding_type,
            ..ListMultipartUploadsOutput::default()
        })
    }
}
