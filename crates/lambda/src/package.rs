//! Archives of code: checked at deployment, unpacked at first use.
//!
//! Limits are those of "Lambda quotas" in the AWS Lambda Developer Guide.

use std::fs;
use std::io::{self, Cursor, Read, Write};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Component, Path, PathBuf};

use bytes::Bytes;
use wire::Fault;
use zip::ZipArchive;

use crate::elf;
use crate::faults::{invalid, too_large};
use crate::row::Settings;
use crate::runtimes;

/// Bytes an uploaded archive may have.
pub(crate) const ZIPPED_BYTES_MAX: usize = 52_428_800;

/// Bytes its files may have in all.
const UNZIPPED_BYTES_MAX: u64 = 262_144_000;

/// Files and directories an archive may hold. Not a limit of Lambda's; it bounds the work.
const ENTRIES_MAX: usize = 100_000;

/// The architecture this engine, and with it every native function, runs on.
const HOST_ARCHITECTURE: &str = if cfg!(target_arch = "aarch64") {
    "arm64"
} else {
    "x86_64"
};

fn broken() -> Fault {
    invalid("Could not unzip uploaded file. Please check your file, then try to upload again.")
}

fn too_large_unzipped() -> Fault {
    invalid(format!(
        "Unzipped size must be smaller than {UNZIPPED_BYTES_MAX} bytes"
    ))
}

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

fn open(zip: &Bytes) -> Result<Archive<'_>, Fault> {
    let archive = ZipArchive::new(Cursor::new(zip.as_ref())).map_err(|_| broken())?;
    if archive.len() > ENTRIES_MAX {
        return Err(invalid(format!(
            "The archive holds more than {ENTRIES_MAX} files"
        )));
    }
    Ok(archive)
}

/// Checks an archive before it is accepted: that it unpacks within its limits, and that a native
/// `bootstrap` can run here.
pub(crate) fn check(zip: &Bytes, settings: &Settings) -> Result<(), Fault> {
    check_within(zip, settings, UNZIPPED_BYTES_MAX)
}

fn check_within(zip: &Bytes, settings: &Settings, unzipped_max: u64) -> Result<(), Fault> {
    if zip.len() > ZIPPED_BYTES_MAX {
        return Err(too_large(
            "RequestEntityTooLargeException",
            format!("Zipped size must be smaller than {ZIPPED_BYTES_MAX} bytes"),
        ));
    }
    let mut archive = open(zip)?;
    let mut left = unzipped_max;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|_| broken())?;
        place(entry.name()).ok_or_else(broken)?;
        let bootstrap = entry.name() == "bootstrap" && runtimes::is_custom(&settings.runtime);
        let mut content = Vec::new();
        let mut limited = entry.by_ref().take(left + 1);
        let read = if bootstrap {
            limited
                .read_to_end(&mut content)
                .map(|length| length as u64)
        } else {
            io::copy(&mut limited, &mut io::sink())
        };
        let read = read.map_err(|_| broken())?;
        left = left.checked_sub(read).ok_or_else(too_large_unzipped)?;
        if bootstrap {
            check_executable(&content, &settings.architecture)?;
        }
    }
    Ok(())
}

/// Refuses a native program that this host cannot run, with what would help.
fn check_executable(file: &[u8], declared: &str) -> Result<(), Fault> {
    // A script is run by what its first line names.
    let Some(needs) = elf::read(file) else {
        return Ok(());
    };
    let machine = &needs.machine;
    if machine != declared {
        return Err(invalid(format!(
            "The executable bootstrap is built for {machine}, but the function's architecture is \
             {declared}. Build it for {declared}, or set Architectures to [{machine}]."
        )));
    }
    if machine != HOST_ARCHITECTURE {
        return Err(invalid(format!(
            "The executable bootstrap is built for {machine}, but Brookmill runs on \
             {HOST_ARCHITECTURE} here and does not emulate. Build it for {HOST_ARCHITECTURE}."
        )));
    }
    if let Some(loader) = needs.loader.filter(|loader| !Path::new(loader).exists()) {
        return Err(invalid(format!(
            "The executable bootstrap needs the loader {loader}, which this machine does not have. \
             Link it statically, or build it against this machine's C library."
        )));
    }
    if let (Some((major, minor)), Some(here)) = (needs.glibc, sandbox::glibc_version())
        && (major, minor) > here
    {
        return Err(invalid(format!(
            "The executable bootstrap needs glibc {major}.{minor}, but this machine has glibc \
             {}.{}. Build it on this machine or an older one, or link it statically (target \
             {HOST_TARGET}-unknown-linux-musl).",
            here.0, here.1
        )));
    }
    Ok(())
}

const HOST_TARGET: &str = if cfg!(target_arch = "aarch64") {
    "aarch64"
} else {
    "x86_64"
};

/// Where an entry goes below the code's directory; none if that would be outside it.
fn place(name: &str) -> Option<PathBuf> {
    let mut path = PathBuf::new();
    for component in Path::new(name).components() {
        match component {
            Component::Normal(part) => path.push(part),
            Component::CurDir => {}
            _ => return None,
        }
    }
    (!name.contains('\0')).then_some(path)
}

