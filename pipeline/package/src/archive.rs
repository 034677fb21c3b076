//! The function's archive: its program as `bootstrap`, executable.

use std::io::{Cursor, Write};

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// How hard to compress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// At once; for a program that stays on this machine.
    Fast,
    /// As small as may be; for a program that is uploaded.
    Small,
}

/// An archive and its names.
#[derive(Debug, Clone)]
pub struct Archive {
    /// The zip.
    pub bytes: Vec<u8>,
    digest: [u8; 32],
}

impl Archive {
    /// Packs a program. The same program gives the same bytes: the entry has a fixed time, and
    /// nothing of the machine goes in.
    ///
    /// # Errors
    /// What the packer says.
    pub fn of(program: &[u8], effort: Effort) -> Result<Self, String> {
        let level = match effort {
            Effort::Fast => 1,
            Effort::Small => 9,
        };
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        // Without the mode Lambda could not start it.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(level))
            .last_modified_time(zip::DateTime::default())
            .unix_permissions(0o755);
        archive
            .start_file("bootstrap", options)
            .map_err(|error| error.to_string())?;
        archive
            .write_all(program)
            .map_err(|error| error.to_string())?;
        let bytes = archive
            .finish()
            .map_err(|error| error.to_string())?
            .into_inner();
        let digest = Sha256::digest(&bytes).into();
        Ok(Self { bytes, digest })
    }

    /// The SHA-256 in hexadecimal digits.
    #[must_use]
    pub fn hex(&self) -> String {
        self.digest
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// The SHA-256 as Lambda shows it (`CodeSha256`).
    #[must_use]
    pub fn code_sha256(&self) -> String {
        base64_simd::STANDARD.encode_to_string(self.digest)
    }

    /// The key in the bucket: a new one for new content, so that CloudFormation sees the change.
    #[must_use]
    pub fn key(&self) -> String {
        let hex: String = self.hex().chars().take(12).collect();
        format!("function/{hex}.zip")
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn the_same_program_gives_the_same_bytes_and_another_does_not() {
        let one = Archive::of(b"program", Effort::Small).unwrap();
        assert_eq!(
            one.bytes,
            Archive::of(b"program", Effort::Small).unwrap().bytes
        );
        let other = Archive::of(b"another", Effort::Small).unwrap();
        assert_ne!(one.key(), other.key());
    }

    #[test]
    fn it_holds_an_executable_bootstrap_and_nothing_of_today() {
        let archive = Archive::of(b"program", Effort::Fast).unwrap();
        let mut read = zip::ZipArchive::new(Cursor::new(archive.bytes)).unwrap();
        assert_eq!(read.len(), 1);
        let mut entry = read.by_name("bootstrap").unwrap();
        assert_eq!(entry.unix_mode().map(|mode| mode & 0o777), Some(0o755));
        assert_eq!(entry.last_modified().map(|time| time.year()), Some(1980));
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        assert_eq!(content, b"program");
    }

    #[test]
    fn its_names_come_from_the_same_hash() {
        let archive = Archive::of(b"program", Effort::Small).unwrap();
        assert_eq!(archive.hex().len(), 64);
        assert_eq!(
            archive.key(),
            format!("function/{}.zip", &archive.hex()[..12])
        );
        assert_eq!(archive.code_sha256().len(), 44);
    }
}
