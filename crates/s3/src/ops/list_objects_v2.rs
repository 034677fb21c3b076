//! ListObjectsV2: a page of the keys of a bucket.

use std::ops::Bound;

use model::s3::{CommonPrefix, ListObjectsV2, ListObjectsV2Input, ListObjectsV2Output};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::S3;
use crate::listing::{self, Query};
use crate::{access, faults, options};

impl Serve<ListObjectsV2> for S3 {
    fn access(&self, _call: &Call, input: &ListObjectsV2Input) -> Result<Vec<Access>, Fault> {
        let access = self.bucket_access("s3:ListBucket", input.bucket.as_ref());
        Ok(vec![access::of_listing(
            access,
            input.prefix.as_ref(),
            input.delimiter.as_ref(),
            input.max_keys,
        )])
    }

    async fn run(
        &self,
        call: &Call,
        input: ListObjectsV2Input,
    ) -> Result<ListObjectsV2Output, Fault> {
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
        let after = match (&input.continuation_token, &input.start_after) {
            (Some(token), _) => Some(listing::parse_token(token)?),
            (None, start) => start.clone().filter(|start| !start.is_empty()),
        };
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
            .map(|(key, row)| {
                self.listed(&bucket, key, row, encoded, input.fetch_owner == Some(true))
            })
            .collect::<Result<Vec<_>, Fault>>()?;
        let prefixes = page
            .prefixes
            .iter()
            .map(|prefix| CommonPrefix {
                prefix: Some(listing::shown(prefix, encoded)),
            })
            .collect::<Vec<_>>();
        let shown = |text: Option<String>| text.map(|text| listing::shown(&text, encoded));
        Ok(ListObjectsV2Output {
            is_truncated: Some(page.next.is_some()),
            key_count: i32::try_from(contents.len() + prefixes.len()).ok(),
            contents: Some(contents),
            name: Some(name),
            prefix: Some(shown(input.prefix).unwrap_or_default()),
            delimiter: shown(input.delimiter),
            max_keys: i32::try_from(max).ok(),
            common_prefixes: Some(prefixes),
            encoding_type: input.encoding_type,
            continuation_token: input.continuation_token,
            next_continuation_token: page.next.as_deref().map(listing::token),
            start_after: shown(input.start_after),
            request_charged: None,
        })
    }
}
