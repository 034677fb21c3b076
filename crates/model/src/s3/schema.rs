// Written by `cargo codegen` from models/s3.json. Do not edit.
use wire::OperationMeta;
use wire::schema::*;

/// The service, with all its operations.
pub static SERVICE: ServiceMeta = ServiceMeta {
    name: "s3",
    endpoint_prefix: "s3",
    api_version: "2006-03-01",
    uid: "s3-2006-03-01",
    protocols: &[Protocol::RestXml],
    target_prefix: None,
    xml_namespace: Some("http://s3.amazonaws.com/doc/2006-03-01/"),
    query_compatible: false,
    operations: &[
        OperationRef { name: "AbortMultipartUpload", http: &HTTP_0, meta: Some(&OPERATION_ABORT_MULTIPART_UPLOAD) },
        OperationRef { name: "CompleteMultipartUpload", http: &HTTP_1, meta: Some(&OPERATION_COMPLETE_MULTIPART_UPLOAD) },
        OperationRef { name: "CopyObject", http: &HTTP_2, meta: Some(&OPERATION_COPY_OBJECT) },
        OperationRef { name: "CreateBucket", http: &HTTP_3, meta: Some(&OPERATION_CREATE_BUCKET) },
        OperationRef { name: "CreateBucketMetadataConfiguration", http: &HTTP_4, meta: None },
        OperationRef { name: "CreateBucketMetadataTableConfiguration", http: &HTTP_5, meta: None },
        OperationRef { name: "CreateMultipartUpload", http: &HTTP_6, meta: Some(&OPERATION_CREATE_MULTIPART_UPLOAD) },
        OperationRef { name: "CreateSession", http: &HTTP_7, meta: None },
        OperationRef { name: "DeleteBucket", http: &HTTP_8, meta: Some(&OPERATION_DELETE_BUCKET) },
        OperationRef { name: "DeleteBucketAnalyticsConfiguration", http: &HTTP_9, meta: None },
        OperationRef { name: "DeleteBucketCors", http: &HTTP_10, meta: None },
        OperationRef { name: "DeleteBucketEncryption", http: &HTTP_11, meta: Some(&OPERATION_DELETE_BUCKET_ENCRYPTION) },
        OperationRef { name: "DeleteBucketIntelligentTieringConfiguration", http: &HTTP_12, meta: None },
        OperationRef { name: "DeleteBucketInventoryConfiguration", http: &HTTP_13, meta: None },
        OperationRef { name: "DeleteBucketLifecycle", http: &HTTP_14, meta: None },
        OperationRef { name: "DeleteBucketMetadataConfiguration", http: &HTTP_15, meta: None },
        OperationRef { name: "DeleteBucketMetadataTableConfiguration", http: &HTTP_16, meta: None },
        OperationRef { name: "DeleteBucketMetricsConfiguration", http: &HTTP_17, meta: None },
        OperationRef { name: "DeleteBucketOwnershipControls", http: &HTTP_18, meta: None },
        OperationRef { name: "DeleteBucketPolicy", http: &HTTP_19, meta: Some(&OPERATION_DELETE_BUCKET_POLICY) },
        OperationRef { name: "DeleteBucketReplication", http: &HTTP_20, meta: None },
        OperationRef { name: "DeleteBucketTagging", http: &HTTP_21, meta: Some(&OPERATION_DELETE_BUCKET_TAGGING) },
        OperationRef { name: "DeleteBucketWebsite", http: &HTTP_22, meta: None },
        OperationRef { name: "DeleteObject", http: &HTTP_23, meta: Some(&OPERATION_DELETE_OBJECT) },
        OperationRef { name: "DeleteObjectTagging", http: &HTTP_24, meta: Some(&OPERATION_DELETE_OBJECT_TAGGING) },
        OperationRef { name: "DeleteObjects", http: &HTTP_25, meta: Some(&OPERATION_DELETE_OBJECTS) },
        OperationRef { name: "DeletePublicAccessBlock", http: &HTTP_26, meta: Some(&OPERATION_DELETE_PUBLIC_ACCESS_BLOCK) },
        OperationRef { name: "GetBucketAbac", http: &HTTP_27, meta: None },
        OperationRef { name: "GetBucketAccelerateConfiguration", http: &HTTP_28, meta: None },
        OperationRef { name: "GetBucketAcl", http: &HTTP_29, meta: None },
        OperationRef { name: "GetBucketAnalyticsConfiguration", http: &HTTP_30, meta: None },
        OperationRef { name: "GetBucketCors", http: &HTTP_31, meta: None },
        OperationRef { name: "GetBucketEncryption", http: &HTTP_32, meta: Some(&OPERATION_GET_BUCKET_ENCRYPTION) },
        OperationRef { name: "GetBucketIntelligentTieringConfiguration", http: &HTTP_33, meta: None },
        OperationRef { name: "GetBucketInventoryConfiguration", http: &HTTP_34, meta: None },
        OperationRef { name: "GetBucketLifecycle", http: &HTTP_35, meta: None },
        OperationRef { name: "GetBucketLifecycleConfiguration", http: &HTTP_35, meta: None },
        OperationRef { name: "GetBucketLocation", http: &HTTP_36, meta: Some(&OPERATION_GET_BUCKET_LOCATION) },
        OperationRef { name: "GetBucketLogging", http: &HTTP_37, meta: None },
        OperationRef { name: "GetBucketMetadataConfiguration", http: &HTTP_38, meta: None },
        OperationRef { name: "GetBucketMetadataTableConfiguration", http: &HTTP_39, meta: None },
        OperationRef { name: "GetBucketMetricsConfiguration", http: &HTTP_40, meta: None },
        OperationRef { name: "GetBucketNotification", http: &HTTP_41, meta: None },
        OperationRef { name: "GetBucketNotificationConfiguration", http: &HTTP_41, meta: None },
        OperationRef { name: "GetBucketOwnershipControls", http: &HTTP_42, meta: None },
        OperationRef { name: "GetBucketPolicy", http: &HTTP_43, meta: Some(&OPERATION_GET_BUCKET_POLICY) },
        OperationRef { name: "GetBucketPolicyStatus", http: &HTTP_44, meta: None },
        OperationRef { name: "GetBucketReplication", http: &HTTP_45, meta: None },
        OperationRef { name: "GetBucketRequestPayment", http: &HTTP_46, meta: None },
        OperationRef { name: "GetBucketTagging", http: &HTTP_47, meta: Some(&OPERATION_GET_BUCKET_TAGGING) },
        OperationRef { name: "GetBucketVersioning", http: &HTTP_48, meta: Some(&OPERATION_GET_BUCKET_VERSIONING) },
        OperationRef { name: "GetBucketWebsite", http: &HTTP_49, meta: None },
        OperationRef { name: "GetObject", http: &HTTP_50, meta: Some(&OPERATION_GET_OBJECT) },
        OperationRef { name: "GetObjectAcl", http: &HTTP_51, meta: None },
        OperationRef { name: "GetObjectAttributes", http: &HTTP_52, meta: Some(&OPERATION_GET_OBJECT_ATTRIBUTES) },
        OperationRef { name: "GetObjectLegalHold", http: &HTTP_53, meta: None },
        OperationRef { name: "GetObjectLockConfiguration", http: &HTTP_54, meta: None },
        OperationRef { name: "GetObjectRetention", http: &HTTP_55, meta: None },
        OperationRef { name: "GetObjectTagging", http: &HTTP_56, meta: Some(&OPERATION_GET_OBJECT_TAGGING) },
        OperationRef { name: "GetObjectTorrent", http: &HTTP_57, meta: None },
        OperationRef { name: "GetPublicAccessBlock", http: &HTTP_58, meta: Some(&OPERATION_GET_PUBLIC_ACCESS_BLOCK) },
        OperationRef { name: "HeadBucket", http: &HTTP_59, meta: Some(&OPERATION_HEAD_BUCKET) },
        OperationRef { name: "HeadObject", http: &HTTP_60, meta: Some(&OPERATION_HEAD_OBJECT) },
        OperationRef { name: "ListBucketAnalyticsConfigurations", http: &HTTP_61, meta: None },
        OperationRef { name: "ListBucketIntelligentTieringConfigurations", http: &HTTP_62, meta: None },
        OperationRef { name: "ListBucketInventoryConfigurations", http: &HTTP_63, meta: None },
        OperationRef { name: "ListBucketMetricsConfigurations", http: &HTTP_64, meta: None },
        OperationRef { name: "ListBuckets", http: &HTTP_65, meta: Some(&OPERATION_LIST_BUCKETS) },
        OperationRef { name: "ListDirectoryBuckets", http: &HTTP_65, meta: None },
        OperationRef { name: "ListMultipartUploads", http: &HTTP_66, meta: Some(&OPERATION_LIST_MULTIPART_UPLOADS) },
        OperationRef { name: "ListObjectVersions", http: &HTTP_67, meta: None },
        OperationRef { name: "ListObjects", http: &HTTP_68, meta: Some(&OPERATION_LIST_OBJECTS) },
        OperationRef { name: "ListObjectsV2", http: &HTTP_69, meta: Some(&OPERATION_LIST_OBJECTS_V2) },
        OperationRef { name: "ListParts", http: &HTTP_70, meta: Some(&OPERATION_LIST_PARTS) },
        OperationRef { name: "PutBucketAbac", http: &HTTP_71, meta: None },
        OperationRef { name: "PutBucketAccelerateConfiguration", http: &HTTP_72, meta: None },
        OperationRef { name: "PutBucketAcl", http: &HTTP_73, meta: None },
        OperationRef { name: "PutBucketAnalyticsConfiguration", http: &HTTP_74, meta: None },
        OperationRef { name: "PutBucketCors", http: &HTTP_75, meta: None },
        OperationRef { name: "PutBucketEncryption", http: &HTTP_76, meta: Some(&OPERATION_PUT_BUCKET_ENCRYPTION) },
        OperationRef { name: "PutBucketIntelligentTieringConfiguration", http: &HTTP_77, meta: None },
        OperationRef { name: "PutBucketInventoryConfiguration", http: &HTTP_78, meta: None },
        OperationRef { name: "PutBucketLifecycle", http: &HTTP_79, meta: None },
        OperationRef { name: "PutBucketLifecycleConfiguration", http: &HTTP_79, meta: None },
        OperationRef { name: "PutBucketLogging", http: &HTTP_80, meta: None },
        OperationRef { name: "PutBucketMetricsConfiguration", http: &HTTP_81, meta: None },
        OperationRef { name: "PutBucketNotification", http: &HTTP_82, meta: None },
        OperationRef { name: "PutBucketNotificationConfiguration", http: &HTTP_82, meta: None },
        OperationRef { name: "PutBucketOwnershipControls", http: &HTTP_83, meta: None },
        OperationRef { name: "PutBucketPolicy", http: &HTTP_84, meta: Some(&OPERATION_PUT_BUCKET_POLICY) },
        OperationRef { name: "PutBucketReplication", http: &HTTP_85, meta: None },
        OperationRef { name: "PutBucketRequestPayment", http: &HTTP_86, meta: None },
        OperationRef { name: "PutBucketTagging", http: &HTTP_87, meta: Some(&OPERATION_PUT_BUCKET_TAGGING) },
        OperationRef { name: "PutBucketVersioning", http: &HTTP_88, meta: None },
        OperationRef { name: "PutBucketWebsite", http: &HTTP_89, meta: None },
        OperationRef { name: "PutObject", http: &HTTP_90, meta: Some(&OPERATION_PUT_OBJECT) },
        OperationRef { name: "PutObjectAcl", http: &HTTP_91, meta: None },
        OperationRef { name: "PutObjectLegalHold", http: &HTTP_92, meta: None },
        OperationRef { name: "PutObjectLockConfiguration", http: &HTTP_93, meta: None },
        OperationRef { name: "PutObjectRetention", http: &HTTP_94, meta: None },
        OperationRef { name: "PutObjectTagging", http: &HTTP_95, meta: Some(&OPERATION_PUT_OBJECT_TAGGING) },
        OperationRef { name: "PutPublicAccessBlock", http: &HTTP_96, meta: Some(&OPERATION_PUT_PUBLIC_ACCESS_BLOCK) },
        OperationRef { name: "RenameObject", http: &HTTP_97, meta: None },
        OperationRef { name: "RestoreObject", http: &HTTP_98, meta: None },
        OperationRef { name: "SelectObjectContent", http: &HTTP_99, meta: None },
        OperationRef { name: "UpdateBucketMetadataInventoryTableConfiguration", http: &HTTP_100, meta: None },
        OperationRef { name: "UpdateBucketMetadataJournalTableConfiguration", http: &HTTP_101, meta: None },
        OperationRef { name: "UpdateObjectEncryption", http: &HTTP_102, meta: None },
        OperationRef { name: "UploadPart", http: &HTTP_103, meta: Some(&OPERATION_UPLOAD_PART) },
        OperationRef { name: "UploadPartCopy", http: &HTTP_104, meta: Some(&OPERATION_UPLOAD_PART_COPY) },
        OperationRef { name: "WriteGetObjectResponse", http: &HTTP_105, meta: None },
    ],
    errors: &[
        ErrorMeta { shape: "AccessDenied", code: "AccessDenied", status: 403 },
        ErrorMeta { shape: "BucketAlreadyExists", code: "BucketAlreadyExists", status: 409 },
        ErrorMeta { shape: "BucketAlreadyOwnedByYou", code: "BucketAlreadyOwnedByYou", status: 409 },
        ErrorMeta { shape: "EncryptionTypeMismatch", code: "EncryptionTypeMismatch", status: 400 },
        ErrorMeta { shape: "IdempotencyParameterMismatch", code: "IdempotencyParameterMismatch", status: 400 },
        ErrorMeta { shape: "InvalidObjectState", code: "InvalidObjectState", status: 403 },
        ErrorMeta { shape: "InvalidRequest", code: "InvalidRequest", status: 400 },
        ErrorMeta { shape: "InvalidWriteOffset", code: "InvalidWriteOffset", status: 400 },
        ErrorMeta { shape: "NoSuchBucket", code: "NoSuchBucket", status: 404 },
        ErrorMeta { shape: "NoSuchKey", code: "NoSuchKey", status: 404 },
        ErrorMeta { shape: "NoSuchUpload", code: "NoSuchUpload", status: 404 },
        ErrorMeta { shape: "ObjectAlreadyInActiveTierError", code: "ObjectAlreadyInActiveTierError", status: 403 },
        ErrorMeta { shape: "ObjectNotInActiveTierError", code: "ObjectNotInActiveTierError", status: 403 },
        ErrorMeta { shape: "TooManyParts", code: "TooManyParts", status: 400 },
    ],
};

static HTTP_24: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[("tagging", None)],
    required_query: &[],
    required_headers: &[],
    status: 204,
};

static HTTP_0: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[],
    required_query: &["uploadId"],
    required_headers: &[],
    status: 204,
};

static HTTP_23: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 204,
};

static HTTP_9: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Label("Bucket")],
    query: &[("analytics", None)],
    required_query: &["id"],
    required_headers: &[],
    status: 204,
};

static HTTP_10: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Label("Bucket")],
    query: &[("cors", None)],
    required_query: &[],
    required_headers: &[],
    status: 204,
};

static HTTP_11: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Label("Bucket")],
    query: &[("encryption", None)],
    required_query: &[],
    required_headers: &[],
    status: 204,
};

static HTTP_12: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Label("Bucket")],
    query: &[("intelligent-tiering", None)],
    required_query: &["id"],
    required_headers: &[],
    status: 204,
};

static HTTP_13: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Label("Bucket")],
    query: &[("inventory", None)],
    required_query: &["id"],
    required_headers: &[],
    status: 204,
};

static HTTP_14: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Label("Bucket")],
    query: &[("lifecycle", None)],
    required_query: &[],
    required_headers: &[],
    status: 204,
};

static HTTP_15: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Label("Bucket")],
    query: &[("metadataConfiguration", None)],
    required_query: &[],
    required_headers: &[],
    status: 204,
};

static HTTP_16: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Label("Bucket")],
    query: &[("metadataTable", None)],
    required_query: &[],
    required_headers: &[],
    status: 204,
};

static HTTP_17: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Label("Bucket")],
    query: &[("metrics", None)],
    required_query: &["id"],
    required_headers: &[],
    status: 204,
};

static HTTP_18: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Label("Bucket")],
    query: &[("ownershipControls", None)],
    required_query: &[],
    required_headers: &[],
    status: 204,
};

static HTTP_19: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Label("Bucket")],
    query: &[("policy", None)],
    required_query: &[],
    required_headers: &[],
    status: 204,
};

static HTTP_26: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Label("Bucket")],
    query: &[("publicAccessBlock", None)],
    required_query: &[],
    required_headers: &[],
    status: 204,
};

static HTTP_20: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Label("Bucket")],
    query: &[("replication", None)],
    required_query: &[],
    required_headers: &[],
    status: 204,
};

static HTTP_21: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Label("Bucket")],
    query: &[("tagging", None)],
    required_query: &[],
    required_headers: &[],
    status: 204,
};

static HTTP_22: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Label("Bucket")],
    query: &[("website", None)],
    required_query: &[],
    required_headers: &[],
    status: 204,
};

