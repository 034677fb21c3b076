//! What a function writes: lines of its standard output and standard error, and the records that
//! the bootstraps of Python and Node.js write to a descriptor of their own.
//!
//! A record is framed, as it is on AWS, so that it is one event whatever it holds. Before its text
//! come four numbers of four bytes, the most significant first: [`FRAME`], the text's length, and
//! how many bytes the process had written to standard output and to standard error by then. With
//! these two, lines and records keep the order they were written in though they come in different
//! pipes.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::os::fd::AsFd;

use tokio::net::unix::pipe;

/// Bytes of one log event; what is longer is cut.
const EVENT_BYTES_MAX: usize = 262_144 - 26;

/// Bytes read from one pipe before the others have their turn.
const TURN_BYTES_MAX: usize = 256 * 1024;

/// More than a pipe holds: of what was written before a record no more can be unread. Whoever says
/// so is not followed, as he could go on writing for as long as he is read.
const PIPE_BYTES_MAX: usize = 1 << 20;

/// What a record begins with. It is no text: `A5` begins no character.
const FRAME: [u8; 4] = 0xA55A_0003_u32.to_be_bytes();

/// Bytes before a record's text.
const HEADER_BYTES: usize = 16;

/// Where whole events go.
pub(crate) type Sink<'a> = &'a mut dyn FnMut(String);

/// All that a function writes to.
pub(crate) struct LogPipes {
    stdout: Lines,
    stderr: Lines,
    records: Records,
}

impl LogPipes {
    pub(crate) fn new(
        stdout: Option<pipe::Receiver>,
        stderr: Option<pipe::Receiver>,
        records: Option<pipe::Receiver>,
    ) -> Self {
        Self {
            stdout: Lines::new(stdout),
            stderr: Lines::new(stderr),
            records: Records {
                pipe: Pipe::new(records),
                ..Records::default()
            },
        }
    }

    /// Whether more may come.
    pub(crate) fn is_open(&self) -> bool {
        let pipes = [&self.stdout.pipe, &self.stderr.pipe, &self.records.pipe];
        pipes.iter().any(|pipe| pipe.is_open())
    }

    /// Waits until something has been written.
    pub(crate) async fn readable(&self) {
        tokio::select! {
            () = self.stdout.pipe.readable() => {}
            () = self.stderr.pipe.readable() => {}
            () = self.records.pipe.readable() => {}
        }
    }

    /// Takes what has been written by now, or as much of it as has its turn.
    pub(crate) fn drain(&mut self, sink: Sink<'_>) {
        // Lines before records: whatever record was written before one of these lines is then there.
        self.stdout.fetch();
        self.stderr.fetch();
        self.records.drain(&mut self.stdout, &mut self.stderr, sink);
        self.stdout.take_fetched(sink);
        self.stderr.take_fetched(sink);
    }

    /// Lets go lines that have no end yet.
    pub(crate) fn flush(&mut self, sink: Sink<'_>) {
        self.stdout.event.flush(sink);
        self.stderr.event.flush(sink);
    }
}

/// A pipe, none once it has ended.
#[derive(Default)]
struct Pipe {
    ends: Option<Ends>,
    /// Whether there may be more than was read when it was last read.
    has_more: bool,
}

/// The same pipe twice.
struct Ends {
    /// Whose readability is waited for.
    watched: pipe::Receiver,
    /// Which is read past the runtime: that learns late of what has come, and so the order would
    /// change.
    direct: File,
}

impl Ends {
    fn read(&self, buffer: &mut [u8]) -> std::io::Result<usize> {
        match (&self.direct).read(buffer) {
            // Which tells the runtime so.
            Err(error) if error.kind() == ErrorKind::WouldBlock => self.watched.try_read(buffer),
            read => read,
        }
    }
}

impl Pipe {
    fn new(pipe: Option<pipe::Receiver>) -> Self {
        let ends = pipe.and_then(|watched| {
            let direct = File::from(watched.as_fd().try_clone_to_owned().ok()?);
            Some(Ends { watched, direct })
        });
        let has_more = ends.is_some();
        Self { ends, has_more }
    }

    fn is_open(&self) -> bool {
        self.ends.is_some()
    }

    async fn readable(&self) {
        match &self.ends {
            Some(_) if self.has_more => {}
            Some(ends) => drop(ends.watched.readable().await),
            None => std::future::pending().await,
        }
    }

