//! What an environment writes, on its way to CloudWatch Logs.
//!
//! One task per environment owns its pipes, so that lines and the engine's own START, END and
//! REPORT lines keep their order: an order to begin or to finish an invocation is carried out
//! before or after all that the function wrote until then. Another task delivers.

use std::sync::Arc;
use std::time::Duration;

use plane::{Caller, LogEvent, LogSink, Origin};
use sandbox::Process;
use store::{ServiceClock, Sleep, WallClock};
use tokio::sync::{mpsc, oneshot, watch};

use crate::log_pipes::LogPipes;
use crate::platform_log::{Format, JsonLog, Level};
use crate::report::Report;

/// Bytes and events after which a batch is delivered at once.
const BATCH_BYTES: usize = 512 * 1024;
const BATCH_EVENTS: usize = 5_000;

/// How long a batch may wait for more.
const BATCH_WAIT: Duration = Duration::from_millis(50);

/// Batches on their way; when so many wait, the function's pipes fill.
const BATCHES_MAX: usize = 4;

/// Bytes of the log that `LogType: Tail` answers.
const TAIL_BYTES: usize = 4096;

/// Where an environment's log goes, and as whom.
pub(crate) struct Destination {
    pub(crate) sink: Arc<dyn LogSink>,
    pub(crate) caller: Caller,
    pub(crate) group: String,
    pub(crate) stream: String,
    pub(crate) json_log: Option<JsonLog>,
    pub(crate) service_clock: Arc<dyn ServiceClock>,
    pub(crate) wall_clock: Arc<dyn WallClock>,
    pub(crate) deliveries: Deliveries,
}

/// How many environments' logs are still being delivered.
#[derive(Clone)]
pub(crate) struct Deliveries(watch::Sender<usize>);

impl Deliveries {
    /// None yet.
    pub(crate) fn new() -> Self {
        Self(watch::Sender::new(0))
    }

    fn begin(&self) -> Delivery {
        self.0.send_modify(|count| *count += 1);
        Delivery(self.clone())
    }

    /// Resolves when nothing is being delivered any more.
    pub(crate) async fn done(&self) {
        // An error means that there is nobody left to deliver.
        let _ = self.0.subscribe().wait_for(|count| *count == 0).await;
    }
}

/// One environment's log on its way.
struct Delivery(Deliveries);

impl Drop for Delivery {
    fn drop(&mut self) {
        self.0
            .0
            .send_modify(|count| *count = count.saturating_sub(1));
    }
}

enum Entry {
    Line(String),
    Ended {
        line: Option<String>,
        process: Option<Process>,
    },
    Begin {
        line: Option<String>,
        origin: Origin,
        begun: oneshot::Sender<()>,
    },
    Finish {
        report: Report,
        process: Option<Process>,
        tail: Option<oneshot::Sender<String>>,
    },
}

/// The log of one environment. When it is dropped, what is left in the pipes is delivered.
#[derive(Clone)]
pub(crate) struct Output(mpsc::UnboundedSender<Entry>);

impl Output {
    /// Starts to read, where there is something to be read, and to deliver. What is written at first
    /// is of that origin: a program may have written and ended before anything can begin.
    pub(crate) fn start(destination: Destination, pipes: LogPipes, origin: Origin) -> Self {
        let (sender, entries) = mpsc::unbounded_channel();
        let (batches, delivered) = mpsc::channel(BATCHES_MAX);
        let writer = Writer {
            service_clock: destination.service_clock.clone(),
            wall_clock: destination.wall_clock.clone(),
            batches,
            pending: Vec::new(),
            pending_bytes: 0,
            due: None,
            origin,
            tail: String::new(),
            json_log: destination.json_log,
        };
        let delivery = destination.deliveries.begin();
        tokio::spawn(async move {
            deliver(destination, delivered).await;
            drop(delivery);
        });
        tokio::spawn(run(writer, entries, pipes));
        Self(sender)
    }

    // An error of these means that the task is gone with the runtime.

    /// Writes a line of the engine's own, after what the function has written.
    pub(crate) fn line(&self, line: String) {
        let _ = self.0.send(Entry::Line(line));
    }

    /// Writes a line after all that a process wrote that has been told to end.
    pub(crate) fn ended(&self, line: Option<String>, process: Option<Process>) {
        let _ = self.0.send(Entry::Ended { line, process });
    }

    /// Begins an invocation at once. Resolves when that is done: what the function writes from
    /// then on is the invocation's.
    pub(crate) fn begin(
        &self,
        line: Option<String>,
        origin: Origin,
    ) -> impl Future<Output = ()> + use<> {
        let (begun, done) = oneshot::channel();
        let _ = self.0.send(Entry::Begin {
            line,
            origin,
            begun,
        });
        async move { drop(done.await) }
    }

    /// Ends an invocation at once, after what the function has written. Resolves to the log's last
    /// bytes when they are there, if they are asked for.
    pub(crate) fn finish(
        &self,
        report: Report,
        process: Option<Process>,
        tail: bool,
    ) -> impl Future<Output = Option<String>> + use<> {
        let (sender, receiver) = oneshot::channel();
        let _ = self.0.send(Entry::Finish {
            report,
            process,
            tail: tail.then_some(sender),
        });
        async move { if tail { receiver.await.ok() } else { None } }
    }
}

