//! The root key of encrypted streams: a file of 32 random bytes, beside the data or elsewhere.

use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use kinesis::{KeyedStream, RootKey};

const FILE: &str = "root.key";

/// The key in `key_file`, or the data directory's own, which is made on first use. It must be the
/// one under which these streams were encrypted.
///
/// # Errors
/// A sentence that says which file is wrong and why.
pub fn load(
    directory: &Path,
    key_file: Option<&Path>,
    streams: &[KeyedStream],
) -> Result<RootKey, String> {
    let own = directory.join(FILE);
    let path = key_file.unwrap_or(&own);
    let key = read(directory, path, key_file, streams)?;
    check(&key, path, streams)?;
    Ok(key)
}

/// That a key opens what is there. One that opens a part was made anew when the first was lost; what
/// has been encrypted since is served.
fn check(key: &RootKey, path: &Path, streams: &[KeyedStream]) -> Result<(), String> {
    let foreign: Vec<_> = streams.iter().filter(|one| !one.opens_with(key)).collect();
    if foreign.is_empty() {
        return Ok(());
    }
    if foreign.len() == streams.len() {
        return Err(format!(
            "{} is not the root key under which {} encrypted. Put back that one, or name it with \
             --key-file",
            path.display(),
            named(streams)
        ));
    }
    for one in foreign {
        let (stream, path) = (one.name(), path.display());
        tracing::error!(
            stream,
            "{path} is not the root key under which this stream was encrypted: it cannot be read"
        );
    }
    Ok(())
}

/// "the stream a is", or "the stream a and 2 more are".
fn named(streams: &[KeyedStream]) -> String {
    let first = streams.first().map(KeyedStream::name).unwrap_or_default();
    match streams.len().saturating_sub(1) {
        0 => format!("the stream {first} is"),
        more => format!("the stream {first} and {more} more are"),
    }
}

fn read(
    directory: &Path,
    path: &Path,
    key_file: Option<&Path>,
    streams: &[KeyedStream],
) -> Result<RootKey, String> {
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
            if streams.is_empty() {
                return make(directory, path);
            }
            Err(format!(
                "{} is missing: {} encrypted under it. Put it back, or name the root key with \
                 --key-file",
                path.display(),
                named(streams)
            ))
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