/// Unpacks an archive that was checked into a new directory, readable for every user.
pub(crate) fn unpack(zip: &Bytes, directory: &Path) -> io::Result<()> {
    let bad = |_| io::Error::other("the stored archive is damaged");
    let mut archive = open(zip).map_err(|fault| io::Error::other(fault.message))?;
    make_dir(directory)?;
    let mut links = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(bad)?;
        let Some(inside) = place(entry.name()) else {
            continue;
        };
        let path = directory.join(inside);
        if entry.is_dir() {
            make_dirs(directory, &path)?;
            continue;
        }
        if let Some(parent) = path.parent() {
            make_dirs(directory, parent)?;
        }
        if entry.is_symlink() {
            let mut target = String::new();
            entry.by_ref().take(4096).read_to_string(&mut target)?;
            links.push((target, path));
            continue;
        }
        let executable = entry.unix_mode().is_some_and(|mode| mode & 0o111 != 0);
        let mut file = fs::File::create(&path)?;
        io::copy(&mut entry.by_ref().take(UNZIPPED_BYTES_MAX), &mut file)?;
        file.flush()?;
        let mode = if executable { 0o755 } else { 0o644 };
        file.set_permissions(fs::Permissions::from_mode(mode))?;
    }
    // Last, so that no file is ever written through one of them.
    for (target, path) in links {
        symlink(target, path)?;
    }
    Ok(())
}

fn make_dirs(root: &Path, path: &Path) -> io::Result<()> {
    let Ok(inside) = path.strip_prefix(root) else {
        return Ok(());
    };
    let mut at = root.to_owned();
    for component in inside.components() {
        at.push(component);
        make_dir(&at)?;
    }
    Ok(())
}

fn make_dir(path: &Path) -> io::Result<()> {
    match fs::create_dir(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
        // Whatever the engine's umask is: the function runs under a user of its own.
        Ok(()) => fs::set_permissions(path, fs::Permissions::from_mode(0o755)),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use std::io::Write;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    /// An archive of (name, mode, content).
    pub(crate) fn zip_of(files: &[(&str, u32, &[u8])]) -> Bytes {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, mode, content) in files {
            // Compressing a whole program takes seconds in a debug build.
            let method = if content.len() > 1 << 20 {
                zip::CompressionMethod::Stored
            } else {
                zip::CompressionMethod::Deflated
            };
            let options = SimpleFileOptions::default()
                .compression_method(method)
                .unix_permissions(*mode);
            writer.start_file(*name, options).unwrap();
            writer.write_all(content).unwrap();
        }
        Bytes::from(writer.finish().unwrap().into_inner())
    }

    fn settings(runtime: &str) -> Settings {
        Settings {
            runtime: runtime.into(),
            role: String::new(),
            handler: None,
            description: String::new(),
            timeout_s: 3,
            memory_mb: 128,
            tmp_mb: 512,
            architecture: HOST_ARCHITECTURE.into(),
            variables: None,
            log_group: String::new(),
            json_log: None,
        }
    }

    #[test]
    fn an_archive_is_checked_and_unpacked() {
        let this = fs::read("/proc/self/exe").unwrap();
        let zip = zip_of(&[
            ("bootstrap", 0o755, &this),
            ("lib/data.txt", 0o644, b"data"),
        ]);
        check(&zip, &settings("provided.al2023")).unwrap();
        let directory = tempfile::tempdir().unwrap();
        let code = directory.path().join("code");
        unpack(&zip, &code).unwrap();
        let mode = |name: &str| fs::metadata(code.join(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode("bootstrap"), 0o755);
        assert_eq!(mode("lib"), 0o755);
        assert_eq!(mode("lib/data.txt"), 0o644);
        assert_eq!(fs::read(code.join("lib/data.txt")).unwrap(), b"data");
    }

    #[test]
    fn what_cannot_run_here_is_refused_with_advice() {
        let mut other = fs::read("/proc/self/exe").unwrap();
        let (number, name) = if HOST_ARCHITECTURE == "x86_64" {
            (183, "arm64")
        } else {
            (62, "x86_64")
        };
        other[18] = number;
        let zip = zip_of(&[("bootstrap", 0o755, &other)]);
        let message = check(&zip, &settings("provided.al2023"))
            .unwrap_err()
            .message;
        assert_eq!(
            message,
            format!(
                "The executable bootstrap is built for {name}, but the function's architecture is \
                 {HOST_ARCHITECTURE}. Build it for {HOST_ARCHITECTURE}, or set Architectures to \
                 [{name}]."
            )
        );
        let mut both = settings("provided.al2023");
        both.architecture = name.into();
        assert!(
            check(&zip, &both)
                .unwrap_err()
                .message
                .contains("does not emulate")
        );
        // Another runtime does not start it.
        assert!(check(&zip, &settings("python3.11")).is_ok());
    }

    #[test]
    fn broken_archives_are_refused_in_lambdas_words() {
        let fault = check(&Bytes::from_static(b"no zip"), &settings("python3.11")).unwrap_err();
        assert_eq!(
            fault.message,
            "Could not unzip uploaded file. Please check your file, then try to upload again."
        );
        let zip = zip_of(&[("../out", 0o644, b"x")]);
        assert!(check(&zip, &settings("python3.11")).is_err());
        let whole = zip_of(&[("a", 0o644, &[7; 1000])]);
        let cut = whole.slice(..whole.len() / 2);
        assert!(check(&cut, &settings("python3.11")).is_err());
    }

    #[test]
    fn a_bomb_is_refused() {
        let zip = zip_of(&[("a", 0o644, &[0; 60_000]), ("b", 0o644, &[0; 60_000])]);
        assert!(zip.len() < 1000);
        let settings = settings("python3.11");
        check_within(&zip, &settings, 120_000).unwrap();
        let fault = check_within(&zip, &settings, 119_999).unwrap_err();
        assert_eq!(
            fault.message,
            "Unzipped size must be smaller than 262144000 bytes"
        );
    }
}
