//! Tests of root once more as an ordinary user.

use std::fs;
use std::process::Command;

use crate::support::Code;

/// Whether this is root.
#[allow(dead_code, reason = "not every test needs to know")]
pub fn am_root() -> bool {
    // SAFETY: only reads and cannot fail.
    unsafe { libc::geteuid() == 0 }
}

/// Runs all tests of this executable as an ordinary user, with util-linux's setpriv, if it runs as
/// root; the one that is named must be among them.
pub fn once_more(named: &str) {
    if !am_root() || Command::new("setpriv").arg("--version").output().is_err() {
        println!("not tried: needs root and setpriv");
        return;
    }
    let code = Code::new();
    let tests = code.path().join("tests");
    fs::copy(std::env::current_exe().unwrap(), &tests).unwrap();
    let output = Command::new("setpriv")
        .args(["--reuid=65534", "--regid=65534", "--clear-groups", "--"])
        .arg(&tests)
        .args(["--test-threads=2"])
        .env("SANDBOX_TESTBED", code.path().join("bootstrap"))
        .current_dir("/")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}");
    assert!(text.contains(&format!("test {named} ... ok")), "{text}");
}
