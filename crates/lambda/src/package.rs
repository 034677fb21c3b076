//! Archives of code: checked at deployment, unpacked at first use.
//!
//! Limits are those of "Lambda quotas" in the AWS Lambda Developer Guide.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Cursor, Read, Write};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

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

/// Bytes of a file's name, of its whole path with room for where it is unpacked, and of where a
/// symbolic link points, as Linux has them.
const NAME_BYTES_MAX: usize = 255;
const PATH_BYTES_MAX: usize = 3072;
const LINK_BYTES_MAX: u64 = 4095;

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

fn too_many() -> Fault {
    invalid(format!(
        "The archive holds more than {ENTRIES_MAX} files and directories"
    ))
}

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

fn open(zip: &Bytes) -> Result<Archive<'_>, Fault> {
    let archive = ZipArchive::new(Cursor::new(zip.as_ref())).map_err(|_| broken())?;
    if archive.len() > ENTRIES_MAX {
        return Err(too_many());
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
    let mut tree = Tree::default();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|_| broken())?;
        let place = place(entry.name()).ok_or_else(broken)?;
        if entry.is_symlink() {
            target(&mut entry).map_err(|_| broken())?;
            tree.add(&place, true)?;
            continue;
        }
        tree.add(&place, !entry.is_dir())?;
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

/// An archive's files and directories, as they would be: by the number of what they are in and their
/// name, with their own number and whether they are files. The root's number is 0.
#[derive(Default)]
struct Tree(HashMap<(usize, OsString), (usize, bool)>);

impl Tree {
    /// Refuses what cannot be unpacked: two files of one name, something that is a file and a
    /// directory, and too many of both.
    fn add(&mut self, place: &Path, is_file: bool) -> Result<(), Fault> {
        let mut within = 0;
        let mut names = place.iter().peekable();
        if is_file && names.peek().is_none() {
            return Err(broken());
        }
        while let Some(name) = names.next() {
            let is_file = is_file && names.peek().is_none();
            let number = self.0.len() + 1;
            within = match self.0.entry((within, name.to_owned())) {
                Entry::Vacant(_) if number > ENTRIES_MAX => return Err(too_many()),
                Entry::Vacant(vacant) => vacant.insert((number, is_file)).0,
                Entry::Occupied(taken) => match *taken.get() {
                    (number, false) if !is_file => number,
                    _ => return Err(broken()),
                },
            };
        }
        Ok(())
    }
}

/// Where a symbolic link points.
fn target(entry: &mut impl Read) -> io::Result<String> {
    let mut target = String::new();
    entry.take(LINK_BYTES_MAX + 1).read_to_string(&mut target)?;
    let fits = !target.is_empty() && target.len() as u64 <= LINK_BYTES_MAX;
    if fits && !target.contains('\0') {
        Ok(target)
    } else {
        Err(io::Error::other("a symbolic link points nowhere"))
    }
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
            Component::Normal(part) if part.len() <= NAME_BYTES_MAX => path.push(part),
            Component::CurDir => {}
            _ => return None,
        }
    }
    let fits = path.as_os_str().len() <= PATH_BYTES_MAX;
    (fits && !name.contains('\0')).then_some(path)
}

