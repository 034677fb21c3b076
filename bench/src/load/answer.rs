//! Answers of HTTP/1.1, read piece by piece as they arrive; content is counted, and kept on demand.

/// Longest head taken, in bytes.
const HEAD_BYTES_MAX: usize = 64 * 1024;
/// Longest line with a chunk's length, in bytes.
const LINE_BYTES_MAX: usize = 1024;

/// Reads one answer after the other; `begin` before each.
pub struct Parser {
    state: State,
    /// A head, or a line between chunks, as far as it has arrived.
    text: Vec<u8>,
    keeps: bool,
    /// HTTP status of the answer.
    pub status: u16,
    /// Bytes of content so far, without the framing of chunks.
    pub length: u64,
    /// The content, if it is kept.
    pub content: Vec<u8>,
    /// Whether the server closes the connection after this answer.
    pub closes: bool,
}

enum State {
    Head,
    /// So many bytes of content are still to come.
    Content(u64),
    /// Content until the connection ends.
    UntilEnd,
    ChunkLength,
    Chunk(u64),
    /// The line break after a chunk.
    ChunkEnd,
    Trailers,
    Done,
}

impl Parser {
    /// With `keeps`, contents are kept.
    pub fn new(keeps: bool) -> Self {
        Self {
            state: State::Head,
            text: Vec::new(),
            keeps,
            status: 0,
            length: 0,
            content: Vec::new(),
            closes: false,
        }
    }

    /// Makes ready for the next answer.
    pub fn begin(&mut self) {
        self.state = State::Head;
        self.text.clear();
        self.content.clear();
        self.status = 0;
        self.length = 0;
        self.closes = false;
    }

    /// Whether the answer is whole.
    pub fn is_done(&self) -> bool {
        matches!(self.state, State::Done)
    }

    /// Takes what arrived.
    ///
    /// # Errors
    /// It is no HTTP/1.1, or there is more than one answer.
    pub fn feed(&mut self, mut bytes: &[u8]) -> Result<(), String> {
        while !bytes.is_empty() {
            bytes = match self.state {
                State::Head => self.head(bytes)?,
                State::Content(left) => {
                    let rest = self.take(bytes, left);
                    let left = left - (bytes.len() - rest.len()) as u64;
                    self.state = if left == 0 {
                        State::Done
                    } else {
                        State::Content(left)
                    };
                    rest
                }
                State::UntilEnd => self.take(bytes, u64::MAX),
                State::Chunk(left) => {
                    let rest = self.take(bytes, left);
                    let left = left - (bytes.len() - rest.len()) as u64;
                    self.state = if left == 0 {
                        State::ChunkEnd
                    } else {
                        State::Chunk(left)
                    };
                    rest
                }
                State::ChunkLength | State::ChunkEnd | State::Trailers => self.line(bytes)?,
                State::Done => return Err("bytes after the end of the answer".to_owned()),
            };
        }
        Ok(())
    }

    /// The connection has ended; that may be the end of the answer.
    ///
    /// # Errors
    /// The answer is not whole.
    pub fn end(&mut self) -> Result<(), String> {
        match self.state {
            State::UntilEnd => {
                self.state = State::Done;
                Ok(())
            }
            State::Done => Ok(()),
            _ => Err("the server closed the connection before its answer was whole".to_owned()),
        }
    }

