//! The engine's own pages, asked for by this program's other commands.

use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use auth::sigv4::{Payload, RequestParts, Signer};

/// The longest answer, a trace's, is some hundred KiB; nobody else's may fill the memory.
const ANSWER_BYTES_MAX: usize = 16 * 1024 * 1024;
/// The longest that an engine takes to say that it is there.
const GREETING_MAX: Duration = Duration::from_secs(5);

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The method.
    pub method: &'static str,
    /// The path.
    pub path: &'static str,
    /// The body.
    pub body: &'a str,
    /// Whether it is signed with the root key.
    pub signed: bool,
    /// The longest that the engine may take to answer.
    pub patience: Duration,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The body.
    pub body: String,
}

/// What the engine on a port of this machine answers. Before a question that may take long, one that
/// does not is asked, so that whoever else listens there is not waited for.
///
/// # Errors
/// A sentence if nobody answers, or what does speaks no HTTP.
pub fn ask(port: u16, question: Question<'_>) -> Result<Answer, String> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    if question.patience > GREETING_MAX {
        let greeting = Question {
            method: "GET",
            path: "/_brookmill/health",
            body: "",
            signed: false,
            patience: GREETING_MAX,
        };
        answer(address, greeting)?;
    }
    answer(address, question)
}

fn answer(address: SocketAddr, question: Question<'_>) -> Result<Answer, String> {
    let text = send(address, question).map_err(|error| match error.kind() {
        // Which of the two a socket says when its time is over depends on the system.
        ErrorKind::WouldBlock | ErrorKind::TimedOut => format!(
            "what listens on {address} has not answered within {} s: it is no Brookmill, or it is \
             stuck",
            question.patience.as_secs_f64()
        ),
        _ => format!("no engine on {address}: {error}. `brookmill up` starts one"),
    })?;
    parse(&text).ok_or_else(|| format!("what answers on {address} is no Brookmill"))
}

fn send(address: SocketAddr, question: Question<'_>) -> std::io::Result<String> {
    let deadline = Instant::now() + question.patience;
    let left = || match deadline.saturating_duration_since(Instant::now()) {
        Duration::ZERO => Err(std::io::Error::from(ErrorKind::TimedOut)),
        left => Ok(left),
    };
    let mut stream = TcpStream::connect_timeout(&address, question.patience)?;
    stream.set_write_timeout(Some(left()?))?;
    let host = address.to_string();
    let mut head = format!(
        "{} {} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {}\r\n",
        question.method,
        question.path,
        question.body.len()
    );
    if question.signed {
        for (name, value) in signature(&host, question) {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
    }
    stream.write_all(format!("{head}\r\n{}", question.body).as_bytes())?;
    let mut answer = Vec::new();
    let mut piece = vec![0; 64 * 1024];
    while answer.len() < ANSWER_BYTES_MAX {
        stream.set_read_timeout(Some(left()?))?;
        match stream.read(&mut piece) {
            Ok(0) => break,
            Ok(count) => answer.extend_from_slice(piece.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// The headers that sign a question with the root key, which every data directory has.
fn signature(host: &str, question: Question<'_>) -> Vec<(String, String)> {
    let signer = Signer {
        access_key: "test".to_owned(),
        secret: "test".to_owned(),
        session_token: None,
        region: "us-east-1".to_owned(),
        service: "sts".to_owned(),
    };
    let parts = RequestParts {
        method: question.method,
        path: question.path,
        query: "",
        headers: &[("host", host.as_bytes())],
    };
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = since.map_or(0, |since| {
        i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
    });
    signer.headers(&parts, Payload::Computed, question.body.as_bytes(), now)
}

/// The JSON of an answer.
///
/// # Errors
/// What the engine says against it, or that what answers is no engine.
pub fn document(answer: &Answer) -> Result<serde_json::Value, String> {
    let said: Option<serde_json::Value> = serde_json::from_str(&answer.body).ok();
    let said = said.unwrap_or_default();
    if answer.status == 200 && said.is_object() {
        return Ok(said);
    }
    let message = said.get("message").and_then(|message| message.as_str());
    let message = message.unwrap_or("what answers is no Brookmill");
    Err(message.to_owned())
}

fn parse(answer: &str) -> Option<Answer> {
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split_whitespace().nth(1)?.parse().ok()?;
    Some(Answer {
        status,
        body: body.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    fn patient(patience: Duration) -> Question<'static> {
        Question {
            method: "GET",
            path: "/",
            body: "",
            signed: false,
            patience,
        }
    }

    #[test]
    fn who_listens_and_never_answers_is_not_waited_for() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let said = answer(address, patient(Duration::from_millis(50))).unwrap_err();
        let expected = format!(
            "what listens on {address} has not answered within 0.05 s: it is no Brookmill, or it \
             is stuck"
        );
        assert_eq!(said, expected);
    }

    #[test]
    fn an_answer_in_pieces_that_never_ends_is_given_up() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let dripping = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            while stream.write_all(b"H").is_ok() {
                std::thread::yield_now();
            }
        });
        let said = answer(address, patient(Duration::from_millis(50))).unwrap_err();
        assert!(said.contains("has not answered within"), "{said}");
        dripping.join().unwrap();
    }
}
