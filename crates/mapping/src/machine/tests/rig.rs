//! A shard, a function and a failure destination around one machine, without surprises: what the
//! machine asks for happens at once and time jumps to its next wish.

use std::collections::VecDeque;

use crate::machine::{
    Action, Batch, BatchWindow, Checkpoint, Delivery, Event, InvocationTrace, Metric, Options,
    Outcome, Record, ShardMachine,
};

pub(super) type Function = Box<dyn FnMut(&Batch<u64>) -> Outcome>;
/// What a function answers as the state of a batch's window.
type State = Box<dyn FnMut(&Batch<u64>) -> String>;

pub(super) struct Rig {
    pub(super) now_ms: i64,
    pub(super) options: Options,
    pub(super) durable: Checkpoint,
    pub(super) invocations: Vec<(i64, Vec<u64>)>,
    pub(super) windows: Vec<BatchWindow>,
    pub(super) state: State,
    pub(super) deliveries: Vec<Delivery<u64>>,
    pub(super) metrics: Vec<Metric>,
    pub(super) finished: bool,
    pub(super) stopped: bool,
    /// Crash right after each checkpoint that follows a failed invocation.
    pub(super) crash_loop: bool,
    /// Failure records are refused this often.
    pub(super) refuse_deliveries: u32,
    pub(super) closed: bool,
    /// Records that the function is not to see.
    pub(super) filter: fn(u64) -> bool,
    shard: Vec<Record<u64>>,
    function: Function,
    machine: ShardMachine<u64>,
    waiting_read: Option<(u64, usize, Option<i64>)>,
    wake_at: Option<i64>,
    just_failed: bool,
}

impl Rig {
    pub(super) fn new(options: Options, function: Function) -> Self {
        let durable = Checkpoint::starting_at(0);
        Self {
            now_ms: 1_000_000,
            machine: ShardMachine::resume(options.clone(), durable.clone()),
            options,
            durable,
            invocations: Vec::new(),
            windows: Vec::new(),
            state: Box::new(sum),
            deliveries: Vec::new(),
            metrics: Vec::new(),
            finished: false,
            stopped: false,
            crash_loop: false,
            refuse_deliveries: 0,
            closed: false,
            filter: |_| true,
            shard: Vec::new(),
            function,
            waiting_read: None,
            wake_at: None,
            just_failed: false,
        }
    }

    pub(super) fn put(&mut self, counters: impl IntoIterator<Item = u64>) {
        self.put_sized(counters, 300);
    }

    pub(super) fn put_sized(&mut self, counters: impl IntoIterator<Item = u64>, bytes: u64) {
        for counter in counters {
            self.shard.push(Record {
                counter,
                arrival_ms: self.now_ms,
                event_bytes: bytes,
                key_hash: counter,
                handle: counter,
            });
        }
    }

    pub(super) fn batches(&self) -> Vec<Vec<u64>> {
        self.invocations
            .iter()
            .map(|(_, batch)| batch.clone())
            .collect()
    }

    /// Restarts from the durable checkpoint.
    pub(super) fn crash(&mut self) {
        self.machine = ShardMachine::resume(self.options.clone(), self.durable.clone());
        self.waiting_read = None;
        self.wake_at = None;
        self.just_failed = false;
    }

    pub(super) fn configure(&mut self, options: Options) {
        self.options = options.clone();
        self.event(Event::Configured(options));
    }

    /// Runs for some time.
    pub(super) fn run(&mut self, ms: i64) {
        let end = self.now_ms + ms;
        self.event(Event::Tick);
        loop {
            self.answer_read();
            let until = self.waiting_read.and_then(|(_, _, until)| until);
            let next = [self.wake_at, until].into_iter().flatten().min();
            match next {
                Some(at) if at <= end => {
                    self.now_ms = self.now_ms.max(at);
                    if self.wake_at == next {
                        self.wake_at = None;
                        self.event(Event::Tick);
                    }
                }
                _ => break,
            }
        }
        self.now_ms = end;
    }

