//! A function's code to try things with, and who starts it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sandbox::{Launcher, Spec, Tier};

/// Longer than anything here may take; reached only by a failing test.
pub const DEADLINE: Duration = Duration::from_secs(30);

pub fn testbed() -> PathBuf {
    std::env::var_os("SANDBOX_TESTBED").map_or_else(
        || PathBuf::from(env!("CARGO_BIN_EXE_sandbox-testbed")),
        PathBuf::from,
    )
}

pub fn launcher() -> Launcher {
    Launcher::with_init(testbed())
}

/// A code directory with the testbed as `bootstrap`, reachable for every user.
pub struct Code(tempfile::TempDir);

impl Code {
    pub fn new() -> Code {
        let directory = tempfile::tempdir().unwrap();
        fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let program = directory.path().join("bootstrap");
        fs::copy(testbed(), &program).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        Code(directory)
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn spec(&self, tier: Tier, words: &[&str]) -> Spec {
        let argv = ["/var/task/bootstrap"]
            .iter()
            .chain(words)
            .map(|w| (*w).to_owned())
            .collect();
        let mut spec = Spec::new(argv, self.path());
        spec.tier = tier;
        spec
    }
}