    /// Reads what is there, at most so many bytes. At its end it is closed.
    fn read(&mut self, most: usize, into: &mut Vec<u8>) {
        let mut buffer = [0; 16 * 1024];
        let mut left = most;
        while let Some(ends) = &self.ends
            && left > 0
        {
            let room = buffer.len().min(left);
            match ends.read(buffer.get_mut(..room).unwrap_or_default()) {
                Ok(0) => self.ends = None,
                Ok(length) => {
                    left -= length;
                    into.extend_from_slice(buffer.get(..length).unwrap_or_default());
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    self.has_more = false;
                    return;
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) => self.ends = None,
            }
        }
        self.has_more = self.is_open();
    }
}

/// The event that is not yet whole.
#[derive(Default)]
struct Event(Vec<u8>);

impl Event {
    /// Adds to it. What would be too long is cut between characters.
    fn push(&mut self, mut part: &[u8], sink: Sink<'_>) {
        while self.0.len() + part.len() > EVENT_BYTES_MAX {
            let (fits, rest) = part.split_at(EVENT_BYTES_MAX.saturating_sub(self.0.len()));
            self.0.extend_from_slice(fits);
            let next = rest.first().copied().unwrap_or_default();
            let begun = self.0.split_off(whole_characters(&self.0, next));
            self.flush(sink);
            self.0 = begun;
            part = rest;
        }
        self.0.extend_from_slice(part);
    }

    fn flush(&mut self, sink: Sink<'_>) {
        if !self.0.is_empty() {
            sink(String::from_utf8_lossy(&self.0).into_owned());
            self.0.clear();
        }
    }
}

/// How many of these bytes are whole characters, where `next` is the byte that follows.
fn whole_characters(bytes: &[u8], next: u8) -> usize {
    let goes_on = |byte: u8| byte & 0xC0 == 0x80;
    if !goes_on(next) {
        return bytes.len();
    }
    let tail = bytes.iter().rev().take(3);
    let inside = tail.take_while(|byte| goes_on(**byte)).count();
    // Of a character that has begun with the byte before those. Else it is no text.
    match bytes.len().checked_sub(inside + 1) {
        Some(begin) if bytes.get(begin).is_some_and(|byte| *byte >= 0xC0) && begin > 0 => begin,
        _ => bytes.len(),
    }
}

/// A pipe of lines.
struct Lines {
    pipe: Pipe,
    /// Read, and not yet looked at.
    fetched: Vec<u8>,
    event: Event,
    /// How many bytes have been looked at; it wraps, as what records say does.
    taken: u32,
}

impl Lines {
    fn new(pipe: Option<pipe::Receiver>) -> Self {
        Self {
            pipe: Pipe::new(pipe),
            fetched: Vec::new(),
            event: Event::default(),
            taken: 0,
        }
    }

    fn fetch(&mut self) {
        self.pipe.read(TURN_BYTES_MAX, &mut self.fetched);
    }

    /// Takes what was written up to a byte, as far as it is there.
    fn take_until(&mut self, byte: u32, sink: Sink<'_>) {
        let missing = byte.wrapping_sub(self.taken);
        // More than half of what the number can hold: it has been taken before.
        if i32::try_from(missing).is_err() {
            return;
        }
        let missing = usize::try_from(missing).unwrap_or(usize::MAX);
        let unread = missing.saturating_sub(self.fetched.len());
        if unread > 0 {
            self.pipe
                .read(unread.min(PIPE_BYTES_MAX), &mut self.fetched);
        }
        self.take(missing.min(self.fetched.len()), sink);
    }

    fn take_fetched(&mut self, sink: Sink<'_>) {
        self.take(self.fetched.len(), sink);
        if !self.pipe.is_open() {
            self.event.flush(sink);
        }
    }

    fn take(&mut self, count: usize, sink: Sink<'_>) {
        let (bytes, _) = self.fetched.split_at(count);
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.event.push(part, sink);
            if part.ends_with(b"\n") {
                self.event.flush(sink);
            }
        }
        self.fetched.drain(..count);
        let count = u32::try_from(count).unwrap_or_default();
        self.taken = self.taken.wrapping_add(count);
    }
}

