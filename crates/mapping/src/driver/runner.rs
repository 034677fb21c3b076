//! Runs one shard's state machine: does what it asks for and tells it what came of it.

use std::collections::VecDeque;
use std::sync::Arc;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use plane::{BoxFuture, Origin, ShardRecord, ShardStart};
use store::StoreError;
use tokio::sync::{mpsc, watch};

use super::invoker::Invoker;
use super::pace::Pace;
use super::reader::{Pushes, Reader};
use super::{Live, RETRY_MAX_MS, failures, stream};
use crate::deliveries::{DeliveryTrace, Tracer};
use crate::engine::{Engine, checkpoint_key};
use crate::machine::{Action, Checkpoint, Delivery, Event, Metric, Options, ShardMachine};

type Handle = Arc<ShardRecord>;

/// How long a described retention counts without another look, in milliseconds.
const DESCRIPTION_FRESH_MS: i64 = 1_000;

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
    /// The stream's retention, or why it could not be learnt.
    Described(Result<Option<i64>, String>),
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
    /// The patterns whose records the machine has.
    filters: Vec<String>,
    /// The machine stops, to begin anew with other patterns.
    renews: bool,
    work: FuturesUnordered<BoxFuture<'static, Done>>,
    /// The newest checkpoint, while an earlier one is being written.
    unwritten: Option<Checkpoint>,
    is_writing: bool,
    timer: Option<store::Sleep>,
    /// The subscription of a consumer.
    pushes: Pushes,
    tracer: Tracer,
    pace: Pace,
    /// The stream no longer exists.
    is_orphaned: bool,
    /// The stream's retention as it was last learnt.
    retention_ms: Option<i64>,
    /// When it was last looked up, service time.
    described_ms: i64,
    /// The last look failed: until another succeeds nothing is given up for the retention.
    is_unsure: bool,
    /// Events that wait for the retention to be looked up again.
    waiting: Option<VecDeque<Event<Handle>>>,
    end: Option<End>,
}

