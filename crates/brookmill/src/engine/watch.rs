//! `--watch`: functions get new code when the directory it lies in changes.
//!
//! A directory is looked at a few times a second. What has changed is deployed when two looks in
//! a row have seen the same, so that half of a build is not, by `UpdateFunctionCode` as root:
//! invocations that run end with the code they have, and the next ones get the new.

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, Metadata};
use std::io::{self, Cursor, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use bytes::Bytes;
use model::lambda::{
    GetFunctionConfiguration, GetFunctionConfigurationInput, UpdateFunctionCode,
    UpdateFunctionCodeInput,
};
use plane::{Account, Caller, Door, Region};
use sha2::{Digest, Sha256};
use wire::Fault;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Inner;
use crate::output;
use crate::settings::Settings;

/// Between two looks.
const LOOK_EVERY: Duration = Duration::from_millis(250);
/// Files of one function; Lambda takes no more than 250 MiB of them.
const FILES_MAX: usize = 20_000;
const BYTES_MAX: u64 = 262_144_000;

/// A directory to watch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watched {
    /// The function whose code it is; without one, each directory in it is that of the function
    /// of the same name.
    pub function: Option<String>,
    /// Where it is.
    pub directory: PathBuf,
}

impl Watched {
    /// Reads `DIR` or `FUNCTION=DIR`.
    ///
    /// # Errors
    /// A sentence, where there is no such directory.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (function, directory) = match text.split_once('=') {
            Some((function, directory)) => (Some(function.to_owned()), directory),
            None => (None, text),
        };
        let directory = PathBuf::from(directory);
        if !directory.is_dir() {
            return Err(format!(
                "--watch {text}: {} is no directory",
                directory.display()
            ));
        }
        Ok(Self {
            function,
            directory,
        })
    }

    /// The functions and their directories as they are now.
    fn functions(&self) -> Vec<(String, PathBuf)> {
        if let Some(function) = &self.function {
            return vec![(function.clone(), self.directory.clone())];
        }
        let entries = fs::read_dir(&self.directory)
            .into_iter()
            .flatten()
            .flatten();
        let mut found: Vec<(String, PathBuf)> = entries
            .filter_map(|entry| Some((entry.file_name().into_string().ok()?, entry.path())))
            .filter(|(name, path)| !name.starts_with('.') && !is_left_out(name) && path.is_dir())
            .collect();
        found.sort();
        found
    }
}

/// What tools keep beside code.
const OF_TOOLS: [&str; 16] = [
    ".aws-sam",
    ".DS_Store",
    ".git",
    ".hg",
    ".idea",
    ".jj",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    ".serverless",
    ".svn",
    ".terraform",
    ".tox",
    ".venv",
    ".vscode",
    "__pycache__",
];

/// What belongs to an editor, a version control system, another tool or an interpreter, and not to
/// the code. Hidden files may well: `.env`, and what packages have (`node_modules/.prisma`).
fn is_left_out(name: &str) -> bool {
    let is_swapped = || {
        [".swp", ".swo", ".swx"]
            .iter()
            .any(|end| name.ends_with(end))
    };
    OF_TOOLS.contains(&name)
        || name.ends_with(".pyc")
        || name.ends_with('~')
        || name.starts_with(".#")
        || (name.starts_with('.') && is_swapped())
}

/// Everything in a directory, with what changes when it does.
type Contents = BTreeMap<PathBuf, (u64, i64, i64, u32, u64)>;

