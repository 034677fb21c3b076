//! The host's interpreters: where they may lie, and what they say of themselves.

use std::collections::HashMap;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};

/// What a function that brings no program of its own is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Language {
    Python,
    Node,
}

/// An interpreter of the host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Interpreter {
    /// `3.12`; of Node.js the major version alone, `20`.
    pub(crate) version: String,
    /// The executable itself, not a link or a script that looks for it.
    pub(crate) program: PathBuf,
    /// Directories it needs beside the system's own.
    pub(crate) expose: Vec<PathBuf>,
}

impl Language {
    /// As sentences name it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Python => "Python",
            Self::Node => "Node.js",
        }
    }

    /// The file name of an interpreter of this version.
    pub(crate) fn program(self, version: &str) -> String {
        match self {
            Self::Python => format!("python{version}"),
            Self::Node => "node".to_owned(),
        }
    }

    /// What an interpreter is asked: its version, its executable, and where its library lies.
    fn question(self) -> [&'static str; 3] {
        match self {
            Self::Python => [
                "-I",
                "-c",
                "import os, sys, sysconfig\n\
                 print('%d.%d' % sys.version_info[:2])\n\
                 print(os.path.realpath(sys.executable))\n\
                 for p in sorted({sys.base_prefix, sys.prefix, sysconfig.get_paths()['stdlib'], \
                 sysconfig.get_paths()['purelib']}): print(os.path.realpath(p))",
            ],
            Self::Node => [
                "--no-warnings",
                "-p",
                "const file = fs.realpathSync(process.execPath);\
                 [process.versions.node.split('.')[0], file, path.dirname(path.dirname(file))]\
                 .join('\\n')",
            ],
        }
    }

    /// Directories of version managers, whose shims on the search path may refuse a version that
    /// was not chosen: below each the versions' own directories, and below those the programs.
    fn managers(self) -> Vec<(PathBuf, &'static str)> {
        let home = std::env::var_os("HOME").map(PathBuf::from);
        let below = |variable: &str, usual: &str| {
            let named = std::env::var_os(variable).map(PathBuf::from);
            named.or_else(|| Some(home.as_ref()?.join(usual)))
        };
        let places = match self {
            Self::Python => vec![(below("PYENV_ROOT", ".pyenv"), "versions", "bin")],
            Self::Node => vec![
                (below("NVM_DIR", ".nvm"), "versions/node", "bin"),
                (
                    below("FNM_DIR", ".local/share/fnm"),
                    "node-versions",
                    "installation/bin",
                ),
                (below("VOLTA_HOME", ".volta"), "tools/image/node", "bin"),
                (below("NODENV_ROOT", ".nodenv"), "versions", "bin"),
                (below("ASDF_DATA_DIR", ".asdf"), "installs/nodejs", "bin"),
                (
                    below("N_PREFIX", "../../usr/local"),
                    "n/versions/node",
                    "bin",
                ),
            ],
        };
        let found = places.into_iter();
        found
            .filter_map(|(root, versions, programs)| Some((root?.join(versions), programs)))
            .collect()
    }
}

/// Whom an interpreter has to be open to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// The engine alone: functions have a root of their own, with it in it.
    Engine,
    /// Every user of the host: functions are users of their own and have the host's paths.
    Everybody,
}

impl Reach {
    fn allows(self, interpreter: &Interpreter) -> bool {
        let places = || interpreter.expose.iter().chain([&interpreter.program]);
        self == Self::Engine || places().all(|place| is_open(place))
    }
}

/// Whether every user may read and execute what lies there.
fn is_open(place: &Path) -> bool {
    let allows = |place: &Path, wanted: u32| {
        let mode = std::fs::metadata(place).map(|metadata| metadata.permissions().mode());
        mode.is_ok_and(|mode| mode & wanted == wanted)
    };
    let mut above = place.ancestors().skip(1);
    allows(place, 0o5) && above.all(|directory| allows(directory, 0o1))
}

/// What has been found so far. What was not found is looked for again: it may have been installed
/// since.
static FOUND: Mutex<Vec<(Language, Interpreter)>> = Mutex::new(Vec::new());