/// Unpacks an archive that was checked into a new directory. Who may read and run a file there is
/// whom the archive lets: as on AWS, the function is neither its owner nor of its group.
/// Given up as soon as `stops`.
pub(crate) fn unpack(zip: &Bytes, directory: &Path, stops: &AtomicBool) -> io::Result<()> {
    let bad = |_| io::Error::other("the stored archive is damaged");
    let mut archive = open(zip).map_err(|fault| io::Error::other(fault.message))?;
    make_dir(directory)?;
    let (mut links, mut directories) = (Vec::new(), Vec::new());
    for index in 0..archive.len() {
        if stops.load(Ordering::Relaxed) {
            return Err(io::Error::other("the engine is stopping"));
        }
        let mut entry = archive.by_index(index).map_err(bad)?;
        let Some(inside) = place(entry.name()) else {
            continue;
        };
        let path = directory.join(inside);
        let others = others(zip, entry.unix_mode(), entry.central_header_start());
        if entry.is_dir() {
            make_dirs(directory, &path)?;
            directories.push((path, others.unwrap_or(0o5)));
            continue;
        }
        if let Some(parent) = path.parent() {
            make_dirs(directory, parent)?;
        }
        if entry.is_symlink() {
            links.push((target(&mut entry)?, path));
            continue;
        }
        let mut file = fs::File::create(&path)?;
        io::copy(&mut entry.by_ref().take(UNZIPPED_BYTES_MAX), &mut file)?;
        file.flush()?;
        file.set_permissions(for_everybody(others.unwrap_or(0o4)))?;
    }
    // Last, so that no file is ever written through one of them.
    for (target, path) in links {
        symlink(target, path)?;
    }
    // After what is in them, from the innermost on: they may be closed to the engine, too.
    directories.sort_unstable_by(|(one, _), (other, _)| other.cmp(one));
    for (path, others) in directories {
        if path != directory {
            fs::set_permissions(path, for_everybody(others))?;
        }
    }
    Ok(())
}

/// Whether others than its owner may read (4) and run (1) an entry. None if the archive does not
/// say: it was made where files have no such modes.
fn others(zip: &Bytes, mode: Option<u32>, header: u64) -> Option<u32> {
    const MADE_ON: usize = 5;
    const UNIX: u8 = 3;
    // A mode of zero is not told from none, but for where it was made.
    let made_on = || {
        let at = usize::try_from(header).ok()?.checked_add(MADE_ON)?;
        zip.get(at).copied()
    };
    match mode {
        Some(mode) => Some(mode & 0o5),
        None => (made_on() == Some(UNIX)).then_some(0),
    }
}

/// The mode by which owner, group and others, of which the function may be any, may do the same.
fn for_everybody(others: u32) -> fs::Permissions {
    fs::Permissions::from_mode(0o200 | others << 6 | others << 3 | others)
}

/// Removes what was unpacked, with what in it is closed to the engine.
pub(crate) fn remove(directory: &Path) -> io::Result<()> {
    match fs::remove_dir_all(directory) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            open_up(directory)?;
            fs::remove_dir_all(directory)
        }
        done => done,
    }
}

fn open_up(directory: &Path) -> io::Result<()> {
    fs::set_permissions(directory, fs::Permissions::from_mode(0o700))?;
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            open_up(&entry.path())?;
        }
    }
    Ok(())
}