fn look(directory: &Path) -> io::Result<Contents> {
    let mut contents = Contents::new();
    let mut bytes = 0;
    let mut open = vec![directory.to_owned()];
    while let Some(place) = open.pop() {
        for entry in fs::read_dir(&place)? {
            let entry = entry?;
            if is_left_out(&entry.file_name().to_string_lossy()) {
                continue;
            }
            let metadata: Metadata = entry.metadata()?;
            if metadata.is_dir() {
                open.push(entry.path());
                continue;
            }
            // Whoever reads a pipe waits for somebody to write.
            if !metadata.is_file() && !metadata.is_symlink() {
                continue;
            }
            bytes += metadata.len();
            let state = (
                metadata.len(),
                metadata.mtime(),
                metadata.mtime_nsec(),
                metadata.mode(),
                metadata.ino(),
            );
            contents.insert(entry.path(), state);
            if contents.len() > FILES_MAX || bytes > BYTES_MAX {
                return Err(io::Error::other(format!(
                    "it holds more than {FILES_MAX} files or {BYTES_MAX} bytes"
                )));
            }
        }
    }
    Ok(contents)
}

/// An archive of what was seen: the same files make the same bytes.
fn archive(directory: &Path, contents: &Contents) -> io::Result<Bytes> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for path in contents.keys() {
        let Some(name) = path.strip_prefix(directory).ok().and_then(Path::to_str) else {
            continue;
        };
        let metadata = fs::symlink_metadata(path)?;
        let options = SimpleFileOptions::default()
            .last_modified_time(zip::DateTime::default())
            .unix_permissions(metadata.permissions().mode() & 0o777);
        if metadata.is_symlink() {
            let target = fs::read_link(path)?;
            writer.add_symlink(name, target.to_string_lossy(), options)?;
        } else {
            writer.start_file(name, options)?;
            writer.write_all(&fs::read(path)?)?;
        }
    }
    Ok(Bytes::from(writer.finish()?.into_inner()))
}

/// What is known of one function.
#[derive(Default)]
struct Known {
    /// What the last look has seen.
    seen: Option<Contents>,
    /// What is deployed, or was tried to.
    deployed: Option<Contents>,
    /// The last complaint, so that it is not made four times a second.
    complaint: String,
}

impl Known {
    fn complain(&mut self, function: &str, complaint: String) {
        if self.complaint != complaint {
            eprintln!("WARNING: --watch: {function}: {complaint}");
            self.complaint = complaint;
        }
    }
}

/// Looks at the directories for as long as the engine lives.
pub(super) async fn run(engine: Weak<Inner>) {
    let Some(settings) = engine.upgrade().map(|inner| inner.settings.clone()) else {
        return;
    };
    let mut known: HashMap<String, Known> = HashMap::new();
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let Some(inner) = engine.upgrade() else {
            return;
        };
        let door = inner.door();
        drop(inner);
        for (function, directory) in settings.watch.iter().flat_map(Watched::functions) {
            let known = known.entry(function.clone()).or_default();
            look_at(&door, &settings, &function, directory, known).await;
        }
    }
}

async fn look_at(
    door: &Door,
    settings: &Settings,
    function: &str,
    directory: PathBuf,
    known: &mut Known,
) {
    let place = directory.clone();
    let seen = tokio::task::spawn_blocking(move || look(&place)).await;
    let seen = match seen {
        Ok(Ok(seen)) => seen,
        // A file that was there a moment ago is gone: the next look will tell.
        Ok(Err(error)) if error.kind() == io::ErrorKind::NotFound => return,
        Ok(Err(error)) => {
            return known.complain(function, format!("{}: {error}", directory.display()));
        }
        Err(_) => return,
    };
    let is_stable = known.seen.replace(seen.clone()).as_ref() == Some(&seen);
    let caller = Caller::root(
        Account::new(settings.account.as_str()),
        Region::new(settings.region.as_str()),
        "watch.brookmill",
    );
    let Some(there) = sha256(door, &caller, function).await else {
        // When it comes, its code is looked at anew.
        known.deployed = None;
        return;
    };
    if !is_stable || seen.is_empty() || known.deployed.as_ref() == Some(&seen) {
        return;
    }
    let began = Instant::now();
    let files = seen.len();
    let (place, contents) = (directory.clone(), seen.clone());
    let packed = tokio::task::spawn_blocking(move || {
        let packed = archive(&place, &contents)?;
        // What has changed on the way is packed the next time.
        Ok::<_, io::Error>((look(&place)? == contents).then_some(packed))
    });
    let packed = match packed.await {
        Ok(Ok(Some(packed))) => packed,
        Ok(Err(error)) => {
            return known.complain(function, format!("{}: {error}", directory.display()));
        }
        _ => return,
    };
    let sha = base64_simd::STANDARD.encode_to_string(Sha256::digest(&packed));
    if sha == there {
        known.deployed = Some(seen);
        return;
    }
    match update(door, &caller, function, packed).await {
        Ok(()) => {
            known.complaint.clear();
            known.deployed = Some(seen);
            output::line(format_args!(
                "Reloaded {function} from {} ({files} files, {} ms)",
                directory.display(),
                began.elapsed().as_millis()
            ));
        }
        // Another change is settling: tried again at the next look.
        Err(fault) if fault.status == 409 => {}
        Err(fault) => {
            known.deployed = Some(seen);
            known.complain(function, fault.message.to_string());
        }
    }
}

