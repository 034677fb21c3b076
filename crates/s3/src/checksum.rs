//! Checksums of objects. See "Checking object integrity" in the Amazon S3 User Guide.

use crc_fast::{CrcAlgorithm, Digest as CrcDigest};
use md5::Digest as _;
use md5::Md5;
use serde::{Deserialize, Serialize};
use sha1::Sha1;
use sha2::{Sha256, Sha512};
use wire::Fault;

use crate::faults;

/// A checksum algorithm that S3 and this engine know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Algorithm {
    /// CRC-32 (ISO-HDLC).
    Crc32,
    /// CRC-32C (Castagnoli).
    Crc32c,
    /// CRC-64/NVME: S3's own choice where the client makes none.
    Crc64Nvme,
    /// SHA-1.
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-512.
    Sha512,
}

impl Algorithm {
    /// Name in the API, e.g. `CRC64NVME`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Crc32 => "CRC32",
            Self::Crc32c => "CRC32C",
            Self::Crc64Nvme => "CRC64NVME",
            Self::Sha1 => "SHA1",
            Self::Sha256 => "SHA256",
            Self::Sha512 => "SHA512",
        }
    }

    /// From its name in the API.
    ///
    /// # Errors
    /// `NotImplemented` for algorithms that S3 knows and we do not, `InvalidRequest` otherwise.
    pub fn parse(name: &str) -> Result<Self, Fault> {
        let known = [
            Self::Crc32,
            Self::Crc32c,
            Self::Crc64Nvme,
            Self::Sha1,
            Self::Sha256,
            Self::Sha512,
        ];
        if let Some(found) = known.into_iter().find(|known| known.name() == name) {
            return Ok(found);
        }
        match name {
            "MD5" | "XXHASH3" | "XXHASH64" | "XXHASH128" => Err(faults::not_supported(&format!(
                "The checksum algorithm {name}"
            ))),
            _ => Err(faults::invalid_request(
                "Checksum algorithm provided is unsupported. Please try again with any of the \
                 valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256, SHA512]",
            )),
        }
    }

    /// The algorithm of the trailer `x-amz-checksum-…`.
    pub fn of_trailer(name: &str) -> Option<Self> {
        match name.strip_prefix("x-amz-checksum-")? {
            "crc32" => Some(Self::Crc32),
            "crc32c" => Some(Self::Crc32c),
            "crc64nvme" => Some(Self::Crc64Nvme),
            "sha1" => Some(Self::Sha1),
            "sha256" => Some(Self::Sha256),
            "sha512" => Some(Self::Sha512),
            _ => None,
        }
    }

    /// Length of the checksum in bytes.
    fn length(self) -> usize {
        match self {
            Self::Crc32 | Self::Crc32c => 4,
            Self::Crc64Nvme => 8,
            Self::Sha1 => 20,
            Self::Sha256 => 32,
            Self::Sha512 => 64,
        }
    }
}

/// A checksum over running data.
pub enum Running {
    /// One of the CRCs.
    Crc(Algorithm, Box<CrcDigest>),
    /// SHA-1.
    Sha1(Box<Sha1>),
    /// SHA-256.
    Sha256(Box<Sha256>),
    /// SHA-512.
    Sha512(Box<Sha512>),
}

impl Running {
    /// Nothing summed up yet.
    pub fn new(algorithm: Algorithm) -> Self {
        let crc = |kind| Self::Crc(algorithm, Box::new(CrcDigest::new(kind)));
        match algorithm {
            Algorithm::Crc32 => crc(CrcAlgorithm::Crc32IsoHdlc),
            Algorithm::Crc32c => crc(CrcAlgorithm::Crc32Iscsi),
            Algorithm::Crc64Nvme => crc(CrcAlgorithm::Crc64Nvme),
            Algorithm::Sha1 => Self::Sha1(Box::default()),
            Algorithm::Sha256 => Self::Sha256(Box::default()),
            Algorithm::Sha512 => Self::Sha512(Box::default()),
        }
    }