/// What candidates have said in one search, so that none is asked twice.
pub(crate) type Answers = HashMap<PathBuf, Option<Interpreter>>;

/// The host's interpreter of exactly this version. Starts processes: blocks.
pub(crate) fn find(
    language: Language,
    version: &str,
    reach: Reach,
    answers: &mut Answers,
) -> Option<Interpreter> {
    let fits = |one: &Interpreter| one.version == version && reach.allows(one);
    let mut found = FOUND.lock().unwrap_or_else(PoisonError::into_inner);
    let known = found.iter().find(|(of, one)| *of == language && fits(one));
    if let Some((_, interpreter)) = known {
        return Some(interpreter.clone());
    }
    let interpreter = candidates(language, version).iter().find_map(|path| {
        let answer = answers.entry(path.clone());
        let answer = answer.or_insert_with(|| ask(language, path));
        answer.clone().filter(fits)
    })?;
    found.push((language, interpreter.clone()));
    Some(interpreter)
}

/// Where an interpreter of this version may lie: the search path, the usual directories, and
/// those of version managers.
fn candidates(language: Language, version: &str) -> Vec<PathBuf> {
    let name = language.program(version);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut directories: Vec<PathBuf> = std::env::split_paths(&path).collect();
    directories.extend(["/usr/local/bin", "/usr/bin", "/bin"].map(PathBuf::from));
    for (versions, programs) in language.managers() {
        let installed = std::fs::read_dir(versions).into_iter().flatten().flatten();
        for entry in installed {
            let directory = entry.file_name().to_string_lossy().into_owned();
            let directory = directory.strip_prefix('v').unwrap_or(&directory);
            if directory.starts_with(&format!("{version}.")) {
                directories.push(entry.path().join(programs));
            }
        }
    }
    let places = directories.into_iter().map(|place| place.join(&name));
    places.filter(|path| path.exists()).collect()
}

/// Has a candidate say what it is.
fn ask(language: Language, candidate: &Path) -> Option<Interpreter> {
    let output = Command::new(candidate)
        .args(language.question())
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let mut lines = text.lines();
    let version = lines.next()?.to_owned();
    let program = PathBuf::from(lines.next()?);
    let mut expose: Vec<PathBuf> = Vec::new();
    for place in lines.map(PathBuf::from).filter(|place| place.is_dir()) {
        let system = ["/usr", "/lib", "/lib64", "/bin"]
            .iter()
            .any(|top| place.starts_with(top));
        if !system && place != Path::new("/") && !expose.iter().any(|top| place.starts_with(top)) {
            expose.push(place);
        }
    }
    program.is_absolute().then_some(Interpreter {
        version,
        program,
        expose,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interpreter_that_is_not_there_is_not_found() {
        let mut answers = Answers::new();
        let mut find = |language, version| find(language, version, Reach::Engine, &mut answers);
        assert_eq!(find(Language::Python, "3.99"), None);
        assert_eq!(find(Language::Node, "99"), None);
    }

    #[test]
    fn what_lies_in_somebodys_own_directory_is_not_open() {
        let directory = tempfile::tempdir().unwrap();
        let program = directory.path().join("python3.99");
        std::fs::write(&program, "").unwrap();
        let set = |path: &Path, mode: u32| {
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
        };
        set(&program, 0o755);
        let interpreter = Interpreter {
            version: "3.99".into(),
            program: program.clone(),
            expose: Vec::new(),
        };
        for (directory_mode, program_mode, is_open) in [
            (0o711, 0o755, true),
            (0o700, 0o755, false),
            (0o711, 0o750, false),
        ] {
            set(directory.path(), directory_mode);
            set(&program, program_mode);
            assert!(Reach::Engine.allows(&interpreter));
            assert_eq!(Reach::Everybody.allows(&interpreter), is_open);
        }
    }

    #[test]
    fn programs_that_say_nothing_useful_are_none() {
        assert_eq!(ask(Language::Node, Path::new("/bin/true")), None);
        assert_eq!(ask(Language::Python, Path::new("/bin/echo")), None);
        assert_eq!(ask(Language::Python, Path::new("/nothing")), None);
    }
}