/// The hash of the code that a function has; none if there is no such function.
async fn sha256(door: &Door, caller: &Caller, function: &str) -> Option<String> {
    let input = GetFunctionConfigurationInput {
        function_name: Some(function.to_owned()),
        ..Default::default()
    };
    let called = door.call::<GetFunctionConfiguration>(caller, "watch", input);
    called.await.ok()?.code_sha256
}

async fn update(door: &Door, caller: &Caller, function: &str, zip: Bytes) -> Result<(), Fault> {
    let input = UpdateFunctionCodeInput {
        function_name: Some(function.to_owned()),
        zip_file: Some(zip),
        ..Default::default()
    };
    let called = door.call::<UpdateFunctionCode>(caller, "watch", input);
    called.await.map(drop)
}

/// Begins to watch, if anything is to be watched.
pub(super) fn start(inner: &Arc<Inner>) {
    if !inner.settings.watch.is_empty() {
        tokio::spawn(run(Arc::downgrade(inner)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_files_are_the_same_archive() {
        let directory =
            std::env::temp_dir().join(format!("brookmill-watch-{}", std::process::id()));
        fs::create_dir_all(directory.join("lib/.git")).unwrap();
        let write = |name: &str, text: &str| fs::write(directory.join(name), text).unwrap();
        write("index.py", "one");
        write("lib/more.py", "more");
        write("lib/.git/config", "not code");
        write(".index.py.swp", "an editor's");
        write("index.py~", "an editor's");
        fs::create_dir_all(directory.join("node_modules/.prisma")).unwrap();
        write("node_modules/.prisma/client.js", "a package's");
        write(".env", "A=1");
        let first = look(&directory).unwrap();
        let names = first
            .keys()
            .map(|path| path.strip_prefix(&directory).unwrap());
        let expected = [
            ".env",
            "index.py",
            "lib/more.py",
            "node_modules/.prisma/client.js",
        ];
        assert_eq!(names.collect::<Vec<_>>(), expected.map(Path::new));
        assert_eq!(look(&directory).unwrap(), first);
        let packed = archive(&directory, &first).unwrap();
        write("index.py", "two!");
        let second = look(&directory).unwrap();
        assert_ne!(second, first);
        assert_ne!(archive(&directory, &second).unwrap(), packed);
        write("index.py", "one");
        let third = look(&directory).unwrap();
        assert_eq!(archive(&directory, &third).unwrap(), packed);
        fs::remove_dir_all(&directory).unwrap();
    }

    #[test]
    fn a_directory_names_one_function_or_several() {
        let here = Watched::parse(".").unwrap();
        assert_eq!(here.function, None);
        let one = Watched::parse("f=.").unwrap();
        assert_eq!(one.functions(), [("f".to_owned(), PathBuf::from("."))]);
        let refused = Watched::parse("f=/nowhere/at/all").unwrap_err();
        assert!(
            refused.ends_with("/nowhere/at/all is no directory"),
            "{refused}"
        );
    }
}
