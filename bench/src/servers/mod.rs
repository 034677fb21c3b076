//! The servers that are measured: started, waited for, asked what they used, killed.

pub mod noop;
pub mod peers;

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::connection::{self, Connection};
use crate::processes::{Cost, family};

/// Longer than any of them takes to start.
const PATIENCE: Duration = Duration::from_secs(60);
const POLL: Duration = Duration::from_millis(20);

/// What is measured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// This project's engine.
    Brookmill,
    /// The server that does nothing.
    Noop,
    /// ferrokinesis.
    Ferrokinesis,
    /// kinesalite.
    Kinesalite,
    /// kinesis-mock.
    KinesisMock,
    /// moto's server.
    Moto,
}

impl Kind {
    /// All, in the order in which they take turns. The engine comes before the server that sends
    /// the engine's bytes.
    pub const ALL: [Self; 6] = [
        Self::Brookmill,
        Self::Noop,
        Self::Ferrokinesis,
        Self::Kinesalite,
        Self::KinesisMock,
        Self::Moto,
    ];

    /// As it is called on the command line and in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Brookmill => "brookmill",
            Self::Noop => "noop",
            Self::Ferrokinesis => "ferrokinesis",
            Self::Kinesalite => "kinesalite",
            Self::KinesisMock => "kinesis-mock",
            Self::Moto => "moto",
        }
    }

    /// Whether it is somebody else's.
    pub fn is_peer(self) -> bool {
        !matches!(self, Self::Brookmill | Self::Noop)
    }
}

/// Where the servers' programs are.
pub struct Programs {
    /// The engine.
    pub brookmill: PathBuf,
    /// This program, which is the server that does nothing too.
    pub own: PathBuf,
    /// What the peers were installed into.
    pub peers: PathBuf,
}

impl Programs {
    /// With this engine, or with the one that is built beside this program.
    ///
    /// # Errors
    /// It does not build.
    pub fn find(brookmill: Option<&Path>, peers: &Path) -> Result<Self, String> {
        let own = std::env::current_exe().map_err(|error| error.to_string())?;
        if let Some(brookmill) = brookmill {
            return Ok(Self {
                brookmill: brookmill.to_owned(),
                own,
                peers: peers.to_owned(),
            });
        }
        let built = Command::new(crate::engine::cargo())
            .current_dir(crate::engine::root())
            .args(["build", "--release", "--package", "brookmill"])
            .status()
            .map_err(|error| format!("cargo does not start: {error}"))?;
        if !built.success() {
            return Err("the engine does not build".to_owned());
        }
        Ok(Self {
            brookmill: own.with_file_name("brookmill"),
            own,
            peers: peers.to_owned(),
        })
    }

    /// Starts a server on an empty directory made in `directory`, and waits until it answers. The
    /// server that does nothing answers with the content of `answer`.
    ///
    /// # Errors
    /// It does not start; with its last words.
    pub fn start(
        &self,
        kind: Kind,
        directory: &Path,
        answer: Option<&Path>,
    ) -> Result<Server, String> {
        let data = tempfile::Builder::new()
            .prefix(kind.name())
            .tempdir_in(directory)
            .map_err(|error| format!("{}: {error}", directory.display()))?;
        let log = data.path().join("log");
        let (mut command, address) = match kind {
            Kind::Brookmill => {
                let mut command = Command::new(&self.brookmill);
                command.args(["up", "--port", "0", "--no-limits", "--data"]);
                command.arg(data.path().join("data"));
                (command, None)
            }
            Kind::Noop => {
                let mut command = Command::new(&self.own);
                command.arg("noop");
                command.args(answer);
                (command, None)
            }
            _ => {
                let port = free_port()?;
                let command = peers::command(kind, &self.peers, port)?;
                (command, Some(SocketAddr::from(([127, 0, 0, 1], port))))
            }
        };
        let errors = File::create(&log).map_err(|error| error.to_string())?;
        let output = match address {
            None => Stdio::piped(),
            Some(_) => Stdio::from(errors.try_clone().map_err(|error| error.to_string())?),
        };
        let mut child = command
            .stdin(Stdio::null())
            .stdout(output)
            .stderr(errors)
            .spawn()
            .map_err(|error| format!("{} does not start: {error}", kind.name()))?;
        let output = child.stdout.take().map(BufReader::new);
        // From here on it is killed when something fails.
        let mut server = Server {
            kind,
            child,
            output,
            address: address.unwrap_or_else(|| ([127, 0, 0, 1], 0).into()),
            data,
        };
        server.wait_until_ready(address.is_none())?;
        Ok(server)
    }
}