    pub(super) fn event(&mut self, event: Event<u64>) {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            if let Event::InvocationFinished { outcome, .. } = &event {
                self.just_failed = matches!(outcome, Outcome::Failed | Outcome::FailedFrom(_));
            }
            for action in self.machine.step(self.now_ms, event) {
                if self.act(action, &mut events) {
                    self.crash();
                    events.clear();
                    events.push_back(Event::Tick);
                    break;
                }
            }
            if events.is_empty()
                && let Some(event) = self.take_read()
            {
                events.push_back(event);
            }
        }
    }

    /// True where the process crashes.
    fn act(&mut self, action: Action<u64>, events: &mut VecDeque<Event<u64>>) -> bool {
        match action {
            Action::Read {
                from,
                max_records,
                until_ms,
                ..
            } => self.waiting_read = Some((from, max_records, until_ms)),
            Action::Invoke(batch) => {
                assert!(self.invocations.len() < 10_000, "no end of invocations");
                let counters = batch.records.iter().map(|record| record.counter).collect();
                self.invocations.push((self.now_ms, counters));
                let outcome = (self.function)(&batch);
                let is_answered = outcome != Outcome::Failed;
                let state = batch.window.is_some().then(|| (self.state)(&batch).into());
                self.windows.extend(batch.window);
                events.push_back(Event::InvocationFinished {
                    batch: batch.number,
                    outcome,
                    trace: Some(InvocationTrace {
                        request_id: format!("request-{}", self.invocations.len()),
                        executed_version: "$LATEST".to_owned(),
                        function_error: None,
                    }),
                    state: state.filter(|_| is_answered),
                });
            }
            Action::Checkpoint(checkpoint) => {
                assert!(checkpoint.version > self.durable.version);
                assert!(checkpoint.next >= self.durable.next);
                let stored = serde_json::to_vec(&checkpoint).unwrap();
                self.durable = serde_json::from_slice(&stored).unwrap();
                assert_eq!(self.durable, checkpoint);
                if self.crash_loop && self.just_failed {
                    return true;
                }
                events.push_back(Event::CheckpointDurable {
                    version: checkpoint.version,
                });
            }
            Action::Deliver(delivery) => {
                let delivered = self.refuse_deliveries == 0;
                self.refuse_deliveries = self.refuse_deliveries.saturating_sub(1);
                let number = delivery.number;
                if delivered {
                    self.deliveries.push(delivery);
                }
                events.push_back(Event::DeliveryFinished {
                    delivery: number,
                    delivered,
                });
            }
            Action::Measure(metric) => self.metrics.push(metric),
            Action::WakeAt(at) => self.wake_at = at,
            Action::Finished => self.finished = true,
            Action::Stopped => self.stopped = true,
        }
        false
    }

    fn answer_read(&mut self) {
        if let Some(event) = self.take_read() {
            self.event(event);
        }
    }

    fn take_read(&mut self) -> Option<Event<u64>> {
        let (from, max_records, until) = self.waiting_read?;
        let mut records: Vec<_> = self
            .shard
            .iter()
            .filter(|record| record.counter >= from)
            .take(max_records)
            .cloned()
            .collect();
        let next = records.last().map_or(from, |last| last.counter + 1);
        let drained = self.closed && self.shard.iter().all(|record| record.counter < next);
        let is_late = until.is_some_and(|until| self.now_ms >= until);
        if records.is_empty() && !drained && !is_late {
            return None;
        }
        self.waiting_read = None;
        let polled = records.len();
        records.retain(|record| (self.filter)(record.counter));
        Some(Event::Records {
            filtered: polled - records.len(),
            records,
            next,
            drained,
        })
    }
}

/// The sum of the counters of the window's records so far.
fn sum(batch: &Batch<u64>) -> String {
    let before = match &batch.window {
        Some(window) if &*window.state != "{}" => window.state.parse().unwrap(),
        _ => 0,
    };
    let counters = batch.records.iter().map(|record| record.counter);
    (before + counters.sum::<u64>()).to_string()
}
