//! S3's errors, in its own words. See "Error responses" in the Amazon S3 API Reference.

use store::StoreError;
use wire::Fault;

pub(crate) fn no_such_bucket(bucket: &str) -> Fault {
    Fault::client("NoSuchBucket", "The specified bucket does not exist")
        .with_status(404)
        .with_field("BucketName", bucket)
}

pub(crate) fn no_such_key(key: &str) -> Fault {
    Fault::client("NoSuchKey", "The specified key does not exist.")
        .with_status(404)
        .with_field("Key", key)
}

pub(crate) fn no_such_upload(upload: &str) -> Fault {
    Fault::client(
        "NoSuchUpload",
        "The specified upload does not exist. The upload ID may be invalid, or the upload may \
         have been aborted or completed.",
    )
    .with_status(404)
    .with_field("UploadId", upload)
}

pub(crate) fn precondition_failed(condition: &str) -> Fault {
    Fault::client(
        "PreconditionFailed",
        "At least one of the pre-conditions you specified did not hold",
    )
    .with_status(412)
    .with_field("Condition", condition)
}

pub(crate) fn not_modified() -> Fault {
    Fault::client("NotModified", "Not Modified").with_status(304)
}

pub(crate) fn header_not_implemented(header: &str) -> Fault {
    Fault::client(
        "NotImplemented",
        "A header you provided implies functionality that is not implemented",
    )
    .with_status(501)
    .with_field("Header", header)
    .with_field(
        "additionalMessage",
        format!("We don't accept the provided value of {header}"),
    )
}

pub(crate) fn not_supported(what: &str) -> Fault {
    Fault::client(
        "NotImplemented",
        format!("{what} is not supported by Brookmill."),
    )
    .with_status(501)
}

pub(crate) fn invalid_argument(message: impl Into<String>, name: &str, value: &str) -> Fault {
    Fault::client("InvalidArgument", message)
        .with_field("ArgumentName", name)
        .with_field("ArgumentValue", value)
}

pub(crate) fn malformed_xml() -> Fault {
    Fault::client(
        "MalformedXML",
        "The XML you provided was not well-formed or did not validate against our published \
         schema",
    )
}

pub(crate) fn invalid_request(message: impl Into<String>) -> Fault {
    Fault::client("InvalidRequest", message)
}

pub(crate) fn key_too_long(length: usize) -> Fault {
    Fault::client("KeyTooLongError", "Your key is too long")
        .with_field("Size", length.to_string())
        .with_field("MaxSizeAllowed", crate::limits::KEY_BYTES_MAX.to_string())
}

pub(crate) fn missing(member: &str) -> Fault {
    invalid_request(format!("{member} is required"))
}

/// What a failure of the disk or the queue looks like from outside.
pub(crate) fn store(error: &StoreError) -> Fault {
    match error {
        StoreError::Full { .. } => {
            Fault::server("SlowDown", "Please reduce your request rate.").with_status(503)
        }
        StoreError::NoSpace { .. } => Fault::server(
            "ServiceUnavailable",
            "The disk of the data directory is full. Reads go on; writes resume when there is \
             space again.",
        )
        .with_status(503),
        error => {
            tracing::error!(%error, "the store failed");
            Fault::server(
                "InternalError",
                "We encountered an internal error. Please try again.",
            )
        }
    }
}
