// Written by `cargo codegen` from models/s3.json. Do not edit.
#![allow(missing_docs, reason = "the model holds facts and no prose")]

mod schema;

use std::collections::BTreeMap;

use wire::Payload;
use wire::Timestamp;

pub use schema::SERVICE;

#[derive(Clone, Default, PartialEq)]
pub struct AbortMultipartUploadInput {
    pub bucket: Option<String>,
    pub key: Option<String>,
    pub upload_id: Option<String>,
    pub request_payer: Option<String>,
    pub expected_bucket_owner: Option<String>,
    pub if_match_initiated_time: Option<Timestamp>,
}
wire::structure!(AbortMultipartUploadInput, schema::ABORT_MULTIPART_UPLOAD_INPUT, 0 bucket, 1 key, 2 upload_id, 3 request_payer, 4 expected_bucket_owner, 5 if_match_initiated_time);

#[derive(Clone, Default, PartialEq)]
pub struct AbortMultipartUploadOutput {
    pub request_charged: Option<String>,
}
wire::structure!(AbortMultipartUploadOutput, schema::ABORT_MULTIPART_UPLOAD_OUTPUT, 0 request_charged);

#[derive(Clone, Default, PartialEq)]
pub struct CompleteMultipartUploadInput {
    pub bucket: Option<String>,
    pub key: Option<String>,
    pub multipart_upload: Option<CompletedMultipartUpload>,
    pub upload_id: Option<String>,
    pub checksum_crc32: Option<String>,
    pub checksum_crc32c: Option<String>,
    pub checksum_crc64nvme: Option<String>,
    pub checksum_sha1: Option<String>,
    pub checksum_sha256: Option<String>,
    pub checksum_sha512: Option<String>,
    pub checksum_md5: Option<String>,
    pub checksum_xxhash64: Option<String>,
    pub checksum_xxhash3: Option<String>,
    pub checksum_xxhash128: Option<String>,
    pub checksum_type: Option<String>,
    pub mpu_object_size: Option<i64>,
    pub request_payer: Option<String>,
    pub expected_bucket_owner: Option<String>,
    pub if_match: Option<String>,
    pub if_none_match: Option<String>,
    pub sse_customer_algorithm: Option<String>,
    pub sse_customer_key: Option<String>,
    pub sse_customer_key_md5: Option<String>,
}
wire::structure!(CompleteMultipartUploadInput, schema::COMPLETE_MULTIPART_UPLOAD_INPUT, 0 bucket, 1 key, 2 multipart_upload, 3 upload_id, 4 checksum_crc32, 5 checksum_crc32c, 6 checksum_crc64nvme, 7 checksum_sha1, 8 checksum_sha256, 9 checksum_sha512, 10 checksum_md5, 11 checksum_xxhash64, 12 checksum_xxhash3, 13 checksum_xxhash128, 14 checksum_type, 15 mpu_object_size, 16 request_payer, 17 expected_bucket_owner, 18 if_match, 19 if_none_match, 20 sse_customer_algorithm, 21 sse_customer_key, 22 sse_customer_key_md5);

#[derive(Clone, Default, PartialEq)]
pub struct CompleteMultipartUploadOutput {
    pub location: Option<String>,
    pub bucket: Option<String>,
    pub key: Option<String>,
    pub expiration: Option<String>,
    pub e_tag: Option<String>,
    pub checksum_crc32: Option<String>,
    pub checksum_crc32c: Option<String>,
    pub checksum_crc64nvme: Option<String>,
    pub checksum_sha1: Option<String>,
    pub checksum_sha256: Option<String>,
    pub checksum_sha512: Option<String>,
    pub checksum_md5: Option<String>,
    pub checksum_xxhash64: Option<String>,
    pub checksum_xxhash3: Option<String>,
    pub checksum_xxhash128: Option<String>,
    pub checksum_type: Option<String>,
    pub server_side_encryption: Option<String>,
    pub version_id: Option<String>,
    pub sse_kms_key_id: Option<String>,
    pub bucket_key_enabled: Option<bool>,
    pub request_charged: Option<String>,
}
wire::structure!(CompleteMultipartUploadOutput, schema::COMPLETE_MULTIPART_UPLOAD_OUTPUT, 0 location, 1 bucket, 2 key, 3 expiration, 4 e_tag, 5 checksum_crc32, 6 checksum_crc32c, 7 checksum_crc64nvme, 8 checksum_sha1, 9 checksum_sha256, 10 checksum_sha512, 11 checksum_md5, 12 checksum_xxhash64, 13 checksum_xxhash3, 14 checksum_xxhash128, 15 checksum_type, 16 server_side_encryption, 17 version_id, 18 sse_kms_key_id, 19 bucket_key_enabled, 20 request_charged);

#[derive(Clone, Default, PartialEq)]
pub struct CopyObjectInput {
    pub acl: Option<String>,
    pub bucket: Option<String>,
    pub cache_control: Option<String>,
    pub checksum_algorithm: Option<String>,
    pub content_disposition: Option<String>,
    pub content_encoding: Option<String>,
    pub content_language: Option<String>,
    pub content_type: Option<String>,
    pub copy_source: Option<String>,
    pub copy_source_if_match: Option<String>,
    pub copy_source_if_modified_since: Option<Timestamp>,
    pub copy_source_if_none_match: Option<String>,
    pub copy_source_if_unmodified_since: Option<Timestamp>,
    pub expires: Option<String>,
    pub grant_full_control: Option<String>,
    pub grant_read: Option<String>,
    pub grant_read_acp: Option<String>,
    pub grant_write_acp: Option<String>,
    pub if_match: Option<String>,
    pub if_none_match: Option<String>,
    pub key: Option<String>,
    pub metadata: Option<BTreeMap<String, String>>,
    pub metadata_directive: Option<String>,
    pub tagging_directive: Option<String>,
    pub server_side_encryption: Option<String>,
    pub storage_class: Option<String>,
    pub website_redirect_location: Option<String>,
    pub sse_customer_algorithm: Option<String>,
    pub sse_customer_key: Option<String>,
    pub sse_customer_key_md5: Option<String>,
    pub sse_kms_key_id: Option<String>,
    pub sse_kms_encryption_context: Option<String>,
    pub bucket_key_enabled: Option<bool>,
    pub copy_source_sse_customer_algorithm: Option<String>,
    pub copy_source_sse_customer_key: Option<String>,
    pub copy_source_sse_customer_key_md5: Option<String>,
    pub request_payer: Option<String>,
    pub tagging: Option<String>,
    pub object_lock_mode: Option<String>,
    pub object_lock_retain_until_date: Option<Timestamp>,
    pub object_lock_legal_hold_status: Option<String>,
    pub expected_bucket_owner: Option<String>,
    pub expected_source_bucket_owner: Option<String>,
}
wire::structure!(CopyObjectInput, schema::COPY_OBJECT_INPUT, 0 acl, 1 bucket, 2 cache_control, 3 checksum_algorithm, 4 content_disposition, 5 content_encoding, 6 content_language, 7 content_type, 8 copy_source, 9 copy_source_if_match, 10 copy_source_if_modified_since, 11 copy_source_if_none_match, 12 copy_source_if_unmodified_since, 13 expires, 14 grant_full_control, 15 grant_read, 16 grant_read_acp, 17 grant_write_acp, 18 if_match, 19 if_none_match, 20 key, 21 metadata, 22 metadata_directive, 23 tagging_directive, 24 server_side_encryption, 25 storage_class, 26 website_redirect_location, 27 sse_customer_algorithm, 28 sse_customer_key, 29 sse_customer_key_md5, 30 sse_kms_key_id, 31 sse_kms_encryption_context, 32 bucket_key_enabled, 33 copy_source_sse_customer_algorithm, 34 copy_source_sse_customer_key, 35 copy_source_sse_customer_key_md5, 36 request_payer, 37 tagging, 38 object_lock_mode, 39 object_lock_retain_until_date, 40 object_lock_legal_hold_status, 41 expected_bucket_owner, 42 expected_source_bucket_owner);

#[derive(Clone, Default, PartialEq)]
pub struct CopyObjectOutput {
    pub copy_object_result: Option<CopyObjectResult>,
    pub expiration: Option<String>,
    pub copy_source_version_id: Option<String>,
    pub version_id: Option<String>,
    pub server_side_encryption: Option<String>,
    pub sse_customer_algorithm: Option<String>,
    pub sse_customer_key_md5: Option<String>,
    pub sse_kms_key_id: Option<String>,
    pub sse_kms_encryption_context: Option<String>,
    pub bucket_key_enabled: Option<bool>,
    pub request_charged: Option<String>,
}
wire::structure!(CopyObjectOutput, schema::COPY_OBJECT_OUTPUT, 0 copy_object_result, 1 expiration, 2 copy_source_version_id, 3 version_id, 4 server_side_encryption, 5 sse_customer_algorithm, 6 sse_customer_key_md5, 7 sse_kms_key_id, 8 sse_kms_encryption_context, 9 bucket_key_enabled, 10 request_charged);

#[derive(Clone, Default, PartialEq)]
pub struct CreateBucketInput {
    pub acl: Option<String>,
    pub bucket: Option<String>,
    pub create_bucket_configuration: Option<CreateBucketConfiguration>,
    pub grant_full_control: Option<String>,
    pub grant_read: Option<String>,
    pub grant_read_acp: Option<String>,
    pub grant_write: Option<String>,
    pub grant_write_acp: Option<String>,
    pub object_lock_enabled_for_bucket: Option<bool>,
    pub object_ownership: Option<String>,
    pub bucket_namespace: Option<String>,
}
wire::structure!(CreateBucketInput, schema::CREATE_BUCKET_INPUT, 0 acl, 1 bucket, 2 create_bucket_configuration, 3 grant_full_control, 4 grant_read, 5 grant_read_acp, 6 grant_write, 7 grant_write_acp, 8 object_lock_enabled_for_bucket, 9 object_ownership, 10 bucket_namespace);

