//! The operations of this folder, a file each. Written by `cargo xtask ops`.

mod abort_multipart_upload;
mod complete_multipart_upload;
mod copy_object;
mod create_bucket;
mod create_multipart_upload;
mod delete_bucket;
mod delete_bucket_encryption;
mod delete_bucket_policy;
mod delete_bucket_tagging;
mod delete_object;
mod delete_objects;
mod delete_public_access_block;
mod get_bucket_encryption;
mod get_bucket_location;
mod get_bucket_policy;
mod get_bucket_tagging;
mod get_bucket_versioning;
mod get_object;
mod get_object_tagging;
mod get_public_access_block;
mod head_bucket;
mod head_object;
mod list_buckets;
mod list_multipart_uploads;
mod list_objects;
mod list_objects_v2;
mod list_parts;
mod put_bucket_encryption;
mod put_bucket_policy;
mod put_bucket_tagging;
mod put_object;
mod put_public_access_block;
mod upload_part;
mod upload_part_copy;

use std::sync::Arc;

use plane::Registry;

use crate::S3;

/// Adds the operations of this folder to the registry.
pub(crate) fn register(registry: &mut Registry, service: &Arc<S3>) {
    registry.serve::<model::s3::AbortMultipartUpload, _>(service);
    registry.serve::<model::s3::CompleteMultipartUpload, _>(service);
    registry.serve::<model::s3::CopyObject, _>(service);
    registry.serve::<model::s3::CreateBucket, _>(service);
    registry.serve::<model::s3::CreateMultipartUpload, _>(service);
    registry.serve::<model::s3::DeleteBucket, _>(service);
    registry.serve::<model::s3::DeleteBucketEncryption, _>(service);
    registry.serve::<model::s3::DeleteBucketPolicy, _>(service);
    registry.serve::<model::s3::DeleteBucketTagging, _>(service);
    registry.serve::<model::s3::DeleteObject, _>(service);
    registry.serve::<model::s3::DeleteObjects, _>(service);
    registry.serve::<model::s3::DeletePublicAccessBlock, _>(service);
    registry.serve::<model::s3::GetBucketEncryption, _>(service);
    registry.serve::<model::s3::GetBucketLocation, _>(service);
    registry.serve::<model::s3::GetBucketPolicy, _>(service);
    registry.serve::<model::s3::GetBucketTagging, _>(service);
    registry.serve::<model::s3::GetBucketVersioning, _>(service);
    registry.serve::<model::s3::GetObject, _>(service);
    registry.serve::<model::s3::GetObjectTagging, _>(service);
    registry.serve::<model::s3::GetPublicAccessBlock, _>(service);
    registry.serve::<model::s3::HeadBucket, _>(service);
    registry.serve::<model::s3::HeadObject, _>(service);
    registry.serve::<model::s3::ListBuckets, _>(service);
    registry.serve::<model::s3::ListMultipartUploads, _>(service);
    registry.serve::<model::s3::ListObjects, _>(service);
    registry.serve::<model::s3::ListObjectsV2, _>(service);
    registry.serve::<model::s3::ListParts, _>(service);
    registry.serve::<model::s3::PutBucketEncryption, _>(service);
    registry.serve::<model::s3::PutBucketPolicy, _>(service);
    registry.serve::<model::s3::PutBucketTagging, _>(service);
    registry.serve::<model::s3::PutObject, _>(service);
    registry.serve::<model::s3::PutPublicAccessBlock, _>(service);
    registry.serve::<model::s3::UploadPart, _>(service);
    registry.serve::<model::s3::UploadPartCopy, _>(service);
}
