//! One engine, as its users have it: a process on a port of loopback.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::thread;

use aws_sdk_s3::config::retry::RetryConfig;
use aws_sdk_s3::config::timeout::TimeoutConfig;
use aws_sdk_s3::config::{BehaviorVersion, Credentials, Region};
use tempfile::TempDir;

use crate::PATIENCE;

/// The account of the root key.
pub const ACCOUNT: &str = "000000000000";
/// The region of every client.
pub const REGION: &str = "us-east-1";

/// A running engine on a fresh data directory; it ends, and the directory goes, when this is
/// dropped.
pub struct Engine {
    process: Child,
    url: String,
    _directory: TempDir,
}

impl Engine {
    /// Starts an engine and waits until it has said where it is.
    ///
    /// # Panics
    /// It is not built or does not start.
    pub fn start() -> Self {
        let program = built("BROOKMILL_BINARY", "brookmill", "brookmill");
        let directory = TempDir::with_prefix("brookmill-sdk-").unwrap();
        let errors = directory.path().join("errors");
        let mut process = Command::new(&program)
            .args(["up", "--port", "0", "--data"])
            .arg(directory.path().join("data"))
            .current_dir(directory.path())
            .env_clear()
            .envs(
                ["PATH", "TMPDIR", "LD_LIBRARY_PATH"]
                    .iter()
                    .filter_map(|name| std::env::var_os(name).map(|value| (*name, value))),
            )
            .env("HOME", directory.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(File::create(&errors).unwrap())
            .spawn()
            .unwrap_or_else(|error| panic!("{} does not start: {error}", program.display()));
        let line = first_line(process.stdout.take().unwrap());
        let Some(url) = line.as_deref().and_then(address) else {
            let _ = process.kill();
            let _ = process.wait();
            let said = std::fs::read_to_string(&errors).unwrap_or_default();
            panic!("no address in the engine's first line {line:?}; standard error: {said}");
        };
        Engine {
            process,
            url,
            _directory: directory,
        }
    }

    /// Where it is: `http://127.0.0.1:<port>`.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// For each service, root's client and the configuration that it is made of, for tests that
/// change something about it.
macro_rules! clients {
    ($($client:ident, $config:ident, $package:ident, $path:expr;)*) => {
        impl Engine {$(
            #[doc = concat!("Root's client of `", stringify!($package), "`.")]
            pub fn $client(&self) -> $package::Client {
                $package::Client::from_conf(self.$config().build())
            }

            #[doc = concat!("The configuration of root's client of `", stringify!($package), "`.")]
            pub fn $config(&self) -> $package::config::Builder {
                let configure: fn($package::config::Builder) -> $package::config::Builder = $path;
                configure(
                    $package::config::Builder::new()
                        .behavior_version(BehaviorVersion::latest())
                        .endpoint_url(&self.url)
                        .region(Region::from_static(REGION))
                        .credentials_provider(keys("test", "test"))
                        .http_client(aws_smithy_http_client::Builder::new().build_http())
                        .retry_config(RetryConfig::disabled())
                        .timeout_config(TimeoutConfig::builder().operation_timeout(PATIENCE).build()),
                )
            }
        )*}
    };
}

clients! {
    cloudformation, cloudformation_config, aws_sdk_cloudformation, |config| config;
    cloudwatch, cloudwatch_config, aws_sdk_cloudwatch, |config| config;
    kinesis, kinesis_config, aws_sdk_kinesis, |config| config;
    lambda, lambda_config, aws_sdk_lambda, |config| config;
    // A bucket's name cannot be put before an address.
    s3, s3_config, aws_sdk_s3, |config| config.force_path_style(true);
}

/// Long-lived keys.
pub fn keys(id: &str, secret: &str) -> Credentials {
    Credentials::new(id, secret, None, None, "test")
}

/// The pipeline's function, built.
///
/// # Panics
/// It is not built.
pub fn function_program() -> PathBuf {
    built(
        "BROOKMILL_FUNCTION",
        "bootstrap",
        "kinesis-lambda-s3-function",
    )
}

/// A program of this workspace: what the variable names, else what lies where cargo puts it
/// beside the tests.
fn built(variable: &str, name: &str, package: &str) -> PathBuf {
    let path = std::env::var_os(variable).map_or_else(
        || {
            let test = std::env::current_exe().unwrap();
            test.parent().and_then(Path::parent).unwrap().join(name)
        },
        PathBuf::from,
    );
    assert!(
        path.is_file(),
        "{} is not there: `cargo build --package {package}` makes it, or {variable} says where it \
         is; `cargo xtask test` does both",
        path.display(),
    );
    path
}

/// The first line, and further ones read and forgotten, lest the engine wait for a reader.
fn first_line(stdout: ChildStdout) -> Option<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            let _ = sender.send(line);
        }
    });
    receiver.recv_timeout(PATIENCE).ok()
}

/// The address in "Brookmill 0.1.0 on http://127.0.0.1:4566 · data in …".
fn address(line: &str) -> Option<String> {
    let (_, after) = line.split_once(" on ")?;
    let (url, _) = after.split_once(' ')?;
    url.starts_with("http://127.0.0.1:").then(|| url.to_owned())
}