    /// Sums up more data.
    pub fn update(&mut self, data: &[u8]) {
        match self {
            Self::Crc(_, digest) => digest.update(data),
            Self::Sha1(digest) => digest.update(data),
            Self::Sha256(digest) => digest.update(data),
            Self::Sha512(digest) => digest.update(data),
        }
    }

    /// The checksum as the API writes it: base64 of its big-endian bytes.
    pub fn finish(self) -> String {
        match self {
            Self::Crc(Algorithm::Crc64Nvme, digest) => base64(&digest.finalize().to_be_bytes()),
            Self::Crc(_, digest) => {
                // The value has 32 bits; the digest returns it in 64.
                base64(&digest.finalize().to_be_bytes()[4..])
            }
            Self::Sha1(digest) => base64(&digest.finalize()),
            Self::Sha256(digest) => base64(&digest.finalize()),
            Self::Sha512(digest) => base64(&digest.finalize()),
        }
    }
}

/// Bytes in base64.
pub fn base64(bytes: &[u8]) -> String {
    base64_simd::STANDARD.encode_to_string(bytes)
}

/// The checksum that a request declares; its algorithm alone where the value follows in a trailer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// The algorithm.
    pub algorithm: Algorithm,
    /// The value, if the headers have it already.
    pub value: Option<String>,
}

/// The values of a request's checksum members.
#[derive(Default)]
pub struct Members<'a> {
    /// `x-amz-sdk-checksum-algorithm`
    pub algorithm: Option<&'a str>,
    /// Each algorithm with the value of its member.
    pub values: [(Option<&'a str>, Option<Algorithm>, &'static str); 10],
}

impl Members<'_> {
    /// What a request with data declares; `trailers` are the names of those that follow the data,
    /// where the value may be.
    ///
    /// # Errors
    /// As [`Members::declared`]; `InvalidRequest` where `x-amz-sdk-checksum-algorithm` names
    /// another algorithm than the checksum has, or there is none.
    pub fn declared_before(&self, trailers: &[String]) -> Result<Option<Declared>, Fault> {
        let declared = self.declared()?;
        let Some(name) = self.algorithm else {
            return Ok(declared);
        };
        let invalid =
            || faults::invalid_request("Value for x-amz-sdk-checksum-algorithm header is invalid.");
        let named = match Algorithm::parse(&name.to_ascii_uppercase()) {
            Ok(named) => named,
            Err(fault) if fault.code == "InvalidRequest" => return Err(invalid()),
            Err(fault) => return Err(fault),
        };
        let mut following = trailers
            .iter()
            .filter_map(|name| Algorithm::of_trailer(name));
        match declared {
            Some(declared) if declared.algorithm == named => Ok(Some(declared)),
            Some(_) => Err(invalid()),
            None => match following.next() {
                Some(found) if found == named => Ok(Some(Declared {
                    algorithm: named,
                    value: None,
                })),
                Some(_) => Err(invalid()),
                None => Err(faults::invalid_request(
                    "x-amz-sdk-checksum-algorithm specified, but no corresponding \
                     x-amz-checksum-* or x-amz-trailer headers were found.",
                )),
            },
        }
    }

    /// What the request declares.
    ///
    /// # Errors
    /// `InvalidRequest` for more than one checksum or a malformed one, `NotImplemented` for an
    /// algorithm that is not supported.
    pub fn declared(&self) -> Result<Option<Declared>, Fault> {
        let mut given = self
            .values
            .iter()
            .filter_map(|(value, algorithm, name)| value.map(|value| (value, *algorithm, *name)));
        let Some((value, algorithm, name)) = given.next() else {
            return Ok(None);
        };
        if given.next().is_some() {
            return Err(faults::invalid_request(
                "Expecting a single x-amz-checksum- header. Multiple checksum Types are not \
                 allowed.",
            ));
        }
        let Some(algorithm) = algorithm else {
            return Err(faults::not_supported(&format!("The header {name}")));
        };
        let decoded = base64_simd::STANDARD.decode_to_vec(value);
        if !decoded.is_ok_and(|bytes| bytes.len() == algorithm.length()) {
            return Err(faults::invalid_request(format!(
                "Value for {name} header is invalid."
            )));
        }
        Ok(Some(Declared {
            algorithm,
            value: Some(value.to_owned()),
        }))
    }
}