/// Makes a directory below `root` and those above it. There are no symbolic links yet.
fn make_dirs(root: &Path, path: &Path) -> io::Result<()> {
    let above = path.ancestors().take_while(|above| *above != root);
    let missing: Vec<&Path> = above.take_while(|above| !above.is_dir()).collect();
    missing.into_iter().rev().try_for_each(make_dir)
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

    static GOES_ON: AtomicBool = AtomicBool::new(false);

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
        unpack(&zip, &code, &GOES_ON).unwrap();
        let mode = |name: &str| fs::metadata(code.join(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode("bootstrap"), 0o755);
        assert_eq!(mode("lib"), 0o755);
        assert_eq!(mode("lib/data.txt"), 0o644);
        assert_eq!(fs::read(code.join("lib/data.txt")).unwrap(), b"data");
    }

    #[test]
    fn files_are_as_readable_as_the_archive_says() {
        let zip = zip_of(&[
            ("own/secret.py", 0o600, b"x"),
            ("closed/x", 0o644, b"x"),
            ("program", 0o744, b"x"),
            ("none", 0o000, b"x"),
            ("group", 0o640, b"x"),
            ("all", 0o777, b"x"),
        ]);
        let mut writer = ZipWriter::new_append(Cursor::new(zip.to_vec())).unwrap();
        let directories = SimpleFileOptions::default().unix_permissions(0o700);
        writer.add_directory("closed", directories).unwrap();
        let mut zip = writer.finish().unwrap().into_inner();
        let place = tempfile::tempdir().unwrap();
        let unpacked = |zip: &[u8], name: &str| {
            let code = place.path().join(name);
            unpack(&Bytes::copy_from_slice(zip), &code, &GOES_ON).unwrap();
            code
        };
        let code = unpacked(&zip, "unix");
        let mode = |code: &Path, name: &str| {
            fs::metadata(code.join(name)).unwrap().permissions().mode() & 0o777
        };
        for (name, expected) in [
            ("own", 0o755),
            ("own/secret.py", 0o200),
            ("closed", 0o200),
            ("program", 0o644),
            ("none", 0o200),
            ("group", 0o200),
            ("all", 0o755),
        ] {
            assert_eq!(mode(&code, name), expected, "{name}");
        }
        remove(&code).unwrap();
        assert!(!code.exists());

        // Made by a program that keeps no modes, on Unix and on Windows.
        let central = |zip: &[u8]| {
            let heads = (0..zip.len()).filter(|at| zip[*at..].starts_with(b"PK\x01\x02"));
            heads.collect::<Vec<_>>()
        };
        for at in central(&zip) {
            zip[at + 38..at + 42].fill(0);
        }
        assert_eq!(mode(&unpacked(&zip, "bare"), "all"), 0o200);
        for at in central(&zip) {
            zip[at + 5] = 0;
        }
        assert_eq!(mode(&unpacked(&zip, "windows"), "none"), 0o644);
    }

    #[test]
    fn what_cannot_be_unpacked_is_refused() {
        let refused = |files: &[(&str, u32, &[u8])]| {
            let fault = check(&zip_of(files), &settings("python3.11")).unwrap_err();
            assert!(fault.message.starts_with("Could not unzip uploaded file."));
        };
        refused(&[("a", 0o644, b"x"), ("a/b", 0o644, b"x")]);
        refused(&[("a/b/c", 0o644, b"x"), ("a/b", 0o644, b"x")]);
        refused(&[("a", 0o644, b"x"), ("./a", 0o644, b"x")]);
        refused(&[(&"n".repeat(256), 0o644, b"x")]);
        let linked = |target: &str, file: Option<&str>| {
            let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
            let options = SimpleFileOptions::default();
            writer.add_symlink("a", target, options).unwrap();
            if let Some(file) = file {
                writer.start_file(file, options).unwrap();
            }
            let zip = Bytes::from(writer.finish().unwrap().into_inner());
            check(&zip, &settings("python3.11"))
        };
        assert!(linked("b", Some("b")).is_ok());
        assert!(linked("b", Some("a/b")).is_err());
        assert!(linked("", None).is_err());
        assert!(linked("b\0", None).is_err());
    }

    #[test]
    fn directories_count_and_need_not_be_looked_for_from_the_root() {
        let deep = |number: usize| format!("{number}/{}x", "a/".repeat(1400));
        let names: Vec<String> = (0..72).map(deep).collect();
        let files: Vec<_> = names
            .iter()
            .map(|name| (name.as_str(), 0o644, &b""[..]))
            .collect();
        let zip = zip_of(&files);
        let fault = check(&zip, &settings("python3.11")).unwrap_err();
        assert_eq!(
            fault.message,
            "The archive holds more than 100000 files and directories"
        );
        let names = ["a/".repeat(200) + "x", "a/".repeat(100) + "b/x"];
        let zip = zip_of(&[(&names[0], 0o644, b""), (&names[1], 0o644, b"")]);
        check(&zip, &settings("python3.11")).unwrap();
        let place = tempfile::tempdir().unwrap();
        unpack(&zip, &place.path().join("whole"), &GOES_ON).unwrap();
        assert!(place.path().join("whole").join(&names[1]).is_file());
        unpack(&zip, &place.path().join("none"), &AtomicBool::new(true)).unwrap_err();
        let long = "a/".repeat(PATH_BYTES_MAX / 2) + "x";
        let fault = check(&zip_of(&[(&long, 0o644, b"")]), &settings("python3.11"));
        assert!(fault.unwrap_err().message.starts_with("Could not unzip"));
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
