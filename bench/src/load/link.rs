//! The client's threads: each serves its connections by readiness.

use std::io::{ErrorKind, IoSlice, Read, Write};
use std::net::TcpStream;
use std::os::fd::OwnedFd;
use std::sync::atomic::Ordering;
use std::time::Instant;

use rustix::buffer::spare_capacity;
use rustix::event::Timespec;
use rustix::event::epoll::{self, CreateFlags, EventData, EventFlags};

use super::answer::Parser;
use super::requests::Head;
use super::{Counters, Expect, Load};

/// Read at once; stays in the processor's cache.
const READ_BYTES: usize = 256 * 1024;
/// How long a thread waits for any of its connections before it looks whether it should end.
const WAIT: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 20_000_000,
};
/// After so many failures with no good answer between them the server is given up.
const FAILURES_MAX: u32 = 100;
/// As much of an error's content is shown.
const SHOWN: usize = 300;

/// What a thread noted.
pub struct Noted {
    /// In microseconds, unsorted.
    pub latencies: Vec<u32>,
    /// What the first error said.
    pub first_error: Option<String>,
}

/// A thread's connections and what they share.
pub struct Client<'a> {
    load: &'a Load,
    counters: &'a Counters,
    epoll: OwnedFd,
    links: Vec<Link>,
    heads: Vec<Head>,
    /// The number of the request that is sent next.
    next: usize,
    buffer: Vec<u8>,
    failures: u32,
    noted: Noted,
}

struct Link {
    stream: TcpStream,
    parser: Parser,
    request: usize,
    /// Bytes of the request that are with the system.
    sent: usize,
    begun: Instant,
}

impl<'a> Client<'a> {
    /// Opens the connections of the thread with this number and signs its requests.
    pub fn new(load: &'a Load, counters: &'a Counters, number: usize) -> Result<Self, String> {
        let epoll = epoll::create(CreateFlags::CLOEXEC).map_err(|error| error.to_string())?;
        let count = load.requests.len();
        let mut client = Self {
            load,
            counters,
            epoll,
            links: Vec::new(),
            heads: load.requests.heads(),
            next: count * number / load.threads.max(1),
            buffer: vec![0; READ_BYTES],
            failures: 0,
            noted: Noted {
                latencies: Vec::new(),
                first_error: None,
            },
        };
        let keeps = !matches!(load.expect, Expect::Length);
        for index in (number..load.connections).step_by(load.threads.max(1)) {
            let place = client.links.len();
            let stream = client.open(place)?;
            client.links.push(Link {
                stream,
                parser: Parser::new(keeps),
                request: index % count.max(1),
                sent: 0,
                begun: Instant::now(),
            });
        }
        Ok(client)
    }

    /// What it noted.
    pub fn noted(self) -> Noted {
        self.noted
    }

    /// Sends until it is told to stop.
    pub fn serve(&mut self) -> Result<(), String> {
        for place in 0..self.links.len() {
            self.begin(place)?;
        }
        let mut events = Vec::with_capacity(self.links.len().max(1));
        while !self.counters.stop.load(Ordering::Relaxed) {
            match epoll::wait(&self.epoll, spare_capacity(&mut events), Some(&WAIT)) {
                Ok(_) | Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(format!("epoll: {error}")),
            }
            for event in events.drain(..) {
                let data = event.data;
                let place = usize::try_from(data.u64()).unwrap_or(usize::MAX);
                self.advance(place)?;
            }
        }
        Ok(())
    }

    fn open(&self, place: usize) -> Result<TcpStream, String> {
        let open = || -> std::io::Result<TcpStream> {
            let stream = TcpStream::connect(self.load.address)?;
            stream.set_nodelay(true)?;
            stream.set_nonblocking(true)?;
            // Edges of both kinds, registered once: no further call is needed for a connection.
            let flags = EventFlags::IN | EventFlags::OUT | EventFlags::ET;
            epoll::add(
                &self.epoll,
                &stream,
                EventData::new_u64(place as u64),
                flags,
            )?;
            Ok(stream)
        };
        open().map_err(|error| format!("connecting to {}: {error}", self.load.address))
    }

    /// Gives a connection its next request.
    fn begin(&mut self, place: usize) -> Result<(), String> {
        let number = self.next;
        self.next = (number + 1) % self.load.requests.len().max(1);
        let now = Instant::now();
        if let Some(head) = self.heads.get_mut(number) {
            self.load.requests.renew(number, head, now);
        }
        if let Some(link) = self.links.get_mut(place) {
            link.request = number;
            link.sent = 0;
            link.begun = now;
            link.parser.begin();
        }
        self.write(place)
    }

