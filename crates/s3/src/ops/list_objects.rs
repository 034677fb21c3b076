//! ListObjects: the older form of ListObjectsV2.

use std::ops::Bound;

use model::s3::{CommonPrefix, ListObjects, ListObjectsInput, ListObjectsOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::S3;
use crate::listing::{self, Query};
use crate::{access, faults, options};

impl Serve<ListObjects> for S3 {
    fn access(&self, _call: &Call, input: &ListObjectsInput) -> Result<Vec<Access>, Fault> {
        let access = self.bucket_access("s3:ListBucket", input.bucket.as_ref());
        Ok(vec![access::of_listing(
            access,
            input.prefix.as_ref(),
            input.delimiter.as_ref(),
            input.max_keys,
        )])
    }

    async fn run(&self, call: &Call, input: ListObjectsInput) -> Result<ListObjectsOutput, Fault> {
        let (name, bucket) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        options::refuse(&[
            ("x-amz-request-payer", input.request_payer.is_some()),
            (
                "x-amz-optional-object-attributes",
                input
                    .optional_object_attributes
                    .as_ref()
                    .is_some_and(|list| !list.is_empty()),
            ),
        ])?;
        let encoded = listing::url_encoded(input.encoding_type.as_ref())?;
        let max = listing::max_keys(input.max_keys, "maxKeys")?;
        let after = input.marker.clone().filter(|marker| !marker.is_empty());
        let query = Query {
            prefix: input.prefix.clone().unwrap_or_default(),
            delimiter: input.delimiter.clone().unwrap_or_default(),
            max,
            after,
        };
        let index = self.store.ordered_index();
        let page = listing::page(&query, |from, count| {
            let found = index
                .scan(bucket.id, Bound::Included(from), count)
                .map_err(|error| faults::store(&error))?;
            Ok(found
                .into_iter()
                .map(|(key, row)| (key.to_vec(), row))
                .collect())
        })?;
        let contents = page
            .items
            .iter()
            .map(|(key, row)| self.listed(&bucket, key, row, encoded, true))
            .collect::<Result<Vec<_>, Fault>>()?;
        let prefixes = page
            .prefixes
            .iter()
            .map(|prefix| CommonPrefix {
                prefix: Some(listing::shown(prefix, encoded)),
            })
            .collect::<Vec<_>>();
        let shown = |text: Option<String>| text.map(|text| listing::shown(&text, encoded));
        // S3 names the next marker only where keys are grouped; otherwise it is the last key.
        let next_marker = page.next.clone().filter(|_| input.delimiter.is_some());
        Ok(ListObjectsOutput {
            is_truncated: Some(page.next.is_some()),
            marker: Some(shown(input.marker).unwrap_or_default()),
            next_marker: shown(next_marker),
            contents: Some(contents),
            name: Some(name),
            prefix: Some(shown(input.prefix).unwrap_or_default()),
            delimiter: shown(input.delimiter),
            max_keys: i32::try_from(max).ok(),
            common_prefixes: Some(prefixes),
            encoding_type: input.encoding_type,
            request_charged: None,
        })
    }
}
