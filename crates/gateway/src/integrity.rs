//! What a request says of the bytes of its body, in headers and trailers. See "Checking object
//! integrity for data uploads in Amazon S3" in the Amazon S3 User Guide.
//!
//! Objects' data streams past this: S3 itself checks it.

use crc_fast::{CrcAlgorithm, checksum};
use http::HeaderMap;
use md5::{Digest as _, Md5};
use sha1::Sha1;
use sha2::{Sha256, Sha512};
use wire::schema::Location;
use wire::{Fault, OperationMeta};

const PREFIX: &str = "x-amz-checksum-";
/// What begins as checksums do and is none.
const NO_CHECKSUMS: [&str; 3] = ["algorithm", "mode", "type"];
/// The operations that S3 refuses without one.
const NEED_ONE: [&str; 1] = ["DeleteObjects"];

/// Checks a body, read whole, against `Content-MD5` and the checksum that the request gives.
///
/// # Errors
/// `InvalidDigest`, `InvalidRequest`, `NotImplemented`, and `BadDigest` for another body.
pub fn check(
    meta: &OperationMeta,
    headers: &HeaderMap,
    trailers: &[(String, String)],
    body: &[u8],
) -> Result<(), Fault> {
    let md5 = headers
        .get("content-md5")
        .map(|value| value.to_str().unwrap_or_default());
    if let Some(value) = md5 {
        check_md5(value, body)?;
    }
    let headers = headers
        .iter()
        .filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)));
    let trailers = trailers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    let mut given = headers.chain(trailers).filter_map(|(name, value)| {
        let algorithm = name.strip_prefix(PREFIX)?;
        let counts = !NO_CHECKSUMS.contains(&algorithm) && !is_member(meta, name);
        counts.then_some((algorithm, value))
    });
    let Some((algorithm, value)) = given.next() else {
        return if md5.is_none() && NEED_ONE.contains(&meta.name) {
            Err(invalid(
                "Missing required header for this request: Content-MD5 OR x-amz-checksum-*",
            ))
        } else {
            Ok(())
        };
    };
    if given.next().is_some() {
        return Err(invalid(
            "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.",
        ));
    }
    let computed = digest(algorithm, body).ok_or_else(|| {
        Fault::client(
            "NotImplemented",
            format!("The header {PREFIX}{algorithm} is not supported by Brookmill."),
        )
        .with_status(501)
    })?;
    match base64_simd::STANDARD.decode_to_vec(value) {
        Ok(wanted) if wanted == computed => Ok(()),
        Ok(wanted) if wanted.len() == computed.len() => Err(Fault::client(
            "BadDigest",
            format!(
                "The {} you specified did not match the calculated checksum.",
                algorithm.to_uppercase()
            ),
        )),
        _ => Err(invalid(format!(
            "Value for {PREFIX}{algorithm} header is invalid."
        ))),
    }
}

/// Whether the header means something else to the operation: a completed upload's object.
fn is_member(meta: &OperationMeta, header: &str) -> bool {
    meta.input.members.iter().any(|member| {
        member.location == Location::Header && member.wire.eq_ignore_ascii_case(header)
    })
}

fn check_md5(value: &str, body: &[u8]) -> Result<(), Fault> {
    let wanted = base64_simd::STANDARD.decode_to_vec(value).ok();
    let computed = Md5::digest(body);
    match wanted {
        Some(wanted) if wanted == computed.as_slice() => Ok(()),
        Some(wanted) if wanted.len() == computed.len() => Err(Fault::client(
            "BadDigest",
            "The Content-MD5 you specified did not match what we received.",
        )
        .with_field("ExpectedDigest", value)
        .with_field(
            "CalculatedDigest",
            base64_simd::STANDARD.encode_to_string(computed),
        )),
        _ => Err(Fault::client(
            "InvalidDigest",
            "The Content-MD5 you specified was invalid.",
        )
        .with_field("Content-MD5", value)),
    }
}

fn invalid(message: impl Into<String>) -> Fault {
    Fault::client("InvalidRequest", message.into())
}

/// The checksum of a body; `None` for algorithms that are not known here.
fn digest(algorithm: &str, body: &[u8]) -> Option<Vec<u8>> {
    let crc = |kind, bytes: usize| {
        let value = checksum(kind, body).to_be_bytes();
        value.get(value.len() - bytes..).map(<[u8]>::to_vec)
    };
    match algorithm {
        "crc32" => crc(CrcAlgorithm::Crc32IsoHdlc, 4),
        "crc32c" => crc(CrcAlgorithm::Crc32Iscsi, 4),
        "crc64nvme" => crc(CrcAlgorithm::Crc64Nvme, 8),
        "sha1" => Some(Sha1::digest(body).to_vec()),
        "sha256" => Some(Sha256::digest(body).to_vec()),
        "sha512" => Some(Sha512::digest(body).to_vec()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderName, HeaderValue};
    use wire::Operation as _;

    use super::check;

    /// The code of the refusal, if there is one, of `<Delete/>` or `{}` with one header.
    fn refusal(meta: &wire::OperationMeta, headers: &[(&'static str, &'static str)]) -> String {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            let name = HeaderName::from_static(name);
            map.insert(name, HeaderValue::from_static(value));
        }
        let outcome = check(meta, &map, &[], b"123456789");
        outcome.map_or_else(|fault| fault.code.into_owned(), |()| String::new())
    }

    #[test]
    fn a_body_is_what_its_headers_say() {
        let policy = model::s3::PutBucketPolicy::META;
        for (header, value, expected) in [
            ("content-md5", "JfnnlDI7RTiF9RgfGxYqOg==", "BadDigest"),
            ("content-md5", "JfnnlDI7RTiF9RgfG2JNCw==", ""),
            ("content-md5", "", "InvalidDigest"),
            ("content-md5", "abc", "InvalidDigest"),
            ("x-amz-checksum-crc32", "y/Q5Jg==", ""),
            ("x-amz-checksum-crc32", "y/Q5Jw==", "BadDigest"),
            ("x-amz-checksum-crc32", "y/Q5", "InvalidRequest"),
            ("x-amz-checksum-crc32c", "4waSgw==", ""),
            ("x-amz-checksum-crc64nvme", "rosUhgp5mIg=", ""),
            ("x-amz-checksum-sha1", "98O8HYCOBHMq32eZZczDTKeuNEE=", ""),
            (
                "x-amz-checksum-sha256",
                "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=",
                "",
            ),
            ("x-amz-checksum-xxhash3", "AAAAAAAAAAA=", "NotImplemented"),
        ] {
            let found = refusal(policy, &[(header, value)]);
            assert_eq!(found, expected, "{header}: {value}");
        }
        let two = [
            ("x-amz-checksum-crc32", "y/Q5Jg=="),
            ("x-amz-checksum-crc32c", "4waSgw=="),
        ];
        assert_eq!(refusal(policy, &two), "InvalidRequest");
        assert_eq!(refusal(policy, &[]), "");
    }

    #[test]
    fn some_must_say_something() {
        let delete = model::s3::DeleteObjects::META;
        assert_eq!(refusal(delete, &[]), "InvalidRequest");
        assert_eq!(
            refusal(delete, &[("content-md5", "JfnnlDI7RTiF9RgfG2JNCw==")]),
            ""
        );
    }

    #[test]
    fn a_completed_uploads_checksum_is_not_the_bodys() {
        let complete = model::s3::CompleteMultipartUpload::META;
        assert_eq!(
            refusal(complete, &[("x-amz-checksum-crc32", "AAAAAA==")]),
            ""
        );
    }
}
