//! One shard of one mapping.

use super::backoff;
use super::checkpoint::{Checkpoint, LaneMark};
use super::event::{Action, Event, Metric, Record};
use super::lane::{Lane, Outbox, Situation};
use super::limits::{
    BUFFER_BYTES_MAX, BUFFER_RECORDS_MAX, READ_BACKOFF_MAX_MS, READ_RECORDS_MAX, WINDOW_LATE_MS,
};
use super::options::Options;
use super::response::lane_of;
use super::window::WindowPlace;

/// Smallest read, so that tiny batches do not mean a read for each.
const READ_RECORDS_MIN: usize = 500;

/// The state machine of a shard.
///
/// The driver calls [`ShardMachine::step`] with what happens and does what it answers. The first
/// event may be [`Event::Tick`].
#[derive(Debug)]
pub struct ShardMachine<H> {
    options: Options,
    /// Options with another parallelization factor, which wait for what is under way.
    next_options: Option<Options>,
    lanes: Vec<Lane<H>>,
    /// How far lanes of other parallelization factors had come.
    old_marks: Vec<LaneMark>,
    read_next: u64,
    is_reading: bool,
    /// When the read that is under way is answered at the latest.
    read_until_ms: Option<i64>,
    /// All records that arrived before this time were read.
    caught_up_ms: i64,
    read_failures: u32,
    read_not_before_ms: i64,
    drained: bool,
    /// Records were read that the function is not to see, and no checkpoint tells so yet.
    has_filtered: bool,
    /// The last checkpoint asked for.
    checkpoint: Checkpoint,
    /// Version of the newest durable checkpoint.
    durable: u64,
    stopping: bool,
    said_stopped: bool,
    said_finished: bool,
    next_number: u64,
    wake_at: Option<i64>,
}

impl<H: Clone> ShardMachine<H> {
    /// A machine that goes on from a durable checkpoint.
    #[must_use]
    pub fn resume(wanted: Options, checkpoint: Checkpoint) -> Self {
        // A window that is still open ends first.
        let (options, next_options) = match &checkpoint.windows.open {
            Some(_) if wanted.parallelization_factor > 1 => {
                let options = Options {
                    parallelization_factor: 1,
                    ..wanted.clone()
                };
                (options, Some(wanted))
            }
            _ => (wanted, None),
        };
        let factor = options.parallelization_factor.max(1);
        let mut lanes: Vec<Lane<H>> = (0..factor).map(Lane::new).collect();
        let mut old_marks = Vec::new();
        for mark in &checkpoint.lanes {
            match lanes.get_mut(usize::from(mark.lane)) {
                Some(lane) if mark.factor == factor => lane.resume(mark.clone()),
                _ => old_marks.push(LaneMark {
                    failing: Vec::new(),
                    ..mark.clone()
                }),
            }
        }
        if let [only] = lanes.as_mut_slice() {
            only.resume_windows(checkpoint.windows.clone());
        }
        Self {
            options,
            next_options,
            lanes,
            old_marks,
            read_next: checkpoint.next,
            is_reading: false,
            read_until_ms: None,
            caught_up_ms: i64::MIN,
            read_failures: 0,
            read_not_before_ms: 0,
            drained: checkpoint.finished,
            has_filtered: false,
            durable: checkpoint.version,
            checkpoint,
            stopping: false,
            said_stopped: false,
            said_finished: false,
            next_number: 0,
            wake_at: None,
        }
    }

    /// The last checkpoint that was asked for.
    #[must_use]
    pub fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// The options in force.
    #[must_use]
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Whether records are held that are older than a retention.
    #[must_use]
    pub fn holds_older_than(&self, retention_ms: i64, now_ms: i64) -> bool {
        let oldest = self.lanes.iter().filter_map(Lane::oldest_ms).min();
        oldest.is_some_and(|oldest_ms| now_ms - oldest_ms > retention_ms)
    }

    /// Puts the stream's retention in force at once, also where other options still wait for what
    /// is under way. Without one nothing is given up for it.
    pub fn retain(&mut self, retention_ms: Option<i64>) {
        self.options.retention_ms = retention_ms;
        if let Some(options) = &mut self.next_options {
            options.retention_ms = retention_ms;
        }
    }