/// A running server, killed with its descendants when it is dropped; its directory is removed.
pub struct Server {
    /// What it is.
    pub kind: Kind,
    child: Child,
    /// Kept open, so that the server may write.
    output: Option<BufReader<ChildStdout>>,
    /// Where it listens.
    pub address: SocketAddr,
    data: TempDir,
}

impl Server {
    /// What it has used so far.
    pub fn cost(&self) -> Cost {
        Cost::of_family(self.child.id())
    }

    /// The end of what it complained of.
    pub fn last_words(&self) -> String {
        let text = std::fs::read(self.data.path().join("log")).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let mut lines: Vec<&str> = text.trim().lines().rev().take(3).collect();
        lines.reverse();
        lines.join(" | ").chars().take(400).collect()
    }

    /// Makes a stream and waits until it takes records. The server that does nothing needs none.
    ///
    /// # Errors
    /// It refuses.
    pub fn create_stream(&self, name: &str, shards: usize) -> Result<(), String> {
        if self.kind == Kind::Noop {
            return Ok(());
        }
        let mut connection = Connection::open(self.address)?;
        let create = json!({ "StreamName": name, "ShardCount": shards });
        self.call(&mut connection, "CreateStream", &create)?;
        let deadline = Instant::now() + PATIENCE;
        let ask = json!({ "StreamName": name });
        while Instant::now() < deadline {
            let answer = self.call(&mut connection, "DescribeStreamSummary", &ask)?;
            let status = answer.pointer("/StreamDescriptionSummary/StreamStatus");
            if status.and_then(Value::as_str) == Some("ACTIVE") {
                return Ok(());
            }
            thread::sleep(POLL);
        }
        Err(format!(
            "{}: the stream does not become active",
            self.kind.name()
        ))
    }

    /// Calls an operation of Kinesis on a connection that is opened again if the server has
    /// closed it.
    ///
    /// # Errors
    /// What it answers if it is not 200.
    pub fn call(
        &self,
        connection: &mut Connection,
        operation: &str,
        input: &Value,
    ) -> Result<Value, String> {
        let body = self.call_raw(connection, operation, input)?;
        if body.is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_slice(&body).map_err(|error| format!("an answer that is no JSON: {error}"))
    }

    /// As [`Self::call`], with the answer's content as it is.
    ///
    /// # Errors
    /// What it answers if it is not 200.
    pub fn call_raw(
        &self,
        connection: &mut Connection,
        operation: &str,
        input: &Value,
    ) -> Result<Vec<u8>, String> {
        let target = format!("Kinesis_20131202.{operation}");
        let request = connection::json("kinesis", &target, input);
        let answer = match connection.exchange(&request) {
            Ok(answer) => answer,
            Err(_) => {
                *connection = Connection::open(self.address)?;
                connection.exchange(&request)?
            }
        };
        answer
            .good()
            .map_err(|message| format!("{}, {operation}: {message}", self.kind.name()))
    }

    fn wait_until_ready(&mut self, announces: bool) -> Result<(), String> {
        if announces {
            let mut line = String::new();
            if let Some(output) = &mut self.output {
                output
                    .read_line(&mut line)
                    .map_err(|error| error.to_string())?;
            }
            let address = line
                .split_once("http://")
                .and_then(|(_, rest)| rest.split_whitespace().next())
                .and_then(|address| address.parse().ok());
            let failed = || format!("{} says {line:?} {}", self.kind.name(), self.last_words());
            self.address = address.ok_or_else(failed)?;
            return Ok(());
        }
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            if let Ok(Some(status)) = self.child.try_wait() {
                return Err(format!(
                    "{} ended with {status}: {}",
                    self.kind.name(),
                    self.last_words()
                ));
            }
            let asked = Connection::open(self.address)
                .and_then(|mut connection| self.call(&mut connection, "ListStreams", &json!({})));
            if asked.is_ok() {
                return Ok(());
            }
            thread::sleep(POLL);
        }
        Err(format!(
            "{} does not answer: {}",
            self.kind.name(),
            self.last_words()
        ))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for id in family(self.child.id()) {
            let id = i32::try_from(id)
                .ok()
                .and_then(rustix::process::Pid::from_raw);
            if let Some(id) = id {
                // Fails only if it is gone.
                let _ = rustix::process::kill_process(id, rustix::process::Signal::KILL);
            }
        }
        let _ = self.child.wait();
    }
}

fn free_port() -> Result<u16, String> {
    TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| format!("no free port: {error}"))
}
