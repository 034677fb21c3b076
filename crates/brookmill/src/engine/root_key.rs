//! The root key of encrypted streams: a file of 32 random bytes, beside the data or elsewhere.

use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use kinesis::RootKey;

const FILE: &str = "root.key";

/// The key in `key_file`, or the data directory's own, which is made on first use.
///
/// # Errors
/// A sentence that says which file is wrong and why.
pub fn load(directory: &Path, key_file: Option<&Path>) -> Result<RootKey, String> {
    let own = directory.join(FILE);
    let path = key_file.unwrap_or(&own);
    match std::fs::read(path) {
        Ok(bytes) => {
            let length = bytes.len();
            let key: [u8; 32] = bytes.try_into().map_err(|_| {
                format!(
                    "{}: a root key has 32 bytes, this file has {length}",
                    path.display()
                )
            })?;
            Ok(RootKey::new(key))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && key_file.is_none() => {
            make(directory, path)
        }
        Err(error) => Err(format!("{}: {error}", path.display())),
    }
}

/// Makes a key. It is durable before anything is encrypted with it.
fn make(directory: &Path, path: &Path) -> Result<RootKey, String> {
    let mut key = [0_u8; 32];
    getrandom::fill(&mut key).map_err(|error| format!("no randomness: {error}"))?;
    let aside = directory.join("root.key.new");
    let write = || -> std::io::Result<()> {
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&aside)?;
        file.write_all(&key)?;
        file.sync_all()?;
        std::fs::rename(&aside, path)?;
        std::fs::File::open(directory)?.sync_all()
    };
    write().map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(RootKey::new(key))
}
