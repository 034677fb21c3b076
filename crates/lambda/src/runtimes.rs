//! Runtimes: which exist, which this host can run, and how each is started.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};

use wire::Fault;

use crate::faults::invalid;

/// The runtimes Lambda's own message lists.
///
/// See "Lambda runtimes" in the AWS Lambda Developer Guide.
const KNOWN: [&str; 25] = [
    "nodejs20.x",
    "python3.14",
    "provided.al2023",
    "python3.12",
    "python3.13",
    "nodejs24.x",
    "nodejs22.x",
    "java25",
    "python3.10",
    "python3.11",
    "java21",
    "ruby3.3",
    "ruby3.4",
    "ruby3.2",
    "python3.8",
    "python3.9",
    "java17",
    "nodejs16.x",
    "dotnet10",
    "dotnet8",
    "java11",
    "dotnet6",
    "nodejs18.x",
    "provided.al2",
    "java8.al2",
];

/// An interpreter of the host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Interpreter {
    /// The executable itself, not a link or a script that looks for it.
    pub(crate) program: PathBuf,
    /// Directories it needs beside the system's own.
    pub(crate) expose: Vec<PathBuf>,
}

/// Whether a runtime brings its own `bootstrap`.
pub(crate) fn is_custom(runtime: &str) -> bool {
    runtime.starts_with("provided.")
}

/// The version of Python a runtime stands for, e.g. `3.12`.
pub(crate) fn python_version(runtime: &str) -> Option<&str> {
    runtime.strip_prefix("python")
}

/// Refuses a runtime that does not exist, or that this engine does not run, by name.
pub(crate) fn check(runtime: &str) -> Result<(), Fault> {
    if !KNOWN.contains(&runtime) {
        return Err(invalid(format!(
            "Value {runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum \
             value set: [{}] or be a valid ARN",
            KNOWN.join(", ")
        )));
    }
    if !is_custom(runtime) && python_version(runtime).is_none() {
        return Err(invalid(format!(
            "The runtime {runtime} is not supported by Brookmill: it runs provided.al2023, \
             provided.al2 and python3.8 to python3.14."
        )));
    }
    Ok(())
}

/// Refuses a runtime whose interpreter this host does not have. Starts processes: blocks.
pub(crate) fn check_host(runtime: &str) -> Result<(), Fault> {
    match python_version(runtime) {
        Some(version) if python(version).is_none() => Err(invalid(format!(
            "The runtime {runtime} needs Python {version} on the machine that runs Brookmill, \
             which has none: no python{version} was found."
        ))),
        _ => Ok(()),
    }
}

/// The runtimes in Python that this host has an interpreter for, oldest first. Starts processes:
/// blocks.
pub fn python_runtimes() -> Vec<&'static str> {
    let mut found: Vec<&str> = KNOWN
        .into_iter()
        .filter(|runtime| python_version(runtime).is_some_and(|version| python(version).is_some()))
        .collect();
    // python3.9 is older than python3.10.
    found.sort_by_key(|runtime| (runtime.len(), *runtime));
    found
}

/// Interpreters found so far, by version. What was not found is looked for again: it may have
/// been installed since.
static FOUND: Mutex<Vec<(String, Interpreter)>> = Mutex::new(Vec::new());

/// The host's Python of exactly this version.
pub(crate) fn python(version: &str) -> Option<Interpreter> {
    let mut found = FOUND.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, interpreter)) = found.iter().find(|(known, _)| known == version) {
        return Some(interpreter.clone());
    }
    let interpreter = candidates(version)
        .iter()
        .find_map(|path| ask(path, version))?;
    found.push((version.to_owned(), interpreter.clone()));
    Some(interpreter)
}

/// Where a Python of this version may lie: the search path, the usual directories, and those of
/// version managers, whose shims on the search path refuse versions not chosen.
fn candidates(version: &str) -> Vec<PathBuf> {
    let name = format!("python{version}");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut directories: Vec<PathBuf> = std::env::split_paths(&path).collect();
    directories.extend(["/usr/local/bin", "/usr/bin", "/bin"].map(PathBuf::from));
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let root = std::env::var_os("PYENV_ROOT").map(PathBuf::from);
    let pyenv = root.or_else(|| home.map(|home| home.join(".pyenv")));
    let installed = pyenv.and_then(|pyenv| std::fs::read_dir(pyenv.join("versions")).ok());
    for entry in installed.into_iter().flatten().flatten() {
        if entry
            .file_name()
            .to_string_lossy()
            .starts_with(&format!("{version}."))
        {
            directories.push(entry.path().join("bin"));
        }
    }
    directories
        .into_iter()
        .map(|place| place.join(&name))
        .filter(|path| path.exists())
        .collect()
}

/// Has a candidate say what it is: its version, its real executable and where its library lies.
fn ask(candidate: &Path, version: &str) -> Option<Interpreter> {
    let question = "import os, sys, sysconfig\n\
        print('%d.%d' % sys.version_info[:2])\n\
        print(os.path.realpath(sys.executable))\n\
        for p in sorted({sys.base_prefix, sys.prefix, sysconfig.get_paths()['stdlib'], \
        sysconfig.get_paths()['purelib']}): print(os.path.realpath(p))";
    let output = Command::new(candidate)
        .args(["-I", "-c", question])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let mut lines = text.lines();
    if lines.next()? != version {
        return None;
    }
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
    Some(Interpreter { program, expose })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_runtime_is_refused_in_lambdas_words() {
        let fault = check("cobol85").unwrap_err();
        assert!(fault.message.starts_with(
            "Value cobol85 at 'runtime' failed to satisfy constraint: Member must satisfy enum \
             value set: [nodejs20.x, python3.14, provided.al2023, "
        ));
        assert!(fault.message.ends_with(", java8.al2] or be a valid ARN"));
        assert!(
            check("java21")
                .unwrap_err()
                .message
                .contains("java21 is not supported")
        );
        assert!(check("provided.al2023").is_ok());
    }

    #[test]
    fn a_python_that_is_not_there_is_not_found() {
        assert_eq!(python("3.99"), None);
        let fault = check_host("python3.99").unwrap_err();
        assert!(
            fault
                .message
                .starts_with("The runtime python3.99 needs Python 3.99 on the machine")
        );
        assert!(check_host("provided.al2023").is_ok());
    }
}
