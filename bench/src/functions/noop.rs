//! A function that does nothing, over the Runtime API: this program, when Lambda has started it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

/// Where the Runtime API is, if this process is a function's.
pub fn runtime_api() -> Option<String> {
    std::env::var("AWS_LAMBDA_RUNTIME_API").ok()
}

/// Takes events and answers each with `null`, until the connection ends.
///
/// # Errors
/// What the operating system says, or an answer that is none of the Runtime API's.
pub fn serve(address: &str) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("the Runtime API: {error}");
    let stream = TcpStream::connect(address).map_err(failed)?;
    stream.set_nodelay(true).map_err(failed)?;
    let mut api = BufReader::with_capacity(1 << 16, stream);
    let mut event = Vec::new();
    let base = "/2018-06-01/runtime/invocation";
    loop {
        let next = format!("GET {base}/next HTTP/1.1\r\nhost: {address}\r\n\r\n");
        let id = exchange(&mut api, next.as_bytes(), &mut event).map_err(failed)?;
        let id = id.ok_or("an event without a request id")?;
        let response = format!(
            "POST {base}/{id}/response HTTP/1.1\r\nhost: {address}\r\ncontent-length: 4\r\n\r\nnull"
        );
        exchange(&mut api, response.as_bytes(), &mut event).map_err(failed)?;
    }
}

/// Sends a request and reads the answer's content; the request id in its head.
fn exchange(
    api: &mut BufReader<TcpStream>,
    request: &[u8],
    content: &mut Vec<u8>,
) -> std::io::Result<Option<String>> {
    api.get_mut().write_all(request)?;
    let (mut id, mut length) = (None, 0);
    let mut line = String::new();
    loop {
        line.clear();
        if api.read_line(&mut line)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if line.trim_end().is_empty() {
            break;
        }
        let Some((name, value)) = line.trim_end().split_once(':') else {
            continue;
        };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().map_err(std::io::Error::other)?;
        } else if name.eq_ignore_ascii_case("lambda-runtime-aws-request-id") {
            id = Some(value.trim().to_owned());
        }
    }
    content.resize(length, 0);
    api.read_exact(content)?;
    Ok(id)
}
