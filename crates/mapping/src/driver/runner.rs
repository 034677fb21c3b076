//! Runs one shard's state machine: does what it asks for and tells it what came of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use plane::{BoxFuture, InvocationRequest, InvokeRefusal, ShardRecord, ShardStart};
use store::StoreError;
use tokio::sync::{mpsc, watch};
use wire::Fault;

use super::{Live, RESULT_FAILED, RESULT_OK, RETRY_MAX_MS, failures};
use crate::deliveries::{DeliveryTrace, trace};
use crate::engine::{Engine, LAMBDA, checkpoint_key};
use crate::event::{EventSource, key_hash};
use crate::faults::cannot_access_stream;
use crate::machine::{
    Action, BATCH_PAYLOAD_BYTES_MAX, Batch, Checkpoint, Delivery, Event, InvocationTrace, Metric,
    Options, Outcome, Record, ShardMachine, interpret,
};

type Handle = Arc<ShardRecord>;

/// What a supervisor tells a runner.
pub(super) enum Command {
    /// The options have changed.
    Configure(Options),
    /// End when what is under way has ended.
    Stop,
}

/// How a runner ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// The shard is closed and done.
    Finished,
    /// It was told to.
    Stopped,
    /// The stream no longer exists.
    Orphaned,
}

/// Something that was under way has ended.
enum Done {
    Event(Event<Handle>),
    /// A checkpoint is durable, or the store failed.
    Written(u64, Result<(), StoreError>),
}

/// One shard of a mapping.
pub(super) struct Runner {
    pub(super) engine: Arc<Engine>,
    pub(super) live: watch::Receiver<Arc<Live>>,
    /// Changes when records come.
    pub(super) changes: watch::Receiver<u64>,
    pub(super) index: u32,
    pub(super) shard_id: String,
    /// Where to begin if there is no checkpoint.
    pub(super) start: ShardStart,
}

struct Running {
    runner: Runner,
    machine: ShardMachine<Handle>,
    work: FuturesUnordered<BoxFuture<'static, Done>>,
    /// The newest checkpoint, while an earlier one is being written.
    unwritten: Option<Checkpoint>,
    is_writing: bool,
    timer: Option<store::Sleep>,
    /// Number of the last delivery in the telemetry lane.
    traces: Arc<AtomicU64>,
    /// The stream no longer exists.
    is_orphaned: bool,
    end: Option<End>,
}

impl Runner {
    /// Runs until the shard is finished or the runner is told to stop.
    pub(super) async fn run(self, mut commands: mpsc::UnboundedReceiver<Command>) -> End {
        let Some(checkpoint) = self.checkpoint(&mut commands).await else {
            return End::Stopped;
        };
        let options = self.live.borrow().options();
        let mut running = Running {
            machine: ShardMachine::resume(options, checkpoint),
            runner: self,
            work: FuturesUnordered::new(),
            unwritten: None,
            is_writing: false,
            timer: None,
            traces: Arc::default(),
            is_orphaned: false,
            end: None,
        };
        running.step(Event::Tick);
        running.run(commands).await
    }

    /// The durable checkpoint, else one at the starting position; `None` if told to stop.
    async fn checkpoint(
        &self,
        commands: &mut mpsc::UnboundedReceiver<Command>,
    ) -> Option<Checkpoint> {
        let live = self.live.borrow().clone();
        let key = checkpoint_key(live.mapping.id, self.index);
        if let Some(checkpoint) = self.engine.checkpoints.get(&key) {
            return Some(Checkpoint::clone(&checkpoint));
        }
        loop {
            match position(&self.engine, &live, self.index, self.start) {
                Ok(next) => return Some(Checkpoint::starting_at(next)),
                Err(problem) => self.engine.note_result(&live.mapping.key(), &problem),
            }
            let retry = self.engine.sleep_until(self.engine.now_ms() + RETRY_MAX_MS);
            tokio::select! {
                () = retry => {}
                command = commands.recv() => match command {
                    Some(Command::Configure(_)) => {}
                    Some(Command::Stop) | None => return None,
                },
            }
        }
    }
}

/// The counter at which a position lies in a shard, or the problem in words.
pub(super) fn position(
    engine: &Engine,
    live: &Live,
    shard: u32,
    start: ShardStart,
) -> Result<u64, String> {
    let function = engine.function(&live.mapping, &live.settings);
    let function = function.ok_or_else(|| live.mapping.last_processing_result.clone())?;
    let stream_arn = &live.mapping.stream_arn;
    engine
        .role(&live.mapping, &function)
        .and_then(|caller| {
            let shards = &engine.services.shards;
            shards.resolve(&caller, stream_arn, shard, start)
        })
        .map_err(|fault| read_problem(stream_arn, &fault))
}

