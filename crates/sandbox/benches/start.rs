//! How long a confined process takes to start: `cargo bench -p sandbox --bench start`. SPECIFICATION.md
//! promises 10 ms.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, Instant};

use sandbox::{Launcher, Spec, Tier};

const STARTS: usize = 50;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let testbed = env!("CARGO_BIN_EXE_sandbox-testbed");
    let code = tempfile::tempdir().unwrap();
    let program = code.path().join("bootstrap");
    fs::copy(testbed, &program).unwrap();
    for path in [code.path(), &program] {
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let argv = ["/var/task/bootstrap", "exit", "0"].map(str::to_owned);
    let mut spec = Spec::new(argv.to_vec(), code.path());
    spec.tier = Tier::Full;
    let launcher = Launcher::with_init(testbed);
    let mut took: Vec<Duration> = Vec::with_capacity(STARTS);
    for _ in 0..STARTS {
        let begun = Instant::now();
        let environment = launcher.spawn(&spec).await.expect("a start");
        took.push(begun.elapsed());
        environment.process.wait().await;
    }
    took.sort_unstable();
    let (fastest, median) = (took[0], took[STARTS / 2]);
    println!("confined starts: median {median:?}, fastest {fastest:?}");
}