impl Runner {
    /// Runs until the shard is finished or the runner is told to stop.
    pub(super) async fn run(self, mut commands: mpsc::UnboundedReceiver<Command>) -> End {
        let Some(checkpoint) = self.checkpoint(&mut commands).await else {
            return End::Stopped;
        };
        let live = self.live.borrow().clone();
        let store = self.engine.services.store.clone();
        let mut running = Running {
            tracer: Tracer::new(store, live.mapping.id, self.index),
            pace: Pace::new(self.engine.services.cadence),
            machine: ShardMachine::resume(live.options(), checkpoint),
            filters: live.settings.filters.clone(),
            renews: false,
            runner: self,
            work: FuturesUnordered::new(),
            unwritten: None,
            is_writing: false,
            timer: None,
            pushes: Pushes::default(),
            is_orphaned: false,
            retention_ms: live.retention_ms,
            described_ms: i64::MIN,
            is_unsure: false,
            waiting: None,
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
            match stream::position(&self.engine, &live, self.index, self.start).await {
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

impl Running {
    async fn run(mut self, mut commands: mpsc::UnboundedReceiver<Command>) -> End {
        loop {
            match self.end {
                Some(End::Stopped) if self.is_orphaned => return End::Orphaned,
                Some(End::Stopped) if self.renews => self.renew(),
                Some(end) => return end,
                None => {}
            }
            tokio::select! {
                command = commands.recv() => match command {
                    Some(Command::Configure(options)) => self.configure(options),
                    Some(Command::Stop) => self.stop(),
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

    fn stop(&mut self) {
        self.renews = false;
        self.step(Event::Stop);
    }

    fn configure(&mut self, options: Options) {
        // Maybe older than what was learnt here: looked up before anything is given up by it.
        self.retention_ms = options.retention_ms;
        self.described_ms = i64::MIN;
        if self.runner.live.borrow().settings.filters == self.filters {
            self.step(Event::Configured(options));
        } else {
            // What is not done is read again and judged by the new patterns, also what fails.
            self.renews = true;
            self.step(Event::Stop);
        }
    }

    /// A new machine where the stopped one was. All that is under way is a read.
    fn renew(&mut self) {
        let live = self.runner.live.borrow().clone();
        let checkpoint = self.machine.checkpoint().clone();
        self.machine = ShardMachine::resume(live.options(), checkpoint);
        self.filters.clone_from(&live.settings.filters);
        self.retention_ms = live.retention_ms;
        self.described_ms = i64::MIN;
        self.is_unsure = false;
        self.renews = false;
        self.work = FuturesUnordered::new();
        self.timer = None;
        self.waiting = None;
        self.end = None;
        self.step(Event::Tick);
    }

    fn done(&mut self, done: Done) {
        match done {
            Done::Event(event) => {
                let failed = matches!(event, Event::ReadFailed);
                self.step(event);
                if failed && self.runner.changes.has_changed().is_err() {
                    self.is_orphaned = true;
                    self.stop();
                }
            }
            Done::Described(retention_ms) => self.described(retention_ms),
            Done::Written(version, Ok(())) => {
                self.is_writing = false;
                self.write();
                self.step(Event::CheckpointDurable { version });
            }
            Done::Written(_, Err(error)) => {
                // Nothing can be promised any more; the place is kept by the last checkpoint.
                tracing::error!(%error, "a mapping stops: its checkpoint was not written");
                self.renews = false;
                self.end = Some(End::Stopped);
            }
        }
    }

    /// Takes an event; first looks the retention up again where records would be given up by
    /// one that may have been changed meanwhile.
    fn step(&mut self, event: Event<Handle>) {
        if let Some(waiting) = &mut self.waiting {
            waiting.push_back(event);
            return;
        }
        let now_ms = self.runner.engine.now_ms();
        let is_stale = now_ms.saturating_sub(self.described_ms) > DESCRIPTION_FRESH_MS;
        let machine = &self.machine;
        let brought_ms = event.oldest_ms();
        let expires = |retention_ms| {
            machine.holds_older_than(retention_ms, now_ms)
                || brought_ms.is_some_and(|oldest_ms| now_ms - oldest_ms > retention_ms)
        };
        if is_stale && self.retention_ms.is_some_and(expires) {
            self.waiting = Some(VecDeque::from([event]));
            let engine = self.runner.engine.clone();
            let live = self.runner.live.borrow().clone();
            self.work.push(Box::pin(async move {
                let description = stream::describe(&engine, &live).await;
                Done::Described(description.map(|it| it.retention_ms))
            }));
            return;
        }
        self.step_now(event);
    }

    fn described(&mut self, described: Result<Option<i64>, String>) {
        self.described_ms = self.runner.engine.now_ms();
        match described {
            Ok(retention_ms) => {
                self.retention_ms = retention_ms;
                self.is_unsure = false;
                self.machine.retain(retention_ms);
            }
            Err(problem) => {
                if !self.is_unsure {
                    let uuid = &self.runner.live.borrow().mapping.uuid;
                    tracing::warn!(
                        mapping = uuid,
                        problem,
                        "a stream's retention is not learnt"
                    );
                }
                self.is_unsure = true;
                self.machine.retain(None);
            }
        }
        for event in self.waiting.take().into_iter().flatten() {
            self.step_now(event);
        }
    }

    fn step_now(&mut self, mut event: Event<Handle>) {
        if let Event::Configured(options) = &mut event {
            options.retention_ms = self.retention_ms.filter(|_| !self.is_unsure);
        }
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
                until_ms,
            } => {
                let changes = self.runner.changes.clone();
                let reader = Reader {
                    engine,
                    live: self.runner.live.clone(),
                    index,
                    shard_id: self.runner.shard_id.clone(),
                    max_records,
                    until_ms,
                    pushes: self.pushes.clone(),
                    pace: self.pace.clone(),
                    max_bytes: usize::try_from(max_bytes).unwrap_or(usize::MAX),
                };
                let read = async move { Done::Event(reader.read(from, changes).await) };
                self.work.push(Box::pin(read));
            }
            Action::Invoke(batch) => {
                let invoker = Invoker {
                    engine,
                    live,
                    shard_id: self.runner.shard_id.clone(),
                    report_item_failures: self.machine.options().report_item_failures,
                    tracer: self.tracer.clone(),
                };
                let invoke = async move { Done::Event(invoker.invoke(batch).await) };
                self.work.push(Box::pin(invoke));
            }
            Action::Checkpoint(checkpoint) => {
                self.unwritten = Some(checkpoint);
                self.write();
            }
            Action::Deliver(delivery) => {
                let (shard_id, tracer) = (self.runner.shard_id.clone(), self.tracer.clone());
                let deliver = async move {
                    Done::Event(deliver(&engine, &live, &shard_id, &tracer, delivery).await)
                };
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
            let written = store::committed(decided, StoreError::clone).await;
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
    let (mapping, settings) = (&live.mapping, &live.settings);
    let count = |name, records: usize| {
        if settings.event_count {
            engine.count_events(mapping, name, records as f64);
        }
    };
    match metric {
        Metric::IteratorAge(ms) => {
            engine.measure(mapping, settings, "IteratorAge", ms as f64, "Milliseconds");
        }
        Metric::DestinationDeliveryFailure => {
            engine.measure(
                mapping,
                settings,
                "DestinationDeliveryFailures",
                1.0,
                "Count",
            );
        }
        Metric::Polled(records) => count("PolledEventCount", records),
        Metric::FilteredOut(records) => count("FilteredOutEventCount", records),
        Metric::Invoked(records) => count("InvokedEventCount", records),
        Metric::FailedInvoke(records) => count("FailedInvokeEventCount", records),
        Metric::Delivered(records) => {
            tracing::info!(mapping = mapping.uuid, records, "records were given up");
            count("OnFailureDestinationDeliveredEventCount", records);
        }
        Metric::Dropped(records) => {
            tracing::info!(mapping = mapping.uuid, records, "records were given up");
            count("DroppedEventCount", records);
        }
    }
}

async fn deliver(
    engine: &Engine,
    live: &Live,
    shard_id: &str,
    tracer: &Tracer,
    delivery: Delivery<Handle>,
) -> Event<Handle> {
    let began_ms = engine.now_ms();
    let written = failures::write(engine, live, shard_id, &delivery).await;
    if let Err(fault) = &written {
        let uuid = &live.mapping.uuid;
        tracing::warn!(mapping = uuid, %fault, "a failure record was not written");
        let problem = format!("PROBLEM: {}", fault.message);
        engine.note_result(&live.mapping.key(), &problem);
    }
    let records = delivery.records.iter().map(|record| record.handle.clone());
    let records: Vec<Handle> = records.collect();
    let invocation = delivery.range.invocation.as_ref();
    let outcome = if written.is_ok() {
        "GivenUp"
    } else {
        "NotDescribed"
    };
    let note = DeliveryTrace {
        attempt: delivery.range.attempts,
        request_id: invocation.map_or_else(String::new, |it| it.request_id.clone()),
        outcome: outcome.to_owned(),
        began_ms,
        reason: Some(match &written {
            Ok(_) => delivery.verdict.condition.as_str().to_owned(),
            Err(fault) => fault.message.clone(),
        }),
        failure_record: written.as_ref().ok().cloned(),
        ..DeliveryTrace::of(&live.mapping.uuid, shard_id, &records)
    };
    tracer.note(Origin::OUTSIDE, &note);
    Event::DeliveryFinished {
        delivery: delivery.number,
        delivered: written.is_ok(),
    }
}