/// What `LastProcessingResult` says of a read that was refused.
pub(super) fn read_problem(stream_arn: &str, fault: &Fault) -> String {
    match fault.code.as_ref() {
        "AccessDenied" | "AccessDeniedException" => {
            format!("PROBLEM: {}", cannot_access_stream(stream_arn))
        }
        "ResourceNotFoundException" => format!("PROBLEM: Stream not found: {stream_arn}"),
        _ => format!("PROBLEM: {}", fault.message),
    }
}

impl Running {
    async fn run(mut self, mut commands: mpsc::UnboundedReceiver<Command>) -> End {
        loop {
            match self.end {
                Some(End::Stopped) if self.is_orphaned => return End::Orphaned,
                Some(end) => return end,
                None => {}
            }
            tokio::select! {
                command = commands.recv() => match command {
                    Some(Command::Configure(options)) => self.step(Event::Configured(options)),
                    Some(Command::Stop) => self.step(Event::Stop),
                    // The supervisor is gone, and with it the engine.
                    None => return End::Stopped,
                },
                Some(done) = self.work.next() => self.done(done),
                () = timer(&mut self.timer) => {
                    self.timer = None;
                    self.step(Event::Tick);
                }
            }
        }
    }

    fn done(&mut self, done: Done) {
        match done {
            Done::Event(event) => {
                let failed = matches!(event, Event::ReadFailed);
                self.step(event);
                if failed && self.runner.changes.has_changed().is_err() {
                    self.is_orphaned = true;
                    self.step(Event::Stop);
                }
            }
            Done::Written(version, Ok(())) => {
                self.is_writing = false;
                self.write();
                self.step(Event::CheckpointDurable { version });
            }
            Done::Written(_, Err(error)) => {
                // Nothing can be promised any more; the place is kept by the last checkpoint.
                tracing::error!(%error, "a mapping stops: its checkpoint was not written");
                self.end = Some(End::Stopped);
            }
        }
    }

    fn step(&mut self, event: Event<Handle>) {
        let now_ms = self.runner.engine.now_ms();
        for action in self.machine.step(now_ms, event) {
            self.act(action);
        }
    }

    fn act(&mut self, action: Action<Handle>) {
        let engine = self.runner.engine.clone();
        let live = self.runner.live.borrow().clone();
        let index = self.runner.index;
        match action {
            Action::Read {
                from,
                max_records,
                max_bytes,
            } => {
                let changes = self.runner.changes.clone();
                let reader = Reader {
                    engine,
                    live: self.runner.live.clone(),
                    index,
                    shard_id: self.runner.shard_id.clone(),
                    max_records,
                    max_bytes: usize::try_from(max_bytes).unwrap_or(usize::MAX),
                };
                let read = async move { Done::Event(reader.read(from, changes).await) };
                self.work.push(Box::pin(read));
            }
            Action::Invoke(batch) => {
                let invoker = Invoker {
                    engine,
                    live,
                    index,
                    shard_id: self.runner.shard_id.clone(),
                    report_item_failures: self.machine.options().report_item_failures,
                    traces: self.traces.clone(),
                };
                let invoke = async move { Done::Event(invoker.invoke(batch).await) };
                self.work.push(Box::pin(invoke));
            }
            Action::Checkpoint(checkpoint) => {
                self.unwritten = Some(checkpoint);
                self.write();
            }
            Action::Deliver(delivery) => {
                let shard_id = self.runner.shard_id.clone();
                let deliver =
                    async move { Done::Event(deliver(&engine, &live, &shard_id, delivery).await) };
                self.work.push(Box::pin(deliver));
            }
            Action::Measure(metric) => measure(&engine, &live, metric),
            Action::WakeAt(at_ms) => {
                self.timer = at_ms.map(|at_ms| engine.sleep_until(at_ms));
            }
            Action::Finished => self.end = Some(End::Finished),
            Action::Stopped => self.end = self.end.or(Some(End::Stopped)),
        }
    }

