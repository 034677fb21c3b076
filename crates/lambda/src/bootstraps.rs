//! The clients of the Runtime API that run functions in Python and Node.js: the programs that
//! interpreters are started with.

use std::fs;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};

use crate::interpreters::{Interpreter, Language};

/// Their files. The last one is what is run, and is there when the others are.
const PYTHON: [(&str, &str); 4] = [
    (
        "brookmill_json.py",
        include_str!("../runtimes/python/brookmill_json.py"),
    ),
    (
        "brookmill_logging.py",
        include_str!("../runtimes/python/brookmill_logging.py"),
    ),
    (
        "brookmill_runtime.py",
        include_str!("../runtimes/python/brookmill_runtime.py"),
    ),
    (
        "bootstrap.py",
        include_str!("../runtimes/python/bootstrap.py"),
    ),
];
const NODE: [(&str, &str); 1] = [(
    "bootstrap.mjs",
    include_str!("../runtimes/nodejs/bootstrap.mjs"),
)];

/// What is run to compile Python's modules.
const COMPILE: &str = include_str!("../runtimes/python/compile.py");

/// Where bootstraps lie.
#[derive(Debug)]
pub(crate) struct Bootstraps {
    /// The directory that theirs are made in.
    root: PathBuf,
    /// The Pythons that have compiled theirs, or tried to.
    compiled: Mutex<Vec<PathBuf>>,
}

impl Bootstraps {
    /// Bootstraps below a directory, which must be there when one is asked for.
    pub(crate) fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            compiled: Mutex::default(),
        }
    }

    /// The directory of a language's files, and the name of the one that is run. Blocks.
    pub(crate) fn of(
        &self,
        language: Language,
        interpreter: &Interpreter,
    ) -> io::Result<(PathBuf, &'static str)> {
        let files: &[(&str, &str)] = match language {
            Language::Python => &PYTHON,
            Language::Node => &NODE,
        };
        let directory = self.root.join(format!("runtime-{language:?}"));
        let mut run = "";
        for (name, content) in files {
            write_once(&directory.join(name), content)?;
            run = name;
        }
        // It runs uncompiled, too.
        if language == Language::Python
            && let Err(error) = self.compile(&directory, interpreter)
        {
            tracing::debug!(%error, "Python's bootstrap is not compiled");
        }
        Ok((directory, run))
    }

    /// Has a Python compile its bootstrap, beside whatever it does first: it runs the source
    /// meanwhile, and where compiling fails.
    fn compile(&self, directory: &Path, interpreter: &Interpreter) -> io::Result<()> {
        let mut compiled = self.compiled.lock().unwrap_or_else(PoisonError::into_inner);
        if compiled.contains(&interpreter.program) {
            return Ok(());
        }
        compiled.push(interpreter.program.clone());
        drop(compiled);
        make_open(&directory.join("__pycache__"))?;
        let names = PYTHON.iter().map(|(name, _)| name);
        let modules = names.filter(|name| name.starts_with("brookmill_"));
        let modules = modules.map(|name| directory.join(name));
        let mut command = Command::new(&interpreter.program);
        command
            .args(["-I", "-S", "-c", COMPILE])
            .args(modules)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        std::thread::Builder::new()
            .name("compile".to_owned())
            .spawn(move || {
                let outcome = command.status();
                if !outcome
                    .as_ref()
                    .is_ok_and(std::process::ExitStatus::success)
                {
                    tracing::debug!(?outcome, "Python's bootstrap is not compiled");
                }
            })?;
        Ok(())
    }
}

/// Makes a directory that functions of the reduced tier, which have users of their own, can read.
fn make_open(directory: &Path) -> io::Result<()> {
    fs::create_dir_all(directory)?;
    fs::set_permissions(directory, fs::Permissions::from_mode(0o755))
}

/// Writes a file aside and renames it, unless it is there.
fn write_once(file: &Path, content: &str) -> io::Result<()> {
    if file.exists() {
        return Ok(());
    }
    let directory = file.parent().unwrap_or(Path::new("/"));
    make_open(directory)?;
    let aside = directory.join(format!("aside.{:?}", std::thread::current().id()));
    fs::write(&aside, content)?;
    fs::set_permissions(&aside, fs::Permissions::from_mode(0o644))?;
    fs::rename(&aside, file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interpreters::Reach;
    use crate::runtimes::{RuntimeFallback, interpreter};

    #[test]
    fn bootstraps_are_there_and_pythons_is_compiled() {
        let directory = tempfile::tempdir().unwrap();
        let bootstraps = Bootstraps::new(directory.path());
        let nearest = RuntimeFallback::Nearest;
        let python = interpreter(Language::Python, "3.99", nearest, Reach::Engine).unwrap();
        for language in [Language::Python, Language::Node] {
            let (place, name) = bootstraps.of(language, &python).unwrap();
            assert!(place.join(name).exists());
        }
        let cache = directory.path().join("runtime-Python/__pycache__");
        let deadline = std::time::Instant::now() + std::time::Duration::from_secs(60);
        let compiled = || {
            let files = fs::read_dir(&cache).unwrap().flatten();
            let done =
                |file: &fs::DirEntry| file.path().extension().is_some_and(|end| end == "pyc");
            files.filter(done).count() == PYTHON.len() - 1
        };
        while !compiled() {
            assert!(std::time::Instant::now() < deadline, "it is not compiled");
            std::thread::yield_now();
        }
    }
}
