//! `brookmill health`: whether an engine answers, for containers and scripts that have no `curl`.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::process::ExitCode;
use std::time::Duration;

use crate::cli::HealthOptions;
use crate::output;

/// The longest that the engine may take to answer. It does not touch the disk for it.
const ANSWER_MAX: Duration = Duration::from_secs(5);
/// The answer is a few hundred bytes; nobody else's may fill the memory.
const ANSWER_BYTES_MAX: u64 = 64 * 1024;

/// Prints what the engine says of itself.
///
/// # Errors
/// A sentence if nobody answers, or somebody else does.
pub fn run(options: &HealthOptions) -> Result<ExitCode, String> {
    output::print(format!("{}\n", of(options.port)?).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// What the engine on a port of this machine says of itself.
///
/// # Errors
/// A sentence if nobody answers, or somebody else does.
pub fn of(port: u16) -> Result<String, String> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let answer = ask(address)
        .map_err(|error| format!("no engine on {address}: {error}. `brookmill up` starts one"))?;
    let body = body(&answer).ok_or_else(|| format!("what answers on {address} is no Brookmill"))?;
    Ok(body.to_owned())
}

fn ask(address: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, ANSWER_MAX)?;
    stream.set_read_timeout(Some(ANSWER_MAX))?;
    stream.set_write_timeout(Some(ANSWER_MAX))?;
    write!(
        stream,
        "GET /_brookmill/health HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
    )?;
    let mut answer = Vec::new();
    stream.take(ANSWER_BYTES_MAX).read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// The body of an engine's answer that says that it runs.
fn body(answer: &str) -> Option<&str> {
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split_whitespace().nth(1)?;
    let said: serde_json::Value = serde_json::from_str(body).ok()?;
    (status == "200" && said["status"] == "running").then_some(body)
}

#[cfg(test)]
mod tests {
    use super::body;

    #[test]
    fn only_a_running_engine_is_healthy() {
        let running = "HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{\"status\":\"running\"}";
        assert_eq!(body(running), Some("{\"status\":\"running\"}"));
        for other in [
            "HTTP/1.1 200 OK\r\n\r\n{\"status\":\"stopping\"}",
            "HTTP/1.1 503 Service Unavailable\r\n\r\n{\"status\":\"running\"}",
            "HTTP/1.1 200 OK\r\n\r\n<html>",
            "SSH-2.0-OpenSSH_9.2",
            "",
        ] {
            assert_eq!(body(other), None, "{other}");
        }
    }
}
