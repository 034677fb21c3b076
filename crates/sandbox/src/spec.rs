//! What to start and within which walls.

use crate::error::SpawnError;
use crate::sys;
use serde::{Deserialize, Serialize};
use std::os::fd::RawFd;
use std::path::{Path, PathBuf};

/// Stands in an environment value for the port of the environment's own listener.
pub const PORT_PLACEHOLDER: &str = "{port}";

/// Stands in an environment value for the directory the function may write: `/tmp` in the full
/// tier, a private directory of the host in the reduced one.
pub const TMP_PLACEHOLDER: &str = "{tmp}";

/// Stands in an environment value for the number of the descriptor that [`Spec::records`] gives.
pub const RECORDS_PLACEHOLDER: &str = "{records}";

/// The most bytes a specification may take in its encoded form.
pub(crate) const SPEC_BYTES_MAX: usize = 128 * 1024;

/// How strong the walls are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tier {
    /// Namespaces, Landlock, seccomp and resource limits.
    Full,
    /// Landlock, seccomp and resource limits only, for hosts that refuse namespaces. The host's
    /// process list and its clock of network traffic stay visible, the size of the writable
    /// directory is bounded per file only, and the listener is on the host's loopback.
    Reduced,
}

impl Tier {
    /// Whether functions have the host's paths and are users of their own, and so reach only what is
    /// open to every user.
    pub fn needs_open_paths(self) -> bool {
        let (uid, _) = sys::effective_ids();
        self == Tier::Reduced && uid == 0
    }

    /// As a supervisor is told which one it is of.
    pub(crate) fn argument(self) -> &'static str {
        match self {
            Tier::Full => "full",
            Tier::Reduced => "reduced",
        }
    }
}

/// One function process and its walls.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Spec {
    /// The program and its arguments. The program is an absolute path as seen inside
    /// (`/var/task/bootstrap`); the reduced tier maps `/var/task` and `/var/runtime` to their
    /// places on the host.
    pub argv: Vec<String>,
    /// The environment, to which nothing is added but `plain_env`. Values may hold
    /// [`PORT_PLACEHOLDER`] and [`TMP_PLACEHOLDER`].
    pub env: Vec<(String, String)>,
    /// Further variables, whose values stay as they are.
    pub plain_env: Vec<(String, String)>,
    /// The unpacked code on the host, seen read-only as `/var/task`. Must be readable by every
    /// user of the host, as the function runs under a user id of its own.
    pub code_dir: PathBuf,
    /// The runtime's files on the host, seen read-only as `/var/runtime`.
    pub runtime_dir: Option<PathBuf>,
    /// Further host directories or files, seen read-only at their own path: an interpreter's
    /// installation, for instance.
    pub expose: Vec<PathBuf>,
    /// Size of `/tmp` in MiB.
    pub tmp_size_mb: u32,
    /// Memory of the whole process tree in MiB; over it the tree is killed with
    /// [`crate::Exit::OutOfMemory`].
    pub memory_mb: u32,
    /// The most processes and threads at a time.
    pub max_processes: u32,
    /// The most open descriptors per process.
    pub max_descriptors: u32,
    /// How strong the walls must be. A tier is never weakened silently.
    pub tier: Tier,
    /// Whether the program is given a descriptor to write to beside its standard output: what comes
    /// there is read from [`crate::Environment::records`].
    #[serde(default)]
    pub records: bool,
    /// Set by the probe alone: build every wall, then leave instead of starting a program.
    #[serde(default)]
    pub(crate) rehearsal: bool,
}

impl Spec {
    /// A specification with Lambda's own limits (1,024 descriptors and processes, 512 MiB of
    /// `/tmp`, 128 MiB of memory) in the full tier.
    pub fn new(argv: Vec<String>, code_dir: impl Into<PathBuf>) -> Spec {
        Spec {
            argv,
            env: Vec::new(),
            plain_env: Vec::new(),
            code_dir: code_dir.into(),
            runtime_dir: None,
            expose: Vec::new(),
            tmp_size_mb: 512,
            memory_mb: 128,
            max_processes: 1024,
            max_descriptors: 1024,
            tier: Tier::Full,
            records: false,
            rehearsal: false,
        }
    }

    fn variables(&self) -> impl Iterator<Item = &(String, String)> {
        self.env.iter().chain(&self.plain_env)
    }

    /// Refuses what cannot be started or could be misread on the way.
    pub(crate) fn check(&self) -> Result<(), SpawnError> {
        let program = self.argv.first().map(String::as_str).unwrap_or_default();
        if !self.rehearsal && !program.starts_with('/') {
            return Err(SpawnError::Invalid(
                "the program must be an absolute path".into(),
            ));
        }
        let texts = self
            .argv
            .iter()
            .chain(self.variables().flat_map(|(name, value)| [name, value]));
        if texts.into_iter().any(|text| text.contains('\0')) {
            return Err(SpawnError::Invalid(
                "an argument or variable holds a NUL byte".into(),
            ));
        }
        if self
            .variables()
            .any(|(name, _)| name.is_empty() || name.contains('='))
        {
            return Err(SpawnError::Invalid(
                "an environment variable has an invalid name".into(),
            ));
        }
        let paths = [&self.code_dir]
            .into_iter()
            .chain(&self.runtime_dir)
            .chain(&self.expose);
        for path in paths {
            if !path.is_absolute() || path.components().any(|c| c.as_os_str() == "..") {
                let text = format!("{} is not an absolute path", path.display());
                return Err(SpawnError::Invalid(text));
            }
        }
        let covered = ["/tmp", "/proc", "/dev", "/var/task", "/var/runtime", "/etc"];
        if let Some(path) = self
            .expose
            .iter()
            .find(|path| covered.iter().any(|own| path.starts_with(own)))
        {
            let text = format!("{} is a place of the function's own", path.display());
            return Err(SpawnError::Invalid(text));
        }
        if self.memory_mb == 0 || self.tmp_size_mb == 0 || self.max_processes == 0 {
            return Err(SpawnError::Invalid("a limit is zero".into()));
        }
        if self.max_descriptors < 16 {
            return Err(SpawnError::Invalid("fewer than 16 descriptors".into()));
        }
        Ok(())
    }

    /// The environment with its placeholders filled in, as `NAME=value`.
    pub(crate) fn environment(&self, port: u16, tmp: &Path, records: Option<RawFd>) -> Vec<String> {
        let port = port.to_string();
        let records = records.map_or_else(String::new, |number| number.to_string());
        let tmp = tmp.to_string_lossy();
        let fill = |value: &str| {
            value
                .replace(PORT_PLACEHOLDER, &port)
                .replace(TMP_PLACEHOLDER, &tmp)
                .replace(RECORDS_PLACEHOLDER, &records)
        };
        let filled = self
            .env
            .iter()
            .map(|(name, value)| format!("{name}={}", fill(value)));
        let plain = self
            .plain_env
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        filled.chain(plain).collect()
    }
}