#[derive(Clone, Default, PartialEq)]
pub struct CreateBucketOutput {
    pub location: Option<String>,
    pub bucket_arn: Option<String>,
}
wire::structure!(CreateBucketOutput, schema::CREATE_BUCKET_OUTPUT, 0 location, 1 bucket_arn);

#[derive(Clone, Default, PartialEq)]
pub struct CreateMultipartUploadInput {
    pub acl: Option<String>,
    pub bucket: Option<String>,
    pub cache_control: Option<String>,
    pub content_disposition: Option<String>,
    pub content_encoding: Option<String>,
    pub content_language: Option<String>,
    pub content_type: Option<String>,
    pub expires: Option<String>,
    pub grant_full_control: Option<String>,
    pub grant_read: Option<String>,
    pub grant_read_acp: Option<String>,
    pub grant_write_acp: Option<String>,
    pub key: Option<String>,
    pub metadata: Option<BTreeMap<String, String>>,
    pub server_side_encryption: Option<String>,
    pub storage_class: Option<String>,
    pub website_redirect_location: Option<String>,
    pub sse_customer_algorithm: Option<String>,
    pub sse_customer_key: Option<String>,
    pub sse_customer_key_md5: Option<String>,
    pub sse_kms_key_id: Option<String>,
    pub sse_kms_encryption_context: Option<String>,
    pub bucket_key_enabled: Option<bool>,
    pub request_payer: Option<String>,
    pub tagging: Option<String>,
    pub object_lock_mode: Option<String>,
    pub object_lock_retain_until_date: Option<Timestamp>,
    pub object_lock_legal_hold_status: Option<String>,
    pub expected_bucket_owner: Option<String>,
    pub checksum_algorithm: Option<String>,
    pub checksum_type: Option<String>,
}
wire::structure!(CreateMultipartUploadInput, schema::CREATE_MULTIPART_UPLOAD_INPUT, 0 acl, 1 bucket, 2 cache_control, 3 content_disposition, 4 content_encoding, 5 content_language, 6 content_type, 7 expires, 8 grant_full_control, 9 grant_read, 10 grant_read_acp, 11 grant_write_acp, 12 key, 13 metadata, 14 server_side_encryption, 15 storage_class, 16 website_redirect_location, 17 sse_customer_algorithm, 18 sse_customer_key, 19 sse_customer_key_md5, 20 sse_kms_key_id, 21 sse_kms_encryption_context, 22 bucket_key_enabled, 23 request_payer, 24 tagging, 25 object_lock_mode, 26 object_lock_retain_until_date, 27 object_lock_legal_hold_status, 28 expected_bucket_owner, 29 checksum_algorithm, 30 checksum_type);

