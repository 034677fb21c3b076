//! What the kernel keeps for the sockets of a function's network: data that was sent and not received
//! is in no process's memory.

use crate::channel;
use crate::sys;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::os::fd::AsFd;
use std::time::Duration;

/// So few sockets are not asked: the listener, connections to it, and a few more.
const FEW: u64 = 16;

/// The kernel answers at once; this is for a kernel that does not.
const ANSWER_WAIT: Duration = Duration::from_millis(200);

// See linux/netlink.h and linux/sock_diag.h.
const BY_FAMILY: u16 = 20;
const REQUEST_DUMP: u16 = 0x301;
const ERROR: u16 = 2;
const DONE: u16 = 3;
const HEADER_BYTES: usize = 16;

/// One question, for the sockets of a kind: which lines of the kernel's counts they are among, its bytes, how
/// long an answer is before its attributes, and which of those says the memory.
struct Question {
    counts: [&'static str; 2],
    request: Vec<u8>,
    answer_bytes: usize,
    memory: u16,
}

/// In unix_diag.h, netlink_diag.h and inet_diag.h, each with all states and the memory wanted.
fn questions() -> Vec<Question> {
    let wanted = |bytes: &[u8], states: u32| {
        let mut request = bytes.to_vec();
        request.extend(states.to_ne_bytes());
        request
    };
    let local = {
        let mut request = wanted(&[libc::AF_UNIX as u8, 0, 0, 0], u32::MAX);
        request.extend([0; 4]);
        request.extend(0x20_u32.to_ne_bytes());
        request.extend([0; 8]);
        Question {
            counts: ["sockets: used ", ""],
            request,
            answer_bytes: 16,
            memory: 5,
        }
    };
    let netlink = {
        let mut request = wanted(&[libc::AF_NETLINK as u8, 255, 0, 0], 0);
        request.extend(1_u32.to_ne_bytes());
        request.extend([0; 8]);
        Question {
            counts: ["sockets: used ", ""],
            request,
            answer_bytes: 28,
            memory: 0,
        }
    };
    let mut all = vec![local, netlink];
    for family in [libc::AF_INET, libc::AF_INET6] {
        for (protocol, counts) in [
            (libc::IPPROTO_TCP, ["TCP: inuse ", "TCP6: inuse "]),
            (libc::IPPROTO_UDP, ["UDP: inuse ", "UDP6: inuse "]),
        ] {
            let mut request = wanted(&[family as u8, protocol as u8, 1 << 6, 0], u32::MAX);
            request.extend([0; 48]);
            all.push(Question {
                counts,
                request,
                answer_bytes: 72,
                memory: 7,
            });
        }
    }
    all
}

/// Asks about the sockets of this process's network.
#[derive(Default)]
pub(super) struct Sockets {
    kernel: Option<File>,
}

impl Sockets {
    /// Bytes that the kernel keeps for them; nothing where it cannot say.
    pub(super) fn bytes(&mut self) -> u64 {
        let counts = ["/proc/net/sockstat", "/proc/net/sockstat6"]
            .map(|name| fs::read_to_string(name).unwrap_or_default())
            .concat();
        // For some kinds the kernel goes through a table of all the host's sockets.
        let many: Vec<Question> = questions()
            .into_iter()
            .filter(|question| count(&counts, question) > FEW)
            .collect();
        if many.is_empty() {
            return 0;
        }
        if self.kernel.is_none() {
            self.kernel = connect().ok();
        }
        let Some(kernel) = &mut self.kernel else {
            return 0;
        };
        let asked = many.iter().try_fold(0, |sum, question| {
            // A kind of which this kernel cannot tell is left out.
            ask(kernel, question).map(|bytes| sum + bytes)
        });
        asked.unwrap_or_else(|_| {
            // What is still to come would be taken for the answer to the next question.
            self.kernel = None;
            0
        })
    }
}

fn connect() -> io::Result<File> {
    let socket = sys::socket_diagnosis()?;
    channel::set_receive_timeout(socket.as_fd(), ANSWER_WAIT)?;
    Ok(socket.into())
}

/// How many sockets of its kind there are, at most.
fn count(counts: &str, question: &Question) -> u64 {
    let number = |line: &str, name: &str| {
        let rest = line.strip_prefix(name)?;
        rest.split_ascii_whitespace().next()?.parse::<u64>().ok()
    };
    let names = question.counts.iter().filter(|name| !name.is_empty());
    names
        .flat_map(|name| counts.lines().find_map(|line| number(line, name)))
        .sum()
}

fn ask(kernel: &mut File, question: &Question) -> io::Result<u64> {
    let length = u32::try_from(HEADER_BYTES + question.request.len()).map_err(io::Error::other)?;
    let mut packet = length.to_ne_bytes().to_vec();
    packet.extend(BY_FAMILY.to_ne_bytes());
    packet.extend(REQUEST_DUMP.to_ne_bytes());
    packet.extend([0; 8]);
    packet.extend(&question.request);
    kernel.write_all(&packet)?;
    let (mut sum, mut buffer) = (0, vec![0; 32 << 10]);
    loop {
        let length = kernel.read(&mut buffer)?;
        let mut rest = buffer.get(..length).unwrap_or_default();
        while let Some((kind, message, next)) = message(rest) {
            match kind {
                DONE | ERROR => return Ok(sum),
                _ => sum += memory(message, question).unwrap_or_default(),
            }
            rest = next;
        }
        if length == 0 {
            return Ok(sum);
        }
    }
}

/// The first message's kind and content, and what comes after it.
fn message(bytes: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let length = u32::from_ne_bytes(*bytes.first_chunk()?);
    let length = usize::try_from(length).ok()?;
    let kind = u16::from_ne_bytes(*bytes.get(4..)?.first_chunk()?);
    let content = bytes.get(HEADER_BYTES..length)?;
    let next = bytes.get(length.next_multiple_of(4)..).unwrap_or_default();
    Some((kind, content, next))
}

/// The memory of the socket that a message tells of.
fn memory(message: &[u8], question: &Question) -> Option<u64> {
    let mut rest = message.get(question.answer_bytes..)?;
    loop {
        let length = usize::from(u16::from_ne_bytes(*rest.first_chunk()?));
        let kind = u16::from_ne_bytes(*rest.get(2..)?.first_chunk()?);
        let value = rest.get(4..length)?;
        if kind == question.memory {
            return Some(allocated(value));
        }
        rest = rest.get(length.next_multiple_of(4)..)?;
    }
}

/// Of SK_MEMINFO: received, sent (as allocated, or as queued by TCP), options, backlog.
fn allocated(value: &[u8]) -> u64 {
    let words: Vec<u64> = value
        .chunks_exact(4)
        .filter_map(|word| Some(u64::from(u32::from_ne_bytes(*word.first_chunk()?))))
        .collect();
    let word = |index: usize| words.get(index).copied().unwrap_or_default();
    word(0) + word(2).max(word(5)) + word(6) + word(7)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::{TcpListener, TcpStream};
    use std::os::unix::net::UnixStream;

    #[test]
    fn what_was_sent_and_not_received_is_counted() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let mut held = Vec::new();
        let mut sockets = Sockets::default();
        for _ in 0..FEW {
            held.push(UnixStream::pair().unwrap());
        }
        let fill = |stream: &mut dyn Write| {
            let mut sent = 0;
            while let Ok(more) = stream.write(&[1; 4096]) {
                sent += more as u64;
            }
            sent
        };
        let before = sockets.bytes();
        let mut sent = 0;
        for (one, _) in &mut held {
            one.set_nonblocking(true).unwrap();
            sent += fill(one);
        }
        let mut streams = Vec::new();
        for _ in 0..FEW {
            let mut out = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
            out.set_nonblocking(true).unwrap();
            sent += fill(&mut out);
            streams.push((out, listener.accept().unwrap()));
        }
        let after = sockets.bytes();
        // Other tests of this process have sockets too.
        assert!(
            sent > 1 << 20 && after >= before + sent / 2,
            "{before} {after} {sent}"
        );
        drop((held, streams));
    }
}