struct Writer {
    service_clock: Arc<dyn ServiceClock>,
    wall_clock: Arc<dyn WallClock>,
    batches: mpsc::Sender<Vec<LogEvent>>,
    pending: Vec<LogEvent>,
    pending_bytes: usize,
    due: Option<Sleep>,
    origin: Origin,
    /// The end of the current invocation's log.
    tail: String,
    json_log: Option<JsonLog>,
}

impl Writer {
    /// An event of the function's; below the level that is wanted it is left out.
    fn add_from_function(&mut self, message: String) {
        let wanted = self
            .json_log
            .is_none_or(|json| Level::of_line(&message) >= json.application);
        if wanted {
            self.add(message);
        }
    }

    fn add(&mut self, message: String) {
        self.tail.push_str(&message);
        // Records need not end a line, and as text they do not on AWS.
        if self.json_log.is_some() && !message.ends_with('\n') {
            self.tail.push('\n');
        }
        if self.tail.len() > 2 * TAIL_BYTES {
            self.tail = last_bytes(&self.tail, TAIL_BYTES).to_owned();
        }
        if self.due.is_none() {
            self.due = Some(self.wall_clock.sleep(BATCH_WAIT));
        }
        self.pending_bytes += message.len() + 26;
        let time_ms = i64::try_from(self.service_clock.now_ms()).unwrap_or(i64::MAX);
        self.pending.push(LogEvent {
            time_ms,
            message,
            origin: self.origin,
        });
    }

    fn is_full(&self) -> bool {
        self.pending_bytes >= BATCH_BYTES || self.pending.len() >= BATCH_EVENTS
    }

    async fn send(&mut self) {
        self.due = None;
        self.pending_bytes = 0;
        let batch = std::mem::take(&mut self.pending);
        if !batch.is_empty() {
            // An error means that the delivering task is gone with the runtime.
            let _ = self.batches.send(batch).await;
        }
    }

    async fn due(&mut self) {
        match &mut self.due {
            Some(due) => due.await,
            None => std::future::pending().await,
        }
    }
}

/// The last whole characters of a text.
fn last_bytes(text: &str, bytes: usize) -> &str {
    let mut start = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text.get(start..).unwrap_or_default()
}

async fn run(mut writer: Writer, mut entries: mpsc::UnboundedReceiver<Entry>, mut pipes: LogPipes) {
    let mut open = true;
    while open || pipes.is_open() {
        tokio::select! {
            biased;
            entry = entries.recv(), if open => match entry {
                None => open = false,
                Some(entry) => take(entry, &mut writer, &mut pipes).await,
            },
            () = pipes.readable() => drain(&mut writer, &mut pipes),
            () = writer.due() => writer.send().await,
        }
        if writer.is_full() {
            writer.send().await;
        }
    }
    writer.send().await;
}

async fn take(entry: Entry, writer: &mut Writer, pipes: &mut LogPipes) {
    match entry {
        Entry::Line(line) => {
            drain(writer, pipes);
            writer.add(line);
        }
        Entry::Ended { line, process } => {
            drain_ended(process.as_ref(), writer, pipes).await;
            line.into_iter().for_each(|line| writer.add(line));
        }
        Entry::Begin {
            line,
            origin,
            begun,
        } => {
            drain(writer, pipes);
            writer.origin = origin;
            writer.tail.clear();
            line.into_iter().for_each(|line| writer.add(line));
            // An error means that nobody waits for it.
            let _ = begun.send(());
        }
        Entry::Finish {
            report,
            process,
            tail,
        } => {
            let is_over = !report.outcome.leaves_environment();
            drain_ended(process.as_ref().filter(|_| is_over), writer, pipes).await;
            let peak = match (report.peak, &process) {
                (Some(peak), _) => peak,
                (None, Some(process)) => process.memory_peak().await,
                (None, None) => 0,
            };
            let now_ms = writer.service_clock.now_ms();
            for line in Format::of(writer.json_log).end(&report, peak, now_ms) {
                writer.add(line);
            }
            writer.origin = Origin::OUTSIDE;
            if let Some(answer) = tail {
                let _ = answer.send(last_bytes(&writer.tail, TAIL_BYTES).to_owned());
            }
        }
    }
}

/// Takes what has been written by now.
fn drain(writer: &mut Writer, pipes: &mut LogPipes) {
    pipes.drain(&mut |event| writer.add_from_function(event));
}

/// Takes all that is there; where a process was told to end, when it has: that is all it wrote.
async fn drain_ended(process: Option<&Process>, writer: &mut Writer, pipes: &mut LogPipes) {
    if let Some(process) = process.filter(|process| process.exit().is_none()) {
        process.wait().await;
    }
    drain(writer, pipes);
    pipes.flush(&mut |event| writer.add_from_function(event));
}

async fn deliver(destination: Destination, mut batches: mpsc::Receiver<Vec<LogEvent>>) {
    let Destination {
        sink,
        caller,
        group,
        stream,
        ..
    } = destination;
    let mut refused = false;
    while let Some(batch) = batches.recv().await {
        // A role without the rights loses its logs, as on AWS.
        match sink.put(&caller, &group, &stream, batch).await {
            Ok(()) => refused = false,
            Err(fault) if !refused => {
                refused = true;
                tracing::warn!(%fault, group, "a function's log lines are not taken");
            }
            Err(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_is_cut_between_characters() {
        assert_eq!(last_bytes("aé", 1), "");
        assert_eq!(last_bytes("aé", 2), "é");
        assert_eq!(last_bytes("abc", 10), "abc");
    }
}
