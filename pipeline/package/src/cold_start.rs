//! How long a program takes from its start until it asks for the first event.
//!
//! It is started as Lambda starts it, with a Runtime API on loopback that also answers in place of
//! S3. What Lambda adds (fetching the code, making the environment, S3 by TLS) is not in the figure.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Lambda ends a start that takes longer.
const START_MAX: Duration = Duration::from_secs(10);
/// How often a program that is waited for is looked at.
const LOOK: Duration = Duration::from_millis(50);
/// More than a request's head has.
const HEAD_MAX: usize = 65_536;

/// What was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    /// How many starts.
    pub starts: usize,
    /// The quickest.
    pub least: Duration,
    /// The one in the middle.
    pub median: Duration,
}

/// Starts a program so many times and measures each.
///
/// # Errors
/// That it ended, or did not ask for work in time, with what it has written.
pub fn measure(program: &Path, starts: usize) -> Result<Measured, String> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).map_err(|error| error.to_string())?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let (asked, questions) = channel();
    // Ends with the process.
    thread::spawn(move || serve(&listener, &asked));
    let mut took = Vec::with_capacity(starts);
    for _ in 0..starts {
        took.push(one_start(program, address, &questions)?);
    }
    took.sort_unstable();
    match (took.first(), took.get(took.len() / 2)) {
        (Some(least), Some(median)) => Ok(Measured {
            starts,
            least: *least,
            median: *median,
        }),
        _ => Err("nothing was measured".to_owned()),
    }
}

fn one_start(
    program: &Path,
    address: SocketAddr,
    questions: &Receiver<Instant>,
) -> Result<Duration, String> {
    let begin = Instant::now();
    let mut child = Command::new(program)
        .env_clear()
        .envs(environment(address))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{} cannot be started: {error}", program.display()))?;
    let mut outcome = None;
    while outcome.is_none() {
        outcome = match questions.recv_timeout(LOOK) {
            Ok(asked) => Some(Ok(asked.duration_since(begin))),
            Err(RecvTimeoutError::Disconnected) => Some(Err("the listener ended".to_owned())),
            Err(RecvTimeoutError::Timeout) => match child.try_wait() {
                Ok(Some(status)) => Some(Err(format!("ended before it asked for work ({status})"))),
                _ if begin.elapsed() > START_MAX => Some(Err(format!(
                    "did not ask for work within {} s, after which Lambda ends it",
                    START_MAX.as_secs()
                ))),
                _ => None,
            },
        };
    }
    let written = end(child);
    outcome
        .unwrap_or_else(|| Err(String::new()))
        .map_err(|error| format!("The program {error}. It wrote:\n{written}"))
}

/// Ends a program; answers what it has written.
fn end(mut child: Child) -> String {
    let _ = child.kill();
    match child.wait_with_output() {
        Ok(output) => {
            String::from_utf8_lossy(&output.stdout).into_owned()
                + &String::from_utf8_lossy(&output.stderr)
        }
        Err(error) => error.to_string(),
    }
}

/// The variables that Lambda sets and the template's.
fn environment(address: SocketAddr) -> [(&'static str, String); 11] {
    [
        ("AWS_LAMBDA_RUNTIME_API", address.to_string()),
        ("AWS_LAMBDA_FUNCTION_NAME", "measured".to_owned()),
        ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST".to_owned()),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256".to_owned()),
        ("AWS_REGION", "us-east-1".to_owned()),
        ("AWS_ACCESS_KEY_ID", "measured".to_owned()),
        ("AWS_SECRET_ACCESS_KEY", "measured".to_owned()),
        ("AWS_SESSION_TOKEN", "measured".to_owned()),
        ("AWS_ENDPOINT_URL", format!("http://{address}")),
        ("BUCKET_NAME", "measured".to_owned()),
        ("FAILURE_PREFIX", "failed/".to_owned()),
    ]
}

fn serve(listener: &TcpListener, asked: &Sender<Instant>) {
    for connection in listener.incoming().flatten() {
        let asked = asked.clone();
        thread::spawn(move || answer(connection, &asked));
    }
}

/// Answers requests of one connection: 200 to everything but the wish for an event, which is kept
/// waiting.
fn answer(mut connection: TcpStream, asked: &Sender<Instant>) {
    let mut head = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        match connection.read(&mut buffer) {
            Ok(0) | Err(_) => return,
            Ok(count) => head.extend_from_slice(buffer.get(..count).unwrap_or_default()),
        }
        if head.len() > HEAD_MAX {
            return;
        }
        if !head.ends_with(b"\r\n\r\n") {
            continue;
        }
        if head.starts_with(b"GET ") && contains(&head, b"/runtime/invocation/next") {
            if asked.send(Instant::now()).is_err() {
                return;
            }
        } else if connection
            .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            .is_err()
        {
            return;
        }
        head.clear();
    }
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(address: SocketAddr, text: &str) -> TcpStream {
        let mut connection = TcpStream::connect(address).unwrap();
        connection.write_all(text.as_bytes()).unwrap();
        connection
    }

    #[test]
    fn the_wish_for_an_event_is_noticed_and_everything_else_answered() {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let (asked, questions) = channel();
        thread::spawn(move || serve(&listener, &asked));
        let mut head = request(address, "HEAD /measured HTTP/1.1\r\nHost: x\r\n\r\n");
        let mut begin = [0; 15];
        head.read_exact(&mut begin).unwrap();
        assert_eq!(&begin, b"HTTP/1.1 200 OK");
        assert!(questions.try_recv().is_err());
        let path = "/2018-06-01/runtime/invocation/next";
        let _open = request(address, &format!("GET {path} HTTP/1.1\r\nHost: x\r\n\r\n"));
        questions.recv_timeout(START_MAX).unwrap();
    }

    #[test]
    fn a_program_that_ends_is_told_with_its_words() {
        let directory = tempfile::tempdir().unwrap();
        let program = directory.path().join("bootstrap");
        std::os::unix::fs::symlink("/bin/ls", &program).unwrap();
        let refused = measure(&program, 1).unwrap_err();
        assert!(
            refused.contains("ended before it asked for work"),
            "{refused}"
        );
        assert!(refused.contains("It wrote:\n"), "{refused}");
    }
}