/// The pipe of records.
#[derive(Default)]
struct Records {
    pipe: Pipe,
    /// Read, and not yet looked at.
    fetched: Vec<u8>,
    event: Event,
    /// Bytes of the record under way that are still to come.
    missing: usize,
}

impl Records {
    fn drain(&mut self, stdout: &mut Lines, stderr: &mut Lines, sink: Sink<'_>) {
        self.pipe.read(TURN_BYTES_MAX, &mut self.fetched);
        let fetched = std::mem::take(&mut self.fetched);
        let mut rest = fetched.as_slice();
        loop {
            if self.missing > 0 {
                let (text, after) = rest.split_at(self.missing.min(rest.len()));
                rest = after;
                self.missing -= text.len();
                self.event.push(text, sink);
                if self.missing > 0 {
                    break;
                }
                self.event.flush(sink);
            }
            // What somebody else has written there is text of its own.
            let (foreign, framed) = rest.split_at(frame_begin(rest));
            self.event.push(foreign, sink);
            self.event.flush(sink);
            rest = framed;
            let Some((header, after)) = rest.split_first_chunk::<HEADER_BYTES>() else {
                break;
            };
            rest = after;
            let number = |at: usize| {
                let bytes = header.get(at..at + 4).and_then(|four| four.try_into().ok());
                u32::from_be_bytes(bytes.unwrap_or_default())
            };
            self.missing = usize::try_from(number(4)).unwrap_or(usize::MAX);
            stdout.take_until(number(8), sink);
            stderr.take_until(number(12), sink);
        }
        self.fetched.extend_from_slice(rest);
        if !self.pipe.is_open() {
            // Of a process that ended while it wrote.
            self.missing = 0;
            self.event.flush(sink);
        }
    }
}