    /// Writes the newest checkpoint unless an earlier one is still on its way.
    fn write(&mut self) {
        if self.is_writing {
            return;
        }
        let Some(checkpoint) = self.unwritten.take() else {
            return;
        };
        self.is_writing = true;
        let engine = self.runner.engine.clone();
        let mapping = self.runner.live.borrow().mapping.id;
        let key = checkpoint_key(mapping, self.runner.index);
        let version = checkpoint.version;
        // Decided now, so that a later checkpoint is never overtaken by this one.
        let decided = engine.services.store.transact(|transaction| {
            transaction.put(&engine.checkpoints, &key, checkpoint);
            Ok::<_, StoreError>(())
        });
        self.work.push(Box::pin(async move {
            let written = match decided {
                Ok(((), commit)) => commit.await.map(|_| ()),
                Err(error) => Err(error),
            };
            Done::Written(version, written)
        }));
    }
}

async fn timer(timer: &mut Option<store::Sleep>) {
    match timer {
        Some(sleep) => sleep.await,
        None => std::future::pending().await,
    }
}

fn measure(engine: &Engine, live: &Live, metric: Metric) {
    let function = live.settings.function_name();
    let mapping = &live.mapping;
    match metric {
        Metric::IteratorAge(ms) => {
            engine.measure(mapping, function, "IteratorAge", ms as f64, "Milliseconds");
        }
        Metric::DestinationDeliveryFailure => {
            engine.measure(
                mapping,
                function,
                "DestinationDeliveryFailures",
                1.0,
                "Count",
            );
        }
        Metric::Dropped(records) => {
            tracing::info!(mapping = mapping.uuid, records, "records were given up");
        }
    }
}

async fn deliver(
    engine: &Engine,
    live: &Live,
    shard_id: &str,
    delivery: Delivery<Handle>,
) -> Event<Handle> {
    let written = failures::write(engine, live, shard_id, &delivery).await;
    if let Err(fault) = &written {
        let uuid = &live.mapping.uuid;
        tracing::warn!(mapping = uuid, %fault, "a failure record was not written");
        let problem = format!("PROBLEM: {}", fault.message);
        engine.note_result(&live.mapping.key(), &problem);
    }
    Event::DeliveryFinished {
        delivery: delivery.number,
        delivered: written.is_ok(),
    }
}

/// A read that waits for records.
struct Reader {
    engine: Arc<Engine>,
    live: watch::Receiver<Arc<Live>>,
    index: u32,
    shard_id: String,
    max_records: usize,
    max_bytes: usize,
}

impl Reader {
    async fn read(&self, from: u64, mut changes: watch::Receiver<u64>) -> Event<Handle> {
        loop {
            changes.borrow_and_update();
            match self.read_once(from).await {
                Ok(Some(event)) => return event,
                Ok(None) => {}
                Err(problem) => {
                    let key = self.live.borrow().mapping.key();
                    self.engine.note_result(&key, &problem);
                    return Event::ReadFailed;
                }
            }
            if changes.changed().await.is_err() {
                // The stream is gone: the next read says so, after a pause.
                return Event::ReadFailed;
            }
        }
    }

    /// What is there now; `None` if nothing is.
    async fn read_once(&self, from: u64) -> Result<Option<Event<Handle>>, String> {
        let live = self.live.borrow().clone();
        let mapping = &live.mapping;
        let unchanged = || {
            let row = self.engine.mappings.get(&mapping.key());
            row.map_or_else(String::new, |row| row.last_processing_result.clone())
        };
        let function = self.engine.function(mapping, &live.settings);
        // A deleted function leaves the mapping as it is.
        let function = function.ok_or_else(unchanged)?;
        let stream_arn = &mapping.stream_arn;
        let problem = |fault: Fault| read_problem(stream_arn, &fault);
        let caller = self.engine.role(mapping, &function).map_err(problem)?;
        let shards = &self.engine.services.shards;
        let read = shards
            .read(
                &caller,
                stream_arn,
                self.index,
                from,
                self.max_records,
                self.max_bytes,
            )
            .await
            .map_err(problem)?;
        if read.records.is_empty() && !read.finished && read.next <= from {
            return Ok(None);
        }
        let source = EventSource {
            stream_arn: stream_arn.clone(),
            region: mapping.region.to_string(),
            role_arn: function.role_arn,
            shard_id: self.shard_id.clone(),
        };
        let records = read
            .records
            .into_iter()
            .map(|record| Record {
                counter: record.counter,
                arrival_ms: record.arrival_ms,
                event_bytes: source.record_bytes(&record) as u64,
                key_hash: key_hash(&record.partition_key),
                handle: Arc::new(record),
            })
            .collect();
        Ok(Some(Event::Records {
            records,
            next: read.next,
            drained: read.finished,
        }))
    }
}