#[derive(Clone, Default, PartialEq)]
pub struct CreateMultipartUploadOutput {
    pub abort_date: Option<Timestamp>,
    pub abort_rule_id: Option<String>,
    pub bucket: Option<String>,
    pub key: Option<String>,
    pub upload_id: Option<String>,
    pub server_side_encryption: Option<String>,
    pub sse_customer_algorithm: Option<String>,
    pub sse_customer_key_md5: Option<String>,
    pub sse_kms_key_id: Option<String>,
    pub sse_kms_encryption_context: Option<String>,
    pub bucket_key_enabled: Option<bool>,
    pub request_charged: Option<String>,
    pub checksum_algorithm: Option<String>,
    pub checksum_type: Option<String>,
}
wire::structure!(CreateMultipartUploadOutput, schema::CREATE_MULTIPART_UPLOAD_OUTPUT, 0 abort_date, 1 abort_rule_id, 2 bucket, 3 key, 4 upload_id, 5 server_side_encryption, 6 sse_customer_algorithm, 7 sse_customer_key_md5, 8 sse_kms_key_id, 9 sse_kms_encryption_context, 10 bucket_key_enabled, 11 request_charged, 12 checksum_algorithm, 13 checksum_type);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteBucketInput {
    pub bucket: Option<String>,
    pub expected_bucket_owner: Option<String>,
}
wire::structure!(DeleteBucketInput, schema::DELETE_BUCKET_INPUT, 0 bucket, 1 expected_bucket_owner);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteBucketOutput {}
wire::structure!(DeleteBucketOutput, schema::DELETE_BUCKET_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteBucketEncryptionInput {
    pub bucket: Option<String>,
    pub expected_bucket_owner: Option<String>,
}
wire::structure!(DeleteBucketEncryptionInput, schema::DELETE_BUCKET_ENCRYPTION_INPUT, 0 bucket, 1 expected_bucket_owner);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteBucketEncryptionOutput {}
wire::structure!(DeleteBucketEncryptionOutput, schema::DELETE_BUCKET_ENCRYPTION_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteBucketPolicyInput {
    pub bucket: Option<String>,
    pub expected_bucket_owner: Option<String>,
}
wire::structure!(DeleteBucketPolicyInput, schema::DELETE_BUCKET_POLICY_INPUT, 0 bucket, 1 expected_bucket_owner);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteBucketPolicyOutput {}
wire::structure!(DeleteBucketPolicyOutput, schema::DELETE_BUCKET_POLICY_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteBucketTaggingInput {
    pub bucket: Option<String>,
    pub expected_bucket_owner: Option<String>,
}
wire::structure!(DeleteBucketTaggingInput, schema::DELETE_BUCKET_TAGGING_INPUT, 0 bucket, 1 expected_bucket_owner);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteBucketTaggingOutput {}
wire::structure!(DeleteBucketTaggingOutput, schema::DELETE_BUCKET_TAGGING_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteObjectInput {
    pub bucket: Option<String>,
    pub key: Option<String>,
    pub mfa: Option<String>,
    pub version_id: Option<String>,
    pub request_payer: Option<String>,
    pub bypass_governance_retention: Option<bool>,
    pub expected_bucket_owner: Option<String>,
    pub if_match: Option<String>,
    pub if_match_last_modified_time: Option<Timestamp>,
    pub if_match_size: Option<i64>,
}
wire::structure!(DeleteObjectInput, schema::DELETE_OBJECT_INPUT, 0 bucket, 1 key, 2 mfa, 3 version_id, 4 request_payer, 5 bypass_governance_retention, 6 expected_bucket_owner, 7 if_match, 8 if_match_last_modified_time, 9 if_match_size);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteObjectOutput {
    pub delete_marker: Option<bool>,
    pub version_id: Option<String>,
    pub request_charged: Option<String>,
}
wire::structure!(DeleteObjectOutput, schema::DELETE_OBJECT_OUTPUT, 0 delete_marker, 1 version_id, 2 request_charged);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteObjectTaggingInput {
    pub bucket: Option<String>,
    pub key: Option<String>,
    pub version_id: Option<String>,
    pub expected_bucket_owner: Option<String>,
}
wire::structure!(DeleteObjectTaggingInput, schema::DELETE_OBJECT_TAGGING_INPUT, 0 bucket, 1 key, 2 version_id, 3 expected_bucket_owner);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteObjectTaggingOutput {
    pub version_id: Option<String>,
}
wire::structure!(DeleteObjectTaggingOutput, schema::DELETE_OBJECT_TAGGING_OUTPUT, 0 version_id);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteObjectsInput {
    pub bucket: Option<String>,
    pub delete: Option<Delete>,
    pub mfa: Option<String>,
    pub request_payer: Option<String>,
    pub bypass_governance_retention: Option<bool>,
    pub expected_bucket_owner: Option<String>,
    pub checksum_algorithm: Option<String>,
}
wire::structure!(DeleteObjectsInput, schema::DELETE_OBJECTS_INPUT, 0 bucket, 1 delete, 2 mfa, 3 request_payer, 4 bypass_governance_retention, 5 expected_bucket_owner, 6 checksum_algorithm);

#[derive(Clone, Default, PartialEq)]
pub struct DeleteObjectsOutput {
    pub deleted: Option<Vec<DeletedObject>>,
    pub request_charged: Option<String>,
    pub errors: Option<Vec<Error>>,
}
wire::structure!(DeleteObjectsOutput, schema::DELETE_OBJECTS_OUTPUT, 0 deleted, 1 request_charged, 2 errors);

#[derive(Clone, Default, PartialEq)]
pub struct DeletePublicAccessBlockInput {
    pub bucket: Option<String>,
    pub expected_bucket_owner: Option<String>,
}
wire::structure!(DeletePublicAccessBlockInput, schema::DELETE_PUBLIC_ACCESS_BLOCK_INPUT, 0 bucket, 1 expected_bucket_owner);

#[derive(Clone, Default, PartialEq)]
pub struct DeletePublicAccessBlockOutput {}
wire::structure!(DeletePublicAccessBlockOutput, schema::DELETE_PUBLIC_ACCESS_BLOCK_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct GetBucketEncryptionInput {
    pub bucket: Option<String>,
    pub expected_bucket_owner: Option<String>,
}
wire::structure!(GetBucketEncryptionInput, schema::GET_BUCKET_ENCRYPTION_INPUT, 0 bucket, 1 expected_bucket_owner);

#[derive(Clone, Default, PartialEq)]
pub struct GetBucketEncryptionOutput {
    pub server_side_encryption_configuration: Option<ServerSideEncryptionConfiguration>,
}
wire::structure!(GetBucketEncryptionOutput, schema::GET_BUCKET_ENCRYPTION_OUTPUT, 0 server_side_encryption_configuration);

#[derive(Clone, Default, PartialEq)]
pub struct GetBucketLocationInput {
    pub bucket: Option<String>,
    pub expected_bucket_owner: Option<String>,
}
wire::structure!(GetBucketLocationInput, schema::GET_BUCKET_LOCATION_INPUT, 0 bucket, 1 expected_bucket_owner);

#[derive(Clone, Default, PartialEq)]
pub struct GetBucketLocationOutput {
    pub location_constraint: Option<String>,
}
wire::structure!(GetBucketLocationOutput, schema::GET_BUCKET_LOCATION_OUTPUT, 0 location_constraint);

#[derive(Clone, Default, PartialEq)]
pub struct GetBucketPolicyInput {
    pub bucket: Option<String>,
    pub expected_bucket_owner: Option<String>,
}
wire::structure!(GetBucketPolicyInput, schema::GET_BUCKET_POLICY_INPUT, 0 bucket, 1 expected_bucket_owner);

#[derive(Clone, Default, PartialEq)]
pub struct GetBucketPolicyOutput {
    pub policy: Option<String>,
}
wire::structure!(GetBucketPolicyOutput, schema::GET_BUCKET_POLICY_OUTPUT, 0 policy);

#[derive(Clone, Default, PartialEq)]
pub struct GetBucketTaggingInput {
    pub bucket: Option<String>,
    pub expected_bucket_owner: Option<String>,
}
wire::structure!(GetBucketTaggingInput, schema::GET_BUCKET_TAGGING_INPUT, 0 bucket, 1 expected_bucket_owner);

#[derive(Clone, Default, PartialEq)]
pub struct GetBucketTaggingOutput {
    pub tag_set: Option<Vec<Tag>>,
}
wire::structure!(GetBucketTaggingOutput, schema::GET_BUCKET_TAGGING_OUTPUT, 0 tag_set);

#[derive(Clone, Default, PartialEq)]
pub struct GetBucketVersioningInput {
    pub bucket: Option<String>,
    pub expected_bucket_owner: Option<String>,
}
wire::structure!(GetBucketVersioningInput, schema::GET_BUCKET_VERSIONING_INPUT, 0 bucket, 1 expected_bucket_owner);

#[derive(Clone, Default, PartialEq)]
pub struct GetBucketVersioningOutput {
    pub status: Option<String>,
    pub mfa_delete: Option<String>,
}
wire::structure!(GetBucketVersioningOutput, schema::GET_BUCKET_VERSIONING_OUTPUT, 0 status, 1 mfa_delete);

#[derive(Clone, Default, PartialEq)]
pub struct GetObjectInput {
    pub bucket: Option<String>,
    pub if_match: Option<String>,
    pub if_modified_since: Option<Timestamp>,
    pub if_none_match: Option<String>,
    pub if_unmodified_since: Option<Timestamp>,
    pub key: Option<String>,
    pub range: Option<String>,
    pub response_cache_control: Option<String>,
    pub response_content_disposition: Option<String>,
    pub response_content_encoding: Option<String>,
    pub response_content_language: Option<String>,
    pub response_content_type: Option<String>,
    pub response_expires: Option<Timestamp>,
    pub version_id: Option<String>,
    pub sse_customer_algorithm: Option<String>,
    pub sse_customer_key: Option<String>,
    pub sse_customer_key_md5: Option<String>,
    pub request_payer: Option<String>,
    pub part_number: Option<i32>,
    pub expected_bucket_owner: Option<String>,
    pub checksum_mode: Option<String>,
}
wire::structure!(GetObjectInput, schema::GET_OBJECT_INPUT, 0 bucket, 1 if_match, 2 if_modified_since, 3 if_none_match, 4 if_unmodified_since, 5 key, 6 range, 7 response_cache_control, 8 response_content_disposition, 9 response_content_encoding, 10 response_content_language, 11 response_content_type, 12 response_expires, 13 version_id, 14 sse_customer_algorithm, 15 sse_customer_key, 16 sse_customer_key_md5, 17 request_payer, 18 part_number, 19 expected_bucket_owner, 20 checksum_mode);

#[derive(Default)]
pub struct GetObjectOutput {
    pub body: Option<Payload>,
    pub delete_marker: Option<bool>,
    pub accept_ranges: Option<String>,
    pub expiration: Option<String>,
    pub restore: Option<String>,
    pub last_modified: Option<Timestamp>,
    pub content_length: Option<i64>,
    pub e_tag: Option<String>,
    pub checksum_crc32: Option<String>,
    pub checksum_crc32c: Option<String>,
    pub checksum_crc64nvme: Option<String>,
    pub checksum_sha1: Option<String>,
    pub checksum_sha256: Option<String>,
    pub checksum_sha512: Option<String>,
    pub checksum_md5: Option<String>,
    pub checksum_xxhash64: Option<String>,
    pub checksum_xxhash3: Option<String>,
    pub checksum_xxhash128: Option<String>,
    pub checksum_type: Option<String>,
    pub missing_meta: Option<i32>,
    pub version_id: Option<String>,
    pub cache_control: Option<String>,
    pub content_disposition: Option<String>,
    pub content_encoding: Option<String>,
    pub content_language: Option<String>,
    pub content_range: Option<String>,
    pub content_type: Option<String>,
    pub expires: Option<String>,
    pub website_redirect_location: Option<String>,
    pub server_side_encryption: Option<String>,
    pub metadata: Option<BTreeMap<String, String>>,
    pub sse_customer_algorithm: Option<String>,
    pub sse_customer_key_md5: Option<String>,
    pub sse_kms_key_id: Option<String>,
    pub bucket_key_enabled: Option<bool>,
    pub storage_class: Option<String>,
    pub request_charged: Option<String>,
    pub replication_status: Option<String>,
    pub parts_count: Option<i32>,
    pub tag_count: Option<i32>,
    pub object_lock_mode: Option<String>,
    pub object_lock_retain_until_date: Option<Timestamp>,
    pub object_lock_legal_hold_status: Option<String>,
}
wire::structure!(GetObjectOutput, schema::GET_OBJECT_OUTPUT, 0 body, 1 delete_marker, 2 accept_ranges, 3 expiration, 4 restore, 5 last_modified, 6 content_length, 7 e_tag, 8 checksum_crc32, 9 checksum_crc32c, 10 checksum_crc64nvme, 11 checksum_sha1, 12 checksum_sha256, 13 checksum_sha512, 14 checksum_md5, 15 checksum_xxhash64, 16 checksum_xxhash3, 17 checksum_xxhash128, 18 checksum_type, 19 missing_meta, 20 version_id, 21 cache_control, 22 content_disposition, 23 content_encoding, 24 content_language, 25 content_range, 26 content_type, 27 expires, 28 website_redirect_location, 29 server_side_encryption, 30 metadata, 31 sse_customer_algorithm, 32 sse_customer_key_md5, 33 sse_kms_key_id, 34 bucket_key_enabled, 35 storage_class, 36 request_charged, 37 replication_status, 38 parts_count, 39 tag_count, 40 object_lock_mode, 41 object_lock_retain_until_date, 42 object_lock_legal_hold_status);

#[derive(Clone, Default, PartialEq)]
pub struct GetObjectAttributesInput {
    pub bucket: Option<String>,
    pub key: Option<String>,
    pub version_id: Option<String>,
    pub max_parts: Option<i32>,
    pub part_number_marker: Option<i32>,
    pub sse_customer_algorithm: Option<String>,
    pub sse_customer_key: Option<String>,
    pub sse_customer_key_md5: Option<String>,
    pub request_payer: Option<String>,
    pub expected_bucket_owner: Option<String>,
    pub object_attributes: Option<Vec<String>>,
}
wire::structure!(GetObjectAttributesInput, schema::GET_OBJECT_ATTRIBUTES_INPUT, 0 bucket, 1 key, 2 version_id, 3 max_parts, 4 part_number_marker, 5 sse_customer_algorithm, 6 sse_customer_key, 7 sse_customer_key_md5, 8 request_payer, 9 expected_bucket_owner, 10 object_attributes);

#[derive(Clone, Default, PartialEq)]
pub struct GetObjectAttributesOutput {
    pub delete_marker: Option<bool>,
    pub last_modified: Option<Timestamp>,
    pub version_id: Option<String>,
    pub request_charged: Option<String>,
    pub e_tag: Option<String>,
    pub checksum: Option<Checksum>,
    pub object_parts: Option<GetObjectAttributesParts>,
    pub storage_class: Option<String>,
    pub object_size: Option<i64>,
}
wire::structure!(GetObjectAttributesOutput, schema::GET_OBJECT_ATTRIBUTES_OUTPUT, 0 delete_marker, 1 last_modified, 2 version_id, 3 request_charged, 4 e_tag, 5 checksum, 6 object_parts, 7 storage_class, 8 object_size);

#[derive(Clone, Default, PartialEq)]
pub struct GetObjectTaggingInput {
    pub bucket: Option<String>,
    pub key: Option<String>,
    pub version_id: Option<String>,
    pub expected_bucket_owner: Option<String>,
    pub request_payer: Option<String>,
}
wire::structure!(GetObjectTaggingInput, schema::GET_OBJECT_TAGGING_INPUT, 0 bucket, 1 key, 2 version_id, 3 expected_bucket_owner, 4 request_payer);

#[derive(Clone, Default, PartialEq)]
pub struct GetObjectTaggingOutput {
    pub version_id: Option<String>,
    pub tag_set: Option<Vec<Tag>>,
}
wire::structure!(GetObjectTaggingOutput, schema::GET_OBJECT_TAGGING_OUTPUT, 0 version_id, 1 tag_set);

#[derive(Clone, Default, PartialEq)]
pub struct GetPublicAccessBlockInput {
    pub bucket: Option<String>,
    pub expected_bucket_owner: Option<String>,
}
wire::structure!(GetPublicAccessBlockInput, schema::GET_PUBLIC_ACCESS_BLOCK_INPUT, 0 bucket, 1 expected_bucket_owner);

#[derive(Clone, Default, PartialEq)]
pub struct GetPublicAccessBlockOutput {
    pub public_access_block_configuration: Option<PublicAccessBlockConfiguration>,
}
wire::structure!(GetPublicAccessBlockOutput, schema::GET_PUBLIC_ACCESS_BLOCK_OUTPUT, 0 public_access_block_configuration);

#[derive(Clone, Default, PartialEq)]
pub struct HeadBucketInput {
    pub bucket: Option<String>,
    pub expected_bucket_owner: Option<String>,
}
wire::structure!(HeadBucketInput, schema::HEAD_BUCKET_INPUT, 0 bucket, 1 expected_bucket_owner);

#[derive(Clone, Default, PartialEq)]
pub struct HeadBucketOutput {
    pub bucket_arn: Option<String>,
    pub bucket_location_type: Option<String>,
    pub bucket_location_name: Option<String>,
    pub bucket_region: Option<String>,
    pub access_point_alias: Option<bool>,
}
wire::structure!(HeadBucketOutput, schema::HEAD_BUCKET_OUTPUT, 0 bucket_arn, 1 bucket_location_type, 2 bucket_location_name, 3 bucket_region, 4 access_point_alias);

#[derive(Clone, Default, PartialEq)]
pub struct HeadObjectInput {
    pub bucket: Option<String>,
    pub if_match: Option<String>,
    pub if_modified_since: Option<Timestamp>,
    pub if_none_match: Option<String>,
    pub if_unmodified_since: Option<Timestamp>,
    pub key: Option<String>,
    pub range: Option<String>,
    pub response_cache_control: Option<String>,
    pub response_content_disposition: Option<String>,
    pub response_content_encoding: Option<String>,
    pub response_content_language: Option<String>,
    pub response_content_type: Option<String>,
    pub response_expires: Option<Timestamp>,
    pub version_id: Option<String>,
    pub sse_customer_algorithm: Option<String>,
    pub sse_customer_key: Option<String>,
    pub sse_customer_key_md5: Option<String>,
    pub request_payer: Option<String>,
    pub part_number: Option<i32>,
    pub expected_bucket_owner: Option<String>,
    pub checksum_mode: Option<String>,
}
wire::structure!(HeadObjectInput, schema::HEAD_OBJECT_INPUT, 0 bucket, 1 if_match, 2 if_modified_since, 3 if_none_match, 4 if_unmodified_since, 5 key, 6 range, 7 response_cache_control, 8 response_content_disposition, 9 response_content_encoding, 10 response_content_language, 11 response_content_type, 12 response_expires, 13 version_id, 14 sse_customer_algorithm, 15 sse_customer_key, 16 sse_customer_key_md5, 17 request_payer, 18 part_number, 19 expected_bucket_owner, 20 checksum_mode);

#[derive(Clone, Default, PartialEq)]
pub struct HeadObjectOutput {
    pub delete_marker: Option<bool>,
    pub accept_ranges: Option<String>,
    pub expiration: Option<String>,
    pub restore: Option<String>,
    pub archive_status: Option<String>,
    pub last_modified: Option<Timestamp>,
    pub content_length: Option<i64>,
    pub checksum_crc32: Option<String>,
    pub checksum_crc32c: Option<String>,
    pub checksum_crc64nvme: Option<String>,
    pub checksum_sha1: Option<String>,
    pub checksum_sha256: Option<String>,
    pub checksum_sha512: Option<String>,
    pub checksum_md5: Option<String>,
    pub checksum_xxhash64: Option<String>,
    pub checksum_xxhash3: Option<String>,
    pub checksum_xxhash128: Option<String>,
    pub checksum_type: Option<String>,
    pub e_tag: Option<String>,
    pub missing_meta: Option<i32>,
    pub version_id: Option<String>,
    pub cache_control: Option<String>,
    pub content_disposition: Option<String>,
    pub content_encoding: Option<String>,
    pub content_language: Option<String>,
    pub content_type: Option<String>,
    pub content_range: Option<String>,
    pub expires: Option<String>,
    pub website_redirect_location: Option<String>,
    pub server_side_encryption: Option<String>,
    pub metadata: Option<BTreeMap<String, String>>,
    pub sse_customer_algorithm: Option<String>,
    pub sse_customer_key_md5: Option<String>,
    pub sse_kms_key_id: Option<String>,
    pub bucket_key_enabled: Option<bool>,
    pub storage_class: Option<String>,
    pub request_charged: Option<String>,
    pub replication_status: Option<String>,
    pub parts_count: Option<i32>,
    pub tag_count: Option<i32>,
    pub object_lock_mode: Option<String>,
    pub object_lock_retain_until_date: Option<Timestamp>,
    pub object_lock_legal_hold_status: Option<String>,
}
wire::structure!(HeadObjectOutput, schema::HEAD_OBJECT_OUTPUT, 0 delete_marker, 1 accept_ranges, 2 expiration, 3 restore, 4 archive_status, 5 last_modified, 6 content_length, 7 checksum_crc32, 8 checksum_crc32c, 9 checksum_crc64nvme, 10 checksum_sha1, 11 checksum_sha256, 12 checksum_sha512, 13 checksum_md5, 14 checksum_xxhash64, 15 checksum_xxhash3, 16 checksum_xxhash128, 17 checksum_type, 18 e_tag, 19 missing_meta, 20 version_id, 21 cache_control, 22 content_disposition, 23 content_encoding, 24 content_language, 25 content_type, 26 content_range, 27 expires, 28 website_redirect_location, 29 server_side_encryption, 30 metadata, 31 sse_customer_algorithm, 32 sse_customer_key_md5, 33 sse_kms_key_id, 34 bucket_key_enabled, 35 storage_class, 36 request_charged, 37 replication_status, 38 parts_count, 39 tag_count, 40 object_lock_mode, 41 object_lock_retain_until_date, 42 object_lock_legal_hold_status);

#[derive(Clone, Default, PartialEq)]
pub struct ListBucketsInput {
    pub max_buckets: Option<i32>,
    pub continuation_token: Option<String>,
    pub prefix: Option<String>,
    pub bucket_region: Option<String>,
}
wire::structure!(ListBucketsInput, schema::LIST_BUCKETS_INPUT, 0 max_buckets, 1 continuation_token, 2 prefix, 3 bucket_region);

#[derive(Clone, Default, PartialEq)]
pub struct ListBucketsOutput {
    pub buckets: Option<Vec<Bucket>>,
    pub owner: Option<Owner>,
    pub continuation_token: Option<String>,
    pub prefix: Option<String>,
}
wire::structure!(ListBucketsOutput, schema::LIST_BUCKETS_OUTPUT, 0 buckets, 1 owner, 2 continuation_token, 3 prefix);

#[derive(Clone, Default, PartialEq)]
pub struct ListMultipartUploadsInput {
    pub bucket: Option<String>,
    pub delimiter: Option<String>,
    pub encoding_type: Option<String>,
    pub key_marker: Option<String>,
    pub max_uploads: Option<i32>,
    pub prefix: Option<String>,
    pub upload_id_marker: Option<String>,
    pub expected_bucket_owner: Option<String>,
    pub request_payer: Option<String>,
}
wire::structure!(ListMultipartUploadsInput, schema::LIST_MULTIPART_UPLOADS_INPUT, 0 bucket, 1 delimiter, 2 encoding_type, 3 key_marker, 4 max_uploads, 5 prefix, 6 upload_id_marker, 7 expected_bucket_owner, 8 request_payer);

#[derive(Clone, Default, PartialEq)]
pub struct ListMultipartUploadsOutput {
    pub bucket: Option<String>,
    pub key_marker: Option<String>,
    pub upload_id_marker: Option<String>,
    pub next_key_marker: Option<String>,
    pub prefix: Option<String>,
    pub delimiter: Option<String>,
    pub next_upload_id_marker: Option<String>,
    pub max_uploads: Option<i32>,
    pub is_truncated: Option<bool>,
    pub uploads: Option<Vec<MultipartUpload>>,
    pub common_prefixes: Option<Vec<CommonPrefix>>,
    pub encoding_type: Option<String>,
    pub request_charged: Option<String>,
}
wire::structure!(ListMultipartUploadsOutput, schema::LIST_MULTIPART_UPLOADS_OUTPUT, 0 bucket, 1 key_marker, 2 upload_id_marker, 3 next_key_marker, 4 prefix, 5 delimiter, 6 next_upload_id_marker, 7 max_uploads, 8 is_truncated, 9 uploads, 10 common_prefixes, 11 encoding_type, 12 request_charged);

#[derive(Clone, Default, PartialEq)]
pub struct ListObjectsInput {
    pub bucket: Option<String>,
    pub delimiter: Option<String>,
    pub encoding_type: Option<String>,
    pub marker: Option<String>,
    pub max_keys: Option<i32>,
    pub prefix: Option<String>,
    pub request_payer: Option<String>,
    pub expected_bucket_owner: Option<String>,
    pub optional_object_attributes: Option<Vec<String>>,
}
wire::structure!(ListObjectsInput, schema::LIST_OBJECTS_INPUT, 0 bucket, 1 delimiter, 2 encoding_type, 3 marker, 4 max_keys, 5 prefix, 6 request_payer, 7 expected_bucket_owner, 8 optional_object_attributes);

#[derive(Clone, Default, PartialEq)]
pub struct ListObjectsOutput {
    pub is_truncated: Option<bool>,
    pub marker: Option<String>,
    pub next_marker: Option<String>,
    pub contents: Option<Vec<Object>>,
    pub name: Option<String>,
    pub prefix: Option<String>,
    pub delimiter: Option<String>,
    pub max_keys: Option<i32>,
    pub common_prefixes: Option<Vec<CommonPrefix>>,
    pub encoding_type: Option<String>,
    pub request_charged: Option<String>,
}
wire::structure!(ListObjectsOutput, schema::LIST_OBJECTS_OUTPUT, 0 is_truncated, 1 marker, 2 next_marker, 3 contents, 4 name, 5 prefix, 6 delimiter, 7 max_keys, 8 common_prefixes, 9 encoding_type, 10 request_charged);

#[derive(Clone, Default, PartialEq)]
pub struct ListObjectsV2Input {
    pub bucket: Option<String>,
    pub delimiter: Option<String>,
    pub encoding_type: Option<String>,
    pub max_keys: Option<i32>,
    pub prefix: Option<String>,
    pub continuation_token: Option<String>,
    pub fetch_owner: Option<bool>,
    pub start_after: Option<String>,
    pub request_payer: Option<String>,
    pub expected_bucket_owner: Option<String>,
    pub optional_object_attributes: Option<Vec<String>>,
}
wire::structure!(ListObjectsV2Input, schema::LIST_OBJECTS_V2_INPUT, 0 bucket, 1 delimiter, 2 encoding_type, 3 max_keys, 4 prefix, 5 continuation_token, 6 fetch_owner, 7 start_after, 8 request_payer, 9 expected_bucket_owner, 10 optional_object_attributes);

#[derive(Clone, Default, PartialEq)]
pub struct ListObjectsV2Output {
    pub is_truncated: Option<bool>,
    pub contents: Option<Vec<Object>>,
    pub name: Option<String>,
    pub prefix: Option<String>,
    pub delimiter: Option<String>,
    pub max_keys: Option<i32>,
    pub common_prefixes: Option<Vec<CommonPrefix>>,
    pub encoding_type: Option<String>,
    pub key_count: Option<i32>,
    pub continuation_token: Option<String>,
    pub next_continuation_token: Option<String>,
    pub start_after: Option<String>,
    pub request_charged: Option<String>,
}
wire::structure!(ListObjectsV2Output, schema::LIST_OBJECTS_V2_OUTPUT, 0 is_truncated, 1 contents, 2 name, 3 prefix, 4 delimiter, 5 max_keys, 6 common_prefixes, 7 encoding_type, 8 key_count, 9 continuation_token, 10 next_continuation_token, 11 start_after, 12 request_charged);

#[derive(Clone, Default, PartialEq)]
pub struct ListPartsInput {
    pub bucket: Option<String>,
    pub key: Option<String>,
    pub max_parts: Option<i32>,
    pub part_number_marker: Option<i32>,
    pub upload_id: Option<String>,
    pub request_payer: Option<String>,
    pub expected_bucket_owner: Option<String>,
    pub sse_customer_algorithm: Option<String>,
    pub sse_customer_key: Option<String>,
    pub sse_customer_key_md5: Option<String>,
}
wire::structure!(ListPartsInput, schema::LIST_PARTS_INPUT, 0 bucket, 1 key, 2 max_parts, 3 part_number_marker, 4 upload_id, 5 request_payer, 6 expected_bucket_owner, 7 sse_customer_algorithm, 8 sse_customer_key, 9 sse_customer_key_md5);

#[derive(Clone, Default, PartialEq)]
pub struct ListPartsOutput {
    pub abort_date: Option<Timestamp>,
    pub abort_rule_id: Option<String>,
    pub bucket: Option<String>,
    pub key: Option<String>,
    pub upload_id: Option<String>,
    pub part_number_marker: Option<i32>,
    pub next_part_number_marker: Option<i32>,
    pub max_parts: Option<i32>,
    pub is_truncated: Option<bool>,
    pub parts: Option<Vec<Part>>,
    pub initiator: Option<Initiator>,
    pub owner: Option<Owner>,
    pub storage_class: Option<String>,
    pub request_charged: Option<String>,
    pub checksum_algorithm: Option<String>,
    pub checksum_type: Option<String>,
}
wire::structure!(ListPartsOutput, schema::LIST_PARTS_OUTPUT, 0 abort_date, 1 abort_rule_id, 2 bucket, 3 key, 4 upload_id, 5 part_number_marker, 6 next_part_number_marker, 7 max_parts, 8 is_truncated, 9 parts, 10 initiator, 11 owner, 12 storage_class, 13 request_charged, 14 checksum_algorithm, 15 checksum_type);

#[derive(Clone, Default, PartialEq)]
pub struct PutBucketEncryptionInput {
    pub bucket: Option<String>,
    pub content_md5: Option<String>,
    pub checksum_algorithm: Option<String>,
    pub server_side_encryption_configuration: Option<ServerSideEncryptionConfiguration>,
    pub expected_bucket_owner: Option<String>,
}
wire::structure!(PutBucketEncryptionInput, schema::PUT_BUCKET_ENCRYPTION_INPUT, 0 bucket, 1 content_md5, 2 checksum_algorithm, 3 server_side_encryption_configuration, 4 expected_bucket_owner);

#[derive(Clone, Default, PartialEq)]
pub struct PutBucketEncryptionOutput {}
wire::structure!(PutBucketEncryptionOutput, schema::PUT_BUCKET_ENCRYPTION_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct PutBucketPolicyInput {
    pub bucket: Option<String>,
    pub content_md5: Option<String>,
    pub checksum_algorithm: Option<String>,
    pub confirm_remove_self_bucket_access: Option<bool>,
    pub policy: Option<String>,
    pub expected_bucket_owner: Option<String>,
}
wire::structure!(PutBucketPolicyInput, schema::PUT_BUCKET_POLICY_INPUT, 0 bucket, 1 content_md5, 2 checksum_algorithm, 3 confirm_remove_self_bucket_access, 4 policy, 5 expected_bucket_owner);

#[derive(Clone, Default, PartialEq)]
pub struct PutBucketPolicyOutput {}
wire::structure!(PutBucketPolicyOutput, schema::PUT_BUCKET_POLICY_OUTPUT);

#[derive(Clone, Default, PartialEq)]
pub struct PutBucketTaggingInput {
    pub bucket: Option<String>,
    pub content_md5: Option<String>,
    pub checksum_algorithm: Option<String>,
    pub tagging: Option<Tagging>,
    pub expected_bucket_owner: Option<String>,
}
wire::structure!(PutBucketTaggingInput, schema::PUT_BUCKET_TAGGING_INPUT, 0 bucket, 1 content_md5, 2 checksum_algorithm, 3 tagging, 4 expected_bucket_owner);

#[derive(Clone, Default, PartialEq)]
pub struct PutBucketTaggingOutput {}
wire::structure!(PutBucketTaggingOutput, schema::PUT_BUCKET_TAGGING_OUTPUT);

#[derive(Default)]
pub struct PutObjectInput {
    pub acl: Option<String>,
    pub body: Option<Payload>,
    pub bucket: Option<String>,
    pub cache_control: Option<String>,
    pub content_disposition: Option<String>,
    pub content_encoding: Option<String>,
    pub content_language: Option<String>,
    pub content_length: Option<i64>,
    pub content_md5: Option<String>,
    pub content_type: Option<String>,
    pub checksum_algorithm: Option<String>,
    pub checksum_crc32: Option<String>,
    pub checksum_crc32c: Option<String>,
    pub checksum_crc64nvme: Option<String>,
    pub checksum_sha1: Option<String>,
    pub checksum_sha256: Option<String>,
    pub checksum_sha512: Option<String>,
    pub checksum_md5: Option<String>,
    pub checksum_xxhash64: Option<String>,
    pub checksum_xxhash3: Option<String>,
    pub checksum_xxhash128: Option<String>,
    pub expires: Option<String>,
    pub if_match: Option<String>,
    pub if_none_match: Option<String>,
    pub grant_full_control: Option<String>,
    pub grant_read: Option<String>,
    pub grant_read_acp: Option<String>,
    pub grant_write_acp: Option<String>,
    pub key: Option<String>,
    pub write_offset_bytes: Option<i64>,
    pub metadata: Option<BTreeMap<String, String>>,
    pub server_side_encryption: Option<String>,
    pub storage_class: Option<String>,
    pub website_redirect_location: Option<String>,
    pub sse_customer_algorithm: Option<String>,
    pub sse_customer_key: Option<String>,
    pub sse_customer_key_md5: Option<String>,
    pub sse_kms_key_id: Option<String>,
    pub sse_kms_encryption_context: Option<String>,
    pub bucket_key_enabled: Option<bool>,
    pub request_payer: Option<String>,
    pub tagging: Option<String>,
    pub object_lock_mode: Option<String>,
    pub object_lock_retain_until_date: Option<Timestamp>,
    pub object_lock_legal_hold_status: Option<String>,
    pub expected_bucket_owner: Option<String>,
}
wire::structure!(PutObjectInput, schema::PUT_OBJECT_INPUT, 0 acl, 1 body, 2 bucket, 3 cache_control, 4 content_disposition, 5 content_encoding, 6 content_language, 7 content_length, 8 content_md5, 9 content_type, 10 checksum_algorithm, 11 checksum_crc32, 12 checksum_crc32c, 13 checksum_crc64nvme, 14 checksum_sha1, 15 checksum_sha256, 16 checksum_sha512, 17 checksum_md5, 18 checksum_xxhash64, 19 checksum_xxhash3, 20 checksum_xxhash128, 21 expires, 22 if_match, 23 if_none_match, 24 grant_full_control, 25 grant_read, 26 grant_read_acp, 27 grant_write_acp, 28 key, 29 write_offset_bytes, 30 metadata, 31 server_side_encryption, 32 storage_class, 33 website_redirect_location, 34 sse_customer_algorithm, 35 sse_customer_key, 36 sse_customer_key_md5, 37 sse_kms_key_id, 38 sse_kms_encryption_context, 39 bucket_key_enabled, 40 request_payer, 41 tagging, 42 object_lock_mode, 43 object_lock_retain_until_date, 44 object_lock_legal_hold_status, 45 expected_bucket_owner);

#[derive(Clone, Default, PartialEq)]
pub struct PutObjectOutput {
    pub expiration: Option<String>,
    pub e_tag: Option<String>,
    pub checksum_crc32: Option<String>,
    pub checksum_crc32c: Option<String>,
    pub checksum_crc64nvme: Option<String>,
    pub checksum_sha1: Option<String>,
    pub checksum_sha256: Option<String>,
    pub checksum_sha512: Option<String>,
    pub checksum_md5: Option<String>,
    pub checksum_xxhash64: Option<String>,
    pub checksum_xxhash3: Option<String>,
    pub checksum_xxhash128: Option<String>,
    pub checksum_type: Option<String>,
    pub server_side_encryption: Option<String>,
    pub version_id: Option<String>,
    pub sse_customer_algorithm: Option<String>,
    pub sse_customer_key_md5: Option<String>,
    pub sse_kms_key_id: Option<String>,
    pub sse_kms_encryption_context: Option<String>,
    pub bucket_key_enabled: Option<bool>,
    pub size: Option<i64>,
    pub request_charged: Option<String>,
}
wire::structure!(PutObjectOutput, schema::PUT_OBJECT_OUTPUT, 0 expiration, 1 e_tag, 2 checksum_crc32, 3 checksum_crc32c, 4 checksum_crc64nvme, 5 checksum_sha1, 6 checksum_sha256, 7 checksum_sha512, 8 checksum_md5, 9 checksum_xxhash64, 10 checksum_xxhash3, 11 checksum_xxhash128, 12 checksum_type, 13 server_side_encryption, 14 version_id, 15 sse_customer_algorithm, 16 sse_customer_key_md5, 17 sse_kms_key_id, 18 sse_kms_encryption_context, 19 bucket_key_enabled, 20 size, 21 request_charged);

#[derive(Clone, Default, PartialEq)]
pub struct PutObjectTaggingInput {
    pub bucket: Option<String>,
    pub key: Option<String>,
    pub version_id: Option<String>,
    pub content_md5: Option<String>,
    pub checksum_algorithm: Option<String>,
    pub tagging: Option<Tagging>,
    pub expected_bucket_owner: Option<String>,
    pub request_payer: Option<String>,
}
wire::structure!(PutObjectTaggingInput, schema::PUT_OBJECT_TAGGING_INPUT, 0 bucket, 1 key, 2 version_id, 3 content_md5, 4 checksum_algorithm, 5 tagging, 6 expected_bucket_owner, 7 request_payer);

#[derive(Clone, Default, PartialEq)]
pub struct PutObjectTaggingOutput {
    pub version_id: Option<String>,
}
wire::structure!(PutObjectTaggingOutput, schema::PUT_OBJECT_TAGGING_OUTPUT, 0 version_id);

#[derive(Clone, Default, PartialEq)]
pub struct PutPublicAccessBlockInput {
    pub bucket: Option<String>,
    pub content_md5: Option<String>,
    pub checksum_algorithm: Option<String>,
    pub public_access_block_configuration: Option<PublicAccessBlockConfiguration>,
    pub expected_bucket_owner: Option<String>,
}
wire::structure!(PutPublicAccessBlockInput, schema::PUT_PUBLIC_ACCESS_BLOCK_INPUT, 0 bucket, 1 content_md5, 2 checksum_algorithm, 3 public_access_block_configuration, 4 expected_bucket_owner);

#[derive(Clone, Default, PartialEq)]
pub struct PutPublicAccessBlockOutput {}
wire::structure!(PutPublicAccessBlockOutput, schema::PUT_PUBLIC_ACCESS_BLOCK_OUTPUT);

#[derive(Default)]
pub struct UploadPartInput {
    pub body: Option<Payload>,
    pub bucket: Option<String>,
    pub content_length: Option<i64>,
    pub content_md5: Option<String>,
    pub checksum_algorithm: Option<String>,
    pub checksum_crc32: Option<String>,
    pub checksum_crc32c: Option<String>,
    pub checksum_crc64nvme: Option<String>,
    pub checksum_sha1: Option<String>,
    pub checksum_sha256: Option<String>,
    pub checksum_sha512: Option<String>,
    pub checksum_md5: Option<String>,
    pub checksum_xxhash64: Option<String>,
    pub checksum_xxhash3: Option<String>,
    pub checksum_xxhash128: Option<String>,
    pub key: Option<String>,
    pub part_number: Option<i32>,
    pub upload_id: Option<String>,
    pub sse_customer_algorithm: Option<String>,
    pub sse_customer_key: Option<String>,
    pub sse_customer_key_md5: Option<String>,
    pub request_payer: Option<String>,
    pub expected_bucket_owner: Option<String>,
}
wire::structure!(UploadPartInput, schema::UPLOAD_PART_INPUT, 0 body, 1 bucket, 2 content_length, 3 content_md5, 4 checksum_algorithm, 5 checksum_crc32, 6 checksum_crc32c, 7 checksum_crc64nvme, 8 checksum_sha1, 9 checksum_sha256, 10 checksum_sha512, 11 checksum_md5, 12 checksum_xxhash64, 13 checksum_xxhash3, 14 checksum_xxhash128, 15 key, 16 part_number, 17 upload_id, 18 sse_customer_algorithm, 19 sse_customer_key, 20 sse_customer_key_md5, 21 request_payer, 22 expected_bucket_owner);

#[derive(Clone, Default, PartialEq)]
pub struct UploadPartOutput {
    pub server_side_encryption: Option<String>,
    pub e_tag: Option<String>,
    pub checksum_crc32: Option<String>,
    pub checksum_crc32c: Option<String>,
    pub checksum_crc64nvme: Option<String>,
    pub checksum_sha1: Option<String>,
    pub checksum_sha256: Option<String>,
    pub checksum_sha512: Option<String>,
    pub checksum_md5: Option<String>,
    pub checksum_xxhash64: Option<String>,
    pub checksum_xxhash3: Option<String>,
    pub checksum_xxhash128: Option<String>,
    pub sse_customer_algorithm: Option<String>,
    pub sse_customer_key_md5: Option<String>,
    pub sse_kms_key_id: Option<String>,
    pub bucket_key_enabled: Option<bool>,
    pub request_charged: Option<String>,
}
wire::structure!(UploadPartOutput, schema::UPLOAD_PART_OUTPUT, 0 server_side_encryption, 1 e_tag, 2 checksum_crc32, 3 checksum_crc32c, 4 checksum_crc64nvme, 5 checksum_sha1, 6 checksum_sha256, 7 checksum_sha512, 8 checksum_md5, 9 checksum_xxhash64, 10 checksum_xxhash3, 11 checksum_xxhash128, 12 sse_customer_algorithm, 13 sse_customer_key_md5, 14 sse_kms_key_id, 15 bucket_key_enabled, 16 request_charged);

#[derive(Clone, Default, PartialEq)]
pub struct UploadPartCopyInput {
    pub bucket: Option<String>,
    pub copy_source: Option<String>,
    pub copy_source_if_match: Option<String>,
    pub copy_source_if_modified_since: Option<Timestamp>,
    pub copy_source_if_none_match: Option<String>,
    pub copy_source_if_unmodified_since: Option<Timestamp>,
    pub copy_source_range: Option<String>,
    pub key: Option<String>,
    pub part_number: Option<i32>,
    pub upload_id: Option<String>,
    pub sse_customer_algorithm: Option<String>,
    pub sse_customer_key: Option<String>,
    pub sse_customer_key_md5: Option<String>,
    pub copy_source_sse_customer_algorithm: Option<String>,
    pub copy_source_sse_customer_key: Option<String>,
    pub copy_source_sse_customer_key_md5: Option<String>,
    pub request_payer: Option<String>,
    pub expected_bucket_owner: Option<String>,
    pub expected_source_bucket_owner: Option<String>,
}
wire::structure!(UploadPartCopyInput, schema::UPLOAD_PART_COPY_INPUT, 0 bucket, 1 copy_source, 2 copy_source_if_match, 3 copy_source_if_modified_since, 4 copy_source_if_none_match, 5 copy_source_if_unmodified_since, 6 copy_source_range, 7 key, 8 part_number, 9 upload_id, 10 sse_customer_algorithm, 11 sse_customer_key, 12 sse_customer_key_md5, 13 copy_source_sse_customer_algorithm, 14 copy_source_sse_customer_key, 15 copy_source_sse_customer_key_md5, 16 request_payer, 17 expected_bucket_owner, 18 expected_source_bucket_owner);

#[derive(Clone, Default, PartialEq)]
pub struct UploadPartCopyOutput {
    pub copy_source_version_id: Option<String>,
    pub copy_part_result: Option<CopyPartResult>,
    pub server_side_encryption: Option<String>,
    pub sse_customer_algorithm: Option<String>,
    pub sse_customer_key_md5: Option<String>,
    pub sse_kms_key_id: Option<String>,
    pub bucket_key_enabled: Option<bool>,
    pub request_charged: Option<String>,
}
wire::structure!(UploadPartCopyOutput, schema::UPLOAD_PART_COPY_OUTPUT, 0 copy_source_version_id, 1 copy_part_result, 2 server_side_encryption, 3 sse_customer_algorithm, 4 sse_customer_key_md5, 5 sse_kms_key_id, 6 bucket_key_enabled, 7 request_charged);

#[derive(Clone, Default, PartialEq)]
pub struct BlockedEncryptionTypes {
    pub encryption_type: Option<Vec<String>>,
}
wire::structure!(BlockedEncryptionTypes, schema::BLOCKED_ENCRYPTION_TYPES, 0 encryption_type);

#[derive(Clone, Default, PartialEq)]
pub struct Bucket {
    pub name: Option<String>,
    pub creation_date: Option<Timestamp>,
    pub bucket_region: Option<String>,
    pub bucket_arn: Option<String>,
}
wire::structure!(Bucket, schema::BUCKET, 0 name, 1 creation_date, 2 bucket_region, 3 bucket_arn);

#[derive(Clone, Default, PartialEq)]
pub struct BucketInfo {
    pub data_redundancy: Option<String>,
    pub r#type: Option<String>,
}
wire::structure!(BucketInfo, schema::BUCKET_INFO, 0 data_redundancy, 1 r#type);

#[derive(Clone, Default, PartialEq)]
pub struct Checksum {
    pub checksum_crc32: Option<String>,
    pub checksum_crc32c: Option<String>,
    pub checksum_crc64nvme: Option<String>,
    pub checksum_sha1: Option<String>,
    pub checksum_sha256: Option<String>,
    pub checksum_sha512: Option<String>,
    pub checksum_md5: Option<String>,
    pub checksum_xxhash64: Option<String>,
    pub checksum_xxhash3: Option<String>,
    pub checksum_xxhash128: Option<String>,
    pub checksum_type: Option<String>,
}
wire::structure!(Checksum, schema::CHECKSUM, 0 checksum_crc32, 1 checksum_crc32c, 2 checksum_crc64nvme, 3 checksum_sha1, 4 checksum_sha256, 5 checksum_sha512, 6 checksum_md5, 7 checksum_xxhash64, 8 checksum_xxhash3, 9 checksum_xxhash128, 10 checksum_type);

#[derive(Clone, Default, PartialEq)]
pub struct CommonPrefix {
    pub prefix: Option<String>,
}
wire::structure!(CommonPrefix, schema::COMMON_PREFIX, 0 prefix);

#[derive(Clone, Default, PartialEq)]
pub struct CompletedMultipartUpload {
    pub parts: Option<Vec<CompletedPart>>,
}
wire::structure!(CompletedMultipartUpload, schema::COMPLETED_MULTIPART_UPLOAD, 0 parts);

#[derive(Clone, Default, PartialEq)]
pub struct CompletedPart {
    pub e_tag: Option<String>,
    pub checksum_crc32: Option<String>,
    pub checksum_crc32c: Option<String>,
    pub checksum_crc64nvme: Option<String>,
    pub checksum_sha1: Option<String>,
    pub checksum_sha256: Option<String>,
    pub checksum_sha512: Option<String>,
    pub checksum_md5: Option<String>,
    pub checksum_xxhash64: Option<String>,
    pub checksum_xxhash3: Option<String>,
    pub checksum_xxhash128: Option<String>,
    pub part_number: Option<i32>,
}
wire::structure!(CompletedPart, schema::COMPLETED_PART, 0 e_tag, 1 checksum_crc32, 2 checksum_crc32c, 3 checksum_crc64nvme, 4 checksum_sha1, 5 checksum_sha256, 6 checksum_sha512, 7 checksum_md5, 8 checksum_xxhash64, 9 checksum_xxhash3, 10 checksum_xxhash128, 11 part_number);

#[derive(Clone, Default, PartialEq)]
pub struct CopyObjectResult {
    pub e_tag: Option<String>,
    pub last_modified: Option<Timestamp>,
    pub checksum_type: Option<String>,
    pub checksum_crc32: Option<String>,
    pub checksum_crc32c: Option<String>,
    pub checksum_crc64nvme: Option<String>,
    pub checksum_sha1: Option<String>,
    pub checksum_sha256: Option<String>,
    pub checksum_sha512: Option<String>,
    pub checksum_md5: Option<String>,
    pub checksum_xxhash64: Option<String>,
    pub checksum_xxhash3: Option<String>,
    pub checksum_xxhash128: Option<String>,
}
wire::structure!(CopyObjectResult, schema::COPY_OBJECT_RESULT, 0 e_tag, 1 last_modified, 2 checksum_type, 3 checksum_crc32, 4 checksum_crc32c, 5 checksum_crc64nvme, 6 checksum_sha1, 7 checksum_sha256, 8 checksum_sha512, 9 checksum_md5, 10 checksum_xxhash64, 11 checksum_xxhash3, 12 checksum_xxhash128);

#[derive(Clone, Default, PartialEq)]
pub struct CopyPartResult {
    pub e_tag: Option<String>,
    pub last_modified: Option<Timestamp>,
    pub checksum_crc32: Option<String>,
    pub checksum_crc32c: Option<String>,
    pub checksum_crc64nvme: Option<String>,
    pub checksum_sha1: Option<String>,
    pub checksum_sha256: Option<String>,
    pub checksum_sha512: Option<String>,
    pub checksum_md5: Option<String>,
    pub checksum_xxhash64: Option<String>,
    pub checksum_xxhash3: Option<String>,
    pub checksum_xxhash128: Option<String>,
}
wire::structure!(CopyPartResult, schema::COPY_PART_RESULT, 0 e_tag, 1 last_modified, 2 checksum_crc32, 3 checksum_crc32c, 4 checksum_crc64nvme, 5 checksum_sha1, 6 checksum_sha256, 7 checksum_sha512, 8 checksum_md5, 9 checksum_xxhash64, 10 checksum_xxhash3, 11 checksum_xxhash128);

#[derive(Clone, Default, PartialEq)]
pub struct CreateBucketConfiguration {
    pub location_constraint: Option<String>,
    pub location: Option<LocationInfo>,
    pub bucket: Option<BucketInfo>,
    pub tags: Option<Vec<Tag>>,
}
wire::structure!(CreateBucketConfiguration, schema::CREATE_BUCKET_CONFIGURATION, 0 location_constraint, 1 location, 2 bucket, 3 tags);

#[derive(Clone, Default, PartialEq)]
pub struct Delete {
    pub objects: Option<Vec<ObjectIdentifier>>,
    pub quiet: Option<bool>,
}
wire::structure!(Delete, schema::DELETE, 0 objects, 1 quiet);

#[derive(Clone, Default, PartialEq)]
pub struct DeletedObject {
    pub key: Option<String>,
    pub version_id: Option<String>,
    pub delete_marker: Option<bool>,
    pub delete_marker_version_id: Option<String>,
}
wire::structure!(DeletedObject, schema::DELETED_OBJECT, 0 key, 1 version_id, 2 delete_marker, 3 delete_marker_version_id);

#[derive(Clone, Default, PartialEq)]
pub struct Error {
    pub key: Option<String>,
    pub version_id: Option<String>,
    pub code: Option<String>,
    pub message: Option<String>,
}
wire::structure!(Error, schema::ERROR, 0 key, 1 version_id, 2 code, 3 message);

#[derive(Clone, Default, PartialEq)]
pub struct GetObjectAttributesParts {
    pub total_parts_count: Option<i32>,
    pub part_number_marker: Option<i32>,
    pub next_part_number_marker: Option<i32>,
    pub max_parts: Option<i32>,
    pub is_truncated: Option<bool>,
    pub parts: Option<Vec<ObjectPart>>,
}
wire::structure!(GetObjectAttributesParts, schema::GET_OBJECT_ATTRIBUTES_PARTS, 0 total_parts_count, 1 part_number_marker, 2 next_part_number_marker, 3 max_parts, 4 is_truncated, 5 parts);

#[derive(Clone, Default, PartialEq)]
pub struct Initiator {
    pub id: Option<String>,
    pub display_name: Option<String>,
}
wire::structure!(Initiator, schema::INITIATOR, 0 id, 1 display_name);

#[derive(Clone, Default, PartialEq)]
pub struct LocationInfo {
    pub r#type: Option<String>,
    pub name: Option<String>,
}
wire::structure!(LocationInfo, schema::LOCATION_INFO, 0 r#type, 1 name);

#[derive(Clone, Default, PartialEq)]
pub struct MultipartUpload {
    pub upload_id: Option<String>,
    pub key: Option<String>,
    pub initiated: Option<Timestamp>,
    pub storage_class: Option<String>,
    pub owner: Option<Owner>,
    pub initiator: Option<Initiator>,
    pub checksum_algorithm: Option<String>,
    pub checksum_type: Option<String>,
}
wire::structure!(MultipartUpload, schema::MULTIPART_UPLOAD, 0 upload_id, 1 key, 2 initiated, 3 storage_class, 4 owner, 5 initiator, 6 checksum_algorithm, 7 checksum_type);

#[derive(Clone, Default, PartialEq)]
pub struct Object {
    pub key: Option<String>,
    pub last_modified: Option<Timestamp>,
    pub e_tag: Option<String>,
    pub checksum_algorithm: Option<Vec<String>>,
    pub checksum_type: Option<String>,
    pub size: Option<i64>,
    pub storage_class: Option<String>,
    pub owner: Option<Owner>,
    pub restore_status: Option<RestoreStatus>,
}
wire::structure!(Object, schema::OBJECT, 0 key, 1 last_modified, 2 e_tag, 3 checksum_algorithm, 4 checksum_type, 5 size, 6 storage_class, 7 owner, 8 restore_status);

#[derive(Clone, Default, PartialEq)]
pub struct ObjectIdentifier {
    pub key: Option<String>,
    pub version_id: Option<String>,
    pub e_tag: Option<String>,
    pub last_modified_time: Option<Timestamp>,
    pub size: Option<i64>,
}
wire::structure!(ObjectIdentifier, schema::OBJECT_IDENTIFIER, 0 key, 1 version_id, 2 e_tag, 3 last_modified_time, 4 size);

#[derive(Clone, Default, PartialEq)]
pub struct ObjectPart {
    pub part_number: Option<i32>,
    pub size: Option<i64>,
    pub checksum_crc32: Option<String>,
    pub checksum_crc32c: Option<String>,
    pub checksum_crc64nvme: Option<String>,
    pub checksum_sha1: Option<String>,
    pub checksum_sha256: Option<String>,
    pub checksum_sha512: Option<String>,
    pub checksum_md5: Option<String>,
    pub checksum_xxhash64: Option<String>,
    pub checksum_xxhash3: Option<String>,
    pub checksum_xxhash128: Option<String>,
}
wire::structure!(ObjectPart, schema::OBJECT_PART, 0 part_number, 1 size, 2 checksum_crc32, 3 checksum_crc32c, 4 checksum_crc64nvme, 5 checksum_sha1, 6 checksum_sha256, 7 checksum_sha512, 8 checksum_md5, 9 checksum_xxhash64, 10 checksum_xxhash3, 11 checksum_xxhash128);

#[derive(Clone, Default, PartialEq)]
pub struct Owner {
    pub display_name: Option<String>,
    pub id: Option<String>,
}
wire::structure!(Owner, schema::OWNER, 0 display_name, 1 id);

#[derive(Clone, Default, PartialEq)]
pub struct Part {
    pub part_number: Option<i32>,
    pub last_modified: Option<Timestamp>,
    pub e_tag: Option<String>,
    pub size: Option<i64>,
    pub checksum_crc32: Option<String>,
    pub checksum_crc32c: Option<String>,
    pub checksum_crc64nvme: Option<String>,
    pub checksum_sha1: Option<String>,
    pub checksum_sha256: Option<String>,
    pub checksum_sha512: Option<String>,
    pub checksum_md5: Option<String>,
    pub checksum_xxhash64: Option<String>,
    pub checksum_xxhash3: Option<String>,
    pub checksum_xxhash128: Option<String>,
}
wire::structure!(Part, schema::PART, 0 part_number, 1 last_modified, 2 e_tag, 3 size, 4 checksum_crc32, 5 checksum_crc32c, 6 checksum_crc64nvme, 7 checksum_sha1, 8 checksum_sha256, 9 checksum_sha512, 10 checksum_md5, 11 checksum_xxhash64, 12 checksum_xxhash3, 13 checksum_xxhash128);

#[derive(Clone, Default, PartialEq)]
pub struct PublicAccessBlockConfiguration {
    pub block_public_acls: Option<bool>,
    pub ignore_public_acls: Option<bool>,
    pub block_public_policy: Option<bool>,
    pub restrict_public_buckets: Option<bool>,
}
wire::structure!(PublicAccessBlockConfiguration, schema::PUBLIC_ACCESS_BLOCK_CONFIGURATION, 0 block_public_acls, 1 ignore_public_acls, 2 block_public_policy, 3 restrict_public_buckets);

#[derive(Clone, Default, PartialEq)]
pub struct RestoreStatus {
    pub is_restore_in_progress: Option<bool>,
    pub restore_expiry_date: Option<Timestamp>,
}
wire::structure!(RestoreStatus, schema::RESTORE_STATUS, 0 is_restore_in_progress, 1 restore_expiry_date);

#[derive(Clone, Default, PartialEq)]
pub struct ServerSideEncryptionByDefault {
    pub sse_algorithm: Option<String>,
    pub kms_master_key_id: Option<String>,
}
wire::structure!(ServerSideEncryptionByDefault, schema::SERVER_SIDE_ENCRYPTION_BY_DEFAULT, 0 sse_algorithm, 1 kms_master_key_id);

#[derive(Clone, Default, PartialEq)]
pub struct ServerSideEncryptionConfiguration {
    pub rules: Option<Vec<ServerSideEncryptionRule>>,
}
wire::structure!(ServerSideEncryptionConfiguration, schema::SERVER_SIDE_ENCRYPTION_CONFIGURATION, 0 rules);

#[derive(Clone, Default, PartialEq)]
pub struct ServerSideEncryptionRule {
    pub apply_server_side_encryption_by_default: Option<ServerSideEncryptionByDefault>,
    pub bucket_key_enabled: Option<bool>,
    pub blocked_encryption_types: Option<BlockedEncryptionTypes>,
}
wire::structure!(ServerSideEncryptionRule, schema::SERVER_SIDE_ENCRYPTION_RULE, 0 apply_server_side_encryption_by_default, 1 bucket_key_enabled, 2 blocked_encryption_types);

#[derive(Clone, Default, PartialEq)]
pub struct Tag {
    pub key: Option<String>,
    pub value: Option<String>,
}
wire::structure!(Tag, schema::TAG, 0 key, 1 value);

#[derive(Clone, Default, PartialEq)]
pub struct Tagging {
    pub tag_set: Option<Vec<Tag>>,
}
wire::structure!(Tagging, schema::TAGGING, 0 tag_set);

pub struct AbortMultipartUpload;
wire::operation!(AbortMultipartUpload, AbortMultipartUploadInput, AbortMultipartUploadOutput, schema::OPERATION_ABORT_MULTIPART_UPLOAD);

pub struct CompleteMultipartUpload;
wire::operation!(CompleteMultipartUpload, CompleteMultipartUploadInput, CompleteMultipartUploadOutput, schema::OPERATION_COMPLETE_MULTIPART_UPLOAD);

pub struct CopyObject;
wire::operation!(CopyObject, CopyObjectInput, CopyObjectOutput, schema::OPERATION_COPY_OBJECT);

pub struct CreateBucket;
wire::operation!(CreateBucket, CreateBucketInput, CreateBucketOutput, schema::OPERATION_CREATE_BUCKET);

pub struct CreateMultipartUpload;
wire::operation!(CreateMultipartUpload, CreateMultipartUploadInput, CreateMultipartUploadOutput, schema::OPERATION_CREATE_MULTIPART_UPLOAD);

pub struct DeleteBucket;
wire::operation!(DeleteBucket, DeleteBucketInput, DeleteBucketOutput, schema::OPERATION_DELETE_BUCKET);

pub struct DeleteBucketEncryption;
wire::operation!(DeleteBucketEncryption, DeleteBucketEncryptionInput, DeleteBucketEncryptionOutput, schema::OPERATION_DELETE_BUCKET_ENCRYPTION);

pub struct DeleteBucketPolicy;
wire::operation!(DeleteBucketPolicy, DeleteBucketPolicyInput, DeleteBucketPolicyOutput, schema::OPERATION_DELETE_BUCKET_POLICY);

pub struct DeleteBucketTagging;
wire::operation!(DeleteBucketTagging, DeleteBucketTaggingInput, DeleteBucketTaggingOutput, schema::OPERATION_DELETE_BUCKET_TAGGING);

pub struct DeleteObject;
wire::operation!(DeleteObject, DeleteObjectInput, DeleteObjectOutput, schema::OPERATION_DELETE_OBJECT);

pub struct DeleteObjectTagging;
wire::operation!(DeleteObjectTagging, DeleteObjectTaggingInput, DeleteObjectTaggingOutput, schema::OPERATION_DELETE_OBJECT_TAGGING);

pub struct DeleteObjects;
wire::operation!(DeleteObjects, DeleteObjectsInput, DeleteObjectsOutput, schema::OPERATION_DELETE_OBJECTS);

pub struct DeletePublicAccessBlock;
wire::operation!(DeletePublicAccessBlock, DeletePublicAccessBlockInput, DeletePublicAccessBlockOutput, schema::OPERATION_DELETE_PUBLIC_ACCESS_BLOCK);

pub struct GetBucketEncryption;
wire::operation!(GetBucketEncryption, GetBucketEncryptionInput, GetBucketEncryptionOutput, schema::OPERATION_GET_BUCKET_ENCRYPTION);

pub struct GetBucketLocation;
wire::operation!(GetBucketLocation, GetBucketLocationInput, GetBucketLocationOutput, schema::OPERATION_GET_BUCKET_LOCATION);

pub struct GetBucketPolicy;
wire::operation!(GetBucketPolicy, GetBucketPolicyInput, GetBucketPolicyOutput, schema::OPERATION_GET_BUCKET_POLICY);

pub struct GetBucketTagging;
wire::operation!(GetBucketTagging, GetBucketTaggingInput, GetBucketTaggingOutput, schema::OPERATION_GET_BUCKET_TAGGING);

pub struct GetBucketVersioning;
wire::operation!(GetBucketVersioning, GetBucketVersioningInput, GetBucketVersioningOutput, schema::OPERATION_GET_BUCKET_VERSIONING);

pub struct GetObject;
wire::operation!(GetObject, GetObjectInput, GetObjectOutput, schema::OPERATION_GET_OBJECT);

pub struct GetObjectAttributes;
wire::operation!(GetObjectAttributes, GetObjectAttributesInput, GetObjectAttributesOutput, schema::OPERATION_GET_OBJECT_ATTRIBUTES);

pub struct GetObjectTagging;
wire::operation!(GetObjectTagging, GetObjectTaggingInput, GetObjectTaggingOutput, schema::OPERATION_GET_OBJECT_TAGGING);

pub struct GetPublicAccessBlock;
wire::operation!(GetPublicAccessBlock, GetPublicAccessBlockInput, GetPublicAccessBlockOutput, schema::OPERATION_GET_PUBLIC_ACCESS_BLOCK);

pub struct HeadBucket;
wire::operation!(HeadBucket, HeadBucketInput, HeadBucketOutput, schema::OPERATION_HEAD_BUCKET);

pub struct HeadObject;
wire::operation!(HeadObject, HeadObjectInput, HeadObjectOutput, schema::OPERATION_HEAD_OBJECT);

pub struct ListBuckets;
wire::operation!(ListBuckets, ListBucketsInput, ListBucketsOutput, schema::OPERATION_LIST_BUCKETS);

pub struct ListMultipartUploads;
wire::operation!(ListMultipartUploads, ListMultipartUploadsInput, ListMultipartUploadsOutput, schema::OPERATION_LIST_MULTIPART_UPLOADS);

pub struct ListObjects;
wire::operation!(ListObjects, ListObjectsInput, ListObjectsOutput, schema::OPERATION_LIST_OBJECTS);

pub struct ListObjectsV2;
wire::operation!(ListObjectsV2, ListObjectsV2Input, ListObjectsV2Output, schema::OPERATION_LIST_OBJECTS_V2);

pub struct ListParts;
wire::operation!(ListParts, ListPartsInput, ListPartsOutput, schema::OPERATION_LIST_PARTS);

pub struct PutBucketEncryption;
wire::operation!(PutBucketEncryption, PutBucketEncryptionInput, PutBucketEncryptionOutput, schema::OPERATION_PUT_BUCKET_ENCRYPTION);

pub struct PutBucketPolicy;
wire::operation!(PutBucketPolicy, PutBucketPolicyInput, PutBucketPolicyOutput, schema::OPERATION_PUT_BUCKET_POLICY);

pub struct PutBucketTagging;
wire::operation!(PutBucketTagging, PutBucketTaggingInput, PutBucketTaggingOutput, schema::OPERATION_PUT_BUCKET_TAGGING);

pub struct PutObject;
wire::operation!(PutObject, PutObjectInput, PutObjectOutput, schema::OPERATION_PUT_OBJECT);

pub struct PutObjectTagging;
wire::operation!(PutObjectTagging, PutObjectTaggingInput, PutObjectTaggingOutput, schema::OPERATION_PUT_OBJECT_TAGGING);

pub struct PutPublicAccessBlock;
wire::operation!(PutPublicAccessBlock, PutPublicAccessBlockInput, PutPublicAccessBlockOutput, schema::OPERATION_PUT_PUBLIC_ACCESS_BLOCK);

pub struct UploadPart;
wire::operation!(UploadPart, UploadPartInput, UploadPartOutput, schema::OPERATION_UPLOAD_PART);

pub struct UploadPartCopy;
wire::operation!(UploadPartCopy, UploadPartCopyInput, UploadPartCopyOutput, schema::OPERATION_UPLOAD_PART_COPY);