    /// Takes an event at a time (milliseconds since the epoch) and tells what to do.
    pub fn step(&mut self, now_ms: i64, event: Event<H>) -> Vec<Action<H>> {
        let mut out = Outbox {
            actions: Vec::new(),
            dirty: false,
            next_number: self.next_number,
        };
        self.take(now_ms, event, &mut out);
        self.reconfigure(&mut out);
        if !self.stopping {
            self.with_lanes(now_ms, |lane, situation| lane.advance(situation, &mut out));
        }
        self.next_number = out.next_number;
        self.write_checkpoint(&mut out);
        self.read(now_ms, &mut out);
        self.say_ends(&mut out);
        self.set_wake(now_ms, &mut out);
        out.actions
    }

    fn take(&mut self, now_ms: i64, event: Event<H>, out: &mut Outbox<H>) {
        match event {
            Event::Tick => {}
            Event::Records {
                records,
                filtered,
                next,
                drained,
            } => {
                self.is_reading = false;
                self.read_failures = 0;
                out.measure(Metric::Polled(records.len() + filtered));
                out.measure(Metric::FilteredOut(filtered));
                if let Some(until_ms) = self.read_until_ms.take()
                    && records.is_empty()
                    && filtered == 0
                    && now_ms >= until_ms
                {
                    self.caught_up_ms = until_ms - WINDOW_LATE_MS;
                }
                for record in records {
                    self.hold(record, now_ms);
                }
                self.read_next = self.read_next.max(next);
                self.drained = self.drained || drained;
                self.has_filtered |= filtered > 0;
            }
            Event::ReadFailed => {
                self.is_reading = false;
                self.read_failures = self.read_failures.saturating_add(1);
                self.read_not_before_ms =
                    now_ms + backoff::after(self.read_failures, READ_BACKOFF_MAX_MS);
            }
            Event::InvocationFinished {
                batch,
                outcome,
                trace,
                state,
            } => self.with_lanes(now_ms, |lane, situation| {
                lane.invoked(
                    batch,
                    &outcome,
                    trace.clone(),
                    state.clone(),
                    situation,
                    out,
                );
            }),
            Event::DeliveryFinished {
                delivery,
                delivered,
            } => self.with_lanes(now_ms, |lane, situation| {
                lane.delivered(delivery, delivered, situation.now_ms, out);
            }),
            Event::CheckpointDurable { version } => {
                self.durable = self.durable.max(version.min(self.checkpoint.version));
            }
            Event::Configured(options) => {
                if options.parallelization_factor == self.options.parallelization_factor {
                    self.options = options;
                    self.next_options = None;
                } else {
                    self.next_options = Some(options);
                }
            }
            Event::Stop => self.stopping = true,
        }
    }

