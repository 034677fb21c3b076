//! ListMultipartUploads: the uploads of a bucket that are under way, by key.

use model::s3::{
    ListMultipartUploads, ListMultipartUploadsInput, ListMultipartUploadsOutput, MultipartUpload,
    Owner,
};
use plane::{Access, Call, Serve};
use wire::{Fault, Timestamp};

use crate::{S3, faults, listing, options};

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
        // Without a key it means nothing.
        let id_marker = input.upload_id_marker.clone();
        let id_marker = id_marker
            .filter(|_| !key_marker.is_empty())
            .unwrap_or_default();
        let marked = self.uploads.get(&id_marker);
        if marked.as_ref().is_some_and(|row| row.key != key_marker) {
            let message = "Invalid uploadId marker";
            return Err(faults::invalid_argument(
                message,
                "upload-id-marker",
                &id_marker,
            ));
        }
        // Uploads of one key stand in the order in which they were begun.
        let begun_ms = marked.map_or(0, |row| row.begun_ms);
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
        let (last_key, last_id) = found.last().map_or_else(Default::default, |(key, _, id)| {
            (listing::shown(key, encoded), id.clone())
        });
        let owner = Owner {
            display_name: None,
            id: Some(crate::owner_id(&bucket.account)),
        };
        let uploads = found
            .into_iter()
            .map(|(key, begun_ms, id)| MultipartUpload {
                initiator: self
                    .uploads
                    .get(&id)
                    .map(|upload| upload.shown_initiator(&bucket)),
                upload_id: Some(id),
                key: Some(listing::shown(&key, encoded)),
                initiated: Some(Timestamp::from_millis(begun_ms)),
                storage_class: Some("STANDARD".to_owned()),
                owner: Some(owner.clone()),
                ..MultipartUpload::default()
            });
        Ok(ListMultipartUploadsOutput {
            bucket: Some(name),
            key_marker: Some(listing::shown(&key_marker, encoded)),
            upload_id_marker: Some(id_marker),
            next_key_marker: Some(last_key),
            next_upload_id_marker: Some(last_id),
            prefix: input.prefix.map(|prefix| listing::shown(&prefix, encoded)),
            max_uploads: i32::try_from(max).ok(),
            is_truncated: Some(more),
            uploads: Some(uploads.collect()),
            encoding_type: input.encoding_type,
            ..ListMultipartUploadsOutput::default()
        })
    }
}
