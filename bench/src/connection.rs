//! A kept-open HTTP connection, blocking, with signed requests prepared before they are timed.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use auth::sigv4::{Payload, RequestParts, Signer};

/// Longer than any answer takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// A signed request, as it goes over the wire.
pub struct Request {
    bytes: Vec<u8>,
}

/// An answer.
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// `X-Amz-Log-Result`: the end of an invocation's log, in base64.
    pub log: String,
    /// Content.
    pub body: Vec<u8>,
}

impl Answer {
    /// The content, if the status is one of success.
    ///
    /// # Errors
    /// The status and the content, as a sentence.
    pub fn good(self) -> Result<Vec<u8>, String> {
        if (200..300).contains(&self.status) {
            Ok(self.body)
        } else {
            let text = String::from_utf8_lossy(&self.body);
            Err(format!("the engine answered {}: {text}", self.status))
        }
    }
}

/// Signs as the root user of a fresh directory.
pub fn request(
    service: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Request {
    let mut bytes = signed_head(service, method, path, headers, body);
    bytes.extend_from_slice(body);
    Request { bytes }
}

/// The head of a request, signed over `body` as of now, with the empty line that ends it. It names
/// no port, so that one head goes to any server.
pub fn signed_head(
    service: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Vec<u8> {
    let signer = Signer {
        access_key: "test".to_owned(),
        secret: "test".to_owned(),
        session_token: None,
        region: "us-east-1".to_owned(),
        service: service.to_owned(),
    };
    let mut all = vec![("host", "127.0.0.1")];
    all.extend_from_slice(headers);
    let plain: Vec<(&str, &[u8])> = all
        .iter()
        .map(|(name, value)| (*name, value.as_bytes()))
        .collect();
    let parts = RequestParts {
        method,
        path,
        query: "",
        headers: &plain,
    };
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |elapsed| elapsed.as_secs());
    let signed = signer.headers(
        &parts,
        Payload::Computed,
        body,
        i64::try_from(now).unwrap_or(i64::MAX),
    );
    let mut head = format!(
        "{method} {path} HTTP/1.1\r\ncontent-length: {}\r\n",
        body.len()
    );
    let own = all.iter().map(|(name, value)| (*name, *value));
    let added = signed
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    for (name, value) in own.chain(added) {
        head += &format!("{name}: {value}\r\n");
    }
    head += "\r\n";
    head.into_bytes()
}

/// A request of one of the JSON protocols.
pub fn json(service: &str, target: &str, body: &serde_json::Value) -> Request {
    let headers = [
        ("content-type", "application/x-amz-json-1.1"),
        ("x-amz-target", target),
    ];
    request(service, "POST", "/", &headers, body.to_string().as_bytes())
}

/// A request of the query protocol.
pub fn query(service: &str, parameters: &[(&str, &str)]) -> Request {
    let pairs: Vec<String> = parameters
        .iter()
        .map(|(name, value)| format!("{name}={}", wire::percent::encode(value)))
        .collect();
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    request(service, "POST", "/", &headers, pairs.join("&").as_bytes())
}

/// A connection that is kept open.
pub struct Connection {
    reader: BufReader<TcpStream>,
}

impl Connection {
    /// Connects.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn open(address: SocketAddr) -> Result<Self, String> {
        let open = || -> std::io::Result<TcpStream> {
            let stream = TcpStream::connect(address)?;
            stream.set_nodelay(true)?;
            stream.set_read_timeout(Some(PATIENCE))?;
            Ok(stream)
        };
        let stream = open().map_err(|error| format!("connecting to {address}: {error}"))?;
        Ok(Self {
            reader: BufReader::with_capacity(1 << 16, stream),
        })
    }

    /// Sends a request and reads its answer.
    ///
    /// # Errors
    /// The connection broke, or the answer is no HTTP as the engine writes it.
    pub fn exchange(&mut self, request: &Request) -> Result<Answer, String> {
        let broken = |error: std::io::Error| format!("the connection broke: {error}");
        self.reader
            .get_mut()
            .write_all(&request.bytes)
            .map_err(broken)?;
        let mut line = String::new();
        self.reader.read_line(&mut line).map_err(broken)?;
        let status = line.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status = status.ok_or_else(|| format!("no status line: {line:?}"))?;
        let mut length = 0;
        let mut is_chunked = false;
        let mut log = String::new();
        loop {
            line.clear();
            self.reader.read_line(&mut line).map_err(broken)?;
            let Some((name, value)) = line.trim_end().split_once(':') else {
                break;
            };
            if name.eq_ignore_ascii_case("content-length") {
                length = value
                    .trim()
                    .parse()
                    .map_err(|_| format!("no length: {value}"))?;
            }
            is_chunked |= name.eq_ignore_ascii_case("transfer-encoding");
            if name.eq_ignore_ascii_case("x-amz-log-result") {
                value.trim().clone_into(&mut log);
            }
        }
        let mut body = Vec::new();
        if is_chunked {
            self.read_chunks(&mut body).map_err(broken)?;
        } else {
            body.resize(length, 0);
            self.reader.read_exact(&mut body).map_err(broken)?;
        }
        Ok(Answer { status, log, body })
    }

    fn read_chunks(&mut self, body: &mut Vec<u8>) -> std::io::Result<()> {
        let no_length = || std::io::Error::other("a chunk without a length");
        loop {
            let mut line = String::new();
            self.reader.read_line(&mut line)?;
            let length = u64::from_str_radix(line.trim_end(), 16).map_err(|_| no_length())?;
            let read = (&mut self.reader).take(length).read_to_end(body)?;
            if u64::try_from(read).ok() != Some(length) {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            line.clear();
            self.reader.read_line(&mut line)?;
            if length == 0 {
                return Ok(());
            }
        }
    }
}