    fn take<'a>(&mut self, bytes: &'a [u8], most: u64) -> &'a [u8] {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let (content, rest) = bytes.split_at(bytes.len().min(most));
        self.length += content.len() as u64;
        if self.keeps {
            self.content.extend_from_slice(content);
        }
        rest
    }

    fn head<'a>(&mut self, bytes: &'a [u8]) -> Result<&'a [u8], String> {
        let before = self.text.len();
        self.text.extend_from_slice(bytes);
        // The end may lie across the border of what was there.
        let from = before.saturating_sub(3);
        let end = memchr::memmem::find(self.text.get(from..).unwrap_or_default(), b"\r\n\r\n");
        let Some(end) = end.map(|at| from + at) else {
            return if self.text.len() > HEAD_BYTES_MAX {
                Err("an endless head".to_owned())
            } else {
                Ok(&[])
            };
        };
        self.text.truncate(end);
        let text = std::mem::take(&mut self.text);
        self.read_head(&String::from_utf8_lossy(&text))?;
        // Gives the allocation back to the next head.
        self.text = text;
        self.text.clear();
        Ok(bytes.get(end + 4 - before..).unwrap_or_default())
    }

    fn read_head(&mut self, head: &str) -> Result<(), String> {
        let mut lines = head.split("\r\n");
        let first = lines.next().unwrap_or_default();
        let mut words = first.split(' ');
        let version = words.next().unwrap_or_default();
        let status = words.next().and_then(|code| code.parse::<u16>().ok());
        self.status = match (version, status) {
            ("HTTP/1.1" | "HTTP/1.0", Some(status)) => status,
            _ => return Err(format!("no status line: {first:?}")),
        };
        self.closes = version == "HTTP/1.0";
        let mut length = None;
        let mut is_chunked = false;
        for line in lines {
            let Some((name, value)) = line.split_once(':') else {
                return Err(format!("no header: {line:?}"));
            };
            let value = value.trim();
            if name.eq_ignore_ascii_case("content-length") {
                let parsed = value.parse::<u64>();
                length = Some(parsed.map_err(|_| format!("no length: {value:?}"))?);
            } else if name.eq_ignore_ascii_case("transfer-encoding") {
                is_chunked = value.eq_ignore_ascii_case("chunked");
            } else if name.eq_ignore_ascii_case("connection") {
                self.closes = value.eq_ignore_ascii_case("close")
                    || self.closes && !value.eq_ignore_ascii_case("keep-alive");
            }
        }
        self.state = match (is_chunked, length, self.status) {
            // `100 Continue` announces the answer and is none.
            (_, _, 100) => State::Head,
            (true, ..) => State::ChunkLength,
            (false, Some(0), _) | (_, _, 204 | 304) => State::Done,
            (false, Some(length), _) => State::Content(length),
            (false, None, _) => {
                self.closes = true;
                State::UntilEnd
            }
        };
        Ok(())
    }

    /// A line between chunks.
    fn line<'a>(&mut self, bytes: &'a [u8]) -> Result<&'a [u8], String> {
        let Some(end) = memchr::memchr(b'\n', bytes) else {
            self.text.extend_from_slice(bytes);
            return if self.text.len() > LINE_BYTES_MAX {
                Err("an endless line between chunks".to_owned())
            } else {
                Ok(&[])
            };
        };
        let (line, rest) = bytes.split_at(end + 1);
        self.text.extend_from_slice(line);
        let text = String::from_utf8_lossy(&self.text).trim_end().to_owned();
        self.text.clear();
        self.state = match self.state {
            State::ChunkLength => {
                let digits = text.split(';').next().unwrap_or_default();
                match u64::from_str_radix(digits, 16) {
                    Ok(0) => State::Trailers,
                    Ok(length) => State::Chunk(length),
                    Err(_) => return Err(format!("no length of a chunk: {text:?}")),
                }
            }
            State::Trailers if text.is_empty() => State::Done,
            State::Trailers => State::Trailers,
            _ if text.is_empty() => State::ChunkLength,
            _ => return Err(format!("after a chunk: {text:?}")),
        };
        Ok(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whole, and in every cut into two, and byte by byte.
    fn all_ways(text: &str, check: impl Fn(&Parser)) {
        let bytes = text.as_bytes();
        for cut in 0..bytes.len() {
            let mut parser = Parser::new(true);
            parser.feed(&bytes[..cut]).expect("the first piece");
            assert!(!parser.is_done(), "{cut}");
            parser.feed(&bytes[cut..]).expect("the rest");
            check(&parser);
        }
        let mut parser = Parser::new(true);
        for byte in bytes {
            parser.feed(&[*byte]).expect("a byte");
        }
        check(&parser);
    }

    #[test]
    fn content_by_its_length() {
        all_ways(
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX: y\r\n\r\nhello",
            |parser| {
                assert!(parser.is_done());
                assert_eq!(
                    (parser.status, parser.length, parser.closes),
                    (200, 5, false)
                );
                assert_eq!(parser.content, b"hello");
            },
        );
    }

    #[test]
    fn content_in_chunks_with_a_trailer() {
        all_ways(
            "HTTP/1.1 400 Bad Request\r\ntransfer-encoding: chunked\r\nConnection: close\r\n\r\n\
             5\r\nhello\r\n6;a=b\r\n world\r\n0\r\nx: y\r\n\r\n",
            |parser| {
                assert!(parser.is_done());
                assert_eq!(
                    (parser.status, parser.length, parser.closes),
                    (400, 11, true)
                );
                assert_eq!(parser.content, b"hello world");
            },
        );
    }

    #[test]
    fn nothing_is_kept_unless_asked_for_and_a_parser_is_used_again() {
        let mut parser = Parser::new(false);
        for _ in 0..2 {
            parser.begin();
            parser
                .feed(b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nabc")
                .expect("an answer");
            assert!(parser.is_done());
            assert_eq!((parser.length, parser.content.len()), (3, 0));
        }
        parser.begin();
        parser
            .feed(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")
            .expect("an empty answer");
        assert!(parser.is_done());
    }

    #[test]
    fn without_a_length_the_connection_ends_it() {
        let mut parser = Parser::new(true);
        parser
            .feed(b"HTTP/1.0 200 OK\r\n\r\nsome")
            .expect("a piece");
        assert!(!parser.is_done());
        parser.end().expect("the end");
        assert!(parser.is_done() && parser.closes);
        assert_eq!(parser.content, b"some");
    }

    #[test]
    fn a_continue_is_no_answer() {
        let mut parser = Parser::new(false);
        parser
            .feed(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n")
            .expect("both");
        assert!(parser.is_done());
        assert_eq!(parser.status, 204);
    }

    #[test]
    fn what_is_wrong_is_told() {
        for text in [
            "ICY 200 OK\r\n\r\n",
            "HTTP/1.1 two\r\n\r\n",
            "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
            "HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\n",
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n",
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\nab\r\n",
            "HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\nab",
        ] {
            assert!(Parser::new(false).feed(text.as_bytes()).is_err(), "{text}");
        }
        let mut cut = Parser::new(false);
        cut.feed(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nab")
            .expect("a piece");
        assert!(cut.end().is_err());
    }
}
