//! The function's archive, as `cargo xtask package` makes it, but packed in no time.

use std::path::Path;

use bytes::Bytes;
use pipeline_package::archive::{Archive, Effort};

/// Zips a program. The same program gives the same archive.
///
/// # Errors
/// A sentence that names the file and says what is wrong.
pub fn zip(program: &Path) -> Result<Bytes, String> {
    let named = |error: String| format!("{}: {error}", program.display());
    let content = std::fs::read(program).map_err(|error| named(error.to_string()))?;
    let archive = Archive::of(&content, Effort::Fast).map_err(named)?;
    Ok(Bytes::from(archive.bytes))
}
