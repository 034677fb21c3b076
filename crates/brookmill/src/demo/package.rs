//! The function's archive: its program as `bootstrap`, executable.

use std::io::{Cursor, Write};
use std::path::Path;

use bytes::Bytes;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Zips a program. The same program gives the same archive.
///
/// # Errors
/// A sentence that names the file and says what is wrong.
pub fn zip(program: &Path) -> Result<Bytes, String> {
    let content =
        std::fs::read(program).map_err(|error| format!("{}: {error}", program.display()))?;
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(1))
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o755);
    archive
        .start_file("bootstrap", options)
        .map_err(|error| error.to_string())
        .and_then(|()| {
            archive
                .write_all(&content)
                .map_err(|error| error.to_string())
        })
        .map_err(|error| format!("zipping {}: {error}", program.display()))?;
    let written = archive.finish().map_err(|error| error.to_string())?;
    Ok(Bytes::from(written.into_inner()))
}
