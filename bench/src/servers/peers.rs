//! The peers: other implementations of Kinesis, each as it is fastest.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::Kind;
use crate::engine::root;

/// Enough for what they keep in memory in half a minute; Node.js ends programs at about 4 GB else.
const NODE_MEGABYTES: u32 = 12_000;

/// Installs those that are not installed, by the ordinary clients of their registries. What cannot
/// be installed is said and left out.
///
/// # Errors
/// There is no Python.
pub fn install(into: &Path) -> Result<(), String> {
    let status = Command::new("python3")
        .arg(root().join("bench/peers/install.py"))
        .arg(into)
        .status()
        .map_err(|error| format!("python3 does not start: {error}"))?;
    if !status.success() {
        return Err("the peers could not be installed".to_owned());
    }
    Ok(())
}

/// How a peer is set, for those who read the figures.
pub fn setting(kind: Kind) -> &'static str {
    match kind {
        Kind::Brookmill => "`up --no-limits`: durable, signatures and policies checked",
        Kind::Noop => "reads and discards; checks and keeps nothing",
        Kind::Ferrokinesis => FERROKINESIS,
        Kind::Kinesalite => {
            "in memory, `--shardLimit 100000`, no delays; it is one thread of Node.js"
        }
        Kind::KinesisMock => {
            "in memory, `SHARD_LIMIT=100000`, no delays, `LOG_LEVEL=ERROR`; it is one thread of \
             Node.js"
        }
        Kind::Moto => "in memory, one process: workers would not share its streams",
    }
}

const FERROKINESIS: &str = "in memory, `--shard-limit 100000`, no delays, `--log-level off`";

fn program(kind: Kind, peers: &Path) -> PathBuf {
    peers.join(match kind {
        Kind::Kinesalite => "npm/node_modules/kinesalite/cli.js",
        Kind::KinesisMock => "npm/node_modules/kinesis-local/main.js",
        Kind::Moto => "moto/bin/moto_server",
        _ => "cargo/bin/ferrokinesis",
    })
}

/// The command line of a peer that listens on `port` of loopback.
///
/// # Errors
/// It is not installed.
pub fn command(kind: Kind, peers: &Path, port: u16) -> Result<Command, String> {
    let program = program(kind, peers);
    if !program.exists() {
        return Err(format!("{} is not installed", kind.name()));
    }
    let memory = format!("--max-old-space-size={NODE_MEGABYTES}");
    let port_text = port.to_string();
    let mut command;
    match kind {
        Kind::Kinesalite => {
            command = Command::new("node");
            command
                .arg(memory)
                .arg(&program)
                .args(["--port", &port_text]);
            command.args(["--shardLimit", "100000"]);
            for delay in ["--createStreamMs", "--deleteStreamMs", "--updateStreamMs"] {
                command.args([delay, "0"]);
            }
        }
        Kind::KinesisMock => {
            command = Command::new("node");
            command.arg(memory).arg(&program);
            // It reads its certificate from where it is started.
            if let Some(directory) = program.parent() {
                command.current_dir(directory);
            }
            command.env("KINESIS_MOCK_PLAIN_PORT", &port_text);
            command.env("KINESIS_MOCK_TLS_PORT", super::free_port()?.to_string());
            command.env("LOG_LEVEL", "ERROR");
            command.env("SHARD_LIMIT", "100000");
            command.env("CREATE_STREAM_DURATION", "0ms");
        }
        Kind::Moto => {
            command = Command::new(&program);
            command.args(["-H", "127.0.0.1", "-p", &port_text]);
        }
        _ => {
            command = Command::new(&program);
            command.args(["--port", &port_text, "--log-level", "off"]);
            command.args(["--shard-limit", "100000", "--create-stream-ms", "0"]);
        }
    }
    Ok(command)
}

/// What was installed.
pub fn version(kind: Kind, peers: &Path) -> String {
    let program = program(kind, peers);
    let printed = match kind {
        Kind::Kinesalite | Kind::KinesisMock => {
            let Some(package) = program.parent() else {
                return String::new();
            };
            let code = format!(
                "console.log(require({:?}).version, '(Node.js', process.version + ')')",
                package.join("package.json")
            );
            Command::new("node").args(["-e", &code]).output()
        }
        Kind::Moto => {
            let code = "import platform; from importlib.metadata import version; \
                        print(version('moto'), '(Python', platform.python_version() + ')')";
            Command::new(program.with_file_name("python"))
                .args(["-c", code])
                .output()
        }
        _ => Command::new(&program).arg("--version").output(),
    };
    let text = printed.map(|printed| String::from_utf8_lossy(&printed.stdout).into_owned());
    let text = text.unwrap_or_default();
    let text = text.trim();
    text.strip_prefix(&format!("{} ", kind.name()))
        .unwrap_or(text)
        .to_owned()
}