static HTTP_8: HttpBinding = HttpBinding {
    method: "DELETE",
    path: &[Segment::Label("Bucket")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 204,
};

static HTTP_51: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[("acl", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_52: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[("attributes", None)],
    required_query: &[],
    required_headers: &["x-amz-object-attributes"],
    status: 200,
};

static HTTP_53: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[("legal-hold", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_55: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[("retention", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_56: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[("tagging", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_57: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[("torrent", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_70: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[],
    required_query: &["uploadId"],
    required_headers: &[],
    status: 200,
};

static HTTP_50: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_27: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("abac", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_28: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("accelerate", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_29: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("acl", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_30: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("analytics", None)],
    required_query: &["id"],
    required_headers: &[],
    status: 200,
};

static HTTP_61: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("analytics", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_31: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("cors", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_32: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("encryption", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_33: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("intelligent-tiering", None)],
    required_query: &["id"],
    required_headers: &[],
    status: 200,
};

static HTTP_62: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("intelligent-tiering", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_34: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("inventory", None)],
    required_query: &["id"],
    required_headers: &[],
    status: 200,
};

static HTTP_63: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("inventory", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_35: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("lifecycle", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_69: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("list-type", Some("2"))],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_36: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("location", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_37: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("logging", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_38: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("metadataConfiguration", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_39: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("metadataTable", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_40: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("metrics", None)],
    required_query: &["id"],
    required_headers: &[],
    status: 200,
};

static HTTP_64: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("metrics", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_41: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("notification", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_54: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("object-lock", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_42: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("ownershipControls", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_43: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("policy", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_44: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("policyStatus", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_58: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("publicAccessBlock", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_45: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("replication", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_46: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("requestPayment", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_7: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("session", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_47: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("tagging", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_66: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("uploads", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_48: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("versioning", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_67: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("versions", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_49: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[("website", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_68: HttpBinding = HttpBinding {
    method: "GET",
    path: &[Segment::Label("Bucket")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_65: HttpBinding = HttpBinding {
    method: "GET",
    path: &[],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_60: HttpBinding = HttpBinding {
    method: "HEAD",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_59: HttpBinding = HttpBinding {
    method: "HEAD",
    path: &[Segment::Label("Bucket")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_98: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[("restore", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_99: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[("select", None), ("select-type", Some("2"))],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_6: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[("uploads", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_1: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[],
    required_query: &["uploadId"],
    required_headers: &[],
    status: 200,
};

static HTTP_25: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Label("Bucket")],
    query: &[("delete", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_4: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Label("Bucket")],
    query: &[("metadataConfiguration", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_5: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Label("Bucket")],
    query: &[("metadataTable", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_105: HttpBinding = HttpBinding {
    method: "POST",
    path: &[Segment::Literal("WriteGetObjectResponse")],
    query: &[],
    required_query: &[],
    required_headers: &["x-amz-request-route", "x-amz-request-token"],
    status: 200,
};

static HTTP_91: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[("acl", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_102: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[("encryption", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_92: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[("legal-hold", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_97: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[("renameObject", None)],
    required_query: &[],
    required_headers: &["x-amz-rename-source"],
    status: 200,
};

static HTTP_94: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[("retention", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_95: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[("tagging", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_104: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[],
    required_query: &["partNumber", "uploadId"],
    required_headers: &["x-amz-copy-source"],
    status: 200,
};

static HTTP_103: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[],
    required_query: &["partNumber", "uploadId"],
    required_headers: &[],
    status: 200,
};

static HTTP_2: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[],
    required_query: &[],
    required_headers: &["x-amz-copy-source"],
    status: 200,
};

static HTTP_90: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket"), Segment::Greedy("Key")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_71: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket")],
    query: &[("abac", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_72: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket")],
    query: &[("accelerate", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_73: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket")],
    query: &[("acl", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_74: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket")],
    query: &[("analytics", None)],
    required_query: &["id"],
    required_headers: &[],
    status: 200,
};

static HTTP_75: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket")],
    query: &[("cors", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_76: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket")],
    query: &[("encryption", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_77: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket")],
    query: &[("intelligent-tiering", None)],
    required_query: &["id"],
    required_headers: &[],
    status: 200,
};

static HTTP_78: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket")],
    query: &[("inventory", None)],
    required_query: &["id"],
    required_headers: &[],
    status: 200,
};

static HTTP_79: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket")],
    query: &[("lifecycle", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_80: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket")],
    query: &[("logging", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_100: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket")],
    query: &[("metadataInventoryTable", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_101: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket")],
    query: &[("metadataJournalTable", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_81: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket")],
    query: &[("metrics", None)],
    required_query: &["id"],
    required_headers: &[],
    status: 200,
};

static HTTP_82: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket")],
    query: &[("notification", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_93: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket")],
    query: &[("object-lock", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_83: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket")],
    query: &[("ownershipControls", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_84: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket")],
    query: &[("policy", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_96: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket")],
    query: &[("publicAccessBlock", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_85: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket")],
    query: &[("replication", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_86: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket")],
    query: &[("requestPayment", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_87: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket")],
    query: &[("tagging", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_88: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket")],
    query: &[("versioning", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_89: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket")],
    query: &[("website", None)],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

static HTTP_3: HttpBinding = HttpBinding {
    method: "PUT",
    path: &[Segment::Label("Bucket")],
    query: &[],
    required_query: &[],
    required_headers: &[],
    status: 200,
};

pub(super) static OPERATION_ABORT_MULTIPART_UPLOAD: OperationMeta = OperationMeta {
    service: "s3",
    name: "AbortMultipartUpload",
    http: &HTTP_0,
    input: &ABORT_MULTIPART_UPLOAD_INPUT,
    output: &ABORT_MULTIPART_UPLOAD_OUTPUT,
    new_input: || Box::<super::AbortMultipartUploadInput>::default(),
    new_output: || Box::<super::AbortMultipartUploadOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_COMPLETE_MULTIPART_UPLOAD: OperationMeta = OperationMeta {
    service: "s3",
    name: "CompleteMultipartUpload",
    http: &HTTP_1,
    input: &COMPLETE_MULTIPART_UPLOAD_INPUT,
    output: &COMPLETE_MULTIPART_UPLOAD_OUTPUT,
    new_input: || Box::<super::CompleteMultipartUploadInput>::default(),
    new_output: || Box::<super::CompleteMultipartUploadOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_COPY_OBJECT: OperationMeta = OperationMeta {
    service: "s3",
    name: "CopyObject",
    http: &HTTP_2,
    input: &COPY_OBJECT_INPUT,
    output: &COPY_OBJECT_OUTPUT,
    new_input: || Box::<super::CopyObjectInput>::default(),
    new_output: || Box::<super::CopyObjectOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_CREATE_BUCKET: OperationMeta = OperationMeta {
    service: "s3",
    name: "CreateBucket",
    http: &HTTP_3,
    input: &CREATE_BUCKET_INPUT,
    output: &CREATE_BUCKET_OUTPUT,
    new_input: || Box::<super::CreateBucketInput>::default(),
    new_output: || Box::<super::CreateBucketOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_CREATE_MULTIPART_UPLOAD: OperationMeta = OperationMeta {
    service: "s3",
    name: "CreateMultipartUpload",
    http: &HTTP_6,
    input: &CREATE_MULTIPART_UPLOAD_INPUT,
    output: &CREATE_MULTIPART_UPLOAD_OUTPUT,
    new_input: || Box::<super::CreateMultipartUploadInput>::default(),
    new_output: || Box::<super::CreateMultipartUploadOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_BUCKET: OperationMeta = OperationMeta {
    service: "s3",
    name: "DeleteBucket",
    http: &HTTP_8,
    input: &DELETE_BUCKET_INPUT,
    output: &DELETE_BUCKET_OUTPUT,
    new_input: || Box::<super::DeleteBucketInput>::default(),
    new_output: || Box::<super::DeleteBucketOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_BUCKET_ENCRYPTION: OperationMeta = OperationMeta {
    service: "s3",
    name: "DeleteBucketEncryption",
    http: &HTTP_11,
    input: &DELETE_BUCKET_ENCRYPTION_INPUT,
    output: &DELETE_BUCKET_ENCRYPTION_OUTPUT,
    new_input: || Box::<super::DeleteBucketEncryptionInput>::default(),
    new_output: || Box::<super::DeleteBucketEncryptionOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_BUCKET_POLICY: OperationMeta = OperationMeta {
    service: "s3",
    name: "DeleteBucketPolicy",
    http: &HTTP_19,
    input: &DELETE_BUCKET_POLICY_INPUT,
    output: &DELETE_BUCKET_POLICY_OUTPUT,
    new_input: || Box::<super::DeleteBucketPolicyInput>::default(),
    new_output: || Box::<super::DeleteBucketPolicyOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_BUCKET_TAGGING: OperationMeta = OperationMeta {
    service: "s3",
    name: "DeleteBucketTagging",
    http: &HTTP_21,
    input: &DELETE_BUCKET_TAGGING_INPUT,
    output: &DELETE_BUCKET_TAGGING_OUTPUT,
    new_input: || Box::<super::DeleteBucketTaggingInput>::default(),
    new_output: || Box::<super::DeleteBucketTaggingOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_OBJECT: OperationMeta = OperationMeta {
    service: "s3",
    name: "DeleteObject",
    http: &HTTP_23,
    input: &DELETE_OBJECT_INPUT,
    output: &DELETE_OBJECT_OUTPUT,
    new_input: || Box::<super::DeleteObjectInput>::default(),
    new_output: || Box::<super::DeleteObjectOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_OBJECT_TAGGING: OperationMeta = OperationMeta {
    service: "s3",
    name: "DeleteObjectTagging",
    http: &HTTP_24,
    input: &DELETE_OBJECT_TAGGING_INPUT,
    output: &DELETE_OBJECT_TAGGING_OUTPUT,
    new_input: || Box::<super::DeleteObjectTaggingInput>::default(),
    new_output: || Box::<super::DeleteObjectTaggingOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_DELETE_OBJECTS: OperationMeta = OperationMeta {
    service: "s3",
    name: "DeleteObjects",
    http: &HTTP_25,
    input: &DELETE_OBJECTS_INPUT,
    output: &DELETE_OBJECTS_OUTPUT,
    new_input: || Box::<super::DeleteObjectsInput>::default(),
    new_output: || Box::<super::DeleteObjectsOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: true,
};

pub(super) static OPERATION_DELETE_PUBLIC_ACCESS_BLOCK: OperationMeta = OperationMeta {
    service: "s3",
    name: "DeletePublicAccessBlock",
    http: &HTTP_26,
    input: &DELETE_PUBLIC_ACCESS_BLOCK_INPUT,
    output: &DELETE_PUBLIC_ACCESS_BLOCK_OUTPUT,
    new_input: || Box::<super::DeletePublicAccessBlockInput>::default(),
    new_output: || Box::<super::DeletePublicAccessBlockOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: false,
};

pub(super) static OPERATION_GET_BUCKET_ENCRYPTION: OperationMeta = OperationMeta {
    service: "s3",
    name: "GetBucketEncryption",
    http: &HTTP_32,
    input: &GET_BUCKET_ENCRYPTION_INPUT,
    output: &GET_BUCKET_ENCRYPTION_OUTPUT,
    new_input: || Box::<super::GetBucketEncryptionInput>::default(),
    new_output: || Box::<super::GetBucketEncryptionOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_BUCKET_LOCATION: OperationMeta = OperationMeta {
    service: "s3",
    name: "GetBucketLocation",
    http: &HTTP_36,
    input: &GET_BUCKET_LOCATION_INPUT,
    output: &GET_BUCKET_LOCATION_OUTPUT,
    new_input: || Box::<super::GetBucketLocationInput>::default(),
    new_output: || Box::<super::GetBucketLocationOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_BUCKET_POLICY: OperationMeta = OperationMeta {
    service: "s3",
    name: "GetBucketPolicy",
    http: &HTTP_43,
    input: &GET_BUCKET_POLICY_INPUT,
    output: &GET_BUCKET_POLICY_OUTPUT,
    new_input: || Box::<super::GetBucketPolicyInput>::default(),
    new_output: || Box::<super::GetBucketPolicyOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_BUCKET_TAGGING: OperationMeta = OperationMeta {
    service: "s3",
    name: "GetBucketTagging",
    http: &HTTP_47,
    input: &GET_BUCKET_TAGGING_INPUT,
    output: &GET_BUCKET_TAGGING_OUTPUT,
    new_input: || Box::<super::GetBucketTaggingInput>::default(),
    new_output: || Box::<super::GetBucketTaggingOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_BUCKET_VERSIONING: OperationMeta = OperationMeta {
    service: "s3",
    name: "GetBucketVersioning",
    http: &HTTP_48,
    input: &GET_BUCKET_VERSIONING_INPUT,
    output: &GET_BUCKET_VERSIONING_OUTPUT,
    new_input: || Box::<super::GetBucketVersioningInput>::default(),
    new_output: || Box::<super::GetBucketVersioningOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_OBJECT: OperationMeta = OperationMeta {
    service: "s3",
    name: "GetObject",
    http: &HTTP_50,
    input: &GET_OBJECT_INPUT,
    output: &GET_OBJECT_OUTPUT,
    new_input: || Box::<super::GetObjectInput>::default(),
    new_output: || Box::<super::GetObjectOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_OBJECT_ATTRIBUTES: OperationMeta = OperationMeta {
    service: "s3",
    name: "GetObjectAttributes",
    http: &HTTP_52,
    input: &GET_OBJECT_ATTRIBUTES_INPUT,
    output: &GET_OBJECT_ATTRIBUTES_OUTPUT,
    new_input: || Box::<super::GetObjectAttributesInput>::default(),
    new_output: || Box::<super::GetObjectAttributesOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_OBJECT_TAGGING: OperationMeta = OperationMeta {
    service: "s3",
    name: "GetObjectTagging",
    http: &HTTP_56,
    input: &GET_OBJECT_TAGGING_INPUT,
    output: &GET_OBJECT_TAGGING_OUTPUT,
    new_input: || Box::<super::GetObjectTaggingInput>::default(),
    new_output: || Box::<super::GetObjectTaggingOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_GET_PUBLIC_ACCESS_BLOCK: OperationMeta = OperationMeta {
    service: "s3",
    name: "GetPublicAccessBlock",
    http: &HTTP_58,
    input: &GET_PUBLIC_ACCESS_BLOCK_INPUT,
    output: &GET_PUBLIC_ACCESS_BLOCK_OUTPUT,
    new_input: || Box::<super::GetPublicAccessBlockInput>::default(),
    new_output: || Box::<super::GetPublicAccessBlockOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_HEAD_BUCKET: OperationMeta = OperationMeta {
    service: "s3",
    name: "HeadBucket",
    http: &HTTP_59,
    input: &HEAD_BUCKET_INPUT,
    output: &HEAD_BUCKET_OUTPUT,
    new_input: || Box::<super::HeadBucketInput>::default(),
    new_output: || Box::<super::HeadBucketOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_HEAD_OBJECT: OperationMeta = OperationMeta {
    service: "s3",
    name: "HeadObject",
    http: &HTTP_60,
    input: &HEAD_OBJECT_INPUT,
    output: &HEAD_OBJECT_OUTPUT,
    new_input: || Box::<super::HeadObjectInput>::default(),
    new_output: || Box::<super::HeadObjectOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_BUCKETS: OperationMeta = OperationMeta {
    service: "s3",
    name: "ListBuckets",
    http: &HTTP_65,
    input: &LIST_BUCKETS_INPUT,
    output: &LIST_BUCKETS_OUTPUT,
    new_input: || Box::<super::ListBucketsInput>::default(),
    new_output: || Box::<super::ListBucketsOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_MULTIPART_UPLOADS: OperationMeta = OperationMeta {
    service: "s3",
    name: "ListMultipartUploads",
    http: &HTTP_66,
    input: &LIST_MULTIPART_UPLOADS_INPUT,
    output: &LIST_MULTIPART_UPLOADS_OUTPUT,
    new_input: || Box::<super::ListMultipartUploadsInput>::default(),
    new_output: || Box::<super::ListMultipartUploadsOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_OBJECTS: OperationMeta = OperationMeta {
    service: "s3",
    name: "ListObjects",
    http: &HTTP_68,
    input: &LIST_OBJECTS_INPUT,
    output: &LIST_OBJECTS_OUTPUT,
    new_input: || Box::<super::ListObjectsInput>::default(),
    new_output: || Box::<super::ListObjectsOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_OBJECTS_V2: OperationMeta = OperationMeta {
    service: "s3",
    name: "ListObjectsV2",
    http: &HTTP_69,
    input: &LIST_OBJECTS_V2_INPUT,
    output: &LIST_OBJECTS_V2_OUTPUT,
    new_input: || Box::<super::ListObjectsV2Input>::default(),
    new_output: || Box::<super::ListObjectsV2Output>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_LIST_PARTS: OperationMeta = OperationMeta {
    service: "s3",
    name: "ListParts",
    http: &HTTP_70,
    input: &LIST_PARTS_INPUT,
    output: &LIST_PARTS_OUTPUT,
    new_input: || Box::<super::ListPartsInput>::default(),
    new_output: || Box::<super::ListPartsOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_PUT_BUCKET_ENCRYPTION: OperationMeta = OperationMeta {
    service: "s3",
    name: "PutBucketEncryption",
    http: &HTTP_76,
    input: &PUT_BUCKET_ENCRYPTION_INPUT,
    output: &PUT_BUCKET_ENCRYPTION_OUTPUT,
    new_input: || Box::<super::PutBucketEncryptionInput>::default(),
    new_output: || Box::<super::PutBucketEncryptionOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: true,
};

pub(super) static OPERATION_PUT_BUCKET_POLICY: OperationMeta = OperationMeta {
    service: "s3",
    name: "PutBucketPolicy",
    http: &HTTP_84,
    input: &PUT_BUCKET_POLICY_INPUT,
    output: &PUT_BUCKET_POLICY_OUTPUT,
    new_input: || Box::<super::PutBucketPolicyInput>::default(),
    new_output: || Box::<super::PutBucketPolicyOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: true,
};

pub(super) static OPERATION_PUT_BUCKET_TAGGING: OperationMeta = OperationMeta {
    service: "s3",
    name: "PutBucketTagging",
    http: &HTTP_87,
    input: &PUT_BUCKET_TAGGING_INPUT,
    output: &PUT_BUCKET_TAGGING_OUTPUT,
    new_input: || Box::<super::PutBucketTaggingInput>::default(),
    new_output: || Box::<super::PutBucketTaggingOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: true,
};

pub(super) static OPERATION_PUT_OBJECT: OperationMeta = OperationMeta {
    service: "s3",
    name: "PutObject",
    http: &HTTP_90,
    input: &PUT_OBJECT_INPUT,
    output: &PUT_OBJECT_OUTPUT,
    new_input: || Box::<super::PutObjectInput>::default(),
    new_output: || Box::<super::PutObjectOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_PUT_OBJECT_TAGGING: OperationMeta = OperationMeta {
    service: "s3",
    name: "PutObjectTagging",
    http: &HTTP_95,
    input: &PUT_OBJECT_TAGGING_INPUT,
    output: &PUT_OBJECT_TAGGING_OUTPUT,
    new_input: || Box::<super::PutObjectTaggingInput>::default(),
    new_output: || Box::<super::PutObjectTaggingOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: true,
};

pub(super) static OPERATION_PUT_PUBLIC_ACCESS_BLOCK: OperationMeta = OperationMeta {
    service: "s3",
    name: "PutPublicAccessBlock",
    http: &HTTP_96,
    input: &PUT_PUBLIC_ACCESS_BLOCK_INPUT,
    output: &PUT_PUBLIC_ACCESS_BLOCK_OUTPUT,
    new_input: || Box::<super::PutPublicAccessBlockInput>::default(),
    new_output: || Box::<super::PutPublicAccessBlockOutput>::default(),
    result_wrapper: None,
    has_output: false,
    checksum_required: true,
};

pub(super) static OPERATION_UPLOAD_PART: OperationMeta = OperationMeta {
    service: "s3",
    name: "UploadPart",
    http: &HTTP_103,
    input: &UPLOAD_PART_INPUT,
    output: &UPLOAD_PART_OUTPUT,
    new_input: || Box::<super::UploadPartInput>::default(),
    new_output: || Box::<super::UploadPartOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

pub(super) static OPERATION_UPLOAD_PART_COPY: OperationMeta = OperationMeta {
    service: "s3",
    name: "UploadPartCopy",
    http: &HTTP_104,
    input: &UPLOAD_PART_COPY_INPUT,
    output: &UPLOAD_PART_COPY_OUTPUT,
    new_input: || Box::<super::UploadPartCopyInput>::default(),
    new_output: || Box::<super::UploadPartCopyOutput>::default(),
    result_wrapper: None,
    has_output: true,
    checksum_required: false,
};

static MEMBERS_OF_ABORT_MULTIPART_UPLOAD_REQUEST: [Member; 6] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("Key", "Key", Location::Label, &SHAPE_OBJECT_KEY).required(),
    Member::new("UploadId", "uploadId", Location::Query, &SHAPE_MULTIPART_UPLOAD_ID).required(),
    Member::new("RequestPayer", "x-amz-request-payer", Location::Header, &SHAPE_REQUEST_PAYER),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
    Member::new("IfMatchInitiatedTime", "x-amz-if-match-initiated-time", Location::Header, &SHAPE_IF_MATCH_INITIATED_TIME),
];

pub(super) static ABORT_MULTIPART_UPLOAD_INPUT: StructureSchema = StructureSchema {
    name: "AbortMultipartUploadInput",
    xml_name: "AbortMultipartUploadInput",
    members: &MEMBERS_OF_ABORT_MULTIPART_UPLOAD_REQUEST,
    payload: None,
};

static MEMBERS_OF_ABORT_MULTIPART_UPLOAD_OUTPUT: [Member; 1] = [
    Member::new("RequestCharged", "x-amz-request-charged", Location::Header, &SHAPE_REQUEST_CHARGED),
];

pub(super) static ABORT_MULTIPART_UPLOAD_OUTPUT: StructureSchema = StructureSchema {
    name: "AbortMultipartUploadOutput",
    xml_name: "AbortMultipartUploadOutput",
    members: &MEMBERS_OF_ABORT_MULTIPART_UPLOAD_OUTPUT,
    payload: None,
};

static MEMBERS_OF_COMPLETE_MULTIPART_UPLOAD_REQUEST: [Member; 23] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("Key", "Key", Location::Label, &SHAPE_OBJECT_KEY).required(),
    Member::new("MultipartUpload", "CompleteMultipartUpload", Location::Payload, &SHAPE_COMPLETED_MULTIPART_UPLOAD).namespace("", "http://s3.amazonaws.com/doc/2006-03-01/"),
    Member::new("UploadId", "uploadId", Location::Query, &SHAPE_MULTIPART_UPLOAD_ID).required(),
    Member::new("ChecksumCRC32", "x-amz-checksum-crc32", Location::Header, &SHAPE_CHECKSUM_CRC32),
    Member::new("ChecksumCRC32C", "x-amz-checksum-crc32c", Location::Header, &SHAPE_CHECKSUM_CRC32C),
    Member::new("ChecksumCRC64NVME", "x-amz-checksum-crc64nvme", Location::Header, &SHAPE_CHECKSUM_CRC64NVME),
    Member::new("ChecksumSHA1", "x-amz-checksum-sha1", Location::Header, &SHAPE_CHECKSUM_SHA1),
    Member::new("ChecksumSHA256", "x-amz-checksum-sha256", Location::Header, &SHAPE_CHECKSUM_SHA256),
    Member::new("ChecksumSHA512", "x-amz-checksum-sha512", Location::Header, &SHAPE_CHECKSUM_SHA512),
    Member::new("ChecksumMD5", "x-amz-checksum-md5", Location::Header, &SHAPE_CHECKSUM_MD5),
    Member::new("ChecksumXXHASH64", "x-amz-checksum-xxhash64", Location::Header, &SHAPE_CHECKSUM_XXHASH64),
    Member::new("ChecksumXXHASH3", "x-amz-checksum-xxhash3", Location::Header, &SHAPE_CHECKSUM_XXHASH3),
    Member::new("ChecksumXXHASH128", "x-amz-checksum-xxhash128", Location::Header, &SHAPE_CHECKSUM_XXHASH128),
    Member::new("ChecksumType", "x-amz-checksum-type", Location::Header, &SHAPE_CHECKSUM_TYPE),
    Member::new("MpuObjectSize", "x-amz-mp-object-size", Location::Header, &SHAPE_MPU_OBJECT_SIZE),
    Member::new("RequestPayer", "x-amz-request-payer", Location::Header, &SHAPE_REQUEST_PAYER),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
    Member::new("IfMatch", "If-Match", Location::Header, &SHAPE_IF_MATCH),
    Member::new("IfNoneMatch", "If-None-Match", Location::Header, &SHAPE_IF_NONE_MATCH),
    Member::new("SSECustomerAlgorithm", "x-amz-server-side-encryption-customer-algorithm", Location::Header, &SHAPE_SSE_CUSTOMER_ALGORITHM),
    Member::new("SSECustomerKey", "x-amz-server-side-encryption-customer-key", Location::Header, &SHAPE_SSE_CUSTOMER_KEY),
    Member::new("SSECustomerKeyMD5", "x-amz-server-side-encryption-customer-key-MD5", Location::Header, &SHAPE_SSE_CUSTOMER_KEY_MD5),
];

pub(super) static COMPLETE_MULTIPART_UPLOAD_INPUT: StructureSchema = StructureSchema {
    name: "CompleteMultipartUploadInput",
    xml_name: "CompleteMultipartUploadInput",
    members: &MEMBERS_OF_COMPLETE_MULTIPART_UPLOAD_REQUEST,
    payload: Some(2),
};

static MEMBERS_OF_COMPLETE_MULTIPART_UPLOAD_OUTPUT: [Member; 21] = [
    Member::new("Location", "Location", Location::Body, &SHAPE_LOCATION),
    Member::new("Bucket", "Bucket", Location::Body, &SHAPE_BUCKET_NAME),
    Member::new("Key", "Key", Location::Body, &SHAPE_OBJECT_KEY),
    Member::new("Expiration", "x-amz-expiration", Location::Header, &SHAPE_EXPIRATION),
    Member::new("ETag", "ETag", Location::Body, &SHAPE_E_TAG),
    Member::new("ChecksumCRC32", "ChecksumCRC32", Location::Body, &SHAPE_CHECKSUM_CRC32),
    Member::new("ChecksumCRC32C", "ChecksumCRC32C", Location::Body, &SHAPE_CHECKSUM_CRC32C),
    Member::new("ChecksumCRC64NVME", "ChecksumCRC64NVME", Location::Body, &SHAPE_CHECKSUM_CRC64NVME),
    Member::new("ChecksumSHA1", "ChecksumSHA1", Location::Body, &SHAPE_CHECKSUM_SHA1),
    Member::new("ChecksumSHA256", "ChecksumSHA256", Location::Body, &SHAPE_CHECKSUM_SHA256),
    Member::new("ChecksumSHA512", "ChecksumSHA512", Location::Body, &SHAPE_CHECKSUM_SHA512),
    Member::new("ChecksumMD5", "ChecksumMD5", Location::Body, &SHAPE_CHECKSUM_MD5),
    Member::new("ChecksumXXHASH64", "ChecksumXXHASH64", Location::Body, &SHAPE_CHECKSUM_XXHASH64),
    Member::new("ChecksumXXHASH3", "ChecksumXXHASH3", Location::Body, &SHAPE_CHECKSUM_XXHASH3),
    Member::new("ChecksumXXHASH128", "ChecksumXXHASH128", Location::Body, &SHAPE_CHECKSUM_XXHASH128),
    Member::new("ChecksumType", "ChecksumType", Location::Body, &SHAPE_CHECKSUM_TYPE),
    Member::new("ServerSideEncryption", "x-amz-server-side-encryption", Location::Header, &SHAPE_SERVER_SIDE_ENCRYPTION),
    Member::new("VersionId", "x-amz-version-id", Location::Header, &SHAPE_OBJECT_VERSION_ID),
    Member::new("SSEKMSKeyId", "x-amz-server-side-encryption-aws-kms-key-id", Location::Header, &SHAPE_SSE_KMS_KEY_ID),
    Member::new("BucketKeyEnabled", "x-amz-server-side-encryption-bucket-key-enabled", Location::Header, &SHAPE_BUCKET_KEY_ENABLED),
    Member::new("RequestCharged", "x-amz-request-charged", Location::Header, &SHAPE_REQUEST_CHARGED),
];

pub(super) static COMPLETE_MULTIPART_UPLOAD_OUTPUT: StructureSchema = StructureSchema {
    name: "CompleteMultipartUploadOutput",
    xml_name: "CompleteMultipartUploadResult",
    members: &MEMBERS_OF_COMPLETE_MULTIPART_UPLOAD_OUTPUT,
    payload: None,
};

static MEMBERS_OF_COPY_OBJECT_REQUEST: [Member; 43] = [
    Member::new("ACL", "x-amz-acl", Location::Header, &SHAPE_OBJECT_CANNED_ACL),
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("CacheControl", "Cache-Control", Location::Header, &SHAPE_CACHE_CONTROL),
    Member::new("ChecksumAlgorithm", "x-amz-checksum-algorithm", Location::Header, &SHAPE_CHECKSUM_ALGORITHM),
    Member::new("ContentDisposition", "Content-Disposition", Location::Header, &SHAPE_CONTENT_DISPOSITION),
    Member::new("ContentEncoding", "Content-Encoding", Location::Header, &SHAPE_CONTENT_ENCODING),
    Member::new("ContentLanguage", "Content-Language", Location::Header, &SHAPE_CONTENT_LANGUAGE),
    Member::new("ContentType", "Content-Type", Location::Header, &SHAPE_CONTENT_TYPE),
    Member::new("CopySource", "x-amz-copy-source", Location::Header, &SHAPE_COPY_SOURCE).required(),
    Member::new("CopySourceIfMatch", "x-amz-copy-source-if-match", Location::Header, &SHAPE_COPY_SOURCE_IF_MATCH),
    Member::new("CopySourceIfModifiedSince", "x-amz-copy-source-if-modified-since", Location::Header, &SHAPE_COPY_SOURCE_IF_MODIFIED_SINCE),
    Member::new("CopySourceIfNoneMatch", "x-amz-copy-source-if-none-match", Location::Header, &SHAPE_COPY_SOURCE_IF_NONE_MATCH),
    Member::new("CopySourceIfUnmodifiedSince", "x-amz-copy-source-if-unmodified-since", Location::Header, &SHAPE_COPY_SOURCE_IF_UNMODIFIED_SINCE),
    Member::new("Expires", "Expires", Location::Header, &SHAPE_EXPIRES),
    Member::new("GrantFullControl", "x-amz-grant-full-control", Location::Header, &SHAPE_GRANT_FULL_CONTROL),
    Member::new("GrantRead", "x-amz-grant-read", Location::Header, &SHAPE_GRANT_READ),
    Member::new("GrantReadACP", "x-amz-grant-read-acp", Location::Header, &SHAPE_GRANT_READ_ACP),
    Member::new("GrantWriteACP", "x-amz-grant-write-acp", Location::Header, &SHAPE_GRANT_WRITE_ACP),
    Member::new("IfMatch", "If-Match", Location::Header, &SHAPE_IF_MATCH),
    Member::new("IfNoneMatch", "If-None-Match", Location::Header, &SHAPE_IF_NONE_MATCH),
    Member::new("Key", "Key", Location::Label, &SHAPE_OBJECT_KEY).required(),
    Member::new("Metadata", "x-amz-meta-", Location::PrefixHeaders, &SHAPE_METADATA),
    Member::new("MetadataDirective", "x-amz-metadata-directive", Location::Header, &SHAPE_METADATA_DIRECTIVE),
    Member::new("TaggingDirective", "x-amz-tagging-directive", Location::Header, &SHAPE_TAGGING_DIRECTIVE),
    Member::new("ServerSideEncryption", "x-amz-server-side-encryption", Location::Header, &SHAPE_SERVER_SIDE_ENCRYPTION),
    Member::new("StorageClass", "x-amz-storage-class", Location::Header, &SHAPE_STORAGE_CLASS),
    Member::new("WebsiteRedirectLocation", "x-amz-website-redirect-location", Location::Header, &SHAPE_WEBSITE_REDIRECT_LOCATION),
    Member::new("SSECustomerAlgorithm", "x-amz-server-side-encryption-customer-algorithm", Location::Header, &SHAPE_SSE_CUSTOMER_ALGORITHM),
    Member::new("SSECustomerKey", "x-amz-server-side-encryption-customer-key", Location::Header, &SHAPE_SSE_CUSTOMER_KEY),
    Member::new("SSECustomerKeyMD5", "x-amz-server-side-encryption-customer-key-MD5", Location::Header, &SHAPE_SSE_CUSTOMER_KEY_MD5),
    Member::new("SSEKMSKeyId", "x-amz-server-side-encryption-aws-kms-key-id", Location::Header, &SHAPE_SSE_KMS_KEY_ID),
    Member::new("SSEKMSEncryptionContext", "x-amz-server-side-encryption-context", Location::Header, &SHAPE_SSE_KMS_ENCRYPTION_CONTEXT),
    Member::new("BucketKeyEnabled", "x-amz-server-side-encryption-bucket-key-enabled", Location::Header, &SHAPE_BUCKET_KEY_ENABLED),
    Member::new("CopySourceSSECustomerAlgorithm", "x-amz-copy-source-server-side-encryption-customer-algorithm", Location::Header, &SHAPE_COPY_SOURCE_SSE_CUSTOMER_ALGORITHM),
    Member::new("CopySourceSSECustomerKey", "x-amz-copy-source-server-side-encryption-customer-key", Location::Header, &SHAPE_COPY_SOURCE_SSE_CUSTOMER_KEY),
    Member::new("CopySourceSSECustomerKeyMD5", "x-amz-copy-source-server-side-encryption-customer-key-MD5", Location::Header, &SHAPE_COPY_SOURCE_SSE_CUSTOMER_KEY_MD5),
    Member::new("RequestPayer", "x-amz-request-payer", Location::Header, &SHAPE_REQUEST_PAYER),
    Member::new("Tagging", "x-amz-tagging", Location::Header, &SHAPE_TAGGING_HEADER),
    Member::new("ObjectLockMode", "x-amz-object-lock-mode", Location::Header, &SHAPE_OBJECT_LOCK_MODE),
    Member::new("ObjectLockRetainUntilDate", "x-amz-object-lock-retain-until-date", Location::Header, &SHAPE_OBJECT_LOCK_RETAIN_UNTIL_DATE),
    Member::new("ObjectLockLegalHoldStatus", "x-amz-object-lock-legal-hold", Location::Header, &SHAPE_OBJECT_LOCK_LEGAL_HOLD_STATUS),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
    Member::new("ExpectedSourceBucketOwner", "x-amz-source-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
];

pub(super) static COPY_OBJECT_INPUT: StructureSchema = StructureSchema {
    name: "CopyObjectInput",
    xml_name: "CopyObjectInput",
    members: &MEMBERS_OF_COPY_OBJECT_REQUEST,
    payload: None,
};

static MEMBERS_OF_COPY_OBJECT_OUTPUT: [Member; 11] = [
    Member::new("CopyObjectResult", "CopyObjectResult", Location::Payload, &SHAPE_COPY_OBJECT_RESULT),
    Member::new("Expiration", "x-amz-expiration", Location::Header, &SHAPE_EXPIRATION),
    Member::new("CopySourceVersionId", "x-amz-copy-source-version-id", Location::Header, &SHAPE_COPY_SOURCE_VERSION_ID),
    Member::new("VersionId", "x-amz-version-id", Location::Header, &SHAPE_OBJECT_VERSION_ID),
    Member::new("ServerSideEncryption", "x-amz-server-side-encryption", Location::Header, &SHAPE_SERVER_SIDE_ENCRYPTION),
    Member::new("SSECustomerAlgorithm", "x-amz-server-side-encryption-customer-algorithm", Location::Header, &SHAPE_SSE_CUSTOMER_ALGORITHM),
    Member::new("SSECustomerKeyMD5", "x-amz-server-side-encryption-customer-key-MD5", Location::Header, &SHAPE_SSE_CUSTOMER_KEY_MD5),
    Member::new("SSEKMSKeyId", "x-amz-server-side-encryption-aws-kms-key-id", Location::Header, &SHAPE_SSE_KMS_KEY_ID),
    Member::new("SSEKMSEncryptionContext", "x-amz-server-side-encryption-context", Location::Header, &SHAPE_SSE_KMS_ENCRYPTION_CONTEXT),
    Member::new("BucketKeyEnabled", "x-amz-server-side-encryption-bucket-key-enabled", Location::Header, &SHAPE_BUCKET_KEY_ENABLED),
    Member::new("RequestCharged", "x-amz-request-charged", Location::Header, &SHAPE_REQUEST_CHARGED),
];

pub(super) static COPY_OBJECT_OUTPUT: StructureSchema = StructureSchema {
    name: "CopyObjectOutput",
    xml_name: "CopyObjectOutput",
    members: &MEMBERS_OF_COPY_OBJECT_OUTPUT,
    payload: Some(0),
};

static MEMBERS_OF_CREATE_BUCKET_REQUEST: [Member; 11] = [
    Member::new("ACL", "x-amz-acl", Location::Header, &SHAPE_BUCKET_CANNED_ACL),
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("CreateBucketConfiguration", "CreateBucketConfiguration", Location::Payload, &SHAPE_CREATE_BUCKET_CONFIGURATION).namespace("", "http://s3.amazonaws.com/doc/2006-03-01/"),
    Member::new("GrantFullControl", "x-amz-grant-full-control", Location::Header, &SHAPE_GRANT_FULL_CONTROL),
    Member::new("GrantRead", "x-amz-grant-read", Location::Header, &SHAPE_GRANT_READ),
    Member::new("GrantReadACP", "x-amz-grant-read-acp", Location::Header, &SHAPE_GRANT_READ_ACP),
    Member::new("GrantWrite", "x-amz-grant-write", Location::Header, &SHAPE_GRANT_WRITE),
    Member::new("GrantWriteACP", "x-amz-grant-write-acp", Location::Header, &SHAPE_GRANT_WRITE_ACP),
    Member::new("ObjectLockEnabledForBucket", "x-amz-bucket-object-lock-enabled", Location::Header, &SHAPE_OBJECT_LOCK_ENABLED_FOR_BUCKET),
    Member::new("ObjectOwnership", "x-amz-object-ownership", Location::Header, &SHAPE_OBJECT_OWNERSHIP),
    Member::new("BucketNamespace", "x-amz-bucket-namespace", Location::Header, &SHAPE_BUCKET_NAMESPACE),
];

pub(super) static CREATE_BUCKET_INPUT: StructureSchema = StructureSchema {
    name: "CreateBucketInput",
    xml_name: "CreateBucketInput",
    members: &MEMBERS_OF_CREATE_BUCKET_REQUEST,
    payload: Some(2),
};

static MEMBERS_OF_CREATE_BUCKET_OUTPUT: [Member; 2] = [
    Member::new("Location", "Location", Location::Header, &SHAPE_LOCATION),
    Member::new("BucketArn", "x-amz-bucket-arn", Location::Header, &SHAPE_S3_REGIONAL_OR_S3_EXPRESS_BUCKET_ARN_STRING),
];

pub(super) static CREATE_BUCKET_OUTPUT: StructureSchema = StructureSchema {
    name: "CreateBucketOutput",
    xml_name: "CreateBucketOutput",
    members: &MEMBERS_OF_CREATE_BUCKET_OUTPUT,
    payload: None,
};

static MEMBERS_OF_CREATE_MULTIPART_UPLOAD_REQUEST: [Member; 31] = [
    Member::new("ACL", "x-amz-acl", Location::Header, &SHAPE_OBJECT_CANNED_ACL),
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("CacheControl", "Cache-Control", Location::Header, &SHAPE_CACHE_CONTROL),
    Member::new("ContentDisposition", "Content-Disposition", Location::Header, &SHAPE_CONTENT_DISPOSITION),
    Member::new("ContentEncoding", "Content-Encoding", Location::Header, &SHAPE_CONTENT_ENCODING),
    Member::new("ContentLanguage", "Content-Language", Location::Header, &SHAPE_CONTENT_LANGUAGE),
    Member::new("ContentType", "Content-Type", Location::Header, &SHAPE_CONTENT_TYPE),
    Member::new("Expires", "Expires", Location::Header, &SHAPE_EXPIRES),
    Member::new("GrantFullControl", "x-amz-grant-full-control", Location::Header, &SHAPE_GRANT_FULL_CONTROL),
    Member::new("GrantRead", "x-amz-grant-read", Location::Header, &SHAPE_GRANT_READ),
    Member::new("GrantReadACP", "x-amz-grant-read-acp", Location::Header, &SHAPE_GRANT_READ_ACP),
    Member::new("GrantWriteACP", "x-amz-grant-write-acp", Location::Header, &SHAPE_GRANT_WRITE_ACP),
    Member::new("Key", "Key", Location::Label, &SHAPE_OBJECT_KEY).required(),
    Member::new("Metadata", "x-amz-meta-", Location::PrefixHeaders, &SHAPE_METADATA),
    Member::new("ServerSideEncryption", "x-amz-server-side-encryption", Location::Header, &SHAPE_SERVER_SIDE_ENCRYPTION),
    Member::new("StorageClass", "x-amz-storage-class", Location::Header, &SHAPE_STORAGE_CLASS),
    Member::new("WebsiteRedirectLocation", "x-amz-website-redirect-location", Location::Header, &SHAPE_WEBSITE_REDIRECT_LOCATION),
    Member::new("SSECustomerAlgorithm", "x-amz-server-side-encryption-customer-algorithm", Location::Header, &SHAPE_SSE_CUSTOMER_ALGORITHM),
    Member::new("SSECustomerKey", "x-amz-server-side-encryption-customer-key", Location::Header, &SHAPE_SSE_CUSTOMER_KEY),
    Member::new("SSECustomerKeyMD5", "x-amz-server-side-encryption-customer-key-MD5", Location::Header, &SHAPE_SSE_CUSTOMER_KEY_MD5),
    Member::new("SSEKMSKeyId", "x-amz-server-side-encryption-aws-kms-key-id", Location::Header, &SHAPE_SSE_KMS_KEY_ID),
    Member::new("SSEKMSEncryptionContext", "x-amz-server-side-encryption-context", Location::Header, &SHAPE_SSE_KMS_ENCRYPTION_CONTEXT),
    Member::new("BucketKeyEnabled", "x-amz-server-side-encryption-bucket-key-enabled", Location::Header, &SHAPE_BUCKET_KEY_ENABLED),
    Member::new("RequestPayer", "x-amz-request-payer", Location::Header, &SHAPE_REQUEST_PAYER),
    Member::new("Tagging", "x-amz-tagging", Location::Header, &SHAPE_TAGGING_HEADER),
    Member::new("ObjectLockMode", "x-amz-object-lock-mode", Location::Header, &SHAPE_OBJECT_LOCK_MODE),
    Member::new("ObjectLockRetainUntilDate", "x-amz-object-lock-retain-until-date", Location::Header, &SHAPE_OBJECT_LOCK_RETAIN_UNTIL_DATE),
    Member::new("ObjectLockLegalHoldStatus", "x-amz-object-lock-legal-hold", Location::Header, &SHAPE_OBJECT_LOCK_LEGAL_HOLD_STATUS),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
    Member::new("ChecksumAlgorithm", "x-amz-checksum-algorithm", Location::Header, &SHAPE_CHECKSUM_ALGORITHM),
    Member::new("ChecksumType", "x-amz-checksum-type", Location::Header, &SHAPE_CHECKSUM_TYPE),
];

pub(super) static CREATE_MULTIPART_UPLOAD_INPUT: StructureSchema = StructureSchema {
    name: "CreateMultipartUploadInput",
    xml_name: "CreateMultipartUploadInput",
    members: &MEMBERS_OF_CREATE_MULTIPART_UPLOAD_REQUEST,
    payload: None,
};

static MEMBERS_OF_CREATE_MULTIPART_UPLOAD_OUTPUT: [Member; 14] = [
    Member::new("AbortDate", "x-amz-abort-date", Location::Header, &SHAPE_ABORT_DATE),
    Member::new("AbortRuleId", "x-amz-abort-rule-id", Location::Header, &SHAPE_ABORT_RULE_ID),
    Member::new("Bucket", "Bucket", Location::Body, &SHAPE_BUCKET_NAME),
    Member::new("Key", "Key", Location::Body, &SHAPE_OBJECT_KEY),
    Member::new("UploadId", "UploadId", Location::Body, &SHAPE_MULTIPART_UPLOAD_ID),
    Member::new("ServerSideEncryption", "x-amz-server-side-encryption", Location::Header, &SHAPE_SERVER_SIDE_ENCRYPTION),
    Member::new("SSECustomerAlgorithm", "x-amz-server-side-encryption-customer-algorithm", Location::Header, &SHAPE_SSE_CUSTOMER_ALGORITHM),
    Member::new("SSECustomerKeyMD5", "x-amz-server-side-encryption-customer-key-MD5", Location::Header, &SHAPE_SSE_CUSTOMER_KEY_MD5),
    Member::new("SSEKMSKeyId", "x-amz-server-side-encryption-aws-kms-key-id", Location::Header, &SHAPE_SSE_KMS_KEY_ID),
    Member::new("SSEKMSEncryptionContext", "x-amz-server-side-encryption-context", Location::Header, &SHAPE_SSE_KMS_ENCRYPTION_CONTEXT),
    Member::new("BucketKeyEnabled", "x-amz-server-side-encryption-bucket-key-enabled", Location::Header, &SHAPE_BUCKET_KEY_ENABLED),
    Member::new("RequestCharged", "x-amz-request-charged", Location::Header, &SHAPE_REQUEST_CHARGED),
    Member::new("ChecksumAlgorithm", "x-amz-checksum-algorithm", Location::Header, &SHAPE_CHECKSUM_ALGORITHM),
    Member::new("ChecksumType", "x-amz-checksum-type", Location::Header, &SHAPE_CHECKSUM_TYPE),
];

pub(super) static CREATE_MULTIPART_UPLOAD_OUTPUT: StructureSchema = StructureSchema {
    name: "CreateMultipartUploadOutput",
    xml_name: "InitiateMultipartUploadResult",
    members: &MEMBERS_OF_CREATE_MULTIPART_UPLOAD_OUTPUT,
    payload: None,
};

static MEMBERS_OF_DELETE_BUCKET_REQUEST: [Member; 2] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
];

pub(super) static DELETE_BUCKET_INPUT: StructureSchema = StructureSchema {
    name: "DeleteBucketInput",
    xml_name: "DeleteBucketInput",
    members: &MEMBERS_OF_DELETE_BUCKET_REQUEST,
    payload: None,
};

pub(super) static DELETE_BUCKET_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteBucketOutput",
    xml_name: "DeleteBucketOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DELETE_BUCKET_ENCRYPTION_REQUEST: [Member; 2] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
];

pub(super) static DELETE_BUCKET_ENCRYPTION_INPUT: StructureSchema = StructureSchema {
    name: "DeleteBucketEncryptionInput",
    xml_name: "DeleteBucketEncryptionInput",
    members: &MEMBERS_OF_DELETE_BUCKET_ENCRYPTION_REQUEST,
    payload: None,
};

pub(super) static DELETE_BUCKET_ENCRYPTION_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteBucketEncryptionOutput",
    xml_name: "DeleteBucketEncryptionOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DELETE_BUCKET_POLICY_REQUEST: [Member; 2] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
];

pub(super) static DELETE_BUCKET_POLICY_INPUT: StructureSchema = StructureSchema {
    name: "DeleteBucketPolicyInput",
    xml_name: "DeleteBucketPolicyInput",
    members: &MEMBERS_OF_DELETE_BUCKET_POLICY_REQUEST,
    payload: None,
};

pub(super) static DELETE_BUCKET_POLICY_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteBucketPolicyOutput",
    xml_name: "DeleteBucketPolicyOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DELETE_BUCKET_TAGGING_REQUEST: [Member; 2] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
];

pub(super) static DELETE_BUCKET_TAGGING_INPUT: StructureSchema = StructureSchema {
    name: "DeleteBucketTaggingInput",
    xml_name: "DeleteBucketTaggingInput",
    members: &MEMBERS_OF_DELETE_BUCKET_TAGGING_REQUEST,
    payload: None,
};

pub(super) static DELETE_BUCKET_TAGGING_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteBucketTaggingOutput",
    xml_name: "DeleteBucketTaggingOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_DELETE_OBJECT_REQUEST: [Member; 10] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("Key", "Key", Location::Label, &SHAPE_OBJECT_KEY).required(),
    Member::new("MFA", "x-amz-mfa", Location::Header, &SHAPE_MFA),
    Member::new("VersionId", "versionId", Location::Query, &SHAPE_OBJECT_VERSION_ID),
    Member::new("RequestPayer", "x-amz-request-payer", Location::Header, &SHAPE_REQUEST_PAYER),
    Member::new("BypassGovernanceRetention", "x-amz-bypass-governance-retention", Location::Header, &SHAPE_BYPASS_GOVERNANCE_RETENTION),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
    Member::new("IfMatch", "If-Match", Location::Header, &SHAPE_IF_MATCH),
    Member::new("IfMatchLastModifiedTime", "x-amz-if-match-last-modified-time", Location::Header, &SHAPE_IF_MATCH_LAST_MODIFIED_TIME),
    Member::new("IfMatchSize", "x-amz-if-match-size", Location::Header, &SHAPE_IF_MATCH_SIZE),
];

pub(super) static DELETE_OBJECT_INPUT: StructureSchema = StructureSchema {
    name: "DeleteObjectInput",
    xml_name: "DeleteObjectInput",
    members: &MEMBERS_OF_DELETE_OBJECT_REQUEST,
    payload: None,
};

static MEMBERS_OF_DELETE_OBJECT_OUTPUT: [Member; 3] = [
    Member::new("DeleteMarker", "x-amz-delete-marker", Location::Header, &SHAPE_DELETE_MARKER),
    Member::new("VersionId", "x-amz-version-id", Location::Header, &SHAPE_OBJECT_VERSION_ID),
    Member::new("RequestCharged", "x-amz-request-charged", Location::Header, &SHAPE_REQUEST_CHARGED),
];

pub(super) static DELETE_OBJECT_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteObjectOutput",
    xml_name: "DeleteObjectOutput",
    members: &MEMBERS_OF_DELETE_OBJECT_OUTPUT,
    payload: None,
};

static MEMBERS_OF_DELETE_OBJECT_TAGGING_REQUEST: [Member; 4] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("Key", "Key", Location::Label, &SHAPE_OBJECT_KEY).required(),
    Member::new("VersionId", "versionId", Location::Query, &SHAPE_OBJECT_VERSION_ID),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
];

pub(super) static DELETE_OBJECT_TAGGING_INPUT: StructureSchema = StructureSchema {
    name: "DeleteObjectTaggingInput",
    xml_name: "DeleteObjectTaggingInput",
    members: &MEMBERS_OF_DELETE_OBJECT_TAGGING_REQUEST,
    payload: None,
};

static MEMBERS_OF_DELETE_OBJECT_TAGGING_OUTPUT: [Member; 1] = [
    Member::new("VersionId", "x-amz-version-id", Location::Header, &SHAPE_OBJECT_VERSION_ID),
];

pub(super) static DELETE_OBJECT_TAGGING_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteObjectTaggingOutput",
    xml_name: "DeleteObjectTaggingOutput",
    members: &MEMBERS_OF_DELETE_OBJECT_TAGGING_OUTPUT,
    payload: None,
};

static MEMBERS_OF_DELETE_OBJECTS_REQUEST: [Member; 7] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("Delete", "Delete", Location::Payload, &SHAPE_DELETE).required().namespace("", "http://s3.amazonaws.com/doc/2006-03-01/"),
    Member::new("MFA", "x-amz-mfa", Location::Header, &SHAPE_MFA),
    Member::new("RequestPayer", "x-amz-request-payer", Location::Header, &SHAPE_REQUEST_PAYER),
    Member::new("BypassGovernanceRetention", "x-amz-bypass-governance-retention", Location::Header, &SHAPE_BYPASS_GOVERNANCE_RETENTION),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
    Member::new("ChecksumAlgorithm", "x-amz-sdk-checksum-algorithm", Location::Header, &SHAPE_CHECKSUM_ALGORITHM),
];

pub(super) static DELETE_OBJECTS_INPUT: StructureSchema = StructureSchema {
    name: "DeleteObjectsInput",
    xml_name: "DeleteObjectsInput",
    members: &MEMBERS_OF_DELETE_OBJECTS_REQUEST,
    payload: Some(1),
};

static MEMBERS_OF_DELETE_OBJECTS_OUTPUT: [Member; 3] = [
    Member::new("Deleted", "Deleted", Location::Body, &SHAPE_DELETED_OBJECTS),
    Member::new("RequestCharged", "x-amz-request-charged", Location::Header, &SHAPE_REQUEST_CHARGED),
    Member::new("Errors", "Error", Location::Body, &SHAPE_ERRORS),
];

pub(super) static DELETE_OBJECTS_OUTPUT: StructureSchema = StructureSchema {
    name: "DeleteObjectsOutput",
    xml_name: "DeleteResult",
    members: &MEMBERS_OF_DELETE_OBJECTS_OUTPUT,
    payload: None,
};

static MEMBERS_OF_DELETE_PUBLIC_ACCESS_BLOCK_REQUEST: [Member; 2] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
];

pub(super) static DELETE_PUBLIC_ACCESS_BLOCK_INPUT: StructureSchema = StructureSchema {
    name: "DeletePublicAccessBlockInput",
    xml_name: "DeletePublicAccessBlockInput",
    members: &MEMBERS_OF_DELETE_PUBLIC_ACCESS_BLOCK_REQUEST,
    payload: None,
};

pub(super) static DELETE_PUBLIC_ACCESS_BLOCK_OUTPUT: StructureSchema = StructureSchema {
    name: "DeletePublicAccessBlockOutput",
    xml_name: "DeletePublicAccessBlockOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_GET_BUCKET_ENCRYPTION_REQUEST: [Member; 2] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
];

pub(super) static GET_BUCKET_ENCRYPTION_INPUT: StructureSchema = StructureSchema {
    name: "GetBucketEncryptionInput",
    xml_name: "GetBucketEncryptionInput",
    members: &MEMBERS_OF_GET_BUCKET_ENCRYPTION_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_BUCKET_ENCRYPTION_OUTPUT: [Member; 1] = [
    Member::new("ServerSideEncryptionConfiguration", "ServerSideEncryptionConfiguration", Location::Payload, &SHAPE_SERVER_SIDE_ENCRYPTION_CONFIGURATION),
];

pub(super) static GET_BUCKET_ENCRYPTION_OUTPUT: StructureSchema = StructureSchema {
    name: "GetBucketEncryptionOutput",
    xml_name: "GetBucketEncryptionOutput",
    members: &MEMBERS_OF_GET_BUCKET_ENCRYPTION_OUTPUT,
    payload: Some(0),
};

static MEMBERS_OF_GET_BUCKET_LOCATION_REQUEST: [Member; 2] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
];

pub(super) static GET_BUCKET_LOCATION_INPUT: StructureSchema = StructureSchema {
    name: "GetBucketLocationInput",
    xml_name: "GetBucketLocationInput",
    members: &MEMBERS_OF_GET_BUCKET_LOCATION_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_BUCKET_LOCATION_OUTPUT: [Member; 1] = [
    Member::new("LocationConstraint", "LocationConstraint", Location::Body, &SHAPE_BUCKET_LOCATION_CONSTRAINT),
];

pub(super) static GET_BUCKET_LOCATION_OUTPUT: StructureSchema = StructureSchema {
    name: "GetBucketLocationOutput",
    xml_name: "LocationConstraint",
    members: &MEMBERS_OF_GET_BUCKET_LOCATION_OUTPUT,
    payload: None,
};

static MEMBERS_OF_GET_BUCKET_POLICY_REQUEST: [Member; 2] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
];

pub(super) static GET_BUCKET_POLICY_INPUT: StructureSchema = StructureSchema {
    name: "GetBucketPolicyInput",
    xml_name: "GetBucketPolicyInput",
    members: &MEMBERS_OF_GET_BUCKET_POLICY_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_BUCKET_POLICY_OUTPUT: [Member; 1] = [
    Member::new("Policy", "Policy", Location::Payload, &SHAPE_POLICY),
];

pub(super) static GET_BUCKET_POLICY_OUTPUT: StructureSchema = StructureSchema {
    name: "GetBucketPolicyOutput",
    xml_name: "GetBucketPolicyOutput",
    members: &MEMBERS_OF_GET_BUCKET_POLICY_OUTPUT,
    payload: Some(0),
};

static MEMBERS_OF_GET_BUCKET_TAGGING_REQUEST: [Member; 2] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
];

pub(super) static GET_BUCKET_TAGGING_INPUT: StructureSchema = StructureSchema {
    name: "GetBucketTaggingInput",
    xml_name: "GetBucketTaggingInput",
    members: &MEMBERS_OF_GET_BUCKET_TAGGING_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_BUCKET_TAGGING_OUTPUT: [Member; 1] = [
    Member::new("TagSet", "TagSet", Location::Body, &SHAPE_TAG_SET).required(),
];

pub(super) static GET_BUCKET_TAGGING_OUTPUT: StructureSchema = StructureSchema {
    name: "GetBucketTaggingOutput",
    xml_name: "Tagging",
    members: &MEMBERS_OF_GET_BUCKET_TAGGING_OUTPUT,
    payload: None,
};

static MEMBERS_OF_GET_BUCKET_VERSIONING_REQUEST: [Member; 2] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
];

pub(super) static GET_BUCKET_VERSIONING_INPUT: StructureSchema = StructureSchema {
    name: "GetBucketVersioningInput",
    xml_name: "GetBucketVersioningInput",
    members: &MEMBERS_OF_GET_BUCKET_VERSIONING_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_BUCKET_VERSIONING_OUTPUT: [Member; 2] = [
    Member::new("Status", "Status", Location::Body, &SHAPE_BUCKET_VERSIONING_STATUS),
    Member::new("MFADelete", "MfaDelete", Location::Body, &SHAPE_MFA_DELETE_STATUS),
];

pub(super) static GET_BUCKET_VERSIONING_OUTPUT: StructureSchema = StructureSchema {
    name: "GetBucketVersioningOutput",
    xml_name: "VersioningConfiguration",
    members: &MEMBERS_OF_GET_BUCKET_VERSIONING_OUTPUT,
    payload: None,
};

static MEMBERS_OF_GET_OBJECT_REQUEST: [Member; 21] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("IfMatch", "If-Match", Location::Header, &SHAPE_IF_MATCH),
    Member::new("IfModifiedSince", "If-Modified-Since", Location::Header, &SHAPE_IF_MODIFIED_SINCE),
    Member::new("IfNoneMatch", "If-None-Match", Location::Header, &SHAPE_IF_NONE_MATCH),
    Member::new("IfUnmodifiedSince", "If-Unmodified-Since", Location::Header, &SHAPE_IF_UNMODIFIED_SINCE),
    Member::new("Key", "Key", Location::Label, &SHAPE_OBJECT_KEY).required(),
    Member::new("Range", "Range", Location::Header, &SHAPE_RANGE),
    Member::new("ResponseCacheControl", "response-cache-control", Location::Query, &SHAPE_RESPONSE_CACHE_CONTROL),
    Member::new("ResponseContentDisposition", "response-content-disposition", Location::Query, &SHAPE_RESPONSE_CONTENT_DISPOSITION),
    Member::new("ResponseContentEncoding", "response-content-encoding", Location::Query, &SHAPE_RESPONSE_CONTENT_ENCODING),
    Member::new("ResponseContentLanguage", "response-content-language", Location::Query, &SHAPE_RESPONSE_CONTENT_LANGUAGE),
    Member::new("ResponseContentType", "response-content-type", Location::Query, &SHAPE_RESPONSE_CONTENT_TYPE),
    Member::new("ResponseExpires", "response-expires", Location::Query, &SHAPE_RESPONSE_EXPIRES),
    Member::new("VersionId", "versionId", Location::Query, &SHAPE_OBJECT_VERSION_ID),
    Member::new("SSECustomerAlgorithm", "x-amz-server-side-encryption-customer-algorithm", Location::Header, &SHAPE_SSE_CUSTOMER_ALGORITHM),
    Member::new("SSECustomerKey", "x-amz-server-side-encryption-customer-key", Location::Header, &SHAPE_SSE_CUSTOMER_KEY),
    Member::new("SSECustomerKeyMD5", "x-amz-server-side-encryption-customer-key-MD5", Location::Header, &SHAPE_SSE_CUSTOMER_KEY_MD5),
    Member::new("RequestPayer", "x-amz-request-payer", Location::Header, &SHAPE_REQUEST_PAYER),
    Member::new("PartNumber", "partNumber", Location::Query, &SHAPE_PART_NUMBER),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
    Member::new("ChecksumMode", "x-amz-checksum-mode", Location::Header, &SHAPE_CHECKSUM_MODE),
];

pub(super) static GET_OBJECT_INPUT: StructureSchema = StructureSchema {
    name: "GetObjectInput",
    xml_name: "GetObjectInput",
    members: &MEMBERS_OF_GET_OBJECT_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_OBJECT_OUTPUT: [Member; 43] = [
    Member::new("Body", "Body", Location::Payload, &STREAM_BODY),
    Member::new("DeleteMarker", "x-amz-delete-marker", Location::Header, &SHAPE_DELETE_MARKER),
    Member::new("AcceptRanges", "accept-ranges", Location::Header, &SHAPE_ACCEPT_RANGES),
    Member::new("Expiration", "x-amz-expiration", Location::Header, &SHAPE_EXPIRATION),
    Member::new("Restore", "x-amz-restore", Location::Header, &SHAPE_RESTORE),
    Member::new("LastModified", "Last-Modified", Location::Header, &SHAPE_LAST_MODIFIED),
    Member::new("ContentLength", "Content-Length", Location::Header, &SHAPE_CONTENT_LENGTH),
    Member::new("ETag", "ETag", Location::Header, &SHAPE_E_TAG),
    Member::new("ChecksumCRC32", "x-amz-checksum-crc32", Location::Header, &SHAPE_CHECKSUM_CRC32),
    Member::new("ChecksumCRC32C", "x-amz-checksum-crc32c", Location::Header, &SHAPE_CHECKSUM_CRC32C),
    Member::new("ChecksumCRC64NVME", "x-amz-checksum-crc64nvme", Location::Header, &SHAPE_CHECKSUM_CRC64NVME),
    Member::new("ChecksumSHA1", "x-amz-checksum-sha1", Location::Header, &SHAPE_CHECKSUM_SHA1),
    Member::new("ChecksumSHA256", "x-amz-checksum-sha256", Location::Header, &SHAPE_CHECKSUM_SHA256),
    Member::new("ChecksumSHA512", "x-amz-checksum-sha512", Location::Header, &SHAPE_CHECKSUM_SHA512),
    Member::new("ChecksumMD5", "x-amz-checksum-md5", Location::Header, &SHAPE_CHECKSUM_MD5),
    Member::new("ChecksumXXHASH64", "x-amz-checksum-xxhash64", Location::Header, &SHAPE_CHECKSUM_XXHASH64),
    Member::new("ChecksumXXHASH3", "x-amz-checksum-xxhash3", Location::Header, &SHAPE_CHECKSUM_XXHASH3),
    Member::new("ChecksumXXHASH128", "x-amz-checksum-xxhash128", Location::Header, &SHAPE_CHECKSUM_XXHASH128),
    Member::new("ChecksumType", "x-amz-checksum-type", Location::Header, &SHAPE_CHECKSUM_TYPE),
    Member::new("MissingMeta", "x-amz-missing-meta", Location::Header, &SHAPE_MISSING_META),
    Member::new("VersionId", "x-amz-version-id", Location::Header, &SHAPE_OBJECT_VERSION_ID),
    Member::new("CacheControl", "Cache-Control", Location::Header, &SHAPE_CACHE_CONTROL),
    Member::new("ContentDisposition", "Content-Disposition", Location::Header, &SHAPE_CONTENT_DISPOSITION),
    Member::new("ContentEncoding", "Content-Encoding", Location::Header, &SHAPE_CONTENT_ENCODING),
    Member::new("ContentLanguage", "Content-Language", Location::Header, &SHAPE_CONTENT_LANGUAGE),
    Member::new("ContentRange", "Content-Range", Location::Header, &SHAPE_CONTENT_RANGE),
    Member::new("ContentType", "Content-Type", Location::Header, &SHAPE_CONTENT_TYPE),
    Member::new("Expires", "Expires", Location::Header, &SHAPE_EXPIRES),
    Member::new("WebsiteRedirectLocation", "x-amz-website-redirect-location", Location::Header, &SHAPE_WEBSITE_REDIRECT_LOCATION),
    Member::new("ServerSideEncryption", "x-amz-server-side-encryption", Location::Header, &SHAPE_SERVER_SIDE_ENCRYPTION),
    Member::new("Metadata", "x-amz-meta-", Location::PrefixHeaders, &SHAPE_METADATA),
    Member::new("SSECustomerAlgorithm", "x-amz-server-side-encryption-customer-algorithm", Location::Header, &SHAPE_SSE_CUSTOMER_ALGORITHM),
    Member::new("SSECustomerKeyMD5", "x-amz-server-side-encryption-customer-key-MD5", Location::Header, &SHAPE_SSE_CUSTOMER_KEY_MD5),
    Member::new("SSEKMSKeyId", "x-amz-server-side-encryption-aws-kms-key-id", Location::Header, &SHAPE_SSE_KMS_KEY_ID),
    Member::new("BucketKeyEnabled", "x-amz-server-side-encryption-bucket-key-enabled", Location::Header, &SHAPE_BUCKET_KEY_ENABLED),
    Member::new("StorageClass", "x-amz-storage-class", Location::Header, &SHAPE_STORAGE_CLASS),
    Member::new("RequestCharged", "x-amz-request-charged", Location::Header, &SHAPE_REQUEST_CHARGED),
    Member::new("ReplicationStatus", "x-amz-replication-status", Location::Header, &SHAPE_REPLICATION_STATUS),
    Member::new("PartsCount", "x-amz-mp-parts-count", Location::Header, &SHAPE_PARTS_COUNT),
    Member::new("TagCount", "x-amz-tagging-count", Location::Header, &SHAPE_TAG_COUNT),
    Member::new("ObjectLockMode", "x-amz-object-lock-mode", Location::Header, &SHAPE_OBJECT_LOCK_MODE),
    Member::new("ObjectLockRetainUntilDate", "x-amz-object-lock-retain-until-date", Location::Header, &SHAPE_OBJECT_LOCK_RETAIN_UNTIL_DATE),
    Member::new("ObjectLockLegalHoldStatus", "x-amz-object-lock-legal-hold", Location::Header, &SHAPE_OBJECT_LOCK_LEGAL_HOLD_STATUS),
];

pub(super) static GET_OBJECT_OUTPUT: StructureSchema = StructureSchema {
    name: "GetObjectOutput",
    xml_name: "GetObjectOutput",
    members: &MEMBERS_OF_GET_OBJECT_OUTPUT,
    payload: Some(0),
};

static MEMBERS_OF_GET_OBJECT_ATTRIBUTES_REQUEST: [Member; 11] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("Key", "Key", Location::Label, &SHAPE_OBJECT_KEY).required(),
    Member::new("VersionId", "versionId", Location::Query, &SHAPE_OBJECT_VERSION_ID),
    Member::new("MaxParts", "x-amz-max-parts", Location::Header, &SHAPE_MAX_PARTS),
    Member::new("PartNumberMarker", "x-amz-part-number-marker", Location::Header, &SHAPE_PART_NUMBER_MARKER),
    Member::new("SSECustomerAlgorithm", "x-amz-server-side-encryption-customer-algorithm", Location::Header, &SHAPE_SSE_CUSTOMER_ALGORITHM),
    Member::new("SSECustomerKey", "x-amz-server-side-encryption-customer-key", Location::Header, &SHAPE_SSE_CUSTOMER_KEY),
    Member::new("SSECustomerKeyMD5", "x-amz-server-side-encryption-customer-key-MD5", Location::Header, &SHAPE_SSE_CUSTOMER_KEY_MD5),
    Member::new("RequestPayer", "x-amz-request-payer", Location::Header, &SHAPE_REQUEST_PAYER),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
    Member::new("ObjectAttributes", "x-amz-object-attributes", Location::Header, &SHAPE_OBJECT_ATTRIBUTES_LIST).required(),
];

pub(super) static GET_OBJECT_ATTRIBUTES_INPUT: StructureSchema = StructureSchema {
    name: "GetObjectAttributesInput",
    xml_name: "GetObjectAttributesInput",
    members: &MEMBERS_OF_GET_OBJECT_ATTRIBUTES_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_OBJECT_ATTRIBUTES_OUTPUT: [Member; 9] = [
    Member::new("DeleteMarker", "x-amz-delete-marker", Location::Header, &SHAPE_DELETE_MARKER),
    Member::new("LastModified", "Last-Modified", Location::Header, &SHAPE_LAST_MODIFIED),
    Member::new("VersionId", "x-amz-version-id", Location::Header, &SHAPE_OBJECT_VERSION_ID),
    Member::new("RequestCharged", "x-amz-request-charged", Location::Header, &SHAPE_REQUEST_CHARGED),
    Member::new("ETag", "ETag", Location::Body, &SHAPE_E_TAG),
    Member::new("Checksum", "Checksum", Location::Body, &SHAPE_CHECKSUM),
    Member::new("ObjectParts", "ObjectParts", Location::Body, &SHAPE_GET_OBJECT_ATTRIBUTES_PARTS),
    Member::new("StorageClass", "StorageClass", Location::Body, &SHAPE_STORAGE_CLASS),
    Member::new("ObjectSize", "ObjectSize", Location::Body, &SHAPE_OBJECT_SIZE),
];

pub(super) static GET_OBJECT_ATTRIBUTES_OUTPUT: StructureSchema = StructureSchema {
    name: "GetObjectAttributesOutput",
    xml_name: "GetObjectAttributesResponse",
    members: &MEMBERS_OF_GET_OBJECT_ATTRIBUTES_OUTPUT,
    payload: None,
};

static MEMBERS_OF_GET_OBJECT_TAGGING_REQUEST: [Member; 5] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("Key", "Key", Location::Label, &SHAPE_OBJECT_KEY).required(),
    Member::new("VersionId", "versionId", Location::Query, &SHAPE_OBJECT_VERSION_ID),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
    Member::new("RequestPayer", "x-amz-request-payer", Location::Header, &SHAPE_REQUEST_PAYER),
];

pub(super) static GET_OBJECT_TAGGING_INPUT: StructureSchema = StructureSchema {
    name: "GetObjectTaggingInput",
    xml_name: "GetObjectTaggingInput",
    members: &MEMBERS_OF_GET_OBJECT_TAGGING_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_OBJECT_TAGGING_OUTPUT: [Member; 2] = [
    Member::new("VersionId", "x-amz-version-id", Location::Header, &SHAPE_OBJECT_VERSION_ID),
    Member::new("TagSet", "TagSet", Location::Body, &SHAPE_TAG_SET).required(),
];

pub(super) static GET_OBJECT_TAGGING_OUTPUT: StructureSchema = StructureSchema {
    name: "GetObjectTaggingOutput",
    xml_name: "Tagging",
    members: &MEMBERS_OF_GET_OBJECT_TAGGING_OUTPUT,
    payload: None,
};

static MEMBERS_OF_GET_PUBLIC_ACCESS_BLOCK_REQUEST: [Member; 2] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
];

pub(super) static GET_PUBLIC_ACCESS_BLOCK_INPUT: StructureSchema = StructureSchema {
    name: "GetPublicAccessBlockInput",
    xml_name: "GetPublicAccessBlockInput",
    members: &MEMBERS_OF_GET_PUBLIC_ACCESS_BLOCK_REQUEST,
    payload: None,
};

static MEMBERS_OF_GET_PUBLIC_ACCESS_BLOCK_OUTPUT: [Member; 1] = [
    Member::new("PublicAccessBlockConfiguration", "PublicAccessBlockConfiguration", Location::Payload, &SHAPE_PUBLIC_ACCESS_BLOCK_CONFIGURATION),
];

pub(super) static GET_PUBLIC_ACCESS_BLOCK_OUTPUT: StructureSchema = StructureSchema {
    name: "GetPublicAccessBlockOutput",
    xml_name: "GetPublicAccessBlockOutput",
    members: &MEMBERS_OF_GET_PUBLIC_ACCESS_BLOCK_OUTPUT,
    payload: Some(0),
};

static MEMBERS_OF_HEAD_BUCKET_REQUEST: [Member; 2] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
];

pub(super) static HEAD_BUCKET_INPUT: StructureSchema = StructureSchema {
    name: "HeadBucketInput",
    xml_name: "HeadBucketInput",
    members: &MEMBERS_OF_HEAD_BUCKET_REQUEST,
    payload: None,
};

static MEMBERS_OF_HEAD_BUCKET_OUTPUT: [Member; 5] = [
    Member::new("BucketArn", "x-amz-bucket-arn", Location::Header, &SHAPE_S3_REGIONAL_OR_S3_EXPRESS_BUCKET_ARN_STRING),
    Member::new("BucketLocationType", "x-amz-bucket-location-type", Location::Header, &SHAPE_LOCATION_TYPE),
    Member::new("BucketLocationName", "x-amz-bucket-location-name", Location::Header, &SHAPE_BUCKET_LOCATION_NAME),
    Member::new("BucketRegion", "x-amz-bucket-region", Location::Header, &SHAPE_REGION),
    Member::new("AccessPointAlias", "x-amz-access-point-alias", Location::Header, &SHAPE_ACCESS_POINT_ALIAS),
];

pub(super) static HEAD_BUCKET_OUTPUT: StructureSchema = StructureSchema {
    name: "HeadBucketOutput",
    xml_name: "HeadBucketOutput",
    members: &MEMBERS_OF_HEAD_BUCKET_OUTPUT,
    payload: None,
};

static MEMBERS_OF_HEAD_OBJECT_REQUEST: [Member; 21] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("IfMatch", "If-Match", Location::Header, &SHAPE_IF_MATCH),
    Member::new("IfModifiedSince", "If-Modified-Since", Location::Header, &SHAPE_IF_MODIFIED_SINCE),
    Member::new("IfNoneMatch", "If-None-Match", Location::Header, &SHAPE_IF_NONE_MATCH),
    Member::new("IfUnmodifiedSince", "If-Unmodified-Since", Location::Header, &SHAPE_IF_UNMODIFIED_SINCE),
    Member::new("Key", "Key", Location::Label, &SHAPE_OBJECT_KEY).required(),
    Member::new("Range", "Range", Location::Header, &SHAPE_RANGE),
    Member::new("ResponseCacheControl", "response-cache-control", Location::Query, &SHAPE_RESPONSE_CACHE_CONTROL),
    Member::new("ResponseContentDisposition", "response-content-disposition", Location::Query, &SHAPE_RESPONSE_CONTENT_DISPOSITION),
    Member::new("ResponseContentEncoding", "response-content-encoding", Location::Query, &SHAPE_RESPONSE_CONTENT_ENCODING),
    Member::new("ResponseContentLanguage", "response-content-language", Location::Query, &SHAPE_RESPONSE_CONTENT_LANGUAGE),
    Member::new("ResponseContentType", "response-content-type", Location::Query, &SHAPE_RESPONSE_CONTENT_TYPE),
    Member::new("ResponseExpires", "response-expires", Location::Query, &SHAPE_RESPONSE_EXPIRES),
    Member::new("VersionId", "versionId", Location::Query, &SHAPE_OBJECT_VERSION_ID),
    Member::new("SSECustomerAlgorithm", "x-amz-server-side-encryption-customer-algorithm", Location::Header, &SHAPE_SSE_CUSTOMER_ALGORITHM),
    Member::new("SSECustomerKey", "x-amz-server-side-encryption-customer-key", Location::Header, &SHAPE_SSE_CUSTOMER_KEY),
    Member::new("SSECustomerKeyMD5", "x-amz-server-side-encryption-customer-key-MD5", Location::Header, &SHAPE_SSE_CUSTOMER_KEY_MD5),
    Member::new("RequestPayer", "x-amz-request-payer", Location::Header, &SHAPE_REQUEST_PAYER),
    Member::new("PartNumber", "partNumber", Location::Query, &SHAPE_PART_NUMBER),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
    Member::new("ChecksumMode", "x-amz-checksum-mode", Location::Header, &SHAPE_CHECKSUM_MODE),
];

pub(super) static HEAD_OBJECT_INPUT: StructureSchema = StructureSchema {
    name: "HeadObjectInput",
    xml_name: "HeadObjectInput",
    members: &MEMBERS_OF_HEAD_OBJECT_REQUEST,
    payload: None,
};

static MEMBERS_OF_HEAD_OBJECT_OUTPUT: [Member; 43] = [
    Member::new("DeleteMarker", "x-amz-delete-marker", Location::Header, &SHAPE_DELETE_MARKER),
    Member::new("AcceptRanges", "accept-ranges", Location::Header, &SHAPE_ACCEPT_RANGES),
    Member::new("Expiration", "x-amz-expiration", Location::Header, &SHAPE_EXPIRATION),
    Member::new("Restore", "x-amz-restore", Location::Header, &SHAPE_RESTORE),
    Member::new("ArchiveStatus", "x-amz-archive-status", Location::Header, &SHAPE_ARCHIVE_STATUS),
    Member::new("LastModified", "Last-Modified", Location::Header, &SHAPE_LAST_MODIFIED),
    Member::new("ContentLength", "Content-Length", Location::Header, &SHAPE_CONTENT_LENGTH),
    Member::new("ChecksumCRC32", "x-amz-checksum-crc32", Location::Header, &SHAPE_CHECKSUM_CRC32),
    Member::new("ChecksumCRC32C", "x-amz-checksum-crc32c", Location::Header, &SHAPE_CHECKSUM_CRC32C),
    Member::new("ChecksumCRC64NVME", "x-amz-checksum-crc64nvme", Location::Header, &SHAPE_CHECKSUM_CRC64NVME),
    Member::new("ChecksumSHA1", "x-amz-checksum-sha1", Location::Header, &SHAPE_CHECKSUM_SHA1),
    Member::new("ChecksumSHA256", "x-amz-checksum-sha256", Location::Header, &SHAPE_CHECKSUM_SHA256),
    Member::new("ChecksumSHA512", "x-amz-checksum-sha512", Location::Header, &SHAPE_CHECKSUM_SHA512),
    Member::new("ChecksumMD5", "x-amz-checksum-md5", Location::Header, &SHAPE_CHECKSUM_MD5),
    Member::new("ChecksumXXHASH64", "x-amz-checksum-xxhash64", Location::Header, &SHAPE_CHECKSUM_XXHASH64),
    Member::new("ChecksumXXHASH3", "x-amz-checksum-xxhash3", Location::Header, &SHAPE_CHECKSUM_XXHASH3),
    Member::new("ChecksumXXHASH128", "x-amz-checksum-xxhash128", Location::Header, &SHAPE_CHECKSUM_XXHASH128),
    Member::new("ChecksumType", "x-amz-checksum-type", Location::Header, &SHAPE_CHECKSUM_TYPE),
    Member::new("ETag", "ETag", Location::Header, &SHAPE_E_TAG),
    Member::new("MissingMeta", "x-amz-missing-meta", Location::Header, &SHAPE_MISSING_META),
    Member::new("VersionId", "x-amz-version-id", Location::Header, &SHAPE_OBJECT_VERSION_ID),
    Member::new("CacheControl", "Cache-Control", Location::Header, &SHAPE_CACHE_CONTROL),
    Member::new("ContentDisposition", "Content-Disposition", Location::Header, &SHAPE_CONTENT_DISPOSITION),
    Member::new("ContentEncoding", "Content-Encoding", Location::Header, &SHAPE_CONTENT_ENCODING),
    Member::new("ContentLanguage", "Content-Language", Location::Header, &SHAPE_CONTENT_LANGUAGE),
    Member::new("ContentType", "Content-Type", Location::Header, &SHAPE_CONTENT_TYPE),
    Member::new("ContentRange", "Content-Range", Location::Header, &SHAPE_CONTENT_RANGE),
    Member::new("Expires", "Expires", Location::Header, &SHAPE_EXPIRES),
    Member::new("WebsiteRedirectLocation", "x-amz-website-redirect-location", Location::Header, &SHAPE_WEBSITE_REDIRECT_LOCATION),
    Member::new("ServerSideEncryption", "x-amz-server-side-encryption", Location::Header, &SHAPE_SERVER_SIDE_ENCRYPTION),
    Member::new("Metadata", "x-amz-meta-", Location::PrefixHeaders, &SHAPE_METADATA),
    Member::new("SSECustomerAlgorithm", "x-amz-server-side-encryption-customer-algorithm", Location::Header, &SHAPE_SSE_CUSTOMER_ALGORITHM),
    Member::new("SSECustomerKeyMD5", "x-amz-server-side-encryption-customer-key-MD5", Location::Header, &SHAPE_SSE_CUSTOMER_KEY_MD5),
    Member::new("SSEKMSKeyId", "x-amz-server-side-encryption-aws-kms-key-id", Location::Header, &SHAPE_SSE_KMS_KEY_ID),
    Member::new("BucketKeyEnabled", "x-amz-server-side-encryption-bucket-key-enabled", Location::Header, &SHAPE_BUCKET_KEY_ENABLED),
    Member::new("StorageClass", "x-amz-storage-class", Location::Header, &SHAPE_STORAGE_CLASS),
    Member::new("RequestCharged", "x-amz-request-charged", Location::Header, &SHAPE_REQUEST_CHARGED),
    Member::new("ReplicationStatus", "x-amz-replication-status", Location::Header, &SHAPE_REPLICATION_STATUS),
    Member::new("PartsCount", "x-amz-mp-parts-count", Location::Header, &SHAPE_PARTS_COUNT),
    Member::new("TagCount", "x-amz-tagging-count", Location::Header, &SHAPE_TAG_COUNT),
    Member::new("ObjectLockMode", "x-amz-object-lock-mode", Location::Header, &SHAPE_OBJECT_LOCK_MODE),
    Member::new("ObjectLockRetainUntilDate", "x-amz-object-lock-retain-until-date", Location::Header, &SHAPE_OBJECT_LOCK_RETAIN_UNTIL_DATE),
    Member::new("ObjectLockLegalHoldStatus", "x-amz-object-lock-legal-hold", Location::Header, &SHAPE_OBJECT_LOCK_LEGAL_HOLD_STATUS),
];

pub(super) static HEAD_OBJECT_OUTPUT: StructureSchema = StructureSchema {
    name: "HeadObjectOutput",
    xml_name: "HeadObjectOutput",
    members: &MEMBERS_OF_HEAD_OBJECT_OUTPUT,
    payload: None,
};

static MEMBERS_OF_LIST_BUCKETS_REQUEST: [Member; 4] = [
    Member::new("MaxBuckets", "max-buckets", Location::Query, &SHAPE_MAX_BUCKETS),
    Member::new("ContinuationToken", "continuation-token", Location::Query, &SHAPE_TOKEN),
    Member::new("Prefix", "prefix", Location::Query, &SHAPE_PREFIX),
    Member::new("BucketRegion", "bucket-region", Location::Query, &SHAPE_BUCKET_REGION),
];

pub(super) static LIST_BUCKETS_INPUT: StructureSchema = StructureSchema {
    name: "ListBucketsInput",
    xml_name: "ListBucketsInput",
    members: &MEMBERS_OF_LIST_BUCKETS_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_BUCKETS_OUTPUT: [Member; 4] = [
    Member::new("Buckets", "Buckets", Location::Body, &SHAPE_BUCKETS),
    Member::new("Owner", "Owner", Location::Body, &SHAPE_OWNER),
    Member::new("ContinuationToken", "ContinuationToken", Location::Body, &SHAPE_NEXT_TOKEN),
    Member::new("Prefix", "Prefix", Location::Body, &SHAPE_PREFIX),
];

pub(super) static LIST_BUCKETS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListBucketsOutput",
    xml_name: "ListAllMyBucketsResult",
    members: &MEMBERS_OF_LIST_BUCKETS_OUTPUT,
    payload: None,
};

static MEMBERS_OF_LIST_MULTIPART_UPLOADS_REQUEST: [Member; 9] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("Delimiter", "delimiter", Location::Query, &SHAPE_DELIMITER),
    Member::new("EncodingType", "encoding-type", Location::Query, &SHAPE_ENCODING_TYPE),
    Member::new("KeyMarker", "key-marker", Location::Query, &SHAPE_KEY_MARKER),
    Member::new("MaxUploads", "max-uploads", Location::Query, &SHAPE_MAX_UPLOADS),
    Member::new("Prefix", "prefix", Location::Query, &SHAPE_PREFIX),
    Member::new("UploadIdMarker", "upload-id-marker", Location::Query, &SHAPE_UPLOAD_ID_MARKER),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
    Member::new("RequestPayer", "x-amz-request-payer", Location::Header, &SHAPE_REQUEST_PAYER),
];

pub(super) static LIST_MULTIPART_UPLOADS_INPUT: StructureSchema = StructureSchema {
    name: "ListMultipartUploadsInput",
    xml_name: "ListMultipartUploadsInput",
    members: &MEMBERS_OF_LIST_MULTIPART_UPLOADS_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_MULTIPART_UPLOADS_OUTPUT: [Member; 13] = [
    Member::new("Bucket", "Bucket", Location::Body, &SHAPE_BUCKET_NAME),
    Member::new("KeyMarker", "KeyMarker", Location::Body, &SHAPE_KEY_MARKER),
    Member::new("UploadIdMarker", "UploadIdMarker", Location::Body, &SHAPE_UPLOAD_ID_MARKER),
    Member::new("NextKeyMarker", "NextKeyMarker", Location::Body, &SHAPE_NEXT_KEY_MARKER),
    Member::new("Prefix", "Prefix", Location::Body, &SHAPE_PREFIX),
    Member::new("Delimiter", "Delimiter", Location::Body, &SHAPE_DELIMITER),
    Member::new("NextUploadIdMarker", "NextUploadIdMarker", Location::Body, &SHAPE_NEXT_UPLOAD_ID_MARKER),
    Member::new("MaxUploads", "MaxUploads", Location::Body, &SHAPE_MAX_UPLOADS),
    Member::new("IsTruncated", "IsTruncated", Location::Body, &SHAPE_IS_TRUNCATED),
    Member::new("Uploads", "Upload", Location::Body, &SHAPE_MULTIPART_UPLOAD_LIST),
    Member::new("CommonPrefixes", "CommonPrefixes", Location::Body, &SHAPE_COMMON_PREFIX_LIST),
    Member::new("EncodingType", "EncodingType", Location::Body, &SHAPE_ENCODING_TYPE),
    Member::new("RequestCharged", "x-amz-request-charged", Location::Header, &SHAPE_REQUEST_CHARGED),
];

pub(super) static LIST_MULTIPART_UPLOADS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListMultipartUploadsOutput",
    xml_name: "ListMultipartUploadsResult",
    members: &MEMBERS_OF_LIST_MULTIPART_UPLOADS_OUTPUT,
    payload: None,
};

static MEMBERS_OF_LIST_OBJECTS_REQUEST: [Member; 9] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("Delimiter", "delimiter", Location::Query, &SHAPE_DELIMITER),
    Member::new("EncodingType", "encoding-type", Location::Query, &SHAPE_ENCODING_TYPE),
    Member::new("Marker", "marker", Location::Query, &SHAPE_MARKER),
    Member::new("MaxKeys", "max-keys", Location::Query, &SHAPE_MAX_KEYS),
    Member::new("Prefix", "prefix", Location::Query, &SHAPE_PREFIX),
    Member::new("RequestPayer", "x-amz-request-payer", Location::Header, &SHAPE_REQUEST_PAYER),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
    Member::new("OptionalObjectAttributes", "x-amz-optional-object-attributes", Location::Header, &SHAPE_OPTIONAL_OBJECT_ATTRIBUTES_LIST),
];

pub(super) static LIST_OBJECTS_INPUT: StructureSchema = StructureSchema {
    name: "ListObjectsInput",
    xml_name: "ListObjectsInput",
    members: &MEMBERS_OF_LIST_OBJECTS_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_OBJECTS_OUTPUT: [Member; 11] = [
    Member::new("IsTruncated", "IsTruncated", Location::Body, &SHAPE_IS_TRUNCATED),
    Member::new("Marker", "Marker", Location::Body, &SHAPE_MARKER),
    Member::new("NextMarker", "NextMarker", Location::Body, &SHAPE_NEXT_MARKER),
    Member::new("Contents", "Contents", Location::Body, &SHAPE_OBJECT_LIST),
    Member::new("Name", "Name", Location::Body, &SHAPE_BUCKET_NAME),
    Member::new("Prefix", "Prefix", Location::Body, &SHAPE_PREFIX),
    Member::new("Delimiter", "Delimiter", Location::Body, &SHAPE_DELIMITER),
    Member::new("MaxKeys", "MaxKeys", Location::Body, &SHAPE_MAX_KEYS),
    Member::new("CommonPrefixes", "CommonPrefixes", Location::Body, &SHAPE_COMMON_PREFIX_LIST),
    Member::new("EncodingType", "EncodingType", Location::Body, &SHAPE_ENCODING_TYPE),
    Member::new("RequestCharged", "x-amz-request-charged", Location::Header, &SHAPE_REQUEST_CHARGED),
];

pub(super) static LIST_OBJECTS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListObjectsOutput",
    xml_name: "ListBucketResult",
    members: &MEMBERS_OF_LIST_OBJECTS_OUTPUT,
    payload: None,
};

static MEMBERS_OF_LIST_OBJECTS_V2_REQUEST: [Member; 11] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("Delimiter", "delimiter", Location::Query, &SHAPE_DELIMITER),
    Member::new("EncodingType", "encoding-type", Location::Query, &SHAPE_ENCODING_TYPE),
    Member::new("MaxKeys", "max-keys", Location::Query, &SHAPE_MAX_KEYS),
    Member::new("Prefix", "prefix", Location::Query, &SHAPE_PREFIX),
    Member::new("ContinuationToken", "continuation-token", Location::Query, &SHAPE_TOKEN),
    Member::new("FetchOwner", "fetch-owner", Location::Query, &SHAPE_FETCH_OWNER),
    Member::new("StartAfter", "start-after", Location::Query, &SHAPE_START_AFTER),
    Member::new("RequestPayer", "x-amz-request-payer", Location::Header, &SHAPE_REQUEST_PAYER),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
    Member::new("OptionalObjectAttributes", "x-amz-optional-object-attributes", Location::Header, &SHAPE_OPTIONAL_OBJECT_ATTRIBUTES_LIST),
];

pub(super) static LIST_OBJECTS_V2_INPUT: StructureSchema = StructureSchema {
    name: "ListObjectsV2Input",
    xml_name: "ListObjectsV2Input",
    members: &MEMBERS_OF_LIST_OBJECTS_V2_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_OBJECTS_V2_OUTPUT: [Member; 13] = [
    Member::new("IsTruncated", "IsTruncated", Location::Body, &SHAPE_IS_TRUNCATED),
    Member::new("Contents", "Contents", Location::Body, &SHAPE_OBJECT_LIST),
    Member::new("Name", "Name", Location::Body, &SHAPE_BUCKET_NAME),
    Member::new("Prefix", "Prefix", Location::Body, &SHAPE_PREFIX),
    Member::new("Delimiter", "Delimiter", Location::Body, &SHAPE_DELIMITER),
    Member::new("MaxKeys", "MaxKeys", Location::Body, &SHAPE_MAX_KEYS),
    Member::new("CommonPrefixes", "CommonPrefixes", Location::Body, &SHAPE_COMMON_PREFIX_LIST),
    Member::new("EncodingType", "EncodingType", Location::Body, &SHAPE_ENCODING_TYPE),
    Member::new("KeyCount", "KeyCount", Location::Body, &SHAPE_KEY_COUNT),
    Member::new("ContinuationToken", "ContinuationToken", Location::Body, &SHAPE_TOKEN),
    Member::new("NextContinuationToken", "NextContinuationToken", Location::Body, &SHAPE_NEXT_TOKEN),
    Member::new("StartAfter", "StartAfter", Location::Body, &SHAPE_START_AFTER),
    Member::new("RequestCharged", "x-amz-request-charged", Location::Header, &SHAPE_REQUEST_CHARGED),
];

pub(super) static LIST_OBJECTS_V2_OUTPUT: StructureSchema = StructureSchema {
    name: "ListObjectsV2Output",
    xml_name: "ListBucketResult",
    members: &MEMBERS_OF_LIST_OBJECTS_V2_OUTPUT,
    payload: None,
};

static MEMBERS_OF_LIST_PARTS_REQUEST: [Member; 10] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("Key", "Key", Location::Label, &SHAPE_OBJECT_KEY).required(),
    Member::new("MaxParts", "max-parts", Location::Query, &SHAPE_MAX_PARTS),
    Member::new("PartNumberMarker", "part-number-marker", Location::Query, &SHAPE_PART_NUMBER_MARKER),
    Member::new("UploadId", "uploadId", Location::Query, &SHAPE_MULTIPART_UPLOAD_ID).required(),
    Member::new("RequestPayer", "x-amz-request-payer", Location::Header, &SHAPE_REQUEST_PAYER),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
    Member::new("SSECustomerAlgorithm", "x-amz-server-side-encryption-customer-algorithm", Location::Header, &SHAPE_SSE_CUSTOMER_ALGORITHM),
    Member::new("SSECustomerKey", "x-amz-server-side-encryption-customer-key", Location::Header, &SHAPE_SSE_CUSTOMER_KEY),
    Member::new("SSECustomerKeyMD5", "x-amz-server-side-encryption-customer-key-MD5", Location::Header, &SHAPE_SSE_CUSTOMER_KEY_MD5),
];

pub(super) static LIST_PARTS_INPUT: StructureSchema = StructureSchema {
    name: "ListPartsInput",
    xml_name: "ListPartsInput",
    members: &MEMBERS_OF_LIST_PARTS_REQUEST,
    payload: None,
};

static MEMBERS_OF_LIST_PARTS_OUTPUT: [Member; 16] = [
    Member::new("AbortDate", "x-amz-abort-date", Location::Header, &SHAPE_ABORT_DATE),
    Member::new("AbortRuleId", "x-amz-abort-rule-id", Location::Header, &SHAPE_ABORT_RULE_ID),
    Member::new("Bucket", "Bucket", Location::Body, &SHAPE_BUCKET_NAME),
    Member::new("Key", "Key", Location::Body, &SHAPE_OBJECT_KEY),
    Member::new("UploadId", "UploadId", Location::Body, &SHAPE_MULTIPART_UPLOAD_ID),
    Member::new("PartNumberMarker", "PartNumberMarker", Location::Body, &SHAPE_PART_NUMBER_MARKER),
    Member::new("NextPartNumberMarker", "NextPartNumberMarker", Location::Body, &SHAPE_NEXT_PART_NUMBER_MARKER),
    Member::new("MaxParts", "MaxParts", Location::Body, &SHAPE_MAX_PARTS),
    Member::new("IsTruncated", "IsTruncated", Location::Body, &SHAPE_IS_TRUNCATED),
    Member::new("Parts", "Part", Location::Body, &SHAPE_PARTS),
    Member::new("Initiator", "Initiator", Location::Body, &SHAPE_INITIATOR),
    Member::new("Owner", "Owner", Location::Body, &SHAPE_OWNER),
    Member::new("StorageClass", "StorageClass", Location::Body, &SHAPE_STORAGE_CLASS),
    Member::new("RequestCharged", "x-amz-request-charged", Location::Header, &SHAPE_REQUEST_CHARGED),
    Member::new("ChecksumAlgorithm", "ChecksumAlgorithm", Location::Body, &SHAPE_CHECKSUM_ALGORITHM),
    Member::new("ChecksumType", "ChecksumType", Location::Body, &SHAPE_CHECKSUM_TYPE),
];

pub(super) static LIST_PARTS_OUTPUT: StructureSchema = StructureSchema {
    name: "ListPartsOutput",
    xml_name: "ListPartsResult",
    members: &MEMBERS_OF_LIST_PARTS_OUTPUT,
    payload: None,
};

static MEMBERS_OF_PUT_BUCKET_ENCRYPTION_REQUEST: [Member; 5] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("ContentMD5", "Content-MD5", Location::Header, &SHAPE_CONTENT_MD5),
    Member::new("ChecksumAlgorithm", "x-amz-sdk-checksum-algorithm", Location::Header, &SHAPE_CHECKSUM_ALGORITHM),
    Member::new("ServerSideEncryptionConfiguration", "ServerSideEncryptionConfiguration", Location::Payload, &SHAPE_SERVER_SIDE_ENCRYPTION_CONFIGURATION).required().namespace("", "http://s3.amazonaws.com/doc/2006-03-01/"),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
];

pub(super) static PUT_BUCKET_ENCRYPTION_INPUT: StructureSchema = StructureSchema {
    name: "PutBucketEncryptionInput",
    xml_name: "PutBucketEncryptionInput",
    members: &MEMBERS_OF_PUT_BUCKET_ENCRYPTION_REQUEST,
    payload: Some(3),
};

pub(super) static PUT_BUCKET_ENCRYPTION_OUTPUT: StructureSchema = StructureSchema {
    name: "PutBucketEncryptionOutput",
    xml_name: "PutBucketEncryptionOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_PUT_BUCKET_POLICY_REQUEST: [Member; 6] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("ContentMD5", "Content-MD5", Location::Header, &SHAPE_CONTENT_MD5),
    Member::new("ChecksumAlgorithm", "x-amz-sdk-checksum-algorithm", Location::Header, &SHAPE_CHECKSUM_ALGORITHM),
    Member::new("ConfirmRemoveSelfBucketAccess", "x-amz-confirm-remove-self-bucket-access", Location::Header, &SHAPE_CONFIRM_REMOVE_SELF_BUCKET_ACCESS),
    Member::new("Policy", "Policy", Location::Payload, &SHAPE_POLICY).required(),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
];

pub(super) static PUT_BUCKET_POLICY_INPUT: StructureSchema = StructureSchema {
    name: "PutBucketPolicyInput",
    xml_name: "PutBucketPolicyInput",
    members: &MEMBERS_OF_PUT_BUCKET_POLICY_REQUEST,
    payload: Some(4),
};

pub(super) static PUT_BUCKET_POLICY_OUTPUT: StructureSchema = StructureSchema {
    name: "PutBucketPolicyOutput",
    xml_name: "PutBucketPolicyOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_PUT_BUCKET_TAGGING_REQUEST: [Member; 5] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("ContentMD5", "Content-MD5", Location::Header, &SHAPE_CONTENT_MD5),
    Member::new("ChecksumAlgorithm", "x-amz-sdk-checksum-algorithm", Location::Header, &SHAPE_CHECKSUM_ALGORITHM),
    Member::new("Tagging", "Tagging", Location::Payload, &SHAPE_TAGGING).required().namespace("", "http://s3.amazonaws.com/doc/2006-03-01/"),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
];

pub(super) static PUT_BUCKET_TAGGING_INPUT: StructureSchema = StructureSchema {
    name: "PutBucketTaggingInput",
    xml_name: "PutBucketTaggingInput",
    members: &MEMBERS_OF_PUT_BUCKET_TAGGING_REQUEST,
    payload: Some(3),
};

pub(super) static PUT_BUCKET_TAGGING_OUTPUT: StructureSchema = StructureSchema {
    name: "PutBucketTaggingOutput",
    xml_name: "PutBucketTaggingOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_PUT_OBJECT_REQUEST: [Member; 46] = [
    Member::new("ACL", "x-amz-acl", Location::Header, &SHAPE_OBJECT_CANNED_ACL),
    Member::new("Body", "Body", Location::Payload, &STREAM_BODY),
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("CacheControl", "Cache-Control", Location::Header, &SHAPE_CACHE_CONTROL),
    Member::new("ContentDisposition", "Content-Disposition", Location::Header, &SHAPE_CONTENT_DISPOSITION),
    Member::new("ContentEncoding", "Content-Encoding", Location::Header, &SHAPE_CONTENT_ENCODING),
    Member::new("ContentLanguage", "Content-Language", Location::Header, &SHAPE_CONTENT_LANGUAGE),
    Member::new("ContentLength", "Content-Length", Location::Header, &SHAPE_CONTENT_LENGTH),
    Member::new("ContentMD5", "Content-MD5", Location::Header, &SHAPE_CONTENT_MD5),
    Member::new("ContentType", "Content-Type", Location::Header, &SHAPE_CONTENT_TYPE),
    Member::new("ChecksumAlgorithm", "x-amz-sdk-checksum-algorithm", Location::Header, &SHAPE_CHECKSUM_ALGORITHM),
    Member::new("ChecksumCRC32", "x-amz-checksum-crc32", Location::Header, &SHAPE_CHECKSUM_CRC32),
    Member::new("ChecksumCRC32C", "x-amz-checksum-crc32c", Location::Header, &SHAPE_CHECKSUM_CRC32C),
    Member::new("ChecksumCRC64NVME", "x-amz-checksum-crc64nvme", Location::Header, &SHAPE_CHECKSUM_CRC64NVME),
    Member::new("ChecksumSHA1", "x-amz-checksum-sha1", Location::Header, &SHAPE_CHECKSUM_SHA1),
    Member::new("ChecksumSHA256", "x-amz-checksum-sha256", Location::Header, &SHAPE_CHECKSUM_SHA256),
    Member::new("ChecksumSHA512", "x-amz-checksum-sha512", Location::Header, &SHAPE_CHECKSUM_SHA512),
    Member::new("ChecksumMD5", "x-amz-checksum-md5", Location::Header, &SHAPE_CHECKSUM_MD5),
    Member::new("ChecksumXXHASH64", "x-amz-checksum-xxhash64", Location::Header, &SHAPE_CHECKSUM_XXHASH64),
    Member::new("ChecksumXXHASH3", "x-amz-checksum-xxhash3", Location::Header, &SHAPE_CHECKSUM_XXHASH3),
    Member::new("ChecksumXXHASH128", "x-amz-checksum-xxhash128", Location::Header, &SHAPE_CHECKSUM_XXHASH128),
    Member::new("Expires", "Expires", Location::Header, &SHAPE_EXPIRES),
    Member::new("IfMatch", "If-Match", Location::Header, &SHAPE_IF_MATCH),
    Member::new("IfNoneMatch", "If-None-Match", Location::Header, &SHAPE_IF_NONE_MATCH),
    Member::new("GrantFullControl", "x-amz-grant-full-control", Location::Header, &SHAPE_GRANT_FULL_CONTROL),
    Member::new("GrantRead", "x-amz-grant-read", Location::Header, &SHAPE_GRANT_READ),
    Member::new("GrantReadACP", "x-amz-grant-read-acp", Location::Header, &SHAPE_GRANT_READ_ACP),
    Member::new("GrantWriteACP", "x-amz-grant-write-acp", Location::Header, &SHAPE_GRANT_WRITE_ACP),
    Member::new("Key", "Key", Location::Label, &SHAPE_OBJECT_KEY).required(),
    Member::new("WriteOffsetBytes", "x-amz-write-offset-bytes", Location::Header, &SHAPE_WRITE_OFFSET_BYTES),
    Member::new("Metadata", "x-amz-meta-", Location::PrefixHeaders, &SHAPE_METADATA),
    Member::new("ServerSideEncryption", "x-amz-server-side-encryption", Location::Header, &SHAPE_SERVER_SIDE_ENCRYPTION),
    Member::new("StorageClass", "x-amz-storage-class", Location::Header, &SHAPE_STORAGE_CLASS),
    Member::new("WebsiteRedirectLocation", "x-amz-website-redirect-location", Location::Header, &SHAPE_WEBSITE_REDIRECT_LOCATION),
    Member::new("SSECustomerAlgorithm", "x-amz-server-side-encryption-customer-algorithm", Location::Header, &SHAPE_SSE_CUSTOMER_ALGORITHM),
    Member::new("SSECustomerKey", "x-amz-server-side-encryption-customer-key", Location::Header, &SHAPE_SSE_CUSTOMER_KEY),
    Member::new("SSECustomerKeyMD5", "x-amz-server-side-encryption-customer-key-MD5", Location::Header, &SHAPE_SSE_CUSTOMER_KEY_MD5),
    Member::new("SSEKMSKeyId", "x-amz-server-side-encryption-aws-kms-key-id", Location::Header, &SHAPE_SSE_KMS_KEY_ID),
    Member::new("SSEKMSEncryptionContext", "x-amz-server-side-encryption-context", Location::Header, &SHAPE_SSE_KMS_ENCRYPTION_CONTEXT),
    Member::new("BucketKeyEnabled", "x-amz-server-side-encryption-bucket-key-enabled", Location::Header, &SHAPE_BUCKET_KEY_ENABLED),
    Member::new("RequestPayer", "x-amz-request-payer", Location::Header, &SHAPE_REQUEST_PAYER),
    Member::new("Tagging", "x-amz-tagging", Location::Header, &SHAPE_TAGGING_HEADER),
    Member::new("ObjectLockMode", "x-amz-object-lock-mode", Location::Header, &SHAPE_OBJECT_LOCK_MODE),
    Member::new("ObjectLockRetainUntilDate", "x-amz-object-lock-retain-until-date", Location::Header, &SHAPE_OBJECT_LOCK_RETAIN_UNTIL_DATE),
    Member::new("ObjectLockLegalHoldStatus", "x-amz-object-lock-legal-hold", Location::Header, &SHAPE_OBJECT_LOCK_LEGAL_HOLD_STATUS),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
];

pub(super) static PUT_OBJECT_INPUT: StructureSchema = StructureSchema {
    name: "PutObjectInput",
    xml_name: "PutObjectInput",
    members: &MEMBERS_OF_PUT_OBJECT_REQUEST,
    payload: Some(1),
};

static MEMBERS_OF_PUT_OBJECT_OUTPUT: [Member; 22] = [
    Member::new("Expiration", "x-amz-expiration", Location::Header, &SHAPE_EXPIRATION),
    Member::new("ETag", "ETag", Location::Header, &SHAPE_E_TAG),
    Member::new("ChecksumCRC32", "x-amz-checksum-crc32", Location::Header, &SHAPE_CHECKSUM_CRC32),
    Member::new("ChecksumCRC32C", "x-amz-checksum-crc32c", Location::Header, &SHAPE_CHECKSUM_CRC32C),
    Member::new("ChecksumCRC64NVME", "x-amz-checksum-crc64nvme", Location::Header, &SHAPE_CHECKSUM_CRC64NVME),
    Member::new("ChecksumSHA1", "x-amz-checksum-sha1", Location::Header, &SHAPE_CHECKSUM_SHA1),
    Member::new("ChecksumSHA256", "x-amz-checksum-sha256", Location::Header, &SHAPE_CHECKSUM_SHA256),
    Member::new("ChecksumSHA512", "x-amz-checksum-sha512", Location::Header, &SHAPE_CHECKSUM_SHA512),
    Member::new("ChecksumMD5", "x-amz-checksum-md5", Location::Header, &SHAPE_CHECKSUM_MD5),
    Member::new("ChecksumXXHASH64", "x-amz-checksum-xxhash64", Location::Header, &SHAPE_CHECKSUM_XXHASH64),
    Member::new("ChecksumXXHASH3", "x-amz-checksum-xxhash3", Location::Header, &SHAPE_CHECKSUM_XXHASH3),
    Member::new("ChecksumXXHASH128", "x-amz-checksum-xxhash128", Location::Header, &SHAPE_CHECKSUM_XXHASH128),
    Member::new("ChecksumType", "x-amz-checksum-type", Location::Header, &SHAPE_CHECKSUM_TYPE),
    Member::new("ServerSideEncryption", "x-amz-server-side-encryption", Location::Header, &SHAPE_SERVER_SIDE_ENCRYPTION),
    Member::new("VersionId", "x-amz-version-id", Location::Header, &SHAPE_OBJECT_VERSION_ID),
    Member::new("SSECustomerAlgorithm", "x-amz-server-side-encryption-customer-algorithm", Location::Header, &SHAPE_SSE_CUSTOMER_ALGORITHM),
    Member::new("SSECustomerKeyMD5", "x-amz-server-side-encryption-customer-key-MD5", Location::Header, &SHAPE_SSE_CUSTOMER_KEY_MD5),
    Member::new("SSEKMSKeyId", "x-amz-server-side-encryption-aws-kms-key-id", Location::Header, &SHAPE_SSE_KMS_KEY_ID),
    Member::new("SSEKMSEncryptionContext", "x-amz-server-side-encryption-context", Location::Header, &SHAPE_SSE_KMS_ENCRYPTION_CONTEXT),
    Member::new("BucketKeyEnabled", "x-amz-server-side-encryption-bucket-key-enabled", Location::Header, &SHAPE_BUCKET_KEY_ENABLED),
    Member::new("Size", "x-amz-object-size", Location::Header, &SHAPE_SIZE),
    Member::new("RequestCharged", "x-amz-request-charged", Location::Header, &SHAPE_REQUEST_CHARGED),
];

pub(super) static PUT_OBJECT_OUTPUT: StructureSchema = StructureSchema {
    name: "PutObjectOutput",
    xml_name: "PutObjectOutput",
    members: &MEMBERS_OF_PUT_OBJECT_OUTPUT,
    payload: None,
};

static MEMBERS_OF_PUT_OBJECT_TAGGING_REQUEST: [Member; 8] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("Key", "Key", Location::Label, &SHAPE_OBJECT_KEY).required(),
    Member::new("VersionId", "versionId", Location::Query, &SHAPE_OBJECT_VERSION_ID),
    Member::new("ContentMD5", "Content-MD5", Location::Header, &SHAPE_CONTENT_MD5),
    Member::new("ChecksumAlgorithm", "x-amz-sdk-checksum-algorithm", Location::Header, &SHAPE_CHECKSUM_ALGORITHM),
    Member::new("Tagging", "Tagging", Location::Payload, &SHAPE_TAGGING).required().namespace("", "http://s3.amazonaws.com/doc/2006-03-01/"),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
    Member::new("RequestPayer", "x-amz-request-payer", Location::Header, &SHAPE_REQUEST_PAYER),
];

pub(super) static PUT_OBJECT_TAGGING_INPUT: StructureSchema = StructureSchema {
    name: "PutObjectTaggingInput",
    xml_name: "PutObjectTaggingInput",
    members: &MEMBERS_OF_PUT_OBJECT_TAGGING_REQUEST,
    payload: Some(5),
};

static MEMBERS_OF_PUT_OBJECT_TAGGING_OUTPUT: [Member; 1] = [
    Member::new("VersionId", "x-amz-version-id", Location::Header, &SHAPE_OBJECT_VERSION_ID),
];

pub(super) static PUT_OBJECT_TAGGING_OUTPUT: StructureSchema = StructureSchema {
    name: "PutObjectTaggingOutput",
    xml_name: "PutObjectTaggingOutput",
    members: &MEMBERS_OF_PUT_OBJECT_TAGGING_OUTPUT,
    payload: None,
};

static MEMBERS_OF_PUT_PUBLIC_ACCESS_BLOCK_REQUEST: [Member; 5] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("ContentMD5", "Content-MD5", Location::Header, &SHAPE_CONTENT_MD5),
    Member::new("ChecksumAlgorithm", "x-amz-sdk-checksum-algorithm", Location::Header, &SHAPE_CHECKSUM_ALGORITHM),
    Member::new("PublicAccessBlockConfiguration", "PublicAccessBlockConfiguration", Location::Payload, &SHAPE_PUBLIC_ACCESS_BLOCK_CONFIGURATION).required().namespace("", "http://s3.amazonaws.com/doc/2006-03-01/"),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
];

pub(super) static PUT_PUBLIC_ACCESS_BLOCK_INPUT: StructureSchema = StructureSchema {
    name: "PutPublicAccessBlockInput",
    xml_name: "PutPublicAccessBlockInput",
    members: &MEMBERS_OF_PUT_PUBLIC_ACCESS_BLOCK_REQUEST,
    payload: Some(3),
};

pub(super) static PUT_PUBLIC_ACCESS_BLOCK_OUTPUT: StructureSchema = StructureSchema {
    name: "PutPublicAccessBlockOutput",
    xml_name: "PutPublicAccessBlockOutput",
    members: &[],
    payload: None,
};

static MEMBERS_OF_UPLOAD_PART_REQUEST: [Member; 23] = [
    Member::new("Body", "Body", Location::Payload, &STREAM_BODY),
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("ContentLength", "Content-Length", Location::Header, &SHAPE_CONTENT_LENGTH),
    Member::new("ContentMD5", "Content-MD5", Location::Header, &SHAPE_CONTENT_MD5),
    Member::new("ChecksumAlgorithm", "x-amz-sdk-checksum-algorithm", Location::Header, &SHAPE_CHECKSUM_ALGORITHM),
    Member::new("ChecksumCRC32", "x-amz-checksum-crc32", Location::Header, &SHAPE_CHECKSUM_CRC32),
    Member::new("ChecksumCRC32C", "x-amz-checksum-crc32c", Location::Header, &SHAPE_CHECKSUM_CRC32C),
    Member::new("ChecksumCRC64NVME", "x-amz-checksum-crc64nvme", Location::Header, &SHAPE_CHECKSUM_CRC64NVME),
    Member::new("ChecksumSHA1", "x-amz-checksum-sha1", Location::Header, &SHAPE_CHECKSUM_SHA1),
    Member::new("ChecksumSHA256", "x-amz-checksum-sha256", Location::Header, &SHAPE_CHECKSUM_SHA256),
    Member::new("ChecksumSHA512", "x-amz-checksum-sha512", Location::Header, &SHAPE_CHECKSUM_SHA512),
    Member::new("ChecksumMD5", "x-amz-checksum-md5", Location::Header, &SHAPE_CHECKSUM_MD5),
    Member::new("ChecksumXXHASH64", "x-amz-checksum-xxhash64", Location::Header, &SHAPE_CHECKSUM_XXHASH64),
    Member::new("ChecksumXXHASH3", "x-amz-checksum-xxhash3", Location::Header, &SHAPE_CHECKSUM_XXHASH3),
    Member::new("ChecksumXXHASH128", "x-amz-checksum-xxhash128", Location::Header, &SHAPE_CHECKSUM_XXHASH128),
    Member::new("Key", "Key", Location::Label, &SHAPE_OBJECT_KEY).required(),
    Member::new("PartNumber", "partNumber", Location::Query, &SHAPE_PART_NUMBER).required(),
    Member::new("UploadId", "uploadId", Location::Query, &SHAPE_MULTIPART_UPLOAD_ID).required(),
    Member::new("SSECustomerAlgorithm", "x-amz-server-side-encryption-customer-algorithm", Location::Header, &SHAPE_SSE_CUSTOMER_ALGORITHM),
    Member::new("SSECustomerKey", "x-amz-server-side-encryption-customer-key", Location::Header, &SHAPE_SSE_CUSTOMER_KEY),
    Member::new("SSECustomerKeyMD5", "x-amz-server-side-encryption-customer-key-MD5", Location::Header, &SHAPE_SSE_CUSTOMER_KEY_MD5),
    Member::new("RequestPayer", "x-amz-request-payer", Location::Header, &SHAPE_REQUEST_PAYER),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
];

pub(super) static UPLOAD_PART_INPUT: StructureSchema = StructureSchema {
    name: "UploadPartInput",
    xml_name: "UploadPartInput",
    members: &MEMBERS_OF_UPLOAD_PART_REQUEST,
    payload: Some(0),
};

static MEMBERS_OF_UPLOAD_PART_OUTPUT: [Member; 17] = [
    Member::new("ServerSideEncryption", "x-amz-server-side-encryption", Location::Header, &SHAPE_SERVER_SIDE_ENCRYPTION),
    Member::new("ETag", "ETag", Location::Header, &SHAPE_E_TAG),
    Member::new("ChecksumCRC32", "x-amz-checksum-crc32", Location::Header, &SHAPE_CHECKSUM_CRC32),
    Member::new("ChecksumCRC32C", "x-amz-checksum-crc32c", Location::Header, &SHAPE_CHECKSUM_CRC32C),
    Member::new("ChecksumCRC64NVME", "x-amz-checksum-crc64nvme", Location::Header, &SHAPE_CHECKSUM_CRC64NVME),
    Member::new("ChecksumSHA1", "x-amz-checksum-sha1", Location::Header, &SHAPE_CHECKSUM_SHA1),
    Member::new("ChecksumSHA256", "x-amz-checksum-sha256", Location::Header, &SHAPE_CHECKSUM_SHA256),
    Member::new("ChecksumSHA512", "x-amz-checksum-sha512", Location::Header, &SHAPE_CHECKSUM_SHA512),
    Member::new("ChecksumMD5", "x-amz-checksum-md5", Location::Header, &SHAPE_CHECKSUM_MD5),
    Member::new("ChecksumXXHASH64", "x-amz-checksum-xxhash64", Location::Header, &SHAPE_CHECKSUM_XXHASH64),
    Member::new("ChecksumXXHASH3", "x-amz-checksum-xxhash3", Location::Header, &SHAPE_CHECKSUM_XXHASH3),
    Member::new("ChecksumXXHASH128", "x-amz-checksum-xxhash128", Location::Header, &SHAPE_CHECKSUM_XXHASH128),
    Member::new("SSECustomerAlgorithm", "x-amz-server-side-encryption-customer-algorithm", Location::Header, &SHAPE_SSE_CUSTOMER_ALGORITHM),
    Member::new("SSECustomerKeyMD5", "x-amz-server-side-encryption-customer-key-MD5", Location::Header, &SHAPE_SSE_CUSTOMER_KEY_MD5),
    Member::new("SSEKMSKeyId", "x-amz-server-side-encryption-aws-kms-key-id", Location::Header, &SHAPE_SSE_KMS_KEY_ID),
    Member::new("BucketKeyEnabled", "x-amz-server-side-encryption-bucket-key-enabled", Location::Header, &SHAPE_BUCKET_KEY_ENABLED),
    Member::new("RequestCharged", "x-amz-request-charged", Location::Header, &SHAPE_REQUEST_CHARGED),
];

pub(super) static UPLOAD_PART_OUTPUT: StructureSchema = StructureSchema {
    name: "UploadPartOutput",
    xml_name: "UploadPartOutput",
    members: &MEMBERS_OF_UPLOAD_PART_OUTPUT,
    payload: None,
};

static MEMBERS_OF_UPLOAD_PART_COPY_REQUEST: [Member; 19] = [
    Member::new("Bucket", "Bucket", Location::Label, &SHAPE_BUCKET_NAME).required(),
    Member::new("CopySource", "x-amz-copy-source", Location::Header, &SHAPE_COPY_SOURCE).required(),
    Member::new("CopySourceIfMatch", "x-amz-copy-source-if-match", Location::Header, &SHAPE_COPY_SOURCE_IF_MATCH),
    Member::new("CopySourceIfModifiedSince", "x-amz-copy-source-if-modified-since", Location::Header, &SHAPE_COPY_SOURCE_IF_MODIFIED_SINCE),
    Member::new("CopySourceIfNoneMatch", "x-amz-copy-source-if-none-match", Location::Header, &SHAPE_COPY_SOURCE_IF_NONE_MATCH),
    Member::new("CopySourceIfUnmodifiedSince", "x-amz-copy-source-if-unmodified-since", Location::Header, &SHAPE_COPY_SOURCE_IF_UNMODIFIED_SINCE),
    Member::new("CopySourceRange", "x-amz-copy-source-range", Location::Header, &SHAPE_COPY_SOURCE_RANGE),
    Member::new("Key", "Key", Location::Label, &SHAPE_OBJECT_KEY).required(),
    Member::new("PartNumber", "partNumber", Location::Query, &SHAPE_PART_NUMBER).required(),
    Member::new("UploadId", "uploadId", Location::Query, &SHAPE_MULTIPART_UPLOAD_ID).required(),
    Member::new("SSECustomerAlgorithm", "x-amz-server-side-encryption-customer-algorithm", Location::Header, &SHAPE_SSE_CUSTOMER_ALGORITHM),
    Member::new("SSECustomerKey", "x-amz-server-side-encryption-customer-key", Location::Header, &SHAPE_SSE_CUSTOMER_KEY),
    Member::new("SSECustomerKeyMD5", "x-amz-server-side-encryption-customer-key-MD5", Location::Header, &SHAPE_SSE_CUSTOMER_KEY_MD5),
    Member::new("CopySourceSSECustomerAlgorithm", "x-amz-copy-source-server-side-encryption-customer-algorithm", Location::Header, &SHAPE_COPY_SOURCE_SSE_CUSTOMER_ALGORITHM),
    Member::new("CopySourceSSECustomerKey", "x-amz-copy-source-server-side-encryption-customer-key", Location::Header, &SHAPE_COPY_SOURCE_SSE_CUSTOMER_KEY),
    Member::new("CopySourceSSECustomerKeyMD5", "x-amz-copy-source-server-side-encryption-customer-key-MD5", Location::Header, &SHAPE_COPY_SOURCE_SSE_CUSTOMER_KEY_MD5),
    Member::new("RequestPayer", "x-amz-request-payer", Location::Header, &SHAPE_REQUEST_PAYER),
    Member::new("ExpectedBucketOwner", "x-amz-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
    Member::new("ExpectedSourceBucketOwner", "x-amz-source-expected-bucket-owner", Location::Header, &SHAPE_ACCOUNT_ID),
];

pub(super) static UPLOAD_PART_COPY_INPUT: StructureSchema = StructureSchema {
    name: "UploadPartCopyInput",
    xml_name: "UploadPartCopyInput",
    members: &MEMBERS_OF_UPLOAD_PART_COPY_REQUEST,
    payload: None,
};

static MEMBERS_OF_UPLOAD_PART_COPY_OUTPUT: [Member; 8] = [
    Member::new("CopySourceVersionId", "x-amz-copy-source-version-id", Location::Header, &SHAPE_COPY_SOURCE_VERSION_ID),
    Member::new("CopyPartResult", "CopyPartResult", Location::Payload, &SHAPE_COPY_PART_RESULT),
    Member::new("ServerSideEncryption", "x-amz-server-side-encryption", Location::Header, &SHAPE_SERVER_SIDE_ENCRYPTION),
    Member::new("SSECustomerAlgorithm", "x-amz-server-side-encryption-customer-algorithm", Location::Header, &SHAPE_SSE_CUSTOMER_ALGORITHM),
    Member::new("SSECustomerKeyMD5", "x-amz-server-side-encryption-customer-key-MD5", Location::Header, &SHAPE_SSE_CUSTOMER_KEY_MD5),
    Member::new("SSEKMSKeyId", "x-amz-server-side-encryption-aws-kms-key-id", Location::Header, &SHAPE_SSE_KMS_KEY_ID),
    Member::new("BucketKeyEnabled", "x-amz-server-side-encryption-bucket-key-enabled", Location::Header, &SHAPE_BUCKET_KEY_ENABLED),
    Member::new("RequestCharged", "x-amz-request-charged", Location::Header, &SHAPE_REQUEST_CHARGED),
];

pub(super) static UPLOAD_PART_COPY_OUTPUT: StructureSchema = StructureSchema {
    name: "UploadPartCopyOutput",
    xml_name: "UploadPartCopyOutput",
    members: &MEMBERS_OF_UPLOAD_PART_COPY_OUTPUT,
    payload: Some(1),
};

static MEMBERS_OF_BLOCKED_ENCRYPTION_TYPES: [Member; 1] = [
    Member::new("EncryptionType", "EncryptionType", Location::Body, &SHAPE_ENCRYPTION_TYPE_LIST),
];

pub(super) static BLOCKED_ENCRYPTION_TYPES: StructureSchema = StructureSchema {
    name: "BlockedEncryptionTypes",
    xml_name: "BlockedEncryptionTypes",
    members: &MEMBERS_OF_BLOCKED_ENCRYPTION_TYPES,
    payload: None,
};

static MEMBERS_OF_BUCKET: [Member; 4] = [
    Member::new("Name", "Name", Location::Body, &SHAPE_BUCKET_NAME),
    Member::new("CreationDate", "CreationDate", Location::Body, &SHAPE_CREATION_DATE),
    Member::new("BucketRegion", "BucketRegion", Location::Body, &SHAPE_BUCKET_REGION),
    Member::new("BucketArn", "BucketArn", Location::Body, &SHAPE_S3_REGIONAL_OR_S3_EXPRESS_BUCKET_ARN_STRING),
];

pub(super) static BUCKET: StructureSchema = StructureSchema {
    name: "Bucket",
    xml_name: "Bucket",
    members: &MEMBERS_OF_BUCKET,
    payload: None,
};

static MEMBERS_OF_BUCKET_INFO: [Member; 2] = [
    Member::new("DataRedundancy", "DataRedundancy", Location::Body, &SHAPE_DATA_REDUNDANCY),
    Member::new("Type", "Type", Location::Body, &SHAPE_BUCKET_TYPE),
];

pub(super) static BUCKET_INFO: StructureSchema = StructureSchema {
    name: "BucketInfo",
    xml_name: "BucketInfo",
    members: &MEMBERS_OF_BUCKET_INFO,
    payload: None,
};

static MEMBERS_OF_CHECKSUM: [Member; 11] = [
    Member::new("ChecksumCRC32", "ChecksumCRC32", Location::Body, &SHAPE_CHECKSUM_CRC32),
    Member::new("ChecksumCRC32C", "ChecksumCRC32C", Location::Body, &SHAPE_CHECKSUM_CRC32C),
    Member::new("ChecksumCRC64NVME", "ChecksumCRC64NVME", Location::Body, &SHAPE_CHECKSUM_CRC64NVME),
    Member::new("ChecksumSHA1", "ChecksumSHA1", Location::Body, &SHAPE_CHECKSUM_SHA1),
    Member::new("ChecksumSHA256", "ChecksumSHA256", Location::Body, &SHAPE_CHECKSUM_SHA256),
    Member::new("ChecksumSHA512", "ChecksumSHA512", Location::Body, &SHAPE_CHECKSUM_SHA512),
    Member::new("ChecksumMD5", "ChecksumMD5", Location::Body, &SHAPE_CHECKSUM_MD5),
    Member::new("ChecksumXXHASH64", "ChecksumXXHASH64", Location::Body, &SHAPE_CHECKSUM_XXHASH64),
    Member::new("ChecksumXXHASH3", "ChecksumXXHASH3", Location::Body, &SHAPE_CHECKSUM_XXHASH3),
    Member::new("ChecksumXXHASH128", "ChecksumXXHASH128", Location::Body, &SHAPE_CHECKSUM_XXHASH128),
    Member::new("ChecksumType", "ChecksumType", Location::Body, &SHAPE_CHECKSUM_TYPE),
];

pub(super) static CHECKSUM: StructureSchema = StructureSchema {
    name: "Checksum",
    xml_name: "Checksum",
    members: &MEMBERS_OF_CHECKSUM,
    payload: None,
};

static MEMBERS_OF_COMMON_PREFIX: [Member; 1] = [
    Member::new("Prefix", "Prefix", Location::Body, &SHAPE_PREFIX),
];

pub(super) static COMMON_PREFIX: StructureSchema = StructureSchema {
    name: "CommonPrefix",
    xml_name: "CommonPrefix",
    members: &MEMBERS_OF_COMMON_PREFIX,
    payload: None,
};

static MEMBERS_OF_COMPLETED_MULTIPART_UPLOAD: [Member; 1] = [
    Member::new("Parts", "Part", Location::Body, &SHAPE_COMPLETED_PART_LIST),
];

pub(super) static COMPLETED_MULTIPART_UPLOAD: StructureSchema = StructureSchema {
    name: "CompletedMultipartUpload",
    xml_name: "CompletedMultipartUpload",
    members: &MEMBERS_OF_COMPLETED_MULTIPART_UPLOAD,
    payload: None,
};

static MEMBERS_OF_COMPLETED_PART: [Member; 12] = [
    Member::new("ETag", "ETag", Location::Body, &SHAPE_E_TAG),
    Member::new("ChecksumCRC32", "ChecksumCRC32", Location::Body, &SHAPE_CHECKSUM_CRC32),
    Member::new("ChecksumCRC32C", "ChecksumCRC32C", Location::Body, &SHAPE_CHECKSUM_CRC32C),
    Member::new("ChecksumCRC64NVME", "ChecksumCRC64NVME", Location::Body, &SHAPE_CHECKSUM_CRC64NVME),
    Member::new("ChecksumSHA1", "ChecksumSHA1", Location::Body, &SHAPE_CHECKSUM_SHA1),
    Member::new("ChecksumSHA256", "ChecksumSHA256", Location::Body, &SHAPE_CHECKSUM_SHA256),
    Member::new("ChecksumSHA512", "ChecksumSHA512", Location::Body, &SHAPE_CHECKSUM_SHA512),
    Member::new("ChecksumMD5", "ChecksumMD5", Location::Body, &SHAPE_CHECKSUM_MD5),
    Member::new("ChecksumXXHASH64", "ChecksumXXHASH64", Location::Body, &SHAPE_CHECKSUM_XXHASH64),
    Member::new("ChecksumXXHASH3", "ChecksumXXHASH3", Location::Body, &SHAPE_CHECKSUM_XXHASH3),
    Member::new("ChecksumXXHASH128", "ChecksumXXHASH128", Location::Body, &SHAPE_CHECKSUM_XXHASH128),
    Member::new("PartNumber", "PartNumber", Location::Body, &SHAPE_PART_NUMBER),
];

pub(super) static COMPLETED_PART: StructureSchema = StructureSchema {
    name: "CompletedPart",
    xml_name: "CompletedPart",
    members: &MEMBERS_OF_COMPLETED_PART,
    payload: None,
};

static MEMBERS_OF_COPY_OBJECT_RESULT: [Member; 13] = [
    Member::new("ETag", "ETag", Location::Body, &SHAPE_E_TAG),
    Member::new("LastModified", "LastModified", Location::Body, &SHAPE_LAST_MODIFIED),
    Member::new("ChecksumType", "ChecksumType", Location::Body, &SHAPE_CHECKSUM_TYPE),
    Member::new("ChecksumCRC32", "ChecksumCRC32", Location::Body, &SHAPE_CHECKSUM_CRC32),
    Member::new("ChecksumCRC32C", "ChecksumCRC32C", Location::Body, &SHAPE_CHECKSUM_CRC32C),
    Member::new("ChecksumCRC64NVME", "ChecksumCRC64NVME", Location::Body, &SHAPE_CHECKSUM_CRC64NVME),
    Member::new("ChecksumSHA1", "ChecksumSHA1", Location::Body, &SHAPE_CHECKSUM_SHA1),
    Member::new("ChecksumSHA256", "ChecksumSHA256", Location::Body, &SHAPE_CHECKSUM_SHA256),
    Member::new("ChecksumSHA512", "ChecksumSHA512", Location::Body, &SHAPE_CHECKSUM_SHA512),
    Member::new("ChecksumMD5", "ChecksumMD5", Location::Body, &SHAPE_CHECKSUM_MD5),
    Member::new("ChecksumXXHASH64", "ChecksumXXHASH64", Location::Body, &SHAPE_CHECKSUM_XXHASH64),
    Member::new("ChecksumXXHASH3", "ChecksumXXHASH3", Location::Body, &SHAPE_CHECKSUM_XXHASH3),
    Member::new("ChecksumXXHASH128", "ChecksumXXHASH128", Location::Body, &SHAPE_CHECKSUM_XXHASH128),
];

pub(super) static COPY_OBJECT_RESULT: StructureSchema = StructureSchema {
    name: "CopyObjectResult",
    xml_name: "CopyObjectResult",
    members: &MEMBERS_OF_COPY_OBJECT_RESULT,
    payload: None,
};

static MEMBERS_OF_COPY_PART_RESULT: [Member; 12] = [
    Member::new("ETag", "ETag", Location::Body, &SHAPE_E_TAG),
    Member::new("LastModified", "LastModified", Location::Body, &SHAPE_LAST_MODIFIED),
    Member::new("ChecksumCRC32", "ChecksumCRC32", Location::Body, &SHAPE_CHECKSUM_CRC32),
    Member::new("ChecksumCRC32C", "ChecksumCRC32C", Location::Body, &SHAPE_CHECKSUM_CRC32C),
    Member::new("ChecksumCRC64NVME", "ChecksumCRC64NVME", Location::Body, &SHAPE_CHECKSUM_CRC64NVME),
    Member::new("ChecksumSHA1", "ChecksumSHA1", Location::Body, &SHAPE_CHECKSUM_SHA1),
    Member::new("ChecksumSHA256", "ChecksumSHA256", Location::Body, &SHAPE_CHECKSUM_SHA256),
    Member::new("ChecksumSHA512", "ChecksumSHA512", Location::Body, &SHAPE_CHECKSUM_SHA512),
    Member::new("ChecksumMD5", "ChecksumMD5", Location::Body, &SHAPE_CHECKSUM_MD5),
    Member::new("ChecksumXXHASH64", "ChecksumXXHASH64", Location::Body, &SHAPE_CHECKSUM_XXHASH64),
    Member::new("ChecksumXXHASH3", "ChecksumXXHASH3", Location::Body, &SHAPE_CHECKSUM_XXHASH3),
    Member::new("ChecksumXXHASH128", "ChecksumXXHASH128", Location::Body, &SHAPE_CHECKSUM_XXHASH128),
];

pub(super) static COPY_PART_RESULT: StructureSchema = StructureSchema {
    name: "CopyPartResult",
    xml_name: "CopyPartResult",
    members: &MEMBERS_OF_COPY_PART_RESULT,
    payload: None,
};

static MEMBERS_OF_CREATE_BUCKET_CONFIGURATION: [Member; 4] = [
    Member::new("LocationConstraint", "LocationConstraint", Location::Body, &SHAPE_BUCKET_LOCATION_CONSTRAINT),
    Member::new("Location", "Location", Location::Body, &SHAPE_LOCATION_INFO),
    Member::new("Bucket", "Bucket", Location::Body, &SHAPE_BUCKET_INFO),
    Member::new("Tags", "Tags", Location::Body, &SHAPE_TAG_SET),
];

pub(super) static CREATE_BUCKET_CONFIGURATION: StructureSchema = StructureSchema {
    name: "CreateBucketConfiguration",
    xml_name: "CreateBucketConfiguration",
    members: &MEMBERS_OF_CREATE_BUCKET_CONFIGURATION,
    payload: None,
};

static MEMBERS_OF_DELETE: [Member; 2] = [
    Member::new("Objects", "Object", Location::Body, &SHAPE_OBJECT_IDENTIFIER_LIST).required(),
    Member::new("Quiet", "Quiet", Location::Body, &SHAPE_QUIET),
];

pub(super) static DELETE: StructureSchema = StructureSchema {
    name: "Delete",
    xml_name: "Delete",
    members: &MEMBERS_OF_DELETE,
    payload: None,
};

static MEMBERS_OF_DELETED_OBJECT: [Member; 4] = [
    Member::new("Key", "Key", Location::Body, &SHAPE_OBJECT_KEY),
    Member::new("VersionId", "VersionId", Location::Body, &SHAPE_OBJECT_VERSION_ID),
    Member::new("DeleteMarker", "DeleteMarker", Location::Body, &SHAPE_DELETE_MARKER),
    Member::new("DeleteMarkerVersionId", "DeleteMarkerVersionId", Location::Body, &SHAPE_DELETE_MARKER_VERSION_ID),
];

pub(super) static DELETED_OBJECT: StructureSchema = StructureSchema {
    name: "DeletedObject",
    xml_name: "DeletedObject",
    members: &MEMBERS_OF_DELETED_OBJECT,
    payload: None,
};

static MEMBERS_OF_ERROR: [Member; 4] = [
    Member::new("Key", "Key", Location::Body, &SHAPE_OBJECT_KEY),
    Member::new("VersionId", "VersionId", Location::Body, &SHAPE_OBJECT_VERSION_ID),
    Member::new("Code", "Code", Location::Body, &SHAPE_CODE),
    Member::new("Message", "Message", Location::Body, &SHAPE_MESSAGE),
];

pub(super) static ERROR: StructureSchema = StructureSchema {
    name: "Error",
    xml_name: "Error",
    members: &MEMBERS_OF_ERROR,
    payload: None,
};

static MEMBERS_OF_GET_OBJECT_ATTRIBUTES_PARTS: [Member; 6] = [
    Member::new("TotalPartsCount", "PartsCount", Location::Body, &SHAPE_PARTS_COUNT),
    Member::new("PartNumberMarker", "PartNumberMarker", Location::Body, &SHAPE_PART_NUMBER_MARKER),
    Member::new("NextPartNumberMarker", "NextPartNumberMarker", Location::Body, &SHAPE_NEXT_PART_NUMBER_MARKER),
    Member::new("MaxParts", "MaxParts", Location::Body, &SHAPE_MAX_PARTS),
    Member::new("IsTruncated", "IsTruncated", Location::Body, &SHAPE_IS_TRUNCATED),
    Member::new("Parts", "Part", Location::Body, &SHAPE_PARTS_LIST),
];

pub(super) static GET_OBJECT_ATTRIBUTES_PARTS: StructureSchema = StructureSchema {
    name: "GetObjectAttributesParts",
    xml_name: "GetObjectAttributesParts",
    members: &MEMBERS_OF_GET_OBJECT_ATTRIBUTES_PARTS,
    payload: None,
};

static MEMBERS_OF_INITIATOR: [Member; 2] = [
    Member::new("ID", "ID", Location::Body, &SHAPE_ID),
    Member::new("DisplayName", "DisplayName", Location::Body, &SHAPE_DISPLAY_NAME),
];

pub(super) static INITIATOR: StructureSchema = StructureSchema {
    name: "Initiator",
    xml_name: "Initiator",
    members: &MEMBERS_OF_INITIATOR,
    payload: None,
};

static MEMBERS_OF_LOCATION_INFO: [Member; 2] = [
    Member::new("Type", "Type", Location::Body, &SHAPE_LOCATION_TYPE),
    Member::new("Name", "Name", Location::Body, &SHAPE_LOCATION_NAME_AS_STRING),
];

pub(super) static LOCATION_INFO: StructureSchema = StructureSchema {
    name: "LocationInfo",
    xml_name: "LocationInfo",
    members: &MEMBERS_OF_LOCATION_INFO,
    payload: None,
};

static MEMBERS_OF_MULTIPART_UPLOAD: [Member; 8] = [
    Member::new("UploadId", "UploadId", Location::Body, &SHAPE_MULTIPART_UPLOAD_ID),
    Member::new("Key", "Key", Location::Body, &SHAPE_OBJECT_KEY),
    Member::new("Initiated", "Initiated", Location::Body, &SHAPE_INITIATED),
    Member::new("StorageClass", "StorageClass", Location::Body, &SHAPE_STORAGE_CLASS),
    Member::new("Owner", "Owner", Location::Body, &SHAPE_OWNER),
    Member::new("Initiator", "Initiator", Location::Body, &SHAPE_INITIATOR),
    Member::new("ChecksumAlgorithm", "ChecksumAlgorithm", Location::Body, &SHAPE_CHECKSUM_ALGORITHM),
    Member::new("ChecksumType", "ChecksumType", Location::Body, &SHAPE_CHECKSUM_TYPE),
];

pub(super) static MULTIPART_UPLOAD: StructureSchema = StructureSchema {
    name: "MultipartUpload",
    xml_name: "MultipartUpload",
    members: &MEMBERS_OF_MULTIPART_UPLOAD,
    payload: None,
};

static MEMBERS_OF_OBJECT: [Member; 9] = [
    Member::new("Key", "Key", Location::Body, &SHAPE_OBJECT_KEY),
    Member::new("LastModified", "LastModified", Location::Body, &SHAPE_LAST_MODIFIED),
    Member::new("ETag", "ETag", Location::Body, &SHAPE_E_TAG),
    Member::new("ChecksumAlgorithm", "ChecksumAlgorithm", Location::Body, &SHAPE_CHECKSUM_ALGORITHM_LIST),
    Member::new("ChecksumType", "ChecksumType", Location::Body, &SHAPE_CHECKSUM_TYPE),
    Member::new("Size", "Size", Location::Body, &SHAPE_SIZE),
    Member::new("StorageClass", "StorageClass", Location::Body, &SHAPE_OBJECT_STORAGE_CLASS),
    Member::new("Owner", "Owner", Location::Body, &SHAPE_OWNER),
    Member::new("RestoreStatus", "RestoreStatus", Location::Body, &SHAPE_RESTORE_STATUS),
];

pub(super) static OBJECT: StructureSchema = StructureSchema {
    name: "Object",
    xml_name: "Object",
    members: &MEMBERS_OF_OBJECT,
    payload: None,
};

static MEMBERS_OF_OBJECT_IDENTIFIER: [Member; 5] = [
    Member::new("Key", "Key", Location::Body, &SHAPE_OBJECT_KEY).required(),
    Member::new("VersionId", "VersionId", Location::Body, &SHAPE_OBJECT_VERSION_ID),
    Member::new("ETag", "ETag", Location::Body, &SHAPE_E_TAG),
    Member::new("LastModifiedTime", "LastModifiedTime", Location::Body, &SHAPE_LAST_MODIFIED_TIME),
    Member::new("Size", "Size", Location::Body, &SHAPE_SIZE),
];

pub(super) static OBJECT_IDENTIFIER: StructureSchema = StructureSchema {
    name: "ObjectIdentifier",
    xml_name: "ObjectIdentifier",
    members: &MEMBERS_OF_OBJECT_IDENTIFIER,
    payload: None,
};

static MEMBERS_OF_OBJECT_PART: [Member; 12] = [
    Member::new("PartNumber", "PartNumber", Location::Body, &SHAPE_PART_NUMBER),
    Member::new("Size", "Size", Location::Body, &SHAPE_SIZE),
    Member::new("ChecksumCRC32", "ChecksumCRC32", Location::Body, &SHAPE_CHECKSUM_CRC32),
    Member::new("ChecksumCRC32C", "ChecksumCRC32C", Location::Body, &SHAPE_CHECKSUM_CRC32C),
    Member::new("ChecksumCRC64NVME", "ChecksumCRC64NVME", Location::Body, &SHAPE_CHECKSUM_CRC64NVME),
    Member::new("ChecksumSHA1", "ChecksumSHA1", Location::Body, &SHAPE_CHECKSUM_SHA1),
    Member::new("ChecksumSHA256", "ChecksumSHA256", Location::Body, &SHAPE_CHECKSUM_SHA256),
    Member::new("ChecksumSHA512", "ChecksumSHA512", Location::Body, &SHAPE_CHECKSUM_SHA512),
    Member::new("ChecksumMD5", "ChecksumMD5", Location::Body, &SHAPE_CHECKSUM_MD5),
    Member::new("ChecksumXXHASH64", "ChecksumXXHASH64", Location::Body, &SHAPE_CHECKSUM_XXHASH64),
    Member::new("ChecksumXXHASH3", "ChecksumXXHASH3", Location::Body, &SHAPE_CHECKSUM_XXHASH3),
    Member::new("ChecksumXXHASH128", "ChecksumXXHASH128", Location::Body, &SHAPE_CHECKSUM_XXHASH128),
];

pub(super) static OBJECT_PART: StructureSchema = StructureSchema {
    name: "ObjectPart",
    xml_name: "ObjectPart",
    members: &MEMBERS_OF_OBJECT_PART,
    payload: None,
};

static MEMBERS_OF_OWNER: [Member; 2] = [
    Member::new("DisplayName", "DisplayName", Location::Body, &SHAPE_DISPLAY_NAME),
    Member::new("ID", "ID", Location::Body, &SHAPE_ID),
];

pub(super) static OWNER: StructureSchema = StructureSchema {
    name: "Owner",
    xml_name: "Owner",
    members: &MEMBERS_OF_OWNER,
    payload: None,
};

static MEMBERS_OF_PART: [Member; 14] = [
    Member::new("PartNumber", "PartNumber", Location::Body, &SHAPE_PART_NUMBER),
    Member::new("LastModified", "LastModified", Location::Body, &SHAPE_LAST_MODIFIED),
    Member::new("ETag", "ETag", Location::Body, &SHAPE_E_TAG),
    Member::new("Size", "Size", Location::Body, &SHAPE_SIZE),
    Member::new("ChecksumCRC32", "ChecksumCRC32", Location::Body, &SHAPE_CHECKSUM_CRC32),
    Member::new("ChecksumCRC32C", "ChecksumCRC32C", Location::Body, &SHAPE_CHECKSUM_CRC32C),
    Member::new("ChecksumCRC64NVME", "ChecksumCRC64NVME", Location::Body, &SHAPE_CHECKSUM_CRC64NVME),
    Member::new("ChecksumSHA1", "ChecksumSHA1", Location::Body, &SHAPE_CHECKSUM_SHA1),
    Member::new("ChecksumSHA256", "ChecksumSHA256", Location::Body, &SHAPE_CHECKSUM_SHA256),
    Member::new("ChecksumSHA512", "ChecksumSHA512", Location::Body, &SHAPE_CHECKSUM_SHA512),
    Member::new("ChecksumMD5", "ChecksumMD5", Location::Body, &SHAPE_CHECKSUM_MD5),
    Member::new("ChecksumXXHASH64", "ChecksumXXHASH64", Location::Body, &SHAPE_CHECKSUM_XXHASH64),
    Member::new("ChecksumXXHASH3", "ChecksumXXHASH3", Location::Body, &SHAPE_CHECKSUM_XXHASH3),
    Member::new("ChecksumXXHASH128", "ChecksumXXHASH128", Location::Body, &SHAPE_CHECKSUM_XXHASH128),
];

pub(super) static PART: StructureSchema = StructureSchema {
    name: "Part",
    xml_name: "Part",
    members: &MEMBERS_OF_PART,
    payload: None,
};

static MEMBERS_OF_PUBLIC_ACCESS_BLOCK_CONFIGURATION: [Member; 4] = [
    Member::new("BlockPublicAcls", "BlockPublicAcls", Location::Body, &SHAPE_SETTING),
    Member::new("IgnorePublicAcls", "IgnorePublicAcls", Location::Body, &SHAPE_SETTING),
    Member::new("BlockPublicPolicy", "BlockPublicPolicy", Location::Body, &SHAPE_SETTING),
    Member::new("RestrictPublicBuckets", "RestrictPublicBuckets", Location::Body, &SHAPE_SETTING),
];

pub(super) static PUBLIC_ACCESS_BLOCK_CONFIGURATION: StructureSchema = StructureSchema {
    name: "PublicAccessBlockConfiguration",
    xml_name: "PublicAccessBlockConfiguration",
    members: &MEMBERS_OF_PUBLIC_ACCESS_BLOCK_CONFIGURATION,
    payload: None,
};

static MEMBERS_OF_RESTORE_STATUS: [Member; 2] = [
    Member::new("IsRestoreInProgress", "IsRestoreInProgress", Location::Body, &SHAPE_IS_RESTORE_IN_PROGRESS),
    Member::new("RestoreExpiryDate", "RestoreExpiryDate", Location::Body, &SHAPE_RESTORE_EXPIRY_DATE),
];

pub(super) static RESTORE_STATUS: StructureSchema = StructureSchema {
    name: "RestoreStatus",
    xml_name: "RestoreStatus",
    members: &MEMBERS_OF_RESTORE_STATUS,
    payload: None,
};

static MEMBERS_OF_SERVER_SIDE_ENCRYPTION_BY_DEFAULT: [Member; 2] = [
    Member::new("SSEAlgorithm", "SSEAlgorithm", Location::Body, &SHAPE_SERVER_SIDE_ENCRYPTION).required(),
    Member::new("KMSMasterKeyID", "KMSMasterKeyID", Location::Body, &SHAPE_SSE_KMS_KEY_ID),
];

pub(super) static SERVER_SIDE_ENCRYPTION_BY_DEFAULT: StructureSchema = StructureSchema {
    name: "ServerSideEncryptionByDefault",
    xml_name: "ServerSideEncryptionByDefault",
    members: &MEMBERS_OF_SERVER_SIDE_ENCRYPTION_BY_DEFAULT,
    payload: None,
};

static MEMBERS_OF_SERVER_SIDE_ENCRYPTION_CONFIGURATION: [Member; 1] = [
    Member::new("Rules", "Rule", Location::Body, &SHAPE_SERVER_SIDE_ENCRYPTION_RULES).required(),
];

pub(super) static SERVER_SIDE_ENCRYPTION_CONFIGURATION: StructureSchema = StructureSchema {
    name: "ServerSideEncryptionConfiguration",
    xml_name: "ServerSideEncryptionConfiguration",
    members: &MEMBERS_OF_SERVER_SIDE_ENCRYPTION_CONFIGURATION,
    payload: None,
};

static MEMBERS_OF_SERVER_SIDE_ENCRYPTION_RULE: [Member; 3] = [
    Member::new("ApplyServerSideEncryptionByDefault", "ApplyServerSideEncryptionByDefault", Location::Body, &SHAPE_SERVER_SIDE_ENCRYPTION_BY_DEFAULT),
    Member::new("BucketKeyEnabled", "BucketKeyEnabled", Location::Body, &SHAPE_BUCKET_KEY_ENABLED),
    Member::new("BlockedEncryptionTypes", "BlockedEncryptionTypes", Location::Body, &SHAPE_BLOCKED_ENCRYPTION_TYPES),
];

pub(super) static SERVER_SIDE_ENCRYPTION_RULE: StructureSchema = StructureSchema {
    name: "ServerSideEncryptionRule",
    xml_name: "ServerSideEncryptionRule",
    members: &MEMBERS_OF_SERVER_SIDE_ENCRYPTION_RULE,
    payload: None,
};

static MEMBERS_OF_TAG: [Member; 2] = [
    Member::new("Key", "Key", Location::Body, &SHAPE_OBJECT_KEY).required(),
    Member::new("Value", "Value", Location::Body, &SHAPE_VALUE).required(),
];

pub(super) static TAG: StructureSchema = StructureSchema {
    name: "Tag",
    xml_name: "Tag",
    members: &MEMBERS_OF_TAG,
    payload: None,
};

static MEMBERS_OF_TAGGING: [Member; 1] = [
    Member::new("TagSet", "TagSet", Location::Body, &SHAPE_TAG_SET).required(),
];

pub(super) static TAGGING: StructureSchema = StructureSchema {
    name: "Tagging",
    xml_name: "Tagging",
    members: &MEMBERS_OF_TAGGING,
    payload: None,
};

static SHAPE_ABORT_DATE: Shape = Shape::new("AbortDate", Kind::Timestamp(None));

static SHAPE_ABORT_RULE_ID: Shape = Shape::new("AbortRuleId", Kind::String);

static SHAPE_ACCEPT_RANGES: Shape = Shape::new("AcceptRanges", Kind::String);

static SHAPE_ACCESS_POINT_ALIAS: Shape = Shape::new("AccessPointAlias", Kind::Boolean);

static SHAPE_ACCOUNT_ID: Shape = Shape::new("AccountId", Kind::String);

static SHAPE_ARCHIVE_STATUS: Shape = Shape::new("ArchiveStatus", Kind::String).values(&["ARCHIVE_ACCESS", "DEEP_ARCHIVE_ACCESS"]);

static SHAPE_BLOCKED_ENCRYPTION_TYPES: Shape = Shape::new("BlockedEncryptionTypes", Kind::Structure(&BLOCKED_ENCRYPTION_TYPES));

static SHAPE_BUCKET: Shape = Shape::new("Bucket", Kind::Structure(&BUCKET));

static SHAPE_BUCKETS: Shape = Shape::new("Buckets", Kind::List { item: &SHAPE_BUCKET, item_name: "Bucket", flattened: false });

static SHAPE_BUCKET_CANNED_ACL: Shape = Shape::new("BucketCannedACL", Kind::String).values(&["private", "public-read", "public-read-write", "authenticated-read"]);

static SHAPE_BUCKET_INFO: Shape = Shape::new("BucketInfo", Kind::Structure(&BUCKET_INFO));

static SHAPE_BUCKET_KEY_ENABLED: Shape = Shape::new("BucketKeyEnabled", Kind::Boolean);

static SHAPE_BUCKET_LOCATION_CONSTRAINT: Shape = Shape::new("BucketLocationConstraint", Kind::String).values(&["af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ca-central-1", "ca-west-1", "cn-north-1", "cn-northwest-1", "EU", "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3", "il-central-1", "me-central-1", "me-south-1", "mx-central-1", "sa-east-1", "us-east-2", "us-gov-east-1", "us-gov-west-1", "us-west-1", "us-west-2"]);

static SHAPE_BUCKET_LOCATION_NAME: Shape = Shape::new("BucketLocationName", Kind::String);

static SHAPE_BUCKET_NAME: Shape = Shape::new("BucketName", Kind::String);

static SHAPE_BUCKET_NAMESPACE: Shape = Shape::new("BucketNamespace", Kind::String).values(&["account-regional", "global"]);

static SHAPE_BUCKET_REGION: Shape = Shape::new("BucketRegion", Kind::String);

static SHAPE_BUCKET_TYPE: Shape = Shape::new("BucketType", Kind::String).values(&["Directory"]);

static SHAPE_BUCKET_VERSIONING_STATUS: Shape = Shape::new("BucketVersioningStatus", Kind::String).values(&["Enabled", "Suspended"]);

static SHAPE_BYPASS_GOVERNANCE_RETENTION: Shape = Shape::new("BypassGovernanceRetention", Kind::Boolean);

static SHAPE_CACHE_CONTROL: Shape = Shape::new("CacheControl", Kind::String);

static SHAPE_CHECKSUM: Shape = Shape::new("Checksum", Kind::Structure(&CHECKSUM));

static SHAPE_CHECKSUM_ALGORITHM: Shape = Shape::new("ChecksumAlgorithm", Kind::String).values(&["CRC32", "CRC32C", "SHA1", "SHA256", "CRC64NVME", "SHA512", "MD5", "XXHASH64", "XXHASH3", "XXHASH128"]);

static SHAPE_CHECKSUM_ALGORITHM_LIST: Shape = Shape::new("ChecksumAlgorithmList", Kind::List { item: &SHAPE_CHECKSUM_ALGORITHM, item_name: "member", flattened: true });

static SHAPE_CHECKSUM_CRC32: Shape = Shape::new("ChecksumCRC32", Kind::String);

static SHAPE_CHECKSUM_CRC32C: Shape = Shape::new("ChecksumCRC32C", Kind::String);

static SHAPE_CHECKSUM_CRC64NVME: Shape = Shape::new("ChecksumCRC64NVME", Kind::String);

static SHAPE_CHECKSUM_MD5: Shape = Shape::new("ChecksumMD5", Kind::String);

static SHAPE_CHECKSUM_MODE: Shape = Shape::new("ChecksumMode", Kind::String).values(&["ENABLED"]);

static SHAPE_CHECKSUM_SHA1: Shape = Shape::new("ChecksumSHA1", Kind::String);

static SHAPE_CHECKSUM_SHA256: Shape = Shape::new("ChecksumSHA256", Kind::String);

static SHAPE_CHECKSUM_SHA512: Shape = Shape::new("ChecksumSHA512", Kind::String);

static SHAPE_CHECKSUM_TYPE: Shape = Shape::new("ChecksumType", Kind::String).values(&["COMPOSITE", "FULL_OBJECT"]);

static SHAPE_CHECKSUM_XXHASH128: Shape = Shape::new("ChecksumXXHASH128", Kind::String);

static SHAPE_CHECKSUM_XXHASH3: Shape = Shape::new("ChecksumXXHASH3", Kind::String);

static SHAPE_CHECKSUM_XXHASH64: Shape = Shape::new("ChecksumXXHASH64", Kind::String);

static SHAPE_CODE: Shape = Shape::new("Code", Kind::String);

static SHAPE_COMMON_PREFIX: Shape = Shape::new("CommonPrefix", Kind::Structure(&COMMON_PREFIX));

static SHAPE_COMMON_PREFIX_LIST: Shape = Shape::new("CommonPrefixList", Kind::List { item: &SHAPE_COMMON_PREFIX, item_name: "member", flattened: true });

static SHAPE_COMPLETED_MULTIPART_UPLOAD: Shape = Shape::new("CompletedMultipartUpload", Kind::Structure(&COMPLETED_MULTIPART_UPLOAD));

static SHAPE_COMPLETED_PART: Shape = Shape::new("CompletedPart", Kind::Structure(&COMPLETED_PART));

static SHAPE_COMPLETED_PART_LIST: Shape = Shape::new("CompletedPartList", Kind::List { item: &SHAPE_COMPLETED_PART, item_name: "member", flattened: true });

static SHAPE_CONFIRM_REMOVE_SELF_BUCKET_ACCESS: Shape = Shape::new("ConfirmRemoveSelfBucketAccess", Kind::Boolean);

static SHAPE_CONTENT_DISPOSITION: Shape = Shape::new("ContentDisposition", Kind::String);

static SHAPE_CONTENT_ENCODING: Shape = Shape::new("ContentEncoding", Kind::String);

static SHAPE_CONTENT_LANGUAGE: Shape = Shape::new("ContentLanguage", Kind::String);

static SHAPE_CONTENT_LENGTH: Shape = Shape::new("ContentLength", Kind::Long);

static SHAPE_CONTENT_MD5: Shape = Shape::new("ContentMD5", Kind::String);

static SHAPE_CONTENT_RANGE: Shape = Shape::new("ContentRange", Kind::String);

static SHAPE_CONTENT_TYPE: Shape = Shape::new("ContentType", Kind::String);

static SHAPE_COPY_OBJECT_RESULT: Shape = Shape::new("CopyObjectResult", Kind::Structure(&COPY_OBJECT_RESULT));

static SHAPE_COPY_PART_RESULT: Shape = Shape::new("CopyPartResult", Kind::Structure(&COPY_PART_RESULT));

static SHAPE_COPY_SOURCE: Shape = Shape::new("CopySource", Kind::String).pattern("\\/?.+\\/.+");

static SHAPE_COPY_SOURCE_IF_MATCH: Shape = Shape::new("CopySourceIfMatch", Kind::String);

static SHAPE_COPY_SOURCE_IF_MODIFIED_SINCE: Shape = Shape::new("CopySourceIfModifiedSince", Kind::Timestamp(None));

static SHAPE_COPY_SOURCE_IF_NONE_MATCH: Shape = Shape::new("CopySourceIfNoneMatch", Kind::String);

static SHAPE_COPY_SOURCE_IF_UNMODIFIED_SINCE: Shape = Shape::new("CopySourceIfUnmodifiedSince", Kind::Timestamp(None));

static SHAPE_COPY_SOURCE_RANGE: Shape = Shape::new("CopySourceRange", Kind::String);

static SHAPE_COPY_SOURCE_SSE_CUSTOMER_ALGORITHM: Shape = Shape::new("CopySourceSSECustomerAlgorithm", Kind::String);

static SHAPE_COPY_SOURCE_SSE_CUSTOMER_KEY: Shape = Shape::new("CopySourceSSECustomerKey", Kind::String).sensitive();

static SHAPE_COPY_SOURCE_SSE_CUSTOMER_KEY_MD5: Shape = Shape::new("CopySourceSSECustomerKeyMD5", Kind::String);

static SHAPE_COPY_SOURCE_VERSION_ID: Shape = Shape::new("CopySourceVersionId", Kind::String);

static SHAPE_CREATE_BUCKET_CONFIGURATION: Shape = Shape::new("CreateBucketConfiguration", Kind::Structure(&CREATE_BUCKET_CONFIGURATION));

static SHAPE_CREATION_DATE: Shape = Shape::new("CreationDate", Kind::Timestamp(None));

static SHAPE_DATA_REDUNDANCY: Shape = Shape::new("DataRedundancy", Kind::String).values(&["SingleAvailabilityZone", "SingleLocalZone"]);

static SHAPE_DELETE: Shape = Shape::new("Delete", Kind::Structure(&DELETE));

static SHAPE_DELETED_OBJECT: Shape = Shape::new("DeletedObject", Kind::Structure(&DELETED_OBJECT));

static SHAPE_DELETED_OBJECTS: Shape = Shape::new("DeletedObjects", Kind::List { item: &SHAPE_DELETED_OBJECT, item_name: "member", flattened: true });

static SHAPE_DELETE_MARKER: Shape = Shape::new("DeleteMarker", Kind::Boolean);

static SHAPE_DELETE_MARKER_VERSION_ID: Shape = Shape::new("DeleteMarkerVersionId", Kind::String);

static SHAPE_DELIMITER: Shape = Shape::new("Delimiter", Kind::String);

static SHAPE_DISPLAY_NAME: Shape = Shape::new("DisplayName", Kind::String);

static SHAPE_ENCODING_TYPE: Shape = Shape::new("EncodingType", Kind::String).values(&["url"]);

static SHAPE_ENCRYPTION_TYPE: Shape = Shape::new("EncryptionType", Kind::String).values(&["NONE", "SSE-C"]);

static SHAPE_ENCRYPTION_TYPE_LIST: Shape = Shape::new("EncryptionTypeList", Kind::List { item: &SHAPE_ENCRYPTION_TYPE, item_name: "EncryptionType", flattened: true });

static SHAPE_ERROR: Shape = Shape::new("Error", Kind::Structure(&ERROR));

static SHAPE_ERRORS: Shape = Shape::new("Errors", Kind::List { item: &SHAPE_ERROR, item_name: "member", flattened: true });

static SHAPE_EXPIRATION: Shape = Shape::new("Expiration", Kind::String);

static SHAPE_EXPIRES: Shape = Shape::new("Expires", Kind::String);

static SHAPE_E_TAG: Shape = Shape::new("ETag", Kind::String);

static SHAPE_FETCH_OWNER: Shape = Shape::new("FetchOwner", Kind::Boolean);

static SHAPE_GET_OBJECT_ATTRIBUTES_PARTS: Shape = Shape::new("GetObjectAttributesParts", Kind::Structure(&GET_OBJECT_ATTRIBUTES_PARTS));

static SHAPE_GRANT_FULL_CONTROL: Shape = Shape::new("GrantFullControl", Kind::String);

static SHAPE_GRANT_READ: Shape = Shape::new("GrantRead", Kind::String);

static SHAPE_GRANT_READ_ACP: Shape = Shape::new("GrantReadACP", Kind::String);

static SHAPE_GRANT_WRITE: Shape = Shape::new("GrantWrite", Kind::String);

static SHAPE_GRANT_WRITE_ACP: Shape = Shape::new("GrantWriteACP", Kind::String);

static SHAPE_ID: Shape = Shape::new("ID", Kind::String);

static SHAPE_IF_MATCH: Shape = Shape::new("IfMatch", Kind::String);

static SHAPE_IF_MATCH_INITIATED_TIME: Shape = Shape::new("IfMatchInitiatedTime", Kind::Timestamp(Some(TimestampFormat::HttpDate)));

static SHAPE_IF_MATCH_LAST_MODIFIED_TIME: Shape = Shape::new("IfMatchLastModifiedTime", Kind::Timestamp(Some(TimestampFormat::HttpDate)));

static SHAPE_IF_MATCH_SIZE: Shape = Shape::new("IfMatchSize", Kind::Long);

static SHAPE_IF_MODIFIED_SINCE: Shape = Shape::new("IfModifiedSince", Kind::Timestamp(None));

static SHAPE_IF_NONE_MATCH: Shape = Shape::new("IfNoneMatch", Kind::String);

static SHAPE_IF_UNMODIFIED_SINCE: Shape = Shape::new("IfUnmodifiedSince", Kind::Timestamp(None));

static SHAPE_INITIATED: Shape = Shape::new("Initiated", Kind::Timestamp(None));

static SHAPE_INITIATOR: Shape = Shape::new("Initiator", Kind::Structure(&INITIATOR));

static SHAPE_IS_RESTORE_IN_PROGRESS: Shape = Shape::new("IsRestoreInProgress", Kind::Boolean);

static SHAPE_IS_TRUNCATED: Shape = Shape::new("IsTruncated", Kind::Boolean);

static SHAPE_KEY_COUNT: Shape = Shape::new("KeyCount", Kind::Integer);

static SHAPE_KEY_MARKER: Shape = Shape::new("KeyMarker", Kind::String);

static SHAPE_LAST_MODIFIED: Shape = Shape::new("LastModified", Kind::Timestamp(None));

static SHAPE_LAST_MODIFIED_TIME: Shape = Shape::new("LastModifiedTime", Kind::Timestamp(Some(TimestampFormat::HttpDate)));

static SHAPE_LOCATION: Shape = Shape::new("Location", Kind::String);

static SHAPE_LOCATION_INFO: Shape = Shape::new("LocationInfo", Kind::Structure(&LOCATION_INFO));

static SHAPE_LOCATION_NAME_AS_STRING: Shape = Shape::new("LocationNameAsString", Kind::String);

static SHAPE_LOCATION_TYPE: Shape = Shape::new("LocationType", Kind::String).values(&["AvailabilityZone", "LocalZone"]);

static SHAPE_MARKER: Shape = Shape::new("Marker", Kind::String);

static SHAPE_MAX_BUCKETS: Shape = Shape::new("MaxBuckets", Kind::Integer).range(Some(1), Some(10000));

static SHAPE_MAX_KEYS: Shape = Shape::new("MaxKeys", Kind::Integer);

static SHAPE_MAX_PARTS: Shape = Shape::new("MaxParts", Kind::Integer);

static SHAPE_MAX_UPLOADS: Shape = Shape::new("MaxUploads", Kind::Integer);

static SHAPE_MESSAGE: Shape = Shape::new("Message", Kind::String);

static SHAPE_METADATA: Shape = Shape::new("Metadata", Kind::Map { key: &SHAPE_METADATA_KEY, value: &SHAPE_METADATA_VALUE, key_name: "key", value_name: "value", flattened: false });

static SHAPE_METADATA_DIRECTIVE: Shape = Shape::new("MetadataDirective", Kind::String).values(&["COPY", "REPLACE"]);

static SHAPE_METADATA_KEY: Shape = Shape::new("MetadataKey", Kind::String);

static SHAPE_METADATA_VALUE: Shape = Shape::new("MetadataValue", Kind::String);

static SHAPE_MFA: Shape = Shape::new("MFA", Kind::String);

static SHAPE_MFA_DELETE_STATUS: Shape = Shape::new("MFADeleteStatus", Kind::String).values(&["Enabled", "Disabled"]);

static SHAPE_MISSING_META: Shape = Shape::new("MissingMeta", Kind::Integer);

static SHAPE_MPU_OBJECT_SIZE: Shape = Shape::new("MpuObjectSize", Kind::Long);

static SHAPE_MULTIPART_UPLOAD: Shape = Shape::new("MultipartUpload", Kind::Structure(&MULTIPART_UPLOAD));

static SHAPE_MULTIPART_UPLOAD_ID: Shape = Shape::new("MultipartUploadId", Kind::String);

static SHAPE_MULTIPART_UPLOAD_LIST: Shape = Shape::new("MultipartUploadList", Kind::List { item: &SHAPE_MULTIPART_UPLOAD, item_name: "member", flattened: true });

static SHAPE_NEXT_KEY_MARKER: Shape = Shape::new("NextKeyMarker", Kind::String);

static SHAPE_NEXT_MARKER: Shape = Shape::new("NextMarker", Kind::String);

static SHAPE_NEXT_PART_NUMBER_MARKER: Shape = Shape::new("NextPartNumberMarker", Kind::Integer);

static SHAPE_NEXT_TOKEN: Shape = Shape::new("NextToken", Kind::String);

static SHAPE_NEXT_UPLOAD_ID_MARKER: Shape = Shape::new("NextUploadIdMarker", Kind::String);

static SHAPE_OBJECT: Shape = Shape::new("Object", Kind::Structure(&OBJECT));

static SHAPE_OBJECT_ATTRIBUTES: Shape = Shape::new("ObjectAttributes", Kind::String).values(&["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"]);

static SHAPE_OBJECT_ATTRIBUTES_LIST: Shape = Shape::new("ObjectAttributesList", Kind::List { item: &SHAPE_OBJECT_ATTRIBUTES, item_name: "member", flattened: false });

static SHAPE_OBJECT_CANNED_ACL: Shape = Shape::new("ObjectCannedACL", Kind::String).values(&["private", "public-read", "public-read-write", "authenticated-read", "aws-exec-read", "bucket-owner-read", "bucket-owner-full-control"]);

static SHAPE_OBJECT_IDENTIFIER: Shape = Shape::new("ObjectIdentifier", Kind::Structure(&OBJECT_IDENTIFIER));

static SHAPE_OBJECT_IDENTIFIER_LIST: Shape = Shape::new("ObjectIdentifierList", Kind::List { item: &SHAPE_OBJECT_IDENTIFIER, item_name: "member", flattened: true });

static SHAPE_OBJECT_KEY: Shape = Shape::new("ObjectKey", Kind::String).range(Some(1), None);

static SHAPE_OBJECT_LIST: Shape = Shape::new("ObjectList", Kind::List { item: &SHAPE_OBJECT, item_name: "member", flattened: true });

static SHAPE_OBJECT_LOCK_ENABLED_FOR_BUCKET: Shape = Shape::new("ObjectLockEnabledForBucket", Kind::Boolean);

static SHAPE_OBJECT_LOCK_LEGAL_HOLD_STATUS: Shape = Shape::new("ObjectLockLegalHoldStatus", Kind::String).values(&["ON", "OFF"]);

static SHAPE_OBJECT_LOCK_MODE: Shape = Shape::new("ObjectLockMode", Kind::String).values(&["GOVERNANCE", "COMPLIANCE"]);

static SHAPE_OBJECT_LOCK_RETAIN_UNTIL_DATE: Shape = Shape::new("ObjectLockRetainUntilDate", Kind::Timestamp(Some(TimestampFormat::Iso8601)));

static SHAPE_OBJECT_OWNERSHIP: Shape = Shape::new("ObjectOwnership", Kind::String).values(&["BucketOwnerPreferred", "ObjectWriter", "BucketOwnerEnforced"]);

static SHAPE_OBJECT_PART: Shape = Shape::new("ObjectPart", Kind::Structure(&OBJECT_PART));

static SHAPE_OBJECT_SIZE: Shape = Shape::new("ObjectSize", Kind::Long);

static SHAPE_OBJECT_STORAGE_CLASS: Shape = Shape::new("ObjectStorageClass", Kind::String).values(&["STANDARD", "REDUCED_REDUNDANCY", "GLACIER", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "DEEP_ARCHIVE", "OUTPOSTS", "GLACIER_IR", "SNOW", "EXPRESS_ONEZONE", "FSX_OPENZFS", "FSX_ONTAP"]);

static SHAPE_OBJECT_VERSION_ID: Shape = Shape::new("ObjectVersionId", Kind::String);

static SHAPE_OPTIONAL_OBJECT_ATTRIBUTES: Shape = Shape::new("OptionalObjectAttributes", Kind::String).values(&["RestoreStatus"]);

static SHAPE_OPTIONAL_OBJECT_ATTRIBUTES_LIST: Shape = Shape::new("OptionalObjectAttributesList", Kind::List { item: &SHAPE_OPTIONAL_OBJECT_ATTRIBUTES, item_name: "member", flattened: false });

static SHAPE_OWNER: Shape = Shape::new("Owner", Kind::Structure(&OWNER));

static SHAPE_PART: Shape = Shape::new("Part", Kind::Structure(&PART));

static SHAPE_PARTS: Shape = Shape::new("Parts", Kind::List { item: &SHAPE_PART, item_name: "member", flattened: true });

static SHAPE_PARTS_COUNT: Shape = Shape::new("PartsCount", Kind::Integer);

static SHAPE_PARTS_LIST: Shape = Shape::new("PartsList", Kind::List { item: &SHAPE_OBJECT_PART, item_name: "member", flattened: true });

static SHAPE_PART_NUMBER: Shape = Shape::new("PartNumber", Kind::Integer);

static SHAPE_PART_NUMBER_MARKER: Shape = Shape::new("PartNumberMarker", Kind::Integer);

static SHAPE_POLICY: Shape = Shape::new("Policy", Kind::String);

static SHAPE_PREFIX: Shape = Shape::new("Prefix", Kind::String);

static SHAPE_PUBLIC_ACCESS_BLOCK_CONFIGURATION: Shape = Shape::new("PublicAccessBlockConfiguration", Kind::Structure(&PUBLIC_ACCESS_BLOCK_CONFIGURATION));

static SHAPE_QUIET: Shape = Shape::new("Quiet", Kind::Boolean);

static SHAPE_RANGE: Shape = Shape::new("Range", Kind::String);

static SHAPE_REGION: Shape = Shape::new("Region", Kind::String).range(Some(0), Some(20));

static SHAPE_REPLICATION_STATUS: Shape = Shape::new("ReplicationStatus", Kind::String).values(&["COMPLETE", "PENDING", "FAILED", "REPLICA", "COMPLETED"]);

static SHAPE_REQUEST_CHARGED: Shape = Shape::new("RequestCharged", Kind::String).values(&["requester"]);

static SHAPE_REQUEST_PAYER: Shape = Shape::new("RequestPayer", Kind::String).values(&["requester"]);

static SHAPE_RESPONSE_CACHE_CONTROL: Shape = Shape::new("ResponseCacheControl", Kind::String);

static SHAPE_RESPONSE_CONTENT_DISPOSITION: Shape = Shape::new("ResponseContentDisposition", Kind::String);

static SHAPE_RESPONSE_CONTENT_ENCODING: Shape = Shape::new("ResponseContentEncoding", Kind::String);

static SHAPE_RESPONSE_CONTENT_LANGUAGE: Shape = Shape::new("ResponseContentLanguage", Kind::String);

static SHAPE_RESPONSE_CONTENT_TYPE: Shape = Shape::new("ResponseContentType", Kind::String);

static SHAPE_RESPONSE_EXPIRES: Shape = Shape::new("ResponseExpires", Kind::Timestamp(Some(TimestampFormat::HttpDate)));

static SHAPE_RESTORE: Shape = Shape::new("Restore", Kind::String);

static SHAPE_RESTORE_EXPIRY_DATE: Shape = Shape::new("RestoreExpiryDate", Kind::Timestamp(None));

static SHAPE_RESTORE_STATUS: Shape = Shape::new("RestoreStatus", Kind::Structure(&RESTORE_STATUS));

static SHAPE_S3_REGIONAL_OR_S3_EXPRESS_BUCKET_ARN_STRING: Shape = Shape::new("S3RegionalOrS3ExpressBucketArnString", Kind::String).range(Some(1), Some(128)).pattern("arn:[^:]+:(s3|s3express):.*");

static SHAPE_SERVER_SIDE_ENCRYPTION: Shape = Shape::new("ServerSideEncryption", Kind::String).values(&["AES256", "aws:fsx", "aws:kms", "aws:kms:dsse"]);

static SHAPE_SERVER_SIDE_ENCRYPTION_BY_DEFAULT: Shape = Shape::new("ServerSideEncryptionByDefault", Kind::Structure(&SERVER_SIDE_ENCRYPTION_BY_DEFAULT));

static SHAPE_SERVER_SIDE_ENCRYPTION_CONFIGURATION: Shape = Shape::new("ServerSideEncryptionConfiguration", Kind::Structure(&SERVER_SIDE_ENCRYPTION_CONFIGURATION));

static SHAPE_SERVER_SIDE_ENCRYPTION_RULE: Shape = Shape::new("ServerSideEncryptionRule", Kind::Structure(&SERVER_SIDE_ENCRYPTION_RULE));

static SHAPE_SERVER_SIDE_ENCRYPTION_RULES: Shape = Shape::new("ServerSideEncryptionRules", Kind::List { item: &SHAPE_SERVER_SIDE_ENCRYPTION_RULE, item_name: "member", flattened: true });

static SHAPE_SETTING: Shape = Shape::new("Setting", Kind::Boolean);

static SHAPE_SIZE: Shape = Shape::new("Size", Kind::Long);

static SHAPE_SSE_CUSTOMER_ALGORITHM: Shape = Shape::new("SSECustomerAlgorithm", Kind::String);

static SHAPE_SSE_CUSTOMER_KEY: Shape = Shape::new("SSECustomerKey", Kind::String).sensitive();

static SHAPE_SSE_CUSTOMER_KEY_MD5: Shape = Shape::new("SSECustomerKeyMD5", Kind::String);

static SHAPE_SSE_KMS_ENCRYPTION_CONTEXT: Shape = Shape::new("SSEKMSEncryptionContext", Kind::String).sensitive();

static SHAPE_SSE_KMS_KEY_ID: Shape = Shape::new("SSEKMSKeyId", Kind::String).sensitive();

static SHAPE_START_AFTER: Shape = Shape::new("StartAfter", Kind::String);

static SHAPE_STORAGE_CLASS: Shape = Shape::new("StorageClass", Kind::String).values(&["STANDARD", "REDUCED_REDUNDANCY", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER", "DEEP_ARCHIVE", "OUTPOSTS", "GLACIER_IR", "SNOW", "EXPRESS_ONEZONE", "FSX_OPENZFS", "FSX_ONTAP"]);

static SHAPE_TAG: Shape = Shape::new("Tag", Kind::Structure(&TAG));

static SHAPE_TAGGING: Shape = Shape::new("Tagging", Kind::Structure(&TAGGING));

static SHAPE_TAGGING_DIRECTIVE: Shape = Shape::new("TaggingDirective", Kind::String).values(&["COPY", "REPLACE"]);

static SHAPE_TAGGING_HEADER: Shape = Shape::new("TaggingHeader", Kind::String);

static SHAPE_TAG_COUNT: Shape = Shape::new("TagCount", Kind::Integer);

static SHAPE_TAG_SET: Shape = Shape::new("TagSet", Kind::List { item: &SHAPE_TAG, item_name: "Tag", flattened: false });

static SHAPE_TOKEN: Shape = Shape::new("Token", Kind::String);

static SHAPE_UPLOAD_ID_MARKER: Shape = Shape::new("UploadIdMarker", Kind::String);

static SHAPE_VALUE: Shape = Shape::new("Value", Kind::String);

static SHAPE_WEBSITE_REDIRECT_LOCATION: Shape = Shape::new("WebsiteRedirectLocation", Kind::String);

static SHAPE_WRITE_OFFSET_BYTES: Shape = Shape::new("WriteOffsetBytes", Kind::Long);

static STREAM_BODY: Shape = Shape::new("Body", Kind::Stream);