    fn write(&mut self, place: usize) -> Result<(), String> {
        let Some(link) = self.links.get_mut(place) else {
            return Ok(());
        };
        let head = self.heads.get(link.request).map_or(&[][..], Head::bytes);
        let content = self.load.requests.content(link.request);
        let body = content.map_or(&[][..], |content| content.body());
        while link.sent < head.len() + body.len() {
            let slices = [
                IoSlice::new(head.get(link.sent..).unwrap_or_default()),
                IoSlice::new(
                    body.get(link.sent.saturating_sub(head.len())..)
                        .unwrap_or_default(),
                ),
            ];
            match link.stream.write_vectored(&slices) {
                Ok(written) => link.sent += written,
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                // The server may have answered before it closed; the reading tells.
                Err(_) => return Ok(()),
            }
        }
        Ok(())
    }

    /// Writes and reads what a connection is ready for.
    fn advance(&mut self, place: usize) -> Result<(), String> {
        self.write(place)?;
        loop {
            let Some(link) = self.links.get_mut(place) else {
                return Ok(());
            };
            let outcome = match link.stream.read(&mut self.buffer) {
                Ok(0) => link.parser.end().map(|()| true),
                Ok(read) => {
                    let bytes = self.buffer.get(..read).unwrap_or_default();
                    let fed = link.parser.feed(bytes);
                    if fed.is_ok() && !link.parser.is_done() {
                        if read < self.buffer.len() {
                            // All there was; more makes an edge.
                            return Ok(());
                        }
                        continue;
                    }
                    fed.map(|()| link.parser.closes)
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => Err(format!("the connection broke: {error}")),
            };
            match outcome {
                Ok(closes) => {
                    self.judge(place)?;
                    if closes {
                        self.counters.reopened.fetch_add(1, Ordering::Relaxed);
                        self.reopen(place)?;
                    }
                }
                Err(message) => {
                    self.error(message)?;
                    self.reopen(place)?;
                }
            }
            return self.begin(place);
        }
    }

    fn reopen(&mut self, place: usize) -> Result<(), String> {
        let stream = self.open(place)?;
        if let Some(link) = self.links.get_mut(place) {
            link.stream = stream;
        }
        Ok(())
    }

    /// Counts a whole answer.
    fn judge(&mut self, place: usize) -> Result<(), String> {
        let Some(link) = self.links.get(place) else {
            return Ok(());
        };
        let content = self.load.requests.content(link.request);
        let parser = &link.parser;
        let is_good = parser.status == 200
            && match self.load.expect {
                Expect::Good => true,
                Expect::NoneFailed => none_failed(&parser.content),
                Expect::Length => {
                    let wanted = content.map_or(0, |content| content.answer_length);
                    parser.length.abs_diff(wanted) * 100 <= wanted
                }
            };
        if !is_good {
            let text = String::from_utf8_lossy(&parser.content);
            let text: String = text.chars().take(SHOWN).collect();
            return self.error(format!(
                "status {}, {} bytes: {text}",
                parser.status, parser.length
            ));
        }
        let payload = content.map_or(0, |content| content.payload);
        let taken = link.begun.elapsed();
        self.counters.payload.fetch_add(payload, Ordering::Relaxed);
        self.counters.calls.fetch_add(1, Ordering::Relaxed);
        if self.counters.is_warm.load(Ordering::Relaxed) {
            let microseconds = u32::try_from(taken.as_micros()).unwrap_or(u32::MAX);
            self.noted.latencies.push(microseconds);
        }
        self.failures = 0;
        Ok(())
    }

    fn error(&mut self, message: String) -> Result<(), String> {
        self.counters.errors.fetch_add(1, Ordering::Relaxed);
        self.failures += 1;
        if self.failures >= FAILURES_MAX {
            return Err(format!(
                "{FAILURES_MAX} failures in a row, at last: {message}"
            ));
        }
        self.noted.first_error.get_or_insert(message);
        Ok(())
    }
}

/// Whether an answer to PutRecords, JSON or CBOR, says that no record was refused.
fn none_failed(content: &[u8]) -> bool {
    let name = b"FailedRecordCount";
    let Some(at) = memchr::memmem::find(content, name) else {
        return false;
    };
    let after = content.get(at + name.len()..).unwrap_or_default();
    match after.split_first() {
        Some((b'"', rest)) => {
            let mut rest = rest.iter().filter(|byte| !byte.is_ascii_whitespace());
            rest.next() == Some(&b':')
                && rest.next() == Some(&b'0')
                && rest.next().is_none_or(|byte| !byte.is_ascii_digit())
        }
        // The integer 0 of CBOR.
        Some((0, _)) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::none_failed;

    #[test]
    fn refused_records_are_seen_in_json_and_cbor() {
        for good in [
            &b"{\"FailedRecordCount\":0,\"Records\":[]}"[..],
            b"{\"Records\": [], \"FailedRecordCount\": 0}",
            b"\xa1\x71FailedRecordCount\x00",
        ] {
            assert!(none_failed(good), "{good:?}");
        }
        for bad in [
            &b"{\"FailedRecordCount\":10}"[..],
            b"{\"FailedRecordCount\": 3}",
            b"{\"FailedRecordCount\":",
            b"{}",
            b"\xa1\x71FailedRecordCount\x01",
        ] {
            assert!(!none_failed(bad), "{bad:?}");
        }
    }
}
