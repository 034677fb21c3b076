//! The engine's program: built, started, measured from outside, killed.

use std::ffi::OsString;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use crate::connection::{Connection, query};
use crate::processes::Cost;

/// The programs that are measured, built for release.
pub struct Program {
    brookmill: PathBuf,
    /// The pipeline's function.
    pub function: PathBuf,
}

impl Program {
    /// Builds the engine and the function beside this program.
    ///
    /// # Errors
    /// The build failed.
    pub fn build() -> Result<Self, String> {
        let built = Command::new(cargo())
            .current_dir(root())
            .args(["build", "--release", "--package", "brookmill"])
            .args(["--package", "kinesis-lambda-s3-function"])
            .status()
            .map_err(|error| format!("cargo does not start: {error}"))?;
        if !built.success() {
            return Err("the engine does not build".to_owned());
        }
        let own = std::env::current_exe().map_err(|error| error.to_string())?;
        let directory = own.parent().ok_or("this program has no directory")?;
        Ok(Self::in_directory(directory))
    }

    /// The engine and the function that are there already.
    pub fn in_directory(directory: &Path) -> Self {
        Self {
            brookmill: directory.join("brookmill"),
            function: directory.join("bootstrap"),
        }
    }

    /// An engine that is there already; without a function.
    pub fn at(brookmill: &Path) -> Self {
        Self {
            brookmill: brookmill.to_owned(),
            function: PathBuf::new(),
        }
    }

    /// Starts the engine, without AWS's limits of throughput, on a data directory and waits for the
    /// first signed answer.
    ///
    /// # Errors
    /// A sentence that says what went wrong.
    pub fn start(&self, data: &Path) -> Result<Engine, String> {
        self.start_with(data, &["--no-limits"])
    }

    /// As [`Program::start`], with these options of `brookmill up`.
    ///
    /// # Errors
    /// A sentence that says what went wrong.
    pub fn start_with(&self, data: &Path, options: &[&str]) -> Result<Engine, String> {
        let started = Instant::now();
        let mut child = Command::new(&self.brookmill)
            .args(["up", "--port", "0", "--data"])
            .arg(data)
            .args(options)
            .env_clear()
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{}: {error}", self.brookmill.display()))?;
        let output = BufReader::new(child.stdout.take().ok_or("the engine has no output")?);
        // From here on the engine is killed when something fails.
        let mut engine = Engine {
            child,
            output,
            address: ([127, 0, 0, 1], 0).into(),
            ready: Duration::ZERO,
            cpu: Duration::ZERO,
        };
        let mut line = String::new();
        engine
            .output
            .read_line(&mut line)
            .map_err(|error| error.to_string())?;
        let address = line
            .split_once("http://")
            .and_then(|(_, rest)| rest.split_whitespace().next())
            .and_then(|address| address.parse().ok());
        engine.address = address.ok_or_else(|| format!("the engine says {line:?}"))?;
        let identity = [("Action", "GetCallerIdentity"), ("Version", "2011-06-15")];
        Connection::open(engine.address)?
            .exchange(&query("sts", &identity))?
            .good()?;
        engine.ready = started.elapsed();
        engine.cpu = engine.cpu_time();
        Ok(engine)
    }
}

/// A running engine; killed (signal 9) when it is dropped.
pub struct Engine {
    child: Child,
    /// Kept open, so that the engine may write.
    output: BufReader<ChildStdout>,
    /// Where it listens.
    pub address: SocketAddr,
    /// From exec to the first signed answer.
    pub ready: Duration,
    /// CPU time of all its threads until then.
    pub cpu: Duration,
}

impl Engine {
    /// Resident memory in MB: all of it, and what is neither shared nor backed by a file.
    pub fn memory_mb(&self) -> (f64, f64) {
        let path = format!("/proc/{}/smaps_rollup", self.child.id());
        let text = fs::read_to_string(path).unwrap_or_default();
        let field = |name: &str| {
            let line = text.lines().find(|line| line.starts_with(name));
            let number = line.and_then(|line| line.split_whitespace().nth(1));
            number
                .and_then(|number| number.parse::<f64>().ok())
                .unwrap_or(0.0)
                * 1024.0
                / 1e6
        };
        (field("Rss:"), field("Anonymous:"))
    }

    /// The largest resident memory since the start, or since it was forgotten, in MB.
    pub fn peak_mb(&self) -> f64 {
        let path = format!("/proc/{}/status", self.child.id());
        let text = fs::read_to_string(path).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let number = line.and_then(|line| line.split_whitespace().next());
        let kilobytes = number.and_then(|number| number.parse::<f64>().ok());
        kilobytes.unwrap_or(0.0) * 1024.0 / 1e6
    }

    /// Has the largest resident memory counted from now on.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn forget_peak(&self) -> Result<(), String> {
        let path = format!("/proc/{}/clear_refs", self.child.id());
        fs::write(&path, "5").map_err(|error| format!("{path}: {error}"))
    }

    /// What it and its functions have used so far.
    pub fn cost(&self) -> Cost {
        Cost::of_family(self.child.id())
    }

    /// CPU time of its threads so far; those that have ended do not count.
    pub fn cpu_time(&self) -> Duration {
        let tasks = fs::read_dir(format!("/proc/{}/task", self.child.id()));
        let nanoseconds = tasks.into_iter().flatten().flatten().filter_map(|task| {
            let text = fs::read_to_string(task.path().join("schedstat")).ok()?;
            text.split(' ').next()?.parse::<u64>().ok()
        });
        Duration::from_nanos(nanoseconds.sum())
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        // Signal 9: that is the end that directories are to be left by. Fails only if it is gone.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The cargo that built this program.
pub fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// The root of the checkout.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map_or_else(PathBuf::new, Path::to_path_buf)
}
