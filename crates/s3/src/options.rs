//! Options that S3 has and this engine does not: refused by name, never ignored.

use plane::{Call, Principal};
use wire::Fault;

use crate::faults;

/// Refuses each named option that is present.
///
/// # Errors
/// `NotImplemented`, naming the first one.
pub fn refuse(options: &[(&str, bool)]) -> Result<(), Fault> {
    match options.iter().find(|(_, present)| *present) {
        Some((name, _)) => Err(faults::not_supported(&format!("The option {name}"))),
        None => Ok(()),
    }
}

/// Accepts the ACLs that mean what is the case anyway on a bucket whose owner owns every object.
///
/// # Errors
/// `AccessControlListNotSupported`, as S3 answers on such a bucket.
pub fn check_acl(acl: Option<&String>, grants: bool) -> Result<(), Fault> {
    let harmless = match acl.map(String::as_str) {
        None | Some("bucket-owner-full-control" | "private") => true,
        Some(_) => false,
    };
    if harmless && !grants {
        return Ok(());
    }
    Err(Fault::client(
        "AccessControlListNotSupported",
        "The bucket does not allow ACLs",
    ))
}

/// Whether a request names an encryption key of its sender's own, or anything about one.
macro_rules! customer_key {
    ($input:expr) => {
        $input.sse_customer_algorithm.is_some()
            || $input.sse_customer_key.is_some()
            || $input.sse_customer_key_md5.is_some()
    };
}
pub(crate) use customer_key;

/// Whether a copy names such a key for its source.
macro_rules! customer_key_of_source {
    ($input:expr) => {
        $input.copy_source_sse_customer_algorithm.is_some()
            || $input.copy_source_sse_customer_key.is_some()
            || $input.copy_source_sse_customer_key_md5.is_some()
    };
}
pub(crate) use customer_key_of_source;

/// Accepts the encryption that every object has anyway (SSE-S3).
///
/// # Errors
/// `NotImplemented` for keys of KMS or of the customer, `InvalidArgument` for methods that S3 does
/// not have.
pub fn check_encryption(
    algorithm: Option<&String>,
    kms_key: bool,
    customer_key: bool,
) -> Result<(), Fault> {
    if customer_key {
        return Err(faults::not_supported(
            "Server-side encryption with customer-provided keys",
        ));
    }
    match algorithm.map(String::as_str) {
        None | Some("AES256") if !kms_key => Ok(()),
        Some(other) if !["AES256", "aws:kms", "aws:kms:dsse", "aws:fsx"].contains(&other) => {
            Err(faults::invalid_argument(
                "The encryption method specified is not supported",
                "x-amz-server-side-encryption",
                other,
            ))
        }
        _ => Err(faults::not_supported(
            "Server-side encryption with AWS KMS keys",
        )),
    }
}

/// Accepts the one storage class there is.
///
/// # Errors
/// `InvalidStorageClass` for names that S3 does not know, `NotImplemented` for the others.
pub fn check_storage_class(class: Option<&String>) -> Result<(), Fault> {
    match class.map(String::as_str) {
        None | Some("STANDARD") => Ok(()),
        Some(
            known @ ("REDUCED_REDUNDANCY"
            | "STANDARD_IA"
            | "ONEZONE_IA"
            | "INTELLIGENT_TIERING"
            | "GLACIER"
            | "DEEP_ARCHIVE"
            | "OUTPOSTS"
            | "GLACIER_IR"
            | "SNOW"
            | "EXPRESS_ONEZONE"
            | "FSX_OPENZFS"),
        ) => Err(faults::not_supported(&format!("The storage class {known}"))),
        Some(_) => Err(Fault::client(
            "InvalidStorageClass",
            "The storage class you specified is not valid",
        )),
    }
}

/// What a request says of the headers that an object is answered with, by name, as
/// [`check_overrides`] takes it.
#[macro_export]
#[doc(hidden)]
macro_rules! response_overrides {
    ($input:expr) => {
        [
            ("response-cache-control", &$input.response_cache_control),
            (
                "response-content-disposition",
                &$input.response_content_disposition,
            ),
            (
                "response-content-encoding",
                &$input.response_content_encoding,
            ),
            (
                "response-content-language",
                &$input.response_content_language,
            ),
            ("response-content-type", &$input.response_content_type),
        ]
    };
}

/// Refuses strangers who say with which headers an object is to be answered, and values that no
/// header can have.
///
/// # Errors
/// `InvalidRequest`, `InvalidArgument`
pub fn check_overrides(call: &Call, overrides: &[(&str, &Option<String>)]) -> Result<(), Fault> {
    let mut given = overrides
        .iter()
        .filter_map(|(name, value)| Some((*name, value.as_deref()?)));
    if given.clone().next().is_some() && call.caller.principal == Principal::Anonymous {
        return Err(faults::invalid_request(
            "Request specific response headers cannot be used for anonymous GET requests.",
        ));
    }
    let is_of_headers =
        |letter: char| letter <= '\u{ff}' && (letter == '\t' || !letter.is_ascii_control());
    match given.find(|(_, value)| !value.chars().all(is_of_headers)) {
        Some((name, value)) => Err(faults::invalid_argument(
            "Header value cannot be represented using ISO-8859-1.",
            name,
            value,
        )),
        None => Ok(()),
    }
}

/// Letters, digits, spaces and `_.:/=+-@`, in any script.
fn is_of_tags(character: char) -> bool {
    let is_space = character.is_whitespace() && !character.is_control();
    character.is_alphanumeric() || is_space || "_.:/=+-@".contains(character)
}

/// Refuses tag sets that S3 refuses.
///
/// # Errors
/// `BadRequest` or `InvalidTag`.
pub fn check_tags(tags: &[(String, String)], max: usize) -> Result<(), Fault> {
    if tags.len() > max {
        return Err(Fault::client(
            "BadRequest",
            format!("Bucket tag count cannot be greater than {max}"),
        ));
    }
    for (at, (name, value)) in tags.iter().enumerate() {
        let invalid = |message: &str| {
            Err(Fault::client("InvalidTag", message)
                .with_field("TagKey", name.clone())
                .with_field("TagValue", value.clone()))
        };
        if plane::is_reserved_tag(name) {
            return invalid("System tags cannot be added/updated by requester");
        }
        if name.is_empty() || name.chars().count() > 128 || !name.chars().all(is_of_tags) {
            return invalid("The TagKey you have provided is invalid");
        }
        if value.chars().count() > 256 || !value.chars().all(is_of_tags) {
            return invalid("The TagValue you have provided is invalid");
        }
        if tags.iter().take(at).any(|(earlier, _)| earlier == name) {
            return invalid("Cannot provide multiple Tags with the same key");
        }
    }
    Ok(())
}