    fn with_lanes(&mut self, now_ms: i64, mut f: impl FnMut(&mut Lane<H>, &Situation<'_>)) {
        let situation = Situation {
            now_ms,
            options: &self.options,
            read_next: self.read_next,
            drained: self.drained,
            caught_up_ms: self.caught_up_ms,
            closing: self.next_options.is_some(),
            durable: self.durable,
            upcoming: self.checkpoint.version + 1,
        };
        for lane in &mut self.lanes {
            f(lane, &situation);
        }
    }

    fn hold(&mut self, record: Record<H>, now_ms: i64) {
        if record.counter < self.read_next {
            return;
        }
        self.read_next = record.counter + 1;
        let is_old = self.old_marks.iter().any(|mark| {
            record.counter < mark.next && lane_of(record.key_hash, mark.factor) == mark.lane
        });
        let factor = self.options.parallelization_factor;
        let index = usize::from(lane_of(record.key_hash, factor));
        if let Some(lane) = self.lanes.get_mut(index)
            && !is_old
            && !lane.has_done(record.counter)
        {
            lane.hold(record, now_ms);
        }
    }

    /// Puts options with another parallelization factor in force once nothing is under way. What
    /// failed begins anew: its records belong to several lanes now.
    fn reconfigure(&mut self, out: &mut Outbox<H>) {
        if !self.lanes.iter().all(Lane::is_idle) || self.lanes.iter().any(Lane::has_window) {
            return;
        }
        let Some(options) = self.next_options.take() else {
            return;
        };
        let low_water = self.low_water();
        let factor = self.options.parallelization_factor;
        self.old_marks.extend(
            self.lanes
                .iter()
                .filter_map(|lane| lane.mark(factor, self.read_next, low_water))
                .map(|mark| LaneMark {
                    failing: Vec::new(),
                    ..mark
                }),
        );
        let mut held: Vec<_> = std::mem::take(&mut self.lanes)
            .into_iter()
            .flat_map(Lane::into_held)
            .collect();
        held.sort_by_key(|held| held.record.counter);
        let factor = options.parallelization_factor.max(1);
        self.options = options;
        self.lanes = (0..factor).map(Lane::new).collect();
        for held in held {
            let index = usize::from(lane_of(held.record.key_hash, factor));
            if let Some(lane) = self.lanes.get_mut(index) {
                lane.hold_again(held);
            }
        }
        out.dirty = true;
    }

    /// Every record below this counter is done.
    fn low_water(&self) -> u64 {
        self.lanes
            .iter()
            .map(|lane| lane.next(self.read_next))
            .min()
            .unwrap_or(self.read_next)
    }

    fn write_checkpoint(&mut self, out: &mut Outbox<H>) {
        let low_water = self.low_water();
        self.old_marks.retain(|mark| mark.next > low_water);
        let finishes = self.drained
            && !self.checkpoint.finished
            && self.next_options.is_none()
            && self.lanes.iter().all(Lane::is_done);
        // Nothing else might ever tell that they are done.
        let passes_filtered = self.has_filtered && low_water > self.checkpoint.next;
        if !out.dirty && !finishes && !passes_filtered {
            return;
        }
        self.has_filtered = false;
        let factor = self.options.parallelization_factor;
        let mut lanes: Vec<LaneMark> = self
            .lanes
            .iter()
            .filter_map(|lane| lane.mark(factor, self.read_next, low_water))
            .collect();
        lanes.extend(self.old_marks.iter().cloned());
        let windows = match self.lanes.as_slice() {
            [only] => only.windows().clone(),
            _ => WindowPlace::default(),
        };
        self.checkpoint = Checkpoint {
            version: self.checkpoint.version + 1,
            next: low_water,
            lanes,
            windows,
            finished: self.checkpoint.finished || finishes,
        };
        out.actions
            .push(Action::Checkpoint(self.checkpoint.clone()));
    }

    fn read(&mut self, now_ms: i64, out: &mut Outbox<H>) {
        if self.is_reading || self.drained || self.stopping || now_ms < self.read_not_before_ms {
            return;
        }
        let held: usize = self.lanes.iter().map(Lane::held_len).sum();
        let batch_size = self.options.batch_size;
        let held_bytes: u64 = self.lanes.iter().map(Lane::held_bytes).sum();
        let has_room = held < BUFFER_RECORDS_MAX && held_bytes < BUFFER_BYTES_MAX;
        let hungry = has_room && self.lanes.iter().any(|lane| lane.is_hungry(batch_size));
        let missing = self
            .lanes
            .iter()
            .any(|lane| lane.misses_records(self.read_next, self.drained));
        if !hungry && !missing {
            return;
        }
        self.is_reading = true;
        let ends = self
            .lanes
            .iter()
            .filter_map(|lane| lane.window_end(&self.options))
            .filter(|end_ms| *end_ms > self.caught_up_ms);
        self.read_until_ms = ends.max().map(|end_ms| end_ms + WINDOW_LATE_MS);
        out.actions.push(Action::Read {
            until_ms: self.read_until_ms,
            from: self.read_next,
            max_records: batch_size
                .saturating_mul(self.lanes.len())
                .saturating_mul(2)
                .clamp(READ_RECORDS_MIN, READ_RECORDS_MAX),
            max_bytes: BUFFER_BYTES_MAX / 2,
        });
    }

    fn say_ends(&mut self, out: &mut Outbox<H>) {
        if self.durable < self.checkpoint.version {
            return;
        }
        if self.checkpoint.finished && !self.said_finished {
            self.said_finished = true;
            out.actions.push(Action::Finished);
        }
        if self.stopping && !self.said_stopped && self.lanes.iter().all(Lane::is_idle) {
            self.said_stopped = true;
            out.actions.push(Action::Stopped);
        }
    }

    fn set_wake(&mut self, now_ms: i64, out: &mut Outbox<H>) {
        let mut wake_at: Option<i64> = None;
        let mut earlier = |at: i64| wake_at = Some(wake_at.map_or(at, |other| other.min(at)));
        if !self.stopping {
            if !self.is_reading && !self.drained && self.read_not_before_ms > now_ms {
                earlier(self.read_not_before_ms);
            }
            self.with_lanes(now_ms, |lane, situation| {
                if let Some(at) = lane.wake_at(situation) {
                    earlier(at);
                }
            });
        }
        if wake_at != self.wake_at {
            self.wake_at = wake_at;
            out.actions.push(Action::WakeAt(wake_at));
        }
    }
}