/// The checksum members of an input, for [`Members::declared`].
#[macro_export]
#[doc(hidden)]
macro_rules! checksum_members {
    ($input:expr, $algorithm:expr) => {{
        use $crate::checksum::Algorithm;
        let input = &$input;
        $crate::checksum::Members {
            algorithm: $algorithm,
            values: [
                (
                    input.checksum_crc32.as_deref(),
                    Some(Algorithm::Crc32),
                    "x-amz-checksum-crc32",
                ),
                (
                    input.checksum_crc32c.as_deref(),
                    Some(Algorithm::Crc32c),
                    "x-amz-checksum-crc32c",
                ),
                (
                    input.checksum_crc64nvme.as_deref(),
                    Some(Algorithm::Crc64Nvme),
                    "x-amz-checksum-crc64nvme",
                ),
                (
                    input.checksum_sha1.as_deref(),
                    Some(Algorithm::Sha1),
                    "x-amz-checksum-sha1",
                ),
                (
                    input.checksum_sha256.as_deref(),
                    Some(Algorithm::Sha256),
                    "x-amz-checksum-sha256",
                ),
                (
                    input.checksum_sha512.as_deref(),
                    Some(Algorithm::Sha512),
                    "x-amz-checksum-sha512",
                ),
                (input.checksum_md5.as_deref(), None, "x-amz-checksum-md5"),
                (
                    input.checksum_xxhash64.as_deref(),
                    None,
                    "x-amz-checksum-xxhash64",
                ),
                (
                    input.checksum_xxhash3.as_deref(),
                    None,
                    "x-amz-checksum-xxhash3",
                ),
                (
                    input.checksum_xxhash128.as_deref(),
                    None,
                    "x-amz-checksum-xxhash128",
                ),
            ],
        }
    }};
}

/// Puts a stored checksum into an output's member for its algorithm.
#[macro_export]
#[doc(hidden)]
macro_rules! answer_checksum {
    ($output:expr, $checksum:expr) => {{
        use $crate::checksum::Algorithm;
        let output = &mut $output;
        let value = Some($checksum.value.clone());
        match $checksum.algorithm {
            Algorithm::Crc32 => output.checksum_crc32 = value,
            Algorithm::Crc32c => output.checksum_crc32c = value,
            Algorithm::Crc64Nvme => output.checksum_crc64nvme = value,
            Algorithm::Sha1 => output.checksum_sha1 = value,
            Algorithm::Sha256 => output.checksum_sha256 = value,
            Algorithm::Sha512 => output.checksum_sha512 = value,
        }
    }};
}

/// The fault for data that has not the declared checksum.
pub fn mismatch(algorithm: Algorithm) -> Fault {
    Fault::client(
        "BadDigest",
        format!(
            "The {} you specified did not match the calculated checksum.",
            algorithm.name()
        ),
    )
}

/// The fault for a checksum type that S3 does not know.
pub fn invalid_type() -> Fault {
    faults::invalid_request("Value for x-amz-checksum-type header is invalid.")
}

/// MD5 of data under way, for ETags and `Content-MD5`.
pub type RunningMd5 = Md5;

#[cfg(test)]
mod tests {
    use super::{Algorithm, Running};

    #[test]
    fn check_values_of_the_algorithms() {
        // The catalogue's check value of each CRC is that of the digits 1 to 9.
        for (algorithm, expected) in [
            (Algorithm::Crc32, "y/Q5Jg=="),
            (Algorithm::Crc32c, "4waSgw=="),
            (Algorithm::Crc64Nvme, "rosUhgp5mIg="),
            (Algorithm::Sha1, "98O8HYCOBHMq32eZZczDTKeuNEE="),
            (
                Algorithm::Sha256,
                "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=",
            ),
        ] {
            let mut running = Running::new(algorithm);
            running.update(b"1234");
            running.update(b"56789");
            let sum = running.finish();
            assert_eq!(sum, expected, "{}", algorithm.name());
        }
    }
}
