//! DeleteBucket: removes an empty bucket.

use std::ops::Bound;

use model::s3::{DeleteBucket, DeleteBucketInput, DeleteBucketOutput};
use plane::{Access, Call, Serve};
use wire::Fault;

use crate::{S3, faults, upload};

impl Serve<DeleteBucket> for S3 {
    fn access(&self, _call: &Call, input: &DeleteBucketInput) -> Result<Vec<Access>, Fault> {
        Ok(vec![
            self.bucket_access("s3:DeleteBucket", input.bucket.as_ref()),
        ])
    }

    async fn run(
        &self,
        call: &Call,
        input: DeleteBucketInput,
    ) -> Result<DeleteBucketOutput, Fault> {
        let (name, bucket) = self.bucket(
            call,
            input.bucket.as_ref(),
            input.expected_bucket_owner.as_ref(),
        )?;
        let commit = self.decisions.close(bucket.id, |busy| {
            let held = self
                .store
                .ordered_index()
                .scan(bucket.id, Bound::Unbounded, 1)
                .map_err(|error| faults::store(&error))?;
            if busy || !held.is_empty() {
                return Err(Fault::client(
                    "BucketNotEmpty",
                    "The bucket you tried to delete is not empty",
                )
                .with_status(409)
                .with_field("BucketName", name.clone()));
            }
            crate::decided(self.store.transact(|tx| {
                match tx.get(&self.buckets, &name) {
                    Some(present) if present.id == bucket.id => {}
                    _ => return Err(faults::no_such_bucket(&name)),
                }
                tx.delete(&self.buckets, &name);
                let mut extents = Vec::new();
                for (id, upload) in tx.prefix(&self.uploads, "") {
                    if upload.bucket == bucket.id {
                        tx.delete(&self.uploads, &id);
                        for (row_key, part) in tx.prefix(&self.parts, &format!("{id}/")) {
                            extents.extend_from_slice(&part.extents);
                            tx.delete(&self.parts, &row_key);
                        }
                    }
                }
                let (log, owner) = (self.store.log().clone(), bucket.id);
                tx.on_applied(move || upload::release(&log, owner, &extents));
                Ok(())
            }))
        })?;
        commit.await.map_err(|error| faults::store(&error))?;
        Ok(DeleteBucketOutput {})
    }
}
