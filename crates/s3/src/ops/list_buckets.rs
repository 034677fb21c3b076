//! ListBuckets: the buckets of the caller's account, by name.

use model::s3::{Bucket, ListBuckets, ListBucketsInput, ListBucketsOutput, Owner};
use plane::{Access, Call, Serve};
use wire::{Fault, Timestamp};

use crate::S3;
use crate::listing;
use crate::{bucket, faults};

/// Most buckets of one page.
const PAGE_MAX: i32 = 10_000;

impl Serve<ListBuckets> for S3 {
    fn access(&self, _call: &Call, _input: &ListBucketsInput) -> Result<Vec<Access>, Fault> {
        // As the User Guide's policies name it. Policies that name one bucket do not mean it.
        Ok(vec![Access::new("s3:ListAllMyBuckets", "arn:aws:s3:::*")])
    }

    async fn run(&self, call: &Call, input: ListBucketsInput) -> Result<ListBucketsOutput, Fault> {
        let max = input.max_buckets.unwrap_or(PAGE_MAX);
        if !(1..=PAGE_MAX).contains(&max) {
            return Err(faults::invalid_argument(
                "Argument max-buckets must be an integer between 1 and 10000",
                "max-buckets",
                &max.to_string(),
            ));
        }
        let after = input
            .continuation_token
            .as_deref()
            .map(listing::parse_token)
            .transpose()?;
        let prefix = input.prefix.clone().unwrap_or_default();
        let mut buckets: Vec<Bucket> = self
            .buckets
            .prefix(&prefix)
            .into_iter()
            .filter(|(name, row)| {
                row.account == call.caller.account
                    && after.as_deref().is_none_or(|after| &**name > after)
                    && input
                        .bucket_region
                        .as_deref()
                        .is_none_or(|r| r == row.region.as_str())
            })
            .map(|(name, row)| Bucket {
                name: Some(name.to_string()),
                creation_date: Some(Timestamp::from_millis(row.created_ms)),
                bucket_region: Some(row.region.to_string()),
                bucket_arn: Some(bucket::arn(&name)),
            })
            .collect();
        let max = usize::try_from(max).unwrap_or(usize::MAX);
        let more = buckets.len() > max;
        buckets.truncate(max);
        let last = buckets.last().and_then(|bucket| bucket.name.as_deref());
        let continuation_token = last.filter(|_| more).map(listing::token);
        Ok(ListBucketsOutput {
            continuation_token,
            prefix: input.prefix,
            owner: Some(Owner {
                display_name: None,
                id: Some(crate::owner_id(&call.caller.account)),
            }),
            buckets: Some(buckets),
        })
    }
}