/// One invocation.
struct Invoker {
    engine: Arc<Engine>,
    live: Arc<Live>,
    index: u32,
    shard_id: String,
    report_item_failures: bool,
    traces: Arc<AtomicU64>,
}

impl Invoker {
    async fn invoke(&self, batch: Batch<Handle>) -> Event<Handle> {
        let records: Vec<Handle> = batch
            .records
            .iter()
            .map(|record| record.handle.clone())
            .collect();
        let (outcome, trace, result) = self.call(&records).await;
        if let Some(result) = result {
            let key = self.live.mapping.key();
            self.engine.note_result(&key, result);
        }
        self.trace(&batch, &records, &outcome, trace.as_ref());
        Event::InvocationFinished {
            batch: batch.number,
            outcome,
            trace,
        }
    }

    /// The outcome, the invocation, and what to say of it.
    async fn call(
        &self,
        records: &[Handle],
    ) -> (Outcome, Option<InvocationTrace>, Option<&'static str>) {
        let mapping = &self.live.mapping;
        let settings = &self.live.settings;
        let Some(function) = self.engine.function(mapping, settings) else {
            return (Outcome::NotInvoked, None, None);
        };
        let source = EventSource {
            stream_arn: mapping.stream_arn.clone(),
            region: mapping.region.to_string(),
            role_arn: function.role_arn,
            shard_id: self.shard_id.clone(),
        };
        let payload = source.event(records);
        if payload.len() as u64 > BATCH_PAYLOAD_BYTES_MAX {
            // One record that no invocation can carry: a failure that retries do not heal.
            return (Outcome::Failed, None, Some(RESULT_FAILED));
        }
        let request = InvocationRequest {
            function_arn: settings.function_arn.clone(),
            payload: payload.into(),
            invoked_by: LAMBDA,
        };
        let invocation = match self.engine.services.functions.invoke(request).await {
            Ok(invocation) => invocation,
            Err(InvokeRefusal::NotFound(_)) => return (Outcome::NotInvoked, None, None),
            Err(InvokeRefusal::Throttled(_) | InvokeRefusal::Unavailable(_)) => {
                return (Outcome::NotInvoked, None, Some(RESULT_FAILED));
            }
        };
        let has_error = invocation.function_error.is_some();
        let outcome = interpret(
            self.report_item_failures,
            has_error,
            &invocation.payload,
            |identifier| {
                records
                    .iter()
                    .position(|record| record.sequence_number == identifier)
            },
        );
        let result = if has_error { RESULT_FAILED } else { RESULT_OK };
        let trace = InvocationTrace {
            request_id: invocation.request_id,
            executed_version: invocation.executed_version,
            function_error: invocation.function_error,
        };
        (outcome, Some(trace), Some(result))
    }

    fn trace(
        &self,
        batch: &Batch<Handle>,
        records: &[Handle],
        outcome: &Outcome,
        invocation: Option<&InvocationTrace>,
    ) {
        let sequence = |record: Option<&Handle>| {
            record.map_or_else(String::new, |record| record.sequence_number.clone())
        };
        let delivery = DeliveryTrace {
            mapping: self.live.mapping.uuid.clone(),
            shard: self.shard_id.clone(),
            first: sequence(records.first()),
            last: sequence(records.last()),
            records: records.len(),
            attempt: batch.attempt,
            request_id: invocation.map_or_else(String::new, |it| it.request_id.clone()),
            outcome: match outcome {
                Outcome::FailedFrom(index) => format!("FailedFrom {index}"),
                Outcome::Succeeded => "Succeeded".to_owned(),
                Outcome::Failed => "Failed".to_owned(),
                Outcome::NotInvoked => "NotInvoked".to_owned(),
            },
        };
        let engine = &self.engine;
        // Numbers grow within a shard, also over restarts: service time never goes back.
        let now_ms = engine.now_ms();
        let floor = u64::try_from(now_ms).unwrap_or(0).saturating_mul(1000);
        let last = self.traces.load(Ordering::Relaxed);
        let number = floor.max(last.saturating_add(1));
        self.traces.store(number, Ordering::Relaxed);
        let mapping = self.live.mapping.id;
        trace(
            &engine.services.store,
            mapping,
            self.index,
            now_ms,
            number,
            &delivery,
        );
    }
}