/// Where the first record begins, or what may be the beginning of one.
fn frame_begin(bytes: &[u8]) -> usize {
    let whole = bytes.windows(FRAME.len()).position(|four| four == FRAME);
    let begun = || {
        (1..FRAME.len())
            .rev()
            .find(|length| bytes.ends_with(FRAME.get(..*length).unwrap_or_default()))
    };
    whole.unwrap_or_else(|| bytes.len() - begun().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{PipeWriter, Write};
    use std::os::fd::OwnedFd;

    /// A process with three pipes.
    struct Writers {
        stdout: PipeWriter,
        stderr: PipeWriter,
        records: PipeWriter,
        written: [u32; 2],
    }

    fn pipes() -> (LogPipes, Writers) {
        let pipe = || {
            let (reader, writer) = std::io::pipe().unwrap();
            let reader = pipe::Receiver::from_owned_fd(OwnedFd::from(reader)).unwrap();
            (Some(reader), writer)
        };
        let ((out, stdout), (err, stderr), (log, records)) = (pipe(), pipe(), pipe());
        let writers = Writers {
            stdout,
            stderr,
            records,
            written: [0; 2],
        };
        (LogPipes::new(out, err, log), writers)
    }

    impl Writers {
        fn print(&mut self, text: &str) {
            self.stdout.write_all(text.as_bytes()).unwrap();
            self.written[0] += u32::try_from(text.len()).unwrap();
        }

        fn complain(&mut self, text: &str) {
            self.stderr.write_all(text.as_bytes()).unwrap();
            self.written[1] += u32::try_from(text.len()).unwrap();
        }

        fn frame(&self, text: &str) -> Vec<u8> {
            let length = u32::try_from(text.len()).unwrap();
            let [out, err] = self.written.map(u32::to_be_bytes);
            let header = [FRAME, length.to_be_bytes(), out, err].concat();
            [header.as_slice(), text.as_bytes()].concat()
        }

        fn log(&mut self, text: &str) {
            self.records.write_all(&self.frame(text)).unwrap();
        }
    }

    /// So many events, and no more.
    async fn events(pipes: &mut LogPipes, count: usize) -> Vec<String> {
        let deadline = std::time::Instant::now() + std::time::Duration::from_secs(30);
        let mut all = Vec::new();
        let mut looks_after = 0;
        while looks_after < 3 {
            assert!(std::time::Instant::now() < deadline, "{all:?}");
            // The runtime looks at the pipes meanwhile.
            tokio::task::yield_now().await;
            pipes.drain(&mut |event| all.push(event));
            looks_after += usize::from(all.len() >= count);
        }
        assert_eq!(all.len(), count, "{all:?}");
        all
    }

    #[tokio::test]
    async fn records_and_lines_keep_their_order() {
        let (mut pipes, mut process) = pipes();
        process.print("first\n");
        process.log("a record\nof two lines");
        process.print("second\nthi");
        process.complain("on stderr\n");
        process.log("another\n");
        process.print("rd\n");
        process.log("");
        process.log("last");
        let expected = [
            "first\n",
            "a record\nof two lines",
            "second\n",
            "on stderr\n",
            "another\n",
            "third\n",
            "last",
        ];
        assert_eq!(events(&mut pipes, 7).await, expected);
        assert!(pipes.is_open());
        process.print("no end");
        events(&mut pipes, 0).await;
        drop(process);
        assert_eq!(events(&mut pipes, 1).await, ["no end"]);
        assert!(!pipes.is_open());
    }

    #[tokio::test]
    async fn records_are_whole_however_they_arrive() {
        let (mut pipes, mut process) = pipes();
        let frames = [process.frame("one\n"), process.frame("two")].concat();
        let (end, before) = frames.split_last().unwrap();
        for byte in before.split_at(19).0 {
            process.records.write_all(&[*byte]).unwrap();
            events(&mut pipes, 0).await;
        }
        process.records.write_all(before.split_at(19).1).unwrap();
        assert_eq!(events(&mut pipes, 1).await, ["one\n"]);
        process.records.write_all(&[*end]).unwrap();
        assert_eq!(events(&mut pipes, 1).await, ["two"]);
        // What a child writes to a descriptor it has got.
        process.records.write_all(b"not framed\xA5").unwrap();
        process.log("framed");
        let all = events(&mut pipes, 2).await;
        assert_eq!(all, ["not framed\u{fffd}", "framed"]);
        let half = process.frame("cut off");
        process.records.write_all(&half[..20]).unwrap();
        events(&mut pipes, 0).await;
        drop(process);
        assert_eq!(events(&mut pipes, 1).await, ["cut "]);
    }

    #[tokio::test]
    async fn what_is_too_long_is_cut_between_characters() {
        let (mut pipes, mut process) = pipes();
        let text = "€".repeat(200_000);
        let line = format!("x{text}\n");
        process.written[0] = u32::try_from(line.len()).unwrap();
        let frame = process.frame(&text);
        let written = line.clone();
        let writer = std::thread::spawn(move || {
            process.stdout.write_all(written.as_bytes()).unwrap();
            process.records.write_all(&frame).unwrap();
            process
        });
        let all = events(&mut pipes, 6).await;
        drop(writer.join().unwrap());
        assert!(all.iter().all(|event| event.len() <= EVENT_BYTES_MAX));
        assert!(all.concat() == format!("{line}{text}"));
        // Bytes that are no text are cut where the limit is.
        assert_eq!(whole_characters(&[0x80; 9], 0x80), 9);
        assert_eq!(whole_characters("aé".as_bytes(), b'x'), 3);
    }

    #[tokio::test]
    async fn no_more_is_read_than_can_have_been_written() {
        let (reader, _writer) = std::io::pipe().unwrap();
        let watched = pipe::Receiver::from_owned_fd(OwnedFd::from(reader)).unwrap();
        // As if somebody wrote for as long as it is read.
        let direct = File::open("/dev/zero").unwrap();
        let mut lines = Lines::new(None);
        lines.pipe.ends = Some(Ends { watched, direct });
        lines.take_until(u32::MAX / 2, &mut |_| {});
        assert_eq!(lines.taken as usize, PIPE_BYTES_MAX);
    }

    #[tokio::test]
    async fn what_is_written_elsewhere_does_not_hold_records_back() {
        let (mut pipes, mut process) = pipes();
        // As where standard output has been led to a file: what was counted never comes.
        process.written = [1_000, 0];
        process.log("counted");
        assert_eq!(events(&mut pipes, 1).await, ["counted"]);
        // And where a child has written more than was counted.
        process.written = [0, 0];
        process.stdout.write_all(b"by a child\n").unwrap();
        assert_eq!(events(&mut pipes, 1).await, ["by a child\n"]);
        process.log("later");
        assert_eq!(events(&mut pipes, 1).await, ["later"]);
    }
}
